"""Place and date of issue at the end of a document whose heading has none."""

from __future__ import annotations

import pytest

from tests.documents.facts import date_facts, raw
from tests.documents.texts import plan
from wagtail_kehoach.documents.ending import Ending, read_ending
from wagtail_kehoach.documents.parse import read_document

DATED = "Bàu Sen, ngày 05 tháng 3 năm 2026"
SIGNED = "TM. BAN TỔ CHỨC\nTRƯỞNG BAN\n\nLê Thị Lụa"
LISTED = "Nơi nhận:\n- Các thôn;\n- Lưu: VT."


def ending_of(*parts: str) -> Ending:
    return read_ending(read_document("\n".join(["I. MỤC ĐÍCH", "- Trồng cây ven đường.", *parts])), 0)


def told(ending: Ending) -> tuple[str | None, str] | None:
    dateline = ending.dateline
    return (raw(dateline.place), date_facts(dateline.date.value)) if dateline and dateline.date else None


@pytest.mark.parametrize(
    ("line", "place", "date"),
    [
        (DATED, "Bàu Sen", "day 2026-03-05"),
        ("Đồng Vàng ngày 5/1/2027", "Đồng Vàng", "day 2027-01-05"),
        ("Bến Ngự, 26/02/2026", "Bến Ngự", "day 2026-02-26"),
        ("Thạch Lãng, ngày 15 - 01 - 2027", "Thạch Lãng", "day 2027-01-15"),
        ("Bà Rịa - Vũng Tàu, ngày 05 tháng 3 năm 2026", "Bà Rịa - Vũng Tàu", "day 2026-03-05"),
        ("xã Bàu Sen, ngày 5/3/2026", "xã Bàu Sen", "day 2026-03-05"),
        ("Huế, ngày 5/3/2026", "Huế", "day 2026-03-05"),
        ("Bàu Sen, ngày      tháng 3 năm 2026", "Bàu Sen", "month 2026-03-01..2026-03-31 blank"),
        ("Ngày 05 tháng 3 năm 2026", None, "day 2026-03-05"),
    ],
)
def test_place_and_date_above_the_signature_are_read(line: str, place: str | None, date: str) -> None:
    ending = ending_of(line, SIGNED)
    assert told(ending) == (place, date)
    assert ending.body_until == 2
    assert raw(ending.signature.name) == "Lê Thị Lụa"


@pytest.mark.parametrize(
    "ending",
    [
        f"{DATED}\n{SIGNED}",
        f"{DATED} {SIGNED}",
        f"{DATED}          {SIGNED}",
        f"{' ' * 30}{DATED}\n{' ' * 30}TM. BAN TỔ CHỨC\n{' ' * 30}TRƯỞNG BAN\n{' ' * 30}Lê Thị Lụa",
        f"{DATED}\n{LISTED}\n{SIGNED}",
        f"{LISTED}\n{DATED}\n{SIGNED}",
        f"Nơi nhận:          {DATED}\n- Các thôn;          TM. BAN TỔ CHỨC\n- Lưu: VT.          TRƯỞNG BAN\n"
        f"{' ' * 30}Lê Thị Lụa",
        f"Nơi nhận: {DATED}\n- Các thôn; TM. BAN TỔ CHỨC\n- Lưu: VT. TRƯỞNG BAN\nLê Thị Lụa",
    ],
)
def test_place_and_date_are_found_in_every_arrangement(ending: str) -> None:
    read = ending_of(ending)
    assert told(read) == ("Bàu Sen", "day 2026-03-05")
    assert read.body_until == 2
    assert [each.name.raw for each in read.recipients] == (["Các thôn"] if "Nơi nhận" in ending else [])
    assert (raw(read.signature.position), raw(read.signature.name)) == ("TRƯỞNG BAN", "Lê Thị Lụa")


def test_place_and_date_may_end_a_document_that_nobody_signs() -> None:
    ending = ending_of(DATED)
    assert (told(ending), ending.body_until) == (("Bàu Sen", "day 2026-03-05"), 2)


def test_place_and_date_stand_in_front_of_an_appendix() -> None:
    ending = ending_of(DATED, "", "PHỤ LỤC I", "DANH SÁCH CÁC ĐỘI", "Mường Lai, ngày 09 tháng 4 năm 2026")
    assert (told(ending), ending.body_until) == (("Bàu Sen", "day 2026-03-05"), 2)


@pytest.mark.parametrize(
    "line",
    [
        f"{DATED}.",
        f"Khai mạc tại {DATED}",
        f"- {DATED}",
        "Duyệt, ngày 05 tháng 3 năm 2026",
        "Đã ký ngày 05/3/2026",
        "Ký ngày 05/3/2026",
        "Thời gian ký: 05/3/2026",
        "Bàu Sen, từ ngày 05/3/2026 đến ngày 07/3/2026",
        "Hoàn thành ngày 05 tháng 3 năm 2026",
        "05/3/2026",
    ],
)
def test_other_dates_above_the_signature_are_not_the_date_of_issue(line: str) -> None:
    assert told(ending_of(line, SIGNED)) is None


@pytest.mark.parametrize(
    "body",
    [
        f"- Lễ phát động tổ chức tại xã\n{DATED}",
        f"{DATED}\n- Ra quân làm sạch đường làng.",
        f"Căn cứ Kế hoạch số 5/KH-UBND của xã\n{DATED}\n- Ra quân.",
    ],
)
def test_date_in_the_text_is_not_the_date_of_issue(body: str) -> None:
    assert told(ending_of(body, SIGNED)) is None


@pytest.mark.parametrize(
    "ending",
    [
        f"{LISTED}\n{SIGNED}\nMường Lai, ngày 09 tháng 4 năm 2026\nBIÊN BẢN",
        f"Nơi nhận:\n- UBND xã (Kế hoạch số 5/KH-UBND\nngày 05/3/2026);\n- Lưu: VT.\n{SIGNED}",
        f"DUYỆT CỦA BAN GIÁM HIỆU\nNgày 05 tháng 3 năm 2026\nHIỆU TRƯỞNG\nĐào Thị Sen\n{LISTED}",
    ],
)
def test_date_of_something_else_in_the_ending_is_not_the_date_of_issue(ending: str) -> None:
    assert told(ending_of(ending)) is None


def test_days_of_two_signers_that_differ_tell_nothing() -> None:
    left = ["Bàu Sen, ngày 05 tháng 3 năm 2026", "TM. HỘI NÔNG DÂN", "CHỦ TỊCH", "Lê Thị Lụa"]
    right = ["Bàu Sen, ngày 07 tháng 3 năm 2026", "TM. ĐOÀN XÃ", "BÍ THƯ", "Vi Văn An"]
    beside = [f"{one:<50}{other}" for one, other in zip(left, right, strict=True)]
    assert told(ending_of(*beside)) is None


def test_heading_without_a_date_takes_that_of_the_ending() -> None:
    draft = plan(head="CÂU LẠC BỘ ĐI BỘ BÀU SEN\nSố 02/2026/KH – CLB", ending=f"{DATED}\n{SIGNED}")
    assert (raw(draft.place), draft.date and date_facts(draft.date.value)) == ("Bàu Sen", "day 2026-03-05")
    assert raw(draft.number) == "Số 02/2026/KH – CLB"


def test_date_of_the_heading_stays_before_that_of_the_ending() -> None:
    draft = plan(head="UBND XÃ BÀU SEN\nMường Lai, ngày 01 tháng 3 năm 2026", ending=f"{DATED}\n{SIGNED}")
    assert (raw(draft.place), draft.date and date_facts(draft.date.value)) == ("Mường Lai", "day 2026-03-01")
