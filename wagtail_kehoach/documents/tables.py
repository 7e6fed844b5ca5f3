"""Tables that assign work: STT | Nội dung | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from wagtail_kehoach.documents.anchors import key
from wagtail_kehoach.documents.bodies import names_all_units, starts_with_body
from wagtail_kehoach.documents.deadlines import DeadlineReader
from wagtail_kehoach.documents.draft import Assignment, Deadline, Found, Role, Span, Task
from wagtail_kehoach.documents.heads import HEAD
from wagtail_kehoach.documents.source import SourceDocument, Table, fold_aligned
from wagtail_kehoach.vietnamese.dates import PartialDate

Row = Sequence[Span]
Columns = Mapping[str, int]

_WHO = (
    "(?:don vi|co quan|bo phan|ca nhan|to chuc|tap the|nguoi|can bo|dong chi|thanh vien|luc luong|chu the|va|cac|hoac)"
)
# Words for those who do the work that also stand alone: "Bộ phận", "Đơn vị/cá nhân".
_ALONE = "(?:don vi|co quan|bo phan|ca nhan|can bo|luc luong|dong chi)"
_WHAT = "(?:noi dung|nhiem vu|cong viec|hoat dong|dau viec|phan viec|hang muc|viec)"
# Only the first kind that fits counts: "Thời gian thực hiện" is a time, "Đơn vị tính" no unit.
_KINDS = {
    "order": re.compile(r"(?:so )?(?:s?tt|thu tu)"),
    "budget": re.compile(
        rf"(?:{_WHAT} (?:chi|mua sam)(?! dao)|khoan chi|don gia|thanh tien|so tien|du toan|muc chi|tong tien)"
        r"(?: .{0,30})?"
    ),
    "other": re.compile(
        r"(?:don vi tinh|dvt|san pham|ket qua|ghi chu|dia diem|noi (?:to chuc|thuc hien)|so luong|khoi luong|quy mo"
        r"|kinh phi|nguon|thanh phan|doi tuong|hinh thuc|phuong thuc|chi tieu|muc tieu|yeu cau|chuc vu|chuc danh"
        r"|dien thoai|so dien thoai|cach thuc|giai phap|buoi|gio|thu|danh gia|tai lieu|can cu|dia chi|phuong tien"
        r"|nguoi nhan|co quan ban hanh|cap trinh|noi nhan|so lieu)(?: .{0,40})?"
    ),
    "name": re.compile(r"ho(?: va)? ten(?: .{0,30})?"),
    "support": re.compile(rf"(?:{_WHO} ){{0,4}}phoi hop(?: thuc hien| to chuc| trien khai)?"),
    "lead": re.compile(
        rf"(?:{_WHO} ){{0,5}}(?:chu tri|thuc hien|phu trach|dam nhiem|trien khai|tham muu|chiu trach nhiem"
        rf"|dau moi|to chuc thuc hien|duoc (?:phan cong|giao))"
        rf"(?: (?:chinh|chu tri|thuc hien|phoi hop|tham muu|trien khai|{_WHO[3:-1]})){{0,4}}"
        rf"|(?:nguoi (?:va |hoac )?)?{_ALONE}(?: (?:va |hoac )?{_ALONE}){{0,2}}"
        r"|(?:phan cong|trach nhiem|dau moi|chu tri)(?: (?:thuc hien|nhiem vu|phu trach|chinh|don vi))?"
        r"|phong ban(?: don vi)?"
    ),
    "time": re.compile(
        r"(?:du kien )?(?:thoi (?:gian|han|diem)|tien do|han (?:chot|hoan thanh|cuoi|thuc hien)|moc thoi gian"
        r"|hoan thanh|lich)(?: .{0,40})?|ngay(?: thang)?(?: nam| thuc hien| to chuc)?|thang"
    ),
    "work": re.compile(rf"(?:ten |cac |danh muc ){{0,2}}{_WHAT}(?: .{{0,60}})?"),
}
_PRODUCT = re.compile(r"(?:ten |loai |danh muc )?(?:san pham|an pham)(?: (?:tuyen truyen|truyen thong))?")
_DUTY_OF_PERSON = re.compile(r"(?:noi dung )?(?:nhiem vu|phan cong|cong viec|phu trach)")
_LONGEST_HEADER_CELL = 90
_LONGEST_PRINTED_HEADING = 600
_HEADER_WITHIN_ROWS = 6
_MOST_WORDS_OF_HEADINGS = 24
_MOST_WORDS_OF_HEADING = 6
_COUNTED = re.compile(r"[\s(]*(?:\d{1,2}|[a-z])[\s).]*(?:=.{0,20})?")
_DITTO = re.compile(r"[\s.\-–]*(?:nt|n t|nhu tren)[\s.\-–]*|[\s.]*(?://|[\"”″])[\s.]*")
_NOTHING = re.compile(r"[\W_]*(?:x|khong)?[\W_]*")
# Bodies that nobody names get no work; they stay partners of the unit that leads.
_RELATED = re.compile(
    r"(?:cac )?(?:co quan|don vi|bo phan|ban|nganh|to chuc|phong|doan the| |cac|va)+ (?:co )?lien quan"
)
_ROLE_WORDS = re.compile(
    r"(?:(?:don vi|co quan|bo phan) )?(?:(?P<support>phoi hop(?: thuc hien)?)|chu tri(?: thuc hien)?"
    r"|phu trach|thuc hien)\s{0,3}:\s{0,3}"
)
_UNIT_BREAK = re.compile(r"\s*;\s*|<br ?/?>|\n")
_MARK = re.compile(r"[\s;,.]*(?:[-–+•*]\s+|[-–+•*](?=[^\W\d_])|\(?\d{1,2}[.)]\s+)?")
_DASHED = re.compile(r"(?:^|\n)\s*[-–•]\s*(?=\S)")
_GROUP_LABEL = re.compile(r"\s*(?:[IVX]{1,5}|[A-ZĐ])\s*[.)\-–]?\s*")
_LATER_NUMBER = re.compile(r"(?:[2-9]|[1-9]\d{1,2})[.)]?")
_OPEN_ENDED = (",", " và", "-", "–", " của", " các")
_SURE, _LIKELY = 1.0, 0.6


@dataclass(slots=True)
class Tabled:
    """What the tables say: assignments, unit by unit in order of appearance, and the reports among the work."""

    assignments: list[Assignment] = field(default_factory=list)
    deadlines: list[Deadline] = field(default_factory=list)


@lru_cache(maxsize=4_096)
def column_kind(folded: str) -> str | None:
    """Return what a column with this folded heading holds, or ``None`` when the words are no heading of a column.

    ``order``, ``work``, ``lead``, ``support``, ``time``, ``name`` (of persons), ``budget`` (costs), ``other``.
    """
    words = key(folded[:_LONGEST_PRINTED_HEADING])
    if len(words) > _LONGEST_HEADER_CELL:
        return None
    return next((name for name, pattern in _KINDS.items() if pattern.fullmatch(words)), None)


def column_headings(folded: str) -> list[str]:
    """Return the kinds of the columns whose headings make up a folded line, apart by single spaces; else nothing.

    ``tt noi dung don vi chu tri thoi gian`` → ``order``, ``work``, ``lead``, ``time``.
    """
    words = key(folded[:_LONGEST_PRINTED_HEADING]).split()
    if not 2 < len(words) <= _MOST_WORDS_OF_HEADINGS:
        return []
    # The way with the most headings: "noi dung" would also take in all that stands behind it.
    ways: list[list[str] | None] = [[]]
    for end in range(1, len(words) + 1):
        found: list[list[str]] = []
        for start in range(max(0, end - _MOST_WORDS_OF_HEADING), end):
            before = ways[start]
            kind = column_kind(" ".join(words[start:end])) if before is not None else None
            if before is not None and kind:
                found.append([*before, kind])
        ways.append(max(found, key=len) if found else None)
    return ways[-1] or []


def read_tables(source: SourceDocument, deadlines: DeadlineReader) -> Tabled:
    """Return what the tables of the document assign. A table without a column for units assigns nothing."""
    reader = _Reader(source, deadlines)
    for table in source.tables:
        reader.read(table)
    return reader.tabled()


@dataclass(frozen=True, slots=True)
class _Units:
    """The units of a cell: those that lead, those that support."""

    lead: tuple[Found[str], ...] = ()
    support: tuple[Found[str], ...] = ()


class _Reader:
    def __init__(self, source: SourceDocument, deadlines: DeadlineReader) -> None:
        self._source = source
        self._deadlines = deadlines
        self._units: dict[str, tuple[Found[str], list[Task]]] = {}
        self._reports: list[Deadline] = []
        self._before: tuple[Columns, int] | None = None
        self._last = _Units()

    def tabled(self) -> Tabled:
        return Tabled([Assignment(unit, tuple(tasks)) for unit, tasks in self._units.values()], self._reports)

    def read(self, table: Table) -> None:
        width = max(map(len, table.rows), default=0)
        columns, first = _heading(self._source, table)
        if not columns and self._before and self._goes_on(table, *self._before):
            columns, first = self._before[0], 0
        self._before = (columns, width) if columns else None
        self._last = _Units()
        if "work" in columns and "lead" in columns:
            for row in table.rows[first:]:
                self._read_row(row, columns)

    def _goes_on(self, table: Table, columns: Columns, width: int) -> bool:
        """Whether a table without heading is the rest of the one before it."""
        if "lead" not in columns or max(map(len, table.rows), default=0) != width:
            return False
        unit = next((text for row in table.rows if (text := self._text(row, columns["lead"]))), "")
        number = self._text(table.rows[0], columns["order"]) if "order" in columns else ""
        return starts_with_body(unit, any_case=True) or _LATER_NUMBER.fullmatch(number) is not None

    def _text(self, row: Row, place: int) -> str:
        return self._source.quote(row[place].start, row[place].end) if place < len(row) else ""

    def _read_row(self, row: Row, columns: Columns) -> None:
        if len(row) <= max(columns["work"], columns["lead"]):
            return
        work, cell = row[columns["work"]], row[columns["lead"]]
        text = self._source.words(work.start, work.end)
        if not any(map(str.isalpha, text.raw)) or self._is_group(row, columns) or self._repeats_heading(row, columns):
            return
        units = self._units_of(row, columns)
        self._last = units
        if not units.lead and not units.support:
            return
        time = row[columns["time"]] if columns.get("time", len(row)) < len(row) else None
        due = self._deadlines.of_cell(time.start, time.end) if time and time != work else None
        tasks = [self._task(*span, due) for span in self._pieces(work)]
        for given, role, others in ((units.lead, Role.LEAD, units.support), (units.support, Role.SUPPORT, units.lead)):
            for unit in given:
                if role is Role.SUPPORT and _RELATED.fullmatch(key(fold_aligned(unit.raw))):
                    continue
                name = key(self._source.folded[unit.span.start : unit.span.end])
                self._units.setdefault(name, (unit, []))[1].extend(
                    Task(task, role, "table", deadline, partners=others) for task, deadline in tasks
                )
        sender = self._source.words(cell.start, cell.end) if len(units.lead) > 1 else next(iter(units.lead), None)
        for task, deadline in tasks:
            self._reports += self._deadlines.of_row(task.span, deadline, sender, time)

    def _is_group(self, row: Row, columns: Columns) -> bool:
        """Whether a row is a heading between the rows: one cell over all of it, or a title without unit and time."""
        filled = {cell for cell in row if self._source.quote(cell.start, cell.end)}
        if len(filled) < 2 or row[columns["work"]] == row[columns["lead"]]:
            return True
        label = self._text(row, columns["order"]) if "order" in columns else ""
        return len(filled) == 2 and _GROUP_LABEL.fullmatch(label) is not None

    def _repeats_heading(self, row: Row, columns: Columns) -> bool:
        """Whether a row is the heading again, as at the top of a page."""
        return all(_kind_of(self._source, row[columns[name]]) == name for name in ("work", "lead"))

    def _task(
        self, start: int, end: int, due: Found[PartialDate] | None
    ) -> tuple[Found[str], Found[PartialDate] | None]:
        start, end = self._source.trimmed(start, end, also=";")
        return self._source.words(start, end), due or self._deadlines.of_task(start, end)

    def _pieces(self, work: Span) -> list[tuple[int, int]]:
        """Return the tasks of a cell: each dash where all of its lines begin with one, else the whole cell."""
        text = self._source.unmarked[work.start : work.end]
        marks = list(_DASHED.finditer(text))
        if len(marks) < 2 or text[: marks[0].start()].strip():
            return [(work.start, work.end)]
        ends = [*(mark.start() for mark in marks[1:]), len(text)]
        return [(work.start + mark.end(), work.start + end) for mark, end in zip(marks, ends, strict=True)]

    def _units_of(self, row: Row, columns: Columns) -> _Units:
        lead: list[Found[str]] = []
        support: list[Found[str]] = []
        for name, role in (("lead", Role.LEAD), ("support", Role.SUPPORT)):
            place = columns.get(name, len(row))
            if place >= len(row) or row[place] == row[columns["work"]]:
                continue
            folded = self._source.folded[row[place].start : row[place].end]
            if _DITTO.fullmatch(folded):
                (lead if role is Role.LEAD else support).extend(
                    self._last.lead if role is Role.LEAD else self._last.support
                )
                continue
            for unit, named_role in self._named(row[place], role):
                (lead if named_role is Role.LEAD else support).append(unit)
        return _Units(tuple(lead), tuple(support))

    def _named(self, cell: Span, role: Role) -> Iterator[tuple[Found[str], Role]]:
        """Yield the units of a cell, one a line or apart by ``;``, each with the role that a label in it gives."""
        for start, end in _unit_spans(self._source, cell):
            label = _ROLE_WORDS.match(self._source.folded, start, end)
            if label:
                role = Role.SUPPORT if label["support"] else Role.LEAD
                start = label.end()
            start, end = self._source.trimmed(start, end, also=";,.")
            text = self._source.unmarked[start:end]
            if not _NOTHING.fullmatch(fold_aligned(text)) and _may_name_unit(text):
                sure = starts_with_body(text, any_case=True) or names_all_units(text)
                yield self._source.words(start, end, _SURE if sure else _LIKELY), role


def _may_name_unit(text: str) -> bool:
    """Whether the words of a cell may name a unit: not the rest of a wrapped cell (``vụ bạn đọc)``), not a number."""
    return text[:1].isupper() or HEAD.match(text) is not None


def _unit_spans(source: SourceDocument, cell: Span) -> Iterator[tuple[int, int]]:
    text = source.unmarked[cell.start : cell.end]
    start = _after_mark(text, 0)
    for cut in _UNIT_BREAK.finditer(text):
        following = _after_mark(text, cut.end())
        if cut[0] != "\n" or _opens_unit(text[start : cut.start()], text[cut.end() : following], text[following:]):
            yield cell.start + start, cell.start + cut.start()
            start = following
    yield cell.start + start, cell.end


def _after_mark(text: str, start: int) -> int:
    mark = _MARK.match(text, start)
    return mark.end() if mark else start


def _opens_unit(before: str, mark: str, name: str) -> bool:
    """Whether a new line of a cell names another unit; a name may also be wrapped: ``Phòng Văn hóa -`` / ``Xã hội``."""
    if mark.strip():
        return True
    return not before.rstrip().endswith(_OPEN_ENDED) and (
        HEAD.match(name) is not None or _ROLE_WORDS.match(fold_aligned(name[:60])) is not None
    )


def _heading(source: SourceDocument, table: Table) -> tuple[Columns, int]:
    """Return the columns of a table and its first row below the heading, which may have a title above, two rows, a
    row of numbers (``(1) | (2) | (3)``) under it."""
    for number, row in enumerate(table.rows[:_HEADER_WITHIN_ROWS]):
        kinds = [_kind_of(source, cell) for cell in row]
        if len({cell for cell, kind in zip(row, kinds, strict=True) if kind}) < 2 or not _is_heading_row(source, row):
            continue
        first = number + 1
        if first < len(table.rows) and _is_second_heading(source, row, table.rows[first]):
            below = [_kind_of(source, cell) for cell in table.rows[first]]
            kinds = [low or high for low, high in zip(below, kinds, strict=False)]
            first += 1
        while first < len(table.rows) and _is_counted(source, table.rows[first]):
            first += 1
        return _columns(source, row, kinds), first
    return {}, 0


def _kind_of(source: SourceDocument, cell: Span) -> str | None:
    return column_kind(source.folded[cell.start : cell.end])


def _is_heading_row(source: SourceDocument, row: Row) -> bool:
    """Whether most filled cells are headings of columns: a row of data may begin with ``Nội dung`` too."""
    filled = {cell for cell in row if source.quote(cell.start, cell.end)}
    return 2 * sum(_kind_of(source, cell) is not None for cell in filled) > len(filled)


def _is_second_heading(source: SourceDocument, above: Row, row: Row) -> bool:
    own = {cell for cell in row if cell not in above and source.quote(cell.start, cell.end)}
    return bool(own) and all(_kind_of(source, cell) for cell in own)


def _is_counted(source: SourceDocument, row: Row) -> bool:
    """Whether a row only counts the columns: ``(1) | (2) | (3)``, ``A | B | 1``."""
    texts = [text for cell in row if (text := source.folded[cell.start : cell.end].strip())]
    return len(texts) > 1 and all(len(text) < 8 and _COUNTED.fullmatch(text) for text in texts)


def _names_product(source: SourceDocument, cell: Span) -> bool:
    return _PRODUCT.fullmatch(key(source.folded[cell.start : cell.end])) is not None


def _columns(source: SourceDocument, heading: Row, kinds: Sequence[str | None]) -> Columns:
    columns: dict[str, int] = {}
    for place, kind in enumerate(kinds):
        if kind:
            columns.setdefault(kind, place)
    if "lead" in columns and "work" not in columns:
        # "Sản phẩm | Đơn vị thực hiện": what is to be made is the work.
        product = next((place for place, cell in enumerate(heading) if _names_product(source, cell)), None)
        columns |= {} if product is None else {"work": product}
    if "budget" in columns and "time" not in columns:
        columns.pop("lead", None)
    if "name" in columns:
        # A list of persons: work that it gives, it gives to the person, and what else it tells of them is none.
        titles = [key(source.folded[cell.start : cell.end]) for cell in heading]
        duty = next((place for place, title in enumerate(titles) if _DUTY_OF_PERSON.match(title)), None)
        columns = {"name": columns["name"]} if duty is None else {**columns, "lead": columns["name"], "work": duty}
    return columns
