"""The settings of the package and what a settings module gets from ``vi_defaults``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from wagtail_kehoach.conf import VIETNAMESE_DEFAULTS, Configuration, get_configuration, vi_defaults
from wagtail_kehoach.documents.limits import DEFAULT_LIMITS


def test_without_settings_every_default_is_in_force(settings: Any) -> None:
    del settings.WAGTAIL_KEHOACH
    assert get_configuration() == Configuration()


def test_a_portal_sets_single_names_and_keeps_the_other_defaults(settings: Any) -> None:
    settings.WAGTAIL_KEHOACH = {"ITEMS_PER_PAGE": 30}
    assert get_configuration() == Configuration(ITEMS_PER_PAGE=30)


def test_changed_settings_are_in_force_at_once(settings: Any) -> None:
    settings.WAGTAIL_KEHOACH = {"ITEMS_PER_PAGE": 5}
    assert get_configuration().ITEMS_PER_PAGE == 5
    settings.WAGTAIL_KEHOACH = {"ITEMS_PER_PAGE": 6}
    assert get_configuration().ITEMS_PER_PAGE == 6


def test_unknown_names_do_not_stop_the_portal(settings: Any) -> None:
    settings.WAGTAIL_KEHOACH = {"ITEM_PER_PAGE": 5}
    assert get_configuration().ITEMS_PER_PAGE == Configuration.ITEMS_PER_PAGE


@pytest.mark.parametrize("wrong", [None, ["BASE_TEMPLATE"], "BASE_TEMPLATE", 7])
def test_settings_that_are_no_dictionary_leave_the_defaults_in_force(settings: Any, wrong: Any) -> None:
    settings.WAGTAIL_KEHOACH = wrong
    assert get_configuration() == Configuration()


@pytest.mark.parametrize(
    ("name", "wrong"),
    [("ITEMS_PER_PAGE", 0), ("MAX_UPLOAD_BYTES", "20MB"), ("PRIVATE_ROOT", 5), ("BASE_TEMPLATE", None)],
)
def test_values_of_no_use_leave_their_default_in_force(settings: Any, name: str, wrong: Any) -> None:
    settings.WAGTAIL_KEHOACH = {"MAX_HTML_DEPTH": 9, name: wrong}
    assert get_configuration() == Configuration(MAX_HTML_DEPTH=9)


def test_the_private_folder_lies_beside_the_media_folder(settings: Any, tmp_path: Path) -> None:
    settings.WAGTAIL_KEHOACH = {}
    settings.MEDIA_ROOT = str(tmp_path / "media")
    assert get_configuration().private_root == tmp_path.resolve() / "kehoach_private"


def test_a_portal_names_its_private_folder(settings: Any, tmp_path: Path) -> None:
    settings.WAGTAIL_KEHOACH = {"PRIVATE_ROOT": str(tmp_path / "rieng")}
    assert get_configuration().private_root == tmp_path / "rieng"


def test_vi_defaults_fill_what_is_missing() -> None:
    namespace: dict[str, Any] = {}
    vi_defaults(namespace)
    assert namespace == VIETNAMESE_DEFAULTS


def test_vi_defaults_leave_what_the_portal_has_set() -> None:
    namespace = {"LANGUAGE_CODE": "en", "WAGTAIL_DATE_FORMAT": "%Y-%m-%d"}
    vi_defaults(namespace)
    assert namespace["LANGUAGE_CODE"] == "en"
    assert namespace["WAGTAIL_DATE_FORMAT"] == "%Y-%m-%d"
    assert namespace["TIME_ZONE"] == "Asia/Ho_Chi_Minh"


def test_a_portal_bounds_its_documents_but_never_beyond_the_largest_upload(settings: Any) -> None:
    settings.WAGTAIL_KEHOACH = {
        "MAX_UPLOAD_BYTES": 1000,
        "DOCUMENT_LIMITS": {"max_bytes": 5000, "max_pdf_pages": 7, "max_text_bytes": 400},
    }
    limits = get_configuration().document_limits
    assert (limits.max_bytes, limits.max_pdf_pages, limits.max_text_bytes) == (1000, 7, 400)
    settings.WAGTAIL_KEHOACH = {}
    assert get_configuration().document_limits == DEFAULT_LIMITS
