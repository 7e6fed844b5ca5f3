"""Half-done reviews: who may work on them, and keeping what the editor has said so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Case, IntegerField, Q, QuerySet, When
from django.utils.translation import gettext as _

from wagtail_kehoach import access
from wagtail_kehoach.models import PlanIndexPage, PlanIntake


def visible_to(user: AbstractBaseUser | None) -> QuerySet[PlanIntake]:
    """Return the intakes that ``user`` may see and work on.

    A superuser may work on all; others on what they received, and on what is for a list of plans below which they may
    publish: so a colleague can take over what somebody left half-done.
    """
    intakes = PlanIntake.objects.select_related("plan", "parent")
    if user is access.OPERATOR:
        return intakes
    if not user.is_active:
        return intakes.none()
    if user.is_superuser:
        return intakes
    lists = access.publishable(PlanIndexPage.objects.all(), user)
    return intakes.filter(Q(created_by=user) | Q(parent__in=lists.values("pk")))


def unfinished(user: AbstractBaseUser) -> QuerySet[PlanIntake]:
    """Return the open intakes on which ``user`` may work: one's own, then colleagues', each with the newest first."""
    own_first = Case(When(created_by=user, then=0), default=1, output_field=IntegerField())
    waiting = visible_to(user).filter(plan__isnull=True).select_related("created_by")
    return waiting.order_by(own_first, "-changed_at", "-pk")


def locked(intake: PlanIntake, user: AbstractBaseUser | None) -> PlanIntake:
    """Return ``intake`` as it is stored; who else would work on it waits until this transaction ends.

    Raises ``PermissionDenied`` unless ``user`` may work on it.
    """
    stored = visible_to(user).select_for_update(of=("self",)).filter(pk=intake.pk).first()
    if stored is None:
        raise PermissionDenied(_("You may not work on “%(name)s”.") % {"name": intake.original_name})
    return stored


@transaction.atomic
def keep_answers(intake: PlanIntake, answers: Mapping[str, Sequence[str]], user: AbstractBaseUser | None) -> None:
    """Keep the fields of the review as its form sent them last; nothing of it stands on the site.

    Raises ``PermissionDenied`` when ``user`` may not work on it, and ``ValidationError`` once drafts were made of it.
    """
    stored = locked(intake, user)
    if not stored.is_open:
        raise ValidationError(_("The drafts of this document have been made already."), code="closed")
    stored.answers = {name: list(values) for name, values in answers.items()}
    stored.save(update_fields=["answers", "changed_at"])
    intake.answers, intake.changed_at = stored.answers, stored.changed_at
