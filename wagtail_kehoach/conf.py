"""The one place where settings are read: ``WAGTAIL_KEHOACH = {...}`` over the defaults below."""

from __future__ import annotations

import warnings
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.signals import setting_changed

from wagtail_kehoach.documents.damage import Phrases, load_phrases, own_phrases
from wagtail_kehoach.documents.limits import DEFAULT_LIMITS, Limits

SETTING = "WAGTAIL_KEHOACH"
#: Keys whose value is a path or nothing.
PATHS = frozenset({"DAMAGED_PHRASES", "PRIVATE_ROOT"})
#: What ``DOCUMENT_LIMITS`` may bound.
LIMITS = frozenset(field.name for field in fields(Limits))


@dataclass(frozen=True)
class Configuration:
    """What a portal can set.

    ``BASE_TEMPLATE``: the portal's template that our public pages extend; it must have a block named ``content``.
    ``PRIVATE_ROOT``: folder for uploaded plan documents and made reports, outside ``MEDIA_ROOT`` and never served.
    ``SANITIZER``: ``"bleach"`` or ``"nh3"``, the library behind ``sanitize.clean_html``.
    ``MAX_UPLOAD_BYTES``: largest plan document that is read, in bytes.
    ``DOCUMENT_LIMITS``: other bounds of plan documents, by name of ``documents.limits.Limits``.
    ``DAMAGED_PHRASES``: TOML file with the portal's own words for suggestions about damaged text.
    ``MAX_HTML_CHARACTERS``: longest foreign HTML that is cleaned, in characters; longer input is refused.
    ``MAX_HTML_DEPTH``: deepest nesting of tags in foreign HTML.
    ``ITEMS_PER_PAGE``: number of items on one page of a column.
    """

    BASE_TEMPLATE: str = "wagtail_kehoach/base.html"
    PRIVATE_ROOT: Path | str | None = None
    SANITIZER: str = "bleach"
    MAX_UPLOAD_BYTES: int = 20 * 1024 * 1024
    DOCUMENT_LIMITS: dict[str, int] | None = None
    DAMAGED_PHRASES: Path | str | None = None
    MAX_HTML_CHARACTERS: int = 200_000
    MAX_HTML_DEPTH: int = 50
    ITEMS_PER_PAGE: int = 12

    @property
    def private_root(self) -> Path:
        """The private folder; beside ``MEDIA_ROOT`` unless the portal names one.

        Without either it depends on where the server is started; the check W006 says so.
        """
        if self.PRIVATE_ROOT:
            return Path(self.PRIVATE_ROOT)
        return Path(settings.MEDIA_ROOT or ".").resolve().parent / "kehoach_private"

    @property
    def document_limits(self) -> Limits:
        """How large a plan document may be; none is larger than ``MAX_UPLOAD_BYTES``."""
        limits = replace(DEFAULT_LIMITS, max_bytes=self.MAX_UPLOAD_BYTES)
        limits = replace(limits, **(self.DOCUMENT_LIMITS or {}))
        most = min(limits.max_bytes, self.MAX_UPLOAD_BYTES)
        return replace(limits, max_bytes=most, max_text_bytes=min(most, limits.max_text_bytes))

    @property
    def damaged_phrases(self) -> Phrases | None:
        """The words by which damaged text is known, the portal's beside our own; ``None`` for our own alone.

        A file that cannot be read is told by the check E006; until it is mended, our own words do.
        """
        try:
            return own_phrases() + load_phrases(Path(self.DAMAGED_PHRASES)) if self.DAMAGED_PHRASES else None
        except ValueError:
            return None


def is_usable(name: str, value: Any) -> bool:
    """Tell whether ``value`` is of the kind that the setting ``name`` needs.

    That is a path, bounds of documents, a number above 0, or a text.
    """
    if name in PATHS:
        return value is None or isinstance(value, Path | str)
    if name == "DOCUMENT_LIMITS":
        return value is None or isinstance(value, dict) and all(map(_is_limit, value.items()))
    if isinstance(getattr(Configuration, name), int):
        return _is_above_zero(value)
    return isinstance(value, str) and value != ""


def _is_limit(item: tuple[Any, Any]) -> bool:
    return item[0] in LIMITS and _is_above_zero(item[1])


def _is_above_zero(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def portal_configuration() -> dict[str, Any]:
    """Return the portal's own ``WAGTAIL_KEHOACH`` as written, before any check."""
    return getattr(settings, SETTING, {})


def known_names() -> set[str]:
    """Return the names that ``WAGTAIL_KEHOACH`` may hold."""
    return {field.name for field in fields(Configuration)}


@lru_cache(maxsize=1)
def get_configuration() -> Configuration:
    """Return the settings in force. What cannot be used is left to the system checks, and the default stands."""
    own = portal_configuration()
    if not isinstance(own, dict):
        return Configuration()
    return Configuration(**{name: own[name] for name in known_names() if name in own and is_usable(name, own[name])})


def portal_setting(name: str, default: Any = None) -> Any:
    """Return a setting of Django or Wagtail, for the system checks."""
    with warnings.catch_warnings():
        # Of a name on its way out Django warns the portal where it is written; asking for it is no second use.
        warnings.simplefilter("ignore", PendingDeprecationWarning)
        warnings.simplefilter("ignore", DeprecationWarning)
        return getattr(settings, name, default)


#: Settings with which dates, hours and the admin's language are right for Vietnamese editors.
VIETNAMESE_DEFAULTS: dict[str, Any] = {
    "LANGUAGE_CODE": "vi",
    "TIME_ZONE": "Asia/Ho_Chi_Minh",
    "FORMAT_MODULE_PATH": ["wagtail_kehoach.formats"],
    # What Wagtail's own screens say in Vietnamese; its scripts read only catalogues that stand here.
    "LOCALE_PATHS": [str(Path(__file__).resolve().parent / "wagtail_vi" / "locale")],
    "WAGTAIL_DATE_FORMAT": "%d/%m/%Y",
    "WAGTAIL_DATETIME_FORMAT": "%d/%m/%Y %H:%M",
    "WAGTAILADMIN_PERMITTED_LANGUAGES": [("vi", "Tiếng Việt"), ("en", "English")],
    "WAGTAIL_ALLOW_UNICODE_SLUGS": False,
    "WAGTAIL_GRAVATAR_PROVIDER_URL": None,
    "WAGTAIL_ENABLE_UPDATE_CHECK": False,
}


def vi_defaults(namespace: dict[str, Any]) -> None:
    """Put ``VIETNAMESE_DEFAULTS`` into a settings module: ``vi_defaults(globals())``. What is already set stays."""
    for name, value in VIETNAMESE_DEFAULTS.items():
        namespace.setdefault(name, value)


def _forget(*, setting: str, **kwargs: Any) -> None:
    if setting in {SETTING, "MEDIA_ROOT"}:
        get_configuration.cache_clear()


setting_changed.connect(_forget, dispatch_uid="wagtail_kehoach.conf")
