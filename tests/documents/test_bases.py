"""Bases of every form, and the body of the opening sentence."""

from __future__ import annotations

import pytest

from tests.documents.facts import date_facts, raw
from tests.documents.texts import plan
from wagtail_kehoach.documents.bases import is_basis, opens_bases

Facts = tuple[str | None, ...]


def bases(opening: str) -> list[Facts]:
    return [
        (
            raw(each.verb),
            raw(each.document_type),
            raw(each.number),
            each.date and date_facts(each.date.value),
            raw(each.issuer),
        )
        for each in plan(opening=opening).bases
    ]


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        (
            "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16/6/2025;",
            ("Căn cứ", "Luật", "72/2025/QH15", "day 2025-06-16", None),
        ),
        (
            "Căn cứ Nghị quyết số 33/NQ-CP ngày 31/3/2026 của Chính phủ về phát triển văn hóa đọc;",
            ("Căn cứ", "Nghị quyết", "33/NQ-CP", "day 2026-03-31", "Chính phủ"),
        ),
        (
            "Căn cứ Nghị quyết số 202/2025/QH15 ngày 12 tháng 6 năm 2025 của Quốc hội về sắp xếp đơn vị hành chính;",
            ("Căn cứ", "Nghị quyết", "202/2025/QH15", "day 2025-06-12", "Quốc hội"),
        ),
        (
            "Thực hiện Công văn số 912/SVHTTDL-QLVH, ngày 02/6/2026 của Sở Văn hóa, Thể thao và Du lịch về việc hè;",
            ("Thực hiện", "Công văn", "912/SVHTTDL-QLVH", "day 2026-06-02", "Sở Văn hóa, Thể thao và Du lịch"),
        ),
        (
            "Tiếp tục thực hiện Chỉ thị số 42-CT/TW ngày 16 tháng 8 năm 2024 của Ban Bí thư;",
            ("Tiếp tục thực hiện", "Chỉ thị", "42-CT/TW", "day 2024-08-16", "Ban Bí thư"),
        ),
        (
            "Triển khai thực hiện Chương trình phối hợp số 06/CTrPH-HND-UBND ngày 18/02/2026 giữa Hội Nông dân xã và "
            "Ủy ban nhân dân xã;",
            (
                "Triển khai thực hiện",
                "Chương trình phối hợp",
                "06/CTrPH-HND-UBND",
                "day 2026-02-18",
                "Hội Nông dân xã và Ủy ban nhân dân xã",
            ),
        ),
        (
            "Thực hiện Kế hoạch của Ủy ban nhân dân tỉnh số 12/KH-UBND ngày 05/01/2026 về trồng cây;",
            ("Thực hiện", "Kế hoạch", "12/KH-UBND", "day 2026-01-05", "Ủy ban nhân dân tỉnh"),
        ),
        (
            "Thực hiện Kế hoạch số 12/KH-UBND của UBND tỉnh ngày 05/01/2026 về trồng cây;",
            ("Thực hiện", "Kế hoạch", "12/KH-UBND", "day 2026-01-05", "UBND tỉnh"),
        ),
        (
            "Thực hiện Kế hoạch số 12/KH-UBND của UBND tỉnh về kỷ niệm ngày 30/4/2026;",
            ("Thực hiện", "Kế hoạch", "12/KH-UBND", None, "UBND tỉnh"),
        ),
        (
            "Thực hiện Kế hoạch của UBND tỉnh về Tuần lễ đọc sách từ ngày 05/10/2026 đến ngày 11/10/2026;",
            ("Thực hiện", "Kế hoạch", None, None, "UBND tỉnh"),
        ),
        (
            "Căn cứ Kế hoạch số 96/KH–UBND ngày 11/8/2026 cua Ủy ban nhân dân xã Mơ vê chuẩn bị năm học;",
            ("Căn cứ", "Kế hoạch", "96/KH–UBND", "day 2026-08-11", "Ủy ban nhân dân xã Mơ"),
        ),
        (
            "Căn cứ Chương trình công tác năm 2026 của đơn vị;",
            ("Căn cứ", "Chương trình", None, None, "đơn vị"),
        ),
        ("Căn cứ tình hình thực tế của địa phương;", ("Căn cứ", None, None, None, None)),
        ("Xét tình hình thực tế;", ("Xét", None, None, None, None)),
        (
            "Thực hiện chỉ đạo của Thường trực Đảng ủy xã;",
            ("Thực hiện", None, None, None, "Thường trực Đảng ủy xã"),
        ),
        (
            "Xét đề nghị của Phòng Văn hóa - Xã hội.",
            ("Xét đề nghị của", None, None, None, "Phòng Văn hóa - Xã hội"),
        ),
    ],
)
def test_a_basis_of_every_form(opening: str, expected: Facts) -> None:
    assert bases(opening) == [expected]


@pytest.mark.parametrize("separator", [";\n", ";\n\n", "; ", ";\n- ", ".\n", ". "])
def test_bases_run_on_or_on_lines_come_apart(separator: str) -> None:
    parts = ["Căn cứ Luật Thư viện", "Căn cứ Luật Trẻ em", "Thực hiện Kế hoạch số 1-KH/TU ngày 05/01/2026 của Tỉnh ủy"]
    dash = "- " if "-" in separator else ""
    found = plan(opening=dash + separator.join(parts) + ";").bases
    assert [each.text.raw for each in found] == parts


def test_sentence_of_the_acting_body_is_no_part_of_the_last_basis() -> None:
    for joint in ("; ", ", ", ". ", ";\n", ".\n"):
        draft = plan(
            opening=f"Thực hiện Kế hoạch số 1-KH/TU ngày 05/01/2026 của Tỉnh ủy về đọc sách{joint}Ban Thường vụ Đảng "
            "ủy xã (sau đây gọi tắt là Ban Thường vụ) ban hành Kế hoạch như sau:"
        )
        assert [each.text.raw for each in draft.bases] == [
            "Thực hiện Kế hoạch số 1-KH/TU ngày 05/01/2026 của Tỉnh ủy về đọc sách"
        ]
        assert raw(draft.acting_collective) == "Ban Thường vụ Đảng ủy xã"


@pytest.mark.parametrize(
    "text",
    [
        "Để ngày hội thành công tốt đẹp",
        "Nhằm nâng cao văn hóa đọc",
        "Theo đó, các thôn trồng cây",
        "Thực hiện nếp sống mới",
    ],
)
def test_purpose_is_no_basis(text: str) -> None:
    assert not is_basis(text)
    assert plan(opening=f"{text}, Ủy ban nhân dân xã Bàu Sen xây dựng Kế hoạch như sau:").bases == ()


@pytest.mark.parametrize("joint", ["; ", " và ", ";\n"])
def test_one_verb_stands_for_several_documents(joint: str) -> None:
    opening = (
        "Thực hiện Nghị quyết số 12-NQ/TU ngày 05/01/2026 của Tỉnh ủy về hương ước"
        f"{joint}Kế hoạch số 31/KH-UBND ngày 09/02/2026 của Ủy ban nhân dân tỉnh, Ủy ban nhân dân xã Bàu Sen xây dựng "
        "Kế hoạch như sau:"
    )
    first, second = plan(opening=opening).bases
    assert first.verb is not None
    assert second.verb is not None
    assert (second.verb.raw, second.verb.span) == ("Thực hiện", first.verb.span)
    assert (first.verb.confidence, second.verb.confidence) == (1.0, 0.8)


@pytest.mark.parametrize("lead", ["Căn cứ:", "Căn cứ các văn bản sau:", "Thực hiện các văn bản chỉ đạo sau đây:"])
def test_verb_in_front_of_a_list_stands_for_all_of_it(lead: str) -> None:
    draft = plan(
        opening=f"{lead}\n- Luật Thư viện;\n- Kế hoạch số 31/KH-UBND ngày 09/02/2026 của Ủy ban nhân dân tỉnh;\n"
        "Ủy ban nhân dân xã Bàu Sen xây dựng Kế hoạch như sau:"
    )
    verb = lead.split(":")[0].split(" các")[0]
    assert [(raw(each.verb), raw(each.document_type)) for each in draft.bases] == [(verb, "Luật"), (verb, "Kế hoạch")]


def test_list_behind_other_text_holds_no_bases() -> None:
    assert plan(opening="Xã có các văn bản sau:\n- Luật Thư viện;\n- Kế hoạch số 3/KH-UBND của xã;").bases == ()


def test_own_verb_of_a_paragraph_counts() -> None:
    found = plan(opening="Thực hiện Luật Thư viện;\nCăn cứ tình hình địa phương;").bases
    assert [raw(each.verb) for each in found] == ["Thực hiện", "Căn cứ"]


@pytest.mark.parametrize(
    "joint", [" và theo đề nghị của", ", theo đề nghị của", "; xét đề nghị của", ". Theo đề nghị của"]
)
def test_request_at_the_end_of_a_basis_is_one_of_its_own(joint: str) -> None:
    found = bases(
        f"Căn cứ Kế hoạch số 40/KH-SYT ngày 02/4/2026 của Sở Y tế về rửa tay{joint} Phòng Điều dưỡng tại Tờ trình số "
        "11/TTr-ĐD ngày 10/4/2026, Bệnh viện Đa khoa Bàu Sen xây dựng Kế hoạch, cụ thể:"
    )
    assert found == [
        ("Căn cứ", "Kế hoạch", "40/KH-SYT", "day 2026-04-02", "Sở Y tế"),
        (joint.lstrip(";,. ").removeprefix("và "), "Tờ trình", "11/TTr-ĐD", "day 2026-04-10", "Phòng Điều dưỡng"),
    ]


@pytest.mark.parametrize(
    ("opening", "verb"),
    [
        ("Căn cử tình hình mưa lũ trên địa bàn;", "Căn cử"),
        ("Can cứ Luật Thư viện;", "Can cứ"),
        ("Thưc hiện Kế hoạch số 5/KH-UBND ngày 05/01/2026 của UBND tỉnh;", "Thưc hiện"),
        ("Theo đê nghị của Phòng Văn hóa - Xã hội;", "Theo đê nghị của"),
    ],
)
def test_verb_that_lost_its_marks_still_opens_a_basis(opening: str, verb: str) -> None:
    assert [raw(each.verb) for each in plan(opening=opening).bases] == [verb]


def test_word_that_only_looks_like_the_verb_opens_no_basis() -> None:
    assert not is_basis("Cần cù, sáng tạo là đức tính của người dân Bàu Sen")


def test_bases_begin_with_a_capital_or_behind_a_dash() -> None:
    assert opens_bases("- Căn cứ Luật Thư viện;")
    assert not opens_bases("thực hiện Nghị quyết số 09-NQ/TU")


def test_consent_told_by_a_document_is_a_basis() -> None:
    opening = (
        "Được sự nhất trí của UBND xã Bàu Sen tại Thông báo số 05/TB-UBND ngày 08/01/2027, Ban Tổ chức lễ hội đình "
        "Bàu Sen lập kế hoạch như sau:"
    )
    assert bases(opening) == [("Được sự nhất trí của", "Thông báo", "05/TB-UBND", "day 2027-01-08", "UBND xã Bàu Sen")]
    assert bases("Được sự đồng ý của bà con, Đoàn xã Bàu Sen lập kế hoạch như sau:") == []


def test_programme_of_work_beside_a_numbered_document_is_a_basis() -> None:
    found = bases(
        "Thực hiện Quyết định số 9/QĐ-UBND ngày 11/7/2026 của UBND tỉnh và Chương trình công tác năm 2026 của Sở Y tế;"
    )
    assert found == [
        ("Thực hiện", "Quyết định", "9/QĐ-UBND", "day 2026-07-11", "UBND tỉnh"),
        ("Thực hiện", "Chương trình", None, None, "Sở Y tế"),
    ]


def test_numbers_listed_behind_one_name_are_bases_of_their_own() -> None:
    dated = ("day 2026-01-05", "UBND tỉnh")
    listed = "Căn cứ các Quyết định số 12/QĐ-UBND, 13/QĐ-UBND và số 14/QĐ-UBND ngày 05/01/2026 của UBND tỉnh;"
    numbers = ("12/QĐ-UBND", "13/QĐ-UBND", "14/QĐ-UBND")
    assert bases(listed) == [("Căn cứ", "Quyết định", number, *dated) for number in numbers]


def test_number_in_the_subject_of_a_basis_is_no_further_one() -> None:
    opening = "Căn cứ Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND tỉnh thực hiện Nghị quyết số 05-NQ/TU;"
    assert bases(opening) == [("Căn cứ", "Kế hoạch", "12/KH-UBND", "day 2026-01-05", "UBND tỉnh")]


def test_agreement_of_a_body_is_a_basis_and_that_of_people_none() -> None:
    assert bases("Được sự đồng ý của Đảng ủy xã Bàu Sen,\nTrung tâm Văn hóa lập kế hoạch như sau:") == [
        ("Được sự đồng ý của", None, None, None, "Đảng ủy xã Bàu Sen")
    ]
    assert bases("Được sự đồng ý của nhân dân,\nTrung tâm Văn hóa lập kế hoạch như sau:") == []


@pytest.mark.parametrize("about", ["v/v", "V/v", "về việc"])
def test_issuer_ends_where_the_subject_begins(about: str) -> None:
    opening = f"Căn cứ Công văn số 1201/SGDĐT-GDMN ngày 20/8/2026 của Sở Giáo dục và Đào tạo {about} hướng dẫn năm học;"
    assert bases(opening)[0][4] == "Sở Giáo dục và Đào tạo"
