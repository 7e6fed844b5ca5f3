"""Tables of a PDF page: what ruling lines enclose."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from wagtail_kehoach.documents.anchors import (
    NATIONAL_MOTTO,
    NATIONAL_TITLE,
    PARTY_TITLE,
    is_anchor,
    opens_recipients,
)
from wagtail_kehoach.documents.lines import ends_sentence, starts_lower
from wagtail_kehoach.documents.readers.pdf_process import Page, Word
from wagtail_kehoach.documents.readers.pdf_rows import Row, joined, rows_of

_TOUCHING = 2.5
_ONE_LINE = 3.0
_SAME_COLUMN = 4.0
_OPEN_SIDE = 8.0
_CELL_PADDING = 5.4
_MOST_RULES = 800
_MOST_CELLS = 5_000
_ITEM = re.compile(r"(?:[-–+•*]|\d{1,2}[.)]|[a-zđ]\))\s+\S")

_TITLES = (NATIONAL_TITLE, NATIONAL_MOTTO, PARTY_TITLE)

Rule = tuple[float, float, float]


@dataclass(slots=True)
class Grid:
    """A table as drawn: the edges of its columns (``xs``) and rows (``ys``) and the text of its cells.

    ``origins`` gives for every place the (row, column) where the cell that covers it begins.
    """

    xs: list[float]
    ys: list[float]
    origins: list[list[tuple[int, int]]]
    words: dict[tuple[int, int], list[Word]] = field(default_factory=dict)

    @property
    def top(self) -> float:
        return self.ys[0]

    @property
    def is_table(self) -> bool:
        """Whether it holds data; a box around a mark and rules around heading or ending do not."""
        if len(self.words) < 2:
            return False
        rows = (row.folded for words in self.words.values() for row in rows_of(words))
        return not any(opens_recipients(row) or any(is_anchor(row, title) for title in _TITLES) for row in rows)

    def cell_at(self, word: Word) -> tuple[int, int] | None:
        """Return the cell in which the middle of a word stands."""
        x, y = (word.x0 + word.x1) / 2, word.y - 0.3 * word.size
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        if 0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1:
            return self.origins[row][column]
        return None

    def table(self) -> Table:
        """Return the text of the cells."""
        rows = [["" for _ in line] for line in self.origins]
        for (row, column), words in self.words.items():
            right = column
            while right + 1 < len(self.origins[row]) and self.origins[row][right + 1] == (row, column):
                right += 1
            width = self.xs[right + 1] - self.xs[column] - 2 * _CELL_PADDING
            rows[row][column] = _cell_text(rows_of(words), width)
        return Table(list(self.xs), rows, [list(line) for line in self.origins])


@dataclass(slots=True)
class Table:
    """A table as text; ``rows`` and ``origins`` are those of ``SourceBuilder.add_table``."""

    xs: list[float]
    rows: list[list[str]]
    origins: list[list[tuple[int, int]]]

    def goes_on_in(self, other: Table) -> bool:
        """Whether ``other``, first on the next page, has the columns of this table."""
        return len(self.xs) == len(other.xs) and all(
            abs(x - other_x) <= _SAME_COLUMN for x, other_x in zip(self.xs, other.xs, strict=True)
        )

    def extend(self, other: Table) -> None:
        """Add the rows of ``other``, the column headings that it repeats left out and a broken row joined."""
        repeated = 0
        while (
            repeated < min(len(self.rows), len(other.rows))
            and self.rows[repeated] == other.rows[repeated]
            and any(self.rows[repeated])
        ):
            repeated += 1
        if repeated == len(self.rows) == len(other.rows):
            repeated = 0
        rows = other.rows[repeated:]
        origins = [[(row - repeated, column) for row, column in line] for line in other.origins[repeated:]]
        if rows and _is_rest_of(self.rows[-1], rows[0]):
            self.rows[-1] = [
                joined([part for part in parts if part]) for parts in zip(self.rows[-1], rows[0], strict=True)
            ]
            rows = rows[1:]
            origins = [[(row - 1, column) for row, column in line] for line in origins[1:]]
        offset = len(self.rows)
        self.rows += rows
        # A cell merged with one in a row that was left out begins where it is seen first.
        self.origins += [
            [
                (origin_row + offset, origin_column) if origin_row >= 0 else (place + offset, column)
                for column, (origin_row, origin_column) in enumerate(line)
            ]
            for place, line in enumerate(origins)
        ]


def grids_of(page: Page) -> tuple[list[Grid], list[Word]]:
    """Return the tables of a page, and the words that stand in none."""
    grids = [grid for grid in map(_grid, _components(page)) if grid]
    outside: list[Word] = []
    for word in page.words:
        for grid in grids:
            cell = grid.cell_at(word)
            if cell:
                grid.words.setdefault(cell, []).append(word)
                break
        else:
            outside.append(word)
    tables = [grid for grid in grids if grid.is_table]
    for grid in grids:
        if grid not in tables:
            outside += (word for words in grid.words.values() for word in words)
    return tables, outside


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Join the pieces of rules that lie on one line and touch."""
    done: list[list[float]] = []
    levels: list[list[list[float]]] = []
    for level, start, end in sorted(rules):
        if not levels or level - levels[-1][0][0] > _ONE_LINE:
            levels.append([])
        levels[-1].append([level, start, end])
    for pieces in levels:
        pieces.sort(key=lambda piece: piece[1])
        first = len(done)
        for _, start, end in pieces:
            if len(done) > first and start - done[-1][2] <= _TOUCHING:
                done[-1][2] = max(done[-1][2], end)
            else:
                done.append([pieces[0][0], start, end])
    return [(level, start, end) for level, start, end in done]


def _components(page: Page) -> list[tuple[list[Rule], list[Rule]]]:
    """Return groups of horizontal and vertical rules that cross or touch each other."""
    across, down = _merged(page.across), _merged(page.down)
    if not across or not down or len(across) + len(down) > _MOST_RULES:
        return []
    group = list(range(len(across) + len(down)))

    def root(item: int) -> int:
        while group[item] != item:
            group[item] = group[group[item]]
            item = group[item]
        return item

    levels = [level for level, _, _ in across]
    for number, (x, y0, y1) in enumerate(down, len(across)):
        for place in range(bisect_left(levels, y0 - _TOUCHING), bisect_right(levels, y1 + _TOUCHING)):
            if across[place][1] - _TOUCHING <= x <= across[place][2] + _TOUCHING:
                group[root(place)] = root(number)
    found: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for item in range(len(group)):
        rows, columns = found.setdefault(root(item), ([], []))
        if item < len(across):
            rows.append(across[item])
        else:
            columns.append(down[item - len(across)])
    return [(rows, columns) for rows, columns in found.values() if rows and columns]


def _grid(component: tuple[list[Rule], list[Rule]]) -> Grid | None:
    across, down = component
    xs = _edges([x for x, _, _ in down], [x for _, x0, x1 in across for x in (x0, x1)])
    ys = _edges([y for y, _, _ in across], [y for _, y0, y1 in down for y in (y0, y1)])
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 2 or rows * columns > _MOST_CELLS:
        return None
    walls = _separators(xs, ys, down)
    floors = _separators(ys, xs, across)
    origins: list[list[tuple[int, int] | None]] = [[None] * columns for _ in range(rows)]
    for row in range(rows):
        for column in range(columns):
            if origins[row][column] is not None:
                continue
            right = column + 1
            while right < columns and origins[row][right] is None and (right, row) not in walls:
                right += 1
            bottom = row + 1
            while bottom < rows and not any(
                (bottom, place) in floors or origins[bottom][place] is not None for place in range(column, right)
            ):
                bottom += 1
            for covered in range(row, bottom):
                origins[covered][column:right] = [(row, column)] * (right - column)
    return Grid(xs, ys, [[place or (0, 0) for place in line] for line in origins])


def _edges(levels: Sequence[float], ends: Sequence[float]) -> list[float]:
    """Return where columns (rows) are divided; rules that reach far over the last divider leave a side open."""
    edges: list[float] = []
    for level in sorted(levels):
        if not edges or level - edges[-1] > _ONE_LINE:
            edges.append(level)
    if min(ends) < edges[0] - _OPEN_SIDE:
        edges.insert(0, min(ends))
    if max(ends) > edges[-1] + _OPEN_SIDE:
        edges.append(max(ends))
    return edges


def _separators(edges: Sequence[float], others: Sequence[float], rules: Iterable[Rule]) -> set[tuple[int, int]]:
    """Return (number of the edge, number of the interval along it) for every place where a rule is drawn."""
    middles = [(start + end) / 2 for start, end in zip(others, others[1:], strict=False)]
    found: set[tuple[int, int]] = set()
    for level, start, end in rules:
        edge = bisect_left(edges, level - _ONE_LINE - 0.01)
        for place in range(bisect_left(middles, start), bisect_right(middles, end)):
            found.add((edge, place))
    return found


def _cell_text(rows: Sequence[Row], width: float) -> str:
    paragraphs: list[list[str]] = []
    before: Row | None = None
    for row in rows:
        if before is not None and _goes_on(row, before, width):
            paragraphs[-1].append(row.text)
        else:
            paragraphs.append([row.text])
        before = row
    return "\n".join(map(joined, paragraphs))


def _goes_on(row: Row, before: Row, width: float) -> bool:
    """Whether ``row`` of a cell of this width belongs to the paragraph of the row before it."""
    if row.first_word_width + 0.3 * row.size < width - (before.x1 - before.x0):
        return starts_lower(row.text) and not _ITEM.match(row.text)
    return not (_ITEM.match(row.text) and ends_sentence(before.text))


def _is_rest_of(row: Sequence[str], following: Sequence[str]) -> bool:
    """Whether the first row of a page is the rest of the last row of the page before."""
    if not row[0] or following[0]:
        return False
    return any(above and starts_lower(below) for above, below in zip(row, following, strict=True))
