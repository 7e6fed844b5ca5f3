"""Dates as plans write them, and as people type them: day, month, year, in this order."""

from __future__ import annotations

import re
from datetime import date

from wagtail_kehoach.vietnamese.date_phrases import find_partial_dates, parse_partial_date
from wagtail_kehoach.vietnamese.partial_date import (
    Anchor,
    DayState,
    Operator,
    PartialDate,
    Precision,
    Recurrence,
)
from wagtail_kehoach.vietnamese.text import clean, collapse, fold

__all__ = [
    "Anchor",
    "DayState",
    "Operator",
    "PartialDate",
    "Precision",
    "Recurrence",
    "find_partial_dates",
    "format_document_date",
    "parse_day",
    "parse_partial_date",
]

_TYPED_DAY = re.compile(
    r"(?:ngay )?(?P<day>\d{1,2}) ?(?:[/.-]|thang) ?(?P<month>\d{1,2}) ?(?:[/.-]|,? ?nam) ?(?P<year>\d{4})", re.ASCII
)


def parse_day(text: str) -> date:
    """Return the day that a person typed: ``25/02/2022``, ``25-2-2022``, ``25.2.2022`` or ``ngày 25 tháng 2 năm 2022``.

    Raises ``ValueError`` with a Vietnamese message, made for the person who typed, when ``text`` is none of these or no
    day of the calendar.
    """
    shown = collapse(clean(text[:200]))[:40]
    match = _TYPED_DAY.fullmatch(fold(collapse(text[:200])))
    if match is None:
        raise ValueError(f"Không đọc được ngày “{shown}”. Hãy nhập ngày/tháng/năm, ví dụ 25/02/2022.")
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        raise ValueError(
            f"Lịch không có ngày “{shown}”. Hãy kiểm tra lại ngày và tháng, ví dụ 25/02/2022 là 25 tháng 2 năm 2022."
        ) from None


def format_document_date(day: date) -> str:
    """Return ``day`` as documents print it: ``ngày 05 tháng 02 năm 2024``, ``ngày 19 tháng 3 năm 2024``.

    Days below 10 and the months 1 and 2 get a leading zero (Nghị định 30/2020/NĐ-CP, Phụ lục I).
    """
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"
