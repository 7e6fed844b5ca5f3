"""What holds for every text: no error but a refusal, and every value stands in the source as it is quoted."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.score.corpus import Sample, draft_of, samples
from tests.score.variants import CHANGES
from wagtail_kehoach.documents import DocumentError, PlanDraft, parse_plan
from wagtail_kehoach.documents.draft import Found, Section
from wagtail_kehoach.documents.source import fold_aligned, normalise, plain
from wagtail_kehoach.vietnamese.counting import read_amount
from wagtail_kehoach.vietnamese.dates import PartialDate
from wagtail_kehoach.vietnamese.numbers import DocumentNumber

CODE = re.compile(r"[a-z_]+")
NO_LETTERS = re.compile(r"[\W_]+")

TEXT_SAMPLES = [each for each in samples() if each.kind == "txt" and not each.refusal]
PIECES = st.sampled_from(
    [
        "KẾ HOẠCH",
        "tuyên truyền ngày hội",
        "Số: 12/KH-UBND",
        "Số      -KH/ĐU",
        "Xã Mơ, ngày   tháng 4 năm 2026",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "-----",
        "*",
        "**T/M BAN THƯỜNG VỤ",
        "Căn cứ Luật Thư viện;",
        "Thực hiện Kế hoạch số 1-KH/TU, ngày 31/02/2026 của Tỉnh ủy",
        "Ban Thường vụ Đảng ủy xây dựng kế hoạch như sau:",
        "I. MỤC ĐÍCH",
        "II- TỔ CHỨC THỰC HIỆN",
        "XIV. TIẾP THEO",
        "1. Ban Tuyên giáo",
        "2. Đề nghị Đài Truyền thanh xã: đưa tin",
        "1.1. Phần một",
        "a) mục nhỏ",
        "- báo cáo kết quả về Ủy ban nhân dân xã (báo cáo đợt 1 trước ngày 5/6/2026; báo cáo năm)",
        "+ chi tiết",
        "(((",
        "Nơi nhân:",
        "- Như trên (báo cáo);",
        "- Lưu,",
        "BÍ THƯ",
        "Nguyễn Văn A",
        "./.",
        "   ",
        "\t",
        "_gạch_ *đậm*",
        "PHỤ LỤC",
        "(Kèm theo Kế hoạch số 12/KH-UBND ngày 03/4/2026)",
        "MẬT",
        "| STT | Nội dung | Đơn vị chủ trì | Thời gian |",
        "| 1 | Treo băng rôn | Thôn Một | Trước 05/6/2026 |",
        "STT  Nội dung      Đơn vị chủ trì   Thời gian",
        "Giao Đài Truyền thanh xã chủ trì, phối hợp với Đoàn xã phát ít nhất 10 tin, bài trong tháng 6/2026",
        "Thời gian: từ ngày 01/6/2026 đến hết ngày 30/6/2026",
        "tập trung cao điểm vào dịp hè (sau đây gọi tắt là ngày hội)",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=400),
    st.lists(st.one_of(PIECES, st.text(max_size=30)), max_size=40).map("\n".join),
    st.lists(PIECES, max_size=30).map(lambda pieces: "KẾ HOẠCH\nvề ngày hội\nI. MỤC ĐÍCH\n" + "\n".join(pieces)),
)


def values_in(value: Any) -> Iterator[Found[Any]]:
    """Yield every value of a draft, however deep."""
    if isinstance(value, Found):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from values_in(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from values_in(getattr(value, field.name))


def sections_in(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from sections_in(section.children)


def check_value(found: Found[Any], text: str) -> None:
    """Assert that the digits of a value, and the words of one that is no code, are those of the document."""
    if isinstance(found.value, DocumentNumber):
        assert found.value.serial is None or str(found.value.serial) in found.raw
        assert letters(found.value.type + found.value.body) in letters(found.raw)
    elif isinstance(found.value, PartialDate):
        years = {day.year for day in (found.value.start, found.value.end) if day}
        assert all(f"{year % 100:02d}" in text for year in years)
        assert found.value.day is None or str(found.value.day) in found.raw or "thu" in letters(found.raw)
    elif isinstance(found.value, int):
        assert read_amount(found.raw) == found.value or found.value == 1
    elif isinstance(found.value, str) and not isinstance(found.value, Enum) and not CODE.fullmatch(found.value):
        assert letters(found.value) in letters(text)


# Every value of a document is looked for in the same text.
@lru_cache(maxsize=256)
def letters(text: str) -> str:
    """Return ``text`` as letters and digits without marks, for comparing across line ends and ornaments."""
    return NO_LETTERS.sub("", fold_aligned(text))


def check_spans(draft: PlanDraft) -> None:
    for found in values_in(draft):
        assert 0 <= found.span.start < found.span.end <= len(draft.source_text)
        assert plain(draft.source_text[found.span.start : found.span.end]) == found.raw
        assert found.raw
        assert 0 < found.confidence <= 1
        check_value(found, draft.source_text)
    for suggestion in draft.suggestions:
        assert plain(draft.source_text[suggestion.span.start : suggestion.span.end]) == suggestion.before
    for appendix in draft.appendices:
        assert 0 <= appendix.span.start < appendix.span.end <= len(draft.source_text)
    for section in sections_in(draft.sections):
        assert 0 <= section.span.start < section.span.end <= len(draft.source_text)
        for child in section.children:
            assert section.span.start <= child.span.start < child.span.end <= section.span.end
            assert child.level == section.level + 1


@pytest.mark.parametrize("sample", [each for each in samples() if not each.refusal], ids=lambda each: each.name)
def test_values_of_the_samples_stand_in_their_source(sample: Sample) -> None:
    check_spans(draft_of(sample.path))


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("sample", TEXT_SAMPLES, ids=lambda each: each.name)
def test_values_of_changed_samples_stand_in_their_source(sample: Sample, change: str) -> None:
    text = CHANGES[change](sample.path.read_bytes().decode("utf-8-sig"))
    try:
        check_spans(parse_plan(text))
    except DocumentError as refusal:
        assert refusal.code == "not_a_plan"


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text_is_read_or_refused_and_every_value_stands_in_it(text: str) -> None:
    try:
        draft = parse_plan(text)
    except DocumentError as refusal:
        assert str(refusal).endswith(".")
    else:
        check_spans(draft)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.binary(max_size=300), TEXTS.map(lambda text: text.encode("utf-8", "replace"))))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        draft = parse_plan(data)
    except DocumentError as refusal:
        assert refusal.code
    else:
        check_spans(draft)


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_normalised_text_stays_as_it_is_and_folds_at_its_length(text: str) -> None:
    normal = normalise(text)
    assert normalise(normal) == normal
    assert len(fold_aligned(normal)) == len(normal)
    assert "\r" not in normal and "\0" not in normal
