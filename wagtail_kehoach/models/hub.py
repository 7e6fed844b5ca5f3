"""The landing page of everything that this package publishes."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.models import Page
from wagtail.search import index

from wagtail_kehoach.models.campaigns import CampaignPage
from wagtail_kehoach.models.columns import MediaColumnPage
from wagtail_kehoach.models.items import MediaItemPage, newest
from wagtail_kehoach.models.pages import KehoachPageMixin
from wagtail_kehoach.models.plans import PlanPage, newest_plans

NEWEST_ITEMS = 6
NEWEST_PLANS = 5


class HubPageMixin(KehoachPageMixin):
    """Fields and lists of the hub."""

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
