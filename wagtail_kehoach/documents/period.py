"""When the campaign of a plan runs, as a whole.

Plans of both regimes tell it under a title *Thời gian*, behind a label of that name, or in a sentence on the campaign.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from wagtail_kehoach.documents.anchors import words_pattern
from wagtail_kehoach.documents.draft import Found
from wagtail_kehoach.documents.lines import Mark
from wagtail_kehoach.documents.passages import Passage
from wagtail_kehoach.documents.programme_dates import ProgrammeDates, overall, sentences
from wagtail_kehoach.documents.source import SourceDocument
from wagtail_kehoach.vietnamese.dates import PartialDate, Precision

_LONGEST_READ = 6_000
_MOST_TIMES = 60

# What may follow "thời gian" where it names the time of the whole: "Thời gian nộp bài" is the time of one thing.
_OF_THE_WHOLE = (
    r"(?: (?:to chuc|trien khai|thuc hien|tien hanh|dien ra|tuyen truyen|phat dong|hoat dong|du kien"
    r"|(?:cua )?(?:ke hoach|chien dich|dot thi dua|phong trao|le hoi|tuan le|hoi thi|cuoc thi|chuong trinh|su kien)))*"
)
_TIME = rf"thoi (?:gian|diem|han){_OF_THE_WHOLE}"
_TIME_TITLE = re.compile(
    rf"(?:(?:ve )?(?:quy mo|dia diem|doi tuong|hinh thuc|thanh phan|pham vi|noi dung|so luong|phuong thuc"
    rf"|va) ?)*{_TIME}"
    r"(?: (?:va )?(?:dia diem|dia ban|doi tuong|thanh phan|hinh thuc|pham vi|lo trinh|quy mo|tien do"
    r"|phuong thuc|noi dung|so luong"
    r"|sinh hoat|kinh phi|cach thuc)(?!\w).*)?"
)
_ONLY_TIME = re.compile(_TIME)
_TIME_LABEL = words_pattern(rf"{_TIME}(?:,? (?:va )?dia diem)?\s*:\s*")
_TIME_SENTENCE = words_pattern(
    rf"(?:{_TIME}"
    r"|(?:ke hoach|chien dich|dot thi dua|phong trao|le hoi|ngay hoi|tuan le|thang|hoi thi|hoi dien|hoi bao|cuoc thi"
    r"|chuong trinh|dot|su kien|lien hoan|giai)(?: \w+){0,14}?"
    r" (?:dien ra|(?:duoc |se )(?:to chuc|trien khai|thuc hien|tien hanh|phat dong)|keo dai))"
    r"(?: \w+){0,6}?,? (?=(?:trong|ke tu|tu|vao|den|bat dau|ngay|thang|quy|[0-9]))"
)
_SCHEDULE_TITLE = re.compile(r"(?:lich|thoi gian|tien do)(?!\w)")
_RUNS_FROM = words_pattern(
    r"\w+(?: \w+){0,7}? (?:phuc vu|hoat dong|mo cua|lam viec|to chuc|thuc hien|dien ra)"
    r"(?: \w+){0,3}? (?=(?:ke tu|tu) [^.;]{1,40}? den(?!\w))"
)
_GENERAL_TITLE = re.compile(
    r"(?:|.*(?:thoi gian|dia diem|doi tuong|hinh thuc|thanh phan|quy mo|pham vi|phuong thuc|noi dung|the le|yeu cau).*)"
)
_ASSIGNS = re.compile(r"to chuc thuc hien|phan cong|trach nhiem|nhiem vu cua|kinh phi|bao cao")
_AND = re.compile(r"\s*(?:,\s*)?(?:và|&)\s*", re.IGNORECASE)
_FIRST_WORDS = re.compile(r"[^:.;]{0,90}")
_COLON = re.compile(r"\s*(?:\([^()]{0,60}\)\s*)?:")


def read_period(
    source: SourceDocument, pieces: Sequence[Passage], issued: PartialDate | None
) -> Found[PartialDate] | None:
    """Return the time in which the campaign runs, ``None`` where the plan does not say.

    It is what stands under *Thời gian* of the whole plan, else what one sentence says of the campaign. Where several
    times compete (of the preparation, of the main event) the one that spans all others counts, else none.
    """
    dates = ProgrammeDates(source, issued)
    pieces = [piece for piece in pieces if not piece.in_table]
    for read in (_under_time, _labelled, _told, _scheduled):
        stated = read(source, pieces)
        found = [
            each
            for start, end in stated
            for sentence in sentences(source, start, end)
            for each in dates.usual(*sentence)
        ]
        if found:
            return (_opening(source, stated, found) or overall(found)) if len(found) <= _MOST_TIMES else None
    return None


def _under_time(source: SourceDocument, pieces: Sequence[Passage]) -> list[tuple[int, int]]:
    """Return the text of the parts whose title is the time of the whole; the highest such parts only."""
    titled = [
        (len(place), piece)
        for piece in pieces
        if not piece.is_title and (place := _time_titles(piece.titles)) and not _assigns(piece.titles)
    ]
    if not titled:
        return []
    highest = min(depth for depth, _ in titled)
    within = [piece for depth, piece in titled if depth == highest]
    labelled = [span for piece in within if (span := _behind_label(source, piece))]
    # "II. Nội dung, thời gian" holds "1. Thời gian" beside parts about other things.
    own = [piece for piece in within if any(map(_ONLY_TIME.fullmatch, piece.titles))]
    return labelled or [_behind(source, piece) for piece in own or within]


def _assigns(titles: Sequence[str]) -> bool:
    """Whether a title is about duties or money; one that names money behind the time is about the time."""
    return any(_ASSIGNS.search(title) and not _TIME_TITLE.fullmatch(title) for title in titles)


def _time_titles(titles: Sequence[str]) -> Sequence[str]:
    """Return the titles down to the lowest that is only about the time; none when no title is."""
    return next((titles[: depth + 1] for depth, title in enumerate(titles) if _TIME_TITLE.fullmatch(title)), ())


def _behind(source: SourceDocument, piece: Passage) -> tuple[int, int]:
    return piece.start, min(piece.end, piece.start + _LONGEST_READ)


def _behind_label(source: SourceDocument, piece: Passage) -> tuple[int, int] | None:
    label = _TIME_LABEL.match(source.folded, piece.start, piece.end)
    return (label.end(), min(piece.end, label.end() + _LONGEST_READ)) if label and label.end() < piece.end else None


def _labelled(source: SourceDocument, pieces: Sequence[Passage]) -> list[tuple[int, int]]:
    """Return what paragraphs such as ``- Thời gian: …`` say, where they stand for the plan and not for one activity."""
    labelled = [
        (piece.depth, span)
        for piece in pieces
        if (span := _behind_label(source, piece))
        and not any(map(_ASSIGNS.search, piece.titles))
        and (piece.depth == 1 or _GENERAL_TITLE.fullmatch(piece.titles[-1]))
    ]
    highest = min((depth for depth, _ in labelled), default=0)
    return [span for depth, span in labelled if depth == highest]


def _told(source: SourceDocument, pieces: Sequence[Passage]) -> list[tuple[int, int]]:
    """Return the sentences that tell when the campaign runs: ``Chiến dịch diễn ra từ … đến …``."""
    told: list[tuple[int, int]] = []
    for piece in pieces:
        if piece.is_title or piece.mark is Mark.PLUS or any(map(_ASSIGNS.search, piece.titles)):
            continue
        for start, end in sentences(source, *_behind(source, piece)):
            match = _TIME_SENTENCE.match(source.folded, start, end)
            if match:
                told.append((match.end(), end))
    return told


def _scheduled(source: SourceDocument, pieces: Sequence[Passage]) -> list[tuple[int, int]]:
    """Return what a part such as *Lịch phục vụ* says in a sentence: ``Xe sách phục vụ từ ngày … đến ngày …``."""
    told: list[tuple[int, int]] = []
    for piece in pieces:
        if piece.is_title or _assigns(piece.titles) or not any(map(_SCHEDULE_TITLE.match, piece.titles)):
            continue
        for start, end in sentences(source, *_behind(source, piece)):
            match = _RUNS_FROM.match(source.folded, start, end)
            if match:
                told.append((match.end(), end))
    return told


def _has_equal(source: SourceDocument, first: Found[PartialDate], found: Sequence[Found[PartialDate]]) -> bool:
    """Whether a time is the first of a list, ``quý I và quý III``, and so not more than the others of it."""
    behind = next((each for each in found if each.span.start > first.span.start), None)
    if behind is None or behind.value.precision is not first.value.precision:
        return False
    return _AND.fullmatch(source.unmarked, first.span.end, behind.span.start) is not None


def _opening(
    source: SourceDocument, stated: Sequence[tuple[int, int]], found: Sequence[Found[PartialDate]]
) -> Found[PartialDate] | None:
    """Return the time with which exactly one of the texts opens; what follows it there tells of details.

    A time before a colon (``Từ 01/9 đến 15/9: chuẩn bị``) opens a detail itself.
    """
    opening: list[Found[PartialDate]] = []
    for start, end in stated:
        first = next((each for each in found if start <= each.span.start < end), None)
        if first is None or not _FIRST_WORDS.fullmatch(source.unmarked, start, first.span.start):
            continue
        if not _COLON.match(source.unmarked, first.span.end, end) and not _has_equal(source, first, found):
            opening.append(first)
    if len(opening) != 1:
        return None
    # A day with which the text opens is one act (the opening ceremony) where a longer time around it is told as well.
    whole = overall(found) if opening[0].value.precision is Precision.DAY else None
    return whole or opening[0]
