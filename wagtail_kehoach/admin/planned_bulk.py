"""What is done to many planned items at once. Each action asks first, says what happened, and can be undone."""

from __future__ import annotations

from abc import ABCMeta, abstractmethod
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms.forms import DeclarativeFieldsMetaclass
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.log_actions import LogContext

from wagtail_kehoach import coverage
from wagtail_kehoach.access import editable
from wagtail_kehoach.admin.forms import PersonField
from wagtail_kehoach.admin.planned_filters import PlannedItemFilterSet, found, own_planned_items
from wagtail_kehoach.admin.planned_screens import PlannedScreen
from wagtail_kehoach.models import CampaignPage, PlannedItem

MOST_AT_ONCE = 1000
MOST_SHOWN = 20
MOST_DAYS = 3660


class AbstractFormMetaclass(DeclarativeFieldsMetaclass, ABCMeta):
    """Lets a form leave a method to its subclasses."""


class BulkForm(forms.Form, metaclass=AbstractFormMetaclass):
    """What is asked before something is done to several planned items."""

    verb: Any = ""
    icon = "tasks"
    done: Any = ""

    def __init__(self, *args: Any, planned_items: list[PlannedItem], user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.planned_items, self.user = planned_items, user

    @abstractmethod
    def carry_out(self) -> int:
        """Do it, and return how many planned items it changed."""


class ShiftForm(BulkForm):
    """Moves dates."""

    verb = gettext_lazy("Move dates…")
    icon = "date"
    done = ngettext_lazy("%(count)d planned item was moved.", "%(count)d planned items were moved.", "count")
    days = forms.IntegerField(
        label=gettext_lazy("By how many days?"),
        min_value=-MOST_DAYS,
        max_value=MOST_DAYS,
        help_text=gettext_lazy("For example: 7 for a week later, -7 for a week earlier. Items without dates stay."),
    )

    def carry_out(self) -> int:
        return coverage.shift(self.planned_items, self.cleaned_data["days"], self.user)


class AssignForm(BulkForm):
    """Gives planned items to somebody."""

    verb = gettext_lazy("Give to…")
    icon = "user"
    done = ngettext_lazy("%(count)d planned item was given.", "%(count)d planned items were given.", "count")
    assignee = PersonField(label=gettext_lazy("Done by"), queryset=None, required=False)
    assignee_name = forms.CharField(
        label=gettext_lazy("or by somebody without an account"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("For example: cộng tác viên Y Lan. Leave both empty to take it from everybody."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["assignee"].queryset = coverage.people_for({planned.campaign for planned in self.planned_items})

    def carry_out(self) -> int:
        values = self.cleaned_data
        return coverage.assign(self.planned_items, values["assignee"], name=values["assignee_name"], user=self.user)


class CampaignForm(BulkForm):
    """Puts planned items into another campaign."""

    verb = gettext_lazy("Put into a campaign…")
    icon = "calendar-alt"
    done = ngettext_lazy(
        "%(count)d planned item was put into the campaign.",
        "%(count)d planned items were put into the campaign.",
        "count",
    )
    campaign = forms.ModelChoiceField(label=gettext_lazy("Campaign"), queryset=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["campaign"].queryset = editable(CampaignPage.objects.all(), self.user).order_by("title")

    def carry_out(self) -> int:
        return coverage.move_to_campaign(self.planned_items, self.cleaned_data["campaign"], self.user)


class CancelForm(BulkForm):
    """Cancels planned items."""

    verb = gettext_lazy("Cancel…")
    icon = "cross"
    done = ngettext_lazy("%(count)d planned item was cancelled.", "%(count)d planned items were cancelled.", "count")
    because = forms.CharField(
        label=gettext_lazy("Why are they cancelled?"),
        max_length=255,
        help_text=gettext_lazy("For example: Mưa bão, dời sang đợt sau"),
    )

    def carry_out(self) -> int:
        return coverage.cancel_all(self.planned_items, self.cleaned_data["because"], self.user)


#: The actions by the word in their address.
ACTIONS = {"chuyen-ngay": ShiftForm, "giao-viec": AssignForm, "vao-dot": CampaignForm, "huy": CancelForm}


def listed(query: str, request: HttpRequest) -> QuerySet[PlannedItem]:
    """Return what the list shows when its address ends in ``query``."""
    asked = QueryDict(query)
    planned_items = own_planned_items(request.user)
    filters = PlannedItemFilterSet(data=asked, request=request)
    if not filters.is_valid():
        return planned_items.none()
    planned_items = filters.filter_queryset(planned_items)
    if asked.get("q"):
        planned_items = planned_items.filter(pk__in=found(asked["q"], request.user))
    return planned_items


def whole_numbers(values: list[str]) -> list[int]:
    """Return those of ``values`` that may be keys."""
    return [int(value) for value in values if value.isdecimal() and len(value) < 19]


class BulkView(PlannedScreen, FormView):
    """Asks, and then does one thing to the chosen planned items."""

    template_name = "wagtail_kehoach/admin/planned_bulk.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if kwargs["action"] not in ACTIONS:
            raise Http404
        self.form_class = ACTIONS[kwargs["action"]]
        # The chosen rows come in the address at first, and in the form when it is sent.
        self.asked = request.POST if request.method == "POST" else request.GET

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.user_has_permission(self.permission_required):
            return super().dispatch(request, *args, **kwargs)
        self.planned_items = list(self.chosen()[: MOST_AT_ONCE + 1])
        refusal = ""
        if not self.planned_items:
            refusal = _("Tick at least one planned item first.")
        elif len(self.planned_items) > MOST_AT_ONCE:
            refusal = _("No more than %(number)d planned items can be changed at once. Narrow the list down first.") % {
                "number": MOST_AT_ONCE
            }
        if refusal:
            messages.warning(request, refusal)
            return redirect(self.list_url)
        return super().dispatch(request, *args, **kwargs)

    def chosen(self) -> QuerySet[PlannedItem]:
        """Return the ticked planned items, or all that the list shows; never what the user may not edit."""
        if self.asked.get("all"):
            chosen = listed(self.asked.get("listed", ""), self.request)
        else:
            chosen = own_planned_items(self.request.user).filter(pk__in=whole_numbers(self.asked.getlist("id")))
        return chosen.select_related("campaign").order_by("planned_on", "pk")

    @property
    def list_url(self) -> str:
        """The list as it was when the rows were ticked."""
        query = QueryDict(self.asked.get("listed", "")).urlencode()
        return f"{reverse('kehoach_planned:index')}?{query}" if query else reverse("kehoach_planned:index")

    def get_page_title(self) -> str:
        return str(self.form_class.verb).rstrip("…")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "planned_items": self.planned_items, "user": self.request.user}

    def form_valid(self, form: BulkForm) -> HttpResponse:
        with LogContext(user=self.request.user) as context:
            try:
                changed = form.carry_out()
            except ValidationError as error:
                form.add_error(None, error)
                return self.form_invalid(form)
        undo = reverse("kehoach_planned:undo", args=[context.uuid])
        buttons = [messages.button(f"{undo}?{urlencode({'listed': self.asked.get('listed', '')})}", _("Undo"))]
        messages.success(
            self.request, str(form.done % {"count": changed}), buttons=buttons if changed else None
        )  # fmt: skip
        return redirect(self.list_url)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            planned_items=self.planned_items[:MOST_SHOWN],
            number=len(self.planned_items),
            more=max(0, len(self.planned_items) - MOST_SHOWN),
            ids=[planned.pk for planned in self.planned_items],
            listed=self.asked.get("listed", ""),
            back_url=self.list_url,
            verb=self.get_page_title(),
            **kwargs,
        )


class UndoView(PlannedScreen, TemplateView):
    """Asks, and then puts back what one action changed."""

    template_name = "wagtail_kehoach/admin/planned_undo.html"
    page_title = gettext_lazy("Undo")

    @property
    def list_url(self) -> str:
        """The list as it was when the action was taken."""
        return reverse("kehoach_planned:index") + "?" + QueryDict(self.request.GET.get("listed", "")).urlencode()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        number = len(coverage.changes_of(self.kwargs["batch"], self.request.user))
        if not number:
            raise Http404
        return super().get_context_data(number=number, back_url=self.list_url, **kwargs)

    def post(self, request: HttpRequest, batch: Any) -> HttpResponse:
        changed = coverage.put_back(batch, request.user)
        if changed:
            words = ngettext(
                "%(count)d planned item is as it was before.",
                "%(count)d planned items are as they were before.",
                changed,
            )
            messages.success(request, words % {"count": changed})
        else:
            messages.warning(request, _("Nothing was undone: the planned items were changed again since then."))
        return redirect(self.list_url)
