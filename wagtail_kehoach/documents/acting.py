"""The body that sets up the plan, as the opening sentence names it.

``Căn cứ …, Ủy ban nhân dân xã xây dựng Kế hoạch … như sau:``. The body is the subject of the sentence's last clause;
its name ends where the verb of the sentence stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wagtail_kehoach.documents.anchors import words_pattern
from wagtail_kehoach.documents.bodies import starts_with_body
from wagtail_kehoach.documents.draft import Found
from wagtail_kehoach.documents.heads import HEAD
from wagtail_kehoach.documents.source import SourceDocument, fold_aligned

# What a body does with its own plan, and words in front of that. Read on folded text; behind a bare head word they name
# the body: "Ban tổ chức", "Tổ xây dựng nông thôn mới".
_SAYS = words_pattern(
    r"(?<=\s)(?<!ban\s)(?<!to\s)(?<!doi\s)(?<!nhom\s)"
    r"(?:xay dung|ban hanh|l\s?ap|de ra|dat ra|thong nhat|phat dong|trien khai|thuc hien|phoi hop|tiep tuc|yeu cau"
    r"|de nghi"
    r"|to chuc(?! (?:chinh tri|co so|dang|xa hoi|hoi|doan the)(?!\w))|chu tri|du kien|quyet dinh|huong dan|thong bao"
    r"|soan thao|da|se|xin|long trong)(?!\w)"
)
_THE_PLAN = words_pattern(r"[^;.]{0,160}?(?<!\w)ke hoach(?!\w)")
_OPENS_TEXT = re.compile(r".*(?:(?:nhu|noi dung|cu the) sau|sau day|:)\W*", re.DOTALL)
_CLAUSE_START = re.compile(r"(?:[,.)]\s+|;\s*)(?:nay\s+)?")
# Words with which other clauses of the sentence begin; a clause that does names no subject first.
_NO_SUBJECT = words_pattern(
    r"(?:nham|de|trong|huong ung|phat huy|chao mung|ky niem|thuc hien|trien khai|tiep tuc|can cu|theo|xet|tren co so"
    r"|nhan|duoc|qua|tu|voi|den|truoc|sau|khi|nam|ngay|thang|ve|va|cung|dong thoi|do|vi|tai|gan voi|gop phan|to chuc"
    r"|ban hanh|nghi quyet|ke hoach|quyet dinh|chi thi|cong van|chuong trinh|huong dan|thong bao|ket luan|luat)(?!\w)"
)
_LEADS_TO_NAME = words_pattern(
    r".*(?<!\w)(?:của|do|tại|với|và|cho|từ|theo|về|thuộc|ở|qua|giữa|cùng|là|được)\s+$|.*[^\w\s]\s*$", re.DOTALL
)
_LONGEST_ACTOR = 150
_NAMED, _UNKNOWN_NAME, _OWN_WORD = 0.9, 0.7, 0.6
_Subject = tuple[int, float]


def read_actor(source: SourceDocument, start: int, end: int, *, is_last: bool) -> Found[str] | None:
    """Return the body that acts in the last clause of a paragraph, ``None`` when none is its subject.

    ``is_last``: the paragraph is the last one before the first part of the plan.
    """
    folded = " ".join(source.folded[start:end].split())
    opens = _OPENS_TEXT.fullmatch(folded[-40:]) is not None
    if not (is_last or opens or "nhu sau" in folded):
        return None
    for subject, sureness in _subjects(source, start, end):
        verb = _verb_behind(source, subject, end)
        if verb is None:
            continue
        makes_plan = _THE_PLAN.match(source.folded, verb, end) is not None
        if makes_plan or opens and sureness == _NAMED:
            bracket = source.unmarked.find("(", subject, verb)
            return source.words(*source.trimmed(subject, bracket if bracket > 0 else verb, also=","), sureness)
    return None


def _subjects(source: SourceDocument, start: int, end: int) -> Iterator[_Subject]:
    """Yield where the subject may begin and how sure that is: known bodies first, the last clause before others."""
    clauses = [start, *(match.end() for match in _CLAUSE_START.finditer(source.unmarked, start, end))][::-1]
    for clause in clauses:
        if source.unmarked[clause : clause + 1].isupper() and HEAD.match(source.unmarked, clause, end):
            yield clause, _NAMED
    for clause in clauses[:-1]:
        text = source.unmarked[clause : min(end, clause + _LONGEST_ACTOR)]
        if text[:1].isupper() and not _NO_SUBJECT.match(fold_aligned(text)):
            yield clause, _UNKNOWN_NAME
        elif starts_with_body(text, any_case=True) and not text.startswith("các"):
            yield clause, _OWN_WORD
    for match in reversed(list(HEAD.finditer(source.unmarked, clauses[0], end))):
        before = source.unmarked[max(start, match.start() - 40) : match.start()]
        word = before.split()[-1:] if before[-1:].isspace() else []
        if match[0][0].isupper() and word and not word[0][0].isupper() and not _LEADS_TO_NAME.match(before):
            yield match.start(), _UNKNOWN_NAME


def _verb_behind(source: SourceDocument, subject: int, end: int) -> int | None:
    """Return where the verb stands that ends the name of the body beginning at ``subject``."""
    verbs = _SAYS.finditer(source.folded, subject, min(end, subject + _LONGEST_ACTOR))
    # A capital makes it part of the name: "Ban Xây dựng Đảng".
    return next((verb.start() for verb in verbs if source.text[verb.start()].islower()), None)
