"""Tables that assign work: STT | Nội dung | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wagtail_kehoach.documents.anchors import key
from wagtail_kehoach.documents.deadlines import DeadlineReader
from wagtail_kehoach.documents.draft import Assignment, Found, Role, Span, Task
from wagtail_kehoach.documents.source import SourceDocument, Table

_COLUMNS = {
    "support": re.compile(r"(?:(?:don vi|co quan|bo phan|ca nhan) ){0,3}phoi hop"),
    "lead": re.compile(
        r"(?:(?:don vi|co quan|bo phan|ca nhan) ){0,3}(?:chu tri|thuc hien|phu trach)|(?:don vi"
        "|co quan)$"
    ),
    "work": re.compile(r"(?:ten |cac )?(?:noi dung|nhiem vu|cong viec|hoat dong)"),
    "time": re.compile(r"(?:thoi (?:gian|han|diem)|tien do|han )"),
}


def read_tables(source: SourceDocument, deadlines: DeadlineReader) -> list[Assignment]:
    """Return what the tables of the document assign, unit by unit in order of appearance."""
    units: dict[str, tuple[Found[str], list[Task]]] = {}
    for table in source.tables:
        columns = _columns(source, table)
        if "lead" not in columns or "work" not in columns:
            continue
        for row in table.rows[1:]:
            _read_row(source, row, columns, deadlines, units)
    return [Assignment(unit, tuple(tasks)) for unit, tasks in units.values()]


def _columns(source: SourceDocument, table: Table) -> dict[str, int]:
    columns: dict[str, int] = {}
    for place, cell in enumerate(table.rows[0] if table.rows else ()):
        title = key(source.folded[cell.start : cell.end])
        name = next((name for name, pattern in _COLUMNS.items() if pattern.match(title)), None)
        if name and len(title) < 80:
            columns.setdefault(name, place)
    return columns


def _read_row(
    source: SourceDocument,
    row: Sequence[Span],
    columns: dict[str, int],
    deadlines: DeadlineReader,
    units: dict[str, tuple[Found[str], list[Task]]],
) -> None:
    work = row[columns["work"]]
    text = source.words(work.start, work.end)
    if not text.raw:
        return
    time = row[columns["time"]] if "time" in columns else None
    deadline = deadlines.of_cell(time.start, time.end) if time else None
    for name, role in (("lead", Role.LEAD), ("support", Role.SUPPORT)):
        cell = row[columns[name]] if name in columns else None
        unit = source.words(cell.start, cell.end) if cell else None
        # A cell merged over the whole row is a heading between the rows.
        if unit and unit.raw and unit.span != text.span:
            units.setdefault(key(source.folded[unit.span.start : unit.span.end]), (unit, []))[1].append(
                Task(text, role, "table", deadline)
            )
