"""The panel on the admin's home page: what is due, how campaigns and tasks stand, for what the user may edit."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from wagtail_kehoach import coverage, editorial
from wagtail_kehoach.admin.dashboard import MAX_DEADLINES, MAX_PER_DAY, home_panels
from wagtail_kehoach.models import (
    CampaignPage,
    CampaignPeak,
    DeadlineSubmission,
    HubPage,
    MediaItemPage,
    PlanPage,
    ResultReport,
)
from wagtail_kehoach.reporting.make import make_report
from wagtail_kehoach.vietnamese.dates import PartialDate, parse_partial_date

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lasting_ground")]


def in_days(days: int) -> PartialDate:
    return PartialDate.on(timezone.localdate() + timedelta(days=days))


def sent(plan: PlanPage) -> None:
    """Record the report of the plan's deadline as sent."""
    deadline = plan.deadlines.get()
    DeadlineSubmission.objects.create(
        plan=plan, deadline_uid=deadline.uid, due_on=deadline.when.due(), submitted_on=timezone.localdate()
    )


def home(client: Client) -> str:
    """Return the admin's home page with white space collapsed."""
    response = client.get(reverse("wagtailadmin_home"))
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


class TestFirstSteps:
    def test_an_empty_portal_offers_each_step_to_whoever_may_take_it(self, login: Any, editor: Any, hub: Any) -> None:
        page = home(login(editor))
        assert page.count('class="kha-begin__step"') == 3
        assert f'href="{reverse("kehoach_intake:index")}"' in page
        assert f'href="{reverse("wagtailadmin_pages:add_subpage", args=[hub.pk])}"' in page

    def test_a_column_is_where_the_first_item_is_written(self, login: Any, editor: Any, hub: Any) -> None:
        column = editorial.create_column(hub, title="Chuyên mục")
        add = reverse("wagtailadmin_pages:add", args=["wagtail_kehoach", "mediaitempage", column.pk])
        assert f'href="{add}"' in home(login(editor))

    def test_who_may_do_none_of_them_is_not_told(self, login: Any, visitor_of_admin: Any, hub: Any) -> None:
        assert "kha-begin" not in home(login(visitor_of_admin))

    def test_the_first_item_ends_them(self, login: Any, editor: Any, item: MediaItemPage) -> None:
        assert "kha-begin" not in home(login(editor))


def test_it_shows_the_real_progress(
    login: Any, editor: Any, plan: PlanPage, campaign: CampaignPage, make_item: Callable[..., MediaItemPage]
) -> None:
    planned = coverage.plan_item(campaign, title="Bài", task=plan.tasks.get(), wanted=3)
    for number in range(2):
        coverage.link_item(planned, make_item(f"Bài {number}"))
    coverage.link_item(planned, make_item("Nháp", published=False))
    page = home(login(editor))
    assert "(66 %)" in page
    assert 'class="kha-bar"' in page
    assert reverse("kehoach_room:room", args=[campaign.pk]) in page
    assert reverse("kehoach_room:write", args=[campaign.pk]) in page


def test_nothing_planned_is_not_nought_percent(login: Any, editor: Any, campaign: CampaignPage) -> None:
    page = home(login(editor))
    assert campaign.title in page
    assert "0 %" not in page
    assert "kha-bar" not in page


@pytest.mark.parametrize("days", [5, 1, 0, -1, -4])
def test_it_counts_the_days(login: Any, editor: Any, make_plan: Callable[..., PlanPage], days: int) -> None:
    make_plan(deadlines=(in_days(days),))
    page = home(login(editor))
    due = timezone.localdate() + timedelta(days=days)
    assert f"{due:%d/%m/%Y}" in page
    assert ("kha-word kha-late" in page) == (days <= 0)
    counted = re.search(r'<strong class="kha-word[^>]*>.*?(\d*)[^<\d]*</strong>', page)
    assert counted
    assert int(counted[1] or 0) == abs(days)


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

    def test_an_ended_one_stays_until_its_report_is_sent(
        self, client: Client, hub: HubPage, make_plan: Callable[..., PlanPage]
    ) -> None:
        plan = make_plan(deadlines=(in_days(3),))
        self.make(hub, -9, -1, plan)
        assert "Đợt đọc sách" in home(client)
        today = timezone.localdate()
        make_report(plan, start=today, end=today, deadline=plan.deadlines.get())
        assert "Đợt đọc sách" in home(client)
        sent(plan)
        assert "Đợt đọc sách" not in home(client)


class TestDeadlines:
    def test_what_has_been_sent_makes_room(self, login: Any, editor: Any, make_plan: Callable[..., PlanPage]) -> None:
        for number in range(MAX_DEADLINES):
            sent(make_plan(title=f"Kế hoạch cũ {number}", deadlines=(in_days(-30 - number),)))
        make_plan(title="Kế hoạch đang chờ báo cáo", deadlines=(in_days(2),))
        page = home(login(editor))
        assert "Kế hoạch đang chờ báo cáo" in page
        assert "kha-late" not in page

    def test_a_recurring_one_is_told_with_its_words(
        self, login: Any, editor: Any, make_plan: Callable[..., PlanPage]
    ) -> None:
        when = parse_partial_date("hằng năm vào tháng 12")
        assert when
        make_plan(deadlines=(when,))
        page = home(login(editor))
        assert "hằng năm vào tháng 12" in page
        assert "31/12/" in page

    def test_each_can_be_recorded_as_sent(self, login: Any, editor: Any, make_plan: Callable[..., PlanPage]) -> None:
        deadline = make_plan(deadlines=(in_days(3),)).deadlines.get()
        assert reverse("kehoach_ledger:submit", args=[deadline.pk]) in home(login(editor))

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


class TestNextDays:
    def test_each_kind_of_thing_stands_on_its_day(
        self,
        login: Any,
        editor: Any,
        campaign: CampaignPage,
        make_plan: Callable[..., PlanPage],
        make_item: Callable[..., MediaItemPage],
    ) -> None:
        now = timezone.now()
        coverage.plan_item(campaign, title="Bài ngày mai", planned_on=timezone.localdate() + timedelta(days=1))
        coverage.plan_item(campaign, title="Bài tháng sau", planned_on=timezone.localdate() + timedelta(days=30))
        make_plan(deadlines=(in_days(2),))
        CampaignPeak.objects.create(page=campaign, label="Ngày hội đổi sách", start_on=timezone.localdate())
        CampaignPeak.objects.create(page=campaign, label="Đã qua", start_on=timezone.localdate() - timedelta(days=1))
        item = make_item("Tin hẹn giờ", published=False)
        item.go_live_at = now + timedelta(days=3)
        item.save()
        days = home(login(editor)).split('class="kha-days"')[1].split("</ol>")[0].split('class="kha-day')
        for words in ("Bài ngày mai", "Báo cáo kết quả", "Ngày hội đổi sách", "Tin hẹn giờ"):
            assert sum(words in day for day in days) == 1, words
        assert not any("Bài tháng sau" in day or "Đã qua" in day for day in days)

    def test_a_full_day_leads_to_the_rest(self, login: Any, editor: Any, campaign: CampaignPage) -> None:
        today = timezone.localdate()
        for number in range(MAX_PER_DAY + 3):
            coverage.plan_item(campaign, title=f"Bài {number}", planned_on=today)
        days = home(login(editor)).split('class="kha-days"')[1].split("</ol>")[0]
        assert days.count(">Bài ") == MAX_PER_DAY
        assert f"planned_on_from={today}" in days


class TestQueries:
    LIMIT = 25

    def render(self, user: Any) -> None:
        request = RequestFactory().get("/")
        request.user = get_user_model().objects.get(pk=user.pk)
        for panel in home_panels(request):
            panel.render_html({"request": request})

    def fill(self, number: int, hub: HubPage, make_plan: Callable[..., PlanPage], item: MediaItemPage) -> None:
        plan = make_plan(title=f"Kế hoạch {number}", deadlines=(in_days(number - 3),))
        campaign = editorial.publish(editorial.create_campaign(hub, title=f"Đợt {number}", plans=[plan]), None)
        editorial.create_column(hub, title=f"Chuyên mục {number}", campaigns=[campaign])
        for days in (-2, 0, 3):
            day = timezone.localdate() + timedelta(days=days)
            planned = coverage.plan_item(
                campaign, title=f"Bài {number}", task=plan.tasks.get(), planned_on=day, wanted=2
            )
            coverage.link_item(planned, item)

    def test_they_are_few_and_do_not_grow(
        self,
        editor: Any,
        hub: HubPage,
        make_plan: Callable[..., PlanPage],
        item: MediaItemPage,
        django_assert_max_num_queries: Any,
    ) -> None:
        self.fill(0, hub, make_plan, item)
        self.render(editor)
        with django_assert_max_num_queries(self.LIMIT) as first:
            self.render(editor)
        for number in range(1, 9):
            self.fill(number, hub, make_plan, item)
        with django_assert_max_num_queries(len(first.captured_queries)):
            self.render(editor)
