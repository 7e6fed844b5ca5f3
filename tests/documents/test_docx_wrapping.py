"""Word files made of a scan: paragraphs that are printed lines, words that spaces broke."""

from __future__ import annotations

import pytest

from tests.documents.facts import raw
from tests.documents.files import docx_bytes, paragraph, run
from wagtail_kehoach.documents import PlanDraft, parse_plan
from wagtail_kehoach.documents.parse import read_document

LINES = [
    "Căn cứ Kế hoạch số 77/KH-UBND ngày 25/3/2026 của Ủy ban nhân dân tỉnh Đồng Xuân về",
    "bảo đảm an toàn thực phẩm năm 2026, Ủy ban nhân dân xã Bàu Sen xây dựng Kế hoạch như",
    "sau:",
    "I. MỤC ĐÍCH",
    "- Vận động bà con cân đúng, bán đúng, ghi rõ nguồn gốc hàng hóa; giữ chợ sạch, gọn,",
    "thoáng.",
    "- Tuyên truyền gắn với nhắc nhở; không gây phiền hà cho bà con mua bán ở các chợ của",
    "xã và các điểm bán hàng lưu động.",
    "II. TỔ CHỨC THỰC HIỆN",
    "1. Ban quản lý chợ",
    "- Báo cáo kết quả về Ủy ban nhân dân xã trước ngày",
    "20/5/2026.",
]
PARAGRAPHS = [
    "I. MỤC ĐÍCH",
    "- Vận động bà con cân đúng, bán đúng, ghi rõ nguồn gốc hàng hóa; giữ chợ sạch, gọn.",
    "- Tuyên truyền gắn với nhắc nhở,",
    "không gây phiền hà.",
    "Chợ phiên họp vào ngày mồng năm",
]


def word_file(*texts: str) -> bytes:
    return docx_bytes(*(paragraph(run(text)) for text in ("KẾ HOẠCH", "Giữ chợ sạch", *texts)))


def paragraphs_of(draft: PlanDraft) -> list[str]:
    return [each.raw for section in draft.sections for each in section.paragraphs]


def test_printed_lines_are_joined_to_paragraphs() -> None:
    draft = parse_plan(word_file(*LINES))
    assert raw(draft.acting_collective) == "Ủy ban nhân dân xã Bàu Sen"
    assert raw(draft.bases[0].issuer) == "Ủy ban nhân dân tỉnh Đồng Xuân"
    assert [text.split()[-1] for text in paragraphs_of(draft)] == ["thoáng.", "động."]
    assert [raw(each.when) for each in draft.deadlines] == ["trước ngày 20/5/2026"]


def test_true_paragraphs_stay_apart() -> None:
    document = read_document(word_file("Căn cứ Luật Thư viện;", *PARAGRAPHS))
    assert document.paragraphs_known
    long = [f"{text} " * 3 for text in LINES]
    assert read_document(word_file(*long)).paragraphs_known


@pytest.mark.parametrize(
    ("broken", "whole"),
    [("Thực hi ện nếp s ống đẹp", "Thực hiện nếp sống đẹp"), ("Tuyên truy ền về sách", "Tuyên truyền về sách")],
)
def test_words_that_spaces_broke_are_joined_with_a_notice(broken: str, whole: str) -> None:
    draft = parse_plan(word_file("Căn cứ Luật Thư viện;", "I. MỤC ĐÍCH", f"- {broken}."))
    assert paragraphs_of(draft) == [f"- {whole}."]
    assert [each.code for each in draft.notices] == ["words_joined"]


def test_whole_words_bring_no_notice() -> None:
    assert parse_plan(word_file("Căn cứ Luật Thư viện;", "I. MỤC ĐÍCH", "- Điểm c khoản 2; nhóm b.")).notices == ()
