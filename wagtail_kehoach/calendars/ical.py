"""Entries as iCalendar (RFC 5545), by the library icalendar."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta

from django.utils.text import capfirst
from django.utils.translation import get_language
from icalendar import Calendar, Event

from wagtail_kehoach.calendars.gather import CalendarEntry
from wagtail_kehoach.calendars.words import KIND_WORDS, details, heading

CONTENT_TYPE = "text/calendar; charset=utf-8"
_PRODUCT = "-//wagtail-kehoach//Calendar//VI"
#: How often a calendar program should ask again.
_INTERVAL = timedelta(hours=1)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


def as_ical(entries: Iterable[CalendarEntry], *, name: str, host: str, admin: str = "") -> bytes:
    """Return ``entries`` as a calendar called ``name``: days without hours, plain text, no alarms.

    The same entries give the same bytes. ``host`` makes the events' names unique in the world; with ``admin``, the
    address of the admin's host, each event leads to its screen.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", _plain(name))
    calendar.add("refresh-interval", _INTERVAL, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    for entry in entries:
        calendar.add_component(_event(entry, host, admin))
    return calendar.to_ical()


def _event(entry: CalendarEntry, host: str, admin: str) -> Event:
    changed = (entry.changed_at or datetime.combine(entry.first, time.min, UTC)).astimezone(UTC).replace(microsecond=0)
    event = Event()
    event.add("uid", f"{entry.uid}@{host}")
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("dtstart", entry.first)
    event.add("dtend", entry.last + timedelta(days=1))
    event.add("summary", _plain(heading(entry)), parameters={"LANGUAGE": get_language() or "vi"})
    lines = details(entry)
    if lines:
        event.add("description", "\n".join(map(_plain, lines)))
    event.add("categories", [capfirst(str(KIND_WORDS[entry.kind]))])
    # It says what is to be done that day, not that somebody is busy all day.
    event.add("transp", "TRANSPARENT")
    if admin and entry.url:
        event.add("url", admin.rstrip("/") + entry.url)
    return event


def _plain(text: str) -> str:
    """Return ``text`` on one line without control characters, which would break the format."""
    return _CONTROL.sub(" ", text).strip()
