"""Word files made in tests, piece by piece of their XML."""

from __future__ import annotations

import io
import zipfile

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

NAMESPACES = (
    nsdecls("w", "r")
    + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    + ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
PLAN_TEXT = """KẾ HOẠCH
Tổ chức ngày hội trồng cây năm 2026

Căn cứ Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Lam Giang;
Ủy ban nhân dân xã Bàu Sen ban hành Kế hoạch như sau:

I. MỤC ĐÍCH
- Trồng thêm cây bóng mát ở các thôn.

II. TỔ CHỨC THỰC HIỆN
1. Đài Truyền thanh xã
- Đăng tin, bài về ngày hội, hoàn thành trước ngày 20/3/2026.

Nơi nhận:
- Các thôn;
- Lưu: VT.
"""


def paragraph(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def docx_bytes(*blocks: str, numbering: str = "", header: str = "") -> bytes:
    """Return a Word file whose body holds the given block elements, written as XML."""
    document = docx.Document()
    body = document.element.body
    for block in reversed(blocks):
        body.insert(0, parse_xml(block.replace(">", f" {NAMESPACES}>", 1)))
    if numbering:
        root = document.part.numbering_part.element
        for child in list(root):
            root.remove(child)
        root.extend(parse_xml(f"<w:numbering {NAMESPACES}>{numbering}</w:numbering>"))
    if header:
        document.sections[0].header.paragraphs[0].text = header
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def plan_docx(text: str = PLAN_TEXT) -> bytes:
    """Return a Word file with one paragraph a line."""
    return docx_bytes(*(paragraph(run(line)) for line in text.splitlines()))


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """Return a copy of a ZIP file in which the member ``name`` holds ``content``."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            if member.filename != name:
                new.writestr(member, old.read(member))
        new.writestr(name, content)
    return stream.getvalue()


def part_of(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def zip_of(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()
