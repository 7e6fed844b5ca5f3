"""The times that a plan's programme states, as its period and its peaks use them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from wagtail_kehoach.documents.anchors import words_pattern
from wagtail_kehoach.documents.draft import Found
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
from wagtail_kehoach.vietnamese.lunar import names_lunar_date

_SURE, _DOUBTFUL = 0.9, 0.6

PEAK = words_pattern(
    r"(?<!\w)(?:(?:trong )?(?:cac )?(?:dot|thang|tuan le|tuan|thoi gian|thoi diem|giai doan|mua|ngay) )?"
    r"(?:tap trung (?:tuyen truyen |vao |trong )?)?(?:tuyen truyen )?"
    r"(?:cao diem|dam net)(?!\w)"
)
_BETWEEN = re.compile(
    r"[\s,]*(?:kế hoạch(?: này)?[\s,]*)?(?:\([^()]{0,60}\)[\s,]*)?(?:và\s+)?(?:kết "
    r"thúc\s*)?(?:vào\s*)?(?:cho\s*)?",
    re.IGNORECASE,
)
_DAYS_BEFORE = re.compile(r"(?<![\d/.])(\d{1,2})((?:\s*,\s*\d{1,2})*)\s*(?:,|và|&)\s*(?:ngày\s+)?$")
_AND = re.compile(r"\s*(?:,|và|&)\s*")
_LONGEST_ROW = 40
_SENTENCE_END = re.compile(r"[;.](?=\s|$)")


def sentences(source: SourceDocument, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences and half-sentences (up to ``;``) of a text."""
    first = start
    for stop in _SENTENCE_END.finditer(source.unmarked, start, end):
        yield source.trimmed(first, stop.start())
        first = stop.end()
    yield source.trimmed(first, end)


def overall(found: Sequence[Found[PartialDate]]) -> Found[PartialDate] | None:
    """Return the one date, or the one that spans all others; ``None`` where they compete."""
    fixed = [each for each in found if each.value.recurrence is Recurrence.NONE] or list(found)
    for each in fixed:
        if all(_spans(each.value, other.value) for other in fixed):
            return each
    return None


def _spans(value: PartialDate, other: PartialDate) -> bool:
    if value == other:
        # Two events are the same only in the same words.
        return value.anchor is not Anchor.EVENT or value.raw == other.raw
    if value.anchor is Anchor.ISSUE_DATE and value.end is None:
        return False
    if value.end is None or other.end is None or other.start is None:
        return False
    begins = value.operator is Operator.UNTIL or value.start is not None and value.start <= other.start
    return begins and other.end <= value.end


@dataclass(frozen=True, slots=True)
class ProgrammeDates:
    """Reads the dates of the programme; the plan's own date, or a later date of the text, completes a missing year."""

    source: SourceDocument
    issued: PartialDate | None

    def stated(self, start: int, end: int) -> list[Found[PartialDate]]:
        """Return the times that a text states, two days of one row (``từ … đến …``) as one time."""
        whole = self._whole(start, end)
        if whole:
            return [whole]
        return [each for each in self._joined(self._dates(start, end)) if self._is_time(each.value)]

    def usual(self, start: int, end: int) -> list[Found[PartialDate]]:
        """Return the times that a sentence states before it comes to a time of special effort."""
        peak = PEAK.search(self.source.folded, start, end)
        return self.stated(start, peak.start() if peak else end)

    def _whole(self, start: int, end: int) -> Found[PartialDate] | None:
        """Return what a short text is as a whole: ``Năm 2026`` names a year only where nothing else is said."""
        start, end = self.source.trimmed(start, end, also=".,;:")
        value = parse_partial_date(self.source.unmarked[start:end]) if end - start < 80 else None
        return self.source.found(start, end, value, _SURE) if value and self._is_time(value) else None

    def _is_time(self, value: PartialDate) -> bool:
        if value.recurrence is not Recurrence.NONE:
            return value.recurrence is Recurrence.YEARLY and value.month is not None
        if value.anchor is Anchor.EVENT:
            return names_lunar_date(value.raw)
        return value.anchor is Anchor.ISSUE_DATE or value.anchor is Anchor.ABSOLUTE and value.end is not None

    def _dates(self, start: int, end: int) -> list[Found[PartialDate]]:
        text = self.source.unmarked[start:end]
        sure = [(first, last, value, _SURE) for first, last, value in find_partial_dates(text)]
        taken = [(first, last) for first, last, _, _ in sure]
        year = next((value.end.year for _, _, value, _ in reversed(sure) if value.end), None)
        if year is None and self.issued and self.issued.start:
            year = self.issued.start.year
        doubtful = [
            (first, last, value, _DOUBTFUL)
            for first, last, value in (find_partial_dates(text, year=year) if year else ())
            if not any(first < other_last and other_first < last for other_first, other_last in taken)
        ]
        return [
            self.source.found(start + first, start + last, value, confidence)
            for first, last, value, confidence in sorted([*sure, *doubtful], key=lambda each: each[0])
        ]

    def _joined(self, dates: list[Found[PartialDate]]) -> list[Found[PartialDate]]:
        joined: list[Found[PartialDate]] = []
        for each in dates:
            before = joined[-1] if joined else None
            both = (self._from_to(before, each) or self._months(before, each)) if before else None
            if both:
                joined[-1] = both
            else:
                joined.append(self._with_days_before(each))
        return joined

    def _from_to(self, first: Found[PartialDate], last: Found[PartialDate]) -> Found[PartialDate] | None:
        """Return the time of ``từ 7 giờ ngày 05/10/2026 (thứ Hai) đến hết ngày 07/10/2026``, read as two dates."""
        begin, finish = first.value, last.value
        between = self.source.unmarked[first.span.end : last.span.start]
        if (
            begin.operator is not Operator.FROM
            or finish.operator not in (Operator.BY, Operator.ON, Operator.IN)
            or finish.anchor is not Anchor.ABSOLUTE
            or len(between) > 80
            or not _BETWEEN.fullmatch(between)
            or finish.operator is not Operator.BY
            and "kết thúc" not in between.casefold()
            or finish.end is None
        ):
            return None
        confidence = min(first.confidence, last.confidence)
        if begin.anchor is Anchor.ISSUE_DATE:
            value = replace(finish, operator=Operator.UNTIL, anchor=Anchor.ISSUE_DATE)
            return self.source.found(first.span.start, last.span.end, value, confidence)
        if begin.start is None or begin.start >= finish.end:
            return None
        return self.source.found(
            first.span.start, last.span.end, PartialDate.between(begin.start, finish.end), confidence
        )

    def _months(self, first: Found[PartialDate], last: Found[PartialDate]) -> Found[PartialDate] | None:
        """Return the months of ``tháng 9, tháng 10 năm 2026``, or quarters, as one time when they follow each other."""
        value = first.value.joined_with(last.value)
        if value is None or not _AND.fullmatch(self.source.unmarked, first.span.end, last.span.start):
            return None
        return self.source.found(first.span.start, last.span.end, value, min(first.confidence, last.confidence))

    def _with_days_before(self, found: Found[PartialDate]) -> Found[PartialDate]:
        """Return the days of ``05, 06 và 07/10/2026`` as one time when they follow each other."""
        value = found.value
        earliest = max(0, found.span.start - _LONGEST_ROW)
        before = _DAYS_BEFORE.search(self.source.unmarked[earliest : found.span.start])
        if before is None or value.precision is not Precision.DAY or value.start is None or value.end is None:
            return found
        days = [int(before[1]), *map(int, re.findall(r"\d+", before[2])), value.start.day]
        if days != list(range(days[0], days[0] + len(days))) or days[0] < 1:
            return found
        start = value.start - timedelta(days=len(days) - 1)
        return self.source.found(
            earliest + before.start(), found.span.end, PartialDate.between(start, value.end), found.confidence
        )
