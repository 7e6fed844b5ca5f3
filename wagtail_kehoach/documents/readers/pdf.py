"""PDF files with text in them.

pdfium, in a child process, tells which words a page prints where (``pdf_process``); everything else is drawn from the
places of the words alone, never from their order in the file: rows (``pdf_rows``), what stands beside the text
(``pdf_margins``), ruled tables (``pdf_tables``), the two-column heading and ending (``pdf_columns``), and paragraphs
(``pdf_paragraphs``). Scripts, forms, attachments and links are never looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from wagtail_kehoach.documents.broken_words import join_broken_words, words_joined_notice
from wagtail_kehoach.documents.draft import DocumentError
from wagtail_kehoach.documents.limits import Limits, size_in_words
from wagtail_kehoach.documents.readers.pdf_columns import two_columns
from wagtail_kehoach.documents.readers.pdf_legacy import in_unicode
from wagtail_kehoach.documents.readers.pdf_margins import Sheet, sheets_of, text_size
from wagtail_kehoach.documents.readers.pdf_paragraphs import Paragraphs
from wagtail_kehoach.documents.readers.pdf_process import Page, damaged, pages_of
from wagtail_kehoach.documents.readers.pdf_rows import Row
from wagtail_kehoach.documents.readers.pdf_tables import Grid, Table, grids_of
from wagtail_kehoach.documents.source import SourceBuilder, SourceDocument, too_large

FORMAT = "pdf"
_START = b"%PDF-"
_START_WITHIN = 1024
_END = b"%%EOF"
_OBJECT = re.compile(rb"\sobj\b")
_LEAST_LETTERS_OF_A_PAGE = 10
_LEAST_PICTURED = 0.1
_LEAST_DRAWN = 100
_MOST_UNKNOWN = 0.3
_MOST_PAGES_NAMED = 12
_SCANNED = (
    "Tệp PDF là bản quét, không có lớp chữ để đọc; hãy xin đơn vị ban hành bản .docx, hoặc dùng phần mềm nhận dạng chữ "
    "(OCR) tạo tệp PDF có lớp chữ rồi chọn lại."
)
_UNKNOWN_LETTERS = (
    "Tệp PDF có chữ nhưng phông chữ trong tệp không cho biết đó là chữ gì nên không đọc được; hãy xin đơn vị ban hành "
    "bản .docx, hoặc dùng phần mềm nhận dạng chữ (OCR) rồi chọn lại."
)


def recognises(data: bytes, limits: Limits) -> bool:
    """Whether ``data`` is a PDF. Raises ``DocumentError`` for one that is too large."""
    if _START not in data[:_START_WITHIN]:
        return False
    if len(data) > limits.max_bytes:
        raise too_large(f"tệp PDF chỉ được tới {size_in_words(limits.max_bytes)}")
    return True


def read(data: bytes, limits: Limits) -> SourceDocument:
    """Return the PDF ``data`` as a document.

    Raises ``DocumentError``: ``scanned`` where its pages are pictures, ``encrypted``, ``too_large``, ``unreadable``.
    """
    # pdfium mends a truncated file by leaving out what is missing, and a plan without its end is worse than none.
    if _END not in data or _OBJECT.search(data, data.rindex(_END)):
        raise damaged()
    pages = pages_of(data, limits)
    if all(page.width == 0 for page in pages):
        raise damaged()
    pages, converted = in_unicode(pages)
    return _Writer(pages, converted, limits).document()


class _Writer:
    def __init__(self, pages: Sequence[Page], converted: int, limits: Limits) -> None:
        self._pages = pages
        self._builder = SourceBuilder(limits)
        if converted:
            self._builder.add_notice(
                "legacy_font",
                f"Có {converted} từ in bằng phông chữ cũ (TCVN3, VNI) đã được chuyển sang Unicode; "
                "hãy đối chiếu với tệp gốc.",
            )
        self._joined = 0

    def document(self) -> SourceDocument:
        size = text_size(self._pages)
        grids, words = zip(*map(grids_of, self._pages), strict=True)
        sheets = sheets_of(self._pages, words, size)
        self._tell_pages_without_text(sheets, grids)
        seen: set[str] = set()
        for text in (text for sheet in sheets for text in (*sheet.stamps, *sheet.repeated)):
            if text not in seen:
                seen.add(text)
                self._builder.add_line(text, page_margin=True)
        self._add_flow(list(_in_order(sheets, grids)))
        for sheet in sheets:
            for text in sheet.footnotes:
                self._builder.add_line(self._mended(text), page_margin=True)
        if self._joined:
            self._builder.add_notice(*words_joined_notice(self._joined))
        return self._builder.build(FORMAT, paragraphs_known=True)

    def _tell_pages_without_text(self, sheets: Sequence[Sheet], grids: Sequence[Sequence[Grid]]) -> None:
        silent = [
            number
            for number, (page, sheet, tables) in enumerate(zip(self._pages, sheets, grids, strict=True), 1)
            if not tables and _is_silent(page, sheet)
        ]
        if silent and not any(
            tables or _letters(sheet) >= _LEAST_LETTERS_OF_A_PAGE
            for number, (sheet, tables) in enumerate(zip(sheets, grids, strict=True), 1)
            if number not in silent
        ):
            raise DocumentError("scanned", _SCANNED if all(map(_letters_are_known, self._pages)) else _UNKNOWN_LETTERS)
        if silent:
            named = ", ".join(map(str, silent[:_MOST_PAGES_NAMED])) + (" …" if len(silent) > _MOST_PAGES_NAMED else "")
            self._builder.add_notice(
                "pages_without_text",
                f"Trang {named} của tệp PDF không có lớp chữ (có thể là ảnh quét) nên chưa được đọc; "
                "hãy xem bản gốc và nhập phần đó bằng tay.",
            )

    def _add_flow(self, flow: Sequence[Row | Table]) -> None:
        running: list[list[Row]] = [[]]
        tables: list[Table] = []
        for item in flow:
            if isinstance(item, Row):
                running[-1].append(item)
            elif tables and not running[-1] and tables[-1].goes_on_in(item):
                tables[-1].extend(item)
            else:
                tables.append(item)
                running.append([])
        columned = [list(two_columns(rows)) for rows in running]
        paragraphs = Paragraphs(
            [
                row
                for rows, columns in zip(running, columned, strict=True)
                for place, row in enumerate(rows)
                if not any(part.start <= place < part.end for part in columns)
            ],
            [page.width for page in self._pages],
        )
        for number, (rows, columns) in enumerate(zip(running, columned, strict=True)):
            place = 0
            for part in columns:
                self._add_paragraphs(paragraphs, rows[place : part.start])
                for column, text, bold in part.lines():
                    self._builder.add_line(self._mended(text), bold=bold, column=column)
                place = part.end
            self._add_paragraphs(paragraphs, rows[place:])
            if number < len(tables):
                table = tables[number]
                self._builder.add_table([[self._mended(cell) for cell in row] for row in table.rows], table.origins)

    def _add_paragraphs(self, paragraphs: Paragraphs, rows: Sequence[Row]) -> None:
        for block in paragraphs.of(rows):
            self._builder.add_line(self._mended(block.text), bold=block.bold, centred=block.centred)

    def _mended(self, text: str) -> str:
        mended, count = join_broken_words(text)
        self._joined += count
        return mended


def _in_order(sheets: Iterable[Sheet], grids: Iterable[Sequence[Grid]]) -> Iterator[Row | Table]:
    """Yield rows and tables from the top of the first page to the foot of the last."""
    for sheet, tables in zip(sheets, grids, strict=True):
        waiting = sorted(tables, key=lambda grid: grid.top)
        for row in sheet.rows:
            while waiting and waiting[0].top < row.y:
                yield waiting.pop(0).table()
            yield row
        for grid in waiting:
            yield grid.table()


def _letters(sheet: Sheet) -> int:
    return sum(character.isalpha() for row in sheet.rows for character in row.text)


def _letters_are_known(page: Page) -> bool:
    letters = sum(len(word.text) for word in page.words)
    return sum(word.text.count("\ufffd") for word in page.words) <= _MOST_UNKNOWN * letters


def _is_silent(page: Page, sheet: Sheet) -> bool:
    """Whether a page shows something and has (almost) no text that can be read."""
    if not _letters_are_known(page) or page.width == 0:
        return True
    if _letters(sheet) >= _LEAST_LETTERS_OF_A_PAGE:
        return False
    return page.pictured >= _LEAST_PICTURED or page.drawn >= _LEAST_DRAWN
