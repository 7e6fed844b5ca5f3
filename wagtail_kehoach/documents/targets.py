"""Numbers that a plan wants reached: ``ít nhất 10 tin, bài``, ``02 buổi/tuần``, ``100% thôn``.

A number counts when it is bound (*ít nhất*, *mỗi thôn*, *%*) or stands behind a verb of doing. Dates, numbers of
documents and pages, costs, ages, counts of what exists already and of places where something happens are no targets;
money is one where it is to be raised, or where a bound says how much of it each one gets.

Offices pad numbers (``01``) and repeat them in words (``01 (một)``); thousands are parted by points and decimals by a
comma, of which hasty or damaged text makes a point (``98.5%``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from wagtail_kehoach.documents.anchors import words_pattern
from wagtail_kehoach.documents.draft import Assignment, Bound, Found, Role, Target
from wagtail_kehoach.documents.passages import Passage, clauses
from wagtail_kehoach.documents.source import SourceDocument
from wagtail_kehoach.vietnamese.counting import read_amount

_SURE, _LIKELY = 0.8, 0.6

_OTHER_PARTS = re.compile(
    r"kinh phi|du toan|giai thuong|co cau giai|khen thuong|thuc trang|tinh hinh|danh gia|dac diem|ket qua thuc hien"
)
# "20 nghìn tờ rơi" counts leaflets; of money the thousands and millions are the unit: "20 triệu đồng".
_SCALED = r"\d{1,4}(?:,\d{1,2})?\s(?:nghìn|ngàn|triệu)(?!\w)(?!\s{1,3}(?:đồng|VNĐ))"
# Decimals stand with shares and measures; elsewhere "2,3" may be two numbers.
_DECIMAL = r"\d{1,4}[.,]\d{1,2}(?=\s?(?:%|(?:km|ha|m|m2|m²|mét|tấn|tạ|kg|lít|héc ta|giờ|điểm|điểm phần trăm)(?!\w)))"
_DIGITS = rf"(?:{_SCALED}|{_DECIMAL}|\d{{1,3}}(?:\.\d{{3}})+|\d{{1,7}})"
_NUMBER_WORDS = r"(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
# "01 (một) phóng sự": the words repeat the digits.
_IN_WORDS = rf"\s{{0,3}}\((?:\s?(?:{_NUMBER_WORDS}|mươi|lăm|mốt|tư|trăm)){{1,5}}\s?\)"
_NUMBER = re.compile(
    rf"(?<![\w.,/:–“\"-])(?P<amount>{_DIGITS})(?![\w/:]|[.,]\d|-[^\W\d])"
    rf"(?:{_IN_WORDS})?(?=\s{{0,3}}(?:[%\-–]|[^\W\d_]))(?:\s?(?P<first_percent>%))?(?:\s{{0,3}}(?:đến"
    rf"|[-–])\s{{0,3}}(?P<most>{_DIGITS})(?![\w/:]|[.,]\d))?"
    rf"|(?<![\w.,/:–“\"-])(?P<all>\d{{1,4}})/(?P=all)(?![\w/.,])(?=\s{{1,3}}[^\W\d_])"
    rf"|(?<!\w)(?P<word>{_NUMBER_WORDS})(?!\w)",
    re.IGNORECASE,
)
_BOUNDS: tuple[tuple[Bound, str], ...] = (
    (Bound.AT_LEAST, r"ít nh[ấâ]t|t[ốô]i thi[ểê]u|không ít hơn|không dưới|hơn|thấp nhất"),
    (Bound.AT_MOST, r"tối đa|không (?:[^\s.;:,]{1,10} ){0,5}?quá|nhiều nhất|dưới|không vượt quá"),
    (Bound.ABOUT, r"khoảng|gần|chừng|dự kiến|xấp xỉ"),
)
_BOUND = words_pattern(
    "(?<!\\w)(?:"
    + "|".join(f"(?P<{bound.value}>{words})" for bound, words in _BOUNDS)
    + r")(?: (?:là|đạt|có|từ|khoảng|được))?\s*$",
    re.IGNORECASE,
)
_OVER = words_pattern(
    r"(?<!\w)(?:đạt|thu hút|có|huy động|vận động|trồng|với|tổ chức|là|phấn đấu|cho|lệ|cấp|tặng"
    r"|trưng bày|triển lãm|phục vụ|đón|cấp phát|thu gom|hỗ trợ|tiếp nhận)(?: được)? trên\s*$",
    re.IGNORECASE,
)
_ABOVE = words_pattern(r"(?:^|, )\W*trên\s*$", re.IGNORECASE)
_FROM = words_pattern(r"(?<!\w)từ\s*$", re.IGNORECASE)
_OR_MORE = words_pattern(r"\s*(?:trở (?P<up>lên)|trở (?P<down>xuống))", re.IGNORECASE)

# A number behind these is a name, a date, a place of happening, or says what a thing consists of.
_NO_AMOUNT = words_pattern(
    r"(?<!\w)(?:ngày|tháng|năm|quý|số|điều|khoản|mục|thứ|khóa|kỳ|lúc|hồi|lớp|khối|cấp|hạng|loại|đợt|tổ|khu phố|thôn|ấp"
    r"|tổ dân phố|xóm|đội|khu|bản|kỷ niệm|km|phụ lục|biểu|chương|phần|nhóm|mức|giai đoạn|tuần|giờ|phút|tập|bước|tuổi"
    r"|quốc lộ|nhiệm kỳ|bộ phận|học kỳ|chỉ đạo|ở|tại|của|trên|gồm|thuộc|trong|giữa|giải|bên|cả|ngôi|toàn bộ|lần|đường"
    r"|zalo|điện thoại|theo|qua|sau|trước|hiện có)(?: (?:tất cả|tổng số|toàn bộ|các|cả))?\s*$",
    re.IGNORECASE,
)
# Who takes part and what is kept working is wanted: "với sự tham gia của 20 đội", "duy trì hoạt động của 12 cụm loa".
_WANTED_OF = words_pattern(
    r"(?<!\w)(?:tham gia|tham dự|(?:duy trì|bảo đảm|đảm bảo|giữ vững) (?:tốt )?(?:hoạt động|chất lượng)(?: ổn định)?)"
    r" của\s*$",
    re.IGNORECASE,
)
# Where a rhythm or a share follows, the words in front say where it is done: "tại các bản 02 buổi/tuần".
_AT_A_PLACE = words_pattern(r"(?<!\w)(?:tại|ở|trong) (?:các|mỗi|từng)(?: [^\W\d_]+){1,3}\s*$", re.IGNORECASE)
_SHARE_BEHIND = words_pattern(r"(?<!\w)(?:chỉ đạo|tại|ở|của)\s*$", re.IGNORECASE)
_BACKGROUND = words_pattern(
    r"(?<!\w)(?:hiện (?:nay|có|đang|tại)|đã (?:có|đạt|tổ chức|hoàn thành|xây dựng|được|thực hiện)|năm qua"
    r"|tính đến|thời gian"
    r" qua|trong số|tổng số|kinh phí|số tiền|trị giá|giải thưởng|giải nhất|giải nhì|giải ba|khen thưởng|đi qua"
    r"|thi hành)"
    r"(?!\w)",
    re.IGNORECASE,
)
_DOING = words_pattern(
    r"(?<!\w)(?:sản xuất|thực hiện|xây dựng|tổ chức|viết|đăng|phát|mở|in|treo|trồng|phấn đấu|đạt|thu hút"
    r"|vận động|huy động"
    r"|cấp|tập huấn|duy trì|biên soạn|biên tập|lắp|trao|tặng|quyên góp|hoàn thành|thành lập|ra mắt|dựng|cắm|vẽ|sửa chữa"
    r"|bố trí|bảo đảm|đảm bảo|chuẩn bị|cử|đặt|làm|phục vụ|chiếu|dạy|hỗ trợ|đăng ký|chọn|giới thiệu|luân chuyển|bổ sung"
    r"|thông báo|tuyên truyền|thu gom|nhân rộng|khám|tư vấn|kiểm tra|gắn|trang bị|có|nâng|tăng|giảm|giữ"
    r"|tiếp sóng|tiếp âm"
    r"|cung cấp|gửi|dành|phối hợp|ký|cứu|quét|trưng bày|diễn|biểu diễn|nhận|tiếp nhận|đào tạo|bồi dưỡng|ra|khen"
    r"|lập|tuyển"
    r"|chuyển|gieo|ươm|quay|chụp|nộp|soạn|dọn|đóng góp|may|mua|cho|kết nạp|sưu tầm|số hóa|giúp|đưa|triển khai"
    r"|chạy|phủ|xuất bản|phát hành|chia sẻ|truyền tải"
    r"|sửa|nạo vét|đào|đắp|kẻ|dán|phát động|thả|hiến|khảo sát|ký kết|bàn giao|khánh thành|khởi công|công nhận"
    r"|bình chọn|tuyên dương|biểu dương|vinh danh|thăm|chăm sóc|diễn tập|đón|tiết kiệm|giải quyết|tuyển chọn|mời"
    r"|cung ứng|lắp đặt|tiêm|xóa|khơi thông|hát|huấn luyện|truyền dạy|nói chuyện|họp|chỉnh trang|sơn|xây"
    r"|ủng hộ|hướng dẫn"
    r"|phổ biến|thiết kế|tiếp cận|chụp ảnh|ghi hình|phóng sinh|san lấp|trải|đổ"
    r"|thuê|hợp đồng|thay|ghi âm|ghi chép|thu âm|thu thanh|dịch)(?!\w)",
    re.IGNORECASE,
)
# "Ngày Chuyển đổi số 10/10" is a day, "12/12 thôn" are all villages.
_A_DAY = words_pattern(r"(?<!\w)(?:ngày|lễ|dịp|tết|kỷ niệm|hội|tháng)(?: [^\W\d_]+){0,6}\s*$", re.IGNORECASE)
_LABELLED = re.compile(r":\s*$")
_OTHER_LABEL = words_pattern(
    r"(?:thời gian|địa điểm|địa bàn|phạm vi|thành phần|đối tượng|kinh phí|thể lệ|gồm"
    r"|đại biểu|nhân sự)[^:\n]{0,20}:\s*$",
    re.IGNORECASE,
)
_AIMS = re.compile(r"chi tieu|muc tieu|so luong|khoi luong|chi so")
_AIMS_LABEL = words_pattern(r"(?:chi tieu|muc tieu|so luong|khoi luong)[^:;.]{0,40}:")

_NO_UNIT = words_pattern(
    r"(?:ngày|tháng|năm|tuần|quý|giờ|tuổi|đồng|triệu|tỷ|nghìn|ngàn|vnđ|đ|chỗ|nhiệm vụ|bài học|nội dung|mục tiêu"
    r"|giải pháp"
    r"|lĩnh vực|nhóm|trụ cột|quan điểm|điều|khoản|phần(?! (?:quà|thưởng|việc|ăn))"
    r"|bước|giai đoạn|đợt|bên|mặt|tỉnh|huyện|khóa|kỳ họp|dân tộc|giải"
    r"|cấp|miền|nguyên tắc|thủ tục|chữ|chiều|thế kỷ|con số|lớp \d|học kỳ|địa điểm|khâu|vòng|môn|mức|tiêu chí"
    r"|phía)(?!\w)",
    re.IGNORECASE,
)
_MINUTES = words_pattern(r"phút(?!\w)", re.IGNORECASE)
# "Tàu cá từ 15 mét trở lên": what is large enough to be meant.
_MEASURE = words_pattern(r"(?:mét|m|cm|km|ha|kg|tấn|tạ|mã lực|CV)(?: vuông)?", re.IGNORECASE)
_DAYS = words_pattern(r"\s{0,3}ngày(?!\w)(?! (?:\d|công|hội|lễ))", re.IGNORECASE)
_MONEY = words_pattern(r"\s{0,3}(?P<unit>(?:(?:triệu|tỷ|tỉ|nghìn|ngàn) )?đồng)(?!\w)(?!/)", re.IGNORECASE)
_RAISING = words_pattern(
    r"(?<!\w)(?:vận động|quyên góp|huy động|ủng hộ|gây quỹ|thu hút|tiết kiệm|doanh thu|đóng góp)(?!\w)", re.IGNORECASE
)
_LASTS_HERE = words_pattern(
    r"(?<!\w)(?:thời lượng|chương trình|tiết mục|tập|số|bài|phóng sự|video|clip|buổi|phim|tọa đàm|dài|kéo dài)"
    r"(?: (?:từ|là|khoảng|mỗi (?:tập|số|bài|buổi)|tài liệu|trực tiếp|trực tuyến|ngắn|dân ca|ca nhạc))?\s*$",
    re.IGNORECASE,
)
_LASTS = words_pattern(r"(?<!\w)(?:mỗi|thời lượng|chương trình|tập|số|bài|phóng sự|video)(?!\w)", re.IGNORECASE)
_CONTEXT = (_BACKGROUND, _DOING, _LASTS)
_PRODUCT = (
    r"(?:tin|bài(?: viết| báo)?|phóng sự(?: ảnh| ngắn)?|(?:hình )?ảnh|video(?: clip| ngắn)?|clip|ghi nhanh|infographic"
    r"|đồ họa(?: thông tin)?)(?!\w)"
)
_PRODUCTS = words_pattern(rf"{_PRODUCT}(?:\s*(?:,|/|và|hoặc|)\s*{_PRODUCT}){{1,6}}", re.IGNORECASE)
# Numbers listed behind a bound one share its bound: "ít nhất 06 phóng sự, 20 tin, bài".
_LISTED = words_pattern(r"(?: [^\s\d,;:.()]{1,12}){0,4}\s*(?:,|(?:, )?(?:và|cùng))(?: cả)?\s*", re.IGNORECASE)
# What a value is now, in front of what it is to become: "từ 71% lên 85%".
# "100% cán bộ (45/45 người)": what a share is in numbers is no wish of its own.
_SHARE_IN_NUMBERS = re.compile(r"[^()\d;]{0,60}\(\s*(?:(?:tức|khoảng|là|bằng)\s+)?")
_AT_PRESENT = words_pattern(r"\s*(?:lên|xuống|còn)(?!\w)", re.IGNORECASE)
_REPORTS = words_pattern(r"(?<!\w)báo cáo(?!\w)", re.IGNORECASE)
_COMMA = re.compile(r"\s?,\s{1,3}(?=[^\W\d_])")
_LEVEL = words_pattern(r"(?<!\w)cấp\s*$", re.IGNORECASE)
_PAGE_NUMBER_BEFORE = re.compile(r"(?:^|\n)[ \t]*$")
_PAGE_NUMBER_BEHIND = re.compile(r"[ \t]*(?:\n|$)")
_WORD = re.compile(r"\s{0,3}(?P<word>[^\W\d_]+(?:-[^\W\d_]+)?)")
_UNIT_ENDS = frozenset(
    "tại ở cho của về trên trong theo với để nhằm và hoặc từ đến được do bằng khi vào qua là có mà nếu cùng sẽ "
    "phải cần dọc so kèm cài biết gửi hạng thường "
    "trước sau ngay như này đó nêu mỗi một các những trở tham đạt hưởng đăng phát viết trồng làm thu gồm thuộc đã "
    "hoàn cả giúp nhận không chưa đem mang đặt tới chúc góp khuyến bị "
    "đúng gắn đảm bảo chia phản tránh trị ký giữa lên ra thành tiếp đủ nhưng còn xuống".split()
)
_UNIT_ENDS_LATER = frozenset(
    [
        "phục",
        "tuyên",
        "hướng",
        "giới",
        "thực",
        "tổ",
        "sử",
        "biết",
        "ứng",
        "hỗ",
        "kết",
        "đối",
        "tuyển",
        "hoạt",
        "tự",
        "dự",
        "cam",
    ]
)
_COMPOUND = words_pattern(
    r"\s{0,3}(?:phát thanh|có công|thu hình|tự quản|gửi xe|sinh hoạt(?: chuyên đề)?|trực tiếp)(?!\w)", re.IGNORECASE
)
_TURNS = frozenset(["lần", "lượt", "buổi", "kỳ", "số"])
_TIMES = frozenset(["ngày", "tuần", "tháng", "quý", "năm"])
_LONGEST_UNIT = 6
_MOST_SUBJECTS = 3
# A plan has some hundred numbers; a text with more than these is none that a person will read.
_MOST_NUMBERS = 5_000
# One lost mark is forgiven.
_EACH = words_pattern(r"(?<!\w)m[ỗo]i (?=[^\W\d_])", re.IGNORECASE)
_SLASH = re.compile(r"\s?/\s?(?=[^\W\d_])")
_EVERY = words_pattern(
    r"\s*(?:mỗi (?=[^\W\d_])|(?:một|hằng|hàng|trong(?: một)?) (?=(?:ngày|tuần|tháng|quý|năm)(?!\w)(?! \d)))",
    re.IGNORECASE,
)
_IS_DATED = re.compile(r"\s{0,3}(?:\d|[IVX]{1,4}(?!\w)|nay(?!\w)|này(?!\w))")
_RHYTHM = words_pattern(
    r"(?<!\w)(?P<per>(?:một|hai|ba|bốn|năm|sáu|\d{1,2}) (?:phút|giờ|ngày|tuần|tháng|quý|năm)) (?P<amount>một|0?1)"
    r" (?P<unit>số|kỳ|lần|buổi|bài)(?!\w)",
    re.IGNORECASE,
)
_VERBS_WITH_EACH = words_pattern(
    r"(?<!\w)(?:xây dựng|thành lập|mở|bố trí|lập|ra mắt|duy trì|trồng|tặng|treo|lắp|lắp đặt|trang bị) $", re.IGNORECASE
)
_VERB_BEHIND_EACH = frozenset(
    "có đăng tổ chọn cử viết mở thành trồng xây làm nộp gửi tham vận phát thực in đóng giúp phải cần được ít tối không "
    "khoảng phục tự nhận bố cứ dành duy ra dài phụ chuẩn treo bảo đảm lập đọc hỗ tặng thu góp".split()
).union(_UNIT_ENDS)


@dataclass(frozen=True, slots=True)
class _Duties:
    """The texts of tasks in order of the source, to tell under which unit a place stands."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    units: tuple[Found[str], ...]

    @classmethod
    def of(cls, assignments: Sequence[Assignment]) -> _Duties:
        # Of the units of one task its lead comes last, and is the one that is found.
        texts = sorted(
            (
                (text.span.start, text.span.end, task.role is Role.LEAD, assignment.unit)
                for assignment in assignments
                for task in assignment.tasks
                for text in (task.text, *task.details)
            ),
            key=lambda each: each[:3],
        )
        starts, ends, _, units = zip(*texts, strict=True) if texts else ((), (), (), ())
        return cls(starts, ends, units)

    def unit_at(self, place: int) -> Found[str] | None:
        index = bisect_right(self.starts, place) - 1
        return self.units[index] if index >= 0 and place < self.ends[index] else None


def read_targets(
    source: SourceDocument, pieces: Sequence[Passage], assignments: Sequence[Assignment]
) -> tuple[Target, ...]:
    """Return the numbers that the plan wants reached, in order of the text."""
    duties = _Duties.of(assignments)
    targets: dict[int, Target] = {}
    seen = 0
    for piece in pieces:
        if any(map(_OTHER_PARTS.search, piece.titles)):
            continue
        is_aim = any(map(_AIMS.search, piece.titles)) or bool(_AIMS_LABEL.match(source.folded, piece.start, piece.end))
        goes_on = False
        for start, end in clauses(source, piece.start, piece.end):
            numbers = sum(1 for _ in _NUMBER.finditer(source.unmarked, start, end))
            seen += numbers
            if numbers == 0 or seen > _MOST_NUMBERS:
                goes_on = False
                continue
            words = source.words(start, end, _LIKELY)
            context = _Context.of(source.unmarked, start, end)
            found = tuple(_Clause(source, start, end, words, is_aim, goes_on, duties, context).targets())
            goes_on = bool(found)
            for target in found:
                targets.setdefault(target.amount.span.start, target)
    return tuple(targets.values())


@dataclass(frozen=True, slots=True)
class _Context:
    """From where on a clause tells of what is already, of doing something, and of something that lasts."""

    background: int
    doing: int
    lasting: int

    @classmethod
    def of(cls, text: str, start: int, end: int) -> _Context:
        ends = [match.end() if (match := words.search(text, start, end)) else end for words in _CONTEXT]
        return cls(*ends)


@dataclass(frozen=True, slots=True)
class _Clause:
    """One clause that has numbers; ``goes_on`` where the clause in front of it states targets."""

    source: SourceDocument
    start: int
    end: int
    words: Found[str]
    is_aim: bool
    goes_on: bool
    duties: _Duties
    context: _Context

    def targets(self) -> Iterator[Target]:
        text = self.source.unmarked
        each: Found[str] | None = None
        last: Target | None = None
        listed: list[Target] = []
        position = self.start
        for number in _NUMBER.finditer(text, self.start, self.end):
            if number.start() < position or self._is_page_number(number):
                continue
            each = self._each(position, number.start()) or each
            rhythm = _RHYTHM.match(text, number.start(), self.end)
            if rhythm and _REPORTS.search(text, self.start, self.end):
                position = rhythm.end()
                continue
            if last and last.unit.raw.startswith("%"):
                between = last.unit.span.end, number.start()
                if _SHARE_IN_NUMBERS.fullmatch(text, *between):
                    continue
            is_listed = last is not None and _LISTED.fullmatch(text, last.unit.span.end, number.start()) is not None
            target = self._rhythm(rhythm) if rhythm else self._target(number, each, last if is_listed else None)
            position = number.end()
            if target:
                # What is said behind the last of a list is said of all: "60 tin, bài và 03 phóng sự trong năm".
                goes_on = listed and self._goes_on(listed[-1], number.start())
                if goes_on and self._is_within_time(target):
                    listed = [one if one.per else replace(one, per=target.per) for one in listed]
                if not goes_on:
                    yield from listed
                    listed = []
                listed.append(target)
                position = max(position, target.unit.span.end)
                last = target
        yield from listed

    def _goes_on(self, before: Target, start: int) -> bool:
        """Whether the number at ``start`` is listed behind a target, with or without a bound of its own."""
        text = self.source.unmarked
        bound = _BOUND.search(text, before.unit.span.end, start)
        return _LISTED.fullmatch(text, before.unit.span.end, bound.start() if bound else start) is not None

    def _is_within_time(self, target: Target) -> bool:
        """Whether a number is wanted within a time: ``03 phóng sự trong năm``."""
        if target.per is None or target.per.span.start < target.unit.span.end:
            return False
        return self.source.folded[target.unit.span.end : target.per.span.start].strip().startswith("trong")

    def _is_page_number(self, number: re.Match[str]) -> bool:
        """Whether the number stands alone on its line within the clause, as the number of a page does."""
        text = self.source.unmarked
        alone = _PAGE_NUMBER_BEFORE.search(text, max(self.start, number.start() - 80), number.start())
        return (
            number.start() > self.start
            and alone is not None
            and "\n" in alone[0]
            and _PAGE_NUMBER_BEHIND.match(text, number.end(), self.end) is not None
        )

    def _each(self, start: int, end: int) -> Found[str] | None:
        """Return the last noun behind *mỗi* between two numbers: ``mỗi thôn tổ chức``, ``mỗi tuần``."""
        found = list(_EACH.finditer(self.source.unmarked, start, end))
        return self._noun(found[-1].end(), end, _VERB_BEHIND_EACH) if found else None

    def _rhythm(self, match: re.Match[str]) -> Target:
        return Target(
            self.words,
            self.source.found(*match.span("amount"), 1, _LIKELY),
            self.source.words(*match.span("unit"), _LIKELY),
            per=self.source.words(*match.span("per"), _LIKELY),
            assigned_to=self.duties.unit_at(match.start()),
        )

    def _target(self, number: re.Match[str], each: Found[str] | None, listed: Target | None) -> Target | None:
        text = self.source.unmarked
        before = text[max(self.start, number.start() - 40) : number.start()]
        bound = self._bound(before)
        if number["word"] is not None and not self._is_counted_word(number, bound, each):
            return None
        behind = number.end()
        percent = number["first_percent"] or (text[behind : behind + 2].lstrip()[:1] == "%" and "%")
        money = _MONEY.match(text, behind, self.end)
        if bound is None and percent and _ABOVE.search(before):
            bound = Bound.AT_LEAST
        if bound is None and listed and listed.bound in (Bound.AT_LEAST, Bound.ABOUT):
            bound = listed.bound
        if money:
            raised = _RAISING.search(text, self.start, number.start())
            unit = self.source.words(*money.span("unit"), _SURE) if raised or bound and each else None
        elif bound and each and number["word"] is None and (days := _DAYS.match(text, behind, self.end)):
            unit = self.source.words(*days.span(), _SURE)
        else:
            unit = self._unit(number, percent=bool(percent), is_bound=bound is not None)
        is_told = bool(percent or listed or number["all"])
        if unit is None or not self._is_wanted(number, before, bound, is_told, each, unit):
            return None
        more = _OR_MORE.match(text, unit.span.end, self.end)
        if more and _FROM.search(before) and _MEASURE.fullmatch(unit.raw):
            return None
        if more:
            bound = Bound.AT_LEAST if more["up"] else Bound.AT_MOST
        amount, most = self._amounts(number)
        if amount is None:
            return None
        per = self._per(unit.span.end) or each
        return Target(self.words, amount, unit, bound or Bound.EXACTLY, most, per, self.duties.unit_at(number.start()))

    def _is_counted_word(self, number: re.Match[str], bound: Bound | None, each: Found[str] | None) -> bool:
        """Whether a number in words counts: bound (``ít nhất một``), or ``xây dựng mỗi thôn một điểm``."""
        if bound and bound is not Bound.ABOUT:
            return True
        text = self.source.unmarked
        if each is None or not text[each.span.end : number.start()].isspace():
            return False
        verb = text[max(self.start, each.span.start - 40) : each.span.start]
        return _VERBS_WITH_EACH.search(re.sub(r"mỗi\s+$", "", verb, flags=re.IGNORECASE)) is not None

    def _amounts(self, number: re.Match[str]) -> tuple[Found[int | Decimal] | None, Found[int | Decimal] | None]:
        name = next(each for each in ("word", "all", "amount") if number[each])
        value = read_amount(number[name])
        amount = self.source.found(*number.span(name), value, _SURE) if value else None
        upper = read_amount(number["most"]) if number["most"] else None
        return amount, self.source.found(*number.span("most"), upper, _SURE) if upper else None

    def _bound(self, before: str) -> Bound | None:
        match = _BOUND.search(before)
        if match:
            return Bound(match.lastgroup or "")
        return Bound.AT_LEAST if _OVER.search(before) else None

    def _is_wanted(
        self,
        number: re.Match[str],
        before: str,
        bound: Bound | None,
        is_told: bool,
        each: Found[str] | None,
        unit: Found[str],
    ) -> bool:
        text = self.source.unmarked
        if number.start() >= self.context.background:
            return False
        if _FROM.search(before) and _AT_PRESENT.match(text, unit.span.end):
            return False
        if number["all"] and (_A_DAY.search(before) or self.context.background < self.end):
            return False
        if _MINUTES.match(unit.raw) and _LASTS_HERE.search(before):
            return True
        if _MINUTES.match(unit.raw) and number.start() < self.context.lasting:
            return bound is not None or self._per(unit.span.end) is not None
        if bound in (Bound.AT_LEAST, Bound.AT_MOST, Bound.ABOUT) or number["most"] and _FROM.search(before):
            return True
        is_behind_each = each is not None and each.span.end >= self.source.trimmed(self.start, number.start())[1] - 1
        per = self._per(unit.span.end)
        if per is not None and per.raw.casefold() in _TIMES and _AT_A_PLACE.search(before):
            return True
        if per is not None and per.raw.casefold() in _TIMES and unit.raw.casefold() in _TURNS:
            return True
        is_level = _LEVEL.search(before) is not None and len(number[0]) == 1
        is_share = unit.raw.startswith("%") and _SHARE_BEHIND.search(before) is not None
        if (
            not is_behind_each
            and not is_share
            and not _WANTED_OF.search(before)
            and (_NO_AMOUNT.search(before) and not _LEVEL.search(before) or is_level)
        ):
            return False
        return (
            is_told
            or each is not None
            or self.is_aim
            or per is not None
            or self._is_labelled(number)
            or self.goes_on
            and number.start() == self.start
            or number.start() >= self.context.doing
        )

    def _is_labelled(self, number: re.Match[str]) -> bool:
        """Whether the number is what a label in front of it states: ``Phim tài liệu: 02 tập``."""
        before = self.source.unmarked[max(0, number.start() - 40) : number.start()]
        return _LABELLED.search(before) is not None and _OTHER_LABEL.search(before) is None

    def _unit(self, number: re.Match[str], *, percent: bool, is_bound: bool) -> Found[str] | None:
        text = self.source.unmarked
        start = number.end()
        if percent:
            behind = text[start : start + 2].find("%")
            sign = start + behind if behind >= 0 else text.find("%", number.start(), start)
            noun = self._noun(sign + 1, self.end, _UNIT_ENDS)
            if noun is None:
                return self.source.words(sign, sign + 1, _SURE)
            is_subject = self.context.doing >= start
            return self.source.words(sign, self._with_more(noun) if is_subject else noun.span.end, _SURE)
        space = _WORD.match(text, start, self.end)
        if space is None or _NO_UNIT.match(text, space.start("word"), self.end):
            return None
        # "Điều 2 Quy chế" is no amount, "ít nhất 01 Tổ công nghệ số" is one.
        if space["word"][0].isupper() and not is_bound:
            return None
        products = _PRODUCTS.match(text, space.start("word"), self.end)
        if products:
            return self.source.words(*products.span(), _SURE)
        return self._noun(start, self.end, _UNIT_ENDS)

    def _with_more(self, noun: Found[str]) -> int:
        """Return where the nouns end that share a predicate: ``100% chủ tàu, thuyền trưởng có …``."""
        text = self.source.unmarked
        last = noun
        for _ in range(_MOST_SUBJECTS):
            comma = _COMMA.match(text, last.span.end, self.end)
            more = self._noun(comma.end(), self.end, _UNIT_ENDS) if comma else None
            if more is None or _DOING.match(text, more.span.start, self.end):
                return noun.span.end
            last = more
            behind = _WORD.match(text, last.span.end, self.end)
            if behind and (behind["word"] in _UNIT_ENDS or _DOING.match(text, behind.start("word"), self.end)):
                return last.span.end
        return noun.span.end

    def _noun(self, start: int, end: int, ends: frozenset[str]) -> Found[str] | None:
        """Return the noun that begins at ``start``: words up to a verb, a preposition, a name or a sign."""
        text = self.source.unmarked
        first: re.Match[str] | None = None
        last: re.Match[str] | None = None
        for place in range(_LONGEST_UNIT):
            match = _WORD.match(text, last.end() if last else start, end)
            if match is None:
                break
            word = match["word"].casefold()
            is_name = match["word"][0].isupper() and first is not None
            compound = first and _COMPOUND.match(text, match.start(), end)
            if compound:
                last = compound
                continue
            if (
                word in ends
                and not (place == 0 and ends is _VERB_BEHIND_EACH and word == "tổ")
                or is_name
                or place > 1
                and word in _UNIT_ENDS_LATER
            ):
                break
            first, last = first or match, match
            if place == 0 and (word in _TIMES or word in ("lần", "phút")):
                break
        return self.source.words(first.start("word"), last.end(), _LIKELY) if first and last else None

    def _per(self, start: int) -> Found[str] | None:
        match = _SLASH.match(self.source.unmarked, start, self.end) or _EVERY.match(
            self.source.unmarked, start, self.end
        )
        noun = self._noun(match.end(), self.end, _UNIT_ENDS) if match else None
        return None if noun and _IS_DATED.match(self.source.unmarked, noun.span.end) else noun
