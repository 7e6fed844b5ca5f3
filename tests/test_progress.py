"""Figures that are derived: what was wanted, what is live, what is due when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.utils import timezone
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
    ReportDeadline,
    ResultReport,
)
from wagtail_kehoach.models.choices import Tracking
from wagtail_kehoach.models.coverage import PlannedState
from wagtail_kehoach.progress import (
    DueReport,
    Progress,
    campaign_progress,
    due_report,
    due_reports,
    progress_of,
    target_progress,
    task_progress,
)
from wagtail_kehoach.reporting.make import make_report
from wagtail_kehoach.vietnamese.dates import PartialDate, parse_partial_date

# Unsaved pages ask for their content type too.
pytestmark = pytest.mark.django_db

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


def at_noon(day: date) -> datetime:
    """Return noon of ``day`` in Vietnam."""
    return datetime.combine(day, time(12), timezone.get_current_timezone())


def deadline(wording: str | None) -> ReportDeadline:
    """Return a deadline of a plan that has been in force since October 2026."""
    plan = PlanPage(first_published_at=at_noon(date(2026, 10, 5)))
    return ReportDeadline(page=plan, when=when(wording) if wording else None)


class TestDueDay:
    @pytest.mark.parametrize(
        ("wording", "due"),
        [
            ("trước ngày 25/12/2026", date(2026, 12, 24)),
            ("chậm nhất ngày 20/12/2026", date(2026, 12, 20)),
            ("trước ngày 01/10/2026", date(2026, 9, 30)),
            ("quý IV/2026", date(2026, 12, 31)),
            ("theo quy định", None),
            ("không nêu thời hạn", None),
            ("từ ngày 05/10/2026", None),
        ],
    )
    def test_a_date_is_due_on_its_last_day(self, wording: str, due: date | None) -> None:
        assert due_report(deadline(wording), [], TODAY).due_on == due

    def test_no_date_is_due_on_no_day(self) -> None:
        assert due_report(deadline(None), [], TODAY).due_on is None

    @pytest.mark.parametrize(
        ("made", "today", "due", "is_met"),
        [
            ((), date(2026, 11, 20), date(2026, 12, 31), False),
            ((date(2026, 12, 20),), date(2026, 12, 31), date(2026, 12, 31), True),
            ((date(2026, 12, 20),), date(2027, 1, 1), date(2027, 12, 31), False),
            ((date(2026, 11, 2), date(2026, 12, 20)), date(2027, 1, 1), date(2027, 12, 31), False),
            ((), date(2027, 1, 1), date(2026, 12, 31), False),
            ((date(2027, 1, 5),), date(2027, 1, 6), date(2027, 12, 31), False),
            ((date(2027, 1, 5), date(2027, 12, 1)), date(2027, 12, 2), date(2027, 12, 31), True),
            ((date(2026, 12, 20),), date(2028, 2, 1), date(2027, 12, 31), False),
        ],
        ids=[
            "before the first",
            "met in time",
            "rolls on when met",
            "two drafts count once",
            "stays due when missed",
            "met late, then rolls on",
            "met late, then in time",
            "the second is missed",
        ],
    )
    def test_a_report_of_every_december_is_owed_each_year(
        self, made: tuple[date, ...], today: date, due: date, is_met: bool
    ) -> None:
        reports = [ResultReport(made_at=at_noon(day)) for day in made]
        entry = due_report(deadline("hằng năm vào tháng 12"), reports, today)
        assert (entry.due_on, entry.report is not None) == (due, is_met)

    def test_days_left_and_days_late(self) -> None:
        def entry(due: date | None) -> DueReport:
            return DueReport(ReportDeadline(), due, None, TODAY)

        assert (entry(TODAY).days_left, entry(TODAY).days_late) == (0, 0)
        assert (entry(TOMORROW).days_left, entry(TOMORROW).days_late) == (1, 0)
        assert (entry(YESTERDAY).days_left, entry(YESTERDAY).days_late) == (-1, 1)
        assert (entry(None).days_left, entry(None).days_late) == (None, 0)


@pytest.mark.django_db
class TestDueReports:
    def test_the_earliest_comes_first_and_what_has_no_date_last(self, make_plan: Callable[..., PlanPage]) -> None:
        one = make_plan(title="Một", deadlines=(when("theo quy định"), when("trước ngày 25/12/2026"), None))
        two = make_plan(title="Hai", deadlines=(when("30/11/2026"), when("hằng năm vào tháng 12"), when("01/11/2026")))
        due = [entry.due_on for entry in due_reports([one, two], TODAY)]
        assert due == [
            date(2026, 11, 1),
            date(2026, 11, 30),
            date(2026, 12, 24),
            date(2026, 12, 31),
            None,
            None,
        ]

    def test_a_draft_obliges_nobody(self, make_plan: Callable[..., PlanPage]) -> None:
        plan = make_plan(deadlines=(when("30/11/2026"),))
        PlanPage.objects.update(first_published_at=None)
        assert due_reports([plan], TODAY) == []

    def test_reports_that_others_owe_are_left_out(self, make_plan: Callable[..., PlanPage]) -> None:
        plan = make_plan(deadlines=(when("30/11/2026"),))
        ReportDeadline.objects.update(tracking=Tracking.OTHER_UNIT)
        assert due_reports([plan], TODAY) == []

    def test_each_deadline_knows_the_newest_report_made_for_it(self, make_plan: Callable[..., PlanPage]) -> None:
        plan = make_plan(deadlines=(when("30/11/2026"), when("31/12/2026")))
        first, second = plan.deadlines.all()
        make_report(plan, start=YESTERDAY, end=TODAY, deadline=first)
        newest = make_report(plan, start=YESTERDAY, end=TODAY, deadline=first)
        make_report(plan, start=YESTERDAY, end=TODAY)
        reports = {entry.deadline: entry.report for entry in due_reports([plan], TODAY)}
        assert reports == {first: newest, second: None}

    def test_a_report_of_a_copied_plan_is_not_that_of_the_first(self, make_plan: Callable[..., PlanPage]) -> None:
        plan = make_plan(deadlines=(when("30/11/2026"),))
        copied = plan.copy(update_attrs={"slug": "ban-sao"})
        report = make_report(plan, start=YESTERDAY, end=TODAY, deadline=plan.deadlines.get())
        assert [entry.report for entry in due_reports([plan], TODAY)] == [report]
        assert [entry.report for entry in due_reports([copied], TODAY)] == [None]

    def test_it_takes_the_same_queries_for_any_number_of_deadlines(
        self, django_assert_max_num_queries: Any, make_plan: Callable[..., PlanPage]
    ) -> None:
        plans = [make_plan(title=f"Kế hoạch {n}", deadlines=(when("30/11/2026"),) * 3) for n in range(3)]
        with django_assert_max_num_queries(2):
            assert len([entry.deadline.page.title for entry in due_reports(plans, TODAY)]) == 9
