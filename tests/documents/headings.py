"""Headings of many bodies, and the ways in which a copy flattens their two columns."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from itertools import zip_longest

NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
PARTY = ("ĐẢNG CỘNG SẢN VIỆT NAM",)
YOUTH = ("ĐOÀN TNCS HỒ CHÍ MINH",)


@dataclass(frozen=True)
class Printed:
    """A heading as printed: names line by line, and the facts that a reader must find in it."""

    superior: tuple[str, ...]
    issuer: tuple[str, ...]
    number: str
    titles: tuple[str, ...]
    place: str | None
    date: str
    regime: str
    ornament: str = ""

    @property
    def left(self) -> list[str]:
        ornament = [self.ornament] if self.ornament else []
        return [*self.superior, *self.issuer, *ornament, *([self.number] if self.number else [])]

    @property
    def right(self) -> list[str]:
        return [*self.titles, f"{self.place}, {self.date}" if self.place else self.date]


HEADINGS = [
    Printed(
        (),
        ("ỦY BAN NHÂN DÂN", "XÃ SUỐI NGÀN"),
        "Số: 12/KH-UBND",
        NATION,
        "Suối Ngàn",
        "ngày 05 tháng 3 năm 2026",
        "state",
    ),
    Printed(
        (), ("ỦY BAN NHÂN DÂN XÃ HỘI AN",), "Số:      /KH-UBND", NATION, "Hội An", "ngày     tháng 3 năm 2026", "state"
    ),
    Printed((), ("UBND THÀNH PHỐ", "HỘI AN"), "Số: 07 /KH-UBND", NATION, "Hội An", "ngày 7/3/2026", "state"),
    Printed(
        ("UBND TỈNH LAM GIANG",),
        ("SỞ VĂN HÓA, THỂ THAO", "VÀ DU LỊCH"),
        "Số: 67/KH-SVHTTDL",
        NATION,
        "Lam Giang",
        "ngày 02 tháng 11 năm 2026",
        "state",
    ),
    Printed(
        ("ỦY BAN NHÂN DÂN", "TỈNH BÀ RỊA - VŨNG TÀU"),
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO",),
        "Số: 141/KH-SGDĐT",
        NATION,
        "Bà Rịa - Vũng Tàu",
        "ngày 12 tháng 9 năm 2026",
        "state",
    ),
    Printed(
        ("UBND XÃ BÀU SEN",),
        ("TRUNG TÂM DỊCH VỤ", "TỔNG HỢP"),
        "Số: 18/KH-TTDVTH",
        NATION,
        "Bàu Sen",
        "ngày 02 tháng 6 năm 2026",
        "state",
        "-------",
    ),
    Printed(
        ("UBND HUYỆN PHONG ĐIỀN",),
        ("PHÒNG VĂN HÓA -", "XÃ HỘI"),
        "Số: 03/KH-PVHXH",
        NATION,
        "Phong Điền",
        "ngày 15 tháng 01 năm 2026",
        "state",
    ),
    Printed(
        ("SỞ Y TẾ TỈNH LAM GIANG",),
        ("TRUNG TÂM KIỂM SOÁT", "BỆNH TẬT"),
        "Số: ……/KH-TTKSBT",
        NATION,
        "TP. Sông Lam",
        "ngày …… tháng …… năm 2026",
        "state",
    ),
    Printed(
        ("UBND PHƯỜNG CẦU ĐÁ",),
        ("TRƯỜNG TIỂU HỌC", "TRƯƠNG ĐỊNH"),
        "Số: 44/KH-THTĐ",
        NATION,
        "Cầu Đá",
        "ngày 20 tháng 8 năm 2026",
        "state",
    ),
    Printed(
        ("CÔNG AN TỈNH LAM GIANG",),
        ("CÔNG AN XÃ BÀU SEN",),
        "Số: 09/KH-CAX",
        NATION,
        "Bàu Sen",
        "ngày 14 tháng 01 năm 2026",
        "state",
    ),
    Printed(
        ("BỘ VĂN HÓA, THỂ THAO", "VÀ DU LỊCH"),
        ("THƯ VIỆN QUỐC GIA", "MIỀN NÚI"),
        "Số: 210/KH-TVQGMN",
        NATION,
        "Hà Nội",
        "ngày 5/3/2026",
        "state",
    ),
    Printed(
        ("UBND XÃ ĐỒI SIM",),
        ("BAN CHỈ ĐẠO", "CHUYỂN ĐỔI SỐ"),
        "Số: 5/KH-BCĐ",
        NATION,
        "Đồi Sim",
        "ngày 01 tháng 4 năm 2026",
        "state",
    ),
    Printed((), ("VĂN PHÒNG", "HĐND VÀ UBND XÃ MƠ"), "Số: 2/KH-VP", NATION, "Mơ", "ngày 01 tháng 4 năm 2026", "state"),
    Printed(
        (),
        ("SỞ Y TẾ -", "SỞ GIÁO DỤC VÀ ĐÀO TẠO"),
        "Số: 15/KHPH-SYT-SGDĐT",
        NATION,
        "Lam Giang",
        "ngày 01 tháng 4 năm 2026",
        "state",
    ),
    Printed(
        ("ĐẢNG BỘ TỈNH LAM GIANG",),
        ("HUYỆN ỦY BÁC HÒA",),
        "Số        -KH/HU",
        PARTY,
        "Bác Hòa",
        "ngày     tháng 4 năm 2026",
        "party",
        "*",
    ),
    Printed(
        ("ĐẢNG BỘ TỈNH LAM GIANG",),
        ("ĐẢNG ỦY XÃ", "BÀU SEN"),
        "Số 07-KH/ĐU",
        PARTY,
        "Bàu Sen",
        "ngày 05 tháng 02 năm 2026",
        "party",
        "*",
    ),
    Printed(
        ("TỈNH ỦY LAM GIANG",),
        ("BAN TUYÊN GIÁO", "VÀ DÂN VẬN"),
        "Số 24/KH-BTGTU",
        PARTY,
        "Lam Giang",
        "ngày 05 tháng 02 năm 2026",
        "party",
        "*",
    ),
    Printed(
        ("ĐẢNG BỘ XÃ VĨNH LỘC",),
        ("BAN CHẤP HÀNH", "ĐẢNG BỘ XÃ"),
        "Số 47 -KH/ĐU",
        PARTY,
        "Vĩnh Lộc",
        "ngày 04 tháng 9 năm 2026",
        "party",
        "*",
    ),
    Printed(
        ("ĐẢNG ỦY PHƯỜNG CẦU ĐÁ",),
        ("CHI BỘ KHU PHỐ 3",),
        "Số 03 -KH/CB",
        PARTY,
        "Cầu Đá",
        "ngày 04 tháng 9 năm 2026",
        "party",
        "*",
    ),
    Printed(
        ("TỈNH ĐOÀN LAM GIANG",),
        ("BAN CHẤP HÀNH", "ĐOÀN XÃ BÀU SEN"),
        "Số: 15-KH/ĐTN",
        YOUTH,
        "Bàu Sen",
        "ngày 26 tháng 3 năm 2026",
        "mass_org",
        "***",
    ),
    Printed(
        ("ỦY BAN MTTQ VIỆT NAM", "TỈNH LAM GIANG"),
        ("ỦY BAN MTTQ VIỆT NAM", "XÃ BÀU SEN"),
        "Số: 12/KH-MTTQ-BTT",
        NATION,
        "Bàu Sen",
        "ngày 26 tháng 3 năm 2026",
        "mass_org",
    ),
    Printed(
        ("HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM",),
        ("BAN CHẤP HÀNH", "HỘI LHPN XÃ BÀU SEN"),
        "Số: 15/KH-BCH",
        NATION,
        "Bàu Sen",
        "ngày 08 tháng 3 năm 2026",
        "mass_org",
    ),
    Printed(
        ("LIÊN ĐOÀN LAO ĐỘNG TỈNH LAM GIANG",),
        ("CÔNG ĐOÀN NGÀNH Y TẾ",),
        "Số: 15/KH-CĐN",
        NATION,
        "Lam Giang",
        "ngày 08 tháng 3 năm 2026",
        "mass_org",
    ),
    Printed(
        ("HỘI NÔNG DÂN TỈNH LAM GIANG",),
        ("HỘI NÔNG DÂN XÃ", "BÀU SEN"),
        "Số 05-KH/HND",
        NATION,
        "Bàu Sen",
        "ngày 08 tháng 3 năm 2026",
        "mass_org",
    ),
    Printed(
        (), ("TỈNH ĐOÀN LAM GIANG",), "Số 05-KH/TĐTN-TNTH", YOUTH, "Sông Lam", "ngày 8 tháng 3 năm 2026", "mass_org"
    ),
    Printed((), ("UBND XÃ MƠ",), "", NATION, None, "Ngày 08 tháng 3 năm 2026", "state"),
    Printed(
        ("MẶT TRẬN TỔ QUỐC VIỆT NAM", "TỈNH LAM GIANG"),
        ("BAN THƯỜNG TRỰC",),
        "Số: 12/KH-MTTQ-BTT",
        NATION,
        "Lam Giang",
        "ngày 05 tháng 3 năm 2026",
        "mass_org",
    ),
    Printed(
        ("ĐẢNG ỦY XÃ MƠ",),
        ("BAN XÂY DỰNG ĐẢNG",),
        "Số 12-KH/BXDĐ",
        PARTY,
        "Mơ",
        "ngày 05 tháng 3 năm 2026",
        "party",
        "*",
    ),
    Printed(
        ("BỘ GIÁO DỤC VÀ ĐÀO TẠO",),
        ("TRƯỜNG ĐẠI HỌC", "LAM GIANG"),
        "Số: 12/KH-ĐHLG",
        NATION,
        "Lam Giang",
        "ngày 05 tháng 3 năm 2026",
        "state",
    ),
    Printed(
        ("BỘ NÔNG NGHIỆP VÀ", "MÔI TRƯỜNG"),
        ("CỤC LÂM NGHIỆP",),
        "Số: 12/KH-CLN",
        NATION,
        "Hà Nội",
        "ngày 05 tháng 3 năm 2026",
        "state",
    ),
    Printed(
        ("ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG", "TỈNH LAM GIANG"),
        ("ĐẢNG ỦY BÁO VÀ PHÁT THANH,", "TRUYỀN HÌNH"),
        "Số 12-KH/ĐU",
        PARTY,
        "Lam Giang",
        "ngày 05 tháng 3 năm 2026",
        "party",
        "*",
    ),
    Printed(
        ("TỔNG LIÊN ĐOÀN LAO ĐỘNG", "VIỆT NAM"),
        ("LIÊN ĐOÀN LAO ĐỘNG", "TỈNH LAM GIANG"),
        "Số: 12/KH-LĐLĐ",
        NATION,
        "Lam Giang",
        "ngày 05 tháng 3 năm 2026",
        "mass_org",
    ),
    Printed(
        (),
        ("CÔNG TY CỔ PHẦN CẤP NƯỚC", "LAM GIANG"),
        "Số: 12/KH-CTCN",
        NATION,
        "Lam Giang",
        "ngày 05 tháng 3 năm 2026",
        "state",
    ),
    Printed(
        ("UBND TỈNH LAM GIANG",),
        ("BAN QUẢN LÝ DỰ ÁN", "ĐẦU TƯ XÂY DỰNG"),
        "Số: 12/KH-BQLDA",
        NATION,
        "Lam Giang",
        "ngày 05 tháng 3 năm 2026",
        "state",
    ),
    Printed(
        ("SỞ GD&ĐT LAM GIANG",),
        ("TRƯỜNG THPT BÀU SEN",),
        "Số: 12/KH-THPTBS",
        NATION,
        "Bàu Sen",
        "ngày 05 tháng 3 năm 2026",
        "state",
    ),
    Printed(
        ("TRƯỜNG MẦM NON HOA SEN",),
        ("TỔ CHUYÊN MÔN", "MẪU GIÁO LỚN"),
        "Số: 12/KH-TCM",
        NATION,
        "Bàu Sen",
        "ngày 05 tháng 3 năm 2026",
        "state",
    ),
    Printed(
        ("UBND XÃ BÀU SEN",), ("THÔN ĐỒI SIM",), "Số: 1/KH-T", NATION, "Đồi Sim", "ngày 05 tháng 3 năm 2026", "state"
    ),
    Printed(
        (), ("HỘI ĐỒNG NHÂN DÂN", "XÃ BÀU SEN"), "Số: 1/KH-HĐND", NATION, "Bàu Sen", "ngày 05 tháng 3 năm 2026", "state"
    ),
    Printed(
        ("UBND TỈNH LAM GIANG",),
        ("BAN DÂN TỘC VÀ TÔN GIÁO",),
        "Số: 1/KH-BDTTG",
        NATION,
        "Bàu Sen",
        "ngày 05 tháng 3 năm 2026",
        "state",
    ),
    Printed(
        ("UBND THÀNH PHỐ HUẾ",),
        ("TRUNG TÂM BẢO TỒN", "DI TÍCH CỐ ĐÔ"),
        "Số: 1/KH-BTDT",
        NATION,
        "Huế",
        "ngày 05 tháng 3 năm 2026",
        "state",
    ),
    Printed(
        ("BỘ CHỈ HUY QUÂN SỰ TỈNH",),
        ("BAN CHỈ HUY PHÒNG THỦ", "KHU VỰC 2"),
        "Số: 1/KH-BCH",
        NATION,
        "Bàu Sen",
        "ngày 05 tháng 3 năm 2026",
        "state",
    ),
    Printed(
        ("TÒA ÁN NHÂN DÂN TỈNH",),
        ("TÒA ÁN NHÂN DÂN KHU VỰC 3",),
        "Số: 1/KH-TAKV3",
        NATION,
        "Bàu Sen",
        "ngày 05 tháng 3 năm 2026",
        "state",
    ),
    Printed((), ("BẢO TÀNG LAM GIANG",), "Số: 1/KH-BT", NATION, "Lam Giang", "ngày 05 tháng 3 năm 2026", "state"),
    Printed(
        ("LIÊN HIỆP CÁC HỘI", "KHOA HỌC VÀ KỸ THUẬT"),
        ("HỘI KHUYẾN HỌC TỈNH",),
        "Số: 1/KH-HKH",
        NATION,
        "Lam Giang",
        "ngày 05 tháng 3 năm 2026",
        "mass_org",
    ),
    Printed(
        ("HỘI CHỮ THẬP ĐỎ VIỆT NAM",),
        ("HỘI CHỮ THẬP ĐỎ", "TỈNH LAM GIANG"),
        "Số: 1/KH-CTĐ",
        NATION,
        "Lam Giang",
        "ngày 05 tháng 3 năm 2026",
        "mass_org",
    ),
    Printed(
        ("ĐOÀN TNCS HỒ CHÍ MINH",),
        ("BCH ĐOÀN PHƯỜNG CẦU ĐÁ",),
        "Số: 1-KH/ĐTN",
        NATION,
        "Cầu Đá",
        "ngày 05 tháng 3 năm 2026",
        "mass_org",
    ),
    Printed(
        ("UBND HUYỆN CẦN GIỜ",),
        ("ĐỘI QUẢN LÝ TRẬT TỰ", "ĐÔ THỊ"),
        "Số: 12/KH-ĐQLTTĐT",
        NATION,
        "Cần Giờ",
        "ngày 05 tháng 3 năm 2026",
        "state",
    ),
    Printed(
        ("SỞ VHTTDL LAM GIANG",),
        ("ĐOÀN CA MÚA KỊCH",),
        "Số: 12/KH-ĐCMK",
        NATION,
        "Lam Giang",
        "ngày 05 tháng 3 năm 2026",
        "state",
    ),
]


def _rows(heading: Printed) -> list[tuple[str, str]]:
    """Number and date stand on one row, as they are printed."""
    left, right = heading.left, heading.right
    height = max(len(left), len(right))
    if not heading.number or heading.ornament == "*":
        return list(zip_longest(left, right, fillvalue=""))
    names = left[:-1] + [""] * (height - len(left))
    titles = right[:-1] + [""] * (height - len(right))
    return [*zip(names, titles, strict=True), (left[-1], right[-1])]


def padded(heading: Printed) -> str:
    return "\n".join(f"{one:^38}{other:^44}".rstrip() for one, other in _rows(heading))


def tabbed(heading: Printed) -> str:
    return "\n".join(f"{one}\t{other}" if other else one for one, other in _rows(heading))


def two_spaces(heading: Printed) -> str:
    return "\n".join(f"{one}  {other}".strip() for one, other in _rows(heading))


def one_space(heading: Printed) -> str:
    return "\n".join(f"{one} {other}".strip() for one, other in _rows(heading))


def left_then_right(heading: Printed) -> str:
    return "\n".join([*heading.left, *heading.right])


def right_then_left(heading: Printed) -> str:
    return "\n".join([*heading.right, *heading.left])


def in_turn(heading: Printed) -> str:
    return "\n".join(part for row in _rows(heading) for part in row if part)


def blank_lines(heading: Printed) -> str:
    return padded(heading).replace("\n", " \n\n")


def markdown_bold(heading: Printed) -> str:
    return "\n\n".join(f"**{line}**" for line in [*heading.left, *heading.right])


def markdown_table(heading: Printed) -> str:
    return f"| {'<br>'.join(heading.left)} | {'<br>'.join(heading.right)} |\n| --- | --- |"


def entities(heading: Printed) -> str:
    return "\r\n".join(line.replace("   ", "&nbsp;" * 3) for line in padded(heading).split("\n"))


def decomposed(heading: Printed) -> str:
    return unicodedata.normalize("NFD", padded(heading)).replace("\n", "\r\n")


def quoted(heading: Printed) -> str:
    return "\n".join(f"> {line}" for line in [*heading.left, *heading.right])


FLATTENINGS: list[Callable[[Printed], str]] = [
    padded,
    tabbed,
    two_spaces,
    one_space,
    left_then_right,
    right_then_left,
    in_turn,
    blank_lines,
    markdown_bold,
    markdown_table,
    entities,
    decomposed,
    quoted,
]
