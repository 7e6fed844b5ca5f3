"""Drawings of numbers: well formed, without inline styles, and with words for those who do not see them."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from wagtail_kehoach.charts import Slot, bar, columns

NUMBERS = st.integers(0, 10_000)


def slot(wanted: int = 2, done: int = 1, **values: Any) -> Slot:
    """Return one week."""
    given = {"label": "05/10", "wanted_words": "tuần này: 2 bài dự kiến", "done_words": "tuần này: 1 bài", **values}
    return Slot(wanted=wanted, done=done, **given)


def width_of_done(svg: str) -> float:
    """Return how far a bar is filled, of 100."""
    return float(ElementTree.fromstring(svg).findall("rect")[1].get("width") or "")


class TestBar:
    def test_nothing_wanted_is_no_bar(self) -> None:
        assert bar(0, None) == bar(3, None) == bar(0, 0) == ""

    @given(done=NUMBERS, wanted=st.integers(1, 10_000))
    def test_it_is_full_when_all_is_there_and_never_more(self, done: int, wanted: int) -> None:
        width = width_of_done(bar(done, wanted))
        assert 0 <= width <= 100
        assert width == 100 if done >= wanted else width < 100.01

    def test_screen_readers_pass_over_it(self) -> None:
        assert 'aria-hidden="true"' in bar(1, 2)

    def test_late_is_a_class_and_no_colour(self) -> None:
        assert "kha-bar--late" in bar(1, 2, is_late=True)
        assert "style" not in bar(1, 2, is_late=True)


class TestColumns:
    def test_no_slots_are_no_chart(self) -> None:
        assert columns([], title="Theo tuần") == ""

    def test_each_number_has_its_words_and_its_list(self) -> None:
        chart = columns([slot(wanted_url="?a=1&b=2", done_url="?c")], title="Theo tuần")
        links = ElementTree.fromstring(chart).findall(".//a")
        assert [(link.get("href"), link.get("aria-label")) for link in links] == [
            ("?a=1&b=2", "tuần này: 2 bài dự kiến"),
            ("?c", "tuần này: 1 bài"),
        ]

    def test_nought_is_neither_column_nor_link(self) -> None:
        root = ElementTree.fromstring(columns([slot(0, 0, wanted_url="?a", done_url="?b")], title="Theo tuần"))
        assert not root.findall(".//a")
        assert not root.findall(".//rect")

    def test_words_are_escaped(self) -> None:
        chart = columns([slot(label="<b>", done_words='"><script>')], title="<Theo tuần>")
        assert "<script>" not in chart
        assert "<b>" not in chart

    @given(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=60))
    def test_it_is_well_formed_and_columns_stay_inside(self, numbers: list[tuple[int, int]]) -> None:
        root = ElementTree.fromstring(columns([slot(*pair) for pair in numbers], title="Theo tuần"))
        high = float(root.get("height") or "")
        for rect in root.iter("rect"):
            assert 0 <= float(rect.get("y") or "") < high
            assert float(rect.get("height") or "") > 0
        assert len(list(root.iter("rect"))) == sum(bool(number) for pair in numbers for number in pair)
