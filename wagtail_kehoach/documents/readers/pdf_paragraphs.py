"""From printed rows of a PDF to paragraphs, by where the rows begin and end on the page.

A paragraph ends where the next word would have fitted on the row, where the next row is indented anew, stands further
below than rows do, or changes between bold and light. Rows that merely happen to be full go on.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wagtail_kehoach.documents.anchors import is_rule
from wagtail_kehoach.documents.lines import ends_sentence, starts_lower
from wagtail_kehoach.documents.readers.pdf_rows import Row, joined

_SAME_EDGE = 4.0
_RAGGED = 6.0
_INDENT = 0.6
_LEAST_ROWS_OF_A_PAGE = 6
_SHARE_OF_AN_EDGE = 0.08
_SHARE_OF_SURE_EDGE = 0.25
_FURTHER_BELOW = 1.22
_SPACE = 0.25
_CENTRED = 4.5
_CENTRED_IN_TITLE = 14.0
_SLACK = 0.1
_HAIR = 1.0
_ITEM = re.compile(r"(?:[-–—−+•*]|(?:[IVX]{1,5}|[A-H]|\d{1,2}(?:\.\d{1,2}){0,3})[.)\-/]|[a-zđ][.)])\s*(?=\S)")
# A new basis, whatever the row above it left free.
_OPENS_BASIS = re.compile(
    r"can cu (?:vao )?(?:hien phap|bo luat|luat|phap lenh|nghi dinh|nghi quyet|quyet dinh|thong tu|chi thi|ke hoach"
    r"|cong van|huong dan|chuong trinh|ket luan|thong bao|van ban|dieu le|quy che|quy dinh)(?!\w)"
)
# Where lines of text were printed as paragraphs, a number still belongs to the word in front.
_ASKS_FOR_NUMBER = re.compile(r"(?<!\w)(?:ngay|thang|nam|truoc|quy|toi da|toi thieu|it nhat|khoang|hon|gom)$")
_NUMBER = re.compile(r"\d{1,2}[/.-]\d|\d(?:[\d.]{0,7}\d)?(?=\s[^\W\d_]|\W{0,3}$)")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a centred row, as the rows in which it is printed."""

    rows: tuple[Row, ...]
    centred: bool

    @property
    def text(self) -> str:
        return joined([row.text for row in self.rows])

    @property
    def bold(self) -> bool:
        return all(row.bold for row in self.rows)


@dataclass(frozen=True, slots=True)
class _Measure:
    """The edges of the text on a page, and the usual indent of a first row (0 where there is none)."""

    left: float
    right: float
    indent: float


class Paragraphs:
    """Makes blocks of rows; knows the measures of every page from all its rows of running text."""

    def __init__(self, rows: Sequence[Row], widths: Sequence[float]) -> None:
        """``widths`` are those of the pages."""
        self._measures = _measures(rows, widths)
        self._pitch = _pitch(rows)

    def of(self, rows: Sequence[Row]) -> Iterator[Block]:
        """Yield the blocks that ``rows``, which follow each other, make."""
        held: list[Row] = []
        centred: Row | None = None
        for row in rows:
            centred = row if self._is_centred(row, centred) else None
            if held and (centred or self._begins(row, held)):
                yield Block(tuple(held), False)
                held = []
            if centred:
                yield Block((row,), True)
            else:
                held.append(row)
        if held:
            yield Block(tuple(held), False)

    def _is_centred(self, row: Row, above: Row | None) -> bool:
        """Whether ``row`` is centred; ``above`` is the row before when that is."""
        measure = self._measures[row.page]
        left, right = row.x0 - measure.left, measure.right - row.x1
        in_title = above is not None and above.bold and row.bold and above.size == row.size
        if in_title and left > _HAIR:
            # A row of a title may fill the page, and then shows less exactly that it is centred.
            return abs(left - right) <= _CENTRED_IN_TITLE
        if abs(left - right) > _CENTRED or left <= _SAME_EDGE:
            return False
        first_of_paragraph = measure.indent > 0 and abs(left - measure.indent) <= _SAME_EDGE
        return not (first_of_paragraph and (_ITEM.match(row.text) or starts_lower(row.text) or ends_sentence(row.text)))

    def _begins(self, row: Row, held: Sequence[Row]) -> bool:
        """Whether ``row`` begins a paragraph behind the rows ``held`` of an open one."""
        before = held[-1]
        measure, other = self._measures[row.page], self._measures[before.page]
        if is_rule(row.text) or is_rule(before.text) or row.text[:1] == "C" and _OPENS_BASIS.match(row.folded):
            return True
        if _ASKS_FOR_NUMBER.search(before.folded) and _NUMBER.match(row.text):
            return False
        if row.page == before.page and row.y - before.y > self._pitch * _FURTHER_BELOW * max(row.size, before.size):
            return True
        if row.first_word_width + (_SPACE + _SLACK) * before.size < other.right - before.x1:
            return True
        if before.bold != row.bold and not starts_lower(row.text):
            return True
        if ends_sentence(before.text) and _ITEM.match(row.text):
            return True
        step = (row.x0 - measure.left) - (before.x0 - other.left)
        if abs(step) <= _INDENT * row.size:
            first_rows_are_indented = measure.indent > _INDENT * row.size
            indented = row.x0 - measure.left > _INDENT * row.size
            return len(held) == 1 and first_rows_are_indented and indented and not starts_lower(row.text)
        if step < 0:
            return len(held) > 1
        return not (len(held) == 1 and _hangs(row, before))


def _hangs(row: Row, first: Row) -> bool:
    """Whether ``row`` begins where the text behind the mark of ``first`` begins."""
    return _ITEM.match(first.text) is not None and any(abs(word.x0 - row.x0) <= _SAME_EDGE for word in first.words[1:3])


def _measures(rows: Sequence[Row], widths: Sequence[float]) -> dict[int, _Measure]:
    """Return the measures of each page; a page with few rows has those of all pages together.

    Text that is not justified rarely reaches the right edge, so pages with the same left edge show it together. Where
    few rows agree on it, the right margin is at most as wide as the left one, as the form of documents prescribes.
    """
    pages: defaultdict[int, list[Row]] = defaultdict(list)
    for row in rows:
        pages[row.page].append(row)
    everywhere = _left(rows) if rows else 0.0
    lefts = {page: _left(own) if len(own) >= _LEAST_ROWS_OF_A_PAGE else everywhere for page, own in pages.items()}
    sharing: defaultdict[int, list[Row]] = defaultdict(list)
    for page, own in pages.items():
        sharing[round(lefts[page] / _SAME_EDGE)] += own
    rights = {left: _right(own) for left, own in sharing.items()}
    measures: dict[int, _Measure] = {}
    for page, left in lefts.items():
        right, sure = rights[round(left / _SAME_EDGE)]
        right = right if sure else max(right, widths[page] - left)
        measures[page] = _Measure(left, right, _first_indent(pages[page], left))
    return measures


def _left(rows: Sequence[Row]) -> float:
    return _edge([row.x0 for row in rows], max(2, round(len(rows) * _SHARE_OF_AN_EDGE)), _SAME_EDGE)


def _right(rows: Sequence[Row]) -> tuple[float, bool]:
    """Return where rows end on the right, and whether so many end there, and not beyond, that it is surely the edge."""
    right = -_edge([-row.x1 for row in rows], 2, _RAGGED)
    there = sum(abs(row.x1 - right) <= _RAGGED for row in rows)
    beyond = sum(row.x1 > right + _RAGGED for row in rows)
    return right, there >= _SHARE_OF_SURE_EDGE * len(rows) and beyond <= 1


def _edge(places: Sequence[float], least: int, spread: float) -> float:
    """Return the outermost (least) of at least ``least`` places that agree, the outermost of all where none do."""
    ordered = sorted(places)
    for number, place in enumerate(ordered):
        if number + least <= len(ordered) and ordered[number + least - 1] - place <= spread:
            return place
    return ordered[0]


def _first_indent(rows: Sequence[Row], left: float) -> float:
    steps = Counter(round((row.x0 - left) / 2) * 2 for row in rows if row.x0 - left > _SAME_EDGE)
    indent, often = steps.most_common(1)[0] if steps else (0, 0)
    return float(indent) if often > 1 else 0.0


def _pitch(rows: Sequence[Row]) -> float:
    """Return the usual distance between the baselines of a paragraph, in sizes of its letters."""
    steps = sorted(
        (row.y - before.y) / row.size
        for before, row in zip(rows, rows[1:], strict=False)
        if row.page == before.page and 0.9 * row.size < row.y - before.y < 3 * row.size and row.size == before.size
    )
    return steps[len(steps) // 10] if steps else 1.5
