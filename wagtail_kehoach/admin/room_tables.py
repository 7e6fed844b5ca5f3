"""The tables of figures in a campaign's room: targets, tasks, genres, channels, units."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from wagtail_kehoach.admin.room_lines import Line, list_url
from wagtail_kehoach.admin.room_lists import ITEMS, PIECES, TARGET, label_of
from wagtail_kehoach.models import CampaignPage, PlannedItem
from wagtail_kehoach.progress import CampaignFigures, Dimension, Progress, TargetProgress, progress_of, target_progress


@dataclass(frozen=True)
class Section:
    """One table of figures."""

    name: str
    title: str
    first: str
    lines: list[Line]
    has_live: bool = False


def sections(figures: CampaignFigures) -> list[Section]:
    """Return the tables that have a row."""
    found = [
        Section("targets", _("Targets"), _("Target"), target_lines(figures.campaign)),
        Section("task", _("Tasks of the plan"), _("Task"), lines(figures, Dimension.TASK)),
        Section("genre", _("By genre"), _("Genre"), lines(figures, Dimension.GENRE), has_live=True),
        Section("channel", _("By channel"), _("Channel"), lines(figures, Dimension.CHANNEL)),
        Section("unit", _("By unit"), _("Unit or person"), lines(figures, Dimension.UNIT)),
    ]
    return [section for section in found if section.lines]


def target_lines(campaign: CampaignPage) -> list[Line]:
    """Return the rows of the targets."""
    return [_target_line(campaign, entry) for entry in target_progress(campaign)]


def _target_line(campaign: CampaignPage, entry: TargetProgress) -> Line:
    """Return the row of one target; only what is there has a list."""
    return Line(
        label=str(entry.target) or _("pieces of any kind"),
        progress=Progress(entry.target.wanted or None, entry.done),
        done_url=list_url(campaign, TARGET, key=str(entry.target.uid)),
    )


def lines(figures: CampaignFigures, dimension: Dimension) -> list[Line]:
    """Return the rows of ``dimension``, those with something late first."""
    groups = figures.by(dimension)
    keys = {Dimension.TASK: [*figures.tasks], Dimension.GENRE: [*figures.live_by_genre]}
    order = list(dict.fromkeys([*keys.get(dimension, []), *groups]))
    found = [_line(figures, dimension, key, groups.get(key, [])) for key in order if key or groups.get(key)]
    return sorted(found, key=lambda line: -line.late)


def _line(figures: CampaignFigures, dimension: Dimension, key: str, planned_items: list[PlannedItem]) -> Line:
    """Return the row of one group."""
    campaign = figures.campaign
    late = {planned.pk for planned in figures.late}
    live = figures.live_by_genre.get(key, 0) if dimension is Dimension.GENRE else 0
    return Line(
        label=label_of(figures, dimension, key),
        note=_task_note(figures, key) if dimension is Dimension.TASK and key else "",
        progress=progress_of(planned_items),
        late=sum(planned.pk in late for planned in planned_items),
        live=live,
        wanted_url=list_url(campaign, PIECES, dimension, key),
        done_url=list_url(campaign, PIECES, dimension, key, done="1"),
        live_url=list_url(campaign, ITEMS, dimension, key) if live else "",
    )


def _task_note(figures: CampaignFigures, key: str) -> str:
    """Return unit and deadline of a task."""
    task = figures.tasks[key]
    return " · ".join(str(part) for part in (task.unit, task.deadline) if part)
