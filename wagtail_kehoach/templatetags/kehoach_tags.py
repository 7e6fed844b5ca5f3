"""What the public templates need: dates and lengths in words, and lists that are loaded in one go.

Every tag that returns pages asks ``access`` which of them anybody may read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import Any

from django import template
from django.db.models import prefetch_related_objects
from django.template import Context
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import ngettext
from wagtail.blocks import StreamValue, StructValue
from wagtail.models import Page, Site

from wagtail_kehoach.blocks import PhotoBlock
from wagtail_kehoach.models import MediaItemPage, PlanBasis, PlanPage
from wagtail_kehoach.vietnamese.dates import Operator, PartialDate, Precision
from wagtail_kehoach.vietnamese.text import collapse

register = template.Library()

PHOTO_BLOCK = PhotoBlock()
#: Titled parts of this heading level stand in a plan's table of contents.
CONTENTS_HEADING = 2
LOWEST_HEADING = 6


@register.filter
def kehoach_day(day: date | None) -> SafeString | str:
    """Return a day, or the local day of a moment, as ``dd/mm/yyyy`` in a ``time`` element; nothing for no day."""
    if not day:
        return ""
    local = timezone.localdate(day) if isinstance(day, datetime) else day
    return format_html('<time datetime="{}">{}</time>', local.isoformat(), f"{local:%d/%m/%Y}")


@register.filter
def kehoach_partial_date(stated: PartialDate | None) -> SafeString | str:
    """Return a date of a plan: a plain day like `kehoach_day`, everything else in words (``trước ngày 20/12/2026``)."""
    if stated and stated.precision is Precision.DAY and stated.operator is Operator.ON and stated.start:
        return kehoach_day(stated.start)
    return str(stated or "")


@register.filter
def kehoach_updated_on(page: Page) -> date | None:
    """Return the day on which ``page`` was last changed, when that is later than its first publication and its date."""
    if not page.last_published_at or not page.first_published_at:
        return None
    updated = timezone.localdate(page.last_published_at)
    return updated if updated > max(timezone.localdate(page.first_published_at), page.dated_on) else None


@register.filter
def kehoach_duration(seconds: float) -> str:
    """Return a length in seconds in words: ``12 phút 30 giây``; hours have no seconds."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    hour_words = ngettext("%d hour", "%d hours", hours) % hours
    minute_words = ngettext("%d minute", "%d minutes", minutes) % minutes
    second_words = ngettext("%d second", "%d seconds", rest) % rest
    parts = [(hours, hour_words), (minutes, minute_words), (rest if not hours else 0, second_words)]
    return " ".join(words for number, words in parts if number)


@register.filter
def kehoach_iso_duration(seconds: float) -> str:
    """Return a length in seconds as ISO 8601 writes it: ``PT12M30S``."""
    minutes, rest = divmod(round(seconds), 60)
    return f"PT{minutes}M{rest}S"


@register.filter
def kehoach_file_note(media: Any) -> str:
    """Return the kind and size of a recording's file, ``MP3, 320 KB``; the kind alone when the file is out of reach."""
    kind = PurePosixPath(media.file.name).suffix.lstrip(".").upper()
    try:
        size = filesizeformat(media.file.size)
    except OSError:
        return kind
    return f"{kind}, {size}"


@register.filter
def kehoach_paragraphs(text: str) -> list[str]:
    """Return the lines of ``text`` that say something, each a paragraph."""
    return [line.strip() for line in str(text or "").splitlines() if line.strip()]


@register.filter
def kehoach_blocks(stream: StreamValue, kind: str) -> list[Any]:
    """Return the values of the blocks of one kind, in order."""
    return [block.value for block in stream if block.block_type == kind]


@register.simple_tag(takes_context=True)
def kehoach_breadcrumbs(context: Context) -> list[Page]:
    """Return the pages above the one shown, from the site's home page down, that anybody may read."""
    site = Site.find_for_request(context.get("request"))
    if site is None:
        return []
    above = Page.objects.ancestor_of(context["page"]).descendant_of(site.root_page, inclusive=True)
    return list(context["page"].shown(above, context["request"]))


@dataclass(frozen=True)
class PlanPart:
    """A public part of a plan's text; ``heading`` is the level of its heading, ``None`` for a part without title."""

    value: StructValue
    anchor: str
    heading: int | None


@dataclass(frozen=True)
class PlanText:
    """The public text of a plan; ``closing`` is its closing clause, empty when a part has it anyway."""

    parts: list[PlanPart]
    closing: str

    @property
    def contents(self) -> list[PlanPart]:
        """The parts that the table of contents names."""
        return [part for part in self.parts if part.heading == CONTENTS_HEADING]


@register.simple_tag
def kehoach_plan_text(plan: PlanPage) -> PlanText:
    """Return the public text of ``plan``; its heading levels skip none, even where the plan or a hidden part does."""
    parts = []
    levels_above: list[int] = []
    for number, value in enumerate(plan.public_sections(), start=1):
        while levels_above and levels_above[-1] >= value["level"]:
            levels_above.pop()
        heading = None
        if value["title"]:
            levels_above.append(value["level"])
            heading = min(1 + len(levels_above), LOWEST_HEADING)
        parts.append(PlanPart(value, f"phan-{number}", heading))
    written = collapse(" ".join(part.value["text"] or "" for part in parts))
    return PlanText(parts, "" if collapse(plan.general_clause) in written else plan.general_clause)


@dataclass(frozen=True)
class LinkedBasis:
    """A base as printed, with the plan on this site when anybody may read it."""

    text: str
    plan: PlanPage | None


@register.simple_tag(takes_context=True)
def kehoach_bases(context: Context, bases: Iterable[PlanBasis]) -> list[LinkedBasis]:
    """Return ``bases`` with links to those plans only that a reader of this page may read."""
    bases = list(bases)
    ids = {basis.plan_id for basis in bases if basis.plan_id}
    readable = context["page"].shown(PlanPage.objects.all(), context["request"]).in_bulk(ids) if ids else {}
    return [LinkedBasis(basis.text, readable.get(basis.plan_id)) for basis in bases]


@dataclass(frozen=True)
class ItemCard:
    """An item with the picture that stands for it in a list."""

    item: MediaItemPage
    photo: StructValue | None


@register.simple_tag
def kehoach_cards(items: Iterable[MediaItemPage]) -> list[ItemCard]:
    """Return ``items`` with their first photo, of the gallery or else of the body, loaded for all of them together."""
    items = list(items)
    prefetch_related_objects(items, "audio", "video")
    raw_photos = {item.pk: raw for item in items if (raw := _first_raw_photo(item)) is not None}
    photos = dict(zip(raw_photos, PHOTO_BLOCK.bulk_to_python(raw_photos.values()), strict=True))
    _load_renditions(photos.values())
    return [ItemCard(item, photos.get(item.pk)) for item in items]


@register.simple_tag
def kehoach_load_pictures(*streams: StreamValue) -> str:
    """Load the renditions of all photos of ``streams`` together, for the blocks that show them; print nothing."""
    _load_renditions(photo for stream in streams for photo in kehoach_blocks(stream, "photo"))
    return ""


def _first_raw_photo(item: MediaItemPage) -> dict[str, Any] | None:
    """Return the stored value of the first photo; reading the stream's own blocks would load each item's by itself."""
    stored = (block for stream in (item.gallery, item.body) for block in stream.raw_data)
    return next((block["value"] for block in stored if block["type"] == "photo"), None)


def _load_renditions(photos: Iterable[StructValue]) -> None:
    images = [photo["image"] for photo in photos if photo["image"]]
    prefetch_related_objects(images, "renditions")
