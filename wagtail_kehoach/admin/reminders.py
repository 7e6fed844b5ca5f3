"""Reminders in the admin: the choices on the account page, and the list of who was told what."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.forms import BoundField
from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab
from wagtail.admin.views.reports import ReportView

from wagtail_kehoach.coverage import name_of
from wagtail_kehoach.models import ReminderChoice, SentReminder
from wagtail_kehoach.reminders import address_of

TITLE = gettext_lazy("Reminders sent")
#: The fields of the choice, by the question that they answer.
QUESTIONS = (
    (gettext_lazy("How you are reminded"), ("by_mail",)),
    (gettext_lazy("What you are reminded of"), ("of_deadlines", "of_planned_items")),
    (
        gettext_lazy("When you are reminded"),
        ("week_before", "three_days_before", "day_before", "on_the_day", "weekly_when_late"),
    ),
)


class ReminderChoiceForm(forms.ModelForm):
    """By what a person wants to be reminded."""

    class Meta:
        model = ReminderChoice
        fields = [name for _question, names in QUESTIONS for name in names]

    class Media:
        css = {"all": ["wagtail_kehoach/admin.css", "wagtail_kehoach/admin-reminders.css"]}

    def save(self, commit: bool = True) -> ReminderChoice:
        """Keep the choice; when the button was pressed twice, it is the same one."""
        if not commit:
            return super().save(commit=False)
        values = {name: self.cleaned_data[name] for name in self.fields}
        choice, _created = ReminderChoice.objects.update_or_create(user=self.instance.user, defaults=values)
        return choice

    def questions(self) -> list[tuple[str, list[BoundField]]]:
        """Return the fields by question."""
        return [(question, [self[name] for name in names]) for question, names in QUESTIONS]


class ReminderPanel(BaseSettingsPanel):
    """The choices on the account page."""

    name = "kehoach_reminders"
    title = gettext_lazy("Reminders")
    tab = notifications_tab
    order = 200
    template_name = "wagtail_kehoach/admin/reminders_panel.html"
    form_class = ReminderChoiceForm

    def get_form(self) -> ReminderChoiceForm:
        posted = (self.request.POST,) if self.request.method == "POST" else ()
        return self.form_class(*posted, instance=self.choice, prefix=self.name)

    @cached_property
    def choice(self) -> ReminderChoice:
        """What the person chose, or the choice of one who has chosen nothing."""
        return ReminderChoice.objects.filter(user=self.user).first() or ReminderChoice(user=self.user)

    def get_context_data(self) -> dict[str, Any]:
        return {**super().get_context_data(), "address": address_of(self.user), "log_url": log_url()}


def log_url() -> str:
    """Return the address of the list of what one was told."""
    return reverse("kehoach_reminders:log")


def stage_words(row: SentReminder) -> str:
    """Return in words at which stage a person was told."""
    if row.stage < 0:
        return ngettext("%(weeks)d week late", "%(weeks)d weeks late", -row.stage) % {"weeks": -row.stage}
    if not row.stage:
        return _("on the day")
    return ngettext("%(days)d day before", "%(days)d days before", row.stage) % {"days": row.stage}


def people_told(request: HttpRequest) -> QuerySet:
    """Return those who were told something, for superusers; others see themselves."""
    users = get_user_model()._default_manager.order_by(get_user_model().USERNAME_FIELD)
    if not request.user.is_superuser:
        return users.filter(pk=request.user.pk)
    return users.filter(pk__in=SentReminder.objects.values("user"))


class SentReminderFilter(WagtailFilterSet):
    """Whom, and when."""

    sent_at = django_filters.DateFromToRangeFilter(label=gettext_lazy("Told on"), widget=DateRangePickerWidget)
    user = django_filters.ModelChoiceFilter(label=gettext_lazy("Whom"), queryset=people_told)

    class Meta:
        model = SentReminder
        fields = ["sent_at", "user"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.request.user.is_superuser:
            del self.filters["user"]


class SentReminderView(ReportView):
    """Who was told what by mail: of oneself; superusers see all."""

    page_title = TITLE
    header_icon = "mail"
    model = SentReminder
    results_template_name = "wagtail_kehoach/admin/reminders_log_results.html"
    index_url_name = "kehoach_reminders:log"
    index_results_url_name = "kehoach_reminders:log_results"
    filterset_class = SentReminderFilter
    default_ordering = "-sent_at"
    export_filename = "da-nhac"
    export_headings = {
        "sent_at": gettext_lazy("Told on"),
        "user": gettext_lazy("Whom"),
        "what": gettext_lazy("What was told"),
        "due_on": gettext_lazy("Due on"),
    }
    list_export = list(export_headings)

    def get_base_queryset(self) -> QuerySet[SentReminder]:
        told = SentReminder.objects.exclude(what="").select_related("user")
        return told if self.request.user.is_superuser else told.filter(user=self.request.user.pk)

    @cached_property
    def columns(self) -> list[Column]:
        whom = (
            [Column("user", label=gettext_lazy("Whom"), accessor=lambda row: name_of(row.user))]
            if self.request.user.is_superuser
            else []
        )
        return [
            Column("what", label=gettext_lazy("What was told"), accessor="what"),
            Column("due_on", label=gettext_lazy("Due on"), accessor=lambda row: f"{row.due_on:%d/%m/%Y}"),
            Column("stage", label=gettext_lazy("Stage"), accessor=stage_words),
            *whom,
            Column("sent_at", label=gettext_lazy("Told on"), accessor=sent_words),
        ]


def sent_words(row: SentReminder) -> str:
    """Return when a person was told, as editors write it."""
    return f"{timezone.localtime(row.sent_at):%d/%m/%Y %H:%M}"


def reminder_urls() -> list[Any]:
    """Return the addresses of the list, for the admin."""
    views = [
        path("", SentReminderView.as_view(), name="log"),
        path("ket-qua/", SentReminderView.as_view(results_only=True), name="log_results"),
    ]
    return [path("kehoach/da-nhac/", include((views, "kehoach_reminders")))]


def reminder_menu_item() -> MenuItem:
    """Return the entry in the menu of Wagtail's reports."""
    return MenuItem(TITLE, log_url(), name="kehoach-reminders", icon_name="mail", order=1300)
