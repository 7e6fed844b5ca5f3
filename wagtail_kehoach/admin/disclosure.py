"""Telling editors what publishing an internal plan does: Wagtail itself only knows live pages and drafts."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from wagtail_kehoach.models import PlanPage


def tell_of_internal_plan(request: HttpRequest, page: Page) -> None:
    """Say after publication that the plan is in force and that readers do not see it."""
    plan = page.specific
    if isinstance(plan, PlanPage) and plan.is_internal:
        messages.warning(
            request,
            _("“%(plan)s” is internal: its tasks and deadlines are followed from now on; readers do not see it.")
            % {"plan": plan.title},
        )


def standing_of(plan: PlanPage) -> str:
    """Return how ``plan`` stands: a draft, in force and internal, or public."""
    if plan.live:
        return _("Public")
    return _("In force, internal") if plan.first_published_at and plan.is_internal else _("Not in force")
