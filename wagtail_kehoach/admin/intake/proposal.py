"""What the wizard proposes for each field of the review, and where in the document it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from wagtail_kehoach.admin.intake.forms import CampaignForm, DocumentForm
from wagtail_kehoach.admin.intake.kinds import KINDS, shown, value_of
from wagtail_kehoach.admin.intake.spans import Place
from wagtail_kehoach.documents.draft import Found, PlanDraft, Section
from wagtail_kehoach.intake.build import proposed_page, walk
from wagtail_kehoach.intake.campaign import CampaignProposal, propose_campaign
from wagtail_kehoach.models import PlanPage

#: Below this an editor is asked to look.
DOUBTFUL_BELOW = 0.8


@dataclass
class Proposal:
    """The plan that was read, with its rows, its campaign, and the place of every value in the document."""

    plan: PlanPage
    campaign: CampaignProposal
    rows: dict[str, list[Any]]
    places: dict[str, Place] = field(default_factory=dict)
    doubtful_rows: set[str] = field(default_factory=set)
    values: dict[str, str] = field(default_factory=dict)


def propose(draft: PlanDraft) -> Proposal:
    """Return what the review begins with."""
    plan = proposed_page(draft)
    rows = {
        "bases": list(plan.bases.all()),
        "sections": [dict(block.value) for block in plan.sections],
        "tasks": list(plan.tasks.all()),
        "deadlines": list(plan.deadlines.all()),
        "recipients": list(plan.recipients.all()),
    }
    proposal = Proposal(plan, propose_campaign(draft, plan), rows)
    for key, name, found in _places(draft, rows):
        is_doubtful = found.confidence < DOUBTFUL_BELOW
        proposal.places[key] = Place(key, name, found.span, is_doubtful)
        if is_doubtful:
            proposal.doubtful_rows.add(name)
    proposal.values = dict(_values(proposal))
    return proposal


def _values(proposal: Proposal) -> Iterator[tuple[str, str]]:
    for name in DocumentForm.base_names:
        yield name, shown(getattr(proposal.plan, name))
    for kind in KINDS.values():
        names = kind.names()
        for number, row in enumerate(proposal.rows[kind.name]):
            for name in names:
                yield f"{kind.name}-{number}-{name}", shown(value_of(row, name))
    campaign = proposal.campaign
    texts = {"title": campaign.title, "start_on": campaign.start_on, "end_on": campaign.end_on}
    for name, value in texts.items():
        yield f"{CampaignForm.prefix}-{name}", shown(value)
    yield f"{CampaignForm.prefix}-columns", "\n".join(campaign.column_titles)


def _places(draft: PlanDraft, rows: dict[str, list[Any]]) -> Iterator[tuple[str, str, Found[Any]]]:
    """Yield the key of each place, the id of its field in the review, and what was read there."""
    for name, found in _single_values(draft).items():
        if found is not None:
            yield name, f"field-{name}", found
    for kind, found_rows in _row_values(draft).items():
        # Rows without a partner in what was read have no place.
        if len(found_rows) != len(rows[kind]):
            continue
        for number, parts in enumerate(found_rows):
            key = f"{kind}-{number}"
            for name, found in parts:
                if found is not None:
                    yield f"{key}-{name}" if name else key, key, found


def _single_values(draft: PlanDraft) -> dict[str, Found[Any] | None]:
    signature = draft.signature
    return {
        "abstract": draft.abstract,
        "document_type": draft.document_type,
        "number": draft.number,
        "issue_date": draft.date,
        "place": draft.place,
        "superior_body": draft.superior_body,
        "issuer": draft.issuer,
        "acting_collective": draft.acting_collective,
        "regime": draft.regime,
        "secrecy": draft.secrecy,
        "circulation": draft.circulation,
        "general_clause": draft.general_clause,
        "archive_line": draft.archive_line,
        "signature_authority": signature.authority,
        "signature_on_behalf_of": signature.on_behalf_of,
        "signature_position": signature.position,
        "signature_name": signature.name,
        "campaign-start_on": draft.period,
    }


Parts = Sequence[tuple[str, Found[Any] | None]]


def _row_values(draft: PlanDraft) -> dict[str, list[Parts]]:
    """Return the rows as they were read; the first part of each is its main text and has the row's own place."""
    return {
        "bases": [[("", basis.text), ("date", basis.date)] for basis in draft.bases],
        "sections": [[("", _head(section))] for section in walk(draft.sections)],
        "tasks": list(_task_values(draft)),
        "deadlines": [[("", each.what), ("when", each.when), ("to", _first(each.to))] for each in draft.deadlines],
        "recipients": [[("", recipient.name)] for recipient in draft.recipients],
    }


def _task_values(draft: PlanDraft) -> Iterator[Parts]:
    for assignment in draft.assignments:
        for number, task in enumerate(assignment.tasks):
            unit = assignment.unit if number == 0 else None
            yield [("", task.text), ("deadline", task.deadline), ("unit", unit)]


def _head(section: Section) -> Found[Any] | None:
    return section.title or _first(section.paragraphs)


def _first(values: Iterable[Found[Any]]) -> Found[Any] | None:
    return next(iter(values), None)
