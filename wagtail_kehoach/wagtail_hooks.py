"""Registrations only."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from wagtail import hooks

from wagtail_kehoach import log_actions
from wagtail_kehoach.admin.dashboard import ObligationsPanel
from wagtail_kehoach.admin.viewsets import CampaignWorkGroup


@hooks.register("register_admin_viewset")
def register_menu() -> CampaignWorkGroup:
    return CampaignWorkGroup()


@hooks.register("construct_homepage_panels")
def add_obligations(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(ObligationsPanel())


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    log_actions.register(actions)
