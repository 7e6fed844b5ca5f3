"""The list of plans with the way into the wizard."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permissions import page_permission_policy


class PlanIndexView(IndexView):
    """All plans, with a button that makes one from a document."""

    @cached_property
    def header_buttons(self) -> list[Any]:
        buttons = list(super().header_buttons)
        if page_permission_policy.user_has_permission(self.request.user, "add"):
            buttons.append(
                HeaderButton(_("Plan from a document"), url=reverse("kehoach_intake:index"), icon_name="upload")
            )
        return buttons
