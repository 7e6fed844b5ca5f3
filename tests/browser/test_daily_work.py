"""What an editor does from day to day: record what was sent, move days, settle planned items, look at the numbers."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from example_site.portal.demo import EDITOR
from wagtail_kehoach.models import DeadlineSubmission, PlannedItem, ReportDeadline

#: Each address of a list behind a number, with the number. The chart has links as well, for those who hear it in words.
NUMBERS = """() => [...document.querySelectorAll("main a[href*='?xem=']")]
    .filter(link => !link.closest("svg") && /^\\d+$/.test(link.textContent.trim()))
    .map(link => [link.href, Number(link.textContent)])"""


@pytest.fixture
def planned(site: Any) -> PlannedItem:
    """A planned item with both days."""
    return PlannedItem.objects.exclude(planned_on=None).exclude(due_on=None).earliest("planned_on", "pk")


def test_a_report_is_recorded_as_sent_with_its_file_and_withdrawn(site: Any, tmp_path: Path) -> None:
    letter = tmp_path / "bao-cao-12.pdf"
    letter.write_bytes(b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")
    page = site.open(reverse("kehoach_ledger:index"), user=EDITOR)
    with page.expect_navigation():
        page.get_by_role("link", name="Ghi đã nộp").first.click()
    page.locator("input[type=file]").set_input_files(letter)
    with page.expect_navigation():
        page.get_by_role("button", name="Ghi đã nộp").click()
    submission = DeadlineSubmission.objects.get()
    assert ReportDeadline.objects.filter(page=submission.plan, uid=submission.deadline_uid).exists()
    assert submission.file.read() == letter.read_bytes()
    assert "Đã ghi" in page.locator(".messages").inner_text()
    with page.expect_navigation():
        page.locator(".messages").get_by_role("link").click()
    with page.expect_navigation():
        page.locator("main form [type=submit]").last.click()
    assert not DeadlineSubmission.objects.exists()


def test_planned_items_are_moved_in_the_calendar_one_by_one_and_together(site: Any, planned: PlannedItem) -> None:
    month = f"{reverse('kehoach_calendar:index')}?thang={planned.planned_on:%Y-%m}&xem=danh-sach"
    page = site.open(month, user=EDITOR)
    row = page.locator(".kha-cal__row", has_text=planned.title).first
    with page.expect_navigation():
        row.get_by_role("link", name="Chuyển ngày").click()
    page.locator("main input[name=day]").fill(f"{planned.planned_on + timedelta(days=1):%d/%m/%Y}")
    with page.expect_navigation():
        page.locator("main form [type=submit]").last.click()
    moved = PlannedItem.objects.get(pk=planned.pk)
    assert (moved.planned_on - planned.planned_on, moved.due_on - planned.due_on) == (timedelta(days=1),) * 2

    page.goto(site.base + month)
    boxes = page.locator(".kha-cal__tick input")
    together = sorted({int(box.get_attribute("value")) for box in boxes.all()})
    before = dict(PlannedItem.objects.filter(pk__in=together).values_list("pk", "planned_on"))
    for box in boxes.all():
        box.check()
    page.locator("#kha-cal-days").fill("7")
    with page.expect_navigation():
        page.locator("#kha-cal-shift [type=submit]").click()
    after = dict(PlannedItem.objects.filter(pk__in=together).values_list("pk", "planned_on"))
    assert {key: day + timedelta(days=7) for key, day in before.items() if day} == {k: d for k, d in after.items() if d}
    with page.expect_navigation():
        page.locator(".messages").get_by_role("button", name="Hoàn tác").click()
    assert dict(PlannedItem.objects.filter(pk__in=together).values_list("pk", "planned_on")) == before


def test_the_days_of_the_calendar_are_walked_by_arrow_keys(site: Any, planned: PlannedItem) -> None:
    page = site.open(f"{reverse('kehoach_calendar:index')}?thang={planned.planned_on:%Y-%m}&xem=lich", user=EDITOR)
    page.locator(f"[data-kha-day='{planned.planned_on}']").focus()
    for key, days in (("ArrowRight", 1), ("ArrowDown", 8), ("ArrowLeft", 7), ("ArrowUp", 0)):
        page.keyboard.press(key)
        there = page.evaluate("document.activeElement.dataset.khaDay")
        assert there == str(planned.planned_on + timedelta(days=days)), key
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert planned.title in page.locator("main").inner_text()


def test_every_number_of_the_room_opens_as_long_a_list(site: Any) -> None:
    room = reverse("kehoach_room:room", args=[site.demo.campaign.pk])
    page = site.open(room, user=EDITOR)
    numbers = dict(page.evaluate(NUMBERS))
    assert len(numbers) >= 6
    for address, number in numbers.items():
        page.goto(address)
        assert int(page.locator("#kha-total").get_attribute("data-total")) == number, address


def test_ticked_planned_items_are_cancelled_with_a_reason_and_put_back(site: Any, planned: PlannedItem) -> None:
    page = site.open(reverse("kehoach_planned:index"), user=EDITOR)
    page.locator(f"input[data-kha-tick][value='{planned.pk}']").check()
    with page.expect_navigation():
        page.locator("#kha-bulk").get_by_role("button", name="Hủy").click()
    with page.expect_navigation():
        page.locator("main form [type=submit]").last.click()
    assert not PlannedItem.objects.get(pk=planned.pk).cancelled_because, "cancelled without a reason"
    page.locator("[name=because]").fill("Mưa lớn, thôn dời sang năm sau.")
    with page.expect_navigation():
        page.locator("main form [type=submit]").last.click()
    assert PlannedItem.objects.get(pk=planned.pk).cancelled_because == "Mưa lớn, thôn dời sang năm sau."
    with page.expect_navigation():
        page.locator(".messages").get_by_text("Hoàn tác").click()
    with page.expect_navigation():
        page.locator("main form [type=submit]").last.click()
    assert not PlannedItem.objects.get(pk=planned.pk).cancelled_because
