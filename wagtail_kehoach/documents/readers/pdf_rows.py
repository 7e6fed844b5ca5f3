"""Printed rows of a PDF page: words on one baseline, from left to right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from wagtail_kehoach.documents.readers.pdf_process import Word
from wagtail_kehoach.documents.source import fold_aligned

_ONE_BASELINE = 0.25
_SUPERSCRIPT_SIZE = 0.8
_SUPERSCRIPT_RISE = 0.65
_SPACE = 0.2
_COLUMN_GAP = 2.5
_SIGNS = str.maketrans(
    {
        "\uf02d": "-",
        "\uf02b": "+",
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
        # Symbol fonts draw all kinds of bullets from the private use area.
        **{chr(code): "•" for code in range(0xF020, 0xF100) if code not in (0xF02B, 0xF02D)},
    }
)
_NO_SPACE_BEHIND = re.compile(r"[^\W_][-/]$")


@dataclass(frozen=True)
class Row:
    """Words on one baseline ``y``; ``text`` has a space between words and a tab where a column may begin."""

    words: tuple[Word, ...]
    text: str
    page: int = 0

    @cached_property
    def x0(self) -> float:
        return self.words[0].x0

    @cached_property
    def x1(self) -> float:
        return max(word.x1 for word in self.words)

    @cached_property
    def y(self) -> float:
        return self.words[0].y

    @cached_property
    def size(self) -> float:
        """The size of most letters."""
        letters: dict[float, int] = {}
        for word in self.words:
            letters[word.size] = letters.get(word.size, 0) + len(word.text)
        return max(letters, key=lambda size: letters[size])

    @cached_property
    def bold(self) -> bool:
        """Whether all letters are bold."""
        lettered = [word for word in self.words if any(map(str.isalpha, word.text))]
        return bool(lettered) and all(word.bold for word in lettered)

    @cached_property
    def folded(self) -> str:
        return fold_aligned(self.text)

    @cached_property
    def first_word_width(self) -> float:
        """The width up to the first space."""
        end = self.words[0].x1
        for before, word in zip(self.words, self.words[1:], strict=False):
            if _between(before, word):
                break
            end = word.x1
        return end - self.x0

    def part(self, start: int, end: int | None = None) -> Row | None:
        """Return the row of some of its words, ``None`` when there are none."""
        words = self.words[start:end]
        return row_of(words, self.page) if words else None


def rows_of(words: Iterable[Word], page: int = 0) -> list[Row]:
    """Return the rows that ``words`` make, from top to bottom, whatever their order in the file."""
    groups: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.y):
        if groups and word.y - groups[-1][-1].y <= _ONE_BASELINE * min(word.size, groups[-1][-1].size):
            groups[-1].append(word)
        else:
            groups.append([word])
    return [row_of(group, page) for group in _with_superscripts(groups)]


def row_of(words: Iterable[Word], page: int) -> Row:
    """Return one row of ``words``; a word printed twice at the same place (to look bold) counts once."""
    ordered: list[Word] = []
    for word in sorted(words, key=lambda word: word.x0):
        twice = ordered and ordered[-1].text == word.text and abs(ordered[-1].x0 - word.x0) < 0.1 * word.size
        if not twice:
            ordered.append(word)
    pieces: list[str] = []
    for place, word in enumerate(ordered):
        pieces.append(_between(ordered[place - 1], word) if place else "")
        pieces.append(word.text.translate(_SIGNS))
    return Row(tuple(ordered), "".join(pieces), page)


def joined(lines: Sequence[str]) -> str:
    """Return wrapped lines as one; a hyphen or slash within a word at the end of a line takes no space behind it."""
    pieces: list[str] = []
    for line in lines:
        if pieces and not _NO_SPACE_BEHIND.search(pieces[-1][-2:]):
            pieces.append(" ")
        pieces.append(line)
    return "".join(pieces)


def _between(before: Word, word: Word) -> str:
    gap = word.x0 - before.x1
    size = min(before.size, word.size)
    if gap > _COLUMN_GAP * size:
        return "\t"
    return " " if before.spaced or gap > _SPACE * size else ""


def _with_superscripts(groups: list[list[Word]]) -> list[list[Word]]:
    """Put raised small words into the row below, to whose words they are attached."""
    done: list[list[Word]] = []
    for group in groups:
        above = done[-1] if done else []
        raised = [word for word in above if _is_raised(word, group)]
        if raised and len(raised) == len(above):
            done.pop()
            group = group + raised
        done.append(group)
    return done


def _is_raised(word: Word, row: Sequence[Word]) -> bool:
    return any(
        word.size < _SUPERSCRIPT_SIZE * other.size
        and 0 < other.y - word.y < _SUPERSCRIPT_RISE * other.size
        and -0.5 * other.size < word.x0 - other.x1 < 0.3 * other.size
        for other in row
    )
