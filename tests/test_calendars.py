"""Entries of the calendar, what leaves the admin, and iCalendar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from icalendar import Calendar
from wagtail.models import ModelLogEntry, PageViewRestriction

from tests.factories import section
from wagtail_kehoach import calendars, coverage, editorial, ledger
from wagtail_kehoach.calendars import CalendarEntry, EntryKind, EntryState, links, months
from wagtail_kehoach.calendars.disclose import disclosed
from wagtail_kehoach.calendars.ical import as_ical
from wagtail_kehoach.calendars.words import KIND_WORDS
from wagtail_kehoach.models import (
    CalendarLink,
    CampaignPage,
    CampaignPeak,
    HubPage,
    MediaItemPage,
    PlannedItem,
    PlanPage,
    PlanTask,
)
from wagtail_kehoach.models.choices import Tracking
from wagtail_kehoach.models.plans import Disclosure
from wagtail_kehoach.vietnamese.dates import parse_partial_date

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lasting_ground")]

TODAY = date(2026, 12, 10)
FIRST, LAST = date(2026, 12, 1), date(2026, 12, 31)


def month_of(user: Any) -> list[CalendarEntry]:
    """Return the entries of December 2026."""
    return calendars.entries(user, FIRST, LAST, TODAY)


def told(found: list[CalendarEntry], *kinds: EntryKind) -> list[tuple[EntryKind, int, str, EntryState]]:
    """Return kind, day, title and state of entries, of ``kinds`` if any are named."""
    return [(each.kind, each.first.day, each.title, each.state) for each in found if not kinds or each.kind in kinds]


@pytest.fixture
def draft_campaign(hub: HubPage) -> CampaignPage:
    return editorial.create_campaign(hub, title="Đợt bí mật")


class TestPlannedItems:
    def test_stand_on_the_day_planned_for_and_on_the_day_due(self, editor: Any, campaign: CampaignPage) -> None:
        coverage.plan_item(campaign, title="Phóng sự ảnh", planned_on=date(2026, 12, 4), due_on=date(2026, 12, 20))
        assert told(month_of(editor)) == [
            (EntryKind.PLANNED, 4, "Phóng sự ảnh", EntryState.OPEN),
            (EntryKind.DUE, 20, "Phóng sự ảnh", EntryState.OPEN),
        ]

    def test_stand_once_when_both_days_are_the_same(self, editor: Any, campaign: CampaignPage) -> None:
        coverage.plan_item(campaign, title="Tin", planned_on=date(2026, 12, 4), due_on=date(2026, 12, 4))
        assert told(month_of(editor)) == [(EntryKind.PLANNED, 4, "Tin", EntryState.LATE)]

    def test_stand_on_the_first_and_last_day_asked_for_but_not_beyond(
        self, editor: Any, campaign: CampaignPage
    ) -> None:
        for day in (FIRST - timedelta(days=1), FIRST, LAST, LAST + timedelta(days=1)):
            coverage.plan_item(campaign, title=f"{day:%d/%m}", planned_on=day)
        assert [entry.title for entry in month_of(editor)] == ["01/12", "31/12"]

    def test_ideas_without_a_day_and_cancelled_ones_do_not_stand(self, editor: Any, campaign: CampaignPage) -> None:
        coverage.plan_item(campaign, title="Ý tưởng")
        cancelled = coverage.plan_item(campaign, title="Hoãn", planned_on=date(2026, 12, 4))
        coverage.cancel(cancelled, "Mưa bão")
        assert month_of(editor) == []

    def test_are_done_when_the_piece_is_live(self, editor: Any, campaign: CampaignPage, item: MediaItemPage) -> None:
        planned = coverage.plan_item(campaign, title="Tin", planned_on=date(2026, 12, 4), assignee=editor)
        coverage.link_item(planned, item)
        (entry,) = [each for each in month_of(editor) if each.kind is EntryKind.PLANNED]
        assert entry.state is EntryState.DONE
        assert entry.is_mine
        assert entry.campaign == (campaign.pk, campaign.title)
        assert f"/{planned.pk}/" in entry.url

    def test_of_campaigns_that_the_user_may_not_edit_do_not_stand(
        self, campaign: CampaignPage, hub: HubPage, make_editor_of: Callable[..., Any], chief: Any
    ) -> None:
        own = editorial.create_campaign(hub, title="Đợt trồng cây")
        coverage.plan_item(campaign, title="Của người khác", planned_on=date(2026, 12, 4))
        coverage.plan_item(own, title="Của tôi", planned_on=date(2026, 12, 4))
        assert [entry.title for entry in month_of(make_editor_of(own))] == ["Của tôi"]
        assert len(month_of(chief)) == 2

    def test_keep_their_name_when_they_are_moved(self, editor: Any, campaign: CampaignPage) -> None:
        planned = coverage.plan_item(campaign, title="Tin", planned_on=date(2026, 12, 4))
        before = month_of(editor)[0]
        coverage.shift([planned], 3)
        after = month_of(editor)[0]
        assert (before.uid, before.first.day, after.first.day) == (after.uid, 4, 7)
        assert after.changed_at >= before.changed_at


class TestPeaks:
    @pytest.fixture
    def peaks(self, campaign: CampaignPage) -> None:
        for label, start, end in (
            ("Ngày hội", date(2026, 12, 12), None),
            ("Tuần cao điểm", date(2026, 11, 28), date(2026, 12, 2)),
            ("Đã qua", date(2026, 11, 1), date(2026, 11, 30)),
            ("Chưa có ngày", None, None),
            ("Gõ nhầm", date(2026, 12, 20), date(2026, 12, 2)),
        ):
            CampaignPeak.objects.create(page=campaign, label=label, start_on=start, end_on=end)

    def test_stand_on_all_their_days(self, editor: Any, peaks: None) -> None:
        assert [(each.title, each.first, each.last) for each in month_of(editor)] == [
            ("Tuần cao điểm", date(2026, 11, 28), date(2026, 12, 2)),
            ("Ngày hội", date(2026, 12, 12), date(2026, 12, 12)),
            ("Gõ nhầm", date(2026, 12, 20), date(2026, 12, 20)),
        ]

    def test_of_a_draft_are_marked_so(self, editor: Any, draft_campaign: CampaignPage) -> None:
        CampaignPeak.objects.create(page=draft_campaign, label="Ngày hội", start_on=date(2026, 12, 12))
        assert month_of(editor)[0].state is EntryState.DRAFT


class TestDuties:
    def test_a_report_stands_on_its_day_and_is_done_when_sent(
        self, editor: Any, make_plan: Callable[..., PlanPage]
    ) -> None:
        plan = make_plan(deadlines=(parse_partial_date("trước ngày 25/12/2026"),))
        day = plan.deadlines.get().when.due()
        (entry,) = month_of(editor)
        assert (entry.kind, entry.first, entry.state) == (EntryKind.REPORT, day, EntryState.OPEN)
        ledger.record_submission(
            plan.deadlines.get(), submitted_on=timezone.localdate(), due_on=day, user=editor
        )  # fmt: skip
        assert month_of(editor)[0].state is EntryState.DONE

    def test_a_recurring_report_stands_on_each_of_its_days_since_the_plan_is_in_force(
        self, editor: Any, make_plan: Callable[..., PlanPage]
    ) -> None:
        plan = make_plan(deadlines=(parse_partial_date("hằng tháng trước ngày 20"),))
        PlanPage.objects.update(first_published_at=datetime(2026, 10, 25, tzinfo=UTC))
        found = calendars.entries(editor, date(2026, 9, 1), date(2027, 1, 31), TODAY)
        assert [entry.first for entry in found] == plan.deadlines.get().when.occurrences(
            date(2026, 10, 25), date(2027, 1, 31)
        )
        assert [entry.state for entry in found] == [EntryState.LATE, EntryState.OPEN, EntryState.OPEN]
        assert len({entry.uid for entry in found}) == 3

    def test_a_task_of_ours_stands_on_its_day(self, editor: Any, plan: PlanPage) -> None:
        PlanTask.objects.update(deadline=parse_partial_date("trước ngày 20/12/2026"))
        (entry,) = month_of(editor)
        assert (entry.kind, entry.title, entry.state) == (EntryKind.TASK, plan.tasks.get().text, EntryState.OPEN)
        PlanTask.objects.update(tracking=Tracking.OTHER_UNIT)
        assert month_of(editor) == []

    def test_a_draft_obliges_nobody(self, editor: Any, make_plan: Callable[..., PlanPage]) -> None:
        make_plan(deadlines=(parse_partial_date("trước ngày 25/12/2026"),), published=False)
        assert month_of(editor) == []


class TestGoLives:
    def test_a_scheduled_page_stands_on_its_day_in_vietnam(
        self, editor: Any, make_item: Callable[..., MediaItemPage]
    ) -> None:
        moment = datetime(2027, 12, 4, 17, 30, tzinfo=UTC)
        make_item("Hẹn giờ", go_live_at=moment)
        found = calendars.entries(editor, date(2027, 12, 1), date(2027, 12, 31))
        assert told(found) == [(EntryKind.GO_LIVE, 5, "Hẹn giờ", EntryState.SCHEDULED)]

    def test_a_date_in_a_draft_that_nobody_approved_does_not_stand(
        self, editor: Any, make_item: Callable[..., MediaItemPage]
    ) -> None:
        make_item("Nháp", go_live_at=datetime(2027, 12, 4, 3, tzinfo=UTC), published=False)
        assert calendars.entries(editor, date(2027, 12, 1), date(2027, 12, 31)) == []

    def test_a_published_item_stands_on_the_day_it_went_live(
        self, editor: Any, item: MediaItemPage, campaign: CampaignPage
    ) -> None:
        MediaItemPage.objects.update(first_published_at=datetime(2026, 12, 4, 3, tzinfo=UTC))
        (entry,) = month_of(editor)
        assert told([entry]) == [(EntryKind.GO_LIVE, 4, item.title, EntryState.LIVE)]
        assert entry.campaigns == ((campaign.pk, campaign.title),)
        MediaItemPage.objects.update(first_published_at=None, dated_on=date(2026, 12, 9))
        assert month_of(editor)[0].first.day == 9
        MediaItemPage.objects.update(live=False)
        assert month_of(editor) == []


def test_the_number_of_queries_does_not_grow(
    editor: Any,
    campaign: CampaignPage,
    make_plan: Callable[..., PlanPage],
    make_item: Callable[..., MediaItemPage],
) -> None:
    def fill(round_number: int) -> None:
        plan = make_plan(
            title=f"Kế hoạch {round_number}",
            tasks=("Viết bài", "Phát thanh"),
            deadlines=(parse_partial_date("trước ngày 25/12/2026"), parse_partial_date("hằng tháng trước ngày 20")),
        )
        PlanTask.objects.update(deadline=parse_partial_date("trước ngày 20/12/2026"))
        campaign.plans.add(plan)
        campaign.save()
        make_item(f"Bài {round_number}")
        CampaignPeak.objects.create(page=campaign, label="Ngày hội", start_on=date(2026, 12, 12))
        for task in plan.tasks.all():
            coverage.plan_item(campaign, title="Tin", task=task, planned_on=date(2026, 12, 4))

    counts = []
    for round_number in range(3):
        fill(round_number)
        MediaItemPage.objects.update(first_published_at=datetime(2026, 12, 4, 3, tzinfo=UTC))
        user = type(editor).objects.get(pk=editor.pk)
        with CaptureQueriesContext(connection) as queries:
            found = month_of(user)
        counts.append(len(queries))
    assert {entry.kind for entry in found} == set(EntryKind) - {EntryKind.DUE}
    assert counts[0] == counts[2] <= 14, counts


class TestDisclosure:
    def only(self, user: Any) -> CalendarEntry:
        (entry,) = disclosed(month_of(user))
        return entry

    def test_what_readers_may_know_is_told(
        self, editor: Any, campaign: CampaignPage, make_plan: Callable[..., PlanPage]
    ) -> None:
        make_plan(deadlines=(parse_partial_date("trước ngày 25/12/2026"),))
        coverage.plan_item(campaign, title="Tin", planned_on=date(2026, 12, 4))
        assert [(entry.is_hidden, entry.title) for entry in disclosed(month_of(editor))] == [
            (False, "Tin"),
            (False, "Báo cáo kết quả"),
        ]

    @pytest.mark.parametrize("how", ["internal", "unpublished", "private", "a part hidden"])
    def test_of_a_plan_that_readers_cannot_see_only_kind_and_day(
        self, editor: Any, campaign: CampaignPage, make_plan: Callable[..., PlanPage], how: str
    ) -> None:
        plan = make_plan(
            title="Kế hoạch mật",
            disclosure=Disclosure.INTERNAL if how == "internal" else Disclosure.PUBLIC,
            deadlines=(parse_partial_date("trước ngày 25/12/2026"),),
            sections=[section("Mục đích", "Nội bộ", public=how != "a part hidden")],
        )
        coverage.plan_item(campaign, title="Đầu việc mật", task=plan.tasks.get(), planned_on=date(2026, 12, 4))
        if how == "unpublished":
            PlanPage.objects.get(pk=plan.pk).unpublish()
        if how == "private":
            PageViewRestriction.objects.create(page=plan, restriction_type=PageViewRestriction.LOGIN)
        for entry in disclosed(month_of(editor)):
            assert entry.is_hidden
            assert (entry.title, entry.url, entry.campaigns, entry.state) == ("", "", (), EntryState.NONE)
            text = as_ical([entry], name="Lịch", host="suoingan.example", admin="https://suoingan.example").decode()
            assert "mật" not in text
            assert "Báo cáo kết quả" not in text
            assert "/admin/" not in text

    def test_of_a_draft_campaign_only_kind_and_day(self, editor: Any, draft_campaign: CampaignPage) -> None:
        coverage.plan_item(draft_campaign, title="Việc bí mật", planned_on=date(2026, 12, 4))
        assert self.only(editor).is_hidden

    def test_of_a_campaign_with_a_privacy_setting_only_kind_and_day(self, editor: Any, campaign: CampaignPage) -> None:
        coverage.plan_item(campaign, title="Việc bí mật", planned_on=date(2026, 12, 4))
        PageViewRestriction.objects.create(page=campaign, restriction_type=PageViewRestriction.LOGIN)
        assert self.only(editor).is_hidden

    def test_the_title_of_a_page_that_is_not_live_yet_is_not_told(
        self, editor: Any, make_item: Callable[..., MediaItemPage]
    ) -> None:
        make_item("Bí mật", go_live_at=datetime(2027, 12, 4, 3, tzinfo=UTC))
        (entry,) = disclosed(calendars.entries(editor, date(2027, 12, 1), date(2027, 12, 31)))
        assert entry.is_hidden

    def test_a_draft_title_of_a_live_page_is_not_told(self, editor: Any, item: MediaItemPage) -> None:
        MediaItemPage.objects.update(first_published_at=datetime(2026, 12, 4, 3, tzinfo=UTC))
        changed = MediaItemPage.objects.get()
        live_title, changed.title = changed.title, "Tên mới chưa đăng"
        changed.save_revision()
        assert self.only(editor).title == live_title

    def test_a_campaign_that_readers_cannot_see_is_not_named_beside_a_public_item(
        self, editor: Any, item: MediaItemPage, campaign: CampaignPage
    ) -> None:
        MediaItemPage.objects.update(first_published_at=datetime(2026, 12, 4, 3, tzinfo=UTC))
        CampaignPage.objects.get().unpublish()
        assert self.only(editor).campaigns == ()


class TestLinks:
    def test_a_new_feed_revokes_the_old_one(self, editor: Any) -> None:
        old = links.renew_feed(editor)
        new = links.renew_feed(editor)
        assert links.feed_of(editor) == new
        assert links.working_link(old.key, CalendarLink.Kind.FEED) is None
        assert links.working_link(new.key, CalendarLink.Kind.FEED) == new
        actions = list(ModelLogEntry.objects.for_instance(old).values_list("action", flat=True))
        assert sorted(actions) == ["wagtail.create", "wagtail_kehoach.calendar_link_revoked"]
        assert not ModelLogEntry.objects.filter(label__contains=new.key).exists()

    def test_a_key_opens_only_what_it_was_made_for(self, editor: Any) -> None:
        assert links.working_link(links.renew_feed(editor).key, CalendarLink.Kind.SHARE) is None
        assert links.working_link("", CalendarLink.Kind.FEED) is None

    @pytest.mark.parametrize("how", ["inactive", "no longer in the admin", "revoked"])
    def test_a_link_works_as_long_as_its_owner_uses_the_admin(self, editor: Any, how: str) -> None:
        link = links.share(editor, "chị Hạnh, đài xã")
        if how == "inactive":
            type(editor).objects.update(is_active=False)
        elif how == "revoked":
            links.revoke(link, editor)
        else:
            editor.groups.clear()
        assert links.working_link(link.key, CalendarLink.Kind.SHARE) is None

    def test_nobody_revokes_the_link_of_somebody_else(self, editor: Any, chief: Any) -> None:
        with pytest.raises(PermissionDenied):
            links.revoke(links.share(editor, "chị Hạnh"), chief)

    @pytest.mark.parametrize("label", ["", "   ", "x" * 121])
    def test_a_share_says_for_whom_it_is(self, editor: Any, label: str) -> None:
        with pytest.raises(ValidationError):
            links.share(editor, label)

    def test_who_may_not_use_the_admin_makes_none(self, db: None, django_user_model: Any) -> None:
        reader = django_user_model.objects.create_user("ban-doc")
        for make in (links.renew_feed, lambda user: links.share(user, "tôi")):
            with pytest.raises(PermissionDenied):
                make(reader)


class TestICalendar:
    ENTRY = CalendarEntry(
        kind=EntryKind.PLANNED,
        uid="planned-7",
        first=date(2026, 12, 31),
        last=date(2026, 12, 31),
        title="Đêm hội đọc sách; “Trăng, sao” và\r\nnhững câu chuyện kể bên bếp lửa nhà sàn xã Suối Ngàn <b>số 1</b>",
        state=EntryState.LATE,
        url="/admin/kehoach/dau-viec/edit/7/",
        campaigns=(calendars.Campaign(1, "Đợt tuyên truyền đọc sách"),),
        changed_at=datetime(2026, 12, 1, 8, 30, 15, 999, tzinfo=UTC),
    )

    def made(self, *entries: CalendarEntry, **values: Any) -> bytes:
        return as_ical(entries, **{"name": "Tuyên truyền", "host": "suoingan.example", **values})

    def test_is_read_back_as_it_was(self) -> None:
        with translation.override("en"):
            calendar = Calendar.from_ical(self.made(self.ENTRY, admin="https://suoingan.example"))
        (event,) = calendar.walk("VEVENT")
        assert event["uid"] == "planned-7@suoingan.example"
        assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2026, 12, 31), date(2027, 1, 1))
        assert (
            event.decoded("dtstamp") == event.decoded("last-modified") == datetime(2026, 12, 1, 8, 30, 15, tzinfo=UTC)
        )
        assert str(event["summary"]) == f"Planned item: {self.ENTRY.title}".replace("\r\n", " ")
        assert str(event["description"]).splitlines() == ["State: late", "Campaign: Đợt tuyên truyền đọc sách"]
        assert str(event["url"]) == "https://suoingan.example/admin/kehoach/dau-viec/edit/7/"
        assert str(calendar["x-wr-calname"]) == "Tuyên truyền"

    def test_another_reader_reads_the_same(self) -> None:
        """The other reader is this one, by the format's rules and nothing of the library that wrote it."""
        with translation.override("en"):
            content = self.made(self.ENTRY)
        lines = content.decode().replace("\r\n ", "").split("\r\n")
        assert lines[0] == "BEGIN:VCALENDAR"
        assert lines[-2:] == ["END:VCALENDAR", ""]
        assert "VERSION:2.0" in lines
        properties = dict(line.split(":", 1) for line in lines if ":" in line)
        assert properties["DTSTART;VALUE=DATE"] == "20261231"
        assert properties["DTEND;VALUE=DATE"] == "20270101"
        (summary,) = [value for name, value in properties.items() if name.startswith("SUMMARY")]
        assert summary.replace("\\,", ",").replace("\\;", ";") == f"Planned item: {self.ENTRY.title}".replace(
            "\r\n", " "
        )
        assert "BEGIN:VALARM" not in lines
        assert "ALTREP" not in content.decode()

    def test_lines_end_with_crlf_and_none_is_longer_than_75_octets(self) -> None:
        content = self.made(self.ENTRY)
        assert b"\n" not in content.replace(b"\r\n", b"")
        assert max(len(line) for line in content.split(b"\r\n")) <= 75

    def test_control_characters_cannot_break_the_format(self) -> None:
        evil = replace(self.ENTRY, title="Tin\r\nEND:VEVENT\x00\x0bBEGIN:VALARM")
        calendar = Calendar.from_ical(self.made(evil))
        assert len(list(calendar.walk("VEVENT"))) == 1
        assert not list(calendar.walk("VALARM"))

    def test_the_same_entries_give_the_same_bytes(self) -> None:
        assert self.made(self.ENTRY) == self.made(self.ENTRY)
        unknown = replace(self.ENTRY, changed_at=None)
        assert self.made(unknown) == self.made(unknown)

    def test_a_hidden_entry_tells_its_kind_only(self) -> None:
        hidden = replace(self.ENTRY, title="", campaigns=(), url="", state=EntryState.NONE, is_hidden=True)
        (event,) = Calendar.from_ical(self.made(hidden, admin="https://suoingan.example")).walk("VEVENT")
        assert str(KIND_WORDS[EntryKind.PLANNED]).lower() in str(event["summary"]).lower()
        assert "description" not in event
        assert "url" not in event

    def test_an_empty_calendar_is_a_calendar(self) -> None:
        assert Calendar.from_ical(self.made()).walk("VEVENT") == []


class TestMonths:
    @pytest.mark.parametrize("text", ["", "2026", "2026-13", "2026-00", "0001-01", "9999-12", "٢٠٢٦-١٢", "2026-12-01"])
    def test_what_is_no_month_is_not_read(self, text: str) -> None:
        assert months.read_month(text) is None

    @pytest.mark.parametrize("text", ["", "2026-02-30", "1-1-1", "0001-01-01", "9999-12-31", "hôm nay"])
    def test_what_is_no_day_is_not_read(self, text: str) -> None:
        assert months.read_day(text) is None

    def test_months_before_and_after(self) -> None:
        assert months.later(date(2026, 12, 1), 1) == date(2027, 1, 1)
        assert months.later(date(2026, 1, 1), -1) == date(2025, 12, 1)
        assert months.last_day(date(2028, 2, 1)) == date(2028, 2, 29)

    @pytest.mark.parametrize(
        ("month", "number"), [(date(2027, 2, 1), 4), (date(2026, 12, 1), 5), (date(2026, 8, 1), 6)]
    )
    def test_weeks_begin_on_monday_and_hold_the_whole_month(self, month: date, number: int) -> None:
        weeks = months.weeks(month)
        days = [day for week in weeks for day in week]
        assert len(weeks) == number
        assert all(week[0].weekday() == 0 for week in weeks)
        assert days[0] <= month <= months.last_day(month) <= days[-1]
        assert days == [days[0] + timedelta(days=place) for place in range(len(days))]


def test_a_planned_item_can_be_told_from_its_log(editor: Any, campaign: CampaignPage) -> None:
    planned = coverage.plan_item(campaign, title="Tin", planned_on=date(2026, 12, 4), user=editor)
    (entry,) = month_of(editor)
    assert (
        entry.changed_at == ModelLogEntry.objects.for_instance(PlannedItem.objects.get(pk=planned.pk)).get().timestamp
    )
