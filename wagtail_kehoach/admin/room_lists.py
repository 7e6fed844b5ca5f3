"""The lists behind the numbers of a campaign's room: each number is the length of its list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy

from wagtail_kehoach.access import editable, readable
from wagtail_kehoach.admin.words import STATE_ICONS, STATE_WORDS
from wagtail_kehoach.models import MediaItemPage, PlannedItem, PlannedItemOutcome
from wagtail_kehoach.models.choices import Channel, Genre
from wagtail_kehoach.models.coverage import PlannedState
from wagtail_kehoach.obligations import Obligation
from wagtail_kehoach.progress import CampaignFigures, Dimension, Place, Places, behind_target, doer_of, live_items

#: Words of the address: which list, grouped by what, which group, and whether what is there or what is missing.
LIST, GROUP, KEY, DONE = "xem", "theo", "muc", "co"
THERE = pgettext_lazy("planned piece", "there")
PIECES, ITEMS, LATE, DEADLINES, TARGET = "bai", "tin-dang", "tre", "moc", "chi-tieu"


@dataclass(frozen=True)
class Entry:
    """One row of a list."""

    title: str
    url: str = ""
    day: date | None = None
    note: str = ""
    state: Any = ""
    icon: str = ""
    is_late: bool = False
    outcome: str = ""
    outcome_url: str = ""


@dataclass(frozen=True)
class Listing:
    """A list: its title, what is in it, and how the rows of one page of it are made."""

    title: str
    found: Any
    rows: Any

    def page_of(self, entries: Sequence[Any]) -> list[Entry]:
        """Return the rows for some of what was found."""
        return list(self.rows(entries))


def label_of(figures: CampaignFigures, dimension: Dimension, key: str) -> str:
    """Return how editors call the group ``key``."""
    match dimension:
        case Dimension.GENRE:
            return str(dict(Genre.choices).get(key) or _("no genre stated"))
        case Dimension.CHANNEL:
            return str(dict(Channel.choices).get(key) or _("no channel stated"))
        case Dimension.UNIT:
            return key or _("given to nobody yet")
        case Dimension.TASK:
            return figures.tasks[key].text if key else _("for no task of the plan")
        case Dimension.WEEK:
            return week_words(date.fromisoformat(key)) if key else _("without a date")


def week_words(monday: date) -> str:
    """Return the first and last day of a week."""
    return f"{monday:%d/%m} – {monday + timedelta(days=6):%d/%m/%Y}"


def listing(figures: CampaignFigures, owed: Sequence[Obligation], asked: QueryDict, user: Any) -> Listing:
    """Return the list that the address asks for; raise ``Http404`` for one that does not exist."""
    kind = asked.get(LIST, "")
    if kind == PIECES:
        return _pieces(figures, asked, user)
    if kind == ITEMS:
        return _items(figures, asked, user)
    if kind == TARGET:
        return _target(figures, asked, user)
    if kind == LATE:
        return Listing(_("Late planned items"), figures.late, lambda late: [late_entry(each, figures) for each in late])
    if kind == DEADLINES:
        return Listing(_("Reports due"), owed, lambda entries: [_deadline(each) for each in entries])
    raise Http404


def _dimension(asked: QueryDict) -> Dimension | None:
    try:
        return Dimension(asked[GROUP]) if GROUP in asked else None
    except ValueError as error:
        raise Http404 from error


def _pieces(figures: CampaignFigures, asked: QueryDict, user: Any) -> Listing:
    dimension, key = _dimension(asked), asked.get(KEY, "")
    if dimension is None:
        planned_items, of_what = figures.planned_items, ""
    else:
        planned_items = figures.by(dimension).get(key, [])
        if not planned_items:
            raise Http404
        of_what = label_of(figures, dimension, key)
    done = {"1": True, "0": False}.get(asked.get(DONE, ""))
    titles = {None: _("Planned pieces"), True: _("Planned pieces that are there"), False: _("Pieces still missing")}
    title = f"{titles[done]}: {of_what}" if of_what else titles[done]
    return Listing(title, Places(planned_items, done=done), lambda places: _places(places, figures, user))


def _places(places: Sequence[Place], figures: CampaignFigures, user: Any) -> list[Entry]:
    outcomes: dict[int, list[PlannedItemOutcome]] = defaultdict(list)
    filled = {place.planned.pk for place in places if place.is_done}
    counting = PlannedItemOutcome.objects.counting().filter(planned_item__in=filled)
    for outcome in counting.select_related("item").order_by("pk"):
        outcomes[outcome.planned_item_id].append(outcome)
    known = _Known([each.item for found in outcomes.values() for each in found if each.item], user)
    rows = []
    for place in places:
        of_several = f" ({place.number}/{place.planned.wanted})" if place.planned.wanted > 1 else ""
        entry = _planned(place.planned, figures, of_several)
        # What has been unpublished a moment ago may be missing here.
        if place.is_done and len(outcomes[place.planned.pk]) >= place.number:
            words, url = known.outcome(outcomes[place.planned.pk][place.number - 1])
            entry = replace(entry, state=THERE, icon="check", is_late=False, outcome=words, outcome_url=url)
        elif entry.state == STATE_WORDS[PlannedState.PARTLY]:
            entry = replace(entry, state=STATE_WORDS[PlannedState.PLANNED], icon=STATE_ICONS[PlannedState.PLANNED])
        rows.append(entry)
    return rows


def _planned(planned: PlannedItem, figures: CampaignFigures, of_several: str = "") -> Entry:
    state = planned.state_on(figures.today)
    return Entry(
        title=planned.title + of_several,
        url=reverse("kehoach_planned:edit", args=[planned.pk]),
        day=planned.due_on or planned.planned_on,
        note=doer_of(planned),
        state=STATE_WORDS[state],
        icon=STATE_ICONS[state],
        is_late=state is PlannedState.OVERDUE,
    )


def late_entry(planned: PlannedItem, figures: CampaignFigures) -> Entry:
    """Return the row of a planned item that is late, with how late it is."""
    entry = _planned(planned, figures)
    return replace(entry, state=days_late((figures.today - entry.day).days)) if entry.day else entry


class _Known:
    """Which of some items a user may read, and where they are."""

    def __init__(self, items: Sequence[MediaItemPage], user: Any) -> None:
        pages = MediaItemPage.objects.filter(pk__in={item.pk for item in items})
        self._mine = set(editable(pages, user).values_list("pk", flat=True)) if items else set()
        self._readable = set(readable(pages, user).values_list("pk", flat=True)) if items else set()

    def item(self, item: MediaItemPage) -> tuple[str, str]:
        """Return title and address of ``item``; neither for one that the user may not read."""
        if item.pk in self._mine:
            return item.title, reverse("wagtailadmin_pages:edit", args=[item.pk])
        if item.pk in self._readable:
            return item.title, item.url or ""
        return _("an item that you may not read"), ""

    def outcome(self, outcome: PlannedItemOutcome) -> tuple[str, str]:
        """Return what came of a planned item, in words, and its address."""
        return self.item(outcome.item) if outcome.item else (outcome.offsite_url, outcome.offsite_url)


def _items(figures: CampaignFigures, asked: QueryDict, user: Any) -> Listing:
    dimension, key = _dimension(asked), asked.get(KEY, "")
    items = live_items(figures.campaign)
    title = _("Live items")
    if dimension is Dimension.GENRE:
        items = items.filter(genre=key)
        title = f"{title}: {label_of(figures, dimension, key)}"
    elif dimension is Dimension.WEEK:
        try:
            monday = date.fromisoformat(key)
            items = items.filter(dated_on__range=(monday, monday + timedelta(days=6)))
            title = f"{title}: {week_words(monday)}"
        except (ValueError, OverflowError) as error:
            raise Http404 from error
    elif dimension is not None:
        raise Http404
    return _item_listing(title, items, user)


def _item_listing(title: str, items: QuerySet, user: Any) -> Listing:
    def rows(found: Sequence[MediaItemPage]) -> list[Entry]:
        known = _Known(found, user)
        return [_item(item, known) for item in found]

    return Listing(title, items.defer_streamfields().order_by("-dated_on", "-pk"), rows)


def _item(item: MediaItemPage, known: _Known) -> Entry:
    title, url = known.item(item)
    return Entry(title=title, url=url, day=item.dated_on, note=item.get_genre_display(), state=_("live"), icon="check")


def _target(figures: CampaignFigures, asked: QueryDict, user: Any) -> Listing:
    try:
        target = figures.campaign.targets.filter(uid=UUID(asked.get(KEY, ""))).first()
    except ValueError as error:
        raise Http404 from error
    if target is None:
        raise Http404
    found, title = behind_target(target), _("Towards the target “%(target)s”") % {"target": target}
    if not target.channel:
        return _item_listing(title, found, user)

    def rows(outcomes: Sequence[PlannedItemOutcome]) -> list[Entry]:
        known = _Known([each.item for each in outcomes if each.item], user)
        return [_outcome(each, known) for each in outcomes]

    chosen = found.select_related("item", "planned_item")
    return Listing(title, chosen.order_by("planned_item", "pk"), rows)


def _outcome(outcome: PlannedItemOutcome, known: _Known) -> Entry:
    words, url = known.outcome(outcome)
    return Entry(
        title=outcome.planned_item.title,
        url=reverse("kehoach_planned:edit", args=[outcome.planned_item_id]),
        day=outcome.item.dated_on if outcome.item else outcome.offsite_on,
        state=THERE,
        icon="check",
        outcome=words,
        outcome_url=url,
    )


def _deadline(entry: Obligation) -> Entry:
    return Entry(
        title=entry.text,
        url=reverse("wagtailadmin_pages:edit", args=[entry.plan.pk]),
        day=entry.due_on,
        note=entry.plan.title,
        state=days_words(entry),
        icon="warning" if entry.days_late else "date",
        is_late=bool(entry.days_late),
    )


def days_words(entry: Obligation) -> str:
    """Return in words how long there is until ``entry`` is due."""
    if entry.days_left is None:
        return str(entry.when) if entry.when else _("no date stated")
    if entry.days_left == 0:
        return _("due today")
    if entry.days_left < 0:
        return days_late(entry.days_late)
    return ngettext("%(days)s day left", "%(days)s days left", entry.days_left) % {"days": entry.days_left}


def days_late(days: int) -> str:
    """Return in words how late something is."""
    return ngettext("%(days)s day late", "%(days)s days late", days) % {"days": days}
