"""The order in which the numbers of a plan count, for telling a number that opens a line from one within a sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

_LETTERS = "abcdđefghijklmnopqrstuvwxyz"
_ROMAN = {"I": 1, "V": 5, "X": 10}
_SPELT = {"NHẤT": 1, "HAI": 2, "BA": 3, "BỐN": 4, "TƯ": 4, "NĂM": 5, "SÁU": 6, "BẢY": 7, "TÁM": 8, "CHÍN": 9}
_DAMAGED = str.maketrans({"l": "I", "1": "I", "|": "I", "!": "I", "i": "I", "H": "II", "n": "II"})
_CAPITALS = "ABCDĐEGHIKLM"


@dataclass(frozen=True, slots=True)
class Number:
    """A number in front of what may be a line: the level on which it counts, and its value.

    ``title`` is the level of ``1.`` in front of capitals, ``item`` that of any other ``1.``.
    """

    level: str
    value: tuple[int, ...]


class Order:
    """Takes the numbers of each level in their order only: 1, 2, 3 …; the levels below a new section count anew."""

    _DEEPER = {
        "part": ("capital", "roman", "article", "title", "item", "dotted", "letter", "bracketed"),
        "capital": ("roman", "article", "title", "item", "dotted", "letter", "bracketed"),
        "roman": ("capital", "article", "title", "item", "dotted", "letter", "bracketed"),
        "article": ("title", "item", "dotted", "letter", "bracketed"),
        "title": ("item", "dotted", "letter", "bracketed"),
        "item": ("dotted", "letter", "bracketed"),
        "dotted": ("letter", "bracketed"),
        "letter": ("bracketed",),
        "bracketed": (),
    }

    def __init__(self) -> None:
        self._last: dict[str, tuple[int, ...]] = {}
        self._before: dict[str, tuple[int, ...]] = {}
        self._highest: str | None = None

    def is_due(self, number: Number) -> bool:
        """Whether the number is the first of its level or the next one; one that goes on behind a part counts too."""
        if number.level == "dotted":
            return self._is_due_dotted(number.value)
        last = self._last.get(number.level)
        if last is None and number.level == "item" and number.value != (1,):
            last = self._last.get("title")
        if last is None:
            before = self._before.get(number.level)
            return number.value == (1,) or before is not None and number.value == (before[0] + 1,)
        skips_letter = number.level in ("letter", "capital") and last == (4,) and number.value == (6,)
        return number.value == (last[0] + 1,) or skips_letter

    def is_near(self, number: Number) -> bool:
        """Whether one number before it was lost or given twice, or counting begins again."""
        last = self._last.get(number.level)
        if number.level == "dotted":
            return last is not None and number.value == (*last[:-1], last[-1] + 2)
        return last is not None and number.value[0] in (1, last[0], last[0] + 2)

    def note(self, number: Number) -> None:
        """Take a number as read."""
        level = number.level
        self._last[level] = number.value
        deeper = self._DEEPER[level]
        if level in ("capital", "roman"):
            other = "roman" if level == "capital" else "capital"
            if self._highest is None:
                self._highest = level
            if self._highest != level:
                deeper = tuple(each for each in deeper if each != other)
        for each in deeper:
            gone = self._last.pop(each, None)
            if gone is not None and level == "part":
                self._before[each] = gone

    def begin_anew(self) -> None:
        """Forget all numbers below a section that has none."""
        self._last.clear()

    def _is_due_dotted(self, value: tuple[int, ...]) -> bool:
        last = self._last.get("dotted")
        if last is not None and value in ((*last[:-1], last[-1] + 1), (*last, 1)):
            return True
        above = self._last.get("item") or self._last.get("title")
        if value[-1] != 1:
            return False
        if len(value) == 2:
            return above is None or value[0] == above[0]
        return last is not None and value[:-1] == last[: len(value) - 1]


def _roman(text: str) -> int:
    values = [_ROMAN.get(letter, 0) for letter in text.translate(_DAMAGED)]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def _part(text: str) -> int:
    last = text.split()[-1].upper()
    return int(last) if last.isdigit() else _SPELT.get(last) or _roman(last)


_READ: dict[str, Callable[[str], int]] = {
    "part": _part,
    "capital": lambda text: _CAPITALS.find(text) + 1,
    "roman": _roman,
    "letter": lambda text: _LETTERS.find(text) + 1,
}


def number_of(level: str, text: str) -> Number:
    """Return what ``text``, a number without the signs around it, counts on a level."""
    read = _READ.get(level)
    return Number(level, (read(text),) if read else tuple(int(part) for part in text.split(".")))
