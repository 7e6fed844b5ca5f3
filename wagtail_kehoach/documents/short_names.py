"""Names that a plan gives things for short: ``(sau đây viết tắt là …)``."""

from __future__ import annotations

from wagtail_kehoach.documents.draft import ShortName
from wagtail_kehoach.documents.source import SourceDocument


def read_short_names(source: SourceDocument) -> tuple[ShortName, ...]:
    """Return the short names that the text defines."""
    return ()
