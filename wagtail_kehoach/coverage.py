"""Planned items: making them, tying them to what came of them, cancelling them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from wagtail_kehoach import access
from wagtail_kehoach.models import CampaignPage, MediaItemPage, PlannedItem, PlannedItemOutcome, PlanTask


@transaction.atomic
def plan_item(
    campaign: CampaignPage,
    *,
    title: str,
    task: PlanTask | None = None,
    user: AbstractBaseUser | None = None,
    **values: Any,
) -> PlannedItem:
    """Plan a piece for ``campaign``, for ``task`` of a plan if it serves one; ``values`` are fields of ``PlannedItem``.

    Raises ``PermissionDenied`` and ``ValidationError``.
    """
    access.require_edit(campaign, user)
    if task:
        access.require_edit(task.page, user)
    planned = PlannedItem(
        campaign=campaign,
        title=title,
        plan=task.page if task else None,
        task_uid=task.uid if task else None,
        **values,
    )
    planned.full_clean()
    planned.save()
    log(instance=planned, action="wagtail.create", user=user)
    return planned


@transaction.atomic
def link_item(planned: PlannedItem, item: MediaItemPage, user: AbstractBaseUser | None = None) -> PlannedItemOutcome:
    """Say that ``item`` came of ``planned``. It counts while the item is live. Linking twice changes nothing.

    Raises ``PermissionDenied`` when ``user`` may not edit the campaign or not read the item.
    """
    access.require_edit(planned.campaign, user)
    access.require_read(item, user)
    outcome, created = PlannedItemOutcome.objects.get_or_create(planned_item=planned, item=item)
    if created:
        log(instance=planned, action="wagtail.edit", user=user)
    return outcome


@transaction.atomic
def link_offsite(
    planned: PlannedItem, url: str, published_on: date | None = None, user: AbstractBaseUser | None = None
) -> PlannedItemOutcome:
    """Say that the piece at ``url`` elsewhere came of ``planned``. Linking twice changes nothing.

    Raises ``ValidationError`` for a bad address.
    """
    access.require_edit(planned.campaign, user)
    linked = PlannedItemOutcome.objects.filter(planned_item=planned, offsite_url=url, offsite_url__gt="").first()
    if linked:
        return linked
    outcome = PlannedItemOutcome(planned_item=planned, offsite_url=url, offsite_on=published_on)
    outcome.full_clean()
    outcome.save()
    log(instance=planned, action="wagtail.edit", user=user)
    return outcome


@transaction.atomic
def cancel(planned: PlannedItem, because: str, user: AbstractBaseUser | None = None) -> None:
    """Cancel ``planned``; the reason is kept. Raises ``ValidationError`` without a reason."""
    access.require_edit(planned.campaign, user)
    if not because.strip():
        raise ValidationError(_("Say why the planned item is cancelled."))
    planned.cancelled_because = because.strip()
    planned.full_clean()
    planned.save()
    log(instance=planned, action="wagtail.edit", user=user)
