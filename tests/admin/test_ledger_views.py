"""The ledger in the admin: the list, its filters, the spreadsheet, marking with undo, and reports that were sent."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from io import BytesIO, StringIO
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from wagtail_kehoach import coverage, editorial, ledger
from wagtail_kehoach.models import (
    CampaignPage,
    DeadlineSubmission,
    HubPage,
    MediaItemPage,
    PlanPage,
    PlanTask,
    ReportDeadline,
    ResultReport,
)
from wagtail_kehoach.models.choices import Tracking
from wagtail_kehoach.reporting.make import make_report
from wagtail_kehoach.vietnamese.dates import PartialDate, parse_partial_date

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lasting_ground")]

TODAY = timezone.localdate()
LATE, SOON = TODAY - timedelta(days=3), TODAY + timedelta(days=5)
INDEX = "kehoach_ledger:index"


def when(wording: str) -> PartialDate:
    found = parse_partial_date(wording)
    assert found is not None
    return found


def day(on: date) -> PartialDate:
    return when(f"ngày {on:%d/%m/%Y}")


def rows(client: Client, **asked: Any) -> list[Any]:
    """Return the rows that the list shows."""
    answer = client.get(reverse(INDEX), asked)
    assert answer.status_code == 200
    return list(answer.context["rows"])


def texts(client: Client, **asked: Any) -> list[str]:
    return [row.text for row in rows(client, **asked)]


@pytest.fixture
def plan(make_plan: Callable[..., PlanPage]) -> PlanPage:
    """A plan with tasks late, to come, done and undated, and with a report that is due."""
    plan = make_plan(
        tasks=("Phát thanh", "Treo băng rôn", "Mở chuyên mục"), deadlines=(day(SOON),), number="45/KH-UBND"
    )
    PlanTask.objects.filter(text="Phát thanh").update(deadline=day(LATE))
    PlanTask.objects.filter(text="Mở chuyên mục").update(deadline=when("hằng năm vào tháng 12"))
    ReportDeadline.objects.update(to="UBND xã Suối Ngàn", via="Phòng Văn hóa")
    return plan


@pytest.fixture
def task(plan: PlanPage) -> PlanTask:
    return PlanTask.objects.get(text="Phát thanh")


@pytest.fixture
def deadline(plan: PlanPage) -> ReportDeadline:
    return ReportDeadline.objects.get()


@pytest.fixture
def stranger(make_editor_of: Callable[..., Any], hub: HubPage) -> Any:
    """A user who may edit a column and no plan."""
    return make_editor_of(editorial.create_column(hub, title="Chuyên mục khác"))


@pytest.fixture
def sent(deadline: ReportDeadline, editor: Any) -> DeadlineSubmission:
    """The report, sent with a file."""
    file = SimpleUploadedFile("Báo cáo.pdf", b"%PDF-1.7 noi dung")
    return ledger.record_submission(
        deadline, submitted_on=TODAY, due_on=SOON, number="31/BC-VHTT", file=file, user=editor
    )


class TestList:
    def test_late_first_then_by_date_and_undated_last(self, login: Any, editor: Any, plan: PlanPage) -> None:
        shown = rows(login(editor))
        assert [row.text for row in shown] == ["Phát thanh", "Báo cáo kết quả", "Mở chuyên mục", "Treo băng rôn"]
        assert [row.due_on is None for row in shown] == [False, False, False, True]

    def test_what_has_no_date_is_never_late(self, login: Any, editor: Any, plan: PlanPage) -> None:
        PlanTask.objects.update(deadline=when("theo quy định"))
        assert texts(login(editor), state="overdue") == []
        assert len(texts(login(editor), state="undated")) == 3

    def test_it_says_how_things_stand(
        self, login: Any, editor: Any, campaign: CampaignPage, task: PlanTask, make_item: Callable[..., MediaItemPage]
    ) -> None:
        planned = coverage.plan_item(campaign, title="Tin", task=task, wanted=3)
        coverage.link_item(planned, make_item())
        page = login(editor).get(reverse(INDEX)).content.decode()
        for words in (f"{LATE:%d/%m/%Y}", "1/3", "45/KH-UBND", "UBND xã Suối Ngàn", "Phòng Văn hóa", campaign.title):
            assert words in page, words
        add = reverse("kehoach_planned:add")
        assert f"{add}?campaign={campaign.pk}&amp;task={task.page_id}-{task.uid}" in page
        for address in (
            reverse("wagtailadmin_pages:edit", args=[task.page_id]),
            reverse("wagtailadmin_pages:edit", args=[campaign.pk]),
        ):
            assert address in page

    def test_a_report_that_was_sent_is_shown_with_its_file(
        self, login: Any, editor: Any, sent: DeadlineSubmission
    ) -> None:
        page = login(editor).get(reverse(INDEX)).content.decode()
        assert reverse("kehoach_ledger:file", args=[sent.pk]) in page
        assert reverse("kehoach_ledger:withdraw", args=[sent.pk]) in page
        assert "31/BC-VHTT" in page

    def test_what_a_user_may_not_edit_is_not_listed(self, login: Any, stranger: Any, plan: PlanPage) -> None:
        client = login(stranger)
        for asked in ({}, {"whose": "all"}, {"plan": plan.pk}, {"q": "phat"}):
            answer = client.get(reverse(INDEX), asked)
            assert "Phát thanh" not in answer.content.decode()
        assert "Phát thanh" not in b"".join(client.get(reverse(INDEX), {"export": "csv"})).decode()

    def test_who_may_edit_no_page_is_sent_away(self, login: Any, visitor_of_admin: Any, plan: PlanPage) -> None:
        assert login(visitor_of_admin).get(reverse(INDEX)).status_code == 302

    def test_who_is_not_logged_in_is_asked_to(self, client: Client, deadline: ReportDeadline) -> None:
        for address in (reverse(INDEX), reverse("kehoach_ledger:submit", args=[deadline.pk])):
            assert reverse("wagtailadmin_login") in client.get(address).url

    def test_an_empty_list_says_what_to_do(self, login: Any, editor: Any) -> None:
        assert reverse("kehoach_plans:index") in login(editor).get(reverse(INDEX)).content.decode()

    def test_plans_words_are_shown_as_words(self, login: Any, editor: Any, task: PlanTask) -> None:
        PlanTask.objects.filter(pk=task.pk).update(text="<script>alert(1)</script>", unit='"><b>x')
        page = login(editor).get(reverse(INDEX)).content.decode()
        assert "<script>alert(1)" not in page
        assert '"><b>x' not in page

    def test_it_is_in_the_menu(self, login: Any, editor: Any) -> None:
        assert f"{reverse(INDEX)}" in login(editor).get(reverse("wagtailadmin_home")).content.decode()

    def test_there_are_fifty_on_a_page(self, login: Any, editor: Any, make_plan: Callable[..., PlanPage]) -> None:
        make_plan(tasks=tuple(f"Việc {number}" for number in range(60)))
        client = login(editor)
        assert [len(rows(client, p=page)) for page in (1, 2)] == [50, 10]
        assert [len(rows(client, p=page)) for page in (99, -1, "x")] == [10, 10, 50]

    def test_it_takes_the_same_queries_for_any_number(
        self,
        login: Any,
        editor: Any,
        make_plan: Callable[..., PlanPage],
        hub: HubPage,
        django_assert_max_num_queries: Any,
    ) -> None:
        client = login(editor)

        def fill(number: int) -> None:
            plan = make_plan(title=f"Kế hoạch {number}", tasks=("Một", "Hai"), deadlines=(day(SOON),) * 2)
            campaign = editorial.create_campaign(hub, title=f"Đợt {number}", plans=[plan])
            coverage.plan_item(campaign, title="Tin", task=plan.tasks.first())
            first = plan.deadlines.first()
            make_report(plan, start=LATE, end=TODAY, deadline=first)
            ledger.record_submission(first, submitted_on=TODAY, due_on=SOON, user=editor)

        fill(0)
        client.get(reverse(INDEX))
        with django_assert_max_num_queries(60) as first:
            client.get(reverse(INDEX))
        for number in range(1, 5):
            fill(number)
        with django_assert_max_num_queries(len(first.captured_queries)):
            assert len(rows(client)) == 20


class TestFilters:
    @pytest.mark.parametrize(
        ("asked", "found"),
        [
            ({"what": "task"}, {"Phát thanh", "Mở chuyên mục", "Treo băng rôn"}),
            ({"what": "deadline"}, {"Báo cáo kết quả"}),
            ({"state": "overdue"}, {"Phát thanh"}),
            ({"state": "due"}, {"Báo cáo kết quả", "Mở chuyên mục"}),
            ({"state": "undated"}, {"Treo băng rôn"}),
            ({"state": "done"}, set()),
            ({"kind": "recurring"}, {"Mở chuyên mục"}),
            ({"kind": "day"}, {"Phát thanh", "Báo cáo kết quả"}),
            ({"q": "phat thanh"}, {"Phát thanh"}),
            ({"q": "THANH Phát"}, {"Phát thanh"}),
            ({"q": "suoi ngan"}, {"Báo cáo kết quả"}),
            ({"q": "45/kh-ubnd", "what": "task", "state": "overdue"}, {"Phát thanh"}),
            ({"q": "không có chữ này"}, set()),
        ],
    )
    def test_each_narrows_the_list(
        self, login: Any, editor: Any, plan: PlanPage, asked: dict[str, str], found: set[str]
    ) -> None:
        assert set(texts(login(editor), **asked)) == found

    def test_by_plan_and_by_campaign(
        self, login: Any, editor: Any, campaign: CampaignPage, make_plan: Callable[..., PlanPage]
    ) -> None:
        other = make_plan(title="Kế hoạch khác", tasks=("Việc khác",))
        client = login(editor)
        assert texts(client, plan=other.pk) == ["Việc khác"]
        assert "Việc khác" not in texts(client, campaign=campaign.pk)
        assert len(texts(client, campaign=campaign.pk)) == 4

    def test_whose_is_ours_unless_asked(self, login: Any, editor: Any, task: PlanTask) -> None:
        ledger.set_tracking(task, Tracking.OTHER_UNIT, editor)
        client = login(editor)
        assert "Phát thanh" not in texts(client)
        assert texts(client, whose="other_unit") == ["Phát thanh"]
        assert texts(client, whose="not_tracked") == []
        assert len(texts(client, whose="all")) == 4

    def test_odd_questions_are_no_crash(self, login: Any, editor: Any, plan: PlanPage) -> None:
        client = login(editor)
        for query in (
            "?q=%00", "?q=%ff", "?q=" + "x" * 5000, "?state=bogus", "?kind=1&kind=2", "?plan=x", "?plan=999999",
            "?campaign=-1", "?whose=bogus", "?export=bogus", "?p=1000000000000", "?what=%F0%9F%98%80",
        ):  # fmt: skip
            assert client.get(reverse(INDEX) + query).status_code == 200, query


class TestSpreadsheet:
    def read_xlsx(self, client: Client, **asked: Any) -> list[tuple[Any, ...]]:
        content = b"".join(client.get(reverse(INDEX), {"export": "xlsx", **asked}))
        return list(openpyxl.load_workbook(BytesIO(content)).active.iter_rows())

    def read_csv(self, client: Client, **asked: Any) -> list[list[str]]:
        content = b"".join(client.get(reverse(INDEX), {"export": "csv", **asked}))
        assert content.startswith(b"\xef\xbb\xbf")
        return list(csv.reader(StringIO(content.decode("utf-8-sig"))))

    def test_it_holds_what_the_filter_shows(self, login: Any, editor: Any, plan: PlanPage) -> None:
        client = login(editor)
        for read in (self.read_csv, self.read_xlsx):
            assert len(read(client)) == 5
            assert len(read(client, what="task", state="overdue")) == 2

    def test_dates_are_dates(self, login: Any, editor: Any, plan: PlanPage) -> None:
        client = login(editor)
        heading, first, *_rest = self.read_xlsx(client)
        place = [cell.value for cell in heading].index(str(heading[3].value))
        cell = first[place]
        assert cell.is_date
        assert cell.value in (LATE, datetime.combine(LATE, time()))
        assert cell.number_format == "dd/mm/yyyy"
        assert self.read_csv(client)[1][place] == f"{LATE:%d/%m/%Y}"

    @pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "-2", "@SUM(A1)", "\t=1", "\x0b=1+1"])
    def test_no_text_becomes_a_formula(self, login: Any, editor: Any, task: PlanTask, text: str) -> None:
        PlanTask.objects.filter(pk=task.pk).update(text=text, unit=text)
        client = login(editor)
        assert not [cell for row in self.read_xlsx(client) for cell in row if cell.data_type == "f"]
        for row in self.read_csv(client):
            assert not [cell for cell in row if cell[:1] in tuple("=+-@\t")], row

    def test_nothing_planned_is_an_empty_cell(self, login: Any, editor: Any, plan: PlanPage) -> None:
        first = self.read_csv(login(editor))[1]
        assert first[7:9] == ["", ""]


class TestMarking:
    def post(self, client: Client, **sent: Any) -> Any:
        return client.post(reverse("kehoach_ledger:mark"), sent)

    def test_one_is_marked_and_the_editor_comes_back_to_the_same_list(
        self, login: Any, editor: Any, task: PlanTask
    ) -> None:
        client = login(editor)
        answer = self.post(client, mark=f"task-{task.pk}:not_tracked", back="state=overdue&q=phát")
        assert answer.url == reverse(INDEX) + "?state=overdue&q=ph%C3%A1t"
        assert PlanTask.objects.get(pk=task.pk).tracking == Tracking.NOT_TRACKED

    def test_several_are_marked_and_undone_from_the_message(
        self, login: Any, editor: Any, task: PlanTask, deadline: ReportDeadline
    ) -> None:
        client = login(editor)
        self.post(client, row=[f"task-{task.pk}", f"deadline-{deadline.pk}"], tracking="other_unit")
        assert texts(client, whose="other_unit") == ["Phát thanh", "Báo cáo kết quả"]
        self.post(client, row=[f"task-{task.pk}", f"deadline-{deadline.pk}"], tracking="not_tracked")
        page = client.get(reverse(INDEX)).content.decode()
        undo = [f"task-{task.pk}:other_unit", f"deadline-{deadline.pk}:other_unit"]
        for words in undo:
            assert f'name="mark" value="{words}"' in page
        self.post(client, mark=undo, undo="1")
        assert len(texts(client, whose="other_unit")) == 2
        assert 'name="undo"' not in client.get(reverse(INDEX), {"whose": "other_unit"}).content.decode()

    def test_nothing_ticked_marks_nothing(self, login: Any, editor: Any, task: PlanTask) -> None:
        client = login(editor)
        assert self.post(client, tracking="other_unit").status_code == 302
        assert PlanTask.objects.get(pk=task.pk).tracking == Tracking.OURS

    @pytest.mark.parametrize("asked", ["bogus", "task-0:ours", "task-99999:ours", "deadline-:ours", "plan-1:ours"])
    def test_what_is_not_there_is_not_found(self, login: Any, editor: Any, task: PlanTask, asked: str) -> None:
        assert self.post(login(editor), mark=asked).status_code == 404

    @pytest.mark.parametrize("asked", ["bogus", ""])
    def test_what_says_nobody_s_is_refused(self, login: Any, editor: Any, task: PlanTask, asked: str) -> None:
        client = login(editor)
        assert self.post(client, row=f"task-{task.pk}", tracking=asked).status_code in (302, 404)
        assert PlanTask.objects.get(pk=task.pk).tracking == Tracking.OURS

    @pytest.mark.parametrize("who", ["stranger", "visitor_of_admin"])
    def test_who_may_not_edit_the_plan_marks_nothing(self, request: Any, login: Any, task: PlanTask, who: str) -> None:
        client = login(request.getfixturevalue(who))
        assert self.post(client, mark=f"task-{task.pk}:other_unit").status_code == 404
        assert PlanTask.objects.get(pk=task.pk).tracking == Tracking.OURS

    def test_a_locked_plan_says_so(self, login: Any, editor: Any, chief: Any, task: PlanTask) -> None:
        Page.objects.filter(pk=task.page_id).update(locked=True, locked_by=chief)
        client = login(editor)
        assert self.post(client, mark=f"task-{task.pk}:other_unit").status_code == 302
        (message,) = client.get(reverse(INDEX)).context["messages"]
        assert task.page.title in str(message)

    def test_it_is_done_by_post_only(self, login: Any, editor: Any, task: PlanTask) -> None:
        assert login(editor).get(reverse("kehoach_ledger:mark")).status_code == 405

    def test_a_foreign_address_is_not_gone_back_to(self, login: Any, editor: Any, task: PlanTask) -> None:
        answer = self.post(login(editor), mark=f"task-{task.pk}:ours", back="//example.org/?x=1")
        assert answer.url.startswith(reverse(INDEX))


class TestRecording:
    def address(self, deadline: ReportDeadline) -> str:
        return reverse("kehoach_ledger:submit", args=[deadline.pk])

    def test_the_form_has_today_and_the_report_that_was_made(
        self, login: Any, editor: Any, plan: PlanPage, deadline: ReportDeadline
    ) -> None:
        report = make_report(plan, start=LATE, end=TODAY, deadline=deadline)
        answer = login(editor).get(self.address(deadline))
        form = answer.context["form"]
        assert f'value="{TODAY:%d/%m/%Y}"' in str(form["submitted_on"])
        assert form["report"].initial == report
        assert "due_on" not in form.fields

    def test_what_was_sent_is_recorded_with_its_file(
        self, login: Any, editor: Any, plan: PlanPage, deadline: ReportDeadline
    ) -> None:
        report = make_report(plan, start=LATE, end=TODAY, deadline=deadline)
        answer = login(editor).post(
            self.address(deadline),
            {
                "submitted_on": f"{LATE.day}/{LATE.month}/{LATE.year}",
                "number": "31/BC-VHTT",
                "report": report.pk,
                "note": "Gửi qua trục liên thông",
                "file": SimpleUploadedFile("Báo cáo.pdf", b"%PDF-1.7 noi dung"),
                "back": "what=deadline",
            },
        )
        assert answer.url == reverse(INDEX) + "?what=deadline"
        sent = DeadlineSubmission.objects.get()
        assert (sent.submitted_on, sent.due_on, sent.number) == (LATE, SOON, "31/BC-VHTT")
        assert (sent.report, sent.recorded_by, sent.original_name) == (report, editor, "Báo cáo.pdf")
        assert texts(login(editor), state="done") == ["Báo cáo kết quả"]

    def test_a_recurring_deadline_offers_its_open_day_first(
        self, login: Any, editor: Any, deadline: ReportDeadline
    ) -> None:
        ReportDeadline.objects.update(when=when("hằng năm vào tháng 12"))
        first = datetime.combine(date(TODAY.year - 2, 6, 1), time(12), timezone.get_current_timezone())
        PlanPage.objects.update(first_published_at=first)
        client = login(editor)
        form = client.get(self.address(deadline)).context["form"]
        days = [date(TODAY.year - back, 12, 31) for back in (2, 1, 0)]
        assert [value for value, _words in form.fields["due_on"].choices] == [day.isoformat() for day in days]
        assert form["due_on"].initial == days[0].isoformat()
        client.post(self.address(deadline), {"submitted_on": f"{TODAY:%d/%m/%Y}", "due_on": days[0].isoformat()})
        assert DeadlineSubmission.objects.get().due_on == days[0]
        assert client.get(self.address(deadline)).context["form"]["due_on"].initial == days[1].isoformat()

    @pytest.mark.parametrize(
        "wrong",
        [
            {"submitted_on": ""},
            {"submitted_on": "31/02/2026"},
            {"submitted_on": "hôm nay"},
            {"submitted_on": f"{TODAY + timedelta(days=1):%d/%m/%Y}"},
            {"number": "1" * 61},
            {"report": "999"},
            {"file": SimpleUploadedFile("bao-cao.exe", b"MZ")},
            {"file": SimpleUploadedFile("bao-cao.pdf", b"MZ")},
            {"file": SimpleUploadedFile("bao-cao.pdf", b"")},
        ],
    )
    def test_what_is_wrong_is_said_and_nothing_is_recorded(
        self, login: Any, editor: Any, plan: PlanPage, deadline: ReportDeadline, wrong: dict[str, Any]
    ) -> None:
        make_report(plan, start=LATE, end=TODAY, deadline=deadline)
        answer = login(editor).post(self.address(deadline), {"submitted_on": f"{TODAY:%d/%m/%Y}", **wrong})
        assert answer.status_code == 200
        assert list(answer.context["form"].errors) == list(wrong)
        assert not DeadlineSubmission.objects.exists()

    def test_a_double_click_records_once(self, login: Any, editor: Any, deadline: ReportDeadline) -> None:
        client = login(editor)
        answers = [client.post(self.address(deadline), {"submitted_on": f"{TODAY:%d/%m/%Y}"}) for _ in range(2)]
        assert [answer.status_code for answer in answers] == [302, 200]
        assert DeadlineSubmission.objects.count() == 1

    @pytest.mark.parametrize("who", ["stranger", "visitor_of_admin"])
    def test_nobody_else_records(self, request: Any, login: Any, deadline: ReportDeadline, who: str) -> None:
        client = login(request.getfixturevalue(who))
        for answer in (client.get(self.address(deadline)), client.post(self.address(deadline), {})):
            assert answer.status_code in (302, 404)
        assert not DeadlineSubmission.objects.exists()

    def test_the_deadline_of_a_draft_is_not_found(self, login: Any, editor: Any, deadline: ReportDeadline) -> None:
        PlanPage.objects.update(first_published_at=None)
        assert login(editor).get(self.address(deadline)).status_code == 404


class TestSentReports:
    def test_an_editor_of_the_plan_downloads_the_file(self, login: Any, editor: Any, sent: DeadlineSubmission) -> None:
        answer = login(editor).get(reverse("kehoach_ledger:file", args=[sent.pk]))
        assert b"".join(answer) == b"%PDF-1.7 noi dung"
        assert answer["Content-Disposition"].startswith("attachment")

    @pytest.mark.parametrize("who", ["stranger", "visitor_of_admin"])
    def test_nobody_else_downloads_or_withdraws(
        self, request: Any, login: Any, sent: DeadlineSubmission, who: str
    ) -> None:
        client = login(request.getfixturevalue(who))
        assert client.get(reverse("kehoach_ledger:file", args=[sent.pk])).status_code == 404
        address = reverse("kehoach_ledger:withdraw", args=[sent.pk])
        for answer in (client.get(address), client.post(address)):
            assert answer.status_code in (302, 404)
        assert DeadlineSubmission.objects.get() == sent

    def test_the_file_has_no_address_of_its_own(
        self, client: Client, settings: Any, chief: Any, sent: DeadlineSubmission
    ) -> None:
        client.force_login(chief)
        assert client.get(f"{settings.MEDIA_URL}{sent.file.name}").status_code == 404

    def test_a_file_that_is_gone_or_was_never_sent_is_not_found(
        self, login: Any, editor: Any, sent: DeadlineSubmission
    ) -> None:
        client = login(editor)
        sent.file.storage.delete(sent.file.name)
        assert client.get(reverse("kehoach_ledger:file", args=[sent.pk])).status_code == 404
        DeadlineSubmission.objects.update(file="")
        assert client.get(reverse("kehoach_ledger:file", args=[sent.pk])).status_code == 404

    def test_withdrawing_asks_first(self, login: Any, editor: Any, sent: DeadlineSubmission) -> None:
        client = login(editor)
        address = reverse("kehoach_ledger:withdraw", args=[sent.pk])
        page = client.get(address)
        assert "31/BC-VHTT" in page.content.decode()
        assert DeadlineSubmission.objects.exists()
        client.post(address)
        assert not DeadlineSubmission.objects.exists()
        assert client.get(address).status_code == 404

    def test_it_can_be_withdrawn_when_the_plan_has_the_deadline_no_more(
        self, login: Any, editor: Any, sent: DeadlineSubmission
    ) -> None:
        ReportDeadline.objects.all().delete()
        address = reverse("kehoach_ledger:withdraw", args=[sent.pk])
        client = login(editor)
        assert client.get(address).status_code == 200
        assert client.post(address).url == reverse(INDEX)

    def test_the_button_of_the_list_makes_the_report(self, login: Any, editor: Any, deadline: ReportDeadline) -> None:
        client = login(editor)
        make = reverse("kehoach_reports:make", args=[deadline.pk])
        assert f'formaction="{make}"' in client.get(reverse(INDEX)).content.decode()
        client.post(make, {"back": "", "row": "task-1"})
        assert ResultReport.objects.get().deadline_uid == deadline.uid

    @pytest.mark.parametrize("level", ["plan", "plan_index", "hub"])
    @pytest.mark.parametrize("in_bulk", [False, True])
    def test_a_plan_with_a_sent_report_is_not_deleted_under_it(
        self, request: Any, login: Any, chief: Any, sent: DeadlineSubmission, level: str, in_bulk: bool
    ) -> None:
        page = request.getfixturevalue(level)
        bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
        address = f"{bulk}?id={page.pk}" if in_bulk else reverse("wagtailadmin_pages:delete", args=[page.pk])
        answer = login(chief).post(address, follow=True)
        assert sent.plan.title in [str(message) for message in answer.context["messages"]][0]
        assert DeadlineSubmission.objects.get() == sent
