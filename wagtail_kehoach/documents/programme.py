"""When the campaign of a plan runs: its period and its peaks."""

from __future__ import annotations

from collections.abc import Sequence

from wagtail_kehoach.documents.draft import Found, Peak
from wagtail_kehoach.documents.outline import Part
from wagtail_kehoach.documents.source import SourceDocument
from wagtail_kehoach.vietnamese.dates import PartialDate


def read_period(source: SourceDocument, parts: Sequence[Part], issued: PartialDate | None) -> Found[PartialDate] | None:
    """Return the time in which the campaign runs, ``None`` where the plan does not say."""
    return None


def read_peaks(source: SourceDocument, parts: Sequence[Part], issued: PartialDate | None) -> tuple[Peak, ...]:
    """Return the times of special effort that the plan names."""
    return ()
