"""Dates of the lunar calendar: never read as days of the common one."""

from __future__ import annotations

import unicodedata

import pytest

from wagtail_kehoach.vietnamese.dates import Anchor, PartialDate, find_partial_dates, parse_partial_date

UNDATED = PartialDate(anchor=Anchor.EVENT)


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("Mở hội ngày 10/3 âm lịch.", "ngày 10/3 âm lịch"),
        ("Mở hội ngày 10/3 (ÂL) tại đình", "ngày 10/3 (ÂL)"),
        ("Mở hội ngày 10 tháng 3 (âm lịch) năm 2026", "ngày 10 tháng 3 (âm lịch) năm 2026"),
        ("Mở hội ngày 10/3/2026 âm lịch", "ngày 10/3/2026 âm lịch"),
        ("từ ngày 10 đến ngày 12 tháng 3 âm lịch năm 2026", "từ ngày 10 đến ngày 12 tháng 3 âm lịch năm 2026"),
        ("từ ngày 10/3 đến ngày 12/3 âm lịch", "từ ngày 10/3 đến ngày 12/3 âm lịch"),
        ("ngày 10, 11 và 12/3 âm lịch", "ngày 10, 11 và 12/3 âm lịch"),
        ("xong trước Rằm tháng 7.", "xong trước Rằm tháng 7"),
        ("trước ngày 15/12 âm lịch hằng năm", "trước ngày 15/12 âm lịch"),
        ("mùng 10 tháng 3 năm Bính Ngọ", "mùng 10 tháng 3 năm Bính Ngọ"),
        ("từ mồng 4 đến mồng 7 tháng Giêng", "từ mồng 4 đến mồng 7 tháng Giêng"),
        ("từ 23 tháng Chạp đến mùng 7 Tết", "từ 23 tháng Chạp đến mùng 7 Tết"),
        ("ngày 10 tháng 6 nhuận", "ngày 10 tháng 6 nhuận"),
        ("trong tháng 3 năm Ất Tỵ", "trong tháng 3 năm Ất Tỵ"),
        ("Lễ hội (âm lịch: ngày 10/3)", "(âm lịch: ngày 10/3"),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_lunar_date_is_undated_and_keeps_its_words(text: str, raw: str, form: str) -> None:
    text, raw = unicodedata.normalize(form, text), unicodedata.normalize(form, raw)
    [(start, end, value)] = find_partial_dates(text, year=2026)
    assert (value, value.raw, text[start:end]) == (UNDATED, raw, raw)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("ngày 10/3 âm lịch (tức ngày 26/4/2026)", "ngày 26/04/2026"),
        ("ngày 26/4/2026 (tức ngày 10/3 âm lịch)", "ngày 26/04/2026"),
        ("26/4/2026 (10/3 ÂL)", "ngày 26/04/2026"),
        ("ngày 26/4/2026 (âm lịch: ngày 10/3)", "ngày 26/04/2026"),
        ("mùng 10 tháng 3 năm Bính Ngọ (26/4/2026)", "ngày 26/04/2026"),
        ("ngày 26/4/2026, nhằm ngày mùng 10 tháng 3 năm Bính Ngọ", "ngày 26/04/2026"),
        ("trước ngày 15/12 âm lịch (nhằm ngày 22/01/2027)", "trước ngày 22/01/2027"),
        (
            "từ ngày 08 đến ngày 10/3 âm lịch, tức từ ngày 24/4 đến ngày 26/4/2026",
            "từ ngày 24/04/2026 đến ngày 26/04/2026",
        ),
        (
            "từ ngày 24/4 (08/3 âm lịch) đến ngày 26/4/2026 (10/3 âm lịch)",
            "từ ngày 24/04/2026 đến ngày 26/04/2026",
        ),
        (
            "từ ngày 08/3 âm lịch (24/4/2026) đến ngày 10/3 âm lịch (26/4/2026)",
            "từ ngày 24/04/2026 đến ngày 26/04/2026",
        ),
        ("rằm tháng Giêng năm Đinh Mùi (20/02/2027)", "ngày 20/02/2027"),
    ],
)
def test_day_of_the_common_calendar_beside_a_lunar_one_counts(text: str, meant: str) -> None:
    assert [str(value) for *_, value in find_partial_dates(f"Mở hội {text}.")] == [meant]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("chào mừng 30/4/2026", "ngày 30/04/2026"),
        ("Tết Nguyên đán Bính Ngọ: xong trước ngày 10/02/2026", "trước ngày 10/02/2026"),
        ("Xuân Bính Ngọ, ngày 17/02/2026", "ngày 17/02/2026"),
        ("theo lịch, ngày 17/02/2026", "ngày 17/02/2026"),
        ("hội âm nhạc ngày 17/02/2026", "ngày 17/02/2026"),
        ("làm đường giếng nước trong tháng 3/2026", "tháng 3 năm 2026"),
        ("trong tháng chấp hành 3/2026, ngày 17/3/2026", "ngày 17/03/2026"),
        ("hoàn thành 10 giếng trước ngày 10/3/2026", "trước ngày 10/03/2026"),
    ],
)
def test_words_that_only_look_lunar_change_no_date(text: str, meant: str) -> None:
    assert [str(value) for *_, value in find_partial_dates(text)] == [meant]


def test_lunar_and_common_dates_of_one_sentence_are_told_apart() -> None:
    text = "Báo cáo trước ngày 20/4/2026 và ngày 10/3 âm lịch, ngày rằm tháng 3 (02/5/2026)"
    assert [str(value) for *_, value in find_partial_dates(text)] == [
        "trước ngày 20/04/2026",
        "ngày 10/3 âm lịch",
        "ngày 02/05/2026",
    ]


def test_day_of_every_month_called_mung_is_not_taken_for_a_lunar_one() -> None:
    assert all(value != UNDATED for *_, value in find_partial_dates("sinh hoạt ngày mùng 5 hằng tháng", year=2026))


def test_typed_lunar_date_is_read_as_a_whole() -> None:
    assert parse_partial_date("ngày 10/3 âm lịch", year=2026) == UNDATED
    assert str(parse_partial_date("ngày 10/3 âm lịch (tức ngày 26/4/2026)")) == "ngày 26/04/2026"
