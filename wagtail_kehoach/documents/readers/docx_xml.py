"""Names and values in the XML of Word files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docx.document import Document
from docx.oxml import parse_xml

from wagtail_kehoach.documents.readers.zip_guard import damaged

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"

# python-docx wraps XML elements in classes without useful types.
Element = Any


def is_on(switch: Element | None) -> bool:
    """Whether a property that can be switched (``<w:b/>``, ``<w:b w:val="0"/>``) is there and on."""
    return switch is not None and switch.get(W + "val") not in ("0", "false", "off")


def value_of(element: Element | None, default: str = "") -> str:
    """Return the value ``w:val`` of a property, or ``default`` where property or value is missing."""
    return element.get(W + "val", default) if element is not None else default


def whole_number(text: str | None, default: int, largest: int = 9_999) -> int:
    """Return ``text`` as a number from 0 to ``largest``, or ``default`` when it is none."""
    return min(largest, int(text)) if text and re.fullmatch(r"[0-9]{1,6}", text) else default


def related(document: Document, *kinds: str) -> Iterator[Element]:
    """Yield the roots of the parts of the file that stand to the document in a relation of one of ``kinds``.

    Nothing outside the file is looked at. Raises ``DocumentError`` for a part that is no XML.
    """
    for relation in document.part.rels.values():
        if relation.is_external or not (relation.reltype or "").endswith(kinds):
            continue
        part = relation.target_part
        element = getattr(part, "element", None)
        if element is None and str(part.partname).endswith(".xml"):
            # python-docx keeps the XML of what it does not know, such as notes, as it is.
            element = _parsed(part.blob)
        if element is not None:
            yield element


def _parsed(content: bytes) -> Element:
    try:
        return parse_xml(content)
    except SyntaxError as error:
        # lxml's own error of syntax is one of Python's.
        raise damaged() from error
