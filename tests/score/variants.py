"""Changing a sample's text mechanically: what a paste, a converter or a scanner does to it.

Every change is the same on every run: chance comes from a generator seeded with the text.
"""

from __future__ import annotations

import random
import re
import textwrap
import unicodedata
from collections.abc import Callable

Change = Callable[[str], str]

# Letters that scanners take for each other; those with two marks lose or change one of them.
_CONFUSED = {
    "ế": "éêề",
    "ề": "eèế",
    "ể": "êếẻ",
    "ệ": "êẹ",
    "ố": "óôổ",
    "ổ": "ốôỏ",
    "ộ": "ôọ",
    "ồ": "ôò",
    "ấ": "âáẩ",
    "ầ": "àâấ",
    "ậ": "âạ",
    "ắ": "ăá",
    "ợ": "ọơ",
    "ớ": "óơ",
    "ờ": "òơ",
    "ở": "ỏơ",
    "ứ": "úư",
    "ự": "ụư",
    "ử": "ủư",
    "ừ": "ùư",
    "ị": "i",
    "í": "i",
    "đ": "d",
    "ê": "e",
    "ô": "o",
    "ơ": "o",
    "ư": "u",
    "ă": "a",
    "â": "a",
    "Ế": "ÉÊ",
    "Ổ": "ỐÔ",
    "Ộ": "Ô",
    "Ự": "Ư",
    "Ệ": "Ê",
    "Đ": "D",
}
_STRENGTHS = {"weak": 0.01, "middle": 0.03, "strong": 0.07}
_COLUMN_GAP = 6


def damaged(strength: str) -> Change:
    """Return the change that damages a share of the letters as scanners do; digits and line ends stay."""
    share = _STRENGTHS[strength]

    def change(text: str) -> str:
        chance = random.Random(len(text))
        pieces = []
        for character in text:
            confused = _CONFUSED.get(character)
            # Letters with marks are about a quarter of a text.
            hit = confused is not None and chance.random() < 4 * share
            pieces.append(chance.choice(confused) if hit and confused else character)
        return "".join(pieces)

    return change


def broken_words(text: str) -> str:
    """Break one syllable in twenty in front of its vowels' marks, as copies from PDF files do: ``c ủa``."""
    chance = random.Random(len(text))
    vowel = re.compile(r"(?<=[bcdđghklmnpqrstvx])(?=[ủựệểấộợạảữồốềếớờởứừ])", re.IGNORECASE)
    return vowel.sub(lambda match: " " if chance.random() < 0.08 else "", text)


def wrapped(width: int, *, blank_between: bool = False) -> Change:
    """Return the change that wraps every line at ``width`` characters, with a blank line behind every line or none.

    Lines that set two columns apart keep their shape.
    """

    def change(text: str) -> str:
        lines: list[str] = []
        for line in text.split("\n"):
            is_layout = re.search(r"\S(?: {3,}|\t)\S", line) is not None
            lines += [line] if is_layout or len(line) <= width else textwrap.wrap(line, width)
        return ("\n\n" if blank_between else "\n").join(lines)

    return change


def one_line(text: str) -> str:
    """Lose all line ends, as some paste fields do."""
    return " ".join(line.strip() for line in text.split("\n") if line.strip())


def decomposed(text: str) -> str:
    """Write the text in NFD, as file names and some PDF files have it."""
    return unicodedata.normalize("NFD", text)


def windows(text: str) -> str:
    """End lines as Windows does."""
    return text.replace("\n", "\r\n")


CHANGES: dict[str, Change] = {
    "NFD": decomposed,
    "CRLF": windows,
    "wrapped at 72": wrapped(72),
    "wrapped at 95, blank lines": wrapped(95, blank_between=True),
    "one line": one_line,
    "broken words": broken_words,
    "OCR weak": damaged("weak"),
    "OCR middle": damaged("middle"),
    "OCR strong": damaged("strong"),
}
