"""Which kinds of pieces a plan asks for: tin, bài, phóng sự, phỏng vấn …

Most words for genres have another use: *thông tin*, *bài học*, *phân tích* (to analyse). So a doubtful word counts as
a genre only within a row of products (``tin, bài, video ngắn``), behind a number, or behind a verb of making.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wagtail_kehoach.documents.anchors import words_pattern
from wagtail_kehoach.documents.draft import Found
from wagtail_kehoach.documents.outline import Part
from wagtail_kehoach.documents.passages import passages
from wagtail_kehoach.documents.source import SourceDocument
from wagtail_kehoach.vietnamese.text import collapse

_SURE, _LIKELY = 0.9, 0.7

# Words that name a product wherever they stand.
_CLEAR = {
    "phim phóng sự tài liệu": "phim_tai_lieu",
    "phim tài liệu(?: ngắn)?": "phim_tai_lieu",
    "phim phóng sự": "phong_su",
    "phóng sự ảnh|phóng sự hình ảnh": "phong_su_anh",
    "phóng sự(?: (?:truyền hình|phát thanh|truyền thanh|ngắn|chuyên đề))?": "phong_su",
    "ghi nhanh": "ghi_nhanh",
    "bài phỏng vấn": "phong_van",
    "phỏng vấn": "phong_van",
    "bài phản ánh": "bai_phan_anh",
    "bài phân tích|bài chính luận": "phan_tich",
    "bài bình luận|bài xã luận": "binh_luan",
    r"bài giới thiệu(?=\s*(?:[,.;)]|và(?!\w)|$))": "gioi_thieu",
    r"chương trình (?:tọa|toạ) đàm|talk\s?show": "toa_dam",
    "chương trình (?:phát|truyền) thanh|câu chuyện truyền thanh": "chuong_trinh",
    "bản tin (?:phát thanh|truyền thanh|thời sự|cảnh báo|dự báo)": "ban_tin",
    "tin tức|tin vắn|mẩu tin": "tin",
    "bài phát thanh|bài truyền thanh|bài tuyên truyền|bài truyền thông": "bai",
}
# Nouns with other uses: a row, a number or a verb of making must show that a product is meant.
_DOUBTFUL = {
    "bài viết|bài báo": "bai",
    r"bài(?! (?:học|bản|trừ|hát|ca|thơ|dự thi|thi|tập|toán|giảng|phát biểu|tham luận|tham dự|tham gia|múa|nhảy"
    r"|xích|thuốc"
    r"|báo cáo|kiểm tra|thu hoạch|trình bày|võ|vè|nhạc|văn|làm|chòi|vị|trí|tiết|xì|khấn|cúng|diễn|nói|kể))": "bai",
    r"tin(?! (?:tưởng|cậy|nhắn|học|giả|đồn|vào|vui|lành|dùng|yêu|rằng|tặc|mừng|báo|tức|vắn|xấu|sai))": "tin",
    "bản tin": "ban_tin",
    "thông báo": "thong_bao",
    "gương người tốt,? việc tốt|người tốt,? việc tốt": "nguoi_tot_viec_tot",
}
# Verbs as often as nouns: only a row that has a product in it tells.
_VERBAL = {
    "bình luận": "binh_luan",
    "phân tích|chính luận": "phan_tich",
    "(?:tọa|toạ) đàm": "toa_dam",
}
# Products without a genre of their own; they show that a row is one of products.
_OTHER_PRODUCTS = (
    r"video(?: clip| ngắn)?|clip|hình ảnh|bộ ảnh|chùm ảnh|ảnh|infographic|đồ họa(?: thông tin)?|podcast|tiểu phẩm"
    r"|chuyên mục|chuyên trang|tiểu mục|tờ rơi|tờ gấp|phim ngắn|trailer|ký sự"
)
_GROUPS = (_CLEAR, _DOUBTFUL, _VERBAL)
_CODES = [code for group in _GROUPS for code in group.values()]
_WEIGHTS = [weight for weight, group in enumerate(_GROUPS) for _ in group]
_WORD = words_pattern(
    r"(?<!\w)(?:"
    + "|".join(
        f"(?P<g{place}>{pattern})" for place, pattern in enumerate([each for group in _GROUPS for each in group])
    )
    + rf"|(?P<other>{_OTHER_PRODUCTS}))(?!\w)",
    re.IGNORECASE,
)
_IN_OTHER_WORD = re.compile(
    r"(?:thông|niềm|lòng|bảng|nhắn|vững|nguồn|tự|công nghệ thông|làm|nộp|chấm|nhận|học|đọc|đánh|truyền|bản)\s+$",
    re.IGNORECASE,
)
_JOINT = words_pattern(
    r"\s*(?:,|;|/|\+|và|hoặc|,?\s*với)?\s*(?:(?:các|những|nhiều|viết|đăng|bộ|loạt|bài|\d{1,4}) ){0,3}\s*", re.IGNORECASE
)
_MAKING = words_pattern(
    r"(?<!\w)(?:viết|đăng(?: tải| phát| ký)?|phát(?: sóng| thanh)?|sản xuất|xây dựng|biên tập|biên soạn|thực hiện|làm"
    r"|gửi|cung cấp|chia sẻ|tiếp âm|tuyến|loạt|thể loại|duy trì|thu thanh|ghi hình|chuyển tải|truyền tải|giới thiệu"
    r"|cộng tác|tăng cường|tăng thời lượng|mở|dựng|tiếp sóng|phát lại|khai thác|sưu tầm|tổng hợp|số lượng|hình thức|như"
    r"|thông qua|qua|bằng|dưới dạng|có|[0-9]{1,4}|:|\()"
    r"(?: (?:và|các|những|nhiều|một số|ít nhất|tối thiểu|khoảng|tuyến|loạt|số|thêm|mới|hệ thống|thể loại|trên"
    r"|[0-9]{1,4})){0,4}"
    r"\s*$",
    re.IGNORECASE,
)
_ANNOUNCING = words_pattern(
    r"(?<!\w)(?:phát|đăng(?: tải)?|phát sóng|phát thanh|biên soạn|[0-9]{1,3}|các bản)"
    r"(?: (?:các|những|nhiều|bản))?\s*$",
    re.IGNORECASE,
)
_PRINTED_BULLETIN = words_pattern(r"(?:trên|qua|ấn phẩm|phát hành|in)(?: (?:các|hệ thống))?\s*$", re.IGNORECASE)
_LOOK_BACK = 70


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    end: int
    code: str | None
    weight: int


def read_genres(source: SourceDocument, parts: Sequence[Part]) -> tuple[Found[str], ...]:
    """Return the genres that the plan names, each once; the value is the genre's code (``tin``, ``phong_su``)."""
    found: dict[str, Found[str]] = {}
    for piece in passages(source, parts):
        for row in _rows(source, piece.start, piece.end):
            for mention, confidence in _products(source, piece.start, row):
                name = collapse(source.folded[mention.start : mention.end])
                if name not in found:
                    found[name] = source.found(mention.start, mention.end, mention.code or "", confidence)
    return tuple(found.values())


def _rows(source: SourceDocument, start: int, end: int) -> Iterator[list[_Mention]]:
    """Yield the words for products, those that follow each other in one list."""
    row: list[_Mention] = []
    for match in _WORD.finditer(source.unmarked, start, end):
        if _IN_OTHER_WORD.search(source.unmarked[max(start, match.start() - 16) : match.start()]):
            continue
        if row and not _JOINT.fullmatch(source.unmarked, row[-1].end, match.start()):
            yield row
            row = []
        place = None if match["other"] else int((match.lastgroup or "g0")[1:])
        code, weight = (None, 1) if place is None else (_CODES[place], _WEIGHTS[place])
        row.append(_Mention(*match.span(), code, weight))
    if row:
        yield row


def _products(source: SourceDocument, start: int, row: Sequence[_Mention]) -> Iterator[tuple[_Mention, float]]:
    """Yield the mentions of a row that are genres, with their confidence."""
    before = source.unmarked[max(start, row[0].start - _LOOK_BACK) : row[0].start]
    nouns = {mention.code for mention in row if mention.weight < 2}
    is_list = any(mention.weight == 0 for mention in row) and len(row) > 1 or len(nouns) > 1
    is_made = _MAKING.search(before) is not None
    for place, mention in enumerate(row):
        if mention.code is None:
            continue
        if mention.weight == 0:
            yield mention, _SURE
        elif is_list and _may_be_listed(mention, before):
            yield mention, _SURE
        elif mention.weight == 1 and place == 0 and _is_made(mention, before, is_made):
            yield mention, _LIKELY


def _may_be_listed(mention: _Mention, before: str) -> bool:
    return mention.code != "ban_tin" or not _PRINTED_BULLETIN.search(before)


def _is_made(mention: _Mention, before: str, is_made: bool) -> bool:
    if mention.code == "thong_bao":
        return _ANNOUNCING.search(before) is not None
    return is_made and (mention.code != "ban_tin" or not _PRINTED_BULLETIN.search(before))
