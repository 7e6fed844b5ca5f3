"""From the review to pages: making all drafts at once, publishing them at once, taking them back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page

from wagtail_kehoach import access, editorial, log_actions
from wagtail_kehoach.intake.campaign import CampaignProposal, usual_genre
from wagtail_kehoach.intake.refusals import AlreadyReceived, refuse_public_mark, refuse_received, require_list
from wagtail_kehoach.intake.traces import obstacles, pages_made, trace
from wagtail_kehoach.intake.unfinished import locked
from wagtail_kehoach.intake.units import add_units, link_units, remove_units
from wagtail_kehoach.intake.words import cut, fitted
from wagtail_kehoach.models import (
    CampaignPage,
    CampaignPeak,
    CampaignTarget,
    MediaColumnPage,
    PlanIndexPage,
    PlanIntake,
    PlanPage,
)
from wagtail_kehoach.vietnamese.text import collapse, fold

MESSAGE_CHARACTERS = 300


@dataclass(frozen=True)
class Made:
    """What was made of a document: drafts all of them."""

    plan: PlanPage
    campaign: CampaignPage | None = None
    columns: tuple[MediaColumnPage, ...] = ()


@dataclass(frozen=True)
class Published:
    """A page as it is now, and what happened to it."""

    page: Page
    outcome: editorial.Outcome


def may_make_campaign(parent: PlanIndexPage, user: AbstractBaseUser | None) -> bool:
    """Tell whether ``user`` may make a campaign for plans of the list ``parent``: it stands beside the list."""
    return access.may_add(parent.get_parent().specific, user)


@transaction.atomic
def create_drafts(
    intake: PlanIntake,
    plan: PlanPage,
    campaign: CampaignProposal | None,
    user: AbstractBaseUser | None,
    *,
    new_organisations: Sequence[str] = (),
) -> Made:
    """Make the drafts of ``plan``, as proposed and then corrected by the review, and of ``campaign``.

    The campaign stands beside the list of plans, its columns below it. Units named in ``new_organisations`` are added
    to the list of organisations and linked. The review that ``intake`` keeps stays.

    Whatever is raised, nothing is made: ``AlreadyReceived`` when the document is a plan already, ``MarkedDocument``
    for a public plan with a mark of secrecy or limited circulation, another ``ValidationError`` when the list of plans
    is gone or a value is not valid, ``PermissionDenied``.
    """
    stored = locked(intake, user)
    if stored.plan is not None:
        raise AlreadyReceived(stored)
    parent = _locked_list(stored)
    refuse_received(stored.sha256, parent)
    refuse_public_mark(plan)
    units = add_units(new_organisations, user)
    link_units(plan, units)
    made = Made(editorial.add_draft(parent, fitted(plan), user))
    if campaign:
        made = _with_campaign(made.plan, campaign, user)
    stored.plan = made.plan
    stored.made = [trace(page) for page in (made.plan, made.campaign, *made.columns) if page]
    stored.made += [{"organisation": unit.pk} for unit in units]
    _keep(stored, intake)
    log(instance=made.plan, action=log_actions.INTAKE, user=user, data={"file": stored.original_name})
    return made


@transaction.atomic
def publish_all(intake: PlanIntake, user: AbstractBaseUser | None) -> list[Published]:
    """Publish all that was made of the document: plan, campaign, columns. An internal plan comes into force unseen.

    A page that ``user`` may not publish goes into its workflow. Whatever is raised, nothing is published:
    ``PermissionDenied``, and ``ValidationError`` that tells which page is not ready, and why.
    """
    pages = pages_made(locked(intake, user))
    if not pages:
        raise ValidationError(_("There is nothing to publish: what was made of this document has been deleted."))
    # Mails of a workflow cannot be taken back: all pages are asked before the first one is submitted.
    for page in pages:
        _refuse_unready(page, user)
    outcomes = [editorial.publish_or_submit(page, user) for page in pages]
    return [
        Published(editorial.as_stored(page), outcome) for page, outcome in zip(pages, outcomes, strict=True)
    ]  # fmt: skip


def why_not_undo(intake: PlanIntake) -> list[str]:
    """Return in words why what was made of the document is no longer taken back; nothing when it is."""
    pages = pages_made(intake)
    if not pages:
        return [_("There is nothing to take back: what was made of this document has been deleted.")]
    return obstacles(intake, pages)


@transaction.atomic
def undo(intake: PlanIntake, user: AbstractBaseUser | None) -> None:
    """Delete what `create_drafts` made, published or not; the document is open for review again.

    Raises ``PermissionDenied``, and ``ValidationError`` that tells in words what somebody has done with it since.
    """
    stored = locked(intake, user)
    reasons = why_not_undo(stored)
    if reasons:
        raise ValidationError(reasons, code="in_use")
    pages = pages_made(stored)
    for page in pages:
        access.require_delete(page, user)
    for page in reversed(pages):
        _delete(page, user)
    remove_units([entry["organisation"] for entry in stored.made if "organisation" in entry], user)
    stored.plan = None
    stored.made = []
    _keep(stored, intake)
    if stored.parent:
        log(
            instance=stored.parent, action=log_actions.INTAKE_UNDONE, user=user, data={"file": stored.original_name}
        )  # fmt: skip


def _locked_list(intake: PlanIntake) -> PlanIndexPage:
    """Return the list of plans; who else would make the same document a plan in it waits."""
    require_list(intake.parent)
    return PlanIndexPage.objects.select_for_update().get(pk=intake.parent_id)


def _keep(stored: PlanIntake, intake: PlanIntake) -> None:
    """Save what was made, and let the caller's object tell it too."""
    stored.save(update_fields=["plan", "made", "changed_at"])
    intake.plan, intake.made, intake.changed_at = stored.plan, stored.made, stored.changed_at


def _with_campaign(plan: PlanPage, proposal: CampaignProposal, user: AbstractBaseUser | None) -> Made:
    page = CampaignPage(
        title=collapse(proposal.title),
        lead=proposal.lead,
        start_on=proposal.start_on,
        end_on=proposal.end_on,
        messages=[("message", cut(message, MESSAGE_CHARACTERS)) for message in proposal.messages if message.strip()],
    )
    page.plans = [plan]
    page.peaks = [
        _clean(CampaignPeak(label=label, start_on=start_on, end_on=end_on))
        for label, start_on, end_on in proposal.peaks
    ]
    page.targets = [
        _clean(CampaignTarget(genre=genre, medium=medium, channel=channel, wanted=wanted))
        for genre, medium, channel, wanted in proposal.targets
    ]
    page.clean()
    campaign = editorial.add_draft(plan.get_parent().get_parent().specific, fitted(page), user)
    columns = tuple(
        editorial.create_column(
            campaign, title=title, campaigns=[campaign], default_genre=usual_genre(title), user=user
        )
        for title in _distinct(proposal.column_titles)
    )  # fmt: skip
    return Made(plan, campaign, columns)


def _clean(row: CampaignPeak | CampaignTarget) -> CampaignPeak | CampaignTarget:
    fitted(row).clean_fields(exclude=["page"])
    return row


def _distinct(titles: Sequence[str]) -> Iterator[str]:
    by_fold = {fold(title): title for title in reversed([collapse(title) for title in titles]) if title}
    return reversed(by_fold.values())


def _refuse_unready(page: Page, user: AbstractBaseUser | None) -> None:
    """Raise what publishing ``page`` would raise, a ``ValidationError`` with the page's title."""
    try:
        editorial.way_out(page, user)
    except ValidationError as error:
        words = {"title": page.get_admin_display_title(), "reasons": " ".join(_reasons(page, error))}
        raise ValidationError(_("“%(title)s” cannot be published yet: %(reasons)s"), params=words) from error


def _reasons(page: Page, error: ValidationError) -> Iterator[str]:
    """Yield what is wrong, with the name of the field where there is one."""
    for name, messages in error.update_error_dict({}).items():
        about = "" if name == NON_FIELD_ERRORS else f"{capfirst(page._meta.get_field(name).verbose_name)}: "
        for message in ValidationError(messages).messages:
            yield f"{about}{message}"


def _delete(page: Page, user: AbstractBaseUser | None) -> None:
    try:
        # Deleting a child changes its parent, of which an object in hand knows nothing.
        editorial.as_stored(page).delete(user=user)
    except ProtectedError as error:
        raise ValidationError(
            _("“%(title)s” is still used elsewhere.") % {"title": page.title}, code="in_use"
        ) from error  # fmt: skip
