"""Result reports in the admin: made by a button, downloaded by those who may edit the plan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import docx
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from wagtail_kehoach import editorial
from wagtail_kehoach.models import HubPage, PlanPage, ReportDeadline, ResultReport
from wagtail_kehoach.reporting.make import make_report
from wagtail_kehoach.vietnamese.dates import parse_partial_date

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lasting_ground")]


@pytest.fixture
def plan(make_plan: Callable[..., PlanPage]) -> PlanPage:
    """A plan that asks for a report on the last quarter of 2026."""
    return make_plan(deadlines=(parse_partial_date("quý IV/2026"),))


@pytest.fixture
def deadline(plan: PlanPage) -> ReportDeadline:
    return plan.deadlines.get()


@pytest.fixture
def report(plan: PlanPage, deadline: ReportDeadline) -> ResultReport:
    return make_report(plan, start=date(2026, 10, 1), end=date(2026, 12, 31), deadline=deadline)


@pytest.fixture
def stranger(make_editor_of: Callable[..., Any], hub: HubPage) -> Any:
    """A user who may edit a column and no plan."""
    return make_editor_of(editorial.create_column(hub, title="Chuyên mục khác"))


class TestMaking:
    def test_the_button_makes_the_report_of_the_deadline_s_period(
        self, login: Any, editor: Any, plan: PlanPage, deadline: ReportDeadline
    ) -> None:
        client = login(editor)
        answer = client.post(reverse("kehoach_reports:make", args=[deadline.pk]), follow=True)
        report = ResultReport.objects.get()
        assert (report.plan, report.deadline_uid, report.made_by) == (plan, deadline.uid, editor)
        end = min(date(2026, 12, 31), timezone.localdate())
        assert (report.period_start, report.period_end) == (date(2026, 10, 1), end)
        assert reverse("kehoach_reports:download", args=[report.pk]) in answer.content.decode()

    @pytest.mark.parametrize("method", ["get", "head", "put", "delete"])
    def test_no_other_method_makes_one(self, login: Any, editor: Any, deadline: ReportDeadline, method: str) -> None:
        client = login(editor)
        assert getattr(client, method)(reverse("kehoach_reports:make", args=[deadline.pk])).status_code == 405
        assert not ResultReport.objects.exists()

    @pytest.mark.parametrize("who", ["stranger", "visitor_of_admin"])
    def test_who_may_not_edit_the_plan_finds_no_button_behind_the_address(
        self, request: Any, login: Any, deadline: ReportDeadline, who: str
    ) -> None:
        client = login(request.getfixturevalue(who))
        assert client.post(reverse("kehoach_reports:make", args=[deadline.pk])).status_code == 404
        assert not ResultReport.objects.exists()

    def test_who_is_not_logged_in_is_asked_to(self, client: Client, deadline: ReportDeadline) -> None:
        answer = client.post(reverse("kehoach_reports:make", args=[deadline.pk]))
        assert reverse("wagtailadmin_login") in answer.url
        assert not ResultReport.objects.exists()

    def test_a_deadline_that_does_not_exist_is_not_found(self, login: Any, editor: Any) -> None:
        assert login(editor).post(reverse("kehoach_reports:make", args=[999])).status_code == 404

    def test_a_double_click_makes_one_report(self, login: Any, editor: Any, deadline: ReportDeadline) -> None:
        client = login(editor)
        for _ in range(2):
            client.post(reverse("kehoach_reports:make", args=[deadline.pk]))
        assert ResultReport.objects.count() == 1

    def test_a_minute_later_a_new_report_is_made(self, login: Any, editor: Any, deadline: ReportDeadline) -> None:
        client = login(editor)
        client.post(reverse("kehoach_reports:make", args=[deadline.pk]))
        ResultReport.objects.update(made_at=timezone.now() - timedelta(minutes=2))
        client.post(reverse("kehoach_reports:make", args=[deadline.pk]))
        assert len({report.document.name for report in ResultReport.objects.all()}) == 2


class TestDownloading:
    def test_an_editor_of_the_plan_gets_the_document(self, login: Any, editor: Any, report: ResultReport) -> None:
        answer = login(editor).get(reverse("kehoach_reports:download", args=[report.pk]))
        assert answer.status_code == 200
        assert answer["Content-Disposition"].startswith('attachment; filename="bao-cao-')
        assert docx.Document(BytesIO(b"".join(answer))).paragraphs

    @pytest.mark.parametrize("who", ["stranger", "visitor_of_admin"])
    def test_nobody_else_does(self, request: Any, login: Any, report: ResultReport, who: str) -> None:
        client = login(request.getfixturevalue(who))
        assert client.get(reverse("kehoach_reports:download", args=[report.pk])).status_code == 404

    def test_who_is_not_logged_in_is_asked_to(self, client: Client, report: ResultReport) -> None:
        answer = client.get(reverse("kehoach_reports:download", args=[report.pk]))
        assert reverse("wagtailadmin_login") in answer.url

    def test_it_has_no_address_of_its_own(
        self, client: Client, settings: Any, chief: Any, report: ResultReport
    ) -> None:
        client.force_login(chief)
        assert client.get(f"{settings.MEDIA_URL}{report.document.name}").status_code == 404
        with pytest.raises(NotImplementedError):
            _ = report.document.url

    def test_a_document_that_is_gone_is_not_found(self, login: Any, editor: Any, report: ResultReport) -> None:
        report.document.storage.delete(report.document.name)
        assert login(editor).get(reverse("kehoach_reports:download", args=[report.pk])).status_code == 404

    def test_the_list_shows_its_period_as_editors_write_it(self, login: Any, editor: Any, report: ResultReport) -> None:
        page = login(editor).get(reverse("kehoach_reports:index")).content.decode()
        assert "01/10/2026 – 31/12/2026" in page
        assert report.title in page
        assert f"{timezone.localtime(report.made_at):%Y}" in page


class TestDeletingThePlan:
    def addresses(self, page: Page) -> list[str]:
        """Return the addresses by which an editor deletes a page."""
        bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
        return [reverse("wagtailadmin_pages:delete", args=[page.pk]), f"{bulk}?id={page.pk}"]

    @pytest.mark.parametrize("way", [0, 1])
    @pytest.mark.parametrize("level", ["plan", "plan_index", "hub"])
    def test_a_plan_with_a_report_is_not_deleted_under_it(
        self, request: Any, login: Any, chief: Any, report: ResultReport, way: int, level: str
    ) -> None:
        page = request.getfixturevalue(level)
        answer = login(chief).post(self.addresses(page)[way], follow=True)
        assert answer.status_code == 200
        assert report.plan.title in [str(message) for message in answer.context["messages"]][0]
        assert ResultReport.objects.get() == report
        assert PlanPage.objects.get() == report.plan

    @pytest.mark.parametrize("way", [0, 1])
    def test_a_plan_without_a_report_is_deleted(self, login: Any, editor: Any, plan: PlanPage, way: int) -> None:
        login(editor).post(self.addresses(plan)[way])
        assert not PlanPage.objects.exists()

    def test_other_things_are_deleted_as_ever(self, login: Any, chief: Any, editor: Any, report: ResultReport) -> None:
        bulk = reverse("wagtail_bulk_action", args=["auth", "user", "delete"])
        login(chief).post(f"{bulk}?id={editor.pk}")
        assert not type(editor).objects.filter(pk=editor.pk).exists()
