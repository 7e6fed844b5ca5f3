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

from wagtail_kehoach.vietnamese.lunar import read_lunar
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
_LONGEST_EVENT = 100

Builder = Callable[[re.Match[str], int | None], PartialDate | None]


class _YearUnknownError(Exception):
    """Neither the text nor the caller gives the year."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """One way of writing a date: the pattern of its core and what a match means.

    What stands before the core (*trước ngày*) is its lead. In running text it must contain ``running_lead``, in a
    phrase of its own ``phrase_lead``; both are patterns. ``has_lead`` is false where the core is complete in itself.
    ``from_number`` says that the core begins with a number of its own, no later part of a row like ``5/25/02/2022``.
    ``words`` stand in every match: a text without them need not be searched.
    ``build`` returns ``None`` or raises ``ValueError`` for what is no date; the text is then not read in another way.
    """

    core: re.Pattern[str]
    build: Builder
    has_lead: bool
    running_lead: re.Pattern[str]
    phrase_lead: re.Pattern[str]
    from_number: bool
    words: frozenset[str]


_FIRST_WORD = re.compile(r"^\(\?<!\\w\)([a-z]{2,})(?![?*{])")


def _spaced(pattern: str) -> re.Pattern[str]:
    """Compile ``pattern``, in which one space stands for 1 to 9 white-space characters, two spaces for 0 to 9.

    The first word is looked for before what must not stand in front of it: plain letters are found much faster.
    """
    pattern = _FIRST_WORD.sub(r"\1(?<!\\w\1)", pattern)
    return re.compile(pattern.replace("  ", r"\s{0,9}").replace(" ", r"\s{1,9}"))


_EVERY = "(?:hang|moi)"
_HANG_OR_MOI = "hangmoi"
_CLASS_OR_ESCAPE = re.compile(r"\[[^\]]*\]|\\.")
_INNERMOST_GROUP = re.compile(r"\([^()]*\)")
_FIXED_WORD = re.compile(r"[a-z]{2,}(?![?*{])")


def _fixed_words(pattern: str) -> frozenset[str]:
    """Return words that stand outside all groups of ``pattern``, and so in whatever it matches."""
    outside = _CLASS_OR_ESCAPE.sub(" ", pattern.replace(_EVERY, _HANG_OR_MOI))
    groups = 1
    while groups:
        outside, groups = _INNERMOST_GROUP.subn(" ", outside)
    return frozenset() if "|" in outside else frozenset(_FIXED_WORD.findall(outside))


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
    return _Kind(_spaced(core), build, has_lead, running, phrase, from_number, _fixed_words(core))


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


def _quarter_range(match: re.Match[str], year: int | None) -> PartialDate:
    last_year = _year_of(match, year)
    first_year = _number(match, "first_year") or last_year
    first = PartialDate.period(Precision.QUARTER, first_year, _quarter_number(match["first_quarter"]))
    last = PartialDate.period(Precision.QUARTER, last_year, _quarter_number(match["quarter"]))
    return PartialDate(first.start, last.end, Precision.RANGE, Operator.IN)


def _month(match: re.Match[str], year: int | None) -> PartialDate:
    return PartialDate.period(Precision.MONTH, _year_of(match, year), int(match["month"]))


def _quarter_number(numeral: str) -> int:
    numeral = numeral.upper()
    return ROMAN.index(numeral) + 1 if numeral in ROMAN else int(numeral)


def _quarter(match: re.Match[str], year: int | None) -> PartialDate:
    return PartialDate.period(Precision.QUARTER, _year_of(match, year), _quarter_number(match["quarter"]))


def _half(match: re.Match[str], year: int | None) -> PartialDate:
    return PartialDate.period(Precision.HALF, _year_of(match, year), 1 if match["half"] == "dau" else 2)


def _nine_months(match: re.Match[str], year: int | None) -> PartialDate:
    return PartialDate.period(Precision.NINE_MONTHS, _year_of(match, year))


def _year(match: re.Match[str], year: int | None) -> PartialDate:
    return PartialDate.period(Precision.YEAR, _year_of(match, year))


def _undated(anchor: Anchor, operator: Operator = Operator.ON) -> Builder:
    return lambda match, year: PartialDate(operator=operator, anchor=anchor)


def _event(match: re.Match[str], year: int | None) -> PartialDate | None:
    return PartialDate(anchor=Anchor.EVENT) if len(match[0]) <= _LONGEST_EVENT else None


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


_MONTHS_BETWEEN = {"1": Recurrence.MONTHLY, "3": Recurrence.QUARTERLY, "6": Recurrence.HALF_YEARLY}


def _recurring_after(match: re.Match[str], year: int | None) -> PartialDate:
    months = match["months"]
    return PartialDate.recurring(_MONTHS_BETWEEN[months] if months else _PERIODS[match["period"]])


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
_CLOCK_TIME = _spaced(r"(?<!\d)\d{1,2}  (?:gio|h|g)(?:  \d{1,2})?(?:  phut)?,?  $")
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
_NTH_OF_QUARTER = (
    r"thang (?:thu )?(?P<month>dau|nhat|giua|hai|cuoi|ba|[1-3]) (?:cua )?(?:hang |moi )?quy(?!\w)"
    r"(?! (?:i{1,3}|iv|[1-4])(?!\w))"
)
_NTH_OF_HALF = rf"thang thu (?P<month>[1-6]) cua {_EVERY} 6 thang(?!\w)"
_DAYS = r"\d{1,2}(?: \(\w{2,8}\))? (?:ngay|tuan)(?: lam viec)?"
_ENDS = "(?:ket thuc|be mac|hoan thanh|to chuc)"
_BEHIND = rf"(?:(?:sau(?: khi| ngay)?|ke tu(?: khi| ngay)?|tu (?:khi|ngay)) |(?={_ENDS}))"
# A word of what happens; the name of it ends where the duty goes on (*về*, *để*, but not *vệ sinh*, *đề án*).
_EVENT_WORD = (
    r"(?!(?:de|ve|gui|nop|bao cao|tong hop|qua|cham|muon|trong|den)(?! (?:sinh|an|tai|thi))(?!\w)|[-+–])"
    r"[^\s\d,.;:()]{1,16}"
)
_EVENT_WORDS = rf"{_EVENT_WORD}(?: {_EVENT_WORD}){{0,19}}"
_ANY_DAY = rf"(?:\d{{1,2}}  [/.-]  \d{{1,2}}  [/.-]  \d{{4}}|\d{{1,2}} thang \d{{1,2}}{_OF_YEAR}\d{{4}})"
_AND = "(?:  ,  (?:va |hoac )?| va | hoac )"
_WORD = r"\w"
_NEVER = "(?!)"

_LAST_DAYS = (rf"{_D}  [/.-]  {_M}  [/.-]  {_Y}", rf"{_D} thang {_M}{_OF_YEAR}{_Y}")
_TO = "  den (?:het )?(?:ngay )?"
_THIS_YEAR = rf"{_NO_YEAR}(?! (?:cua )?{_EVERY} nam)"
_Q = r"(?P<quarter>iv|i{1,3}|[1-4])(?!\w)"
_FIRST_Q = r"(?P<first_quarter>iv|i{1,3}|[1-4])(?!\w)"
_TO_QUARTER = "(?: den (?:het )?|  [-–]  )qu[yi] "

_KINDS: list[_Kind] = [
    # Terms and stages are no deadlines.
    _kind(
        rf"(?:nhiem ky|giai doan)(?: tu)?(?: nam)? \d{{4}}  (?:-|–|den)(?: het)?(?: nam)?  {_Y}",
        _no_date,
        has_lead=False,
    ),
    _kind(rf"(?<!\w)tu nam \d{{4}}  (?:-|–|den)(?: het)?(?: nam)? {_Y}", _no_date, has_lead=False),
    _kind(
        rf"\d{{1,3}} (?:(?:ngay|tuan|thang)(?: lam viec)?,? (?:ke )?tu ngay {_ANY_DAY}|thang,? (?:ke )?tu {_ISSUED})",
        _no_date,
        has_lead=False,
    ),
    # Days counted from something that happens hang on it: "chậm nhất 05 ngày làm việc sau khi kết thúc hội thi".
    _kind(
        rf"(?<!\w)(?:(?:{_PLAIN_OPERATOR})(?: vong| thoi (?:han|gian))? )?(?:khong qua )?(?:sau )?"
        rf"{_DAYS},? {_BEHIND}{_EVENT_WORDS}(?! {_EVENT_WORD})",
        _event,
        has_lead=False,
    ),
    _kind(
        rf"(?<!\w)sau (?:khi )?(?={_ENDS}|moi){_EVENT_WORDS},? "
        rf"(?:(?:cham|muon) nhat (?:la )?)?(?:trong (?:vong )?)?{_DAYS}(?!\w)",
        _event,
        has_lead=False,
    ),
    _kind(
        rf"(?<!\w)(?:(?:{_PLAIN_OPERATOR}|it nhat|toi thieu) )?{_DAYS},? truoc (?:khi|ngay) "
        rf"{_EVENT_WORDS}(?! {_EVENT_WORD})",
        _event,
        has_lead=False,
    ),
    _kind(
        rf"(?<!\w)truoc (?:khi|ngay) {_EVENT_WORDS},? (?:(?:it nhat|toi thieu|cham nhat|muon nhat) )?{_DAYS}(?!\w)",
        _event,
        has_lead=False,
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
            (rf"{_FIRST_D}", "  [-–]  ", _WORD),
        )
    ),
    *(
        _from_number(first + joint + last + _THIS_YEAR, _day_range, phrase_lead=lead)
        for first, joint, last, lead in (
            (rf"{_FIRST_D}  [/.-]  {_FIRST_M}", _TO, rf"{_D}  [/.-]  {_M}", ""),
            (rf"{_FIRST_D}  /  {_FIRST_M}", "  [-–]  (?:ngay )?", rf"{_D}  /  {_M}", ""),
            (rf"{_FIRST_D} thang {_FIRST_M}", _TO, rf"{_D} thang {_M}", ""),
            (_FIRST_D, "  [-–]  ", rf"{_D}  /  {_M}", _WORD),
            (_FIRST_D, _TO, rf"{_D}  [/.-]  {_M}", _WORD),
            (_FIRST_D, _TO, rf"{_D} thang {_M}", _WORD),
        )
    ),
    _kind(rf"(?<!\w)thang {_FIRST_M}(?:{_OF_YEAR}{_FIRST_Y})? den (?:het )?thang {_M}{_OF_YEAR}{_Y}", _month_range),
    _kind(rf"(?<!\w)thang {_FIRST_M}  [-–]  (?:thang )?{_M}  (?:/|nam)  {_Y}", _month_range),
    _kind(rf"(?<!\w)thang {_FIRST_M}(?: den (?:het )?|  [-–]  )thang {_M}{_THIS_YEAR}", _month_range),
    _kind(rf"(?<!\w)qu[yi] {_FIRST_Q}(?:{_OF_YEAR}{_FIRST_Y})?{_TO_QUARTER}{_Q}{_OF_YEAR}{_Y}", _quarter_range),
    _kind(rf"(?<!\w)qu[yi] {_FIRST_Q}  [-–]  {_Q}{_OF_YEAR}{_Y}", _quarter_range),
    _kind(rf"(?<!\w)qu[yi] {_FIRST_Q}{_TO_QUARTER}{_Q}{_THIS_YEAR}", _quarter_range),
    # Days of a year.
    _kind(rf"(?<!\w)ngay{_FILL}(?:{_D}{_FILL})?thang{_FILL}(?:{_M}{_FILL})?,?  nam  {_Y}", _day_with_blanks),
    _kind(rf"(?<!\w)ngay{_FILL}/{_FILL}{_M}  /  {_Y}", _day_with_blanks),
    _from_number(rf"{_D} thang {_M}{_OF_YEAR}{_Y}", _day),
    # "9-10/2026" is rather two months than a day; only "ngày" decides.
    _from_number(rf"{_D}  (?:[/.]|-(?!  \d{{1,2}}  /))  {_M}  [/.-]  {_Y}", _day),
    _from_number(rf"{_D}  -  {_M}  /  {_Y}", _day, phrase_lead="ngay"),
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
    # In a list of periods: "hằng tháng (trước ngày 20), 6 tháng (trước 10/6), năm (trước ngày 15/12)".
    _kind(
        rf"(?<!\w)(?:(?<!ket\s)(?<!cao\s)(?<!tac\s)(?<!trong\s)nam|0?6 thang) "
        rf"\((?P<operator>(?:{_PLAIN_OPERATOR}) (?:ngay )?|ngay ){_D}  [/.-]  {_M}{_NO_YEAR}",
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
        r"(?<!\w)(?<!\d\s)(?:dinh ky )?(?:0?(?P<months>[136]) thang|(?P<period>tuan|thang|quy|nam))"
        r"(?:  /  | (?:0?1|mot) )lan(?!\w)",
        _recurring_after,
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

_WORDS = frozenset[str]().union(*(kind.words for kind in _KINDS)) - {_HANG_OR_MOI}


def _kinds_in(folded: str, *, running: bool, numbered: bool) -> tuple[_Kind, ...]:
    """Return the kinds of dates of which ``folded`` holds the words, and the number where they begin with one."""
    words = frozenset(word for word in _WORDS if word in folded)
    return _kinds_of(words | {_HANG_OR_MOI} if "hang" in folded or "moi" in folded else words, running, numbered)


@lru_cache(maxsize=1024)
def _kinds_of(words: frozenset[str], running: bool, numbered: bool) -> tuple[_Kind, ...]:
    return tuple(
        kind
        for kind in _KINDS
        if kind.words <= words
        and (numbered or not kind.from_number)
        and not (running and kind.running_lead.pattern == _NEVER)
    )


# --- Lists ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _List:
    """One way of writing dates that share words: ``trước ngày 15/6 và 15/11/2026``, ``tháng 6, 9 và 11/2026``.

    The operator and the word for the ``unit`` stand before the first, the year (the month of bare days too, or
    ``hằng năm``) behind the last; ``every`` is how a recurrence is said in front of the list. ``item`` is one date
    with what it says itself, ``whole`` all of them.
    """

    whole: re.Pattern[str]
    item: re.Pattern[str]
    unit: str
    every: re.Pattern[str]


_MOST_ITEMS = 12
_LONGEST_EVERY = 40
_NAME_OF_GROUP = re.compile(r"\?P<\w+>")


def _list(
    number: str, *, tail: str, begins: str, unit: str = "", again: str = "", every: str = _NEVER, beside: str = ""
) -> _List:
    """Return a list of dates; ``again`` is what may be said before the second and later ones too, ``beside`` behind."""
    lead = rf"(?P<lead>(?:{_PLAIN_OPERATOR}) )?(?:ngay )?"
    item = rf"(?P<again>{again})?(?P<number>{number})(?P<year>{_OF_YEAR}(?:19|20)\d\d(?!\d))?"
    unnamed, unnamed_lead = _NAME_OF_GROUP.sub("?:", item), _NAME_OF_GROUP.sub("?:", lead)
    whole = rf"{begins}{unnamed}(?:{beside}{_AND}{unnamed_lead}{unnamed}){{1,{_MOST_ITEMS - 1}}}(?P<tail>{tail})"
    return _List(_spaced(whole), _spaced(lead + item), unit, _spaced(rf"(?<!\w)(?:dinh ky )?{every}[,:]?  \(?  $"))


_EVERY_YEAR, _EVERY_MONTH = f"{_EVERY} nam", f"{_EVERY} thang"
_PHRASE_ENDS = re.compile(r"\s{0,9}(?:[.;:)]|$)")
# "trước 15/3 (đợt 1), 15/6 (đợt 2)"
_NOTE = r"(?:  \((?![^()]{0,40}\d  [/.-]  \d)[^()]{1,40}\))?"
_MAY_LIST = re.compile(
    r"(?:\d|[iv])\s{0,9}(?:\([^()]{1,40}\)\s{0,9})?(?:,|va\s|hoac\s)\s{0,9}(?:[a-z]{2,6}\s{1,9}){0,6}(?:\d|i)"
)
_NO_MORE = r"(?!\d)(?!  [/.-]  \d)"
_OF_MONTH = rf"(?:  [/.-]  | thang )\d{{1,2}}(?!\d)(?:{_OF_YEAR}(?:19|20)\d\d)?"
_LISTS = [
    *(
        _list(
            rf"\d{{1,2}}{joint}\d{{1,2}}(?!\d)",
            begins=r"(?<![\d/.-])",
            tail=rf"(?: (?:cua )?{_EVERY_YEAR}(?!\w))?{_NO_MORE}",
            every=_EVERY_YEAR,
            beside=_NOTE,
        )
        for joint in ("  [/.-]  ", " thang ")
    ),
    _list(
        r"\d{1,2}(?!\d)",
        begins=r"(?<=\bngay\s)",
        tail=rf"(?:{_OF_MONTH}| (?:cua )?{_EVERY_MONTH}(?!\w))?{_NO_MORE}",
        every=_EVERY_MONTH,
    ),
    _list(
        r"\d{1,2}(?!\d)",
        begins=r"(?<!\w)(?=thang )",
        unit="thang ",
        again="thang ",
        tail=rf"(?: (?:cua )?{_EVERY_YEAR}(?!\w))?{_NO_MORE}",
        every=_EVERY_YEAR,
    ),
    _list(r"(?:iv|i{1,3}|[1-4])(?!\w)", begins=r"(?<!\w)(?=qu[yi] )", unit="quy ", again="qu[yi] ", tail=_NO_MORE),
]


def _items(kind: _List, found: re.Match[str]) -> list[re.Match[str]]:
    """Return the dates of a list without numbers at its end that count other things: ``trong tháng 6, 9 đơn vị``."""
    items = list(kind.item.finditer(found.string, found.start(), found.start("tail")))
    if not kind.unit or found["tail"] or len(items) > 2 or _PHRASE_ENDS.match(found.string, found.end()):
        return items
    while items and not items[-1]["again"] and not items[-1]["year"]:
        items.pop()
    return items


def _values_of(
    items: list[re.Match[str]], kind: _List, lead: str, shared: str, year: int | None
) -> list[PartialDate | None]:
    """Return the dates of a list, each read with the words that it shares; ``None`` for those that are none."""
    values: list[PartialDate | None] = []
    after: PartialDate | None = None
    for item in reversed(items):
        stated = f"{item['lead'] or lead}{kind.unit}{item['number']}"
        shared = item["year"] or shared
        value = parse_partial_date(stated + shared, year=year)
        if not item["year"] and value and value.end and after and after.end and value.end > after.end:
            # "15/11 và 15/6/2027": what comes before cannot be later, so its year is another one.
            value = parse_partial_date(stated, year=year)
        values.append(value)
        after = value or after
    return values[::-1]


def _read_lists(
    text: str, folded: str, offsets: range | list[int], taken: bytearray, year: int | None
) -> Iterator[tuple[int, int, PartialDate]]:
    if not _MAY_LIST.search(folded):
        return
    for kind in _LISTS:
        for found in kind.whole.finditer(folded):
            if taken.find(1, *found.span()) >= 0:
                continue
            items = _items(kind, found)
            if len(items) < 2:
                continue
            start = found.start()
            earliest = max(0, start - _LONGEST_LEAD)
            floor = max(earliest, taken.rfind(1, earliest, start) + 1)
            lead = _lead_before(text, folded, offsets, floor, start)
            if lead and lead["later"]:
                taken[found.start() : found.end()] = b"\x01" * (found.end() - found.start())
                continue
            start = floor + lead.start() if lead else start
            every = kind.every.search(folded, max(floor, start - _LONGEST_EVERY), start)
            shared = found["tail"] or (every[0].rstrip(" ,:(") if every else "")
            values = _values_of(items, kind, lead[0] if lead else "", f" {shared}" if every else shared, year)
            ends = [*(item.end() for item in items[:-1]), max(items[-1].end(), found.end() if found["tail"] else 0)]
            starts = [every.start() if every else start, *(item.start() for item in items[1:])]
            for first, last, value in zip(starts, ends, values, strict=True):
                if value is not None:
                    taken[first:last] = b"\x01" * (last - first)
                    first, last = offsets[first], offsets[last]
                    yield first, last, replace(value, raw=text[first:last])


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
    if lead and lead["hour"] and lead["word"].strip() == "den" and _CLOCK_TIME.search(before, 0, lead.start()):
        # "từ 7 giờ 30 đến 9 giờ 30, ngày …": until that hour, on that day.
        return _LEAD.search(before, lead.end("hour"))
    return lead


def _without_lunar(
    text: str, folded: str, offsets: range | list[int]
) -> tuple[str, range | list[int], list[tuple[int, int]]]:
    """Return the text without what only repeats a date by the lunar calendar, and where lunar dates stand alone."""
    places = offsets
    alone, cuts = read_lunar(folded, lambda first, last: clean(text[places[first] : places[last]]))
    for cut in reversed(cuts):
        kept = [*offsets[: cut.start], *offsets[cut.end :]]
        if cut.opens:
            kept[cut.start] = offsets[cut.start]
        folded, offsets = folded[: cut.start] + folded[cut.end :], kept
        gone = cut.end - cut.start
        alone = [(start - gone, end - gone) if start >= cut.end else (start, end) for start, end in alone]
    return folded, offsets, alone


# The day of a date, not within a row like 5/25/02/2022; what follows it must be able to go on.
_FIRST_NUMBER = _spaced(
    r"\d{1,2}(?!\d)(?<!\d\d\d)(?<!\d[/.-]\d)(?<!\d[/.-]\d\d)(?=  (?:[/.–-]|thang|den|cua|hang|moi))"
)


def _cores(kind: _Kind, folded: str, numbers: list[int], taken: bytearray) -> Iterator[re.Match[str]]:
    if not kind.from_number:
        return kind.core.finditer(folded)
    return filter(None, (kind.core.match(folded, place) for place in numbers if not taken[place]))


def _read(text: str, year: int | None, *, running: bool) -> Iterator[tuple[int, int, PartialDate]]:
    folded, offsets, lunar = _without_lunar(text, *fold_with_offsets(text))
    numbers = [number.start() for number in _FIRST_NUMBER.finditer(folded)]
    taken = bytearray(len(folded))
    for start, end in lunar:
        lead = _lead_before(text, folded, offsets, max(taken.rfind(1, 0, start) + 1, start - _LONGEST_LEAD, 0), start)
        start = start - lead.end() + lead.start() if lead else start
        taken[start:end] = b"\x01" * (end - start)
        first, last = offsets[start], offsets[end]
        yield first, last, PartialDate(anchor=Anchor.EVENT, raw=text[first:last])
    if running:
        yield from _read_lists(text, folded, offsets, taken, year)
    for kind in _kinds_in(folded, running=running, numbered=bool(numbers)):
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
    found. Dates that share words (``trước ngày 15/6 và 15/11/2026``) are found one by one, each with what it shares.
    Days that are in no calendar (``31/02/2022``), terms (``nhiệm kỳ 2020-2025``), stages
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
