"""Marks of secrecy (Mật, Tối mật, Tuyệt mật) and of circulation (Lưu hành nội bộ …), each on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from wagtail_kehoach.documents.draft import Found
from wagtail_kehoach.documents.source import Line, SourceDocument

_SECRECY = re.compile(r"\W*(?:do mat\s*:?\s*)?(tuyet mat|toi mat|mat)\W*")
_CIRCULATION = re.compile(
    r"\W*(luu hanh noi bo|khong pho bien|(?:xem|doc|xong hoi nghi|hop)[^.;]{0,30} tra lai|khong sao chup|noi bo)\W*"
)
_LONGEST_LINE = 80
_CERTAIN, _DAMAGED = 1.0, 0.6


@dataclass(slots=True)
class Marks:
    """The first mark of each kind."""

    secrecy: Found[str] | None = None
    urgency: Found[str] | None = None
    circulation: Found[str] | None = None


def is_mark(folded: str) -> bool:
    """Whether a folded line is a mark and nothing else."""
    return bool(_SECRECY.fullmatch(folded) or _CIRCULATION.fullmatch(folded))


def read_marks(source: SourceDocument, heading_lines: Sequence[Line]) -> Marks:
    """Return the marks: secrecy in the heading or on a page margin, circulation anywhere.

    A mark in capitals whose signs were damaged counts too, with low confidence: better an editor looks once too often.
    """
    marks = Marks()
    heading_end = heading_lines[-1].end if heading_lines else 0
    for line in source.lines:
        if line.end - line.start > _LONGEST_LINE:
            continue
        start, end = source.trimmed(line.start, line.end)
        secret = _SECRECY.fullmatch(source.folded, start, end)
        in_place = line.page_margin or line.end <= heading_end
        if secret and in_place and marks.secrecy is None and source.unmarked[start:end].isupper():
            mark = source.unmarked[secret.start(1) : secret.end(1)]
            marks.secrecy = source.words(*secret.span(1), _CERTAIN if mark.endswith("MẬT") else _DAMAGED)
        inside = _CIRCULATION.fullmatch(source.folded, start, end)
        if inside and marks.circulation is None:
            marks.circulation = source.words(*inside.span(1))
    return marks
