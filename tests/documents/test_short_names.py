"""Names that a plan gives things for short."""

from __future__ import annotations

import pytest

from tests.documents.texts import plan
from wagtail_kehoach.vietnamese.text import collapse


def names(opening: str) -> list[tuple[str, str | None]]:
    draft = plan(opening="Căn cứ Luật Thư viện;\n" + opening)
    for short in draft.short_names:
        for found in (short.name, short.full):
            assert found is None or collapse(draft.source_text[found.span.start : found.span.end]) == found.raw
    return [(short.name.raw, short.full.raw if short.full else None) for short in draft.short_names]


@pytest.mark.parametrize(
    ("said", "name", "full"),
    [
        (
            "Xã mở Cuộc thi viết thư tay năm 2026 (sau đây gọi tắt là Cuộc thi).",
            "Cuộc thi",
            "Cuộc thi viết thư tay năm 2026",
        ),
        ("Thành lập Ban Tổ chức (viết tắt: BTC) gồm 05 người.", "BTC", "Ban Tổ chức"),
        ("Ban Tổ chức (gọi tắt là “Ban”) họp hằng tuần.", "Ban", "Ban Tổ chức"),
        ("Ngày hội đổi sách (sau đây gọi là\nNgày hội) mở tại sân xã.", "Ngày hội", "Ngày hội đổi sách"),
        ("Thư viện lưu động, sau đây được gọi chung là điểm đọc, mở cả tuần.", "điểm đọc", None),
    ],
)
def test_short_name_is_read_without_its_quotes(said: str, name: str, full: str | None) -> None:
    assert names(said) == [(name, full)]


@pytest.mark.parametrize(
    "said",
    [
        "Trò chơi mà trẻ em gọi là ô ăn quan được tổ chức tại sân.",
        "Gọi điện cho Tổ truyền thanh khi có sự cố.",
        "Ngày hội (sau đây gọi tắt là) mở tại sân xã.",
    ],
)
def test_what_defines_no_name_gives_none(said: str) -> None:
    assert names(said) == []


def test_full_name_is_left_open_where_the_text_does_not_show_its_beginning() -> None:
    assert names("Bộ tranh tre của làng Gò (sau đây viết tắt là Tác phẩm).") == [("Tác phẩm", None)]
