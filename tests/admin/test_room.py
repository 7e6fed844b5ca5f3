"""The room of a campaign: its numbers, the list behind each of them, and who may enter."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from wagtail_kehoach import coverage, editorial
from wagtail_kehoach.models import CampaignPage, CampaignTarget, HubPage, MediaColumnPage, MediaItemPage, PlanPage
from wagtail_kehoach.panels import HOOK
from wagtail_kehoach.vietnamese.dates import PartialDate

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lasting_ground")]

#: A campaign's form without text.
BLANK = {
    **{name: inline_formset([]) for name in ("peaks", "targets", "featured", "comments")},
    "messages": streamfield([]),
}
ROOM_LINK = re.compile(r'<a[^>]* href="(?P<url>[^"]*/kehoach/phong-dot/\d+/\?[^"]*)"[^>]*>(?P<text>.*?)</a>', re.DOTALL)


def room(campaign: CampaignPage, query: str = "") -> str:
    return reverse("kehoach_room:room", args=[campaign.pk]) + query


def body(desk: Client, address: str) -> str:
    """Return a screen with white space collapsed."""
    response = desk.get(address)
    assert response.status_code == 200, address
    return " ".join(response.content.decode().split())


def numbers_with_lists(page: str) -> list[tuple[str, int]]:
    """Return every number of a room that is a link, with its address."""
    found = []
    for match in ROOM_LINK.finditer(page):
        text = re.sub(r"<[^>]+>", " ", match["text"]).strip()
        if text.isdecimal():
            found.append((unescape(match["url"]), int(text)))
    return found


@pytest.fixture
def desk(login: Any, editor: Any) -> Client:
    return login(editor)


@pytest.fixture
def busy(
    campaign: CampaignPage, make_plan: Callable[..., PlanPage], make_item: Callable[..., MediaItemPage]
) -> CampaignPage:
    """A campaign with pieces of every standing, live items, targets and reports due."""
    today = timezone.localdate()
    plan = make_plan(
        title="Kế hoạch phòng đọc",
        tasks=("Mở chuyên mục", "Phát thanh"),
        deadlines=(PartialDate.on(today + timedelta(days=14)), PartialDate.on(today - timedelta(days=2))),
    )
    campaign.plans = [plan]
    campaign.targets = [
        CampaignTarget(genre="tin", wanted=6),
        CampaignTarget(channel="truyen_thanh", wanted=4),
        CampaignTarget(medium="video"),
    ]
    campaign.save_revision().publish()
    first, second = plan.tasks.order_by("pk")
    news = [make_item(f"Tin số {number}", genre="tin") for number in range(3)]
    programme = make_item("Thư viện trên sóng", genre="chuong_trinh", medium="audio")
    make_item("Bản nháp", genre="tin", published=False)

    def plan_piece(title: str, days: int | None, *outcomes: MediaItemPage, **values: Any) -> None:
        day = None if days is None else today + timedelta(days=days)
        planned = coverage.plan_item(campaign, title=title, due_on=day, **values)
        for item in outcomes:
            coverage.link_item(planned, item)

    plan_piece("Ba tin về tủ sách", -1, *news[:2], task=first, genre="tin", channel="cong_trang_tt", wanted=3)
    plan_piece("Một tin, hai kết quả", -9, *news, genre="tin", channel="truyen_thanh")
    plan_piece("Chương trình", 3, programme, task=second, genre="chuong_trinh", channel="truyen_thanh", wanted=2)
    plan_piece("Phóng sự trễ", -20, task=second, genre="phong_su")
    plan_piece("Ý tưởng", None, assignee_name="Y Lan")
    plan_piece("Bỏ", -3, genre="tin")
    coverage.cancel(campaign.planned_items.get(title="Bỏ"), "Mưa bão")
    coverage.link_offsite(campaign.planned_items.get(title="Phóng sự trễ"), "https://suoingan.example/phong-su")
    plan_piece("Trễ nữa", -5, wanted=2)
    return campaign


class TestNumbers:
    def test_each_number_is_the_length_of_its_list(self, desk: Client, busy: CampaignPage) -> None:
        numbers = numbers_with_lists(body(desk, room(busy)))
        assert len({url for url, _number in numbers}) > 20
        for url, number in numbers:
            page = body(desk, url)
            assert f'data-total="{number}"' in page, url
            assert page.count('class="kha-entry"') == number, url

    def test_the_columns_of_the_chart_lead_to_lists_as_well(self, desk: Client, busy: CampaignPage) -> None:
        chart = re.search(r"<svg class=\"kha-columns\".*?</svg>", body(desk, room(busy)))
        assert chart
        links = re.findall(r'<a href="([^"]+)".*?kha-columns__number"[^>]*>(\d+)</text>', chart[0])
        assert links
        for url, number in links:
            assert f'data-total="{number}"' in body(desk, unescape(url)), url

    def test_a_live_item_that_is_taken_down_no_longer_counts(self, desk: Client, busy: CampaignPage) -> None:
        MediaItemPage.objects.get(title="Tin số 2").unpublish()
        for url, number in numbers_with_lists(body(desk, room(busy))):
            assert f'data-total="{number}"' in body(desk, url), url

    def test_nothing_planned_is_said_and_is_not_nought_percent(self, desk: Client, campaign: CampaignPage) -> None:
        page = body(desk, room(campaign))
        assert str(_("no figures yet")) in page
        assert "0 %" not in page

    def test_what_is_late_comes_first_in_each_table(self, desk: Client, busy: CampaignPage) -> None:
        table = body(desk, room(busy)).split('id="kehoach-by-genre-section"')[1].split("</table>")[0]
        assert table.index('scope="row"') < table.index("kha-late") < table.index("</tr>", table.index("<tbody>"))

    def test_a_late_piece_is_named(self, desk: Client, busy: CampaignPage) -> None:
        late = busy.planned_items.get(title="Trễ nữa")
        assert reverse("kehoach_planned:edit", args=[late.pk]) in body(desk, room(busy))

    def test_it_holds_neither_style_nor_script_of_its_own(self, desk: Client, busy: CampaignPage) -> None:
        page = body(desk, room(busy)).split("<main", 1)[1]
        assert " style=" not in page.split("</main>")[0]


class TestLists:
    @pytest.mark.parametrize(
        "query",
        [
            "?xem=",
            "?xem=khong-co",
            "?xem=bai&theo=mau-sac",
            "?xem=bai&theo=genre&muc=khong-co",
            "?xem=bai&theo=week&muc=hom-nay",
            "?xem=tin-dang&theo=week&muc=hom-nay",
            "?xem=tin-dang&theo=week&muc=9999-12-31",
            "?xem=tin-dang&theo=unit&muc=x",
            "?xem=chi-tieu",
            "?xem=chi-tieu&muc=1",
            "?xem=chi-tieu&muc=61ce9c91-067d-49e9-a073-4d1f6961e37f",
        ],
    )
    def test_a_list_that_does_not_exist_is_not_found(self, desk: Client, campaign: CampaignPage, query: str) -> None:
        assert desk.get(room(campaign, query)).status_code == 404

    def test_a_bad_page_number_shows_a_page(self, desk: Client, busy: CampaignPage) -> None:
        assert "Ý tưởng" in body(desk, room(busy, "?xem=bai&p=xyz"))

    def test_a_piece_that_wants_many_is_shown_page_by_page(self, desk: Client, campaign: CampaignPage) -> None:
        coverage.plan_item(campaign, title="Phát thanh hằng ngày", wanted=1000)
        page = body(desk, room(campaign, "?xem=bai"))
        assert 'data-total="1000"' in page
        assert page.count('class="kha-entry"') == 50

    def test_an_item_that_one_may_not_read_counts_without_its_title(
        self, login: Any, make_editor_of: Any, hub: HubPage, make_item: Any, campaign: CampaignPage
    ) -> None:
        item = make_item("Tin kín")
        item.get_parent().view_restrictions.create(restriction_type="login")
        page = body(login(make_editor_of(campaign)), room(campaign, "?xem=tin-dang"))
        assert 'data-total="1"' in page
        assert "Tin kín" not in page


class TestDoors:
    def test_who_may_not_edit_the_campaign_finds_no_room(
        self, login: Any, make_editor_of: Callable[..., Any], hub: HubPage, campaign: CampaignPage
    ) -> None:
        other = editorial.create_campaign(hub, title="Đợt của tôi")
        desk = login(make_editor_of(other))
        for address in (room(campaign), room(campaign, "?xem=bai"), reverse("kehoach_room:write", args=[campaign.pk])):
            assert desk.get(address).status_code == 404
        index = body(desk, reverse("kehoach_room:index"))
        assert "Đợt của tôi" in index
        assert campaign.title not in index

    def test_a_plan_of_others_is_not_told_of(
        self, login: Any, make_editor_of: Callable[..., Any], busy: CampaignPage
    ) -> None:
        page = body(login(make_editor_of(busy)), room(busy))
        assert "Kế hoạch phòng đọc" not in page
        assert "Mở chuyên mục" not in page
        assert "/kehoach/bao-cao/moc/" not in page

    def test_the_index_groups_campaigns_by_their_days(self, desk: Client, hub: HubPage) -> None:
        today = timezone.localdate()
        for title, start, end in (("Đang", -1, 1), ("Sắp", 1, 2), ("Rồi", -3, -1)):
            editorial.create_campaign(
                hub, title=title, start_on=today + timedelta(days=start), end_on=today + timedelta(days=end)
            )
        page = body(desk, reverse("kehoach_room:index"))
        assert page.index(">Đang<") < page.index(">Sắp<") < page.index(">Rồi<")

    def test_the_campaign_offers_its_room(self, desk: Client, campaign: CampaignPage) -> None:
        assert room(campaign) in body(desk, reverse("wagtailadmin_explore", args=[campaign.pk]))


class TestWriting:
    def test_the_only_column_is_taken_at_once(
        self, desk: Client, campaign: CampaignPage, column: MediaColumnPage
    ) -> None:
        response = desk.get(reverse("kehoach_room:write", args=[campaign.pk]))
        add = reverse("wagtailadmin_pages:add", args=["wagtail_kehoach", "mediaitempage", column.pk])
        assert (response.status_code, response.url) == (302, add)

    def test_of_several_columns_one_is_chosen(
        self, desk: Client, hub: HubPage, campaign: CampaignPage, column: MediaColumnPage
    ) -> None:
        editorial.create_column(hub, title="Thư viện trên sóng", campaigns=[campaign])
        page = body(desk, reverse("kehoach_room:write", args=[campaign.pk]))
        assert column.title in page
        assert "Thư viện trên sóng" in page

    def test_without_a_column_the_way_to_one_is_shown(self, desk: Client, campaign: CampaignPage) -> None:
        page = body(desk, reverse("kehoach_room:write", args=[campaign.pk]))
        assert reverse("wagtailadmin_pages:add_subpage", args=[campaign.pk]) in page


class TestGlance:
    def test_the_editors_of_campaign_and_plan_show_progress(self, desk: Client, busy: CampaignPage) -> None:
        page = body(desk, reverse("wagtailadmin_pages:edit", args=[busy.pk]))
        assert 'class="kha-glance"' in page
        assert room(busy) in page
        page = body(desk, reverse("wagtailadmin_pages:edit", args=[busy.plans.get().pk]))
        assert 'class="kha-glance"' in page
        assert busy.title in page

    def test_saving_a_draft_does_not_ask_for_it(self, desk: Client, campaign: CampaignPage) -> None:
        address = reverse("wagtailadmin_pages:edit", args=[campaign.pk])
        with hooks.register_temporarily(HOOK, lambda page, request: pytest.fail("asked")):
            response = desk.post(address, nested_form_data({**BLANK, "title": "Đợt mới", "slug": "dot-moi"}))
        assert response.status_code == 302
        campaign.refresh_from_db()
        assert campaign.get_latest_revision_as_object().title == "Đợt mới"


def test_it_takes_the_same_queries_for_any_number_of_pieces(
    desk: Client, busy: CampaignPage, item: MediaItemPage, django_assert_max_num_queries: Any
) -> None:
    addresses = [room(busy), room(busy, "?xem=bai"), room(busy, "?xem=tre"), reverse("kehoach_room:index")]
    before = []
    for address in addresses:
        desk.get(address)
        with django_assert_max_num_queries(70) as first:
            desk.get(address)
        before.append(len(first.captured_queries))
    yesterday = timezone.localdate() - timedelta(days=1)
    for number in range(12):
        planned = coverage.plan_item(busy, title=f"Bài {number}", wanted=2, due_on=yesterday, genre="bai")
        coverage.link_item(planned, item)
        editorial.create_campaign(HubPage.objects.first(), title=f"Đợt {number}")
    for address, number in zip(addresses, before, strict=True):
        with django_assert_max_num_queries(number):
            desk.get(address)
