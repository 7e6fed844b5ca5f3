"""The room of a campaign: what was planned against what is live, late things first, and a list behind each number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import AbstractBaseUser
from django.core.paginator import Paginator
from django.db.models import Q
from django.forms import Media
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import Button
from wagtail.permissions import page_permission_policy

from wagtail_kehoach import charts
from wagtail_kehoach.access import editable
from wagtail_kehoach.admin import room_lists
from wagtail_kehoach.admin.addresses import address_of
from wagtail_kehoach.admin.room_lists import DONE, GROUP, KEY, LIST
from wagtail_kehoach.models import CampaignPage, MediaColumnPage, PlannedItem, PlanPage
from wagtail_kehoach.models.campaigns import CampaignState
from wagtail_kehoach.models.plans import in_force
from wagtail_kehoach.obligations import Obligation, obligations
from wagtail_kehoach.progress import (
    CampaignFigures,
    CampaignStanding,
    Dimension,
    Progress,
    TargetProgress,
    campaign_standings,
    progress_of,
    target_progress,
    week_of,
)

MEDIA = Media(css={"all": ["wagtail_kehoach/admin.css", "wagtail_kehoach/admin-room.css"]})
MOST_WEEKS = 53
MOST_LATE = 8
ROWS_PER_PAGE = 50
ENDED_PER_PAGE = 30

STATE_WORDS = {
    CampaignState.RUNNING: gettext_lazy("running"),
    CampaignState.COMING: gettext_lazy("coming"),
    CampaignState.ENDED: gettext_lazy("ended"),
}


@dataclass(frozen=True)
class Line:
    """One row of a table of figures, with the addresses of the lists behind its numbers."""

    label: str
    progress: Progress
    note: str = ""
    late: int = 0
    live: int = 0
    wanted_url: str = ""
    done_url: str = ""
    live_url: str = ""

    @property
    def bar(self) -> SafeString:
        """The drawing of the progress."""
        return charts.bar(self.progress.done, self.progress.wanted, is_late=bool(self.late))


@dataclass(frozen=True)
class Section:
    """One table of figures."""

    name: str
    title: str
    first: str
    lines: list[Line]
    has_live: bool = False


def own_campaigns(user: AbstractBaseUser) -> Any:
    """Return the campaigns whose rooms ``user`` may enter."""
    return editable(CampaignPage.objects.defer_streamfields(), user)


def room_url(campaign_pk: int, **asked: str) -> str:
    """Return the address of a campaign's room, or of a list in it."""
    address = reverse("kehoach_room:room", args=[campaign_pk])
    return f"{address}?{urlencode(asked)}" if asked else address


def columns_to_write_in(campaigns: Iterable[CampaignPage], user: AbstractBaseUser) -> dict[int, list[MediaColumnPage]]:
    """Return the columns that serve each of ``campaigns`` and in which ``user`` may write, by the campaign's key."""
    by_key = {campaign.pk: campaign for campaign in campaigns}
    serving = Q(campaigns__in=by_key)
    for campaign in by_key.values():
        serving |= Q(path__startswith=campaign.path)
    allowed = page_permission_policy.instances_user_has_permission_for(user, "add").values("pk")
    columns = MediaColumnPage.objects.defer_streamfields().filter(serving, pk__in=allowed).order_by("title")
    columns = list(columns.distinct().prefetch_related("campaigns"))
    return {
        key: [
            column
            for column in columns
            if column.path.startswith(campaign.path) or any(served.pk == key for served in column.campaigns.all())
        ]
        for key, campaign in by_key.items()
    }


def standing_line(campaign: CampaignPage, standing: CampaignStanding) -> Line:
    """Return the row of one campaign among several."""
    return Line(
        label=campaign.title,
        progress=standing.progress,
        late=standing.late,
        wanted_url=room_url(campaign.pk, **{LIST: room_lists.PIECES}),
        done_url=room_url(campaign.pk, **{LIST: room_lists.PIECES, DONE: "1"}),
    )


class RoomIndexView(WagtailAdminTemplateMixin, TemplateView):
    """The campaigns with a room: running, coming, ended."""

    template_name = "wagtail_kehoach/admin/room_index.html"
    page_title = gettext_lazy("Campaign rooms")
    header_icon = "calendar-check"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = timezone.localdate()
        by_state: dict[CampaignState, list[CampaignPage]] = {state: [] for state in STATE_WORDS}
        for campaign in own_campaigns(self.request.user).order_by("-start_on", "-pk"):
            by_state[campaign.state_on(today)].append(campaign)
        ended = Paginator(by_state[CampaignState.ENDED], ENDED_PER_PAGE).get_page(self.request.GET.get("p"))
        shown = {**by_state, CampaignState.ENDED: list(ended)}
        standings = campaign_standings([campaign for group in shown.values() for campaign in group], today)
        return super().get_context_data(
            media=MEDIA,
            ended=ended,
            groups=[
                {
                    "state": state.value,
                    "words": words,
                    "rows": [
                        {
                            "campaign": campaign,
                            "url": room_url(campaign.pk),
                            "line": standing_line(campaign, standings[campaign.pk]),
                        }
                        for campaign in shown[state]
                    ],
                }
                for state, words in STATE_WORDS.items()
            ],
            **kwargs,
        )


class OneCampaignMixin(WagtailAdminTemplateMixin):
    """For screens of one campaign that the user may edit."""

    header_icon = "calendar-check"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.campaign = get_object_or_404(own_campaigns(request.user), pk=kwargs["pk"])

    def get_page_title(self) -> str:
        return str(self.page_title or self.campaign.title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        above = [
            *self.breadcrumbs_items,
            {"url": reverse("kehoach_room:index"), "label": _("Campaign rooms")},
        ]
        if self.get_page_title() == self.campaign.title:
            return [*above, {"url": "", "label": self.campaign.title}]
        return [
            *above,
            {"url": room_url(self.campaign.pk), "label": self.campaign.title},
            {"url": "", "label": self.get_page_title()},
        ]


class RoomView(OneCampaignMixin, TemplateView):
    """One campaign at a glance, or the list behind one of its numbers."""

    template_name = "wagtail_kehoach/admin/room.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.is_list = LIST in request.GET
        if self.is_list:
            self.template_name = "wagtail_kehoach/admin/room_list.html"
            self.page_title = self.listing.title

    @cached_property
    def plans(self) -> list[PlanPage]:
        """The plans in force that the campaign serves and the user may edit."""
        served = PlanPage.objects.defer_streamfields().filter(campaigns=self.campaign)
        return list(in_force(editable(served, self.request.user)))

    @cached_property
    def figures(self) -> CampaignFigures:
        """The figures of the campaign today."""
        return CampaignFigures(self.campaign, timezone.localdate(), self.plans)

    @cached_property
    def owed(self) -> list[Obligation]:
        """The reports that are owed for the campaign's plans."""
        found = obligations(self.request.user, self.figures.today, plans=self.plans, with_tasks=False)
        return [entry for entry in found if not entry.is_done]

    @cached_property
    def listing(self) -> room_lists.Listing:
        """The list that the address asks for."""
        return room_lists.listing(self.figures, self.owed, self.request.GET, self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(media=MEDIA, campaign=self.campaign, **kwargs)
        return {**context, **(self.list_context() if self.is_list else self.room_context())}

    def list_context(self) -> dict[str, Any]:
        """Return what one page of a list shows."""
        page = Paginator(self.listing.found, ROWS_PER_PAGE).get_page(self.request.GET.get("p"))
        entries = self.listing.page_of(page.object_list)
        asked = self.request.GET.copy()
        asked.pop("p", None)
        return {
            "listing": self.listing,
            "entries": entries,
            "page_obj": page,
            "asked": asked.urlencode(),
            "total": page.paginator.count,
            "has_outcomes": any(entry.outcome for entry in entries),
            "room_url": room_url(self.campaign.pk),
        }

    def room_context(self) -> dict[str, Any]:
        """Return what the room shows."""
        figures = self.figures
        return {
            "state_words": STATE_WORDS[self.campaign.state_on(figures.today)],
            "plans": self.plans,
            "numbers": self.numbers(),
            "late": [room_lists.late_entry(each, figures) for each in figures.late[:MOST_LATE]],
            "late_total": len(figures.late),
            "late_url": self.list_url(room_lists.LATE),
            "chart": charts.columns(self.weeks(), title=_("Planned and live pieces by week")),
            "weeks": self.week_lines(),
            "sections": [section for section in self.sections() if section.lines],
            "actions": self.actions(),
            "report": next((entry for entry in self.owed if entry.due_on), next(iter(self.owed), None)),
        }

    def list_url(self, kind: str, dimension: Dimension | None = None, key: str = "", done: str = "") -> str:
        """Return the address of a list of this room."""
        asked = {LIST: kind}
        if dimension or key:
            asked |= {GROUP: dimension.value} if dimension else {}
            asked[KEY] = key
        return room_url(self.campaign.pk, **asked, **({DONE: done} if done else {}))

    def numbers(self) -> list[dict[str, Any]]:
        """Return the four main numbers."""
        progress, live, late = self.figures.progress, len(self.figures.live), len(self.figures.late)
        nearest = next((entry for entry in self.owed if entry.due_on), None)
        return [
            {
                "name": "pieces",
                "progress": progress,
                "bar": charts.bar(progress.done, progress.wanted),
                "done_url": self.list_url(room_lists.PIECES, done="1"),
                "wanted_url": self.list_url(room_lists.PIECES),
                "words": _("planned pieces are there"),
            },
            {
                "name": "live",
                "number": live,
                "url": self.list_url(room_lists.ITEMS),
                "words": ngettext("live item", "live items", live),
            },
            {
                "name": "late",
                "number": late,
                "is_late": bool(late),
                "url": self.list_url(room_lists.LATE),
                "words": ngettext("late planned item", "late planned items", late),
            },
            {
                "name": "deadlines",
                "number": len(self.owed),
                "is_late": bool(nearest and nearest.days_late),
                "url": self.list_url(room_lists.DEADLINES),
                "words": ngettext("report due", "reports due", len(self.owed)),
                "note": f"{room_lists.days_words(nearest)} · {nearest.due_on:%d/%m/%Y}" if nearest else "",
            },
        ]

    def sections(self) -> list[Section]:
        """Return the tables: targets, tasks, genres, channels, units."""
        return [
            Section("targets", _("Targets"), _("Target"), self.target_lines()),
            Section("task", _("Tasks of the plan"), _("Task"), self.lines(Dimension.TASK)),
            Section("genre", _("By genre"), _("Genre"), self.lines(Dimension.GENRE), has_live=True),
            Section("channel", _("By channel"), _("Channel"), self.lines(Dimension.CHANNEL)),
            Section("unit", _("By unit"), _("Unit or person"), self.lines(Dimension.UNIT)),
        ]

    def lines(self, dimension: Dimension) -> list[Line]:
        """Return the rows of ``dimension``, those with something late first."""
        groups = self.figures.by(dimension)
        keys = {Dimension.TASK: [*self.figures.tasks], Dimension.GENRE: [*self.figures.live_by_genre]}
        order = list(dict.fromkeys([*keys.get(dimension, []), *groups]))
        lines = [self.line(dimension, key, groups.get(key, [])) for key in order if key or groups.get(key)]
        return sorted(lines, key=lambda line: -line.late)

    def line(self, dimension: Dimension, key: str, planned_items: list[PlannedItem]) -> Line:
        """Return the row of one group."""
        late = {planned.pk for planned in self.figures.late}
        live = self.figures.live_by_genre.get(key, 0) if dimension is Dimension.GENRE else 0
        return Line(
            label=room_lists.label_of(self.figures, dimension, key),
            note=self.task_note(key) if dimension is Dimension.TASK and key else "",
            progress=progress_of(planned_items),
            late=sum(planned.pk in late for planned in planned_items),
            live=live,
            wanted_url=self.list_url(room_lists.PIECES, dimension, key),
            done_url=self.list_url(room_lists.PIECES, dimension, key, done="1"),
            live_url=self.list_url(room_lists.ITEMS, dimension, key) if live else "",
        )

    def task_note(self, key: str) -> str:
        """Return unit and deadline of a task."""
        task = self.figures.tasks[key]
        return " · ".join(str(part) for part in (task.unit, task.deadline) if part)

    def target_lines(self) -> list[Line]:
        """Return the rows of the targets."""
        return [self.target_line(entry) for entry in target_progress(self.campaign)]

    def target_line(self, entry: TargetProgress) -> Line:
        """Return the row of one target; only what is there has a list."""
        return Line(
            label=str(entry.target) or _("pieces of any kind"),
            progress=Progress(entry.target.wanted or None, entry.done),
            done_url=self.list_url(room_lists.TARGET, key=str(entry.target.uid)),
        )

    @cached_property
    def mondays(self) -> list[date]:
        """The weeks of the chart: from the first to the last in which there is something, at most a year of them."""
        keys = [date.fromisoformat(key) for key in self.figures.by(Dimension.WEEK) if key]
        busy = sorted({*keys, *self.figures.live_by_week})
        if not busy:
            return []
        last = min(busy[-1], max(busy[0], week_of(self.figures.today)) + timedelta(weeks=MOST_WEEKS // 2))
        first = max(busy[0], last - timedelta(weeks=MOST_WEEKS - 1))
        return [first + timedelta(weeks=number) for number in range((last - first).days // 7 + 1)]

    def week_lines(self) -> list[Line]:
        """Return the rows of the table by week: those of the chart, and all others in which there is something."""
        groups = self.figures.by(Dimension.WEEK)
        busy = {key for key in groups if key} | {monday.isoformat() for monday in self.figures.live_by_week}
        keys = sorted(busy | {monday.isoformat() for monday in self.mondays}) + ([""] if "" in groups else [])
        lines = []
        for key in keys:
            live = self.figures.live_by_week.get(date.fromisoformat(key), 0) if key else 0
            lines.append(
                Line(
                    label=room_lists.label_of(self.figures, Dimension.WEEK, key),
                    progress=progress_of(groups.get(key, [])),
                    live=live,
                    wanted_url=self.list_url(room_lists.PIECES, Dimension.WEEK, key),
                    live_url=self.list_url(room_lists.ITEMS, Dimension.WEEK, key) if live else "",
                )
            )
        return lines

    def weeks(self) -> list[charts.Slot]:
        """Return the columns of the chart."""
        groups = self.figures.by(Dimension.WEEK)
        slots = []
        for monday in self.mondays:
            key = monday.isoformat()
            wanted, live = progress_of(groups.get(key, [])).wanted or 0, self.figures.live_by_week.get(monday, 0)
            week = {"week": room_lists.week_words(monday)}
            planned_words = ngettext("%(week)s: %(count)d planned piece", "%(week)s: %(count)d planned pieces", wanted)
            live_words = ngettext("%(week)s: %(count)d live item", "%(week)s: %(count)d live items", live)
            slots.append(
                charts.Slot(
                    label=f"{monday:%d/%m}",
                    wanted=wanted,
                    done=live,
                    wanted_words=planned_words % {**week, "count": wanted},
                    done_words=live_words % {**week, "count": live},
                    wanted_url=self.list_url(room_lists.PIECES, Dimension.WEEK, key),
                    done_url=self.list_url(room_lists.ITEMS, Dimension.WEEK, key),
                    is_now=monday == week_of(self.figures.today),
                )
            )
        return slots

    def actions(self) -> list[dict[str, str]]:
        """Return what can be done next, as far as the user may do it."""
        user, pk = self.request.user, self.campaign.pk
        may_plan = user.has_perm("wagtail_kehoach.add_planneditem")
        may_move = user.has_perm("wagtail_kehoach.change_planneditem") and bool(self.figures.planned_items)
        listed = urlencode({"campaign": pk})
        moved = address_of("kehoach_planned:bulk", "chuyen-ngay", listed=listed, all="1")
        offered = [
            (self.can_write, reverse("kehoach_room:write", args=[pk]), _("New item"), "plus"),
            (may_plan, address_of("kehoach_planned:add", campaign=pk), _("New planned item"), "tasks"),
            (may_move, moved, _("Move dates…"), "date"),
            (self.can_clone, address_of("kehoach_planned:clone_campaign", pk), _("Copy as the next round"), "copy"),
            (True, reverse("wagtailadmin_pages:edit", args=[pk]), _("Edit the campaign"), "edit"),
        ]
        return [{"url": url, "words": words, "icon": icon} for may, url, words, icon in offered if may and url]

    @property
    def can_write(self) -> bool:
        """Whether there is a column of the campaign in which the user may write."""
        return bool(columns_to_write_in([self.campaign], self.request.user)[self.campaign.pk])

    @property
    def can_clone(self) -> bool:
        """Whether the user may make campaigns beside this one."""
        parent = self.campaign.get_parent()
        return bool(parent and parent.permissions_for_user(self.request.user).can_add_subpage())


class WriteView(OneCampaignMixin, TemplateView):
    """Leads to the form of a new item in the campaign's column, or asks which column when there are several."""

    template_name = "wagtail_kehoach/admin/room_write.html"
    page_title = gettext_lazy("New item")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.columns = columns_to_write_in([self.campaign], request.user)[self.campaign.pk]
        if len(self.columns) == 1:
            return redirect(write_url(self.columns[0]))
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_add = self.campaign.permissions_for_user(self.request.user).can_add_subpage()
        return super().get_context_data(
            media=MEDIA,
            columns=[{"column": column, "url": write_url(column)} for column in self.columns],
            add_url=reverse("wagtailadmin_pages:add_subpage", args=[self.campaign.pk]) if may_add else "",
            **kwargs,
        )


def write_url(column: MediaColumnPage) -> str:
    """Return the address of the form of a new item in ``column``."""
    return reverse("wagtailadmin_pages:add", args=["wagtail_kehoach", "mediaitempage", column.pk])


def offer_room(page: Any, user: Any, next_url: str | None = None, **kwargs: Any) -> list[Button]:
    """Offer the room among the buttons of a campaign, to whoever may edit it."""
    if not issubclass(page.specific_class or object, CampaignPage) or not page.permissions_for_user(user).can_edit():
        return []
    return [Button(_("Campaign room"), url=room_url(page.pk), icon_name="calendar-check", priority=15)]


class RoomViewSet(ViewSet):
    """The rooms of campaigns."""

    name = "kehoach_room"
    url_prefix = "kehoach/phong-dot"
    icon = "calendar-check"
    menu_label = gettext_lazy("Campaign rooms")

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", RoomIndexView.as_view(), name="index"),
            path("<int:pk>/", RoomView.as_view(), name="room"),
            path("<int:pk>/viet/", WriteView.as_view(), name="write"),
        ]
