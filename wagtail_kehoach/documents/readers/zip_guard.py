"""Looking into a ZIP container before anything in it is unpacked."""

from __future__ import annotations

import io
import zipfile

from wagtail_kehoach.documents.draft import DocumentError
from wagtail_kehoach.documents.limits import Limits, size_in_words
from wagtail_kehoach.documents.source import too_large

ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
_DAMAGED = "Tệp bị hỏng hoặc chưa tải đủ; hãy mở lại bằng Word, lưu thành .docx rồi chọn lại tệp."
ENCRYPTED = "Tệp có mật khẩu nên không đọc được; hãy mở bằng Word, bỏ mật khẩu, lưu lại thành .docx rồi chọn lại tệp."


def damaged() -> DocumentError:
    """Return the refusal of a broken or truncated file."""
    return DocumentError("unreadable", _DAMAGED)


def checked_zip(data: bytes, limits: Limits) -> zipfile.ZipFile:
    """Open ``data`` as a ZIP whose directory promises no more than the limits allow.

    Python's ``zipfile`` never unpacks more of a member than its directory entry states, so checking the stated sizes
    bounds what reading can cost. Raises ``DocumentError``: ``unreadable``, ``too_large``, ``encrypted``.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise damaged() from error
    members = archive.infolist()
    if len(members) > limits.max_zip_members:
        raise too_large(f"tệp .docx chứa hơn {limits.max_zip_members} thành phần")
    sizes = [member.file_size for member in members]
    if sum(sizes) > limits.max_zip_total_bytes:
        raise too_large(f"nội dung giải nén vượt {size_in_words(limits.max_zip_total_bytes)}")
    if max(sizes, default=0) > limits.max_zip_member_bytes:
        raise too_large(f"một thành phần giải nén vượt {size_in_words(limits.max_zip_member_bytes)}")
    if any(member.flag_bits & 0x1 for member in members):
        raise DocumentError("encrypted", ENCRYPTED)
    return archive


def member(archive: zipfile.ZipFile, name: str | zipfile.ZipInfo) -> bytes:
    """Return the unpacked bytes of a member. Raises ``DocumentError("unreadable", …)`` when they are damaged."""
    try:
        return archive.read(name)
    except Exception as error:
        # zipfile passes on whatever its decompressors raise on damaged data, and every one means the same here.
        raise damaged() from error


def only_member(archive: zipfile.ZipFile) -> zipfile.ZipInfo | None:
    """Return the file of a container that holds only one, folders not counted, else ``None``."""
    files = [each for each in archive.infolist() if not each.is_dir()]
    return files[0] if len(files) == 1 else None
