"""What Word shows is what is read: numbering, columns, tables, tracked changes, hidden text."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.documents.files import NAMESPACES, PLAN_TEXT, docx_bytes, paragraph, part_of, plan_docx, run, with_part
from wagtail_kehoach.documents import DocumentError, Limits, parse_plan
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
  <w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf02b"/></w:lvl>
  <w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl>
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
        listed("cộng của Symbol", 2, 2),
        listed("trơn", 2, 3),
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
        "+ cộng của Symbol",
        "trơn",
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
    assert [line.column for line in source.lines if line.end > line.start] == [0, 0, 0, 1, 1]
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


def notices(source: SourceDocument) -> list[str]:
    return [notice.code for notice in source.notices]


def field(instruction: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText> {instruction} </w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def with_styles(data: bytes, styles: str) -> bytes:
    content = part_of(data, "word/styles.xml").decode().replace("</w:styles>", styles + "</w:styles>")
    return with_part(data, "word/styles.xml", content.encode())


def with_notes(data: bytes, kind: str, notes: str) -> bytes:
    """Return a Word file with footnotes or endnotes (``kind``)."""
    relations = part_of(data, "word/_rels/document.xml.rels").decode()
    types = part_of(data, "[Content_Types].xml").decode()
    relation = (
        '<Relationship Id="rIdNotes" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        f'{kind}" Target="{kind}.xml"/></Relationships>'
    )
    part = (
        f'<Override PartName="/word/{kind}.xml" ContentType='
        f'"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/></Types>'
    )
    data = with_part(data, "word/_rels/document.xml.rels", relations.replace("</Relationships>", relation).encode())
    data = with_part(data, "[Content_Types].xml", types.replace("</Types>", part).encode())
    return with_part(data, f"word/{kind}.xml", f"<w:{kind} {NAMESPACES}>{notes}</w:{kind}>".encode())


DELETED_MARK = '<w:rPr><w:del w:id="9" w:author="A"/></w:rPr>'


def test_tracked_changes_are_read_as_accepted_and_told() -> None:
    source = document(
        paragraph(run("Hoàn thành "), DELETED_MARK),
        paragraph(f'<w:ins w:id="1">{run("trước ngày ")}</w:ins><w:moveTo w:id="2">{run("20/3")}</w:moveTo>'),
        paragraph(run("Riêng"), '<w:rPr><w:ins w:id="3"/></w:rPr>'),
    )
    assert lines(source) == ["Hoàn thành trước ngày 20/3", "Riêng"]
    assert notices(source) == ["tracked_changes"]


def test_deleted_rows_and_cells_of_a_table_are_left_out() -> None:
    deleted_row = f'<w:tr><w:trPr><w:del w:id="1"/></w:trPr>{cell("2")}{cell("đã xóa")}</w:tr>'
    source = document(
        table(
            cell("STT") + cell("Việc"),
            cell("1") + cell("bỏ", properties='<w:cellDel w:id="2"/>') + cell("Giữ"),
        ).replace("</w:tbl>", deleted_row + "</w:tbl>")
    )
    texts = [[source.text[each.start : each.end] for each in row] for row in source.tables[0].rows]
    assert texts == [["STT", "Việc"], ["1", "Giữ"]]
    assert notices(source) == ["tracked_changes"]


def test_plain_file_has_no_notices() -> None:
    assert parse_plan(plan_docx()).notices == ()


HIDDEN_STYLES = """
<w:style w:type="character" w:styleId="An"><w:name w:val="An"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="DoanAn"><w:name w:val="DoanAn"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="DoanAnCon"><w:name w:val="x"/><w:basedOn w:val="DoanAn"/></w:style>
<w:style w:type="paragraph" w:styleId="Hoa"><w:name w:val="Hoa"/><w:rPr><w:caps/><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Giua"><w:name w:val="Giua"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style>
"""


@pytest.mark.parametrize(
    "block",
    [
        paragraph(run("ẩn", '<w:rStyle w:val="An"/>')),
        paragraph(run("ẩn"), '<w:pStyle w:val="DoanAn"/>'),
        paragraph(run("ẩn"), '<w:pStyle w:val="DoanAnCon"/>'),
        paragraph(run("ẩn", "<w:vanish/>"), "<w:rPr><w:vanish/></w:rPr>"),
        f"<w:tbl><w:tblPr/><w:tr><w:trPr><w:hidden/></w:trPr>{cell('ẩn')}{cell('ẩn')}</w:tr></w:tbl>",
    ],
)
def test_hidden_text_is_left_out_and_told(block: str) -> None:
    source = read(with_styles(docx_bytes(block, paragraph(run("Hiện"))), HIDDEN_STYLES), Limits())
    assert lines(source) == ["Hiện"]
    assert notices(source) == ["hidden_text"]


def test_text_hidden_on_the_web_only_or_shown_again_is_kept() -> None:
    data = docx_bytes(
        paragraph(run("web", "<w:webHidden/>")),
        paragraph(run("hiện", '<w:vanish w:val="false"/>'), '<w:pStyle w:val="DoanAn"/>'),
    )
    source = read(with_styles(data, HIDDEN_STYLES), Limits())
    assert lines(source) == ["web", "hiện"]
    assert notices(source) == []


def test_capitals_bold_and_centre_of_styles_count_like_direct_ones() -> None:
    data = docx_bytes(
        paragraph(run("Mục đích "), '<w:pStyle w:val="Hoa"/>'),
        paragraph(run("Yêu cầu", "<w:caps/>") + run(" chung")),
        paragraph(run("Giữa"), '<w:pStyle w:val="Giua"/>'),
    )
    source = read(with_styles(data, HIDDEN_STYLES), Limits())
    assert [line.strip() for line in lines(source)] == ["MỤC ĐÍCH", "YÊU CẦU chung", "Giữa"]
    assert [(line.bold, line.centred) for line in source.lines[:3]] == [(True, False), (False, False), (False, True)]


def test_fields_show_their_results_but_no_page_numbers_or_contents() -> None:
    source = document(
        paragraph(field("TOC \\o", run("I. MỤC ĐÍCH") + run(" ") + field("PAGEREF _1", run("2")))),
        paragraph(run("Xem ") + field('HYPERLINK "http://127.0.0.1"', run("trang tin")) + run(".")),
        paragraph(
            run("Trang ") + field("PAGE", run("3")) + f'<w:fldSimple w:instr=" NUMPAGES ">{run("9")}</w:fldSimple>'
        ),
        paragraph(
            '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText>'
            '<w:fldChar w:fldCharType="separate"/><w:t>5</w:t><w:fldChar w:fldCharType="end"/><w:t>cuối</w:t></w:r>'
        ),
    )
    assert [line.strip() for line in lines(source)] == ["Xem trang tin.", "Trang", "cuối"]


def test_page_margins_keep_their_words_without_page_numbers() -> None:
    data = docx_bytes(paragraph(run("Thân")), header="@")
    name = next(each for each in zipfile.ZipFile(io.BytesIO(data)).namelist() if "header" in each)
    margin = part_of(data, name).decode().replace("<w:t>@</w:t>", "<w:t>MẬT </w:t>", 1)
    margin = margin.replace("</w:p>", field("PAGE", run("7")) + "</w:p>")
    assert lines(read(with_part(data, name, margin.encode()), Limits())) == ["MẬT", "Thân"]


def test_contents_over_several_paragraphs_are_left_out_and_an_open_field_hides_nothing() -> None:
    begin, end = field("TOC", "").split("separate", 1)
    source = document(
        paragraph(begin + 'separate"/></w:r>' + run("I. MỤC ĐÍCH")),
        paragraph(run("II. NỘI DUNG")),
        paragraph('<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
        paragraph(run("Thân") + begin + 'separate"/></w:r>' + run(" còn")),
        paragraph(run("Cuối")),
    )
    assert lines(source) == ["Thân còn", "Cuối"]


@pytest.mark.parametrize(("kind", "reference"), [("footnotes", "footnoteReference"), ("endnotes", "endnoteReference")])
def test_notes_break_no_sentence_and_stand_behind_the_text(kind: str, reference: str) -> None:
    data = docx_bytes(
        paragraph(run("Trồng cây") + f'<w:r><w:{reference} w:id="2"/></w:r>' + run(" ở các thôn.")),
    )
    name = kind[:-1]
    notes = (
        f'<w:{name} w:id="0">{paragraph(run("ngăn cách"))}</w:{name}>'
        f'<w:{name} w:id="2">{paragraph(f"<w:r><w:{name}Ref/></w:r>" + run("Cây bóng mát."))}</w:{name}>'
        f'<w:{name} w:id="3">{paragraph(run("không được nhắc"))}</w:{name}>'
    )
    source = read(with_notes(data, kind, notes), Limits())
    assert lines(source) == ["Trồng cây ở các thôn.", "Cây bóng mát."]
    assert [line.page_margin for line in source.lines if line.end > line.start] == [False, True]


def test_signs_of_symbol_fonts_become_bullets_or_what_they_show() -> None:
    source = document(
        paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0D8"/></w:r>' + run(" Mở lớp")),
        paragraph(run("\uf0b7\tPhát tin", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>')),
        paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0FF"/></w:r>' + run("Lạ")),
        paragraph(run("Đạt ") + '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + run(" 80%")),
        paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'),
        paragraph('<w:r><w:sym w:font="Wingdings" w:char="xyz"/></w:r>' + run("hỏng")),
    )
    assert [" ".join(line.split()) for line in lines(source)] == [
        "• Mở lớp",
        "• Phát tin",
        "• Lạ",
        "Đạt ≥ 80%",
        "✓",
        "hỏng",
    ]


def test_pieces_of_other_kinds_are_read_where_they_stand() -> None:
    source = document(
        paragraph(f"<w:smartTag>{run('thẻ ')}</w:smartTag><w:sdt><w:sdtContent>{run('ô ')}</w:sdtContent></w:sdt>"),
        paragraph(
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + run("Nhập chữ") + "</w:sdtContent></w:sdt>"
        ),
        paragraph(f"<w:r><w:ruby><w:rt>{run('chú âm')}</w:rt><w:rubyBase>{run('chữ')}</w:rubyBase></w:ruby></w:r>"),
        paragraph("<w:r><w:t>văn</w:t><w:noBreakHyphen/><w:t>thể</w:t></w:r>"),
        paragraph("<w:r><w:t>xuống\ndòng trong mã</w:t></w:r>"),
        paragraph(run("Đ"), '<w:framePr w:dropCap="drop"/>'),
        paragraph(run("ọc sách")),
        '<w:altChunk r:id="rId77"></w:altChunk>',
    )
    assert [line.strip() for line in lines(source)] == ["thẻ ô", "chữ", "văn-thể", "xuống dòng trong mã", "Đọc sách"]


def test_table_in_a_text_box_is_read() -> None:
    box = f"<w:txbxContent>{table(cell('STT') + cell('Việc'), cell('1') + cell('Mở lớp'))}</w:txbxContent>"
    source = document(paragraph(f"<w:r><w:pict>{box}</w:pict></w:r>" + run("Thân")))
    assert len(source.tables) == 1
    assert "Mở lớp" in source.text


NUMBERING = """
<w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2."/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:suff w:val="nothing"/>
    <w:lvlText w:val="%3) "/></w:lvl>
  <w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlRestart w:val="0"/>
    <w:lvlText w:val="(%4)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="KieuSo"/>
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimalZero"/><w:lvlText w:val="Bước %1:"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="3"><w:numStyleLink w:val="KieuSo"/></w:abstractNum>
<w:abstractNum w:abstractNumId="4">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:pStyle w:val="Muc"/>
    <w:lvlText w:val="%1-"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="ordinal"/><w:pStyle w:val="Tieu"/>
    <w:lvlText w:val="%2."/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="4"/></w:num>
<w:num w:numId="5"><w:abstractNumId w:val="1"/>
  <w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
  <w:lvlText w:val="Điều %1."/></w:lvl></w:lvlOverride></w:num>
"""
NUMBERED_STYLES = """
<w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="Muc"/>
  <w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Tieu"><w:name w:val="Tieu"/><w:basedOn w:val="Muc"/></w:style>
<w:style w:type="paragraph" w:styleId="MucCon"><w:name w:val="MucCon"/><w:basedOn w:val="Muc"/>
  <w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
"""


def numbered(*blocks: str) -> list[str]:
    data = docx_bytes(*blocks, numbering=NUMBERING)
    return lines(read(with_styles(data, NUMBERED_STYLES), Limits()))


def styled(text: str, style: str, number: str = "") -> str:
    return paragraph(run(text), f'<w:pStyle w:val="{style}"/>{number}')


def test_levels_count_in_decimal_where_the_list_says_so_and_join_their_text_where_told() -> None:
    assert numbered(
        listed("A", 1, 0), listed("B", 1, 0), listed("C", 1, 1), listed("D", 1, 2), listed("E", 1, 3),
        listed("F", 1, 0), listed("G", 1, 3),
    ) == ["I. A", "II. B", "2.1. C", "a)D", "(1) E", "III. F", "(2) G"]  # fmt: skip


def test_list_with_a_start_of_its_own_begins_anew_once() -> None:
    assert numbered(listed("A", 1, 0), listed("B", 1, 0), listed("C", 2, 0), listed("D", 2, 0), listed("E", 1, 0)) == [
        "I. A",
        "II. B",
        "I. C",
        "II. D",
        "III. E",
    ]


def test_empty_numbered_paragraph_counts_as_word_shows_it() -> None:
    assert numbered(listed("A", 1, 0), listed("", 1, 0), listed("C", 1, 0)) == ["I. A", "III. C"]


def test_list_of_a_list_style_and_replaced_levels_are_found() -> None:
    assert numbered(listed("A", 3, 0), listed("B", 3, 0), listed("C", 5, 0)) == [
        "Bước 01: A",
        "Bước 02: B",
        "Điều 1. C",
    ]


def test_styles_number_their_paragraphs_unless_these_say_no() -> None:
    none = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
    level = '<w:numPr><w:ilvl w:val="1"/></w:numPr>'
    assert numbered(
        styled("A", "Muc"),
        styled("B", "Tieu"),
        styled("C", "MucCon"),
        styled("D", "Muc", none),
        styled("E", "Muc", level),
        styled("F", "Muc"),
    ) == ["I- A", "1. B", "2. C", "D", "3. E", "II- F"]


def test_numbers_alone_in_the_cells_of_a_table_are_shown() -> None:
    data = docx_bytes(
        table(*(f"<w:tc>{listed('', 3, 0)}</w:tc>{cell(work)}" for work in ("Mở lớp", "Phát tin"))), numbering=NUMBERING
    )
    assert lines(read(data, Limits())) == ["Bước 01:\tMở lớp", "Bước 02:\tPhát tin"]


HEADING_LEFT, HEADING_RIGHT = ("ỦY BAN NHÂN DÂN", "XÃ BÀU SEN"), ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",)
REST = [paragraph(run(line)) for line in PLAN_TEXT.splitlines()]
NUMBER, PLACE = "Số: 15/KH-UBND", "Bàu Sen, ngày 20 tháng 01 năm 2026"


def tabbed(*texts: str) -> str:
    inner = "<w:tab/>".join(f'<w:t xml:space="preserve">{text}</w:t>' for text in texts)
    return paragraph(f"<w:r>{inner}</w:r>")


def box(*texts: str) -> str:
    inner = "".join(paragraph(run(text)) for text in texts)
    return f"<w:r><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r>"


def frame(text: str, x: int) -> str:
    return paragraph(run(text), f'<w:framePr w:w="4000" w:x="{x}" w:y="100"/>')


HEADINGS = {
    "table": table(
        cell(*HEADING_LEFT) + cell(*HEADING_RIGHT, "Độc lập - Tự do - Hạnh phúc"), cell(NUMBER) + cell(PLACE)
    ),
    "rows": table(
        cell(HEADING_LEFT[0]) + cell(*HEADING_RIGHT), cell(HEADING_LEFT[1]) + cell("Độc lập - Tự do - Hạnh phúc"),
        cell(NUMBER) + cell(PLACE),
    ),
    "empty column": table(
        cell(*HEADING_LEFT) + cell("") + cell(*HEADING_RIGHT), cell(NUMBER) + cell("") + cell(PLACE)
    ),
    "damaged titles": table(
        cell(*HEADING_LEFT) + cell("CÔNG HOÀ XA HỘI CHÙ NGHĨA VIÊT NAM"), cell(NUMBER) + cell(PLACE)
    ),
    "uneven cells": table(
        cell(HEADING_LEFT[0], properties='<w:gridSpan w:val="2"/>') + cell(*HEADING_RIGHT),
        cell(HEADING_LEFT[1]) + cell("Độc lập - Tự do - Hạnh phúc", properties='<w:gridSpan w:val="2"/>'),
        cell(NUMBER, properties='<w:gridSpan w:val="2"/>') + cell(PLACE),
    ),
    "no titles": table(cell(*HEADING_LEFT, NUMBER) + cell(PLACE)),
    "row over both columns": table(
        cell(*HEADING_LEFT) + cell(*HEADING_RIGHT),
        cell("", properties='<w:gridSpan w:val="2"/>'),
        cell(NUMBER) + cell(PLACE),
    ),
    "in a frame of one cell": table(
        f"<w:tc>{table(cell(*HEADING_LEFT) + cell(*HEADING_RIGHT), cell(NUMBER) + cell(PLACE))}<w:p/></w:tc>"
    ),
    "tabs": tabbed(HEADING_LEFT[0], HEADING_RIGHT[0]) + tabbed(HEADING_LEFT[1], "", "Độc lập - Tự do - Hạnh phúc")
    + tabbed(NUMBER, PLACE),
    "centred tabs": tabbed("", HEADING_LEFT[0], HEADING_RIGHT[0])
    + tabbed("", HEADING_LEFT[1], "Độc lập - Tự do - Hạnh phúc")
    + tabbed("", "_____", "__________") + tabbed("", NUMBER, PLACE),
    "spaces": paragraph(run(f"{HEADING_LEFT[0]}          {HEADING_RIGHT[0]}")) + paragraph(run(HEADING_LEFT[1]))
    + paragraph(run(f"{NUMBER}       {PLACE}")),
    "boxes": paragraph(box(*HEADING_LEFT, NUMBER) + box(*HEADING_RIGHT, PLACE)),
    "right box first": paragraph(box(*HEADING_RIGHT, PLACE) + box(*HEADING_LEFT, NUMBER)),
    "frames": "".join(frame(text, 1) for text in (*HEADING_LEFT, NUMBER))
    + "".join(frame(text, 6000) for text in (*HEADING_RIGHT, PLACE)),
    "columns of the section": paragraph(run(HEADING_LEFT[0])) + paragraph(run(HEADING_LEFT[1])) + paragraph(run(NUMBER))
    + paragraph('<w:r><w:br w:type="column"/></w:r>' + run(HEADING_RIGHT[0])) + paragraph(run(PLACE))
    + paragraph("", '<w:sectPr><w:type w:val="continuous"/><w:cols w:num="2"/></w:sectPr>'),
}  # fmt: skip


@pytest.mark.parametrize("form", HEADINGS)
def test_heading_is_read_however_it_is_set_in_two_columns(form: str) -> None:
    draft = parse_plan(docx_bytes(*split_blocks(HEADINGS[form]), *REST))
    assert draft.issuer and draft.issuer.raw == "ỦY BAN NHÂN DÂN XÃ BÀU SEN"
    assert draft.number and draft.number.raw == NUMBER
    assert draft.place and draft.place.raw == "Bàu Sen"
    assert draft.date and draft.date.raw == "ngày 20 tháng 01 năm 2026"
    assert draft.superior_body is None
    assert draft.abstract and draft.abstract.raw == "Tổ chức ngày hội trồng cây năm 2026"


LEFT_END, RIGHT_END = ("Nơi nhận:", "- Các thôn;", "- Lưu: VT."), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Thị Hòa")
ENDINGS = {
    "table": table(cell(*LEFT_END) + cell(*RIGHT_END)),
    "rows": table(*(cell(left) + cell("") + cell(right) for left, right in zip(LEFT_END, RIGHT_END, strict=True))),
    "tabs": "".join(tabbed(left, "", right) for left, right in zip(LEFT_END, RIGHT_END, strict=True)),
    "signature begins above": tabbed("", "", RIGHT_END[0]) + tabbed(LEFT_END[0], RIGHT_END[1])
    + tabbed("-", "Các thôn;") + tabbed(LEFT_END[2]) + tabbed("", "", RIGHT_END[2]),
    "boxes": paragraph(box(*LEFT_END) + box(*RIGHT_END)),
    "frames": "".join(frame(text, 1) for text in LEFT_END) + "".join(frame(text, 6000) for text in RIGHT_END),
}  # fmt: skip


@pytest.mark.parametrize("form", ENDINGS)
def test_ending_is_read_however_it_is_set_in_two_columns(form: str) -> None:
    body = PLAN_TEXT.partition("Nơi nhận:")[0].splitlines()
    draft = parse_plan(docx_bytes(*(paragraph(run(line)) for line in body), *split_blocks(ENDINGS[form])))
    assert [recipient.name.raw for recipient in draft.recipients] == ["Các thôn"]
    assert draft.archive_line and draft.archive_line.raw == "Lưu: VT"
    signature = draft.signature
    assert signature.authority and signature.authority.raw == "TM."
    assert signature.on_behalf_of and signature.on_behalf_of.raw == "ỦY BAN NHÂN DÂN"
    assert signature.position and signature.position.raw == "CHỦ TỊCH"
    assert signature.name and signature.name.raw == "Lê Thị Hòa"


def test_archive_line_in_capitals_is_not_cut_where_nothing_stands_beside_it() -> None:
    draft = parse_plan(plan_docx(PLAN_TEXT.replace("- Lưu: VT.", "- Lưu: VT SVHTTDL, VT SGDĐT.")))
    assert draft.archive_line and draft.archive_line.raw == "Lưu: VT SVHTTDL, VT SGDĐT"


def test_signature_alone_on_the_right_of_a_table_is_read() -> None:
    body = PLAN_TEXT.partition("Nơi nhận:")[0].splitlines()
    signed = table(cell("") + cell("GIÁM ĐỐC", "", "Lê Thị Hòa"))
    draft = parse_plan(docx_bytes(*(paragraph(run(line)) for line in body), signed))
    assert draft.signature.position and draft.signature.position.raw == "GIÁM ĐỐC"
    assert draft.signature.name and draft.signature.name.raw == "Lê Thị Hòa"
    assert [section.title.raw for section in draft.sections if section.title] == ["MỤC ĐÍCH", "TỔ CHỨC THỰC HIỆN"]


def split_blocks(xml: str) -> list[str]:
    """Return the block elements of which ``xml`` is made."""
    root = parse_xml(f"<w:body {NAMESPACES}>{xml}</w:body>")
    return [serialize_for_reading(child) for child in root]


def serialize_for_reading(element: object) -> str:
    text = etree.tostring(element, encoding="unicode")
    return re.sub(r'\sxmlns:\w+="[^"]*"', "", text)


@pytest.mark.parametrize(
    ("form", "is_data"),
    [
        (table(cell("STT") + cell("TM. ỦY BAN")), True),
        (table(cell("Số TT") + cell("Việc"), cell("1") + cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")), True),
        (table(cell("Đơn vị") + cell("Việc"), cell("Đài xã") + cell("Phát tin")), True),
        (table(cell("Họ tên") + cell("Chức vụ"), cell("Lê Thị Hòa") + cell("Chủ tịch")), True),
        (table(cell("Địa bàn") + cell("Việc"), cell("Q. TÂN HÒA") + cell("Mở lớp")), True),
        (table(cell("") + cell("GIÁM ĐỐC", "", "Lê Thị Hòa")), False),
        (table(cell("NGƯỜI LẬP BIỂU", "Trần Văn Nam") + cell("CHỦ TỊCH"), cell("") + cell("Lê Thị Hòa")), False),
        (table(cell("Nơi nhân:", "- Các thôn;") + cell("")), False),
        (table(cell("Khung một ô", "hai dòng")), False),
        (table(cell("Một cột"), cell("hai hàng")), False),
    ],
)
def test_table_of_data_is_told_from_a_table_that_sets_text_side_by_side(form: str, is_data: bool) -> None:
    assert bool(document(*REST, form).tables) == is_data


def test_columns_of_a_row_that_begins_later_stand_in_their_place() -> None:
    late = f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{cell("Việc ba")}{cell("Đài")}</w:tr>'
    restart = '<w:vMerge w:val="restart"/>'
    source = document(
        table(
            cell("STT", properties=restart) + cell("Nội dung", properties='<w:gridSpan w:val="2"/>'),
            cell("", properties="<w:vMerge/>") + cell("Việc") + cell("Đơn vị"),
        ).replace("</w:tbl>", late + "</w:tbl>")
    )
    texts = [[source.text[each.start : each.end] for each in row] for row in source.tables[0].rows]
    assert texts == [["STT", "Nội dung", "Nội dung"], ["STT", "Việc", "Đơn vị"], ["", "Việc ba", "Đài"]]


# Made once: the time stands in Word files, and examples must be the same when they are tried again.
WHOLE = docx_bytes(*split_blocks(HEADINGS["rows"]), *REST, listed("Một", 1, 0), numbering=NUMBERING)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_damaged_word_files_are_read_or_refused(data: st.DataObject) -> None:
    content = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    _read_or_refuse(bytes(content))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damaged_parts_of_word_files_are_read_or_refused(data: st.DataObject) -> None:
    """The damage is done before packing: the check sums of the container would refuse it otherwise."""
    part = data.draw(st.sampled_from(["document", "styles", "numbering", "_rels/document.xml", "settings"]))
    name = f"word/{part}.rels" if part.startswith("_rels") else f"word/{part}.xml"
    content = bytearray(part_of(WHOLE, name))
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place : place + data.draw(st.integers(0, 12))] = data.draw(st.binary(max_size=4) | st.just(b"w:p"))
    _read_or_refuse(with_part(WHOLE, name, bytes(content)))


def _read_or_refuse(data: bytes) -> None:
    try:
        parse_plan(data)
    except DocumentError as refusal:
        assert str(refusal).endswith(".")


def test_heading_typed_in_the_page_header_is_read_as_the_heading() -> None:
    heading = (
        "ỦY BAN NHÂN DÂN\nXÃ BÀU SEN\nSố: 12/KH-UBND\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nBàu Sen, ngày 05 tháng 3 năm 2026"
    )
    document = docx.Document(io.BytesIO(docx_bytes(*(paragraph(run(line)) for line in PLAN_TEXT.splitlines()))))
    header = document.sections[0].header
    for line in heading.split("\n"):
        header.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    draft = parse_plan(stream.getvalue())
    assert draft.issuer and draft.issuer.value == "ỦY BAN NHÂN DÂN XÃ BÀU SEN"
    assert draft.number and draft.number.raw == "Số: 12/KH-UBND"
    assert draft.date and str(draft.date.value) == "ngày 05/03/2026"
    assert draft.source_text.count("CỘNG HÒA") == 1
