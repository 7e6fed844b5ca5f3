"""PDF files made in tests, operator by operator of their pages.

The font is a composite one whose character codes are those of Unicode; every letter is half as wide as high.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence

WIDTH, HEIGHT = 595, 842
LETTER = 0.5
_CATALOG, _PAGES, _FIRST_FREE = 1, 2, 6
_CMAP = "\n".join(
    [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Plain def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
        *(
            f"1 beginbfrange <{high:02X}00> <{high:02X}FF> <{high:02X}00> endbfrange"
            for high in (*range(4), 0x1E, 0x20, 0xF0, 0xFB)
        ),
        "endcmap CMapName currentdict /CMap defineresource pop end end",
    ]
)


def text(x: float, y: float, words: str, size: float = 14, *, bold: bool = False) -> str:
    """Return the operators that print ``words`` from ``x`` on the baseline ``y`` (from the top of the page)."""
    return f"BT /{'B' if bold else 'R'} {size} Tf {x} {HEIGHT - y} Td <{words.encode('utf-16-be').hex()}> Tj ET"


def column(x: float, y: float, lines: Iterable[str], size: float = 14, pitch: float = 18, *, bold: bool = False) -> str:
    return "\n".join(text(x, y + number * pitch, line, size, bold=bold) for number, line in enumerate(lines))


def width_of(words: str, size: float = 14) -> float:
    return len(words) * LETTER * size


def rule(x0: float, y0: float, x1: float, y1: float) -> str:
    """Return the operators that draw a line."""
    return f"{x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S"


def picture() -> str:
    """Return the operators that cover the page with a picture."""
    return f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x7f EI Q"


def pdf(
    *pages: str | bytes,
    font: str = "Plain",
    compressed: bool = False,
    page_entries: str = "",
    trailer_entries: str = "",
    catalog_entries: str = "",
    more: Sequence[bytes] = (),
) -> bytes:
    """Return a PDF of ``pages``, each given by its operators. ``more`` objects are numbered from 6 + 2 · pages."""
    kids = [f"{_FIRST_FREE + 2 * number} 0 R" for number in range(len(pages))]
    objects: list[bytes] = [
        f"<</Type/Catalog/Pages {_PAGES} 0 R{catalog_entries}>>".encode(),
        f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(pages)}>>".encode(),
        _font(font),
        _font(f"{font}-Bold"),
        _stream(_CMAP.encode(), compressed=False),
    ]
    for number, operators in enumerate(pages):
        content = operators if isinstance(operators, bytes) else operators.encode("latin-1")
        objects.append(
            f"<</Type/Page/Parent {_PAGES} 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Resources<</Font<</R 3 0 R/B 4 0 R>>>>"
            f"/Contents {_FIRST_FREE + 2 * number + 1} 0 R{page_entries}>>".encode()
        )
        objects.append(_stream(content, compressed=compressed))
    return _file([*objects, *more], trailer_entries)


def stream(content: bytes, entries: str = "") -> bytes:
    return f"<</Length {len(content)}{entries}>>stream\n".encode() + content + b"\nendstream"


def _font(name: str) -> bytes:
    descendant = (
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        "/Supplement 0>>/DW 500>>"
    )
    return (
        f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{descendant}]"
        "/ToUnicode 5 0 R>>"
    ).encode()


def _stream(content: bytes, *, compressed: bool) -> bytes:
    return stream(zlib.compress(content, 9), "/Filter/FlateDecode") if compressed else stream(content)


def _file(objects: Sequence[bytes], trailer_entries: str) -> bytes:
    data = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    offsets: list[int] = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    data += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    trailer = f"<</Size {len(objects) + 1}/Root {_CATALOG} 0 R{trailer_entries}>>"
    data += f"trailer\n{trailer}\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(data)
