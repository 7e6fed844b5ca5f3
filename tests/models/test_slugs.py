"""Addresses of pages: unaccented Vietnamese, whoever makes the page."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from wagtail_kehoach import editorial
from wagtail_kehoach.models import CampaignPage, HubPage, MediaColumnPage, MediaItemPage, PlanIndexPage, PlanPage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lasting_ground")]

TITLES = [
    ("Đường lối đối ngoại", "duong-loi-doi-ngoai"),
    ("Đợt tuyên truyền tháng 10", "dot-tuyen-truyen-thang-10"),
    ("ĐẤT NƯỚC, đời sống!", "dat-nuoc-doi-song"),
    ("Kế hoạch số 45/KH-UBND", "ke-hoach-so-45-kh-ubnd"),
    ("Ðọc sách (Ð của bảng mã khác)", "doc-sach-d-cua-bang-ma-khac"),
    ("Đọc sách viết rời dấu: ă â ơ ư", "doc-sach-viet-roi-dau-a-a-o-u"),
    ("  Thừa   khoảng trắng  ", "thua-khoang-trang"),
]


@pytest.mark.parametrize("live", [False, True])
def test_a_page_made_in_code_gets_an_unaccented_slug(hub: HubPage, live: bool) -> None:
    for title, slug in TITLES:
        assert hub.add_child(instance=CampaignPage(title=title, live=live)).slug == slug


def test_every_page_type_gets_an_unaccented_slug(hub: HubPage) -> None:
    for parent, page in (
        (hub, PlanIndexPage(title="Đầu mục kế hoạch")),
        (hub, CampaignPage(title="Đợt đầu")),
        (hub, MediaColumnPage(title="Đọc và nghĩ")),
    ):
        assert parent.add_child(instance=page).slug.startswith(("dau", "dot", "doc"))
    plan = PlanIndexPage.objects.get(slug="dau-muc-ke-hoach").add_child(instance=PlanPage(title="Đề án"))
    item = MediaColumnPage.objects.get().add_child(instance=MediaItemPage(title="Đêm thơ"))
    assert (plan.slug, item.slug) == ("de-an", "dem-tho")


def test_the_services_give_unaccented_slugs(hub: HubPage) -> None:
    campaign = editorial.publish(editorial.create_campaign(hub, title="Đợt đọc sách"), None)
    assert (campaign.slug, campaign.url_path[-14:]) == ("dot-doc-sach", "/dot-doc-sach/")


def test_pages_of_one_title_get_numbers(hub: HubPage) -> None:
    slugs = [editorial.create_campaign(hub, title="Đợt đọc sách").slug for _ in range(3)]
    assert slugs == ["dot-doc-sach", "dot-doc-sach-2", "dot-doc-sach-3"]


def test_titles_that_differ_by_marks_only_get_numbers(hub: HubPage) -> None:
    assert editorial.create_campaign(hub, title="Ma chơi").slug == "ma-choi"
    assert editorial.create_campaign(hub, title="Mà chơi").slug == "ma-choi-2"


def test_a_title_without_letters_gets_the_name_of_its_kind(hub: HubPage) -> None:
    slugs = [editorial.create_campaign(hub, title=title).slug for title in ("!!!", "…", "。。。", "🎉🎉")]
    assert slugs == ["campaignpage", "campaignpage-2", "campaignpage-3", "campaignpage-4"]


@pytest.mark.parametrize("title", ["Đ" * 255, ("đọc sách " * 40)[:255]])
def test_a_very_long_title_gives_a_slug_that_fits_twice(hub: HubPage, title: str) -> None:
    first, second = (editorial.create_campaign(hub, title=title.strip()).slug for _ in range(2))
    assert first != second
    assert max(len(first), len(second)) <= 255


def test_a_chosen_slug_stays(hub: HubPage) -> None:
    assert hub.add_child(instance=CampaignPage(title="Đợt đọc sách", slug="tuan-le")).slug == "tuan-le"


def test_a_new_title_leaves_the_address_as_it_is(campaign: CampaignPage) -> None:
    before = campaign.url_path
    campaign.title = "Đợt tuyên truyền mới"
    campaign.save_revision().publish()
    assert CampaignPage.objects.get(pk=campaign.pk).url_path == before


def column_form(**values: Any) -> dict[str, Any]:
    return nested_form_data({"title": "", "slug": "", "kind": "chuyen_muc", "comments": inline_formset([]), **values})


def test_the_editor_s_own_slug_is_kept(login: Any, editor: Any, hub: HubPage) -> None:
    address = reverse("wagtailadmin_pages:add", args=["wagtail_kehoach", "mediacolumnpage", hub.pk])
    login(editor).post(address, column_form(title="Đối ngoại", slug="doi-ngoai-2026"))
    assert MediaColumnPage.objects.get().slug == "doi-ngoai-2026"


def test_a_slug_that_is_taken_is_refused_in_the_editor(login: Any, editor: Any, column: MediaColumnPage) -> None:
    address = reverse("wagtailadmin_pages:add", args=["wagtail_kehoach", "mediacolumnpage", column.get_parent().pk])
    response = login(editor).post(address, column_form(title="Chuyên mục khác", slug=column.slug))
    assert response.status_code == 200
    assert "slug" in response.context["form"].errors


def test_a_slug_with_signs_is_refused_in_the_editor(login: Any, editor: Any, hub: HubPage) -> None:
    client = login(editor)
    address = reverse("wagtailadmin_pages:add", args=["wagtail_kehoach", "mediacolumnpage", hub.pk])
    for slug in ("doi ngoai", "doi/ngoai", "<b>"):
        response = client.post(address, column_form(title="Đối ngoại", slug=slug))
        assert response.status_code == 200
        assert "slug" in response.context["form"].errors


def test_the_slug_box_of_each_page_type_spells_as_the_server_does(
    login: Any, editor: Any, column: MediaColumnPage
) -> None:
    client = login(editor)
    for parent, kind in (
        (HubPage, "planindexpage"),
        (PlanIndexPage, "planpage"),
        (HubPage, "campaignpage"),
        (HubPage, "mediacolumnpage"),
        (MediaColumnPage, "mediaitempage"),
    ):
        address = reverse("wagtailadmin_pages:add", args=["wagtail_kehoach", kind, parent.objects.get().pk])
        widget = client.get(address).context["form"].fields["slug"].widget
        slug = "Đường lối ĐỐI NGOẠI: 45/KH-UBND".lower()
        for (pattern, _flags), replacement in json.loads(widget.attrs["data-w-slug-formatters-value"]):
            slug = re.sub(pattern, replacement.replace("$1", r"\1"), slug)
        assert slug == "duong-loi-doi-ngoai-45-kh-ubnd", kind
