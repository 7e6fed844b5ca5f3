"""The portal's home page."""

from django.db import models
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from wagtail_kehoach.access import is_public


class CardBlock(blocks.StructBlock):
    """A few words that lead to a page."""

    title = blocks.CharBlock(label="tiêu đề", max_length=120)
    text = blocks.TextBlock(label="nội dung", rows=3)
    page = blocks.PageChooserBlock(label="dẫn đến trang")
    link_label = blocks.CharBlock(label="chữ trên liên kết", max_length=80)

    class Meta:
        icon = "doc-full"
        label = "ô giới thiệu"


class HomePage(Page):
    """The portal's home page."""

    intro = models.TextField("lời chào", blank=True)
    cards = StreamField([("card", CardBlock())], verbose_name="ô giới thiệu", blank=True)

    content_panels = [*Page.content_panels, FieldPanel("intro"), FieldPanel("cards")]
    template = "portal/home_page.html"

    class Meta:
        verbose_name = "trang chủ"
        verbose_name_plural = "trang chủ"

    def shown_cards(self):
        """Return the cards whose page anybody may read."""
        return [card.value for card in self.cards if card.value["page"] and is_public(card.value["page"])]
