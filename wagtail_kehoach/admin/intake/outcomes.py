"""What publishing does to a page, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _
from wagtail.models import Page

from wagtail_kehoach.editorial import Outcome
from wagtail_kehoach.models import CampaignTarget, PlanPage


def doing_words(page: Page, outcome: Outcome) -> str:
    """Say what will happen to ``page``."""
    match outcome:
        case Outcome.SUBMITTED:
            return _("goes to those who approve it; it appears when they agree")
        case Outcome.ALREADY:
            return _("stays as it is: its newest text has been published")
        case _ if isinstance(page, PlanPage) and page.get_latest_revision_as_object().is_internal:
            return _("comes into force for you; readers do not see it, because it is internal")
        case _:
            return _("is published: everybody can read it")


def waits(page: Page) -> bool:
    """Tell whether the newest text of ``page`` has not been published."""
    return not page.live_revision_id or page.live_revision_id != page.latest_revision_id


def state_words(page: Page) -> str:
    """Say how ``page`` stands."""
    if page.workflow_in_progress:
        return _("waiting for approval")
    if waits(page):
        return _("will be published on the day that was set") if page.approved_schedule else _("draft")
    return _("published") if page.live else _("in force, for internal use; readers do not see it")


def target_words(genre: str, medium: str, channel: str, wanted: int | None) -> str:
    """Say what a target of the campaign counts, and how many it wants."""
    kind = str(CampaignTarget(genre=genre, medium=medium, channel=channel))
    return f"{kind}: {wanted}" if wanted else kind
