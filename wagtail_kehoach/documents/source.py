"""``SourceDocument``: what a reader hands on. All spans of a draft point into its text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from wagtail_kehoach.documents.draft import DocumentError, Envelope, Found, Notice, Span
from wagtail_kehoach.documents.limits import Limits
from wagtail_kehoach.vietnamese.text import clean, collapse, fold

T = TypeVar("T")

_LINE_ENDS = re.compile(r"\r\n|[\r\f\v\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\ufffe\uffff]")
_MARKDOWN = re.compile(r"\*+|(?<![\w_])_{1,2}(?=[^\W_]|[“\"(])|(?<=[\w.,;)”\"!?])(?<!_)_{1,2}(?![\w_])")


class _AlignedFold(dict[int, str]):
    """A ``str.translate`` table that folds each character to exactly one, so that positions stay comparable."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = fold(character)
        self[code] = result = folded if len(folded) == 1 else character
        return result


_ALIGNED_FOLD = _AlignedFold()


def fold_aligned(text: str) -> str:
    """Return ``text`` without marks, in lower case and of the same length: offsets hold in both."""
    return text.translate(_ALIGNED_FOLD)


def normalise(text: str) -> str:
    """Return ``text`` in NFC with ``\\n`` as the only line end and without control characters other than the tab."""
    return clean(_CONTROLS.sub("", _LINE_ENDS.sub("\n", text)))


def blank_markdown(text: str) -> str:
    """Return ``text`` with Markdown emphasis marks (``*``, ``**``, ``_``) overwritten by spaces, the length kept."""
    return _MARKDOWN.sub(lambda match: " " * len(match[0]), text) if "*" in text or "_" in text else text


def plain(text: str) -> str:
    """Return ``text`` as a value shows it: Markdown emphasis marks removed, white space collapsed."""
    return collapse(_MARKDOWN.sub("", text) if "*" in text or "_" in text else text)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the layout: characters ``start`` to ``end`` (excluded) of the text, without the line end.

    Readers that know more say so: ``bold`` and ``centred`` print, the ``column`` (0 left, 1 right) of a two-column
    heading or ending, the index of the data ``table`` of which this line is a row (such a line may hold line ends), and
    ``page_margin`` for a page header or footer.
    """

    start: int
    end: int
    bold: bool = False
    centred: bool = False
    column: int | None = None
    table: int | None = None
    page_margin: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A data table: rows of cells, each the span of its text. A merged cell appears in every place that it covers."""

    rows: tuple[tuple[Span, ...], ...]


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A document as text in reading order with its lines and tables.

    ``paragraphs_known`` says that a line is a whole paragraph (DOCX); otherwise lines may be wrapped.
    ``folded`` is the text folded at equal length, for recognising anchors in spite of lost marks.
    """

    text: str
    format: str
    lines: tuple[Line, ...]
    tables: tuple[Table, ...] = ()
    paragraphs_known: bool = False
    notices: tuple[Notice, ...] = ()
    envelope: Envelope | None = None
    folded: str = field(init=False, repr=False, compare=False)
    unmarked: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        unmarked = blank_markdown(self.text)
        object.__setattr__(self, "unmarked", unmarked)
        object.__setattr__(self, "folded", fold_aligned(unmarked))

    def trimmed(self, start: int, end: int, also: str = "") -> tuple[int, int]:
        """Return the span without white space, Markdown marks and the characters ``also`` at both ends."""
        text = self.unmarked
        while start < end and (text[start].isspace() or text[start] in also):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in also):
            end -= 1
        return start, end

    def quote(self, start: int, end: int) -> str:
        """Return the characters of a span as a value shows them."""
        return plain(self.text[start:end])

    def row_at(self, table: int, start: int, end: int) -> list[str]:
        """Return the texts of the cells between two places of a table, each once, without empty ones at the end."""
        rows = self.tables[table].rows
        first = bisect_left(rows, start, key=lambda row: max((cell.start for cell in row), default=0))
        cells = dict.fromkeys(cell for row in rows[first : first + 1] for cell in row if start <= cell.start)
        texts = [self.quote(cell.start, min(cell.end, end)) for cell in cells if cell.start <= end]
        while texts and not texts[-1]:
            texts.pop()
        return texts

    def found(self, start: int, end: int, value: T, confidence: float = 1.0) -> Found[T]:
        """Return ``value`` with its verbatim text and place."""
        start, end = self.trimmed(start, end)
        return Found(self.quote(start, end), value, Span(start, end), confidence)

    def words(self, start: int, end: int, confidence: float = 1.0) -> Found[str]:
        """Return the text of a span as a value of its own."""
        start, end = self.trimmed(start, end)
        raw = self.quote(start, end)
        return Found(raw, raw, Span(start, end), confidence)


class SourceBuilder:
    """Collects lines and tables and makes a ``SourceDocument`` of them, within the limits."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._pieces: list[str] = []
        self._length = 0
        self._lines: list[Line] = []
        self._tables: list[Table] = []
        self._cells = 0
        self._notices: list[Notice] = []

    def add_notice(self, code: str, message: str) -> None:
        """Note something about the file that an editor should know; ``message`` is one Vietnamese sentence."""
        self._notices.append(Notice(code, message))

    def add_line(
        self,
        text: str,
        *,
        bold: bool = False,
        centred: bool = False,
        column: int | None = None,
        page_margin: bool = False,
    ) -> None:
        """Add a line; line ends in ``text`` make several."""
        for piece in normalise(text).split("\n"):
            start = self._append(piece)
            self._lines.append(Line(start, self._length, bold, centred, column, page_margin=page_margin))
            self._check()

    def add_table(self, rows: Sequence[Sequence[str]], origins: Sequence[Sequence[tuple[int, int]]]) -> None:
        """Add a data table, one line a row, its cells apart by tabs.

        ``rows`` holds the text of each cell; ``origins`` gives for each place the (row, column) where its text stands:
        its own place, or an earlier one where cells are merged.
        """
        index = len(self._tables)
        spans: list[tuple[Span, ...]] = []
        for row_number, (cells, places) in enumerate(zip(rows, origins, strict=True)):
            texts = [
                normalise(cell) if place == (row_number, column) else ""
                for column, (cell, place) in enumerate(zip(cells, places, strict=True))
            ]
            start = position = self._append("\t".join(texts))
            row: list[Span] = []
            for column, (text, (origin_row, origin_column)) in enumerate(zip(texts, places, strict=True)):
                if (origin_row, origin_column) == (row_number, column):
                    row.append(Span(position, position + len(text)))
                else:
                    row.append((spans[origin_row] if origin_row < row_number else row)[origin_column])
                position += len(text) + 1
            spans.append(tuple(row))
            self._lines.append(Line(start, self._length, table=index))
            self._cells += len(row)
            self._check()
        self._tables.append(Table(tuple(spans)))

    def build(self, format_name: str, *, paragraphs_known: bool) -> SourceDocument:
        """Return the document; raises ``DocumentError("empty", …)`` when it holds no visible character."""
        text = "".join(self._pieces)
        if not text.strip():
            raise DocumentError("empty", "Tệp không có chữ nào; hãy kiểm tra lại tệp rồi chọn tệp có nội dung.")
        return SourceDocument(
            text, format_name, tuple(self._lines), tuple(self._tables), paragraphs_known, tuple(self._notices)
        )

    def _append(self, text: str) -> int:
        if self._pieces:
            self._pieces.append("\n")
            self._length += 1
        start = self._length
        self._pieces.append(text)
        self._length += len(text)
        return start

    def _check(self) -> None:
        limits = self._limits
        longest = self._lines[-1].end - self._lines[-1].start
        for what, size, limit in (
            ("ký tự", self._length, limits.max_characters),
            ("dòng", len(self._lines), limits.max_lines),
            ("ký tự trong một dòng", longest, limits.max_line_characters),
            ("bảng", len(self._tables) + 1, limits.max_tables),
            ("ô bảng", self._cells, limits.max_table_cells),
        ):
            if size > limit:
                raise too_large(f"tài liệu có hơn {limit:,} {what}".replace(",", "."))


def too_large(fact: str) -> DocumentError:
    """Return the refusal of a document beyond a limit; ``fact`` names the limit in Vietnamese."""
    return DocumentError("too_large", f"Tệp quá lớn: {fact}; hãy tách riêng phần kế hoạch thành một tệp nhỏ hơn.")
