"""The dates of a piece of text that bind, as the duties of a plan state them.

Nghị định 30/2020/NĐ-CP, phụ lục I, and Hướng dẫn 36-HD/VPTW give the form of the date of issue. Inside the text plans
shorten it, leave out its year and count from other days.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from wagtail_kehoach.documents.anchors import words_pattern
from wagtail_kehoach.documents.draft import Found, Span
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

_MAY_STATE_DATE = re.compile(
    r"\d|(?<!\w)(?:qu[yi]|hang|moi|dinh\s+ky|dot\s+xuat|ban\s+hanh|ca\s+nam|(?:dau|cuoi)\s+nam|ram|gieng|chap)(?!\w)"
)
_MAY_LACK_YEAR = re.compile(r"\d|(?<!\w)[Qq]u[ýyí]|năm")
_EVERY = words_pattern(r"(?<!\w)(?:hang|moi) (?P<period>tuan|thang|quy|nam)(?!\w)")
# No calendar date: "hằng ngày (trước 15 giờ)".
_EVERY_DAY = words_pattern(
    r"(?<=\w\s)(?:hang|moi) ngay(?!\w)(?! \d)"
    r"(?: ?\(?(?:truoc|cham nhat|vao)(?: luc)? \d{1,2} ?(?:gio|h|g)(?: ?\d{1,2})?\)?)?"
)
# "Báo cáo tháng" is one of every month; "báo cáo tháng 6", "báo cáo năm học", "báo cáo Tháng hành động" are not.
_PERIOD = r"(?P<period>tuan|thang|quy|nam|0?6 thang)(?= (?:truoc|cham|muon|vao|ve|gui|cho|len|qua)(?!\w)|\s?[(,:]|$)"
_NAMED_PERIOD = words_pattern(rf"(?<!\w)bao cao (?:dinh ky )?{_PERIOD}")
_OPENING_PERIOD = words_pattern(_PERIOD)
_BEFORE_DAY = r"(?<!\w)(?:truoc|cham nhat(?: la)?|muon nhat(?: la)?|vao)"
_BARE_DAY = words_pattern(
    rf"{_BEFORE_DAY} ngay \d{{1,2}}(?:(?:,| va) (?:ngay )?\d{{1,2}}(?!\d)){{0,3}}(?![\d/.-]*\d| ?[/.-] ?\d)"
    r"(?! (?:thang|cua|hang|moi|den|va|,|-|–)(?!\w))"
)
_WEEKDAY = words_pattern(
    rf"{_BEFORE_DAY} (?:\d{{1,2}} ?(?:gio|h|g)(?: ?\d{{1,2}})? )?(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)(?!\w)"
    r"(?! (?:cua|hang|moi|,? ?ngay)(?!\w))"
)
_COMPLETES = words_pattern(r"(?<!\w)(?:hoan thanh|xong|hoan tat)(?: [^,;.\s]{1,12}){0,4},?\s*$")
_PART_OF_DAY = words_pattern(r"(?<!\w)(?:sang|trua|chieu|toi) $")
# A day right behind the receiver is the day of the report, behind a document's name that of the document.
_REPORTED_ON = words_pattern(r"(?<!\w)bao cao(?! vien)(?: (?!so |theo |cua |van ban )[^,;.\s]{1,12}){0,8},?\s*$")
_AND = words_pattern(r"(?:\s*\([^()]{1,40}\))?(?:\s*,\s*(?:va |hoac )?| (?:va|hoac) )")
_WITHOUT_OPERATOR = words_pattern(r"(?:ngay |thang |qu[yi] )?(?:\d|[iv]{1,3}(?!\w))")
_COVERED = words_pattern(r"(?<!\w)(?:so lieu|ket qua|tinh hinh)(?: [^,;.\s]{1,12}){0,2},?\s*\(?$")
# A lunar date binds by the word in front of it, a counted time by itself: "05 ngày sau khi …".
_BINDS_EVENT = words_pattern(
    r"(?:xong |ke )?(?:truoc|cham|muon|khong|den|het|trong|vao|sau|it nhat|toi thieu)(?!\w)|\d{1,2} (?:\(|ngay|tuan)"
)
_NEAR = 80
_ANY_YEAR = 2000
_SHARED_YEAR, _YEAR_OF_PLAN = 0.9, 0.6
_BINDING = frozenset([Operator.BEFORE, Operator.BY, Operator.IN, Operator.UNTIL])


@dataclass(frozen=True, slots=True)
class DateReader:
    """Reads the dates of duties. ``issued`` (the plan's own date) completes a date written without its year."""

    source: SourceDocument
    issued: PartialDate | None = None

    def _dates(self, start: int, end: int, year: int | None = None) -> list[Found[PartialDate]]:
        """Return the dates of a text; ``year`` is what the words behind it say of days without one."""
        if not _MAY_STATE_DATE.search(self.source.folded, start, end):
            return []
        text = self.source.unmarked[start:end]
        sure = find_partial_dates(text)
        found = [self.source.found(start + first, start + last, value) for first, last, value in sure]
        issued = self.issued.start if self.issued else None
        if not _MAY_LACK_YEAR.search(_without(text, sure)):
            return found
        likely: list[Found[PartialDate]] = []
        if year:
            likely = self._without_year(start, end, year, _SHARED_YEAR)
            likely = [each for each in likely if not (issued and each.value.end and each.value.end < issued)]
        elif issued:
            likely = self._without_year(start, end, issued.year, _YEAR_OF_PLAN)
            openings = self._openings(likely)
            # A list of which one lies before the plan is of another year.
            past = {openings[each.span.start] for each in likely if each.value.end and each.value.end < issued}
            likely = [each for each in likely if openings[each.span.start] not in past]
        return sorted([*found, *likely], key=lambda each: each.span.start)

    def _without_year(self, start: int, end: int, year: int, confidence: float = 1) -> list[Found[PartialDate]]:
        """Return the calendar dates that the text leaves without a year, as those of ``year``."""
        text = self.source.unmarked[start:end]
        known = {first for first, _, _ in find_partial_dates(text)}
        return [
            self.source.found(start + first, start + last, value, confidence)
            for first, last, value in find_partial_dates(text, year=year)
            if first not in known and value.end is not None
        ]

    def _openings(self, dates: Sequence[Found[PartialDate]]) -> dict[int, int]:
        """Return for the place of each date the one where its words begin, which a list says only once.

        ``trong tháng 6, 9 và 11/2026``: all of them open with *trong*.
        """
        openings: dict[int, int] = {}
        before: Found[PartialDate] | None = None
        for date in dates:
            opening = date.span.start
            if before and self._goes_on(before, date):
                opening = openings[before.span.start]
            openings[date.span.start] = opening
            before = date
        return openings

    def _goes_on(self, before: Found[PartialDate], date: Found[PartialDate]) -> bool:
        folded = self.source.folded
        is_joined = _AND.fullmatch(folded, before.span.end, date.span.start)
        return is_joined is not None and _WITHOUT_OPERATOR.match(folded, date.span.start) is not None

    def _is_time_of_work(self, start: int, date: Found[PartialDate], opening: int) -> bool:
        """Whether a task is to be done within a time: ``trong tháng 9/2026``, ``hoàn thành ngày 30/9/2026``.

        The words of the date begin at ``opening``.
        """
        value = date.value
        if value.anchor is not Anchor.ABSOLUTE or value.recurrence is not Recurrence.NONE or not value.end:
            return False
        if value.operator not in (Operator.IN, Operator.ON):
            return False
        folded = self.source.folded
        if value.precision is Precision.RANGE:
            return not self._is_covered(start, opening)
        if folded.startswith(("trong", "vao"), opening):
            return True
        before = max(start, opening - _NEAR)
        if _PART_OF_DAY.search(folded, start, opening) or _COMPLETES.search(folded, before, opening):
            return True
        return self._is_day_of_report(before, date, opening)

    def _is_covered(self, start: int, opening: int) -> bool:
        """Whether a time is the one that a report is about: ``số liệu từ ngày 15/11/2025 đến ngày 14/11/2026``."""
        return _COVERED.search(self.source.folded, max(start, opening - _NEAR), opening) is not None

    def _is_day_of_report(self, start: int, date: Found[PartialDate], opening: int) -> bool:
        """Whether a day is that of a report: ``báo cáo Hiệu trưởng ngày 13/10/2026``."""
        is_day = date.value.operator is Operator.ON and date.value.precision is Precision.DAY
        return is_day and _REPORTED_ON.search(self.source.folded, start, opening) is not None

    def _binds_event(self, date: Found[PartialDate]) -> bool:
        """Whether a time without calendar date binds: ``trước Rằm tháng 7``, but not ``lễ hội rằm tháng 7``."""
        if date.value.anchor is not Anchor.EVENT:
            return False
        return _BINDS_EVENT.match(self.source.folded, date.span.start, date.span.end) is not None

    @staticmethod
    def _limits(value: PartialDate) -> bool:
        return value.operator in (Operator.BEFORE, Operator.BY) or value.anchor is Anchor.EVENT

    def _binding_dates(
        self, start: int, report: int, end: int, around: tuple[int, int], year: int | None = None
    ) -> list[Found[PartialDate]]:
        """Return the dates of a duty: those behind the word, else one that opens the clause (``Trước ngày …``).

        ``around`` is the paragraph; ``year`` is that of a later date of the same list.
        """
        stated = self._dates(start, end, year)
        openings = self._openings(stated)
        stated = [
            each
            for each in stated
            if each.value.precision is not Precision.RANGE or not self._is_covered(start, openings[each.span.start])
        ]
        if any(each.value.operator in (Operator.BEFORE, Operator.BY) for each in stated):
            # "báo cáo 6 tháng đầu năm trước ngày 20/6": the time that the report covers does not bind.
            stated = [
                each
                for each in stated
                if each.value.operator is not Operator.IN or self._binds_in(each, openings[each.span.start])
            ]
        dates = [each for each in stated if self._binds(each, openings[each.span.start])] or [
            each for each in stated if self._is_day_of_report(start, each, openings[each.span.start])
        ]
        behind = [each for each in dates if each.span.start >= report]
        before = [each for each in dates if each.span.start < report and each.value.operator is not Operator.IN]
        chosen = behind or before
        # A date says more than an event, and an event more than a rule.
        events = [each for each in chosen if each.value.anchor is Anchor.EVENT]
        stated = [each for each in chosen if each.value.anchor not in (Anchor.BY_RULE, Anchor.EVENT)] or events
        # "mỗi quý một lần vào ngày 20 của tháng cuối quý" is one date.
        exact = {each.value.recurrence for each in stated if each.value.day or each.value.month}
        stated = [each for each in stated if each.value.day or each.value.month or each.value.recurrence not in exact]
        return self._repeated(start, end, stated, around) or self._recurring(start, end) or chosen[:1]

    def _repeated(
        self, start: int, end: int, stated: list[Found[PartialDate]], around: tuple[int, int]
    ) -> list[Found[PartialDate]]:
        """Return ``stated`` with the days of ``báo cáo hằng tháng về UBND xã trước ngày 20`` as ones that come back."""
        period = self._period(start, end, around)
        spans = self._days_of_period(period, start, end, stated)
        if len(spans) != 1:
            return stated
        days = spans[0]
        every = "nam" if period.endswith("6 thang") else period
        text = f"{self.source.unmarked[days.start : days.end]} hang {every}"
        repeated = [
            self.source.found(days.start + first, min(days.start + last, days.end), value, 0.9)
            for first, last, value in find_partial_dates(text)
            if value.recurrence is not Recurrence.NONE
        ]
        # The bare "hằng tháng" is what the day belongs to.
        others = [
            each
            for each in stated
            if not _overlap(each.span, days) and (each.value.end or each.value.month or each.value.day)
        ]
        return [*repeated, *others] if repeated else stated

    def _period(self, start: int, end: int, around: tuple[int, int]) -> str:
        """Return the period (``thang``) of a report that comes back (``báo cáo tháng``), or nothing."""
        folded = self.source.folded
        if every := _EVERY.search(folded, start, end):
            return every["period"]
        named = _OPENING_PERIOD.match(folded, start, end) or _NAMED_PERIOD.search(folded, start, end)
        if named is None:
            return ""
        is_yearly = named["period"] not in ("tuan", "thang", "quy")
        paragraph = self.source.unmarked[slice(*around)]
        # Where the paragraph prints a year, "báo cáo năm trước ngày 15/12" is the one of that year.
        printed = is_yearly and any(value.end for _, _, value in find_partial_dates(paragraph))
        return "" if printed else named["period"]

    def _days_of_period(self, period: str, start: int, end: int, stated: Sequence[Found[PartialDate]]) -> list[Span]:
        """Return the days, or lists of days, that only a ``period`` completes: ``trước ngày 25``, ``trước 15/12``."""
        if period in ("tuan", "thang"):
            pattern = _WEEKDAY if period == "tuan" else _BARE_DAY
            days = [Span(*match.span()) for match in pattern.finditer(self.source.folded, start, end)]
            return [day for day in days if not any(_overlap(day, each.span) for each in stated)]
        if period not in ("nam", "6 thang", "06 thang"):
            return []
        lists: dict[int, Span] = {}
        found = self._without_year(start, end, _ANY_YEAR)
        openings = self._openings(found)
        for each in found:
            opening = openings[each.span.start]
            if each.value.precision is Precision.DAY and self._binds(each, opening):
                lists[opening] = Span(opening, each.span.end)
        return list(lists.values())

    def _binds_in(self, date: Found[PartialDate], opening: int) -> bool:
        is_within = self.source.folded.startswith(("vao", "trong"), opening)
        return date.value.recurrence is not Recurrence.NONE or is_within

    def _recurring(self, start: int, end: int) -> list[Found[PartialDate]]:
        """Return how often a report is due where only that is said: ``báo cáo kết quả hằng quý``."""
        if (daily := _EVERY_DAY.search(self.source.folded, start, end)) is not None:
            return [self.source.found(*daily.span(), PartialDate(anchor=Anchor.BY_RULE), 0.8)]
        match = _EVERY.search(self.source.folded, start, end)
        value = parse_partial_date(self.source.unmarked[match.start() : match.end()]) if match else None
        return [self.source.found(match.start(), match.end(), value)] if match and value else []

    def _binds(self, date: Found[PartialDate], opening: int) -> bool:
        value = date.value
        return (
            value.anchor is Anchor.BY_RULE
            or self._binds_event(date)
            or value.recurrence is not Recurrence.NONE
            or value.operator in _BINDING
            or self.source.folded.startswith("vao", opening)
        )


def _overlap(first: Span, second: Span) -> bool:
    return first.start < second.end and second.start < first.end


def _without(text: str, dates: Sequence[tuple[int, int, PartialDate]]) -> str:
    """Return the text between the dates found in it."""
    starts, ends = [0, *(last for _, last, _ in dates)], [*(first for first, _, _ in dates), len(text)]
    return " ".join(text[first:last] for first, last in zip(starts, ends, strict=True))
