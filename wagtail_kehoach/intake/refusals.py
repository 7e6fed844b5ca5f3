"""Why a document does not become a plan, or not the way it was asked for."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail_kehoach.models import PlanIndexPage, PlanIntake, PlanPage
from wagtail_kehoach.models.plans import Disclosure


class AlreadyReceived(ValidationError):
    """The very same file has become a plan that still stands in the same list; ``intake`` tells which and when."""

    def __init__(self, intake: PlanIntake) -> None:
        self.intake = intake
        self.day = timezone.localtime(intake.created_at).date()
        super().__init__(
            _("This file was received on %(day)s and became “%(plan)s”. To read it again, delete that plan first."),
            code="already_received",
            params={"day": f"{self.day:%d/%m/%Y}", "plan": intake.plan.title},
        )


class MarkedDocument(ValidationError):
    """The document bears ``mark``, of secrecy or of limited circulation, and no reader may see its plan."""

    def __init__(self, mark: str) -> None:
        self.mark = mark
        super().__init__(
            _("This plan bears the mark “%(mark)s” and cannot be made public. Choose “internal”."),
            code="marked",
            params={"mark": mark},
        )


def require_list(parent: PlanIndexPage | None) -> None:
    """Raise ``ValidationError`` unless the list of plans is still there."""
    if parent is None or not PlanIndexPage.objects.filter(pk=parent.pk).exists():
        raise ValidationError(_("The list of plans has been deleted. Choose another one."), code="no_list")


def refuse_received(sha256: str, parent: PlanIndexPage) -> None:
    """Raise ``AlreadyReceived`` where the file with this fingerprint is a plan below ``parent`` already."""
    earlier = received(sha256, parent)
    if earlier:
        raise AlreadyReceived(earlier)


def received(sha256: str, parent: PlanIndexPage) -> PlanIntake | None:
    """Return the intake by which the file with this fingerprint became a plan that still stands below ``parent``."""
    intakes = PlanIntake.objects.filter(sha256=sha256, plan__isnull=False).select_related("plan")
    return next((intake for intake in intakes if intake.plan.is_child_of(parent)), None)


def refuse_public_mark(plan: PlanPage) -> None:
    """Raise ``MarkedDocument`` for a public plan that bears a mark of secrecy or limited circulation."""
    mark = mark_of(plan)
    if mark and plan.disclosure == Disclosure.PUBLIC:
        raise MarkedDocument(mark)


def mark_of(plan: PlanPage) -> str:
    """Return the mark of secrecy or of limited circulation that ``plan`` bears, or nothing."""
    return str(plan.get_secrecy_display()) if plan.secrecy else plan.circulation
