"""The ending of a plan: recipients, archive line, signature, mark of the end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from wagtail_kehoach.documents.anchors import authority_prefix, is_rule, key, opens_recipients
from wagtail_kehoach.documents.draft import Found, Recipient, RecipientRole, Signature
from wagtail_kehoach.documents.lines import is_upper_case
from wagtail_kehoach.documents.source import Line, SourceDocument

_END_MARK = re.compile(r"\./\.?(?=[\s\"”’)]*$)")
_ARCHIVE = re.compile(r"luu(?!\w)")
_ITEM = re.compile(r"\s*[-–—−•+]\s*")
_NOTE = re.compile(r"\s*\((?P<note>[^()\n]{1,120})\)?[\s.,;]*$")
_APPENDIX = re.compile(r"\W*phu luc(?!\w)")
_UNSIGNED = re.compile(r"\W*(?:da ky|ky ten|ky, dong dau|chu ky|dau)\W*(?:,? dong dau\W*)?")
_ACADEMIC_TITLES = re.compile(r"(?:(?:PGS|GS|TSKH|TS|ThS|BS|KS|CN|NSƯT|NSND)\.?,?\s*)+(?=\w)")
_MOST_WORDS_OF_A_NAME = 6
_LINES_OF_A_SIGNATURE = 20
_POSITION = re.compile(
    r"(?:pho |quyen |q\. ?)?(?:chu tich|giam doc|bi thu|truong|chanh|hieu truong|tong bien tap|chu nhiem"
    r"|cuc truong|to truong"
    r"|pho|thu truong|bo truong|uy vien|thuong truc|vien truong|doi truong|tong giam doc|dai truong)"
)
_ROLES = (
    (RecipientRole.REPORT_TO, re.compile(r"(?:de )?(?:bao cao|b ?/ ?c)|bc(?!\w)")),
    (RecipientRole.IMPLEMENT, re.compile(r"(?:de )?(?:thuc hien|t ?/ ?h|trien khai|to chuc thuc hien|thuc hien)")),
    (RecipientRole.COORDINATE, re.compile(r"(?:de )?(?:phoi hop|p ?/ ?h)")),
)


@dataclass(frozen=True, slots=True)
class Ending:
    """The ending as read. ``body_until`` is the index of its first line."""

    body_until: int
    recipients: tuple[Recipient, ...] = ()
    archive_line: Found[str] | None = None
    signature: Signature = Signature()
    end_mark: Found[str] | None = None


def read_ending(source: SourceDocument, body_from: int) -> Ending:
    """Return the ending of the plan whose body begins at line ``body_from``."""
    until = _ending_start(source, body_from)
    end_mark = _end_mark(source, body_from, until)
    lines = [line for line in _until_appendix(source, until) if source.text[line.start : line.end].strip()]
    signed_from = _signature_start(source, lines)
    recipients, archive_line = _read_recipients(source, lines[: signed_from[0]] + lines[signed_from[1] :])
    signature = _read_signature(source, lines[signed_from[0] : signed_from[1]])
    return Ending(until, recipients, archive_line, signature, end_mark)


def _ending_start(source: SourceDocument, body_from: int) -> int:
    for place in range(body_from, len(source.lines)):
        line = source.lines[place]
        if line.page_margin or line.table is not None:
            continue
        start, end = source.trimmed(line.start, line.end)
        if opens_recipients(source.folded[start:end]) or authority_prefix(source.unmarked[start:end]):
            return _bare_signature(source, body_from, place)
    return _bare_signature(source, body_from, len(source.lines))


def _bare_signature(source: SourceDocument, body_from: int, until: int) -> int:
    """Return where a position and a name close the body (``GIÁM ĐỐC`` … ``Lê Thị Hòa``), else ``until``."""
    printed = [
        place
        for place in range(max(body_from, until - _LINES_OF_A_SIGNATURE), until)
        if source.lines[place].table is None
    ]
    signed = False
    for place in reversed(printed):
        start, end = source.trimmed(source.lines[place].start, source.lines[place].end)
        text = source.unmarked[start:end]
        if signed and is_upper_case(text) and _POSITION.match(source.folded, start, end):
            return place
        signed = signed or _is_name(text)
    return until


def _until_appendix(source: SourceDocument, start: int) -> list[Line]:
    lines: list[Line] = []
    for line in source.lines[start:]:
        if line.table is not None or _APPENDIX.match(source.folded, line.start, line.end):
            break
        if not line.page_margin:
            lines.append(line)
    return lines


def _end_mark(source: SourceDocument, body_from: int, until: int) -> Found[str] | None:
    """The sign ``./.`` behind the last word of the body."""
    for line in reversed(source.lines[body_from:until]):
        text = source.unmarked[line.start : line.end]
        if line.page_margin or not text.strip() or is_rule(text):
            continue
        match = _END_MARK.search(text[-40:])
        offset = line.start + max(0, len(text) - 40)
        return source.words(offset + match.start(), offset + match.end()) if match else None
    return None


def _signature_start(source: SourceDocument, lines: Sequence[Line]) -> tuple[int, int]:
    """Return from which to which of the ending's lines the signature stands."""
    if not lines:
        return 0, 0
    right = [place for place, line in enumerate(lines) if line.column == 1]
    if right:
        return right[0], right[-1] + 1
    recipients_at = next(
        (place for place, line in enumerate(lines) if opens_recipients(source.folded[line.start : line.end].strip())),
        None,
    )
    for place, line in enumerate(lines):
        start, end = source.trimmed(line.start, line.end)
        text = source.unmarked[start:end]
        position = is_upper_case(text) and not _ITEM.match(text) and _POSITION.match(source.folded, start, end)
        if authority_prefix(text) or position:
            before_recipients = recipients_at is not None and recipients_at > place
            return place, recipients_at if before_recipients and recipients_at is not None else len(lines)
    return len(lines), len(lines)


def _read_recipients(source: SourceDocument, lines: Sequence[Line]) -> tuple[tuple[Recipient, ...], Found[str] | None]:
    items: list[tuple[int, int]] = []
    opened = False
    for line in lines:
        start, end = source.trimmed(line.start, line.end)
        if opens_recipients(source.folded[start:end]):
            opened = True
            start, end = source.trimmed(min(end, start + len("Nơi nhận")), end, also=":")
            if start < end:
                items.append((start, end))
        elif not opened or is_rule(source.text[line.start : line.end]):
            continue
        elif _ITEM.match(source.unmarked, start, end) or not items or _is_closed(source, items[-1]):
            items.append((start, end))
        else:
            items[-1] = (items[-1][0], end)
    recipients: list[Recipient] = []
    archive_line: Found[str] | None = None
    for start, end in items:
        dash = _ITEM.match(source.unmarked, start, end)
        start, end = source.trimmed(dash.end() if dash else start, end, also=";,.")
        if start >= end:
            continue
        if _ARCHIVE.match(source.folded, start, end):
            archive_line = archive_line or source.words(start, end)
        elif archive_line is None:
            recipients.append(_recipient(source, start, end))
    return tuple(recipients), archive_line


def _is_closed(source: SourceDocument, item: tuple[int, int]) -> bool:
    return source.unmarked[item[0] : item[1]].rstrip().endswith((";", ".", ","))


def _recipient(source: SourceDocument, start: int, end: int) -> Recipient:
    note = _NOTE.search(source.unmarked[start:end])
    if not note or note.start() == 0:
        return Recipient(source.words(start, end))
    note_start, note_end = start + note.start("note"), start + note.end("note")
    folded = source.folded[note_start:note_end].strip()
    role = next((role for role, pattern in _ROLES if pattern.match(folded)), RecipientRole.INFORM)
    return Recipient(source.words(start, start + note.start()), source.words(note_start, note_end), role)


def _is_name(text: str) -> bool:
    """Whether a line is a person's name: two to six words of letters, each with a capital, academic titles before."""
    titles = _ACADEMIC_TITLES.match(text)
    words = text[titles.end() if titles else 0 :].split()
    return 2 <= len(words) <= _MOST_WORDS_OF_A_NAME and all(word.isalpha() and word[0].isupper() for word in words)


def _read_signature(source: SourceDocument, lines: Sequence[Line]) -> Signature:
    authority = on_behalf_of = position = name = None
    for line in lines:
        start, end = source.trimmed(line.start, line.end)
        text = source.unmarked[start:end]
        if is_rule(source.text[line.start : line.end]) or _UNSIGNED.fullmatch(source.folded, start, end):
            continue
        prefix = authority_prefix(text)
        if prefix and authority is None:
            authority = source.found(start, start + prefix.end(), "".join(prefix["authority"].split()))
            on_behalf_of = source.words(start + prefix.end(), end)
        elif _POSITION.match(key(source.folded[start:end])) and is_upper_case(text):
            position = source.words(start, end)
        elif is_upper_case(text) and name is None and not prefix:
            if position is not None:
                position = source.words(position.span.start, end)
            elif on_behalf_of is not None:
                on_behalf_of = source.words(on_behalf_of.span.start, end)
        elif _is_name(text):
            name = source.words(start, end)
    return Signature(authority, on_behalf_of, position, name)
