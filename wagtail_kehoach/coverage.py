"""Planned items: making them, tying them to what came of them, cancelling, moving and assigning them, the next round.

Each function asks for permission at its door, works in one transaction and leaves an entry in Wagtail's log.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import count
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import GroupPagePermission, ModelLogEntry

from wagtail_kehoach import access
from wagtail_kehoach.models import (
    CampaignPage,
    CampaignPeak,
    CampaignTarget,
    HubPage,
    MediaItemPage,
    PlannedItem,
    PlannedItemOutcome,
    PlanPage,
    PlanTask,
)
from wagtail_kehoach.vietnamese.text import slugify_vi

#: The fields of a planned item that the next round takes over; dates are moved.
REPEATED = (
    "column",
    "title",
    "genre",
    "medium",
    "channel",
    "assignee",
    "assignee_name",
    "wanted",
    "planned_on",
    "due_on",
    "intention",
)


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
def unlink_item(planned: PlannedItem, item: MediaItemPage, user: AbstractBaseUser | None = None) -> bool:
    """Say that ``item`` did not come of ``planned``; the item itself stays. Returns whether it was linked."""
    return _unlink(planned, planned.outcomes.filter(item=item), user)


@transaction.atomic
def unlink_offsite(planned: PlannedItem, url: str, user: AbstractBaseUser | None = None) -> bool:
    """Say that the piece at ``url`` did not come of ``planned``. Returns whether it was linked."""
    return _unlink(planned, planned.outcomes.filter(offsite_url=url, item=None), user)


def _unlink(planned: PlannedItem, outcomes: models.QuerySet, user: AbstractBaseUser | None) -> bool:
    access.require_edit(planned.campaign, user)
    # The relation of a clusterable model deletes in memory only.
    removed, _tables = PlannedItemOutcome.objects.filter(pk__in=outcomes.values_list("pk", flat=True)).delete()
    if removed:
        log(instance=planned, action="wagtail.edit", user=user)
    return bool(removed)


def cancel(planned: PlannedItem, because: str, user: AbstractBaseUser | None = None) -> None:
    """Cancel ``planned``; the reason is kept. Raises ``ValidationError`` without a reason."""
    cancel_all([planned], because, user)
    planned.refresh_from_db(fields=["cancelled_because"])


@transaction.atomic
def cancel_all(planned_items: Iterable[PlannedItem], because: str, user: AbstractBaseUser | None = None) -> int:
    """Cancel ``planned_items`` for one reason and return how many were not cancelled before.

    One that is cancelled already takes the new reason. Raises ``ValidationError`` without a reason.
    """
    if not because.strip():
        raise ValidationError(_("Say why the planned item is cancelled."))
    reason = PlannedItem._meta.get_field("cancelled_because").clean(because.strip(), None)
    stored = _stored(planned_items, user)
    standing = sum(not planned.cancelled_because for planned in stored)
    _change(stored, user, lambda planned: {"cancelled_because": reason})
    return standing


@transaction.atomic
def reopen(planned: PlannedItem, user: AbstractBaseUser | None = None) -> None:
    """Take the cancellation of ``planned`` back; it stands again as its dates and outcomes say."""
    _change(_stored([planned], user), user, lambda stored: {"cancelled_because": ""})
    planned.refresh_from_db(fields=["cancelled_because"])


@transaction.atomic
def shift(planned_items: Iterable[PlannedItem], days: int, user: AbstractBaseUser | None = None) -> int:
    """Move planned and due dates by ``days``, which may be negative; return how many planned items had a date.

    Raises ``PermissionDenied`` when ``user`` may not edit one of the campaigns, ``ValidationError`` when a date would
    leave the calendar. Then nothing is moved.
    """

    def moved(planned: PlannedItem) -> dict[str, date | None]:
        return {name: _moved(getattr(planned, name), days) for name in ("planned_on", "due_on")}

    return _change(_stored(planned_items, user), user, moved)


@transaction.atomic
def assign(
    planned_items: Iterable[PlannedItem],
    assignee: AbstractBaseUser | None = None,
    *,
    name: str = "",
    user: AbstractBaseUser | None = None,
) -> int:
    """Say who does ``planned_items``: somebody with an account, somebody with a name only, or nobody.

    Returns how many had been somebody else's. Raises ``ValidationError`` when ``assignee`` may not work on one of them.
    """
    stored = _stored(planned_items, user)
    if assignee:
        for campaign in {planned.campaign for planned in stored}:
            if not people_for([campaign]).filter(pk=assignee.pk).exists():
                raise ValidationError(
                    _("%(name)s may not work on “%(campaign)s”.")
                    % {"name": name_of(assignee), "campaign": campaign.title}
                )
    cleaned = PlannedItem._meta.get_field("assignee_name").clean(name.strip(), None)
    values = {"assignee_id": assignee.pk if assignee else None, "assignee_name": cleaned}
    return _change(stored, user, lambda planned: values)


@transaction.atomic
def move_to_campaign(
    planned_items: Iterable[PlannedItem], campaign: CampaignPage, user: AbstractBaseUser | None = None
) -> int:
    """Let ``planned_items`` belong to ``campaign``, and return how many belonged to another one."""
    access.require_edit(campaign, user)
    return _change(_stored(planned_items, user), user, lambda planned: {"campaign_id": campaign.pk})


@transaction.atomic
def put_back(batch: uuid.UUID, user: AbstractBaseUser | None = None) -> int:
    """Undo what ``user`` changed in many planned items at once; return how many were put back.

    ``batch`` is the ``uuid`` of Wagtail's log context in which they were changed. What somebody has changed again,
    deleted, or may no longer edit stays as it is.
    """
    entries = {int(entry.object_id): entry.data for entry in changes_of(batch, user)}
    campaigns = access.editable(CampaignPage.objects.all(), user)
    allowed = set(campaigns.values_list("pk", flat=True))
    stored = PlannedItem.objects.select_for_update().filter(pk__in=list(entries), campaign__in=campaigns)
    untouched = [
        planned
        for planned in stored
        if _plain(planned, entries[planned.pk]["after"]) == entries[planned.pk]["after"]
        and entries[planned.pk]["before"].get("campaign_id", planned.campaign_id) in allowed
    ]

    def old(planned: PlannedItem) -> dict[str, Any]:
        before = entries[planned.pk]["before"]
        return {name: PlannedItem._meta.get_field(name).to_python(value) for name, value in before.items()}

    return _change(untouched, user, old)


def changes_of(batch: uuid.UUID, user: AbstractBaseUser | None = None) -> list[ModelLogEntry]:
    """Return the log entries of what ``user`` changed at once under ``batch`` and ``put_back`` can undo."""
    of_planned_items = ContentType.objects.get_for_model(PlannedItem)
    entries = ModelLogEntry.objects.filter(uuid=batch, user=user, content_type=of_planned_items)
    return [entry for entry in entries if "before" in entry.data]


def people_for(campaigns: Iterable[CampaignPage]) -> models.QuerySet:
    """Return the active users who may edit one of ``campaigns``, by name: those to whom its work can be given."""
    campaigns = list(campaigns)
    owners = [campaign.owner_id for campaign in campaigns if campaign.owner_id]
    groups = [
        grant.group_id
        for grant in GroupPagePermission.objects.filter(
            permission__content_type__app_label="wagtailcore", permission__codename__in=["change_page", "publish_page"]
        ).select_related("page")
        if any(campaign.path.startswith(grant.page.path) for campaign in campaigns)
    ]
    users = get_user_model()._default_manager.filter(is_active=True)
    if not campaigns:
        return users.none()
    may = Q(pk__in=users.filter(groups__in=groups).values("pk")) | Q(is_superuser=True) | Q(pk__in=owners)
    return users.filter(may).order_by(get_user_model().USERNAME_FIELD)


def name_of(user: AbstractBaseUser) -> str:
    """Return how editors call ``user``."""
    return user.get_full_name() or user.get_username()


@transaction.atomic
def clone_campaign(
    source: CampaignPage, *, title: str, days: int, user: AbstractBaseUser | None = None, keep_plans: bool = False
) -> CampaignPage:
    """Make the draft of the next round of ``source``: its newest text, targets, peaks and planned items.

    All dates are moved by ``days``. Nothing that happened is taken over: no outcomes, featured items, or cancelled
    planned items. The round serves no plan yet, unless ``keep_plans`` says that it serves the same ones with the same
    tasks. Raises ``PermissionDenied`` and ``ValidationError``.
    """
    parent = HubPage.objects.parent_of(source).get()
    access.require_edit(source, user)
    access.require_add(parent, user)
    text = source.get_latest_revision_as_object()
    campaign = text.copy(
        to=parent,
        update_attrs={
            "title": CampaignPage._meta.get_field("title").clean(title.strip(), None),
            "draft_title": title.strip(),
            "slug": _free_slug(parent, title),
            "start_on": _moved(text.start_on, days),
            "end_on": _moved(text.end_on, days),
            "go_live_at": None,
            "expire_at": None,
            "expired": False,
            "locked": False,
            "locked_at": None,
            "locked_by": None,
        },
        exclude_fields=["featured"] if keep_plans else ["featured", "plans"],
        copy_revisions=False,
        keep_live=False,
        process_child_object=_next_round_of(days),
        user=user,
    )
    kept = access.editable(PlanPage.objects.all(), user) if keep_plans else PlanPage.objects.none()
    kept_pks = set(kept.values_list("pk", flat=True))
    for planned in to_repeat(source):
        again = PlannedItem(campaign=campaign, **{name: getattr(planned, name) for name in REPEATED})
        again.planned_on, again.due_on = _moved(planned.planned_on, days), _moved(planned.due_on, days)
        if planned.plan_id in kept_pks:
            again.plan_id, again.task_uid = planned.plan_id, planned.task_uid
        again.save()
        log(instance=again, action="wagtail.create", user=user)
    return campaign


def to_repeat(source: CampaignPage) -> models.QuerySet:
    """Return the planned items of ``source`` that its next round takes over: those that were not cancelled."""
    standing = PlannedItem.objects.filter(campaign=source, cancelled_because="")
    return standing.select_related("column", "assignee").order_by("planned_on", "pk")


def _next_round_of(days: int) -> Any:
    """Return what Wagtail does with each row that it copies along with a campaign."""

    def prepare(page: Any, copied: Any, relation: Any, row: models.Model) -> None:
        if isinstance(row, CampaignPeak):
            row.start_on, row.end_on = _moved(row.start_on, days), _moved(row.end_on, days)
        elif isinstance(row, CampaignTarget):
            row.uid = uuid.uuid4()

    return prepare


def _stored(planned_items: Iterable[PlannedItem], user: AbstractBaseUser | None) -> list[PlannedItem]:
    """Return ``planned_items`` as they are stored, locked; raise ``PermissionDenied`` unless all may be edited."""
    stored = list(
        PlannedItem.objects.select_for_update(of=["self"])
        .filter(pk__in=[planned.pk for planned in planned_items])
        .select_related("campaign")
    )
    asked = {planned.campaign_id for planned in stored}
    if access.editable(CampaignPage.objects.filter(pk__in=asked), user).count() < len(asked):
        raise PermissionDenied(_("You may not edit the campaign of one of these planned items."))
    return stored


def _change(stored: Iterable[PlannedItem], user: AbstractBaseUser | None, values: Any) -> int:
    """Set ``values(planned)`` on each of ``stored`` and return how many that changed; each is logged."""
    changed = 0
    for planned in stored:
        new = {name: value for name, value in values(planned).items() if getattr(planned, name) != value}
        if new:
            before = _plain(planned, new)
            for name, value in new.items():
                setattr(planned, name, value)
            # One by one, because a change in bulk would pass by the search index.
            planned.save(update_fields=list(new))
            log(
                instance=planned,
                action="wagtail.edit",
                user=user,
                data={"before": before, "after": _plain(planned, new)},
            )
            changed += 1
    return changed


def _moved(day: date | None, days: int) -> date | None:
    """Return ``day`` moved by ``days``; raise ``ValidationError`` when that is no date of the calendar."""
    try:
        return day + timedelta(days=days) if day else None
    except OverflowError as error:
        raise ValidationError(_("A date cannot be moved by %(days)d days.") % {"days": days}) from error


def _plain(planned: PlannedItem, names: Iterable[str]) -> dict[str, Any]:
    """Return the fields ``names`` as text and numbers, as the log keeps them."""
    values = {name: getattr(planned, name) for name in names}
    return {name: value if value is None or isinstance(value, int) else str(value) for name, value in values.items()}


def _free_slug(parent: HubPage, title: str) -> str:
    """Return a slug for ``title`` that no page below ``parent`` has."""
    base = slugify_vi(title) or CampaignPage._meta.model_name
    taken = set(parent.get_children().values_list("slug", flat=True))
    return next(slug for number in count(1) if (slug := base if number == 1 else f"{base}-{number}") not in taken)
