"""Where a campaign stands on a day, and what its page lists."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from wagtail_kehoach import editorial
from wagtail_kehoach.models import CampaignFeaturedItem, CampaignPage, CampaignTarget, HubPage, MediaItemPage
from wagtail_kehoach.models.campaigns import CampaignState

# Unsaved pages ask for their content type too.
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lasting_ground")]

DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2035, 12, 31))


@given(start=st.none() | DAYS, end=st.none() | DAYS, day=DAYS)
def test_a_campaign_runs_from_its_first_to_its_last_day(start: date | None, end: date | None, day: date) -> None:
    if start and end and end < start:
        start, end = end, start
    runs = (start is None or start <= day) and (end is None or day <= end)
    state = CampaignPage(start_on=start, end_on=end).state_on(day)
    assert (state is CampaignState.RUNNING) is runs
    if not runs:
        assert state is (CampaignState.COMING if start and day < start else CampaignState.ENDED)


def test_it_ends_with_the_vietnamese_day(monkeypatch: pytest.MonkeyPatch) -> None:
    midnight_in_vietnam = timezone.datetime(2026, 12, 20, 17, 0, tzinfo=timezone.get_fixed_timezone(0))
    campaign = CampaignPage(end_on=date(2026, 12, 20))
    monkeypatch.setattr(timezone, "now", lambda: midnight_in_vietnam - timedelta(seconds=1))
    assert campaign.state is CampaignState.RUNNING
    monkeypatch.setattr(timezone, "now", lambda: midnight_in_vietnam)
    assert campaign.state is CampaignState.ENDED


def test_a_last_day_before_the_first_is_refused() -> None:
    with pytest.raises(ValidationError) as refusal:
        CampaignPage(start_on=date(2026, 10, 5), end_on=date(2026, 10, 4)).clean()
    assert set(refusal.value.message_dict) == {"end_on"}


def test_a_target_is_named_by_its_kinds() -> None:
    assert str(CampaignTarget(genre="tin", channel="truyen_thanh")).count(" · ") == 1


@pytest.mark.django_db
def test_an_ended_campaign_stays_as_its_own_archive(client: Client, hub: HubPage, make_item: Any) -> None:
    ended = editorial.publish(
        editorial.create_campaign(hub, title="Đợt năm ngoái", start_on=date(2020, 1, 1), end_on=date(2020, 2, 1)), None
    )
    item = make_item("Tin của đợt năm ngoái", campaigns=[ended])
    page = client.get(ended.get_url())
    assert page.status_code == 200
    assert list(page.context["items"]) == [item]
    hub_page = client.get(hub.get_url())
    assert hub_page.context["campaigns"]["ended"] == [ended]
    assert hub_page.context["campaigns"]["running"] != [ended]


@pytest.mark.django_db
def test_featured_items_are_shown_in_their_order_as_long_as_they_are_public(
    client: Client, campaign: CampaignPage, make_item: Callable[..., MediaItemPage]
) -> None:
    first, second, third = (make_item(f"Bài {number}") for number in (1, 2, 3))
    campaign.featured = [CampaignFeaturedItem(item=item, sort_order=i) for i, item in enumerate([third, first, second])]
    campaign.save_revision().publish()
    assert client.get(campaign.get_url()).context["featured"] == [third, first, second]
    first.unpublish()
    assert client.get(campaign.get_url()).context["featured"] == [third, second]


@pytest.mark.django_db
def test_deleting_a_featured_item_leaves_the_campaign_whole(
    client: Client, campaign: CampaignPage, item: MediaItemPage
) -> None:
    campaign.featured = [CampaignFeaturedItem(item=item)]
    campaign.save_revision().publish()
    item.delete()
    assert client.get(campaign.get_url()).status_code == 200
    CampaignPage.objects.get(pk=campaign.pk).get_latest_revision_as_object().save_revision().publish()
    assert client.get(campaign.get_url()).context["featured"] == []
