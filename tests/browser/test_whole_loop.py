"""The whole loop, as an editor goes it: from a Word file on disk to a public column and a report in her hands."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import docx
from django.utils import timezone

from example_site.portal.demo import EDITOR
from tests.browser.hand import Hand
from tests.browser.own_plan import write_plan

MOST_CLICKS = 15
MOST_FIELDS = 3
AUTOSAVE_BEGINS = 1_000
COLUMN = "Nước đầu nguồn"
ITEM = "Sáng Chủ nhật, cả thôn ra suối"
LEAD = "Hơn bốn mươi hộ ở thôn Khe Lạnh cùng nhau vớt rác và khơi dòng, để nước về bể chung trong hơn."


def test_from_a_document_to_a_public_column_and_a_report(
    site: Any, picture: Callable[..., None], tmp_path: Path
) -> None:
    document = write_plan(tmp_path, timezone.localdate())
    hand = Hand(site.open("/admin/", user=EDITOR))
    page = hand.page

    from_a_document_to_drafts(hand, document, picture)
    from_drafts_to_a_live_item(hand, picture)

    column = hand.open_window(page.locator("header a[target=_blank]:visible").last)
    assert column.locator("h1").inner_text() == COLUMN
    assert column.get_by_role("link", name=ITEM).count() >= 1
    picture(column, "column", whole=False)

    hand.click(page.locator(".sidebar a[href='/admin/']").first, leads_to="/admin/$")
    owed = page.locator("#kehoach-due-section .kha-row").filter(has_text="giữ sạch nguồn nước")
    picture(page, "dashboard", whole=False)
    hand.click(owed.get_by_role("button", name="Lập báo cáo"), leads_to="/bao-cao/$")
    picture(page, "report-made", whole=False)
    report = hand.download(page.locator(".messages").get_by_role("link", name="Tải tệp DOCX"))

    text = words_of(report.read_bytes())
    assert "giữ sạch nguồn nước suối" in text
    assert "41/KH-UBND" in text
    assert ITEM in text
    assert ITEM in urlopen(column.url).read().decode(), "a reader who is not logged in does not see the item"
    assert hand.clicks <= MOST_CLICKS
    assert hand.fields <= MOST_FIELDS


def from_a_document_to_drafts(hand: Hand, document: Path, picture: Callable[..., None]) -> None:
    """Hand the document in on the admin's home page, look at what was read, and make the drafts."""
    page = hand.page
    hand.click(page.get_by_role("link", name="Tạo kế hoạch từ văn bản").first, leads_to="/nhap/$")
    picture(page, "intake-start", whole=False)
    hand.choose_file(page.locator("[data-kha-drop] input[type=file]"), document)
    hand.click(page.get_by_role("button", name="Đọc văn bản"), leads_to=r"/nhap/\d+/$")
    picture(page, "intake-review", whole=False)
    hand.click(page.get_by_role("button", name="Tạo bản nháp"), leads_to="/xong/$")
    picture(page, "intake-drafts", whole=False)


def from_drafts_to_a_live_item(hand: Hand, picture: Callable[..., None]) -> None:
    """Publish what was made, and write and publish an item in the plan's own column."""
    page = hand.page
    hand.click(page.get_by_role("link", name="Đăng cả đợt"), leads_to="/dang/$")
    picture(page, "intake-publish", whole=False)
    hand.click(page.locator(".kha-intake form [type=submit]"), leads_to="/xong/$")
    column = page.locator("tr", has_text=COLUMN)
    picture(page, "intake-published", whole=False)
    hand.click(column.get_by_role("link", name="Tin, bài mới"), leads_to="/add/")
    hand.type(page.locator("#id_title"), ITEM)
    hand.type(page.locator("#id_lead"), LEAD)
    # Whoever presses on before the draft is kept makes the two collide, in any Wagtail.
    page.wait_for_timeout(AUTOSAVE_BEGINS)
    page.locator(".w-autosave-indicator__text", has_text="Đang lưu").first.wait_for(state="hidden")
    picture(page, "item-form", whole=False)
    hand.click(page.locator("footer [data-w-dropdown-target=toggle]"))
    page.locator("[name=action-publish]").wait_for()
    picture(page, "item-publish", whole=False)
    hand.click(page.locator("[name=action-publish]"), leads_to=r"/admin/pages/\d+/$")
    picture(page, "item-published", whole=False)


def words_of(report: bytes) -> str:
    """Return all text of a Word file."""
    opened = docx.Document(io.BytesIO(report))
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in opened.paragraphs), *cells])
