"""Where a unit's name ends in a sentence and its duty begins: ``Tổ Hậu cần | lo bàn ghế``.

A duty begins with a verb. No list holds them all; so a name is also known by its shape: it goes on with words that are
capitalised, with nouns of which names of bodies are made, with places and a few words of relation (*của*, *trực
thuộc*); another word in small letters begins the duty.
"""

from __future__ import annotations

import re
from functools import lru_cache

from wagtail_kehoach.documents.anchors import words_pattern
from wagtail_kehoach.documents.duty_words import (
    FIRST_SYLLABLES,
    FOLDED_VERB,
    GOES_ON,
    LONG_VERB,
    NAMED_BY_VERB,
    VERB,
    WORK_OF_GROUP,
)
from wagtail_kehoach.documents.heads import HEAD, HEAD_OF_UNIT
from wagtail_kehoach.documents.source import fold_aligned

# Behind these a person's or a group's field of work may stand before the duty: "Phó Giám đốc phụ trách chuyên môn".
_FIELD = words_pattern(
    r"(?:phụ trách(?! (?:việc|chung|công tác)(?!\w))|quản lý|được phân công|được giao|tham gia|làm công tác)(?!\w)"
)
_PERSON = words_pattern(
    r"(?:(?:các )?(?:đồng chí|đ/c|ông|bà|thầy|cô|anh|chị|phó|trưởng|giám đốc|hiệu trưởng|chủ tịch|bí thư|chủ nhiệm"
    r"|tổng phụ trách|cán bộ|công chức|viên chức|nhân viên|thành viên|giáo viên|ủy viên|uỷ viên|đoàn viên|hội viên"
    r"|người|công an viên|tình nguyện viên|cộng tác viên)) ",
    re.IGNORECASE,
)
_GROUP = words_pattern(r"(?:các )?(?:tổ|đội|nhóm|tiểu ban|bộ phận|đoàn|ê-kíp|kíp) ", re.IGNORECASE)
# "phụ trách thôn Đằng Thượng, Đằng Hạ": a field of work may be a list of places.
_STOP = re.compile(r"[;:.]|,(?!\s*[A-ZÀ-ỸĐ])")
_COMMA = re.compile(r"[,;.]\s*")

_TOKEN = re.compile(r"[^\W_]+(?:[/.&’'-][^\W_]+)*|[-–,;:.()“”\"!?]")
_NUMBER = re.compile(r"\s+\d")
# "Chi hội khu phố 4 đến khu phố 12": the name goes over a range of numbers.
_RANGE = re.compile(r"\d\s+(?:đến|tới)(?:\s+[^\W\d_]{1,12}){0,3}\s+\d")
# A noun follows: "các cấp", "mỗi lớp".
_DETERMINERS = frozenset(["các", "những", "mỗi", "mọi", "từng"])
_JOINS = frozenset(
    ["-", "–", ",", "và", "cùng", "với", "các", "những", "mỗi", "hoặc", "tất", "cả", "một", "toàn", "thể"]
)
_NUMBERED = frozenset(["thôn", "tổ", "số", "khu", "ấp", "khóm", "phố", "vực", "khối", "lớp", "bản", "cụm"])
_LONGEST_SUBJECT = 400
_LONGEST_UNKNOWN_WORDS = 4
_LONGEST_FIELD = 60
_LONGEST_NAMED = 40


def opens_with_verb(text: str) -> bool:
    """Whether ``text`` begins with the verb of a duty."""
    return VERB.match(" " + text[:60].casefold(), 1) is not None


def first_verb(text: str) -> int | None:
    """Return where the first known verb of a duty stands behind a body's name, or ``None``."""
    return _first_verb(text[:_LONGEST_SUBJECT])


@lru_cache(maxsize=1_024)
def _first_verb(text: str) -> int | None:
    verbs = (match for match in _verbs(text) if _opens_duty(text, match))
    verb = next(verbs, None)
    while verb and _may_name_field(text, verb):
        following = next(verbs, None)
        if not _names_field(text, verb, following):
            break
        verb = following
    return verb.start() if verb else None


def duty_start(text: str) -> int | None:
    """Return where the duty begins in a sentence that opens with the name of a body.

    The first known verb, or an earlier word with which no name goes on; ``None`` when the text is a name alone.
    """
    text = text[:_LONGEST_SUBJECT]
    verb = first_verb(text)
    if ":" in text[:verb]:
        return verb
    end, sure = _name_end(text)
    if end is None or verb is not None and end >= verb:
        return verb
    if verb is None or sure:
        return end
    unknown = text[end:verb]
    goes_on = all(HEAD_OF_UNIT.match(unknown, comma.end()) for comma in _COMMA.finditer(unknown))
    return verb if goes_on and sum(map(str.islower, unknown.split())) <= _LONGEST_UNKNOWN_WORDS else end


def _verbs(text: str) -> list[re.Match[str]]:
    """Return the verbs of a text in order; marks may be lost from a verb of two words (``bô trí``)."""
    damaged = (each for each in FOLDED_VERB.finditer(fold_aligned(text)) if text[each.start()].islower())
    found = {match.start(): match for match in (*damaged, *VERB.finditer(text))}
    return [found[start] for start in sorted(found)]


def _opens_duty(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()].rstrip()
    lowered = before.lower()
    # "Đồng chí An, Chi ủy viên, phụ trách …": behind a person's title a comma ends the name.
    joins = (" và", "được") if _PERSON.match(text) else (",", " và", "được")
    if _RANGE.match(text, max(0, len(before) - 1)) or _is_in_brackets(text, match.start()):
        return False
    if lowered.endswith(joins) or NAMED_BY_VERB.search(f"{lowered[-_LONGEST_NAMED:]} {match[0]}"):
        return False
    last = max(before.rfind(" "), before.rfind("\n")) + 1
    noun = GOES_ON.match(text.lower(), last)
    if lowered[last:] in _DETERMINERS:
        return False
    return before[last:] not in FIRST_SYLLABLES and (noun is None or noun.end() <= match.start())


def _is_in_brackets(text: str, place: int) -> bool:
    """Whether a place stands within brackets that are closed: ``Phòng Kinh tế (cơ quan chủ trì)``."""
    opening = text.rfind("(", 0, place)
    return opening > text.rfind(")", 0, place) and text.find(")", place) > 0


def _may_name_field(text: str, verb: re.Match[str]) -> bool:
    return _is_group(text, verb) or bool(_PERSON.match(text) and _FIELD.match(text, verb.start()))


def _is_group(text: str, verb: re.Match[str]) -> bool:
    return _GROUP.fullmatch(text, 0, verb.start()) is not None and WORK_OF_GROUP.match(verb[0]) is not None


def _names_field(text: str, verb: re.Match[str], following: re.Match[str] | None) -> bool:
    """Whether a verb tells the field of work of the one named, whose duty begins behind it or behind a colon.

    ``Phó Giám đốc phụ trách chuyên môn xếp lịch``, ``Các đội sản xuất chia khoán``, ``Tổ nấu ăn: đi chợ``.
    """
    stop = _STOP.search(text, verb.end(), verb.end() + _LONGEST_FIELD)
    if stop and stop[0] == ":":
        return True
    if following is None or stop and stop.start() < following.start():
        return False
    between = text[verb.end() : following.start()].strip()
    return len(between) < _LONGEST_FIELD and bool(between or _is_group(text, verb))


def _name_end(text: str) -> tuple[int | None, bool]:
    """Return the first word behind a name with which no name goes on, and whether it can be nothing but a duty."""
    capitals = 0
    before = ""
    head = HEAD_OF_UNIT.match(text)
    place = head.end() if head else 0
    while token := _TOKEN.search(text, place):
        word, place = token[0], token.end()
        goes_on = GOES_ON.match(text, token.start())
        if word in _JOINS:
            before, capitals = "join", 0
        elif not word[0].isalnum():
            return None, False
        elif head := HEAD.match(text, token.start()):
            before, capitals, place = "head", 0, head.end()
        elif before == "place" and not word.isupper() and LONG_VERB.match(text[token.start() :].lower()):
            return token.start(), True
        elif not word[0].islower():
            before, capitals = "place" if before == "place" else "name", capitals + 1
        elif goes_on:
            before, capitals, place = str(goes_on.lastgroup), 0, goes_on.end()
        elif _NUMBER.match(text, token.end()) and word not in _NUMBERED:
            return token.start(), True
        elif capitals == 1 and before == "name" or before in ("join", "relation"):
            # The second syllable of "Hành chính", or a word with which the next name begins.
            before, capitals = "noun", 0
        else:
            return token.start(), before == "place" or capitals > 1
    return None, False
