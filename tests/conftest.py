"""What every test gets: folders of its own, and on request a small portal with its people."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.test import Client
from wagtail.models import GroupPagePermission, Page, Site

from wagtail_kehoach import editorial
from wagtail_kehoach.models import (
    CampaignPage,
    HubPage,
    MediaColumnPage,
    MediaItemPage,
    PlanIndexPage,
    PlanPage,
    PlanTask,
    ReportDeadline,
)
from wagtail_kehoach.models.choices import Tracking
from wagtail_kehoach.models.plans import Disclosure
from wagtail_kehoach.portal_setup import SetUp, set_up

# A sweep through all that Wagtail keeps in memory finds nothing, and takes its time.
gc.set_threshold(200_000, 50, 100)

# A busy machine is slow; how long an example takes says nothing about what it shows.
hypothesis.settings.register_profile("busy", deadline=None)
hypothesis.settings.load_profile("busy")


@pytest.fixture(autouse=True)
def own_folders(settings: Any, tmp_path: Path) -> None:
    """Let each test keep media and private files in folders of its own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.WAGTAIL_KEHOACH = {**settings.WAGTAIL_KEHOACH, "PRIVATE_ROOT": tmp_path / "private"}


@pytest.fixture(autouse=True)
def forgotten_sites() -> Iterator[None]:
    """Let no test know the sites of another: Wagtail's cache of them outlives a test's transaction."""
    yield
    Site.clear_site_root_paths_cache()


@pytest.fixture
def indexes(settings: Any) -> None:
    """Keep the indexes of search and of references up to date with each save, as a portal does."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture
def private_files(tmp_path: Path) -> Callable[[], list[Path]]:
    """Return a function that lists the files in the private folder."""
    return lambda: sorted(path for path in (tmp_path / "private").rglob("*") if path.is_file())


@pytest.fixture
def home(db: None) -> Page:
    """The root page of the default site."""
    return Site.objects.get(is_default_site=True).root_page


@pytest.fixture(scope="module")
def lasting_ground(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Set the portal up once for all tests of a module that names this fixture; ``ground`` then finds it there."""
    with django_db_blocker.unblock(), transaction.atomic():
        set_up(Site.objects.get(is_default_site=True).root_page)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def ground(home: Page) -> SetUp:
    """A portal as ``kehoach_setup`` leaves it."""
    return set_up(home)


@pytest.fixture
def hub(ground: SetUp) -> HubPage:
    return ground.hub


@pytest.fixture
def plan_index(ground: SetUp) -> PlanIndexPage:
    return ground.plan_index


def make_user(name: str, *groups: Group, **values: Any) -> Any:
    """Return a new user, who may log in as such."""
    user = get_user_model().objects.create_user(name, f"{name}@suoingan.example", name, **values)
    user.groups.set(groups)
    return user


@pytest.fixture
def editor(ground: SetUp) -> Any:
    """A member of the group of editors that the set-up makes."""
    return make_user("bientap", ground.editors)


@pytest.fixture
def visitor_of_admin(db: None) -> Any:
    """A user who may log in to the admin, and nothing else."""
    user = make_user("khach")
    user.user_permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
    return user


@pytest.fixture
def reporter(hub: HubPage) -> Any:
    """A user who may write pages below the hub but not publish them."""
    group = Group.objects.create(name="Cộng tác viên")
    group.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
    permission = Permission.objects.get(content_type__app_label="wagtailcore", codename="add_page")
    GroupPagePermission.objects.create(group=group, page=hub, permission=permission)
    return make_user("congtac", group)


@pytest.fixture
def make_editor_of(db: None) -> Callable[..., Any]:
    """Return a function that makes a user who may write and publish below the given pages, and nowhere else."""

    def make(*pages: Page) -> Any:
        group = Group.objects.create(name=f"Ban biên tập {pages[0].title}")
        group.permissions.add(
            Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"),
            *Permission.objects.filter(content_type__app_label="wagtail_kehoach", codename__endswith="_planneditem"),
        )
        for codename in ("add_page", "change_page", "publish_page"):
            permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
            for page in pages:
                GroupPagePermission.objects.create(group=group, page=page, permission=permission)
        return make_user(f"bien-tap-{pages[0].slug}"[:150], group)

    return make


@pytest.fixture
def chief(db: None) -> Any:
    """A superuser."""
    return make_user("quantri", is_superuser=True)


@pytest.fixture
def login(client: Client) -> Callable[[Any], Client]:
    """Return a function that logs a user in and returns the client."""

    def log_in(user: Any) -> Client:
        client.force_login(user)
        return client

    return log_in


@pytest.fixture
def make_plan(plan_index: PlanIndexPage) -> Callable[..., PlanPage]:
    """Return a function that makes a plan in force: public unless told otherwise, with one task of ours."""

    def make(
        *,
        title: str = "Kế hoạch Tuần lễ đọc sách",
        parent: PlanIndexPage = plan_index,
        tasks: tuple[str, ...] = ("Mở chuyên mục về đọc sách",),
        deadlines: tuple[Any, ...] = (),
        published: bool = True,
        **values: Any,
    ) -> PlanPage:
        plan = PlanPage(title=title, **{"disclosure": Disclosure.PUBLIC, **values})
        plan.tasks = [PlanTask(unit="Trung tâm Văn hóa", text=text, tracking=Tracking.OURS) for text in tasks]
        plan.deadlines = [ReportDeadline(what="Báo cáo kết quả", when=when) for when in deadlines]
        plan = editorial.add_draft(parent, plan, None)
        return editorial.publish(plan, None) if published else plan

    return make


@pytest.fixture
def plan(make_plan: Callable[..., PlanPage]) -> PlanPage:
    """A public plan in force."""
    return make_plan()


@pytest.fixture
def campaign(hub: HubPage, plan: PlanPage) -> CampaignPage:
    """A live campaign that serves the plan."""
    return editorial.publish(editorial.create_campaign(hub, title="Đợt tuyên truyền đọc sách", plans=[plan]), None)


@pytest.fixture
def own_campaign(hub: HubPage) -> CampaignPage:
    """The draft campaign of ``stranger``."""
    return editorial.create_campaign(hub, title="Đợt trồng cây")


@pytest.fixture
def stranger(make_editor_of: Callable[..., Any], own_campaign: CampaignPage) -> Any:
    """A user who may edit one campaign, and no plan and no other campaign."""
    return make_editor_of(own_campaign)


@pytest.fixture
def column(hub: HubPage, campaign: CampaignPage) -> MediaColumnPage:
    """A live column that serves the campaign."""
    return editorial.publish(editorial.create_column(hub, title="Mỗi tuần một cuốn sách", campaigns=[campaign]), None)


@pytest.fixture
def make_item(column: MediaColumnPage) -> Callable[..., MediaItemPage]:
    """Return a function that makes a live item in the column."""

    def make(title: str = "Phòng đọc thôn mở cửa", *, published: bool = True, **values: Any) -> MediaItemPage:
        item = editorial.create_item(values.pop("column", column), title=title, **values)
        return editorial.publish(item, None) if published else item

    return make


@pytest.fixture
def item(make_item: Callable[..., MediaItemPage]) -> MediaItemPage:
    """A live item."""
    return make_item()
