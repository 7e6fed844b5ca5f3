"""What the screens below the list of planned items share."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from wagtail_kehoach.models import PlannedItem


class PlannedScreen(PermissionCheckedMixin, WagtailAdminTemplateMixin):
    """A screen below the list of planned items."""

    permission_policy = None
    permission_required = "change"
    header_icon = "tasks"

    def above(self) -> list[dict[str, Any]]:
        """Return the screens above this one."""
        return [{"url": reverse("kehoach_planned:index"), "label": capfirst(PlannedItem._meta.verbose_name_plural)}]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, *self.above(), {"url": "", "label": self.get_page_title()}]
