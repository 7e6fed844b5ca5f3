"""Half-done reviews: who may see them, and keeping what the editor has said so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wagtail_kehoach import access
from wagtail_kehoach.models import PlanIntake


def visible_to(user: AbstractBaseUser | None) -> QuerySet[PlanIntake]:
    """Return the intakes that ``user`` may see: one's own, for a superuser all."""
    intakes = PlanIntake.objects.select_related("plan", "parent")
    if user is access.OPERATOR or user.is_superuser:
        return intakes
    return intakes.filter(created_by=user)


@transaction.atomic
def keep_answers(intake: PlanIntake, answers: Mapping[str, Sequence[str]], user: AbstractBaseUser | None) -> None:
    """Keep the fields of the review as its form sent them last; nothing of it stands on the site.

    Raises ``PermissionDenied`` for somebody else's intake, and ``ValidationError`` once drafts were made of it.
    """
    stored = visible_to(user).select_for_update(of=("self",)).filter(pk=intake.pk).first()
    if stored is None:
        raise PermissionDenied(_("You may not work on “%(name)s”.") % {"name": intake.original_name})
    if not stored.is_open:
        raise ValidationError(_("The drafts of this document have been made already."), code="closed")
    stored.answers = {name: list(values) for name, values in answers.items()}
    stored.save(update_fields=["answers", "changed_at"])
    intake.answers, intake.changed_at = stored.answers, stored.changed_at
