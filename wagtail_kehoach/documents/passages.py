"""The text of a plan's parts piece by piece, each piece with the titles above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wagtail_kehoach.documents.anchors import key
from wagtail_kehoach.documents.lines import Mark
from wagtail_kehoach.documents.outline import Part
from wagtail_kehoach.documents.source import SourceDocument

_CLAUSE_END = re.compile(r"[;\t]|[.!?](?=\s|$)|…(?=\s)")
_LONGEST_TITLE = 300
# No writer's clause is longer; one without end is read in pieces.
_LONGEST_CLAUSE = 4_000
_CELL = re.compile(r"[^\t]+")


class Passage(NamedTuple):
    """A title, a paragraph or a table's cell: characters ``start`` to ``end`` of the source, its mark left out.

    ``titles`` are the titles of the parts in which it stands, the highest first, as folded words; a title of its own
    is the last of them. ``depth`` counts the parts around it.
    """

    start: int
    end: int
    titles: tuple[str, ...]
    depth: int
    mark: Mark = Mark.NONE
    is_title: bool = False
    in_table: bool = False


def passages(source: SourceDocument, parts: Sequence[Part], above: tuple[str, ...] = ()) -> Iterator[Passage]:
    """Yield the titles, paragraphs and table cells of ``parts`` in order."""
    for part in parts:
        titles = (*above, _title_key(source, part))
        depth = len(titles)
        if part.title:
            yield Passage(*part.title, titles, depth, is_title=True)
        if part.inline:
            yield Passage(*part.inline, titles, depth)
        elif part.title is None and part.opening.body < part.opening.end:
            yield Passage(part.opening.body, part.opening.end, titles, depth)
        for paragraph in part.own:
            if paragraph.table is None:
                yield Passage(paragraph.body, paragraph.end, titles, depth, paragraph.mark)
                continue
            for cell in _CELL.finditer(source.text, paragraph.start, paragraph.end):
                yield Passage(cell.start(), cell.end(), titles, depth, in_table=True)
        yield from passages(source, part.children, titles)


def _title_key(source: SourceDocument, part: Part) -> str:
    if part.title is None:
        return ""
    start, end = part.title
    return key(source.folded[start : min(end, start + _LONGEST_TITLE)])


def clauses(source: SourceDocument, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the pieces of a text between semicolons and the ends of sentences, without the signs at their ends."""
    first = start
    for stop in _CLAUSE_END.finditer(source.unmarked, start, end):
        yield from _clause(source, first, stop.start())
        first = stop.end()
    yield from _clause(source, first, end)


def _clause(source: SourceDocument, start: int, end: int) -> Iterator[tuple[int, int]]:
    for first in range(start, end, _LONGEST_CLAUSE):
        piece = source.trimmed(first, min(end, first + _LONGEST_CLAUSE), also=",.;:/-–+")
        if piece[0] < piece[1]:
            yield piece
