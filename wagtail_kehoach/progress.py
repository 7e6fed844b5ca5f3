"""Derived figures: what was wanted and what is live now. Nobody types a percentage, and nothing here is stored."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from itertools import accumulate
from typing import Any, overload
from uuid import UUID

from django.db.models import Count, F, IntegerField, Q, Sum
from django.db.models.functions import Least
from wagtail.query import PageQuerySet

from wagtail_kehoach.models import (
    CampaignPage,
    CampaignTarget,
    MediaItemPage,
    PlannedItem,
    PlannedItemOutcome,
    PlanPage,
    PlanTask,
)
from wagtail_kehoach.models.choices import Tracking
from wagtail_kehoach.models.coverage import OutcomeQuerySet, PlannedState


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


class Dimension(StrEnum):
    """By what the planned pieces of a campaign are grouped."""

    GENRE = "genre"
    CHANNEL = "channel"
    UNIT = "unit"
    TASK = "task"
    WEEK = "week"


@dataclass(frozen=True)
class CampaignStanding:
    """How one campaign stands: its pieces, and how many of its planned items are late."""

    progress: Progress
    late: int


@dataclass(frozen=True, slots=True)
class Place:
    """One of the pieces that a planned item wants: the ``number``-th of them."""

    planned: PlannedItem
    number: int

    @property
    def is_done(self) -> bool:
        """Whether this piece is there."""
        return self.number <= self.planned.done


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


def campaign_standings(campaigns: Iterable[CampaignPage], today: date) -> dict[int, CampaignStanding]:
    """Return how each of ``campaigns`` stands on ``today``, by its key; the database counts, in one query."""
    keys = [campaign.pk for campaign in campaigns]
    counted = (
        PlannedItem.objects.filter(campaign__in=keys, cancelled_because="")
        .with_state(today)
        .order_by()
        .values("campaign")
        .annotate(
            places=Sum("wanted"),
            filled=Sum(Least(F("done_count"), F("wanted"), output_field=IntegerField())),
            late=Count("pk", filter=Q(state_then=PlannedState.OVERDUE.value)),
        )
    )
    found = {row["campaign"]: row for row in counted}
    return {
        key: CampaignStanding(Progress(found[key]["places"], found[key]["filled"]), found[key]["late"])
        if key in found
        else CampaignStanding(Progress(None, 0), 0)
        for key in keys
    }


def live_items(campaign: CampaignPage) -> PageQuerySet:
    """Return the items of ``campaign`` that are live."""
    return MediaItemPage.objects.live().filter(campaigns=campaign)


def behind_target(target: CampaignTarget) -> PageQuerySet | OutcomeQuerySet:
    """Return the list that `target_progress` counts for ``target``: live items, or outcomes of planned items."""
    kind = {name: getattr(target, name) for name in ("genre", "medium") if getattr(target, name)}
    if not target.channel:
        return live_items(target.page).filter(**kind)
    planned = PlannedItem.objects.filter(
        campaign=target.page_id, cancelled_because="", channel=target.channel, **kind
    )  # fmt: skip
    return PlannedItemOutcome.objects.counting().filter(planned_item__in=planned)


def week_of(day: date) -> date:
    """Return the Monday of the week in which ``day`` lies."""
    return day - timedelta(days=day.weekday())


class Places(Sequence[Place]):
    """The pieces that ``planned_items`` want, one by one; ``done`` keeps those that are there, or those that are not.

    Its length is the number that `progress_of` gives. A planned item may want very many, so that none is made before
    it is asked for.
    """

    def __init__(self, planned_items: Iterable[PlannedItem], *, done: bool | None = None) -> None:
        self._planned = [planned for planned in planned_items if not planned.cancelled_because]
        self._first = [0 if done is not False else min(planned.done, planned.wanted) for planned in self._planned]
        last = [planned.wanted if not done else min(planned.done, planned.wanted) for planned in self._planned]
        self._ends = list(accumulate(end - first for first, end in zip(self._first, last, strict=True)))

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    @overload
    def __getitem__(self, index: int) -> Place: ...

    @overload
    def __getitem__(self, index: slice) -> list[Place]: ...

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        position = index + len(self) if index < 0 else index
        if not 0 <= position < len(self):
            raise IndexError(index)
        holder = bisect_right(self._ends, position)
        begin = self._ends[holder - 1] if holder else 0
        return Place(self._planned[holder], self._first[holder] + position - begin + 1)


class CampaignFigures:
    """The figures of one campaign on ``today``, each with the list behind it.

    ``plans`` are those whose tasks may be named: a piece for a task of any other plan is grouped like one without task.
    """

    def __init__(self, campaign: CampaignPage, today: date, plans: Iterable[PlanPage] = ()) -> None:
        self.campaign = campaign
        self.today = today
        self._plans = [plan.pk for plan in plans]

    @cached_property
    def planned_items(self) -> list[PlannedItem]:
        """The planned items that are not cancelled, by their day; those without a day last."""
        found = PlannedItem.objects.filter(campaign=self.campaign, cancelled_because="").with_done()
        found = found.select_related("assignee").defer("intention")
        return sorted(found, key=lambda each: (self.day_of(each) or date.max, each.pk))

    @cached_property
    def progress(self) -> Progress:
        """Pieces wanted and done."""
        return progress_of(self.planned_items)

    @cached_property
    def late(self) -> list[PlannedItem]:
        """The planned items that are late, the longest waiting first."""
        late = [each for each in self.planned_items if each.state_on(self.today) is PlannedState.OVERDUE]
        return sorted(late, key=lambda each: (each.due_on or each.planned_on or date.max, each.pk))

    @cached_property
    def tasks(self) -> dict[str, PlanTask]:
        """Our tasks of the plans that may be named, and all others that a planned item serves, in the plan's order."""
        found = PlanTask.objects.filter(page__in=self._plans).select_related("organisation")
        tasks = {f"{task.page_id}-{task.uid}": task for task in found.order_by("page", "sort_order", "pk")}
        served = {self._task_key(planned) for planned in self.planned_items}
        return {key: task for key, task in tasks.items() if task.tracking == Tracking.OURS or key in served}

    @cached_property
    def live(self) -> list[tuple[str, date]]:
        """Genre and shown date of each live item."""
        return list(live_items(self.campaign).values_list("genre", "dated_on"))

    @cached_property
    def live_by_genre(self) -> dict[str, int]:
        """Number of live items of each genre."""
        return dict(Counter(genre for genre, _day in self.live))

    @cached_property
    def live_by_week(self) -> dict[date, int]:
        """Number of live items by the Monday of the week of their shown date."""
        return dict(Counter(week_of(day) for _genre, day in self.live))

    def by(self, dimension: Dimension) -> dict[str, list[PlannedItem]]:
        """Return the planned items by their key in ``dimension``; the key is empty where a planned item has none."""
        groups: dict[str, list[PlannedItem]] = defaultdict(list)
        for planned in self.planned_items:
            groups[self.key(planned, dimension)].append(planned)
        return dict(groups)

    def key(self, planned: PlannedItem, dimension: Dimension) -> str:
        """Return the key of ``planned`` in ``dimension``: a code, the name of a unit or person, or a Monday."""
        match dimension:
            case Dimension.GENRE:
                return planned.genre
            case Dimension.CHANNEL:
                return planned.channel
            case Dimension.TASK:
                key = self._task_key(planned)
                return key if key in self.tasks else ""
            case Dimension.UNIT:
                task = self.tasks.get(self._task_key(planned))
                return _unit_of(task) if task else doer_of(planned)
            case Dimension.WEEK:
                day = self.day_of(planned)
                return week_of(day).isoformat() if day else ""

    @staticmethod
    def day_of(planned: PlannedItem) -> date | None:
        """Return the day for which ``planned`` is planned, or else by which it is due."""
        return planned.planned_on or planned.due_on

    @staticmethod
    def _task_key(planned: PlannedItem) -> str:
        return f"{planned.plan_id}-{planned.task_uid}" if planned.plan_id and planned.task_uid else ""


def _unit_of(task: PlanTask) -> str:
    return str(task.organisation.name if task.organisation else task.unit)


def doer_of(planned: PlannedItem) -> str:
    """Return who does ``planned``, by name; empty where nobody does."""
    if planned.assignee:
        return str(planned.assignee.get_full_name() or planned.assignee.get_username())
    return str(planned.assignee_name)
