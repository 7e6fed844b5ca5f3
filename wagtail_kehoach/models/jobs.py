"""Uploaded plan documents: what came in, what was read, what became of it."""

from __future__ import annotations

import os

from django.core.files.storage import FileSystemStorage, Storage
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail_kehoach.conf import get_configuration, portal_setting


class PrivateStorage(FileSystemStorage):
    """Files in the private folder of the settings in force. They have no address."""

    @property
    def base_location(self) -> str:
        return str(get_configuration().private_root)

    @property
    def location(self) -> str:
        return os.path.abspath(self.base_location)

    def url(self, name: str | None) -> str:
        raise NotImplementedError("Private files have no address.")


def private_storage() -> Storage:
    """Return the storage of files that are never served by address."""
    return PrivateStorage()


def user_model() -> str:
    """Return the portal's user model as ``app_label.Model``."""
    return portal_setting("AUTH_USER_MODEL")


class PlanIntake(models.Model):
    """One plan document that was read, the half-done review of it, and what was made from it.

    ``draft`` is what was read and never changes; ``answers`` are the fields of the review as its form sent them last,
    by name, each with all its values. ``made`` lists what "create drafts" made, for the undo.
    """

    file = models.FileField(_("file"), storage=private_storage, upload_to="plans/%Y/")
    original_name = models.CharField(_("file name"), max_length=255)
    sha256 = models.CharField(max_length=64, db_index=True, editable=False)
    draft = models.JSONField(_("what was read"), default=dict, editable=False)
    parent = models.ForeignKey(
        "wagtail_kehoach.PlanIndexPage",
        verbose_name=_("list of plans"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    answers = models.JSONField(_("review"), default=dict, editable=False)
    made = models.JSONField(_("what was made"), default=list, editable=False)
    plan = models.ForeignKey(
        "wagtail_kehoach.PlanPage",
        verbose_name=_("plan"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="intakes",
    )
    created_at = models.DateTimeField(_("received at"), auto_now_add=True)
    changed_at = models.DateTimeField(_("last worked on"), auto_now=True)
    created_by = models.ForeignKey(
        user_model(), verbose_name=_("received by"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("received plan document")
        verbose_name_plural = _("received plan documents")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.original_name

    @property
    def is_open(self) -> bool:
        """Whether no plan has been made of it, or the plan is gone again."""
        return self.plan_id is None
