import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_kehoach.vietnamese.legacy import (
    LegacyFont,
    from_tcvn3,
    from_vni,
    has_unicode_letters,
    legacy_font,
    looks_like_tcvn3,
    looks_like_vni,
)

#: Every letter with every tone (ngang, sắc, huyền, hỏi, ngã, nặng) as typed for a VNI font.
VNI_LETTERS = {
    "a": "a aù aø aû aõ aï",
    "ă": "aê aé aè aú aü aë",
    "â": "aâ aá aà aå aã aä",
    "e": "e eù eø eû eõ eï",
    "ê": "eâ eá eà eå eã eä",
    "i": "i í ì æ ó ò",
    "o": "o où oø oû oõ oï",
    "ô": "oâ oá oà oå oã oä",
    "ơ": "ô ôù ôø ôû ôõ ôï",
    "u": "u uù uø uû uõ uï",
    "ư": "ö öù öø öû öõ öï",
    "y": "y yù yø yû yõ î",
}
TONES = ["", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"]


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


@pytest.mark.parametrize("letter", VNI_LETTERS)
def test_every_letter_of_vni_becomes_unicode_with_every_tone(letter: str) -> None:
    shown = [unicodedata.normalize("NFC", letter + tone) for tone in TONES]
    assert [from_vni(code) for code in VNI_LETTERS[letter].split()] == shown
    assert [from_vni(code.upper()) for code in VNI_LETTERS[letter].split()] == [each.upper() for each in shown]


@pytest.mark.parametrize(
    ("legacy", "unicode_text"),
    [
        ("Keá hoaïch", "Kế hoạch"),
        ("UÛY BAN NHAÂN DAÂN XAÕ BAØU SEN", "ỦY BAN NHÂN DÂN XÃ BÀU SEN"),
        ("Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
        ("tröôùc ngaøy 20/3/2026, ñeå ngöôøi daân ñöôïc bieát", "trước ngày 20/3/2026, để người dân được biết"),
        (
            "kyû nieäm, nghæ leã, quyù II, hoa maãu ñôn, thaéng caûnh",
            "kỷ niệm, nghỉ lễ, quý II, hoa mẫu đơn, thắng cảnh",
        ),
        ("Hoà Thò Myõ, Ñaëng Vuõ Thî", "Hồ Thị Mỹ, Đặng Vũ Thỵ"),
        ("Ñ/c Bí thö; ngoài 100% hoä", "Đ/c Bí thư; ngồi 100% hộ"),
    ],
)
def test_vni_becomes_unicode(legacy: str, unicode_text: str) -> None:
    assert from_vni(legacy) == unicode_text


@pytest.mark.parametrize(
    "text", ["Uû ban nh©n d©n", "§éc lËp - Tù do - H¹nh phóc", "Th«ng b¸o vÒ viÖc tæ chøc tuÇn lÔ ®äc s¸ch"]
)
def test_tcvn3_is_recognised(text: str) -> None:
    assert looks_like_tcvn3(text)
    assert not looks_like_vni(text)


@pytest.mark.parametrize("text", ["Keá hoaïch tuyeân truyeàn", "UÛY BAN NHAÂN DAÂN XAÕ", "Ñoäc laäp - Töï do"])
def test_vni_is_recognised(text: str) -> None:
    assert looks_like_vni(text)
    assert not looks_like_tcvn3(text)


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
        "Một văn bản Unicode dẫn lại hai chữ keá hoaïch và nhaân daân trong ngoặc",
        "hoà, toà nhà, khoá, loè, quá, quân, thuê, yên, loá, goá",
        "El niño y la señora comen piña",
    ],
)
def test_other_text_is_left_alone(text: str) -> None:
    assert not looks_like_tcvn3(text)
    assert not looks_like_vni(text)


@pytest.mark.parametrize(
    ("name", "font"),
    [
        (".VnTime", LegacyFont("TCVN3")),
        (".VnTimeH", LegacyFont("TCVN3", capitals=True)),
        (".VnArial NarrowH", LegacyFont("TCVN3", capitals=True)),
        (".vntime", LegacyFont("TCVN3")),
        ("VNI-Times", LegacyFont("VNI")),
        ("VNI-Helve-Condense", LegacyFont("VNI")),
        ("Times New Roman", None),
        ("Vnpay Sans", None),
        ("", None),
    ],
)
def test_name_of_a_font_tells_how_it_is_typed(name: str, font: LegacyFont | None) -> None:
    assert legacy_font(name) == font


def test_fonts_of_capitals_show_capitals() -> None:
    assert LegacyFont("TCVN3", capitals=True).to_unicode("kÕ ho¹ch") == "KẾ HOẠCH"
    assert LegacyFont("TCVN3").to_unicode("kÕ ho¹ch") == "kế hoạch"
    assert LegacyFont("VNI").to_unicode("keá hoaïch") == "kế hoạch"


def test_letters_that_only_unicode_has_are_told() -> None:
    assert has_unicode_letters("được")
    assert not has_unicode_letters("®­îc cá, ñöôïc")


@given(st.text())
def test_any_text_can_be_asked_about(text: str) -> None:
    assert len(from_tcvn3(text)) == len(text)
    assert len(from_vni(text)) <= 2 * len(text)
    assert looks_like_tcvn3(text) in (True, False)
    assert looks_like_vni(text) in (True, False)
