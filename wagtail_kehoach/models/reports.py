"""Result reports: figures and lists taken from what is live, kept as data."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail_kehoach.models.jobs import private_storage, user_model


class ResultReport(models.Model):
    """A result report (Báo cáo kết quả tuyên truyền) for one plan and, mostly, one of its deadlines.

    ``figures`` holds the counts together with the list of items behind each, as they were when the report was made.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan = models.ForeignKey(
        "wagtail_kehoach.PlanPage", verbose_name=_("plan"), on_delete=models.PROTECT, related_name="reports"
    )
    deadline_uid = models.UUIDField(null=True, blank=True, editable=False)
    title = models.CharField(_("title"), max_length=255)
    period_start = models.DateField(_("period from"))
    period_end = models.DateField(_("period to"))
    figures = models.JSONField(_("figures"), default=dict, editable=False)
    document = models.FileField(
        _("document"), storage=private_storage, upload_to="reports/%Y/", blank=True, editable=False
    )
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    made_by = models.ForeignKey(
        user_model(), verbose_name=_("made by"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("result report")
        verbose_name_plural = _("result reports")
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return self.title
