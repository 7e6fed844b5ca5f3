"""Planned items in the admin: each user works on those of campaigns that the user may edit, and on no others."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO, StringIO
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from wagtail_kehoach import coverage, editorial
from wagtail_kehoach.admin.planned_bulk import ACTIONS
from wagtail_kehoach.admin.words import STATE_WORDS
from wagtail_kehoach.models import (
    CampaignPage,
    HubPage,
    MediaColumnPage,
    MediaItemPage,
    PlannedItem,
    PlanPage,
    PlanTask,
)
from wagtail_kehoach.models.choices import Tracking
from wagtail_kehoach.models.coverage import PlannedState

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lasting_ground")]

FOREIGN = "Việc của người khác"


def form(campaign: CampaignPage, outcomes: list[dict[str, Any]] | None = None, **values: Any) -> dict[str, Any]:
    """Return what the form of a planned item sends; stored outcomes bear their ``id``."""
    outcomes = outcomes or []
    stored = sum("id" in outcome for outcome in outcomes)
    return nested_form_data(
        {
            "title": "Phóng sự ảnh",
            "campaign": campaign.pk,
            "wanted": 1,
            "outcomes": inline_formset(outcomes, initial=stored),
            **values,
        }
    )


def task_key(task: PlanTask, client: Client) -> str:
    """Return under which value the form offers ``task``."""
    choices = client.get(reverse("kehoach_planned:add")).context["form"].fields["task"].choices
    (key,) = [key for _plan, tasks in choices[1:] for key, words in tasks if words == task.text]
    return key


@pytest.fixture
def planned(campaign: CampaignPage, plan: PlanPage) -> PlannedItem:
    return coverage.plan_item(campaign, title="Phóng sự ảnh", task=plan.tasks.get(), wanted=2)


class TestAddresses:
    NAMES = ("edit", "delete", "history", "history_results", "usage")

    def test_the_editor_reaches_one_s_own(self, login: Any, editor: Any, planned: PlannedItem) -> None:
        client = login(editor)
        for name in self.NAMES:
            assert client.get(reverse(f"kehoach_planned:{name}", args=[planned.pk])).status_code == 200, name

    def test_that_of_a_foreign_campaign_is_not_found(self, login: Any, stranger: Any, planned: PlannedItem) -> None:
        PlannedItem.objects.update(title=FOREIGN)
        client = login(stranger)
        for name in self.NAMES:
            address = reverse(f"kehoach_planned:{name}", args=[planned.pk])
            for response in (client.get(address), client.post(address)):
                assert response.status_code == 404, name
                assert FOREIGN not in response.content.decode(), name
        assert PlannedItem.objects.filter(pk=planned.pk).exists()

    def test_nor_is_it_listed_found_or_exported(
        self, login: Any, stranger: Any, planned: PlannedItem, own_campaign: CampaignPage
    ) -> None:
        PlannedItem.objects.update(title=FOREIGN)
        coverage.plan_item(own_campaign, title="Việc của tôi")
        client = login(stranger)
        for query in ("", "?q=việc", "?q=viec", "?export=csv", "?ordering=-planned_on", "?genre=tin"):
            page = client.get(reverse("kehoach_planned:index") + query)
            assert page.status_code == 200
            assert FOREIGN not in b"".join(page).decode() if page.streaming else FOREIGN not in page.content.decode()
        assert "Việc của tôi" in client.get(reverse("kehoach_planned:index")).content.decode()

    def test_who_may_only_log_in_is_sent_away(self, login: Any, visitor_of_admin: Any) -> None:
        client = login(visitor_of_admin)
        for name in ("index", "add"):
            assert client.get(reverse(f"kehoach_planned:{name}")).status_code == 302, name


class TestList:
    def test_a_planned_item_is_found_with_and_without_marks(
        self, login: Any, editor: Any, planned: PlannedItem
    ) -> None:
        coverage.plan_item(planned.campaign, title="Bản tin tuần")
        client = login(editor)
        for asked in ("phóng sự", "phong su", "PHÓNG"):
            page = client.get(reverse("kehoach_planned:index"), {"q": asked})
            assert [each.title for each in page.context["object_list"]] == ["Phóng sự ảnh"], asked

    def test_it_shows_what_is_done_and_how_it_stands(
        self, login: Any, editor: Any, planned: PlannedItem, item: MediaItemPage
    ) -> None:
        coverage.link_item(planned, item)
        page = login(editor).get(reverse("kehoach_planned:index")).content.decode()
        assert "1/2" in page
        assert planned.campaign.title in page

    def test_it_takes_the_same_queries_for_any_number(
        self, login: Any, editor: Any, campaign: CampaignPage, django_assert_max_num_queries: Any
    ) -> None:
        client = login(editor)
        address = reverse("kehoach_planned:index")
        coverage.plan_item(campaign, title="Đầu việc")
        client.get(address)
        with django_assert_max_num_queries(60) as first:
            client.get(address)
        for number in range(8):
            coverage.plan_item(campaign, title=f"Đầu việc {number}")
        with django_assert_max_num_queries(len(first.captured_queries)):
            client.get(address)

    def test_odd_questions_are_no_crash(self, login: Any, editor: Any, planned: PlannedItem) -> None:
        client = login(editor)
        for query in ("?p=-1", "?p=1000000000", "?p=x", "?ordering=bogus", "?genre=bogus", "?q=%00", "?q=%ff"):
            assert client.get(reverse("kehoach_planned:index") + query).status_code < 500, query


class TestForm:
    def test_it_offers_only_campaigns_columns_and_tasks_that_the_user_may_edit(
        self, login: Any, stranger: Any, own_campaign: CampaignPage, column: MediaColumnPage, plan: PlanPage
    ) -> None:
        fields = login(stranger).get(reverse("kehoach_planned:add")).context["form"].fields
        assert list(fields["campaign"].queryset) == [own_campaign]
        assert list(fields["column"].queryset) == []
        assert list(fields["task"].choices) == [("", "—")]

    def test_it_offers_our_tasks_by_plan(self, login: Any, editor: Any, plan: PlanPage) -> None:
        other = PlanTask.objects.create(page=plan, unit="Đoàn xã", text="Việc đơn vị khác", tracking="other_unit")
        choices = login(editor).get(reverse("kehoach_planned:add")).context["form"].fields["task"].choices
        assert [name for name, _tasks in choices[1:]] == [plan.title]
        assert [words for _key, words in choices[1][1]] == [plan.tasks.exclude(pk=other.pk).get().text]

    def test_a_foreign_campaign_or_task_that_is_sent_all_the_same_is_refused(
        self, login: Any, stranger: Any, own_campaign: CampaignPage, campaign: CampaignPage, plan: PlanPage
    ) -> None:
        client = login(stranger)
        task = plan.tasks.get()
        for wrong in (
            form(campaign),
            form(own_campaign, task=str(task.uid)),
            form(own_campaign, task=f"{plan.pk}-{task.uid}"),
            form(own_campaign, task="khong-co"),
        ):
            assert client.post(reverse("kehoach_planned:add"), wrong).status_code == 200
        assert not PlannedItem.objects.exists()

    def test_a_planned_item_is_made_for_a_task(
        self, login: Any, editor: Any, campaign: CampaignPage, plan: PlanPage
    ) -> None:
        client = login(editor)
        task = plan.tasks.get()
        client.post(reverse("kehoach_planned:add"), form(campaign, task=task_key(task, client), genre="phong_su_anh"))
        planned = PlannedItem.objects.get()
        assert (planned.plan, planned.task_uid, planned.genre) == (plan, task.uid, "phong_su_anh")

    def test_a_task_of_a_copied_plan_is_told_from_the_first_one_s(
        self, login: Any, editor: Any, planned: PlannedItem, plan: PlanPage
    ) -> None:
        copied = plan.copy(update_attrs={"slug": "ban-sao", "title": "Zzz bản sao"})
        client = login(editor)
        address = reverse("kehoach_planned:edit", args=[planned.pk])
        bound = client.get(address).context["form"]
        offered = dict(bound.fields["task"].choices[1:])
        assert set(offered) == {plan.title, copied.title}
        chosen = bound["task"].value()
        assert chosen in dict(offered[plan.title])
        client.post(address, form(planned.campaign, task=chosen, wanted=2))
        assert PlannedItem.objects.get().plan == plan

    def test_saving_keeps_a_task_that_is_no_longer_ours(
        self, login: Any, editor: Any, planned: PlannedItem, plan: PlanPage
    ) -> None:
        PlanTask.objects.update(tracking=Tracking.NOT_TRACKED)
        client = login(editor)
        address = reverse("kehoach_planned:edit", args=[planned.pk])
        shown = client.get(address).context["form"]["task"].value()
        assert client.post(address, form(planned.campaign, task=shown, title="Tên mới")).status_code == 302
        stored = PlannedItem.objects.get()
        assert (stored.title, stored.plan, stored.task_uid) == ("Tên mới", plan, planned.task_uid)

    def test_saving_keeps_a_task_of_a_plan_that_the_user_may_not_edit(
        self, login: Any, make_editor_of: Callable[..., Any], planned: PlannedItem, plan: PlanPage
    ) -> None:
        client = login(make_editor_of(planned.campaign))
        address = reverse("kehoach_planned:edit", args=[planned.pk])
        page = client.get(address)
        assert plan.tasks.get().text not in page.content.decode()
        assert client.post(address, form(planned.campaign, title="Tên mới")).status_code == 302
        stored = PlannedItem.objects.get()
        assert (stored.title, stored.plan, stored.task_uid) == ("Tên mới", plan, planned.task_uid)

    def test_an_editor_may_untie_it_from_its_task(self, login: Any, editor: Any, planned: PlannedItem) -> None:
        login(editor).post(reverse("kehoach_planned:edit", args=[planned.pk]), form(planned.campaign, task=""))
        stored = PlannedItem.objects.get()
        assert (stored.plan, stored.task_uid) == (None, None)

    def test_what_is_not_valid_is_told_at_its_field(self, login: Any, editor: Any, campaign: CampaignPage) -> None:
        client = login(editor)
        for values, field in (
            ({"title": ""}, "title"),
            ({"wanted": 0}, "__all__"),
            ({"wanted": ""}, "wanted"),
            ({"wanted": 10**20}, "wanted"),
            ({"planned_on": "02/12/2026", "due_on": "01/12/2026"}, "due_on"),
        ):
            response = client.post(reverse("kehoach_planned:add"), form(campaign, **values))
            assert response.status_code == 200
            assert field in response.context["form"].errors
        assert not PlannedItem.objects.exists()


class TestOutcomes:
    def save(self, client: Client, planned: PlannedItem, *outcomes: dict[str, Any]) -> Any:
        """Save the planned item's form with these outcomes."""
        address = reverse("kehoach_planned:edit", args=[planned.pk])
        return client.post(address, form(planned.campaign, list(outcomes), wanted=2))

    def test_items_and_addresses_are_tied_in_the_form(
        self, login: Any, editor: Any, planned: PlannedItem, item: MediaItemPage
    ) -> None:
        elsewhere = {"item": "", "offsite_url": "https://bao.example/1", "offsite_on": "07/10/2026"}
        self.save(login(editor), planned, {"item": item.pk, "offsite_url": ""}, elsewhere)
        first, second = planned.outcomes.order_by("pk")
        assert (first.item, second.offsite_url, second.offsite_on) == (
            item,
            "https://bao.example/1",
            date(2026, 10, 7),
        )
        assert PlannedItem.objects.get().done == 2

    def test_a_stored_outcome_survives_saving(
        self, login: Any, editor: Any, planned: PlannedItem, item: MediaItemPage
    ) -> None:
        outcome = coverage.link_item(planned, item)
        response = self.save(login(editor), planned, {"id": outcome.pk, "item": item.pk, "offsite_url": ""})
        assert response.status_code == 302
        assert list(planned.outcomes.all()) == [outcome]

    @pytest.mark.parametrize("kind", ["item", "address", "neither"])
    def test_what_the_database_would_refuse_is_told_in_the_form(
        self, login: Any, editor: Any, planned: PlannedItem, item: MediaItemPage, kind: str
    ) -> None:
        outcomes = {
            "item": [{"item": item.pk, "offsite_url": ""}] * 2,
            "address": [{"item": "", "offsite_url": "https://bao.example/1"}] * 2,
            "neither": [{"item": item.pk, "offsite_url": "https://bao.example/1"}],
        }
        response = self.save(login(editor), planned, *outcomes[kind])
        assert response.status_code == 200
        assert not planned.outcomes.exists()

    def test_what_is_tied_already_is_not_tied_again(
        self, login: Any, editor: Any, planned: PlannedItem, item: MediaItemPage
    ) -> None:
        outcome = coverage.link_item(planned, item)
        response = self.save(
            login(editor),
            planned,
            {"id": outcome.pk, "item": item.pk, "offsite_url": ""},
            {"item": item.pk, "offsite_url": ""},
        )
        assert response.status_code == 200
        assert planned.outcomes.count() == 1

    def test_the_log_tells_who_saved(self, login: Any, editor: Any, planned: PlannedItem) -> None:
        client = login(editor)
        self.save(client, planned)
        history = client.get(reverse("kehoach_planned:history", args=[planned.pk])).content.decode()
        assert editor.username in history


INDEX = "kehoach_planned:index"


def titles(page: Any) -> list[str]:
    """Return the titles that a listing shows."""
    return [each.title for each in page.context["object_list"]]


class TestTabsAndFilters:
    @pytest.fixture
    def each_state(self, campaign: CampaignPage, item: MediaItemPage) -> None:
        """A planned item in each state, named after it."""
        today = timezone.localdate()
        coverage.plan_item(campaign, title="backlog")
        coverage.plan_item(campaign, title="planned", planned_on=today)
        coverage.plan_item(campaign, title="overdue", due_on=today - timedelta(days=1))
        coverage.link_item(coverage.plan_item(campaign, title="partly", wanted=2), item)
        coverage.link_item(coverage.plan_item(campaign, title="fulfilled"), item)
        coverage.cancel(coverage.plan_item(campaign, title="cancelled"), "Hoãn")

    def test_each_state_is_found_by_the_database(self, login: Any, editor: Any, each_state: None) -> None:
        client = login(editor)
        for state in PlannedState:
            assert titles(client.get(reverse(INDEX), {"state": state.value})) == [state.value]

    def test_tabs_count_what_they_show_under_the_other_filters(
        self, login: Any, editor: Any, each_state: None, own_campaign: CampaignPage
    ) -> None:
        client = login(editor)
        for query, expected in (("", [6, 1, 2, 1, 1, 1]), (f"?campaign={own_campaign.pk}&state=overdue", [0] * 6)):
            tabs = client.get(reverse(INDEX) + query).context["tabs"]
            assert [tab["number"] for tab in tabs] == expected
            for tab in tabs:
                assert client.get(tab["url"]).context["items_count"] == tab["number"]

    def test_a_state_is_told_by_icon_and_word(self, login: Any, editor: Any, each_state: None) -> None:
        page = login(editor).get(reverse(INDEX)).content.decode()
        for state, words in STATE_WORDS.items():
            assert f"kha-state--{state.value}" in page
            assert str(words) in page

    def test_it_is_narrowed_down_by_whom_it_is_given_to(
        self, login: Any, editor: Any, chief: Any, campaign: CampaignPage
    ) -> None:
        coverage.plan_item(campaign, title="của tôi", assignee=editor)
        coverage.plan_item(campaign, title="của sếp", assignee=chief)
        coverage.plan_item(campaign, title="của Y Lan", assignee_name="Y Lan")
        coverage.plan_item(campaign, title="chưa ai")
        client = login(editor)
        for who, expected in (("me", ["của tôi"]), ("none", ["chưa ai"]), (str(chief.pk), ["của sếp"])):
            assert titles(client.get(reverse(INDEX), {"assignee": who})) == expected

    def test_it_is_narrowed_down_by_campaign_column_plan_and_kind(
        self, login: Any, editor: Any, planned: PlannedItem, column: MediaColumnPage, own_campaign: CampaignPage
    ) -> None:
        coverage.plan_item(
            own_campaign, title="Khác", column=column, genre="tin", medium="audio", channel="truyen_thanh"
        )
        client = login(editor)
        for name, value in (
            ("campaign", own_campaign.pk),
            ("column", column.pk),
            ("genre", "tin"),
            ("medium", "audio"),
            ("channel", "truyen_thanh"),
        ):
            assert titles(client.get(reverse(INDEX), {name: value})) == ["Khác"], name
        assert titles(client.get(reverse(INDEX), {"plan": planned.plan_id})) == [planned.title]

    def test_the_filters_name_nothing_that_the_user_may_not_edit(
        self, login: Any, stranger: Any, planned: PlannedItem, column: MediaColumnPage, editor: Any
    ) -> None:
        PlannedItem.objects.update(assignee=editor)
        page = login(stranger).get(reverse(INDEX)).content.decode()
        for foreign in (planned.campaign.title, column.title, planned.plan.title, editor.username):
            assert foreign not in page

    @pytest.mark.parametrize("kind", ["csv", "xlsx"])
    def test_a_spreadsheet_bears_words_and_runs_nothing(
        self, login: Any, editor: Any, planned: PlannedItem, kind: str
    ) -> None:
        PlannedItem.objects.update(title='=HYPERLINK("x")')
        response = login(editor).get(reverse(INDEX), {"export": kind})
        assert f"dau-viec.{kind}" in response["Content-Disposition"]
        content = b"".join(response.streaming_content)
        if kind == "csv":
            text = content.decode("utf-8-sig")
            rows = list(csv.reader(StringIO(text)))
            assert rows[1][0] == '\'=HYPERLINK("x")'
        else:
            sheet = load_workbook(BytesIO(content)).active
            rows = [[cell.value for cell in row] for row in sheet.rows]
            assert sheet["A2"].data_type == "s"
        assert planned.campaign.title in rows[1]
        assert str(STATE_WORDS[PlannedState.BACKLOG]) in rows[1]


class TestAddressOfTheForm:
    def test_campaign_task_and_day_are_chosen_beforehand(
        self, login: Any, editor: Any, campaign: CampaignPage, plan: PlanPage
    ) -> None:
        task = f"{plan.pk}-{plan.tasks.get().uid}"
        client = login(editor)
        for query in ({"task": task}, {"campaign": campaign.pk, "task": task, "planned_on": "2026-12-05"}):
            bound = client.get(reverse("kehoach_planned:add"), query).context["form"]
            assert (bound["campaign"].value(), bound["task"].value()) == (campaign.pk, task)
        assert bound["planned_on"].value() == date(2026, 12, 5)

    def test_what_the_user_may_not_edit_or_is_odd_is_not_chosen(
        self, login: Any, stranger: Any, campaign: CampaignPage, plan: PlanPage
    ) -> None:
        client = login(stranger)
        task = f"{plan.pk}-{plan.tasks.get().uid}"
        for query in ({"campaign": campaign.pk, "task": task}, {"campaign": "x²", "task": "-", "planned_on": "nay"}):
            page = client.get(reverse("kehoach_planned:add"), query)
            bound = page.context["form"]
            assert (bound["campaign"].value(), bound["task"].value()) == (None, None)
            assert campaign.title not in page.content.decode()

    def test_columns_of_the_campaign_come_first(
        self, login: Any, editor: Any, hub: HubPage, campaign: CampaignPage, column: MediaColumnPage
    ) -> None:
        other = editorial.create_column(hub, title="A khác")
        bound = login(editor).get(reverse("kehoach_planned:add"), {"campaign": campaign.pk}).context["form"]
        groups = [group for _words, group in bound.fields["column"].choices[1:]]
        assert groups == [[(column.pk, column.title)], [(other.pk, other.title)]]

    def test_it_is_given_only_to_those_who_may_work_on_the_campaign(
        self, login: Any, editor: Any, stranger: Any, visitor_of_admin: Any, campaign: CampaignPage
    ) -> None:
        client = login(editor)
        offered = client.get(reverse("kehoach_planned:add"), {"campaign": campaign.pk}).context["form"]
        people = set(offered.fields["assignee"].queryset)
        assert editor in people
        assert not people & {stranger, visitor_of_admin}
        for person in (stranger, visitor_of_admin):
            response = client.post(reverse("kehoach_planned:add"), form(campaign, assignee=person.pk))
            assert "assignee" in response.context["form"].errors
        assert not PlannedItem.objects.exists()
        client.post(reverse("kehoach_planned:add"), form(campaign, assignee=editor.pk))
        assert PlannedItem.objects.get().assignee == editor


class TestSteps:
    def step(self, name: str, planned: PlannedItem) -> str:
        return reverse(f"kehoach_planned:{name}", args=[planned.pk])

    def test_write_makes_a_linked_draft_and_leads_to_its_editor(
        self, login: Any, editor: Any, planned: PlannedItem, column: MediaColumnPage
    ) -> None:
        PlannedItem.objects.update(genre="phong_su_anh", medium="photo", assignee_name="Y Lan")
        client = login(editor)
        assert client.get(self.step("write", planned)).status_code == 200
        response = client.post(self.step("write", planned), {"column": column.pk})
        made = MediaItemPage.objects.get()
        assert response.url == reverse("wagtailadmin_pages:edit", args=[made.pk])
        assert (made.title, made.genre, made.medium, made.live) == (planned.title, "phong_su_anh", "photo", False)
        assert list(made.campaigns.all()) == [planned.campaign]
        assert [credit.name for credit in made.credits.all()] == ["Y Lan"]
        assert planned.done == 0
        assert client.get(response.url).status_code == 200
        editorial.publish(made, editor)
        assert planned.done == 1
        assert made.title in client.get(self.step("edit", planned)).content.decode()

    def test_nothing_is_written_in_a_foreign_column_or_for_what_is_cancelled(
        self,
        login: Any,
        make_editor_of: Callable[..., Any],
        planned: PlannedItem,
        hub: HubPage,
        column: MediaColumnPage,
    ) -> None:
        other = editorial.create_column(hub, title="Chuyên mục khác")
        client = login(make_editor_of(planned.campaign, column))
        assert client.post(self.step("write", planned), {"column": other.pk}).status_code == 200
        coverage.cancel(planned, "Hoãn")
        assert client.post(self.step("write", planned), {"column": column.pk}).url == self.step("edit", planned)
        assert not MediaItemPage.objects.exists()

    def test_cancelling_asks_why_and_reopening_takes_it_back(
        self, login: Any, editor: Any, planned: PlannedItem
    ) -> None:
        client = login(editor)
        assert client.post(self.step("cancel", planned), {"because": " "}).status_code == 200
        assert PlannedItem.objects.get().cancelled_because == ""
        client.post(self.step("cancel", planned), {"because": "Trời mưa"})
        assert PlannedItem.objects.get().cancelled_because == "Trời mưa"
        assert "Trời mưa" in client.get(self.step("edit", planned)).content.decode()
        assert client.get(self.step("reopen", planned)).status_code == 405
        client.post(self.step("reopen", planned))
        assert PlannedItem.objects.get().cancelled_because == ""

    def test_saving_the_form_keeps_a_cancellation(self, login: Any, editor: Any, planned: PlannedItem) -> None:
        coverage.cancel(planned, "Hoãn")
        login(editor).post(self.step("edit", planned), form(planned.campaign, title="Tên mới"))
        stored = PlannedItem.objects.get()
        assert (stored.title, stored.cancelled_because) == ("Tên mới", "Hoãn")

    def test_those_of_a_foreign_campaign_are_not_found(self, login: Any, stranger: Any, planned: PlannedItem) -> None:
        client = login(stranger)
        for name in ("write", "cancel", "reopen"):
            assert client.post(self.step(name, planned), {"because": "x"}).status_code == 404, name


class TestBulk:
    def bulk(self, action: str) -> str:
        return reverse("kehoach_planned:bulk", args=[action])

    def undo_address(self, response: Any) -> str:
        """Return where the message of ``response`` offers the undo."""
        (address,) = re.findall(r"/admin/kehoach/dau-viec/hoan-tac/[^\"']+", response.content.decode())
        return address.replace("&amp;", "&")

    def test_each_action_asks_first_and_changes_nothing(self, login: Any, editor: Any, planned: PlannedItem) -> None:
        client = login(editor)
        for action in ACTIONS:
            page = client.get(self.bulk(action), {"id": planned.pk})
            assert page.status_code == 200
            assert planned.title in page.content.decode()
        assert PlannedItem.objects.get().cancelled_because == ""

    def test_dates_are_moved_and_moved_back(self, login: Any, editor: Any, planned: PlannedItem) -> None:
        PlannedItem.objects.update(planned_on=date(2026, 2, 27), due_on=date(2026, 3, 1))
        client = login(editor)
        response = client.post(self.bulk("chuyen-ngay"), {"id": planned.pk, "days": 3}, follow=True)
        stored = PlannedItem.objects.get()
        assert (stored.planned_on, stored.due_on) == (date(2026, 3, 2), date(2026, 3, 4))
        undo = self.undo_address(response)
        assert client.get(undo).status_code == 200
        assert PlannedItem.objects.get().planned_on == date(2026, 3, 2)
        client.post(undo)
        assert PlannedItem.objects.get().planned_on == date(2026, 2, 27)

    def test_people_campaign_and_cancellation_too_are_undone(
        self, login: Any, editor: Any, planned: PlannedItem, own_campaign: CampaignPage
    ) -> None:
        client = login(editor)
        for action, values, field, expected in (
            ("giao-viec", {"assignee": editor.pk}, "assignee", editor),
            ("vao-dot", {"campaign": own_campaign.pk}, "campaign", own_campaign),
            ("huy", {"because": "Mưa"}, "cancelled_because", "Mưa"),
        ):
            before = getattr(PlannedItem.objects.get(), field)
            response = client.post(self.bulk(action), {"id": planned.pk, **values}, follow=True)
            assert getattr(PlannedItem.objects.get(), field) == expected
            client.post(self.undo_address(response))
            assert getattr(PlannedItem.objects.get(), field) == before

    def test_an_undo_spares_what_was_changed_since(self, login: Any, editor: Any, planned: PlannedItem) -> None:
        client = login(editor)
        response = client.post(self.bulk("huy"), {"id": planned.pk, "because": "Mưa"}, follow=True)
        PlannedItem.objects.update(cancelled_because="Bão")
        client.post(self.undo_address(response))
        assert PlannedItem.objects.get().cancelled_because == "Bão"

    def test_nobody_undoes_what_another_did(self, login: Any, editor: Any, chief: Any, planned: PlannedItem) -> None:
        undo = self.undo_address(login(editor).post(self.bulk("huy"), {"id": planned.pk, "because": "x"}, follow=True))
        client = login(chief)
        assert client.get(undo).status_code == 404
        client.post(undo)
        assert PlannedItem.objects.get().cancelled_because == "x"

    def test_foreign_ones_are_left_out(
        self, login: Any, stranger: Any, planned: PlannedItem, own_campaign: CampaignPage
    ) -> None:
        own = coverage.plan_item(own_campaign, title="Việc của tôi")
        client = login(stranger)
        client.post(self.bulk("huy"), {"id": [planned.pk, own.pk], "because": "x"})
        assert [each.title for each in PlannedItem.objects.exclude(cancelled_because="")] == ["Việc của tôi"]
        assert client.post(self.bulk("huy"), {"id": planned.pk, "because": "x"}).url == reverse(INDEX)
        client.post(self.bulk("vao-dot"), {"id": own.pk, "campaign": planned.campaign_id})
        assert PlannedItem.objects.get(pk=own.pk).campaign == own_campaign

    def test_all_that_the_list_shows_may_be_meant(
        self, login: Any, editor: Any, campaign: CampaignPage, own_campaign: CampaignPage
    ) -> None:
        for title, of in (("Tin một", campaign), ("Tin hai", campaign), ("Bài", campaign), ("Tin xa", own_campaign)):
            coverage.plan_item(of, title=title)
        listed = urlencode({"campaign": campaign.pk, "q": "tin"})
        login(editor).post(
            self.bulk("huy"),
            {"id": PlannedItem.objects.filter(title__startswith="Tin", campaign=campaign).values_list("pk", flat=True),
             "listed": listed, "because": "x"},
        )  # fmt: skip
        page = login(editor).get(self.bulk("huy"), {"all": "1", "listed": listed})
        assert {each.title for each in page.context["planned_items"]} == {"Tin một", "Tin hai"}

    def test_odd_questions_are_answered_in_words(self, login: Any, editor: Any, planned: PlannedItem) -> None:
        client = login(editor)
        assert client.get(self.bulk("khong-co")).status_code == 404
        for query in ({}, {"id": "x"}, {"id": "9" * 30}, {"all": "1", "listed": "state=bogus"}):
            assert client.get(self.bulk("chuyen-ngay"), query).status_code == 302
        for days in ("", "nhiều", "99999999", "3660"):
            PlannedItem.objects.update(planned_on=date(9999, 1, 1))
            response = client.post(self.bulk("chuyen-ngay"), {"id": planned.pk, "days": days})
            assert (response.status_code, bool(response.context["form"].errors)) == (200, True)

    def test_who_may_not_change_planned_items_is_sent_away(
        self, login: Any, visitor_of_admin: Any, planned: PlannedItem
    ) -> None:
        login(visitor_of_admin).post(self.bulk("huy"), {"id": planned.pk, "because": "x"})
        assert PlannedItem.objects.get().cancelled_because == ""


class TestNextRound:
    @pytest.fixture
    def address(self, campaign: CampaignPage) -> str:
        return reverse("kehoach_planned:clone_campaign", args=[campaign.pk])

    def test_the_preview_copies_nothing(self, login: Any, editor: Any, planned: PlannedItem, address: str) -> None:
        PlannedItem.objects.update(planned_on=date(2026, 10, 5))
        page = login(editor).get(address, {"title": "Đợt 2", "days": "7"})
        assert (page.context["preview"]["number"], CampaignPage.objects.count()) == (1, 1)
        assert "12/10/2026" in page.content.decode()

    def test_the_draft_is_made_and_opened(self, login: Any, editor: Any, planned: PlannedItem, address: str) -> None:
        response = login(editor).post(address, {"title": "Đợt 2", "days": "7"})
        made = CampaignPage.objects.get(title="Đợt 2")
        assert response.url == reverse("wagtailadmin_pages:edit", args=[made.pk])
        assert made.planned_items.get().title == planned.title

    def test_the_first_day_may_be_given_instead(self, login: Any, editor: Any, hub: HubPage) -> None:
        source = editorial.create_campaign(hub, title="Đợt 1", start_on=date(2026, 1, 5), end_on=date(2026, 1, 9))
        address = reverse("kehoach_planned:clone_campaign", args=[source.pk])
        client = login(editor)
        for wrong in ({}, {"days": "x"}, {"first_on": "05/01/2027", "days": "3"}, {"days": "99999"}):
            assert client.post(address, {"title": "Đợt 2", **wrong}).status_code == 200
        client.post(address, {"title": "Đợt 2", "first_on": "04/01/2027"})
        made = CampaignPage.objects.get(title="Đợt 2")
        assert (made.start_on, made.end_on) == (date(2027, 1, 4), date(2027, 1, 8))

    def test_a_foreign_campaign_is_not_found(self, login: Any, stranger: Any, address: str) -> None:
        client = login(stranger)
        assert client.get(address).status_code == client.post(address).status_code == 404

    def test_a_campaign_offers_it_to_whoever_may_edit_it(
        self, login: Any, editor: Any, campaign: CampaignPage, column: MediaColumnPage, address: str
    ) -> None:
        client = login(editor)
        assert address in client.get(reverse("wagtailadmin_pages:edit", args=[campaign.pk])).content.decode()
        page = client.get(reverse("wagtailadmin_pages:edit", args=[column.pk])).content.decode()
        assert "nhan-ban-dot" not in page
