"""Gathers the entries of the calendar: what one user may edit, derived anew each time it is asked.

The number of queries does not grow with the number of plans, campaigns, planned items and pages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import (
    BigIntegerField,
    BooleanField,
    CharField,
    ExpressionWrapper,
    F,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry, Page, Revision

from wagtail_kehoach.access import editable
from wagtail_kehoach.models import (
    CampaignPage,
    CampaignPeak,
    MediaColumnPage,
    MediaItemPage,
    PlannedItem,
    PlanPage,
    PlanTask,
)
from wagtail_kehoach.models.choices import Tracking
from wagtail_kehoach.models.coverage import PlannedState
from wagtail_kehoach.models.plans import in_force
from wagtail_kehoach.obligations import Obligation, ObligationState, obligations
from wagtail_kehoach.progress import progress_of
from wagtail_kehoach.vietnamese.dates import PartialDate, Recurrence
from wagtail_kehoach.vietnamese.text import collapse

_A_DAY = timedelta(days=1)
_PAGE_MODELS = (PlanPage, CampaignPage, MediaColumnPage, MediaItemPage)


class EntryKind(StrEnum):
    """What stands on a day; in this order within the day."""

    PEAK = "peak"
    REPORT = "report"
    TASK = "task"
    DUE = "due"
    PLANNED = "planned"
    GO_LIVE = "go_live"


class EntryState(StrEnum):
    """How it stands."""

    OPEN = "open"
    LATE = "late"
    PARTLY = "partly"
    DONE = "done"
    SCHEDULED = "scheduled"
    LIVE = "live"
    DRAFT = "draft"
    NONE = ""


class Campaign(NamedTuple):
    """A campaign that an entry belongs to."""

    pk: int
    title: str


@dataclass(frozen=True)
class CalendarEntry:
    """One thing on one day, or on all days from ``first`` to ``last``.

    ``uid`` is the same whenever the same thing is asked for. ``url`` is its screen in the admin. ``planned_pk`` is set
    for what can be moved in the calendar. Readers may know of it when they may read all ``pages`` and, where it is a
    duty, the duties of the plan ``duty_of``; a ``is_hidden`` entry tells nothing but its kind and its day.
    """

    kind: EntryKind
    uid: str
    first: date
    last: date
    title: str
    state: EntryState = EntryState.NONE
    url: str = ""
    campaigns: tuple[Campaign, ...] = ()
    is_mine: bool = False
    planned_pk: int | None = None
    deadline_pk: int | None = None
    changed_at: datetime | None = None
    pages: frozenset[int] = frozenset()
    duty_of: int | None = None
    is_hidden: bool = False

    @property
    def campaign(self) -> Campaign | None:
        """The first of its campaigns."""
        return self.campaigns[0] if self.campaigns else None

    @property
    def lasts_days(self) -> int:
        """On how many days it stands."""
        return (self.last - self.first).days + 1

    def is_on(self, day: date) -> bool:
        """Tell whether it stands on ``day``."""
        return self.first <= day <= self.last


def entries(user: AbstractBaseUser | None, first: date, last: date, today: date | None = None) -> list[CalendarEntry]:
    """Return what stands on the days from ``first`` to ``last`` of what ``user`` may edit, in order of days and kinds.

    Cancelled planned items are left out. Of peaks that began earlier or go on later the whole period is told.
    """
    today = today or timezone.localdate()
    window = _Window(first, last)
    found = [
        *_planned(user, window, today),
        *_peaks(user, window),
        *_reports(user, window, today),
        *_tasks(user, window, today),
        *_go_lives(user, window),
    ]
    places = {kind: place for place, kind in enumerate(EntryKind)}
    return sorted(found, key=lambda entry: (entry.first, places[entry.kind], entry.title, entry.uid))


class _Window(NamedTuple):
    """The days that are asked for."""

    first: date
    last: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last

    @property
    def since(self) -> datetime:
        """The moment in which the first day begins."""
        return timezone.make_aware(datetime.combine(self.first, time.min))

    @property
    def until(self) -> datetime:
        """The moment in which the last day has ended."""
        return timezone.make_aware(datetime.combine(self.last + _A_DAY, time.min))


_STATE_OF_PLANNED = {
    PlannedState.BACKLOG: EntryState.OPEN,
    PlannedState.PLANNED: EntryState.OPEN,
    PlannedState.OVERDUE: EntryState.LATE,
    PlannedState.PARTLY: EntryState.PARTLY,
    PlannedState.FULFILLED: EntryState.DONE,
}
_STATE_OF_DUTY = {
    ObligationState.OVERDUE: EntryState.LATE,
    ObligationState.DUE: EntryState.OPEN,
    ObligationState.UNDATED: EntryState.OPEN,
    ObligationState.DONE: EntryState.DONE,
}


def _planned(user: AbstractBaseUser | None, window: _Window, today: date) -> Iterator[CalendarEntry]:
    """Yield planned items on the day planned for, and once more on the day by which they are due."""
    in_window = Q(planned_on__range=window) | Q(due_on__range=window)
    found = PlannedItem.objects.filter(
        in_window, campaign__in=editable(CampaignPage.objects.all(), user), cancelled_because=""
    )
    changes = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(PlannedItem),
        object_id=Cast(OuterRef("pk"), output_field=CharField()),
    )
    last_change = changes.order_by().values("object_id").annotate(last=Max("timestamp")).values("last")
    rows = (
        found.with_state(today)
        .annotate(campaign_title=F("campaign__title"), changed_at=Subquery(last_change))
        .order_by()
        .values(
            "pk", "title", "planned_on", "due_on", "plan_id", "campaign_id", "campaign_title", "assignee_id",
            "state_then", "changed_at", "created_at",
        )
    )  # fmt: skip
    # One address is made and the others after its pattern: there may be thousands.
    pattern = reverse("kehoach_planned:edit", args=[0])
    before, _zero, after = pattern.rpartition("0")
    for row in rows:
        days = {EntryKind.PLANNED: row["planned_on"], EntryKind.DUE: row["due_on"]}
        if days[EntryKind.DUE] == days[EntryKind.PLANNED]:
            del days[EntryKind.DUE]
        for kind, day in days.items():
            if day in window:
                yield CalendarEntry(
                    kind=kind,
                    uid=f"{kind}-{row['pk']}",
                    first=day,
                    last=day,
                    title=row["title"],
                    state=_STATE_OF_PLANNED[PlannedState(row["state_then"])],
                    url=f"{before}{row['pk']}{after}",
                    campaigns=(Campaign(row["campaign_id"], row["campaign_title"]),),
                    is_mine=user is not None and row["assignee_id"] == user.pk,
                    planned_pk=row["pk"],
                    changed_at=row["changed_at"] or row["created_at"],
                    pages=frozenset({row["campaign_id"], row["plan_id"]} - {None}),
                    duty_of=row["plan_id"],
                )


def _peaks(user: AbstractBaseUser | None, window: _Window) -> Iterator[CalendarEntry]:
    """Yield the peaks of campaigns, drafts of campaigns too."""
    begun = CampaignPeak.objects.filter(
        page__in=editable(CampaignPage.objects.all(), user), start_on__lte=window.last
    ).filter(Q(end_on__gte=window.first) | Q(end_on=None, start_on__gte=window.first))
    fields = ("pk", "label", "start_on", "end_on", "page_id", "page__title", "page__live", "page__last_published_at")
    for row in begun.values(*fields):
        yield CalendarEntry(
            kind=EntryKind.PEAK,
            uid=f"peak-{row['pk']}",
            first=row["start_on"],
            # A last day before the first one is a slip of the pen.
            last=max(row["start_on"], row["end_on"] or row["start_on"]),
            title=row["label"],
            state=EntryState.NONE if row["page__live"] else EntryState.DRAFT,
            url=reverse("wagtailadmin_pages:edit", args=[row["page_id"]]),
            campaigns=(Campaign(row["page_id"], row["page__title"]),),
            changed_at=row["page__last_published_at"],
            pages=frozenset({row["page_id"]}),
        )


def _reports(user: AbstractBaseUser | None, window: _Window, today: date) -> Iterator[CalendarEntry]:
    """Yield the reporting deadlines, a recurring one on each of its days."""
    for owed in obligations(user, today, with_tasks=False):
        met = {submission.due_on for submission in owed.submissions}
        for day in _days(owed.when, owed.plan, window):
            if owed.when is not None and owed.when.recurrence is not Recurrence.NONE:
                state = EntryState.DONE if day in met else EntryState.LATE if day < today else EntryState.OPEN
            else:
                state = _STATE_OF_DUTY[owed.state]
            yield _duty(owed, EntryKind.REPORT, day, state, (Campaign(page.pk, page.title) for page in owed.campaigns))


def _tasks(user: AbstractBaseUser | None, window: _Window, today: date) -> Iterator[CalendarEntry]:
    """Yield the tasks of ours that have a date."""
    plans = in_force(editable(PlanPage.objects.all(), user))
    ours = PlanTask.objects.filter(page__in=plans, tracking=Tracking.OURS, deadline__gt="").select_related("page")
    dated = [(task, days) for task in ours.defer("page__sections") if (days := _days(task.deadline, task.page, window))]
    planned = _planned_for([task for task, _days_of_it in dated], user)
    for task, days in dated:
        serving = planned[(task.page_id, task.uid)]
        campaigns = dict.fromkeys(Campaign(each.campaign_id, each.campaign_title) for each in serving if each.is_own)
        for day in days:
            owed = Obligation(task.page, task, day, today, progress=progress_of(serving))
            yield _duty(owed, EntryKind.TASK, day, _STATE_OF_DUTY[owed.state], campaigns)


def _planned_for(tasks: list[PlanTask], user: AbstractBaseUser | None) -> dict[Any, list[PlannedItem]]:
    """Return the planned items that serve ``tasks``, by plan and task; ``is_own`` tells whose campaign they are of."""
    by_task: dict[Any, list[PlannedItem]] = defaultdict(list)
    if tasks:
        own = Q(campaign__in=editable(CampaignPage.objects.all(), user))
        found = PlannedItem.objects.filter(
            plan__in={task.page_id for task in tasks}, task_uid__in={task.uid for task in tasks}
        )
        annotated = found.with_done().annotate(
            campaign_title=F("campaign__title"), is_own=ExpressionWrapper(own, output_field=BooleanField())
        )
        for planned in annotated.order_by("pk"):
            by_task[(planned.plan_id, planned.task_uid)].append(planned)
    return by_task


def _days(when: PartialDate | None, plan: PlanPage, window: _Window) -> list[date]:
    """Return the days of ``when`` in the window; a recurring date binds from the day the plan came into force."""
    if when is None:
        return []
    if when.recurrence is Recurrence.NONE:
        day = when.due()
        return [day] if day in window else []
    in_force_since = timezone.localdate(plan.first_published_at)
    return when.occurrences(max(window.first - _A_DAY, in_force_since), window.last)


def _duty(
    owed: Obligation, kind: EntryKind, day: date, state: EntryState, campaigns: Iterable[Campaign]
) -> CalendarEntry:
    recurs = owed.when is not None and owed.when.recurrence is not Recurrence.NONE
    return CalendarEntry(
        kind=kind,
        uid=f"{kind}-{owed.plan.pk}-{owed.row.uid}" + (f"-{day:%Y%m%d}" if recurs else ""),
        first=day,
        last=day,
        title=collapse(owed.text),
        state=state,
        url=reverse("wagtailadmin_pages:edit", args=[owed.plan.pk]),
        campaigns=tuple(campaigns),
        deadline_pk=owed.row.pk if kind is EntryKind.REPORT else None,
        changed_at=owed.plan.last_published_at,
        pages=frozenset({owed.plan.pk}),
        duty_of=owed.plan.pk,
    )


def _go_lives(user: AbstractBaseUser | None, window: _Window) -> Iterator[CalendarEntry]:
    """Yield our pages that are to go live, and the items that went live."""
    pages = list(_pages_going_live(user, window))
    campaigns = _campaigns_of([row["pk"] for row in pages], user)
    for row in pages:
        published_on = timezone.localdate(row["first_published_at"]) if row["first_published_at"] else row["dated_on"]
        moments = []
        if row["live"] and row["dated_on"] and published_on in window:
            moments.append((f"page-{row['pk']}", published_on, EntryState.LIVE))
        if row["scheduled_at"] and timezone.localdate(row["scheduled_at"]) in window:
            again = "-again" if row["live"] else ""
            moments.append((f"page-{row['pk']}{again}", timezone.localdate(row["scheduled_at"]), EntryState.SCHEDULED))
        for uid, day, state in moments:
            yield CalendarEntry(
                kind=EntryKind.GO_LIVE,
                uid=uid,
                first=day,
                last=day,
                title=row["title"] if row["live"] else row["draft_title"] or row["title"],
                state=state,
                url=reverse("wagtailadmin_pages:edit", args=[row["pk"]]),
                campaigns=tuple(campaigns[row["pk"]]),
                is_mine=user is not None and row["owner_id"] == user.pk,
                changed_at=row["latest_revision_created_at"],
                pages=frozenset({row["pk"]}),
            )


def _pages_going_live(user: AbstractBaseUser | None, window: _Window) -> QuerySet:
    """Return those pages as rows. Only a schedule that was approved counts: a date in a draft brings nothing about."""
    ours = ContentType.objects.get_for_models(*_PAGE_MODELS).values()
    approved = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    coming = approved.filter(approved_go_live_at__gte=window.since, approved_go_live_at__lt=window.until)
    scheduled = Q(pk__in=coming.annotate(number=Cast("object_id", output_field=BigIntegerField())).values("number"))
    went_live = Q(first_published_at__gte=window.since, first_published_at__lt=window.until) | Q(
        first_published_at=None, mediaitempage__dated_on__range=window
    )
    item = Q(live=True, content_type=ContentType.objects.get_for_model(MediaItemPage))
    of_page = approved.filter(object_id=Cast(OuterRef("pk"), output_field=CharField()))
    return (
        editable(Page.objects.filter(content_type__in=ours), user)
        .filter(scheduled | (item & went_live))
        .annotate(
            scheduled_at=Subquery(of_page.values("approved_go_live_at")[:1]), dated_on=F("mediaitempage__dated_on")
        )
        .values(
            "pk", "title", "draft_title", "live", "owner_id", "first_published_at", "latest_revision_created_at",
            "scheduled_at", "dated_on",
        )
    )  # fmt: skip


def _campaigns_of(pages: list[int], user: AbstractBaseUser | None) -> dict[int, list[Campaign]]:
    """Return the campaigns that items serve and that ``user`` may edit, by item."""
    found: dict[int, list[Campaign]] = defaultdict(list)
    if pages:
        own = editable(CampaignPage.objects.all(), user)
        links = MediaItemPage.campaigns.through.objects.filter(mediaitempage__in=pages, campaignpage__in=own)
        for item, pk, title in links.values_list("mediaitempage_id", "campaignpage_id", "campaignpage__title"):
            found[item].append(Campaign(pk, title))
    return found
