"""What stands on PDF pages beside the text: page numbers, headers, footers, footnotes, stamps of signatures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from wagtail_kehoach.documents.anchors import NATIONAL_MOTTO, NATIONAL_TITLE, PARTY_TITLE, is_anchor
from wagtail_kehoach.documents.readers.pdf_process import Page, Word
from wagtail_kehoach.documents.readers.pdf_rows import Row, row_of, rows_of

_NUMBER_OF_PAGE = re.compile(r"[-–]?\s*(?:[Tt]rang\s+)?\d{1,3}(?:\s*/\s*\d{1,3})?\s*[-–]?")
_PAGE_WITHIN_ROW = re.compile(r"(?:trang|page) \d{1,4}(?:\s?/\s?\d{1,4})?")
_EDGE_ROWS = 3
_ROWS_WITH_NUMBER = 2
_EDGE = 0.1
_SAME_PLACE = 4.0
_SMALL = 0.76
_USUAL_SIZE = 14.0
_FOOTNOTE_SIZE = 0.88
_FOOTNOTE = re.compile(r"[\[(]?(\d{1,3}|\*{1,3})[\])]?\s*\S")
_FOOTNOTE_RULE = (60.0, 260.0)
_STAMP = re.compile(
    r"(?:nguoi ky|ky boi|thoi gian ky|ngay ky|duoc ky|digitally signed|signed by|signature|chu ky so)(?!\w)"
)
_TITLES = (NATIONAL_TITLE, NATIONAL_MOTTO, PARTY_TITLE)


@dataclass(slots=True)
class Sheet:
    """A page taken apart: ``rows`` of its text, what repeats at its edges, and its footnotes."""

    rows: list[Row]
    repeated: list[str] = field(default_factory=list)
    stamps: list[str] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)


def text_size(pages: Sequence[Page]) -> float:
    """Return the size of the letters of the running text."""
    sizes = [word.size for page in pages for word in page.words for _ in word.text]
    return median(sizes) if sizes else 1.0


def sheets_of(pages: Sequence[Page], words: Sequence[Sequence[Word]], size: float) -> list[Sheet]:
    """Return the sheets of ``pages``, of each of which ``words`` stand in no table."""
    sheets: list[Sheet] = []
    for number, own in enumerate(words):
        stamped, rest = _stamps(own, size)
        sheet = Sheet(rows_of(rest, number), stamps=[row.text for row in stamped])
        _drop_page_numbers(sheet)
        sheets.append(sheet)
    _take_repeated(sheets, pages)
    for sheet, page in zip(sheets, pages, strict=True):
        _take_footnotes(sheet, page, size)
    return sheets


def _stamps(words: Sequence[Word], size: float) -> tuple[list[Row], list[Word]]:
    """Return the rows of small print about an electronic signature, and all other words."""
    # A scan may have no other text than the stamp.
    small = [word for word in words if word.size <= _SMALL * max(size, _USUAL_SIZE)]
    blocks: list[list[Row]] = []
    for row in rows_of(small):
        for piece in _pieces(row):
            near = next((block for block in reversed(blocks[-8:]) if _goes_on(block[-1], piece)), None)
            if near:
                near.append(piece)
            else:
                blocks.append([piece])
    stamped = [row for block in blocks if any(_STAMP.match(row.folded) for row in block) for row in block]
    taken = {id(word) for row in stamped for word in row.words}
    return stamped, [word for word in words if id(word) not in taken]


def _pieces(row: Row) -> list[Row]:
    cuts = [
        place
        for place in range(1, len(row.words))
        if row.words[place].x0 - row.words[place - 1].x1 > 2 * row.words[place].size
    ]
    return [piece for start, end in zip([0, *cuts], [*cuts, None], strict=True) if (piece := row.part(start, end))]


def _goes_on(above: Row, row: Row) -> bool:
    return row.y - above.y <= 1.8 * row.size and row.x0 < above.x1 and above.x0 < row.x1


def _drop_page_numbers(sheet: Sheet) -> None:
    rows = sheet.rows
    edges = {*range(_ROWS_WITH_NUMBER), *range(len(rows) - _ROWS_WITH_NUMBER, len(rows))}
    sheet.rows = [
        row for place, row in enumerate(rows) if place not in edges or not _NUMBER_OF_PAGE.fullmatch(row.text)
    ]


def _take_repeated(sheets: Sequence[Sheet], pages: Sequence[Page]) -> None:
    """Take rows off the edges that pages next to each other print at the same place."""
    for edge in (range(_EDGE_ROWS), range(-1, -_EDGE_ROWS - 1, -1)):
        keys = [[_edge_key(sheet, page, place) for place in edge] for sheet, page in zip(sheets, pages, strict=True)]
        for number, sheet in enumerate(sheets):
            neighbours = [key for other in (number - 1, number + 1) if 0 <= other < len(sheets) for key in keys[other]]
            count = 0
            for key in keys[number]:
                if key is None or not any(_same_place(key, other) for other in neighbours):
                    break
                count += 1
            if count and count < len(sheet.rows):
                taken = sheet.rows[:count] if edge[0] == 0 else sheet.rows[-count:]
                sheet.rows = sheet.rows[count:] if edge[0] == 0 else sheet.rows[:-count]
                sheet.repeated += [row.text for row in taken]


def _edge_key(sheet: Sheet, page: Page, place: int) -> tuple[str, float] | None:
    try:
        row = sheet.rows[place]
    except IndexError:
        return None
    folded = row.folded
    at_edge = row.y < _EDGE * page.height or row.y > (1 - _EDGE) * page.height
    if not at_edge or any(is_anchor(folded, title) for title in _TITLES):
        return None
    return _PAGE_WITHIN_ROW.sub("", folded), row.y


def _same_place(key: tuple[str, float], other: tuple[str, float] | None) -> bool:
    return other is not None and key[0] == other[0] and abs(key[1] - other[1]) <= _SAME_PLACE


def _take_footnotes(sheet: Sheet, page: Page, size: float) -> None:
    """Take off the small print at the foot of the page: below a short rule, or opened by a number."""
    rows = sheet.rows
    start = len(rows)
    while start > 1 and rows[start - 1].size <= _FOOTNOTE_SIZE * size:
        start -= 1
    while start < len(rows) and not _opens_footnotes(rows[start], rows[start - 1], page):
        start += 1
    marks = {match[1] for row in rows[start:] if (match := _FOOTNOTE.match(row.text))}
    sheet.footnotes = [row.text for row in rows[start:]]
    sheet.rows = [_without_marks(row, marks) if marks else row for row in rows[:start]]


def _opens_footnotes(row: Row, above: Row, page: Page) -> bool:
    if not _FOOTNOTE.match(row.text):
        return False
    ruled = any(
        above.y < y < row.y and _FOOTNOTE_RULE[0] < x1 - x0 < _FOOTNOTE_RULE[1] and abs(x0 - row.x0) < 3 * row.size
        for y, x0, x1 in page.across
    )
    return ruled or row.words[0].size < 0.8 * row.size


def _without_marks(row: Row, marks: set[str]) -> Row:
    """Return ``row`` without the raised numbers that point to footnotes of its page."""
    kept = [word for word in row.words if not (word.size < 0.8 * row.size and word.text.strip("[]()") in marks)]
    if len(kept) in (0, len(row.words)):
        return row
    return row_of(kept, row.page)
