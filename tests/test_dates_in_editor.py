"""Dates typed in the editor are day, month, year: in the page form, the planned item's form and the schedule."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield
from wagtail.users.models import UserProfile

from wagtail_kehoach.models import CampaignPage, MediaItemPage, PlannedItem, PlanPage
from wagtail_kehoach.vietnamese.dates import parse_partial_date

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lasting_ground")]

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def campaign_form(campaign: CampaignPage, **values: Any) -> dict[str, Any]:
    """Return what the editor's form of ``campaign`` sends."""
    return nested_form_data(
        {
            "title": campaign.title,
            "slug": campaign.slug,
            "lead": "",
            "start_on": "",
            "end_on": "",
            "audiences": "",
            "messages": streamfield([]),
            "plans": [plan.pk for plan in campaign.plans.all()],
            "peaks": inline_formset([]),
            "targets": inline_formset([]),
            "featured": inline_formset([]),
            "comments": inline_formset([]),
            "go_live_at": "",
            "expire_at": "",
            **values,
        }
    )


def save_draft(client: Client, page: Page, form: dict[str, Any]) -> Any:
    """Send ``form`` as a draft of ``page`` and return the page as the draft has it."""
    response = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)
    assert response.status_code == 302, response.context["form"].errors
    return type(page).objects.get(pk=page.pk).get_latest_revision_as_object()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_typed_day_is_read_day_first_in_each_language_of_the_admin(
    login: Any, editor: Any, campaign: CampaignPage, language: str
) -> None:
    UserProfile.objects.create(user=editor, preferred_language=language)
    client = login(editor)
    for typed, meant in (
        ("05/02/2022", date(2022, 2, 5)),
        ("25/02/2022", date(2022, 2, 25)),
        ("25-02-2022", date(2022, 2, 25)),
        ("05-02-2022", date(2022, 2, 5)),
        ("5/2/2022", date(2022, 2, 5)),
        ("05.02.2022", date(2022, 2, 5)),
        ("2022-02-05", date(2022, 2, 5)),
    ):
        assert save_draft(client, campaign, campaign_form(campaign, start_on=typed)).start_on == meant, typed


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_page_that_is_opened_and_saved_keeps_its_dates(
    login: Any, editor: Any, campaign: CampaignPage, language: str
) -> None:
    UserProfile.objects.create(user=editor, preferred_language=language)
    campaign.start_on = date(2026, 2, 5)
    campaign.save_revision().publish()
    client = login(editor)
    shown = client.get(reverse("wagtailadmin_pages:edit", args=[campaign.pk])).context["form"]["start_on"]
    assert 'value="05/02/2026"' in str(shown)
    draft = save_draft(client, campaign, campaign_form(campaign, start_on="05/02/2026"))
    assert draft.start_on == date(2026, 2, 5)


def test_what_is_no_day_is_refused_and_kept_in_its_box(login: Any, editor: Any, campaign: CampaignPage) -> None:
    client = login(editor)
    address = reverse("wagtailadmin_pages:edit", args=[campaign.pk])
    for typed in ("31/02/2026", "02/25/2026", "hôm nay", "5/2"):
        response = client.post(address, campaign_form(campaign, start_on=typed))
        assert response.status_code == 200
        form = response.context["form"]
        assert "start_on" in form.errors
        assert form["start_on"].value() == typed


def test_the_hour_of_publication_is_read_day_first_in_vietnamese_time(
    login: Any, editor: Any, campaign: CampaignPage
) -> None:
    client = login(editor)
    for typed in ("05/02/2027 07:30", "05-02-2027 07:30"):
        draft = save_draft(client, campaign, campaign_form(campaign, go_live_at=typed))
        assert draft.go_live_at == datetime(2027, 2, 5, 7, 30, tzinfo=VIETNAM)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_hour_of_publication_that_is_shown_is_read_back_the_same(
    login: Any, editor: Any, campaign: CampaignPage, language: str
) -> None:
    UserProfile.objects.create(user=editor, preferred_language=language)
    client = login(editor)
    save_draft(client, campaign, campaign_form(campaign, go_live_at="2027-02-05 07:30"))
    form = client.get(reverse("wagtailadmin_pages:edit", args=[campaign.pk])).context["form"]
    assert 'value="05/02/2027 07:30"' in str(form["go_live_at"])
    draft = save_draft(client, campaign, campaign_form(campaign, go_live_at="05/02/2027 07:30"))
    assert draft.go_live_at == datetime(2027, 2, 5, 7, 30, tzinfo=VIETNAM)


def test_the_date_of_an_item_is_read_day_first(login: Any, editor: Any, item: MediaItemPage) -> None:
    form = nested_form_data(
        {
            "title": item.title,
            "slug": item.slug,
            "lead": "",
            "genre": item.genre,
            "medium": item.medium,
            "dated_on": "05/02/2022",
            "body": streamfield([("paragraph", rich_text("<p>Thôn có phòng đọc.</p>"))]),
            "gallery": streamfield([]),
            "transcript": "",
            "credits": inline_formset([]),
            "tags": "",
            "comments": inline_formset([]),
        }
    )
    assert save_draft(login(editor), item, form).dated_on == date(2022, 2, 5)


def test_the_dates_of_a_planned_item_are_read_day_first(login: Any, editor: Any, campaign: CampaignPage) -> None:
    form = nested_form_data(
        {
            "title": "Phóng sự ảnh",
            "campaign": campaign.pk,
            "wanted": 1,
            "planned_on": "05/02/2027",
            "due_on": "25-02-2027",
            "outcomes": inline_formset([]),
        }
    )
    response = login(editor).post(reverse("kehoach_planned:add"), form)
    assert response.status_code == 302, response.context["form"].errors
    planned = PlannedItem.objects.get()
    assert (planned.planned_on, planned.due_on) == (date(2027, 2, 5), date(2027, 2, 25))


def test_a_plan_s_date_may_be_typed_as_it_is_printed(
    login: Any, editor: Any, make_plan: Callable[..., PlanPage]
) -> None:
    plan = make_plan(tasks=())
    form = nested_form_data(
        {
            "title": plan.title,
            "slug": plan.slug,
            "regime": "state",
            "document_type": "Kế hoạch",
            "disclosure": "public",
            "issue_date": "ngày 05 tháng 10 năm 2026",
            "sections": streamfield([]),
            "bases": inline_formset([]),
            "tasks": inline_formset([]),
            "deadlines": inline_formset([{"what": "Báo cáo", "when": "trước 25/12/2026", "tracking": "ours"}]),
            "recipients": inline_formset([]),
            "comments": inline_formset([]),
        }
    )
    draft = save_draft(login(editor), plan, form)
    assert draft.issue_date == parse_partial_date("05/10/2026")
    assert [deadline.when for deadline in draft.deadlines.all()] == [parse_partial_date("trước ngày 25/12/2026")]
    wrong = {**form, "issue_date": "đầu tháng sau"}
    response = login(editor).post(reverse("wagtailadmin_pages:edit", args=[plan.pk]), wrong)
    assert "“đầu tháng sau”" in response.context["form"].errors["issue_date"][0]
