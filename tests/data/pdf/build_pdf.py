"""Writes the sample PDF files of this folder; needs LibreOffice (``soffice``).

Our own writing: fictional places and people, everyday culture. Each document is set as offices set them, with what
makes a PDF hard to read: a heading by tabs, an ending in two columns of different sizes, page numbers, a footnote, a
table over a page break.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

HERE = Path(__file__).resolve().parent
BUILT_ON = datetime(2026, 1, 1)
FOOTNOTE_TEXT = "Theo số liệu của Trung tâm Văn hóa xã, tính đến hết tháng 8 năm 2026."
FOOTNOTES = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:footnotes {nsdecls("w")}>
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>
<w:footnote w:id="1"><w:p><w:r><w:rPr><w:sz w:val="20"/><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>
<w:r><w:rPr><w:sz w:val="20"/></w:rPr><w:t xml:space="preserve"> {FOOTNOTE_TEXT}</w:t></w:r></w:p></w:footnote>
</w:footnotes>"""


def new_document() -> Document:
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    number._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>'))
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(14)
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1.0
    properties = document.core_properties
    properties.author, properties.title, properties.comments = "", "", ""
    properties.created = properties.modified = BUILT_ON
    return document


def write(paragraph: Paragraph, text: str, *, bold: bool = False, centred: bool = False, size: float = 14) -> Paragraph:
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, Pt(size)
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def tabbed_heading(document: Document, rows: Sequence[tuple[str, str, bool]]) -> None:
    """Set a heading without a table: both columns centred on tab stops."""
    for left, right, bold in rows:
        paragraph = document.add_paragraph()
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(Cm(3.6), WD_TAB_ALIGNMENT.CENTER)
        stops.add_tab_stop(Cm(12.0), WD_TAB_ALIGNMENT.CENTER)
        write(paragraph, f"\t{left}\t{right}", bold=bold, size=12)


def columns(
    document: Document, left: Sequence[tuple[str, bool, float]], right: Sequence[tuple[str, bool, float]]
) -> None:
    """Set two columns (text, bold, size) in a table without rules."""
    table = document.add_table(rows=1, cols=2)
    for cell, lines, centred in ((table.cell(0, 0), left, False), (table.cell(0, 1), right, True)):
        fill(cell, lines, centred)


def fill(cell: _Cell, lines: Sequence[tuple[str, bool, float]], centred: bool) -> None:
    for place, (text, bold, size) in enumerate(lines):
        write(cell.paragraphs[0] if place == 0 else cell.add_paragraph(), text, bold=bold, centred=centred, size=size)


def title(document: Document, *abstract: str) -> None:
    for text in ("KẾ HOẠCH", *abstract):
        write(document.add_paragraph(), text, bold=True, centred=True)


def body(document: Document, text: str) -> list[Paragraph]:
    """Add justified paragraphs with an indented first line; titles (capitals, short numbered lines) are bold."""
    added: list[Paragraph] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        is_title = line.isupper() or line[0].isdigit() and line[-1] not in ".;:"
        paragraph = write(document.add_paragraph(), line, bold=is_title)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.paragraph_format.first_line_indent = Cm(1.27)
        paragraph.paragraph_format.space_before = Pt(4)
        added.append(paragraph)
    return added


def grid(document: Document, rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
    table = document.add_table(rows=0, cols=len(widths), style="Table Grid")
    table.autofit = False
    for number, row in enumerate(rows):
        added = table.add_row()
        if number == 0:
            added._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
        for cell, text, width in zip(added.cells, row, widths, strict=True):
            cell.width = Cm(width)
            write(cell.paragraphs[0], text, bold=number == 0, centred=number == 0, size=13)


def tree_day() -> Document:
    document = new_document()
    tabbed_heading(
        document,
        [
            ("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True),
            ("XÃ ĐỒI SIM", "Độc lập - Tự do - Hạnh phúc", True),
            ("Số: 47/KH-UBND", "Đồi Sim, ngày 08 tháng 9 năm 2026", False),
        ],
    )
    document.add_paragraph()
    title(document, "Tổ chức Ngày hội trồng cây và tuyên truyền bảo vệ nguồn nước sạch", "trên địa bàn xã Đồi Sim")
    paragraphs = body(document, TREE_DAY)
    noted = next(each for each in paragraphs if "1.250 hộ" in each.text)
    noted._p.append(
        parse_xml(
            f'<w:r {nsdecls("w")}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
            '<w:footnoteReference w:id="1"/></w:r>'
        )
    )
    write(noted, " dùng nước từ các khe suối trong rừng.")
    document.add_paragraph()
    columns(
        document,
        [
            ("Nơi nhận:", True, 12),
            ("- Ủy ban nhân dân tỉnh (để báo cáo);", False, 11),
            ("- Thường trực Đảng ủy xã;", False, 11),
            ("- Các thôn, trường học (để thực hiện);", False, 11),
            ("- Lưu: VT, VHXH.", False, 11),
        ],
        [
            ("TM. ỦY BAN NHÂN DÂN", True, 14),
            ("KT. CHỦ TỊCH", True, 14),
            ("PHÓ CHỦ TỊCH", True, 14),
            ("", False, 14),
            ("", False, 14),
            ("Hoàng Văn Lịch", True, 14),
        ],
    )
    return document


TREE_DAY = """
Căn cứ Kế hoạch số 112/KH-UBND ngày 21 tháng 8 năm 2026 của Ủy ban nhân dân tỉnh Sơn Bình về trồng cây phân tán \
giai đoạn 2026 - 2030;
Ủy ban nhân dân xã Đồi Sim ban hành Kế hoạch tổ chức Ngày hội trồng cây như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Trồng thêm cây bóng mát ở đường làng, sân trường và quanh các giếng nước; cả xã hiện có 1.250 hộ
- Giúp người dân, nhất là học sinh, hiểu vì sao rừng giữ nước và biết cách giữ sạch nguồn nước của thôn mình.
2. Yêu cầu
- Trồng cây nào sống cây ấy; mỗi cây có một nhóm hộ nhận chăm sóc trong ít nhất ba năm đầu, có sổ theo dõi đặt tại \
nhà văn hóa thôn.
- Không phô trương, không tổ chức hội nghị riêng; lồng ghép việc tuyên truyền vào các buổi sinh hoạt thường kỳ của \
thôn và của các đoàn thể.
II. NỘI DUNG
1. Thời gian: từ ngày 03/10/2026 đến ngày 11/10/2026.
2. Địa điểm: đường trục các thôn, bờ suối Sim, sân Trường Tiểu học Đồi Sim và khuôn viên Nhà văn hóa xã.
3. Các hoạt động
a) Trồng 2.000 cây sao đen, cây lát hoa và cây ăn quả do vườn ươm của xã cung cấp.
b) Nói chuyện chuyên đề “Rừng giữ nước cho ai?” tại 06 nhà văn hóa thôn, mỗi buổi không quá 60 phút.
c) Thi vẽ tranh “Con suối quê em” dành cho học sinh tiểu học; trưng bày tranh tại Nhà văn hóa xã.
III. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hóa - Xã hội
- Chủ trì, phối hợp với các thôn lập danh sách điểm trồng cây, hoàn thành trước ngày 20/9/2026.
- Tổng hợp kết quả, báo cáo Ủy ban nhân dân xã trước ngày 30/10/2026.
2. Đài Truyền thanh xã
- Mở chuyên mục “Mỗi nhà một cây xanh” trên hệ thống truyền thanh xã, mỗi tuần hai buổi, từ ngày 15/9/2026.
- Phát lại các buổi nói chuyện chuyên đề vào sáng thứ Bảy và sáng Chủ nhật để bà con đi nương về vẫn được nghe đầy đủ.
3. Trường Tiểu học Đồi Sim
Phát động cuộc thi vẽ tranh, chọn tranh đẹp gửi về Phòng Văn hóa - Xã hội. Bố trí giờ chăm sóc cây hằng tuần.
4. Các thôn
- Chuẩn bị hố trồng, nước tưới; phân công các hộ nhận chăm sóc cây trước nhà và dọc đường trục của thôn mình ở.
- Báo cáo kết quả về Ủy ban nhân dân xã qua Phòng Văn hóa - Xã hội trước ngày 20/10/2026.
Trên đây là Kế hoạch tổ chức Ngày hội trồng cây, đề nghị các đơn vị, các thôn nghiêm túc triển khai thực hiện./.
"""


def reading_bus() -> Document:
    document = new_document()
    columns(
        document,
        [("ĐẢNG BỘ TỈNH SƠN BÌNH", False, 13), ("ĐẢNG ỦY XÃ KHE LIM", True, 13), ("*", False, 13)]
        + [("Số 18-KH/ĐU", False, 13)],
        [("ĐẢNG CỘNG SẢN VIỆT NAM", True, 15), ("Khe Lim, ngày 12 tháng 3 năm 2026", False, 13)],
    )
    title(document, "đưa xe thư viện lưu động về các thôn, bản năm 2026")
    write(document.add_paragraph(), "-----", centred=True)
    body(document, READING_BUS)
    grid(document, READING_BUS_TABLE, (1.2, 6.2, 4.6, 4.2))
    body(document, READING_BUS_CLOSING)
    columns(
        document,
        [("Nơi nhận:", False, 12), ("- Tỉnh ủy (để báo cáo),", False, 12), ("- Các chi bộ trực thuộc,", False, 12)]
        + [("- Lưu Văn phòng Đảng ủy.", False, 12)],
        [("T/M BAN THƯỜNG VỤ", True, 14), ("BÍ THƯ", False, 14), ("", False, 14), ("Lò Thị Phương", True, 14)],
    )
    return document


READING_BUS = """
- Căn cứ Nghị quyết số 05-NQ/ĐU, ngày 15/01/2026 của Đảng ủy xã về xây dựng đời sống văn hóa ở cơ sở;
Ban Thường vụ Đảng ủy xã xây dựng Kế hoạch đưa xe thư viện lưu động về các thôn, bản năm 2026, như sau:
I- MỤC ĐÍCH, YÊU CẦU
- Đưa sách đến gần bà con ở các bản xa, nhất là trẻ em và người cao tuổi, hình thành thói quen đọc trong gia đình.
- Mỗi chuyến xe phục vụ trọn một ngày, có người hướng dẫn đọc và kể chuyện bằng tiếng Việt và tiếng dân tộc.
II- LỊCH VÀ PHÂN CÔNG
"""
READING_BUS_CLOSING = """
III- TỔ CHỨC THỰC HIỆN
1. Ban Xây dựng Đảng
- Theo dõi, đôn đốc các chi bộ thực hiện Kế hoạch; báo cáo Ban Thường vụ Đảng ủy trước ngày 25/12/2026.
2. Các chi bộ trực thuộc
- Vận động đảng viên và nhân dân đóng góp sách, bố trí chỗ đỗ xe và chỗ ngồi đọc.
"""
READING_BUS_TABLE = [
    ["TT", "Nội dung công việc", "Đơn vị chủ trì", "Thời gian hoàn thành"],
    *(
        [
            str(number),
            f"Chuyến xe thứ {number} về bản {village}: cho mượn sách, kể chuyện, chiếu phim thiếu nhi và hướng dẫn tra "
            "cứu thư viện số cho bà con trong bản",
            f"Chi bộ bản {village}",
            f"Trước ngày {date}/2026",
        ]
        for number, (village, date) in enumerate(
            [
                ("Nà Lốc", "15/4"),
                ("Pá Hoa", "25/4"),
                ("Huổi Sâu", "15/5"),
                ("Nà Khoang", "25/5"),
                ("Pá Bon", "15/6"),
                ("Suối Đôi", "25/6"),
                ("Nà Ban", "15/7"),
                ("Khe Cỏ", "25/7"),
            ],
            1,
        )
    ),
]

DOCUMENTS: dict[str, Callable[[], Document]] = {
    "ngay-hoi-trong-cay": tree_day,
    "xe-thu-vien": reading_bus,
}


def with_footnotes(path: Path) -> None:
    """Put the part with the footnote into a Word file whose text refers to it."""
    with zipfile.ZipFile(path) as old:
        members = {each.filename: old.read(each) for each in old.infolist()}
    if b"footnoteReference" not in members["word/document.xml"]:
        return
    members["word/footnotes.xml"] = FOOTNOTES.encode()
    members["[Content_Types].xml"] = members["[Content_Types].xml"].replace(
        b"</Types>",
        b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        b'wordprocessingml.footnotes+xml"/></Types>',
    )
    members["word/_rels/document.xml.rels"] = members["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rIdNotes" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        b'footnotes" Target="footnotes.xml"/></Relationships>',
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in members.items():
            new.writestr(name, content)


def main(folder: Path = HERE) -> None:
    """Write every PDF of this folder."""
    with tempfile.TemporaryDirectory() as name:
        sources: list[str] = []
        for stem, make in DOCUMENTS.items():
            source = Path(name) / f"{stem}.docx"
            make().save(str(source))
            with_footnotes(source)
            sources.append(str(source))
        command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder), *sources]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
