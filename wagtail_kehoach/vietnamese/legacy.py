"""Text typed for the fonts in use before Unicode: TCVN3 (``.VnTime``, ``.VnArial`` …) and VNI (``VNI-Times`` …).

Such a font shows Vietnamese letters in the places of Western ones, so the characters alone mean nothing without it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_TCVN3 = str.maketrans(
    "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢£¤¥¦§",
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂÊÔƠƯĐ",
)


def from_tcvn3(text: str) -> str:
    """Return TCVN3 ``text``, read as Latin-1 characters, in Unicode: ``"KÕ ho¹ch"`` → ``"Kế hoạch"``.

    Fonts ending in ``H`` (``.VnTimeH``) show capitals for the same codes: the caller upper-cases such a run.
    Convert only what is known to be TCVN3; right Unicode text would be damaged.
    """
    return text.translate(_TCVN3)


_TONES = "\u0301\u0300\u0309\u0303\u0323"
_VNI_ALONE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_TONES = "ùøûõï"
_VNI_CIRCUMFLEX = "âáàåãä"
_VNI_BREVE = "êéèúüë"


def _vni_table() -> dict[str, str]:
    """Return the codes of small letters: a vowel and the sign behind it that shows its marks, or one sign alone."""

    def with_tones(base: str) -> list[str]:
        return [unicodedata.normalize("NFC", base + tone) for tone in _TONES]

    table = dict(_VNI_ALONE)
    for typed, shown in zip("aeouyôö", "aeouyơư", strict=True):
        table.update(zip((typed + sign for sign in _VNI_TONES), with_tones(shown), strict=True))
    for typed, shown in zip("aeo", "âêô", strict=True):
        table.update(zip((typed + sign for sign in _VNI_CIRCUMFLEX), [shown, *with_tones(shown)], strict=True))
    table.update(zip(("a" + sign for sign in _VNI_BREVE), ["ă", *with_tones("ă")], strict=True))
    return table


_VNI = _vni_table()
_VNI_CODE = re.compile(
    f"[aeouyôö][{_VNI_TONES}]|[aeo][{_VNI_CIRCUMFLEX}]|a[{_VNI_BREVE}]|[{''.join(_VNI_ALONE)}]", re.IGNORECASE
)


def from_vni(text: str) -> str:
    """Return VNI ``text``, read as Latin-1 characters, in Unicode: ``"Keá hoaïch"`` → ``"Kế hoạch"``.

    The first character of a code tells whether the letter is a capital. Convert only what is known to be VNI; right
    Unicode text would be damaged (``hoà`` is the VNI code of ``hồ``).
    """
    return _VNI_CODE.sub(_vni_letter, text)


def _vni_letter(match: re.Match[str]) -> str:
    code = match[0]
    letter = _VNI[code.lower()]
    return letter.upper() if code[0].isupper() else letter


# Signs that are no letters, at places of a word where only TCVN3 puts them: between letters, before a letter
# at the start (đ, â, ê, ơ, Đ), behind one at the end (à, á). « and » at the edge of a word are quotation marks.
_SIGNS = "µ¸¶·¹¨»¾¼½©®ª«¬¡¢£¤¥¦§\u00ad"
_TCVN3_WORD = re.compile(rf"[A-Za-z][{_SIGNS}]+[A-Za-z]|(?<!\S)[®©ª¬§][^\W\d]|[A-Za-z][µ¸](?!\w)")
# Codes of VNI that no Vietnamese word in Unicode holds: oà, oè, uâ, yê and the like stand in both.
_VNI_WORD = re.compile(
    f"a[{_VNI_TONES}{_VNI_CIRCUMFLEX}{_VNI_BREVE}]|e[{_VNI_TONES}{_VNI_CIRCUMFLEX}]|o[{_VNI_TONES}âåä]"
    f"|[uôö][{_VNI_TONES}]|y[ùøûõ]|\\bñ(?=[aeiouyôö])",
    re.IGNORECASE,
)
_UNICODE_WORD = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")


def looks_like_tcvn3(text: str) -> bool:
    """Tell whether ``text`` seems to be TCVN3 read as Latin-1, so that an editor can be offered `from_tcvn3`.

    True when at least two words, and one in ten, bear signs where TCVN3 alone puts them, and fewer words hold letters
    that only Unicode has.
    """
    return _mostly(_TCVN3_WORD, text)


def looks_like_vni(text: str) -> bool:
    """Tell whether ``text`` seems to be VNI read as Latin-1, so that an editor can be offered `from_vni`.

    True when at least two words, and one in ten, hold codes that only VNI puts into Vietnamese words, and fewer words
    hold letters that only Unicode has.
    """
    return _mostly(_VNI_WORD, text)


def _mostly(pattern: re.Pattern[str], text: str) -> bool:
    if not pattern.search(text):
        return False
    words = text.split()
    legacy = sum(1 for word in words if pattern.search(word))
    return legacy >= max(2, len(words) / 10) and legacy > sum(1 for word in words if _UNICODE_WORD.search(word))


def has_unicode_letters(text: str) -> bool:
    """Tell whether ``text`` holds a letter for which no font from before Unicode has a code: ă, đ, ơ, ư, ạ, ế …"""
    return _UNICODE_WORD.search(text) is not None


@dataclass(frozen=True, slots=True)
class LegacyFont:
    """How a font from before Unicode is typed: ``encoding`` is ``TCVN3`` or ``VNI``, ``capitals`` shows capitals."""

    encoding: str
    capitals: bool = False

    def to_unicode(self, text: str) -> str:
        """Return ``text``, typed for this font and read as Latin-1 characters, as the font shows it."""
        if self.encoding == "VNI":
            return from_vni(text)
        converted = from_tcvn3(text)
        return converted.upper() if self.capitals else converted

    def balance(self, text: str) -> int:
        """Return how many words of ``text`` bear signs of this font, less those with letters only Unicode has."""
        pattern = _VNI_WORD if self.encoding == "VNI" else _TCVN3_WORD
        return sum((pattern.search(word) is not None) - has_unicode_letters(word) for word in text.split())


_VNI_FONT = re.compile(r"vni[-_ ]", re.IGNORECASE)


def legacy_font(name: str) -> LegacyFont | None:
    """Return how the font ``name`` is typed, or ``None`` for a font of Unicode: ``.VnTimeH``, ``VNI-Times``."""
    name = name.strip()
    if name[:3].casefold() == ".vn":
        return LegacyFont("TCVN3", capitals=name.endswith("H"))
    return LegacyFont("VNI") if _VNI_FONT.match(name) else None
