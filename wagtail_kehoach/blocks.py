"""StreamField blocks of plans, campaigns and items."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

SECTION_TITLE_CHARACTERS = 500
RICH_TEXT_FEATURES = ["bold", "italic", "h2", "h3", "ol", "ul", "link", "document-link"]


class PlanSectionBlock(blocks.StructBlock):
    """One part of a plan's text, with a switch of its own for publication."""

    level = blocks.IntegerBlock(label=_("Heading level"), default=1, min_value=1, max_value=6)
    label = blocks.CharBlock(
        label=_("Number of the part"),
        required=False,
        max_length=20,
        help_text=_("As printed. For example: II. or 1.1."),
    )
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=SECTION_TITLE_CHARACTERS)
    text = blocks.TextBlock(label=_("Text of the part"), required=False, rows=6, help_text=_("One paragraph a line."))
    public = blocks.BooleanBlock(label=_("Show this part to the public"), required=False, default=True)

    class Meta:
        icon = "list-ul"
        label = _("Part")
        label_format = "{label} {title}"
        template = "wagtail_kehoach/blocks/plan_section.html"


class PhotoBlock(blocks.StructBlock):
    """A picture with its alternative text, caption and photographer."""

    image = ImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=300)
    credit = blocks.CharBlock(
        label=_("Photographer"), required=False, max_length=120, help_text=_("For example: Ảnh: Lê Thu Hà")
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "wagtail_kehoach/blocks/photo.html"


class QuoteBlock(blocks.StructBlock):
    """Words of a person."""

    text = blocks.TextBlock(label=_("Words quoted"), rows=3)
    who = blocks.CharBlock(label=_("Who says it"), required=False, max_length=200)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "wagtail_kehoach/blocks/quote.html"


class ItemBodyBlock(blocks.StreamBlock):
    """The body of an item."""

    paragraph = blocks.RichTextBlock(label=_("Paragraphs"), features=RICH_TEXT_FEATURES, icon="pilcrow")
    photo = PhotoBlock()
    quote = QuoteBlock()
