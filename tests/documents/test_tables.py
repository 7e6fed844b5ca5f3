"""Tables of a Word file: which columns they have, what their rows give to whom, which of them give nothing."""

from __future__ import annotations

import pytest

from tests.documents.facts import date_facts
from wagtail_kehoach.documents import PlanDraft
from wagtail_kehoach.documents.limits import DEFAULT_LIMITS
from wagtail_kehoach.documents.parse import read_draft
from wagtail_kehoach.documents.source import SourceBuilder
from wagtail_kehoach.documents.tables import column_kind

LEFT, ABOVE = "<", "^"  # a cell merged with the one beside or above it
BEFORE = (
    "Bàu Sen, ngày 05 tháng 02 năm 2026",
    "KẾ HOẠCH",
    "Tổ chức ngày hội trồng cây",
    "Căn cứ Luật Thư viện;",
    "I. MỤC ĐÍCH",
    "- Trồng cây.",
    "II. TỔ CHỨC THỰC HIỆN",
)
Rows = list[list[str]]


def with_tables(*tables: Rows) -> PlanDraft:
    builder = SourceBuilder(DEFAULT_LIMITS)
    for line in BEFORE:
        builder.add_line(line)
    for rows in tables:
        origins = [[(number, place) for place in range(len(row))] for number, row in enumerate(rows)]
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                if cell == LEFT:
                    origins[number][place] = origins[number][place - 1]
                elif cell == ABOVE:
                    origins[number][place] = origins[number - 1][place]
        builder.add_table([["" if cell in (LEFT, ABOVE) else cell for cell in row] for row in rows], origins)
    return read_draft(builder.build("docx", paragraphs_known=True))


def given(draft: PlanDraft) -> list[tuple[str, str, str, str | None, list[str]]]:
    return [
        (
            assignment.unit.raw,
            task.text.raw,
            task.role.value,
            date_facts(task.deadline.value) if task.deadline else None,
            [partner.raw for partner in task.partners],
        )
        for assignment in draft.assignments
        for task in assignment.tasks
    ]


HEADING = ["STT", "Nội dung", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian"]


@pytest.mark.parametrize(
    ("work", "lead", "time"),
    [
        ("Nội dung", "Đơn vị chủ trì", "Thời gian"),
        ("NỘI DUNG CÔNG VIỆC", "Cơ quan chủ trì", "Thời hạn"),
        ("Nhiệm vụ", "Đơn vị thực hiện", "Thời gian hoàn thành"),
        ("Hoạt động", "Phụ trách", "Tiến độ"),
        ("Nội dung - hình thức", "Người phụ trách", "Thời gian thực hiện"),
        ("Tên nhiệm vụ", "Chủ trì", "Hạn hoàn thành"),
        ("Công việc", "Bộ phận thực hiện", "Dự kiến thời gian"),
        ("Nội dung nhiệm vụ", "Đơn vị, cá nhân thực hiện", "Tiến độ thực hiện"),
        ("Các hoạt động", "Phân công thực hiện", "Mốc thời gian"),
        ("Nội dung", "Cơ quan, đơn vị chủ trì thực hiện", "Ngày"),
    ],
)
def test_columns_are_known_by_many_wordings(work: str, lead: str, time: str) -> None:
    rows = [["TT", work, lead, time, "Ghi chú"], ["1", "Treo cờ", "Công an xã", "Trước ngày 15/6/2026", "Đủ cờ"]]
    assert given(with_tables(rows)) == [("Công an xã", "Treo cờ", "lead", "day 2026-06-15 before", [])]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("don vi tinh", "other"),
        ("dia diem thuc hien", "other"),
        ("ket qua thuc hien", "other"),
        ("kinh phi thuc hien", "other"),
        ("noi dung chi", "budget"),
        ("thanh tien (dong)", "budget"),
        ("thoi gian thuc hien", "time"),
        ("don vi chu tri/phoi hop", "lead"),
        ("cac don vi phoi hop", "support"),
        ("thuc hien tuyen truyen luu dong", None),
        ("truoc ngay 15/6/2026", None),
        ("cong an xa", None),
    ],
)
def test_words_of_a_heading_tell_what_its_column_holds(heading: str, kind: str | None) -> None:
    assert column_kind(heading) == kind


def test_heading_may_have_a_title_above_two_rows_and_a_row_of_numbers() -> None:
    rows = [
        ["BẢNG PHÂN CÔNG NHIỆM VỤ", LEFT, LEFT, LEFT, LEFT],
        ["TT", "Nội dung", "Đơn vị thực hiện", LEFT, "Thời gian"],
        [ABOVE, ABOVE, "Chủ trì", "Phối hợp", ABOVE],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        ["I. CÔNG TÁC TUYÊN TRUYỀN", LEFT, LEFT, LEFT, LEFT],
        ["1", "Treo cờ", "Công an xã", "Các thôn", "Tháng 6/2026"],
        ["II", "CÔNG TÁC HẬU CẦN", "", "", ""],
        ["2", "Nấu cơm", "Hội Phụ nữ xã", "", ""],
    ]
    assert given(with_tables(rows)) == [
        ("Công an xã", "Treo cờ", "lead", "month 2026-06-01..2026-06-30 in", ["Các thôn"]),
        ("Các thôn", "Treo cờ", "support", "month 2026-06-01..2026-06-30 in", ["Công an xã"]),
        ("Hội Phụ nữ xã", "Nấu cơm", "lead", None, []),
    ]


@pytest.mark.parametrize(
    ("cell", "units"),
    [
        ("Công an xã; Trạm Y tế xã", ["Công an xã", "Trạm Y tế xã"]),
        ("Công an xã;\nTrạm Y tế xã.", ["Công an xã", "Trạm Y tế xã"]),
        ("Công an xã\nTrạm Y tế xã", ["Công an xã", "Trạm Y tế xã"]),
        ("- Công an xã\n- Trạm Y tế xã", ["Công an xã", "Trạm Y tế xã"]),
        ("Phòng Văn hóa -\nXã hội", ["Phòng Văn hóa - Xã hội"]),
        ("Ủy ban nhân dân\nxã Bàu Sen", ["Ủy ban nhân dân xã Bàu Sen"]),
        ("Công an xã, Trạm Y tế xã", ["Công an xã, Trạm Y tế xã"]),
        ("Đ/c Lan", ["Đ/c Lan"]),
    ],
)
def test_a_cell_names_one_unit_a_line_and_else_stays_as_printed(cell: str, units: list[str]) -> None:
    draft = with_tables([HEADING, ["1", "Treo cờ", cell, "", ""]])
    assert [assignment.unit.raw for assignment in draft.assignments] == units


@pytest.mark.parametrize("cell", ["", "-", "x", "…", "//"])
def test_cell_without_a_name_gives_the_work_to_nobody(cell: str) -> None:
    assert given(with_tables([HEADING, ["1", "Treo cờ", cell, cell, "Tháng 6/2026"]])) == []


def test_labels_within_a_cell_tell_the_roles() -> None:
    cell = "Chủ trì: Công an xã;\nPhối hợp: Các thôn"
    draft = with_tables([["STT", "Công việc", "Đơn vị thực hiện"], ["1", "Treo cờ", cell]])
    assert [(unit, role) for unit, _, role, _, _ in given(draft)] == [("Công an xã", "lead"), ("Các thôn", "support")]


@pytest.mark.parametrize("same", [ABOVE, "nt", "Như trên"])
def test_unit_of_the_row_above_goes_on_where_the_table_says_so(same: str) -> None:
    draft = with_tables([HEADING, ["1", "Treo cờ", "Công an xã", "", ""], ["2", "Trực", same, "", ""]])
    assert [(unit, task) for unit, task, *_ in given(draft)] == [("Công an xã", "Treo cờ"), ("Công an xã", "Trực")]


def test_table_goes_on_in_the_next_one_without_heading() -> None:
    draft = with_tables(
        [HEADING, ["1", "Treo cờ", "Công an xã", "", ""]],
        [["2", "Trang trí", "Đồng chí Lê Thị Hoa", "", "Ngày 11/6/2026"]],
    )
    assert [unit for unit, *_ in given(draft)] == ["Công an xã", "Đồng chí Lê Thị Hoa"]


def test_heading_repeated_on_a_new_page_is_no_row() -> None:
    draft = with_tables([HEADING, ["1", "Treo cờ", "Công an xã", "", ""], HEADING, ["2", "Trực", "Công an xã", "", ""]])
    assert [task for _, task, *_ in given(draft)] == ["Treo cờ", "Trực"]


def test_work_that_is_a_list_makes_several_tasks() -> None:
    draft = with_tables([["Đơn vị", "Nhiệm vụ"], ["Công an xã", "- Giữ trật tự;\n- Trực trước ngày 15/6/2026."]])
    assert [(task, when) for _, task, _, when, _ in given(draft)] == [
        ("Giữ trật tự", None),
        ("Trực trước ngày 15/6/2026.", "day 2026-06-15 before"),
    ]


def test_persons_get_the_work_of_their_row() -> None:
    rows = [["STT", "Họ và tên", "Chức vụ", "Phân công nhiệm vụ"], ["1", "Lê Văn Tám", "Trưởng ban", "Phụ trách chung"]]
    assert given(with_tables(rows)) == [("Lê Văn Tám", "Phụ trách chung", "lead", None, [])]


@pytest.mark.parametrize(
    "rows",
    [
        [["Thời gian", "Nội dung", "Địa điểm"], ["07h30", "Đón tiếp đại biểu", "Hội trường xã"]],
        [["STT", "Nội dung chi", "Kinh phí", "Đơn vị thực hiện"], ["1", "Nước uống", "200.000", "Văn phòng"]],
        [["STT", "Nội dung", "Đơn vị tính", "Số lượng", "Đơn giá", "Thành tiền"], ["1", "Cờ", "Cái", "5", "10", "50"]],
        [["STT", "Họ và tên", "Chức vụ", "Đơn vị"], ["1", "Lê Văn Tám", "Phó phòng", "Công an xã"]],
        [["Công an xã", "Trạm Y tế xã"], ["Giữ trật tự", "Trực"]],
        [["STT", "Nội dung"], ["1", "Treo cờ"]],
    ],
)
def test_programmes_budgets_and_lists_give_work_to_nobody(rows: Rows) -> None:
    draft = with_tables(rows)
    assert (draft.assignments, draft.deadlines) == ((), ())


@pytest.mark.parametrize(
    ("work", "time", "due"),
    [
        ("Báo cáo kết quả", "Trước 20/12/2026", "day 2026-12-20 before"),
        ("Tổng kết, báo cáo", "Quý IV/2026", "quarter 2026-10-01..2026-12-31 in"),
        ("Báo cáo tiến độ", "Hằng tháng", "month monthly in"),
        ("Họp báo cáo viên", "Tháng 6/2026", None),
        ("Treo cờ", "Tháng 6/2026", None),
    ],
)
def test_row_whose_work_is_a_report_is_a_deadline(work: str, time: str, due: str | None) -> None:
    draft = with_tables([HEADING, ["1", work, "Công an xã", "", time]])
    read = [(each.what.raw, each.when and date_facts(each.when.value), each.from_units) for each in draft.deadlines]
    assert [(what, when, unit and unit.raw) for what, when, unit in read] == (
        [(work, due, "Công an xã")] if due else []
    )


def test_report_of_a_row_tells_to_whom_and_takes_the_date_of_the_row() -> None:
    draft = with_tables([HEADING, ["1", "Báo cáo kết quả về UBND xã", "Các cơ quan, đơn vị", "", "Trước 20/12/2026"]])
    [deadline] = draft.deadlines
    assert [body.raw for body in deadline.to] == ["UBND xã"]
    assert deadline.when and date_facts(deadline.when.value) == "day 2026-12-20 before"
    assert deadline.from_units is None


@pytest.mark.parametrize(
    ("time", "due"),
    [
        ("Từ ngày 01/6/2026 đến ngày 15/6/2026", "range 2026-06-01..2026-06-15 in"),
        ("Trong tháng 6", "month 2026-06-01..2026-06-30 in"),
        ("Thường xuyên", None),
        ("Theo Kế hoạch", None),
        ("Tháng 6/2026 và tháng 9/2026", None),
    ],
)
def test_a_row_is_due_when_its_cell_states_one_date(time: str, due: str | None) -> None:
    assert [when for *_, when, _ in given(with_tables([HEADING, ["1", "Treo cờ", "Công an xã", "", time]]))] == [due]


def test_broken_tables_harm_nothing() -> None:
    assert given(with_tables([HEADING, ["1"], [], ["2", "Treo cờ", "Công an xã"]])) == [
        ("Công an xã", "Treo cờ", "lead", None, [])
    ]


@pytest.mark.parametrize(
    "lead", ["Bộ phận", "Cán bộ", "Đơn vị/cá nhân", "Lực lượng", "Cơ quan, đơn vị", "Người/đơn vị"]
)
def test_column_is_of_units_where_one_word_for_them_heads_it(lead: str) -> None:
    rows = [["TT", "Nội dung", lead, "Thời gian"], ["1", "Treo cờ", "Tổ Hậu cần", "5/9/2026"]]
    assert given(with_tables(rows)) == [("Tổ Hậu cần", "Treo cờ", "lead", "day 2026-09-05", [])]


@pytest.mark.parametrize("heading", ["Đơn vị tính", "Thành phần", "Cán bộ y tế cần có", "Số cán bộ"])
def test_column_about_something_else_gives_no_units(heading: str) -> None:
    rows = [["TT", "Nội dung", heading, "Thời gian"], ["1", "Treo cờ", "Tổ Hậu cần", "5/9/2026"]]
    assert given(with_tables(rows)) == []


@pytest.mark.parametrize("cell", ["vụ bạn đọc)", "hợp", "vị", "20 đồng chí"])
def test_piece_of_a_cell_names_no_unit(cell: str) -> None:
    assert given(with_tables([HEADING, ["1", "Treo cờ", cell, "", ""]])) == []


def test_group_in_small_letters_is_a_unit() -> None:
    assert given(with_tables([HEADING, ["1", "Treo cờ", "các thôn", "", ""]]))[0][0] == "các thôn"


@pytest.mark.parametrize(
    ("cell", "deadline"),
    [
        ("9/2026", "month 2026-09-01..2026-09-30 in"),
        ("T9/2026", "month 2026-09-01..2026-09-30 in"),
        ("trước 9/2026", "month 2026-09-01..2026-09-30 before"),
        ("15/9", "day 2026-09-15"),
        ("15-20/9", "range 2026-09-15..2026-09-20 in"),
        ("Tháng 9,10/2026", "range 2026-09-01..2026-10-31 in"),
        ("Quý III, IV/2026", "range 2026-07-01..2026-12-31 in"),
        ("Rằm tháng 7", "none event"),
        ("Tháng 9, 11/2026", None),
        ("Từ 9-10/2026", None),
        ("03/01", None),
        ("12", None),
        ("31/9", None),
    ],
)
def test_time_cell_needs_no_word_for_month_or_day(cell: str, deadline: str | None) -> None:
    draft = with_tables([["STT", "Nội dung", "Đơn vị chủ trì", "Thời gian"], ["1", "Treo cờ", "Trạm Y tế", cell]])
    assert [when for _, _, _, when, _ in given(draft)] == [deadline]


def test_digits_of_a_day_in_another_column_are_no_deadline() -> None:
    draft = with_tables([["STT", "Nội dung", "Đơn vị chủ trì", "Số lượng"], ["1", "Treo cờ", "Trạm Y tế", "15/9"]])
    assert [when for _, _, _, when, _ in given(draft)] == [None]
