"""Deciding who may read a plan."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from wagtail_kehoach import access
from wagtail_kehoach.editorial import as_stored
from wagtail_kehoach.models import PlanPage
from wagtail_kehoach.models.plans import Disclosure


@transaction.atomic
def make_public(plan: PlanPage, user: AbstractBaseUser | None) -> PlanPage:
    """Set the newest draft of ``plan`` to public; it shows once it is published.

    Raises ``PermissionDenied``, and ``ValidationError`` for a plan with a mark of secrecy or limited circulation.
    """
    access.require_publish(plan, user)
    draft = as_stored(plan).get_latest_revision_as_object()
    draft.disclosure = Disclosure.PUBLIC
    draft.full_clean()
    draft.save_revision(user=user, log_action="wagtail.edit", clean=False)
    return draft
