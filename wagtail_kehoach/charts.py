"""Small charts as SVG: no script, no colours of their own. Colours come from CSS classes, so that themes apply.

Numbers are never told by a drawing alone: who draws a bar prints its numbers beside it, and a chart of columns names
each number in a link or in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

SLOT = 60
COLUMN = 26
TOP = 20
HEIGHT = 110
BOTTOM = 24


@dataclass(frozen=True, slots=True)
class Slot:
    """One step of the horizontal axis, with what was wanted and what is there.

    ``wanted_words`` and ``done_words`` tell the numbers to those who do not see the drawing.
    """

    label: str
    wanted: int
    done: int
    wanted_words: str
    done_words: str
    wanted_url: str = ""
    done_url: str = ""
    is_now: bool = False


def bar(done: int, wanted: int | None, *, is_late: bool = False) -> SafeString:
    """Return a bar filled as far as ``done`` of ``wanted``; nothing where nothing was wanted.

    It is hidden from screen readers: the numbers stand beside it.
    """
    if not wanted:
        return SafeString("")
    share = round(100 * min(max(done, 0), wanted) / wanted, 2)
    return format_html(
        '<svg class="kha-bar{}" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        '<rect class="kha-bar__track" width="100" height="8" rx="2"></rect>'
        '<rect class="kha-bar__done" width="{}" height="8" rx="2"></rect>'
        "</svg>",
        " kha-bar--late" if is_late else "",
        f"{share:g}",
    )


def columns(slots: Sequence[Slot], *, title: str) -> SafeString:
    """Return a chart with two columns for each of ``slots``: what was wanted, outlined, and what is there, filled."""
    if not slots:
        return SafeString("")
    highest = max(1, *(max(slot.wanted, slot.done) for slot in slots))
    return format_html(
        '<svg class="kha-columns" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="group" '
        'aria-label="{title}">{slots}'
        '<line class="kha-columns__axis" x1="0" x2="{width}" y1="{floor}" y2="{floor}"></line></svg>',
        width=SLOT * len(slots),
        height=TOP + HEIGHT + BOTTOM,
        floor=TOP + HEIGHT,
        title=title,
        slots=format_html_join("", "{}", ((_slot(slot, place, highest),) for place, slot in enumerate(slots))),
    )


def _slot(slot: Slot, place: int, highest: int) -> SafeString:
    left = place * SLOT + (SLOT - 2 * COLUMN) // 2
    return format_html(
        '<g>{}{}<text class="kha-columns__label{}" x="{}" y="{}" text-anchor="middle" aria-hidden="true">{}</text></g>',
        _column("wanted", slot.wanted, slot.wanted_words, slot.wanted_url, left, highest),
        _column("done", slot.done, slot.done_words, slot.done_url, left + COLUMN, highest),
        " kha-columns__label--now" if slot.is_now else "",
        place * SLOT + SLOT // 2,
        TOP + HEIGHT + BOTTOM - 7,
        slot.label,
    )


def _column(kind: str, value: int, words: str, url: str, left: int, highest: int) -> SafeString:
    """Return one column with its number on top; nothing for 0."""
    if value <= 0:
        return SafeString("")
    tall = max(2, round(HEIGHT * value / highest))
    drawing = format_html(
        '<rect class="kha-columns__{}" x="{}" y="{}" width="{}" height="{}"></rect>'
        '<text class="kha-columns__number" x="{}" y="{}" text-anchor="middle" aria-hidden="true">{}</text>',
        kind,
        left + 1,
        TOP + HEIGHT - tall,
        COLUMN - 3,
        tall,
        left + COLUMN // 2,
        TOP + HEIGHT - tall - 5,
        value,
    )
    if url:
        return format_html('<a href="{}" aria-label="{}">{}</a>', url, words, drawing)
    return format_html('<g role="img" aria-label="{}">{}</g>', words, drawing)
