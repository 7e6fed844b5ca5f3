"""The screens of the wizard: who may see them, what is kept, what is made, what is refused."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import pgettext
from wagtail.models import Page

from wagtail_kehoach import editorial
from wagtail_kehoach.models import CampaignPage, MediaColumnPage, PlanIntake, PlanPage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lasting_ground")]

PLANS = Path(__file__).resolve().parent.parent / "data" / "plans"
PLAN = "tuan-le-doc-sach.docx"
LONG_PLAN = "ngay-hoi-mien-may-trang.docx"
START = "/admin/kehoach/nhap/"
JSON = {"HTTP_ACCEPT": "application/json"}


def document(name: str = PLAN) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, (PLANS / name).read_bytes())


@pytest.fixture
def receive(login: Any, editor: Any, plan_index: Any) -> Any:
    """Return a function that takes a document in as the editor, and returns client and intake."""

    def do(name: str = PLAN) -> tuple[Any, PlanIntake]:
        client = login(editor)
        answer = client.post(START, {"file": document(name), "text": "", "parent": plan_index.pk})
        assert answer.status_code == 302, answer.content.decode()
        return client, PlanIntake.objects.latest("pk")

    return do


def review_url(intake: PlanIntake) -> str:
    return reverse("kehoach_intake:review", args=[intake.pk])


class TestStarting:
    def test_a_file_leads_to_its_review_and_makes_no_page(self, receive: Any) -> None:
        pages = Page.objects.count()
        client, intake = receive()
        assert client.get(review_url(intake)).status_code == 200
        assert Page.objects.count() == pages
        assert intake.is_open

    def test_pasted_text_does_as_well(self, login: Any, editor: Any, plan_index: Any) -> None:
        text = (PLANS / "chieu-phim-luu-dong.txt").read_text(encoding="utf-8")
        answer = login(editor).post(START, {"text": text, "parent": plan_index.pk})
        assert answer.url == review_url(PlanIntake.objects.get())

    def test_the_only_list_needs_no_choice(self, login: Any, editor: Any) -> None:
        answer = login(editor).post(START, {"file": document()})
        assert answer.status_code == 302

    @pytest.mark.parametrize("name", ["to-dan-pho-ban-chup.pdf", "tep-rong.txt", "cong-van-treo-co.txt"])
    def test_a_refusal_is_told_in_words_with_the_focus_on_it(self, login: Any, editor: Any, name: str) -> None:
        answer = login(editor).post(START, {"file": document(name)})
        assert answer.status_code == 200
        assert answer.context["form"].errors["file"]
        assert "data-kha-focus" in answer.content.decode()
        assert not PlanIntake.objects.exists()

    def test_a_file_beyond_the_limit_is_refused(self, login: Any, editor: Any, settings: Any) -> None:
        settings.WAGTAIL_KEHOACH = {**settings.WAGTAIL_KEHOACH, "MAX_UPLOAD_BYTES": 1000}
        assert login(editor).post(START, {"file": document()}).context["form"].errors["file"]

    @pytest.mark.parametrize("sent", [{}, {"text": "  "}])
    def test_nothing_is_asked_for_again(self, login: Any, editor: Any, sent: dict[str, str]) -> None:
        assert "file" in login(editor).post(START, sent).context["form"].errors

    def test_file_and_text_at_once_are_refused(self, login: Any, editor: Any) -> None:
        assert "text" in login(editor).post(START, {"file": document(), "text": "KẾ HOẠCH"}).context["form"].errors

    def test_the_same_file_again_goes_on_with_its_review(self, receive: Any) -> None:
        client, intake = receive()
        client.post(review_url(intake), {"number": "12/KH", "action": "later"})
        client.post(START, {"file": document()})
        assert PlanIntake.objects.count() == 1
        assert 'value="12/KH"' in client.get(review_url(intake)).content.decode()

    def test_a_file_that_is_a_plan_already_leads_to_it(self, receive: Any) -> None:
        client, intake = receive()
        client.post(review_url(intake), {"action": "create"})
        answer = client.post(START, {"file": document()})
        plan = PlanPage.objects.get()
        assert answer.context["form"].errors["file"]
        assert reverse("wagtailadmin_pages:edit", args=[plan.pk]) in answer.content.decode()

    def test_who_may_add_no_plan_is_sent_away(self, login: Any, visitor_of_admin: Any) -> None:
        client = login(visitor_of_admin)
        assert client.get(START).url == reverse("wagtailadmin_home")
        assert client.post(START, {"file": document()}).status_code == 302
        assert not PlanIntake.objects.exists()

    def test_who_is_not_logged_in_is_asked_to(self, client: Any) -> None:
        assert reverse("wagtailadmin_login") in client.get(START).url

    def test_the_menu_and_the_list_of_plans_lead_here(self, login: Any, editor: Any) -> None:
        assert START in login(editor).get(reverse("kehoach_plans:index")).content.decode()

    def test_the_lists_ask_the_same_number_of_questions_however_long_they_are(
        self, login: Any, editor: Any, plan_index: Any
    ) -> None:
        client = login(editor)

        def queries() -> int:
            with CaptureQueriesContext(connection) as asked:
                client.get(START)
            return len(asked)

        def add(count: int) -> None:
            for number in range(count):
                values = {"original_name": f"{number}.docx", "created_by": editor, "parent": plan_index}
                PlanIntake.objects.create(sha256=f"a{number}", **values)
                plan = editorial.add_draft(plan_index, PlanPage(title=f"Kế hoạch {number}"), None)
                PlanIntake.objects.create(sha256=f"b{number}", plan=plan, **values)

        add(2)
        client.get(START)
        few = queries()
        add(6)
        assert queries() == few


class TestReviewing:
    @pytest.mark.parametrize("screen", ["review", "result", "publish", "undo", "discard"])
    @pytest.mark.parametrize("method", ["get", "post"])
    def test_somebody_else_s_document_is_not_found(
        self, receive: Any, login: Any, reporter: Any, screen: str, method: str
    ) -> None:
        _client, intake = receive()
        address = reverse(f"kehoach_intake:{screen}", args=[intake.pk])
        assert getattr(login(reporter), method)(address).status_code == 404

    @pytest.mark.parametrize("screen", ["review", "discard"])
    def test_a_publisher_of_another_list_does_not_find_it(
        self, receive: Any, login: Any, hub: Any, make_editor_of: Any, screen: str
    ) -> None:
        _client, intake = receive()
        elsewhere = make_editor_of(editorial.create_plan_index(hub, title="Danh mục của trường"))
        address = reverse(f"kehoach_intake:{screen}", args=[intake.pk])
        assert login(elsewhere).get(address).status_code == 404
        assert login(elsewhere).post(address, {"title": "x"}).status_code == 404
        intake.refresh_from_db()
        assert intake.answers == {}

    @pytest.mark.parametrize("screen", ["review", "result", "publish", "undo", "discard"])
    @pytest.mark.parametrize("method", ["get", "post"])
    def test_who_is_not_logged_in_is_asked_to(self, receive: Any, screen: str, method: str) -> None:
        client, intake = receive()
        client.logout()
        answer = getattr(client, method)(reverse(f"kehoach_intake:{screen}", args=[intake.pk]))
        assert reverse("wagtailadmin_login") in answer.url
        assert PlanIntake.objects.get().is_open

    def test_a_superuser_sees_it(self, receive: Any, login: Any, chief: Any) -> None:
        _client, intake = receive()
        assert login(chief).get(review_url(intake)).status_code == 200

    def test_a_publisher_of_the_list_takes_it_over(
        self, receive: Any, login: Any, plan_index: Any, make_editor_of: Any
    ) -> None:
        client, intake = receive()
        client.post(review_url(intake), {"title": "Kế hoạch sửa dở", "action": "later"})
        colleague = login(make_editor_of(plan_index))
        assert "Kế hoạch sửa dở" in colleague.get(review_url(intake)).content.decode()
        answer = colleague.post(review_url(intake), {"title": "Kế hoạch sửa xong", "action": "create"})
        assert answer.url == reverse("kehoach_intake:result", args=[intake.pk])
        assert PlanPage.objects.get().title == "Kế hoạch sửa xong"

    def test_a_publisher_of_the_list_discards_it_and_is_told_whose_it_is(
        self, receive: Any, login: Any, plan_index: Any, make_editor_of: Any
    ) -> None:
        client, intake = receive()
        address = reverse("kehoach_intake:discard", args=[intake.pk])
        own_words = client.get(address).context["question"]
        colleague = login(make_editor_of(plan_index))
        assert colleague.get(address).context["question"] != own_words
        assert colleague.post(address).url == START
        assert not PlanIntake.objects.exists()

    def test_what_was_typed_stays_also_when_it_is_wrong(self, receive: Any, login: Any, editor: Any) -> None:
        client, intake = receive()
        sent = {"issue_date": "ngày 31/", "title": "Kế hoạch đang sửa dở", "tasks-0-text": "", "removed": "bases-0"}
        answer = client.post(review_url(intake), sent, **JSON)
        assert "saved" in answer.json()
        client.logout()
        shown = login(editor).get(review_url(intake)).content.decode()
        assert 'value="ngày 31/"' in shown
        assert "Kế hoạch đang sửa dở" in shown
        assert "tasks-0-text" in shown
        assert not PlanPage.objects.exists()

    def test_it_waits_in_the_list(self, receive: Any) -> None:
        client, intake = receive()
        answer = client.post(review_url(intake), {"action": "later"}, follow=True)
        assert review_url(intake) in answer.content.decode()

    def test_it_waits_in_the_lists_of_colleagues_after_their_own_with_the_receiver_s_name(
        self, receive: Any, login: Any, plan_index: Any, make_editor_of: Any
    ) -> None:
        _client, intake = receive()
        user = make_editor_of(plan_index)
        colleague = login(user)
        colleague.post(START, {"file": document(LONG_PLAN), "parent": plan_index.pk})
        PlanIntake.objects.filter(pk=intake.pk).update(changed_at="2099-01-01T00:00:00+07:00")
        shown = colleague.get(START)
        waiting = [(each["intake"].original_name, each["receiver"]) for each in shown.context["unfinished"]]
        assert waiting == [(LONG_PLAN, pgettext("received by", "you")), (PLAN, "bientap")]
        assert "bientap" in shown.content.decode()

    def test_it_waits_in_no_list_of_who_may_not_publish_there(self, receive: Any, login: Any, reporter: Any) -> None:
        receive()
        assert login(reporter).get(START).context["unfinished"] == []

    def test_one_whose_receiver_is_gone_still_waits(self, receive: Any, login: Any, chief: Any) -> None:
        receive()
        PlanIntake.objects.update(created_by=None)
        assert [each["receiver"] for each in login(chief).get(START).context["unfinished"]] == [""]

    def test_a_csrf_token_is_needed(self, receive: Any, editor: Any) -> None:
        from django.test import Client

        _client, intake = receive()
        strict = Client(enforce_csrf_checks=True)
        strict.force_login(editor)
        assert strict.post(review_url(intake), {"title": "x"}, **JSON).status_code == 403

    def test_a_row_is_opened_without_scripts(self, receive: Any) -> None:
        client, intake = receive()
        answer = client.post(review_url(intake), {"open": "tasks-0"})
        assert answer.url.endswith("?mo=tasks-0#tasks-0")
        assert 'name="tasks-0-text"' in client.get(answer.url).content.decode()

    def test_a_row_is_added_without_scripts(self, receive: Any) -> None:
        client, intake = receive()
        answer = client.post(review_url(intake), {"add": "recipients"})
        assert 'name="recipients-n0-name"' in client.get(answer.url).content.decode()

    @pytest.mark.parametrize("sent", [{"open": "evil"}, {"add": "evil"}, {"accept": "999"}, {"accept": "x"}])
    def test_made_up_orders_do_nothing(self, receive: Any, sent: dict[str, str]) -> None:
        client, intake = receive()
        answer = client.post(review_url(intake), sent)
        assert answer.status_code == 302
        assert client.get(answer.url).status_code == 200

    def test_all_repairs_are_accepted_at_once(self, receive: Any) -> None:
        client, intake = receive("phong-gddt-di-san-ocr.pdf")
        client.post(review_url(intake), {"accept": "all"})
        review = client.get(review_url(intake)).context["review"]
        assert all(repair.is_accepted for repair in review.repairs)
        assert "trường học" in review.value("abstract")

    def test_each_field_and_its_place_lead_to_each_other(self, receive: Any) -> None:
        client, intake = receive()
        html = client.get(review_url(intake)).content.decode()
        for one, other in (("doan-number", "field-number"), ("doan-tasks-0", "tasks-0")):
            assert f'id="{one}"' in html and f'href="#{one}"' in html
            assert f'id="{other}"' in html and f'href="#{other}"' in html

    def test_a_marked_document_has_no_choice_of_readers(self, receive: Any) -> None:
        client, intake = receive("le-hoi-dua-thuyen.docx")
        html = client.get(review_url(intake)).content.decode()
        assert 'type="radio" name="disclosure"' not in html
        client.post(review_url(intake), {"disclosure": "public", "action": "create"})
        assert PlanPage.objects.get().is_internal

    def test_a_long_plan_stays_far_below_django_s_limit_of_fields(self, receive: Any, settings: Any) -> None:
        client, intake = receive(LONG_PLAN)
        with CaptureQueriesContext(connection) as asked:
            html = client.get(review_url(intake)).content.decode()
        assert html.count("-tracking") > 100
        boxes = sum(html.count(tag) for tag in ("<input", "<select", "<textarea")) - html.count('type="checkbox"')
        assert boxes < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS / 4
        assert len(asked) < 40

    def test_words_of_the_document_are_never_markup(self, login: Any, editor: Any) -> None:
        text = (PLANS / "chieu-phim-luu-dong.txt").read_text(encoding="utf-8")
        client = login(editor)
        answer = client.post(START, {"text": text.replace("phim", "<script>alert(1)</script>phim")})
        assert "<script>alert(1)" not in client.get(answer.url).content.decode()


class TestMaking:
    def test_plan_campaign_and_columns_are_drafts(self, receive: Any) -> None:
        client, intake = receive()
        answer = client.post(
            review_url(intake), {"title": "Kế hoạch mới", "campaign-columns": "Góc đọc", "action": "create"}
        )
        assert answer.url == reverse("kehoach_intake:result", args=[intake.pk])
        assert PlanPage.objects.get().title == "Kế hoạch mới"
        assert CampaignPage.objects.get().plans.get() == PlanPage.objects.get()
        assert [column.title for column in MediaColumnPage.objects.all()] == ["Góc đọc"]
        assert not any(page.live for page in (*PlanPage.objects.all(), *CampaignPage.objects.all()))
        assert "Góc đọc" in client.get(answer.url).content.decode()

    def test_wrong_values_are_listed_with_links_and_nothing_is_made(self, receive: Any) -> None:
        client, intake = receive()
        answer = client.post(review_url(intake), {"issue_date": "hôm nọ", "action": "create"})
        html = answer.content.decode()
        assert 'href="#id_issue_date"' in html and "data-kha-focus" in html and "hôm nọ" in html
        assert not PlanPage.objects.exists()

    def test_the_permission_is_asked_again(self, receive: Any, editor: Any) -> None:
        client, intake = receive()
        editor.groups.first().page_permissions.all().delete()
        answer = client.post(review_url(intake), {"action": "create"})
        assert answer.context["general_problems"]
        assert not PlanPage.objects.exists()

    def test_a_late_autosave_does_not_reopen_what_is_made(self, receive: Any) -> None:
        client, intake = receive()
        client.post(review_url(intake), {"title": "Đã xong", "action": "create"})
        assert client.post(review_url(intake), {"title": "Muộn"}, **JSON).status_code == 409
        intake.refresh_from_db()
        assert intake.answers["title"] == ["Đã xong"]

    def test_pressed_twice_makes_one_plan(self, receive: Any) -> None:
        client, intake = receive()
        for _time in range(2):
            answer = client.post(review_url(intake), {"action": "create"})
        assert answer.url == reverse("kehoach_intake:result", args=[intake.pk])
        assert PlanPage.objects.count() == 1

    def test_a_deleted_list_is_told(self, receive: Any) -> None:
        client, intake = receive()
        PlanIntake.objects.update(parent=None)
        answer = client.post(review_url(intake), {"action": "create"})
        assert answer.status_code == 200
        assert not PlanPage.objects.exists()


class TestAfterwards:
    @pytest.fixture
    def made(self, receive: Any) -> tuple[Any, PlanIntake]:
        client, intake = receive()
        client.post(review_url(intake), {"disclosure": "public", "campaign-columns": "Góc đọc", "action": "create"})
        intake.refresh_from_db()
        return client, intake

    @pytest.mark.parametrize("screen", ["publish", "undo"])
    def test_looking_changes_nothing(self, made: Any, screen: str) -> None:
        client, intake = made
        address = reverse(f"kehoach_intake:{screen}", args=[intake.pk])
        assert "Góc đọc" in client.get(address).content.decode()
        assert PlanPage.objects.filter(live=False).count() == 1

    def test_all_of_it_is_published_at_once(self, made: Any) -> None:
        client, intake = made
        client.post(reverse("kehoach_intake:publish", args=[intake.pk]))
        assert PlanPage.objects.get().live
        assert CampaignPage.objects.get().live
        assert MediaColumnPage.objects.get().live
        answer = client.get(reverse("kehoach_intake:result", args=[intake.pk]))
        assert answer.context["page_title"] == "Đã đăng cả đợt"
        assert [each["state"] for each in answer.context["pages"]] == ["đã đăng"] * 3
        assert len(list(answer.context["messages"])) == 1

    def test_a_page_with_a_day_of_its_own_is_told_to_wait_for_it(self, made: Any) -> None:
        client, intake = made
        column = MediaColumnPage.objects.get()
        column.go_live_at = timezone.now() + timedelta(days=3)
        column.save_revision()
        client.post(reverse("kehoach_intake:publish", args=[intake.pk]))
        answer = client.get(reverse("kehoach_intake:result", args=[intake.pk]))
        assert answer.context["page_title"] == "Đã tạo xong bản nháp"
        assert answer.context["pages"][-1]["state"] == "sẽ đăng vào ngày đã đặt"

    def test_undo_opens_the_review_again(self, made: Any) -> None:
        client, intake = made
        answer = client.post(reverse("kehoach_intake:undo", args=[intake.pk]))
        assert answer.url == review_url(intake)
        assert not PlanPage.objects.exists()
        assert client.get(answer.url).context["review"].value("campaign-columns") == "Góc đọc"

    def test_an_edited_page_is_not_taken_back(self, made: Any) -> None:
        client, intake = made
        PlanPage.objects.get().save_revision(log_action=True)
        address = reverse("kehoach_intake:undo", args=[intake.pk])
        assert not client.get(address).context["is_possible"]
        assert client.post(address).url == reverse("kehoach_intake:result", args=[intake.pk])
        assert PlanPage.objects.exists()

    def test_an_unfinished_review_is_discarded_with_its_file(
        self, receive: Any, private_files: Any, django_capture_on_commit_callbacks: Any
    ) -> None:
        client, intake = receive()
        address = reverse("kehoach_intake:discard", args=[intake.pk])
        assert client.get(address).status_code == 200
        assert PlanIntake.objects.exists() and private_files()
        with django_capture_on_commit_callbacks(execute=True):
            assert client.post(address).url == START
        assert not PlanIntake.objects.exists()
        assert private_files() == []

    def test_what_has_become_a_plan_is_not_discarded(self, made: Any) -> None:
        client, intake = made
        client.post(reverse("kehoach_intake:discard", args=[intake.pk]))
        assert PlanIntake.objects.exists()
