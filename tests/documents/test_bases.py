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


def test_bases_begin_with_a_capital_or_behind_a_dash() -> None:
    assert opens_bases("- Căn cứ Luật Thư viện;")
    assert not opens_bases("thực hiện Nghị quyết số 09-NQ/TU")
