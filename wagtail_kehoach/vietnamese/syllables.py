"""Which letters make a syllable of Vietnamese: an opening consonant, a rime, at most one tone.

The rules are those of spelling (chính tả): they also admit syllables that no word uses (``"ền"``).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_STOPS = ("c", "ch", "p", "t")
_TONES = {"\u0300": "h", "\u0309": "o", "\u0303": "n", "\u0301": "s", "\u0323": "g"}
_TONES_OF_STOPS = ("s", "g")
_LONGEST = 7

_ONSETS = ("", *"b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split())
_RIMES = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu y yêm yên yêng yêt yêu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăp oăt oc oe oen oeo oet oi om on ong
    ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uây uc ui um un ung up ut uê uêch uênh uêu uôc uôi uôm uôn uông uôt uơ
    uy uya uych uyên uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
""".split()
_AFTER_QU = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et
    ê êch ên ênh êt êu i ich in inh it y ych ynh yt yên yêt yu ôc ơ ơi ơn
""".split()


def _fits(onset: str, rime: str) -> bool:
    """Whether spelling lets ``rime`` follow ``onset``: c or k, g or gh, ng or ngh, iê or yê."""
    front = rime[0] in "eêiy"
    if onset in ("c", "ng"):
        return not front
    if onset == "g":
        return not front or rime[0] == "i"
    if onset == "gi":
        # Before i the i of gi is not written again: gì, gìn, giết.
        return rime[0] not in "iy"
    if onset in ("k", "gh", "ngh"):
        return front and not rime.startswith("yê")
    return not rime.startswith("iê" if onset == "" else "yê")


def _syllables() -> Iterator[str]:
    for onset in _ONSETS:
        if onset == "qu":
            yield from (onset + rime for rime in _AFTER_QU)
        else:
            yield from (onset + rime for rime in _RIMES if _fits(onset, rime))


_SYLLABLES = frozenset(_syllables())


def _tables() -> tuple[dict[int, str], dict[int, str]]:
    """Return the tables that take a text to its letters without tones, and to its tones alone."""
    letters: dict[int, str] = {}
    tones: dict[int, str] = {ord(letter): "" for letter in "abcdeghiklmnopqrstuvxyăâđêôơư"}
    for vowel in "aăâeêioôơuưy":
        for mark, name in _TONES.items():
            marked = ord(unicodedata.normalize("NFC", vowel + mark))
            letters[marked], tones[marked] = vowel, name
    return letters, tones


_LETTERS_ONLY, _TONES_ONLY = _tables()


def is_syllable(text: str) -> bool:
    """Tell whether ``text`` is a possible syllable of Vietnamese, in any case: ``"truyền"`` is, ``"truvền"`` is not.

    The tone may stand on any of the vowels (hòa, hoà). A syllable that ends in c, ch, p or t has the tone sắc or nặng,
    so ``"hoach"`` and ``"trien"`` are none.
    """
    return len(text) <= 2 * _LONGEST and _is_syllable(text)


@lru_cache(maxsize=10_000)
def _is_syllable(text: str) -> bool:
    text = unicodedata.normalize("NFC", text).lower()
    letters = text.translate(_LETTERS_ONLY)
    if letters not in _SYLLABLES:
        return False
    tones = text.translate(_TONES_ONLY)
    return tones in _TONES_OF_STOPS if letters.endswith(_STOPS) else len(tones) <= 1


def is_opening_consonant(text: str) -> bool:
    """Tell whether ``text`` is what opens a syllable and no more: ``"th"``, ``"Đ"``, ``"ngh"``."""
    return text != "" and text.lower() in _ONSETS
