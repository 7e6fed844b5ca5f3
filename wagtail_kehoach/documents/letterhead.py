"""The head of the first page: national or party title, issuing bodies, number, place and date.

Its parts are those of Nghị định 30/2020/NĐ-CP, phụ lục I, and of Hướng dẫn 36-HD/VPTW and 05-HD/VPTW of the Party.
A part may run over several lines (``Số:`` / ``12/KH-UBND``; ``Bà Rịa - Vũng`` / ``Tàu, ngày …``), so adjacent
lines are tried together, up to three. Where a line still holds both columns, each is read by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wagtail_kehoach.documents.anchors import (
    NATIONAL_MOTTO,
    NATIONAL_TITLE,
    ORGANISATIONS,
    PARTY_TITLE,
    YOUTH_TITLES,
    authority_prefix,
    is_anchor,
    is_rule,
    is_title,
    is_title_part,
)
from wagtail_kehoach.documents.columns import heading_columns, place_and_date
from wagtail_kehoach.documents.dateline import closing_dateline, read_dateline
from wagtail_kehoach.documents.draft import Found, SerialState
from wagtail_kehoach.documents.issuers import begins_another, issue_together, opens_body
from wagtail_kehoach.documents.lines import is_upper_case, starts_lower
from wagtail_kehoach.documents.marks import is_mark
from wagtail_kehoach.documents.source import Line, SourceDocument, fold_aligned
from wagtail_kehoach.vietnamese.dates import PartialDate
from wagtail_kehoach.vietnamese.numbers import DocumentNumber, parse_document_number, parse_number_line

_MOST_LINES_OF_A_PART = 3
_MOST_LINES = 120
_LONGEST_LINE = 400
_LONGEST_NAME = 160
_LONGEST_NAME_IN_SMALL_LETTERS = 90
_LONGEST_HALF_OF_A_PLACE = 30
_WHOLE_NAME, _JOINED_NAME, _UNUSUAL_NAME = 1.0, 0.9, 0.6
_DAMAGED = 0.6
_NO_NAME = re.compile(
    r"\W*(?:\(|du thao|hoa toc|khan(?!\w)|thuong khan|lan \d|ban sao|nguoi ky|ky boi|ky so|co quan:|thoi gian|ngay ky"
    r"|email|dia chi|dien thoai|sdt|fax|website|trang \d|so:|mau (?:so|\d|bieu)|phu luc|tai lieu|kem theo|ban hanh kem"
    r"|kinh gui|v/v"
    r"|nguon:|cong van den|den so|so den|http|www)"
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
    printed = [
        line for line in lines if not line.page_margin and line.table is None and line.end - line.start <= _LONGEST_LINE
    ][-_MOST_LINES:]
    return _Reader(source, [piece for line in printed for piece in _pieces(source, line)]).read()


def own_letterhead(source: SourceDocument, lines: Sequence[Line]) -> Sequence[Line]:
    """Return those of the last ``lines`` that a heading may consist of.

    They stand between the end of another document and the type of the plan that is attached to it.
    """
    first = len(lines)
    for place in range(len(lines) - 1, -1, -1):
        line = lines[place]
        text = source.unmarked[line.start : min(line.end, line.start + _LONGEST_LINE)].strip()
        above = [
            source.unmarked[each.start : each.end] for each in lines[max(0, place - _MOST_LINES_OF_A_PART) : place]
        ]
        if not _may_stand_in_heading(text, above):
            break
        if text:
            first = place
    return lines[first:]


def letterhead_below(source: SourceDocument, place: int, head: Letterhead) -> int:
    """Return the index behind the lines of a letterhead that begin at line ``place`` below the type; ``place`` if none.

    Text boxes and tables come behind the title in some files. ``head`` is what stands above; what it has stands nowhere
    else. A body alone is no letterhead, for abstracts name bodies too.
    """
    above: list[str] = []
    end, has_sure_line = place, False
    for index in range(place, min(len(source.lines), place + _MOST_LINES)):
        line = source.lines[index]
        text = source.unmarked[line.start : min(line.end, line.start + _LONGEST_LINE)].strip()
        if not text or line.page_margin or is_rule(text):
            continue
        folded = fold_aligned(text)
        has_date = head.date is None and closing_dateline(source, *source.trimmed(line.start, line.end)) is not None
        has_number = head.number is None and parse_number_line(text) is not None
        has_title = not (head.national_title or head.party_title or head.mass_title) and (
            is_title(folded) or is_title_part(folded)
        )
        if has_date or has_number or has_title:
            end, has_sure_line = index + 1, has_sure_line or has_number or has_title
        elif line.table is not None or head.issuer or not is_upper_case(text) or not _may_stand_in_heading(text, above):
            break
        above = [*above[1 - _MOST_LINES_OF_A_PART :], text]
    begins_with_date = end > place and closing_dateline(source, *_trimmed(source, place)) is not None
    return end if has_sure_line or begins_with_date else place


def _trimmed(source: SourceDocument, place: int) -> tuple[int, int]:
    return source.trimmed(source.lines[place].start, source.lines[place].end)


def _may_stand_in_heading(text: str, above: Sequence[str]) -> bool:
    if not text or is_rule(text) or parse_number_line(text) or place_and_date(text):
        return True
    folded = fold_aligned(text)
    if authority_prefix(text):
        return False
    if is_title(folded) or is_title_part(folded) or heading_columns(text)[1]:
        return True
    return is_upper_case(text) and (opens_body(text) or any(opens_body(line) for line in above))


def _pieces(source: SourceDocument, line: Line) -> Iterator[Line]:
    """Yield the line, or its two columns where it holds both."""
    if line.column is None:
        text = source.text[line.start : line.end]
        left, right = heading_columns(text)
        if left and right:
            yield replace(line, end=line.start + text.index(left) + len(left), column=0)
            yield replace(line, start=line.start + text.rindex(right), column=1)
            return
    yield line


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
            if self._take_title(line.start, self._lines[place + count - 1].end, line.column):
                return count
        for count in range(1, reach + 1):
            if self._take_number(line.start, self._lines[place + count - 1].end):
                return count
        if _NO_NAME.match(self._source.folded, line.start, line.end):
            return 1
        for count in range(1, (reach if self._may_begin_place(line) else 1) + 1):
            if self._take_date(line.start, self._lines[place + count - 1].end):
                return count
        return 0

    def _adjacent(self, place: int) -> int:
        """Return how many lines from here on follow each other directly in one column."""
        count = 1
        while count < _MOST_LINES_OF_A_PART and place + count < len(self._lines):
            before, line = self._lines[place + count - 1], self._lines[place + count]
            if self._source.text[before.end : line.start].strip() or line.column != before.column:
                break
            count += 1
        return count

    def _take_title(self, start: int, end: int, column: int | None) -> bool:
        start, end = self._source.trimmed(start, end)
        folded = self._source.folded[start:end]
        head = self._head
        if is_anchor(folded, NATIONAL_TITLE) or is_anchor(folded, NATIONAL_MOTTO):
            head.national_title = head.national_title or self._source.words(start, end)
        elif is_anchor(folded, PARTY_TITLE):
            head.party_title = head.party_title or self._source.words(start, end)
        elif any(is_anchor(folded, title) for title in YOUTH_TITLES):
            head.mass_title = head.mass_title or self._source.words(start, end)
        elif column == 1 and any(is_anchor(folded, name) for name in ORGANISATIONS):
            head.mass_title = head.mass_title or self._source.words(start, end)
        else:
            return False
        return True

    def _take_number(self, start: int, end: int) -> bool:
        start, end = self._source.trimmed(start, end)
        number = parse_number_line(self._source.unmarked[start:end])
        if number and self._head.number is None:
            is_damaged = number.serial is None and parse_document_number(self._source.unmarked[start:end]) is None
            self._head.number = self._source.found(
                start, end, replace(number, raw=self._source.text[start:end]), _DAMAGED if is_damaged else 1.0
            )
        return number is not None

    def _may_begin_place(self, line: Line) -> bool:
        """Whether a line may be the first part of a place that goes on below: ``Bà Rịa - Vũng``."""
        text = self._source.unmarked[line.start : line.end].strip()
        return (
            len(text) <= _LONGEST_HALF_OF_A_PLACE
            and not is_upper_case(text)
            and not starts_lower(text)
            and not any(character.isdigit() for character in text)
        ) or any(place_and_date(f"{text} {rest}") is not None for rest in ("tháng 1 năm 2000", "năm 2000"))

    def _take_date(self, start: int, end: int) -> bool:
        dated = read_dateline(self._source, start, end)
        if dated is None:
            return False
        if self._head.date is None:
            self._head.date = dated.date
            self._head.place = dated.place or self._head.place
        return True

    def _is_name(self, line: Line) -> bool:
        start, end = self._source.trimmed(line.start, line.end)
        text = self._source.unmarked[start:end]
        folded = self._source.folded[start:end]
        if line.column == 1 or end - start > _LONGEST_NAME or is_mark(folded) or is_title_part(folded):
            return False
        if is_upper_case(text):
            return not authority_prefix(text)
        return (
            opens_body(text)
            and text[:1].isupper()
            and end - start <= _LONGEST_NAME_IN_SMALL_LETTERS
            and text[-1] not in ".;:,"
        )

    def _read_bodies(self, names: Sequence[Line]) -> None:
        """The last name is the issuer's, the one before its superior body's; a name may run over several lines."""
        head = self._head
        groups = self._groups(names)
        known = [group for group in groups if opens_body(self._text(group))]
        is_letterhead = bool(head.national_title or head.party_title or head.mass_title or head.number or head.date)
        bodies = [
            self._source.words(group[0].start, group[-1].end, self._sureness(group))
            for group in known or (groups if is_letterhead else [])
            if is_letterhead or is_upper_case(self._text(group))
        ]
        if head.mass_title and (head.national_title or head.party_title):
            # Beside a national title the name of the Union is not the title of the form but the body above.
            bodies.insert(0, head.mass_title)
            head.mass_title = None
        if len(bodies) > 1 and is_letterhead and not (head.national_title or head.party_title or head.mass_title):
            # Read line by line, the title on the right comes behind the bodies on the left.
            if any(is_anchor(fold_aligned(bodies[-1].raw), name) for name in ORGANISATIONS):
                head.mass_title = bodies.pop()
        if bodies:
            head.issuer = bodies[-1]
        if len(bodies) > 1:
            head.superior_body = bodies[-2]

    def _groups(self, names: Sequence[Line]) -> list[list[Line]]:
        groups: list[list[Line]] = []
        for line in names:
            text = self._text([line])
            adjacent = bool(groups) and not self._source.text[groups[-1][-1].end : line.start].strip()
            name = self._text(groups[-1]) if groups else ""
            if adjacent and (not begins_another(name, text) or issue_together(name, text)):
                groups[-1].append(line)
            else:
                groups.append([line])
        return groups

    def _text(self, group: Sequence[Line]) -> str:
        return " ".join(self._source.unmarked[group[0].start : group[-1].end].split())

    def _sureness(self, group: Sequence[Line]) -> float:
        if not opens_body(self._text(group)) or not is_upper_case(self._text(group)):
            return _UNUSUAL_NAME
        return _WHOLE_NAME if len(group) == 1 else _JOINED_NAME
