"""What the month's table and the agenda show: entries laid out by weeks and days, as addresses ask for it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from wagtail_kehoach.calendars import CalendarEntry, EntryKind, EntryState, months
from wagtail_kehoach.calendars.words import KIND_WORDS, STATE_WORDS

MONTH, VIEW, DAY, CAMPAIGN, KIND, MINE = "thang", "xem", "ngay", "dot", "loai", "cua-toi"
TABLE, AGENDA = "lich", "danh-sach"
MOST_A_DAY = 4

KIND_ICONS = {
    EntryKind.PEAK: "pick",
    EntryKind.REPORT: "date",
    EntryKind.TASK: "clipboard-list",
    EntryKind.DUE: "calendar-check",
    EntryKind.PLANNED: "tasks",
    EntryKind.GO_LIVE: "time",
}


class Asked:
    """What the address asks for. Whatever is not understood is as if it had not been asked for."""

    def __init__(self, query: QueryDict) -> None:
        self.today = timezone.localdate()
        self.day = months.read_day(query.get(DAY, ""))
        self.month = months.month_of(self.day) if self.day else months.read_month(query.get(MONTH, ""))
        self.month = self.month or months.month_of(self.today)
        self.view = query.get(VIEW, "") if query.get(VIEW) in (TABLE, AGENDA) else ""
        if self.day:
            self.view = AGENDA
        campaign = query.get(CAMPAIGN, "")
        self.campaign = int(campaign) if campaign.isascii() and campaign.isdecimal() and len(campaign) < 19 else None
        self.kinds = [kind for kind in EntryKind if kind.value in query.getlist(KIND)]
        self.mine = query.get(MINE) == "1"

    @property
    def shows_table(self) -> bool:
        """Whether the month's table is shown; without a choice both are there, and the width of the screen chooses."""
        return self.view != AGENDA

    @property
    def shows_agenda(self) -> bool:
        """Whether the agenda is shown."""
        return self.view != TABLE

    @property
    def is_narrowed(self) -> bool:
        """Whether something is left out by choice."""
        return bool(self.campaign or self.kinds or self.mine)

    @property
    def first(self) -> date:
        """The first day of the table."""
        return months.weeks(self.month)[0][0]

    @property
    def last(self) -> date:
        """The last day of the table."""
        return months.weeks(self.month)[-1][-1]

    def query(self, **changed: Any) -> str:
        """Return the address's query with ``month``, ``view`` and ``day`` changed; the filters stay."""
        month, view, day = (changed.get(name, getattr(self, name)) for name in ("month", "view", "day"))
        asked: list[tuple[str, Any]] = [(DAY, day.isoformat())] if day else [(MONTH, f"{month:%Y-%m}")]
        if view and not day:
            asked.append((VIEW, view))
        if self.campaign:
            asked.append((CAMPAIGN, self.campaign))
        asked += [(KIND, kind.value) for kind in self.kinds]
        if self.mine:
            asked.append((MINE, 1))
        return urlencode(asked)

    def url(self, **changed: Any) -> str:
        """Return the calendar's address with something changed."""
        return f"{reverse('kehoach_calendar:index')}?{self.query(**changed)}"

    def of_whom_and_what(self, entries: Iterable[CalendarEntry]) -> list[CalendarEntry]:
        """Keep the entries of the chosen campaign and person, of whatever kind."""
        return [
            entry
            for entry in entries
            if (not self.mine or entry.is_mine)
            and (not self.campaign or any(campaign.pk == self.campaign for campaign in entry.campaigns))
        ]

    def of_kinds(self, entries: Iterable[CalendarEntry]) -> list[CalendarEntry]:
        """Keep the entries of the chosen kinds; all without a choice."""
        return [entry for entry in entries if not self.kinds or entry.kind in self.kinds]


@dataclass(frozen=True)
class Shown:
    """One entry as it stands on ``day``."""

    entry: CalendarEntry
    day: date

    @property
    def kind(self) -> str:
        """The word for its kind."""
        return capfirst(str(KIND_WORDS[self.entry.kind]))

    @property
    def icon(self) -> str:
        """The icon of its kind."""
        return KIND_ICONS[self.entry.kind]

    @property
    def state(self) -> str:
        """The word for its state."""
        return str(STATE_WORDS[self.entry.state])

    @property
    def tells_state(self) -> bool:
        """Whether the state is worth a place in a small cell."""
        return self.entry.state in (EntryState.LATE, EntryState.DONE, EntryState.PARTLY, EntryState.DRAFT)

    @property
    def place(self) -> int:
        """Which of its days this is, from 1."""
        return (self.day - self.entry.first).days + 1


@dataclass(frozen=True)
class Day:
    """One cell of the table."""

    day: date
    in_month: bool
    is_today: bool
    entries: Sequence[Shown]
    number: int
    url: str

    @property
    def more(self) -> int:
        """How many entries have no place in the cell."""
        return self.number - len(self.entries)


@dataclass(frozen=True)
class Week:
    """One row of the table."""

    number: int
    days: Sequence[Day]


def table(entries: Sequence[CalendarEntry], asked: Asked) -> list[Week]:
    """Return the weeks of the month with their entries."""
    by_day = _by_day(entries, asked.first, asked.last)
    return [
        Week(
            week[0].isocalendar().week,
            [
                Day(
                    day=day,
                    in_month=day.month == asked.month.month,
                    is_today=day == asked.today,
                    entries=[Shown(entry, day) for entry in by_day[day][:MOST_A_DAY]],
                    number=len(by_day[day]),
                    url=asked.url(day=day),
                )
                for day in week
            ],
        )
        for week in months.weeks(asked.month)
    ]


def _by_day(entries: Iterable[CalendarEntry], first: date, last: date) -> dict[date, list[CalendarEntry]]:
    by_day: dict[date, list[CalendarEntry]] = defaultdict(list)
    for entry in entries:
        day = max(entry.first, first)
        while day <= min(entry.last, last):
            by_day[day].append(entry)
            day += timedelta(days=1)
    return by_day


def agenda(entries: Iterable[CalendarEntry], asked: Asked) -> list[Shown]:
    """Return the entries of the chosen day, or of the month, each once: what began earlier on the first day."""
    if asked.day:
        return [Shown(entry, asked.day) for entry in entries if entry.is_on(asked.day)]
    last = months.last_day(asked.month)
    return [
        Shown(entry, max(entry.first, asked.month))
        for entry in sorted(entries, key=lambda entry: max(entry.first, asked.month))
        if entry.first <= last and entry.last >= asked.month
    ]


def by_day(rows: Iterable[Shown]) -> list[tuple[date, list[Shown]]]:
    """Return the rows of an agenda under their days."""
    days: dict[date, list[Shown]] = defaultdict(list)
    for row in rows:
        days[row.day].append(row)
    return list(days.items())


def legend(entries: Iterable[CalendarEntry], asked: Asked) -> list[dict[str, Any]]:
    """Return every kind with its number, for choosing among them."""
    numbers = Counter(entry.kind for entry in entries)
    return [
        {
            "value": kind.value,
            "words": capfirst(str(KIND_WORDS[kind])),
            "icon": KIND_ICONS[kind],
            "number": numbers[kind],
            "is_chosen": kind in asked.kinds,
        }
        for kind in EntryKind
    ]
