"""Taking signs of markup off pasted text: Markdown headings, quotes and escapes, HTML entities and line breaks.

Emphasis (``**``, ``_``) stays: values are shown without it, and the star of a party heading must survive.
"""

from __future__ import annotations

import html
import re
from itertools import groupby, zip_longest
from operator import itemgetter
from typing import NamedTuple

from wagtail_kehoach.documents.anchors import authority_prefix, is_title, opens_recipients
from wagtail_kehoach.documents.columns import place_and_date
from wagtail_kehoach.documents.source import blank_markdown, fold_aligned
from wagtail_kehoach.vietnamese.numbers import parse_number_line

_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,6}|#[xX][0-9a-fA-F]{1,5});")
_BREAK = re.compile(r"<br\s{0,3}/?>", re.IGNORECASE)
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(?=\S)")
_HEADING_END = re.compile(r"\s+#{1,6}\s*$")
_QUOTE = re.compile(r"\s{0,3}(?:>\s?)+")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])")
_ROW = re.compile(r"\s*\|.*\|\s*")
_RULE_ROW = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?)?\s*")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,200})\]\((?:https?:|mailto:|/|#)[^()\s]{0,500}\)")
_COLUMNS = 2
# Wide enough that what stands behind it belongs to the right column.
_EMPTY_COLUMN = " " * 40


class MarkedLine(NamedTuple):
    """A line without its signs of markup; ``title`` says that it was set out as a heading (``## …``)."""

    text: str
    title: bool = False


def decode_entities(text: str) -> str:
    """Return ``text`` with HTML entities (``&nbsp;``, ``&amp;``) as the characters that they stand for."""
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text) if "&" in text else text


def strip_markup(lines: list[str]) -> list[MarkedLine]:
    """Return the lines without Markdown signs.

    Converters print the two columns of a heading and of an ending as a table; its cells come apart by a tab.
    """
    stripped: list[MarkedLine] = []
    marked = zip(_in_tables(lines), lines, strict=True)
    for is_table, group in groupby(marked, itemgetter(0)):
        rows = [line for _, line in group]
        if is_table:
            stripped += _table(rows)
        else:
            stripped += (piece for line in rows for piece in _pieces(line))
    return stripped


def _in_tables(lines: list[str]) -> list[bool]:
    """Tell which lines are rows of tables; without bars at both ends they stand around a rule (``--- | ---``)."""
    is_row = ["|" in line and _ROW.fullmatch(line) is not None for line in lines]
    for place, line in enumerate(lines):
        if "|" not in line or is_row[place] or not _RULE_ROW.fullmatch(line):
            continue
        first, last = max(0, place - 1), place + 1
        while last < len(lines) and "|" in lines[last]:
            last += 1
        if "|" in lines[first]:
            is_row[first:last] = [True] * (last - first)
    return is_row


def _table(rows: list[str]) -> list[MarkedLine]:
    """Return a table, row by row, or line by line where its cells are the two columns of a heading or an ending."""
    rows = [row for row in rows if not _RULE_ROW.fullmatch(row)]
    cells = [_cells(row) for row in rows]
    if any(map(_is_of_frame, cells)) and all(len(row) == _COLUMNS for row in cells):
        return [piece for left, right in cells for piece in _side_by_side(left, right)]
    return [piece for row in rows for piece in _pieces(row)]


def _cells(row: str) -> list[str]:
    shown = row.strip()
    return [cell.strip() for cell in (shown[1:-1] if _ROW.fullmatch(row) else shown).split("|")]


def _is_of_frame(cells: list[str]) -> bool:
    """Whether a row holds what only the heading or the ending of a document prints, never a table of work."""
    shown = [blank_markdown(line).strip() for cell in cells for line in _BREAK.split(cell)]
    numbered = len(cells) == _COLUMNS and parse_number_line(cells[0]) and place_and_date(cells[1])
    return bool(numbered) or any(
        is_title(folded) or opens_recipients(folded) or authority_prefix(line)
        for line, folded in zip(shown, map(fold_aligned, shown), strict=True)
    )


def _side_by_side(left: str, right: str) -> list[MarkedLine]:
    lines = zip_longest(_BREAK.split(left), _BREAK.split(right), fillvalue="")
    return [_without_marks(_in_columns(one.strip(), other.strip())) for one, other in lines]


def _in_columns(left: str, right: str) -> str:
    return f"{left or _EMPTY_COLUMN}\t{right}" if right else left


def _pieces(line: str) -> list[MarkedLine]:
    text = _BREAK.sub("\n", line) if "<" in line else line
    return [_without_marks(piece) for piece in text.split("\n")]


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
