"""Derived figures: what was wanted and what is live now. Nobody types a percentage, and nothing here is stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Q
from django.utils import timezone

from wagtail_kehoach.models import (
    CampaignPage,
    CampaignTarget,
    MediaItemPage,
    PlannedItem,
    PlanPage,
    PlanTask,
    ReportDeadline,
    ResultReport,
)
from wagtail_kehoach.models.choices import Tracking
from wagtail_kehoach.models.coverage import PlannedState
from wagtail_kehoach.vietnamese.dates import Recurrence


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of what was wanted is done, in pieces.

    ``wanted`` is ``None`` when nothing was planned: then there is no share, which differs from 0 %.
    ``done`` never exceeds ``wanted``: two pieces more of one thing do not make up for one missing elsewhere.
    """

    wanted: int | None
    done: int

    @property
    def percent(self) -> int | None:
        """Share done in whole percent, rounded down so that 100 means all; ``None`` when nothing was planned."""
        return None if not self.wanted else self.done * 100 // self.wanted


@dataclass(frozen=True)
class TaskProgress:
    """One task of a plan with its planned items."""

    task: PlanTask
    progress: Progress
    planned_items: list[PlannedItem] = field(default_factory=list)


@dataclass(frozen=True)
class TargetProgress:
    """One target of a campaign and how many pieces meet it."""

    target: CampaignTarget
    done: int


@dataclass(frozen=True)
class CampaignProgress:
    """One campaign: pieces wanted and done, and the planned items that are late."""

    campaign: CampaignPage
    progress: Progress
    overdue: list[PlannedItem]


@dataclass(frozen=True)
class DueReport:
    """One reporting deadline of ours with the day on which it is due next and the newest report made for it."""

    deadline: ReportDeadline
    due_on: date | None
    report: ResultReport | None
    today: date

    @property
    def days_left(self) -> int | None:
        """Days until it is due, negative when late; ``None`` where the plan states no date."""
        return None if self.due_on is None else (self.due_on - self.today).days

    @property
    def days_late(self) -> int:
        """Days since it was due, 0 when it is not late."""
        return max(0, -(self.days_left or 0))


def progress_of(planned_items: Iterable[PlannedItem]) -> Progress:
    """Return the progress over ``planned_items``, which were fetched ``with_done()``; cancelled ones do not count."""
    counted = [planned for planned in planned_items if not planned.cancelled_because]
    if not counted:
        return Progress(wanted=None, done=0)
    return Progress(
        wanted=sum(planned.wanted for planned in counted),
        done=sum(min(planned.done, planned.wanted) for planned in counted),
    )


def task_progress(plan: PlanPage) -> list[TaskProgress]:
    """Return the progress of the plan's tasks that are ours, in the order of the plan."""
    return task_progress_of([plan])[plan.pk]


def task_progress_of(plans: Iterable[PlanPage]) -> dict[int, list[TaskProgress]]:
    """Return the progress of our tasks by the key of their plan, in two queries for all of ``plans``."""
    by_plan: dict[int, list[TaskProgress]] = {plan.pk: [] for plan in plans}
    by_task: dict[tuple[int, UUID], list[PlannedItem]] = defaultdict(list)
    for planned in PlannedItem.objects.filter(plan__in=by_plan, task_uid__isnull=False).with_done():
        by_task[(planned.plan_id, planned.task_uid)].append(planned)
    for task in PlanTask.objects.filter(page__in=by_plan, tracking=Tracking.OURS):
        planned_items = by_task[(task.page_id, task.uid)]
        by_plan[task.page_id].append(TaskProgress(task, progress_of(planned_items), planned_items))
    return by_plan


def campaign_progress(campaigns: Iterable[CampaignPage], today: date) -> list[CampaignProgress]:
    """Return the progress of ``campaigns`` in their order, with what is late on ``today``; two queries for all."""
    campaigns = list(campaigns)
    by_campaign: dict[int, list[PlannedItem]] = defaultdict(list)
    for planned in PlannedItem.objects.filter(campaign__in=campaigns).with_done():
        by_campaign[planned.campaign_id].append(planned)
    return [
        CampaignProgress(
            campaign,
            progress_of(by_campaign[campaign.pk]),
            [planned for planned in by_campaign[campaign.pk] if planned.state_on(today) is PlannedState.OVERDUE],
        )
        for campaign in campaigns
    ]


def target_progress(campaign: CampaignPage) -> list[TargetProgress]:
    """Return how many pieces meet each target of ``campaign``.

    A target without channel counts the campaign's live items of its genre and medium. A target with a channel counts
    the outcomes of the campaign's planned items for that channel, because an item may go out through several.
    """
    live = (
        MediaItemPage.objects.live()
        .filter(campaigns=campaign)
        .values("genre", "medium")
        .annotate(number=Count("pk", distinct=True))
        .order_by()
    )
    counts = {(row["genre"], row["medium"]): row["number"] for row in live}
    planned_items = list(PlannedItem.objects.filter(campaign=campaign, cancelled_because="").with_done())

    def done(target: CampaignTarget) -> int:
        if target.channel:
            return sum(
                planned.done
                for planned in planned_items
                if planned.channel == target.channel
                and target.genre in ("", planned.genre)
                and target.medium in ("", planned.medium)
            )
        return sum(
            number
            for (genre, medium), number in counts.items()
            if target.genre in ("", genre) and target.medium in ("", medium)
        )

    return [TargetProgress(target, done(target)) for target in campaign.targets.all()]


def due_reports(plans: Iterable[PlanPage], today: date) -> list[DueReport]:
    """Return our reporting deadlines of ``plans`` in force, earliest first and those without a date last."""
    deadlines = list(
        ReportDeadline.objects.filter(
            page__in=[plan.pk for plan in plans], page__first_published_at__isnull=False, tracking=Tracking.OURS
        ).select_related("page")
    )
    made: dict[tuple[int, UUID | None], list[ResultReport]] = defaultdict(list)
    wanted = Q(deadline_uid__in=[deadline.uid for deadline in deadlines])
    for report in ResultReport.objects.filter(wanted).order_by("made_at").defer("figures"):
        made[(report.plan_id, report.deadline_uid)].append(report)
    due = [due_report(deadline, made[(deadline.page_id, deadline.uid)], today) for deadline in deadlines]
    return sorted(due, key=lambda entry: (entry.due_on is None, entry.due_on or date.max, entry.deadline.pk))


def due_report(deadline: ReportDeadline, made: Sequence[ResultReport], today: date) -> DueReport:
    """Return by which day ``deadline`` is due and which of the reports ``made`` for it, oldest first, meets it.

    A recurring deadline is due again after each day, and the reports made until then meet that day. A day that passed
    without a report while the plan was in force stays due, until one is made late.
    """
    when = deadline.when
    if when is None:
        return DueReport(deadline, None, made[-1] if made else None, today)
    if when.recurrence is Recurrence.NONE:
        return DueReport(deadline, when.due(), made[-1] if made else None, today)
    in_force_from = timezone.localdate(deadline.page.first_published_at)
    passed = when.occurrences(in_force_from, today - timedelta(days=1))
    unused = list(made)
    for day in passed:
        in_time = sum(timezone.localdate(report.made_at) <= day for report in unused)
        if not unused:
            return DueReport(deadline, day, None, today)
        unused = unused[in_time or 1 :]
    return DueReport(deadline, when.next_due(today), unused[-1] if unused else None, today)
