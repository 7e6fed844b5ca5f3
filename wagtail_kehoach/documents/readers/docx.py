"""Word files (.docx).

The body is walked element by element, because what counts for a plan is what Word shows with all changes accepted:
inserted text, text in content controls and in text boxes stays; deleted and hidden text, comments and field codes do
not appear. Nothing outside the file is ever fetched.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import docx
from docx.document import Document

from wagtail_kehoach.documents.anchors import (
    NATIONAL_MOTTO,
    NATIONAL_TITLE,
    PARTY_TITLE,
    authority_prefix,
    is_anchor,
    opens_recipients,
)
from wagtail_kehoach.documents.draft import DocumentError
from wagtail_kehoach.documents.limits import Limits, size_in_words
from wagtail_kehoach.documents.readers.docx_numbering import Numbering
from wagtail_kehoach.documents.readers.zip_guard import ZIP_STARTS, checked_zip, damaged, member
from wagtail_kehoach.documents.source import SourceBuilder, SourceDocument, fold_aligned, too_large

FORMAT = "docx"
_DOCUMENT_PART = "word/document.xml"

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_DROPPED = frozenset(
    _W + name for name in ("del", "moveFrom", "instrText", "delText", "delInstrText", "rPr", "pPr", "sdtPr", "rt")
)
_SIGNS = {_W + "tab": "\t", _W + "ptab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}
_DRAWN = frozenset([_ALTERNATE, *(_W + name for name in ("drawing", "pict", "object"))])
_MACROS = "Tệp Word có macro không được nhận; hãy mở bằng Word rồi lưu thành tài liệu .docx thường."
_WIDEST_ROW = 60

# python-docx wraps XML elements in classes without useful types.
Element = Any


def recognises(data: bytes, limits: Limits) -> bool:
    """Whether ``data`` is a ZIP container with a Word document in it. Raises ``DocumentError`` for a bad container."""
    if not data.startswith(ZIP_STARTS):
        return False
    if len(data) > limits.max_bytes:
        raise too_large(f"tệp .docx chỉ được tới {size_in_words(limits.max_bytes)}")
    with checked_zip(data, limits) as archive:
        return _DOCUMENT_PART in archive.namelist()


def read(data: bytes, limits: Limits) -> SourceDocument:
    """Return the Word file ``data`` as a document. Raises ``DocumentError``."""
    with checked_zip(data, limits) as archive:
        _check_xml(archive, limits)
    try:
        document = docx.Document(io.BytesIO(data))
    except ValueError as error:
        raise (DocumentError("unsupported", _MACROS) if "macro" in str(error) else damaged()) from error
    except Exception as error:
        # python-docx and lxml promise no set of errors for a broken package, and every one means the same here.
        raise damaged() from error
    builder = SourceBuilder(limits)
    _Walker(document, builder).walk()
    return builder.build(FORMAT, paragraphs_known=True)


def _check_xml(archive: zipfile.ZipFile, limits: Limits) -> None:
    elements = 0
    for part in archive.infolist():
        if not part.filename.endswith((".xml", ".rels")):
            continue
        content = member(archive, part)
        narrow = content.replace(b"\0", b"")
        if b"<!DOCTYPE" in narrow or b"<!ENTITY" in narrow:
            raise DocumentError(
                "unsupported",
                "Tệp .docx chứa khai báo không an toàn (DOCTYPE); hãy mở bằng Word rồi lưu thành một tệp .docx mới.",
            )
        elements += content.count(b"<")
        if elements > limits.max_xml_elements:
            raise too_large(f"tệp .docx chứa hơn {limits.max_xml_elements:,} thẻ XML".replace(",", "."))


@dataclass(slots=True)
class _Paragraph:
    """A paragraph as read: its text (a line break may stand in it) and its print."""

    text: str
    bold: bool
    centred: bool


@dataclass(slots=True)
class _Cell:
    paragraphs: list[_Paragraph] = field(default_factory=list)
    width: int = 1
    continues_above: bool = False

    @property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs if paragraph.text.strip())


class _Walker:
    def __init__(self, document: Document, builder: SourceBuilder) -> None:
        self._document = document
        self._builder = builder
        self._numbering = Numbering(document)
        self._hidden_styles = _hidden_styles(document)

    def walk(self) -> None:
        for text in self._page_margins():
            self._builder.add_line(text, page_margin=True)
        for block in self._blocks(self._document.element.body):
            if isinstance(block, _Paragraph):
                self._builder.add_line(block.text, bold=block.bold, centred=block.centred)
            elif _is_layout(block):
                self._add_columns(block)
            else:
                self._add_table(block)

    def _page_margins(self) -> Iterator[str]:
        """Headers and footers, where marks of secrecy and circulation may stand."""
        seen: set[str] = set()
        for relation in self._document.part.rels.values():
            if relation.is_external or not relation.reltype.endswith(("/header", "/footer")):
                continue
            element = getattr(relation.target_part, "element", None)
            for paragraph in element.iter(_W + "p") if element is not None else ():
                text = "".join(self._runs(paragraph)).strip()
                if text and text not in seen:
                    seen.add(text)
                    yield text

    def _blocks(self, parent: Element) -> Iterator[_Paragraph | list[list[_Cell]]]:
        for child in parent:
            if child.tag == _W + "p":
                yield from self._paragraph(child)
            elif child.tag == _W + "tbl":
                yield self._table(child)
            elif isinstance(child.tag, str) and child.tag not in _DROPPED:
                yield from self._blocks(child)

    def _paragraph(self, element: Element) -> Iterator[_Paragraph]:
        for box in _text_boxes(element):
            for inner in self._blocks(box):
                if isinstance(inner, _Paragraph) and inner.text.strip():
                    yield inner
        style = element.find(f"{_W}pPr/{_W}pStyle")
        hidden = style is not None and style.get(_W + "val") in self._hidden_styles
        text = "".join(self._runs(element, hidden_by_style=hidden))
        label = self._numbering.label(element) if text.strip() else ""
        yield _Paragraph(f"{label} {text.lstrip()}" if label else text, _is_bold(element), _is_centred(element))

    def _runs(self, parent: Element, *, hidden_by_style: bool = False) -> Iterator[str]:
        for child in parent:
            tag = child.tag
            if tag == _W + "t":
                yield child.text or ""
            elif tag in _SIGNS:
                yield _SIGNS[tag]
            elif tag == _W + "r" and (len(child) == 0 or self._is_hidden(child, hidden_by_style)):
                continue
            elif isinstance(tag, str) and tag not in _DROPPED and tag not in _DRAWN:
                yield from self._runs(child, hidden_by_style=hidden_by_style)

    def _is_hidden(self, run: Element, hidden_by_style: bool) -> bool:
        switch = run.find(f"{_W}rPr/{_W}vanish")
        if switch is not None:
            return _is_on(switch)
        style = run.find(f"{_W}rPr/{_W}rStyle")
        return hidden_by_style or style is not None and style.get(_W + "val") in self._hidden_styles

    def _table(self, element: Element) -> list[list[_Cell]]:
        rows: list[list[_Cell]] = []
        for row in _children(element, "tr"):
            cells: list[_Cell] = []
            for cell_element in _children(row, "tc"):
                cell = _Cell()
                properties = cell_element.find(_W + "tcPr")
                if properties is not None:
                    cell.width = _grid_span(properties)
                    merge = properties.find(_W + "vMerge")
                    cell.continues_above = merge is not None and merge.get(_W + "val") != "restart"
                for block in self._blocks(cell_element):
                    if isinstance(block, _Paragraph):
                        cell.paragraphs.append(block)
                    else:
                        cell.paragraphs.extend(inner for line in block for each in line for inner in each.paragraphs)
                cells.append(cell)
            rows.append(cells)
        return rows

    def _add_columns(self, rows: list[list[_Cell]]) -> None:
        for row in rows:
            for column, cell in enumerate(row):
                for paragraph in cell.paragraphs:
                    self._builder.add_line(
                        paragraph.text, bold=paragraph.bold, centred=paragraph.centred, column=min(column, 1)
                    )

    def _add_table(self, rows: list[list[_Cell]]) -> None:
        width = min(_WIDEST_ROW, max((sum(cell.width for cell in row) for row in rows), default=0))
        texts: list[list[str]] = []
        origins: list[list[tuple[int, int]]] = []
        for number, row in enumerate(rows):
            row_texts: list[str] = []
            row_origins: list[tuple[int, int]] = []
            for cell in row:
                column = len(row_texts)
                above = cell.continues_above and number > 0 and column < width
                origin = origins[number - 1][column] if above else (number, column)
                row_texts += [cell.text] + [""] * (cell.width - 1)
                row_origins += [origin] * cell.width
            missing = range(len(row_texts), width)
            row_texts += ["" for _ in missing]
            row_origins += [(number, column) for column in missing]
            texts.append(row_texts[:width])
            origins.append(row_origins[:width])
        if width:
            self._builder.add_table(texts, origins)


def _children(element: Element, name: str) -> Iterator[Element]:
    """Yield the ``name`` elements of a table or row, through content controls and tracked insertions."""
    for child in element:
        if child.tag == _W + name:
            yield child
        elif child.tag in (_W + "sdt", _W + "sdtContent", _W + "ins", _W + "customXml"):
            yield from _children(child, name)


def _text_boxes(paragraph: Element) -> Iterator[Element]:
    """Yield the contents of text boxes; of two versions for old and new programs only the first."""
    pending = list(reversed(paragraph))
    while pending:
        element = pending.pop()
        if element.tag == _W + "txbxContent":
            yield element
        elif element.tag == _ALTERNATE:
            pending.extend(list(element)[:1])
        elif isinstance(element.tag, str) and element.tag not in _DROPPED:
            pending.extend(reversed(element))


def _grid_span(properties: Element) -> int:
    span = properties.find(_W + "gridSpan")
    value = span.get(_W + "val") if span is not None else None
    return min(_WIDEST_ROW, max(1, int(value))) if value and re.fullmatch(r"\d{1,3}", value) else 1


def _is_on(switch: Element | None) -> bool:
    return switch is not None and switch.get(_W + "val") not in ("0", "false", "off")


def _is_bold(paragraph: Element) -> bool:
    """Whether every piece of visible text is set in bold directly."""
    runs = [text.getparent() for text in paragraph.iter(_W + "t") if (text.text or "").strip()]
    return bool(runs) and all(_is_on(run.find(f"{_W}rPr/{_W}b")) for run in runs)


def _is_centred(paragraph: Element) -> bool:
    alignment = paragraph.find(f"{_W}pPr/{_W}jc")
    return alignment is not None and alignment.get(_W + "val") == "center"


def _hidden_styles(document: Document) -> frozenset[str]:
    """Return the ids of the styles, or of styles based on such, whose text Word hides."""
    hidden: set[str] = set()
    bases: dict[str, str] = {}
    for style in document.styles.element.iter(_W + "style"):
        style_id = style.get(_W + "styleId", "")
        base = style.find(_W + "basedOn")
        switch = style.find(f"{_W}rPr/{_W}vanish")
        if switch is None and base is not None:
            bases[style_id] = base.get(_W + "val", "")
        elif _is_on(switch):
            hidden.add(style_id)
    while more := {style_id for style_id, base_id in bases.items() if base_id in hidden} - hidden:
        hidden |= more
    return frozenset(hidden)


def _is_layout(rows: list[list[_Cell]]) -> bool:
    """Whether a table only sets text side by side: the heading, or recipients beside the signature."""
    if max(map(len, rows), default=0) > 3 or len(rows) > 6:
        return False
    lines = [line for row in rows for cell in row for line in cell.text.split("\n")]
    if len(rows) == 1 and len(rows[0]) == 1:
        return True
    for line in lines:
        folded = fold_aligned(line[:400]).strip()
        if any(is_anchor(folded, title) for title in (NATIONAL_TITLE, NATIONAL_MOTTO, PARTY_TITLE)):
            return True
        if opens_recipients(folded) or authority_prefix(line.strip()):
            return True
    return False
