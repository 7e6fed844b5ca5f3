"""What has to be reported, by when, to whom and through whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wagtail_kehoach.documents.anchors import words_pattern
from wagtail_kehoach.documents.bodies import HEAD, first_verb, names_all_units, read_bodies, split_lead_in
from wagtail_kehoach.documents.draft import Deadline, Found, Span
from wagtail_kehoach.documents.source import SourceDocument
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
)
_REPORT_AS_THING = re.compile(
    r"(?<!thuc hien )(?<!nghiem )(?<!dung )che do(?: thong tin,?)?\s+$"
    r"|(?:noi dung|hoi nghi|mau|bieu mau|buoi|doi ngu)\s+$"
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
    r"(?<!\w)(?:(?:co|gui|tong hop|dinh ky|lap|xay dung|thuc hien(?!,?\s*va)"
    r"|danh gia|kip thoi|hang|moi)\s*,?\s*(?:va\s+)?)+$"
)
_TO = re.compile(r"(?:về|(?<!hợp )(?<!cùng )với|gửi|cho|lên|tới|đến|trình)\s+(?:cho\s+|về\s+)?")
_VIA = re.compile(r"(?:thông\s+)?qua\s+")
_ONWARD = words_pattern(
    r"(?<!\w)(?:để|nhằm)\s+(?:kịp thời\s+)?(?:theo dõi,?\s+)?(?:t[ổôỗố]ng\s+h[ợọơo]p|báo\s+cáo|gửi|trình)"
    r"(?:\s*(?:,|và)?\s*(?:trình"
    r"|báo\s+cáo|gửi))?"
    r"(?:\s+(?:cho|về|với|lên))?\s*"
)
# What may stand in front of the one who reports: a time, an occasion, a basis.
_SETTING = words_pattern(
    r"(?:đồng thời|định kỳ|hằng|hàng|trước|chậm nhất|muộn nhất|vào|sau|ngay|khi|cuối|kết thúc|căn cứ"
    r"|theo(?! dõi)|trên cơ sở)"
    r"(?!\w)[^,;]{0,120}, |(?:định kỳ )?(?:hằng|hàng) (?:tuần|tháng|quý|năm) ",
    re.IGNORECASE,
)
_MAY_STATE_DATE = re.compile(
    r"\d|(?<!\w)(?:qu[yi]|hang|moi|dinh\s+ky|dot\s+xuat|ban\s+hanh|ca\s+nam|(?:dau|cuoi)\s+nam)(?!\w)"
)
_MAY_LACK_YEAR = re.compile(r"\d|(?<!\w)[Qq]u[ýyí]|năm")
_EVERY = words_pattern(r"(?<!\w)(?:hang|moi) (?:tuan|thang|quy|nam)(?!\w)")
_COMPLETES = words_pattern(r"(?<!\w)(?:hoan thanh|xong|hoan tat)(?: [^,;.\s]{1,12}){0,4},?\s*$")
_PART_OF_DAY = words_pattern(r"(?<!\w)(?:sang|trua|chieu|toi) $")
# A day right behind the receiver is the day of the report, behind a document's name that of the document.
_REPORTED_ON = words_pattern(r"(?<!\w)bao cao(?! vien)(?: (?!so |theo |cua |van ban )[^,;.\s]{1,12}){0,8},?\s*$")
# A row whose work is the report itself, not one in which a report is mentioned.
_ROW_REPORTS = words_pattern(
    r"\s*(?:[-+] )?(?:(?:xay dung|tong hop|danh gia|so ket|tong ket|gui|lap|hoan thien|dinh ky|kiem tra|theo doi|hop"
    r"|cac|ket qua|va|viec|to chuc|hoi nghi)[,;]? ){0,8}(?:bao cao(?! vien)|gui ket qua)"
)
# Who asks stands before those who are asked: "Ban Thường vụ Đoàn xã đề nghị các chi đoàn …".
_ASKS_GROUP = words_pattern(r"[^,;.:]{3,80} (?:đề nghị|yêu cầu) (?:tất cả )?các ", re.IGNORECASE)
_BEHIND_BRACKET = re.compile(r"\s*\([^()]{1,200}\)\s*(?:,|và)\s+")
_BRACKET = re.compile(r"\s*\(\s*")
_NEXT_REPORT = words_pattern(
    r"(?:,| và) (?=(?:b[áảàãạ]o cáo )?(?:sơ kết|tổng kết|sơ bộ|chính thức)(?!\w)"
    r"|b[áảàãạ]o cáo (?:nhanh|kết quả|định kỳ|đột xuất|tuần|tháng|quý|năm|[69] tháng|lần|đợt|cuối)(?!\w)"
    r"|(?:hằng |hàng )?(?:tuần|tháng|quý|[69] tháng|năm) \()",
    re.IGNORECASE,
)
_PIECE_END = re.compile(r"[;()]|\.(?=\s)|\n(?=\s*[-+])|:(?=\s+[Bb][áảàãạ]o\s+cáo\s)")
_FAR_FROM_CLAUSE_START = 60
_NEAR = 80
_ANY_YEAR = 2000
_LONGEST_PARAGRAPH = 6_000
_BINDING = frozenset([Operator.BEFORE, Operator.BY, Operator.IN, Operator.UNTIL])


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause outside brackets, ``start`` to ``end``, and the pieces (apart by ``;``) of the brackets in it."""

    start: int
    end: int
    bracketed: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class DeadlineReader:
    """Reads dates that bind. ``issued`` (the plan's own date) completes a date written without its year."""

    source: SourceDocument
    issued: PartialDate | None = None

    def of_task(self, start: int, end: int) -> Found[PartialDate] | None:
        """Return the date by which a task is to be done, when its text states exactly one."""
        dates = self._dates(start, min(end, start + _LONGEST_PARAGRAPH))
        until = (Operator.BEFORE, Operator.BY, Operator.UNTIL)
        found = [each for each in dates if each.value.operator in until or self._is_time_of_work(start, each)]
        return found[0] if len(found) == 1 else None

    def _is_time_of_work(self, start: int, date: Found[PartialDate]) -> bool:
        """Whether a task is to be done within a time: ``trong tháng 9/2026``, ``hoàn thành ngày 30/9/2026``."""
        if (
            date.value.anchor is not Anchor.ABSOLUTE
            or date.value.recurrence is not Recurrence.NONE
            or not date.value.end
        ):
            return False
        folded = self.source.folded
        if date.value.operator not in (Operator.IN, Operator.ON):
            return False
        if folded.startswith(("trong", "vao"), date.span.start) or _PART_OF_DAY.search(folded, start, date.span.start):
            return True
        before = max(start, date.span.start - _NEAR)
        return bool(_COMPLETES.search(folded, before, date.span.start)) or self._is_day_of_report(before, date)

    def _is_day_of_report(self, start: int, date: Found[PartialDate]) -> bool:
        """Whether a day is that of a report: ``báo cáo Hiệu trưởng ngày 13/10/2026``."""
        is_day = date.value.operator is Operator.ON and date.value.precision is Precision.DAY
        return is_day and _REPORTED_ON.search(self.source.folded, start, date.span.start) is not None

    def of_cell(self, start: int, end: int) -> Found[PartialDate] | None:
        """Return the date that a table's cell for the time states, when it states exactly one."""
        whole = parse_partial_date(self.source.unmarked[start:end])
        if whole and (whole.end or whole.recurrence is not Recurrence.NONE):
            return self.source.found(start, end, whole)
        found = [each for each in self._dates(start, end) if each.value.anchor is Anchor.ABSOLUTE]
        return found[0] if len(found) == 1 else None

    def of_row(self, work: Span, due: Found[PartialDate] | None, from_units: Found[str] | None) -> list[Deadline]:
        """Return the duties to report among the work of a table's row; ``due`` is the date of the row."""
        stated = self.reports(work.start, work.end, from_units)
        report = self._report(work.start, work.end)
        if stated or report is None or due is None or not _ROW_REPORTS.match(self.source.folded, work.start, work.end):
            return [each if each.when else replace(each, when=due) for each in stated]
        if from_units and names_all_units(from_units.raw):
            from_units = None
        return [Deadline(self.source.words(work.start, work.end), due, from_units=from_units)]

    def reports(self, start: int, end: int, from_units: Found[str] | None) -> list[Deadline]:
        """Return the duties to report that a paragraph states.

        ``from_units`` is the unit under which it stands, ``None`` for all units. A paragraph whose words bind all
        units binds them to its end, whatever it stands under.
        """
        deadlines: list[Deadline] = []
        heading: Deadline | None = None
        receivers: tuple[Found[str], ...] = ()
        if from_units and names_all_units(from_units.raw):
            from_units = None
        for clause in self._clauses(start, min(end, start + _LONGEST_PARAGRAPH)):
            if names_all_units(self._from_subject(clause.start, clause.end)[1]):
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
                found = [replace(each, to=each.to or receivers) for each in found]
            receivers = self._receivers_in(clause) or receivers
            deadlines += found
        # A list that stands in paragraphs of its own leaves its heading to say what is asked.
        return _with_last_receivers(deadlines or ([heading] if heading else []))

    def _receivers_in(self, clause: _Clause) -> tuple[Found[str], ...]:
        report = self._report(clause.start, clause.end)
        return self._receivers(report.end(), clause.end)[0] if report else ()

    def _colon_of_list(self, deadline: Deadline) -> int:
        """Return where a list of reports begins behind its receivers, or 0: ``Báo cáo về UBND xã: báo cáo nhanh …``."""
        if not deadline.to or not deadline.when:
            return 0
        return self.source.unmarked.find(":", deadline.to[-1].span.end, deadline.when.span.start) + 1

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
                yield _Clause(clause_start, stop.start(), tuple(bracketed))
                clause_start, bracketed = stop.end(), []
            elif sign == ";" and depth == 1:
                bracketed.append((piece_start, stop.start()))
                piece_start = stop.end()
        yield _Clause(clause_start, end, tuple(bracketed))

    def _of_clause(self, clause: _Clause, from_units: Found[str] | None) -> list[Deadline]:
        start, end = self.source.trimmed(clause.start, clause.end, also=",.;:/-–+")
        report = self._report(start, end)
        if report is None:
            return []
        to, via = self._receivers(report.end(), end)
        onward_to, what_end = self._onward(report.end(), end)
        dated = [piece for piece in clause.bracketed if self._is_dated_report(*piece)]
        if dated:
            outer = Deadline(self.source.words(start, end), None, to, via, onward_to, from_units)
            return [inner for piece in dated for inner in self._of_piece(*piece, outer)]
        what = self.source.words(self._what_start(start, report.start()), what_end)
        deadline = Deadline(what, None, to, via, onward_to, self._reporting(start, report.start(), from_units))
        listed = self._listed_reports(what.span.start, report.end(), what_end)
        if listed:
            return [each for piece in listed for each in self._when_due(deadline, piece)]
        whens = self._binding_dates(start, report.start(), what_end)
        is_dated = any(when.value.anchor is not Anchor.BY_RULE for when in whens)
        if not is_dated and _IF_NEEDED.search(self.source.folded, start, report.start()) or not whens and not to:
            return []
        if not whens and _WHEN_NEEDED.search(self.source.folded, report.end(), what_end):
            return []
        return [replace(deadline, when=when) for when in whens] or [deadline]

    def _listed_reports(self, start: int, report: int, end: int) -> list[tuple[int, int]]:
        """Return the reports of ``sơ kết trước 15/6, tổng kết trước 15/12/2026``, when each has a date of its own."""
        text = self.source.unmarked
        cuts = list(_NEXT_REPORT.finditer(text, report, end))
        starts, ends = [start, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), end]
        pieces = list(zip(starts, ends, strict=True))
        # Any year does to see whether a date is printed; which year it takes is told with its own care.
        is_list = len(pieces) > 1 and all(
            find_partial_dates(text[first:last], year=_ANY_YEAR) for first, last in pieces
        )
        return pieces if is_list else []

    def _when_due(self, deadline: Deadline, piece: tuple[int, int]) -> list[Deadline]:
        start, end = piece
        deadline = replace(deadline, what=self.source.words(start, end))
        return [replace(deadline, when=when) for when in self._binding_dates(start, start, end)] or [deadline]

    def _of_piece(self, start: int, end: int, outer: Deadline) -> list[Deadline]:
        start, end = self.source.trimmed(start, end, also=",.;:")
        report = self._report(start, end)
        to, via = self._receivers(report.end(), end) if report else ((), None)
        deadline = replace(outer, what=self.source.words(start, end), to=to or outer.to, via=via or outer.via)
        return [replace(deadline, when=when) for when in self._binding_dates(start, start, end)]

    def _is_dated_report(self, start: int, end: int) -> bool:
        return self._report(start, end) is not None and bool(self._binding_dates(start, start, end))

    def _report(self, start: int, end: int) -> re.Match[str] | None:
        """Return the first word of reporting that states a duty: a ``nội dung báo cáo`` is a thing."""
        folded = self.source.folded
        return next(
            (
                match
                for match in _REPORT.finditer(folded, start, end)
                if not _REPORT_AS_THING.search(folded[max(start, match.start() - 40) : match.start()])
                and not _PURPOSE.search(self.source.unmarked[max(start, match.start() - 80) : match.start()])
            ),
            None,
        )

    def _receivers(self, start: int, end: int) -> tuple[tuple[Found[str], ...], Found[str] | None]:
        """Return the bodies to report to and the body through which the report goes."""
        text = self.source.unmarked
        tail = _ONWARD.search(text, start, end)
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
                if self._is_word(match.start()) and (bodies := read_bodies(self.source, match.end(), end))
            ),
            [],
        )
        if bodies and (more := _BEHIND_BRACKET.match(text, bodies[-1][1], end)):
            bodies = [*bodies, *read_bodies(self.source, more.end(), end)]
        to = tuple(self.source.words(*body, 0.9) for body in bodies)
        through = passing[1] if passing else self._bracketed_body(bodies, end)
        return to, self.source.words(through[0][0], through[-1][1], 0.9) if through else None

    def _bracketed_body(self, receivers: Sequence[tuple[int, int]], end: int) -> list[tuple[int, int]]:
        """Return the part of the receiver that takes the report: ``về Bưu điện tỉnh (Phòng Kinh doanh)``."""
        bracket = _BRACKET.match(self.source.unmarked, receivers[-1][1], end) if receivers else None
        return read_bodies(self.source, bracket.end(), end) if bracket else []

    def _onward(self, start: int, end: int) -> tuple[Found[str] | None, int]:
        """Return the body to which reports are passed on, and where the sender's own duty ends."""
        tail = _ONWARD.search(self.source.unmarked, start, end)
        if tail is None:
            return None, end
        bodies = read_bodies(self.source, tail.end(), end)
        onward_to = self.source.words(bodies[0][0], bodies[-1][1], 0.9) if bodies else None
        return onward_to, self.source.trimmed(start, tail.start(), also=",(")[1]

    def _what_start(self, start: int, report: int) -> int:
        if report - start <= _FAR_FROM_CLAUSE_START:
            return start
        opens = _DUTY_OPENS.search(self.source.folded, max(start, report - 80), report)
        place = opens.start() if opens else report
        # "trước ngày 20 hằng tháng báo cáo …": the date belongs to the duty.
        dated = [each.span.start for each in self._dates(start, report) if place - 2 <= each.span.end <= report]
        return min([place, *dated])

    def _binding_dates(self, start: int, report: int, end: int) -> list[Found[PartialDate]]:
        """Return the dates of a duty: those behind the word, else one that opens the clause (``Trước ngày …``)."""
        stated = self._dates(start, end)
        if any(each.value.operator in (Operator.BEFORE, Operator.BY) for each in stated):
            # "báo cáo 6 tháng đầu năm trước ngày 20/6": the time that the report covers does not bind.
            stated = [each for each in stated if each.value.operator is not Operator.IN or self._binds_in(each)]
        dates = [each for each in stated if self._binds(each)] or [
            each for each in stated if self._is_day_of_report(start, each)
        ]
        behind = [each for each in dates if each.span.start >= report]
        before = [each for each in dates if each.span.start < report and each.value.operator is not Operator.IN]
        chosen = behind or before
        stated = [each for each in chosen if each.value.anchor is not Anchor.BY_RULE]
        # "mỗi quý một lần vào ngày 20 của tháng cuối quý" is one date.
        exact = {each.value.recurrence for each in stated if each.value.day or each.value.month}
        stated = [each for each in stated if each.value.day or each.value.month or each.value.recurrence not in exact]
        return stated or self._recurring(start, end) or chosen[:1]

    def _binds_in(self, date: Found[PartialDate]) -> bool:
        return date.value.recurrence is not Recurrence.NONE or date.raw.casefold().startswith(("vào", "trong"))

    def _recurring(self, start: int, end: int) -> list[Found[PartialDate]]:
        """Return how often a report is due where only that is said: ``báo cáo kết quả hằng quý``."""
        match = _EVERY.search(self.source.folded, start, end)
        value = parse_partial_date(self.source.unmarked[match.start() : match.end()]) if match else None
        return [self.source.found(match.start(), match.end(), value)] if match and value else []

    def _binds(self, date: Found[PartialDate]) -> bool:
        value = date.value
        return (
            value.anchor is Anchor.BY_RULE
            or value.recurrence is not Recurrence.NONE
            or value.operator in _BINDING
            or date.raw.casefold().startswith("vào")
        )

    def _reporting(self, start: int, report: int, bound: Found[str] | None) -> Found[str] | None:
        """Return who reports: the body that the clause names, ``None`` for all units, ``bound`` when it names none."""
        subject, text = self._from_subject(start, report)
        if names_all_units(text) or _ASKS_GROUP.match(text):
            return None
        if not HEAD.match(text):
            return bound
        verb = first_verb(text)
        return self.source.words(subject, subject + verb if verb else report, 0.7)

    def _from_subject(self, start: int, end: int) -> tuple[int, str]:
        """Return the clause from where it would name the one who reports: behind ``Trước ngày …,`` and ``Yêu cầu``."""
        text = self.source.unmarked
        start, end = self.source.trimmed(start, end, also=",.;:/-–+")
        setting = _SETTING.match(text, start, end)
        start = setting.end() if setting else start
        start += split_lead_in(text[start:end])
        return start, text[start:end]

    def _dates(self, start: int, end: int) -> list[Found[PartialDate]]:
        if not _MAY_STATE_DATE.search(self.source.folded, start, end):
            return []
        text = self.source.unmarked[start:end]
        sure = find_partial_dates(text)
        found = [self.source.found(start + first, start + last, value) for first, last, value in sure]
        issued = self.issued.start if self.issued else None
        if issued is None:
            return found
        if not _MAY_LACK_YEAR.search(_without(text, sure)):
            return found
        known = {first for first, _, _ in sure}
        for first, last, value in find_partial_dates(text, year=issued.year):
            if first not in known and value.end is not None and value.end >= issued:
                found.append(self.source.found(start + first, start + last, value, 0.6))
        return sorted(found, key=lambda each: each.span.start)

    def _is_word(self, start: int) -> bool:
        return start == 0 or not self.source.unmarked[start - 1].isalnum()


def _without(text: str, dates: Sequence[tuple[int, int, PartialDate]]) -> str:
    """Return the text between the dates found in it."""
    starts, ends = [0, *(last for _, last, _ in dates)], [*(first for first, _, _ in dates), len(text)]
    return " ".join(text[first:last] for first, last in zip(starts, ends, strict=True))


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


def _with_last_receivers(deadlines: Sequence[Deadline]) -> list[Deadline]:
    """Return the reports of a paragraph; one without receivers goes where the next one does."""
    completed: list[Deadline] = []
    for deadline in reversed(deadlines):
        after = completed[-1] if completed else None
        if after and after.to and not deadline.to:
            deadline = replace(deadline, to=after.to, via=after.via, onward_to=after.onward_to)
        completed.append(deadline)
    return completed[::-1]
