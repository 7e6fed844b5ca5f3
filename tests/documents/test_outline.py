"""The outline of the body: the same tree however the text is set, labels as printed, nothing lost."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.facts import raw
from tests.documents.files import docx_bytes, paragraph, run
from tests.documents.texts import plan
from wagtail_kehoach.documents import PlanDraft, parse_plan
from wagtail_kehoach.documents.draft import Section
from wagtail_kehoach.documents.limits import DEFAULT_LIMITS
from wagtail_kehoach.documents.lines import paragraphs
from wagtail_kehoach.documents.outline import Part, read_parts
from wagtail_kehoach.documents.parse import read_document

Tree = list[tuple[int, str, str | None, list[str]]]


def tree(draft: PlanDraft) -> Tree:
    """Return level, label, title and the paragraphs of every section, in order."""
    rows: Tree = []
    pending = list(draft.sections)
    while pending:
        section = pending.pop(0)
        rows.append((section.level, section.label, raw(section.title), [each.raw for each in section.paragraphs]))
        pending = [*section.children, *pending]
    return rows


def labels(body: str) -> list[tuple[int, str]]:
    return [(level, label) for level, label, _, _ in tree(plan(body=body))]


def titles(body: str) -> list[tuple[str, str | None]]:
    return [(label, title) for _, label, title, _ in tree(plan(body=body))]


# Paragraphs of a body, one each; a lone hyphen between names and numbers that begin a wrapped line are the traps.
BODY = [
    "I. MỤC ĐÍCH, YÊU CẦU",
    "1. Mục đích",
    "- Tạo thói quen đọc sách cho học sinh và người dân; nâng cao chất lượng phục vụ của thư viện xã, tủ sách thôn "
    "bản theo tinh thần Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng và chỉ tiêu giai đoạn 2026 - 2030.",
    "- Giới thiệu kết quả 5 năm thực hiện phong trào; biểu dương các gia đình, dòng họ, khu dân cư tiêu biểu trong "
    "việc học tập suốt đời, trong đó có 12 tủ sách dòng họ của Phòng Văn hóa - Xã hội xã vận động thành lập.",
    "2. Yêu cầu",
    "Tổ chức thiết thực, tiết kiệm, phù hợp với điều kiện của từng thôn; mỗi trường học, mỗi thôn có ít nhất một hoạt "
    "động hưởng ứng, có người phụ trách và hoàn thành trước ngày 20 tháng 10 hằng năm theo hướng dẫn của "
    "Thư viện tỉnh.",
    "II. NỘI DUNG",
    "1. Ngày hội đọc sách",
    "1.1. Thời gian, địa điểm tổ chức ngày hội đọc sách cấp xã và các điểm hưởng ứng tại các thôn, bản vùng cao của "
    "xã trong năm 2026",
    "- Cấp xã: từ 07 giờ 30 phút ngày 18/4/2026 tại sân Nhà văn hóa trung tâm xã.",
    "- Cấp thôn: do Ban quản lý các thôn chọn, xong trước ngày 10/4/2026.",
    "1.2. Hoạt động",
    "a) Thi kể chuyện theo sách, thi vẽ tranh, viết cảm nhận về cuốn sách em yêu thích dành cho học sinh các trường "
    "tiểu học và trung học cơ sở.",
    "b) Trao tặng tủ sách cho 03 thôn vùng cao; tọa đàm về văn hóa đọc trong gia đình.",
    "2. Tuyên truyền trên hệ thống truyền thanh xã, trang thông tin điện tử và các trang mạng xã hội của các cơ quan, "
    "đoàn thể; treo băng rôn tại trung tâm xã, các trường học.",
    "III. TỔ CHỨC THỰC HIỆN",
    "1. Phòng Văn hóa - Xã hội",
    "- Chủ trì, phối hợp với các đơn vị liên quan triển khai Kế hoạch.",
    "2. Trung tâm Dịch vụ tổng hợp xã xây dựng tin, bài, phóng sự về ngày hội; phát vào 05 giờ 30 phút và 17 giờ hằng "
    "ngày trên hệ thống truyền thanh.",
]
EXPECTED: Tree = [
    (1, "I.", "MỤC ĐÍCH, YÊU CẦU", []),
    (2, "1.", "Mục đích", BODY[2:4]),
    (2, "2.", "Yêu cầu", BODY[5:6]),
    (1, "II.", "NỘI DUNG", []),
    (2, "1.", "Ngày hội đọc sách", []),
    (3, "1.1.", BODY[8].removeprefix("1.1. "), BODY[9:11]),
    (3, "1.2.", "Hoạt động", []),
    (4, "a)", None, [BODY[12].removeprefix("a) ")]),
    (4, "b)", None, [BODY[13].removeprefix("b) ")]),
    (2, "2.", None, [BODY[14].removeprefix("2. ")]),
    (1, "III.", "TỔ CHỨC THỰC HIỆN", []),
    (2, "1.", "Phòng Văn hóa - Xã hội", BODY[17:18]),
    (2, "2.", None, [BODY[18].removeprefix("2. ")]),
]


def wrapped(width: int, indent: str = "", hanging: str = "") -> list[str]:
    return [
        line
        for text in BODY
        for line in textwrap.wrap(
            text,
            width,
            initial_indent=indent,
            subsequent_indent=hanging,
            break_long_words=False,
            break_on_hyphens=False,
        )
    ]


@pytest.mark.parametrize("width", [60, 66, 72, 78, 80, 84, 90, 96, 100, 108, 120])
@pytest.mark.parametrize("indent", ["", "     ", "\t"])
@pytest.mark.parametrize("between", ["\n", "\n\n", " \n\n"])
def test_the_same_outline_is_read_at_any_width(width: int, indent: str, between: str) -> None:
    assert tree(plan(body=between.join(wrapped(width, indent)))) == EXPECTED


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n\n\n"])
def test_the_same_outline_is_read_with_a_paragraph_a_line(between: str) -> None:
    assert tree(plan(body=between.join(BODY))) == EXPECTED


@pytest.mark.parametrize("every", [3, 5, 7, 11])
@pytest.mark.parametrize("broken", ["\n\n", "\f", "\n\n\n "])
def test_blank_lines_and_page_breaks_within_a_sentence_end_no_paragraph(every: int, broken: str) -> None:
    lines = wrapped(78)
    text = "".join(line + (broken if place % every == 0 else "\n") for place, line in enumerate(lines))
    assert tree(plan(body=text)) == EXPECTED


@pytest.mark.parametrize(("first", "second"), [(95, 72), (90, 75), (100, 70)])
@pytest.mark.parametrize("indent", ["", "      "])
def test_text_wrapped_twice_is_joined_all_the_same(first: int, second: int, indent: str) -> None:
    twice = [piece for line in wrapped(first, indent) for piece in textwrap.wrap(line, second, break_on_hyphens=False)]
    assert tree(plan(body="\n".join(twice))) == EXPECTED


@pytest.mark.parametrize("word", ["Phần", "PHẦN", "Phân", "Phấn", "Phan", "CHƯƠNG", "Chuơng"])
def test_part_is_recognised_though_its_signs_are_damaged(word: str) -> None:
    assert labels(f"{word} I\nNỘI DUNG\n1. Lễ phát động\n- Chuẩn bị.") == [(1, f"{word} I"), (2, "1.")]


def test_the_same_outline_is_read_from_a_word_file() -> None:
    blocks = ["KẾ HOẠCH", "Tổ chức ngày hội đọc sách", "Căn cứ Luật Thư viện;", *BODY]
    assert tree(parse_plan(docx_bytes(*(paragraph(run(block)) for block in blocks)))) == EXPECTED


@pytest.mark.parametrize(
    ("first", "second", "third", "fourth"),
    [
        ("I.", "1.", "1.1.", "a)"),
        ("I-", "1-", "1.1-", "a."),
        ("I/", "1/", "1.1", "a/"),
        ("I –", "1)", "1.1.", "-"),
        ("A.", "I.", "1.", "a)"),
        ("I.", "A.", "1.", "a)"),
        ("A)", "I)", "1)", "a)"),
        ("PHẦN I", "I.", "1.", "1.1."),
        ("Phần thứ nhất:", "I-", "1.", "(a)"),
        ("CHƯƠNG I", "Điều 1.", "1.", "a)"),
        ("1.", "1.1.", "1.1.1.", "1.1.1.1."),
        ("1.", "a)", "i)", "+"),
        ("I.", "1.", "a)", "(1)"),
        ("I.", "1.", "(1)", "a)"),
        ("I.", "1.", "1)", "a)"),
        ("I", "1.", "1.1.", "•"),
        ("I.", "I.1.", "I.1.1.", "a)"),
        ("l.", "1.", "1.1.", "a)"),
        ("I.", "l.", "1.1.", "a)"),
        ("I.", "1.", "l.1.", "a)"),
    ],
)
def test_kinds_of_labels_nest_in_the_order_of_the_text(first: str, second: str, third: str, fourth: str) -> None:
    body = f"{first} NỘI DUNG CHÍNH\n{second} Hoạt động hưởng ứng\n{third} Lễ phát động\n{fourth} Chuẩn bị sân khấu."
    read = labels(body)
    marks = [each for each in (first, second, third, fourth) if each not in ("-", "+", "•")]
    assert read == list(enumerate((each.rstrip() for each in marks), 1))


@pytest.mark.parametrize("label", ["-", "+", "*", "•", "►", "✓", "\uf0b7", "–", "−", "➢"])
def test_marks_of_lists_open_paragraphs_and_no_sections(label: str) -> None:
    body = f"I. MỤC ĐÍCH\n1. Mục tiêu\n{label} Mỗi thôn có một tủ sách.\n{label} Mỗi trường có một ngày hội."
    assert [len(each) for *_, each in tree(plan(body=body))] == [0, 2]


@pytest.mark.parametrize(
    "numbers",
    [
        ["I.", "II.", "III.", "IV."],
        ["I.", "II.", "II.", "III."],
        ["I.", "II.", "IV.", "V."],
        ["I.", "III.", "II.", "IV."],
        ["I-", "II.", "III/", "IV–"],
        ["I.", "Il.", "lII.", "lV."],
        ["I.", "ll.", "lll.", "IV."],
        ["I.", "H.", "HI.", "rv."],
        ["I.", "11.", "III.", "IV."],
        ["l.", "II.", "III.", "IV."],
        ["A.", "B.", "C.", "D."],
        ["1.", "2.", "3.", "4."],
        ["1.", "2.", "2.", "3."],
        ["1.", "3.", "4.", "5."],
        ["1.", "2.", "1.", "2."],
        ["1/", "2/", "3/", "4/"],
        ["1)", "2)", "3)", "4)"],
        ["1.", "2)", "3.", "4)"],
    ],
)
def test_slips_of_numbering_move_nothing(numbers: list[str]) -> None:
    names = ("MỤC ĐÍCH", "YÊU CẦU", "NỘI DUNG", "TỔ CHỨC THỰC HIỆN")
    body = "\n".join(f"{number} {name}\n- Trồng cây." for number, name in zip(numbers, names, strict=True))
    assert tree(plan(body=body)) == [
        (1, number, name, ["- Trồng cây."]) for number, name in zip(numbers, names, strict=True)
    ]


@pytest.mark.parametrize(
    "numbers", [["1.", "2.", "2.", "3."], ["l.", "2.", "3.", "4."], ["1.", "2.", "1.", "2."], ["1.", "2)", "3.", "5."]]
)
def test_slips_below_a_part_stay_below_it(numbers: list[str]) -> None:
    body = "I. NỘI DUNG\n" + "\n".join(f"{number} Hoạt động hưởng ứng\n- Trồng cây." for number in numbers)
    assert labels(body + "\nII. KINH PHÍ") == [(1, "I."), *((2, number) for number in numbers), (1, "II.")]


def test_damaged_one_within_an_outline_of_roman_numbers_is_the_first_of_the_next_level() -> None:
    body = "I. MỤC ĐÍCH, YÊU CẦU\nI. Mục đích\n- Trồng cây.\n2. Yêu cầu\n- Chăm sóc cây.\nII. NỘI DUNG"
    assert labels(body) == [(1, "I."), (2, "I."), (2, "2."), (1, "II.")]


def test_ninth_capital_letter_is_no_roman_one() -> None:
    body = "\n".join(f"{letter}. NỘI DUNG CHÍNH\n- Trồng cây." for letter in "ABCDEGHIK")
    assert labels(body) == [(1, f"{letter}.") for letter in "ABCDEGHIK"]


def test_number_on_a_line_of_its_own_belongs_to_the_line_below() -> None:
    body = "I.\nMỤC ĐÍCH\n1.\nMục tiêu\n- Trồng cây.\n2.\nYêu cầu\n1.1.\n- Chăm cây."
    assert tree(plan(body=body))[:3] == [
        (1, "I.", "MỤC ĐÍCH", []),
        (2, "1.", "Mục tiêu", ["- Trồng cây."]),
        (2, "2.", "Yêu cầu", ["1.1.", "- Chăm cây."]),
    ]


def test_numbered_paragraph_may_begin_with_a_figure() -> None:
    body = "I. MỤC TIÊU\n1. 100% thôn có tủ sách.\n2. 05 câu lạc bộ đọc sách.\n- Kinh phí là\n3. 500.000 đồng mỗi thôn."
    assert labels(body)[:3] == [(1, "I."), (2, "1."), (2, "2.")]


def test_closing_paragraph_does_not_go_on_a_short_dash() -> None:
    body = "I. NỘI DUNG\n- Trồng cây ở sân trường\n- Chăm cây ở vườn trường\nTrên đây là kế hoạch của trường."
    assert [len(each) for *_, each in tree(plan(body=body))] == [3]


@pytest.mark.parametrize("letters", ["abcdđeghik", "abcdefghij"])
def test_letters_follow_either_alphabet(letters: str) -> None:
    body = "1. Nhiệm vụ\n" + "\n".join(f"{letter}) Trồng cây ở thôn." for letter in letters)
    assert labels(body) == [(1, "1."), *((2, f"{letter})") for letter in letters)]


@pytest.mark.parametrize(
    "line",
    [
        "XIII của Đảng về phát triển văn hóa, con người.",
        "20 tháng 10 năm 2026.",
        "20. tháng 10 năm 2026.",
        "2. của kế hoạch này.",
        "2026 - 2030 và những năm tiếp theo.",
        "I của kế hoạch này.",
        "V. của kế hoạch này.",
        "a) của khoản này.",
        "(2) của mục này.",
        "1.5 triệu lượt người.",
        "3.2 của kế hoạch này.",
        "12. Các thôn tổng kết.",
        "- xã hội của địa phương.",
        "- Xã hội xã Bàu Sen chủ trì.",
        "30/4 và 01/5.",
        "10.000 cây xanh.",
        "Phần thứ hai của tài liệu.",
    ],
)
def test_what_looks_like_a_label_within_a_sentence_is_none(line: str) -> None:
    before = "Vận động người dân tham gia trồng cây bóng mát dọc các tuyến đường liên thôn theo Văn hóa"
    body = f"I. MỤC ĐÍCH\n1. Mục đích\n- {before}\n{line}\n2. Yêu cầu\n- {before}\nvà các tổ chức trong xã."
    assert labels(body) == [(1, "I."), (2, "1."), (2, "2.")]


@pytest.mark.parametrize(
    ("line", "title", "inline"),
    [
        ("1. Mục đích: Nhằm nâng cao nhận thức.", "Mục đích", ["Nhằm nâng cao nhận thức."]),
        ("I. MỤC ĐÍCH: Nhằm nâng cao nhận thức.", "MỤC ĐÍCH", ["Nhằm nâng cao nhận thức."]),
        ("I. MỤC ĐÍCH. Nhằm nâng cao nhận thức.", "MỤC ĐÍCH", ["Nhằm nâng cao nhận thức."]),
        ("1. Mục đích. Nhằm nâng cao nhận thức.", "Mục đích", ["Nhằm nâng cao nhận thức."]),
        ("1. Thời gian: từ ngày 05/10/2026.", "Thời gian", ["từ ngày 05/10/2026."]),
        ("2. Phần hội: thi kéo co, đẩy gậy.", "Phần hội", ["thi kéo co, đẩy gậy."]),
        ("1. Mục đích.", "Mục đích", []),
        ("1. Mục đích:", "Mục đích", []),
        ("1. Mục đích", "Mục đích", []),
        ("1. Trồng cây ở thôn.", None, ["Trồng cây ở thôn."]),
        ("1. Tuyên truyền về: phòng bệnh, tiêm chủng.", None, ["Tuyên truyền về: phòng bệnh, tiêm chủng."]),
        ("1. Hỗ trợ, gồm: cây giống và phân bón.", None, ["Hỗ trợ, gồm: cây giống và phân bón."]),
    ],
)
def test_title_and_the_text_on_its_line_come_apart(line: str, title: str | None, inline: list[str]) -> None:
    (_, _, read, texts), *_ = tree(plan(body=f"{line}\n- Mỗi thôn trồng một hàng cây."))
    assert (read, texts) == (title, [*inline, "- Mỗi thôn trồng một hàng cây."])


def test_headings_in_capitals_without_numbers_are_sections_without_label() -> None:
    body = (
        "MỤC ĐÍCH, YÊU CẦU\n- Trồng cây.\nNỘI DUNG THỰC HIỆN\n1. Lễ phát động\n- Chăm cây.\n2. Ra quân\n- Tưới cây.\n"
        "TỔ CHỨC THỰC HIỆN\nCác thôn vận động người dân."
    )
    assert [(level, label, title) for level, label, title, _ in tree(plan(body=body))] == [
        (1, "", "MỤC ĐÍCH, YÊU CẦU"),
        (1, "", "NỘI DUNG THỰC HIỆN"),
        (2, "1.", "Lễ phát động"),
        (2, "2.", "Ra quân"),
        (1, "", "TỔ CHỨC THỰC HIỆN"),
    ]


@pytest.mark.parametrize(
    "line", ["STT", "TTVH", "“TRỒNG CÂY, TRỒNG RỪNG”", "UBND XÃ;", "TRỒNG CÂY,"], ids=lambda line: line
)
def test_capitals_that_are_no_heading_open_no_section(line: str) -> None:
    assert labels(f"I. NỘI DUNG\n- Treo khẩu hiệu sau đây.\n{line}\nII. KINH PHÍ\n- Không.") == [(1, "I."), (1, "II.")]


def bold(text: str) -> str:
    return paragraph(run(text, "<w:b/>"))


def test_bold_lines_of_a_word_file_are_headings_within_their_part() -> None:
    blocks = [bold("KẾ HOẠCH"), bold("Tổ chức ngày hội đọc sách"), paragraph(run("Căn cứ Luật Thư viện;"))]
    blocks += [bold("I. NỘI DUNG"), bold("Lễ phát động"), paragraph(run("1. Chuẩn bị sân khấu."))]
    blocks += [paragraph(run("2. Mời đại biểu.")), bold("Hội thi vẽ tranh"), paragraph(run("Các trường đăng ký đội."))]
    blocks += [bold("II. KINH PHÍ"), paragraph(run("Ngân sách xã bảo đảm."))]
    assert [(level, label, title) for level, label, title, _ in tree(parse_plan(docx_bytes(*blocks)))] == [
        (1, "I.", "NỘI DUNG"),
        (2, "", "Lễ phát động"),
        (3, "1.", None),
        (3, "2.", None),
        (2, "", "Hội thi vẽ tranh"),
        (1, "II.", "KINH PHÍ"),
    ]


def test_bold_heading_between_numbers_does_not_break_their_count() -> None:
    blocks = [bold("KẾ HOẠCH"), bold("Tổ chức ngày hội"), paragraph(run("Căn cứ Luật Thư viện;")), bold("I. NỘI DUNG")]
    blocks += [paragraph(run("1. Hình thức")), bold("Tuyên truyền miệng"), paragraph(run("Nói chuyện ở thôn."))]
    blocks += [paragraph(run("2. Thời gian")), paragraph(run("Tháng 4 năm 2026."))]
    assert [(level, label) for level, label, *_ in tree(parse_plan(docx_bytes(*blocks)))] == [
        (1, "I."),
        (2, "1."),
        (3, ""),
        (2, "2."),
    ]


def characters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def said_by(parts: list[Part], text: str) -> str:
    pieces: list[str] = []
    for part in parts:
        pieces.append(text[part.opening.start : part.opening.end])
        pieces += [text[each.start : each.end] for each in part.own]
        pieces.append(said_by(part.children, text))
    return "".join(pieces)


def sections_say(sections: tuple[Section, ...]) -> str:
    return "".join(
        section.label
        + (raw(section.title) or "")
        + "".join(each.raw for each in section.paragraphs)
        + sections_say(section.children)
        for section in sections
    )


BODY_LINES = st.lists(
    st.one_of(
        st.sampled_from(BODY),
        st.sampled_from(wrapped(60)),
        st.sampled_from(["", "I.", "1.", "II. MỤC", "a)", "(1)", "PHẦN II", "Điều 2. Quy định", "-", "5.", "NỘI DUNG"]),
        st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=30),
    ),
    max_size=40,
)


@settings(max_examples=300, deadline=None)
@given(BODY_LINES)
def test_every_character_of_the_body_stands_in_exactly_one_place(lines: list[str]) -> None:
    text = "\n".join(["Mở đầu:", *lines])
    source = read_document(text)
    body = paragraphs(source, source.lines)
    preamble, parts = read_parts(source, body)
    said = "".join(source.text[each.start : each.end] for each in preamble) + said_by(parts, source.text)
    printed = [line for line in source.lines if not line.page_margin]
    assert characters(said) == characters("".join(source.text[line.start : line.end] for line in printed))


@settings(max_examples=100, deadline=None)
@given(st.integers(55, 125), st.sampled_from(["", "    "]), st.sampled_from(["\n", "\n\n"]))
def test_sections_say_all_that_the_body_says(width: int, indent: str, between: str) -> None:
    draft = plan(body=between.join(wrapped(width, indent)))
    assert characters(sections_say(draft.sections)) == characters("".join(BODY))


@pytest.mark.parametrize(
    "line",
    [
        "I. ",
        "1. a\n",
        "I. MỤC ĐÍCH\n",
        "l.l.l.l. ",
        "1.1.1.1. x\n",
        "MỤC ĐÍCH YÊU CẦU\n",
        "a, b\n",
        "(((1) ",
        "- \n",
        "Phần thứ ",
        "Tên gọi: ",
    ],
)
def test_as_many_such_lines_as_are_let_in_are_all_kept(line: str) -> None:
    size = DEFAULT_LIMITS.max_characters - 1_000
    width = min(10_000, DEFAULT_LIMITS.max_line_characters)
    body = (line * (size // len(line)))[:size]
    rows = body.split("\n") if "\n" in body else [body[at : at + width] for at in range(0, len(body), width)]
    source = read_document("Mở đầu:\n" + "\n".join(rows[: DEFAULT_LIMITS.max_lines - 10]))
    body = paragraphs(source, source.lines)
    preamble, parts = read_parts(source, body)
    assert max([part.end for part in parts] + [paragraph.end for paragraph in preamble]) == body[-1].end


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_title_below_a_bare_part_number_is_its_title(gap: str) -> None:
    body = gap.join(
        ["PHẦN THỨ NHẤT", "MỤC ĐÍCH CHUNG", "I. YÊU CẦU", "- Vui.", "PHẦN THỨ HAI", "CÁC VIỆC", "I. LỄ HỘI", "- Hát."]
    )
    expected = [(1, "PHẦN THỨ NHẤT"), (2, "I."), (1, "PHẦN THỨ HAI"), (2, "I.")]
    data = docx_bytes(*(paragraph(run(text, "<w:b/>" * text.isupper())) for text in ["KẾ HOẠCH", *body.split(gap)]))
    for draft in (plan(body=body), parse_plan(data)):
        assert [(level, label) for level, label, _, _ in tree(draft)] == expected
        assert [title for _, _, title, _ in tree(draft)] == ["MỤC ĐÍCH CHUNG", "YÊU CẦU", "CÁC VIỆC", "LỄ HỘI"]


@pytest.mark.parametrize(
    "item",
    [
        "Khoa Dược là đầu mối: soạn bảng kiểm, tập huấn",
        "Đoàn xã chủ trì: vận động đoàn viên, trồng cây",
        "Trường Tiểu học có trách nhiệm: dạy hát",
        "Hội Nông dân phối hợp với Đoàn xã: làm đường hoa",
    ],
)
def test_sentence_about_a_body_is_no_title(item: str) -> None:
    assert titles(f"I. PHÂN CÔNG\n1. {item}.\n2. Trường Mầm non: dạy múa.") == [
        ("I.", "PHÂN CÔNG"),
        ("1.", None),
        ("2.", "Trường Mầm non"),
    ]


def test_longer_title_counts_where_the_parts_beside_it_have_such() -> None:
    body = (
        "I. HÌNH THỨC\n1. Trên báo: mở chuyên trang.\n2. Trên hệ thống loa của các thôn: phát bản tin.\n"
        "3. Trên mạng: lập trang.\n4. Nhắc mọi người các điều sau: giữ vệ sinh.\n5. Chiếu phim."
    )
    assert titles(body)[1:] == [
        ("1.", "Trên báo"),
        ("2.", "Trên hệ thống loa của các thôn"),
        ("3.", "Trên mạng"),
        ("4.", None),
        ("5.", None),
    ]
    alone = "I. HÌNH THỨC\n1. Trên hệ thống loa của các thôn: phát bản tin.\n2. Chiếu phim."
    assert titles(alone)[1:] == [("1.", None), ("2.", None)]


def test_numbers_within_numbered_parts_in_capitals_stand_below_them() -> None:
    body = (
        "1. MỤC TIÊU\n- Vui.\n2. THỜI GIAN\n2.1. Khai mạc: ngày 5/5/2026.\n3. PHÂN CÔNG\n1. Kế toán: lập dự toán.\n"
        "2. Trường Mầm non: dạy múa.\n2.1. Mời phụ huynh.\n4. KINH PHÍ\nTừ quỹ hội."
    )
    assert labels(body) == [(1, "1."), (1, "2."), (2, "2.1."), (1, "3."), (2, "1."), (2, "2."), (3, "2.1."), (1, "4.")]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [("ABCDĐE", "ABCDĐE"), ("ABCDE", "ABCDE"), ("ABCDĐEGH", "ABCDĐEGH")],
)
def test_vietnamese_letters_number_parts(parts: str, expected: str) -> None:
    for title in ("NỘI DUNG LỚN", "Nội dung lớn"):
        body = "\n".join(f"{letter}. {title}\n- Việc." for letter in parts)
        assert labels(body) == [(1, f"{letter}.") for letter in expected]


def test_numbers_set_close_to_their_text_open_parts() -> None:
    body = "I-MỤC ĐÍCH\n1-Mục đích chung\n- Vui.\n2-Yêu cầu\n- Gọn.\nII-NỘI DUNG\n1.Đọc sách\n1.1.Đọc ở trường\n- Việc."
    assert labels(body) == [(1, "I-"), (2, "1-"), (2, "2-"), (1, "II-"), (2, "1."), (3, "1.1.")]


def test_number_of_a_document_at_the_start_of_a_line_opens_no_part() -> None:
    body = "I. MỤC ĐÍCH\n- Thực hiện tốt các việc mà Tỉnh ủy giao cho xã trong Kế hoạch số\n12-KH/TU ngày 5/5/2026."
    assert labels(body) == [(1, "I.")]


def test_title_in_capitals_ends_at_its_colon() -> None:
    body = "1. MỤC TIÊU\n- Vui.\n2. THỜI GIAN THỰC HIỆN: từ 01/3/2026 đến 30/11/2026\n- Đợt một trong tháng 3."
    assert titles(body) == [("1.", "MỤC TIÊU"), ("2.", "THỜI GIAN THỰC HIỆN")]


@pytest.mark.parametrize(
    "table",
    [
        "STT | Nội dung | Đơn vị\n1 | Treo băng rôn | Thôn Một\n2 | Phát tin, bài | Đài xã",
        "STT\tNội dung\tĐơn vị\n1\tTreo băng rôn\tThôn Một\n2\tPhát tin, bài\tĐài xã",
        "STT   Nội dung         Đơn vị\n1     Treo băng rôn    Thôn Một\n2     Phát tin, bài    Đài xã",
    ],
)
def test_row_of_a_table_is_one_paragraph_with_its_cells_apart_by_tabs(table: str) -> None:
    (section,) = plan(body=f"I. NỘI DUNG\n{table}").sections
    assert [paragraph.value for paragraph in section.paragraphs] == [
        "STT\tNội dung\tĐơn vị",
        "1\tTreo băng rôn\tThôn Một",
        "2\tPhát tin, bài\tĐài xã",
    ]
