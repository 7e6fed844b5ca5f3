"""What is done to one planned item: begin to write it, cancel it, reopen it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from wagtail_kehoach import coverage
from wagtail_kehoach.access import addable
from wagtail_kehoach.admin.planned_filters import own_planned_items
from wagtail_kehoach.admin.planned_screens import PlannedScreen
from wagtail_kehoach.models import MediaColumnPage, PlannedItem
from wagtail_kehoach.writing import begin_item


def columns_to_write_in(planned: PlannedItem, user: Any) -> list[MediaColumnPage]:
    """Return the columns in which ``user`` may write, those that serve the campaign of ``planned`` first."""
    columns = addable(MediaColumnPage.objects.all(), user).order_by("title")
    serving = set(planned.campaign.columns.values_list("pk", flat=True))
    return sorted(columns, key=lambda column: not serves(column, planned.campaign, serving))


def serves(column: MediaColumnPage, campaign: Any, serving: set[int]) -> bool:
    """Tell whether ``column`` stands below ``campaign`` or is among its columns ``serving``."""
    return column.pk in serving or column.path.startswith(campaign.path)


class ColumnForm(forms.Form):
    """Asks in which column the piece is written."""

    column = forms.ChoiceField(label=gettext_lazy("Media column"))

    def __init__(self, *args: Any, columns: list[MediaColumnPage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.columns = {str(column.pk): column for column in columns}
        self.fields["column"].choices = [(key, column.title) for key, column in self.columns.items()]

    def clean_column(self) -> MediaColumnPage:
        return self.columns[self.cleaned_data["column"]]


class ReasonForm(forms.Form):
    """Asks why a planned item is cancelled."""

    because = forms.CharField(
        label=gettext_lazy("Why is it cancelled?"),
        max_length=255,
        help_text=gettext_lazy("For example: Mưa bão, dời sang đợt sau"),
    )


class StepView(PlannedScreen, FormView):
    """A screen that asks one thing about one planned item before it does something."""

    model = PlannedItem
    template_name = "wagtail_kehoach/admin/planned_step.html"
    verb: Any = ""
    explanation: Any = ""
    success_url = reverse_lazy("kehoach_planned:index")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.planned = get_object_or_404(own_planned_items(request.user).select_related("campaign"), pk=kwargs["pk"])

    def get_page_title(self) -> str:
        return str(self.verb)

    def get_page_subtitle(self) -> str:
        return self.planned.title

    def above(self) -> list[dict[str, Any]]:
        return [*super().above(), {"url": self.edit_url, "label": self.planned.title}]

    @property
    def edit_url(self) -> str:
        """The address of the planned item's form."""
        return reverse("kehoach_planned:edit", args=[self.planned.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            planned=self.planned, verb=self.verb, explanation=self.explanation, back_url=self.edit_url, **kwargs
        )


class WriteView(StepView):
    """Begins the piece: a draft that is linked already, in the chosen column."""

    form_class = ColumnForm
    verb = gettext_lazy("Write this piece")
    explanation = gettext_lazy(
        "A draft with this title is made and linked to the planned item. It counts once you publish it."
    )

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "columns": columns_to_write_in(self.planned, self.request.user)}

    def get_initial(self) -> dict[str, Any]:
        return {"column": str(self.planned.column_id or "")}

    def form_valid(self, form: ColumnForm) -> HttpResponse:
        try:
            item = begin_item(self.planned, form.cleaned_data["column"], self.request.user)
        except ValidationError as error:
            messages.error(self.request, " ".join(error.messages))
            return redirect(self.edit_url)
        messages.success(
            self.request, _("The draft “%(title)s” is linked to its planned item.") % {"title": item.title}
        )
        return redirect("wagtailadmin_pages:edit", item.pk)


class CancelView(StepView):
    """Cancels the planned item, with a reason."""

    form_class = ReasonForm
    verb = gettext_lazy("Cancel the planned item")
    explanation = gettext_lazy("It stays in the list under “Cancelled” and no longer counts. It can be reopened.")

    def get_initial(self) -> dict[str, Any]:
        return {"because": self.planned.cancelled_because}

    def form_valid(self, form: ReasonForm) -> HttpResponse:
        coverage.cancel(self.planned, form.cleaned_data["because"], self.request.user)
        messages.success(self.request, _("“%(title)s” is cancelled.") % {"title": self.planned.title})
        return redirect(self.edit_url)


class ReopenView(PermissionCheckedMixin, View):
    """Takes a cancellation back."""

    permission_policy = None
    permission_required = "change"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        planned = get_object_or_404(own_planned_items(request.user).select_related("campaign"), pk=pk)
        coverage.reopen(planned, request.user)
        messages.success(request, _("“%(title)s” is open again.") % {"title": planned.title})
        return redirect("kehoach_planned:edit", planned.pk)
