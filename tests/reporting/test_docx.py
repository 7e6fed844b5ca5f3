"""The DOCX draft of a report, read again with python-docx."""

from __future__ import annotations

import io
import re
from collections import Counter
from datetime import date
from typing import Any

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm
from hypothesis import given
from hypothesis import strategies as st

from wagtail_kehoach.models import Organisation, PlannedItem, PlannedItemOutcome, ReportDeadline, ResultReport
from wagtail_kehoach.reporting import figures as report_figures
from wagtail_kehoach.reporting.docx import render
from wagtail_kehoach.reporting.layout import plain
from wagtail_kehoach.vietnamese.dates import parse_partial_date

START, END = date(2026, 10, 1), date(2026, 12, 20)
PLAN = {
    "number": "45/KH-UBND",
    "issue_date": parse_partial_date("15/09/2026"),
    "issuer": "UBND xã Suối Ngàn",
    "place": "Suối Ngàn",
    "abstract": "Tổ chức Tuần lễ đọc sách năm 2026",
}
CITATION = "Kế hoạch số 45/KH-UBND ngày 15/09/2026 của UBND xã Suối Ngàn về việc tổ chức Tuần lễ đọc sách năm 2026"


def item(**values: Any) -> dict[str, Any]:
    """Return one item of a report's list."""
    return {
        "pk": 1,
        "title": "Phòng đọc thôn mở cửa",
        "dated_on": "2026-10-05",
        "genre": "tin",
        "medium": "text",
        "column": "Mỗi tuần một cuốn sách",
        "authors": ["Lò Thị Mai"],
        "url": "https://suoingan.example/tin-bai/phong-doc/",
        "seconds": 0,
        **values,
    }


def figures(*items: dict[str, Any], **values: Any) -> dict[str, Any]:
    """Return figures over ``items``."""
    return {
        "schema": 1,
        "items": list(items),
        "offsite": [],
        "by_genre": dict(Counter(item["genre"] for item in items)),
        "by_medium": dict(Counter(item["medium"] for item in items)),
        "by_column": dict(Counter(item["column"] for item in items)),
        "recorded_seconds": sum(item["seconds"] for item in items),
        "tasks": [],
        "planned": {"wanted": None, "done": 0},
        **values,
    }


class Reread:
    """A rendered report as a reader of the file finds it."""

    def __init__(self, content: bytes) -> None:
        self.document = docx.Document(io.BytesIO(content))
        self.paragraphs = [paragraph.text for paragraph in self.document.paragraphs]
        self.tables = [
            [[" ".join(cell.text.split()) for cell in row.cells] for row in table.rows]
            for table in self.document.tables
        ]

    @property
    def heading(self) -> list[str]:
        """The lines of the two columns at the top, left before right, row by row."""
        lines = [cell.text.split("\n") for row in self.document.tables[0].rows for cell in row.cells]
        return [line for cell in lines for line in cell if line]

    @property
    def ending(self) -> list[str]:
        """The lines of the recipients and of the signature."""
        columns = next(table for table in self.document.tables if table.cell(0, 0).text.startswith("Nơi nhận"))
        return [line for cell in columns.rows[0].cells for line in cell.text.split("\n") if line]

    def table(self, *heading: str) -> list[list[str]]:
        """The rows below the table heading that begins with ``heading``."""
        found = [table[1:] for table in self.tables if table[0][: len(heading)] == list(heading)]
        assert len(found) == 1, heading
        return found[0]

    def has_table(self, *heading: str) -> bool:
        return any(table[0][: len(heading)] == list(heading) for table in self.tables)

    def links(self) -> dict[str, str]:
        """The text and target of each link."""
        cells = (cell for table in self.document.tables for row in table.rows for cell in row.cells)
        links = (link for cell in cells for paragraph in cell.paragraphs for link in paragraph.hyperlinks)
        return {link.text: link.address for link in links}


@pytest.fixture
def rendered(make_plan):
    """Return a function that renders figures for a plan and reads the file again."""

    def render_and_read(data: dict[str, Any], deadline: ReportDeadline | None = None, **plan: Any) -> Reread:
        report = ResultReport(plan=make_plan(**{**PLAN, **plan}), period_start=START, period_end=END, figures=data)
        return Reread(render(report, deadline))

    return render_and_read


@pytest.fixture
def own(db):
    """Our own organisation, below the commune's committee."""
    committee = Organisation.objects.create(name="UBND xã Suối Ngàn")
    return Organisation.objects.create(
        name="Trung tâm Văn hóa xã Suối Ngàn", parent=committee, symbol="TTVH", is_own=True
    )


def test_every_count_is_that_of_the_figures(rendered):
    items = [
        item(genre="phong_su", medium="video", seconds=60.4, column="Bạn đọc nhỏ"),
        *[item(genre="tin") for _ in range(3)],
        item(genre="tin", medium="audio", seconds=754, column="Bạn đọc nhỏ"),
    ]
    report = rendered(figures(*items))
    assert report.table("Thể loại", "Số tin, bài") == [["Tin", "4"], ["Phóng sự", "1"], ["Tổng cộng", "5"]]
    assert report.table("Loại hình") == [["Văn bản", "3"], ["Âm thanh", "1"], ["Video", "1"], ["Tổng cộng", "5"]]
    assert report.table("Chuyên trang, chuyên mục", "Số tin, bài") == [
        ["Bạn đọc nhỏ", "2"],
        ["Mỗi tuần một cuốn sách", "3"],
        ["Tổng cộng", "5"],
    ]
    assert (
        "Từ ngày 01/10/2026 đến ngày 20/12/2026, đơn vị đã đăng 5 tin, bài trên 2 chuyên trang, chuyên mục; tổng thời "
        "lượng âm thanh, video là 13 phút 34 giây (danh sách tại Phụ lục kèm theo)." in report.paragraphs
    )


def test_every_item_is_listed_with_its_link(rendered):
    items = [
        item(title="Phòng đọc thôn mở cửa", column="Phòng đọc", authors=["Lò Thị Mai", "Hoàng Văn Bền"]),
        item(
            title="Bà cụ và tủ sách",
            dated_on="2026-12-01",
            genre="phong_su",
            medium="audio",
            column="Bạn đọc nhỏ",
            authors=[],
            url="http://localhost:8000/tin-bai/bà-cụ/?a=1&b=2",
        ),
    ]
    report = rendered(figures(*items))
    assert report.table("STT", "Tên tin, bài", "Thể loại, loại hình") == [
        ["1", "Phòng đọc thôn mở cửa", "Tin, văn bản", "05/10/2026", "Phòng đọc", "Lò Thị Mai, Hoàng Văn Bền"],
        ["2", "Bà cụ và tủ sách", "Phóng sự, âm thanh", "01/12/2026", "Bạn đọc nhỏ", ""],
    ]
    assert report.links() == {
        "Phòng đọc thôn mở cửa": "https://suoingan.example/tin-bai/phong-doc/",
        "Bà cụ và tủ sách": "http://localhost:8000/tin-bai/b%C3%A0-c%E1%BB%A5/?a=1&b=2",
    }


def test_a_code_without_a_word_is_counted_all_the_same(rendered):
    report = rendered(figures(item(genre="ky-su"), item()))
    assert report.table("Thể loại") == [["Tin", "1"], ["ky-su", "1"], ["Tổng cộng", "2"]]


def test_tasks_stand_beside_what_was_done_and_an_unknown_wish_is_no_zero(rendered):
    tasks = [
        {"unit": "Trung tâm Văn hóa", "text": "Mở chuyên mục\nđọc sách", "wanted": 1200, "done": 7},
        {"unit": "Phòng Văn hóa - Xã hội", "text": "Cung cấp danh mục sách", "wanted": None, "done": 0},
        {"unit": "Trạm truyền thanh", "text": "Phát chương trình", "wanted": 3, "done": 0},
    ]
    report = rendered(figures(tasks=tasks, planned={"wanted": 1203, "done": 7}))
    assert report.table("STT", "Đơn vị", "Nhiệm vụ", "Kế hoạch", "Đã thực hiện") == [
        ["1", "Trung tâm Văn hóa", "Mở chuyên mục đọc sách", "1.200", "7"],
        ["2", "Phòng Văn hóa - Xã hội", "Cung cấp danh mục sách", "chưa có số liệu", "0"],
        ["3", "Trạm truyền thanh", "Phát chương trình", "3", "0"],
    ]
    assert "Tính đến ngày lập báo cáo, đã hoàn thành 7/1.203 sản phẩm trong kế hoạch, đạt 0%." in report.paragraphs


def test_pieces_published_elsewhere_are_listed(rendered):
    piece = {"title": "Trích đọc sách", "url": "https://trang.example/1", "published_on": "2026-11-02"}
    report = rendered(figures(offsite=[piece]))
    assert report.table("STT", "Tên tin, bài", "Ngày đăng") == [["1", "Trích đọc sách", "02/11/2026"]]
    assert report.links() == {"Trích đọc sách": "https://trang.example/1"}
    assert "Từ ngày 01/10/2026 đến ngày 20/12/2026, có 1 tin, bài đăng ở nơi khác:" in report.paragraphs


def test_a_report_without_results_says_so(rendered):
    report = rendered(figures())
    assert "Từ ngày 01/10/2026 đến ngày 20/12/2026, chưa có tin, bài nào được đăng." in report.paragraphs
    assert "Chưa có nhiệm vụ nào của kế hoạch được ghi là của đơn vị." in report.paragraphs
    assert "PHỤ LỤC" not in report.paragraphs
    assert not report.has_table("Thể loại")
    assert len(report.tables) == 2
    assert not any("%" in text for text in report.paragraphs)


def test_the_figures_of_the_site_are_those_of_the_document(plan, campaign, make_item):
    for number in range(3):
        make_item(f"Bài đọc số {number}", dated_on=date(2026, 10, 5 + number), genre="bai", campaigns=[campaign])
    task = plan.tasks.get()
    planned = PlannedItem.objects.create(
        campaign=campaign, plan=plan, task_uid=task.uid, title="Đọc trên trang bạn", wanted=2
    )
    PlannedItemOutcome.objects.create(
        planned_item=planned, offsite_url="https://trang.example/1", offsite_on=date(2026, 10, 9)
    )
    counted = report_figures.compute(plan, START, END, None)
    report = Reread(render(ResultReport(plan=plan, period_start=START, period_end=END, figures=counted), None))
    assert report.table("Thể loại") == [["Bài", "3"], ["Tổng cộng", "3"]]
    assert [row[1] for row in report.table("STT", "Tên tin, bài", "Thể loại, loại hình")] == [
        "Bài đọc số 0",
        "Bài đọc số 1",
        "Bài đọc số 2",
    ]
    assert report.table("STT", "Đơn vị") == [["1", "Trung tâm Văn hóa", task.text, "2", "1"]]
    assert report.table("STT", "Tên tin, bài", "Ngày đăng") == [["1", "Đọc trên trang bạn", "09/10/2026"]]


def test_the_heading_of_the_state_names_us_and_leaves_number_and_day_blank(rendered, own):
    number, place = r"Số:\s{4,}/BC-TTVH", r"Suối Ngàn, ngày …… tháng …… năm 20\d\d"
    heading = rendered(figures()).heading
    assert heading[:4] == [
        "UBND XÃ SUỐI NGÀN",
        "TRUNG TÂM VĂN HÓA XÃ SUỐI NGÀN",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    ]
    assert re.fullmatch(number, heading[4])
    assert heading[5] == "DỰ THẢO"
    assert re.fullmatch(place, heading[6])
    assert len(heading) == 7


def test_the_heading_of_the_party_has_its_own_title_star_and_number(rendered, own):
    report = rendered(
        figures(), regime="party", number="289-KH/ĐU", issuer="Đảng ủy xã Suối Ngàn", abstract="triển khai học tập"
    )
    assert report.heading[:4] == [
        "UBND XÃ SUỐI NGÀN",
        "TRUNG TÂM VĂN HÓA XÃ SUỐI NGÀN",
        "*",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
    ]
    assert re.fullmatch(r"Số\s{4,}-BC/TTVH", report.heading[4])
    subject = (
        "kết quả thực hiện Kế hoạch số 289-KH/ĐU, ngày 15/09/2026 của Đảng ủy xã Suối Ngàn về việc triển khai học tập"
    )
    assert report.paragraphs[:3] == ["BÁO CÁO", subject, "-----"]
    assert [text for text in report.paragraphs if re.match("[IV]+- ", text)] == [
        "I- CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI",
        "II- KẾT QUẢ THỰC HIỆN",
        "III- ĐÁNH GIÁ CHUNG",
        "IV- PHƯƠNG HƯỚNG, NHIỆM VỤ THỜI GIAN TỚI",
        "V- ĐỀ XUẤT, KIẾN NGHỊ",
    ]
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" not in report.heading


@pytest.mark.parametrize("regime", ["mass_org", "other"])
def test_other_regimes_take_the_form_of_the_state_and_invent_no_body(rendered, regime):
    heading = rendered(figures(), regime=regime).heading
    assert set(heading[0]) == set(heading[1]) == {"…"}
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in heading


def test_with_two_organisations_of_our_own_the_heading_names_none(rendered, own):
    Organisation.objects.create(name="Trạm Truyền thanh xã Suối Ngàn", is_own=True)
    report = rendered(figures())
    assert set(report.heading[0]) == set(report.heading[1]) == {"…"}
    assert report.heading[-1].startswith("……………, ngày ……")
    assert not any("Trung tâm" in text for text in report.paragraphs)


def test_the_place_of_a_plan_from_elsewhere_is_not_ours(rendered, own):
    assert rendered(figures(), issuer="UBND tỉnh Sơn Hà", place="Hà Khê").heading[-1].startswith("……………, ngày ……")


def test_without_a_superior_the_issuer_of_the_plan_stands_above_us(rendered, own):
    Organisation.objects.filter(pk=own.pk).update(parent=None)
    assert rendered(figures(), issuer="UBND tỉnh Sơn Hà").heading[0] == "UBND TỈNH SƠN HÀ"
    own_plan = {"issuer": own.name, "issuer_organisation": own, "superior_body": "UBND xã Suối Ngàn"}
    assert rendered(figures(), **own_plan).heading[0] == "UBND XÃ SUỐI NGÀN"


@pytest.mark.parametrize(
    ("plan", "cited"),
    [
        ({}, CITATION),
        ({"number": "/KH-UBND"}, CITATION.replace(" số 45/KH-UBND", "")),
        ({"number": ""}, CITATION.replace(" số 45/KH-UBND", "")),
        ({"issue_date": None}, CITATION.replace(" ngày 15/09/2026", "")),
        (
            {"issue_date": parse_partial_date("tháng 4 năm 2026")},
            CITATION.replace("ngày 15/09/2026", "tháng 4 năm 2026"),
        ),
        ({"issuer": ""}, CITATION.replace(" của UBND xã Suối Ngàn", "")),
        ({"abstract": "Về mùa đọc."}, CITATION.replace("việc tổ chức Tuần lễ đọc sách năm 2026", "mùa đọc")),
        ({"abstract": "Ngày hội Sách"}, CITATION.replace("việc tổ chức Tuần lễ đọc sách năm 2026", "Ngày hội Sách")),
        ({"abstract": "", "number": "", "title": "Mùa đọc sách"}, "Kế hoạch “Mùa đọc sách”"),
        ({"document_type": "Hướng dẫn"}, CITATION.replace("Kế hoạch", "Hướng dẫn")),
    ],
)
def test_the_plan_is_cited_by_what_is_known_of_it(rendered, plan, cited):
    report = rendered(figures(), **plan)
    assert report.paragraphs[:2] == ["BÁO CÁO", f"Kết quả thực hiện {cited}"]
    assert f"Thực hiện {cited}, đơn vị báo cáo kết quả như sau:" in report.paragraphs


def test_what_the_editor_has_to_write_stands_in_italic_brackets(rendered):
    report = rendered(figures())
    sections = [text for text in report.paragraphs if re.match(r"[IV]+\. ", text)]
    assert len(sections) == 5
    for section in ("I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI", "IV. PHƯƠNG HƯỚNG", "V. ĐỀ XUẤT, KIẾN NGHỊ", "2. Hạn chế"):
        place = next(number for number, text in enumerate(report.paragraphs) if text.startswith(section))
        prompt = report.document.paragraphs[place + 1]
        assert re.fullmatch(r"\[.+\]", prompt.text)
        assert prompt.style.font.italic


def test_the_deadline_says_to_whom_the_report_goes(rendered):
    deadline = ReportDeadline(to="UBND xã Suối Ngàn;", via="Phòng Văn hóa - Xã hội")
    report = rendered(figures(), deadline)
    assert report.ending[:3] == ["Nơi nhận:", "- UBND xã Suối Ngàn (qua Phòng Văn hóa - Xã hội);", "- Lưu: VT."]
    assert (
        "Trên đây là báo cáo kết quả thực hiện kế hoạch, kính gửi UBND xã Suối Ngàn xem xét, tổng hợp./."
        in report.paragraphs
    )
    assert report.ending[3:] == ["[Quyền hạn, chức vụ của người ký]", "[Họ và tên]"]


@pytest.mark.parametrize("deadline", [None, ReportDeadline()])
def test_an_unknown_recipient_stays_a_dotted_line(rendered, deadline):
    report = rendered(figures(), deadline)
    assert re.fullmatch("- …+;", report.ending[1])
    assert "Trên đây là báo cáo kết quả thực hiện kế hoạch./." in report.paragraphs


HOSTILE = {
    "control characters": ("Một\x00\x08\x0b\x1fhai\ufffe\ud800", "Mộthai"),
    "markup": ("<w:p>&amp;</w:p><script>", "<w:p>&amp;</w:p><script>"),
    "field": ('{ HYPERLINK "https://evil.example" }', '{ HYPERLINK "https://evil.example" }'),
    "include": ("INCLUDETEXT c:\\\\x", "INCLUDETEXT c:\\\\x"),
    "formula": ("=1+1", "=1+1"),
    "template": ("{{ 7*7 }}{% now %}%(x)s", "{{ 7*7 }}{% now %}%(x)s"),
    "lines": ("Một\r\nhai\tba\u2028bốn", "Một hai ba bốn"),
    "bidi": ("Một\u202egnod", "Mộtgnod"),
    "long": ("dài" * 500, "dài" * 500),
    "empty": ("", ""),
}


@pytest.mark.parametrize(("written", "shown"), HOSTILE.values(), ids=HOSTILE)
def test_text_is_always_text(rendered, own, written, shown):
    storable = written.replace("\x00", "").encode(errors="ignore").decode()
    Organisation.objects.filter(pk=own.pk).update(name=f"Trung tâm {storable}"[:255])
    data = figures(
        item(title=written, column=written, authors=[written], genre=written),
        offsite=[{"title": written, "url": written, "published_on": "2026-10-10"}],
        tasks=[{"unit": written, "text": written, "wanted": 1, "done": 1}],
    )
    report = rendered(data, ReportDeadline(to=written, via=written))
    row = report.table("STT", "Tên tin, bài", "Thể loại, loại hình")[0]
    assert [row[1], row[4], row[5]] == [shown] * 3
    assert report.table("STT", "Đơn vị")[0][1:3] == [shown] * 2
    xml = report.document.element.xml
    assert "w:instrText" not in xml
    assert "w:fldSimple" not in xml


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "//evil.example",
        "file:///etc/passwd",
        "http://",
        "http://[x",
        "https://a:99999999/",
        "x y",
    ],
)
def test_what_is_no_web_address_is_no_link(rendered, url):
    report = rendered(figures(item(url=url)))
    assert report.table("STT", "Tên tin, bài", "Thể loại, loại hình")[0][1] == "Phòng đọc thôn mở cửa"
    assert report.links() == {}
    kinds = [relation.reltype for relation in report.document.part.rels.values()]
    assert RELATIONSHIP_TYPE.HYPERLINK not in kinds


def test_the_page_is_a4_with_numbers_from_the_second_on(rendered):
    section = rendered(figures()).document.sections[0]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(margin.mm) for margin in margins] == [20, 20, 30, 15]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert section.different_first_page_header_footer
    fields = [field.get(qn("w:instr")) for field in section.header._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE"]
    assert section.first_page_header.is_linked_to_previous or not section.first_page_header.paragraphs[0].text


def test_every_style_in_use_names_its_font_for_all_scripts(rendered, own):
    document = rendered(figures(item()), ReportDeadline(to="UBND xã")).document
    used = {paragraph.style.name for paragraph in document.paragraphs}
    used |= {
        paragraph.style.name
        for table in document.tables
        for row in table.rows
        for cell in row.cells
        for paragraph in cell.paragraphs
    }
    for name in used:
        fonts = document.styles[name].element.rPr.rFonts.attrib
        assert fonts == {qn(f"w:{script}"): "Times New Roman" for script in ("ascii", "hAnsi", "eastAsia", "cs")}
        assert document.styles[name].font.size is not None


def test_columns_and_cells_have_the_same_widths_and_fill_the_page(rendered):
    tasks = [{"unit": "Trung tâm", "text": "Đăng tin", "wanted": 1, "done": 1}]
    piece = {"title": "Trích đọc", "url": "https://trang.example/1", "published_on": "2026-11-02"}
    report = rendered(figures(item(), offsite=[piece], tasks=tasks))
    assert len(report.document.tables) == 8
    for table in report.document.tables:
        widths = [column.width for column in table.columns]
        assert abs(sum(widths) - Mm(165)) < Mm(1)
        for row in table.rows:
            assert [cell.width for cell in row.cells] == widths


def test_the_heading_of_a_long_list_is_repeated_and_rows_stay_whole(rendered):
    report = rendered(figures(*[item(title=f"Bài {number}") for number in range(60)]))
    rows = report.document.tables[-1].rows
    assert len(rows) == 61
    assert [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in rows] == [True] + [False] * 60
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows)


def test_the_properties_name_the_report_and_no_program(rendered, own):
    properties = rendered(figures()).document.core_properties
    assert properties.title == f"Báo cáo kết quả thực hiện {CITATION}"
    assert properties.author == own.name
    assert (properties.comments, properties.language) == ("", "vi-VN")


@given(st.text())
def test_plain_text_is_one_line_that_a_document_can_hold(text):
    shown = plain(text)
    assert plain(shown) == shown
    assert len(shown.splitlines()) <= 1
    document = docx.Document()
    assert document.add_paragraph(shown).text == shown
