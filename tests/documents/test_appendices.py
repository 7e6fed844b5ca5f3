"""Appendices: label, title, note and text; mentions of an appendix are none."""

from __future__ import annotations

import pytest

from tests.documents.facts import raw
from tests.documents.files import docx_bytes, paragraph, run
from tests.documents.texts import plan
from wagtail_kehoach.documents import PlanDraft, parse_plan

ENDING = "Nơi nhận:\n- Các thôn;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Thị Lụa\n\n"
NOTE = "(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/3/2026 của Ủy ban nhân dân xã Bàu Sen)"


def read(draft: PlanDraft) -> list[tuple[str | None, str | None, str | None, list[str]]]:
    return [
        (raw(each.label), raw(each.title), raw(each.note), [text.raw for text in each.paragraphs])
        for each in draft.appendices
    ]


@pytest.mark.parametrize(
    ("heading", "label", "title"),
    [
        ("PHỤ LỤC\nDANH SÁCH ĐIỂM TRỒNG CÂY", "PHỤ LỤC", "DANH SÁCH ĐIỂM TRỒNG CÂY"),
        ("Phụ lục I\nDanh sách điểm trồng cây", "Phụ lục I", "Danh sách điểm trồng cây"),
        ("PHỤ LỤC 01\nDANH SÁCH\nĐIỂM TRỒNG CÂY", "PHỤ LỤC 01", "DANH SÁCH ĐIỂM TRỒNG CÂY"),
        ("PHỤ LỤC SỐ 2\nDANH SÁCH ĐIỂM TRỒNG CÂY", "PHỤ LỤC SỐ 2", "DANH SÁCH ĐIỂM TRỒNG CÂY"),
        ("PHỤ LỤC 1: DANH SÁCH ĐIỂM TRỒNG CÂY", "PHỤ LỤC 1", "DANH SÁCH ĐIỂM TRỒNG CÂY"),
        ("Phụ lục II. Danh sách điểm trồng cây", "Phụ lục II", "Danh sách điểm trồng cây"),
        ("PHỤ LỤC - DANH SÁCH ĐIỂM TRỒNG CÂY", "PHỤ LỤC", "DANH SÁCH ĐIỂM TRỒNG CÂY"),
        ("BIỂU MẪU SỐ 01\nBÁO CÁO KẾT QUẢ TRỒNG CÂY", "BIỂU MẪU SỐ 01", "BÁO CÁO KẾT QUẢ TRỒNG CÂY"),
        ("Mẫu số 1\nBÁO CÁO KẾT QUẢ TRỒNG CÂY", "Mẫu số 1", "BÁO CÁO KẾT QUẢ TRỒNG CÂY"),
        ("**PHỤ LỤC**\n**DANH SÁCH ĐIỂM TRỒNG CÂY**", "PHỤ LỤC", "DANH SÁCH ĐIỂM TRỒNG CÂY"),
        ("DANH SÁCH ĐIỂM TRỒNG CÂY", None, "DANH SÁCH ĐIỂM TRỒNG CÂY"),
        ("DANH SÁCH\nĐIỂM TRỒNG CÂY", None, "DANH SÁCH ĐIỂM TRỒNG CÂY"),
    ],
)
@pytest.mark.parametrize("blank", ["\n", "\n\n"])
def test_label_title_note_and_text_come_apart(heading: str, label: str | None, title: str, blank: str) -> None:
    text = f"{heading}\n{NOTE}\n- Thôn Một: dọc đường vào trường.\n- Thôn Hai: quanh nhà văn hóa.".replace("\n", blank)
    draft = plan(ending=ENDING + text)
    assert read(draft) == [
        (label, title, NOTE.strip("()"), ["- Thôn Một: dọc đường vào trường.", "- Thôn Hai: quanh nhà văn hóa."])
    ]
    assert raw(draft.signature.name) == "Lê Thị Lụa"
    assert [each.name.raw for each in draft.recipients] == ["Các thôn"]


def test_note_may_go_over_lines_and_stand_above_the_title() -> None:
    note = NOTE.replace(" của ", "\ncủa ")
    above = plan(ending=f"{ENDING}PHỤ LỤC I\n{note}\nDANH SÁCH ĐIỂM TRỒNG CÂY\n- Thôn Một.")
    below = plan(ending=f"{ENDING}PHỤ LỤC I\nDANH SÁCH ĐIỂM TRỒNG CÂY\n{note}\n- Thôn Một.")
    assert read(above) == read(below) == [("PHỤ LỤC I", "DANH SÁCH ĐIỂM TRỒNG CÂY", NOTE.strip("()"), ["- Thôn Một."])]


def test_appendix_without_note_has_title_and_text() -> None:
    draft = plan(
        ending=f"{ENDING}PHỤ LỤC\nLịch ra quân trồng cây\n1. Thôn Một: sáng thứ Bảy.\n2. Thôn Hai: chiều thứ Bảy."
    )
    assert read(draft) == [
        ("PHỤ LỤC", "Lịch ra quân trồng cây", None, ["1. Thôn Một: sáng thứ Bảy.", "2. Thôn Hai: chiều thứ Bảy."])
    ]


def test_appendices_follow_each_other() -> None:
    text = "".join(
        f"PHỤ LỤC {number}\nDANH SÁCH ĐỢT {number}\n{NOTE}\n- Thôn {number}.\n\n" for number in ("I", "II", "III")
    )
    draft = plan(ending=ENDING + text)
    assert [(label, title, body) for label, title, _, body in read(draft)] == [
        (f"PHỤ LỤC {number}", f"DANH SÁCH ĐỢT {number}", [f"- Thôn {number}."]) for number in ("I", "II", "III")
    ]
    spans = [each.span for each in draft.appendices]
    assert all(before.end <= after.start for before, after in zip(spans, spans[1:], strict=False))


def table(*rows: tuple[str, ...]) -> str:
    cells = ["".join(f"<w:tc><w:tcPr/>{paragraph(run(cell))}</w:tc>" for cell in row) for row in rows]
    return "<w:tbl><w:tblPr/><w:tblGrid/>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def test_rows_of_a_table_are_paragraphs_and_its_work_is_assigned() -> None:
    lines = (
        "KẾ HOẠCH",
        "Tổ chức ngày hội",
        "Căn cứ Luật Thư viện;",
        "I. MỤC ĐÍCH",
        "- Trồng cây.",
        *ENDING.split("\n"),
    )
    rows = (("STT", "Nội dung", "Đơn vị thực hiện"), ("1", "Trồng 100 cây", "Đoàn Thanh niên xã"))
    blocks = [paragraph(run(line)) for line in (*lines, "PHỤ LỤC", "PHÂN CÔNG NHIỆM VỤ")]
    draft = parse_plan(docx_bytes(*blocks, table(*rows)))
    assert read(draft) == [("PHỤ LỤC", "PHÂN CÔNG NHIỆM VỤ", None, [" ".join(row) for row in rows])]
    assert [each.unit.raw for each in draft.assignments] == ["Đoàn Thanh niên xã"]


@pytest.mark.parametrize(
    "line",
    [
        "- Các điểm trồng cây theo Phụ lục I kèm theo.",
        "Phụ lục I kèm theo Kế hoạch này.",
        "Phụ lục kèm theo",
        "PHỤ LỤC I KÈM THEO.",
        "phụ lục I",
        "Mẫu số 1 của Thông tư hướng dẫn.",
        "Biểu 2 nêu kết quả trồng cây.",
    ],
)
def test_a_mention_in_the_body_is_no_appendix(line: str) -> None:
    body = f"I. MỤC ĐÍCH\n- Chi tiết các điểm trồng cây được nêu tại\n{line}\nII. KINH PHÍ\n- Ngân sách xã."
    draft = plan(body=body, ending=ENDING)
    assert draft.appendices == ()
    assert [section.label for section in draft.sections] == ["I.", "II."]


def test_signature_within_an_appendix_is_not_that_of_the_plan() -> None:
    form = "PHỤ LỤC\nMẪU BÁO CÁO\nNơi nhận:\n- Sở Y tế;\n- Lưu: VT.\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nTạ Đình Ân"
    draft = plan(ending=ENDING + form)
    assert raw(draft.signature.name) == "Lê Thị Lụa"
    assert [each.name.raw for each in draft.recipients] == ["Các thôn"]
    assert len(draft.appendices) == 1


def test_appendix_before_the_signature_is_no_part_of_the_body() -> None:
    text = f"PHỤ LỤC\nDANH SÁCH ĐIỂM TRỒNG CÂY\n{NOTE}\n- Thôn Một.\n\n{ENDING}"
    draft = plan(body="I. MỤC ĐÍCH\n- Trồng cây./.", ending=text)
    assert [title for _, title, _, _ in read(draft)] == ["DANH SÁCH ĐIỂM TRỒNG CÂY"]
    assert [body for *_, body in read(draft)] == [["- Thôn Một."]]
    assert [each.raw for each in draft.sections[0].paragraphs] == ["- Trồng cây./."]
    assert raw(draft.signature.name) == "Lê Thị Lụa"


def test_plan_without_signature_keeps_its_appendix_apart() -> None:
    draft = plan(ending=f"PHỤ LỤC\nDANH SÁCH ĐIỂM TRỒNG CÂY\n{NOTE}\n- Thôn Một.")
    assert [title for _, title, _, _ in read(draft)] == ["DANH SÁCH ĐIỂM TRỒNG CÂY"]
    assert draft.signature.name is None


def test_plan_without_appendix_has_none() -> None:
    assert plan(ending=ENDING).appendices == ()


def test_a_plan_of_thirty_pages_with_four_appendices_is_read_whole() -> None:
    part = "\n".join(
        f"{number}. Đài Truyền thanh xã\n- Phát tin, bài về ngày hội trồng cây trên hệ thống truyền thanh của xã vào\n"
        "buổi sáng và buổi chiều hằng ngày; đăng ảnh hoạt động của các thôn, hoàn thành trước ngày 20/3/2026."
        for number in range(1, 31)
    )
    body = "\n".join(f"{roman}. NỘI DUNG TUYÊN TRUYỀN\n{part}" for roman in ("I", "II", "III", "IV", "V", "VI", "VII"))
    more = "\n".join(f"PHỤ LỤC {number}\nDANH SÁCH\n{NOTE}\n{part}" for number in range(1, 5))
    draft = plan(body=body, ending=ENDING + more)
    assert len(draft.appendices) == 4
    assert [len(section.children) for section in draft.sections] == [30] * 7
