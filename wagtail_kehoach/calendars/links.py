"""Links by which a calendar is read without login: made, renewed and revoked by their owner."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from wagtail_kehoach import log_actions
from wagtail_kehoach.models import CalendarLink


def feed_of(user: AbstractBaseUser) -> CalendarLink | None:
    """Return the feed of ``user`` that works now."""
    return _working().filter(owner=user, kind=CalendarLink.Kind.FEED).first()


def shares_of(user: AbstractBaseUser) -> models.QuerySet[CalendarLink]:
    """Return the share links of ``user`` that work now, newest first."""
    return _working().filter(owner=user, kind=CalendarLink.Kind.SHARE)


@transaction.atomic
def renew_feed(user: AbstractBaseUser) -> CalendarLink:
    """Make the feed of ``user`` anew; the address that it had stops working. Raises ``PermissionDenied``."""
    _require_admin(user)
    # Two at once would both find no feed.
    get_user_model()._default_manager.select_for_update().get(pk=user.pk)
    for link in _working().filter(owner=user, kind=CalendarLink.Kind.FEED):
        revoke(link, user)
    return _made(CalendarLink(owner=user, kind=CalendarLink.Kind.FEED), user)


@transaction.atomic
def share(user: AbstractBaseUser, label: str) -> CalendarLink:
    """Make a page for others to look at; ``label`` says for whom.

    Raises ``PermissionDenied``, and ``ValidationError`` when the label is empty or too long.
    """
    _require_admin(user)
    label = models.CharField(max_length=CalendarLink._meta.get_field("label").max_length).clean(label.strip(), None)
    return _made(CalendarLink(owner=user, kind=CalendarLink.Kind.SHARE, label=label), user)


@transaction.atomic
def revoke(link: CalendarLink, user: AbstractBaseUser) -> None:
    """Let ``link`` work no more, at once and for good. Raises ``PermissionDenied`` unless ``user`` owns it."""
    if link.owner_id != user.pk:
        raise PermissionDenied(_("This calendar link belongs to somebody else."))
    if link.revoked_at is None:
        link.revoked_at = timezone.now()
        link.save(update_fields=["revoked_at"])
        log(instance=link, action=log_actions.CALENDAR_LINK_REVOKED, user=user)


def working_link(key: str, kind: str) -> CalendarLink | None:
    """Return the link of ``kind`` with ``key``; none if it is revoked or its owner may no longer use the admin.

    Keys are found by an index and have 256 bits: how long the answer takes does not help to guess one.
    """
    link = _working().filter(key=key, kind=kind).select_related("owner").first()
    if link is None or not constant_time_compare(link.key, key) or not may_have_links(link.owner):
        return None
    return link


def may_have_links(user: AbstractBaseUser) -> bool:
    """Tell whether ``user`` may use the admin, and therefore read calendars by links."""
    return user.is_active and user.has_perm("wagtailadmin.access_admin")


def _working() -> models.QuerySet[CalendarLink]:
    return CalendarLink.objects.filter(revoked_at=None)


def _made(link: CalendarLink, user: AbstractBaseUser) -> CalendarLink:
    link.save()
    log(instance=link, action="wagtail.create", user=user)
    return link


def _require_admin(user: AbstractBaseUser) -> None:
    if not may_have_links(user):
        raise PermissionDenied(_("Calendar links are for people who may use the admin."))
