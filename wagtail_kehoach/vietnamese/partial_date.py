"""A date as plans write it: with a precision, an operator, a recurrence, or none at all."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum


class Precision(StrEnum):
    """How exactly a date is stated; ``NONE`` when only a rule or an event is named."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    NINE_MONTHS = "nine_months"
    YEAR = "year"
    RANGE = "range"
    NONE = "none"


class Operator(StrEnum):
    """How the date binds.

    ``ON`` a day: ngày. ``IN`` a longer time: vào, trong. ``BEFORE``: trước. ``BY``, inclusive: chậm nhất, hết, đến hết.
    ``FROM``: từ, kể từ. ``UNTIL``, from the plan's issue date on: từ nay đến hết.
    """

    ON = "on"
    BEFORE = "before"
    BY = "by"
    IN = "in"
    FROM = "from"
    UNTIL = "until"


class Recurrence(StrEnum):
    """How often the date comes back."""

    NONE = "none"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"


class Anchor(StrEnum):
    """What the date hangs on: the calendar, the plan's issue date, an event, or a rule (``theo quy định``).

    Dates of the lunar calendar, which are never converted, hang on an event: their own words name it.
    """

    ABSOLUTE = "absolute"
    ISSUE_DATE = "issue_date"
    EVENT = "event"
    BY_RULE = "by_rule"


class DayState(StrEnum):
    """Whether the day stands in the text, is left blank (``ngày     tháng 4``), or is not asked for."""

    GIVEN = "given"
    BLANK = "blank"
    ABSENT = "absent"


FIRST_YEAR, LAST_YEAR = 1900, 2099

ROMAN = ("I", "II", "III", "IV")
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
QUARTER_MONTHS = ("tháng đầu quý", "tháng thứ hai của quý", "tháng cuối quý")

_PERIOD_MONTHS = {
    Precision.MONTH: 1,
    Precision.QUARTER: 3,
    Precision.HALF: 6,
    Precision.NINE_MONTHS: 9,
    Precision.YEAR: 12,
}
_RECURRENCE_MONTHS = {
    Recurrence.MONTHLY: 1,
    Recurrence.QUARTERLY: 3,
    Recurrence.HALF_YEARLY: 6,
    Recurrence.YEARLY: 12,
}
_RECURRENCE_PRECISION = {
    Recurrence.WEEKLY: Precision.NONE,
    Recurrence.MONTHLY: Precision.MONTH,
    Recurrence.QUARTERLY: Precision.QUARTER,
    Recurrence.HALF_YEARLY: Precision.HALF,
    Recurrence.YEARLY: Precision.YEAR,
}
_ONE_DAY = timedelta(days=1)


def _last_of_month(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of a plan: a day, a longer time, a recurring day or time, or no calendar date at all.

    ``start`` and ``end`` are the first and last day of what is stated, both ``None`` when no calendar date is.
    A recurring date has no ``start``/``end``; it states ``month`` (1-12, of the year, or 1-3 within a quarter, 1-6
    within a half-year) and ``day`` (1-31; for weekly 1 = Monday .. 7 = Sunday), each ``None`` when not stated.
    ``raw`` is the verbatim text and takes no part in comparisons.

    Valid are the following kinds, with the fields not named at their defaults; all else raises ``ValueError``. Years
    run from 1900 to 2099.

    - A calendar date: ``start`` and ``end`` span exactly one day, month, quarter, half-year, first nine months or year,
      as ``precision`` says; ``day_state`` is ``GIVEN`` for a day, ``ABSENT`` for the rest. The operator is ``ON`` for a
      day, ``IN`` for the rest, or ``BEFORE``, ``BY``, ``FROM``; ``UNTIL`` together with anchor ``ISSUE_DATE``.
    - A month or year whose day is left blank (``ngày … tháng 4 năm 2024``): ``day_state`` ``BLANK``, operator ``ON``.
    - A ``RANGE`` of two different days, ``day_state`` ``GIVEN``, or of whole months, ``ABSENT``; operator ``IN``.
    - A recurring date: with ``day`` (in a quarter, half-year or year only together with ``month``) precision ``DAY``
      and operator ``ON``, ``BEFORE`` or ``BY``; with ``month`` only, precision ``MONTH`` and ``IN``, ``BEFORE`` or
      ``BY``; with neither, the precision of the period (``NONE`` for a week) and ``IN``. ``day_state`` is ``GIVEN``
      with a day, else ``ABSENT``.
    - No calendar date: precision ``NONE``, operator ``ON``, any anchor but ``ISSUE_DATE``; with that, ``FROM``.
    """

    start: date | None = None
    end: date | None = None
    precision: Precision = Precision.NONE
    operator: Operator = Operator.ON
    recurrence: Recurrence = Recurrence.NONE
    anchor: Anchor = Anchor.ABSOLUTE
    day_state: DayState = DayState.ABSENT
    month: int | None = None
    day: int | None = None
    raw: str = field(default="", compare=False)

    @classmethod
    def on(cls, day: date, operator: Operator = Operator.ON, raw: str = "") -> PartialDate:
        """Return the date of one day."""
        return cls(day, day, Precision.DAY, operator, day_state=DayState.GIVEN, raw=raw)

    @classmethod
    def period(
        cls, precision: Precision, year: int, number: int = 1, operator: Operator = Operator.IN, raw: str = ""
    ) -> PartialDate:
        """Return the ``number``-th month, quarter or half-year of ``year``, its first nine months, or all of it."""
        months = _PERIOD_MONTHS[precision]
        first_month = months * (number - 1) + 1
        return cls(
            date(year, first_month, 1), _last_of_month(year, first_month + months - 1), precision, operator, raw=raw
        )

    @classmethod
    def between(cls, start: date, end: date, raw: str = "") -> PartialDate:
        """Return the time from the day ``start`` to the later day ``end``, both included."""
        return cls(start, end, Precision.RANGE, Operator.IN, day_state=DayState.GIVEN, raw=raw)

    @classmethod
    def recurring(
        cls,
        recurrence: Recurrence,
        month: int | None = None,
        day: int | None = None,
        operator: Operator | None = None,
        raw: str = "",
    ) -> PartialDate:
        """Return a date that comes back; without ``operator`` it falls ``ON`` its day or ``IN`` its time."""
        if day is not None:
            precision, day_state, default = Precision.DAY, DayState.GIVEN, Operator.ON
        else:
            precision = _RECURRENCE_PRECISION[recurrence] if month is None else Precision.MONTH
            day_state, default = DayState.ABSENT, Operator.IN
        return cls(None, None, precision, operator or default, recurrence, Anchor.ABSOLUTE, day_state, month, day, raw)

    def joined_with(self, later: PartialDate) -> PartialDate | None:
        """Return the time of this and the ``later`` month or quarter, ``None`` where that does not follow at once."""
        is_period = later.precision in (Precision.MONTH, Precision.QUARTER) and later.operator is Operator.IN
        if not is_period or self.precision not in (later.precision, Precision.RANGE) or self.end is None:
            return None
        follows = self.day_state is later.day_state is DayState.ABSENT and later.start == self.end + _ONE_DAY
        return PartialDate(self.start, later.end, Precision.RANGE, Operator.IN) if follows else None

    def __post_init__(self) -> None:
        if self.recurrence is not Recurrence.NONE:
            problem = self._problem_of_recurring()
        elif self.month is not None or self.day is not None:
            problem = "month and day belong to a recurring date"
        elif self.precision is Precision.NONE:
            problem = self._problem_of_undated()
        else:
            problem = self._problem_of_dated()
        if problem:
            raise ValueError(f"not a partial date: {problem}")

    def _problem_of_undated(self) -> str:
        if self.start is not None or self.end is not None:
            return "start and end need a precision"
        if self.day_state is not DayState.ABSENT:
            return "a day needs a precision"
        needed = Operator.FROM if self.anchor is Anchor.ISSUE_DATE else Operator.ON
        return "" if self.operator is needed else f"operator {self.operator} without a date"

    def _problem_of_dated(self) -> str:
        if self.start is None or self.end is None:
            return "start and end are needed"
        if not FIRST_YEAR <= self.start.year <= self.end.year <= LAST_YEAR:
            return f"years run from {FIRST_YEAR} to {LAST_YEAR}"
        if (self.operator is Operator.UNTIL) != (self.anchor is Anchor.ISSUE_DATE):
            return "until and the issue date belong together"
        if self.anchor not in (Anchor.ABSOLUTE, Anchor.ISSUE_DATE):
            return f"a calendar date with anchor {self.anchor}"
        if self.precision is Precision.RANGE:
            return self._problem_of_range(self.start, self.end)
        if self.precision is Precision.DAY:
            if self.start != self.end or self.day_state is not DayState.GIVEN:
                return "a day is given and is one day"
            return "a day is on, not in" if self.operator is Operator.IN else ""
        return self._problem_of_period(self.start, self.end)

    def _problem_of_range(self, start: date, end: date) -> str:
        if start >= end or self.operator is not Operator.IN:
            return "a range has two days, the first before the last, and operator in"
        if self.day_state is DayState.GIVEN:
            return ""
        whole = (
            start.day == 1
            and end == _last_of_month(end.year, end.month)
            and (start.year, start.month)
            < (
                end.year,
                end.month,
            )
        )
        return "" if whole and self.day_state is DayState.ABSENT else "a range without days has whole months"

    def _problem_of_period(self, start: date, end: date) -> str:
        months = _PERIOD_MONTHS[self.precision]
        is_whole = start.day == 1 and end.year == start.year and end.month == start.month + months - 1
        if not is_whole or end != _last_of_month(end.year, end.month) or (start.month - 1) % months:
            return f"start and end are no {self.precision}"
        if self.day_state is DayState.GIVEN:
            return f"a {self.precision} gives no day"
        if self.day_state is DayState.BLANK:
            has_day = self.precision in (Precision.MONTH, Precision.YEAR) and self.operator is Operator.ON
            return "" if has_day else "a blank day is on a month or year"
        return "a period is in, not on" if self.operator is Operator.ON else ""

    def _problem_of_recurring(self) -> str:
        if self.start is not None or self.end is not None or self.anchor is not Anchor.ABSOLUTE:
            return "a recurring date has no start, end or anchor"
        months = _RECURRENCE_MONTHS.get(self.recurrence, 0)
        if self.month is not None and not (months > 1 and 1 <= self.month <= months):
            return f"month {self.month} in a {self.recurrence} date"
        if self.day is None:
            precision = _RECURRENCE_PRECISION[self.recurrence] if self.month is None else Precision.MONTH
            operators = {Operator.IN} if self.month is None else {Operator.IN, Operator.BEFORE, Operator.BY}
            day_state = DayState.ABSENT
        else:
            precision, operators = Precision.DAY, {Operator.ON, Operator.BEFORE, Operator.BY}
            day_state = DayState.GIVEN
            if months > 1 and self.month is None:
                return "a day needs its month"
            if not 1 <= self.day <= self._last_day_number():
                return f"day {self.day} in a {self.recurrence} date"
        is_right = self.precision is precision and self.operator in operators and self.day_state is day_state
        return "" if is_right else "precision, operator or day state do not fit month and day"

    def _last_day_number(self) -> int:
        if self.recurrence is Recurrence.WEEKLY:
            return 7
        # 2000 was a leap year: 29 February may recur.
        return monthrange(2000, self.month)[1] if self.recurrence is Recurrence.YEARLY and self.month else 31

    def __str__(self) -> str:
        """Return the canonical Vietnamese wording, which `parse_partial_date` reads back as an equal date.

        A date that hangs on an event is told in the words of the text, where they are known: only they name the event.
        """
        if self.anchor is Anchor.EVENT and self.raw:
            return " ".join(self.raw.split())
        if self.recurrence is not Recurrence.NONE:
            return self._recurring_wording()
        if self.start is None or self.end is None:
            return _UNDATED_WORDING[self.anchor]
        if self.precision is Precision.RANGE:
            if self.day_state is DayState.GIVEN:
                return f"từ ngày {self.start:%d/%m/%Y} đến ngày {self.end:%d/%m/%Y}"
            return f"từ tháng {self.start.month} năm {self.start.year} đến tháng {self.end.month} năm {self.end.year}"
        stated = self._stated_time(self.start)
        match self.operator:
            case Operator.BEFORE:
                return f"trước {stated}"
            case Operator.BY:
                return f"chậm nhất {stated}" if self.precision is Precision.DAY else f"hết {stated}"
            case Operator.FROM:
                return f"từ {stated}"
            case Operator.UNTIL:
                return f"từ nay đến hết {stated}"
            case Operator.ON | Operator.IN:
                return stated

    def _stated_time(self, start: date) -> str:
        blank = "ngày … " if self.day_state is DayState.BLANK else ""
        match self.precision:
            case Precision.DAY:
                return f"ngày {start:%d/%m/%Y}"
            case Precision.MONTH:
                return f"{blank}tháng {start.month} năm {start.year}"
            case Precision.QUARTER:
                return f"quý {ROMAN[(start.month - 1) // 3]}/{start.year}"
            case Precision.HALF:
                return f"6 tháng {'đầu' if start.month == 1 else 'cuối'} năm {start.year}"
            case Precision.NINE_MONTHS:
                return f"9 tháng năm {start.year}"
            case _:
                return f"{blank and 'ngày … tháng … '}năm {start.year}"

    def _recurring_wording(self) -> str:
        operator = {Operator.BEFORE: "trước ", Operator.BY: "chậm nhất " if self.day else "hết "}.get(self.operator, "")
        day, month = self.day, self.month
        match self.recurrence:
            case Recurrence.WEEKLY:
                return f"{operator}{WEEKDAYS[day - 1]} hằng tuần" if day else "hằng tuần"
            case Recurrence.MONTHLY:
                return f"{operator}ngày {day} hằng tháng" if day else "hằng tháng"
            case Recurrence.QUARTERLY:
                month_of = QUARTER_MONTHS[month - 1] if month else "hằng quý"
            case Recurrence.HALF_YEARLY:
                month_of = f"tháng thứ {month} của mỗi 6 tháng" if month else "6 tháng một lần"
            case _:
                if day:
                    return f"{operator}ngày {day:02d}/{month:02d} hằng năm"
                if month and not operator:
                    return f"hằng năm vào tháng {month}"
                month_of = f"tháng {month} hằng năm" if month else "hằng năm"
        return f"{operator}ngày {day} của {month_of}" if day else f"{operator}{month_of}"

    def due(self, override: date | None = None) -> date | None:
        """Return the day by which a duty with this date is due.

        An editor's ``override`` wins; else it is the last day of what is stated, or the day before its first for
        *trước*. ``None`` for a date that only begins (*từ*), that recurs (see `next_due`), or that is no calendar date.
        """
        if override is not None or self.start is None or self.operator is Operator.FROM:
            return override
        return self.start - _ONE_DAY if self.operator is Operator.BEFORE else self.end

    def occurrences(self, after: date, until: date) -> list[date]:
        """Return every due day later than ``after`` and not later than ``until``, in order.

        Of a recurring month, quarter, … the due day is its last (Sunday of a week); a day that the month lacks (31)
        is the month's last; *trước* moves it to the day before. A date that does not recur is due at most once.
        """
        days: list[date] = []
        for due in self._dues_from(after):
            if due > until:
                break
            if due > after:
                days.append(due)
        return days

    def next_due(self, today: date) -> date | None:
        """Return the first due day that is ``today`` or later, or ``None`` if there is none."""
        return next((due for due in self._dues_from(today) if due >= today), None)

    def _dues_from(self, earliest: date) -> Iterator[date]:
        """Yield due days in order, without end for a recurring date, beginning at or before ``earliest``."""
        if self.recurrence is Recurrence.NONE:
            due = self.due()
            if due is not None:
                yield due
            return
        try:
            if self.recurrence is Recurrence.WEEKLY:
                yield from self._weekly_dues(earliest)
            else:
                yield from self._monthly_dues(earliest)
        except (ValueError, OverflowError):
            return  # the calendar ends with the year 9999

    def _weekly_dues(self, earliest: date) -> Iterator[date]:
        shift = _ONE_DAY if self.operator is Operator.BEFORE else timedelta()
        day = earliest + timedelta(days=(self.day or 7) - earliest.isoweekday())
        while True:
            yield day - shift
            day += timedelta(days=7)

    def _monthly_dues(self, earliest: date) -> Iterator[date]:
        months = _RECURRENCE_MONTHS[self.recurrence]
        first_month = (earliest.year * 12 + earliest.month - 1) // months * months
        month_index = first_month + (self.month or months) - 1
        while True:
            year, month = divmod(month_index, 12)
            last = _last_of_month(year, month + 1)
            if self.operator is not Operator.BEFORE:
                yield last if self.day is None else last.replace(day=min(self.day, last.day))
            elif self.day is None:
                yield last.replace(day=1) - _ONE_DAY
            else:
                yield last.replace(day=min(self.day, last.day)) - _ONE_DAY
            month_index += months


_UNDATED_WORDING = {
    Anchor.ABSOLUTE: "không nêu thời hạn",
    Anchor.ISSUE_DATE: "kể từ khi Kế hoạch này được ban hành",
    Anchor.EVENT: "vào dịp các ngày lễ, sự kiện lớn",
    Anchor.BY_RULE: "theo quy định",
}
