"""Appendices (phụ lục): each with its label, its title, the note in brackets under it, and its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from wagtail_kehoach.documents.anchors import is_rule
from wagtail_kehoach.documents.draft import Appendix, Found, Span
from wagtail_kehoach.documents.lines import Paragraph, ends_sentence, is_upper_case, paragraphs
from wagtail_kehoach.documents.signature import Shape, shape_of
from wagtail_kehoach.documents.source import Line, SourceDocument

_NUMBER = r"(?:(?:so\s*:?\s*)?(?:[ivxl]{1,5}|\d{1,2}[a-d]?|[a-h])(?![\w/]))"
_LABEL = re.compile(
    rf"\W{{0,3}}(?P<label>phu luc(?:\s+{_NUMBER})?|(?:bieu mau|bieu|mau bieu|mau)(?:\s+so)?\s*:?\s*{_NUMBER})"
    r"(?P<rest>.*)"
)
_SEPARATOR = re.compile(r"\s*[.:)\-–—]+\s*")
_ATTACHED = re.compile(r"\W{0,4}(?:ban hanh )?kem theo(?!\w)")
_ATTACHED_TO_PLAN = re.compile(r"\W{0,4}(?:ban hanh )?kem theo .{0,40}ke hoach")
_LONGEST_HEADING = 300
_LINES_OF_A_HEADING = 6
_LINES_OF_A_TITLE = 5
_SIGNED = (Shape.AUTHORITY, Shape.POSITION, Shape.NAME)
_SURE, _LIKELY = 1.0, 0.8


@dataclass(frozen=True, slots=True)
class _Heading:
    """How an appendix begins: the line, and the span of its label, if it has one."""

    line: int
    label: tuple[int, int] | None


def opens_appendix(source: SourceDocument, place: int, *, behind_ending: bool) -> bool:
    """Whether line ``place`` is the heading of an appendix.

    Within the body only a heading in capitals counts that a title or the note ``(Kèm theo …)`` follows; a mention
    (``Phụ lục I kèm theo``) at the start of a wrapped line does not. ``behind_ending`` a heading in small letters, or
    a title without label above such a note counts too.
    """
    return _heading(source, place, behind_ending) is not None


def read_appendices(source: SourceDocument, body_until: int, ending: range) -> tuple[Appendix, ...]:
    """Return the appendices among the lines from index ``body_until`` on, those of the ``ending`` left out."""
    headings = list(_headings(source, body_until, ending))
    appendices: list[Appendix] = []
    for heading, until in zip(headings, [*(each.line for each in headings[1:]), len(source.lines)], strict=False):
        if heading.line < ending.start < until:
            until = ending.start
        appendices.append(_appendix(source, heading, source.lines[heading.line : until]))
    return tuple(appendices)


def _headings(source: SourceDocument, body_until: int, ending: range) -> Iterator[_Heading]:
    """Yield the headings; the title between a label and its note is no heading of its own."""
    titled_until = 0
    for place in range(body_until, len(source.lines)):
        heading = None if place in ending else _heading(source, place, place >= ending.stop)
        if heading and (heading.label or place > titled_until):
            yield heading
            titled_until = place + 2 * _LINES_OF_A_TITLE


def _heading(source: SourceDocument, place: int, behind_ending: bool) -> _Heading | None:
    line = source.lines[place]
    if line.table is not None or line.page_margin or line.end - line.start > _LONGEST_HEADING:
        return None
    start, end = source.trimmed(line.start, line.end)
    text = source.unmarked[start:end]
    if not text[:1].isalpha():
        return None
    match = _LABEL.fullmatch(source.folded, start, end)
    if match:
        return _labelled(source, place, match, behind_ending)
    if behind_ending and _note_follows(source, place, through_titles=True) and _is_line_of_title(source, line):
        return _Heading(place, None)
    return None


def _labelled(source: SourceDocument, place: int, match: re.Match[str], behind_ending: bool) -> _Heading | None:
    text = source.unmarked[match.start("label") : match.end()]
    rest = source.unmarked[match.start("rest") : match.end()]
    if not text[0].isupper():
        return None
    separated = _SEPARATOR.match(rest)
    titled = is_upper_case(rest) or separated is not None and rest[separated.end() :][:1].isupper()
    attached = _ATTACHED.match(source.folded, match.start("rest"), match.end()) is not None
    if rest.strip(" .:-–") and not (titled or attached) or attached and ends_sentence(rest):
        return None
    heading = _Heading(place, match.span("label"))
    if behind_ending:
        return heading
    label = source.unmarked[match.start("label") : match.end("label")]
    return heading if is_upper_case(label) and _title_follows(source, place, titled) else None


def _title_follows(source: SourceDocument, place: int, titled: bool) -> bool:
    if _note_follows(source, place):
        return True
    following = next(iter(_printed(source, place + 1, 1)), None)
    if following is None:
        return False
    is_title = is_upper_case(source.unmarked[following.start : following.end]) or following.bold
    return titled or following.table is None and is_title


def _note_follows(source: SourceDocument, place: int, *, through_titles: bool = False) -> bool:
    """Whether the note ``(Kèm theo Kế hoạch …)`` stands a few lines below, or at once behind a title in capitals."""
    below = list(takewhile(lambda line: line.table is None, _printed(source, place + 1, _LINES_OF_A_TITLE)))
    note = next((number for number, line in enumerate(below) if _is_note_to_plan(source, line)), None)
    if note is None:
        return False
    return not through_titles or all(_is_line_of_title(source, line) for line in below[:note])


def _is_note_to_plan(source: SourceDocument, line: Line) -> bool:
    start, end = source.trimmed(line.start, min(line.end, line.start + _LONGEST_HEADING))
    return _ATTACHED_TO_PLAN.match(source.folded, start, end) is not None


def _is_line_of_title(source: SourceDocument, line: Line) -> bool:
    start, end = source.trimmed(line.start, min(line.end, line.start + _LONGEST_HEADING))
    printed_so = is_upper_case(source.unmarked[start:end]) or line.bold and line.centred
    return printed_so and shape_of(source, start, end) not in _SIGNED


def _printed(source: SourceDocument, place: int, most: int) -> list[Line]:
    """Return at most ``most`` printed lines from ``place`` on, none behind a long run of blank ones."""
    return [
        line
        for line in source.lines[place : place + 2 * most]
        if not line.page_margin and source.text[line.start : line.end].strip()
    ][:most]


def _appendix(source: SourceDocument, heading: _Heading, lines: Sequence[Line]) -> Appendix:
    reader = _AppendixReader(source, heading, lines)
    reader.read_heading()
    body = paragraphs(source, lines[reader.body_from :])
    end = max(reader.end, body[-1].end if body else 0)
    return Appendix(
        span=Span(source.trimmed(lines[0].start, end)[0], end),
        label=source.words(*heading.label) if heading.label else None,
        title=reader.title,
        note=reader.note,
        paragraphs=tuple(source.words(each.start, each.end) for each in body if _says_something(source, each)),
    )


def _says_something(source: SourceDocument, paragraph: Paragraph) -> bool:
    start, end = source.trimmed(paragraph.start, paragraph.end)
    return start < end


class _AppendixReader:
    """Reads title and note of an appendix off its first lines; ``body_from`` is the first line behind them."""

    def __init__(self, source: SourceDocument, heading: _Heading, lines: Sequence[Line]) -> None:
        self._source = source
        self._lines = lines
        self._heading = heading
        self._title: tuple[int, int] | None = None
        self._note: tuple[int, int] | None = None
        self.body_from = 0
        self.end = lines[0].start

    @property
    def title(self) -> Found[str] | None:
        """The title as printed, its lines joined."""
        return self._source.words(*self._title, _SURE if self._note else _LIKELY) if self._title else None

    @property
    def note(self) -> Found[str] | None:
        """The words of the note, without the brackets around them."""
        if self._note is None:
            return None
        start, end = self._source.trimmed(*self._note, also="(") if self._note else (0, 0)
        closed = self._source.unmarked[start:end].endswith(")") and "(" not in self._source.unmarked[start:end]
        return self._source.words(start, end - 1 if closed else end)

    def read_heading(self) -> None:
        if self._heading.label:
            self._take_first()
        note_at = self._note_line()
        for place in range(self.body_from, len(self._lines)):
            line = self._lines[place]
            start, end = self._source.trimmed(line.start, line.end)
            if start >= end or line.page_margin or is_rule(self._source.text[line.start : line.end]):
                continue
            if line.table is not None:
                return
            if self._is_note(start, end):
                self._extend_note(start, end)
            elif place < note_at or self._note is None and self._is_title(place, start, end):
                self._extend_title(start, end)
            elif self._note is not None and self._title is None and self._is_title(place, start, end):
                self._title = (start, end)
            else:
                return
            self.body_from, self.end = place + 1, end

    def _take_first(self) -> None:
        """Take what stands behind the label on its own line: title or note."""
        first = self._lines[0]
        label_end = self._heading.label[1] if self._heading.label else first.start
        self.body_from, self.end = 1, label_end
        start, end = self._source.trimmed(label_end, first.end, also=".:-–—)")
        if start < end:
            if self._is_note(start, end):
                self._note = (start, end)
            else:
                self._title = (start, end)
            self.end = end

    def _note_line(self) -> int:
        """Return which line the note begins; what stands above it is the title."""
        taken = 0
        for place in range(self.body_from, len(self._lines)):
            line = self._lines[place]
            if line.table is not None or taken == _LINES_OF_A_HEADING:
                break
            start, end = self._source.trimmed(line.start, line.end)
            if self._is_note(start, end):
                return place
            taken += start < end
        return 0

    def _is_note(self, start: int, end: int) -> bool:
        if self._note is None:
            return _ATTACHED.match(self._source.folded, start, end) is not None
        said = self._source.unmarked[self._note[0] : self._note[1]]
        return said.count("(") > said.count(")") and len(said) < _LONGEST_HEADING

    def _extend_note(self, start: int, end: int) -> None:
        self._note = (self._note[0] if self._note else start, end)

    def _extend_title(self, start: int, end: int) -> None:
        self._title = (self._title[0] if self._title else start, end)

    def _is_title(self, place: int, start: int, end: int) -> bool:
        """Whether a line with no note below it is a title: capitals, bold or centred print, or a short first line."""
        line, text = self._lines[place], self._source.unmarked[start:end]
        if is_upper_case(text) and not re.match(r"[IVX]{1,5}\s?[.)-]", text):
            return True
        if not text[:1].isalpha() or ends_sentence(text) or len(text) > _LONGEST_HEADING:
            return False
        return line.bold or line.centred or self._title is None and len(text.split()) <= 25
