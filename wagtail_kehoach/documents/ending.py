"""The ending of a plan: where it begins, and which of its lines are recipients, which the signature.

The two stand side by side, one below the other in either order, or line by line in turn. Where the columns are known
they decide; else the shape of each line does: recipients begin with a dash, a signature is in capitals or a name.
Where the heading has no place and date of issue, they stand here: above the signature, or as the last line.
Left and right, as both forms print them: Nghị định 30/2020/NĐ-CP, phụ lục I; Hướng dẫn 36-HD/VPTW and 05-HD/VPTW.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import NamedTuple

from wagtail_kehoach.documents.anchors import authority_prefix, is_rule
from wagtail_kehoach.documents.appendices import opens_appendix
from wagtail_kehoach.documents.bodies import starts_with_body
from wagtail_kehoach.documents.columns import signature_edge
from wagtail_kehoach.documents.dateline import Dateline, closing_dateline
from wagtail_kehoach.documents.draft import Found, Recipient, Signature
from wagtail_kehoach.documents.lines import ends_sentence, is_upper_case
from wagtail_kehoach.documents.recipients import (
    is_archive_line,
    is_closed,
    is_item,
    is_surely_archive_line,
    read_recipients,
    recipients_head,
    with_name_apart,
)
from wagtail_kehoach.documents.signature import (
    Shape,
    begins_with_surname,
    may_bear_authority,
    read_signature,
    shape_of,
)
from wagtail_kehoach.documents.source import Line, SourceDocument

_END_MARK = re.compile(r"(?:\.\s?/\s?\.?|/\s?\.)(?=[\s\"”’)]*$)")
_GAP = re.compile(r"(?<=\S)(?: {3,}|\s*\t\s*)(?=\S)")
_STAR = re.compile(r"\s*\*\s+(?=[^\s*])")
_APPROVAL = re.compile(
    r"\W*(?:duyet|phe duyet|xac nhan|y kien|tham dinh|kiem tra) ?(?:cua|ban|lanh dao|hieu truong|cap|$)"
)
_BEHIND_YEAR = re.compile(r"\d{4}(\s{1,2})(?=[^\W\d_])")
_LIKELY_RECIPIENT = re.compile(r"(?:nhu (?:tren|dieu|muc|kinh gui)|tt\.?(?!\w)|cac |lanh dao|luu)")
_OPENS_LIST = re.compile(r"[-–—•+*]|noi nhan(?!\w)")
_OF_SIGNATURE = (Shape.AUTHORITY, Shape.POSITION, Shape.NAME, Shape.CAPITALS)
_LINES_OF_A_SIGNATURE = 20
_LINES_OF_A_LIST = 40
_PIECES_BELOW_AUTHORITY = 4
_LONGEST_RECIPIENT = 120
_LONGEST_LINE = 400
_FAR_RIGHT = 25


@dataclass(frozen=True, slots=True)
class Ending:
    """The ending as read: the lines ``lines``, recipients, archive line, signature, mark of the end, place and date.

    ``body_until`` is the index of the first line that is no longer body: where the ending begins, or an appendix that
    stands before it. Place and date (``dateline``) count only for a document whose heading has none.
    """

    body_until: int
    lines: range
    recipients: tuple[Recipient, ...] = ()
    archive_line: Found[str] | None = None
    signature: Signature = Signature()
    end_mark: Found[str] | None = None
    dateline: Dateline | None = None


class _Piece(NamedTuple):
    """A line of the ending, or one column of it."""

    start: int
    end: int
    column: int | None


def read_ending(source: SourceDocument, body_from: int) -> Ending:
    """Return the ending of the plan whose body begins at line ``body_from``."""
    appendix = _first_appendix(source, body_from)
    begins = _dateline_above(source, body_from, _ending_start(source, body_from, appendix), appendix)
    until = next(
        (place for place in range(begins, len(source.lines)) if _ends_ending(source, place)), len(source.lines)
    )
    body_until = min(begins, appendix)
    pieces = [piece for line in source.lines[begins:until] for piece in _pieces(source, line)]
    datelines = [closing_dateline(source, piece.start, piece.end) for piece in pieces]
    undated = [piece for piece, dateline in zip(pieces, datelines, strict=True) if dateline is None]
    listed, signed = _Sorter(source, undated).sorted()
    signature = read_signature(source, signed)
    if signature.name is None and (signature.position or signature.authority):
        listed, name = with_name_apart(source, listed)
        signature = replace(signature, name=name)
    recipients, archive_line = read_recipients(source, listed)
    return Ending(
        body_until,
        range(begins, until),
        recipients,
        archive_line,
        signature,
        _end_mark(source, body_from, body_until),
        _dateline(source, pieces, datelines),
    )


def _first_appendix(source: SourceDocument, body_from: int) -> int:
    places = range(body_from, len(source.lines))
    return next((place for place in places if opens_appendix(source, place, behind_ending=False)), len(source.lines))


def _ends_ending(source: SourceDocument, place: int) -> bool:
    return source.lines[place].table is not None or opens_appendix(source, place, behind_ending=True)


def _ending_start(source: SourceDocument, body_from: int, appendix: int) -> int:
    """Return the index of the ending's first line; behind an appendix only where no ending stands before it."""
    marked = _marked_start(source, body_from, len(source.lines))
    if marked is None or marked > appendix:
        bare = _bare_signature(source, body_from, appendix)
        begins = bare if bare < appendix or marked is None else _bare_signature(source, body_from, marked)
    else:
        begins = _bare_signature(source, body_from, marked)
    return _list_above(source, body_from, _column_above(source, body_from, begins))


def _column_above(source: SourceDocument, body_from: int, begins: int) -> int:
    """Return where the left column begins when ``begins`` is a line of the right one, which a reader sets below it."""
    if begins == len(source.lines) or source.lines[begins].column != 1:
        return begins
    while begins > body_from and source.lines[begins - 1].column is not None:
        begins -= 1
    return begins


def _marked_start(source: SourceDocument, body_from: int, until: int) -> int | None:
    """Return the first line that says *Nơi nhận* or bears a sign of authority."""
    for place in range(body_from, until):
        line = source.lines[place]
        if line.page_margin or line.table is not None or line.end - line.start > _LONGEST_LINE:
            continue
        for piece in _pieces(source, line):
            text = source.unmarked[piece.start : piece.end]
            if recipients_head(source.folded[piece.start : piece.end]) is not None:
                return place
            if not may_bear_authority(text):
                continue
            if authority_prefix(text):
                return place
            if shape_of(source, piece.start, piece.end) is Shape.AUTHORITY and _is_signed_below(source, place):
                return place
    return None


def _is_signed_below(source: SourceDocument, place: int) -> bool:
    """Whether a position or a name stands below a doubtful sign of authority."""
    lines = source.lines[place + 1 : place + _LINES_OF_A_SIGNATURE]
    below = islice((piece for line in lines for piece in _pieces(source, line)), _PIECES_BELOW_AUTHORITY)
    return any(shape_of(source, each.start, each.end) in (Shape.POSITION, Shape.NAME) for each in below)


def _bare_signature(source: SourceDocument, body_from: int, until: int) -> int:
    """Return where a position and a name close the body (``GIÁM ĐỐC`` … ``Lê Thị Hòa``), else ``until``."""
    named = False
    begins = until
    for place in range(until - 1, max(body_from, until - _LINES_OF_A_SIGNATURE) - 1, -1):
        line = source.lines[place]
        if line.table is not None:
            break
        pieces = [(piece, shape_of(source, piece.start, piece.end)) for piece in _pieces(source, line)]
        if any(shape is Shape.NAME for _, shape in pieces):
            named = True
        elif any(_is_bare_position(source, piece, shape) for piece, shape in pieces):
            if named or until < len(source.lines) and begins in (until, place + 1):
                begins = place
        elif begins < until and len(pieces) > 1 and all(shape is Shape.CAPITALS for _, shape in pieces):
            begins = place
        elif any(shape not in (Shape.UNSIGNED, Shape.CAPITALS) for _, shape in pieces):
            if not any(is_item(source.text[piece.start : piece.end]) for piece, _ in pieces):
                break
    return begins


def _is_bare_position(source: SourceDocument, piece: _Piece, shape: Shape) -> bool:
    return shape is Shape.POSITION and (is_upper_case(source.unmarked[piece.start : piece.end]) or piece.column == 1)


def _list_above(source: SourceDocument, body_from: int, begins: int) -> int:
    """Return the first line of a list of recipients without head that stands directly above ``begins``."""
    first = begins
    for place in range(begins - 1, max(body_from, begins - _LINES_OF_A_LIST) - 1, -1):
        line = source.lines[place]
        pieces = list(_pieces(source, line))
        if not pieces:
            continue
        if line.table is not None or line.end - line.start > _LONGEST_RECIPIENT:
            break
        text = source.unmarked[pieces[0].start : pieces[0].end]
        folded = source.folded[pieces[0].start : pieces[0].end]
        archive = is_archive_line(folded)
        body = text.lstrip("-–•+* ")
        likely = starts_with_body(body, any_case=True) or _LIKELY_RECIPIENT.match(folded.lstrip("-–•+* "))
        if not (archive or is_item(text) and likely and text.rstrip().endswith((";", ",", ")"))):
            break
        first = place
    return first


def _dateline_above(source: SourceDocument, body_from: int, begins: int, appendix: int) -> int:
    """Return the index of the line of place and date directly above the ending, else ``begins``.

    Without signature and recipients it is the last line of all, and then names a place.
    """
    nothing_signed = begins == len(source.lines)
    above = _printed_above(source, body_from, min(begins, appendix) if nothing_signed else begins)
    if above is None:
        return begins
    pieces = list(_pieces(source, source.lines[above]))
    dated = [closing_dateline(source, piece.start, piece.end) for piece in pieces]
    if len(pieces) > 1:
        others = [piece for piece, dateline in zip(pieces, dated, strict=True) if dateline is None]
        return (
            above if len(others) < len(pieces) and all(_is_signed_beside(source, piece) for piece in others) else begins
        )
    if not dated or dated[0] is None or nothing_signed and dated[0].place is None:
        return begins
    return above if pieces[0].column == 1 or _is_set_apart(source, body_from, above) else begins


def _printed_above(source: SourceDocument, body_from: int, place: int) -> int | None:
    """Return the index of the nearest line of text above ``place``, ``None`` where a table stands there."""
    for above in range(place - 1, body_from - 1, -1):
        if source.lines[above].table is not None:
            return None
        if next(_pieces(source, source.lines[above]), None) is not None:
            return above
    return None


def _is_set_apart(source: SourceDocument, body_from: int, place: int) -> bool:
    """Whether a line does not go on the sentence above it."""
    if source.lines[place].centred or place > body_from and not _text_of(source, place - 1).strip():
        return True
    above = _printed_above(source, body_from, place)
    return above is None or ends_sentence(_text_of(source, above))


def _text_of(source: SourceDocument, place: int) -> str:
    return source.unmarked[source.lines[place].start : source.lines[place].end].rstrip()


def _is_signed_beside(source: SourceDocument, piece: _Piece) -> bool:
    """Whether what stands beside place and date is of the ending too: who signs or approves there."""
    shape = shape_of(source, piece.start, piece.end)
    return shape in _OF_SIGNATURE or _APPROVAL.match(source.folded, piece.start, piece.end) is not None


def _dateline(
    source: SourceDocument, pieces: Sequence[_Piece], datelines: Sequence[Dateline | None]
) -> Dateline | None:
    """Return the place and date of the ending: first of all, or above a signature; ``None`` where several differ."""
    first = int(bool(pieces) and recipients_head(source.folded[pieces[0].start : pieces[0].end]) is not None)
    told = [dateline for dateline in datelines[first : first + 1] if dateline]
    waiting: dict[int | None, Dateline] = {}
    closed: set[int | None] = set()
    before: int | None = None
    for piece, dateline in zip(pieces, datelines, strict=True):
        column = piece.column
        if dateline is not None:
            if column not in closed:
                waiting[column] = dateline
        else:
            shape = shape_of(source, piece.start, piece.end)
            if shape in _OF_SIGNATURE and before in waiting:
                told.append(waiting.pop(before))  # beside it in the other column, or below it
            below = waiting.pop(column, None)
            if shape in _OF_SIGNATURE and below:
                told.append(below)
            if shape is Shape.NAME or _APPROVAL.match(source.folded, piece.start, piece.end):
                # Behind a name all is signed, and a day below "Duyệt của …" is that of the approval.
                closed.add(column)
        before = column
    placed = [dateline for dateline in told if dateline.place] or told
    return placed[0] if len({dateline.date.value for dateline in placed if dateline.date}) == 1 else None


def _pieces(source: SourceDocument, line: Line) -> Iterator[_Piece]:
    """Yield the columns of a line, the line itself where it has but one."""
    if line.page_margin or line.table is not None:
        return
    start, end = source.trimmed(line.start, line.end)
    if start >= end or is_rule(source.text[line.start : line.end]):
        return
    if star := _STAR.match(source.text, line.start, line.end):
        start = source.text.index("*", star.start())
    if end - start <= _LONGEST_LINE and (cut := _dateline_edge(source, start, end)):
        yield _Piece(start, cut[0], line.column)
        yield _Piece(cut[1], end, line.column)
        return
    if line.column is not None or end - start > _LONGEST_LINE:
        yield _Piece(start, end, line.column)
        return
    text = source.unmarked[start:end]
    may_be_gapped = "   " in text or "\t" in text
    gaps = [gap.span() for gap in _GAP.finditer(source.unmarked, start, end)] if may_be_gapped else []
    if not gaps and (cut := _signature_edge(source, start, end)):
        yield _Piece(start, cut[0], 0)
        yield _Piece(cut[1], end, 1)
    elif gaps and closing_dateline(source, start, end) is None:
        left, right = max(gaps, key=lambda gap: gap[1] - gap[0])
        yield _Piece(start, left, 0)
        yield _Piece(right, end, 1)
    else:
        yield _Piece(start, end, 1 if start - line.start >= _FAR_RIGHT else None)


def _signature_edge(source: SourceDocument, start: int, end: int) -> tuple[int, int] | None:
    """Return the gap between a recipient and the line of the signature that lost its column beside it."""
    if not _OPENS_LIST.match(source.folded, start, end):
        return None
    edge = signature_edge(source.unmarked[start:end])
    if edge is None:
        return None
    cut = (start + edge[0], start + edge[1])
    return cut if shape_of(source, cut[1], end) in (Shape.AUTHORITY, Shape.POSITION) else None


def _dateline_edge(source: SourceDocument, start: int, end: int) -> tuple[int, int] | None:
    """Return the gap between place and date and the words of the ending that lost their column beside them.

    ``Nơi nhận: Bàu Sen, ngày 05 tháng 3 năm 2026``, ``Bàu Sen, ngày 05 tháng 3 năm 2026 TM. BAN TỔ CHỨC``.
    """
    text = source.unmarked[start:end]
    behind_year = _BEHIND_YEAR.search(text)
    if behind_year:
        cut = (start + behind_year.start(1), start + behind_year.end())
        rest = text[behind_year.end() :]
        signs = is_upper_case(rest) and shape_of(source, cut[1], end) in (Shape.AUTHORITY, Shape.POSITION)
        return cut if signs and closing_dateline(source, start, cut[0]) else None
    head = recipients_head(source.folded[start:end]) if text[-4:].isdigit() else None
    if head is None:
        return None
    cut = (start + head, source.trimmed(start + head, end)[0])
    return cut if closing_dateline(source, cut[1], end) else None


def _end_mark(source: SourceDocument, body_from: int, until: int) -> Found[str] | None:
    """The sign ``./.`` behind the last word of the body."""
    for line in reversed(source.lines[body_from:until]):
        text = source.unmarked[line.start : line.end]
        if line.page_margin or line.table is not None or not text.strip() or is_rule(text):
            continue
        match = _END_MARK.search(text[-40:])
        offset = line.start + max(0, len(text) - 40)
        return source.words(offset + match.start(), offset + match.end()) if match else None
    return None


class _Sorter:
    """Tells the lines of the list of recipients from those of the signature."""

    def __init__(self, source: SourceDocument, pieces: Sequence[_Piece]) -> None:
        self._source = source
        self._pieces = pieces
        self._listed: list[_Piece] = []
        self._signed: list[_Piece] = []
        self._list_open = False
        self._archived = False
        self._named = False
        self._signed_last = False
        self._approving: int | None = None
        self._list_column = self._column_of_list()

    def sorted(self) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """Return the spans of the list's lines, and of the signature's."""
        for piece in self._pieces:
            self._sort(piece)
        if self._two_sign():
            self._signed.sort(key=lambda piece: piece.column or 0)
        return [(each.start, each.end) for each in self._listed], [(each.start, each.end) for each in self._signed]

    def _two_sign(self) -> bool:
        """Whether a name stands in either column: two signers side by side, of whom the left one is the first."""
        named = {piece.column for piece in self._signed if shape_of(self._source, piece.start, piece.end) is Shape.NAME}
        return {0, 1} <= named

    def _column_of_list(self) -> int | None:
        for piece in self._pieces:
            if recipients_head(self._folded(piece)) is not None or is_surely_archive_line(self._folded(piece)):
                return piece.column
        return next((piece.column for piece in self._pieces if is_item(self._text(piece))), None)

    def _text(self, piece: _Piece) -> str:
        return self._source.text[piece.start : piece.end]

    def _folded(self, piece: _Piece) -> str:
        return self._source.folded[piece.start : piece.end]

    def _sort(self, piece: _Piece) -> None:
        head = recipients_head(self._folded(piece))
        shape = shape_of(self._source, piece.start, piece.end)
        if head is not None:
            self._open_list(piece, head)
        elif is_item(self._text(piece)) and not (self._approving is not None and self._approving == piece.column):
            self._list(piece)
        elif self._list_open and self._is_archive_line(piece, shape):
            self._list(piece)
        elif _APPROVAL.match(self._folded(piece)) and is_upper_case(self._text(piece)):
            self._approving = piece.column if piece.column is not None else -1
        elif self._approving is not None and self._is_approval(piece, shape):
            return
        elif shape in (Shape.AUTHORITY, Shape.POSITION, Shape.UNSIGNED) and not self._is_end_of_item(piece, shape):
            self._sign(piece)
        elif self._belongs_to_list(piece, shape):
            self._list(piece)
        elif shape in (Shape.NAME, Shape.CAPITALS) or self._signed_last and not self._named:
            self._named = self._named or shape is Shape.NAME
            self._sign(piece)

    def _open_list(self, piece: _Piece, head: int) -> None:
        self._list_open = True
        self._signed_last = False
        self._approving = None
        start, end = self._source.trimmed(piece.start + head, piece.end, also=":")
        if start < end:
            self._list(_Piece(start, end, piece.column))

    def _is_archive_line(self, piece: _Piece, shape: Shape) -> bool:
        folded = self._folded(piece)
        return is_archive_line(folded) and (shape is not Shape.NAME or is_surely_archive_line(folded))

    def _list(self, piece: _Piece) -> None:
        self._list_open = True
        self._signed_last = False
        self._archived = self._archived or is_archive_line(self._folded(piece))
        self._listed.append(piece)

    def _sign(self, piece: _Piece) -> None:
        self._signed_last = True
        self._signed.append(piece)

    def _is_approval(self, piece: _Piece, shape: Shape) -> bool:
        """Whether a line belongs to the block of somebody who approves (``DUYỆT CỦA …``), up to the name there."""
        if self._approving != (piece.column if piece.column is not None else -1):
            return False
        if self._approving == -1 and shape is Shape.NAME:
            self._approving = None
        return True

    def _is_end_of_item(self, piece: _Piece, shape: Shape) -> bool:
        """Whether a line that looks like a position goes on the recipient before it: ``- Chủ tịch,`` / ``Phó …;``."""
        if shape is not Shape.POSITION or is_upper_case(self._text(piece)) or piece.column == 1:
            return False
        return self._open_item() is not None and not self._signed_last

    def _open_item(self) -> str | None:
        """Return the text of the last recipient when it has no end yet."""
        text = self._text(self._listed[-1]) if self._listed else ""
        return text if text and not is_closed(text) and not text.rstrip().endswith(")") else None

    def _belongs_to_list(self, piece: _Piece, shape: Shape) -> bool:
        if not self._list_open:
            return False
        known = piece.column is not None and self._list_column is not None
        if known and piece.column != self._list_column:
            return False
        text = self._text(piece)
        if shape is Shape.NAME:
            return self._is_name_of_body(piece) and not (self._archived and self._open_item() is None)
        if self._archived:
            # What goes on behind "- Lưu: VT," is short; anything else there is no recipient.
            said = self._text(self._listed[-1]).rstrip()
            return (
                said.endswith(",")
                and len(text) < _LONGEST_RECIPIENT // 4
                or not is_closed(said)
                and not self._signed_last
            )
        if shape is Shape.CAPITALS and self._signed_last:
            return is_closed(text)
        return not self._signed_last or is_closed(text) or text.rstrip().endswith(")") or known

    def _is_name_of_body(self, piece: _Piece) -> bool:
        """Whether words that look like a person's name rather go on a recipient: ``Ủy ban Mặt trận`` / ``Tổ Quốc``."""
        text = self._text(piece)
        if starts_with_body(text, any_case=True):
            return True
        if self._open_item() is None and self._listed:
            return False
        return not begins_with_surname(text) and not self._signed
