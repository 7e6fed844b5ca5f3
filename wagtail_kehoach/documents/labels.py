"""Labels that open a paragraph (``I-``, ``1.``, ``1.1.``, ``a)``, ``-``, ``+``) and the order in which they count.

A label alone proves little: ``XIII``, ``2.``, ``20`` also stand at the start of a wrapped line. What follows it and
which number is due tell. Digits that a scan damaged (``l.`` for ``1.``, ``Il.`` for ``II.``) count where they are due;
the label stays as printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from wagtail_kehoach.documents.source import fold_aligned


class Mark(StrEnum):
    """What opens a paragraph, from the highest level of the outline to the lowest.

    ``HEADING`` is a line in capitals without a number, ``SUBHEADING`` a bold one in small letters.
    """

    PART = "part"
    CAPITAL = "capital"
    ROMAN = "roman"
    HEADING = "heading"
    ARTICLE = "article"
    ARABIC = "arabic"
    DOTTED = "dotted"
    LETTER = "letter"
    SMALL_ROMAN = "small_roman"
    BRACKETED = "bracketed"
    SUBHEADING = "subheading"
    DASH = "dash"
    PLUS = "plus"
    NONE = "none"


LISTED = frozenset([Mark.DASH, Mark.PLUS])
OPENS_SECTION = frozenset(Mark) - LISTED - {Mark.NONE}
NUMBERED = OPENS_SECTION - {Mark.HEADING, Mark.SUBHEADING}

# A number and what it must resemble to count: a label whose digits are damaged only where exactly it is due.
_SPELT = {"nhat": 1, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9}
_ROMAN_NUMBERS = {
    roman: value
    for value, roman in enumerate(
        "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI XXII XXIII XXIV XXV".split(), 1
    )
}
# What a scan makes of Roman numerals, all of it read in print: "Il.", "lV.", "HI.", "rv.".
_ROMAN_DAMAGE = str.maketrans(
    {"l": "I", "1": "I", "|": "I", "!": "I", "i": "I", "r": "I", "H": "II", "n": "II", "m": "III", "v": "V", "Y": "V"}
)
_DIGIT_DAMAGE = str.maketrans({"l": "1", "I": "1", "|": "1", "!": "1", "i": "1", "O": "0", "o": "0"})
_ALPHABET = "abcdđefghijklmnopqrstuvwxyz"
_STROKED = "Đ"
_FIFTH = 5
# Vietnamese has no F, and some leave out đ: E is followed by G, d by e.
_LEFT_OUT = {Mark.CAPITAL: ((5, 7),), Mark.LETTER: ((4, 6), (6, 8))}
_DIGITS = re.compile(r"\d+")
_BULLETS = "-–—−‐‑•●▪◦·○■□◆◇♦❖►▶▷➢➤➔✓✔✗❑\uf000-\uf0ff"
_CLOSES = r"\s?[.\-–—/):]"

_PATTERNS: tuple[tuple[Mark, re.Pattern[str]], ...] = (
    (
        Mark.DOTTED,
        re.compile(
            r"((?:\d{1,2}|[IVX]{1,5})(?:\.\s?\d{1,2}){1,4}(?:\s?[.)/\-–:])?)(?:\s+(?=\S)|$|(?<=[.)])(?=[^\W\d_]))"
        ),
    ),
    (Mark.ROMAN, re.compile(rf"([IVX]{{1,6}}(?:{_CLOSES}|(?=\s)))\s*(?=\S|$)")),
    (Mark.CAPITAL, re.compile(r"([A-IK-MĐ]\s?[.)/])\s*(?=\S)|([A-HĐ]\s?[-–])\s+(?=\S)")),
    (
        Mark.ARABIC,
        re.compile(r"(\d{1,2}(?:\s?[.)]|\s?[/\-–:](?=\s)|[/\-–](?=[^\W\d_]{2,}[\s,])))(?:\s+(?=\S)|(?=[^\s\d])|$)"),
    ),
    (Mark.BRACKETED, re.compile(r"(\(\d{1,2}\)|\d{1,2}\s?\))\s*(?=\S)")),
    (Mark.SMALL_ROMAN, re.compile(r"(\(?[ivx]{1,5}[.)])\s*(?=\S)")),
    (Mark.LETTER, re.compile(r"([a-zđ]\s?[.)/])\s+(?=\S)|(\(?[a-zđ]\))(?=[^\W\d_])|(\([a-zđ]\))\s*(?=\S)")),
    (Mark.PLUS, re.compile(r"(\+)\s*(?=\S)")),
    (
        Mark.DASH,
        re.compile(rf"([{_BULLETS}])\s*(?=[^\s\d–—-])|([{_BULLETS}*])\s+(?=\S)|(o)\s+(?=[A-ZĐÀ-Ỹ][^A-ZĐÀ-Ỹ])"),
    ),
)
# Read on folded text, since signs get lost: "Phần thư ba".
_PATTERNS_IN_WORDS: tuple[tuple[Mark, re.Pattern[str]], ...] = (
    (
        Mark.PART,
        re.compile(
            rf"((?:phan|chuong)\s+(?:thu\s+)?(?:[ivx]{{1,5}}|\d{{1,2}}|{'|'.join(_SPELT)})(?!\w)\s*[.:\-–]?)\s*"
        ),
    ),
    (Mark.ARTICLE, re.compile(r"(dieu\s+\d{1,3}\s?[.:])\s*(?=\S|$)")),
)
_DAMAGED_DOTTED = re.compile(r"([lI|!\d]{1,2}(?:\.\s?[lI|!\d]{1,2}){1,3}\s?[.)]?)\s+(?=\S)")
_DAMAGED_ROMAN = re.compile(rf"([IVXYHl1|!inmrvxi]{{1,6}}{_CLOSES})\s*(?=\S)")
_DAMAGED_ARABIC = re.compile(r"([lI|!iOo\d]{1,2}\s?[.)])\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Label:
    """A label that a line may begin with: its mark, the print, the number it counts, where the text behind begins."""

    mark: Mark
    printed: str
    number: tuple[int, ...]
    length: int
    damaged: bool = False


def labels_of(text: str) -> Iterator[Label]:
    """Yield the labels that ``text`` may begin with, the likeliest first."""
    text = text[:80]
    folded = fold_aligned(text) if text[:1] in "PCĐDpc" else ""
    for mark, pattern in _PATTERNS_IN_WORDS:
        match = pattern.match(folded)
        if match and text[0].isupper():
            printed = text[: match.end(1)]
            yield Label(mark, printed, _number(mark, match[1]), match.end())
    for mark, pattern in _PATTERNS:
        match = pattern.match(text)
        if match:
            printed = next(group for group in match.groups() if group)
            number = _number(mark, printed)
            if number:
                yield Label(mark, printed, number, match.end())
    yield from _damaged(text)


def _damaged(text: str) -> Iterator[Label]:
    if match := _DAMAGED_DOTTED.match(text):
        number = tuple(int(digits) for digits in _DIGITS.findall(match[1].translate(_DIGIT_DAMAGE)))
        yield Label(Mark.DOTTED, match[1], number, match.end(), damaged=True)
    if match := _DAMAGED_ROMAN.match(text):
        roman = _ROMAN_NUMBERS.get(match[1].rstrip(" .-–—/):").translate(_ROMAN_DAMAGE).upper())
        if roman:
            yield Label(Mark.ROMAN, match[1], (roman,), match.end(), damaged=True)
    if match := _DAMAGED_ARABIC.match(text):
        digits = match[1].rstrip(" .)").translate(_DIGIT_DAMAGE)
        yield Label(Mark.ARABIC, match[1], (int(digits),), match.end(), damaged=True)


def _number(mark: Mark, printed: str) -> tuple[int, ...]:
    """Return the number of a label, ``()`` when it is none after all (``IIII``, ``vx``)."""
    core = printed.strip(" ().:-–—/")
    if mark in LISTED:
        return (1,)
    if mark is Mark.LETTER:
        return (_ALPHABET.find(core) + 1,)
    if mark is Mark.CAPITAL:
        return (_FIFTH if core == _STROKED else ord(core) - ord("A") + 1,)
    if mark in (Mark.ROMAN, Mark.SMALL_ROMAN):
        value = _ROMAN_NUMBERS.get(core.upper())
        return (value,) if value else ()
    if mark is Mark.PART:
        last = core.split()[-1].lower()
        return (int(last) if last.isdigit() else _SPELT.get(last) or _ROMAN_NUMBERS.get(last.upper(), 0),)
    first, _, rest = core.partition(".")
    roman = _ROMAN_NUMBERS.get(first)
    return tuple(int(digits) for digits in _DIGITS.findall(f"{roman}.{rest}" if roman else core))


class Sequence:
    """Remembers the last number of every level, to tell which one is due."""

    _ORDER = tuple(mark for mark in Mark if mark in NUMBERED)

    def __init__(self) -> None:
        self._last: dict[Mark, tuple[int, ...]] = {}
        self._seen: set[Mark] = set()
        self._round = False

    def last(self, mark: Mark) -> tuple[int, ...] | None:
        """Return the last number on a level within the part that is open."""
        return self._last.get(mark)

    def seen(self, mark: Mark) -> bool:
        """Whether the text has used a level at all."""
        return mark in self._seen

    def is_due(self, label: Label) -> bool:
        """Whether the number is exactly the next one of its level, or its first."""
        last = self._last.get(label.mark)
        if label.mark is Mark.DOTTED:
            return self._is_due_dotted(label.number, last)
        if last and (last[-1], label.number[-1]) in _LEFT_OUT.get(label.mark, ()):
            return True
        return label.number[-1] == (last[-1] + 1 if last else 1)

    def follows(self, label: Label) -> bool:
        """Whether the number is a first one or comes next on its level (one left out is forgiven)."""
        last = self._last.get(label.mark)
        if label.number[-1] == 1:
            return True
        return last is not None and label.number[:-1] == last[:-1] and last[-1] <= label.number[-1] <= last[-1] + 2

    def note(self, label: Label) -> None:
        """Take a label as read: deeper levels begin anew."""
        if label.mark not in NUMBERED:
            return
        self._seen.add(label.mark)
        # A text that has a part Đ behind part D goes on with E, as one without does.
        is_between = label.mark is Mark.CAPITAL and label.printed.startswith(_STROKED)
        self._last[label.mark] = (_FIFTH - 1,) if is_between else label.number
        self._round = (
            label.mark is Mark.ARABIC and label.printed.endswith(")") or (self._round and label.mark is not Mark.ARABIC)
        )
        for deeper in self._ORDER[self._ORDER.index(label.mark) + 1 :]:
            self._last.pop(deeper, None)

    def is_nested(self, label: Label) -> bool:
        """Whether ``1)`` stands below ``1.`` or ``a)`` in this text, and is not its way to print ``1.``."""
        if label.printed.startswith("("):
            return True
        arabic = self._last.get(Mark.ARABIC)
        if arabic is None or self._round:
            return False
        return label.number[-1] == 1 or self._last.get(Mark.BRACKETED) == (label.number[-1] - 1,)

    def _is_due_dotted(self, number: tuple[int, ...], last: tuple[int, ...] | None) -> bool:
        above = self._last.get(Mark.ARABIC)
        if last is not None and number in ((*last[:-1], last[-1] + 1), (*last, 1)):
            return True
        return number[-1] == 1 and (number[:-1] == above or last is not None and number[:-1] == last[: len(number) - 1])
