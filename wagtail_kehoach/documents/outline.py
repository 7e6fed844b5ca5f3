"""The outline of a plan: numbered parts with their titles, paragraphs and deeper parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from wagtail_kehoach.documents.bodies import split_lead_in, starts_with_body
from wagtail_kehoach.documents.draft import Found, Section, Span
from wagtail_kehoach.documents.lines import NUMBERED, Mark, Paragraph, ends_sentence, is_upper_case, starts_lower
from wagtail_kehoach.documents.source import SourceDocument, fold_aligned

_LONGEST_TITLE_SYLLABLES = 32
_LONGEST_INLINE_TITLE_SYLLABLES = 8
_LONGEST_INLINE_BODY_SYLLABLES = 24
_SURE, _LIKELY = 1.0, 0.8
_DEPTH = {Mark.PART: 0, Mark.CAPITAL: 1, Mark.ROMAN: 2, Mark.ARABIC: 3, Mark.DOTTED: 3, Mark.LETTER: 8}
_COLON = re.compile(r":(?=\s)")
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
    """Return the paragraphs before the first numbered part, and the parts as a tree."""
    preamble: list[Paragraph] = []
    roots: list[Part] = []
    stack: list[Part] = []
    for place, paragraph in enumerate(body):
        if paragraph.mark not in NUMBERED:
            (stack[-1].own if stack else preamble).append(paragraph)
            continue
        while stack and _depth(stack[-1].opening) >= _depth(paragraph):
            stack.pop()
        part = Part(len(stack) + 1, paragraph)
        _read_title(source, part, body[place + 1] if place + 1 < len(body) else None)
        (stack[-1].children if stack else roots).append(part)
        stack.append(part)
    return preamble, roots


def read_sections(source: SourceDocument, parts: Sequence[Part]) -> tuple[Section, ...]:
    """Return the parts as sections of the draft."""
    return tuple(_section(source, part) for part in parts)


def _section(source: SourceDocument, part: Part) -> Section:
    paragraphs: list[Found[str]] = []
    if part.title is None:
        paragraphs.append(source.words(part.opening.body, part.opening.end))
    elif part.inline is not None:
        paragraphs.append(source.words(*part.inline))
    paragraphs += [source.words(paragraph.start, paragraph.end) for paragraph in part.own]
    sure = part.opening.mark in (Mark.PART, Mark.CAPITAL, Mark.ROMAN) or part.opening.bold
    return Section(
        level=part.level,
        label=part.opening.label.strip(),
        title=source.words(*part.title, _SURE if sure else _LIKELY) if part.title else None,
        span=Span(part.opening.start, part.end),
        paragraphs=tuple(paragraphs),
        children=read_sections(source, part.children),
    )


def _depth(paragraph: Paragraph) -> int:
    dots = paragraph.label.rstrip(".) ").count(".") if paragraph.mark is Mark.DOTTED else 0
    return _DEPTH[paragraph.mark] + dots


def _read_title(source: SourceDocument, part: Part, following: Paragraph | None) -> None:
    start, end = part.opening.body, part.opening.end
    text = source.unmarked[start:end]
    if _is_title(part, text, following):
        title = source.trimmed(start, end, also=":.")
        part.title = title if title[0] < title[1] else None
        return
    colon = _COLON.search(text)
    if colon and _is_inline_title(text[: colon.start()], text[colon.end() :].lstrip()):
        part.title = source.trimmed(start, start + colon.start())
        part.inline = source.trimmed(start + colon.end(), end)


def _is_title(part: Part, text: str, following: Paragraph | None) -> bool:
    if is_upper_case(text):
        return True
    if len(text.split()) > _LONGEST_TITLE_SYLLABLES:
        return False
    if text.rstrip().endswith(":"):
        return True
    if ends_sentence(text) or following is None:
        return False
    opens_deeper = following.mark not in NUMBERED or _depth(following) > _depth(part.opening)
    return opens_deeper or part.opening.bold and not following.bold


def _is_inline_title(title: str, rest: str) -> bool:
    """Whether the words before a colon are a title: ``Đối tượng: Cấp ủy …``, ``Thời gian: từ …``, a body's name."""
    syllables = len(title.split())
    if starts_with_body(title[split_lead_in(title) :], any_case=True):
        return syllables <= _LONGEST_INLINE_BODY_SYLLABLES
    if syllables > _LONGEST_INLINE_TITLE_SYLLABLES:
        return False
    return not starts_lower(rest) or _LABEL.match(fold_aligned(title)) is not None and syllables <= 6
