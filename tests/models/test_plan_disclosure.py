"""An internal plan is never live, whichever way somebody tries; a public one may be taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import GroupApprovalTask, Locale, Page, Workflow, WorkflowPage, WorkflowTask

from wagtail_kehoach import editorial
from wagtail_kehoach.intake.disclose import make_public
from wagtail_kehoach.models import PlanIndexPage, PlanPage
from wagtail_kehoach.models.plans import Disclosure, Secrecy

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lasting_ground")]


@pytest.fixture
def internal(make_plan: Callable[..., PlanPage]) -> PlanPage:
    """An internal plan that is no more than a draft."""
    return make_plan(disclosure=Disclosure.INTERNAL, published=False)


def assert_hidden(plan: PlanPage, client: Client) -> None:
    """Assert that nobody sees ``plan``."""
    assert not Page.objects.get(pk=plan.pk).live
    assert not Page.objects.live().filter(pk=plan.pk).exists()
    assert client.get(plan.get_url()).status_code == 404


def assert_shown(plan: PlanPage, client: Client) -> None:
    """Assert that everybody sees ``plan``."""
    assert Page.objects.get(pk=plan.pk).live
    assert client.get(plan.get_url()).status_code == 200


class TestEveryWayToPublish:
    def test_made_as_a_live_page(self, client: Client, plan_index: PlanIndexPage) -> None:
        assert_hidden(plan_index.add_child(instance=PlanPage(title="Kế hoạch nội bộ", live=True)), client)

    def test_a_plan_is_internal_unless_somebody_decides_otherwise(self, client: Client, internal: PlanPage) -> None:
        assert PlanPage().disclosure == Disclosure.INTERNAL
        assert_hidden(internal, client)

    def test_saved_as_live(self, client: Client, internal: PlanPage) -> None:
        internal.live = True
        internal.save()
        assert_hidden(internal, client)

    def test_saved_as_live_field_by_field(self, client: Client, internal: PlanPage) -> None:
        internal.live = True
        internal.save(update_fields=["live"])
        assert_hidden(internal, client)

    def test_its_revision_is_published(self, client: Client, internal: PlanPage) -> None:
        internal.save_revision().publish()
        assert_hidden(internal, client)

    def test_the_publishing_action_is_executed(self, client: Client, internal: PlanPage) -> None:
        PublishPageRevisionAction(internal.save_revision()).execute(skip_permission_checks=True)
        assert_hidden(internal, client)

    def test_the_service_brings_it_into_force(self, client: Client, internal: PlanPage) -> None:
        plan = editorial.publish(internal, None)
        assert_hidden(plan, client)
        assert plan.first_published_at is not None
        assert not plan.has_unpublished_changes

    def test_its_hour_of_publication_comes(self, client: Client, internal: PlanPage) -> None:
        internal.go_live_at = timezone.now() + timedelta(hours=1)
        internal.save_revision().publish()
        internal.revisions.update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
        for revision in internal.revisions.all():
            content = revision.content
            content["go_live_at"] = (timezone.now() - timedelta(minutes=1)).isoformat()
            revision.content = content
            revision.save()
        call_command("publish_scheduled")
        assert PlanPage.objects.get(pk=internal.pk).first_published_at is not None
        assert_hidden(internal, client)

    def test_a_workflow_approves_it(self, client: Client, internal: PlanPage, editor: Any, reporter: Any) -> None:
        workflow = Workflow.objects.create(name="Duyệt kế hoạch")
        task = GroupApprovalTask.objects.create(name="Lãnh đạo duyệt")
        task.groups.add(*editor.groups.all())
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
        WorkflowPage.objects.create(workflow=workflow, page=internal.get_parent())
        state = workflow.start(internal, reporter)
        state.current_task_state.specific.approve(user=editor)
        assert PlanPage.objects.get(pk=internal.pk).first_published_at is not None
        assert_hidden(internal, client)

    def test_it_is_chosen_for_publication_in_the_listing(self, client: Client, internal: PlanPage, editor: Any) -> None:
        client.force_login(editor)
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        client.post(f"{address}?id={internal.pk}", {})
        assert PlanPage.objects.get(pk=internal.pk).first_published_at is not None
        assert_hidden(internal, client)

    def test_the_whole_branch_is_published_at_once(
        self, client: Client, internal: PlanPage, plan_index: PlanIndexPage, editor: Any
    ) -> None:
        client.force_login(editor)
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        client.post(f"{address}?id={plan_index.pk}", {"include_descendants": "on"})
        assert PlanPage.objects.get(pk=internal.pk).first_published_at is not None
        assert_hidden(internal, client)

    def test_it_is_copied_to_a_live_page(self, client: Client, internal: PlanPage) -> None:
        copied = editorial.publish(internal, None).copy(update_attrs={"slug": "ban-sao", "live": True}, keep_live=True)
        assert copied.pk != internal.pk
        assert_hidden(copied, client)

    def test_a_copy_of_a_public_plan_is_made_internal(self, client: Client, plan: PlanPage) -> None:
        copied = plan.copy(update_attrs={"slug": "ban-sao", "disclosure": Disclosure.INTERNAL}, keep_live=True)
        assert_hidden(copied, client)

    def test_its_alias_is_hidden_too(self, client: Client, internal: PlanPage, plan_index: PlanIndexPage) -> None:
        plan = editorial.publish(internal, None)
        assert_hidden(plan.create_alias(parent=plan_index, update_slug="bi-danh"), client)

    def test_it_is_copied_for_translation(self, settings: Any, client: Client, internal: PlanPage, home: Page) -> None:
        settings.WAGTAIL_I18N_ENABLED = True
        settings.WAGTAIL_CONTENT_LANGUAGES = settings.LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
        english = Locale.objects.create(language_code="en")
        editorial.publish(internal, None)
        translated = internal.copy_for_translation(english, copy_parents=True, alias=True)
        assert not Page.objects.get(pk=translated.pk).live


class TestTakingBack:
    def test_a_public_plan_that_becomes_internal_is_gone(self, client: Client, plan: PlanPage) -> None:
        assert_shown(plan, client)
        plan.disclosure = Disclosure.INTERNAL
        plan.save_revision().publish()
        assert_hidden(plan, client)

    def test_a_draft_that_says_internal_changes_nothing_yet(self, client: Client, plan: PlanPage) -> None:
        draft = plan.get_latest_revision_as_object()
        draft.disclosure = Disclosure.INTERNAL
        draft.save_revision()
        assert_shown(plan, client)

    def test_an_internal_plan_is_shown_once_it_is_made_public_and_published(
        self, client: Client, internal: PlanPage
    ) -> None:
        plan = editorial.publish(internal, None)
        make_public(plan, None)
        assert_hidden(plan, client)
        assert_shown(editorial.publish(plan, None), client)

    def test_its_aliases_go_with_it(self, client: Client, plan: PlanPage, plan_index: PlanIndexPage) -> None:
        alias = plan.create_alias(parent=plan_index, update_slug="bi-danh")
        assert_shown(alias, client)
        plan.disclosure = Disclosure.INTERNAL
        plan.save_revision().publish()
        assert_hidden(alias, client)

    def test_an_older_public_revision_that_is_published_again_is_shown_by_that_decision(
        self, client: Client, plan: PlanPage
    ) -> None:
        first = plan.get_latest_revision()
        plan.disclosure = Disclosure.INTERNAL
        plan.save_revision().publish()
        first.publish()
        assert_shown(plan, client)


class TestMarks:
    @pytest.mark.parametrize("secrecy", [Secrecy.SECRET, Secrecy.TOP_SECRET, Secrecy.STRICTLY_SECRET])
    def test_a_plan_with_a_mark_of_secrecy_cannot_be_made_public(
        self, client: Client, internal: PlanPage, secrecy: str
    ) -> None:
        internal.secrecy = secrecy
        internal.save_revision().publish()
        with pytest.raises(ValidationError) as refusal:
            make_public(internal, None)
        assert "disclosure" in refusal.value.message_dict
        assert PlanPage.objects.get(pk=internal.pk).disclosure == Disclosure.INTERNAL
        assert_hidden(internal, client)

    def test_a_plan_of_limited_circulation_cannot_be_made_public(self, client: Client, internal: PlanPage) -> None:
        internal.circulation = "Lưu hành nội bộ"
        internal.save_revision().publish()
        with pytest.raises(ValidationError) as refusal:
            make_public(internal, None)
        assert "Lưu hành nội bộ" in refusal.value.message_dict["disclosure"][0]
        assert_hidden(internal, client)

    @pytest.mark.parametrize("mark", [{"secrecy": Secrecy.SECRET}, {"circulation": "Lưu hành nội bộ"}])
    def test_a_marked_plan_that_says_public_is_hidden_all_the_same(
        self, client: Client, internal: PlanPage, mark: dict[str, str]
    ) -> None:
        for name, value in {**mark, "disclosure": Disclosure.PUBLIC}.items():
            setattr(internal, name, value)
        internal.save_revision(clean=False).publish()
        assert_hidden(internal, client)

    @pytest.mark.parametrize("mark", [{"secrecy": Secrecy.SECRET}, {"circulation": "Lưu hành nội bộ"}])
    def test_a_live_plan_that_gets_a_mark_is_hidden(self, client: Client, plan: PlanPage, mark: dict[str, str]) -> None:
        for name, value in mark.items():
            setattr(plan, name, value)
        plan.save(clean=False)
        assert_hidden(plan, client)

    @pytest.mark.parametrize("mark", [{"secrecy": Secrecy.SECRET}, {"circulation": "Lưu hành nội bộ"}])
    def test_the_service_refuses_to_publish_a_marked_plan_that_says_public(
        self, internal: PlanPage, mark: dict[str, str]
    ) -> None:
        for name, value in {**mark, "disclosure": Disclosure.PUBLIC}.items():
            setattr(internal, name, value)
        internal.save_revision(clean=False)
        with pytest.raises(ValidationError):
            editorial.publish(internal, None)
        assert PlanPage.objects.get(pk=internal.pk).first_published_at is None
