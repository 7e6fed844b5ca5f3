"""The wizard in a real browser: with and without scripts, wide and narrow."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from example_site.portal.demo import EDITOR
from tests.browser.conftest import violations
from wagtail_kehoach.models import MediaColumnPage, PlanIntake, PlanPage

PLANS = Path(__file__).resolve().parent.parent / "data" / "plans"
START = "/admin/kehoach/nhap/"


def read(page: Any, name: str) -> None:
    """Choose a document and read it."""
    page.set_input_files("[name=file]", PLANS / name)
    with page.expect_navigation():
        page.locator("[data-kha-start] [type=submit]").click()


def test_from_a_document_to_a_published_column(site: Any, picture: Callable[..., None]) -> None:
    page = site.open(START, user=EDITOR)
    page.wait_for_load_state("networkidle")
    assert violations(page) == []
    picture(page, "intake-1-start", whole=False)
    read(page, "phong-gddt-di-san-ocr.pdf")
    page.wait_for_load_state("networkidle")
    assert violations(page) == []
    picture(page, "intake-2-review", whole=False)
    with page.expect_navigation():
        page.locator("[name=accept][value=all]").click()
    assert "trường học" in page.locator("[name=abstract]").input_value()

    page.locator("#field-number [data-kha-jump]").click()
    assert page.locator("[data-kha-in~=number].kha-now").count() >= 1
    page.locator("a[href='#tasks-1']").first.click()
    assert page.locator("#tasks-1.kha-now").count() == 1

    page.locator("#tasks-0 [data-kha-open]").click()
    box = page.locator("[name=tasks-0-text]")
    assert box.input_value()
    box.fill("Biên soạn tài liệu về đình làng")
    page.locator("[name=campaign-columns]").fill("Em kể chuyện quê mình")
    page.locator("[data-kha-saved]", has_text=re.compile(r"\d\d:\d\d")).wait_for()
    page.wait_for_timeout(2500)
    page.reload()
    assert page.locator("[name=campaign-columns]").input_value() == "Em kể chuyện quê mình"
    assert not PlanPage.objects.filter(title__contains="di sản").exists()

    with page.expect_navigation(url="**/xong/"):
        page.locator("[data-kha-create]").click()
    assert violations(page) == []
    picture(page, "intake-3-made", whole=False)
    with page.expect_navigation(url="**/dang/"):
        page.locator("a[href$='/dang/']").click()
    assert violations(page) == []
    with page.expect_navigation(url="**/xong/"):
        page.locator(".kha-intake form [type=submit]").click()
    assert MediaColumnPage.objects.get(title="Em kể chuyện quê mình").live
    plan = PlanIntake.objects.latest("pk").plan
    assert plan.tasks.first().text == "Biên soạn tài liệu về đình làng"


def test_on_a_phone_and_in_the_dark_nothing_is_lost(site: Any, picture: Callable[..., None]) -> None:
    page = site.open(START, user=EDITOR, width=390)
    page.emulate_media(color_scheme="dark")
    read(page, "van-hoa-doc-hoc-duong.docx")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert violations(page) == []
    picture(page, "intake-2-review-phone", whole=False)
    page.locator("[name=title]").fill("Sửa dở")
    page.goto(page.url.rsplit("/", 2)[0] + "/")
    page.go_back()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
    assert PlanIntake.objects.latest("pk").answers["title"] == ["Sửa dở"]


def test_every_step_works_without_scripts(site: Any) -> None:
    page = site.open(START, user=EDITOR, javascript=False)
    read(page, "van-hoa-doc-hoc-duong.docx")
    with page.expect_navigation():
        page.locator("#tasks-0 [name=open]").click()
    page.locator("[name=tasks-0-text]").fill("Mở chuyên mục đọc sách")
    page.locator("[name=issue_date]").fill("hôm nọ")
    with page.expect_navigation():
        page.locator("[data-kha-create]").click()
    assert page.locator("#problems a[href='#id_issue_date']").count() == 1
    page.locator("[name=issue_date]").fill("05/10/2026")
    with page.expect_navigation(url="**/xong/"):
        page.locator("[data-kha-create]").click()
    assert PlanIntake.objects.latest("pk").plan.tasks.first().text == "Mở chuyên mục đọc sách"


def test_a_refusal_takes_the_focus(site: Any) -> None:
    page = site.open(START, user=EDITOR)
    read(page, "to-dan-pho-ban-chup.pdf")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.activeElement.id") == "problems"
    assert violations(page) == []
