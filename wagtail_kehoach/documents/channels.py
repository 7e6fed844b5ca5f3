"""Through which channels a plan goes out: the eight of Nghị định 49/2024/NĐ-CP, and those of practice.

A channel is named as the text names it, with the level that it serves (``hệ thống truyền thanh xã``). What may also be
a body (*Đài Truyền thanh xã*) is a channel only where something goes out on it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from wagtail_kehoach.documents.anchors import words_pattern
from wagtail_kehoach.documents.bodies import split_lead_in, starts_with_body
from wagtail_kehoach.documents.draft import Found
from wagtail_kehoach.documents.outline import Part
from wagtail_kehoach.documents.passages import Passage, passages
from wagtail_kehoach.documents.source import SourceDocument
from wagtail_kehoach.vietnamese.text import collapse

_SURE, _LIKELY = 0.9, 0.7

# Folded words: marks lost by a scanner do no harm to phrases of this length.
_LEVEL = (
    r"(?: (?:cap )?(?:huyen uy|thanh uy|tinh uy|dang uy|doan xa|xa|phuong|thi tran|huyen|thanh pho|tinh|thon"
    r"|ban|ap|xom|khu pho|to dan pho|khu dan cu|lop|nha truong|truong|so)(?!\w)(?: (?:xa|phuong|huyen|tinh)(?!\w))?)?"
)
_OWNER = r"(?: cua (?:xa|phuong|truong|nha truong|huyen|tinh|thanh pho|so)(?!\w))?"
_RADIO = "(?: (?:thong minh|co so|khong day|cong nghe thong tin|internet|ip))?"
_CLEAR = {
    "truyen_thanh": (
        rf"(?:he thong |mang luoi )(?:loa |dai )?(?:truyen|phat) thanh{_RADIO}{_LEVEL}"
        rf"|(?:cum )?loa (?:truyen|phat|phong) thanh{_RADIO}{_LEVEL}|(?:he thong |cum )loa(?! keo){_LEVEL}"
        rf"|song (?:truyen|phat) thanh|(?:dai )?truyen thanh (?:co so|thong minh){_LEVEL}"
    ),
    "cong_trang_tt": (
        rf"(?:cong\s*(?:,|/|va |hoac )?\s*)?trang (?:thong tin dien tu|ttdt){_LEVEL}"
        rf"|cong (?:thong tin dien tu|thong tin|ttdt)(?! (?:va|tin)){_LEVEL}{_OWNER}|(?:trang )?(?:website"
        rf"|web(?!\w)){_LEVEL}{_OWNER}"
    ),
    "mang_xa_hoi": (
        r"(?:cac (?=ung dung|nen tang))?(?:trang |kenh )?(?:ung dung )?(?:nen tang )?mang xa hoi"
        rf"|(?:(?:nhom|trang|kenh|tai khoan) )?(?:zalo(?: oa)?|facebook|fanpage(?: facebook)?|youtube|tiktok"
        rf"|tik tok){_LEVEL}{_OWNER}"
    ),
    "tuyen_truyen_mieng": "tuyen truyen mieng|hoi nghi bao cao vien",
    "truc_quan": (
        r"(?:tuyen truyen|co dong) truc quan|ap phich|bang(?: |-)ron|man hinh led|bang led|bang dien tu|poster|standee"
    ),
    "luu_dong": r"xe (?:tuyen truyen|thong tin|co dong|loa)(?: luu dong)?|(?:tuyen truyen|co dong) luu dong"
    r"|loa (?:keo|luu dong)",
    "van_nghe": "san khau hoa|van nghe quan chung|(?:bieu dien|giao luu|hoi dien) van nghe",
    "tai_lieu": r"tai lieu (?:tuyen truyen|truyen thong|khong kinh doanh)",
    "tin_nhan": r"tin nhan(?: sms)?(?! (?:dien|doi))|sms",
}
# Short words that would become others without their marks.
_CLEAR_AS_WRITTEN = {
    "bang_tin": r"bảng (?:tin|thông tin|thông báo)(?: (?:công cộng|điện tử|trụ sở))?"
    r"(?: (?:thôn|xã|phường|tổ dân phố|khu dân cư|chung cư|bản|ấp|nhà trường))?",
    "tai_lieu": r"tờ (?:rơi|gấp|bướm)|sổ tay (?:tuyên truyền|hướng dẫn|hỏi đáp)",
    "truc_quan": r"pa(?: |-|n)?(?:nô|no)|băng(?: |-)?(?:rôn|rol|zôn)|phướn|biểu ngữ",
    "van_nghe": r"tiểu phẩm",
    "tin_nhan": r"nhắn tin",
}
# What is a channel only behind words of going out.
_DOUBTFUL = {
    "truyen_thanh": rf"dai (?:truyen|phat) thanh{_RADIO}{_LEVEL}|truyen thanh{_LEVEL}|loa(?: tay)?(?! keo){_LEVEL}",
    "tuyen_truyen_mieng": "(?:doi ngu |hoat dong )?(?:bao cao vien|tuyen truyen vien)(?: co so)?",
    "ban_tin": r"ban tin(?: (?:noi bo|thong tin co so|sinh hoat chi bo))?",
    "van_nghe": "(?:chuong trinh |tiet muc |hoat dong )?van nghe",
    "truc_quan": "khau hieu",
}


def _compiled(groups: dict[str, str], flags: int = 0) -> re.Pattern[str]:
    rows = "|".join(f"(?P<{code}>{pattern})" for code, pattern in groups.items())
    return words_pattern(rf"(?<!\w)(?:{rows})(?!\w)", flags)


_FOLDED = _compiled(_CLEAR)
_WRITTEN = _compiled(_CLEAR_AS_WRITTEN, re.IGNORECASE)
_MAYBE = _compiled(_DOUBTFUL)
_GOES_OUT_ON = words_pattern(
    r"(?<!\w)(?:tren|qua|bang|song|treo|dung|cang|in|bieu dien|phat hanh|long ghep|(?:tren|qua) (?:song"
    r"|he thong|phuong tien)"
    r"|viet|ke|hinh thuc)"
    r"(?: (?:cac|nhung|nhieu|he thong|phuong tien|moi|[0-9]{1,4})){0,3}\s*$"
)
_ROW_BEFORE = words_pattern(r"\s*(?:,|;|/|va|hoac|\(|:)\s*(?:(?:cac|tren|qua|he thong|[0-9]{1,4}) ){0,3}\s*")
# Dangers and offences on the net are subjects of a plan, no channels of it; nor is what the plan forbids.
_SUBJECT = words_pattern(
    r"(?<!\w)(?:tin gia|xau doc|lua dao|sai trai|xuyen tac|thu dich|doc hai|vi pham|mao danh|bat nat"
    r"|an toan tren|su dung"
    r"|nghiem cam|khong duoc)(?!\w)"
)
_FORBIDDEN = words_pattern(r"(?<!\w)khong \s*$")
_OF_A_BODY = re.compile(r"(?<!\w)(?:doi|to|ban bien tap|ban quan ly|phong|trung tam|bo phan)\s+$")
_LOOK_BACK = 60
_Mention = tuple[int, int, str, float]


def read_channels(source: SourceDocument, parts: Sequence[Part]) -> tuple[Found[str], ...]:
    """Return the channels that the plan names, each once; the value is the channel's code (``truyen_thanh``)."""
    found: dict[str, Found[str]] = {}
    for piece in passages(source, parts):
        if not any("kinh phi" in title for title in piece.titles):
            for start, end, code, confidence in _of_piece(source, piece):
                name = collapse(source.folded[start:end])
                if name not in found:
                    found[name] = source.found(start, end, code, confidence)
    return tuple(found.values())


def _of_piece(source: SourceDocument, piece: Passage) -> list[_Mention]:
    spans: list[_Mention] = []
    if piece.is_title and _names_a_body(source, piece):
        return []
    for pattern, text in ((_FOLDED, source.folded), (_WRITTEN, source.unmarked)):
        for match in pattern.finditer(text, piece.start, piece.end):
            if not _is_subject(source, piece.start, match) and not _is_body(source, match):
                spans.append((*match.span(), match.lastgroup or "", _SURE))
    spans = _longest(sorted(spans))
    ends = [end for _, end, _, _ in spans]
    last = piece.start
    doubtful: list[_Mention] = []
    for match in _MAYBE.finditer(source.folded, piece.start, piece.end):
        before = bisect_right(ends, match.start())
        if before < len(spans) and spans[before][0] < match.end():
            continue
        last = max(last, ends[before - 1] if before else piece.start)
        if _is_sent_through(source, piece.start, match, last):
            doubtful.append((*match.span(), match.lastgroup or "", _LIKELY))
            last = match.end()
    return sorted([*spans, *doubtful])


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


def _is_body(source: SourceDocument, match: re.Match[str]) -> bool:
    """Whether the words end the name of a body: ``Đội Tuyên truyền lưu động``, ``Ban biên tập Trang thông tin …``."""
    before = source.folded[max(0, match.start() - 24) : match.start()]
    return _OF_A_BODY.search(before) is not None


def _is_subject(source: SourceDocument, start: int, match: re.Match[str]) -> bool:
    if _FORBIDDEN.search(source.folded, max(start, match.start() - 10), match.start()):
        return True
    if match.lastgroup != "mang_xa_hoi":
        return False
    return _SUBJECT.search(source.folded, max(start, match.start() - _LOOK_BACK), match.start()) is not None


def _is_sent_through(source: SourceDocument, start: int, match: re.Match[str], last: int) -> bool:
    before = source.folded[max(start, match.start() - _LOOK_BACK) : match.start()]
    if _GOES_OUT_ON.search(before):
        return True
    if match.lastgroup == "tuyen_truyen_mieng" or match[0].startswith(("dai", "truyen")):
        return False
    if not start < last <= match.start() < last + _LOOK_BACK:
        return False
    return _ROW_BEFORE.fullmatch(source.folded, last, match.start()) is not None
