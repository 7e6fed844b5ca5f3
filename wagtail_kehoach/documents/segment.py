"""Giving lines back to a text whose line ends were lost, as when a plan is pasted through a field of one line.

Two ways to lose them: a line holds what were many, or the text was wrapped again so that its line ends lie. Cut is only
where a plan certainly began a new line: at titles, number, place and date, type, bases, numbers that follow in order,
dashes behind the end of a sentence, recipients and signature.
"""

from __future__ import annotations

import re

from wagtail_kehoach.documents.anchors import NATIONAL_TITLE, PARTY_TITLE
from wagtail_kehoach.documents.segment_body import BodyCutter
from wagtail_kehoach.documents.segment_ending import EndingCutter, ending_start
from wagtail_kehoach.documents.segment_heading import HeadingCutter, find_type
from wagtail_kehoach.documents.segment_rows import row_cuts
from wagtail_kehoach.documents.segment_words import CAPITAL
from wagtail_kehoach.documents.source import blank_markdown, fold_aligned

_LONG_LINE = 600
_ANCHORS_OF_A_LOST_LINE_END = 2
_ANCHORS_OF_LYING_LINE_ENDS = 4
_LONGEST_HEADING = 1_500
_TITLES = re.compile("|".join(title.replace(" ", r"[\s-]{1,4}") for title in (NATIONAL_TITLE, PARTY_TITLE)))
_RECIPIENTS = re.compile(r"(?<!\S)[*_]{0,3}N[ơo]i\s+nh[âậaạ]n(?=\s?[*_]{0,3}\s?:)", re.IGNORECASE)
_SECTION = re.compile(
    rf"(?<!\S)[*_#]{{0,3}}\s?(?P<label>[IVX]{{1,5}}|[A-HĐ]|\d{{1,2}})\s?[.\-–/]\s?"
    rf"(?=[*_“\"]{{0,3}}[{CAPITAL}]{{2,}}\s[{CAPITAL}]{{2}})"
)
_ITEM = re.compile(rf"[.;:][*_”)]{{0,3}}\s+(?P<mark>(?:[-–+•*]|\d{{1,2}}[./)]|[a-hđ]\))\s[*_]{{0,3}}[{CAPITAL}])")
_LINE_START = re.compile(r"[ \t>*_#|•+-]*\Z")
_BULLET = re.compile(r"(?<!\S)\*(?=\s)")
_STARS = re.compile(r"(?<!\S)\*{3,}(?!\S)")
_QUOTE = re.compile(r"\s{0,3}(?:>\s?)+")
_BROKEN_AT_HYPHEN = re.compile(r"(?<=[^\W_]{2}-)\n(?=[^\W_])")
_HASHES = re.compile(r"(?<!\S)#{1,6}(?=\s)")


def has_lost_line_ends(lines: list[str]) -> bool:
    """Whether some line holds what certainly were several: two sections, or a section and the recipients."""
    return any(len(line) > _LONG_LINE and _certain_anchors(line) >= _ANCHORS_OF_A_LOST_LINE_END for line in lines)


def has_lying_line_ends(lines: list[str]) -> bool:
    """Whether what begins a line in a plan mostly stands within lines: the text was wrapped without its line ends."""
    text = "\n".join(lines)
    places = [match.start() for pattern in (_SECTION, _RECIPIENTS) for match in pattern.finditer(text)]
    places += [match.start("mark") for match in _ITEM.finditer(text)]
    starting = sum(_begins_line(text, place) for place in places)
    return len(places) - starting >= _ANCHORS_OF_LYING_LINE_ENDS and starting * 2 < len(places)


def segmented(lines: list[str]) -> list[str]:
    """Return ``lines``, those with lost line ends cut where lines began; nothing but white space is left out."""
    pieces: list[str] = []
    flow = _Flow()
    for line in lines:
        pieces += flow.pieces(line) if line.strip() else [line]
    return pieces


def rejoined(lines: list[str]) -> list[str]:
    """Return the text of ``lines``, whose ends lie, cut where lines began."""
    flow = "\n".join(stripped for line in lines if (stripped := _QUOTE.sub("", line).strip()))
    return segmented([_BROKEN_AT_HYPHEN.sub("", flow).replace("\n", " ")])


def _begins_line(text: str, place: int) -> bool:
    line = text.rfind("\n", 0, place) + 1
    return _LINE_START.match(text[line:place]) is not None


def _certain_anchors(line: str) -> int:
    sections = {match["label"] for match in _SECTION.finditer(line)}
    return len(sections) + bool(_RECIPIENTS.search(line)) + bool(_TITLES.search(fold_aligned(line[:_LONGEST_HEADING])))


class _Flow:
    """Cuts one line after the other; the outline goes on from line to line."""

    def __init__(self) -> None:
        self._body = BodyCutter()
        self._in_body = False

    def pieces(self, line: str) -> list[str]:
        shown = _shown(line)
        cuts: set[int] = set()
        start = 0
        typed = None if self._in_body else find_type(shown)
        if typed is not None:
            self._in_body = True
            start = typed[1]
        rows = row_cuts(shown, start)
        end = ending_start(shown, start)
        body = self._body.cuts(shown, start, end, rows)
        if typed is not None:
            cuts |= HeadingCutter(shown, *typed).cuts(min(self._body.first_section, end))
        cuts |= {*body, *EndingCutter(shown, end).cuts(), *rows.cuts}
        cuts |= {match.start() for match in _HASHES.finditer(line)}
        return _cut(line, shown, cuts)


def _shown(line: str) -> str:
    """Return ``line`` with emphasis and signs of headings blanked, bullets kept, the length the same."""
    text = _STARS.sub(lambda match: "=" * len(match[0]), line) if "*" in line else line
    text = _BULLET.sub("•", text) if "*" in text else text
    text = _HASHES.sub(lambda match: " " * len(match[0]), text) if "#" in text else text
    return blank_markdown(text)


def _cut(line: str, shown: str, cuts: set[int]) -> list[str]:
    """Cut ``line``; marks of emphasis stay with the word that they open or close."""
    places: set[int] = set()
    for cut in cuts:
        first = last = cut
        while first > 0 and shown[first - 1].isspace():
            first -= 1
        while last < len(shown) and shown[last].isspace():
            last += 1
        if 0 < first and last < len(line):
            places.add(next((place for place in range(first, last) if line[place].isspace()), cut))
    bounds = [0, *sorted(places), len(line)]
    parts = (line[first:last].strip() for first, last in zip(bounds, bounds[1:], strict=False))
    return [part for part in parts if part]
