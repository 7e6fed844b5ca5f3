"""Pages, styles, tables and links of an administrative document, over python-docx.

Measures and fonts are those that both bodies of form rules allow: A4, margins of 20, 20, 30 and 15 mm, Times New Roman
14, the page number at the top centre from page 2 on (Nghị định 30/2020/NĐ-CP, Phụ lục I; Hướng dẫn 36-HD/VPTW).
Everything that an editor may want to change in one place is a named style.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

import docx
from django.utils.encoding import iri_to_uri
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from wagtail_kehoach.vietnamese.text import clean, collapse

FONT = "Times New Roman"
TEXT_WIDTH = 165
"""Width between the margins in millimetres."""

BODY = "Body Text"
CAPTION = "Caption"
CELL = "Ô bảng"
FORM_LINE = "Dòng thể thức"
HEADING = "Heading 1"
LINK = "Hyperlink"
PROMPT = "Gợi ý"
RECIPIENT = "Nơi nhận"
RULE = "Đường kẻ"
SUBHEADING = "Heading 2"
SUBJECT = "Trích yếu"
TITLE = "Tên loại"

_CENTRE, _JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
# XML 1.0 cannot hold these characters, not even as references.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Link:
    """Text that leads to ``url``; plain text where ``url`` is no web address."""

    text: str
    url: str


def plain(text: str) -> str:
    """Return ``text`` on one line, without characters that a document cannot hold or that hide or turn others."""
    return collapse(clean(_NOT_XML.sub("", text)))


def new_document() -> Document:
    """Return an empty A4 document with the styles of this module."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = section.footer_distance = Mm(10)
    _define_styles(document)
    section.different_first_page_header_footer = True
    header = section.header.paragraphs[0]
    header.alignment = _CENTRE
    _append(header._p, "w:fldSimple", instr="PAGE")
    return document


def _define_styles(document: Document) -> None:
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "vi-VN")
    _style(document, "Normal", size=14)
    _style(document, "Header", size=13)
    _style(document, BODY, size=14, alignment=_JUSTIFY, indent=10, after=6, line_spacing=1.15)
    _style(document, PROMPT, size=14, italic=True, alignment=_JUSTIFY, indent=10, after=6, line_spacing=1.15)
    _style(document, HEADING, size=14, bold=True, alignment=_JUSTIFY, indent=10, before=6, after=6)
    _style(document, SUBHEADING, size=14, bold=True, alignment=_JUSTIFY, indent=10, before=3, after=6)
    _style(document, CAPTION, size=14, italic=True, indent=10, after=3).paragraph_format.keep_with_next = True
    _style(document, FORM_LINE, size=13, alignment=_CENTRE)
    _style(document, TITLE, size=14, bold=True, alignment=_CENTRE, before=12)
    _style(document, SUBJECT, size=14, bold=True, alignment=_CENTRE)
    _style(document, CELL, size=12, before=1, after=1)
    _style(document, RECIPIENT, size=11)
    rule = _style(document, RULE, size=1, before=2, after=4).paragraph_format
    rule.line_spacing_rule, rule.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(2)
    link = document.styles.add_style(LINK, WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = RGBColor(0x05, 0x63, 0xC1), True


def _style(
    document: Document,
    name: str,
    *,
    size: float,
    bold: bool = False,
    italic: bool = False,
    alignment: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT,
    indent: float = 0,
    before: float = 0,
    after: float = 0,
    line_spacing: float = 1.0,
) -> ParagraphStyle:
    """Define a paragraph style: ``size``, ``before`` and ``after`` in points, ``indent`` of its first line in mm."""
    styles = document.styles
    style = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, italic
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    # A font of the theme would win over the named one, and each script has a font of its own.
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    paragraph = style.paragraph_format
    paragraph.alignment, paragraph.first_line_indent = alignment, Mm(indent)
    paragraph.space_before, paragraph.space_after, paragraph.line_spacing = Pt(before), Pt(after), line_spacing
    return style


def add_text(paragraph: Paragraph, text: str, *, bold: bool | None = None, italic: bool | None = None) -> Run:
    """Append ``text`` as it is: nothing in it is read as a field or as markup."""
    run = paragraph.add_run(text)
    run.bold, run.italic = bold, italic
    return run


def add_link(paragraph: Paragraph, link: Link) -> None:
    """Append a link, or its text alone where the address is none that a reader may follow."""
    address = _web_address(link.url)
    run = add_text(paragraph, plain(link.text))
    if not address:
        return
    run._r.style = LINK  # the identifier of this style is its name
    target = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    hyperlink = OxmlElement("w:hyperlink")
    hyperlink.set(qn("r:id"), target)
    run._r.addprevious(hyperlink)
    hyperlink.append(run._r)


def _web_address(url: str) -> str:
    """Return ``url`` in ASCII, or ``""``. A word processor calls a file damaged whose links are no valid addresses."""
    url = plain(url)
    try:
        parts = urlsplit(url)
        is_web = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return ""
    return iri_to_uri(url) if is_web else ""


def add_rule(container: _Cell | Document, width: float, available: float) -> None:
    """Draw a line of ``width`` in the middle of ``available`` millimetres, below what ``container`` holds."""
    # A paragraph of its own: as the border of a line of text it would take on that line's width.
    paragraph = container.add_paragraph(style=RULE)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm((available - width) / 2)
    _add_borders(paragraph, "top")


def add_box(paragraph: Paragraph, indent: float) -> None:
    """Draw a box around ``paragraph``, ``indent`` millimetres from either side."""
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(indent)
    _add_borders(paragraph, "top", "left", "bottom", "right")


def _add_borders(paragraph: Paragraph, *sides: str) -> None:
    borders = OxmlElement("w:pBdr")
    # The schema prescribes the order of a paragraph's properties.
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")
    for side in sides:
        _append(borders, f"w:{side}", val="single", sz="6", space="1", color="000000")


def add_columns(document: Document, widths: Sequence[float], rows: int = 1) -> Table:
    """Append a table without borders and margins, ``widths`` in millimetres, that holds parts side by side."""
    table = document.add_table(rows, len(widths))
    _fix_widths(table, widths)
    margins = OxmlElement("w:tblCellMar")
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")
    for side in ("left", "right"):
        _append(margins, f"w:{side}", w="0", type="dxa")
    return table


def add_table(
    document: Document,
    headings: Sequence[str],
    widths: Sequence[float],
    rows: Iterable[Sequence[str | Link]],
    *,
    centred: Sequence[int] = (),
    total: Sequence[str] = (),
) -> Table:
    """Append a table whose first row is repeated on each page.

    ``widths`` are in millimetres, ``centred`` are the numbers of the columns of figures and dates, ``total`` is a last
    row in bold. No row breaks across pages.
    """
    rows = [headings, *rows, *([total] if total else [])]
    table = document.add_table(len(rows), len(headings), "Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    _fix_widths(table, widths)
    # Looked up once: python-docx searches all styles each time that one is given by name.
    style_id = document.styles[CELL].style_id
    last = len(rows) - 1
    for place, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
        is_heading, is_total = place == 0, bool(total) and place == last
        for column, (cell, content) in enumerate(zip(row.cells, texts, strict=True)):
            paragraph = _fill(cell, content, style_id, bold=is_heading or is_total)
            if is_heading or column in centred:
                paragraph.alignment = _CENTRE
            # Neither the heading nor the total stands alone on a page.
            paragraph.paragraph_format.keep_with_next = is_heading or (bool(total) and place == last - 1)
        _append(row._tr.get_or_add_trPr(), "w:cantSplit")
    _append(table.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")
    document.add_paragraph().paragraph_format.line_spacing = Pt(8)
    return table


def _fill(cell: _Cell, content: str | Link, style_id: str, *, bold: bool) -> Paragraph:
    paragraph = cell.paragraphs[0]
    paragraph._p.style = style_id
    if isinstance(content, Link):
        add_link(paragraph, content)
    else:
        add_text(paragraph, plain(content), bold=bold or None)
    return paragraph


def _fix_widths(table: Table, widths: Sequence[float]) -> None:
    """Set the widths of columns and of cells: some programs read these, some those."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)


def _append(parent: BaseOxmlElement, tag: str, **attributes: str) -> BaseOxmlElement:
    child = OxmlElement(tag)
    for name, value in attributes.items():
        child.set(qn(f"w:{name}"), value)
    parent.append(child)
    return child
