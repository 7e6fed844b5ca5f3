"""Columns: dedicated pages, recurring columns and planned series, all one type with a kind."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.api import APIField
from wagtail.models import Page
from wagtail.search import index

from wagtail_kehoach.conf import get_configuration
from wagtail_kehoach.forms import EditablePagesForm
from wagtail_kehoach.models.choices import Genre
from wagtail_kehoach.models.items import MediaItemPage, newest
from wagtail_kehoach.models.pages import KehoachPageMixin


class ColumnKind(models.TextChoices):
    """What a column is called and how it works."""

    DEDICATED = "chuyen_trang", _("dedicated page")
    RECURRING = "chuyen_muc", _("recurring column")
    SERIES = "tuyen_bai", _("planned series")


class MediaColumnPageMixin(KehoachPageMixin):
    """Fields of a column."""

    kind = models.CharField(_("kind"), max_length=20, choices=ColumnKind, default=ColumnKind.RECURRING)
    lead = models.TextField(_("short introduction"), blank=True, help_text=_("One or two sentences under the title."))
    rhythm = models.CharField(
        _("rhythm"), max_length=120, blank=True, help_text=_("For example: mỗi tuần một số, phát thứ Ba và thứ Sáu")
    )
    default_genre = models.CharField(
        _("usual genre"), max_length=20, choices=Genre, blank=True, help_text=_("Pre-chosen for new items.")
    )

    class Meta:
        abstract = True

    def searchable_text(self) -> list[str]:
        return [self.lead, self.rhythm]


class MediaColumnPage(MediaColumnPageMixin, Page):
    """A column (Chuyên trang, Chuyên mục, Tuyến bài)."""

    campaigns = ParentalManyToManyField(
        "wagtail_kehoach.CampaignPage", verbose_name=_("campaigns"), blank=True, related_name="columns"
    )

    parent_page_types = ["wagtail_kehoach.HubPage", "wagtail_kehoach.CampaignPage"]
    subpage_types = ["wagtail_kehoach.MediaItemPage"]
    base_form_class = EditablePagesForm
    template = "wagtail_kehoach/media_column_page.html"

    content_panels = [
        *Page.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("default_genre")]),
        FieldPanel("lead"),
        FieldPanel("rhythm"),
        FieldPanel("campaigns", widget=forms.CheckboxSelectMultiple),
    ]
    search_fields = [
        *Page.search_fields,
        *KehoachPageMixin.folded_search_fields,
        index.SearchField("lead"),
        index.FilterField("kind"),
    ]
    api_fields = [APIField(name) for name in ("kind", "lead", "rhythm")]

    class Meta:
        verbose_name = _("media column")
        verbose_name_plural = _("media columns")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        items = newest(self.shown(MediaItemPage.objects.child_of(self), request))
        paginator = Paginator(items, get_configuration().ITEMS_PER_PAGE)
        context["items"] = paginator.get_page(request.GET.get("trang"))
        context["campaigns"] = self.shown(self.related_pages("campaigns"), request).order_by("start_on", "pk")
        return context
