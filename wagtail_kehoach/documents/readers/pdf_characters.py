"""The child process that takes the words and ruling lines out of a PDF, with their places.

pdfium parses whatever a file states, so it runs apart from the portal under limits of memory, time and output (see
``pdf_process``). This file is run as a script by its path and imports nothing of the package, so that it starts fast.

Input: the PDF on the standard input. Output: one JSON value a line. ``{"pages": n}`` first, then an object a page
(``pdf_process.Page`` tells its keys), or ``{"refused": cause}`` and the end. Coordinates are points, x from the left, y
downwards, turned so that most of the page's text is upright.
"""

from __future__ import annotations

import ctypes
import json
import math
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_WORD_GAP = 0.2
_SAME_BASELINE = 0.1
_OVERLAP = 0.4
_BOLD_WEIGHT = 600
_BOLD_NAMES = ("bold", "black", "heavy", "-bd")
_FILL_AND_STROKE = 2
_SLANT = math.radians(3)
_THIN = 3.0
_SHORTEST_RULE = 6.0
_DEEPEST_FORM = 4
_MOST_OBJECTS_OF_A_PAGE = 20_000
_MOST_RULES = 20_000
_HYPHEN = 0x02
_NO_LETTER = 0xFFFD


@dataclass(frozen=True, slots=True)
class _Print:
    """How a piece of text is printed; ``turn`` counts quarters of a circle.

    ``named`` says that the file tells which letters the codes of the piece stand for.
    """

    size: float
    bold: bool
    turn: int
    named: bool
    font: str


@dataclass(frozen=True, slots=True)
class _Edges:
    """The edges of a page in its own coordinates, in which y grows upwards."""

    left: float
    bottom: float
    right: float
    top: float

    def span(self, turn: int) -> float:
        """Return how wide (``turn`` 0) or high (1) the page is to the reader of text turned so."""
        return self.top - self.bottom if turn % 2 else self.right - self.left

    def turned(self, x: float, y: float, turn: int) -> tuple[float, float]:
        """Return a place on the page as the reader of text turned by ``turn`` quarters sees it."""
        if turn == 0:
            return x - self.left, self.top - y
        if turn == 1:
            return y - self.bottom, x - self.left
        if turn == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x


class _Refused(Exception):
    pass


def main(library: str, max_pages: int, max_characters: int) -> None:
    """Read the PDF on the standard input with the pypdfium2 that stands in the folder ``library``."""
    sys.path.append(library)
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

    pdfium.FPDF_InitLibrary()
    data = sys.stdin.buffer.read()
    try:
        document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        if not document:
            error = pdfium.FPDF_GetLastError()
            locked = error in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
            raise _Refused("encrypted" if locked else "damaged")
        count = pdfium.FPDF_GetPageCount(document)
        if count > max_pages:
            raise _Refused("pages")
        _say({"pages": count})
        reader = _Reader(pdfium, max_characters)
        for number in range(count):
            _say(reader.page(document, number))
    except _Refused as refusal:
        _say({"refused": str(refusal)})
    except MemoryError:
        _say({"refused": "memory"})


def _say(value: dict[str, Any]) -> None:
    # ASCII only, so that half a surrogate pair in a broken font table passes too.
    sys.stdout.write(json.dumps(value, separators=(",", ":")) + "\n")
    sys.stdout.flush()


class _Reader:
    def __init__(self, pdfium: Any, max_characters: int) -> None:
        self._pdfium = pdfium
        self._characters_left = max_characters
        # Words of one letter, which no text has so many of, would take memory without bounds.
        self._words_left = max_characters // 5
        self._rules_left = _MOST_RULES

    def page(self, document: Any, number: int) -> dict[str, Any]:
        """Return what page ``number`` prints; a page that cannot be loaded has the width 0."""
        page = self._pdfium.FPDF_LoadPage(document, number)
        if not page:
            return {"width": 0, "height": 0, "words": [], "across": [], "down": [], "pictured": 0, "drawn": 0}
        box = self._pdfium.FS_RECTF()
        self._pdfium.FPDF_GetPageBoundingBox(page, box)
        edges = _Edges(box.left, box.bottom, box.right, box.top)
        text = self._pdfium.FPDFText_LoadPage(page)
        runs = list(self._runs(text, edges)) if text else []
        turns = Counter(run[0] for run in runs)
        turn = turns.most_common(1)[0][0] if turns else 0
        drawing = _Drawing(self._pdfium, edges, turn, self._rules_left)
        drawing.read(page)
        self._rules_left -= len(drawing.across) + len(drawing.down)
        if text:
            self._pdfium.FPDFText_ClosePage(text)
        self._pdfium.FPDF_ClosePage(page)
        width, height = edges.span(turn), edges.span(turn + 1)
        return {
            "width": width,
            "height": height,
            "words": [
                [letters, round(x0, 2), round(x1, 2), round(y, 2), *rest]
                for its_turn, letters, x0, x1, y, *rest in runs
                if its_turn == turn
            ],
            "across": drawing.across,
            "down": drawing.down,
            "pictured": drawing.pictured / max(1.0, width * height),
            "drawn": drawing.drawn,
        }

    def _runs(self, text: Any, edges: _Edges) -> Iterator[list[Any]]:
        """Yield ``[turn, text, x0, x1, y, size, bold, spaced, font]`` for letters that stand together in the file."""
        pdfium = self._pdfium
        text_object, unicode, loose_box = (
            pdfium.FPDFText_GetTextObject,
            pdfium.FPDFText_GetUnicode,
            pdfium.FPDFText_GetLooseCharBox,
        )
        # As a plain number the object can be compared at once; the generated type would wrap it anew for each letter.
        text_object.restype = ctypes.c_void_p
        box = pdfium.FS_RECTF()
        address, style, base = 0, None, 0.0
        run: list[Any] | None = None
        for index in range(pdfium.FPDFText_CountChars(text)):
            found = text_object(text, index)
            if not found:
                # pdfium made it up: a space or a line end that the file does not print.
                continue
            if found != address:
                address = found
                style, base = self._print(text, index, found, edges)
            if style is None:
                continue
            letter = _letter(unicode(text, index) if style.named else 0)
            if letter.isspace():
                if run:
                    run[7] = True
                    yield run
                run = None
                continue
            if run and unicodedata.combining(letter):
                run[1] += letter
                continue
            loose_box(text, index, box)
            start, end = _extent(box, style.turn, edges)
            if not (0 <= start <= edges.span(style.turn) and 0 <= base <= edges.span(style.turn + 1)):
                continue
            self._characters_left -= 1
            if self._characters_left < 0:
                raise _Refused("characters")
            if run and run[0] == style.turn and run[5] == style.size and run[6] == style.bold:
                gap = start - run[3]
                level = abs(base - run[4]) <= _SAME_BASELINE * style.size
                if level and -_OVERLAP * style.size < gap < _WORD_GAP * style.size:
                    run[1] += letter
                    run[3] = max(run[3], end)
                    continue
            if run:
                yield run
            self._words_left -= 1
            if self._words_left < 0:
                raise _Refused("characters")
            run = [style.turn, letter, start, end, base, style.size, style.bold, False, style.font]
        if run:
            yield run

    def _print(self, text: Any, index: int, address: int, edges: _Edges) -> tuple[_Print | None, float]:
        """Return how a piece of text is printed (``None`` for askew) and on which baseline."""
        pdfium = self._pdfium
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(text, index, matrix)
        angle = math.atan2(matrix.b, matrix.a)
        turn = round(angle / (math.pi / 2))
        if abs(angle - turn * math.pi / 2) > _SLANT:
            return None, 0.0
        piece = ctypes.cast(address, pdfium.FPDF_PAGEOBJECT)
        name = ctypes.create_string_buffer(128)
        pdfium.FPDFFont_GetBaseFontName(pdfium.FPDFTextObj_GetFont(piece), name, len(name))
        font = name.value.decode("latin-1")
        bold = (
            any(mark in font.lower() for mark in _BOLD_NAMES)
            or pdfium.FPDFText_GetFontWeight(text, index) >= _BOLD_WEIGHT
            or pdfium.FPDFTextObj_GetTextRenderMode(piece) == _FILL_AND_STROKE
        )
        size = pdfium.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        base = edges.turned(x.value, y.value, turn % 4)[1]
        named = pdfium.FPDFText_HasUnicodeMapError(text, index) != 1
        return _Print(round(size, 1) or 1.0, bold, turn % 4, named, font), base


def _letter(code: int) -> str:
    if code == _HYPHEN:
        return "-"
    return chr(code) if code and code <= sys.maxunicode else chr(_NO_LETTER)


def _extent(box: Any, turn: int, edges: _Edges) -> tuple[float, float]:
    """Return where a letter begins and ends along its line."""
    if turn == 0:
        return box.left - edges.left, box.right - edges.left
    first = edges.turned(box.left, box.bottom, turn)[0]
    last = edges.turned(box.right, box.top, turn)[0]
    return min(first, last), max(first, last)


class _Drawing:
    """The ruling lines of a page, and how much of it is pictures."""

    def __init__(self, pdfium: Any, edges: _Edges, turn: int, most_rules: int) -> None:
        self._pdfium = pdfium
        self._edges = edges
        self._turn = turn
        self._rules_left = most_rules
        self._objects_left = _MOST_OBJECTS_OF_A_PAGE
        self.across: list[tuple[float, float, float]] = []
        self.down: list[tuple[float, float, float]] = []
        self.pictured = 0.0
        self.drawn = 0

    def read(self, page: Any) -> None:
        pdfium = self._pdfium
        identity = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        for index in range(pdfium.FPDFPage_CountObjects(page)):
            self._object(pdfium.FPDFPage_GetObject(page, index), identity, 0)

    def _object(self, thing: Any, outer: tuple[float, ...], depth: int) -> None:
        pdfium = self._pdfium
        self._objects_left -= 1
        if self._objects_left < 0:
            return
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind not in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM):
            return
        own = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(thing, own)
        matrix = _product((own.a, own.b, own.c, own.d, own.e, own.f), outer)
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            if depth < _DEEPEST_FORM:
                for index in range(min(self._objects_left, pdfium.FPDFFormObj_CountObjects(thing))):
                    self._object(pdfium.FPDFFormObj_GetObject(thing, index), matrix, depth + 1)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            self.pictured += abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])
        else:
            self.drawn += 1
            self._path(thing, matrix)

    def _path(self, path: Any, matrix: tuple[float, ...]) -> None:
        pdfium = self._pdfium
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
        x, y = ctypes.c_float(), ctypes.c_float()
        shape: list[tuple[float, float]] = []
        for index in range(max(0, min(self._rules_left, pdfium.FPDFPath_CountSegments(path)))):
            segment = pdfium.FPDFPath_GetPathSegment(path, index)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
                self._shape(shape, bool(stroke.value))
                shape = []
            a, b, c, d, e, f = matrix
            shape.append(self._edges.turned(a * x.value + c * y.value + e, b * x.value + d * y.value + f, self._turn))
            if pdfium.FPDFPathSegment_GetClose(segment):
                shape.append(shape[0])
        self._shape(shape, bool(stroke.value))

    def _shape(self, points: list[tuple[float, float]], stroked: bool) -> None:
        if len(points) < 2:
            return
        if stroked:
            for (x0, y0), (x1, y1) in zip(points, points[1:], strict=False):
                self._rule(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        else:
            xs, ys = [x for x, _ in points], [y for _, y in points]
            self._rule(min(xs), min(ys), max(xs), max(ys))

    def _rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        if self._rules_left <= 0:
            return
        if y1 - y0 <= _THIN and x1 - x0 >= _SHORTEST_RULE:
            self.across.append((round((y0 + y1) / 2, 2), round(x0, 2), round(x1, 2)))
            self._rules_left -= 1
        elif x1 - x0 <= _THIN and y1 - y0 >= _SHORTEST_RULE:
            self.down.append((round((x0 + x1) / 2, 2), round(y0, 2), round(y1, 2)))
            self._rules_left -= 1


def _product(inner: tuple[float, ...], outer: tuple[float, ...]) -> tuple[float, ...]:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _limit(memory: int, seconds: int, output: int) -> None:
    """Bound this process where the system can (POSIX); elsewhere the parent's patience is the only bound."""
    try:
        import resource
    except ImportError:
        return
    for kind, limit in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, output),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (limit, limit))


if __name__ == "__main__":
    _limit(*map(int, sys.argv[2:5]))
    main(sys.argv[1], *map(int, sys.argv[5:7]))
