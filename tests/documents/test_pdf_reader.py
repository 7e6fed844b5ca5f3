"""What the PDF reader makes of printed pages: by where words stand, never by their order in the file."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.documents.facts import facts_of
from tests.documents.pdf_files import column, pdf, picture, rule, stream, text, width_of
from wagtail_kehoach.documents import DocumentError, Limits, parse_plan
from wagtail_kehoach.documents.parse import read_document
from wagtail_kehoach.documents.readers import pdf_process
from wagtail_kehoach.documents.source import Line, SourceDocument

SAMPLES = Path(__file__).resolve().parents[1] / "data" / "pdf"
OTHER = "rồi kể lại cho nhau nghe trong buổi sinh hoạt tối thứ Bảy"
FULL = "Mỗi thôn có một tủ sách để bà con đọc và mượn về nhà vào"


def read(*pages: str, limits: Limits | None = None) -> SourceDocument:
    return read_document(pdf(*pages), limits=limits or Limits())


def lines_of(document: SourceDocument) -> list[str]:
    return [document.text[line.start : line.end] for line in document.lines]


def line_with(document: SourceDocument, words: str) -> Line:
    return next(line for line in document.lines if words in document.text[line.start : line.end])


def refusal_of(data: bytes, limits: Limits | None = None) -> DocumentError:
    with pytest.raises(DocumentError) as caught:
        read_document(data, limits=limits or Limits())
    return caught.value


# Real files, made by LibreOffice.


def test_state_plan_with_tabbed_heading_footnote_and_page_numbers() -> None:
    draft = parse_plan(SAMPLES / "ngay-hoi-trong-cay.pdf")
    facts = facts_of(draft)
    assert draft.source_format == "pdf"
    assert facts["issuer"] == "ỦY BAN NHÂN DÂN XÃ ĐỒI SIM"
    assert facts["number"] == "Số: 47/KH-UBND"
    assert (facts["place"], facts["date"]) == ("Đồi Sim", "day 2026-09-08")
    assert facts["abstract"] == (
        "Tổ chức Ngày hội trồng cây và tuyên truyền bảo vệ nguồn nước sạch trên địa bàn xã Đồi Sim"
    )
    assert [section["title"] for section in facts["sections"]] == [
        "MỤC ĐÍCH, YÊU CẦU",
        "NỘI DUNG",
        "TỔ CHỨC THỰC HIỆN",
    ]
    assert [unit["unit"] for unit in facts["assignments"]] == [
        "Phòng Văn hóa - Xã hội",
        "Đài Truyền thanh xã",
        "Trường Tiểu học Đồi Sim",
        "Các thôn",
    ]
    assert [name for name, _, _ in facts["recipients"]] == [
        "Ủy ban nhân dân tỉnh",
        "Thường trực Đảng ủy xã",
        "Các thôn, trường học",
    ]
    assert facts["archive_line"] == "Lưu: VT, VHXH"
    assert facts["signature"][2:] == ["PHÓ CHỦ TỊCH", "Hoàng Văn Lịch"]
    assert facts["end_mark"] == "./."


def test_footnote_and_page_number_do_not_break_the_sentence_over_the_page() -> None:
    document = read_document(SAMPLES / "ngay-hoi-trong-cay.pdf")
    assert "cả xã hiện có 1.250 hộ dùng nước từ các khe suối trong rừng." in document.text
    assert line_with(document, "Theo số liệu của Trung tâm Văn hóa xã").page_margin
    assert "2" not in lines_of(document)


def test_table_over_a_page_break_is_one_table_with_its_heading_once() -> None:
    document = read_document(SAMPLES / "xe-thu-vien.pdf")
    (table,) = document.tables
    rows = [[document.text[cell.start : cell.end] for cell in row] for row in table.rows]
    assert rows[0] == ["TT", "Nội dung công việc", "Đơn vị chủ trì", "Thời gian hoàn thành"]
    assert [row[0] for row in rows[1:]] == [str(number) for number in range(1, 9)]
    assert rows[3][1].startswith("Chuyến xe thứ 3 về bản Huổi Sâu: cho mượn sách, kể chuyện, chiếu phim")
    assert rows[8][2:] == ["Chi bộ bản Khe Cỏ", "Trước ngày 25/7/2026"]


def test_party_plan_with_table() -> None:
    facts = facts_of(parse_plan(SAMPLES / "xe-thu-vien.pdf"))
    assert facts["regime"] == "party"
    assert (facts["superior_body"], facts["issuer"]) == ("ĐẢNG BỘ TỈNH SƠN BÌNH", "ĐẢNG ỦY XÃ KHE LIM")
    assert facts["signature"] == ["T/M", "BAN THƯỜNG VỤ", "BÍ THƯ", "Lò Thị Phương"]
    assert "Chi bộ bản Pá Hoa" in [unit["unit"] for unit in facts["assignments"]]


# Rows and words.


def test_order_in_the_file_does_not_matter() -> None:
    words = "Tuần lễ đọc sách mở cửa từ sáng thứ Bảy".split()
    places = [90.0]
    for word in words:
        places.append(places[-1] + width_of(word) + 5)
    pieces = [text(x, 100, word) for x, word in zip(places, words, strict=False)] + [text(90, 60, "Dòng đầu")]
    random.Random(1).shuffle(pieces)
    assert lines_of(read("\n".join(pieces))) == ["Dòng đầu", " ".join(words)]


def test_words_without_spaces_in_the_file_are_told_apart_by_the_gap() -> None:
    operators = text(90, 100, "Thư") + "\n" + text(90 + width_of("Thư") + 4, 100, "viện")
    assert lines_of(read(operators)) == ["Thư viện"]


def test_pieces_of_a_word_in_two_fonts_stay_one_word() -> None:
    operators = text(90, 100, "tuyên truy") + "\n" + text(90 + width_of("tuyên truy"), 100, "ền", bold=True)
    assert lines_of(read(operators)) == ["tuyên truyền"]


def test_word_printed_twice_to_look_bold_counts_once() -> None:
    operators = text(90, 100, "MỤC ĐÍCH") + "\n" + text(90.3, 100, "MỤC ĐÍCH")
    assert lines_of(read(operators)) == ["MỤC ĐÍCH"]


def test_small_letters_above_the_baseline_belong_to_their_word() -> None:
    operators = text(90, 100, "120 m") + "\n" + text(90 + width_of("120 m"), 95, "2", 8)
    assert lines_of(read(operators)) == ["120 m2"]


def test_bullets_and_ligatures_are_written_out() -> None:
    assert lines_of(read(column(90, 100, ["\uf0b7 Treo băng rôn;", "\uf02d Phát tờ rơi;", "+ \ufb01le ảnh."]))) == [
        "• Treo băng rôn;",
        "- Phát tờ rơi;",
        "+ file ảnh.",
    ]


def test_text_is_composed() -> None:
    assert lines_of(read(text(90, 100, "Ke\u0302\u0301 hoa\u0323ch"))) == ["Kế hoạch"]


def test_scaled_and_turned_pages_are_read_as_they_look() -> None:
    hexed = "Sân khấu ngoài trời".encode("utf-16-be").hex()
    scaled = f"q 0.5 0 0 0.5 0 0 cm BT /R 1 Tf 28 0 0 28 200 1000 Tm <{hexed}> Tj ET Q"
    hexed += "002e"
    turned = f"BT /R 14 Tf 0 1 -1 0 100 100 Tm <{hexed}> Tj 0 1 -1 0 160 100 Tm <{hexed}> Tj ET"
    assert lines_of(read(scaled)) == ["Sân khấu ngoài trời"]
    assert lines_of(read_document(pdf(turned, page_entries="/Rotate 90"))) == ["Sân khấu ngoài trời."] * 2


def test_text_askew_and_off_the_page_is_left_out() -> None:
    mark = f"BT /R 40 Tf 0.7 0.7 -0.7 0.7 100 300 Tm <{'DỰ THẢO'.encode('utf-16-be').hex()}> Tj ET"
    assert lines_of(read("\n".join([mark, text(700, 100, "ngoài"), text(90, 100, "Trong trang")]))) == ["Trong trang"]


def test_broken_words_are_joined_and_told() -> None:
    document = read(text(90, 100, "- Đẩy mạnh tuyên truy ền c ủa các thôn."))
    assert lines_of(document) == ["- Đẩy mạnh tuyên truyền của các thôn."]
    assert [(notice.code, "2 từ" in notice.message) for notice in document.notices] == [("words_joined", True)]


@pytest.mark.parametrize(
    ("font", "printed", "read_as"),
    [
        ("ABCDEF+.VnTime", "KÕ ho¹ch tuyªn truyÒn", "Kế hoạch tuyên truyền"),
        (".VnTimeH", "kÕ ho¹ch tuyªn truyÒn", "KẾ HOẠCH TUYÊN TRUYỀN"),
        ("VNI-Times", "Keá hoaïch tuyeân truyeàn", "Kế hoạch tuyên truyền"),
        ("ABCDEF+.VnTime", "Kế hoạch tuyên truyền", "Kế hoạch tuyên truyền"),
        ("Plain", "KÕ ho¹ch", "KÕ ho¹ch"),
    ],
)
def test_fonts_from_before_unicode_are_converted_by_their_name(font: str, printed: str, read_as: str) -> None:
    document = read_document(pdf(text(90, 100, printed), font=font))
    assert lines_of(document) == [read_as]
    assert [notice.code for notice in document.notices] == (["legacy_font"] if printed != read_as else [])


# Paragraphs.


def test_wrapped_rows_make_a_paragraph_and_indented_ones_begin_another() -> None:
    first, rest = text(118, 100, FULL[:-4]), [FULL, "các buổi tối trong tuần."]
    second = text(118, 154, "Đài Truyền thanh phát lịch mở cửa.")
    document = read("\n".join([first, column(90, 118, rest), second]))
    assert document.paragraphs_known
    assert lines_of(document) == [
        f"{FULL[:-4]} {FULL} các buổi tối trong tuần.",
        "Đài Truyền thanh phát lịch mở cửa.",
    ]


def test_sentence_goes_on_over_the_page() -> None:
    first, second = column(90, 90, [FULL] * 8), column(90, 90, [*[OTHER] * 8, "hết."])
    assert lines_of(read(first, second)) == [" ".join([*[FULL] * 8, *[OTHER] * 8, "hết."])]


def test_wider_gap_begins_a_paragraph() -> None:
    operators = column(90, 60, [FULL] * 3) + "\n" + column(90, 60 + 3 * 18 + 8, [FULL] * 3)
    assert lines_of(read(operators)) == [" ".join([FULL] * 3)] * 2


def test_short_rows_do_not_make_the_page_narrow() -> None:
    rows = ["Đoàn xã căn cứ kế hoạch triển khai.", "Các thôn nhận bản tin của Đài xã:", "Trồng cây", "Tưới", "Rào cây"]
    rows += ["Hái quả", "Quét lá", "Nhặt rác", "Làm cỏ"]
    assert lines_of(read(column(90, 60, rows))) == rows


def test_edge_that_many_rows_share_holds_though_the_right_margin_is_wide() -> None:
    assert lines_of(read(column(60, 60, [FULL] * 6 + ["hết."]))) == [" ".join([*[FULL] * 6, "hết."])]


def test_rule_stands_alone() -> None:
    assert lines_of(read(column(90, 60, [FULL, "---------", FULL, "hết."]))) == [FULL, "---------", f"{FULL} hết."]


def test_basis_begins_a_paragraph_though_the_row_above_is_full() -> None:
    rows = [FULL, FULL, "Căn cứ Luật Thư viện số 46/2019/QH14;"]
    assert lines_of(read(column(90, 60, rows))) == [f"{FULL} {FULL}", rows[2]]


def test_sentence_may_go_on_with_the_words_of_a_basis_in_small_letters() -> None:
    rows = [FULL, FULL, "căn cứ Kế hoạch này."]
    assert lines_of(read(column(90, 60, rows))) == [" ".join(rows)]


@pytest.mark.parametrize(
    ("above", "below"),
    [("trước ngày", "20/5/2026."), ("cho tối đa", "10 quầy mỗi chợ."), ("hoàn thành trong tháng", "6/2026.")],
)
def test_number_goes_on_with_the_word_that_asks_for_it(above: str, below: str) -> None:
    assert f"{above} {below}" in lines_of(read(column(90, 60, [FULL, FULL, above, below])))[-1]


def test_number_of_an_item_begins_a_paragraph_behind_a_word_of_time() -> None:
    rows = [FULL, FULL, "Họp mỗi tháng", "2. Nội dung"]
    assert lines_of(read(column(90, 60, rows)))[-1] == "2. Nội dung"


def test_hyphen_at_the_end_of_a_row_takes_no_space() -> None:
    rows = ["Thực hiện Kế hoạch số 289-KH/TU của Tỉnh ủy; Văn bản 12/KH-", "UBND của xã.", FULL + " chiều"]
    assert "12/KH-UBND của xã." in read(column(90, 60, rows)).text


def test_centred_and_bold_rows_are_told() -> None:
    title = "Tổ chức ngày hội"
    body = column(90, 100, [FULL, FULL, "ngày."])
    middle = 90 + width_of(FULL) / 2
    document = read("\n".join([text(middle - width_of(title) / 2, 60, title, bold=True), body]))
    line = line_with(document, title)
    assert (line.centred, line.bold) == (True, True)
    other = line_with(document, "Mỗi thôn")
    assert (other.centred, other.bold) == (False, False)


# Two columns.

HEADING = "\n".join(
    [
        column(90, 60, ["HỘI NÔNG DÂN XÃ NÀ SƠN"], 12, bold=True),
        column(110, 79, ["Số: 07/KH-HND"], 12),
        column(232, 63, ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"], 12, 16, bold=True),
        text(262, 98, "Nà Sơn, ngày 05 tháng 9 năm 2026", 12),
        text(265, 130, "KẾ HOẠCH", bold=True),
    ]
)


def test_columns_of_the_heading_are_read_one_after_the_other_though_close_and_on_other_baselines() -> None:
    document = read("\n".join([HEADING, column(90, 170, [FULL])]))
    assert [
        (document.text[line.start : line.end], line.column) for line in document.lines if line.column is not None
    ] == [
        ("HỘI NÔNG DÂN XÃ NÀ SƠN", 0),
        ("Số: 07/KH-HND", 0),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 1),
        ("Độc lập - Tự do - Hạnh phúc", 1),
        ("Nà Sơn, ngày 05 tháng 9 năm 2026", 1),
    ]


def test_rule_above_the_number_is_no_part_of_it() -> None:
    number = "Số: 07/KH-HND"
    heading = HEADING.replace(column(110, 79, [number], 12), column(110, 76, ["------", number], 12, 14))
    assert "Số: 07/KH-HND" in lines_of(read("\n".join([heading, column(90, 170, [FULL])])))


def test_columns_of_the_ending_are_read_one_after_the_other_over_the_page_too() -> None:
    body = column(90, 60, [FULL] * 4)
    left = column(90, 700, ["Nơi nhận:", "- Hội Nông dân tỉnh (để", "báo cáo);", "- Các chi hội;"], 11, 13)
    right = column(330, 703, ["TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"], 14, 17, bold=True)
    next_page = "\n".join([text(90, 60, "- Lưu: VT.", 11), text(350, 90, "Triệu Thị Mai", bold=True)])
    document = read("\n".join([right, body, left]), next_page)
    assert [
        (document.text[line.start : line.end], line.column) for line in document.lines if line.column is not None
    ] == [
        ("Nơi nhận:", 0),
        ("- Hội Nông dân tỉnh (để báo cáo);", 0),
        ("- Các chi hội;", 0),
        ("- Lưu: VT.", 0),
        ("TM. BAN THƯỜNG VỤ", 1),
        ("CHỦ TỊCH", 1),
        ("Triệu Thị Mai", 1),
    ]


# Margins.


def test_header_that_repeats_is_kept_once_and_page_numbers_go() -> None:
    def page(number: int) -> str:
        return "\n".join(
            [
                text(90, 40, "LƯU HÀNH NỘI BỘ", 10),
                text(290, 58, f"- {number} -", 12),
                column(90, 90, [f"- Việc thứ {number} của thôn."] + [FULL] * 5),
                text(90, 800, f"Trang {number}/3", 10),
            ]
        )

    document = read(page(1), page(2), page(3))
    assert [document.text[line.start : line.end] for line in document.lines if line.page_margin] == ["LƯU HÀNH NỘI BỘ"]
    assert "Trang" not in document.text
    assert "- 2 -" not in document.text
    assert "- Việc thứ 3 của thôn." in document.text


def test_stamp_of_an_electronic_signature_stands_apart() -> None:
    stamp = column(
        400, 50, ["Người ký: Ủy ban nhân dân xã", "Cơ quan: Tỉnh Lam Giang", "Thời gian ký: 09.02.2026"], 6, 8
    )
    document = read("\n".join([stamp, HEADING, column(90, 170, [FULL] * 6)]))
    assert line_with(document, "Người ký").page_margin
    assert line_with(document, "Thời gian ký").page_margin
    assert not line_with(document, "HỘI NÔNG DÂN").page_margin


# Tables.


def grid(xs: list[float], ys: list[float]) -> str:
    return "\n".join([*(rule(xs[0], y, xs[-1], y) for y in ys), *(rule(x, ys[0], x, ys[-1]) for x in xs)])


def test_ruled_table_has_cells_with_joined_rows() -> None:
    operators = [
        grid([90, 130, 330, 500], [100, 130, 180]),
        text(95, 120, "TT"),
        text(135, 120, "Nội dung"),
        text(335, 120, "Đơn vị"),
        text(95, 150, "1"),
        column(135, 150, ["Trang trí sân khấu ngoài", "trời"]),
        text(335, 150, "Đoàn xã"),
        text(90, 80, "LỊCH"),
        text(90, 200, "Hết bảng."),
    ]
    document = read("\n".join(operators))
    assert lines_of(document) == [
        "LỊCH",
        "TT\tNội dung\tĐơn vị",
        "1\tTrang trí sân khấu ngoài trời\tĐoàn xã",
        "Hết bảng.",
    ]
    assert len(document.tables) == 1


def test_merged_cell_appears_in_every_place_that_it_covers() -> None:
    rules = [
        *(rule(90, y, 490, y) for y in (100, 160)),
        rule(90, 130, 290, 130),
        *(rule(x, 100, x, 160) for x in (90, 290, 490)),
    ]
    document = read("\n".join([*rules, text(95, 120, "Sáng"), text(95, 150, "Chiều"), text(295, 140, "Nhà văn hóa")]))
    (table,) = document.tables
    assert table.rows[0][1] == table.rows[1][1]
    assert document.text[table.rows[1][1].start : table.rows[1][1].end] == "Nhà văn hóa"


def test_row_broken_by_the_page_is_one_row() -> None:
    xs = [90.0, 130.0, 490.0]
    first = [grid(xs, [700, 730, 780]), text(95, 720, "TT"), text(135, 720, "Nội dung"), text(95, 750, "1")]
    first += [text(135, 750, "Chiếu phim thiếu nhi tại sân nhà văn hóa của")]
    second = [grid(xs, [60, 90, 120]), text(135, 80, "các thôn vùng cao."), text(95, 110, "2"), text(135, 110, "Hát.")]
    (table,) = (document := read("\n".join(first), "\n".join(second))).tables
    assert [document.text[row[1].start : row[1].end] for row in table.rows] == [
        "Nội dung",
        "Chiếu phim thiếu nhi tại sân nhà văn hóa của các thôn vùng cao.",
        "Hát.",
    ]


def test_box_around_one_mark_is_no_table() -> None:
    document = read("\n".join([grid([90, 150], [90, 110]), text(100, 105, "MẬT"), column(90, 150, [FULL])]))
    assert not document.tables
    assert lines_of(document)[0] == "MẬT"


def test_heading_within_rules_is_no_table() -> None:
    rules = grid([85, 228, 480], [45, 110])
    document = read("\n".join([rules, HEADING, column(90, 170, [FULL])]))
    assert not document.tables
    assert line_with(document, "Số: 07/KH-HND").column == 0


# Refusals and safety.

ENCRYPTED = pdf(
    text(90, 100, "Bí mật"),
    trailer_entries=f"/ID[<{'00' * 16}><{'00' * 16}>]/Encrypt<</Filter/Standard/V 1/R 2/P -4"
    f"/O<{'41' * 32}>/U<{'42' * 32}>>>",
)
BOMB = pdf(b"BT /R 14 Tf <00410042> Tj ET\n" * 3_500_000, compressed=True)


def nested_forms() -> bytes:
    """Return a page whose form draws ten times a form that draws ten times a form …"""
    depth, first = 12, 8
    forms = [
        stream(
            f"/F{level + 1} Do ".encode() * 10,
            "/Type/XObject/Subtype/Form/BBox[0 0 600 900]"
            f"/Resources<</XObject<</F{level + 1} {first + level + 1} 0 R>>>>",
        )
        for level in range(depth)
    ]
    last = stream(
        text(90, 100, "a").encode(), "/Type/XObject/Subtype/Form/BBox[0 0 600 900]/Resources<</Font<</R 3 0 R>>>>"
    )
    data = pdf("/F0 Do", more=[*forms, last])
    return data.replace(b"/B 4 0 R>>>>", f"/B 4 0 R>>/XObject<</F0 {first} 0 R>>>>".encode())


@pytest.mark.parametrize(
    ("data", "code", "says"),
    [
        (pdf(picture(), picture()), "scanned", "bản .docx"),
        (pdf(picture() + "\n" + column(400, 50, ["Người ký: Xã Nà Sơn"], 6)), "scanned", "OCR"),
        (pdf("", ""), "empty", "không có chữ"),
        (ENCRYPTED, "encrypted", "mật khẩu"),
        (pdf(text(90, 100, "Tổ chức"))[:-250], "unreadable", "chưa tải đủ"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 50 + b"%%EOF", "unreadable", "hỏng"),
        (b"%PDF-1.7\n", "unreadable", "hỏng"),
        (pdf(*[""] * 10_000), "too_large", "300 trang"),
        (BOMB, "too_large", "300 MB bộ nhớ"),
        (nested_forms(), "too_large", "bộ nhớ"),
    ],
    ids=["scan", "signed scan", "blank", "password", "truncated", "garbage", "stub", "10 000 pages", "bomb", "forms"],
)
def test_refused_by_cause_soon_and_with_a_way_out(data: bytes, code: str, says: str) -> None:
    began = time.monotonic()
    refusal = refusal_of(data)
    assert refusal.code == code
    assert says in str(refusal)
    assert "hãy" in str(refusal)
    assert str(refusal).endswith(".")
    assert time.monotonic() - began < 10


@pytest.mark.parametrize(
    ("limits", "says"),
    [
        (Limits(max_bytes=500), "500 byte"),
        (Limits(max_pdf_pages=1), "1 trang"),
        (Limits(max_characters=20), "20 ký tự"),
        (Limits(max_lines=1), "1 dòng"),
    ],
)
def test_limits_of_pdf_files_are_named(limits: Limits, says: str) -> None:
    page = column(90, 60, ["Tổ chức ngày hội.", "Trồng cây."])
    refusal = refusal_of(pdf(page, page), limits)
    assert refusal.code == "too_large"
    assert says in str(refusal)


def test_memory_that_reading_may_take_is_named() -> None:
    refusal = refusal_of(BOMB, Limits(max_pdf_memory=100 * 1024 * 1024))
    assert refusal.code == "too_large"
    assert "100 MB bộ nhớ" in str(refusal)


def test_pages_that_are_pictures_are_named() -> None:
    document = read(text(90, 100, "Tổ chức ngày hội đọc sách."), picture(), "", picture())
    (notice,) = document.notices
    assert notice.code == "pages_without_text"
    assert notice.message.startswith("Trang 2, 4 của tệp PDF không có lớp chữ")


def test_letters_that_the_file_does_not_name_are_told_from_a_scan() -> None:
    data = pdf(column(90, 60, [FULL] * 3)).replace(b"/ToUnicode 5 0 R", b"")
    refusal = refusal_of(data)
    assert refusal.code == "scanned"
    assert "phông chữ" in str(refusal)


@pytest.mark.parametrize("seed", range(8))
def test_damaged_files_are_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray((SAMPLES / "xe-thu-vien.pdf").read_bytes())
    for _ in range(200):
        data[chance.randrange(len(data))] = chance.randrange(256)
    try:
        read_document(bytes(data))
    except DocumentError as refusal:
        assert refusal.code in {"unreadable", "encrypted", "too_large", "scanned", "empty"}


def test_text_recognised_in_a_scan_is_read() -> None:
    assert lines_of(read(picture() + "\n3 Tr " + text(90, 100, "Tổ chức ngày hội."))) == ["Tổ chức ngày hội."]


def test_scripts_attachments_and_links_do_nothing() -> None:
    data = pdf(
        text(90, 100, "Tổ chức ngày hội."),
        catalog_entries="/OpenAction<</S/JavaScript/JS(app.launchURL\\('http://127.0.0.1:9'\\))>>",
        page_entries="/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(http://127.0.0.1:9)>>>>]",
    )
    assert lines_of(read_document(data)) == ["Tổ chức ngày hội."]


def test_child_needs_neither_django_nor_the_package(tmp_path: Path) -> None:
    script = Path(pdf_process.__file__).with_name("pdf_characters.py")
    copy = tmp_path / "pdf_characters.py"
    copy.write_bytes(script.read_bytes())
    source = tmp_path / "a.pdf"
    source.write_bytes(pdf(text(90, 100, "Tuần")))
    library = str(Path(pdf_process._library()))
    with source.open("rb") as file:
        ended = subprocess.run(
            [sys.executable, "-I", "-S", str(copy), library, "400000000", "5", "1000000", "9", "9000"],
            stdin=file,
            capture_output=True,
            cwd=tmp_path,
            check=True,
        )
    assert b'["Tu\\u1ea7n",90.0' in ended.stdout


def test_server_without_working_interpreter_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_process, "_interpreter", lambda: os.path.join(os.sep, "khong", "co", "python"))
    refusal = refusal_of(pdf(text(90, 100, "Tuần lễ đọc sách")))
    assert refusal.code == "unreadable"
    assert "người quản trị" in str(refusal)


def test_interpreter_is_found_within_a_web_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/usr/bin/uwsgi")
    assert Path(pdf_process._interpreter()).name.startswith("python")
