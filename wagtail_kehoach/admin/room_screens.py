"""What the screens of the rooms share."""

from __future__ import annotations

from typing import Any

from django.forms import Media
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from wagtail_kehoach.admin.room_ways import own_campaigns, room_url
from wagtail_kehoach.models.campaigns import CampaignState

INDEX_TITLE = gettext_lazy("Campaign rooms")
MEDIA = Media(css={"all": ["wagtail_kehoach/admin.css", "wagtail_kehoach/admin-room.css"]})

STATE_WORDS = {
    CampaignState.RUNNING: gettext_lazy("running"),
    CampaignState.COMING: gettext_lazy("coming"),
    CampaignState.ENDED: gettext_lazy("ended"),
}


class RoomScreen(WagtailAdminTemplateMixin):
    """A screen of the rooms."""

    header_icon = "calendar-check"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(media=MEDIA, **kwargs)


class OneCampaignScreen(RoomScreen):
    """A screen of one campaign that the user may edit."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.campaign = get_object_or_404(own_campaigns(request.user), pk=kwargs["pk"])

    def get_page_title(self) -> str:
        return str(self.page_title or self.campaign.title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        above = [
            *self.breadcrumbs_items,
            {"url": reverse("kehoach_room:index"), "label": INDEX_TITLE},
        ]
        if self.get_page_title() == self.campaign.title:
            return [*above, {"url": "", "label": self.campaign.title}]
        return [
            *above,
            {"url": room_url(self.campaign.pk), "label": self.campaign.title},
            {"url": "", "label": self.get_page_title()},
        ]
