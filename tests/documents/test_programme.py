"""When the campaign runs: the period and the peaks of a plan."""

from __future__ import annotations

import pytest

from tests.documents.facts import date_facts
from tests.documents.texts import plan
from wagtail_kehoach.documents import PlanDraft

HEAD = "ỦY BAN NHÂN DÂN\nXÃ SUỐI NGÀN\nSố: 58/KH-UBND\nSuối Ngàn, ngày 21 tháng 9 năm 2026"


def period(body: str, head: str = "") -> str | None:
    draft = plan(head=head, body=body)
    return date_facts(draft.period.value) if draft.period else None


def peaks(body: str, head: str = "") -> list[tuple[str, str | None]]:
    draft: PlanDraft = plan(head=head, body=body)
    return [(peak.text.raw, date_facts(peak.when.value) if peak.when else None) for peak in draft.peaks]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("từ ngày 05/10/2026 đến ngày 11/10/2026.", "range 2026-10-05..2026-10-11 in"),
        ("từ 05/10 đến 07/10/2026.", "range 2026-10-05..2026-10-07 in"),
        ("Diễn ra trong 03 ngày, từ 05/10 đến 07/10/2026.", "range 2026-10-05..2026-10-07 in"),
        ("từ 7 giờ ngày 26/02/2026 đến 22 giờ ngày 28/02/2026.", "range 2026-02-26..2026-02-28 in"),
        ("từ ngày 05/10/2026 (thứ Hai) đến hết ngày 11/10/2026.", "range 2026-10-05..2026-10-11 in"),
        ("các ngày 05, 06 và 07/10/2026.", "range 2026-10-05..2026-10-07 in"),
        ("tháng 9, tháng 10 năm 2026.", "range 2026-09-01..2026-10-31 in"),
        ("tháng 10/2026.", "month 2026-10-01..2026-10-31 in"),
        ("quý II/2026.", "quarter 2026-04-01..2026-06-30 in"),
        ("Năm 2026.", "year 2026-01-01..2026-12-31 in"),
        ("trong năm 2026.", "year 2026-01-01..2026-12-31 in"),
        ("Từ nay đến hết tháng 12 năm 2026.", "month 2026-12-01..2026-12-31 issue_date until"),
        ("Từ ngày ban hành Kế hoạch đến hết ngày 31/12/2026.", "day 2026-12-31 issue_date until"),
        ("kể từ khi Kế hoạch này được ban hành.", "none issue_date from"),
        ("19 giờ 30 phút, ngày 10/10/2026.", "day 2026-10-10"),
    ],
)
def test_time_of_the_plan_is_read_in_its_own_precision(said: str, meant: str) -> None:
    assert (
        period(f"I. MỤC ĐÍCH\n- Trồng cây.\nII. THỜI GIAN, ĐỊA ĐIỂM\n1. Thời gian: {said}\n2. Địa điểm: sân xã.")
        == meant
    )
    assert period(f"I. MỤC ĐÍCH\n- Trồng cây.\nII. NỘI DUNG\n- Thời gian tổ chức: {said}\n- Địa điểm: sân xã.") == meant


def test_period_is_found_in_a_sentence_about_the_campaign() -> None:
    body = "I. YÊU CẦU\n- Chiến dịch được triển khai từ ngày 01/6/2026 đến ngày 15/8/2026 tại các thôn."
    assert period(body) == "range 2026-06-01..2026-08-15 in"


def test_details_of_the_time_do_not_hide_the_time_of_the_whole() -> None:
    said = "từ ngày 05/10/2026 đến ngày 11/10/2026; khai mạc 7 giờ ngày 05/10/2026; phát lại đến hết ngày 20/12/2026."
    assert period(f"I. NỘI DUNG\n1. Thời gian: {said}") == "range 2026-10-05..2026-10-11 in"
    body = "I. THỜI GIAN\n- Từ ngày 01/9/2026 đến 30/11/2026.\n- Lễ ra quân: ngày 05/9/2026."
    assert period(body) == "range 2026-09-01..2026-11-30 in"
    body = "I. THỜI GIAN\nLễ ra quân lúc 7 giờ ngày 05/9/2026. Tháng đọc sách diễn ra từ 05/9/2026 đến 05/10/2026."
    assert period(body) == "range 2026-09-05..2026-10-05 in"


def test_competing_times_give_no_period() -> None:
    body = "I. THỜI GIAN\n- Chuẩn bị: từ 01/9/2026 đến 15/9/2026.\n- Tổ chức: ngày 05/10/2026."
    assert period(body) is None
    body = (
        "I. NỘI DUNG\n1. Hội thi nấu ăn\n- Thời gian: ngày 05/10/2026.\n"
        "2. Giao lưu văn nghệ\n- Thời gian: ngày 09/10/2026."
    )
    assert period(body) is None


@pytest.mark.parametrize(
    "body",
    [
        "I. MỤC ĐÍCH\n- Phát huy kết quả năm 2025, nhiệm kỳ 2020-2025.",
        "I. NỘI DUNG\n1. Thời gian nộp bài dự thi: trước ngày 05/10/2026.",
        "I. TỔ CHỨC THỰC HIỆN\n1. Trạm Y tế xã: tư vấn.\nThời gian báo cáo: trước ngày 05/10/2026.",
        "I. THỜI GIAN\n- Thường xuyên, phù hợp với điều kiện của từng thôn.",
        "I. THỜI GIAN\n- Tập trung cao điểm từ 01/10/2026 đến 10/10/2026.",
        "I. THỜI GIAN\n- Từ ngày 31/02/2026.",
    ],
)
def test_what_is_no_time_of_the_whole_gives_none(body: str) -> None:
    assert period(body) is None


def test_year_left_out_is_taken_from_the_date_of_the_plan_and_is_doubtful() -> None:
    body = "I. NỘI DUNG\n1. Thời gian: từ ngày 05/10 đến ngày 11/10.\n2. Địa điểm: sân xã."
    draft = plan(head=HEAD, body=body)
    assert draft.period and draft.period.confidence < 0.7
    assert date_facts(draft.period.value) == "range 2026-10-05..2026-10-11 in"
    assert period(body) is None


@pytest.mark.parametrize(
    ("text", "said", "when"),
    [
        (
            "Tuyên truyền thường xuyên, tập trung cao điểm vào các dịp lễ lớn của xã, của tỉnh; các ngày hội làng.",
            "tập trung cao điểm vào các dịp lễ lớn của xã, của tỉnh; các ngày hội làng",
            "none event",
        ),
        (
            "Đợt cao điểm: từ ngày 01/10/2026 đến ngày 10/10/2026.",
            "Đợt cao điểm: từ ngày 01/10/2026 đến ngày 10/10/2026",
            "range 2026-10-01..2026-10-10 in",
        ),
        (
            "Các xã làm cao điểm tuyên truyền trong tháng 10 năm 2026, bảo đảm an toàn.",
            "cao điểm tuyên truyền trong tháng 10 năm 2026",
            "month 2026-10-01..2026-10-31 in",
        ),
        (
            "Tuyên truyền đậm nét vào dịp Ngày Nhà giáo Việt Nam.",
            "Tuyên truyền đậm nét vào dịp Ngày Nhà giáo Việt Nam",
            "none event",
        ),
        ("Dịp nghỉ lễ 02/9 là đợt cao điểm đón khách.", "Dịp nghỉ lễ 02/9 là đợt cao điểm đón khách", "none event"),
    ],
)
def test_peak_is_quoted_to_the_end_of_its_clause(text: str, said: str, when: str) -> None:
    assert peaks(f"I. NỘI DUNG\n- {text}") == [(said, when)]


def test_lines_under_a_title_of_peaks_are_peaks_of_their_own() -> None:
    body = "I. CÁC ĐỢT CAO ĐIỂM\n- Đợt 1: từ 01/6/2026 đến 07/6/2026.\n- Đợt 2: tháng 9/2026.\n- Huy động nhiều người."
    assert peaks(body) == [
        ("Đợt 1: từ 01/6/2026 đến 07/6/2026", "range 2026-06-01..2026-06-07 in"),
        ("Đợt 2: tháng 9/2026", "month 2026-09-01..2026-09-30 in"),
    ]


def test_peak_without_any_time_is_none() -> None:
    assert peaks("I. NỘI DUNG\n- Đợt cao điểm phải thiết thực, không phô trương.") == []


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("ngày 10/3 âm lịch (tức ngày 26/4/2026).", "day 2026-04-26"),
        ("từ ngày 10 đến ngày 12 tháng 3 âm lịch năm 2026.", "none event"),
        ("mùng 10 tháng 3 năm Bính Ngọ.", "none event"),
        ("ngày 10/3 âm lịch. Tổng duyệt ngày 25/4/2026.", "none event"),
        ("từ ngày 20 - 22/4/2026.", "range 2026-04-20..2026-04-22 in"),
        ("Quý I, II năm 2026.", "range 2026-01-01..2026-06-30 in"),
        ("Quý I và quý III năm 2026.", None),
        ("ngày 05/10/2026 và ngày 12/10/2026.", None),
        ("Quý I - II/2026.", "range 2026-01-01..2026-06-30 in"),
        ("từ 7 giờ 30 đến 9 giờ 30, ngày 17/5/2026.", "day 2026-05-17"),
    ],
)
def test_lunar_times_stay_undated_and_spans_are_whole(said: str, meant: str | None) -> None:
    assert period(f"I. MỤC ĐÍCH\n- Vui hội.\nII. THỜI GIAN\n1. Thời gian: {said}", HEAD) == meant


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("từ ngày 10/3 đến ngày 12/3 âm lịch", "none event"),
        ("vào dịp Tháng Thanh niên (tháng 3/2027), dịp hè (tháng 6/2027)", None),
        ("vào dịp Tháng Thanh niên (tháng 3/2027)", "month 2027-03-01..2027-03-31 in"),
        ("trong tháng 4/2027 (nhân ngày hội 21/4/2027)", "month 2027-04-01..2027-04-30 in"),
    ],
)
def test_peak_has_a_time_only_where_one_is_told(said: str, when: str | None) -> None:
    assert [found for _, found in peaks(f"I. YÊU CẦU\n- Tập trung cao điểm {said}.", HEAD)] == [when]
