"""Work whose unit and time stand below it under labels: ``- Đơn vị chủ trì: …``, ``- Thời gian: …``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wagtail_kehoach.documents.bodies import starts_with_body
from wagtail_kehoach.documents.deadlines import DeadlineReader
from wagtail_kehoach.documents.draft import Assignment, Found, Role, Task
from wagtail_kehoach.documents.lines import starts_lower
from wagtail_kehoach.documents.outline import Part
from wagtail_kehoach.documents.source import SourceDocument
from wagtail_kehoach.documents.tables import column_kind

_LONGEST_LABEL = 40
_SURE, _LIKELY = 1.0, 0.6


def read_labelled(source: SourceDocument, parts: Sequence[Part], deadlines: DeadlineReader) -> Iterator[Assignment]:
    """Yield what titled parts give to the units that their own lines name under a label, deeper parts included."""
    for part in parts:
        yield from _of_part(source, part, deadlines)
        yield from read_labelled(source, part.children, deadlines)


def _of_part(source: SourceDocument, part: Part, deadlines: DeadlineReader) -> Iterator[Assignment]:
    if part.title is None:
        return
    labelled: dict[str, tuple[int, int]] = {}
    spans = [(paragraph.body, paragraph.end) for paragraph in part.own if paragraph.table is None]
    # "1. Đơn vị chủ trì: …" may be numbered too.
    spans += [(child.opening.body, child.opening.end) for child in part.children]
    for start, end in spans:
        colon = source.unmarked.find(":", start, min(end, start + _LONGEST_LABEL))
        kind = column_kind(source.folded[start:colon].strip()) if colon > 0 else None
        if kind in ("lead", "support", "time"):
            labelled.setdefault(kind, source.trimmed(colon + 1, end, also=".;"))
    lead = _unit(source, labelled.get("lead"))
    if lead is None:
        return
    support = _unit(source, labelled.get("support"))
    due = deadlines.of_cell(*labelled["time"]) if "time" in labelled else None
    work = source.words(*part.title)
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
