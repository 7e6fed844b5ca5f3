"""Joining words that spaces broke, as copies from PDF files have them: ``c ủa`` → ``của``, ``TH ỰC`` → ``THỰC``.

Only where it is certain: the joined letters make a possible syllable, and at least one of the pieces can be no word.
Pieces that are words each (``do anh``, ``thu ý kiến``) stay apart, whatever they would make together.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from wagtail_kehoach.vietnamese.syllables import is_opening_consonant, is_syllable

_PIECE = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*")
_STICKS_LEFT = frozenset("/.-–'’_&@+")
_STICKS_RIGHT = frozenset("/-–'’_&@)+")
#: Words of Vietnamese that begin with a vowel; a piece that begins with a vowel and is none of them is a rest.
_WORDS = frozenset(
    """
    a á à ả ác ách ai ái ải am ám ảm an án áng anh ánh ảnh ao áo ảo ào áp át ay áy au ăn ắng ẳng ắp ắt ẵm ăng âm ấm ẩm
    ầm ậm ân ấn ẩn ập ấp ất âu ấu ẩu ấy e é em ém én eo éo ẻo ép ê êm ếch ếm ích im in ỉn inh ít ỉu o oa oà òa oách
    oai oái oải oan oán oang oanh oành oát oằn oăm óc oi ói om òm ong óng ót ô ổ ốc ôi ổi ồi ôm ốm ôn ổn ồn ông ống ơ
    ở ơi ơn ớn ớt u ủ úa uẩn uất uế ui ủi um ùm un ùn ung úng ủng uốn uổng uống úp út uy ủy uỷ úy uý uyên uyển uyết ư
    ứ ưa ứa ức ưng ứng ửng ưu ươm ướm ươn ưỡn ương ướp ướt ước y ý ỷ yêm yếm yểm yên yến yêng yết yêu yếu yểu
    """.split()
)
#: A letter behind such a word is a name: điểm c, nhóm b, 35 độ c.
_BEFORE_LETTERS = frozenset(
    """
    bảng biểu đề điểm độ gan hạng khoản khối khu lô loại lớp lục mẫu mục nhóm số tiết tổ vần vế virus vitamin
    """.split()
)
_UNITS = frozenset("mghls")
_ROMAN = frozenset("IVX")
_BEHIND_NUMBERS = (".", "-", "–", "/", ")", ":")
_ABBREVIATIONS = frozenset(["KH", "TH"])


class _Piece(NamedTuple):
    text: str
    start: int
    end: int


def join_broken_words(text: str) -> tuple[str, int]:
    """Return ``text`` with broken words joined, and how many were; line ends stay.

    Digits, list marks, abbreviations and single letters that name something (``điểm c``) are never touched.
    """
    if " " not in text:
        return text, 0
    done: list[str] = []
    count = 0
    for line in text.split("\n"):
        if not any(map(_may_be_broken, _PIECE.findall(line))):
            done.append(line)
            continue
        mended, first = _join(line, damaged=False)
        # In a line known to be broken, pieces in capitals are no abbreviations.
        mended, second = _join(mended, damaged=True) if first else (mended, 0)
        done.append(mended)
        count += first + second
    return "\n".join(done), count


def words_joined_notice(count: int) -> tuple[str, str]:
    """Return the code and the message of the notice that ``count`` words were joined."""
    return (
        "words_joined",
        f"Đã nối {count} từ bị dấu cách ngắt đôi trong tệp (như “c ủa” thành “của”); hãy so lại với bản gốc.",
    )


@lru_cache(maxsize=4096)
def _may_be_broken(piece: str) -> bool:
    """Whether a piece can be no whole word: only next to such a one is anything joined."""
    return not is_syllable(piece) or piece.lower() not in _WORDS and not is_opening_consonant(piece[0])


def _join(line: str, *, damaged: bool) -> tuple[str, int]:
    pieces = [_Piece(match[0], match.start(), match.end()) for match in _PIECE.finditer(line)]
    kept: list[_Piece] = []
    count = 0
    for place, piece in enumerate(pieces):
        following = pieces[place + 1] if place + 1 < len(pieces) else None
        if kept and _belong_together(line, kept, piece, following, damaged):
            kept[-1] = _Piece(kept[-1].text + piece.text, kept[-1].start, piece.end)
            count += 1
        else:
            kept.append(piece)
    if not count:
        return line, 0
    parts: list[str] = []
    end = 0
    for piece in kept:
        parts += [line[end : piece.start], piece.text]
        end = piece.end
    return "".join(parts) + line[end:], count


def _belong_together(line: str, before: list[_Piece], piece: _Piece, following: _Piece | None, damaged: bool) -> bool:
    head = before[-1]
    if line[head.end : piece.start] != " " or not (_may_be_broken(head.text) or _may_be_broken(piece.text)):
        return False
    if not _is_one_case(head.text, piece.text):
        return False
    if piece.text in _ROMAN and line[piece.end : piece.end + 1] in _BEHIND_NUMBERS:
        return False
    if not is_syllable(head.text + piece.text) or not _stands_free(line, head.start, piece.end):
        return False
    if len(head.text) == len(piece.text) == 1 and _is_among_letters(before, following):
        return False
    if not is_syllable(piece.text):
        return _is_loose_end(line, head, piece, following, damaged)
    may_be_word = piece.text.lower() in _WORDS or is_opening_consonant(piece.text[0])
    return not may_be_word or _is_loose_opening(line, before, damaged)


def _is_loose_opening(line: str, before: list[_Piece], damaged: bool) -> bool:
    """Whether the last piece, in front of what may be a word, is a consonant that can stand for nothing by itself."""
    head = before[-1]
    if not is_opening_consonant(head.text) or is_syllable(head.text):
        return False
    if not head.text.islower() and (not damaged or head.text in _ABBREVIATIONS):
        return False
    names = len(before) > 1 and before[-2].text.lower() in _BEFORE_LETTERS
    measures = head.text in _UNITS and line[: head.start].rstrip()[-1:].isdigit()
    return len(head.text) > 1 or not names and not measures


def _is_loose_end(line: str, head: _Piece, piece: _Piece, following: _Piece | None, damaged: bool) -> bool:
    """Whether ``piece``, which is no syllable, can only be the end of the word before."""
    is_letter = len(piece.text) == 1
    if is_letter and (line[piece.end : piece.end + 1] in (")", ".") or head.text.lower() in _BEFORE_LETTERS):
        return False
    if not is_syllable(head.text):
        return True
    if not piece.text.islower() and not damaged:
        return False
    opens_next = (
        following is not None
        and line[piece.end : following.start] == " "
        and is_opening_consonant(piece.text)
        and is_syllable(piece.text + following.text)
    )
    return not opens_next


def _is_among_letters(before: list[_Piece], following: _Piece | None) -> bool:
    """Whether single letters stand around, as in a list of letters."""
    return len(before) > 1 and len(before[-2].text) == 1 or following is not None and len(following.text) == 1


def _is_one_case(head: str, piece: str) -> bool:
    if piece.islower():
        return head.islower() or head[0].isupper() and (len(head) == 1 or head[1:].islower())
    return piece.isupper() and head.isupper()


def _stands_free(line: str, start: int, end: int) -> bool:
    return line[start - 1 : start] not in _STICKS_LEFT and line[end : end + 1] not in _STICKS_RIGHT
