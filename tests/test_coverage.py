"""Planned items and what came of them: the services, and the counts that follow from what is live."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
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
from wagtail.models import ModelLogEntry

from wagtail_kehoach import coverage, editorial, progress
from wagtail_kehoach.models import (
    CampaignPage,
    HubPage,
    MediaColumnPage,
    MediaItemPage,
    PlannedItem,
    PlannedItemOutcome,
    PlanPage,
)
from wagtail_kehoach.models.coverage import PlannedState

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lasting_ground")]

URL = "https://suoingan.example/tin/1"


@pytest.fixture
def planned(campaign: CampaignPage, plan: PlanPage) -> PlannedItem:
    """A planned item for the first task of the plan."""
    return coverage.plan_item(campaign, title="Phóng sự ảnh", task=plan.tasks.get())


def log_of(planned: PlannedItem) -> list[str]:
    entries = ModelLogEntry.objects.filter(object_id=str(planned.pk)).order_by("pk")
    return list(entries.values_list("action", flat=True))


class TestPlanning:
    def test_it_is_tied_to_campaign_plan_and_task(
        self, planned: PlannedItem, campaign: CampaignPage, plan: PlanPage
    ) -> None:
        stored = PlannedItem.objects.get()
        assert (stored.campaign, stored.plan, stored.task_uid) == (campaign, plan, plan.tasks.get().uid)
        assert log_of(planned) == ["wagtail.create"]

    def test_it_may_serve_no_task(self, campaign: CampaignPage) -> None:
        planned = coverage.plan_item(campaign, title="Ý tưởng")
        assert (planned.plan, planned.task_uid, planned.state) == (None, None, PlannedState.BACKLOG)

    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"title": ""}, "title"),
            ({"title": "x" * 256}, "title"),
            ({"wanted": 0}, "__all__"),
            ({"wanted": -1}, "wanted"),
            ({"genre": "truyện cười"}, "genre"),
            ({"planned_on": date(2026, 12, 2), "due_on": date(2026, 12, 1)}, "due_on"),
        ],
    )
    def test_what_is_not_valid_is_refused_and_not_stored(
        self, campaign: CampaignPage, values: dict[str, Any], field: str
    ) -> None:
        with pytest.raises(ValidationError) as refusal:
            coverage.plan_item(campaign, **{"title": "Bài", **values})
        assert field in refusal.value.message_dict
        assert not PlannedItem.objects.exists()

    def test_a_task_of_a_plan_that_the_user_may_not_edit_is_refused(
        self, campaign: CampaignPage, plan: PlanPage, make_editor_of: Callable[..., Any]
    ) -> None:
        with pytest.raises(PermissionDenied):
            coverage.plan_item(campaign, title="Bài", task=plan.tasks.get(), user=make_editor_of(campaign))
        assert not PlannedItem.objects.exists()


class TestPermission:
    def test_each_service_refuses_a_user_without_rights_and_stores_nothing(
        self, planned: PlannedItem, item: MediaItemPage, visitor_of_admin: Any
    ) -> None:
        for attempt in (
            lambda: coverage.plan_item(planned.campaign, title="Bài", user=visitor_of_admin),
            lambda: coverage.link_item(planned, item, visitor_of_admin),
            lambda: coverage.link_offsite(planned, URL, user=visitor_of_admin),
            lambda: coverage.cancel(planned, "Vì thế", visitor_of_admin),
        ):
            with pytest.raises(PermissionDenied):
                attempt()
        assert PlannedItem.objects.get().cancelled_because == ""
        assert not PlannedItemOutcome.objects.exists()
        assert log_of(planned) == ["wagtail.create"]

    def test_the_editor_may_do_each(self, planned: PlannedItem, item: MediaItemPage, editor: Any) -> None:
        coverage.link_item(planned, item, editor)
        coverage.link_offsite(planned, URL, user=editor)
        coverage.cancel(planned, "Đã xong ở nơi khác", editor)
        assert log_of(planned) == ["wagtail.create", "wagtail.edit", "wagtail.edit", "wagtail.edit"]
        assert ModelLogEntry.objects.latest("pk").user == editor


class TestLinking:
    def test_a_live_item_counts(self, planned: PlannedItem, item: MediaItemPage) -> None:
        coverage.link_item(planned, item)
        assert (planned.done, planned.state) == (1, PlannedState.FULFILLED)

    def test_linking_twice_changes_nothing(self, planned: PlannedItem, item: MediaItemPage) -> None:
        first = coverage.link_item(planned, item)
        assert coverage.link_item(planned, item) == first
        assert planned.done == 1
        assert log_of(planned) == ["wagtail.create", "wagtail.edit"]

    def test_a_draft_counts_once_it_is_live_and_no_longer_than_that(
        self, planned: PlannedItem, make_item: Callable[..., MediaItemPage]
    ) -> None:
        draft = make_item(published=False)
        coverage.link_item(planned, draft)
        assert planned.done == 0
        item = editorial.publish(draft, None)
        assert planned.done == 1
        item.unpublish()
        assert planned.done == 0

    def test_one_item_may_come_of_several_planned_ones(
        self, planned: PlannedItem, campaign: CampaignPage, item: MediaItemPage
    ) -> None:
        other = coverage.plan_item(campaign, title="Phát trên loa", channel="truyen_thanh")
        coverage.link_item(planned, item)
        coverage.link_item(other, item)
        assert (planned.done, other.done) == (1, 1)

    def test_deleting_the_item_takes_its_outcome_along(self, planned: PlannedItem, item: MediaItemPage) -> None:
        coverage.link_item(planned, item)
        item.delete()
        assert planned.done == 0
        assert not PlannedItemOutcome.objects.exists()


class TestElsewhere:
    def test_a_piece_elsewhere_counts_and_is_dated_today(self, planned: PlannedItem) -> None:
        outcome = coverage.link_offsite(planned, URL)
        assert (planned.done, outcome.offsite_on) == (1, timezone.localdate())

    def test_its_own_date_is_kept(self, planned: PlannedItem) -> None:
        assert coverage.link_offsite(planned, URL, date(2026, 10, 7)).offsite_on == date(2026, 10, 7)

    @pytest.mark.parametrize(
        "url", ["", "suoingan", "javascript:alert(1)", "//x", "https://", "https://x" + "y" * 500 + ".vn/"]
    )
    def test_a_bad_address_is_refused_and_not_stored(self, planned: PlannedItem, url: str) -> None:
        with pytest.raises(ValidationError):
            coverage.link_offsite(planned, url)
        assert not PlannedItemOutcome.objects.exists()
        assert log_of(planned) == ["wagtail.create"]

    def test_the_same_address_twice_is_one_piece(self, planned: PlannedItem) -> None:
        first = coverage.link_offsite(planned, URL)
        assert coverage.link_offsite(planned, URL) == first
        assert planned.done == 1

    def test_the_database_too_keeps_one_of_an_address(self, planned: PlannedItem) -> None:
        coverage.link_offsite(planned, URL)
        with pytest.raises(IntegrityError), transaction.atomic():
            PlannedItemOutcome.objects.create(planned_item=planned, offsite_url=URL)

    @pytest.mark.parametrize("both", [True, False])
    def test_an_outcome_is_an_item_or_an_address_and_not_both(
        self, planned: PlannedItem, item: MediaItemPage, both: bool
    ) -> None:
        outcome = PlannedItemOutcome(planned_item=planned, item=item if both else None, offsite_url=URL if both else "")
        with pytest.raises(ValidationError):
            outcome.full_clean()
        with pytest.raises(IntegrityError), transaction.atomic():
            outcome.save()


class TestCancelling:
    @pytest.mark.parametrize("reason", ["", "   ", "\n"])
    def test_it_takes_a_reason(self, planned: PlannedItem, reason: str) -> None:
        with pytest.raises(ValidationError):
            coverage.cancel(planned, reason)
        assert PlannedItem.objects.get().cancelled_because == ""

    def test_a_reason_that_is_too_long_is_refused(self, planned: PlannedItem) -> None:
        with pytest.raises(ValidationError):
            coverage.cancel(planned, "x" * 256)
        assert PlannedItem.objects.get().cancelled_because == ""

    def test_an_item_that_one_may_not_read_is_not_linked(
        self, planned: PlannedItem, make_item: Callable[..., MediaItemPage], make_editor_of: Callable[..., Any]
    ) -> None:
        hidden = make_item("Bản nháp của người khác", published=False)
        with pytest.raises(PermissionDenied):
            coverage.link_item(planned, hidden, make_editor_of(planned.campaign))
        assert not planned.outcomes.exists()

    def test_the_reason_is_kept(self, planned: PlannedItem) -> None:
        coverage.cancel(planned, "  Trời mưa, hoãn sang năm sau ")
        stored = PlannedItem.objects.get()
        assert (stored.cancelled_because, stored.state) == ("Trời mưa, hoãn sang năm sau", PlannedState.CANCELLED)


class CountingMachine(RuleBasedStateMachine):
    """Does what editors do to items and planned items; the derived counts must equal a plain recount."""

    items: Bundle[MediaItemPage] = Bundle("items")
    planned_items: Bundle[PlannedItem] = Bundle("planned_items")

    def __init__(self, plan: PlanPage, campaign: CampaignPage, columns: list[MediaColumnPage]) -> None:
        super().__init__()
        self.plan, self.campaign, self.columns = plan, campaign, columns
        self.links: set[tuple[int, int]] = set()
        self.addresses: set[tuple[int, str]] = set()
        self.live: dict[int, bool] = {}
        self.cancelled: set[int] = set()
        self.wanted: dict[int, int] = {}
        self.moment = transaction.atomic()
        self.moment.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.moment.__exit__(None, None, None)

    @initialize(target=planned_items)
    def plan_first(self) -> PlannedItem:
        return self.plan_piece(wanted=1)

    @rule(target=planned_items, wanted=st.integers(1, 3))
    def plan_piece(self, wanted: int) -> PlannedItem:
        planned = coverage.plan_item(self.campaign, title="Bài", task=self.plan.tasks.get(), wanted=wanted)
        self.wanted[planned.pk] = wanted
        return planned

    @rule(target=items, published=st.booleans(), column=st.integers(0, 1))
    def write(self, published: bool, column: int) -> MediaItemPage:
        # Titles differ so that no move meets a page of the same slug.
        item = editorial.create_item(self.columns[column], title=f"Bài số {len(self.live)}")
        if published:
            editorial.publish(item, None)
        self.live[item.pk] = published
        return item

    @rule(planned=planned_items, item=items)
    def link(self, planned: PlannedItem, item: MediaItemPage) -> None:
        coverage.link_item(planned, item)
        self.links.add((planned.pk, item.pk))

    @rule(planned=planned_items, number=st.integers(1, 2))
    def link_elsewhere(self, planned: PlannedItem, number: int) -> None:
        coverage.link_offsite(planned, f"https://suoingan.example/{number}")
        self.addresses.add((planned.pk, f"https://suoingan.example/{number}"))

    @rule(planned=planned_items)
    def cancel(self, planned: PlannedItem) -> None:
        coverage.cancel(planned, "Hoãn")
        self.cancelled.add(planned.pk)

    @rule(item=items)
    def publish(self, item: MediaItemPage) -> None:
        editorial.publish(item, None)
        self.live[item.pk] = True

    @rule(item=items)
    def unpublish(self, item: MediaItemPage) -> None:
        MediaItemPage.objects.get(pk=item.pk).unpublish()
        self.live[item.pk] = False

    @rule(item=items)
    def save_draft(self, item: MediaItemPage) -> None:
        draft = MediaItemPage.objects.get(pk=item.pk).get_latest_revision_as_object()
        draft.lead += "."
        draft.save_revision()

    @rule(item=items)
    def publish_first_text_again(self, item: MediaItemPage) -> None:
        MediaItemPage.objects.get(pk=item.pk).revisions.earliest("pk").publish()
        self.live[item.pk] = True

    @rule(item=items, column=st.integers(0, 1))
    def move(self, item: MediaItemPage, column: int) -> None:
        target = MediaColumnPage.objects.get(pk=self.columns[column].pk)
        MediaItemPage.objects.get(pk=item.pk).move(target, pos="last-child")

    @rule(target=items, item=items, keep_live=st.booleans())
    def copy(self, item: MediaItemPage, keep_live: bool) -> MediaItemPage:
        copied = MediaItemPage.objects.get(pk=item.pk).copy(
            update_attrs={"slug": f"ban-sao-{uuid.uuid4()}"}, copy_revisions=False, keep_live=keep_live
        )
        self.live[copied.pk] = keep_live and self.live[item.pk]
        return copied

    @rule(item=consumes(items))
    def delete(self, item: MediaItemPage) -> None:
        MediaItemPage.objects.get(pk=item.pk).delete()
        del self.live[item.pk]
        self.links = {(planned, linked) for planned, linked in self.links if linked != item.pk}

    def recount(self, planned: int) -> int:
        linked = sum(self.live[item] for of, item in self.links if of == planned)
        return linked + sum(of == planned for of, _url in self.addresses)

    @invariant()
    def counts_are_those_of_a_plain_recount(self) -> None:
        expected = {planned: self.recount(planned) for planned in self.wanted}
        assert {planned.pk: planned.done for planned in PlannedItem.objects.with_done()} == expected
        assert {planned.pk: planned.done for planned in PlannedItem.objects.all()} == expected
        states = {planned.pk: planned.state for planned in PlannedItem.objects.with_done()}
        for planned, wanted in self.wanted.items():
            assert (states[planned] is PlannedState.CANCELLED) == (planned in self.cancelled)
            if planned not in self.cancelled:
                assert (states[planned] is PlannedState.FULFILLED) == (expected[planned] >= wanted)

    @invariant()
    def the_task_s_progress_is_the_sum(self) -> None:
        counted = [planned for planned in self.wanted if planned not in self.cancelled]
        (entry,) = progress.task_progress(self.plan)
        (of_campaign,) = progress.campaign_progress([self.campaign], date(2026, 1, 1))
        expected = progress.Progress(
            wanted=sum(self.wanted[planned] for planned in counted) if counted else None,
            done=sum(min(self.recount(planned), self.wanted[planned]) for planned in counted),
        )
        assert entry.progress == of_campaign.progress == expected


def test_counts_follow_whatever_editors_do(
    hub: HubPage, plan: PlanPage, campaign: CampaignPage, column: MediaColumnPage
) -> None:
    other = editorial.publish(editorial.create_column(hub, title="Chuyên mục khác"), None)
    run_state_machine_as_test(
        lambda: CountingMachine(plan, campaign, [column, other]),
        settings=settings(
            max_examples=12, stateful_step_count=14, deadline=None, suppress_health_check=[HealthCheck.too_slow]
        ),
    )
