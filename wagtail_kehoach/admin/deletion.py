"""Plans for which a report was made or sent stay: the report would otherwise count for nothing that is on record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from wagtail_kehoach.models import PlanPage


def keep_reported_plans(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to delete ``page`` while a plan at or below it has a report that was made or sent."""
    plans = PlanPage.objects.descendant_of(page, inclusive=True)
    reported = plans.filter(Q(reports__isnull=False) | Q(submissions__isnull=False)).first()
    if reported is None:
        return None
    if reported.reports.exists():
        words = _("“%(plan)s” has a result report, so it is not deleted. Unpublish it if readers should not see it.")
    else:
        words = _("“%(plan)s” has a report that was sent, so it is not deleted. Unpublish it, or withdraw the report.")
    messages.error(request, words % {"plan": reported.title})
    return redirect("wagtailadmin_explore", page.get_parent().pk)


def keep_reported_plans_in_bulk(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """Do the same where several pages are deleted at once."""
    if action_type != "delete" or not issubclass(action.get_default_model(), Page):
        return None
    refusals = (keep_reported_plans(request, page) for page in objects)
    return next((refusal for refusal in refusals if refusal), None)
