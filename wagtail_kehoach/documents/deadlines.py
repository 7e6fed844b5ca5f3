"""What has to be reported, by when, to whom and through whom.

The wording is that of plans of both regimes; it mostly stands in a closing request to all units.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wagtail_kehoach.documents.anchors import words_pattern
from wagtail_kehoach.documents.bodies import names_all_units, read_bodies, split_lead_in
from wagtail_kehoach.documents.draft import Deadline, Found, Span
from wagtail_kehoach.documents.due_dates import DateReader
from wagtail_kehoach.documents.duties import first_verb
from wagtail_kehoach.documents.heads import HEAD
from wagtail_kehoach.vietnamese.dates import (
    Anchor,
    Operator,
    PartialDate,
    Precision,
    Recurrence,
    find_partial_dates,
    parse_partial_date,
)

# "báo cáo viên" is a person, "nội dung báo cáo" a thing; neither is a duty to report.
_REPORT = words_pattern(
    r"(?<!\w)bao cao(?! vien| chuyen de| chinh tri| tham luan)(?!\w)"
    r"|(?<!\w)gui (?:ket qua|so lieu)(?!\w)"
    r"|(?<!\w)tong hop (?:ket qua|so lieu|tinh hinh)(?: [^\s,;.:()]{1,12}){0,5},? (?:gui|nop)(?= (?:ve|cho|len|toi) )"
)
# What else is to be handed in: "gửi danh sách về … trước ngày …", "đăng ký gian hàng với …".
_HAND_IN = words_pattern(
    r"(?<!\w)(?:(?:gui|nop) (?:danh sach|san pham|ho so|bai|tac pham|phieu|bieu mau|ke hoach|dang ky|du toan|hinh anh"
    r"|tai lieu|kich ban|ban dang ky|de cuong|tin)(?!\w)|dang ky(?!\w)(?! (?:kinh doanh|ket hon|ho kinh|khai sinh)))"
)
_REPORT_AS_THING = re.compile(
    r"(?<!thuc hien )(?<!nghiem )(?<!dung )che do(?: thong tin,?)?\s+$"
    r"|(?:noi dung|hoi nghi|mau|bieu mau|buoi|doi ngu)\s+$"
)
# "Thời gian gửi báo cáo: trước ngày …", "3. Chế độ báo cáo: …": what stands behind it tells of the duty.
_LABEL = words_pattern(
    r"(?<!\w)(?:thoi (?:gian|han)|han|che do)(?: (?:gui|nop|thuc hien|thong tin,?)){0,2} bao cao"
    r"(?: [^\s:.;,]{1,12}){0,6}\s?:\s*"
)
# What the receiver does with it is no duty of the sender: "gửi kế hoạch về … để tổng hợp, báo cáo".
_PURPOSE = re.compile(
    r"(?:để|nhằm|phục\s+vụ)\s+(?:(?:kịp|thời|theo|dõi|tổng|hợp|công|tác|và|làm|cơ|sở|trình)[,\s]+){0,8}$"
)
# A problem that may come up is told when it does; that is no report of the plan.
_IF_NEEDED = re.compile(r"(?:kho khan|vuong mac|phat sinh|bat cap|su co|van de)|(?<!\w)neu(?!\w)(?!\s+tren)")
_WHEN_NEEDED = words_pattern(
    r"(?<!\w)(?:ngay khi|khi (?:phat hien|xay ra|co (?:su co|tinh huong|dau hieu))|neu (?:co|xay))"
)
_DUTY_OPENS = words_pattern(
    r"(?<!\w)(?:(?:co|gui|tong hop|dinh ky|lap|xay dung|(?<!khai\s)thuc hien(?!,?\s*va)(?!,)"
    r"|danh gia|kip thoi|hang|moi)\s*,?\s*(?:va\s+)?)+$"
)
# A day that a scanner damaged: it is stated, though nobody can tell which.
_DAMAGED_DAY = words_pattern(
    r"(?:truoc|cham nhat|muon nhat) (?:ngay )?(?=[\d/.-]{0,9}[lio])(?=\S{0,9}\d)[\dlio]{1,2}[/.-][\dlio]{1,2}(?!\w)"
)
# Reports may go to a person: "về đồng chí Phó Bí thư".
_PERSON = words_pattern(r"(?:(?:các )?đồng chí|đ/c|ông|bà) ", re.IGNORECASE)
_TO = re.compile(r"(?:về|(?<!hợp )(?<!cùng )với|gửi|cho|lên|tới|đến|trình)\s+(?:cho\s+|về\s+)?")
_ADDRESSED = words_pattern(r"(?<!\w)(?:gửi|nộp|trình)(?: cho| về| lên)? ", re.IGNORECASE)
_VIA = re.compile(r"(?:thông\s+)?qua\s+")
_ONWARD = words_pattern(
    r"(?<!\w)(?:để|nhằm)\s+(?:kịp thời\s+)?(?:theo dõi,?\s+)?(?:t[ổôỗố]ng\s+h[ợọơo]p|báo\s+cáo|gửi|trình)"
    r"(?:\s*(?:,|và)?\s*(?:trình"
    r"|báo\s+cáo|gửi))?"
    r"(?:\s+(?:cho|về|với|lên))?\s*"
)
# The receiver may be named again: "để UBND xã tổng hợp, báo cáo UBND tỉnh".
_ONWARD_OF_RECEIVER = words_pattern(
    rf"(?<!\w)(?:để|nhằm) (?={HEAD.pattern})[^,;:.()]{{3,80}}? (?:(?:tổng hợp|theo dõi),? (?:và )?)?"
    r"(?:báo cáo|trình|gửi)(?: (?:cho|về|với|lên))? "
)
# What may stand in front of the one who reports: a time, an occasion, a basis.
_SETTING = words_pattern(
    r"(?:đồng thời|định kỳ|hằng|hàng|trước|chậm nhất|muộn nhất|vào|sau|ngay|khi|cuối|kết thúc|căn cứ"
    r"|theo(?! dõi)|trên cơ sở)"
    r"(?!\w)[^,;]{0,120}, |(?:định kỳ )?(?:hằng|hàng) (?:tuần|tháng|quý|năm) ",
    re.IGNORECASE,
)
_TIME_OPENS = words_pattern(r"(?:trước|chậm nhất|muộn nhất|định kỳ|hằng|hàng)(?!\w)", re.IGNORECASE)
# A row whose work is the report itself, not one in which a report is mentioned.
_ROW_REPORTS = words_pattern(
    r"\s*(?:[-+] )?(?:(?:xay dung|tong hop|danh gia|so ket|tong ket|gui|lap|hoan thien|dinh ky|kiem tra|theo doi|hop"
    r"|cac|ket qua|va|viec|to chuc|hoi nghi)[,;]? ){0,8}(?:bao cao(?! vien)|gui ket qua)"
)
# Who asks stands before those who are asked: "Ban Thường vụ Đoàn xã đề nghị các chi đoàn …".
_ASKS_GROUP = words_pattern(r"[^,;.:]{3,80} (?:đề nghị|yêu cầu) (?:tất cả )?các ", re.IGNORECASE)
_ALL_AND_MORE = words_pattern(
    rf"(?:[Tt]ất cả )?[Cc]ác cơ quan, (?:các )?đơn vị(?: liên quan)?(?:,| và) (?={HEAD.pattern})"
)
_BEHIND_BRACKET = re.compile(r"\s*\([^()]{1,200}\)\s*(?:,|và)\s+")
_BRACKET = re.compile(r"\s*\(\s*")
_PERIOD = r"(?:định kỳ )?(?:(?:hằng|hàng|mỗi) )?(?:tuần|tháng|quý|0?[69] tháng|năm)"
_NEXT_REPORT = words_pattern(
    r"(?:,| và) (?=(?:b[áảàãạ]o cáo )?(?:sơ kết|tổng kết|sơ bộ|chính thức)(?!\w)"
    r"|b[áảàãạ]o cáo (?:nhanh|kết quả|định kỳ|đột xuất|tuần|tháng|quý|năm|0?[69] tháng|lần|đợt|cuối)(?!\w)"
    r"|(?:tổng hợp,? )?(?:gửi|nộp) b[áảàãạ]o cáo(?!\w)"
    rf"|(?:{_PERIOD}|(?:lần|đợt) (?:\d|I{{1,3}}|thứ \w{{2,4}})) (?:\(|trước(?!\w)|chậm nhất|vào ngày))",
    re.IGNORECASE,
)
# What is reported may follow the periods: "Hằng quý (trước ngày …), năm (trước ngày …) báo cáo kết quả …".
_FIRST_PERIOD = words_pattern(rf"(?<!\w){_PERIOD} \([^()]{{3,80}}\)(?:,| và) ", re.IGNORECASE)
# Under a heading for the time digits need no word: "9/2026", "T9/2026", "15/9", "15-20/9".
_SHORT_TIME = words_pattern(
    r"\s*(?P<lead>(?:xong |hoan thanh )?(?:truoc|cham nhat|den het|den|het|trong|vao|tu) )?"
    r"(?:t\s?(?=\d{1,2}/\d{4})|thang )?(?:(?P<month>\d{1,2}/(?:19|20)\d\d)"
    r"|(?P<days>(?:\d{1,2}(?:/\d{1,2})?\s?[-–]\s?)?\d{1,2}/\d{1,2}))"
    r"[\s.;]*"
)
_LIKELY, _YEAR_OF_PLAN = 0.8, 0.6
_PIECE_END = re.compile(r"[;()]|\.(?=\s)|\n(?=\s*[-+])|:(?=\s+[Bb][áảàãạ]o\s+cáo\s)")
_SENTENCE_END = re.compile(r"\.\s")
_FAR_FROM_CLAUSE_START = 60
_LONGEST_LABEL = 80
_LONGEST_PARAGRAPH = 6_000
_ANY_YEAR = 2000

# The bodies to report to, and the one through which the report goes.
_Receivers = tuple[tuple[Found[str], ...], Found[str] | None]


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause outside brackets, ``start`` to ``end``, and the pieces (apart by ``;``) of the brackets in it.

    ``around`` is the paragraph in which it stands.
    """

    start: int
    end: int
    bracketed: tuple[tuple[int, int], ...]
    around: tuple[int, int]


@dataclass(frozen=True, slots=True)
class DeadlineReader(DateReader):
    """Reads the deadlines of tasks and the reports that are asked for.

    ``submissions`` tells that the text stands under no unit: what is to be handed in there is told as a report is,
    for no task keeps its date.
    """

    submissions: bool = False

    def of_task(self, start: int, end: int) -> Found[PartialDate] | None:
        """Return the date by which a task is to be done, when its text states exactly one."""
        dates = self._dates(start, min(end, start + _LONGEST_PARAGRAPH))
        until = (Operator.BEFORE, Operator.BY, Operator.UNTIL)
        openings = self._openings(dates)
        found = [
            each
            for each in dates
            if each.value.operator in until or self._is_time_of_work(start, each, openings[each.span.start])
        ] or [each for each in dates if self._binds_event(each)]
        # "kết quả đợt 1 (từ ngày 01/5 đến ngày 31/5) trước ngày 05/6": beside a date, a time is what it is about.
        found = [each for each in found if each.value.precision is not Precision.RANGE] or found
        return found[0] if len(found) == 1 else None

    def of_cell(self, start: int, end: int) -> Found[PartialDate] | None:
        """Return the date that a table's cell for the time states, when it states exactly one."""
        whole = parse_partial_date(self.source.unmarked[start:end])
        if whole and (whole.end or whole.anchor is Anchor.EVENT or whole.recurrence is not Recurrence.NONE):
            return self.source.found(start, end, whole)
        found = self._calendar_dates(start, end)
        if len(found) < 2:
            return found[0] if found else self._short_time(start, end)
        return self._in_turn(found)

    def _in_turn(self, dates: Sequence[Found[PartialDate]]) -> Found[PartialDate] | None:
        """Return the months of ``Tháng 9, 10/2026`` as one time where each follows the one before it."""
        if len(set(self._openings(dates).values())) > 1:
            return None
        value: PartialDate | None = dates[0].value
        for each in dates[1:]:
            value = value.joined_with(each.value) if value else None
        confidence = min(each.confidence for each in dates)
        return self.source.found(dates[0].span.start, dates[-1].span.end, value, confidence) if value else None

    def _short_time(self, start: int, end: int) -> Found[PartialDate] | None:
        """Return the time that a cell writes in digits alone: ``9/2026``, ``T9/2026``, ``trước 9/2026``, ``15/9``.

        A day without its year is one of the plan's own year, and not before the plan.
        """
        short = _SHORT_TIME.fullmatch(self.source.folded, start, end)
        if short is None:
            return None
        first, last = short.span("month" if short["month"] else "days")
        written = self.source.unmarked[first:last]
        lead = self.source.unmarked[slice(*short.span("lead"))]
        if short["month"]:
            value = parse_partial_date(f"{lead}tháng {written}")
            return self.source.found(start, end, value, _LIKELY) if value else None
        issued = self.issued.start if self.issued else None
        value = parse_partial_date(f"{lead}ngày {written}", year=issued.year) if issued else None
        if issued is None or value is None or value.end is None or value.end < issued:
            return None
        return self.source.found(start, end, value, _YEAR_OF_PLAN)

    def _calendar_dates(self, start: int, end: int) -> list[Found[PartialDate]]:
        return [each for each in self._dates(start, end) if each.value.anchor is Anchor.ABSOLUTE]

    def _listed_in_cell(self, cell: Span) -> list[Found[PartialDate]]:
        """Return the dates of a cell that is one list of them: ``Trước ngày 15/6 và 15/11/2026``."""
        found = self._calendar_dates(cell.start, cell.end)
        return found if len(set(self._openings(found).values())) == 1 else []

    def of_row(
        self, work: Span, due: Found[PartialDate] | None, from_units: Found[str] | None, time: Span | None = None
    ) -> list[Deadline]:
        """Return the duties to report among the work of a table's row.

        ``due`` is the date of the row, ``time`` its cell for the time, which may list several.
        """
        dues = [due] if due else self._listed_in_cell(time) if time else []
        stated = self.reports(work.start, work.end, from_units)
        report = self._report(work.start, work.end)
        if stated or report is None or not dues or not _ROW_REPORTS.match(self.source.folded, work.start, work.end):
            whens: list[Found[PartialDate] | None] = [*dues] or [None]
            return [
                each if each.when else replace(each, when=when)
                for each in stated
                for when in (whens[:1] if each.when else whens)
            ]
        if from_units and _binds_all(from_units.raw):
            from_units = None
        return [Deadline(self.source.words(work.start, work.end), each, from_units=from_units) for each in dues]

    def reports(self, start: int, end: int, from_units: Found[str] | None) -> list[Deadline]:
        """Return the duties to report that a paragraph states.

        ``from_units`` is the unit under which it stands, ``None`` for all units. A paragraph whose words bind all
        units binds them to its end, whatever it stands under.
        """
        start, end = self._with_label(start), min(end, start + _LONGEST_PARAGRAPH)
        if self._report(start, end) is None and not _REPORT.search(self.source.folded, start, end):
            return []
        deadlines: list[Deadline] = []
        heading: Deadline | None = None
        receivers: _Receivers = (), None
        if from_units and _binds_all(from_units.raw):
            from_units = None
        for clause in self._clauses(start, end):
            if from_units and _binds_all(self._from_subject(clause.start, clause.end)[1]):
                from_units = None
            found = self._of_clause(clause, from_units)
            if self.source.unmarked[clause.end : clause.end + 1] == ":":
                heading, found = next(iter(found), heading), []
            elif heading:
                found = [_completed(each, heading) for each in found]
            elif found and (colon := self._colon_of_list(found[0])):
                heading = found[0]
                found = [replace(each, what=self._behind(each.what, colon)) for each in found]
            elif self.source.unmarked[clause.start - 1 : clause.start] == ";":
                # "Báo cáo Trưởng ban ngay khi …; báo cáo kết quả hằng tháng": the same one receives it.
                found = [
                    each if each.to else replace(each, to=receivers[0], via=each.via or receivers[1]) for each in found
                ]
            stated = self._receivers_in(clause)
            receivers = stated if stated[0] else receivers
            deadlines += found
        # A list that stands in paragraphs of its own leaves its heading to say what is asked.
        return self._with_last_receivers(deadlines or ([heading] if heading else []))

    def _with_label(self, start: int) -> int:
        """Return where a text begins with the label of a report that stands before it on its line, if one does."""
        line = self.source.unmarked.rfind("\n", max(0, start - _LONGEST_LABEL), start) + 1
        labels = _LABEL.finditer(self.source.folded, max(line, start - _LONGEST_LABEL), start)
        return next((label.start() for label in labels if label.end() == start), start)

    def _with_last_receivers(self, deadlines: Sequence[Deadline]) -> list[Deadline]:
        """Return the reports of a paragraph; what is said only behind the last of a list holds for those before it."""
        completed: list[Deadline] = []
        for deadline in reversed(deadlines):
            after = completed[-1] if completed else None
            if after and after.to and not deadline.to:
                deadline = replace(deadline, to=after.to, via=after.via, onward_to=after.onward_to)
            elif after and after.onward_to and not deadline.onward_to and self._go_together(deadline, after):
                deadline = replace(deadline, onward_to=after.onward_to)
            completed.append(deadline)
        return completed[::-1]

    def _go_together(self, deadline: Deadline, after: Deadline) -> bool:
        """Whether two reports stand in one sentence and go to the same bodies."""
        between = deadline.what.span.end, after.what.span.start
        is_one_sentence = _SENTENCE_END.search(self.source.unmarked, *between) is None
        return is_one_sentence and [each.raw for each in deadline.to] == [each.raw for each in after.to]

    def _receivers_in(self, clause: _Clause) -> _Receivers:
        report = self._report(clause.start, clause.end)
        return self._receivers(report.end(), clause.end) if report else ((), None)

    def _colon_of_list(self, deadline: Deadline) -> int:
        """Return where a list of reports begins behind its receivers, or 0: ``Báo cáo về UBND xã: báo cáo nhanh …``."""
        if not deadline.to or not deadline.when:
            return 0
        behind, due = deadline.to[-1].span.end, deadline.when.span.start
        before, colon, _ = self.source.unmarked[behind:due].partition(":")
        listed = behind + len(before) + len(colon)
        # "(email: …)" lists nothing, and in "Thời hạn báo cáo về UBND xã: trước ngày …" the date is no report.
        is_list = colon and before.count("(") <= before.count(")") and self.source.trimmed(listed, due)[0] < due
        return listed if is_list else 0

    def _behind(self, what: Found[str], place: int) -> Found[str]:
        return self.source.words(place, what.span.end) if what.span.start < place else what

    def _clauses(self, start: int, end: int) -> Iterator[_Clause]:
        depth = 0
        clause_start = piece_start = start
        bracketed: list[tuple[int, int]] = []
        for stop in _PIECE_END.finditer(self.source.unmarked, start, end):
            sign = stop[0]
            if sign == "(":
                depth += 1
                piece_start = stop.end() if depth == 1 else piece_start
            elif sign == ")":
                if depth == 1:
                    bracketed.append((piece_start, stop.start()))
                depth = max(0, depth - 1)
            elif depth == 0:
                yield _Clause(clause_start, stop.start(), tuple(bracketed), (start, end))
                clause_start, bracketed = stop.end(), []
            elif sign == ";" and depth == 1:
                bracketed.append((piece_start, stop.start()))
                piece_start = stop.end()
        yield _Clause(clause_start, end, tuple(bracketed), (start, end))

    def _of_clause(self, clause: _Clause, from_units: Found[str] | None) -> list[Deadline]:
        start, end = self.source.trimmed(clause.start, clause.end, also=",.;:/-–+")
        report = self._report(start, end)
        if report is None:
            return []
        to, via = self._receivers(report.end(), end)
        to = to or self._addressed(start, report.start())
        onward_to, what_end = self._onward(report.end(), end)
        dated = [piece for piece in clause.bracketed if self._is_dated_report(*piece, clause.around)]
        if dated:
            outer = Deadline(self.source.words(start, end), None, to, via, onward_to, from_units)
            return [inner for piece in dated for inner in self._of_piece(*piece, outer, clause.around)]
        periods = _FIRST_PERIOD.search(self.source.unmarked, start, report.start())
        what_start = periods.start() if periods else self._what_start(start, report.start())
        what = self.source.words(what_start, what_end)
        deadline = Deadline(what, None, to, via, onward_to, self._reporting(start, report.start(), from_units))
        listed = self._listed_reports(what_start, what_start if periods else report.end(), what_end, clause.around)
        if listed:
            return [
                each
                for piece in listed
                for each in self._when_due(deadline, piece, clause.around, self._year_behind(piece[1], what_end))
            ]
        whens = self._binding_dates(start, report.start(), what_end, clause.around)
        is_dated = any(when.value.anchor is not Anchor.BY_RULE for when in whens)
        if report.re is _HAND_IN and not (to and is_dated):
            return []
        is_damaged = not whens and _DAMAGED_DAY.search(self.source.folded, report.end(), what_end) is not None
        if not is_dated and _IF_NEEDED.search(self.source.folded, start, report.start()):
            return []
        if not whens and not to and not is_damaged:
            return []
        if not whens and _WHEN_NEEDED.search(self.source.folded, report.end(), what_end):
            return []
        return [replace(deadline, when=when) for when in whens] or [deadline]

    def _listed_reports(self, start: int, cut_from: int, end: int, around: tuple[int, int]) -> list[tuple[int, int]]:
        """Return the reports of ``sơ kết trước 15/6, tổng kết trước 15/12/2026``, when each has a date of its own."""
        text = self.source.unmarked
        cuts = list(_NEXT_REPORT.finditer(text, cut_from, end))
        starts, ends = [start, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), end]
        pieces = list(zip(starts, ends, strict=True))
        # Any year does to see whether a date is printed; which year it takes is told with its own care.
        is_list = len(pieces) > 1 and all(
            find_partial_dates(text[first:last], year=_ANY_YEAR) or self._repeated(first, last, [], around)
            for first, last in pieces
        )
        return pieces if is_list else []

    def _year_behind(self, start: int, end: int) -> int | None:
        """Return the year of the first calendar date from ``start`` on: days in front of it share it."""
        dates = find_partial_dates(self.source.unmarked[start:end])
        return next((value.end.year for _, _, value in dates if value.end), None)

    def _when_due(
        self, deadline: Deadline, piece: tuple[int, int], around: tuple[int, int], year: int | None
    ) -> list[Deadline]:
        start, end = piece
        deadline = replace(deadline, what=self.source.words(start, end))
        report = self._report(start, end)
        to, via = self._receivers(report.end(), end) if report else ((), None)
        if to:
            deadline = replace(deadline, to=to, via=via or deadline.via)
        whens = self._binding_dates(start, start, end, around, year)
        return [replace(deadline, when=when) for when in whens] or [deadline]

    def _of_piece(self, start: int, end: int, outer: Deadline, around: tuple[int, int]) -> list[Deadline]:
        start, end = self.source.trimmed(start, end, also=",.;:")
        report = self._report(start, end)
        to, via = self._receivers(report.end(), end) if report else ((), None)
        deadline = replace(outer, what=self.source.words(start, end), to=to or outer.to, via=via or outer.via)
        return [replace(deadline, when=when) for when in self._binding_dates(start, start, end, around)]

    def _is_dated_report(self, start: int, end: int, around: tuple[int, int]) -> bool:
        return self._report(start, end) is not None and bool(self._binding_dates(start, start, end, around))

    def _report(self, start: int, end: int) -> re.Match[str] | None:
        """Return the first word of reporting that states a duty: a ``nội dung báo cáo`` is a thing."""
        folded = self.source.folded
        duty = next(
            (
                match
                for match in _REPORT.finditer(folded, start, end)
                if not _REPORT_AS_THING.search(folded[max(start, match.start() - 40) : match.start()])
                and not _PURPOSE.search(self.source.unmarked[max(start, match.start() - 80) : match.start()])
            ),
            None,
        )
        label = None if duty else _LABEL.search(folded, start, end)
        if label:
            return _REPORT.search(folded, *label.span())
        return duty or (_HAND_IN.search(folded, start, end) if self.submissions else None)

    def _receivers(self, start: int, end: int) -> _Receivers:
        """Return the bodies to report to and the body through which the report goes."""
        text = self.source.unmarked
        tail = self._tail(start, end)
        end = tail.start() if tail else end
        passing = next(
            (
                (match, bodies)
                for match in _VIA.finditer(text, start, end)
                if self._is_word(match.start())
                and (bodies := read_bodies(self.source, match.end(), end, any_case=True))
            ),
            None,
        )
        direct = read_bodies(self.source, start, end)
        bodies = direct or next(
            (
                bodies
                for match in _TO.finditer(text, start, end)
                if self._is_word(match.start())
                and (
                    bodies := read_bodies(
                        self.source, match.end(), end, any_case=bool(_PERSON.match(text, match.end(), end))
                    )
                )
            ),
            [],
        )
        if bodies and (more := _BEHIND_BRACKET.match(text, bodies[-1][1], end)):
            bodies = [*bodies, *read_bodies(self.source, more.end(), end)]
        to = tuple(self.source.words(*body, 0.9) for body in bodies)
        through = passing[1] if passing else self._bracketed_body(bodies, end)
        return to, self.source.words(through[0][0], through[-1][1], 0.9) if through else None

    def _addressed(self, start: int, report: int) -> tuple[Found[str], ...]:
        """Return the bodies named right before the report: ``gửi Sở Y tế báo cáo kết quả``."""
        for match in _ADDRESSED.finditer(self.source.unmarked, start, report):
            bodies = read_bodies(self.source, match.end(), report)
            if bodies and not self.source.unmarked[bodies[-1][1] : report].strip():
                return tuple(self.source.words(*body, 0.9) for body in bodies)
        return ()

    def _bracketed_body(self, receivers: Sequence[tuple[int, int]], end: int) -> list[tuple[int, int]]:
        """Return the part of the receiver that takes the report: ``về Bưu điện tỉnh (Phòng Kinh doanh)``."""
        bracket = _BRACKET.match(self.source.unmarked, receivers[-1][1], end) if receivers else None
        return read_bodies(self.source, bracket.end(), end) if bracket else []

    def _tail(self, start: int, end: int) -> re.Match[str] | None:
        """Return the words behind which stands who hears of the report next: ``để tổng hợp, báo cáo …``."""
        text = self.source.unmarked
        return _ONWARD.search(text, start, end) or _ONWARD_OF_RECEIVER.search(text, start, end)

    def _onward(self, start: int, end: int) -> tuple[Found[str] | None, int]:
        """Return the body to which reports are passed on, and where the sender's own duty ends."""
        tail = self._tail(start, end)
        if tail is None:
            return None, end
        bodies = read_bodies(self.source, tail.end(), end)
        # "để tham mưu UBND tỉnh báo cáo Bộ Y tế": the last to hear of it is told behind the last word of reporting.
        last = _REPORT.search(self.source.folded, tail.end(), end)
        bodies = last and read_bodies(self.source, last.end(), end) or bodies
        onward_to = self.source.words(bodies[0][0], bodies[-1][1], 0.9) if bodies else None
        return onward_to, self.source.trimmed(start, tail.start(), also=",(")[1]

    def _what_start(self, start: int, report: int) -> int:
        if report - start <= _FAR_FROM_CLAUSE_START:
            return start
        stated = self._dates(start, report)
        # "Sau khi kết thúc hội thi 05 ngày, Phòng A …": the time with which a sentence opens is that of its duty.
        if stated and stated[0].span.start == start and self._limits(stated[0].value):
            return start
        opens = _DUTY_OPENS.search(self.source.folded, max(start, report - 80), report)
        place = opens.start() if opens else report
        # "trước ngày 20 hằng tháng báo cáo …": the date belongs to the duty.
        dated = [
            each.span.start
            for each in stated
            if place - 2 <= each.span.end <= report
            and self._binds(each, each.span.start)
            and not self._ends_clause(start, each)
        ]
        return min([place, *dated])

    def _ends_clause(self, start: int, date: Found[PartialDate]) -> bool:
        """Whether a date belongs to words in front of it: ``hoàn thành dự thảo trong vòng 15 ngày …, báo cáo …``."""
        text = self.source.unmarked
        before = text[max(start, date.span.start - 2) : date.span.start].rstrip()
        return text[date.span.end : date.span.end + 1] == "," and before != "" and before[-1].isalnum()

    def _reporting(self, start: int, report: int, bound: Found[str] | None) -> Found[str] | None:
        """Return who reports: the body that the clause names, ``None`` for all units, ``bound`` when it names none."""
        subject, text = self._from_subject(start, report)
        if _binds_all(text) or _ASKS_GROUP.match(text):
            return None
        if not HEAD.match(text):
            return bound
        verb = first_verb(text)
        return self.source.words(subject, subject + verb if verb else report, 0.7)

    def _from_subject(self, start: int, end: int) -> tuple[int, str]:
        """Return the clause from where it would name the one who reports: behind ``Trước ngày …,`` and ``Yêu cầu``."""
        text = self.source.unmarked
        start, end = self.source.trimmed(start, end, also=",.;:/-–+")
        while setting := _SETTING.match(text, start, end):
            start = setting.end()
        if _TIME_OPENS.match(text, start, end):
            # "chậm nhất ngày 25/02/2027 các tiểu ban gửi báo cáo": no comma parts the time from the one who reports.
            dates = self._dates(start, end)
            start = dates[0].span.end if dates and dates[0].span.start == start else start
            start = self.source.trimmed(start, end, also=",")[0]
        start += split_lead_in(text[start:end])
        return start, text[start:end]

    def _is_word(self, start: int) -> bool:
        return start == 0 or not self.source.unmarked[start - 1].isalnum()


def _binds_all(text: str) -> bool:
    """Whether ``text`` begins with words for every unit, whoever is named behind them."""
    return names_all_units(text) or _ALL_AND_MORE.match(text) is not None


def _completed(deadline: Deadline, heading: Deadline) -> Deadline:
    """Return a report of a list with what the words before the list say of all of them."""
    return replace(
        deadline,
        when=deadline.when or heading.when,
        to=deadline.to or heading.to,
        via=deadline.via or heading.via,
        onward_to=deadline.onward_to or heading.onward_to,
        from_units=deadline.from_units or heading.from_units,
    )
