"""What a plan derives from its text, what of it is public, and what never leaves the admin."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.search.backends import get_search_backend

from wagtail_kehoach.models import PlanPage, PlanTask
from wagtail_kehoach.models.plans import SerialState
from wagtail_kehoach.vietnamese.dates import parse_partial_date

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lasting_ground", "indexes")]


class TestNumber:
    @pytest.mark.parametrize(
        ("number", "serial", "state"),
        [
            ("45/KH-UBND", 45, SerialState.GIVEN),
            ("289-KH/TU", 289, SerialState.GIVEN),
            ("12a/KH-UBND", 12, SerialState.GIVEN),
            ("  45/KH-UBND  ", 45, SerialState.GIVEN),
            ("-KH/HU", None, SerialState.BLANK),
            ("/KH-UBND", None, SerialState.BLANK),
            ("……/KH-UBND", None, SerialState.BLANK),
            ("", None, SerialState.ABSENT),
            ("   ", None, SerialState.ABSENT),
            ("số của kế hoạch cũ", None, SerialState.GIVEN),
        ],
    )
    def test_the_serial_comes_from_the_number(
        self, make_plan: Callable[..., PlanPage], number: str, serial: int | None, state: str
    ) -> None:
        plan = PlanPage.objects.get(pk=make_plan(number=number).pk)
        assert (plan.serial, plan.serial_state) == (serial, state)

    def test_it_follows_when_the_number_is_mended(self, plan: PlanPage) -> None:
        plan.number = "45/KH-UBND"
        plan.save_revision().publish()
        assert PlanPage.objects.get(pk=plan.pk).serial == 45
        plan.number = ""
        plan.save_revision().publish()
        stored = PlanPage.objects.get(pk=plan.pk)
        assert (stored.serial, stored.serial_state) == (None, SerialState.ABSENT)

    def test_the_number_is_kept_as_printed_but_for_stray_space(self, make_plan: Callable[..., PlanPage]) -> None:
        assert make_plan(number=" 289 -KH/TU ").number == "289 -KH/TU"


SECTIONS = [
    ("section", {"level": 1, "label": "I.", "title": "Mục đích", "text": "Phần cho mọi người.", "public": True}),
    ("section", {"level": 1, "label": "II.", "title": "Kinh phí", "text": "Phần giữ lại.", "public": False}),
]


class TestSections:
    def test_only_parts_that_are_switched_on_are_public(self, make_plan: Callable[..., PlanPage]) -> None:
        plan = make_plan(sections=SECTIONS)
        assert [section["title"] for section in plan.public_sections()] == ["Mục đích"]

    def test_the_page_shows_the_public_parts_only(self, client: Client, make_plan: Callable[..., PlanPage]) -> None:
        page = client.get(make_plan(sections=SECTIONS).get_url()).content.decode()
        assert "Phần cho mọi người." in page
        assert "Phần giữ lại." not in page
        assert "Kinh phí" not in page

    def test_a_part_that_is_held_back_is_not_found_by_its_words(self, make_plan: Callable[..., PlanPage]) -> None:
        plan = make_plan(sections=SECTIONS)
        indexed = " ".join([plan.title, plan.folded_title(), plan.folded_text(), plan.abstract, plan.number])
        assert "giu lai" not in indexed
        assert "giữ lại" not in indexed


class TestArchiveLine:
    LINE = "Lưu: VT, hồ sơ 7-đặc-biệt"

    def test_it_is_on_no_page(self, client: Client, make_plan: Callable[..., PlanPage]) -> None:
        page = client.get(make_plan(archive_line=self.LINE).get_url()).content.decode()
        assert "đặc-biệt" not in page

    def test_it_is_in_no_search_text(self, make_plan: Callable[..., PlanPage]) -> None:
        plan = make_plan(archive_line=self.LINE)
        assert "dac-biet" not in plan.folded_text()
        assert "archive_line" not in {field.field_name for field in PlanPage.get_search_fields()}

    def test_nobody_finds_the_plan_by_it(self, make_plan: Callable[..., PlanPage]) -> None:
        plan = make_plan(archive_line=self.LINE)
        backend = get_search_backend()
        assert list(backend.search("đọc sách", PlanPage)) == [plan]
        assert list(backend.search("đặc-biệt", PlanPage)) == []

    def test_it_is_no_field_of_the_api(self) -> None:
        names = {field.name for field in PlanPage.api_fields}
        assert not names & {"archive_line", "sections", "secrecy", "recipients", "tasks"}
        assert "abstract" in names


class TestSearch:
    @pytest.mark.parametrize("asked", ["Đường lối đối ngoại", "duong loi doi ngoai", "DOI NGOAI", "đối ngoại"])
    def test_a_plan_is_found_with_and_without_marks(self, make_plan: Callable[..., PlanPage], asked: str) -> None:
        found = make_plan(title="Kế hoạch tuyên truyền đường lối đối ngoại")
        make_plan(title="Kế hoạch Tuần lễ đọc sách")
        assert list(get_search_backend().search(asked, PlanPage)) == [found]

    @pytest.mark.parametrize("asked", ["45/KH-UBND", "45", "KH UBND"])
    def test_a_plan_is_found_by_its_number(self, make_plan: Callable[..., PlanPage], asked: str) -> None:
        found = make_plan(title="Kế hoạch đọc sách", number="45/KH-UBND")
        make_plan(title="Kế hoạch phòng chống lụt bão", number="67-CTr/HU")
        assert list(get_search_backend().search(asked, PlanPage)) == [found]


class TestTextFields:
    @pytest.mark.parametrize("text", ["<script>alert(1)</script>", "{% now %}", "Sách & Đời", "\u202etxt", "😀"])
    def test_odd_text_stays_text(self, client: Client, make_plan: Callable[..., PlanPage], text: str) -> None:
        plan = make_plan(title=f"Kế hoạch {text}", abstract=text, issuer=text, place=text)
        page = client.get(plan.get_url())
        assert page.status_code == 200
        assert b"<script>alert" not in page.content

    def test_a_unit_s_name_that_is_too_long_is_refused_before_the_database_does(
        self, make_plan: Callable[..., PlanPage]
    ) -> None:
        plan = make_plan(tasks=())
        task = PlanTask(page=plan, unit="x" * 501, text="Việc")
        with pytest.raises(ValidationError) as refusal:
            task.full_clean()
        assert set(refusal.value.message_dict) == {"unit"}


def test_plans_know_the_day_they_were_issued_for_sorting(make_plan: Callable[..., PlanPage], client: Client) -> None:
    older = make_plan(title="Kế hoạch năm trước", issue_date=parse_partial_date("05/10/2025"))
    newer = make_plan(title="Kế hoạch năm nay", issue_date=parse_partial_date("05/10/2026"))
    undated = make_plan(title="Kế hoạch không đề ngày")
    assert (older.issued_on, newer.issued_on, undated.issued_on) == (date(2025, 10, 5), date(2026, 10, 5), None)
    shown = list(client.get(older.get_parent().get_url()).context["plans"])
    assert shown == [newer, older, undated]
