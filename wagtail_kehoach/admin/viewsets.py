"""Listings and forms of plans, campaigns, columns, items, planned items and organisations."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.views.generic.history import HistoryView
from wagtail.admin.views.generic.usage import UsageView
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.viewsets.pages import PageListingViewSet

from wagtail_kehoach.access import editable
from wagtail_kehoach.admin.disclosure import standing_of
from wagtail_kehoach.admin.forms import OrganisationForm, PlannedItemForm
from wagtail_kehoach.admin.reports import ReportViewSet
from wagtail_kehoach.admin.words import STATE_WORDS
from wagtail_kehoach.models import (
    CampaignPage,
    MediaColumnPage,
    MediaItemPage,
    Organisation,
    PlannedItem,
    PlanPage,
)


class PlanListing(PageListingViewSet):
    """All plans."""

    model = PlanPage
    name = "kehoach_plans"
    icon = "doc-full"
    menu_label = _("Plans")
    columns = [*IndexView.base_columns, Column("standing", label=_("Standing"), accessor=standing_of)]
    list_filter = ["regime", "disclosure"]
    export_filename = "ke-hoach"


class CampaignListing(PageListingViewSet):
    """All campaigns."""

    model = CampaignPage
    name = "kehoach_campaigns"
    icon = "calendar-alt"
    menu_label = _("Campaigns")
    list_filter = ["start_on", "end_on"]
    export_filename = "dot-tuyen-truyen"


class ColumnListing(PageListingViewSet):
    """All columns."""

    model = MediaColumnPage
    name = "kehoach_columns"
    icon = "folder-open-inverse"
    menu_label = _("Media columns")
    list_filter = ["kind"]
    export_filename = "chuyen-muc"


class ItemListing(PageListingViewSet):
    """All items."""

    model = MediaItemPage
    name = "kehoach_items"
    icon = "media"
    menu_label = _("Media items")
    list_filter = ["genre", "medium", "dated_on"]
    export_filename = "tin-bai"


def own_planned_items(user: Any) -> QuerySet[PlannedItem]:
    """Return the planned items of campaigns that ``user`` may edit."""
    campaigns = editable(CampaignPage.objects.all(), user)
    return PlannedItem.objects.filter(campaign__in=campaigns).select_related("campaign").with_done()


class PlannedItemIndexView(generic.IndexView):
    """The list of planned items."""

    def get_base_queryset(self) -> QuerySet[PlannedItem]:
        return own_planned_items(self.request.user)


class PlannedItemEditView(generic.EditView):
    """Edits one planned item."""

    def get_queryset(self) -> QuerySet[PlannedItem]:
        return own_planned_items(self.request.user)


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
    edit_view_class = PlannedItemEditView
    delete_view_class = PlannedItemDeleteView
    history_view_class = PlannedItemHistoryView
    usage_view_class = PlannedItemUsageView
    inspect_view_enabled = False
    copy_view_enabled = False
    list_filter = ["genre", "medium", "channel"]
    list_per_page = 50
    ordering = ["planned_on", "pk"]
    list_display = [
        "title",
        Column("campaign", label=_("Campaign")),
        Column("planned_on", label=_("Planned for"), sort_key="planned_on"),
        Column("done", label=_("Done"), accessor=lambda planned: f"{planned.done}/{planned.wanted}"),
        Column("state", label=_("State"), accessor=lambda planned: STATE_WORDS[planned.state]),
    ]
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [
                    FieldPanel("title"),
                    FieldRowPanel([FieldPanel("campaign"), FieldPanel("column")]),
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
            FieldPanel("assignee"),
            FieldPanel("intention"),
            InlinePanel("outcomes", heading=_("What came of it"), label=_("outcome")),
            FieldPanel("cancelled_because"),
        ],
        base_form_class=PlannedItemForm,
    )


class OrganisationViewSet(ModelViewSet):
    """The list of organisations."""

    model = Organisation
    name = "kehoach_organisations"
    url_prefix = "kehoach/co-quan"
    icon = "group"
    menu_label = _("Organisations")
    list_display = ["name", "kind", "level", "valid_from", "valid_to"]
    list_filter = ["kind", "level", "is_own"]
    list_per_page = 50
    edit_handler = ObjectList(Organisation.panels, base_form_class=OrganisationForm)


class CampaignWorkGroup(ViewSetGroup):
    """The one menu of the package."""

    menu_label = _("Campaign work")
    menu_icon = "calendar-check"
    menu_order = 150
    items = (
        PlanListing("kehoach_plans"),
        CampaignListing("kehoach_campaigns"),
        ColumnListing("kehoach_columns"),
        ItemListing("kehoach_items"),
        PlannedItemViewSet("kehoach_planned"),
        ReportViewSet("kehoach_reports"),
        OrganisationViewSet("kehoach_organisations"),
    )
