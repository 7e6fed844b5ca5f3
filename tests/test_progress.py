"""Figures that are derived: what was wanted, what is live, what is due when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_kehoach import coverage, editorial
from wagtail_kehoach.models import (
    CampaignPage,
    CampaignTarget,
    HubPage,
    MediaItemPage,
    PlannedItem,
    PlanPage,
    PlanTask,
)
from wagtail_kehoach.models.choices import Tracking
from wagtail_kehoach.models.coverage import PlannedState
from wagtail_kehoach.progress import (
    CampaignFigures,
    Dimension,
    Places,
    Progress,
    behind_target,
    campaign_progress,
    campaign_standings,
    progress_of,
    target_progress,
    task_progress,
)
from wagtail_kehoach.vietnamese.dates import PartialDate, parse_partial_date

# Unsaved pages ask for their content type too.
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lasting_ground")]

TODAY = date(2026, 11, 20)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def when(wording: str) -> PartialDate:
    found = parse_partial_date(wording)
    assert found is not None
    return found


def counted(wanted: int, done: int, **values: Any) -> PlannedItem:
    """Return a planned item as a query ``with_done()`` gives it."""
    planned = PlannedItem(title="Bài", wanted=wanted, **values)
    planned.done_count = done
    return planned


class TestPercent:
    @pytest.mark.parametrize(
        ("wanted", "done", "percent"),
        [(None, 0, None), (1, 0, 0), (3, 1, 33), (3, 2, 66), (3, 3, 100), (200, 199, 99), (1000, 999, 99)],
    )
    def test_it_is_rounded_down(self, wanted: int | None, done: int, percent: int | None) -> None:
        assert Progress(wanted, done).percent == percent

    @given(wanted=st.integers(1, 10_000), done=st.integers(0, 10_000))
    def test_hundred_means_all_and_nothing_else(self, wanted: int, done: int) -> None:
        done = min(done, wanted)
        percent = Progress(wanted, done).percent
        assert percent is not None
        assert 0 <= percent <= 100
        assert (percent == 100) == (done == wanted)


class TestProgressOf:
    def test_nothing_planned_is_no_share_at_all(self) -> None:
        assert progress_of([]) == Progress(wanted=None, done=0)
        assert progress_of([counted(2, 1, cancelled_because="Hoãn")]) == Progress(wanted=None, done=0)

    def test_more_of_one_does_not_make_up_for_another(self) -> None:
        assert progress_of([counted(1, 5), counted(2, 0)]) == Progress(wanted=3, done=1)

    def test_cancelled_pieces_do_not_count(self) -> None:
        assert progress_of([counted(1, 1), counted(4, 1, cancelled_because="Hoãn")]) == Progress(wanted=1, done=1)

    @given(st.lists(st.tuples(st.integers(1, 20), st.integers(0, 40), st.booleans()), max_size=12))
    def test_done_is_never_more_than_wanted(self, pieces: list[tuple[int, int, bool]]) -> None:
        planned = [counted(wanted, done, cancelled_because="Hoãn" * off) for wanted, done, off in pieces]
        progress = progress_of(planned)
        assert progress.done <= (progress.wanted or 0)
        assert (progress.wanted is None) == all(off for *_numbers, off in pieces)


class TestState:
    @pytest.mark.parametrize(
        ("values", "done", "state"),
        [
            ({}, 0, PlannedState.BACKLOG),
            ({"planned_on": TOMORROW}, 0, PlannedState.PLANNED),
            ({"planned_on": TODAY}, 0, PlannedState.PLANNED),
            ({"planned_on": YESTERDAY}, 0, PlannedState.OVERDUE),
            ({"planned_on": YESTERDAY, "due_on": TODAY}, 0, PlannedState.PLANNED),
            ({"due_on": YESTERDAY}, 0, PlannedState.OVERDUE),
            ({"due_on": TODAY, "wanted": 2}, 1, PlannedState.PARTLY),
            ({"wanted": 2}, 1, PlannedState.PARTLY),
            ({"due_on": YESTERDAY, "wanted": 2}, 1, PlannedState.OVERDUE),
            ({"due_on": YESTERDAY}, 1, PlannedState.FULFILLED),
            ({"due_on": YESTERDAY, "cancelled_because": "Hoãn"}, 0, PlannedState.CANCELLED),
            ({"cancelled_because": "Hoãn"}, 1, PlannedState.CANCELLED),
        ],
    )
    def test_it_follows_from_dates_and_counts(self, values: dict[str, Any], done: int, state: PlannedState) -> None:
        assert counted(values.pop("wanted", 1), done, **values).state_on(TODAY) is state

    @given(day=st.dates(), wanted=st.integers(1, 5), done=st.integers(0, 5))
    def test_an_idea_without_dates_is_never_late(self, day: date, wanted: int, done: int) -> None:
        assert counted(wanted, done).state_on(day) is not PlannedState.OVERDUE


class TestPlaces:
    @given(st.lists(st.tuples(st.integers(1, 20), st.integers(0, 40), st.booleans()), max_size=12))
    def test_there_are_as_many_as_the_progress_says(self, pieces: list[tuple[int, int, bool]]) -> None:
        planned = [counted(wanted, done, cancelled_because="Hoãn" * off) for wanted, done, off in pieces]
        progress = progress_of(planned)
        assert len(Places(planned)) == len(list(Places(planned))) == (progress.wanted or 0)
        assert len(Places(planned, done=True)) == progress.done
        assert len(Places(planned, done=False)) == (progress.wanted or 0) - progress.done
        assert all(place.is_done for place in Places(planned, done=True))
        assert not any(place.is_done for place in Places(planned, done=False))

    def test_a_page_of_very_many_is_made_at_once(self) -> None:
        places = Places([counted(2_000_000_000, 1), counted(1, 0)])
        assert len(places) == 2_000_000_001
        assert [place.number for place in places[1_999_999_999:2_000_000_001]] == [2_000_000_000, 1]
        assert places[-1].planned.wanted == 1

    def test_what_is_not_there_is_no_place(self) -> None:
        with pytest.raises(IndexError):
            Places([counted(1, 0)])[1]


@pytest.mark.django_db
class TestTasks:
    def test_each_task_of_ours_has_its_own_figures_in_the_plan_s_order(
        self, make_plan: Callable[..., PlanPage], hub: HubPage
    ) -> None:
        plan = make_plan(tasks=("Một", "Hai", "Ba"))
        campaign = editorial.create_campaign(hub, title="Đợt", plans=[plan])
        coverage.plan_item(campaign, title="Bài", task=plan.tasks.get(text="Hai"), wanted=3)
        assert [(entry.task.text, entry.progress) for entry in task_progress(plan)] == [
            ("Một", Progress(None, 0)),
            ("Hai", Progress(3, 0)),
            ("Ba", Progress(None, 0)),
        ]

    def test_tasks_of_other_units_have_none(self, plan: PlanPage) -> None:
        PlanTask.objects.filter(page=plan).update(tracking=Tracking.OTHER_UNIT)
        assert task_progress(plan) == []

    def test_pieces_of_several_campaigns_add_up(self, plan: PlanPage, campaign: CampaignPage, hub: HubPage) -> None:
        other = editorial.create_campaign(hub, title="Đợt khác", plans=[plan])
        for each in (campaign, other):
            coverage.plan_item(each, title="Bài", task=plan.tasks.get(), wanted=2)
        assert [entry.progress for entry in task_progress(plan)] == [Progress(4, 0)]

    def test_it_takes_the_same_queries_for_any_number_of_planned_items(
        self, django_assert_num_queries: Any, plan: PlanPage, campaign: CampaignPage, make_item: Any
    ) -> None:
        item = make_item()
        for number in range(6):
            planned = coverage.plan_item(campaign, title=f"Bài {number}", task=plan.tasks.get())
            coverage.link_item(planned, item)
            with django_assert_num_queries(2):
                (entry,) = task_progress(plan)
            assert entry.progress == Progress(number + 1, number + 1)
            assert len(entry.planned_items) == number + 1


@pytest.mark.django_db
class TestCampaigns:
    def test_pieces_that_are_late_are_named(self, campaign: CampaignPage) -> None:
        late = coverage.plan_item(campaign, title="Trễ", due_on=YESTERDAY)
        coverage.plan_item(campaign, title="Kịp", due_on=TODAY)
        coverage.plan_item(campaign, title="Ý tưởng")
        (entry,) = campaign_progress([campaign], TODAY)
        assert (entry.progress, entry.overdue) == (Progress(3, 0), [late])

    def test_campaigns_keep_their_order_and_their_figures_apart(self, campaign: CampaignPage, hub: HubPage) -> None:
        other = editorial.create_campaign(hub, title="Đợt khác")
        coverage.plan_item(other, title="Bài", wanted=5)
        entries = campaign_progress([other, campaign], TODAY)
        assert [(entry.campaign, entry.progress.wanted) for entry in entries] == [(other, 5), (campaign, None)]

    def test_it_takes_the_same_queries_for_any_number(
        self, django_assert_num_queries: Any, hub: HubPage, item: MediaItemPage
    ) -> None:
        campaigns = []
        for number in range(4):
            campaigns.append(editorial.create_campaign(hub, title=f"Đợt {number}"))
            planned = coverage.plan_item(campaigns[-1], title="Bài", due_on=YESTERDAY, wanted=2)
            coverage.link_item(planned, item)
            with django_assert_num_queries(1):
                entries = campaign_progress(campaigns, TODAY)
            assert [entry.progress for entry in entries] == [Progress(2, 1)] * (number + 1)
            assert all(len(entry.overdue) == 1 for entry in entries)


@pytest.mark.django_db
class TestTargets:
    @pytest.fixture
    def filled(self, campaign: CampaignPage, make_item: Callable[..., MediaItemPage]) -> CampaignPage:
        """A campaign with live items of several kinds and planned items for the loudspeakers."""
        make_item("Tin chữ", genre="tin", medium="text")
        make_item("Tin tiếng", genre="tin", medium="audio")
        programme = make_item("Chương trình", genre="chuong_trinh", medium="audio")
        make_item("Nháp", genre="tin", medium="text", published=False)
        make_item("Đợt khác", genre="tin", medium="text", campaigns=[])
        for title, values in (
            ("Phát thanh", {"channel": "truyen_thanh", "genre": "chuong_trinh", "wanted": 2}),
            ("Đăng cổng", {"channel": "cong_trang_tt", "genre": "chuong_trinh"}),
        ):
            coverage.link_item(coverage.plan_item(campaign, title=title, **values), programme)
        dropped = coverage.plan_item(campaign, title="Bỏ", channel="truyen_thanh", genre="chuong_trinh")
        coverage.link_item(dropped, programme)
        coverage.cancel(dropped, "Hoãn")
        return campaign

    @pytest.mark.parametrize(
        ("kind", "done"),
        [
            ({"genre": "tin"}, 2),
            ({"medium": "audio"}, 2),
            ({"genre": "tin", "medium": "audio"}, 1),
            ({"genre": "chuong_trinh", "medium": "text"}, 0),
            ({}, 3),
            ({"channel": "truyen_thanh"}, 1),
            ({"channel": "truyen_thanh", "genre": "chuong_trinh"}, 1),
            ({"channel": "truyen_thanh", "genre": "tin"}, 0),
            ({"channel": "bang_tin"}, 0),
        ],
    )
    def test_each_kind_is_counted_by_what_is_live(self, filled: CampaignPage, kind: dict[str, str], done: int) -> None:
        filled.targets = [CampaignTarget(wanted=5, **kind)]
        filled.save_revision().publish()
        assert [entry.done for entry in target_progress(filled)] == [done]

    def test_an_item_that_serves_two_campaigns_counts_in_each_once(
        self, hub: HubPage, campaign: CampaignPage, make_item: Callable[..., MediaItemPage]
    ) -> None:
        other = editorial.create_campaign(hub, title="Đợt khác")
        make_item(campaigns=[campaign, other])
        for each in (campaign, other):
            each.targets = [CampaignTarget(genre="tin", wanted=1)]
            each.save_revision().publish()
            assert [entry.done for entry in target_progress(each)] == [1]

    def test_the_list_behind_each_target_is_as_long_as_its_number(self, filled: CampaignPage) -> None:
        kinds = ({}, {"genre": "tin"}, {"channel": "truyen_thanh"}, {"channel": "truyen_thanh", "genre": "tin"})
        filled.targets = [CampaignTarget(wanted=5, **kind) for kind in kinds]
        filled.save_revision().publish()
        for entry in target_progress(filled):
            assert behind_target(entry.target).count() == entry.done


@pytest.mark.django_db
class TestStandings:
    def test_the_database_counts_as_the_planned_items_do(
        self, hub: HubPage, campaign: CampaignPage, item: MediaItemPage, django_assert_num_queries: Any
    ) -> None:
        other = editorial.create_campaign(hub, title="Đợt khác")
        for number in range(4):
            planned = coverage.plan_item(campaign, title=f"Bài {number}", wanted=number + 1, due_on=YESTERDAY)
            if number % 2:
                coverage.link_item(planned, item)
                coverage.link_offsite(planned, f"https://suoingan.example/{number}")
        coverage.cancel(coverage.plan_item(campaign, title="Bỏ", due_on=YESTERDAY), "Hoãn")
        with django_assert_num_queries(1):
            standings = campaign_standings([campaign, other], TODAY)
        (expected, nothing) = campaign_progress([campaign, other], TODAY)
        assert (standings[campaign.pk].progress, standings[campaign.pk].late) == (
            expected.progress,
            len(expected.overdue),
        )
        assert standings[other.pk].progress == nothing.progress == Progress(None, 0)


@pytest.mark.django_db
class TestFigures:
    def test_each_dimension_holds_every_planned_item_once(self, plan: PlanPage, campaign: CampaignPage) -> None:
        task = plan.tasks.get()
        coverage.plan_item(campaign, title="Một", task=task, genre="tin", planned_on=TODAY)
        coverage.plan_item(campaign, title="Hai", channel="truyen_thanh", assignee_name="Y Lan", due_on=YESTERDAY)
        coverage.plan_item(campaign, title="Ba")
        coverage.cancel(coverage.plan_item(campaign, title="Bỏ"), "Hoãn")
        figures = CampaignFigures(campaign, TODAY, [plan])
        for dimension in Dimension:
            groups = figures.by(dimension)
            assert sorted(each.title for group in groups.values() for each in group) == ["Ba", "Hai", "Một"]
        assert set(figures.by(Dimension.UNIT)) == {"Trung tâm Văn hóa", "Y Lan", ""}
        assert set(figures.by(Dimension.WEEK)) == {"2026-11-16", ""}
        assert [each.title for each in figures.late] == ["Hai"]

    def test_a_task_of_a_plan_that_may_not_be_named_is_not_named(self, plan: PlanPage, campaign: CampaignPage) -> None:
        coverage.plan_item(campaign, title="Bài", task=plan.tasks.get())
        figures = CampaignFigures(campaign, TODAY)
        assert set(figures.by(Dimension.UNIT)) == set(figures.by(Dimension.TASK)) == {""}
