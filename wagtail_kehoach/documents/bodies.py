"""Names of bodies (cơ quan, tổ chức, đơn vị) as running text shows them.

A name begins with one of a few head words and goes on as long as its words do; which body it is, an editor decides.
"""

from __future__ import annotations

import re

from wagtail_kehoach.documents.anchors import key, words_pattern
from wagtail_kehoach.documents.duties import first_verb, opens_with_verb
from wagtail_kehoach.documents.heads import HEAD, HEAD_OF_UNIT
from wagtail_kehoach.documents.source import SourceDocument, fold_aligned
from wagtail_kehoach.vietnamese.text import within_one_edit

# Marks are lost first when a page is read by machine. A short word is then too many words at once.
_FOLDED_HEADS = (
    "uy ban",
    "trung tam",
    "cong an",
    "mat tran",
    "van phong",
    "thu vien",
    "chi bo",
    "dang uy",
    "buu dien",
    "nha van hoa",
    "cac don vi",
    "cac co quan",
    "cac thon",
    "cac truong",
    "cac ban nganh",
    "cac doan the",
    "ban chi huy",
    "ban chi dao",
    "ban tuyen giao",
    "ban thuong vu",
    "hoi nong dan",
    "hoi phu nu",
    "hoi lien hiep",
    "hoi cuu chien binh",
    "doan thanh nien",
    "doan tncs",
    "dai truyen thanh",
    "tram y te",
    "truong tieu hoc",
    "truong mam non",
    "truong trung hoc",
    "phong van hoa",
    "phong kinh te",
    "to dan pho",
)

# Words for every unit: a list of kinds, or one kind that takes in all. A word for what a unit does narrows a kind.
_KIND = (
    r"(?:cơ quan|đơn v[ịi]|địa phương|phòng|ban|sở|ngành|đoàn thể|cấp(?: (?:ủy|uỷ))?(?: đảng)?|tổ chức(?: đảng)?"
    r"|chi bộ|thôn|trường học|trung tâm|xã|phường)"
    r"(?!\w)(?! (?:thông tin|quản lý|tham mưu|giúp việc|chủ trì|chủ quản)(?!\w))"
)
_ALL_UNITS = words_pattern(
    rf"(?:(?:các )?thành viên [^,;.:()]{{3,60}}(?:,| và) )?"
    rf"(?:(?:thủ trưởng|lãnh đạo|người đứng đầu) )?(?:tất cả )?các "
    rf"(?:(?=cơ quan|đơn v[ịi]|địa phương){_KIND}|{_KIND}(?=(?:,| và) ))"
    rf"(?:(?:,| và) (?:các )?{_KIND})*"
    r"(?: (?:có )?liên quan| nêu trên| trên địa bàn(?!\w).*)?",
    re.IGNORECASE | re.DOTALL,
)

# "các chi bộ, các cơ quan, đơn vị" are all units too.
_AMONG_OTHERS = words_pattern(r"các [^.;:()]{0,120}(?<!\w)cơ quan, (?:các )?đơn v[ịi](?:,|$| $| và )", re.IGNORECASE)

# What ends a name: prepositions of time and way, words of reporting, punctuation other than a comma inside the name.
_END = words_pattern(
    r"(?<!vụ)(?<!phòng) (?:tổng hợp)(?!\w)| (?:qua|thông qua|trước|vào|theo|để|chậm nhất|muộn nhất|trễ nhất"
    r"|hằng|hàng|định kỳ"
    r"|kết quả|trong|khi|sau|bằng|về|tình hình|việc"
    r"|ngay|đúng|đến|từ|biết|tại|nhằm|chỉ đạo|xem xét|ban hành|hướng dẫn|quy định|phê duyệt|sửa đổi"
    r"|triển khai"
    r"|thực hiện|tuyên truyền|thông báo|được|năm|quý|tháng|ngày|khi|cho|do|có|gửi|phát động"
    r"|tổ chức(?! chính trị)|đối với)"
    r"(?!\w)|[;:.()“”\"]"
)
# "an ninh, trật tự", "phòng cháy, chữa cháy" are words of one name.
_SEPARATOR = words_pattern(
    r"(?:\s*,(?!\s*_)\s*|\s+và(?!\s*_)\s+)".replace("_", "(?:trật tự|chống|chữa cháy|cứu nạn|cứu hộ|tìm kiếm)")
)
# "các ban, ngành, đoàn thể" is one name: a list of kinds in small letters.
_IS_LISTED = re.compile(r"các\s", re.IGNORECASE)
_MORE_OF_LIST = re.compile(
    r"(?:các\s)?(?:phòng|ban|ngành|đoàn thể|đơn vị|cơ quan|tổ chức(?= )|địa phương|trường|nhà trường|thôn|ấp|xã|phường"
    r"|chi bộ|đảng bộ|sở|hội|tổ dân phố|khu dân cư|khu phố|khóm|doanh nghiệp|cá nhân|trung tâm|câu lạc bộ|cấp ủy"
    r"|cấp uỷ|đoàn|lực lượng)(?!\w)"
)
_LONGEST_NAME = 160
_LEAD_IN = words_pattern(
    r"(?:(?P<giver>(?:đồng thời,? )?(?:(?:trân trọng|kính) )?(?:đề nghị|mời|de nghi|yêu cầu"
    r"|giao(?: (?:nhiệm vụ|trách nhiệm))?(?: cho)?|phân công(?: nhiệm vụ)?(?: cho)?))"
    r"|(?:đối )?với|trách nhiệm của|nhiệm vụ của) ",
    re.IGNORECASE,
)

_DAMAGED_REQUEST = words_pattern("[ĐDđd][eêéèẽẻẹếềễểệ] ngh[iíìĩỉị] ")


def split_lead_in(text: str) -> int:
    """Return the length of a lead-in (``Đề nghị``, ``Giao``) in front of a body's name, 0 when there is none.

    One lost mark is forgiven (``Đe nghị``).
    """
    match = _LEAD_IN.match(text) or _DAMAGED_REQUEST.match(text)
    return match.end() if match else 0


def gives_work(text: str) -> bool:
    """Whether ``text`` opens with a word that gives work to the body named behind it: ``Giao``, ``Đề nghị``."""
    match = _LEAD_IN.match(text)
    return match is not None and match["giver"] is not None or _DAMAGED_REQUEST.match(text) is not None


def starts_with_body(text: str, *, any_case: bool = False) -> bool:
    """Whether ``text`` begins with the head word of a body's name.

    ``any_case`` also takes small letters and persons, as lists of units do: ``các cơ quan``, ``ban``, ``Đồng chí``.
    """
    return (HEAD_OF_UNIT if any_case else HEAD).match(text) is not None


def may_be_damaged_body(text: str) -> bool:
    """Whether ``text`` begins like a body's name that lost marks or a letter: ``Uy ban``, ``Phỏng Văn hóa``.

    Meant for places whose structure says that a unit is named there.
    """
    words = key(fold_aligned(text[:80])).split()
    return any(within_one_edit(" ".join(words[: head.count(" ") + 1]), head) for head in _FOLDED_HEADS)


def names_all_units(text: str) -> bool:
    """Whether ``text`` begins with words for every unit: ``các cơ quan, đơn vị``, ``các phòng, ban, ngành, đoàn thể``.

    A group of units (``các chi bộ trực thuộc``, ``các đơn vị thuộc Sở``, ``các thôn``) is not every unit.
    """
    named = _ALL_UNITS.match(text)
    if named is None:
        return _AMONG_OTHERS.match(text[: first_verb(text) or 0]) is not None
    rest = text[named.end() :].lstrip(" \n\t,")
    behind = len(text) - len(rest)
    return not rest or _END.match(text, named.end()) is not None or opens_with_verb(text[behind:])


def read_bodies(source: SourceDocument, start: int, end: int, *, any_case: bool = False) -> list[tuple[int, int]]:
    """Return the spans of the bodies named from ``start`` on, at most up to ``end``: ``A và B``, ``A, B``.

    An empty list when no body's name begins at ``start``; ``any_case`` also takes one in small letters there.
    """
    text = source.unmarked
    while start < end and text[start].isspace():
        start += 1
    if not (HEAD_OF_UNIT if any_case else HEAD).match(text, start, end):
        return []
    limit = min(end, start + 3 * _LONGEST_NAME)
    stop = _END.search(text, start, limit)
    limit = stop.start() if stop else limit
    verb = first_verb(text[start:limit])
    limit = start + verb if verb else limit
    bodies: list[tuple[int, int]] = []
    name_start = start
    for separator in _SEPARATOR.finditer(text, start, limit):
        if HEAD.match(text, separator.end(), limit):
            bodies.append(source.trimmed(name_start, separator.start()))
            name_start = separator.end()
        elif _IS_LISTED.match(text, name_start) and _MORE_OF_LIST.match(text, separator.end(), limit):
            continue
        elif not text[separator.end() : separator.end() + 1].isupper():
            limit = separator.start()
            break
    bodies.append(source.trimmed(name_start, limit))
    return [body for body in bodies if body[0] < body[1] <= body[0] + _LONGEST_NAME]
