"""Rows of tables that plain text shows line by line: apart by pipes or tabs, or one cell a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from wagtail_kehoach.documents.anchors import authority_prefix, opens_recipients
from wagtail_kehoach.documents.bodies import starts_with_body
from wagtail_kehoach.documents.lines import is_upper_case, starts_lower
from wagtail_kehoach.documents.source import SourceDocument
from wagtail_kehoach.documents.tables import column_headings, column_kind

MOST_COLUMNS = 12
_MOST_LINES = 400
_LONGEST_LINE = 1_000
_LONGEST_CELL_LINE = 300
_LONGEST_HEADING_CELL = 60
_LONGEST_HEADING = 600
_MOST_LINES_OF_ROW = 12
BAR = re.compile(r"[|│]")
_PIPE_RULE = re.compile(r"\s*[|+:┌├└│┬┼][\s|:+=_─┬┼┴┐┤┘└├┌│-]*")
_GRID = re.compile(r"\s*[+┌├][-=─+┬┼ ]")
_ORDER = re.compile(r"\s*\(?\d{1,3}[.)]?\s*")
_GROUP = re.compile(r"\s*(?:[IVX]{1,5}|[A-H])(?:[.)]?\s*$|\s?[.)\-–]\s*\S)")
_SECTION = re.compile(r"\s*(?:[IVX]{1,5}\s?[.\-–/)]\s*\S|PHẦN |PHỤ LỤC)")
_COUNTED = re.compile(r"\s*\(?(?:\d{1,2}|[A-E])\)?\s*")
_OPENS_HEADING = re.compile(r"\s*(?:so )?s?tt(?!\w)")
_NUMBER_OF_ROW = re.compile(r"\s*(\d{1,3})\s+\S")
_TIME = re.compile(
    r"\s*(?:truoc|tu|den|trong|cham nhat|ngay|thang|quy|nam|tuan|hang|thuong xuyen|ca nam|dinh ky|xong|hoan thanh"
    r"|theo|sau|het|khi|cuoi|dau|giua|\d{1,2}\s?[/.h-])(?!\w)|\s*\d{1,2}[/.]\d"
)

Fragment = tuple[int, int]
Cell = list[Fragment]


@dataclass(slots=True)
class FlatRow:
    """A row: the lines ``first`` to ``last`` (included) of the document, and the pieces of text of each cell."""

    first: int
    last: int
    cells: list[Cell]


class LineView:
    """The lines of a document as one looks for tables in them."""

    def __init__(self, source: SourceDocument) -> None:
        self.source = source
        self.count = len(source.lines)

    def span(self, place: int) -> Fragment:
        """Return where a line stands; behind the last one, the end of the text."""
        if place >= self.count:
            return len(self.source.text), len(self.source.text)
        line = self.source.lines[place]
        return line.start, line.end

    def text(self, place: int) -> str:
        """Return a line as printed, ``""`` behind the last one and where it belongs to something else."""
        if place >= self.count:
            return ""
        line = self.source.lines[place]
        if (
            line.table is not None
            or line.page_margin
            or line.column is not None
            or line.end - line.start > _LONGEST_LINE
        ):
            return ""
        return self.source.unmarked[line.start : line.end]

    def following(self, place: int) -> int:
        """Return the next line with text that is no page margin, or the number of lines."""
        place += 1
        while place < self.count and (
            self.source.lines[place].page_margin or not self.source.unmarked[slice(*self.span(place))].strip()
        ):
            place += 1
        return place

    def quote(self, cell: Cell) -> str:
        return " ".join(self.source.quote(*fragment) for fragment in cell)

    def kind(self, cell: Cell) -> str | None:
        """Return what a column is for, when ``cell`` is its heading."""
        if not cell or sum(last - first for first, last in cell) > _LONGEST_HEADING:
            return None
        return column_kind(" ".join(self.source.folded[first:last] for first, last in cell))

    def is_heading(self, cells: Sequence[Cell]) -> bool:
        """Whether the cells are the headings of a table: at least three kinds of columns, or work and who does it."""
        kinds = [self.kind(cell) for cell in cells if cell]
        known = {kind for kind in kinds if kind}
        return None not in kinds and (len(known) > 2 or len(kinds) > 1 and {"work", "lead"} <= known)

    def stops(self, place: int) -> bool:
        """Whether no table reaches over a line: the recipients, the signature, no more text."""
        text = self.text(place).strip()
        folded = self.source.folded[slice(*self.span(place))].strip() if text else ""
        return not text or opens_recipients(folded) or authority_prefix(text) is not None

    def split(self, start: int, end: int, separator: re.Pattern[str]) -> list[Cell]:
        """Return the cells between the separators in a span, an empty one without a fragment."""
        text = self.source.unmarked[start:end]
        cuts = list(separator.finditer(text))
        firsts = [0, *(cut.end() for cut in cuts)]
        lasts = [*(cut.start() for cut in cuts), len(text)]
        pieces = [self.source.trimmed(start + first, start + last) for first, last in zip(firsts, lasts, strict=True)]
        return [[piece] if piece[0] < piece[1] else [] for piece in pieces]

    def whole(self, first: int, last: int) -> FlatRow:
        """Return lines that are part of a table, but not told apart into cells, as a row of one cell."""
        return FlatRow(first, last, [[self.source.trimmed(self.span(first)[0], self.span(last)[1])]])

    def with_second_heading(self, heading: list[Cell], below: list[Cell]) -> list[Cell] | None:
        """Return the headings with the one over *Chủ trì* and *Phối hợp* in the next line made these two."""
        named = [cell for cell in below if cell]
        kinds = [self.kind(cell) for cell in named]
        place = next((place for place, cell in enumerate(heading) if self.kind(cell) == "lead"), None)
        if place is None or len(named) < 2 or set(kinds) != {"lead", "support"}:
            return None
        return [*heading[:place], [*heading[place], *named[0]], *named[1:], *heading[place + 1 :]]


def is_table_rule(text: str) -> bool:
    """Whether a line only draws a table: ``|---|---|``, ``+----+----+``."""
    return _PIPE_RULE.fullmatch(text) is not None


# --- Pipes ----------------------------------------------------------------------------------------------------------


def read_pipes(view: LineView, place: int) -> list[FlatRow]:
    """Return the rows of a table whose cells stand between pipes, from its heading at ``place`` on.

    Where no heading tells, rows of as many cells between pipes at both ends are a table too, as Markdown prints it.
    """
    heading = _pipe_cells(view, place, place)
    if not 2 <= len(heading) <= MOST_COLUMNS:
        return []
    if not view.is_heading(heading):
        return _barred_rows(view, place, len(heading))
    if place and _GRID.match(view.text(place - 1)):
        return _read_grid(view, place - 1, len(heading))
    rows = [FlatRow(place, place, heading)]
    is_closed = view.text(place).rstrip().endswith("|")
    here = view.following(place)
    while here < view.count and len(rows) < _MOST_LINES and BAR.search(view.text(here)):
        last = here
        if not is_table_rule(view.text(here)):
            while is_closed and not view.text(last).rstrip().endswith("|") and last - here < _MOST_LINES_OF_ROW:
                last = view.following(last)
            if not view.text(last):
                break
            cells = _pipe_cells(view, here, last)
            rows.append(FlatRow(here, last, cells) if len(cells) == len(heading) else view.whole(here, last))
        else:
            rows[-1].last = here
        here = view.following(last)
    return rows if len(rows) > 1 else []


def _barred_rows(view: LineView, place: int, width: int) -> list[FlatRow]:
    rows: list[FlatRow] = []
    while len(rows) < _MOST_LINES and _is_barred(view.text(place)):
        if rows and is_table_rule(view.text(place)):
            rows[-1].last = place
        elif len(cells := _pipe_cells(view, place, place)) == width:
            rows.append(FlatRow(place, place, cells))
        else:
            break
        place = view.following(place)
    return rows if len(rows) > 1 else []


def _is_barred(text: str) -> bool:
    shown = text.strip()
    return len(shown) > 1 and shown[0] in "|│" and shown[-1] in "|│"


def _pipe_cells(view: LineView, first: int, last: int) -> list[Cell]:
    start, end = view.source.trimmed(view.span(first)[0], view.span(last)[1])
    text = view.source.unmarked[start:end]
    start += text[:1] in ("|", "│")
    end -= len(text) > 1 and text[-1:] in ("|", "│")
    return view.split(start, end, BAR)


def _read_grid(view: LineView, place: int, width: int) -> list[FlatRow]:
    """Return the rows of a table drawn with ``+---+`` between them."""
    rows: list[FlatRow] = []
    is_open = False
    here = view.following(place)
    while (
        here < view.count and len(rows) < _MOST_LINES and (BAR.search(view.text(here)) or _GRID.match(view.text(here)))
    ):
        cells = _pipe_cells(view, here, here)
        if is_table_rule(view.text(here)):
            rows[-1].last, is_open = here, False
        elif is_open and len(cells) == len(rows[-1].cells):
            rows[-1].cells = [above + below for above, below in zip(rows[-1].cells, cells, strict=True)]
            rows[-1].last = here
        else:
            rows.append(FlatRow(here, here, cells) if len(cells) == width else view.whole(here, here))
            is_open = True
        here = view.following(here)
    rows[0].first = place
    return rows if len(rows) > 1 else []


# --- Tabs -----------------------------------------------------------------------------------------------------------

_TAB = re.compile(r"\t")


def read_tabs(view: LineView, place: int) -> list[FlatRow]:
    """Return the rows of a table whose cells stand apart by tabs, from its heading at ``place`` on.

    A cell of several paragraphs goes on in the next line; a cell left empty at the end may be missing.
    """
    heading = view.split(*view.span(place), _TAB)
    while heading and not heading[-1]:
        heading.pop()
    if not 2 <= len(heading) <= MOST_COLUMNS or not view.is_heading(heading):
        return []
    if all(starts_lower(view.quote(cell)) for cell in heading if cell):
        # The rest of headings that were wrapped: what sets their first words apart is lost.
        return []
    here = view.following(place)
    rows = [FlatRow(place, place, heading)]
    second = view.with_second_heading(heading, view.split(*view.span(here), _TAB)) if view.text(here) else None
    if second:
        rows = [FlatRow(place, here, second)]
        here = view.following(here)
    kinds = [view.kind(cell) for cell in rows[0].cells]
    while len(rows) < _MOST_LINES and not view.stops(here):
        row = _tabbed_row(view, here, kinds)
        if row is None:
            break
        rows.append(row)
        here = view.following(row.last)
    return rows if len(rows) > 1 else []


def _tabbed_row(view: LineView, first: int, kinds: Sequence[str | None]) -> FlatRow | None:
    width = len(kinds)
    cells = view.split(*view.span(first), _TAB)
    if len(cells) == 1:
        after = view.following(first)
        is_group = is_upper_case(view.text(first)) or _GROUP.match(view.text(first))
        return view.whole(first, first) if is_group and "\t" in view.text(after).strip() else None
    last = first
    following = view.following(last)
    while not view.stops(following):
        text = view.text(following)
        if _ORDER.fullmatch(text.split("\t")[0]) or _GROUP.match(text) or is_upper_case(text):
            break
        more = view.split(*view.span(following), _TAB)
        if _is_wrapped(view, more, width) and len(cells) <= width:
            cells += [[] for _ in range(width - len(cells))]
            cells = [above + below for above, below in zip(cells, more, strict=True)]
            last, following = following, view.following(following)
            continue
        full = len(cells) >= width
        if full and (len(more) > 1 or not _is_rest(view, following)) or len(cells) + len(more) - 1 > width:
            break
        if (
            not full
            and len(more) == 1
            and not _is_rest(view, following)
            and "\t" not in view.text(view.following(following))
        ):
            break
        cells = [*cells[:-1], [*cells[-1], *more[0]], *more[1:]]
        last, following = following, view.following(following)
    while len(cells) > width and not cells[-1]:
        cells.pop()
    fitted = cells if len(cells) == width else _fit(view, [cell for cell in cells if cell], kinds)
    return FlatRow(first, last, fitted) if fitted else view.whole(first, last)


def _is_wrapped(view: LineView, cells: Sequence[Cell], width: int) -> bool:
    """Whether a line goes on with the cells of the row above it, each below its own: no number, small letters."""
    filled = [view.quote(cell) for cell in cells if cell]
    return len(cells) == width and not cells[0] and bool(filled) and all(map(starts_lower, filled))


def _is_rest(view: LineView, place: int) -> bool:
    """Whether a line without tabs goes on with the last cell of the line before it, and not with other text."""
    text = view.text(place).strip()
    return starts_lower(text) and "\t" in view.text(view.following(place)).strip()


# --- One cell a line ------------------------------------------------------------------------------------------------


def read_one_cell_a_line(view: LineView, place: int) -> list[FlatRow]:
    """Return the rows of a table whose cells stand one a line; its rows open with 1, 2, 3 …

    A row is told apart into cells only where that can be done in one way.
    """
    heading, here = _heading_lines(view, place)
    if not heading:
        return []
    last_of_heading = here
    kinds = [view.kind(cell) for cell in heading]
    rows = [FlatRow(place, last_of_heading, heading)]
    here = view.following(here)
    while here < view.count and _counts_columns(view, here, len(kinds)):
        for _ in range(len(kinds)):
            rows[0].last, here = here, view.following(here)
    number = 1
    most = 0
    while not view.stops(here) and len(rows) < _MOST_LINES:
        if _ORDER.fullmatch(view.text(here)) and int(re.sub(r"\D", "", view.text(here))) == number:
            row = _listed_row(view, here, kinds, number + 1, most)
            number += 1
            most = max(most, row.last - row.first)
            rows.append(row)
            here = view.following(row.last)
        elif (group := _group_end(view, here, number)) is not None:
            rows.append(view.whole(here, group))
            here = view.following(group)
        else:
            break
    return rows if number > 1 else []


def _heading_lines(view: LineView, place: int) -> tuple[list[Cell], int]:
    """Return the headings of columns from ``place`` on, one a line, and the last of their lines."""
    heading: list[Cell] = []
    here, last = place, place
    if view.kind([view.span(place)]) != "order":
        return [], place
    while len(heading) < MOST_COLUMNS and 0 < len(view.text(here).strip()) <= _LONGEST_HEADING_CELL:
        cell = [view.source.trimmed(*view.span(here))]
        if heading and starts_lower(view.text(here).strip()) and view.kind([*heading[-1], *cell]):
            heading[-1] = [*heading[-1], *cell]
        elif view.kind(cell):
            heading.append(cell)
        else:
            break
        last, here = here, view.following(here)
    if not view.is_heading(heading):
        return [], place
    if len(heading) > 3 and (merged := view.with_second_heading(heading[:-2], heading[-2:])):
        heading = merged
    elif len(heading) > 4:
        kinds = [view.kind(cell) for cell in heading]
        over = next((at for at in range(len(kinds) - 2) if kinds[at : at + 3] == ["lead", "lead", "support"]), None)
        if over is not None:
            heading[over : over + 2] = [[*heading[over], *heading[over + 1]]]
    return heading, last


def _counts_columns(view: LineView, place: int, width: int) -> bool:
    """Whether the next lines count the columns: ``(1)``, ``(2)``, ``(3)``."""
    texts = []
    for _ in range(width):
        texts.append(view.text(place).strip())
        place = view.following(place)
    return width > 1 and all(_COUNTED.fullmatch(text) for text in texts)


def _listed_row(view: LineView, first: int, kinds: Sequence[str | None], following: int, most: int) -> FlatRow:
    lines: list[int] = []
    here = view.following(first)
    closed = False
    while not view.stops(here) and len(lines) < _MOST_LINES_OF_ROW and len(view.text(here)) <= _LONGEST_CELL_LINE:
        text = view.text(here)
        if _ORDER.fullmatch(text) and int(re.sub(r"\D", "", text)) == following or _group_end(view, here, following):
            closed = True
            break
        if _SECTION.match(text) and is_upper_case(text):
            break
        lines.append(here)
        here = view.following(here)
    cells = _merged(view, lines)
    order = [view.source.trimmed(*view.span(first))]
    # Nothing tells where the last row ends: it has as many cells as make sense, no more than a note allows.
    longest = most if most and kinds[-1] == "other" else len(kinds) - 1
    counts = [len(cells)] if closed else range(min(len(cells), longest), 0, -1)
    for count in counts:
        fitted = _fit(view, [order, *cells[:count]], kinds, strict=not closed)
        if fitted:
            return FlatRow(first, _line_of(view, lines, cells[count - 1][-1]) if count else first, fitted)
    return view.whole(first, lines[-1] if closed and lines else first)


def _merged(view: LineView, lines: Sequence[int]) -> list[Cell]:
    """Return lines as cells; one that begins with a small letter or a dash goes on with the cell before it."""
    cells: list[Cell] = []
    for place in lines:
        fragment = view.source.trimmed(*view.span(place))
        text = view.text(place).strip()
        if cells and (starts_lower(text) and not text[0].isdigit() or text.startswith(("- ", "+ "))):
            cells[-1].append(fragment)
        else:
            cells.append([fragment])
    return cells


def _line_of(view: LineView, lines: Sequence[int], fragment: Fragment) -> int:
    return next(place for place in lines if view.span(place)[1] >= fragment[1])


def _group_end(view: LineView, place: int, number: int) -> int | None:
    """Return the last line of a heading between the rows, from which the rows go on; ``None`` when none is here."""
    text = view.text(place)
    if not _GROUP.match(text) and not is_upper_case(text):
        return None
    last = place
    following = view.following(place)
    if _GROUP.fullmatch(text) or len(text.strip()) < 4:
        last, following = following, view.following(following)
    opens = view.text(following)
    return last if _ORDER.fullmatch(opens) and int(re.sub(r"\D", "", opens)) in (1, number) else None


# --- Single spaces --------------------------------------------------------------------------------------------------


def read_unparted(view: LineView, place: int) -> list[FlatRow]:
    """Return a table whose cells lost what set them apart, each row as one cell; its rows open with 1, 2, 3 …

    ``TT Nội dung Đơn vị chủ trì Thời gian`` / ``1 In tờ rơi Trạm Y tế 15/4/2026``: where a cell ends, nothing tells.
    """
    start, end = view.span(place)
    if not _OPENS_HEADING.match(view.source.folded, start, end):
        return []
    kinds = set(column_headings(view.source.folded[start:end]))
    if not {"order", "work"} <= kinds or kinds.isdisjoint(("lead", "time")):
        return []
    rows = [view.whole(place, place)]
    number = 1
    here = view.following(place)
    while not view.stops(here) and len(rows) < _MOST_LINES:
        if _opens_numbered(view, here, number):
            rows.append(view.whole(here, here))
            number += 1
        elif _goes_on_unparted(view, here, number):
            rows[-1] = view.whole(rows[-1].first, here)
        else:
            break
        here = view.following(here)
    return rows


def _opens_numbered(view: LineView, place: int, number: int) -> bool:
    opening = _NUMBER_OF_ROW.match(view.text(place))
    return opening is not None and int(opening[1]) == number


def _goes_on_unparted(view: LineView, place: int, number: int) -> bool:
    """Whether a line is of the row above it: the next row follows soon, else only what is surely a piece of a cell."""
    here = place
    for _ in range(_MOST_LINES_OF_ROW):
        text = view.text(here)
        if not text or _SECTION.match(text):
            break
        if _opens_numbered(view, here, number):
            return True
        here = view.following(here)
    text = view.text(place).strip()
    return number > 1 and not _SECTION.match(text) and (starts_lower(text) or "\t" in text)


# --- Which cell stands in which column ------------------------------------------------------------------------------


def _fit(view: LineView, cells: list[Cell], kinds: Sequence[str | None], *, strict: bool = False) -> list[Cell] | None:
    """Return ``cells`` set into the columns: some left empty, or neighbours made one, when only one way makes sense."""
    width, count = len(kinds), len(cells)
    if count == width:
        suits = all(_suits(view, cell, kind, strict=strict) for cell, kind in zip(cells, kinds, strict=True))
        return cells if suits else None
    if count < 2 or count > _MOST_LINES_OF_ROW or width - count > 3:
        return None
    ways: dict[tuple[str, ...], list[Cell]] = {}
    if count < width:
        for empty in combinations(range(1, width), width - count):
            rest = iter(cells)
            ways.update(_way(view, [[] if place in empty else next(rest) for place in range(width)], kinds))
    else:
        for cuts in combinations(range(1, count), width - 1):
            edges = [0, *cuts, count]
            merged = [
                [piece for cell in cells[first:last] for piece in cell]
                for first, last in zip(edges, edges[1:], strict=False)
            ]
            ways.update(_way(view, merged, kinds))
    kept = {told: way for told, way in ways.items() if all(told[:2])} or ways
    return next(iter(kept.values())) if len(kept) == 1 else None


def _way(view: LineView, cells: list[Cell], kinds: Sequence[str | None]) -> dict[tuple[str, ...], list[Cell]]:
    """Return a way to set cells, under what it tells of work and unit; nothing when it makes no sense."""
    if not all(_suits(view, cell, kind, strict=True) for cell, kind in zip(cells, kinds, strict=True)):
        return {}
    by_kind = dict(zip(reversed(list(kinds)), reversed([view.quote(cell) for cell in cells]), strict=True))
    return {tuple(by_kind.get(kind, "") for kind in ("work", "lead", "support", "time")): cells}


def _names_unit(text: str) -> bool:
    return starts_with_body(text, any_case=True) and not starts_lower(text)


def _suits(view: LineView, cell: Cell, kind: str | None, *, strict: bool = False) -> bool:
    text = view.quote(cell)
    if kind in ("order", "work") and not text:
        return False
    if not text:
        return True
    looks_like_time = _TIME.match(view.source.folded, cell[0][0], cell[-1][1]) is not None and not _names_unit(text)
    if kind == "order":
        return _ORDER.fullmatch(text) is not None
    if kind == "time":
        return looks_like_time or not strict and not _names_unit(text)
    if kind in ("lead", "support"):
        names = [view.source.quote(*fragment).lstrip("-+• ") for fragment in cell]
        if strict:
            return all(_names_unit(name) or number and starts_lower(name) for number, name in enumerate(names))
        return not looks_like_time and (starts_with_body(names[0], any_case=True) or not starts_lower(names[0]))
    return kind != "work" or not strict or not any(_names_unit(view.source.quote(*piece)) for piece in cell[1:])
