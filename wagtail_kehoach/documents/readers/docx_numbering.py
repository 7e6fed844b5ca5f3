"""Automatic numbering of Word: the labels that Word shows but does not store in the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACEHOLDER = re.compile(r"%([1-9])")
_DEEPEST = 8
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_SMALL = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))

# python-docx wraps XML elements in classes without useful types.
Element = Any


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    text: str
    start: int


class Numbering:
    """Counts the numbered paragraphs of a document in order and tells the label of each."""

    def __init__(self, document: Document) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counters: dict[str, dict[int, int]] = defaultdict(dict)
        self._series: dict[str, str] = {}
        self._styles = {
            style.get(_W + "styleId", ""): _number_of(style) for style in document.styles.element.iter(_W + "style")
        }
        try:
            root: Element = getattr(document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING), "element", None)
        except KeyError:
            return
        if root is not None:
            self._read(root)

    def label(self, paragraph: Element) -> str:
        """Return the label of the next paragraph (``"1."``, ``"I."``, ``"a)"``, ``"-"``, ``"+"``), or ``""``."""
        found = _number_of(paragraph) or self._style_number(paragraph)
        if found is None:
            return ""
        number_id, depth = found
        level = self._levels.get(number_id, {}).get(depth)
        if level is None:
            return ""
        if level.format == "bullet":
            return "+" if "+" in level.text or level.text == "o" else "-"
        counters = self._counters[self._series.get(number_id, number_id)]
        counters[depth] = counters.get(depth, level.start - 1) + 1
        for deeper in [each for each in counters if each > depth]:
            del counters[deeper]
        return _PLACEHOLDER.sub(lambda match: self._counter(number_id, counters, int(match[1]) - 1), level.text).strip()

    def _counter(self, number_id: str, counters: dict[int, int], depth: int) -> str:
        level = self._levels[number_id].get(depth)
        if level is None:
            return ""
        return _FORMATS.get(level.format, str)(counters.get(depth, level.start))

    def _style_number(self, paragraph: Element) -> tuple[str, int] | None:
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        return self._styles.get(style.get(_W + "val", "")) if style is not None else None

    def _read(self, root: Element) -> None:
        abstract = {
            each.get(_W + "abstractNumId", ""): dict(map(_level, each.findall(_W + "lvl")))
            for each in root.findall(_W + "abstractNum")
        }
        for number in root.findall(_W + "num"):
            number_id = number.get(_W + "numId", "")
            reference = number.find(_W + "abstractNumId")
            abstract_id = reference.get(_W + "val", "") if reference is not None else ""
            levels = dict(abstract.get(abstract_id, {}))
            overrides = number.findall(_W + "lvlOverride")
            for override in overrides:
                _override(levels, override)
            self._levels[number_id] = levels
            # Lists made from one definition count on together unless one of them restarts.
            self._series[number_id] = number_id if overrides else f"abstract {abstract_id}"


def _number_of(element: Element) -> tuple[str, int] | None:
    properties = element.find(f"{_W}pPr/{_W}numPr")
    if properties is None:
        return None
    number_id = properties.find(_W + "numId")
    depth = properties.find(_W + "ilvl")
    if number_id is None:
        return None
    return number_id.get(_W + "val", ""), min(_DEEPEST, _integer(depth, 0))


def _integer(element: Element | None, default: int) -> int:
    value = element.get(_W + "val", "") if element is not None else ""
    return int(value) if re.fullmatch(r"\d{1,4}", value) else default


def _level(element: Element) -> tuple[int, _Level]:
    depth = element.get(_W + "ilvl", "0")
    number_format = element.find(_W + "numFmt")
    text = element.find(_W + "lvlText")
    return (
        int(depth) if re.fullmatch(r"\d", depth) else 0,
        _Level(
            number_format.get(_W + "val", "decimal") if number_format is not None else "decimal",
            text.get(_W + "val", "")[:40] if text is not None else "",
            _integer(element.find(_W + "start"), 1),
        ),
    )


def _override(levels: dict[int, _Level], override: Element) -> None:
    replaced = override.find(_W + "lvl")
    if replaced is not None:
        depth, level = _level(replaced)
        levels[depth] = level
    start = override.find(_W + "startOverride")
    depth_text = override.get(_W + "ilvl", "0")
    depth = int(depth_text) if re.fullmatch(r"\d", depth_text) else 0
    if start is not None and depth in levels:
        levels[depth] = _Level(levels[depth].format, levels[depth].text, _integer(start, 1))


def _roman(number: int) -> str:
    result = ""
    for value, sign in (*_ROMAN, *_ROMAN_SMALL):
        result += sign * (number // value)
        number %= value
    return result


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02d}",
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerLetter": _letter,
    "none": lambda number: "",
}
