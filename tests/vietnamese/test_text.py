import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wagtail_kehoach.vietnamese.text import (
    SLUG_FORMATTERS,
    clean,
    collapse,
    fold,
    fold_with_offsets,
    in_sentence,
    loose_key,
    slugify_vi,
    sort_key_vi,
)

VIETNAMESE_LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
vietnamese_text = st.text(alphabet=VIETNAMESE_LETTERS + VIETNAMESE_LETTERS.upper() + " -/–.,0123456789")
any_text = st.text() | vietnamese_text
DICTIONARY = "An Ao Áo Ăn Ân Ba Bà Bả Bã Bá Bạ Da Đa".split()


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


class TestClean:
    def test_composes_letters_and_mends_look_alikes(self) -> None:
        assert clean(nfd("Ðảng ủy xã Tân Ɖịnh")) == "Đảng ủy xã Tân Định"

    def test_removes_what_nobody_sees_and_keeps_lines(self) -> None:
        assert clean("\ufeffKế\u00a0ho\u00adạch\u200b\n\tsố\u202e 1\x00") == "Kế hoạch\n\tsố 1"

    @given(any_text)
    def test_is_idempotent(self, text: str) -> None:
        assert clean(clean(text)) == clean(text)


class TestFold:
    @pytest.mark.parametrize(
        ("text", "folded"),
        [
            ("Đối ngoại", "doi ngoai"),
            ("TUẦN LỄ ĐỌC SÁCH", "tuan le doc sach"),
            ("hòa hoà uỷ ủy", "hoa hoa uy uy"),
            ("", ""),
        ],
    )
    def test_takes_marks_and_capitals_off(self, text: str, folded: str) -> None:
        assert fold(text) == folded

    @given(any_text)
    @example("\u0345")  # a mark whose small form is a letter
    @example("İǰΐ\u0130\u0345ﬁ")
    def test_is_idempotent(self, text: str) -> None:
        assert fold(fold(text)) == fold(text)

    @given(any_text)
    @example("α\u0345\u0301")
    def test_does_not_see_the_normal_form(self, text: str) -> None:
        assert fold(nfd(text)) == fold(nfc(text)) == fold(text)

    @given(any_text)
    def test_offsets_lead_back_to_the_text(self, text: str) -> None:
        folded, offsets = fold_with_offsets(text)
        assert len(offsets) == len(folded) + 1
        assert offsets[len(folded)] == len(text)
        assert list(offsets) == sorted(offsets)

    def test_offsets_count_the_marks_of_decomposed_text(self) -> None:
        text = nfd("Báo cáo quý II")
        folded, offsets = fold_with_offsets(text)
        start = folded.index("quy")
        assert nfc(text[offsets[start] : offsets[start + 3]]) == "quý"


class TestSlug:
    @pytest.mark.parametrize(
        ("text", "slug"),
        [
            ("Kế hoạch số 289-KH/TU", "ke-hoach-so-289-kh-tu"),
            ("Đường làng – ngõ xóm sạch đẹp", "duong-lang-ngo-xom-sach-dep"),
            ("  Ðọc sách_cùng con!  ", "doc-sach-cung-con"),
            ("Straße số 5", "strasse-so-5"),
            ("读书", ""),
            ("…", ""),
        ],
    )
    def test_is_plain_ascii(self, text: str, slug: str) -> None:
        assert slugify_vi(text) == slug
        assert slugify_vi(nfd(text)) == slug

    def test_is_cut_after_a_whole_word(self) -> None:
        assert slugify_vi("Tuần lễ chuyển đổi số", max_length=12) == "tuan-le"
        assert slugify_vi("Tuần lễ chuyển đổi số", max_length=7) == "tuan-le"
        assert slugify_vi("Tuần lễ", max_length=7) == "tuan-le"
        assert slugify_vi("đ" * 100) == "d" * 80

    @given(any_text, st.integers(1, 100))
    def test_holds_only_what_a_slug_may_hold(self, text: str, max_length: int) -> None:
        slug = slugify_vi(text, max_length)
        assert re.fullmatch("([a-z0-9]+(-[a-z0-9]+)*)?", slug)
        assert len(slug) <= max_length
        assert slugify_vi(slug, max_length) == slug

    @given(vietnamese_text)
    def test_never_loses_a_letter(self, text: str) -> None:
        letters = [letter for letter in fold(text) if letter.isalnum()]
        assert [letter for letter in slugify_vi(text, max_length=10_000) if letter != "-"] == letters

    @given(any_text)
    def test_every_d_with_stroke_becomes_a_d(self, text: str) -> None:
        kept = slugify_vi(text, max_length=10_000)
        assert kept.count("d") >= sum(text.count(letter) for letter in "đĐÐð")

    @given(any_text)
    def test_does_not_see_the_normal_form(self, text: str) -> None:
        assert slugify_vi(nfd(text)) == slugify_vi(nfc(text))

    def test_formatters_use_what_python_and_javascript_read_alike(self) -> None:
        for pattern, replacement in SLUG_FORMATTERS:
            assert re.compile(pattern)
            assert "\\" not in pattern
            assert replacement in ("", "-", "$1") or replacement.isalpha()


class TestSorting:
    @given(st.permutations(DICTIONARY))
    def test_follows_the_vietnamese_dictionary(self, words: list[str]) -> None:
        assert sorted(words, key=sort_key_vi) == DICTIONARY

    def test_letters_decide_before_tones(self) -> None:
        assert sorted(["Ba Ân", "Bà Bình", "Bá An"], key=sort_key_vi) == ["Bá An", "Ba Ân", "Bà Bình"]

    def test_sorts_spaces_digits_and_foreign_letters(self) -> None:
        names = ["An Bình", "An 2", "Ánh", "Nunez", "Núñez", "Nuôi", "Жук"]
        assert sorted(names, key=sort_key_vi) == ["An 2", "An Bình", "Ánh", "Nunez", "Núñez", "Nuôi", "Жук"]

    @given(any_text, any_text)
    def test_keys_can_be_compared_and_do_not_see_the_normal_form(self, a: str, b: str) -> None:
        assert (sort_key_vi(a) < sort_key_vi(b)) != (sort_key_vi(a) >= sort_key_vi(b))
        assert sort_key_vi(nfd(a)) == sort_key_vi(nfc(a))


class TestLooseComparison:
    @pytest.mark.parametrize(
        ("a", "b"),
        [
            ("hòa", "hoà"),
            ("ĐẢNG ỦY", "Đảng uỷ"),
            ("khỏe", "khoẻ"),
            ("thúy", "thuý"),
            ("kỷ niệm", "kỉ niệm"),
            ("kỹ thuật", "kĩ thuật"),
            ("quý", "quí"),
            ("lý  luận", " lí luận\n"),
            (nfd("Xã Hòa Sơn"), "xã hoà sơn"),
        ],
    )
    def test_accepts_variants_of_spelling(self, a: str, b: str) -> None:
        assert loose_key(a) == loose_key(b)

    @pytest.mark.parametrize(
        ("a", "b"), [("hoa", "hòa"), ("hỏa", "hòa"), ("tay", "tai"), ("thúy", "thúi"), ("đa", "da"), ("kỷ", "kỹ")]
    )
    def test_marks_tell_words_apart(self, a: str, b: str) -> None:
        assert loose_key(a) != loose_key(b)

    @given(any_text)
    def test_does_not_see_the_normal_form(self, text: str) -> None:
        assert loose_key(nfd(text)) == loose_key(nfc(text))


@given(any_text)
def test_collapse_leaves_single_spaces(text: str) -> None:
    assert collapse(text).split(" ") == (text.split() or [""])


@pytest.mark.parametrize(
    ("abstract", "continued"),
    [
        ("Tổ chức Tuần lễ đọc sách", "tổ chức Tuần lễ đọc sách"),
        ("Triển khai an toàn mùa mưa lũ", "triển khai an toàn mùa mưa lũ"),
        ("Về việc mở thư viện", "về việc mở thư viện"),
        ("Đồi Trám mở thư viện", "Đồi Trám mở thư viện"),
        ("Vệ sinh môi trường", "Vệ sinh môi trường"),
        ("", ""),
    ],
)
def test_an_abstract_loses_its_capital_inside_a_sentence_unless_it_may_be_a_name(abstract: str, continued: str) -> None:
    assert in_sentence(abstract) == continued
