"""Which page stands below which."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import Page

from example_site.portal.models import HomePage
from wagtail_kehoach.models import CampaignPage, HubPage, MediaColumnPage, MediaItemPage, PlanIndexPage, PlanPage

OURS: tuple[type[Page], ...] = (HubPage, PlanIndexPage, PlanPage, CampaignPage, MediaColumnPage, MediaItemPage)
BELOW: dict[type[Page], set[type[Page]]] = {
    HubPage: {PlanIndexPage, CampaignPage, MediaColumnPage},
    PlanIndexPage: {PlanPage},
    PlanPage: set(),
    CampaignPage: {MediaColumnPage},
    MediaColumnPage: {MediaItemPage},
    MediaItemPage: set(),
}


@pytest.mark.parametrize("parent", OURS)
def test_each_page_type_takes_exactly_its_own_children(parent: type[Page]) -> None:
    assert set(parent.allowed_subpage_models()) == BELOW[parent]


@pytest.mark.parametrize("child", OURS[1:])
def test_only_the_hub_may_stand_below_a_page_of_the_portal(child: type[Page]) -> None:
    assert HubPage in HomePage.allowed_subpage_models()
    assert child not in HomePage.allowed_subpage_models()


@pytest.mark.django_db
def test_the_editor_offers_the_hub_s_children(login: Any, editor: Any, hub: HubPage) -> None:
    response = login(editor).get(reverse("wagtailadmin_pages:add_subpage", args=[hub.pk]))
    offered = {model_name for _name, _app, model_name, *_ in response.context["page_types"]}
    assert offered == {"planindexpage", "campaignpage", "mediacolumnpage"}


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["planpage", "mediaitempage", "hubpage"])
def test_what_does_not_belong_below_the_hub_cannot_be_made_there_by_address(
    login: Any, editor: Any, hub: HubPage, kind: str
) -> None:
    response = login(editor).get(reverse("wagtailadmin_pages:add", args=["wagtail_kehoach", kind, hub.pk]))
    assert response.status_code == 302
    assert response.url == reverse("wagtailadmin_home")


@pytest.mark.django_db
def test_an_item_cannot_be_moved_below_the_hub(login: Any, editor: Any, hub: HubPage, item: MediaItemPage) -> None:
    login(editor).post(reverse("wagtailadmin_pages:move_confirm", args=[item.pk, hub.pk]))
    assert not Page.objects.get(pk=item.pk).is_child_of(hub)
