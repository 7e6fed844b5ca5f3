"""Repairs that are offered for damaged text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents.texts import plan
from wagtail_kehoach.documents import parse_plan
from wagtail_kehoach.documents.damage import load_phrases, own_phrases, suggest
from wagtail_kehoach.documents.limits import DEFAULT_LIMITS
from wagtail_kehoach.documents.readers import plain_text
from wagtail_kehoach.vietnamese.text import collapse

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
PLANS = Path(__file__).resolve().parents[1] / "data" / "plans"

# DOMAIN 2.4, the phrases of class S and those of class E that need only their context.
OF_THE_SEEDS = {
    "000": {
        ("hiện đi mang", "hiện đại mang"),
        ("lần thứ thứ", "lần thứ"),
        ("cảnh uyển chuyển", "cành uyển chuyển"),
        ("thắm đượm", "thấm đượm"),
        ("khi phách", "khí phách"),
        ("dối ngoại", "đối ngoại"),
        ("báo các viên", "báo cáo viên"),
        ("sinh hoạt chỉ bộ", "sinh hoạt chi bộ"),
        ("quản triệt", "quán triệt"),
        ("bảo cáo", "báo cáo"),
        ("xuyên tục", "xuyên tạc"),
    },
    "001": {("thâm đượm", "thấm đượm"), ("nội Bài viết", "nội dung Bài viết")},
    "004": {
        ("KÉ HOẠCH", "KẾ HOẠCH"),
        ("Nơi nhân", "Nơi nhận"),
        ("Đe nghị", "Đề nghị"),
        ("Ke hoạch", "Kế hoạch"),
        ("trien khai thực hiện", "triển khai thực hiện"),
        ("kết họp với", "kết hợp với"),
        ("đoàn thế", "đoàn thể"),
        ("các tàng lớp", "các tầng lớp"),
        ("nối bật", "nổi bật"),
        ("đoi ngoại", "đối ngoại"),
        ("Tố quốc", "Tổ quốc"),
        ("Đấy mạnh", "Đẩy mạnh"),
        ("thể lực", "thế lực"),
    },
}


def repairs(text: str) -> list[tuple[str, str]]:
    source = plain_text.read_text(text, DEFAULT_LIMITS)
    found = suggest(source)
    for each in found:
        assert collapse(source.text[each.span.start : each.span.end]) == each.before
    return [(each.before, each.after) for each in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("xây dựng kể hoạch năm 2026", [("kể hoạch", "kế hoạch")]),
        ("TÔ CHỨC cuộc thi", [("TÔ CHỨC", "TỔ CHỨC")]),
        ("Thưc hiện nghiêm túc", [("Thưc hiện", "Thực hiện")]),
        ("công tác tuyên truyên miệng", [("công tác tuyên truyên", "công tác tuyên truyền")]),
        ("đẩy mạnh trien khai", [("trien khai", "triển khai")]),
        ("tuyên truvền", [("tuyên truvền", "tuyên truyền")]),
        ("các đoàn\nthế xã", [("các đoàn thế", "các đoàn thể")]),
        ("đội ngũ báo các viên", [("báo các viên", "báo cáo viên")]),
        ("các thể lực thù địch", [("thể lực", "thế lực")]),
    ],
)
def test_damaged_words_are_offered_whole_in_their_case(text: str, expected: list[tuple[str, str]]) -> None:
    assert repairs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "rèn luyện thể lực cho học sinh",
        "cộng tác viên, chi tiêu nội bộ, hội thao, hàng tháng",
        "hoà bình, hòa bình, Uỷ ban, Ủy ban, kỹ năng, kĩ năng",
        "phái đoàn thế giới, nơi nhân dân sinh sống, cần bố trí",
        "thôn Bảo Cáo, bà Trần Thị Tuyên Truyên, xã Ke hoạch",
        "ngày 05/10/2026, số 12/KH-UBND, nhiệm kỳ XIII, 100% hộ",
        "gửi về ke hoach@xa.example, kehoach.example",
    ],
)
def test_right_words_names_numbers_and_dates_are_left_alone(text: str) -> None:
    assert repairs(text) == []


@pytest.mark.parametrize("name", ["ky-nang-so.txt", "chieu-phim-luu-dong.txt", "tuan-le-doc-sach.docx"])
def test_whole_text_gets_no_suggestion(name: str) -> None:
    assert parse_plan(PLANS / name).suggestions == ()


@pytest.mark.skipif(not SEEDS.exists(), reason="the real plans are not beside this checkout (../shared/seeds)")
@pytest.mark.parametrize("seed", OF_THE_SEEDS)
def test_known_damage_of_the_real_plans_is_offered(seed: str) -> None:
    draft = parse_plan(next(SEEDS.glob(f"{seed}_*.txt")))
    offered = {(each.before, each.after) for each in draft.suggestions}
    assert OF_THE_SEEDS[seed] <= offered
    # The known list is not far from all that is offered: what is right stays right.
    assert len(offered - OF_THE_SEEDS[seed]) <= 8


@pytest.mark.skipif(not SEEDS.exists(), reason="the real plans are not beside this checkout (../shared/seeds)")
def test_lost_text_and_numbers_of_the_real_plans_stay() -> None:
    for path in SEEDS.glob("*.txt"):
        for each in parse_plan(path).suggestions:
            assert not any(character.isdigit() for character in each.before + each.after)
            assert "Thành trụ" not in each.before


def test_suggestions_stand_in_order_and_apart() -> None:
    source = plain_text.read_text("kể hoạch, kể hoạch tô chức, thưc hiện, báo các viên", DEFAULT_LIMITS)
    spans = [each.span for each in suggest(source)]
    assert len(spans) == 5
    assert all(first.end <= second.start for first, second in zip(spans, spans[1:], strict=False))


def test_portal_adds_words_and_phrases_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "cum-tu.toml"
    file.write_text(
        'words = "múa rối, hát ru"\nalso = "mùa rồi"\n[[phrases]]\nbefore = "hát nu"\nafter = "hát ru"\n',
        encoding="utf-8",
    )
    source = plain_text.read_text("xem muá rối; mùa rồi đã hát nu; kể hoạch", DEFAULT_LIMITS)
    assert [each.after for each in suggest(source)] == ["kế hoạch"]
    offered = suggest(source, phrases=own_phrases() + load_phrases(file))
    assert [(each.before, each.after) for each in offered] == [("hát nu", "hát ru"), ("kể hoạch", "kế hoạch")]


@pytest.mark.parametrize(
    "text",
    [
        "words = [",
        'word = "kế hoạch"',
        'words = ["kế hoạch"]',
        'words = "kế"',
        'words = "kế hoạch 2026"',
        '[[phrases]]\nbefore = "kể hoạch"',
        '[[phrases]]\nbefore = "kể"\nafter = "kế"',
        '[[phrases]]\nbefore = "ngày 05"\nafter = "ngày 06"',
        '[[phrases]]\nbefore = "kể hoạch"\nafter = "kế hoạch"\nnear = "năm"',
    ],
)
def test_file_of_another_form_is_refused_in_vietnamese(tmp_path: Path, text: str) -> None:
    file = tmp_path / "cum-tu.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="cụm từ cum-tu.toml"):
        load_phrases(file)


def test_missing_file_is_refused_in_vietnamese(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="Không đọc được tệp"):
        load_phrases(tmp_path / "khong-co.toml")


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("Quán triệt về sinh hoạt chi bộ", []),
        ("Hướng dẫn về sinh viên tình nguyện", []),
        ("Giữ gìn về sinh, thu gom rác", [("về sinh", "vệ sinh")]),
        ("Tổng về sinh môi trường", [("về sinh môi trường", "vệ sinh môi trường")]),
    ],
)
def test_words_cut_across_two_right_words_are_not_offered(text: str, offered: list[tuple[str, str]]) -> None:
    draft = plan(body=f"I. YÊU CẦU\n- {text}.")
    assert [(each.before, each.after) for each in draft.suggestions] == offered
