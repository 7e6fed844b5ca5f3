"""Admin forms."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Q
from django.forms.models import BaseModelFormSet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from wagtail_kehoach.access import editable, readable
from wagtail_kehoach.coverage import name_of, people_for
from wagtail_kehoach.models import CampaignPage, MediaColumnPage, MediaItemPage, PlanPage, PlanTask
from wagtail_kehoach.models.choices import Tracking
from wagtail_kehoach.models.plans import in_force
from wagtail_kehoach.vietnamese.text import collapse, fold

TASK_CHARACTERS = 80


class PersonField(forms.ModelChoiceField):
    """Chooses a user, shown as editors call each other."""

    def label_from_instance(self, obj: Any) -> str:
        return name_of(obj)


class PlannedItemForm(WagtailAdminModelForm):
    """Chooses among the campaigns, columns and tasks that the editor may work on."""

    task = forms.ChoiceField(
        label=_("Task of the plan"),
        required=False,
        help_text=_("Which task this piece serves. It counts for that task."),
    )

    def __init__(self, *args: Any, asked: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["campaign"].queryset = editable(CampaignPage.objects.all(), self.for_user).order_by("title")
        self._offer_tasks()
        self._choose_what_is_asked(asked or {})
        self._offer_columns()
        self._offer_people()

    def _choose_what_is_asked(self, asked: Mapping[str, str]) -> None:
        """Choose campaign, task and day that the address names, as far as this user may work on them."""
        campaigns = self.fields["campaign"].queryset
        campaign = campaigns.filter(pk=as_key(asked.get("campaign", ""))).first()
        task = self._tasks.get(asked.get("task", ""))
        if task:
            self.initial["task"] = asked["task"]
            serving = list(campaigns.filter(plans=task.page_id)[:2])
            campaign = campaign or (serving[0] if len(serving) == 1 else None)
        if campaign:
            self.initial["campaign"] = campaign.pk
        with suppress(ValueError):
            self.initial.setdefault("planned_on", date.fromisoformat(asked.get("planned_on", "")))

    def _campaign(self) -> CampaignPage | None:
        """Return the campaign that is chosen in the form as it stands."""
        chosen = self["campaign"].value() or ""
        return self.fields["campaign"].queryset.filter(pk=as_key(str(chosen))).first()

    def _offer_columns(self) -> None:
        """Offer the columns that serve the campaign first, and the present one whatever the user may do there."""
        field = self.fields["column"]
        columns = MediaColumnPage.objects.defer_streamfields()
        present = columns.filter(pk=self.instance.column_id)
        field.queryset = (editable(columns, self.for_user) | present).order_by("title")
        campaign = self._campaign()
        if campaign:
            below = Q(path__startswith=campaign.path) | Q(campaigns=campaign)
            serving = set(columns.filter(below).values_list("pk", flat=True))
            titles = list(field.queryset.values_list("pk", "title"))
            first = [(pk, title) for pk, title in titles if pk in serving]
            other = [(pk, title) for pk, title in titles if pk not in serving]
            groups = [(_("Columns of the campaign"), first), (_("Other columns"), other)]
            field.choices = [("", "—"), *((words, group) for words, group in groups if group)]

    def _offer_people(self) -> None:
        """Offer those who may work on the campaign, and who does it at present."""
        campaign = self._campaign()
        people = people_for([campaign] if campaign else self.fields["campaign"].queryset)
        present = get_user_model()._default_manager.filter(pk=self.instance.assignee_id)
        help_text = self.fields["assignee"].help_text
        self.fields["assignee"] = PersonField(
            queryset=people | present, required=False, label=self.fields["assignee"].label, help_text=help_text
        )

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
        self._refuse_strangers(cleaned)
        self._refuse_hidden_items()
        refuse_doubles(self.formsets["outcomes"], lambda outcome: outcome["item"] or outcome["offsite_url"])
        return cleaned

    def _refuse_strangers(self, cleaned: dict[str, Any]) -> None:
        """Add an error when the work is newly given to somebody who may not work on the campaign."""
        campaign, assignee = cleaned.get("campaign"), cleaned.get("assignee")
        if campaign and assignee and {"campaign", "assignee"} & set(self.changed_data):
            if not people_for([campaign]).filter(pk=assignee.pk).exists():
                self.add_error("assignee", _("This person may not work on the campaign."))

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


def as_key(text: str) -> int:
    """Return ``text`` as a key, and 0, which no row has, for what is none."""
    return int(text) if text.isdecimal() and len(text) < 19 else 0


def shortened(text: str) -> str:
    """Return the first words of ``text`` for a list of choices."""
    line = collapse(text)
    return line if len(line) <= TASK_CHARACTERS else line[:TASK_CHARACTERS].rsplit(" ", 1)[0] + "…"
