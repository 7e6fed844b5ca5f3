"""Names of bodies (cơ quan, tổ chức, đơn vị) as running text shows them.

A name begins with one of a few head words and goes on as long as its words do; which body it is, an editor decides.
"""

from __future__ import annotations

import re

from wagtail_kehoach.documents.anchors import words_pattern
from wagtail_kehoach.documents.source import SourceDocument

_HEADS = (
    "Ban Bí thư|Ban Bảo vệ|Ban Chấp hành|Ban Chỉ đạo|Ban Chỉ huy|Ban Công tác|Ban Dân vận|Ban Giám đốc|Ban Giám hiệu"
    "|Ban Quản lý|Ban Thường trực|Ban Thường vụ|Ban Tổ chức|Ban Tuyên giáo|Ban Văn hóa|Ban Xây dựng|Ban Nội chính"
    "|Ban(?! hành)|Báo(?! cáo| chí)|Bảo tàng|Bộ(?! phận)|Bưu điện|Bí thư|Cấp ủy|Chánh|Chi bộ|Chi cục|Chi đoàn"
    "|Chi hội|Chính phủ|Chủ tịch|Công an"
    "|Công chức|Công đoàn|Công ty|Cổng|Cơ quan|Cục|Đài|Đảng bộ|Đảng ủy|Đoàn(?! kết)|Đội(?! ngũ)|Đơn vị|Giám đốc"
    "|Hiệu trưởng|Hội(?! nghị| thảo| thi| diễn| trường)|Hợp tác xã"
    "|HĐND|Hội đồng|Huyện đoàn|Huyện ủy|Khối|Kho bạc|Liên đoàn|Lãnh đạo|Mặt trận|MTTQ|Ngành|Nhà văn hóa"
    "|Nhà trường|Phòng(?!,? chống| ngừa)"
    "|Quận ủy|Sở|Thành đoàn|Thành ủy|Thanh tra|Thị ủy|Thôn|Thư viện|Thủ tướng|Thủ trưởng|Thường trực|Thường vụ"
    "|Tỉnh đoàn"
    "|Tỉnh ủy|Tòa soạn|Tổ(?! chức| quốc)|Tổng cục|Trạm|Trạm Y tế|Trưởng|Trung tâm|Trung ương|Trường(?! hợp)"
    "|Ủy ban|UBMTTQ|UBND|Ủy viên"
    "|Văn phòng|Viện(?! trợ)|Vụ(?! việc)|VP|BCH|BTV|BCĐ|TT|Xã đoàn|Xã(?! hội)"
)
_PLURALS = (
    "[Cc]ác (?:cấp|ban|bộ phận|chi bộ|chi hội|cơ quan|cơ sở|đảng bộ|đảng ủy|địa phương|đoàn thể|đơn vị|hội"
    "|khu dân cư|ngành"
    "|nhà trường|phòng|thành viên|thôn|tổ|tổ chức|trường|trung tâm|xã|xóm|ấp|bản|hội viên|hộ|phường"
    "|doanh nghiệp|tập thể"
    "|câu lạc bộ|đồng chí|cấp ủy|điểm)"
)
_HEAD = rf"(?:{_HEADS}|{_PLURALS})(?!\w)".replace("Ủy", "(?:Ủy|Uỷ)").replace("ủy", "(?:ủy|uỷ)")
HEAD = words_pattern(_HEAD)
_HEAD_OF_ANY_CASE = words_pattern(_HEAD, re.IGNORECASE)

# Words for every unit: a list of kinds, or one kind that takes in all. A word for what a unit does narrows a kind.
_KIND = (
    r"(?:cơ quan|đơn vị|địa phương|phòng|ban|sở|ngành|đoàn thể|cấp(?: (?:ủy|uỷ))?(?: đảng)?|tổ chức(?: đảng)?"
    r"|chi bộ|thôn|trường học|trung tâm|xã|phường)"
    r"(?!\w)(?! (?:thông tin|quản lý|tham mưu|giúp việc|chủ trì|chủ quản)(?!\w))"
)
_ALL_UNITS = words_pattern(
    rf"(?:(?:thủ trưởng|lãnh đạo|người đứng đầu) )?(?:tất cả )?các "
    rf"(?:(?=cơ quan|đơn vị|địa phương){_KIND}|{_KIND}(?=(?:,| và) ))"
    rf"(?:(?:,| và) (?:các )?{_KIND})*"
    r"(?: (?:có )?liên quan| nêu trên| trên địa bàn(?!\w).*)?",
    re.IGNORECASE | re.DOTALL,
)

# What ends a name: prepositions of time and way, words of reporting, punctuation other than a comma inside the name.
_END = words_pattern(
    r"(?<!vụ)(?<!phòng) (?:tổng hợp)(?!\w)| (?:qua|thông qua|trước|vào|theo|để|chậm nhất|hằng|hàng|định kỳ"
    r"|kết quả|trong|khi|sau|bằng|về|tình hình|việc"
    r"|ngay|đúng|đến|từ|biết|tại|nhằm|chỉ đạo|xem xét|ban hành|hướng dẫn|quy định|phê duyệt|sửa đổi"
    r"|triển khai"
    r"|thực hiện|tuyên truyền|thông báo|được|năm|quý|tháng|ngày|khi|cho|do|có|gửi|phát động"
    r"|tổ chức(?! chính trị)|đối với)"
    r"(?!\w)|[;:.()“”\"]"
)
_SEPARATOR = re.compile(r"\s*,\s*|\s+và\s+")
_LONGEST_NAME = 160
_LEAD_IN = words_pattern(
    r"(?:đề nghị|de nghi|giao(?: cho)?|đối với|yêu cầu|phân công|trách nhiệm của|nhiệm vụ của) ", re.IGNORECASE
)

_DAMAGED_REQUEST = words_pattern("[ĐD]e nghị ")

_VERBS = (
    "chỉ đạo|hướng dẫn|tham mưu|chủ trì|chủ động|phối hợp|xây dựng|tổ chức(?! chính trị| đảng| cơ sở| xã hội"
    "| đoàn thể"
    "| thành viên| hội| quần chúng| kinh tế| hành chính| tôn giáo)|đưa|định hướng|theo dõi|đôn đốc|tổng hợp"
    "|có trách nhiệm"
    "|căn cứ|chịu trách nhiệm|bố trí|đẩy mạnh|tăng cường|triển khai|cung cấp|tiếp nhận|đăng tải|đăng|mở"
    "|thực hiện|tuyên truyền"
    "|vận động|phổ biến|quán triệt|kiểm tra|giám sát|lồng ghép|cập nhật|bảo đảm|đảm bảo|cử|huy động|sản xuất"
    "|phát động|lập"
    "|rà soát|thường xuyên|tiếp tục|kịp thời|duy trì|là cơ quan|là đơn vị|giúp|tích cực|nghiêm túc|phát|tiếp âm"
    "|thông tin"
    "|biên tập|ban hành|chuẩn bị|báo cáo|hỗ trợ|tạo điều kiện|nêu cao|phát huy|trực tiếp|dựa trên|phân công"
    "|chuyển tải|viết"
    "|dành|in ấn|treo|trang trí|đề xuất|quản lý|ưu tiên|lựa chọn|thông báo|tiến hành|trên cơ sở|hằng|phản ánh"
    "|niêm yết|cần"
    "|phải|định kỳ|nắm|giới thiệu|vận hành|phụ trách|gửi|tập trung|khuyến khích"
)
_VERB = words_pattern(rf"(?<=\s)(?:{_VERBS})(?!\w)")
# "tổng hợp" is a verb, and the last word of "Trung tâm Dịch vụ tổng hợp", "Phòng Tổng hợp".
_NAMES_BEFORE_GENERAL = ("dịch vụ", "phòng", "khoa", "tổ")


def split_lead_in(text: str) -> int:
    """Return the length of a lead-in (``Đề nghị``, ``Giao``) in front of a body's name, 0 when there is none.

    One lost mark is forgiven (``Đe nghị``).
    """
    match = _LEAD_IN.match(text) or _DAMAGED_REQUEST.match(text)
    return match.end() if match else 0


def starts_with_body(text: str, *, any_case: bool = False) -> bool:
    """Whether ``text`` begins with the head word of a body's name; ``any_case`` also takes ``các cơ quan``, ``ban``."""
    return (_HEAD_OF_ANY_CASE if any_case else HEAD).match(text) is not None


def names_all_units(text: str) -> bool:
    """Whether ``text`` begins with words for every unit: ``các cơ quan, đơn vị``, ``các phòng, ban, ngành, đoàn thể``.

    A group of units (``các chi bộ trực thuộc``, ``các đơn vị thuộc Sở``, ``các thôn``) is not every unit.
    """
    named = _ALL_UNITS.match(text)
    if named is None:
        return False
    rest = text[named.end() :].lstrip(" \n\t,")
    behind = len(text) - len(rest)
    return not rest or _END.match(text, named.end()) is not None or _VERB.match(text, behind) is not None


def first_verb(text: str) -> int | None:
    """Return where the first verb of a duty stands behind a body's name, or ``None``."""
    for match in _VERB.finditer(text[:400]):
        before = text[: match.start()].rstrip().casefold()
        is_name = match[0] == "tổng hợp" and before.endswith(_NAMES_BEFORE_GENERAL)
        if not is_name and not before.endswith((",", " và", "được")):
            return match.start()
    return None


def read_bodies(source: SourceDocument, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of the bodies named from ``start`` on, at most up to ``end``: ``A và B``, ``A, B``.

    An empty list when no body's name begins at ``start``.
    """
    text = source.unmarked
    while start < end and text[start].isspace():
        start += 1
    if not HEAD.match(text, start, end):
        return []
    limit = min(end, start + 3 * _LONGEST_NAME)
    stop = _END.search(text, start, limit)
    limit = stop.start() if stop else limit
    bodies: list[tuple[int, int]] = []
    name_start = start
    for separator in _SEPARATOR.finditer(text, start, limit):
        if HEAD.match(text, separator.end(), limit):
            bodies.append(source.trimmed(name_start, separator.start()))
            name_start = separator.end()
        elif not text[separator.end() : separator.end() + 1].isupper():
            limit = separator.start()
            break
    bodies.append(source.trimmed(name_start, limit))
    return [body for body in bodies if body[0] < body[1] <= body[0] + _LONGEST_NAME]
