"""From a file to a ``PlanDraft``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from wagtail_kehoach.documents import readers
from wagtail_kehoach.documents.anchors import words_pattern
from wagtail_kehoach.documents.appendices import read_appendices
from wagtail_kehoach.documents.assignments import Assigned, general_clause, read_assigned
from wagtail_kehoach.documents.bases import read_opening
from wagtail_kehoach.documents.channels import read_channels
from wagtail_kehoach.documents.damage import Phrases, suggest
from wagtail_kehoach.documents.deadlines import DeadlineReader
from wagtail_kehoach.documents.draft import Deadline, DocumentError, PlanDraft, Section
from wagtail_kehoach.documents.encodings import refuse_legacy
from wagtail_kehoach.documents.ending import read_ending
from wagtail_kehoach.documents.flat_tables import with_flat_tables
from wagtail_kehoach.documents.genres import read_genres
from wagtail_kehoach.documents.heading import read_heading
from wagtail_kehoach.documents.limits import DEFAULT_LIMITS, Limits
from wagtail_kehoach.documents.lines import paragraphs
from wagtail_kehoach.documents.outline import read_parts, read_sections
from wagtail_kehoach.documents.passages import passages
from wagtail_kehoach.documents.peaks import read_peaks
from wagtail_kehoach.documents.period import read_period
from wagtail_kehoach.documents.readers import plain_text
from wagtail_kehoach.documents.regime import read_regime
from wagtail_kehoach.documents.short_names import read_short_names
from wagtail_kehoach.documents.source import SourceDocument
from wagtail_kehoach.documents.tables import read_tables
from wagtail_kehoach.documents.targets import read_targets
from wagtail_kehoach.documents.type_line import ACCEPTED_TYPES, AcceptedType
from wagtail_kehoach.vietnamese.text import clean, collapse

_LONGEST_NAME = 150
_PARTS_OF_A_PLAN = words_pattern(
    r"(?<!\w)(?:muc dich|yeu cau|noi dung|thoi gian|dia diem|thanh phan|doi tuong|kinh phi|phan cong|to chuc thuc hien"
    r"|nhiem vu|giai phap|tien do|lich|chi tieu|trach nhiem|hinh thuc)(?!\w)"
)


def parse_plan(
    source: Path | bytes | str,
    *,
    name: str = "",
    limits: Limits = DEFAULT_LIMITS,
    phrases: Phrases | None = None,
    types: Sequence[AcceptedType] = ACCEPTED_TYPES,
) -> PlanDraft:
    """Read a plan from a file (``Path``), from the bytes of one, or from text (``str``) that somebody pasted.

    ``name`` is the file's name as the editor knows it; a refusal begins with it. The kind of the file is told by its
    content alone. ``phrases`` replaces the words by which damaged text is known (``damage.suggest``), ``types`` the
    types of document that are read.
    Raises ``DocumentError`` for everything that is no readable plan, and nothing else.
    """
    try:
        document = read_document(source, limits=limits)
        refuse_legacy(document.text)
        return read_draft(document, phrases, types)
    except DocumentError as error:
        shown = collapse(clean(name))[:_LONGEST_NAME]
        if not shown:
            raise
        raise DocumentError(error.code, f"{shown}: {error}") from error


def read_document(source: Path | bytes | str, *, limits: Limits = DEFAULT_LIMITS) -> SourceDocument:
    """Return the text of a document with its layout, whether or not it is a plan. Raises ``DocumentError``."""
    if isinstance(source, str):
        if not source.strip():
            raise DocumentError("empty", "Chưa có chữ nào; hãy dán toàn văn kế hoạch vào rồi thử lại.")
        return plain_text.read_text(source, limits)
    return readers.read(_bytes_of(source, limits) if isinstance(source, Path) else source, limits)


def read_draft(
    document: SourceDocument, phrases: Phrases | None = None, types: Sequence[AcceptedType] = ACCEPTED_TYPES
) -> PlanDraft:
    """Return the plan that a document states. Raises ``DocumentError("not_a_plan", …)``."""
    document = with_flat_tables(document)
    heading = read_heading(document, types)
    head = heading.letterhead
    ending = read_ending(document, heading.body_from)
    if head.date is None and ending.dateline:
        head.place, head.date = head.place or ending.dateline.place, ending.dateline.date
    body = paragraphs(document, document.lines[heading.body_from : ending.body_until])
    preamble, parts = read_parts(document, body)
    bases, acting = read_opening(document, preamble)
    sections = read_sections(document, parts)
    pieces = tuple(passages(document, parts))
    issued = head.date.value if head.date else None
    deadlines = DeadlineReader(document, issued)
    assigned = read_assigned(document, parts, deadlines)
    tabled = read_tables(document, deadlines)
    assignments = (*(unit for unit, _ in assigned.units), *tabled.assignments)
    has_signs = bases or assignments or head.issuer or head.number or ending.recipients
    if not (sections or bases) or not (has_signs or _has_part_of_a_plan(document, sections)):
        raise DocumentError(
            "not_a_plan",
            "Tệp có chữ “KẾ HOẠCH” nhưng không có căn cứ và các mục của một bản kế hoạch; hãy chọn tệp đầy đủ hơn.",
        )
    return PlanDraft(
        source_text=document.text,
        source_format=document.format,
        regime=read_regime(document, head, acting, ending.signature),
        official_title=head.mass_title or head.party_title or head.national_title,
        document_type=heading.document_type,
        number=head.number,
        serial_state=head.serial_state,
        superior_body=head.superior_body,
        issuer=head.issuer,
        acting_collective=acting,
        place=head.place,
        date=head.date,
        abstract=heading.abstract,
        secrecy=heading.marks.secrecy,
        urgency=heading.marks.urgency,
        circulation=heading.marks.circulation,
        attached_to=heading.attached_to,
        bases=bases,
        short_names=read_short_names(document),
        sections=sections,
        assignments=assignments,
        general_clause=general_clause(document, assigned.closing),
        deadlines=(*_deadlines(assigned, deadlines), *tabled.deadlines),
        period=read_period(document, pieces, issued),
        peaks=read_peaks(document, pieces, issued),
        genres=read_genres(document, pieces),
        channels=read_channels(document, pieces),
        targets=read_targets(document, pieces, assignments),
        recipients=ending.recipients,
        archive_line=ending.archive_line,
        signature=ending.signature,
        end_mark=ending.end_mark,
        appendices=read_appendices(document, ending.body_until, ending.lines),
        suggestions=suggest(document, phrases=phrases),
        notices=document.notices,
        envelope=document.envelope,
    )


def _has_part_of_a_plan(source: SourceDocument, sections: Sequence[Section]) -> bool:
    """Whether a part has a title that plans have; news and lesson plans have parts too."""
    titles = (section.title.span for section in sections if section.title)
    return any(_PARTS_OF_A_PLAN.search(source.folded, title.start, title.end) for title in titles)


def _deadlines(assigned: Assigned, reader: DeadlineReader) -> Iterator[Deadline]:
    for assignment, spans in assigned.units:
        for span in spans:
            yield from reader.reports(*span, assignment.unit)
    general: Sequence[tuple[int, int]] = [
        *assigned.reporting,
        *((paragraph.body, paragraph.end) for paragraph in assigned.closing),
    ]
    reader = replace(reader, submissions=True)
    for span in general:
        yield from reader.reports(*span, None)


def _bytes_of(path: Path, limits: Limits) -> bytes:
    most = max(limits.max_bytes, limits.max_text_bytes)
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise DocumentError(
            "unreadable", "Không mở được tệp; hãy kiểm tra đường dẫn và quyền đọc tệp rồi thử lại."
        ) from error
    if len(data) > most:
        raise readers.beyond_size(data, limits)
    return data
