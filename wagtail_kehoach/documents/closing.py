"""The request to all units with which a plan closes: ``Căn cứ Kế hoạch này, các đơn vị …``.

It belongs to all units and stands after the last of them, or by mistake inside its part, in plans of both regimes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import itemgetter

from wagtail_kehoach.documents.anchors import words_pattern
from wagtail_kehoach.documents.bodies import names_all_units, starts_with_body
from wagtail_kehoach.documents.draft import Found
from wagtail_kehoach.documents.duties import first_verb
from wagtail_kehoach.documents.lines import Mark, Paragraph, ends_sentence
from wagtail_kehoach.documents.source import SourceDocument

_OPENS_CLOSING = words_pattern(
    r"(?:can cu (?:vao )?(?:noi dung )?ke hoach nay|tren day la|tren co so ke hoach|nhan duoc ke hoach"
    r"|ke hoach nay|trong qua trinh"
    r"|(?:yeu cau|de nghi) (?:cac|thu truong|lanh dao|truong cac)|can cu chuc nang)"
)
_REQUEST = words_pattern(
    r"(?<!\w)(?:yeu cau|de nghi|mong|keu goi) (?:(?:tat ca|toan the) )?(?:cac|thu truong|lanh dao|moi|can bo|cong chuc"
    r"|vien chuc|nguoi lao dong|giao vien|doan vien|hoi vien|dang vien|ba con|nhan dan)(?!\w)"
)
_CARRIES_OUT = words_pattern(
    r"cac [^.;:]{3,160} (?:can cu|theo|thuc hien) [^.;:]{0,30}(?:ke hoach|nhiem vu (?:duoc )?(?:giao|phan cong))(?!\w)"
)
_ON_THE_WAY = words_pattern(r"(?:trong )?qua trinh")
_ASKING = words_pattern(r"(?<!\w)(?<!theo\s)(?:yeu cau|de nghi|mong|keu goi) (?!cua|muon)")
_ASKS_REPORT = words_pattern(r"(?<!\w)(?:yeu cau|de nghi) [^,;]{0,60} (?<!va\s)(?:gui )?bao cao(?! vien)")
# About the plan itself: what it is, from when it holds.
_ABOUT_PLAN = words_pattern(r"(?:tren day la|ke hoach nay)")
_SUBMITS = words_pattern(
    r"(?:kinh|xin) trinh(?!\w)|^\s*tren day la [^;]{3,300} trinh [^;]{3,80} (?:xem xet|phe duyet|cho y kien)"
)
_SENTENCE_END = re.compile(r"\.\s+(?=(\w))")
_REPORT_CLAUSE = words_pattern(
    r"(?:[;,]\s*| va |[.] )(?=(?:dong thoi,? )?(?:dinh ky )?(?:co |gui )?(?:tong hop,? )?(?:ket qua(?: thuc hien)?,? )?"
    r"(?:gui )?bao cao(?! vien)"
    r"|(?:trong )?(?:qua trinh|neu|co) .{0,60}(?:vuong mac|van de|kho khan))"
)
_OF_RECEIVER = words_pattern(r"(?<!\w)(?:de|nham) [^,;.:()]{3,80} (?:tong hop|theo doi)$")
_RANK_ON_THE_WAY = 2
_LATER_LINE = re.compile(r"\s{0,80}\n\s{0,80}(?=\S)")
_LONGEST_END = 20


def with_closing_apart(source: SourceDocument, body: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """Return the paragraphs of a body, a closing request that was joined onto the last one as one of its own.

    It begins a line, behind a sentence that ended or a blank line, with words that only a closing request begins with.
    """
    if not body or body[-1].table is not None:
        return body
    last = body[-1]
    for line in _LATER_LINE.finditer(source.unmarked, last.body, last.end):
        start = line.end()
        begun = source.unmarked[start : start + 1].isupper() and opens_closing(source, start, last.end)
        before = source.unmarked[max(last.body, line.start() - _LONGEST_END) : line.start()]
        if begun and (line[0].count("\n") > 1 or ends_sentence(before)):
            closing = Paragraph(Mark.NONE, "", start, start, last.end, last.bold, last.centred)
            return [*body[:-1], replace(last, end=line.start()), closing]
    return body


def opens_closing(source: SourceDocument, start: int, end: int) -> bool:
    """Whether the words at ``start`` are such as a closing request begins with: ``Trên đây là Kế hoạch …``."""
    return _OPENS_CLOSING.match(source.folded, start, end) is not None


def asks(source: SourceDocument, start: int, end: int) -> bool:
    """Whether units or persons in the plural are asked for something: ``… đề nghị các ban, ngành …``."""
    return _REQUEST.search(source.folded, start, end) is not None


def carries_out(source: SourceDocument, paragraph: Paragraph, text: str) -> bool:
    """Whether a paragraph says that units do what the plan gives them: ``Các tiểu ban căn cứ nhiệm vụ được giao …``."""
    return _CARRIES_OUT.match(source.folded, paragraph.body, paragraph.end) is not None and speaks_of_units(text)


def speaks_of_units(text: str) -> bool:
    """Whether a sentence says what all units or a group of them do: ``Các chi hội báo cáo …``."""
    return names_all_units(text) or text.startswith("Các ") and starts_with_body(text) and first_verb(text) is not None


def general_clause(source: SourceDocument, closing: Sequence[Paragraph]) -> Found[str] | None:
    """Return what the closing paragraphs ask of all units, without the clause about reports that follows it.

    A sentence that asks comes first, then one that says what all units do, and last what to do when something comes up
    on the way. What is said of the plan alone (``Trên đây là Kế hoạch …``, ``kính trình …``) is no request.
    """
    sentences = [each for paragraph in closing for each in _sentences(source, paragraph)]
    ranked = [(rank, span) for span in sentences if (rank := _rank_of_request(source, *span)) is not None]
    if not ranked:
        return None
    rank, (start, end) = min(ranked, key=itemgetter(0))
    request = _ASKING.search(source.folded, start, end)
    if rank < _RANK_ON_THE_WAY:
        clauses = _REPORT_CLAUSE.finditer(source.folded, request.end() if request else start, end)
        # "… để UBND xã tổng hợp, báo cáo UBND tỉnh" is said of the receiver.
        reports = next((each for each in clauses if not _OF_RECEIVER.search(source.folded, start, each.start())), None)
        end = reports.start() if reports else end
    start, end = source.trimmed(start, end, also=";,./")
    return source.words(start, end, 0.9) if start < end else None


def _sentences(source: SourceDocument, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    start = paragraph.body
    for stop in _SENTENCE_END.finditer(source.unmarked, start, paragraph.end):
        if stop[1].isupper():
            yield start, stop.start()
            start = stop.end()
    yield start, paragraph.end


def _rank_of_request(source: SourceDocument, start: int, end: int) -> int | None:
    """Return how surely a closing sentence is the request to all units, 0 the surest; ``None`` when it asks nothing."""
    folded = source.folded[start:end]
    if _SUBMITS.search(folded):
        return None
    if _ON_THE_WAY.match(folded):
        return _RANK_ON_THE_WAY
    if _ASKING.search(folded) and not _ASKS_REPORT.search(folded):
        return 0
    return None if _ABOUT_PLAN.match(folded) else 1
