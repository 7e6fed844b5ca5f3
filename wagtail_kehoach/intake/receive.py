"""Taking in a plan document: reading it, keeping the file in private, keeping what was read for the review."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from wagtail_kehoach import access, editorial
from wagtail_kehoach.conf import get_configuration
from wagtail_kehoach.documents.draft import DocumentError, PlanDraft
from wagtail_kehoach.documents.parse import parse_plan
from wagtail_kehoach.documents.readers import beyond_size
from wagtail_kehoach.documents.serialize import from_dict, to_dict
from wagtail_kehoach.intake.build import circulation_of, proposed_page, text_of
from wagtail_kehoach.intake.make import create_drafts
from wagtail_kehoach.intake.refusals import AlreadyReceived, MarkedDocument, received, refuse_received, require_list
from wagtail_kehoach.intake.unfinished import locked
from wagtail_kehoach.models import PlanIndexPage, PlanIntake
from wagtail_kehoach.models.plans import Disclosure
from wagtail_kehoach.vietnamese.text import clean

__all__ = [
    "AlreadyReceived",
    "MarkedDocument",
    "draft_of",
    "earlier_intake",
    "forget",
    "keep_document",
    "receive_document",
]


def earlier_intake(content: bytes, parent: PlanIndexPage) -> PlanIntake | None:
    """Return the intake by which the very same file became a plan that still stands below ``parent``."""
    return received(fingerprint(content), parent)


def keep_document(
    content: bytes, name: str, parent: PlanIndexPage, *, user: AbstractBaseUser | None = None
) -> PlanIntake:
    """Read the document and keep its file with what was read, for the review. No page is made.

    The same file again gives the intake that ``user`` has left open, with its answers.

    Whatever is raised, nothing is stored: ``DocumentError`` when the file cannot be read as a plan,
    ``AlreadyReceived`` when it is a plan of that list already, ``PermissionDenied`` when ``user`` may not make plans
    there.
    """
    intake = _intake(content, name, parent, user)
    with _stored_or_nothing(intake):
        intake.save()
    return intake


def draft_of(intake: PlanIntake) -> PlanDraft:
    """Return what was read of the document of ``intake``.

    What an older version of this package kept is read anew from the file, and kept. Raises ``DocumentError`` when the
    file is gone or no longer read as a plan.
    """
    try:
        return from_dict(intake.draft)
    except ValueError:
        draft = _read(_kept_bytes(intake), intake.original_name)
        intake.draft = to_dict(draft)
        intake.save(update_fields=["draft"])
        return draft


@transaction.atomic
def forget(intake: PlanIntake, user: AbstractBaseUser | None = None) -> None:
    """Throw away an open intake with its file and its review.

    Raises ``PermissionDenied`` when ``user`` may not work on it, or it has become a plan.
    """
    stored = locked(intake, user)
    if not stored.is_open:
        raise PermissionDenied(_("You may not throw away “%(name)s”.") % {"name": stored.original_name})
    storage, name = stored.file.storage, stored.file.name
    stored.delete()
    transaction.on_commit(lambda: storage.delete(name))


def receive_document(
    content: bytes,
    name: str,
    parent: PlanIndexPage,
    *,
    user: AbstractBaseUser | None = None,
    public: bool = False,
    publish: bool = False,
) -> PlanIntake:
    """Read the document, keep its file, and make the draft of a plan below ``parent``, without a review.

    ``name`` is the file's name. With ``public`` the plan is for readers, with ``publish`` it comes into force at once.

    Whatever is raised, nothing is stored: ``DocumentError`` when the file cannot be read as a plan,
    ``AlreadyReceived`` for the same file again, ``MarkedDocument`` when it bears a mark that forbids ``public``,
    another ``ValidationError`` when its text is not whole enough to be published, and ``PermissionDenied`` when
    ``user`` may not create, or publish, plans there.
    """
    intake = _intake(content, name, parent, user)
    with _stored_or_nothing(intake):
        intake.save()
        draft = draft_of(intake)
        plan = proposed_page(draft)
        if public:
            _refuse_marked(draft)
            plan.disclosure = Disclosure.PUBLIC
        intake.plan = create_drafts(intake, plan, None, user).plan
        if public:
            access.require_publish(intake.plan, user)
        if publish:
            intake.plan = editorial.publish(intake.plan, user)
    return intake


def fingerprint(content: bytes) -> str:
    """Return by what the same file is told."""
    return hashlib.sha256(content).hexdigest()


def _intake(content: bytes, name: str, parent: PlanIndexPage, user: AbstractBaseUser | None) -> PlanIntake:
    """Return the open intake of this file by ``user``, or a new one, not saved yet, whose file is kept."""
    require_list(parent)
    access.require_add(parent, user)
    _refuse_large(content, name)
    sha256 = fingerprint(content)
    refuse_received(sha256, parent)
    there = PlanIntake.objects.filter(sha256=sha256, created_by=user, plan__isnull=True).first()
    intake = there or PlanIntake(sha256=sha256, created_by=user)
    intake.parent = parent
    if not there or not there.file.storage.exists(there.file.name):
        draft = _read(content, name)
        intake.draft = to_dict(draft)
        intake.original_name = clean(name)[:255]
        intake.file.save(f"{sha256[:16]}.{draft.source_format}", ContentFile(content), save=False)
    return intake


@contextmanager
def _stored_or_nothing(intake: PlanIntake) -> Iterator[None]:
    """Run what is inside as one transaction; where it fails, the file of a new intake goes as well."""
    is_new = intake.pk is None
    try:
        with transaction.atomic():
            yield
    except BaseException:
        if is_new:
            intake.file.storage.delete(intake.file.name)
        raise


def _read(content: bytes, name: str) -> PlanDraft:
    configuration = get_configuration()
    return parse_plan(content, name=name, limits=configuration.document_limits, phrases=configuration.damaged_phrases)


def _refuse_marked(draft: PlanDraft) -> None:
    """Raise ``MarkedDocument``, with the mark as printed, for a document of secrecy or limited circulation."""
    mark = text_of(draft.secrecy) or circulation_of(draft)
    if mark:
        raise MarkedDocument(mark)


def _kept_bytes(intake: PlanIntake) -> bytes:
    try:
        with intake.file.open("rb") as file:
            return file.read()
    except OSError as error:
        refusal = f"{intake.original_name}: tệp đã lưu không còn trên máy chủ; hãy tải tệp lên lại."
        raise DocumentError("unreadable", refusal) from error


def _refuse_large(content: bytes, name: str) -> None:
    """Raise ``DocumentError`` for a file beyond the portal's limit, before anything looks into it."""
    limits = get_configuration().document_limits
    if len(content) > limits.max_bytes:
        # A portal may set its limit below that of text files.
        refusal = beyond_size(content, replace(limits, max_text_bytes=min(limits.max_text_bytes, limits.max_bytes)))
        shown = clean(name)[:150]
        raise DocumentError(refusal.code, f"{shown}: {refusal}") if shown else refusal
