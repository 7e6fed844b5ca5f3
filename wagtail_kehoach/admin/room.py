"""The room of a campaign: what was planned against what is live, late things first, and a list behind each number."""

from __future__ import annotations

from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView

from wagtail_kehoach import charts
from wagtail_kehoach.access import editable
from wagtail_kehoach.admin import room_lists
from wagtail_kehoach.admin.addresses import address_of
from wagtail_kehoach.admin.room_lines import list_url
from wagtail_kehoach.admin.room_lists import LIST
from wagtail_kehoach.admin.room_screens import STATE_WORDS, OneCampaignScreen
from wagtail_kehoach.admin.room_tables import sections
from wagtail_kehoach.admin.room_ways import columns_to_write_in, room_url
from wagtail_kehoach.admin.room_weeks import Weeks
from wagtail_kehoach.models import PlanPage
from wagtail_kehoach.models.plans import in_force
from wagtail_kehoach.obligations import Obligation, obligations
from wagtail_kehoach.progress import CampaignFigures

MOST_LATE = 8
ROWS_PER_PAGE = 50


class RoomView(OneCampaignScreen, TemplateView):
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
        context = super().get_context_data(campaign=self.campaign, **kwargs)
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
        weeks = Weeks(figures)
        return {
            "state_words": STATE_WORDS[self.campaign.state_on(figures.today)],
            "plans": self.plans,
            "numbers": self.numbers(),
            "late": [room_lists.late_entry(each, figures) for each in figures.late[:MOST_LATE]],
            "late_total": len(figures.late),
            "late_url": list_url(self.campaign, room_lists.LATE),
            "chart": weeks.chart(),
            "weeks": weeks.lines(),
            "sections": sections(figures),
            "actions": self.actions(),
            "report": next((entry for entry in self.owed if entry.due_on), next(iter(self.owed), None)),
        }

    def numbers(self) -> list[dict[str, Any]]:
        """Return the four main numbers."""
        progress, live, late = self.figures.progress, len(self.figures.live), len(self.figures.late)
        nearest = next((entry for entry in self.owed if entry.due_on), None)
        return [
            {
                "name": "pieces",
                "progress": progress,
                "bar": charts.bar(progress.done, progress.wanted),
                "done_url": list_url(self.campaign, room_lists.PIECES, done="1"),
                "wanted_url": list_url(self.campaign, room_lists.PIECES),
                "words": _("planned pieces are there"),
            },
            {
                "name": "live",
                "number": live,
                "url": list_url(self.campaign, room_lists.ITEMS),
                "words": ngettext("live item", "live items", live),
            },
            {
                "name": "late",
                "number": late,
                "is_late": bool(late),
                "url": list_url(self.campaign, room_lists.LATE),
                "words": ngettext("late planned item", "late planned items", late),
            },
            {
                "name": "deadlines",
                "number": len(self.owed),
                "is_late": bool(nearest and nearest.days_late),
                "url": list_url(self.campaign, room_lists.DEADLINES),
                "words": ngettext("report due", "reports due", len(self.owed)),
                "note": f"{room_lists.days_words(nearest)} · {nearest.due_on:%d/%m/%Y}" if nearest else "",
            },
        ]

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
