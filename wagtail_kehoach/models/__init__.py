"""The models of the package."""

from wagtail_kehoach.models.campaigns import CampaignFeaturedItem, CampaignPage, CampaignPeak, CampaignTarget
from wagtail_kehoach.models.columns import MediaColumnPage
from wagtail_kehoach.models.coverage import PlannedItem, PlannedItemOutcome
from wagtail_kehoach.models.hub import HubPage
from wagtail_kehoach.models.items import MediaItemCredit, MediaItemPage, MediaItemTag
from wagtail_kehoach.models.jobs import PlanIntake
from wagtail_kehoach.models.organisations import Organisation, OrganisationAlias, OrganisationChange
from wagtail_kehoach.models.people import CalendarLink, ReminderChoice, SentReminder
from wagtail_kehoach.models.plans import (
    PlanBasis,
    PlanIndexPage,
    PlanPage,
    PlanRecipient,
    PlanTask,
    ReportDeadline,
)
from wagtail_kehoach.models.reports import ResultReport
from wagtail_kehoach.models.submissions import DeadlineSubmission

__all__ = [
    "CalendarLink",
    "CampaignFeaturedItem",
    "CampaignPage",
    "CampaignPeak",
    "CampaignTarget",
    "DeadlineSubmission",
    "HubPage",
    "MediaColumnPage",
    "MediaItemCredit",
    "MediaItemPage",
    "MediaItemTag",
    "Organisation",
    "OrganisationAlias",
    "OrganisationChange",
    "PlanBasis",
    "PlanIndexPage",
    "PlanIntake",
    "PlanPage",
    "PlanRecipient",
    "PlanTask",
    "PlannedItem",
    "PlannedItemOutcome",
    "ReminderChoice",
    "ReportDeadline",
    "ResultReport",
    "SentReminder",
]
