"""Making and publishing pages through the services: permission first, drafts stay drafts, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision

from wagtail_kehoach import editorial
from wagtail_kehoach.editorial import Credit
from wagtail_kehoach.intake.disclose import make_public
from wagtail_kehoach.models import (
    CampaignPage,
    CampaignTarget,
    HubPage,
    MediaColumnPage,
    MediaItemCredit,
    MediaItemPage,
    PlanPage,
)
from wagtail_kehoach.models.plans import Disclosure
from wagtail_kehoach.portal_setup import SetUp

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lasting_ground")]


def actions(page: Page) -> list[str]:
    """Return what the log says of ``page``, oldest first."""
    return list(PageLogEntry.objects.filter(page=page.pk).order_by("pk").values_list("action", flat=True))


def counts() -> tuple[int, ...]:
    """Return how many pages, revisions and log entries are stored."""
    return Page.objects.count(), Revision.objects.count(), PageLogEntry.objects.count()


Make = Callable[[Any], Page]


@pytest.fixture(params=["hub", "plan_index", "campaign", "column", "item"])
def make(request: Any, ground: SetUp, column: MediaColumnPage) -> Make:
    """Each of the services that make a page, as a function of the user."""
    hub = ground.hub
    services: dict[str, Make] = {
        "hub": lambda user: editorial.create_hub(hub.get_parent(), title="Trang khác", user=user),
        "plan_index": lambda user: editorial.create_plan_index(hub, title="Danh mục khác", user=user),
        "campaign": lambda user: editorial.create_campaign(hub, title="Đợt mới", user=user),
        "column": lambda user: editorial.create_column(hub, title="Chuyên mục mới", user=user),
        "item": lambda user: editorial.create_item(column, title="Bài mới", user=user),
    }
    return services[request.param]


class TestMaking:
    def test_a_new_page_is_a_draft_with_a_revision(self, make: Make) -> None:
        page = make(None)
        stored = Page.objects.get(pk=page.pk)
        assert (stored.live, stored.has_unpublished_changes, stored.first_published_at) == (False, True, None)
        assert stored.latest_revision.as_object().title == page.title
        assert actions(page) == ["wagtail.create"]

    def test_a_user_without_rights_is_refused_and_nothing_is_stored(self, make: Make, visitor_of_admin: Any) -> None:
        before = counts()
        with pytest.raises(PermissionDenied):
            make(visitor_of_admin)
        assert counts() == before

    def test_a_superuser_may_make_each(self, make: Make, chief: Any) -> None:
        page = make(chief)
        assert (page.owner, page.latest_revision.user) == (chief, chief)

    def test_a_page_that_is_not_valid_stores_nothing(self, hub: HubPage) -> None:
        before = counts()
        with pytest.raises(ValidationError):
            editorial.create_campaign(hub, title="")
        assert counts() == before

    def test_one_parent_in_hand_serves_for_several_pages(self, hub: HubPage) -> None:
        titles = ["Một", "Hai", "Ba"]
        made = [editorial.create_campaign(hub, title=title) for title in titles]
        assert len({page.path for page in made}) == 3
        assert Page.find_problems() == ([], [], [], [], [])

    def test_the_editor_owns_what_the_editor_makes(self, hub: HubPage, editor: Any) -> None:
        campaign = editorial.create_campaign(hub, title="Đợt", user=editor)
        assert PageLogEntry.objects.get(page=campaign.pk).user == editor
        assert CampaignPage.objects.get(pk=campaign.pk).owner == editor


class TestValues:
    def test_a_campaign_keeps_its_plans_and_children_through_publication(self, hub: HubPage, plan: PlanPage) -> None:
        campaign = editorial.create_campaign(
            hub,
            title="Đợt",
            plans=[plan],
            start_on=date(2026, 10, 5),
            end_on=date(2026, 12, 20),
            targets=[CampaignTarget(genre="tin", wanted=12)],
            messages=[("slogan", "Mỗi ngày một trang sách")],
        )
        live = editorial.publish(campaign, None)
        assert list(live.plans.all()) == [plan]
        assert (live.start_on, live.end_on) == (date(2026, 10, 5), date(2026, 12, 20))
        assert [target.wanted for target in live.targets.all()] == [12]
        assert [block.value for block in live.messages] == ["Mỗi ngày một trang sách"]

    def test_an_item_serves_the_campaigns_of_its_column(self, column: MediaColumnPage, campaign: CampaignPage) -> None:
        draft = editorial.create_item(column, title="Bài")
        assert list(draft.campaigns.all()) == [campaign]
        assert list(editorial.publish(draft, None).campaigns.all()) == [campaign]

    def test_an_item_is_dated_today_in_vietnam_unless_told_otherwise(
        self, column: MediaColumnPage, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        early = timezone.datetime(2026, 10, 4, 18, 30, tzinfo=timezone.get_fixed_timezone(0))
        monkeypatch.setattr(timezone, "now", lambda: early)
        assert editorial.create_item(column, title="Sáng sớm").dated_on == date(2026, 10, 5)
        dated = editorial.create_item(column, title="Đề ngày", dated_on=date(2026, 1, 2))
        assert dated.dated_on == date(2026, 1, 2)

    def test_credits_and_tags_are_kept(self, column: MediaColumnPage) -> None:
        item = editorial.create_item(
            column,
            title="Bài",
            credits=[Credit("Lò Thị Miên"), Credit("Vừ A Chống", MediaItemCredit.Role.READER)],
            tags=["đọc sách"],
        )
        live = editorial.publish(item, None)
        assert [(credit.name, credit.role) for credit in live.credits.all()] == [
            ("Lò Thị Miên", MediaItemCredit.Role.AUTHOR),
            ("Vừ A Chống", MediaItemCredit.Role.READER),
        ]
        assert [tag.name for tag in live.tags.all()] == ["đọc sách"]


class TestPublishing:
    def test_the_newest_text_is_published(self, hub: HubPage, editor: Any) -> None:
        campaign = editorial.create_campaign(hub, title="Đợt")
        draft = CampaignPage.objects.get(pk=campaign.pk).get_latest_revision_as_object()
        draft.lead = "Lời mới"
        draft.save_revision()
        live = editorial.publish(campaign, editor)
        assert (live.live, live.lead, live.has_unpublished_changes) == (True, "Lời mới", False)
        assert actions(campaign)[-1] == "wagtail.publish"
        assert PageLogEntry.objects.filter(page=campaign.pk).latest("pk").user == editor

    def test_a_reporter_is_refused_and_nothing_is_published(self, reporter: Any, column: MediaColumnPage) -> None:
        draft = editorial.create_item(column, title="Bài", user=reporter)
        before = counts()
        with pytest.raises(PermissionDenied):
            editorial.publish(draft, reporter)
        assert counts() == before
        assert not MediaItemPage.objects.get(pk=draft.pk).live

    def test_a_text_that_is_not_whole_is_refused(self, hub: HubPage) -> None:
        campaign = editorial.create_campaign(hub, title="Đợt", start_on=date(2026, 10, 5), end_on=date(2026, 10, 1))
        with pytest.raises(ValidationError) as refusal:
            editorial.publish(campaign, None)
        assert set(refusal.value.message_dict) == {"end_on"}
        stored = CampaignPage.objects.get(pk=campaign.pk)
        assert (stored.live, stored.first_published_at) == (False, None)

    def test_an_internal_plan_is_checked_like_any_other(self, make_plan: Callable[..., PlanPage]) -> None:
        plan = make_plan(disclosure=Disclosure.INTERNAL, published=False)
        draft = plan.get_latest_revision_as_object()
        draft.document_type = ""
        draft.save_revision(clean=False)
        with pytest.raises(ValidationError):
            editorial.publish(plan, None)
        assert PlanPage.objects.get(pk=plan.pk).first_published_at is None

    def test_publishing_twice_is_harmless(self, campaign: CampaignPage) -> None:
        first = campaign.first_published_at
        again = editorial.publish(editorial.publish(campaign, None), None)
        assert (again.live, again.first_published_at) == (True, first)

    def test_an_internal_plan_comes_into_force_with_an_entry_in_the_log(
        self, make_plan: Callable[..., PlanPage], editor: Any
    ) -> None:
        plan = make_plan(disclosure=Disclosure.INTERNAL, published=False)
        plan = editorial.publish(plan, editor)
        assert (plan.live, plan.has_unpublished_changes) == (False, False)
        assert actions(plan) == ["wagtail.create", "wagtail.publish"]


class TestDisclosing:
    def test_a_plan_in_hand_that_was_made_public_is_published_as_such(
        self, make_plan: Callable[..., PlanPage], editor: Any
    ) -> None:
        plan = make_plan(disclosure=Disclosure.INTERNAL, published=False)
        make_public(plan, editor)
        assert editorial.publish(plan, editor).live
        assert actions(plan) == ["wagtail.create", "wagtail.edit", "wagtail.publish"]

    def test_later_drafts_are_kept(self, make_plan: Callable[..., PlanPage]) -> None:
        plan = make_plan(disclosure=Disclosure.INTERNAL, published=False)
        draft = PlanPage.objects.get(pk=plan.pk).get_latest_revision_as_object()
        draft.abstract = "Bản sửa sau"
        draft.save_revision()
        make_public(plan, None)
        assert editorial.publish(plan, None).abstract == "Bản sửa sau"

    @pytest.mark.parametrize("who", ["reporter", "visitor_of_admin"])
    def test_who_may_not_publish_may_not_disclose(
        self, request: Any, make_plan: Callable[..., PlanPage], who: str
    ) -> None:
        plan = make_plan(disclosure=Disclosure.INTERNAL, published=False)
        before = counts()
        with pytest.raises(PermissionDenied):
            make_public(plan, request.getfixturevalue(who))
        assert counts() == before


class TestSettingUp:
    def test_the_group_of_editors_works_below_the_hub_and_nowhere_else(
        self, ground: SetUp, editor: Any, home: Page
    ) -> None:
        assert ground.hub.permissions_for_user(editor).can_publish()
        assert ground.plan_index.permissions_for_user(editor).can_add_subpage()
        assert not home.permissions_for_user(editor).can_edit()
        assert editor.has_perm("wagtailadmin.access_admin")
        assert not editor.has_perm("auth.change_user")
        assert not editor.has_perm("wagtailcore.change_site")

    def test_the_hub_and_the_list_of_plans_are_live(self, ground: SetUp) -> None:
        assert (ground.hub.live, ground.plan_index.live) == (True, True)
        assert (ground.hub.slug, ground.plan_index.slug) == ("tuyen-truyen", "ke-hoach")
