"""What the screens of the calendar have in common."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permissions import page_permission_policy

TITLE = gettext_lazy("Calendar")


class CalendarScreen(PermissionCheckedMixin, WagtailAdminTemplateMixin, View):
    """What the screens of the calendar have in common."""

    permission_policy = page_permission_policy
    any_permission_required = {"add", "change", "publish"}
    header_icon = "calendar"
    page_title = TITLE
    #: The screen between the calendar and this one.
    trail: tuple[tuple[str, Any], ...] = ()

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        items = [{"url": reverse(name), "label": label} for name, label in self.trail]
        return [*super().get_breadcrumbs_items(), *items, {"url": "", "label": self.get_page_title()}]


def may_move(user: Any) -> bool:
    """Tell whether ``user`` may change planned items at all; which ones is asked for each."""
    return user.has_perm("wagtail_kehoach.change_planneditem")
