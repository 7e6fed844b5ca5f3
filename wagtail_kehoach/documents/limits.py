"""How large a document may be. One place, so that a portal can name its own bounds."""

from __future__ import annotations

from dataclasses import dataclass

KILOBYTE = 1024
MEGABYTE = 1024 * KILOBYTE


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds for one document; beyond any of them reading ends with ``DocumentError("too_large", …)``.

    Sizes are bytes (a megabyte is 1024 · 1024 of them), lengths characters. A plan of ten pages is some
    30 000 characters and a DOCX of 50 kB, so the defaults refuse no real plan; they bound time (a few seconds) and
    memory (below 300 MB). A PDF is taken apart in a process of its own, whose processor time and memory
    ``max_pdf_seconds`` and ``max_pdf_memory`` bound.
    """

    max_bytes: int = 20 * MEGABYTE
    max_text_bytes: int = 2 * MEGABYTE
    max_zip_members: int = 2_000
    max_zip_member_bytes: int = 20 * MEGABYTE
    max_zip_total_bytes: int = 50 * MEGABYTE
    max_xml_elements: int = 200_000
    max_characters: int = 200_000
    max_lines: int = 10_000
    max_line_characters: int = 20_000
    max_tables: int = 500
    max_table_cells: int = 20_000
    max_pdf_pages: int = 300
    max_pdf_seconds: int = 2
    max_pdf_memory: int = 300 * MEGABYTE


DEFAULT_LIMITS = Limits()


def size_in_words(size: int) -> str:
    """Return a number of bytes as a message names it: ``20 MB``, ``2,5 MB``, ``500 KB``, ``900 byte``.

    Rounded down to a tenth, so that a message never promises more than the limit allows.
    """
    for unit, name in ((MEGABYTE, "MB"), (KILOBYTE, "KB")):
        if size >= unit:
            whole, tenth = divmod(size * 10 // unit, 10)
            return f"{whole},{tenth} {name}" if tenth else f"{whole} {name}"
    return f"{size} byte"
