"""Reminders by mail: who is told what and when, once and not twice, and what a mail may not say."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from email.header import decode_header, make_header
from smtplib import SMTPRecipientsRefused
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from wagtail_kehoach import coverage, ledger
from wagtail_kehoach.models import (
    CampaignPage,
    PlannedItem,
    PlanPage,
    ReminderChoice,
    ReportDeadline,
    SentReminder,
)
from wagtail_kehoach.models.choices import Tracking
from wagtail_kehoach.portal_setup import set_up
from wagtail_kehoach.reminders import ABANDONED_AFTER, STAGES, Reminder, due_reminders, remind, stage_of
from wagtail_kehoach.vietnamese.dates import parse_partial_date

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lasting_ground")]

DUE = date(2026, 12, 25)
WORDS = "Báo cáo kết quả"
TODAY = DUE - timedelta(days=7)


def before(days: int) -> date:
    return DUE - timedelta(days=days)


def told_on(*days: date) -> list[tuple[date, int]]:
    """Let the command run on ``days``; return on which of them somebody was told, and at which stage."""
    return [(day, reminder.stage) for day in days for told in remind(day) for reminder in told.reminders]


def every_day(first: date, number: int) -> list[date]:
    return [first + timedelta(days=day) for day in range(number)]


def planned_for(user: Any, day: date) -> list[Reminder]:
    """Return what ``user`` is to be told of planned items."""
    return [reminder for reminder in due_reminders(user, day) if reminder.subject.startswith("planned:")]


def text_of(message: Any) -> str:
    """Return all that a mail says: subject, text and HTML."""
    return "\n".join([message.subject, message.body, *(part[0] for part in message.alternatives)])


@pytest.fixture
def plan(make_plan: Callable[..., PlanPage]) -> PlanPage:
    """A plan that wants one report, by 25/12/2026, in force since October."""
    plan = make_plan(deadlines=(parse_partial_date("trước ngày 26/12/2026"),))
    assert plan.deadlines.get().when.due() == DUE, plan.deadlines.get().when.due()
    return in_force_since(plan, date(2026, 10, 5))


def in_force_since(plan: PlanPage, day: date) -> PlanPage:
    noon = datetime.combine(day, time(12), timezone.get_current_timezone())
    PlanPage.objects.filter(pk=plan.pk).update(first_published_at=noon)
    return plan


@pytest.fixture
def planned(campaign: CampaignPage, editor: Any) -> PlannedItem:
    """A planned item that the editor does, due on 25/12/2026."""
    return coverage.plan_item(campaign, title="Phóng sự tủ sách lưu động", assignee=editor, due_on=DUE)


@pytest.fixture
def failing(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, BaseException]]:
    """Return a dictionary of what is raised when a mail goes to an address."""
    errors: dict[str, BaseException] = {}
    send = EmailBackend.send_messages

    def fail(self: Any, messages: Any) -> int:
        messages = list(messages)
        for message in messages:
            if message.to[0] in errors:
                raise errors[message.to[0]]
        return send(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", fail)
    yield errors


class TestStages:
    CHOICE = ReminderChoice()

    @pytest.mark.parametrize(
        ("days_left", "stage"),
        [
            (30, None), (8, None), (7, 7), (6, 7), (4, 7), (3, 3), (2, 3), (1, 1), (0, 0),
            (-1, 0), (-6, 0), (-7, -1), (-13, -1), (-14, -2), (-700, -100),
        ],
    )  # fmt: skip
    def test_the_nearest_stage_stands(self, days_left: int, stage: int | None) -> None:
        assert stage_of(days_left, self.CHOICE) == stage

    @pytest.mark.parametrize("stage", STAGES)
    def test_a_stage_that_was_not_chosen_gives_its_days_to_the_one_before(self, stage: int) -> None:
        choice = ReminderChoice(**{STAGES[stage]: False})
        assert stage_of(stage, choice) == min((other for other in STAGES if other > stage), default=None)

    def test_who_wants_nothing_of_what_is_late_is_told_nothing(self) -> None:
        assert stage_of(-7, ReminderChoice(weekly_when_late=False)) is None
        assert stage_of(-3, ReminderChoice(on_the_day=False)) is None


class TestDeadlines:
    def test_it_is_told_7_3_1_days_before_on_the_day_and_every_week_when_late(
        self, plan: PlanPage, editor: Any
    ) -> None:
        days = [before(days) for days in (7, 3, 1, 0, -7, -14, -21)]
        assert told_on(*every_day(before(20), 45)) == list(zip(days, (7, 3, 1, 0, -1, -2, -3), strict=True))
        assert len(mail.outbox) == 7

    def test_a_report_that_was_sent_is_not_told(self, plan: PlanPage, editor: Any) -> None:
        sent = timezone.localdate()
        ledger.record_submission(plan.deadlines.get(), submitted_on=sent, due_on=DUE, user=editor)
        assert due_reminders(editor, TODAY) == []

    def test_another_unit_s_is_not_told(self, plan: PlanPage, editor: Any) -> None:
        ReportDeadline.objects.update(tracking=Tracking.OTHER_UNIT)
        assert due_reminders(editor, TODAY) == []

    def test_a_draft_obliges_nobody(self, make_plan: Callable[..., PlanPage], editor: Any) -> None:
        make_plan(deadlines=(parse_partial_date("25/12/2026"),), published=False)
        assert due_reminders(editor, TODAY) == []

    def test_a_deadline_without_a_date_is_not_told(self, make_plan: Callable[..., PlanPage], editor: Any) -> None:
        make_plan(deadlines=(parse_partial_date("theo quy định"), None))
        assert due_reminders(editor, TODAY) == []

    def test_a_deadline_that_was_moved_is_told_anew(self, plan: PlanPage, editor: Any) -> None:
        remind(TODAY)
        ReportDeadline.objects.update(when=parse_partial_date("trước ngày 25/12/2026"))
        (reminder,) = due_reminders(editor, TODAY)
        assert reminder.due_on == before(1)

    def test_a_recurring_one_is_told_each_time(self, make_plan: Callable[..., PlanPage], editor: Any) -> None:
        plan = make_plan(deadlines=(parse_partial_date("ngày 25 hằng tháng"),))
        in_force_since(plan, date(2026, 10, 5))
        first, second = date(2026, 10, 25), date(2026, 11, 25)
        remind(first)
        ledger.record_submission(plan.deadlines.get(), submitted_on=first, due_on=first, user=None)
        assert [reminder.due_on for reminder in due_reminders(editor, first)] == []
        assert [(reminder.due_on, reminder.stage) for reminder in due_reminders(editor, second)] == [(second, 0)]

    def test_a_recurring_one_that_is_late_does_not_hide_the_next(
        self, make_plan: Callable[..., PlanPage], editor: Any
    ) -> None:
        plan = make_plan(deadlines=(parse_partial_date("ngày 25 hằng tháng"),))
        in_force_since(plan, date(2026, 10, 5))
        days = [(reminder.due_on, reminder.stage) for reminder in due_reminders(editor, date(2026, 12, 22))]
        assert days == [(date(2026, 10, 25), -8), (date(2026, 12, 25), 3)]


class TestPlannedItems:
    def test_the_one_who_does_it_is_told_and_nobody_else(self, planned: PlannedItem, editor: Any, chief: Any) -> None:
        (reminder,) = planned_for(editor, before(3))
        assert (reminder.text, reminder.due_on, reminder.stage) == (planned.title, DUE, 3)
        assert planned_for(chief, before(3)) == []

    def test_without_due_date_the_planned_day_counts(self, planned: PlannedItem, editor: Any) -> None:
        PlannedItem.objects.update(due_on=None, planned_on=before(2))
        (reminder,) = planned_for(editor, before(2))
        assert reminder.due_on == before(2)

    def test_what_is_done_or_cancelled_or_without_a_date_is_not_told(self, planned: PlannedItem, editor: Any) -> None:
        coverage.link_offsite(planned, "https://bao.example/1", before(9))
        assert planned_for(editor, before(3)) == []
        planned.outcomes.all().delete()
        PlannedItem.objects.update(cancelled_because="Trùng bài")
        assert planned_for(editor, before(3)) == []
        PlannedItem.objects.update(cancelled_because="", due_on=None, planned_on=None)
        assert planned_for(editor, before(3)) == []

    def test_who_may_no_longer_work_on_the_campaign_is_not_told(
        self, planned: PlannedItem, visitor_of_admin: Any
    ) -> None:
        PlannedItem.objects.update(assignee=visitor_of_admin)
        assert planned_for(visitor_of_admin, before(3)) == []


class TestPeople:
    def test_only_those_who_may_edit_the_plan_are_told(
        self, plan: PlanPage, editor: Any, chief: Any, visitor_of_admin: Any
    ) -> None:
        assert {told.user for told in remind(TODAY)} == {editor, chief}
        assert due_reminders(visitor_of_admin, TODAY) == []

    @pytest.mark.parametrize("values", [{"is_active": False}, {"email": ""}])
    def test_who_may_not_log_in_or_has_no_address_gets_no_mail(
        self, plan: PlanPage, editor: Any, values: dict[str, Any]
    ) -> None:
        get_user_model().objects.update(**values)
        assert remind(TODAY) == []

    def test_who_may_not_enter_the_admin_gets_no_mail(self, plan: PlanPage, editor: Any) -> None:
        editor.groups.get().permissions.filter(codename="access_admin").delete()
        assert remind(TODAY) == []

    def test_who_wants_no_mail_gets_none_and_the_home_page_still_knows(self, plan: PlanPage, editor: Any) -> None:
        ReminderChoice.objects.create(user=editor, by_mail=False)
        assert remind(TODAY) == []
        assert len(due_reminders(editor, TODAY)) == 1

    def test_kinds_are_chosen(self, plan: PlanPage, planned: PlannedItem, editor: Any) -> None:
        def kinds(**values: bool) -> list[str]:
            ReminderChoice.objects.update_or_create(user=editor, defaults=values)
            return [reminder.subject.partition(":")[0] for reminder in due_reminders(editor, TODAY)]

        assert kinds() == ["deadline", "planned"]
        assert kinds(of_deadlines=False) == ["planned"]
        assert kinds(of_deadlines=True, of_planned_items=False) == ["deadline"]

    def test_stages_are_chosen(self, plan: PlanPage, editor: Any) -> None:
        ReminderChoice.objects.create(user=editor, week_before=False, day_before=False, weekly_when_late=False)
        assert told_on(*every_day(before(20), 45)) == [(before(3), 3), (before(0), 0)]


class TestMail:
    def test_it_is_one_mail_with_all_that_is_due_in_text_and_html(
        self, plan: PlanPage, planned: PlannedItem, editor: Any, settings: Any
    ) -> None:
        settings.WAGTAILADMIN_BASE_URL = "https://suoingan.example/quan-tri/"
        settings.DEFAULT_FROM_EMAIL = "nhac@suoingan.example"
        remind(TODAY)
        (message,) = mail.outbox
        assert (message.to, message.from_email) == ([editor.email], "nhac@suoingan.example")
        html, kind = message.alternatives[0]
        assert kind == "text/html"
        for said in (message.body, html):
            assert f"https://suoingan.example/admin/kehoach/so-theo-doi/?plan={plan.pk}" in said
            assert f"/{planned.pk}/" in said
            assert all(word in said for word in (WORDS, plan.title, planned.title, "25/12/2026"))
            assert "tab-notifications" in said
        assert message.extra_headers["Auto-Submitted"] == "auto-generated"

    def test_a_vietnamese_subject_is_encoded_and_comes_back_whole(
        self, plan: PlanPage, editor: Any, settings: Any
    ) -> None:
        settings.WAGTAIL_SITE_NAME = "Cổng thông tin\nxã Suối Ngàn"
        remind(TODAY)
        raw = mail.outbox[0].message().as_bytes()
        headers = raw.partition(b"\n\n")[0]
        headers.decode("ascii")
        subject = str(make_header(decode_header(mail.outbox[0].message()["Subject"])))
        assert subject.startswith("[Cổng thông tin xã Suối Ngàn] ")
        assert "utf-8" in headers.decode("ascii").lower()

    def test_words_of_a_plan_are_shown_as_they_are_and_stay_on_their_line(self, plan: PlanPage, editor: Any) -> None:
        ReportDeadline.objects.update(what="Báo cáo <b>A & B</b>\nBcc: ai@do.example " + "dài " * 200)
        remind(TODAY)
        message = mail.outbox[0]
        assert "Báo cáo <b>A & B</b> Bcc: ai@do.example" in message.body
        assert "<b>A" not in message.alternatives[0][0]
        assert max(map(len, message.body.splitlines())) < 300

    @pytest.mark.parametrize("mark", [{"secrecy": "mat"}, {"circulation": "Lưu hành nội bộ"}])
    def test_a_marked_plan_is_not_named(
        self, plan: PlanPage, planned: PlannedItem, editor: Any, mark: dict[str, str]
    ) -> None:
        PlanPage.objects.update(**mark)
        remind(TODAY)
        said = text_of(mail.outbox[0])
        assert mail.outbox[0].body.count("?plan=") == 1
        for word in (plan.title, WORDS, planned.title, planned.campaign.title, "Tuần lễ", *mark.values()):
            assert word not in said.replace("format", "")
        assert not SentReminder.objects.filter(what__contains="Báo cáo").exists()

    def test_a_planned_item_of_an_open_plan_is_named_though_its_campaign_serves_a_marked_one(
        self, make_plan: Callable[..., PlanPage], plan: PlanPage, planned: PlannedItem, editor: Any
    ) -> None:
        PlanPage.objects.update(secrecy="mat")
        PlannedItem.objects.update(plan=make_plan(title="Kế hoạch mở"))
        remind(TODAY)
        assert planned.title in mail.outbox[0].body

    def test_an_internal_plan_without_a_mark_is_named(self, plan: PlanPage, editor: Any) -> None:
        PlanPage.objects.update(disclosure="internal", live=False)
        remind(TODAY)
        assert plan.title in mail.outbox[0].body

    def test_links_go_to_the_default_site_where_no_address_is_set(
        self, plan: PlanPage, editor: Any, settings: Any
    ) -> None:
        del settings.WAGTAILADMIN_BASE_URL
        remind(TODAY)
        assert "http://localhost/admin/" in mail.outbox[0].body


class TestOnlyOnce:
    def test_two_runs_a_day_tell_once(self, plan: PlanPage, editor: Any) -> None:
        assert [len(remind(TODAY)) for _run in range(3)] == [1, 0, 0]
        assert len(mail.outbox) == 1

    def test_what_comes_up_between_two_runs_is_told_alone(
        self, plan: PlanPage, campaign: CampaignPage, editor: Any
    ) -> None:
        remind(TODAY)
        planned = coverage.plan_item(campaign, title="Bài mới", assignee=editor, due_on=DUE)
        remind(TODAY)
        assert planned.title in mail.outbox[1].body
        assert WORDS not in mail.outbox[1].body

    def test_missed_days_are_made_good_by_the_nearest_stage_alone(self, plan: PlanPage, editor: Any) -> None:
        assert told_on(*every_day(before(2), 2), before(-3), before(-3), before(-10), before(-11)) == [
            (before(2), 3),
            (before(1), 1),
            (before(-3), 0),
            (before(-10), -1),
        ]

    def test_a_mail_that_fails_does_not_stop_the_others_and_is_sent_by_the_next_run(
        self, plan: PlanPage, editor: Any, chief: Any, failing: dict[str, BaseException]
    ) -> None:
        failing[editor.email] = SMTPRecipientsRefused({editor.email: (550, b"khong co")})
        first = {told.user: told.error for told in remind(TODAY)}
        assert first[chief] == ""
        assert "khong co" in first[editor]
        assert set(SentReminder.objects.values_list("user", flat=True)) == {chief.pk}
        failing.clear()
        assert [told.user for told in remind(TODAY)] == [editor]

    def test_a_mail_that_nobody_took_counts_as_failed(
        self, plan: PlanPage, editor: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(EmailBackend, "send_messages", lambda self, messages: 0)
        (told,) = remind(TODAY)
        assert told.error
        assert not SentReminder.objects.exists()

    @pytest.mark.parametrize("end", [KeyboardInterrupt, SystemExit])
    def test_a_run_that_is_stopped_leaves_nothing_half_done(
        self, plan: PlanPage, editor: Any, chief: Any, failing: dict[str, BaseException], end: type[BaseException]
    ) -> None:
        failing[chief.email] = end()
        with pytest.raises(end):
            remind(TODAY)
        assert set(SentReminder.objects.values_list("user", flat=True)) == {editor.pk}
        failing.clear()
        assert [told.user for told in remind(TODAY)] == [chief]
        assert sorted(message.to[0] for message in mail.outbox) == sorted([chief.email, editor.email])

    def test_a_run_that_was_killed_while_sending_is_made_good_after_an_hour(self, plan: PlanPage, editor: Any) -> None:
        (reminder,) = due_reminders(editor, TODAY)
        SentReminder.objects.create(
            user=editor, subject=reminder.subject, due_on=reminder.due_on, stage=reminder.stage, what=""
        )
        assert remind(TODAY) == []
        SentReminder.objects.update(sent_at=timezone.now() - ABANDONED_AFTER - timedelta(minutes=1))
        assert len(remind(TODAY)) == 1
        assert SentReminder.objects.get().what == WORDS
        assert remind(TODAY) == []

    def test_the_same_mail_bears_the_same_name(self, plan: PlanPage, editor: Any, chief: Any) -> None:
        remind(TODAY)
        SentReminder.objects.all().delete()
        remind(TODAY)
        names = [message.extra_headers["Message-ID"] for message in mail.outbox]
        assert names[:2] == names[2:]
        assert names[0] != names[1]

    def test_a_dry_run_writes_and_sends_nothing(self, plan: PlanPage, editor: Any) -> None:
        (told,) = remind(TODAY, dry_run=True)
        assert [reminder.text for reminder in told.reminders] == [WORDS]
        assert not SentReminder.objects.exists()
        assert mail.outbox == []


def queries_of(call: Callable[[], Any]) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        call()
    return len(queries)


def test_the_number_of_queries_grows_with_people_alone(
    make_plan: Callable[..., PlanPage], campaign: CampaignPage, editor: Any
) -> None:
    def add(number: int) -> None:
        for place in range(number):
            plan = make_plan(title=f"Kế hoạch {place}", deadlines=(parse_partial_date("25/12/2026"),))
            campaign.plans.add(plan)
            coverage.plan_item(campaign, title=f"Bài {place}", task=plan.tasks.get(), assignee=editor, due_on=DUE)

    add(1)
    few = queries_of(lambda: remind(TODAY))
    SentReminder.objects.all().delete()
    add(6)
    assert queries_of(lambda: remind(TODAY)) == few
    assert len(mail.outbox[1].alternatives[0][0].split("<li>")) == 1 + 7 * 2 + 1
    assert few < 35


class TestCommand:
    def run(self, *arguments: str) -> str:
        out = io.StringIO()
        call_command("kehoach_remind", *arguments, stdout=out)
        return out.getvalue()

    def test_it_prints_who_was_told_what(self, plan: PlanPage, editor: Any) -> None:
        said = self.run("--day", "18/12/2026")
        assert f"Đã nhắc: bientap <{editor.email}>" in said
        assert "25/12/2026" in said
        assert WORDS in said
        assert "Không có ai cần nhắc" in self.run("--day", "18/12/2026")

    def test_a_dry_run_says_who_would_be_told(self, plan: PlanPage, editor: Any) -> None:
        assert "Sẽ nhắc: bientap" in self.run("--day", "18/12/2026", "--dry-run")
        assert mail.outbox == []

    def test_a_failure_is_told_with_the_exit_code(
        self, plan: PlanPage, editor: Any, failing: dict[str, BaseException]
    ) -> None:
        failing[editor.email] = ConnectionRefusedError("Máy chủ thư không trả lời")
        out = io.StringIO()
        with pytest.raises(CommandError, match="1 thư"):
            call_command("kehoach_remind", "--day", "18/12/2026", stdout=out)
        assert "Máy chủ thư không trả lời" in out.getvalue()

    @pytest.mark.parametrize("day", ["31/02/2026", "hôm qua"])
    def test_a_day_that_is_none_is_refused(self, ground: Any, day: str) -> None:
        with pytest.raises(CommandError, match=day):
            self.run("--day", day)

    def test_without_a_day_it_is_today(self, make_plan: Callable[..., PlanPage], editor: Any) -> None:
        make_plan(deadlines=(parse_partial_date(f"{timezone.localdate():%d/%m/%Y}"),))
        assert "Đã nhắc: bientap" in self.run()


def test_a_portal_without_plans_tells_nobody(chief: Any, home: Any) -> None:
    set_up(home)
    assert remind(TODAY) == []
