"""Where the lines of a heading began: names, titles, number, place and date, type, abstract, bases."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wagtail_kehoach.documents.anchors import NATIONAL_MOTTO, NATIONAL_TITLE, ORGANISATIONS, PARTY_TITLE
from wagtail_kehoach.documents.issuers import name_breaks, opens_body
from wagtail_kehoach.documents.segment_words import CAPITAL, SMALL
from wagtail_kehoach.documents.source import fold_aligned
from wagtail_kehoach.documents.type_line import read_type
from wagtail_kehoach.vietnamese.dates import find_partial_dates

_LONGEST_HEADING = 1_500
_LONGEST_ABSTRACT = 900
_TYPE = re.compile(rf"(?<!\S)(?=K[{CAPITAL}]\s{{0,3}}H[{CAPITAL}]{{3}})")
_TITLES = re.compile(
    "|".join(title.replace(" ", r"[\s-]{1,4}") for title in (NATIONAL_TITLE, NATIONAL_MOTTO, PARTY_TITLE))
    + r"|(?<=\s)doan tncs ho chi minh(?=\s+(?:so[\s:]|[-*•_]|[^\d]{2,40},? ngay))"
)
# Where one of them stands whole behind another line, it is the title on the right.
_ORGANISATION = re.compile(rf"\s*(?:{'|'.join(ORGANISATIONS)})(?=\s+(?!tinh|thanh pho|huyen|xa|phuong|quan|thi))")
_GAP = re.compile(r"(?<=\S)(?: {2,}|\s*\t\s*)(?=\S)")
_NUMBER = re.compile(
    r"(?<!\S)S[ốôó]\s?:?\s{0,12}[\d.…_]{0,12}\s{0,12}(?:[-/–]|(?<=\d\s)(?=[A-ZĐ]{2,5}/))[^\s]{2,40}"
    r"(?:\s?[-/–]\s?[A-ZĐ]\S{1,30})?(?=\s|$)"
)
# What a program for signing prints at the top of the first page.
_STAMP = re.compile(
    r"(?<!\S)(?:Ký bởi|Người ký|Cơ quan|Email|Ngày ký|Thời gian ký)\s?:\s[^:]{1,120}?"
    r"(?:\d{1,2}:\d\d(?::\d\d)?(?:\s\+07:00)?|(?=\s(?:Cơ quan|Email|Ngày ký|Thời gian ký)\s?:))"
)
_MARK = re.compile(
    r"(?<!\S)(?:TUYỆT MẬT|TỐI MẬT|MẬT|THƯỢNG KHẨN|HỎA TỐC(?: HẸN GIỜ)?|HOẢ TỐC|KHẨN"
    r"|DỰ THẢO(?: LẦN \S{1,4})?)(?=\s|$)"
)
# Words that only resemble the start of a name: "CÂU LẠC BỘ", "DỊCH VỤ".
_COMPOUND = re.compile(r"(?:LẠC|CÁN)\s+(?=BỘ)|(?:DỊCH|NGHIỆP|NỘI|PHỤC)\s+(?=VỤ)")
_ORNAMENT = re.compile(r"(?<!\S)[-_*•=]{3,}(?!\S)|(?<!\S)[*•](?!\S)")
_PLACE = re.compile(rf"(?:(?:TP\.\s?)?[{CAPITAL}][^\W\d_]+(?:[\s-]{{1,3}}[{CAPITAL}][^\W\d_]+){{0,5}}),?\s*$")
_NAME_BEFORE_PLACE = re.compile(rf"(?:(?!TP\.)[{CAPITAL}]{{2,}}\s+)+")
_BASIS = re.compile(
    r"(?<=[^\s\-–•])\s+(?=(?:[-–•]\s+)?(?:Căn cứ|(?:Tiếp tục\s+)?(?:Thực hiện|Triển khai|Thi hành)(?:\s+thực hiện)?\s+"
    r"(?:Kế hoạch|Nghị quyết|Chỉ thị|Công văn|Hướng dẫn|Chương trình|Quyết định|Thông báo|Kết luận|Nghị định|Luật"
    r"|Văn bản|Đề án|Thông tư|các)|Theo đề nghị|Xét đề nghị|Xét tình hình|Trên cơ sở)(?!\w))"
)
_OPENING = re.compile(
    r"(?<=[^\W_.;:,])[”\")]?\s+(?=(?:Nhằm|Để|Trong|Hưởng ứng|Phát huy|Chào mừng|Kỷ niệm|Năm|Nhân dịp|Được sự|Xuất phát"
    r"|Xét)\s)"
)
_BEHIND_BASES = re.compile(rf"(?<=[;.])\s+(?=(?:Nhằm|[{CAPITAL}][{SMALL}{CAPITAL}]+)\s)")
_RULE = re.compile(r"\s+(?=[-_=]{4,}(?:\s|$))|(?<=[-_=]{4})\s+")
_NOTE = re.compile(r"\s+(?=\((?:Ban hành )?[Kk]èm theo )")


def find_type(text: str) -> tuple[int, int] | None:
    """Return where the words *KẾ HOẠCH* that state the type begin and end."""
    for match in _TYPE.finditer(text, 0, _LONGEST_HEADING):
        named = read_type(text[match.start() : match.start() + 300])
        if named is not None:
            return match.start(), match.start() + named.end
    return None


class HeadingCutter:
    """Finds the places of a heading where lines began; the type stands from ``typed`` to ``title_end``."""

    def __init__(self, text: str, typed: int, title_end: int) -> None:
        self._text = text
        self._typed = typed
        self._title_end = title_end

    def cuts(self, body: int) -> set[int]:
        """Return the places; ``body`` is where the first section begins."""
        return {self._typed, self._title_end, *self._letterhead(), *self._below(body)}

    def _below(self, body: int) -> Iterator[int]:
        text, begin = self._text, self._title_end + 2
        reach = min(body, self._title_end + _LONGEST_ABSTRACT)
        for pattern, end in ((_RULE, reach), (_BASIS, body)):
            yield from (match.end() for match in pattern.finditer(text, begin, end))
        if opening := _OPENING.search(text, begin, reach):
            yield opening.end()
        # Behind the bases, in the sentence that says who makes the plan.
        for match in _BEHIND_BASES.finditer(text, begin, body):
            if text.startswith("Nhằm", match.end()) or opens_body(text[match.end() : match.end() + 80]):
                yield match.end()
        note = _NOTE.search(text, self._title_end, reach)
        if note:
            yield note.end()
            if (closing := text.find(")", note.end(), note.end() + 300)) > 0:
                yield closing + 1

    def _letterhead(self) -> Iterator[int]:
        head = self._text[: self._typed]
        taken: list[tuple[int, int]] = [match.span() for match in _TITLES.finditer(fold_aligned(head))]
        for pattern in (_NUMBER, _ORNAMENT, _MARK, _STAMP):
            taken += [match.span() for match in pattern.finditer(head)]
        taken += self._dates(head)
        taken.sort()
        free = 0
        for start, stop in [*taken, (self._typed, self._typed)]:
            if start >= free:
                yield start
                yield stop
                if title := _ORGANISATION.match(fold_aligned(head[free:start])):
                    yield free + title.end()
                names = head[free:start]
                yield from (free + gap.end() for gap in _GAP.finditer(names))
                compounds = {match.end() for match in _COMPOUND.finditer(names)}
                yield from (free + place for place in name_breaks(names) if place not in compounds)
                free = stop

    @staticmethod
    def _dates(head: str) -> Iterator[tuple[int, int]]:
        for start, stop, _ in find_partial_dates(head):
            if head[start:stop].lower().startswith("ngày"):
                place = _PLACE.search(head, max(0, start - 80), start)
                first = place.start() if place else start
                # Capitals in front belong to a name: "XÃ BÀU SEN Bàu Sen, ngày …".
                capitals = _NAME_BEFORE_PLACE.match(head, first, start)
                yield (capitals.end() if capitals else first), stop
                return
