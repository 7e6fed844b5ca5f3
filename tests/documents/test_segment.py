"""Texts whose line ends were lost get them back."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.documents.facts import raw, section_facts
from tests.documents.headings import HEADINGS, Printed, in_turn, left_then_right, right_then_left
from wagtail_kehoach.documents import PlanDraft, parse_plan
from wagtail_kehoach.documents.segment import has_lost_line_ends, segmented

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
    expected = facts(parse_plan(f"{left_then_right(heading)}\n{BODY}{ENDING}"))
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
    assert facts(parse_plan("\n".join(pages))) == facts(parse_plan(BODY + ENDING))


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


@pytest.mark.parametrize(
    "piece",
    [
        "I. A ", "I. MỤC 1. Một - Hai; ", "CỘNG HÒA XÃ HỘI ", "TM. ỦY BAN NHÂN DÂN ", "Nơi nhận: - A; ", "KẾ HOẠCH ",
        "Thực hiện Kế hoạch ", "- ", "a) ", "UBND XÃ ", "Hồ Văn Lực ", "1.1.1. A ", "A", "_ ", "( kèm theo ",
    ],
)  # fmt: skip
def test_hostile_line_of_three_hundred_thousand_characters_takes_little_time(piece: str) -> None:
    text = ("I. MỤC ĐÍCH II. NỘI DUNG KẾ HOẠCH " + piece * 300_000)[:300_000]
    started = time.perf_counter()
    segmented([text])
    assert time.perf_counter() - started < 3
