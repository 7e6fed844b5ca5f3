"""What calendar links answer to whoever has them, without logging in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client, override_settings
from django.utils import timezone
from icalendar import Calendar
from wagtail.models import PageViewRestriction

from wagtail_kehoach import coverage, editorial
from wagtail_kehoach.calendars import links
from wagtail_kehoach.models import CalendarLink, CampaignPage, HubPage, PlannedItem, PlanPage
from wagtail_kehoach.models.plans import Disclosure
from wagtail_kehoach.vietnamese.dates import parse_partial_date

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lasting_ground")]


def address(hub: HubPage, link: CalendarLink) -> str:
    """Return the path of ``link`` on ``hub``."""
    route = "calendar_feed" if link.kind == CalendarLink.Kind.FEED else "calendar_share"
    return hub.url + hub.reverse_subpage(route, kwargs={"key": link.key})


@pytest.fixture
def planned(campaign: CampaignPage) -> PlannedItem:
    return coverage.plan_item(campaign, title="Phóng sự ảnh tủ sách", planned_on=timezone.localdate())


@pytest.fixture
def feed(editor: Any) -> CalendarLink:
    return links.renew_feed(editor)


@pytest.fixture
def share(editor: Any) -> CalendarLink:
    return links.share(editor, "chị Hạnh, đài xã")


def test_the_feed_is_a_calendar_of_what_the_owner_may_edit(
    client: Client, hub: HubPage, feed: CalendarLink, planned: PlannedItem
) -> None:
    response = client.get(address(hub, feed))
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    events = Calendar.from_ical(response.content).walk("VEVENT")
    (event,) = [each for each in events if each["uid"].startswith("planned-")]
    assert event.decoded("dtstart") == timezone.localdate()
    assert str(event["summary"]).endswith(planned.title)


def test_the_page_shows_the_month_and_turns_to_others(
    client: Client, hub: HubPage, share: CalendarLink, planned: PlannedItem
) -> None:
    path = address(hub, share)
    html = client.get(path).content.decode()
    assert planned.title in html
    assert share.label not in html
    assert "/admin/" not in html
    assert html.count("<h1") == 1
    for query in ("?thang=2026-13", "?thang=x", "?thang=1999-01", "?thang=2199-01"):
        assert client.get(path + query).status_code == 200
    PlannedItem.objects.update(planned_on=timezone.localdate() + timedelta(days=45))
    assert planned.title not in client.get(path).content.decode()
    moved = PlannedItem.objects.get().planned_on
    assert planned.title in client.get(f"{path}?thang={moved:%Y-%m}").content.decode()


def test_neither_tells_of_internal_plans_and_drafts(
    client: Client,
    hub: HubPage,
    feed: CalendarLink,
    share: CalendarLink,
    make_plan: Callable[..., PlanPage],
) -> None:
    today = timezone.localdate()
    plan = make_plan(
        title="Kế hoạch mật",
        tasks=("Nhiệm vụ mật",),
        disclosure=Disclosure.INTERNAL,
        deadlines=(parse_partial_date(f"ngày {today:%d/%m/%Y}"),),
    )
    plan.deadlines.update(what="Báo cáo mật")
    draft = editorial.create_campaign(hub, title="Đợt mật")
    coverage.plan_item(draft, title="Đầu việc mật", planned_on=today)
    content = client.get(address(hub, feed)).content
    assert len(Calendar.from_ical(content).walk("VEVENT")) == 2
    unfolded = content.decode().replace("\r\n ", "")
    page = client.get(address(hub, share)).content.decode()
    assert page.count("kh-plans__item") == 2
    assert "mật" not in unfolded
    assert "mật" not in page


@pytest.mark.parametrize("how", ["inactive", "no admin", "revoked", "unknown", "other kind", "unpublished hub"])
def test_a_link_that_does_not_work_is_not_found(
    client: Client, hub: HubPage, editor: Any, feed: CalendarLink, share: CalendarLink, how: str
) -> None:
    paths = [address(hub, feed), address(hub, share)]
    assert [client.get(path).status_code for path in paths] == [200, 200]
    if how == "inactive":
        type(editor).objects.update(is_active=False)
    elif how == "no admin":
        editor.groups.clear()
    elif how == "revoked":
        links.revoke(feed, editor)
        links.revoke(share, editor)
    elif how == "unknown":
        CalendarLink.objects.all().delete()
    elif how == "other kind":
        paths = [paths[0].removesuffix("ics/"), paths[1] + "ics/"]
    else:
        hub.unpublish()
    assert [client.get(path).status_code for path in paths] == [404, 404]


def test_links_are_not_indexed_cached_for_others_or_passed_on(
    client: Client, hub: HubPage, feed: CalendarLink, share: CalendarLink
) -> None:
    for link in (feed, share):
        response = client.get(address(hub, link))
        assert "noindex" in response["X-Robots-Tag"]
        assert response["Referrer-Policy"] == "no-referrer"
        assert "private" in response["Cache-Control"]
        assert client.post(address(hub, link)).status_code == 405


def test_a_calendar_program_that_has_the_feed_already_gets_nothing(
    client: Client, hub: HubPage, feed: CalendarLink, planned: PlannedItem, editor: Any
) -> None:
    path = address(hub, feed)
    first = client.get(path)
    assert client.get(path).content == first.content
    unchanged = client.get(path, headers={"if-none-match": first["ETag"]})
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    assert unchanged["Referrer-Policy"] == "no-referrer"
    assert client.get(path, headers={"if-modified-since": first["Last-Modified"]}).status_code == 304
    assert client.get(path, headers={"if-modified-since": "Mon, 02 Nov 2020 00:00:00 GMT"}).status_code == 200
    coverage.shift([planned], 3, editor)
    changed = client.get(path, headers={"if-none-match": first["ETag"]})
    assert changed.status_code == 200
    assert changed["ETag"] != first["ETag"]


def test_what_a_program_is_told_does_not_depend_on_its_language(
    client: Client, hub: HubPage, feed: CalendarLink, planned: PlannedItem
) -> None:
    answers = {
        client.get(address(hub, feed), headers={"accept-language": language}).content for language in ("en", "vi")
    }
    assert len(answers) == 1


def test_who_reads_a_private_hub_must_pass_its_setting_first(client: Client, hub: HubPage, feed: CalendarLink) -> None:
    PageViewRestriction.objects.create(page=hub, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(address(hub, feed)).status_code == 302


class TestTheHubItself:
    def test_is_shown_and_previewed_as_before(self, client: Client, hub: HubPage, campaign: CampaignPage) -> None:
        response = client.get(hub.url)
        assert response.status_code == 200
        assert campaign.title in response.content.decode()
        assert "wagtail_kehoach/hub_page.html" in [template.name for template in response.templates]
        hub.title = "Chưa lưu"
        preview = hub.make_preview_request(preview_mode=hub.default_preview_mode)
        preview.render() if hasattr(preview, "render") and not preview.is_rendered else None
        assert "Chưa lưu" in preview.content.decode()

    def test_pages_below_are_found_as_before(self, client: Client, hub: HubPage, campaign: CampaignPage) -> None:
        assert client.get(campaign.url).status_code == 200
        assert client.get(hub.url + "lich/").status_code == 404
        assert client.get(hub.url + "lich/qua-ngan/").status_code == 404

    @override_settings(ROOT_URLCONF="tests.urls_with_api")
    def test_is_in_the_api_as_before(self, client: Client, hub: HubPage) -> None:
        answer = client.get(f"/api/v2/pages/{hub.pk}/").json()
        assert answer["title"] == hub.title
        assert answer["meta"]["html_url"].endswith(hub.url)
