"""Taking in a plan document: reading it, keeping the file in private, making the draft page."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from django.contrib.auth.models import AbstractBaseUser
from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.log_actions import log

from wagtail_kehoach import access, log_actions
from wagtail_kehoach.conf import get_configuration
from wagtail_kehoach.documents.limits import Limits
from wagtail_kehoach.documents.parse import parse_plan
from wagtail_kehoach.documents.serialize import to_dict
from wagtail_kehoach.intake.build import create_draft_page
from wagtail_kehoach.models import PlanIndexPage, PlanIntake
from wagtail_kehoach.vietnamese.text import clean


def earlier_intake(content: bytes, parent: PlanIndexPage) -> PlanIntake | None:
    """Return the intake by which the very same file became a plan that still stands below ``parent``."""
    fingerprint = hashlib.sha256(content).hexdigest()
    intakes = PlanIntake.objects.filter(sha256=fingerprint, plan__isnull=False).select_related("plan")
    return next((intake for intake in intakes if intake.plan.is_child_of(parent)), None)


def receive_document(
    content: bytes, name: str, parent: PlanIndexPage, *, user: AbstractBaseUser | None = None
) -> PlanIntake:
    """Read the document, keep its file, and make the draft of a plan below ``parent``.

    ``name`` is the file's name. Raises ``DocumentError`` when the file cannot be read as a plan,
    and ``PermissionDenied`` when ``user`` may not create plans there; either way nothing is stored.
    """
    access.require_add(parent, user)
    limits = replace(Limits(), max_bytes=get_configuration().MAX_UPLOAD_BYTES)
    draft = parse_plan(content, name=name, limits=limits)
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
    except BaseException:
        intake.file.storage.delete(intake.file.name)
        raise
    return intake
