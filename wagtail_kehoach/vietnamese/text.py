"""Cleaning, folding, comparing, sorting and slugging Vietnamese text."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache

_LOOK_ALIKES = str.maketrans(
    {
        "Ð": "Đ",
        "ð": "đ",
        "Ɖ": "Đ",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2007": " ",
        "\u00ad": None,
        "\u200b": None,
        "\u200c": None,
        "\u200d": None,
        "\u2060": None,
        "\ufeff": None,
        "\u0000": None,
    }
)
_BIDI_CONTROLS = dict.fromkeys([*range(0x200E, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_INVISIBLE = "".join(map(chr, [code for code, target in _LOOK_ALIKES.items() if target is None] + list(_BIDI_CONTROLS)))
_UNCLEAN = re.compile(f"[{''.join(map(chr, [*_LOOK_ALIKES, *_BIDI_CONTROLS]))}]")


def clean(text: str) -> str:
    """Return ``text`` in NFC with look-alike letters mended and invisible characters removed.

    Ð (U+00D0) becomes Đ (U+0110), non-breaking spaces become spaces; zero-width characters, soft
    hyphens, NUL and bidirectional controls go. Line ends, tabs and every visible character stay.
    """
    if _UNCLEAN.search(text):
        text = text.translate(_LOOK_ALIKES).translate(_BIDI_CONTROLS)
    return unicodedata.normalize("NFC", text)


def _without_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(character for character in decomposed if unicodedata.category(character) != "Mn")


def fold(text: str) -> str:
    """Return ``text`` without Vietnamese marks and in lower case: ``"Đối ngoại"`` → ``"doi ngoai"``.

    Idempotent, and equal for NFC and NFD input. Meant for search keys and comparisons, never for display.
    """
    # Marks go before and after the case is folded: folding turns some marks into letters and some letters into marks.
    bare = _without_marks(_without_marks(clean(text)).casefold())
    return unicodedata.normalize("NFC", bare).replace("đ", "d")


class _FoldTable(dict[int, str | None]):
    """Folds one character to one character or to none, so that places in the folded text can be traced back."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        folded = fold(character)
        self[code] = folded if len(folded) == 1 else None if not folded else character
        return self[code]


_FOLD_TABLE = _FoldTable()


def fold_with_offsets(text: str) -> tuple[str, range | list[int]]:
    """Return ``text`` folded character by character, and where each folded character stands in ``text``.

    The second value has one entry more than the folded text: the length of ``text``. A character whose folding
    is longer than one character stays as it is.
    """
    folded = text.translate(_FOLD_TABLE)
    if len(folded) == len(text):
        return folded, range(len(text) + 1)
    kept = [place for place, character in enumerate(text) if _FOLD_TABLE[ord(character)] is not None]
    return folded, [*kept, len(text)]


def collapse(text: str) -> str:
    """Return ``text`` with every run of white space made one space, and none at the ends."""
    return " ".join(text.split())


@cache
def _slug_rules(max_length: int) -> tuple[tuple[str, str], ...]:
    """Return the steps from a text to its slug, as patterns and replacements in the syntax of JavaScript."""
    spellings: defaultdict[str, str] = defaultdict(str)
    latin = [*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00), 0x212A, 0x212B, *range(0xFB00, 0xFB07)]
    for character in map(chr, latin):
        folded = fold(character)
        if folded.isascii() and folded.isalnum():
            spellings[folded] += character
    return (
        (f"[\u0300-\u036f{_INVISIBLE}]", ""),
        *((f"[{characters}]", letters) for letters, characters in sorted(spellings.items())),
        ("[^a-z0-9]+", "-"),
        ("^-|-$", ""),
        (f"^(?=.{{{max_length + 1}}})(.{{1,{max_length}}})-.*$", "$1"),
        (f"^(.{{{max_length}}}).+$", "$1"),
    )


SLUG_MAX_LENGTH = 80
SLUG_FORMATTERS: list[tuple[str, str]] = list(_slug_rules(SLUG_MAX_LENGTH))
"""The steps of `slugify_vi` as (regular expression, replacement) pairs for the browser.

Given to Wagtail's ``SlugInput(formatters=SLUG_FORMATTERS)`` they make the slug in the editor the one of the server.
"""


def slugify_vi(text: str, max_length: int = SLUG_MAX_LENGTH) -> str:
    """Return ``text`` as a slug of ``a-z``, ``0-9`` and single hyphens: ``"Số 289-KH/TU"`` → ``"so-289-kh-tu"``.

    Every mark goes, đ becomes d, whatever is no Latin letter or digit becomes a hyphen. A slug longer than
    ``max_length`` (at least 1) ends with a whole word, unless its first word alone is longer. The slug of a text
    without Latin letters and digits is ``""``.
    """
    for pattern, replacement in _slug_rules(max_length):
        text = re.sub(pattern, replacement.replace("$1", r"\1"), text)
    return text


_TONES = "\u0300\u0309\u0303\u0301\u0323"
_ALPHABET = {letter: rank for rank, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}

SortKey = tuple[tuple[tuple[int, int], ...], tuple[tuple[int, ...], ...], str]


def sort_key_vi(text: str) -> SortKey:
    """Return a key that sorts as a Vietnamese dictionary does: An, Ao, Áo, Ăn, Ân, Ba, Bà, Bả, Bã, Bá, Bạ, Da, Đa.

    Letters (a ă â b c d đ e ê … o ô ơ … u ư …) decide over the whole text first, then tones (ngang, huyền, hỏi,
    ngã, sắc, nặng), then case. Spaces and signs come before digits, digits before letters.
    """
    letters: list[tuple[int, int]] = []
    tones: list[tuple[int, ...]] = []
    text = clean(text)
    for character in unicodedata.normalize("NFC", text.casefold()):
        decomposed = unicodedata.normalize("NFD", character)
        shape = unicodedata.normalize("NFC", "".join(mark for mark in decomposed if mark not in _TONES))
        # A foreign letter sorts with its base letter; its marks count like a tone after all Vietnamese ones.
        foreign = () if shape in _ALPHABET else tuple(len(_TONES) + ord(mark) for mark in shape[1:] or decomposed[1:])
        base = shape if shape in _ALPHABET else decomposed[:1]
        if base in _ALPHABET:
            letters.append((3, _ALPHABET[base]))
        elif base.isspace():
            letters.append((0, 0))
        else:
            letters.append((2 if base.isdigit() else 4 if base.isalpha() else 1, ord(base)))
        tones.append(tuple(_TONES.index(mark) + 1 for mark in decomposed if mark in _TONES) + foreign)
    return tuple(letters), tuple(tones), text.swapcase()


_SYLLABLE = re.compile(r"[^\W\d_]+")
_FINAL_Y = re.compile(r"^(qu|[bcdđghklmnpqrstvx]+)y$")


def _loose_syllable(match: re.Match[str]) -> str:
    decomposed = unicodedata.normalize("NFD", match[0])
    letters = unicodedata.normalize("NFC", "".join(mark for mark in decomposed if mark not in _TONES))
    tones = "".join(str(_TONES.index(mark) + 1) for mark in decomposed if mark in _TONES)
    return _FINAL_Y.sub(r"\1i", letters) + tones


def loose_key(text: str) -> str:
    """Return a key equal for spellings that Vietnamese counts as the same word; never for display.

    Equal are hòa and hoà, ủy and uỷ (place of the tone), kỷ and kỉ, quý and quí (y or i as the only vowel after the
    opening consonant), capitals and small letters, NFC and NFD, any white space. Marks still tell words apart:
    hoa is not hòa, kỷ is not kỹ, tay is not tai.
    """
    return _SYLLABLE.sub(_loose_syllable, unicodedata.normalize("NFC", collapse(clean(text)).casefold()))


#: Words with which abstracts begin and which are no names, so that they may lose their capital inside a sentence.
_OPENING_WORDS = re.compile(
    r"(?:về|chào mừng|đẩy mạnh|hưởng ứng|kỷ niệm|nâng cao|phát động|phối hợp|phòng,? chống|quán triệt|tăng cường"
    r"|thực hiện|tổ chức|triển khai|tuyên truyền|xây dựng) ",
    re.IGNORECASE,
)


def opens_with_common_word(text: str) -> bool:
    """Tell whether ``text``, such as a document's abstract, begins with a well-known word that is no name."""
    return _OPENING_WORDS.match(text) is not None


def in_sentence(text: str) -> str:
    """Return ``text``, such as a document's abstract, as it continues a sentence: ``"Tổ chức …"`` → ``"tổ chức …"``.

    Only well-known opening words lose their capital: what may be a name stays as it is.
    """
    return text[:1].lower() + text[1:] if opens_with_common_word(text) else text


def within_one_edit(text: str, other: str) -> bool:
    """Whether ``text`` becomes ``other`` by changing, adding or leaving out at most one character."""
    if abs(len(text) - len(other)) > 1:
        return False
    if len(text) > len(other):
        text, other = other, text
    first = 0
    while first < len(text) and text[first] == other[first]:
        first += 1
    if len(text) == len(other):
        return text[first + 1 :] == other[first + 1 :]
    return text[first:] == other[first + 1 :]
