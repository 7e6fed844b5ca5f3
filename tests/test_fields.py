"""Dates of any precision in the database, in forms and in revisions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db import connection

from wagtail_kehoach import editorial
from wagtail_kehoach.fields import PartialDateField, PartialDateFormField, read_partial_date
from wagtail_kehoach.models import PlanIndexPage, PlanPage, ReportDeadline
from wagtail_kehoach.vietnamese.dates import PartialDate, Precision, parse_partial_date

WORDINGS = [
    "25/02/2026",
    "trước ngày 25/02/2026",
    "chậm nhất ngày 20/12/2026",
    "từ ngày 05/10/2026",
    "từ nay đến hết ngày 31/12/2026",
    "tháng 4 năm 2024",
    "ngày … tháng 4 năm 2024",
    "quý II/2026",
    "6 tháng cuối năm 2026",
    "năm 2026",
    "từ ngày 05/10/2026 đến ngày 20/12/2026",
    "từ tháng 3 năm 2026 đến tháng 5 năm 2026",
    "hằng năm vào tháng 12",
    "trước ngày 15/12 hằng năm",
    "ngày 20 hằng tháng",
    "thứ Sáu hằng tuần",
    "hằng quý",
    "theo quy định",
    "không nêu thời hạn",
    "kể từ khi Kế hoạch này được ban hành",
]


def read(wording: str) -> PartialDate:
    """Return the date of a wording that is known to be one."""
    found = parse_partial_date(wording)
    assert found is not None, wording
    return found


class WhenForm(forms.Form):
    when = PartialDateFormField(required=False, max_length=120)


class TestForm:
    @pytest.mark.parametrize("wording", WORDINGS)
    def test_what_a_plan_writes_is_understood_and_shown_again(self, wording: str) -> None:
        form = WhenForm({"when": wording})
        assert form.is_valid(), form.errors
        shown = WhenForm(initial={"when": form.cleaned_data["when"]})["when"].value()
        again = WhenForm({"when": shown})
        assert again.is_valid()
        assert again.cleaned_data["when"] == form.cleaned_data["when"] == read(wording)

    def test_a_day_is_read_day_first(self) -> None:
        form = WhenForm({"when": "05/02/2022"})
        assert form.is_valid()
        assert form.cleaned_data["when"].start == date(2022, 2, 5)

    @pytest.mark.parametrize("empty", ["", "   ", "\u00a0", "\u200b"])
    def test_nothing_typed_is_no_date(self, empty: str) -> None:
        form = WhenForm({"when": empty})
        assert form.is_valid()
        assert form.cleaned_data["when"] is None

    @pytest.mark.parametrize(
        "wrong", ["sớm nhất có thể", "31/02/2026", "2026-13-40", "<script>", "ngày mai", "đ" * 120]
    )
    def test_what_is_no_date_is_refused_with_examples(self, wrong: str) -> None:
        form = WhenForm({"when": wrong})
        assert not form.is_valid()
        (message,) = form.errors["when"]
        for example in ("25/02/2026", "tháng 4 năm 2026", "quý II/2026", "theo quy định"):
            assert example in message

    def test_an_endless_text_is_refused_and_not_repeated(self) -> None:
        form = WhenForm({"when": "x" * 5_000})
        assert not form.is_valid()
        assert len(form.errors["when"][0]) < 400

    def test_a_refused_text_stays_in_its_box(self) -> None:
        form = WhenForm({"when": "ngày mai"})
        assert not form.is_valid()
        assert form["when"].value() == "ngày mai"

    def test_a_required_date_is_asked_for(self) -> None:
        with pytest.raises(ValidationError) as refusal:
            PartialDateFormField().clean("  ")
        assert refusal.value.code == "required"

    def test_the_same_date_typed_again_is_no_change(self) -> None:
        field = PartialDateFormField()
        assert not field.has_changed(read("quý II/2026"), "quý II/2026")
        assert not field.has_changed(read("25/02/2026"), "ngày 25 tháng 02 năm 2026")
        assert field.has_changed(read("quý II/2026"), "quý III/2026")
        assert field.has_changed(read("quý II/2026"), "")
        assert field.has_changed(None, "ngày mai")
        assert not field.has_changed(None, "")


class TestModelField:
    def test_the_message_for_bad_text_names_it(self) -> None:
        with pytest.raises(ValidationError) as refusal:
            PartialDateField().to_python("sáng mai")
        assert "“sáng mai”" in refusal.value.messages[0]

    @pytest.mark.parametrize("nothing", ["", None])
    def test_nothing_stays_nothing(self, nothing: str | None) -> None:
        assert PartialDateField().to_python(nothing) is None
        assert read_partial_date("") is None

    @pytest.mark.parametrize("wording", WORDINGS)
    def test_its_printed_form_fits_the_column(self, wording: str) -> None:
        assert len(str(read(wording))) <= PartialDateField().max_length

    def test_it_rebuilds_from_its_own_description(self) -> None:
        field = PartialDateField(max_length=80, blank=True)
        _name, _path, args, kwargs = field.deconstruct()
        assert kwargs == {"max_length": 80, "blank": True}
        rebuilt = PartialDateField(*args, **kwargs)
        assert (rebuilt.max_length, rebuilt.blank, rebuilt.default) == (80, True, None)

    def test_its_form_field_is_a_text_box_of_its_length(self) -> None:
        form_field = PartialDateField(blank=True, max_length=80).formfield()
        assert isinstance(form_field, PartialDateFormField)
        assert (form_field.max_length, form_field.required) == (80, False)


@pytest.mark.django_db
class TestDatabase:
    def test_every_kind_of_date_comes_back_as_it_was(self, plan_index: PlanIndexPage) -> None:
        plan = PlanPage(title="Kế hoạch nhiều mốc")
        plan.deadlines = [ReportDeadline(what=wording, when=read(wording)) for wording in WORDINGS]
        plan = editorial.add_draft(plan_index, plan, None)
        stored = {deadline.what: deadline.when for deadline in ReportDeadline.objects.filter(page=plan)}
        assert stored == {wording: read(wording) for wording in WORDINGS}

    def test_no_date_is_stored_as_empty_text(self, make_plan: Callable[..., PlanPage]) -> None:
        plan = make_plan(issue_date=None)
        with connection.cursor() as cursor:
            cursor.execute("SELECT issue_date FROM wagtail_kehoach_planpage WHERE page_ptr_id = %s", [plan.pk])
            assert cursor.fetchone() == ("",)
        assert PlanPage.objects.get(pk=plan.pk).issue_date is None

    def test_it_is_looked_up_by_date_and_by_wording(self, make_plan: Callable[..., PlanPage]) -> None:
        plan = make_plan(issue_date=read("tháng 4 năm 2024"))
        make_plan(title="Kế hoạch khác", issue_date=read("tháng 5 năm 2024"))
        assert PlanPage.objects.get(issue_date=read("tháng 4 năm 2024")) == plan
        assert PlanPage.objects.get(issue_date="tháng 4 năm 2024") == plan

    def test_the_first_day_is_kept_for_sorting(self, make_plan: Callable[..., PlanPage]) -> None:
        plan = make_plan(issue_date=read("tháng 4 năm 2024"))
        assert plan.issued_on == date(2024, 4, 1)
        assert plan.issue_date is not None
        assert plan.issue_date.precision is Precision.MONTH


@pytest.mark.django_db
class TestRevisions:
    @pytest.mark.parametrize("wording", ["ngày … tháng 4 năm 2024", "05/10/2026"])
    def test_a_date_survives_draft_and_publication(self, plan: PlanPage, wording: str) -> None:
        draft = plan.get_latest_revision_as_object()
        draft.issue_date = read(wording)
        draft.deadlines = [ReportDeadline(what="Báo cáo", when=read("hằng năm vào tháng 12"))]
        revision = draft.save_revision()
        assert revision.as_object().issue_date == read(wording)
        assert PlanPage.objects.get(pk=plan.pk).issue_date is None
        revision.publish()
        live = PlanPage.objects.get(pk=plan.pk)
        assert live.issue_date == read(wording)
        assert [deadline.when for deadline in live.deadlines.all()] == [read("hằng năm vào tháng 12")]

    def test_a_removed_date_is_gone_after_publication(self, make_plan: Callable[..., PlanPage]) -> None:
        plan = make_plan(issue_date=read("05/10/2026"))
        draft = plan.get_latest_revision_as_object()
        draft.issue_date = None
        draft.save_revision().publish()
        live = PlanPage.objects.get(pk=plan.pk)
        assert (live.issue_date, live.issued_on) == (None, None)
