"""Suggestions for damaged text: what became of each, and those accepted put into what was read.

Digits are never changed.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from wagtail_kehoach.documents.draft import Found, PlanDraft, Span, Suggestion
from wagtail_kehoach.vietnamese.text import collapse

AROUND = 40

_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class Repair:
    """A suggestion for damaged text, with the words ``around`` it in the document, and what became of it."""

    number: int
    suggestion: Suggestion
    around: tuple[str, str]
    is_accepted: bool
    is_declined: bool

    @property
    def is_open(self) -> bool:
        """Whether the editor has not decided yet."""
        return not (self.is_accepted or self.is_declined)


def repairs_of(draft: PlanDraft, accepted: Collection[int], declined: Collection[int]) -> list[Repair]:
    """Return the suggestions for ``draft`` that may be accepted."""
    return [
        Repair(number, each, _around(draft.source_text, each.span), number in accepted, number in declined)
        for number, each in enumerate(draft.suggestions)
        if is_allowed(each)
    ]


def _around(text: str, span: Span) -> tuple[str, str]:
    return collapse(text[max(0, span.start - AROUND) : span.start]), collapse(text[span.end : span.end + AROUND])


def is_allowed(suggestion: Suggestion) -> bool:
    """Tell whether ``suggestion`` leaves every digit as it is."""
    return _DIGITS.findall(suggestion.before) == _DIGITS.findall(suggestion.after)


def repaired(draft: PlanDraft, accepted: Collection[int]) -> PlanDraft:
    """Return ``draft`` with the suggestions of the numbers ``accepted`` in every text that was read at their place.

    The source text, its places and everything that is no text (dates, numbers) stay.
    """
    chosen = [each for number, each in enumerate(draft.suggestions) if number in accepted and is_allowed(each)]
    # From the end, so that counting how often a phrase stands before its place is not disturbed by earlier repairs.
    chosen.sort(key=lambda suggestion: suggestion.span.start, reverse=True)
    return _with_repairs(draft, draft.source_text, chosen) if chosen else draft


def _with_repairs(value: Any, source: str, suggestions: list[Suggestion]) -> Any:
    if isinstance(value, Found):
        return _repaired_value(value, source, suggestions)
    if isinstance(value, tuple):
        return tuple(_with_repairs(each, source, suggestions) for each in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changes: dict[str, Any] = {}
        for field in dataclasses.fields(value):
            before = getattr(value, field.name)
            after = _with_repairs(before, source, suggestions)
            if after is not before and after != before:
                changes[field.name] = after
        return dataclasses.replace(value, **changes) if changes else value
    return value


def _repaired_value(found: Found[Any], source: str, suggestions: list[Suggestion]) -> Found[Any]:
    # An enumeration is text to Python, but a code to us.
    if type(found.value) is not str:
        return found
    text = found.value
    for suggestion in suggestions:
        if found.span.start <= suggestion.span.start and suggestion.span.end <= found.span.end:
            text = replaced(text, suggestion, collapse(source[found.span.start : suggestion.span.start]))
    return dataclasses.replace(found, value=text) if text != found.value else found


def replaced(text: str, suggestion: Suggestion, in_front: str = "") -> str:
    """Return ``text`` with the phrase of ``suggestion`` repaired.

    ``in_front`` is what the document has before the phrase: where the phrase stands there too, those are passed over.
    A phrase that ``text`` does not have, or no longer has, changes nothing.
    """
    before, after = collapse(suggestion.before), collapse(suggestion.after)
    if not before:
        return text
    places = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(before)}(?!\w)", text)]
    number = len(re.findall(rf"(?<!\w){re.escape(before)}(?!\w)", in_front))
    if not places:
        return text
    start = places[min(number, len(places) - 1)]
    return text[:start] + after + text[start + len(before) :]
