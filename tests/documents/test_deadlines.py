"""Reports that a plan asks for: what, by when, to whom, through whom, from whom."""

from __future__ import annotations

import pytest

from tests.documents.facts import date_facts, deadline_facts
from tests.documents.texts import plan

Facts = list[tuple[str | None, list[str], str | None, str | None, str | None]]


def reports(text: str, head: str = "") -> Facts:
    draft = plan(
        head=head, body=f"I. MỤC ĐÍCH\n- Trồng cây.\nII. TỔ CHỨC THỰC HIỆN\n1. Công an xã\n- Giữ trật tự.\n{text}"
    )
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


DATED = "Bình An, ngày 10 tháng 02 năm 2026"

OFFICE_SENTENCES = [
    (
        "Báo cáo kết quả về UBND xã (qua Phòng Văn hóa - Xã hội, email: vhxh@binhan.vn) trước ngày 10/12/2026.",
        ("day 2026-12-10 before", ["UBND xã"], "Phòng Văn hóa - Xã hội", None),
    ),
    (
        "Gửi báo cáo bằng văn bản qua hệ thống e-office về Sở Nông nghiệp và Môi trường trước 16 giờ 30 ngày "
        "25/11/2026.",
        ("day 2026-11-25 by", ["Sở Nông nghiệp và Môi trường"], None, None),
    ),
    (
        "Báo cáo kết quả về Hội Liên hiệp Phụ nữ tỉnh (qua Ban Tuyên giáo, điện thoại 0912000111) trước ngày "
        "20/10/2026.",
        ("day 2026-10-20 before", ["Hội Liên hiệp Phụ nữ tỉnh"], "Ban Tuyên giáo", None),
    ),
    (
        "Báo cáo về Sở Giáo dục và Đào tạo (Phòng Chính trị tư tưởng) qua phần mềm eOffice trước ngày 05/12/2026.",
        ("day 2026-12-05 before", ["Sở Giáo dục và Đào tạo"], "Phòng Chính trị tư tưởng", None),
    ),
    (
        "Tổng hợp kết quả, báo cáo Ban Thường vụ Đảng ủy vào tháng 12/2026.",
        ("month 2026-12-01..2026-12-31 in", ["Ban Thường vụ Đảng ủy"], None, None),
    ),
    (
        "Hằng năm, trước ngày 05 tháng 12, báo cáo kết quả thực hiện về Ban Chỉ đạo tỉnh.",
        ("day yearly 12 5 before", ["Ban Chỉ đạo tỉnh"], None, None),
    ),
    ("Báo cáo hằng năm về Sở Y tế trước ngày 15/12.", ("day yearly 12 15 before", ["Sở Y tế"], None, None)),
    (
        "Báo cáo kết quả công tác hằng năm về Sở Y tế trước ngày 15/12/2026.",
        ("day 2026-12-15 before", ["Sở Y tế"], None, None),
    ),
    ("Báo cáo định kỳ hằng tháng về UBND xã trước ngày 20.", ("day monthly 20 before", ["UBND xã"], None, None)),
    ("Báo cáo hằng tháng gửi về Trạm Y tế trước ngày 18.", ("day monthly 18 before", ["Trạm Y tế"], None, None)),
    (
        "Gửi báo cáo về Phòng Giáo dục và Đào tạo trước ngày 28 của tháng cuối mỗi quý.",
        ("day quarterly 3 28 before", ["Phòng Giáo dục và Đào tạo"], None, None),
    ),
    (
        "Định kỳ trước ngày 15 tháng cuối quý, gửi kết quả về Liên đoàn Lao động tỉnh qua Ban Chính sách.",
        ("day quarterly 3 15 before", ["Liên đoàn Lao động tỉnh"], "Ban Chính sách", None),
    ),
    ("Thực hiện chế độ báo cáo 3 tháng/lần về Sở Y tế.", ("quarter quarterly in", ["Sở Y tế"], None, None)),
    ("Báo cáo kết quả định kỳ 06 tháng một lần về Tỉnh đoàn.", ("half half_yearly in", ["Tỉnh đoàn"], None, None)),
    ("Thứ Sáu hằng tuần gửi báo cáo về UBND phường.", ("day weekly 5", ["UBND phường"], None, None)),
    ("Thời hạn báo cáo về Sở Tư pháp: trước ngày 05/12/2026.", ("day 2026-12-05 before", ["Sở Tư pháp"], None, None)),
    (
        "Báo cáo kết quả đợt 1 (từ ngày 01/5 đến ngày 31/5) trước ngày 05/6/2026 về UBND xã.",
        ("day 2026-06-05 before", ["UBND xã"], None, None),
    ),
    (
        "Gửi báo cáo kết quả từ ngày 15/11/2025 đến ngày 14/11/2026 về Sở Y tế trước ngày 20/11/2026.",
        ("day 2026-11-20 before", ["Sở Y tế"], None, None),
    ),
    (
        "Báo cáo số liệu tính đến ngày 30/9/2026 về Phòng Kinh tế trước ngày 05/10/2026.",
        ("day 2026-10-05 before", ["Phòng Kinh tế"], None, None),
    ),
    (
        "Gửi Sở Tài chính báo cáo quyết toán kinh phí trước ngày 20/12/2026.",
        ("day 2026-12-20 before", ["Sở Tài chính"], None, None),
    ),
    (
        "Báo cáo về Chi cục Thủy sản trước 25/11 hằng năm để tổng hợp, tham mưu UBND tỉnh báo cáo Bộ Xây dựng.",
        ("day yearly 11 25 before", ["Chi cục Thủy sản"], None, "Bộ Xây dựng"),
    ),
    ("Tổng hợp, báo cáo UBND tỉnh theo định kỳ hoặc khi có yêu cầu.", ("none by_rule", ["UBND tỉnh"], None, None)),
    (
        "Báo cáo kết quả về Đảng ủy xã (qua Ban Xây dựng Đảng) chậm nhất 05 ngày sau khi kết thúc Tuần lễ.",
        ("none event", ["Đảng ủy xã"], "Ban Xây dựng Đảng", None),
    ),
    (
        "Trong vòng 07 ngày kể từ ngày kết thúc hội thi, tổng hợp kết quả báo cáo Chủ tịch UBND xã.",
        ("none event", ["Chủ tịch UBND xã"], None, None),
    ),
    (
        "Lập báo cáo gửi về Phòng Kinh tế xã trong thời hạn 10 ngày làm việc kể từ khi kết thúc mô hình.",
        ("none event", ["Phòng Kinh tế xã"], None, None),
    ),
    ("Báo cáo kết quả sau mỗi đợt cao điểm 03 ngày về UBND xã.", ("none event", ["UBND xã"], None, None)),
    (
        "Trong 03 ngày sau Tết, mở cửa thư viện và báo cáo số lượt bạn đọc về Sở Y tế trước ngày 28/02/2026.",
        ("day 2026-02-28 before", ["Sở Y tế"], None, None),
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), OFFICE_SENTENCES)
def test_a_report_is_read_as_offices_ask_for_it(
    sentence: str, expected: tuple[str, list[str], str | None, str | None]
) -> None:
    assert reports(f"- {sentence}", DATED) == [(*expected, "Công an xã")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Báo cáo định kỳ hằng quý (trước ngày 20 của tháng cuối quý), 6 tháng (trước ngày 15/6), năm (trước 10/12) "
            "gửi Sở Y tế.",
            {
                "Báo cáo định kỳ hằng quý (trước ngày 20 của tháng cuối quý)": "day quarterly 3 20 before",
                "6 tháng (trước ngày 15/6)": "day yearly 6 15 before",
                "năm (trước 10/12) gửi Sở Y tế": "day yearly 12 10 before",
            },
        ),
        (
            "Quản lý sách, không để mất mát, hư hỏng, cho mượn đúng giờ. Định kỳ hằng tháng (trước ngày 20), "
            "hằng năm (trước ngày 15/12) báo cáo kết quả về Sở Y tế.",
            {
                "Định kỳ hằng tháng (trước ngày 20)": "day monthly 20 before",
                "hằng năm (trước ngày 15/12) báo cáo kết quả về Sở Y tế": "day yearly 12 15 before",
            },
        ),
        (
            "Báo cáo lần 1 trước ngày 15/8/2026, lần 2 trước ngày 15/10/2026 về Sở Y tế.",
            {
                "Báo cáo lần 1 trước ngày 15/8/2026": "day 2026-08-15 before",
                "lần 2 trước ngày 15/10/2026 về Sở Y tế": "day 2026-10-15 before",
            },
        ),
    ],
)
def test_each_period_of_a_list_is_a_report_of_its_own(sentence: str, expected: dict[str, str]) -> None:
    draft = plan(head=DATED, body=f"I. MỤC ĐÍCH\n- Trồng cây.\nII. TỔ CHỨC THỰC HIỆN\n1. Trạm Y tế\n- {sentence}")
    read = {each.what.raw: date_facts(each.when.value) for each in draft.deadlines if each.when}
    assert read == expected
    assert {body.raw for each in draft.deadlines for body in each.to} == {"Sở Y tế"}


def test_a_month_with_a_day_of_its_own_is_a_deadline_beside_those_of_every_month() -> None:
    text = "- Hằng tháng báo cáo kết quả về Sở Y tế trước ngày 25, riêng tháng 12 trước ngày 20/12/2026."
    assert [when for when, *_ in reports(text)] == ["day monthly 25 before", "day 2026-12-20 before"]


def test_two_reports_of_one_sentence_go_each_to_its_own_receiver() -> None:
    text = (
        "- Chụp ảnh; tổng hợp, báo cáo Hiệu trưởng vào ngày 09/10/2026 và gửi báo cáo về UBND xã trước ngày 12/10/2026."
    )
    assert reports(text) == [
        ("day 2026-10-09", ["Hiệu trưởng"], None, None, "Công an xã"),
        ("day 2026-10-12 before", ["UBND xã"], None, None, "Công an xã"),
    ]


def test_what_becomes_of_the_reports_of_a_list_is_said_once() -> None:
    text = (
        "- Gửi báo cáo hằng quý về Sở Y tế (qua Phòng Nghiệp vụ) trước ngày 18 của tháng cuối quý; báo cáo năm trước "
        "ngày 15/12 hằng năm để tổng hợp, báo cáo UBND tỉnh."
    )
    assert reports(text) == [
        ("day quarterly 3 18 before", ["Sở Y tế"], "Phòng Nghiệp vụ", "UBND tỉnh", "Công an xã"),
        ("day yearly 12 15 before", ["Sở Y tế"], "Phòng Nghiệp vụ", "UBND tỉnh", "Công an xã"),
    ]


def test_what_becomes_of_a_report_is_not_said_of_one_in_another_sentence() -> None:
    text = (
        "- Báo cáo nhanh về Sở Y tế trước ngày 05/6/2026. Báo cáo tổng kết về Sở Y tế trước ngày 20/6/2026 để tổng "
        "hợp, báo cáo UBND tỉnh."
    )
    assert [onward_to for *_, onward_to, _ in reports(text)] == [None, "UBND tỉnh"]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Kết thúc lễ hội, chậm nhất ngày 25/02/2027 các tiểu ban gửi báo cáo về Ban Tổ chức.", "các tiểu ban"),
        ("Chậm nhất 03 ngày làm việc sau khi hoàn thành, các thôn gửi báo cáo về UBND xã.", "các thôn"),
        ("Định kỳ hằng quý các trường báo cáo kết quả về UBND xã.", "các trường"),
        ("Các cơ quan, đơn vị, UBND các xã gửi báo cáo về Sở Y tế trước ngày 15/6/2026.", None),
        ("Trước ngày 15/6/2026 báo cáo kết quả về UBND xã.", "Công an xã"),
    ],
)
def test_the_one_who_reports_is_named_behind_the_time(sentence: str, who: str | None) -> None:
    assert [from_units for *_, from_units in reports(f"- {sentence}")] == [who]


@pytest.mark.parametrize(
    "sentence",
    [
        "Hoàn thành việc cấp phát cờ trong thời hạn 05 ngày kể từ ngày nhận được cờ.",
        "Gửi tin, bài về Trung tâm Văn hóa xã trước ngày 10 hằng tháng.",
        "Báo cáo viên tuyên truyền tại các thôn trước ngày 10/9/2026.",
        "Thông tin, báo cáo kịp thời về Ban Chỉ đạo khi có tình huống phát sinh.",
    ],
)
def test_a_duty_that_is_no_report_is_no_deadline_though_it_has_a_time(sentence: str) -> None:
    assert reports(f"- {sentence}", DATED) == []


@pytest.mark.parametrize("head", ["", DATED])
@pytest.mark.parametrize(
    ("sentence", "whens"),
    [
        (
            "Báo cáo kết quả về UBND xã (qua Phòng VHXH) trước ngày 15/6 và 15/11/2026.",
            ["day 2026-06-15 before", "day 2026-11-15 before"],
        ),
        (
            "Định kỳ báo cáo kết quả về UBND xã (qua Phòng VHXH) trước ngày 15/6, ngày 15/9 và ngày 15/11/2026.",
            ["day 2026-06-15 before", "day 2026-09-15 before", "day 2026-11-15 before"],
        ),
        (
            "Báo cáo UBND xã (qua Phòng VHXH) vào ngày 15/6 và 15/11/2026.",
            ["day 2026-06-15", "day 2026-11-15"],
        ),
        (
            "Báo cáo UBND xã (qua Phòng VHXH) trong tháng 6, 9 và 11/2026.",
            ["month 2026-06-01..2026-06-30 in", "month 2026-09-01..2026-09-30 in", "month 2026-11-01..2026-11-30 in"],
        ),
        (
            "Báo cáo UBND xã (qua Phòng VHXH) vào quý III, IV/2026.",
            ["quarter 2026-07-01..2026-09-30 in", "quarter 2026-10-01..2026-12-31 in"],
        ),
        (
            "Báo cáo UBND xã (qua Phòng VHXH) trước ngày 15/6 và 15/12 hằng năm.",
            ["day yearly 6 15 before", "day yearly 12 15 before"],
        ),
        (
            "Báo cáo hằng năm về UBND xã (qua Phòng VHXH) trước ngày 15/6 và 15/12.",
            ["day yearly 6 15 before", "day yearly 12 15 before"],
        ),
        (
            "Báo cáo hằng tháng về UBND xã (qua Phòng VHXH) trước ngày 05 và 20.",
            ["day monthly 5 before", "day monthly 20 before"],
        ),
        (
            "Báo cáo tiến độ ngày 15 và ngày 30 hằng tháng về UBND xã (qua Phòng VHXH).",
            ["day monthly 15", "day monthly 30"],
        ),
        (
            "Báo cáo sơ kết trước 15/6, tổng kết trước 15/12/2026 về UBND xã (qua Phòng VHXH).",
            ["day 2026-06-15 before", "day 2026-12-15 before"],
        ),
    ],
)
def test_each_date_of_a_list_is_a_deadline_of_the_same_report(sentence: str, whens: list[str], head: str) -> None:
    assert reports(f"- {sentence}", head) == [(when, ["UBND xã"], "Phòng VHXH", None, "Công an xã") for when in whens]


def test_a_list_of_which_one_day_lies_before_the_plan_gets_no_year() -> None:
    assert [when for when, *_ in reports("- Báo cáo UBND xã trước ngày 15/01 và 15/6.", DATED)] == [None]


@pytest.mark.parametrize("head", ["", DATED])
@pytest.mark.parametrize(
    ("sentence", "whens"),
    [
        (
            "Báo cáo tuần về UBND xã trước 16 giờ thứ Năm hằng tuần; báo cáo tháng trước ngày 25.",
            ["day weekly 4 by", "day monthly 25 before"],
        ),
        ("Báo cáo tuần về UBND xã vào thứ Sáu.", ["day weekly 5"]),
        ("Báo cáo tháng về UBND xã trước ngày 25.", ["day monthly 25 before"]),
        ("Báo cáo quý (trước ngày 20 tháng cuối quý) về UBND xã.", ["day quarterly 3 20 before"]),
        ("Báo cáo 6 tháng (trước 15/6) về UBND xã.", ["day yearly 6 15 before"]),
        ("Báo cáo năm (trước 15/12) về UBND xã.", ["day yearly 12 15 before"]),
        (
            "Báo cáo tháng trước ngày 25, báo cáo 6 tháng trước ngày 15/6, báo cáo năm trước ngày 15/12 gửi UBND xã.",
            ["day monthly 25 before", "day yearly 6 15 before", "day yearly 12 15 before"],
        ),
        ("Báo cáo tháng cao điểm về UBND xã trước ngày 25.", [None]),
        ("Báo cáo năm học về UBND xã trước ngày 25.", [None]),
    ],
)
def test_the_report_of_a_period_comes_back(sentence: str, whens: list[str | None], head: str) -> None:
    assert [when for when, *_ in reports(f"- {sentence}", head)] == whens


def test_where_a_year_is_printed_the_yearly_report_is_that_of_the_year() -> None:
    text = "- Báo cáo 6 tháng trước ngày 15/6; báo cáo năm trước ngày 15/12/2026 gửi UBND xã."
    assert [when for when, *_ in reports(text, DATED)] == ["day 2026-06-15 before", "day 2026-12-15 before"]


@pytest.mark.parametrize("label", ["Thời gian gửi báo cáo", "Thời hạn nộp báo cáo", "Chế độ báo cáo"])
@pytest.mark.parametrize("part", ["", "III. CHẾ ĐỘ BÁO CÁO\n", "III. CÁCH LÀM\n"])
def test_a_date_behind_the_label_of_a_report_is_its_deadline(label: str, part: str) -> None:
    read = reports(f"{part}1. {label}: Trước ngày 15/11/2026 gửi về UBND xã.")
    assert [each[:2] for each in read] == [("day 2026-11-15 before", ["UBND xã"])]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nội dung báo cáo: kết quả thực hiện trước ngày 15/11/2026.",
        "Thực hiện tốt chế độ báo cáo của xã.",
        "Thời gian gửi bài: trước ngày 15/11/2026 về UBND xã.",
    ],
)
def test_other_labels_are_no_deadline(sentence: str) -> None:
    assert reports(f"- {sentence}") == []


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        (
            "Phân công cán bộ theo dõi các thôn, nghiêm túc triển khai thực hiện, định kỳ báo cáo kết quả về UBND xã.",
            "định kỳ báo cáo kết quả về UBND xã",
        ),
        (
            "Căn cứ Công văn số 12/UBND-VX của UBND xã Gò Me ngày 10/01/2026, báo cáo kết quả về UBND xã.",
            "báo cáo kết quả về UBND xã",
        ),
        (
            "Theo dõi thật sát tình hình ở các thôn, tổng hợp, báo cáo kết quả về UBND xã.",
            "Theo dõi thật sát tình hình",
        ),
    ],
)
def test_what_is_reported_begins_with_a_whole_phrase(sentence: str, what: str) -> None:
    draft = plan(body=f"I. MỤC ĐÍCH\n- Trồng cây.\nII. TỔ CHỨC THỰC HIỆN\n1. Trạm Y tế\n- {sentence}")
    assert [each.what.raw.startswith(what) for each in draft.deadlines] == [True]


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("Ra quân dọn vệ sinh trong tháng 6, 9 và 11/2026.", None),
        ("Ra quân dọn vệ sinh trong quý III, IV/2026.", None),
        ("Ra quân dọn vệ sinh trong tháng 6, tháng 9/2026.", None),
        ("Hoàn thành trước ngày 15/6 và 15/11/2026.", None),
        ("Ra quân 15/4 - 20/4.", "range 2026-04-15..2026-04-20 in"),
        ("Ra quân từ 15/4 đến 20/4.", "range 2026-04-15..2026-04-20 in"),
        ("Ra quân từ tháng 4 đến tháng 6 năm 2026.", "range 2026-04-01..2026-06-30 in"),
        ("Tổng hợp kết quả đợt 1 (từ ngày 01/5 đến ngày 31/5) trước ngày 05/6/2026.", "day 2026-06-05 before"),
        ("Tổng hợp số liệu từ ngày 01/5 đến ngày 31/5/2026.", None),
    ],
)
def test_a_task_is_due_at_the_one_time_that_it_states(sentence: str, due: str | None) -> None:
    draft = plan(head=DATED, body=f"I. MỤC ĐÍCH\n- Trồng cây.\nII. TỔ CHỨC THỰC HIỆN\n1. Trạm Y tế\n- {sentence}")
    [task] = [task for assignment in draft.assignments for task in assignment.tasks]
    assert (date_facts(task.deadline.value) if task.deadline else None) == due


@pytest.mark.parametrize(
    ("time", "whens"),
    [
        ("Trước ngày 15/6 và 15/11/2026", ["day 2026-06-15 before", "day 2026-11-15 before"]),
        ("Mở ngày 15/6/2026; đóng ngày 20/6/2026", []),
    ],
)
def test_a_row_with_a_list_of_dates_asks_for_a_report_on_each(time: str, whens: list[str]) -> None:
    heading = "| STT | Nội dung | Đơn vị chủ trì | Thời gian |\n|---|---|---|---|"
    table = f"{heading}\n| 1 | Báo cáo kết quả | Công an xã | {time} |"
    draft = plan(head=DATED, body=f"I. MỤC ĐÍCH\n- Trồng cây.\nII. TIẾN ĐỘ\n{table}")
    assert [date_facts(each.when.value) for each in draft.deadlines if each.when] == whens
    assert [task.deadline for assignment in draft.assignments for task in assignment.tasks] == [None]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Báo cáo kết quả về UBND xã trước ngày 15/12 âm lịch.", ("none event", ["UBND xã"], None, None)),
        (
            "Tổng hợp kết quả, gửi về UBND xã (qua Phòng Kinh tế) trước ngày 10/7/2026.",
            ("day 2026-07-10 before", ["UBND xã"], "Phòng Kinh tế", None),
        ),
        ("Báo cáo nhanh hằng ngày trước 16h30.", ("none by_rule", [], None, None)),
        (
            "Báo cáo kết quả về đồng chí Phó Bí thư chậm nhất ngày 25 hằng tháng.",
            ("day monthly 25 by", ["đồng chí Phó Bí thư"], None, None),
        ),
        (
            "Báo cáo kết quả về UBND xã (qua Phòng VHXH) trước ngày 15/6/2026, để UBND xã tổng hợp, báo cáo UBND tỉnh.",
            ("day 2026-06-15 before", ["UBND xã"], "Phòng VHXH", "UBND tỉnh"),
        ),
        (
            "Báo cáo kết quả về Ban Thường vụ trước ngày 15/6/2026 để Ban Thường vụ báo cáo Tỉnh ủy.",
            ("day 2026-06-15 before", ["Ban Thường vụ"], None, "Tỉnh ủy"),
        ),
        ("Tổng hợp báo cáo về Sờ Y tế trưóc ngày l0/6/2024.", (None, [], None, None)),
        ("Báo cáo kết quả trong vòng 10 ngày kể từ ngày ký.", ("none event", [], None, None)),
    ],
)
def test_report_is_told_with_what_can_be_read_of_it(
    sentence: str, expected: tuple[str | None, list[str], str | None, str | None]
) -> None:
    assert reports(f"- {sentence}") == [(*expected, "Công an xã")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tổng hợp báo cáo về lễ hội rằm tháng 7.",
        "Báo cáo về tình hình 10/12 thôn.",
        "Vẽ tranh hằng ngày trước 16h30.",
    ],
)
def test_lunar_day_share_or_rhythm_of_something_else_asks_for_no_report(sentence: str) -> None:
    assert reports(f"- {sentence}") == []


def test_time_of_the_clause_before_is_no_part_of_a_report() -> None:
    sentence = "Hoàn thành dự thảo thông báo kết quả và niêm yết trong vòng 15 ngày kể từ ngày kết thúc giám sát"
    draft = plan(body=f"I. TỔ CHỨC THỰC HIỆN\n1. Công an xã\n- {sentence}, báo cáo UBND xã trong quý II/2026.")
    assert [each.what.raw for each in draft.deadlines] == ["báo cáo UBND xã trong quý II/2026"]


def test_what_all_units_are_to_hand_in_is_told_with_its_day_and_receiver() -> None:
    asked = "Đề nghị các xã, phường đăng ký gian hàng về Ban Thường vụ (qua Ban Gia đình) trước ngày 20/9/2026."
    assert reports(f"Trên đây là Kế hoạch của Hội. {asked}") == [
        ("day 2026-09-20 before", ["Ban Thường vụ"], "Ban Gia đình", None, None)
    ]
    assert reports("Trên đây là Kế hoạch của Hội. Đề nghị các xã, phường đăng ký gian hàng.") == []
    assert reports("- Đăng ký gian hàng về Ban Thường vụ trước ngày 20/9/2026.") == []


@pytest.mark.parametrize(
    ("task", "deadline"),
    [
        ("Treo cờ xong trước Rằm tháng 7.", "none event"),
        ("Tổ chức lễ hội rằm tháng 7 tại đình.", None),
        ("Treo cờ trước 15/3/2026 (đợt 1), 15/6/2026 (đợt 2).", None),
        ("Treo cờ trước 15/3/2026 (đợt 1).", "day 2026-03-15 before"),
        ("Gửi đề cương chậm nhất 05 ngày làm việc trước khi Đoàn đến làm việc.", "none event"),
    ],
)
def test_task_keeps_a_time_that_no_calendar_tells(task: str, deadline: str | None) -> None:
    [assignment] = plan(body=f"I. TỔ CHỨC THỰC HIỆN\n1. Công an xã\n- {task}").assignments
    [found] = assignment.tasks
    assert (date_facts(found.deadline.value) if found.deadline else None) == deadline


def test_request_to_all_is_not_cut_where_the_receiver_reports_on() -> None:
    asked = "Đề nghị các đơn vị gửi kết quả về UBND xã trước ngày 20/9/2026 để UBND xã tổng hợp, báo cáo UBND tỉnh"
    draft = plan(body=f"I. TỔ CHỨC THỰC HIỆN\n1. Công an xã\n- Trực.\nTrên đây là Kế hoạch của xã. {asked}.")
    assert draft.general_clause is not None and draft.general_clause.raw == asked
