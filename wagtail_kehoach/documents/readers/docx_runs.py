"""The text of a paragraph of Word as it is shown with all changes accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from docx.document import Document

from wagtail_kehoach.documents.readers.docx_fields import is_dropped, parts_left_out
from wagtail_kehoach.documents.readers.docx_fonts import LegacyFonts
from wagtail_kehoach.documents.readers.docx_styles import Styles
from wagtail_kehoach.documents.readers.docx_symbols import BULLET, PRIVATE_USE, symbol
from wagtail_kehoach.documents.readers.docx_xml import ALTERNATE, Element, W, is_on
from wagtail_kehoach.vietnamese.legacy import LegacyFont

_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_CHANGED = frozenset(W + name for name in ("ins", "del", "moveFrom", "moveTo"))
_DROPPED = frozenset(
    W + name
    for name in ("del", "moveFrom", "delText", "instrText", "delInstrText", "rPr", "pPr", "sdtPr", "rt", "fldChar")
)
_DRAWN = frozenset([ALTERNATE, *(W + name for name in ("drawing", "pict", "object"))])
_SIGNS = {W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_NOTES = frozenset([W + "footnoteReference", W + "endnoteReference"])
_CODE = re.compile("[0-9A-Fa-f]{1,6}")
# Word stores the code of ư in TCVN3 as a soft hyphen, which elsewhere is not shown and goes with all such characters.
_SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text with the print that counts: the font where it is one from before Unicode, bold, capitals."""

    text: str
    font: LegacyFont | None = None
    capitals: bool = False
    bold: bool = False
    is_symbol: bool = False


class RunReader:
    """Reads the runs of paragraphs, and remembers what an editor should know of the file."""

    def __init__(self, document: Document, styles: Styles) -> None:
        self._styles = styles
        self._left_out: set[Element] = set()
        self._legacy = LegacyFonts(document, styles)
        self.has_changes = False
        self.has_hidden_text = False
        self.converted = 0
        self.notes: set[tuple[str, str]] = set()

    def open(self, root: Element) -> None:
        """Prepare reading the paragraphs of a part of the file: fields may span them."""
        self._left_out |= parts_left_out(root)

    def pieces(self, paragraph: Element) -> list[Piece]:
        """Return what a paragraph shows, its text boxes left out."""
        return list(self._pieces(paragraph, self._styles.of_paragraph(paragraph)))

    def text(self, pieces: list[Piece]) -> str:
        """Return the text of pieces in Unicode; neighbours of one font are converted together."""
        if pieces and pieces[0].is_symbol and any(piece.text.strip() for piece in pieces[1:]):
            pieces = [Piece(BULLET + " "), *pieces[1:]]
        return "".join(
            self._shown("".join(piece.text for piece in group), font, capitals)
            for (font, capitals), group in groupby(pieces, lambda piece: (piece.font, piece.capitals))
        )

    def mark_is_gone(self, paragraph: Element) -> bool:
        """Whether the end of a paragraph is deleted or hidden, so that the next one goes on in its line."""
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        if mark is None:
            return False
        deleted = mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None
        self.has_changes = self.has_changes or deleted or mark.find(W + "ins") is not None
        return deleted or is_on(mark.find(W + "vanish"))

    def _shown(self, text: str, font: LegacyFont | None, capitals: bool) -> str:
        if font is not None and (converted := font.to_unicode(text)) != text:
            self.converted += 1
            text = converted
        return text.upper() if capitals else text

    def _pieces(self, parent: Element, style: str) -> Iterator[Piece]:
        for child in parent:
            tag = child.tag
            if tag == W + "r":
                yield from self._run(child, style)
                continue
            self.has_changes = self.has_changes or tag in _CHANGED
            if tag == _MATH_TEXT:
                yield Piece(child.text or "")
            elif isinstance(tag, str) and tag not in _DROPPED and tag not in _DRAWN and not _is_left_out(child):
                yield from self._pieces(child, style)

    def _run(self, run: Element, style: str) -> Iterator[Piece]:
        if self._styles.switch(run, style, "vanish"):
            self.has_hidden_text = self.has_hidden_text or any((text.text or "").strip() for text in run.iter(W + "t"))
            return
        font = self._styles.font(run, style)
        capitals = self._styles.switch(run, style, "caps")
        bold = self._styles.switch(run, style, "b")
        for part in run:
            tag = part.tag
            if part in self._left_out:
                continue
            if tag == W + "t":
                yield from self._typed(" ".join((part.text or "").splitlines()), font, capitals, bold)
            elif tag == W + "softHyphen":
                yield from self._typed(_SOFT_HYPHEN, font, capitals, bold)
            elif tag == W + "sym":
                if _CODE.fullmatch(code := part.get(W + "char", "")):
                    sign = chr(0xF000 | int(code, 16) & 0xFF)
                    yield from self._typed(sign, part.get(W + "font", ""), capitals, bold)
            elif tag in _SIGNS:
                yield Piece(_SIGNS[tag])
            elif tag in _NOTES:
                self.notes.add((tag, part.get(W + "id", "")))
            elif tag == W + "ruby":
                yield from self._pieces(part, style)

    def _typed(self, text: str, font_name: str, capitals: bool, bold: bool) -> Iterator[Piece]:
        place = 0
        for match in PRIVATE_USE.finditer(text):
            if match.start() > place:
                yield self._in_font(text[place : match.start()], font_name, capitals, bold)
            place = match.end()
            code = ord(match[0])
            if self._legacy.named(font_name):
                yield self._in_font(chr(code & 0xFF), font_name, capitals, bold)
            else:
                yield Piece(symbol(font_name, code), is_symbol=True)
        if place < len(text):
            yield self._in_font(text[place:], font_name, capitals, bold)

    def _in_font(self, text: str, font_name: str, capitals: bool, bold: bool) -> Piece:
        return Piece(text, self._legacy.of(text, font_name), capitals, bold)


def _is_left_out(element: Element) -> bool:
    """Whether an element holds a page number, or a note of what is to be typed in its place."""
    if element.tag == W + "fldSimple":
        return is_dropped(element.get(W + "instr", ""))
    return element.tag == W + "sdt" and element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
