"""The type of the document (*Kế hoạch*) and its abstract (trích yếu), which end the heading.

By Nghị định 30/2020/NĐ-CP, phụ lục I, the type stands alone in capitals, the abstract below it over a rule; by Hướng
dẫn 36-HD/VPTW and 05-HD/VPTW the abstract is in small letters over ``-----``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wagtail_kehoach.documents.anchors import closing_title, is_rule, opens_recipients
from wagtail_kehoach.documents.bases import is_basis, opens_bases, read_attachment
from wagtail_kehoach.documents.draft import Basis, DocumentError, Found
from wagtail_kehoach.documents.issuers import opens_body
from wagtail_kehoach.documents.letterhead import Letterhead, letterhead_below, own_letterhead, read_letterhead
from wagtail_kehoach.documents.lines import ends_sentence, is_upper_case, line_width, starts_lower
from wagtail_kehoach.documents.marks import Marks, read_marks
from wagtail_kehoach.documents.source import Line, SourceDocument, fold_aligned
from wagtail_kehoach.documents.type_line import ACCEPTED_TYPES, AcceptedType, TypeLine, read_type
from wagtail_kehoach.vietnamese.document_types import document_type_named

_BEHIND_TYPE = re.compile(r"[\s:–-]*")
_NUMBERED_TITLE = re.compile(r"\W*(?:(?:lan|dot|so)\s+(?:thu\s+)?(?:\d{1,3}|[ivx]{1,4}|nhat|hai|ba|tu|nam))\W*")
_ATTACHED = re.compile(r"\W*(?:duoc )?(?:ban hanh )?(?:dinh )?kem theo ")
_LETTER = re.compile(r"\W*kinh gui(?!\w)")
_SUBJECT = re.compile(r"\W*v/v(?!\w)")
# "V/v" is no part of what an abstract says.
_ABOUT = re.compile(r"[\s(]*v/v\s*:?\s*")
_DRAFT = re.compile(r"\W*du thao(?:\s+lan\s+\S{1,4})?\W*")
_OPENS_TITLE = re.compile(r"\s*(?:\d{1,2}\.\s*)?(?=[^\W\d_])")
_SECTION = re.compile(
    r"\s*(?:[IVX]{1,5}|[A-H]|\d{1,2})\s*[.\-–/)]\s*(?=\S)|\s*(?:PHẦN|Phần)\s+(?:[IVX]{1,5}|thứ|THỨ|\d)"
)
_CAPITAL_SECTION = re.compile(r"\s*(?:[IVX]{1,5}|[A-H])\s*[.\-–/)]\s*[^\W\d_]{2}")
_LEAVES_OPEN = re.compile(
    r"(?:^|.*\W)(?:,|-|–|cua|va|ve|cac|voi|cho|la|trong|theo|tai|de|tu|den|do|bang|nhung|o|hoac|qua|so|ngay|thang|nam"
    r"|thuc hien|trien khai|to chuc|tuyen truyen|huong ung|chao mung|ky niem|nhan|dip|ban hanh)"
)
_OPENS_SENTENCE = re.compile(
    r"(?:Nhằm|Để|Trong|Hưởng ứng|Phát huy|Chào mừng|Kỷ niệm|Thực hiện|Triển khai|Tiếp tục|Xuất phát|Hiện nay"
    r"|Nhân dịp|Trên cơ sở|Được sự|Xét|Theo|(?:Năm|Ngày|Từ|Trước|Qua)(?=\s+(?:\d|năm|ngày|tháng|thực tế|đó)))(?!\w)"
)
_TIME_ALONE = re.compile(
    r"(?:(?:Tháng|Quý|Năm|Năm học|Giai đoạn)\s+[\dIVX]{1,4}(?:\s?[-–/]\s?[\dIVX]{1,4})?\s*)+", re.IGNORECASE
)
_LONGEST_ABSTRACT_LINES = 10
_LONGEST_ABSTRACT_LINE = 400
_LINES_BELOW_A_TITLE = 30
_LINES_OF_A_NOTE = 5


@dataclass(slots=True)
class Heading:
    """The heading as read. ``body_from`` is the index of the first line behind it."""

    body_from: int
    document_type: Found[str]
    letterhead: Letterhead
    marks: Marks
    abstract: Found[str] | None = None
    attached_to: Basis | None = None


@dataclass(frozen=True, slots=True)
class _Title:
    """The line of the plan's type: its index, and whether another document or a cover stands in front in the file."""

    place: int
    type: TypeLine
    follows: bool


def read_heading(source: SourceDocument, types: Sequence[AcceptedType] = ACCEPTED_TYPES) -> Heading:
    """Return the heading. Raises ``DocumentError("not_a_plan", …)`` when no line states one of the ``types``.

    Of a plan attached to a decision or a letter only its own letterhead is read, never that of the other document.
    """
    title = _title(source, types)
    line, before = source.lines[title.place], source.lines[: title.place]
    type_start, type_end = line.start + title.type.start, line.start + title.type.end
    exact = source.quote(type_start, type_end).casefold() in {each.name.casefold() for each in types}
    own = own_letterhead(source, before) if title.follows else before
    heading = Heading(
        body_from=title.place + 1,
        document_type=source.found(type_start, type_end, title.type.name, 1.0 if exact else 0.8),
        letterhead=read_letterhead(source, own),
        marks=read_marks(source, before),
        attached_to=_attachment_above(source, before),
    )
    behind = _BEHIND_TYPE.match(source.unmarked, type_end, line.end)
    abstract = behind.end() if behind else type_end
    alone = title.type.alone or _goes_on_as_title(source, abstract, line.end)
    reader = _AbstractReader(source, heading, title.place, None if alone else abstract)
    reader.read()
    if reader.letterhead:
        heading.letterhead = read_letterhead(source, [*own, *reader.letterhead])
    return heading


def _goes_on_as_title(source: SourceDocument, start: int, end: int) -> bool:
    """Whether what stands behind the type on its line is no abstract: ``KẾ HOẠCH (LẦN 2)``, ``KẾ HOẠCH SỐ 2``."""
    rest = source.quote(start, end)
    return _NUMBERED_TITLE.fullmatch(fold_aligned(rest)) is not None or document_type_named(rest) is not None


def _title(source: SourceDocument, types: Sequence[AcceptedType]) -> _Title:
    """Find the line that states the type."""
    other: str | None = None
    is_letter = False
    other_ended = False
    has_cover = False
    for place, line in enumerate(source.lines):
        if line.page_margin or line.table is not None:
            continue
        named = _type_of(source, place, types)
        accepted = named is not None and named.is_one_of(types)
        if named and accepted and not _names_subject(source, place, named):
            if _is_cover(source, place, types):
                has_cover = True
            elif other is None or other_ended or _is_attachment(source, place):
                return _Title(place, named, other is not None or is_letter or has_cover)
        elif named and named.capitals and other is None and not accepted:
            other = named.name
        other_ended = other_ended or _opens_recipients(source, line)
        is_letter = is_letter or _LETTER.match(source.folded, line.start, line.end) is not None
    raise _no_plan(types, other, is_letter)


def _opens_recipients(source: SourceDocument, line: Line) -> bool:
    return opens_recipients(source.folded[line.start : min(line.end, line.start + 200)].strip())


def _type_of(source: SourceDocument, place: int, types: Sequence[AcceptedType]) -> TypeLine | None:
    line = source.lines[place]
    text = source.unmarked[line.start : line.end]
    named = read_type(text)
    if named is None:
        return _title_in_small_letters(source, place, text, types)
    above = _text_above(source, place)
    if opens_body(above) and named.is_plan and above.rstrip().endswith(("-", "–", ",", "VÀ", "SỞ", "PHÒNG", "BỘ")):
        return None
    if named.capitals:
        return named
    runs_on = bool(above) and not is_upper_case(above) and _LEAVES_OPEN.fullmatch(_folded(above)) is not None
    return named if not runs_on and (_is_displayed(line) or _is_followed_by_plan(source, place)) else None


def _title_in_small_letters(
    source: SourceDocument, place: int, text: str, types: Sequence[AcceptedType]
) -> TypeLine | None:
    """Read ``Kế hoạch tổ chức ngày hội`` where the line is set out as a title and a plan follows."""
    opening = _OPENS_TITLE.match(text[:200])
    start = opening.end() if opening else 0
    name = next((each.name for each in types if each.in_small_letters and text.startswith(each.name, start)), None)
    if name is None or len(text) > _LONGEST_ABSTRACT_LINE or ends_sentence(text):
        return None
    end = start + len(name)
    first = not _text_above(source, place)
    if not (text[end : end + 1].isspace() and text[end:].strip()) or not (first or _is_displayed(source.lines[place])):
        return None
    return TypeLine(name, end, alone=False, capitals=False) if _is_followed_by_plan(source, place) else None


def _is_displayed(line: Line) -> bool:
    return line.bold or line.centred


def _below(source: SourceDocument, place: int, count: int) -> Iterator[tuple[int, str]]:
    """Yield index and text of the next printed lines."""
    for index in range(place + 1, len(source.lines)):
        line = source.lines[index]
        text = source.unmarked[line.start : min(line.end, line.start + _LONGEST_ABSTRACT_LINE)].strip()
        if text and not line.page_margin and count:
            count -= 1
            yield index, text
        elif not count:
            return


def _above(source: SourceDocument, place: int, count: int) -> Iterator[tuple[int, str]]:
    """Yield index and text of the printed lines above, the nearest first."""
    for index in range(place - 1, max(-1, place - 4 * count), -1):
        line = source.lines[index]
        text = source.unmarked[line.start : min(line.end, line.start + _LONGEST_ABSTRACT_LINE)].strip()
        if text and not line.page_margin and count:
            count -= 1
            yield index, text


def _text_above(source: SourceDocument, place: int) -> str:
    for index in range(place - 1, max(-1, place - 10), -1):
        line = source.lines[index]
        text = source.unmarked[line.start : line.end].strip()
        if text and not line.page_margin and not is_rule(source.text[line.start : line.end]):
            return text
    return ""


def _is_followed_by_plan(source: SourceDocument, place: int) -> bool:
    """Whether bases or a first section stand below, as they do below the title of a plan."""
    for _, text in _below(source, place, _LINES_BELOW_A_TITLE):
        if opens_bases(text):
            return True
        if _CAPITAL_SECTION.match(text):
            return is_upper_case(text) or text.lstrip().startswith(("I.", "I-", "A."))
        if text.startswith(("1.", "1-")) and not text.startswith(("1.1", "1-1")):
            return not ends_sentence(text)
    return False


def _names_subject(source: SourceDocument, place: int, named: TypeLine) -> bool:
    """Whether the words belong to the subject of a letter, below *V/v* or in running text above *Kính gửi*."""
    above = [_folded(text) for _, text in _above(source, place, _LINES_OF_A_NOTE)]
    if any(_SUBJECT.match(text) for text in above[: _LINES_OF_A_NOTE - 1]):
        return True
    if named.alone and named.capitals:
        return False
    for _, text in _below(source, place, _LONGEST_ABSTRACT_LINES):
        if _LETTER.match(_folded(text)):
            return True
        if opens_bases(text) or _SECTION.match(text) or is_rule(text):
            break
    return False


def _is_cover(source: SourceDocument, place: int, types: Sequence[AcceptedType]) -> bool:
    """Whether the line stands on a cover: the heading with its title, and the type again, follow below."""
    headed = False
    for index, text in _below(source, place, _LINES_BELOW_A_TITLE):
        if opens_bases(text) or _CAPITAL_SECTION.match(text):
            return False
        headed = headed or closing_title(_folded(text)) is not None
        again = read_type(text) if headed else None
        if again and again.is_one_of(types) and again.capitals and not source.lines[index].page_margin:
            return True
    return False


def _folded(text: str) -> str:
    return fold_aligned(text.strip())


def _is_attachment(source: SourceDocument, place: int) -> bool:
    return any(_ATTACHED.match(_folded(text)) for _, text in _below(source, place, _LONGEST_ABSTRACT_LINES))


def _no_plan(types: Sequence[AcceptedType], other: str | None, is_letter: bool) -> DocumentError:
    wanted = " hoặc ".join(each.name.lower() for each in types)
    if other:
        seen = f"tên loại của văn bản là “{other}”"
    elif is_letter:
        seen = "đây có vẻ là công văn (có “Kính gửi”)"
    else:
        seen = "không có dòng tên loại " + " hoặc ".join(f"“{each.name.upper()}”" for each in types)
    return DocumentError("not_a_plan", f"Tệp không phải {wanted}: {seen}; hãy chọn tệp của chính bản {wanted}.")


def _attachment_above(source: SourceDocument, before: Sequence[Line]) -> Basis | None:
    """Read the note *(Kèm theo Quyết định …)* that stands above the type."""
    for place in range(len(before) - 1, max(-1, len(before) - _LONGEST_ABSTRACT_LINES), -1):
        line = before[place]
        if _ATTACHED.match(source.folded, line.start, line.end):
            return read_attachment(source, line.start, before[_note_end(source, place)].end)
    return None


def _note_end(source: SourceDocument, place: int) -> int:
    """Return the index of the last line of a note in brackets that begins at line ``place``."""
    opening = source.lines[place]
    if "(" not in source.text[opening.start : opening.end][:10]:
        below = next(_below(source, place, 1), None)
        return below[0] if below and starts_lower(below[1]) else place
    for index in range(place, min(place + _LINES_OF_A_NOTE, len(source.lines))):
        if source.unmarked[source.lines[index].start : source.lines[index].end].rstrip(" .*").endswith(")"):
            return index
    return place


def _is_left_open(text: str) -> bool:
    """Whether a line of an abstract asks for more: it ends in *của*, *năm* and the like, or within quotation marks."""
    if _LEAVES_OPEN.fullmatch(_folded(text)[-40:]):
        return True
    return text.count("“") + text.count("(") > text.count("”") + text.count(")")


class _AbstractReader:
    """Reads the lines below the type as the abstract, up to a rule, the bases or the first section."""

    def __init__(self, source: SourceDocument, heading: Heading, place: int, start: int | None) -> None:
        self._source = source
        self._heading = heading
        self._place = place
        self._start = start
        self._end = source.lines[place].end if start is not None else None
        self._previous: Line | None = source.lines[place] if start is not None else None
        self._taken = 0 if start is None else 1
        self.letterhead: list[Line] = []
        self._width = line_width(source, source.lines)

    def read(self) -> None:
        source, heading = self._source, self._heading
        ruled = False
        index = self._place + 1
        while index < len(source.lines):
            line = source.lines[index]
            text = source.text[line.start : line.end]
            if not text.strip() or line.page_margin:
                index += 1
                continue
            if is_rule(text):
                ruled = True
                heading.body_from = index + 1
                if self._start is not None or heading.attached_to:
                    index = self._skip_note(index + 1)
                    break
            elif _ATTACHED.match(source.folded, line.start, line.end):
                index = self._take_note(index)
                continue
            elif self._start is None and _DRAFT.fullmatch(source.folded, line.start, line.end):
                heading.body_from = index + 1
            elif (behind := letterhead_below(source, index, heading.letterhead)) > index:
                self.letterhead += source.lines[index:behind]
                heading.body_from = behind
                if self._start is not None:
                    break
                index = behind
                continue
            elif self._ends_before(line) or self._taken == _LONGEST_ABSTRACT_LINES:
                heading.body_from = index
                break
            else:
                self._take(line)
                heading.body_from = index + 1
            index += 1
        if self._start is not None and self._end is not None:
            about = _ABOUT.match(source.folded, self._start, self._end)
            start, end = source.trimmed(about.end() if about else self._start, self._end)
            if start < end:
                heading.abstract = source.words(start, end, 1.0 if ruled or self._taken == 1 else 0.9)

    def _take(self, line: Line) -> None:
        if self._start is None:
            self._start = line.start
        self._end, self._previous = line.end, line
        self._taken += 1

    def _take_note(self, index: int) -> int:
        """Read *(Ban hành kèm theo Quyết định …)*; return the index behind it."""
        last = _note_end(self._source, index)
        start, end = self._source.lines[index].start, self._source.lines[last].end
        self._heading.attached_to = self._heading.attached_to or read_attachment(self._source, start, end)
        self._heading.body_from = last + 1
        return last + 1

    def _skip_note(self, index: int) -> int:
        """Read a note that stands below the rule."""
        for below, text in _below(self._source, index - 1, 1):
            if _ATTACHED.match(_folded(text)):
                return self._take_note(below)
        return index

    def _ends_before(self, line: Line) -> bool:
        """Whether ``line`` no longer belongs to the abstract."""
        source, previous = self._source, self._previous
        text = source.unmarked[line.start : line.end].strip()
        if line.table is not None or _LETTER.match(source.folded, line.start, line.end):
            return True
        if _SECTION.match(text) and (is_upper_case(text) or previous is not None) and not starts_lower(text):
            return True
        if opens_bases(text) and (previous is not None or text.startswith(("-", "–", "Căn cứ"))):
            return True
        if previous is None:
            return False
        if is_basis(text) and text[:1].isupper() or previous.centred != line.centred:
            return True
        before = source.unmarked[previous.start : previous.end].strip()
        if _is_left_open(before):
            return False
        if previous.bold and not line.bold or starts_lower(text):
            return previous.bold and not line.bold
        return self._begins_sentence(text, before)

    def _begins_sentence(self, text: str, before: str) -> bool:
        """Whether a line with a capital begins the text of the plan; names within an abstract have capitals too."""
        if is_upper_case(before) and not is_upper_case(text) and opens_body(text):
            return True
        if _TIME_ALONE.fullmatch(text[:_LONGEST_ABSTRACT_LINE]):
            return False
        if _OPENS_SENTENCE.match(text) and not is_upper_case(text):
            return True
        if self._width is None:
            return ends_sentence(text) or len(text) > 200
        return (
            len(before) < 0.75 * self._width
            and (len(text) > len(before) or ends_sentence(text))
            and text[:1].isupper()
            and len(text) > 0.85 * self._width
        )
