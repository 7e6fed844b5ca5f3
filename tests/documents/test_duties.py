"""Where the name of a unit ends and its duty begins: by the words of the data file, and by the shape of names."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest

from wagtail_kehoach.documents.duties import duty_start, first_verb, opens_with_verb
from wagtail_kehoach.vietnamese.text import sort_key_vi

DATA = tomllib.loads(files("wagtail_kehoach.documents").joinpath("data", "duty_words.toml").read_text(encoding="utf-8"))
LISTS = {
    "verbs": DATA["verbs"]["words"],
    "groups": DATA["verbs"]["of_groups"],
    "nouns": DATA["names"]["nouns"],
    "places": DATA["names"]["places"],
    "relations": DATA["names"]["relations"],
    "first syllables": DATA["names"]["first_syllables"],
}


def words(text: str) -> list[str]:
    return " ".join(text.split()).split(", ")


@pytest.mark.parametrize("name", LISTS)
def test_words_stand_once_and_in_the_order_of_the_dictionary(name: str) -> None:
    listed = words(LISTS[name])
    assert listed == sorted(set(listed), key=sort_key_vi)
    assert all(re.fullmatch(r"[^\W\d_]+(?: [^\W\d_]+)*", word) for word in listed)


def test_word_with_a_condition_does_not_stand_among_those_without() -> None:
    assert not DATA["verbs"]["not_before"].keys() & set(words(DATA["verbs"]["words"]))
    assert not DATA["names"]["only_before"].keys() & set(words(DATA["names"]["nouns"]))


@pytest.mark.parametrize(
    ("name", "duty"),
    [
        ("Đoàn xã", "giao việc cho từng chi đoàn"),
        ("Trạm Y tế xã", "cấp thuốc"),
        ("Hội Người cao tuổi", "đăng ký 12 tiết mục"),
        ("Đoàn xã", "tổ chức đoàn xe diễu hành"),
        ("Công an xã", "đến từng hộ"),
        ("Thư viện xã", "bô trí bàn đọc"),
    ],
)
def test_duty_begins_with_the_verb_that_the_file_lists(name: str, duty: str) -> None:
    assert first_verb(f"{name} {duty}") == duty_start(f"{name} {duty}") == len(name) + 1


@pytest.mark.parametrize(
    "name",
    [
        "Sở Giao thông vận tải",
        "Ban giao thông thôn Nà Hừ",
        "Trạm cấp cứu số 2",
        "Ban tổ chức",
        "Tổ giúp việc",
        "Phòng tổ chức",
        "Trung tâm Dịch vụ tổng hợp",
        "Tiểu ban Hậu cần",
        "Phòng Hướng dẫn nghiệp vụ",
        "Công ty Cung cấp nước sạch",
        "Chi hội khu phố 4 đến khu phố 12",
        "Các tổ chức chính trị - xã hội",
    ],
)
def test_name_with_the_letters_of_a_verb_has_no_known_verb(name: str) -> None:
    assert first_verb(name) is None


@pytest.mark.parametrize(
    ("name", "duty"),
    [
        ("Ông Lò Văn Pản", "xoay xở năm chục bộ bàn ghế"),
        ("Trường Tiểu học Lê Lợi", "gấp hạc giấy"),
        ("Hội Người cao tuổi xã Mường Sài", "rang lạc, pha trà"),
        ("Đội văn nghệ thôn 3", "xướng bài chòi"),
    ],
)
def test_duty_with_an_unlisted_verb_begins_where_no_name_goes_on(name: str, duty: str) -> None:
    assert first_verb(f"{name} {duty}") is None
    assert duty_start(f"{name} {duty}") == len(name) + 1


@pytest.mark.parametrize(
    "name",
    [
        "Trung tâm Văn hóa, Thể thao và Truyền thanh huyện",
        "Các đơn vị trực thuộc trên địa bàn xã",
        "Câu lạc bộ đờn ca tài tử của thôn Nà Hừ",
        "Tổ phòng cháy, chữa cháy",
        "Hội Người cao tuổi xã Mường Sài:",
    ],
)
def test_name_alone_has_no_duty(name: str) -> None:
    assert duty_start(name) is None


def test_text_of_a_duty_opens_with_a_verb_in_small_or_capital_letters() -> None:
    assert opens_with_verb("Treo cờ") and opens_with_verb("treo cờ")
    assert not opens_with_verb("Giao thông nông thôn") and not opens_with_verb("Trường Tiểu học")
