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


PIPED_HEAD = """|  |  |
| --- | --- |
| **ỦY BAN NHÂN DÂN** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM** |
| **XÃ BÀU SEN** | **Độc lập - Tự do - Hạnh phúc** |
| Số: 12/KH-UBND | *Bàu Sen, ngày 05 tháng 3 năm 2026* |
"""
HEAD_WITH_BREAKS = """| ỦY BAN NHÂN DÂN<br>XÃ BÀU SEN | \
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc |
| --- | --- |

| Số: 12/KH-UBND | Bàu Sen, ngày 05 tháng 3 năm 2026 |
"""


HEAD_WITHOUT_OUTER_BARS = """**ỦY BAN NHÂN DÂN** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**
--- | ---
**XÃ BÀU SEN** | Độc lập - Tự do - Hạnh phúc
Số: 12/KH-UBND | *Bàu Sen, ngày 05 tháng 3 năm 2026*
\\*\\*\\* |
"""


@pytest.mark.parametrize("head", [PIPED_HEAD, HEAD_WITH_BREAKS, HEAD_WITHOUT_OUTER_BARS])
def test_heading_that_a_converter_prints_as_a_markdown_table_is_read_in_two_columns(head: str) -> None:
    assert facts(parse_plan(f"{head}\n{BODY}{ENDING}")) == facts(parse_plan(HEAD + BODY + ENDING))


PIPED_ENDING = """| **Nơi nhận:** | **TM. ỦY BAN NHÂN DÂN** |
|---|---|
| \\- UBND tỉnh (để b/c); | **KT. CHỦ TỊCH** |
| - Các thôn; | **PHÓ CHỦ TỊCH** |
| - Lưu: VT, VHXH. ||
|  | Hồ Văn Lực |
"""
ENDING_WITH_BREAKS = """| Nơi nhận:<br>- UBND tỉnh (để b/c);<br>- Các thôn;<br>- Lưu: VT, VHXH. | \
TM. ỦY BAN NHÂN DÂN<br>KT. CHỦ TỊCH<br>PHÓ CHỦ TỊCH<br><br>Hồ Văn Lực |
|---|---|
"""


@pytest.mark.parametrize("ending", [PIPED_ENDING, ENDING_WITH_BREAKS])
def test_ending_that_a_converter_prints_as_a_markdown_table_is_read_in_two_columns(ending: str) -> None:
    draft = parse_plan(f"{HEAD}{BODY}\n{ending}")
    assert [(each.name.raw, raw(each.note)) for each in draft.recipients] == [
        ("UBND tỉnh", "để b/c"),
        ("Các thôn", None),
    ]
    assert raw(draft.archive_line) == "Lưu: VT, VHXH"
    signature = draft.signature
    assert (raw(signature.on_behalf_of), raw(signature.position)) == ("ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH")
    assert raw(signature.name) == "Hồ Văn Lực"


def test_markdown_table_of_two_columns_in_the_body_is_no_heading() -> None:
    rows = "| TT | Nội dung |\n|---|---|\n| 1 | Viết 05 tin về ngày thành lập Đảng Cộng sản Việt Nam |\n"
    draft = parse_plan(f"{HEAD}{BODY.replace('III. KINH PHÍ', rows + 'III. KINH PHÍ')}{ENDING}")
    assert raw(draft.official_title) == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert "1 Viết 05 tin về ngày thành lập Đảng Cộng sản Việt Nam" in " ".join(draft.source_text.split())


NATIONAL = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA"


def test_title_that_goes_on_at_the_end_of_the_next_line_is_no_part_of_the_issuer() -> None:
    head = f"ỦY BAN NHÂN DÂN {NATIONAL}\nXÃ BÀU SEN VIỆT NAM\nSố: 12/KH-UBND Độc lập - Tự do - Hạnh phúc\n"
    draft = parse_plan(f"{head}Bàu Sen, ngày 05 tháng 3 năm 2026\n{BODY}{ENDING}")
    assert raw(draft.issuer) == "ỦY BAN NHÂN DÂN XÃ BÀU SEN"
    assert raw(draft.official_title) == f"{NATIONAL} VIỆT NAM"
    assert raw(draft.number) == "Số: 12/KH-UBND"


def test_name_of_a_body_may_end_in_the_words_of_a_title() -> None:
    draft = parse_plan(f"{NATIONAL} VIỆT NAM\nCÔNG TY CÀ PHÊ VIỆT NAM\nSố: 12/KH-CTCP\n{BODY}{ENDING}")
    assert raw(draft.issuer) == "CÔNG TY CÀ PHÊ VIỆT NAM"


@pytest.mark.parametrize("rule", ["------ ", "_______", "***** "])
def test_rule_in_front_of_the_number_is_no_part_of_it(rule: str) -> None:
    draft = parse_plan(HEAD.replace("Số:", f"{rule} Số:") + BODY + ENDING)
    assert raw(draft.number) == "Số: 12/KH-UBND"


def test_ending_flattened_with_single_spaces_keeps_its_columns_apart() -> None:
    ending = """Nơi nhận: TM. ỦY BAN NHÂN DÂN
- Sở Y tế; KT. CHỦ TỊCH
- TT. Đảng ủy, HĐND xã; PHÓ CHỦ TỊCH
- Các thôn;
- Lưu: VT, VHXH. 12b Hồ Thị Lan
"""
    draft = parse_plan(f"{HEAD}{BODY}{ending}")
    assert [each.name.raw for each in draft.recipients] == ["Sở Y tế", "TT. Đảng ủy, HĐND xã", "Các thôn"]
    assert raw(draft.archive_line) == "Lưu: VT, VHXH. 12b"
    assert (raw(draft.signature.position), raw(draft.signature.name)) == ("PHÓ CHỦ TỊCH", "Hồ Thị Lan")
