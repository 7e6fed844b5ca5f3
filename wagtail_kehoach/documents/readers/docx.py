"""Word files (.docx).

What counts for a plan is what Word shows with all changes accepted: inserted text, text in content controls and in
text boxes stays; deleted and hidden text, comments and field codes do not appear. Nothing outside the file is ever
fetched.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import docx
from docx.document import Document

from wagtail_kehoach.documents.broken_words import words_joined_notice
from wagtail_kehoach.documents.draft import DocumentError
from wagtail_kehoach.documents.limits import Limits, size_in_words
from wagtail_kehoach.documents.readers.docx_body import BodyReader
from wagtail_kehoach.documents.readers.docx_layout import add_blocks
from wagtail_kehoach.documents.readers.docx_runs import RunReader
from wagtail_kehoach.documents.readers.docx_wrapping import holds_printed_lines
from wagtail_kehoach.documents.readers.zip_guard import ZIP_STARTS, checked_zip, damaged, member
from wagtail_kehoach.documents.source import SourceBuilder, SourceDocument, too_large

FORMAT = "docx"
_DOCUMENT_PART = "word/document.xml"
_MACROS = "Tệp Word có macro không được nhận; hãy mở bằng Word rồi lưu thành tài liệu .docx thường."


def recognises(data: bytes, limits: Limits) -> bool:
    """Whether ``data`` is a ZIP container with a Word document in it. Raises ``DocumentError`` for a bad container."""
    if not data.startswith(ZIP_STARTS):
        return False
    if len(data) > limits.max_bytes:
        raise too_large(f"tệp .docx chỉ được tới {size_in_words(limits.max_bytes)}")
    with checked_zip(data, limits) as archive:
        return _DOCUMENT_PART in archive.namelist()


def read(data: bytes, limits: Limits) -> SourceDocument:
    """Return the Word file ``data`` as a document. Raises ``DocumentError``."""
    with checked_zip(data, limits) as archive:
        _check_xml(archive, limits)
    builder = SourceBuilder(limits)
    _add_all(_opened(data), builder)
    document = builder.build(FORMAT, paragraphs_known=True)
    return replace(document, paragraphs_known=False) if holds_printed_lines(document) else document


def _opened(data: bytes) -> Document:
    try:
        document = docx.Document(io.BytesIO(data))
    except ValueError as error:
        raise (DocumentError("unsupported", _MACROS) if "macro" in str(error) else damaged()) from error
    except Exception as error:
        # python-docx and lxml promise no set of errors for a broken package, and every one means the same here.
        raise damaged() from error
    if getattr(document.element, "body", None) is None:
        raise damaged()
    return document


def _add_all(document: Document, builder: SourceBuilder) -> None:
    reader = BodyReader(document)
    letterhead = reader.letterhead()
    blocks = reader.body()
    for text in reader.page_margins():
        builder.add_line(text, page_margin=True)
    add_blocks([*letterhead, *blocks], builder)
    # Notes stand outside the text: within it they would break the sentence to which they belong.
    for text in reader.notes():
        builder.add_line(text, page_margin=True)
    _add_notices(reader.runs, builder)
    if reader.joined:
        builder.add_notice(*words_joined_notice(reader.joined))


def _add_notices(runs: RunReader, builder: SourceBuilder) -> None:
    if runs.has_changes:
        builder.add_notice(
            "tracked_changes",
            "Tệp Word có thay đổi được theo dõi (Track Changes): kế hoạch được đọc như khi đã chấp nhận mọi thay đổi; "
            "hãy kiểm tra đó có phải bản chính thức không.",
        )
    if runs.has_hidden_text:
        builder.add_notice("hidden_text", "Tệp Word có chữ ẩn (Hidden); phần chữ ẩn không được đọc vào kế hoạch.")
    if runs.converted:
        builder.add_notice(
            "legacy_font",
            f"Có {runs.converted} đoạn chữ gõ bằng phông chữ cũ (TCVN3, VNI) đã được chuyển sang Unicode; "
            "hãy đối chiếu với tệp gốc.",
        )


def _check_xml(archive: zipfile.ZipFile, limits: Limits) -> None:
    elements = 0
    for part in archive.infolist():
        if not part.filename.endswith((".xml", ".rels")):
            continue
        content = member(archive, part)
        narrow = content.replace(b"\0", b"")
        if b"<!DOCTYPE" in narrow or b"<!ENTITY" in narrow:
            raise DocumentError(
                "unsupported",
                "Tệp .docx chứa khai báo không an toàn (DOCTYPE); hãy mở bằng Word rồi lưu thành một tệp .docx mới.",
            )
        elements += content.count(b"<")
        if elements > limits.max_xml_elements:
            raise too_large(f"tệp .docx chứa hơn {limits.max_xml_elements:,} thẻ XML".replace(",", "."))
