"""Bytes become the right text or a refusal, never mojibake."""

from __future__ import annotations

import unicodedata

import pytest

from tests.documents.files import PLAN_TEXT
from wagtail_kehoach.documents import DocumentError, parse_plan
from wagtail_kehoach.documents.encodings import decode

TCVN3_TEXT = "KÕ ho¹ch tuyªn truyÒn ngµy héi trång c©y, ñy ban nh©n d©n x· ban hµnh kÕ ho¹ch nh­ sau"
VNI_TEXT = "KEÁ HOAÏCH tuyeân truyeàn ngaøy hoäi troàng caây, uûy ban nhaân daân xaõ ban haønh keá hoaïch nhö sau"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-32"],
)
def test_unicode_is_read_with_and_without_mark(encoding: str) -> None:
    assert decode("Kế hoạch số 3".encode(encoding)) == "Kế hoạch số 3"


def test_windows_1258_is_read_where_it_makes_vietnamese() -> None:
    text = "Kế hoạch tổ chức Tuần lễ đọc sách của Ủy ban nhân dân xã"
    spelled = "".join(
        unicodedata.normalize("NFC", base) + tone for base, tone in (_base_and_tone(character) for character in text)
    )
    assert decode(spelled.encode("cp1258")) == text


def _base_and_tone(character: str) -> tuple[str, str]:
    marks = unicodedata.normalize("NFD", character)
    tones = "".join(mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323")
    return "".join(mark for mark in marks if mark not in tones), tones


@pytest.mark.parametrize("text", [TCVN3_TEXT, VNI_TEXT])
@pytest.mark.parametrize("encoding", ["latin-1", "utf-8"])
def test_letters_of_old_fonts_are_refused_by_name(text: str, encoding: str) -> None:
    with pytest.raises(DocumentError) as caught:
        parse_plan(text.encode(encoding))
    assert caught.value.code == "unsupported"
    assert "TCVN3" in str(caught.value)


def test_text_encoded_twice_is_refused() -> None:
    twice = PLAN_TEXT.encode("utf-8").decode("latin-1").encode("utf-8")
    with pytest.raises(DocumentError) as caught:
        parse_plan(twice)
    assert caught.value.code == "unreadable"
    assert "UTF-8" in str(caught.value)


def test_broken_utf16_is_refused() -> None:
    with pytest.raises(DocumentError, match="bảng mã"):
        decode(b"\xff\xfea")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_forms_of_unicode_and_line_ends_make_no_difference(form: str, ends: str) -> None:
    data = unicodedata.normalize(form, PLAN_TEXT).replace("\n", ends).encode("utf-8")
    assert parse_plan(data).source_text == parse_plan(PLAN_TEXT).source_text


def test_invisible_characters_are_dropped_and_never_hide_a_word() -> None:
    disguised = PLAN_TEXT.replace("KẾ HOẠCH", "K\u200bẾ\u00a0HO\u202eẠCH\u0007", 1)
    draft = parse_plan(disguised)
    assert draft.document_type and draft.document_type.raw == "KẾ HOẠCH"
