"""Each system check fires on its fault with the line to paste, and is silent otherwise."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core import checks as django_checks
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import connection
from django.test import override_settings
from django.utils.formats import reset_format_cache

from wagtail_kehoach import checks
from wagtail_kehoach.apps import REQUIRED_APPS
from wagtail_kehoach.conf import get_configuration
from wagtail_kehoach.portal_setup import SetUp

# Unsaved pages ask for their content type too.
pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parent.parent


def only(messages: list[django_checks.CheckMessage]) -> django_checks.CheckMessage:
    """Return the one message there is."""
    assert len(messages) == 1, messages
    return messages[0]


@pytest.fixture
def templates(settings: Any, tmp_path: Path) -> Iterator[Path]:
    """A folder of templates that the portal's own ones may come from."""
    folder = tmp_path / "templates"
    folder.mkdir()
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [folder]}]
    yield folder


def use_base(settings: Any, name: str) -> None:
    settings.WAGTAIL_KEHOACH = {"BASE_TEMPLATE": name}


@pytest.mark.django_db
def test_the_example_site_has_no_fault_at_all(ground: SetUp) -> None:
    assert django_checks.run_checks(databases=["default"]) == []


@pytest.mark.django_db
def test_manage_py_check_passes_on_the_example_site(ground: SetUp) -> None:
    call_command("check", databases=["default"], fail_level="WARNING")


class TestNamesOfSettings:
    def test_known_names_are_silent(self, settings: Any) -> None:
        settings.WAGTAIL_KEHOACH = {"BASE_TEMPLATE": "portal/base.html", "ITEMS_PER_PAGE": 10}
        assert checks.check_setting_names(None) == []

    def test_a_portal_without_settings_is_silent(self, settings: Any) -> None:
        del settings.WAGTAIL_KEHOACH
        assert checks.check_setting_names(None) == []

    def test_each_unknown_name_is_told_with_the_known_ones(self, settings: Any) -> None:
        settings.WAGTAIL_KEHOACH = {"BASE_TEMPLAT": "base.html", "ITEMS": 5}
        messages = checks.check_setting_names(None)
        assert [message.id for message in messages] == ["wagtail_kehoach.E001"] * 2
        assert "BASE_TEMPLAT" in messages[0].msg
        assert "ITEMS" in messages[1].msg
        assert "BASE_TEMPLATE" in messages[0].hint

    @pytest.mark.parametrize("wrong", [None, ["BASE_TEMPLATE"], "base.html"])
    def test_settings_that_are_no_dictionary_are_told_without_a_crash(self, settings: Any, wrong: Any) -> None:
        settings.WAGTAIL_KEHOACH = wrong
        ids = {message.id for message in django_checks.run_checks()}
        assert "wagtail_kehoach.E001" in ids
        assert only(checks.check_setting_names(None)).hint == "WAGTAIL_KEHOACH = {}"


class TestValuesOfSettings:
    @pytest.mark.parametrize(
        ("name", "wrong", "line"),
        [
            ("ITEMS_PER_PAGE", 0, "12"),
            ("ITEMS_PER_PAGE", -1, "12"),
            ("ITEMS_PER_PAGE", "abc", "12"),
            ("ITEMS_PER_PAGE", True, "12"),
            ("ITEMS_PER_PAGE", 1.5, "12"),
            ("MAX_UPLOAD_BYTES", "20MB", "20971520"),
            ("MAX_UPLOAD_BYTES", None, "20971520"),
            ("MAX_HTML_CHARACTERS", [], "200000"),
            ("MAX_HTML_DEPTH", {}, "50"),
            ("PRIVATE_ROOT", 5, 'BASE_DIR / "kehoach_private"'),
            ("PRIVATE_ROOT", b"kehoach", 'BASE_DIR / "kehoach_private"'),
            ("BASE_TEMPLATE", None, '"base.html"'),
            ("BASE_TEMPLATE", "", '"base.html"'),
            ("SANITIZER", ["bleach"], '"bleach"'),
            ("DAMAGED_PHRASES", ["cum-tu.toml"], 'BASE_DIR / "cum-tu.toml"'),
            ("DOCUMENT_LIMITS", 300, '{"max_pdf_pages": 300}'),
            ("DOCUMENT_LIMITS", {"max_pdf_page": 300}, '{"max_pdf_pages": 300}'),
            ("DOCUMENT_LIMITS", {"max_pdf_pages": "300"}, '{"max_pdf_pages": 300}'),
        ],
    )
    def test_a_wrong_value_is_told_with_the_line_to_paste_and_without_a_crash(
        self, settings: Any, name: str, wrong: Any, line: str
    ) -> None:
        settings.WAGTAIL_KEHOACH = {"BASE_TEMPLATE": "portal/base.html", name: wrong}
        message = only([found for found in django_checks.run_checks() if found.id == "wagtail_kehoach.E001"])
        assert name in message.msg
        assert message.hint == f'WAGTAIL_KEHOACH = {{"{name}": {line}}}'

    def test_each_wrong_value_is_told(self, settings: Any) -> None:
        settings.WAGTAIL_KEHOACH = {"ITEMS_PER_PAGE": 0, "SANITIZER": None, "MAX_HTML_DEPTH": 5}
        assert [message.hint for message in checks.check_setting_values(None)] == [
            'WAGTAIL_KEHOACH = {"ITEMS_PER_PAGE": 12}',
            'WAGTAIL_KEHOACH = {"SANITIZER": "bleach"}',
        ]

    def test_right_values_are_silent(self, settings: Any, tmp_path: Path) -> None:
        for private in (None, str(tmp_path), tmp_path):
            settings.WAGTAIL_KEHOACH = {
                "BASE_TEMPLATE": "portal/base.html",
                "PRIVATE_ROOT": private,
                "SANITIZER": "nh3",
                "MAX_UPLOAD_BYTES": 1,
                "MAX_HTML_CHARACTERS": 1,
                "MAX_HTML_DEPTH": 1,
                "ITEMS_PER_PAGE": 1,
            }
            assert checks.check_setting_values(None) == []

    @pytest.mark.parametrize("wrong", [None, ["BASE_TEMPLATE"]])
    def test_what_is_no_dictionary_is_left_to_the_check_of_names(self, settings: Any, wrong: Any) -> None:
        settings.WAGTAIL_KEHOACH = wrong
        assert checks.check_setting_values(None) == []


class TestBaseTemplate:
    LINE = 'WAGTAIL_KEHOACH = {"BASE_TEMPLATE": "base.html"}'

    def test_the_portal_s_template_is_silent(self, settings: Any) -> None:
        use_base(settings, "portal/base.html")
        assert checks.check_base_template(None) == []

    def test_a_missing_template_is_told_with_the_line_to_paste(self, settings: Any) -> None:
        use_base(settings, "khong-co.html")
        message = only(checks.check_base_template(None))
        assert (message.id, message.hint) == ("wagtail_kehoach.E002", self.LINE)
        assert "khong-co.html" in message.msg

    def test_a_template_with_a_fault_is_told(self, settings: Any, templates: Path) -> None:
        (templates / "hong.html").write_text("{% block content %}", encoding="utf-8")
        use_base(settings, "hong.html")
        assert only(checks.check_base_template(None)).id == "wagtail_kehoach.E002"

    def test_a_template_without_block_content_is_told_with_the_block_to_paste(
        self, settings: Any, templates: Path
    ) -> None:
        (templates / "thieu.html").write_text("{% block noi_dung %}{% endblock %}", encoding="utf-8")
        use_base(settings, "thieu.html")
        message = only(checks.check_base_template(None))
        assert (message.id, message.hint) == ("wagtail_kehoach.E002", "{% block content %}{% endblock %}")

    def test_a_block_within_another_block_is_found(self, settings: Any, templates: Path) -> None:
        source = "{% block body %}{% if 1 %}{% block content %}{% endblock %}{% endif %}{% endblock %}"
        (templates / "long.html").write_text(source, encoding="utf-8")
        use_base(settings, "long.html")
        assert checks.check_base_template(None) == []

    def test_a_block_of_the_template_that_is_extended_is_found(self, settings: Any, templates: Path) -> None:
        (templates / "goc.html").write_text("{% block content %}{% endblock %}", encoding="utf-8")
        (templates / "con.html").write_text('{% extends "goc.html" %}{% block title %}{% endblock %}', encoding="utf-8")
        use_base(settings, "con.html")
        assert checks.check_base_template(None) == []

    def test_a_template_that_extends_a_missing_one_is_told(self, settings: Any, templates: Path) -> None:
        (templates / "mo-coi.html").write_text('{% extends "khong-co.html" %}', encoding="utf-8")
        use_base(settings, "mo-coi.html")
        assert only(checks.check_base_template(None)).id == "wagtail_kehoach.E002"

    def test_a_template_that_extends_what_a_variable_names_is_no_crash(self, settings: Any, templates: Path) -> None:
        (templates / "bien.html").write_text("{% extends nen %}{% block content %}{% endblock %}", encoding="utf-8")
        use_base(settings, "bien.html")
        assert checks.check_base_template(None) == []


class TestPrivateFolder:
    def test_a_folder_beside_media_is_silent(self, settings: Any, tmp_path: Path) -> None:
        settings.WAGTAIL_KEHOACH = {"PRIVATE_ROOT": tmp_path / "private"}
        assert checks.check_private_root(None) == []

    def test_the_default_folder_is_silent(self, settings: Any) -> None:
        settings.WAGTAIL_KEHOACH = {}
        assert checks.check_private_root(None) == []

    @pytest.mark.parametrize("inside", ["", "rieng", "a/b", "a/../rieng"])
    def test_a_folder_within_media_is_told_with_the_line_to_paste(
        self, settings: Any, tmp_path: Path, inside: str
    ) -> None:
        settings.WAGTAIL_KEHOACH = {"PRIVATE_ROOT": tmp_path / "media" / inside}
        message = only(checks.check_private_root(None))
        assert message.id == "wagtail_kehoach.E003"
        assert message.hint == 'WAGTAIL_KEHOACH = {"PRIVATE_ROOT": BASE_DIR / "kehoach_private"}'

    def test_a_link_into_media_is_seen_through(self, settings: Any, tmp_path: Path) -> None:
        (tmp_path / "media").mkdir()
        try:
            (tmp_path / "loi-tat").symlink_to(tmp_path / "media", target_is_directory=True)
        except OSError:
            pytest.skip("this system lets no link be made")
        settings.WAGTAIL_KEHOACH = {"PRIVATE_ROOT": tmp_path / "loi-tat" / "rieng"}
        assert only(checks.check_private_root(None)).id == "wagtail_kehoach.E003"

    @pytest.mark.parametrize("media_root", ["", None])
    def test_a_portal_that_names_neither_folder_is_asked_for_one(self, settings: Any, media_root: Any) -> None:
        settings.MEDIA_ROOT = media_root
        settings.WAGTAIL_KEHOACH = {}
        message = only(checks.check_private_root(None))
        assert (message.id, message.level) == ("wagtail_kehoach.W006", django_checks.WARNING)
        assert message.hint == 'WAGTAIL_KEHOACH = {"PRIVATE_ROOT": BASE_DIR / "kehoach_private"}'

    def test_a_folder_named_without_media_is_silent(self, settings: Any, tmp_path: Path) -> None:
        settings.MEDIA_ROOT = ""
        settings.WAGTAIL_KEHOACH = {"PRIVATE_ROOT": tmp_path / "private"}
        assert checks.check_private_root(None) == []

    def test_a_folder_whose_name_only_begins_like_media_is_silent(self, settings: Any, tmp_path: Path) -> None:
        settings.WAGTAIL_KEHOACH = {"PRIVATE_ROOT": tmp_path / "media-rieng"}
        assert checks.check_private_root(None) == []


class TestSanitizer:
    def test_bleach_is_silent(self, settings: Any) -> None:
        settings.WAGTAIL_KEHOACH = {"SANITIZER": "bleach"}
        assert checks.check_sanitizer(None) == []

    def test_an_unknown_library_is_told_with_the_line_to_paste(self, settings: Any) -> None:
        settings.WAGTAIL_KEHOACH = {"SANITIZER": "lxml"}
        message = only(checks.check_sanitizer(None))
        assert (message.id, message.hint) == ("wagtail_kehoach.E004", 'WAGTAIL_KEHOACH = {"SANITIZER": "bleach"}')

    def test_a_library_that_is_not_installed_is_told_with_the_command(
        self, settings: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "nh3", None)
        settings.WAGTAIL_KEHOACH = {"SANITIZER": "nh3"}
        message = only(checks.check_sanitizer(None))
        assert (message.id, message.hint) == ("wagtail_kehoach.E004", "pip install nh3")


class TestBasePage:
    def test_wagtail_s_own_is_silent(self) -> None:
        assert checks.check_base_page(None) == []

    def test_a_portal_s_own_is_told_with_the_line_to_paste(self, settings: Any) -> None:
        settings.WAGTAIL_PAGE_MODEL = "portal.BasePage"
        message = only(checks.check_base_page(None))
        assert (message.id, message.hint) == ("wagtail_kehoach.E005", 'WAGTAIL_PAGE_MODEL = "wagtailcore.Page"')


class TestTypedDates:
    @pytest.fixture(autouse=True)
    def fresh_formats(self) -> Iterator[None]:
        reset_format_cache()
        yield
        reset_format_cache()

    def test_our_formats_are_silent(self) -> None:
        assert checks.check_typed_dates(None) == []

    @pytest.mark.parametrize("spelling", ["wagtail_kehoach.formats", ["wagtail_kehoach.formats"]])
    def test_both_spellings_of_the_setting_are_silent(self, settings: Any, spelling: Any) -> None:
        settings.FORMAT_MODULE_PATH = spelling
        assert checks.check_typed_dates(None) == []

    def test_django_s_own_formats_are_told_with_the_lines_to_paste(self, settings: Any) -> None:
        settings.FORMAT_MODULE_PATH = None
        message = only(checks.check_typed_dates(None))
        assert message.id == "wagtail_kehoach.W001"
        assert 'FORMAT_MODULE_PATH = ["wagtail_kehoach.formats"]' in message.hint
        assert 'WAGTAIL_DATE_FORMAT = "%d/%m/%Y"' in message.hint

    def test_the_date_picker_s_stock_format_is_told(self, settings: Any) -> None:
        settings.WAGTAIL_DATE_FORMAT = "%Y-%m-%d"
        assert only(checks.check_typed_dates(None)).id == "wagtail_kehoach.W001"

    def test_another_language_of_the_admin_that_reads_months_first_is_told(self, settings: Any) -> None:
        settings.WAGTAILADMIN_PERMITTED_LANGUAGES = [("vi", "Tiếng Việt"), ("ko", "한국어")]
        assert only(checks.check_typed_dates(None)).id == "wagtail_kehoach.W001"

    def test_the_portal_s_language_makes_no_difference(self, settings: Any) -> None:
        settings.LANGUAGE_CODE = "en"
        assert checks.check_typed_dates(None) == []


class TestAdminLanguage:
    def test_vietnamese_among_the_languages_is_silent(self, settings: Any) -> None:
        settings.WAGTAILADMIN_PERMITTED_LANGUAGES = [("en", "English"), ("vi", "Tiếng Việt")]
        assert checks.check_admin_language(None) == []

    def test_languages_without_vietnamese_are_told_with_the_line_to_paste(self, settings: Any) -> None:
        settings.WAGTAILADMIN_PERMITTED_LANGUAGES = [("en", "English")]
        message = only(checks.check_admin_language(None))
        assert message.id == "wagtail_kehoach.W002"
        assert message.hint == 'WAGTAILADMIN_PERMITTED_LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]'

    def test_no_setting_is_told_because_wagtail_offers_no_vietnamese(self, settings: Any) -> None:
        del settings.WAGTAILADMIN_PERMITTED_LANGUAGES
        assert only(checks.check_admin_language(None)).id == "wagtail_kehoach.W002"


class TestTimeZone:
    @pytest.mark.parametrize("zone", ["Asia/Ho_Chi_Minh", "Asia/Saigon", "Asia/Bangkok"])
    def test_vietnamese_time_is_silent(self, settings: Any, zone: str) -> None:
        settings.TIME_ZONE = zone
        assert checks.check_time_zone(None) == []

    @pytest.mark.parametrize("zone", ["UTC", "America/Chicago"])
    def test_another_time_is_told_with_the_line_to_paste(self, settings: Any, zone: str) -> None:
        settings.TIME_ZONE = zone
        message = only(checks.check_time_zone(None))
        assert (message.id, message.hint) == (
            "wagtail_kehoach.W003",
            'USE_TZ = True; TIME_ZONE = "Asia/Ho_Chi_Minh"',
        )

    def test_times_without_a_zone_are_told(self, settings: Any) -> None:
        settings.USE_TZ = False
        assert only(checks.check_time_zone(None)).id == "wagtail_kehoach.W003"


class TestSearchConfiguration:
    STOCK = {"default": {"BACKEND": "wagtail.search.backends.database"}}

    def test_words_are_only_dropped_by_postgresql(self, settings: Any) -> None:
        settings.WAGTAILSEARCH_BACKENDS = self.STOCK
        messages = checks.check_search_configuration(None)
        if connection.vendor == "postgresql":
            message = only(messages)
            assert message.id == "wagtail_kehoach.W004"
            assert message.hint.startswith("WAGTAILSEARCH_BACKENDS = {")
            assert '"SEARCH_CONFIG": "simple"' in message.hint
        else:
            assert messages == []

    def test_the_simple_configuration_is_silent(self, settings: Any) -> None:
        settings.WAGTAILSEARCH_BACKENDS = {"default": {**self.STOCK["default"], "SEARCH_CONFIG": "simple"}}
        assert checks.check_search_configuration(None) == []


class TestDamagedPhrases:
    def test_a_file_that_cannot_be_read_is_told_and_our_own_words_do(self, settings: Any, tmp_path: Path) -> None:
        path = tmp_path / "cum-tu.toml"
        for content in (None, "words = [", 'tu = "kế hoạch"'):
            if content:
                path.write_text(content, encoding="utf-8")
            settings.WAGTAIL_KEHOACH = {"DAMAGED_PHRASES": str(path)}
            message = only(checks.check_damaged_phrases(None))
            assert message.id == "wagtail_kehoach.E006"
            assert "cum-tu.toml" in message.msg
            assert get_configuration().damaged_phrases is None

    def test_a_right_file_is_silent_and_stands_beside_our_own(self, settings: Any, tmp_path: Path) -> None:
        path = tmp_path / "cum-tu.toml"
        path.write_text('words = """\nhò bá trạo\n"""\n', encoding="utf-8")
        settings.WAGTAIL_KEHOACH = {"DAMAGED_PHRASES": path}
        assert checks.check_damaged_phrases(None) == []
        phrases = get_configuration().damaged_phrases
        assert phrases and {"hò bá trạo", "kế hoạch"} <= set(phrases.words)


class TestMailBackend:
    @pytest.fixture(autouse=True)
    def as_in_a_running_portal(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delattr("django.core.mail.outbox")

    @pytest.mark.parametrize("name", ["console", "dummy", "filebased", "locmem"])
    def test_a_backend_that_keeps_mails_to_itself_is_told_with_the_line_to_paste(
        self, settings: Any, name: str
    ) -> None:
        settings.EMAIL_BACKEND = f"django.core.mail.backends.{name}.EmailBackend"
        message = only(checks.check_mail_backend(None))
        assert message.id == "wagtail_kehoach.W007"
        assert name in message.msg
        assert message.hint.startswith('EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"')

    def test_the_mailers_of_newer_django_are_told_with_theirs(self, settings: Any) -> None:
        settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}
        message = only(checks.check_mail_backend(None))
        assert message.id == "wagtail_kehoach.W007"
        assert message.hint.startswith("MAILERS = {")
        settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend"}}
        assert checks.check_mail_backend(None) == []

    @pytest.mark.parametrize("backend", ["django.core.mail.backends.smtp.EmailBackend", "anymail.backends.x.Backend"])
    def test_a_backend_that_sends_is_silent(self, settings: Any, backend: str) -> None:
        settings.EMAIL_BACKEND = backend
        assert checks.check_mail_backend(None) == []

    def test_while_developing_it_is_silent(self, settings: Any) -> None:
        settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
        settings.DEBUG = True
        assert checks.check_mail_backend(None) == []


def test_the_outbox_of_a_test_runner_is_no_fault(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert checks.check_mail_backend(None) == []


class TestAdminAddress:
    @pytest.mark.parametrize(
        "address",
        [None, "", "http://example.com", "https://www.example.com/admin", "suoingan.example", "ftp://a.example", "//["],
    )
    def test_an_address_that_leads_nowhere_is_told_with_the_line_to_paste(
        self, settings: Any, address: str | None
    ) -> None:
        settings.WAGTAILADMIN_BASE_URL = address
        message = only(checks.check_admin_address(None))
        assert message.id == "wagtail_kehoach.W008"
        assert message.hint == 'WAGTAILADMIN_BASE_URL = "https://suoingan.example"'

    def test_while_developing_it_is_silent(self, settings: Any) -> None:
        settings.WAGTAILADMIN_BASE_URL = "http://example.com"
        settings.DEBUG = True
        assert checks.check_admin_address(None) == []

    def test_a_missing_address_is_told(self, settings: Any) -> None:
        del settings.WAGTAILADMIN_BASE_URL
        assert only(checks.check_admin_address(None)).id == "wagtail_kehoach.W008"

    @pytest.mark.parametrize(
        "address", ["https://suoingan.example", "http://localhost:8000", "https://cong.vn/quan-tri/"]
    )
    def test_an_address_of_a_portal_is_silent(self, settings: Any, address: str) -> None:
        settings.WAGTAILADMIN_BASE_URL = address
        assert checks.check_admin_address(None) == []


@pytest.mark.django_db
class TestHub:
    def test_a_portal_without_hub_is_told_with_the_command(self) -> None:
        message = only(checks.check_hub(None, databases=["default"]))
        assert (message.id, message.hint) == ("wagtail_kehoach.W005", "python manage.py kehoach_setup")

    def test_a_portal_with_a_hub_is_silent(self, ground: SetUp) -> None:
        assert checks.check_hub(None, databases=["default"]) == []

    @pytest.mark.parametrize("databases", [None, [], ["kho_khac"]])
    def test_the_database_is_not_asked_unless_it_is_checked(
        self, databases: Any, django_assert_num_queries: Any
    ) -> None:
        with django_assert_num_queries(0):
            assert checks.check_hub(None, databases=databases) == []


def test_a_database_without_tables_is_no_crash(tmp_path: Path) -> None:
    environment = {**os.environ, "KEHOACH_DATA_DIR": str(tmp_path), "PYTHONIOENCODING": "utf-8"}
    environment.pop("DATABASE_URL", None)
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    manage = [sys.executable, str(ROOT / "example_site" / "manage.py"), "check", "--database", "default"]
    done = subprocess.run(manage, env=environment, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert "W005" not in done.stderr


class TestMissingApps:
    @pytest.mark.parametrize("missing", ["wagtailmedia", "wagtail.search", "taggit"])
    def test_a_missing_app_stops_the_start_with_the_line_to_paste(self, settings: Any, missing: str) -> None:
        without = [name for name in settings.INSTALLED_APPS if name != missing]
        with pytest.raises(ImproperlyConfigured) as refusal, override_settings(INSTALLED_APPS=without):
            pass
        assert f'INSTALLED_APPS += ["{missing}"]' in str(refusal.value)

    def test_all_missing_apps_are_named_in_one_line(self) -> None:
        with pytest.raises(ImproperlyConfigured) as refusal, override_settings(INSTALLED_APPS=["wagtail_kehoach"]):
            pass
        assert all(f'"{name}"' in str(refusal.value) for name in REQUIRED_APPS)
