"""Moving planned items in the calendar. Each move tells what happened and can be undone."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.contrib import messages as django_messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.admin.widgets import AdminDateInput
from wagtail.log_actions import LogContext

from wagtail_kehoach import coverage
from wagtail_kehoach.admin.calendar_screen import TITLE, CalendarScreen, may_move
from wagtail_kehoach.admin.planned_bulk import MOST_AT_ONCE, MOST_DAYS, whole_numbers
from wagtail_kehoach.admin.planned_filters import own_planned_items
from wagtail_kehoach.models import PlannedItem

TYPED_DAY, TYPED_DAYS = "%d/%m/%Y", ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"]


def days_field(**values: Any) -> forms.IntegerField:
    """Return a field for a number of days, forward or back."""
    return forms.IntegerField(
        min_value=-MOST_DAYS,
        max_value=MOST_DAYS,
        help_text=gettext_lazy("For example: 7 for a week later, -7 for a week earlier."),
        **values,
    )


class ShiftForm(forms.Form):
    """Asks by how many days what is ticked is moved."""

    days = days_field(label=gettext_lazy("By how many days?"))


class MoveForm(forms.Form):
    """Asks to which day, or by how many days, one planned item is moved."""

    day = forms.DateField(
        label=gettext_lazy("To which day?"),
        required=False,
        input_formats=TYPED_DAYS,
        widget=AdminDateInput(format=TYPED_DAY),
        help_text=gettext_lazy("Day/month/year. For example: 24/12/2026"),
    )
    days = days_field(label=gettext_lazy("Or by how many days?"), required=False)

    def __init__(self, *args: Any, planned: PlannedItem, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.planned = planned

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        day, days = cleaned.get("day"), cleaned.get("days")
        if (day is None) == (days is None):
            raise ValidationError(_("Enter a day, or a number of days: one of the two."))
        if day:
            cleaned["days"] = (day - (self.planned.planned_on or self.planned.due_on)).days
        return cleaned


class MovingScreen(CalendarScreen):
    """A screen that changes planned items and leads back to the days from which it was opened."""

    trail = (("kehoach_calendar:index", TITLE),)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_move(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def back(self) -> str:
        """The query of the calendar's address from which somebody came."""
        given = self.request.POST.get("back", self.request.GET.get("back", ""))
        return QueryDict(given[:2000]).urlencode()

    @property
    def back_url(self) -> str:
        """Where the editor goes on."""
        return reverse("kehoach_calendar:index") + (f"?{self.back}" if self.back else "")

    def shift(self, planned_items: list[PlannedItem], days: int) -> None:
        """Move ``planned_items``, say so and offer the way back. Raises ``ValidationError``."""
        with LogContext(user=self.request.user) as context:
            moved = coverage.shift(planned_items, days, self.request.user)
        if not moved:
            messages.info(self.request, _("Nothing was moved."))
            return
        size = abs(days)
        by = (
            ngettext("%(days)d day later", "%(days)d days later", size)
            if days > 0
            else ngettext("%(days)d day earlier", "%(days)d days earlier", size)
        ) % {"days": size}
        if moved == 1 and len(planned_items) == 1:
            stored = PlannedItem.objects.get(pk=planned_items[0].pk)
            words = _("“%(title)s” now stands on %(day)s (%(by)s).") % {
                "title": stored.title,
                "day": f"{stored.planned_on or stored.due_on:%d/%m/%Y}",
                "by": by,
            }
        else:
            words = ngettext(
                "%(count)d planned item was moved: %(by)s.", "%(count)d planned items were moved: %(by)s.", moved
            ) % {"count": moved, "by": by}
        undo = render_to_string(
            "wagtail_kehoach/admin/calendar_undo.html", {"batch": context.uuid, "back": self.back}, self.request
        )
        django_messages.success(self.request, messages.render(words, None, detail=undo))


class ShiftView(MovingScreen):
    """Moves the ticked planned items."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        asked = set(whole_numbers(request.POST.getlist("id")))
        form = ShiftForm(request.POST)
        if not asked:
            messages.warning(request, _("Nothing was chosen. Tick the planned items to be moved."))
        elif len(asked) > MOST_AT_ONCE:
            messages.warning(
                request, _("No more than %(number)d planned items can be moved at once.") % {"number": MOST_AT_ONCE}
            )
        elif not form.is_valid():
            messages.error(request, " ".join(form.errors["days"]))
        else:
            chosen = list(own_planned_items(request.user).filter(pk__in=asked).select_related("campaign"))
            if len(chosen) != len(asked):
                raise Http404
            try:
                self.shift(chosen, form.cleaned_data["days"])
            except ValidationError as error:
                messages.error(request, " ".join(error.messages))
        return redirect(self.back_url)


class MoveView(MovingScreen):
    """Asks when, and moves one planned item."""

    template_name = "wagtail_kehoach/admin/calendar_move.html"
    page_title = gettext_lazy("Move to another day")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        dated = own_planned_items(request.user).select_related("campaign").exclude(planned_on=None, due_on=None)
        self.planned = get_object_or_404(dated, pk=kwargs["pk"])

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.show(MoveForm(planned=self.planned))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = MoveForm(request.POST, planned=self.planned)
        if form.is_valid():
            try:
                self.shift([self.planned], form.cleaned_data["days"])
                return redirect(self.back_url)
            except ValidationError as error:
                form.add_error(None, error)
        return self.show(form)

    def show(self, form: MoveForm) -> HttpResponse:
        return self.render_to_response(
            self.get_context_data(
                form=form, media=form.media, planned=self.planned, back=self.back, back_url=self.back_url
            )
        )


class UndoView(MovingScreen):
    """Puts back what one move changed."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            batch = uuid.UUID(request.POST.get("batch", ""))
        except ValueError as error:
            raise Http404 from error
        back = coverage.put_back(batch, request.user)
        if back:
            words = ngettext(
                "%(count)d planned item is as it was before.", "%(count)d planned items are as they were before.", back
            )
            messages.success(request, words % {"count": back})
        else:
            messages.warning(request, _("Nothing was undone: the planned items were changed again since then."))
        return redirect(self.back_url)
