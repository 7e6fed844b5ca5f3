"""The signature block: sign of authority, on whose behalf, position, name (Nghị định 30/2020/NĐ-CP, phụ lục I).

``TM. ỦY BAN NHÂN DÂN`` / ``CHỦ TỊCH`` / name; ``KT. GIÁM ĐỐC`` / ``PHÓ GIÁM ĐỐC`` / name; ``HIỆU TRƯỞNG`` / name. Where
a deputy signs for the head of the body (``TM. …`` / ``KT. CHỦ TỊCH`` / ``PHÓ CHỦ TỊCH``), the position is the deputy's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from wagtail_kehoach.documents.anchors import authority_prefix, is_rule
from wagtail_kehoach.documents.draft import Found, Signature
from wagtail_kehoach.documents.lines import is_upper_case
from wagtail_kehoach.documents.source import SourceDocument, fold_aligned
from wagtail_kehoach.vietnamese.text import fold

_LONGEST_LINE = 160
_MOST_WORDS_OF_A_NAME = 6
_MOST_WORDS_OF_A_POSITION = 14
_ACTING = "Q"
_PROBABLE = 0.6

# Signs of authority that lost their point or were read badly: "KT, GIÁM ĐỐC", "T/ M", "TM- ", "T\M".
_DAMAGED_AUTHORITY = re.compile(
    r"(?P<authority>T\s?[/.\\|]?\s?M|K\s?[/.\\|]?\s?T|T\s?[/.\\|]?\s?L|T\s?[/.\\|]?\s?U\s?[/.]?\s?Q)(?:\s?[.,:;-]\s?|\s+)"
    r"(?=[^\W\d_]{2})"
)
_FIRST_LETTERS_OF_AUTHORITY = tuple("TKQ")
_ALONE = re.compile(r"(?:T[/.]?M|K[/.]?T|T[/.]?L|T[/.]?U[/.]?Q)\s?[.,:]?")
_UNSIGNED = re.compile(
    r"\W*(?:da ky|ky ten|ky va|ky ghi|ky,? (?:ghi ro ho ten|dong dau|ten)|chu ky|dau|ky so|chu ky so|da ky so)"
    r"(?:\W{1,3}(?:va )?(?:ghi ro ho ten|dong dau|ten|da ky))*\W*"
    r"|\W*(?:nguoi ky|ky boi|ky so boi|thoi gian ky|ngay ky|gio ky|co quan|email|to chuc)\s?:.*"
)
_POSITION = re.compile(
    r"(?:(?:pho|quyen|nguyen|q\.|p\.) ?)?(?:tong )?"
    r"(?:chu tich|giam doc|bi thu|hieu (?:truong|pho)|chanh (?:van phong|thanh tra|an)|chu nhiem|bien tap|thu ky"
    r"|uy vien|chi huy|chinh uy|chinh tri vien|phu trach"
    r"|(?:(?:chi )?(?:hoi|cuc)|hat|don|to|vien|doi|dai|tram|thu|bo|thon|khu|khoa|vu|so|xa|ban|phong|ke toan|tham muu)"
    r" ?truong"
    r"|truong|pho (?:ban|phong|khoa|tram|thon|khu|doan|tong))(?!\w)"
)
# In capitals a deputy and a head hold an office whatever it is of: "PHÓ LUỒNG CHÈO", "KÍP TRƯỞNG". "Phó" is a surname
# too, which names in capitals hardly ever show; "LÊ VĂN TRƯỞNG" is a name.
_OFFICE_IN_CAPITALS = re.compile(r"PH[ÓO]\s+\S.*|(?:\S+\s+){1,3}TRƯỞNG")
_REPRESENTS = re.compile(r"dai dien\s+(?=\S)")
_OTHER_POSITION = re.compile(
    r"(?:nguoi (?:lap|xay dung)|chuyen vien|can bo|cong chuc|giao vien|dai dien|quan doc)(?!\w)"
)
# Folded like "trưởng" (head), but a school or a surname. What a head is head of tells a damaged surname ("Trưong Thị").
_NO_HEADS = ("trường", "trương")
_HEAD = "truong"
_HEADED = frozenset("an ap ban bo cong chi cuc dai doan doi khoa khu nganh phong thon tieu to tram vu xa xom".split())
# Behind the name of a body or a whole first office: "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC".
_SECOND_POSITION = re.compile(
    r"(?<!ban)(?<!thuong truc)(?<!hoi dong)\s+(?=(?:pho |q\. ?)?(?:tong )?"
    r"(?:chu tich|giam doc|bi thu|hieu truong|chanh (?:van phong|thanh tra)|chu nhiem"
    r"|(?:(?:chi )?cuc|hat|don|vien|doi|to) truong"
    r"|truong (?:ban|phong|tram|thon|khu|cong an|doan|khoa))(?!\w))"
)
_TITLES = re.compile(
    r"(?:(?:(?:PGS|GS|TSKH|TS|Ts|ThS|Th\.?[Ss]|BSCK\s?I{1,2}|BS\.?\s?CK\s?I{1,2}|BS|Bs|DS|KTS|KS|CN|LS|NSƯT|NSND|NGƯT|NGND)"
    r"(?![^\W\d_])\.?,?\s*"
    r"|(?:[ĐD]ại|Thượng|Trung|Thiếu)\s(?:tá|úy|uý|tướng)\s|(?:Bác sĩ|Thạc sĩ|Tiến sĩ|Kỹ sư|Nhà giáo|Linh mục|Luật sư)\s"
    r"|[ĐD]/c\.?\s|Đồng chí\s|Ông\s|Bà\s)\s*)+(?=\w)"
)
_NAME_WORD = re.compile(r"[^\W\d_]+(?:['’`.\-][^\W\d_]+)*[.]?")
_SURNAMES = frozenset(
    (
        "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý An Ân Âu Bạch Bành Bế"
        " Biện Cái Cao Cấn Châu Chu Chung Chử Cù Cung Dư Diệp Doãn Đái Đàm Đào Đậu Điền Đinh Đoàn Đồng"
        " Đổng Đới Đường Giang Giáp Giàng Hà Hạ Hàn Hầu Hạng Hình Hoa Hồng Hứa Hùng Kha Khổng Khúc Khuất"
        " Kiều Kim La Lã Lai Lam Lâm Lăng Lầu Liễu Lò Lô Lộc Lù Lục Lư Lữ Lường Lương Lưu Ma Mã Mạc Mai"
        " Mẫn Mẫu Mấu Mùa Nghiêm Ngọ Ngụy Nhâm Nhan Nhữ Ninh Nông Ông Phí Phó Phùng Phương Quách Quan"
        " Quàng Quản Sầm Siu Sùng Tạ Tăng Tô Tôn Tống Thạch Thái Thân Thẩm Thào Thi Thiều Tiêu Tòng Triệu"
        " Trịnh Trình Trương Từ Ung Uông Ưng Vàng Vi Viên Vừ Vương Y K H Niê Rơ Ksor Kpă Nay Rmah Pinăng"
        " Chamaléa Katơr Đàng Quảng Thuận Bá Lưỡng Đạo Cầm Khà Vì Lèo Bạc Điêu Cà Tẩn Chảo Phàn Lồ Thèn"
        " Mông Hờ Chang Chá Sình Cứ Và Lỳ Pờ Toan Xìn Lừu Hảng"
    )
    .casefold()
    .split()
)
_FOLDED_SURNAMES = frozenset(map(fold, _SURNAMES))
# A line in capitals with one of these names a place or a body: "ĐOÀN XÃ BÀU SEN".
_OF_A_BODY = frozenset("xã phường tỉnh huyện thôn trường tncs việt".split())


class Shape(StrEnum):
    """What a line of the ending looks like by itself."""

    AUTHORITY = "authority"
    POSITION = "position"
    UNSIGNED = "unsigned"
    NAME = "name"
    CAPITALS = "capitals"
    OTHER = "other"


def shape_of(source: SourceDocument, start: int, end: int) -> Shape:
    """Return what the characters ``start`` to ``end``, a line or one column of it, look like in a signature."""
    text = source.unmarked[start:end]
    if not text or len(text) > _LONGEST_LINE:
        return Shape.OTHER
    folded = source.folded[start:end]
    if _UNSIGNED.fullmatch(folded):
        return Shape.UNSIGNED
    if authority_of(text) or _ALONE.fullmatch(text):
        return Shape.AUTHORITY
    if _is_position(text, folded):
        return Shape.POSITION
    if is_name(text):
        return Shape.NAME
    return Shape.CAPITALS if is_upper_case(text) else Shape.OTHER


def authority_of(text: str) -> re.Match[str] | None:
    """Match the sign of authority at the start of a line; also before small letters, where the line is short.

    ``Q.`` (acting) needs the capitals or a position behind it, so that ``Q. Tân Bình`` is none.
    """
    match = authority_prefix(text)
    if match:
        return match
    match = _DAMAGED_AUTHORITY.match(text)
    if match is None or len(text.split()) > _MOST_WORDS_OF_A_POSITION or text.rstrip()[-1] in ".;:,":
        return None
    return match if text[match.end()].isupper() else None


def is_position(text: str) -> bool:
    """Whether a line states in capitals what office the signer holds: ``PHÓ CHỦ TỊCH``."""
    return bool(text.strip()) and is_upper_case(text) and _is_position(text, fold_aligned(text))


def may_bear_authority(text: str) -> bool:
    """Whether a line can be one of authority at all: most lines are ruled out by their first letter."""
    return text[:1] in _FIRST_LETTERS_OF_AUTHORITY


def is_name(text: str) -> bool:
    """Whether a line is a person's name: two to six words, each with a capital, academic titles or a rank before.

    A name in capitals throughout must begin with a known surname.
    """
    text = text.rstrip(" .,")
    titles = _TITLES.match(text)
    words = text[titles.end() if titles else 0 :].split()
    if not 2 <= len(words) <= _MOST_WORDS_OF_A_NAME or not all(map(_NAME_WORD.fullmatch, words)):
        return False
    if all(word.isupper() for word in words):
        is_body = not _OF_A_BODY.isdisjoint(word.casefold() for word in words)
        return len(words) < _MOST_WORDS_OF_A_NAME and begins_with_surname(text) and not is_body
    small = [word for word in words if not word[0].isupper()]
    if len(small) > 1 or small and not begins_with_surname(text):
        return False
    return not any(len(word) > 2 and word.isupper() for word in words)


def begins_with_surname(text: str) -> bool:
    """Whether the first word, behind academic titles, is a known surname; in small letters lost signs are forgiven."""
    titles = _TITLES.match(text)
    words = text[titles.end() if titles else 0 :].split(maxsplit=1)
    if not words:
        return False
    first = re.split(r"['’`.\-]", words[0].casefold())[0]
    return first in _SURNAMES or not text.isupper() and fold(first) in _FOLDED_SURNAMES


def read_signature(source: SourceDocument, spans: Sequence[tuple[int, int]]) -> Signature:
    """Return the first signature that the lines ``spans`` hold, whose parts may be missing."""
    block = _Block(source)
    for start, end in spans:
        if is_rule(source.text[start:end]):
            continue
        if not block.take(start, end):
            break
    return block.signature()


def _is_position(text: str, folded: str) -> bool:
    words = text.split()
    if len(words) > _MOST_WORDS_OF_A_POSITION or text.rstrip()[-1:] in ";:":
        return False
    match = _POSITION.match(folded) or _OTHER_POSITION.match(folded)
    if match is None and is_upper_case(text):
        match = next(filter(None, map(_POSITION.match, _with_one_gap_closed(folded))), None)
    if match is None and is_upper_case(text) and _OFFICE_IN_CAPITALS.fullmatch(text.strip()):
        return text.startswith("PH") or len(words) == 2 or not begins_with_surname(text)
    if match is None or words[0].casefold() in _NO_HEADS:
        return False
    if fold(words[0]) == _HEAD and not is_upper_case(text) and is_name(text) and fold(words[1]) not in _HEADED:
        return False
    return text[0].isupper() and (is_upper_case(text) or text.rstrip()[-1] not in ".,")


def _with_one_gap_closed(folded: str) -> Iterator[str]:
    """Yield a line with each of its spaces left out in turn: one may have broken a word (``TRƯ ỞNG BAN``)."""
    for gap in re.finditer(r"(?<=\w) (?=\w)", folded):
        yield folded[: gap.start()] + folded[gap.end() :]


class _Block:
    """Takes the lines of a signature in order."""

    def __init__(self, source: SourceDocument) -> None:
        self._source = source
        self._authority: Found[str] | None = None
        self._behalf: tuple[int, int] | None = None
        self._position: tuple[int, int] | None = None
        self._deputises = False
        self._name: Found[str] | None = None
        self._name_came_first = False
        self._unknown: tuple[int, int] | None = None

    def take(self, start: int, end: int) -> bool:
        """Take a line; ``False`` when it begins the signature of somebody else."""
        shape = shape_of(self._source, start, end)
        if shape is Shape.UNSIGNED:
            return True
        if self._name is not None and self._is_next_signer(shape):
            return False
        if shape is Shape.AUTHORITY:
            self._take_authority(start, end)
        elif shape is Shape.NAME and not self._expects_body(start, end):
            self._name = self._name or self._source.words(start, end)
        elif shape is Shape.POSITION:
            self._take_position(start, end)
        elif shape in (Shape.CAPITALS, Shape.NAME) and self._name is None:
            self._take_capitals(start, end)
        return True

    def _is_next_signer(self, shape: Shape) -> bool:
        """Whether a line behind the name repeats what the signature already has; a column may stand out of order."""
        if shape is Shape.AUTHORITY:
            return self._authority is not None and (self._position is not None or not self._name_came_first)
        has_position = self._position is not None and not self._deputises
        return shape is Shape.NAME or shape is Shape.POSITION and has_position

    def signature(self) -> Signature:
        source = self._source
        position = self._position or (self._unknown if self._name and not self._authority else None)
        certain = 1.0 if self._position else _PROBABLE
        return Signature(
            self._authority,
            source.words(*self._behalf) if self._behalf else None,
            source.words(*position, certain) if position else None,
            self._name,
        )

    def _expects_body(self, start: int, end: int) -> bool:
        """Whether a line that may be a name goes on the name of a body: ``TM. ỦY BAN NHÂN DÂN`` / ``XÃ VÂN NHAI``."""
        text = self._source.unmarked[start:end]
        return self._position is None and self._behalf is not None and text.isupper() and not begins_with_surname(text)

    def _take_authority(self, start: int, end: int) -> None:
        text = self._source.unmarked[start:end]
        match = authority_of(text)
        if self._authority is not None:
            # "TM. ỦY BAN NHÂN DÂN" / "KT. CHỦ TỊCH" / "PHÓ CHỦ TỊCH": the position is the signer's own.
            if self._position is None:
                self._position, self._deputises = (start, end), True
            return
        self._name_came_first = self._name is not None
        sign = match["authority"] if match else text
        behind = start + match.end() if match else end
        self._authority = self._source.found(start, behind, "".join(sign.split()))
        if behind >= end:
            return
        if sign.startswith(_ACTING):
            self._position = (behind, end)
            return
        first = _POSITION.match(self._source.folded, behind, end)
        second = _SECOND_POSITION.search(self._source.folded, first.end() if first else behind, end)
        self._behalf = (behind, second.start() if second else end)
        if second:
            self._position = (second.end(), end)

    def _take_position(self, start: int, end: int) -> None:
        """Take a position; a second one below it is a further office: ``TRƯỞNG BAN`` / ``CHỦ TỊCH UBND XÃ``."""
        if self._position is not None and self._behalf is None and self._name is None:
            # "Đại diện Công an xã" / "TRƯỞNG CÔNG AN": whom the signer stands for, and the office.
            represented = _REPRESENTS.match(self._source.folded, *self._position)
            if represented and not _REPRESENTS.match(self._source.folded, start, end):
                self._behalf, self._position = (represented.end(), self._position[1]), (start, end)
        if self._position is None or self._deputises:
            self._position, self._deputises = (start, end), False

    def _take_capitals(self, start: int, end: int) -> None:
        if self._position is not None:
            self._position = self._joined(self._position, (start, end))
        elif self._behalf is not None:
            self._behalf = self._joined(self._behalf, (start, end))
        elif self._authority is not None:
            self._behalf = (start, end)
        else:
            self._unknown = self._unknown or (start, end)

    def _joined(self, span: tuple[int, int], more: tuple[int, int]) -> tuple[int, int]:
        """Return both spans as one, or the first alone where another column stands between them."""
        between = self._source.text[span[1] : more[0]].strip(" \t\n*_")
        return span if between else (span[0], more[1])
