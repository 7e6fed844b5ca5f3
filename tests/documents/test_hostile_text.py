"""Texts made to cost time: every one is read to its end or refused, and prints nothing."""

from __future__ import annotations

import pytest

from wagtail_kehoach.documents import DocumentError, parse_plan
from wagtail_kehoach.documents.limits import DEFAULT_LIMITS

#: Characters of a text here; ``tests/benchmarks/bench_hostile.py`` takes the same texts as long as the limits allow.
SIZE = 40_000
_HEAD = (
    "ỦY BAN NHÂN DÂN XÃ BÀU SEN\nSố: 12/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "Bàu Sen, ngày 05 tháng 3 năm 2026\nKẾ HOẠCH\nTổ chức ngày hội đọc sách\n"
    "Căn cứ Luật Thư viện;\nỦy ban nhân dân xã xây dựng Kế hoạch như sau:\nI. MỤC ĐÍCH\n- Đọc sách.\n"
)
_TAIL = (
    "\nIX. TỔ CHỨC THỰC HIỆN\n1. Trường Tiểu học\n- Báo cáo trước ngày 5/5/2026.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n"
)
#: Of all lines that a plan may hold, those that cost the most.
COSTLY = (
    "- Báo cáo về UBND xã (qua Phòng) trước ngày 20/5, 20/6 và 20/7/2026;",
    "| a | b | c | d | e |",
)
LINES = (
    "KẾ HOẠCH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "KẾ HOẠCH",
    "KẾ HOẠCH tổ chức ngày hội",
    "Kế hoạch tổ chức ngày hội",
    "QUYẾT ĐỊNH\nKẾ HOẠCH",
    "ỦY BAN NHÂN DÂN",
    "Số: 12/KH-UBND   Bàu Sen, ngày 05 tháng 3 năm 2026",
    "Bàu Sen, ngày 05 tháng 3 năm 2026",
    "(Kèm theo Quyết định số 5/QĐ-UBND",
    "Kính gửi: Các thôn",
    "MẬT",
    "Căn cứ Kế hoạch số 1/KH-UBND ngày 1/1/2026 của UBND xã;",
    "Căn cứ",
    "như sau:",
    "Nơi nhận:",
    "- Lưu: VT",
    "TM. ỦY BAN NHÂN DÂN",
    "T M",
    "CHỦ TỊCH",
    "Lê Thị Hòa",
    "PHỤ LỤC",
    "Phụ lục I\n(Kèm theo Kế hoạch này)",
    "-",
    "- việc",
    "+ việc",
    "* việc",
    "1.",
    "1. việc",
    "1.1.1. việc",
    "I. VIỆC",
    "A. VIỆC\n1. VIỆC\n1. việc",
    "PHẦN THỨ NHẤT\nVIỆC",
    "a) việc",
    "VIỆC LÀM TRONG THÁNG",
    "1. Trung tâm Văn hóa: báo cáo về UBND xã trước ngày 5/5/2026",
    "STT | Nội dung | Đơn vị | Thời gian",
    "1\nNội dung\nĐơn vị",
    "việc nhỏ\ntiếp theo",
    "x",
    "- Lễ hội từ ngày 10 đến ngày 12 tháng 3 âm lịch (tức ngày 26/4), mùng 5, rằm tháng 7;",
    *COSTLY,
)
TOKENS = (
    "KẾ HOẠCH ",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ",
    "Nơi nhận: ",
    "- ",
    "- việc ",
    "– ",
    "1.1.1. ",
    "1.",
    "1. ",
    "I. ",
    "I. VIỆC ",
    "(",
    "( ",
    ")",
    "“",
    "1",
    "1 ",
    "5/5/2026 ",
    "ngày 05 tháng 3 năm 2026 ",
    "từ ngày 5/5 đến ngày ",
    "số 12/KH-UBND ",
    "TM. ",
    "TM. ỦY BAN NHÂN DÂN ",
    "; Kế hoạch số 1/KH-UBND ",
    ", Ủy ban nhân dân xã ",
    " và Ủy ban nhân dân xã",
    "Ủy ban nhân dân ",
    "xây dựng kế hoạch ",
    "như sau: ",
    "báo cáo về Ủy ban nhân dân xã trước ngày ",
    "ngày 10/3 âm lịch ",
    "mùng 1, ",
    "rằm tháng 7 (",
    "phối hợp với ",
    "ít nhất 10 tin, bài/tháng ",
    "c ủa ",
    "a b c d ",
    "dối ngoại ",
    "á",
    "A",
    "Ủ",
    " ",
    "\t",
    "a\t",
    "a   ",
    ".",
    "…",
    "./. ",
    ": ",
    "; ",
    ",",
    "*",
    "_",
    "_a",
    "**a** ",
    "|",
    "| a ",
    "&amp;",
    "<br>",
    "[a](",
    "\\",
    "\u0301",
    "\u200b",
    "tin, ",
    "bài ",
    "trên loa ",
    "05 tin, ",
    "sinh hoạt chi bộ, ",
    "cao điểm ",
)


def lines_of(line: str, size: int) -> str:
    """Return a plan in which ``line`` stands over and over."""
    count = min(size // (len(line) + 1), (DEFAULT_LIMITS.max_lines - 100) // (line.count("\n") + 1))
    return _HEAD + "\n".join([line] * count) + _TAIL


def long_lines_of(token: str, size: int) -> str:
    """Return a plan with lines as long as the limits allow, made of ``token``."""
    line = token * ((DEFAULT_LIMITS.max_line_characters - 10) // len(token))
    return _HEAD + "\n".join([line] * max(1, size // (len(line) + 1))) + _TAIL


def one_line_of(token: str, size: int) -> str:
    """Return a plan that lost its line ends, most of it made of ``token``."""
    return " ".join((_HEAD + token * (size // len(token)) + _TAIL).split("\n"))


def read_or_refuse(text: str) -> None:
    """Read ``text`` to the end, whether it is a plan or refused in words."""
    try:
        assert parse_plan(text).source_text
    except DocumentError as error:
        assert str(error)


@pytest.mark.parametrize("line", LINES)
def test_the_same_line_over_and_over(line: str, capfd: pytest.CaptureFixture[str]) -> None:
    read_or_refuse(lines_of(line, SIZE))
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("line", COSTLY)
def test_lists_of_dates_and_rows_of_pipes_as_long_as_the_limits_allow(
    line: str, capfd: pytest.CaptureFixture[str]
) -> None:
    read_or_refuse(lines_of(line, DEFAULT_LIMITS.max_characters - len(_HEAD) - len(_TAIL) - 100))
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("token", TOKENS)
def test_the_same_words_in_long_lines_and_without_line_ends(token: str, capfd: pytest.CaptureFixture[str]) -> None:
    read_or_refuse(long_lines_of(token, SIZE))
    read_or_refuse(one_line_of(token, SIZE))
    assert capfd.readouterr() == ("", "")
