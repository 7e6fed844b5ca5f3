"""The next round of a campaign: what it takes over is shown first."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminDateInput
from wagtail.admin.widgets.button import Button

from wagtail_kehoach.access import editable
from wagtail_kehoach.coverage import clone_campaign, to_repeat
from wagtail_kehoach.models import CampaignPage

MOST_DAYS = 3660
MOST_SHOWN = 50


class CloneForm(forms.Form):
    """Asks for title and dates of the next round."""

    title = forms.CharField(label=gettext_lazy("Title of the next round"), max_length=255)
    first_on = forms.DateField(
        label=gettext_lazy("Its first day"),
        required=False,
        widget=AdminDateInput,
        help_text=gettext_lazy("All dates move with it."),
    )
    days = forms.IntegerField(
        label=gettext_lazy("or move all dates by so many days"),
        required=False,
        min_value=-MOST_DAYS,
        max_value=MOST_DAYS,
        help_text=gettext_lazy("For example: 364 keeps the days of the week a year later."),
    )
    keep_plans = forms.BooleanField(
        label=gettext_lazy("It serves the same plans and tasks again"),
        required=False,
        help_text=gettext_lazy("Leave this empty when a new plan is to come: its tasks are chosen then."),
    )

    def __init__(self, *args: Any, began_on: date | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.began_on = began_on
        if began_on is None:
            del self.fields["first_on"]
            self.fields["days"].label = _("Move all dates by so many days")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.errors:
            return cleaned
        first_on = cleaned.get("first_on")
        by_first_day = (first_on - self.began_on).days if first_on else None
        if by_first_day is not None and cleaned["days"] not in (None, by_first_day):
            raise ValidationError(_("The first day and the number of days differ. Fill in one of the two."))
        if by_first_day is None and cleaned["days"] is None:
            raise ValidationError(_("Say when the next round begins, or by how many days the dates move."))
        cleaned["days"] = cleaned["days"] if by_first_day is None else by_first_day
        return cleaned


class CloneCampaignView(WagtailAdminTemplateMixin, FormView):
    """Asks for title and dates, shows what will be copied, and makes the draft."""

    form_class = CloneForm
    template_name = "wagtail_kehoach/admin/planned_clone.html"
    page_title = gettext_lazy("Copy as the next round")
    header_icon = "copy"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        campaigns = editable(CampaignPage.objects.all(), request.user)
        self.source = get_object_or_404(campaigns, pk=kwargs["pk"])
        self.text = self.source.get_latest_revision_as_object()

    def get_page_subtitle(self) -> str:
        return self.text.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("kehoach_campaigns:index"), "label": _("Campaigns")},
            {"url": reverse("wagtailadmin_pages:edit", args=[self.source.pk]), "label": self.text.title},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_initial(self) -> dict[str, Any]:
        return {"title": _("%(title)s (next round)") % {"title": self.text.title}}

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = {**super().get_form_kwargs(), "began_on": self.text.start_on}
        if "title" in self.request.GET:
            # "Preview" asks by the address and changes nothing.
            kwargs["data"] = self.request.GET
        if self.request.method == "POST":
            kwargs["data"] = self.request.POST
        return kwargs

    def form_valid(self, form: CloneForm) -> HttpResponse:
        values = form.cleaned_data
        try:
            campaign = clone_campaign(
                self.source,
                title=values["title"],
                days=values["days"],
                keep_plans=values["keep_plans"],
                user=self.request.user,
            )
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.form_invalid(form)
        number = campaign.planned_items.count()
        words = ngettext(
            "The draft of “%(title)s” is made, with %(count)d planned item.",
            "The draft of “%(title)s” is made, with %(count)d planned items.",
            number,
        )
        messages.success(
            self.request,
            words % {"title": campaign.title, "count": number},
            buttons=[
                messages.button(
                    f"{reverse('kehoach_planned:index')}?campaign={campaign.pk}", _("See its planned items")
                )
            ],
        )
        return redirect("wagtailadmin_pages:edit", campaign.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        form = context["form"]
        context["media"] = form.media
        if form.is_bound and form.is_valid():
            context["preview"] = self.preview(form.cleaned_data["days"])
        context["campaign"] = self.text
        context["back_url"] = reverse("wagtailadmin_pages:edit", args=[self.source.pk])
        return context

    def preview(self, days: int) -> dict[str, Any]:
        """Return what the next round will consist of."""
        planned_items = to_repeat(self.source)
        number = planned_items.count()
        return {
            "period": [moved(day, days) for day in (self.text.start_on, self.text.end_on)],
            "peaks": [
                (peak.label, moved(peak.start_on, days), moved(peak.end_on, days)) for peak in self.text.peaks.all()
            ],
            "targets": list(self.text.targets.all()),
            "planned_items": [
                (planned, moved(planned.planned_on, days), moved(planned.due_on, days))
                for planned in planned_items[:MOST_SHOWN]
            ],
            "number": number,
            "more": max(0, number - MOST_SHOWN),
            "left_out": self.source.planned_items.count() - number,
        }


def moved(day: date | None, days: int) -> date | None:
    """Return ``day`` moved by ``days``; ``None`` where that is no date."""
    try:
        return day + timedelta(days=days) if day else None
    except OverflowError:
        return None


def offer_next_round(page: Any, user: Any, next_url: str | None = None, **kwargs: Any) -> list[Button]:
    """Offer "Copy as the next round" among the buttons of a campaign, to whoever may edit it."""
    if not issubclass(page.specific_class or object, CampaignPage) or not page.permissions_for_user(user).can_edit():
        return []
    address = reverse("kehoach_planned:clone_campaign", args=[page.pk])
    return [Button(_("Copy as the next round"), url=address, icon_name="copy", priority=65)]
