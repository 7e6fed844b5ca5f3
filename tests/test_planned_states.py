"""The state of planned items follows whatever editors do to items and pages; it is derived and cannot drift."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, timedelta
from unittest import mock

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from wagtail_kehoach import coverage, editorial, progress
from wagtail_kehoach.models import CampaignPage, HubPage, MediaColumnPage, MediaItemPage, PlannedItem, PlanPage
from wagtail_kehoach.models.coverage import PlannedState

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lasting_ground")]

TODAY = date(2026, 11, 22)
DAYS = (None, TODAY - timedelta(days=1), TODAY, TODAY + timedelta(days=1))
a_day = st.sampled_from(DAYS)
TOMORROW = timedelta(days=1)
TWO_DAYS = timedelta(days=2)
ADDRESSES = ("https://suoingan.example/1", "https://suoingan.example/2")


@dataclass
class Written:
    """What a plain model knows of an item: whether it is live, and the times that its texts bear."""

    live: bool = False
    newest: str = ""
    shown: str = ""
    waiting: bool = False

    def publish(self, times: str) -> None:
        """Publish a text that bears ``times``: nothing, a time to go live, or a time to expire."""
        if times == "go_live":
            self.waiting = True
        else:
            self.live, self.shown, self.waiting = True, times, False

    def unpublish(self) -> None:
        """Take it off; what waits for its time is called off too. What is not live stays as it is."""
        if self.live:
            self.live, self.waiting = False, False

    def let_time_pass(self) -> None:
        """Do what is due: first what expires, then what goes live."""
        if self.live and self.shown == "expire":
            self.unpublish()
        if self.waiting:
            self.live, self.shown, self.waiting = True, "", False


@dataclass
class Planned:
    """What a plain model knows of a planned item."""

    wanted: int
    planned_on: date | None
    due_on: date | None
    cancelled: bool = False

    def state(self, done: int) -> PlannedState:
        """Return the state, said in other words than the code's."""
        if self.cancelled:
            return PlannedState.CANCELLED
        if done >= self.wanted:
            return PlannedState.FULFILLED
        last = self.due_on or self.planned_on
        if last and last < TODAY:
            return PlannedState.OVERDUE
        if done:
            return PlannedState.PARTLY
        return PlannedState.PLANNED if last else PlannedState.BACKLOG


class Editors(RuleBasedStateMachine):
    """Does what editors do; every state must be that of the plain model after each step."""

    items: Bundle[int] = Bundle("items")
    planned_items: Bundle[int] = Bundle("planned_items")

    def __init__(self, plan: PlanPage, campaign: CampaignPage, columns: list[MediaColumnPage]) -> None:
        super().__init__()
        self.plan, self.campaign, self.columns = plan, campaign, columns
        self.task = plan.tasks.get()
        self.written: dict[int, Written] = {}
        self.planned: dict[int, Planned] = {}
        self.links: set[tuple[int, int]] = set()
        self.addresses: set[tuple[int, str]] = set()
        self.moment = transaction.atomic()
        self.moment.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.moment.__exit__(None, None, None)

    @initialize(target=planned_items)
    def plan_first(self) -> int:
        return self.plan_piece(wanted=1, planned_on=TODAY, due_on=None)

    @initialize(target=items)
    def write_first(self) -> int:
        return self.write(published=False, column=0)

    # Planned items

    @rule(
        target=planned_items, wanted=st.integers(1, 2), planned_on=st.sampled_from(DAYS), due_on=st.sampled_from(DAYS)
    )
    def plan_piece(self, wanted: int, planned_on: date | None, due_on: date | None) -> int:
        if planned_on and due_on and due_on < planned_on:
            planned_on, due_on = due_on, planned_on
        planned = coverage.plan_item(
            self.campaign, title="Bài", task=self.task, wanted=wanted, planned_on=planned_on, due_on=due_on
        )
        self.planned[planned.pk] = Planned(wanted, planned_on, due_on)
        return planned.pk

    @rule(planned=planned_items, item=items)
    def link(self, planned: int, item: int) -> None:
        coverage.link_item(PlannedItem.objects.get(pk=planned), MediaItemPage.objects.get(pk=item))
        self.links.add((planned, item))

    @rule(planned=planned_items, item=items)
    def unlink(self, planned: int, item: int) -> None:
        done = coverage.unlink_item(PlannedItem.objects.get(pk=planned), MediaItemPage.objects.get(pk=item))
        assert done == ((planned, item) in self.links)
        self.links.discard((planned, item))

    @rule(planned=planned_items, address=st.sampled_from(ADDRESSES), linked=st.booleans())
    def link_or_unlink_elsewhere(self, planned: int, address: str, linked: bool) -> None:
        stored = PlannedItem.objects.get(pk=planned)
        if linked:
            coverage.link_offsite(stored, address)
            self.addresses.add((planned, address))
        else:
            coverage.unlink_offsite(stored, address)
            self.addresses.discard((planned, address))

    @rule(planned=planned_items, cancelled=st.booleans())
    def cancel_or_reopen(self, planned: int, cancelled: bool) -> None:
        stored = PlannedItem.objects.get(pk=planned)
        if cancelled:
            coverage.cancel(stored, "Hoãn")
        else:
            coverage.reopen(stored)
        self.planned[planned].cancelled = cancelled

    @rule(planned=planned_items, days=st.sampled_from([-2, -1, 1]))
    def shift(self, planned: int, days: int) -> None:
        coverage.shift([PlannedItem.objects.get(pk=planned)], days)
        known = self.planned[planned]
        known.planned_on = known.planned_on and known.planned_on + timedelta(days=days)
        known.due_on = known.due_on and known.due_on + timedelta(days=days)

    # Items and pages

    @rule(target=items, published=st.booleans(), column=st.integers(0, 1))
    def write(self, published: bool, column: int) -> int:
        # Titles differ so that no move meets a page of the same slug.
        item = editorial.create_item(self.columns[column], title=f"Bài số {len(self.written)}")
        if published:
            editorial.publish(item, None)
        self.written[item.pk] = Written(live=published)
        return item.pk

    @rule(item=items)
    def publish(self, item: int) -> None:
        editorial.publish(MediaItemPage.objects.get(pk=item), None)
        self.written[item].publish(self.written[item].newest)

    @rule(item=items)
    def publish_first_text_again(self, item: int) -> None:
        MediaItemPage.objects.get(pk=item).revisions.earliest("pk").publish()
        self.written[item].publish("")

    @rule(item=items)
    def unpublish(self, item: int) -> None:
        MediaItemPage.objects.get(pk=item).unpublish()
        self.written[item].unpublish()

    @rule(item=items)
    def save_draft(self, item: int) -> None:
        self.save_text(item, self.written[item].newest)

    @rule(item=items, times=st.sampled_from(["go_live", "expire", ""]))
    def schedule(self, item: int, times: str) -> None:
        self.save_text(item, times)
        editorial.publish(MediaItemPage.objects.get(pk=item), None)
        self.written[item].publish(times)

    def save_text(self, item: int, times: str) -> None:
        """Save a draft that bears ``times``."""
        draft = MediaItemPage.objects.get(pk=item).get_latest_revision_as_object()
        draft.lead += "."
        draft.go_live_at = timezone.now() + TOMORROW if times == "go_live" else None
        draft.expire_at = timezone.now() + TOMORROW if times == "expire" else None
        draft.save_revision()
        self.written[item].newest = times

    @rule()
    def let_time_pass(self) -> None:
        with mock.patch("django.utils.timezone.now", return_value=timezone.now() + TWO_DAYS):
            call_command("publish_scheduled")
        for written in self.written.values():
            written.let_time_pass()

    @rule(item=items, column=st.integers(0, 1))
    def move(self, item: int, column: int) -> None:
        target = MediaColumnPage.objects.get(pk=self.columns[column].pk)
        MediaItemPage.objects.get(pk=item).move(target, pos="last-child")

    @rule(target=items, item=items, keep_live=st.booleans())
    def copy(self, item: int, keep_live: bool) -> int:
        attributes = {"slug": f"ban-sao-{uuid.uuid4()}", "go_live_at": None, "expire_at": None}
        stored = MediaItemPage.objects.get(pk=item)
        copied = stored.copy(update_attrs=attributes, copy_revisions=False, keep_live=keep_live)
        self.written[copied.pk] = Written(live=keep_live and self.written[item].live)
        return copied.pk

    @rule(item=consumes(items))
    def delete(self, item: int) -> None:
        MediaItemPage.objects.get(pk=item).delete()
        del self.written[item]
        self.links = {(planned, linked) for planned, linked in self.links if linked != item}

    # What must hold

    def recount(self, planned: int) -> int:
        """Count the outcomes of a planned item in the plain model."""
        linked = sum(self.written[item].live for of, item in self.links if of == planned)
        return linked + sum(of == planned for of, _address in self.addresses)

    @invariant()
    def what_is_live_is_known(self) -> None:
        live = dict(MediaItemPage.objects.values_list("pk", "live"))
        assert live == {pk: written.live for pk, written in self.written.items()}

    @invariant()
    def states_are_those_of_the_plain_model(self) -> None:
        expected = {pk: known.state(self.recount(pk)) for pk, known in self.planned.items()}
        assert {planned.pk: planned.state_on(TODAY) for planned in PlannedItem.objects.with_done()} == expected
        assert {planned.pk: planned.state_on(TODAY) for planned in PlannedItem.objects.all()} == expected
        annotated = PlannedItem.objects.with_state(TODAY).values_list("pk", "state_then")
        assert dict(annotated) == {pk: state.value for pk, state in expected.items()}
        counts = PlannedItem.objects.count_by_state(TODAY)
        assert counts == {state: list(expected.values()).count(state) for state in PlannedState}

    @invariant()
    def counts_and_the_task_s_progress_are_the_sum(self) -> None:
        done = {pk: self.recount(pk) for pk in self.planned}
        assert {planned.pk: planned.done for planned in PlannedItem.objects.with_done()} == done
        counted = [pk for pk, known in self.planned.items() if not known.cancelled]
        (entry,) = progress.task_progress(self.plan)
        (of_campaign,) = progress.campaign_progress([self.campaign], TODAY)
        expected = progress.Progress(
            wanted=sum(self.planned[pk].wanted for pk in counted) if counted else None,
            done=sum(min(done[pk], self.planned[pk].wanted) for pk in counted),
        )
        assert entry.progress == of_campaign.progress == expected


def test_states_follow_whatever_editors_do(
    hub: HubPage, plan: PlanPage, campaign: CampaignPage, column: MediaColumnPage
) -> None:
    other = editorial.publish(editorial.create_column(hub, title="Chuyên mục khác"), None)
    run_state_machine_as_test(
        lambda: Editors(plan, campaign, [column, other]),
        settings=settings(
            max_examples=12, stateful_step_count=12, deadline=None, suppress_health_check=[HealthCheck.too_slow]
        ),
    )
