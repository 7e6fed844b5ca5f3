"""Our page types in Wagtail's own screens: preview, history, comparison, workflow, privacy of drafts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from wagtail_kehoach import editorial
from wagtail_kehoach.models import (
    CampaignPage,
    CampaignTarget,
    HubPage,
    MediaColumnPage,
    MediaItemPage,
    PlanIndexPage,
    PlanPage,
)
from wagtail_kehoach.models.plans import Disclosure
from wagtail_kehoach.vietnamese.dates import parse_partial_date

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lasting_ground", "indexes")]


def form_of(page: Page, **values: Any) -> dict[str, Any]:
    """Return what the editor's form of ``page``'s type sends, filled in as far as it must be."""
    common = {"title": page.title, "slug": page.slug or "bai-moi", "comments": inline_formset([])}
    own: dict[type[Page], dict[str, Any]] = {
        HubPage: {"lead": ""},
        PlanIndexPage: {"lead": ""},
        PlanPage: {
            "regime": "state",
            "document_type": "Kế hoạch",
            "disclosure": "public",
            "issue_date": "05/10/2026",
            "sections": streamfield([("section", {"level": 1, "title": "Mục đích", "text": "Đọc.", "public": "on"})]),
            "bases": inline_formset([{"text": "Căn cứ Luật Thư viện"}]),
            "tasks": inline_formset([{"unit": "Thư viện", "text": "Mở cửa", "role": "lead", "tracking": "ours"}]),
            "deadlines": inline_formset([]),
            "recipients": inline_formset([]),
        },
        CampaignPage: {
            "messages": streamfield([("slogan", "Mỗi ngày một trang sách")]),
            "peaks": inline_formset([]),
            "targets": inline_formset([{"genre": "tin", "wanted": 3}]),
            "featured": inline_formset([]),
        },
        MediaColumnPage: {"kind": "chuyen_muc"},
        MediaItemPage: {
            "genre": "tin",
            "medium": "text",
            "dated_on": "05/10/2026",
            "body": streamfield([("paragraph", rich_text("<p>Thôn có phòng đọc.</p>"))]),
            "gallery": streamfield([]),
            "credits": inline_formset([]),
        },
    }
    return nested_form_data({**common, **own[type(page)], **values})


@pytest.fixture
def pages(
    hub: HubPage,
    plan_index: PlanIndexPage,
    plan: PlanPage,
    campaign: CampaignPage,
    column: MediaColumnPage,
    item: MediaItemPage,
) -> list[Page]:
    """A live page of each kind."""
    return [hub, plan_index, plan, campaign, column, item]


class TestPreview:
    def test_each_page_is_previewed_with_what_is_typed(self, login: Any, editor: Any, pages: list[Page]) -> None:
        client = login(editor)
        for page in pages:
            address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
            answer = client.post(address, form_of(page, title="Tên đang gõ"))
            assert answer.json()["is_valid"] is True, page
            shown = client.get(address)
            assert shown.status_code == 200, page
            assert "Tên đang gõ" in shown.content.decode(), page

    def test_each_page_that_is_not_saved_yet_is_previewed_too(self, login: Any, editor: Any, pages: list[Page]) -> None:
        client = login(editor)
        for page in pages[1:]:
            meta, parent = page._meta, page.get_parent()
            address = reverse("wagtailadmin_pages:preview_on_add", args=[meta.app_label, meta.model_name, parent.pk])
            answer = client.post(address, form_of(page, title="Trang chưa lưu", slug="trang-chua-luu"))
            assert answer.json()["is_valid"] is True, page
            shown = client.get(address)
            assert shown.status_code == 200, page
            assert "Trang chưa lưu" in shown.content.decode(), page

    def test_an_internal_plan_is_previewed_to_its_editors_only(
        self, client: Client, editor: Any, visitor_of_admin: Any, make_plan: Callable[..., PlanPage]
    ) -> None:
        plan = make_plan(disclosure=Disclosure.INTERNAL, title="Kế hoạch kín")
        address = reverse("wagtailadmin_pages:preview_on_edit", args=[plan.pk])
        client.force_login(editor)
        client.post(address, form_of(plan, disclosure="internal"))
        assert "Kế hoạch kín" in client.get(address).content.decode()
        for other in (visitor_of_admin, None):
            client.force_login(other) if other else client.logout()
            answer = client.get(address)
            assert answer.status_code in {302, 403, 404}
            assert "Kế hoạch kín" not in answer.content.decode()


class TestHistory:
    @pytest.fixture
    def changed(self, pages: list[Page]) -> list[Page]:
        """Live pages, each with a newer draft of another title."""
        for page in pages:
            draft = page.get_latest_revision_as_object()
            draft.title += " sửa"
            if isinstance(draft, PlanPage):
                draft.issue_date = parse_partial_date("tháng 4 năm 2024")
                draft.tasks = []
            if isinstance(draft, CampaignPage):
                draft.start_on = date(2026, 10, 5)
                draft.targets = [CampaignTarget(genre="tin", wanted=12)]
            draft.save_revision(log_action=True)
        return pages

    def test_history_and_comparison_open(self, login: Any, editor: Any, changed: list[Page]) -> None:
        client = login(editor)
        for page in changed:
            assert client.get(reverse("wagtailadmin_pages:history", args=[page.pk])).status_code == 200, page
            address = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "live", "latest"])
            answer = client.get(address)
            assert answer.status_code == 200, page
            assert "sửa" in answer.content.decode(), page

    def test_an_older_text_is_looked_at_and_taken_back(self, login: Any, editor: Any, changed: list[Page]) -> None:
        client = login(editor)
        for page in changed:
            older = page.revisions.earliest("pk")
            for name in ("revisions_view", "revisions_revert"):
                address = reverse(f"wagtailadmin_pages:{name}", args=[page.pk, older.pk])
                assert client.get(address).status_code == 200, (page, name)

    def test_nobody_else_sees_them(self, login: Any, visitor_of_admin: Any, changed: list[Page]) -> None:
        client = login(visitor_of_admin)
        for page in changed:
            for name, *more in (
                ("edit",),
                ("revisions_compare", "live", "latest"),
                ("revisions_view", page.revisions.earliest("pk").pk),
                ("view_draft",),
            ):
                answer = client.get(reverse(f"wagtailadmin_pages:{name}", args=[page.pk, *more]))
                assert answer.status_code in {302, 403, 404}, (page, name)
                assert "sửa" not in answer.content.decode(), (page, name)

    def test_the_log_names_what_our_services_did(
        self, login: Any, editor: Any, make_plan: Callable[..., PlanPage]
    ) -> None:
        plan = make_plan(disclosure=Disclosure.INTERNAL, published=False)
        editorial.publish(plan, editor)
        history = login(editor).get(reverse("wagtailadmin_pages:history", args=[plan.pk])).content.decode()
        assert editor.username in history

    def test_a_draft_s_privacy_is_that_of_the_admin(
        self, client: Client, plan: PlanPage, login: Any, editor: Any
    ) -> None:
        draft = plan.get_latest_revision_as_object()
        draft.abstract = "Chữ chưa đăng"
        draft.save_revision()
        assert "Chữ chưa đăng" not in client.get(plan.get_url()).content.decode()
        address = reverse("wagtailadmin_pages:view_draft", args=[plan.pk])
        assert "Chữ chưa đăng" in login(editor).get(address).content.decode()


class TestWorkflow:
    @pytest.fixture
    def workflow(self, hub: HubPage, editor: Any) -> Workflow:
        """One step: the editors approve whatever stands below the hub."""
        workflow = Workflow.objects.create(name="Duyệt bài")
        task = GroupApprovalTask.objects.create(name="Biên tập viên duyệt")
        task.groups.set(Group.objects.filter(user=editor))
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
        WorkflowPage.objects.create(workflow=workflow, page=hub)
        return workflow

    def test_a_reporter_submits_and_an_editor_approves(
        self, client: Client, workflow: Workflow, reporter: Any, editor: Any, column: MediaColumnPage
    ) -> None:
        item = editorial.create_item(column, title="Bài của cộng tác viên", user=reporter)
        edit = reverse("wagtailadmin_pages:edit", args=[item.pk])
        client.force_login(reporter)
        assert client.post(edit, {**form_of(item), "action-submit": "1"}).status_code == 302
        item = MediaItemPage.objects.get(pk=item.pk)
        assert (item.live, item.workflow_in_progress) == (False, True)

        client.force_login(editor)
        state = item.current_workflow_task_state
        address = reverse("wagtailadmin_pages:workflow_action", args=[item.pk, "approve", state.pk])
        assert client.post(address, {"comment": "Tốt"}).status_code < 400
        item = MediaItemPage.objects.get(pk=item.pk)
        assert (item.live, item.workflow_in_progress) == (True, False)
        assert client.get(item.get_url()).status_code == 200

    def test_a_reporter_cannot_publish_past_it(
        self, client: Client, workflow: Workflow, reporter: Any, column: MediaColumnPage
    ) -> None:
        item = editorial.create_item(column, title="Bài của cộng tác viên", user=reporter)
        client.force_login(reporter)
        client.post(reverse("wagtailadmin_pages:edit", args=[item.pk]), {**form_of(item), "action-publish": "1"})
        assert not MediaItemPage.objects.get(pk=item.pk).live


class TestSavingInTheEditor:
    def test_each_page_type_is_saved_and_published(self, login: Any, editor: Any, pages: list[Page]) -> None:
        client = login(editor)
        for page in pages:
            address = reverse("wagtailadmin_pages:edit", args=[page.pk])
            answer = client.post(address, {**form_of(page, title="Tên mới"), "action-publish": "1"})
            assert answer.status_code == 302, (page, answer.context["form"].errors)
            assert type(page).objects.get(pk=page.pk).title == "Tên mới"

    def test_a_marked_plan_cannot_be_published_as_public(self, login: Any, editor: Any, plan: PlanPage) -> None:
        client = login(editor)
        address = reverse("wagtailadmin_pages:edit", args=[plan.pk])
        for mark in ({"secrecy": "mat"}, {"circulation": "Lưu hành nội bộ"}):
            answer = client.post(address, {**form_of(plan, **mark), "action-publish": "1"})
            assert answer.status_code == 200
            assert "disclosure" in answer.context["form"].errors
        assert PlanPage.objects.get(pk=plan.pk).secrecy == ""

    def test_a_plan_in_force_that_is_made_internal_leaves_the_site(
        self, login: Any, editor: Any, plan: PlanPage
    ) -> None:
        client = login(editor)
        address = reverse("wagtailadmin_pages:edit", args=[plan.pk])
        client.post(address, {**form_of(plan, disclosure="internal"), "action-publish": "1"})
        assert not PlanPage.objects.get(pk=plan.pk).live
        assert client.get(plan.get_url()).status_code == 404
        assert client.get(address).status_code == 200

    def test_a_draft_of_a_campaign_that_ends_before_it_begins_is_told_at_the_field(
        self, login: Any, editor: Any, campaign: CampaignPage
    ) -> None:
        answer = login(editor).post(
            reverse("wagtailadmin_pages:edit", args=[campaign.pk]),
            form_of(campaign, start_on="05/10/2026", end_on="01/10/2026"),
        )
        assert answer.status_code == 200
        assert "end_on" in answer.context["form"].errors
