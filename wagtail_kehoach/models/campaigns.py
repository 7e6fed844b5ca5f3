"""Communication campaigns: a period, messages, targets and featured items, tied to one or more plans."""

from __future__ import annotations

import uuid
from datetime import date
from enum import StrEnum
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page
from wagtail.search import index

from wagtail_kehoach.forms import EditablePagesForm
from wagtail_kehoach.models.choices import Channel, Genre, Medium
from wagtail_kehoach.models.items import newest
from wagtail_kehoach.models.pages import KehoachPageMixin
from wagtail_kehoach.models.plans import newest_plans
from wagtail_kehoach.panels import GlancePanel

NEWEST_ITEMS = 12
MAX_FEATURED_ITEMS = 6


class CampaignState(StrEnum):
    """Where a campaign stands on a given day."""

    COMING = "coming"
    RUNNING = "running"
    ENDED = "ended"


class CampaignPageMixin(KehoachPageMixin):
    """Fields and rules of a campaign."""

    lead = models.TextField(
        _("short introduction"), blank=True, help_text=_("One or two sentences: what it is about and for whom.")
    )
    start_on = models.DateField(_("first day"), null=True, blank=True, help_text=_("For example: 05/10/2026"))
    end_on = models.DateField(
        _("last day"),
        null=True,
        blank=True,
        help_text=_("Leave empty while the end is open. The page stays as an archive."),
    )
    messages = StreamField(
        [
            ("message", blocks.CharBlock(label=_("Key message"), max_length=300)),
            ("slogan", blocks.CharBlock(label=_("Slogan"), max_length=160)),
        ],
        verbose_name=_("messages and slogans"),
        blank=True,
    )
    audiences = models.CharField(
        _("audiences"), max_length=255, blank=True, help_text=_("For example: học sinh, phụ huynh, đoàn viên")
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.start_on and self.end_on and self.end_on < self.start_on:
            raise ValidationError({"end_on": _("The last day lies before the first day.")})

    def state_on(self, day: date) -> CampaignState:
        """Return the state on ``day``. A campaign without a first day has begun; one without a last day goes on."""
        if self.start_on and day < self.start_on:
            return CampaignState.COMING
        if self.end_on and day > self.end_on:
            return CampaignState.ENDED
        return CampaignState.RUNNING

    @property
    def state(self) -> CampaignState:
        """The state today."""
        return self.state_on(timezone.localdate())

    def searchable_text(self) -> list[str]:
        return [self.lead, self.audiences, *(str(block.value) for block in self.messages)]


class CampaignPage(CampaignPageMixin, Page):
    """A communication campaign (Đợt tuyên truyền)."""

    plans = ParentalManyToManyField(
        "wagtail_kehoach.PlanPage", verbose_name=_("plans"), blank=True, related_name="campaigns"
    )

    parent_page_types = ["wagtail_kehoach.HubPage"]
    subpage_types = ["wagtail_kehoach.MediaColumnPage"]
    base_form_class = EditablePagesForm
    template = "wagtail_kehoach/campaign_page.html"

    content_panels = [
        *Page.content_panels,
        GlancePanel(heading=_("Progress")),
        FieldPanel("lead"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("start_on"), FieldPanel("end_on")]), InlinePanel("peaks", label=_("peak"))],
            heading=_("Period and peaks"),
        ),
        FieldPanel("plans", widget=forms.CheckboxSelectMultiple),
        FieldPanel("messages"),
        FieldPanel("audiences"),
        InlinePanel("targets", heading=_("Targets"), label=_("target")),
        InlinePanel(
            "featured", heading=_("Featured items"), label=_("featured item"), max_num=MAX_FEATURED_ITEMS
        ),
    ]  # fmt: skip
    search_fields = [
        *Page.search_fields,
        *KehoachPageMixin.folded_search_fields,
        index.SearchField("lead"),
        index.SearchField("messages"),
        index.FilterField("start_on"),
        index.FilterField("end_on"),
    ]
    api_fields = [APIField(name) for name in ("lead", "start_on", "end_on", "messages", "audiences")]

    class Meta:
        verbose_name = _("communication campaign")
        verbose_name_plural = _("communication campaigns")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        items = self.related_pages("items")
        context["plans"] = newest_plans(self.shown(self.related_pages("plans"), request))
        context["columns"] = self.shown(self.related_pages("columns"), request).order_by("path")
        context["items"] = newest(self.shown(items, request))[:NEWEST_ITEMS]
        chosen = [row.item_id for row in self.featured.all()]
        featured = self.shown(items.model.objects.filter(pk__in=chosen), request).in_bulk()
        context["featured"] = [featured[pk] for pk in chosen if pk in featured]
        return context


class CampaignPeak(Orderable):
    """A peak of the campaign; the date may be open."""

    page = ParentalKey(CampaignPage, on_delete=models.CASCADE, related_name="peaks")
    label = models.CharField(_("name of the peak"), max_length=255, help_text=_("For example: Ngày hội đọc sách"))
    start_on = models.DateField(_("first day"), null=True, blank=True)
    end_on = models.DateField(_("last day"), null=True, blank=True)

    panels = [FieldPanel("label"), FieldRowPanel([FieldPanel("start_on"), FieldPanel("end_on")])]

    class Meta(Orderable.Meta):
        verbose_name = _("peak")
        verbose_name_plural = _("peaks")

    def __str__(self) -> str:
        return self.label


class CampaignTarget(Orderable):
    """How many pieces of a kind the campaign wants."""

    page = ParentalKey(CampaignPage, on_delete=models.CASCADE, related_name="targets")
    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    genre = models.CharField(_("genre"), max_length=20, choices=Genre, blank=True)
    medium = models.CharField(_("medium"), max_length=10, choices=Medium, blank=True)
    channel = models.CharField(_("channel"), max_length=20, choices=Channel, blank=True)
    wanted = models.PositiveIntegerField(_("number wanted"), null=True, blank=True, help_text=_("For example: 12"))

    panels = [
        FieldRowPanel([FieldPanel("genre"), FieldPanel("medium")]),
        FieldRowPanel([FieldPanel("channel"), FieldPanel("wanted")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        constraints = [models.UniqueConstraint(fields=["page", "uid"], name="kehoach_target_uid_once")]

    def __str__(self) -> str:
        kinds = [self.get_genre_display(), self.get_medium_display(), self.get_channel_display()]
        return " · ".join(str(kind) for kind in kinds if kind)


class CampaignFeaturedItem(Orderable):
    """An item that the campaign shows first."""

    page = ParentalKey(CampaignPage, on_delete=models.CASCADE, related_name="featured")
    item = models.ForeignKey(
        "wagtail_kehoach.MediaItemPage", verbose_name=_("media item"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [PageChooserPanel("item", "wagtail_kehoach.MediaItemPage")]

    class Meta(Orderable.Meta):
        verbose_name = _("featured item")
        verbose_name_plural = _("featured items")
