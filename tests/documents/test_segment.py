"""Texts whose line ends were lost get them back."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from tests.documents.facts import raw, section_facts
from tests.documents.headings import HEADINGS, Printed, in_turn, left_then_right, right_then_left
from wagtail_kehoach.documents import PlanDraft, parse_plan
from wagtail_kehoach.documents.segment import has_lost_line_ends, has_lying_line_ends, rejoined, segmented

BODY = """KẾ HOẠCH
Tổ chức ngày hội trồng cây năm 2026
Căn cứ Luật Thư viện ngày 21 tháng 11 năm 2019;
Thực hiện Kế hoạch số 45/KH-UBND ngày 12/5/2026 của Ủy ban nhân dân tỉnh về trồng cây;
Ủy ban nhân dân xã Bàu Sen ban hành Kế hoạch tổ chức ngày hội trồng cây như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Nâng cao ý thức bảo vệ môi trường của người dân; góp phần phát triển kinh tế - xã hội.
- Tạo cảnh quan xanh, sạch, đẹp.
2. Yêu cầu
Việc trồng cây phải an toàn, tiết kiệm.
II. NỘI DUNG
1. Lễ phát động
a) Thời gian: 07 giờ ngày 05/4/2026.
b) Địa điểm: sân vận động xã.
2. Trồng cây tại các thôn
2.1. Chọn điểm trồng
- Các thôn chọn điểm trồng trước ngày 01/4/2026.
2.2. Chăm sóc
- Giao các chi hội chăm sóc.
III. KINH PHÍ
Từ nguồn ngân sách xã và xã hội hóa.
IV. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hóa - Xã hội
- Chủ trì ngày hội;
+ Chọn điểm trồng cây;
+ Mời đại biểu.
2. Đề nghị Mặt trận Tổ quốc xã: vận động hội viên.
Trên đây là Kế hoạch tổ chức ngày hội trồng cây, yêu cầu các đơn vị thực hiện./.
"""
ENDING = """Nơi nhận:
- UBND tỉnh (b/c);
- Các thôn;
- Lưu: VT, VHXH.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Hồ Văn Lực"""
ENDING_IN_TURN = """Nơi nhận:
TM. ỦY BAN NHÂN DÂN
- UBND tỉnh (b/c);
CHỦ TỊCH
- Các thôn;
- Lưu: VT, VHXH.
Hồ Văn Lực"""
#: Nothing but a list of all ministries could tell that the name of this one does not go on with the word CỤC.
TOLD_BY_WORDS = [heading for heading in HEADINGS if "BỘ NÔNG NGHIỆP VÀ" not in heading.superior]


@cache
def draft_of(text: str) -> PlanDraft:
    """Return what a text in lines is read as: several tests compare with it."""
    return parse_plan(text)


def facts(draft: PlanDraft) -> dict[str, Any]:
    names = ("issuer", "superior_body", "number", "official_title", "place", "date", "abstract", "acting_collective")
    return {
        **{name: raw(getattr(draft, name)) for name in names},
        "bases": [basis.text.raw for basis in draft.bases],
        "sections": [section_facts(section) for section in draft.sections],
        "units": [(each.unit.raw, [task.text.raw for task in each.tasks]) for each in draft.assignments],
        "recipients": [recipient.name.raw for recipient in draft.recipients],
        "archive": raw(draft.archive_line),
        "signature": [raw(draft.signature.authority), raw(draft.signature.position), raw(draft.signature.name)],
        "end": raw(draft.end_mark),
    }


@pytest.mark.parametrize("heading", TOLD_BY_WORDS, ids=lambda heading: " ".join(heading.issuer))
@pytest.mark.parametrize("order", [left_then_right, right_then_left, in_turn], ids=lambda order: order.__name__)
def test_plan_pasted_as_one_line_reads_like_the_same_plan_in_lines(
    heading: Printed, order: Callable[[Printed], str]
) -> None:
    expected = facts(draft_of(f"{left_then_right(heading)}\n{BODY}{ENDING}"))
    assert facts(parse_plan(" ".join(f"{order(heading)}\n{BODY}{ENDING}".split("\n")))) == expected


@pytest.mark.parametrize("ending", [ENDING, ENDING_IN_TURN])
def test_ending_of_one_line_gives_recipients_and_signature(ending: str) -> None:
    draft = parse_plan(" ".join(f"{BODY}{ending}".split("\n")))
    assert [recipient.name.raw for recipient in draft.recipients] == ["UBND tỉnh", "Các thôn"]
    signature = draft.signature
    assert [raw(signature.authority), raw(signature.on_behalf_of), raw(signature.position), raw(signature.name)] == [
        "TM.",
        "ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Hồ Văn Lực",
    ]


def test_pages_as_lines_are_cut_too() -> None:
    first, second = BODY.split("II. NỘI DUNG")
    pages = [" ".join(part.split()) for part in (first, f"II. NỘI DUNG{second}{ENDING}")]
    assert facts(parse_plan("\n".join(pages))) == facts(draft_of(BODY + ENDING))


def test_lines_that_hold_whole_paragraphs_are_left_alone() -> None:
    line = "- Tuyên truyền về văn hóa - xã hội, mục I. và mục II. của Kế hoạch; 1. đọc, 2. viết. " * 20
    assert not has_lost_line_ends(["KẾ HOẠCH", "I. MỤC ĐÍCH", line, "II. NỘI DUNG", line])


@pytest.mark.parametrize(
    "sentence",
    [
        "phát triển kinh tế - xã hội và văn hóa - Thể thao của xã",
        "đợt 1. Các thôn và đợt 2. Các xóm",
        "trong tháng 1. Năm nay",
        "lần thứ XIV. Đây là dịp",
    ],
)
def test_numbers_and_dashes_within_a_sentence_are_no_new_lines(sentence: str) -> None:
    lines = segmented([f"I. MỤC ĐÍCH - Nhằm {sentence}. II. NỘI DUNG - Trồng cây."])
    assert lines == ["I. MỤC ĐÍCH", f"- Nhằm {sentence}.", "II. NỘI DUNG", "- Trồng cây."]


def test_cutting_loses_nothing_but_white_space() -> None:
    text = " ".join(f"{left_then_right(HEADINGS[3])}\n{BODY}{ENDING}".split("\n"))
    assert " ".join(segmented([text])) == text


def one_line(text: str) -> str:
    return " ".join(line.strip() for line in text.split("\n"))


@pytest.mark.parametrize("width", [60, 72, 95])
def test_one_line_wrapped_again_reads_like_the_same_plan_in_lines(width: int) -> None:
    wrapped = "\n".join(textwrap.wrap(one_line(BODY + ENDING), width))
    assert facts(parse_plan(wrapped)) == facts(draft_of(BODY + ENDING))


def test_lying_line_ends_of_a_quoted_mail_are_mended_too() -> None:
    wrapped = "\n".join(f"> {line}" for line in textwrap.wrap(one_line(BODY + ENDING), 72))
    assert facts(parse_plan(wrapped)) == facts(draft_of(BODY + ENDING))


@pytest.mark.parametrize("width", [60, 72, 95])
def test_plan_whose_lines_are_wrapped_has_honest_line_ends(width: int) -> None:
    lines = [piece for line in (BODY + ENDING).split("\n") for piece in textwrap.wrap(line, width) or [""]]
    assert not has_lying_line_ends(lines)


def test_list_within_a_paragraph_does_not_make_line_ends_lie() -> None:
    text = (
        "I. MỤC ĐÍCH\n- Giúp người dân: 1. Đọc sách. 2. Viết chữ. 3. Học tin. 4. Trồng cây.\nII. NỘI DUNG\n- Mở lớp.\n"
        * 3
    )
    assert not has_lying_line_ends((text + "III. KINH PHÍ\n- Ngân sách xã.\n- Xã hội hóa.\n" * 4).split("\n"))


@pytest.mark.parametrize(
    ("flow", "lines"),
    [
        pytest.param(
            "PHẦN THỨ NHẤT: MỤC TIÊU I. MỤC TIÊU CHUNG Giúp trẻ em đọc sách. II. CHỈ TIÊU 1. Mở 05 tủ sách. 2. "
            "Tặng sách. "
            "PHẦN THỨ HAI: TỔ CHỨC I. PHÂN CÔNG 1. Đoàn xã: mở tủ sách.",
            ["PHẦN THỨ NHẤT: MỤC TIÊU", "I. MỤC TIÊU CHUNG", "Giúp trẻ em đọc sách.", "II. CHỈ TIÊU",
             "1. Mở 05 tủ sách.",
             "2. Tặng sách.", "PHẦN THỨ HAI: TỔ CHỨC", "I. PHÂN CÔNG", "1. Đoàn xã: mở tủ sách."],
            id="parts",
        ),
        pytest.param(
            "A. MỤC ĐÍCH 1/ Vận động đọc sách. 2/ Giữ gìn sách. B. NỘI DUNG I. Mở tủ sách 1. Chọn sách. 2. Đóng kệ.",
            ["A. MỤC ĐÍCH", "1/ Vận động đọc sách.", "2/ Giữ gìn sách.", "B. NỘI DUNG", "I. Mở tủ sách",
             "1. Chọn sách.",
             "2. Đóng kệ."],
            id="capital letters",
        ),
        pytest.param(
            "1. MỤC ĐÍCH Giúp dân đọc sách. 2. PHÂN CÔNG 1. Thư viện xã: mở cửa. 2. Đoàn xã: trực. 3. KINH PHÍ Từ quỹ.",
            ["1. MỤC ĐÍCH", "Giúp dân đọc sách.", "2. PHÂN CÔNG", "1. Thư viện xã: mở cửa.", "2. Đoàn xã: trực.",
             "3. KINH PHÍ", "Từ quỹ."],
            id="Arabic numbers of two levels",
        ),
        pytest.param(
            "Điều 1. Mục tiêu 1. Mở tủ sách. 2. Tặng sách. Điều 2. Hiệu lực Kế hoạch này có hiệu lực từ ngày ký "
            "ban hành.",
            ["Điều 1. Mục tiêu", "1. Mở tủ sách.", "2. Tặng sách.", "Điều 2. Hiệu lực",
             "Kế hoạch này có hiệu lực từ ngày ký ban hành."],
            id="articles",
        ),
        pytest.param(
            "I. PHÂN CÔNG 1. Phòng Tổ chức - Hành chính - Thanh toán tiền sách. 2. Tổ Thơ - Nhạc - Ra tập san. - Hát. "
            "3. Chi đoàn Công an - Quân sự: tập đội hình. 4. Giao Phòng Kế hoạch - Nghiệp vụ chủ trì. 5. Thư "
            "viện - Mở cửa.",
            ["I. PHÂN CÔNG", "1. Phòng Tổ chức - Hành chính", "- Thanh toán tiền sách.", "2. Tổ Thơ - Nhạc",
             "- Ra tập san.", "- Hát.", "3. Chi đoàn Công an - Quân sự: tập đội hình.",
             "4. Giao Phòng Kế hoạch - Nghiệp vụ chủ trì.", "5. Thư viện", "- Mở cửa."],
            id="dashes within names",
        ),
        pytest.param(
            "I. NỘI DUNG 1. Thời gian, địa điểm Từ 06 giờ ngày 05/4/2026 tại sân đình. 2. Ủy ban nhân dân các "
            "thôn Vận động "
            "hộ dân tham gia. 3. Trung tâm Hỗ trợ thanh niên Chuẩn bị sân khấu và loa.",
            ["I. NỘI DUNG", "1. Thời gian, địa điểm", "Từ 06 giờ ngày 05/4/2026 tại sân đình.",
             "2. Ủy ban nhân dân các thôn", "Vận động hộ dân tham gia.", "3. Trung tâm Hỗ trợ thanh niên",
             "Chuẩn bị sân khấu và loa."],
            id="sentences behind titles",
        ),
        pytest.param(
            "MỤC ĐÍCH Giúp dân đọc sách. NỘI DUNG - Mở tủ sách; - Tặng sách. TỔ CHỨC THỰC HIỆN Giao Thư viện xã "
            "mở cửa.",
            ["MỤC ĐÍCH Giúp dân đọc sách.", "NỘI DUNG", "- Mở tủ sách;", "- Tặng sách.", "TỔ CHỨC THỰC HIỆN",
             "Giao Thư viện xã mở cửa."],
            id="headings without numbers",
        ),
        pytest.param(
            "**I. MỤC ĐÍCH** - Giúp dân *đọc sách*. **II. NỘI DUNG** * Mở tủ sách. * Tặng sách.",
            ["**I. MỤC ĐÍCH**", "- Giúp dân *đọc sách*.", "**II. NỘI DUNG**", "* Mở tủ sách.", "* Tặng sách."],
            id="Markdown",
        ),
        pytest.param(
            "I. TIẾN ĐỘ | TT | Việc | Hạn | |---|---|---| | 1 | Mở tủ | 05/4 | | 2 | Tặng sách | | II. KINH PHÍ "
            "Từ quỹ.",
            ["I. TIẾN ĐỘ", "| TT | Việc | Hạn |", "|---|---|---|", "| 1 | Mở tủ | 05/4 |", "| 2 | Tặng sách | |",
             "II. KINH PHÍ", "Từ quỹ."],
            id="table of Markdown",
        ),
        pytest.param(
            "I. TIẾN ĐỘ TT\tViệc\tHạn 1\tMở tủ\t05/4 2\tTặng sách\tQuý II II. KINH PHÍ Từ quỹ.",
            ["I. TIẾN ĐỘ", "TT\tViệc\tHạn", "1\tMở tủ\t05/4", "2\tTặng sách\tQuý II", "II. KINH PHÍ", "Từ quỹ."],
            id="table with tabs",
        ),
        pytest.param(
            "I. BẢNG PHÂN CÔNG STT Nội dung Đơn vị 1 Tổng vệ sinh Đoàn xã 2 Trang trí Thư viện II. KINH PHÍ Từ quỹ.",
            ["I. BẢNG PHÂN CÔNG", "STT Nội dung Đơn vị 1 Tổng vệ sinh Đoàn xã 2 Trang trí Thư viện", "II. KINH PHÍ",
             "Từ quỹ."],
            id="table without gaps stays text",
        ),
        pytest.param(
            "I. PHÂN CÔNG 1. Thư viện: mở cửa. 2. Các thôn: treo cờ. Các thôn báo cáo kết quả trước ngày 05/4/2026.",
            ["I. PHÂN CÔNG", "1. Thư viện: mở cửa.", "2. Các thôn: treo cờ.",
             "Các thôn báo cáo kết quả trước ngày 05/4/2026."],
            id="closing words",
        ),
        pytest.param(
            "1. THỜI GIAN 1.1 Đợt 1: tháng 4/2026 1.2 Đợt 2: tháng 9/2026 2. PHÂN CÔNG • Ông Lâm: mở cửa"
            " • Bà Sen: trực cửa",
            ["1. THỜI GIAN", "1.1 Đợt 1: tháng 4/2026", "1.2 Đợt 2: tháng 9/2026", "2. PHÂN CÔNG", "• Ông Lâm: mở cửa",
             "• Bà Sen: trực cửa"],
            id="items without an end",
        ),
        pytest.param(
            "I.Mục đích - yêu cầu - Giúp dân đọc sách. -Giữ gìn sách; –Tặng sách. II.Nội dung 1.Mở tủ sách."
            " 2.Tặng sách.",
            ["I.Mục đích - yêu cầu", "- Giúp dân đọc sách.", "-Giữ gìn sách;", "–Tặng sách.", "II.Nội dung",
             "1.Mở tủ sách.", "2.Tặng sách."],
            id="marks without a space",
        ),
        pytest.param(
            "I. MỤC ĐÍCH - Giúp dân đọc sách ở “Góc đọc - Miền quê”. Il. NỘI DUNG - Mở tủ sách. III. KINH PHÍ Từ quỹ.",
            ["I. MỤC ĐÍCH", "- Giúp dân đọc sách ở “Góc đọc - Miền quê”.", "Il. NỘI DUNG", "- Mở tủ sách.",
             "III. KINH PHÍ",
             "Từ quỹ."],
            id="damaged number",
        ),
    ],
)  # fmt: skip
def test_flow_is_cut_where_its_lines_began(flow: str, lines: list[str]) -> None:
    assert segmented([flow]) == lines


@pytest.mark.parametrize(
    ("ending", "lines"),
    [
        ("KT. TRƯỞNG TRẠM PHÓ TRƯỞNG TRẠM BSCKI. Vi Văn Khằm", ["KT. TRƯỞNG TRẠM", "PHÓ TRƯỞNG TRẠM",
         "BSCKI. Vi Văn Khằm"]),
        ("TM. BAN CHỦ NHIỆM CHỦ NHIỆM Y Krông Niê", ["TM. BAN CHỦ NHIỆM", "CHỦ NHIỆM", "Y Krông Niê"]),
        ("TM. BAN CHỈ ĐẠO TRƯỞNG BAN CHỦ TỊCH UBND XÃ Bùi Đức Kiên",
         ["TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN", "CHỦ TỊCH UBND XÃ", "Bùi Đức Kiên"]),
        ("TL. CHỦ TỊCH TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI Lê Thị Lụa",
         ["TL. CHỦ TỊCH", "TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI", "Lê Thị Lụa"]),
    ],
)  # fmt: skip
def test_signature_of_one_line_is_cut_into_its_lines(ending: str, lines: list[str]) -> None:
    flow = f"KẾ HOẠCH Mở tủ sách I. MỤC ĐÍCH - Đọc sách. Nơi nhận: - Các thôn; - Lưu: VT, SVHTTDL. {ending}"
    assert segmented([flow])[4:] == ["Nơi nhận:", "- Các thôn;", "- Lưu: VT, SVHTTDL.", *lines]


def test_page_numbers_between_dashes_leave_a_flow() -> None:
    pages = [
        f"- Giúp người dân thôn {name} đọc sách, trồng cây, giữ gìn đường làng sạch đẹp." for name in "ABCDEFGHIKLM"
    ]
    flow = " ".join(["KẾ HOẠCH Mở tủ sách I. MỤC ĐÍCH", *pages[:6], "- 2 -", *pages[6:], "- 3 - II. NỘI DUNG - Mở tủ."])
    draft = parse_plan(flow + " Nơi nhận: - Các thôn; - Lưu: VT. CHỦ TỊCH Lê Thị Lụa")
    assert [each.raw for each in draft.sections[0].paragraphs] == pages


def test_plan_of_thirty_pages_in_one_line_is_read() -> None:
    weeks = "".join(
        f"{number}. Nội dung tuần {number}\n" + "- Tuyên truyền trên hệ thống truyền thanh xã, treo băng rôn.\n" * 15
        for number in range(3, 99)
    )
    text = BODY.replace("III. KINH PHÍ", f"{weeks}III. KINH PHÍ") + ENDING
    assert len(text) > 90_000
    assert facts(parse_plan(one_line(text))) == facts(parse_plan(text))


def test_lying_lines_lose_nothing_but_white_space() -> None:
    lines = textwrap.wrap(one_line(BODY + ENDING), 72)
    assert " ".join(rejoined(lines)) == " ".join(lines)


@pytest.mark.parametrize(
    "piece",
    [
        "I. A ", "I. MỤC 1. Một - Hai; ", "CỘNG HÒA XÃ HỘI ", "TM. ỦY BAN NHÂN DÂN ", "Nơi nhận: - A; ", "KẾ HOẠCH ",
        "Thực hiện Kế hoạch ", "- ", "a) ", "UBND XÃ ", "Hồ Văn Lực ", "1.1.1. A ", "A", "_ ", "( kèm theo ",
        "STT  1  ", "|---|---|", "Phần I ", "Ký bởi: a ", "“a - B c ", "Mục đích - Giúp ", "Phòng A - Bảo vệ ", "> ",
    ],
)  # fmt: skip
def test_hostile_line_is_cut_and_nothing_of_it_lost(piece: str) -> None:
    text = ("I. MỤC ĐÍCH II. NỘI DUNG KẾ HOẠCH " + piece * 60_000)[:60_000]
    assert "".join("".join(segmented([text])).split()) == "".join(text.split())


def test_title_in_small_letters_and_table_head_end_where_the_next_line_began() -> None:
    text = (
        "KẾ HOẠCH Trồng cây năm 2026 Căn cứ Luật Thư viện; I. MỤC ĐÍCH Giúp bà con có thêm bóng mát, đường làng sạch. "
        "II. Nội dung hoạt động STT Nội dung Đơn vị chủ trì Thời gian 1 Lễ phát động trồng cây Đoàn xã Tháng 5 "
        "III. Tổ chức thực hiện Đoàn xã căn cứ kế hoạch này triển khai và báo cáo kết quả về xã trước ngày 05/6/2026. "
        "Trong quá trình thực hiện, các thôn kịp thời phản ánh khó khăn, vướng mắc về Đoàn xã để được hướng dẫn. "
        "Nơi nhận: - Các thôn; - Lưu: VT. TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Hồ Văn Lực"
    )
    draft = parse_plan(text)
    assert [(section.label, raw(section.title)) for section in draft.sections] == [
        ("I.", "MỤC ĐÍCH"),
        ("II.", "Nội dung hoạt động"),
        ("III.", "Tổ chức thực hiện"),
    ]


def test_title_that_only_names_a_centre_keeps_its_abbreviation() -> None:
    sections = "I. MỤC ĐÍCH Giúp bà con có bóng mát. II. NỘI DUNG 1. Công việc của TT Văn hóa xã - Tưới cây; rào cây. "
    more = "- Trồng thêm cây bóng mát, cây ăn quả dọc đường làng và trong vườn của mỗi gia đình ở các thôn. " * 5
    draft = parse_plan(f"KẾ HOẠCH Trồng cây Căn cứ Luật Thư viện; {sections}{more}III. KINH PHÍ Từ ngân sách xã.")
    assert raw(draft.sections[1].children[0].title) == "Công việc của TT Văn hóa xã"


def flowing(units: str) -> PlanDraft:
    text = BODY.replace("1. Phòng Văn hóa - Xã hội\n", units).replace("\n", " ") + ENDING.replace("\n", " ")
    return parse_plan(text)


@pytest.mark.parametrize(
    ("unit", "duty"),
    [
        ("Phòng Hành chính - Tổng hợp", "Thanh, quyết toán kinh phí."),
        ("Phòng Tuyên truyền - Báo chí", "chủ trì, phối hợp với Đoàn xã viết bài."),
    ],
)
def test_name_goes_on_over_its_hyphen_in_a_flow(unit: str, duty: str) -> None:
    draft = flowing(f"1. {unit}\n{duty}\n")
    assert raw(draft.assignments[0].unit) == unit


def test_dash_behind_a_name_opens_an_item_where_a_duty_follows() -> None:
    draft = flowing("1. Phòng Tuyên truyền\n- Chủ trì viết bài.\n- Huy động hội viên.\n")
    assert raw(draft.assignments[0].unit) == "Phòng Tuyên truyền"
    assert [task.text.raw for task in draft.assignments[0].tasks[:2]] == ["Chủ trì viết bài", "Huy động hội viên"]


@pytest.mark.parametrize("title", ["ĐẶC ĐIỂM TÌNH HÌNH", "THÀNH PHẦN", "GƯƠNG ĐIỂN HÌNH"])
def test_item_behind_a_title_is_found_whatever_its_last_word(title: str) -> None:
    flow = (BODY.replace("I. MỤC ĐÍCH, YÊU CẦU", f"I. {title}") + ENDING).replace("\n", " ")
    first = parse_plan(flow).sections[0]
    assert raw(first.title) == title
    assert [child.label for child in first.children] == ["1.", "2."]


def test_number_that_a_word_counts_opens_no_item() -> None:
    flow = (BODY.replace("2. Yêu cầu", "2. Yêu cầu như hình 1. Bản đồ") + ENDING).replace("\n", " ")
    assert [child.label for child in parse_plan(flow).sections[0].children] == ["1.", "2."]
