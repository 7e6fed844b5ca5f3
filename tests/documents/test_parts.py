"""Bases, outline, units and tasks, deadlines, recipients and signature."""

from __future__ import annotations

import pytest

from tests.documents.facts import date_facts, deadline_facts, raw
from tests.documents.texts import assigning, plan
from wagtail_kehoach.documents.draft import RecipientRole


def bases(opening: str) -> list[tuple[str | None, ...]]:
    return [
        (
            raw(each.verb),
            raw(each.document_type),
            raw(each.number),
            each.date and date_facts(each.date.value),
            raw(each.issuer),
        )
        for each in plan(opening=opening).bases
    ]


def test_bases_joined_in_one_sentence_come_apart() -> None:
    assert bases(
        "Thực hiện Chương trình số 06-CTr/TU ngày 17/3/2026 của Tỉnh ủy về văn hóa đọc; Nghị quyết số 09-NQ/TU ngày "
        "22/02/2026 của Tỉnh ủy và Kế hoạch số 176/KH-UBND ngày 30/4/2026 của Ủy ban nhân dân tỉnh về thư viện;"
    ) == [
        ("Thực hiện", "Chương trình", "06-CTr/TU", "day 2026-03-17", "Tỉnh ủy"),
        ("Thực hiện", "Nghị quyết", "09-NQ/TU", "day 2026-02-22", "Tỉnh ủy"),
        ("Thực hiện", "Kế hoạch", "176/KH-UBND", "day 2026-04-30", "Ủy ban nhân dân tỉnh"),
    ]


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("Căn cứ Luật Thư viện ngày 21 tháng 11 năm 2019;", ("Căn cứ", "Luật", None, "day 2019-11-21", None)),
        (
            "- Căn cứ Hướng dẫn số 5-HD/BTGDVTU, ngày 02/6/2026 của Ban Tuyên giáo và Dân vận Tỉnh ủy hướng dẫn sách.",
            ("Căn cứ", "Hướng dẫn", "5-HD/BTGDVTU", "day 2026-06-02", "Ban Tuyên giáo và Dân vận Tỉnh ủy"),
        ),
        (
            "Thực hiện Kế hoạch của Sở Văn hóa, Thể thao và Du lịch về Tuần lễ đọc sách.",
            ("Thực hiện", "Kế hoạch", None, None, "Sở Văn hóa, Thể thao và Du lịch"),
        ),
        (
            "Theo đề nghị của Trưởng phòng Văn hóa - Xã hội xã tại Tờ trình số 31/TTr-VHXH ngày 15/9/2026.",
            ("Theo đề nghị của", "Tờ trình", "31/TTr-VHXH", "day 2026-09-15", "Trưởng phòng Văn hóa - Xã hội xã"),
        ),
        (
            "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 31 tháng 02 năm 2020 của Chính phủ về công tác văn thư;",
            ("Căn cứ", "Nghị định", "30/2020/NĐ-CP", None, None),
        ),
    ],
)
def test_a_basis_has_verb_type_number_date_and_issuer(opening: str, expected: tuple[str | None, ...]) -> None:
    assert bases(opening) == [expected]


@pytest.mark.parametrize(
    "opening",
    [
        "Căn cứ Luật Thư viện; Ủy ban nhân dân xã Bàu Sen ban hành Kế hoạch tổ chức ngày hội như sau:",
        "Nhằm phát triển văn hóa đọc, Ủy ban nhân dân xã Bàu Sen xây dựng Ke hoạch với các nội dung sau:",
        "Căn cứ Luật Thư viện.\n\nỦy ban nhân dân xã Bàu Sen ban hành Kế hoạch tổ chức ngày hội.",
    ],
)
def test_body_that_sets_up_the_plan_is_read(opening: str) -> None:
    assert raw(plan(opening=opening).acting_collective) == "Ủy ban nhân dân xã Bàu Sen"


def test_verb_within_a_name_does_not_end_it() -> None:
    draft = plan(opening="Căn cứ Luật Thư viện; Ban Xây dựng Đảng Đảng ủy xã xây dựng kế hoạch như sau:")
    assert raw(draft.acting_collective) == "Ban Xây dựng Đảng Đảng ủy xã"


def test_opening_without_a_body_names_none() -> None:
    assert plan(opening="Căn cứ Luật Thư viện, kế hoạch được xây dựng như sau:").acting_collective is None


def outline(body: str) -> list[tuple[int, str, str | None, int]]:
    rows: list[tuple[int, str, str | None, int]] = []
    pending = list(plan(body=body).sections)
    while pending:
        section = pending.pop(0)
        rows.append((section.level, section.label, raw(section.title), len(section.paragraphs)))
        pending = [*section.children, *pending]
    return rows


def test_outline_keeps_labels_levels_and_titles() -> None:
    assert outline(
        "I- MỤC ĐÍCH\n1. Mục đích\n- Một.\n- Hai.\n2. Thời gian: từ ngày 05/10/2026 đến ngày 11/10/2026.\n"
        "II- NỘI DUNG\n1. Nêu kết quả năm trước.\n2. Hoạt động chính\n2.1. Lễ phát động\n- Ba.\na) Bốn.\nb) Năm."
    ) == [
        (1, "I-", "MỤC ĐÍCH", 0),
        (2, "1.", "Mục đích", 2),
        (2, "2.", "Thời gian", 1),
        (1, "II-", "NỘI DUNG", 0),
        (2, "1.", None, 1),
        (2, "2.", "Hoạt động chính", 0),
        (3, "2.1.", "Lễ phát động", 1),
        (4, "a)", None, 1),
        (4, "b)", None, 1),
    ]


def test_a_skipped_level_is_no_level() -> None:
    assert outline("1. Mục đích\n- Một.\n2. Yêu cầu\n- Hai.") == [(1, "1.", "Mục đích", 1), (1, "2.", "Yêu cầu", 1)]


def test_colon_inside_a_sentence_makes_no_title() -> None:
    text = "2. Nội dung hài hòa cả ba lĩnh vực: đọc sách, viết sách và tặng sách."
    assert outline("I. YÊU CẦU\n1. Đúng quy định.\n" + text)[2] == (2, "2.", None, 1)


def units(text: str) -> list[tuple[str, list[str], list[str]]]:
    return [
        (each.unit.raw, [task.text.raw for task in each.tasks], [task.form for task in each.tasks])
        for each in assigning(text).assignments
    ]


def test_units_with_dashes_paragraphs_and_run_in_tasks() -> None:
    assert units(
        "1. Phòng Văn hóa - Xã hội\n- Chủ trì ngày hội;\n+ Chọn điểm trồng cây.\n- Tổng kết.\n"
        "2. Các trường học\nVận động học sinh. Chăm sóc cây.\n"
        "3. Đài Truyền thanh xã phối hợp với các thôn đưa tin.\n"
        "4. Đề nghị Mặt trận Tổ quốc xã, các đoàn thể: vận động hội viên.\n"
    ) == [
        ("Phòng Văn hóa - Xã hội", ["Chủ trì ngày hội", "Tổng kết"], ["dash", "dash"]),
        ("Các trường học", ["Vận động học sinh. Chăm sóc cây"], ["paragraph"]),
        ("Đài Truyền thanh xã", ["phối hợp với các thôn đưa tin"], ["run_in"]),
        ("Mặt trận Tổ quốc xã, các đoàn thể", ["vận động hội viên"], ["run_in"]),
    ]


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("1. Trung tâm Dịch vụ tổng hợp xã tuyên truyền trên loa.", "Trung tâm Dịch vụ tổng hợp xã"),
        ("1. Các tổ chức chính trị - xã hội xã tổ chức ra quân.", "Các tổ chức chính trị - xã hội xã"),
        ("1. Giao Trung tâm Văn hóa và Truyền thanh xã mở chuyên mục.", "Trung tâm Văn hóa và Truyền thanh xã"),
        ("1. Ban Chỉ đạo 35 xã có trách nhiệm theo dõi.", "Ban Chỉ đạo 35 xã"),
        ("- Đe nghị Đài Truyền thanh xã: xây dựng tin bài.", "Đài Truyền thanh xã"),
        ("- Trạm Y tế xã chuẩn bị thuốc.", "Trạm Y tế xã"),
        ("1. Trung tâm Dịch vụ tổng hợp xã:\n- Mở chuyên mục.", "Trung tâm Dịch vụ tổng hợp xã"),
        ("1. Phân công nhiệm vụ\n1.1. Công an xã\n- Giữ trật tự.", "Công an xã"),
    ],
)
def test_name_of_a_unit_ends_where_its_duty_begins(line: str, unit: str) -> None:
    assert [name for name, _, _ in units(line)] == [unit]


def test_parts_that_name_no_unit_assign_nothing() -> None:
    assert (
        units("1. Kinh phí: từ ngân sách xã.\n2. Chế độ báo cáo\n- Báo cáo định kỳ.\n3. Trồng cây đúng kỹ thuật.") == []
    )


def test_only_the_part_on_carrying_out_assigns_work() -> None:
    assert plan(body="I. NỘI DUNG\n1. Phòng Văn hóa - Xã hội\n- Chủ trì.").assignments == ()


def test_task_has_the_one_date_by_which_it_is_due() -> None:
    draft = assigning(
        "1. Đài Truyền thanh xã\n- Mở chuyên mục trước ngày 05/3/2026.\n- Phát tin từ ngày 01/3/2026.\n"
        "- Nộp kịch bản trước ngày 01/3/2026, phát sóng trước ngày 10/3/2026."
    )
    dates = [task.deadline and date_facts(task.deadline.value) for task in draft.assignments[0].tasks]
    assert dates == ["day 2026-03-05 before", None, None]


def test_closing_clause_binds_all_units_and_is_no_task_of_the_last() -> None:
    draft = assigning(
        "1. Các thôn\n- Trồng cây.\n- Căn cứ Kế hoạch này, yêu cầu các đơn vị nghiêm túc thực hiện; báo cáo kết quả về "
        "Ủy ban nhân dân xã trước ngày 30/4/2026./."
    )
    assert [task.text.raw for task in draft.assignments[0].tasks] == ["Trồng cây"]
    assert raw(draft.general_clause) == "Căn cứ Kế hoạch này, yêu cầu các đơn vị nghiêm túc thực hiện"
    assert [raw(each.from_units) for each in draft.deadlines] == [None]
    assert raw(draft.end_mark) == "./."


def deadlines(sentence: str, head: str = "") -> list[dict[str, object]]:
    text = f"I. MỤC ĐÍCH\n- Trồng cây.\nII. TỔ CHỨC THỰC HIỆN\n1. Các thôn\n- {sentence}"
    return [deadline_facts(each) for each in plan(head=head, body=text).deadlines]


@pytest.mark.parametrize(
    ("sentence", "when", "to", "via", "onward_to"),
    [
        (
            "Báo cáo kết quả về Ủy ban nhân dân xã (qua Phòng Văn hóa - Xã hội) trước ngày 30/4/2026 để tổng hợp, "
            "báo cáo Ủy ban nhân dân tỉnh.",
            "day 2026-04-30 before",
            ["Ủy ban nhân dân xã"],
            "Phòng Văn hóa - Xã hội",
            "Ủy ban nhân dân tỉnh",
        ),
        (
            "Báo cáo Đảng ủy xã và Ban Xây dựng Đảng chậm nhất ngày 15/6/2026.",
            "day 2026-06-15 by",
            ["Đảng ủy xã", "Ban Xây dựng Đảng"],
            None,
            None,
        ),
        (
            "Tổng hợp, báo cáo kết quả với Sở Văn hóa, Thể thao và Du lịch vào quý II/2026.",
            "quarter 2026-04-01..2026-06-30 in",
            ["Sở Văn hóa, Thể thao và Du lịch"],
            None,
            None,
        ),
        (
            "Trước ngày 20 hằng tháng, báo cáo kết quả về Trung tâm Dịch vụ tổng hợp xã.",
            "day monthly 20 before",
            ["Trung tâm Dịch vụ tổng hợp xã"],
            None,
            None,
        ),
        ("Báo cáo kết quả về UBND xã theo quy định.", "none by_rule", ["UBND xã"], None, None),
        ("Báo cáo kết quả về UBND xã.", None, ["UBND xã"], None, None),
    ],
)
def test_report_tells_when_to_whom_and_through_whom(
    sentence: str, when: str | None, to: list[str], via: str | None, onward_to: str | None
) -> None:
    facts = deadlines(sentence)
    assert [(each["when"], each["to"], each["via"], each["onward_to"]) for each in facts] == [
        (when, to, via, onward_to)
    ]
    assert facts[0]["from"] == "Các thôn"


DUE = "báo cáo kết quả về UBND xã trước ngày 30/11/2026."


def reporting(text: str, head: str = "") -> list[tuple[str, str | None, list[str], str | None]]:
    draft = plan(
        head=head, body="I. MỤC ĐÍCH\n- Trồng cây.\nII. TỔ CHỨC THỰC HIỆN\n1. Công an xã\n- Giữ trật tự.\n" + text
    )
    facts = [deadline_facts(each) for each in draft.deadlines]
    return [(each["what"], each["when"], each["to"], each["from"]) for each in facts]


@pytest.mark.parametrize(
    "everyone",
    [
        "Các đơn vị",
        "Các cơ quan, đơn vị",
        "Yêu cầu các phòng, ban, ngành, đoàn thể",
        "Các địa phương",
        "Các cấp ủy, tổ chức đảng, cơ quan, đơn vị",
        "Các cơ quan, đơn vị, trường học trên địa bàn xã",
        "Các cấp, các ngành",
        "Đề nghị thủ trưởng các cơ quan, đơn vị có liên quan",
        "Kết thúc đợt, các cơ quan và đơn vị định kỳ",
    ],
)
@pytest.mark.parametrize("place", ["2. {}", "- {}", "+ {}", "- Giữ gìn vệ sinh; {}", "2. Chế độ báo cáo: {}"])
def test_report_asked_of_all_units_has_no_unit_wherever_it_stands(everyone: str, place: str) -> None:
    read = reporting(place.format(f"{everyone} {DUE}"))
    assert [(when, to, unit) for _, when, to, unit in read] == [("day 2026-11-30 before", ["UBND xã"], None)]


def test_report_before_a_month_asked_of_all_units() -> None:
    read = reporting("2. Các đơn vị báo cáo kết quả về UBND xã trước tháng 12/2026.")
    assert [(when, unit) for _, when, _, unit in read] == [("month 2026-12-01..2026-12-31 before", None)]


def test_words_for_all_units_hold_to_the_end_of_their_paragraph() -> None:
    read = reporting(f"- Các cơ quan, đơn vị triển khai nghiêm túc; {DUE}\n- B{DUE[1:]}")
    assert [unit for *_, unit in read] == [None, "Công an xã"]


def test_reports_below_a_heading_for_all_units_bind_all_and_it_keeps_its_tasks() -> None:
    text = f"1. Các cơ quan, đơn vị\n- Treo cờ.\n- B{DUE[1:]}"
    assert units(text) == [("Các cơ quan, đơn vị", ["Treo cờ", f"B{DUE[1:-1]}"], ["dash", "dash"])]
    assert [raw(each.from_units) for each in assigning(text).deadlines] == [None]


@pytest.mark.parametrize(
    "group",
    [
        "Các chi bộ trực thuộc",
        "Các trường học trên địa bàn xã",
        "Các thôn",
        "Các đơn vị thuộc Sở",
        "Các đoàn thể",
        "Các cơ quan thông tin, báo chí",
        "Các phòng, Ban Quản lý chợ",
    ],
)
def test_a_group_of_units_stays_a_unit_with_its_own_task(group: str) -> None:
    text = f"1. {group}\n- B{DUE[1:]}"
    assert units(text) == [(group, [f"B{DUE[1:-1]}"], ["dash"])]
    assert [raw(each.from_units) for each in assigning(text).deadlines] == [group]


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        (f"- Các thôn {DUE}", "Các thôn"),
        (f"- Đề nghị Trạm Y tế xã {DUE}", "Trạm Y tế xã"),
        (f"- Hằng quý, Trạm Y tế xã gửi {DUE}", "Trạm Y tế xã"),
        (f"- Đôn đốc các đơn vị {DUE}", "Công an xã"),
        (f"- Theo dõi, {DUE}", "Công an xã"),
        (f"2. Các thôn định kỳ {DUE}", "Các thôn"),
    ],
)
def test_report_comes_from_the_body_that_the_clause_names_else_from_the_unit(line: str, unit: str) -> None:
    assert [each for *_, each in reporting(line)] == [unit]


@pytest.mark.parametrize(
    "line",
    [
        f"2. B{DUE[1:]}",
        f"2. Gửi {DUE}",
        f"2. Định kỳ {DUE}",
        f"2. Trước khi kết thúc, {DUE}",
        f"2. B{DUE[1:-1]}:\n- Số cây đã trồng.",
        f"2. Tổng hợp, {DUE[:-1]}:\n- Số cây đã trồng.",
        f"2. Kinh phí: Từ ngân sách xã; {DUE}",
        f"2. Kinh phí\n- B{DUE[1:]}",
        f"2. Chăm sóc cây đúng kỹ thuật.\na) B{DUE[1:]}",
    ],
)
def test_report_that_stands_under_no_unit_binds_all(line: str) -> None:
    read = reporting(line)
    assert [(when, to, unit) for _, when, to, unit in read] == [("day 2026-11-30 before", ["UBND xã"], None)]
    assert [unit for unit, _, _ in units(f"1. Công an xã\n- Giữ trật tự.\n{line}")] == ["Công an xã"]


@pytest.mark.parametrize(
    "text", [f"B{DUE[1:]}", f"- Triển khai ngay.\n- B{DUE[1:]}", f"1. Triển khai ngay.\n2. B{DUE[1:]}"]
)
def test_report_is_read_where_no_unit_is_named_at_all(text: str) -> None:
    draft = assigning(text)
    assert draft.assignments == ()
    assert [deadline_facts(each)["when"] for each in draft.deadlines] == ["day 2026-11-30 before"]


def test_part_about_carrying_out_and_reports_gives_each_report_once() -> None:
    draft = plan(
        body=f"I. MỤC ĐÍCH\n- Trồng cây.\nII. CHẾ ĐỘ BÁO CÁO, TỔ CHỨC THỰC HIỆN\n1. B{DUE[1:]}\n2. Các thôn\n- Trồng."
    )
    assert [each.what.raw for each in draft.deadlines] == [f"B{DUE[1:-1]}"]


TWO_REPORTS = "Báo cáo sơ kết trước 15/6, tổng kết trước 15/12/2026 gửi về UBND xã."


@pytest.mark.parametrize(("mark", "unit"), [("2. ", None), ("- ", "Công an xã")])
@pytest.mark.parametrize(
    ("issued", "first"),
    [
        ("Bàu Sen, ngày 05 tháng 02 năm 2026", "day 2026-06-15 before"),
        ("Bàu Sen, ngày 05 tháng 7 năm 2026", None),
        ("", "day 2026-06-15 before"),
    ],
)
def test_two_reports_in_one_sentence_are_two_deadlines(
    mark: str, unit: str | None, issued: str, first: str | None
) -> None:
    head = f"Số 07-KH/ĐU\n{issued}" if issued else ""
    assert reporting(mark + TWO_REPORTS, head) == [
        ("Báo cáo sơ kết trước 15/6", first, ["UBND xã"], unit),
        ("tổng kết trước 15/12/2026 gửi về UBND xã", "day 2026-12-15 before", ["UBND xã"], unit),
    ]


def test_two_reports_with_one_date_are_one_deadline() -> None:
    read = reporting("2. Báo cáo sơ kết, tổng kết về UBND xã trước ngày 15/12/2026.")
    assert [(what, when) for what, when, _, _ in read] == [
        ("Báo cáo sơ kết, tổng kết về UBND xã trước ngày 15/12/2026", "day 2026-12-15 before")
    ]


def test_reports_in_brackets_are_reports_of_their_own() -> None:
    facts = deadlines(
        "Báo cáo kết quả với Đảng ủy xã qua Ban Xây dựng Đảng (báo cáo đợt một vào quý II/2026; báo cáo tổng kết hằng "
        "năm vào tháng 12)."
    )
    assert [(each["what"], each["when"]) for each in facts] == [
        ("báo cáo đợt một vào quý II/2026", "quarter 2026-04-01..2026-06-30 in"),
        ("báo cáo tổng kết hằng năm vào tháng 12", "month yearly 12 in"),
    ]
    assert {each["via"] for each in facts} == {"Ban Xây dựng Đảng"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Tổ chức hội nghị báo cáo viên cho cán bộ thôn trước ngày 30/4/2026.",
        "Nội dung báo cáo gồm số cây đã trồng.",
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2026.",
        "Trồng cây trước ngày 30/4/2026.",
    ],
)
def test_sentence_without_a_duty_to_report_gives_no_deadline(sentence: str) -> None:
    assert deadlines(sentence) == []


def test_date_without_year_takes_the_year_of_the_plan_with_low_confidence() -> None:
    head = "Số 07-KH/ĐU\nBàu Sen, ngày 05 tháng 02 năm 2026"
    text = "II. TỔ CHỨC THỰC HIỆN\n1. Các thôn\n- Báo cáo kết quả về UBND xã trước ngày {}."
    later, earlier = (plan(head=head, body=text.format(day)).deadlines[0] for day in ("25/6", "01/01"))
    assert later.when and date_facts(later.when.value) == "day 2026-06-25 before"
    assert later.when.confidence < 0.7
    assert earlier.when is None


def test_date_without_year_stays_open_when_the_plan_has_no_date() -> None:
    assert deadlines("Báo cáo kết quả về UBND xã trước ngày 25/6.")[0]["when"] is None


ENDING = """Nơi nhân:
- Ủy ban nhân dân tỉnh (b/c);
- Các cơ quan, đơn vị thuộc
Ủy ban nhân dân xã (để thực hiện),
- Mặt trận Tổ quốc xã (phối hợp);
- Như trên;
- Lưu: VT, VP. 20b
"""


def test_recipients_have_notes_and_roles_and_the_archive_line_stands_apart() -> None:
    draft = plan(ending=ENDING)
    assert [(each.name.raw, raw(each.note), each.role) for each in draft.recipients] == [
        ("Ủy ban nhân dân tỉnh", "b/c", RecipientRole.REPORT_TO),
        ("Các cơ quan, đơn vị thuộc Ủy ban nhân dân xã", "để thực hiện", RecipientRole.IMPLEMENT),
        ("Mặt trận Tổ quốc xã", "phối hợp", RecipientRole.COORDINATE),
        ("Như trên", None, RecipientRole.INFORM),
    ]
    assert raw(draft.archive_line) == "Lưu: VT, VP. 20b"


@pytest.mark.parametrize(
    ("signature", "expected"),
    [
        ("T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\n\nLê Văn Sang", ("T/M", "BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Lê Văn Sang")),
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n(Đã ký)\nLê Thị Lụa", ("TM.", "ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Thị Lụa")),
        ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nThS. Đỗ An Khang", ("KT.", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "ThS. Đỗ An Khang")),
        ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n\nTạ Đình Ân", ("TL.", "CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Tạ Đình Ân")),
        ("GIÁM ĐỐC\n\nPhan Thị Cúc", (None, None, "GIÁM ĐỐC", "Phan Thị Cúc")),
        ("**T/M BAN THƯỜNG VỤ\nBÍ THƯ**", ("T/M", "BAN THƯỜNG VỤ", "BÍ THƯ", None)),
    ],
)
@pytest.mark.parametrize("order", ["recipients first", "signature first", "side by side"])
def test_signature_is_read_wherever_it_stands(signature: str, expected: tuple[str | None, ...], order: str) -> None:
    recipients = "Nơi nhận:\n- Các thôn;\n- Lưu: VT."
    if order == "side by side":
        left = [*recipients.splitlines(), *[""] * 9]
        ending = "\n".join(f"{a:<40}{b}".rstrip() for a, b in zip(left, signature.splitlines(), strict=False))
    else:
        ending = "\n\n".join([recipients, signature] if order == "recipients first" else [signature, recipients])
    draft = plan(ending=ending)
    signed = draft.signature
    assert (raw(signed.authority), raw(signed.on_behalf_of), raw(signed.position), raw(signed.name)) == expected
    assert [each.name.raw for each in draft.recipients] == ["Các thôn"]


def test_plan_without_ending_has_no_signer() -> None:
    draft = plan()
    assert (draft.recipients, draft.archive_line, draft.end_mark) == ((), None, None)
    assert draft.signature.name is None


def test_appendix_behind_the_signature_is_no_recipient() -> None:
    draft = plan(ending="Nơi nhận:\n- Các thôn;\n- Lưu: VT.\n\nPHỤ LỤC\nDanh sách điểm trồng cây\nNguyễn Văn Bảy")
    assert [each.name.raw for each in draft.recipients] == ["Các thôn"]
    assert draft.signature.name is None
