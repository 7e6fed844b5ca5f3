"""One row of figures in the rooms of campaigns, with the addresses of the lists behind its numbers."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString

from wagtail_kehoach import charts
from wagtail_kehoach.admin.room_lists import DONE, GROUP, KEY, LIST, PIECES
from wagtail_kehoach.admin.room_ways import room_url
from wagtail_kehoach.models import CampaignPage
from wagtail_kehoach.progress import CampaignStanding, Dimension, Progress


@dataclass(frozen=True)
class Line:
    """One row of a table of figures, with the addresses of the lists behind its numbers."""

    label: str
    progress: Progress
    note: str = ""
    late: int = 0
    live: int = 0
    wanted_url: str = ""
    done_url: str = ""
    live_url: str = ""

    @property
    def bar(self) -> SafeString:
        """The drawing of the progress."""
        return charts.bar(self.progress.done, self.progress.wanted, is_late=bool(self.late))


def standing_line(campaign: CampaignPage, standing: CampaignStanding) -> Line:
    """Return the row of one campaign among several."""
    return Line(
        label=campaign.title,
        progress=standing.progress,
        late=standing.late,
        wanted_url=list_url(campaign, PIECES),
        done_url=list_url(campaign, PIECES, done="1"),
    )


def list_url(
    campaign: CampaignPage, kind: str, dimension: Dimension | None = None, key: str = "", done: str = ""
) -> str:  # fmt: skip
    """Return the address of a list in the room of ``campaign``."""
    asked = {LIST: kind}
    if dimension or key:
        asked |= {GROUP: dimension.value} if dimension else {}
        asked[KEY] = key
    return room_url(campaign.pk, **asked, **({DONE: done} if done else {}))
