"""The review of a received document: what was read, with what the editor has said to it so far."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import cached_property

from wagtail_kehoach.admin.intake.answers import ACCEPTED, DECLINED, Answers
from wagtail_kehoach.admin.intake.fields import OWN_CHOICES, ReviewField, review_field
from wagtail_kehoach.admin.intake.forms import CampaignForm, DocumentForm
from wagtail_kehoach.admin.intake.kinds import KINDS
from wagtail_kehoach.admin.intake.marks import DOUBTFUL, EXPECTED_MISSING, Mark
from wagtail_kehoach.admin.intake.proposal import Proposal, propose
from wagtail_kehoach.admin.intake.repairs import Repair, repaired, repairs_of, replaced
from wagtail_kehoach.admin.intake.rows import MOST_ADDED_ROWS, Row, added_rows, rows_of
from wagtail_kehoach.admin.intake.spans import Piece, Place, pieces
from wagtail_kehoach.admin.intake.units import Units
from wagtail_kehoach.documents.draft import PlanDraft
from wagtail_kehoach.documents.serialize import from_dict
from wagtail_kehoach.intake.build import circulation_of, text_of
from wagtail_kehoach.models import PlanIntake

MAKE_CAMPAIGN = "make_campaign"
#: What follows from the answers, and is found anew when they change.
DERIVED = ("draft", "proposal", "rows", "repairs", "fields", "campaign_fields", "units")


@dataclass(frozen=True)
class Problem:
    """Why the drafts cannot be made yet: ``anchor`` is the id of the field."""

    anchor: str
    label: str
    message: str


class Review:
    """The answers of the editor, and everything that the screen shows after them.

    ``opened`` are the keys of the rows that stand open because the editor asked for it.
    """

    def __init__(self, intake: PlanIntake, *, opened: Iterable[str] = ()) -> None:
        self.intake = intake
        self.answers = Answers(intake.answers)
        self.opened = set(opened)
        self.problems: list[Problem] = []
        self._wrong: Mapping[str, forms.Form] = {}

    @cached_property
    def read(self) -> PlanDraft:
        """What was read from the document."""
        return from_dict(self.intake.draft)

    @cached_property
    def draft(self) -> PlanDraft:
        """What was read, with the accepted suggestions in it."""
        return repaired(self.read, self.answers.numbers(ACCEPTED))

    @cached_property
    def proposal(self) -> Proposal:
        """The values with which the review begins."""
        return propose(self.draft)

    # What the editor says

    @classmethod
    def field_names(cls) -> list[str]:
        """Return the names of the fields that stand once."""
        campaign = [f"{CampaignForm.prefix}-{name}" for name in CampaignForm.base_fields]
        return [*DocumentForm.base_names, *campaign, MAKE_CAMPAIGN]

    def take(self, sent: Any) -> None:
        """Take over what the form sent."""
        self.answers.merge(sent, self.field_names())
        self._forget()

    def add_row(self, kind: str) -> str:
        """Add an empty row to a list, open for typing; return its key."""
        count = min(added_rows(kind, self.answers) + 1, MOST_ADDED_ROWS)
        self.answers.set(f"{kind}-added", [str(count)])
        self._forget()
        return f"{kind}-n{count - 1}"

    def decide(self, accepted: Iterable[int] = (), declined: Iterable[int] = (), undecided: Iterable[int] = ()) -> None:
        """Accept suggestions, turn others down, or take a decision back.

        A field that still has what was proposed follows; in one that was edited the damaged phrase is repaired.
        """
        newly = set(accepted) & {repair.number for repair in self.repairs}
        dropped = set(undecided)
        before = self.proposal.values
        now = (self.answers.numbers(ACCEPTED) | newly) - set(declined) - dropped
        self.answers.set(ACCEPTED, map(str, sorted(now)))
        turned_down = (self.answers.numbers(DECLINED) | set(declined)) - newly - dropped
        self.answers.set(DECLINED, map(str, sorted(turned_down)))
        self._forget()
        for name, proposed in self.proposal.values.items():
            if name not in self.answers:
                continue
            typed = self.answers.one(name)
            if typed == before.get(name):
                self.answers.drop(name)
            elif proposed != before.get(name):
                for number in sorted(newly, reverse=True):
                    typed = replaced(typed, self.read.suggestions[number])
                self.answers.set(name, [typed])

    def tell(self, problems: list[Problem], wrong: Mapping[str, forms.Form]) -> None:
        """Show ``problems``, and the forms that were found ``wrong``, by key, in the place of what they stand for."""
        self.problems, self._wrong = problems, wrong
        self._forget()

    def _forget(self) -> None:
        for name in DERIVED:
            self.__dict__.pop(name, None)

    def value(self, name: str) -> str:
        """Return what a field shows: what the editor typed, or else what was read."""
        return self.answers.one(name, self.proposal.values.get(name, ""))

    @property
    def wants_campaign(self) -> bool:
        """Whether campaign and columns shall be made too."""
        return MAKE_CAMPAIGN not in self.answers or "on" in self.answers.all(MAKE_CAMPAIGN)

    # What the screen shows

    @cached_property
    def mark_of_document(self) -> str:
        """The mark of secrecy or limited circulation that the document bears."""
        return text_of(self.read.secrecy) or circulation_of(self.read)

    @cached_property
    def fields(self) -> dict[str, ReviewField]:
        """The fields that stand once, by name."""
        values = {name: self.value(name) for name in DocumentForm.base_names}
        form = self._wrong.get("document") or DocumentForm(initial=values, mark=self.mark_of_document)
        return {name: self._field(form[name], name) for name in DocumentForm.base_names}

    @cached_property
    def campaign_fields(self) -> dict[str, ReviewField]:
        """The fields of the campaign, by name."""
        names = CampaignForm.base_fields
        values = {name: self.value(f"{CampaignForm.prefix}-{name}") for name in names}
        form = self._wrong.get("campaign") or CampaignForm(initial=values)
        return {name: self._field(form[name], f"{CampaignForm.prefix}-{name}") for name in names}

    def _field(self, bound: forms.BoundField, name: str) -> ReviewField:
        return review_field(bound, name, self.value(name), self.proposal, self.read.envelope)

    @cached_property
    def rows(self) -> dict[str, list[Row]]:
        """The rows of each list, those added by hand last."""
        return {
            name: list(rows_of(kind, self.proposal, self.answers, opened=self.opened, wrong=self._wrong))
            for name, kind in KINDS.items()
        }

    @cached_property
    def units(self) -> Units:
        """The units that the document names."""
        date = self.draft.date
        return Units(
            self.value("issuer"),
            self.rows["tasks"],
            self.proposal,
            date.value.start if date else None,
            self.answers.all("new_organisations"),
        )

    @cached_property
    def repairs(self) -> list[Repair]:
        """The suggestions for damaged text."""
        return repairs_of(self.read, self.answers.numbers(ACCEPTED), self.answers.numbers(DECLINED))

    def pieces(self) -> Iterator[Piece]:
        """Yield the source text with the places of what was read."""
        repairs = [
            Place(f"repair-{repair.number}", f"repair-{repair.number}", repair.suggestion.span, is_doubtful=True)
            for repair in self.repairs
        ]
        return pieces(self.read.source_text, [*self.proposal.places.values(), *repairs])

    def to_check(self) -> list[tuple[str, str, Mark]]:
        """Return what asks for a look: id, words and mark of each field and row."""
        found = [
            (field.anchor, str(field.bound.label), field.mark)
            for field in self.fields.values()
            if field.mark in (DOUBTFUL, EXPECTED_MISSING)
        ]
        for rows in self.rows.values():
            found += [
                (row.key, row.label, row.mark) for row in rows if row.mark is DOUBTFUL and not row.is_removed
            ]  # fmt: skip
        return found

    def counts(self) -> tuple[int, int]:
        """Return how many of the document's own fields have a value, and how many there are."""
        names = [name for name in DocumentForm.base_names if name not in OWN_CHOICES]
        return sum(bool(self.proposal.places.get(name)) for name in names), len(names)
