"""The review of a received document: what was read, with what the editor has said to it so far."""

from __future__ import annotations

import copy
import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy, pgettext_lazy

from wagtail_kehoach.admin.intake.answers import ACCEPTED, DECLINED, Answers
from wagtail_kehoach.admin.intake.forms import CampaignForm, DocumentForm, first_errors
from wagtail_kehoach.admin.intake.proposal import KINDS, Proposal, RowKind, propose, set_value, shown, value_of
from wagtail_kehoach.admin.intake.repairs import is_allowed, repaired, replaced
from wagtail_kehoach.admin.intake.spans import Piece, Place, pieces
from wagtail_kehoach.documents.draft import PlanDraft, Suggestion
from wagtail_kehoach.documents.serialize import from_dict
from wagtail_kehoach.intake.build import UnitList, circulation_of, text_of
from wagtail_kehoach.intake.campaign import CampaignProposal
from wagtail_kehoach.models import Organisation, PlanIntake, PlanPage
from wagtail_kehoach.models.choices import Role, Tracking
from wagtail_kehoach.models.plans import Disclosure
from wagtail_kehoach.vietnamese.text import collapse, fold

MAKE_CAMPAIGN = "make_campaign"
#: Fields that nearly every plan has: one that was not found is worth a look.
EXPECTED = frozenset({"abstract", "number", "issue_date", "place", "issuer", "signature_name"})
#: Fields that are nothing a document states by itself.
OWN_CHOICES = frozenset({"title", "disclosure"})
SHORT_FIELDS = frozenset(
    "number issue_date document_type place regime secrecy signature_authority signature_on_behalf_of"
    " signature_position signature_name start_on end_on".split()
)
LONGEST_ORGANISATION = 255
MOST_ADDED_ROWS = 200


@dataclass(frozen=True)
class Mark:
    """How sure a value is: never by colour alone, always with an icon and words."""

    name: str
    icon: str
    words: Any


READ = Mark("read", "check", pgettext_lazy("value of a document", "read"))
DOUBTFUL = Mark("doubtful", "warning", pgettext_lazy("value of a document", "please check"))
MISSING = Mark("missing", "minus", pgettext_lazy("value of a document", "not found in the document"))
EXPECTED_MISSING = Mark("expected", "help", pgettext_lazy("value of a document", "not found in the document"))
EDITED = Mark("edited", "edit", pgettext_lazy("value of a document", "changed by you"))
ADDED_BY_HAND = Mark("edited", "plus", pgettext_lazy("value of a document", "added by you"))
OWN = Mark("own", "info-circle", pgettext_lazy("value of a document", "your choice"))
MADE_UP = Mark("own", "info-circle", pgettext_lazy("value of a document", "made from type and abstract"))


@dataclass(frozen=True)
class Problem:
    """Why the drafts cannot be made yet: ``anchor`` is the id of the field."""

    anchor: str
    label: str
    message: str


@dataclass
class ReviewField:
    """One field that stands once."""

    bound: forms.BoundField
    mark: Mark
    place: Place | None
    hint: str = ""

    @property
    def anchor(self) -> str:
        """The id to which the source text's link leads."""
        return f"field-{self.bound.name if not self.bound.form.prefix else self.bound.html_name}"

    @property
    def is_short(self) -> bool:
        """Whether two such fields stand side by side."""
        return self.bound.name in SHORT_FIELDS


@dataclass
class Row:
    """One row of a list, as it stands after what the editor said."""

    kind: RowKind
    key: str
    original: Any
    values: dict[str, str]
    mark: Mark
    place: Place | None
    tracking: str = ""
    is_edited: bool = False
    is_new: bool = False
    is_removed: bool = False
    is_hidden: bool = False
    form: forms.Form | None = None

    @property
    def number(self) -> str:
        """The number of the row as people count."""
        return str(int(self.key.rsplit("-", 1)[1].removeprefix("n")) + 1)

    @property
    def is_open(self) -> bool:
        """Whether its fields are shown."""
        return self.form is not None

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed into a new row."""
        return self.is_new and not any(
            value.strip() for name, value in self.values.items() if name != "role" and value != ""
        )

    @property
    def level(self) -> int:
        """How deep a part of the text stands, up to 4."""
        return min(value_of(self.original, "level"), 4) if self.kind.name == "sections" else 1

    @property
    def role_words(self) -> str:
        """What the unit has to do with the task."""
        return str(Role(self.values["role"]).label) if self.values.get("role") in Role.values else ""

    @property
    def paragraphs(self) -> int:
        """The number of paragraphs of a part of the text."""
        return len([line for line in self.values.get("text", "").splitlines() if line.strip()])


@dataclass(frozen=True)
class Unit:
    """A unit named by tasks: linked to the list, to be added to it, or left as text."""

    name: str
    organisation: Organisation | None
    is_to_be_added: bool

    @property
    def can_be_added(self) -> bool:
        """Whether the list could hold it."""
        return self.organisation is None and 0 < len(self.name) <= LONGEST_ORGANISATION


@dataclass(frozen=True)
class UnitRows:
    """The tasks that follow each other under one unit."""

    name: str
    unit: Unit | None
    rows: list[Row]


@dataclass(frozen=True)
class Repair:
    """A suggestion for damaged text and what became of it."""

    number: int
    suggestion: Suggestion
    around: tuple[str, str]
    is_accepted: bool
    is_declined: bool

    @property
    def is_open(self) -> bool:
        """Whether the editor has not decided yet."""
        return not (self.is_accepted or self.is_declined)


class Review:
    """Everything that the screen of a review shows, and the plan that comes out of it."""

    def __init__(self, intake: PlanIntake, *, opened: Iterable[str] = ()) -> None:
        self.intake = intake
        self.answers = Answers(intake.answers)
        self.opened = set(opened)
        self.problems: list[Problem] = []
        self._errors: dict[str, forms.Form] = {}

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
        count = min(self._added(kind) + 1, MOST_ADDED_ROWS)
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

    def _forget(self) -> None:
        for name in ("draft", "proposal", "rows", "repairs", "fields", "campaign_fields", "units"):
            self.__dict__.pop(name, None)

    def _added(self, kind: str) -> int:
        """Return how many rows were added by hand, by the button or in the browser."""
        opening = f"{kind}-n"
        typed = [int(key.removeprefix(opening)) + 1 for key in self.answers.rows() if key.startswith(opening)]
        return min(max([*self.answers.numbers(f"{kind}-added"), *typed], default=0), MOST_ADDED_ROWS)

    def value(self, name: str) -> str:
        """Return what a field shows: what the editor typed, or else what was read."""
        return self.answers.one(name, self.proposal.values.get(name, ""))

    # What the screen shows

    @cached_property
    def mark_of_document(self) -> str:
        """The mark of secrecy or limited circulation that the document bears."""
        return text_of(self.read.secrecy) or circulation_of(self.read)

    @cached_property
    def fields(self) -> dict[str, ReviewField]:
        """The fields that stand once, by name."""
        values = {name: self.value(name) for name in DocumentForm.base_names}
        form = self._errors.get("document") or DocumentForm(initial=values, mark=self.mark_of_document)
        return {name: self._field(form[name], name) for name in DocumentForm.base_names}

    @cached_property
    def campaign_fields(self) -> dict[str, ReviewField]:
        """The fields of the campaign, by name."""
        names = CampaignForm.base_fields
        values = {name: self.value(f"{CampaignForm.prefix}-{name}") for name in names}
        form = self._errors.get("campaign") or CampaignForm(initial=values)
        return {name: self._field(form[name], f"{CampaignForm.prefix}-{name}") for name in names}

    def _field(self, bound: forms.BoundField, name: str) -> ReviewField:
        place = self.proposal.places.get(name) or self.proposal.places.get(
            {"title": "abstract", "campaign-end_on": "campaign-start_on"}.get(name, "")
        )
        return ReviewField(bound, self._mark(name, place), place, self._hint(name))

    def _mark(self, name: str, place: Place | None) -> Mark:
        if self.value(name) != self.proposal.values.get(name, ""):
            return EDITED
        if name == "title":
            return MADE_UP
        if name in OWN_CHOICES or name.startswith(CampaignForm.prefix) and place is None:
            return OWN
        if place is None:
            return EXPECTED_MISSING if name in EXPECTED else MISSING
        return DOUBTFUL if place.is_doubtful else READ

    def _hint(self, name: str) -> str:
        """Return what the header of the e-office message says where the document itself says nothing."""
        envelope = self.read.envelope
        if envelope is None or self.value(name):
            return ""
        number = "/".join(filter(None, [envelope.serial, envelope.symbol]))
        said = {
            "number": number,
            "issue_date": shown(envelope.date),
            "place": envelope.place,
            "issuer": envelope.issuer,
            "superior_body": envelope.superior_body,
            "abstract": envelope.abstract,
            "signature_name": envelope.signer,
            "signature_position": envelope.position,
        }
        return said.get(name) or ""

    @cached_property
    def rows(self) -> dict[str, list[Row]]:
        """The rows of each list, those added by hand last."""
        return {name: list(self._rows(kind)) for name, kind in KINDS.items()}

    def _rows(self, kind: RowKind) -> Iterator[Row]:
        sent = self.answers.rows()
        removed, hidden = set(self.answers.all("removed")), set(self.answers.all("hidden"))
        names = kind.fields()
        originals = [(f"{kind.name}-{number}", row) for number, row in enumerate(self.proposal.rows[kind.name])]
        added = [(f"{kind.name}-n{number}", None) for number in range(self._added(kind.name))]
        for key, original in originals + added:
            typed = sent.get(key, {})
            is_new = original is None
            row = kind.new() if is_new else original
            values = {name: typed.get(name, shown(value_of(row, name))) for name in names}
            is_edited = any(values[name] != shown(value_of(row, name)) for name in names)
            place = self.proposal.places.get(key)
            tracking = typed.get("tracking", shown(value_of(row, "tracking"))) if kind.is_tracked else ""
            yield Row(
                kind=kind,
                key=key,
                original=row,
                values=values,
                mark=self._row_mark(key, is_new, is_edited),
                place=place,
                tracking=tracking if tracking in Tracking.values else Tracking.NOT_TRACKED.value,
                is_edited=is_edited,
                is_new=is_new,
                is_removed=key in removed,
                is_hidden=key in hidden,
                form=self._row_form(kind, key, values, is_new, is_edited),
            )

    def _row_mark(self, key: str, is_new: bool, is_edited: bool) -> Mark:
        if is_new:
            return ADDED_BY_HAND
        if is_edited:
            return EDITED
        return DOUBTFUL if key in self.proposal.doubtful_rows else READ

    def _row_form(
        self, kind: RowKind, key: str, values: dict[str, str], is_new: bool, is_edited: bool
    ) -> forms.Form | None:
        """Return the form of a row that stands open: asked for, still empty, or with something half-typed."""
        if key in self._errors:
            return self._errors[key]
        if key in self.opened or is_new and not values[kind.title].strip():
            return kind.form(initial=values, prefix=key)
        if is_edited and not self._bound(kind, key, values).is_valid():
            return kind.form(initial=values, prefix=key)
        return None

    def _bound(self, kind: RowKind, key: str, values: dict[str, str]) -> forms.Form:
        return kind.form(data={f"{key}-{name}": value for name, value in values.items()}, prefix=key)

    @cached_property
    def units(self) -> dict[str, Unit]:
        """The units that tasks name, by folded name, in their order."""
        to_add = {fold(collapse(name)) for name in self.answers.all("new_organisations")}
        issuer = self.value("issuer")
        names: dict[str, tuple[str, Organisation | None]] = {}
        if issuer:
            linked = self.proposal.plan.issuer_organisation if issuer == self.proposal.values["issuer"] else None
            names[fold(collapse(issuer))] = (issuer, linked or self._linked(issuer, self.proposal.values["issuer"]))
        for row in self.rows["tasks"]:
            name = row.values["unit"]
            if not name or row.is_removed or fold(collapse(name)) in names:
                continue
            same = name == shown(row.original.unit)
            linked = row.original.organisation if same else self._linked(name, "")
            names[fold(collapse(name))] = (name, linked)
        return {
            key: Unit(name, linked, linked is None and key in to_add) for key, (name, linked) in names.items()
        }  # fmt: skip

    def _linked(self, name: str, proposed: str) -> Organisation | None:
        """Return the organisation of the list that an edited name means; proposed names were looked up already."""
        return None if name == proposed else self._unit_list.linked(collapse(name))

    @cached_property
    def _unit_list(self) -> UnitList:
        date = self.draft.date
        return UnitList(date.value.start if date else None)

    def unit(self, name: str) -> Unit | None:
        """Return what is known of the unit ``name``."""
        return self.units.get(fold(collapse(name)))

    def tasks_by_unit(self) -> list[UnitRows]:
        """Return the tasks under the units as the plan has them; a unit's choice stands where it is named first."""
        groups: list[UnitRows] = []
        seen: set[str] = set()
        for row in self.rows["tasks"]:
            name = row.values["unit"]
            if not groups or groups[-1].name != name:
                key = fold(collapse(name))
                groups.append(UnitRows(name, None if key in seen else self.unit(name), []))
                seen.add(key)
            groups[-1].rows.append(row)
        return groups

    @cached_property
    def repairs(self) -> list[Repair]:
        """The suggestions for damaged text."""
        accepted, declined = self.answers.numbers(ACCEPTED), self.answers.numbers(DECLINED)
        text = self.read.source_text
        return [
            Repair(
                number,
                each,
                (
                    collapse(text[max(0, each.span.start - 40) : each.span.start]),
                    collapse(text[each.span.end : each.span.end + 40]),
                ),
                number in accepted,
                number in declined,
            )
            for number, each in enumerate(self.read.suggestions)
            if is_allowed(each)
        ]

    def pieces(self) -> Iterator[Piece]:
        """Yield the source text with the places of what was read."""
        repairs = [
            Place(f"repair-{repair.number}", f"repair-{repair.number}", repair.suggestion.span, is_doubtful=True)
            for repair in self.repairs
        ]
        return pieces(self.read.source_text, [*self.proposal.places.values(), *repairs])

    @property
    def wants_campaign(self) -> bool:
        """Whether campaign and columns shall be made too."""
        return MAKE_CAMPAIGN not in self.answers or "on" in self.answers.all(MAKE_CAMPAIGN)

    def to_check(self) -> list[tuple[str, str, Mark]]:
        """Return what asks for a look: id, words and mark of each field and row."""
        found = [
            (field.anchor, str(field.bound.label), field.mark)
            for field in self.fields.values()
            if field.mark in (DOUBTFUL, EXPECTED_MISSING)
        ]
        for name, rows in self.rows.items():
            label = str(ROW_WORDS[name])
            found += [
                (row.key, f"{label} {row.number}", row.mark)
                for row in rows
                if row.mark is DOUBTFUL and not row.is_removed
            ]
        return found

    def counts(self) -> tuple[int, int]:
        """Return how many of the document's own fields have a value, and how many there are."""
        names = [name for name in DocumentForm.base_names if name not in OWN_CHOICES]
        return sum(bool(self.proposal.places.get(name)) for name in names), len(names)

    # What comes out of it

    def finish(self) -> tuple[PlanPage, CampaignProposal | None, list[str]] | None:
        """Return plan, campaign and names of new organisations; ``None``, with ``problems``, when a field is wrong."""
        self._errors, self.problems = {}, []
        document = self._checked(
            "document",
            DocumentForm(
                data={name: self.value(name) for name in DocumentForm.base_names}, mark=self.mark_of_document
            ),
        )  # fmt: skip
        rows = {name: [row for row in self.rows[name] if not (row.is_removed or row.is_blank)] for name in KINDS}
        changed = {
            row.key: self._checked(row.key, self._bound(row.kind, row.key, row.values), row)
            for kept in rows.values()
            for row in kept
            if row.is_edited or row.is_new
        }
        campaign = self._finished_campaign() if self.wants_campaign else None
        if self.problems:
            self._forget()
            return None
        plan = self._plan(document)
        for name, kept in rows.items():
            built = [self._built(row, changed.get(row.key)) for row in kept]
            setattr(plan, name, [("section", part) for part in built] if name == "sections" else built)
        return plan, campaign, [unit.name for unit in self.units.values() if unit.is_to_be_added]

    def _checked(self, key: str, form: forms.Form, row: Row | None = None) -> dict[str, Any]:
        if form.is_valid():
            return form.cleaned_data
        self._errors[key] = form
        for name, message in first_errors(form):
            label = str(form.fields[name].label) if name in form.fields else ""
            if row is not None:
                label = f"{ROW_WORDS[row.kind.name]} {row.number}: {label}"
            self.problems.append(Problem(form[name].id_for_label or f"field-{name}", label, message))
        return {}

    def _finished_campaign(self) -> CampaignProposal | None:
        names = CampaignForm.base_fields
        data = {f"{CampaignForm.prefix}-{name}": self.value(f"{CampaignForm.prefix}-{name}") for name in names}
        cleaned = self._checked("campaign", CampaignForm(data=data))
        if not cleaned:
            return None
        return dataclasses.replace(
            self.proposal.campaign,
            title=cleaned["title"],
            start_on=cleaned["start_on"],
            end_on=cleaned["end_on"],
            column_titles=cleaned["columns"],
        )

    def _plan(self, document: dict[str, Any]) -> PlanPage:
        plan = self.proposal.plan
        for name, value in document.items():
            setattr(plan, name, value)
        issuer = self.unit(plan.issuer)
        plan.issuer_organisation = issuer.organisation if issuer else None
        if self.mark_of_document:
            plan.disclosure = Disclosure.INTERNAL
        return plan

    def _built(self, row: Row, changed: dict[str, Any] | None) -> Any:
        """Return the row as the plan shall have it."""
        built = copy.copy(row.original)
        for name, value in (changed or {}).items():
            set_value(built, name, value)
        if row.kind.is_tracked:
            built.tracking = row.tracking
        if row.kind.name == "tasks":
            unit = self.unit(built.unit)
            built.organisation = unit.organisation if unit else None
        if row.kind.name == "sections" and row.is_hidden:
            built["public"] = False
        return built


ROW_WORDS = {
    "bases": gettext_lazy("Base"),
    "sections": gettext_lazy("Part"),
    "tasks": gettext_lazy("Task"),
    "deadlines": gettext_lazy("Reporting deadline"),
    "recipients": gettext_lazy("Recipient"),
}
