"""The line that states the type of a document: ``KẾ HOẠCH``, ``QUYẾT ĐỊNH``, also with the abstract behind it.

Documents of every type are told apart; ``ACCEPTED_TYPES`` says which of them are read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from wagtail_kehoach.documents.issuers import opens_body
from wagtail_kehoach.documents.source import blank_markdown
from wagtail_kehoach.vietnamese.document_types import document_type_named
from wagtail_kehoach.vietnamese.text import collapse, fold

PLAN = "Kế hoạch"

_READ = 200
# A line is looked at again and again: from the lines around it, too.
_MOST_REMEMBERED = 2_000
_END_OF_ENTRY = 40
_LONGEST_NAME = 80
_WORD = re.compile(r"\S+")
_MOST_WORDS_OF_A_TYPE = 4
_DRAFT_NOTE = re.compile(r"\s*(?:\(\s*dự thảo[^()]{0,30}\)|:)\s*$", re.IGNORECASE)
_DRAFT_BEFORE = re.compile(r"\s*DỰ THẢO(?:\s+LẦN\s+\S{1,4})?[\s:–-]+(?=\S)")
_CONTENTS_ENTRY = re.compile(r"\.{4,}\s*\d{1,3}\s*$|…{2,}\s*\d{1,3}\s*$")
# What makes the name of a type part of the name of a body or of a person: "Phòng Tài chính - / Kế hoạch",
# "Sở Kế hoạch và Đầu tư", "báo cáo viên".
_GOES_ON_AS_NAME = re.compile(
    r"\W*(?:(?:va )?(?:dau tu|tai chinh|nghiep vu|tong hop|kinh doanh|thi truong)|vien|hoa)(?!\w)"
)
_SPACED_LETTERS = re.compile(r"\s*(?:[^\W\d_]\s+){3,}[^\W\d_]\s*")
# Titles of papers that are no type of Nghị định 30/2020/NĐ-CP, and no plan either.
_OTHER_PAPERS = {
    fold(name): name
    for name in (
        "Danh sách",
        "Đề cương",
        "Điều lệ",
        "Kịch bản",
        "Lịch công tác",
        "Lời kêu gọi",
        "Thể lệ",
        "Thư mời",
        "Thư ngỏ",
    )
}


@dataclass(frozen=True, slots=True)
class AcceptedType:
    """A type of document that is read, the longer types that begin with its name included.

    ``name`` is the name as ``document_type_named`` returns it (``Chương trình``); raises ``ValueError`` for others.
    ``in_small_letters`` says that the title may also stand in small letters, set out as a title: only for a type whose
    name opens few other lines.
    """

    name: str
    in_small_letters: bool = False

    def __post_init__(self) -> None:
        if document_type_named(self.name) != self.name:
            raise ValueError(f"no type of document: {self.name!r}")

    def covers(self, name: str) -> bool:
        """Whether a type is this one or a longer one: ``Kế hoạch phối hợp``, ``Kế hoạch liên ngành``."""
        return f"{name} ".startswith(f"{self.name} ")


ACCEPTED_TYPES = (AcceptedType(PLAN, in_small_letters=True),)
"""The types that are read where a caller does not say which."""


@dataclass(frozen=True, slots=True)
class TypeLine:
    """The type that a line states, and where in the line its printed name begins and ends.

    ``alone`` says that the line holds nothing else, ``capitals`` that the name is in capital letters.
    """

    name: str
    end: int
    alone: bool
    capitals: bool
    start: int = 0

    @property
    def is_plan(self) -> bool:
        """Whether the type is a plan, a joint one (``KẾ HOẠCH PHỐI HỢP``, ``KẾ HOẠCH LIÊN NGÀNH``) included."""
        return self.name.startswith(PLAN)

    def is_one_of(self, types: Sequence[AcceptedType]) -> bool:
        """Whether the line is the title of a document of one of the ``types``."""
        return any(each.covers(self.name) and (self.capitals or each.in_small_letters) for each in types)


def read_type(line: str) -> TypeLine | None:
    """Return the type of document that a line states, or ``None``.

    The name stands alone on the line, or in capitals in front of the abstract: ``KẾ HOẠCH tổ chức ngày hội``.
    """
    return _read(line[:_READ], line[-_END_OF_ENTRY:])


@lru_cache(maxsize=_MOST_REMEMBERED)
def _read(head: str, tail: str) -> TypeLine | None:
    text = blank_markdown(head)
    if opens_body(text):
        return None
    if draft := _DRAFT_BEFORE.match(text):
        named = _read(head[draft.end() :], tail)
        is_title = named is not None and named.capitals and named.is_plan
        return replace(named, start=draft.end(), end=draft.end() + named.end) if named and is_title else None
    stripped = _DRAFT_NOTE.sub("", text.rstrip())
    if _SPACED_LETTERS.fullmatch(stripped):
        name = document_type_named(_joined_letters(stripped))
        return TypeLine(name, len(stripped), alone=True, capitals=_is_capital(stripped)) if name else None
    if len(stripped) < _LONGEST_NAME and stripped.strip()[:1].isupper():
        said = collapse(stripped)
        name = document_type_named(said) or (_OTHER_PAPERS.get(fold(said)) if _is_capital(said) else None)
        if name:
            return TypeLine(name, len(stripped), alone=True, capitals=_is_capital(stripped))
    return None if _CONTENTS_ENTRY.search(tail) else _before_abstract(text)


def _before_abstract(text: str) -> TypeLine | None:
    words = list(_WORD.finditer(text))
    for count in range(2, min(_MOST_WORDS_OF_A_TYPE, len(words) - 1) + 1):
        printed = text[words[0].start() : words[count - 1].end()].rstrip(":")
        end = words[0].start() + len(printed)
        if not _is_capital(printed):
            return None
        name = document_type_named(collapse(printed))
        # Only the type looked for is recognised through damage: "HỌP XONG …" is no contract (hợp đồng).
        if name and (name.startswith(PLAN) or fold(name) == fold(collapse(printed))):
            return None if _GOES_ON_AS_NAME.match(fold(text[end:])) else TypeLine(name, end, alone=False, capitals=True)
    return None


def _is_capital(text: str) -> bool:
    return text == text.upper()


def _joined_letters(text: str) -> str:
    """Join ``K Ế   H O Ạ C H`` to words; where the gaps do not tell the words apart, the name's own words do."""
    words = ["".join(word.split()) for word in re.split(r"\s{2,}", text.strip())]
    if len(words) > 1:
        return " ".join(words)
    letters = words[0]
    return next(
        (said for cut in range(1, len(letters)) if document_type_named(said := f"{letters[:cut]} {letters[cut:]}")), ""
    )
