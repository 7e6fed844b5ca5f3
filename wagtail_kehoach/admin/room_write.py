"""The way from a campaign to the form of a new item."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from wagtail_kehoach.admin.room_screens import OneCampaignScreen
from wagtail_kehoach.admin.room_ways import columns_to_write_in, write_url


class WriteView(OneCampaignScreen, TemplateView):
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
            columns=[{"column": column, "url": write_url(column)} for column in self.columns],
            add_url=reverse("wagtailadmin_pages:add_subpage", args=[self.campaign.pk]) if may_add else "",
            **kwargs,
        )
