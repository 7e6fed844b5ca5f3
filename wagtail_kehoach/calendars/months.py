"""Months as their first days, and the weeks that a month's table shows."""

from __future__ import annotations

import re
from datetime import date, timedelta

_MONTH = re.compile(r"(\d{4})-(\d{1,2})", re.ASCII)
#: Beyond these years nobody plans, and dates run out.
FIRST_YEAR, LAST_YEAR = 1950, 2200


def month_of(day: date) -> date:
    """Return the first day of the month of ``day``."""
    return day.replace(day=1)


def later(month: date, number: int) -> date:
    """Return the month ``number`` months after ``month``, earlier when negative."""
    years, place = divmod(month.month - 1 + number, 12)
    return date(month.year + years, place + 1, 1)


def last_day(month: date) -> date:
    """Return the last day of ``month``."""
    return later(month, 1) - timedelta(days=1)


def read_month(text: str) -> date | None:
    """Return the month written as ``2026-12``, or ``None``."""
    found = _MONTH.fullmatch(text)
    if found is None or not 1 <= int(found[2]) <= 12 or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
        return None
    return date(int(found[1]), int(found[2]), 1)


def read_day(text: str) -> date | None:
    """Return the day written as ``2026-12-05``, or ``None``."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def weeks(month: date) -> list[list[date]]:
    """Return the weeks that ``month`` touches, each from Monday to Sunday."""
    monday = month - timedelta(days=month.weekday())
    number = (last_day(month) - monday).days // 7 + 1
    return [[monday + timedelta(days=7 * week + day) for day in range(7)] for week in range(number)]
