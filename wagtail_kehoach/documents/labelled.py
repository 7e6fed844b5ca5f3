"""Work whose unit and time stand under labels, below its title or all in a row.

``1. Treo cờ`` / ``- Đơn vị chủ trì: …`` / ``- Thời gian: …``; ``Nội dung: Treo cờ. Đơn vị chủ trì: … Thời gian: …``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from wagtail_kehoach.documents.bodies import starts_with_body
from wagtail_kehoach.documents.deadlines import DeadlineReader
from wagtail_kehoach.documents.draft import Assignment, Found, Role, Task
from wagtail_kehoach.documents.lines import starts_lower
from wagtail_kehoach.documents.outline import Part
from wagtail_kehoach.documents.source import SourceDocument
from wagtail_kehoach.documents.tables import column_kind

_LONGEST_LABEL = 40
_COLON = re.compile(":")
_ENDS_VALUE = re.compile(r"[.;,\n][\s\-–+•*]*")
_SURE, _LIKELY = 1.0, 0.6


Span = tuple[int, int]


@dataclass(slots=True)
class _Record:
    """What labels in a row say, by kind of column, and the numbers of the spans that say it."""

    values: dict[str, Span] = field(default_factory=dict)
    places: set[int] = field(default_factory=set)


def read_labelled(source: SourceDocument, parts: Sequence[Part], deadlines: DeadlineReader) -> Iterator[Assignment]:
    """Yield what parts give to the units that their own lines name under a label, deeper parts included."""
    for part in parts:
        yield from read_labelled_part(source, part, deadlines)
        yield from read_labelled(source, part.children, deadlines)


def read_labelled_part(source: SourceDocument, part: Part, deadlines: DeadlineReader) -> list[Assignment]:
    """Return what a part gives to the units that its own lines name under a label."""
    own = [(paragraph.body, paragraph.end) for paragraph in part.own if paragraph.table is None]
    opening = [] if part.title and not _is_work_label(source, part.title) else [(part.opening.body, part.opening.end)]
    records, _ = read_records(source, [*opening, *own], deadlines)
    # Below a real title one label *Nội dung* may tell more of it; several are work of their own.
    several = opening or len({each.tasks[0].text.span for each in records}) > 1
    return records if several else list(_below_title(source, part, deadlines))


def read_records(
    source: SourceDocument, spans: Sequence[Span], deadlines: DeadlineReader
) -> tuple[list[Assignment], set[int]]:
    """Return what the labels *Nội dung*, *Đơn vị chủ trì*, *Thời gian* in a row give to units, and which spans say it.

    Without a label for the work and one for its unit nothing is given.
    """
    records: list[_Record] = []
    for place, span in enumerate(spans):
        labels = list(_labels(source, span))
        if not labels:
            if records and "lead" not in records[-1].values:
                records[-1].places.add(place)
            else:
                records.append(_Record())
        for kind, value in labels:
            if not records or kind in records[-1].values:
                records.append(_Record())
            records[-1].values[kind] = value
            records[-1].places.add(place)
    assignments: list[Assignment] = []
    used: set[int] = set()
    for record in records:
        if "work" in record.values and (given := list(_given(source, record.values["work"], record.values, deadlines))):
            assignments += given
            used |= record.places
    return assignments, used


def label_kind(source: SourceDocument, start: int, end: int) -> str | None:
    """Return what kind of column the words before the first colon head, ``None`` where they are no such label."""
    colon = source.unmarked.find(":", start, min(end, start + _LONGEST_LABEL))
    return column_kind(source.folded[start:colon].strip()) if colon > 0 else None


def _labels(source: SourceDocument, span: Span) -> Iterator[tuple[str, Span]]:
    """Yield the labels of a text that begins with one: the kind of each and the words behind it."""
    start, end = span
    if label_kind(source, start, end) is None:
        return
    found: list[tuple[str, int, int]] = []
    for colon in _COLON.finditer(source.unmarked, start, end):
        reach = max(start, colon.start() - _LONGEST_LABEL)
        ends = [sign.end() for sign in _ENDS_VALUE.finditer(source.unmarked, reach, colon.start())]
        if not ends and reach > start:
            continue
        begin = ends[-1] if ends else start
        kind = column_kind(source.folded[begin : colon.start()].strip())
        if kind:
            found.append((kind, begin, colon.end()))
    ends = [*(begin for _, begin, _ in found[1:]), end]
    for (kind, _, value), last in zip(found, ends, strict=True):
        yield kind, source.trimmed(value, last, also=".;,-–+•")


def _is_work_label(source: SourceDocument, title: Span) -> bool:
    return column_kind(source.folded[title[0] : title[1]].strip()) == "work"


def _below_title(source: SourceDocument, part: Part, deadlines: DeadlineReader) -> Iterator[Assignment]:
    if part.title is None:
        return
    labelled: dict[str, Span] = {}
    spans = [(paragraph.body, paragraph.end) for paragraph in part.own if paragraph.table is None]
    # "1. Đơn vị chủ trì: …" may be numbered too.
    spans += [(child.opening.body, child.opening.end) for child in part.children]
    for start, end in spans:
        kind = label_kind(source, start, end)
        if kind in ("lead", "support", "time"):
            labelled.setdefault(kind, source.trimmed(source.unmarked.index(":", start) + 1, end, also=".;"))
    yield from _given(source, part.title, labelled, deadlines)


def _given(
    source: SourceDocument, work_span: Span, labelled: Mapping[str, Span], deadlines: DeadlineReader
) -> Iterator[Assignment]:
    """Yield the work for the unit that leads and for the one that supports it."""
    lead = _unit(source, labelled.get("lead"))
    if lead is None or work_span[0] >= work_span[1]:
        return
    support = _unit(source, labelled.get("support"))
    due = deadlines.of_cell(*labelled["time"]) if "time" in labelled else None
    work = source.words(*work_span)
    yield Assignment(lead, (Task(work, Role.LEAD, "table", due, partners=(support,) if support else ()),))
    if support:
        yield Assignment(support, (Task(work, Role.SUPPORT, "table", due, partners=(lead,)),))


def _unit(source: SourceDocument, span: tuple[int, int] | None) -> Found[str] | None:
    if span is None or span[0] >= span[1]:
        return None
    text = source.unmarked[span[0] : span[1]]
    sure = starts_with_body(text, any_case=True)
    # "Tổ chức: từ ngày 22/3/2026" names no unit.
    return source.words(*span, _SURE if sure else _LIKELY) if sure or not starts_lower(text) else None
