"""Damage, blanks and things that stand beside a heading and are no part of it."""

from __future__ import annotations

import pytest

from tests.documents.facts import date_facts, raw
from tests.documents.texts import plan
from wagtail_kehoach.documents.columns import place_and_date
from wagtail_kehoach.documents.draft import Regime
from wagtail_kehoach.documents.issuers import begins_another, name_breaks, opens_body

STATE = """ỦY BAN NHÂN DÂN               CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
  XÃ BÀU SEN                       Độc lập - Tự do - Hạnh phúc
Số: 12/KH-UBND              Bàu Sen, ngày 05 tháng 3 năm 2026"""


@pytest.mark.parametrize(
    "title",
    [
        "CỘNG HOÀ XÃ HỘl CHỦ NGHĨA VIỆT NAM",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIÊT NAM",
        "CÔNG HỎA XÃ HÔI CHU NGHlA VIỆT NAM",
        "C Ộ N G   H Ò A   X Ã   H Ộ I   C H Ủ   N G H Ĩ A   V I Ệ T   N A M",
    ],
)
def test_damaged_national_title_is_recognised_and_kept_as_printed(title: str) -> None:
    draft = plan(head=f"UBND XÃ BÀU SEN          {title}")
    assert raw(draft.official_title) == " ".join(title.split())
    assert raw(draft.issuer) == "UBND XÃ BÀU SEN"
    assert draft.regime and draft.regime.value is Regime.STATE


def test_damaged_party_title_is_recognised() -> None:
    draft = plan(head="ĐẢNG BỘ TỈNH LAM GIANG   ĐÁNG CỘNG SÀN VIỆT NAM\nĐẢNG ỦY XÃ MƠ\n*\nSô 12 - KH/ĐU")
    assert raw(draft.official_title) == "ĐÁNG CỘNG SÀN VIỆT NAM"
    assert raw(draft.number) == "Sô 12 - KH/ĐU"
    assert draft.regime and draft.regime.value is Regime.PARTY


@pytest.mark.parametrize(
    "line",
    [
        "Người ký: ỦY BAN NHÂN DÂN XÃ BÀU SEN",
        "Email: bausen@lamgiang.vn",
        "Cơ quan: TỈNH LAM GIANG",
        "Thời gian ký: 05.03.2026 10:20:30 +07:00",
        "Ngày ký: 04/3/2026",
        "DỰ THẢO",
        "DỰ THẢO LẦN 2",
        "HỎA TỐC",
        "MẪU SỐ 01",
        "Mẫu 2a",
        "PHỤ LỤC I",
        "TÀI LIỆU HỘI NGHỊ",
        "(Kèm theo Công văn số 15/UBND-VX ngày 03/3/2026 của UBND xã)",
        "TRANG CHỦ",
    ],
)
@pytest.mark.parametrize("form", ["{line}\n{head}", "{head}\n{line}"])
def test_what_stands_beside_the_heading_is_no_body_and_no_date(line: str, form: str) -> None:
    draft = plan(head=form.format(line=line, head=STATE))
    assert raw(draft.issuer) == "ỦY BAN NHÂN DÂN XÃ BÀU SEN"
    assert draft.superior_body is None
    assert draft.date and date_facts(draft.date.value) == "day 2026-03-05"


def test_menu_of_a_web_page_in_capitals_is_no_heading() -> None:
    draft = plan(head="TRANG CHỦ\nTIN TỨC - SỰ KIỆN\nVĂN BẢN MỚI")
    assert [draft.issuer, draft.superior_body, draft.regime] == [None] * 3


def test_body_in_small_letters_is_read_with_low_confidence() -> None:
    draft = plan(head="UBND xã Bàu Sen\nTrường Tiểu học Bàu Sen\nSố: 7/KH-THBS")
    assert (raw(draft.superior_body), raw(draft.issuer)) == ("UBND xã Bàu Sen", "Trường Tiểu học Bàu Sen")
    assert draft.issuer and draft.issuer.confidence < 0.7


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        ("PHÒNG TÀI CHÍNH -\nKẾ HOẠCH", "PHÒNG TÀI CHÍNH - KẾ HOẠCH"),
        ("PHÒNG TÀI CHÍNH - KẾ HOẠCH", "PHÒNG TÀI CHÍNH - KẾ HOẠCH"),
        ("SỞ\nKẾ HOẠCH VÀ ĐẦU TƯ", "SỞ KẾ HOẠCH VÀ ĐẦU TƯ"),
    ],
)
def test_words_of_the_type_within_the_name_of_a_body_are_no_type(lines: str, issuer: str) -> None:
    draft = plan(head=f"{lines}\nSố: 12/KH-PTCKH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert raw(draft.issuer) == issuer
    assert raw(draft.abstract) == "Tổ chức ngày hội trồng cây"


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        ("SỞ Y TẾ - SỞ NỘI VỤ", "SỞ Y TẾ - SỞ NỘI VỤ"),
        ("SỞ Y TẾ\nSỞ NỘI VỤ", "SỞ Y TẾ SỞ NỘI VỤ"),
        ("SỞ Y TẾ -\nSỞ NỘI VỤ", "SỞ Y TẾ - SỞ NỘI VỤ"),
        ("SỞ Y TẾ\n- SỞ NỘI VỤ", "SỞ Y TẾ - SỞ NỘI VỤ"),
    ],
)
def test_bodies_that_issue_together_are_kept_together(lines: str, issuer: str) -> None:
    draft = plan(head=f"{lines}\nSố: 12/KHPH-SYT-SNV\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert (raw(draft.issuer), draft.superior_body) == (issuer, None)


def test_party_body_with_a_number_of_state_shape_stays_of_the_party() -> None:
    draft = plan(head="TỈNH ỦY LAM GIANG\nBAN TUYÊN GIÁO VÀ DÂN VẬN\nSố 24/KH-BTGTU")
    assert draft.regime and draft.regime.value is Regime.PARTY


def test_name_of_an_organisation_on_the_right_is_the_title_of_its_form() -> None:
    draft = plan(
        head="HỘI CCB TỈNH LAM GIANG                 HỘI CỰU CHIẾN BINH VIỆT NAM\n"
        "HỘI CCB XÃ BÀU SEN\nSố: 12/KH-CCB       Bàu Sen, ngày 05 tháng 3 năm 2026"
    )
    assert raw(draft.official_title) == "HỘI CỰU CHIẾN BINH VIỆT NAM"
    assert (raw(draft.superior_body), raw(draft.issuer)) == ("HỘI CCB TỈNH LAM GIANG", "HỘI CCB XÃ BÀU SEN")
    assert draft.regime and draft.regime.value is Regime.MASS_ORG


@pytest.mark.parametrize(
    ("line", "place", "date"),
    [
        ("Bàu Sen, ngày 05 tháng 3 năm 2026", "Bàu Sen,", "ngày 05 tháng 3 năm 2026"),
        ("TP. Sông Lam, ngày 5/3/2026", "TP. Sông Lam,", "ngày 5/3/2026"),
        ("Bà Rịa - Vũng Tàu, ngày … tháng … năm 2026", "Bà Rịa - Vũng Tàu,", "ngày … tháng … năm 2026"),
        ("Xã Mơ, huyện Sen, ngày 5/3/2026", "Xã Mơ, huyện Sen,", "ngày 5/3/2026"),
        ("Số: 1/KH-A Mơ, ngày 5/3/2026", "Mơ,", "ngày 5/3/2026"),
        ("HUYỆN ỦY MƠ Mơ Sen, ngày 5/3/2026", "Mơ Sen,", "ngày 5/3/2026"),
        ("Mơ Sen, 05/3/2026", "Mơ Sen,", "05/3/2026"),
        ("Ngày 05 tháng 3 năm 2026", "", "Ngày 05 tháng 3 năm 2026"),
    ],
)
def test_place_and_date_are_found_at_the_end_of_a_line(line: str, place: str, date: str) -> None:
    found = place_and_date(line)
    assert found
    assert (line[found[0] : found[1]].strip(), line[found[1] : found[2]]) == (place, date)


@pytest.mark.parametrize("line", ["Ngày ký: 05/3/2026", "từ ngày mai", "Điện thoại: 05.3.2026", "năm 2026"])
def test_other_dates_of_a_heading_are_not_the_date_of_issue(line: str) -> None:
    assert plan(head=line).date is None


@pytest.mark.parametrize(
    ("name", "line", "another"),
    [
        ("ỦY BAN NHÂN DÂN", "XÃ BÀU SEN", False),
        ("UBND TỈNH LAM GIANG", "SỞ Y TẾ", True),
        ("UBND THÀNH PHỐ", "HỘI AN", False),
        ("UBND HUYỆN", "BẢO LỘC", False),
        ("BAN CHẤP HÀNH", "ĐẢNG BỘ XÃ BÀU SEN", False),
        ("ĐẢNG BỘ TỈNH LAM GIANG", "ĐẢNG ỦY XÃ BÀU SEN", True),
        ("SỞ VĂN HÓA, THỂ THAO VÀ", "DU LỊCH", False),
        ("VĂN PHÒNG", "HĐND VÀ UBND XÃ", False),
        ("CÔNG ĐOÀN", "TRƯỜNG THCS BÀU SEN", False),
        ("TRUNG TÂM DỊCH VỤ", "TỔNG HỢP", False),
        ("ĐẢNG BỘ XÃ", "CHI BỘ THÔN MỘT", True),
    ],
)
def test_line_begins_another_name_or_goes_on_with_the_one_above(name: str, line: str, another: bool) -> None:
    assert begins_another(name, line) is another


@pytest.mark.parametrize("text", ["SỞ Y TẾ", "Ban Tuyên giáo", "UBND xã", "ĐOÀN XÃ", "TRẠM Y TẾ XÃ"])
def test_bodies_are_told_by_their_first_words(text: str) -> None:
    assert opens_body(text)


@pytest.mark.parametrize(
    "text", ["BÁO CÁO", "BẢO LỘC", "HỘI AN", "TỔ CHỨC THỰC HIỆN", "BAN HÀNH", "SƠ KẾT", "KẾ HOẠCH"]
)
def test_other_words_open_no_body(text: str) -> None:
    assert not opens_body(text)


def test_names_that_lost_their_line_ends_come_apart() -> None:
    text = "UBND TỈNH LAM GIANG SỞ Y TẾ"
    assert [text[place:] for place in name_breaks(text)] == ["SỞ Y TẾ"]
    assert name_breaks("BAN CHẤP HÀNH ĐẢNG BỘ XÃ HỘI AN") == []
