"""What of the calendar may leave the admin by a link without login: nothing that readers of the site may not know."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from wagtail.models import Page

from wagtail_kehoach.access import public
from wagtail_kehoach.calendars.gather import CalendarEntry, EntryState
from wagtail_kehoach.models import PlanPage

#: Databases limit how many keys one question may name.
_AT_ONCE = 10_000


def disclosed(entries: Sequence[CalendarEntry]) -> list[CalendarEntry]:
    """Return ``entries`` for eyes outside: of what is not public only kind and date.

    Public is what stands on live pages that no privacy setting covers. Of duties the plan must show its duties, too:
    a plan with one part hidden shows none. A planned item that serves a plan is as public as the plan's duties.
    """
    named = {pk for entry in entries for pk in entry.pages}
    named |= {campaign.pk for entry in entries for campaign in entry.campaigns}
    readable = _public_pages(named)
    telling = _plans_that_show_duties({entry.duty_of for entry in entries if entry.duty_of} & readable)
    shown = []
    for entry in entries:
        if entry.pages <= readable and (entry.duty_of is None or entry.duty_of in telling):
            campaigns = tuple(campaign for campaign in entry.campaigns if campaign.pk in readable)
            shown.append(replace(entry, campaigns=campaigns))
        else:
            shown.append(_hidden(entry))
    return shown


def _hidden(entry: CalendarEntry) -> CalendarEntry:
    return replace(entry, title="", state=EntryState.NONE, url="", campaigns=(), changed_at=None, is_hidden=True)


def _public_pages(keys: Iterable[int]) -> set[int]:
    found: set[int] = set()
    left = iter(sorted(keys))
    while some := list(islice(left, _AT_ONCE)):
        found.update(public(Page.objects.filter(pk__in=some)).values_list("pk", flat=True))
    return found


def _plans_that_show_duties(keys: Iterable[int]) -> set[int]:
    plans = PlanPage.objects.filter(pk__in=list(keys)).only("pk", "sections")
    return {plan.pk for plan in plans if plan.shows_duties}
