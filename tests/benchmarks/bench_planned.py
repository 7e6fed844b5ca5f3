"""Queries and time of the list of planned items with few and with 20 000 of them."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from wagtail_kehoach.models import CampaignPage, MediaItemPage, PlannedItem, PlannedItemOutcome, PlanPage

SIZES = (60, 20_000)
ROUNDS = 3
QUERIES = ("", "?p=7", "?state=overdue", "?state=fulfilled&state=partly", "?assignee=me", "?q=phong+su", "?export=csv")


def fill(campaign: CampaignPage, plan: PlanPage, item: MediaItemPage, user: Any, number: int) -> None:
    """Have ``number`` planned items of every state."""
    today = timezone.localdate()
    have = PlannedItem.objects.count()
    made = PlannedItem.objects.bulk_create(
        PlannedItem(
            campaign=campaign,
            plan=plan,
            title=f"{'Phóng sự' if place % 40 == 0 else 'Tin'} số {place}",
            planned_on=None if place % 5 == 0 else today + timedelta(days=place % 400 - 200),
            cancelled_because="Hoãn" if place % 7 == 0 else "",
            assignee=user if place % 3 == 0 else None,
            wanted=1 + place % 2,
        )
        for place in range(have, number)
    )
    PlannedItemOutcome.objects.bulk_create(PlannedItemOutcome(planned_item=each, item=item) for each in made[::4])


@pytest.mark.django_db
def test_the_list_with_few_and_many_planned_items(
    login: Callable[..., Any], editor: Any, campaign: CampaignPage, plan: PlanPage, item: MediaItemPage
) -> None:
    client = login(editor)
    figures: dict[str, list[tuple[int, float]]] = {}
    for size in SIZES:
        fill(campaign, plan, item, editor, size)
        for query in QUERIES:
            address = reverse("kehoach_planned:index") + query
            b"".join(client.get(address))
            times = []
            for _round in range(ROUNDS):
                with CaptureQueriesContext(connection) as queries:
                    start = time.process_time()
                    b"".join(client.get(address))
                    times.append((time.process_time() - start) * 1000)
            figures.setdefault(query or "the list", []).append((len(queries), sorted(times)[ROUNDS // 2]))
    print()
    for name, ((few_queries, few), (many_queries, many)) in figures.items():
        print(f"{name:30} {SIZES[0]:6}: {few_queries} queries, {few:.0f} ms")
        print(f"{'':30} {SIZES[1]:6}: {many_queries} queries, {many:.0f} ms")
        assert many_queries <= few_queries, name
