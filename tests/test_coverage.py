"""Planned items and what came of them: the services, and the counts that follow from what is live."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import LogContext
from wagtail.models import ModelLogEntry

from wagtail_kehoach import coverage, editorial
from wagtail_kehoach.models import (
    CampaignFeaturedItem,
    CampaignPage,
    CampaignPeak,
    CampaignTarget,
    HubPage,
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


class TestUnlinking:
    def test_what_is_unlinked_no_longer_counts_and_stays(self, planned: PlannedItem, item: MediaItemPage) -> None:
        coverage.link_item(planned, item)
        coverage.link_offsite(planned, URL)
        assert coverage.unlink_item(planned, item)
        assert coverage.unlink_offsite(planned, URL)
        assert (planned.done, MediaItemPage.objects.get().live) == (0, True)
        assert not coverage.unlink_item(planned, item)
        assert log_of(planned)[1:] == ["wagtail.edit"] * 4


class TestSeveralAtOnce:
    @pytest.fixture
    def two(self, campaign: CampaignPage) -> list[PlannedItem]:
        """One with both dates, one without any."""
        return [
            coverage.plan_item(campaign, title="Có ngày", planned_on=date(2026, 10, 5), due_on=date(2026, 10, 9)),
            coverage.plan_item(campaign, title="Ý tưởng"),
        ]

    def test_dates_are_moved_where_there_are_any(self, two: list[PlannedItem]) -> None:
        assert coverage.shift(two, -5) == 1
        first, second = PlannedItem.objects.order_by("pk")
        assert (first.planned_on, first.due_on, second.planned_on) == (date(2026, 9, 30), date(2026, 10, 4), None)

    def test_nothing_is_moved_when_one_date_would_leave_the_calendar(self, two: list[PlannedItem]) -> None:
        PlannedItem.objects.filter(pk=two[1].pk).update(planned_on=date(9999, 12, 30))
        with pytest.raises(ValidationError):
            coverage.shift(two, 3)
        assert PlannedItem.objects.get(pk=two[0].pk).planned_on == date(2026, 10, 5)

    def test_nothing_is_changed_when_one_may_not_be_edited(
        self, two: list[PlannedItem], hub: HubPage, make_editor_of: Callable[..., Any]
    ) -> None:
        other = editorial.create_campaign(hub, title="Đợt khác")
        own = coverage.plan_item(other, title="Của mình", planned_on=date(2026, 10, 5))
        user = make_editor_of(other)
        for attempt in (
            lambda: coverage.shift([own, *two], 1, user),
            lambda: coverage.cancel_all([own, *two], "x", user),
            lambda: coverage.assign([own, *two], name="Y Lan", user=user),
            lambda: coverage.move_to_campaign([own, *two], other, user),
            lambda: coverage.move_to_campaign([own], two[0].campaign, user),
        ):
            with pytest.raises(PermissionDenied):
                attempt()
        own.refresh_from_db()
        assert (own.planned_on, own.cancelled_because, own.assignee_name) == (date(2026, 10, 5), "", "")

    def test_work_is_given_to_those_only_who_may_do_it(
        self, two: list[PlannedItem], editor: Any, visitor_of_admin: Any
    ) -> None:
        with pytest.raises(ValidationError):
            coverage.assign(two, visitor_of_admin)
        assert coverage.assign(two, editor) == 2
        assert coverage.assign(two, editor) == 0

    def test_those_who_may_do_it_are_active_and_may_edit_the_campaign(
        self, campaign: CampaignPage, editor: Any, reporter: Any, chief: Any, visitor_of_admin: Any
    ) -> None:
        assert set(coverage.people_for([campaign])) == {editor, chief}
        type(editor).objects.filter(pk=editor.pk).update(is_active=False)
        assert set(coverage.people_for([campaign])) == {chief}
        assert not coverage.people_for([])

    def test_what_was_changed_at_once_is_put_back_at_once(self, two: list[PlannedItem], editor: Any) -> None:
        with LogContext(user=editor) as context:
            coverage.shift(two, 7, editor)
        assert coverage.put_back(context.uuid, None) == 0
        assert coverage.put_back(context.uuid, editor) == 1
        assert coverage.put_back(context.uuid, editor) == 0
        assert PlannedItem.objects.get(pk=two[0].pk).planned_on == date(2026, 10, 5)


class TestNextRound:
    @pytest.fixture
    def source(self, hub: HubPage, plan: PlanPage, item: MediaItemPage, editor: Any) -> CampaignPage:
        """A live campaign with one of everything, and a newer text that is not published."""
        campaign = editorial.create_campaign(
            hub, title="Đợt đọc sách", plans=[plan], start_on=date(2026, 10, 5), end_on=date(2026, 10, 11)
        )
        campaign.peaks = [CampaignPeak(label="Ngày hội", start_on=date(2026, 10, 7))]
        campaign.targets = [CampaignTarget(genre="tin", wanted=12)]
        campaign.featured = [CampaignFeaturedItem(item=item)]
        campaign.save_revision()
        campaign = editorial.publish(campaign, None)
        newer = campaign.get_latest_revision_as_object()
        newer.lead = "Bản mới hơn"
        newer.save_revision()
        done = coverage.plan_item(
            campaign, title="Bài mở đầu", task=plan.tasks.get(), planned_on=date(2026, 10, 6), assignee=editor, wanted=2
        )
        coverage.link_item(done, item)
        coverage.cancel(coverage.plan_item(campaign, title="Đã hủy"), "Mưa")
        return campaign

    def test_what_is_planned_is_taken_over_and_what_happened_is_not(
        self, source: CampaignPage, plan: PlanPage, editor: Any
    ) -> None:
        made = coverage.clone_campaign(source, title="Đợt đọc sách 2", days=7, user=editor)
        stored = CampaignPage.objects.get(pk=made.pk)
        for text in (stored, stored.get_latest_revision_as_object()):
            assert (text.title, text.slug, text.lead) == ("Đợt đọc sách 2", "dot-doc-sach-2", "Bản mới hơn")
            assert (text.start_on, text.end_on, text.live) == (date(2026, 10, 12), date(2026, 10, 18), False)
            assert [(peak.label, peak.start_on) for peak in text.peaks.all()] == [("Ngày hội", date(2026, 10, 14))]
            assert [(target.genre, target.wanted) for target in text.targets.all()] == [("tin", 12)]
            assert text.targets.get().uid != source.targets.get().uid
            assert (list(text.featured.all()), list(text.plans.all())) == ([], [])
        planned = made.planned_items.get()
        assert (planned.title, planned.planned_on, planned.wanted) == ("Bài mở đầu", date(2026, 10, 13), 2)
        assert (planned.assignee, planned.plan, planned.task_uid, planned.done) == (editor, None, None, 0)
        assert editorial.publish(stored, editor).live

    def test_the_source_stays_as_it_is(self, source: CampaignPage) -> None:
        coverage.clone_campaign(source, title="Đợt 2", days=7)
        again = CampaignPage.objects.get(pk=source.pk)
        assert (again.start_on, again.live, again.featured.count(), again.planned_items.count()) == (
            date(2026, 10, 5), True, 1, 2,
        )  # fmt: skip

    def test_it_may_serve_the_same_plans_and_tasks(self, source: CampaignPage, plan: PlanPage) -> None:
        made = coverage.clone_campaign(source, title="Đợt 2", days=7, keep_plans=True)
        assert list(CampaignPage.objects.get(pk=made.pk).plans.all()) == [plan]
        assert (made.planned_items.get().plan, made.planned_items.get().task_uid) == (plan, plan.tasks.get().uid)

    def test_the_same_title_twice_gives_two_addresses(self, source: CampaignPage) -> None:
        slugs = [coverage.clone_campaign(source, title="Đợt 2", days=days).slug for days in (7, 14)]
        assert slugs == ["dot-2", "dot-2-2"]

    @pytest.mark.parametrize(("title", "days"), [("", 1), ("x" * 256, 1), ("Đợt 2", 10**7)])
    def test_what_is_not_valid_is_refused_and_nothing_made(self, source: CampaignPage, title: str, days: int) -> None:
        with pytest.raises(ValidationError):
            coverage.clone_campaign(source, title=title, days=days)
        assert not CampaignPage.objects.filter(title__in=[title, "Đợt 2"]).exists()
        assert PlannedItem.objects.count() == source.planned_items.count()

    def test_who_may_not_edit_it_or_add_beside_it_is_refused(
        self, source: CampaignPage, visitor_of_admin: Any, make_editor_of: Callable[..., Any]
    ) -> None:
        for user in (visitor_of_admin, make_editor_of(source)):
            with pytest.raises(PermissionDenied):
                coverage.clone_campaign(source, title="Đợt 2", days=7, user=user)
