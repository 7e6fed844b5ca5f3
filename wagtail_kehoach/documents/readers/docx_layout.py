"""From the blocks of a Word file to lines and tables in reading order.

Tables, boxes and tabs may only set text side by side: in the heading, and recipients beside the signature. There the
left side comes first, then the right one, as in text taken from a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wagtail_kehoach.documents.anchors import authority_prefix, is_title, key, opens_recipients
from wagtail_kehoach.documents.columns import Piece, place_and_date, untangle
from wagtail_kehoach.documents.lines import is_upper_case
from wagtail_kehoach.documents.readers.docx_blocks import Block, Box, Cell, Paragraph, Table, lines_in
from wagtail_kehoach.documents.readers.docx_body import WIDEST_ROW
from wagtail_kehoach.documents.source import SourceBuilder, fold_aligned
from wagtail_kehoach.documents.type_line import read_type

_LONGEST_LINE = 400
_MOST_COLUMNS = 3
_MOST_ROWS_OF_HEADING = 12
_MOST_ROWS_OF_ENDING = 8
_LINES_OF_ENDING = 40
_LINES_ABOVE_RECIPIENTS = 4
_TYPE, _RECIPIENTS = "KẾ HOẠCH", "Nơi nhận:"
_SERIAL_HEADINGS = frozenset(["stt", "tt", "so tt", "so thu tu", "s tt"])
_POSITION = re.compile(
    r"(?:quyen |q )?(?:pho |chu tich|giam doc|bi thu|truong |chanh |hieu truong|tong |chu nhiem|cuc truong|uy vien"
    r"|thuong truc|vien truong|doi truong|dai truong|thu truong|bo truong)"
)
_APPENDIX = re.compile(r"\W*phu luc(?!\w)")
_MARK_AND_TAB = re.compile(r"^(\s*(?:[-–—+•*·]|\d{1,2}[.)]|[a-zđ]\)))[ ]*\t\s*")
_LEADING_TABS = re.compile(r"^[ ]*\t\s*")
_GAP = re.compile(r"\S(?:\t|[ ]{3})\s*\S")
_FAR_RIGHT = " " * 30


def add_blocks(blocks: Sequence[Block], builder: SourceBuilder) -> None:
    """Add ``blocks`` to ``builder`` in reading order."""
    _Layout(list(_unframed(blocks)), builder).add()


def is_layout(table: Table, *, in_heading: bool = False) -> bool:
    """Whether a table only sets text side by side; one with a column of serial numbers never does.

    ``in_heading``: the table stands in front of the line that states the type of the document, or holds that line.
    """
    if _counts_rows(table) or any(sum(bool(cell.text) for cell in row) > _MOST_COLUMNS for row in table.rows):
        return False
    if in_heading:
        return len(table.rows) <= _MOST_ROWS_OF_HEADING
    lines = [line for row in table.rows for cell in row for line in lines_in(cell.blocks)]
    return len(table.rows) <= _MOST_ROWS_OF_ENDING and (
        any(is_title(_folded(line)) or _opens_recipients(line) or _opens_signature(line) for line in lines)
        or any(_is_signed(table, column) for column in _text_columns(table))
    )


class _Layout:
    def __init__(self, blocks: Sequence[Block], builder: SourceBuilder) -> None:
        self._blocks = blocks
        self._builder = builder
        self._type_at = next((place for place, block in enumerate(blocks) if _states_type(block)), -1)

    def add(self) -> None:
        text: list[Paragraph] = []
        for place, block in enumerate(self._blocks):
            if isinstance(block, Paragraph):
                text.append(block)
                continue
            self._add_text(text, place)
            text = []
            in_heading = place <= self._type_at
            if isinstance(block, Box):
                self._add_lines(_lines(block.blocks), _side(list(lines_in(block.blocks)), in_heading))
            elif is_layout(block, in_heading=in_heading):
                self._add_columns(block)
            else:
                self._add_table(block)
        self._add_text(text, len(self._blocks))

    def _add_text(self, paragraphs: list[Paragraph], until: int) -> None:
        """Add the paragraphs in front of the block ``until``; tabs in heading and ending set columns side by side."""
        lines = _lines(paragraphs)
        heading_end = 0
        if until <= self._type_at:
            heading_end = len(lines)
        elif until - len(paragraphs) <= self._type_at:
            heading_end = next(place for place, line in enumerate(lines) if _names_type(line.text))
        start, end = _ending(lines, heading_end)
        heading = [_without_tab_behind_mark(line.text).strip("\t") for line in lines[:heading_end]]
        ending = [_LEADING_TABS.sub(_FAR_RIGHT, _without_tab_behind_mark(line.text)) for line in lines[start:end]]
        self._add_pieces(lines[:heading_end], untangle([*heading, _TYPE])[:-1])
        self._add_lines(lines[heading_end:start])
        # Paragraphs are whole: without a gap within one of them nothing stands side by side.
        side_by_side = any(_GAP.search(line) for line in ending)
        self._add_pieces(lines[start:end], untangle([_RECIPIENTS, *ending])[1:] if side_by_side else [])
        self._add_lines(lines[end:])

    def _add_pieces(self, lines: list[Paragraph], pieces: list[Piece]) -> None:
        if any(piece.column is not None for piece in pieces):
            for piece in pieces:
                self._builder.add_line(piece.text, column=piece.column)
        else:
            self._add_lines(lines)

    def _add_lines(self, lines: Sequence[Paragraph], column: int | None = None) -> None:
        for line in lines:
            self._builder.add_line(line.text, bold=line.bold, centred=line.centred, column=column)

    def _add_columns(self, table: Table) -> None:
        """Add a layout table: between rows that span it, all cells of the first column, then all others."""
        columns = _text_columns(table)
        # A single column of text with an empty one in front of it stands on the right.
        first = min(columns, default=0) if len(columns) > 1 else 0
        width = table.width
        beside: list[Cell] = []
        for row in [*table.rows, []]:
            spanning = [cell for cell in row if cell.text and cell.width >= width]
            if row and not spanning:
                beside += row
                continue
            for side in (0, 1):
                for cell in beside:
                    if (cell.column > first) == bool(side):
                        self._add_lines(cell.paragraphs, side)
            beside = []
            for cell in spanning:
                self._add_lines(cell.paragraphs)

    def _add_table(self, table: Table) -> None:
        width = min(WIDEST_ROW, table.width)
        texts: list[list[str]] = []
        origins: list[list[tuple[int, int]]] = []
        for number, row in enumerate(table.rows):
            row_texts = [""] * width
            row_origins = [(number, column) for column in range(width)]
            for cell in row:
                column = cell.column
                if column >= width:
                    break
                origin = (number, column)
                if cell.continues_above and number > 0:
                    origin = origins[number - 1][column]
                elif cell.continues_left and column > 0:
                    origin = row_origins[column - 1]
                else:
                    row_texts[column] = cell.text
                covered = range(column, min(width, column + cell.width))
                row_origins[column : column + cell.width] = [origin for _ in covered]
            texts.append(row_texts)
            origins.append(row_origins)
        if width:
            self._builder.add_table(texts, origins)


def _unframed(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield blocks, those of tables with a single column and of boxes around tables in the place of these."""
    for block in blocks:
        if isinstance(block, Table) and all(len(row) <= 1 for row in block.rows):
            for row in block.rows:
                for cell in row:
                    yield from _unframed(cell.blocks)
        elif isinstance(block, Box) and any(not isinstance(inner, Paragraph) for inner in block.blocks):
            yield from _unframed(block.blocks)
        else:
            yield block


def _lines(blocks: Sequence[Block]) -> list[Paragraph]:
    """Return the paragraphs among ``blocks``, one for each printed line."""
    return [
        Paragraph(line, block.bold, block.centred)
        for block in blocks
        if isinstance(block, Paragraph)
        for line in block.text.split("\n")
    ]


def _ending(lines: Sequence[Paragraph], start: int) -> tuple[int, int]:
    """Return from which to which line recipients and signature stand; the latter may begin above the former."""
    recipients = next((place for place in range(start, len(lines)) if _opens_recipients(lines[place].text)), len(lines))
    if recipients == len(lines):
        return recipients, recipients
    end = min(len(lines), recipients + _LINES_OF_ENDING)
    end = next((place for place in range(recipients, end) if _APPENDIX.match(_folded(lines[place].text))), end)
    above = range(max(start, recipients - _LINES_ABOVE_RECIPIENTS), recipients)
    return next((place for place in above if _opens_signature(lines[place].text)), recipients), end


def _side(lines: Sequence[str], in_heading: bool) -> int | None:
    """Return the side on which a box with these lines stands in a heading or an ending, ``None`` for neither."""
    if any(
        is_title(_folded(line)) or _opens_signature(line) or in_heading and place_and_date(line[:_LONGEST_LINE])
        for line in lines
    ):
        return 1
    return 0 if any(map(_opens_recipients, lines)) else None


def _text_columns(table: Table) -> set[int]:
    return {cell.column for row in table.rows for cell in row if cell.text}


def _is_signed(table: Table, column: int) -> bool:
    """Whether a position in capitals stands in a column, and below it a name."""
    lines = [line for row in table.rows for cell in row if cell.column == column for line in lines_in(cell.blocks)]
    positions = [
        place
        for place, line in enumerate(lines)
        if is_upper_case(line) and len(line) < _LONGEST_LINE and _POSITION.match(key(_folded(line)))
    ]
    return bool(positions) and any(_is_name(line) for line in lines[positions[0] + 1 :])


def _is_name(line: str) -> bool:
    words = line.replace(".", " ").split()
    return (
        2 <= len(words) <= 7 and not is_upper_case(line) and all(word.isalpha() and word[0].isupper() for word in words)
    )


def _counts_rows(table: Table) -> bool:
    return any(key(_folded(cell.text)) in _SERIAL_HEADINGS for row in table.rows[:2] for cell in row)


def _states_type(block: Block) -> bool:
    if isinstance(block, Table) and (not is_layout(block, in_heading=True)):
        return False
    return any(map(_names_type, lines_in([block])))


def _names_type(line: str) -> bool:
    stated = read_type(line)
    return stated is not None and (stated.capitals or stated.is_plan)


def _opens_recipients(line: str) -> bool:
    return opens_recipients(_folded(re.split(r"\t|\s{3,}", line.strip(), maxsplit=1)[0]))


def _opens_signature(line: str) -> bool:
    prefix = authority_prefix(line.strip())
    # A lone Q. also stands for a district (Q. TÂN BÌNH).
    return prefix is not None and prefix["authority"] != "Q"


def _without_tab_behind_mark(line: str) -> str:
    return _MARK_AND_TAB.sub(r"\1 ", line)


def _folded(line: str) -> str:
    return fold_aligned(line[:_LONGEST_LINE]).strip()
