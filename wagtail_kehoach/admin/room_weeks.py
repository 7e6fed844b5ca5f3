"""The weeks of a campaign in its room: what was planned and what is live, as a chart and as a table."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wagtail_kehoach import charts
from wagtail_kehoach.admin.room_lines import Line, list_url
from wagtail_kehoach.admin.room_lists import ITEMS, PIECES, label_of, week_words
from wagtail_kehoach.models import PlannedItem
from wagtail_kehoach.progress import CampaignFigures, Dimension, progress_of, week_of

MOST_WEEKS = 53


class Weeks:
    """The weeks of one campaign. A week's key is the ISO date of its Monday; the key is empty for what has no day."""

    def __init__(self, figures: CampaignFigures) -> None:
        self.figures = figures
        self.planned: dict[str, list[PlannedItem]] = figures.by(Dimension.WEEK)
        self.live = figures.live_by_week
        self.mondays = self._mondays()

    def _mondays(self) -> list[date]:
        """Return the weeks of the chart: from the first to the last with something in it, at most a year of them."""
        busy = sorted({*(date.fromisoformat(key) for key in self.planned if key), *self.live})
        if not busy:
            return []
        last = min(busy[-1], max(busy[0], week_of(self.figures.today)) + timedelta(weeks=MOST_WEEKS // 2))
        first = max(busy[0], last - timedelta(weeks=MOST_WEEKS - 1))
        return [first + timedelta(weeks=number) for number in range((last - first).days // 7 + 1)]

    def lines(self) -> list[Line]:
        """Return the rows of the table: the weeks of the chart, and all others in which there is something."""
        keys = {key for key in self.planned if key} | {monday.isoformat() for monday in (*self.live, *self.mondays)}
        return [self._line(key) for key in sorted(keys) + ([""] if "" in self.planned else [])]

    def _line(self, key: str) -> Line:
        live = self.live.get(date.fromisoformat(key), 0) if key else 0
        return Line(
            label=label_of(self.figures, Dimension.WEEK, key),
            progress=progress_of(self.planned.get(key, [])),
            live=live,
            wanted_url=self._url(PIECES, key),
            live_url=self._url(ITEMS, key) if live else "",
        )

    def chart(self) -> SafeString:
        """Return the drawing of the weeks."""
        slots = [self._slot(monday) for monday in self.mondays]
        return charts.columns(slots, title=_("Planned and live pieces by week"))

    def _slot(self, monday: date) -> charts.Slot:
        key = monday.isoformat()
        wanted, live = progress_of(self.planned.get(key, [])).wanted or 0, self.live.get(monday, 0)
        week = {"week": week_words(monday)}
        planned_words = ngettext("%(week)s: %(count)d planned piece", "%(week)s: %(count)d planned pieces", wanted)
        live_words = ngettext("%(week)s: %(count)d live item", "%(week)s: %(count)d live items", live)
        return charts.Slot(
            label=f"{monday:%d/%m}",
            wanted=wanted,
            done=live,
            wanted_words=planned_words % {**week, "count": wanted},
            done_words=live_words % {**week, "count": live},
            wanted_url=self._url(PIECES, key),
            done_url=self._url(ITEMS, key),
            is_now=monday == week_of(self.figures.today),
        )

    def _url(self, kind: str, key: str) -> str:
        return list_url(self.figures.campaign, kind, Dimension.WEEK, key)
