import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_kehoach.vietnamese.legacy import from_tcvn3, looks_like_tcvn3


@pytest.mark.parametrize(
    ("legacy", "unicode_text"),
    [
        ("Uû ban nh©n d©n", "Uỷ ban nhân dân"),
        ("KÕ ho¹ch", "Kế hoạch"),
        ("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        ("TuyÒn tin 12/5: §äc s¸ch", "Tuyền tin 12/5: Đọc sách"),
    ],
)
def test_tcvn3_becomes_unicode(legacy: str, unicode_text: str) -> None:
    assert from_tcvn3(legacy) == unicode_text


@pytest.mark.parametrize(
    "text", ["Uû ban nh©n d©n", "§éc lËp - Tù do - H¹nh phóc", "Th«ng b¸o vÒ viÖc tæ chøc tuÇn lÔ ®äc s¸ch"]
)
def test_tcvn3_is_recognised(text: str) -> None:
    assert looks_like_tcvn3(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ủy ban nhân dân xã Suối Mơ",
        "Thông báo về việc tổ chức tuần lễ đọc sách ©2024 «Sách và tôi»",
        "Für größere Städte: 5 µm, ½ Liter, §5",
        "Ke hoach khong dau",
        "« Bonjour à tous » ©2024 Éditions®",
        "Một văn bản Unicode dẫn lại hai chữ nh©n d©n và ho¹ch trong ngoặc",
    ],
)
def test_other_text_is_left_alone(text: str) -> None:
    assert not looks_like_tcvn3(text)


@given(st.text())
def test_any_text_can_be_asked_about(text: str) -> None:
    assert len(from_tcvn3(text)) == len(text)
    assert looks_like_tcvn3(text) in (True, False)
