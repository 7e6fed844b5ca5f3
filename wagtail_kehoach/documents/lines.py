"""From lines to paragraphs: joining what was wrapped, recognising the marks that open a paragraph.

A line break ends a paragraph when the next line begins with a mark (``I-``, ``1.``, ``1.1.``, ``a)``, ``-``, ``+``),
when the sentence ended and the next begins with a capital, or when the line stopped although the next word would
have fitted on it. A blank line alone proves nothing: some texts have one behind every printed line, some have one in
the middle of a sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence as Lines
from dataclasses import dataclass, replace
from itertools import pairwise

from wagtail_kehoach.documents.anchors import is_rule
from wagtail_kehoach.documents.issuers import opens_body
from wagtail_kehoach.documents.labels import LISTED, NUMBERED, OPENS_SECTION, Label, Mark, Sequence, labels_of
from wagtail_kehoach.documents.segment_words import SURE_DUTY
from wagtail_kehoach.documents.source import Line, SourceDocument, fold_aligned

__all__ = [
    "LISTED",
    "NUMBERED",
    "OPENS_SECTION",
    "Mark",
    "Paragraph",
    "ends_sentence",
    "is_upper_case",
    "line_width",
    "paragraphs",
    "starts_lower",
]

_WRAPPED_BELOW = 130
_WRAPPED_ONE_IN = 20
_FULL_LINE = 0.85
_FULL_LINE_WITHIN_SENTENCE = 0.7
_RAGGED_FROM = 0.2
_BLANKS_SEPARATE_BELOW = 0.35
_LEAST_INDENT = 2
_LONGEST_HEADING = 200
_LONGEST_TITLE_LINE = 60
_LONGEST_SUBHEADING_SYLLABLES = 25
_ENDS_SENTENCE = re.compile(r"(?:[.;:!?…]|\./\.)[\s\"”’)\]]*$")
_LEAVES_OPEN = re.compile(
    r"(?:,|\b(?:của|và|về|các|với|cho|là|trong|theo|tại|để|từ|đến|do|bằng|những|một|trên|ở|hoặc|qua|số|ngày"
    r"|tháng|năm))\s*$",
    re.IGNORECASE,
)
# A number of these kinds that nothing follows is text: it numbers nothing.
_NUMBERS_OF_TEXT = frozenset([Mark.ARABIC, Mark.DOTTED, Mark.LETTER, Mark.SMALL_ROMAN, Mark.BRACKETED])
_NINTH_LETTER = (9,)
_STAR = re.compile(r"\s*\*\s+(?=[^\s*])")
_TABLE_HEAD = re.compile(r"(?:stt|tt|so tt|so thu tu)")
_USUAL_HEADING = re.compile(
    r"(?:muc (?:dich|tieu)|yeu cau|noi dung|hinh thuc|doi tuong|thoi gian|dia diem|pham vi|nhiem vu|giai phap"
    r"|to chuc|phan cong|kinh phi|dac diem|tinh hinh|thanh phan|bien phap|can cu|tien do|ket qua)"
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the source: ``start`` to ``end`` with its mark, ``body`` where the text behind the mark begins.

    ``label`` is the number as printed (``I-``, ``1.1.``, ``a)``), ``number`` what it counts, ``table`` the index of the
    data table of a row.
    """

    mark: Mark
    label: str
    start: int
    body: int
    end: int
    bold: bool = False
    centred: bool = False
    table: int | None = None
    number: tuple[int, ...] = ()


def paragraphs(source: SourceDocument, lines: Lines[Line]) -> list[Paragraph]:
    """Return the paragraphs that ``lines`` of ``source`` make, in order; blank lines and page margins go."""
    return _Joiner(source, lines).joined()


def line_width(source: SourceDocument, lines: Lines[Line]) -> int | None:
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
    head = text[:400]
    # Prose, which most lines are, is told by its first words: more slips than a tenth of the whole may have.
    opening = head[:24]
    if sum(map(str.isalpha, opening)) - sum(map(str.isupper, opening)) > len(head) / 10:
        return False
    letters = sum(map(str.isalpha, head))
    return letters > 1 and sum(map(str.isupper, head)) >= 0.9 * letters


def starts_lower(text: str) -> bool:
    """Whether the first letter or digit of ``text``, behind quotes and brackets, is a small letter."""
    first = next((character for character in text[:20] if character.isalnum()), "")
    return first.islower()


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends like a sentence or a clause; closing quotes and brackets do not count."""
    return _ENDS_SENTENCE.search(text[-20:]) is not None


class _Joiner:
    def __init__(self, source: SourceDocument, lines: Lines[Line]) -> None:
        self._source = source
        printed = [line for line in lines if source.text[line.start : line.end].strip()]
        self._lines = [
            line for line in printed if not line.page_margin and not is_rule(source.text[line.start : line.end])
        ]
        self._texts = {line.start: self._printed(line) for line in self._lines}
        self._labels = {start: next(labels_of(text), None) for start, text in self._texts.items()}
        self._width = self._wrap_width()
        self._ragged = self._is_ragged()
        self._margin = self._first_line_margin()
        self._bold_tells = sum(line.bold for line in self._lines) * 2 < len(self._lines)
        self._numberless = not any(
            label.mark in NUMBERED for line in self._lines for label in labels_of(self._text(line)) if not label.damaged
        )
        self._blanks_mean_something = len(lines) - len(printed) < _BLANKS_SEPARATE_BELOW * len(lines)
        self._blank_separates = False
        self._sequence = Sequence()
        self._done: list[Paragraph] = []
        self._open: Paragraph | None = None
        self._last_line = ""

    def joined(self) -> list[Paragraph]:
        for place, line in enumerate(self._lines):
            start, end = self._source.trimmed(line.start, line.end)
            if start < end:
                between = self._source.text[self._open.end : start] if self._open else ""
                self._blank_separates = self._blanks_mean_something and between.count("\n") > 1
                self._take(place, start, end)
        self._close()
        return self._done

    def _printed(self, line: Line) -> str:
        start, end = self._source.trimmed(line.start, line.end)
        return self._source.unmarked[start:end]

    def _text(self, line: Line) -> str:
        return self._texts[line.start]

    def _label(self, line: Line) -> Label | None:
        """Return the likeliest label with which a line may begin."""
        return self._labels[line.start]

    def _wrap_width(self) -> int | None:
        """Return the length at which lines are wrapped; ``None`` also where hardly a sentence goes over a line end."""
        prose = [line for line in self._lines if line.table is None]
        width = line_width(self._source, prose)
        if width is None:
            return None
        return width if len(self._going_on(prose)) * _WRAPPED_ONE_IN >= len(prose) else None

    def _going_on(self, prose: Lines[Line]) -> list[str]:
        """Return the lines whose sentence goes on in the next one."""
        return [
            self._text(before)
            for before, line in pairwise(prose)
            if not self._label(line) and starts_lower(self._text(line)) and not ends_sentence(self._text(before))
        ]

    def _is_ragged(self) -> bool:
        """Whether lines stop short in the middle of sentences, as in text wrapped twice: their length tells nothing."""
        if self._width is None:
            return False
        going_on = self._going_on([line for line in self._lines if line.table is None])
        short = sum(len(before) < _FULL_LINE_WITHIN_SENTENCE * self._width for before in going_on)
        return short > _RAGGED_FROM * len(going_on)

    def _first_line_margin(self) -> int | None:
        """Return the indent from which on a line opens a paragraph, ``None`` where indents tell nothing."""
        if self._width is None:
            return None
        inner: Counter[int] = Counter()
        first: Counter[int] = Counter()
        for before, line in pairwise(self._lines):
            text = self._text(line)
            if line.table is not None or not text:
                continue
            indent = self._indent(line)
            if self._label(line):
                first[indent] += 1
            elif starts_lower(text) and not ends_sentence(self._text(before)):
                inner[indent] += 1
        if inner.total() < 3 or first.total() < 3:
            return None
        margin = inner.most_common(1)[0][0] + _LEAST_INDENT
        kept = sum(count for indent, count in inner.items() if indent < margin)
        moved = sum(count for indent, count in first.items() if indent >= margin)
        return margin if kept >= 0.9 * inner.total() and moved >= 0.8 * first.total() else None

    def _indent(self, line: Line) -> int:
        text = self._source.text[line.start : line.end].expandtabs(4)
        return len(text) - len(text.lstrip())

    def _take(self, place: int, start: int, end: int) -> None:
        line = self._lines[place]
        text = self._source.unmarked[start:end]
        paragraph = Paragraph(Mark.NONE, "", start, start, end, line.bold, line.centred, line.table)
        if line.table is not None:
            self._begin(paragraph)
        elif opened := self._labelled(paragraph, text) or self._starred(line, paragraph):
            self._begin(opened)
        elif heading := self._heading(place, paragraph, text):
            self._begin(heading)
        elif self._open is None or self._breaks_before(self._open, line, text):
            self._begin(paragraph)
        else:
            self._open = replace(self._open, end=end, bold=self._open.bold and line.bold)
        self._last_line = text

    def _begin(self, paragraph: Paragraph) -> None:
        self._close()
        self._open = paragraph

    def _close(self) -> None:
        if self._open is not None:
            empty = self._open.body == self._open.end and self._open.mark in _NUMBERS_OF_TEXT
            done = (
                replace(self._open, mark=Mark.NONE, label="", body=self._open.start, number=()) if empty else self._open
            )
            self._done.append(done)
        self._open = None

    def _labelled(self, paragraph: Paragraph, text: str) -> Paragraph | None:
        for label in labels_of(text):
            if self._opens_paragraph(label, text[label.length :]):
                self._sequence.note(label)
                return replace(
                    paragraph,
                    mark=label.mark,
                    label=label.printed if label.mark in NUMBERED else "",
                    body=paragraph.start + label.length,
                    number=label.number if label.mark in NUMBERED else (),
                )
        return None

    def _starred(self, line: Line, paragraph: Paragraph) -> Paragraph | None:
        """Open a paragraph at ``* Về nội dung``; ``trimmed`` has taken the star for emphasis."""
        return replace(paragraph, mark=Mark.DASH) if _STAR.match(self._source.text, line.start, line.end) else None

    def _opens_paragraph(self, label: Label, rest: str) -> bool:
        unfinished = self._open is not None and self._open.table is None and not self._is_finished(self._open, rest)
        small = starts_lower(rest)
        mark = label.mark
        if label.damaged:
            return self._opens_though_damaged(label, rest, unfinished)
        if mark in LISTED:
            unfinished = unfinished or self._ragged and self._is_open_item()
            return not (unfinished and (small or self._is_inside_a_name(rest)))
        if mark is Mark.PART:
            return not rest or is_upper_case(rest) or not unfinished and not small
        if not rest and mark in _NUMBERS_OF_TEXT:
            return self._sequence.is_due(label) and not unfinished and not label.printed[-1].isdigit()
        if mark is Mark.ARABIC and rest[:1].isdigit():
            return self._sequence.is_due(label) and not unfinished
        if mark is Mark.CAPITAL and label.number == _NINTH_LETTER and not self._is_ninth_letter():
            return False
        if mark is Mark.CAPITAL:
            due = self._sequence.is_due(label) and not unfinished and rest[:1].isupper()
            return is_upper_case(rest) and not self._is_two(label) or due and label.printed[-1] != "/"
        if mark is Mark.ROMAN:
            return self._opens_roman(label, rest, unfinished)
        if mark is Mark.BRACKETED and not (
            self._sequence.is_nested(label) and self._sequence.is_due(label) and not unfinished
        ):
            return False
        if mark is Mark.ARABIC and label.printed.endswith(")") and self._sequence.is_nested(label):
            return False
        if mark is Mark.ARABIC and is_upper_case(rest) and self._is_two(label):
            return False
        if mark is Mark.SMALL_ROMAN and not self._opens_small_roman(label):
            return False
        if small and unfinished or self._is_open_sentence(small) and not self._sequence.follows(label):
            return False
        if mark is Mark.DOTTED:
            return self._opens_dotted(label, small, unfinished)
        if mark is Mark.LETTER and self._is_digit_instead(label):
            return False
        return self._sequence.follows(label) or not unfinished

    def _opens_roman(self, label: Label, rest: str, unfinished: bool) -> bool:
        follows = self._sequence.follows(label)
        if label.number == (1,) and self._is_ninth_letter():
            return False
        if label.printed[-1].isalpha():
            return follows and not unfinished and is_upper_case(rest) and len(rest.split()) > 1
        if not rest or is_upper_case(rest):
            return True
        # "I. Mục đích" within part I of an outline in capitals is a damaged "1.".
        is_again = label.number == (1,) and self._sequence.last(Mark.ROMAN) is not None
        return follows and not unfinished and not is_again and (not starts_lower(rest) or label.printed[-1] == ".")

    def _is_ninth_letter(self) -> bool:
        """Whether ``I.`` is a letter: part H stands before it, and the text has no Roman numbers."""
        return self._sequence.last(Mark.CAPITAL) == (_NINTH_LETTER[0] - 1,) and not self._sequence.seen(Mark.ROMAN)

    def _opens_small_roman(self, label: Label) -> bool:
        """Whether ``i)`` counts as a numeral: a first one or the next, and not the letter that is due."""
        letter = self._sequence.last(Mark.LETTER)
        letter_due = letter is not None and len(label.printed.strip("().")) == 1 and letter[-1] in (8, 9)
        return self._sequence.is_due(label) and not letter_due and not label.printed.startswith(("v", "x"))

    def _opens_dotted(self, label: Label, small: bool, unfinished: bool) -> bool:
        closed = not label.printed[-1].isdigit()
        if small and not closed:
            return False
        if self._sequence.is_due(label) or self._sequence.follows(label):
            return True
        above = self._sequence.last(Mark.ARABIC)
        return not unfinished and (closed or above is not None and above[-1] == label.number[0])

    def _opens_though_damaged(self, label: Label, rest: str, unfinished: bool) -> bool:
        if unfinished or not self._sequence.is_due(label):
            return False
        if label.mark is Mark.ROMAN:
            return is_upper_case(rest) and not (label.number == (1,) and self._sequence.seen(Mark.ROMAN))
        return not starts_lower(rest) and rest[:1].isalpha()

    def _is_two(self, label: Label) -> bool:
        """Whether ``H.`` or ``11.`` is a damaged ``II.``: that is due, and they are not."""
        two_is_due = self._sequence.last(Mark.ROMAN) == (1,)
        return (
            two_is_due
            and label.printed[:1] in "H1"
            and label.number[-1] in (8, 11)
            and not self._sequence.follows(label)
        )

    def _is_digit_instead(self, label: Label) -> bool:
        """Whether ``l.`` is a damaged ``1.``: no letter l is due."""
        letter = self._sequence.last(Mark.LETTER)
        return label.printed[0] in "lio" and (letter is None or not self._sequence.follows(label))

    def _is_inside_a_name(self, rest: str) -> bool:
        """Whether the line broke within ``2026 - 2030`` or ``Phòng Văn hóa - Xã hội``: capitals at its end."""
        if rest[:1].isdigit():
            return self._last_line[-1:].isdigit()
        if SURE_DUTY.match(rest):
            return False
        return any(word[:1].isupper() for word in self._last_line[-60:].split()[-2:])

    def _is_open_sentence(self, small: bool) -> bool:
        """Whether the line before is too long for a title and has no end, whatever the width of lines."""
        if self._open is None or self._open.table is not None or self._source.paragraphs_known:
            return False
        return not ends_sentence(self._last_line) and (small or len(self._last_line) > _LONGEST_TITLE_LINE)

    def _is_open_item(self) -> bool:
        return self._open is not None and self._open.mark in LISTED and not ends_sentence(self._last_line)

    def _heading(self, place: int, paragraph: Paragraph, text: str) -> Paragraph | None:
        """Return the paragraph as a heading without number, ``None`` when it is none."""
        if self._open is not None and self._open.table is None and not self._is_finished(self._open, text):
            return None
        if self._is_heading_in_capitals(place, text):
            return replace(paragraph, mark=Mark.HEADING)
        if paragraph.bold and self._is_bold_heading(place, text):
            return replace(paragraph, mark=Mark.SUBHEADING)
        if self._numberless and self._is_plain_heading(place, text):
            return replace(paragraph, mark=Mark.SUBHEADING)
        return None

    def _is_heading_in_capitals(self, place: int, text: str) -> bool:
        if len(text) > _LONGEST_HEADING or len(text.split()) < 2 or not text[0].isalpha() or not is_upper_case(text):
            return False
        if text.rstrip()[-1] in ";,./":
            return False
        if self._open is not None and (self._open.body == self._open.end or self._is_heading_part(self._open)):
            return False
        folded = self._source.folded[self._lines[place].start : self._lines[place].end].strip()
        if self._open is None and not _USUAL_HEADING.match(folded):
            return False
        following = self._following(place)
        before = self._source.folded[self._open.start : self._open.start + 12] if self._open else ""
        return following is not None and not starts_lower(following) and not _TABLE_HEAD.fullmatch(before.strip())

    def _is_bold_heading(self, place: int, text: str) -> bool:
        if not self._bold_tells or not self._source.paragraphs_known or self._open is None:
            return False
        is_opened = self._sequence.seen(Mark.ROMAN) or any(each.mark in OPENS_SECTION for each in self._done[-50:])
        is_opened = is_opened or self._open.mark in OPENS_SECTION or self._last_line.rstrip().endswith(":")
        short = len(text.split()) <= _LONGEST_SUBHEADING_SYLLABLES and not text.rstrip().endswith((".", ";", ","))
        following = self._lines[place + 1] if place + 1 < len(self._lines) else None
        leads = following is not None and (not following.bold or self._label(following))
        return is_opened and short and bool(leads) and not starts_lower(text)

    def _is_plain_heading(self, place: int, text: str) -> bool:
        """Whether a short line was a heading that lost its number in a copy: ``Mục đích``, the name of a unit."""
        following = self._following(place)
        if following is None or is_upper_case(following) or starts_lower(following) or self._open is None:
            return False
        if len(text) > _LONGEST_TITLE_LINE or text.rstrip()[-1] in ".,;:/" or next(labels_of(text), None):
            return False
        begun = self._open.mark is Mark.HEADING or any(each.mark is Mark.HEADING for each in self._done[-50:])
        named = opens_body(text) or _USUAL_HEADING.match(fold_aligned(text)) is not None
        return begun and named and (ends_sentence(following) or len(following) > len(text))

    def _following(self, place: int) -> str | None:
        return self._text(self._lines[place + 1]) if place + 1 < len(self._lines) else None

    def _is_finished(self, before: Paragraph, next_text: str) -> bool:
        """Whether the open paragraph may end here, as far as its own last line tells."""
        return (
            ends_sentence(self._last_line)
            or self._is_heading_part(before)
            or self._stopped_early(next_text)
            or self._source.paragraphs_known
            or self._width is None
        )

    def _is_heading_part(self, before: Paragraph) -> bool:
        if before.mark not in OPENS_SECTION or before.end - before.body > 2 * _LONGEST_HEADING:
            return False
        return is_upper_case(self._source.unmarked[before.body : before.end])

    def _stopped_early(self, next_text: str, full_line: float = _FULL_LINE) -> bool:
        """Whether the next word would have fitted on the last line."""
        if self._width is None:
            return False
        word = next_text[:100].split(maxsplit=1)[0] if next_text[:100].split() else ""
        return len(self._last_line) + 1 + len(word) <= full_line * self._width

    def _breaks_before(self, before: Paragraph, line: Line, text: str) -> bool:
        if before.table is not None:
            return True
        if before.body == before.end:
            return False
        if self._is_heading_part(before):
            return not is_upper_case(text) and not (starts_lower(text) and not ends_sentence(self._last_line))
        if starts_lower(text):
            if self._source.paragraphs_known:
                return ends_sentence(self._last_line)
            return self._last_line.rstrip().endswith((":", "./.")) and self._stopped_early(text)
        if self._source.paragraphs_known:
            return True
        if _LEAVES_OPEN.search(self._last_line[-20:]):
            return False
        if self._margin is not None:
            return self._indent(line) >= self._margin or not self._ragged and self._may_stop_here(before, text)
        is_listed = before.mark in LISTED
        if ends_sentence(self._last_line):
            # A paragraph without a mark hardly ever follows within a list: such a line goes on with a new sentence.
            return not is_listed or self._width is None or self._stopped_early(text) or self._blank_separates
        if self._width is None:
            # A whole paragraph a line: only a long dash whose sentence goes on reaches over the break.
            return not is_listed or len(self._last_line) <= _LONGEST_TITLE_LINE
        return self._may_stop_here(before, text)

    def _may_stop_here(self, before: Paragraph, text: str) -> bool:
        """Whether the last line is so short that its paragraph ended with it, though its sentence did not."""
        if self._ragged:
            is_title = before.mark in NUMBERED and "\n" not in self._source.text[before.start : before.end]
            return is_title and self._stopped_early(text, _FULL_LINE_WITHIN_SENTENCE)
        return self._stopped_early(text, _FULL_LINE if before.mark in NUMBERED else _FULL_LINE_WITHIN_SENTENCE)
