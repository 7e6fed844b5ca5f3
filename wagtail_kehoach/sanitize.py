"""The one door for foreign HTML: what is pasted or imported becomes harmless text that the editor can open again.

Three steps: ``foreign_html`` reads the input into flat blocks; the library of the setting ``SANITIZER`` cleans them by
an allow-list; Wagtail's converter writes them as the editor itself would save them. Nothing is changed after that.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import bleach
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from wagtail_kehoach.blocks import RICH_TEXT_FEATURES
from wagtail_kehoach.conf import get_configuration
from wagtail_kehoach.foreign_html import HtmlRefused, flatten

__all__ = ["HtmlRefused", "clean_html"]

ALLOWED_TAGS = {"h2", "h3", "p", "br", "b", "i", "ol", "ul", "li", "a"}
ALLOWED_ATTRIBUTES = {"a": {"href"}}
ALLOWED_PROTOCOLS = {"http", "https", "mailto", "tel"}


def clean_html(foreign: str) -> str:
    """Return ``foreign`` HTML as rich text in Wagtail's database format; cleaning it again changes nothing.

    Paragraphs, headings, lists, bold, italic and links are kept, the text of all other elements too, but for scripts,
    styles and the like. Raises ``HtmlRefused``, a ``ValueError``, for HTML longer than ``MAX_HTML_CHARACTERS``, nested
    deeper than ``MAX_HTML_DEPTH``, or crowded with tags, attributes or special characters.
    """
    configuration = get_configuration()
    flat = flatten(foreign, max_characters=configuration.MAX_HTML_CHARACTERS, max_depth=configuration.MAX_HTML_DEPTH)
    return _as_the_editor_saves(_CLEANERS[configuration.SANITIZER](flat))


def _clean_with_bleach(flat: str) -> str:
    attributes = {tag: list(names) for tag, names in ALLOWED_ATTRIBUTES.items()}
    return bleach.clean(flat, tags=ALLOWED_TAGS, attributes=attributes, protocols=ALLOWED_PROTOCOLS, strip=True)


def _clean_with_nh3(flat: str) -> str:
    import nh3  # an optional extra

    return nh3.clean(
        flat, tags=ALLOWED_TAGS, attributes=ALLOWED_ATTRIBUTES, url_schemes=ALLOWED_PROTOCOLS, link_rel=None
    )


_CLEANERS: dict[str, Callable[[str], str]] = {"bleach": _clean_with_bleach, "nh3": _clean_with_nh3}

_BLOCK_KEY = re.compile(r'(<(?:p|h2|h3|li)) data-block-key="[^"]*"')


def _as_the_editor_saves(cleaned: str) -> str:
    if not cleaned:
        return ""
    converter = ContentstateConverter(RICH_TEXT_FEATURES)
    # The converter knows empty elements by their slash only.
    saved = converter.to_database_format(converter.from_database_format(cleaned.replace("<br>", "<br/>")))
    # The keys are random, and the editor gives new ones; without them the same HTML always gives the same text.
    return _BLOCK_KEY.sub(r"\1", saved)
