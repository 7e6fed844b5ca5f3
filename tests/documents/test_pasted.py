"""Text pasted from where people find plans reads like the plan itself: PDF viewers, Word, web pages, mails."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable

import pytest

from tests.documents.facts import raw
from tests.documents.test_segment import BODY, ENDING, facts
from wagtail_kehoach.documents import parse_plan
from wagtail_kehoach.documents.page_furniture import without_page_furniture

HEAD = """ỦY BAN NHÂN DÂN
XÃ BÀU SEN
Số: 12/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bàu Sen, ngày 05 tháng 3 năm 2026
"""
LONG = BODY.replace(
    "xanh, sạch, đẹp.",
    "xanh, sạch, đẹp; vận động mỗi gia đình nhận trồng, chăm sóc ít nhất một cây bóng mát trước nhà, trong vườn hoặc"
    " dọc đường làng của thôn mình trong suốt năm.",
).replace(
    "an toàn, tiết kiệm.",
    "an toàn, tiết kiệm; chọn giống cây phù hợp với đất đai, khí hậu của xã và bảo đảm cây được tưới nước, rào chắn"
    " trong ba tháng đầu tiên sau khi trồng.",
)
PLAN = HEAD + LONG + ENDING


def wrapped(text: str, width: int) -> list[str]:
    return [piece for line in text.split("\n") for piece in textwrap.wrap(line, width) or [""]]


def paged(text: str, page: Callable[[int], str], height: int = 22) -> str:
    lines = wrapped(text, 90)
    pages = [lines[first : first + height] for first in range(0, len(lines), height)]
    return "\n".join("\n".join([page(number), *lines]) for number, lines in enumerate(pages, 1))


@pytest.mark.parametrize(
    "pasted",
    [
        pytest.param(paged(PLAN, lambda number: str(number) if number > 1 else ""), id="PDF with page numbers"),
        pytest.param(
            paged(PLAN, lambda number: f"Kế hoạch trồng cây của UBND xã Bàu Sen - Trang {number}"),
            id="PDF with headers",
        ),
        pytest.param("\n".join(f"> {line}" for line in wrapped(PLAN, 72)), id="answered mail"),
        pytest.param("\n".join(f">> {line}" if line else ">>" for line in PLAN.split("\n")), id="mail answered twice"),
        pytest.param(PLAN.replace("\n", "<br>\n"), id="HTML line breaks"),
        pytest.param(PLAN.replace("\n", "<br>"), id="HTML line breaks in one line"),
        pytest.param(re.sub(r"(?m)^(-|\d+\.|[IVX]+\.|[a-h]\)) ", r"\1\t", PLAN), id="tabs behind list marks"),
        pytest.param(PLAN.replace("- ", "-\u00a0"), id="no-break spaces"),
        pytest.param(PLAN.replace("\n", "\u200b\n"), id="zero-width spaces"),
        pytest.param("\n\n".join(f"    {line}" for line in PLAN.split("\n")), id="web page with indents"),
    ],
)
def test_pasted_text_reads_like_the_plan(pasted: str) -> None:
    assert facts(parse_plan(pasted)) == facts(parse_plan(PLAN))


@pytest.mark.parametrize("bullet", ["•", "\uf0b7", "–", "*"])
def test_bullets_of_web_pages_and_word_make_the_same_tasks(bullet: str) -> None:
    expected, found = facts(parse_plan(PLAN)), facts(parse_plan(re.sub(r"(?m)^- ", f"{bullet} ", PLAN)))
    assert (found["units"], found["recipients"]) == (expected["units"], expected["recipients"])


def test_list_whose_numbers_word_did_not_copy_keeps_its_headings_and_units() -> None:
    copied = re.sub(r"(?m)^(?:[IVX]+\.|\d+(?:\.\d+)?\.?|[a-h]\)|[-+]) ", "", LONG) + ENDING
    draft = parse_plan(copied)
    assert [raw(section.title) for section in draft.sections] == [
        "MỤC ĐÍCH, YÊU CẦU",
        "NỘI DUNG",
        "KINH PHÍ",
        "TỔ CHỨC THỰC HIỆN",
    ]
    assert [raw(section.title) for section in draft.sections[0].children] == ["Mục đích", "Yêu cầu"]
    assert [raw(section.title) for section in draft.sections[3].children] == ["Phòng Văn hóa - Xã hội"]


def test_short_lines_of_a_numbered_plan_are_no_headings() -> None:
    draft = parse_plan(LONG.replace("2. Yêu cầu\n", "2. Yêu cầu\nNội dung tuyên truyền\n") + ENDING)
    assert [raw(section.title) for section in draft.sections[0].children[1].children] == []


@pytest.mark.parametrize("archive", ["VT, KTHTĐT.", "VT SVHTTDL, VT SGDĐT.", "VT; VHXH; TCKH.", "VT, P. KT HT ĐT."])
def test_abbreviations_of_the_archive_line_are_no_second_column(archive: str) -> None:
    ending = ENDING.replace("VT, VHXH.", archive)
    signature = "TM. ỦY BAN NHÂN DÂN"
    draft = parse_plan(f"{HEAD}{BODY}" + ending.replace(f"\n{signature}", f"          {signature}"))
    assert raw(draft.archive_line) == f"Lưu: {archive}".rstrip(".")
    assert raw(draft.signature.name) == "Hồ Văn Lực"


def test_position_behind_a_recipient_is_the_second_column() -> None:
    draft = parse_plan(f"{HEAD}{BODY}Nơi nhận:\n- UBND tỉnh; CHỦ TỊCH\n- Các thôn;\n- Lưu: VT.\n\nHồ Văn Lực")
    assert [recipient.name.raw for recipient in draft.recipients] == ["UBND tỉnh", "Các thôn"]
    assert raw(draft.signature.position) == "CHỦ TỊCH"


def test_header_that_counts_its_two_pages_goes() -> None:
    page = ["- Giúp người dân đọc sách, trồng cây, giữ gìn đường làng sạch đẹp."] * 10
    lines = [*page, "Kế hoạch trồng cây năm 2026 - Trang 2", *page, "Kế hoạch trồng cây năm 2026 - Trang 3", *page]
    assert without_page_furniture(lines) == page * 3


def test_line_that_comes_back_twice_without_number_stays() -> None:
    page = ["- Giúp người dân đọc sách, trồng cây, giữ gìn đường làng sạch đẹp."] * 10
    lines = [*page, "Các thôn báo cáo kết quả", *page, "Các thôn báo cáo kết quả", *page]
    assert without_page_furniture(lines) == lines


def test_roman_number_behind_a_syllable_is_no_rest_of_it() -> None:
    flow = BODY.replace("KINH PHÍ", "QUẢNG BÁ").replace("\n", " ") + ENDING
    assert [section.label for section in parse_plan(flow).sections] == ["I.", "II.", "III.", "IV."]
    flow = BODY.replace("NỘI DUNG", "QUẢNG BÁ").replace("II. QUẢNG BÁ\n1. Lễ", "II. QUẢNG BÁ I. VÀ HAI\n1. Lễ")
    assert "QUẢNG BÁ I. VÀ" in parse_plan(flow + ENDING).source_text
