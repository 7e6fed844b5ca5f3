"""The words of ``data/duty_words.toml`` as patterns: what begins a duty, and what goes on with the name of a unit.

Of two words that fit the longer one counts (``đăng ký`` before ``đăng``). Every space stands for any white space.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any

from wagtail_kehoach.documents.anchors import words_pattern
from wagtail_kehoach.documents.source import fold_aligned


def _words(text: str) -> list[str]:
    """Return the words of a text that stand apart by commas, the longest first."""
    words = " ".join(text.split()).split(", ")
    return sorted(words, key=len, reverse=True)


def _any_of(words: Iterable[str], conditions: Mapping[str, str] | None = None, sign: str = "") -> str:
    """Return a pattern of alternatives; a word of ``conditions`` counts only as ``sign`` says of what follows it."""
    patterns = {word: word for word in words}
    for word, following in (conditions or {}).items():
        patterns[word] = rf"{word}(?{sign} (?:{'|'.join(_words(following))})(?!\w))"
    return "|".join(patterns[word] for word in sorted(patterns, key=len, reverse=True))


def _named_by_verb(entries: Iterable[Mapping[str, Any]]) -> str:
    return "|".join(
        rf"(?:{'^' if entry.get('alone') else ''}(?:{_any_of(_words(entry['behind']))})"
        rf" (?:{_any_of(_words(entry['verbs']))}))"
        for entry in entries
    )


_FILE = files("wagtail_kehoach.documents").joinpath("data", "duty_words.toml")
_DATA = tomllib.loads(_FILE.read_text(encoding="utf-8"))
_VERBS, _NAMES = _DATA["verbs"], _DATA["names"]
_VERB_WORDS = _words(_VERBS["words"])

#: A verb behind white space.
VERB = words_pattern(rf"(?<=\s)(?:{_any_of(_VERB_WORDS, _VERBS['not_before'], '!')})(?!\w)")
#: A verb of two syllables or more, which hardly is the second half of a name's word.
LONG_VERB = words_pattern(rf"(?:{_any_of(word for word in _VERB_WORDS if ' ' in word)})(?!\w)")
#: A verb whose marks may be lost, in folded text.
FOLDED_VERB = words_pattern(rf"(?<=\s)(?:{_any_of(map(fold_aligned, _words(_VERBS['known_without_marks'])))})(?!\w)")
#: Work by which a group may be called.
WORK_OF_GROUP = words_pattern(rf"(?:{_any_of(_words(_VERBS['of_groups']))})(?!\w)")
#: A verb that is part of a name with the word before it, at the end of a text in small letters.
NAMED_BY_VERB = words_pattern(rf"(?<!\w)(?:{_named_by_verb(_NAMES['with_verb'])})$")
#: What a name goes on with in small letters; the group that matched tells the kind.
GOES_ON = words_pattern(
    rf"(?:(?P<place>{_any_of(_words(_NAMES['places']))})"
    rf"|(?P<noun>{_any_of([*_words(_NAMES['nouns']), *_NAMES['with_comma']], _NAMES['only_before'], '=')})"
    rf"|(?P<relation>{_any_of(_words(_NAMES['relations']))}))(?!\w)"
)
#: First syllables of words of names whose second one is also a verb.
FIRST_SYLLABLES = frozenset(_words(_NAMES["first_syllables"]))
