"""Setting up a portal: the hub, the list of plans, the editors' group. Running it again changes nothing.

Each site has a group of editors of its own. What a group may do is said when it is made, and for a hub when that is
made; what an administrator has changed since then stays.
"""

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
USUAL_PORTS = {80, 443}
PAGE_PERMISSIONS = ("add_page", "change_page", "publish_page")
COLLECTION_MODELS = ("image", "document", "media")
OWN_MODELS = ("planneditem", "organisation")


@dataclass(frozen=True)
class SetUp:
    """What stands after setting up, and whether a page had to be made."""

    hub: HubPage
    plan_index: PlanIndexPage
    editors: Group
    created: bool


@transaction.atomic
def set_up(parent: Page) -> SetUp:
    """Make sure that ``parent`` has a hub with a list of plans, and that its site has a group of editors.

    A new group may work below the hub; an existing one is only let into a hub that is made now.
    """
    hub = HubPage.objects.child_of(parent).first()
    hub_is_new = hub is None
    if hub is None:
        hub = publish(create_hub(parent, title=HUB_TITLE), None)
    plan_index = PlanIndexPage.objects.child_of(hub).first()
    created = plan_index is None
    if plan_index is None:
        plan_index = publish(create_plan_index(hub, title=PLAN_INDEX_TITLE), None)
    editors, group_is_new = Group.objects.get_or_create(name=name_of_editors(hub))
    if group_is_new:
        grant_tools(editors)
    if group_is_new or hub_is_new:
        grant_pages(editors, hub)
    return SetUp(hub, plan_index, editors, created)


def name_of_editors(hub: HubPage) -> str:
    """Return the name of the group that edits in the hub's site; other sites than the default one are named in it."""
    site = hub.get_site()
    if site is None or site.is_default_site:
        return EDITORS
    port = "" if site.port in USUAL_PORTS else f":{site.port}"
    return f"{EDITORS} ({site.hostname}{port})"


def grant_pages(editors: Group, hub: HubPage) -> None:
    """Let ``editors`` write and publish below ``hub``."""
    for codename in PAGE_PERMISSIONS:
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        GroupPagePermission.objects.get_or_create(group=editors, page=hub, permission=permission)


def grant_tools(editors: Group) -> None:
    """Let ``editors`` into the admin, to the files of the portal and to the tables of this package."""
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
