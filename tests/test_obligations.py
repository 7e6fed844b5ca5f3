"""What is owed: by when, how it stands, who is told of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.utils import timezone

from wagtail_kehoach import coverage, editorial
from wagtail_kehoach.models import (
    CampaignPage,
    DeadlineSubmission,
    MediaItemPage,
    PlanPage,
    PlanTask,
    ReportDeadline,
)
from wagtail_kehoach.models.choices import Tracking
from wagtail_kehoach.obligations import (
    DateKind,
    Obligation,
    ObligationState,
    date_kind,
    obligations,
    open_day,
    open_days,
)
from wagtail_kehoach.reporting.make import make_report
from wagtail_kehoach.vietnamese.dates import PartialDate, parse_partial_date

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lasting_ground")]

TODAY = date(2026, 11, 20)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
IN_FORCE = date(2026, 10, 5)


def when(wording: str) -> PartialDate:
    found = parse_partial_date(wording)
    assert found is not None
    return found


def deadlines_of(*plans: PlanPage, today: date = TODAY) -> list[Obligation]:
    """Return the reporting deadlines among what ``plans`` oblige us to."""
    return [entry for entry in obligations(None, today, plans=plans) if not entry.is_task]


def tasks_of(*plans: PlanPage, today: date = TODAY) -> list[Obligation]:
    """Return the tasks among what ``plans`` oblige us to."""
    return [entry for entry in obligations(None, today, plans=plans) if entry.is_task]


def in_force_since(plan: PlanPage, day: date) -> PlanPage:
    """Let ``plan`` have come into force on ``day``."""
    noon = datetime.combine(day, time(12), timezone.get_current_timezone())
    PlanPage.objects.filter(pk=plan.pk).update(first_published_at=noon)
    return plan


class TestOpenDay:
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
        assert open_day(when(wording), IN_FORCE, [], TODAY) == due

    def test_no_date_is_due_on_no_day(self) -> None:
        assert open_day(None, IN_FORCE, [], TODAY) is None

    @pytest.mark.parametrize(
        ("met", "today", "due"),
        [
            ((), date(2026, 11, 20), date(2026, 12, 31)),
            ((date(2026, 12, 31),), date(2026, 12, 20), date(2027, 12, 31)),
            ((date(2026, 12, 31),), date(2027, 1, 1), date(2027, 12, 31)),
            ((), date(2027, 1, 1), date(2026, 12, 31)),
            ((date(2026, 12, 31), date(2027, 12, 31)), date(2027, 12, 2), date(2028, 12, 31)),
            ((date(2027, 12, 31),), date(2028, 2, 1), date(2026, 12, 31)),
        ],
        ids=[
            "before the first",
            "sent early",
            "rolls on",
            "stays due when missed",
            "twice",
            "a missed one comes first",
        ],
    )
    def test_a_report_of_every_december_is_owed_each_year(self, met: tuple[date, ...], today: date, due: date) -> None:
        assert open_day(when("hằng năm vào tháng 12"), IN_FORCE, met, today) == due


@pytest.mark.parametrize(
    ("wording", "met", "days"),
    [
        ("hằng năm vào tháng 12", (), [date(2026, 12, 31), date(2027, 12, 31), date(2028, 12, 31)]),
        ("hằng năm vào tháng 12", (date(2027, 12, 31),), [date(2026, 12, 31), date(2028, 12, 31)]),
        ("hằng năm vào tháng 12", (date(2028, 12, 31),), [date(2026, 12, 31), date(2027, 12, 31), date(2029, 12, 31)]),
        ("trước ngày 25/12/2026", (), [date(2026, 12, 24)]),
        ("theo quy định", (), []),
    ],
)
def test_the_open_days_are_those_missed_and_the_next(wording: str, met: tuple[date, ...], days: list[date]) -> None:
    assert open_days(when(wording), IN_FORCE, met, date(2028, 2, 1)) == days
    assert open_days(None, IN_FORCE, met, TODAY) == []


@pytest.mark.parametrize(
    ("wording", "kind"),
    [
        ("trước ngày 25/12/2026", DateKind.DAY),
        ("tháng 12 năm 2026", DateKind.MONTH),
        ("quý IV/2026", DateKind.QUARTER),
        ("6 tháng đầu năm 2026", DateKind.HALF_YEAR),
        ("9 tháng năm 2026", DateKind.PERIOD),
        ("năm 2026", DateKind.YEAR),
        ("từ ngày 01/10/2026 đến ngày 31/12/2026", DateKind.PERIOD),
        ("hằng năm vào tháng 12", DateKind.RECURRING),
        ("trước ngày 20 hằng tháng", DateKind.RECURRING),
        ("theo quy định", DateKind.BY_RULE),
        ("không nêu thời hạn", DateKind.NONE),
    ],
)
def test_each_wording_is_of_a_kind(wording: str, kind: DateKind) -> None:
    assert date_kind(when(wording)) is kind
    assert date_kind(None) is DateKind.NONE


def test_days_left_and_days_late() -> None:
    def entry(due: date | None) -> Obligation:
        return Obligation(PlanPage(), ReportDeadline(), due, TODAY)

    assert (entry(TODAY).days_left, entry(TODAY).days_late) == (0, 0)
    assert (entry(TOMORROW).days_left, entry(TOMORROW).days_late) == (1, 0)
    assert (entry(YESTERDAY).days_left, entry(YESTERDAY).days_late) == (-1, 1)
    assert (entry(None).days_left, entry(None).days_late) == (None, 0)
    assert [entry(day).state for day in (YESTERDAY, TODAY, None)] == [
        ObligationState.OVERDUE,
        ObligationState.DUE,
        ObligationState.UNDATED,
    ]


class TestDeadlines:
    def test_the_earliest_comes_first_and_what_has_no_date_last(self, make_plan: Callable[..., PlanPage]) -> None:
        one = make_plan(title="Một", deadlines=(when("theo quy định"), when("trước ngày 25/12/2026"), None))
        two = make_plan(title="Hai", deadlines=(when("30/11/2026"), when("hằng năm vào tháng 12"), when("01/11/2026")))
        in_force_since(two, IN_FORCE)
        assert [entry.due_on for entry in deadlines_of(one, two)] == [
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
        assert obligations(None, TODAY, plans=[plan]) == []

    def test_what_others_owe_is_left_out_unless_asked_for(self, make_plan: Callable[..., PlanPage]) -> None:
        plan = make_plan(deadlines=(when("30/11/2026"),))
        ReportDeadline.objects.update(tracking=Tracking.OTHER_UNIT)
        PlanTask.objects.update(tracking=Tracking.NOT_TRACKED)
        assert obligations(None, TODAY, plans=[plan]) == []
        assert len(obligations(None, TODAY, plans=[plan], trackings=Tracking.values)) == 2

    def test_a_plan_that_the_user_may_not_edit_is_left_out(
        self, make_plan: Callable[..., PlanPage], editor: Any, visitor_of_admin: Any
    ) -> None:
        make_plan(deadlines=(when("30/11/2026"),))
        assert len(obligations(editor, TODAY)) == 2
        assert obligations(visitor_of_admin, TODAY) == []

    def test_a_report_that_was_made_is_not_yet_sent(self, make_plan: Callable[..., PlanPage]) -> None:
        plan = make_plan(deadlines=(when("19/11/2026"),))
        report = make_report(plan, start=YESTERDAY, end=TODAY, deadline=plan.deadlines.get())
        (entry,) = deadlines_of(plan)
        assert (entry.report, entry.state) == (report, ObligationState.OVERDUE)

    def test_a_report_that_was_sent_is_done(self, make_plan: Callable[..., PlanPage]) -> None:
        plan = make_plan(deadlines=(when("19/11/2026"),))
        sent = DeadlineSubmission.objects.create(
            plan=plan, deadline_uid=plan.deadlines.get().uid, due_on=YESTERDAY, submitted_on=TODAY
        )
        (entry,) = deadlines_of(plan)
        assert (entry.submission, entry.state) == (sent, ObligationState.DONE)

    def test_a_recurring_deadline_is_due_again_after_each_report_that_was_sent(
        self, make_plan: Callable[..., PlanPage]
    ) -> None:
        plan = in_force_since(make_plan(deadlines=(when("hằng năm vào tháng 12"),)), IN_FORCE)
        (entry,) = deadlines_of(plan, today=date(2027, 1, 10))
        assert (entry.due_on, entry.state) == (date(2026, 12, 31), ObligationState.OVERDUE)
        DeadlineSubmission.objects.create(
            plan=plan, deadline_uid=entry.row.uid, due_on=entry.due_on, submitted_on=date(2027, 1, 9)
        )
        (entry,) = deadlines_of(plan, today=date(2027, 1, 10))
        assert (entry.due_on, entry.state) == (date(2027, 12, 31), ObligationState.DUE)

    def test_a_report_of_a_copied_plan_is_not_that_of_the_first(self, make_plan: Callable[..., PlanPage]) -> None:
        plan = make_plan(deadlines=(when("30/11/2026"),))
        copied = plan.copy(update_attrs={"slug": "ban-sao"})
        report = make_report(plan, start=YESTERDAY, end=TODAY, deadline=plan.deadlines.get())
        assert [entry.report for entry in deadlines_of(plan)] == [report]
        assert [entry.report for entry in deadlines_of(copied)] == [None]


class TestTasks:
    def test_a_task_is_done_when_all_that_was_planned_for_it_is_live(
        self, plan: PlanPage, campaign: CampaignPage, make_item: Callable[..., MediaItemPage]
    ) -> None:
        planned = coverage.plan_item(campaign, title="Bài", task=plan.tasks.get(), wanted=2)
        coverage.link_item(planned, make_item("Một"))
        assert tasks_of(plan)[0].state is ObligationState.UNDATED
        coverage.link_item(planned, make_item("Hai"))
        assert tasks_of(plan)[0].state is ObligationState.DONE

    def test_nothing_planned_is_not_done(self, plan: PlanPage) -> None:
        (entry,) = tasks_of(plan)
        assert (entry.progress.wanted, entry.is_done) == (None, False)

    def test_it_is_late_only_after_its_date(self, plan: PlanPage) -> None:
        PlanTask.objects.update(deadline=when("chậm nhất ngày 19/11/2026"))
        assert tasks_of(plan, today=YESTERDAY)[0].state is ObligationState.DUE
        assert tasks_of(plan, today=TODAY)[0].state is ObligationState.OVERDUE

    def test_the_campaign_of_its_planned_items_serves_it(
        self, plan: PlanPage, campaign: CampaignPage, hub: Any
    ) -> None:
        assert tasks_of(plan)[0].campaigns == (campaign,)
        other = editorial.create_campaign(hub, title="Đợt khác")
        coverage.plan_item(other, title="Bài", task=plan.tasks.get())
        assert tasks_of(plan)[0].campaigns == (other,)


def test_it_takes_the_same_queries_for_any_number_of_plans(
    django_assert_max_num_queries: Any, make_plan: Callable[..., PlanPage], editor: Any
) -> None:
    for number in range(4):
        make_plan(title=f"Kế hoạch {number}", deadlines=(when("30/11/2026"),) * 3)
    with django_assert_max_num_queries(12):
        found = obligations(editor, TODAY)
        assert len([(entry.plan.title, entry.text, entry.campaigns, entry.state) for entry in found]) == 16
