"""From bytes to text without ever guessing wrong: an encoding is either sure or the file is refused."""

from __future__ import annotations

import codecs
import re
import unicodedata

from wagtail_kehoach.documents.draft import DocumentError
from wagtail_kehoach.vietnamese.legacy import looks_like_tcvn3, looks_like_vni

_UNICODE_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_VIETNAMESE = re.compile("[\u1ea0-\u1ef9ăâđêôơưĂÂĐÊÔƠƯ]")
_VIETNAMESE_LETTERS = frozenset(
    "àáâãèéêìíòóôõùúýăđĩũơưÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ" + "".join(chr(code) for code in range(0x1EA0, 0x1EFA))
)
_TWICE_ENCODED = re.compile(r"á[º»]|Ã[\x80-\xbf¡-¿]|Æ[°¡]|Ä[‘ƒ\x80-\xbf]")
_WORD = re.compile(r"[^\W\d_]+")

_LEGACY = (
    "Văn bản gõ bằng bảng mã cũ (TCVN3, VNI) nên không đọc đúng được; "
    "hãy chuyển sang Unicode (ví dụ bằng UniKey) rồi chọn lại tệp."
)
_BROKEN = (
    "Không đọc được chữ trong tệp vì sai bảng mã; "
    "hãy mở tệp bằng trình soạn thảo, lưu lại với bảng mã UTF-8 rồi chọn lại tệp."
)


def decode(data: bytes) -> str:
    """Return the text of ``data``: UTF-8, UTF-16 or UTF-32 with its mark, Windows-1258 where it reads well.

    Raises ``DocumentError``: ``unsupported`` for text in the fonts' own codes TCVN3 and VNI, ``unreadable`` otherwise.
    """
    for mark, encoding in _UNICODE_MARKS:
        if data.startswith(mark):
            return _decode_as(data, encoding)
    if b"\0" in data:
        raise DocumentError(
            "unreadable", "Tệp không phải văn bản (có byte rỗng); hãy chọn tệp .docx hoặc tệp văn bản .txt."
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_single_byte(data)


def refuse_legacy(text: str) -> None:
    """Raise ``DocumentError`` when ``text`` shows letters typed for TCVN3 or VNI fonts, or was encoded twice."""
    twice = len(_TWICE_ENCODED.findall(text))
    if twice > 3 and twice > len(_WORD.findall(text)) // 10:
        raise DocumentError("unreadable", _BROKEN)
    if looks_like_tcvn3(text) or looks_like_vni(text):
        raise DocumentError("unsupported", _LEGACY)


def _decode_as(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentError("unreadable", _BROKEN) from error


def _decode_single_byte(data: bytes) -> str:
    try:
        text = unicodedata.normalize("NFC", data.decode("cp1258"))
    except UnicodeDecodeError:
        text = ""
    foreign = [character for character in text if ord(character) > 127 and unicodedata.category(character)[0] in "LM"]
    strange = sum(character not in _VIETNAMESE_LETTERS for character in foreign)
    if len(_VIETNAMESE.findall(text)) >= 3 and strange == 0:
        return text
    refuse_legacy(data.decode("latin-1"))
    raise DocumentError("unreadable", _BROKEN)
