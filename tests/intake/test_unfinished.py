"""Who may work on a received document, asked of every service that changes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from wagtail.models import Page

from tests.intake.texts import PLAN
from wagtail_kehoach import access, editorial
from wagtail_kehoach.intake.build import proposed_page
from wagtail_kehoach.intake.make import create_drafts, publish_all, undo
from wagtail_kehoach.intake.receive import draft_of, forget, keep_document
from wagtail_kehoach.intake.unfinished import keep_answers, unfinished, visible_to
from wagtail_kehoach.models import HubPage, PlanIndexPage, PlanIntake

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lasting_ground")]
CONTENT = PLAN.encode()
MAY = ["receiver", "publisher_of_the_list", "superuser", "operator"]
MAY_NOT = ["publisher_of_another_list", "colleague_who_only_writes", "anonymous", "switched_off", "switched_off_chief"]


@pytest.fixture
def intake(plan_index: PlanIndexPage, reporter: Any) -> PlanIntake:
    """A document that a reporter, who may not publish, has received."""
    return keep_document(CONTENT, "kế hoạch 45.txt", plan_index, user=reporter)


@pytest.fixture
def other_list(hub: HubPage) -> PlanIndexPage:
    return editorial.create_plan_index(hub, title="Danh mục của trường")


@pytest.fixture
def person(
    reporter: Any,
    plan_index: PlanIndexPage,
    other_list: PlanIndexPage,
    make_editor_of: Callable[..., Any],
    django_user_model: Any,
) -> Callable[[str], Any]:
    """Return a function that gives the person of a role."""

    def new_user(name: str, **values: Any) -> Any:
        user = django_user_model.objects.create_user(name, **values)
        if not user.is_superuser:
            user.groups.set(reporter.groups.all())
        return user

    people: dict[str, Callable[[], Any]] = {
        "receiver": lambda: reporter,
        "publisher_of_the_list": lambda: make_editor_of(plan_index),
        "superuser": lambda: new_user("quan-tri", is_superuser=True),
        "operator": lambda: access.OPERATOR,
        "publisher_of_another_list": lambda: make_editor_of(other_list),
        "colleague_who_only_writes": lambda: new_user("cong-tac-khac"),
        "anonymous": AnonymousUser,
        "switched_off": lambda: new_user("da-nghi", is_active=False),
        "switched_off_chief": lambda: new_user("quan-tri-da-nghi", is_superuser=True, is_active=False),
    }
    return lambda role: people[role]()


class TestWhoMayWorkOnIt:
    @pytest.mark.parametrize("role", MAY)
    def test_receiver_publishers_of_the_list_and_superusers_see_it(
        self, intake: PlanIntake, person: Callable[[str], Any], role: str
    ) -> None:
        assert list(visible_to(person(role))) == [intake]

    @pytest.mark.parametrize("role", MAY_NOT)
    def test_nobody_else_sees_it(self, intake: PlanIntake, person: Callable[[str], Any], role: str) -> None:
        assert list(visible_to(person(role))) == []

    def test_who_may_publish_a_single_plan_of_the_list_does_not(
        self, intake: PlanIntake, make_plan: Callable[..., Page], make_editor_of: Callable[..., Any]
    ) -> None:
        assert list(visible_to(make_editor_of(make_plan()))) == []

    def test_without_a_list_only_receiver_and_superusers_see_it(
        self, intake: PlanIntake, person: Callable[[str], Any], editor: Any
    ) -> None:
        PlanIntake.objects.update(parent=None)
        seeing = {role for role in (*MAY, *MAY_NOT) if visible_to(person(role)).exists()}
        assert seeing == {"receiver", "superuser", "operator"}
        assert not visible_to(editor).exists()

    @pytest.mark.parametrize("role", MAY)
    def test_who_may_keeps_answers_and_throws_it_away(
        self, intake: PlanIntake, person: Callable[[str], Any], role: str
    ) -> None:
        user = person(role)
        keep_answers(intake, {"title": ["Làm tiếp"]}, user)
        assert PlanIntake.objects.get().answers == {"title": ["Làm tiếp"]}
        forget(intake, user)
        assert not PlanIntake.objects.exists()

    @pytest.mark.parametrize("role", ["publisher_of_the_list", "superuser", "operator"])
    def test_a_colleague_makes_publishes_and_takes_back_the_plan(
        self, intake: PlanIntake, person: Callable[[str], Any], role: str
    ) -> None:
        user = person(role)
        create_drafts(intake, proposed_page(draft_of(intake)), None, user)
        assert not PlanIntake.objects.get().is_open
        publish_all(intake, user)
        assert PlanIntake.objects.get().plan.live_revision_id
        undo(intake, access.OPERATOR if role == "publisher_of_the_list" else user)
        assert PlanIntake.objects.get().is_open

    @pytest.mark.parametrize("role", MAY_NOT)
    @pytest.mark.parametrize("service", ["keep_answers", "create_drafts", "forget"])
    def test_nobody_else_changes_an_open_one(
        self, intake: PlanIntake, person: Callable[[str], Any], role: str, service: str
    ) -> None:
        user, pages = person(role), Page.objects.count()
        services: dict[str, Callable[[], Any]] = {
            "keep_answers": lambda: keep_answers(intake, {"title": ["Của tôi"]}, user),
            "create_drafts": lambda: create_drafts(intake, proposed_page(draft_of(intake)), None, user),
            "forget": lambda: forget(intake, user),
        }
        with pytest.raises(PermissionDenied):
            services[service]()
        assert (PlanIntake.objects.get().answers, Page.objects.count()) == ({}, pages)

    @pytest.mark.parametrize("role", MAY_NOT)
    @pytest.mark.parametrize("service", [publish_all, undo])
    def test_nobody_else_changes_what_was_made(
        self, intake: PlanIntake, person: Callable[[str], Any], role: str, service: Callable[..., Any]
    ) -> None:
        create_drafts(intake, proposed_page(draft_of(intake)), None, access.OPERATOR)
        with pytest.raises(PermissionDenied):
            service(intake, person(role))
        assert PlanIntake.objects.get().plan.live_revision_id is None

    def test_one_that_a_colleague_has_thrown_away_is_refused_in_words(
        self, intake: PlanIntake, reporter: Any, editor: Any
    ) -> None:
        forget(PlanIntake.objects.get(), editor)
        with pytest.raises(PermissionDenied, match="kế hoạch 45.txt"):
            keep_answers(intake, {"title": ["Muộn"]}, reporter)


class TestWhatWaits:
    def test_own_ones_come_first_then_those_of_colleagues_and_none_that_is_done(
        self, plan_index: PlanIndexPage, other_list: PlanIndexPage, reporter: Any, make_editor_of: Callable[..., Any]
    ) -> None:
        publisher = make_editor_of(plan_index)
        values = {"sha256": "a", "created_by": publisher, "parent": plan_index}
        PlanIntake.objects.create(original_name="của tôi, cũ", **values)
        PlanIntake.objects.create(original_name="của tôi, mới", **values)
        values["created_by"] = reporter
        PlanIntake.objects.create(original_name="của đồng nghiệp, cũ", **values)
        PlanIntake.objects.create(original_name="của đồng nghiệp, mới", **values)
        PlanIntake.objects.create(original_name="ở danh mục khác", **{**values, "parent": other_list})
        done = keep_document(CONTENT, "đã xong", plan_index, user=publisher)
        create_drafts(done, proposed_page(draft_of(done)), None, publisher)
        names = [each.original_name for each in unfinished(publisher)]
        assert names == ["của tôi, mới", "của tôi, cũ", "của đồng nghiệp, mới", "của đồng nghiệp, cũ"]
