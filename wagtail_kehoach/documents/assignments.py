"""*Tổ chức thực hiện*: which unit gets which tasks, and the closing clause that binds all units."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from wagtail_kehoach.documents.anchors import key, within_one_edit, words_pattern
from wagtail_kehoach.documents.bodies import first_verb, split_lead_in, starts_with_body
from wagtail_kehoach.documents.deadlines import DeadlineReader
from wagtail_kehoach.documents.draft import Assignment, Found, Task
from wagtail_kehoach.documents.lines import Mark, Paragraph
from wagtail_kehoach.documents.outline import Part
from wagtail_kehoach.documents.source import SourceDocument

_ASSIGNING = ("to chuc thuc hien", "phan cong nhiem vu", "phan cong thuc hien", "phan cong trach nhiem")
_ASSIGNING_WITHIN = re.compile(r"to chuc thuc hien|phan cong|trach nhiem (?:cua|thuc hien)|nhiem vu cua")
_REPORTING = re.compile(r"(?:(?:ve|che do|cong tac|thong tin|dinh ky|tong hop|gui|lap) ){0,4}bao cao(?! vien)")
_NO_UNIT = re.compile(
    r"(?:ve )?(?:che do|thong tin|kinh phi|thoi gian|tien do|noi dung|hinh thuc|muc dich|yeu cau(?! cac)"
    r"|dia diem|khen thuong|luu y"
    r"|cong tac|nhiem vu(?! cua)|giai phap|giai doan|buoc|dot|phan cong|to chuc thuc hien|bao cao|kiem tra"
    r"|phuong (?:an|tien)|nguon)"
)
_BINDS_ALL = words_pattern(
    r"(?:can cu (?:vao )?(?:noi dung )?ke hoach nay|tren day la|tren co so ke hoach|nhan duoc ke hoach"
    r"|trong qua trinh"
    r"|(?:yeu cau|de nghi) (?:cac|thu truong|lanh dao|truong cac)|can cu chuc nang)"
)
_REQUEST = words_pattern(r"(?<!\w)(?:yeu cau|de nghi) (?:cac|thu truong|lanh dao)")
_REPORT_CLAUSE = words_pattern(r"[;,]\s*(?=(?:dong thoi )?(?:dinh ky )?(?:co |gui )?(?:tong hop,? )?bao cao(?! vien))")
_CLEAR_NAME, _LIKELY_NAME, _SPLIT_NAME = 1.0, 0.6, 0.8
_LONGEST_UNIT = 300
_LONGEST_NAME_BEHIND_VERB = 5


@dataclass(slots=True)
class Assigned:
    """What *Tổ chức thực hiện* says: assignments, each with its paragraphs, and the closing paragraphs for all units.

    ``reporting`` holds what stands under no unit and may ask all of them to report: a part about reports
    (``Chế độ báo cáo``), a numbered sentence (``2. Báo cáo kết quả về …``).
    """

    units: list[tuple[Assignment, list[tuple[int, int]]]] = field(default_factory=list)
    closing: list[Paragraph] = field(default_factory=list)
    reporting: list[tuple[int, int]] = field(default_factory=list)


def read_assigned(source: SourceDocument, roots: Sequence[Part], deadlines: DeadlineReader) -> Assigned:
    """Return the assignments of the parts that give work to units."""
    assigned = Assigned()
    for root in roots:
        assigning = list(_assigning(source, root))
        for part in assigning:
            units, closing = _split_closing(source, part)
            assigned.closing += closing
            _Units(source, deadlines, assigned).read(units)
        if not assigning and _REPORTING.match(_title_key(source, root)):
            assigned.reporting += _spans(root)
    return assigned


def general_clause(source: SourceDocument, closing: Sequence[Paragraph]) -> Found[str] | None:
    """Return what the closing paragraphs ask of all units, without the clause about reports that follows it."""
    asking = [each for each in closing if _REQUEST.search(source.folded, each.body, each.end)]
    paragraph = next(iter([*asking, *closing]), None)
    if paragraph is None:
        return None
    reports = _REPORT_CLAUSE.search(source.folded, paragraph.body, paragraph.end)
    start, end = source.trimmed(paragraph.body, reports.start() if reports else paragraph.end, also=";,./")
    return source.words(start, end, 0.9) if start < end else None


def _title_key(source: SourceDocument, part: Part) -> str:
    return key(source.folded[part.title[0] : part.title[1]]) if part.title else ""


def _assigning(source: SourceDocument, part: Part) -> Iterator[Part]:
    title = _title_key(source, part)
    if any(within_one_edit(title, anchor) for anchor in _ASSIGNING) or _ASSIGNING_WITHIN.search(title):
        yield part
        return
    for child in part.children:
        yield from _assigning(source, child)


def _spans(part: Part) -> list[tuple[int, int]]:
    """Return the text of a part, paragraph by paragraph, deeper parts included."""
    first = [part.inline] if part.inline else [] if part.title else [(part.opening.body, part.opening.end)]
    own = [(paragraph.body, paragraph.end) for paragraph in part.own if paragraph.table is None]
    return [*first, *own, *(span for child in part.children for span in _spans(child))]


def _split_closing(source: SourceDocument, part: Part) -> tuple[Part, list[Paragraph]]:
    """Return the part without the paragraphs at its end that bind all units, and these."""
    if part.children:
        last, closing = _split_closing(source, part.children[-1])
        return replace(part, children=[*part.children[:-1], last]), closing
    kept = len(part.own)
    while kept and _binds_all(source, part, kept - 1):
        kept -= 1
    return replace(part, own=part.own[:kept]), part.own[kept:]


def _binds_all(source: SourceDocument, part: Part, place: int) -> bool:
    paragraph = part.own[place]
    if paragraph.table is not None or paragraph.mark not in (Mark.DASH, Mark.NONE):
        return False
    if _BINDS_ALL.match(source.folded, paragraph.body, paragraph.end):
        return True
    is_behind_tasks = place > 0 or part.title is None or part.inline is not None
    return (
        paragraph.mark is Mark.NONE
        and is_behind_tasks
        and _REQUEST.search(source.folded, paragraph.body, paragraph.end) is not None
    )


class _Units:
    """Reads the units of one part of the outline, whichever way they are set."""

    def __init__(self, source: SourceDocument, deadlines: DeadlineReader, assigned: Assigned) -> None:
        self._source = source
        self._deadlines = deadlines
        self._assigned = assigned

    def read(self, part: Part) -> None:
        self._read_listed(part.own)
        for child in part.children:
            self._read_child(child)

    def _read_child(self, part: Part) -> None:
        if part.title is None:
            self._read_run_in(part, part.opening.body, part.opening.end)
            return
        start, end = part.title
        start += split_lead_in(self._source.unmarked[start:end])
        text = self._source.unmarked[start:end]
        verb = first_verb(text)
        is_sentence = verb is not None and len(text[verb:].split()) > _LONGEST_NAME_BEHIND_VERB
        if is_sentence and part.inline is None and starts_with_body(text, any_case=True):
            self._read_run_in(part, start, part.opening.end)
        elif starts_with_body(text, any_case=True):
            self._add(self._source.words(start, end, _CLEAR_NAME), self._tasks(part), part)
        elif _REPORTING.match(_title_key(self._source, part)):
            self._assigned.reporting += [part.title, *_spans(part)]
        elif _NO_UNIT.match(_title_key(self._source, part)) or part.inline is not None:
            self._assigned.reporting += [part.inline] if part.inline else []
            self.read(part)
        elif any(starts_with_body(self._opening_text(child), any_case=True) for child in part.children):
            self.read(part)
        else:
            self._add(self._source.words(start, end, _LIKELY_NAME), self._tasks(part), part)

    def _opening_text(self, part: Part) -> str:
        text = self._source.unmarked[part.opening.body : part.opening.end]
        return text[split_lead_in(text) :]

    def _read_run_in(self, part: Part, start: int, end: int) -> None:
        split = self._split(start, end)
        if split is None:
            self._assigned.reporting.append((start, end))
            self.read(part)
            return
        unit, task_start = split
        first = [self._task(task_start, end, "run_in")] if task_start < end else []
        tasks = [*first, *self._listed_tasks(part.own), *self._deeper_tasks(part)]
        spans = [span for span in _spans(part) if span[0] >= end]
        self._close(unit, tasks, [(task_start, end), *spans])

    def _read_listed(self, paragraphs: Sequence[Paragraph]) -> None:
        """Units without numbers: ``- Đài Truyền thanh xã: …``, ``Trạm Y tế xã chủ trì …``."""
        unit: Found[str] | None = None
        tasks: list[Task] = []
        spans: list[tuple[int, int]] = []
        for paragraph in paragraphs:
            split = self._split(paragraph.body, paragraph.end) if paragraph.table is None else None
            if split and paragraph.mark is not Mark.PLUS:
                self._close(unit, tasks, spans)
                unit, tasks, spans = split[0], [], [(split[1], paragraph.end)]
                if split[1] < paragraph.end:
                    tasks.append(self._task(split[1], paragraph.end, "run_in"))
            elif unit and paragraph.table is None:
                tasks.append(self._task(paragraph.body, paragraph.end, _form(paragraph)))
                spans.append((paragraph.body, paragraph.end))
            elif paragraph.table is None:
                self._assigned.reporting.append((paragraph.body, paragraph.end))
        self._close(unit, tasks, spans)

    def _close(self, unit: Found[str] | None, tasks: list[Task], spans: list[tuple[int, int]]) -> None:
        if unit is not None:
            self._assigned.units.append((Assignment(unit, tuple(tasks)), spans))

    def _split(self, start: int, end: int) -> tuple[Found[str], int] | None:
        """Return the unit at the start of a sentence and where its task begins."""
        start += split_lead_in(self._source.unmarked[start:end])
        text = self._source.unmarked[start : min(end, start + _LONGEST_UNIT)]
        if not starts_with_body(text, any_case=True):
            return None
        colon, verb = text.find(":"), first_verb(text)
        if colon > 0 and (verb is None or colon < verb):
            return self._source.words(start, start + colon, _CLEAR_NAME), self._source.trimmed(start + colon + 1, end)[
                0
            ]
        if verb is None:
            return None
        name_start, name_end = self._source.trimmed(start, start + verb, also=",")
        return self._source.words(name_start, name_end, _SPLIT_NAME), start + verb

    def _tasks(self, part: Part) -> list[Task]:
        inline = [self._task(*part.inline, "run_in")] if part.inline else []
        return [*inline, *self._listed_tasks(part.own), *self._deeper_tasks(part)]

    def _listed_tasks(self, paragraphs: Sequence[Paragraph]) -> list[Task]:
        tasks: list[Task] = []
        for paragraph in paragraphs:
            if paragraph.table is not None:
                continue
            if paragraph.mark is Mark.PLUS and tasks:
                detail = self._words(paragraph.body, paragraph.end)
                tasks[-1] = replace(tasks[-1], details=(*tasks[-1].details, detail))
            else:
                tasks.append(self._task(paragraph.body, paragraph.end, _form(paragraph)))
        return tasks

    def _deeper_tasks(self, part: Part) -> list[Task]:
        tasks: list[Task] = []
        for child in part.children:
            details = tuple(self._words(*span) for span in _spans(child)[0 if child.title else 1 :])
            task = self._task(child.opening.body, child.opening.end, "dash")
            tasks.append(replace(task, details=() if child.inline else details))
        return tasks

    def _task(self, start: int, end: int, form: str) -> Task:
        return Task(self._words(start, end), form=form, deadline=self._deadlines.of_task(start, end))

    def _words(self, start: int, end: int) -> Found[str]:
        trimmed = self._source.trimmed(start, end, also=";:./")
        return self._source.words(*trimmed) if trimmed[0] < trimmed[1] else self._source.words(start, end)

    def _add(self, unit: Found[str], tasks: list[Task], part: Part) -> None:
        self._assigned.units.append((Assignment(unit, tuple(tasks)), _spans(part)))


def _form(paragraph: Paragraph) -> str:
    return "paragraph" if paragraph.mark is Mark.NONE else "dash"
