"""What an editor does with pages: make campaigns, columns and items as drafts, and publish them.

Each function asks for permission at its door, does its work in one transaction and leaves an entry in Wagtail's log.
Drafts may be incomplete; publishing checks every field.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import LogContext
from wagtail.models import Page

from wagtail_kehoach import access
from wagtail_kehoach.models import (
    CampaignPage,
    HubPage,
    MediaColumnPage,
    MediaItemCredit,
    MediaItemPage,
    PlanIndexPage,
    PlanPage,
)
from wagtail_kehoach.models.choices import Genre, Medium
from wagtail_kehoach.models.columns import ColumnKind

PageType = TypeVar("PageType", bound=Page)


@dataclass(frozen=True)
class Credit:
    """Who did what: ``role`` is one of ``MediaItemCredit.Role``."""

    name: str
    role: str = MediaItemCredit.Role.AUTHOR


@transaction.atomic
def add_draft(parent: Page, page: PageType, user: AbstractBaseUser | None) -> PageType:
    """Put ``page`` below ``parent`` as a draft with its first revision, and return it.

    Raises ``PermissionDenied`` when ``user`` may not create pages there, and ``ValidationError`` for an invalid page.
    """
    access.require_add(parent, user)
    page.live = False
    page.has_unpublished_changes = True
    page.owner = user
    # A stale parent would hand out tree paths that are taken.
    Page.objects.get(pk=parent.pk).add_child(instance=page)
    page.save_revision(user=user, clean=False)
    return page


@transaction.atomic
def publish(page: PageType, user: AbstractBaseUser | None) -> PageType:
    """Publish the newest text of ``page`` and return the page as it then is.

    An internal plan comes into force by this without being shown to anybody (see ``models.plans``).
    Raises ``PermissionDenied`` when ``user`` may not publish it, and ``ValidationError`` when a field is not valid.
    """
    access.require_publish(page, user)
    stored = as_stored(page)
    revision = stored.latest_revision or stored.save_revision(user=user)
    revision.as_object().full_clean()
    with LogContext(user=user):
        revision.publish(user=user)
    return as_stored(page)


class Outcome(StrEnum):
    """What `publish_or_submit` did with a page."""

    PUBLISHED = "published"
    IN_FORCE = "in_force"
    SCHEDULED = "scheduled"
    SUBMITTED = "submitted"
    ALREADY = "already"


@transaction.atomic
def publish_or_submit(page: PageType, user: AbstractBaseUser | None) -> Outcome:
    """Publish the newest text of ``page``, or submit it to its workflow where ``user`` may not publish it.

    Nothing happens to a page whose newest text is published, or on its way, already.
    Raises ``PermissionDenied``, and ``ValidationError`` when a field is not valid.
    """
    way = way_out(page, user)
    if way is Outcome.PUBLISHED:
        published = publish(page, user)
        if published.live:
            return Outcome.PUBLISHED
        return Outcome.IN_FORCE if published.live_revision_id else Outcome.SCHEDULED
    if way is Outcome.SUBMITTED:
        stored = as_stored(page)
        if not stored.workflow_in_progress:
            stored.get_workflow().start(stored, user)
    return way


def way_out(page: Page, user: AbstractBaseUser | None) -> Outcome:
    """Return what `publish_or_submit` would do with ``page``, and raise what it would raise, without doing it.

    ``PUBLISHED`` stands for coming into force, now or on a day that was set, as well.
    """
    stored = as_stored(page)
    if stored.live_revision_id and stored.live_revision_id == stored.latest_revision_id:
        return Outcome.ALREADY
    stored.get_latest_revision_as_object().full_clean()
    if access.may_publish(stored, user):
        return Outcome.PUBLISHED
    access.require_submit(stored, user)
    return Outcome.SUBMITTED


def as_stored(page: PageType) -> PageType:
    """Return ``page`` as the database has it: an object in hand may not know of later revisions."""
    return type(page).objects.get(pk=page.pk)


def create_hub(parent: Page, *, title: str, lead: str = "", user: AbstractBaseUser | None = None) -> HubPage:
    """Make the draft of a hub below ``parent``."""
    return add_draft(parent, HubPage(title=title, lead=lead, show_in_menus=True), user)


def create_plan_index(parent: HubPage, *, title: str, user: AbstractBaseUser | None = None) -> PlanIndexPage:
    """Make the draft of a list of plans below ``parent``."""
    return add_draft(parent, PlanIndexPage(title=title, show_in_menus=True), user)


def create_campaign(
    parent: HubPage,
    *,
    title: str,
    plans: Iterable[PlanPage] = (),
    start_on: date | None = None,
    end_on: date | None = None,
    user: AbstractBaseUser | None = None,
    **values: Any,
) -> CampaignPage:
    """Make the draft of a campaign that serves ``plans``; ``values`` are further fields of ``CampaignPage``."""
    campaign = CampaignPage(title=title, start_on=start_on, end_on=end_on, **values)
    campaign.plans = list(plans)
    return add_draft(parent, campaign, user)


def create_column(
    parent: HubPage | CampaignPage,
    *,
    title: str,
    kind: str = ColumnKind.RECURRING,
    campaigns: Iterable[CampaignPage] = (),
    user: AbstractBaseUser | None = None,
    **values: Any,
) -> MediaColumnPage:
    """Make the draft of a column that serves ``campaigns``; ``values`` are further fields of ``MediaColumnPage``."""
    column = MediaColumnPage(title=title, kind=kind, **values)
    column.campaigns = list(campaigns)
    return add_draft(parent, column, user)


def create_item(
    column: MediaColumnPage,
    *,
    title: str,
    genre: str = Genre.NEWS,
    medium: str = Medium.TEXT,
    dated_on: date | None = None,
    credits: Iterable[Credit] = (),
    campaigns: Iterable[CampaignPage] | None = None,
    tags: Iterable[str] = (),
    user: AbstractBaseUser | None = None,
    **values: Any,
) -> MediaItemPage:
    """Make the draft of an item in ``column``.

    Without ``campaigns`` the item serves those of its column. ``values`` are further fields of ``MediaItemPage``.
    """
    item = MediaItemPage(
        title=title, genre=genre, medium=medium, dated_on=dated_on or timezone.localdate(), **values
    )  # fmt: skip
    item.campaigns = list(column.campaigns.all() if campaigns is None else campaigns)
    item.credits = [MediaItemCredit(name=credit.name, role=credit.role) for credit in credits]
    if tags:
        item.tags.add(*tags)
    return add_draft(column, item, user)
