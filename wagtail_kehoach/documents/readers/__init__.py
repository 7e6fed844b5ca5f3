"""Readers: from the bytes of a file to a ``SourceDocument``.

A format is told by its content, never by its file name. A new format is a module with ``read(data, limits)`` and one
line in ``_READERS``; what cannot be read is refused by cause in ``refusals.py``.
"""

from __future__ import annotations

from collections.abc import Callable

from wagtail_kehoach.documents.draft import DocumentError
from wagtail_kehoach.documents.limits import Limits, size_in_words
from wagtail_kehoach.documents.readers import docx, edxml, pdf, plain_text, refusals
from wagtail_kehoach.documents.source import SourceDocument, too_large

Sniffer = Callable[[bytes, Limits], bool]
Reader = Callable[[bytes, Limits], SourceDocument]

_READERS: tuple[tuple[Sniffer, Reader], ...] = (
    (docx.recognises, docx.read),
    (pdf.recognises, pdf.read),
    (edxml.recognises, lambda data, limits: edxml.read(data, limits, read)),
)


# The first bytes of DOCX (a ZIP archive), PDF, XML, old Word and RTF; all else is read as text.
_FILES_WITH_MARKUP = (b"PK", b"%PDF", b"<", b"\xef\xbb\xbf<", b"\xd0\xcf\x11\xe0", b"{\\rtf")


def beyond_size(beginning: bytes, limits: Limits) -> DocumentError:
    """Return the refusal of a file that is too large, from its first bytes: it names the limit of that format."""
    if beginning.lstrip().startswith(_FILES_WITH_MARKUP):
        return too_large(f"tệp chỉ được tới {size_in_words(limits.max_bytes)}")
    return plain_text.beyond_size(limits)


def read(data: bytes, limits: Limits) -> SourceDocument:
    """Return the document that the bytes of a file hold. Raises ``DocumentError`` by cause."""
    if not data.strip():
        raise DocumentError("empty", "Tệp rỗng, không có nội dung; hãy kiểm tra lại tệp rồi chọn tệp có nội dung.")
    for sniffs, reader in _READERS:
        if sniffs(data, limits):
            return reader(data, limits)
    refusals.refuse_known_kinds(data, limits)
    return plain_text.read(data, limits)
