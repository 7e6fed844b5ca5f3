"""Reports that a plan asks for: what, by when, to whom, through whom, from whom."""

from __future__ import annotations

import pytest

from tests.documents.facts import deadline_facts
from tests.documents.texts import plan

Facts = list[tuple[str | None, list[str], str | None, str | None, str | None]]


def reports(text: str) -> Facts:
    draft = plan(body=f"I. MỤC ĐÍCH\n- Trồng cây.\nII. TỔ CHỨC THỰC HIỆN\n1. Công an xã\n- Giữ trật tự.\n{text}")
    facts = map(deadline_facts, draft.deadlines)
    return [(each["when"], each["to"], each["via"], each["onward_to"], each["from"]) for each in facts]


CASES = [
    (
        "Gửi báo cáo kết quả về Phòng VHXH trước ngày 15/6/2026 để theo dõi, tổng hợp, báo cáo UBND xã.",
        ("day 2026-06-15 before", ["Phòng VHXH"], None, "UBND xã"),
    ),
    (
        "Gửi kết quả về Văn phòng UBND xã trước ngày 15/6/2026.",
        ("day 2026-06-15 before", ["Văn phòng UBND xã"], None, None),
    ),
    (
        "Báo cáo bằng văn bản về UBND xã (thông qua Phòng VHXH) chậm nhất ngày 20/12/2026, gửi kèm file qua email.",
        ("day 2026-12-20 by", ["UBND xã"], "Phòng VHXH", None),
    ),
    (
        "Có báo cáo gửi Trung tâm VHTT trước ngày 20/11/2026 (qua địa chỉ email: ttvh@x.vn).",
        ("day 2026-11-20 before", ["Trung tâm VHTT"], None, None),
    ),
    ("Báo cáo đột xuất khi có yêu cầu.", ("none by_rule", [], None, None)),
    ("Thực hiện chế độ báo cáo định kỳ, đột xuất về UBND xã theo quy định.", ("none by_rule", ["UBND xã"], None, None)),
    (
        "Tổng hợp tình hình, báo cáo Chủ tịch UBND xã trước ngày 25/12/2026.",
        ("day 2026-12-25 before", ["Chủ tịch UBND xã"], None, None),
    ),
    (
        "Hằng tuần (trước 16h00 thứ Sáu) báo cáo kết quả về Văn phòng Đảng ủy.",
        ("day weekly 5 by", ["Văn phòng Đảng ủy"], None, None),
    ),
    ("Định kỳ báo cáo kết quả hằng quý về UBND xã.", ("quarter quarterly in", ["UBND xã"], None, None)),
    (
        "Báo cáo mỗi quý một lần vào ngày 20 của tháng cuối quý về UBND xã.",
        ("day quarterly 3 20", ["UBND xã"], None, None),
    ),
    (
        "Báo cáo UBND xã (qua Phòng VHXH) và Trung tâm Y tế khu vực trước ngày 30/11/2026.",
        ("day 2026-11-30 before", ["UBND xã", "Trung tâm Y tế khu vực"], "Phòng VHXH", None),
    ),
    (
        "Báo cáo các ban, ngành, đoàn thể xã trước ngày 30/11/2026.",
        ("day 2026-11-30 before", ["các ban, ngành, đoàn thể xã"], None, None),
    ),
    ("Tổng hợp thu chi, báo cáo Hiệu trưởng ngày 13/10/2026.", ("day 2026-10-13", ["Hiệu trưởng"], None, None)),
    (
        "Báo cáo Trưởng ban ngay khi phát hiện nguy cơ; báo cáo bằng văn bản trước ngày 25 hằng tháng.",
        ("day monthly 25 before", ["Trưởng ban"], None, None),
    ),
    (
        "Báo cáo về Nhà Văn hóa Lao động trước 25/10/2026.",
        ("day 2026-10-25 before", ["Nhà Văn hóa Lao động"], None, None),
    ),
    (
        "Báo cáo kết quả về UBND xã trước ngày 15/6/2026 ((( để tổng họp, báo cáo UBND tỉnh.",
        ("day 2026-06-15 before", ["UBND xã"], None, "UBND tỉnh"),
    ),
    ("Báo cáo 6 tháng đầu năm trước ngày 20/6/2026 về UBND xã.", ("day 2026-06-20 before", ["UBND xã"], None, None)),
    (
        "Báo cáo kết quả về UBND xã (qua đồng chí Phó Bí thư) trước ngày 15/6/2026.",
        ("day 2026-06-15 before", ["UBND xã"], "đồng chí Phó Bí thư", None),
    ),
    (
        "Báo cáo năm về Bưu điện tỉnh (Phòng Kinh doanh) trước ngày 15/6/2026.",
        ("day 2026-06-15 before", ["Bưu điện tỉnh"], "Phòng Kinh doanh", None),
    ),
    ("Báo cáo kết quả về UBND xã trong tháng 12/2026.", ("month 2026-12-01..2026-12-31 in", ["UBND xã"], None, None)),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_a_report_is_read_with_all_that_is_said_of_it(
    sentence: str, expected: tuple[str, list[str], str | None, str | None]
) -> None:
    assert reports(f"- {sentence}") == [(*expected, "Công an xã")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Gửi kế hoạch về Phòng VHXH trước ngày 10/6/2026 để tổng hợp, báo cáo UBND xã.",
        "Gửi danh sách về Phòng VHXH trước ngày 10/6/2026 để theo dõi, tổng hợp báo cáo.",
        "Đăng ký tham gia với Phòng VHXH trước ngày 10/6/2026.",
        "Nếu có khó khăn, vướng mắc, kịp thời báo cáo UBND xã xem xét.",
        "Có vấn đề đột xuất báo cáo ngay UBND xã.",
        "Chuẩn bị báo cáo tham luận tại hội nghị.",
        "Tổ chức hội nghị báo cáo viên trong tháng 6/2026.",
    ],
)
def test_what_is_no_report_of_the_plan_is_no_deadline(sentence: str) -> None:
    assert reports(f"- {sentence}") == []


@pytest.mark.parametrize(
    ("sentence", "whens"),
    [
        (
            "Báo cáo định kỳ hằng tháng (trước ngày 20), quý (trước ngày 20 tháng cuối quý), năm (trước ngày 15/12) "
            "về UBND xã.",
            ["day monthly 20 before", "day quarterly 3 20 before", "day yearly 12 15 before"],
        ),
        (
            "Báo cáo sơ bộ trước ngày 05/9/2026 và báo cáo chính thức trước ngày 20/9/2026 về UBND xã.",
            ["day 2026-09-05 before", "day 2026-09-20 before"],
        ),
        (
            "Báo cáo 6 tháng trước ngày 15/6/2026, báo cáo năm trước ngày 15/12/2026 gửi UBND xã.",
            ["day 2026-06-15 before", "day 2026-12-15 before"],
        ),
        (
            "Báo cáo về UBND xã: báo cáo nhanh trước ngày 02/9/2026; báo cáo tổng kết trước ngày 15/9/2026.",
            ["day 2026-09-02 before", "day 2026-09-15 before"],
        ),
    ],
)
def test_reports_named_together_are_deadlines_of_their_own(sentence: str, whens: list[str]) -> None:
    read = reports(f"- {sentence}")
    assert [(when, to) for when, to, *_ in read] == [(when, ["UBND xã"]) for when in whens]


@pytest.mark.parametrize("title", ["CHẾ ĐỘ BÁO CÁO", "THÔNG TIN, BÁO CÁO", "CHẾ ĐỘ THÔNG TIN, BÁO CÁO", "TIẾN ĐỘ"])
def test_reports_of_a_part_of_their_own_bind_all(title: str) -> None:
    text = f"III. {title}\n- Gửi báo cáo về UBND xã (qua Phòng VHXH) trước ngày 20/12/2026."
    assert reports(text) == [("day 2026-12-20 before", ["UBND xã"], "Phòng VHXH", None, None)]


def test_outside_such_parts_a_report_needs_a_date_and_a_receiver() -> None:
    assert reports("III. KINH PHÍ\n- Báo cáo trước ngày 20/12/2026.\n- Báo cáo UBND xã.") == []


def test_clause_behind_the_last_unit_binds_all() -> None:
    clause = "Đề nghị các đơn vị thực hiện tốt và báo cáo kết quả về UBND xã trước ngày 20/12/2026./."
    assert reports(clause) == [("day 2026-12-20 before", ["UBND xã"], None, None, None)]


def test_what_is_said_before_a_list_of_reports_holds_for_each() -> None:
    text = (
        "Các cơ quan, đơn vị gửi báo cáo về Sở Y tế (qua Phòng Dân số) để tổng hợp, báo cáo UBND tỉnh: "
        "báo cáo 6 tháng trước ngày 10/6/2026; báo cáo năm trước ngày 10/12/2026."
    )
    assert reports(text) == [
        ("day 2026-06-10 before", ["Sở Y tế"], "Phòng Dân số", "UBND tỉnh", None),
        ("day 2026-12-10 before", ["Sở Y tế"], "Phòng Dân số", "UBND tỉnh", None),
    ]


def test_receiver_named_with_the_last_report_receives_those_before_it() -> None:
    text = "- Báo cáo nhanh trước ngày 05/6/2026; báo cáo tổng kết trước ngày 20/6/2026 gửi UBND xã (qua Phòng VHXH)."
    assert reports(text) == [
        ("day 2026-06-05 before", ["UBND xã"], "Phòng VHXH", None, "Công an xã"),
        ("day 2026-06-20 before", ["UBND xã"], "Phòng VHXH", None, "Công an xã"),
    ]
