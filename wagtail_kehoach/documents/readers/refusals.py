"""Kinds of files that are not read, each refused by its cause with a way out."""

from __future__ import annotations

import re

from wagtail_kehoach.documents.draft import DocumentError
from wagtail_kehoach.documents.limits import Limits
from wagtail_kehoach.documents.readers.zip_guard import ENCRYPTED, ZIP_STARTS, checked_zip, member

_MANIFEST = "META-INF/manifest.xml"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF", b"\0\0\x01\0")
_HTML = re.compile(rb"<!doctype\s+html|<(?:html|head|body|div|table|p)[\s>]", re.IGNORECASE)
CHOOSE_THE_PLAN = "hãy chọn tệp .docx, .pdf hoặc .txt của chính văn bản kế hoạch"
_SAVE_AS_WORD = "hãy mở bằng Word hoặc LibreOffice, lưu thành .docx rồi chọn tệp đó"


def refuse_known_kinds(data: bytes, limits: Limits) -> None:
    """Raise ``DocumentError`` when ``data`` is of a kind known and not read."""
    start = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip()
    if data.startswith(ZIP_STARTS):
        raise _refused_zip(data, limits)
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise DocumentError("encrypted", ENCRYPTED)
        raise DocumentError(
            "old_word", "Đây là tệp Office đời cũ (.doc, .xls); hãy mở bằng Word rồi Lưu thành .docx, sau đó chọn lại."
        )
    if start.startswith(b"{\\rtf"):
        raise _unsupported("Phiên bản này chưa đọc tệp RTF", _SAVE_AS_WORD)
    if data.startswith(_PICTURES) and (b"\0" in data[:64] or data.startswith(b"\xff\xd8\xff")):
        raise _unsupported("Đây là tệp ảnh hoặc âm thanh, không có chữ để đọc; cần bản văn bản gõ máy", CHOOSE_THE_PLAN)
    if start.startswith(b"<") and _HTML.search(start):
        raise _unsupported("Đây là trang web (HTML)", "hãy lưu phần chữ của kế hoạch thành tệp .txt rồi chọn tệp đó")
    if start.startswith(b"<?xml"):
        raise _unsupported("Đây là tệp XML nhưng không phải tệp edXML của văn phòng điện tử", CHOOSE_THE_PLAN)


def _refused_zip(data: bytes, limits: Limits) -> DocumentError:
    with checked_zip(data, limits) as archive:
        names = set(archive.namelist())
        if "xl/workbook.xml" in names:
            return _unsupported(
                "Đây là bảng tính Excel",
                f"{CHOOSE_THE_PLAN}; bảng phân công trong bảng tính thì chép sang tệp .docx đó",
            )
        if "ppt/presentation.xml" in names:
            return _unsupported("Đây là bản trình chiếu PowerPoint", CHOOSE_THE_PLAN)
        if "mimetype" in names and _MANIFEST in names:
            if b"encryption-data" in member(archive, _MANIFEST):
                return DocumentError("encrypted", ENCRYPTED)
            return _unsupported(
                "Phiên bản này chưa đọc tệp OpenDocument (.odt, .ods)",
                f"{CHOOSE_THE_PLAN}; với tệp .odt, {_SAVE_AS_WORD}",
            )
        return _unsupported("Đây là tệp nén, không phải tài liệu Word", "hãy giải nén rồi chọn tệp văn bản bên trong")


def _unsupported(cause: str, way_out: str) -> DocumentError:
    return DocumentError("unsupported", f"{cause}; {way_out}.")
