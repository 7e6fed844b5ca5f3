"""Names of bodies (cơ quan, tổ chức, đơn vị) as running text shows them.

A name begins with one of a few head words and goes on as long as its words do; which body it is, an editor decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wagtail_kehoach.documents.anchors import key, within_one_edit, words_pattern
from wagtail_kehoach.documents.source import SourceDocument, fold_aligned

_HEADS = (
    "Ban Bí thư|Ban Bảo vệ|Ban Chấp hành|Ban Chỉ đạo|Ban Chỉ huy|Ban Công tác|Ban Dân vận|Ban Giám đốc|Ban Giám hiệu"
    "|Ban Quản lý|Ban Thường trực|Ban Thường vụ|Ban Tổ chức|Ban Tuyên giáo|Ban Văn hóa|Ban Xây dựng|Ban Nội chính"
    "|Ban(?! hành)|Báo(?! cáo| chí)|Bảo hiểm|Bảo tàng|Bến xe|Bệnh viện|Bộ(?! phận)|Bộ phận|Bưu điện|Bí thư"
    "|Câu lạc bộ|Cấp ủy|Chánh|Chi bộ|Chi cục|Chi đoàn|Chi đội|Chi hội|Chính phủ|Chủ nhiệm|Chủ tịch|Chợ|Công an"
    "|Công chức|Công đoàn|Công ty|Cổng|Cơ quan|Cơ sở|Cục|Doanh nghiệp|Đài|Đại học|Đảng bộ|Đảng ủy|Điện lực"
    "|Đoàn(?! kết)|Đội(?! ngũ)|Đồn|Đơn vị|Giám đốc|Giáo viên"
    "|Hạt Kiểm lâm|Hiệp hội|Hiệu trưởng|Học viện|Hội(?! nghị| thảo| thi| diễn| trường)|Hợp tác xã|HTX"
    "|HĐND|Hội đồng|Huyện đoàn|Huyện ủy|Khoa(?! học| giáo)|Khóm|Khối|Khu di tích|Khu phố|Kho bạc|Kế toán"
    "|Kiểm lâm|Liên đoàn|Liên đội|Liên hiệp|Liên minh|Làng|Lãnh đạo|Lực lượng|Mầm non|Mặt trận|MTTQ|Ngành"
    "|Ngân hàng|Nhà (?:văn hóa|trường|Thiếu nhi|thiếu nhi|hát|thờ|xuất bản|máy)|Nhóm|Phân viện|Phân hiệu"
    "|Phó (?:Chủ tịch|Bí thư|Giám đốc|Trưởng|Hiệu trưởng|Chánh)|Phòng(?!,? chống| ngừa| trừ)"
    "|Quận ủy|Quân sự|Quỹ(?! đất)|Rạp|Sở|Tạp chí|Tập đoàn|Thành đoàn|Thành ủy|Thanh tra|Thị ủy|Thôn|Thư viện"
    "|Thủ tướng|Thủ trưởng|Thường trực|Thường vụ|Tiểu ban|Tiểu học|Tiểu đoàn|Trung đoàn|Đại đội|Tỉnh đoàn"
    "|Tỉnh ủy|Tòa (?:soạn|án)|Tổ(?! chức| quốc)|Tổng cục|Trạm|Trưởng|Trung tâm|Trung ương|Trường(?! hợp)"
    "|Ủy ban|UBMTTQ|UBND|Ủy viên"
    "|Văn phòng|Viễn thông|Viện(?! trợ)|Vụ(?! việc)|VP|BCH|BTV|BCĐ|BTC|BQL|BGH|BGĐ|BHXH|CLB|LĐLĐ|NHCSXH|THCS|THPT"
    "|TT|TT[A-ZĐ&-]{2,8}|UBMT[A-Z]{0,6}|VNPT|Xã đoàn|Xã(?! hội)|Phường|Ấp|Buôn(?! bán|,| lậu)"
    "|Bản(?! tin| thân| đồ| sắc| quyền| sao| cam| đăng| án| chất| ghi| tổng| kế)"
)
# Persons are given work like bodies, and receive no report.
_PERSONS = (
    "Đồng chí|Đ/c|Đ/C|Ông|Bà(?! con)|Cán bộ|Nhân viên|Thành viên|Người (?:đứng đầu|phụ trách|phát ngôn)|Tổng phụ trách"
    "|Nhân dân|Đảng viên|Đoàn viên|Hội viên|Nghệ nhân|Hộ (?:gia đình|dân|kinh doanh)"
)
_PLURALS = (
    "[Cc]ác (?:cấp|ban|bộ phận|chi bộ|chi hội|cơ quan|cơ sở|đảng bộ|đảng ủy|địa phương|đoàn thể|đơn vị|hội"
    "|khu dân cư|ngành"
    "|nhà trường|phòng|thành viên|thôn|tổ|tổ chức|trường|trung tâm|xã|xóm|ấp|bản|hội viên|hộ|phường"
    "|doanh nghiệp|tập thể"
    "|câu lạc bộ|đồng chí|cấp ủy|điểm|sở|đội|tổ dân phố|bệnh viện|trạm|khu phố|công ty|chi đoàn|đoàn|lực lượng"
    "|buôn|khóm|lớp|khối|khoa|nhóm|tiểu ban|ủy ban|huyện|tỉnh|thành phố|mặt trận)"
)


def _either_spelling(pattern: str) -> str:
    return pattern.replace("Ủy", "(?:Ủy|Uỷ)").replace("ủy", "(?:ủy|uỷ)").replace("Tòa", "(?:Tòa|Toà)")


_HEAD = _either_spelling(rf"(?:{_HEADS}|{_PLURALS})(?!\w)")
HEAD = words_pattern(_HEAD)
_HEAD_OF_UNIT = words_pattern(_either_spelling(rf"(?:(?:{_HEADS}|{_PLURALS}|{_PERSONS})(?!\w))"), re.IGNORECASE)
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

_VERBS = (
    "chỉ đạo|hướng dẫn|tham mưu|chủ trì|chủ động|phối hợp|xây dựng|tổ chức(?! chính trị| đảng| cơ sở| xã hội"
    "| đoàn thể"
    "| thành viên| hội| quần chúng| kinh tế| hành chính| tôn giáo)|đưa|định hướng|theo dõi|đôn đốc|tổng hợp"
    "|có trách nhiệm"
    "|căn cứ|chịu trách nhiệm|bố trí|đẩy mạnh|tăng cường|triển khai|cung cấp|tiếp nhận|đăng tải|đăng|mở"
    "|thực hiện|tuyên truyền"
    "|vận động|phổ biến|quán triệt|kiểm tra|giám sát|lồng ghép|cập nhật|bảo đảm|đảm bảo|cử|huy động|sản xuất"
    "|phát động|lập"
    "|rà soát|thường xuyên|tiếp tục|kịp thời|duy trì|là cơ quan|là đơn vị|giúp|tích cực|nghiêm túc|phát(?! triển)"
    "|tiếp âm|thông tin"
    "|biên tập|ban hành|chuẩn bị|báo cáo|hỗ trợ|tạo điều kiện|nêu cao|phát huy|trực tiếp|dựa trên|phân công"
    "|chuyển tải|viết"
    "|dành|in ấn|treo|trang trí|đề xuất|quản lý|ưu tiên|lựa chọn|thông báo|tiến hành|trên cơ sở|hằng|phản ánh"
    "|niêm yết|cần"
    "|phải|định kỳ|nắm|giới thiệu|vận hành|phụ trách|gửi|tập trung|khuyến khích"
    "|tham gia|nghiên cứu|thẩm định|khảo sát|chấp hành|bám sát|thành lập|giữ gìn|giữ vững|giữ|phân luồng|điều tiết"
    "|điều hành|ứng trực|túc trực|sử dụng|khai thác|thiết kế|trưng bày|đón tiếp|mời|có nhiệm vụ|có kế hoạch|xử lý"
    "|cụ thể hóa|gương mẫu|tập hợp|giải quyết|nâng cao|sắp xếp|động viên|kết hợp|cùng(?! cấp)"
    "|giao(?! thông| dịch| lưu)|quay|chụp|nhận|đào|lo|làm|dàn dựng|lấy|soạn|biên soạn|dự trù|quyên góp|tặng|đón|dựng"
    "|trao|chăm sóc(?! sức)|chăm lo|cân đối|thanh toán|lên (?:kế hoạch|phương án|danh sách)|trồng|dọn|kêu gọi|lắp đặt"
    "|kiện toàn|điều phối|phối kết hợp|liên hệ|nộp|đăng ký|ra quân|khen thưởng|biểu diễn|quan tâm|khẩn trương"
    "|khắc phục|lan tỏa|chia sẻ|thống kê|sưu tầm|chỉnh trang|tăng|bổ sung|hoàn thiện|hoàn thành|tuần tra|đánh giá"
    "|nhắc nhở|biểu dương|bảo vệ(?! thực vật| quyền| rừng)|đề nghị|yêu cầu|chủ quản"
)
_VERB = words_pattern(rf"(?<=\s)(?:{_VERBS})(?!\w)")
_FOLDED_VERB = words_pattern(
    r"(?<=\s)(?:bo tri|chu tri|phoi hop|huong dan|tham muu|xay dung|theo doi|trien khai|thuc hien|tuyen truyen"
    r"|van dong|kiem tra|to chuc thuc hien|co trach nhiem|chuan bi|dang tai|cung cap|tang cuong"
    r"|day manh|phan cong)(?!\w)"
)
_LONGEST_SUBJECT = 400
# A verb that is part of a name behind a bare head word: "Ban tổ chức", "Tổ giúp việc", "Đài phát thanh", and the last
# word of "Trung tâm Dịch vụ tổng hợp", "Phòng Tổng hợp".
_NAMED_BY_VERB = words_pattern(
    r"(?<!\w)(?:(?:tiểu )?ban (?:tổ chức|chỉ đạo|chỉ huy|quản lý|tuyên truyền|vận động|giám sát|phát triển|thông tin"
    "|biên tập|kiểm tra|giúp|bảo vệ|điều hành|thực hiện|xây dựng|đánh giá)"
    "|(?:tổ|nhóm|bộ phận|đội) (?:giúp|tuyên truyền|kiểm tra|giám sát|vận động|thông tin|tham mưu|biên tập|hỗ trợ"
    "|quản lý|bảo vệ|tiếp nhận|phản ứng|điều hành|xây dựng|tổng hợp|chuyển)"
    "|đài phát|đoàn (?:kiểm tra|giám sát|thẩm định|đánh giá)"
    "|^phòng (?:tổ chức|quản lý|tổng hợp)"
    "|(?:trung tâm|viện|hội) (?:thông tin|điều hành|hỗ trợ|quản lý|phát triển|nghiên cứu|bảo vệ)"
    "|(?:cán bộ|công chức|viên) (?:phụ trách|quản lý)"
    "|đơn vị (?:quản lý|vận hành)|lực lượng (?:tham gia|bảo vệ)|lực lượng tham gia bảo vệ|câu lạc bộ tuyên truyền"
    "|(?:dịch vụ|khoa) tổng hợp)$"
)


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


def opens_with_verb(text: str) -> bool:
    """Whether ``text`` begins with the verb of a duty."""
    return _VERB.match(" " + text[:60].casefold(), 1) is not None


def starts_with_body(text: str, *, any_case: bool = False) -> bool:
    """Whether ``text`` begins with the head word of a body's name.

    ``any_case`` also takes small letters and persons, as lists of units do: ``các cơ quan``, ``ban``, ``Đồng chí``.
    """
    return (_HEAD_OF_UNIT if any_case else HEAD).match(text) is not None


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
        return False
    rest = text[named.end() :].lstrip(" \n\t,")
    behind = len(text) - len(rest)
    return not rest or _END.match(text, named.end()) is not None or _VERB.match(text, behind) is not None


def first_verb(text: str) -> int | None:
    """Return where the first verb of a duty stands behind a body's name, or ``None``."""
    text = text[:_LONGEST_SUBJECT]
    for match in _verbs(text):
        before = text[: match.start()].rstrip().casefold()
        named = f"{before[-40:]} {match[0].casefold()}"
        if not before.endswith((",", " và", "được")) and not _NAMED_BY_VERB.search(named):
            return match.start()
    return None


def _verbs(text: str) -> Iterator[re.Match[str]]:
    """Yield the verbs of a text in order; marks may be lost from a verb of two words (``bô trí``)."""
    damaged = (each for each in _FOLDED_VERB.finditer(fold_aligned(text)) if text[each.start()].islower())
    return iter(sorted([*_VERB.finditer(text), *damaged], key=lambda match: match.start()))


def read_bodies(source: SourceDocument, start: int, end: int, *, any_case: bool = False) -> list[tuple[int, int]]:
    """Return the spans of the bodies named from ``start`` on, at most up to ``end``: ``A và B``, ``A, B``.

    An empty list when no body's name begins at ``start``; ``any_case`` also takes one in small letters there.
    """
    text = source.unmarked
    while start < end and text[start].isspace():
        start += 1
    if not (_HEAD_OF_UNIT if any_case else HEAD).match(text, start, end):
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
