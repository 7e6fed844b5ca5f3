"""Registrations only."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from wagtail import hooks

from wagtail_kehoach import log_actions
from wagtail_kehoach.admin.campaign_copies import offer_next_round
from wagtail_kehoach.admin.dashboard import home_panels
from wagtail_kehoach.admin.deletion import keep_reported_plans, keep_reported_plans_in_bulk
from wagtail_kehoach.admin.disclosure import tell_of_internal_plan
from wagtail_kehoach.admin.glance import glance
from wagtail_kehoach.admin.reminders import ReminderPanel, reminder_menu_item, reminder_urls
from wagtail_kehoach.admin.room_ways import offer_room
from wagtail_kehoach.admin.viewsets import CampaignWorkGroup
from wagtail_kehoach.calendars.doors import answer

hooks.register("before_delete_page", keep_reported_plans)
hooks.register("before_bulk_action", keep_reported_plans_in_bulk)
hooks.register("after_publish_page", tell_of_internal_plan)
hooks.register("kehoach_calendar_link", answer)
hooks.register("kehoach_page_glance", glance)
hooks.register("register_page_header_buttons", offer_room)
hooks.register("register_page_listing_buttons", offer_room)
hooks.register("register_page_header_buttons", offer_next_round)
hooks.register("register_page_listing_more_buttons", offer_next_round)
hooks.register("register_account_settings_panel", ReminderPanel)
hooks.register("register_admin_urls", reminder_urls)
hooks.register("register_reports_menu_item", reminder_menu_item)


@hooks.register("register_admin_viewset")
def register_menu() -> CampaignWorkGroup:
    return CampaignWorkGroup()


@hooks.register("construct_homepage_panels")
def add_home_panels(request: HttpRequest, panels: list[Any]) -> None:
    panels.extend(home_panels(request))


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    log_actions.register(actions)
