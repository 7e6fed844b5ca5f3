"""Setting up a portal: the hub, the list of plans, the editors' group. Running it again changes nothing."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from wagtail_kehoach.editorial import create_hub, create_plan_index, publish
from wagtail_kehoach.models import HubPage, PlanIndexPage

HUB_TITLE = "Tuyên truyền"
PLAN_INDEX_TITLE = "Kế hoạch"
EDITORS = "Biên tập viên"
PAGE_PERMISSIONS = ("add_page", "change_page", "publish_page")
COLLECTION_MODELS = ("image", "document", "media")
OWN_MODELS = ("planneditem", "organisation")


@dataclass(frozen=True)
class SetUp:
    """What stands after setting up, and whether anything had to be made."""

    hub: HubPage
    plan_index: PlanIndexPage
    editors: Group
    created: bool


@transaction.atomic
def set_up(parent: Page) -> SetUp:
    """Make sure that ``parent`` has a hub with a list of plans, and that the group of editors may work there."""
    hub = HubPage.objects.child_of(parent).first()
    created = hub is None
    if hub is None:
        hub = publish(create_hub(parent, title=HUB_TITLE), None)
    plan_index = PlanIndexPage.objects.child_of(hub).first()
    if plan_index is None:
        created = True
        plan_index = publish(create_plan_index(hub, title=PLAN_INDEX_TITLE), None)
    return SetUp(hub, plan_index, grant_editors(hub), created)


def grant_editors(hub: HubPage) -> Group:
    """Give the group of editors what their work below ``hub`` needs, and return it."""
    editors, _created = Group.objects.get_or_create(name=EDITORS)
    for codename in PAGE_PERMISSIONS:
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        GroupPagePermission.objects.get_or_create(group=editors, page=hub, permission=permission)
    root = Collection.get_first_root_node()
    for permission in Permission.objects.filter(
        content_type__app_label__in=["wagtailimages", "wagtaildocs", "wagtailmedia"],
        codename__in=[f"{verb}_{model}" for verb in ("add", "change", "choose") for model in COLLECTION_MODELS],
    ):
        GroupCollectionPermission.objects.get_or_create(group=editors, collection=root, permission=permission)
    editors.permissions.add(
        Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"),
        *Permission.objects.filter(
            content_type__app_label="wagtail_kehoach",
            codename__in=[f"{verb}_{model}" for verb in ("view", "add", "change", "delete") for model in OWN_MODELS],
        ),
    )
    return editors
