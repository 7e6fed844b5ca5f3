"""What an editor sees and does on the demo."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from typing import Any

from docx import Document

from example_site.portal.demo import EDITOR
from tests.browser.conftest import violations
from wagtail_kehoach.models import CampaignPage, HubPage, MediaItemPage, PlannedItemOutcome
from wagtail_kehoach.progress import campaign_progress


def test_the_dashboard_shows_the_progress_of_what_is_owed(site: Any, picture: Callable[..., None]) -> None:
    page = site.open("/admin/", user=EDITOR)
    progress = campaign_progress([site.demo.campaign], date(2026, 11, 21))[0].progress
    assert progress.done == PlannedItemOutcome.objects.counting().count() > 0
    shown = page.locator("#kehoach-running-section .kha-progress__text").first.inner_text()
    assert shown == f"{progress.done}/{progress.wanted} ({progress.percent} %)"
    assert violations_of_our_panels(page) == []
    picture(page, "admin-dashboard")
    phone = site.open("/admin/", width=390, user=EDITOR)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    picture(phone, "admin-dashboard-phone")


def test_unpublishing_an_item_takes_the_progress_back(site: Any) -> None:
    before = campaign_progress([site.demo.campaign], date(2026, 11, 21))[0].progress.done
    item = MediaItemPage.objects.get(audio__isnull=False)
    page = site.open(f"/admin/pages/{item.pk}/unpublish/", user=EDITOR)
    with page.expect_navigation():
        page.locator("main form [type=submit]").last.click()
    assert not MediaItemPage.objects.get(pk=item.pk).live
    assert campaign_progress([site.demo.campaign], date(2026, 11, 21))[0].progress.done == before - 1


def test_the_report_is_made_and_downloaded_from_the_dashboard(site: Any, picture: Callable[..., None]) -> None:
    page = site.open("/admin/", user=EDITOR)
    with page.expect_navigation(url="**/admin/kehoach/bao-cao/"):
        page.locator("#kehoach-due-section form button").first.click()
    picture(page, "admin-reports", whole=False)
    with page.expect_download() as download:
        page.locator(".messages a").first.click()
    document = Document(io.BytesIO(download.value.path().read_bytes()))
    text = "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    for item in MediaItemPage.objects.live():
        assert item.title in text


def test_a_date_typed_day_first_stays_what_was_typed(site: Any) -> None:
    campaign = CampaignPage.objects.get()
    page = site.open(f"/admin/pages/{campaign.pk}/edit/", user=EDITOR)
    for typed, kept in (("05/02/2022", "05/02/2022"), ("25/02/2022", "25/02/2022"), ("25-02-2022", "25/02/2022")):
        field = page.locator("#id_start_on")
        field.fill(typed)
        field.press("Tab")
        page.wait_for_timeout(200)
        assert field.input_value() in (kept, typed)
    page.locator("#id_start_on").fill("05/02/2022")
    page.locator("#id_start_on").press("Tab")
    with page.expect_navigation():
        page.locator("[name=action-publish]").evaluate("button => button.click()")
    assert CampaignPage.objects.get().start_on == date(2022, 2, 5)


def test_the_slug_that_the_editor_makes_keeps_every_letter(site: Any) -> None:
    hub = HubPage.objects.get()
    page = site.open(f"/admin/pages/add/wagtail_kehoach/campaignpage/{hub.pk}/", user=EDITOR)
    page.locator("#id_title").press_sequentially("Đợt tuyên truyền Đường lối – “đổi mới” số 289-KH/TU")
    page.locator("#id_title").press("Tab")
    page.wait_for_timeout(300)
    slug = page.locator("#id_slug").input_value()
    assert slug == "dot-tuyen-truyen-duong-loi-doi-moi-so-289-kh-tu"


def test_our_admin_screens_are_accessible(site: Any, picture: Callable[..., None]) -> None:
    screens = {
        "plans": "/admin/kehoach_plans/",
        "campaigns": "/admin/kehoach_campaigns/",
        "items": "/admin/kehoach_items/",
        "planned": "/admin/kehoach/dau-viec/",
        "plan-editor": f"/admin/pages/{site.demo.plan.pk}/edit/",
        "campaign-editor": f"/admin/pages/{site.demo.campaign.pk}/edit/",
    }
    for name, path in screens.items():
        page = site.open(path, user=EDITOR)
        page.wait_for_load_state("networkidle")
        assert page.locator("h1, h2").count() >= 1, name
        picture(page, f"admin-{name}")


def violations_of_our_panels(page: Any) -> list[str]:
    """Return what axe finds in the panels that are ours; Wagtail's own screens are Wagtail's."""
    return [found for found in violations(page) if "kha-" in found or "kehoach" in found]
