"""The landing page of everything that this package publishes."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.contrib.routable_page.models import RoutablePageMixin, re_path
from wagtail.models import Page
from wagtail.search import index

from wagtail_kehoach.models.campaigns import CampaignPage
from wagtail_kehoach.models.columns import MediaColumnPage
from wagtail_kehoach.models.items import MediaItemPage, newest
from wagtail_kehoach.models.pages import KehoachPageMixin
from wagtail_kehoach.models.people import CalendarLink
from wagtail_kehoach.models.plans import PlanPage, newest_plans

NEWEST_ITEMS = 6
NEWEST_PLANS = 5
#: The hook whose functions get the request, the hub, the key and the kind of a calendar link, and answer the request.
CALENDAR_HOOK = "kehoach_calendar_link"
#: A key as ``CalendarLink`` makes it: too long for a page's address to be taken for one by chance.
_CALENDAR_KEY = r"^lich/(?P<key>[\w-]{40,64})/"


class HubPageMixin(RoutablePageMixin, KehoachPageMixin):
    """Fields, lists and further addresses of the hub."""

    lead = models.TextField(
        _("short introduction"),
        blank=True,
        help_text=_(
            "One or two sentences under the title. For example: “Tin, bài và chương trình của xã theo từng đợt.”"
        ),
    )

    content_panels = Page.content_panels + [FieldPanel("lead")]

    class Meta:
        abstract = True

    def searchable_text(self) -> list[str]:
        return [self.lead]

    def campaigns(self, request: HttpRequest) -> dict[str, list[CampaignPage]]:
        """Return the campaigns below this page by state (``running``, ``coming``, ``ended``), newest first."""
        by_state: dict[str, list[CampaignPage]] = {"running": [], "coming": [], "ended": []}
        today = timezone.localdate()
        newest_first = models.F("start_on").desc(nulls_last=True), "-pk"
        for campaign in self.shown(CampaignPage.objects.descendant_of(self), request).order_by(*newest_first):
            by_state[campaign.state_on(today).value].append(campaign)
        return by_state

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["campaigns"] = self.campaigns(request)
        context["columns"] = self.shown(MediaColumnPage.objects.descendant_of(self), request).order_by("path")
        items, plans = MediaItemPage.objects.descendant_of(self), PlanPage.objects.descendant_of(self)
        context["items"] = newest(self.shown(items, request))[:NEWEST_ITEMS]
        context["plans"] = newest_plans(self.shown(plans, request))[:NEWEST_PLANS]
        return context

    # Wagtail hands on no address with a dot, so that the feed cannot end in “.ics”.
    @re_path(_CALENDAR_KEY + r"ics/$", name="calendar_feed")
    def calendar_feed(self, request: HttpRequest, key: str) -> HttpResponse:
        """Answer a calendar program that knows the key of a feed."""
        return self._answer_calendar_link(request, key, CalendarLink.Kind.FEED)

    @re_path(_CALENDAR_KEY + r"$", name="calendar_share")
    def calendar_share(self, request: HttpRequest, key: str) -> HttpResponse:
        """Show the calendar to somebody who knows the key of a shared page."""
        return self._answer_calendar_link(request, key, CalendarLink.Kind.SHARE)

    def _answer_calendar_link(self, request: HttpRequest, key: str, kind: str) -> HttpResponse:
        for answer in hooks.get_hooks(CALENDAR_HOOK):
            return answer(request, self, key, kind)
        raise Http404


class HubPage(HubPageMixin, Page):
    """The landing page: running campaigns, columns, newest items, plans."""

    subpage_types = [
        "wagtail_kehoach.PlanIndexPage",
        "wagtail_kehoach.CampaignPage",
        "wagtail_kehoach.MediaColumnPage",
    ]
    template = "wagtail_kehoach/hub_page.html"
    search_fields = [*Page.search_fields, *KehoachPageMixin.folded_search_fields, index.SearchField("lead")]
    api_fields = [APIField("lead")]

    class Meta:
        verbose_name = _("campaign and column hub")
        verbose_name_plural = _("campaign and column hubs")
