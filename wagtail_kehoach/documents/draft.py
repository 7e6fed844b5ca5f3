"""What was read from a plan document: frozen values, each with its verbatim text, its place and a confidence."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
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


class Bound(StrEnum):
    """How the number of a target binds: ít nhất 10 (at least), tối đa 10 (at most), khoảng 10 (about), 10 (exactly)."""

    EXACTLY = "exactly"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"


class Action(StrEnum):
    """What an e-office message does with a document: mới, thu hồi, cập nhật, thay thế (edXML ``BussinessDocType``)."""

    NEW = "new"
    REVOKE = "revoke"
    UPDATE = "update"
    REPLACE = "replace"


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
    """One task of a unit; ``details`` are the ``+`` lines below it.

    ``role`` is ``SUPPORT`` where the unit only takes part (``Phối hợp với …``, the column *Đơn vị phối hợp*), ``LEAD``
    where it does the work itself; ``partners`` are the bodies with which it does so (``phối hợp với …``).
    """

    text: Found[str]
    role: Role = Role.LEAD
    form: str = "dash"
    deadline: Found[PartialDate] | None = None
    details: tuple[Found[str], ...] = ()
    partners: tuple[Found[str], ...] = ()


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
class Peak:
    """A time of special effort (đợt cao điểm) as the plan words it; ``when`` is empty where no date is stated."""

    text: Found[str]
    when: Found[PartialDate] | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A number that the plan wants reached: ``ít nhất 10 tin, bài``, ``02 số/tháng``, ``100% thôn``.

    ``text`` is the clause, ``amount`` the number wanted (``most`` the upper one of ``từ 10 đến 15``), a ``Decimal``
    where the text has one (``99,5% trẻ``), ``unit`` what is counted, as printed (``tin, bài``, ``%``), ``per`` the
    time in which (``tháng``), ``assigned_to`` the unit under which the clause stands.
    """

    text: Found[str]
    amount: Found[int | Decimal]
    unit: Found[str]
    bound: Bound = Bound.EXACTLY
    most: Found[int | Decimal] | None = None
    per: Found[str] | None = None
    assigned_to: Found[str] | None = None


@dataclass(frozen=True, slots=True)
class ShortName:
    """A name that the plan gives something for short: ``(sau đây viết tắt là …)``, ``(gọi tắt là …)``."""

    name: Found[str]
    full: Found[str] | None = None


@dataclass(frozen=True, slots=True)
class Appendix:
    """An appendix (phụ lục): its label (``Phụ lục I``), title, the note in brackets under it, and its paragraphs.

    The row of a table is one paragraph, its cells apart by tabs.
    """

    span: Span
    label: Found[str] | None = None
    title: Found[str] | None = None
    note: Found[str] | None = None
    paragraphs: tuple[Found[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A repair of damaged text that an editor may accept: ``before`` at ``span`` of the source text → ``after``.

    Never applied by itself; never about digits, dates, names.
    """

    span: Span
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about the file that an editor should know, as one Vietnamese sentence; ``code`` is stable.

    ``legacy_font`` (letters typed for TCVN3 or VNI fonts were converted), ``words_joined`` (words broken by spaces were
    joined), ``tracked_changes``, ``hidden_text``, ``revokes``, ``updates``, ``replaces`` (what an e-office message does
    with an earlier document), ``other_attachments``, ``pages_without_text``.
    """

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Envelope:
    """What the header of an e-office message (edXML, QCVN 102:2016/BTTTT) says of the document in it.

    Suggestions beside what the document itself says: strings as sent, ``None`` for missing ones (``null`` and ``N/A``
    count as missing). Nothing of it stands in ``PlanDraft.source_text``.
    """

    document_id: str | None = None
    organ_id: str | None = None
    issuer: str | None = None
    superior_body: str | None = None
    serial: str | None = None
    symbol: str | None = None
    place: str | None = None
    date: PartialDate | None = None
    document_type: str | None = None
    abstract: str | None = None
    authority: str | None = None
    on_behalf_of: str | None = None
    position: str | None = None
    signer: str | None = None
    due_date: PartialDate | None = None
    urgency: str | None = None
    circulation: str | None = None
    recipients: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    action: Action | None = None
    attachment_name: str | None = None
    has_signature: bool = False


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
    official_title: Found[str] | None = None
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
    urgency: Found[str] | None = None
    circulation: Found[str] | None = None
    attached_to: Basis | None = None
    bases: tuple[Basis, ...] = ()
    short_names: tuple[ShortName, ...] = ()
    sections: tuple[Section, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    general_clause: Found[str] | None = None
    deadlines: tuple[Deadline, ...] = ()
    period: Found[PartialDate] | None = None
    peaks: tuple[Peak, ...] = ()
    genres: tuple[Found[str], ...] = ()
    channels: tuple[Found[str], ...] = ()
    targets: tuple[Target, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    archive_line: Found[str] | None = None
    signature: Signature = field(default_factory=Signature)
    end_mark: Found[str] | None = None
    appendices: tuple[Appendix, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    notices: tuple[Notice, ...] = ()
    envelope: Envelope | None = None


class DocumentError(Exception):
    """The file cannot be read as a plan. ``str(error)`` is one Vietnamese sentence that tells cause and way out.

    ``code`` is stable: ``empty``, ``too_large``, ``unreadable``, ``encrypted``, ``unsupported``, ``old_word``,
    ``scanned``, ``not_a_plan``.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
