"""Builds the Word, PDF and edXML files of the mixed samples from the texts below.

Run it from its folder after a change: ``python build_mixed.py`` (PDF files need LibreOffice's ``soffice``). Places,
bodies and people are invented. In the texts a line is a paragraph; an indented line goes on with the one before. Marks
at the start of a line: ``#`` bold, ``=`` centred and bold, ``:`` centred, ``~`` italic, ``|`` a row of a ruled table
(the first one is bold), ``!`` a new page. ``[[…]]`` is a footnote.
"""

from __future__ import annotations

import base64
import copy
import datetime
import io
import itertools
import re
import subprocess
import tempfile
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from PIL import Image, ImageDraw, ImageFilter, ImageFont

HERE = Path(__file__).parent
BUILT_ON = datetime.datetime(2026, 1, 1)
NATION = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "_______________"]
PARTY = ["ĐẢNG CỘNG SẢN VIỆT NAM"]


@dataclass(frozen=True)
class Look:
    """How a document is laid out."""

    font: str = "Times New Roman"
    size: float = 14
    columns: str = "table"
    page_number: str | None = None
    indent: bool = False
    justified: bool = False
    #: Widths of the two columns of the heading in millimetres.
    widths: tuple[int, int] = (70, 90)


# Writing a document


def new_document(look: Look) -> Document:
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    style = document.styles["Normal"]
    style.font.name, style.font.size = look.font, Pt(look.size)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), look.font)
    style.paragraph_format.space_after = Pt(4)
    properties = document.core_properties
    properties.author, properties.title, properties.comments = "", "", ""
    properties.created = properties.modified = BUILT_ON
    if look.page_number:
        number_pages(document, look)
    return document


def number_pages(document: Document, look: Look) -> None:
    """Put the page number into the header (``header``) or, as ``Trang 1/3``, into the footer (``footer``)."""
    section = document.sections[0]
    if look.page_number == "header":
        section.different_first_page_header_footer = True
        paragraph, parts = section.header.paragraphs[0], ["PAGE"]
    else:
        paragraph, parts = section.footer.paragraphs[0], ["Trang ", "PAGE", "/", "NUMPAGES"]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for part in parts:
        if part.isupper():
            field = f'<w:fldSimple {nsdecls("w")} w:instr=" {part} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
            paragraph._p.append(parse_xml(field))
        else:
            paragraph.add_run(part)


def write(paragraph: Paragraph, text: str, *, bold: bool = False, italic: bool = False, centred: bool = False) -> None:
    for number, part in enumerate(re.split(r"\[\[(.*?)\]\]", text)):
        if number % 2:
            add_footnote(paragraph, part)
        elif part:
            run = paragraph.add_run(part)
            run.bold, run.italic = bold or None, italic or None
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def add_footnote(paragraph: Paragraph, text: str) -> None:
    note = (
        f"<w:footnotes {nsdecls('w')}>"
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:id="1"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        f'<w:r><w:rPr><w:sz w:val="20"/></w:rPr><w:t xml:space="preserve"> {escape(text)}</w:t></w:r></w:p>'
        "</w:footnote></w:footnotes>"
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    package = paragraph.part.package
    part = Part(PackURI("/word/footnotes.xml"), kind, note.encode(), package)
    paragraph.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    reference = (
        f'<w:r {nsdecls("w")}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="1"/></w:r>'
    )
    paragraph._p.append(parse_xml(reference))


def lines_of(text: str) -> Iterator[str]:
    """Yield the paragraphs of ``text``; an indented line goes on with the one before."""
    whole = ""
    for line in text.strip("\n").splitlines():
        if line.startswith("    "):
            whole = f"{whole} {line.strip()}"
            continue
        if whole:
            yield whole
        whole = line.strip()
    if whole:
        yield whole


def body(document: Document, text: str, look: Look) -> None:
    table: Table | None = None
    for line in lines_of(text):
        if line.startswith("|"):
            table = add_row(document, table, [cell.strip() for cell in line[1:].split("|")])
            continue
        table = None
        if line == "!":
            document.add_page_break()
            continue
        mark, text = (line[0], line[1:].strip()) if line[0] in "#=~:" else ("", line)
        paragraph = document.add_paragraph()
        write(paragraph, text, bold=mark in ("#", "="), italic=mark == "~", centred=mark in ("=", ":"))
        if mark not in ("=", ":"):
            paragraph.paragraph_format.first_line_indent = Mm(12.7) if look.indent else None
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY if look.justified else None


def add_row(document: Document, table: Table | None, cells: list[str]) -> Table:
    """Add a row to ``table``, or start a ruled table with the row as its head, repeated on every page."""
    is_head = table is None
    if table is None:
        table = document.add_table(rows=0, cols=len(cells), style="Table Grid")
        set_widths(table, [12, *[148 // (len(cells) - 1)] * (len(cells) - 1)])
    row = table.add_row()
    for cell, text in zip(row.cells, cells, strict=True):
        write(cell.paragraphs[0], text, bold=is_head, centred=is_head)
    if is_head:
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    return table


def side_by_side(document: Document, left: list[str], right: list[str], look: Look, *, centred_left: bool) -> None:
    """Write two columns by a table without rules, or by tab stops; the mark of a line is as in the texts."""
    rows = max(len(left), len(right))
    pairs = list(zip(left + [""] * (rows - len(left)), right + [""] * (rows - len(right)), strict=True))
    if look.columns == "tabs":
        for pair in pairs:
            paragraph = document.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(0)
            stops = paragraph.paragraph_format.tab_stops
            if centred_left:
                stops.add_tab_stop(Mm(look.widths[0] / 2), WD_TAB_ALIGNMENT.CENTER)
            stops.add_tab_stop(Mm(look.widths[0] + look.widths[1] / 2), WD_TAB_ALIGNMENT.CENTER)
            for text, tab in zip(pair, ["\t" if centred_left else "", "\t"], strict=True):
                paragraph.add_run(tab)
                write_marked(paragraph, text)
            shrink(paragraph)
        return
    table = document.add_table(rows=1, cols=2)
    set_widths(table, look.widths)
    for cell, lines, centred in zip(table.rows[0].cells, (left, right), (centred_left, True), strict=True):
        for number, line in enumerate(lines):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(0)
            write_marked(paragraph, line)
            shrink(paragraph)
            if centred:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def set_widths(table: Table, widths: Sequence[int]) -> None:
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def shrink(paragraph: Paragraph) -> None:
    for run in paragraph.runs:
        run.font.size = Pt(12)


def write_marked(paragraph: Paragraph, line: str) -> None:
    mark, text = (line[0], line[1:].strip()) if line[:1] in ("#", "~") else ("", line)
    write(paragraph, text, bold=mark == "#", italic=mark == "~")


def heading(document: Document, left: list[str], right: list[str], look: Look) -> None:
    side_by_side(document, left, right, look, centred_left=True)


def ending(document: Document, recipients: list[str], signature: list[str], look: Look) -> None:
    side_by_side(document, ["#Nơi nhận:", *recipients], signature, look, centred_left=False)


def bold(lines: Iterable[str]) -> list[str]:
    return [f"#{line}" if line else "" for line in lines]


@dataclass(frozen=True)
class Paper:
    """A whole document: the two columns of its heading, its text, its recipients and its signature."""

    left: list[str]
    right: list[str]
    text: str
    recipients: list[str]
    signature: list[str]
    look: Look = Look()
    after: str = ""

    def build(self) -> Document:
        document = new_document(self.look)
        heading(document, self.left, self.right, self.look)
        body(document, self.text, self.look)
        ending(document, self.recipients, self.signature, self.look)
        if self.after:
            body(document, f"!\n{self.after.strip()}", self.look)
        return document


# Files


def docx_bytes(document: Document) -> bytes:
    """Return the file of ``document``, the same at every run."""
    raw = io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as made:
        return zip_bytes({name: made.read(name) for name in made.namelist()})


def zip_bytes(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, BUILT_ON.timetuple()[:6]), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def pdf_bytes(document: Document) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "plan.docx")
        source.write_bytes(docx_bytes(document))
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
        subprocess.run([*command, "--outdir", folder, str(source)], check=True, capture_output=True)
        made = source.with_suffix(".pdf").read_bytes()
    made = re.sub(rb"(?<=/CreationDate\(D:)\d{14}", BUILT_ON.strftime("%Y%m%d%H%M%S").encode(), made)
    # The file's two identifiers hold the time too.
    return re.sub(rb"(?<=[</])[0-9A-F]{32}(?=[>\s])", b"0" * 32, made)


# PDF plans

RELIC_FIRE_SAFETY = Paper(
    left=[
        "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH",
        "TỈNH AN LĨNH",
        *bold(["BAN QUẢN LÝ DI TÍCH", "ĐỀN THƯỢNG VÂN"]),
        "‾‾‾‾‾‾",
        "Số: 18/KH-BQLDT",
    ],
    right=[*bold(NATION), "", "", "~An Lĩnh, ngày 06 tháng 01 năm 2026"],
    look=Look(page_number="header", widths=(78, 88), size=13.5),
    text="""
=KẾ HOẠCH
=Tuyên truyền, thực hiện phòng cháy, chữa cháy và bảo vệ hiện vật
=tại quần thể di tích đền Thượng Vân năm 2026
~Căn cứ Luật Di sản văn hóa ngày 23 tháng 11 năm 2024;
~Căn cứ Công văn số 3110/SVHTTDL-QLDSVH ngày 22/12/2025 của Sở Văn hóa, Thể thao và Du lịch về việc tăng cường bảo vệ
    di tích dịp Tết Nguyên đán và mùa lễ hội năm 2026;
~Căn cứ Phương án số 09/PA-BQLDT ngày 30/12/2025 của Ban Quản lý Di tích đền Thượng Vân về chữa cháy và cứu nạn tại
    chỗ,
Ban Quản lý Di tích đền Thượng Vân (sau đây gọi tắt là Ban Quản lý) ban hành Kế hoạch tuyên truyền, thực hiện phòng
    cháy, chữa cháy và bảo vệ hiện vật năm 2026 như sau:
#A. MỤC TIÊU
1. Không để xảy ra cháy, mất cắp, hư hại hiện vật tại các hạng mục đền chính, nhà tả vu, nhà hữu vu, gác chuông và nhà
    bia.
2. 100% thủ nhang, nhân viên bảo vệ, thuyết minh viên sử dụng được bình chữa cháy xách tay và biết đường đưa hiện vật
    ra nơi an toàn.
3. Tối thiểu 90% hộ bán hàng trong khu vực bảo vệ II ký cam kết không dùng bếp than, không câu móc điện.
#B. NỘI DUNG
#I. Tuyên truyền đến du khách và nhân dân
1. Phát lời nhắc bằng tiếng Việt, tiếng Anh trên loa nội bộ của di tích 30 phút một lần trong các ngày mở hội; nội
    dung ngắn, dễ nhớ: mỗi người một nén hương, không đốt vàng mã ngoài lò hóa, không sờ tay vào tượng và bia.
2. Lắp 14 bảng chỉ dẫn, 06 sơ đồ lối thoát nạn; dán mã QR giới thiệu nội quy tham quan tại bàn viết công đức.
3. Xây dựng 02 video ngắn về cách thắp hương an toàn, đăng trên fanpage của Ban Quản lý và gửi các đoàn lữ hành trước
    khi đưa khách đến.
#II. Bảo vệ hiện vật
1. Rà soát danh mục 126 hiện vật, chụp ảnh hiện trạng từng hiện vật; các hiện vật bằng giấy, lụa được chuyển vào tủ
    chống ẩm.
2. Kiểm tra dây dẫn, cầu dao, đèn trang trí ở tất cả các hạng mục gỗ; ngắt điện hoàn toàn sau 21 giờ hằng ngày, trừ hệ
    thống báo cháy và camera.
#III. Diễn tập
Tổ chức 01 cuộc diễn tập tại gác chuông với tình huống cháy lan từ bàn hương; thời gian: sáng ngày 28/01/2026. Mời đại
    diện 05 di tích lân cận đến dự, rút kinh nghiệm.
#C. THỜI GIAN
Kế hoạch thực hiện từ ngày 10/01/2026 đến ngày 31/12/2026; cao điểm là dịp Tết Nguyên đán và hội đền (từ ngày
    14/02/2026 đến ngày 08/3/2026).
#D. BẢNG PHÂN CÔNG CÔNG VIỆC
| TT | Công việc | Bộ phận chủ trì | Bộ phận phối hợp | Thời hạn
| 1 | Rà soát, chụp ảnh hiện trạng danh mục hiện vật | Tổ Nghiệp vụ - Bảo quản | Tổ Bảo vệ | Xong trước ngày
    25/01/2026
| 2 | Kiểm tra hệ thống điện, thay dây dẫn cũ tại nhà tả vu, nhà hữu vu | Tổ Hành chính - Kỹ thuật | Điện lực khu vực
    Vân Sơn | 20/01/2026
| 3 | Lắp bảng chỉ dẫn, sơ đồ lối thoát nạn | Tổ Hành chính - Kỹ thuật | Tổ Thuyết minh | Chậm nhất ngày 31/01/2026
| 4 | Xây dựng 02 video ngắn về cách thắp hương an toàn | Tổ Thuyết minh | Câu lạc bộ Hướng dẫn viên trẻ | Trước ngày
    05/02/2026
| 5 | Vận động các hộ bán hàng ký cam kết | Tổ Bảo vệ | Ban Công tác Mặt trận thôn Vân Thượng | Tháng 01/2026
| 6 | Chuẩn bị phương án, dụng cụ cho cuộc diễn tập | Tổ Bảo vệ | Đội Cảnh sát Phòng cháy, chữa cháy khu vực 3 | Trước
    ngày 27/01/2026
| 7 | Trực 24/24 giờ tại gác chuông và đền chính | Tổ Bảo vệ | | Từ ngày 14/02/2026 đến ngày 08/3/2026
| 8 | Tổng kết, khen thưởng cá nhân làm tốt | Tổ Hành chính - Kỹ thuật | | Quý IV/2026
#Đ. TRÁCH NHIỆM THI HÀNH
Ngoài các việc tại Mục D, các bộ phận thực hiện những nhiệm vụ sau:
#1. Tổ Bảo vệ
- Ghi sổ trực từng ca, kiểm tra 32 bình chữa cháy mỗi tháng một lần.
- Báo cáo Trưởng ban ngay khi phát hiện nguy cơ mất an toàn; báo cáo bằng văn bản kết quả hằng tháng, trước ngày 25
    hằng tháng.
#2. Tổ Thuyết minh
- Lồng ghép lời nhắc an toàn vào bài thuyết minh; nhắc đoàn khách đông tách thành nhóm không quá 30 người.
#3. Tổ Hành chính - Kỹ thuật
- Tham mưu kinh phí, mua sắm theo quy định; tổng hợp báo cáo năm gửi Sở Văn hóa, Thể thao và Du lịch trước ngày
    15/12/2026.
Trong quá trình thực hiện, nếu cần sửa đổi, bổ sung, các tổ phản ánh về Tổ Hành chính - Kỹ thuật để trình Trưởng ban
    xem xét, quyết định./.
""",
    recipients=[
        "- Sở VHTTDL (để b/c);",
        "- UBND xã Vân Sơn (để p/h);",
        "- Trưởng ban, các Phó Trưởng ban;",
        "- Các tổ chuyên môn (để t/h);",
        "- Lưu: VT, HCKT.",
    ],
    signature=bold(["TRƯỞNG BAN", "", "", "", "Mạc Thị Vân Khanh"]),
)

CLEAN_HANDS = Paper(
    left=["SỞ Y TẾ TỈNH PHÚ HÀ", *bold(["BỆNH VIỆN ĐA KHOA", "KHU VỰC LŨNG CHÀM"]), "Số: 204/KH-BVLC"],
    right=[*bold(NATION), "~Lũng Chàm, ngày 15 tháng 4 năm 2026"],
    look=Look(columns="tabs", page_number="footer", indent=True, justified=True, widths=(62, 98)),
    text="""
=KẾ HOẠCH
=Hưởng ứng Ngày Vệ sinh tay thế giới và Tháng hành động
=“Bàn tay sạch - Phòng bệnh yên” năm 2026
Thực hiện Kế hoạch số 77/KH-SYT ngày 02/4/2026 của Sở Y tế tỉnh Phú Hà về kiểm soát nhiễm khuẩn năm 2026 và theo đề
    nghị của Khoa Kiểm soát nhiễm khuẩn tại Tờ trình số 11/TTr-KSNK ngày 10/4/2026, Bệnh viện Đa khoa khu vực Lũng
    Chàm xây dựng Kế hoạch hưởng ứng Ngày Vệ sinh tay thế giới năm 2026, cụ thể:
#I. MỤC ĐÍCH
1. Nâng tỷ lệ tuân thủ vệ sinh tay[[Tỷ lệ tuân thủ được tính theo bảng kiểm của Khoa Kiểm soát nhiễm khuẩn, quan sát
    trực tiếp ít nhất 200 cơ hội mỗi khoa.]] của nhân viên y tế từ 71% lên ít nhất 85% vào cuối năm 2026.
2. Người bệnh, người nhà được hướng dẫn và tự giác rửa tay trước khi ăn, sau khi đi vệ sinh, trước và sau khi chăm sóc
    người bệnh.
#II. THỜI GIAN, ĐỊA ĐIỂM
Lễ phát động lúc 7 giờ 30 phút ngày 05/5/2026 (thứ Ba) tại sảnh Khoa Khám bệnh. Tháng hành động diễn ra từ ngày
    05/5/2026 đến ngày 05/6/2026 ở tất cả các khoa, phòng.
#III. NỘI DUNG HOẠT ĐỘNG
#1. Truyền thông
1.1. Phát clip “Sáu bước trong ba mươi giây” trên màn hình sảnh chờ, 10 lượt mỗi ngày.
1.2. Tổ chức góc trải nghiệm soi tay dưới đèn huỳnh quang cho trẻ em đến khám.
1.3. Treo 08 pa nô, dán 350 áp phích nhỏ tại bồn rửa tay, cửa buồng bệnh, nhà ăn, nhà để xe.
#2. Thi đua giữa các khoa
2.1. Chấm điểm chéo hằng tuần, công bố “Khoa có bàn tay sạch nhất tuần” trên trang thông tin điện tử bệnh viện.
2.2. Hội thi tiểu phẩm về vệ sinh tay, mỗi khoa 01 tiểu phẩm dài từ 5 đến 7 phút; chung kết ngày 03/6/2026.
#3. Bảo đảm phương tiện
3.1. Bổ sung dung dịch sát khuẩn tại đầu giường bệnh, xe tiêm, quầy thu viện phí.
3.2. Sửa chữa vòi nước hỏng trong vòng 24 giờ kể từ khi nhận tin báo.
#IV. PHÂN CÔNG THỰC HIỆN
1. Khoa Kiểm soát nhiễm khuẩn là đầu mối: soạn bảng kiểm, tập huấn người giám sát, tổng hợp số liệu tuân thủ; báo cáo
    Giám đốc Bệnh viện kết quả Tháng hành động chậm nhất ngày 12/6/2026.
2. Phòng Điều dưỡng chủ trì, phối hợp với Công đoàn Bệnh viện và Đoàn Thanh niên Bệnh viện tổ chức Hội thi tiểu phẩm;
    xây dựng thể lệ trước ngày 25/4/2026.
3. Tổ Truyền thông - Công tác xã hội quay dựng clip, viết ít nhất 06 tin, bài; phụ trách góc trải nghiệm và lời dẫn lễ
    phát động.
4. Phòng Vật tư - Thiết bị y tế, Phòng Hành chính quản trị cung ứng đủ dung dịch, khăn lau, bồn rửa; lập dự toán trình
    Giám đốc trong tháng 4/2026.
5. Trưởng các khoa lâm sàng, cận lâm sàng cử 02 người giám sát, nhắc nhở người bệnh hằng ngày tại buổi họp hội đồng
    người bệnh; nộp bảng kiểm về Khoa Kiểm soát nhiễm khuẩn sau mỗi tuần.
#V. KINH PHÍ
Từ nguồn thu sự nghiệp của Bệnh viện và tài trợ hợp pháp.
Nhận được Kế hoạch này, đề nghị các khoa, phòng phổ biến đến toàn thể viên chức, người lao động và tổ chức thực hiện
    nghiêm túc./.
""",
    recipients=[
        "- Sở Y tế (báo cáo);",
        "- Ban Giám đốc;",
        "- Các khoa, phòng (thực hiện);",
        "- Trang TTĐT Bệnh viện;",
        "- Lưu: VT, KSNK.",
    ],
    signature=bold(["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "", "", "", "BSCKII. Đàm Quang Thiệu"]),
)

HOSPITAL_BLOOD_DONATION = Paper(
    left=["ĐẢNG BỘ XÃ ĐỒNG NGUYÊN", *bold(["ĐẢNG ỦY TRUNG TÂM Y TẾ", "KHU VỰC ĐỒNG NGUYÊN"]), "*", "Số 12-KH/ĐU"],
    right=[*bold(PARTY), "", "", "", "~Đồng Nguyên, ngày 09 tháng 02 năm 2026"],
    look=Look(page_number="header", indent=True, justified=True, font="Liberation Serif", widths=(80, 85)),
    text="""
=KẾ HOẠCH
=vận động cán bộ, đảng viên, người lao động tham gia
=“Ngân hàng máu sống” và hiến máu tình nguyện năm 2026
:-----
- Căn cứ Nghị quyết số 05-NQ/ĐU, ngày 12/01/2026 của Đảng ủy Trung tâm Y tế khu vực Đồng Nguyên về nhiệm vụ năm 2026;
- Thực hiện Công văn số 88-CV/ĐU, ngày 23/01/2026 của Đảng ủy xã Đồng Nguyên về phong trào hiến máu tình nguyện,
Ban Thường vụ Đảng ủy Trung tâm Y tế khu vực Đồng Nguyên xây dựng Kế hoạch vận động cán bộ, đảng viên, người lao động
    tham gia “Ngân hàng máu sống” và hiến máu tình nguyện năm 2026 với những nội dung sau:
#I- MỤC ĐÍCH, YÊU CẦU
1- Phát huy tinh thần nêu gương của đảng viên là thầy thuốc; bảo đảm có người cho máu khi cấp cứu, nhất là vào ban
    đêm, ngày nghỉ, khi đường về tuyến trên bị chia cắt.
2- Việc tham gia trên tinh thần tự nguyện, an toàn cho người hiến; không lấy số lượng hiến máu làm tiêu chí bắt buộc
    trong đánh giá đảng viên.
#II- CHỈ TIÊU
1- Mỗi chi bộ có từ 30% đảng viên trở lên đăng ký tham gia “Ngân hàng máu sống”.
2- Vận động được 220 đơn vị máu trong hai đợt hiến máu tập trung.
3- 100% người đăng ký được xét nghiệm nhóm máu, cấp thẻ và lưu số điện thoại liên hệ.
#III- NỘI DUNG, THỜI GIAN
#1- Tuyên truyền
- Sinh hoạt chuyên đề tại chi bộ trong tháng 3/2026, có câu chuyện của người được truyền máu cứu sống.
- Đăng ảnh, bài viết trên bản tin nội bộ, nhóm Zalo “Thầy thuốc Đồng Nguyên” và bảng tin khoa.
#2- Lập danh sách “Ngân hàng máu sống”
Các chi bộ gửi danh sách về Văn phòng Đảng ủy trước ngày 15/3/2026; cập nhật sáu tháng một lần.
#3- Hiến máu tập trung
- Đợt 1: ngày 07/4/2026.
- Đợt 2: trong tháng 10/2026, ngày cụ thể do Ban Chỉ đạo hiến máu tình nguyện xã thông báo.
#IV- TỔ CHỨC THỰC HIỆN
1- Giao Chi bộ Khoa Xét nghiệm chủ trì, phối hợp với Chi bộ Khoa Cấp cứu xây dựng quy trình gọi người hiến máu khẩn
    cấp, hoàn thành trong tháng 3/2026.
2- Các chi bộ trực thuộc tổ chức quán triệt Kế hoạch, phân công đồng chí chi ủy viên theo dõi; đưa kết quả vào báo cáo
    quý.
3- Công đoàn cơ sở, Đoàn Thanh niên vận động đoàn viên tham gia; chuẩn bị sữa, bánh, quà cảm ơn người hiến máu.
4- Đề nghị Ban Giám đốc Trung tâm bố trí xe, phương tiện bảo quản máu và thời gian nghỉ bồi dưỡng cho người hiến theo
    chế độ.
5- Văn phòng Đảng ủy theo dõi, đôn đốc việc thực hiện; tham mưu Ban Thường vụ tổng kết và báo cáo Đảng ủy xã trước
    ngày 10/12/2026.
Kế hoạch này được phổ biến đến chi bộ.
""",
    recipients=[
        "- Ban Thường vụ Đảng ủy xã (để báo cáo),",
        "- Các đồng chí Đảng ủy viên,",
        "- Các chi bộ trực thuộc (để thực hiện),",
        "- Công đoàn, Đoàn Thanh niên,",
        "- Lưu Văn phòng Đảng ủy.",
    ],
    signature=["#T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "", "", "", "#Tống Phước Hậu"],
)

WARD_HISTORY_QUIZ = Paper(
    left=["ĐẢNG ỦY PHƯỜNG BẾN TÂM", *bold(["BAN XÂY DỰNG ĐẢNG"]), "*", "Số       -KH/BXDĐ"],
    right=["#ĐẢNG CỘNG SẢN VIỆT NAM", "", "", "~Bến Tâm, ngày       tháng 5 năm 2026"],
    look=Look(columns="tabs", page_number="footer", widths=(68, 96)),
    text="""
=KẾ HOẠCH
=tổ chức Cuộc thi trực tuyến “Bến Tâm - Chuyện phố, chuyện làng”
:-----
Thực hiện Chương trình công tác năm 2026 của Đảng ủy phường và Kết luận số 31-KL/ĐU ngày 16/4/2026 của Ban Thường vụ
    Đảng ủy phường Bến Tâm về giáo dục truyền thống địa phương cho thế hệ trẻ; Ban Xây dựng Đảng Đảng ủy phường tổ
    chức Cuộc thi trực tuyến “Bến Tâm - Chuyện phố, chuyện làng” (viết tắt là Cuộc thi) như sau:
#1. Mục đích
Giới thiệu lịch sử hình thành các khu phố, làng nghề, bến sông; khơi dậy niềm yêu mến nơi mình sống, nhất là với học
    sinh và người mới đến cư trú.
#2. Đối tượng dự thi
Mọi người dân đang sinh sống, học tập, làm việc tại phường; khuyến khích dự thi theo gia đình. Thành viên Ban Tổ chức,
    Tổ Thư ký không dự thi.
#3. Nội dung, hình thức
- Nội dung: địa danh cũ, nghề làm nón, nghề ghe xuồng, di tích miếu Ông Bổn, người có công với làng; phong tục, lễ
    hội.
- Hình thức: trả lời 15 câu hỏi trắc nghiệm và viết 01 bài cảm nghĩ không quá 500 chữ trên trang thông tin điện tử
    Đảng bộ phường.
#4. Thời gian
- Phát động: ngày 15/6/2026.
- Thi hằng tuần: 06 tuần, từ 8 giờ thứ Hai đến 16 giờ Chủ nhật hằng tuần, bắt đầu từ ngày 22/6/2026, kết thúc ngày
    02/8/2026.
- Tổng kết, trao giải: dịp kỷ niệm Quốc khánh 02/9.
#5. Giải thưởng
Mỗi tuần 01 giải Nhất, 02 giải Nhì, 03 giải Ba; chung cuộc trao thêm 05 giải cho tập thể có đông người dự thi.
#6. Phân công nhiệm vụ
a) Ban Xây dựng Đảng: cơ quan thường trực Cuộc thi; ban hành thể lệ, bộ câu hỏi và đáp án; thành lập Ban Tổ chức, Tổ
    Thư ký.
b) Văn phòng Đảng ủy: bố trí kinh phí; quản trị phần mềm thi, sao lưu dữ liệu hằng ngày.
c) Đề nghị Ủy ban nhân dân phường: chỉ đạo Phòng Văn hóa - Xã hội cung cấp tư liệu, ảnh xưa trước ngày 30/5/2026; chỉ
    đạo các trường học triển khai đến giáo viên, học sinh.
d) Mặt trận Tổ quốc và các tổ chức chính trị - xã hội phường: vận động đoàn viên, hội viên dự thi, phấn đấu mỗi chi
    hội có ít nhất 10 người tham gia.
đ) Các chi bộ khu phố: giới thiệu Cuộc thi tại buổi sinh hoạt gần nhất; hướng dẫn người cao tuổi dự thi tại nhà văn
    hóa khu phố; báo cáo số người tham gia về Ban Xây dựng Đảng trước ngày 10/8/2026.
Căn cứ Kế hoạch này, các cơ quan, đơn vị, chi bộ chủ động thực hiện. Quá trình thực hiện có vướng mắc, liên hệ Ban Xây
    dựng Đảng để được hướng dẫn.
""",
    recipients=[
        "- Thường trực Đảng ủy (báo cáo),",
        "- UBND, MTTQ phường (phối hợp),",
        "- Các chi bộ, đảng bộ bộ phận,",
        "- Các trường học trên địa bàn,",
        "- Lưu Ban.",
    ],
    signature=["#K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "", "", "#Âu Dương Mẫn"],
)

YOUNG_PIONEERS = Paper(
    left=["BCH ĐOÀN TỈNH TRÀ VÂN", "#HỘI ĐỒNG ĐỘI", "***", "Số: 27 KH/HĐĐ"],
    right=["#ĐOÀN TNCS HỒ CHÍ MINH", "", "", "~Trà Vân, ngày 11 tháng 3 năm 2026"],
    look=Look(font="Liberation Serif", page_number="footer", indent=True, justified=True),
    text="""
=KẾ HOẠCH
=Tổ chức Liên hoan Kể chuyện bằng tranh cát và Ngày hội “Thiếu nhi với dòng sông sạch” năm 2026
:-------------
Căn cứ Chương trình công tác Đội và phong trào thiếu nhi năm học 2025 - 2026; nhân kỷ niệm Ngày thành lập Đội TNTP Hồ
    Chí Minh, Hội đồng Đội tỉnh Trà Vân tổ chức Liên hoan Kể chuyện bằng tranh cát và Ngày hội “Thiếu nhi với dòng
    sông sạch”, cụ thể như sau:
#PHẦN I: MỤC ĐÍCH - YÊU CẦU
- Tạo sân chơi sáng tạo, phát huy năng khiếu mỹ thuật, kể chuyện của đội viên, nhi đồng.
- Hình thành thói quen không vứt rác xuống sông, rạch, biết phân loại rác tại nhà.
- Hoạt động an toàn, đặc biệt là an toàn sông nước; bảo đảm mỗi 10 em có 01 phụ trách đi cùng.
#PHẦN II: NỘI DUNG
#I. Liên hoan Kể chuyện bằng tranh cát
1. Đối tượng: học sinh từ lớp 3 đến lớp 8, mỗi liên đội cử 01 đội từ 3 đến 5 em.
2. Thời lượng: mỗi tiết mục từ 4 đến 6 phút.
3. Vòng loại: nộp video trước ngày 05/4/2026. Vòng chung kết: ngày 26/4/2026 tại Nhà Thiếu nhi tỉnh.
#II. Ngày hội “Thiếu nhi với dòng sông sạch”
1. Thời gian: 01 ngày, 16/5/2026 (thứ Bảy).
2. Địa điểm: Công viên bờ kè sông Trà Vân.
3. Hoạt động: thả 2.000 con cá giống; đổi chai nhựa lấy cây xanh; triển lãm 60 bức tranh vào vòng chung kết; tập bơi
    và kỹ năng phòng đuối nước.
#PHẦN III: TỔ CHỨC THỰC HIỆN
#1. Thường trực Hội đồng Đội tỉnh
- Ban hành thể lệ, thành lập Ban Giám khảo; mời nghệ nhân tranh cát hướng dẫn trực tuyến 02 buổi.
- Theo dõi, tổng hợp kết quả báo cáo Hội đồng Đội Trung ương và Ban Thường vụ Tỉnh đoàn trước ngày 30/5/2026.
#2. Nhà Thiếu nhi tỉnh
- Chuẩn bị sân khấu, bàn kính, cát màu, máy quay phục vụ vòng chung kết.
- Cử giáo viên bơi phụ trách nội dung phòng đuối nước tại Ngày hội.
#3. Hội đồng Đội các xã, phường
- Triển khai đến 100% liên đội trên địa bàn.
- Tổ chức cho đội viên thu gom chai nhựa từ nay đến hết ngày 10/5/2026.
- Gửi danh sách đăng ký và video dự thi về Hội đồng Đội tỉnh qua hộp thư điện tử đúng thời gian quy định.
#4. Báo Thiếu nhi Trà Vân
- Mở chuyên trang “Dòng sông của em”, đăng tranh và bài viết của các bạn nhỏ mỗi tuần 01 kỳ.
Trên đây là Kế hoạch tổ chức Liên hoan và Ngày hội, Hội đồng Đội tỉnh đề nghị Hội đồng Đội các xã, phường nghiêm túc
    triển khai thực hiện.
""",
    recipients=[
        "- HĐĐ Trung ương; (để b/c)",
        "- Ban Thường vụ Tỉnh đoàn; (để b/c)",
        "- Nhà Thiếu nhi tỉnh; (để p/h)",
        "- HĐĐ các xã, phường; (để t/h)",
        "- Lưu VP.",
    ],
    signature=bold(["TM. HỘI ĐỒNG ĐỘI", "CHỦ TỊCH", "", "", "", "Giáp Thị Hạ Uyên"]),
)

SCHOOL_LIFELONG_LEARNING = Paper(
    left=["UBND PHƯỜNG CỐNG VỊ", *bold(["TRƯỜNG THCS LÊ VĂN MỐC"]), "Số: 63/KH-THCSLVM"],
    right=[*bold(NATION), "~Cống Vị, ngày 21 tháng 9 năm 2026"],
    look=Look(columns="table", page_number="header", indent=True, justified=True, widths=(66, 96), size=13),
    text="""
=KẾ HOẠCH
=Hưởng ứng Tuần lễ học tập suốt đời và tổ chức Phiên chợ đồ dùng học tập cũ
=Năm học 2026 - 2027
~Căn cứ Hướng dẫn số 1290/HD-SGDĐT ngày 07/9/2026 của Sở Giáo dục và Đào tạo về tổ chức Tuần lễ hưởng ứng học tập suốt
    đời năm 2026;
~Căn cứ Kế hoạch số 55/KH-THCSLVM ngày 28/8/2026 của Trường THCS Lê Văn Mốc về nhiệm vụ năm học 2026 - 2027;
~Căn cứ tình hình thực tế của nhà trường.
Trường THCS Lê Văn Mốc xây dựng kế hoạch hưởng ứng Tuần lễ học tập suốt đời và tổ chức Phiên chợ đồ dùng học tập cũ
    như sau:
#I/ MỤC ĐÍCH, YÊU CẦU:
#1/ Mục đích:
- Giúp học sinh biết tự học, biết quý đồ dùng, sách vở; tiết kiệm chi phí cho cha mẹ.
- Gây quỹ “Cặp sách đến trường” tặng học sinh có hoàn cảnh khó khăn.
#2/ Yêu cầu:
- Thiết thực, không hình thức; không thu tiền gian hàng của các lớp.
- Giữ vệ sinh sân trường trước, trong và sau phiên chợ.
#II/ NỘI DUNG:
#1/ Tuần lễ học tập suốt đời (từ ngày 01/10/2026 đến ngày 07/10/2026):
- Chào cờ đầu tuần với chủ đề “Học một việc mới mỗi ngày”.
- Mỗi lớp có 01 tiết học mở tại thư viện; mời phụ huynh có nghề giới thiệu nghề của mình cho học sinh khối 8, khối 9.
#2/ Phiên chợ đồ dùng học tập cũ (sáng thứ Bảy, ngày 10/10/2026):
- 24 gian hàng của 24 lớp; hàng hóa gồm sách giáo khoa cũ, máy tính cầm tay, đồng phục, xe đạp.
- Giá bán không quá 50% giá mua mới; trích ít nhất 20% doanh thu vào quỹ.
#III/ PHÂN CÔNG:
- Thầy Hiệu trưởng: chỉ đạo chung, khai mạc phiên chợ.
- Cô Phó Hiệu trưởng phụ trách hoạt động ngoài giờ: duyệt sơ đồ gian hàng, giải quyết tình huống phát sinh.
- Tổng phụ trách Đội: viết kịch bản, tập huấn ban điều hành chợ gồm 12 học sinh; thu danh mục hàng hóa của các lớp
    chậm nhất ngày 06/10/2026.
- Giáo viên chủ nhiệm: phổ biến đến học sinh và cha mẹ học sinh; kiểm tra chất lượng hàng hóa; nộp quỹ cho Thủ quỹ
    ngay sau phiên chợ.
- Nhân viên thư viện: lập lịch tiết học mở, trưng bày 100 đầu sách mới; phát bản tin “Trang sách học trò” trên loa
    trường giờ ra chơi.
- Tổ Văn phòng: âm thanh, bàn ghế, nước uống, y tế; tổng hợp thu chi, báo cáo Hiệu trưởng ngày 13/10/2026.
- Ban đại diện cha mẹ học sinh: vận động ủng hộ xe đạp, máy tính; hỗ trợ trông giữ xe.
#IV/ KINH PHÍ:
Trích từ nguồn chi thường xuyên, nguồn ủng hộ của Ban đại diện cha mẹ học sinh.
Đề nghị các bộ phận, cá nhân được phân công thực hiện tốt Kế hoạch này./.
""",
    recipients=[
        "- UBND phường (để b/c);",
        "- Phòng VH-XH phường (để b/c);",
        "- Như phần III (để t/h);",
        "- Đăng website trường;",
        "- Lưu: VT.",
    ],
    signature=bold(["HIỆU TRƯỞNG", "", "", "", "Nghiêm Xuân Đĩnh"]),
)

PDF_PLANS = {
    "di-tich-phong-chay": RELIC_FIRE_SAFETY,
    "benh-vien-ban-tay-sach": CLEAN_HANDS,
    "dang-uy-y-te-hien-mau": HOSPITAL_BLOOD_DONATION,
    "ban-xay-dung-dang-chuyen-pho": WARD_HISTORY_QUIZ,
    "hoi-dong-doi-dong-song-sach": YOUNG_PIONEERS,
    "truong-phien-cho-do-cu": SCHOOL_LIFELONG_LEARNING,
}


# edXML plans

FOREST_FIRE = Paper(
    left=["CHI CỤC KIỂM LÂM TỈNH LA SƠN", *bold(["HẠT KIỂM LÂM LIÊN XÃ", "THẠCH BÀN - KHE NGANG"]), "Số: 33/KH-HKL"],
    right=[*bold(NATION), "~Thạch Bàn, ngày 03 tháng 3 năm 2026"],
    text="""
=KẾ HOẠCH
=Tuyên truyền bảo vệ rừng, phòng cháy, chữa cháy rừng mùa khô năm 2026
~Căn cứ Luật Lâm nghiệp ngày 15 tháng 11 năm 2017;
~Căn cứ Nghị định số 156/2018/NĐ-CP ngày 16 tháng 11 năm 2018 của Chính phủ quy định chi tiết thi hành một số điều của
    Luật Lâm nghiệp;
~Thực hiện Kế hoạch số 105/KH-CCKL ngày 10/02/2026 của Chi cục Kiểm lâm về tuyên truyền bảo vệ và phát triển rừng năm
    2026.
Hạt Kiểm lâm liên xã Thạch Bàn - Khe Ngang xây dựng Kế hoạch tuyên truyền bảo vệ rừng, phòng cháy, chữa cháy rừng mùa
    khô năm 2026 như sau:
#I. MỤC ĐÍCH, YÊU CẦU
#1. Mục đích
Nâng cao ý thức của người dân sống gần rừng, khách du lịch sinh thái, học sinh; hạn chế thấp nhất số vụ cháy do đốt
    nương, đốt ong, thắp hương.
#2. Yêu cầu
Tuyên truyền đúng đối tượng, đúng thời điểm nắng nóng; dùng tiếng phổ thông và tiếng dân tộc.
#II. NỘI DUNG TUYÊN TRUYỀN
1. Cấp dự báo cháy rừng và việc được làm, không được làm ở từng cấp.
2. Cách phát đường băng cản lửa, xử lý thực bì an toàn.
3. Số điện thoại trực phòng cháy, chữa cháy rừng 24/24 giờ.
#III. HÌNH THỨC
1. Họp thôn: 26 cuộc, hoàn thành trước ngày 31/3/2026.
2. Phát thanh: bản tin cấp dự báo cháy rừng phát 02 lần/ngày trên đài truyền thanh xã khi dự báo từ cấp III trở lên.
3. Trực quan: sửa 09 bảng quy ước bảo vệ rừng; treo 20 băng rôn ở cửa rừng; cấp 1.800 tờ gấp.
4. Ký cam kết bảo vệ rừng với 100% hộ có nương rẫy giáp rừng.
#IV. PHÂN CÔNG NHIỆM VỤ
1. Trạm Kiểm lâm Khe Ngang, Trạm Kiểm lâm Đá Dựng: chủ động phối hợp với Trưởng thôn tổ chức họp thôn, ký cam kết; báo
    cáo số liệu về Bộ phận Tuyên truyền - Pháp chế trước ngày 25 hằng tháng.
2. Bộ phận Tuyên truyền - Pháp chế: biên soạn tờ gấp, bản tin phát thanh; tổng hợp kết quả, tham mưu báo cáo Chi cục
    Kiểm lâm trước ngày 10/9/2026.
3. Tổ Cơ động: tuần tra, nhắc nhở du khách tại thác Đá Dựng vào thứ Bảy, Chủ nhật.
4. Đề nghị Ủy ban nhân dân các xã Thạch Bàn, Khe Ngang: chỉ đạo Trung tâm Dịch vụ tổng hợp xã phát bản tin cấp dự báo;
    kiện toàn tổ, đội quần chúng bảo vệ rừng trước ngày 20/3/2026.
5. Đề nghị Ban Quản lý rừng phòng hộ Sông Ngang, Công ty TNHH Lâm nghiệp Bình Khê: tuyên truyền trong công nhân, người
    nhận khoán; bố trí phương tiện chữa cháy tại chỗ.
#V. THỜI GIAN THỰC HIỆN
Từ ngày 10/3/2026 đến ngày 31/8/2026, cao điểm trong tháng 4 và tháng 5 năm 2026.
Trên đây là Kế hoạch tuyên truyền của Hạt Kiểm lâm liên xã Thạch Bàn - Khe Ngang, yêu cầu công chức, người lao động
    nghiêm túc thực hiện./.
""",
    recipients=[
        "- Chi cục Kiểm lâm (b/c);",
        "- UBND các xã: Thạch Bàn, Khe Ngang (p/h);",
        "- BQLRPH Sông Ngang (p/h);",
        "- Các trạm, bộ phận (t/h);",
        "- Lưu: VT, TTPC.",
    ],
    signature=bold(["HẠT TRƯỞNG", "", "", "", "Hoàng Đức Lãm"]),
)

GREEN_YARDS = Paper(
    left=["UBND TỈNH HÒA KHÁNH", *bold(["VĂN PHÒNG ĐIỀU PHỐI", "NÔNG THÔN MỚI"]), "Số: 71/KH-VPĐP"],
    right=[*bold(NATION), "~Hòa Khánh, ngày 22 tháng 6 năm 2026"],
    look=Look(columns="tabs", indent=True, justified=True, page_number="header", widths=(66, 94)),
    text="""
=KẾ HOẠCH
=Truyền thông “Sân xanh, ngõ sáng” trong xây dựng nông thôn mới năm 2026
~Căn cứ Quyết định số 912/QĐ-UBND ngày 18 tháng 5 năm 2026 của Chủ tịch Ủy ban nhân dân tỉnh Hòa Khánh về việc giao bổ
    sung nhiệm vụ truyền thông nông thôn mới;
~Xét đề nghị của Phòng Kế hoạch - Nghiệp vụ,
Văn phòng Điều phối nông thôn mới tỉnh ban hành Kế hoạch truyền thông “Sân xanh, ngõ sáng” năm 2026 với các nội dung
    như sau:
#Điều 1. Mục tiêu
1. Mỗi thôn có ít nhất 01 tuyến ngõ kiểu mẫu có đèn năng lượng mặt trời, hàng rào cây xanh.
2. Phấn đấu có 600 tin, bài, video do chính người dân gửi về chuyên trang.
#Điều 2. Hoạt động
1. Chuyên trang “Sân xanh, ngõ sáng” trên Cổng thông tin điện tử nông thôn mới tỉnh, cập nhật hằng tuần.
2. Cuộc thi ảnh “Trước và sau”: nhận ảnh từ ngày 01/7/2026 đến hết ngày 30/9/2026; triển lãm lưu động tại 06 cụm xã.
3. Chương trình phát thanh “Chuyện ngõ nhà mình”, 10 phút/số, phát vào tối thứ Tư.
4. Tập huấn 12 lớp viết tin bằng điện thoại cho tổ truyền thông thôn.
#Điều 3. Tổ chức thực hiện
1. Giao Phòng Kế hoạch - Nghiệp vụ chủ trì, phối hợp với Phòng Hành chính - Tổng hợp xây dựng dự toán, thể lệ cuộc
    thi; hoàn thành trước ngày 30/6/2026.
2. Giao Phòng Giám sát - Truyền thông tổ chức tập huấn, quản trị chuyên trang, chấm chọn tin, bài; định kỳ báo cáo
    Chánh Văn phòng.
3. Đề nghị Báo và Đài Phát thanh, Truyền hình tỉnh xây dựng chương trình phát thanh, tuyên truyền rộng rãi về cuộc
    thi.
4. Đề nghị Hội Liên hiệp Phụ nữ tỉnh, Hội Nông dân tỉnh vận động hội viên làm hàng rào cây xanh, trồng hoa.
5. Đề nghị Ủy ban nhân dân các xã lựa chọn tuyến ngõ kiểu mẫu; gửi báo cáo kết quả về Văn phòng Điều phối nông thôn
    mới tỉnh trước ngày 20/11/2026 để tổng hợp, trình Ủy ban nhân dân tỉnh.
#Điều 4. Hiệu lực
Kế hoạch này có hiệu lực kể từ ngày ký và thay thế Kế hoạch số 40/KH-VPĐP ngày 06/4/2026 của Văn phòng Điều phối nông
    thôn mới tỉnh.
""",
    recipients=["- UBND tỉnh (b/c);", "- Sở Nông nghiệp và Môi trường;", "- Như Điều 3;", "- Lưu: VT, GSTT. T.30b"],
    signature=bold(["KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "", "", "", "Khuất Thị Bích Đào"]),
)

SUMMER_CLASSES = Paper(
    left=["TỈNH ĐOÀN BÌNH KHÊ", *bold(["NHÀ THIẾU NHI"]), "Số: 39/KH-NTN"],
    right=[*bold(NATION), "~Bình Khê, ngày      tháng 5 năm 2026"],
    look=Look(widths=(62, 98)),
    text="""
=KẾ HOẠCH
=Mở các lớp năng khiếu và sân chơi cuối tuần dịp hè năm 2026
~Căn cứ Quyết định số 210-QĐ/TĐTN-VP ngày 03/01/2023 của Ban Thường vụ Tỉnh đoàn Bình Khê quy định chức năng, nhiệm vụ
    của Nhà Thiếu nhi;
~Căn cứ Kế hoạch số 48-KH/TĐTN-TTN ngày 27/4/2026 của Ban Thường vụ Tỉnh đoàn Bình Khê về hoạt động hè năm 2026;
Nhà Thiếu nhi tỉnh Bình Khê xây dựng Kế hoạch mở các lớp năng khiếu và sân chơi cuối tuần như sau:
#1. MỤC ĐÍCH
Giúp các em có một mùa hè vui, khỏe, an toàn; phát hiện năng khiếu để bồi dưỡng vào đội tuyển của tỉnh.
#2. CÁC LỚP NĂNG KHIẾU
| TT | Lớp | Số lượng | Học phí | Thời gian học
| 1 | Bơi, phòng đuối nước | 10 lớp x 15 em | 400.000 đồng/khóa | Sáng thứ 2, 4, 6
| 2 | Đàn bầu, sáo trúc | 02 lớp x 12 em | Miễn phí | Chiều thứ 3, 5
| 3 | Vẽ, nặn tò he | 04 lớp x 20 em | 250.000 đồng/khóa | Chiều thứ 2, 4
| 4 | Cờ vua, cờ tướng | 03 lớp x 16 em | 250.000 đồng/khóa | Sáng thứ 3, 5
#3. SÂN CHƠI CUỐI TUẦN
3.1. Tối thứ Bảy: chiếu phim, múa rối nước tại sân Nhà Thiếu nhi.
3.2. Sáng Chủ nhật: góc đọc sách, nhảy dân vũ, trò chơi vận động.
#4. THỜI GIAN
4.1. Tuyển sinh: từ ngày 18/5/2026.
4.2. Khai giảng: ngày 01/6/2026; bế giảng, biểu diễn báo cáo: tối ngày 08/8/2026.
#5. PHÂN CÔNG
5.1. Phòng Nghiệp vụ
- Bố trí giáo viên, thời khóa biểu; dạy thử miễn phí buổi đầu.
- Dàn dựng đêm biểu diễn báo cáo.
5.2. Phòng Hành chính - Quản trị
- Thu học phí bằng chuyển khoản, miễn giảm theo quy định.
- Kiểm tra hồ bơi, phao, tủ thuốc, hoàn thành trước ngày 28/5/2026.
5.3. Tổ Truyền thông
- Phát tờ rơi tại 18 trường tiểu học; đăng thông báo tuyển sinh trên Fanpage, Zalo OA của Nhà Thiếu nhi.
- Gửi báo cáo kết quả hoạt động hè về Giám đốc trước ngày 15/8/2026.
Trên đây là Kế hoạch hoạt động hè của Nhà Thiếu nhi, đề nghị các phòng, tổ phối hợp thực hiện./.
""",
    recipients=["- Thường trực Tỉnh đoàn (b/c);", "- Ban Giám đốc;", "- Các phòng, tổ (t/h);", "- Lưu: VT."],
    signature=bold(["GIÁM ĐỐC", "", "", "", "Trà Mi Thương"]),
)

SUMMER_LETTER = Paper(
    left=["TỈNH ĐOÀN BÌNH KHÊ", *bold(["NHÀ THIẾU NHI"]), "Số: 40/NTN-NV", "V/v gửi Kế hoạch hoạt động hè năm 2026"],
    right=[*bold(NATION), "~Bình Khê, ngày      tháng 5 năm 2026"],
    look=Look(widths=(62, 98)),
    text="""
:Kính gửi: Các trường tiểu học, trung học cơ sở trên địa bàn tỉnh
Nhà Thiếu nhi tỉnh Bình Khê trân trọng gửi đến Quý trường Kế hoạch mở các lớp năng khiếu và sân chơi cuối tuần dịp hè
    năm 2026 (gửi kèm).
Rất mong Quý trường thông báo đến cha mẹ học sinh và tạo điều kiện để Tổ Truyền thông phát tờ rơi vào giờ tan học.
Trân trọng cảm ơn sự phối hợp của Quý trường./.
""",
    recipients=["- Như trên;", "- Lưu: VT."],
    signature=bold(["GIÁM ĐỐC", "", "", "", "Trà Mi Thương"]),
)


@dataclass(frozen=True)
class Message:
    """The header of an exchanged paper (QCVN 102:2016/BTTTT) and its attachments by file name."""

    organ: str
    in_charge: str
    organ_id: str
    number: str
    notation: str
    place: str
    date: str
    subject: str
    competence: str
    position: str
    signer: str
    places: list[str]
    attachments: list[tuple[str, str, bytes]]
    business: int = 0
    replaced: str = ""
    response_for: tuple[str, str, str] | None = None

    def build(self) -> str:
        document_id = f"{self.organ_id},{self.date},{self.number or 'null'}/{self.notation}"
        replaces = (
            "<edXML:ReplacementInfoList><edXML:ReplacementInfo>"
            f"<edXML:DocumentId>{self.replaced}</edXML:DocumentId>"
            "<edXML:OrganIdList><edXML:OrganId>H99.00.01</edXML:OrganId></edXML:OrganIdList>"
            "</edXML:ReplacementInfo></edXML:ReplacementInfoList>"
            if self.replaced
            else ""
        )
        answers = ""
        if self.response_for:
            organ_id, code, date = self.response_for
            answers = (
                f"<edXML:ResponseFor><edXML:OrganId>{organ_id}</edXML:OrganId><edXML:Code>{code}</edXML:Code>"
                f"<edXML:PromulgationDate>{date}</edXML:PromulgationDate>"
                f"<edXML:DocumentId>{organ_id},{date},{code}</edXML:DocumentId></edXML:ResponseFor>"
            )
        references = "".join(
            f"<edXML:Reference><edXML:ContentId>cid:{number}</edXML:ContentId>"
            f"<edXML:ContentType>{kind}</edXML:ContentType><edXML:Description>{escape(name)}</edXML:Description>"
            f"<edXML:AttachmentName>{escape(name)}</edXML:AttachmentName></edXML:Reference>"
            for number, (name, kind, _) in enumerate(self.attachments, 1)
        )
        attached = "".join(
            f"<edXML:Attachment><edXML:ContentId>cid:{number}</edXML:ContentId>"
            f"<edXML:AttachmentName>{escape(name)}</edXML:AttachmentName>"
            f"<edXML:Description>{escape(name)}</edXML:Description><edXML:ContentType>{kind}</edXML:ContentType>"
            f"<edXML:ContentTransferEncoded>{base64.b64encode(content).decode()}</edXML:ContentTransferEncoded>"
            "</edXML:Attachment>"
            for number, (name, kind, content) in enumerate(self.attachments, 1)
        )
        places = "".join(f"<edXML:Place>{escape(place)}</edXML:Place>" for place in self.places)
        return f"""<?xml version="1.0" encoding="UTF-8"?>
<edXML:edXML xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016">
<edXML:edXMLEnvelope>
<edXML:edXMLHeader>
<edXML:MessageHeader>
<edXML:From><edXML:OrganId>{self.organ_id}</edXML:OrganId>
<edXML:OrganizationInCharge>{escape(self.in_charge)}</edXML:OrganizationInCharge>
<edXML:OrganName>{escape(self.organ)}</edXML:OrganName><edXML:OrganAdd>null</edXML:OrganAdd><edXML:Email/></edXML:From>
<edXML:To><edXML:OrganId>H99.00.01</edXML:OrganId><edXML:OrganName>Văn thư đơn vị nhận</edXML:OrganName></edXML:To>
<edXML:DocumentId>{document_id}</edXML:DocumentId>
<edXML:Code><edXML:CodeNumber>{self.number}</edXML:CodeNumber>
<edXML:CodeNotation>{self.notation}</edXML:CodeNotation></edXML:Code>
<edXML:PromulgationInfo><edXML:Place>{self.place}</edXML:Place>
<edXML:PromulgationDate>{self.date}</edXML:PromulgationDate></edXML:PromulgationInfo>
<edXML:DocumentType><edXML:Type>2</edXML:Type><edXML:TypeDetail>10</edXML:TypeDetail>
<edXML:TypeName>Kế hoạch</edXML:TypeName></edXML:DocumentType>
<edXML:Subject>{escape(self.subject)}</edXML:Subject>
<edXML:Content>{escape(self.subject)}</edXML:Content>
<edXML:SignerInfo><edXML:Competence>{self.competence}</edXML:Competence><edXML:Position>{self.position}</edXML:Position>
<edXML:FullName>{self.signer}</edXML:FullName></edXML:SignerInfo>
<edXML:DueDate/>
<edXML:OtherInfo><edXML:Priority>0</edXML:Priority><edXML:SphereOfPromulgation/><edXML:TyperNotation/>
<edXML:PromulgationAmount>1</edXML:PromulgationAmount><edXML:PageAmount>3</edXML:PageAmount>
<edXML:Direction>false</edXML:Direction></edXML:OtherInfo>
{answers}<edXML:SteeringType>0</edXML:SteeringType>
<edXML:ToPlaces>{places}</edXML:ToPlaces>
</edXML:MessageHeader>
<edXML:TraceHeaderList>
<edXML:TraceHeader><edXML:OrganId>{self.organ_id}</edXML:OrganId>
<edXML:Timestamp>{self.date} 08:30:00</edXML:Timestamp></edXML:TraceHeader>
<edXML:Bussiness><edXML:DocumentId>{document_id}</edXML:DocumentId>
<edXML:BussinessDocType>{self.business}</edXML:BussinessDocType><edXML:BussinessDocReason/><edXML:Paper>0</edXML:Paper>
<edXML:StaffInfo><edXML:Department>Văn
    thư</edXML:Department><edXML:Staff/></edXML:StaffInfo>{replaces}</edXML:Bussiness>
</edXML:TraceHeaderList>
</edXML:edXMLHeader>
<edXML:edXMLBody><edXML:edXMLManifest version="1.0">{references}</edXML:edXMLManifest></edXML:edXMLBody>
</edXML:edXMLEnvelope>
<edXML:AttachmentEncoded>{attached}</edXML:AttachmentEncoded>
</edXML:edXML>
"""


def edxml_plans() -> dict[str, Message]:
    forest_fire, green_yards = docx_bytes(FOREST_FIRE.build()), pdf_bytes(GREEN_YARDS.build())
    letter, classes = docx_bytes(SUMMER_LETTER.build()), docx_bytes(SUMMER_CLASSES.build())
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return {
        "hat-kiem-lam-chay-rung": Message(
            organ="Hạt Kiểm lâm liên xã Thạch Bàn - Khe Ngang",
            in_charge="Chi cục Kiểm lâm tỉnh La Sơn",
            organ_id="H98.07.12",
            number="33",
            notation="KH-HKL",
            place="Thạch Bàn",
            date="2026/03/03",
            subject="Tuyên truyền bảo vệ rừng, phòng cháy, chữa cháy rừng mùa khô năm 2026",
            competence="HẠT TRƯỞNG",
            position="Hạt trưởng",
            signer="Hoàng Đức Lãm",
            places=["Chi cục Kiểm lâm", "UBND các xã: Thạch Bàn, Khe Ngang", "BQLRPH Sông Ngang", "Các trạm, bộ phận"],
            attachments=[
                (
                    "33_KH-HKL.docx",
                    "application/zip",
                    zip_bytes({"6f1d2a3e-77b0-4a0e-9b55-0c1f5c2a9e10.docx": forest_fire}),
                )
            ],
        ),
        "dieu-phoi-san-xanh-ngo-sang": Message(
            organ="Văn phòng Điều phối nông thôn mới tỉnh Hòa Khánh",
            in_charge="UBND tỉnh Hòa Khánh",
            organ_id="H97.30",
            number="71",
            notation="KH-VPĐP",
            place="Hòa Khánh",
            date="2026/06/22",
            subject="Truyền thông “Sân xanh, ngõ sáng” trong xây dựng nông thôn mới năm 2026",
            competence="KT. CHÁNH VĂN PHÒNG",
            position="PHÓ CHÁNH VĂN PHÒNG",
            signer="Khuất Thị Bích Đào",
            places=["UBND tỉnh", "Sở Nông nghiệp và Môi trường", "Như Điều 3"],
            attachments=[("KH truyen thong San xanh ngo sang.pdf", "text/plain", green_yards)],
            business=3,
            replaced="H97.30,2026/04/06,40/KH-VPĐP",
            response_for=("H97.00", "912/QĐ-UBND", "2026/05/18"),
        ),
        "nha-thieu-nhi-lop-he": Message(
            organ="Nhà Thiếu nhi tỉnh Bình Khê",
            in_charge="Tỉnh đoàn Bình Khê",
            organ_id="H96.15.02",
            number="39",
            notation="KH-NTN",
            place="Bình Khê",
            date="2026/05/14",
            subject="Mở các lớp năng khiếu và sân chơi cuối tuần dịp hè năm 2026",
            competence="",
            position="GIÁM ĐỐC",
            signer="Trà Mi Thương",
            places=["Thường trực Tỉnh đoàn", "Ban Giám đốc", "Các phòng, tổ"],
            attachments=[("CV gui KH he.docx", word, letter), ("KH hoat dong he 2026.docx", word, classes)],
        ),
    }


# The long plan: a festival of a province, with four appendices

FESTIVAL_OPENING = """
=KẾ HOẠCH
=Tổ chức Ngày hội Văn hóa, Thể thao và Du lịch các dân tộc tỉnh Sơn Vân lần thứ VII
=và Tuần Du lịch “Về miền mây trắng” năm 2026
~Căn cứ Nghị quyết số 44/NQ-HĐND ngày 12 tháng 12 năm 2025 của Hội đồng nhân dân tỉnh Sơn Vân về nhiệm vụ phát triển
    văn hóa, du lịch năm 2026;
~Căn cứ Quyết định số 388/QĐ-UBND ngày 20 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh Sơn Vân về việc thành lập Ban Tổ
    chức Ngày hội Văn hóa, Thể thao và Du lịch các dân tộc tỉnh lần thứ VII;
~Thực hiện Kết luận số 112-KL/TU ngày 06/3/2026 của Ban Thường vụ Tỉnh ủy về chủ trương tổ chức Ngày hội;
~Theo đề nghị của Giám đốc Sở Văn hóa, Thể thao và Du lịch tại Tờ trình số 95/TTr-SVHTTDL ngày 15 tháng 4 năm 2026,
Ban Tổ chức Ngày hội Văn hóa, Thể thao và Du lịch các dân tộc tỉnh Sơn Vân lần thứ VII (sau đây gọi tắt là Ban Tổ
    chức) ban hành Kế hoạch tổ chức Ngày hội và Tuần Du lịch “Về miền mây trắng” năm 2026 (sau đây gọi tắt là Ngày
    hội) như sau:
=PHẦN THỨ NHẤT
=MỤC ĐÍCH, YÊU CẦU VÀ CHỈ TIÊU
#I. MỤC ĐÍCH
1. Tôn vinh giá trị văn hóa truyền thống của 14 dân tộc cùng sinh sống trên địa bàn tỉnh; tạo dịp để nghệ nhân, diễn
    viên quần chúng, vận động viên các xã, phường gặp gỡ, trao đổi, học hỏi lẫn nhau.
2. Giới thiệu tiềm năng, thế mạnh du lịch của tỉnh với bạn bè trong và ngoài nước; hình thành một số sản phẩm du lịch
    cộng đồng có thể duy trì sau Ngày hội.
3. Khuyến khích lớp trẻ học tiếng, học nghề, học dân ca của dân tộc mình; đưa di sản vào trường học và vào đời sống
    hằng ngày.
4. Góp phần thúc đẩy tiêu thụ nông sản, hàng thủ công; tăng thu nhập cho các hộ làm du lịch, các hợp tác xã, tổ hợp
    tác.
#II. YÊU CẦU
1. Công tác tổ chức chu đáo, tiết kiệm, an toàn; lấy người dân làm chủ thể, nghệ nhân là trung tâm, du khách là người
    bạn đồng hành.
2. Các nghi lễ được tái hiện phải đúng phong tục, do chính cộng đồng thực hiện, không sân khấu hóa quá mức, không pha
    tạp trang phục.
3. Phân công rõ người, rõ việc, rõ thời gian, rõ kết quả; đơn vị chủ trì chịu trách nhiệm đến cùng đối với phần việc
    được giao.
4. Hạn chế rác thải nhựa; hoàn trả mặt bằng trong vòng 48 giờ sau khi kết thúc từng hoạt động.
#III. CHỈ TIÊU
1. Thu hút ít nhất 120.000 lượt khách trong Tuần Du lịch; công suất phòng bình quân đạt từ 75% trở lên.
2. Có 38 xã, phường tham gia phần hội; tối thiểu 1.500 diễn viên, vận động viên không chuyên.
3. Xuất bản 01 tập sách ảnh, 05 phim ngắn giới thiệu nghề truyền thống; đăng, phát ít nhất 400 tin, bài trên các
    phương tiện thông tin.
"""


@dataclass(frozen=True)
class Activity:
    """One activity of the festival."""

    title: str
    when: str
    where: str
    lead: str
    crowd: str
    things: str


ACTIVITIES = [
    Activity(
        "LỄ KHAI MẠC",
        "20 giờ 00 ngày 10/10/2026",
        "Quảng trường Hoa Ban",
        "Sở Văn hóa, Thể thao và Du lịch",
        "600 diễn viên, nghệ nhân",
        "màn trống hội, múa xòe, hợp xướng dân ca và trình diễn ánh sáng",
    ),
    Activity(
        "TRÌNH DIỄN TRANG PHỤC TRUYỀN THỐNG",
        "buổi sáng ngày 11/10/2026",
        "sân khấu Nhà văn hóa trung tâm",
        "Bảo tàng tỉnh",
        "38 đoàn, mỗi đoàn từ 8 đến 12 người",
        "trang phục ngày thường, trang phục lễ hội, trang phục cưới và trang phục thầy cúng",
    ),
    Activity(
        "LIÊN HOAN DÂN CA, DÂN VŨ, NHẠC CỤ",
        "từ ngày 11/10/2026 đến ngày 13/10/2026",
        "Nhà hát ngoài trời Suối Mây",
        "Trung tâm Văn hóa - Nghệ thuật tỉnh",
        "52 tiết mục của 38 đoàn",
        "hát then, hát sli, múa khèn, múa sạp, độc tấu đàn tính và hòa tấu cồng chiêng",
    ),
    Activity(
        "GIẢI CÁC MÔN THỂ THAO DÂN TỘC",
        "từ ngày 11/10/2026 đến ngày 14/10/2026",
        "Sân vận động Bản Lầu",
        "Trung tâm Huấn luyện và Thi đấu thể thao",
        "860 vận động viên",
        "bắn nỏ, đẩy gậy, kéo co, tung còn, đánh yến, chạy cà kheo và leo cột",
    ),
    Activity(
        "KHÔNG GIAN ẨM THỰC “BẾP LỬA NHÀ SÀN”",
        "từ ngày 10/10/2026 đến ngày 16/10/2026",
        "bờ hồ Nậm Sao",
        "Liên minh Hợp tác xã tỉnh",
        "45 gian bếp",
        "xôi ngũ sắc, cá nướng, thịt trâu gác bếp, rêu đá, mèn mén, rượu ngô và trà cổ thụ",
    ),
    Activity(
        "HỘI CHỢ SẢN PHẨM OCOP VÀ NGHỀ THỦ CÔNG",
        "từ ngày 09/10/2026 đến ngày 16/10/2026",
        "Trung tâm Hội chợ triển lãm",
        "Trung tâm Khuyến công và Xúc tiến thương mại",
        "180 gian hàng",
        "thổ cẩm, giấy dó, chạm bạc, đan lát, mật ong, chè, quế và dược liệu",
    ),
    Activity(
        "TÁI HIỆN LỄ CẤP SẮC, LỄ MỪNG CƠM MỚI",
        "ngày 12/10/2026 và ngày 13/10/2026",
        "bản Nà Khương, xã Khương Thượng",
        "Ủy ban nhân dân xã Khương Thượng",
        "90 người dân, 12 thầy cúng và nghệ nhân",
        "các bước chuẩn bị, dựng đàn, dâng lễ, múa chuông và bữa cơm mới mời khách",
    ),
    Activity(
        "TRIỂN LÃM ẢNH “SƠN VÂN BỐN MÙA”",
        "từ ngày 08/10/2026 đến ngày 31/10/2026",
        "Thư viện tỉnh",
        "Hội Văn học - Nghệ thuật tỉnh",
        "150 tác phẩm của 60 tác giả",
        "ảnh phong cảnh, ảnh chân dung nghệ nhân, ảnh tư liệu và tranh của học sinh",
    ),
    Activity(
        "GIẢI CHẠY “VƯỢT ĐỈNH MÂY”",
        "ngày 11/10/2026",
        "cung đường đèo Khau Vài - hồ Nậm Sao",
        "Liên đoàn Điền kinh tỉnh",
        "2.400 người chạy ở ba cự ly",
        "cự ly 5 km dành cho gia đình, cự ly 21 km và cự ly 42 km dành cho vận động viên phong trào",
    ),
    Activity(
        "HỘI THẢO DU LỊCH CỘNG ĐỒNG",
        "ngày 14/10/2026",
        "hội trường Khách sạn Ban Trắng",
        "Hiệp hội Du lịch tỉnh",
        "200 đại biểu",
        "kinh nghiệm đón khách, chất lượng phòng nghỉ, liên kết tuyến điểm, bán phòng trên nền tảng số",
    ),
    Activity(
        "NGÀY HỘI TRÒ CHƠI DÂN GIAN CHO HỌC SINH",
        "ngày 15/10/2026",
        "sân trường các cụm thi đua",
        "Sở Giáo dục và Đào tạo",
        "9.000 học sinh của 64 trường",
        "ô ăn quan, nhảy dây, đánh quay, kéo vòng, thi gói bánh chưng và đố vui về di sản",
    ),
    Activity(
        "LỄ BẾ MẠC VÀ ĐÊM HỘI XÒE",
        "20 giờ 00 ngày 16/10/2026",
        "Quảng trường Hoa Ban",
        "Trung tâm Văn hóa - Nghệ thuật tỉnh",
        "3.000 người tham gia vòng xòe",
        "phần trao giải, trao cờ luân lưu cho đơn vị đăng cai lần sau và vòng xòe chung của cộng đồng",
    ),
]
#: Sentences that describe an activity, taken in turn; the names in braces are filled from it.
PREPARATION = list(
    lines_of("""
Đơn vị chủ trì xây dựng kịch bản chi tiết, lấy ý kiến của già làng, người có uy tín và các nhà nghiên cứu trước khi
    trình Ban Tổ chức phê duyệt.
Kịch bản được dàn dựng theo hướng mở, dành tối thiểu một phần ba thời lượng cho khán giả cùng tham gia với diễn viên.
Các đoàn tự lo đạo cụ, trang phục; Ban Tổ chức hỗ trợ tiền ăn, nghỉ và đi lại theo định mức hiện hành.
Việc tập luyện ở cơ sở phải xong trước ngày tổng duyệt ít nhất mười ngày; người cao tuổi, trẻ em không tập quá 20 giờ
    30 phút.
Nơi tổ chức được khảo sát ba lần: khi lập kế hoạch, khi dựng sân khấu và trước giờ mở cửa, có biên bản từng lần.
Hệ thống âm thanh đặt hướng vào giữa khu vực khán giả để giảm tiếng ồn cho các hộ dân lân cận.
Trong trường hợp mưa lớn, hoạt động được chuyển vào nhà đa năng hoặc lùi giờ; thông báo thay đổi được gửi trước ít
    nhất 03 giờ.
""")
)
CONTENTS = list(
    lines_of("""
Nội dung chính gồm {things}; mỗi phần đều có người giới thiệu ngắn bằng tiếng Việt và tiếng dân tộc.
Ban Tổ chức khuyến khích các đơn vị chọn những làn điệu, trò chơi, món ăn ít được biết đến để giới thiệu với công
    chúng.
Bên cạnh phần chính có góc trải nghiệm để du khách được hướng dẫn làm thử, mặc thử và chụp ảnh với nghệ nhân.
Lời thuyết minh viết gọn trong một trang, dùng từ dễ hiểu, có bản chữ to cho người cao tuổi và bản mã QR cho du khách
    nước ngoài.
Không đưa vào chương trình những trích đoạn gây hiểu lầm về tín ngưỡng, những trò chơi có thưởng bằng tiền.
Những tiết mục xuất sắc được ghi hình để lưu trữ tại Thư viện tỉnh và dùng làm học liệu cho các trường học.
Mỗi đoàn cử một người kể chuyện, giới thiệu xuất xứ bài hát, hoa văn hoặc món ăn của quê mình.
""")
)
SAFETY = list(
    lines_of("""
Bố trí lối đi riêng cho người khuyết tật, khu chờ cho trẻ lạc, điểm cấp nước uống miễn phí và ít nhất 10 nhà vệ sinh
    lưu động.
Lực lượng y tế trực với một xe cứu thương, hai bàn sơ cứu; danh bạ trực được in ở mặt sau thẻ đại biểu.
Xe ô tô đỗ tại các bãi ngoài vành đai, du khách đi xe điện hoặc đi bộ vào khu vực tổ chức.
Mọi gian bếp, gian hàng có bình chữa cháy còn hạn; người đứng bếp được kiểm tra sức khỏe và tập huấn an toàn thực
    phẩm.
Đội tình nguyện nhặt rác hai giờ một lần, phân loại ngay tại chỗ và chuyển về điểm tập kết trước 23 giờ.
Phương án thoát nạn được phổ biến cho trưởng các đoàn tại buổi họp kỹ thuật và dán ở cửa ra vào.
""")
)
SCALE = list(
    lines_of("""
Quy mô dự kiến: {crowd}. Số lượng có thể điều chỉnh sau khi tổng hợp đăng ký của các đơn vị.
Thành phần tham gia: {crowd}; ngoài ra có đại biểu, phóng viên và nhân dân trên địa bàn.
Huy động {crowd}, trong đó ưu tiên người trẻ và nghệ nhân ở vùng xa trung tâm.
""")
)
AWARDS = list(
    lines_of("""
Cơ cấu giải gồm giải A, giải B, giải C và giải khuyến khích; mức thưởng theo quy chế do Trưởng Ban Tổ chức ký ban
    hành.
Không xếp hạng chung cuộc; mỗi đoàn tham gia được tặng cờ lưu niệm, nghệ nhân được tặng giấy ghi nhận.
Giải thưởng do cộng đồng bình chọn qua ứng dụng chiếm 30% tổng điểm, phần còn lại do Hội đồng giám khảo chấm.
""")
)


def festival_activities() -> Iterator[str]:
    for number, activity in enumerate(ACTIVITIES):
        filled = vars(activity)

        def pick(sentences: list[str], count: int, *, at: int = number, fields: dict[str, str] = filled) -> list[str]:
            return [sentences[(at * 3 + step) % len(sentences)].format(**fields) for step in range(count)]

        yield f"#{ROMAN[number]}. {activity.title}"
        yield "#1. Thời gian, địa điểm"
        yield f"- Thời gian: {activity.when}."
        yield f"- Địa điểm: {activity.where}."
        yield "#2. Nội dung, quy mô"
        yield from (f"- {sentence}" for sentence in pick(CONTENTS, 6) + pick(SCALE, 1))
        yield "#3. Công tác chuẩn bị"
        yield from (f"{letter}) {sentence}" for letter, sentence in zip("abcde", pick(PREPARATION, 5), strict=True))
        yield "#4. An toàn, vệ sinh"
        yield from (f"- {sentence}" for sentence in pick(SAFETY, 4))
        yield f"#5. Đầu mối, khen thưởng: {activity.lead} là đầu mối."
        yield from pick(AWARDS, 1)


ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
FESTIVAL_MEDIA = """
=PHẦN THỨ BA
=CÔNG TÁC TUYÊN TRUYỀN, QUẢNG BÁ
#I. NỘI DUNG TUYÊN TRUYỀN
1. Ý nghĩa của Ngày hội; kết quả sáu lần tổ chức trước; giá trị văn hóa tiêu biểu của từng dân tộc.
2. Chương trình, lịch hoạt động, sơ đồ giao thông, giá dịch vụ, đường dây nóng hỗ trợ du khách.
3. Gương nghệ nhân truyền dạy, người trẻ khởi nghiệp bằng nghề cổ truyền, hộ làm du lịch tử tế, mến khách.
4. Nhắc nhở về ứng xử văn minh, giữ gìn vệ sinh, an toàn thực phẩm, an toàn giao thông.
#II. HÌNH THỨC TUYÊN TRUYỀN
1. Trên báo chí: mở chuyên trang, chuyên mục “Về miền mây trắng”; truyền hình trực tiếp Lễ khai mạc, Lễ bế mạc; sản
    xuất phóng sự, tọa đàm, ký sự.
2. Trên hệ thống truyền thanh cơ sở: phát bản tin Ngày hội mỗi ngày 02 lần từ ngày 01/10/2026 đến ngày 16/10/2026.
3. Trên không gian mạng: lập trang thông tin, kênh video ngắn của Ngày hội; tổ chức cuộc thi ảnh, clip “Tôi ở Sơn
    Vân”.
4. Cổ động trực quan: 60 pa nô, 400 phướn, 12 cổng chào; chiếu sáng nghệ thuật cầu Nậm Sao và đường Hoa Ban.
5. Tuyên truyền lưu động bằng xe loa tại 15 xã vùng cao vào các phiên chợ trong tháng 9 năm 2026.
#III. THỜI GIAN TUYÊN TRUYỀN
1. Đợt 1: từ ngày ban hành Kế hoạch đến hết ngày 31/8/2026.
2. Đợt 2 (cao điểm): từ ngày 01/9/2026 đến ngày 16/10/2026.
3. Đợt 3: từ ngày 17/10/2026 đến ngày 31/12/2026, tập trung đánh giá kết quả, giới thiệu tuyến du lịch mới.
"""
FESTIVAL_UNITS = """
=PHẦN THỨ TƯ
=TỔ CHỨC THỰC HIỆN
#I. NHIỆM VỤ CỦA CÁC CƠ QUAN, ĐƠN VỊ
#1. Sở Văn hóa, Thể thao và Du lịch
- Tham mưu Ban Tổ chức điều hành toàn bộ hoạt động của Ngày hội; thành lập các tiểu ban trước ngày 15/6/2026.
- Thẩm định nội dung các chương trình nghệ thuật, trò chơi, triển lãm; cấp phép theo thẩm quyền.
- Theo dõi tiến độ tại Phụ lục II, cứ hai tuần một lần thông báo những việc chậm để đơn vị khắc phục.
- Tổng hợp kết quả, tham mưu báo cáo Ủy ban nhân dân tỉnh và Bộ Văn hóa, Thể thao và Du lịch trước ngày 15/11/2026.
#2. Văn phòng Ủy ban nhân dân tỉnh
- Chuẩn bị giấy mời, danh sách đại biểu, bài phát biểu của lãnh đạo tỉnh.
- Đón tiếp các đoàn khách của tỉnh bạn; bố trí phiên dịch cho khách nước ngoài.
#3. Sở Tài chính
- Thẩm định dự toán, trình cấp có thẩm quyền bố trí kinh phí; hướng dẫn quản lý nguồn xã hội hóa.
- Hướng dẫn các đơn vị thanh, quyết toán, hoàn thành trước ngày 20/12/2026.
#4. Công an tỉnh
- Xây dựng phương án phân luồng giao thông, bảo đảm trật tự, phòng cháy, chữa cháy tại tất cả các điểm tổ chức.
- Công bố sơ đồ bãi đỗ xe, tuyến đường cấm trên báo chí và mạng xã hội chậm nhất ngày 01/10/2026.
#5. Sở Y tế
- Trực cấp cứu; kiểm tra an toàn thực phẩm tại không gian ẩm thực, nhà hàng, khách sạn.
- Tập huấn cho người trực tiếp chế biến món ăn của 45 gian bếp, xong trong tháng 9/2026.
#6. Sở Xây dựng
- Sửa chữa mặt đường, vạch sơn, đèn tín hiệu trên tuyến vào khu trung tâm; bố trí xe buýt miễn phí trong các ngày hội.
- Hướng dẫn việc dựng cổng chào, pa nô bảo đảm chịu được gió lớn.
#7. Báo và Đài Phát thanh, Truyền hình tỉnh
- Truyền hình trực tiếp Lễ khai mạc, Lễ bế mạc; mở chuyên mục “Về miền mây trắng”, mỗi tuần 02 số.
- Sản xuất 05 phim ngắn giới thiệu nghề truyền thống:
+ Nghề dệt thổ cẩm, nghề làm giấy dó;
+ Nghề chạm bạc, nghề đan lát, nghề làm khèn.
#8. Sở Giáo dục và Đào tạo
- Chủ trì Ngày hội trò chơi dân gian; chọn 300 học sinh tham gia màn đồng diễn Lễ khai mạc.
- Đưa nội dung tìm hiểu di sản vào tiết hoạt động trải nghiệm trong học kỳ I năm học 2026 - 2027.
#9. Hiệp hội Du lịch tỉnh, Hội Văn học - Nghệ thuật tỉnh
Vận động hội viên giảm giá phòng, giữ giá dịch vụ; tuyển chọn tác phẩm triển lãm. Cung cấp danh sách cơ sở lưu trú cam
    kết giữ giá cho Sở Văn hóa, Thể thao và Du lịch trước ngày 20/9/2026.
#10. Liên minh Hợp tác xã tỉnh, Trung tâm Khuyến công và Xúc tiến thương mại
- Bố trí, sắp xếp gian bếp, gian hàng; thống nhất mẫu biển hiệu, giá niêm yết.
- Hỗ trợ các hợp tác xã bán hàng qua phiên phát trực tiếp, ít nhất 20 phiên trong Tuần Du lịch.
#11. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội tỉnh
- Vận động đoàn viên, hội viên và nhân dân thực hiện nếp sống văn minh, tham gia đội tình nguyện.
#12. Ủy ban nhân dân các xã, phường
- Thành lập đoàn tham gia Ngày hội; gửi phiếu đăng ký (theo mẫu tại Phụ lục IV) về Sở Văn hóa, Thể thao và Du lịch
    trước ngày 31/7/2026.
- Chỉnh trang đường làng, ngõ xóm; tuyên truyền trên hệ thống truyền thanh cơ sở.
- Báo cáo kết quả về Ban Tổ chức (qua Sở Văn hóa, Thể thao và Du lịch) chậm nhất ngày 31/10/2026.
#II. KINH PHÍ
Kinh phí thực hiện từ nguồn ngân sách tỉnh, ngân sách cấp xã và nguồn xã hội hóa; các đơn vị lập dự toán gửi Sở Tài
    chính trước ngày 30/5/2026.
#III. CHẾ ĐỘ THÔNG TIN
Từ ngày 01/9/2026, các tiểu ban giao ban vào sáng thứ Hai hằng tuần; từ ngày 01/10/2026 giao ban hằng ngày lúc 17 giờ.
Yêu cầu các sở, ban, ngành, đơn vị, Ủy ban nhân dân các xã, phường khẩn trương triển khai thực hiện Kế hoạch này; nếu
    có khó khăn, vướng mắc, kịp thời báo cáo Ban Tổ chức (qua Sở Văn hóa, Thể thao và Du lịch) để xem xét, giải
    quyết./.
"""
FESTIVAL_CALENDAR = """
=PHỤ LỤC I
=LỊCH HOẠT ĐỘNG CỦA NGÀY HỘI
:(Kèm theo Kế hoạch số 17/KH-BTC ngày 08 tháng 5 năm 2026 của Ban Tổ chức)
"""
FESTIVAL_JOBS = """
!
=PHỤ LỤC II
=PHÂN CÔNG CÔNG VIỆC VÀ TIẾN ĐỘ
:(Kèm theo Kế hoạch số 17/KH-BTC ngày 08 tháng 5 năm 2026 của Ban Tổ chức)
"""
FESTIVAL_BOOKS = """
!
=PHỤ LỤC III
=DANH MỤC DI SẢN ĐƯỢC GIỚI THIỆU TẠI NGÀY HỘI
:(Kèm theo Kế hoạch số 17/KH-BTC ngày 08 tháng 5 năm 2026 của Ban Tổ chức)
1. Nghệ thuật múa khèn của người Mông xã Tả Vài.
2. Nghi lễ then của người Tày xã Bản Hon.
3. Nghề dệt thổ cẩm của người Thái phường Bản Lầu.
4. Lễ cấp sắc của người Dao xã Khương Thượng.
5. Kỹ thuật làm giấy dó của người Nùng xã Nà Khoang.
6. Hát giao duyên của người Giáy xã Mường Sao.
7. Lễ mừng cơm mới của người La Chí xã Cốc Pài Thượng.
8. Tri thức trồng và chế biến chè cổ thụ ở xã Khau Vài.
"""
FESTIVAL_FORM = """
!
=PHỤ LỤC IV
=MẪU PHIẾU ĐĂNG KÝ THAM GIA
:(Kèm theo Kế hoạch số 17/KH-BTC ngày 08 tháng 5 năm 2026 của Ban Tổ chức)
TÊN ĐƠN VỊ: ……………………………………
=PHIẾU ĐĂNG KÝ
Kính gửi: Sở Văn hóa, Thể thao và Du lịch.
1. Trưởng đoàn: ……………………… Điện thoại: ………………………
2. Tổng số người: ……… (nam: ……, nữ: ……; trẻ em: ……)
| TT | Hoạt động đăng ký | Số người | Nhu cầu âm thanh, đạo cụ
| 1 | | |
| 2 | | |
| 3 | | |
3. Phương tiện đi lại: …………………………………………………
…………, ngày …… tháng …… năm 2026
#THỦ TRƯỞNG ĐƠN VỊ
~(Ký tên, đóng dấu)
"""
#: What is prepared for each activity, with the body that helps and the time.
JOBS = [
    ("Xây dựng kịch bản chi tiết {name}", "Sở Văn hóa, Thể thao và Du lịch", "Trước ngày {day}/6/2026"),
    ("Chuẩn bị mặt bằng, điện, nước phục vụ {name}", "Điện lực tỉnh", "Chậm nhất ngày {day}/8/2026"),
    ("Họp kỹ thuật, bốc thăm, xếp lịch {name}", "Ủy ban nhân dân các xã, phường", "{day}/9/2026"),
    ("Tổng kết, thanh toán chi phí {name}", "Sở Tài chính", "Trong tháng 11/2026"),
]


def festival_tables() -> Iterator[str]:
    yield from FESTIVAL_CALENDAR.strip().splitlines()
    yield "| TT | Thời gian | Hoạt động | Địa điểm"
    for number, activity in enumerate(ACTIVITIES, 1):
        yield f"| {number} | {activity.when} | {name_of(activity)} | {activity.where}"
    yield from FESTIVAL_JOBS.strip().splitlines()
    yield "| TT | Nội dung công việc | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian hoàn thành"
    for number, (activity, (job, helper, time)) in enumerate(
        ((activity, job) for activity in ACTIVITIES[:10] for job in JOBS), 1
    ):
        name = job.format(name=name_of(activity))
        yield f"| {number} | {name} | {activity.lead} | {helper} | {time.format(day=10 + number % 18)}"
    yield from FESTIVAL_BOOKS.strip().splitlines()
    yield from FESTIVAL_FORM.strip().splitlines()


def name_of(activity: Activity) -> str:
    """Return the name in mixed case, as the tables write it."""
    name = activity.title.capitalize()
    for word in ("OCOP", "Sơn Vân"):
        name = re.sub(word, word, name, flags=re.IGNORECASE)
    return re.sub("“.", lambda opening: opening[0].upper(), name)


def festival() -> Document:
    text = [*lines_of(FESTIVAL_OPENING), "=PHẦN THỨ HAI", "=CÁC HOẠT ĐỘNG CỦA NGÀY HỘI", *festival_activities()]
    text += [*lines_of(FESTIVAL_MEDIA), *lines_of(FESTIVAL_UNITS)]
    return Paper(
        left=[
            "ỦY BAN NHÂN DÂN TỈNH SƠN VÂN",
            *bold(["BAN TỔ CHỨC NGÀY HỘI VĂN HÓA,", "THỂ THAO VÀ DU LỊCH"]),
            "Số: 17/KH-BTC",
        ],
        right=[*bold(NATION), "~Sơn Vân, ngày 08 tháng 5 năm 2026"],
        look=Look(indent=True, justified=True, page_number="header", widths=(78, 86)),
        text="\n".join(text),
        recipients=[
            "- Bộ Văn hóa, Thể thao và Du lịch (để b/c);",
            "- Thường trực Tỉnh ủy (để b/c);",
            "- Chủ tịch, các Phó Chủ tịch UBND tỉnh;",
            "- Các thành viên Ban Tổ chức (để t/h);",
            "- Các cơ quan, đơn vị tại Phần thứ tư (để t/h);",
            "- UBND các xã, phường (để t/h);",
            "- Báo và Đài PTTH tỉnh (đưa tin);",
            "- Lưu: VT, BTC, VX. H60b",
        ],
        signature=bold(["KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN THƯỜNG TRỰC"])
        + ["~GIÁM ĐỐC SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "", "", "", "#Thào Seo Lình"],
        after="\n".join(festival_tables()),
    ).build()


# Plans in legacy fonts

TCVN3_LETTERS = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂÊÔƠƯĐ"
TCVN3_CODES = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢£¤¥¦§"
TCVN3 = str.maketrans(TCVN3_LETTERS, TCVN3_CODES)
VNI_TONES = dict(zip("\u0301\u0300\u0309\u0303\u0323", "ùøûõï", strict=True))
VNI_MARKED = {"\u0302": "áàåãä", "\u0306": "éèúüë"}
VNI_ALONE = dict(zip("íìỉĩịơưđỵ", "íìæóòôöñî", strict=True))


def to_tcvn3(text: str) -> Iterator[tuple[str, str]]:
    """Yield ``text`` in TCVN3 codes with the font of each piece.

    TCVN3 has no capitals with a tone: ``.VnTimeH`` shows the small letter as one.
    """
    if text.isupper() and not text.isascii():
        yield text.lower().translate(TCVN3), ".VnTimeH"
        return
    for letter in text:
        is_capital = letter.isupper() and not letter.isascii() and letter not in TCVN3_LETTERS
        yield (letter.lower() if is_capital else letter).translate(TCVN3), ".VnTimeH" if is_capital else ".VnTime"


def to_vni(text: str) -> str:
    """Return ``text`` in VNI codes, where a letter and its mark are two characters."""
    return "".join(map(vni_letter, text))


def vni_letter(letter: str) -> str:
    small = letter.lower()
    if small in VNI_ALONE:
        code = VNI_ALONE[small]
    else:
        base, *marks = unicodedata.normalize("NFD", small)
        tone = next((mark for mark in marks if mark in VNI_TONES), "")
        shape = next((mark for mark in marks if mark in VNI_MARKED), "")
        base = {"o\u031b": "ô", "u\u031b": "ö"}.get(base + "\u031b" if "\u031b" in marks else base, base)
        if shape and tone:
            code = base + VNI_MARKED[shape]["\u0301\u0300\u0309\u0303\u0323".index(tone)]
        elif shape:
            code = base + {"\u0302": "â", "\u0306": "ê"}[shape]
        else:
            code = base + VNI_TONES.get(tone, "")
    return code.upper() if letter != small else code


def recode_to_tcvn3(document: Document) -> None:
    for paragraph in paragraphs_of(document):
        for run in list(paragraph.runs):
            first, *rest = joined(to_tcvn3(run.text)) or [(run.text, ".VnTime")]
            for text, font in reversed(rest):
                later = copy.deepcopy(run._r)
                run._r.addnext(later)
                set_run(Run(later, paragraph), text, font)
            set_run(run, *first)


def recode_to_vni(document: Document, every: int) -> None:
    """Turn all but every n-th paragraph of ``document`` into VNI-Times."""
    for number, paragraph in enumerate(paragraphs_of(document)):
        if number % every:
            for run in paragraph.runs:
                set_run(run, to_vni(run.text), "VNI-Times")


def joined(pieces: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    groups = itertools.groupby(pieces, key=lambda piece: piece[1])
    return [("".join(text for text, _ in group), font) for font, group in groups]


def set_run(run: Run, text: str, font: str) -> None:
    run.text, run.font.name = text, font
    for kind in ("ascii", "hAnsi", "cs"):
        run._r.rPr.rFonts.set(qn(f"w:{kind}"), font)


def paragraphs_of(document: Document) -> Iterator[Paragraph]:
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from cell.paragraphs


IRRIGATION = Paper(
    left=["UBND XÃ PHÚ LÂM THƯỢNG", *bold(["HỢP TÁC XÃ DỊCH VỤ", "NÔNG NGHIỆP TIỀN PHONG"]), "Số: 05/KH-HTX"],
    right=[
        "#CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "#Độc lập - Tự do - Hạnh phúc",
        "---------------",
        "~Phú Lâm Thượng, ngày 18 tháng 10 năm 2004",
    ],
    look=Look(widths=(66, 96)),
    text="""
=KẾ HOẠCH
=Ra quân làm thuỷ lợi nội đồng và tuyên truyền diệt chuột vụ đông xuân 2004 - 2005
Căn cứ Chỉ thị số 14/CT-UB ngày 05/10/2004 của Uỷ ban nhân dân huyện về chiến dịch toàn dân làm thuỷ lợi;
Căn cứ Nghị quyết Đại hội xã viên năm 2004;
Ban Quản trị Hợp tác xã Dịch vụ nông nghiệp Tiền Phong lập kế hoạch ra quân như sau:
#I. Mục đích, yêu cầu
- Nạo vét xong kênh cấp 3 trước khi đổ ải, bảo đảm đủ nước cho 310 ha lúa.
- Mỗi hộ xã viên đóng góp đủ ngày công theo quy ước; không để ruộng bỏ hoang.
- Không dùng điện, dùng thuốc cấm để diệt chuột.
#II. Nội dung công việc
#1. Thuỷ lợi nội đồng
Nạo vét 4.200 m kênh, đào đắp 2.600 m3 đất; sửa 12 cống nhỏ. Thời gian: từ ngày 25/10/2004 đến ngày 20/11/2004.
#2. Diệt chuột
Phát động ba đợt, mỗi đợt 5 ngày; thu mua đuôi chuột giá 200 đồng/đuôi.
#III. Công tác tuyên truyền
- Đài truyền thanh xã phát bài kêu gọi ra quân ngày 3 buổi; nêu tên các đội làm tốt, đội làm chậm.
- Kẻ 8 khẩu hiệu trên tường nhà kho, sân phơi.
- Áp phích hướng dẫn đánh bả dán tại trụ sở và 6 đội sản xuất.
#IV. Phân công
1. Đồng chí Chủ nhiệm chỉ huy chung; trực tiếp phụ trách tuyến kênh N5.
2. Kế toán trưởng chuẩn bị tiền mua xi măng, trả công thợ; quyết toán với xã viên trước ngày 15/12/2004.
3. Các đội sản xuất chia khoán đến từng hộ, cắm cọc tiêu, nghiệm thu xong báo cáo Ban Quản trị vào 17 giờ hằng ngày.
4. Tổ Bảo vệ thực vật hướng dẫn đánh bả sinh học, đặt bẫy; hoàn thành đợt 1 trước ngày 05/11/2004.
5. Đề nghị Hội Nông dân xã, Đoàn Thanh niên xã vận động hội viên, đoàn viên đi đầu, nhận đoạn kênh khó.
Yêu cầu các đội, các tổ và toàn thể xã viên thực hiện nghiêm túc Kế hoạch này./.
""",
    recipients=[
        "- UBND xã (để báo cáo)",
        "- Hội Nông dân, Đoàn Thanh niên xã (phối hợp)",
        "- Các đội sản xuất (thực hiện)",
        "- Lưu HTX",
    ],
    signature=["#TM. BAN QUẢN TRỊ", "#CHỦ NHIỆM", "", "", "#Phạm Văn Thóc"],
)

VETERANS_CLUB = Paper(
    left=["NHÀ VĂN HÓA LAO ĐỘNG TỈNH", *bold(["CÂU LẠC BỘ HƯU TRÍ", "SÔNG TRANH"]), "Số: 02/KH-CLB"],
    right=[*bold(NATION), "~Sông Tranh, ngày 04 tháng 9 năm 2006"],
    look=Look(widths=(66, 96), page_number="footer"),
    text="""
=KẾ HOẠCH
=Tổ chức Tháng hoạt động vì người cao tuổi và Hội thi dưỡng sinh năm 2006
Căn cứ Điều lệ Câu lạc bộ Hưu trí Sông Tranh;
Ban Chủ nhiệm Câu lạc bộ Hưu trí Sông Tranh tổ chức Tháng hoạt động vì người cao tuổi năm 2006 như sau:
#I. MỤC ĐÍCH
Tạo niềm vui, nâng cao sức khỏe cho hội viên; động viên ông bà sống vui, sống khỏe, sống có ích.
#II. NỘI DUNG
1. Hội thi dưỡng sinh: 14 đội, mỗi đội 20 người; ngày 29/9/2006 tại sân Nhà Văn hóa Lao động.
2. Khám mắt, đo huyết áp miễn phí cho ít nhất 300 cụ.
3. Nói chuyện chuyên đề về dinh dưỡng tuổi già; giao lưu thơ, đờn ca tài tử.
#III. THỜI GIAN
Từ ngày 15/9/2006 đến ngày 15/10/2006.
#IV. TỔ CHỨC THỰC HIỆN
#1. Ban Chủ nhiệm
- Mời đại biểu, vận động tài trợ; báo cáo kết quả về Nhà Văn hóa Lao động tỉnh trước ngày 25/10/2006.
#2. Tổ Dưỡng sinh
- Soạn bài thi, tập huấn cho đội trưởng các đội trước ngày 20/9/2006.
- Cử trọng tài, chuẩn bị băng nhạc.
#3. Tổ Thơ - Nhạc
- Ra tập san “Nắng chiều”, in 200 cuốn.
- Chuẩn bị đêm giao lưu đờn ca tài tử.
#4. Đề nghị Bệnh viện Mắt tỉnh
Cử y sĩ, bác sĩ khám cho hội viên trong ngày 23/9/2006.
Ban Chủ nhiệm mong các tổ, các đội nhiệt tình hưởng ứng./.
""",
    recipients=["- Nhà Văn hóa Lao động tỉnh (b/c);", "- Bệnh viện Mắt tỉnh (p/h);", "- Các tổ, đội (t/h);", "- Lưu."],
    signature=bold(["TM. BAN CHỦ NHIỆM", "CHỦ NHIỆM", "", "", "Lâm Thị Cẩm Vàng"]),
)


def irrigation() -> Document:
    document = IRRIGATION.build()
    recode_to_tcvn3(document)
    return document


def veterans_club() -> Document:
    document = VETERANS_CLUB.build()
    recode_to_vni(document, every=4)
    return document


# A plan being edited

ART_CAMP = """
I MỤC ĐÍCH, YÊU CẦU
- Khuyến khích văn nghệ sĩ đi thực tế, sáng tác về biển, đảo, làng chài và người giữ nghề muối.
- Tác phẩm giàu tính nghệ thuật, chưa công bố; tác giả chịu trách nhiệm về bản quyền.
I NỘI DUNG
1 Trại sáng tác “Hạt muối trắng”
- Thời gian: 10 ngày, từ ngày 06/7/2026 đến ngày 15/7/2026.
- Địa điểm: làng muối Cồn Sim và đảo Hòn Nhạn.
- Số lượng: {targets} hội viên thuộc các chuyên ngành Văn học, Mỹ thuật, Nhiếp ảnh, Âm nhạc.
1 Triển lãm và đêm thơ nhạc
a Triển lãm 80 tác phẩm tại Nhà Triển lãm tỉnh trong tháng 9 năm 2026.
a Đêm thơ nhạc “Mặn mòi”, truyền hình trực tiếp tối ngày 12/9/2026.
I PHÂN CÔNG NHIỆM VỤ
1 Ban Công tác hội viên
- Lập danh sách trại viên, gửi giấy mời {deadline}.
- Chuẩn bị nơi ăn, nghỉ, tàu ra đảo; mua bảo hiểm cho trại viên.
1 Tạp chí Sóng Biển
- Chọn đăng ít nhất 15 tác phẩm; ra số chuyên đề trong quý III/2026.
1 Các chi hội chuyên ngành
- Giới thiệu hội viên tham gia, ưu tiên hội viên trẻ dưới 35 tuổi.
- Thẩm định bước đầu tác phẩm, gửi báo cáo về Văn phòng Liên hiệp Hội chậm nhất ngày 10/8/2026.
1 Văn phòng Liên hiệp Hội
- Tổng hợp, quyết toán kinh phí; tham mưu Thường trực Liên hiệp Hội báo cáo Ủy ban nhân dân tỉnh trước ngày 30/9/2026.
"""
NUMBERING = f"""
<w:numbering {nsdecls("w")}>
  <w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
    <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
  </w:abstractNum>
  <w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="multilevel"/>
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>
  </w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
</w:numbering>
"""
LEVELS = {"I ": (1, 0), "1 ": (1, 1), "a ": (1, 2), "- ": (2, 0)}
#: Text that an editor changed: what was deleted and what was put in its place.
CHANGES = {"targets": ("20", "25"), "deadline": ("trước ngày 10/6/2026", "trước ngày 20/6/2026")}
TEXT_BOX = """
<w:r {ns}><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">
<mc:Choice Requires="wps"><w:drawing><wp:anchor
    xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1"
 allowOverlap="1"><wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="column"><wp:posOffset>300000</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>
<wp:extent cx="1500000" cy="330000"/><wp:wrapTopAndBottom/><wp:docPr id="7" name="Text Box 7"/>
<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<wps:wsp xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:cNvSpPr txBox="1"/>
<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1500000" cy="330000"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr
    val="000000"/></a:solidFill></a:ln>
</wps:spPr><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>
</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>
<mc:Fallback><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:118pt;height:26pt">
<v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>
</mc:AlternateContent></w:r>
"""


def art_camp() -> Document:
    look = Look(justified=True, widths=(72, 90))
    document = new_document(look)
    root = document.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    root.extend(parse_xml(NUMBERING))
    left = ["UBND TỈNH BIỂN LÃNG", *bold(["LIÊN HIỆP CÁC HỘI", "VĂN HỌC NGHỆ THUẬT"]), "Số: 46/KH-LHH"]
    heading(document, left, [*bold(NATION), "~Biển Lãng, ngày 25 tháng 5 năm 2026"], look)
    content = '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>HỎA TỐC</w:t></w:r></w:p>'
    box = TEXT_BOX.format(ns=nsdecls("w"), content=content)
    document.add_paragraph()._p.append(parse_xml(box))
    body(
        document,
        """
=KẾ HOẠCH
=Tổ chức Trại sáng tác và triển lãm “Hạt muối trắng” năm 2026
Căn cứ Quyết định số 1450/QĐ-UBND ngày 08/5/2026 của Ủy ban nhân dân tỉnh Biển Lãng về việc hỗ trợ sáng tạo văn học,
    nghệ thuật năm 2026, Liên hiệp các Hội Văn học nghệ thuật tỉnh (sau đây viết tắt là Liên hiệp Hội) xây dựng Kế
    hoạch như sau:
""",
        look,
    )
    commented = numbered_body(document, ART_CAMP)
    body(
        document,
        """
Trên đây là Kế hoạch tổ chức Trại sáng tác và triển lãm “Hạt muối trắng”, đề nghị các ban, chi hội, Tạp chí phối hợp
    thực hiện./.
""",
        look,
    )
    recipients = [
        "- UBND tỉnh (b/c);",
        "- Ban Tuyên giáo và Dân vận Tỉnh ủy (b/c);",
        "- Thường trực Liên hiệp Hội;",
        "- Các chi hội chuyên ngành (t/h);",
        "- Tạp chí Sóng Biển;",
        "- Lưu: VT, HV.",
    ]
    ending(document, recipients, bold(["TM. THƯỜNG TRỰC", "CHỦ TỊCH", "", "", "", "Tô Ngọc Hải Đường"]), look)
    text = "Xem lại số trại viên: dự toán chỉ đủ 20 người."
    comment = document.add_comment(commented.runs, text=text, author="", initials="")
    comment._comment_elm.set(qn("w:date"), f"{BUILT_ON.isoformat()}Z")
    hidden = document.add_paragraph().add_run("Ghi chú nội bộ: bản này chưa trình ký, nộp lại trước ngày 01/6/2026.")
    hidden.font.hidden = True
    return document


def numbered_body(document: Document, text: str) -> Paragraph:
    """Add paragraphs numbered by Word, with the tracked changes; return the one that has the comment."""
    commented = None
    for line in lines_of(text):
        number_id, level = LEVELS[line[:2]]
        paragraph = document.add_paragraph()
        for place, part in enumerate(re.split(r"\{(\w+)\}", line[2:])):
            if place % 2:
                track(paragraph, *CHANGES[part])
                commented = commented or paragraph
            else:
                write(paragraph, part, bold=number_id == 1 and level < 2)
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number_id}"/></w:numPr>')
        )
    if commented is None:
        raise ValueError("no changed paragraph to comment on")
    return commented


def track(paragraph: Paragraph, deleted: str, inserted: str) -> None:
    for number, (tag, kind, text) in enumerate((("del", "delText", deleted), ("ins", "t", inserted)), 1):
        change = (
            f'<w:{tag} {nsdecls("w")} w:id="{number}" w:author="" w:date="2026-01-01T00:00:00Z">'
            f"<w:r><w:{kind}>{text}</w:{kind}></w:r></w:{tag}>"
        )
        paragraph._p.append(parse_xml(change))


# Papers that are no plans

SCHOOL_GATES = Paper(
    left=bold(["ỦY BAN NHÂN DÂN", "THỊ XÃ VÂN CẦM"]) + ["Số: 06/CT-UBND"],
    right=[*bold(NATION), "~Vân Cầm, ngày 20 tháng 8 năm 2024"],
    text="""
=CHỈ THỊ
=Về việc bảo đảm trật tự cổng trường và an toàn giao thông dịp khai giảng năm học 2024 - 2025
Thực hiện Kế hoạch số 88/KH-UBND ngày 15/8/2024 của Ủy ban nhân dân tỉnh về cao điểm an toàn giao thông cho học sinh;
    để khắc phục tình trạng ùn ứ, lấn chiếm vỉa hè trước cổng trường, Ủy ban nhân dân thị xã chỉ thị:
#I. MỤC ĐÍCH, YÊU CẦU
Các cơ quan, đơn vị quán triệt đầy đủ, tổ chức thực hiện nghiêm túc, có kiểm tra, đánh giá.
#II. TỔ CHỨC THỰC HIỆN
1. Công an thị xã bố trí lực lượng hướng dẫn giao thông tại 14 cổng trường vào giờ tan học; xây dựng kế hoạch tuần tra
    riêng.
2. Phòng Giáo dục và Đào tạo chỉ đạo các trường ký cam kết với phụ huynh trước ngày 31/8/2024.
3. Trung tâm Văn hóa - Truyền thanh thị xã mở chuyên mục “Cổng trường bình yên”, phát 03 lần mỗi tuần.
4. Ủy ban nhân dân các xã, phường sắp xếp hàng rong, kẻ vạch dừng đỗ; báo cáo kết quả về Ủy ban nhân dân thị xã trước
    ngày 15/9/2024.
Yêu cầu các cơ quan, đơn vị nghiêm túc triển khai thực hiện Chỉ thị này./.
""",
    recipients=["- UBND tỉnh (b/c);", "- Các phòng, ban thị xã (t/h);", "- UBND các xã, phường (t/h);", "- Lưu: VT."],
    signature=bold(["CHỦ TỊCH", "", "", "", "Ninh Khắc Thuần"]),
)

READING_GUIDE = Paper(
    left=["LIÊN HIỆP THƯ VIỆN KHU VỰC", *bold(["THƯ VIỆN TỈNH HOÀNG GIA"]), "Số: 09/HD-TVT"],
    right=[*bold(NATION), "~Hoàng Gia, ngày 02 tháng 02 năm 2026"],
    text="""
=HƯỚNG DẪN
=Thực hiện Kế hoạch số 15/KH-SVHTTDL ngày 19/01/2026 của Sở Văn hóa, Thể thao và Du lịch
=về phát triển tủ sách dòng họ năm 2026
~Căn cứ Kế hoạch số 15/KH-SVHTTDL ngày 19 tháng 01 năm 2026 của Sở Văn hóa, Thể thao và Du lịch tỉnh Hoàng Gia về phát
    triển tủ sách dòng họ năm 2026;
Thư viện tỉnh hướng dẫn các thư viện cấp xã, chủ tủ sách dòng họ một số nội dung như sau:
#I. MỤC ĐÍCH, YÊU CẦU
Thống nhất cách chọn sách, sắp xếp, cho mượn; giúp tủ sách hoạt động lâu dài.
#II. NỘI DUNG
1. Điều kiện lập tủ sách: có ít nhất 300 bản sách, có người trông coi, mở cửa tối thiểu 02 buổi mỗi tuần.
2. Cách phân loại: dùng nhãn màu theo tám nhóm chủ đề tại Phụ lục.
3. Cách luân chuyển sách: ba tháng một lần, mỗi lần 100 bản.
#III. TỔ CHỨC THỰC HIỆN
1. Phòng Phục vụ lưu động tập huấn cho thủ thư các xã trước ngày 15/3/2026.
2. Thư viện cấp xã lập danh sách tủ sách, gửi về Thư viện tỉnh trước ngày 30/3/2026.
Trong quá trình thực hiện, nếu có vướng mắc, đề nghị phản ánh về Thư viện tỉnh để kịp thời giải quyết./.
""",
    recipients=["- Sở VHTTDL (b/c);", "- Thư viện các xã, phường;", "- Lưu: VT, PVLĐ."],
    signature=bold(["GIÁM ĐỐC", "", "", "", "Uông Thị Nhã Lan"]),
)

BROADCAST_HOURS = Paper(
    left=["UBND XÃ TRUNG LƯƠNG", *bold(["TRUNG TÂM DỊCH VỤ TỔNG HỢP"]), "Số: 22/TB-TTDVTH"],
    right=[*bold(NATION), "~Trung Lương, ngày 01 tháng 6 năm 2026"],
    text="""
=THÔNG BÁO
=Lịch phát sóng chương trình truyền thanh xã từ ngày 08/6/2026 đến ngày 14/6/2026
Thực hiện kế hoạch sản xuất chương trình quý II/2026, Trung tâm Dịch vụ tổng hợp xã thông báo lịch phát sóng tuần như
    sau:
| TT | Ngày | Buổi sáng (5 giờ 00) | Buổi chiều (17 giờ 00) | Phụ trách
| 1 | Thứ Hai, 08/6 | Thời sự xã; Chuyên mục Nông dân cần biết | Tiếp âm Đài tỉnh; Câu chuyện truyền thanh | Tổ Biên
    tập
| 2 | Thứ Tư, 10/6 | Thời sự xã; Sức khỏe cộng đồng | Ca nhạc theo yêu cầu | Trạm Y tế phối hợp
| 3 | Thứ Sáu, 12/6 | Thời sự xã; Pháp luật và đời sống | Măng non | Tổ Biên tập
| 4 | Chủ nhật, 14/6 | Dân ca và nhạc cổ truyền | Điểm tin tuần | Tổ Kỹ thuật
Đề nghị Trưởng các thôn kiểm tra cụm loa, báo hỏng về Tổ Kỹ thuật trước ngày 06/6/2026. Mọi thay đổi lịch sẽ được
    thông báo trước 01 ngày./.
""",
    recipients=["- UBND xã (b/c);", "- Trưởng các thôn;", "- Lưu: VT."],
    signature=bold(["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "", "", "Doãn Thị Thắm"]),
)

SCANNED_PLAN = """
UBND XÃ HẢI TRIỀU                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỔ DÂN PHỐ SỐ 3                        Độc lập - Tự do - Hạnh phúc

                            KẾ HOẠCH
           Tổng vệ sinh, trồng hoa đường làng tháng 7 năm 2026

1. Thời gian: sáng Chủ nhật, ngày 12/7/2026.
2. Phân công: mỗi hộ cử một người; Chi hội Phụ nữ lo cây giống;
   Chi đoàn Thanh niên chở đất, tưới cây.
3. Tổ trưởng báo cáo kết quả về Ủy ban nhân dân xã trước ngày 15/7/2026.

                                              TỔ TRƯỞNG
"""


def scanned_plan() -> bytes:
    """Return a PDF that is only the picture of a page: a little turned and blurred, as from a scanner."""
    page = Image.new("L", (1240, 1754), 250)
    font = ImageFont.truetype("LiberationSerif-Regular.ttf", 28)
    ImageDraw.Draw(page).multiline_text((110, 120), SCANNED_PLAN.strip("\n"), fill=20, font=font, spacing=14)
    page = page.rotate(0.7, fillcolor=250).filter(ImageFilter.GaussianBlur(0.8))
    pdf = io.BytesIO()
    page.save(pdf, "PDF", resolution=150, creationDate=BUILT_ON.timetuple(), modDate=BUILT_ON.timetuple())
    return pdf.getvalue()


DOCX_FILES: dict[str, Callable[[], Document]] = {
    "ngay-hoi-mien-may-trang": festival,
    "hop-tac-xa-lam-thuy-loi": irrigation,
    "cau-lac-bo-huu-tri": veterans_club,
    "trai-sang-tac-hat-muoi": art_camp,
    "chi-thi-cong-truong": SCHOOL_GATES.build,
    "huong-dan-tu-sach-dong-ho": READING_GUIDE.build,
    "thong-bao-lich-phat-song": BROADCAST_HOURS.build,
}


def main() -> None:
    """Write every file of this script."""
    for name, build in DOCX_FILES.items():
        (HERE / f"{name}.docx").write_bytes(docx_bytes(build()))
    for name, paper in PDF_PLANS.items():
        (HERE / f"{name}.pdf").write_bytes(pdf_bytes(paper.build()))
    for name, message in edxml_plans().items():
        (HERE / f"{name}.edxml").write_text(message.build(), encoding="utf-8")
    (HERE / "to-dan-pho-ban-chup.pdf").write_bytes(scanned_plan())


if __name__ == "__main__":
    main()
