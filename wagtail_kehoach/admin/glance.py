"""Progress at a glance in the editors of campaigns and plans."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.ui.components import Component

from wagtail_kehoach.access import editable
from wagtail_kehoach.admin.room_lines import Line, standing_line
from wagtail_kehoach.admin.room_lists import days_words
from wagtail_kehoach.admin.room_ways import own_campaigns, room_url
from wagtail_kehoach.models import CampaignPage, PlanPage
from wagtail_kehoach.models.coverage import PlannedState
from wagtail_kehoach.obligations import obligations
from wagtail_kehoach.progress import campaign_standings, progress_of, task_progress

MOST_CAMPAIGNS = 5


class Glance(Component):
    """One line: how far it is, what is late, when the next report is due, and the way to the room."""

    template_name = "wagtail_kehoach/admin/glance.html"

    def __init__(self, line: Line, plans: list[PlanPage], user: Any, **context: Any) -> None:
        self.line, self.plans, self.user, self.context = line, plans, user, context

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        owed = obligations(self.user, plans=self.plans, with_tasks=False) if self.plans else []
        nearest = next((entry for entry in owed if entry.due_on and not entry.is_done), None)
        return {
            "line": self.line,
            "next": nearest,
            "next_words": days_words(nearest) if nearest else "",
            **self.context,
        }


def glance(page: Any, request: HttpRequest) -> Glance | None:
    """Return what the editor of ``page`` shows: something for a campaign or a plan, nothing for other pages."""
    today = timezone.localdate()
    if isinstance(page, CampaignPage):
        plans = PlanPage.objects.defer_streamfields().filter(campaigns=page.pk)
        line = standing_line(page, campaign_standings([page], today)[page.pk])
        return Glance(line, list(editable(plans, request.user)), request.user, room_url=room_url(page.pk))
    if isinstance(page, PlanPage):
        planned = [each for entry in task_progress(page) for each in entry.planned_items]
        late = sum(each.state_on(today) is PlannedState.OVERDUE for each in planned)
        campaigns = own_campaigns(request.user).filter(plans=page.pk).order_by("-start_on", "pk")[:MOST_CAMPAIGNS]
        rooms = [{"title": campaign.title, "url": room_url(campaign.pk)} for campaign in campaigns]
        return Glance(Line(page.title, progress_of(planned), late=late), [page], request.user, campaigns=rooms)
    return None
