"""The menu, listings and forms of the package: there for its editors, shut for everybody else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from wagtail_kehoach import coverage, editorial
from wagtail_kehoach.models import (
    CampaignPage,
    HubPage,
    MediaColumnPage,
    MediaItemPage,
    Organisation,
    PlanIndexPage,
    PlanPage,
)
from wagtail_kehoach.portal_setup import SetUp, set_up
from wagtail_kehoach.reporting.make import make_report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lasting_ground", "indexes")]

PAGE_LISTINGS = ["kehoach_plans", "kehoach_campaigns", "kehoach_columns", "kehoach_items"]
LISTINGS = [*PAGE_LISTINGS, "kehoach_planned", "kehoach_reports", "kehoach_organisations"]
FORMS = ["kehoach_planned:add", "kehoach_organisations:add"]


@pytest.fixture
def filled(item: MediaItemPage, campaign: CampaignPage, plan: PlanPage) -> None:
    """A portal with one of everything."""
    coverage.link_item(coverage.plan_item(campaign, title="Bài", task=plan.tasks.get()), item)
    Organisation.objects.create(name="UBND xã Suối Ngàn")


@pytest.mark.parametrize("who", ["editor", "chief"])
class TestWhoMay:
    def test_each_listing_opens_searches_and_exports(self, request: Any, login: Any, filled: None, who: str) -> None:
        client = login(request.getfixturevalue(who))
        for name in LISTINGS:
            for query in ("", "?q=bai", "?export=xlsx"):
                assert client.get(reverse(f"{name}:index") + query).status_code == 200, (name, query)

    def test_each_form_for_something_new_opens_or_leads_on(
        self, request: Any, login: Any, filled: None, who: str
    ) -> None:
        client = login(request.getfixturevalue(who))
        for name in [*(f"{name}:choose_parent" for name in PAGE_LISTINGS), *FORMS]:
            response = client.get(reverse(name), follow=True)
            assert (response.status_code, "/login/" in response.request["PATH_INFO"]) == (200, False), name

    def test_the_forms_of_each_page_open(
        self, request: Any, login: Any, filled: None, hub: HubPage, plan_index: PlanIndexPage, who: str
    ) -> None:
        client = login(request.getfixturevalue(who))
        pages = [hub, plan_index, *PlanPage.objects.all(), *CampaignPage.objects.all()]
        for page in [*pages, *MediaColumnPage.objects.all(), *MediaItemPage.objects.all()]:
            assert client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200, page
            for child in page.allowed_subpage_models():
                address = reverse(
                    "wagtailadmin_pages:add", args=[child._meta.app_label, child._meta.model_name, page.pk]
                )
                assert client.get(address).status_code == 200, address

    def test_the_menu_leads_to_each_listing(self, request: Any, login: Any, filled: None, who: str) -> None:
        page = login(request.getfixturevalue(who)).get(reverse("wagtailadmin_home")).content.decode()
        assert all(reverse(f"{name}:index") in page for name in LISTINGS)


class TestWhoMayNot:
    ADDRESSES = [f"{name}:index" for name in LISTINGS] + FORMS

    def test_a_user_who_may_only_log_in_is_sent_away(self, login: Any, visitor_of_admin: Any, filled: None) -> None:
        client = login(visitor_of_admin)
        for name in self.ADDRESSES:
            response = client.get(reverse(name))
            assert (response.status_code, response.url) == (302, reverse("wagtailadmin_home")), name

    def test_who_is_not_logged_in_is_asked_to(self, client: Client, filled: None) -> None:
        for name in self.ADDRESSES:
            response = client.get(reverse(name))
            assert response.status_code == 302, name
            assert response.url.startswith(reverse("wagtailadmin_login")), name

    def test_a_user_without_the_admin_s_right_sees_none(self, login: Any, filled: None, django_user_model: Any) -> None:
        reader = django_user_model.objects.create_user("bandoc")
        for name in self.ADDRESSES:
            assert login(reader).get(reverse(name)).status_code in {302, 403}


def test_listings_show_nothing_of_a_branch_that_the_user_may_not_explore(
    login: Any, make_editor_of: Callable[..., Any], filled: None, hub: HubPage
) -> None:
    own = editorial.publish(editorial.create_column(hub, title="Chuyên mục của tôi"), None)
    editorial.create_item(own, title="Bài của tôi")
    client = login(make_editor_of(own))
    for name in PAGE_LISTINGS:
        page = client.get(reverse(f"{name}:index"))
        if page.status_code == 200:
            shown = {each.title for each in page.context["object_list"]}
            assert shown <= {"Chuyên mục của tôi", "Bài của tôi"}, name


def test_the_list_of_reports_holds_those_of_one_s_own_plans_only(
    login: Any, make_editor_of: Callable[..., Any], ground: SetUp, make_plan: Callable[..., PlanPage]
) -> None:
    other = set_up(ground.hub.get_parent().add_child(instance=Page(title="Khác", slug="khac")))
    theirs = make_plan(title="Kế hoạch của họ")
    ours = make_plan(title="Kế hoạch của ta", parent=other.plan_index)
    for plan in (theirs, ours):
        make_report(plan, start=date(2026, 1, 1), end=date(2026, 1, 2))
    page = login(make_editor_of(other.hub)).get(reverse("kehoach_reports:index")).content.decode()
    assert "Kế hoạch của ta" in page
    assert "Kế hoạch của họ" not in page


def test_an_organisation_is_found_with_and_without_marks(login: Any, editor: Any, filled: None) -> None:
    Organisation.objects.create(name="Sở Văn hóa")
    client = login(editor)
    for asked in ("UBND", "ubnd xa suoi ngan", "suối ngàn"):
        page = client.get(reverse("kehoach_organisations:index"), {"q": asked})
        assert [each.name for each in page.context["object_list"]] == ["UBND xã Suối Ngàn"], asked


def test_an_organisation_is_made_with_another_name(login: Any, editor: Any, ground: SetUp) -> None:
    form = nested_form_data(
        {
            "name": "UBND xã Suối Ngàn",
            "kind": "state",
            "level": "commune",
            "valid_from": "01/07/2025",
            "aliases": inline_formset([{"name": "Ủy ban nhân dân xã Suối Ngàn", "kind": "spelling"}]),
        }
    )
    response = login(editor).post(reverse("kehoach_organisations:add"), form)
    assert response.status_code == 302, response.context["form"].errors
    body = Organisation.objects.named("uy ban nhan dan xa suoi ngan").get()
    assert f"{body.valid_from:%d/%m/%Y}" == "01/07/2025"


def test_two_equal_other_names_are_told_in_the_form(login: Any, editor: Any, ground: SetUp) -> None:
    aliases = [{"name": name, "kind": "spelling"} for name in ("UBND xã", "Ubnd xa")]
    form = nested_form_data({"name": "UBND", "kind": "state", "level": "commune", "aliases": inline_formset(aliases)})
    response = login(editor).post(reverse("kehoach_organisations:add"), form)
    assert response.status_code == 200
    assert not Organisation.objects.exists()
