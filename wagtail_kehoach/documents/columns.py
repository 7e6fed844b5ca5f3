"""Putting two printed columns of a text into reading order: left column first, then the right one.

Text taken from a page keeps the two columns of the heading and of the ending on one line, apart by a run of spaces or a
tab, or line by line in turn. A blank number (``Số        -KH/HU``) and a blank day (``ngày     tháng 4``) are runs of
spaces too, so what is known by its form (titles, number, date) is looked for first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from wagtail_kehoach.documents.anchors import (
    NATIONAL_TITLE,
    PARTY_TITLE,
    authority_prefix,
    closing_title,
    is_rule,
    is_title,
    is_title_part,
    opens_recipients,
)
from wagtail_kehoach.documents.issuers import begins_another, name_breaks, opens_body
from wagtail_kehoach.documents.signature import is_position
from wagtail_kehoach.documents.source import blank_markdown, fold_aligned
from wagtail_kehoach.documents.type_line import read_type
from wagtail_kehoach.vietnamese.dates import find_partial_dates
from wagtail_kehoach.vietnamese.numbers import parse_number_line
from wagtail_kehoach.vietnamese.syllables import is_syllable
from wagtail_kehoach.vietnamese.text import fold, fold_with_offsets

_HEADING_LINES = 40
_ENDING_LINES = 40
_LONGEST_LINE = 400
_GAP = re.compile(r"(?<=\S)(?: {3,}|\s*\t\s*)(?=\S)")
_NARROW_GAP = re.compile(r"(?<=\S)  (?=\S)")
_LONGEST_PLACE = 80
_PLACE = re.compile(r"(?:^|(?<=\s))[^\W\d_][^\s,:/\d]*(?:[ \n](?:[^\s,:/\d]+|\d{1,2}(?!\S))){0,7}\s?,?\s?$")
_ABBREVIATED_LEVEL = re.compile(r"T[PXT]\b")
_PLACE_OF_SEVERAL_PARTS = re.compile(r"\s*[^\W\d_][^\d;:()]{1,70},\s*$")
# A date of issue that a scan damaged, or that no calendar has: "ngày 0l tháng 3 năm 2026", "ngày 31 tháng 2 năm 2026".
_NO_DAY_OF_A_CALENDAR = re.compile(
    r"(?<!\w)ngày\s+(?=\S*\d|[lIO])[\dlIOo]{1,2}\s+tháng\s+[\dlIOo]{1,2}\s+năm\s+[\dlIOo]{4}(?!\w)"
)
# The year stands on the next line: "An Hòa, ngày 05 tháng 3" / "năm 2026".
_DATE_WITHOUT_YEAR = re.compile(r"(?<!\w)ngày[\s\d.…_]{1,12}tháng[\s\d.…_]{1,8}$")
_DAY_IN_FIGURES = re.compile(r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}")
_MAY_STATE_DAY = re.compile(r"ngay|thang|\d\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}")
_RULE_BEHIND = re.compile(r"(?<=\S)\s+(?=[-_=*–—]{4,}\s*$)")
_RULE_BEFORE_NUMBER = re.compile(r"(?<=[-_=*–—]{4})\s+(?=S[ốôóo]\s?[:\d])")
_NUMBER_BEFORE = re.compile(r"\s*S\w{0,2}\s?\w?\s?[:.]?[\s\d.…_a-zđ]{0,40}[-–/][^\s]{2,40}(?=\s)")
_BEFORE_AUTHORITY = re.compile(r"(?<=\S)\s+(?=[*_]{0,3}[TKQ])")
_BEHIND_HEAD = re.compile(r"nơi nhận\s?:[*_]{0,3}(?P<gap>\s+)(?=\S)", re.IGNORECASE)
_CLOSED = re.compile(r"(?<=[;.,])\s(?=[^\W\d_a-zđ])")
_ITEM = re.compile(r"\s*[-–—•+]\s*\S")
_FAR_RIGHT = 25
_SHORTEST_POSITION = 5
_LONGEST_PERSON = 6
_SECTION = re.compile(r"\s*(?:[IVX]{1,5}\s*[.\-–/]|Căn cứ(?!\w))")
_SHORTEST_HALF = 3
_TITLE_HALVES = [
    (" ".join(words[:count]), " ".join(words[count:]))
    for words in (NATIONAL_TITLE.split(), PARTY_TITLE.split())
    for count in range(len(words) - 1, _SHORTEST_HALF - 1, -1)
]
_LETTER = re.compile(r"kinh gui(?!\w)")
_APPENDIX = re.compile(r"\W*(?:phu luc|mau so|mau \d)(?!\w)")


class Piece(NamedTuple):
    """A line, or one column of it; ``column`` is 0 (left), 1 (right) or ``None`` outside two-column parts."""

    text: str
    column: int | None = None


class _Pair(NamedTuple):
    """The left and the right part of a line; where the line has only one, how far it is indented."""

    left: str
    right: str
    right_known: bool = False
    indent: int = 0


def untangle(lines: Sequence[str]) -> list[Piece]:
    """Return ``lines`` with two-column headings and endings in reading order, all else untouched.

    A plan attached to another document has a heading and an ending of its own behind those of the other.
    """
    pieces: list[Piece] = []
    place = 0
    while place < len(lines):
        heading_end = _heading_end(lines, place)
        cover_end = _cover_end(lines, heading_end)
        if cover_end is not None:
            pieces += (Piece(line) for line in lines[place:cover_end])
            place = cover_end
            continue
        ending_start = next(
            (line for line in range(heading_end, len(lines)) if opens_recipients(_folded(lines[line]))), len(lines)
        )
        ending_end = _ending_end(lines, ending_start)
        pieces += _heading_in_order(lines[place:heading_end])
        pieces += (Piece(line) for line in lines[heading_end:ending_start])
        pieces += _ending_in_order(lines[ending_start:ending_end])
        place = ending_end
    return pieces


def place_and_date(line: str) -> tuple[int, int, int] | None:
    """Return (start of the place, start of the date, end of the date) of a line ``Bác Ái, ngày 05 tháng 4 năm 2024``.

    The place may be missing (then both starts are equal). ``None`` when the line prints no such date.
    """
    if not _MAY_STATE_DAY.search(fold_with_offsets(line[:_LONGEST_LINE])[0]):
        return None
    for start, end, _ in find_partial_dates(line[:_LONGEST_LINE]):
        offset = max(0, start - _LONGEST_PLACE)
        place = _place_before(line, offset, start)
        stated = fold(line[start:end])
        if stated.startswith("ngay") and ("thang" in stated or place is not None):
            return (start if place is None else place), start, end
        # Without the word "ngày" only a line that holds nothing else is the place and date of issue.
        whole = place is not None and not line[:place].strip() and not line[end:].strip(" .")
        comma = line[:start].rstrip().endswith(",")
        if whole and comma and place is not None and (stated.startswith("thang") or _DAY_IN_FIGURES.fullmatch(stated)):
            return place, start, end
    if damaged := _NO_DAY_OF_A_CALENDAR.search(line[:_LONGEST_LINE]):
        start, end = damaged.span()
        place = _place_before(line, max(0, start - _LONGEST_PLACE), start)
        return (start if place is None else place), start, end
    return None


def heading_columns(line: str) -> tuple[str, str]:
    """Return the left and the right part of a line of a heading, one of them empty where the line has only one."""
    pair = _heading_pair(line)
    return pair.left, pair.right


def signature_edge(line: str) -> tuple[int, int] | None:
    """Return the space between a recipient and the line of a signature that lost its column beside it.

    ``Nơi nhận: TM. ỦY BAN NHÂN DÂN``, ``Nơi nhận: HIỆU TRƯỞNG``, ``- Thường trực Đảng ủy, HĐND xã; PHÓ CHỦ TỊCH``.
    """
    for space in _BEFORE_AUTHORITY.finditer(line):
        if authority_prefix(line[space.end() :].strip(" \t*_")):
            return space.span()
    if (head := _BEHIND_HEAD.search(line)) and is_position(line[head.end() :].strip(" \t*_")):
        return head.span("gap")
    return next((space.span() for space in _CLOSED.finditer(line) if _is_position(line[space.end() :])), None)


def _place_before(line: str, offset: int, date: int) -> int | None:
    before = line[offset:date]
    if offset == 0 and "," in before.rstrip()[:-1] and not opens_body(before):
        several = _PLACE_OF_SEVERAL_PARTS.fullmatch(before)
        if several and not _GAP.search(before.rstrip()) and before.count(",") <= 3:
            return len(before) - len(before.lstrip())
    place = _PLACE.search(before)
    if place is None:
        return None
    start = place.start()
    # A body's name in capitals may stand right in front: "HUYỆN ỦY BÁC ÁI Bác Ái, ngày …".
    words = list(re.finditer(r"[^\s,]+", before[start:]))
    kept = next((word for word in words if word[0] != word[0].upper() or _ABBREVIATED_LEVEL.match(word[0])), None)
    if kept is not None:
        start += kept.start()
    return offset + start


def _folded(line: str) -> str:
    return fold_aligned(blank_markdown(line[:_LONGEST_LINE])).strip()


def _heading_end(lines: Sequence[str], start: int) -> int:
    printed = 0
    for place in range(start, len(lines)):
        line = lines[place]
        folded = _folded(line)
        if _LETTER.match(folded) or opens_recipients(folded):
            return place
        if read_type(line) and not _is_left_of_heading(lines, start, place):
            return place
        printed += bool(line.strip())
        if printed > _HEADING_LINES:
            break
    return start


def _cover_end(lines: Sequence[str], typed: int) -> int | None:
    """Return where the heading begins behind a cover, which states type and abstract too; ``None`` without a cover."""
    printed = 0
    heading: int | None = None
    for place in range(typed + 1, len(lines)):
        line = lines[place]
        printed += bool(line.strip())
        if printed > _HEADING_LINES or _SECTION.match(line) or len(line) > _LONGEST_LINE:
            return None
        if heading is None and closing_title(_folded(line)) is not None:
            heading = place
            while heading > typed + 1 and opens_body(lines[heading - 1]):
                heading -= 1
        elif heading is not None and (named := read_type(line)) and named.is_plan and named.capitals:
            return heading
    return None


def _is_left_of_heading(lines: Sequence[str], start: int, place: int) -> bool:
    """Whether the words of a type end a body's name that began above: ``PHÒNG TÀI CHÍNH -`` / ``KẾ HOẠCH``."""
    above = next((lines[index] for index in range(place - 1, start - 1, -1) if lines[index].strip()), "")
    left = _heading_pair(above).left if len(above) <= _LONGEST_LINE else ""
    return (
        opens_body(left)
        and not begins_another(left, "BAN " + lines[place].strip())
        and left.endswith(("-", "–", ",", "VÀ", "SỞ", "PHÒNG", "BỘ"))
    )


def _ending_end(lines: Sequence[str], start: int) -> int:
    """Return where the ending is over: at an appendix, at the heading of a document behind it, or by its length."""
    printed = 0
    for place in range(start + 1, len(lines)):
        line = lines[place]
        printed += bool(line.strip())
        folded = _folded(line)
        if printed > _ENDING_LINES or _APPENDIX.match(folded) or read_type(line) or closing_title(folded) is not None:
            return place
    return len(lines)


def _heading_in_order(lines: Sequence[str]) -> list[Piece]:
    lines = [part for line in lines for part in _RULE_BEFORE_NUMBER.split(line, maxsplit=1)]
    cuts = _title_cuts(lines)
    pairs = [_pair_at(line, cuts[place]) if place in cuts else _heading_pair(line) for place, line in enumerate(lines)]
    side_by_side = any(pair.left and pair.right for pair in pairs)
    if not side_by_side and not _names_are_parted(pairs):
        return [Piece(line) for line in lines]
    far_right = min((pair.indent for pair in pairs if pair.right_known), default=_FAR_RIGHT) or _FAR_RIGHT
    left: list[Piece] = []
    right: list[Piece] = []
    for pair in pairs:
        if pair.right:
            right.append(Piece(pair.right, 1))
        if pair.left and not pair.right and pair.indent >= min(far_right - 2, _FAR_RIGHT) and not opens_body(pair.left):
            right.append(Piece(pair.left, 1))
        elif pair.left:
            left.append(Piece(pair.left, 0))
    return [*left, *right]


def _names_are_parted(pairs: Sequence[_Pair]) -> bool:
    """Whether one column stands line by line between the other: a name, a title, the rest of the name."""
    name = ""
    parted = False
    for pair in pairs:
        if pair.right_known:
            parted = bool(name)
        elif (
            pair.left and not is_rule(pair.left) and pair.left == pair.left.upper() and not parse_number_line(pair.left)
        ):
            if parted and (name and not begins_another(name, pair.left) or opens_body(pair.left)):
                return True
            name = f"{name} {pair.left}" if name else pair.left if opens_body(pair.left) else ""
    return False


def _title_cuts(lines: Sequence[str]) -> dict[int, int]:
    """Return where a title begins that goes on at the end of the next line, and where that rest begins, by line.

    ``ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA`` / ``XÃ LÂM HẢI VIỆT NAM``: neither line tells by itself.
    """
    cuts: dict[int, int] = {}
    for place, (above, below) in enumerate(pairwise(lines)):
        for first, rest in _TITLE_HALVES:
            upper, lower = _ending_place(above, first), _ending_place(below, rest)
            if upper is not None and lower is not None and upper + lower:
                cuts[place], cuts[place + 1] = upper, lower
                break
    return cuts


def _ending_place(line: str, words: str) -> int | None:
    """Return where ``words`` begin when a line ends with them in capitals."""
    shown = line.rstrip(" *_")
    place = len(shown) - len(words)
    whole = place >= 0 and not shown[place - 1 : place].strip(" \t*_") and shown[place:].isupper()
    return place if whole and len(line) <= _LONGEST_LINE and fold_aligned(shown[place:]) == words else None


def _pair_at(line: str, cut: int) -> _Pair:
    return _Pair(line[:cut].strip(), line[cut:].strip(), True, cut)


def _heading_pair(line: str) -> _Pair:
    if len(line) > _LONGEST_LINE:
        return _Pair(line, "")
    printed = line.strip()
    indent = len(line) - len(line.lstrip())
    shown = blank_markdown(line)
    if not printed or parse_number_line(shown):
        return _Pair(printed, "", indent=indent)
    dated = place_and_date(shown)
    if dated is None and _DATE_WITHOUT_YEAR.search(shown):
        open_date = place_and_date(f"{shown.rstrip()} năm 2000")
        dated = open_date if open_date and open_date[0] else None
    cut = dated[0] if dated else _title_start(shown)
    if cut is not None:
        cut = _with_marks(line, shown, cut)
        return _pair_at(line, cut)
    return _unknown_pair(line, printed, indent)


def _title_start(line: str) -> int | None:
    """Return where the title begins with which a line ends, behind a whole name also that of the Youth Union."""
    folded = fold_aligned(line)
    place = closing_title(folded)
    if place is None:
        breaks = name_breaks(line)
        place = breaks[-1] if breaks and is_title(folded[breaks[-1] :]) else None
    return place


def _with_marks(line: str, shown: str, cut: int) -> int:
    """Return ``cut`` moved in front of the Markdown marks that belong to the word behind it."""
    while cut > 0 and shown[cut - 1] == " " and line[cut - 1] != " ":
        cut -= 1
    return cut


def _unknown_pair(line: str, printed: str, indent: int) -> _Pair:
    if is_title_part(_folded(line)):
        return _Pair("", printed, True, indent)
    cut = _gap(line)
    if cut:
        left, right = line[: cut[0]].strip(), line[cut[1] :].strip()
        return _Pair(left, right, is_title_part(_folded(right)), cut[1])
    return _Pair(printed, "", indent=indent)


def _gap(line: str) -> tuple[int, int] | None:
    text = line.rstrip()
    gap = _GAP.search(text) or _RULE_BEHIND.search(text)
    if gap:
        return gap.span()
    number = _NUMBER_BEFORE.match(text)
    if number and parse_number_line(blank_markdown(number[0])):
        return number.end(), number.end()
    narrow = _NARROW_GAP.search(text)
    if narrow and (is_title_part(_folded(text[narrow.end() :])) or opens_body(text) and text == text.upper()):
        return narrow.span()
    return None


def _ending_in_order(lines: Sequence[str]) -> list[Piece]:
    columns: Callable[[str], tuple[str, str]] = _ending_columns
    pairs = [columns(line) if len(line) <= _LONGEST_LINE else (line, "") for line in lines]
    if not any(left and right for left, right in pairs):
        pairs = _in_turn(pairs)
    if not any(right for _, right in pairs):
        return [Piece(line) for line in lines]
    left = [Piece(text, 0) for text, _ in pairs if text]
    return [*left, *(Piece(text, 1) for _, text in pairs if text)]


def _in_turn(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Tell the columns apart where lines of the signature stand between the recipients, one by one."""
    signed = False
    told: list[tuple[str, str]] = []
    for left, right in pairs:
        text = left or right
        item = _ITEM.match(text) is not None
        shown = text.strip(" \t*_")
        signs = not item and (authority_prefix(shown) is not None or _is_capital(shown) or signed and _is_name(shown))
        signed = signed or signs
        told.append(("", text) if signs else (text, ""))
    first = next((place for place, (_, right) in enumerate(told) if right), len(told))
    for left, right in told[first:]:
        if _ITEM.match(left):
            return told
        if right and _is_name(right.strip(" \t*_")):
            # A whole signature, the name included, in front of the next item is a block of its own.
            break
    return [(left or right, "") for left, right in pairs]


def _is_capital(text: str) -> bool:
    return len(text) > _SHORTEST_POSITION and text == text.upper() and any(map(str.isalpha, text))


def _is_name(text: str) -> bool:
    words = text.split()
    return 2 <= len(words) <= _LONGEST_PERSON and all(word[0].isupper() and word.isalpha() for word in words)


def _is_position(text: str) -> bool:
    """Whether words in capitals are a position, and no abbreviations of units: ``CHỦ TỊCH``, but ``VT, KTHTĐT.``."""
    words = re.findall(r"[^\W_]+", text[:_LONGEST_LINE])
    return _is_capital(text) and len(words) > 1 and all(map(is_syllable, words))


def _ending_columns(line: str) -> tuple[str, str]:
    if authority_prefix(line.strip(" \t*_")):
        return "", line.strip()
    text = line.rstrip()
    gap = _GAP.search(text)
    if gap:
        return line[: gap.start()].strip(), line[gap.end() :].strip()
    if edge := signature_edge(text):
        return text[: edge[0]].strip(), text[edge[1] :].strip()
    if len(line) - len(line.lstrip()) >= _FAR_RIGHT:
        return "", line.strip()
    return line.strip(), ""
