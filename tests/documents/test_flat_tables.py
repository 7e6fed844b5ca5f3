"""Tables that plain text shows as lines."""

from __future__ import annotations

import pytest

from tests.documents.facts import date_facts
from tests.documents.texts import plan
from wagtail_kehoach.documents import PlanDraft, parse_plan
from wagtail_kehoach.documents.flat_tables import with_flat_tables
from wagtail_kehoach.documents.limits import DEFAULT_LIMITS
from wagtail_kehoach.documents.parse import read_document
from wagtail_kehoach.documents.source import SourceBuilder
from wagtail_kehoach.vietnamese.text import collapse

ABOVE, BELOW = "I. MỤC ĐÍCH\n- Trồng cây.\nII. TỔ CHỨC THỰC HIỆN\n", "\nIII. KINH PHÍ\nTừ ngân sách xã.\n"


def around(table: str) -> PlanDraft:
    return plan(head="Bàu Sen, ngày 05 tháng 02 năm 2026", body=ABOVE + table + BELOW)


def given(draft: PlanDraft) -> list[tuple[str, str, str, str | None]]:
    return [
        (
            each.unit.raw,
            task.text.raw,
            task.role.value,
            date_facts(task.deadline.value) if task.deadline else None,
        )
        for each in draft.assignments
        for task in each.tasks
    ]


def parts(draft: PlanDraft) -> list[tuple[str, str | None, int]]:
    return [(each.label, each.title.raw if each.title else None, len(each.children)) for each in draft.sections]


PIPES = """| STT | Nội dung | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian |
|:---|:---|:---|---|---:|
| I | CÔNG TÁC CHUẨN BỊ | | | |
| 1. | Treo cờ, băng rôn tại trung tâm xã | Phòng Văn hóa - Xã hội | Công an xã | Trước ngày 15/6/2026 |
| 2. | Phát thanh | Trung tâm Dịch vụ tổng hợp | | Tháng 6/2026 |
"""
GRID = """+-----+----------------+--------------+------------+-------------+
| STT | Nội dung       | Đơn vị       | Đơn vị     | Thời gian   |
|     |                | chủ trì      | phối hợp   |             |
+=====+================+==============+============+=============+
| 1   | Treo cờ, băng  | Phòng Văn    | Công an xã | Trước ngày  |
|     | rôn tại trung  | hóa - Xã hội |            | 15/6/2026   |
|     | tâm xã         |              |            |             |
+-----+----------------+--------------+------------+-------------+
| 2   | Phát thanh     | Trung tâm    |            | Tháng       |
|     |                | Dịch vụ tổng |            | 6/2026      |
|     |                | hợp          |            |             |
+-----+----------------+--------------+------------+-------------+
"""
TABS = """STT\tNội dung\tĐơn vị thực hiện\tThời gian
\t\tChủ trì\tPhối hợp\t
1\tTreo cờ, băng rôn tại trung tâm xã\tPhòng Văn hóa - Xã hội\tCông an xã\tTrước ngày 15/6/2026
2\tPhát thanh\tTrung tâm Dịch vụ tổng hợp\t\tTháng 6/2026
"""
ALIGNED = """
 STT          Nội dung            Đơn vị chủ trì     Đơn vị phối hợp     Thời gian
                                                                         hoàn thành
  I    CÔNG TÁC CHUẨN BỊ
  1    Treo cờ, băng rôn tại     Phòng Văn hóa -    Công an xã         Trước ngày
       trung tâm xã              Xã hội                                15/6/2026
  2    Phát thanh                Trung tâm Dịch                        Tháng 6/2026
                                 vụ tổng hợp
"""
CENTRED = """
                                            Đơn vị thực hiện
 TT           Nội dung                                                    Thời gian
                                    Chủ trì             Phối hợp
       Treo cờ, băng rôn tại     Phòng Văn hóa -
  1                                                   Công an xã         Trước ngày
       trung tâm xã              Xã hội                                  15/6/2026
       Phát thanh                Trung tâm Dịch
  2                                                                      Tháng 6/2026
                                 vụ tổng hợp
"""
LINES = """STT
Nội dung
Đơn vị chủ trì
Đơn vị phối hợp
Thời gian
1
Treo cờ, băng rôn
tại trung tâm xã
Phòng Văn hóa - Xã hội
Công an xã
Trước ngày 15/6/2026
2
Phát thanh
Trung tâm Dịch vụ tổng hợp
Tháng 6/2026
"""


@pytest.mark.parametrize("table", [PIPES, GRID, TABS, ALIGNED, CENTRED, LINES, LINES.replace("\n", "\n\n")])
def test_a_table_is_read_however_the_text_shows_it(table: str) -> None:
    draft = around(table)
    assert given(draft) == [
        ("Phòng Văn hóa - Xã hội", "Treo cờ, băng rôn tại trung tâm xã", "lead", "day 2026-06-15 before"),
        ("Công an xã", "Treo cờ, băng rôn tại trung tâm xã", "support", "day 2026-06-15 before"),
        ("Trung tâm Dịch vụ tổng hợp", "Phát thanh", "lead", "month 2026-06-01..2026-06-30 in"),
    ]
    assert parts(draft) == [
        ("I.", "MỤC ĐÍCH", 0),
        ("II.", "TỔ CHỨC THỰC HIỆN", 0),
        ("III.", "KINH PHÍ", 0),
    ]


@pytest.mark.parametrize("table", [PIPES, GRID, TABS, ALIGNED, CENTRED, LINES])
def test_values_stand_in_the_source_text_and_no_word_is_lost(table: str) -> None:
    draft = around(table)
    for assignment in draft.assignments:
        for found in (assignment.unit, *(task.text for task in assignment.tasks)):
            assert collapse(draft.source_text[found.span.start : found.span.end]) == found.raw
    words = (ABOVE + table + BELOW).replace("|", " ").split()
    assert sorted(word for word in words if any(map(str.isalnum, word))) == sorted(
        word
        for word in draft.source_text[draft.source_text.index("I. MỤC") :].replace("|", " ").split()
        if any(map(str.isalnum, word))
    )


@pytest.mark.parametrize(
    "table",
    [
        "Thời gian | Nội dung | Địa điểm\n07h30 | Đón tiếp đại biểu | Hội trường xã\n08h00 | Khai mạc | Sân\n",
        "STT\tNội dung chi\tSố lượng\tĐơn giá\tThành tiền\n1\tIn cờ\t10\t200.000\t2.000.000\n2\tNước\t5\t10\t50\n",
        "Thời gian      Nội dung                 Địa điểm\n07h30          Công an xã đón khách     Hội trường\n",
        "STT\nNội dung\nSố lượng\n1\nCông an xã: trực\n10\n2\nNước uống\n5\n",
    ],
)
def test_lines_of_other_tables_are_no_sections_and_give_no_work(table: str) -> None:
    draft = around(table)
    assert draft.assignments == ()
    assert [children for *_, children in parts(draft)] == [0, 0, 0]


@pytest.mark.parametrize(
    "row",
    [
        "1\nTreo cờ\nCông an xã\nTháng 6/2026\n",
        "1\nTreo cờ\nCông an xã\n",
        "1\nTreo cờ\nCông an xã\nTrạm Y tế xã\n",
    ],
)
def test_cells_missing_from_a_row_are_told_by_what_the_others_hold(row: str) -> None:
    heading = "STT\nNội dung\nĐơn vị chủ trì\nĐơn vị phối hợp\nThời gian\n"
    lead = [unit for unit, _, role, _ in given(around(heading + row + "2\nTrực\nCông an xã\nTháng 7/2026\n"))]
    assert lead[0] == "Công an xã"


@pytest.mark.parametrize(
    "row", ["1\nTreo cờ\nTháng 6/2026\n", "1\nCông an xã\n", "1\nTreo\nDọn\nQuét\nNấu\nRửa\nGiặt\n", "1\n"]
)
def test_row_that_cannot_be_told_apart_gives_no_work(row: str) -> None:
    heading = "STT\nNội dung\nĐơn vị chủ trì\nĐơn vị phối hợp\nThời gian\n"
    read = given(around(heading + row + "2\nTrực\nCông an xã\nTrạm Y tế xã\nTháng 7/2026\n"))
    assert [(unit, task) for unit, task, *_ in read] == [("Công an xã", "Trực"), ("Trạm Y tế xã", "Trực")]


def test_cell_of_several_lines_between_tabs_goes_on() -> None:
    table = (
        "STT\tNội dung\tĐơn vị\tThời gian\n1\tTreo cờ\tCông an xã\nTrạm Y tế xã\tTháng 6/2026\n2\tTrực\tCông an xã\t\n"
    )
    assert [(unit, task) for unit, task, *_ in given(around(table))] == [
        ("Công an xã", "Treo cờ"),
        ("Công an xã", "Trực"),
        ("Trạm Y tế xã", "Treo cờ"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1. Thời gian: tháng 6/2026. 2. Địa điểm:   Hội trường xã.\n",
        "Nội dung\nTrồng cây ở các thôn.\n",
        "- Nội dung | hình thức: trồng cây.\n",
        "Đơn vị   chủ trì: Công an xã\n",
    ],
)
def test_text_that_only_looks_like_a_table_stays_text(text: str) -> None:
    source = read_document("KẾ HOẠCH\nTrồng cây\n" + text)
    assert with_flat_tables(source) is source


def test_tables_of_the_reader_keep_their_places_behind_a_table_set_anew() -> None:
    builder = SourceBuilder(DEFAULT_LIMITS)
    for line in ("KẾ HOẠCH", *ALIGNED.split("\n"), "Bảng hai:"):
        builder.add_line(line)
    builder.add_table([["Nội dung", "Đơn vị"]], [[(0, 0), (0, 1)]])
    source = with_flat_tables(builder.build("text", paragraphs_known=False))
    assert [source.quote(cell.start, cell.end) for cell in source.tables[0].rows[0]] == ["Nội dung", "Đơn vị"]
    assert len(source.tables) == 2
    assert {line.table for line in source.lines} == {None, 0, 1}


@pytest.mark.parametrize(
    "line",
    [
        "STT   Nội dung    Đơn vị chủ trì   Thời gian\n",
        "STT\nNội dung\nĐơn vị chủ trì\nThời gian\n",
        "| STT | Nội dung | Đơn vị |\n",
        "STT\tNội dung\tĐơn vị\tThời gian\n1\ta\n",
        " " * 40 + "Đơn vị   \n",
    ],
)
def test_hostile_text_is_read_to_its_end(line: str) -> None:
    text = "KẾ HOẠCH\nTrồng cây\nCăn cứ Luật Thư viện;\nI. A\n- B.\n" + line * min(
        150_000 // len(line), 9_900 // line.count("\n")
    )
    assert line.strip(" |\n").split("|")[0].strip() in parse_plan(text).source_text


def test_markdown_table_of_an_appendix_is_read_without_its_bars() -> None:
    rows = "| Thôn | Trưởng thôn | Số tin |\n|---|---|---|\n| Bàu Đá | Lê Thị Hòa | Viết 05 tin, bài |\n"
    draft = plan(body=ABOVE, ending=f"Nơi nhận:\n- Các thôn;\n- Lưu: VT.\n\nPHỤ LỤC\nDanh sách các thôn\n\n{rows}")
    assert [collapse(each.raw) for each in draft.appendices[0].paragraphs] == [
        "Thôn Trưởng thôn Số tin",
        "Bàu Đá Lê Thị Hòa Viết 05 tin, bài",
    ]


def test_target_in_a_row_between_bars_is_told_without_them() -> None:
    draft = around("| Việc | Số lượng |\n|---|---|\n| Treo 10 băng rôn | ở thôn |\n| Phát 200 tờ rơi | ở chợ |")
    assert [(each.amount.value, "|" in each.text.raw) for each in draft.targets] == [(10, False), (200, False)]


def test_lines_with_a_single_bar_are_no_table() -> None:
    draft = around("- Trồng cây | chăm sóc cây.\n- Tưới cây | rào cây.")
    assert "- Trồng cây | chăm sóc cây." in draft.source_text


def test_row_between_tabs_that_goes_on_below_keeps_its_words() -> None:
    draft = around(
        "STT\tNội dung\tĐơn vị chủ trì\tThời gian\n1\tTreo băng rôn\tCông an xã\tTháng 5/2026\n\tvà khẩu hiệu\t\t\n"
        "2\tPhát tờ rơi\tĐoàn xã\tTháng 6/2026\n\tcho bà con\tvà các thôn\t\n"
    )
    assert [(unit, task) for unit, task, _, _ in given(draft)] == [
        ("Công an xã", "Treo băng rôn và khẩu hiệu"),
        ("Đoàn xã và các thôn", "Phát tờ rơi cho bà con"),
    ]


def test_row_between_tabs_without_number_that_begins_anew_is_a_row_of_its_own() -> None:
    draft = around(
        "STT\tNội dung\tĐơn vị chủ trì\tThời gian\n1\tTreo băng rôn\tCông an xã\tTháng 5/2026\n"
        "\tPhát tờ rơi\tĐoàn xã\tTháng 6/2026\n"
    )
    assert [task for _, task, _, _ in given(draft)] == ["Treo băng rôn", "Phát tờ rơi"]


@pytest.mark.parametrize(
    "table",
    [
        "TT Nội dung Đơn vị chủ trì Đơn vị phối hợp Thời gian\n1 In tờ rơi về nước sạch Trạm Y tế Đoàn xã 15/4/2026\n"
        "2 Phát thanh tin bài Đài xã Các thôn Hằng tuần",
        # As a PDF without rules gives it: only wide gaps are seen.
        "TT\tNội dung\tNgười/đơn vị Thời gian\tGhi chú\ncông việc\tthực hiện\n1\tGửi công văn Phòng Hành Trước\n"
        "mời các đơn chính - Tổng 01/4/2026\nvị\thợp\n2\tTrang trí,\t- Phòng\t18/4/2026 Xong trước\n"
        "khánh tiết\tHành chính -\t17h\nTổng hợp\n- Chi đoàn\n3\tĐón tiếp đại Toàn thể\t20/4/2026\nbiểu\tviên chức",
    ],
    ids=["single spaces", "no rules"],
)
def test_rows_whose_cells_cannot_be_told_apart_give_nothing(table: str) -> None:
    draft = around(f"{table}\nIII. KINH PHÍ\nXã hội hóa.")
    assert given(draft) == []
    assert parts(draft)[-1][:2] == ("III.", "KINH PHÍ")


def test_sentence_that_opens_like_such_a_heading_stays_text() -> None:
    draft = around("1. TT Văn hóa xã: tổ chức trưng bày.\n2. Đoàn xã: treo cờ.")
    assert [unit for unit, *_ in given(draft)] == ["TT Văn hóa xã", "Đoàn xã"]


def test_text_behind_a_table_set_with_single_spaces_is_kept() -> None:
    table = "TT Nội dung Đơn vị thực hiện Thời gian\n1 Treo cờ Trạm Y tế 15/4/2026"
    draft = around(f"{table}\n- Đoàn xã: dọn vệ sinh.")
    assert [unit for unit, *_ in given(draft)] == ["Đoàn xã"]
