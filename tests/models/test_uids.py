"""Tasks, deadlines and targets keep their uid, and what happened for them stays, whatever becomes of the text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from wagtail_kehoach import coverage, editorial, progress
from wagtail_kehoach.models import CampaignPage, CampaignTarget, MediaItemPage, PlanPage, PlanTask, ReportDeadline
from wagtail_kehoach.models.choices import Tracking
from wagtail_kehoach.vietnamese.dates import parse_partial_date

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lasting_ground")]

DATE = parse_partial_date("trước ngày 25/12/2026")


@pytest.fixture
def plan(make_plan: Callable[..., PlanPage]) -> PlanPage:
    """A public plan with two tasks and a deadline."""
    return make_plan(tasks=("Mở chuyên mục", "Viết phóng sự"), deadlines=(DATE,))


def uids(plan: PlanPage) -> dict[str, Any]:
    """Return the uids of the stored children by their text."""
    tasks = {task.text: task.uid for task in PlanTask.objects.filter(page=plan)}
    return tasks | {deadline.what: deadline.uid for deadline in ReportDeadline.objects.filter(page=plan)}


def test_each_child_has_a_uid_of_its_own(plan: PlanPage) -> None:
    assert len(set(uids(plan).values())) == 3


def test_they_survive_a_published_draft(plan: PlanPage) -> None:
    before = uids(plan)
    for _ in range(2):
        draft = PlanPage.objects.get(pk=plan.pk).get_latest_revision_as_object()
        draft.abstract += " sửa"
        draft.save_revision().publish()
    assert uids(plan) == before


def test_they_survive_a_corrected_text(plan: PlanPage) -> None:
    before = uids(plan)
    draft = plan.get_latest_revision_as_object()
    task = draft.tasks.get(text="Mở chuyên mục")
    task.text = "Mở chuyên mục về sách"
    draft.tasks = [task, draft.tasks.get(text="Viết phóng sự")]
    draft.save_revision().publish()
    assert uids(plan)["Mở chuyên mục về sách"] == before["Mở chuyên mục"]


def test_they_survive_the_editor_s_form(login: Any, editor: Any, plan: PlanPage) -> None:
    before = uids(plan)
    tasks = list(plan.tasks.all())
    form = nested_form_data(
        {
            "title": plan.title,
            "slug": plan.slug,
            "regime": "state",
            "document_type": "Kế hoạch",
            "disclosure": "public",
            "sections": streamfield([]),
            "bases": inline_formset([]),
            "tasks": inline_formset(
                [
                    {"id": task.pk, "text": task.text + ".", "unit": task.unit, "role": "lead", "tracking": "ours"}
                    for task in reversed(tasks)
                ],
                initial=2,
            ),
            "deadlines": inline_formset(
                [{"id": deadline.pk, "what": deadline.what, "tracking": "ours"} for deadline in plan.deadlines.all()],
                initial=1,
            ),
            "recipients": inline_formset([]),
            "comments": inline_formset([]),
            "action-publish": "1",
        }
    )
    response = login(editor).post(reverse("wagtailadmin_pages:edit", args=[plan.pk]), form)
    assert response.status_code == 302, response.context["form"].errors
    after = uids(plan)
    assert after["Mở chuyên mục."] == before["Mở chuyên mục"]
    assert after["Báo cáo kết quả"] == before["Báo cáo kết quả"]


def test_a_copy_keeps_them_without_a_clash(plan: PlanPage) -> None:
    copied = plan.copy(update_attrs={"slug": "ban-sao", "title": "Bản sao"})
    assert uids(copied) == uids(plan)
    draft = copied.get_latest_revision_as_object()
    draft.abstract = "Bản sao"
    draft.save_revision().publish()
    assert uids(copied) == uids(plan)


def test_what_is_done_for_a_plan_does_not_count_for_its_copy(
    plan: PlanPage, campaign: CampaignPage, item: MediaItemPage
) -> None:
    coverage.link_item(coverage.plan_item(campaign, title="Bài", task=plan.tasks.first()), item)
    copied = plan.copy(update_attrs={"slug": "ban-sao"})
    assert [entry.progress.done for entry in progress.task_progress(copied)] == [0, 0]
    assert [entry.progress.done for entry in progress.task_progress(plan)] == [1, 0]


def test_an_older_text_that_is_published_again_undoes_no_work(
    plan: PlanPage, campaign: CampaignPage, item: MediaItemPage
) -> None:
    older = plan.get_latest_revision()
    task = plan.tasks.get(text="Viết phóng sự")
    done, cancelled = (coverage.plan_item(campaign, title=title, task=task) for title in ("Một", "Hai"))
    coverage.link_item(done, item)
    coverage.cancel(cancelled, "Trời mưa")
    draft = plan.get_latest_revision_as_object()
    draft.abstract = "Bản mới"
    draft.save_revision().publish()
    before = [(entry.task.uid, entry.progress) for entry in progress.task_progress(plan)]
    assert before[1][1] == progress.Progress(wanted=1, done=1)

    older.publish()

    assert PlanPage.objects.get(pk=plan.pk).abstract == ""
    assert [(entry.task.uid, entry.progress) for entry in progress.task_progress(plan)] == before


def test_a_task_that_was_struck_out_and_comes_back_has_its_work_again(
    plan: PlanPage, campaign: CampaignPage, item: MediaItemPage
) -> None:
    older = plan.get_latest_revision()
    coverage.link_item(coverage.plan_item(campaign, title="Bài", task=plan.tasks.get(text="Viết phóng sự")), item)
    draft = plan.get_latest_revision_as_object()
    draft.tasks = [draft.tasks.get(text="Mở chuyên mục")]
    draft.save_revision().publish()
    assert [entry.task.text for entry in progress.task_progress(plan)] == ["Mở chuyên mục"]
    older.publish()
    assert [(entry.task.text, entry.progress.done) for entry in progress.task_progress(plan)] == [
        ("Mở chuyên mục", 0),
        ("Viết phóng sự", 1),
    ]


def test_a_task_that_is_no_longer_ours_leaves_the_figures(plan: PlanPage) -> None:
    draft = plan.get_latest_revision_as_object()
    task = draft.tasks.get(text="Viết phóng sự")
    task.tracking = Tracking.OTHER_UNIT
    draft.tasks = [draft.tasks.get(text="Mở chuyên mục"), task]
    draft.save_revision().publish()
    assert [entry.task.text for entry in progress.task_progress(plan)] == ["Mở chuyên mục"]


def test_targets_survive_drafts_and_copies(campaign: CampaignPage) -> None:
    campaign.targets = [CampaignTarget(genre="tin", wanted=12), CampaignTarget(medium="audio", wanted=4)]
    campaign.save_revision().publish()
    campaign = CampaignPage.objects.get(pk=campaign.pk)
    before = [target.uid for target in CampaignTarget.objects.filter(page=campaign)]
    campaign.lead = "Sửa"
    campaign.save_revision().publish()
    copied = campaign.copy(update_attrs={"slug": "dot-sao"})
    for page in (campaign, copied):
        assert [target.uid for target in CampaignTarget.objects.filter(page=page)] == before


def test_a_copied_branch_brings_no_planned_items_along(hub: Page, campaign: CampaignPage, item: MediaItemPage) -> None:
    planned = coverage.plan_item(campaign, title="Bài")
    coverage.link_item(planned, item)
    copied = campaign.copy(recursive=True, update_attrs={"slug": "dot-sao"})
    assert copied.planned_items.count() == 0
    assert [outcome.item for outcome in planned.outcomes.all()] == [item]
    assert editorial.publish(copied, None).planned_items.count() == 0
