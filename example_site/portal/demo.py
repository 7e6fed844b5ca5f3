"""The demo: the whole loop, from a plan document to a report, through the services that an editor uses."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.core.files import File
from django.db import transaction
from django.utils import timezone
from django.utils.html import format_html
from wagtail.images import get_image_model
from wagtail.models import Page, Site, Task, Workflow
from wagtail.rich_text import RichText
from wagtailmedia import get_media_model

from example_site.portal.models import HomePage
from wagtail_kehoach import coverage, editorial
from wagtail_kehoach.intake.disclose import make_public
from wagtail_kehoach.intake.receive import earlier_intake, receive_document
from wagtail_kehoach.models import (
    CampaignFeaturedItem,
    CampaignPage,
    CampaignPeak,
    CampaignTarget,
    MediaColumnPage,
    MediaItemCredit,
    MediaItemPage,
    Organisation,
    PlannedItem,
    PlanPage,
    PlanTask,
    ResultReport,
)
from wagtail_kehoach.models.choices import Tracking
from wagtail_kehoach.models.organisations import OrganisationKind, OrganisationLevel
from wagtail_kehoach.obligations import obligations
from wagtail_kehoach.portal_setup import SetUp, set_up
from wagtail_kehoach.reporting.make import make_report, period_of
from wagtail_kehoach.sanitize import clean_html
from wagtail_kehoach.vietnamese.text import fold

DEMO = Path(__file__).resolve().parent.parent / "demo"
PLAN_DOCUMENT = DEMO / "ke-hoach-tuan-le-doc-sach.docx"
ADMINISTRATOR = "quantri"
EDITOR = "bientap"
OWN_UNIT = "Trung tâm Văn hóa - Thông tin và Truyền thanh xã Suối Ngàn"


@dataclass(frozen=True)
class Demo:
    """What the demo consists of."""

    hub_url: str
    plan: PlanPage
    campaign: CampaignPage | None
    report: ResultReport | None
    created: bool


@transaction.atomic
def load(port: int = 80) -> Demo:
    """Load the demo, all of it or nothing; an existing demo stays as it is.

    ``port`` is where the site is served: absolute links, as in the report, name it.
    """
    content = json.loads((DEMO / "content.json").read_text(encoding="utf-8"))
    home = make_home(content["home"])
    Site.objects.filter(root_page=home).update(port=port)
    Site.clear_site_root_paths_cache()
    ground = set_up(home)
    name_workflow()
    editor = make_users(ground)
    make_organisations()
    document = PLAN_DOCUMENT.read_bytes()
    earlier = earlier_intake(document, ground.plan_index)
    if earlier:
        plan = earlier.plan
        return Demo(ground.hub.url, plan, plan.campaigns.first(), plan.reports.first(), created=False)

    plan = receive_document(document, PLAN_DOCUMENT.name, ground.plan_index, user=editor).plan
    make_public(plan, editor)
    plan = editorial.publish(plan, editor)
    campaign = make_campaign(content["campaign"], ground, plan, editor)
    columns = make_columns(content["columns"], ground, campaign, editor)
    planned = plan_items(content["planned_items"], campaign, columns, plan, editor)
    items = make_items(content["items"], columns, planned, editor)
    campaign = feature(campaign, items, editor)
    fill_home(home, content["home"]["blocks"], {"campaign": campaign, **columns})
    introduce(ground, content["campaign"]["hub_lead"], editor)
    report = report_on(plan, editor)
    return Demo(ground.hub.url, plan, campaign, report, created=True)


def make_home(content: dict[str, Any]) -> HomePage:
    """Put the portal's home page in the place of Wagtail's welcome page."""
    home = HomePage.objects.first()
    if home:
        return home
    site = Site.objects.get(is_default_site=True)
    welcome = site.root_page
    home = HomePage(title=content["title"], slug="suoi-ngan", intro=content["lead"])
    Page.get_first_root_node().add_child(instance=home)
    home.save_revision().publish()
    site.root_page = home
    site.site_name = content["title"]
    site.save()
    welcome.delete()
    return home


def name_workflow() -> None:
    """Give the approval that Wagtail's migrations make a name that editors of the demo understand."""
    for model in (Workflow, Task):
        model.objects.filter(name="Moderators approval").update(name="Duyệt bài")


def make_users(ground: SetUp) -> AbstractBaseUser:
    """Make the administrator and the editor of the demo, and return the editor."""
    users = get_user_model().objects
    if not users.filter(username=ADMINISTRATOR).exists():
        users.create_superuser(ADMINISTRATOR, f"{ADMINISTRATOR}@suoingan.example", ADMINISTRATOR, first_name="Quản trị")
    editor = users.filter(username=EDITOR).first()
    if editor is None:
        editor = users.create_user(
            EDITOR, f"{EDITOR}@suoingan.example", EDITOR, first_name="Lò Thị Miên"
        )  # fmt: skip
    editor.groups.add(ground.editors)
    return editor


def make_organisations() -> None:
    """List the centre and the body whose plans it carries out."""
    committee, _created = Organisation.objects.get_or_create(
        name="Ủy ban nhân dân xã Suối Ngàn",
        defaults={
            "short_name": "UBND xã Suối Ngàn",
            "symbol": "UBND",
            "kind": OrganisationKind.STATE,
            "level": OrganisationLevel.COMMUNE,
        },
    )
    Organisation.objects.get_or_create(
        name=OWN_UNIT,
        defaults={
            "kind": OrganisationKind.SERVICE_UNIT,
            "level": OrganisationLevel.COMMUNE,
            "parent": committee,
            "is_own": True,
        },
    )


def make_campaign(content: dict[str, Any], ground: SetUp, plan: PlanPage, editor: AbstractBaseUser) -> CampaignPage:
    """Make and publish the campaign that serves ``plan``."""
    campaign = editorial.create_campaign(
        ground.hub,
        title=content["title"],
        plans=[plan],
        start_on=day(content["start_on"]),
        end_on=day(content["end_on"]),
        lead=content["lead"],
        messages=[
            *(("message", text) for text in content["messages"]),
            *(("slogan", text) for text in content["slogans"]),
        ],
        peaks=[
            CampaignPeak(label=peak["label"], start_on=day(peak["start_on"]), end_on=day(peak["end_on"]))
            for peak in content["peaks"]
        ],
        targets=[
            CampaignTarget(genre=target["genre"], medium=target["medium"], wanted=target["wanted"])
            for target in content["targets"]
        ],
        user=editor,
    )
    return editorial.publish(campaign, editor)


def make_columns(
    content: list[dict[str, Any]], ground: SetUp, campaign: CampaignPage, editor: AbstractBaseUser
) -> dict[str, MediaColumnPage]:
    """Make and publish the columns of the campaign; return them by their id in the content."""
    return {
        entry["id"]: editorial.publish(
            editorial.create_column(
                ground.hub,
                title=entry["title"],
                kind=entry["kind"],
                lead=entry["lead"],
                rhythm=entry["rhythm"],
                default_genre=entry["default_genre"],
                campaigns=[campaign],
                user=editor,
            ),
            editor,
        )
        for entry in content
    }


def plan_items(
    content: list[dict[str, Any]],
    campaign: CampaignPage,
    columns: dict[str, MediaColumnPage],
    plan: PlanPage,
    editor: AbstractBaseUser,
) -> dict[str, PlannedItem]:
    """Plan what the campaign wants, for the centre's tasks; return the planned items by their id in the content."""
    tasks = list(plan.tasks.filter(tracking=Tracking.OURS))
    return {
        entry["id"]: coverage.plan_item(
            campaign,
            title=entry["title"],
            task=task_about(entry["task_keyword"], tasks),
            column=columns[entry["column"]],
            genre=entry["genre"],
            medium=entry["medium"],
            channel=entry["channel"],
            planned_on=day(entry["planned_on"]),
            due_on=day(entry["due_on"]),
            wanted=entry["wanted"],
            user=editor,
        )
        for entry in content
    }


def task_about(keyword: str, tasks: list[PlanTask]) -> PlanTask | None:
    """Return the first of ``tasks`` that speaks of ``keyword``."""
    return next((task for task in tasks if fold(keyword) in fold(task.text)), None)


def make_items(
    content: list[dict[str, Any]],
    columns: dict[str, MediaColumnPage],
    planned: dict[str, PlannedItem],
    editor: AbstractBaseUser,
) -> list[MediaItemPage]:
    """Write and publish the items, and tie each to what it fulfils."""
    items = []
    for entry in content:
        values: dict[str, Any] = {"body": body_of(entry, editor), "gallery": gallery_of(entry, editor)}
        if "audio" in entry:
            values["audio"] = make_recording(entry, editor)
            values["transcript"] = "\n\n".join(entry["audio"]["transcript"])
        item = editorial.create_item(
            columns[entry["column"]],
            title=entry["title"],
            genre=entry["genre"],
            medium=entry["medium"],
            lead=entry["lead"],
            dated_on=day(entry["dated_on"]),
            source=entry["source"],
            credits=list(credits_of(entry)),
            tags=entry["tags"],
            user=editor,
            **values,
        )
        item = editorial.publish(item, editor)
        for fulfilled in entry["fulfils"]:
            coverage.link_item(planned[fulfilled], item, editor)
        items.append(item)
    return items


def credits_of(entry: dict[str, Any]) -> list[editorial.Credit]:
    """Return who made the item; a pen name goes before the name."""
    credits = [editorial.Credit(entry["author"].get("pen_name") or entry["author"]["name"])]
    if entry.get("audio", {}).get("credit"):
        credits.append(editorial.Credit(entry["audio"]["credit"], MediaItemCredit.Role.READER))
    return credits


def body_of(entry: dict[str, Any], editor: AbstractBaseUser) -> list[tuple[str, Any]]:
    """Return the item's body: the lead picture, then its text as one block of cleaned HTML."""
    html = "".join(
        format_html("<h2>{}</h2>" if part["type"] == "heading" else "<p>{}</p>", part["text"]) for part in entry["body"]
    )
    body: list[tuple[str, Any]] = [("paragraph", RichText(clean_html(html)))]
    if "picture" in entry:
        body.insert(0, ("photo", photo_value(entry["picture"], editor)))
    return body


def gallery_of(entry: dict[str, Any], editor: AbstractBaseUser) -> list[tuple[str, Any]]:
    """Return the item's photos."""
    return [("photo", photo_value(photo, editor)) for photo in entry.get("gallery", [])]


def photo_value(photo: dict[str, str], editor: AbstractBaseUser) -> dict[str, Any]:
    """Return the block value of one picture."""
    picture = make_picture(photo, editor)
    picture.contextual_alt_text = photo["alt"]
    picture.decorative = False
    return {"image": picture, "caption": photo["caption"], "credit": photo["credit"]}


def make_picture(photo: dict[str, str], editor: AbstractBaseUser) -> Any:
    """Upload one picture."""
    with (DEMO / "media" / photo["file"]).open("rb") as file:
        return get_image_model().objects.create(
            title=photo["caption"][:255], description=photo["alt"][:255], file=File(file, photo["file"]),
            uploaded_by_user=editor,
        )  # fmt: skip


def make_recording(entry: dict[str, Any], editor: AbstractBaseUser) -> Any:
    """Upload the recording; its length is read from the file."""
    name = entry["audio"]["file"]
    with (DEMO / "media" / name).open("rb") as file:
        return get_media_model().objects.create(
            title=entry["title"], type="audio", file=File(file, name), uploaded_by_user=editor
        )


def feature(campaign: CampaignPage, items: list[MediaItemPage], editor: AbstractBaseUser) -> CampaignPage:
    """Show the photo story and the radio programme first."""
    draft = campaign.get_latest_revision_as_object()
    chosen = [item for item in items if item.gallery or item.audio]
    draft.featured = [CampaignFeaturedItem(item=item) for item in chosen]
    draft.save_revision(user=editor)
    return editorial.publish(draft, editor)


def fill_home(home: HomePage, cards: list[dict[str, str]], pages: dict[str, Page]) -> None:
    """Lead from the portal's home page to the campaign and its columns."""
    home = editorial.as_stored(home)
    home.cards = [
        (
            "card",
            {
                "title": card["title"],
                "text": card["text"],
                "page": pages[card["link"]],
                "link_label": card["link_label"],
            },
        )
        for card in cards
    ]
    home.save_revision()
    editorial.publish(home, None)


def introduce(ground: SetUp, lead: str, editor: AbstractBaseUser) -> None:
    """Say on the hub what readers find there."""
    hub = editorial.as_stored(ground.hub)
    hub.lead = hub.search_description = lead
    hub.save_revision(user=editor)
    editorial.publish(hub, editor)


def report_on(plan: PlanPage, editor: AbstractBaseUser) -> ResultReport:
    """Make the report that is due first."""
    today = timezone.localdate()
    deadline = next(entry.row for entry in obligations(None, today, plans=[plan]) if not entry.is_task)
    start, end = period_of(plan, deadline, today)
    return make_report(plan, start=start, end=end, deadline=deadline, user=editor)


def day(text: str | None) -> date | None:
    """Return the date of ``text``, ``None`` where there is none."""
    return date.fromisoformat(text) if text else None
