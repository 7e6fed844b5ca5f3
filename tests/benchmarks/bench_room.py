"""Queries and time of the home page's panels and of a campaign's room with few and with 20 000 planned items."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from wagtail_kehoach import editorial
from wagtail_kehoach.admin.dashboard import home_panels
from wagtail_kehoach.models import CampaignPage, HubPage, MediaItemPage, PlannedItem, PlannedItemOutcome, PlanPage
from wagtail_kehoach.vietnamese.dates import PartialDate

#: Plans (with a campaign each) and planned items.
SIZES = ((5, 60), (200, 20_000))
MOST_QUERIES = 25
ROUNDS = 3


def fill(
    hub: HubPage, make_plan: Callable[..., PlanPage], item: MediaItemPage, plans: int, number: int
) -> list[CampaignPage]:
    """Have so many plans with a campaign each, and so many planned items of every state among them."""
    today = timezone.localdate()
    for place in range(CampaignPage.objects.count(), plans):
        plan = make_plan(title=f"Kế hoạch {place}", deadlines=(PartialDate.on(today + timedelta(days=place % 60 - 9)),))
        editorial.publish(editorial.create_campaign(hub, title=f"Đợt {place}", plans=[plan]), None)
    campaigns = list(CampaignPage.objects.prefetch_related("plans__tasks"))
    tasks = [next(iter(campaign.plans.all())).tasks.all()[0] for campaign in campaigns]
    made = PlannedItem.objects.bulk_create(
        PlannedItem(
            campaign=campaigns[place % len(campaigns)],
            plan_id=tasks[place % len(tasks)].page_id,
            task_uid=tasks[place % len(tasks)].uid,
            title=f"Tin số {place}",
            planned_on=None if place % 5 == 0 else today + timedelta(days=place % 400 - 200),
            cancelled_because="Hoãn" if place % 7 == 0 else "",
            wanted=1 + place % 2,
        )
        for place in range(PlannedItem.objects.count(), number)
    )
    PlannedItemOutcome.objects.bulk_create(PlannedItemOutcome(planned_item=each, item=item) for each in made[::4])
    return campaigns


@pytest.mark.django_db
def test_panels_and_room_with_few_and_many(
    login: Callable[..., Any], editor: Any, hub: HubPage, make_plan: Callable[..., PlanPage], item: MediaItemPage
) -> None:
    client = login(editor)

    def panels() -> None:
        request = RequestFactory().get("/")
        request.user = get_user_model().objects.get(pk=editor.pk)
        for panel in home_panels(request):
            panel.render_html({"request": request})

    figures: dict[str, list[tuple[int, float]]] = {}
    for plans, number in SIZES:
        campaigns = fill(hub, make_plan, item, plans, number)
        room = reverse("kehoach_room:room", args=[campaigns[0].pk])
        screens = {
            "panels of the home page": panels,
            "list of rooms": lambda: client.get(reverse("kehoach_room:index")),
            "room": lambda address=room: client.get(address),
            "list of pieces": lambda address=room: client.get(f"{address}?xem=bai"),
        }
        for name, show in screens.items():
            show()
            times = []
            for _round in range(ROUNDS):
                with CaptureQueriesContext(connection) as queries:
                    start = time.process_time()
                    show()
                    times.append((time.process_time() - start) * 1000)
            figures.setdefault(name, []).append((len(queries), sorted(times)[ROUNDS // 2]))
    print()
    for name, ((few_queries, few), (many_queries, many)) in figures.items():
        print(f"{name:28} few: {few_queries} queries, {few:.0f} ms; many: {many_queries} queries, {many:.0f} ms")
        assert many_queries <= few_queries, name
    assert figures["panels of the home page"][1][0] <= MOST_QUERIES
