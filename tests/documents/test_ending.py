"""Recipients and signature: the same facts however the two are set; what is not there is not read."""

from __future__ import annotations

from itertools import zip_longest

import pytest

from tests.documents.facts import raw
from tests.documents.files import docx_bytes, paragraph, run
from tests.documents.texts import plan
from wagtail_kehoach.documents import PlanDraft, parse_plan
from wagtail_kehoach.documents.draft import RecipientRole
from wagtail_kehoach.documents.ending import read_ending
from wagtail_kehoach.documents.limits import DEFAULT_LIMITS
from wagtail_kehoach.documents.parse import read_document

Signed = tuple[str | None, str | None, str | None, str | None]


def signed(draft: PlanDraft) -> Signed:
    signature = draft.signature
    return raw(signature.authority), raw(signature.on_behalf_of), raw(signature.position), raw(signature.name)


def received(draft: PlanDraft) -> list[tuple[str, str | None]]:
    return [(each.name.raw, raw(each.note)) for each in draft.recipients]


LIST = [
    "Nơi nhận:",
    "- Thường trực Đảng ủy xã (để báo cáo);",
    "- Các cơ quan, đơn vị thuộc",
    "Ủy ban nhân dân xã;",
    "- Ủy ban Mặt trận Tổ quốc Việt Nam xã;",
    "- Lưu: VT, VHXH.",
]
RECEIVED = [
    ("Thường trực Đảng ủy xã", "để báo cáo"),
    ("Các cơ quan, đơn vị thuộc Ủy ban nhân dân xã", None),
    ("Ủy ban Mặt trận Tổ quốc Việt Nam xã", None),
]
SIGNATURES: list[tuple[list[str], Signed]] = [
    (["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Thị Lụa"], ("TM.", "ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Thị Lụa")),
    (
        ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Tạ Đình Ân"],
        ("TM.", "ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH", "Tạ Đình Ân"),
    ),
    (["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Vừ A Sình"], ("T/M", "BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Vừ A Sình")),
    (["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "ThS. Đỗ An Khang"], ("KT.", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "ThS. Đỗ An Khang")),
    (["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Phó Đức Bình"], ("TL.", "CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Phó Đức Bình")),
    (
        ["TUQ. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN THƯỜNG TRỰC", "Trương Thị Mai"],
        ("TUQ.", "TRƯỞNG BAN", "PHÓ TRƯỞNG BAN THƯỜNG TRỰC", "Trương Thị Mai"),
    ),
    (["Q. GIÁM ĐỐC", "Mạc Thanh Tùng"], ("Q.", None, "GIÁM ĐỐC", "Mạc Thanh Tùng")),
    (["HIỆU TRƯỞNG", "Lưu Bạch Yến"], (None, None, "HIỆU TRƯỞNG", "Lưu Bạch Yến")),
    (["TRƯỞNG TRẠM", "BSCKI. Vi Văn Khằm"], (None, None, "TRƯỞNG TRẠM", "BSCKI. Vi Văn Khằm")),
    (
        ["KT. TRƯỞNG CÔNG AN XÃ", "PHÓ TRƯỞNG CÔNG AN XÃ", "Thiếu tá Nguyễn Văn Nam"],
        ("KT.", "TRƯỞNG CÔNG AN XÃ", "PHÓ TRƯỞNG CÔNG AN XÃ", "Thiếu tá Nguyễn Văn Nam"),
    ),
    (
        ["TL. BAN THƯỜNG VỤ", "TRƯỞNG BAN TUYÊN GIÁO VÀ DÂN VẬN", "Phùng Thế Vịnh"],
        ("TL.", "BAN THƯỜNG VỤ", "TRƯỞNG BAN TUYÊN GIÁO VÀ DÂN VẬN", "Phùng Thế Vịnh"),
    ),
    (
        ["TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN", "CHỦ TỊCH UBND XÃ", "Bùi Đức Kiên"],
        ("TM.", "BAN CHỈ ĐẠO", "TRƯỞNG BAN", "Bùi Đức Kiên"),
    ),
    (["T/M ĐẢNG ỦY", "BÍ THƯ", "NGUYỄN VĂN HÒA"], ("T/M", "ĐẢNG ỦY", "BÍ THƯ", "NGUYỄN VĂN HÒA")),
    (["CHỦ NHIỆM", "Y Krông Niê Sa"], (None, None, "CHỦ NHIỆM", "Y Krông Niê Sa")),
    (["TM. BAN CHẤP HÀNH", "Bí thư", "Lò Thị Mai Hiên"], ("TM.", "BAN CHẤP HÀNH", "Bí thư", "Lò Thị Mai Hiên")),
    (["T/M CHI BỘ", "BÍ THƯ"], ("T/M", "CHI BỘ", "BÍ THƯ", None)),
]


def spaced(signature: list[str], *, sign: str = "") -> list[str]:
    """Put the room of the handwritten signature before the name."""
    *head, name = signature
    return [*head, sign, "", "", name] if not name.isupper() or len(signature) > 2 else signature


def beside(left: list[str], right: list[str], gap: int) -> str:
    return "\n".join(f"{a:<{gap}}{b}".rstrip() for a, b in zip_longest(left, right, fillvalue=""))


def in_turn(left: list[str], right: list[str]) -> str:
    """Set recipients and signature line by line in turn; a recipient's second line stays with its first."""
    rows: list[str] = []
    pending = [line for line in right if line]
    for line in left:
        rows.append(line)
        if not line.endswith("thuộc") and pending:
            rows.append(pending.pop(0))
    return "\n".join([*rows, *pending])


ARRANGEMENTS = {
    "recipients first": lambda left, right: "\n".join([*left, "", *right]),
    "recipients first, blank lines": lambda left, right: "\n\n".join([*left, *right]),
    "signature first": lambda left, right: "\n".join([*right, "", *left]),
    "signature at the far right": lambda left, right: "\n".join([*left, *(" " * 45 + line for line in right)]),
    "side by side": lambda left, right: beside(left, right, 55),
    "side by side, tabs": lambda left, right: "\n".join(
        f"{a}\t\t{b}".rstrip() for a, b in zip_longest(left, right, fillvalue="")
    ),
    "signature a line lower": lambda left, right: beside(left, ["", *right], 48),
    "in turn": in_turn,
}


@pytest.mark.parametrize("arrangement", ARRANGEMENTS)
@pytest.mark.parametrize(("signature", "expected"), SIGNATURES, ids=lambda value: str(value[-1]))
@pytest.mark.parametrize("sign", ["", "(Đã ký)"])
def test_facts_are_the_same_in_every_arrangement(
    arrangement: str, signature: list[str], expected: Signed, sign: str
) -> None:
    draft = plan(
        body="I. MỤC ĐÍCH\n- Trồng cây./.", ending=ARRANGEMENTS[arrangement](LIST, spaced(signature, sign=sign))
    )
    assert received(draft) == RECEIVED
    assert raw(draft.archive_line) == "Lưu: VT, VHXH"
    assert signed(draft) == expected
    assert raw(draft.end_mark) == "./."
    assert [section.label for section in draft.sections] == ["I."]
    assert [each.raw for each in draft.sections[0].paragraphs] == ["- Trồng cây./."]


@pytest.mark.parametrize(("signature", "expected"), SIGNATURES, ids=lambda value: str(value[-1]))
def test_columns_of_a_word_file_tell_recipients_from_signature(signature: list[str], expected: Signed) -> None:
    cells = "".join(
        "<w:tc><w:tcPr/>" + "".join(paragraph(run(line)) for line in lines) + "</w:tc>"
        for lines in (LIST, spaced(signature))
    )
    table = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr>{cells}</w:tr></w:tbl>"
    head = ("KẾ HOẠCH", "Tổ chức ngày hội", "Căn cứ Luật Thư viện;", "I. MỤC ĐÍCH", "- Trồng cây./.")
    draft = parse_plan(docx_bytes(*(paragraph(run(line)) for line in head), table))
    assert received(draft) == RECEIVED
    assert raw(draft.archive_line) == "Lưu: VT, VHXH"
    assert signed(draft) == expected


@pytest.mark.parametrize(
    "head",
    [
        "Nơi nhận:",
        "Nơi nhân:",
        "Noi nhận:",
        "Nơi nhận",
        "NƠI NHẬN:",
        "* Nơi nhận:",
        "**Nơi nhận:**",
        "Nơi nhận :",
        "Nơi gửi:",
        "Nơỉ nhận:",
    ],
)
@pytest.mark.parametrize("mark", ["- ", "-", "– ", "+ ", "* ", "• ", ""])
@pytest.mark.parametrize("end", [";", ",", ".", " ;", ""])
def test_list_is_read_whatever_its_signs(head: str, mark: str, end: str) -> None:
    names = ["Đảng ủy xã", "Các thôn", "Trạm Y tế xã"]
    lines = [head, *(f"{mark}{name}{end}" for name in names), f"{mark}Lưu: VT."]
    draft = plan(ending="\n".join([*lines, "CHỦ TỊCH", "Lê Thị Lụa"]))
    assert received(draft) == [(name, None) for name in names]
    assert raw(draft.archive_line) == "Lưu: VT"
    assert signed(draft) == (None, None, "CHỦ TỊCH", "Lê Thị Lụa")


@pytest.mark.parametrize(
    ("line", "name", "note", "role"),
    [
        ("Đảng ủy xã (báo cáo)", "Đảng ủy xã", "báo cáo", RecipientRole.REPORT_TO),
        ("Đảng ủy xã (b/c)", "Đảng ủy xã", "b/c", RecipientRole.REPORT_TO),
        ("Đảng ủy xã (để b/c);", "Đảng ủy xã", "để b/c", RecipientRole.REPORT_TO),
        ("Đảng ủy xã ( để báo cáo ) ;", "Đảng ủy xã", "để báo cáo", RecipientRole.REPORT_TO),
        ("Đảng ủy xã (thay báo cáo)", "Đảng ủy xã", "thay báo cáo", RecipientRole.REPORT_TO),
        ("Đảng ủy xã (xin ý kiến chỉ đạo)", "Đảng ủy xã", "xin ý kiến chỉ đạo", RecipientRole.REPORT_TO),
        ("Đảng ủy xã để b/c;", "Đảng ủy xã", "để b/c", RecipientRole.REPORT_TO),
        ("Các thôn (để thực hiện)", "Các thôn", "để thực hiện", RecipientRole.IMPLEMENT),
        ("Các thôn (t/h)", "Các thôn", "t/h", RecipientRole.IMPLEMENT),
        ("Các thôn (để biết và thực hiện)", "Các thôn", "để biết và thực hiện", RecipientRole.IMPLEMENT),
        ("Mặt trận xã (p/h)", "Mặt trận xã", "p/h", RecipientRole.COORDINATE),
        ("Mặt trận xã (để phối hợp thực hiện)", "Mặt trận xã", "để phối hợp thực hiện", RecipientRole.COORDINATE),
        ("Các thôn (qua email)", "Các thôn", "qua email", RecipientRole.INFORM),
        ("Báo tỉnh (đưa tin)", "Báo tỉnh", "đưa tin", RecipientRole.INFORM),
        ("Như trên", "Như trên", None, RecipientRole.INFORM),
        ("Như Điều 3", "Như Điều 3", None, RecipientRole.INFORM),
        ("TT Đảng ủy, HĐND, UBND xã", "TT Đảng ủy, HĐND, UBND xã", None, RecipientRole.INFORM),
        ("Các đ/c Ủy viên Ban Chấp hành", "Các đ/c Ủy viên Ban Chấp hành", None, RecipientRole.INFORM),
        ("CT, các PCT UBND xã", "CT, các PCT UBND xã", None, RecipientRole.INFORM),
    ],
)
def test_a_recipient_has_its_note_and_role(line: str, name: str, note: str | None, role: RecipientRole) -> None:
    draft = plan(ending=f"Nơi nhận:\n- {line}\n- Lưu: VT.")
    assert [(each.name.raw, raw(each.note), each.role) for each in draft.recipients] == [(name, note, role)]


@pytest.mark.parametrize(
    ("ending", "names", "archive_line"),
    [
        ("Nơi nhận: Như trên; Lưu: VT.", ["Như trên"], "Lưu: VT"),
        ("Nơi nhận: - Như trên; - Lưu: VT.", ["Như trên"], "Lưu: VT"),
        ("Nơi nhận:\n- Như trên; - Lưu: VT.", ["Như trên"], "Lưu: VT"),
        ("Nơi nhận:\n- Đảng ủy xã; HĐND xã;\n- Lưu: VT.", ["Đảng ủy xã", "HĐND xã"], "Lưu: VT"),
        ("Nơi nhận:\n- Lưu: VT;\n- Đảng ủy xã;\n- Các thôn.", ["Đảng ủy xã", "Các thôn"], "Lưu: VT"),
        (
            "Nơi nhận:\n- Các đơn vị:\n+ Trạm Y tế;\n+ Công an xã;\n- Lưu VP.",
            ["Các đơn vị", "Trạm Y tế", "Công an xã"],
            "Lưu VP",
        ),
        ("Nơi nhận:\n- Các thôn;\n- Lưu: VT,\nVHXH.", ["Các thôn"], "Lưu: VT, VHXH"),
        ("Nơi nhận:\n- Các thôn;\n- Lưu: VT; VHXH (05b).", ["Các thôn"], "Lưu: VT; VHXH (05b)"),
        ("Nơi nhận:\n- Các thôn;\n- Lưu VT, (05).", ["Các thôn"], "Lưu VT, (05)"),
        ("Nơi nhận:\n- Các thôn;\n- Lưu,", ["Các thôn"], "Lưu"),
        ("Nơi nhận:\n- Các thôn;\n- Lưu Văn phòng Đảng ủy.", ["Các thôn"], "Lưu Văn phòng Đảng ủy"),
        ("Nơi nhận:\n- Các thôn;\nLưu Văn Phòng", ["Các thôn"], "Lưu Văn Phòng"),
        ("Nơi nhận:\n- Các thôn;\n- Lưu VP, BTG (02b)", ["Các thôn"], "Lưu VP, BTG (02b)"),
        ("Nơi nhận:\n- Các thôn;\n- Lưu hồ sơ Hội.", ["Các thôn"], "Lưu hồ sơ Hội"),
        (
            "Nơi nhận:\n- Ban Giám hiệu,\ncác tổ chuyên môn;\n- Lưu: VT.",
            ["Ban Giám hiệu, các tổ chuyên môn"],
            "Lưu: VT",
        ),
        ("Nơi nhận:\n- Các thôn (để\nthực hiện);\n- Lưu: VT.", ["Các thôn"], "Lưu: VT"),
        ("Nơi nhận:\n- Các thôn.", ["Các thôn"], None),
    ],
)
def test_lists_of_every_form(ending: str, names: list[str], archive_line: str | None) -> None:
    draft = plan(ending=ending)
    assert [each.name.raw for each in draft.recipients] == names
    assert raw(draft.archive_line) == archive_line


@pytest.mark.parametrize(
    ("line", "authority"),
    [
        ("TM. ỦY BAN NHÂN DÂN", "TM."),
        ("TM.ỦY BAN NHÂN DÂN", "TM."),
        ("TM ỦY BAN NHÂN DÂN", "TM"),
        ("TM, ỦY BAN NHÂN DÂN", "TM,"),
        ("T/M ỦY BAN NHÂN DÂN", "T/M"),
        ("T/M. ỦY BAN NHÂN DÂN", "T/M."),
        ("T/ M ỦY BAN NHÂN DÂN", "T/M"),
        ("T.M ỦY BAN NHÂN DÂN", "T.M"),
        ("TM: ỦY BAN NHÂN DÂN", "TM:"),
        ("TM. Ủy ban nhân dân", "TM."),
    ],
)
@pytest.mark.parametrize("place", ["above", "below"])
def test_sign_of_authority_is_recognised_though_damaged(line: str, authority: str, place: str) -> None:
    signature = f"{line}\nCHỦ TỊCH\n\nLê Thị Lụa"
    listed = "Nơi nhận:\n- Các thôn;\n- Lưu: VT."
    draft = plan(ending=f"{signature}\n\n{listed}" if place == "above" else f"{listed}\n\n{signature}")
    read = signed(draft)
    assert (read[0] or "").replace(" ", "") == authority
    assert (read[1] or "").casefold() == "ủy ban nhân dân"
    assert read[2:] == ("CHỦ TỊCH", "Lê Thị Lụa")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("TM. ỦY BAN NHÂN DÂN CHỦ TỊCH", ("TM.", "ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        ("KT. CHỦ TỊCH PHÓ CHỦ TỊCH", ("KT.", "CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("KT. TỔNG GIÁM ĐỐC PHÓ TỔNG GIÁM ĐỐC", ("KT.", "TỔNG GIÁM ĐỐC", "PHÓ TỔNG GIÁM ĐỐC")),
        ("TM. TỔNG CÔNG TY TỔNG GIÁM ĐỐC", ("TM.", "TỔNG CÔNG TY", "TỔNG GIÁM ĐỐC")),
        ("TL. CHI CỤC TRƯỞNG", ("TL.", "CHI CỤC TRƯỞNG", None)),
        ("T/M BAN THƯỜNG VỤ PHÓ BÍ THƯ", ("T/M", "BAN THƯỜNG VỤ", "PHÓ BÍ THƯ")),
        ("TM. BAN GIÁM ĐỐC", ("TM.", "BAN GIÁM ĐỐC", None)),
        ("TM. ỦY BAN NHÂN DÂN\nXÃ BÀU SEN\nCHỦ TỊCH", ("TM.", "ỦY BAN NHÂN DÂN XÃ BÀU SEN", "CHỦ TỊCH")),
        ("TRƯỞNG PHÒNG\nVĂN HÓA - XÃ HỘI", (None, None, "TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI")),
    ],
)
def test_authority_behalf_and_position_come_apart(line: str, expected: tuple[str | None, ...]) -> None:
    assert signed(plan(ending=f"{line}\n\nLê Thị Lụa")) == (*expected, "Lê Thị Lụa")


@pytest.mark.parametrize(
    "office",
    ["CHI CỤC TRƯỞNG", "CỤC TRƯỞNG", "TỔNG GIÁM ĐỐC", "HẠT TRƯỞNG", "ĐỒN TRƯỞNG", "TRƯỞNG BAN", "KÍP TRƯỞNG"],
)
@pytest.mark.parametrize("name", ["Phó Đức Bình", "Trung tá Lê Hoàng Duy"])
def test_deputy_signs_for_an_office_of_several_words(office: str, name: str) -> None:
    assert signed(plan(ending=f"KT. {office}\nPHÓ {office}\n\n{name}")) == ("KT.", office, f"PHÓ {office}", name)


@pytest.mark.parametrize("name", ["LÊ VĂN TRƯỞNG", "Phó Văn Trưởng"])
def test_name_that_sounds_like_an_office_stays_a_name(name: str) -> None:
    assert signed(plan(ending=f"TM. BAN CHẤP HÀNH\nBÍ THƯ\n\n{name}")) == ("TM.", "BAN CHẤP HÀNH", "BÍ THƯ", name)


def test_office_stands_below_the_body_that_the_signer_represents() -> None:
    left = ["Đại diện Công an xã", "TRƯỞNG CÔNG AN", "", "Phùng Thị Ngân"]
    right = ["Đại diện Đoàn xã", "BÍ THƯ", "", "Cao Xuân Dũng"]
    assert signed(plan(ending="\n".join([beside(left, right, 45), *LIST]))) == (
        None,
        "Công an xã",
        "TRƯỞNG CÔNG AN",
        "Phùng Thị Ngân",
    )
    alone = signed(plan(ending="ĐẠI DIỆN BAN TỔ CHỨC\n\nPhùng Thị Ngân"))
    assert alone == (None, None, "ĐẠI DIỆN BAN TỔ CHỨC", "Phùng Thị Ngân")


@pytest.mark.parametrize("head", ["NƠI NHẬN: HIỆU TRƯỞNG", "NƠI NHẬN : HIỆU TRƯỞNG", "Nơi nhận: HIỆU TRƯỞNG"])
def test_office_behind_the_head_of_the_list_signs(head: str) -> None:
    draft = plan(ending=f"{head}\n- Phòng Giáo dục (b/c);\n- Lưu: VT.\n\nNguyễn Thị Bích Hà")
    assert received(draft) == [("Phòng Giáo dục", "b/c")]
    assert signed(draft) == (None, None, "HIỆU TRƯỞNG", "Nguyễn Thị Bích Hà")


@pytest.mark.parametrize("named", ["ĐẢNG ỦY XÃ", "Hiệu trưởng các trường"])
def test_recipient_behind_the_head_of_the_list_signs_nothing(named: str) -> None:
    draft = plan(ending=f"NƠI NHẬN: {named}\n- Phòng Giáo dục (b/c);\n- Lưu: VT.\n\nNguyễn Thị Bích Hà")
    assert (named, None) in received(draft)
    assert signed(draft)[2] is None


def test_of_two_signers_the_first_is_taken() -> None:
    first, second = ["GIÁM ĐỐC SỞ VĂN HÓA", "", "Phùng Thị Ngân"], ["GIÁM ĐỐC SỞ GIÁO DỤC", "", "Cao Xuân Dũng"]
    assert signed(plan(ending="\n".join([*first, *second, *LIST])))[2:] == ("GIÁM ĐỐC SỞ VĂN HÓA", "Phùng Thị Ngân")


@pytest.mark.parametrize("gap", [40, 55])
def test_of_two_signers_side_by_side_the_left_one_is_taken(gap: int) -> None:
    left = ["TM. BAN CHẤP HÀNH ĐOÀN", "", "", "Phùng Thị Ngân"]
    right = ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "Cao Xuân Dũng"]
    expected = ("TM.", "BAN CHẤP HÀNH ĐOÀN", None, "Phùng Thị Ngân")
    assert signed(plan(ending=beside(left, right, gap))) == expected
    assert signed(plan(ending="\n".join([beside(left, right, gap), *LIST]))) == expected


def test_bodies_of_two_signers_are_no_part_of_the_body() -> None:
    left = ["ĐÀI TRUYỀN THANH XÃ", "TRƯỞNG ĐÀI", "(Đã ký)", "Vi Văn An"]
    right = ["THƯ VIỆN XÃ", "PHỤ TRÁCH THƯ VIỆN", "(Đã ký)", "Lộc Thị Bích"]
    draft = plan(body="I. NỘI DUNG\n- Giới thiệu sách./.", ending="\n".join([beside(left, right, 45), *LIST]))
    assert [each.raw for each in draft.sections[0].paragraphs] == ["- Giới thiệu sách./."]
    assert signed(draft)[2:] == ("TRƯỞNG ĐÀI", "Vi Văn An")


@pytest.mark.parametrize("approval", ["DUYỆT CỦA BAN GIÁM HIỆU", "XÁC NHẬN CỦA LÃNH ĐẠO", "PHÊ DUYỆT"])
@pytest.mark.parametrize("gap", [40, 60])
def test_block_of_approval_is_neither_recipients_nor_signature(approval: str, gap: int) -> None:
    left = [approval, "HIỆU TRƯỞNG", "", "", "Đào Thị Sen"]
    right = ["NGƯỜI LẬP KẾ HOẠCH", "", "", "", "Kiều Văn Lâm"]
    draft = plan(ending=beside(left, right, gap))
    assert draft.recipients == ()
    assert signed(draft) == (None, None, "NGƯỜI LẬP KẾ HOẠCH", "Kiều Văn Lâm")


@pytest.mark.parametrize("marked", ["./.", "."])
def test_list_without_head_is_read_behind_the_body(marked: str) -> None:
    left = ["- Như trên;", "- Các thôn (để thực hiện);", "- Lưu: VT."]
    draft = plan(
        body=f"I. MỤC ĐÍCH\n- Vận động các thôn trồng cây{marked}",
        ending="\n".join([*left, "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Thị Lụa"]),
    )
    assert received(draft) == [("Như trên", None), ("Các thôn", "để thực hiện")]
    assert raw(draft.archive_line) == "Lưu: VT"
    assert len(draft.sections[0].paragraphs) == 1


@pytest.mark.parametrize(
    ("marked", "expected"), [("./.", "./."), (".", None), ("/.", "/."), (" ./.", "./."), ("", None)]
)
def test_mark_of_the_end_is_kept_as_printed(marked: str, expected: str | None) -> None:
    assert raw(plan(body=f"I. MỤC ĐÍCH\n- Trồng cây{marked}", ending="\n".join(LIST)).end_mark) == expected


@pytest.mark.parametrize(
    "line",
    [
        "- Lưu ý an toàn khi trồng cây.",
        "TRƯỜNG TIỂU HỌC BÀU SEN",
        "Nguyễn Văn Nam phụ trách tổ trồng cây.",
        "- Chủ tịch xã dự lễ phát động.",
        "KT - XH của xã tiếp tục phát triển.",
    ],
)
def test_line_of_the_body_is_no_ending(line: str) -> None:
    draft = plan(body=f"I. MỤC ĐÍCH\n- Trồng cây.\n{line}\nII. KINH PHÍ\n- Ngân sách xã.")
    assert (draft.recipients, draft.archive_line, signed(draft)) == ((), None, (None,) * 4)
    assert [section.label for section in draft.sections if section.label] == ["I.", "II."]


def test_lines_of_an_electronic_signature_are_no_name() -> None:
    ending = "GIÁM ĐỐC\nNgười ký: Sở Văn hóa\nThời gian ký: 19.03.2026 10:20:30 +07:00\nPhan Thị Cúc"
    assert signed(plan(ending=ending)) == (None, None, "GIÁM ĐỐC", "Phan Thị Cúc")


@pytest.mark.parametrize(
    "line",
    [
        "Nơi nhận:\n",
        "- \n",
        "TM. ỦY BAN\n",
        "KT.     X     Y     Z\n",
        "CHỦ TỊCH\nLê Thị Lụa\n",
        "- a; b; c; " * 100 + "\n",
        "Nơi nhận:\n- a\n" + "b c d e f g h i k l m n o p q r s t u v x y\n" * 4_000,
    ],
)
def test_many_such_lines_are_read_to_the_end(line: str) -> None:
    most = min(9_000 // line.count("\n"), (DEFAULT_LIMITS.max_characters - 1_000) // len(line))
    source = read_document("Mở đầu:\n" + line * max(1, most))
    assert read_ending(source, 1).body_until <= len(source.lines)


@pytest.mark.parametrize("joint", ["; ", ";\n  "])
def test_note_behind_the_closing_sign_belongs_to_its_recipient(joint: str) -> None:
    ending = f"Nơi nhận:\n- Tỉnh đoàn{joint}(để b/c)\n- Nhà Thiếu nhi tỉnh{joint}(để p/h)\n- Lưu VP."
    draft = plan(ending=ending + "\nTM. HỘI ĐỒNG ĐỘI\nCHỦ TỊCH\nLê Thị Lụa")
    assert received(draft) == [("Tỉnh đoàn", "để b/c"), ("Nhà Thiếu nhi tỉnh", "để p/h")]


@pytest.mark.parametrize("position", ["TRƯ ỞNG BAN", "CHỦ T ỊCH", "PHÓ CH Ủ NHIỆM"])
def test_position_that_a_space_broke_is_recognised_and_kept(position: str) -> None:
    draft = plan(ending=f"TM. BAN CÔNG TÁC MẶT TRẬN\n{position}\nLê Thị Lụa")
    assert signed(draft)[:2] == ("TM.", "BAN CÔNG TÁC MẶT TRẬN")
    assert (signed(draft)[2] or "").replace(" ", "") == position.replace(" ", "")


def test_what_stands_behind_one_dash_is_one_recipient() -> None:
    draft = plan(ending="Nơi nhận:\n- TT Tỉnh ủy; TT HĐND tỉnh (để b/c);\n- Các phòng; các trạm (t/h);\n- Lưu: VT.")
    assert received(draft) == [("TT Tỉnh ủy; TT HĐND tỉnh", "để b/c"), ("Các phòng; các trạm", "t/h")]
    in_line = plan(ending="Nơi nhận: Đảng ủy xã; HĐND xã; lưu VT.")
    assert received(in_line) == [("Đảng ủy xã", None), ("HĐND xã", None)]


@pytest.mark.parametrize(
    ("archive", "kept"),
    [
        ("- Lưu: VT, BGH. Đỗ Thị Lan", "Lưu: VT, BGH"),
        ("- Lưu VP. Đỗ Thị Lan", "Lưu VP"),
        ("- Lưu: VT, BGH Đỗ Thị Lan", "Lưu: VT, BGH"),
        ("- Lưu: VT (05) Đỗ Thị Lan", "Lưu: VT (05)"),
    ],
)
def test_name_behind_the_archive_line_signs_where_no_other_name_does(archive: str, kept: str) -> None:
    draft = plan(ending=f"Nơi nhận: HIỆU TRƯỞNG\n- UBND xã;\n{archive}")
    assert received(draft) == [("UBND xã", None)]
    assert raw(draft.archive_line) == kept
    assert signed(draft) == (None, None, "HIỆU TRƯỞNG", "Đỗ Thị Lan")


@pytest.mark.parametrize("archive", ["Lưu: VT, xã Lâm Hải", "Lưu: VT, Đỗ Thị Lan", "Lưu: VT, UBND xã Hồ Sen"])
def test_what_else_an_archive_line_names_signs_nothing(archive: str) -> None:
    draft = plan(ending=f"Nơi nhận:\n- UBND xã;\n- {archive}.\nHIỆU TRƯỞNG")
    assert raw(draft.archive_line) == archive
    assert raw(draft.signature.name) is None


def test_paragraphs_of_an_ending_flattened_with_single_spaces_keep_its_columns_apart() -> None:
    lines = ["Nơi nhận: TM. BAN CHẤP HÀNH", "- Công đoàn tỉnh, HĐND xã; PHÓ CHỦ TỊCH", "- Lưu: VP.", "Đỗ Thị Lan"]
    body = ["KẾ HOẠCH", "Trồng cây", "Căn cứ Luật Thư viện;", "I. MỤC ĐÍCH", "- Trồng cây."]
    draft = parse_plan(docx_bytes(*(paragraph(run(line)) for line in [*body, *lines])))
    assert received(draft) == [("Công đoàn tỉnh, HĐND xã", None)]
    assert signed(draft) == ("TM.", "BAN CHẤP HÀNH", "PHÓ CHỦ TỊCH", "Đỗ Thị Lan")


def test_position_within_a_recipient_is_no_second_column() -> None:
    draft = plan(ending="Nơi nhận:\n- Chủ tịch, các Phó Chủ tịch UBND xã;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH")
    assert received(draft) == [("Chủ tịch, các Phó Chủ tịch UBND xã", None)]
