"""The list of the rooms of campaigns."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.utils import timezone
from django.views.generic import TemplateView

from wagtail_kehoach.admin.room_lines import standing_line
from wagtail_kehoach.admin.room_screens import INDEX_TITLE, STATE_WORDS, RoomScreen
from wagtail_kehoach.admin.room_ways import own_campaigns, room_url
from wagtail_kehoach.models import CampaignPage
from wagtail_kehoach.models.campaigns import CampaignState
from wagtail_kehoach.progress import campaign_standings

ENDED_PER_PAGE = 30


class RoomIndexView(RoomScreen, TemplateView):
    """The campaigns with a room: running, coming, ended."""

    template_name = "wagtail_kehoach/admin/room_index.html"
    page_title = INDEX_TITLE

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
