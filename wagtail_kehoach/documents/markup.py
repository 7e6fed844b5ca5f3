"""Taking signs of markup off pasted text: Markdown headings, quotes and escapes, HTML entities and line breaks.

Emphasis (``**``, ``_``) stays: values are shown without it, and the star of a party heading must survive.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,6}|#[xX][0-9a-fA-F]{1,5});")
_BREAK = re.compile(r"<br\s{0,3}/?>", re.IGNORECASE)
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(?=\S)")
_HEADING_END = re.compile(r"\s+#{1,6}\s*$")
_QUOTE = re.compile(r"\s{0,3}(?:>\s?)+")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])")
_ROW = re.compile(r"\s*\|.*\|\s*")
_RULE_ROW = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?)?\s*")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,200})\]\((?:https?:|mailto:|/|#)[^()\s]{0,500}\)")
_CELLS_OF_A_HEADING = 2


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A line without its signs of markup; ``title`` says that it was set out as a heading (``## …``)."""

    text: str
    title: bool = False


def decode_entities(text: str) -> str:
    """Return ``text`` with HTML entities (``&nbsp;``, ``&amp;``) as the characters that they stand for."""
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text) if "&" in text else text


def strip_markup(lines: list[str]) -> list[MarkedLine]:
    """Return the lines without Markdown signs; the two cells of a heading's row come apart by a tab, line by line."""
    return [stripped for line in lines for stripped in _stripped(line)]


def _stripped(line: str) -> list[MarkedLine]:
    if "|" in line and _ROW.fullmatch(line):
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if _RULE_ROW.fullmatch(line):
            return []
        if len(cells) == _CELLS_OF_A_HEADING and any(_BREAK.search(cell) for cell in cells):
            return _side_by_side(cells)
    text = _BREAK.sub("\n", line) if "<" in line else line
    return [_without_marks(piece) for piece in text.split("\n")]


def _side_by_side(cells: list[str]) -> list[MarkedLine]:
    left, right = ([part.strip() for part in _BREAK.split(cell)] for cell in cells)
    height = max(len(left), len(right))
    left += [""] * (height - len(left))
    right += [""] * (height - len(right))
    return [_without_marks(f"{one}\t{other}" if other else one) for one, other in zip(left, right, strict=True)]


def _without_marks(line: str) -> MarkedLine:
    text = line
    if quote := _QUOTE.match(text):
        text = text[quote.end() :]
    heading = _HEADING.match(text)
    if heading:
        text = _HEADING_END.sub("", text[heading.end() :])
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text).rstrip("\\")
    return MarkedLine(text, title=heading is not None)
