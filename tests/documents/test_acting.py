"""The body that the opening sentence names as maker of the plan."""

from __future__ import annotations

import pytest

from tests.documents.facts import raw
from tests.documents.texts import plan


def acting(opening: str) -> str | None:
    return raw(plan(opening=opening).acting_collective)


@pytest.mark.parametrize(
    ("opening", "body"),
    [
        (
            "Căn cứ Luật Thư viện, Ủy ban nhân dân xã Bàu Sen ban hành Kế hoạch đọc sách như sau:",
            "Ủy ban nhân dân xã Bàu Sen",
        ),
        (
            "Thực hiện Chương trình số 2-CTr/ĐU ngày 05/01/2026 của Đảng ủy phường; Ban Xây dựng Đảng Đảng ủy phường "
            "tổ chức Cuộc thi “Chuyện phố” (viết tắt là Cuộc thi) như sau:",
            "Ban Xây dựng Đảng Đảng ủy phường",
        ),
        (
            "Căn cứ Điều lệ Câu lạc bộ Thơ Bàu Sen;\nBan Chủ nhiệm Câu lạc bộ Thơ Bàu Sen tổ chức Tháng thơ như sau:",
            "Ban Chủ nhiệm Câu lạc bộ Thơ Bàu Sen",
        ),
        (
            "Căn cứ Điều lệ Đội; nhân kỷ niệm Ngày thành lập Đội TNTP Hồ Chí Minh, Hội đồng Đội tỉnh Đồng Xuân phát "
            "động phong trào “Sách cho em”, cụ thể như sau:",
            "Hội đồng Đội tỉnh Đồng Xuân",
        ),
        (
            "Căn cứ Luật Thư viện; Ban tổ chức Ngày hội đọc sách xây dựng kế hoạch với các nội dung sau:",
            "Ban tổ chức Ngày hội đọc sách",
        ),
        (
            "Thực hiện chỉ đạo của Sở Y tế;Trung tâm Y tế khu vực Bàu Sen phối hợp với trường lập kế hoạch như sau:",
            "Trung tâm Y tế khu vực Bàu Sen",
        ),
        (
            "Căn cứ Luật Thư viện; Thư viện tỉnh (sau đây viết tắt là Thư viện) xây dựng kế hoạch như sau:",
            "Thư viện tỉnh",
        ),
        ("Nhằm nâng cao dân trí, nay Đoàn xã Bàu Sen đề ra kế hoạch hè như sau:", "Đoàn xã Bàu Sen"),
        (
            "Căn cứ Luật Thư viện, Ban Thường vụ Đảng ủy yêu cầu các chi bộ thực hiện các việc sau:",
            "Ban Thường vụ Đảng ủy",
        ),
        # A space within the verb, which cannot be told from a litre for certain.
        (
            "Căn cứ Luật Thư viện, Ban Công tác Mặt trận Tổ dân phố 9 l ập Kế hoạch như sau:",
            "Ban Công tác Mặt trận Tổ dân phố 9",
        ),
        # A name that begins with no word known for one is the subject all the same.
        ("Căn cứ Luật Di sản, Giáo xứ Bàu Sen xây dựng kế hoạch gìn giữ nhà cổ như sau:", "Giáo xứ Bàu Sen"),
        ("Căn cứ Luật Giáo dục, nhà trường xây dựng kế hoạch đọc sách như sau:", "nhà trường"),
        # No comma in front of it.
        (
            "Căn cứ tình hình thực tế năm học Trường Mầm non Bàu Sen xây dựng kế hoạch như sau:",
            "Trường Mầm non Bàu Sen",
        ),
    ],
)
def test_body_of_the_opening_sentence(opening: str, body: str) -> None:
    assert acting(opening) == body


@pytest.mark.parametrize(
    "opening",
    [
        "Căn cứ Luật Thư viện;",
        "Thực hiện Kế hoạch số 5/KH-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh về tổ chức ngày hội;",
        "Căn cứ Luật Thư viện; các thôn, các trường tổ chức ngày hội như sau:",
        "Nhằm nâng cao dân trí, góp phần xây dựng kế hoạch đọc sách trong nhân dân như sau:",
        "Căn cứ tình hình thực tế của Sở Y tế, nay tổ chức Tháng rửa tay như sau:",
    ],
)
def test_without_a_subject_nobody_acts(opening: str) -> None:
    assert acting(opening) is None


def test_unusual_subject_is_less_sure() -> None:
    draft = plan(opening="Căn cứ Luật Giáo dục, nhà trường xây dựng kế hoạch đọc sách như sau:")
    assert draft.acting_collective is not None
    assert draft.acting_collective.confidence < 0.7
