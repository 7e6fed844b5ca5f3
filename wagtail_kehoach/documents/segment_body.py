"""Where the lines of a plan's body began: sections, items, dashes, and sentences behind a title."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass

from wagtail_kehoach.documents.issuers import opens_body
from wagtail_kehoach.documents.segment_order import Number, Order, number_of
from wagtail_kehoach.documents.segment_rows import Rows
from wagtail_kehoach.documents.segment_words import (
    CAPITAL,
    CLOSES,
    CLOSING,
    COUNTED,
    COUNTED_PLACE,
    IN_CAPITALS,
    LIKELY_DUTY,
    MARKED_VOWEL,
    NAME_HEAD,
    NAME_NOT_DUTY,
    SECOND_HALF,
    SENTENCE,
    SMALL,
    SURE_DUTY,
    is_title,
)

_PATTERNS = (
    (
        "part",
        r"(?<!THÀNH\s)(?<!Thành\s)(?:PHẦN|Phần|CHƯƠNG|Chương)\s+((?:(?:THỨ|thứ)\s+)?(?:NHẤT|HAI|BA|TƯ|BỐN|NĂM|SÁU|nhất|hai|ba|tư|bốn|năm|sáu)"
        r"|[IVX]{1,5}|\d{1,2})(?!\w)\s?[.:\-–]?",
    ),
    ("article", r"Điều\s+(\d{1,3})\s?[.:]"),
    ("dotted", r"(\d{1,2}(?:\.\d{1,2}){1,3})(?:\s?[.)]|[\-–](?=\s)|(?=\s))"),
    ("roman", r"([IVX]{1,5}|[IVXl1|!H]{2,4})\s?[.\-–/:)]"),
    ("capital", r"([A-HĐ])(?:[.)/]|\s?[\-–](?=\s))"),
    ("item", r"(\d{1,2})(?:\s?[.)]|\s?[/\-–](?=\s))"),
    ("bracketed", r"\((\d{1,2})\)"),
    ("letter", r"\(?([a-hđik-n])\)|([a-hđ])\.(?=\s)"),
    ("dash", rf"[-–•+➢✓▪](?=\s|[{CAPITAL}])"),
)
_MARKS = re.compile(r"(?<!\S)(?:" + "|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS) + r")\s*(?=\S)")
_OPENS_SENTENCE = re.compile(rf"[\"“(]{{0,2}}[{CAPITAL}\d]")
_RUN_OF_CAPITALS = re.compile(
    rf"(?:[{CAPITAL}\d,.–/&()“”\"*_:]|-(?!\s)"
    r"|\s(?!(?:[-–+•]|\d{1,2}[.)/-]|\d{1,2}(?:\.\d{1,2})+\.?|[IVX]{1,5}\.)\s))*"
)
_WORD_IN_CAPITALS = re.compile(rf"(?<!\S)[{CAPITAL}]")
_BARE_HEADING = re.compile(rf"(?<=[.;:]\s)[{CAPITAL}]{{2,}}(?:,?\s[{CAPITAL}]{{2,}})+(?=\s)")
_STOP = re.compile(r"[.;:!?](?=\s|$)")
_END_MARK = re.compile(r"(?<=\./\.)\s+")
_SENTENCE_END = re.compile(r"(?<=[.;])\s+(?=[^\W\d_a-zđ])")
_PAGE_NUMBER = re.compile(
    r"(?<!\S)[-–]\s(\d{1,2})\s[-–](?!\S)|(?<=[.;:]\s)(\d{1,2})(?=\s(?:[-–+•]|\d{1,2}[.)]|[IVX]{1,5}\.)\s)"
)
_COUNTS_WITH_DASHES = re.compile(r"(?<!\S)1\s[-–]\s")
_QUOTED = re.compile(r"“[^”]*$")
_PAIR = re.compile(r"(?<!\w)[^\W\d_]+\s[-–]\s[^\W\d_]+\s[^\W\d_]+")
_SHORT_AND_DASH = re.compile(r"[^\W\d_]+(?:\s[^\W\d_]+){0,4}\s[-–]\s")
_SHORT_AND_NUMBER = re.compile(r"[^\W\d_]+(?:\s[^\W\d_]+){0,4}\s(?:\d{1,2}[.)/]\s|a\))")
_SHORT_AND_COLON = re.compile(r"[^\W\d_]+(?:\s[^\W\d_]+){0,4}\s?:")
_SMALL_DUTY = r"\s(?:chủ trì|phối hợp|tham mưu|tổng hợp|hướng dẫn|xây dựng|chuẩn bị|có trách nhiệm)(?!\w)"
_DUTY_IN_SMALL_LETTERS = re.compile(_SMALL_DUTY)
# The rest of a name, and what its unit does: "Phòng Tuyên truyền - | Báo chí chủ trì".
_SHORT_AND_DUTY = re.compile(rf"[^\W\d_]+(?:\s[^\W\d_]+){{0,2}}{_SMALL_DUTY}")
_TABLE_HEAD = re.compile(r"\s(?=(?:STT|TT)\s)")
_TABLE_HEAD_BEHIND_SMALL = re.compile(
    r"\s(?=(?:STT|TT|Stt)\s+(?:Nội dung|Nhiệm vụ|Công việc|Hoạt động|Thời gian|Họ (?:và )?tên|Tên)(?!\w))"
)
# What the parts of a plan are called: behind a Roman number that is due, no other sign need tell that a line began.
_NAMES_PART = re.compile(
    r"(?:Mục đích|Yêu cầu|Mục tiêu|Nội dung|Nhiệm vụ|Giải pháp|Thời gian|Địa điểm|Đối tượng|Thành phần|Kinh phí"
    r"|Phân công|Tổ chức thực hiện)(?!\w)"
)
_NEW_SENTENCE = re.compile(rf"(?<=[{SMALL}\d)”])\s+(?=[{CAPITAL}][{SMALL}])")
# Behind these no sign tells where the title ends, but the next word begins a sentence.
_TITLE_ALONE = re.compile(
    r"(?:Mục đích(?:,? yêu cầu)?|Yêu cầu|Mục tiêu(?: chung| cụ thể)?|Nội dung|Hình thức"
    r"|Thời gian(?:, địa (?:điểm|bàn))?|Địa điểm|Đối tượng(?: dự thi| tham gia)?|Thành phần"
    r"|Kinh phí(?: thực hiện)?|Quan điểm|Chỉ tiêu|Giải thưởng|Tổ chức thực hiện|Phân công (?:thực hiện|nhiệm vụ)"
    rf"|Phạm vi|Quy mô|Phương thức)\s+(?=[{CAPITAL}][{SMALL}]|\d)"
)
_SECTIONS = frozenset(["part", "capital", "roman", "article"])
_LONGEST_TITLE = 120
_LONGEST_CAPITALS = 300
_SHORTEST_ITEM = 20
_SHORTEST_NAME = 12
_FAR_APART = 400


@dataclass(slots=True)
class _Opened:
    """The line that is open while marks are read: its level, where its text begins."""

    level: str
    text: int
    sentence: int | None = None


class BodyCutter:
    """Finds the places where lines began; the outline goes on from one text to the next."""

    def __init__(self) -> None:
        self._order = Order()
        self.first_section = 0

    def cuts(self, text: str, start: int, end: int, rows: Rows) -> list[int]:
        """Return the places between ``start`` and ``end``, in order.

        ``first_section`` is then where the first number or heading stands.
        """
        reader = _Reader(text, start, end, self._order, rows)
        places = reader.read()
        self.first_section = reader.first_section
        return places


def _names_body(title: str) -> bool:
    """Whether a title names a body, behind a lead-in too: ``Giao Phòng Kế hoạch``, ``Đề nghị Hội Nông dân``."""
    return any(opens_body(title[word.start() :]) for word in _WORD_IN_CAPITALS.finditer(title))


class _Reader:
    """Reads one text: every mark is weighed by the line that is open, what stands before it and what follows."""

    def __init__(self, text: str, start: int, end: int, order: Order, rows: Rows) -> None:
        self._text = text
        self._start = start
        self._end = end
        self._order = order
        self._rows = rows
        self._cuts: set[int] = set()
        self._opened = _Opened("", start)
        self._titles: list[_Opened] = []
        self._pairs = Counter(match[0] for match in _PAIR.finditer(text, start, end))
        self.first_section = end

    def read(self) -> list[int]:
        self._cuts |= self._page_numbers()
        headings = self._bare_headings()
        place = self._start
        while match := _MARKS.search(self._text, place, self._end):
            if table := self._rows.within(match.start()):
                place = table
                continue
            # Behind "tuần 3 - Đọc sách" the number is none, but the dash may be one.
            place = match.start() + 1
            self._take_headings(headings, match.start())
            level = str(match.lastgroup)
            if self._opens_dash(match) if level == "dash" else self._opens_number(level, match):
                self._open(level, match.start(), match.end())
                place = match.end()
        self._take_headings(headings, self._end)
        self._cuts.update(match.end() for match in _END_MARK.finditer(self._text, self._start, self._end))
        places = sorted(self._cuts)
        for title in self._titles:
            behind = bisect_right(places, title.text)
            stop = places[behind] if behind < len(places) else self._end
            least = 0 if is_title(self._text, title.text) else _SHORTEST_ITEM
            if title.sentence is not None and title.text < title.sentence < stop - least:
                self._cuts.add(title.sentence)
        self._cut_closing()
        return sorted(self._cuts)

    def _open(self, level: str, place: int, text: int) -> None:
        if level != "dash":
            self.first_section = min(self.first_section, place)
        self._cuts.add(place)
        self._opened = _Opened(level, text, self._sentence_behind(level, text))
        self._titles.append(self._opened)

    def _take_headings(self, headings: list[re.Match[str]], place: int) -> None:
        """Open the headings without number that stand in front of ``place``."""
        while headings and headings[0].start() < place:
            self._order.begin_anew()
            first = headings.pop(0).start()
            self._open("heading", first, first)

    def _bare_headings(self) -> list[re.Match[str]]:
        """Find headings in capitals where no section has a number."""
        marks = _MARKS.finditer(self._text, self._start, self._end)
        if any(IN_CAPITALS.match(self._text, mark.end()) for mark in marks):
            return []
        found = _BARE_HEADING.finditer(self._text, self._start, self._end)
        return [match for match in found if MARKED_VOWEL.search(match[0]) and len(match[0]) <= _LONGEST_TITLE]

    def _page_numbers(self) -> set[int]:
        """Return the places around ``- 2 -``, ``- 3 -`` …, or ``2`` between two items, where they count pages."""
        found: list[re.Match[str]] = []
        with_dashes = _COUNTS_WITH_DASHES.search(self._text, self._start, self._end) is not None
        for match in _PAGE_NUMBER.finditer(self._text, self._start, self._end):
            apart = not found or match.start() - found[-1].end() >= _FAR_APART
            counts = int(match[1] or match[2]) == len(found) + 2
            if counts and apart and not (match[2] and with_dashes):
                found.append(match)
        return {place for match in found for place in (match.start(), match.end() + 1)}

    def _is_closed(self, place: int) -> bool:
        if place in self._cuts:
            return True
        before = self._text[max(self._opened.text, place - 40) : place]
        return not before.strip() or CLOSES.search(before) is not None

    def _is_behind_title(self, place: int) -> bool:
        """Whether only the words of a title stand between the line that is open and ``place``."""
        opened = self._opened
        if opened.level in ("", "dash") or place - opened.text > _LONGEST_TITLE:
            return False
        if _STOP.search(self._text, opened.text, place) is not None:
            return False
        return opened.sentence is None or opened.sentence >= place

    def _opens_number(self, level: str, match: re.Match[str]) -> bool:
        printed = next(group for group in match.groups()[match.re.groupindex[level] :] if group)
        if level == "roman" and printed.isdigit():
            level = "item"
        number = number_of(level, printed)
        if level == "item" and is_title(self._text, match.end()):
            in_capitals = Number("title", number.value)
            number = in_capitals if self._order.is_due(in_capitals) or not self._order.is_due(number) else number
        opens = self._accepts(number, printed, match)
        if opens:
            self._order.note(number)
        return opens

    def _accepts(self, number: Number, printed: str, match: re.Match[str]) -> bool:
        text, place, behind = self._text, match.start(), match.end()
        level, opened = number.level, self._opened
        if opened.text == place and opened.level not in (*_SECTIONS, "", "heading"):
            return False
        capitals = IN_CAPITALS.match(text, behind) is not None
        due, near = self._order.is_due(number), self._order.is_near(number)
        near = near and (capitals or number.value != (1,))
        if not due and not near:
            return False
        closed, title = self._is_closed(place), self._is_behind_title(place)
        if not closed and self._is_counted(number, place, title):
            return False
        sentence = _OPENS_SENTENCE.match(text, behind) is not None
        if level in ("part", "roman", "capital", "title"):
            if not printed.isupper() and level == "roman":
                return due and closed and capitals
            named = level == "roman" and _NAMES_PART.match(text, behind) is not None
            return capitals or due and (closed or title or named) and sentence
        if level == "item" and text[behind : behind + 1].isdigit():
            return due and closed and text[behind - 1].isspace()
        if level == "letter" and match[0].rstrip()[-1] == ".":
            return due and (closed or title) and sentence
        if number.value[-1] != 1 and near and closed and sentence:
            return True
        # A number of two parts that is exactly due is hardly ever part of a sentence.
        return due and (closed or title or level == "dotted" and sentence)

    def _is_counted(self, number: Number, place: int, title: bool) -> bool:
        """Whether the word before makes the number count something: ``tháng 1.``; a title may end in a place's word."""
        first = title and (number.level == "dotted" or number.value == (1,))
        near = max(0, place - 30)
        if COUNTED.search(self._text, near, place):
            return True
        return not first and COUNTED_PLACE.search(self._text, near, place) is not None

    def _opens_dash(self, match: re.Match[str]) -> bool:
        text, place, behind = self._text, match.start(), match.end()
        if self._opened.text == place:
            return False
        if self._is_closed(place):
            return True
        if not text[place + 1].isspace() or not _OPENS_SENTENCE.match(text, behind):
            return False
        if _QUOTED.search(text, max(0, place - 150), place):
            return False
        if match[0][0] not in "-–+":
            return True
        if not self._is_behind_title(place):
            long = place - self._opened.text >= _SHORTEST_NAME
            return match[0][0] == "+" or long and SURE_DUTY.match(text, behind) is not None
        return match[0][0] == "+" or self._opens_list(place, behind)

    def _opens_list(self, place: int, behind: int) -> bool:
        """Whether a dash behind a title begins its first item, and does not stand within the name in the title."""
        text = self._text
        title = text[self._opened.text : place]
        if is_title(text, self._opened.text):
            return not is_title(text, behind)
        if _SHORT_AND_DASH.match(text, behind, self._end) or _SHORT_AND_NUMBER.match(text, behind, self._end):
            return False
        if SURE_DUTY.match(text, behind) or not _names_body(title):
            return True
        pair = _PAIR.search(text, max(self._opened.text, place - 30), behind + 30)
        if _SHORT_AND_COLON.match(text, behind, self._end) or pair and self._pairs[pair[0]] > 1:
            return False
        if (likely := LIKELY_DUTY.match(text, behind)) is not None:
            return not _DUTY_IN_SMALL_LETTERS.match(text, likely.end())
        if NAME_NOT_DUTY.match(text, behind):
            return False
        rest_of_name = _SHORT_AND_DUTY.match(text, behind, self._end)
        if rest_of_name is not None and not opens_body(text[behind : behind + _LONGEST_TITLE]):
            return False
        return SECOND_HALF.match(text, behind) is None

    def _sentence_behind(self, level: str, start: int) -> int | None:
        """Return where a sentence begins behind a title: small letters behind capitals, a duty behind a unit's name."""
        text = self._text
        if is_title(text, start):
            run = _RUN_OF_CAPITALS.match(text, start, min(self._end, start + _LONGEST_CAPITALS))
            end = run.end() if run else start
            if table := _TABLE_HEAD.search(text, start, end):
                return table.end()
            # The first letter of the sentence is a capital too.
            if start < end < self._end and text[end].islower() and text[end - 1].isupper():
                return text.rfind(" ", start, end) + 1 or None
            return None
        if level == "dash":
            return None
        reach = min(self._end, start + _LONGEST_TITLE)
        if known := _TITLE_ALONE.match(text, start, reach):
            return known.end()
        first_stop = _STOP.search(text, start, reach)
        if table := _TABLE_HEAD_BEHIND_SMALL.search(text, start, first_stop.start() if first_stop else reach):
            return table.end()
        for match in _NEW_SENTENCE.finditer(text, start, first_stop.start() if first_stop else reach):
            before = text[max(start, match.start() - 20) : match.start()]
            if SENTENCE.match(text, match.end()) and not NAME_HEAD.search(before):
                return match.end()
        return None

    def _cut_closing(self) -> None:
        """Cut where the closing words to all units follow the last item."""
        for match in _SENTENCE_END.finditer(self._text, self._opened.text, self._end):
            if CLOSING.match(self._text, match.end()):
                self._cuts.add(match.end())
                return
