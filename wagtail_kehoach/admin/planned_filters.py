"""By what the list of planned items is narrowed down."""

from __future__ import annotations

from itertools import islice
from typing import Any

import django_filters
from django import forms
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from wagtail_kehoach.access import editable
from wagtail_kehoach.admin.words import STATE_WORDS
from wagtail_kehoach.coverage import name_of
from wagtail_kehoach.models import CampaignPage, MediaColumnPage, PlannedItem, PlanPage
from wagtail_kehoach.models.choices import Channel, Genre, Medium
from wagtail_kehoach.models.coverage import PlannedState
from wagtail_kehoach.vietnamese.text import fold

#: A search that finds more is no search; databases limit how many keys one question may name.
MOST_FOUND = 30_000
MINE = "me"
NOBODY = "none"
#: The tabs above the list and the states that each of them shows.
TABS = (
    (_("All"), ()),
    (_("Without a date"), (PlannedState.BACKLOG,)),
    (_("Coming up"), (PlannedState.PLANNED, PlannedState.PARTLY)),
    (_("Late"), (PlannedState.OVERDUE,)),
    (_("Done"), (PlannedState.FULFILLED,)),
    (_("Cancelled"), (PlannedState.CANCELLED,)),
)


def own_planned_items(user: Any) -> QuerySet[PlannedItem]:
    """Return the planned items of campaigns that ``user`` may edit."""
    return PlannedItem.objects.filter(campaign__in=editable(CampaignPage.objects.all(), user))


def found(query: str, user: Any) -> list[int]:
    """Return the keys of the user's planned items whose title has a word that begins with each word of ``query``.

    Titles are short and compared here, without marks: it takes a tenth of a second for 20 000, where the search index
    of SQLite takes seconds for some hundred hits.
    """
    words = [f" {word}" for word in fold(query).split()]
    titles = own_planned_items(user).values_list("pk", "title")
    hits = (pk for pk, title in titles.iterator() if all(word in f" {fold(title)}" for word in words))
    return list(islice(hits, MOST_FOUND))


def own_campaigns(request: HttpRequest | None) -> QuerySet[CampaignPage]:
    """Return the campaigns whose planned items the user of ``request`` sees."""
    return of_user(CampaignPage, request)


def own_columns(request: HttpRequest | None) -> QuerySet[MediaColumnPage]:
    """Return the columns by which the user of ``request`` may narrow the list down."""
    return of_user(MediaColumnPage, request)


def own_plans(request: HttpRequest | None) -> QuerySet[PlanPage]:
    """Return the plans by which the user of ``request`` may narrow the list down."""
    return of_user(PlanPage, request)


def of_user(model: Any, request: HttpRequest | None) -> Any:
    """Return the pages of ``model`` that the user of ``request`` may edit, by title and without their long texts."""
    pages = editable(model.objects.defer_streamfields(), request.user) if request else model.objects.none()
    return pages.order_by("title")


def several(choices: Any, label: Any) -> django_filters.MultipleChoiceFilter:
    """Return a filter of check boxes."""
    return django_filters.MultipleChoiceFilter(choices=choices, label=label, widget=forms.CheckboxSelectMultiple)


class PlannedItemFilterSet(WagtailFilterSet):
    """The filters of the list; the state is found by the database."""

    state = django_filters.MultipleChoiceFilter(
        choices=[(state.value, words) for state, words in STATE_WORDS.items()],
        label=_("State"),
        method="keep_states",
        widget=forms.CheckboxSelectMultiple,
    )
    assignee = django_filters.ChoiceFilter(label=_("Done by"), method="keep_assignee", empty_label=_("anybody"))
    campaign = django_filters.ModelChoiceFilter(queryset=own_campaigns, label=_("Campaign"))
    column = django_filters.ModelChoiceFilter(queryset=own_columns, label=_("Media column"))
    plan = django_filters.ModelChoiceFilter(queryset=own_plans, label=_("Plan of the task"))
    genre = several(Genre.choices, _("Genre"))
    medium = several(Medium.choices, _("Medium"))
    channel = several(Channel.choices, _("Channel"))
    planned_on = django_filters.DateFromToRangeFilter(label=_("Planned for"), widget=DateRangePickerWidget)

    class Meta:
        model = PlannedItem
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["assignee"].extra["choices"] = [
            (MINE, _("me")),
            (NOBODY, _("nobody yet")),
            *((str(person.pk), name_of(person)) for person in self.people()),
        ]

    def people(self) -> QuerySet:
        """Return those to whom one of the user's planned items is given."""
        users = get_user_model()._default_manager.order_by(get_user_model().USERNAME_FIELD)
        assigned = own_planned_items(self.request.user).filter(assignee__isnull=False)
        return users.filter(pk__in=assigned.values("assignee"))

    def keep_states(self, planned_items: Any, name: str, states: list[str]) -> Any:
        """Keep what has one of ``states`` today."""
        return planned_items.in_state([PlannedState(state) for state in states], timezone.localdate())

    def keep_assignee(self, planned_items: Any, name: str, who: str) -> Any:
        """Keep what is given to ``who``."""
        if who == NOBODY:
            return planned_items.filter(assignee=None, assignee_name="")
        return planned_items.filter(assignee=self.request.user.pk if who == MINE else who)
