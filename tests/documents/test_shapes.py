"""The same plan in whatever shape its text comes: the facts stay the same."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Callable

import pytest

from tests.documents.facts import raw
from tests.documents.headings import HEADINGS, left_then_right, padded
from tests.documents.test_segment import BODY, ENDING, facts
from tests.documents.texts import plan
from wagtail_kehoach.documents import parse_plan
from wagtail_kehoach.documents.page_furniture import without_page_furniture

HEAD = padded(HEADINGS[3])
PLAN = f"{HEAD}\n\n{BODY}\n{ENDING}"


def wrapped(width: int) -> Callable[[str], str]:
    def shape(text: str) -> str:
        lines = text.split("\n")
        body = lines.index("KẾ HOẠCH")
        return "\n".join(
            [*lines[:body], *(part for line in lines[body:] for part in textwrap.wrap(line, width) or [""])]
        )

    return shape


def escaped(text: str) -> str:
    lines = text.split("\n")
    body = lines.index("KẾ HOẠCH")
    return "\n\n".join(
        line.replace(".", "\\.").replace("- ", "\\- ").replace("+ ", "\\+ ").strip() for line in lines[body:]
    )


def in_markdown(text: str) -> str:
    lines = text.split("\n")
    body = lines.index("KẾ HOẠCH")
    return "\n\n".join(f"## {line}" if line.isupper() or line[:2] in ("1.", "2.") else line for line in lines[body:])


SHAPES: dict[str, Callable[[str], str]] = {
    "lines of Windows": lambda text: text.replace("\n", "\r\n"),
    "lines of old Macs": lambda text: text.replace("\n", "\r"),
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text),
    "blank line behind every line": lambda text: text.replace("\n", " \n\n"),
    "two blank lines behind every line": lambda text: text.replace("\n", "\n\n\n"),
    "tabs in front": lambda text: text.replace("\n- ", "\n\t- ").replace("\n+ ", "\n\t\t+ "),
    "non-breaking spaces": lambda text: text.replace("ngày ", "ngày\u00a0").replace("    ", "\u00a0" * 4),
    "entities": lambda text: text.replace("ngày ", "ngày&nbsp;").replace("“", "&ldquo;"),
    "zero-width characters": lambda text: text.replace("Kế", "\u200bKế").replace("ngày", "ng\u00adày"),
    "byte order mark": lambda text: "\ufeff" + text,
    "spaces at the end": lambda text: text.replace("\n", "   \n"),
    "quoted": lambda text: "> " + text.replace("\n", "\n> "),
    "another hyphen as dash": lambda text: text.replace("\n- ", "\n– "),
    "bullets": lambda text: text.replace("\n- N", "\n• N").replace("\n- T", "\n• T"),
    "wrapped at 60": wrapped(60),
    "wrapped at 72": wrapped(72),
    "wrapped at 90": wrapped(90),
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_plan_in_any_shape_gives_the_same_facts(shape: Callable[[str], str]) -> None:
    # The mark that opens a paragraph is kept as printed.
    shown = str(facts(parse_plan(shape(PLAN)))).replace("– ", "- ").replace("• ", "- ")
    assert shown == str(facts(parse_plan(PLAN)))


@pytest.mark.parametrize("shape", [escaped, in_markdown], ids=lambda shape: shape.__name__)
def test_markdown_is_read_as_the_text_that_it_shows(shape: Callable[[str], str]) -> None:
    assert facts(parse_plan(shape(PLAN))) == facts(parse_plan(f"{BODY}\n{ENDING}"))


def test_links_give_their_words() -> None:
    draft = plan(opening="Căn cứ [Luật Thư viện](https://vanban.example.vn/luat-46) năm 2019;")
    assert draft.bases[0].text.raw == "Căn cứ Luật Thư viện năm 2019"


PAGE = "\n".join(f"- Việc thứ {number} của ngày hội trồng cây ở các thôn trong xã." for number in range(10, 22))


@pytest.mark.parametrize("number", ["{}", "- {} -", "Trang {}", "Trang {}/4", "{}/4", "[{}]", "      {}"])
@pytest.mark.parametrize("first", [1, 2])
def test_page_numbers_of_every_form_go(number: str, first: int) -> None:
    marks = [number.format(first + step) for step in range(3)]
    lines = "\n".join([PAGE, marks[0], PAGE, marks[1], PAGE, marks[2], PAGE]).split("\n")
    assert without_page_furniture(lines) == "\n".join([PAGE] * 4).split("\n")


def test_running_headers_go_with_their_page_numbers() -> None:
    header = "UBND xã Bàu Sen - Kế hoạch trồng cây năm 2026"
    pages = [f"{PAGE}\n{header} - trang {page}/4" for page in (1, 2, 3, 4)]
    assert without_page_furniture("\n".join(pages).split("\n")) == "\n".join([PAGE] * 4).split("\n")


@pytest.mark.parametrize(
    "line", ["PHỤ LỤC {}", "Ngày thứ {}", "- Phòng Văn hóa - Xã hội chủ trì;", "Buổi chiều", "2026"]
)
def test_lines_that_belong_to_the_text_stay_although_they_come_back(line: str) -> None:
    lines = "\n".join(f"{line.format(page)}\n{PAGE}" for page in range(1, 5)).split("\n")
    assert without_page_furniture(lines) == lines


def test_heading_of_one_line_of_a_paragraph_keeps_its_words() -> None:
    draft = parse_plan(f"{left_then_right(HEADINGS[0])}\n# {BODY}{ENDING}")
    assert raw(draft.document_type) == "KẾ HOẠCH"
