"""Admin forms."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from wagtail_kehoach.access import editable
from wagtail_kehoach.models import CampaignPage, MediaColumnPage, PlanPage, PlanTask
from wagtail_kehoach.models.choices import Tracking
from wagtail_kehoach.vietnamese.text import collapse

TASK_CHARACTERS = 120


class PlannedItemForm(WagtailAdminModelForm):
    """Chooses among the campaigns, columns and tasks that the editor may work on."""

    task = forms.ChoiceField(
        label=_("Task of the plan"),
        required=False,
        help_text=_("Which task this piece serves. It counts for that task."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        user = self.for_user
        self.fields["campaign"].queryset = editable(CampaignPage.objects.all(), user).order_by("title")
        self.fields["column"].queryset = editable(MediaColumnPage.objects.all(), user).order_by("title")
        self._tasks = {
            str(task.uid): task
            for task in PlanTask.objects.filter(tracking=Tracking.OURS, page__in=editable(PlanPage.objects.all(), user))
            .select_related("page")
            .order_by("page__title", "sort_order")
        }
        by_plan: dict[str, list[tuple[str, str]]] = {}
        for uid, task in self._tasks.items():
            by_plan.setdefault(task.page.title, []).append((uid, shortened(task.text)))
        self.fields["task"].choices = [("", "—"), *by_plan.items()]
        if self.instance.task_uid:
            self.initial["task"] = str(self.instance.task_uid)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        task = self._tasks.get(cleaned.get("task") or "")
        self.instance.plan = task.page if task else None
        self.instance.task_uid = task.uid if task else None
        return cleaned


def shortened(text: str) -> str:
    """Return the first words of ``text`` for a list of choices."""
    line = collapse(text)
    return line if len(line) <= TASK_CHARACTERS else line[:TASK_CHARACTERS].rsplit(" ", 1)[0] + "…"
