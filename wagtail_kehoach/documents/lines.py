"""From lines to paragraphs: joining what was wrapped, recognising the marks that open a paragraph.

A line break ends a paragraph when the next line begins with a mark (``I-``, ``1.``, ``1.1.``, ``a)``, ``-``, ``+``),
when the sentence ended and the next begins with a capital, or when the line stopped although the next word would
have fitted on it. A blank line alone proves nothing: some texts have one behind every printed line, some have one in
the middle of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from wagtail_kehoach.documents.anchors import is_rule
from wagtail_kehoach.documents.source import Line, SourceDocument

_WRAPPED_BELOW = 130
_FULL_LINE = 0.85
_FULL_LINE_WITHIN_SENTENCE = 0.7
_BLANKS_SEPARATE_BELOW = 0.35
_ENDS_SENTENCE = re.compile(r"(?:[.;:!?…]|\./\.)[\s\"”’)\]]*$")
_LEAVES_OPEN = re.compile(
    r"(?:,|\b(?:của|và|về|các|với|cho|là|trong|theo|tại|để|từ|đến|do|bằng|những|một|trên|ở|hoặc|qua|số|ngày"
    r"|tháng|năm))\s*$",
    re.IGNORECASE,
)


class Mark(StrEnum):
    """What opens a paragraph, from the highest level of the outline to the lowest."""

    PART = "part"
    CAPITAL = "capital"
    ROMAN = "roman"
    ARABIC = "arabic"
    DOTTED = "dotted"
    LETTER = "letter"
    DASH = "dash"
    PLUS = "plus"
    NONE = "none"


NUMBERED = frozenset([Mark.PART, Mark.CAPITAL, Mark.ROMAN, Mark.ARABIC, Mark.DOTTED, Mark.LETTER])


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the source: ``start`` to ``end`` with its mark, ``body`` where the text behind the mark begins.

    ``label`` is the number as printed (``I-``, ``1.1.``, ``a)``), ``table`` the index of the data table of a row.
    """

    mark: Mark
    label: str
    start: int
    body: int
    end: int
    bold: bool = False
    centred: bool = False
    table: int | None = None


_LATER_PARTS = "nhất|hai|ba|bốn|tư|năm|sáu|bảy"
_MARKS: tuple[tuple[Mark, re.Pattern[str]], ...] = (
    (
        Mark.PART,
        re.compile(
            rf"((?:PHẦN|Phần)\s+(?:thứ\s+|THỨ\s+)?(?:[IVX]{{1,5}}|\d{{1,2}}|{_LATER_PARTS}"
            rf"|{_LATER_PARTS.upper()})\b\s*[.:\-–]?)\s*"
        ),
    ),
    (Mark.ROMAN, re.compile(r"([IVX]{1,6}\s*[.\-–/)])\s*(?=\S|$)")),
    (Mark.CAPITAL, re.compile(r"([A-H][.)])\s+(?=\S)")),
    (Mark.DOTTED, re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3}[.)]?)\s+(?=\S)")),
    (Mark.ARABIC, re.compile(r"(\d{1,2}(?:[.)]|[/\-–](?=\s)))\s*(?=[^\s\d])")),
    (Mark.LETTER, re.compile(r"([a-zđ][.)])\s+(?=\S)|([a-zđ]\))(?=[^\W\d_])")),
    (Mark.PLUS, re.compile(r"(\+)\s*(?=\S)")),
    (Mark.DASH, re.compile(r"([-–—−•●▪◦])\s*(?=[^\s\d–—-])|([-–—−•●▪◦*·])\s+(?=\S)")),
)
_DIGITS = re.compile(r"\d+")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_ALPHABET = "abcdđeghiklmnopqrstuvxy"


def paragraphs(source: SourceDocument, lines: Sequence[Line]) -> list[Paragraph]:
    """Return the paragraphs that ``lines`` of ``source`` make, in order; blank lines and page margins go."""
    return _Joiner(source, lines).joined()


def line_width(source: SourceDocument, lines: Sequence[Line]) -> int | None:
    """Return the length at which lines are wrapped, or ``None`` when a line holds a whole paragraph."""
    if source.paragraphs_known:
        return None
    lengths = sorted(len(source.text[line.start : line.end].strip()) for line in lines)
    lengths = [length for length in lengths if length]
    if not lengths:
        return None
    width = lengths[int(len(lengths) * 0.9)]
    return width if width <= _WRAPPED_BELOW else None


def is_upper_case(text: str) -> bool:
    """Whether the letters of ``text`` are capitals, one slip in ten forgiven, and there are at least two."""
    letters = [character for character in text[:400] if character.isalpha()]
    return len(letters) > 1 and sum(character.isupper() for character in letters) >= 0.9 * len(letters)


def starts_lower(text: str) -> bool:
    """Whether the first letter or digit of ``text``, behind quotes and brackets, is a small letter."""
    first = next((character for character in text[:20] if character.isalnum()), "")
    return first.islower()


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends like a sentence or a clause; closing quotes and brackets do not count."""
    return _ENDS_SENTENCE.search(text[-20:]) is not None


class _Joiner:
    def __init__(self, source: SourceDocument, lines: Sequence[Line]) -> None:
        self._source = source
        printed = [line for line in lines if source.text[line.start : line.end].strip()]
        self._lines = [
            line for line in printed if not line.page_margin and not is_rule(source.text[line.start : line.end])
        ]
        self._width = line_width(source, self._lines)
        self._blanks_mean_something = len(lines) - len(printed) < _BLANKS_SEPARATE_BELOW * len(lines)
        self._blank_separates = False
        self._sequence = _Sequence()
        self._done: list[Paragraph] = []
        self._open: Paragraph | None = None
        self._last_line = ""

    def joined(self) -> list[Paragraph]:
        for line in self._lines:
            start, end = self._source.trimmed(line.start, line.end)
            if start < end:
                between = self._source.text[self._open.end : start] if self._open else ""
                self._blank_separates = self._blanks_mean_something and between.count("\n") > 1
                self._take(line, start, end)
        self._close()
        return self._done

    def _take(self, line: Line, start: int, end: int) -> None:
        text = self._source.unmarked[start:end]
        paragraph = Paragraph(Mark.NONE, "", start, start, end, line.bold, line.centred, line.table)
        if line.table is not None:
            self._begin(paragraph)
        elif marked := self._marked(paragraph, text):
            self._begin(marked)
        elif self._open is None or self._breaks_before(self._open, text):
            self._begin(paragraph)
        else:
            before = self._open
            self._open = Paragraph(
                before.mark, before.label, before.start, before.body, end, before.bold and line.bold, before.centred
            )
        self._last_line = text

    def _begin(self, paragraph: Paragraph) -> None:
        self._close()
        self._open = paragraph

    def _close(self) -> None:
        if self._open is not None:
            self._done.append(self._open)
        self._open = None

    def _marked(self, paragraph: Paragraph, text: str) -> Paragraph | None:
        for mark, pattern in _MARKS:
            match = pattern.match(text)
            if match:
                label = match[1] or match[2]
                if not self._opens_paragraph(mark, label, text[match.end() :]):
                    return None
                self._sequence.note(mark, label)
                body = paragraph.start + match.end()
                printed = label if mark in NUMBERED else ""
                return Paragraph(mark, printed, paragraph.start, body, paragraph.end, paragraph.bold, paragraph.centred)
        return None

    def _opens_paragraph(self, mark: Mark, label: str, rest: str) -> bool:
        unfinished = self._open is not None and self._open.table is None and not self._is_finished(self._open, rest)
        if mark in (Mark.DASH, Mark.PLUS):
            return not (unfinished and starts_lower(rest))
        if mark is Mark.PART:
            return not rest or is_upper_case(rest) or not unfinished and not starts_lower(rest)
        if mark is Mark.CAPITAL:
            return is_upper_case(rest)
        if mark is Mark.ROMAN:
            return not rest or is_upper_case(rest) or self._sequence.follows(mark, label) and not unfinished
        if unfinished and starts_lower(rest):
            return False
        return self._sequence.follows(mark, label) or not unfinished and mark is not Mark.DOTTED

    def _is_finished(self, before: Paragraph, next_text: str) -> bool:
        """Whether the open paragraph may end here, as far as its own last line tells."""
        return (
            ends_sentence(self._last_line)
            or self._is_heading(before)
            or self._stopped_early(next_text)
            or self._source.paragraphs_known
            or self._width is None
        )

    def _is_heading(self, before: Paragraph) -> bool:
        return before.mark in NUMBERED and is_upper_case(self._source.unmarked[before.body : before.end])

    def _stopped_early(self, next_text: str, full_line: float = _FULL_LINE) -> bool:
        """Whether the next word would have fitted on the last line."""
        if self._width is None:
            return False
        word = next_text.split(maxsplit=1)[0] if next_text.split() else ""
        return len(self._last_line) + 1 + len(word) <= full_line * self._width

    def _breaks_before(self, before: Paragraph, text: str) -> bool:
        if before.table is not None:
            return True
        if before.body == before.end:
            return False
        if self._is_heading(before):
            return not is_upper_case(text) and not (starts_lower(text) and not ends_sentence(self._last_line))
        if starts_lower(text):
            return self._last_line.rstrip().endswith((":", "./.")) and self._stopped_early(text)
        if self._source.paragraphs_known:
            return True
        if _LEAVES_OPEN.search(self._last_line):
            return False
        is_listed = before.mark in (Mark.DASH, Mark.PLUS)
        if ends_sentence(self._last_line):
            # A paragraph without a mark hardly ever follows within a list: such a line goes on with a new sentence.
            return not is_listed or self._width is None or self._stopped_early(text) or self._blank_separates
        if self._width is None:
            # A whole paragraph a line: only a dash whose sentence goes on reaches over the break.
            return not is_listed
        return self._stopped_early(text, _FULL_LINE if before.mark in NUMBERED else _FULL_LINE_WITHIN_SENTENCE)


class _Sequence:
    """Remembers the last number of every level, to tell a section number from a number that begins a line."""

    _ORDER = (Mark.PART, Mark.CAPITAL, Mark.ROMAN, Mark.ARABIC, Mark.DOTTED, Mark.LETTER)

    def __init__(self) -> None:
        self._last: dict[Mark, tuple[int, ...]] = {}

    def follows(self, mark: Mark, label: str) -> bool:
        """Whether the number is a first one or comes next on its level (one left out is forgiven)."""
        number = _numbers(mark, label)
        last = self._last.get(mark)
        if number[-1] == 1:
            return True
        if last is not None and number[:-1] == last[:-1]:
            return last[-1] < number[-1] <= last[-1] + 2
        return False

    def note(self, mark: Mark, label: str) -> None:
        if mark not in self._ORDER:
            return
        self._last[mark] = _numbers(mark, label)
        for deeper in self._ORDER[self._ORDER.index(mark) + 1 :]:
            self._last.pop(deeper, None)


def _numbers(mark: Mark, label: str) -> tuple[int, ...]:
    if mark is Mark.ROMAN:
        return (_roman(label),)
    if mark is Mark.LETTER:
        return (_ALPHABET.find(label[0]) + 1,)
    if mark is Mark.CAPITAL:
        return (ord(label[0]) - ord("A") + 1,)
    return tuple(int(digits) for digits in _DIGITS.findall(label)) or (1,)


def _roman(label: str) -> int:
    values = [_ROMAN_VALUES[character] for character in label if character in _ROMAN_VALUES]
    return sum(
        -value if place + 1 < len(values) and value < values[place + 1] else value for place, value in enumerate(values)
    )
