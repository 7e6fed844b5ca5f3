"""Appendices (phụ lục) behind the signature."""

from __future__ import annotations

from wagtail_kehoach.documents.draft import Appendix
from wagtail_kehoach.documents.source import SourceDocument


def read_appendices(source: SourceDocument, ending_from: int) -> tuple[Appendix, ...]:
    """Return the appendices among the lines from index ``ending_from`` on."""
    return ()
