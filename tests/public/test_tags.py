"""Words, dates and lengths in the public templates."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.utils import translation

from tests.factories import recording, section
from wagtail_kehoach.models import PlanPage
from wagtail_kehoach.templatetags import kehoach_tags
from wagtail_kehoach.vietnamese.dates import parse_partial_date

# Unsaved pages ask for their content type too.
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("seconds", "words", "iso"),
    [
        (54.6, "55 seconds", "PT0M55S"),
        (60, "1 minute", "PT1M0S"),
        (750, "12 minutes 30 seconds", "PT12M30S"),
        (3599.7, "1 hour", "PT60M0S"),
        (3725, "1 hour 2 minutes", "PT62M5S"),
        (0, "", "PT0M0S"),
    ],
)
def test_a_length_is_told_in_words_and_in_iso_8601(seconds: float, words: str, iso: str) -> None:
    with translation.override("en"):
        assert kehoach_tags.kehoach_duration(seconds) == words
    assert kehoach_tags.kehoach_iso_duration(seconds) == iso


def test_a_moment_shows_the_day_in_vietnam() -> None:
    late_evening_in_utc = datetime(2026, 10, 5, 17, 30, tzinfo=UTC)
    assert kehoach_tags.kehoach_day(late_evening_in_utc) == '<time datetime="2026-10-06">06/10/2026</time>'
    assert kehoach_tags.kehoach_day(date(2026, 2, 5)) == '<time datetime="2026-02-05">05/02/2026</time>'
    assert kehoach_tags.kehoach_day(None) == ""


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("ngày 05/02/2026", '<time datetime="2026-02-05">05/02/2026</time>'),
        ("trước ngày 20/12/2026", "trước ngày 20/12/2026"),
        ("ngày … tháng 4 năm 2024", "ngày … tháng 4 năm 2024"),
        ("hằng năm vào tháng 12", "hằng năm vào tháng 12"),
    ],
)
def test_only_a_full_day_without_condition_is_a_machine_readable_date(printed: str, shown: str) -> None:
    assert kehoach_tags.kehoach_partial_date(parse_partial_date(printed)) == shown


@pytest.mark.parametrize(
    ("dated", "first", "last", "updated"),
    [
        (date(2026, 10, 5), 5, 5, None),
        (date(2026, 10, 5), 7, 7, None),
        (date(2026, 10, 5), 5, 8, date(2026, 10, 8)),
        (date(2026, 10, 9), 5, 8, None),
    ],
)
def test_an_update_is_told_when_it_is_later_than_publication_and_date(
    dated: date, first: int, last: int, updated: date | None
) -> None:
    page = SimpleNamespace(
        dated_on=dated,
        first_published_at=datetime(2026, 10, first, 3, tzinfo=UTC),
        last_published_at=datetime(2026, 10, last, 3, tzinfo=UTC),
    )
    assert kehoach_tags.kehoach_updated_on(page) == updated


def test_a_draft_has_no_update() -> None:
    page = SimpleNamespace(dated_on=date(2026, 10, 5), first_published_at=None, last_published_at=None)
    assert kehoach_tags.kehoach_updated_on(page) is None


def test_a_recording_tells_its_kind_even_when_its_file_is_gone(db: None) -> None:
    media = recording()
    assert kehoach_tags.kehoach_file_note(media).startswith("MP3, 320")
    media.file.storage.delete(media.file.name)
    assert kehoach_tags.kehoach_file_note(media) == "MP3"


def headings(*sections: tuple[str, object]) -> list[int | None]:
    """Return the heading levels of a plan with these parts."""
    return [part.heading for part in kehoach_tags.kehoach_plan_text(PlanPage(sections=list(sections))).parts]


def test_headings_follow_the_levels_of_the_plan() -> None:
    assert headings(
        section("Mục đích"), section("Yêu cầu", level=2), section("", "đoạn", level=3), section("Nội dung")
    ) == [2, 3, None, 2]  # fmt: skip


def test_headings_skip_no_level_where_the_plan_skips_one() -> None:
    assert headings(
        section("Nội dung", level=1),
        section("Đổi sách", level=3),
        section("Kể chuyện", level=3),
        section("Tổ chức", level=1),
    ) == [2, 3, 3, 2]  # fmt: skip
    deep = [section("Phần", level=level) for level in (2, 3, 4, 5, 6, 6)]
    assert headings(*deep) == [2, 3, 4, 5, 6, 6]


def test_a_hidden_part_hides_the_parts_below_it_and_no_others() -> None:
    plan = PlanPage(
        sections=[
            section("Nội dung", level=1),
            section("Kinh phí", level=2, public=False),
            section("Nguồn", level=3),
            section("Hoạt động", level=2),
            section("Tổ chức", level=1),
        ]
    )
    assert [part["title"] for part in plan.public_sections()] == ["Nội dung", "Hoạt động", "Tổ chức"]


def test_the_closing_clause_is_not_told_twice() -> None:
    clause = "Trên đây là Kế hoạch Tuần lễ đọc sách."
    plan = PlanPage(
        general_clause=clause, sections=[section("Tổ chức", f"Đoạn một.\nTrên đây là  Kế hoạch\n{clause[20:]}")]
    )
    assert kehoach_tags.kehoach_plan_text(plan).closing == ""
    plan.sections = [section("Tổ chức", "Đoạn một.")]
    assert kehoach_tags.kehoach_plan_text(plan).closing == clause


def test_one_hidden_part_hides_the_duties() -> None:
    assert PlanPage(sections=[section("Mục đích"), section("Tổ chức")]).shows_duties
    assert not PlanPage(sections=[section("Mục đích"), section("Tổ chức", public=False)]).shows_duties
