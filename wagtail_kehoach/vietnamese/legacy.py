"""Text typed in TCVN3 (fonts ``.VnTime``, ``.VnArial`` …), the encoding of Vietnamese documents before Unicode."""

from __future__ import annotations

import re

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


# Signs that are no letters, at places of a word where only TCVN3 puts them: between letters, before a letter
# at the start (đ, â, ê, ơ, Đ), behind one at the end (à, á). « and » at the edge of a word are quotation marks.
_SIGNS = "µ¸¶·¹¨»¾¼½©®ª«¬¡¢£¤¥¦§\u00ad"
_TCVN3_WORD = re.compile(rf"[A-Za-z][{_SIGNS}]+[A-Za-z]|(?<!\S)[®©ª¬§][^\W\d]|[A-Za-z][µ¸](?!\w)")
_UNICODE_WORD = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")


def looks_like_tcvn3(text: str) -> bool:
    """Tell whether ``text`` seems to be TCVN3 read as Latin-1, so that an editor can be offered `from_tcvn3`.

    True when at least two words, and one in ten, bear signs where TCVN3 alone puts them, and fewer words hold letters
    that only Unicode has.
    """
    words = text.split()
    legacy = sum(1 for word in words if _TCVN3_WORD.search(word))
    return legacy >= max(2, len(words) / 10) and legacy > sum(1 for word in words if _UNICODE_WORD.search(word))
