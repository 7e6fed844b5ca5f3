"""What happens by itself.

A new item serves the campaigns of its column and the one below which the column stands, and takes its usual genre. The
log tells when an internal plan comes into force. A recording's length is read from its file.
"""

from __future__ import annotations

from typing import Any

from django.db.models.signals import pre_save
from wagtail.log_actions import log
from wagtail.models import Page, Revision
from wagtail.signals import init_new_page, page_published
from wagtailmedia.models import AbstractMedia, get_media_model

from wagtail_kehoach.media_files import recording_seconds
from wagtail_kehoach.models import CampaignPage, MediaColumnPage, MediaItemPage, PlanPage


def prefill_item(sender: Any, page: Page, parent: Page, **kwargs: Any) -> None:
    """Fill in what the column of a new item already says."""
    column = parent.specific
    if isinstance(page, MediaItemPage) and isinstance(column, MediaColumnPage):
        serving = [*CampaignPage.objects.ancestor_of(column), *column.campaigns.all()]
        page.campaigns = list(dict.fromkeys(serving))
        if column.default_genre:
            page.genre = column.default_genre


def log_internal_publication(sender: Any, instance: PlanPage, revision: Revision | None, **kwargs: Any) -> None:
    """Log what Wagtail does not: the publication of a text whose page is not live afterwards."""
    if revision and not instance.live and instance.live_revision_id == revision.pk:
        log(instance=instance, action="wagtail.publish", revision=revision, content_changed=True)


def fill_length(sender: Any, instance: AbstractMedia, **kwargs: Any) -> None:
    """Read the length of a recording from its file where nobody has typed one."""
    if instance.file and not instance.duration:
        instance.duration = recording_seconds(instance.file) or 0


def connect() -> None:
    """Connect the receivers; called once when the app is ready."""
    pre_save.connect(fill_length, sender=get_media_model(), dispatch_uid="wagtail_kehoach.fill_length")
    init_new_page.connect(prefill_item, dispatch_uid="wagtail_kehoach.prefill_item")
    page_published.connect(
        log_internal_publication, sender=PlanPage, dispatch_uid="wagtail_kehoach.log_internal_publication"
    )
