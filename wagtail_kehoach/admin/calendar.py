"""The calendar (Lịch) in the admin: month, agenda, and where its other screens are."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import pgettext_lazy
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.viewsets.base import ViewSet

from wagtail_kehoach.access import editable
from wagtail_kehoach.admin import calendar_grid as grid
from wagtail_kehoach.admin import calendar_links as links
from wagtail_kehoach.admin import calendar_moves as moves
from wagtail_kehoach.admin.calendar_screen import TITLE, CalendarScreen, may_move
from wagtail_kehoach.calendars import entries, months
from wagtail_kehoach.calendars.words import month_words
from wagtail_kehoach.models import CampaignPage

ROWS_A_PAGE = 100
#: From Monday, as short as the columns of a telephone.
SHORT_WEEKDAYS = (
    pgettext_lazy("weekday", "Mo"),
    pgettext_lazy("weekday", "Tu"),
    pgettext_lazy("weekday", "We"),
    pgettext_lazy("weekday", "Th"),
    pgettext_lazy("weekday", "Fr"),
    pgettext_lazy("weekday", "Sa"),
    pgettext_lazy("weekday", "Su"),
)


class CalendarView(CalendarScreen):
    """A month as a table and as a list by day, or the list of one day."""

    template_name = "wagtail_kehoach/admin/calendar.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        asked = grid.Asked(request.GET)
        of_whom = asked.of_whom_and_what(entries(request.user, asked.first, asked.last, asked.today))
        chosen = asked.of_kinds(of_whom)
        rows = grid.agenda(chosen, asked) if asked.shows_agenda else []
        paginator = WagtailPaginator(rows, ROWS_A_PAGE)
        page = paginator.get_page(request.GET.get("p"))
        campaigns = editable(CampaignPage.objects.all(), request.user).order_by("title")
        return self.render_to_response(
            self.get_context_data(
                asked=asked,
                heading=date_format(asked.day, "l, d/m/Y") if asked.day else month_words(asked.month),
                weeks=grid.table(chosen, asked) if asked.shows_table else [],
                weekdays=[
                    {"name": date_format(day, "l"), "short": short}
                    for day, short in zip(months.weeks(asked.month)[0], SHORT_WEEKDAYS, strict=True)
                ],
                days=grid.by_day(page.object_list),
                number=len(rows),
                page_obj=page,
                elided_page_range=paginator.get_elided_page_range(page.number),
                legend=grid.legend(of_whom, asked),
                campaigns=list(campaigns.values_list("pk", "title")),
                may_move=may_move(request.user),
                may_plan=request.user.has_perm("wagtail_kehoach.add_planneditem"),
                back=asked.query(),
                **ways(asked),
            )
        )


def ways(asked: grid.Asked) -> dict[str, str]:
    """Return the addresses of what stands beside the days that are shown."""
    this_month = months.month_of(timezone.localdate())
    before, after = months.later(asked.month, -1), months.later(asked.month, 1)
    is_first, is_last = before.year < months.FIRST_YEAR, after.year > months.LAST_YEAR
    return {
        "before_url": "" if is_first else asked.url(month=before, day=None),
        "after_url": "" if is_last else asked.url(month=after, day=None),
        "today_url": asked.url(month=this_month, day=None),
        "table_url": asked.url(view=grid.TABLE, day=None),
        "agenda_url": asked.url(view=grid.AGENDA, day=None),
        "month_url": asked.url(view="", day=None),
        "share_url": reverse("kehoach_calendar:links"),
    }


class CalendarViewSet(ViewSet):
    """The calendar."""

    name = "kehoach_calendar"
    url_prefix = "kehoach/lich"
    icon = "calendar"
    menu_label = TITLE

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", CalendarView.as_view(), name="index"),
            path("chuyen/", moves.ShiftView.as_view(), name="shift"),
            path("chuyen/<int:pk>/", moves.MoveView.as_view(), name="move"),
            path("hoan-tac/", moves.UndoView.as_view(), name="undo"),
            path("chia-se/", links.LinksView.as_view(), name="links"),
            path("chia-se/dong-bo/", links.RenewFeedView.as_view(), name="renew_feed"),
            path("chia-se/thu-hoi/<int:pk>/", links.RevokeView.as_view(), name="revoke"),
        ]
