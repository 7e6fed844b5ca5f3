"""The names under which our services stand in Wagtail's log."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry

CALENDAR_LINK_REVOKED = "wagtail_kehoach.calendar_link_revoked"
INTAKE = "wagtail_kehoach.intake"
INTAKE_UNDONE = "wagtail_kehoach.intake_undone"
REPORT = "wagtail_kehoach.report"
SUBMISSION = "wagtail_kehoach.submission"
SUBMISSION_WITHDRAWN = "wagtail_kehoach.submission_withdrawn"
TRACKING = "wagtail_kehoach.tracking"


def register(actions: LogActionRegistry) -> None:
    """Add our actions to the registry."""
    actions.register_action(CALENDAR_LINK_REVOKED, _("Revoked a calendar link"), _("Revoked a calendar link"))
    actions.register_action(INTAKE, _("Read from a document"), _("Read from a document"))
    actions.register_action(
        INTAKE_UNDONE, _("Took back what was read from a document"), _("Took back what was read from a document")
    )
    actions.register_action(REPORT, _("Made a report"), _("Made a report"))
    actions.register_action(SUBMISSION, _("Recorded a report as sent"), _("Recorded a report as sent"))
    actions.register_action(
        SUBMISSION_WITHDRAWN, _("Took a sent report off the record"), _("Took a sent report off the record")
    )
    actions.register_action(TRACKING, _("Changed whose task or report it is"), _("Changed whose task or report it is"))
