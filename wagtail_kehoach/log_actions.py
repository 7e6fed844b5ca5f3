"""The names under which our services stand in Wagtail's log."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry

INTAKE = "wagtail_kehoach.intake"
REPORT = "wagtail_kehoach.report"


def register(actions: LogActionRegistry) -> None:
    """Add our actions to the registry."""
    actions.register_action(INTAKE, _("Read from a document"), _("Read from a document"))
    actions.register_action(REPORT, _("Made a report"), _("Made a report"))
