"""Headings that only their shape tells: short lines without number, capitals or bold print.

``Mục đích, yêu cầu`` / ``Nội Dung Và Hình Thức`` stand on a line of their own above paragraphs or bullets. Lines that
say nothing but the usual names of a plan's parts are sure. They show how this plan sets its headings (first letters in
capitals, bold print, a blank line above); other short lines that are set so are headings too. A plan whose parts are
told by numbers or capitals has none, nor has one that shows fewer than two of the usual names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from wagtail_kehoach.documents.anchors import key
from wagtail_kehoach.documents.bodies import starts_with_body
from wagtail_kehoach.documents.duties import opens_with_verb
from wagtail_kehoach.documents.labels import LISTED
from wagtail_kehoach.documents.lines import Mark, Paragraph, starts_lower
from wagtail_kehoach.documents.source import SourceDocument

_LONGEST_HEADING = 90
_LONGEST_HEADING_SYLLABLES = 12
_LEAST_USUAL = 2
_CLEAR_MARKS = frozenset([Mark.PART, Mark.CAPITAL, Mark.ROMAN, Mark.ARTICLE, Mark.HEADING])
# Names with which the title of a plan's part begins.
_NAMES = (
    "muc dich|muc tieu|y nghia|yeu cau(?! cac)|noi dung|hinh thuc|phuong thuc|cach thuc|doi tuong|thanh phan|thoi gian"
    "|thoi diem|dia diem|pham vi|quy mo|chu de|nhiem vu|giai phap|bien phap|chi tieu|tien do|lo trinh|chuong trinh"
    "|cac hoat dong|kinh phi|giai thuong|co cau giai thuong|phan cong|trach nhiem|to chuc thuc hien"
    "|to chuc trien khai|che do bao cao|thong tin bao cao|khen thuong|tuyen truyen|cong tac tuyen truyen"
    "|cong tac chuan bi|cong tac to chuc|dac diem tinh hinh|tinh hinh chung|du tru kinh phi|nguon kinh phi"
)
# Words that go on with it: "Nội dung và hình thức", "Tiến độ thực hiện", "Phân công nhiệm vụ các bộ phận".
_MORE = (
    "va|chung|cu the|chinh|trong tam|chu yeu|co ban|thuc hien|trien khai|to chuc|hoat dong|tham gia"
    "|tham du|tien hanh|bao dam|cac don vi|cac bo phan|cong viec|ke hoach|ngay hoi|hoi thi|phong trao"
)
# Taken for good word by word: a title of many names is not tried in every way to cut it.
_USUAL = re.compile(rf"(?:{_NAMES})(?!\w)(?: (?:{_NAMES}|{_MORE})(?!\w))*+")
_DANGLES = re.compile(r".* va")
_SENTENCE_SIGNS = frozenset(".;,:/?!…")
_WORD = re.compile(r"[^\W\d_]+")
# Other heads of columns, where the cells of a table stand one a line.
_HEADS_COLUMN = re.compile(r"(?:s?tt|so tt|ghi chu|don vi(?: .{1,30})?|ngay(?: thang)?)")


class _Style(NamedTuple):
    """How a line is set: what tells headings from text where most of the text is set otherwise."""

    title_case: bool
    bold: bool
    set_off: bool


def with_free_headings(source: SourceDocument, body: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """Return the paragraphs of a body, those among them that are headings by their shape alone marked as such."""
    if any(paragraph.mark in _CLEAR_MARKS for paragraph in body):
        return body
    candidates = {place for place in range(len(body)) if _may_head(source, body, place)}
    usual = set(_apart(source, body, [place for place in sorted(candidates) if _is_usual(source, body[place])]))
    if len(usual) < _LEAST_USUAL or _numbered_before(body, min(usual)):
        return body
    shared = _shared_style(source, body, usual)
    alike = {
        place
        for place in candidates - usual
        if shared
        and place > min(usual)
        and _has(shared, _style(source, body, place))
        and not _names_unit_or_duty(source, body, place)
    }
    # Of two short lines one below the other neither is known for a heading.
    heads = usual | {place for place in alike if not {place - 1, place + 1} & (usual | alike)}
    return [
        replace(paragraph, mark=Mark.SUBHEADING) if place in heads else paragraph
        for place, paragraph in enumerate(body)
    ]


def _text(source: SourceDocument, paragraph: Paragraph) -> str:
    return source.unmarked[paragraph.body : min(paragraph.end, paragraph.body + _LONGEST_HEADING + 1)].strip()


def _key(source: SourceDocument, paragraph: Paragraph) -> str:
    return key(source.folded[paragraph.body : min(paragraph.end, paragraph.body + _LONGEST_HEADING + 1)])


def _may_head(source: SourceDocument, body: Sequence[Paragraph], place: int) -> bool:
    """Whether a paragraph is a short line without an end of its own, above text or bullets that say more."""
    paragraph = body[place]
    following = body[place + 1] if place + 1 < len(body) else None
    if (
        paragraph.mark is not Mark.NONE
        or paragraph.table is not None
        or following is None
        or following.table is not None
    ):
        return False
    if paragraph.end - paragraph.start > _LONGEST_HEADING or place and _leads_on(source, body[place - 1]):
        return False
    text = _text(source, paragraph).removesuffix(":").rstrip()
    if not text or starts_lower(text) or not text[0].isalpha() or len(text.split()) > _LONGEST_HEADING_SYLLABLES:
        return False
    if "\n" in text or text[-1] in _SENTENCE_SIGNS or ":" in text or any(map(str.isdigit, text)):
        return False
    return following.mark is not Mark.NONE or not starts_lower(_text(source, following))


def _leads_on(source: SourceDocument, before: Paragraph) -> bool:
    """Whether the text above a line is open for more: ``bàn ghế,``, ``- Các phần việc:``."""
    text = source.unmarked[before.start : before.end].rstrip()
    return text.endswith(",") or before.mark in LISTED and text.endswith(":")


def _is_usual(source: SourceDocument, paragraph: Paragraph) -> bool:
    """Whether a line says nothing but names of a plan's parts: ``Thời gian, địa điểm``, ``Nội Dung Và Hình Thức``."""
    words = _key(source, paragraph)
    return _USUAL.fullmatch(words) is not None and not _DANGLES.fullmatch(words)


def _apart(source: SourceDocument, body: Sequence[Paragraph], usual: Sequence[int]) -> Iterator[int]:
    """Yield the lines that stand above text: not the heads of columns, which stand one below the other.

    ``Mục đích, yêu cầu`` / ``Mục đích`` is a part and the first below it.
    """
    known = set(usual)
    for place in usual:
        words = _key(source, body[place])
        above = _key(source, body[place - 1]) if place else ""
        below = _key(source, body[place + 1])
        if _HEADS_COLUMN.fullmatch(above) or _HEADS_COLUMN.fullmatch(below):
            continue
        if (place - 1 not in known or words in above) and (place + 1 not in known or below in words):
            yield place


def _numbered_before(body: Sequence[Paragraph], first: int) -> bool:
    """Whether the outline begins with a number: it tells the parts then."""
    return any(paragraph.label for paragraph in body[:first])


def _style(source: SourceDocument, body: Sequence[Paragraph], place: int) -> _Style:
    paragraph = body[place]
    words = _WORD.findall(_text(source, paragraph))
    between = source.text[body[place - 1].end : paragraph.start] if place else "\n\n"
    return _Style(
        title_case=len(words) > 1 and all(word[0].isupper() for word in words),
        bold=paragraph.bold,
        set_off=between.count("\n") > 1,
    )


def _shared_style(source: SourceDocument, body: Sequence[Paragraph], usual: set[int]) -> _Style | None:
    """Return in what all sure headings differ from most of the text, ``None`` where they differ in nothing."""
    headings = [_style(source, body, place) for place in sorted(usual)]
    others = [_style(source, body, place) for place in range(len(body)) if place not in usual]
    shared = _Style(
        *(
            all(own) and 2 * sum(rest) < len(rest)
            for own, rest in zip(zip(*headings, strict=True), zip(*others, strict=True), strict=True)
        )
    )
    return shared if any(shared) else None


def _has(shared: _Style, own: _Style) -> bool:
    return all(has or not wanted for has, wanted in zip(own, shared, strict=True))


def _names_unit_or_duty(source: SourceDocument, body: Sequence[Paragraph], place: int) -> bool:
    """Whether a line is the name of a unit, or a duty, which may stand alone on a line too."""
    text = _text(source, body[place])
    return starts_with_body(text, any_case=True) or opens_with_verb(text)
