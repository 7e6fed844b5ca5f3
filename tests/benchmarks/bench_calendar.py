"""Queries and time of the calendar with few and with 20 000 planned items and 200 plans."""

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

from tests.benchmarks.bench_planned import fill
from wagtail_kehoach import calendars
from wagtail_kehoach.calendars import links
from wagtail_kehoach.models import CampaignPage, HubPage, MediaItemPage, PlanPage, PlanTask
from wagtail_kehoach.vietnamese.dates import parse_partial_date

SIZES = ((60, 2), (20_000, 200))
ROUNDS = 3


@pytest.mark.django_db
def test_the_calendar_with_few_and_many_planned_items_and_plans(
    login: Callable[..., Any],
    editor: Any,
    hub: HubPage,
    campaign: CampaignPage,
    plan: PlanPage,
    item: MediaItemPage,
    make_plan: Callable[..., PlanPage],
) -> None:
    client = login(editor)
    feed = hub.url + hub.reverse_subpage("calendar_feed", kwargs={"key": links.renew_feed(editor).key})
    today = timezone.localdate()
    month = today.replace(day=1)
    asked = {
        "entries of 42 days": lambda: calendars.entries(
            type(editor).objects.get(pk=editor.pk), month, month + timedelta(days=41)
        ),
        "the screen": lambda: client.get(reverse("kehoach_calendar:index")),
        "the list": lambda: client.get(reverse("kehoach_calendar:index") + "?xem=danh-sach"),
        "the feed": lambda: client.get(feed),
    }
    figures: dict[str, list[tuple[int, float]]] = {}
    for items, plans in SIZES:
        fill(campaign, plan, item, editor, items)
        for number in range(PlanPage.objects.count(), plans):
            when = parse_partial_date(f"trước ngày {today + timedelta(days=number % 60):%d/%m/%Y}")
            made = make_plan(
                title=f"Kế hoạch {number}",
                tasks=("Viết bài", "Phát thanh"),
                deadlines=(when, parse_partial_date("hằng tháng trước ngày 20")),
            )
            PlanTask.objects.filter(page=made).update(deadline=when)
        for name, ask in asked.items():
            ask()
            times = []
            for _round in range(ROUNDS):
                with CaptureQueriesContext(connection) as queries:
                    start = time.process_time()
                    ask()
                    times.append((time.process_time() - start) * 1000)
            figures.setdefault(name, []).append((len(queries), sorted(times)[ROUNDS // 2]))
    print()
    for name, ((few_queries, few), (many_queries, many)) in figures.items():
        print(f"{name:20} {SIZES[0][0]:6}: {few_queries} queries, {few:.0f} ms")
        print(f"{'':20} {SIZES[1][0]:6}: {many_queries} queries, {many:.0f} ms")
        assert many_queries <= few_queries + 1, name
    # One more to fetch the user anew, so that permissions are asked for again.
    assert figures["entries of 42 days"][1][0] <= 14 + 1
