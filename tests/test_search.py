"""What a query finds, with marks and without, through Wagtail's own search backends."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from wagtail_kehoach.models import MediaColumnPage, MediaItemPage, PlanPage
from wagtail_kehoach.vietnamese.text import fold

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lasting_ground", "indexes")]

TITLE = "Đường sách phố núi"


def found(query: str) -> set[str]:
    """Return the titles of the live pages that Wagtail finds for ``query``."""
    return {page.title for page in Page.objects.live().search(query)}


@pytest.fixture
def item(make_item: Callable[..., MediaItemPage], column: MediaColumnPage) -> MediaItemPage:
    """A live item of ``column`` about a street of books."""
    return make_item(title=TITLE, lead="Chuyện về những người giữ sách ở Đồi Trám.")


@pytest.mark.parametrize("query", ["đường sách", "duong sach", "Duong Sach", "ĐƯỜNG SÁCH", "pho nui", "doi tram"])
def test_a_page_is_found_with_and_without_marks(query: str, item: MediaItemPage) -> None:
    assert item.title in found(query)


def test_a_folded_query_finds_what_was_typed_in_decomposed_letters(item: MediaItemPage) -> None:
    assert item.title in found(fold(unicodedata.normalize("NFD", "Đường sách")))


@pytest.mark.parametrize("typed", ["du", "duong s", "pho"])
def test_a_beginning_without_marks_completes(typed: str, item: MediaItemPage) -> None:
    assert item.title in {page.title for page in MediaItemPage.objects.live().autocomplete(typed)}


@pytest.mark.parametrize("query", ["58/KH-UBND", "58 KH UBND", "58", "van hoa doc", "văn hóa đọc"])
def test_a_plan_is_found_by_its_number_and_by_its_abstract(query: str, make_plan: Callable[..., PlanPage]) -> None:
    plan = make_plan(title="Kế hoạch năm 2026", number="58/KH-UBND", abstract="Phát triển văn hóa đọc trong cộng đồng")
    assert plan.title in found(query)


def test_the_admin_finds_pages_without_marks(item: MediaItemPage, login: Callable[[Any], Client], chief: Any) -> None:
    answer = login(chief).get(reverse("wagtailadmin_pages:search"), {"q": "duong sach"})
    assert item.title in answer.content.decode()


@pytest.mark.parametrize("query", ["289-KH/TU", "289 KH TU", "289-kh/tu", "KH/TU"])
def test_a_party_number_is_found_too(query: str, make_plan: Callable[..., PlanPage]) -> None:
    plan = make_plan(title="Kế hoạch học tập", number="289-KH/TU")
    assert plan.title in found(query)
