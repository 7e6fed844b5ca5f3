"""*Nơi nhận*: who receives the plan, with the notes in brackets, and the archive line.

As Nghị định 30/2020/NĐ-CP, phụ lục I prints it (``Nơi nhận:``, ``- Lưu: VT, …``), and Hướng dẫn 36-HD/VPTW and
05-HD/VPTW of the Party (``- Lưu Văn phòng …``, without a colon).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from wagtail_kehoach.documents.anchors import RECIPIENTS, key, opens_recipients
from wagtail_kehoach.documents.draft import Found, Recipient, RecipientRole
from wagtail_kehoach.documents.lines import starts_lower
from wagtail_kehoach.documents.signature import begins_with_surname, is_name
from wagtail_kehoach.documents.source import SourceDocument
from wagtail_kehoach.vietnamese.text import within_one_edit

_ITEM = re.compile(r"\s*[-–—−‐•●▪◦·+*►➢✓\uf000-\uf0ff]\s*")
_ARCHIVE = re.compile(r"\W{0,3}luu(?!\w)(?!\s+(?:y|hanh|thong|dong|niem|tru lai)(?!\w))")
_SURELY_ARCHIVE = re.compile(r"\W{0,3}luu\W{0,3}(?:van (?:phong|thu)|vp|vt|ho so|tru)(?!\w)")
_HEAD_WITHOUT_COLON = re.compile(r"\s*[-–]\s*(?=\S)")
_SENT_TO = "noi gui"
# Several recipients on one line: "- Như trên; - Lưu: VT.", "Đảng ủy xã; HĐND xã; lưu VT".
_BETWEEN = re.compile(r"\s*[;.,]\s*(?=[-–•+]\s*[^\W\d_])|\s*;\s*(?=[^\s(])|\s*[;,]\s*(?=[Ll]ưu\s?[:.]?\s)")
# What stands behind one dash and before one note goes together: "- Các phòng; đơn vị trực thuộc Sở (t/h);".
_WITHIN_ITEM = re.compile(r"\s*;\s*+(?![-–•+]|[Ll]ưu(?!\w))")
_NOTE = re.compile(
    r"\s*\((?P<note>[^()]{1,120})\)?[\s.,;:]*$|\s+(?P<bare>(?:để|thay)\s(?:b/c|báo cáo|biết|t/h|p/h))[\s.,;]*$"
)
_WORD = re.compile(r"\S+")
# The last word of an archive line in front of a name: "VT.", "12b", "(02)".
_CLOSES_ARCHIVE_LINE = re.compile(r"\S*(?:\.|\d\w?|\d\))")
_MOST_WORDS_OF_A_NAME = 6
_WORDS_OF_A_WHOLE_NAME = 3
_LONGEST_NAME = 80
_TAIL = 40
_CLOSED = (";", ".", ",")
_FIRMLY_CLOSED = (";", ".")
_ROLES = (
    (RecipientRole.REPORT_TO, re.compile(r"(?<!\w)(?:bao cao|b ?[/.] ?c|bc(?!\w)|chi dao|xin y kien)")),
    (
        RecipientRole.IMPLEMENT,
        re.compile(r"(?<!\w)(?:(?:to chuc )?thuc hien|t ?[/.] ?h|th ?/ ?h|t ?/ ?hien|trien khai|thi hanh|th(?!\w))"),
    ),
    (RecipientRole.COORDINATE, re.compile(r"(?<!\w)(?:phoi hop|p ?[/.] ?h|ph(?!\w))")),
)


def recipients_head(folded: str) -> int | None:
    """Return the length of ``Nơi nhận:`` at the start of a folded line, ``None`` when it does not open the list."""
    bare = folded.lstrip("*•-+ ")
    lead = len(folded) - len(bare)
    head, colon, _ = bare[:40].partition(":")
    if colon and (opens_recipients(bare) or key(head) == _SENT_TO):
        return lead + len(head) + 1
    if opens_recipients(bare):
        return len(folded)
    dash = _HEAD_WITHOUT_COLON.search(bare[:40])
    if dash and within_one_edit(key(bare[: dash.start()]), RECIPIENTS):
        return lead + dash.start()
    return None


def is_item(text: str) -> bool:
    """Whether a line begins with the dash, plus or bullet of a list."""
    return _ITEM.match(text) is not None


def is_archive_line(folded: str) -> bool:
    """Whether a folded line files the document: ``- Lưu: VT``, ``Lưu Văn phòng``."""
    return _ARCHIVE.match(folded[:60]) is not None


def is_surely_archive_line(folded: str) -> bool:
    """Whether a folded line files the document, and is no person whose surname is Lưu."""
    return _SURELY_ARCHIVE.match(folded[:60]) is not None


def read_recipients(
    source: SourceDocument, spans: Sequence[tuple[int, int]]
) -> tuple[tuple[Recipient, ...], Found[str] | None]:
    """Return the recipients among the lines ``spans`` of the list, the head left out, and the archive line."""
    recipients: list[Recipient] = []
    archive_line: Found[str] | None = None
    for start, end in _items(source, spans):
        dash = _ITEM.match(source.unmarked, start, end)
        start, end = source.trimmed(dash.end() if dash else start, end, also=";,.:")
        if start >= end:
            continue
        if is_archive_line(source.folded[start:end]):
            archive_line = archive_line or source.words(start, end)
        else:
            recipients.append(_recipient(source, start, end))
    return tuple(recipients), archive_line


def with_name_apart(
    source: SourceDocument, spans: Sequence[tuple[int, int]]
) -> tuple[list[tuple[int, int]], Found[str] | None]:
    """Return the lines of the list without the signer's name that stands behind one of them, and that name.

    ``- Lưu: VT, VHXH. Trần Thị Minh Nguyệt``: what stood beside the list lost its column. Behind a comma or a word in
    small letters it is part of the recipient (``- Lưu: VT, xã Lâm Hải``).
    """
    for place in range(len(spans) - 1, -1, -1):
        start, end = spans[place]
        cut = _name_behind(source, start, end)
        if cut is not None:
            kept = source.trimmed(start, cut)
            return [*spans[:place], kept, *spans[place + 1 :]], source.words(cut, end)
    return list(spans), None


def _name_behind(source: SourceDocument, start: int, end: int) -> int | None:
    """Return where the name begins with which a line of the list ends."""
    archive = _ARCHIVE.match(source.folded, start, end)
    first = archive.end() if archive else start
    words = list(_WORD.finditer(source.unmarked, max(first, end - _LONGEST_NAME), end))
    words = words[-_MOST_WORDS_OF_A_NAME - 1 :]
    for place, (before, word) in enumerate(pairwise(words), 1):
        name = source.unmarked[word.start() : end]
        if not is_name(name) or not begins_with_surname(name) or name[-1] in _CLOSED:
            continue
        whole = len(words) - place >= _WORDS_OF_A_WHOLE_NAME
        if before[0].endswith((";", ")")) or archive and _closes_archive_line(before[0], whole):
            return word.start()
    return None


def _closes_archive_line(word: str, before_whole_name: bool) -> bool:
    """Whether an archive line may end with a word: ``VT.``, ``12b``; an abbreviation alone before a name of three."""
    return _CLOSES_ARCHIVE_LINE.fullmatch(word) is not None or before_whole_name and word.isalpha() and word.isupper()


def is_closed(text: str) -> bool:
    """Whether a recipient's line has its end."""
    return text.rstrip().endswith(_CLOSED)


def _items(source: SourceDocument, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the recipients one by one: lines that go on are joined, lines that hold several are cut."""
    dashes = sum(is_item(source.text[start:end]) for start, end in spans)
    closed = sum(is_closed(source.unmarked[start:end]) for start, end in spans)
    may_break = dashes + closed > 1
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        more = joined and not is_item(source.text[start:end])
        if more and _goes_on(source, joined[-1], (start, end), dashed=dashes * 2 >= len(spans), may_break=may_break):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    for start, end in joined:
        shares_note = is_item(source.text[start:end]) and _NOTE.search(source.unmarked[start:end]) is not None
        for separator in list(_BETWEEN.finditer(source.unmarked, start, end)):
            if shares_note and _WITHIN_ITEM.match(source.unmarked, separator.start(), end):
                continue
            if is_archive_line(source.folded[start:end]):
                break
            yield start, separator.start()
            start = separator.end()
        yield start, end


def _goes_on(
    source: SourceDocument, before: tuple[int, int], line: tuple[int, int], *, dashed: bool, may_break: bool
) -> bool:
    """Whether ``line``, which has no dash, belongs to the recipient ``before`` it.

    ``dashed``: each recipient has a dash; ``may_break``: the list has dashes or closing signs at all.
    """
    if source.text[before[1] : line[0]].strip(" \t\n*_"):
        return False
    said = source.unmarked[max(before[0], before[1] - _TAIL) : before[1]].rstrip()
    text = source.unmarked[line[0] : line[1]]
    if is_archive_line(source.folded[line[0] : line[1]]):
        return False
    if text.startswith("("):
        return True
    if starts_lower(text):
        return not said.endswith(_FIRMLY_CLOSED)
    return may_break and not said.endswith(_FIRMLY_CLOSED if dashed else _CLOSED) and (dashed or said[-1:] != ")")


def _recipient(source: SourceDocument, start: int, end: int) -> Recipient:
    note = _NOTE.search(source.unmarked[start:end])
    if not note or note.start() == 0:
        return Recipient(source.words(start, end))
    group = "note" if note["note"] else "bare"
    note_start, note_end = source.trimmed(start + note.start(group), start + note.end(group))
    name_start, name_end = source.trimmed(start, start + note.start(), also=";,.:")
    if note_start >= note_end or name_start >= name_end:
        return Recipient(source.words(start, end))
    return Recipient(
        source.words(name_start, name_end),
        source.words(note_start, note_end),
        _role(source.folded[note_start:note_end]),
    )


def _role(note: str) -> RecipientRole:
    """Return the role whose word stands first in the note."""
    found = ((match.start(), role) for role, pattern in _ROLES if (match := pattern.search(note)))
    return min(found, default=(0, RecipientRole.INFORM), key=lambda each: each[0])[1]
