"""What was read from a plan document: frozen values, each with its verbatim text, its place and a confidence."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

from wagtail_kehoach.vietnamese.dates import PartialDate
from wagtail_kehoach.vietnamese.numbers import DocumentNumber

SCHEMA_VERSION = 1

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Span:
    """Where a value stands in ``PlanDraft.source_text``: characters ``start`` (included) to ``end`` (excluded)."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """One value read from the document.

    ``raw`` is the verbatim source text with white space collapsed, ``value`` its normalised form, ``confidence``
    a number from 0 to 1: 1 for a form that the rules of documents prescribe, below 0.7 for what an editor should check.
    What the text does not say is ``None`` in place of a ``Found``; nothing is ever guessed.
    """

    raw: str
    value: T
    span: Span
    confidence: float = 1.0


class Regime(StrEnum):
    """Which rules of form the document follows: Nghị định 30/2020/NĐ-CP, Hướng dẫn 05-HD/VPTW, or other ones."""

    STATE = "state"
    PARTY = "party"
    MASS_ORG = "mass_org"
    OTHER = "other"


class SerialState(StrEnum):
    """Whether the number line gives a serial: ``Số 12-KH/HU``, ``Số      -KH/HU``, or no number line at all."""

    GIVEN = "given"
    BLANK = "blank"
    ABSENT = "absent"


class Role(StrEnum):
    """How a unit takes part in a task: chủ trì (lead) or phối hợp (support)."""

    LEAD = "lead"
    SUPPORT = "support"


class RecipientRole(StrEnum):
    """Why a body receives the plan, from the note behind its name: báo cáo, thực hiện, phối hợp, or none given."""

    REPORT_TO = "report_to"
    IMPLEMENT = "implement"
    COORDINATE = "coordinate"
    INFORM = "inform"


@dataclass(frozen=True, slots=True)
class Basis:
    """One base of the plan: ``Thực hiện Kế hoạch số 289-KH/TU, ngày 19/03/2024 của Tỉnh ủy …``."""

    text: Found[str]
    verb: Found[str] | None = None
    document_type: Found[str] | None = None
    number: Found[DocumentNumber] | None = None
    date: Found[PartialDate] | None = None
    issuer: Found[str] | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """One titled or numbered part of the plan.

    ``level`` counts from 1 (``I.``); ``label`` is the number as printed (``I-``, ``1.1.``) or ``""``; ``title`` is
    ``None`` for a numbered paragraph without heading; ``paragraphs`` holds the section's own text in order, dash and
    plus marks kept; deeper sections follow in ``children``.
    """

    level: int
    label: str
    title: Found[str] | None
    span: Span
    paragraphs: tuple[Found[str], ...] = ()
    children: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """One task of a unit; ``details`` are the ``+`` lines below it."""

    text: Found[str]
    role: Role = Role.LEAD
    form: str = "dash"
    deadline: Found[PartialDate] | None = None
    details: tuple[Found[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Assignment:
    """What one line of *Tổ chức thực hiện* gives to a unit (or to several units named together, kept as printed)."""

    unit: Found[str]
    tasks: tuple[Task, ...] = ()


@dataclass(frozen=True, slots=True)
class Deadline:
    """One report that the plan asks for: what, by when, from whom, to whom, through whom, and passed on to whom.

    ``from_units`` is ``None`` when the clause binds all units. ``when`` has precision ``none`` where no date is stated.
    """

    what: Found[str]
    when: Found[PartialDate] | None
    to: tuple[Found[str], ...] = ()
    via: Found[str] | None = None
    onward_to: Found[str] | None = None
    from_units: Found[str] | None = None


@dataclass(frozen=True, slots=True)
class Recipient:
    """One line of *Nơi nhận* with the note in brackets behind it and the role that the note tells."""

    name: Found[str]
    note: Found[str] | None = None
    role: RecipientRole = RecipientRole.INFORM


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed: authority (``T/M``, ``KT.``), on whose behalf, in which position, and the name."""

    authority: Found[str] | None = None
    on_behalf_of: Found[str] | None = None
    position: Found[str] | None = None
    name: Found[str] | None = None


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """A plan document as data. ``None`` or an empty tuple means: the text does not say."""

    source_text: str
    source_format: str
    regime: Found[Regime] | None = None
    document_type: Found[str] | None = None
    number: Found[DocumentNumber] | None = None
    serial_state: SerialState = SerialState.ABSENT
    superior_body: Found[str] | None = None
    issuer: Found[str] | None = None
    acting_collective: Found[str] | None = None
    place: Found[str] | None = None
    date: Found[PartialDate] | None = None
    abstract: Found[str] | None = None
    secrecy: Found[str] | None = None
    circulation: Found[str] | None = None
    bases: tuple[Basis, ...] = ()
    sections: tuple[Section, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    general_clause: Found[str] | None = None
    deadlines: tuple[Deadline, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    archive_line: Found[str] | None = None
    signature: Signature = field(default_factory=Signature)
    end_mark: Found[str] | None = None


class DocumentError(Exception):
    """The file cannot be read as a plan. ``str(error)`` is one Vietnamese sentence that tells cause and way out.

    ``code`` is stable: ``empty``, ``too_large``, ``unreadable``, ``encrypted``, ``unsupported``, ``old_word``,
    ``not_a_plan``.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
