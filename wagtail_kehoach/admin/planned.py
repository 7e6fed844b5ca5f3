"""Planned items in the admin: the list, the form, and where they are worked on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import F, QuerySet
from django.forms import Media, Select
from django.http import QueryDict
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BaseColumn, Column, Table, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.history import HistoryView
from wagtail.admin.views.generic.usage import UsageView
from wagtail.admin.viewsets.model import ModelViewSet

from wagtail_kehoach.admin.campaign_copies import CloneCampaignView
from wagtail_kehoach.admin.forms import PlannedItemForm
from wagtail_kehoach.admin.planned_bulk import ACTIONS, BulkView, UndoView
from wagtail_kehoach.admin.planned_filters import TABS, PlannedItemFilterSet, found, own_planned_items
from wagtail_kehoach.admin.planned_steps import CancelView, ReopenView, WriteView, columns_to_write_in
from wagtail_kehoach.admin.words import STATE_ICONS, STATE_WORDS
from wagtail_kehoach.coverage import name_of
from wagtail_kehoach.models import PlannedItem
from wagtail_kehoach.models.coverage import PlannedState

MEDIA = Media(css={"all": ["wagtail_kehoach/admin-planned.css"]}, js=["wagtail_kehoach/admin-planned.js"])
#: What a spreadsheet takes for a formula when it opens a text file.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def as_text(value: str) -> str:
    """Return ``value`` so that no spreadsheet program runs it."""
    return f"'{value}" if value.startswith(FORMULA_SIGNS) else value


def doer(planned: PlannedItem) -> str:
    """Return who does ``planned``."""
    return name_of(planned.assignee) if planned.assignee else planned.assignee_name


def day(value: date | None) -> str:
    """Return a date as editors write it."""
    return f"{value:%d/%m/%Y}" if value else ""


class Tick(BaseColumn):
    """A box for choosing the row."""

    header_template_name = "wagtail_kehoach/admin/planned_tick_header.html"
    cell_template_name = "wagtail_kehoach/admin/planned_tick.html"


class Labelled(Column):
    """A column whose cells bear its label on a phone, where the table becomes cards."""

    header_template_name = "wagtail_kehoach/admin/planned_header.html"
    cell_template_name = "wagtail_kehoach/admin/planned_cell.html"


class LabelledTitle(TitleColumn):
    """The column of titles."""

    header_template_name = "wagtail_kehoach/admin/planned_header.html"


class StateColumn(Labelled):
    """How the planned item stands: an icon and a word."""

    cell_template_name = "wagtail_kehoach/admin/planned_state.html"

    def get_cell_context_data(self, instance: PlannedItem, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        return {**context, **standing(instance)}


def standing(planned: PlannedItem) -> dict[str, str]:
    """Return state, icon and word of ``planned`` for a template."""
    state = planned.state
    return {"state": state.value, "icon": STATE_ICONS[state], "word": STATE_WORDS[state]}


class PlannedTable(Table):
    """The table of planned items."""

    def get_caption(self) -> str:
        return gettext("Planned items")


class PlannedItemIndexView(generic.IndexView):
    """The list of planned items."""

    table_class = PlannedTable
    table_classname = "listing kha-planned"
    custom_value_preprocess = {
        **generic.IndexView.custom_value_preprocess,
        str: {generic.IndexView.FORMAT_CSV: as_text},
    }
    list_export = [
        "title", "campaign_title", "column_title", "plan_title", "get_genre_display", "get_medium_display",
        "get_channel_display", "planned_on", "due_on", "done", "wanted", "doer", "state", "intention",
        "cancelled_because",
    ]  # fmt: skip
    export_headings = {
        "campaign_title": _("Campaign"),
        "column_title": _("Media column"),
        "plan_title": _("Plan of the task"),
        "get_genre_display": _("Genre"),
        "get_medium_display": _("Medium"),
        "get_channel_display": _("Channel"),
        "done": _("Done"),
        "doer": _("Done by"),
        "state": _("State"),
    }

    def get_base_queryset(self) -> QuerySet[PlannedItem]:
        # Titles only: making the pages themselves would take most of the time of an export.
        titles = {f"{page}_title": F(f"{page}__title") for page in ("campaign", "column", "plan")}
        return own_planned_items(self.request.user).with_done().select_related("assignee").annotate(**titles)

    def search_queryset(self, queryset: QuerySet[PlannedItem]) -> QuerySet[PlannedItem]:
        return queryset.filter(pk__in=self.found) if self.is_searching else queryset

    @cached_property
    def found(self) -> list[int]:
        """What the search finds, whatever the filters."""
        return found(self.search_query, self.request.user)

    def to_row_dict(self, item: PlannedItem) -> dict[str, Any]:
        values = {
            "get_genre_display": item.get_genre_display(),
            "get_medium_display": item.get_medium_display(),
            "get_channel_display": item.get_channel_display(),
            "doer": doer(item),
            "state": str(STATE_WORDS[item.state]),
        }
        return {name: values[name] if name in values else getattr(item, name) for name in self.list_export}

    def stream_csv(self, queryset: QuerySet[PlannedItem]) -> Iterator[bytes]:
        # Without this mark Excel takes the letters of the file for those of another alphabet.
        yield b"\xef\xbb\xbf"
        yield from super().stream_csv(queryset)

    def tabs(self) -> list[dict[str, Any]]:
        """Return the tabs above the list, each with the number of what it shows under the other filters."""
        chosen = set(self.request.GET.getlist("state"))
        counts = self.counts()
        tabs = []
        for words, states in TABS:
            asked = self.asked_without("state", "p", "export")
            asked.setlist("state", [state.value for state in states])
            number = sum(counts[state] for state in states or PlannedState)
            tabs.append(
                {
                    "words": words,
                    "url": f"{self.index_url}?{asked.urlencode()}",
                    "number": number,
                    "is_chosen": chosen == {state.value for state in states},
                }
            )
        return tabs

    def counts(self) -> dict[PlannedState, int]:
        """Return how many have each state under the search and the other filters."""
        filters = self.filterset_class(data=self.asked_without("state"), request=self.request)
        planned_items = own_planned_items(self.request.user)
        if filters.is_valid():
            planned_items = filters.filter_queryset(planned_items)
        return self.search_queryset(planned_items).count_by_state(timezone.localdate())

    def asked_without(self, *names: str) -> QueryDict:
        """Return what was asked for in the address, without the parameters ``names``."""
        asked = self.request.GET.copy()
        for name in (*names, "_w_filter_fragment"):
            asked.pop(name, None)
        return asked

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(*args, **kwargs)
        if self.is_export:
            return context
        context["media"] += MEDIA
        context["tabs"] = self.tabs()
        context["listed"] = self.asked_without("p", "export").urlencode()
        context["may_change"] = self.user_has_permission("change")
        context["bulk_actions"] = [
            {"url": reverse("kehoach_planned:bulk", args=[name]), "words": form.verb, "icon": form.icon}
            for name, form in ACTIONS.items()
        ]
        return context


class PlannedItemCreateView(generic.CreateView):
    """Plans a piece; the address may name the campaign, the task and the day."""

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "asked": self.request.GET}

    def get_success_url(self) -> str:
        return reverse("kehoach_planned:edit", args=[self.object.pk])

    def get_success_buttons(self) -> list[Any]:
        return []


class PlannedItemEditView(generic.EditView):
    """Edits one planned item, and leads to writing, cancelling and reopening it."""

    def get_queryset(self) -> QuerySet[PlannedItem]:
        return own_planned_items(self.request.user).select_related("campaign", "assignee").with_done()

    def get_success_url(self) -> str:
        return reverse("kehoach_planned:edit", args=[self.object.pk])

    def get_success_buttons(self) -> list[Any]:
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        planned = self.get_queryset().get(pk=self.object.pk)
        columns = columns_to_write_in(planned, self.request.user)
        context["media"] += MEDIA
        context["planned"] = planned
        context["standing"] = standing(planned)
        context["outcomes"] = planned.outcomes.select_related("item")
        context["column"] = next((column for column in columns if column.pk == planned.column_id), None)
        context["may_write"] = bool(columns)
        return context


class PlannedItemDeleteView(generic.DeleteView):
    """Deletes one planned item."""

    def get_queryset(self) -> QuerySet[PlannedItem]:
        return own_planned_items(self.request.user)


class PlannedItemHistoryView(HistoryView):
    """Shows what was done to one planned item."""

    def get_base_object_queryset(self) -> QuerySet[PlannedItem]:
        return own_planned_items(self.request.user)


class PlannedItemUsageView(UsageView):
    """Shows where one planned item is used."""

    def get_base_object_queryset(self) -> QuerySet[PlannedItem]:
        return own_planned_items(self.request.user)


class PlannedItemViewSet(ModelViewSet):
    """Planned items with what came of them."""

    model = PlannedItem
    name = "kehoach_planned"
    url_prefix = "kehoach/dau-viec"
    icon = "tasks"
    menu_label = _("Planned items")
    index_view_class = PlannedItemIndexView
    add_view_class = PlannedItemCreateView
    edit_view_class = PlannedItemEditView
    delete_view_class = PlannedItemDeleteView
    history_view_class = PlannedItemHistoryView
    usage_view_class = PlannedItemUsageView
    index_results_template_name = "wagtail_kehoach/admin/planned_list_results.html"
    edit_template_name = "wagtail_kehoach/admin/planned_edit.html"
    inspect_view_enabled = False
    copy_view_enabled = False
    filterset_class = PlannedItemFilterSet
    list_per_page = 50
    list_export = PlannedItemIndexView.list_export
    export_headings = PlannedItemIndexView.export_headings
    export_filename = "dau-viec"
    ordering = ["planned_on", "pk"]
    list_display = [
        Tick("tick", label=_("Choose")),
        LabelledTitle(
            "title",
            label=_("Working title"),
            sort_key="title",
            get_url=lambda planned: reverse("kehoach_planned:edit", args=[planned.pk]),
        ),
        Labelled("campaign", label=_("Campaign"), accessor="campaign_title", sort_key="campaign__title"),
        Labelled("column", label=_("Media column"), accessor="column_title"),
        Labelled(
            "planned_on", label=_("Planned for"), accessor=lambda each: day(each.planned_on), sort_key="planned_on"
        ),
        Labelled("due_on", label=_("Due on"), accessor=lambda each: day(each.due_on), sort_key="due_on"),
        Labelled("done", label=_("Done"), accessor=lambda each: f"{each.done}/{each.wanted}"),
        Labelled("assignee", label=_("Done by"), accessor=doer),
        StateColumn("state", label=_("State")),
    ]
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [
                    FieldPanel("title"),
                    FieldRowPanel([FieldPanel("campaign", widget=Select), FieldPanel("column", widget=Select)]),
                    FieldPanel("task"),
                ],
                heading=_("Planned item"),
            ),
            FieldRowPanel(
                [FieldPanel("genre"), FieldPanel("medium"), FieldPanel("channel")], heading=_("Kind of piece")
            ),
            FieldRowPanel(
                [FieldPanel("planned_on"), FieldPanel("due_on"), FieldPanel("wanted")], heading=_("Dates and number")
            ),
            FieldRowPanel([FieldPanel("assignee"), FieldPanel("assignee_name")], heading=_("Who does it")),
            FieldPanel("intention"),
            InlinePanel(
                "outcomes",
                heading=_("What came of it"),
                label=_("outcome"),
                help_text=_(
                    "Items published earlier may be chosen too. An item counts while it is live; a piece elsewhere "
                    "counts at once."
                ),
            ),
        ],
        base_form_class=PlannedItemForm,
    )

    def get_urlpatterns(self) -> list[Any]:
        return [
            *super().get_urlpatterns(),
            path("viet/<int:pk>/", self.construct_view(WriteView), name="write"),
            path("huy/<int:pk>/", self.construct_view(CancelView), name="cancel"),
            path("mo-lai/<int:pk>/", self.construct_view(ReopenView), name="reopen"),
            path("hang-loat/<slug:action>/", self.construct_view(BulkView), name="bulk"),
            path("hoan-tac/<uuid:batch>/", self.construct_view(UndoView), name="undo"),
            path("nhan-ban-dot/<int:pk>/", self.construct_view(CloneCampaignView), name="clone_campaign"),
        ]
