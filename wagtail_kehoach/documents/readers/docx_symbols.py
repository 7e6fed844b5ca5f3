"""Signs of the fonts Symbol and Wingdings, which show pictures in the places of letters."""

from __future__ import annotations

import re

PRIVATE_USE = re.compile("[\ue000-\uf8ff]")
BULLET = "•"
_SYMBOL = {
    0xA3: "≤", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈",
}  # fmt: skip
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x76: "❖", 0xA7: "▪", 0xA8: "□", 0xD8: "➢", 0xE0: "→", 0xE8: "→",
    0xF0: "→", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip


def symbol(font: str, code: int) -> str:
    """Return the sign that a font of signs shows at ``code``, ``""`` for a letter or an unknown sign.

    Word adds 0xF000 to the codes of such fonts.
    """
    if font.casefold() == "webdings":
        return ""
    table = _WINGDINGS if font.casefold().startswith("wingdings") else _SYMBOL
    return table.get(code & 0xFF, chr(code & 0xFF) if 0x20 <= code & 0xFF < 0x40 and table is _SYMBOL else "")
