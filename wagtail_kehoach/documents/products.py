"""What is to be made and where it goes out: genres, channels, numeric targets."""

from __future__ import annotations

from collections.abc import Sequence

from wagtail_kehoach.documents.draft import Assignment, Found, Target
from wagtail_kehoach.documents.outline import Part
from wagtail_kehoach.documents.source import SourceDocument


def read_genres(source: SourceDocument, parts: Sequence[Part]) -> tuple[Found[str], ...]:
    """Return the genres that the plan names, each once; the value is the genre's code (``tin``, ``phong_su``)."""
    return ()


def read_channels(source: SourceDocument, parts: Sequence[Part]) -> tuple[Found[str], ...]:
    """Return the channels that the plan names, each once; the value is the channel's code (``truyen_thanh``)."""
    return ()


def read_targets(
    source: SourceDocument, parts: Sequence[Part], assignments: Sequence[Assignment]
) -> tuple[Target, ...]:
    """Return the numbers that the plan wants reached."""
    return ()
