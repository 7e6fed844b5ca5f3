"""From the review to the plan: every field is checked, and what is wrong is told with its place."""

from __future__ import annotations

import copy
import dataclasses
from typing import Any, NamedTuple

from django import forms

from wagtail_kehoach.admin.intake.forms import CampaignForm, DocumentForm, first_errors
from wagtail_kehoach.admin.intake.kinds import KINDS, set_value
from wagtail_kehoach.admin.intake.review import Problem, Review
from wagtail_kehoach.admin.intake.rows import Row
from wagtail_kehoach.intake.campaign import CampaignProposal
from wagtail_kehoach.models import PlanPage
from wagtail_kehoach.models.plans import Disclosure


class Finished(NamedTuple):
    """What the drafts are made of."""

    plan: PlanPage
    campaign: CampaignProposal | None
    new_organisations: list[str]


def finish(review: Review) -> Finished | None:
    """Return what comes out of ``review``; ``None`` when a field is wrong, and the review then tells which."""
    check = _Check()
    document = check.values("document", _document_form(review))
    kept = {name: [row for row in review.rows[name] if not (row.is_removed or row.is_blank)] for name in KINDS}
    typed = {
        row.key: check.values(row.key, row.filled_form(), row)
        for rows in kept.values()
        for row in rows
        if row.is_edited or row.is_new
    }
    campaign = _campaign(review, check) if review.wants_campaign else None
    if check.problems:
        review.tell(check.problems, check.wrong)
        return None
    plan = _plan(review, document)
    for name, rows in kept.items():
        built = [_built(review, row, typed.get(row.key, {})) for row in rows]
        setattr(plan, name, [("section", part) for part in built] if name == "sections" else built)
    return Finished(plan, campaign, review.units.to_be_added())


class _Check:
    """Checks one form after the other, and gathers what is wrong."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.wrong: dict[str, forms.Form] = {}

    def values(self, key: str, form: forms.Form, row: Row | None = None) -> dict[str, Any]:
        """Return the values of a form; nothing when one of them is wrong."""
        if form.is_valid():
            return form.cleaned_data
        self.wrong[key] = form
        for name, message in first_errors(form):
            label = str(form.fields[name].label) if name in form.fields else ""
            if row is not None:
                label = f"{row.label}: {label}"
            self.problems.append(Problem(form[name].id_for_label or f"field-{name}", label, message))
        return {}


def _document_form(review: Review) -> DocumentForm:
    values = {name: review.value(name) for name in DocumentForm.base_names}
    return DocumentForm(data=values, mark=review.mark_of_document)


def _campaign(review: Review, check: _Check) -> CampaignProposal | None:
    names = [f"{CampaignForm.prefix}-{name}" for name in CampaignForm.base_fields]
    cleaned = check.values("campaign", CampaignForm(data={name: review.value(name) for name in names}))
    if not cleaned:
        return None
    return dataclasses.replace(
        review.proposal.campaign,
        title=cleaned["title"],
        start_on=cleaned["start_on"],
        end_on=cleaned["end_on"],
        column_titles=cleaned["columns"],
    )


def _plan(review: Review, document: dict[str, Any]) -> PlanPage:
    plan = review.proposal.plan
    for name, value in document.items():
        setattr(plan, name, value)
    plan.issuer_organisation = review.units.organisation(plan.issuer)
    if review.mark_of_document:
        plan.disclosure = Disclosure.INTERNAL
    return plan


def _built(review: Review, row: Row, typed: dict[str, Any]) -> Any:
    """Return the row as the plan shall have it."""
    built = copy.copy(row.original)
    for name, value in typed.items():
        set_value(built, name, value)
    if row.kind.is_tracked:
        built.tracking = row.tracking
    if row.kind.name == "tasks":
        built.organisation = review.units.organisation(built.unit)
    if row.kind.name == "sections" and row.is_hidden:
        built["public"] = False
    return built
