"""The three real plans that stand beside the project on some machines, against the facts known of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from wagtail_kehoach.documents import PlanDraft, parse_plan
from wagtail_kehoach.documents.draft import Deadline, Section
from wagtail_kehoach.vietnamese.dates import Anchor, DayState, Precision, Recurrence
from wagtail_kehoach.vietnamese.text import collapse

SHARED = Path(__file__).resolve().parents[3] / "shared"
GOLD = SHARED / "gold" / "seeds.yaml"

pytestmark = pytest.mark.skipif(
    not GOLD.exists(), reason="the real plans are not beside this checkout (../shared/seeds)"
)

NUMBER = False  # what YAML makes of the key "no"
FACTS: list[dict[str, Any]] = yaml.safe_load(GOLD.read_text(encoding="utf-8")) if GOLD.exists() else []


@pytest.fixture(params=FACTS, ids=lambda facts: facts["seed"][:3])
def facts(request: pytest.FixtureRequest) -> dict[str, Any]:
    return request.param


@pytest.fixture
def draft(facts: dict[str, Any]) -> PlanDraft:
    return parse_plan(SHARED / "seeds" / facts["seed"])


def raw(found: Any) -> str | None:
    return found.raw if found else None


def day(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value is not None else []


def test_heading_is_read_as_printed(draft: PlanDraft, facts: dict[str, Any]) -> None:
    for name in ("superior_body", "issuer", "acting_collective", "place", "abstract", "archive_line", "end_mark"):
        assert raw(getattr(draft, name)) == facts[name] if name in facts else True, name
    assert draft.regime and draft.regime.value == facts["regime"]
    assert draft.document_type and draft.document_type.raw == facts["doc_type"]
    assert draft.document_type.value == "Kế hoạch"


def test_number_is_given_blank_or_absent_and_never_invented(draft: PlanDraft, facts: dict[str, Any]) -> None:
    expected = facts["number"]
    assert draft.serial_state == expected["serial_state"]
    if expected["raw"] is None:
        assert draft.number is None
    else:
        assert draft.number and draft.number.raw == collapse(expected["raw"])
        value = draft.number.value
        assert (value.serial, value.type, value.body) == (expected["serial"], expected["type"], expected["body"])


def test_date_keeps_its_precision(draft: PlanDraft, facts: dict[str, Any]) -> None:
    expected = facts["date"]
    if expected["raw"] is None:
        assert draft.date is None
    else:
        assert draft.date and draft.date.raw == collapse(expected["raw"])
        value = draft.date.value
        assert (value.start, value.end, value.precision) == (
            day(expected["start"]),
            day(expected["end"]),
            Precision(expected["precision"]),
        )
        assert value.day_state is DayState(expected["day_state"])


def test_bases_are_read_with_type_number_date_and_issuer(draft: PlanDraft, facts: dict[str, Any]) -> None:
    assert len(draft.bases) == len(facts["bases"])
    for basis, expected in zip(draft.bases, facts["bases"], strict=True):
        assert raw(basis.verb) == expected["verb"]
        assert raw(basis.document_type) == expected["doc_type"]
        assert raw(basis.number) == expected["number"]
        assert raw(basis.issuer) == expected["issuer"]
        assert basis.date and basis.date.value.start == basis.date.value.end == day(expected["date"])
        assert expected["date_raw"] in basis.date.raw
        assert draft.acting_collective and draft.acting_collective.raw not in basis.text.raw


def check_sections(sections: tuple[Section, ...], expected: list[dict[str, Any]]) -> None:
    assert [section.label for section in sections] == [each[NUMBER] for each in expected]
    for section, each in zip(sections, expected, strict=True):
        assert raw(section.title) == each["title"]
        if "dashes" in each:
            assert sum(text.raw.startswith("-") for text in section.paragraphs) == each["dashes"]
        if "paragraphs" in each:
            assert len(section.paragraphs) == each["paragraphs"]
        if "numbered_paragraphs" in each:
            assert [child.title for child in section.children] == [None] * each["numbered_paragraphs"]
        if each.get("inline"):
            assert len(section.paragraphs) == 1
        if "units" in each:
            assert len(section.children) == each["units"]
        if "children" in each:
            check_sections(section.children, each["children"])


def test_outline_has_labels_titles_and_paragraphs(draft: PlanDraft, facts: dict[str, Any]) -> None:
    check_sections(draft.sections, facts["outline"])


def test_units_have_their_tasks(draft: PlanDraft, facts: dict[str, Any]) -> None:
    assert [assignment.unit.raw for assignment in draft.assignments] == [unit["name"] for unit in facts["units"]]
    for assignment, unit in zip(draft.assignments, facts["units"], strict=True):
        assert len(assignment.tasks) == unit["count"], unit["name"]
        if "form" in unit:
            assert {task.form for task in assignment.tasks} == {unit["form"]}
        if "sub_items_of_first" in unit:
            assert len(assignment.tasks[0].details) == unit["sub_items_of_first"]


def test_clause_for_all_units_stands_apart_from_the_last_unit(draft: PlanDraft, facts: dict[str, Any]) -> None:
    if "general_clause" in facts:
        assert raw(draft.general_clause) == facts["general_clause"]
    if draft.general_clause:
        tasks = [task.text.raw for assignment in draft.assignments for task in assignment.tasks]
        assert not any(draft.general_clause.raw[:60] in task for task in tasks)


def check_when(deadline: Deadline, expected: dict[str, Any]) -> None:
    if expected["precision"] == "none":
        assert deadline.when is None
        return
    assert deadline.when
    value = deadline.when.value
    if expected["precision"] == "by_rule":
        assert (value.anchor, value.precision) == (Anchor.BY_RULE, Precision.NONE)
        return
    assert value.precision is Precision(expected["precision"])
    assert value.recurrence is Recurrence(expected.get("recurrence", "none"))
    assert value.operator == expected["operator"]
    assert value.month == expected.get("month")
    assert value.start == day(expected.get("start", expected.get("date")))
    assert value.end == day(expected.get("end", expected.get("date")))


def test_reports_tell_what_when_to_whom_and_through_whom(draft: PlanDraft, facts: dict[str, Any]) -> None:
    read = {deadline.what.raw: deadline for deadline in draft.deadlines}
    assert sorted(read) == sorted(report["what"] for report in facts["reports"])
    for report in facts["reports"]:
        deadline = read[report["what"]]
        check_when(deadline, report)
        assert [body.raw for body in deadline.to] == as_list(report["to"])
        assert raw(deadline.via) == report.get("via")
        assert raw(deadline.onward_to) == report.get("onward_to")
        assert raw(deadline.from_units) == (None if report["from"] == "all" else report["from"])


def test_recipients_notes_and_signature(draft: PlanDraft, facts: dict[str, Any]) -> None:
    assert [recipient.name.raw for recipient in draft.recipients] == facts["recipients"]
    notes = {recipient.name.raw: recipient.note.raw for recipient in draft.recipients if recipient.note}
    assert notes == facts.get("recipient_notes", {})
    expected = facts["signature"]
    signature = draft.signature
    assert {name: raw(getattr(signature, name)) for name in expected} == expected


def test_title_short_names_period_peaks_genres_and_channels(draft: PlanDraft, facts: dict[str, Any]) -> None:
    assert raw(draft.official_title) == facts.get("party_title")
    assert [each.name.raw for each in draft.short_names] == facts.get("defined_short_names", [])
    assert raw(draft.period) == facts.get("period", {}).get("raw")
    if draft.period:
        assert (draft.period.value.start, draft.period.value.anchor) == (None, Anchor.ISSUE_DATE)
    assert [peak.text.raw for peak in draft.peaks] == as_list(facts.get("peaks"))
    assert [genre.raw for genre in draft.genres] == facts["genres"] if "genres" in facts else True
    # The gold names the channels of one section; what other sections say by word of mouth is one too.
    spoken = {channel.raw for channel in draft.channels if channel.value != "tuyen_truyen_mieng"}
    assert spoken == set(facts["channels"]) if "channels" in facts else True
    assert draft.targets == ()
    assert draft.appendices == ()
