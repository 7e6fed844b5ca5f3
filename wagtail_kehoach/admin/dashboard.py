"""The panel on the admin's home page: what is due, how the running campaigns stand."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.forms import Media
from django.middleware.csrf import get_token
from django.utils import timezone
from wagtail.admin.ui.components import Component

from wagtail_kehoach.access import editable
from wagtail_kehoach.models import CampaignPage, PlanPage
from wagtail_kehoach.models.campaigns import CampaignState
from wagtail_kehoach.models.plans import in_force
from wagtail_kehoach.progress import campaign_progress, due_reports, target_progress, task_progress_of

MAX_DEADLINES = 6


class ObligationsPanel(Component):
    """Deadlines, running campaigns and the tasks of their plans, for what the user may edit."""

    name = "kehoach_obligations"
    template_name = "wagtail_kehoach/admin/obligations_panel.html"
    order = 50

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        request = parent_context["request"]
        user = request.user
        today = timezone.localdate()
        plans = set(in_force(editable(PlanPage.objects.defer_streamfields(), user)))
        deadlines = due_reports(plans, today)
        owing = {entry.deadline.page_id for entry in deadlines if entry.report is None}
        campaigns = [
            campaign
            for campaign in editable(CampaignPage.objects.live(), user).prefetch_related("plans").order_by("start_on")
            if needs_attention(campaign, owing, today)
        ]
        served = {plan.pk: plan for campaign in campaigns for plan in campaign.plans.all() if plan in plans}
        return {
            "csrf_token": get_token(request),
            "deadlines": [entry for entry in deadlines if not (entry.report and entry.days_late)][:MAX_DEADLINES],
            "campaigns": [(entry, target_progress(entry.campaign)) for entry in campaign_progress(campaigns, today)],
            "plans": [(served[pk], tasks) for pk, tasks in task_progress_of(served.values()).items()],
            "has_plans": bool(plans),
        }

    @property
    def media(self) -> Media:
        return Media(css={"all": ["wagtail_kehoach/admin.css"]})


def needs_attention(campaign: CampaignPage, owing: set[int], today: date) -> bool:
    """Tell whether ``campaign`` runs, or has ended while one of its plans (ids ``owing``) still waits for a report."""
    match campaign.state_on(today):
        case CampaignState.RUNNING:
            return True
        case CampaignState.ENDED:
            return any(plan.pk in owing for plan in campaign.plans.all())
        case _:
            return False
