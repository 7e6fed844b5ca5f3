"""Plain text files and pasted text."""

from __future__ import annotations

import re

from wagtail_kehoach.documents.columns import untangle
from wagtail_kehoach.documents.draft import DocumentError
from wagtail_kehoach.documents.encodings import decode
from wagtail_kehoach.documents.limits import Limits, size_in_words
from wagtail_kehoach.documents.source import SourceBuilder, SourceDocument, normalise, too_large

FORMAT = "text"
_PAGE_NUMBER = re.compile(r"\s*(?:[-–]\s*)?(?:[Tt]rang\s+)?(\d{1,3})(?:\s*/\s*\d{1,3})?(?:\s*[-–])?\s*")
_LINES_BETWEEN_PAGE_NUMBERS = 15


def read(data: bytes, limits: Limits) -> SourceDocument:
    """Return the text file ``data`` as a document. Raises ``DocumentError``."""
    if len(data) > limits.max_text_bytes:
        raise too_large(f"tệp văn bản chỉ được tới {size_in_words(limits.max_text_bytes)}")
    return read_text(decode(data), limits)


def read_text(text: str, limits: Limits) -> SourceDocument:
    """Return ``text`` as a document, page numbers left out and two-column headings in reading order."""
    if len(text) > limits.max_characters:
        raise too_large(f"tài liệu có hơn {limits.max_characters:,} ký tự".replace(",", "."))
    lines = normalise(text).split("\n")
    if len(lines) > limits.max_lines:
        raise too_large(f"tài liệu có hơn {limits.max_lines:,} dòng".replace(",", "."))
    if max(map(len, lines)) > limits.max_line_characters:
        raise too_large(f"tài liệu có dòng dài hơn {limits.max_line_characters:,} ký tự".replace(",", "."))
    _refuse_binary(text)
    builder = SourceBuilder(limits)
    for piece in untangle(_without_page_numbers(lines)):
        builder.add_line(piece.text, column=piece.column)
    return builder.build(FORMAT, paragraphs_known=False)


def _refuse_binary(text: str) -> None:
    controls = sum(character < " " and character not in "\t\n\r\f\v" for character in text)
    if controls > len(text) // 100:
        raise DocumentError(
            "unreadable", "Tệp không phải văn bản đọc được; hãy chọn tệp .docx hoặc tệp văn bản .txt có chữ."
        )


def _without_page_numbers(lines: list[str]) -> list[str]:
    """Drop the lines that hold only a number where all such lines count 1, 2, 3 … (or 2, 3 …) a page apart."""
    places: list[int] = []
    numbers: list[int] = []
    printed = 0
    for place, line in enumerate(lines):
        match = _PAGE_NUMBER.fullmatch(line[:40])
        if match:
            if printed < _LINES_BETWEEN_PAGE_NUMBERS:
                return lines
            places.append(place)
            numbers.append(int(match[1]))
            printed = 0
        elif line.strip():
            printed += 1
    if not numbers or numbers[0] not in (1, 2) or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return lines
    dropped = set(places)
    return [line for place, line in enumerate(lines) if place not in dropped]
