"""Place and date of issue: ``Bàu Sen, ngày 05 tháng 3 năm 2026``.

The form of documents has them in the heading; clubs, villages and contracts have them at the end, above the signature.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import dropwhile

from wagtail_kehoach.documents.columns import place_and_date
from wagtail_kehoach.documents.draft import Found
from wagtail_kehoach.documents.source import SourceDocument
from wagtail_kehoach.vietnamese.dates import DayState, Operator, PartialDate, Precision, find_partial_dates

_LONGEST_CLOSING_LINE = 100
_LEVELS = frozenset("xã phường đặc khu thôn ấp bản làng buôn xóm phố tổ dân tỉnh huyện quận thị trấn thành".split())
# What somebody did on a day, where a place would stand: "Đã ký ngày …", "Duyệt, ngày …".
_DONE = re.compile(r"(?:đã|ký|(?:phê )?duyệt|xác nhận|người|ban hành|thời gian)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dateline:
    """Place and date as printed; the place may be missing, and the date where none can be read from its words."""

    place: Found[str] | None
    date: Found[PartialDate] | None


def read_dateline(source: SourceDocument, start: int, end: int) -> Dateline | None:
    """Return the place and date with which the characters ``start`` to ``end`` of a heading end, ``None`` without."""
    printed = place_and_date(source.unmarked[start:end])
    if printed is None:
        return None
    place_start, date_start, date_end = (start + offset for offset in printed)
    dates = find_partial_dates(source.unmarked[date_start:date_end])
    place = source.trimmed(place_start, date_start, also=",")
    return Dateline(
        source.words(*place) if place[0] < place[1] else None,
        source.found(date_start, date_end, dates[0][2]) if dates and dates[0][0] == 0 else None,
    )


def closing_dateline(source: SourceDocument, start: int, end: int) -> Dateline | None:
    """Return the place and date that a line of the ending consists of.

    Stricter than in a heading, for dates of all kinds stand in the text above: the line holds nothing else, not even a
    full stop, and the date is one day, or a blank to write it in.
    """
    text = source.unmarked[start:end]
    if len(text) > _LONGEST_CLOSING_LINE or not text[-4:].isdigit():
        return None
    dated = read_dateline(source, start, end)
    if dated is None or dated.date is None or dated.date.span.end != end:
        return None
    if (dated.place or dated.date).span.start != start or not _is_one_day(dated.date.value):
        return None
    return dated if dated.place is None or _is_place(source.unmarked[start : dated.date.span.start]) else None


def _is_one_day(date: PartialDate) -> bool:
    return date.operator is Operator.ON and (date.precision is Precision.DAY or date.day_state is DayState.BLANK)


def _is_place(text: str) -> bool:
    """Whether the words in front of a date, its comma included, are the name of a place."""
    if _DONE.match(text) or len(text.split()) == 1 and not text.rstrip().endswith(","):
        return False
    return all(_is_name(part.split()) for part in text.rstrip(" ,").split(","))


def _is_name(words: list[str]) -> bool:
    """Whether words with capitals follow, behind a level in small letters: ``thành phố Bến Ngự``."""
    named = list(dropwhile(_LEVELS.__contains__, words))
    return bool(named) and all(word[0].isupper() or word.isdigit() or word in ("-", "–") for word in named)
