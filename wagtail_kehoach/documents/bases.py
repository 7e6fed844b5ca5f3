"""The opening of a plan: the bases it rests on and the body that acts.

Nghị định 30/2020/NĐ-CP, phụ lục I, sets each basis on its line with ``;`` behind it and ``.`` or ``,`` behind the last;
Hướng dẫn 05-HD/VPTW puts a dash before each. Type, number, issuer and day of a basis are cited in that order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from wagtail_kehoach.documents.acting import read_actor
from wagtail_kehoach.documents.anchors import words_pattern
from wagtail_kehoach.documents.bodies import read_bodies, starts_with_body
from wagtail_kehoach.documents.draft import Basis, Found
from wagtail_kehoach.documents.lines import LISTED, Paragraph
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
# Read on folded text, since signs get lost: "Căn cử", "Thưc hiện".
_VERB = words_pattern(
    r"(?:tiep tuc )?(?:(?P<sure>can cu(?: vao)?|xet(?! de nghi))|(?P<other>(?:to chuc )?thuc hien"
    r"|(?:to chuc )?trien khai(?: thuc hien)?"
    r"|thi hanh|theo(?: de nghi cua| tinh than)?|xet(?: de nghi cua)?|tren co so|tiep tuc"
    r"|de (?:trien khai(?: thuc hien)?|(?:to chuc )?thuc hien)"
    r"|(?P<agreed>duoc su (?:nhat tri|dong y|cho phep|thong nhat|uy quyen) cua)))(?!\w)\s*"
)
_DILIGENT = "cần cù"
_LEAD = words_pattern(
    r"(?:cac |nhung )?(?:(?:van ban|tai lieu|co so|can cu|quy dinh)(?: phap ly| chi dao| phap luat)?)?"
    r"(?: ?sau(?: day)?)?\W*"
)
_HAS_NUMBER = re.compile(r"[^;.]{0,60}?\bsố\s*:?\s*\d")
_NEXT_BASIS = re.compile(
    r";\s*(?:-\s+)?|\.\s+(?=[A-ZĐ])"
    r"|(?:,|\s+và)\s+(?=\w+(?:\s\w+){0,2}\s+số\s|[Tt]heo\s+đề\s+nghị|[Xx]ét\s+đề\s+nghị|[Cc]ăn\s+cứ\s"
    r"|Chương\s+trình\s+công\s+tác|Điều\s+lệ\s)"
)
_OF = r"c[ủuùúũụ]a\s+"
_BETWEEN_NUMBER_AND_ISSUER = re.compile(rf"[\s,]*(?:ngày\s+)?[\s,)]*(?:{_OF}|giữa\s+)")
_OF_AFTER_NAME = re.compile(rf"[^;:.,()“”]{{0,100}}?\s+{_OF}")
_OF_AFTER_TYPE = re.compile(rf"\s+{_OF}")
_ABOUT = re.compile(r"\s(?:v[ềêếéèe]|[vV]/v)\s")
_FURTHER_NUMBER = re.compile(r"\s*(?:[,;]|và)\s*(?:số\s*:?\s*)?")
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
_LONGEST_START = 300
_DATE_REACH = 60
_CARRIED_ON = 0.8


def is_basis(text: str) -> bool:
    """Whether a paragraph opens like a basis: ``Căn cứ …``, ``Thực hiện Kế hoạch số …``, ``Theo đề nghị của …``."""
    text = text[:_LONGEST_START].lstrip("-–• ")
    verb = _verb_of(text)
    if not verb:
        return False
    rest = text[verb.end() : verb.end() + 200]
    if verb["agreed"]:
        return _names_document(rest) or starts_with_body(rest)
    return bool(verb["sure"] or _names_document(rest) or verb[0].rstrip().endswith("de nghi cua"))


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
    verb: Found[str] | None = None
    for paragraph in preamble:
        start, end = paragraph.body, min(paragraph.end, paragraph.body + _LONGEST_OPENING)
        actor = read_actor(source, start, end, is_last=paragraph is preamble[-1])
        if actor:
            acting = acting or actor
            end = actor.span.start
        text = source.unmarked[start:end]
        if led := _lead_of(text):
            verb = source.words(start, start + led)
        elif is_basis(text) or verb is not None and _goes_on(text, is_listed=paragraph.mark in LISTED):
            bases += _bases(source, start, end, verb)
            verb = bases[-1].verb
        else:
            verb = None
    return tuple(bases), acting


def _lead_of(text: str) -> int | None:
    """Return the length of the verb that stands in front of a list of bases: ``Căn cứ các văn bản sau:``."""
    verb = _verb_of(text)
    if verb is None or not text.rstrip().endswith(":") or len(text) > _LONGEST_START:
        return None
    return verb.end() if _LEAD.fullmatch(fold_aligned(text), verb.end()) else None


def _goes_on(text: str, *, is_listed: bool) -> bool:
    """Whether a paragraph names a further document, without a verb of its own: ``- Luật Thư viện …;``."""
    return _TYPE.match(text) is not None and (is_listed or _HAS_NUMBER.match(text) is not None)


def _verb_of(text: str) -> re.Match[str] | None:
    """Match the verb with which a basis opens, on the folded text."""
    return None if text[: len(_DILIGENT)].lower() == _DILIGENT else _VERB.match(fold_aligned(text[:_LONGEST_START]))


def _names_document(text: str) -> bool:
    return bool(_TYPE.match(text) or _INSTRUCTION.match(text)) or _HAS_NUMBER.match(text) is not None


def _bases(source: SourceDocument, start: int, end: int, verb: Found[str] | None) -> list[Basis]:
    """Return the bases of a paragraph; one without a verb takes that of the one before, ``verb`` for the first."""
    text = source.unmarked
    pieces: list[tuple[int, int]] = []
    piece_start = start
    for separator in _NEXT_BASIS.finditer(text, start, end):
        following = text[separator.end() : min(end, separator.end() + _LONGEST_START)]
        in_sentence = text[separator.start()] != "."
        if is_basis(following) or in_sentence and _TYPE.match(following):
            pieces.append((piece_start, separator.start()))
            piece_start = separator.end()
    pieces.append((piece_start, end))
    bases: list[Basis] = []
    for piece in pieces:
        for basis in _numbered(source, _basis(source, *source.trimmed(*piece, also=";,.:"))):
            if basis.verb is None and verb is not None:
                basis = replace(basis, verb=replace(verb, confidence=_CARRIED_ON))
            verb = basis.verb
            bases.append(basis)
    return bases


def _numbered(source: SourceDocument, basis: Basis) -> list[Basis]:
    """Return the basis once for each number where it lists several: ``các Quyết định số 12/QĐ-UBND, 13/QĐ-UBND``."""
    start, end = basis.text.span.start, basis.text.span.end
    numbers = find_document_numbers(source.unmarked[start:end])
    listed = numbers[:1]
    for before, number in pairwise(numbers):
        if not _FURTHER_NUMBER.fullmatch(source.unmarked[start + before[1] : start + number[0]]):
            break
        listed.append(number)
    if len(listed) < 2 or basis.number is None:
        return [basis]
    # Date and issuer stand behind the last of them and hold for all.
    last = _basis(source, start, end, len(listed) - 1)
    return [
        replace(basis, number=source.found(start + first, start + behind, number), date=last.date, issuer=last.issuer)
        for first, behind, number in listed
    ]


def _basis(source: SourceDocument, start: int, end: int, which: int = 0) -> Basis:
    """Return the basis that a piece of text states, as its number ``which`` (from 0) and the words behind it tell."""
    text = source.unmarked[start:end]
    verb = _verb_of(text)
    after_verb = verb.end() if verb else 0
    numbers = find_document_numbers(text)
    number = numbers[which] if numbers else None
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
