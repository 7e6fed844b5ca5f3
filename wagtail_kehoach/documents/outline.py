"""The outline of a plan: its parts with their titles, paragraphs and deeper parts.

Which label stands above which, most texts agree on (``_RANKS``). Numbering slips, skipped levels and numbers that begin
again move nothing: a part goes below the nearest open part of a higher rank.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from wagtail_kehoach.documents.bodies import split_lead_in, starts_with_body
from wagtail_kehoach.documents.draft import Found, Section, Span
from wagtail_kehoach.documents.lines import (
    NUMBERED,
    OPENS_SECTION,
    Mark,
    Paragraph,
    ends_sentence,
    is_upper_case,
    starts_lower,
)
from wagtail_kehoach.documents.source import SourceDocument, fold_aligned

_LONGEST_TITLE_SYLLABLES = 32
_LONGEST_TITLE = 400
_LONGEST_USUAL_TITLE_SYLLABLES = 4
_LONGEST_INLINE_TITLE_SYLLABLES = 8
_LONGEST_BRIEF_TITLE_SYLLABLES = 6
_LONGEST_BEFORE_AMOUNT_SYLLABLES = 12
_LONGEST_INLINE_BODY_SYLLABLES = 24
_SURE, _LIKELY = 1.0, 0.8
_RANKS = {
    Mark.PART: 0,
    Mark.CAPITAL: 10,
    Mark.ROMAN: 20,
    Mark.HEADING: 20,
    Mark.ARTICLE: 30,
    Mark.ARABIC: 40,
    Mark.DOTTED: 40,
    Mark.LETTER: 100,
    Mark.SMALL_ROMAN: 110,
    Mark.BRACKETED: 120,
}
# Two kinds of label of which either may stand above the other: the one that a text uses first does.
_EITHER_ABOVE = ((Mark.CAPITAL, Mark.ROMAN), (Mark.LETTER, Mark.BRACKETED))
_CLEAR_TITLES = frozenset([Mark.PART, Mark.CAPITAL, Mark.ROMAN, Mark.HEADING, Mark.ARTICLE])
_COLON = re.compile(r":(?=\s)")
# Words before a colon that begin a list within a sentence: "Tuyên truyền về: …", "bao gồm: …".
_LEADS_ON = re.compile(r"[,;]|(?<!\w)(?:về|gồm|như|là|của|các|sau|với|cho|bằng|để|theo)\s*$", re.IGNORECASE)
_BRACKETED = re.compile(r"\([^()]*\)")
_AMOUNT = re.compile(r"(?:(?:ít nhất|tối thiểu|tối đa|khoảng|từ|trước|dự kiến)\s)?\d|từ ngày|ngày \d", re.IGNORECASE)
_STOP = re.compile(r"\.(?=\s)")
_LABEL = re.compile(
    r"(?:chu de|thong diep|khau hieu|doi tuong|thanh phan|thoi gian|thoi diem|dia diem|hinh thuc|phuong thuc|noi dung"
    r"|muc dich|muc tieu|yeu cau|pham vi|quy mo|tien do|kinh phi|nguon|bien phap|co quan|don vi|so luong|khoi luong)"
)


@dataclass(slots=True)
class Part:
    """A part of the outline while it is read: ``opening`` carries its number, ``own`` is its text before deeper parts.

    ``title`` is the span of the title or ``None``; ``inline`` the span of text that follows the title on its own line.
    """

    level: int
    opening: Paragraph
    title: tuple[int, int] | None = None
    inline: tuple[int, int] | None = None
    own: list[Paragraph] = field(default_factory=list)
    children: list[Part] = field(default_factory=list)

    @property
    def end(self) -> int:
        """Where the part ends, deeper parts included."""
        last = [self.opening.end]
        if self.own:
            last.append(self.own[-1].end)
        if self.children:
            last.append(self.children[-1].end)
        return max(last)


def read_parts(source: SourceDocument, body: Sequence[Paragraph]) -> tuple[list[Paragraph], list[Part]]:
    """Return the paragraphs before the first part, and the parts as a tree. Every paragraph is in exactly one place."""
    preamble: list[Paragraph] = []
    roots: list[Part] = []
    stack: list[Part] = []
    ranks = _ranks(body)
    for place, paragraph in enumerate(body):
        if paragraph.mark not in OPENS_SECTION:
            (stack[-1].own if stack else preamble).append(paragraph)
            continue
        del stack[_open_above(stack, paragraph, ranks) :]
        part = Part(len(stack) + 1, paragraph)
        _read_title(source, part, body[place + 1] if place + 1 < len(body) else None, ranks)
        (stack[-1].children if stack else roots).append(part)
        stack.append(part)
    return preamble, roots


def read_sections(source: SourceDocument, parts: Sequence[Part]) -> tuple[Section, ...]:
    """Return the parts as sections of the draft."""
    return tuple(_section(source, part) for part in parts)


def _section(source: SourceDocument, part: Part) -> Section:
    paragraphs: list[Found[str]] = []
    if part.title is None and part.opening.body < part.opening.end:
        paragraphs.append(source.words(part.opening.body, part.opening.end))
    elif part.inline is not None:
        paragraphs.append(source.words(*part.inline))
    paragraphs += [source.words(paragraph.start, paragraph.end) for paragraph in part.own]
    sure = part.opening.mark in _CLEAR_TITLES or part.opening.bold
    return Section(
        level=part.level,
        label=part.opening.label.strip(),
        title=source.words(*part.title, _SURE if sure else _LIKELY) if part.title else None,
        span=Span(part.opening.start, part.end),
        paragraphs=tuple(paragraphs),
        children=read_sections(source, part.children),
    )


def _ranks(body: Sequence[Paragraph]) -> dict[Mark, int]:
    ranks = dict(_RANKS)
    first: dict[Mark, int] = {}
    for place, paragraph in enumerate(body):
        first.setdefault(paragraph.mark, place)
    for upper, lower in _EITHER_ABOVE:
        if first.get(lower, len(body)) < first.get(upper, len(body)):
            ranks[upper], ranks[lower] = ranks[lower], ranks[upper]
    if ranks[Mark.ROMAN] != _RANKS[Mark.ROMAN] and Mark.PART not in first:
        ranks[Mark.HEADING] = ranks[Mark.ROMAN]
    return ranks


def _rank(paragraph: Paragraph, ranks: dict[Mark, int]) -> int:
    deeper = len(paragraph.number) - 1 if paragraph.mark is Mark.DOTTED else 0
    return ranks[paragraph.mark] + deeper


def _open_above(stack: Sequence[Part], paragraph: Paragraph, ranks: dict[Mark, int]) -> int:
    """Return how many of the open parts stay open when ``paragraph`` opens one."""
    bold = next((place for place, part in enumerate(stack) if part.opening.mark is Mark.SUBHEADING), None)
    if paragraph.mark is Mark.SUBHEADING:
        keep = len(stack) if bold is None else bold
        while keep and bold is None and stack[keep - 1].title is None:
            keep -= 1
        return keep
    rank = _rank(paragraph, ranks)
    for place, part in enumerate(stack):
        if place == bold or _rank(part.opening, ranks) < rank:
            continue
        begins_again = part.opening.mark is paragraph.mark and paragraph.number[-1:] == (1,)
        if bold is None or place > bold or not begins_again:
            return place
    return len(stack)


def _read_title(source: SourceDocument, part: Part, following: Paragraph | None, ranks: dict[Mark, int]) -> None:
    start, end = part.opening.body, part.opening.end
    text = source.unmarked[start:end]
    if _is_title(part, text, following, ranks):
        title = source.trimmed(start, end, also=":.")
        part.title = title if title[0] < title[1] else None
        return
    split = _inline_title(text)
    if split:
        part.title = source.trimmed(start, start + split[0])
        part.inline = source.trimmed(start + split[1], end)


def _is_title(part: Part, text: str, following: Paragraph | None, ranks: dict[Mark, int]) -> bool:
    if part.opening.mark not in NUMBERED or is_upper_case(text):
        return True
    if len(text) > _LONGEST_TITLE or len(text.split()) > _LONGEST_TITLE_SYLLABLES:
        return False
    if text.rstrip().endswith(":"):
        return True
    if following is None:
        return False
    leads = following.mark not in NUMBERED or _rank(following, ranks) > _rank(part.opening, ranks)
    if ends_sentence(text):
        return leads and text.rstrip().endswith(".") and _is_usual_title(text.rstrip())
    return leads or part.opening.bold and not following.bold


def _is_usual_title(text: str) -> bool:
    if len(text.split()) > _LONGEST_USUAL_TITLE_SYLLABLES or _COLON.search(text) or _STOP.search(text):
        return False
    return _LABEL.match(fold_aligned(text.lstrip())) is not None


def _inline_title(text: str) -> tuple[int, int] | None:
    """Return where a title ends, and where the text on its own line begins: ``Mục đích: Nhằm …``."""
    head = text[:_LONGEST_TITLE]
    colon = _COLON.search(head)
    if colon and _is_inline_title(head[: colon.start()], text[colon.end() : colon.end() + 40].lstrip()):
        return colon.start(), colon.end()
    stop = _STOP.search(head)
    rest = text[stop.end() : stop.end() + 40].lstrip() if stop else ""
    if stop and rest and not starts_lower(rest):
        title = head[: stop.start()]
        if is_upper_case(title) and len(title.split()) > 1 or _is_bare_label(title):
            return stop.start(), stop.end()
    return None


def _is_bare_label(title: str) -> bool:
    return _LABEL.fullmatch(fold_aligned(title.strip())) is not None


def _is_inline_title(title: str, rest: str) -> bool:
    """Whether the words before a colon are a title: ``Đối tượng: Cấp ủy …``, ``Phần hội: thi …``, a body's name."""
    syllables = len(_BRACKETED.sub(" ", title).split())
    if starts_with_body(title[split_lead_in(title) :], any_case=True):
        return syllables <= _LONGEST_INLINE_BODY_SYLLABLES
    if syllables > _LONGEST_INLINE_TITLE_SYLLABLES:
        return syllables <= _LONGEST_BEFORE_AMOUNT_SYLLABLES and _AMOUNT.match(rest) is not None
    return not starts_lower(rest) or syllables <= _LONGEST_BRIEF_TITLE_SYLLABLES and not _LEADS_ON.search(title)
