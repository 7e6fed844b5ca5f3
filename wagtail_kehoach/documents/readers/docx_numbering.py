"""Automatic numbering of Word: the labels that Word shows but does not store in the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace

from docx.document import Document

from wagtail_kehoach.documents.readers.docx_styles import Styles
from wagtail_kehoach.documents.readers.docx_xml import Element, W, is_on, related, value_of, whole_number

_PLACEHOLDER = re.compile(r"%([1-9])")
_DEEPEST = 8
_LONGEST_LABEL = 40
_NO_LIST = "0"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_SMALL = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class _Level:
    """``restarts_below`` is the depth of the deepest level that starts this one anew; ``style`` numbers by itself."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    restarts_below: int = _DEEPEST
    all_decimal: bool = False
    joined: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class _List:
    """One ``w:num``: its levels, the definition whose count it shares, and the counts that it begins anew."""

    definition: str
    levels: dict[int, _Level]
    restarts: frozenset[int]


class Numbering:
    """Counts the numbered paragraphs of a document in order and tells the label of each."""

    def __init__(self, document: Document, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, _List] = {}
        self._counters: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[tuple[str, int]] = set()
        root = next(related(document, "/numbering"), None)
        if root is not None:
            self._read(root)

    def label(self, paragraph: Element) -> str:
        """Count the paragraph and return what stands before its text: ``"1. "``, ``"a) "``, ``"- "``, or ``""``."""
        number_id, depth = self._place_of(paragraph)
        found = self._lists.get(number_id)
        level = found.levels.get(depth) if found else None
        if found is None or level is None:
            return ""
        counters = self._count(number_id, found, depth)
        if level.format == "bullet":
            label = _bullet(level.text)
        else:
            label = _PLACEHOLDER.sub(lambda match: _counter(found, level, counters, int(match[1]) - 1), level.text)
            label = label.strip()
        return label and label + ("" if level.joined else " ")

    def _count(self, number_id: str, found: _List, depth: int) -> dict[int, int]:
        counters = self._counters[found.definition]
        level = found.levels[depth]
        if depth in found.restarts and (number_id, depth) not in self._begun:
            self._begun.add((number_id, depth))
            counters.pop(depth, None)
        counters[depth] = counters.get(depth, level.start - 1) + 1
        for deeper in range(depth + 1, _DEEPEST + 1):
            if depth <= found.levels.get(deeper, _Level()).restarts_below:
                counters.pop(deeper, None)
        return counters

    def _place_of(self, paragraph: Element) -> tuple[str, int]:
        """Return list and level of a paragraph; what it does not say itself its style says."""
        style_list, style_depth = self._place_of_style(self._styles.of_paragraph(paragraph))
        properties = paragraph.find(f"{W}pPr/{W}numPr")
        if properties is None:
            return style_list, style_depth
        number_id, depth = properties.find(W + "numId"), properties.find(W + "ilvl")
        return (
            value_of(number_id, style_list),
            whole_number(value_of(depth), 0 if number_id is not None else style_depth, _DEEPEST),
        )

    def _place_of_style(self, style_id: str) -> tuple[str, int]:
        number_id, depth = "", None
        for style in self._styles.chain(style_id):
            properties = style.find(f"{W}pPr/{W}numPr")
            if properties is None:
                continue
            depth = properties.find(W + "ilvl") if depth is None else depth
            number_id = value_of(properties.find(W + "numId"))
            if number_id:
                break
        if depth is not None or number_id not in self._lists:
            return number_id or _NO_LIST, whole_number(value_of(depth), 0, _DEEPEST)
        levels = self._lists[number_id].levels
        return number_id, next((place for place, level in levels.items() if level.style == style_id), 0)

    def _read(self, root: Element) -> None:
        definitions = {each.get(W + "abstractNumId", ""): each for each in root.findall(W + "abstractNum")}
        by_style = {value_of(each.find(W + "styleLink")): each for each in definitions.values()}
        for number in root.findall(W + "num"):
            definition_id = value_of(number.find(W + "abstractNumId"))
            definition = definitions.get(definition_id)
            linked = value_of(definition.find(W + "numStyleLink")) if definition is not None else ""
            definition = by_style.get(linked, definition) if linked else definition
            levels = dict(map(_level, definition.findall(W + "lvl"))) if definition is not None else {}
            restarts = {_override(levels, override) for override in number.findall(W + "lvlOverride")}
            # Lists made from one definition count on together unless one of them restarts.
            self._lists[number.get(W + "numId", "")] = _List(
                definition_id, levels, frozenset(depth for depth in restarts if depth is not None)
            )
        self._lists.pop(_NO_LIST, None)


def _bullet(text: str) -> str:
    """Return the dash or plus for the sign of a bullet: ``o`` and ``+`` (in Symbol U+F02B) stand on the lower level."""
    return "+" if text == "o" or "+" in text or "\uf02b" in text else "-" if text.strip() else ""


def _counter(found: _List, level: _Level, counters: dict[int, int], depth: int) -> str:
    shown = found.levels.get(depth)
    if shown is None:
        return ""
    number = counters.get(depth, shown.start)
    return str(number) if level.all_decimal else _FORMATS.get(shown.format, str)(number)


def _level(element: Element) -> tuple[int, _Level]:
    depth = whole_number(element.get(W + "ilvl"), 0, _DEEPEST)
    restart = element.find(W + "lvlRestart")
    return depth, _Level(
        value_of(element.find(W + "numFmt"), "decimal"),
        value_of(element.find(W + "lvlText"))[:_LONGEST_LABEL],
        whole_number(value_of(element.find(W + "start")), 1),
        whole_number(value_of(restart), depth) - 1 if restart is not None else _DEEPEST,
        is_on(element.find(W + "isLgl")),
        value_of(element.find(W + "suff")) == "nothing",
        value_of(element.find(W + "pStyle")),
    )


def _override(levels: dict[int, _Level], override: Element) -> int | None:
    """Change a level as a list asks for; return its depth where it also begins to count anew."""
    depth = whole_number(override.get(W + "ilvl"), 0, _DEEPEST)
    replaced = override.find(W + "lvl")
    if replaced is not None:
        levels[depth] = _level(replaced)[1]
    start = override.find(W + "startOverride")
    if start is None or depth not in levels:
        return None
    levels[depth] = replace(levels[depth], start=whole_number(value_of(start), 1))
    return depth


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
