"""Issuing bodies, number, place, date, marks, type and abstract, in the forms that offices really print."""

from __future__ import annotations

import pytest

from tests.documents.facts import date_facts, raw
from tests.documents.texts import plan
from wagtail_kehoach.documents.draft import Regime, SerialState

STATE_HEAD = """ỦY BAN NHÂN DÂN               CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
  XÃ BÀU SEN                       Độc lập - Tự do - Hạnh phúc
Số:      /KH-UBND              Bàu Sen, ngày      tháng      năm 2026"""
PARTY_HEAD = """ĐẢNG BỘ TỈNH LAM GIANG        ĐẢNG CỘNG SẢN VIỆT NAM
ĐẢNG ỦY XÃ BÀU SEN
        *                     Bàu Sen, ngày 05 tháng 02 năm 2026
Số 07-KH/ĐU"""
SCRAPED_HEAD = """UBND TỈNH LAM GIANG
SỞ VĂN HÓA, THỂ THAO
VÀ DU LỊCH
-------
|
CỘNG HÒA XÃ HỘI
CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
|
Số:
67/KH-SVHTTDL
|
Lam
Giang, ngày 2 tháng 11
năm 2026
|"""


def test_merged_columns_of_a_state_heading_give_their_values() -> None:
    draft = plan(head=STATE_HEAD)
    assert raw(draft.issuer) == "ỦY BAN NHÂN DÂN XÃ BÀU SEN"
    assert draft.superior_body is None
    assert draft.serial_state is SerialState.BLANK
    assert draft.number and (draft.number.value.serial, draft.number.value.body) == (None, "UBND")
    assert raw(draft.place) == "Bàu Sen"
    assert draft.date and date_facts(draft.date.value) == "year 2026-01-01..2026-12-31 blank"
    assert draft.regime and (draft.regime.value, draft.regime.confidence) == (Regime.STATE, 1.0)


def test_merged_columns_of_a_party_heading_give_their_values() -> None:
    draft = plan(head=PARTY_HEAD)
    assert raw(draft.superior_body) == "ĐẢNG BỘ TỈNH LAM GIANG"
    assert raw(draft.issuer) == "ĐẢNG ỦY XÃ BÀU SEN"
    assert raw(draft.number) == "Số 07-KH/ĐU"
    assert draft.date and date_facts(draft.date.value) == "day 2026-02-05"
    assert draft.regime and draft.regime.value is Regime.PARTY


def test_heading_copied_from_a_web_page_with_broken_lines_is_put_together() -> None:
    draft = plan(head=SCRAPED_HEAD)
    assert raw(draft.superior_body) == "UBND TỈNH LAM GIANG"
    assert raw(draft.issuer) == "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH"
    assert raw(draft.number) == "Số: 67/KH-SVHTTDL"
    assert raw(draft.place) == "Lam Giang"
    assert draft.date and date_facts(draft.date.value) == "day 2026-11-02"


def test_what_the_heading_does_not_say_stays_empty() -> None:
    draft = plan()
    assert draft.serial_state is SerialState.ABSENT
    assert [draft.number, draft.place, draft.date, draft.issuer, draft.superior_body, draft.secrecy] == [None] * 6
    assert draft.regime is None


def test_number_cited_in_the_opening_is_not_the_own_number() -> None:
    draft = plan(opening="Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh;")
    assert draft.number is None


@pytest.mark.parametrize(
    "issuer", ["BAN CHẤP HÀNH ĐOÀN XÃ BÀU SEN", "ỦY BAN MTTQ VIỆT NAM XÃ BÀU SEN", "HỘI NÔNG DÂN XÃ"]
)
def test_mass_organisations_have_a_regime_of_their_own(issuer: str) -> None:
    draft = plan(head=f"{issuer}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert draft.regime and draft.regime.value is Regime.MASS_ORG


def test_title_of_the_youth_union_is_no_issuer() -> None:
    draft = plan(head="BCH ĐOÀN XÃ BÀU SEN\n***\nĐOÀN TNCS HỒ CHÍ MINH")
    assert raw(draft.issuer) == "BCH ĐOÀN XÃ BÀU SEN"
    assert draft.regime and draft.regime.value is Regime.MASS_ORG


@pytest.mark.parametrize("line", ["MẬT", "TỐI MẬT", "TUYỆT MẬT", "  [MẬT]  ", "**MẬT**"])
def test_mark_of_secrecy_is_found(line: str) -> None:
    draft = plan(head=f"{line}\n{PARTY_HEAD}")
    assert draft.secrecy and draft.secrecy.value in ("MẬT", "TỐI MẬT", "TUYỆT MẬT")
    assert raw(draft.issuer) == "ĐẢNG ỦY XÃ BÀU SEN"


def test_damaged_mark_of_secrecy_is_found_with_low_confidence() -> None:
    draft = plan(head="MẠT")
    assert draft.secrecy and draft.secrecy.confidence < 0.7


@pytest.mark.parametrize("line", ["Lưu hành nội bộ", "KHÔNG PHỔ BIẾN", "XEM XONG TRẢ LẠI"])
def test_mark_of_circulation_is_found_anywhere(line: str) -> None:
    assert raw(plan(ending=line).circulation) == line


def test_word_for_secrecy_inside_a_sentence_is_no_mark() -> None:
    draft = plan(head="mật", body="I. MỤC ĐÍCH\n- Giữ bí mật đề thi.\n- Mật")
    assert draft.secrecy is None


@pytest.mark.parametrize(
    ("title", "kind", "abstract"),
    [
        ("KÉ HOẠCH\nvề ngày hội", "KÉ HOẠCH", "về ngày hội"),
        ("**KẾ HOẠCH**\n**Tổ chức _ngày_ hội**", "KẾ HOẠCH", "Tổ chức ngày hội"),
        ("KẾ HOẠCH TỔ CHỨC NGÀY HỘI\nTRỒNG CÂY", "KẾ HOẠCH", "TỔ CHỨC NGÀY HỘI TRỒNG CÂY"),
        ("KẾ HOẠCH\nTổ chức ngày hội\n-----", "KẾ HOẠCH", "Tổ chức ngày hội"),
        ("Kế hoạch\nTriển khai phong trào đọc sách\n________", "Kế hoạch", "Triển khai phong trào đọc sách"),
    ],
)
def test_type_and_abstract_are_kept_as_printed(title: str, kind: str, abstract: str) -> None:
    draft = plan(title=title)
    assert draft.document_type and (draft.document_type.raw, draft.document_type.value) == (kind, "Kế hoạch")
    assert raw(draft.abstract) == abstract


def test_abstract_over_several_lines_ends_where_the_bases_begin() -> None:
    draft = plan(
        title="KẾ HOẠCH\nTriển khai đợt sinh hoạt về “Sách và “người đọc””\ncủa các câu lạc bộ trong xã",
        opening="Thực hiện Hướng dẫn số 5-HD/TU, ngày 03/3/2026 của Tỉnh ủy;",
    )
    assert raw(draft.abstract) == "Triển khai đợt sinh hoạt về “Sách và “người đọc”” của các câu lạc bộ trong xã"
    assert len(draft.bases) == 1


def test_line_that_plan_is_issued_with_another_document_is_no_abstract() -> None:
    draft = plan(title="KẾ HOẠCH\nTổ chức ngày hội\n(Kèm theo Công văn số 15/UBND-VX ngày 03/3/2026 của UBND xã)")
    assert raw(draft.abstract) == "Tổ chức ngày hội"
    assert draft.number is None
