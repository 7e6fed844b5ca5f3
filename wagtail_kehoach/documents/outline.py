"""The outline of a plan: its parts with their titles, paragraphs and deeper parts.

Which label stands above which, most texts agree on (``_RANKS``). Numbering slips, skipped levels and numbers that begin
again move nothing: a part goes below the nearest open part of a higher rank.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from wagtail_kehoach.documents.bodies import split_lead_in, starts_with_body
from wagtail_kehoach.documents.closing import with_closing_apart
from wagtail_kehoach.documents.draft import Found, Section, Span
from wagtail_kehoach.documents.free_headings import with_free_headings
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
_LOWER = 10
# Two kinds of label of which either may stand above the other: the one that a text uses first does.
_EITHER_ABOVE = ((Mark.CAPITAL, Mark.ROMAN), (Mark.LETTER, Mark.BRACKETED))
_COUNTED = frozenset([Mark.ARABIC, Mark.DOTTED, Mark.LETTER])
_LEAST_ALIKE = 2
_CLEAR_TITLES = frozenset([Mark.PART, Mark.CAPITAL, Mark.ROMAN, Mark.HEADING, Mark.ARTICLE])
_COLON = re.compile(r":(?=\s)")
# Words before a colon that begin a list within a sentence: "Tuyên truyền về: …", "bao gồm: …".
_LEADS_ON = re.compile(r"[,;]|(?<!\w)(?:về|gồm|như|là|của|các|sau|với|cho|bằng|để|theo)\s*$", re.IGNORECASE)
_SAYS_SOMETHING = re.compile(
    r"(?<=\s)(?:là|làm|gồm|có|được|phải|sẽ|chủ trì|phối hợp|chịu trách nhiệm|tham mưu|bảo đảm)(?!\w)"
)
_BRACKETED = re.compile(r"\([^()]*\)")
_AMOUNT = re.compile(r"(?:(?:ít nhất|tối thiểu|tối đa|khoảng|từ|trước|dự kiến)\s)?\d|từ ngày|ngày \d", re.IGNORECASE)
_STOP = re.compile(r"\.(?=\s)")
_LABEL = re.compile(
    r"(?:chu de|thong diep|khau hieu|doi tuong|thanh phan|thoi gian|thoi diem|dia diem|hinh thuc|phuong thuc|noi dung"
    r"|muc dich|muc tieu|yeu cau|pham vi|quy mo|tien do|kinh phi|nguon|bien phap|co quan|don vi|so luong|khoi luong)"
)


@dataclass(frozen=True, slots=True)
class _Ranks:
    """Which label stands above which: by its mark, deeper where it stands at one of the places ``lower``."""

    of_mark: dict[Mark, int]
    lower: frozenset[int]

    def of(self, paragraph: Paragraph) -> int:
        """Return the rank of the part that a paragraph opens."""
        deeper = len(paragraph.number) - 1 if paragraph.mark is Mark.DOTTED else 0
        return self.of_mark[paragraph.mark] + deeper + (_LOWER if paragraph.start in self.lower else 0)


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

    def take_title(self, source: SourceDocument, paragraph: Paragraph) -> None:
        """Take a paragraph as the title that stands below the number."""
        self.title = source.trimmed(paragraph.start, paragraph.end, also=":.")
        self.opening = replace(self.opening, end=paragraph.end)

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
    body = with_free_headings(source, with_closing_apart(source, body))
    ranks = _ranks(source, body)
    for place, paragraph in enumerate(body):
        if stack and _titles_part(stack[-1], paragraph):
            stack[-1].take_title(source, paragraph)
            continue
        if paragraph.mark not in OPENS_SECTION:
            (stack[-1].own if stack else preamble).append(paragraph)
            continue
        del stack[_open_above(stack, paragraph, ranks) :]
        part = Part(len(stack) + 1, paragraph)
        _read_title(source, part, body[place + 1] if place + 1 < len(body) else None, ranks)
        (stack[-1].children if stack else roots).append(part)
        stack.append(part)
    _title_alike(source, roots)
    return preamble, roots


def _title_alike(source: SourceDocument, parts: Sequence[Part]) -> None:
    """Read a longer title before a colon where the numbered parts beside it have such: ``2. Trên báo chí: …``."""
    alike = [part for part in parts if part.opening.mark in _COUNTED and part.inline is not None]
    for part in parts:
        _title_alike(source, part.children)
        if len(alike) < _LEAST_ALIKE or part.title is not None or part.opening.mark is not alike[0].opening.mark:
            continue
        head = source.unmarked[part.opening.body : min(part.opening.end, part.opening.body + _LONGEST_TITLE)]
        colon = _COLON.search(head)
        title = head[: colon.start()] if colon else ""
        if colon and len(title.split()) <= _LONGEST_BEFORE_AMOUNT_SYLLABLES and not _says_something(title):
            part.title = source.trimmed(part.opening.body, part.opening.body + colon.start())
            part.inline = source.trimmed(part.opening.body + colon.end(), part.opening.end)


def _says_something(title: str) -> bool:
    """Whether words before a colon begin a sentence whose list the colon opens."""
    return _LEADS_ON.search(title) is not None or _SAYS_SOMETHING.search(title) is not None


def _titles_part(part: Part, paragraph: Paragraph) -> bool:
    """Whether a heading in capitals is the title of a part whose number stands alone: ``PHẦN THỨ NHẤT`` / ``MỤC …``."""
    bare = part.opening.mark in _CLEAR_TITLES and part.opening.body == part.opening.end
    titled = paragraph.mark in (Mark.HEADING, Mark.SUBHEADING)
    return bare and titled and not (part.own or part.children or part.title)


def read_sections(source: SourceDocument, parts: Sequence[Part]) -> tuple[Section, ...]:
    """Return the parts as sections of the draft."""
    return tuple(_section(source, part) for part in parts)


def _section(source: SourceDocument, part: Part) -> Section:
    paragraphs: list[Found[str]] = []
    if part.title is None and part.opening.body < part.opening.end:
        paragraphs.append(source.words(part.opening.body, part.opening.end))
    elif part.inline is not None:
        paragraphs.append(source.words(*part.inline))
    paragraphs += [_paragraph(source, paragraph) for paragraph in part.own]
    sure = part.opening.mark in _CLEAR_TITLES or part.opening.bold
    return Section(
        level=part.level,
        label=part.opening.label.strip(),
        title=source.words(*part.title, _SURE if sure else _LIKELY) if part.title else None,
        span=Span(part.opening.start, part.end),
        paragraphs=tuple(paragraphs),
        children=read_sections(source, part.children),
    )


def _paragraph(source: SourceDocument, paragraph: Paragraph) -> Found[str]:
    """Return a paragraph as a value, the row of a table with its cells apart by tabs."""
    words = source.words(paragraph.start, paragraph.end)
    if paragraph.table is None:
        return words
    cells = source.row_at(paragraph.table, paragraph.start, paragraph.end)
    return replace(words, value="\t".join(cells)) if len(cells) > 1 else words


def _ranks(source: SourceDocument, body: Sequence[Paragraph]) -> _Ranks:
    ranks = dict(_RANKS)
    first: dict[Mark, int] = {}
    for place, paragraph in enumerate(body):
        first.setdefault(paragraph.mark, place)
    for upper, lower in _EITHER_ABOVE:
        if first.get(lower, len(body)) < first.get(upper, len(body)):
            ranks[upper], ranks[lower] = ranks[lower], ranks[upper]
    if ranks[Mark.ROMAN] != _RANKS[Mark.ROMAN] and Mark.PART not in first:
        ranks[Mark.HEADING] = ranks[Mark.ROMAN]
    return _Ranks(ranks, _lower_numbers(source, body))


def _lower_numbers(source: SourceDocument, body: Sequence[Paragraph]) -> frozenset[int]:
    """Return where the numbers stand that count within parts which numbers count too.

    ``5. PHÂN CÔNG`` / ``1. Kế toán``: capitals tell the parts, which count from 1 without a break.
    """
    counted = [each for each in body if each.mark is Mark.ARABIC]
    capitals = {each.start for each in counted if is_upper_case(source.unmarked[each.body : each.end])}
    parts = [each.number[-1] for each in counted if each.start in capitals]
    begins_again = any(each.number[-1] == 1 for each in counted if each.start not in capitals)
    if (
        len(parts) < 2
        or parts != list(range(1, len(parts) + 1))
        or counted[0].start not in capitals
        or not begins_again
    ):
        return frozenset()
    lower: set[int] = set()
    part = item = 0
    for paragraph in body:
        if paragraph.mark is Mark.ARABIC and paragraph.start in capitals:
            part, item = paragraph.number[-1], 0
        elif paragraph.mark is Mark.ARABIC:
            item = paragraph.number[-1]
            lower.add(paragraph.start)
        elif paragraph.mark is Mark.DOTTED and paragraph.number[0] == item != part:
            lower.add(paragraph.start)
    return frozenset(lower)


def _open_above(stack: Sequence[Part], paragraph: Paragraph, ranks: _Ranks) -> int:
    """Return how many of the open parts stay open when ``paragraph`` opens one."""
    bold = next((place for place, part in enumerate(stack) if part.opening.mark is Mark.SUBHEADING), None)
    if paragraph.mark is Mark.SUBHEADING:
        keep = len(stack) if bold is None else bold
        while keep and bold is None and stack[keep - 1].title is None:
            keep -= 1
        return keep
    rank = ranks.of(paragraph)
    for place, part in enumerate(stack):
        if place == bold or ranks.of(part.opening) < rank:
            continue
        begins_again = part.opening.mark is paragraph.mark and paragraph.number[-1:] == (1,)
        if bold is None or place > bold or not begins_again:
            return place
    return len(stack)


def _read_title(source: SourceDocument, part: Part, following: Paragraph | None, ranks: _Ranks) -> None:
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


def _is_title(part: Part, text: str, following: Paragraph | None, ranks: _Ranks) -> bool:
    if part.opening.mark not in NUMBERED or is_upper_case(text):
        return True
    if _is_in_capitals_before_colon(text):
        return False
    if len(text) > _LONGEST_TITLE or len(text.split()) > _LONGEST_TITLE_SYLLABLES:
        return False
    if text.rstrip().endswith(":"):
        return True
    if following is None:
        return False
    leads = following.mark not in NUMBERED or ranks.of(following) > ranks.of(part.opening)
    if ends_sentence(text):
        return leads and text.rstrip().endswith(".") and _is_usual_title(text.rstrip())
    return leads or part.opening.bold and not following.bold


def _is_in_capitals_before_colon(text: str) -> bool:
    """Whether only the words before a colon are in capitals: ``THỜI GIAN: từ ngày 01/3/2026``."""
    colon = _COLON.search(text)
    return colon is not None and is_upper_case(text[: colon.start()]) and bool(text[colon.end() :].strip())


def _is_usual_title(text: str) -> bool:
    if len(text.split()) > _LONGEST_USUAL_TITLE_SYLLABLES or _COLON.search(text) or _STOP.search(text):
        return False
    return _LABEL.match(fold_aligned(text.lstrip())) is not None


def _inline_title(text: str) -> tuple[int, int] | None:
    """Return where a title ends, and where the text on its own line begins: ``Mục đích: Nhằm …``."""
    head = text[:_LONGEST_TITLE]
    colon = _COLON.search(head)
    if _is_in_capitals_before_colon(head) and colon:
        return colon.start(), colon.end()
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
    name = title[split_lead_in(title) :]
    if starts_with_body(name, any_case=True):
        # "Khoa Dược là đầu mối: …", "Đoàn xã chủ trì: …" begin a sentence, whose list the colon opens.
        return syllables <= _LONGEST_INLINE_BODY_SYLLABLES and not _SAYS_SOMETHING.search(name)
    if syllables > _LONGEST_INLINE_TITLE_SYLLABLES:
        return syllables <= _LONGEST_BEFORE_AMOUNT_SYLLABLES and _AMOUNT.match(rest) is not None
    return not starts_lower(rest) or syllables <= _LONGEST_BRIEF_TITLE_SYLLABLES and not _LEADS_ON.search(title)
