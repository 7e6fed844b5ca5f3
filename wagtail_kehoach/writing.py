"""From a planned item to its piece: the draft that an editor begins to write."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from wagtail_kehoach import access, coverage, editorial
from wagtail_kehoach.models import MediaColumnPage, MediaItemPage, PlannedItem
from wagtail_kehoach.models.choices import Genre, Medium


@transaction.atomic
def begin_item(
    planned: PlannedItem, column: MediaColumnPage, user: AbstractBaseUser | None = None
) -> MediaItemPage:  # fmt: skip
    """Make the draft of the piece that ``planned`` stands for in ``column``, and link it: it counts once it is live.

    The draft takes over title, genre, medium, campaign and author. Raises ``PermissionDenied`` when ``user`` may not
    edit the campaign or not write in ``column``, and ``ValidationError`` for a planned item that is cancelled.
    """
    access.require_edit(planned.campaign, user)
    if planned.cancelled_because:
        raise ValidationError(_("“%(title)s” is cancelled. Reopen it first.") % {"title": planned.title})
    author = planned.assignee_name or (planned.assignee.get_full_name() if planned.assignee else "")
    item = editorial.create_item(
        column,
        title=planned.title,
        genre=planned.genre or column.default_genre or Genre.NEWS,
        medium=planned.medium or Medium.TEXT,
        campaigns={planned.campaign, *column.campaigns.all()},
        credits=[editorial.Credit(author)] if author else [],
        user=user,
    )
    coverage.link_item(planned, item, user)
    return item
