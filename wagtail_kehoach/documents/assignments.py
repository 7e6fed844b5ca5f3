"""*Tổ chức thực hiện*: which unit gets which tasks, and the closing clause that binds all units."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from wagtail_kehoach.documents.anchors import key, words_pattern
from wagtail_kehoach.documents.bodies import (
    gives_work,
    may_be_damaged_body,
    split_lead_in,
    starts_with_body,
)
from wagtail_kehoach.documents.closing import (
    asks,
    carries_out,
    general_clause,
    opens_closing,
    speaks_of_units,
)
from wagtail_kehoach.documents.deadlines import DeadlineReader
from wagtail_kehoach.documents.draft import Assignment, Found, Role, Task
from wagtail_kehoach.documents.duties import duty_start, first_verb, opens_with_verb
from wagtail_kehoach.documents.heads import HEAD
from wagtail_kehoach.documents.labelled import read_labelled, read_labelled_part, read_records
from wagtail_kehoach.documents.lines import Mark, Paragraph, ends_sentence, is_upper_case
from wagtail_kehoach.documents.outline import Part
from wagtail_kehoach.documents.roles import leads_with_partners, read_partners, read_role
from wagtail_kehoach.documents.source import SourceDocument
from wagtail_kehoach.documents.tables import column_headings, column_kind
from wagtail_kehoach.vietnamese.text import within_one_edit

__all__ = ["Assigned", "general_clause", "read_assigned"]

_ASSIGNING = ("to chuc thuc hien", "phan cong nhiem vu", "phan cong thuc hien", "phan cong trach nhiem")
_ASSIGNING_WITHIN = re.compile(
    r"to chuc (?:trien khai )?thuc hien|phan cong|trach nhiem (?:cua|thuc hien|cac|to chuc)|nhiem vu (?:cua|cac)"
)
# Titles of parts that name units in some plans and the work itself in others.
_MAY_ASSIGN = re.compile(
    r"(?:nhiem vu|phoi hop|trien khai|thuc hien|trach nhiem|chi dao|dieu hanh|to chuc"
    r"|cac (?:co quan|don vi|phong|ban|bo phan))"
)
_REPORTING = re.compile(r"(?:(?:ve|che do|cong tac|thong tin|dinh ky|tong hop|gui|lap) ){0,4}bao cao(?! vien)")
_NO_UNIT = re.compile(
    r"(?:ve )?(?:che do|thong tin|kinh phi|thoi gian|tien do|noi dung|hinh thuc|muc dich|yeu cau(?! cac)"
    r"|dia diem|khen thuong|luu y"
    r"|cong tac|nhiem vu(?! cua)|giai phap|giai doan|buoc|dot|phan cong|to chuc thuc hien|bao cao|kiem tra"
    r"|phuong (?:an|tien)|nguon)"
)
_CLEAR_NAME, _LIKELY_NAME, _SPLIT_NAME = 1.0, 0.6, 0.8
_PLACE_AND_DATE = words_pattern(
    r"(?:[A-ZÀ-ỸĐ][^\W\d]{0,9}\.?(?: - | )?){1,6}(?:, ?(?:ngày )?|ngày )\d{1,2}"
    r"(?:\s*[/.-]\s*\d{1,2}\s*[/.-]\s*| tháng \d{1,2} năm )\d{4}[\s./]*"
)
_LONGEST_PLACE_AND_DATE = 90
_LONGEST_UNIT = 300
_LONGEST_END = 20
_MOST_PIECES = 4
_LONGEST_NAME_BEHIND_VERB = 5
_LONGEST_UNKNOWN_NAME = 12
_LONGEST_HEADING = 20
_NEXT_ASKING = re.compile(r"\.\s+(?:Yêu cầu|Đề nghị)\s")
_NEXT_CLAUSE = re.compile(r"[;.,]\s+")
_CLAUSE_END = re.compile(r"[;.,:]\s")
# Words behind which bodies may be listed, so that a comma between two of them begins no new clause.
_MAY_LIST_BODIES = words_pattern(
    r"(?<!\w)(?:mời|cùng|với|cho|gửi|báo cáo|giúp|hướng dẫn|phối hợp|vận động|đề nghị|yêu cầu|nhắc|đôn đốc|chỉ đạo"
    r"|giao|để|gồm|như|là|từng|mỗi|các)(?!\w)"
)
# A unit that directs its members goes on with what these do; they stay part of its task.
_DIRECTS_ITS_OWN = words_pattern(
    r"(?:chỉ đạo|hướng dẫn|phân công|giao) (?:cho )?(?:các|từng|mỗi) (?:đoàn thể|tổ chức|hội|chi [^\W\d_]+|thành viên"
    r"|bộ phận|tổ|đội)(?!\w)"
)
# Who leads a unit or makes it up, told between its name and its duty.
_MEMBERS = words_pattern(r",? (?:(?P<led>do)|gồm(?: có)?)(?!\w)")
_LEADS = words_pattern(
    r"(?:(?:làm|giữ vai trò) (?:tiểu ban|ban|tổ|nhóm|đội|đoàn|trưởng|phó)(?: (?:tiểu ban|ban|tổ|nhóm|đội|đoàn|trưởng))*"
    r"|đứng đầu|phụ trách(?: chung)?)(?:[,:]\s*|\s+)"
)
_LEVEL = re.compile(r"(?:(?:doi )?voi |o )?(?:cac )?cap (?:tinh|huyen|xa|phuong|thon|ap|co so)")
_COLON = re.compile(":")
_MAY_HEAD_COLUMN = re.compile(
    r"(?:cac )?(?:don vi|co quan|bo phan|ca nhan|nguoi|can bo|luc luong|phong ban|to chuc|s?tt)(?!\w)"
)
_ASKS = re.compile(r"giao|đề nghị|yêu cầu")
_DEFINES_SHORT_NAME = re.compile(r"\([^()]*(?:gọi|viết) tắt[^()]*\)$")
_UNNAMED = re.compile(r"liên quan|^các (?:cơ quan|đơn vị|ngành|bên|cấp)")


@dataclass(slots=True)
class Assigned:
    """What *Tổ chức thực hiện* says: assignments, each with its paragraphs, and the closing paragraphs for all units.

    ``reporting`` holds what stands under no unit and may ask all of them to report: a part about reports
    (``Chế độ báo cáo``), a numbered sentence (``2. Báo cáo kết quả về …``).
    """

    units: list[tuple[Assignment, list[tuple[int, int]]]] = field(default_factory=list)
    closing: list[Paragraph] = field(default_factory=list)
    reporting: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Run:
    """A unit named in running text and its task, ``task`` to ``end``; ``given`` by a word like *Giao* before it."""

    unit: Found[str]
    task: int
    end: int
    given: bool = False


@dataclass(slots=True)
class _Said:
    """What the work of a unit has said so far of other bodies, which tells whether one behind a comma is the next."""

    names_bodies: bool = False
    may_list_bodies: bool = False
    directs: bool = False

    def take(self, text: str) -> None:
        """Take the next clause of the work."""
        self.names_bodies = self.names_bodies or HEAD.search(text) is not None
        self.may_list_bodies = self.may_list_bodies or _MAY_LIST_BODIES.search(text) is not None
        self.directs = self.directs or _DIRECTS_ITS_OWN.search(text) is not None

    def is_closed(self, is_parallel: bool) -> bool:
        """Whether no list is open to which a body behind a comma may belong.

        Where it is ``parallel``, of the same kind as the unit (``Xóm Đoài …, Xóm Đông …``), only named bodies open one.
        """
        return not self.names_bodies and (is_parallel or not self.may_list_bodies)


def read_assigned(source: SourceDocument, roots: Sequence[Part], deadlines: DeadlineReader) -> Assigned:
    """Return the assignments of the parts that give work to units."""
    assigned = Assigned()
    found = {number: list(_assigning(source, root)) for number, root in enumerate(roots)}
    if not any(found.values()):
        found |= _listing_units(source, roots)
    closing_part = _closing_of_last(source, roots, found, assigned)
    for number, root in enumerate(roots):
        root = closing_part if closing_part and number == len(roots) - 1 else root
        for part in found[number]:
            units, closing = _split_closing(source, part)
            assigned.closing += closing
            _Units(source, deadlines, assigned).read(units)
        if not found[number]:
            assigned.units += [(each, []) for each in read_labelled(source, [root], deadlines)]
            assigned.reporting += [span for part in _reporting(source, root) for span in _spans(part)]
            known = set(assigned.reporting)
            # Elsewhere a report is asked for only where it is said when and to whom.
            assigned.reporting += [
                span
                for span in _spans(root)
                if span not in known and any(each.to and each.when for each in deadlines.reports(*span, None))
            ]
    return assigned


def _closing_of_last(
    source: SourceDocument, roots: Sequence[Part], found: Mapping[int, Sequence[Part]], assigned: Assigned
) -> Part | None:
    """Return the last part without the request to all units at its end, when it gives no work to units itself."""
    if not roots or found[len(roots) - 1]:
        return None
    part = roots[-1]
    path = [part]
    while path[-1].children:
        path.append(path[-1].children[-1])
    own = _without_signers(source, path[-1].own)
    kept = len(own)
    while kept and _asks_all(source, own[kept - 1]):
        kept -= 1
    assigned.closing += own[kept:]
    part = replace(path[-1], own=own[:kept])
    for above in reversed(path[:-1]):
        part = replace(above, children=[*above.children[:-1], part])
    return part


def _asks_all(source: SourceDocument, paragraph: Paragraph) -> bool:
    if paragraph.table is not None or paragraph.mark is not Mark.NONE:
        return False
    text = source.unmarked[paragraph.body : min(paragraph.end, paragraph.body + _LONGEST_UNIT)]
    if gives_work(text) or opens_closing(source, paragraph.body, paragraph.end):
        return True
    return carries_out(source, paragraph, text)


def _title_key(source: SourceDocument, part: Part) -> str:
    return key(source.folded[part.title[0] : part.title[1]]) if part.title else ""


def _assigning(source: SourceDocument, part: Part) -> Iterator[Part]:
    title = _title_key(source, part)
    if any(within_one_edit(title, anchor) for anchor in _ASSIGNING) or _ASSIGNING_WITHIN.search(title):
        yield part
    elif _MAY_ASSIGN.search(title) and _all_open_with_body(source, part.children or part.own):
        yield part
    else:
        for child in part.children:
            yield from _assigning(source, child)


def _listing_units(source: SourceDocument, roots: Sequence[Part]) -> dict[int, list[Part]]:
    """Return the parts at the end of a plan that name units one after the other, though no title says so."""
    count = len(roots)
    first = count
    while first and _opens_with_body(source, roots[first - 1]):
        first -= 1
    if count - first > 1:
        # Units have no part of their own around them: each is read as the child of one that has no title.
        return {first: [replace(roots[first], title=None, inline=None, own=[], children=list(roots[first:]))]}
    if roots and len(roots[-1].children) > 1 and _all_open_with_body(source, roots[-1].children):
        return {count - 1: [roots[-1]]}
    return {}


def _all_open_with_body(source: SourceDocument, parts: Sequence[Part] | Sequence[Paragraph]) -> bool:
    return bool(parts) and all(_opens_with_body(source, part) for part in parts)


def _opens_with_body(source: SourceDocument, part: Part | Paragraph) -> bool:
    """Whether a part or paragraph names a unit and gives it work: ``2. Công an xã``, ``- Trạm Y tế xã: …``."""
    opening = part.opening if isinstance(part, Part) else part
    text = source.unmarked[opening.body : opening.end]
    text = text[split_lead_in(text) :]
    if opening.table is not None or not starts_with_body(text, any_case=True):
        return False
    is_heading = isinstance(part, Part) and part.title is not None
    return is_heading or ":" in text[:_LONGEST_UNIT] or first_verb(text) is not None


def _reporting(source: SourceDocument, part: Part) -> Iterator[Part]:
    """Yield the parts about reports that stand under no unit."""
    if _REPORTING.match(_title_key(source, part)):
        yield part
        return
    for child in part.children:
        yield from _reporting(source, child)


def _spans(part: Part) -> list[tuple[int, int]]:
    """Return the text of a part, paragraph by paragraph, deeper parts included."""
    first = [part.inline] if part.inline else [] if part.title else [(part.opening.body, part.opening.end)]
    own = [(paragraph.body, paragraph.end) for paragraph in part.own if paragraph.table is None]
    return [*first, *own, *(span for child in part.children for span in _spans(child))]


def _split_closing(source: SourceDocument, part: Part, *, below: bool = False) -> tuple[Part, list[Paragraph]]:
    """Return the part without the paragraphs at its end that bind all units, and these; deeper parts are ``below``."""
    if part.children:
        last, closing = _split_closing(source, part.children[-1], below=True)
        return replace(part, children=[*part.children[:-1], last]), closing
    part = replace(part, own=_without_signers(source, part.own))
    kept = _before_rest_of_request(source, part.own)
    while kept and _binds_all(source, part, kept - 1, below):
        kept -= 1
    return replace(part, own=part.own[:kept]), part.own[kept:]


def _before_rest_of_request(source: SourceDocument, own: Sequence[Paragraph]) -> int:
    """Return where the request to all units ends that a page turn broke off; what is left of it stands behind.

    ``… phân công đến từng phóng`` / ``3`` / ``viên, biên tập viên./.`` The length of ``own`` when none is broken off.
    """
    for place in range(len(own) - 1, max(-1, len(own) - _MOST_PIECES - 1), -1):
        paragraph = own[place]
        if paragraph.table is not None or paragraph.mark is not Mark.NONE:
            break
        if opens_closing(source, paragraph.body, paragraph.end):
            end = source.unmarked[max(paragraph.body, paragraph.end - _LONGEST_END) : paragraph.end]
            return len(own) if ends_sentence(end) else place + 1
        if starts_with_body(source.unmarked[paragraph.body : paragraph.end]):
            break
    return len(own)


def _without_signers(source: SourceDocument, own: list[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs without lines in capitals (who signs a plan together), place and date at their end."""
    kept = len(own)
    while kept and own[kept - 1].table is None and own[kept - 1].mark is Mark.NONE:
        text = source.unmarked[own[kept - 1].body : own[kept - 1].end]
        if not is_upper_case(text) and not _PLACE_AND_DATE.fullmatch(text[:_LONGEST_PLACE_AND_DATE]):
            break
        kept -= 1
    return own[:kept]


def _binds_all(source: SourceDocument, part: Part, place: int, below: bool) -> bool:
    paragraph = part.own[place]
    if paragraph.table is not None or paragraph.mark not in (Mark.DASH, Mark.NONE):
        return False
    if opens_closing(source, paragraph.body, paragraph.end):
        return True
    is_behind_tasks = place > 0 or part.title is None or part.inline is not None
    text = source.unmarked[paragraph.body : min(paragraph.end, paragraph.body + _LONGEST_UNIT)]
    if paragraph.mark is not Mark.NONE or not is_behind_tasks:
        return False
    if carries_out(source, paragraph, text):
        return True
    is_behind_list = below or place > 0 and part.own[place - 1].mark is Mark.DASH
    if is_behind_list and (gives_work(text) or speaks_of_units(text) or _NEXT_ASKING.search(text)):
        return True
    return asks(source, paragraph.body, paragraph.end)


class _Units:
    """Reads the units of one part of the outline, whichever way they are set."""

    def __init__(self, source: SourceDocument, deadlines: DeadlineReader, assigned: Assigned) -> None:
        self._source = source
        self._deadlines = deadlines
        self._assigned = assigned

    def read(self, part: Part) -> None:
        self._read_listed(self._without_records(part.own))
        is_list_of_units = any(_opens_with_body(self._source, child) for child in part.children)
        for child in part.children:
            self._read_child(child, is_list_of_units)

    def _without_records(self, own: Sequence[Paragraph]) -> list[Paragraph]:
        """Read the work that stands under labels in a row; return the paragraphs without it."""
        lines = [paragraph for paragraph in own if paragraph.table is None]
        given, used = read_records(self._source, [(line.body, line.end) for line in lines], self._deadlines)
        self._assigned.units += [(each, []) for each in given]
        return [line for place, line in enumerate(lines) if place not in used]

    def _read_child(self, part: Part, is_list_of_units: bool) -> None:
        if labelled := read_labelled_part(self._source, part, self._deadlines):
            self._assigned.units += [(each, []) for each in labelled]
            return
        if part.title is None:
            self._read_untitled(part)
            return
        start, end = part.title
        start += split_lead_in(self._source.unmarked[start:end])
        text = self._source.unmarked[start:end]
        is_body = starts_with_body(text, any_case=True)
        if is_body and self._is_sentence(start, end, part):
            self._read_run_in(part, part.title[0], part.opening.end)
        elif (is_body or self._is_level(part)) and self._groups_units(part):
            self.read(part)
        elif is_body:
            self._add(self._source.words(start, end, _CLEAR_NAME), self._tasks(part), part)
        elif _REPORTING.match(_title_key(self._source, part)):
            self._assigned.reporting += [part.title, *_spans(part)]
        elif (
            _NO_UNIT.match(_title_key(self._source, part)) or part.inline is not None and not may_be_damaged_body(text)
        ):
            self._assigned.reporting += [part.inline] if part.inline else []
            self.read(part)
        elif any(starts_with_body(self._opening_text(child), any_case=True) for child in part.children):
            self.read(part)
        elif may_be_damaged_body(text) or is_list_of_units and self._may_be_name(text):
            self._add(self._source.words(start, end, _LIKELY_NAME), self._tasks(part), part)
        else:
            self.read(part)

    def _read_untitled(self, part: Part) -> None:
        start, end = self._source.trimmed(part.opening.body, part.opening.end, also=".")
        lead_in = split_lead_in(self._source.unmarked[start:end])
        text = self._source.unmarked[start + lead_in : end]
        is_name = len(text.split()) <= _LONGEST_HEADING and starts_with_body(text, any_case=True)
        if part.own and is_name and ":" not in text and duty_start(text) is None:
            self._add(self._source.words(start + lead_in, end, _LIKELY_NAME), self._tasks(part), part)
        else:
            self._read_run_in(part, part.opening.body, part.opening.end)

    def _is_sentence(self, start: int, end: int, part: Part) -> bool:
        """Whether what looks like a title is the beginning of a sentence: ``Khoa Nhi là đầu mối: soạn …``."""
        if part.inline:
            run = self._split(start, part.opening.end)
            return run is not None and run.task < end
        verb = first_verb(self._source.unmarked[start:end])
        return verb is not None and len(self._source.unmarked[start + verb : end].split()) > _LONGEST_NAME_BEHIND_VERB

    def _may_be_name(self, text: str) -> bool:
        """Whether a title among those of units may be one too, though its first word is not known of any body."""
        return text[:1].isupper() and len(text.split()) <= _LONGEST_UNKNOWN_NAME and not opens_with_verb(text)

    def _groups_units(self, part: Part) -> bool:
        """Whether below a heading like *Các phòng, ban* each line names a unit of its own: ``- Công an xã: …``."""
        lines = [paragraph for paragraph in part.own if paragraph.table is None]
        if part.inline:
            return False
        if part.children:
            return not lines and len(part.children) > 1 and _all_open_with_body(self._source, part.children)
        if len(lines) < (1 if self._is_level(part) else 2):
            return False
        return all(
            (split := self._split(line.body, line.end)) is not None and split.unit.confidence == _CLEAR_NAME
            for line in lines
        )

    def _is_level(self, part: Part) -> bool:
        """Whether a heading only tells of what level the units below it are: ``Đối với cấp thôn``."""
        return _LEVEL.fullmatch(_title_key(self._source, part)) is not None

    def _opening_text(self, part: Part) -> str:
        text = self._source.unmarked[part.opening.body : part.opening.end]
        return text[split_lead_in(text) :]

    def _read_run_in(self, part: Part, start: int, end: int) -> None:
        runs = self._runs(start, end)
        if not runs:
            self._assigned.reporting.append((start, end))
            self.read(part)
            return
        for run in runs[:-1]:
            self._close(run, self._run_in_tasks(run), [(run.task, run.end)])
        run = runs[-1]
        tasks = [*self._run_in_tasks(run), *self._listed_tasks(part.own), *self._deeper_tasks(part)]
        spans = [span for span in _spans(part) if span[0] >= end]
        self._close(run, tasks, [(run.task, run.end), *spans])

    def _read_listed(self, paragraphs: Sequence[Paragraph]) -> None:
        """Units without numbers: ``- Đài Truyền thanh xã: …``, ``Trạm Y tế xã chủ trì …``."""
        run: _Run | None = None
        tasks: list[Task] = []
        spans: list[tuple[int, int]] = []
        lines = [paragraph for paragraph in paragraphs if paragraph.table is None]
        pluses_name_units = all(line.mark is not Mark.DASH for line in lines)
        for place, line in enumerate(lines):
            named = self._named(line, lines[place + 1] if place + 1 < len(lines) else None)
            runs = (
                []
                if line.mark is Mark.PLUS and not pluses_name_units and not gives_work(self._opening(line))
                else [named]
                if named
                else self._runs(line.body, line.end)
            )
            for each in runs:
                self._close(run, tasks, spans)
                run, tasks, spans = each, self._run_in_tasks(each), [(each.task, each.end)]
            if runs:
                continue
            if run is None:
                self._assigned.reporting.append((line.body, line.end))
            else:
                tasks = self._listed_tasks([line], tasks)
                spans.append((line.body, line.end))
        self._close(run, tasks, spans)

    def _opening(self, line: Paragraph) -> str:
        return self._source.unmarked[line.body : min(line.end, line.body + _LONGEST_UNIT)]

    def _named(self, line: Paragraph, following: Paragraph | None) -> _Run | None:
        """Return the unit that a line without number names as a heading over the next lines: ``* Công an xã``."""
        text = self._source.unmarked[line.body : line.end].rstrip()
        if "\t" in text:
            return None
        if following is None or self._sign(following) == self._sign(line) or len(text.split()) > _LONGEST_HEADING:
            return None
        lead_in = split_lead_in(text)
        is_name = starts_with_body(text[lead_in:], any_case=True) and first_verb(text[lead_in:]) is None
        if not is_name or text.endswith((".", ";", ",")) or ":" in text[:-1]:
            return None
        unit = self._source.words(*self._source.trimmed(line.body + lead_in, line.end, also=":"), _CLEAR_NAME)
        return _Run(unit, line.end, line.end)

    def _sign(self, line: Paragraph) -> tuple[Mark, str]:
        """Return what opens a line, to tell ``* Công an xã`` from the ``-`` lines below it."""
        return line.mark, self._source.unmarked[line.start : line.body].strip()

    def _runs(self, start: int, end: int) -> list[_Run]:
        """Return the units that a sentence names and gives work, each to where the next one is given its own."""
        first = self._split(start, end)
        if first is None:
            return []
        cuts = list(self._next_units(start, first, end))
        begins = [start, *(cut.end() for cut in cuts)]
        ends = [*(cut.start() for cut in cuts), end]
        runs = [self._split(*span) for span in zip(begins, ends, strict=True)]
        return [run for run in runs if run is not None]

    def _next_units(self, start: int, first: _Run, end: int) -> Iterator[re.Match[str]]:
        """Yield the ``;``, ``.`` and ``,`` behind which a sentence goes on with the next unit and its work."""
        text = self._source.unmarked
        head = text[start : start + _LONGEST_UNIT].split(maxsplit=1)[0]
        # Behind a colon bodies are members of the unit, whose shares are its work.
        may_leave_out_giving = first.unit.confidence != _CLEAR_NAME
        said = _Said()
        clause = first.task
        for cut in _NEXT_CLAUSE.finditer(text, first.task, end):
            if cut.start() < clause:
                continue
            said.take(text[clause : cut.start()])
            clause = cut.end()
            following = text[clause : min(end, clause + _LONGEST_UNIT)]
            sign, opens = cut[0][0], False
            if sign == "." and may_leave_out_giving:
                opens = gives_work(following) or not said.directs and self._is_unit_at_work(clause, end)
            elif first.given and sign != ",":
                is_next = sign == ";" and not said.directs and starts_with_body(following)
                opens = is_next or gives_work(following)
            elif may_leave_out_giving and sign != ".":
                is_parallel = following[: len(head) + 1].split() == [head]
                is_apart = not said.directs if sign == ";" else said.is_closed(is_parallel)
                opens = is_apart and self._is_unit_at_work(clause, end)
            if opens and (run := self._split(clause, end)):
                yield cut
                said, clause = _Said(), run.task

    def _is_unit_at_work(self, start: int, end: int) -> bool:
        """Whether behind a comma a unit with a name and its duty follow: ``Đoàn xã dựng rạp``, ``xóm Đông giữ xe``."""
        text = self._source.unmarked[start : min(end, start + _LONGEST_UNIT)]
        clause = _CLAUSE_END.split(text, maxsplit=1)[0]
        verb = first_verb(clause) if starts_with_body(clause, any_case=True) else None
        if verb is None or len(clause[:verb].split()) > _LONGEST_UNKNOWN_NAME:
            return False
        return starts_with_body(clause) or any(
            character.isupper() or character.isdigit() for character in clause[:verb]
        )

    def _split(self, start: int, end: int) -> _Run | None:
        """Return the unit at the start of a sentence and where its task begins."""
        opening = self._source.unmarked[start : min(end, start + _LONGEST_UNIT)]
        given = gives_work(opening)
        start += split_lead_in(opening)
        text = self._source.unmarked[start : min(end, start + _LONGEST_UNIT)]
        if not starts_with_body(text, any_case=True) or self._is_column_heading(start, end):
            return None
        # What stands apart by tabs are pieces of cells, of which a name is not told apart.
        text = text.partition("\t")[0] if "\t" in text else text
        colon, verb = _colon_of(text), duty_start(text)
        if colon > 0 and (verb is None or colon < verb or self._names_role(start, start + colon)):
            members = _MEMBERS.search(text, 0, colon)
            unit = self._source.words(start, start + (members.start() if members else colon), _CLEAR_NAME)
            return _Run(unit, self._source.trimmed(start + colon + 1, end)[0], end, given)
        if verb is None or ";" in text[:verb]:
            return None
        asked = verb + split_lead_in(text[verb:])
        if _ASKS.match(text, verb) and starts_with_body(text[asked:]) and (run := self._split(start + verb, end)):
            return run
        name, task = _without_members(text, verb)
        unit = self._source.words(*self._source.trimmed(start, start + name, also=","), _SPLIT_NAME)
        return _Run(unit, start + task, end, given)

    def _is_column_heading(self, start: int, end: int) -> bool:
        """Whether words like *Đơn vị chủ trì* head a column or label what stands behind them, and name no unit.

        ``Đơn vị phối hợp: bố trí lực lượng`` names one: what it is to do follows.
        """
        text = self._source.unmarked[start : min(end, start + _LONGEST_UNIT)]
        folded = self._source.folded[start : min(end, start + _LONGEST_UNIT)]
        if not _MAY_HEAD_COLUMN.match(folded):
            return False
        colon = text.find(":")
        if colon < 0:
            return column_kind(folded) is not None or len(column_headings(folded)) > 2
        return column_kind(folded[:colon]) is not None and not opens_with_verb(text[colon + 1 :].lstrip())

    def _names_role(self, start: int, end: int) -> bool:
        """Whether a name consists of words for a role: ``Các đơn vị phối hợp``."""
        folded = self._source.folded[start:end]
        return _MAY_HEAD_COLUMN.match(folded) is not None and column_kind(folded) is not None

    def _run_in_tasks(self, run: _Run) -> list[Task]:
        return [self._task(run.task, run.end, "run_in")] if run.task < run.end else []

    def _close(self, run: _Run | None, tasks: list[Task], spans: list[tuple[int, int]]) -> None:
        if run is not None:
            self._assign(run.unit, tasks, spans)

    def _assign(self, unit: Found[str], tasks: Sequence[Task], spans: list[tuple[int, int]]) -> None:
        """Give the tasks to a unit, and one that follows its name to those named behind *chủ trì, phối hợp với*."""
        unit = self._without_definition(unit)
        self._assigned.units.append((Assignment(unit, tuple(tasks)), spans))
        first = next(iter(tasks), None)
        if first is None or first.form != "run_in" or not leads_with_partners(self._source, first.text.span):
            return
        for partner in first.partners:
            if not _UNNAMED.search(partner.raw.casefold()):
                shared = replace(first, role=Role.SUPPORT, partners=(unit,))
                self._assigned.units.append((Assignment(partner, (shared,)), []))

    def _without_definition(self, unit: Found[str]) -> Found[str]:
        definition = _DEFINES_SHORT_NAME.search(unit.raw)
        start = unit.span.start
        bracket = self._source.unmarked.rfind("(", start, unit.span.end) if definition else start
        return self._source.words(*self._source.trimmed(start, bracket), unit.confidence) if bracket > start else unit

    def _tasks(self, part: Part) -> list[Task]:
        inline = [self._task(*part.inline, "run_in")] if part.inline else []
        return [*inline, *self._listed_tasks(part.own), *self._deeper_tasks(part)]

    def _listed_tasks(self, paragraphs: Sequence[Paragraph], before: Sequence[Task] = ()) -> list[Task]:
        """Return the tasks ``before`` and those of the paragraphs; a ``+`` line is a detail of the task above it."""
        tasks = list(before)
        for paragraph in paragraphs:
            text = self._source.unmarked[paragraph.body : paragraph.end]
            if paragraph.table is not None or not any(map(str.isalpha, text)):
                continue
            if paragraph.mark is Mark.PLUS and tasks and not self._is_plus(tasks[-1]):
                detail = self._words(paragraph.body, paragraph.end)
                tasks[-1] = replace(tasks[-1], details=(*tasks[-1].details, detail))
            else:
                tasks.append(self._task(paragraph.body, paragraph.end, _form(paragraph)))
        return tasks

    def _is_plus(self, task: Task) -> bool:
        """Whether a task is a ``+`` line itself, so that the next one stands beside it, not below it."""
        return self._source.unmarked[max(0, task.text.span.start - 8) : task.text.span.start].rstrip().endswith("+")

    def _deeper_tasks(self, part: Part) -> list[Task]:
        tasks: list[Task] = []
        for child in part.children:
            details = tuple(self._words(*span) for span in _spans(child)[0 if child.title else 1 :])
            task = self._task(child.opening.body, child.opening.end, "dash")
            tasks.append(replace(task, details=() if child.inline else details))
        return tasks

    def _task(self, start: int, end: int, form: str) -> Task:
        return Task(
            self._words(start, end),
            read_role(self._source, start, end),
            form,
            self._deadlines.of_task(start, end),
            partners=read_partners(self._source, start, end),
        )

    def _words(self, start: int, end: int) -> Found[str]:
        trimmed = self._source.trimmed(start, end, also=";:./")
        return self._source.words(*trimmed) if trimmed[0] < trimmed[1] else self._source.words(start, end)

    def _add(self, unit: Found[str], tasks: list[Task], part: Part) -> None:
        self._assign(unit, tasks, _spans(part))


def _colon_of(text: str) -> int:
    """Return where the first colon outside brackets stands, -1 where there is none."""
    for colon in _COLON.finditer(text):
        if text.count("(", 0, colon.start()) <= text.count(")", 0, colon.start()):
            return colon.start()
    return -1


def _without_members(text: str, duty: int) -> tuple[int, int]:
    """Return where a name ends that tells who leads or makes up the unit, and where its duty begins.

    ``Tổ Lễ tân gồm chị em khối 3 | lo nước uống``, ``Tiểu ban Nghi lễ do cụ Vinh làm trưởng ban | soạn văn tế``.
    """
    members = _MEMBERS.search(text, 0, duty)
    if members is None:
        return duty, duty
    if members["led"] is None:
        return members.start(), duty
    leads = _LEADS.match(text, duty)
    if leads and (leads[0].rstrip()[-1:] in (",", ":") or opens_with_verb(text[leads.end() :])):
        return members.start(), leads.end()
    return members.start(), members.start("led")


def _form(paragraph: Paragraph) -> str:
    return "paragraph" if paragraph.mark is Mark.NONE else "dash"
