"""Rows of tables whose columns stand below each other in plain text, apart by spaces, cells wrapped side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from wagtail_kehoach.documents.flat_rows import MOST_COLUMNS, Cell, FlatRow, Fragment, LineView
from wagtail_kehoach.documents.lines import starts_lower

_SEGMENT = re.compile(r"\S+(?: \S+)*")
_GAP = re.compile(r"(?<=\S)[ ]{2,}(?=\S)")
_ORDER = re.compile(r"\(?\d{1,3}[.)]?")
_GROUP = re.compile(r"(?:[IVX]{1,5}|[A-H])[.)]?")
_SECTION = re.compile(r"[IVX]{1,5}\s?[.\-–/)]|\d{1,2}\.\s")
_MOST_HEADING_LINES = 5
_MOST_LINES = 800


@dataclass(slots=True)
class _Heading:
    """The heading of one column: the places in the line that it covers, and its words."""

    left: int
    right: int
    words: Cell


@dataclass(slots=True)
class _Printed:
    """A line of the body of a table; ``cells`` is ``None`` where it runs over several columns."""

    place: int
    after_blank: bool
    cells: list[Cell] | None


def read_aligned(view: LineView, place: int) -> list[FlatRow]:
    """Return the rows of a table whose columns are set by spaces, from the first line of its heading on."""
    if not any(view.kind([segment]) for segment in _segments(view, place)):
        return []
    headings, last = _headings(view, place)
    if not headings:
        return []
    kinds = [view.kind(heading.words) for heading in headings]
    body = _body(view, headings, view.following(last), has_order=kinds[0] == "order")
    edges = _edges(view, headings, body)
    heading = FlatRow(place, last, [heading.words for heading in headings])
    if not body:
        return []
    if edges is None:
        return [heading, *(view.whole(line, line) for line in body)]
    printed = [
        _Printed(line, not view.source.unmarked[slice(*view.span(line - 1))].strip(), _cells(view, line, edges))
        for line in body
    ]
    return [heading, *_rows(view, printed, kinds)]


def _segments(view: LineView, place: int) -> list[Fragment]:
    """Return the pieces of a line that stand apart by two or more spaces."""
    start, end = view.span(place)
    if not view.text(place):
        return []
    return [match.span() for match in _SEGMENT.finditer(view.source.unmarked, start, end)]


def _headings(view: LineView, place: int) -> tuple[list[_Heading], int]:
    """Return the headings of the columns, which may take several lines, and the last of these."""
    columns: list[_Heading] = []
    done: tuple[list[_Heading], int] = ([], place)
    here = place
    for _ in range(_MOST_HEADING_LINES):
        segments = _segments(view, here)
        if not segments or len(segments) > MOST_COLUMNS:
            break
        opens_row = _ORDER.fullmatch(view.source.unmarked[slice(*segments[0])]) is not None
        if columns and (opens_row or done[0] and not _goes_on(view, segments)):
            break
        start = view.span(here)[0]
        below = [_Heading(left - start, right - start, [(left, right)]) for left, right in segments]
        columns = _joined([*_parted(view, columns, below), *below])
        if len(columns) > 1 and view.is_heading([column.words for column in columns]):
            done = (columns, here)
        here = view.following(here)
    return done


def _goes_on(view: LineView, segments: Sequence[Fragment]) -> bool:
    """Whether a line goes on with the headings: small letters, or the two below *Đơn vị thực hiện*."""
    texts = [view.source.unmarked[left:right] for left, right in segments]
    return all(
        starts_lower(text) or view.kind([segment]) in ("lead", "support")
        for text, segment in zip(texts, segments, strict=True)
    )


def _parted(view: LineView, columns: list[_Heading], below: Sequence[_Heading]) -> list[_Heading]:
    """Return the columns without the heading over *Chủ trì* and *Phối hợp*, whose words go to the first of these."""
    kinds = {view.kind(heading.words): heading for heading in below}
    over = next((column for column in columns if view.kind(column.words) == "lead"), None)
    if over is None or not {"lead", "support"} <= kinds.keys():
        return columns
    kinds["lead"].words = [*over.words, *kinds["lead"].words]
    return [column for column in columns if column is not over]


def _joined(headings: Sequence[_Heading]) -> list[_Heading]:
    """Return headings of several lines as columns: what stands below something belongs to it."""
    columns: list[_Heading] = []
    for heading in headings:
        over = [column for column in columns if column.left < heading.right and heading.left < column.right]
        if len(over) == 1:
            above = over[0]
            above.left, above.right = min(above.left, heading.left), max(above.right, heading.right)
            above.words = [*above.words, *heading.words]
        else:
            columns.append(heading)
    return sorted(columns, key=lambda column: column.left)


def _body(view: LineView, headings: Sequence[_Heading], place: int, *, has_order: bool) -> list[int]:
    """Return the lines below the headings that belong to the table."""
    lines: list[int] = []
    while not view.stops(place) and len(lines) < _MOST_LINES:
        if _crosses(view, place, headings):
            after = view.following(place)
            goes_on = not view.stops(after) and not _crosses(view, after, headings) and len(_segments(view, after)) > 1
            if not goes_on:
                break
        elif not _may_belong(view, place, headings, has_order=has_order):
            break
        lines.append(place)
        place = view.following(place)
    return lines


def _crosses(view: LineView, place: int, headings: Sequence[_Heading]) -> bool:
    """Whether a piece of a line runs over two headings or more."""
    start = view.span(place)[0]
    return any(
        sum(heading.left < right - start and left - start < heading.right for heading in headings) > 1
        for left, right in _segments(view, place)
    )


def _may_belong(view: LineView, place: int, headings: Sequence[_Heading], *, has_order: bool) -> bool:
    segments = _segments(view, place)
    start = view.span(place)[0]
    first = view.source.unmarked[slice(*segments[0])]
    if has_order and segments[0][0] - start < headings[0].right:
        number = first.split()[0]
        return _ORDER.fullmatch(number) is not None or _GROUP.fullmatch(number) is not None and _opens_rows(view, place)
    if len(segments) == 1 and _SECTION.match(first):
        return len(_segments(view, view.following(place))) > 1
    is_apart = not view.source.unmarked[slice(*view.span(place - 1))].strip()
    return len(segments) > 1 or not is_apart or starts_lower(first)


def _opens_rows(view: LineView, place: int) -> bool:
    """Whether a row opens below a line: a heading between rows is followed by a number of its own."""
    after = view.following(place)
    segments = [] if view.stops(after) else _segments(view, after)
    return len(segments) > 1 and _ORDER.match(view.source.unmarked[slice(*segments[0])]) is not None


def _edges(view: LineView, headings: Sequence[_Heading], body: Sequence[int]) -> list[int] | None:
    """Return where each column but the first begins: in a run of places that no line of the body fills."""
    lines = [view.text(place) for place in body if not _crosses(view, place, headings)]
    edges: list[int] = []
    for left, right in zip(headings, headings[1:], strict=False):
        free = [
            place
            for place in range(left.right, right.left + 1)
            if all(place >= len(line) or line[place] == " " for line in lines)
        ]
        runs: list[list[int]] = []
        for place in free:
            if runs and runs[-1][-1] == place - 1:
                runs[-1].append(place)
            else:
                runs.append([place])
        if not runs:
            return None
        edges.append(max(runs, key=len)[-1])
    return edges


def _cells(view: LineView, place: int, edges: Sequence[int]) -> list[Cell] | None:
    start, end = view.span(place)
    text = view.text(place)
    if any(edge < len(text) and text[edge] != " " for edge in edges):
        return None
    cuts = [start, *(min(end, start + edge) for edge in edges), end]
    pieces = [view.source.trimmed(first, last) for first, last in zip(cuts, cuts[1:], strict=False)]
    return [[piece] if piece[0] < piece[1] else [] for piece in pieces]


def _rows(view: LineView, lines: Sequence[_Printed], kinds: Sequence[str | None]) -> list[FlatRow]:
    rows: list[FlatRow] = []
    opens = _openers(view, lines, kinds)
    for line in lines:
        if line.cells is None:
            rows.append(view.whole(line.place, line.place))
        elif line.place in opens or not rows or len(rows[-1].cells) != len(line.cells):
            rows.append(FlatRow(line.place, line.place, line.cells))
        else:
            rows[-1].last = line.place
            rows[-1].cells = [above + below for above, below in zip(rows[-1].cells, line.cells, strict=True)]
    return rows


def _openers(view: LineView, lines: Sequence[_Printed], kinds: Sequence[str | None]) -> set[int]:
    """Return the lines that open a row: one behind a blank line where each such group holds one number, else numbers;
    without numbers, lines in which all filled cells begin anew and more than one is filled."""
    if kinds[0] != "order":
        return {line.place for line in lines if line.cells and _begins_row(view, line.cells)}
    numbered = {line.place for line in lines if line.cells and line.cells[0]}
    groups: list[list[int]] = []
    for line in lines:
        if not groups or line.after_blank or line.cells is None:
            groups.append([])
        groups[-1].append(line.place)
    counts = [len(numbered.intersection(group)) for group in groups]
    if len(groups) < len(lines) and len(groups) > 1 and max(counts) == 1 and 0 not in counts:
        return {group[0] for group in groups}
    is_centred = lines[0].cells is not None and lines[0].place not in numbered
    return _centred_openers(view, lines, numbered, kinds) if is_centred else numbered


def _centred_openers(
    view: LineView, lines: Sequence[_Printed], numbered: set[int], kinds: Sequence[str | None]
) -> set[int]:
    """Return the lines that open a row where its number stands in the middle of its height.

    Between two numbers the work of the next row begins with a capital; of several such lines the one counts that
    leaves the number above it in the middle.
    """
    work = kinds.index("work") if "work" in kinds else 1
    middles = [at for at, line in enumerate(lines) if line.place in numbered]
    opens = {lines[0].place}
    first = 0
    for middle, following in zip(middles, middles[1:], strict=False):
        begins = [
            at
            for at in range(middle + 1, following + 1)
            if (cells := lines[at].cells) is None or cells[work] and not starts_lower(view.quote(cells[work]))
        ]
        first = min(begins or [following], key=lambda at: abs(at - (2 * middle - first + 1)))
        opens.add(lines[first].place)
    return opens


def _begins_row(view: LineView, cells: Sequence[Cell]) -> bool:
    filled = [view.quote(cell) for cell in cells if cell]
    return (
        len(filled) > 1
        and bool(cells[0])
        and not any(starts_lower(text) and not text[0].isdigit() for text in filled[:2])
    )


def is_gapped(text: str) -> bool:
    """Whether pieces of a line stand apart by spaces."""
    return _GAP.search(text.strip()) is not None
