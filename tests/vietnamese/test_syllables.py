"""Possible syllables of Vietnamese."""

from __future__ import annotations

import re
import unicodedata

import pytest

from wagtail_kehoach.vietnamese.syllables import is_opening_consonant, is_syllable

SENTENCE = """
Trung tâm Văn hóa mở chuyên mục giới thiệu sách hay, quyết định thưởng quà cho người đọc khuya; giữ gìn giếng nước, \
khuyến khích bà con trồng rừng, nuôi hươu, đan nghề quấn quýt; nghiêm túc kiểm kê, ghé thăm, nghỉ ngơi, uống rượu cần, \
xoong nồi loảng xoảng, khuỷu tay, quạnh quẽ, ngoằn ngoèo, huýt sáo, uỷ ban, hoà bình, yêu quý, quốc huy, giỗ, gì, y tế.
"""


@pytest.mark.parametrize("word", re.findall(r"\w+", SENTENCE))
def test_words_of_the_language_are_syllables(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(word.upper())
    assert is_syllable(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "th",
        "UBND",
        "truvền",
        "hoach",
        "trien",
        "việt nam",
        "tàp",
        "cáá",
        "nghà",
        "kủa",
        "cế",
        "gép",
        "ghà",
        "yến1",
        "byên",
        "iên",
        "website",
        "a" * 1_000_000,
    ],
)
def test_what_breaks_a_rule_of_spelling_is_none(text: str) -> None:
    assert not is_syllable(text)


def test_rules_admit_what_no_word_uses() -> None:
    assert is_syllable("ền")


def test_opening_consonants() -> None:
    assert all(map(is_opening_consonant, ["c", "đ", "Đ", "TH", "ngh", "qu"]))
    assert not any(map(is_opening_consonant, ["", "a", "thr", "kế", "w"]))
