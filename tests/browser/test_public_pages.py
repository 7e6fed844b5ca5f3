"""What a reader sees of the demo that ``run.py`` serves, on a phone and on a desktop."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import Visitor, violations

WIDTHS = {"phone": 360, "desktop": 1280}
HUB = "/tuyen-truyen/"
COLUMN = HUB + "sach-hay-moi-tuan/"
PAGES = {
    "home": "/",
    "hub": HUB,
    "plans": HUB + "ke-hoach/",
    "plan": HUB + "ke-hoach/ke-hoach-to-chuc-tuan-le-doc-sach-nam-2026-tren-dia-ban-xa-suoi-ngan/",
    "campaign": HUB + "dot-tuyen-truyen-tuan-le-doc-sach-nam-2026/",
    "column": COLUMN,
    "text": COLUMN + "phong-doc-sang-den-moi-toi-o-thon-doi-tram/",
    "photos": COLUMN + "mot-ngay-theo-chiec-xe-dap-cho-sach-qua-cau-tre/",
    "audio": HUB + "thu-vien-tren-song/thu-vien-tren-song-so-1-muoi-lam-phut-doc-sach-cung-con/",
}


@pytest.mark.parametrize("name", PAGES)
def test_a_public_page_is_accessible_and_fits_the_screen(
    name: str, reader: Visitor, picture: Callable[..., None]
) -> None:
    for device, width in WIDTHS.items():
        page = reader.open(PAGES[name], width=width)
        assert page.locator("h1").count() == 1
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        picture(page, f"public-{name}-{device}", whole=device == "phone")
    assert reader.open(PAGES[name], width=320).evaluate("document.documentElement.scrollWidth") <= 320


def test_the_radio_programme_plays_and_seeks(reader: Visitor) -> None:
    page = reader.open(PAGES["audio"])
    heard: dict[str, Any] = page.evaluate(
        """async () => {
            const audio = document.querySelector("audio");
            audio.muted = true;
            await audio.play();
            const seeked = new Promise(done => audio.addEventListener("seeked", done, {once: true}));
            audio.currentTime = 40;
            await seeked;
            return {length: audio.duration, at: audio.currentTime};
        }"""
    )
    assert 50 < heard["length"] < 60
    assert 40 <= heard["at"] < 45
    assert page.get_by_text("mười lăm phút đọc sách cùng con").count() >= 1


def test_a_reader_comes_from_the_hub_to_an_item_without_javascript(reader: Visitor) -> None:
    page = reader.open(HUB, width=360, javascript=False)
    page.get_by_role("link", name="Sách hay mỗi tuần").first.click()
    page.get_by_role("link", name="Phòng đọc sáng đèn mỗi tối ở thôn Đồi Trám").first.click()
    assert page.locator("h1").inner_text() == "Phòng đọc sáng đèn mỗi tối ở thôn Đồi Trám"
