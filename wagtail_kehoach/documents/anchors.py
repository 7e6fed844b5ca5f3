"""Fixed phrases of a plan, recognised on folded text and in spite of one damaged letter.

Only recognition is tolerant: what is stored is always what the document prints.
"""

from __future__ import annotations

import re

NATIONAL_TITLE = "cong hoa xa hoi chu nghia viet nam"
NATIONAL_MOTTO = "doc lap tu do hanh phuc"
PARTY_TITLE = "dang cong san viet nam"
YOUTH_TITLES = ("doan tncs ho chi minh", "doan thanh nien cong san ho chi minh")
RECIPIENTS = "noi nhan"

_LETTERS = re.compile(r"[^a-z0-9]+")
_RULE = re.compile(r"[\s|*_=.·•~‒–—―-]+")
_AUTHORITY = re.compile(
    r"(?P<authority>T\s?[/.]?\s?M|K\s?[/.]?\s?T|T\s?[/.]?\s?L|T\s?[/.]?\s?U\s?[/.]?\s?Q|Q)(?:\s?\.(?!\s?/)\s?|\s+)"
    r"(?=[^\W\d_]{2})"
)


def words_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Compile a pattern in which every space stands for any white space, so that it also matches over a line break."""
    return re.compile(pattern.replace(" ", r"\s{1,8}"), flags)


def key(folded: str) -> str:
    """Return folded text as words only, for comparing with an anchor: ``"doc lap - tu do"`` → ``"doc lap tu do"``."""
    return _LETTERS.sub(" ", folded).strip()


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


def is_anchor(folded: str, anchor: str) -> bool:
    """Whether a folded line says ``anchor`` and nothing else, one damaged letter allowed."""
    return len(folded) < 200 and within_one_edit(key(folded), anchor)


def opens_recipients(folded: str) -> bool:
    """Whether a folded line opens the list of recipients: ``Nơi nhận:``."""
    head, colon, _ = folded[:40].partition(":")
    return is_anchor(head if colon else folded, RECIPIENTS)


def is_rule(text: str) -> bool:
    """Whether a line is an ornament: ``-----``, ``_____``, ``*``, ``***``."""
    return len(text) < 200 and bool(text.strip()) and _RULE.fullmatch(text) is not None


def authority_prefix(text: str) -> re.Match[str] | None:
    """Match the sign of authority that opens a signature line: ``T/M``, ``TM.``, ``KT.``, ``TL.``, ``TUQ.``, ``Q.``.

    The rest of the line must be in capitals, as the form of documents prescribes.
    """
    text = text[:200]
    match = _AUTHORITY.match(text)
    return match if match and text == text.upper() else None
