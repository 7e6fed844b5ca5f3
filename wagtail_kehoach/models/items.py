"""Published pieces: text, audio, video, photos."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page
from wagtail.query import PageQuerySet
from wagtail.search import index
from wagtailmedia.edit_handlers import MediaChooserPanel
from wagtailmedia.settings import wagtailmedia_settings

from wagtail_kehoach.blocks import ItemBodyBlock, PhotoBlock
from wagtail_kehoach.forms import EditablePagesForm
from wagtail_kehoach.models.choices import Genre, Medium
from wagtail_kehoach.models.pages import KehoachPageMixin

RELATED_ITEMS = 4


class MediaItemPageMixin(KehoachPageMixin):
    """Fields of an item."""

    genre = models.CharField(_("genre"), max_length=20, choices=Genre, default=Genre.NEWS)
    medium = models.CharField(_("medium"), max_length=10, choices=Medium, default=Medium.TEXT)
    lead = models.TextField(
        _("lead paragraph"), blank=True, help_text=_("The sapô: what happened, where, for whom, in two sentences.")
    )
    body = StreamField(ItemBodyBlock(), verbose_name=_("body"), blank=True)
    dated_on = models.DateField(_("date shown"), default=timezone.localdate, help_text=_("For example: 12/10/2026"))
    source = models.CharField(
        _("source"), max_length=160, blank=True, help_text=_("For example: Trung tâm Văn hóa xã Suối Ngàn")
    )
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)
    audio = models.ForeignKey(
        wagtailmedia_settings.MEDIA_MODEL,
        verbose_name=_("audio recording"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    video = models.ForeignKey(
        wagtailmedia_settings.MEDIA_MODEL,
        verbose_name=_("video recording"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    transcript = models.TextField(
        _("transcript"), blank=True, help_text=_("The words of the recording, for readers who cannot listen.")
    )
    gallery = StreamField([("photo", PhotoBlock())], verbose_name=_("gallery"), blank=True)
    ai_used = models.BooleanField(_("made or edited with artificial intelligence"), default=False)

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        for name, kind in (("audio", "audio"), ("video", "video")):
            chosen = getattr(self, name)
            if chosen and chosen.type != kind:
                raise ValidationError({name: _("“%(title)s” is no such recording.") % {"title": chosen.title}})

    @property
    def duration(self) -> float:
        """Length of the recording in seconds, 0 where there is none or it is unknown."""
        recording = self.audio or self.video
        return recording.duration if recording else 0

    def searchable_text(self) -> list[str]:
        body = self._meta.get_field("body").get_searchable_content(self.body)
        gallery = self._meta.get_field("gallery").get_searchable_content(self.gallery)
        return [self.lead, *body, self.transcript, *gallery]


def newest(items: PageQuerySet) -> PageQuerySet:
    """Return ``items`` in the one order in which they are listed, with their recordings."""
    return items.select_related("audio", "video").order_by("-dated_on", "-first_published_at", "-pk")


class MediaItemTag(TaggedItemBase):
    """Ties a tag to an item."""

    content_object = ParentalKey("wagtail_kehoach.MediaItemPage", on_delete=models.CASCADE, related_name="tagged_items")

    class Meta:
        verbose_name = _("tag of an item")
        verbose_name_plural = _("tags of items")


class MediaItemPage(MediaItemPageMixin, Page):
    """One published piece (Tin, bài)."""

    campaigns = ParentalManyToManyField(
        "wagtail_kehoach.CampaignPage", verbose_name=_("campaigns"), blank=True, related_name="items"
    )
    tags = ClusterTaggableManager(
        through=MediaItemTag,
        blank=True,
        verbose_name=_("tags"),
        help_text=_("Separated by commas. For example: phòng đọc, thiếu nhi"),
    )

    parent_page_types = ["wagtail_kehoach.MediaColumnPage"]
    subpage_types: list[str] = []
    base_form_class = EditablePagesForm
    template = "wagtail_kehoach/media_item_page.html"

    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldRowPanel([FieldPanel("genre"), FieldPanel("medium"), FieldPanel("dated_on")]),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                MediaChooserPanel("audio", media_type="audio"),
                MediaChooserPanel("video", media_type="video"),
                FieldPanel("transcript"),
            ],
            heading=_("Audio and video"),
        ),
        FieldPanel("gallery"),
        InlinePanel("credits", heading=_("Credits"), label=_("credit")),
        FieldRowPanel([FieldPanel("source"), FieldPanel("source_url")]),
        FieldPanel("campaigns", widget=forms.CheckboxSelectMultiple),
        FieldPanel("tags"),
        FieldPanel("ai_used"),
    ]
    search_fields = [
        *Page.search_fields,
        *KehoachPageMixin.folded_search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
        index.SearchField("transcript"),
        index.FilterField("genre"),
        index.FilterField("medium"),
        index.FilterField("dated_on"),
    ]
    api_fields = [
        APIField(name)
        for name in ("genre", "medium", "lead", "body", "dated_on", "source", "source_url", "transcript", "duration")
    ]  # fmt: skip

    class Meta:
        verbose_name = _("media item")
        verbose_name_plural = _("media items")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        siblings = MediaItemPage.objects.sibling_of(self, inclusive=False)
        context["column"] = self.get_parent()
        context["campaigns"] = self.shown(self.related_pages("campaigns"), request).order_by("start_on", "pk")
        context["related"] = newest(self.shown(siblings, request))[:RELATED_ITEMS]
        return context


class MediaItemCredit(Orderable):
    """Who did what for an item."""

    class Role(models.TextChoices):
        """The part a person took."""

        AUTHOR = "tac_gia", pgettext_lazy("credit", "author")
        EDITOR = "bien_tap", pgettext_lazy("credit", "editor")
        PHOTOGRAPHER = "anh", pgettext_lazy("credit", "photographer")
        READER = "the_hien", pgettext_lazy("credit", "read by")
        SOUND = "ky_thuat", pgettext_lazy("credit", "sound")
        INTERVIEWEE = "tra_loi", pgettext_lazy("credit", "interviewee")

    page = ParentalKey(MediaItemPage, on_delete=models.CASCADE, related_name="credits")
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.AUTHOR)
    name = models.CharField(_("name or pen name"), max_length=120)

    panels = [FieldRowPanel([FieldPanel("name"), FieldPanel("role")])]

    class Meta(Orderable.Meta):
        verbose_name = _("credit")
        verbose_name_plural = _("credits")

    def __str__(self) -> str:
        return self.name
