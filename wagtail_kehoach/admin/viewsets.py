"""Listings and forms of plans, campaigns, columns, items, planned items and organisations."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.viewsets.pages import PageListingViewSet

from wagtail_kehoach.admin.calendar import CalendarViewSet
from wagtail_kehoach.admin.disclosure import standing_of
from wagtail_kehoach.admin.forms import OrganisationForm
from wagtail_kehoach.admin.intake.listing import PlanIndexView
from wagtail_kehoach.admin.intake.viewset import IntakeViewSet
from wagtail_kehoach.admin.ledger import LedgerViewSet
from wagtail_kehoach.admin.planned import PlannedItemViewSet
from wagtail_kehoach.admin.reports import ReportViewSet
from wagtail_kehoach.admin.room_viewset import RoomViewSet
from wagtail_kehoach.models import (
    CampaignPage,
    MediaColumnPage,
    MediaItemPage,
    Organisation,
    PlanPage,
)


class PlanListing(PageListingViewSet):
    """All plans."""

    model = PlanPage
    name = "kehoach_plans"
    icon = "doc-full"
    menu_label = _("Plans")
    index_view_class = PlanIndexView
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
        IntakeViewSet("kehoach_intake"),
        CalendarViewSet("kehoach_calendar"),
        LedgerViewSet("kehoach_ledger"),
        RoomViewSet("kehoach_room"),
        PlanListing("kehoach_plans"),
        CampaignListing("kehoach_campaigns"),
        ColumnListing("kehoach_columns"),
        ItemListing("kehoach_items"),
        PlannedItemViewSet("kehoach_planned"),
        ReportViewSet("kehoach_reports"),
        OrganisationViewSet("kehoach_organisations"),
    )
