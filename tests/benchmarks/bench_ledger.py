"""Queries and time of the ledger with few and with many plans: the list, a search, the spreadsheet."""

from __future__ import annotations

import time
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from wagtail_kehoach.models import PlanIndexPage, PlanPage, PlanTask, ReportDeadline
from wagtail_kehoach.models.choices import Tracking
from wagtail_kehoach.portal_setup import set_up
from wagtail_kehoach.vietnamese.dates import PartialDate

SIZES = (20, 200)
TASKS, DEADLINES = 30, 2
ROUNDS = 3
TEXT = "Chủ trì, phối hợp với các thôn tổ chức tuyên truyền trên hệ thống truyền thanh cơ sở và bảng tin. " * 2


def fill(index: PlanIndexPage, number: int) -> None:
    """Let ``index`` hold ``number`` plans in force, each with its tasks and deadlines."""
    for place in range(index.get_children_count(), number):
        plan = PlanPage(title=f"Kế hoạch số {place}", slug=f"ke-hoach-{place}", first_published_at=timezone.now())
        index.add_child(instance=plan)
        index.refresh_from_db()
        days = [date(2026, 1, 1) + timedelta(days=(place * 7 + row * 11) % 700) for row in range(TASKS + DEADLINES)]
        PlanTask.objects.bulk_create(
            PlanTask(
                page=plan, sort_order=row, unit="Trung tâm Văn hóa", text=TEXT, tracking=Tracking.OURS,
                deadline=PartialDate.on(days[row]) if row % 3 else None,
            )
            for row in range(TASKS)
        )  # fmt: skip
        ReportDeadline.objects.bulk_create(
            ReportDeadline(page=plan, sort_order=row, what="Báo cáo kết quả", when=PartialDate.on(days[TASKS + row]))
            for row in range(DEADLINES)
        )


def measure(client: Client, asked: dict[str, Any]) -> tuple[int, float]:
    """Return the queries and the fastest CPU milliseconds of asking the ledger."""
    address = reverse("kehoach_ledger:index")
    client.get(address, asked)
    times = []
    for _round in range(ROUNDS):
        with CaptureQueriesContext(connection) as queries:
            start = time.process_time()
            answer = client.get(address, asked)
            assert answer.status_code == 200
            b"".join(answer) if answer.streaming else answer.content
            times.append((time.process_time() - start) * 1000)
    return len(queries), min(times)


@pytest.mark.django_db
def test_the_ledger_with_few_and_many_plans() -> None:
    ground = set_up(Site.objects.get().root_page)
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("quantri"))
    figures: dict[str, list[tuple[int, float]]] = {}
    for size in SIZES:
        fill(ground.plan_index, size)
        for name, asked in (
            ("list", {}), ("late", {"state": "overdue"}), ("search", {"q": "truyen thanh"}), ("csv", {"export": "csv"}),
            ("xlsx", {"export": "xlsx"}),
        ):  # fmt: skip
            figures.setdefault(name, []).append(measure(client, asked))
    print()
    for name, ((few_queries, few), (many_queries, many)) in figures.items():
        assert many_queries <= few_queries, name
        print(
            f"{name:7} {SIZES[0] * TASKS} tasks: {few_queries} queries, {few:.0f} ms; "
            f"{SIZES[1] * TASKS} tasks: {many_queries} queries, {many:.0f} ms"
        )
