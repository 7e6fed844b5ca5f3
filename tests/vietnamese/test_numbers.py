import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_kehoach.vietnamese.document_types import DOCUMENT_TYPES, document_type_named, is_document_type
from wagtail_kehoach.vietnamese.numbers import (
    DocumentNumber,
    NumberShape,
    find_document_numbers,
    parse_document_number,
    parse_number_line,
)

PARTY, STATE, LETTER, LEGAL, LAW = NumberShape

serials = st.none() | st.integers(1, 99_999)
suffixes = st.sampled_from(["", "a", "b", "đ"])
years = st.integers(1900, 2099)
types = st.sampled_from(sorted(DOCUMENT_TYPES))
unknown_types = st.from_regex(r"[A-ZĐ]{2}[A-Za-zĐđ]{0,4}", fullmatch=True)
bodies = st.from_regex(r"[A-ZĐƯ][A-Za-zĐđƯư0-9]{0,9}(-[A-ZĐƯ][A-Za-zĐđƯư0-9]{0,9}){0,3}", fullmatch=True)
letter_bodies = st.from_regex(r"[A-ZĐ]{2}[A-Za-z0-9]{0,8}(-[A-ZĐƯ][A-Za-z]{0,5}){1,3}", fullmatch=True).filter(
    lambda body: not is_document_type(body.split("-")[0])
)
assembly = st.builds("{}QH{}".format, st.sampled_from(["", "UBTV"]), st.integers(1, 99))


def number(
    shape: NumberShape, serial: int | None, suffix: str, type: str, body: str, year: int | None
) -> DocumentNumber:
    return DocumentNumber(shape, serial, "" if serial is None else suffix, type, body, year)


numbers = st.one_of(
    st.builds(number, st.just(PARTY), serials, suffixes, types | unknown_types, bodies, st.none()),
    st.builds(number, st.just(STATE), serials, suffixes, types, bodies, st.none()),
    st.builds(number, st.just(LETTER), serials, suffixes, st.just(""), letter_bodies, st.none()),
    st.builds(number, st.just(LEGAL), serials, st.just(""), types | unknown_types, bodies, years),
    st.builds(number, st.just(LAW), serials, st.just(""), st.just(""), assembly, years),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("289-KH/TU", DocumentNumber(PARTY, 289, "", "KH", "TU")),
        ("22-HD/BTGHU", DocumentNumber(PARTY, 22, "", "HD", "BTGHU")),
        ("05-NQ/ĐU", DocumentNumber(PARTY, 5, "", "NQ", "ĐU")),
        ("24-ĐA/TU", DocumentNumber(PARTY, 24, "", "ĐA", "TU")),
        ("27-CTr/TU", DocumentNumber(PARTY, 27, "", "CTr", "TU")),
        ("12/KH-UBND", DocumentNumber(STATE, 12, "", "KH", "UBND")),
        ("24/KH-BTGTU", DocumentNumber(STATE, 24, "", "KH", "BTGTU")),
        ("12a/QĐ-UBND", DocumentNumber(STATE, 12, "a", "QĐ", "UBND")),
        ("1686/NQ-UBTVQH15", DocumentNumber(STATE, 1686, "", "NQ", "UBTVQH15")),
        ("4912/UBND-NC", DocumentNumber(LETTER, 4912, "", "", "UBND-NC")),
        ("67/SVHTTDL-QLVH", DocumentNumber(LETTER, 67, "", "", "SVHTTDL-QLVH")),
        ("05/2021/NĐ-CP", DocumentNumber(LEGAL, 5, "", "NĐ", "CP", 2021)),
        ("19/2012/TTLT-BTC-BKHĐT-BTTTT", DocumentNumber(LEGAL, 19, "", "TTLT", "BTC-BKHĐT-BTTTT", 2012)),
        ("202/2025/QH15", DocumentNumber(LAW, 202, "", "", "QH15", 2025)),
    ],
)
def test_every_shape_is_found_and_parsed(text: str, expected: DocumentNumber) -> None:
    sentence = f"Thực hiện văn bản số {text}, ngày 19/03/2024 của cấp trên"
    [(start, end, found)] = find_document_numbers(sentence)
    assert found == expected
    assert sentence[start:end] == found.raw == text
    assert parse_document_number(text) == expected
    assert parse_number_line(f"Số: {text}") == expected


@pytest.mark.parametrize(
    "text",
    ["25/2/2022", "19/03/2024", "và/hoặc", "2020-2025", "24/7", "9/10 hộ", "2/Thanh-Hoa", "số 5-Nhà/Đất", "Điều 5"],
)
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    assert find_document_numbers(text) == []
    assert parse_document_number(text) is None


def test_several_numbers_come_in_the_order_of_the_text() -> None:
    text = "Căn cứ Nghị định số 30/2020/NĐ-CP và 7 / KH - UBND; thực hiện Công văn 182/STTTT-BCXB, Kế hoạch 12 - KH/ĐU."
    found = [str(number) for _, _, number in find_document_numbers(text)]
    assert found == ["30/2020/NĐ-CP", "07/KH-UBND", "182/STTTT-BCXB", "12-KH/ĐU"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Số        -KH/HU ", DocumentNumber(PARTY, None, "", "KH", "HU")),
        ("Số: ……/KH-UBND", DocumentNumber(STATE, None, "", "KH", "UBND")),
        ("Số: ____/2024/QĐ-UBND", DocumentNumber(LEGAL, None, "", "QĐ", "UBND", 2024)),
        ("SỐ 05-NQ/ÐU", DocumentNumber(PARTY, 5, "", "NQ", "ĐU")),
        (unicodedata.normalize("NFD", "Số 12-KH/ĐU"), DocumentNumber(PARTY, 12, "", "KH", "ĐU")),
        ("Sô: 12/KH-UBND", DocumentNumber(STATE, 12, "", "KH", "UBND")),
        ("Số 15/2026/KH-HĐH", DocumentNumber(LEGAL, 15, "", "KH", "HĐH", 2026)),
        ("Số 02/2026/KH – CLB", DocumentNumber(LEGAL, 2, "", "KH", "CLB", 2026)),
        ("Số: 07 / 2026 / KH — BCN", DocumentNumber(LEGAL, 7, "", "KH", "BCN", 2026)),
        ("Số 03 – KH/CLB", DocumentNumber(PARTY, 3, "", "KH", "CLB")),
        ("Số 03 / KH — HCM", DocumentNumber(STATE, 3, "", "KH", "HCM")),
    ],
)
def test_number_line_with_and_without_serial(line: str, expected: DocumentNumber) -> None:
    assert parse_number_line(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "",
        "12/KH-UBND",
        "Số lượng: 12",
        "Số",
        "Số:        ",
        "Số 0-KH/TU",
        "Số 02/2026 – Câu lạc bộ",
        "Số 02/2026/KH – Câu lạc bộ",
        "Số 12 / 2026 – 2027",
        "Số 02/03/2026/KH – CLB",
    ],
)
def test_other_lines_are_no_number_line(line: str) -> None:
    assert parse_number_line(line) is None


@given(numbers)
def test_every_number_prints_and_parses_back(value: DocumentNumber) -> None:
    assert parse_document_number(str(value)) == value
    assert parse_number_line(f"Số {value}") == value


@given(numbers.filter(lambda value: value.serial is not None))
def test_every_number_is_found_again_in_a_sentence(value: DocumentNumber) -> None:
    assert [found for _, _, found in find_document_numbers(f"Căn cứ văn bản số {value} của xã")] == [value]


@given(st.text() | st.text(alphabet="0129/-KHNĐTUaSố: ."))
def test_any_text_can_be_read(text: str) -> None:
    ends = 0
    for start, end, value in find_document_numbers(text):
        assert ends <= start < end <= len(text)
        assert text[start:end] == value.raw
        ends = end
    parse_number_line(text)


@pytest.mark.parametrize(
    "parts",
    [
        (PARTY, 0, "", "KH", "TU", None),
        (PARTY, None, "a", "KH", "TU", None),
        (PARTY, 1, "", "KH", "TU", 2024),
        (STATE, 1, "", "UBND", "NC", None),
        (LETTER, 1, "", "", "KH-UBND", None),
        (LETTER, 1, "", "", "UBND", None),
        (LEGAL, 1, "", "NĐ", "CP", None),
        (LEGAL, 1, "a", "NĐ", "CP", 2024),
        (LAW, 1, "", "", "CP", 2024),
    ],
)
def test_parts_that_form_no_number_are_refused(
    parts: tuple[NumberShape, int | None, str, str, str, int | None],
) -> None:
    with pytest.raises(ValueError, match="serial|suffix|year|symbol"):
        DocumentNumber(*parts)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("KẾ HOẠCH", "Kế hoạch"),
        ("KÉ HOẠCH", "Kế hoạch"),
        ("  kế\nhoạh ", "Kế hoạch"),
        ("TỜ TRÌNHH", "Tờ trình"),
        ("THÔNG BÁO", "Thông báo"),
        ("Đề án", "Đề án"),
        ("Dự án", "Dự án"),
        ("Chương trình hành động", "Chương trình hành động"),
    ],
)
def test_document_type_is_known_by_name(text: str, name: str) -> None:
    assert document_type_named(text) == name


@pytest.mark.parametrize("text", ["", "Kế toán", "Thông mao", "Lụt", "Kế hoạch tuần"])
def test_unsure_names_are_no_document_type(text: str) -> None:
    assert document_type_named(text) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Sô: 12/KH-UBND", "12/KH-UBND"),
        ("S ố 12 - KH/ĐU", "12-KH/ĐU"),
        ("Số. 07/KH-UBND", "07/KH-UBND"),
        ("Số 03 -KH/CB", "03-KH/CB"),
        ("Số 12 KH/ĐU", "12-KH/ĐU"),
        ("Số: 12/KH – UBND", "12/KH-UBND"),
        ("Số: 9/KH-TTVH&TT", "09/KH-TTVH&TT"),
        ("Số: 9/KH-P.VHXH", "09/KH-P.VHXH"),
        ("Số: 15/KHPH-SYT-SNV", "15/KHPH-SYT-SNV"),
        ("Số: 12/KH-MTTQ-BTT", "12/KH-MTTQ-BTT"),
        ("Số: ……/KH-BCĐ35", "/KH-BCĐ35"),
    ],
)
def test_number_lines_in_unusual_or_damaged_forms(line: str, expected: str) -> None:
    number = parse_number_line(line)
    assert number and str(number) == expected


@pytest.mark.parametrize(
    "line", ["Số người dự: 30", "Số lượng 12", "Sở Y tế", "So 12 KH", "Sổ tay 12/2026", "Số 12 XX/ĐU"]
)
def test_other_lines_are_no_number_lines(line: str) -> None:
    assert parse_number_line(line) is None
