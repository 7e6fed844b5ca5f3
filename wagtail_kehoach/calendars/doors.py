"""What a calendar link answers with: a feed for calendar programs, or a page to look at."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.response import TemplateResponse
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date, quote_etag
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_admin_base_url
from wagtail.models import ModelLogEntry, PageLogEntry

from wagtail_kehoach.calendars import months
from wagtail_kehoach.calendars.disclose import disclosed
from wagtail_kehoach.calendars.gather import CalendarEntry, entries
from wagtail_kehoach.calendars.ical import CONTENT_TYPE, as_ical
from wagtail_kehoach.calendars.links import working_link
from wagtail_kehoach.calendars.words import HIDDEN_WORDS, KIND_WORDS, STATE_WORDS, month_words
from wagtail_kehoach.conf import portal_setting
from wagtail_kehoach.models import CalendarLink, HubPage

#: The days of a feed, counted from today.
FEED_BACK, FEED_AHEAD = timedelta(days=60), timedelta(days=400)
#: How many months a shared calendar can be turned back and forward.
MONTHS_EACH_WAY = 12
#: To be raised when the same entries are written in another way, so that calendar programs fetch them anew.
LAYOUT = 1


def answer(request: HttpRequest, hub: HubPage, key: str, kind: str) -> HttpResponse:
    """Answer the request for the link of ``kind`` with ``key``; every key that does not work is just not found."""
    link = working_link(key, kind)
    if link is None:
        raise Http404
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    # A calendar program has no language; what it is told must not depend on its headers.
    with translation.override(portal_setting("LANGUAGE_CODE")):
        response = _feed(request, hub, link) if kind == CalendarLink.Kind.FEED else _page(request, hub, link)
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response["Referrer-Policy"] = "no-referrer"
    patch_cache_control(response, private=True, max_age=0, must_revalidate=True)
    return response


def _feed(request: HttpRequest, hub: HubPage, link: CalendarLink) -> HttpResponse:
    today = timezone.localdate()
    shown = disclosed(entries(link.owner, today - FEED_BACK, today + FEED_AHEAD, today))
    site = hub.get_site()
    frame = {
        "name": hub.title,
        "host": site.hostname if site else request.get_host(),
        "admin": get_admin_base_url() or "",
    }
    # What the text is made of tells as well as the text whether it is the same, and is there much sooner.
    made_of = repr((LAYOUT, translation.get_language(), frame, shown)).encode()
    etag = quote_etag(hashlib.sha256(made_of).hexdigest()[:32])
    changed = int(_last_change(link, today).timestamp())
    response = HttpResponse(content_type=CONTENT_TYPE)
    response["Content-Disposition"] = 'inline; filename="lich.ics"'
    response["ETag"] = etag
    response["Last-Modified"] = http_date(changed)
    answered = get_conditional_response(request, etag=etag, last_modified=changed, response=response)
    if answered is response:
        response.content = as_ical(shown, **frame)
    return answered


def _last_change(link: CalendarLink, today: date) -> datetime:
    """Return when something last happened that may have changed a calendar: whatever is logged, or a new day."""
    logged = [
        entry.timestamp
        for model in (PageLogEntry, ModelLogEntry)
        if (entry := model.objects.order_by("-timestamp").only("timestamp").first())
    ]
    return max([link.created_at, timezone.make_aware(datetime.combine(today, time.min)), *logged])


def _page(request: HttpRequest, hub: HubPage, link: CalendarLink) -> HttpResponse:
    this_month = months.month_of(timezone.localdate())
    month = months.read_month(request.GET.get("thang", "")) or this_month
    earliest, latest = months.later(this_month, -MONTHS_EACH_WAY), months.later(this_month, MONTHS_EACH_WAY)
    month = min(max(month, earliest), latest)
    last = months.last_day(month)
    response = hub.render(
        request,
        template="wagtail_kehoach/calendar_share.html",
        context_overrides={
            "days": _days(disclosed(entries(link.owner, month, last)), month),
            "month": month,
            "this_month": this_month,
            "before": months.later(month, -1) if month > earliest else None,
            "after": months.later(month, 1) if month < latest else None,
            "heading": f"{_('Calendar')}: {month_words(month)}",
        },
    )
    # Rendered here, where the language is the portal's.
    return response.render() if isinstance(response, TemplateResponse) else response


def _days(shown: Iterable[CalendarEntry], month: date) -> list[tuple[date, list[dict[str, Any]]]]:
    """Return the days of ``month`` on which something stands; what began earlier stands on the first."""
    days: dict[date, list[dict[str, Any]]] = defaultdict(list)
    for entry in shown:
        days[max(entry.first, month)].append(
            {
                "entry": entry,
                "kind": capfirst(str(KIND_WORDS[entry.kind])),
                "state": STATE_WORDS[entry.state],
                "hidden": HIDDEN_WORDS[entry.kind],
            }
        )
    return sorted(days.items())
