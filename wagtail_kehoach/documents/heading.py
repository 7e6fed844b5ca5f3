"""The type of the document (*Kế hoạch*) and its abstract (trích yếu), which end the heading."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wagtail_kehoach.documents.anchors import is_rule, opens_recipients
from wagtail_kehoach.documents.bases import is_basis
from wagtail_kehoach.documents.draft import Basis, DocumentError, Found
from wagtail_kehoach.documents.letterhead import Letterhead, read_letterhead
from wagtail_kehoach.documents.lines import ends_sentence, is_upper_case, line_width, starts_lower
from wagtail_kehoach.documents.marks import Marks, read_marks
from wagtail_kehoach.documents.source import Line, SourceDocument
from wagtail_kehoach.vietnamese.document_types import document_type_named

PLAN = "Kế hoạch"

_PLAN_WITH_ABSTRACT = re.compile(r"\s*[*_]*(KẾ HOẠCH)[*_]*(?=\s+\S)")
_ATTACHED = re.compile(r"\W*(?:ban hanh )?kem theo ")
_LETTER = re.compile(r"\W*kinh gui(?!\w)")
_SECTION = re.compile(r"\s*[*_]*(?:[IVX]{1,5}|[A-H]|\d{1,2})\s*[.\-–/)]\s*[*_]*\s*(?=\S)")
_LONGEST_ABSTRACT_LINES = 10


@dataclass(slots=True)
class Heading:
    """The heading as read. ``body_from`` is the index of the first line behind it."""

    body_from: int
    document_type: Found[str]
    letterhead: Letterhead
    marks: Marks
    abstract: Found[str] | None = None
    attached_to: Basis | None = None


def read_heading(source: SourceDocument) -> Heading:
    """Return the heading. Raises ``DocumentError("not_a_plan", …)`` when no line states the type *Kế hoạch*.

    A plan attached to a decision or a letter has no letterhead of its own: that of the other document is not read.
    """
    place, attached = _type_line(source)
    line, before = source.lines[place], source.lines[:place]
    with_abstract = _PLAN_WITH_ABSTRACT.match(source.text, line.start, line.end)
    type_end = with_abstract.end() if with_abstract else line.end
    exact = source.quote(line.start, type_end).casefold() == PLAN.casefold()
    heading = Heading(
        body_from=place + 1,
        document_type=source.found(line.start, type_end, PLAN, 1.0 if exact else 0.8),
        letterhead=read_letterhead(source, () if attached else before),
        marks=read_marks(source, before),
    )
    _read_abstract(source, heading, place, type_end if with_abstract else None)
    return heading


def _type_line(source: SourceDocument) -> tuple[int, bool]:
    """Return the index of the line that states the type, and whether the plan is attached to another document."""
    other: str | None = None
    is_letter = False
    other_ended = False
    for place, line in enumerate(source.lines):
        if line.page_margin or line.table is not None:
            continue
        text = source.text[line.start : min(line.end, line.start + 200)]
        named = document_type_named(source.quote(line.start, line.start + len(text))) if len(text) < 80 else None
        if named == PLAN or _PLAN_WITH_ABSTRACT.match(text):
            attached = other is not None or is_letter
            if other is None or other_ended or _is_attachment(source, place):
                return place, attached
        elif named and is_upper_case(text) and other is None:
            other = named
        other_ended = other_ended or opens_recipients(source.folded[line.start : line.end].strip())
        is_letter = is_letter or _LETTER.match(source.folded, line.start, line.end) is not None
    raise _no_plan(other, is_letter)


def _is_attachment(source: SourceDocument, place: int) -> bool:
    following = source.lines[place + 1 : place + 2 * _LONGEST_ABSTRACT_LINES]
    return any(_ATTACHED.match(source.folded, line.start, line.end) for line in following)


def _no_plan(other: str | None, is_letter: bool) -> DocumentError:
    if other:
        seen = f"tên loại của văn bản là “{other}”"
    elif is_letter:
        seen = "đây có vẻ là công văn (có “Kính gửi”)"
    else:
        seen = "không có dòng tên loại “KẾ HOẠCH”"
    return DocumentError("not_a_plan", f"Tệp không phải kế hoạch: {seen}; hãy chọn tệp của chính bản kế hoạch.")


def _read_abstract(source: SourceDocument, heading: Heading, place: int, start: int | None) -> None:
    lines = source.lines
    width = line_width(source, lines)
    end = lines[place].end if start is not None else None
    taken = 0 if start is None else 1
    ruled = False
    previous: Line | None = lines[place] if start is not None else None
    for index in range(place + 1, len(lines)):
        line = lines[index]
        text = source.text[line.start : line.end]
        if not text.strip() or line.page_margin:
            continue
        if is_rule(text):
            ruled = True
            heading.body_from = index + 1
            break
        if _ends_abstract(source, line, previous, width) or taken == _LONGEST_ABSTRACT_LINES:
            heading.body_from = index
            break
        start, end, previous = (line.start if start is None else start), line.end, line
        heading.body_from = index + 1
        taken += 1
    if start is not None and end is not None and source.trimmed(start, end)[0] < source.trimmed(start, end)[1]:
        heading.abstract = source.words(start, end, 1.0 if ruled or taken == 1 else 0.9)


def _ends_abstract(source: SourceDocument, line: Line, previous: Line | None, width: int | None) -> bool:
    """Whether ``line`` no longer belongs to the abstract whose last line so far is ``previous``."""
    text = source.unmarked[line.start : line.end].strip()
    if line.table is not None or _ATTACHED.match(source.folded, line.start, line.end):
        return True
    if _SECTION.match(text) and (is_upper_case(text) or previous is not None) and not starts_lower(text):
        return True
    if previous is None:
        return False
    if is_basis(text) and text[:1].isupper() or text.startswith(("- Căn cứ", "- Thực hiện")):
        return True
    if previous.centred != line.centred or previous.bold and not line.bold:
        return True
    before = source.unmarked[previous.start : previous.end].strip()
    if starts_lower(text):
        return False
    if width is None:
        return ends_sentence(text) or len(text) > 200
    return (
        len(before) < 0.75 * width
        and (len(text) > len(before) or ends_sentence(text))
        and text[:1].isupper()
        and (len(text) > 0.85 * width)
    )
