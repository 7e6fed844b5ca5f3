"""Queries and CPU of the public pages with few and with many items, beside a bare Wagtail page."""

from __future__ import annotations

import time
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Site

from wagtail_kehoach import editorial
from wagtail_kehoach.models import MediaColumnPage, MediaItemPage
from wagtail_kehoach.portal_setup import set_up

SIZES = (20, 300)
ROUNDS = 9


def fill(column: MediaColumnPage, campaign: Any, number: int) -> None:
    """Put ``number`` live items into ``column``."""
    have = column.get_children_count()
    for place in range(have, number):
        column.add_child(
            instance=MediaItemPage(
                title=f"Tin số {place}", slug=f"tin-{place}", lead="Một tin ngắn.",
                dated_on=date(2026, 1, 1) + timedelta(days=place % 300), campaigns=[campaign],
            )
        )  # fmt: skip
        column.refresh_from_db()


def measure(path: str) -> tuple[int, float]:
    """Return the queries and the median CPU milliseconds of one request to ``path``."""
    client = Client()
    client.get(path)
    times = []
    for _round in range(ROUNDS):
        with CaptureQueriesContext(connection) as queries:
            start = time.process_time()
            assert client.get(path).status_code == 200
            times.append((time.process_time() - start) * 1000)
    return len(queries), sorted(times)[ROUNDS // 2]


@pytest.mark.django_db
def test_public_pages_with_few_and_many_items() -> None:
    ground = set_up(Site.objects.get().root_page)
    campaign = editorial.publish(editorial.create_campaign(ground.hub, title="Đợt tuyên truyền"), None)
    column = editorial.publish(editorial.create_column(ground.hub, title="Chuyên mục", campaigns=[campaign]), None)
    bare = Page.objects.get(pk=ground.plan_index.pk)
    figures: dict[str, list[tuple[int, float]]] = {}
    for size in SIZES:
        fill(column, campaign, size)
        item = MediaItemPage.objects.order_by("pk").first()
        for name, page in (
            ("plan list", bare), ("hub", ground.hub), ("campaign", campaign), ("column", column), ("item", item),
        ):  # fmt: skip
            figures.setdefault(name, []).append(measure(page.url))
    print()
    for name, ((few_queries, few), (many_queries, many)) in figures.items():
        print(
            f"{name:10} {SIZES[0]} items: {few_queries} queries, {few:.1f} ms; "
            f"{SIZES[1]} items: {many_queries} queries, {many:.1f} ms (x{many / few:.1f})"
        )
