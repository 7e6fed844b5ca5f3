"""Plain text files and pasted text."""

from __future__ import annotations

import re

from wagtail_kehoach.documents.broken_words import join_broken_words, words_joined_notice
from wagtail_kehoach.documents.columns import untangle
from wagtail_kehoach.documents.draft import DocumentError
from wagtail_kehoach.documents.encodings import decode
from wagtail_kehoach.documents.limits import Limits, size_in_words
from wagtail_kehoach.documents.markup import decode_entities, strip_markup
from wagtail_kehoach.documents.page_furniture import without_page_furniture
from wagtail_kehoach.documents.segment import has_lost_line_ends, has_lying_line_ends, rejoined, segmented
from wagtail_kehoach.documents.source import SourceBuilder, SourceDocument, normalise, too_large

FORMAT = "text"

# A list copied from Word has a tab behind its mark; it sets no columns apart. More tabs are a row of a table.
_TAB_BEHIND_MARK = re.compile(
    r"([ >]{0,12}(?:[-–—•+*·▪➢✓\uf000-\uf0ff]|(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ])[.)/-]))"
    r"[ ]?\t\s*(?=[^\t]*$)"
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")


def read(data: bytes, limits: Limits) -> SourceDocument:
    """Return the text file ``data`` as a document. Raises ``DocumentError``."""
    if len(data) > limits.max_text_bytes:
        raise beyond_size(limits)
    return read_text(decode(data), limits)


def beyond_size(limits: Limits) -> DocumentError:
    """Return the refusal of a text file that is too large; it names both limits, so that the next try holds both."""
    characters = f"{limits.max_characters:,}".replace(",", ".")
    return too_large(f"tệp văn bản chỉ được tới {size_in_words(limits.max_text_bytes)} và {characters} ký tự")


def read_text(text: str, limits: Limits) -> SourceDocument:
    """Return ``text`` as a document: page numbers and markup left out, two-column headings in reading order.

    A text whose line ends were lost gets them back where a plan certainly begins a line.
    """
    if len(text) > limits.max_characters:
        raise too_large(f"tài liệu có hơn {limits.max_characters:,} ký tự".replace(",", "."))
    _refuse_binary(text)
    whole, joined = join_broken_words(normalise(decode_entities(text)))
    lines = whole.split("\n")
    if len(lines) > limits.max_lines:
        raise too_large(f"tài liệu có hơn {limits.max_lines:,} dòng".replace(",", "."))
    if has_lost_line_ends(lines):
        lines = segmented(lines)
    elif has_lying_line_ends(lines):
        lines = rejoined(lines)
    if max(map(len, lines)) > limits.max_line_characters:
        raise too_large(f"tài liệu có dòng dài hơn {limits.max_line_characters:,} ký tự".replace(",", "."))
    lines = [_TAB_BEHIND_MARK.sub(r"\1 ", line) if "\t" in line else line for line in lines]
    marked = strip_markup(without_page_furniture(lines))
    titles = {line.text.strip() for line in marked if line.title}
    builder = SourceBuilder(limits)
    if joined:
        builder.add_notice(*words_joined_notice(joined))
    for piece in untangle([line.text for line in marked]):
        builder.add_line(piece.text, column=piece.column, bold=piece.text.strip() in titles)
    return builder.build(FORMAT, paragraphs_known=False)


def _refuse_binary(text: str) -> None:
    if len(_CONTROLS.findall(text)) > len(text) // 100:
        raise DocumentError(
            "unreadable", "Tệp không phải văn bản đọc được; hãy chọn tệp .docx hoặc tệp văn bản .txt có chữ."
        )
