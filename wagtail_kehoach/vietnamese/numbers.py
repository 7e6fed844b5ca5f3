"""Numbers and symbols of Vietnamese documents (``289-KH/TU``, ``12/KH-UBND``, ``05/2021/NĐ-CP``)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum

from wagtail_kehoach.vietnamese.document_types import is_document_type
from wagtail_kehoach.vietnamese.text import clean

_BODY = r"[A-ZĐƯ][A-Za-zĐđƯư0-9]*(?:(?:-|&|\.(?=[A-ZĐƯ]{2}))(?:[A-ZĐƯ][A-Za-zĐđƯư0-9]*|\d{1,3}))*"
_TYPE = r"[A-ZĐ][A-Za-zĐđ]{0,5}"
_ASSEMBLY = r"(?:UBTV)?QH\d{1,2}"
_YEAR = r"(?:19|20)\d\d"
_LAST_SERIAL = 99_999


class NumberShape(StrEnum):
    """How a document number is built: party, state with type, state official letter, legal, law."""

    PARTY = "party"
    STATE = "state"
    LETTER = "letter"
    LEGAL = "legal"
    LAW = "law"


def _is_plausible_symbol(part: str) -> bool:
    """Tell an abbreviation (``KH``, ``TTg``) from an ordinary word with a capital (``Thanh``)."""
    return is_document_type(part) or sum(letter.isupper() for letter in part) >= 2


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """One document number.

    ``serial`` is ``None`` when left blank; ``suffix`` is the letter of ``12a``; ``raw`` is the verbatim text.
    ``type`` and ``body`` are the parts of the symbol, ``year`` only stands in legal documents and laws:

    ========  =======================  ==================================================
    shape     example                  parts
    ========  =======================  ==================================================
    party     ``289-KH/TU``            type ``KH``, body ``TU``
    state     ``12/KH-UBND``           type ``KH`` (a known document type), body ``UBND``
    letter    ``4912/UBND-NC``         no type; body ``UBND-NC``, its first part no type
    legal     ``05/2021/NĐ-CP``        year 2021, type ``NĐ``, body ``CP``
    law       ``202/2025/QH15``        year 2025, no type, body ``QH15``
    ========  =======================  ==================================================

    Clubs, schools and associations give their plans the shape of legal documents too: ``02/2026/KH-CLB``.

    ``raw`` takes no part in comparisons. ``str()`` gives the canonical form, a serial below 10 padded with 0, a blank
    one left out (``-KH/TU``). Raises ``ValueError`` for parts that form no number.
    """

    shape: NumberShape
    serial: int | None
    suffix: str
    type: str
    body: str
    year: int | None = None
    raw: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        has_year = self.shape in (NumberShape.LEGAL, NumberShape.LAW)
        if self.serial is None and self.suffix or self.serial is not None and not 1 <= self.serial <= _LAST_SERIAL:
            raise ValueError(f"no serial: {self.serial}{self.suffix}")
        if not re.fullmatch("" if has_year else "[a-zđ]?", self.suffix):
            raise ValueError(f"no suffix of a serial: {self.suffix!r}")
        if has_year != (self.year is not None) or self.year is not None and not 1900 <= self.year <= 2099:
            raise ValueError(f"year {self.year} in a number of shape {self.shape}")
        if not self._has_right_symbol():
            raise ValueError(f"no symbol of shape {self.shape}: {self.type!r}, {self.body!r}")

    def _has_right_symbol(self) -> bool:
        if self.shape is NumberShape.LAW:
            return self.type == "" and re.fullmatch(_ASSEMBLY, self.body) is not None
        if not re.fullmatch(_BODY, self.body):
            return False
        if self.shape is NumberShape.LETTER:
            first, hyphen, _ = self.body.partition("-")
            return self.type == "" and hyphen == "-" and _is_plausible_symbol(first) and not is_document_type(first)
        if not re.fullmatch(_TYPE, self.type):
            return False
        return is_document_type(self.type) if self.shape is NumberShape.STATE else _is_plausible_symbol(self.type)

    def __str__(self) -> str:
        serial = "" if self.serial is None else f"{self.serial:02d}{self.suffix}"
        match self.shape:
            case NumberShape.PARTY:
                return f"{serial}-{self.type}/{self.body}"
            case NumberShape.STATE:
                return f"{serial}/{self.type}-{self.body}"
            case NumberShape.LETTER:
                return f"{serial}/{self.body}"
            case NumberShape.LEGAL:
                return f"{serial}/{self.year}/{self.type}-{self.body}"
            case NumberShape.LAW:
                return f"{serial}/{self.year}/{self.body}"


_SPACE = r"\s{0,3}"
_SERIAL = r"(?P<serial>\d{1,5})(?P<suffix>[a-zđ]?)(?![A-Za-z0-9])"
# In the order in which they are tried. Digits, slashes and hyphens make dates and fractions look like numbers:
# only a symbol of capital letters makes one.
_SYMBOLS = (
    (NumberShape.LAW, rf"/{_SPACE}(?P<year>{_YEAR})/(?P<body>{_ASSEMBLY})(?!\w)"),
    (
        NumberShape.LEGAL,
        rf"/{_SPACE}(?P<year>{_YEAR}){_SPACE}/{_SPACE}(?P<type>{_TYPE}){_SPACE}-{_SPACE}(?P<body>{_BODY})(?!\w)",
    ),
    (NumberShape.PARTY, rf"-{_SPACE}(?P<type>{_TYPE}){_SPACE}/{_SPACE}(?P<body>{_BODY})(?!\w)"),
    (NumberShape.STATE, rf"/{_SPACE}(?P<type>{_TYPE}){_SPACE}-{_SPACE}(?P<body>{_BODY})(?!\w)"),
    (NumberShape.LETTER, rf"/{_SPACE}(?P<body>{_BODY})(?!\w)"),
)
_IN_TEXT = [(shape, re.compile(rf"(?<![\w/-]){_SERIAL}{_SPACE}{symbol}")) for shape, symbol in _SYMBOLS]
_WHOLE = [(shape, re.compile(rf"(?:{_SERIAL})?[\s.…_]*{symbol}")) for shape, symbol in _SYMBOLS]
# A party number whose hyphen was lost or never typed; too weak a form for running text.
_WITHOUT_HYPHEN = re.compile(rf"{_SERIAL}\s+(?P<type>{_TYPE})\s?/\s?(?P<body>{_BODY})")
# "Số" with a damaged mark, a space inside, a colon or a full stop behind it.
_PREFIX = re.compile(r"s\s?[ốôóòổỗộồõỏọo0]\s*[:.]?\s*(?=[\d\s.…_/–—-])", re.IGNORECASE)
# Letters that a scan made of digits.
_DAMAGED_SERIAL = re.compile(
    r"(s\s?[ốôóòổỗộồõỏọo0]\s*[:.]?)\s*(?=\d*[lIOoSBZ|!])[\dlIOoSBZ|!]{1,5}(?=\s?[-/–—])", re.IGNORECASE
)
_DASHES = str.maketrans("–—‑−", "----")


def _number(shape: NumberShape, match: re.Match[str], raw: str) -> DocumentNumber | None:
    parts = match.groupdict()
    try:
        return DocumentNumber(
            shape=shape,
            serial=int(parts["serial"]) if parts["serial"] else None,
            suffix=parts["suffix"] or "",
            type=parts.get("type", ""),
            body=parts["body"],
            year=int(parts["year"]) if "year" in parts else None,
            raw=raw,
        )
    except ValueError:
        return None


def find_document_numbers(text: str) -> list[tuple[int, int, DocumentNumber]]:
    """Return start, end and value of every document number in ``text`` (NFC), in order, without overlaps.

    Only numbers with a serial are found: dates (``19/03/2024``), ``25/2/2022`` and ``và/hoặc`` are none.
    """
    found: dict[int, tuple[int, int, DocumentNumber]] = {}
    hyphened = text.translate(_DASHES)
    for shape, pattern in _IN_TEXT:
        for match in pattern.finditer(hyphened):
            number = _number(shape, match, text[match.start() : match.end()])
            if number is not None:
                # Every shape begins with the serial, so two readings of one number share their start.
                found.setdefault(match.start(), (match.start(), match.end(), number))
    return [found[start] for start in sorted(found)]


def parse_document_number(text: str) -> DocumentNumber | None:
    """Return the document number that ``text`` is as a whole, or ``None``.

    Takes ``289-KH/TU``, ``Số 289-KH/TU``, ``Số: 12/KH-UBND``, and a serial left blank by spaces, dots or underscores
    (``Số        -KH/HU``), whose ``serial`` is ``None``.
    """
    cleaned = clean(text[:2000]).strip()
    prefix = _PREFIX.match(cleaned)
    symbol = (cleaned[prefix.end() :] if prefix else cleaned).translate(_DASHES)
    for shape, pattern in _WHOLE:
        match = pattern.fullmatch(symbol)
        number = _number(shape, match, text.strip()) if match else None
        if number is not None:
            return number
    match = _WITHOUT_HYPHEN.fullmatch(symbol) if prefix else None
    return _number(NumberShape.PARTY, match, text.strip()) if match and is_document_type(match["type"]) else None


def parse_number_line(line: str) -> DocumentNumber | None:
    """Return the number of a document's own heading line, which begins with *Số* (``Số: 12/KH-UBND``), or ``None``.

    A serial left blank (``Số        -KH/HU``, ``Số: ……/KH-UBND``) gives a number whose ``serial`` is ``None``; so does
    one that a scan damaged (``Số: l2/KH-UBND``), for digits are never guessed.
    """
    cleaned = clean(line[:2000]).strip()
    number = parse_document_number(line) if _PREFIX.match(cleaned) else None
    if number is None and (damaged := _DAMAGED_SERIAL.match(cleaned)):
        number = parse_document_number(f"{damaged[1]} {cleaned[damaged.end() :]}")
        return replace(number, raw=line.strip()) if number else None
    return number
