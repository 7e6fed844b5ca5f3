"""Admin forms."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.db.models import Q
from django.forms.models import BaseModelFormSet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from wagtail_kehoach.access import editable, readable
from wagtail_kehoach.models import CampaignPage, MediaColumnPage, MediaItemPage, PlanPage, PlanTask
from wagtail_kehoach.models.choices import Tracking
from wagtail_kehoach.models.plans import in_force
from wagtail_kehoach.vietnamese.text import collapse, fold

TASK_CHARACTERS = 80


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
        self._offer_tasks()

    def _offer_tasks(self) -> None:
        """Offer the tasks that are ours, and the present one: saving must not untie it because it is ours no longer."""
        present = Q(page=self.instance.plan_id, uid=self.instance.task_uid)
        plans = in_force(editable(PlanPage.objects.all(), self.for_user))
        tasks = PlanTask.objects.filter(Q(tracking=Tracking.OURS) | present, page__in=plans).select_related("page")
        # Copies of a plan have tasks of the same uid.
        self._tasks = {f"{task.page_id}-{task.uid}": task for task in tasks.order_by("page__title", "sort_order")}
        by_plan: dict[str, list[tuple[str, str]]] = {}
        for key, task in self._tasks.items():
            by_plan.setdefault(task.page.title, []).append((key, shortened(task.text)))
        self.fields["task"].choices = [("", "—"), *by_plan.items()]
        if self.instance.task_uid:
            self.initial["task"] = f"{self.instance.plan_id}-{self.instance.task_uid}"
            if self.initial["task"] not in self._tasks:
                # The task of a plan that this user may not edit is neither shown nor changed.
                del self.fields["task"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if "task" in cleaned:
            task = self._tasks.get(cleaned["task"])
            self.instance.plan = task.page if task else None
            self.instance.task_uid = task.uid if task else None
        self._refuse_hidden_items()
        refuse_doubles(self.formsets["outcomes"], lambda outcome: outcome["item"] or outcome["offsite_url"])
        return cleaned

    def _refuse_hidden_items(self) -> None:
        """Add an error where an item is newly chosen that this user may not read."""
        chosen = [form for form in self.formsets["outcomes"].forms if "item" in form.changed_data and form.is_valid()]
        ids = [form.cleaned_data["item"].pk for form in chosen if form.cleaned_data["item"]]
        known = set(readable(MediaItemPage.objects.filter(pk__in=ids), self.for_user).values_list("pk", flat=True))
        for form in chosen:
            item = form.cleaned_data["item"]
            if item and item.pk not in known:
                form.add_error("item", _("You may not read this item. Choose one of the columns on which you work."))


class OrganisationForm(WagtailAdminModelForm):
    """Takes each other name of an organisation once, whatever its case and marks."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        refuse_doubles(self.formsets["aliases"], lambda alias: fold(collapse(alias["name"])))
        return cleaned


def refuse_doubles(formset: BaseModelFormSet, key: Callable[[dict[str, Any]], Any]) -> None:
    """Add an error to each form of ``formset`` whose values have the ``key`` of an earlier one.

    The database refuses them too, but Django's formsets pass over constraints with a condition or on hidden fields.
    """
    if not formset.is_valid():
        return
    seen = set()
    for form in formset.forms:
        if form in formset.deleted_forms or not form.cleaned_data:
            continue
        if key(form.cleaned_data) in seen:
            form.add_error(None, formset.get_form_error())
        seen.add(key(form.cleaned_data))


def shortened(text: str) -> str:
    """Return the first words of ``text`` for a list of choices."""
    line = collapse(text)
    return line if len(line) <= TASK_CHARACTERS else line[:TASK_CHARACTERS].rsplit(" ", 1)[0] + "…"
