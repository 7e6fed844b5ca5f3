"""From what was read to the draft of a plan page. What the document does not say stays empty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.functional import cached_property

from wagtail_kehoach.blocks import SECTION_TITLE_CHARACTERS
from wagtail_kehoach.documents.draft import Basis, Deadline, Found, PlanDraft, Section
from wagtail_kehoach.documents.marks import limits_circulation
from wagtail_kehoach.intake.words import cut, fitted
from wagtail_kehoach.models import (
    Organisation,
    PlanBasis,
    PlanPage,
    PlanRecipient,
    PlanTask,
    ReportDeadline,
)
from wagtail_kehoach.models.choices import Tracking
from wagtail_kehoach.models.plans import Regime, Secrecy, SerialState
from wagtail_kehoach.vietnamese.text import collapse, fold, in_sentence

TITLE_CHARACTERS = 110


def proposed_page(draft: PlanDraft) -> PlanPage:
    """Return the plan page that ``draft`` proposes, with its rows, not saved yet.

    Bodies that the list names are linked, the tasks of our own unit are ours, and the plan is internal until somebody
    decides otherwise.
    """
    units = UnitList(draft.date.value.start if draft.date else None)
    plan = PlanPage(
        title=short_title(draft),
        regime=draft.regime.value.value if draft.regime else Regime.OTHER,
        document_type=text_of(draft.document_type) or "Kế hoạch",
        number=str(draft.number.value) if draft.number else "",
        serial_state=SerialState(draft.serial_state.value),
        issue_date=draft.date.value if draft.date else None,
        place=text_of(draft.place),
        superior_body=text_of(draft.superior_body),
        issuer=text_of(draft.issuer),
        issuer_organisation=units.linked(text_of(draft.issuer)),
        acting_collective=text_of(draft.acting_collective),
        abstract=text_of(draft.abstract),
        sections=[("section", section_value(section)) for section in walk(draft.sections)],
        general_clause=text_of(draft.general_clause),
        archive_line=text_of(draft.archive_line),
        signature_authority=draft.signature.authority.raw if draft.signature.authority else "",
        signature_on_behalf_of=text_of(draft.signature.on_behalf_of),
        signature_position=text_of(draft.signature.position),
        signature_name=text_of(draft.signature.name),
        secrecy=secrecy_of(draft),
        circulation=circulation_of(draft),
    )
    plan.bases = [fitted(plan_basis(basis)) for basis in draft.bases]
    plan.tasks = [fitted(task) for task in plan_tasks(draft, units)]
    plan.deadlines = [fitted(report_deadline(deadline, units)) for deadline in draft.deadlines]
    plan.recipients = [
        fitted(PlanRecipient(name=recipient.name.value, note=text_of(recipient.note), role=recipient.role.value))
        for recipient in draft.recipients
    ]
    return fitted(plan)


def circulation_of(draft: PlanDraft) -> str:
    """Return the mark of limited circulation that the document bears, or else the e-office message it came in."""
    sent_as = draft.envelope.circulation if draft.envelope else None
    return text_of(draft.circulation) or (sent_as if sent_as and limits_circulation(sent_as) else "")


class UnitList:
    """The organisations of the list that existed on the plan's day, found by the name as printed."""

    def __init__(self, day: date | None) -> None:
        self._valid = Organisation.objects.valid_on(day) if day else Organisation.objects.all()
        self._own_names = [
            fold(name)
            for own in self._valid.filter(is_own=True).prefetch_related("aliases")
            for name in (own.name, *(alias.name for alias in own.aliases.all()))
        ]

    def linked(self, name: str) -> Organisation | None:
        """Return the one organisation that bears ``name``; ``None`` when there is none or more than one."""
        found = self._by_name.get(fold(collapse(name)), {}) if name else {}
        return next(iter(found.values())) if len(found) == 1 else None

    @cached_property
    def _by_name(self) -> dict[str, dict[int, Organisation]]:
        """All of them by folded name, other names included: a plan names more units than one asks for one by one."""
        by_name: dict[str, dict[int, Organisation]] = {}
        for organisation in self._valid.prefetch_related("aliases"):
            for folded in (organisation.folded_name, *(alias.folded for alias in organisation.aliases.all())):
                by_name.setdefault(folded, {})[organisation.pk] = organisation
        return by_name

    def tracking(self, name: str) -> Tracking:
        """Tell whether the unit named ``name``, alone or among others, is our own."""
        printed = fold(collapse(name))
        is_ours = any(re.search(rf"(?<!\w){re.escape(own)}(?!\w)", printed) for own in self._own_names)
        return Tracking.OURS if is_ours else Tracking.OTHER_UNIT


def short_title(draft: PlanDraft) -> str:
    """Return the page's title: document type and abstract, cut at a word."""
    title = collapse(f"{text_of(draft.document_type) or 'Kế hoạch'} {in_sentence(text_of(draft.abstract))}")
    return cut(title, TITLE_CHARACTERS)


def text_of(found: Found[str] | None) -> str:
    """Return the value that was read, or nothing."""
    return found.value if found else ""


def walk(sections: tuple[Section, ...]) -> Iterator[Section]:
    """Yield the sections in reading order."""
    for section in sections:
        yield section
        yield from walk(section.children)


def section_value(section: Section) -> dict[str, Any]:
    """Return the block value of one section; a title that is as long as a paragraph becomes one."""
    title, paragraphs = text_of(section.title), [paragraph.value for paragraph in section.paragraphs]
    if len(title) > SECTION_TITLE_CHARACTERS:
        title, paragraphs = "", [title, *paragraphs]
    return {
        "level": section.level,
        "label": section.label,
        "title": title,
        "text": "\n".join(paragraphs),
        "public": True,
    }


def secrecy_of(draft: PlanDraft) -> str:
    """Return the degree of secrecy that the document bears."""
    marks = {"mat": Secrecy.SECRET, "toi mat": Secrecy.TOP_SECRET, "tuyet mat": Secrecy.STRICTLY_SECRET}
    return marks.get(fold(text_of(draft.secrecy)), Secrecy.NONE)


def plan_basis(basis: Basis) -> PlanBasis:
    """Return one base of the plan."""
    return PlanBasis(
        text=basis.text.value,
        verb=text_of(basis.verb),
        document_type=text_of(basis.document_type),
        number=str(basis.number.value) if basis.number else "",
        date=basis.date.value if basis.date else None,
        issuer=text_of(basis.issuer),
    )


def plan_tasks(draft: PlanDraft, units: UnitList) -> Iterator[PlanTask]:
    """Yield the tasks of all units in order; the lines below a task stay with it."""
    for assignment in draft.assignments:
        unit = assignment.unit.value
        for task in assignment.tasks:
            yield PlanTask(
                unit=unit,
                organisation=units.linked(unit),
                role=task.role.value,
                text="\n".join([task.text.value, *(detail.value for detail in task.details)]),
                deadline=task.deadline.value if task.deadline else None,
                tracking=units.tracking(unit),
            )


def report_deadline(deadline: Deadline, units: UnitList) -> ReportDeadline:
    """Return one reporting deadline; a clause that binds all units binds us."""
    from_units = text_of(deadline.from_units)
    return ReportDeadline(
        what=deadline.what.value,
        when=deadline.when.value if deadline.when else None,
        to="; ".join(body.value for body in deadline.to),
        via=text_of(deadline.via),
        onward_to=text_of(deadline.onward_to),
        from_units=from_units,
        tracking=units.tracking(from_units) if from_units else Tracking.OURS,
    )
