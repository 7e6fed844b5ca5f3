"""Giving lines back to a text whose line ends were lost, as when a plan is pasted through a field of one line.

Cut is only where a plan certainly began a new line: at titles, number, place and date, type, bases, numbers that follow
in order, dashes behind the end of a sentence, recipients and signature.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from wagtail_kehoach.documents.anchors import NATIONAL_MOTTO, NATIONAL_TITLE, PARTY_TITLE, authority_prefix
from wagtail_kehoach.documents.issuers import name_breaks
from wagtail_kehoach.documents.source import fold_aligned
from wagtail_kehoach.documents.type_line import read_type
from wagtail_kehoach.vietnamese.dates import find_partial_dates

_LONG_LINE = 600
_ANCHORS_OF_A_LOST_LINE_END = 2
_LONGEST_HEADING = 1_500
_LONGEST_ABSTRACT = 900
_LONGEST_CAPITALS = 300

_U = "A-ZĐÁÀẢÃẠĂẮẰẲẴẶÂẤẦẨẪẬÉÈẺẼẸÊẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÚÙỦŨỤƯỨỪỬỮỰÝỲỶỸỴ"
_L = "a-z" + _U.removeprefix("A-Z").lower()
_TYPE = re.compile(rf"(?<![^\s])(?=[*_]{{0,3}}K[{_U}]\s?H[{_U}]{{4}}(?![{_U}]))")
_TITLES = re.compile(
    "|".join(title.replace(" ", r"[\s-]{1,4}") for title in (NATIONAL_TITLE, NATIONAL_MOTTO, PARTY_TITLE))
    + r"|(?<=\s)doan tncs ho chi minh(?=\s+(?:so[\s:]|[-*_]|[^\d]{2,40},? ngay))"
)
_NUMBER = re.compile(
    r"(?<!\S)S[ốôó]\s?:?\s{0,12}[\d.…_]{0,12}\s{0,12}[-/–][^\s]{2,40}(?:\s?[-/]\s?[A-ZĐ]\S{1,30})?(?=\s|$)"
)
_PLACE = re.compile(rf"(?:(?:TP\.\s?)?[{_U}][^\W\d_]+(?:[\s-]{{1,3}}[{_U}][^\W\d_]+){{0,5}}),?\s*$")
_NAME_BEFORE_PLACE = re.compile(rf"(?:(?!TP\.)[{_U}]{{2,}}\s+)+")
_BASIS = re.compile(
    r"(?<=[^\s\-–])\s+(?=(?:[-–]\s+)?(?:Căn cứ|(?:Tiếp tục\s+)?(?:Thực hiện|Triển khai|Thi hành)(?:\s+thực hiện)?\s+"
    r"(?:Kế hoạch|Nghị quyết|Chỉ thị|Công văn|Hướng dẫn|Chương trình|Quyết định|Thông báo|Kết luận|Nghị định|Luật"
    r"|Văn bản|Đề án|Thông tư|các)|Theo đề nghị|Xét đề nghị|Trên cơ sở)(?!\w))"
)
_OPENING = re.compile(r"(?<=[^\W_.;:,])[”\")]?\s+(?=(?:Nhằm|Để|Trong|Hưởng ứng|Phát huy|Chào mừng|Kỷ niệm|Năm)\s)")
_RULE = re.compile(r"\s+(?=[-_=]{4,}(?:\s|$))|(?<=[-_=]{4})\s+")
_NOTE = re.compile(r"\s+(?=\((?:Ban hành )?[Kk]èm theo )")

_ROMAN = re.compile(rf"(?<!\S)(?P<label>(?:PHẦN\s+)?[IVX]{{1,5}})\s?[.\-–/:)]\s?(?=[*_“\"]{{0,3}}[{_U}]{{2}})")
_CAPITAL_LETTER = re.compile(rf"(?<!\S)(?P<label>[A-H])[.)]\s(?=[{_U}]{{2,}}[\s,])")
_ITEM = re.compile(r"(?<!\S)(?P<label>\d{1,2})(?:[.)]|[/\-](?=\s))\s?(?=[*_“\"]{0,3}[^\W\d_])")
_DOTTED = re.compile(r"(?<!\S)(?P<label>\d{1,2}(?:\.\d{1,2}){1,3})\.?\s(?=[*_“\"]{0,3}[^\W\d_])")
_LETTER = re.compile(r"(?<!\S)(?P<label>[a-hđ])\)\s?(?=\S)")
_DASH = re.compile(r"(?<!\S)(?P<label>[-–•+*])\s(?=\S)")
_MARKS = re.compile(
    "|".join(
        f"(?P<{name}>{re.sub('[?]P<label>', '?:', pattern.pattern)})"
        for name, pattern in (
            ("roman", _ROMAN),
            ("capital", _CAPITAL_LETTER),
            ("dotted", _DOTTED),
            ("item", _ITEM),
            ("letter", _LETTER),
            ("dash", _DASH),
        )
    )
)
_FIRST_LABEL = re.compile(r"[IVX]+|\d+(?:\.\d+)*|[A-Za-zđ]")
_CLOSES = re.compile(r"(?:[.;:!?…]|\./\.)[\s”\")*_]*$")
_COUNTED = re.compile(
    r"(?:tháng|quý|đợt|thứ|số|năm|ngày|kỳ|lần|khóa|khoá|hạng|cấp|lớp|phần|điều|khoản|mục|chương|tuần|và|đến|từ)\s*$",
    re.I,
)
_SECOND_HALF = re.compile(
    r"(?:[Xx]ã hội|[Tt]hể thao|[Tt]hông tin|[Tt]hể dục|[Tt]ruyền thanh|[Tt]ruyền hình|[Dd]u lịch|[Đđ]ào tạo"
    r"|[Kk]ế hoạch|[Kk]ế toán"
    r"|[Hh]ành chính|[Mm]ôi trường|[Cc]ông nghệ|[Xx]ây dựng|[Tt]hống kê|[Tt]hương binh|[Nn]ghệ thuật"
    r"|[Tt]ự do|[Hh]ạnh phúc"
    r"|[Vv]ăn nghệ|[Kk]hoa học|[Kk]ỹ thuật|[Ii]nternet|[Tt]ổng hợp|[Nn]ghiệp vụ|[Vv]ũng Tàu|[Hh]uế"
    r"|[Tt]háp Chàm)(?!\w)"
)
_LONGEST_TITLE = 120
# Behind these no sign tells where the title or the unit's name ends, but the next word begins a sentence.
_TITLE_ALONE = re.compile(
    rf"(?:Mục đích(?:, yêu cầu)?|Yêu cầu|Mục tiêu(?: chung| cụ thể)?|Nội dung|Hình thức|Thời gian|Địa điểm"
    rf"|Đối tượng|Thành phần"
    rf"|Kinh phí|Quan điểm)\s+(?=[{_U}][{_L}])"
)
_DUTY = re.compile(
    rf"(?<=[{_L}0-9])\s+(?=(?:Chủ trì|Chủ động|Phối hợp|Tham mưu|Vận động|Hướng dẫn|Chỉ đạo|Triển khai"
    r"|Chịu trách nhiệm"
    r"|Đẩy mạnh|Tăng cường|Bố trí|Tuyên truyền|Tổ chức (?:triển khai|thực hiện|tuyên truyền)|Theo dõi"
    r"|Căn cứ|Phân công)\s)"
)

_RECIPIENTS = re.compile(r"(?<!\S)[*_]{0,3}N[ơo]i\s+nh[âậaạ]n(?=\s?:)", re.I)
_AUTHORITY = re.compile(
    rf"(?<!\S)[*_]{{0,3}}(?=(?:T\s?/\s?M|K\s?/\s?T|T\s?/\s?L|TM\.|KT\.|TL\.|TUQ\.|Q\.)\s?[{_U}]{{2}})"
)
_POSITION = re.compile(
    rf"(?<!\S)(?:PHÓ\s+)?(?:QUYỀN\s+)?(?:CHỦ TỊCH|BÍ THƯ|GIÁM ĐỐC|CHÁNH VĂN PHÒNG|TRƯỞNG (?:BAN|PHÒNG"
    rf"|CÔNG AN)|HIỆU TRƯỞNG"
    rf"|CHỦ NHIỆM|ỦY VIÊN|UỶ VIÊN|THƯỜNG TRỰC|TỔNG BIÊN TẬP|CHỈ HUY TRƯỞNG|VIỆN TRƯỞNG|CỤC TRƯỞNG"
    rf"|CHI CỤC TRƯỞNG)(?![{_U}])"
)
_CAPITALS = re.compile(rf"(?:[{_U}\d,.–/&()*_]|-(?!\s)|\s(?![-–+]\s))*")
_NAME_BEHIND_ITEM = re.compile(rf"(?<=[.,;])\s+(?=((?:[{_U}][{_L}]+\s){{1,4}}[{_U}][{_L}]+[*_]*)\s*(?:$|[-–]\s))")
_CAPITALS_BEFORE_DASH = re.compile(rf"[{_U}]{{2}}[*_]*\s*$")
_CLOSING_BEGINS = re.compile(
    r"(?<=[.;])\s+(?=(?:Trên đây là|Nhận được [Kk]ế hoạch|Căn cứ (?:nội dung )?Kế hoạch này|Yêu cầu (?:các"
    r"|thủ trưởng)"
    r"|Trong quá trình (?:tổ chức |triển khai )?thực hiện))"
)
_STOPS = re.compile(r"[.;:!?]|\s[-–+]\s")
_ITEM_ENDS = re.compile(r"[:;.,)]\s*$")
_APPENDIX = re.compile(rf"(?<!\S)PHỤ LỤC(?![{_U}])")
_END_MARK = re.compile(r"(?<=\./\.)\s+")


def has_lost_line_ends(lines: list[str]) -> bool:
    """Whether some line holds what certainly were several: two sections, or a section and the recipients."""
    return any(len(line) > _LONG_LINE and _certain_anchors(line) >= _ANCHORS_OF_A_LOST_LINE_END for line in lines)


def segmented(lines: list[str]) -> list[str]:
    """Return ``lines``, those with lost line ends cut where lines began; nothing but white space is left out."""
    pieces: list[str] = []
    body = False
    order = _Order()
    for line in lines:
        if not line.strip():
            pieces.append(line)
            continue
        cutter = _Cutter(line, order, in_body=body)
        pieces += cutter.pieces()
        body = cutter.in_body
    return pieces


def _certain_anchors(line: str) -> int:
    sections = {match["label"] for match in _ROMAN.finditer(line)}
    return len(sections) + bool(_RECIPIENTS.search(line)) + bool(_TITLES.search(fold_aligned(line[:_LONGEST_HEADING])))


class _Cutter:
    """Finds the places in one line where others began."""

    def __init__(self, line: str, order: _Order, *, in_body: bool) -> None:
        self._line = line
        self._order = order
        self._cuts: set[int] = set()
        self.in_body = in_body

    def pieces(self) -> list[str]:
        start = 0
        if not self.in_body:
            start = self._cut_heading()
        ending = self._ending()
        self._cut_body(start, ending)
        self._cut_ending(ending)
        bounds = [0, *sorted(cut for cut in self._cuts if 0 < cut < len(self._line)), len(self._line)]
        parts = (self._line[first:last].strip() for first, last in zip(bounds, bounds[1:], strict=False))
        return [part for part in parts if part]

    def _cut_heading(self) -> int:
        """Cut the heading and return where the body begins: at the first section, or where the abstract ends."""
        line = self._line
        typed = next(
            (match.start() for match in _TYPE.finditer(line, 0, _LONGEST_HEADING) if read_type(line[match.start() :])),
            None,
        )
        if typed is None:
            return 0
        self.in_body = True
        self._cuts.add(typed)
        self._cut_letterhead(typed)
        named = read_type(line[typed:])
        title_end = typed + (named.end if named else 0)
        self._cuts.add(title_end)
        section = _ROMAN.search(line, title_end)
        body = section.start() if section else len(line)
        reach = min(body, title_end + _LONGEST_ABSTRACT)
        for pattern in (_RULE, _NOTE, _BASIS, _OPENING):
            for match in pattern.finditer(line, title_end + 2, body if pattern is _BASIS else reach):
                self._cuts.add(match.end())
                if pattern is _OPENING:
                    break
        note = _NOTE.search(line, title_end, reach)
        if note and (closing := line.find(")", note.end(), note.end() + 300)) > 0:
            self._cuts.add(closing + 1)
        return body

    def _cut_letterhead(self, end: int) -> None:
        head = self._line[:end]
        taken: list[tuple[int, int]] = [match.span() for match in _TITLES.finditer(fold_aligned(head))]
        taken += [match.span() for match in _NUMBER.finditer(head)]
        taken += self._dates(head)
        taken += [match.span() for match in re.finditer(r"(?<!\S)[-_*]{3,}(?!\S)|(?<!\S)\*(?!\S)", head)]
        taken.sort()
        free = 0
        for start, stop in [*taken, (end, end)]:
            if start >= free:
                self._cuts.update((start, stop))
                self._cuts.update(free + place for place in name_breaks(head[free:start]))
                free = stop

    def _dates(self, head: str) -> Iterator[tuple[int, int]]:
        for start, stop, _ in find_partial_dates(head):
            if head[start:stop].lower().startswith("ngày"):
                place = _PLACE.search(head, max(0, start - 80), start)
                first = place.start() if place else start
                # Capitals in front belong to a name: "XÃ BÀU SEN Bàu Sen, ngày …".
                capitals = _NAME_BEFORE_PLACE.match(head, first, start)
                first = capitals.end() if capitals else first
                yield first, stop
                return

    def _ending(self) -> int:
        """Return where recipients and signature begin, behind the last section."""
        sections = list(_ROMAN.finditer(self._line))
        start = sections[-1].end() if sections else 0
        found = [match.start() for pattern in (_RECIPIENTS, _AUTHORITY) if (match := pattern.search(self._line, start))]
        return min(found, default=len(self._line))

    def _cut_body(self, start: int, end: int) -> None:
        order, line = self._order, self._line
        title_from = start
        titles: list[int] = []
        for match in _MARKS.finditer(line, start, end):
            kind = match.lastgroup or ""
            before = line[max(0, match.start() - 30) : match.start()]
            follows = line[match.end() : match.end() + 40]
            since = match.start() - title_from
            if kind == "dash":
                opens = self._opens_dash(match[0], before, follows, since)
            else:
                opens = order.takes(kind, match[0]) and self._opens_number(kind, before, since)
            if opens:
                if kind != "dash":
                    order.note(kind, match[0])
                self._cuts.add(match.start())
                title_from = match.end()
                if kind in ("roman", "capital"):
                    titles.append(match.end())
                elif kind != "dash":
                    self._cut_behind_title(match.end(), end)
        self._cuts.update(match.end() for match in _CLOSING_BEGINS.finditer(line, start, end))
        self._cuts.update(match.start() for match in _APPENDIX.finditer(line, start))
        self._cuts.update(match.end() for match in _END_MARK.finditer(line, start))
        marks = sorted(self._cuts)
        for title in titles:
            place = bisect_left(marks, title)
            self._cut_behind_capitals(title, marks[place] if place < len(marks) else end)

    @staticmethod
    def _opens_dash(mark: str, before: str, follows: str, since: int) -> bool:
        if _CLOSES.search(before):
            return True
        if _SECOND_HALF.match(follows) or follows[:1].islower() or not follows[:1].isalpha():
            return False
        # Behind a short title no sentence ends: "1. Mục đích - Giúp người dân …".
        return mark[0] == "+" or since <= _LONGEST_TITLE

    @staticmethod
    def _opens_number(kind: str, before: str, since: int) -> bool:
        if kind in ("roman", "capital") or _CLOSES.search(before) or not before.strip():
            return True
        return since <= _LONGEST_TITLE and not _COUNTED.search(before)

    def _cut_behind_title(self, start: int, end: int) -> None:
        """Cut behind a well-known title, or in front of the duty that follows a unit's name."""
        known = _TITLE_ALONE.match(self._line, start, end)
        duty = known or _DUTY.search(self._line, start, min(end, start + _LONGEST_TITLE))
        if duty and (known or not _STOPS.search(self._line, start, duty.start())):
            self._cuts.add(duty.end())

    def _cut_behind_capitals(self, start: int, end: int) -> None:
        """Cut behind the title of a section where a sentence in small letters follows it."""
        match = _CAPITALS.match(self._line, start, min(end, start + _LONGEST_CAPITALS))
        stop = match.end() if match else start
        # The first letter of the sentence is a capital too.
        if stop < end and self._line[stop : stop + 1].islower():
            self._cuts.add(self._line.rfind(" ", start, stop) + 1)

    def _cut_ending(self, start: int) -> None:
        line = self._line
        for match in _RECIPIENTS.finditer(line, start):
            self._cuts.add(match.start())
        for match in _DASH.finditer(line, start):
            before = line[max(start, match.start() - 5) : match.start()]
            if _ITEM_ENDS.search(before) or _CAPITALS_BEFORE_DASH.search(before):
                self._cuts.add(match.start())
        for match in _AUTHORITY.finditer(line, start):
            if authority_prefix(line[match.end() : match.end() + 12].upper()):
                self._cuts.add(match.start())
        for match in _POSITION.finditer(line, start):
            prefix = authority_prefix(line[max(start, match.start() - 8) : match.start()].lstrip() + "XX")
            if prefix is None:
                self._cuts.add(match.start())
            capitals = _CAPITALS.match(line, match.start())
            if capitals and line[capitals.end() : capitals.end() + 1].islower():
                self._cuts.add(line.rfind(" ", match.start(), capitals.end()) + 1)
        for match in _NAME_BEHIND_ITEM.finditer(line, start):
            self._cuts.update((match.end(), match.end(1)))


class _Order:
    """Takes the numbers of each level in their order only: 1, 2, 3 …; a new section counts anew."""

    _DEEPER = {
        "capital": ("roman", "item", "dotted", "letter"),
        "roman": ("item", "dotted", "letter"),
        "item": ("dotted", "letter"),
        "dotted": ("letter",),
        "letter": (),
    }
    _LETTERS = "abcdđegh"

    def __init__(self) -> None:
        self._last: dict[str, tuple[int, ...]] = {}

    def takes(self, kind: str, label: str) -> bool:
        """Whether the number is the first of its level or the next one."""
        number = self._number(kind, label)
        last = self._last.get(kind)
        if kind == "dotted":
            item = self._last.get("item")
            if last and (number[:-1] == last[:-1] and number[-1] == last[-1] + 1):
                return True
            return number[-1] == 1 and (item is None or number[0] == item[0] or bool(last))
        return number == ((1,) if last is None else (last[0] + 1,))

    def note(self, kind: str, label: str) -> None:
        self._last[kind] = self._number(kind, label)
        for deeper in self._DEEPER[kind]:
            self._last.pop(deeper, None)

    def _number(self, kind: str, label: str) -> tuple[int, ...]:
        found = _FIRST_LABEL.search(label.replace("PHẦN", ""))
        text = found[0] if found else ""
        if kind == "roman":
            values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in text]
            return (sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True)),)
        if kind == "capital":
            return (ord(text) - ord("A") + 1,)
        if kind == "letter":
            return (self._LETTERS.find(text) + 1,)
        return tuple(int(part) for part in text.split("."))
