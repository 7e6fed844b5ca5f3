"""Numbers as plans print them: ``05``, ``1.600``, ``mười hai``, ``99,5``."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = re.compile(r"\d{1,3}(?:\.\d{3})+|\d{1,12}", re.ASCII)
_SCALED = re.compile(r"(\d{1,4})(?:,(\d{1,2}))?\s+(nghìn|ngàn|triệu)", re.ASCII)
_DECIMAL = re.compile(r"(\d{1,4})[,.](\d{1,2})", re.ASCII)
_ZEROS = {"nghìn": 3, "ngàn": 3, "triệu": 6}
_UNITS = {
    "một": 1,
    "mốt": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}


def read_count(text: str) -> int | None:
    """Return the number that ``text`` is, ``None`` when it is none.

    Digits may be grouped by points (``1.600`` is 1600), padded (``05``) and scaled (``1,5 triệu``); words are read up
    to ninety-nine (``mười``, ``hai mươi lăm``).
    """
    words = text.strip().casefold()
    if scaled := _SCALED.fullmatch(words):
        whole, fraction, scale = scaled.groups(default="")
        return int(whole + fraction.ljust(_ZEROS[scale], "0"))
    if _DIGITS.fullmatch(words):
        return int(words.replace(".", ""))
    match words.split():
        case [unit]:
            return 10 if unit == "mười" else _UNITS.get(unit)
        case ["mười", unit] if unit in _UNITS:
            return 10 + _UNITS[unit]
        case [ten, "mươi"] if ten in _UNITS:
            return 10 * _UNITS[ten]
        case [ten, "mươi", unit] if ten in _UNITS and unit in _UNITS:
            return 10 * _UNITS[ten] + _UNITS[unit]
    return None


def read_amount(text: str) -> int | Decimal | None:
    """Return the number that ``text`` is, whole or with one or two decimals (``99,5``, ``98.5``); ``None`` for none."""
    decimal = _DECIMAL.fullmatch(text.strip())
    if decimal is None:
        return read_count(text)
    value = Decimal(f"{decimal[1]}.{decimal[2]}")
    return int(value) if value == value.to_integral_value() else value
