"""One question at every door: what a reader may not read is absent from pages, lists, search, sitemap and API."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction, Site

from wagtail_kehoach import access, editorial
from wagtail_kehoach.models import (
    CampaignPage,
    HubPage,
    MediaColumnPage,
    MediaItemPage,
    PlanIndexPage,
    PlanPage,
)
from wagtail_kehoach.models.plans import Disclosure
from wagtail_kehoach.portal_setup import SetUp, set_up
from wagtail_kehoach.vietnamese.dates import parse_partial_date

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("lasting_ground", "indexes"),
    pytest.mark.urls("tests.urls_with_api"),
]

HIDDEN = "Giấu kín"
SHOWN = "Công khai"


def unpublish(page: Page) -> None:
    page.unpublish()


def lock_by_login(page: Page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def lock_by_password(page: Page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.PASSWORD, password="sách")


def let_expire(page: Page) -> None:
    page.expire_at = timezone.now() - timedelta(minutes=1)
    page.save(clean=False)
    call_command("publish_scheduled")


def make_internal(plan: Page) -> None:
    plan.disclosure = Disclosure.INTERNAL
    plan.save_revision().publish()


WAYS = [unpublish, lock_by_login, lock_by_password, let_expire]
Hide = Callable[[Page], None]


@pytest.fixture
def pages(plan_index: PlanIndexPage, make_plan: Any, hub: HubPage) -> dict[str, tuple[Page, Page]]:
    """Of each kind one page that stays public and one that a test hides."""
    plans = (make_plan(title=f"Kế hoạch {SHOWN}", number="1/KH-UBND"), make_plan(title=f"Kế hoạch {HIDDEN}"))
    campaigns = tuple(
        editorial.publish(editorial.create_campaign(hub, title=f"Đợt {word}", plans=plans), None)
        for word in (SHOWN, HIDDEN)
    )
    columns = tuple(
        editorial.publish(editorial.create_column(hub, title=f"Chuyên mục {word}", campaigns=campaigns), None)
        for word in (SHOWN, HIDDEN)
    )
    items = tuple(
        editorial.publish(editorial.create_item(columns[0], title=f"Bài {word}"), None) for word in (SHOWN, HIDDEN)
    )
    return {"plan": plans, "campaign": campaigns, "column": columns, "item": items}


def bodies(client: Client, *addresses: str) -> str:
    """Return what stands at the addresses, which must all answer."""
    texts = []
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 200, address
        texts.append(response.content.decode())
    return "\n".join(texts)


def public_addresses(pages: dict[str, tuple[Page, Page]], hub: HubPage, plan_index: PlanIndexPage) -> list[str]:
    """Return the addresses of all pages that stay public."""
    return [hub.get_url(), plan_index.get_url(), *(shown.get_url() for shown, _hidden in pages.values())]


@pytest.mark.parametrize("hide", [*WAYS, make_internal])
def test_a_hidden_page_is_behind_no_door(
    client: Client, hub: HubPage, plan_index: PlanIndexPage, pages: dict[str, tuple[Page, Page]], hide: Hide
) -> None:
    doors = [*public_addresses(pages, hub, plan_index), "/sitemap.xml", "/api/v2/pages/?limit=20"]
    before = bodies(client, *doors)
    for kind, (shown, hidden) in pages.items():
        assert before.count(hidden.slug) >= 2, kind
        if hide is make_internal and kind != "plan":
            continue
        hide(hidden)
        after = bodies(client, *doors)
        assert hidden.title not in after, kind
        assert hidden.slug not in after, kind
        assert shown.slug in after, kind
        found = Page.objects.live().public().search("giau kin")
        assert hidden.pk not in {page.pk for page in found}, kind
        for address in (f"/api/v2/pages/{hidden.pk}/", f"/api/v2/pages/{hidden.pk}/?fields=*"):
            assert client.get(address).status_code == 404, kind
        answer = client.get(hidden.get_url())
        assert answer.status_code == 404 or hidden.title not in answer.content.decode(), kind


def test_an_internal_plan_answers_404_to_an_editor_too(
    client: Client, editor: Any, pages: dict[str, tuple[Page, Page]]
) -> None:
    hidden = pages["plan"][1]
    make_internal(hidden)
    client.force_login(editor)
    assert client.get(hidden.get_url()).status_code == 404


def test_no_method_opens_an_internal_plan(client: Client, pages: dict[str, tuple[Page, Page]]) -> None:
    hidden = pages["plan"][1]
    make_internal(hidden)
    for method in (client.head, client.options, client.post):
        assert method(hidden.get_url()).status_code in {404, 405}


def test_a_page_behind_a_log_in_is_shown_to_who_is_logged_in_but_listed_to_nobody(
    client: Client, editor: Any, hub: HubPage, pages: dict[str, tuple[Page, Page]]
) -> None:
    hidden = pages["item"][1]
    lock_by_login(hidden)
    client.force_login(editor)
    assert HIDDEN in client.get(hidden.get_url()).content.decode()
    assert hidden.slug not in bodies(client, hub.get_url(), pages["column"][0].get_url())


def test_a_column_behind_a_log_in_hides_its_items_everywhere(
    client: Client, hub: HubPage, pages: dict[str, tuple[Page, Page]]
) -> None:
    column, item = pages["column"][0], pages["item"][0]
    lock_by_login(column)
    addresses = [hub.get_url(), pages["campaign"][0].get_url(), "/sitemap.xml", "/api/v2/pages/?limit=20"]
    assert item.slug not in bodies(client, *addresses)


def test_the_api_gives_a_plan_s_date_and_number_as_printed(client: Client, make_plan: Callable[..., PlanPage]) -> None:
    plan = make_plan(number="45/KH-UBND", issue_date=parse_partial_date("tháng 4 năm 2024"), archive_line="Lưu: VT")
    answer = client.get(f"/api/v2/pages/{plan.pk}/").json()
    assert (answer["number"], answer["issue_date"]) == ("45/KH-UBND", "tháng 4 năm 2024")
    assert "Lưu: VT" not in client.get(f"/api/v2/pages/{plan.pk}/?fields=*").content.decode()


def test_the_api_cannot_be_asked_for_fields_that_stay_inside(client: Client, plan: PlanPage) -> None:
    for name in ("archive_line", "secrecy", "sections", "tasks", "recipients"):
        assert client.get(f"/api/v2/pages/?type=wagtail_kehoach.PlanPage&fields={name}").status_code == 400
        assert client.get(f"/api/v2/pages/?type=wagtail_kehoach.PlanPage&{name}=x").status_code == 400


def test_items_answer_through_the_api_with_their_body(client: Client, make_item: Any) -> None:
    item = make_item(transcript="Lời đọc")
    answer = client.get(f"/api/v2/pages/{item.pk}/").json()
    assert (answer["genre"], answer["transcript"], answer["duration"]) == ("tin", "Lời đọc", 0)


class TestTwoSites:
    @pytest.fixture
    def neighbour(self, ground: SetUp, make_item: Callable[..., MediaItemPage]) -> SetUp:
        """The portal of another commune on the same installation, with pages of its own."""
        make_item(f"Bài {SHOWN}")
        root = Page.get_first_root_node().add_child(instance=Page(title="Xã Đồi Gió", slug="doi-gio"))
        Site.objects.create(hostname="doigio.example", root_page=root)
        other = set_up(root)
        campaign = editorial.publish(editorial.create_campaign(other.hub, title=f"Đợt {HIDDEN}"), None)
        column = editorial.publish(
            editorial.create_column(other.hub, title=f"Chuyên mục {HIDDEN}", campaigns=[campaign]), None
        )
        editorial.publish(editorial.create_item(column, title=f"Bài {HIDDEN}"), None)
        plan = PlanPage(title=f"Kế hoạch {HIDDEN}", disclosure=Disclosure.PUBLIC)
        editorial.publish(editorial.add_draft(other.plan_index, plan, None), None)
        return other

    def test_each_hub_lists_only_what_stands_below_it(
        self, client: Client, settings: Any, ground: SetUp, neighbour: SetUp
    ) -> None:
        settings.ALLOWED_HOSTS = ["testserver", "doigio.example"]
        ours = client.get("/tuyen-truyen/").content.decode()
        assert HIDDEN not in ours
        assert SHOWN in ours
        theirs = client.get("/tuyen-truyen/", headers={"host": "doigio.example"}).content.decode()
        assert SHOWN not in theirs
        assert all(f"{kind} {HIDDEN}" in theirs for kind in ("Đợt", "Chuyên mục", "Bài", "Kế hoạch"))

    def test_each_list_of_plans_is_its_own(
        self, client: Client, settings: Any, plan: PlanPage, neighbour: SetUp
    ) -> None:
        settings.ALLOWED_HOSTS = ["testserver", "doigio.example"]
        assert HIDDEN not in client.get("/tuyen-truyen/ke-hoach/").content.decode()
        theirs = client.get("/tuyen-truyen/ke-hoach/", headers={"host": "doigio.example"}).content.decode()
        assert HIDDEN in theirs
        assert plan.title not in theirs

    def test_a_page_of_one_site_is_not_served_by_the_other(
        self, client: Client, settings: Any, plan: PlanPage, neighbour: SetUp
    ) -> None:
        settings.ALLOWED_HOSTS = ["testserver", "doigio.example"]
        path = "/tuyen-truyen/ke-hoach/" + plan.slug + "/"
        assert client.get(path).status_code == 200
        assert client.get(path, headers={"host": "doigio.example"}).status_code == 404


class TestTwoLanguages:
    @pytest.fixture
    def english_hub(self, settings: Any, hub: HubPage, item: MediaItemPage) -> HubPage:
        """The English tree of the portal, with a translated hub and an item of its own."""
        settings.WAGTAIL_I18N_ENABLED = True
        settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
        english = Locale.objects.create(language_code="en")
        translated = hub.copy_for_translation(english, copy_parents=True)
        translated.title = "Information campaigns"
        translated.save_revision().publish()
        translated = HubPage.objects.get(pk=translated.pk)
        column = editorial.publish(editorial.create_column(translated, title="A book a week"), None)
        editorial.publish(editorial.create_item(column, title="A village reading room"), None)
        return translated

    def test_each_hub_lists_only_its_own_language(
        self, client: Client, rf: Any, hub: HubPage, english_hub: HubPage, item: MediaItemPage
    ) -> None:
        english = english_hub.get_context(rf.get("/"))
        assert [page.title for page in english["items"]] == ["A village reading room"]
        assert [page.title for page in english["columns"]] == ["A book a week"]
        vietnamese = hub.get_context(rf.get("/"))
        assert list(vietnamese["items"]) == [item]
        assert "A book a week" not in {page.title for page in vietnamese["columns"]}

    def test_pages_made_below_the_english_hub_are_english(self, english_hub: HubPage) -> None:
        column = MediaColumnPage.objects.get(title="A book a week")
        assert column.locale.language_code == "en"


class TestQuestions:
    @pytest.fixture
    def column_editor(self, column: MediaColumnPage, make_editor_of: Callable[..., Any]) -> Any:
        """A user who may edit and publish in one column only."""
        return make_editor_of(column)

    def test_editable_pages_are_those_below_the_user_s_own(
        self, column_editor: Any, hub: HubPage, column: MediaColumnPage, item: MediaItemPage
    ) -> None:
        other = editorial.create_column(hub, title="Chuyên mục khác")
        editorial.create_item(other, title="Bài khác")
        assert list(access.editable(MediaColumnPage.objects.all(), column_editor)) == [column]
        assert list(access.editable(MediaItemPage.objects.all(), column_editor)) == [item]
        assert not access.editable(CampaignPage.objects.all(), column_editor).exists()
        assert not access.editable(PlanPage.objects.all(), column_editor).exists()

    def test_drafts_are_editable_too(self, editor: Any, hub: HubPage) -> None:
        draft = editorial.create_column(hub, title="Nháp")
        assert list(access.editable(MediaColumnPage.objects.all(), editor)) == [draft]

    def test_a_command_may_edit_everything(self, column: MediaColumnPage) -> None:
        assert list(access.editable(MediaColumnPage.objects.all(), access.OPERATOR)) == [column]

    def test_a_user_without_rights_may_edit_nothing(self, visitor_of_admin: Any, item: MediaItemPage) -> None:
        assert not access.editable(Page.objects.all(), visitor_of_admin).exists()

    def test_doors_open_where_the_user_has_rights_and_nowhere_else(
        self, column_editor: Any, column: MediaColumnPage, item: MediaItemPage, campaign: CampaignPage
    ) -> None:
        access.require_add(column, column_editor)
        access.require_edit(item, column_editor)
        access.require_publish(item, column_editor)
        for question in (access.require_edit, access.require_publish, access.require_add):
            with pytest.raises(PermissionDenied) as refusal:
                question(campaign, column_editor)
            assert campaign.title in str(refusal.value)

    def test_a_reporter_may_write_but_not_publish(self, reporter: Any, column: MediaColumnPage) -> None:
        draft = editorial.create_item(column, title="Bài của cộng tác viên", user=reporter)
        access.require_edit(draft, reporter)
        with pytest.raises(PermissionDenied):
            access.require_publish(draft, reporter)

    def test_public_means_live_and_behind_no_lock(self, item: MediaItemPage, column: MediaColumnPage) -> None:
        assert access.is_public(item)
        assert list(access.public(MediaItemPage.objects.all())) == [item]
        lock_by_login(column)
        item = MediaItemPage.objects.get(pk=item.pk)
        assert not access.is_public(item)
        assert not access.public(MediaItemPage.objects.all()).exists()


def test_behind_a_log_in_for_all_of_it_the_lists_are_not_empty(
    hub: HubPage, plan: PlanPage, item: MediaItemPage, column: MediaColumnPage, client: Client, visitor_of_admin: Any
) -> None:
    lock_by_login(hub)
    assert client.get(hub.url).status_code == 302
    client.force_login(visitor_of_admin)
    assert item.title in client.get(hub.url).content.decode()
    assert item.title in client.get(column.url).content.decode()
    assert plan.title in client.get(hub.url).content.decode()


def test_a_door_further_in_stays_shut_in_the_lists(
    hub: HubPage, item: MediaItemPage, column: MediaColumnPage, client: Client, visitor_of_admin: Any
) -> None:
    lock_by_login(hub)
    PageViewRestriction.objects.create(page=column, restriction_type=PageViewRestriction.PASSWORD, password="sách")
    client.force_login(visitor_of_admin)
    assert item.title not in client.get(hub.url).content.decode()


def test_pages_of_another_site_are_not_listed_here(campaign: CampaignPage, home: Page, client: Client) -> None:
    root = home.get_parent().add_child(instance=Page(title="Cổng thứ hai", slug="cong-thu-hai"))
    Site.objects.create(hostname="hai.example", root_page=root, port=80)
    other = set_up(root).hub
    there = editorial.publish(editorial.create_column(other, title="Chuyên mục bên kia", campaigns=[campaign]), None)
    assert there.title not in client.get(campaign.url).content.decode()
