"""Issuing bodies, number, place, date, marks, type and abstract, in the forms that offices really print."""

from __future__ import annotations

import pytest

from tests.documents.facts import date_facts, raw
from tests.documents.files import docx_bytes, paragraph, run
from tests.documents.texts import plan
from wagtail_kehoach.documents import DocumentError, parse_plan
from wagtail_kehoach.documents.draft import Regime, SerialState
from wagtail_kehoach.documents.heading import read_heading
from wagtail_kehoach.documents.parse import read_document
from wagtail_kehoach.documents.type_line import ACCEPTED_TYPES, AcceptedType

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


@pytest.mark.parametrize(
    ("title", "kind", "abstract"),
    [
        ("K Ế   H O Ạ C H\ntổ chức ngày hội", "K Ế H O Ạ C H", "tổ chức ngày hội"),
        ("KÊ HOACH\ntổ chức ngày hội", "KÊ HOACH", "tổ chức ngày hội"),
        ("KẾ HOẠCH PHỐI HỢP\ntổ chức ngày hội", "KẾ HOẠCH PHỐI HỢP", "tổ chức ngày hội"),
        ("KẾ HOẠCH LIÊN NGÀNH\ntổ chức ngày hội", "KẾ HOẠCH LIÊN NGÀNH", "tổ chức ngày hội"),
        ("KẾ HOẠCH PHỐI HỢP TUYÊN TRUYỀN\nNĂM 2026", "KẾ HOẠCH", "PHỐI HỢP TUYÊN TRUYỀN NĂM 2026"),
        ("KẾ HOẠCH tổ chức ngày hội", "KẾ HOẠCH", "tổ chức ngày hội"),
        ("KẾ HOẠCH: Tổ chức ngày hội", "KẾ HOẠCH", "Tổ chức ngày hội"),
        ("KẾ HOẠCH (DỰ THẢO)\ntổ chức ngày hội", "KẾ HOẠCH", "tổ chức ngày hội"),
        ("KẾ HOẠCH\n(Dự thảo lần 2)\ntổ chức ngày hội", "KẾ HOẠCH", "tổ chức ngày hội"),
        ("KẾ HOẠCH\nV/v tổ chức ngày hội", "KẾ HOẠCH", "tổ chức ngày hội"),
        ("KẾ HOẠCH\nVề việc tổ chức ngày hội", "KẾ HOẠCH", "Về việc tổ chức ngày hội"),
        ("# KẾ HOẠCH\n\n## Tổ chức ngày hội", "KẾ HOẠCH", "Tổ chức ngày hội"),
        ("# Kế hoạch tổ chức ngày hội", "Kế hoạch", "tổ chức ngày hội"),
        ("Kế hoạch tổ chức ngày hội", "Kế hoạch", "tổ chức ngày hội"),
        ("> **KẾ HOẠCH**\n> **Tổ chức ngày hội**", "KẾ HOẠCH", "Tổ chức ngày hội"),
        ("KẾ HOẠCH\nTổ chức các hoạt động kỷ niệm\nNgày Sách Việt Nam", "KẾ HOẠCH",
         "Tổ chức các hoạt động kỷ niệm Ngày Sách Việt Nam"),
        ("KẾ HOẠCH\nThực hiện Nghị quyết số 09-NQ/TU\nvề văn hóa đọc", "KẾ HOẠCH",
         "Thực hiện Nghị quyết số 09-NQ/TU về văn hóa đọc"),
    ],
)  # fmt: skip
def test_type_and_abstract_of_every_form(title: str, kind: str, abstract: str) -> None:
    draft = plan(title=title)
    assert (raw(draft.document_type), raw(draft.abstract)) == (kind, abstract)
    assert len(draft.bases) == 1


@pytest.mark.parametrize(
    "opening",
    [
        "Nhằm nâng cao văn hóa đọc, Ủy ban nhân dân xã Bàu Sen xây dựng Kế hoạch như sau:",
        "Để ngày hội thành công, Ủy ban nhân dân xã Bàu Sen xây dựng Kế hoạch như sau:",
        "Hưởng ứng Ngày Sách, Ủy ban nhân dân xã Bàu Sen xây dựng Kế hoạch như sau:",
        "Thực hiện chỉ đạo của Ủy ban nhân dân tỉnh, Ủy ban nhân dân xã Bàu Sen xây dựng Kế hoạch như sau:",
        "Ủy ban nhân dân xã Bàu Sen xây dựng Kế hoạch tổ chức ngày hội với các nội dung như sau:",
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n", "\n---\n", "\n_____________\n\n"])
def test_abstract_ends_where_the_text_of_the_plan_begins(opening: str, between: str) -> None:
    draft = plan(title=f"KẾ HOẠCH\nTổ chức ngày hội đọc sách{between}{opening}", opening="")
    assert raw(draft.abstract) == "Tổ chức ngày hội đọc sách"
    assert raw(draft.acting_collective) == "Ủy ban nhân dân xã Bàu Sen"


NOTE = "(Ban hành kèm theo Quyết định số 15/QĐ-UBND ngày 03/3/2026\ncủa Ủy ban nhân dân xã Bàu Sen)"
DECISION = """UBND XÃ BÀU SEN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 15/QĐ-UBND           Bàu Sen, ngày 03 tháng 3 năm 2026
QUYẾT ĐỊNH
Về việc ban hành Kế hoạch trồng cây
Căn cứ Luật Lâm nghiệp;
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch trồng cây.
Nơi nhận:                          TM. ỦY BAN NHÂN DÂN
- Như Điều 2;                           CHỦ TỊCH
- Lưu: VT.
                                       Hồ Văn Lực
"""


@pytest.mark.parametrize("title", ["KẾ HOẠCH\nTổ chức ngày hội\n{}", "KẾ HOẠCH\nTổ chức ngày hội\n-----\n{}",
                                   "{}\nKẾ HOẠCH\nTổ chức ngày hội"])  # fmt: skip
@pytest.mark.parametrize("head", ["", DECISION])
def test_document_with_which_the_plan_was_issued_is_read(title: str, head: str) -> None:
    draft = plan(head=head, title=title.format(NOTE))
    attached = draft.attached_to
    assert attached and attached.verb is None
    assert attached.text.raw == " ".join(NOTE.strip("()").split())
    assert (raw(attached.document_type), raw(attached.number)) == ("Quyết định", "15/QĐ-UBND")
    assert attached.date and date_facts(attached.date.value) == "day 2026-03-03"
    assert raw(attached.issuer) == "Ủy ban nhân dân xã Bàu Sen"
    assert raw(draft.abstract) == "Tổ chức ngày hội"
    assert [draft.number, draft.date, draft.issuer, draft.place] == [None] * 4


def test_attached_plan_shows_its_own_heading_only() -> None:
    own = "HỘI ĐỒNG TRỒNG CÂY   CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nXÃ MƠ            Độc lập - Tự do - Hạnh phúc"
    draft = plan(head=f"{DECISION}\n{own}")
    assert raw(draft.issuer) == "HỘI ĐỒNG TRỒNG CÂY XÃ MƠ"
    assert raw(draft.official_title) == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert [draft.number, draft.date] == [None] * 2


def test_plan_sent_with_a_letter_has_not_the_number_of_the_letter() -> None:
    letter = DECISION.split("QUYẾT ĐỊNH")[0].replace("15/QĐ-UBND", "15/UBND-VX")
    draft = plan(head=f"{letter}V/v gửi Kế hoạch trồng cây\nKính gửi: Các thôn\nNơi nhận:\n- Như trên;\n- Lưu: VT.")
    assert [draft.number, draft.date, draft.issuer] == [None] * 3
    assert raw(draft.abstract) == "Tổ chức ngày hội trồng cây"


BODY = "Căn cứ Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND tỉnh;\nI. KẾT QUẢ\n- Trồng cây."


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (f"BÁO CÁO\nkết quả thực hiện Kế hoạch trồng cây\n{BODY}", "Báo cáo"),
        (f"BÁO CÁO\nkết quả thực hiện\nKẾ HOẠCH TRỒNG CÂY\n{BODY}", "Báo cáo"),
        (f"BÁO CÁO KẾT QUẢ THỰC HIỆN\nKẾ HOẠCH TRỒNG CÂY\n{BODY}", "Báo cáo"),
        (f"B Á O   C Á O\nkết quả thực hiện Kế hoạch\n{BODY}", "Báo cáo"),
        (f"HƯỚNG DẪN\nthực hiện Kế hoạch số 12/KH-UBND\n{BODY}", "Hướng dẫn"),
        (f"CHƯƠNG TRÌNH\nthực hiện Kế hoạch số 12/KH-UBND\n{BODY}", "Chương trình"),
        (f"CHƯƠNG TRÌNH PHỐI HỢP\ntuyên truyền\n{BODY}", "Chương trình phối hợp"),
        (f"CHỈ THỊ\nvề tăng cường trồng cây\n{BODY}", "Chỉ thị"),
        (f"THÔNG BÁO\nVề Kế hoạch trồng cây\n{BODY}", "Thông báo"),
        (f"TỜ TRÌNH\nVề việc ban hành Kế hoạch trồng cây\n{BODY}", "Tờ trình"),
        (f"GIẤY MỜI\nhọp triển khai Kế hoạch\n{BODY}", "Giấy mời"),
        (f"THƯ MỜI\ndự lễ\n{BODY}", "Thư mời"),
        (f"QUYẾT ĐỊNH\nVề việc ban hành Kế hoạch trồng cây\n{BODY}", "Quyết định"),
        (f"ĐỀ ÁN\nTrồng cây\n{BODY}", "Đề án"),
        (f"PHƯƠNG ÁN\nTrồng cây\n{BODY}", "Phương án"),
        (f"UBND XÃ\nV/v góp ý dự thảo\nKẾ HOẠCH TRỒNG CÂY\nKính gửi: Các thôn\n{BODY}", "công văn"),
        (f"Số: 3/UBND-VX\nV/v\nKế hoạch\nKính gửi: Các thôn\n{BODY}", "công văn"),
        ("Rộn ràng ngày hội\nTheo kế hoạch của xã, ngày hội\nKế hoạch\ncòn kéo dài.\n1. Ngày vui.", "không có dòng"),
        ("Kế hoạch trồng cây của xã được bà con hưởng ứng.\n1. Ngày vui.\n2. Cây xanh.", "không có dòng"),
        ("Tin tức\nKế hoạch\nVăn bản\nHôm nay xã trồng cây.\n1. Ngày vui.", "không có dòng"),
        ("MỤC LỤC\nKẾ HOẠCH ........ 3\nI. MỤC ĐÍCH ....... 4", "không có dòng"),
        ("- Kế hoạch\n- Báo cáo\nCăn cứ Luật Thư viện;", "không có dòng"),
    ],
)
def test_what_is_no_plan_is_refused_and_told_what_was_seen(text: str, seen: str) -> None:
    with pytest.raises(DocumentError) as caught:
        parse_plan(text)
    assert caught.value.code == "not_a_plan"
    assert seen in str(caught.value)


def test_contents_in_front_of_a_plan_are_passed_over() -> None:
    assert (
        raw(plan(head="MỤC LỤC\nKẾ HOẠCH ........ 3\nI. MỤC ĐÍCH ....... 4").abstract) == "Tổ chức ngày hội trồng cây"
    )


def test_later_appendix_of_another_type_does_not_unmake_the_plan() -> None:
    draft = plan(ending="Nơi nhận:\n- Các thôn;\n- Lưu: VT.\n\nBÁO CÁO\nKết quả trồng cây")
    assert raw(draft.abstract) == "Tổ chức ngày hội trồng cây"


def test_heading_below_a_cover_is_the_one_that_counts() -> None:
    cover = "UBND XÃ BÀU SEN\n\nKẾ HOẠCH\nTRỒNG CÂY NĂM 2026\n\nBàu Sen, tháng 3 năm 2026"
    draft = plan(head=f"{cover}\n\n{STATE_HEAD}")
    assert raw(draft.abstract) == "Tổ chức ngày hội trồng cây"
    assert raw(draft.issuer) == "ỦY BAN NHÂN DÂN XÃ BÀU SEN"


def test_plan_addressed_to_a_body_is_a_plan() -> None:
    draft = plan(title="KẾ HOẠCH\nTổ chức ngày hội\n\nKính gửi: Phòng Văn hóa - Xã hội")
    assert raw(draft.abstract) == "Tổ chức ngày hội"


def test_note_of_issue_without_brackets_goes_on_in_small_letters() -> None:
    draft = plan(
        title="KẾ HOẠCH\nTổ chức ngày hội\nBan hành kèm theo Quyết định số 15/QĐ-UBND\nngày 03/3/2026 của UBND xã Mơ"
    )
    attached = draft.attached_to
    assert attached and raw(attached.issuer) == "UBND xã Mơ"
    assert raw(draft.abstract) == "Tổ chức ngày hội"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Tổ chức ngày hội đọc sách năm", "2026"),
        ("Tuyên truyền về Tuần lễ “Sách và", "Tuổi thơ”"),
        ("Hưởng ứng cuộc vận động của", "Thư viện tỉnh"),
    ],
)
def test_abstract_that_asks_for_more_goes_on_in_other_print(first: str, second: str) -> None:
    centre = '<w:jc w:val="center"/>'
    data = docx_bytes(
        paragraph(run("KẾ HOẠCH", "<w:b/>"), centre),
        paragraph(run(first, "<w:b/>"), centre),
        paragraph(run(second), centre),
        paragraph(run("Căn cứ Luật Thư viện;")),
        paragraph(run("I. MỤC ĐÍCH", "<w:b/>")),
    )
    draft = parse_plan(data)
    assert raw(draft.abstract) == f"{first} {second}"
    assert len(draft.bases) == 1


@pytest.mark.parametrize(
    ("ending", "regime"),
    [
        ("BÍ THƯ\nLê Thị Lụa", Regime.PARTY),
        ("HIỆU TRƯỞNG\nLê Thị Lụa", Regime.STATE),
        ("Nơi nhận:\n- Như trên;\n- Lưu Văn phòng Đảng ủy.", Regime.PARTY),
        ("Nơi nhận:\n- Như trên;\n- Lưu: VT, VHXH.", Regime.STATE),
    ],
)
def test_weak_signs_tell_the_regime_where_no_other_stands(ending: str, regime: Regime) -> None:
    draft = plan(ending=ending)
    assert draft.regime
    assert (draft.regime.value, draft.regime.confidence) == (regime, 0.5)


def test_weak_signs_do_not_count_beside_others() -> None:
    draft = plan(head="HỘI NÔNG DÂN XÃ BÀU SEN\nSố: 5-KH/HNDX", ending="Nơi nhận:\n- Như trên;\n- Lưu: VT.")
    assert draft.regime and draft.regime.value is Regime.MASS_ORG


@pytest.mark.parametrize("about", ["V/v ", "(V/v ", "V/v: "])
def test_sign_for_about_is_no_part_of_the_abstract(about: str) -> None:
    draft = plan(title=f"KẾ HOẠCH\n{about}tổ chức lễ hội đình Bàu Sen")
    assert draft.abstract and draft.abstract.raw == "tổ chức lễ hội đình Bàu Sen"


def test_name_of_a_place_that_looks_like_a_school_goes_on_the_name_above() -> None:
    draft = plan(head="TỔNG CÔNG TY ĐIỆN LỰC\nMIỀN ĐÔNG HẢI\nCÔNG TY ĐIỆN LỰC\nTRƯỜNG HẢI\nSố: 3/KH-PCTH")
    assert (raw(draft.superior_body), raw(draft.issuer)) == (
        "TỔNG CÔNG TY ĐIỆN LỰC MIỀN ĐÔNG HẢI",
        "CÔNG TY ĐIỆN LỰC TRƯỜNG HẢI",
    )


@pytest.mark.parametrize(
    ("head", "regime"),
    [
        ("CÂU LẠC BỘ ĐI BỘ BÀU SEN\nBAN CHỦ NHIỆM", Regime.OTHER),
        ("BAN TỔ CHỨC LỄ HỘI ĐÌNH BÀU SEN", Regime.OTHER),
        ("HỢP TÁC XÃ BÀU SEN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Regime.STATE),
    ],
)
def test_body_outside_the_rules_of_form_has_another_regime(head: str, regime: Regime) -> None:
    draft = plan(head=head, ending="TM. BAN CHỦ NHIỆM\nCHỦ NHIỆM\nLê Thị Lụa")
    assert draft.regime and draft.regime.value is regime


PROGRAMME = (
    "UBND XÃ BÀU SEN\nSố: 07/CTr-UBND\nBàu Sen, ngày 05 tháng 3 năm 2026\n"
    "CHƯƠNG TRÌNH\nCông tác năm 2026\nCăn cứ Luật Thư viện;\nI. MỤC ĐÍCH\n- Trồng cây."
)


def test_another_type_is_read_once_it_is_accepted() -> None:
    heading = read_heading(read_document(PROGRAMME), (*ACCEPTED_TYPES, AcceptedType("Chương trình")))
    assert (raw(heading.document_type), raw(heading.abstract)) == ("CHƯƠNG TRÌNH", "Công tác năm 2026")
    assert heading.document_type.value == "Chương trình"
    assert raw(heading.letterhead.number) == "Số: 07/CTr-UBND"
    with pytest.raises(DocumentError, match="tên loại của văn bản là “Chương trình”"):
        read_heading(read_document(PROGRAMME))


@pytest.mark.parametrize(
    ("title", "seen"),
    [
        ("KẾ HOẠCH\nTrồng cây", "không phải chương trình hoặc hướng dẫn: tên loại của văn bản là “Kế hoạch”"),
        ("Chương trình trồng cây", "không có dòng tên loại “CHƯƠNG TRÌNH” hoặc “HƯỚNG DẪN”"),
        ("CHƯƠNG TRÌNHNĂM 2026", "không có dòng tên loại"),
    ],
)
def test_what_is_of_none_of_the_accepted_types_is_refused(title: str, seen: str) -> None:
    text = f"{title}\nCăn cứ Luật Thư viện;\nI. MỤC ĐÍCH\n- Trồng cây."
    with pytest.raises(DocumentError, match=seen):
        read_heading(read_document(text), (AcceptedType("Chương trình"), AcceptedType("Hướng dẫn")))


def test_title_in_small_letters_is_read_for_types_that_allow_it() -> None:
    text = "Hướng dẫn trồng cây\nCăn cứ Luật Thư viện;\nI. MỤC ĐÍCH\n- Trồng cây."
    heading = read_heading(read_document(text), (AcceptedType("Hướng dẫn", in_small_letters=True),))
    assert (raw(heading.document_type), raw(heading.abstract)) == ("Hướng dẫn", "trồng cây")


def test_accepted_type_covers_longer_types_of_its_name_only() -> None:
    programme = AcceptedType("Chương trình")
    assert programme.covers("Chương trình") and programme.covers("Chương trình phối hợp")
    assert not programme.covers("Kế hoạch") and not AcceptedType("Thông tư").covers("Thông tri")


def test_whole_document_of_another_accepted_type_is_read() -> None:
    draft = parse_plan(PROGRAMME, types=(*ACCEPTED_TYPES, AcceptedType("Chương trình")))
    assert (raw(draft.document_type), raw(draft.abstract)) == ("CHƯƠNG TRÌNH", "Công tác năm 2026")
    assert [raw(section.title) for section in draft.sections] == ["MỤC ĐÍCH"]
    assert [raw(basis.document_type) for basis in draft.bases] == ["Luật"]
    with pytest.raises(DocumentError, match="“Chương trình”"):
        parse_plan(PROGRAMME)


@pytest.mark.parametrize("name", ["Tờ rơi", "kế hoạch", "KẾ HOẠCH", ""])
def test_what_is_no_name_of_a_type_cannot_be_accepted(name: str) -> None:
    with pytest.raises(ValueError, match="no type of document"):
        AcceptedType(name)


@pytest.mark.parametrize(
    "time", ["Năm 2026", "Quý I năm 2026", "Tháng 3/2026", "Năm học 2026 - 2027", "Giai đoạn 2026-2030"]
)
def test_time_on_a_line_of_its_own_ends_the_abstract(time: str) -> None:
    assert raw(plan(title=f"KẾ HOẠCH\nTổ chức ngày hội\n{time}").abstract) == f"Tổ chức ngày hội {time}"


def test_sentence_that_begins_with_a_time_is_no_part_of_the_abstract() -> None:
    draft = plan(title="KẾ HOẠCH\nTổ chức ngày hội\nNăm 2026 xã Bàu Sen trồng được nhiều cây.")
    assert raw(draft.abstract) == "Tổ chức ngày hội"


BLOCK = [
    "ỦY BAN NHÂN DÂN",
    "XÃ BÀU SEN",
    "Số: 12/KH-UBND",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Bàu Sen, ngày 05 tháng 3 năm 2026",
]


@pytest.mark.parametrize("block", [BLOCK, [*BLOCK[3:], *BLOCK[:3]]], ids=["body first", "title first"])
@pytest.mark.parametrize("abstract_first", [True, False])
def test_letterhead_that_comes_behind_the_title_is_read(block: list[str], abstract_first: bool) -> None:
    abstract = ["Tuyên truyền nước sạch"]
    lines = [*abstract, *block] if abstract_first else [*block, *abstract]
    draft = plan(title="\n".join(["KẾ HOẠCH", *lines]))
    assert raw(draft.abstract) == "Tuyên truyền nước sạch"
    assert raw(draft.issuer) == "ỦY BAN NHÂN DÂN XÃ BÀU SEN"
    assert raw(draft.number) == "Số: 12/KH-UBND"
    assert (raw(draft.place), raw(draft.date)) == ("Bàu Sen", "ngày 05 tháng 3 năm 2026")
    assert raw(draft.official_title) == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def test_place_and_date_below_the_abstract_belong_to_the_heading() -> None:
    title = "KẾ HOẠCH\nNgày hội\nBàu Sen, ngày … tháng 8 năm 2026"
    draft = plan(head="HỘI PHỤ NỮ XÃ BÀU SEN\nSố: 22/KH-BTV", title=title)
    assert (raw(draft.abstract), raw(draft.place)) == ("Ngày hội", "Bàu Sen")
    assert draft.date and date_facts(draft.date.value) == "month 2026-08-01..2026-08-31 blank"


@pytest.mark.parametrize(
    "abstract",
    [
        "TỔ CHỨC HỘI DIỄN CHÀO MỪNG ĐẠI HỘI\nĐẢNG BỘ XÃ BÀU SEN",
        "Tổ chức Lễ hội tại\nBàu Sen, ngày 05 tháng 3 năm 2026",
    ],
)
def test_bodies_and_days_within_an_abstract_stay_in_it(abstract: str) -> None:
    draft = plan(head=STATE_HEAD, title=f"KẾ HOẠCH\n{abstract}")
    assert raw(draft.abstract) == abstract.replace("\n", " ")


@pytest.mark.parametrize("behind", ["(LẦN 2)", "LẦN THỨ HAI", "SỐ 2", "- CHƯƠNG TRÌNH"])
def test_number_of_a_plan_on_its_title_is_no_abstract(behind: str) -> None:
    draft = plan(title=f"KẾ HOẠCH {behind}\nTuyên truyền nước sạch")
    assert (raw(draft.document_type), raw(draft.abstract)) == ("KẾ HOẠCH", "Tuyên truyền nước sạch")


@pytest.mark.parametrize("abstract", ["SỐ HÓA DI SẢN", "LẦN ĐẦU RA QUÂN", "CHƯƠNG TRÌNH NƯỚC SẠCH"])
def test_abstract_on_the_line_of_the_title_is_kept(abstract: str) -> None:
    assert raw(plan(title=f"KẾ HOẠCH {abstract}").abstract) == abstract


@pytest.mark.parametrize("title", ["DỰ THẢO KẾ HOẠCH", "DỰ THẢO LẦN 2 KẾ HOẠCH"])
def test_draft_of_a_plan_says_so_on_the_line_of_its_title(title: str) -> None:
    draft = plan(title=f"{title}\nTuyên truyền nước sạch")
    assert (raw(draft.document_type), raw(draft.abstract)) == ("KẾ HOẠCH", "Tuyên truyền nước sạch")


def test_draft_of_another_document_is_no_plan() -> None:
    with pytest.raises(DocumentError, match="Báo cáo"):
        plan(title="BÁO CÁO\nGóp ý dự thảo kế hoạch tuyên truyền")


def test_number_line_that_a_scan_damaged_keeps_its_symbol_and_guesses_no_serial() -> None:
    draft = plan(head="ỦY BAN NHÂN DÂN XÃ BÀU SEN\nSố: l2/KH-UBND")
    assert raw(draft.number) == "Số: l2/KH-UBND"
    assert draft.number and (draft.number.value.serial, draft.number.value.body) == (None, "UBND")
    assert draft.number.confidence < 1
    assert draft.serial_state is not SerialState.ABSENT


@pytest.mark.parametrize("date", ["ngày 0l tháng 3 năm 2026", "ngày 31 tháng 2 năm 2026"])
def test_place_is_kept_beside_a_date_of_no_calendar(date: str) -> None:
    draft = plan(head=f"ỦY BAN NHÂN DÂN XÃ BÀU SEN\nSố: 12/KH-UBND\nBàu Sen, {date}")
    assert (raw(draft.place), draft.date) == ("Bàu Sen", None)


@pytest.mark.parametrize("indent", ["                      ", ""])
def test_date_of_issue_may_be_wrapped(indent: str) -> None:
    head = [
        "ỦY BAN NHÂN DÂN        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "XÃ BÀU SEN                Độc lập - Tự do - Hạnh phúc",
        f"{indent}Bàu Sen, ngày 05 tháng 3",
        f"{indent}năm 2026",
    ]
    draft = plan(head="\n".join(head))
    assert raw(draft.place) == "Bàu Sen"
    assert draft.date and date_facts(draft.date.value) == "day 2026-03-05"
