"""Reminders where several runs of the command meet: nobody is told twice."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection, transaction
from django.utils import timezone

from wagtail_kehoach import reminders as room
from wagtail_kehoach.models import PlanPage, SentReminder
from wagtail_kehoach.reminders import Reminder, remind
from wagtail_kehoach.vietnamese.dates import parse_partial_date

DUE = date(2026, 12, 25)
TODAY = DUE - timedelta(days=7)


@pytest.fixture
def plan(make_plan: Callable[..., PlanPage]) -> PlanPage:
    """A plan that wants one report, by 25/12/2026, in force since October."""
    plan = make_plan(deadlines=(parse_partial_date("trước ngày 26/12/2026"),))
    since = datetime.combine(date(2026, 10, 5), time(12), timezone.get_current_timezone())
    PlanPage.objects.filter(pk=plan.pk).update(first_published_at=since)
    return plan


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
class TestTwoRunsAtOnce:
    def test_the_second_leaves_what_the_first_wrote_down(
        self, plan: PlanPage, editor: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Both have seen that nothing was told before either writes."""
        look, looked = room._not_told, []

        def first_one_in(user: Any, due: list[Reminder]) -> list[Reminder]:
            found = look(user, due)
            looked.append(len(found))
            if len(looked) == 1:
                remind(TODAY)
            return found

        monkeypatch.setattr(room, "_not_told", first_one_in)
        assert remind(TODAY) == []
        assert looked == [1, 1, 0]
        assert len(mail.outbox) == 1
        assert SentReminder.objects.count() == 1

    @pytest.mark.skipif(connection.vendor == "sqlite", reason="The test database in memory has one connection.")
    def test_eight_at_once_tell_once(self, plan: PlanPage, editor: Any) -> None:
        barrier = threading.Barrier(8)

        def run() -> None:
            try:
                barrier.wait()
                remind(TODAY)
            finally:
                connection.close()

        threads = [threading.Thread(target=run) for _number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(mail.outbox) == 1
        assert SentReminder.objects.exclude(what="").count() == 1

    def test_it_refuses_to_run_inside_a_transaction(self, plan: PlanPage, editor: Any) -> None:
        with pytest.raises(RuntimeError), transaction.atomic():
            remind(TODAY)
        assert mail.outbox == []
