"""Names that a plan gives things for short: ``(sau đây viết tắt là …)``."""

from __future__ import annotations

import re

from wagtail_kehoach.documents.anchors import words_pattern
from wagtail_kehoach.documents.draft import Found, ShortName
from wagtail_kehoach.documents.source import SourceDocument
from wagtail_kehoach.vietnamese.text import fold

_SURE, _LIKELY = 0.9, 0.7

# "Gọi là" alone names nothing for the rest of the text; "sau đây" or "tắt" says that it does.
_DEFINES = words_pattern(
    r"(?<!\w)(?:(?:sau day|duoi day|tu day|sau nay)(?: xin)?(?: duoc)? (?:viet tat|goi tat|goi chung|goi|viet)"
    r"|(?:duoc )?(?:viet tat|goi tat))(?: la| chung la)?(?!\w)\s*:?\s*"
)
_NAME_END = re.compile(r"[(),;\n]|\.(?=\s|$)")
_QUOTED = re.compile(r"[“\"‘'«]([^”\"’'»\n]{1,150})[”\"’'»]")
_WRAPPED = re.compile(r"\n(?=\s{0,40}[^\W\d_])")
_BRACKET = re.compile(r"\s{0,3}\(\s{0,3}$")
_INITIAL = re.compile(r"(?<!\w)[^\W\d_]")
_LONGEST_NAME = 120
_LONGEST_FULL = 400


def read_short_names(source: SourceDocument) -> tuple[ShortName, ...]:
    """Return the short names that the text defines, with what they stand for where the text shows where that begins."""
    names: list[ShortName] = []
    for match in _DEFINES.finditer(source.folded):
        name = _name(source, match.end())
        if name:
            names.append(ShortName(name, _full(source, match.start(), name.raw)))
    return tuple(names)


def _name(source: SourceDocument, start: int) -> Found[str] | None:
    text = source.unmarked
    quoted = _QUOTED.match(text, start)
    if quoted:
        return source.words(*quoted.span(1), _SURE)
    limit = min(len(text), start + _LONGEST_NAME)
    depth = 0
    for stop in _NAME_END.finditer(text, start, limit):
        if stop[0] == "(":
            depth += 1
        elif stop[0] == ")" and depth:
            depth -= 1
        elif stop[0] != "\n" or not _WRAPPED.match(text, stop.start()):
            end = stop.start()
            return source.words(start, end, _SURE) if text[start:end].strip() else None
    return None


def _full(source: SourceDocument, start: int, name: str) -> Found[str] | None:
    """Return what stands before ``(sau đây …``, from the word with which it must begin."""
    bracket = _BRACKET.search(source.unmarked, max(0, start - 8), start)
    end = bracket.start() if bracket else start
    first = max(0, end - _LONGEST_FULL)
    begin = _initials(source, first, end, name) if name.isupper() else _same_opening(source, first, end, name)
    return None if begin is None else source.words(begin, end, _LIKELY)


def _initials(source: SourceDocument, first: int, end: int, name: str) -> int | None:
    """Return where the words begin whose first letters are the abbreviation: ``Ban Tổ chức`` for *BTC*."""
    letters = [character for character in fold(name) if character.isalpha()]
    words = list(_INITIAL.finditer(source.folded, first, end))[-len(letters) :]
    return words[0].start() if [word[0] for word in words] == letters else None


def _same_opening(source: SourceDocument, first: int, end: int, name: str) -> int | None:
    """Return where the words begin that the short name repeats: ``Cuộc thi viết thư …`` for *Cuộc thi*."""
    opening = words_pattern(rf"(?<!\w){' '.join(map(re.escape, name.split()[:2]))}(?!\w)", re.IGNORECASE)
    found = list(opening.finditer(source.unmarked, first, end))
    return found[-1].start() if found else None
