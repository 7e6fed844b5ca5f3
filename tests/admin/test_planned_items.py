"""Planned items in the admin: each user works on those of campaigns that the user may edit, and on no others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from wagtail_kehoach import coverage, editorial
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


@pytest.fixture
def own_campaign(hub: HubPage) -> CampaignPage:
    """The campaign of ``stranger``."""
    return editorial.create_campaign(hub, title="Đợt trồng cây")


@pytest.fixture
def stranger(make_editor_of: Callable[..., Any], own_campaign: CampaignPage) -> Any:
    """A user who may edit one campaign, and no plan and no other campaign."""
    return make_editor_of(own_campaign)


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
