"""What was made of a document, and whether anybody has worked on it since: then it is no longer taken back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page, PageLogEntry

from wagtail_kehoach.models import (
    CampaignPage,
    DeadlineSubmission,
    MediaColumnPage,
    MediaItemPage,
    PlanIntake,
    PlannedItem,
    PlanPage,
    ResultReport,
)

#: What Wagtail's log calls a change of a page's text or place.
_CHANGES = ("wagtail.edit", "wagtail.revert", "wagtail.rename", "wagtail.move")


def trace(page: Page) -> dict[str, Any]:
    """Return by what a later change of ``page`` is told: autosave writes over the newest revision."""
    revision = page.latest_revision
    newest = PageLogEntry.objects.filter(page=page.pk).order_by("-pk").values_list("pk", flat=True).first()
    return {
        "page": page.pk,
        "revision": revision.pk,
        "saved_at": revision.created_at.isoformat(),
        "logged": newest or 0,
    }


def pages_made(intake: PlanIntake) -> list[Page]:
    """Return the pages made of the document that are still there, parents before their children."""
    made = [entry["page"] for entry in intake.made if "page" in entry]
    there = {page.pk: page for page in Page.objects.filter(pk__in=made).specific()}
    return [there[pk] for pk in made if pk in there]


def obstacles(intake: PlanIntake, pages: Sequence[Page]) -> list[str]:
    """Return in words why ``pages`` cannot be taken back: edits, and what rests on them by now."""
    return [*_edits(intake, pages), *_added(pages), *_records(pages)]


def _edits(intake: PlanIntake, pages: Sequence[Page]) -> Iterator[str]:
    entries = {entry["page"]: entry for entry in intake.made if "page" in entry}
    for page in pages:
        if _is_edited(page, entries[page.pk]):
            yield _("“%(title)s” has been edited since.") % {"title": page.get_admin_display_title()}


def _is_edited(page: Page, entry: dict[str, Any]) -> bool:
    revision = page.latest_revision
    then = (entry["revision"], datetime.fromisoformat(entry["saved_at"]))
    if revision is None or (revision.pk, revision.created_at) != then:
        return True
    return PageLogEntry.objects.filter(page=page.pk, pk__gt=entry["logged"], action__in=_CHANGES).exists()


def _added(pages: Sequence[Page]) -> Iterator[str]:
    """Yield what somebody put below ``pages`` or tied to them."""
    made = [page.pk for page in pages]
    plans, campaigns, columns = (_of(pages, kind) for kind in (PlanPage, CampaignPage, MediaColumnPage))
    tied = {child.pk: child for page in pages for child in page.get_children().exclude(pk__in=made)}
    for found in (
        CampaignPage.objects.filter(plans__in=plans),
        MediaColumnPage.objects.filter(campaigns__in=campaigns),
        MediaItemPage.objects.filter(campaigns__in=campaigns),
    ):
        tied |= found.exclude(pk__in=made).in_bulk()
    for page in tied.values():
        yield _("“%(title)s” belongs to it by now.") % {"title": page.title}
    planned = (
        PlannedItem.objects.filter(plan__in=plans)
        | PlannedItem.objects.filter(campaign__in=campaigns)
        | PlannedItem.objects.filter(column__in=columns)
    )
    for each in planned.order_by("pk"):
        yield _("“%(title)s” is planned for it.") % {"title": each.title}


def _records(pages: Sequence[Page]) -> Iterator[str]:
    """Yield what is on record for the plan."""
    plans = _of(pages, PlanPage)
    for report in ResultReport.objects.filter(plan__in=plans).defer("figures"):
        yield _("The report “%(title)s” was made for it.") % {"title": report.title}
    for sent in DeadlineSubmission.objects.filter(plan__in=plans):
        yield _("A report was sent for it on %(day)s.") % {"day": f"{sent.submitted_on:%d/%m/%Y}"}


def _of(pages: Sequence[Page], kind: type[Page]) -> list[int]:
    return [page.pk for page in pages if isinstance(page, kind)]
