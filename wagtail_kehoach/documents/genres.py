"""Which kinds of pieces a plan asks for: tin, bài, phóng sự, video, đồ họa …

Most words for genres have another use: *thông tin*, *bài học*, *ảnh hưởng*, *phân tích* (to analyse). So a doubtful
word counts as a genre only within a row of products (``tin, bài, ảnh``), behind a number, or behind a verb of making.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from wagtail_kehoach.documents.anchors import words_pattern
from wagtail_kehoach.documents.draft import Found
from wagtail_kehoach.documents.passages import Passage
from wagtail_kehoach.documents.source import SourceDocument
from wagtail_kehoach.vietnamese.text import collapse

_SURE, _LIKELY = 0.9, 0.7

# Folded words that name a product wherever they stand: lost marks do no harm to phrases of this length.
_CLEAR = {
    "phim phong su tai lieu|phim tai lieu(?: ngan)?": "phim_tai_lieu",
    "phong su (?:hinh )?anh": "phong_su_anh",
    "(?:phim )?phong su(?! kien)(?: (?:truyen hinh|phat thanh|truyen thanh|ngan|chuyen de|video))?": "phong_su",
    "ghi nhanh": "ghi_nhanh",
    "bai phan anh": "bai_phan_anh",
    "bai (?:phan tich|chinh luan)": "phan_tich",
    "bai (?:binh luan|xa luan)": "binh_luan",
    r"bai gioi thieu(?=\s*(?:[,.;)]|va(?!\w)|$))|bai gioi thieu(?= (?:sach|hien vat|di tich|tac pham))": ("gioi_thieu"),
    "thong cao bao chi": "thong_bao",
    r"chuong trinh toa dam|toa dam (?:phat thanh|truyen thanh|truyen hinh|truc tuyen)|talk\s?show": "toa_dam",
    "chuong trinh (?:phat|truyen) thanh(?! (?:mang non|hoc d))"
    "|(?:chuyen de|tap chi) (?:phat thanh|truyen thanh|truyen hinh)"
    "|(?:phat thanh|truyen thanh|truyen hinh) chuyen de|chuong trinh truyen hinh|chuong trinh truc tiep"
    "|cau chuyen truyen thanh": "chuong_trinh",
    "ban tin (?:phat thanh|truyen thanh|truyen hinh|thoi su|canh bao|du bao|cap du bao|dac biet|noi bat)": "ban_tin",
    "mau tin|tin van|tin (?:dang )?chu chay": "tin",
    "thong diep (?:phat thanh|truyen thanh|truyen hinh|tuyen truyen|truyen thong)"
    "|spots? (?:phat thanh|truyen thanh|truyen hinh|tuyen truyen|quang ba)": "thong_bao",
    "bai (?:phat thanh|truyen thanh|tuyen truyen|truyen thong)": "bai",
    "tieu pham (?:phat thanh|truyen thanh|truyen hinh)": "tieu_pham",
    "video clips?|video ngan|clips? ngan"
    "|(?:video|clips?)(?= (?:tuyen truyen|truyen thong|huong dan|quang ba|gioi thieu))"
    "|phim ngan|phim quang ba": "video",
    "infographics?|do hoa thong tin|motion graphics?": "do_hoa",
    "podcasts?": "podcast",
}
# Short words become others without their marks: these count as written.
_CLEAR_AS_WRITTEN = {
    "(?:bài )?phỏng vấn": "phong_van",
    "(?:bộ|chùm|loạt|album) (?:hình )?ảnh(?! hưởng)": "anh",
    "ký sự|kí sự": "ky_su",
    r"(?:(?<=phát\s)|(?<=sóng\s)|(?<=chiếu\s))thông điệp": "thong_bao",
    "trailers?|teasers?|tvc": "video",
}
# Nouns with other uses: a row, a number or a verb of making must show that a product is meant.
_DOUBTFUL = {
    "bài viết|bài báo|tác phẩm báo chí": "bai",
    r"bài(?! (?:học|bản|trừ|hát|ca|thơ|thi|tập|toán|giảng|phát biểu|tham luận|tham dự|tham gia|múa|nhảy|chiêng|cúng"
    r"|xích|thuốc|cảm nghĩ|cảm nhận|luận|khai mạc|dân ca|đàn|thể dục|quyền|khóa"
    r"|báo cáo|kiểm tra|thu hoạch|trình bày|võ|vè|nhạc|văn|làm|chòi|vị|trí|tiết|xì|khấn|diễn|nói|kể))": "bai",
    r"tin(?! (?:tưởng|cậy|nhắn|học|giả|đồn|vào|vui|lành|dùng|yêu|rằng|tặc|mừng|báo|vắn|xấu|sai))": "tin",
    "bản tin(?! (?:khu dân cư|nội bộ|điện tử nội bộ))": "ban_tin",
    "thông báo": "thong_bao",
    '(?:gương )?[“"]?người tốt,? (?:và )?việc tốt[”"]?': "nguoi_tot_viec_tot",
    r"chương trình(?: (?:thời sự(?: địa phương)?|dân ca|ca nhạc|giải trí|thiếu nhi|tiếng [^\W\d_]{1,10}))?"
    "(?! (?:phối hợp|hành động|công tác|mục tiêu|số))": "chuong_trinh",
    "video|clips?|livestreams?": "video",
    r"ảnh(?! (?:hưởng|viện|màu|chân dung|thờ|thẻ|hiện trạng|lưu niệm|bìa|nghệ thuật))": "anh",
    "đồ họa|đồ hoạ": "do_hoa",
    "tiểu phẩm": "tieu_pham",
    r"(?:(?<=đăng\s)|(?<=tải\s)|(?<=chia\ssẻ\s))hình ảnh": "anh",
}
# Verbs as often as nouns, or words of many uses: only a row that has a product in it tells.
_LISTED = {
    "bình luận": "binh_luan",
    "phân tích|chính luận": "phan_tich",
    "(?:tọa|toạ) đàm": "toa_dam",
    "hình ảnh": "anh",
}
# Products without a genre of their own; they show that a row is one of products.
_OTHER_PRODUCTS = "chuyên mục|chuyên trang|tiểu mục|tờ rơi|tờ gấp|poster"
_CODES: list[str] = []
_WEIGHTS: list[int] = []


def _named(groups: Sequence[tuple[int, dict[str, str]]], flags: int = 0) -> re.Pattern[str]:
    names = []
    for weight, group in groups:
        for pattern, code in group.items():
            names.append(f"(?P<g{len(_CODES)}>{pattern})")
            _CODES.append(code)
            _WEIGHTS.append(weight)
    return words_pattern(rf"\b(?=[^\W\d_]{{2}})(?:{'|'.join(names)})(?!\w)", flags)


_FOLDED = _named(((0, _CLEAR),))
_WRITTEN = _named(((0, _CLEAR_AS_WRITTEN), (1, _DOUBTFUL), (2, _LISTED), (1, {_OTHER_PRODUCTS: ""})), re.IGNORECASE)
_IN_OTHER_WORD = re.compile(
    r"(?:thông|niềm|lòng|bảng|nhắn|vững|nguồn|tự|công nghệ thông|làm|nộp|chấm|nhận|học|đọc|đánh|truyền|bản|hình|gọi"
    r"|máy|nhiếp|điện|kênh|uy|xem|sách|tranh)\s+$",
    re.IGNORECASE,
)
_IN_OTHER_PHRASE = re.compile(r"(?:gọi|kênh)\s+$", re.IGNORECASE)
# What people send to a contest, and what a show shows, is no product of the plan.
_CONTEST_BEFORE = words_pattern(
    r"(?<!\w)(?:cuộc thi|hội thi|thi|liên hoan|triển lãm|giải)(?: (?:viết|sáng tác|thiết kế|vẽ|chụp|làm|dựng|các|và|về"
    r"|ảnh|video|clip|infographic|tiểu phẩm|trực tuyến|diễn)|,){0,4}\s*$",
    re.IGNORECASE,
)
_CONTEST_BEHIND = words_pattern(r"\s*(?:dự|tham gia|tham dự) (?:thi|cuộc thi|hội thi)(?!\w)", re.IGNORECASE)
_JOINT = words_pattern(
    r"\s*(?:,|;|/|\+|và|hoặc|kèm(?: theo)?|,?\s*với)?\s*(?:(?:các|những|nhiều|viết|đăng|đưa|quay"
    r"|dựng|chụp|bộ|loạt|bài|\d{1,4}) ){0,3}\s*",
    re.IGNORECASE,
)
_MAKING = words_pattern(
    r"(?<!\w)(?:viết|đăng(?: tải| phát| ký)?|phát(?: sóng| thanh)?|sản xuất|xây dựng|biên tập|biên soạn|thực hiện|làm"
    r"|gửi|cung cấp|chia sẻ|tiếp âm|tuyến|loạt|thể loại|duy trì|thu thanh|ghi hình|chuyển tải|truyền tải|giới thiệu"
    r"|cộng tác|tăng cường|tăng thời lượng|mở|dựng|tiếp sóng|phát lại|khai thác|sưu tầm|tổng hợp|số lượng|hình thức|như"
    r"|thông qua|qua|bằng|dưới dạng|có|đưa|quay|trưng bày|thiết kế|soạn|đọc|lan tỏa|xuất bản|[0-9]{1,4}|:|\()"
    r"(?: (?:và|các|những|nhiều|một số|ít nhất|tối thiểu|khoảng|tuyến|loạt|số|thêm|mới|hệ thống|thể loại|trên|dựng"
    r"|tranh|[0-9]{1,4})){0,4}"
    r"\s*$",
    re.IGNORECASE,
)
# Less is said of pictures and recorded sketches by the verbs of making in general.
_MAKING_BY_CODE = {
    "anh": words_pattern(
        r"(?<!\w)(?:đăng(?: tải| phát)?|trưng bày|chia sẻ|(?<!kèm\s)(?<!theo\s)[0-9]{1,4})"
        r"(?: (?:các|những|nhiều|loạt|[0-9]{1,4})){0,2}\s*$",
        re.IGNORECASE,
    ),
    "chuong_trinh": words_pattern(
        r"(?<!\w)(?:sản xuất|thu thanh|thu âm|ghi âm|ghi hình|thu hình|thời lượng|phát sóng)"
        r"(?: (?:các|những|nhiều|[0-9]{1,4})){0,2}\s*$",
        re.IGNORECASE,
    ),
    "tieu_pham": words_pattern(
        r"(?<!\w)(?:đăng(?: tải)?|phát(?: sóng| thanh)?|sản xuất|ghi hình|thu thanh|thu âm|quay)"
        r"(?: (?:các|những|nhiều|[0-9]{1,4})){0,2}\s*$",
        re.IGNORECASE,
    ),
    "thong_bao": words_pattern(
        r"(?<!\w)(?:phát|đăng(?: tải)?|phát sóng|phát thanh|biên soạn|đọc|[0-9]{1,3}|các bản)"
        r"(?: (?:các|những|nhiều|bản))?\s*$",
        re.IGNORECASE,
    ),
}
# Pictures taken are for the files, unless the plan says where they go.
_SENT_ON = words_pattern(r"(?: (?!và(?!\w))[^\s.;:,]{1,12}){0,4} (?:gửi|đăng|đưa lên|lên) ?(?=\w)", re.IGNORECASE)
_PRINTED_BULLETIN = words_pattern(r"(?:trên|qua|ấn phẩm|phát hành|in|theo)(?: (?:các|hệ thống))?\s*$", re.IGNORECASE)
_IS_BROADCAST = words_pattern(r"(?: [^\s.;:,]{1,12}){0,6},? phát(?! (?:hành|triển|huy|động))(?!\w)", re.IGNORECASE)
_LOOK_BACK = 70
# A plan has some hundred words for products; a text with more than these is none that a person will read.
_MOST_MENTIONS = 5_000


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    end: int
    code: str
    weight: int


def read_genres(source: SourceDocument, pieces: Sequence[Passage]) -> tuple[Found[str], ...]:
    """Return the genres that the plan names, each once; the value is the genre's code (``tin``, ``phong_su``)."""
    found: dict[str, Found[str]] = {}
    budget = iter(range(_MOST_MENTIONS))
    for piece in pieces:
        for row in _rows(source, piece.start, piece.end, budget):
            for mention, confidence in _products(source, piece.start, piece.end, row):
                name = collapse(source.folded[mention.start : mention.end])
                if name not in found:
                    found[name] = source.found(mention.start, mention.end, mention.code, confidence)
    return tuple(found.values())


def _mentions(source: SourceDocument, start: int, end: int, budget: Iterator[int]) -> Iterator[_Mention]:
    """Yield the words for products in order, of two that overlap the one that begins first or is longer."""
    every = chain(_FOLDED.finditer(source.folded, start, end), _WRITTEN.finditer(source.unmarked, start, end))
    matches = [match for match, _ in zip(every, budget, strict=False)]
    last = start
    for match in sorted(matches, key=lambda each: (each.start(), -each.end())):
        if match.start() < last:
            continue
        last = match.end()
        place = int((match.lastgroup or "g0")[1:])
        before = source.unmarked[max(start, match.start() - 16) : match.start()]
        other = _IN_OTHER_PHRASE if _WEIGHTS[place] == 0 or _CODES[place] == "thong_bao" else _IN_OTHER_WORD
        if not other.search(before):
            yield _Mention(*match.span(), _CODES[place], _WEIGHTS[place])


def _rows(source: SourceDocument, start: int, end: int, budget: Iterator[int]) -> Iterator[list[_Mention]]:
    """Yield the words for products, those that follow each other in one list."""
    row: list[_Mention] = []
    for mention in _mentions(source, start, end, budget):
        if row and not _JOINT.fullmatch(source.unmarked, row[-1].end, mention.start):
            yield row
            row = []
        row.append(mention)
    if row:
        yield row


def _products(
    source: SourceDocument, start: int, end: int, row: Sequence[_Mention]
) -> Iterator[tuple[_Mention, float]]:
    """Yield the mentions of a row that are genres, with their confidence."""
    text = source.unmarked
    before = text[max(start, row[0].start - _LOOK_BACK) : row[0].start]
    if _CONTEST_BEFORE.search(before) or _CONTEST_BEHIND.match(text, row[-1].end, end):
        return
    nouns = {mention.code for mention in row if mention.weight < 2}
    is_list = any(mention.weight == 0 for mention in row) and len(row) > 1 or len(nouns) > 1
    is_made = _MAKING.search(before) is not None
    for place, mention in enumerate(row):
        if not mention.code:
            continue
        if mention.weight == 0:
            yield mention, _SURE
        elif is_list and (mention.code != "ban_tin" or not _PRINTED_BULLETIN.search(before)):
            yield mention, _SURE
        elif mention.weight == 1 and place == 0 and _is_made(mention, before, is_made):
            yield mention, _LIKELY
        elif mention.code == "anh" and mention.weight == 1 and _SENT_ON.match(text, mention.end, end):
            yield mention, _LIKELY
        elif mention.code == "ban_tin" and _IS_BROADCAST.match(text, mention.end, end):
            yield mention, _LIKELY


def _is_made(mention: _Mention, before: str, is_made: bool) -> bool:
    if mention.code in _MAKING_BY_CODE:
        return _MAKING_BY_CODE[mention.code].search(before) is not None
    return is_made and (mention.code != "ban_tin" or not _PRINTED_BULLETIN.search(before))
