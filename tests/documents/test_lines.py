"""Wrapped lines become paragraphs again; marks open paragraphs, numbers inside sentences do not."""

from __future__ import annotations

import textwrap

import pytest

from tests.documents.facts import raw
from tests.documents.texts import plan
from wagtail_kehoach.documents.lines import Mark, paragraphs
from wagtail_kehoach.documents.parse import read_document
from wagtail_kehoach.vietnamese.text import collapse


def read(text: str) -> list[tuple[Mark, str, str]]:
    source = read_document(text)
    return [
        (each.mark, each.label, collapse(source.unmarked[each.body : each.end]))
        for each in paragraphs(source, source.lines)
    ]


def texts(text: str) -> list[str]:
    return [f"{label} {body}".strip() for _, label, body in read(text)]


LONG = "Vận động người dân tham gia trồng cây bóng mát dọc các tuyến đường liên thôn, chăm sóc cây"


def test_wrapped_lines_are_joined_though_every_line_is_followed_by_a_blank_one() -> None:
    text = f"- {LONG}\n\nđã trồng trong năm trước và phân công từng tổ dân cư phụ trách tưới nước\n\ntrong mùa khô."
    assert len(read(text)) == 1


def test_sentence_broken_over_a_page_is_joined() -> None:
    text = f"- {LONG} của các đoàn\n thể và nhà trường.\n- Tổng kết cuối năm."
    assert texts(text) == [f"{LONG} của các đoàn thể và nhà trường.", "Tổng kết cuối năm."]


def test_capital_in_the_middle_of_a_sentence_does_not_break_it() -> None:
    text = f"{LONG} theo hướng dẫn của\nỦy ban nhân dân xã và các thôn trong tháng này."
    assert len(read(text)) == 1


def test_heading_and_the_paragraph_behind_it_stay_apart() -> None:
    text = f"2. Các tổ chức cơ sở\n\n{LONG} xanh tốt.\n\n3. Trung tâm Chính trị\n- Phối hợp tổ chức thực hiện."
    assert [label for _, label, _ in read(text)] == ["2.", "", "3.", ""]


def test_whole_paragraphs_on_one_line_keep_their_breaks_but_a_dash_goes_on() -> None:
    first = f"- {LONG} theo phong trào của tỉnh Lam Giang, {LONG} của Đoàn Thanh niên"
    text = f"{first}\n\nViệt Nam và các thôn, {LONG}.\n\n{LONG} ở trường học, {LONG}.\n\n{LONG}, {LONG}."
    assert len(read(text)) == 3


@pytest.mark.parametrize(
    ("text", "mark", "label"),
    [
        ("I- MỤC ĐÍCH", Mark.ROMAN, "I-"),
        ("IV. TỔ CHỨC THỰC HIỆN", Mark.ROMAN, "IV."),
        ("A. ĐẶC ĐIỂM", Mark.CAPITAL, "A."),
        ("Phần thứ nhất\nTÌNH HÌNH", Mark.PART, "Phần thứ nhất"),
        ("1. Mục đích", Mark.ARABIC, "1."),
        ("1.Mục đích", Mark.ARABIC, "1."),
        ("1.1. Phần một", Mark.DOTTED, "1.1."),
        ("1.1 Phần một", Mark.DOTTED, "1.1"),
        ("a) Chuẩn bị", Mark.LETTER, "a)"),
        ("- Vận động", Mark.DASH, ""),
        ("-Vận động", Mark.DASH, ""),
        ("– Vận động", Mark.DASH, ""),
        ("- 100% thôn", Mark.DASH, ""),
        ("+ Hình thức", Mark.PLUS, ""),
        ("**1. Mục đích**", Mark.ARABIC, "1."),
    ],
)
def test_marks_are_recognised(text: str, mark: Mark, label: str) -> None:
    assert read(text)[0][:2] == (mark, label)


@pytest.mark.parametrize(
    "line",
    [
        "XIII, tiến tới Đại hội lần thứ XIV",
        "05 bài học kinh nghiệm",
        "2020-2025 đã đề ra",
        "12/KH-UBND ngày 05/01/2026",
        "31/12/2026 hoàn thành",
        "10.000 cây xanh",
        "-----",
        "*",
    ],
)
def test_numbers_and_ornaments_are_no_marks(line: str) -> None:
    assert all(mark is Mark.NONE for mark, _, _ in read(f"Mở đầu.\n{line}"))


def test_number_out_of_sequence_at_the_start_of_a_wrapped_line_is_no_mark() -> None:
    text = f"1. {LONG} trong tháng\n12. Các thôn tổng kết.\n2. {LONG} sau mùa mưa."
    assert [label for _, label, _ in read(text)] == ["1.", "2."]


def test_numbers_begin_again_in_every_part() -> None:
    text = "I. MỘT\n1. A.\n2. B.\nII. HAI\n1. C.\n2. D."
    assert [label for _, label, _ in read(text)] == ["I.", "1.", "2.", "II.", "1.", "2."]


def test_heading_in_capitals_over_two_lines_is_one() -> None:
    text = "III. HÌNH THỨC, ĐỐI TƯỢNG, THỜI GIAN TỔ CHỨC\nNGÀY HỘI TRỒNG CÂY\n1. Hình thức\n- Trồng tập trung."
    assert texts(text)[0] == "III. HÌNH THỨC, ĐỐI TƯỢNG, THỜI GIAN TỔ CHỨC NGÀY HỘI TRỒNG CÂY"


def test_page_numbers_are_left_out() -> None:
    page = "\n".join(
        f"- Việc thứ {word} của ngày hội." for word in "một hai ba bốn năm sáu bảy tám chín mười".split() * 2
    )
    text = f"{page}\n2\n{page}\n3\n{page}"
    assert len(read(text)) == 60


def test_numbers_of_a_flattened_table_are_no_page_numbers() -> None:
    source = read_document("STT\n1\nTrồng cây\n2\nTưới cây\n3\nTổng kết")
    assert "\n2\n" in source.text


def test_dash_before_a_duty_opens_an_item_behind_a_wrapped_line_of_names() -> None:
    body = textwrap.dedent(
        """\
        I. TỔ CHỨC THỰC HIỆN
        1. Đề nghị UBND các xã: An Bình, Thạnh Hòa, Long Phú
        - Huy động người dân tham gia, mỗi xã không ít hơn 30
        người.
        2. Phòng Kinh tế, Phòng Văn hóa
        - Xã hội và các đơn vị viết bài, chụp ảnh, gửi tin về Đài.
        """
    )
    first, second = plan(body=body).sections[0].children
    assert [" ".join(each.raw.split()) for each in first.paragraphs] == [
        "- Huy động người dân tham gia, mỗi xã không ít hơn 30 người."
    ]
    shown = " ".join(filter(None, [raw(second.title), *map(raw, second.paragraphs)]))
    assert "Phòng Văn hóa - Xã hội" in " ".join(shown.split())
