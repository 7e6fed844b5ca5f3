"""Through which channels a plan goes out: the eight of Nghị định 49/2024/NĐ-CP, and those of practice.

A channel is named as the text names it, with the level that it serves (``hệ thống truyền thanh xã``). What may also be
a body (*Đài Truyền thanh xã*) is a channel only where something goes out on it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain

from wagtail_kehoach.documents.anchors import words_pattern
from wagtail_kehoach.documents.bodies import split_lead_in, starts_with_body
from wagtail_kehoach.documents.channel_words import (
    CLEAR,
    CLEAR_AS_WRITTEN,
    DOUBTFUL,
    GATHERINGS,
    LABELS,
    REGULAR_MEETINGS,
)
from wagtail_kehoach.documents.draft import Found
from wagtail_kehoach.documents.passages import Passage
from wagtail_kehoach.documents.source import SourceDocument
from wagtail_kehoach.vietnamese.text import collapse

_SURE, _LIKELY = 0.9, 0.7


def _compiled(groups: dict[str, str], flags: int = 0) -> re.Pattern[str]:
    rows = "|".join(f"(?P<{code}>{pattern})" for code, pattern in groups.items())
    return words_pattern(rf"\b(?=[^\W\d_]{{2}})(?:{rows})(?!\w)", flags)


_FOLDED = _compiled(CLEAR)
_WRITTEN = _compiled(CLEAR_AS_WRITTEN, re.IGNORECASE)
_MAYBE = _compiled(DOUBTFUL)
_GATHERING = words_pattern(rf"\b(?=[^\W\d_]{{2}})(?:{GATHERINGS})(?!\w)")
_REGULAR_MEETING = words_pattern(rf"(?:{REGULAR_MEETINGS})")
_LABEL = _compiled(LABELS)
_LABEL_END = re.compile(r"\s*(?::|$)")
_GOES_OUT_ON = words_pattern(
    r"(?<!\w)(?:tren|qua|bang|treo|(?<!noi\s)dung|cang|in|bieu dien|phat hanh|xuat ban|long ghep|(?:tren|qua) (?:song"
    r"|he thong|phuong tien)|viet|ke|hinh thuc|tuyen truyen tai|dang tai tren|phat huy)"
    r"(?: (?:cac|nhung|nhieu|toan bo|he thong|phuong tien|moi|[0-9]{1,4})){0,3}\s*$"
)
_ROW_BEFORE = words_pattern(
    r"(?: [^\s,;:.]{1,12}){0,3}\s*(?:,|;|/|va|hoac|\(|:)\s*(?:(?:cac|tren|qua|he thong|[0-9]{1,4}) ){0,3}\s*"
)
_PIECE = r"(?:tin|bai|phong su|chuong trinh|chuyen muc|phat|dang|dua|tuyen truyen|quang ba|truyen hinh)(?!\w)"
_MATERIAL = (
    r"(?:thong cao bao chi|hinh anh|tu lieu|thong tin|thong diep|ban tin|bai viet|tin|bai|phong su|chuong trinh"
    r"|video)(?!\w)"
)
_HANDED_TO = words_pattern(rf"(?<!\w){_MATERIAL}[^.;:]{{0,60}}(?<!\w)(?:gui|cho|cung cap cho)(?: cac)?\s*$")
_WORKS_WITH = words_pattern(r"(?<!\w)(?:phoi hop|lam viec|hop dong|ky ket)(?: voi| cung)(?: cac)?\s*$")
_IS_ASKED_FOR = words_pattern(rf"[^.;:]{{0,60}}(?<!\w){_PIECE}")
_IS_ASKED = words_pattern(
    r"(?<!\w)(?:chi dao|huong dan|dinh huong|yeu cau|de nghi|nho|moi|dat)(?: phong vien)?(?: voi| cac| cua){0,2}\s*$"
)
_IS_TOLD = words_pattern(r"(?<!\w)lien he(?: voi)?(?: cac)?\s*$")
_IS_TO_SEND = words_pattern(
    r"[^.;:]{0,30}?(?<!\w)(?:phat(?! trien| thanh(?: va|,| -) truyen hinh)|doc|dua tin|thong bao|ghi hinh"
    r"|truyen hinh truc tiep|viet bai|(?:lam|thuc hien) phong su|tuyen truyen)(?!\w)"
)
_SENDS = words_pattern(r" (?:phat|dua tin|thong bao)(?! (?:trien|huy|dong|hanh))(?!\w)")
_ASSIGNS = re.compile(r"to chuc thuc hien|phan cong|trach nhiem|nhiem vu")
_MADE = words_pattern(
    r"(?<!\w)(?:bien soan|xay dung|in|in an|phat|phat hanh|cap phat|soan|xuat ban|tang)"
    r"(?: (?:cac|nhung|nhieu|them|va phat|cuon|tap|[0-9.]{1,6})){0,2}\s*$"
)
_HUNG = words_pattern(r"(?<!\w)(?:treo|cang|ke|dan|chay|trang tri|chuan bi|thiet ke|lap|dung)(?!\w)[^.;:]{0,50}$")
_INFORMED_AT = words_pattern(
    r"(?<!\w)(?:tuyen truyen|truyen thong|gioi thieu|pho bien|quan triet|thong tin)(?!\w)[^.]{0,60}?"
    r"(?<!\w)(?:qua|tai|trong|bang|thong qua)(?: (?:cac|nhung|buoi|cuoc|moi|hinh thuc)){0,2}\s*$"
)
_INFORMS_THERE = words_pattern(
    r"[^.;:]{0,40}?(?:(?:,|de|nham)\s{1,2}(?:pho bien|quan triet|tuyen truyen|gioi thieu)|chu de|chu diem"
    r"|(?:voi|co) [^.;:,]{0,20}tuyen truyen)(?!\w)"
)
_INFORMING = re.compile(r"(?<!\w)(?:tuyen truyen|truyen thong)(?!\w)")
_IN_ROW = words_pattern(r"\s*(?:[^\W\d_]{1,12} ){0,3}\s*(?:,|va|hoac)\s*(?:cac )?")
_WOVEN_IN = words_pattern(r"(?<!\w)long ghep (?:trong|vao|tai) (?:cac )?$")
_NEXT_GATHERING = words_pattern(r"(?: [^\s,;:.]{1,12}){0,3}\s*(?:,|va|hoac)\s*(?:cac |trong |tai )?")
# Dangers and offences on the net are subjects of a plan, no channels of it; nor is what the plan forbids.
_SUBJECT = words_pattern(
    r"(?<!\w)(?:tin gia|xau,? doc|lua dao|sai trai|xuyen tac|thu dich|doc hai|vi pham|mao danh|bat nat"
    r"|an toan tren|su dung"
    r"|nghiem cam|khong duoc|ban hang|ban phong|kinh doanh)(?!\w)"
)
_FORBIDDEN = words_pattern(r"(?<!\w)khong \s*$")
_NOT_THERE = words_pattern(r" (?:khong|chua) (?:toi|den|co|phu|vuon)(?!\w)")
_OF_A_BODY = re.compile(r"(?<!\w)(?:doi|to|ban bien tap|ban quan ly|phong|trung tam|bo phan)\s+$")
_PLAYED = words_pattern(
    r"(?<!\w)(?:phat song|phat|dang tai|dang|san xuat|thu am|ghi hinh|quay|video|clip)(?!\w)[^.;:]{0,40}$"
)
_PLAYED_WITH = words_pattern(
    r"\s*(?:,|và|/) (?:các )?(?:video|clip|infographic|podcast|phóng sự|đồ họa)(?!\w)", re.IGNORECASE
)
_STAGE_INFORMS = words_pattern(r"(?<!\w)tuyen truyen(?!\w).{0,40}(?<!\w)van nghe(?!\w)")
# What is worked out for one's own superiors or for an exhibition is handed to nobody.
_WORKING_PAPER = words_pattern(r"[^.;:]{0,30}?(?<!\w)(?:kịch bản|trưng bày|trình)(?!\w)", re.IGNORECASE)
# A newspaper's name is told by its capitals.
_PAPER = words_pattern(r"(?<!\w)(?:Báo(?! cáo)|Tạp chí)(?: (?:[^\W\d_a-zà-ỹ][\w-]*)){1,4}(?: điện tử)?(?!\w)")
_LOOK_BACK = 60
# A plan has some hundred words for channels; a text with more than these is none that a person will read.
_MOST_MENTIONS = 5_000
_Mention = tuple[int, int, str, float]


def read_channels(source: SourceDocument, pieces: Sequence[Passage]) -> tuple[Found[str], ...]:
    """Return the channels that the plan names, each once; the value is the channel's code (``truyen_thanh``)."""
    found: dict[str, Found[str]] = {}
    budget = iter(range(_MOST_MENTIONS))
    for piece in pieces:
        if not any("kinh phi" in title for title in piece.titles):
            for start, end, code, confidence in _of_piece(source, piece, budget):
                name = collapse(source.folded[start:end])
                if name not in found:
                    found[name] = source.found(start, end, code, confidence)
    return tuple(found.values())


def _of_piece(source: SourceDocument, piece: Passage, budget: Iterator[int]) -> list[_Mention]:
    if piece.is_title and _names_a_body(source, piece):
        return []
    clear = _clear(source, piece, budget)
    return sorted([*clear, *_doubtful(source, piece, clear, budget), *_gatherings(source, piece, clear, budget)])


def _clear(source: SourceDocument, piece: Passage, budget: Iterator[int]) -> list[_Mention]:
    spans: list[_Mention] = []
    label = _LABEL.match(source.folded, piece.start, piece.end)
    if label and _LABEL_END.match(source.folded, label.end(), piece.end):
        spans.append((*label.span(), label.lastgroup or "", _LIKELY))
    for pattern, text in ((_FOLDED, source.folded), (_WRITTEN, source.unmarked)):
        for match, _ in zip(pattern.finditer(text, piece.start, piece.end), budget, strict=False):
            if not _is_none(source, piece, match):
                spans.append((*match.span(), match.lastgroup or "", _SURE))
    return _longest(sorted(spans))


def _doubtful(
    source: SourceDocument, piece: Passage, clear: Sequence[_Mention], budget: Iterator[int]
) -> list[_Mention]:
    ends = [end for _, end, _, _ in clear]
    last = piece.start
    doubtful: list[_Mention] = []
    every = chain(
        _PAPER.finditer(source.unmarked, piece.start, piece.end),
        _MAYBE.finditer(source.folded, piece.start, piece.end),
    )
    for match in sorted((each for each, _ in zip(every, budget, strict=False)), key=lambda each: each.start()):
        code = match.lastgroup or "bao_chi"
        before = bisect_right(ends, match.start())
        if before < len(clear) and clear[before][0] < match.end() or doubtful and match.start() < doubtful[-1][1]:
            continue
        last = max(last, ends[before - 1] if before else piece.start)
        if _is_sent_through(source, piece, match, code, last) and not _is_none(source, piece, match):
            doubtful.append((*match.span(), code, _LIKELY))
            last = match.end()
    return doubtful


def _gatherings(
    source: SourceDocument, piece: Passage, clear: Sequence[_Mention], budget: Iterator[int]
) -> list[_Mention]:
    """Return the meetings at which something is made known, and those that follow them in a list."""
    starts = [start for start, _, _, _ in clear]
    spoken = [end for _, end, code, _ in clear if code == "tuyen_truyen_mieng"]
    ends = [end for _, end, _, _ in clear]
    gatherings: list[_Mention] = []
    for match, _ in zip(_GATHERING.finditer(source.folded, piece.start, piece.end), budget, strict=False):
        nearest = bisect_right(starts, match.end() - 1)
        if nearest and clear[nearest - 1][1] > match.start():
            continue
        before = source.folded[max(piece.start, match.start() - 2 * _LOOK_BACK) : match.start()]
        place = bisect_right(spoken, match.start())
        follows = place > 0 and _NEXT_GATHERING.fullmatch(source.folded, spoken[place - 1], match.start())
        is_regular = _REGULAR_MEETING.fullmatch(match[0]) is not None
        in_row = is_regular and nearest > 0 and _IN_ROW.fullmatch(source.folded, ends[nearest - 1], match.start())
        told = is_regular and _INFORMS_THERE.match(source.folded, match.end(), piece.end)
        opens = match.start() == piece.start and _INFORMING.search(next(filter(None, reversed(piece.titles)), ""))
        woven = place > 0 and _WOVEN_IN.search(before)
        if opens or follows or in_row or told or woven or _INFORMED_AT.search(before):
            gatherings.append((*match.span(), "tuyen_truyen_mieng", _LIKELY))
            spoken.insert(place, match.end())
    return gatherings


def _longest(spans: list[_Mention]) -> list[_Mention]:
    kept: list[_Mention] = []
    for span in spans:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
        elif span[1] > kept[-1][1]:
            kept[-1] = span
    return kept


def _names_a_body(source: SourceDocument, piece: Passage) -> bool:
    text = source.unmarked[piece.start : piece.end]
    return starts_with_body(text[split_lead_in(text) :])


def _is_none(source: SourceDocument, piece: Passage, match: re.Match[str]) -> bool:
    """Whether the words name a body or a subject (``tin giả trên mạng xã hội``), or the plan says that it is not so."""
    folded = source.folded
    if _NOT_THERE.match(folded, match.end(), piece.end):
        return True
    if _FORBIDDEN.search(folded, max(piece.start, match.start() - 10), match.start()):
        return True
    is_form = any("hinh thuc" in title for title in piece.titles)
    if not is_form and _OF_A_BODY.search(folded[max(0, match.start() - 24) : match.start()]):
        return True
    before = folded[max(piece.start, match.start() - _LOOK_BACK) : match.start()]
    if match.lastgroup in ("mang_xa_hoi", "tin_nhan"):
        return _SUBJECT.search(before) is not None
    if match[0].casefold() != "tiểu phẩm":
        return False
    return bool(_PLAYED.search(before) or _PLAYED_WITH.match(source.unmarked, match.end(), piece.end))


def _is_sent_through(source: SourceDocument, piece: Passage, match: re.Match[str], code: str, last: int) -> bool:
    folded = source.folded
    before = folded[max(piece.start, match.start() - _LOOK_BACK) : match.start()]
    is_station = code == "bao_chi" or match[0].startswith(("dai", "tram", "truyen"))
    if code == "tai_lieu" and (_MADE.search(before) or match[0].endswith(("tai lieu", "de cuong"))):
        is_paper = match[0] == "de cuong" and _WORKING_PAPER.match(source.unmarked, match.end(), piece.end)
        return _MADE.search(before) is not None and not is_paper
    if _GOES_OUT_ON.search(before):
        return True
    if is_station and _is_outlet(source, piece, match, before):
        return True
    if code == "van_nghe" and any(map(_STAGE_INFORMS.search, piece.titles)):
        return True
    if match[0].startswith("khau hieu") and _HUNG.search(before):
        return True
    if match[0].startswith("loa") and _SENDS.match(folded, match.end(), piece.end):
        return True
    if code == "tuyen_truyen_mieng" or match[0].startswith("truyen"):
        return False
    if not piece.start < last <= match.start() < last + _LOOK_BACK or match[0].startswith("dai truyen thanh"):
        return False
    return _ROW_BEFORE.fullmatch(folded, last, match.start()) is not None


def _is_outlet(source: SourceDocument, piece: Passage, match: re.Match[str], before: str) -> bool:
    """Whether a station or newspaper gets pieces to send, is asked for them, or sends them outside the assignments."""
    if _HANDED_TO.search(before):
        return True
    if _WORKS_WITH.search(before):
        return _IS_ASKED_FOR.match(source.folded, match.end(), piece.end) is not None
    if _IS_TOLD.search(before):
        return True
    # "Đề nghị Đài … phát …" among the assignments names the unit of one.
    if before.strip() == "de nghi" and any(map(_ASSIGNS.search, piece.titles)):
        return False
    if _IS_ASKED.search(before):
        return _IS_TO_SEND.match(source.folded, match.end(), piece.end) is not None
    if match.start() > piece.start or any(map(_ASSIGNS.search, piece.titles)):
        return False
    return _SENDS.match(source.folded, match.end(), piece.end) is not None
