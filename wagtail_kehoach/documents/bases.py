"""The opening of a plan: the bases it rests on and the body that acts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from wagtail_kehoach.documents.anchors import words_pattern
from wagtail_kehoach.documents.bodies import HEAD, read_bodies
from wagtail_kehoach.documents.draft import Basis, Found
from wagtail_kehoach.documents.lines import Paragraph
from wagtail_kehoach.documents.source import SourceDocument, fold_aligned
from wagtail_kehoach.vietnamese.dates import Operator, PartialDate, Precision, find_partial_dates
from wagtail_kehoach.vietnamese.document_types import DOCUMENT_TYPES
from wagtail_kehoach.vietnamese.numbers import find_document_numbers

_MORE_TYPES = {
    "bộ luật",
    "chương trình phối hợp",
    "công ước",
    "điều lệ",
    "hiến pháp",
    "hướng dẫn liên ngành",
    "kế hoạch liên ngành",
    "kế hoạch liên tịch",
    "kế hoạch phối hợp",
    "lời kêu gọi",
    "nghị quyết liên tịch",
    "pháp lệnh",
    "quy chế phối hợp",
    "thông báo kết luận",
    "thông tri",
    "văn bản",
}
_TYPE_NAMES = "|".join(sorted({*DOCUMENT_TYPES.values(), *_MORE_TYPES}, key=len, reverse=True))
_TYPE = words_pattern(rf"(?:{_TYPE_NAMES})(?!\w)", re.IGNORECASE)
_VERB = words_pattern(
    r"(?:tiếp tục )?(?:(?P<sure>căn cứ(?: vào)?|xét(?! đề nghị))|(?P<other>(?:tổ chức )?thực hiện"
    r"|(?:tổ chức )?triển khai(?: thực hiện)?"
    r"|thi hành|theo(?: đề nghị của| tinh thần)?|xét(?: đề nghị của)?|trên cơ sở|tiếp tục"
    r"|để (?:triển khai(?: thực hiện)?|(?:tổ chức )?thực hiện)))(?!\w)\s*",
    re.IGNORECASE,
)
_ACTS = words_pattern(r"(?<=\s)(?:xay dung|ban hanh|lap|de ra|to chuc|trien khai|thong nhat|phoi hop)(?!\w)")
_THE_PLAN = words_pattern(r"[^;.]{0,80}?(?<!\w)ke hoach(?!\w)")
_CLAUSE_START = re.compile(r"[,;.)]\s+(?:nay\s+)?")
_NEXT_BASIS = re.compile(r";\s*(?:-\s+)?|\.\s+(?=[A-ZĐ])|(?:,|\s+và)\s+(?=\w+(?:\s\w+){0,2}\s+số\s)")
_OF = r"c[ủuùúũụ]a\s+"
_BETWEEN_NUMBER_AND_ISSUER = re.compile(rf"[\s,]*(?:ngày\s+)?[\s,)]*(?:{_OF}|giữa\s+)")
_OF_AFTER_NAME = re.compile(rf"[^;:.,()“”]{{0,100}}?\s+{_OF}")
_OF_AFTER_TYPE = re.compile(rf"\s+{_OF}")
_ABOUT = re.compile(r"\sv[ềêếéèe]\s")
_OWN_BODY = words_pattern(
    r"(?:đơn vị|nhà trường|cơ quan|ngành|địa phương|cấp trên|trung ương|tỉnh|huyện|thành phố|xã|phường)(?!\w)"
)
_BEFORE_DATE_OF_NUMBER = re.compile(r"[\s,(]*(?:ban\s+hành\s+|ký\s+)?(?:của\s[^,;.]{2,60})?[\s,]*(?:ngày)?[\s,]*")
_SUBJECT = words_pattern(r"(?<!\w)(?:ve|tu|ky niem|chao mung|nhan|tai|truoc|den|trong|khi|v/v)(?!\w)")
_NAMED = words_pattern(
    r"(?=[^\W\d_])[^;:.,()“”\"\n]{2,120}?(?=\s*[;:.,()“”\"\n]|\s*$| (?:về|v/v|ban hành|phê duyệt|quy định|hướng dẫn"
    r"|triển khai|tổ chức|thực hiện|sửa đổi|khóa|khoá|tại|ngày)(?!\w))"
)
_KEM_THEO = words_pattern(r"(?<!\w)kem theo ")
_INSTRUCTION = words_pattern(
    r"(?:sự |theo |ý kiến |các )*(?:chỉ đạo|ý kiến|phân công|đề nghị|nhiệm vụ được giao)(?!\w)", re.IGNORECASE
)
_SAYS_NUMBER = re.compile(r"\s+số\s*:?\s*$")
_BEFORE_NUMBER = re.compile(r"\s+(?:số\s*:?\s*)?")
_LONGEST_OPENING = 4_000
_LONGEST_ACTOR = 150
_DATE_REACH = 60


def is_basis(text: str) -> bool:
    """Whether a paragraph opens like a basis: ``Căn cứ …``, ``Thực hiện Kế hoạch số …``, ``Theo đề nghị của …``."""
    verb = _VERB.match(text[:60].lstrip("-–• "))
    if not verb:
        return False
    rest = text.lstrip("-–• ")[verb.end() : verb.end() + 200]
    return bool(verb["sure"] or _names_document(rest) or verb[0].rstrip().lower().endswith("đề nghị của"))


def opens_bases(text: str) -> bool:
    """Whether a printed line begins the bases: it opens like one, with a capital or a dash in front."""
    return text.lstrip("-–• ")[:1].isupper() and is_basis(text)


def read_attachment(source: SourceDocument, start: int, end: int) -> Basis:
    """Return the document with which a plan was issued, from the note *(Ban hành kèm theo Quyết định số …)*."""
    start, end = source.trimmed(start, end, also="()[].")
    told = _KEM_THEO.search(source.folded, start, end)
    return replace(_basis(source, told.end() if told else start, end), text=source.words(start, end), verb=None)


def read_opening(source: SourceDocument, preamble: Sequence[Paragraph]) -> tuple[tuple[Basis, ...], Found[str] | None]:
    """Return the bases, and the body that sets up the plan (``Ban Thường vụ … xây dựng kế hoạch … như sau:``)."""
    bases: list[Basis] = []
    acting: Found[str] | None = None
    for paragraph in preamble:
        start, end = paragraph.body, min(paragraph.end, paragraph.body + _LONGEST_OPENING)
        actor = _acting_body(source, start, end, is_last=paragraph is preamble[-1])
        if actor:
            acting = acting or source.words(*actor, 0.9)
            end = actor[0]
        if is_basis(source.unmarked[start:end]):
            bases += _bases(source, start, end)
    return tuple(bases), acting


def _names_document(text: str) -> bool:
    return bool(_TYPE.match(text) or _INSTRUCTION.match(text)) or bool(re.match(r"[^;.]{0,60}?\bsố\s*:?\s*\d", text))


def _acting_body(source: SourceDocument, start: int, end: int, *, is_last: bool) -> tuple[int, int] | None:
    """Return the span of the body in the last clause ``… xây dựng / ban hành … Kế hoạch … như sau:`` of a paragraph."""
    folded = " ".join(source.folded[start:end].split())
    if not (is_last or folded.endswith(":") or "nhu sau" in folded):
        return None
    clauses = [start, *(match.end() for match in _CLAUSE_START.finditer(source.unmarked, start, end))]
    for clause in reversed(clauses):
        if HEAD.match(source.unmarked, clause, end):
            for acts in _ACTS.finditer(source.folded, clause, min(end, clause + _LONGEST_ACTOR)):
                # A capital makes it part of the name: "Ban Xây dựng Đảng".
                is_verb = source.text[acts.start()].islower()
                if is_verb and _THE_PLAN.match(source.folded, acts.end(), end):
                    bracket = source.unmarked.find("(", clause, acts.start())
                    return source.trimmed(clause, bracket if bracket > 0 else acts.start(), also=",")
    return None


def _bases(source: SourceDocument, start: int, end: int) -> list[Basis]:
    text = source.unmarked
    pieces: list[tuple[int, int]] = []
    piece_start = start
    for separator in _NEXT_BASIS.finditer(text, start, end):
        following = text[separator.end() : end]
        in_sentence = text[separator.start()] != "."
        if is_basis(following) or in_sentence and _TYPE.match(following):
            pieces.append((piece_start, separator.start()))
            piece_start = separator.end()
    pieces.append((piece_start, end))
    return [_basis(source, *source.trimmed(*piece, also=";,.:")) for piece in pieces]


def _basis(source: SourceDocument, start: int, end: int) -> Basis:
    text = source.unmarked[start:end]
    verb = _VERB.match(text)
    after_verb = verb.end() if verb else 0
    numbers = find_document_numbers(text)
    number = numbers[0] if numbers else None
    named = _TYPE.match(text, after_verb) or _type_before(text, number[0] if number else 0)
    reach = number[1] if number else named.end() if named else after_verb
    date = _date_behind(text, reach, numbered=number is not None)
    by_name = (
        number is None and date is None and (named is not None or _INSTRUCTION.match(text, after_verb) is not None)
    )
    known_until = reach + date[1] if date else reach
    return Basis(
        text=source.words(start, end),
        verb=source.found(start, start + after_verb, source.quote(start, start + after_verb)) if verb else None,
        document_type=_document_type(source, start, named),
        number=source.found(start + number[0], start + number[1], number[2]) if number else None,
        date=source.found(start + reach + date[0], start + reach + date[1], date[2]) if date else None,
        issuer=_issuer(source, start + known_until, end, by_name=by_name)
        or (_issuer(source, start + reach, end, by_name=False) if date else None)
        or (_issuer_between(source, start + named.end(), start + number[0]) if named and number else None)
        or _proposer(source, start, start + after_verb, end),
    )


def _date_behind(text: str, reach: int, *, numbered: bool) -> tuple[int, int, PartialDate] | None:
    """Return the day of a document, named behind its number or name; days that its subject tells are none."""
    for start, end, value in find_partial_dates(text[reach : reach + 400]):
        between = text[reach : reach + start]
        if value.precision is not Precision.DAY or value.operator is not Operator.ON:
            continue
        if numbered and (len(between) >= _DATE_REACH or not _BEFORE_DATE_OF_NUMBER.fullmatch(between)):
            return None
        return None if _SUBJECT.search(fold_aligned(between)) else (start, end, value)
    return None


def _document_type(source: SourceDocument, start: int, named: re.Match[str] | None) -> Found[str] | None:
    if named is None:
        return None
    return source.found(start + named.start(), start + named.end(), named[0].capitalize())


def _type_before(text: str, number: int) -> re.Match[str] | None:
    """Match the type whose name stands directly before a number: ``tại Tờ trình số 31/TTr-VHXH``."""
    types = list(_TYPE.finditer(text, max(0, number - 40), number))
    return types[-1] if types and _BEFORE_NUMBER.fullmatch(text, types[-1].end(), number) else None


def _issuer(source: SourceDocument, known_until: int, end: int, *, by_name: bool) -> Found[str] | None:
    """Return the body of ``của …`` at once behind number and date, or behind the document's name (``by_name``)."""
    text = source.unmarked
    of = _BETWEEN_NUMBER_AND_ISSUER.match(text, known_until, end)
    if of is None and by_name:
        of = _OF_AFTER_NAME.match(text, known_until, end)
    if of is None:
        return None
    return _first_bodies(source, of.end(), end) or _named(source, of.end(), end, in_capitals=not by_name)


def _issuer_between(source: SourceDocument, name_end: int, number: int) -> Found[str] | None:
    """Return the body that stands between type and number: ``Kế hoạch của Ủy ban nhân dân tỉnh số 12/KH-UBND``."""
    of = _OF_AFTER_TYPE.match(source.unmarked, name_end, number)
    says_number = _SAYS_NUMBER.search(source.unmarked, name_end, number)
    return _first_bodies(source, of.end(), says_number.start() if says_number else number) if of else None


def _named(source: SourceDocument, start: int, end: int, *, in_capitals: bool) -> Found[str] | None:
    """Return a body whose name begins with no known word: ``Quốc hội``; or the own one: ``đơn vị``, ``nhà trường``."""
    own = _OWN_BODY.match(source.unmarked, start, end)
    name = own or (
        _NAMED.match(source.unmarked, start, end) if in_capitals and source.unmarked[start].isupper() else None
    )
    return source.words(*name.span(), 0.7) if name else None


def _proposer(source: SourceDocument, start: int, after_verb: int, end: int) -> Found[str] | None:
    """Return the body of ``Theo đề nghị của …``."""
    proposes = source.folded[start:after_verb].rstrip().endswith("cua")
    return _first_bodies(source, after_verb, end) if proposes else None


def _first_bodies(source: SourceDocument, start: int, end: int) -> Found[str] | None:
    about = _ABOUT.search(source.unmarked, start, end)
    bodies = read_bodies(source, start, about.start() if about else end)
    return source.words(bodies[0][0], bodies[-1][1], 0.9) if bodies else None
