"""What is owed: tasks and reporting deadlines of the plans in force, derived anew each time it is asked.

The text of a task or deadline is part of its plan page. What happened to it (planned items, reports made, reports sent)
is kept in tables that name the plan and the row's ``uid``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q
from django.utils import timezone

from wagtail_kehoach.access import editable
from wagtail_kehoach.models import (
    CampaignPage,
    DeadlineSubmission,
    PlannedItem,
    PlanPage,
    PlanTask,
    ReportDeadline,
    ResultReport,
)
from wagtail_kehoach.models.choices import Tracking
from wagtail_kehoach.models.plans import in_force
from wagtail_kehoach.progress import Progress, progress_of
from wagtail_kehoach.vietnamese.dates import Anchor, PartialDate, Precision, Recurrence

#: How far ahead the next day of a recurring deadline is looked for: the longest recurrence is a year.
_AHEAD = timedelta(days=800)

Key = tuple[int, UUID]


class DateKind(StrEnum):
    """How exactly a plan states by when."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    PERIOD = "period"
    RECURRING = "recurring"
    BY_RULE = "by_rule"
    NONE = "none"


class ObligationState(StrEnum):
    """Where an obligation stands. Only what has a date can be late."""

    OVERDUE = "overdue"
    DUE = "due"
    UNDATED = "undated"
    DONE = "done"


_KINDS = {
    Precision.DAY: DateKind.DAY,
    Precision.MONTH: DateKind.MONTH,
    Precision.QUARTER: DateKind.QUARTER,
    Precision.HALF: DateKind.HALF_YEAR,
    Precision.YEAR: DateKind.YEAR,
}


def date_kind(when: PartialDate | None) -> DateKind:
    """Return how exactly ``when`` is stated."""
    if when is None:
        return DateKind.NONE
    if when.recurrence is not Recurrence.NONE:
        return DateKind.RECURRING
    if when.precision is Precision.NONE:
        return DateKind.BY_RULE if when.anchor in (Anchor.BY_RULE, Anchor.EVENT) else DateKind.NONE
    return _KINDS.get(when.precision, DateKind.PERIOD)


@dataclass(frozen=True)
class Obligation:
    """One task or reporting deadline as it stands on ``today``.

    ``row`` is its text. ``due_on`` is the day by which it is due next, ``None`` where the plan states none.
    ``campaigns`` are those of its planned items, or else all that serve its plan. A task has ``progress``. A deadline
    has the newest ``report`` made for it, the newest ``submission`` recorded, and all ``submissions``, newest first.
    """

    plan: PlanPage
    row: PlanTask | ReportDeadline
    due_on: date | None
    today: date
    campaigns: tuple[CampaignPage, ...] = ()
    progress: Progress | None = None
    report: ResultReport | None = None
    submission: DeadlineSubmission | None = None
    submissions: tuple[DeadlineSubmission, ...] = ()

    @property
    def is_task(self) -> bool:
        """Whether it is a task; otherwise it is a reporting deadline."""
        return isinstance(self.row, PlanTask)

    @property
    def text(self) -> str:
        """What is to be done, or to be reported."""
        return self.row.text if isinstance(self.row, PlanTask) else self.row.what

    @property
    def when(self) -> PartialDate | None:
        """By when, as the plan states it."""
        return self.row.deadline if isinstance(self.row, PlanTask) else self.row.when

    @property
    def date_kind(self) -> DateKind:
        """How exactly the plan states by when."""
        return date_kind(self.when)

    @property
    def is_done(self) -> bool:
        """Whether all that was planned for a task is there, or a report that does not recur was sent."""
        if self.progress is not None:
            return bool(self.progress.wanted) and self.progress.done >= (self.progress.wanted or 0)
        return self.submission is not None and (self.when is None or self.when.recurrence is Recurrence.NONE)

    @property
    def state(self) -> ObligationState:
        """Where it stands."""
        if self.is_done:
            return ObligationState.DONE
        if self.due_on is None:
            return ObligationState.UNDATED
        return ObligationState.OVERDUE if self.due_on < self.today else ObligationState.DUE

    @property
    def days_left(self) -> int | None:
        """Days until it is due, negative when late; ``None`` where the plan states no date."""
        return None if self.due_on is None else (self.due_on - self.today).days

    @property
    def days_late(self) -> int:
        """Days since it was due, 0 when it is not late."""
        return max(0, -(self.days_left or 0))


def obligations(
    user: AbstractBaseUser | None,
    today: date | None = None,
    *,
    plans: Iterable[PlanPage] | None = None,
    trackings: Sequence[str] = (Tracking.OURS,),
    with_tasks: bool = True,
) -> list[Obligation]:
    """Return what the plans in force that ``user`` may edit oblige us to, earliest first and the undated last.

    ``plans`` narrows it to some of them, and without tasks only reporting deadlines are returned. The number of queries
    does not grow with the number of plans.
    """
    today = today or timezone.localdate()
    allowed = in_force(editable(PlanPage.objects.defer_streamfields(), user))
    if plans is not None:
        allowed = allowed.filter(pk__in=[plan.pk for plan in plans])
    by_key = {plan.pk: plan for plan in allowed}
    asked = PlanTask.objects.filter(page__in=by_key, tracking__in=trackings)
    tasks = list(asked.order_by("page", "sort_order", "pk")) if with_tasks else []
    deadlines = list(ReportDeadline.objects.filter(page__in=by_key, tracking__in=trackings).order_by("page", "pk"))
    surroundings = _Surroundings(by_key, user, with_tasks=with_tasks)
    found = [surroundings.of_task(task, today) for task in tasks]
    found += [surroundings.of_deadline(deadline, today) for deadline in deadlines]
    return sorted(found, key=lambda entry: (entry.due_on is None, entry.due_on or date.max, entry.is_task))


def open_day(when: PartialDate | None, since: date, met: Iterable[date], today: date) -> date | None:
    """Return the day by which a report is due next: of a recurring one the first after ``since`` that is not ``met``.

    A day that passed without a report while the plan was in force stays due until one is recorded for it.
    """
    return next(iter(open_days(when, since, met, today)), None)


def open_days(when: PartialDate | None, since: date, met: Iterable[date], today: date) -> list[date]:
    """Return the days for which a report is owed: those after ``since`` that passed without one, and the next one."""
    if when is None:
        return []
    if when.recurrence is Recurrence.NONE:
        due = when.due()
        return [] if due is None else [due]
    met = set(met)
    days = [day for day in when.occurrences(since, max([today, *met]) + _AHEAD) if day not in met]
    passed = sum(day < today for day in days)
    return days[: passed + 1]


class _Surroundings:
    """Fetches once, for all plans, what happened to their tasks and deadlines."""

    def __init__(self, plans: dict[int, PlanPage], user: AbstractBaseUser | None, *, with_tasks: bool) -> None:
        self._plans = plans
        of_tasks = PlannedItem.objects.filter(plan__in=plans, task_uid__isnull=False)
        serving = CampaignPage.plans.through.objects.filter(planpage__in=plans).values("campaignpage")
        asked = Q(pk__in=serving) | Q(pk__in=of_tasks.values("campaign")) if with_tasks else Q(pk__in=serving)
        campaigns = editable(CampaignPage.objects.defer_streamfields(), user).filter(asked)
        self._campaigns = {campaign.pk: campaign for campaign in campaigns}
        self._campaigns_of_plan: dict[int, list[CampaignPage]] = defaultdict(list)
        links = CampaignPage.plans.through.objects.filter(planpage__in=plans, campaignpage__in=self._campaigns)
        for campaign_pk, plan_pk in links.order_by("pk").values_list("campaignpage_id", "planpage_id"):
            self._campaigns_of_plan[plan_pk].append(self._campaigns[campaign_pk])
        self._planned: dict[Key, list[PlannedItem]] = defaultdict(list)
        for planned in of_tasks.with_done() if with_tasks else ():
            self._planned[(planned.plan_id, planned.task_uid)].append(planned)
        self._reports: dict[Key, ResultReport] = {}
        for report in ResultReport.objects.filter(plan__in=plans).order_by("made_at").defer("figures"):
            if report.deadline_uid:
                self._reports[(report.plan_id, report.deadline_uid)] = report
        self._submissions: dict[Key, list[DeadlineSubmission]] = defaultdict(list)
        for submission in DeadlineSubmission.objects.filter(plan__in=plans).order_by("submitted_on", "pk"):
            self._submissions[(submission.plan_id, submission.deadline_uid)].append(submission)

    def of_task(self, task: PlanTask, today: date) -> Obligation:
        planned = self._planned[(task.page_id, task.uid)]
        serving = dict.fromkeys(entry.campaign_id for entry in planned if entry.campaign_id in self._campaigns)
        campaigns = [self._campaigns[pk] for pk in serving] or self._campaigns_of_plan[task.page_id]
        return Obligation(
            plan=self._plans[task.page_id],
            row=task,
            due_on=task.deadline.next_due(today) or task.deadline.due() if task.deadline else None,
            today=today,
            campaigns=tuple(campaigns),
            progress=progress_of(planned),
        )

    def of_deadline(self, deadline: ReportDeadline, today: date) -> Obligation:
        plan = self._plans[deadline.page_id]
        submissions = self._submissions[(plan.pk, deadline.uid)]
        met = [submission.due_on for submission in submissions if submission.due_on]
        return Obligation(
            plan=plan,
            row=deadline,
            due_on=open_day(deadline.when, timezone.localdate(plan.first_published_at), met, today),
            today=today,
            campaigns=tuple(self._campaigns_of_plan[plan.pk]),
            report=self._reports.get((plan.pk, deadline.uid)),
            submission=submissions[-1] if submissions else None,
            submissions=tuple(reversed(submissions)),
        )
