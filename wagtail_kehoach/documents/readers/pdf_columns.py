"""What a PDF sets in two columns: the heading (issuer | national title) and the ending (recipients | signer).

Both are recognised by a fixed phrase in one of their rows. The columns are apart where no row has a letter; such a
strip may be narrower than a space of the text, but only a true one runs through all the rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from wagtail_kehoach.documents.anchors import (
    NATIONAL_MOTTO,
    NATIONAL_TITLE,
    PARTY_TITLE,
    RECIPIENTS,
    YOUTH_TITLES,
    authority_prefix,
    is_rule,
    key,
    opens_recipients,
)
from wagtail_kehoach.documents.lines import is_upper_case, starts_lower
from wagtail_kehoach.documents.readers.pdf_rows import Row, joined
from wagtail_kehoach.vietnamese.document_types import document_type_named
from wagtail_kehoach.vietnamese.text import within_one_edit

_TITLES = (NATIONAL_TITLE, NATIONAL_MOTTO, PARTY_TITLE, *YOUTH_TITLES)
_SHORTEST_BEGINNING = 12
_NARROWEST = 0.3
_MOST_STRIPS = 8
_MOST_WORDS = 40
_MOST_WORDS_OF_RECIPIENTS = 3
_LONGEST_HEADING = 24
_LEAST_CAPITALS = 4
_END_OF_MOTTO = "hanh phuc"
_APPENDIX = "phu luc"

Strip = tuple[float, float]


@dataclass(slots=True)
class Columns:
    """Rows set in two columns: ``start`` to ``end`` (excluded) of a text's rows, and the two sides of each.

    ``listed`` says that a row which begins with a dash is an item, as in the list of recipients.
    """

    start: int
    end: int
    left: list[Row] = field(default_factory=list)
    right: list[Row] = field(default_factory=list)
    listed: bool = False

    @property
    def side_by_side(self) -> bool:
        """Whether some row has words on both sides."""
        return bool({(row.page, row.y) for row in self.left} & {(row.page, row.y) for row in self.right})

    def lines(self) -> Iterator[tuple[int, str, bool]]:
        """Yield (column, text, whether bold) of the lines, the left column first; wrapped lines are joined."""
        for column, side in enumerate((self.left, self.right)):
            held: list[Row] = []
            for row in side:
                if held and not self._goes_on(held[-1].text, row.text):
                    yield column, joined([each.text for each in held]), all(each.bold for each in held)
                    held = []
                held.append(row)
            yield column, joined([each.text for each in held]), all(each.bold for each in held)

    def _goes_on(self, above: str, below: str) -> bool:
        """Whether a row of a column can only be the rest of the row above it."""
        if is_rule(above) or is_rule(below):
            return False
        if below.startswith(("- ", "– ")):
            return not self.listed
        return starts_lower(below) or above.endswith(("-", "/")) or below.isdigit() and not above[-1:].isdigit()


def two_columns(rows: Sequence[Row]) -> Iterator[Columns]:
    """Yield the two-column parts of a text from top to bottom; they do not overlap."""
    place = 0
    while place < len(rows):
        found = _above_type(rows, place) or _heading(rows, place) or _ending(rows, place)
        if found:
            yield found
            place = found.end
        else:
            place += 1


def _above_type(rows: Sequence[Row], place: int) -> Columns | None:
    """Return what the first rows of a page, down to the line that states the document's type, show in two columns."""
    if place and rows[place - 1].page == rows[place].page:
        return None
    strips: list[Strip] = [(0.0, float("inf"))]
    for end in range(place, min(len(rows), place + _LONGEST_HEADING)):
        if rows[end].page != rows[place].page:
            return None
        if _ends_heading(rows[end]):
            columns = _split(rows, place, end, strips)
            return columns if columns and columns.side_by_side else None
        strips = _narrowed(strips, rows[end])
    return None


def _heading(rows: Sequence[Row], place: int) -> Columns | None:
    row = rows[place]
    if len(row.words) > _MOST_WORDS or not (_has_capitals(row) or _END_OF_MOTTO in row.folded):
        return None
    word = next((number for number in _tails(row) if _begins_title(row, number)), None)
    if word is None:
        return None
    strips = [(row.words[word - 1].x1 if word else 0.0, row.words[word].x0)]
    start, end = place, place + 1
    while end < len(rows) and not _ends_heading(rows[end]) and (rest := _narrowed(strips, rows[end])):
        strips, end = rest, end + 1
    while start > 0 and rows[start - 1].page == row.page and (rest := _narrowed(strips, rows[start - 1])):
        strips, start = rest, start - 1
    return _split(rows, start, end, strips)


def _ending(rows: Sequence[Row], place: int) -> Columns | None:
    row = rows[place]
    if len(row.words) > _MOST_WORDS:
        return None
    strip = _beside_recipients(row) or _before_signature(row)
    if strip is None:
        return None
    strips = [strip]
    start, end = place, place + 1
    while end < len(rows) and not rows[end].folded.startswith(_APPENDIX) and (rest := _narrowed(strips, rows[end])):
        strips, end = rest, end + 1
    while start > 0 and is_upper_case(rows[start - 1].text) and rows[start - 1].x0 >= max(end for _, end in strips):
        start -= 1
    columns = _split(rows, start, end, strips)
    if columns:
        columns.listed = True
    return columns


def _beside_recipients(row: Row) -> Strip | None:
    """Return the strip to the right of *Nơi nhận* in a row that opens with it."""
    if not opens_recipients(" ".join(row.folded.split()[:2])):
        return None
    for count in range(1, min(_MOST_WORDS_OF_RECIPIENTS, len(row.words)) + 1):
        opening = row.part(0, count)
        if opening and opens_recipients(opening.folded) and opening.folded.endswith((":", RECIPIENTS[-1])):
            right = row.words[count].x0 if count < len(row.words) else float("inf")
            if right - opening.x1 > _NARROWEST * row.size:
                return opening.x1, right
    return None


def _before_signature(row: Row) -> Strip | None:
    """Return the strip to the left of a sign of authority (``TM.``) and the words behind it."""
    if not _has_capitals(row):
        return None
    for place in _tails(row):
        text = row.part(place)
        if text and authority_prefix(text.text):
            return (row.words[place - 1].x1 if place else 0.0), row.words[place].x0
    return None


def _has_capitals(row: Row) -> bool:
    return sum(map(str.isupper, row.text)) >= _LEAST_CAPITALS


def _tails(row: Row) -> Iterator[int]:
    """Yield the places in a row where a column may begin: its first word, and words behind a space."""
    yield 0
    for place in range(1, len(row.words)):
        if row.words[place].x0 > row.words[place - 1].x1:
            yield place


def _begins_title(row: Row, place: int) -> bool:
    tail = row.part(place)
    if tail is None:
        return False
    folded = key(tail.folded)
    if len(folded) < _SHORTEST_BEGINNING or not any(
        within_one_edit(folded, title[: len(folded)]) for title in _TITLES if len(folded) <= len(title) + 1
    ):
        return False
    return is_upper_case(tail.text) or within_one_edit(folded, NATIONAL_MOTTO)


def _ends_heading(row: Row) -> bool:
    return document_type_named(row.text) is not None or key(row.folded).startswith("kinh gui")


def _narrowed(strips: Sequence[Strip], row: Row) -> list[Strip]:
    """Return what is left of empty strips when ``row`` is printed too."""
    words = sorted(row.words, key=lambda word: word.x0)
    rest: list[Strip] = []
    for start, end in strips:
        for word in words:
            if word.x1 <= start or word.x0 >= end:
                continue
            if word.x0 - start >= _NARROWEST * word.size:
                rest.append((start, word.x0))
            start = word.x1
        if end - start >= _NARROWEST * row.size:
            rest.append((start, end))
    return sorted(rest, key=lambda strip: strip[0] - strip[1])[:_MOST_STRIPS]


def _split(rows: Sequence[Row], start: int, end: int, strips: Sequence[Strip]) -> Columns | None:
    """Cut the rows at the widest strip with words on both sides."""
    for strip in strips:
        columns = Columns(start, end)
        for row in rows[start:end]:
            cut = sum(word.x1 <= strip[0] + 0.01 for word in row.words)
            for side, part in ((columns.left, row.part(0, cut)), (columns.right, row.part(cut))):
                if part:
                    side.append(part)
        if columns.left and columns.right:
            return columns
    return None
