"""What each person of the admin chose and was told: reminders, and links to calendars."""

from __future__ import annotations

import secrets

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wagtail_kehoach.models.jobs import user_model


class ReminderChoice(models.Model):
    """By what a person wants to be reminded. Who has chosen nothing is reminded of everything."""

    user = models.OneToOneField(user_model(), verbose_name=_("person"), on_delete=models.CASCADE, related_name="+")
    by_mail = models.BooleanField(_("by e-mail too"), default=True)
    of_deadlines = models.BooleanField(_("of reporting deadlines"), default=True)
    of_planned_items = models.BooleanField(_("of planned items that I do"), default=True)
    week_before = models.BooleanField(_("7 days before"), default=True)
    three_days_before = models.BooleanField(_("3 days before"), default=True)
    day_before = models.BooleanField(_("1 day before"), default=True)
    on_the_day = models.BooleanField(_("on the day"), default=True)
    weekly_when_late = models.BooleanField(_("every week once it is late"), default=True)

    class Meta:
        verbose_name = _("choice of reminders")
        verbose_name_plural = _("choices of reminders")

    def __str__(self) -> str:
        return str(self.user)


class SentReminder(models.Model):
    """Somebody was told by mail about one thing that is due.

    ``subject`` names the thing (``deadline:PLAN:UID``, ``planned:PK``); ``stage`` is the number of days before
    ``due_on`` of which it told, and below zero the weeks since. Nobody is told the same twice.
    """

    user = models.ForeignKey(user_model(), verbose_name=_("person"), on_delete=models.CASCADE, related_name="+")
    subject = models.CharField(max_length=80, editable=False)
    due_on = models.DateField(_("due on"))
    stage = models.SmallIntegerField(editable=False)
    what = models.CharField(_("what"), max_length=255)
    sent_at = models.DateTimeField(_("sent at"), auto_now_add=True)

    class Meta:
        verbose_name = _("sent reminder")
        verbose_name_plural = _("sent reminders")
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "subject", "due_on", "stage"], name="kehoach_reminder_once")
        ]

    def __str__(self) -> str:
        return self.what


def new_key() -> str:
    """Return a key that nobody can guess, for an address."""
    return secrets.token_urlsafe(32)


class CalendarLink(models.Model):
    """An address by which the calendar of ``owner`` is read without logging in, until it is revoked."""

    class Kind(models.TextChoices):
        """What the address answers with."""

        FEED = "feed", pgettext_lazy("calendar link", "iCalendar for my calendar program")
        SHARE = "share", pgettext_lazy("calendar link", "page to look at")

    owner = models.ForeignKey(user_model(), verbose_name=_("owner"), on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    key = models.CharField(max_length=64, unique=True, default=new_key, editable=False)
    label = models.CharField(_("for whom"), max_length=120, blank=True, help_text=_("For example: chị Hạnh, đài xã"))
    created_at = models.DateTimeField(_("made at"), auto_now_add=True)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("calendar link")
        verbose_name_plural = _("calendar links")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner"], condition=Q(kind="feed", revoked_at__isnull=True), name="kehoach_one_feed_a_person"
            )
        ]

    def __str__(self) -> str:
        return self.label or str(self.get_kind_display())
