"""The ways into the rooms of campaigns: who may enter, where one may write, and the addresses of both."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button

from wagtail_kehoach.access import addable, editable
from wagtail_kehoach.models import CampaignPage, MediaColumnPage


def own_campaigns(user: AbstractBaseUser) -> Any:
    """Return the campaigns whose rooms ``user`` may enter."""
    return editable(CampaignPage.objects.defer_streamfields(), user)


def room_url(campaign_pk: int, **asked: str) -> str:
    """Return the address of a campaign's room, or of a list in it."""
    address = reverse("kehoach_room:room", args=[campaign_pk])
    return f"{address}?{urlencode(asked)}" if asked else address


def columns_to_write_in(campaigns: Iterable[CampaignPage], user: AbstractBaseUser) -> dict[int, list[MediaColumnPage]]:
    """Return the columns that serve each of ``campaigns`` and in which ``user`` may write, by the campaign's key."""
    by_key = {campaign.pk: campaign for campaign in campaigns}
    serving = Q(campaigns__in=by_key)
    for campaign in by_key.values():
        serving |= Q(path__startswith=campaign.path)
    found = addable(MediaColumnPage.objects.defer_streamfields(), user).filter(serving).order_by("title")
    columns = list(found.distinct().prefetch_related("campaigns"))
    return {
        key: [
            column
            for column in columns
            if column.path.startswith(campaign.path) or any(served.pk == key for served in column.campaigns.all())
        ]
        for key, campaign in by_key.items()
    }


def write_url(column: MediaColumnPage) -> str:
    """Return the address of the form of a new item in ``column``."""
    return reverse("wagtailadmin_pages:add", args=["wagtail_kehoach", "mediaitempage", column.pk])


def offer_room(page: Any, user: Any, next_url: str | None = None, **kwargs: Any) -> list[Button]:
    """Offer the room among the buttons of a campaign, to whoever may edit it."""
    if not issubclass(page.specific_class or object, CampaignPage) or not page.permissions_for_user(user).can_edit():
        return []
    return [Button(_("Campaign room"), url=room_url(page.pk), icon_name="calendar-check", priority=15)]
