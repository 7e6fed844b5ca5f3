"""Files that are no readable plan: each is refused by its cause, in one Vietnamese sentence that names the way out."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest

from tests.documents.files import (
    PLAN_TEXT,
    docx_bytes,
    paragraph,
    part_of,
    plan_docx,
    run,
    with_part,
    zip_of,
)
from wagtail_kehoach.documents import DocumentError, Limits, parse_plan
from wagtail_kehoach.documents.limits import size_in_words

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
ODF_MANIFEST = b'<manifest:manifest><manifest:file-entry manifest:full-path="content.xml"/></manifest:manifest>'
BOMB = zip_of({"word/document.xml": b"<a/>" + b" " * 21_000_000})


def refusal_of(data: bytes | str | Path, limits: Limits | None = None) -> DocumentError:
    with pytest.raises(DocumentError) as caught:
        parse_plan(data, limits=limits or Limits())
    return caught.value


@pytest.mark.parametrize(
    ("data", "code", "says"),
    [
        (b"", "empty", "rỗng"),
        (b" \r\n\t ", "empty", "rỗng"),
        (OLE, "old_word", "Lưu thành .docx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted", "mật khẩu"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "unreadable", "PDF"),
        (b"{\\rtf1\\ansi K\\'ea}", "unsupported", "RTF"),
        (b"<!DOCTYPE html><html><body>x</body></html>", "unsupported", "HTML"),
        (b"\xef\xbb\xbf<html lang='vi'><p>x</p></html>", "unsupported", "HTML"),
        (b"<?xml version='1.0'?><edXMLEnvelope/>", "unsupported", "edXML"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "unsupported", "ảnh"),
        (b"\xff\xd8\xff\xe0\x10JFIF", "unsupported", "ảnh"),
        (b"GIF89a\x01\0\x01\0", "unsupported", "ảnh"),
        (b"BM6\0\0\0\0\0\0\0", "unsupported", "ảnh"),
        (zip_of({"xl/workbook.xml": b"<workbook/>"}), "unsupported", "Excel"),
        (zip_of({"ppt/presentation.xml": b"<p/>"}), "unsupported", "PowerPoint"),
        (zip_of({"mimetype": b"x", "META-INF/manifest.xml": ODF_MANIFEST}), "unsupported", "OpenDocument"),
        (
            zip_of({"mimetype": b"x", "META-INF/manifest.xml": b"<manifest:encryption-data/>"}),
            "encrypted",
            "mật khẩu",
        ),
        (zip_of({"ghi-chu.txt": b"x"}), "unsupported", "tệp nén"),
        (zip_of({"word/document.xml": b"<a/>"}), "unreadable", "hỏng"),
        (plan_docx()[:4000], "unreadable", "hỏng"),
        (b"PK\x03\x04", "unreadable", "hỏng"),
        (b"KE HOACH\0\0 tuyen truyen", "unreadable", "byte rỗng"),
        (b"\x01\x02\x03\x04\x05\x06 ke hoach", "unreadable", "văn bản"),
        (b"K\xe1\xba KH\xff\xfe\xfa \x80\x81", "unreadable", "bảng mã"),
        (BOMB, "too_large", "một thành phần giải nén vượt 20 MB"),
        (zip_of({f"{number}.xml": b"" for number in range(2001)}), "too_large", "2000"),
        ("\n \n", "empty", "dán"),
        ("Chào buổi sáng. Hôm nay trời đẹp.", "not_a_plan", "KẾ HOẠCH"),
        ("KẾ HOẠCH\n\nTrang này chưa có nội dung", "not_a_plan", "căn cứ"),
        ("THÔNG BÁO\nVề việc cắt điện\nI. THỜI GIAN\n- Ngày 5/6/2026.", "not_a_plan", "Thông báo"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 14 else "",
)
def test_refused_by_cause_with_a_way_out(data: bytes | str, code: str, says: str) -> None:
    refusal = refusal_of(data)
    assert refusal.code == code
    assert says in str(refusal)
    assert "hãy" in str(refusal)
    assert str(refusal).endswith(".")


WEB_PAGE = b"<!DOCTYPE html><html><body>x</body></html>"


@pytest.mark.parametrize(
    ("data", "way_out"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "cần bản văn bản gõ máy"),
        (b"RIFF\x24\0\0\0WAVEfmt ", "cần bản văn bản gõ máy"),
        (b"%PDF-1.7\n", "in ra một tệp PDF mới"),
        (b"{\\rtf1\\ansi x}", "lưu thành .docx rồi chọn tệp đó"),
        (WEB_PAGE, "lưu phần chữ của kế hoạch thành tệp .txt"),
        (zip_of({"ke-hoach.docx": b"x"}), "giải nén rồi chọn tệp văn bản bên trong"),
        (zip_of({"xl/workbook.xml": b"<workbook/>"}), "chọn tệp .docx, .pdf hoặc .txt của chính văn bản kế hoạch"),
        (zip_of({"ppt/presentation.xml": b"<p/>"}), "chọn tệp .docx, .pdf hoặc .txt của chính văn bản kế hoạch"),
        (b"<?xml version='1.0'?><edXMLEnvelope/>", "chọn tệp .docx, .pdf hoặc .txt của chính văn bản kế hoạch"),
    ],
)
def test_way_out_fits_the_kind_of_file(data: bytes, way_out: str) -> None:
    refusal = str(refusal_of(data))
    assert way_out in refusal
    assert "dán" not in refusal


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", WEB_PAGE, zip_of({"xl/workbook.xml": b"<workbook/>"}), zip_of({"a.txt": b"x"})],
)
def test_what_cannot_be_saved_as_word_is_not_told_to_be(data: bytes) -> None:
    assert "lưu thành .docx" not in str(refusal_of(data))


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (20 * 1024 * 1024, "20 MB"),
        (20_000_000, "19 MB"),
        (2_621_440, "2,5 MB"),
        (1024 * 1024 - 1, "1023,9 KB"),
        (500 * 1024, "500 KB"),
        (1_000, "1000 byte"),
        (0, "0 byte"),
    ],
)
def test_size_is_named_without_promising_more(size: int, words: str) -> None:
    assert size_in_words(size) == words


def test_word_file_of_exactly_the_limit_is_read_and_one_byte_more_is_not() -> None:
    data = plan_docx()
    assert parse_plan(data, limits=Limits(max_bytes=len(data))).sections
    assert refusal_of(data, Limits(max_bytes=len(data) - 1)).code == "too_large"


def test_default_limit_of_a_file_is_twenty_megabytes_and_named_so(tmp_path: Path) -> None:
    path = tmp_path / "to.docx"
    path.write_bytes(b"PK\x03\x04" + b"\0" * (20 * 1024 * 1024 - 3))
    refusal = refusal_of(path)
    assert refusal.code == "too_large"
    assert "chỉ được tới 20 MB" in str(refusal)


def test_refusal_begins_with_the_name_of_the_file_when_it_is_known() -> None:
    with pytest.raises(DocumentError) as caught:
        parse_plan(b"", name="ke  hoach\u202egpj.docx")
    assert str(caught.value).startswith("ke hoachgpj.docx: Tệp rỗng")


def test_missing_file_and_folder_are_unreadable(tmp_path: Path) -> None:
    assert refusal_of(tmp_path / "khong-co.docx").code == "unreadable"
    assert refusal_of(tmp_path).code == "unreadable"


def test_file_beyond_the_limit_is_refused_without_being_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "to.txt"
    path.write_bytes(b"a" * 5_000)
    refusal = refusal_of(path, Limits(max_bytes=1_000, max_text_bytes=2_000))
    assert refusal.code == "too_large"


@pytest.mark.parametrize(
    ("beginning", "says"),
    [
        (b"KE HOACH", "tệp văn bản chỉ được tới 2 MB và 200.000 ký tự"),
        (b"\xef\xbb\xbfKE HOACH", "tệp văn bản chỉ được tới 2 MB và 200.000 ký tự"),
        (b"PK\x03\x04", "tệp chỉ được tới 20 MB"),
        (b"%PDF-1.7", "tệp chỉ được tới 20 MB"),
        (b"<?xml ", "tệp chỉ được tới 20 MB"),
    ],
)
def test_refusal_of_a_large_file_names_the_limits_of_its_format(beginning: bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / "to"
    path.write_bytes(beginning + b"a" * (21 * 1024 * 1024))
    assert says in str(refusal_of(path))


@pytest.mark.parametrize(
    ("limits", "says"),
    [
        (Limits(max_text_bytes=100), "văn bản"),
        (Limits(max_characters=100), "100 ký tự"),
        (Limits(max_lines=5), "5 dòng"),
        (Limits(max_line_characters=20), "20 ký tự"),
    ],
)
def test_limits_of_text_are_named(limits: Limits, says: str) -> None:
    refusal = refusal_of(PLAN_TEXT.encode(), limits)
    assert refusal.code == "too_large"
    assert says in str(refusal)


@pytest.mark.parametrize(
    ("limits", "says"),
    [
        (Limits(max_bytes=1_000), "chỉ được tới 1000 byte"),
        (Limits(max_zip_members=3), "3 thành phần"),
        (Limits(max_zip_member_bytes=1_000), "giải nén"),
        (Limits(max_zip_total_bytes=1_000), "nội dung giải nén vượt 1000 byte"),
        (Limits(max_xml_elements=10), "10 thẻ XML"),
        (Limits(max_lines=5), "5 dòng"),
    ],
)
def test_limits_of_word_files_are_named(limits: Limits, says: str) -> None:
    refusal = refusal_of(plan_docx(), limits)
    assert refusal.code == "too_large"
    assert says in str(refusal)


@pytest.mark.parametrize(
    "prologue",
    [
        b'<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        b'<!DOCTYPE x [<!ENTITY xxe SYSTEM "file:///etc/hostname">]>',
        b'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_type_declarations_are_refused(prologue: bytes, encoding: str) -> None:
    data = plan_docx()
    document = part_of(data, "word/document.xml").split(b"?>", 1)[1]
    text = f"<?xml version='1.0' encoding='{encoding}'?>" + (prologue + document).decode("utf-8")
    refusal = refusal_of(with_part(data, "word/document.xml", text.encode(encoding)))
    assert refusal.code == "unsupported"
    assert "DOCTYPE" in str(refusal)


def test_size_that_lies_is_found_out() -> None:
    data = bytearray(plan_docx())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = archive.getinfo("word/document.xml").file_size
    honest, lie = struct.pack("<I", size), struct.pack("<I", 10)
    assert refusal_of(bytes(data.replace(honest, lie))).code == "unreadable"


def test_word_file_with_macros_is_told_how_to_save() -> None:
    data = plan_docx()
    types = part_of(data, "[Content_Types].xml").replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    refusal = refusal_of(with_part(data, "[Content_Types].xml", types))
    assert refusal.code == "unsupported"
    assert "macro" in str(refusal)


def test_word_file_without_text_is_empty() -> None:
    assert refusal_of(docx_bytes(paragraph(run("  ")))).code == "empty"


@pytest.mark.parametrize(
    "recipe",
    [
        "1. ",
        "a) ",
        "- báo cáo kết quả về Ủy ban nhân dân xã (qua Phòng A) trước ngày 20/11/2026; ",
        "Ủy ban nhân dân, ",
        "(",
        "ngày   tháng ",
        "Căn cứ Kế hoạch số 1/KH-UBND; ",
        "   x",
    ],
)
def test_long_repetitions_are_read_in_time(recipe: str) -> None:
    """Each of these took minutes with a pattern that backtracks; now the whole test takes seconds."""
    line = (recipe * 1000)[:1000]
    text = PLAN_TEXT.replace("Nơi nhận:", f"{line}\n" * 150 + "Nơi nhận:")
    assert parse_plan(text).sections
