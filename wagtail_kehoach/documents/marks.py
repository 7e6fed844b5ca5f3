"""Marks of secrecy (Mật, Tối mật, Tuyệt mật), of urgency (Khẩn, Thượng khẩn, Hỏa tốc) and of circulation.

Nghị định 30/2020/NĐ-CP, phụ lục I, and Hướng dẫn 36-HD/VPTW set them apart: in a box of the heading, on a page margin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from wagtail_kehoach.documents.anchors import key
from wagtail_kehoach.documents.draft import Found
from wagtail_kehoach.documents.source import Line, SourceDocument, fold_aligned
from wagtail_kehoach.vietnamese.text import within_one_edit

_SECRECY = ("tuyet mat", "toi mat", "mat")
_URGENCY = ("hoa toc hen gio", "hoa toc", "thuong khan", "khan")
_CIRCULATION = re.compile(
    r"(?:chi |tai lieu )?luu hanh noi bo|khong pho bien"
    r"|(?:xem|doc|hop|xong hoi nghi|het hoi nghi|su dung)[^.;]{0,30} tra lai"
    r"|(?:khong|cam) (?:duoc )?(?:sao chup|sao in|dang tai|phat tan)|noi bo"
)
_LEADS = re.compile(r"(?:(?:do|muc do|dau) (?:mat|khan)|tai lieu|van ban)\s*:?\s*(?=\w)")
# Some word of every mark: most lines are ruled out at once.
_HINT = re.compile(r"mat|khan|toc|noi bo|no.? bo|hanh no|pho bien|tra lai|sao (?:chup|in)|dang tai|phat tan")
# Where a line holds two marks, or a mark beside something else of the heading.
_BETWEEN = re.compile(r"\s{3,}|\t+|\s*[-–/|;,+]\s+|\s+[-–/|;,+]\s*|\s*[/|]\s*")
_HOUR_BEHIND = re.compile(r"(?<=gio)\W+\d.*|\W+(?:\d{1,2} ?(?:gio|h|g)(?!\w)|truoc|luc).*")
_FRAME = " \t[](){}<>*_|:.\"“”'-–=~"
_SHORTEST_DAMAGED = 7
_LONGEST_LINE = 200
_LONGEST_MARK = 60
_CERTAIN, _DAMAGED = 1.0, 0.6


class Kind(StrEnum):
    """What a mark is about."""

    SECRECY = "secrecy"
    URGENCY = "urgency"
    CIRCULATION = "circulation"


_MARKED = {
    "mat": "MẬT",
    "toi mat": "TỐI MẬT",
    "tuyet mat": "TUYỆT MẬT",
    "khan": "KHẨN",
    "thuong khan": "THƯỢNG KHẨN",
    "hoa toc": "HỎA TỐC",
    "hoa toc hen gio": "HỎA TỐC HẸN GIỜ",
}


@dataclass(slots=True)
class Marks:
    """The first mark of each kind."""

    secrecy: Found[str] | None = None
    urgency: Found[str] | None = None
    circulation: Found[str] | None = None


def is_mark(folded: str) -> bool:
    """Whether a folded line holds one mark or several, and nothing else."""
    if not folded.strip() or len(folded) > _LONGEST_LINE:
        return False
    if _kind(folded):
        return True
    pieces = [folded[start:end] for start, end in _pieces(folded, 0, len(folded))]
    return bool(pieces) and all(_kind(piece) for piece in pieces)


def limits_circulation(text: str) -> bool:
    """Whether a text about a document's circulation limits it: ``Lưu hành nội bộ``, ``Nội bộ xã``, ``Mật``."""
    folded = key(fold_aligned(text[:_LONGEST_LINE]))
    return "noi bo" in folded or _kind(folded) is not None


def read_marks(source: SourceDocument, heading_lines: Sequence[Line]) -> Marks:
    """Return the marks: in the heading or on a page margin, and a mark of circulation alone on any line.

    A mark in capitals whose signs were damaged counts too, with low confidence: better an editor looks once too often.
    """
    marks = Marks()
    heading_end = heading_lines[-1].end if heading_lines else 0
    for line in source.lines:
        if line.table is not None or line.end - line.start > _LONGEST_LINE:
            continue
        in_place = line.page_margin or line.end <= heading_end
        for start, end, kind, name in _marks_on(source, line):
            text = source.unmarked[start:end]
            if kind is Kind.CIRCULATION:
                if marks.circulation is None and (in_place or text[:1].isupper() and _is_alone(source, line)):
                    marks.circulation = source.words(start, end)
            elif in_place and text[:1].isupper() and (text.isupper() or line.page_margin or _is_alone(source, line)):
                found = source.words(start, end, _CERTAIN if text == _MARKED[name] else _DAMAGED)
                if kind is Kind.SECRECY:
                    marks.secrecy = marks.secrecy or found
                else:
                    marks.urgency = marks.urgency or found
    return marks


def _is_alone(source: SourceDocument, line: Line) -> bool:
    return is_mark(source.folded[line.start : line.end])


def _marks_on(source: SourceDocument, line: Line) -> Iterator[tuple[int, int, Kind, str]]:
    """Yield the marks on a line: where each stands, its kind and what it says."""
    if not _HINT.search(source.folded, line.start, line.end):
        return
    start, end = _unframed(source.folded, *source.trimmed(line.start, line.end))
    whole = _kind(source.folded[start:end]) if start < end else None
    pieces = [(start, end)] if whole else _pieces(source.folded, start, end)
    for piece_start, piece_end in pieces:
        if found := _kind(source.folded[piece_start:piece_end]):
            kind, name, offset, length = found
            yield piece_start + offset, piece_start + offset + length, kind, name


def _pieces(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece_start = start
    for gap in _BETWEEN.finditer(folded, start, end):
        if piece_start < gap.start():
            yield _unframed(folded, piece_start, gap.start())
        piece_start = gap.end()
    if piece_start < end:
        yield _unframed(folded, piece_start, end)


def _unframed(folded: str, start: int, end: int) -> tuple[int, int]:
    while start < end and folded[start] in _FRAME:
        start += 1
    while end > start and folded[end - 1] in _FRAME:
        end -= 1
    return start, end


def _kind(folded: str) -> tuple[Kind, str, int, int] | None:
    """Return kind, name, place and length of the mark that a piece of a folded line is, ``None`` for anything else."""
    if len(folded) > _LONGEST_MARK:
        return None
    start, end = _unframed(folded, 0, len(folded))
    for offset in {start: None, start + _lead(folded[start:end]): None}:
        said = _HOUR_BEHIND.sub("", folded[offset:end])
        name = _name(key(said))
        if name:
            kind = Kind.SECRECY if name in _SECRECY else Kind.URGENCY
            return kind, name, offset, len(said.rstrip(_FRAME))
    if _CIRCULATION.fullmatch(key(folded)) or within_one_edit(key(folded), "luu hanh noi bo"):
        return Kind.CIRCULATION, "", start, end - start
    return None


def _lead(folded: str) -> int:
    lead = _LEADS.match(folded)
    return lead.end() if lead else 0


def _name(said: str) -> str | None:
    for name in (*_SECRECY, *_URGENCY):
        if said == name or len(name) >= _SHORTEST_DAMAGED and within_one_edit(said, name):
            return name
    return None
