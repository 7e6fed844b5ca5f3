"""The pages that readers see."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from html.parser import HTMLParser
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site

from example_site.portal.models import HomePage
from tests.factories import photo, recording, section
from tests.test_house_rules import template_breaches
from wagtail_kehoach import editorial
from wagtail_kehoach.models import (
    CampaignFeaturedItem,
    CampaignPage,
    CampaignPeak,
    HubPage,
    MediaColumnPage,
    MediaItemCredit,
    MediaItemPage,
    PlanBasis,
    PlanIndexPage,
    PlanPage,
    PlanRecipient,
)
from wagtail_kehoach.models.plans import Disclosure
from wagtail_kehoach.portal_setup import set_up
from wagtail_kehoach.vietnamese.dates import parse_partial_date

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lasting_ground")]

TODAY = timezone.localdate
ARCHIVE_LINE = "Lưu: VT, VHXH, hồ sơ 17B"


class Outline(HTMLParser):
    """Collects the levels of the headings and the ids of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        self.ids += [value or "" for name, value in attrs if name == "id"]


def read(client: Client, page: Page, query: str = "") -> str:
    """Return the HTML that a visitor gets."""
    response = client.get(page.url + query)
    assert response.status_code == 200
    return response.content.decode()


def links(html: str) -> list[str]:
    """Return the addresses that a page links to."""
    return re.findall(r'<a [^>]*href="([^"]+)"', html)


@pytest.fixture
def full_plan(make_plan: Callable[..., PlanPage]) -> PlanPage:
    """A public plan with everything that a plan can have."""
    return make_plan(
        title="Kế hoạch Tuần lễ đọc sách năm 2026",
        abstract="Tổ chức các hoạt động đọc sách cho người dân xã Suối Ngàn",
        number="58/KH-UBND",
        issue_date=parse_partial_date("ngày 21/09/2026"),
        issuer="UBND xã Suối Ngàn",
        signature_name="Trần Thị Minh Nguyệt",
        archive_line=ARCHIVE_LINE,
        general_clause="Trên đây là Kế hoạch Tuần lễ đọc sách.",
        sections=[
            section("MỤC ĐÍCH", "Khuyến khích người dân đọc sách.\nMở thêm tủ sách.", label="I."),
            section("Yêu cầu", "Thiết thực.", label="1.", level=2),
            section("", "Không phô trương.", label="a)", level=3),
            section("TỔ CHỨC THỰC HIỆN", "Các đơn vị phối hợp.", label="II."),
        ],
        tasks=("Mở chuyên mục về đọc sách",),
        deadlines=(parse_partial_date("trước ngày 25/12/2026"),),
        recipients=[PlanRecipient(name="Thư viện tỉnh", note="phối hợp")],
    )


@pytest.fixture
def full_item(make_item: Callable[..., MediaItemPage]) -> MediaItemPage:
    """An item with everything that an item can have."""
    return make_item(
        title="Thư viện trên sóng số 1",
        lead="Tắt ti vi, cả nhà ngồi lại bên ngọn đèn.",
        genre="bai",
        body=[("paragraph", "<h2>Một nếp nhà</h2><p>Mỗi tối <b>mười lăm phút</b>.</p>"), photo("Bà và cháu đọc sách")],
        gallery=[photo("Tủ sách thôn", caption="Tủ sách mới mở", credit="Ảnh: Lê Thu Hà"), photo("Sân nhà văn hóa")],
        audio=recording(),
        video=recording("video", title="Đọc sách cùng con"),
        transcript="Xin chào bà con.\nHẹn gặp lại ở số sau.",
        credits=[
            editorial.Credit("Hạ Miên"),
            editorial.Credit("Thu Lam", MediaItemCredit.Role.READER),
        ],
        source="Đài Truyền thanh xã Suối Ngàn",
        source_url="https://suoingan.example/song?so=1&a=2",
        tags=["đọc sách"],
        ai_used=True,
        dated_on=date(2026, 10, 5),
    )


@pytest.fixture
def every_type(
    hub: HubPage,
    plan_index: PlanIndexPage,
    full_plan: PlanPage,
    campaign: CampaignPage,
    column: MediaColumnPage,
    full_item: MediaItemPage,
) -> list[Page]:
    """One live page of every type."""
    return [hub, plan_index, full_plan, campaign, column, full_item]


def assert_well_made(html: str) -> None:
    """Check what holds for every page: headings in order, ids once, no code inside the page."""
    outline = Outline()
    outline.feed(html)
    assert outline.levels.count(1) == 1
    assert all(lower <= upper + 1 for upper, lower in zip(outline.levels, outline.levels[1:], strict=False))
    assert len(outline.ids) == len(set(outline.ids))
    assert template_breaches(html) == []
    assert "<script" not in html


def test_every_page_type_answers_with_well_made_html_inside_the_portals_frame(
    client: Client, every_type: list[Page]
) -> None:
    for page in every_type:
        html = read(client, page)
        assert_well_made(html)
        assert "Ủy ban nhân dân xã Suối Ngàn" in html
        assert "wagtail_kehoach/public.css" in html
        assert page.title in html


def test_every_page_type_stands_alone_without_a_portals_base(
    client: Client, every_type: list[Page], settings: Any
) -> None:
    own = {name: value for name, value in settings.WAGTAIL_KEHOACH.items() if name != "BASE_TEMPLATE"}
    settings.WAGTAIL_KEHOACH = own
    for page in every_type:
        html = read(client, page)
        assert_well_made(html)
        assert html.startswith("<!doctype html>")
        assert '<html lang="vi">' in html
        assert html.count("<main") == 1


def test_text_of_editors_is_never_markup(client: Client, make_item: Callable[..., MediaItemPage]) -> None:
    evil = '<script>alert("x")</script>'
    item = make_item(evil, lead=evil, source=evil, transcript=evil, tags=["<b>"], credits=[editorial.Credit(evil)])
    for page in (item, item.get_parent()):
        html = read(client, page)
        assert "<script" not in html
        assert "&lt;script&gt;" in html


def test_the_plan_shows_its_facts_text_and_duties(client: Client, full_plan: PlanPage) -> None:
    html = read(client, full_plan)
    for words in (
        "58/KH-UBND",
        '<time datetime="2026-09-21">21/09/2026</time>',
        "UBND xã Suối Ngàn",
        "Trần Thị Minh Nguyệt",
        "Tổ chức các hoạt động đọc sách",
        "<p>Mở thêm tủ sách.</p>",
        "<p>a) Không phô trương.</p>",
        "Mở chuyên mục về đọc sách",
        "trước ngày 25/12/2026",
        "Trên đây là Kế hoạch",
        "Thư viện tỉnh (phối hợp)",
    ):
        assert words in html
    assert '<h2 class="kh-part" id="phan-1">I. MỤC ĐÍCH</h2>' in html
    assert '<h3 class="kh-part" id="phan-2">1. Yêu cầu</h3>' in html
    assert {"#phan-1", "#phan-4", "#nhiem-vu", "#moc-bao-cao", "#noi-nhan"} <= set(links(html))
    assert html.count("<caption") == 2
    assert re.search("<td [^>]*></td>", html), "a deadline that the plan does not give stays empty"
    assert ARCHIVE_LINE not in html


def test_a_hidden_part_takes_the_duties_with_it(client: Client, make_plan: Callable[..., PlanPage]) -> None:
    plan = make_plan(
        sections=[
            section("MỤC ĐÍCH", "Khuyến khích người dân đọc sách.", label="I."),
            section("KINH PHÍ", "Nguồn chi riêng.", label="II.", public=False),
        ],
        tasks=("Việc không cho xem",),
        deadlines=(parse_partial_date("trước ngày 25/12/2026"),),
        recipients=[PlanRecipient(name="Nơi nhận không cho xem")],
        general_clause="Câu cuối không cho xem",
    )
    html = read(client, plan)
    assert "Khuyến khích người dân đọc sách." in html
    for words in ("KINH PHÍ", "Nguồn chi riêng", "không cho xem", "25/12/2026", "#nhiem-vu", "<table"):
        assert words not in html


def test_a_base_is_linked_only_when_anybody_may_read_that_plan(
    client: Client, make_plan: Callable[..., PlanPage], plan_index: PlanIndexPage
) -> None:
    open_plan = make_plan(title="Kế hoạch mở")
    internal = make_plan(title="Kế hoạch nội bộ", disclosure=Disclosure.INTERNAL)
    draft = make_plan(title="Kế hoạch còn nháp", published=False)
    private = make_plan(title="Kế hoạch có mật khẩu")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    cited = [open_plan, internal, draft, private]
    bases = [PlanBasis(text=f"Căn cứ văn bản thứ {number};", plan=plan) for number, plan in enumerate(cited)]
    html = read(client, make_plan(title="Kế hoạch năm", bases=bases))
    assert open_plan.url in links(html)
    assert all(f"Căn cứ văn bản thứ {number};" in html for number in range(len(cited)))
    for plan in (internal, draft, private):
        assert plan.title not in html
        assert plan.slug not in html


def test_an_internal_plan_is_nowhere(
    client: Client, hub: HubPage, plan_index: PlanIndexPage, make_plan: Callable[..., PlanPage]
) -> None:
    internal = make_plan(title="Kế hoạch nội bộ", disclosure=Disclosure.INTERNAL)
    campaign = editorial.publish(editorial.create_campaign(hub, title="Đợt tuyên truyền", plans=[internal]), None)
    assert client.get(internal.url).status_code == 404
    for page in (hub, plan_index, campaign):
        html = read(client, page)
        assert internal.title not in html
        assert internal.slug not in html


def test_what_is_not_public_is_listed_nowhere(
    client: Client,
    hub: HubPage,
    campaign: CampaignPage,
    column: MediaColumnPage,
    make_item: Callable[..., MediaItemPage],
) -> None:
    shown = make_item("Bài đã đăng")
    make_item("Bài còn nháp", published=False)
    private = make_item("Bài có mật khẩu")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    campaign.featured = [CampaignFeaturedItem(item=item) for item in MediaItemPage.objects.all()]
    campaign.save_revision().publish()
    other = make_item("Bài cùng chuyên mục")
    for page in (hub, campaign, column, other):
        html = read(client, page)
        assert shown.title in html
        assert "Bài còn nháp" not in html
        assert "Bài có mật khẩu" not in html


def test_the_way_back_leads_through_public_pages_of_the_site_only(
    client: Client, home: Page, hub: HubPage, column: MediaColumnPage, item: MediaItemPage
) -> None:
    def way() -> list[str]:
        crumbs = re.search(r'<nav class="kh-crumbs".*?</nav>', read(client, item), re.DOTALL)
        assert crumbs
        return links(crumbs[0])

    assert way() == [home.url, hub.url, column.url]
    column.refresh_from_db()
    column.unpublish()
    assert way() == [home.url, hub.url]


def test_a_running_campaign_shows_period_messages_peaks_and_plan(
    client: Client, campaign: CampaignPage, plan: PlanPage
) -> None:
    campaign.start_on, campaign.end_on = TODAY() - timedelta(days=1), TODAY() + timedelta(days=1)
    campaign.messages = [("message", "Mỗi tối mười lăm phút đọc sách."), ("slogan", "Mở sách, thêm bạn")]
    campaign.peaks = [CampaignPeak(label="Ngày hội đổi sách", start_on=TODAY()), CampaignPeak(label="Tổng kết")]
    campaign.save_revision().publish()
    html = read(client, campaign)
    for words in ("Mỗi tối mười lăm phút đọc sách.", "Mở sách, thêm bạn", "Ngày hội đổi sách", "Tổng kết"):
        assert words in html
    assert f'datetime="{campaign.start_on:%Y-%m-%d}"' in html
    assert plan.url in links(html)
    assert "kh-badge--running" in html
    assert "kh-notice" not in html


@pytest.mark.parametrize(
    ("days_to_start", "days_to_end", "badge", "is_archive"),
    [(1, 2, "kh-badge", False), (-1, 0, "kh-badge--running", False), (-2, -1, "kh-badge--ended", True)],
)
def test_a_campaign_tells_its_state(
    client: Client, campaign: CampaignPage, days_to_start: int, days_to_end: int, badge: str, is_archive: bool
) -> None:
    campaign.start_on, campaign.end_on = (TODAY() + timedelta(days=days) for days in (days_to_start, days_to_end))
    campaign.save_revision().publish()
    html = read(client, campaign)
    assert re.findall(r'class="(?:kh-badge )?(kh-badge[\w-]*)"', html) == [badge]
    assert ("kh-notice" in html) == is_archive


def test_an_item_shows_everything_it_has(client: Client, full_item: MediaItemPage, campaign: CampaignPage) -> None:
    html = read(client, full_item)
    for words in (
        "Tắt ti vi, cả nhà ngồi lại bên ngọn đèn.",
        "Hạ Miên",
        "Thu Lam",
        "<h2>Một nếp nhà</h2>",
        '<time datetime="2026-10-05">05/10/2026</time>',
        '<a href="https://suoingan.example/song?so=1&amp;a=2" rel="noopener nofollow">',
        "<p>Hẹn gặp lại ở số sau.</p>",
        "Tủ sách mới mở",
        "Ảnh: Lê Thu Hà",
        "đọc sách",
    ):
        assert words in html
    assert campaign.url in links(html)
    assert {full_item.audio.url, full_item.video.url} <= set(links(html))
    assert f'<source src="{full_item.audio.url}" type="audio/mpeg">' in html
    assert f'<source src="{full_item.video.url}" type="video/mp4">' in html
    assert re.search(r"<audio [^>]*controls[^>]*preload=\"metadata\"", html)
    assert re.search(r"<video [^>]*controls[^>]*preload=\"none\"", html)


def test_pictures_have_their_text_and_size_and_load_when_they_are_needed(
    client: Client, make_item: Callable[..., MediaItemPage]
) -> None:
    item = make_item(gallery=[photo("Tủ sách thôn"), photo("Sân nhà văn hóa")])
    pictures = re.findall(r"<img [^>]*kh-photo__image[^>]*>", read(client, item))
    assert [re.search('alt="([^"]*)"', tag)[1] for tag in pictures] == ["Tủ sách thôn", "Sân nhà văn hóa"]
    assert all('width="800"' in tag and 'height="560"' in tag and " 400w" in tag for tag in pictures)
    assert ['loading="lazy"' in tag for tag in pictures] == [False, True]


def test_a_page_stays_up_when_its_files_are_gone(
    client: Client, full_item: MediaItemPage, column: MediaColumnPage
) -> None:
    for file in (full_item.audio.file, full_item.video.file, full_item.gallery[0].value["image"].file):
        file.storage.delete(file.name)
    assert full_item.title in read(client, full_item)
    assert full_item.title in read(client, column)


def test_an_item_without_extras_shows_no_empty_parts(client: Client, item: MediaItemPage) -> None:
    html = read(client, item)
    for words in ("<audio", "<video", "<details", "kh-gallery", "kh-prose", "kh-photo"):
        assert words not in html


def test_a_column_lists_its_items_newest_first_with_picture_and_player(
    client: Client, column: MediaColumnPage, make_item: Callable[..., MediaItemPage]
) -> None:
    make_item("Số thứ nhất", dated_on=date(2026, 10, 1), audio=recording())
    make_item("Số thứ hai", dated_on=date(2026, 10, 15), gallery=[photo("Phòng đọc thôn")])
    html = read(client, column)
    assert html.index("Số thứ hai") < html.index("Số thứ nhất")
    assert html.count("<audio") == 1
    assert 'preload="none"' in html
    assert re.search(r'<img [^>]*alt="Phòng đọc thôn"[^>]*loading="lazy"', html)


def test_a_long_column_is_turned_by_plain_links(
    client: Client, column: MediaColumnPage, make_item: Callable[..., MediaItemPage], settings: Any
) -> None:
    settings.WAGTAIL_KEHOACH = {**settings.WAGTAIL_KEHOACH, "ITEMS_PER_PAGE": 2}
    for day in range(1, 6):
        make_item(f"Số ra ngày {day}", dated_on=date(2026, 10, day))
    first, second, last = (read(client, column, query) for query in ("", "?trang=2", "?trang=3"))
    assert "Số ra ngày 5" in first and "Số ra ngày 3" not in first
    assert "Số ra ngày 3" in second and "Số ra ngày 5" not in second
    assert f'rel="next" href="{column.url}?trang=2"' in first and 'rel="prev"' not in first
    assert f'rel="prev" href="{column.url}"' in second and f'rel="next" href="{column.url}?trang=3"' in second
    assert f'rel="prev" href="{column.url}?trang=2"' in last and 'rel="next"' not in last
    assert_well_made(second)


@pytest.mark.parametrize("number", ["0", "-1", "99", "hai", "9" * 5000, "%00"])
def test_an_odd_page_number_does_no_harm(
    client: Client, column: MediaColumnPage, item: MediaItemPage, number: str
) -> None:
    assert item.title in read(client, column, f"?trang={number}")


@pytest.fixture
def front(home: Page) -> Iterator[HomePage]:
    """The example portal's own home page as the root of the site."""
    page = home.get_parent().add_child(instance=HomePage(title="Cổng thông tin xã Suối Ngàn", intro="Chào bạn."))
    Site.objects.update(root_page=page)
    Site.clear_site_root_paths_cache()
    yield page
    # The cache outlives the test's transaction.
    Site.clear_site_root_paths_cache()


def test_the_example_portals_home_page_leads_to_the_hub(client: Client, front: HomePage) -> None:
    hub = set_up(front).hub
    html = read(client, front)
    assert_well_made(html)
    assert "Chào bạn." in html
    assert links(html).count(hub.url) == 1


def test_a_card_of_the_home_page_shows_while_its_page_is_public(client: Client, front: HomePage) -> None:
    hub = set_up(front).hub
    front = HomePage.objects.get(pk=front.pk)
    card = {"title": "Cả xã cùng đọc sách", "text": "Đổi sách cũ lấy sách mới.", "page": hub, "link_label": "Xem"}
    front.cards = [("card", card)]
    front.save_revision().publish()
    assert "Cả xã cùng đọc sách" in read(client, front)
    hub.unpublish()
    assert "Cả xã cùng đọc sách" not in read(client, front)


def queries(client: Client, page: Page) -> int:
    """Return how many queries a page costs once pictures have been scaled and sites are known."""
    client.get(page.url)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(page.url).status_code == 200
    return len(captured)


def test_no_page_asks_the_database_more_when_there_are_more_items(
    client: Client,
    hub: HubPage,
    campaign: CampaignPage,
    column: MediaColumnPage,
    make_item: Callable[..., MediaItemPage],
) -> None:
    audio, picture = recording(), photo()

    def add(count: int) -> MediaItemPage:
        return [make_item(audio=audio, gallery=[picture], body=[picture]) for _number in range(count)][-1]

    item = add(5)
    campaign.featured = [CampaignFeaturedItem(item=page) for page in MediaItemPage.objects.all()[:2]]
    campaign.save_revision().publish()
    pages = {"hub": hub, "campaign": campaign, "column": column, "item": item}
    few = {name: queries(client, page) for name, page in pages.items()}
    add(25)
    campaign.featured = [CampaignFeaturedItem(item=page) for page in MediaItemPage.objects.all()[:6]]
    campaign.save_revision().publish()
    many = {name: queries(client, page) for name, page in pages.items()}
    assert many == few
