"""Dates of the lunar calendar (âm lịch), which are never days of the calendar that plans otherwise use.

A date is lunar when *âm lịch* (*ÂL*) stands with it, or by its own words: *rằm*, *mùng*, *mồng*, *tháng Giêng*,
*tháng Chạp*, a leap month (*nhuận*), a day of *Tết*, a year by can and chi (*năm Bính Ngọ*). It is never converted.
Where the day of the common calendar stands beside it (*tức ngày …*, *nhằm ngày …*, one of the two in brackets), that
one counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from wagtail_kehoach.vietnamese.text import fold

Written = Callable[[int, int], str]


def _pattern(pattern: str) -> re.Pattern[str]:
    """Compile ``pattern``, in which one space stands for 1 to 9 white-space characters, two spaces for 0 to 9."""
    return re.compile(pattern.replace("  ", r"\s{0,9}").replace(" ", r"\s{1,9}"))


# Without one of these no folded text names a lunar date.
_HINTS = re.compile(
    r"am\s{1,9}lich|lich\s{1,9}am|(?<!\w)(?:al|ram|m[uo]ng|gieng|chap|nhuan|tet)(?!\w)"
    r"|nam\s{1,9}(?:giap|at|binh|dinh|mau|ky|canh|tan|nham|quy)\s{1,9}[stdmnh]"
)
_NUMBER = r"\d{1,2}(?!\d)"
_MONTH_NAME = r"(?:gieng|chap(?! (?:hanh|nhan|thuan)))(?!\w)"
_TET = r"tet(?!\w)(?! (?:trong|thieu|doc lap|trung))(?: nguyen dan)?"
_CAN_CHI = (
    r"nam (?:giap|at|binh|dinh|mau|ky|canh|tan|nham|quy) (?:ty|suu|dan|mao|meo|thin|ngo|mui|than|dau|tuat|hoi)(?!\w)"
)
_YEAR = (
    rf"(?:(?:  ,?  nam|  [/.-])  (?:19|20)\d\d(?!\d)|  ,?  {_CAN_CHI}(?: (?:19|20)\d\d(?!\d)|  \(  (?:19|20)\d\d  \))?)"
)
_BEHIND_HYPHEN = rf"{_NUMBER}(?!  [/.]  \d)(?! thang)"
_MONTH = rf"(?:  [/.]  {_NUMBER}|  -  {_BEHIND_HYPHEN}| thang (?:{_NUMBER}|{_MONTH_NAME})| {_TET})(?: nhuan)?"
_DAY = rf"(?:(?:ngay|dem|toi) )?(?:m[uo]ng )?{_NUMBER}(?:{_MONTH}{_YEAR}?)?"
_FULL_MOON = (
    rf"(?:(?:ngay|dem) )?ram thang "
    rf"(?:{_NUMBER}|{_MONTH_NAME}|(?:hai|ba|tu|nam|sau|bay|tam|chin|muoi(?: mot| hai)?)(?!\w)){_YEAR}?"
)
_WHOLE_MONTH = rf"thang (?:{_NUMBER}|{_MONTH_NAME})(?: nhuan)?{_YEAR}?"
_CALENDAR = r"(?:am lich|lich am|al)(?!\w)"
_MARK = rf"\)?,?  (?:\(  (?:theo )?{_CALENDAR}  \)|(?:theo )?{_CALENDAR}(?!  :)){_YEAR}?"
_ONE = rf"(?:{_FULL_MOON}|{_WHOLE_MONTH}|{_DAY})(?:{_MARK})?"
_LIST_JOINT = r"(?:  ,  (?:va )?| va )"
_RUN = rf"{_ONE}(?:(?: den (?:het )?|  [-–]  |(?<!\d\d\d\d){_LIST_JOINT}){_ONE}){{0,6}}"
_LABEL = rf"(?:\(  (?:tuc )?{_CALENDAR}  :?|(?:am lich|lich am)(?!\w)(?:  :| la))  (?:(?:tu|vao) )?"
_DATES = _pattern(rf"(?<!\w)(?<!\d[/.-])(?<!gio\s)(?:(?P<label>{_LABEL}){_RUN}|{_RUN})")

_MARKED = _pattern(rf"(?<!\w)(?:{_CALENDAR}|{_CAN_CHI})")
_NAMED = _pattern(rf"(?<!\w)(?:ram (?=thang)|thang {_MONTH_NAME}|nhuan(?!\w)|{_TET})")
_FIRST_TEN = _pattern(r"(?<!\w)(?P<word>m[uo]ng) \d")
_FIRST_TEN_WRITTEN = frozenset(("mùng", "mồng", "mung"))
_HAS_MONTH = _pattern(r"[/.-]  \d|thang|tet")
_JOINT = _pattern(_LIST_JOINT)

_AS = r"(?:tuc(?: la)?|nham(?: vao)?|tuong (?:ung|duong)(?: voi)?|ung voi)"
_DATE_BEHIND = rf"(?:(?:tu|vao) )?(?:(?:thu \w{{1,4}}|chu nhat),? )?(?P<day>ngay )?{_NUMBER}" + (
    rf"(?:(?:  [-–,]  | va | den (?:ngay )?){_NUMBER}){{0,3}}(?:  [/.-]  | thang )\d"
)
_EXPLAINED = _pattern(
    rf"  [,;–-]?  (?:(?P<bracket>\()  (?:{_AS} )?(?:duong lich  :?  )?|(?:{_AS} (?:duong lich )?|duong lich  :?  ))"
    rf"(?={_DATE_BEHIND})"
)
_BRACKET_END = re.compile(r"[^()]{0,80}(\))")
_EXPLAINS = _pattern(rf"(?<=[\d)])(?: duong lich)?(?:  ,?  {_AS}|  \(  (?:{_AS})?)(?: (?:vao|tu))*  $")
_AFTER_DATE = _pattern(r"(?<=[\d)])  $")
_CLOSING = _pattern(r"  \)")
_LEADING_DAY = _pattern(r"ngay ")
_LONGEST_JOINT = 60


@dataclass(frozen=True, slots=True)
class Cut:
    """Characters that only repeat a date by the lunar calendar.

    ``opens`` tells that the date they repeat stands behind them, and so begins where they do.
    """

    start: int
    end: int
    opens: bool


def read_lunar(folded: str, written: Written) -> tuple[list[tuple[int, int]], list[Cut]]:
    """Return where lunar dates stand alone, and what is to be left out beside a day of the calendar, in order.

    ``written`` gives the words as printed between two places of the folded text: *mừng* folds like *mùng*.
    """
    if not _HINTS.search(folded):
        return [], []
    alone: list[tuple[int, int]] = []
    cuts: list[Cut] = []
    for found in _DATES.finditer(folded):
        for start, end in _lunar_parts(found, written):
            if not found["label"]:
                explained = _EXPLAINED.match(folded, end)
                if explained:
                    cuts += _cut_before(folded, start, explained)
                    continue
            before = (_AFTER_DATE if found["label"] else _EXPLAINS).search(
                folded, max(0, start - _LONGEST_JOINT), start
            )
            if before:
                closing = _CLOSING.match(folded, end)
                cuts.append(Cut(before.start(), closing.end() if closing else end, opens=False))
            else:
                alone.append((start, end))
    return alone, _apart(cuts)


def names_lunar_date(text: str) -> bool:
    """Tell whether ``text`` names a lunar date that does not only repeat another one."""
    return bool(read_lunar(fold(text), lambda first, last: text[first:last])[0])


def _apart(cuts: list[Cut]) -> list[Cut]:
    apart: list[Cut] = []
    for cut in sorted(cuts, key=lambda each: each.start):
        if not apart or cut.start >= apart[-1].end:
            apart.append(cut)
    return apart


def _lunar_parts(found: re.Match[str], written: Written) -> Iterator[tuple[int, int]]:
    """Yield the parts of a row of dates that are lunar: what marks the last of them marks those before it."""
    start, end = found.span()
    if found["label"]:
        yield start, end
        return
    text = found.string
    starts, ends = [start], []
    for joint in _JOINT.finditer(text, start, end):
        if _HAS_MONTH.search(text, starts[-1], joint.start()):
            ends.append(joint.start())
            starts.append(joint.end())
    ends.append(end)
    parts: list[tuple[int, int]] = []
    is_marked = False
    for first, last in zip(reversed(starts), reversed(ends), strict=True):
        is_marked = is_marked or _MARKED.search(text, first, last) is not None
        if is_marked or _is_named(text, written, first, last):
            parts.append((first, last))
    yield from reversed(parts)


def _is_named(text: str, written: Written, start: int, end: int) -> bool:
    """Whether a date is lunar by its own words; *mùng* needs a month, for *mùng 5 hằng tháng* is any month's."""
    if _NAMED.search(text, start, end):
        return True
    first_ten = _FIRST_TEN.search(text, start, end)
    if first_ten is None or not _HAS_MONTH.search(text, start, end):
        return False
    return written(*first_ten.span("word")).lower() in _FIRST_TEN_WRITTEN


def _cut_before(folded: str, start: int, explained: re.Match[str]) -> Iterator[Cut]:
    """Yield what to leave out in front of and behind the day that explains a lunar date."""
    day = None if explained["day"] else _LEADING_DAY.match(folded, start)
    yield Cut(day.end() if day else start, explained.end(), opens=True)
    closing = _BRACKET_END.match(folded, explained.end()) if explained["bracket"] else None
    if closing:
        yield Cut(*closing.span(1), opens=False)
