"""Words for kinds and states of entries, for editors and for calendar programs."""

from __future__ import annotations

from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from wagtail_kehoach.calendars.gather import CalendarEntry, EntryKind, EntryState

KIND_WORDS = {
    EntryKind.PEAK: pgettext_lazy("calendar", "peak"),
    EntryKind.REPORT: pgettext_lazy("calendar", "report due"),
    EntryKind.TASK: pgettext_lazy("calendar", "task due"),
    EntryKind.DUE: pgettext_lazy("calendar", "planned item due"),
    EntryKind.PLANNED: pgettext_lazy("calendar", "planned item"),
    EntryKind.GO_LIVE: pgettext_lazy("calendar", "going live"),
}
STATE_WORDS = {
    EntryState.OPEN: pgettext_lazy("calendar", "still to do"),
    EntryState.LATE: pgettext_lazy("calendar", "late"),
    EntryState.PARTLY: pgettext_lazy("calendar", "partly done"),
    EntryState.DONE: pgettext_lazy("calendar", "done"),
    EntryState.SCHEDULED: pgettext_lazy("calendar", "scheduled"),
    EntryState.LIVE: pgettext_lazy("calendar", "live"),
    EntryState.DRAFT: pgettext_lazy("calendar", "draft"),
    EntryState.NONE: "",
}
#: What is said instead of what readers may not know.
HIDDEN_WORDS = {
    EntryKind.PEAK: pgettext_lazy("calendar", "campaign not public yet"),
    EntryKind.REPORT: pgettext_lazy("calendar", "internal plan"),
    EntryKind.TASK: pgettext_lazy("calendar", "internal plan"),
    EntryKind.DUE: pgettext_lazy("calendar", "not public"),
    EntryKind.PLANNED: pgettext_lazy("calendar", "not public"),
    EntryKind.GO_LIVE: pgettext_lazy("calendar", "page not public yet"),
}


def heading(entry: CalendarEntry) -> str:
    """Return kind and title in one line, or of a hidden entry its kind and why no more is told."""
    kind = capfirst(str(KIND_WORDS[entry.kind]))
    return f"{kind} ({HIDDEN_WORDS[entry.kind]})" if entry.is_hidden else f"{kind}: {entry.title}"


def details(entry: CalendarEntry) -> list[str]:
    """Return what else is told of an entry, a line each: state and campaigns."""
    lines = []
    if entry.state:
        lines.append(_("State: %(state)s") % {"state": STATE_WORDS[entry.state]})
    lines += [_("Campaign: %(title)s") % {"title": campaign.title} for campaign in entry.campaigns]
    return lines


def month_words(month: date) -> str:
    """Return how a month is called."""
    return _("Month %(month)d/%(year)d") % {"month": month.month, "year": month.year}
