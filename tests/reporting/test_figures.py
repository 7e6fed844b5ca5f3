"""What a report counts, and for which time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from wagtail.models import PageViewRestriction

from wagtail_kehoach import coverage, editorial
from wagtail_kehoach.models import CampaignPage, HubPage, MediaColumnPage, MediaItemPage, PlanPage, ReportDeadline
from wagtail_kehoach.progress import campaign_progress
from wagtail_kehoach.reporting.figures import compute
from wagtail_kehoach.reporting.make import period_of
from wagtail_kehoach.vietnamese.dates import parse_partial_date

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lasting_ground")]

START, END = date(2026, 10, 1), date(2026, 12, 31)
TODAY = date(2026, 11, 22)
ISSUED = date(2026, 9, 21)


@pytest.mark.parametrize(
    ("wording", "today", "period"),
    [
        ("quý IV/2026", TODAY, (date(2026, 10, 1), TODAY)),
        ("quý IV/2026", date(2027, 1, 5), (date(2026, 10, 1), date(2026, 12, 31))),
        ("năm 2026", TODAY, (date(2026, 1, 1), TODAY)),
        ("6 tháng cuối năm 2026", date(2027, 1, 5), (date(2026, 7, 1), date(2026, 12, 31))),
        ("quý I/2027", TODAY, (ISSUED, TODAY)),
        ("tháng 12 năm 2026", date(2026, 12, 20), (ISSUED, date(2026, 12, 20))),
        ("trước tháng 12 năm 2026", TODAY, (ISSUED, TODAY)),
        ("trước quý IV/2026", date(2026, 9, 28), (ISSUED, date(2026, 9, 28))),
        ("trước ngày 25/12/2026", TODAY, (ISSUED, TODAY)),
        ("hằng năm vào tháng 12", TODAY, (ISSUED, TODAY)),
        ("theo quy định", TODAY, (ISSUED, TODAY)),
    ],
)
def test_a_report_covers_the_stretch_it_is_asked_for_or_all_since_the_issue(
    wording: str, today: date, period: tuple[date, date], make_plan: Callable[..., PlanPage]
) -> None:
    plan = make_plan(issue_date=parse_partial_date("ngày 21/09/2026"))
    assert period_of(plan, ReportDeadline(when=parse_partial_date(wording)), today) == period


def test_without_an_issue_date_it_begins_with_the_first_campaign(plan: PlanPage, campaign: CampaignPage) -> None:
    campaign.start_on = date(2026, 10, 5)
    campaign.save()
    assert not plan.issued_on
    assert period_of(plan, None, TODAY) == (date(2026, 10, 5), TODAY)


def titles(plan: PlanPage, user: Any = None) -> list[str]:
    """Return the titles that a report of ``user`` lists."""
    return [item["title"] for item in compute(plan, START, END, user)["items"]]


def test_an_item_counts_once_however_many_campaigns_it_serves(
    plan: PlanPage, hub: HubPage, campaign: CampaignPage, make_item: Callable[..., Any]
) -> None:
    other = editorial.publish(editorial.create_campaign(hub, title="Đợt thứ hai", plans=[plan]), None)
    make_item("Bài chung", dated_on=date(2026, 10, 9), campaigns=[campaign, other])
    assert titles(plan) == ["Bài chung"]


def test_drafts_and_other_times_do_not_count(
    plan: PlanPage, campaign: CampaignPage, make_item: Callable[..., MediaItemPage]
) -> None:
    make_item("Trong kỳ", dated_on=END, campaigns=[campaign])
    make_item("Trước kỳ", dated_on=date(2026, 9, 30), campaigns=[campaign])
    make_item("Bản nháp", dated_on=END, campaigns=[campaign], published=False)
    assert titles(plan) == ["Trong kỳ"]


def test_a_column_behind_a_log_in_counts_for_its_editor_and_on_the_dashboard_alike(
    plan: PlanPage,
    campaign: CampaignPage,
    column: MediaColumnPage,
    make_item: Callable[..., MediaItemPage],
    editor: Any,
    visitor_of_admin: Any,
) -> None:
    item = make_item("Bài nội bộ", dated_on=END, campaigns=[campaign])
    coverage.link_item(coverage.plan_item(campaign, title="Bài", task=plan.tasks.get()), item)
    PageViewRestriction.objects.create(page=column, restriction_type=PageViewRestriction.LOGIN)
    assert titles(plan, editor) == ["Bài nội bộ"]
    assert titles(plan, visitor_of_admin) == []
    assert campaign_progress([campaign], TODAY)[0].progress.done == 1


def test_pieces_elsewhere_count_for_the_campaign_of_the_plan_unless_cancelled(
    plan: PlanPage, campaign: CampaignPage
) -> None:
    kept = coverage.plan_item(campaign, title="Trên trang bạn")
    coverage.link_offsite(kept, "https://trang.example/1", date(2026, 10, 9))
    dropped = coverage.plan_item(campaign, title="Đã bỏ", task=plan.tasks.get())
    coverage.link_offsite(dropped, "https://trang.example/2", date(2026, 10, 9))
    coverage.cancel(dropped, "Hoãn")
    assert [piece["title"] for piece in compute(plan, START, END, None)["offsite"]] == ["Trên trang bạn"]


def test_it_takes_the_same_queries_for_any_number_of_items(
    plan: PlanPage,
    campaign: CampaignPage,
    make_item: Callable[..., MediaItemPage],
    django_assert_max_num_queries: Any,
) -> None:
    for number in range(12):
        make_item(f"Bài số {number}", dated_on=END, campaigns=[campaign])
    titles(plan)
    with django_assert_max_num_queries(9):
        assert len(titles(plan)) == 12
