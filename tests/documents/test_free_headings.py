"""Headings that only their shape tells: known where a plan has no other ones, and nothing else taken for one."""

from __future__ import annotations

import pytest

from tests.documents.files import docx_bytes, paragraph, run
from tests.documents.test_outline import Tree, tree
from tests.documents.texts import plan
from wagtail_kehoach.documents import parse_plan

PLAIN = """Mục đích, yêu cầu
{}Bà con biết giữ nguồn nước của bản Nà Hừ sạch quanh năm.
{}Nội dung và hình thức
{}- Nói chuyện tại nhà văn hóa
- Phát tờ rơi tới từng hộ
{}Thời gian thực hiện
{}Từ ngày 01/3/2026 đến hết ngày 31/3/2026.
{}Tổ chức thực hiện
{}Trạm Y tế xã cử người nói chuyện.
Đoàn Thanh niên xã phát tờ rơi."""
READ: Tree = [
    (1, "", "Mục đích, yêu cầu", ["Bà con biết giữ nguồn nước của bản Nà Hừ sạch quanh năm."]),
    (1, "", "Nội dung và hình thức", ["- Nói chuyện tại nhà văn hóa", "- Phát tờ rơi tới từng hộ"]),
    (1, "", "Thời gian thực hiện", ["Từ ngày 01/3/2026 đến hết ngày 31/3/2026."]),
    (
        1,
        "",
        "Tổ chức thực hiện",
        ["Trạm Y tế xã cử người nói chuyện.", "Đoàn Thanh niên xã phát tờ rơi."],
    ),
]


def heads(body: str) -> list[str | None]:
    """Return the titles of the parts without number."""
    return [title for _, label, title, _ in tree(plan(body=body)) if not label]


@pytest.mark.parametrize("between", ["", "\n"])
def test_usual_names_of_parts_on_lines_of_their_own_are_headings(between: str) -> None:
    assert tree(plan(body=PLAIN.replace("{}", between))) == READ


def test_headings_of_words_give_work_and_time_as_others_do() -> None:
    draft = plan(body=PLAIN.replace("{}", ""))
    assert [each.unit.raw for each in draft.assignments] == ["Trạm Y tế xã", "Đoàn Thanh niên xã"]
    assert draft.period is not None and draft.period.raw == "Từ ngày 01/3/2026 đến hết ngày 31/3/2026"


def test_numbers_below_a_heading_of_words_count_within_it() -> None:
    body = "Mục đích\nVui xuân.\nNội dung\n1. Phần lễ\nDâng hương.\n2. Phần hội\nKéo co.\nKinh phí\nQuỹ thôn."
    assert [(level, label, title) for level, label, title, _ in tree(plan(body=body))] == [
        (1, "", "Mục đích"),
        (1, "", "Nội dung"),
        (2, "1.", "Phần lễ"),
        (2, "2.", "Phần hội"),
        (1, "", "Kinh phí"),
    ]


def test_other_lines_set_like_the_usual_headings_are_headings_too() -> None:
    body = (
        "Mục Đích\nVui xuân, giữ nếp làng.\n\nLễ Rước Nước\n- Rước từ bến về đình.\n\n"
        "Thời Gian, Địa Điểm\nNgày 12/3/2026 tại đình."
    )
    assert heads(body) == ["Mục Đích", "Lễ Rước Nước", "Thời Gian, Địa Điểm"]


def test_bold_lines_of_a_word_file_are_headings_where_the_usual_ones_are_bold() -> None:
    lines = [
        "Mục đích",
        "Vui xuân.",
        "Điều lệ cuộc thi",
        "Mỗi đội ba người.",
        "Kinh phí",
        "Quỹ của thôn, hai triệu đồng.",
    ]
    opening = ["KẾ HOẠCH", "Thi cờ người", "Căn cứ Luật Thư viện;"]
    bold = {"Mục đích", "Điều lệ cuộc thi", "Kinh phí"}
    body = [paragraph(run(line, properties="<w:b/>" if line in bold else "")) for line in lines]
    file = docx_bytes(*(paragraph(run(line)) for line in opening), *body)
    assert [title for _, _, title, _ in tree(parse_plan(file))] == ["Mục đích", "Điều lệ cuộc thi", "Kinh phí"]


def test_part_and_the_first_below_it_may_follow_at_once() -> None:
    assert heads("Mục đích, yêu cầu\nMục đích\nVui xuân.\nYêu cầu\nTiết kiệm.") == [
        "Mục đích, yêu cầu",
        "Mục đích",
        "Yêu cầu",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Nội dung được duyệt trước ngày ra quân.",
        "Yêu cầu các hộ quét ngõ",
        "Yêu cầu các đơn vị",
        "Tổ chức hội thi",
        "Nội dung và",
        "Thời gian: sáng chủ nhật",
        "Thời gian 20 phút",
        "Địa điểm,",
        "- Nội dung",
        "+ Thành phần",
        "nội dung tuyên truyền",
        "Trạm Y tế xã",
        "Ông Lò Văn Pản",
        "Treo cờ",
    ],
)
def test_sentences_bullets_and_names_are_no_headings(line: str) -> None:
    body = f"Mục đích\nVui xuân, giữ nếp làng.\n{line}\nBà con cùng làm.\nKinh phí\nQuỹ của thôn."
    assert heads(body) == ["Mục đích", "Kinh phí"]


@pytest.mark.parametrize(
    "body",
    [
        "I. MỤC ĐÍCH\nNội dung\nVui xuân.\nThời gian\nNgày rằm.",
        "1. Mục đích\nVui xuân.\n2. Chương trình\nNội dung\nKéo co.\nThời gian\nNgày rằm.",
        "a) Mục đích\nNội dung\nVui xuân.\nThời gian\nNgày rằm.",
    ],
)
def test_outline_with_numbers_has_no_headings_of_words(body: str) -> None:
    assert not any(title in ("Nội dung", "Thời gian") for title in heads(body))


def test_one_usual_name_alone_is_no_outline() -> None:
    assert heads("Thôn tổ chức hội xuân.\nNội dung\nKéo co, cờ người.") == []


@pytest.mark.parametrize("cells", ["STT\nNội dung\nThời gian\nGhi chú", "Nội dung\nThời gian\nĐơn vị phụ trách"])
def test_heads_of_columns_one_below_the_other_are_no_headings(cells: str) -> None:
    assert heads(f"Mục đích\nVui xuân.\nKinh phí\nQuỹ thôn.\n{cells}\nKéo co\nNgày rằm\nÔng Pản") == [
        "Mục đích",
        "Kinh phí",
    ]
