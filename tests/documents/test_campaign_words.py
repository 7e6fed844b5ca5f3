"""Times, peaks, products, channels and numbers in the ways that plans of many bodies word them."""

from __future__ import annotations

import pytest

from tests.documents.facts import date_facts
from tests.documents.texts import plan


def _period(body: str) -> str | None:
    draft = plan(body=body)
    return date_facts(draft.period.value) if draft.period else None


def _peaks(body: str) -> list[tuple[str, str | None]]:
    return [(peak.text.raw, date_facts(peak.when.value) if peak.when else None) for peak in plan(body=body).peaks]


def _genres(text: str) -> list[str]:
    return [found.raw for found in plan(body=f"I. NỘI DUNG\n- {text}").genres]


def _channels(text: str, title: str = "NỘI DUNG") -> list[str]:
    return [found.raw for found in plan(body=f"I. {title}\n- {text}").channels]


def _targets(text: str) -> list[tuple[int, str, str, str | None]]:
    return [
        (target.amount.value, target.unit.raw, target.bound.value, target.per.raw if target.per else None)
        for target in plan(body=f"I. NỘI DUNG\n- {text}").targets
    ]


@pytest.mark.parametrize(
    "body",
    [
        "I. THỜI GIAN, KINH PHÍ\n1. Thời gian: từ ngày 02/3/2026 đến ngày 20/3/2026.\n2. Kinh phí: xã hội hóa.",
        "I. NỘI DUNG, THỜI GIAN\n1. Thời gian: từ ngày 02/3/2026 đến ngày 20/3/2026.\n"
        "2. Nội dung\n- Hội thi nấu ăn ngày 08/3/2026.\n- Ngày hội áo dài tháng 4/2026.",
        "I. THỜI GIAN THỰC HIỆN: từ 02/3/2026 đến 20/3/2026\nTrong đợt có hội thi nấu ăn.",
        "I. LỊCH PHỤC VỤ\nXe chiếu phim phục vụ từ ngày 02/3/2026 đến ngày 20/3/2026.",
    ],
)
def test_time_of_the_plan_stands_beside_other_matters(body: str) -> None:
    assert _period(body) == "range 2026-03-02..2026-03-20 in"


def test_money_or_a_unit_with_dates_gives_no_time_of_the_plan() -> None:
    assert _period("I. KINH PHÍ\nThời gian: từ ngày 02/3/2026 đến ngày 20/3/2026.") is None
    assert _period("I. NỘI DUNG\nXe chiếu phim phục vụ từ ngày 02/3/2026 đến ngày 20/3/2026 ở hai thôn.") is None


def test_announced_peaks_are_the_lines_below() -> None:
    body = (
        "I. THỜI GIAN\nThực hiện trong năm 2026, tập trung 02 đợt cao điểm:\n"
        "- Đợt 1: từ ngày 02/3/2026 đến ngày 08/3/2026 (Tuần lễ áo dài).\n- Đợt 2: tháng 10/2026.\n"
        "- Ngoài các đợt trên, các thôn tuyên truyền thường xuyên đến ngày 15/12/2026."
    )
    assert _peaks(body) == [
        ("Đợt 1: từ ngày 02/3/2026 đến ngày 08/3/2026 (Tuần lễ áo dài)", "range 2026-03-02..2026-03-08 in"),
        ("Đợt 2: tháng 10/2026", "month 2026-10-01..2026-10-31 in"),
    ]
    assert _period(body) == "year 2026-01-01..2026-12-31 in"


def test_peak_may_hang_on_a_day_or_on_an_appendix() -> None:
    assert [text for text, _ in _peaks("I. THỜI GIAN\nĐợt cao điểm: hưởng ứng Ngày Nước thế giới.")]
    assert _peaks("I. THỜI GIAN\nTổ chức 02 đợt cao điểm theo Phụ lục.") == [("đợt cao điểm theo Phụ lục", None)]
    assert _peaks("I. THỜI GIAN\nTổ chức các đợt cao điểm.") == []


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Cao điểm từ ngày 01/3/2026 đến ngày 15/3/2026 và từ ngày 01/9/2026 đến ngày 15/9/2026.", None),
        (
            "Cao điểm từ ngày 01/3/2026 đến ngày 15/3/2026 nhân ngày thành lập xã (12/3/1990).",
            "range 2026-03-01..2026-03-15 in",
        ),
    ],
)
def test_two_times_of_one_peak_compete_but_an_occasion_does_not(text: str, when: str | None) -> None:
    assert [found for _, found in _peaks(f"I. THỜI GIAN\n{text}")] == [when]


@pytest.mark.parametrize(
    ("text", "genres"),
    [
        ("Phát thông điệp tiết kiệm nước trên loa.", ["thông điệp"]),
        ("Sản xuất 02 spot phát thanh, thông điệp truyền thanh.", ["spot phát thanh", "thông điệp truyền thanh"]),
        ("Đăng poster, bài viết và livestream trên trang của hội.", ["bài viết", "livestream"]),
        ("Chụp ảnh gửi nhóm Zalo thôn.", ["ảnh"]),
        ("Thực hiện chương trình trực tiếp đêm hội.", ["chương trình trực tiếp"]),
        ("Thiết kế áp phích; chụp ảnh, dựng clip tổng kết.", ["ảnh", "clip"]),
        ("Phát hành thông cáo báo chí; chiếu thông điệp ở sảnh.", ["thông cáo báo chí", "thông điệp"]),
        ("Biên soạn thư mục, viết bài giới thiệu sách.", ["bài giới thiệu"]),
        ("Thu âm chương trình ca nhạc gửi loa thôn.", ["chương trình ca nhạc"]),
        ("Gửi tin, bài kèm hình ảnh về Ban Tổ chức.", ["tin", "bài", "hình ảnh"]),
        ("Đăng tải hình ảnh ngày hội lên nhóm.", ["hình ảnh"]),
        ("Viết bài giới thiệu gương “Người tốt, việc tốt”.", ["bài", "gương “Người tốt, việc tốt”"]),
        ("Giới thiệu hình ảnh quê hương.", []),
        ("Gửi báo cáo kèm hình ảnh.", []),
        ("Thi thiết kế infographic và video về nước sạch.", []),
        ("Ký kết chương trình phối hợp với công an xã.", []),
        ("Chụp ảnh hiện trạng từng hộ.", []),
        ("Người dân được tiếp cận thông điệp của ngày hội.", []),
        ("Tuyên truyền qua chương trình phát thanh học đường.", []),
        ("Phát hành bản tin khu dân cư.", []),
    ],
)
def test_products_are_told_from_words_like_them(text: str, genres: list[str]) -> None:
    assert _genres(text) == genres


@pytest.mark.parametrize(
    ("text", "channels"),
    [
        ("Tuyên truyền bằng xe lưu động tại chợ.", ["xe lưu động"]),
        ("Tuyên truyền qua chương trình phát thanh học đường.", ["chương trình phát thanh học đường"]),
        ("Chú trọng bản tin khu dân cư.", ["bản tin khu dân cư"]),
        ("Gửi email đến hội viên; nhắn tin mời phụ huynh.", ["email", "nhắn tin"]),
        ("Chỉ đạo trạm truyền thanh xã phát lịch tiêm chủng.", ["trạm truyền thanh xã"]),
        ("Nhờ đài truyền thanh phường đọc lịch thi.", ["đài truyền thanh phường"]),
        ("Liên hệ trạm truyền thanh phường.", ["trạm truyền thanh phường"]),
        ("Làm phóng sự gửi Báo và Đài PT-TH tỉnh.", ["Báo và Đài PT-TH tỉnh"]),
        ("Cung cấp thông điệp cho đài truyền thanh xã.", ["đài truyền thanh xã"]),
        ("Tuyên truyền trên mạng xã hội Zalo.", ["mạng xã hội Zalo"]),
        ("Tuyên truyền qua bảng tin và các cuộc họp tổ công đoàn.", ["bảng tin", "cuộc họp tổ công đoàn"]),
        ("Họp các đội để phổ biến lịch thu gom.", ["Họp các đội"]),
        ("Tổ chức sinh hoạt chi đoàn chủ đề “Sông quê”.", ["sinh hoạt chi đoàn"]),
        (
            "Tuyên truyền trong sinh hoạt các chi hội; lồng ghép trong các lớp tập huấn khuyến nông.",
            ["sinh hoạt các chi hội", "lớp tập huấn khuyến nông"],
        ),
        ("Tuyên truyền thông qua tiết chào cờ và phiên tòa giả định.", ["tiết chào cờ", "phiên tòa giả định"]),
        ("Tư vấn trực tiếp tại sảnh.", ["Tư vấn trực tiếp"]),
        ("Gửi lịch qua sổ liên lạc điện tử.", ["sổ liên lạc điện tử"]),
        ("Đăng trên báo in, báo điện tử và nền tảng số.", ["báo in", "báo điện tử", "nền tảng số"]),
        ("Gửi thông cáo báo chí cho các cơ quan báo chí trong tỉnh.", ["cơ quan báo chí"]),
        ("Mời phóng viên Đài Truyền hình tỉnh dự và đưa tin.", ["Đài Truyền hình tỉnh"]),
        ("Phát video trên toàn bộ màn hình tại sảnh.", ["màn hình"]),
        ("Treo cờ, băng rôn ở cổng chợ.", ["cờ", "băng rôn"]),
        ("Biên soạn thư mục chuyên đề phát cho bạn đọc.", ["thư mục chuyên đề"]),
        ("Xây dựng đề cương trưng bày.", []),
        ("Thẩm định nội dung chương trình nghệ thuật.", []),
        ("Các nhà treo cờ đúng giờ.", []),
        ("Đồng chí Bí thư chủ trì sinh hoạt chuyên đề.", []),
        ("Dự sinh hoạt lớp vào thứ Bảy, họp thôn vào Chủ nhật.", []),
        ("Ra quân đạp xe tuyên truyền quanh hồ.", []),
        ("Dọn vệ sinh, sơn cổng chào.", []),
        ("Giúp người cao tuổi nhận biết tin nhắn, cuộc gọi lừa đảo.", []),
        ("Phòng tránh lừa đảo qua tin nhắn.", []),
        ("Gửi báo cáo qua email của văn phòng.", []),
        ("Trạm truyền thanh xã bảo đảm an toàn điện.", []),
    ],
)
def test_channels_are_told_from_bodies_and_dangers(text: str, channels: list[str]) -> None:
    assert _channels(text) == channels


def test_mobile_teams_are_a_channel_where_the_plan_lists_its_forms() -> None:
    text = "Áp phích; đội tuyên truyền lưu động phục vụ các thôn."
    assert _channels(text, "HÌNH THỨC") == ["Áp phích", "tuyên truyền lưu động"]
    assert _channels(text) == ["Áp phích"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mỗi lớp góp tối thiểu 20 cuốn.", [(20, "cuốn", "at_least", "lớp")]),
        ("Dạy ít nhât 02 tiết/tháng.", [(2, "tiết", "at_least", "tháng")]),
        ("Các xã thành lập ít nhất 01 Tổ công nghệ số.", [(1, "Tổ công nghệ số", "at_least", None)]),
        ("Vận động khoảng 50 phần quà.", [(50, "phần quà", "about", None)]),
        ("Sinh hoạt hè tại các bản 02 buổi/tuần.", [(2, "buổi", "exactly", "tuần")]),
        ("Chỉ đạo 100% trường học ký cam kết.", [(100, "% trường học", "exactly", None)]),
        ("In 10 tấm pano đặt ở cửa ngõ.", [(10, "tấm pano", "exactly", None)]),
        ("12/12 thôn ký giao ước.", [(12, "thôn", "exactly", None)]),
        ("Duy trì nhóm Zalo của 100% chi hội.", [(100, "% chi hội", "exactly", None)]),
        ("100% chủ quán, chủ sạp có thùng rác.", [(100, "% chủ quán, chủ sạp", "exactly", None)]),
        ("100% chủ quán ký cam kết, treo biển.", [(100, "% chủ quán", "exactly", None)]),
        ("Tổ chức ít nhất 01 buổi sinh hoạt chuyên đề.", [(1, "buổi sinh hoạt chuyên đề", "at_least", None)]),
        ("Mỗi ngày viết ít nhất 01 tin, phóng sự ngắn.", [(1, "tin, phóng sự ngắn", "at_least", "ngày")]),
        (
            "Giới thiệu khoảng 90 hiện vật, 30 ảnh tư liệu.",
            [(90, "hiện vật", "about", None), (30, "ảnh tư liệu", "about", None)],
        ),
        (
            "Sản xuất 01 phim tài liệu 25 phút; 02 tọa đàm 45 phút.",
            [
                (1, "phim tài liệu", "exactly", None),
                (25, "phút", "exactly", None),
                (2, "tọa đàm", "exactly", None),
                (45, "phút", "exactly", None),
            ],
        ),
        ("Tổ chức hội thi với sự tham gia của 20 đội.", [(20, "đội", "exactly", None)]),
        ("Duy trì hoạt động của 14 cụm loa.", [(14, "cụm loa", "exactly", None)]),
        ("Phát trên loa của đặc khu 02 lần/ngày.", [(2, "lần", "exactly", "ngày")]),
        ("Trưng bày trên 3.000 bản sách.", [(3000, "bản sách", "at_least", None)]),
        (
            "Giảm từ 40% số hộ còn đốt rác xuống dưới 5%.",
            [(5, "%", "at_most", None)],
        ),
        ("Tuyên truyền cho tàu dài từ 12 mét trở lên.", []),
        ("Đánh giá hoạt động của 14 cụm loa.", []),
        ("Hưởng ứng Ngày Chuyển đổi số 10/10 trong toàn xã.", []),
        ("Hiện nay 12/12 thôn có nhà văn hóa.", []),
        ("Sáu tháng một lần báo cáo kết quả.", []),
        ("Thực hiện theo Điều 2 Quy chế làm việc.", []),
        ("Trang trí tại 12 xã.", []),
        ("Nội dung gồm phần 50 câu hỏi.", []),
    ],
)
def test_numbers_are_read_with_what_they_count(text: str, expected: list[object]) -> None:
    assert _targets(text) == expected


def test_newspaper_asked_for_pieces_is_a_channel_but_not_as_the_unit_of_an_assignment() -> None:
    text = "Đề nghị Báo và Phát thanh, Truyền hình tỉnh thực hiện phóng sự về ngày hội."
    assert _channels(text, "TUYÊN TRUYỀN") == ["Báo và Phát thanh, Truyền hình tỉnh"]
    assert _channels(text, "TỔ CHỨC THỰC HIỆN") == []


def test_title_may_name_the_channel() -> None:
    assert _channels("Giữ nước sạch cho mai sau.", "KHẨU HIỆU TUYÊN TRUYỀN") == ["KHẨU HIỆU TUYÊN TRUYỀN"]
    assert "chương trình nghệ thuật" in _channels("Dựng chương trình nghệ thuật.", "TUYÊN TRUYỀN LƯU ĐỘNG, VĂN NGHỆ")


def test_label_above_does_not_hide_a_number_behind_its_own_label() -> None:
    body = "I. QUY MÔ, THỜI GIAN VÀ ĐỊA ĐIỂM\n1. Quy mô: 45 gian hàng của các hợp tác xã."
    assert [(target.amount.value, target.unit.raw) for target in plan(body=body).targets] == [(45, "gian hàng")]
