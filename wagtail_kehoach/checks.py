"""System checks: what is missing in a portal's settings, with the line to paste."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.apps import apps
from django.core import checks, mail
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connections
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.template.loader import get_template
from django.template.loader_tags import BlockNode, ExtendsNode
from django.utils import translation
from django.utils.translation import gettext as _

from wagtail_kehoach.conf import (
    LIMITS,
    SETTING,
    Configuration,
    get_configuration,
    is_usable,
    known_names,
    portal_configuration,
    portal_setting,
)
from wagtail_kehoach.documents.damage import load_phrases

VIETNAM_TIME_ZONES = {"Asia/Ho_Chi_Minh", "Asia/Saigon", "Asia/Bangkok", "Etc/GMT-7"}
CONTENT_BLOCK = "content"
#: What keeps mails to itself, by the module of the backend.
NO_MAIL = {f"django.core.mail.backends.{name}" for name in ("console", "dummy", "filebased", "locmem")}
#: Hosts of texts that explain; no portal is there.
EXAMPLE_HOSTS = {"example.com", "example.net", "example.org"}
#: What to paste for keys whose default is no number.
OWN_VALUES = {
    "BASE_TEMPLATE": '"base.html"',
    "DAMAGED_PHRASES": 'BASE_DIR / "cum-tu.toml"',
    "DOCUMENT_LIMITS": '{"max_pdf_pages": 300}',
    "PRIVATE_ROOT": 'BASE_DIR / "kehoach_private"',
    "SANITIZER": '"bleach"',
}


def register() -> None:
    """Register the checks; called once when the app is ready."""
    for check in (
        check_setting_names,
        check_setting_values,
        check_private_root,
        check_damaged_phrases,
        check_sanitizer,
        check_typed_dates,
        check_admin_language,
        check_time_zone,
        check_search_configuration,
        check_base_page,
        check_mail_backend,
        check_admin_address,
    ):
        checks.register(check, "wagtail_kehoach")
    checks.register(check_base_template, checks.Tags.templates)
    checks.register(check_hub, checks.Tags.database)


def line_to_paste(name: str) -> str:
    """Return a right line of settings for one key."""
    value = OWN_VALUES.get(name, getattr(Configuration, name))
    return f'{SETTING} = {{"{name}": {value}}}'


def check_setting_names(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """E001: ``WAGTAIL_KEHOACH`` is no dictionary or holds a name that nothing reads."""
    own = portal_configuration()
    if not isinstance(own, dict):
        message = _("%s must be a dictionary.") % SETTING
        return [checks.Error(message, hint=f"{SETTING} = {{}}", id="wagtail_kehoach.E001")]
    return [
        checks.Error(
            _("%(setting)s has no key “%(name)s”.") % {"setting": SETTING, "name": name},
            hint=_("Known keys: %s") % ", ".join(sorted(known_names())),
            id="wagtail_kehoach.E001",
        )
        for name in own
        if name not in known_names()
    ]


def check_setting_values(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """E001: a value in ``WAGTAIL_KEHOACH`` is of another kind than its key needs."""
    own = portal_configuration()
    if not isinstance(own, dict):
        return []
    return [
        checks.Error(wanted(name), hint=line_to_paste(name), id="wagtail_kehoach.E001")
        for name, value in own.items()
        if name in known_names() and not is_usable(name, value)
    ]


def wanted(name: str) -> str:
    """Return what the value of a key must be."""
    if name == "PRIVATE_ROOT":
        return _("%s must be the path of a folder.") % name
    if name == "DAMAGED_PHRASES":
        return _("%s must be the path of a TOML file.") % name
    if name == "DOCUMENT_LIMITS":
        names = ", ".join(sorted(LIMITS))
        return _("%(name)s must be a dictionary of whole numbers above 0. Known keys: %(keys)s") % {
            "name": name,
            "keys": names,
        }
    if isinstance(getattr(Configuration, name), int):
        return _("%s must be a whole number above 0.") % name
    return _("%s must be a text, and not empty.") % name


def check_base_template(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """E002: the portal's base template is missing or has no block for our content."""
    name = get_configuration().BASE_TEMPLATE
    hint = line_to_paste("BASE_TEMPLATE")
    try:
        blocks = set(block_names(get_template(name).template))
    except (TemplateDoesNotExist, TemplateSyntaxError):
        message = _("The base template “%s”, or one that it extends, is not found or has a fault.") % name
        return [checks.Error(message, hint=hint, id="wagtail_kehoach.E002")]
    if CONTENT_BLOCK not in blocks:
        message = _("The base template “%(name)s” has no block “%(block)s”.") % {"name": name, "block": CONTENT_BLOCK}
        return [checks.Error(message, hint="{% block content %}{% endblock %}", id="wagtail_kehoach.E002")]
    return []


def block_names(template: Any) -> Iterable[str]:
    """Yield the names of the blocks that ``template`` and the templates that it extends have."""
    for block in template.nodelist.get_nodes_by_type(BlockNode):
        yield block.name
    for extends in template.nodelist.get_nodes_by_type(ExtendsNode):
        parent = extends.parent_name.resolve({}, ignore_failures=True)
        if isinstance(parent, str) and parent:
            yield from block_names(get_template(parent).template)


def check_private_root(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """E003: plan documents would lie where the web server hands them out. W006: nobody says where they lie."""
    media_root = portal_setting("MEDIA_ROOT")
    hint = line_to_paste("PRIVATE_ROOT")
    if not media_root:
        if get_configuration().PRIVATE_ROOT:
            return []
        message = _("Without PRIVATE_ROOT and MEDIA_ROOT, plan documents go where the server happens to be started.")
        return [checks.Warning(message, hint=hint, id="wagtail_kehoach.W006")]
    private, media = get_configuration().private_root.resolve(), Path(media_root).resolve()
    if private == media or media in private.parents:
        message = _("PRIVATE_ROOT lies inside MEDIA_ROOT: plan documents could be fetched by anybody.")
        return [checks.Error(message, hint=hint, id="wagtail_kehoach.E003")]
    return []


def check_damaged_phrases(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """E006: the portal's own words for damaged text cannot be read."""
    path = get_configuration().DAMAGED_PHRASES
    try:
        if path:
            load_phrases(Path(path))
    except ValueError as error:
        hint = 'words = """\nkế hoạch\n"""'
        return [checks.Error(str(error), hint=hint, id="wagtail_kehoach.E006")]
    return []


def check_sanitizer(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """E004: the library for cleaning HTML is unknown or not installed."""
    name = get_configuration().SANITIZER
    if name == "bleach":
        return []
    if name == "nh3":
        try:
            import nh3  # noqa: F401
        except ImportError:
            return [checks.Error(_("nh3 is not installed."), hint="pip install nh3", id="wagtail_kehoach.E004")]
        return []
    message = _("SANITIZER must be “bleach” or “nh3”.")
    return [checks.Error(message, hint=line_to_paste("SANITIZER"), id="wagtail_kehoach.E004")]


def check_base_page(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """E005: the portal swaps Wagtail's base page, which this package does not support."""
    if portal_setting("WAGTAIL_PAGE_MODEL", "wagtailcore.Page") == "wagtailcore.Page":
        return []
    message = _("wagtail_kehoach does not work with a base page of your own (WAGTAIL_PAGE_MODEL).")
    return [checks.Error(message, hint='WAGTAIL_PAGE_MODEL = "wagtailcore.Page"', id="wagtail_kehoach.E005")]


def check_typed_dates(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """W001: a typed 05/02/2022 would be taken for 2 May, or replaced by today by the date picker."""
    languages = {"vi", *admin_languages()}
    if all(map(reads_day_first, languages)) and portal_setting("WAGTAIL_DATE_FORMAT") == "%d/%m/%Y":
        return []
    return [
        checks.Warning(
            _("Typed dates such as 05/02/2022 will be misread: day and month change places."),
            hint='FORMAT_MODULE_PATH = ["wagtail_kehoach.formats"]; WAGTAIL_DATE_FORMAT = "%d/%m/%Y"; '
            'WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"',
            id="wagtail_kehoach.W001",
        )
    ]


def reads_day_first(language: str) -> bool:
    """Tell whether an editor who works in ``language`` may type 05/02/2022 for 5 February."""
    with translation.override(language):
        try:
            return forms.DateField().clean("05/02/2022") == date(2022, 2, 5)
        except ValidationError:
            return False


def admin_languages() -> set[str]:
    """Return the codes of the languages among which the portal lets editors choose."""
    return {code for code, _name in portal_setting("WAGTAILADMIN_PERMITTED_LANGUAGES") or []}


def check_admin_language(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """W002: editors cannot choose Vietnamese."""
    if "vi" in admin_languages():
        return []
    return [
        checks.Warning(
            _("Editors cannot choose Vietnamese for the admin."),
            hint='WAGTAILADMIN_PERMITTED_LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]',
            id="wagtail_kehoach.W002",
        )
    ]


def check_time_zone(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """W003: deadlines and publication hours would be off."""
    if portal_setting("TIME_ZONE") in VIETNAM_TIME_ZONES and portal_setting("USE_TZ", True):
        return []
    message = _("TIME_ZONE is not Vietnamese time: deadlines and hours will be off.")
    hint = 'USE_TZ = True; TIME_ZONE = "Asia/Ho_Chi_Minh"'
    return [checks.Warning(message, hint=hint, id="wagtail_kehoach.W003")]


def check_search_configuration(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """W004: on PostgreSQL, words such as “an”, “so”, “can” would be dropped as English stop words."""
    if connections["default"].vendor != "postgresql":
        return []
    backends = portal_setting("WAGTAILSEARCH_BACKENDS") or {}
    default = backends.get("default", {"BACKEND": "wagtail.search.backends.database"})
    if "database" not in default.get("BACKEND", "") or default.get("SEARCH_CONFIG") == "simple":
        return []
    message = _("PostgreSQL's search may drop Vietnamese words such as “an”, “so”, “can”.")
    hint = (
        'WAGTAILSEARCH_BACKENDS = {"default": '
        '{"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "simple"}}'
    )
    return [checks.Warning(message, hint=hint, id="wagtail_kehoach.W004")]


def check_hub(app_configs: Any, databases: Iterable[str] | None = None, **kwargs: Any) -> list[checks.CheckMessage]:
    """W005: there is no page below which plans, campaigns and columns can be made."""
    if "default" not in (databases or ()):
        return []
    try:
        if apps.get_model("wagtail_kehoach", "HubPage").objects.exists():
            return []
    except DatabaseError:
        return []
    message = _("There is no hub page yet: plans, campaigns and columns have no place.")
    return [checks.Warning(message, hint="python manage.py kehoach_setup", id="wagtail_kehoach.W005")]


def check_mail_backend(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """W007: reminders are written down as sent, but nobody receives them."""
    mailers = portal_setting("MAILERS") or {}
    backend = mailers["default"].get("BACKEND", "") if "default" in mailers else portal_setting("EMAIL_BACKEND", "")
    # The runner of tests makes an outbox and puts mails there; that is no fault of the portal.
    if portal_setting("DEBUG") or hasattr(mail, "outbox") or backend.rpartition(".")[0] not in NO_MAIL:
        return []
    message = _("EMAIL_BACKEND is “%s”: nobody receives the reminders.") % backend
    hint = 'EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"; EMAIL_HOST = "mail.suoingan.example"'
    if mailers:
        hint = (
            'MAILERS = {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", '
            '"OPTIONS": {"host": "mail.suoingan.example"}}}'
        )
    return [checks.Warning(message, hint=hint, id="wagtail_kehoach.W007")]


def check_admin_address(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """W008: the links in reminders lead nowhere."""
    address = portal_setting("WAGTAILADMIN_BASE_URL") or ""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        host = ""
    is_usable = host and parts.scheme in {"http", "https"} and host.removeprefix("www.") not in EXAMPLE_HOSTS
    if portal_setting("DEBUG") or is_usable:
        return []
    message = _("WAGTAILADMIN_BASE_URL is “%s”: the links in reminders lead nowhere.") % address
    return [
        checks.Warning(message, hint='WAGTAILADMIN_BASE_URL = "https://suoingan.example"', id="wagtail_kehoach.W008")
    ]
