"""Words broken by spaces: joined where certain, and nothing else is touched."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_kehoach.documents.broken_words import join_broken_words, words_joined_notice

PLANS = Path(__file__).resolve().parents[1] / "data" / "plans"
CLEAN = ["an-toan-mua-mua-lu", "chieu-phim-luu-dong", "ky-nang-so", "tuan-le-doc-sach", "le-hoi-dua-thuyen"]


@pytest.mark.parametrize(
    ("broken", "whole", "count"),
    [
        ("c ủa các t ổ ch ức", "của các tổ chức", 3),
        ("tuyên truy ền", "tuyên truyền", 1),
        ("TH ỰC HI ỆN", "THỰC HIỆN", 2),
        ("T Ổ CH ỨC TH ỰC HI ỆN", "TỔ CHỨC THỰC HIỆN", 4),
        ("K Ế HO ẠCH", "KẾ HOẠCH", 2),
        ("Đ ẢNG ỦY xã", "ĐẢNG ỦY xã", 1),
        ("V ề vi ệc phát thanh", "Về việc phát thanh", 2),
        ("các đ ồng ch í", "các đồng chí", 2),
        ("kế t quả, thá ng 5", "kết quả, tháng 5", 2),
        ("dự á n", "dự án", 1),
        ("vă n hóa", "văn hóa", 1),
        ("nhà n ước", "nhà nước", 1),
        ("(qu ản lý)", "(quản lý)", 1),
        ("“ph ối hợp”", "“phối hợp”", 1),
        ("trong 5 t ổ", "trong 5 tổ", 1),
        ("c ủa\nt ổ", "của\ntổ", 2),
    ],
)
def test_pieces_that_are_no_words_are_joined(broken: str, whole: str, count: int) -> None:
    assert join_broken_words(broken) == (whole, count)


@pytest.mark.parametrize(
    "text",
    [
        "do anh em thu ý kiến, cho ăn, chu yên",
        "theo điểm c ở Điều 5; điểm a, b; lớp c ở tầng 2",
        "a) ủy quyền; c. ở thôn; đ) ấn phẩm",
        "dài 5 m ở bờ suối, 10 g ớt, 35 độ c",
        "T/M ỦY BAN, đ/c Ân, KT. ỦY VIÊN, Số: 12/KH-UBND",
        "KH ỦY BAN, UBND ỦY BAN",
        "đồng chí Nguyễn Thị B ở thôn 3, khu C ủng hộ",
        "Đại hội lần thứ X ấn định; mục V ăn uống",
        "vần a o e ê i",
        "p h q",
        "12 ở 3, 4c ủ",
        "c\tủa",
        "c  ủa",
        "Facebook, Zalo, website, video ở trên",
        "",
    ],
)
def test_words_letters_and_abbreviations_stay_apart(text: str) -> None:
    assert join_broken_words(text) == (text, 0)


@pytest.mark.parametrize("name", CLEAN)
def test_clean_plans_are_not_changed(name: str) -> None:
    gold = (PLANS / f"{name}.yaml").read_text(encoding="utf-8")
    assert join_broken_words(gold) == (gold, 0)
    path = PLANS / f"{name}.txt"
    if path.exists():
        text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
        assert join_broken_words(text) == (text, 0)


SYLLABLES = sorted({word for name in CLEAN for word in (PLANS / f"{name}.yaml").read_text("utf-8").split()})


@given(st.lists(st.sampled_from(SYLLABLES), max_size=30))
def test_words_of_clean_plans_in_any_order_lose_nothing(words: list[str]) -> None:
    text = " ".join(words)
    mended, _ = join_broken_words(text)
    assert mended.replace(" ", "") == text.replace(" ", "")


@given(st.text(max_size=200))
def test_only_spaces_ever_go(text: str) -> None:
    mended, count = join_broken_words(text)
    assert mended.replace(" ", "") == text.replace(" ", "")
    assert len(text) - len(mended) == count


@pytest.mark.parametrize("recipe", ["c ủ", "a ", " ", "th ực ", "n n ", "á", "Đ Ả"])
def test_long_repetitions_lose_nothing_but_spaces(recipe: str) -> None:
    text = (recipe * 300_000)[:300_000]
    assert join_broken_words(text)[0].replace(" ", "") == text.replace(" ", "")


def test_notice_counts() -> None:
    code, message = words_joined_notice(3)
    assert code == "words_joined"
    assert message.startswith("Đã nối 3 từ")
