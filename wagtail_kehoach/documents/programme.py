"""When the campaign of a plan runs: its period and its peaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from wagtail_kehoach.documents.anchors import words_pattern
from wagtail_kehoach.documents.draft import Found, Peak
from wagtail_kehoach.documents.lines import Mark
from wagtail_kehoach.documents.passages import Passage
from wagtail_kehoach.documents.source import SourceDocument
from wagtail_kehoach.vietnamese.dates import (
    Anchor,
    DayState,
    Operator,
    PartialDate,
    Precision,
    Recurrence,
    find_partial_dates,
    parse_partial_date,
)

_SURE, _LIKELY, _DOUBTFUL = 0.9, 0.7, 0.6
_LONGEST_READ = 6_000
_MOST_TIMES = 60

# --- Period ---------------------------------------------------------------------------------------------------------

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
_BETWEEN = re.compile(
    r"[\s,]*(?:kế hoạch(?: này)?[\s,]*)?(?:\([^()]{0,60}\)[\s,]*)?(?:và\s+)?(?:kết "
    r"thúc\s*)?(?:vào\s*)?(?:cho\s*)?",
    re.IGNORECASE,
)
_DAYS_BEFORE = re.compile(r"(?<![\d/.])(\d{1,2})((?:\s*,\s*\d{1,2})*)\s*(?:,|và|&)\s*(?:ngày\s+)?$")
_AND = re.compile(r"\s*(?:,|và|&)\s*")
_LONGEST_ROW = 40
_FIRST_WORDS = re.compile(r"[^:.;]{0,90}")
_COLON = re.compile(r"\s*(?:\([^()]{0,60}\)\s*)?:")


def read_period(
    source: SourceDocument, pieces: Sequence[Passage], issued: PartialDate | None
) -> Found[PartialDate] | None:
    """Return the time in which the campaign runs, ``None`` where the plan does not say.

    It is what stands under *Thời gian* of the whole plan, else what one sentence says of the campaign. Where several
    times compete (of the preparation, of the main event) the one that spans all others counts, else none.
    """
    dates = _Dates(source, issued)
    pieces = [piece for piece in pieces if not piece.in_table]
    for read in (_under_time, _labelled, _told, _scheduled):
        stated = read(source, pieces)
        found = [
            each
            for start, end in stated
            for sentence in _sentences(source, start, end)
            for each in dates.usual(*sentence)
        ]
        if found:
            return (_opening(source, stated, found) or _overall(found)) if len(found) <= _MOST_TIMES else None
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
        for start, end in _sentences(source, *_behind(source, piece)):
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
        for start, end in _sentences(source, *_behind(source, piece)):
            match = _RUNS_FROM.match(source.folded, start, end)
            if match:
                told.append((match.end(), end))
    return told


_SENTENCE_END = re.compile(r"[;.](?=\s|$)")


def _sentences(source: SourceDocument, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences and half-sentences (up to ``;``) of a text."""
    first = start
    for stop in _SENTENCE_END.finditer(source.unmarked, start, end):
        yield source.trimmed(first, stop.start())
        first = stop.end()
    yield source.trimmed(first, end)


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
        if not _COLON.match(source.unmarked, first.span.end, end):
            opening.append(first)
    if len(opening) != 1:
        return None
    # A day with which the text opens is one act (the opening ceremony) where a longer time around it is told as well.
    whole = _overall(found) if opening[0].value.precision is Precision.DAY else None
    return whole or opening[0]


def _overall(found: Sequence[Found[PartialDate]]) -> Found[PartialDate] | None:
    """Return the one date, or the one that spans all others; ``None`` where they compete."""
    fixed = [each for each in found if each.value.recurrence is Recurrence.NONE] or list(found)
    for each in fixed:
        if all(_spans(each.value, other.value) for other in fixed):
            return each
    return None


def _spans(value: PartialDate, other: PartialDate) -> bool:
    if value == other:
        return True
    if value.anchor is Anchor.ISSUE_DATE and value.end is None:
        return False
    if value.end is None or other.end is None or other.start is None:
        return False
    begins = value.operator is Operator.UNTIL or value.start is not None and value.start <= other.start
    return begins and other.end <= value.end


# --- Dates ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Dates:
    """Reads the dates of the programme; the plan's own date, or a later date of the text, completes a missing year."""

    source: SourceDocument
    issued: PartialDate | None

    def stated(self, start: int, end: int) -> list[Found[PartialDate]]:
        """Return the times that a text states, two days of one row (``từ … đến …``) as one time."""
        whole = self._whole(start, end)
        if whole:
            return [whole]
        return [each for each in self._joined(self._dates(start, end)) if self._is_time(each.value)]

    def usual(self, start: int, end: int) -> list[Found[PartialDate]]:
        """Return the times that a sentence states before it comes to a time of special effort."""
        peak = _PEAK.search(self.source.folded, start, end)
        return self.stated(start, peak.start() if peak else end)

    def _whole(self, start: int, end: int) -> Found[PartialDate] | None:
        """Return what a short text is as a whole: ``Năm 2026`` names a year only where nothing else is said."""
        start, end = self.source.trimmed(start, end, also=".,;:")
        value = parse_partial_date(self.source.unmarked[start:end]) if end - start < 80 else None
        return self.source.found(start, end, value, _SURE) if value and self._is_time(value) else None

    def _is_time(self, value: PartialDate) -> bool:
        if value.recurrence is not Recurrence.NONE:
            return value.recurrence is Recurrence.YEARLY and value.month is not None
        return value.anchor is Anchor.ISSUE_DATE or value.anchor is Anchor.ABSOLUTE and value.end is not None

    def _dates(self, start: int, end: int) -> list[Found[PartialDate]]:
        text = self.source.unmarked[start:end]
        sure = [(first, last, value, _SURE) for first, last, value in find_partial_dates(text)]
        taken = [(first, last) for first, last, _, _ in sure]
        year = next((value.end.year for _, _, value, _ in reversed(sure) if value.end), None)
        if year is None and self.issued and self.issued.start:
            year = self.issued.start.year
        doubtful = [
            (first, last, value, _DOUBTFUL)
            for first, last, value in (find_partial_dates(text, year=year) if year else ())
            if not any(first < other_last and other_first < last for other_first, other_last in taken)
        ]
        return [
            self.source.found(start + first, start + last, value, confidence)
            for first, last, value, confidence in sorted([*sure, *doubtful], key=lambda each: each[0])
        ]

    def _joined(self, dates: list[Found[PartialDate]]) -> list[Found[PartialDate]]:
        joined: list[Found[PartialDate]] = []
        for each in dates:
            before = joined[-1] if joined else None
            both = (self._from_to(before, each) or self._months(before, each)) if before else None
            if both:
                joined[-1] = both
            else:
                joined.append(self._with_days_before(each))
        return joined

    def _from_to(self, first: Found[PartialDate], last: Found[PartialDate]) -> Found[PartialDate] | None:
        """Return the time of ``từ 7 giờ ngày 05/10/2026 (thứ Hai) đến hết ngày 07/10/2026``, read as two dates."""
        begin, finish = first.value, last.value
        between = self.source.unmarked[first.span.end : last.span.start]
        if (
            begin.operator is not Operator.FROM
            or finish.operator not in (Operator.BY, Operator.ON, Operator.IN)
            or finish.anchor is not Anchor.ABSOLUTE
            or len(between) > 80
            or not _BETWEEN.fullmatch(between)
            or finish.operator is not Operator.BY
            and "kết thúc" not in between.casefold()
            or finish.end is None
        ):
            return None
        confidence = min(first.confidence, last.confidence)
        if begin.anchor is Anchor.ISSUE_DATE:
            value = replace(finish, operator=Operator.UNTIL, anchor=Anchor.ISSUE_DATE)
            return self.source.found(first.span.start, last.span.end, value, confidence)
        if begin.start is None or begin.start >= finish.end:
            return None
        return self.source.found(
            first.span.start, last.span.end, PartialDate.between(begin.start, finish.end), confidence
        )

    def _months(self, first: Found[PartialDate], last: Found[PartialDate]) -> Found[PartialDate] | None:
        """Return the months of ``tháng 9, tháng 10 năm 2026`` as one time when they follow each other."""
        begin, finish = first.value, last.value
        if (
            finish.precision is not Precision.MONTH
            or begin.precision not in (Precision.MONTH, Precision.RANGE)
            or begin.end is None
            or finish.start != begin.end + timedelta(days=1)
            or begin.day_state is not DayState.ABSENT
            or not _AND.fullmatch(self.source.unmarked, first.span.end, last.span.start)
        ):
            return None
        value = PartialDate(begin.start, finish.end, Precision.RANGE, Operator.IN)
        return self.source.found(first.span.start, last.span.end, value, min(first.confidence, last.confidence))

    def _with_days_before(self, found: Found[PartialDate]) -> Found[PartialDate]:
        """Return the days of ``05, 06 và 07/10/2026`` as one time when they follow each other."""
        value = found.value
        earliest = max(0, found.span.start - _LONGEST_ROW)
        before = _DAYS_BEFORE.search(self.source.unmarked[earliest : found.span.start])
        if before is None or value.precision is not Precision.DAY or value.start is None or value.end is None:
            return found
        days = [int(before[1]), *map(int, re.findall(r"\d+", before[2])), value.start.day]
        if days != list(range(days[0], days[0] + len(days))) or days[0] < 1:
            return found
        start = value.start - timedelta(days=len(days) - 1)
        return self.source.found(
            earliest + before.start(), found.span.end, PartialDate.between(start, value.end), found.confidence
        )


# --- Peaks ----------------------------------------------------------------------------------------------------------

_PEAK = words_pattern(
    r"(?<!\w)(?:(?:trong )?(?:cac )?(?:dot|thang|tuan le|tuan|thoi gian|thoi diem|giai doan|mua|ngay) )?"
    r"(?:tap trung (?:tuyen truyen |vao |trong )?)?(?:tuyen truyen )?"
    r"(?:cao diem|dam net)(?!\w)"
)
_PEAK_TIME = words_pattern(
    r"(?<!\w)(?:vao|nhan|huong ung|trong|truoc|tu|den|dip|:)\s*(?:,? (?:trong|va|sau|vao))*"
    r"(?:cac |nhung |mot so |thoi gian )*"
    r"(?:dip|ngay|dot|thang|tuan|mua|ky|quy|thoi gian|thoi diem|le|su kien)(?!\w)"
    r"|(?<!\w)theo (?:phu luc|lich)(?!\w)"
)
_PEAK_END = re.compile(r"[.;](?=\s|$)|,(?=\s)|\n(?=\s*[-+])")
# A new clause with a duty of its own ends the words of a peak; more times and places go on with them.
_NEW_DUTY = words_pattern(
    r"\s*(?:và |đồng thời |nhằm |để |đảm bảo|bảo đảm|phát huy|góp phần|tạo|tăng cường|đẩy mạnh|nâng cao|kết hợp"
    r"|lồng ghép"
    r"|gắn|tuyên truyền|tổ chức|thực hiện|triển khai|duy trì|kịp thời|chú trọng|ưu tiên|phối hợp|huy động|vận động|treo"
    r"|đăng|phát|mở|báo cáo|tổng hợp|theo dõi|kiểm tra|thu hút|hưởng ứng|bố trí|tránh|không|phải|có|cần|do|với|mỗi|đưa)"
    r"(?!\w)",
    re.IGNORECASE,
)
_MORE_TIMES = words_pattern(
    r"\s*(?:và )?(?:các|những|dịp|ngày|vào|trong|từ|đến|đợt|tháng|quý|lễ|nhân|trước|sau|kỷ niệm)(?!\w)", re.IGNORECASE
)
# "tập trung 03 đợt cao điểm:" is told by the lines below it.
_ANNOUNCED = words_pattern(r"(?<!\w)cao diem[^:.;]{0,40}:\s*$")
_ONE_OF_SEVERAL = words_pattern(
    r"(?:(?:dot|lan|giai doan) )?(?:[0-9]{1,2}|[ivx]{1,4}|thu [a-z]{2,4})?\s*(?:\(|:|tu|thang|ngay)"
)
# Two times of one peak compete; what stands in brackets or behind "nhân" is the occasion.
_AND_ANOTHER = words_pattern(r"\s*(?:,|;|và|, và)\s*(?:trong )?", re.IGNORECASE)
_EVENT = re.compile(r"(?<!\w)(?:dip|ngay le|le hoi|su kien|ky niem)(?!\w)")
_TOLD = words_pattern(r"(?P<time>(?:rieng )?(?:cac )?(?:dip|thang|ngay|tuan|tu|mua)(?!\w)[^.;:]{1,120}) la $")
_LONGEST_PEAK = 400
# No plan names more; a text that does is none that a person will read.
_MOST_PEAKS = 500


def read_peaks(source: SourceDocument, pieces: Sequence[Passage], issued: PartialDate | None) -> tuple[Peak, ...]:
    """Return the times of special effort (``đợt cao điểm``) that the plan names, each as its own words tell it.

    Words about a peak that name no time (``tổ chức đợt cao điểm``) are none. ``when`` hangs on an event where the plan
    names only occasions (``các dịp kỷ niệm``).
    """
    dates = _Dates(source, issued)
    peaks: list[Peak] = []
    budget = iter(range(_MOST_PEAKS))
    announced: tuple[str, ...] | None = None
    for piece in pieces:
        if piece.is_title:
            continue
        is_listed = announced == piece.titles and _ONE_OF_SEVERAL.match(source.folded, piece.start, piece.end)
        if is_listed and (listed := list(_listed_peak(source, piece, dates))):
            peaks += listed
            continue
        announced = piece.titles if _ANNOUNCED.search(source.folded, piece.start, piece.end) else None
        read = list(_peaks_of(source, piece, dates, budget))
        if not read and piece.titles and "cao diem" in piece.titles[-1]:
            read = list(_listed_peak(source, piece, dates))
        peaks += read
    return tuple(peaks)


def _peaks_of(source: SourceDocument, piece: Passage, dates: _Dates, budget: Iterator[int]) -> Iterator[Peak]:
    position = piece.start
    while (match := _PEAK.search(source.folded, position, piece.end)) and next(budget, None) is not None:
        start, end = _peak_start(source, match.start(), position), _peak_end(source, match.end(), piece.end)
        position = max(end, match.end())
        when = _when(source, start, end, dates)
        is_told = start < match.start()
        if when is not None or is_told or _PEAK_TIME.search(source.folded, match.end(), end):
            yield Peak(source.words(start, end, _LIKELY), when)


def _listed_peak(source: SourceDocument, piece: Passage, dates: _Dates) -> Iterator[Peak]:
    """Read a line under a title such as *Các đợt cao điểm*: ``- Đợt 1: từ … đến …``."""
    start, end = next(_sentences(source, piece.start, piece.end))
    when = dates.stated(start, end)
    if when:
        yield Peak(source.words(start, end, _LIKELY), when[0])


def _peak_start(source: SourceDocument, start: int, floor: int) -> int:
    """Return where the sentence begins that says of a time that it is one of effort: ``Dịp … là đợt cao điểm``."""
    before = _TOLD.search(source.folded, max(floor, start - _LONGEST_PEAK), start)
    return before.start("time") if before else start


def _peak_end(source: SourceDocument, start: int, end: int) -> int:
    text = source.unmarked
    end = min(end, start + _LONGEST_PEAK)
    for stop in _PEAK_END.finditer(text, start, end):
        if stop[0] == ";" and _MORE_TIMES.match(text, stop.end(), end):
            continue
        if stop[0] != "," or _NEW_DUTY.match(text, stop.end(), end):
            return stop.start()
    return end


def _when(source: SourceDocument, start: int, end: int, dates: _Dates) -> Found[PartialDate] | None:
    stated = dates.stated(start, end)
    if stated:
        others = [
            each for each in stated[1:2] if _AND_ANOTHER.fullmatch(source.unmarked, stated[0].span.end, each.span.start)
        ]
        return _overall([stated[0], *others])
    event = _EVENT.search(source.folded, start, end)
    return source.found(event.start(), end, PartialDate(anchor=Anchor.EVENT), _LIKELY) if event else None
