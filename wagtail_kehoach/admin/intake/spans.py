"""The source text of a document in pieces, each with the values that were read from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wagtail_kehoach.documents.draft import Span


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands: ``key`` names the place, ``field`` is the id of the field in the review that holds it."""

    key: str
    field: str
    span: Span
    is_doubtful: bool = False

    @property
    def anchor(self) -> str:
        """The id in the source text to which the field's link leads."""
        return f"doan-{self.key}"


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of the source text that the same values cover.

    ``inner`` is the shortest of the values, to whose field the piece leads; ``starting`` are those that begin here.
    """

    text: str
    covering: tuple[Place, ...] = ()
    starting: tuple[Place, ...] = ()

    @property
    def inner(self) -> Place | None:
        """The shortest value around these characters; of equal ones the last, a task rather than its paragraph."""
        nearest = reversed(self.covering)
        return min(nearest, key=lambda place: place.span.end - place.span.start, default=None)

    @property
    def is_first(self) -> bool:
        """Whether the shortest value begins here: only there it is a stop for the keyboard."""
        return self.inner in self.starting

    @property
    def is_doubtful(self) -> bool:
        """Whether the shortest value should be checked."""
        return bool(self.inner and self.inner.is_doubtful)

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to be seen here, and so nothing to be a link."""
        return not self.text.strip()

    @property
    def keys(self) -> str:
        """The names of all values around these characters, for the script that highlights them."""
        return " ".join(place.key for place in self.covering)


def pieces(text: str, places: Iterable[Place]) -> Iterator[Piece]:
    """Yield ``text`` cut wherever one of ``places`` begins or ends; nested and overlapping ones are all told.

    A place beyond the text, or of no length, is left out.
    """
    within = sorted(
        {place.key: place for place in places if 0 <= place.span.start < place.span.end <= len(text)}.values(),
        key=lambda place: (place.span.start, -place.span.end),
    )
    cuts = sorted({0, len(text), *(place.span.start for place in within), *(place.span.end for place in within)})
    waiting = iter(within)
    upcoming = next(waiting, None)
    open_places: list[Place] = []
    for start, end in zip(cuts, cuts[1:], strict=False):
        open_places = [place for place in open_places if place.span.end > start]
        starting = []
        while upcoming is not None and upcoming.span.start == start:
            starting.append(upcoming)
            upcoming = next(waiting, None)
        open_places += starting
        yield Piece(text[start:end], tuple(open_places), tuple(starting))
