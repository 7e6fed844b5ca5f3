"""Reading dates out of Vietnamese text, day always before month.

All patterns run on folded text (no marks, small letters), so that marks lost by a scanner do no harm; where folding
makes another word look like an operator (*đầu tư*, *thứ sáu*), the word as written decides. Every repetition has
a bound, so reading takes time in proportion to the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from wagtail_kehoach.vietnamese.partial_date import (
    ROMAN,
    WEEKDAYS,
    Anchor,
    DayState,
    Operator,
    PartialDate,
    Precision,
    Recurrence,
)
from wagtail_kehoach.vietnamese.text import clean, fold, fold_with_offsets

_LONGEST_PHRASE = 2000
_LONGEST_LEAD = 160

Builder = Callable[[re.Match[str], int | None], PartialDate | None]


class _YearUnknownError(Exception):
    """Neither the text nor the caller gives the year."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """One way of writing a date: the pattern of its core and what a match means.

    What stands before the core (*trước ngày*) is its lead. In running text it must contain ``running_lead``, in a
    phrase of its own ``phrase_lead``; both are patterns. ``has_lead`` is false where the core is complete in itself.
    ``from_number`` says that the core begins with a number of its own, no later part of a row like ``5/25/02/2022``.
    ``build`` returns ``None`` or raises ``ValueError`` for what is no date; the text is then not read in another way.
    """

    core: re.Pattern[str]
    build: Builder
    has_lead: bool
    running_lead: re.Pattern[str]
    phrase_lead: re.Pattern[str]
    from_number: bool


def _spaced(pattern: str) -> re.Pattern[str]:
    """Compile ``pattern``, in which one space stands for 1 to 9 white-space characters, two spaces for 0 to 9."""
    return re.compile(pattern.replace("  ", r"\s{0,9}").replace(" ", r"\s{1,9}"))


def _kind(
    core: str,
    build: Builder,
    *,
    has_lead: bool = True,
    running_lead: str = "",
    phrase_lead: str = "",
    from_number: bool = False,
) -> _Kind:
    running, phrase = re.compile(running_lead or phrase_lead), re.compile(phrase_lead)
    return _Kind(_spaced(core), build, has_lead, running, phrase, from_number)


def _from_number(core: str, build: Builder, *, phrase_lead: str = "") -> _Kind:
    return _kind(core, build, phrase_lead=phrase_lead, from_number=True)


# --- What a match means ---------------------------------------------------------------------------------------------


def _number(match: re.Match[str], name: str) -> int | None:
    digits = match.groupdict().get(name)
    return int(digits) if digits else None


def _year_of(match: re.Match[str], year: int | None) -> int:
    stated = _number(match, "year") or year
    if stated is None:
        raise _YearUnknownError
    return stated


def _day(match: re.Match[str], year: int | None) -> PartialDate:
    return PartialDate.on(date(_year_of(match, year), int(match["month"]), int(match["day"])))


def _day_with_blanks(match: re.Match[str], year: int | None) -> PartialDate:
    day, month = _number(match, "day"), _number(match, "month")
    if day is not None and month is not None:
        return _day(match, year)
    precision = Precision.YEAR if month is None else Precision.MONTH
    period = PartialDate.period(precision, _year_of(match, year), 1 if month is None else month)
    return replace(period, operator=Operator.ON, day_state=DayState.BLANK)


def _day_range(match: re.Match[str], year: int | None) -> PartialDate:
    end = date(_year_of(match, year), int(match["month"]), int(match["day"]))
    first_month = _number(match, "first_month") or end.month
    start = date(_number(match, "first_year") or end.year, first_month, int(match["first_day"]))
    return PartialDate.between(start, end)


def _month_range(match: re.Match[str], year: int | None) -> PartialDate:
    last_year = _year_of(match, year)
    first_year = _number(match, "first_year") or last_year
    first = PartialDate.period(Precision.MONTH, first_year, int(match["first_month"]))
    last = PartialDate.period(Precision.MONTH, last_year, int(match["month"]))
    return PartialDate(first.start, last.end, Precision.RANGE, Operator.IN)


def _month(match: re.Match[str], year: int | None) -> PartialDate:
    return PartialDate.period(Precision.MONTH, _year_of(match, year), int(match["month"]))


def _quarter(match: re.Match[str], year: int | None) -> PartialDate:
    numeral = match["quarter"].upper()
    number = ROMAN.index(numeral) + 1 if numeral in ROMAN else int(numeral)
    return PartialDate.period(Precision.QUARTER, _year_of(match, year), number)


def _half(match: re.Match[str], year: int | None) -> PartialDate:
    return PartialDate.period(Precision.HALF, _year_of(match, year), 1 if match["half"] == "dau" else 2)


def _nine_months(match: re.Match[str], year: int | None) -> PartialDate:
    return PartialDate.period(Precision.NINE_MONTHS, _year_of(match, year))


def _year(match: re.Match[str], year: int | None) -> PartialDate:
    return PartialDate.period(Precision.YEAR, _year_of(match, year))


def _undated(anchor: Anchor, operator: Operator = Operator.ON) -> Builder:
    return lambda match, year: PartialDate(operator=operator, anchor=anchor)


def _no_date(match: re.Match[str], year: int | None) -> None:
    """Take text that looks like a date and is none, or is too vague to be one, out of the reading."""


_ORDINALS = {"dau": 1, "nhat": 1, "giua": 2, "hai": 2, "cuoi": 3, "ba": 3}
_WEEKDAY_NUMBERS = {fold(name): number for number, name in enumerate(WEEKDAYS, start=1)} | {
    f"thu {number + 1}": number for number in range(1, 7)
}


def _recurring(recurrence: Recurrence) -> Builder:
    def build(match: re.Match[str], year: int | None) -> PartialDate | None:
        parts = match.groupdict()
        month, day, operator = parts.get("month"), parts.get("day"), parts.get("operator")
        if recurrence is Recurrence.WEEKLY and day:
            day = str(_WEEKDAY_NUMBERS[" ".join(day.split())])
        value = PartialDate.recurring(
            recurrence,
            (_ORDINALS.get(month) or int(month)) if month else None,
            int(day) if day else None,
        )
        lead = _LEAD.search(operator) if operator else None
        return _bound(value, lead) if lead else value

    return build


_PERIODS = {
    "tuan": Recurrence.WEEKLY,
    "thang": Recurrence.MONTHLY,
    "quy": Recurrence.QUARTERLY,
    "nam": Recurrence.YEARLY,
}


def _recurring_period(match: re.Match[str], year: int | None) -> PartialDate:
    return PartialDate.recurring(_PERIODS[match["period"]])


# --- What stands before a date --------------------------------------------------------------------------------------

_ISSUED = (
    "(?:khi|ngay) (?:(?:ke hoach(?: nay)?|(?:van ban|huong dan|chuong trinh|de an|cong van|thong bao) nay) )?"
    "(?:duoc )?(?:(?:ky,? )?ban hanh|ky(?=  (?:[.,;)]|den|cho|$)))"
)
_OPERATORS = {
    "until": rf"(?:ke )?tu (?:nay|{_ISSUED}),? (?:cho )?den(?: het)?",
    "later": "sau(?: khi)?|tinh den(?: het)?",
    "before": "(?:xong )?truoc",
    "by": "(?:cham nhat|muon nhat)(?: la)?(?: den| vao| trong| het){0,2}|khong (?:muon hon|qua)|(?:den )?het|den",
    "from": "(?:bat dau |ke )?tu",
    "in": "(?:vao|trong|ca)(?: trong| ca)?",
}
_OPERATOR = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _OPERATORS.items())
_PLAIN_OPERATOR = "|".join(pattern for name, pattern in _OPERATORS.items() if name in ("before", "by", "in"))
_HOUR = r"(?P<hour>\d{1,2}  (?:gio|h|g)(?:  \d{1,2})?(?:  phut)?,? )"
_ANY_HOUR = r"\d{1,2}  (?:gio|h|g)(?:  \d{1,2})?(?:  phut)?(?: ngay)?,?"
_WEEKDAY = r"(?:(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat),? )"
_LEAD = _spaced(rf"(?<!\w)(?:(?:dinh ky )?(?P<word>{_OPERATOR})(?::|(?!\w))  {_HOUR}?)?{_WEEKDAY}?(?:(?<!\w)ngay  )?$")
# These words fold like từ, đến, sau, cả, hết and are none of them.
_OTHER_WORDS = frozenset("tư tự tử tù tú tụ tủ tứ đen đền đèn sáu sâu sấu cá hét".split())


def _bound(value: PartialDate, lead: re.Match[str]) -> PartialDate | None:
    """Return ``value`` with the operator of ``lead``; ``None`` where the two make no sense together."""
    if lead["later"]:
        return None
    if lead["until"]:
        return replace(value, operator=Operator.UNTIL, anchor=Anchor.ISSUE_DATE)
    if lead["from"]:
        # The range itself says từ … đến.
        return value if value.precision is Precision.RANGE else replace(value, operator=Operator.FROM)
    if lead["before"]:
        # Before 17:00 of a day is still on that day.
        return replace(value, operator=Operator.BY if lead["hour"] else Operator.BEFORE)
    return replace(value, operator=Operator.BY) if lead["by"] else value


# --- Ways of writing a date -----------------------------------------------------------------------------------------

_Y = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_FIRST_Y = r"(?P<first_year>(?:19|20)\d\d)(?!\d)"
_D = r"(?P<day>\d{1,2})(?!\d)"
_M = r"(?P<month>\d{1,2})(?!\d)"
_FIRST_D = r"(?P<first_day>\d{1,2})(?!\d)"
_FIRST_M = r"(?P<first_month>\d{1,2})(?!\d)"
_OF_YEAR = "  (?:,?  nam|[/.-])  "
_FILL = r"[\s.…_]{0,80}"
_NO_YEAR = r"(?!  (?:[/.-]|,?  nam)  \d)"
_EVERY = "(?:hang|moi)"
_NTH_OF_QUARTER = (
    r"thang (?:thu )?(?P<month>dau|nhat|giua|hai|cuoi|ba|[1-3]) (?:cua )?(?:hang |moi )?quy(?!\w)"
    r"(?! (?:i{1,3}|iv|[1-4])(?!\w))"
)
_NTH_OF_HALF = rf"thang thu (?P<month>[1-6]) cua {_EVERY} 6 thang(?!\w)"
_ANY_DAY = rf"(?:\d{{1,2}}  [/.-]  \d{{1,2}}  [/.-]  \d{{4}}|\d{{1,2}} thang \d{{1,2}}{_OF_YEAR}\d{{4}})"
_WORD = r"\w"
_NEVER = "(?!)"

_LAST_DAYS = (rf"{_D}  [/.-]  {_M}  [/.-]  {_Y}", rf"{_D} thang {_M}{_OF_YEAR}{_Y}")
_TO = "  den (?:het )?(?:ngay )?"

_KINDS: list[_Kind] = [
    # Terms and stages are no deadlines.
    _kind(
        rf"(?:nhiem ky|giai doan)(?: tu)?(?: nam)? \d{{4}}  (?:-|–|den)(?: het)?(?: nam)?  {_Y}",
        _no_date,
        has_lead=False,
    ),
    _kind(rf"(?<!\w)tu nam \d{{4}}  (?:-|–|den)(?: het)?(?: nam)? {_Y}", _no_date, has_lead=False),
    _kind(
        rf"\d{{1,3}} (?:ngay|tuan|thang)(?: lam viec)?,? (?:ke )?tu (?:ngay {_ANY_DAY}|{_ISSUED})",
        _no_date,
        has_lead=False,
    ),
    # Two days of every year are two deadlines: half of them would be worse than none.
    _from_number(
        rf"{_FIRST_D}  [/.-]  {_FIRST_M}(?:,| va| hoac) (?:truoc )?(?:ngay )?"
        rf"{_D}  [/.-]  {_M} (?:cua )?{_EVERY} nam(?!\w)",
        _no_date,
    ),
    # Half-years and nine months, before the vague times that they look like.
    _kind(rf"(?<!\w)(?:0?6|sau) thang (?P<half>dau|cuoi) nam {_Y}", _half),
    _kind(r"(?<!\w)(?:0?6|sau) thang (?P<half>dau|cuoi) nam(?!\w)(?!  \d)", _half),
    _kind(rf"(?<!\w)(?:0?9|chin) thang (?:dau )?nam {_Y}", _nine_months),
    _kind(r"(?<!\w)(?:0?9|chin) thang dau nam(?!\w)(?!  \d)", _nine_months),
    _kind(r"(?<!\w)0?9 thang(?! \w)(?!\w)", _nine_months, running_lead=_NEVER),
    # "Đầu tháng 6" or "tuần 2 tháng 5" name no day that could be told truthfully.
    _kind(
        r"(?<!\w)(?<!bat\s)(?:dau|giua|cuoi|(?:thuong|trung|ha) tuan|tuan(?: le)?(?: thu)? \w{1,4})(?: cung)? (?:cua )?"
        r"(?:thang \d{1,2}|qu[yi] (?:iv|i{1,3}|[1-4])|nam (?=\d{4}))(?:  (?:,?  nam|[/.-])?  \d{4})?(?!\w)",
        _no_date,
        has_lead=False,
    ),
    # From one day or month to another.
    *(
        _from_number(first + joint + last, _day_range, phrase_lead=lead)
        for last in _LAST_DAYS
        for first, joint, lead in (
            (rf"{_FIRST_D}  [/.-]  {_FIRST_M}(?:  [/.-]  {_FIRST_Y})?", _TO, ""),
            (rf"{_FIRST_D}  [/.]  {_FIRST_M}(?:  [/.]  {_FIRST_Y})?", "  [-–]  ", ""),
            (rf"{_FIRST_D} thang {_FIRST_M}(?:{_OF_YEAR}{_FIRST_Y})?", _TO, ""),
            (rf"{_FIRST_D}", _TO, _WORD),
            (rf"{_FIRST_D}", "[-–]", ""),
        )
    ),
    _kind(rf"(?<!\w)thang {_FIRST_M}(?:{_OF_YEAR}{_FIRST_Y})? den (?:het )?thang {_M}{_OF_YEAR}{_Y}", _month_range),
    _kind(rf"(?<!\w)thang {_FIRST_M}  [-–]  (?:thang )?{_M}  (?:/|nam)  {_Y}", _month_range),
    # Days of a year.
    _kind(rf"(?<!\w)ngay{_FILL}(?:{_D}{_FILL})?thang{_FILL}(?:{_M}{_FILL})?,?  nam  {_Y}", _day_with_blanks),
    _kind(rf"(?<!\w)ngay{_FILL}/{_FILL}{_M}  /  {_Y}", _day_with_blanks),
    _from_number(rf"{_D} thang {_M}{_OF_YEAR}{_Y}", _day),
    _from_number(rf"{_D}  [/.-]  {_M}  [/.-]  {_Y}", _day),
    # Dates that come back.
    _from_number(rf"{_D}  [/.-]  {_M} (?:cua )?{_EVERY} nam(?!\w)", _recurring(Recurrence.YEARLY), phrase_lead=_WORD),
    _from_number(rf"{_D} thang {_M} (?:cua )?{_EVERY} nam(?!\w)", _recurring(Recurrence.YEARLY), phrase_lead=_WORD),
    *(
        _kind(
            rf"(?<!\w)(?:dinh ky )?{_EVERY} nam[,:]? \(?(?P<operator>(?:(?:{_PLAIN_OPERATOR}) )?ngay )"
            rf"{_D}{joint}{_M}{_NO_YEAR}",
            _recurring(Recurrence.YEARLY),
            has_lead=False,
        )
        for joint in ("  [/.-]  ", " thang ")
    ),
    # In a list of periods: "hằng tháng (trước ngày 20), quý (…), năm (trước ngày 15/12)".
    _kind(
        rf"(?<!\w)(?<!ket\s)(?<!cao\s)(?<!tac\s)(?<!trong\s)nam "
        rf"\((?P<operator>(?:(?:{_PLAIN_OPERATOR}) )?ngay ){_D}  [/.-]  {_M}{_NO_YEAR}",
        _recurring(Recurrence.YEARLY),
        has_lead=False,
    ),
    _kind(rf"(?<!\w)thang {_M} (?:cua )?{_EVERY} nam(?!\w)", _recurring(Recurrence.YEARLY)),
    _kind(
        rf"(?<!\w)(?:dinh ky )?{_EVERY} nam[,:]? \(?(?P<operator>(?:{_PLAIN_OPERATOR}) )?thang {_M}{_NO_YEAR}",
        _recurring(Recurrence.YEARLY),
        has_lead=False,
    ),
    _from_number(rf"{_D} (?:cua )?{_NTH_OF_QUARTER}", _recurring(Recurrence.QUARTERLY), phrase_lead=_WORD),
    _kind(rf"(?<!\w){_NTH_OF_QUARTER}", _recurring(Recurrence.QUARTERLY)),
    _from_number(rf"{_D} (?:cua )?{_NTH_OF_HALF}", _recurring(Recurrence.HALF_YEARLY), phrase_lead=_WORD),
    _kind(rf"(?<!\w){_NTH_OF_HALF}", _recurring(Recurrence.HALF_YEARLY)),
    _from_number(rf"{_D} (?:cua )?{_EVERY} thang(?!\w)", _recurring(Recurrence.MONTHLY), phrase_lead=_WORD),
    _kind(
        rf"(?<!\w)(?:dinh ky )?{_EVERY} thang[,:]? \(?(?P<operator>(?:(?:{_PLAIN_OPERATOR}) )?ngay )"
        rf"{_D}(?!  [/.-]  \d| thang)",
        _recurring(Recurrence.MONTHLY),
        has_lead=False,
    ),
    _kind(
        rf"(?<!\w)(?P<day>thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat) (?:cua )?{_EVERY} tuan(?!\w)",
        _recurring(Recurrence.WEEKLY),
    ),
    _kind(
        rf"(?<!\w)(?:dinh ky )?{_EVERY} tuan,? \(?(?P<operator>(?:{_PLAIN_OPERATOR}) (?:{_ANY_HOUR} )?)?"
        r"(?P<day>thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)(?!\w)",
        _recurring(Recurrence.WEEKLY),
        has_lead=False,
    ),
    # In running text "hằng tháng" mostly describes a thing ("sinh hoạt chi bộ hằng tháng"); a duty to report says so.
    *(
        _kind(
            rf"{before}{_EVERY} (?P<period>tuan|thang|quy|nam)(?: (?:mot|1) lan)?(?!\w)(?! \d)",
            _recurring_period,
            has_lead=False,
            running_lead=running_lead,
        )
        for before, running_lead in ((r"(?<!\w)dinh ky ", ""), (r"(?<=\bbao\scao\s)", ""), (r"(?<!\w)", _NEVER))
    ),
    _kind(
        r"(?<!\w)(?:dinh ky )?6 thang (?:mot|1) lan(?!\w)",
        lambda match, year: PartialDate.recurring(Recurrence.HALF_YEARLY),
        has_lead=False,
    ),
    # Days whose year the context gives, and longer times.
    _from_number(rf"{_D} thang {_M}{_NO_YEAR}", _day, phrase_lead=_WORD),
    _from_number(rf"{_D}  [/.-]  {_M}{_NO_YEAR}", _day, phrase_lead=_WORD),
    _kind(rf"(?<!\w)qu[yi] (?P<quarter>iv|i{{1,3}}|[1-4])  (?:,?  nam|[/-])?  {_Y}", _quarter),
    _kind(rf"(?<!\w)qu[yi] (?P<quarter>iv|i{{1,3}}|[1-4])(?!\w){_NO_YEAR}", _quarter),
    _kind(rf"(?<!\w)thang {_M}{_OF_YEAR}{_Y}", _month),
    _kind(rf"(?<!\w)thang {_M}{_NO_YEAR}", _month),
    _kind(rf"(?<!\w)nam {_Y}(?!  [-–/]  \d)", _year, running_lead=r"truoc|het|cham|muon|trong|\bca\b"),
    _kind(r"(?<!\w)ca nam(?!\w)(?! \d)", _year),
    # No calendar date.
    _kind(rf"(?<!\w)(?:ke )?tu {_ISSUED}", _undated(Anchor.ISSUE_DATE, Operator.FROM), has_lead=False),
    _kind(
        r"(?<!\w)theo (?:che do )?quy dinh(?!\w)(?! (?:cua|tai|ve|cho|trong|o|hien|phap|chung|nay))",
        _undated(Anchor.BY_RULE),
        has_lead=False,
    ),
    _kind(
        r"(?<!\w)(?:dinh ky(?:(?:  [,/]  | va | hoac )dot xuat)?|dot xuat)(?!\w)",
        _undated(Anchor.BY_RULE),
        has_lead=False,
    ),
    _kind(
        r"(?:(?:vao|nhan|trong) )?(?:cac |nhung )?dip (?:ky niem )?(?:cac |nhung )?"
        r"ngay le(?:, su kien)?(?: lon)?(?!\w)",
        _undated(Anchor.EVENT),
        has_lead=False,
        running_lead=_NEVER,
    ),
    _kind("khong neu thoi han", _undated(Anchor.ABSOLUTE), has_lead=False, running_lead=_NEVER),
]


# --- Reading --------------------------------------------------------------------------------------------------------


def _lead_before(text: str, folded: str, offsets: range | list[int], floor: int, end: int) -> re.Match[str] | None:
    """Return what leads up to ``end`` of ``folded``, from ``floor`` on; places in the match count from ``floor``."""
    before = folded[floor:end]
    lead = _LEAD.search(before)
    while lead and lead["word"]:
        word_start, word_end = lead.span("word")
        written = clean(text[offsets[floor + word_start] : offsets[floor + word_end]]).lower()
        if _OTHER_WORDS.isdisjoint(written.split()):
            break
        lead = _LEAD.search(before, word_start + 1)
    return lead


# The day of a date, not within a row like 5/25/02/2022; what follows it must be able to go on.
_FIRST_NUMBER = _spaced(
    r"\d{1,2}(?!\d)(?<!\d\d\d)(?<!\d[/.-]\d)(?<!\d[/.-]\d\d)(?=  (?:[/.–-]|thang|den|cua|hang|moi))"
)


def _cores(kind: _Kind, folded: str, numbers: list[int], taken: bytearray) -> Iterator[re.Match[str]]:
    if not kind.from_number:
        return kind.core.finditer(folded)
    return filter(None, (kind.core.match(folded, place) for place in numbers if not taken[place]))


def _read(text: str, year: int | None, *, running: bool) -> Iterator[tuple[int, int, PartialDate]]:
    folded, offsets = fold_with_offsets(text)
    numbers = [number.start() for number in _FIRST_NUMBER.finditer(folded)]
    taken = bytearray(len(folded))
    for kind in _KINDS:
        for core in _cores(kind, folded, numbers, taken):
            start, end = core.span()
            if taken.find(1, start, end) >= 0:
                continue
            value: PartialDate | None
            try:
                value = kind.build(core, year)
            except _YearUnknownError:
                continue
            except ValueError:
                value = None
            lead = None
            if kind.has_lead:
                earliest = max(0, start - _LONGEST_LEAD)
                floor = max(earliest, taken.rfind(1, earliest, start) + 1)
                lead = _lead_before(text, folded, offsets, floor, start)
                start = floor + lead.start() if lead else start
            needed = kind.running_lead if running else kind.phrase_lead
            if not needed.search(lead[0] if lead else ""):
                continue
            taken[start:end] = b"\x01" * (end - start)
            try:
                value = _bound(value, lead) if value and lead else value
            except ValueError:
                continue
            if value is not None:
                first, last = offsets[start], offsets[end]
                yield first, last, replace(value, raw=text[first:last])


def find_partial_dates(text: str, *, year: int | None = None) -> list[tuple[int, int, PartialDate]]:
    """Return start, end and value of every date in running text, in order, without overlaps.

    ``year`` completes dates whose year the text leaves to the context (``trước ngày 25/6``); without it they are not
    found. Days that are in no calendar (``31/02/2022``), terms (``nhiệm kỳ 2020-2025``), stages
    (``giai đoạn 2021-2025``), vague times (``đầu tháng 6``) and bare years without *trước*, *trong*, *hết* … are not
    found either.
    """
    return list(_found_in(text, year))


# Every part of a plan asks the same paragraph for its dates.
@lru_cache(maxsize=256)
def _found_in(text: str, year: int | None) -> tuple[tuple[int, int, PartialDate], ...]:
    return tuple(sorted(_read(text, year, running=True), key=lambda found: found[0]))


def parse_partial_date(text: str, *, year: int | None = None) -> PartialDate | None:
    """Return the date that ``text`` is as a whole, or ``None`` when it is none, or not one certain date.

    ``year`` completes a date without year. Only the first 2,000 characters are read.
    """
    phrase = text[:_LONGEST_PHRASE].strip(" \t\r\n.,;:()")
    for start, end, value in _read(phrase, year, running=False):
        if start == 0 and end == len(phrase):
            return replace(value, raw=text.strip())
    return None
