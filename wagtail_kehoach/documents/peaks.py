"""The times of special effort (đợt cao điểm) that a plan names.

The words are those of plans for public information of both regimes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wagtail_kehoach.documents.anchors import words_pattern
from wagtail_kehoach.documents.draft import Found, Peak
from wagtail_kehoach.documents.passages import Passage
from wagtail_kehoach.documents.programme_dates import PEAK, ProgrammeDates, overall, sentences
from wagtail_kehoach.documents.source import SourceDocument
from wagtail_kehoach.vietnamese.dates import Anchor, PartialDate

_CONFIDENCE = 0.7

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
    dates = ProgrammeDates(source, issued)
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


def _peaks_of(source: SourceDocument, piece: Passage, dates: ProgrammeDates, budget: Iterator[int]) -> Iterator[Peak]:
    position = piece.start
    while (match := PEAK.search(source.folded, position, piece.end)) and next(budget, None) is not None:
        start, end = _peak_start(source, match.start(), position), _peak_end(source, match.end(), piece.end)
        position = max(end, match.end())
        when = _when(source, start, end, dates)
        is_told = start < match.start()
        if when is not None or is_told or _PEAK_TIME.search(source.folded, match.end(), end):
            yield Peak(source.words(start, end, _CONFIDENCE), when)


def _listed_peak(source: SourceDocument, piece: Passage, dates: ProgrammeDates) -> Iterator[Peak]:
    """Read a line under a title such as *Các đợt cao điểm*: ``- Đợt 1: từ … đến …``."""
    start, end = next(sentences(source, piece.start, piece.end))
    when = dates.stated(start, end)
    if when:
        yield Peak(source.words(start, end, _CONFIDENCE), when[0])


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


def _when(source: SourceDocument, start: int, end: int, dates: ProgrammeDates) -> Found[PartialDate] | None:
    stated = dates.stated(start, end)
    if stated:
        others = [
            each for each in stated[1:2] if _AND_ANOTHER.fullmatch(source.unmarked, stated[0].span.end, each.span.start)
        ]
        if _is_bracketed(source, stated[0]):
            others += [each for each in stated[1:] if _is_bracketed(source, each)]
        return overall([stated[0], *others])
    event = _EVENT.search(source.folded, start, end)
    return source.found(event.start(), end, PartialDate(anchor=Anchor.EVENT), _CONFIDENCE) if event else None


def _is_bracketed(source: SourceDocument, date: Found[PartialDate]) -> bool:
    """Whether a time stands in brackets behind its occasion: ``Tháng Thanh niên (tháng 3), hè (tháng 6)``."""
    return source.unmarked[max(0, date.span.start - 4) : date.span.start].rstrip().endswith("(")
