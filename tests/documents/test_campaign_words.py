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
    ("text", "genres"),
    [
        ("Phát thông điệp tiết kiệm nước trên loa.", ["thông điệp"]),
        ("Sản xuất 02 spot phát thanh, thông điệp truyền thanh.", ["spot phát thanh", "thông điệp truyền thanh"]),
        ("Đăng poster, bài viết và livestream trên trang của hội.", ["bài viết", "livestream"]),
        ("Chụp ảnh gửi nhóm Zalo thôn.", ["ảnh"]),
        ("Thực hiện chương trình trực tiếp đêm hội.", ["chương trình trực tiếp"]),
        ("Thiết kế áp phích; chụp ảnh, dựng clip tổng kết.", ["ảnh", "clip"]),
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
        ("Thực hiện theo Điều 2 Quy chế làm việc.", []),
        ("Trang trí tại 12 xã.", []),
        ("Nội dung gồm phần 50 câu hỏi.", []),
    ],
)
def test_numbers_are_read_with_what_they_count(text: str, expected: list[object]) -> None:
    assert _targets(text) == expected


def test_label_above_does_not_hide_a_number_behind_its_own_label() -> None:
    body = "I. QUY MÔ, THỜI GIAN VÀ ĐỊA ĐIỂM\n1. Quy mô: 45 gian hàng của các hợp tác xã."
    assert [(target.amount.value, target.unit.raw) for target in plan(body=body).targets] == [(45, "gian hàng")]
