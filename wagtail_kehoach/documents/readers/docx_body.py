"""From the XML of a Word file's body to its blocks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from docx.document import Document

from wagtail_kehoach.documents.anchors import is_title
from wagtail_kehoach.documents.broken_words import join_broken_words
from wagtail_kehoach.documents.readers.docx_blocks import Block, Box, Cell, Paragraph, Table
from wagtail_kehoach.documents.readers.docx_numbering import Numbering
from wagtail_kehoach.documents.readers.docx_runs import Piece, RunReader
from wagtail_kehoach.documents.readers.docx_styles import Styles
from wagtail_kehoach.documents.readers.docx_xml import ALTERNATE, Element, W, is_on, related, value_of, whole_number
from wagtail_kehoach.vietnamese.text import fold

WIDEST_ROW = 60
_MOST_PARAGRAPHS_OF_A_HEADING = 12
_LEFT_OUT = frozenset(W + name for name in ("del", "moveFrom", "rPr", "pPr", "sdtPr", "tblPr", "tblGrid", "sectPr"))
_NOTES = {W + "footnoteReference": "/footnotes", W + "endnoteReference": "/endnotes"}


class BodyReader:
    """Reads the blocks of a Word file.

    Afterwards ``runs`` knows what an editor should be told, ``joined`` how many words broken by spaces were joined.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._styles = Styles(document)
        self._numbering = Numbering(document, self._styles)
        self.runs = RunReader(document, self._styles)
        self.joined = 0
        self._letterhead: Element | None = None

    def body(self) -> list[Block]:
        """Return the blocks of the body in reading order."""
        body = self._document.element.body
        self.runs.open(body)
        return list(self._blocks(body))

    def letterhead(self) -> list[Block]:
        """Return the blocks of a page header in which the document's heading was typed; mostly there are none."""
        for element in related(self._document, "/header"):
            if self._holds_title(element) and not self._holds_title(self._document.element.body):
                self._letterhead = element
                self.runs.open(element)
                return list(self._blocks(element))
        return []

    def _holds_title(self, element: Element) -> bool:
        self.runs.open(element)
        paragraphs = islice(element.iter(W + "p"), _MOST_PARAGRAPHS_OF_A_HEADING)
        return any(is_title(fold(self.runs.text(self.runs.pieces(paragraph)))) for paragraph in paragraphs)

    def page_margins(self) -> Iterator[str]:
        """Yield the paragraphs of page headers and footers, where marks of secrecy and circulation may stand."""
        seen: set[str] = set()
        for element in related(self._document, "/header", "/footer"):
            if element is self._letterhead:
                continue
            self.runs.open(element)
            for paragraph in element.iter(W + "p"):
                text = self.runs.text(self.runs.pieces(paragraph)).strip()
                if text and text not in seen:
                    seen.add(text)
                    yield text

    def notes(self) -> Iterator[str]:
        """Yield the texts of the footnotes and endnotes to which the text read so far refers."""
        wanted = frozenset(self.runs.notes)
        for reference, kind in _NOTES.items():
            for element in related(self._document, kind):
                self.runs.open(element)
                for note in element:
                    for paragraph in note.iter(W + "p") if (reference, note.get(W + "id")) in wanted else ():
                        if text := self.runs.text(self.runs.pieces(paragraph)).strip():
                            yield text

    def _blocks(self, parent: Element, *, shows_bare_labels: bool = False) -> Iterator[Block]:
        """Yield the blocks below ``parent``; a paragraph whose end is gone goes on in the next one."""
        begun: list[Piece] = []
        frame: Box | None = None
        frame_place = None
        last: Element | None = None
        for element in _through_containers(parent):
            if element.tag == W + "tbl":
                if begun and last is not None:
                    yield self._paragraph(last, begun, shows_bare_labels)
                    begun = []
                frame = None
                yield self._table(element)
                continue
            last = element
            for box in _text_boxes(element):
                yield Box(list(self._blocks(box)))
            begun += self.runs.pieces(element)
            placed = element.find(f"{W}pPr/{W}framePr")
            begins_word = placed is not None and placed.get(W + "dropCap") in ("drop", "margin")
            if self.runs.mark_is_gone(element) or begins_word:
                continue
            paragraph = self._paragraph(element, begun, shows_bare_labels)
            begun = []
            if placed is None:
                frame = None
                yield paragraph
            elif frame is not None and dict(placed.attrib) == frame_place:
                frame.blocks.append(paragraph)
            else:
                frame, frame_place = Box([paragraph]), dict(placed.attrib)
                yield frame
        if begun and last is not None:
            yield self._paragraph(last, begun, shows_bare_labels)

    def _paragraph(self, element: Element, pieces: list[Piece], shows_bare_label: bool) -> Paragraph:
        text, joined = join_broken_words(self.runs.text(pieces))
        self.joined += joined
        label = self._numbering.label(element)
        if label and text.strip():
            text = label + text.lstrip()
        elif label and shows_bare_label:
            text = label.strip()
        typed = [piece for piece in pieces if piece.text.strip()]
        centred = value_of(self._styles.paragraph_property(element, "jc")) == "center"
        return Paragraph(text, bool(typed) and all(piece.bold for piece in typed), centred)

    def _table(self, element: Element) -> Table:
        rows: list[list[Cell]] = []
        for row in _children(element, "tr"):
            properties = row.find(W + "trPr")
            if properties is not None and self._is_gone(properties):
                continue
            before = properties.find(W + "gridBefore") if properties is not None else None
            column = whole_number(value_of(before), 0, WIDEST_ROW)
            cells: list[Cell] = []
            for cell_element in _children(row, "tc"):
                cell = self._cell(cell_element, column)
                if cell is not None:
                    cells.append(cell)
                    column += cell.width
            rows.append(cells)
        return Table(rows)

    def _is_gone(self, row_properties: Element) -> bool:
        deleted = row_properties.find(W + "del") is not None
        self.runs.has_changes = self.runs.has_changes or deleted or row_properties.find(W + "ins") is not None
        hidden = is_on(row_properties.find(W + "hidden"))
        self.runs.has_hidden_text = self.runs.has_hidden_text or hidden
        return deleted or hidden

    def _cell(self, element: Element, column: int) -> Cell | None:
        cell = Cell(column=column)
        properties = element.find(W + "tcPr")
        if properties is not None:
            if properties.find(W + "cellDel") is not None:
                self.runs.has_changes = True
                return None
            cell.width = max(1, whole_number(value_of(properties.find(W + "gridSpan")), 1, WIDEST_ROW))
            cell.continues_above = _continues(properties.find(W + "vMerge"))
            cell.continues_left = _continues(properties.find(W + "hMerge"))
        cell.blocks = list(self._blocks(element, shows_bare_labels=True))
        return cell


def _continues(merge: Element | None) -> bool:
    return merge is not None and value_of(merge) != "restart"


def _through_containers(parent: Element) -> Iterator[Element]:
    """Yield the paragraphs and tables below ``parent``, through content controls, insertions and the like."""
    for child in parent:
        if child.tag in (W + "p", W + "tbl"):
            yield child
        elif child.tag == W + "sdt" and child.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
            continue
        elif child.tag == ALTERNATE:
            yield from _through_containers(child[:1])
        elif isinstance(child.tag, str) and child.tag not in _LEFT_OUT:
            yield from _through_containers(child)


def _children(element: Element, name: str) -> Iterator[Element]:
    """Yield the ``name`` elements of a table or row, through content controls and tracked insertions."""
    for child in element:
        if child.tag == W + name:
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent", W + "ins", W + "customXml", W + "moveTo"):
            yield from _children(child, name)


def _text_boxes(paragraph: Element) -> Iterator[Element]:
    """Yield the contents of text boxes; of two versions for old and new programs only the first."""
    pending = list(reversed(paragraph))
    while pending:
        element = pending.pop()
        if element.tag == W + "txbxContent":
            yield element
        elif element.tag == ALTERNATE:
            pending.extend(list(element)[:1])
        elif isinstance(element.tag, str) and element.tag not in _LEFT_OUT:
            pending.extend(reversed(element))
