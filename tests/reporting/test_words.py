"""The Vietnamese words of reports."""

from __future__ import annotations

import pytest

from wagtail_kehoach.models.choices import Genre, Medium
from wagtail_kehoach.reporting.words import GENRE_WORDS, MEDIUM_WORDS, duration_vi, number_vi


@pytest.mark.parametrize(("codes", "words"), [(Genre, GENRE_WORDS), (Medium, MEDIUM_WORDS)], ids=["genre", "medium"])
def test_every_code_has_a_word_of_its_own(codes, words):
    assert set(words) == set(codes.values)
    assert len(set(words.values())) == len(words)
    assert all(word.strip() for word in words.values())


@pytest.mark.parametrize(("number", "written"), [(0, "0"), (28, "28"), (1600, "1.600"), (1234567, "1.234.567")])
def test_numbers_have_dots_between_thousands(number, written):
    assert number_vi(number) == written


@pytest.mark.parametrize(
    ("seconds", "written"),
    [
        (0.2, "0 giây"),
        (59, "59 giây"),
        (60, "1 phút"),
        (119.6, "2 phút"),
        (754, "12 phút 34 giây"),
        (72_000, "1.200 phút"),
    ],
)
def test_lengths_are_given_in_minutes_and_seconds(seconds, written):
    assert duration_vi(seconds) == written
