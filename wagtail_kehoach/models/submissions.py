"""Reports that were sent: by whom, when, for which day of a deadline."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail_kehoach.models.jobs import private_storage, user_model


class DeadlineSubmission(models.Model):
    """The report for one day of a reporting deadline was sent (Đã nộp báo cáo).

    ``due_on`` is the day that it meets; empty for a deadline to which the plan gives no day.
    """

    plan = models.ForeignKey(
        "wagtail_kehoach.PlanPage", verbose_name=_("plan"), on_delete=models.PROTECT, related_name="submissions"
    )
    deadline_uid = models.UUIDField(editable=False)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    submitted_on = models.DateField(_("sent on"), help_text=_("For example: 24/12/2026"))
    number = models.CharField(
        _("number of the report"), max_length=60, blank=True, help_text=_("For example: 31/BC-VHTT")
    )
    file = models.FileField(
        _("file that was sent"), storage=private_storage, upload_to="submissions/%Y/", blank=True
    )  # fmt: skip
    original_name = models.CharField(_("file name"), max_length=255, blank=True, editable=False)
    report = models.ForeignKey(
        "wagtail_kehoach.ResultReport",
        verbose_name=_("result report"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="submissions",
    )
    note = models.CharField(_("note"), max_length=255, blank=True)
    recorded_at = models.DateTimeField(_("recorded at"), auto_now_add=True)
    recorded_by = models.ForeignKey(
        user_model(), verbose_name=_("recorded by"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("sent report")
        verbose_name_plural = _("sent reports")
        ordering = ["-submitted_on", "-pk"]
        indexes = [models.Index(fields=["plan", "deadline_uid"], name="kehoach_submission_deadline")]

    def __str__(self) -> str:
        return self.number or f"{self.submitted_on:%d/%m/%Y}"
