"""Keeping a document for the review: the file and what was read, and no page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import Page, PageLogEntry, Revision

from tests.intake.texts import PLAN
from wagtail_kehoach import editorial
from wagtail_kehoach.documents import DocumentError, parse_plan
from wagtail_kehoach.documents.serialize import to_dict
from wagtail_kehoach.intake.receive import (
    AlreadyReceived,
    draft_of,
    forget,
    keep_document,
    receive_document,
)
from wagtail_kehoach.models import HubPage, PlanIndexPage, PlanIntake, PlanPage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lasting_ground")]
Counts = Callable[[], tuple[int, ...]]
CONTENT = PLAN.encode()


@pytest.fixture
def counts(private_files: Callable[[], list[Path]]) -> Counts:
    models = (Page, PlanPage, Revision, PageLogEntry, PlanIntake)
    return lambda: (*(model.objects.count() for model in models), len(private_files()))


@pytest.fixture
def intake(plan_index: PlanIndexPage, editor: Any) -> PlanIntake:
    return keep_document(CONTENT, "kế hoạch 45.txt", plan_index, user=editor)


class TestKeeping:
    def test_file_and_reading_are_kept_and_no_page_is_made(
        self, plan_index: PlanIndexPage, editor: Any, counts: Counts, private_files: Callable[[], list[Path]]
    ) -> None:
        before = counts()
        kept = keep_document(CONTENT, "kế hoạch 45.txt", plan_index, user=editor)
        assert counts() == (*before[:4], before[4] + 1, before[5] + 1)
        stored = PlanIntake.objects.get(pk=kept.pk)
        assert (stored.is_open, stored.parent, stored.created_by) == (True, plan_index, editor)
        assert (stored.original_name, stored.answers, stored.made) == ("kế hoạch 45.txt", {}, [])
        assert draft_of(stored) == parse_plan(CONTENT)
        (file,) = private_files()
        assert file.read_bytes() == CONTENT

    def test_the_same_file_again_gives_the_open_review(
        self, intake: PlanIntake, plan_index: PlanIndexPage, editor: Any, counts: Counts
    ) -> None:
        PlanIntake.objects.filter(pk=intake.pk).update(answers={"title": ["Đang sửa"]})
        before = counts()
        again = keep_document(CONTENT, "bản khác.txt", plan_index, user=editor)
        assert (again.pk, again.answers) == (intake.pk, {"title": ["Đang sửa"]})
        assert counts() == before

    def test_the_open_review_follows_to_another_list(self, intake: PlanIntake, hub: HubPage, editor: Any) -> None:
        elsewhere = editorial.create_plan_index(hub, title="Danh mục khác")
        assert keep_document(CONTENT, "kh.txt", elsewhere, user=editor).pk == intake.pk
        assert PlanIntake.objects.get().parent == elsewhere

    def test_another_person_has_a_review_of_their_own(
        self, intake: PlanIntake, plan_index: PlanIndexPage, chief: Any, private_files: Callable[[], list[Path]]
    ) -> None:
        assert keep_document(CONTENT, "kh.txt", plan_index, user=chief).pk != intake.pk
        assert len(private_files()) == 2

    def test_a_file_that_is_lost_is_kept_again(
        self, intake: PlanIntake, plan_index: PlanIndexPage, editor: Any, private_files: Callable[[], list[Path]]
    ) -> None:
        Path(intake.file.path).unlink()
        again = keep_document(CONTENT, "kh.txt", plan_index, user=editor)
        assert again.pk == intake.pk
        assert [file.read_bytes() for file in private_files()] == [CONTENT]

    def test_the_command_takes_up_what_was_left_open(
        self, intake: PlanIntake, plan_index: PlanIndexPage, editor: Any
    ) -> None:
        received = receive_document(CONTENT, "kh.txt", plan_index, user=editor)
        assert (received.pk, PlanIntake.objects.get().is_open) == (intake.pk, False)


class TestRefusals:
    def test_a_file_that_is_a_plan_already_is_refused(
        self, plan_index: PlanIndexPage, editor: Any, counts: Counts
    ) -> None:
        first = receive_document(CONTENT, "kh.txt", plan_index)
        before = counts()
        with pytest.raises(AlreadyReceived) as refusal:
            keep_document(CONTENT, "kh.txt", plan_index, user=editor)
        assert refusal.value.intake == first
        assert counts() == before

    @pytest.mark.parametrize("content", [b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Tin vắn.".encode()])
    def test_what_is_no_plan_leaves_nothing(
        self, plan_index: PlanIndexPage, editor: Any, counts: Counts, content: bytes
    ) -> None:
        before = counts()
        with pytest.raises(DocumentError):
            keep_document(content, "lạ.docx", plan_index, user=editor)
        assert counts() == before

    def test_who_may_not_write_plans_leaves_nothing(
        self, plan_index: PlanIndexPage, visitor_of_admin: Any, counts: Counts
    ) -> None:
        before = counts()
        with pytest.raises(PermissionDenied):
            keep_document(CONTENT, "kh.txt", plan_index, user=visitor_of_admin)
        assert counts() == before

    def test_a_list_that_is_gone_is_told_in_words(self, plan_index: PlanIndexPage, editor: Any, counts: Counts) -> None:
        gone = PlanIndexPage.objects.get(pk=plan_index.pk)
        plan_index.delete()
        before = counts()
        with pytest.raises(ValidationError) as refusal:
            keep_document(CONTENT, "kh.txt", gone, user=editor)
        assert refusal.value.code == "no_list"
        assert counts() == before

    def test_a_failure_while_it_is_stored_removes_the_file(
        self, plan_index: PlanIndexPage, editor: Any, counts: Counts, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = counts()
        monkeypatch.setattr(PlanIntake, "save", lambda *args, **kwargs: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            keep_document(CONTENT, "kh.txt", plan_index, user=editor)
        assert counts() == before

    def test_the_review_stays_when_taking_it_up_fails(
        self, intake: PlanIntake, plan_index: PlanIndexPage, editor: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(editorial, "add_draft", lambda *args, **kwargs: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            receive_document(CONTENT, "kh.txt", plan_index, user=editor)
        assert PlanIntake.objects.get().is_open
        assert Path(intake.file.path).read_bytes() == CONTENT


class TestOldReadings:
    @pytest.mark.parametrize("change", [{"schema_version": 0}, {"schema_version": 99}, {"mood": 1}, {"period": "x"}])
    def test_a_reading_of_another_version_is_read_anew(self, intake: PlanIntake, change: dict[str, Any]) -> None:
        PlanIntake.objects.update(draft={**intake.draft, **change})
        stored = PlanIntake.objects.get()
        assert draft_of(stored) == parse_plan(CONTENT)
        assert PlanIntake.objects.get().draft == to_dict(parse_plan(CONTENT))

    def test_a_reading_whose_file_is_lost_is_refused_in_vietnamese(self, intake: PlanIntake) -> None:
        Path(intake.file.path).unlink()
        intake.draft = {}
        with pytest.raises(DocumentError, match="kế hoạch 45.txt: .*tải tệp lên lại"):
            draft_of(intake)


class TestForgetting:
    def test_file_and_review_go(
        self,
        intake: PlanIntake,
        editor: Any,
        private_files: Callable[[], list[Path]],
        django_capture_on_commit_callbacks: Any,
    ) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            forget(intake, editor)
        assert not PlanIntake.objects.exists()
        assert private_files() == []

    def test_what_became_a_plan_stays(self, plan_index: PlanIndexPage, editor: Any) -> None:
        received = receive_document(CONTENT, "kh.txt", plan_index, user=editor)
        with pytest.raises(PermissionDenied):
            forget(received, editor)
        assert PlanIntake.objects.exists()
