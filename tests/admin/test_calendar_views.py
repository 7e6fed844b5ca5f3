"""The calendar's screens: each user sees, moves and shares what the user may edit, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import gettext as _

from wagtail_kehoach import coverage
from wagtail_kehoach.calendars import EntryKind, links
from wagtail_kehoach.models import CalendarLink, CampaignPage, CampaignPeak, HubPage, PlannedItem, PlanPage
from wagtail_kehoach.vietnamese.dates import parse_partial_date

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lasting_ground")]

FOREIGN = "Việc của người khác"
DECEMBER = "thang=2026-12"
FOURTH = date(2026, 12, 4)


def read(client: Client, query: str = DECEMBER) -> str:
    """Return the calendar's HTML."""
    response = client.get(f"{reverse('kehoach_calendar:index')}?{query}")
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def planned(campaign: CampaignPage) -> PlannedItem:
    return coverage.plan_item(campaign, title="Phóng sự ảnh", planned_on=FOURTH, due_on=date(2026, 12, 6))


class TestMonthAndList:
    def test_both_are_there_unless_one_is_chosen(self, login: Any, editor: Any, planned: PlannedItem) -> None:
        client = login(editor)
        both, table, agenda = (read(client, DECEMBER + view) for view in ("", "&xem=lich", "&xem=danh-sach"))
        assert "kha-cal__table" in both and "kha-cal__rows" in both
        assert "kha-cal__table" in table and "kha-cal__rows" not in table
        assert "kha-cal__table" not in agenda and "kha-cal__rows" in agenda
        for html in (both, table, agenda):
            assert planned.title in html

    def test_the_table_begins_on_monday_and_has_week_numbers(self, login: Any, editor: Any) -> None:
        html = read(login(editor), DECEMBER + "&xem=lich")
        days = re.findall(r'data-kha-day="([\d-]+)"', html)
        assert (days[0], days[-1], len(days)) == ("2026-11-30", "2027-01-03", 35)
        assert re.findall(r'<th scope="row"[^>]*>(\d+)</th>', html) == ["49", "50", "51", "52", "53"]
        table = html[html.index("kha-cal__table") :]
        assert table[: table.index("</thead>")].count('<th scope="col"') == 8

    def test_today_is_marked(self, login: Any, editor: Any) -> None:
        html = read(login(editor), "")
        assert html.count('aria-current="date"') == 1
        assert f'data-kha-day="{timezone.localdate().isoformat()}" aria-current="date"' in html

    @pytest.mark.parametrize(
        "query",
        ["thang=2026-13", "thang=x", "ngay=2026-02-30", "thang=9999-12", "dot=abc&loai=x", "p=99", "dot=²", "xem=<b>"],
    )
    def test_what_is_not_understood_is_left_aside(self, login: Any, editor: Any, query: str) -> None:
        assert 'aria-current="date"' in read(login(editor), query)

    @pytest.mark.parametrize("month", ["1950-01", "2200-12"])
    def test_the_first_and_last_month_lead_no_further(self, login: Any, editor: Any, month: str) -> None:
        context = login(editor).get(reverse("kehoach_calendar:index"), {"thang": month}).context
        assert "" in (context["before_url"], context["after_url"])

    def test_more_than_four_entries_lead_to_the_list_of_the_day(
        self, login: Any, editor: Any, campaign: CampaignPage
    ) -> None:
        for number in range(9):
            coverage.plan_item(campaign, title=f"Tin số {number}", planned_on=FOURTH)
        client = login(editor)
        response = client.get(reverse("kehoach_calendar:index"), {"thang": "2026-12", "xem": "lich"})
        (cell,) = [cell for week in response.context["weeks"] for cell in week.days if cell.day == FOURTH]
        assert (len(cell.entries), cell.more) == (4, 5)
        day = client.get(cell.url)
        assert all(f"Tin số {number}" in day.content.decode() for number in range(9))
        assert "kha-cal__table" not in day.content.decode()

    def test_a_peak_stands_on_each_of_its_days_and_once_in_the_list(
        self, login: Any, editor: Any, campaign: CampaignPage
    ) -> None:
        CampaignPeak.objects.create(
            page=campaign, label="Tuần cao điểm", start_on=date(2026, 11, 30), end_on=date(2026, 12, 3)
        )
        client = login(editor)
        assert read(client, DECEMBER + "&xem=lich").count("Tuần cao điểm") == 4
        assert read(client, DECEMBER + "&xem=danh-sach").count("Tuần cao điểm") == 1
        assert read(client, "ngay=2026-12-02").count("Tuần cao điểm") == 1
        assert "Tuần cao điểm" not in read(client, "ngay=2026-12-04")

    def test_each_kind_has_its_word_beside_its_colour(
        self, login: Any, editor: Any, planned: PlannedItem, make_plan: Callable[..., PlanPage]
    ) -> None:
        make_plan(deadlines=(parse_partial_date("trước ngày 25/12/2026"),))
        client = login(editor)
        context = client.get(reverse("kehoach_calendar:index"), {"thang": "2026-12"}).context
        assert {kind["value"]: kind["number"] for kind in context["legend"] if kind["number"]} == {
            EntryKind.PLANNED: 1, EntryKind.DUE: 1, EntryKind.REPORT: 1,
        }  # fmt: skip
        table = read(client, DECEMBER + "&xem=lich")
        for kind in context["legend"]:
            assert kind["words"] in table

    def test_a_title_is_text(self, login: Any, editor: Any, campaign: CampaignPage) -> None:
        title = '<script>alert("Chào")</script>'
        coverage.plan_item(campaign, title=title, planned_on=FOURTH)
        html = read(login(editor))
        assert title not in html
        assert escape(title) in html


class TestFilters:
    def test_by_campaign_kind_and_person(
        self, login: Any, editor: Any, campaign: CampaignPage, own_campaign: CampaignPage, planned: PlannedItem
    ) -> None:
        coverage.plan_item(own_campaign, title="Trồng cây", planned_on=FOURTH, assignee=editor)
        client = login(editor)

        def shown(query: str) -> list[str]:
            response = client.get(f"{reverse('kehoach_calendar:index')}?{DECEMBER}&xem=danh-sach&{query}")
            return [row.entry.title for _day, rows in response.context["days"] for row in rows]

        assert sorted(shown("")) == ["Phóng sự ảnh", "Phóng sự ảnh", "Trồng cây"]
        assert shown(f"dot={own_campaign.pk}") == ["Trồng cây"]
        assert shown("loai=due") == ["Phóng sự ảnh"]
        assert shown("loai=due&loai=planned&cua-toi=1") == ["Trồng cây"]
        assert shown(f"dot={campaign.pk}&cua-toi=1") == []
        assert shown("dot=999999") == []

    def test_the_ways_to_other_days_keep_the_filters(self, login: Any, editor: Any, campaign: CampaignPage) -> None:
        query = {"thang": "2026-12", "xem": "lich", "dot": campaign.pk, "loai": ["due", "peak"], "cua-toi": 1}
        context = login(editor).get(reverse("kehoach_calendar:index"), query).context
        kept = f"dot={campaign.pk}&loai=peak&loai=due&cua-toi=1"
        assert context["after_url"].endswith(f"?thang=2027-01&xem=lich&{kept}")
        assert context["before_url"].endswith(f"?thang=2026-11&xem=lich&{kept}")


class TestPermission:
    def test_nobody_sees_or_moves_what_is_not_theirs(
        self, login: Any, stranger: Any, planned: PlannedItem, own_campaign: CampaignPage
    ) -> None:
        PlannedItem.objects.update(title=FOREIGN)
        own = coverage.plan_item(own_campaign, title="Của tôi", planned_on=FOURTH)
        client = login(stranger)
        for query in (DECEMBER, f"ngay={FOURTH}", f"{DECEMBER}&dot={planned.campaign_id}"):
            assert FOREIGN not in read(client, query)
        assert "Của tôi" in read(client)
        address = reverse("kehoach_calendar:move", args=[planned.pk])
        for response in (client.get(address), client.post(address, {"days": 3})):
            assert response.status_code == 404
        response = client.post(reverse("kehoach_calendar:shift"), {"id": [own.pk, planned.pk], "days": 3})
        assert response.status_code == 404
        assert set(PlannedItem.objects.values_list("planned_on", flat=True)) == {FOURTH}

    def test_who_may_only_log_in_is_sent_away(self, login: Any, visitor_of_admin: Any, planned: PlannedItem) -> None:
        client = login(visitor_of_admin)
        for name in ("index", "links", "renew_feed"):
            assert client.get(reverse(f"kehoach_calendar:{name}")).status_code == 302, name
        for name in ("renew_feed", "links", "shift", "undo"):
            client.post(reverse(f"kehoach_calendar:{name}"), {"label": "tôi", "id": planned.pk, "days": 1})
        assert not CalendarLink.objects.exists()
        assert PlannedItem.objects.get().planned_on == FOURTH

    def test_who_may_not_change_planned_items_sees_no_way_to_move_them(
        self, login: Any, editor: Any, planned: PlannedItem
    ) -> None:
        for group in editor.groups.all():
            group.permissions.remove(*group.permissions.filter(codename="change_planneditem"))
        client = login(editor)
        assert reverse("kehoach_calendar:shift") not in read(client)
        assert client.post(reverse("kehoach_calendar:shift"), {"id": planned.pk, "days": 1}).status_code == 302
        assert PlannedItem.objects.get().planned_on == FOURTH


class TestMoving:
    @pytest.mark.parametrize("data", [{"day": "11/12/2026"}, {"days": "7"}, {"day": "2026-12-11", "days": ""}])
    def test_both_dates_move_together(self, login: Any, editor: Any, planned: PlannedItem, data: Any) -> None:
        client = login(editor)
        address = reverse("kehoach_calendar:move", args=[planned.pk])
        assert client.get(address).status_code == 200
        response = client.post(address, {**data, "back": f"{DECEMBER}&xem=lich"})
        assert response.url == f"{reverse('kehoach_calendar:index')}?{DECEMBER}&xem=lich"
        planned.refresh_from_db()
        assert (planned.planned_on, planned.due_on) == (date(2026, 12, 11), date(2026, 12, 13))

    def test_the_message_tells_the_new_day_and_takes_it_back(
        self, login: Any, editor: Any, planned: PlannedItem
    ) -> None:
        client = login(editor)
        address = reverse("kehoach_calendar:move", args=[planned.pk])
        page = client.post(address, {"day": "11/12/2026", "back": DECEMBER}, follow=True).content.decode()
        assert "11/12/2026" in page
        batch = re.search(r'name="batch" value="([\w-]+)"', page)[1]
        client.post(reverse("kehoach_calendar:undo"), {"batch": batch, "back": DECEMBER})
        planned.refresh_from_db()
        assert (planned.planned_on, planned.due_on) == (FOURTH, date(2026, 12, 6))

    @pytest.mark.parametrize(
        "data", [{}, {"day": "11/12/2026", "days": 7}, {"day": "31/02/2026"}, {"days": "mai"}, {"days": 999_999_999}]
    )
    def test_what_says_no_day_moves_nothing(self, login: Any, editor: Any, planned: PlannedItem, data: Any) -> None:
        response = login(editor).post(reverse("kehoach_calendar:move", args=[planned.pk]), data)
        assert response.status_code == 200
        assert response.context["form"].errors
        assert PlannedItem.objects.get().planned_on == FOURTH

    def test_several_are_moved_and_moved_back(
        self, login: Any, editor: Any, planned: PlannedItem, campaign: CampaignPage
    ) -> None:
        other = coverage.plan_item(campaign, title="Tin", planned_on=FOURTH)
        coverage.plan_item(campaign, title="Ở lại", planned_on=FOURTH)
        client = login(editor)
        page = client.post(
            reverse("kehoach_calendar:shift"),
            {"id": [planned.pk, other.pk, planned.pk], "days": "-2", "back": DECEMBER},
            follow=True,
        ).content.decode()
        days = PlannedItem.objects.order_by("pk").values_list("planned_on", flat=True)
        assert [day.day for day in days] == [2, 2, 4]
        batch = re.search(r'name="batch" value="([\w-]+)"', page)[1]
        client.post(reverse("kehoach_calendar:undo"), {"batch": batch})
        assert {day.day for day in days.all()} == {4}

    @pytest.mark.parametrize("data", [{"days": 3}, {"days": "x", "id": True}, {"id": True}, {"days": 0, "id": True}])
    def test_without_a_choice_or_a_number_nothing_is_moved(
        self, login: Any, editor: Any, planned: PlannedItem, data: Any
    ) -> None:
        data = {**data, "id": planned.pk} if "id" in data else data
        response = login(editor).post(reverse("kehoach_calendar:shift"), data, follow=True)
        assert len(response.context["messages"]) == 1
        assert PlannedItem.objects.get().planned_on == FOURTH

    def test_nothing_moves_by_looking(self, login: Any, editor: Any, planned: PlannedItem) -> None:
        client = login(editor)
        for name in ("shift", "undo"):
            assert client.get(reverse(f"kehoach_calendar:{name}"), {"id": planned.pk, "days": 3}).status_code == 405

    @pytest.mark.parametrize("batch", ["", "x", "00000000-0000-0000-0000-000000000000"])
    def test_an_unknown_move_is_not_undone(self, login: Any, editor: Any, planned: PlannedItem, batch: str) -> None:
        response = login(editor).post(reverse("kehoach_calendar:undo"), {"batch": batch})
        assert response.status_code in (302, 404)
        assert PlannedItem.objects.get().planned_on == FOURTH

    def test_reports_and_peaks_cannot_be_ticked(
        self, login: Any, editor: Any, campaign: CampaignPage, make_plan: Callable[..., PlanPage]
    ) -> None:
        make_plan(deadlines=(parse_partial_date("trước ngày 25/12/2026"),))
        CampaignPeak.objects.create(page=campaign, label="Ngày hội", start_on=FOURTH)
        html = read(login(editor), DECEMBER + "&xem=danh-sach")
        assert "Ngày hội" in html
        assert 'name="id"' not in html


class TestSharing:
    def test_the_feed_is_made_renewed_and_revoked(self, login: Any, editor: Any) -> None:
        client = login(editor)
        screen = reverse("kehoach_calendar:links")
        assert client.get(screen).context["feed"] is None
        client.post(reverse("kehoach_calendar:renew_feed"))
        first = links.feed_of(editor)
        page = client.get(screen)
        assert first.key in page.context["feed_url"]
        assert page.context["webcal_url"] == "webcal" + page.context["feed_url"].removeprefix("http")
        assert client.get(reverse("kehoach_calendar:renew_feed")).status_code == 200
        assert links.feed_of(editor) == first
        client.post(reverse("kehoach_calendar:renew_feed"))
        second = links.feed_of(editor)
        assert second != first
        revoke = reverse("kehoach_calendar:revoke", args=[second.pk])
        assert client.get(revoke).status_code == 200
        assert links.feed_of(editor) == second
        client.post(revoke)
        assert links.feed_of(editor) is None
        assert client.get(revoke).status_code == 404

    def test_a_page_for_somebody_is_listed_by_name(self, login: Any, editor: Any) -> None:
        client = login(editor)
        response = client.post(reverse("kehoach_calendar:links"), {"label": "chị Hạnh, đài xã"}, follow=True)
        assert "chị Hạnh, đài xã" in response.content.decode()
        link = CalendarLink.objects.get()
        assert link.key in response.content.decode()
        assert client.post(reverse("kehoach_calendar:links"), {"label": " "}).context["form"].errors

    def test_nobody_sees_or_revokes_the_links_of_others(self, login: Any, editor: Any, chief: Any) -> None:
        link = links.share(editor, "chị Hạnh")
        client = login(chief)
        assert link.key not in client.get(reverse("kehoach_calendar:links")).content.decode()
        assert client.post(reverse("kehoach_calendar:revoke", args=[link.pk])).status_code == 404
        assert links.working_link(link.key, CalendarLink.Kind.SHARE)

    def test_without_a_public_hub_the_screen_says_so(self, login: Any, editor: Any, hub: HubPage) -> None:
        links.renew_feed(editor)
        hub.unpublish()
        response = login(editor).get(reverse("kehoach_calendar:links"))
        assert response.context["hub"] is None
        assert str(_("Make my feed")) not in response.content.decode()


def test_the_screen_takes_the_same_queries_for_any_number(
    login: Any, editor: Any, campaign: CampaignPage, django_assert_max_num_queries: Any
) -> None:
    client = login(editor)
    coverage.plan_item(campaign, title="Đầu việc", planned_on=FOURTH)
    read(client)
    with django_assert_max_num_queries(60) as first:
        read(client)
    for number in range(30):
        coverage.plan_item(campaign, title=f"Đầu việc {number}", planned_on=date(2026, 12, 1 + number))
    with django_assert_max_num_queries(len(first)):
        read(client)
