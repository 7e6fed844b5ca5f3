"""Reminders in the admin: the choices on the account page, and the list of what was told to whom."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.views.account import AccountView

from wagtail_kehoach.admin.reminders import QUESTIONS, ReminderPanel
from wagtail_kehoach.models import ReminderChoice, SentReminder

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lasting_ground")]

DUE = date(2026, 12, 25)
FIELDS = [name for _question, names in QUESTIONS for name in names]


def tell(user: Any, what: str = "Báo cáo kết quả", *, stage: int = 7, **values: Any) -> SentReminder:
    number = SentReminder.objects.count()
    return SentReminder.objects.create(
        user=user, subject=f"planned:{number}", due_on=DUE, stage=stage, what=what, **values
    )


def text_of(answer: Any) -> str:
    return answer.content.decode()


@pytest.fixture
def log_url(db: None) -> str:
    return reverse("kehoach_reminders:log")


class TestChoices:
    def account(self, **chosen: str) -> dict[str, str]:
        """Return what the account page posts."""
        return {
            "name_email-first_name": "Hạnh",
            "name_email-last_name": "Lò",
            "name_email-email": "hanh@suoingan.example",
            "locale-preferred_language": "vi",
            "locale-current_time_zone": "Asia/Ho_Chi_Minh",
            "theme-theme": "system",
            "theme-density": "default",
            "theme-contrast": "system",
            "theme-keyboard_shortcuts": "on",
            **{f"kehoach_reminders-{name}": value for name, value in chosen.items()},
        }

    def test_all_is_ticked_for_who_has_chosen_nothing(self, login: Any, editor: Any) -> None:
        page = text_of(login(editor).get(reverse("wagtailadmin_account")))
        for name in FIELDS:
            tag = page.partition(f'name="kehoach_reminders-{name}"')[2].partition(">")[0]
            assert "checked" in tag, name
        assert not ReminderChoice.objects.exists()
        assert editor.email in page

    def test_a_choice_is_kept_and_shown_again(self, login: Any, editor: Any) -> None:
        client: Client = login(editor)
        answer = client.post(reverse("wagtailadmin_account"), self.account(by_mail="on", of_deadlines="on"))
        assert answer.status_code == 302, answer.context["panels_by_tab"]
        choice = ReminderChoice.objects.get()
        assert choice.user == editor
        assert [name for name in FIELDS if getattr(choice, name)] == ["by_mail", "of_deadlines"]
        page = text_of(client.get(reverse("wagtailadmin_account")))
        assert "checked" in page.partition('name="kehoach_reminders-by_mail"')[2].partition(">")[0]
        assert "checked" not in page.partition('name="kehoach_reminders-on_the_day"')[2].partition(">")[0]

    def test_choosing_again_changes_the_same_choice(self, login: Any, editor: Any, chief: Any) -> None:
        other = ReminderChoice.objects.create(user=chief)
        client = login(editor)
        for chosen in ({"by_mail": "on"}, {"on_the_day": "on"}):
            client.post(reverse("wagtailadmin_account"), self.account(**chosen))
        choice = ReminderChoice.objects.get(user=editor)
        assert (choice.by_mail, choice.on_the_day) == (False, True)
        other.refresh_from_db()
        assert all(getattr(other, name) for name in FIELDS)

    def test_two_presses_at_once_keep_one_choice(self, rf: Any, editor: Any) -> None:
        request = rf.post("/", self.account(by_mail="on"))
        request.user = editor
        forms = [ReminderPanel(request, editor, None).get_form() for _press in range(2)]
        for form in forms:
            assert form.is_valid()
            form.save()
        assert ReminderChoice.objects.filter(user=editor).count() == 1

    def test_who_has_no_address_is_told_so(self, login: Any, editor: Any) -> None:
        editor.email = ""
        editor.save()
        page = text_of(login(editor).get(reverse("wagtailadmin_account")))
        assert "help-warning" in page.partition('id="kehoach_reminders"')[2] or "help-warning" in page

    def test_labels_belong_to_their_boxes_and_questions_to_their_groups(self, login: Any, editor: Any) -> None:
        page = text_of(login(editor).get(reverse("wagtailadmin_account")))
        for name in FIELDS:
            assert f'<label class="kha-choice__answer" for="id_kehoach_reminders-{name}"' in page
        assert page.count("<legend") >= len(QUESTIONS)

    def test_the_panel_stands_among_the_notifications(self, rf: Any, editor: Any) -> None:
        request = rf.get("/")
        request.user = editor
        view = AccountView()
        view.setup(request)
        tabs = view.get_panels_by_tab(view.get_panels())
        names = {tab.name: [panel.name for panel in panels] for tab, panels in tabs.items()}
        assert "kehoach_reminders" in names["notifications"]


class TestLog:
    def test_one_sees_what_oneself_was_told(self, login: Any, editor: Any, chief: Any, log_url: str) -> None:
        tell(editor, "Báo cáo đợt một")
        tell(chief, "Việc của người khác")
        page = text_of(login(editor).get(log_url))
        assert "Báo cáo đợt một" in page
        assert "25/12/2026" in page
        assert "Việc của người khác" not in page

    def test_superusers_see_all_and_may_choose_whom(self, login: Any, editor: Any, chief: Any, log_url: str) -> None:
        tell(editor, "Báo cáo đợt một")
        tell(chief, "Phóng sự")
        client = login(chief)
        page = text_of(client.get(log_url))
        assert "Báo cáo đợt một" in page and "Phóng sự" in page and "bientap" in page
        page = text_of(client.get(log_url, {"user": editor.pk}))
        assert "Báo cáo đợt một" in page and "Phóng sự" not in page

    def test_nobody_else_may_ask_for_another_person(self, login: Any, editor: Any, chief: Any, log_url: str) -> None:
        tell(chief, "Việc của người khác")
        for asked in ({"user": chief.pk}, {"user": chief.pk, "export": "csv"}, {"ordering": "user__password"}):
            answer = login(editor).get(log_url, asked)
            content = b"".join(answer.streaming_content) if answer.streaming else answer.content
            assert "Việc của người khác" not in content.decode()

    def test_days_are_chosen(self, login: Any, editor: Any, log_url: str) -> None:
        tell(editor, "Báo cáo cũ")
        SentReminder.objects.update(sent_at=timezone.now() - timedelta(days=30))
        tell(editor, "Báo cáo mới")
        since = f"{timezone.localdate() - timedelta(days=7):%d/%m/%Y}"
        page = text_of(login(editor).get(log_url, {"sent_at_from": since}))
        assert "Báo cáo mới" in page and "Báo cáo cũ" not in page

    def test_what_is_about_to_be_told_is_not_listed(self, login: Any, editor: Any, log_url: str) -> None:
        tell(editor, "")
        answer = login(editor).get(log_url)
        assert list(answer.context["object_list"]) == []
        assert "tab-notifications" in text_of(answer)

    @pytest.mark.parametrize("stage", [7, 1, 0, -1, -12])
    def test_every_stage_has_its_words(self, login: Any, editor: Any, log_url: str, stage: int) -> None:
        tell(editor, stage=stage)
        assert login(editor).get(log_url).status_code == 200

    def test_it_is_exported(self, login: Any, editor: Any, log_url: str) -> None:
        tell(editor, "Báo cáo đợt một")
        answer = login(editor).get(log_url, {"export": "xlsx"})
        sheet = openpyxl.load_workbook(BytesIO(b"".join(answer.streaming_content))).active
        assert [cell.value for cell in sheet[2]][1:3] == ["bientap", "Báo cáo đợt một"]

    def test_the_reports_menu_leads_there(self, login: Any, editor: Any, log_url: str) -> None:
        assert log_url in text_of(login(editor).get(reverse("wagtailadmin_home")))

    def test_who_is_not_logged_in_is_sent_to_the_login(self, client: Client, log_url: str) -> None:
        for url in (log_url, reverse("kehoach_reminders:log_results")):
            assert client.get(url).status_code == 302

    def test_the_number_of_queries_does_not_grow(self, login: Any, editor: Any, chief: Any, log_url: str) -> None:
        client = login(chief)

        def queries() -> int:
            with CaptureQueriesContext(connection) as captured:
                client.get(log_url)
            return len(captured)

        tell(editor)
        queries()
        few = queries()
        for _number in range(20):
            tell(editor)
        assert queries() == few
