"""The head of the first page: national or party title, issuing bodies, number, place and date.

A part may run over several lines (``Số:`` / ``12/KH-UBND``; ``Bà Rịa - Vũng`` / ``Tàu, ngày …``), so adjacent
lines are tried together, up to three.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from wagtail_kehoach.documents.anchors import (
    NATIONAL_MOTTO,
    NATIONAL_TITLE,
    PARTY_TITLE,
    YOUTH_TITLES,
    is_anchor,
    is_rule,
)
from wagtail_kehoach.documents.columns import place_and_date
from wagtail_kehoach.documents.draft import Found, SerialState
from wagtail_kehoach.documents.lines import is_upper_case, starts_lower
from wagtail_kehoach.documents.marks import is_mark
from wagtail_kehoach.documents.source import Line, SourceDocument
from wagtail_kehoach.vietnamese.dates import PartialDate, find_partial_dates
from wagtail_kehoach.vietnamese.numbers import DocumentNumber, parse_number_line

_MOST_LINES_OF_A_PART = 3
_LONGEST_LINE = 400
_LONGEST_NAME = 120
_LONGEST_HALF_OF_A_PLACE = 30
_NO_NAME = re.compile(
    r"\W*(?:du thao|hoa toc|khan|thuong khan|lan \d|ban sao|nguoi ky|ky boi|co quan:|thoi gian ky|email|dia chi"
    r"|dien thoai|website|trang \d|so:|mau so|phu luc|tai lieu)"
)
_BODY_STARTS = re.compile(
    r"(?:uy ban|ubnd|hdnd|hoi dong|so |bo |ban |phong |trung tam|van phong|dang bo|dang uy|huyen uy|tinh uy|thanh uy"
    r"|quan uy|thi uy|chi bo|dai |doan |hoi |mat tran|lien doan|cong doan|truong |cuc |chi cuc|tong |lien hiep|bao "
    r"|thu vien|bao tang|vien |huyen doan|tinh doan|xa doan|thanh doan|cong an|bch |btv |ubmttq|ub mttq|cong ty)"
)
_MASS_ORGANISATION = re.compile(
    r"(?:doan (?:tncs|thanh nien|xa|phuong|huyen|tinh)|bch doan|ban chap hanh doan"
    r"|hoi (?:lien hiep|nong dan|cuu chien binh|nha bao|chu thap do|nguoi cao tuoi|khuyen hoc|sinh vien)"
    r"|ubmttq|uy ban (?:mttq|mat tran)|ub mttq|mat tran|lien doan|cong doan|huyen doan|tinh doan|thanh doan|xa doan)"
)


@dataclass(slots=True)
class Letterhead:
    """The head as read."""

    national_title: Found[str] | None = None
    party_title: Found[str] | None = None
    mass_title: Found[str] | None = None
    superior_body: Found[str] | None = None
    issuer: Found[str] | None = None
    number: Found[DocumentNumber] | None = None
    place: Found[str] | None = None
    date: Found[PartialDate] | None = None

    @property
    def serial_state(self) -> SerialState:
        """Whether the number line gives a serial."""
        if self.number is None:
            return SerialState.ABSENT
        return SerialState.BLANK if self.number.value.serial is None else SerialState.GIVEN


def read_letterhead(source: SourceDocument, lines: Sequence[Line]) -> Letterhead:
    """Return what the lines in front of the document's type say."""
    reader = _Reader(
        source, [line for line in lines if not line.page_margin and line.end - line.start <= _LONGEST_LINE]
    )
    return reader.read()


class _Reader:
    def __init__(self, source: SourceDocument, lines: Sequence[Line]) -> None:
        self._source = source
        self._lines = [line for line in lines if source.text[line.start : line.end].strip()]
        self._head = Letterhead()

    def read(self) -> Letterhead:
        names: list[Line] = []
        place = 0
        while place < len(self._lines):
            line = self._lines[place]
            taken = self._take(place)
            if taken == 0 and self._is_name(line):
                names.append(line)
            place += max(1, taken)
        self._read_bodies(names)
        return self._head

    def _take(self, place: int) -> int:
        """Read what begins at a line other than a name; return how many lines it took, 0 for none."""
        line = self._lines[place]
        text = self._source.text[line.start : line.end]
        if is_rule(text):
            return 1
        reach = self._adjacent(place)
        for count in range(1, reach + 1):
            if self._take_title(line.start, self._lines[place + count - 1].end):
                return count
        for count in range(1, reach + 1):
            if self._take_number(line.start, self._lines[place + count - 1].end):
                return count
        for count in range(reach if self._may_begin_place(line) else 1, 0, -1):
            if self._take_date(line.start, self._lines[place + count - 1].end):
                return count
        return 0

    def _adjacent(self, place: int) -> int:
        """Return how many lines from here on follow each other directly in one column."""
        count = 1
        while count < _MOST_LINES_OF_A_PART and place + count < len(self._lines):
            before, line = self._lines[place + count - 1], self._lines[place + count]
            if line.start - before.end != 1 or line.column != before.column:
                break
            count += 1
        return count

    def _take_title(self, start: int, end: int) -> bool:
        start, end = self._source.trimmed(start, end)
        folded = self._source.folded[start:end]
        head = self._head
        if is_anchor(folded, NATIONAL_TITLE) or is_anchor(folded, NATIONAL_MOTTO):
            head.national_title = head.national_title or self._source.words(start, end)
        elif is_anchor(folded, PARTY_TITLE):
            head.party_title = head.party_title or self._source.words(start, end)
        elif any(is_anchor(folded, title) for title in YOUTH_TITLES):
            head.mass_title = head.mass_title or self._source.words(start, end)
        else:
            return False
        return True

    def _take_number(self, start: int, end: int) -> bool:
        number = parse_number_line(self._source.text[start:end])
        if number and self._head.number is None:
            self._head.number = self._source.found(start, end, number)
        return number is not None

    def _may_begin_place(self, line: Line) -> bool:
        """Whether a line may be the first part of a place that goes on below: ``Bà Rịa - Vũng``."""
        text = self._source.unmarked[line.start : line.end].strip()
        return (
            len(text) <= _LONGEST_HALF_OF_A_PLACE
            and not is_upper_case(text)
            and not starts_lower(text)
            and not any(character.isdigit() for character in text)
        )

    def _take_date(self, start: int, end: int) -> bool:
        dated = place_and_date(self._source.unmarked[start:end])
        if dated is None:
            return False
        if self._head.date is None:
            place_start, date_start, date_end = (start + offset for offset in dated)
            dates = find_partial_dates(self._source.unmarked[date_start:date_end])
            if dates:
                self._head.date = self._source.found(date_start, date_end, dates[0][2])
            span = self._source.trimmed(place_start, date_start, also=",")
            if span[0] < span[1]:
                self._head.place = self._source.words(*span)
        return True

    def _is_name(self, line: Line) -> bool:
        start, end = self._source.trimmed(line.start, line.end)
        return (
            line.column != 1
            and is_upper_case(self._source.unmarked[start:end])
            and end - start <= _LONGEST_NAME
            and not _NO_NAME.match(self._source.folded, start, end)
            and not is_mark(self._source.folded[start:end])
        )

    def _read_bodies(self, names: Sequence[Line]) -> None:
        """The last name is the issuer's, the one before its superior body's; a name may run over several lines."""
        groups: list[list[Line]] = []
        for line in names:
            start, end = self._source.trimmed(line.start, line.end)
            begins = _BODY_STARTS.match(self._source.folded, start, end) is not None
            adjacent = bool(groups) and not self._source.text[groups[-1][-1].end : line.start].strip()
            if adjacent and not begins:
                groups[-1].append(line)
            else:
                groups.append([line])
        bodies = [
            self._source.words(group[0].start, group[-1].end, 1.0 if len(group) == 1 else 0.9) for group in groups
        ]
        if bodies:
            self._head.issuer = bodies[-1]
            if _MASS_ORGANISATION.match(self._source.folded, bodies[-1].span.start):
                self._head.mass_title = self._head.mass_title or bodies[-1]
        if len(bodies) > 1:
            self._head.superior_body = bodies[-2]
