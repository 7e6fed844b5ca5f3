"""Repairs of damaged phrases (OCR, typing), offered and never applied."""

from __future__ import annotations

from wagtail_kehoach.documents.draft import Suggestion
from wagtail_kehoach.documents.source import SourceDocument


def suggest(source: SourceDocument) -> tuple[Suggestion, ...]:
    """Return the repairs that an editor may accept, in order of the text."""
    return ()
