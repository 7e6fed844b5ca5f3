"""All screens of an editor, one after the other: in Vietnamese, fit for a phone, and free of what axe finds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from example_site.portal.demo import EDITOR, PLAN_DOCUMENT
from tests.browser.conftest import violations
from tests.browser.english import english_on, english_words
from wagtail_kehoach.intake.receive import keep_document
from wagtail_kehoach.models import (
    MediaColumnPage,
    MediaItemPage,
    Organisation,
    PlanIntake,
    PlannedItem,
    ReportDeadline,
)

#: English that stands in Wagtail's own code where no translation reaches: a label of the header, a counter and a button
#: that are never shown. And what is called so on every keyboard and in every language.
NOT_TO_TRANSLATE = {
    "Actions",
    "None",
    "Save Selected",
    "Phím mũi tên để đi từng ngày, Page Up và Page Down để sang tháng khác, Enter để mở ngày.",
    "Outlook, Google Lịch hoặc lịch trên điện thoại hiện lịch này và tự cập nhật.",
}
PHONE = 390


def screens_of(demo: Any) -> dict[str, str]:
    """Return the addresses of the screens that are ours, by name."""
    made, open_one = PlanIntake.objects.exclude(plan=None).get(), PlanIntake.objects.get(plan=None)
    planned, organisation = PlannedItem.objects.order_by("pk").first(), Organisation.objects.first()
    campaign, deadline = demo.campaign.pk, ReportDeadline.objects.first().pk
    calendar, room = reverse("kehoach_calendar:index"), reverse("kehoach_room:room", args=[campaign])
    bulk = reverse("kehoach_planned:bulk", args=["chuyen-ngay"])
    month = f"{PlannedItem.objects.exclude(planned_on=None).earliest('planned_on').planned_on:%Y-%m}"
    return {
        "dashboard": reverse("wagtailadmin_home"),
        "intake start": reverse("kehoach_intake:index"),
        "intake review": reverse("kehoach_intake:review", args=[open_one.pk]),
        "intake discard": reverse("kehoach_intake:discard", args=[open_one.pk]),
        "intake result": reverse("kehoach_intake:result", args=[made.pk]),
        "intake publish": reverse("kehoach_intake:publish", args=[made.pk]),
        "intake undo": reverse("kehoach_intake:undo", args=[made.pk]),
        "calendar month": f"{calendar}?thang={month}&xem=lich",
        "calendar list": f"{calendar}?thang={month}&xem=danh-sach",
        "calendar links": reverse("kehoach_calendar:links"),
        "calendar move": reverse("kehoach_calendar:move", args=[planned.pk]),
        "ledger": reverse("kehoach_ledger:index"),
        "ledger submit": reverse("kehoach_ledger:submit", args=[deadline]),
        "rooms": reverse("kehoach_room:index"),
        "room": room,
        "room list": f"{room}?xem=tre",
        "room write": reverse("kehoach_room:write", args=[campaign]),
        "plans": reverse("kehoach_plans:index"),
        "campaigns": reverse("kehoach_campaigns:index"),
        "columns": reverse("kehoach_columns:index"),
        "items": reverse("kehoach_items:index"),
        "planned": reverse("kehoach_planned:index"),
        "planned add": reverse("kehoach_planned:add"),
        "planned edit": reverse("kehoach_planned:edit", args=[planned.pk]),
        "planned write": reverse("kehoach_planned:write", args=[planned.pk]),
        "planned cancel": reverse("kehoach_planned:cancel", args=[planned.pk]),
        "planned clone": reverse("kehoach_planned:clone_campaign", args=[campaign]),
        "planned bulk": f"{bulk}?id={planned.pk}",
        "reports": reverse("kehoach_reports:index"),
        "reminders": reverse("kehoach_reminders:log"),
        "account": reverse("wagtailadmin_account"),
        "organisations": reverse("kehoach_organisations:index"),
        "organisation add": reverse("kehoach_organisations:add"),
        "organisation edit": reverse("kehoach_organisations:edit", args=[organisation.pk]),
    }


def wagtails_screens_of(demo: Any) -> dict[str, str]:
    """Return the addresses of Wagtail's screens for our pages: what axe finds in its own parts is Wagtail's to mend."""
    hub = demo.campaign.get_parent()
    edited = {
        "hub": hub,
        "plan index": demo.plan.get_parent(),
        "plan": demo.plan,
        "campaign": demo.campaign,
        "column": MediaColumnPage.objects.first(),
        "item": MediaItemPage.objects.filter(audio__isnull=False).get(),
    }
    return {
        "explorer": reverse("wagtailadmin_explore", args=[hub.pk]),
        "add": reverse("wagtailadmin_pages:add_subpage", args=[hub.pk]),
        **{f"edit {name}": reverse("wagtailadmin_pages:edit", args=[page.pk]) for name, page in edited.items()},
    }


#: Screens that the guides show.
PICTURES = {
    "ledger": "ledger",
    "room": "room",
    "planned": "planned-items",
    "planned add": "planned-item-form",
    "planned clone": "campaign-copy",
    "calendar month": "calendar",
    "reports": "reports",
}


def test_every_screen_of_an_editor(site: Any, picture: Callable[..., None]) -> None:
    keep_document(
        PLAN_DOCUMENT.read_bytes() + b" ", PLAN_DOCUMENT.name, site.demo.plan.get_parent().specific, user=None
    )
    ours, wagtails = screens_of(site.demo), wagtails_screens_of(site.demo)
    page = site.open("/admin/", user=EDITOR)
    base = page.url.removesuffix("/admin/")
    faults = []
    for name, path in {**ours, **wagtails}.items():
        response = page.goto(base + path)
        assert response.status == 200, name
        if page.url.removeprefix(base) != path:
            faults.append(f"{name}: led away to {page.url}")
        faults += [f"{name}: English: {text}" for text in english_on(page) if text not in NOT_TO_TRANSLATE]
        faults += [f"{name}: {found}" for found in violations(page) if name in ours or "kha-" in found]
        if name in PICTURES:
            picture(page, PICTURES[name], whole=False)
        page.set_viewport_size({"width": PHONE, "height": 900})
        if page.evaluate("document.documentElement.scrollWidth") > PHONE:
            faults.append(f"{name}: wider than a phone")
        if name in ours:
            # What lies below the bar of buttons can be scrolled out from under it; axe does not scroll.
            page.evaluate("document.querySelectorAll('.kha-footer').forEach(bar => { bar.style.position = 'static'; })")
            faults += [f"{name} on a phone: {found}" for found in violations(page)]
        page.set_viewport_size({"width": 1280, "height": 900})
        if name == "edit item":
            show_the_radio_programme(page, picture)
        if name == "account":
            page.locator("[role=tab][href*=notifications]").click()
            page.get_by_role("heading", name="Nhắc việc").evaluate("heading => heading.scrollIntoView()")
            picture(page, "reminders", whole=False)
    assert not faults, "\n".join(faults)


def show_the_radio_programme(page: Any, picture: Callable[..., None]) -> None:
    """Take the pictures of the recording, in the editor of its item and on the public page."""
    page.get_by_role("heading", name="Âm thanh và video").first.evaluate("heading => heading.scrollIntoView()")
    picture(page, "radio-form", whole=False)
    page.goto(MediaItemPage.objects.get(audio__isnull=False).full_url)
    assert page.locator("audio").count() == 1
    picture(page, "radio-page", whole=False)


def test_english_is_told_from_vietnamese() -> None:
    assert english_words("Lưu nháp · Save draft") == ["Save", "draft"]
    assert english_words("Chưa có trang nào; xem bai-viet/draft.docx hoặc editor@suoingan.example") == []
