"""What Word shows is what is read: numbering, columns, tables, tracked changes, hidden text."""

from __future__ import annotations

import pytest

from tests.documents.files import PLAN_TEXT, docx_bytes, paragraph, plan_docx, run, with_part
from wagtail_kehoach.documents import Limits, parse_plan
from wagtail_kehoach.documents.readers import read
from wagtail_kehoach.documents.source import SourceDocument

LISTS = """
<w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2.%3."/></w:lvl>
  <w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%4)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2">
  <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl>
  <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="+"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/>
  <w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
"""


def document(*blocks: str, numbering: str = "", header: str = "") -> SourceDocument:
    return read(docx_bytes(*blocks, numbering=numbering, header=header), Limits())


def lines(source: SourceDocument) -> list[str]:
    return [source.text[line.start : line.end] for line in source.lines if line.end > line.start]


def listed(text: str, number_id: int, level: int) -> str:
    return paragraph(run(text), f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number_id}"/></w:numPr>')


def cell(*texts: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraph(run(text)) for text in texts)}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def test_plan_in_a_word_file_reads_like_the_same_plan_as_text() -> None:
    from_word, from_text = parse_plan(plan_docx()), parse_plan(PLAN_TEXT)
    assert from_word.source_format == "docx"
    assert [task.text.raw for task in from_word.assignments[0].tasks] == [
        task.text.raw for task in from_text.assignments[0].tasks
    ]
    assert from_word.bases[0].number and from_word.bases[0].number.raw == "12/KH-UBND"


def test_automatic_numbers_stand_in_front_of_their_paragraphs() -> None:
    source = document(
        listed("MỤC ĐÍCH", 1, 0),
        listed("Mục một", 1, 1),
        listed("Phần một", 1, 2),
        listed("Mục hai", 1, 1),
        listed("Phần một nữa", 1, 2),
        listed("điểm a", 1, 3),
        listed("điểm b", 1, 3),
        listed("gạch", 2, 0),
        listed("cộng", 2, 1),
        listed("TỔ CHỨC", 1, 0),
        listed("Đánh lại từ năm", 3, 1),
        listed("", 1, 1),
        listed("Số lạ", 9, 0),
        numbering=LISTS,
    )
    assert lines(source) == [
        "I. MỤC ĐÍCH",
        "1. Mục một",
        "1.1. Phần một",
        "2. Mục hai",
        "2.1. Phần một nữa",
        "a) điểm a",
        "b) điểm b",
        "- gạch",
        "+ cộng",
        "II. TỔ CHỨC",
        "5. Đánh lại từ năm",
        "Số lạ",
    ]


def test_deleted_and_hidden_text_is_left_out_and_inserted_text_kept() -> None:
    source = document(
        paragraph(
            run("Giữ ")
            + '<w:del w:id="1" w:author="A"><w:r><w:delText>đã xóa</w:delText></w:r></w:del>'
            + f'<w:ins w:id="2" w:author="A">{run("thêm vào ")}</w:ins>'
            + run("ẩn", "<w:vanish/>")
            + run("hiện", '<w:vanish w:val="0"/>')
            + '<w:r><w:instrText>HYPERLINK "http://127.0.0.1"</w:instrText></w:r>'
            + f'<w:hyperlink r:id="rId99">{run(" liên kết")}</w:hyperlink>'
            + f'<w:moveFrom w:id="3">{run("chuyển đi")}</w:moveFrom>'
            + '<w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
        )
    )
    assert lines(source) == ["Giữ thêm vào hiện liên kết"]


def test_tabs_and_line_breaks_are_kept() -> None:
    source = document(paragraph("<w:r><w:t>một</w:t><w:tab/><w:t>hai</w:t><w:br/><w:t>ba</w:t></w:r>"))
    assert lines(source) == ["một\thai", "ba"]


def test_text_boxes_and_content_controls_are_read_once() -> None:
    box = f"<w:txbxContent>{paragraph(run('MẬT'))}</w:txbxContent>"
    source = document(
        paragraph(
            "<w:r><mc:AlternateContent>"
            f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
            f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>" + run("Thân")
        ),
        f"<w:sdt><w:sdtContent>{paragraph(run('Trong ô điều khiển'))}</w:sdtContent></w:sdt>",
    )
    assert lines(source) == ["MẬT", "Thân", "Trong ô điều khiển"]


def test_two_columns_of_heading_and_ending_are_told_apart() -> None:
    source = document(
        table(
            cell("ỦY BAN NHÂN DÂN", "XÃ BÀU SEN") + cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            cell("Số: 3/KH-UBND") + cell("Bàu Sen, ngày 02 tháng 3 năm 2026"),
        )
    )
    assert [line.column for line in source.lines if line.end > line.start] == [0, 0, 1, 0, 1]
    assert not source.tables


def test_data_table_keeps_its_cells_and_merged_cells_their_text() -> None:
    restart, go_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    source = document(
        table(
            cell("STT") + cell("Nội dung") + cell("Đơn vị"),
            cell("1") + cell("Việc một", "- chi tiết") + cell("Đài xã", properties=restart),
            cell("2") + cell("Việc hai") + cell("", properties=go_on),
            cell("Ghi chú chung", properties='<w:gridSpan w:val="3"/>'),
        )
    )
    texts = [[source.text[each.start : each.end] for each in row] for row in source.tables[0].rows]
    assert texts == [
        ["STT", "Nội dung", "Đơn vị"],
        ["1", "Việc một\n- chi tiết", "Đài xã"],
        ["2", "Việc hai", "Đài xã"],
        ["Ghi chú chung"] * 3,
    ]
    assert [line.table for line in source.lines[:4]] == [0, 0, 0, 0]
    assert source.text.count("Ghi chú chung") == source.text.count("Đài xã") == 1


def test_page_header_is_read_for_marks_only() -> None:
    data = docx_bytes(*(paragraph(run(line)) for line in PLAN_TEXT.splitlines()), header="TỐI MẬT")
    draft = parse_plan(data)
    assert draft.secrecy and draft.secrecy.raw == "TỐI MẬT"
    assert draft.abstract and draft.abstract.raw == "Tổ chức ngày hội trồng cây năm 2026"


@pytest.mark.parametrize("target", ["http://127.0.0.1:9/anh.png", "file:///etc/hostname"])
def test_external_relations_are_not_followed(target: str) -> None:
    relations = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" TargetMode="External" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="{target}"/>'
        "</Relationships>"
    )
    draft = parse_plan(with_part(plan_docx(), "word/_rels/document.xml.rels", relations.encode()))
    assert "hostname" not in draft.source_text
    assert draft.sections
