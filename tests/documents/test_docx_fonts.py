"""Runs in fonts from before Unicode are read as these fonts show them, all other runs as they are."""

from __future__ import annotations

import pytest

from tests.documents.files import PLAN_TEXT, docx_bytes, paragraph, part_of, run, with_part
from wagtail_kehoach.documents import Limits, parse_plan
from wagtail_kehoach.documents.readers import read
from wagtail_kehoach.documents.source import SourceDocument
from wagtail_kehoach.vietnamese.legacy import from_tcvn3, from_vni

TCVN3 = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
CAPITALS = '<w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/>'
VNI = '<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/>'
UNICODE = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'


def document(*runs: str, styles: str = "", properties: str = "") -> SourceDocument:
    data = docx_bytes(paragraph("".join(runs), properties))
    if styles:
        content = part_of(data, "word/styles.xml").decode().replace("</w:styles>", styles + "</w:styles>")
        data = with_part(data, "word/styles.xml", content.encode())
    return read(data, Limits())


def text_of(*runs: str, styles: str = "", properties: str = "") -> str:
    return document(*runs, styles=styles, properties=properties).text.strip()


def legacy(text: str, convert: object) -> str:
    """Return ``text`` as it was typed for a font from before Unicode."""
    assert callable(convert)
    codes = {chr(code): convert(chr(code)) for code in range(0xA1, 0x100)}
    if convert is from_vni:
        pairs = ((base, mark) for base in "aeouyôöAEOUYÔÖ" for mark in "ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË")
        codes.update({base + mark: convert(base + mark) for base, mark in pairs if len(convert(base + mark)) == 1})
    typed = {shown: code for code, shown in reversed(codes.items()) if shown != code or code in "íìÍÌ"}
    return "".join(typed.get(character, character) for character in text)


@pytest.mark.parametrize(
    ("properties", "typed", "shown"),
    [
        (TCVN3, "KÕ ho¹ch tæ chøc", "Kế hoạch tổ chức"),
        (CAPITALS, "kÕ ho¹ch", "KẾ HOẠCH"),
        (VNI, "Keá hoaïch toå chöùc", "Kế hoạch tổ chức"),
        (UNICODE, "hoà toà © 2026", "hoà toà © 2026"),
        (TCVN3, "Được viết bằng Unicode, các bé", "Được viết bằng Unicode, các bé"),
        (VNI, "Hoà giải ở cơ sở", "Hoà giải ở cơ sở"),
        (TCVN3, "12/KH-UBND, 2026", "12/KH-UBND, 2026"),
    ],
)
def test_run_is_read_as_its_font_shows_it(properties: str, typed: str, shown: str) -> None:
    assert text_of(run(typed, properties)) == shown


def test_syllable_over_two_runs_of_one_font_is_converted_whole() -> None:
    assert text_of(run("Ke", VNI), run("á hoa", VNI + "<w:b/>"), run("ïch", VNI)) == "Kế hoạch"


def test_each_run_follows_its_own_font() -> None:
    source = document(run("Căn cứ ", UNICODE), run("KÕ ho¹ch ", TCVN3), run("số 5 ", UNICODE), run("ngaøy", VNI))
    assert source.text.strip() == "Căn cứ Kế hoạch số 5 ngày"
    assert [notice.code for notice in source.notices] == ["legacy_font"]
    assert "2 đoạn" in source.notices[0].message


def test_text_without_letters_of_old_fonts_raises_no_notice() -> None:
    assert document(run("KH-UBND 2026", TCVN3)).notices == ()
    assert document(run("Kế hoạch", UNICODE)).notices == ()


STYLES = f"""
<w:style w:type="paragraph" w:styleId="Goc"><w:name w:val="Goc"/><w:rPr>{TCVN3}</w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Con"><w:name w:val="Con"/><w:basedOn w:val="Goc"/></w:style>
<w:style w:type="character" w:styleId="Chu"><w:name w:val="Chu"/><w:rPr>{VNI}</w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Vong"><w:name w:val="Vong"/><w:basedOn w:val="Vong"/></w:style>
"""


@pytest.mark.parametrize(
    ("style", "own", "typed"),
    [
        ("Goc", "", "KÕ ho¹ch"),
        ("Con", "", "KÕ ho¹ch"),
        ("Con", '<w:rStyle w:val="Chu"/>', "Keá hoaïch"),
        ("Con", UNICODE, "Kế hoạch"),
        ("Con", '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>', "Kế hoạch"),
        ("Con", '<w:rFonts w:eastAsia="SimSun" w:hint="eastAsia"/>', "KÕ ho¹ch"),
        ("Vong", "", "Kế hoạch"),
    ],
)
def test_font_comes_from_the_run_its_style_or_the_styles_of_the_paragraph(style: str, own: str, typed: str) -> None:
    assert text_of(run(typed, own), styles=STYLES, properties=f'<w:pStyle w:val="{style}"/>') == "Kế hoạch"


def test_default_font_of_the_document_counts_last() -> None:
    data = docx_bytes(paragraph(run("KÕ ho¹ch")))
    styles = part_of(data, "word/styles.xml").decode()
    begin = styles.index("<w:rFonts", styles.index("<w:rPrDefault>"))
    styles = styles[:begin] + TCVN3 + styles[styles.index("/>", begin) + 2 :]
    assert read(with_part(data, "word/styles.xml", styles.encode()), Limits()).text.strip() == "Kế hoạch"


def test_letters_alike_in_both_are_decided_by_the_rest_of_the_file() -> None:
    converted_long_ago = [run("Được ", TCVN3), run("viết ", TCVN3), run("các ", TCVN3)]
    assert text_of(*converted_long_ago) == "Được viết các"
    assert text_of(run("n©ng ", TCVN3), run("cá", TCVN3)) == "nâng cỏ"


def test_one_letter_of_unicode_among_words_of_an_old_font_changes_nothing() -> None:
    assert text_of(run("Ủy ban nh©n d©n tØnh ban hµnh", TCVN3)) == "Ủy ban nhân dân tỉnh ban hành"


def test_soft_hyphen_is_the_letter_u_with_horn_in_tcvn3_and_invisible_elsewhere() -> None:
    hyphen = "<w:softHyphen/>"
    assert text_of(f"<w:r><w:rPr>{TCVN3}</w:rPr><w:t>nh</w:t>{hyphen}<w:t> ®­îc</w:t></w:r>") == "như được"
    assert text_of(f"<w:r><w:t>tuyên</w:t>{hyphen}<w:t>truyền</w:t></w:r>") == "tuyêntruyền"


def test_signs_stored_by_code_follow_their_font() -> None:
    assert (
        text_of(f'<w:r><w:rPr>{TCVN3}</w:rPr><w:t>ho</w:t><w:sym w:font=".VnTime" w:char="F0B9"/><w:t>ch</w:t></w:r>')
        == "hoạch"
    )


@pytest.mark.parametrize(("properties", "convert"), [(TCVN3, from_tcvn3), (VNI, from_vni)])
def test_whole_plan_in_an_old_font_reads_as_in_unicode(properties: str, convert: object) -> None:
    in_capitals = CAPITALS if convert is from_tcvn3 else None
    typed = [
        run(legacy(line.lower(), convert), in_capitals)
        if in_capitals and line.isupper()
        else run(legacy(line, convert), properties)
        for line in PLAN_TEXT.splitlines()
    ]
    draft = parse_plan(docx_bytes(*map(paragraph, typed)))
    expected = parse_plan(PLAN_TEXT)
    assert [task.text.raw for task in draft.assignments[0].tasks] == [
        task.text.raw for task in expected.assignments[0].tasks
    ]
    assert draft.bases[0].issuer and draft.bases[0].issuer.raw == "Ủy ban nhân dân tỉnh Lam Giang"
    assert [notice.code for notice in draft.notices] == ["legacy_font"]
