"""Tables that plain text shows as lines: apart by pipes, tabs or runs of spaces, or one cell a line.

A table begins with the headings of its columns. What is found becomes a ``Table`` of the document, and its lines
become rows of it, so that ``1.`` in a row is no section of the plan. Cells wrapped side by side stand in the text line
by line; such rows are set anew, cell behind cell, as two printed columns are, and so are those with bars between them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import itemgetter

from wagtail_kehoach.documents.draft import Span
from wagtail_kehoach.documents.flat_columns import is_gapped, read_aligned
from wagtail_kehoach.documents.flat_rows import (
    BAR,
    FlatRow,
    LineView,
    is_table_rule,
    read_one_cell_a_line,
    read_pipes,
    read_tabs,
    read_unparted,
)
from wagtail_kehoach.documents.heads import HEAD
from wagtail_kehoach.documents.source import Line, SourceDocument, Table

_ITEM = re.compile(r"[-–+•]\s|[-–+•](?=[^\W\d_])")
_LEFT_EARLY = 0.7
# The heading over two columns may stand on a line of its own.
_FAR_RIGHT = " " * 12


def with_flat_tables(source: SourceDocument) -> SourceDocument:
    """Return ``source`` with the tables that its lines show, the lines of a row made one; itself when it has none."""
    found = list(_find(LineView(source)))
    return _Setter(source).set(found) if found else source


def _find(view: LineView) -> Iterator[list[FlatRow]]:
    place = 0
    while place < view.count:
        rows = _rows_at(view, place)
        if rows:
            yield rows
            place = rows[-1].last
        place += 1


def _rows_at(view: LineView, place: int) -> list[FlatRow]:
    text = view.text(place).strip()
    if not text:
        return []
    if "|" in text or "│" in text:
        return read_pipes(view, place)
    if "\t" in text:
        return read_tabs(view, place) or read_unparted(view, place)
    if is_gapped(text) or view.text(place).startswith(_FAR_RIGHT):
        return read_aligned(view, place) or read_unparted(view, place)
    return read_one_cell_a_line(view, place) or read_unparted(view, place)


class _Setter:
    """Writes the document anew, with the rows of its flat tables as lines of their own."""

    def __init__(self, source: SourceDocument) -> None:
        self._source = source
        self._pieces: list[str] = []
        self._length = 0
        self._copied = 0
        self._lines: list[Line] = []
        self._moves: list[tuple[int, int]] = [(0, 0)]
        self._index = len(source.tables)

    def set(self, tables: Sequence[Sequence[FlatRow]]) -> SourceDocument:
        place = 0
        found: list[Table] = []
        for rows in tables:
            spans: list[tuple[Span, ...]] = []
            for row in rows:
                self._keep(place, row.first)
                spans.append(self._row(row))
                place = row.last + 1
            found.append(Table(tuple(spans)))
            self._index += 1
        self._keep(place, len(self._source.lines))
        self._copy(len(self._source.text))
        return replace(
            self._source,
            text="".join(self._pieces),
            lines=tuple(self._lines),
            tables=(*(self._moved(table) for table in self._source.tables), *found),
        )

    def _keep(self, first: int, last: int) -> None:
        for line in self._source.lines[first:last]:
            self._copy(line.end)
            moved = self._length - line.end
            self._lines.append(replace(line, start=line.start + moved, end=line.end + moved))

    def _copy(self, end: int) -> None:
        if end > self._copied:
            self._write(self._source.text[self._copied : end])
            self._copied = end

    def _write(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)

    def _row(self, row: FlatRow) -> tuple[Span, ...]:
        lines = self._source.lines
        shown = [
            line
            for line in lines[row.first : row.last + 1]
            if not is_table_rule(self._source.unmarked[line.start : line.end])
        ]
        start, end = shown[0].start, lines[row.last].end
        self._copy(start)
        begins = self._length
        pieces = [piece for cell in row.cells for piece in cell]
        barred = len(row.cells) > 1 and BAR.search(self._source.unmarked, start, end) is not None
        if pieces == sorted(pieces) and not barred:
            self._copy(end)
            spans = _in_place(row, start, begins - start)
            self._lines.append(Line(begins, begins + shown[-1].end - start, table=self._index))
        else:
            spans = self._anew(row)
            self._lines.append(Line(begins, self._length, table=self._index))
            for margin in (line for line in lines[row.first : row.last] if line.page_margin):
                self._write("\n" + self._source.text[margin.start : margin.end])
                length = margin.end - margin.start
                self._lines.append(replace(margin, start=self._length - length, end=self._length))
            self._copied = end
        self._moves.append((end, self._length - end))
        return spans

    def _anew(self, row: FlatRow) -> tuple[Span, ...]:
        spans: list[Span] = []
        for place, cell in enumerate(row.cells):
            self._write("\t" if place else "")
            begins = self._length
            self._write(_unwrapped([self._source.text[first:last] for first, last in cell]))
            spans.append(Span(begins, self._length))
        return tuple(spans)

    def _moved(self, table: Table) -> Table:
        return Table(tuple(tuple(map(self._span, row)) for row in table.rows))

    def _span(self, span: Span) -> Span:
        _, moved = self._moves[bisect_right(self._moves, span.start, key=itemgetter(0)) - 1]
        return Span(span.start + moved, span.end + moved)


def _in_place(row: FlatRow, start: int, moved: int) -> tuple[Span, ...]:
    spans: list[Span] = []
    for cell in row.cells:
        first, last = (cell[0][0], cell[-1][1]) if cell else (start, start)
        spans.append(Span(first + moved, last + moved))
        start = last
    return tuple(spans)


def _unwrapped(pieces: Sequence[str]) -> str:
    """Return the lines of a wrapped cell as its text; an item, or a body named on a line of its own, keeps its line."""
    width = max(map(len, pieces), default=0)
    text = before = ""
    for piece in pieces:
        word = piece.split(maxsplit=1)[0]
        left_early = HEAD.match(piece) is not None and len(before) + 1 + len(word) < _LEFT_EARLY * width
        opens = _ITEM.match(piece) is not None or before.endswith(";") or left_early
        text += ("\n" if opens else " ") + piece if text else piece
        before = piece
    return text
