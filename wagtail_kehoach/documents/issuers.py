"""Names of bodies as the left side of a heading prints them: in capitals, often broken over several lines.

Where one name ends and the next begins is told by the words with which names begin (``SỞ``, ``ĐẢNG ỦY``) and by those
with which none can end (``BAN CHẤP HÀNH``, ``… HUYỆN``).
"""

from __future__ import annotations

import re

from wagtail_kehoach.documents.source import fold_aligned

_HEADS = re.compile(
    r"(?:uy ban|ubnd|ub ?mttq|hdnd|hoi dong|trung tam|van phong|(?:dang|tinh|thanh|huyen|quan|thi) uy|dang bo|chi bo"
    r"|dang doan|ban can su|mat tran|mttq|lien doan|cong doan|(?:tinh|thanh|huyen|quan|thi|xa|phuong|chi"
    r"|lien chi) doan"
    r"|doan (?:tncs|tn|thanh nien|xa|phuong|thi|huyen|tinh|truong|co so|co quan|khoi|dai bieu|ca mua"
    r"|nghe thuat|cheo|cai luong|van cong|kinh te|cac co quan)"
    r"|hoi (?:lien hiep|lhpn|lhtn|nong dan|cuu|ccb|phu nu|nha bao|chu thap do|nguoi|khuyen hoc|sinh vien"
    r"|van hoc|luat gia"
    r"|nan nhan|dong y|bao tro|lam vuon|cha me|doanh|sinh vat)"
    r"|so (?:van hoa|giao duc|y te|noi vu|tu phap|tai|nong|cong|xay|khoa|thong tin|ke hoach|lao dong"
    r"|du lich|giao thong"
    r"|dan toc|ngoai vu)"
    r"|phong (?:van hoa|giao duc|noi vu|tu phap|tai|nong|cong|xay|khoa|thong tin|ke hoach|lao dong|du lich"
    r"|y te|kinh te"
    r"|quan ly|dan toc|ha tang|chinh tri)"
    r"|ban (?:chap hanh|thuong vu|thuong truc|chi dao|chi huy|quan ly|tuyen giao|dan van|to chuc|xay dung|noi chinh"
    r"|van hoa|bao ve|giam doc|giam hieu|dai dien|kinh te|phap che|kiem tra|dan toc|bien tap|van dong"
    r"|cong tac|an toan)"
    r"|truong (?:th|thcs|thpt|ptdt\w*|tieu hoc|mam non|mau giao|trung|dai hoc|cao dang|chinh tri|pho thong"
    r"|quan su|boi)"
    r"|bch|btv|chi cuc|tong cuc|tong cong ty|tong lien doan|tong hoi|cong an|cong ty|doanh nghiep|ngan hang|kho bac"
    r"|buu dien|tap doan|hop tac xa|lien minh|lien hiep|lien nganh|lien tich|thu vien|bao tang|nha van hoa|nha hat"
    r"|nha thieu nhi|nha bao tang|cau lac bo|hat kiem lam|don bien phong|tram y te|tram |hoc vien|benh vien|toa an"
    r"|vien kiem sat|to (?:dan pho|chuyen mon)|bo (?:chi huy|tu lenh|noi vu|van hoa|giao duc|y te|tai chinh"
    r"|quoc phong|cong an|nong"
    r"|khoa|xay|tu phap|cong thuong|ngoai giao|dan toc|thong tin|lao dong)|bao va|quan khu|dai (?:phat|truyen)"
    r"|thanh tra|cum |thon )"
)
# Short words that other words resemble once their marks are lost: only the marks tell them apart (Bảo Lộc, Hội An).
_MARKED_HEADS = re.compile(
    r"(?:sở|bộ(?! luật| phận)|ban(?! hành| đầu)|phòng(?!,? chống| ngừa)|hội(?! an| nghị| thi| thảo| diễn| trường)"
    r"|đoàn(?! kết)|đài|báo(?! cáo| chí)|cục|viện(?! trợ)|vụ(?! việc| mùa)|trường(?! sa| hợp)(?= \S+ \S)"
    r"|tổ(?! chức| quốc)|đội(?! ngũ)|quỹ|trạm|khối) "
)
_GOES_ON = re.compile(r"\s*(?:[-–,&]|va(?!\w)|xa hoi(?!\w))")
_LEVEL = r"(?:tinh|thanh pho|tp\.?|huyen|quan|thi xa|xa|phuong|thi tran|dac khu|khu vuc|thon|ap|khu pho|khoi)"
_ENDS_IN_LEVEL = re.compile(rf"(?:^|\s){_LEVEL}$")
_OPEN_END = re.compile(r"(?:^|.*\s)(?:va|cua|thuoc|cac|cap)$|.*[-–,&]$")
_BARE = re.compile(
    r"(?:ban (?:chap hanh|thuong vu|thuong truc|chi dao|quan ly|to chuc|giam doc|dai dien)|bch|btv|van phong|uy ban"
    r"|hoi dong|trung tam|truong|so|phong|bo|hoi|doan|doan thanh nien|cong doan|lien doan|cong ty|chi bo"
    r"|dang uy|dang bo"
    r"|chi doan|thuong truc|cum|ban|doan thanh nien cong san|hoi lien hiep)"
)
_COMPLETE = re.compile(rf"(?:^|.*\s)(?:{_LEVEL}(?:\s\S+){{1,5}}|viet nam|ho chi minh|\S+ uy(?:\s\S+){{2,5}})$")
_HAS_UNITS = re.compile(r"(?:so|bo|phong|cuc|toa an|truong|lien hiep|tong)(?:\s\S+){2,12}$")
_JOINT_HEAD = re.compile(r"(so|phong|bo)\s")


def opens_body(text: str) -> bool:
    """Whether ``text`` begins as names of bodies do; lost marks are forgiven where no other word is meant."""
    text = text.strip(" *_")
    return _HEADS.match(fold_aligned(text[:80])) is not None or _MARKED_HEADS.match(text[:20].lower()) is not None


def begins_another(name: str, line: str) -> bool:
    """Whether ``line`` begins the name of another body than ``name``, which stands directly above."""
    before, folded = fold_aligned(name.strip(" *_")), fold_aligned(line.strip(" *_"))
    if _GOES_ON.match(folded) or _OPEN_END.fullmatch(before) or _BARE.fullmatch(before):
        return False
    if _ENDS_IN_LEVEL.search(before):
        # A bare "… XÃ" asks for the name of the commune, which may look like a short head: "HỘI AN".
        return _HEADS.match(folded) is not None
    return opens_body(line)


def issue_together(name: str, line: str) -> bool:
    """Whether two bodies that stand one above the other are equals (liên ngành): ``SỞ A`` / ``SỞ B``."""
    first, second = (_JOINT_HEAD.match(fold_aligned(each.strip(" *_"))) for each in (name, line))
    return bool(first and second and first[1] == second[1])


def name_breaks(text: str) -> list[int]:
    """Return where further names begin in capitals that lost their line ends: ``UBND TỈNH LAM GIANG SỞ Y TẾ``."""
    breaks: list[int] = []
    start = 0
    for word in re.finditer(r"(?<=\s)\S", text[:400]):
        before = fold_aligned(text[start : word.start()].strip(" *_"))
        rest = text[word.start() :]
        # The names of departments and schools need no level: the longer words with which names begin end them.
        ends = _HAS_UNITS.match(before) and not _OPEN_END.fullmatch(before) and _HEADS.match(fold_aligned(rest[:80]))
        if ends or _COMPLETE.fullmatch(before) and opens_body(rest):
            breaks.append(word.start())
            start = word.start()
    return breaks
