"""The building blocks of a Word file as read: paragraphs, tables, and boxes that stand beside the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its text (a line break may stand in it) and its print."""

    text: str
    bold: bool = False
    centred: bool = False


@dataclass(slots=True)
class Cell:
    """A cell: its first column of the grid, how many it covers, and whether it only goes on with a neighbour."""

    blocks: list[Block] = field(default_factory=list)
    column: int = 0
    width: int = 1
    continues_above: bool = False
    continues_left: bool = False

    @property
    def paragraphs(self) -> list[Paragraph]:
        """The paragraphs of the cell and of what is nested in it, in order."""
        return list(paragraphs_in(self.blocks))

    @property
    def text(self) -> str:
        """The text of all paragraphs, one a line, empty ones left out."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs if paragraph.text.strip())


@dataclass(slots=True)
class Table:
    """A table by rows; places of the grid that no cell covers hold no cell."""

    rows: list[list[Cell]]

    @property
    def width(self) -> int:
        """The number of columns of the grid."""
        return max((cell.column + cell.width for row in self.rows for cell in row), default=0)


@dataclass(slots=True)
class Box:
    """A text box or frame."""

    blocks: list[Block]


Block = Paragraph | Table | Box


def paragraphs_in(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """Yield all paragraphs in reading order."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Box):
            yield from paragraphs_in(block.blocks)
        else:
            for row in block.rows:
                for cell in row:
                    yield from paragraphs_in(cell.blocks)


def lines_in(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield all lines that are not blank."""
    for paragraph in paragraphs_in(blocks):
        yield from (line for line in paragraph.text.split("\n") if line.strip())
