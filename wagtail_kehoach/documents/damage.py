"""Repairs of damaged phrases (OCR, typing), offered and never applied.

No list of damaged forms can be long enough, so the data file holds what is right. Text is damaged when it is a right
word without its marks, or with other marks, and no right word itself; or when one of its syllables is no syllable of
Vietnamese and one letter away from the right one. Digits, dates and names are never touched.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

from wagtail_kehoach.documents.anchors import words_pattern
from wagtail_kehoach.documents.draft import Span, Suggestion
from wagtail_kehoach.documents.source import SourceDocument
from wagtail_kehoach.vietnamese.syllables import is_syllable
from wagtail_kehoach.vietnamese.text import clean, collapse, fold, loose_key, within_one_edit

_SYLLABLE = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"\s{1,12}")
_TOUCHING = re.compile(r"[\d@/_\\#&]")
_DOMAIN = re.compile(r"[.-]\w")
_CLAUSE_SIGN = re.compile(r"[.;:!?]")
_SEPARATOR = re.compile(r"\s*,\s*")
_NEAR = 150
_SHORTEST_BROKEN = 3
_MOST_SUGGESTIONS = 1_000
# More than Vietnamese has syllables, in capitals and in small letters.
_MOST_READINGS = 20_000
_NAME_WORDS = frozenset(
    "xa phuong thon ban ap xom to pho huyen tinh quan thi ong ba anh chi em co chau dong nguyen tran le pham "
    "hoang".split()
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Damage to be looked for as such: ``before`` becomes ``after``; ``near`` must have a word of the same clause."""

    before: str
    after: str
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrases:
    """What `suggest` knows: right words, other right words that look alike, and phrases of damage."""

    words: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    _index: _Index = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_index", _Index.of(self))

    def __add__(self, other: Phrases) -> Phrases:
        """Return both together: a portal's own beside those of the package."""
        return Phrases(self.words + other.words, self.also + other.also, self.phrases + other.phrases)


@dataclass(frozen=True, slots=True)
class _Word:
    """A right word: its syllables and their keys, which are equal for accepted spellings."""

    syllables: tuple[str, ...]
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Index:
    """Right words by their folded syllables, and with one syllable left open.

    ``right`` holds every right sequence of syllables. How many syllables a word has, the most first, ``openings`` tells
    by the first two of them without marks, ``open_openings`` by their keys with one of the two left open.
    """

    folded: Mapping[tuple[str, ...], _Word]
    open: Mapping[tuple[str, ...], _Word]
    right: frozenset[tuple[str, ...]]
    openings: Mapping[tuple[str, ...], Sequence[int]]
    open_openings: Mapping[tuple[str, ...], Sequence[int]]
    phrases: Mapping[tuple[str, ...], Sequence[tuple[Phrase, re.Pattern[str] | None]]]

    @classmethod
    def of(cls, phrases: Phrases) -> _Index:
        folded: dict[tuple[str, ...], _Word] = {}
        opened: dict[tuple[str, ...], _Word] = {}
        right = {tuple(loose_key(word).split()) for word in (*phrases.words, *phrases.also)}
        known: dict[tuple[str, ...], list[tuple[Phrase, re.Pattern[str] | None]]] = {}
        for text in phrases.words:
            word = _Word(tuple(text.split()), tuple(map(loose_key, text.split())))
            folded.setdefault(tuple(map(fold, word.syllables)), word)
            for place in range(len(word.keys)):
                opened.setdefault(_with_one_open(word.keys, place), word)
        for phrase in phrases.phrases:
            near = words_pattern("|".join(map(re.escape, phrase.near)).replace("\\ ", " "), re.IGNORECASE)
            opening = tuple(_SYLLABLE.findall(phrase.before.casefold())[:2])
            known.setdefault(opening, []).append((phrase, near if phrase.near else None))
        openings = _lengths(tuple(map(fold, text.split())) for text in (*phrases.words, *phrases.also))
        return cls(folded, opened, frozenset(right), openings, _lengths(opened), known)


def _lengths(words: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], Sequence[int]]:
    """Return by their first two syllables how many syllables words have, the most first."""
    counts: dict[tuple[str, ...], set[int]] = {}
    for syllables in words:
        counts.setdefault(syllables[:2], set()).add(len(syllables))
    return {opening: sorted(lengths, reverse=True) for opening, lengths in counts.items()}


def _with_one_open(syllables: tuple[str, ...], place: int) -> tuple[str, ...]:
    return (*syllables[:place], "", *syllables[place + 1 :])


def load_phrases(path: Path) -> Phrases:
    """Return what a TOML file of the form of ``data/damaged_phrases.toml`` holds.

    Raises ``ValueError`` with a Vietnamese message when the file cannot be read, is no TOML or has another form.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ValueError(f"Không đọc được tệp cụm từ {path.name}: {error}.") from error
    return _checked(data, path.name)


@cache
def own_phrases() -> Phrases:
    """Return the words and phrases that come with the package."""
    file = files("wagtail_kehoach.documents").joinpath("data", "damaged_phrases.toml")
    return _checked(tomllib.loads(file.read_text(encoding="utf-8")), file.name)


def _checked(data: Mapping[str, Any], name: str) -> Phrases:
    unknown = sorted(data.keys() - {"words", "also", "phrases"})
    if unknown:
        raise ValueError(f"Tệp cụm từ {name} có khóa lạ “{unknown[0]}”; chỉ dùng words, also và phrases.")
    lists = [data.get(key, "") for key in ("words", "also")]
    entries = data.get("phrases", [])
    if not all(isinstance(each, str) for each in lists) or not isinstance(entries, list):
        raise ValueError(
            f"Tệp cụm từ {name}: words và also là chuỗi các từ cách nhau bằng dấu phẩy, phrases là [[phrases]]."
        )
    words, also = (tuple(dict.fromkeys(filter(None, _SEPARATOR.split(collapse(clean(each)))))) for each in lists)
    for word in (*words, *also):
        if not 2 <= len(word.split()) <= 6 or not all(map(_SYLLABLE.fullmatch, word.split())):
            raise ValueError(f"Tệp cụm từ {name}: “{word}” không phải từ có từ hai đến sáu âm tiết.")
    return Phrases(words, also, tuple(_phrase(entry, name) for entry in entries))


def _phrase(entry: object, name: str) -> Phrase:
    match entry:
        case {"before": str(before), "after": str(after), **rest} if rest.keys() <= {"near"}:
            near = rest.get("near", [])
            is_usable = len(_SYLLABLE.findall(before)) > 1 and after.strip() and not re.search(r"\d", before + after)
            if is_usable and isinstance(near, list) and all(isinstance(word, str) for word in near):
                return Phrase(collapse(clean(before)), collapse(clean(after)), tuple(map(clean, near)))
    raise ValueError(
        f"Tệp cụm từ {name}: mỗi mục [[phrases]] cần before (ít nhất hai âm tiết), after, không có chữ số;"
        " near (nếu có) là danh sách từ."
    )


def suggest(source: SourceDocument, *, phrases: Phrases | None = None) -> tuple[Suggestion, ...]:
    """Return the repairs that an editor may accept, in order of the text and without overlaps.

    ``phrases`` replaces the package's own: ``own_phrases() + load_phrases(path)`` adds a portal's.
    """
    reader = _Reader(source, (phrases or own_phrases())._index)
    repairs = islice(reader.read(), _MOST_SUGGESTIONS)
    return tuple(Suggestion(Span(start, end), before, after) for start, end, before, after in repairs)


@dataclass(frozen=True, slots=True)
class _Reading:
    """How a syllable compares with others, wherever it stands."""

    lower: str
    key: str
    folded: str
    valid: bool


@lru_cache(maxsize=_MOST_READINGS)
def _reading(word: str) -> _Reading:
    lower = word.casefold()
    return _Reading(lower, loose_key(lower), fold(lower), is_syllable(lower))


@dataclass(frozen=True, slots=True)
class _Syllable:
    start: int
    end: int
    text: str
    lower: str
    key: str
    folded: str
    valid: bool


class _Reader:
    """Reads a text syllable by syllable; where two neighbours rule damage out, nothing more is looked at."""

    def __init__(self, source: SourceDocument, index: _Index) -> None:
        self._text = source.unmarked
        self._source = source
        self._index = index
        self._near: dict[re.Pattern[str], list[int]] = {}
        self._matches = list(_SYLLABLE.finditer(self._text))
        self._readings = [_reading(match[0]) for match in self._matches]

    def read(self) -> Iterator[tuple[int, int, str, str]]:
        free = 0
        for place in self._doubtful():
            if place < free or not self._is_joined(place + 1):
                continue
            found = self._phrase_at(place) or self._word_at(place)
            if found:
                free, after, (start, end) = found
                yield start, end, self._source.quote(start, end), after

    def _doubtful(self) -> Iterator[int]:
        """Yield the places where damage may begin, as the first two syllables tell."""
        phrases, openings = self._index.phrases, self._index.openings
        for place, (first, second) in enumerate(pairwise(self._readings)):
            if (
                (first.folded, second.folded) in openings
                or (first.lower, second.lower) in phrases
                or first.valid is not second.valid
            ):
                yield place

    def _is_joined(self, place: int) -> bool:
        """Whether nothing but white space stands between a syllable and the one before."""
        if not 0 < place < len(self._matches):
            return False
        between = self._text[self._matches[place - 1].end() : self._matches[place].start()]
        return between == " " or _GAP.fullmatch(between) is not None

    def _syllable(self, place: int) -> _Syllable:
        match, reading = self._matches[place], self._readings[place]
        return _Syllable(
            match.start(), match.end(), match[0], reading.lower, reading.key, reading.folded, reading.valid
        )

    def _phrase_at(self, place: int) -> tuple[int, str, tuple[int, int]] | None:
        opening = self._readings[place].lower, self._readings[place + 1].lower
        for phrase, near in self._index.phrases.get(opening, ()):
            last = place + len(_SYLLABLE.findall(phrase.before)) - 1
            if last >= len(self._matches):
                continue
            start, end = self._matches[place].start(), self._matches[last].end()
            written = collapse(self._text[start:end])
            if written.casefold() == phrase.before.casefold() and self._is_near(near, start, end):
                return last + 1, _like(written, phrase.after), (start, end)
        return None

    def _is_near(self, near: re.Pattern[str] | None, start: int, end: int) -> bool:
        if near is None:
            return True
        if near not in self._near:
            self._near[near] = [match.start() for match in near.finditer(self._text)]
        places = self._near[near]
        behind = bisect_left(places, end)
        return any(
            abs(there - start) < _NEAR and not _CLAUSE_SIGN.search(self._text, min(there, end), max(there, start))
            for there in places[max(0, behind - 1) : behind + 1]
        )

    def _word_at(self, place: int) -> tuple[int, str, tuple[int, int]] | None:
        counts = self._counts(place)
        together = self._together(place, counts[0]) if counts else 0
        for count in counts:
            if count > together:
                continue
            readings = self._readings[place : place + count]
            if tuple(each.key for each in readings) in self._index.right:
                return None
            right = self._repair(readings)
            run = list(map(self._syllable, range(place, place + count))) if right else []
            if right and self._may_repair(place, run, right):
                written = [each.text for each in run]
                after = " ".join(map(_in_case_of, written, right.syllables))
                return place + count, after, (run[0].start, run[-1].end)
        return None

    def _counts(self, place: int) -> Sequence[int]:
        """Return how many syllables a word that begins here may have, the most first: two tell most places."""
        first, second = self._readings[place], self._readings[place + 1]
        counts = self._index.openings.get((first.folded, second.folded), ())
        if first.valid is second.valid:
            return counts
        pair = (first.key, "") if first.valid else ("", second.key)
        return sorted({*counts, *self._index.open_openings.get(pair, ())}, reverse=True)

    def _together(self, place: int, most: int) -> int:
        """Return how many syllables, at most ``most``, stand with nothing but white space between them."""
        return next((count for count in range(1, most) if not self._is_joined(place + count)), most)

    def _repair(self, run: Sequence[_Reading]) -> _Word | None:
        """Return the right word that a run of syllables is meant to be."""
        right = self._index.folded.get(tuple(each.folded for each in run))
        if right:
            changed = [each for each, key in zip(run, right.keys, strict=True) if each.key != key]
            # One syllable may have any wrong marks; several must have lost theirs, or another word is meant.
            if len(changed) == 1 or all(each.key == each.folded for each in changed):
                return right
            return None
        broken = [place for place, each in enumerate(run) if not each.valid]
        if len(broken) != 1 or len(run[broken[0]].lower) < _SHORTEST_BROKEN:
            return None
        right = self._index.open.get(_with_one_open(tuple(each.key for each in run), broken[0]))
        if right and within_one_edit(run[broken[0]].lower, right.syllables[broken[0]]):
            return right
        return None

    def _may_repair(self, place: int, run: Sequence[_Syllable], right: _Word) -> bool:
        return (
            self._stands_free(run)
            and not self._is_name(place, run)
            and not self._is_within_right_words(place, run, right)
        )

    def _stands_free(self, run: Sequence[_Syllable]) -> bool:
        """Whether no digit, no address and no number of a document touches the run."""
        before, behind = self._text[max(0, run[0].start - 1) : run[0].start], self._text[run[-1].end : run[-1].end + 2]
        return not _TOUCHING.match(before) and not _TOUCHING.match(behind) and not _DOMAIN.match(behind)

    def _is_name(self, place: int, run: Sequence[_Syllable]) -> bool:
        """Whether capitals say that the run is a name, or part of one."""
        if all(each.text.isupper() for each in run):
            return self._is_joined(place) and self._readings[place - 1].folded in _NAME_WORDS
        if any(not each.text.islower() for each in run[1:]):
            return True
        if not run[0].text[0].isupper():
            return False
        if not run[0].text.istitle():
            return True
        before = self._syllable(place - 1) if self._is_joined(place) else None
        return before is not None and (before.text[0].isupper() or before.folded in _NAME_WORDS)

    def _is_within_right_words(self, place: int, run: Sequence[_Syllable], right: _Word) -> bool:
        """Whether a syllable that would change belongs to a right word with what stands beside the run."""
        first, last = 0, len(run) - 1
        changed = {number for number, each in enumerate(run) if each.key != right.keys[number]}
        if changed == {first} and run[first].valid and self._is_right_pair(place + len(run)):
            # "về sinh hoạt": the second syllable belongs to the word behind.
            return True
        return (
            first in changed and self._is_right_pair(place) or last in changed and self._is_right_pair(place + len(run))
        )

    def _is_right_pair(self, place: int) -> bool:
        """Whether a syllable makes a right word with the one before."""
        if not self._is_joined(place):
            return False
        return (self._readings[place - 1].key, self._readings[place].key) in self._index.right


def _like(written: str, right: str) -> str:
    """Return ``right`` with every word that ``written`` has too as it is printed there: names keep their capitals."""
    printed = {word.casefold(): word for word in written.split()}
    words = [printed.get(word.casefold(), word) for word in right.split()]
    return " ".join([_in_case_of(written.split()[0], words[0]), *words[1:]]) if not written.isupper() else right.upper()


def _in_case_of(written: str, right: str) -> str:
    """Return ``right`` with the capitals of ``written``: ``KÉ`` and *kế* make ``KẾ``, ``Ke`` makes ``Kế``."""
    if written.isupper() and len(written) > 1:
        return right.upper()
    return right[:1].upper() + right[1:] if written[:1].isupper() else right
