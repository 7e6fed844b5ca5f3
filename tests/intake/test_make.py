"""From the review to pages: all drafts or none, all published or none, and all taken back or nothing."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.text import capfirst
from wagtail.models import (
    GroupApprovalTask,
    GroupPagePermission,
    ModelLogEntry,
    Page,
    PageLogEntry,
    Revision,
    Workflow,
    WorkflowPage,
    WorkflowState,
    WorkflowTask,
)

from tests.conftest import make_user
from tests.intake.texts import PLAN
from wagtail_kehoach import coverage, editorial, log_actions
from wagtail_kehoach.documents import parse_plan
from wagtail_kehoach.editorial import Outcome
from wagtail_kehoach.intake import make
from wagtail_kehoach.intake.build import proposed_page
from wagtail_kehoach.intake.campaign import CampaignProposal, propose_campaign
from wagtail_kehoach.intake.make import (
    Made,
    create_drafts,
    may_make_campaign,
    publish_all,
    undo,
    why_not_undo,
)
from wagtail_kehoach.intake.receive import AlreadyReceived, MarkedDocument, draft_of, keep_document, receive_document
from wagtail_kehoach.models import (
    CampaignPage,
    DeadlineSubmission,
    HubPage,
    MediaColumnPage,
    Organisation,
    PlanIndexPage,
    PlanIntake,
    PlanPage,
    ResultReport,
)
from wagtail_kehoach.models.plans import Disclosure, Secrecy

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lasting_ground")]
CONTENT = PLAN.encode()
Counts = Callable[[], tuple[int, ...]]
Make = Callable[..., Made]


@pytest.fixture
def counts() -> Counts:
    """Return a function that counts all that could be left behind."""
    models = (Page, Revision, PageLogEntry, ModelLogEntry, PlanIntake, Organisation, WorkflowState)
    return lambda: tuple(model.objects.count() for model in models)


@pytest.fixture
def intake(plan_index: PlanIndexPage, editor: Any) -> PlanIntake:
    """The editor's open review."""
    intake = keep_document(CONTENT, "kế hoạch 45.txt", plan_index, user=editor)
    intake.answers = {"title": ["Kế hoạch tuyên truyền Tuần lễ đọc sách"]}
    intake.save()
    return intake


@pytest.fixture
def create(intake: PlanIntake, editor: Any) -> Make:
    """Return a function that makes plan and campaign of the review as they are proposed."""

    def create(*, user: Any = editor, public: bool = False, of: PlanIntake = intake, **values: Any) -> Made:
        draft = draft_of(of)
        plan = proposed_page(draft)
        if public:
            plan.disclosure = Disclosure.PUBLIC
        campaign = values.pop("campaign", propose_campaign(draft, plan))
        return create_drafts(of, plan, campaign, user, **values)

    return create


@pytest.fixture
def made(create: Make) -> Made:
    return create()


@pytest.fixture
def workflow(hub: HubPage) -> Workflow:
    """A workflow that everything below the hub goes through."""
    workflow = Workflow.objects.create(name="Duyệt bài")
    task = GroupApprovalTask.objects.create(name="Lãnh đạo duyệt")
    task.groups.add(Group.objects.create(name="Lãnh đạo"))
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=hub)
    return workflow


@pytest.fixture
def reporters_intake(plan_index: PlanIndexPage, reporter: Any) -> PlanIntake:
    return keep_document(CONTENT, "kh.txt", plan_index, user=reporter)


def outcomes(published: list[make.Published]) -> list[tuple[str, str]]:
    return [(each.page.title, each.outcome.value) for each in published]


class TestCreating:
    def test_plan_campaign_and_columns_are_drafts_that_belong_together(
        self, made: Made, intake: PlanIntake, plan_index: PlanIndexPage, hub: HubPage, editor: Any
    ) -> None:
        plan = PlanPage.objects.get()
        campaign = CampaignPage.objects.get()
        columns = list(MediaColumnPage.objects.order_by("path"))
        assert (made.plan, made.campaign, list(made.columns)) == (plan, campaign, columns)
        assert plan.is_child_of(plan_index)
        assert campaign.is_child_of(hub)
        assert [column.is_child_of(campaign) for column in columns] == [True] * 5
        assert list(campaign.plans.all()) == [plan]
        assert [list(column.campaigns.all()) for column in columns] == [[campaign]] * 5
        for page in (plan, campaign, *columns):
            assert (page.live, page.first_published_at, page.owner) == (False, None, editor)
            assert page.get_latest_revision_as_object().title == page.title
        assert Page.find_problems() == ([], [], [], [], [])

    def test_the_campaign_has_what_was_proposed(self, made: Made) -> None:
        campaign = CampaignPage.objects.get().get_latest_revision_as_object()
        assert (campaign.start_on, campaign.end_on) == (date(2026, 10, 10), date(2026, 12, 20))
        assert [peak.start_on for peak in campaign.peaks.all()] == [date(2026, 10, 12)]
        assert {str(target.wanted) for target in campaign.targets.all()} == {"4", "30", "2"}
        assert [block.value for block in campaign.messages] == ["Mỗi ngày một trang sách"]
        assert [column.title for column in made.columns][:2] == ["Thư viện trên sóng", "Bạn đọc trẻ"]
        assert {column.title: column.default_genre for column in made.columns}["Phát thanh"] == "chuong_trinh"
        assert {column.kind for column in made.columns} == {"chuyen_muc"}

    def test_it_is_kept_what_was_made_and_the_review_stays(self, made: Made, intake: PlanIntake) -> None:
        stored = PlanIntake.objects.get()
        pages = [made.plan, made.campaign, *made.columns]
        assert (stored.plan, [entry["page"] for entry in stored.made]) == (made.plan, [page.pk for page in pages])
        assert stored.answers == {"title": ["Kế hoạch tuyên truyền Tuần lễ đọc sách"]}
        assert (intake.plan, intake.made) == (stored.plan, stored.made)
        assert PageLogEntry.objects.get(action=log_actions.INTAKE).data == {"file": "kế hoạch 45.txt"}

    def test_without_a_campaign_only_the_plan_is_made(self, create: Make) -> None:
        assert create(campaign=None) == Made(PlanPage.objects.get())
        assert not CampaignPage.objects.exists()

    def test_what_the_review_corrected_is_made(self, intake: PlanIntake, editor: Any) -> None:
        plan = proposed_page(draft_of(intake))
        plan.title = "Kế hoạch đọc sách"
        plan.tasks = list(plan.tasks.all())[:1]
        proposal = CampaignProposal(
            title="  Đợt đọc   sách ",
            peaks=(("Tuần đầu", None, None),),
            targets=(("tin", "", "", 3),),
            column_titles=("Tin, bài", " ", "TIN, BÀI", "Ảnh"),
            messages=("", "Đọc mỗi ngày " + "x" * 400),
        )
        made = create_drafts(intake, plan, proposal, editor)
        assert (made.plan.title, made.plan.tasks.count()) == ("Kế hoạch đọc sách", 1)
        assert made.campaign.title == "Đợt đọc sách"
        assert [column.title for column in made.columns] == ["Tin, bài", "Ảnh"]
        assert len(made.campaign.messages) == 1

    def test_an_empty_campaign_is_made_as_well(self, create: Make) -> None:
        made = create(campaign=CampaignProposal(title="Đợt trống"))
        assert (made.campaign.title, made.columns) == ("Đợt trống", ())

    def test_who_may_make_a_campaign_is_told_before(
        self, plan_index: PlanIndexPage, editor: Any, make_editor_of: Callable[..., Any]
    ) -> None:
        assert may_make_campaign(plan_index, editor)
        assert may_make_campaign(plan_index, None)
        assert not may_make_campaign(plan_index, make_editor_of(plan_index))


class TestUnits:
    @pytest.fixture
    def librarian(self, editor: Any) -> Any:
        """The editor, who may certainly add organisations."""
        editor.user_permissions.add(Permission.objects.get(codename="add_organisation"))
        return type(editor).objects.get(pk=editor.pk)

    def test_new_ones_are_added_and_linked(self, create: Make, librarian: Any) -> None:
        made = create(user=librarian, new_organisations=["  Đoàn Thanh niên  xã", "UBND xã Suối Ngàn", ""])
        assert {unit.name for unit in Organisation.objects.all()} == {"Đoàn Thanh niên xã", "UBND xã Suối Ngàn"}
        youth = Organisation.objects.get(name="Đoàn Thanh niên xã")
        tasks = PlanPage.objects.get().get_latest_revision_as_object().tasks.all()
        assert {task.organisation for task in tasks if task.unit == "Đoàn Thanh niên xã"} == {youth}
        assert {task.organisation for task in tasks if task.unit == "Trung tâm Văn hóa xã"} == {None}
        assert made.plan.issuer_organisation.name == "UBND xã Suối Ngàn"
        assert ModelLogEntry.objects.filter(action="wagtail.create").count() == 2

    def test_one_that_is_there_is_not_added_again(self, create: Make, librarian: Any) -> None:
        Organisation.objects.create(name="ĐOÀN THANH NIÊN XÃ")
        create(user=librarian, new_organisations=["Đoàn Thanh niên xã", "đoàn thanh niên xã"])
        assert Organisation.objects.count() == 1

    def test_who_may_not_add_them_makes_nothing(
        self, create: Make, reporter: Any, reporters_intake: PlanIntake, counts: Counts
    ) -> None:
        before = counts()
        with pytest.raises(PermissionDenied):
            create(user=reporter, of=reporters_intake, new_organisations=["Đoàn Thanh niên xã"])
        assert counts() == before

    def test_a_name_without_end_makes_nothing(self, create: Make, librarian: Any, counts: Counts) -> None:
        before = counts()
        with pytest.raises(ValidationError):
            create(user=librarian, new_organisations=["x" * 300])
        assert counts() == before


class TestNothingHalfMade:
    @pytest.mark.parametrize("failing", [1, 2, 3, 4, 7])
    def test_a_failure_at_any_page_leaves_none(
        self, create: Make, intake: PlanIntake, counts: Counts, monkeypatch: pytest.MonkeyPatch, failing: int
    ) -> None:
        before = counts()
        save, calls = Page.save_revision, []

        def save_revision(page: Any, *args: Any, **kwargs: Any) -> Any:
            calls.append(page)
            if len(calls) == failing:
                raise OSError("disk full")
            return save(page, *args, **kwargs)

        monkeypatch.setattr(Page, "save_revision", save_revision)
        with pytest.raises(OSError, match="disk full"):
            create()
        assert counts() == before
        stored = PlanIntake.objects.get()
        assert (stored.is_open, stored.made, intake.is_open) == (True, [], True)
        assert stored.file.storage.exists(stored.file.name)
        monkeypatch.undo()
        assert create().campaign is not None

    @pytest.mark.parametrize(
        "values",
        [
            {"title": ""},
            {"title": "Đợt", "column_titles": ("Tin", "x" * 300)},
            {"title": "Đợt", "start_on": date(2026, 12, 1), "end_on": date(2026, 11, 1)},
            {"title": "Đợt", "targets": (("không có", "", "", 3),)},
            {"title": "Đợt", "targets": (("tin", "", "", -3),)},
            {"title": "Đợt", "peaks": (("", None, None),)},
        ],
        ids=lambda values: list(values)[-1],
    )
    def test_a_campaign_that_is_not_valid_leaves_nothing(
        self, create: Make, counts: Counts, values: dict[str, Any]
    ) -> None:
        before = counts()
        with pytest.raises(ValidationError):
            create(campaign=CampaignProposal(**values))
        assert counts() == before

    def test_the_same_review_twice_is_refused(self, made: Made, create: Make, counts: Counts) -> None:
        before = counts()
        with pytest.raises(AlreadyReceived) as refusal:
            create()
        assert refusal.value.intake.plan == made.plan
        assert counts() == before

    def test_the_same_file_of_two_people_becomes_one_plan(
        self, plan_index: PlanIndexPage, made: Made, create: Make, chief: Any
    ) -> None:
        PlanIntake.objects.update(plan=None)
        other = keep_document(CONTENT, "kh.txt", plan_index, user=chief)
        PlanIntake.objects.exclude(pk=other.pk).update(plan=made.plan)
        with pytest.raises(AlreadyReceived):
            create(of=other, user=chief)
        assert PlanPage.objects.count() == 1

    def test_a_list_that_is_gone_is_told_in_words(
        self, create: Make, plan_index: PlanIndexPage, counts: Counts
    ) -> None:
        plan_index.delete()
        before = counts()
        with pytest.raises(ValidationError) as refusal:
            create()
        assert refusal.value.code == "no_list"
        assert counts() == before

    @pytest.mark.parametrize("field", [{"secrecy": Secrecy.SECRET}, {"circulation": "Lưu hành nội bộ"}])
    def test_a_public_plan_with_a_mark_is_refused(
        self, intake: PlanIntake, editor: Any, counts: Counts, field: dict[str, str]
    ) -> None:
        plan = proposed_page(draft_of(intake))
        plan.disclosure = Disclosure.PUBLIC
        for name, value in field.items():
            setattr(plan, name, value)
        before = counts()
        with pytest.raises(MarkedDocument):
            create_drafts(intake, plan, None, editor)
        assert counts() == before


class TestWhoMayMake:
    def test_nobody_makes_pages_of_what_another_person_received(
        self, create: Make, reporter: Any, counts: Counts
    ) -> None:
        before = counts()
        with pytest.raises(PermissionDenied):
            create(user=reporter)
        assert counts() == before

    def test_who_may_publish_in_the_list_may_go_on_with_it(
        self, create: Make, reporters_intake: PlanIntake, editor: Any
    ) -> None:
        assert create(of=reporters_intake, user=editor).plan.owner == editor

    def test_who_may_write_plans_but_no_campaigns_makes_neither(
        self, plan_index: PlanIndexPage, make_editor_of: Callable[..., Any], create: Make, counts: Counts
    ) -> None:
        user = make_editor_of(plan_index)
        intake = keep_document(CONTENT, "kh.txt", plan_index, user=user)
        before = counts()
        with pytest.raises(PermissionDenied):
            create(of=intake, user=user)
        assert counts() == before
        assert create(of=intake, user=user, campaign=None).plan.owner == user

    def test_a_right_that_was_taken_away_since_is_missed(
        self, create: Make, reporters_intake: PlanIntake, reporter: Any, counts: Counts
    ) -> None:
        GroupPagePermission.objects.filter(group__in=reporter.groups.all()).delete()
        reporter = type(reporter).objects.get(pk=reporter.pk)
        before = counts()
        with pytest.raises(PermissionDenied):
            create(of=reporters_intake, user=reporter)
        assert counts() == before


class TestPublishing:
    def test_an_internal_plan_comes_into_force_unseen(self, made: Made, intake: PlanIntake, editor: Any) -> None:
        published = publish_all(intake, editor)
        assert [each.outcome for each in published] == [Outcome.IN_FORCE, *[Outcome.PUBLISHED] * 6]
        plan = PlanPage.objects.get()
        assert (plan.live, plan.first_published_at is not None) == (False, True)
        assert [each.page.live for each in published] == [False, *[True] * 6]
        assert all(column.live for column in MediaColumnPage.objects.all())

    def test_a_public_plan_is_shown(self, create: Make, intake: PlanIntake, editor: Any) -> None:
        create(public=True)
        assert {each.outcome for each in publish_all(intake, editor)} == {Outcome.PUBLISHED}
        assert PlanPage.objects.get().live

    @pytest.mark.parametrize("mark", ["MẬT", "Lưu hành nội bộ"])
    def test_a_marked_plan_is_never_shown(
        self, plan_index: PlanIndexPage, editor: Any, create: Make, mark: str
    ) -> None:
        intake = keep_document(f"{mark}\n\n{PLAN}".encode(), "mat.txt", plan_index, user=editor)
        create(of=intake)
        assert outcomes(publish_all(intake, editor)) == [
            (PlanPage.objects.get().title, "in_force"),
            ("Đợt tuyên truyền", "published"),
            ("Tin, bài", "published"),
        ]
        assert not PlanPage.objects.get().live

    def test_a_mark_that_was_found_later_stops_it_all(
        self, create: Make, intake: PlanIntake, editor: Any, counts: Counts
    ) -> None:
        made = create(public=True)
        plan = made.plan.get_latest_revision_as_object()
        plan.circulation = "Lưu hành nội bộ"
        plan.save_revision(user=editor, clean=False)
        before = counts()
        with pytest.raises(ValidationError, match="Lưu hành nội bộ") as refusal:
            publish_all(intake, editor)
        assert made.plan.title in refusal.value.messages[0]
        assert counts() == before
        assert not Page.objects.filter(pk__in=[made.plan.pk, made.campaign.pk], live=True).exists()

    def test_again_it_changes_nothing(self, made: Made, intake: PlanIntake, editor: Any, counts: Counts) -> None:
        publish_all(intake, editor)
        before = counts()
        assert {each.outcome for each in publish_all(intake, editor)} == {Outcome.ALREADY}
        assert counts() == before

    def test_what_is_published_already_stays_and_the_rest_follows(
        self, made: Made, intake: PlanIntake, editor: Any
    ) -> None:
        editorial.publish(made.campaign, editor)
        found = {each.page.pk: each.outcome for each in publish_all(intake, editor)}
        assert found[made.campaign.pk] == Outcome.ALREADY
        assert found[made.columns[0].pk] == Outcome.PUBLISHED

    def test_a_newer_text_is_published(self, made: Made, intake: PlanIntake, editor: Any) -> None:
        publish_all(intake, editor)
        campaign = editorial.as_stored(made.campaign)
        campaign.title = "Đợt đọc sách"
        campaign.save_revision(user=editor)
        assert ("Đợt đọc sách", "published") in outcomes(publish_all(intake, editor))

    def test_a_day_that_was_set_is_kept(self, made: Made, intake: PlanIntake, editor: Any) -> None:
        column = editorial.as_stored(made.columns[0])
        column.go_live_at = made.columns[0].latest_revision_created_at + timedelta(days=9)
        column.save_revision(user=editor)
        assert (column.title, "scheduled") in outcomes(publish_all(intake, editor))
        assert not editorial.as_stored(column).live

    def test_a_page_that_is_not_whole_stops_it_all(self, made: Made, intake: PlanIntake, editor: Any) -> None:
        column = editorial.as_stored(made.columns[-1])
        column.kind = "?"
        column.save_revision(user=editor, clean=False)
        with pytest.raises(ValidationError, match=column.title) as refusal:
            publish_all(intake, editor)
        assert str(capfirst(MediaColumnPage._meta.get_field("kind").verbose_name)) in refusal.value.messages[0]
        assert not Page.objects.filter(pk__in=[entry["page"] for entry in intake.made], live=True).exists()

    def test_pages_deleted_since_are_left_out(self, made: Made, intake: PlanIntake, editor: Any) -> None:
        editorial.as_stored(made.columns[0]).delete()
        assert len(publish_all(intake, editor)) == 6
        editorial.as_stored(made.campaign).delete()
        editorial.as_stored(made.plan).delete()
        with pytest.raises(ValidationError):
            publish_all(PlanIntake.objects.get(), editor)

    def test_what_was_made_without_a_review_is_published_too(self, plan_index: PlanIndexPage, editor: Any) -> None:
        received = receive_document(CONTENT, "kh.txt", plan_index, user=editor)
        assert [each.outcome for each in publish_all(received, editor)] == [Outcome.IN_FORCE]


class TestWorkflow:
    def test_who_may_not_publish_submits(
        self, create: Make, reporters_intake: PlanIntake, reporter: Any, workflow: Workflow
    ) -> None:
        create(of=reporters_intake, user=reporter)
        assert {each.outcome for each in publish_all(reporters_intake, reporter)} == {Outcome.SUBMITTED}
        states = WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS)
        assert {state.content_object.title for state in states} == {
            page.title for page in Page.objects.filter(owner=reporter)
        }
        assert {state.requested_by for state in states} == {reporter}
        assert not Page.objects.filter(owner=reporter, live=True).exists()

    def test_submitting_again_starts_nothing_anew(
        self, create: Make, reporters_intake: PlanIntake, reporter: Any, workflow: Workflow, counts: Counts
    ) -> None:
        create(of=reporters_intake, user=reporter)
        publish_all(reporters_intake, reporter)
        before = counts()
        assert {each.outcome for each in publish_all(reporters_intake, reporter)} == {Outcome.SUBMITTED}
        assert counts() == before

    def test_approval_publishes(
        self, create: Make, reporters_intake: PlanIntake, reporter: Any, workflow: Workflow, chief: Any
    ) -> None:
        made = create(of=reporters_intake, user=reporter)
        publish_all(reporters_intake, reporter)
        for page in (made.plan, made.campaign):
            editorial.as_stored(page).current_workflow_task_state.approve(user=chief)
        assert editorial.as_stored(made.campaign).live
        plan = editorial.as_stored(made.plan)
        assert (plan.live, plan.first_published_at is not None) == (False, True)

    def test_without_a_workflow_nothing_is_submitted(
        self, create: Make, reporters_intake: PlanIntake, reporter: Any, counts: Counts
    ) -> None:
        WorkflowPage.objects.all().delete()
        create(of=reporters_intake, user=reporter)
        before = counts()
        with pytest.raises(PermissionDenied):
            publish_all(reporters_intake, reporter)
        assert counts() == before

    def test_a_page_that_is_not_whole_is_not_submitted_and_nobody_is_written_to(
        self, create: Make, reporters_intake: PlanIntake, reporter: Any, workflow: Workflow
    ) -> None:
        make_user("lanhdao", Group.objects.get(name="Lãnh đạo"))
        made = create(of=reporters_intake, user=reporter)
        column = editorial.as_stored(made.columns[-1])
        column.kind = "?"
        column.save_revision(user=reporter, clean=False)
        with pytest.raises(ValidationError):
            publish_all(reporters_intake, reporter)
        assert not WorkflowState.objects.exists()
        assert mail.outbox == []

    def test_a_page_that_another_person_locked_stops_it_all(
        self, made: Made, intake: PlanIntake, editor: Any, chief: Any, workflow: Workflow
    ) -> None:
        Page.objects.filter(pk=made.columns[-1].pk).update(locked=True, locked_by=chief)
        with pytest.raises(PermissionDenied):
            publish_all(intake, editor)
        assert not editorial.as_stored(made.campaign).live

    def test_who_may_publish_does_although_there_is_a_workflow(
        self, made: Made, intake: PlanIntake, editor: Any, workflow: Workflow
    ) -> None:
        assert Outcome.SUBMITTED not in {each.outcome for each in publish_all(intake, editor)}


class TestUndo:
    def test_all_goes_and_the_review_is_open_again(
        self, create: Make, intake: PlanIntake, editor: Any, plan_index: PlanIndexPage
    ) -> None:
        before = Page.objects.count()
        create()
        assert why_not_undo(intake) == []
        undo(intake, editor)
        assert Page.objects.count() == before
        stored = PlanIntake.objects.get()
        assert (stored.is_open, stored.made, intake.is_open) == (True, [], True)
        assert stored.answers == {"title": ["Kế hoạch tuyên truyền Tuần lễ đọc sách"]}
        assert stored.file.storage.exists(stored.file.name)
        assert Page.find_problems() == ([], [], [], [], [])
        entry = PageLogEntry.objects.get(action=log_actions.INTAKE_UNDONE)
        assert (entry.page_id, entry.user, entry.data) == (plan_index.pk, editor, {"file": "kế hoạch 45.txt"})
        assert create().plan.title == "Kế hoạch tuyên truyền Tuần lễ đọc sách năm 2026 trên địa bàn xã Suối Ngàn"

    def test_what_is_published_is_taken_back_too(self, made: Made, intake: PlanIntake, editor: Any) -> None:
        publish_all(intake, editor)
        undo(intake, editor)
        assert not PlanPage.objects.exists()
        assert not CampaignPage.objects.exists()
        assert not MediaColumnPage.objects.exists()

    def test_what_waits_for_approval_is_taken_back_too(
        self, create: Make, reporters_intake: PlanIntake, reporter: Any, workflow: Workflow
    ) -> None:
        create(of=reporters_intake, user=reporter)
        publish_all(reporters_intake, reporter)
        undo(reporters_intake, reporter)
        assert not Page.objects.filter(owner=reporter).exists()

    def test_what_was_made_without_a_review_is_taken_back_too(self, plan_index: PlanIndexPage, editor: Any) -> None:
        received = receive_document(CONTENT, "kh.txt", plan_index, user=editor, public=True, publish=True)
        undo(received, editor)
        assert not PlanPage.objects.exists()

    def test_twice_is_refused(self, made: Made, intake: PlanIntake, editor: Any) -> None:
        undo(intake, editor)
        with pytest.raises(ValidationError):
            undo(intake, editor)

    def test_pages_deleted_since_do_not_stop_it(self, made: Made, intake: PlanIntake, editor: Any) -> None:
        editorial.as_stored(made.campaign).delete()
        undo(intake, editor)
        assert not PlanPage.objects.exists()

    def test_units_added_for_it_go_unless_somebody_uses_them(
        self, create: Make, intake: PlanIntake, chief: Any
    ) -> None:
        create(user=chief, new_organisations=["Đoàn Thanh niên xã", "Trung tâm Văn hóa xã"])
        Organisation.objects.filter(name="Trung tâm Văn hóa xã").update(is_own=True)
        undo(intake, chief)
        assert [unit.name for unit in Organisation.objects.all()] == ["Trung tâm Văn hóa xã"]
        assert create(user=chief, new_organisations=["Đoàn Thanh niên xã"]).plan.tasks.last().organisation is not None

    @pytest.mark.parametrize("which", [0, 1, 2])
    def test_an_edited_page_stays(self, made: Made, intake: PlanIntake, editor: Any, which: int) -> None:
        page = editorial.as_stored([made.plan, made.campaign, made.columns[0]][which])
        page.title = "Đã sửa"
        page.save_revision(user=editor)
        self.refuse(intake, editor, "Đã sửa")

    def test_a_page_that_autosave_wrote_over_stays(self, made: Made, intake: PlanIntake, editor: Any) -> None:
        page = editorial.as_stored(made.campaign)
        page.title = "Đã sửa"
        page.save_revision(user=editor, overwrite_revision=page.latest_revision)
        self.refuse(intake, editor, "Đã sửa")

    def test_a_page_that_was_moved_stays(self, made: Made, intake: PlanIntake, editor: Any, hub: HubPage) -> None:
        editorial.as_stored(made.columns[0]).move(hub, pos="last-child", user=editor)
        self.refuse(intake, editor, made.columns[0].title)

    def test_an_item_in_a_column_keeps_all(self, made: Made, intake: PlanIntake, editor: Any) -> None:
        editorial.create_item(made.columns[0], title="Phòng đọc mở cửa")
        self.refuse(intake, editor, "Phòng đọc mở cửa")

    def test_an_item_elsewhere_that_serves_the_campaign_keeps_all(
        self, made: Made, intake: PlanIntake, editor: Any, hub: HubPage
    ) -> None:
        column = editorial.create_column(hub, title="Chuyên mục chung")
        editorial.create_item(column, title="Ngày hội đổi sách", campaigns=[made.campaign])
        self.refuse(intake, editor, "Ngày hội đổi sách")

    def test_a_column_added_below_keeps_all(self, made: Made, intake: PlanIntake, editor: Any) -> None:
        editorial.create_column(made.campaign, title="Gương đọc sách")
        self.refuse(intake, editor, "Gương đọc sách")

    def test_another_campaign_for_the_plan_keeps_all(
        self, made: Made, intake: PlanIntake, editor: Any, hub: HubPage
    ) -> None:
        editorial.create_campaign(hub, title="Đợt hai", plans=[made.plan])
        self.refuse(intake, editor, "Đợt hai")

    def test_a_planned_item_keeps_all(self, made: Made, intake: PlanIntake, editor: Any) -> None:
        coverage.plan_item(made.campaign, title="Phóng sự về tủ sách")
        self.refuse(intake, editor, "Phóng sự về tủ sách")

    def test_a_planned_item_for_a_task_of_the_plan_keeps_all(
        self, made: Made, intake: PlanIntake, editor: Any, hub: HubPage
    ) -> None:
        elsewhere = editorial.create_campaign(hub, title="Đợt khác")
        coverage.plan_item(elsewhere, title="Bài về ngày hội", task=PlanPage.objects.get().tasks.first())
        self.refuse(intake, editor, "Bài về ngày hội")

    def test_a_report_keeps_all(self, made: Made, intake: PlanIntake, editor: Any) -> None:
        days = {"period_start": date(2026, 10, 1), "period_end": date(2026, 12, 1)}
        ResultReport.objects.create(plan=made.plan, title="Báo cáo quý IV", **days)
        self.refuse(intake, editor, "Báo cáo quý IV")

    def test_a_report_that_was_sent_keeps_all(self, made: Made, intake: PlanIntake, editor: Any) -> None:
        DeadlineSubmission.objects.create(
            plan=made.plan, deadline_uid=made.plan.deadlines.get().uid, submitted_on=date(2026, 12, 24)
        )
        self.refuse(intake, editor, "24/12/2026")

    def refuse(self, intake: PlanIntake, user: Any, words: str) -> None:
        """Check that nothing is taken back, and that ``words`` are in the reason."""
        before = Page.objects.count()
        with pytest.raises(ValidationError) as refusal:
            undo(intake, user)
        assert words in " ".join(refusal.value.messages)
        assert words in " ".join(why_not_undo(intake))
        assert Page.objects.count() == before
        assert not PlanIntake.objects.get().is_open

    def test_who_may_not_delete_is_refused(
        self, made: Made, intake: PlanIntake, editor: Any, reporter: Any, counts: Counts
    ) -> None:
        publish_all(intake, editor)
        before = counts()
        with pytest.raises(PermissionDenied):
            undo(intake, reporter)
        assert counts() == before

    def test_a_writer_does_not_take_back_what_was_published(
        self, create: Make, reporters_intake: PlanIntake, reporter: Any, editor: Any, counts: Counts
    ) -> None:
        create(of=reporters_intake, user=reporter)
        publish_all(reporters_intake, editor)
        before = counts()
        with pytest.raises(PermissionDenied):
            undo(reporters_intake, reporter)
        assert counts() == before

    def test_a_failure_in_the_middle_leaves_all(
        self, made: Made, intake: PlanIntake, editor: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = Page.objects.count()
        monkeypatch.setattr(make, "remove_units", lambda *args: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            undo(intake, editor)
        assert Page.objects.count() == before
        assert PlanIntake.objects.get().plan == made.plan


def test_a_proposal_can_be_corrected_as_it_is(create: Make, intake: PlanIntake) -> None:
    draft = parse_plan(CONTENT)
    proposal = dataclasses.replace(propose_campaign(draft, proposed_page(draft)), title="Đợt khác", column_titles=())
    assert create(campaign=proposal).campaign.title == "Đợt khác"
