"""Registrations only."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from wagtail import hooks

from wagtail_kehoach import log_actions
from wagtail_kehoach.admin.dashboard import ObligationsPanel
from wagtail_kehoach.admin.deletion import keep_reported_plans, keep_reported_plans_in_bulk
from wagtail_kehoach.admin.disclosure import tell_of_internal_plan
from wagtail_kehoach.admin.viewsets import CampaignWorkGroup

hooks.register("before_delete_page", keep_reported_plans)
hooks.register("before_bulk_action", keep_reported_plans_in_bulk)
hooks.register("after_publish_page", tell_of_internal_plan)


@hooks.register("register_admin_viewset")
def register_menu() -> CampaignWorkGroup:
    return CampaignWorkGroup()


@hooks.register("construct_homepage_panels")
def add_obligations(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(ObligationsPanel())


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    log_actions.register(actions)
