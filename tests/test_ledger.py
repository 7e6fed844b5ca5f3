"""The ledger: marking whose task it is beside drafts, schedules and workflows, and recording what was sent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Page, PageLogEntry, Revision, Workflow, WorkflowPage, WorkflowTask

from wagtail_kehoach import ledger, log_actions
from wagtail_kehoach.models import DeadlineSubmission, HubPage, PlanPage, PlanTask, ReportDeadline
from wagtail_kehoach.models.choices import Tracking
from wagtail_kehoach.models.plans import Disclosure
from wagtail_kehoach.obligations import ObligationState, obligations
from wagtail_kehoach.reporting.make import make_report
from wagtail_kehoach.vietnamese.dates import PartialDate, parse_partial_date

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lasting_ground")]

TODAY = timezone.localdate()
YESTERDAY = TODAY - timedelta(days=1)
PDF = b"%PDF-1.7 bao cao"


def when(wording: str) -> PartialDate:
    found = parse_partial_date(wording)
    assert found is not None
    return found


def draft(plan: PlanPage) -> PlanPage:
    """Return ``plan`` as its newest text has it."""
    return PlanPage.objects.get(pk=plan.pk).get_latest_revision_as_object()


def actions(plan: PlanPage) -> list[str]:
    """Return what was done in the ledger with ``plan``, oldest first."""
    ours = [log_actions.TRACKING, log_actions.SUBMISSION, log_actions.SUBMISSION_WITHDRAWN]
    return list(PageLogEntry.objects.filter(page=plan.pk, action__in=ours).order_by("pk").values_list("action", flat=1))


@pytest.fixture
def plan(make_plan: Callable[..., PlanPage]) -> PlanPage:
    """A public plan in force with two tasks and a deadline."""
    return make_plan(tasks=("Mở chuyên mục", "Phát thanh lúc 17 giờ"), deadlines=(when("trước ngày 25/12/2026"),))


@pytest.fixture
def task(plan: PlanPage) -> PlanTask:
    return plan.tasks.order_by("pk").first()


@pytest.fixture
def deadline(plan: PlanPage) -> ReportDeadline:
    return plan.deadlines.get()


@pytest.fixture
def yearly(make_plan: Callable[..., PlanPage]) -> ReportDeadline:
    """A deadline of every December, of a plan in force since October 2024."""
    plan = make_plan(title="Kế hoạch nhiều năm", deadlines=(when("hằng năm vào tháng 12"),))
    first = datetime.combine(date(2024, 10, 5), time(12), timezone.get_current_timezone())
    PlanPage.objects.filter(pk=plan.pk).update(first_published_at=first)
    return ReportDeadline.objects.get(page=plan)


@pytest.fixture
def moderated(hub: HubPage, ground: Any) -> Workflow:
    """A workflow that everything below the hub goes through."""
    workflow = Workflow.objects.create(name="Duyệt bài")
    task = GroupApprovalTask.objects.create(name="Ban biên tập duyệt")
    task.groups.add(ground.editors)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=hub)
    return workflow


class TestMarking:
    @pytest.mark.parametrize("tracking", [Tracking.OTHER_UNIT, Tracking.NOT_TRACKED])
    def test_a_task_is_marked_in_the_published_row_and_in_the_newest_text(
        self, plan: PlanPage, task: PlanTask, editor: Any, tracking: str
    ) -> None:
        ledger.set_tracking(task, tracking, editor)
        assert task.tracking == tracking
        assert [row.tracking for row in PlanTask.objects.filter(page=plan)] == [tracking, Tracking.OURS]
        marked = [row["tracking"] for row in plan.latest_revision.content["tasks"]]
        assert marked == [tracking, Tracking.OURS]

    def test_a_deadline_too(self, plan: PlanPage, deadline: ReportDeadline, editor: Any) -> None:
        ledger.set_tracking(deadline, Tracking.OTHER_UNIT, editor)
        assert ReportDeadline.objects.get().tracking == Tracking.OTHER_UNIT
        assert [row["tracking"] for row in plan.latest_revision.content["deadlines"]] == [Tracking.OTHER_UNIT]
        assert obligations(editor, plans=[plan], trackings=[Tracking.OTHER_UNIT])[0].row == deadline

    def test_nothing_else_changes_and_nothing_is_published(self, plan: PlanPage, task: PlanTask, editor: Any) -> None:
        page = Page.objects.filter(pk=plan.pk).values().get()
        row = PlanTask.objects.filter(pk=task.pk).values().get()
        revision = Revision.objects.filter(object_id=str(plan.pk)).values().get()
        ledger.set_tracking(task, Tracking.OTHER_UNIT, editor)
        assert Page.objects.filter(pk=plan.pk).values().get() == page
        assert PlanTask.objects.filter(pk=task.pk).values().get() == {**row, "tracking": Tracking.OTHER_UNIT}
        after = Revision.objects.filter(object_id=str(plan.pk)).values().get()
        assert {**after, "content": None} == {**revision, "content": None}
        revision["content"]["tasks"][0]["tracking"] = Tracking.OTHER_UNIT
        assert after["content"] == revision["content"]

    def test_a_pending_draft_keeps_its_own_words_and_publishing_it_keeps_the_mark(
        self, plan: PlanPage, task: PlanTask, editor: Any
    ) -> None:
        edited = draft(plan)
        edited.title = "Kế hoạch đã sửa"
        edited_tasks = list(edited.tasks.all())
        edited_tasks[0].text = "Mở hai chuyên mục"
        edited.tasks = edited_tasks
        edited.save_revision(user=editor)
        ledger.set_tracking(task, Tracking.OTHER_UNIT, editor)
        stored = PlanPage.objects.get(pk=plan.pk)
        assert (stored.title, stored.has_unpublished_changes) == (plan.title, True)
        assert [row.text for row in PlanTask.objects.filter(page=plan)] == ["Mở chuyên mục", "Phát thanh lúc 17 giờ"]
        stored.get_latest_revision().publish()
        stored = PlanPage.objects.get(pk=plan.pk)
        assert stored.title == "Kế hoạch đã sửa"
        assert [(row.text, row.tracking) for row in stored.tasks.all()] == [
            ("Mở hai chuyên mục", Tracking.OTHER_UNIT),
            ("Phát thanh lúc 17 giờ", Tracking.OURS),
        ]

    def test_a_draft_that_drops_the_task_stays_without_it(self, plan: PlanPage, task: PlanTask, editor: Any) -> None:
        edited = draft(plan)
        edited.tasks = [row for row in edited.tasks.all() if row.uid != task.uid]
        edited.save_revision(user=editor)
        ledger.set_tracking(task, Tracking.NOT_TRACKED, editor)
        assert PlanTask.objects.get(pk=task.pk).tracking == Tracking.NOT_TRACKED
        assert [row.text for row in draft(plan).tasks.all()] == ["Phát thanh lúc 17 giờ"]

    def test_a_scheduled_text_stays_scheduled_and_bears_the_mark_when_it_goes_live(
        self, plan: PlanPage, task: PlanTask, editor: Any
    ) -> None:
        edited = draft(plan)
        edited.title = "Kế hoạch hẹn giờ"
        edited.go_live_at = timezone.now() + timedelta(hours=2)
        scheduled = edited.save_revision(user=editor)
        scheduled.publish(user=editor)
        # Another draft on top of the scheduled one.
        draft(plan).save_revision(user=editor)
        before = Revision.objects.get(pk=scheduled.pk).approved_go_live_at
        ledger.set_tracking(task, Tracking.OTHER_UNIT, editor)
        scheduled.refresh_from_db()
        assert scheduled.approved_go_live_at == before is not None
        assert PlanPage.objects.get(pk=plan.pk).title == plan.title
        for revision in (scheduled, PlanPage.objects.get(pk=plan.pk).get_latest_revision()):
            assert [row["tracking"] for row in revision.content["tasks"]] == [Tracking.OTHER_UNIT, Tracking.OURS]

    def test_a_workflow_goes_on_as_it_was(
        self, plan: PlanPage, task: PlanTask, editor: Any, reporter: Any, moderated: Workflow
    ) -> None:
        edited = draft(plan)
        edited.title = "Kế hoạch chờ duyệt"
        edited.save_revision(user=reporter)
        stored = PlanPage.objects.get(pk=plan.pk)
        state = moderated.start(stored, reporter)
        ledger.set_tracking(task, Tracking.OTHER_UNIT, editor)
        stored = PlanPage.objects.get(pk=plan.pk)
        assert stored.workflow_in_progress
        assert stored.current_workflow_state == state
        assert stored.current_workflow_task_state.revision_id == stored.latest_revision_id
        stored.current_workflow_task_state.approve(user=editor)
        stored = PlanPage.objects.get(pk=plan.pk)
        assert (stored.title, stored.workflow_in_progress) == ("Kế hoạch chờ duyệt", False)
        assert [row.tracking for row in stored.tasks.all()] == [Tracking.OTHER_UNIT, Tracking.OURS]

    def test_an_internal_plan_stays_internal(self, make_plan: Callable[..., PlanPage], editor: Any) -> None:
        plan = make_plan(title="Kế hoạch nội bộ", disclosure=Disclosure.INTERNAL)
        ledger.set_tracking(plan.tasks.get(), Tracking.NOT_TRACKED, editor)
        stored = PlanPage.objects.get(pk=plan.pk)
        assert (stored.live, stored.tasks.get().tracking) == (False, Tracking.NOT_TRACKED)
        assert stored.latest_revision.content["tasks"][0]["tracking"] == Tracking.NOT_TRACKED

    def test_the_same_row_of_a_copied_plan_is_another_one(self, plan: PlanPage, task: PlanTask, editor: Any) -> None:
        copied = plan.copy(update_attrs={"slug": "ban-sao"})
        ledger.set_tracking(task, Tracking.OTHER_UNIT, editor)
        assert {row.tracking for row in copied.tasks.all()} == {Tracking.OURS}
        assert {row["tracking"] for row in copied.get_latest_revision().content["tasks"]} == {Tracking.OURS}

    def test_a_plan_without_revision_is_marked_all_the_same(self, plan: PlanPage, task: PlanTask, editor: Any) -> None:
        Page.objects.update(latest_revision=None, live_revision=None)
        Revision.objects.all().delete()
        ledger.set_tracking(task, Tracking.OTHER_UNIT, editor)
        assert PlanTask.objects.get(pk=task.pk).tracking == Tracking.OTHER_UNIT

    def test_several_are_marked_at_once_and_told_with_what_they_were(
        self, plan: PlanPage, task: PlanTask, deadline: ReportDeadline, editor: Any
    ) -> None:
        second = plan.tasks.exclude(pk=task.pk).get()
        ledger.set_tracking(second, Tracking.NOT_TRACKED, editor)
        marked = ledger.set_tracking_of([task, deadline, second], Tracking.NOT_TRACKED, editor)
        assert [(entry.row, entry.before) for entry in marked] == [(task, Tracking.OURS), (deadline, Tracking.OURS)]
        assert actions(plan) == [log_actions.TRACKING] * 2

    def test_it_is_logged_with_who_did_it(self, plan: PlanPage, task: PlanTask, editor: Any) -> None:
        ledger.set_tracking(task, Tracking.OTHER_UNIT, editor)
        entry = PageLogEntry.objects.get(page=plan.pk, action=log_actions.TRACKING)
        assert entry.user == editor
        assert entry.data["tracking"] == Tracking.OTHER_UNIT
        assert entry.data["rows"] == [{"row": str(task.uid), "text": task.text, "before": Tracking.OURS}]

    def test_what_is_marked_so_already_is_left_alone(self, plan: PlanPage, task: PlanTask, editor: Any) -> None:
        assert ledger.set_tracking_of([task], Tracking.OURS, editor) == []
        assert actions(plan) == []

    @pytest.mark.parametrize("who", ["visitor_of_admin", "reporter"])
    def test_who_may_not_edit_the_plan_marks_nothing(
        self, request: Any, plan: PlanPage, task: PlanTask, who: str
    ) -> None:
        with pytest.raises(PermissionDenied):
            ledger.set_tracking(task, Tracking.OTHER_UNIT, request.getfixturevalue(who))
        assert PlanTask.objects.get(pk=task.pk).tracking == Tracking.OURS

    def test_of_several_all_are_marked_or_none(
        self, make_plan: Callable[..., PlanPage], make_editor_of: Callable[..., Any], task: PlanTask
    ) -> None:
        own = make_plan(title="Kế hoạch của tôi")
        user = make_editor_of(own)
        with pytest.raises(PermissionDenied):
            ledger.set_tracking_of([own.tasks.get(), task], Tracking.OTHER_UNIT, user)
        assert set(PlanTask.objects.values_list("tracking", flat=True)) == {Tracking.OURS}

    def test_a_plan_that_somebody_else_has_locked_is_left_alone(
        self, plan: PlanPage, task: PlanTask, editor: Any, chief: Any
    ) -> None:
        Page.objects.filter(pk=plan.pk).update(locked=True, locked_by=chief)
        with pytest.raises(PermissionDenied):
            ledger.set_tracking(task, Tracking.OTHER_UNIT, editor)
        ledger.set_tracking(task, Tracking.OTHER_UNIT, chief)

    @pytest.mark.parametrize("value", ["", "của tôi", "OURS"])
    def test_what_says_nobody_s_is_refused(self, task: PlanTask, editor: Any, value: str) -> None:
        with pytest.raises(ValidationError):
            ledger.set_tracking(task, value, editor)

    def test_many_of_a_plan_write_each_text_once(
        self, make_plan: Callable[..., PlanPage], editor: Any, django_assert_max_num_queries: Any
    ) -> None:
        plan = make_plan(tasks=tuple(f"Việc {number}" for number in range(30)))
        rows = list(plan.tasks.all())
        with django_assert_max_num_queries(25) as asked:
            assert len(ledger.set_tracking_of(rows, Tracking.OTHER_UNIT, editor)) == 30
        written = [query["sql"] for query in asked if query["sql"].startswith('UPDATE "wagtailcore_revision"')]
        assert len(written) == 1


class TestRecording:
    def test_what_was_sent_is_kept_and_the_deadline_is_met(
        self, plan: PlanPage, deadline: ReportDeadline, editor: Any, private_files: Callable[[], list[Path]]
    ) -> None:
        report = make_report(plan, start=YESTERDAY, end=TODAY, deadline=deadline, user=editor)
        sent = ledger.record_submission(
            deadline,
            submitted_on=YESTERDAY,
            due_on=date(2026, 12, 24),
            number="  31/BC-VHTT ",
            file=ContentFile(PDF, name="Báo cáo kết quả đợt 1.PDF"),
            report=report,
            note="Gửi qua trục liên thông",
            user=editor,
        )
        sent.refresh_from_db()
        assert (sent.number, sent.report, sent.recorded_by) == ("31/BC-VHTT", report, editor)
        assert sent.original_name == "Báo cáo kết quả đợt 1.PDF"
        assert sent.file.read() == PDF
        assert any(path.name.startswith("bao-cao-ket-qua-dot-1") for path in private_files())
        (entry,) = [entry for entry in obligations(editor, plans=[plan]) if not entry.is_task]
        assert (entry.state, entry.submissions) == (ObligationState.DONE, (sent,))
        assert actions(plan) == [log_actions.SUBMISSION]

    def test_a_recurring_deadline_rolls_on_day_by_day(self, yearly: ReportDeadline, editor: Any) -> None:
        today = date(2026, 11, 20)

        def due() -> date | None:
            return next(e.due_on for e in obligations(editor, today, plans=[yearly.page]) if not e.is_task)

        for year in (2024, 2025):
            assert due() == date(year, 12, 31)
            sent = ledger.record_submission(yearly, submitted_on=YESTERDAY, due_on=date(year, 12, 31), user=editor)
        assert due() == date(2026, 12, 31)
        ledger.withdraw_submission(sent, editor)
        assert due() == date(2025, 12, 31)

    @pytest.mark.parametrize("due_on", [None, date(2026, 11, 30), date(2027, 1, 1)])
    def test_a_day_that_is_none_of_the_deadline_s_is_refused(
        self, deadline: ReportDeadline, yearly: ReportDeadline, editor: Any, due_on: date | None
    ) -> None:
        for each in (deadline, yearly):
            with pytest.raises(ValidationError) as error:
                ledger.record_submission(each, submitted_on=YESTERDAY, due_on=due_on, user=editor)
            assert "due_on" in error.value.message_dict

    @pytest.mark.parametrize("wording", ["theo quy định", "từ ngày 05/10/2026", None])
    def test_a_deadline_without_day_is_met_without_day(
        self, make_plan: Callable[..., PlanPage], editor: Any, wording: str | None
    ) -> None:
        plan = make_plan(deadlines=(when(wording) if wording else None,))
        ledger.record_submission(plan.deadlines.get(), submitted_on=TODAY, due_on=None, user=editor)
        assert [entry.is_done for entry in obligations(editor, plans=[plan]) if not entry.is_task] == [True]

    def test_nothing_is_sent_on_a_day_to_come(self, deadline: ReportDeadline, editor: Any) -> None:
        with pytest.raises(ValidationError) as error:
            ledger.record_submission(
                deadline, submitted_on=TODAY + timedelta(days=1), due_on=date(2026, 12, 24), user=editor
            )
        assert list(error.value.message_dict) == ["submitted_on"]

    def test_a_report_of_another_plan_or_deadline_is_refused(
        self, plan: PlanPage, deadline: ReportDeadline, yearly: ReportDeadline, editor: Any
    ) -> None:
        other = make_report(yearly.page, start=YESTERDAY, end=TODAY, deadline=yearly)
        with pytest.raises(ValidationError) as error:
            ledger.record_submission(deadline, submitted_on=TODAY, due_on=date(2026, 12, 24), report=other, user=editor)
        assert list(error.value.message_dict) == ["report"]

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("bao-cao.exe", b"MZ"),
            ("bao-cao.html", b"<script>"),
            ("bao-cao", PDF),
            ("", PDF),
            ("bao-cao.pdf", b""),
            ("bao-cao.docx", PDF),
            ("bao-cao.png", b"GIF89a"),
            ("bao-cao.pdf", b"%PDF" + b"x" * 3000),
        ],
        ids=["program", "page", "no ending", "no name", "empty", "not a DOCX", "not a PNG", "too large"],
    )
    def test_a_file_that_is_no_report_is_refused_and_nothing_is_stored(
        self, settings: Any, deadline: ReportDeadline, editor: Any, private_files: Any, name: str, content: bytes
    ) -> None:
        settings.WAGTAIL_KEHOACH = {**settings.WAGTAIL_KEHOACH, "MAX_UPLOAD_BYTES": 2000}
        with pytest.raises(ValidationError):
            ledger.record_submission(
                deadline,
                submitted_on=TODAY,
                due_on=date(2026, 12, 24),
                file=ContentFile(content, name=name),
                user=editor,
            )
        assert (DeadlineSubmission.objects.count(), private_files()) == (0, [])

    def test_the_same_twice_is_refused_and_leaves_no_file(
        self, deadline: ReportDeadline, editor: Any, private_files: Any
    ) -> None:
        def record(**values: Any) -> None:
            file = ContentFile(PDF, name="../../bao-cao.pdf")
            ledger.record_submission(
                deadline, submitted_on=TODAY, due_on=date(2026, 12, 24), file=file, user=editor, **values
            )

        record()
        with pytest.raises(ValidationError):
            record()
        assert (DeadlineSubmission.objects.count(), len(private_files())) == (1, 1)
        record(number="32/BC-VHTT")
        assert (DeadlineSubmission.objects.count(), len(private_files())) == (2, 2)

    def test_words_that_are_too_long_are_refused(self, deadline: ReportDeadline, editor: Any) -> None:
        with pytest.raises(ValidationError) as error:
            ledger.record_submission(
                deadline,
                submitted_on=TODAY,
                due_on=date(2026, 12, 24),
                number="1" * 61,
                note="ghi " * 80,
                user=editor,
            )
        assert set(error.value.message_dict) == {"number", "note"}

    @pytest.mark.parametrize("who", ["visitor_of_admin", "reporter"])
    def test_who_may_not_edit_the_plan_neither_records_nor_withdraws(
        self, request: Any, deadline: ReportDeadline, editor: Any, who: str
    ) -> None:
        stranger = request.getfixturevalue(who)
        with pytest.raises(PermissionDenied):
            ledger.record_submission(deadline, submitted_on=TODAY, due_on=date(2026, 12, 24), user=stranger)
        sent = ledger.record_submission(deadline, submitted_on=TODAY, due_on=date(2026, 12, 24), user=editor)
        with pytest.raises(PermissionDenied):
            ledger.withdraw_submission(sent, stranger)
        assert DeadlineSubmission.objects.get() == sent


class TestWithdrawing:
    def test_it_is_off_the_record_and_on_the_log(
        self,
        plan: PlanPage,
        deadline: ReportDeadline,
        editor: Any,
        private_files: Callable[[], list[Path]],
        django_capture_on_commit_callbacks: Any,
    ) -> None:
        sent = ledger.record_submission(
            deadline,
            submitted_on=YESTERDAY,
            due_on=date(2026, 12, 24),
            number="31/BC-VHTT",
            file=ContentFile(PDF, name="bao-cao.pdf"),
            user=editor,
        )
        with django_capture_on_commit_callbacks(execute=True):
            ledger.withdraw_submission(sent, editor)
        assert (DeadlineSubmission.objects.count(), private_files()) == (0, [])
        entry = PageLogEntry.objects.get(page=plan.pk, action=log_actions.SUBMISSION_WITHDRAWN)
        assert entry.data["number"] == "31/BC-VHTT"
        assert (entry.data["due_on"], entry.data["submitted_on"]) == ("2026-12-24", YESTERDAY.isoformat())
        assert (entry.data["file"], entry.data["what"]) == ("bao-cao.pdf", deadline.what)

    def test_that_of_a_deadline_that_is_gone_can_be_withdrawn(self, deadline: ReportDeadline, editor: Any) -> None:
        sent = ledger.record_submission(deadline, submitted_on=TODAY, due_on=date(2026, 12, 24), user=editor)
        ReportDeadline.objects.all().delete()
        ledger.withdraw_submission(sent, editor)
        assert not DeadlineSubmission.objects.exists()
