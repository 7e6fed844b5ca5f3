"""How large a document may be. One place, so that a portal can name its own bounds."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds for one document; beyond any of them reading ends with ``DocumentError("too_large", …)``.

    Sizes are bytes, lengths characters. A plan of ten pages is some 30 000 characters and a DOCX of 50 kB, so the
    defaults refuse no real plan; they bound time (a few seconds) and memory (below 300 MB).
    """

    max_bytes: int = 20 * MEGABYTE
    max_text_bytes: int = 2 * MEGABYTE
    max_zip_members: int = 2_000
    max_zip_member_bytes: int = 20 * MEGABYTE
    max_zip_total_bytes: int = 50 * MEGABYTE
    max_xml_elements: int = 200_000
    max_characters: int = 1_000_000
    max_lines: int = 20_000
    max_line_characters: int = 20_000
    max_tables: int = 500
    max_table_cells: int = 20_000


DEFAULT_LIMITS = Limits()
