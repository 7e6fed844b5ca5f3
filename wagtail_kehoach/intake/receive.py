"""Taking in a plan document: reading it, keeping the file in private, making the draft page."""

from __future__ import annotations

import hashlib

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from wagtail_kehoach import access, editorial, log_actions
from wagtail_kehoach.conf import get_configuration
from wagtail_kehoach.documents.draft import DocumentError, PlanDraft
from wagtail_kehoach.documents.limits import size_in_words
from wagtail_kehoach.documents.parse import parse_plan
from wagtail_kehoach.documents.serialize import to_dict
from wagtail_kehoach.documents.source import too_large
from wagtail_kehoach.intake.build import circulation_of, create_draft_page, text_of
from wagtail_kehoach.intake.disclose import make_public
from wagtail_kehoach.models import PlanIndexPage, PlanIntake
from wagtail_kehoach.vietnamese.text import clean


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


def earlier_intake(content: bytes, parent: PlanIndexPage) -> PlanIntake | None:
    """Return the intake by which the very same file became a plan that still stands below ``parent``."""
    fingerprint = hashlib.sha256(content).hexdigest()
    intakes = PlanIntake.objects.filter(sha256=fingerprint, plan__isnull=False).select_related("plan")
    return next((intake for intake in intakes if intake.plan.is_child_of(parent)), None)


def receive_document(
    content: bytes,
    name: str,
    parent: PlanIndexPage,
    *,
    user: AbstractBaseUser | None = None,
    public: bool = False,
    publish: bool = False,
) -> PlanIntake:
    """Read the document, keep its file, and make the draft of a plan below ``parent``.

    ``name`` is the file's name. With ``public`` the plan is for readers, with ``publish`` it comes into force at once.

    Whatever is raised, nothing is stored: ``DocumentError`` when the file cannot be read as a plan,
    ``AlreadyReceived`` for the same file again, ``MarkedDocument`` when it bears a mark that forbids ``public``,
    another ``ValidationError`` when its text is not whole enough to be published, and ``PermissionDenied`` when
    ``user`` may not create, or publish, plans there.
    """
    access.require_add(parent, user)
    refuse_large(content, name)
    earlier = earlier_intake(content, parent)
    if earlier:
        raise AlreadyReceived(earlier)
    configuration = get_configuration()
    draft = parse_plan(content, name=name, limits=configuration.document_limits, phrases=configuration.damaged_phrases)
    if public:
        refuse_marked(draft)
    intake = PlanIntake(
        original_name=clean(name)[:255],
        sha256=hashlib.sha256(content).hexdigest(),
        draft=to_dict(draft),
        created_by=user,
    )
    intake.file.save(f"{intake.sha256[:16]}.{draft.source_format}", ContentFile(content), save=False)
    try:
        with transaction.atomic():
            intake.plan = create_draft_page(draft, parent, user=user)
            intake.save()
            log(instance=intake.plan, action=log_actions.INTAKE, user=user, data={"file": intake.original_name})
            if public:
                intake.plan = make_public(intake.plan, user)
            if publish:
                intake.plan = editorial.publish(intake.plan, user)
    except BaseException:
        intake.file.storage.delete(intake.file.name)
        raise
    return intake


def refuse_large(content: bytes, name: str) -> None:
    """Raise ``DocumentError`` for a file beyond the portal's limit, before anything looks into it."""
    most = get_configuration().document_limits.max_bytes
    if len(content) > most:
        refusal = too_large(f"tệp chỉ được tới {size_in_words(most)}")
        shown = clean(name)[:150]
        raise DocumentError(refusal.code, f"{shown}: {refusal}") if shown else refusal


def refuse_marked(draft: PlanDraft) -> None:
    """Raise ``MarkedDocument`` for a document that bears a mark of secrecy or limited circulation."""
    mark = text_of(draft.secrecy) or circulation_of(draft)
    if mark:
        raise MarkedDocument(mark)
