"""A draft as the short facts that the gold files beside the sample documents state."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from wagtail_kehoach.documents import PlanDraft
from wagtail_kehoach.documents.draft import Assignment, Basis, Deadline, Section, Target
from wagtail_kehoach.vietnamese.dates import PartialDate


def raw(found: Any) -> str | None:
    return found.raw if found else None


def facts_of(draft: PlanDraft) -> dict[str, Any]:
    """Return every fact of ``draft`` that an editor sees, verbatim."""
    signature = draft.signature
    return {
        "regime": draft.regime.value.value if draft.regime else None,
        "official_title": raw(draft.official_title),
        "document_type": raw(draft.document_type),
        "number": raw(draft.number),
        "serial": draft.number.value.serial if draft.number else None,
        "serial_state": draft.serial_state.value,
        "superior_body": raw(draft.superior_body),
        "issuer": raw(draft.issuer),
        "acting_collective": raw(draft.acting_collective),
        "place": raw(draft.place),
        "date": date_facts(draft.date.value) if draft.date else None,
        "abstract": raw(draft.abstract),
        "secrecy": raw(draft.secrecy),
        "urgency": raw(draft.urgency),
        "circulation": raw(draft.circulation),
        "attached_to": basis_facts(draft.attached_to) if draft.attached_to else None,
        "short_names": [each.name.raw for each in draft.short_names],
        "bases": [basis_facts(basis) for basis in draft.bases],
        "sections": [section_facts(section) for section in draft.sections],
        "assignments": [assignment_facts(assignment) for assignment in draft.assignments],
        "general_clause": raw(draft.general_clause),
        "deadlines": [deadline_facts(deadline) for deadline in draft.deadlines],
        "period": date_facts(draft.period.value) if draft.period else None,
        "peaks": [
            {"text": peak.text.raw, "when": date_facts(peak.when.value) if peak.when else None} for peak in draft.peaks
        ],
        "genres": [genre.raw for genre in draft.genres],
        "channels": [channel.raw for channel in draft.channels],
        "targets": [target_facts(target) for target in draft.targets],
        "recipients": [[each.name.raw, raw(each.note), each.role.value] for each in draft.recipients],
        "archive_line": raw(draft.archive_line),
        "signature": [
            raw(signature.authority),
            raw(signature.on_behalf_of),
            raw(signature.position),
            raw(signature.name),
        ],
        "end_mark": raw(draft.end_mark),
        "appendices": [{"label": raw(each.label), "title": raw(each.title)} for each in draft.appendices],
    }


def date_facts(value: PartialDate) -> str:
    """Return a date in short: ``day 2026-09-21``, ``month 2026-07-01..2026-07-31 blank``, ``month yearly 12 in``."""
    parts: list[str] = [value.precision.value]
    if value.recurrence.value != "none":
        parts += [value.recurrence.value, *(str(part) for part in (value.month, value.day) if part is not None)]
    if value.start and value.end:
        parts.append(str(value.start) if value.start == value.end else f"{value.start}..{value.end}")
    if value.day_state.value == "blank":
        parts.append("blank")
    if value.anchor.value != "absolute":
        parts.append(value.anchor.value)
    if value.operator.value != "on":
        parts.append(value.operator.value)
    return " ".join(parts)


def basis_facts(basis: Basis) -> dict[str, Any]:
    return {
        "verb": raw(basis.verb),
        "type": raw(basis.document_type),
        "number": raw(basis.number),
        "date": date_facts(basis.date.value) if basis.date else None,
        "issuer": raw(basis.issuer),
    }


def section_facts(section: Section) -> dict[str, Any]:
    facts: dict[str, Any] = {"label": section.label, "title": raw(section.title)}
    if section.paragraphs:
        facts["starts"] = [" ".join(text.raw.split()[:5]) for text in section.paragraphs]
    if section.children:
        facts["children"] = [section_facts(child) for child in section.children]
    return facts


def assignment_facts(assignment: Assignment) -> dict[str, Any]:
    tasks: list[dict[str, Any]] = []
    for task in assignment.tasks:
        facts: dict[str, Any] = {"text": task.text.raw, "form": task.form}
        if task.role.value != "lead":
            facts["role"] = task.role.value
        if task.deadline:
            facts["deadline"] = date_facts(task.deadline.value)
        if task.details:
            facts["details"] = [detail.raw for detail in task.details]
        tasks.append(facts)
    return {"unit": assignment.unit.raw, "tasks": tasks}


def _number(amount: int | Decimal) -> int | float:
    return amount if isinstance(amount, int) else float(amount)


def target_facts(target: Target) -> dict[str, Any]:
    facts: dict[str, Any] = {"amount": _number(target.amount.value), "unit": target.unit.raw}
    if target.bound.value != "exactly":
        facts["bound"] = target.bound.value
    if target.most:
        facts["most"] = _number(target.most.value)
    if target.per:
        facts["per"] = target.per.raw
    return facts


def deadline_facts(deadline: Deadline) -> dict[str, Any]:
    return {
        "what": deadline.what.raw,
        "when": date_facts(deadline.when.value) if deadline.when else None,
        "to": [body.raw for body in deadline.to],
        "via": raw(deadline.via),
        "onward_to": raw(deadline.onward_to),
        "from": raw(deadline.from_units),
    }
