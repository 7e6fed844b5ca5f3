"""Where the lines of an ending began: recipients, signature, appendices."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wagtail_kehoach.documents.anchors import authority_prefix
from wagtail_kehoach.documents.segment_words import CAPITAL, CLOSES, MARKED_VOWEL, SMALL, is_title

_RECIPIENTS = re.compile(r"(?<!\S)N[ơo]i\s+(?:nh[âậaạ]n|g[ửu]i)(?=\s{0,3}:)", re.IGNORECASE)
_SIGNS = r"(?:T\s?/\s?M|K\s?/\s?T|T\s?/\s?L|TM\.|KT\.|TL\.|TUQ\.|Q\.)"
_AUTHORITY = re.compile(rf"(?<!\S)(?={_SIGNS}\s?[{CAPITAL}]{{2}})")
_POSITION = re.compile(
    r"(?<!\S)(?:(?<!BAN )|(?<=TRƯỞNG BAN ))(?:PHÓ\s+)?(?:QUYỀN\s+)?"
    r"(?:CHỦ TỊCH|BÍ THƯ|(?:TỔNG )?GIÁM ĐỐC|CHÁNH VĂN PHÒNG|TRƯỞNG (?:BAN|PHÒNG|CÔNG AN|TRẠM|KHOA"
    r"|ĐOÀN|THÔN|CHI CỤC)|(?:ĐỘI|HẠT|ĐỒN|TRẠM|TỔ|CHI CỤC|CHỈ HUY|VIỆN|CỤC) TRƯỞNG|HIỆU TRƯỞNG|CHỦ NHIỆM|ỦY VIÊN|UỶ VIÊN"
    rf"|TỔNG BIÊN TẬP|THƯ KÝ)(?![{CAPITAL}])"
)
_DEPUTY = re.compile(r"(?<!\S)PHÓ\s+(?=\S)")
_CAPITALS = re.compile(rf"(?<!\S)[{CAPITAL}]{{2,}}(?:[\s,–&/-]{{1,3}}[{CAPITAL}]{{2,}})+(?![{SMALL}{CAPITAL}])")
_DASH = re.compile(rf"(?<!\S)[-–•+](?:\s(?=\S)|(?=[{CAPITAL}]))")
_ITEM_ENDS = re.compile(r"[:;.,)]\s*$")
_CAPITALS_BEFORE = re.compile(rf"(?:^|\s)[{CAPITAL}]{{2,}}\s*$")
_NAME = rf"(?!N[ơo]i\s)(?:[{CAPITAL}][{SMALL}]*\s(?!N[ơo]i\s)){{1,4}}[{CAPITAL}][{SMALL}]+"
_DEGREES = r"(?:BSCK[A-Z]{1,2}|BS|PGS|GS|ThS|THS|TS|DSCK[A-Z]{1,2}|DS|KS|CN|LS|NGƯT|NSƯT|NSND)"
_DEGREE = re.compile(rf"\s{_DEGREES}(?=\.)")
_DEGREE_BEFORE = re.compile(rf"(?<!\S){_DEGREES}\.$")
_NAME_BEHIND_ITEM = re.compile(rf"(?<=[.,;)])\s+(?=({_NAME})\s*(?:$|[-–•]\s|N[ơo]i\s))")
_NAME_BEHIND_CAPITALS = re.compile(rf"\s+(?:{_DEGREES}\.\s?)?({_NAME})?(?=[{CAPITAL}][{SMALL}]|\s|\d|\(|$)")
_SIGN_BEFORE = re.compile(rf"(?<!\S){_SIGNS}\s*$")
_APPENDIX = re.compile(rf"(?<!\S)(?:PHỤ LỤC(?![{CAPITAL}])|Phụ lục(?=\s+(?:[IVX]{{1,4}}|\d)))")


def ending_start(text: str, start: int) -> int:
    """Return where recipients and signature begin behind ``start``; the end of ``text`` where there are none."""
    found = [match.start() for pattern in (_RECIPIENTS, _AUTHORITY) if (match := pattern.search(text, start))]
    end = min(found, default=len(text))
    # A position in capitals behind the last sentence, the authority left out: "… thực hiện./. GIÁM ĐỐC Lê Thị Hòa".
    for position in _POSITION.finditer(text, max(start, end - 400), end):
        if CLOSES.search(text, max(start, position.start() - 10), position.start()):
            return position.start()
    return end


class EndingCutter:
    """Finds the places of an ending, which goes from ``start`` to the end of the text, where lines began."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._start = start

    def cuts(self) -> set[int]:
        """Return the places."""
        if self._start == len(self._text):
            return set()
        return {self._start, *self._items(), *self._signature(), *self._appendices()}

    def _items(self) -> Iterator[int]:
        text, start = self._text, self._start
        yield from (match.start() for match in _RECIPIENTS.finditer(text, start))
        for match in _DASH.finditer(text, start):
            before = text[max(start, match.start() - 12) : match.start()]
            goes_on = is_title(text, match.end())
            if _ITEM_ENDS.search(before) or _CAPITALS_BEFORE.search(before) and not goes_on:
                yield match.start()

    def _signature(self) -> Iterator[int]:
        text, start = self._text, self._start
        for match in _AUTHORITY.finditer(text, start):
            if authority_prefix(text[match.end() : match.end() + 12].upper()):
                yield match.start()
        for match in _CAPITALS.finditer(text, start):
            if MARKED_VOWEL.search(match[0]):
                yield from self._capitals(match.start(), match.end())
        for match in _NAME_BEHIND_ITEM.finditer(text, start):
            if not _DEGREE_BEFORE.search(text, max(start, match.start() - 8), match.start()):
                yield match.end()
            yield match.end(1)

    def _capitals(self, first: int, last: int) -> Iterator[int]:
        """Yield where the lines of a signature in capitals begin: ``KT. GIÁM ĐỐC`` / ``PHÓ GIÁM ĐỐC`` / name."""
        text = self._text
        if not self._is_signed_for(first) and _ITEM_ENDS.search(text, max(self._start, first - 5), first):
            yield first
        for pattern in (_POSITION, _DEPUTY):
            for match in pattern.finditer(text, first, last):
                if match.start() > first and not self._is_signed_for(match.start()):
                    yield match.start()
        if degree := _DEGREE.search(text, max(first, last - 9), last + 6):
            last = degree.start()
        name = _NAME_BEHIND_CAPITALS.match(text, last)
        if name:
            yield last
            if name[1]:
                yield name.end(1)

    def _is_signed_for(self, place: int) -> bool:
        """Whether a sign of authority stands in front and belongs to the capitals at ``place``."""
        return _SIGN_BEFORE.search(self._text, max(self._start, place - 8), place) is not None

    def _appendices(self) -> Iterator[int]:
        yield from (match.start() for match in _APPENDIX.finditer(self._text, self._start))
