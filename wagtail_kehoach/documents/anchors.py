"""Fixed phrases of a plan, recognised on folded text and in spite of damaged letters.

Only recognition is tolerant: what is stored is always what the document prints.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import accumulate

from wagtail_kehoach.vietnamese.text import within_one_edit

NATIONAL_TITLE = "cong hoa xa hoi chu nghia viet nam"
NATIONAL_MOTTO = "doc lap tu do hanh phuc"
PARTY_TITLE = "dang cong san viet nam"
YOUTH_TITLES = ("doan tncs ho chi minh", "doan thanh nien cong san ho chi minh")
# Names of organisations as their own forms print them on the right; elsewhere they are bodies like others.
ORGANISATIONS = (
    "mat tran to quoc viet nam",
    "tong lien doan lao dong viet nam",
    "cong doan viet nam",
    "hoi cuu chien binh viet nam",
    "hoi nong dan viet nam",
    "hoi lien hiep phu nu viet nam",
    "hoi lien hiep thanh nien viet nam",
    "hoi sinh vien viet nam",
    "hoi nguoi cao tuoi viet nam",
    "hoi chu thap do viet nam",
    "hoi khuyen hoc viet nam",
)
TITLES = (NATIONAL_TITLE, NATIONAL_MOTTO, PARTY_TITLE, *YOUTH_TITLES)
RECIPIENTS = "noi nhan"

_LETTERS = re.compile(r"[^a-z0-9]+")
_WORD = re.compile(r"[a-z0-9]+")
_RULE = re.compile(r"[\s|*_=.·•~‒–—―-]+")
_AUTHORITY = re.compile(
    r"(?P<authority>T\s?[/.]?\s?M|K\s?[/.]?\s?T|T\s?[/.]?\s?L|T\s?[/.]?\s?U\s?[/.]?\s?Q|Q)(?:\s?[.,](?!\s?/)\s?|\s+)"
    r"(?=[^\W\d_]{2})"
)
_WORDS_OF_A_LONG_ANCHOR = 5
_MOST_DAMAGED_WORDS = 3
_SHORTEST_PART = 3
_LONGEST_ANCHOR_LINE = 200
# Letters may stand apart: "N ơ i   n h ậ n".
_LONGEST_RECIPIENTS_HEAD = 40


def words_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Compile a pattern in which every space stands for any white space, so that it also matches over a line break."""
    return re.compile(pattern.replace(" ", r"\s{1,8}"), flags)


def key(folded: str) -> str:
    """Return folded text as words only, for comparing with an anchor: ``"doc lap - tu do"`` → ``"doc lap tu do"``."""
    return _LETTERS.sub(" ", folded).strip()


def _compact(folded: str) -> str:
    return _LETTERS.sub("", folded)


def is_anchor(folded: str, anchor: str) -> bool:
    """Whether a folded line says ``anchor`` and nothing else.

    One damaged letter is allowed, in an anchor of five words or more one in each of three words; the letters may stand
    apart (``C Ộ N G  H Ò A``).
    """
    if not len(anchor) - 2 * _MOST_DAMAGED_WORDS <= len(folded) < _LONGEST_ANCHOR_LINE:
        return False
    letters, expected = _parts(anchor)
    said, words = _said(folded)
    if within_one_edit(said, letters):
        return True
    if len(words) != len(expected) or len(words) < _WORDS_OF_A_LONG_ANCHOR:
        return False
    damaged = [pair for pair in zip(words, expected, strict=True) if pair[0] != pair[1]]
    return len(damaged) <= _MOST_DAMAGED_WORDS and all(within_one_edit(*pair) for pair in damaged)


# The same line is compared with one anchor after the other.
@lru_cache(maxsize=64)
def _said(folded: str) -> tuple[str, tuple[str, ...]]:
    """Return the letters and the words of a folded line."""
    words = key(folded).split()
    return "".join(words), tuple(words)


@cache
def _parts(anchor: str) -> tuple[str, tuple[str, ...]]:
    """Return the letters and the words of an anchor."""
    return anchor.replace(" ", ""), tuple(anchor.split())


_TITLES_BY_LENGTH = {
    letters: [title for title in TITLES if abs(letters - len(_parts(title)[0])) <= _MOST_DAMAGED_WORDS]
    for letters in range(max(map(len, TITLES)) + _MOST_DAMAGED_WORDS)
}
_OPENINGS_OF_TITLES = {_parts(title)[0][:3] for title in TITLES}


def is_title(folded: str) -> bool:
    """Whether a folded line is a title that stands on the right of a heading, or the motto under it."""
    return any(is_anchor(folded, title) for title in TITLES)


def is_title_part(folded: str) -> bool:
    """Whether a folded line is one line of a title printed over several: ``CỘNG HÒA XÃ HỘI`` / ``CHỦ NGHĨA …``."""
    said = key(folded)
    if said.count(" ") + 1 < _SHORTEST_PART:
        return False
    return any(title.startswith(said + " ") or title.endswith(" " + said) for title in TITLES)


def closing_title(folded: str) -> int | None:
    """Return where the title begins with which a folded line ends (``ubnd xa x   cong hoa … viet nam``), or ``None``.

    The words *Đoàn TNCS Hồ Chí Minh* also belong to names of bodies: they count only behind a gap.
    """
    near: list[int] = []
    for place, title in _possible_titles(folded):
        if not is_anchor(folded[place:], title):
            continue
        behind_gap = not folded[:place].strip() or folded[:place].endswith(("  ", "\t"))
        if title not in YOUTH_TITLES or behind_gap:
            if _compact(folded[place:]) == _parts(title)[0]:
                return place
            near.append(place)
    # A letter in front counts as one edit too: the nearest start is the one that begins as the title does.
    begun = [place for place in near if _compact(folded[place : place + 12])[:3] in _OPENINGS_OF_TITLES]
    return next(iter(begun or near), None)


def _possible_titles(folded: str) -> Iterator[tuple[int, str]]:
    """Yield each start of a word behind which about as many letters stand as in a title, and that title."""
    words = list(_WORD.finditer(folded[-_LONGEST_ANCHOR_LINE:]))
    offset = max(0, len(folded) - _LONGEST_ANCHOR_LINE)
    lengths = accumulate(len(word.group()) for word in reversed(words))
    for word, letters in reversed([*zip(reversed(words), lengths, strict=True)]):
        for title in _TITLES_BY_LENGTH.get(letters, ()):
            yield offset + word.start(), title


def opens_recipients(folded: str) -> bool:
    """Whether a folded line opens the list of recipients: ``Nơi nhận:``."""
    head, colon, _ = folded[:_LONGEST_RECIPIENTS_HEAD].partition(":")
    return bool(colon or len(folded) <= _LONGEST_RECIPIENTS_HEAD) and is_anchor(head, RECIPIENTS)


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
