"""The panels on the admin's home page: first steps, reports due, running campaigns, the next seven days."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any

from django.db.models import Case, Count, F, Q, Window
from django.db.models import When as DbWhen
from django.db.models.functions import RowNumber
from django.forms import Media
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from wagtail_kehoach.access import addable, editable
from wagtail_kehoach.admin.addresses import address_of
from wagtail_kehoach.admin.room_lines import standing_line
from wagtail_kehoach.admin.room_lists import days_words
from wagtail_kehoach.admin.room_ways import columns_to_write_in, own_campaigns, room_url, write_url
from wagtail_kehoach.models import (
    CampaignPage,
    CampaignPeak,
    HubPage,
    MediaColumnPage,
    MediaItemPage,
    PlanIndexPage,
    PlannedItem,
    PlanPage,
)
from wagtail_kehoach.models.campaigns import CampaignState
from wagtail_kehoach.models.coverage import PlannedState
from wagtail_kehoach.models.plans import in_force
from wagtail_kehoach.obligations import Obligation, obligations
from wagtail_kehoach.progress import campaign_standings

MAX_DEADLINES = 6
MAX_CAMPAIGNS = 6
MAX_LATE = 3
MAX_PER_DAY = 4
DAYS = 7


@dataclass(frozen=True)
class Happening:
    """Something on one of the next days."""

    icon: str
    kind: str
    title: str
    url: str
    is_done: bool = False


class Overview:
    """What the panels show to one user; each part is fetched once, in a number of queries that does not grow."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.user: Any = request.user
        self.today = timezone.localdate()

    @cached_property
    def has_plans(self) -> bool:
        """Whether a plan in force is the user's to edit."""
        return in_force(editable(PlanPage.objects.all(), self.user)).exists()

    @cached_property
    def has_campaigns(self) -> bool:
        """Whether a campaign is the user's to edit."""
        return own_campaigns(self.user).exists()

    @cached_property
    def owed(self) -> list[Obligation]:
        """The reports that are owed, the longest waiting first."""
        return [entry for entry in obligations(self.user, self.today, with_tasks=False) if not entry.is_done]

    @cached_property
    def campaigns(self) -> list[CampaignPage]:
        """The live campaigns that need attention, by first day."""
        owing = {campaign.pk for entry in self.owed for campaign in entry.campaigns}
        ended = Q(end_on__lt=self.today)
        found = own_campaigns(self.user).live().exclude(start_on__gt=self.today)
        return list(found.filter(~ended | Q(end_on=None) | Q(pk__in=owing)).order_by("start_on", "pk"))

    @cached_property
    def intake_url(self) -> str:
        """The way from a document to a plan, empty for a user who may make no plan."""
        return address_of("kehoach_intake:index") if self.first_where_pages_may_be_added(PlanIndexPage) else ""

    @cached_property
    def steps(self) -> list[dict[str, Any]]:
        """The first steps, with the way to each for whoever may take it."""
        hub = self.first_where_pages_may_be_added(HubPage)
        column = self.first_where_pages_may_be_added(MediaColumnPage)
        return [
            {
                "words": _("Make a plan from a document"),
                "help": _("A Word, PDF or text file: number, tasks and deadlines are read; you check them."),
                "url": self.intake_url,
                "is_done": self.has_plans,
            },
            {
                "words": _("Make a campaign and its columns"),
                "help": _("The step before can make both at once. Or begin here, without a document."),
                "url": reverse("wagtailadmin_pages:add_subpage", args=[hub.pk]) if hub else "",
                "is_done": self.has_campaigns,
            },
            {
                "words": _("Write the first item"),
                "help": _("Items stand in columns. Progress and reports count by themselves what is live."),
                "url": write_url(column) if column else "",
                "is_done": False,
            },
        ]

    def first_where_pages_may_be_added(self, model: Any) -> Any:
        """Return the first page of ``model`` below which the user may make pages."""
        return addable(model.objects.all(), self.user).order_by("path").only("pk").first()

    @cached_property
    def needs_steps(self) -> bool:
        """Whether the user works on nothing yet and there is a first step to take."""
        if self.has_plans and self.has_campaigns:
            begun = editable(MediaItemPage.objects.all(), self.user).exists()
        else:
            begun = self.has_plans or self.has_campaigns
        return not begun and any(step["url"] for step in self.steps)

    @cached_property
    def days(self) -> list[date]:
        """The next seven days, today first."""
        return [self.today + timedelta(days=number) for number in range(DAYS)]

    @cached_property
    def happenings(self) -> dict[date, list[Happening]]:
        """What is to happen on each of the days."""
        found: dict[date, list[Happening]] = defaultdict(list)
        for entry in self.owed:
            if entry.due_on and self.days[0] <= entry.due_on <= self.days[-1]:
                url = address_of("kehoach_ledger:submit", entry.row.pk) or reverse(
                    "wagtailadmin_pages:edit", args=[entry.plan.pk]
                )
                found[entry.due_on].append(Happening("date", _("report that is due"), entry.text, url))
        for peak in self._peaks():
            for day in self.days:
                if peak.start_on <= day <= (peak.end_on or peak.start_on):
                    found[day].append(Happening("pick", _("peak"), peak.label, room_url(peak.page_id)))
        for page in self._go_lives():
            url = reverse("wagtailadmin_pages:edit", args=[page.pk])
            found[timezone.localdate(page.go_live_at)].append(Happening("time", _("goes live"), page.title, url))
        for planned in self._planned():
            state = planned.state_on(self.today)
            url = reverse("kehoach_planned:edit", args=[planned.pk])
            kind = _("due") if planned.day == planned.due_on != planned.planned_on else _("planned item")
            found[planned.day].append(
                Happening("tasks", kind, planned.title, url, is_done=state is PlannedState.FULFILLED)
            )
        return found

    @cached_property
    def planned_per_day(self) -> dict[date, int]:
        """How many planned items each of the days has."""
        counted = self._planned_of_the_days().order_by().values("day").annotate(number=Count("pk"))
        return {row["day"]: row["number"] for row in counted}

    def _planned_of_the_days(self) -> Any:
        first, last = self.days[0], self.days[-1]
        of_these_days = Q(planned_on__range=(first, last)) | Q(due_on__range=(first, last))
        campaigns = editable(CampaignPage.objects.all(), self.user)
        return PlannedItem.objects.filter(of_these_days, campaign__in=campaigns, cancelled_because="").annotate(
            day=Case(DbWhen(planned_on__range=(first, last), then=F("planned_on")), default=F("due_on"))
        )

    def _planned(self) -> Any:
        """Return the first planned items of each day."""
        place = Window(RowNumber(), partition_by=F("day"), order_by=[F("pk").asc()])
        chosen = self._planned_of_the_days().annotate(place=place).filter(place__lte=MAX_PER_DAY)
        found = {row["pk"]: row["day"] for row in chosen.order_by().values("pk", "day")}
        planned_items = list(PlannedItem.objects.filter(pk__in=found).with_done().order_by("pk"))
        for planned in planned_items:
            planned.day = found[planned.pk]
        return planned_items

    def _peaks(self) -> Any:
        own = editable(CampaignPage.objects.live(), self.user)
        begun = CampaignPeak.objects.filter(page__in=own, start_on__lte=self.days[-1])
        return begun.filter(Q(end_on__gte=self.today) | Q(end_on=None, start_on__gte=self.today)).order_by("start_on")

    def _go_lives(self) -> Any:
        """Return our pages that are scheduled for one of the days."""
        ours = Q()
        for model in (PlanPage, CampaignPage, MediaColumnPage, MediaItemPage):
            ours |= Q(pk__in=model.objects.filter(go_live_at__isnull=False).values("pk"))
        first = timezone.make_aware(datetime.combine(self.today, time.min))
        scheduled = editable(Page.objects.all(), self.user).filter(
            ours, go_live_at__gte=first, go_live_at__lt=first + timedelta(days=DAYS)
        )
        return scheduled.order_by("go_live_at")[: DAYS * MAX_PER_DAY]


class HomePanel(Component):
    """One panel of the home page."""

    def __init__(self, overview: Overview) -> None:
        self.overview = overview

    @property
    def media(self) -> Media:
        return Media(css={"all": ["wagtail_kehoach/admin.css"]})


class StepsPanel(HomePanel):
    """The first three steps, for somebody who begins."""

    name = "kehoach_steps"
    template_name = "wagtail_kehoach/admin/dashboard_steps.html"
    order = 50

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"steps": self.overview.steps}


class DeadlinesPanel(HomePanel):
    """The reports that are due next."""

    name = "kehoach_deadlines"
    template_name = "wagtail_kehoach/admin/dashboard_deadlines.html"
    order = 51

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        owed = self.overview.owed
        return {
            "csrf_token": get_token(self.overview.request),
            "deadlines": [
                {
                    "entry": entry,
                    "words": days_words(entry),
                    "submit_url": address_of("kehoach_ledger:submit", entry.row.pk),
                }
                for entry in owed[:MAX_DEADLINES]
            ],
            "more": max(0, len(owed) - MAX_DEADLINES),
            "ledger_url": address_of("kehoach_ledger:index"),
        }


class CampaignsPanel(HomePanel):
    """The campaigns that run or owe a report, with what is late in them."""

    name = "kehoach_campaigns"
    template_name = "wagtail_kehoach/admin/dashboard_campaigns.html"
    order = 52

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        overview = self.overview
        standings = campaign_standings(overview.campaigns, overview.today)
        # What is late comes first; among equals the order stays.
        ordered = sorted(overview.campaigns, key=lambda campaign: -standings[campaign.pk].late)
        shown = ordered[:MAX_CAMPAIGNS]
        late = self.late([campaign.pk for campaign in shown if standings[campaign.pk].late])
        columns = columns_to_write_in(shown, overview.user)
        return {
            "campaigns": [
                {
                    "campaign": campaign,
                    "room_url": room_url(campaign.pk),
                    "late_url": room_url(campaign.pk, xem="tre"),
                    "write_url": reverse("kehoach_room:write", args=[campaign.pk]) if columns[campaign.pk] else "",
                    "line": standing_line(campaign, standings[campaign.pk]),
                    "late": late[campaign.pk][:MAX_LATE],
                    "has_ended": campaign.state_on(overview.today) is CampaignState.ENDED,
                }
                for campaign in shown
            ],
            "more": len(overview.campaigns) - len(shown),
            "index_url": reverse("kehoach_room:index"),
            "intake_url": overview.intake_url,
        }

    def late(self, campaigns: list[int]) -> dict[int, list[PlannedItem]]:
        """Return the planned items of ``campaigns`` that have been late for longest."""
        by_campaign: dict[int, list[PlannedItem]] = defaultdict(list)
        if campaigns:
            late = PlannedItem.objects.filter(campaign__in=campaigns).in_state(
                [PlannedState.OVERDUE], self.overview.today
            )
            for planned in late.order_by("last_day", "pk")[: MAX_LATE * MAX_CAMPAIGNS]:
                by_campaign[planned.campaign_id].append(planned)
        return by_campaign


class DaysPanel(HomePanel):
    """The next seven days."""

    name = "kehoach_days"
    template_name = "wagtail_kehoach/admin/dashboard_days.html"
    order = 53

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        overview = self.overview
        return {
            "days": [
                {
                    "day": day,
                    "weekday": date_format(day, "l"),
                    "is_today": day == overview.today,
                    "happenings": overview.happenings.get(day, []),
                    "more": max(0, overview.planned_per_day.get(day, 0) - MAX_PER_DAY),
                    "more_url": address_of(
                        "kehoach_planned:index", planned_on_from=day.isoformat(), planned_on_to=day.isoformat()
                    ),
                }
                for day in overview.days
            ],
            "calendar_url": address_of("kehoach_calendar:index"),
        }


def home_panels(request: HttpRequest) -> list[HomePanel]:
    """Return the panels that have something to say to the user of ``request``."""
    overview = Overview(request)
    panels: list[HomePanel] = []
    if overview.needs_steps:
        panels.append(StepsPanel(overview))
    if overview.has_plans:
        panels.append(DeadlinesPanel(overview))
    if overview.has_campaigns:
        panels.append(CampaignsPanel(overview))
    if overview.has_plans or overview.has_campaigns:
        panels.append(DaysPanel(overview))
    return panels
