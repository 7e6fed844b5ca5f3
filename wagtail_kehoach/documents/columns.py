"""Putting two printed columns of a text file into reading order: left column first, then the right one.

Text taken from a page keeps the two columns of the heading and of the ending on one line, apart by a run of spaces.
A blank number (``Số        -KH/HU``) and a blank day (``ngày     tháng 4``) are runs of spaces too, so number and date
are looked for first.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from wagtail_kehoach.documents.anchors import (
    NATIONAL_MOTTO,
    NATIONAL_TITLE,
    PARTY_TITLE,
    authority_prefix,
    is_anchor,
    opens_recipients,
)
from wagtail_kehoach.documents.source import blank_markdown, fold_aligned
from wagtail_kehoach.vietnamese.dates import find_partial_dates
from wagtail_kehoach.vietnamese.document_types import document_type_named
from wagtail_kehoach.vietnamese.numbers import parse_number_line
from wagtail_kehoach.vietnamese.text import collapse

_HEADING_LINES = 40
_LONGEST_LINE = 400
_GAP = re.compile(r"(?<=\S)(?: {3,}|\s*\t\s*)(?=\S)")
_PLACE = re.compile(r"(?:^|(?<=\s))[^\W\d_][^\s,]*(?:\s[^\s,]+){0,7}\s?,?\s?$")
_FAR_RIGHT = 25


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or one column of it; ``column`` is 0 (left), 1 (right) or ``None`` outside two-column parts."""

    text: str
    column: int | None = None


def untangle(lines: list[str]) -> list[Piece]:
    """Return ``lines`` with a two-column heading and a two-column ending in reading order, all else untouched."""
    heading_end = _heading_end(lines)
    ending_start = next(
        (place for place in range(heading_end, len(lines)) if opens_recipients(_folded(lines[place]))), len(lines)
    )
    return [
        *_in_order(lines[:heading_end], _heading_columns),
        *(Piece(line) for line in lines[heading_end:ending_start]),
        *_in_order(lines[ending_start:], _ending_columns),
    ]


def place_and_date(line: str) -> tuple[int, int, int] | None:
    """Return (start of the place, start of the date, end of the date) of a line ``Bác Ái, ngày 05 tháng 4 năm 2024``.

    The place may be missing (then both starts are equal). ``None`` when the line prints no such date.
    """
    for start, end, _ in find_partial_dates(line[:_LONGEST_LINE]):
        offset = max(0, start - 80)
        place = _PLACE.search(line[offset:start])
        stated = line[start:end].casefold()
        if stated.startswith("ngày") and ("tháng" in stated or place):
            return (offset + place.start() if place else start), start, end
    return None


def _folded(line: str) -> str:
    return fold_aligned(blank_markdown(line[:_LONGEST_LINE])).strip()


def _heading_end(lines: list[str]) -> int:
    printed = 0
    for place, line in enumerate(lines):
        if len(line) < 80 and document_type_named(collapse(blank_markdown(line))):
            return place
        printed += bool(line.strip())
        if printed > _HEADING_LINES:
            break
    return 0


def _in_order(lines: list[str], columns_of: Callable[[str], tuple[str, str]]) -> list[Piece]:
    pairs = [columns_of(line) if len(line) <= _LONGEST_LINE else (line, "") for line in lines]
    if not any(left and right for left, right in pairs):
        return [Piece(line) for line in lines]
    left = [Piece(text, 0) for text, _ in pairs if text]
    return [*left, *(Piece(text, 1) for _, text in pairs if text)]


def _heading_columns(line: str) -> tuple[str, str]:
    if parse_number_line(line):
        return line, ""
    dated = place_and_date(line)
    if dated:
        return line[: dated[0]].strip(), line[dated[0] :].strip()
    if any(is_anchor(_folded(line), title) for title in (NATIONAL_TITLE, NATIONAL_MOTTO, PARTY_TITLE)):
        return "", line.strip()
    return _at_gap(line)


def _ending_columns(line: str) -> tuple[str, str]:
    if authority_prefix(line.strip(" *_")):
        return "", line.strip()
    return _at_gap(line)


def _at_gap(line: str) -> tuple[str, str]:
    gap = _GAP.search(line.rstrip())
    if gap and line[: gap.start()].strip():
        return line[: gap.start()].strip(), line[gap.end() :].strip()
    if len(line) - len(line.lstrip()) >= _FAR_RIGHT:
        return "", line.strip()
    return line.strip(), ""
