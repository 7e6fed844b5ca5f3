"""The panel on the admin's home page: what is due, how campaigns and tasks stand, for what the user may edit."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from wagtail_kehoach import coverage, editorial
from wagtail_kehoach.admin.dashboard import MAX_DEADLINES
from wagtail_kehoach.models import CampaignPage, HubPage, MediaItemPage, PlanPage, ResultReport
from wagtail_kehoach.reporting.make import make_report
from wagtail_kehoach.vietnamese.dates import PartialDate

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lasting_ground")]


def in_days(days: int) -> PartialDate:
    return PartialDate.on(timezone.localdate() + timedelta(days=days))


def home(client: Client) -> str:
    """Return the admin's home page with white space collapsed."""
    response = client.get(reverse("wagtailadmin_home"))
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_an_empty_portal_tells_how_to_begin(login: Any, editor: Any) -> None:
    assert "kehoach_import_plan" in home(login(editor))


def test_it_shows_the_real_progress(
    login: Any, editor: Any, plan: PlanPage, campaign: CampaignPage, make_item: Callable[..., MediaItemPage]
) -> None:
    planned = coverage.plan_item(campaign, title="Bài", task=plan.tasks.get(), wanted=3)
    for number in range(2):
        coverage.link_item(planned, make_item(f"Bài {number}"))
    coverage.link_item(planned, make_item("Nháp", published=False))
    page = home(login(editor))
    assert page.count("2/3 (66 %)") == 2
    assert '<progress class="kha-progress__bar" value="2" max="3"' in page
    assert plan.tasks.get().text in page


def test_nothing_planned_is_not_nought_percent(login: Any, editor: Any, campaign: CampaignPage) -> None:
    page = home(login(editor))
    assert campaign.title in page
    assert "0 %" not in page
    assert "<progress" not in page


@pytest.mark.parametrize("days", [5, 1, 0, -1, -4])
def test_it_counts_the_days(login: Any, editor: Any, make_plan: Callable[..., PlanPage], days: int) -> None:
    make_plan(deadlines=(in_days(days),))
    page = home(login(editor))
    due = timezone.localdate() + timedelta(days=days)
    assert f"{due:%d/%m/%Y}" in page
    assert ('class="kha-late"' in page) == (days <= 0)
    counted = re.search(r"<strong[^>]*>[^<]*\b(\d+) ngày", page)
    assert (int(counted[1]) if counted else 0) == abs(days)


def test_late_pieces_are_named_with_the_way_to_them(login: Any, editor: Any, campaign: CampaignPage) -> None:
    late = coverage.plan_item(campaign, title="Phóng sự trễ", due_on=date(2020, 1, 1))
    assert f'<a href="{reverse("kehoach_planned:edit", args=[late.pk])}">Phóng sự trễ</a>' in home(login(editor))


class TestWhichCampaigns:
    @pytest.fixture
    def client(self, login: Any, editor: Any) -> Client:
        return login(editor)

    def make(self, hub: HubPage, start: int | None, end: int | None, *plans: PlanPage) -> CampaignPage:
        today = timezone.localdate()
        days = [None if offset is None else today + timedelta(days=offset) for offset in (start, end)]
        campaign = editorial.create_campaign(hub, title="Đợt đọc sách", plans=plans, start_on=days[0], end_on=days[1])
        return editorial.publish(campaign, None)

    @pytest.mark.parametrize(
        ("start", "end", "shown"), [(0, 0, True), (None, None, True), (-9, -1, False), (1, 9, False)]
    )
    def test_those_that_run_today(
        self, client: Client, hub: HubPage, start: int | None, end: int | None, shown: bool
    ) -> None:
        self.make(hub, start, end)
        assert ("Đợt đọc sách" in home(client)) is shown

    def test_an_ended_one_stays_until_its_report_is_made(
        self, client: Client, hub: HubPage, make_plan: Callable[..., PlanPage]
    ) -> None:
        plan = make_plan(deadlines=(in_days(3),))
        self.make(hub, -9, -1, plan)
        assert "Đợt đọc sách" in home(client)
        today = timezone.localdate()
        make_report(plan, start=today, end=today, deadline=plan.deadlines.get())
        assert "Đợt đọc sách" not in home(client)


class TestDeadlines:
    def test_what_has_been_reported_and_is_past_makes_room(
        self, login: Any, editor: Any, make_plan: Callable[..., PlanPage]
    ) -> None:
        today = timezone.localdate()
        for number in range(MAX_DEADLINES):
            plan = make_plan(title=f"Kế hoạch cũ {number}", deadlines=(in_days(-30 - number),))
            make_report(plan, start=today, end=today, deadline=plan.deadlines.get())
        make_plan(title="Kế hoạch đang chờ báo cáo", deadlines=(in_days(2),))
        page = home(login(editor))
        assert "Kế hoạch đang chờ báo cáo" in page
        assert "kha-late" not in page

    def test_no_more_than_the_nearest_are_shown(
        self, login: Any, editor: Any, make_plan: Callable[..., PlanPage]
    ) -> None:
        for number in range(MAX_DEADLINES + 1):
            make_plan(title=f"Kế hoạch thứ {number}.", deadlines=(in_days(number + 1),))
        page = home(login(editor))
        assert page.count("/kehoach/bao-cao/moc/") == MAX_DEADLINES
        assert f"Kế hoạch thứ {MAX_DEADLINES}." not in page

    def test_a_report_that_was_made_is_offered(
        self, login: Any, editor: Any, make_plan: Callable[..., PlanPage]
    ) -> None:
        plan = make_plan(deadlines=(in_days(3),))
        today = timezone.localdate()
        report = make_report(plan, start=today, end=today, deadline=plan.deadlines.get())
        assert reverse("kehoach_reports:download", args=[report.pk]) in home(login(editor))


class TestOthers:
    def test_who_may_edit_no_plan_sees_none(
        self,
        login: Any,
        make_editor_of: Callable[..., Any],
        make_plan: Callable[..., PlanPage],
        hub: HubPage,
    ) -> None:
        plan = make_plan(title="Kế hoạch kín", tasks=("Việc kín",), deadlines=(in_days(3),), disclosure="internal")
        editorial.publish(editorial.create_campaign(hub, title="Đợt kín", plans=[plan]), None)
        own = editorial.create_column(hub, title="Chuyên mục của tôi")
        page = home(login(make_editor_of(own)))
        for word in ("Kế hoạch kín", "Việc kín", "Đợt kín"):
            assert word not in page

    def test_an_editor_of_the_campaign_sees_nothing_of_a_plan_that_is_not_the_editor_s(
        self, login: Any, make_editor_of: Callable[..., Any], make_plan: Callable[..., PlanPage], hub: HubPage
    ) -> None:
        plan = make_plan(title="Kế hoạch kín", tasks=("Việc kín",), disclosure="internal")
        campaign = editorial.publish(editorial.create_campaign(hub, title="Đợt chung", plans=[plan]), None)
        page = home(login(make_editor_of(campaign)))
        assert "Đợt chung" in page
        assert "Kế hoạch kín" not in page
        assert "Việc kín" not in page

    def test_a_user_who_may_only_log_in_sees_an_empty_panel(
        self, login: Any, visitor_of_admin: Any, plan: PlanPage, campaign: CampaignPage
    ) -> None:
        page = home(login(visitor_of_admin))
        assert plan.title not in page
        assert campaign.title not in page


class TestReportButton:
    def test_it_makes_the_report_only_with_the_page_s_token(
        self, editor: Any, make_plan: Callable[..., PlanPage]
    ) -> None:
        deadline = make_plan(deadlines=(in_days(3),)).deadlines.get()
        client = Client(enforce_csrf_checks=True)
        client.force_login(editor)
        address = reverse("kehoach_reports:make", args=[deadline.pk])
        page = home(client)
        assert f'action="{address}"' in page
        assert client.post(address).status_code == 403
        assert not ResultReport.objects.exists()
        form = page[page.index(f'action="{address}"') :]
        token = form.split('name="csrfmiddlewaretoken" value="', 1)[1].split('"', 1)[0]
        assert client.post(address, {"csrfmiddlewaretoken": token}).status_code == 302
        assert ResultReport.objects.get().made_by == editor


def test_it_takes_the_same_queries_for_any_number_of_pieces(
    login: Any, editor: Any, plan: PlanPage, campaign: CampaignPage, item: Any, django_assert_max_num_queries: Any
) -> None:
    client = login(editor)
    task = plan.tasks.get()
    coverage.link_item(coverage.plan_item(campaign, title="Bài", task=task), item)
    home(client)
    with django_assert_max_num_queries(80) as first:
        home(client)
    for number in range(6):
        coverage.link_item(coverage.plan_item(campaign, title=f"Bài {number}", task=task), item)
    with django_assert_max_num_queries(len(first.captured_queries)):
        home(client)
