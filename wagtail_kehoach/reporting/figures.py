"""The figures of a report: each a count with the very list that it counts.

An item counts when it is live at the moment of counting, its date lies in the period, whoever makes the report may
read it, and it serves a campaign of the plan or came of an item planned for it. However many campaigns it serves, it
counts once.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q, QuerySet
from wagtail.models import Page

from wagtail_kehoach import access
from wagtail_kehoach.access import OPERATOR
from wagtail_kehoach.models import MediaItemPage, PlanPage
from wagtail_kehoach.models.coverage import PlannedItemOutcome
from wagtail_kehoach.models.items import MediaItemCredit
from wagtail_kehoach.progress import Progress, progress_of, task_progress

SCHEMA_VERSION = 1


@dataclass(frozen=True)
class ReportedItem:
    """One item of the report's list. ``seconds`` is the length of its recording; dates are ISO text."""

    pk: int
    title: str
    dated_on: str
    genre: str
    medium: str
    column: str
    authors: list[str]
    url: str
    seconds: float


@dataclass(frozen=True)
class OffsitePiece:
    """One piece published elsewhere."""

    title: str
    url: str
    published_on: str


@dataclass(frozen=True)
class TaskLine:
    """One task of ours; ``wanted`` is ``None`` where nothing was planned for it."""

    unit: str
    text: str
    wanted: int | None
    done: int


def compute(plan: PlanPage, start: date, end: date, user: AbstractBaseUser | None) -> dict[str, Any]:
    """Return the figures of ``plan`` from ``start`` to ``end``, both included, as data that JSON can keep.

    Only what ``user`` may read is counted; the operator of a command reads everything.

    ``items`` and ``offsite`` are the lists, newest last; ``by_genre``, ``by_medium`` and ``by_column`` count the items
    by code or title and sum up to their number; ``tasks`` and ``planned`` are the standing of the plan, whatever
    the period.
    """
    items = _items(plan, start, end, user)
    offsite = [
        OffsitePiece(outcome.planned_item.title, outcome.offsite_url, outcome.offsite_on.isoformat())
        for outcome in _offsite(plan, start, end)
    ]
    tasks = task_progress(plan)
    planned = progress_of([planned for entry in tasks for planned in entry.planned_items])
    return {
        "schema": SCHEMA_VERSION,
        "items": [asdict(item) for item in items],
        "offsite": [asdict(piece) for piece in offsite],
        "by_genre": dict(Counter(item.genre for item in items)),
        "by_medium": dict(Counter(item.medium for item in items)),
        "by_column": dict(Counter(item.column for item in items)),
        "recorded_seconds": sum(item.seconds for item in items),
        "tasks": [
            asdict(TaskLine(entry.task.unit, entry.task.text, entry.progress.wanted, entry.progress.done))
            for entry in tasks
        ],
        "planned": _progress_data(planned),
    }


def _items(plan: PlanPage, start: date, end: date, user: AbstractBaseUser | None) -> list[ReportedItem]:
    serving = Q(campaigns__plans=plan) | Q(outcomes__planned_item__plan=plan)
    found = MediaItemPage.objects.live().filter(serving, dated_on__range=(start, end)).values("pk")
    readable = MediaItemPage.objects.all() if user is OPERATOR else access.readable(MediaItemPage.objects.all(), user)
    items = list(
        readable.filter(pk__in=found)
        .select_related("audio", "video")
        .prefetch_related("credits")
        .order_by("dated_on", "pk")
    )
    column_paths = {item.path[: -Page.steplen] for item in items}
    columns = dict(Page.objects.filter(path__in=column_paths).values_list("path", "title"))
    return [_reported(item, columns[item.path[: -Page.steplen]]) for item in items]


def _offsite(plan: PlanPage, start: date, end: date) -> QuerySet[PlannedItemOutcome]:
    serving = Q(planned_item__plan=plan) | Q(planned_item__campaign__plans=plan)
    found = PlannedItemOutcome.objects.filter(serving, planned_item__cancelled_because="").values("pk")
    pieces = PlannedItemOutcome.objects.filter(pk__in=found, offsite_url__gt="", offsite_on__range=(start, end))
    return pieces.select_related("planned_item").order_by("offsite_on", "pk")


def _reported(item: MediaItemPage, column: str) -> ReportedItem:
    authors = [credit.name for credit in item.credits.all() if credit.role == MediaItemCredit.Role.AUTHOR]
    return ReportedItem(
        pk=item.pk,
        title=item.title,
        dated_on=item.dated_on.isoformat(),
        genre=item.genre,
        medium=item.medium,
        column=column,
        authors=authors,
        url=item.full_url or "",
        seconds=item.duration,
    )


def _progress_data(progress: Progress) -> dict[str, int | None]:
    return {"wanted": progress.wanted, "done": progress.done}
