"""Where the rows of a data table began in a text without line ends: by its numbers, or by the bars of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

_RULE = re.compile(r"\|(?:[ \t]{0,3}:?-{3,}:?[ \t]{0,3}\|){2,30}")
_HEAD = re.compile(r"(?<!\S)(?:STT|TT|Stt|Số TT)(?=\t| {2,})")
_NUMBER = re.compile(r"(?<!\S)0?(\d{1,3})\.?(?=\t| {2,})")
_GAP = re.compile(r"\t| {3,}")
_BAR = re.compile(r"\s*\|")
_LONGEST_ROW = 800
_LONGEST_CELL = 200


class _Table(NamedTuple):
    """Where the rows of a table begin, and where it ends."""

    places: list[int]
    end: int


@dataclass(frozen=True, slots=True)
class Rows:
    """The places where rows begin, and the stretches of text that they fill."""

    cuts: set[int] = field(default_factory=set)
    spans: tuple[tuple[int, int], ...] = ()

    def within(self, place: int) -> int | None:
        """Return the end of the table that covers ``place``."""
        return next((end for start, end in self.spans if start <= place < end), None)


def row_cuts(text: str, start: int) -> Rows:
    """Return the rows of the tables behind ``start``."""
    cuts: set[int] = set()
    spans: list[tuple[int, int]] = []
    for table in (*_barred(text, start), *_numbered(text, start)):
        cuts.update(table.places)
        spans.append((table.places[0], table.end))
    return Rows(cuts, tuple(sorted(spans)))


def _barred(text: str, start: int) -> Iterator[_Table]:
    """Find Markdown tables: their rule tells how many bars a row has."""
    done = start
    for rule in _RULE.finditer(text, start):
        bars = rule[0].count("|")
        head = rule.start()
        for _ in range(bars):
            head = text.rfind("|", max(done, head - _LONGEST_ROW), head)
            if head < 0:
                break
        if head < 0 or rule.start() < done:
            continue
        places = [head, rule.start()]
        done = rule.end()
        while row := _BAR.match(text, done):
            end = row.end()
            for _ in range(bars - 1):
                end = text.find("|", end, end + _LONGEST_ROW) + 1
                if not end:
                    break
            if not end:
                break
            places.append(row.end() - 1)
            done = end
        yield _Table([*places, done], done)


def _numbered(text: str, start: int) -> Iterator[_Table]:
    """Find tables whose cells gaps set apart: rows begin with 1, 2, 3 … behind the head *STT*."""
    sought = start
    for head in _HEAD.finditer(text, start):
        if head.start() < sought:
            continue
        sought = head.start() + _LONGEST_CELL
        places = [head.start()]
        # The next row's number stands within a row's length of the last one.
        while row := _row_start(text, places[-1] + 1, len(places)):
            places.append(row)
        if len(places) > 1:
            end = _last_gap(text, places[-1])
            sought = max(sought, end)
            yield _Table(places, end)


def _row_start(text: str, begin: int, number: int) -> int | None:
    found = _NUMBER.finditer(text, begin, begin + _LONGEST_ROW)
    return next((match.start() for match in found if int(match[1]) == number), None)


def _last_gap(text: str, row: int) -> int:
    """Return where the last gap of the last row ends; its last cell nothing tells from what follows."""
    end = row
    while gap := _GAP.search(text, end, end + _LONGEST_CELL):
        end = gap.end()
    return end
