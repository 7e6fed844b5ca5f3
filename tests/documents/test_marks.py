"""Marks of secrecy, urgency and circulation stand apart; sentences that use their words are none."""

from __future__ import annotations

import pytest

from tests.documents.facts import raw
from tests.documents.files import docx_bytes, paragraph, run
from tests.documents.texts import plan
from wagtail_kehoach.documents import PlanDraft, parse_plan
from wagtail_kehoach.documents.marks import is_mark
from wagtail_kehoach.documents.source import fold_aligned

Read = tuple[str | None, str | None, str | None]


def marks(draft: PlanDraft) -> Read:
    return raw(draft.secrecy), raw(draft.urgency), raw(draft.circulation)


LINES: list[tuple[str, Read]] = [
    ("MẬT", ("MẬT", None, None)),
    ("TỐI MẬT", ("TỐI MẬT", None, None)),
    ("TUYỆT MẬT", ("TUYỆT MẬT", None, None)),
    ("ĐỘ MẬT: TỐI MẬT", ("TỐI MẬT", None, None)),
    ("[MẬT]", ("MẬT", None, None)),
    ("| MẬT |", ("MẬT", None, None)),
    ("**MẬT**", ("MẬT", None, None)),
    ("TÀI LIỆU MẬT", ("MẬT", None, None)),
    ("KHẨN", (None, "KHẨN", None)),
    ("THƯỢNG KHẨN", (None, "THƯỢNG KHẨN", None)),
    ("HỎA TỐC", (None, "HỎA TỐC", None)),
    ("HOẢ TỐC", (None, "HOẢ TỐC", None)),
    ("HỎA TỐC HẸN GIỜ", (None, "HỎA TỐC HẸN GIỜ", None)),
    ("HỎA TỐC HẸN GIỜ: 14 giờ ngày 05/9/2026", (None, "HỎA TỐC HẸN GIỜ", None)),
    ("Độ khẩn: THƯỢNG KHẨN", (None, "THƯỢNG KHẨN", None)),
    ("LƯU HÀNH NỘI BỘ", (None, None, "LƯU HÀNH NỘI BỘ")),
    ("(Lưu hành nội bộ)", (None, None, "Lưu hành nội bộ")),
    ("TÀI LIỆU LƯU HÀNH NỘI BỘ", (None, None, "TÀI LIỆU LƯU HÀNH NỘI BỘ")),
    ("KHÔNG PHỔ BIẾN", (None, None, "KHÔNG PHỔ BIẾN")),
    ("XEM XONG TRẢ LẠI", (None, None, "XEM XONG TRẢ LẠI")),
    ("HỌP XONG TRẢ LẠI", (None, None, "HỌP XONG TRẢ LẠI")),
    ("KHÔNG SAO CHỤP", (None, None, "KHÔNG SAO CHỤP")),
    ("MẬT      HỎA TỐC", ("MẬT", "HỎA TỐC", None)),
    ("TỐI MẬT - KHẨN", ("TỐI MẬT", "KHẨN", None)),
    ("MẬT / KHẨN", ("MẬT", "KHẨN", None)),
    ("KHẨN\tLƯU HÀNH NỘI BỘ", (None, "KHẨN", "LƯU HÀNH NỘI BỘ")),
]


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_mark_in_the_heading_is_read_as_printed(line: str, expected: Read) -> None:
    assert marks(plan(head=f"UBND XÃ BÀU SEN\n{line}")) == expected


@pytest.mark.parametrize(("line", "expected"), [each for each in LINES if "   " not in each[0] and "\t" not in each[0]])
def test_mark_on_a_page_margin_of_a_word_file_is_read(line: str, expected: Read) -> None:
    blocks = ("KẾ HOẠCH", "Tổ chức ngày hội", "Căn cứ Luật Thư viện;", "I. MỤC ĐÍCH", "- Trồng cây.")
    draft = parse_plan(docx_bytes(*(paragraph(run(block)) for block in blocks), header=line))
    assert marks(draft) == expected


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("MÂT", "secrecy"),
        ("TUYỆT MAT", "secrecy"),
        ("T0I MẬT", "secrecy"),
        ("KHÂN", "urgency"),
        ("HỎA TÓC", "urgency"),
        ("Mật", "secrecy"),
    ],
)
def test_damaged_mark_counts_with_low_confidence(line: str, field: str) -> None:
    found = getattr(plan(head=line), field)
    assert found.raw == line
    assert found.confidence < 0.7


@pytest.mark.parametrize(
    "line", ["MẬT", "KHẨN", "- Giữ bí mật thông tin cá nhân.", "NƯỚC MẬT", "Mật ong rừng", "- Xử lý tình huống khẩn."]
)
def test_words_of_the_body_are_no_marks(line: str) -> None:
    draft = plan(body=f"I. NỘI DUNG\n- Trồng cây.\n{line}\nII. KINH PHÍ\n- Không.")
    assert marks(draft) == (None, None, None)


@pytest.mark.parametrize(
    "line", ["NƯỚC MẬT", "BÍ MẬT", "KHẨN TRƯƠNG", "ỦY BAN NHÂN DÂN", "Số: 12/KH-UBND", "DỰ THẢO", "nước mật", ""]
)
def test_line_of_the_heading_that_only_uses_such_a_word_is_no_mark(line: str) -> None:
    assert not is_mark(fold_aligned(line))
    assert marks(plan(head=f"UBND XÃ BÀU SEN\n{line}")) == (None, None, None)


@pytest.mark.parametrize("line", ["LƯU HÀNH NỘI BỘ", "Lưu hành nội bộ", "(KHÔNG PHỔ BIẾN)"])
def test_mark_of_circulation_counts_on_any_line_of_its_own(line: str) -> None:
    assert raw(plan(ending=line).circulation) == line.strip("()")


def test_tail_of_a_wrapped_sentence_is_no_mark() -> None:
    assert (
        plan(body="I. NỘI DUNG\n- Tài liệu tập huấn này dành cho cán bộ thôn và\nlưu hành nội bộ.").circulation is None
    )


def test_mark_beside_the_number_is_read() -> None:
    assert marks(plan(head="Số: 12/KH-UBND          MẬT"))[0] == "MẬT"
