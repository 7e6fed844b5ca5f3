"""Builds the Word files of this folder, and the one of the demo, from the texts below.

Run it after a change: ``python tests/data/plans/build_docx.py``. Places, bodies and people are invented.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

HERE = Path(__file__).parent
DEMO = HERE.parents[2] / "example_site" / "demo"
BUILT_ON = datetime.datetime(2026, 1, 1)

NUMBERING = f"""
<w:numbering {nsdecls("w")}>
  <w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
    <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
  </w:abstractNum>
  <w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="multilevel"/>
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="+"/></w:lvl>
  </w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
</w:numbering>
"""
MARKS = {"I ": (1, 0), "1 ": (1, 1), "a ": (1, 2), "- ": (2, 0), "+ ": (2, 1)}


def new_document() -> Document:
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(14)
    properties = document.core_properties
    properties.author, properties.title, properties.comments = "", "", ""
    properties.created = properties.modified = BUILT_ON
    return document


def write(paragraph: Paragraph, text: str, *, bold: bool = False, italic: bool = False, centred: bool = False) -> None:
    run = paragraph.add_run(text)
    run.bold, run.italic = bold, italic
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def fill(cell: _Cell, lines: Iterable[tuple[str, bool]], *, centred: bool = True) -> None:
    """Write lines (text, bold) into a cell, one paragraph each."""
    for place, (text, bold) in enumerate(lines):
        paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        write(paragraph, text, bold=bold, centred=centred)


def heading(
    document: Document, left: list[tuple[str, bool]], right: list[tuple[str, bool]], number: str, date: str
) -> None:
    table = document.add_table(rows=2, cols=2)
    fill(table.cell(0, 0), left)
    fill(table.cell(0, 1), right)
    write(table.cell(1, 0).paragraphs[0], number, centred=True)
    write(table.cell(1, 1).paragraphs[0], date, italic=True, centred=True)


def title(document: Document, abstract: str) -> None:
    write(document.add_paragraph(), "KẾ HOẠCH", bold=True, centred=True)
    write(document.add_paragraph(), abstract, bold=True, centred=True)
    write(document.add_paragraph(), "_______________", centred=True)


def body(document: Document, text: str) -> None:
    """Add paragraphs, one a line; headings (capitals, or a number without a full stop) are bold, bases italic."""
    for line in filter(None, map(str.strip, text.splitlines())):
        is_heading = line[0].isdigit() and not line.endswith((".", ";")) or line.isupper()
        write(
            document.add_paragraph(), line, bold=is_heading, italic=line.startswith(("Căn cứ", "Thực hiện Kế", "Theo"))
        )


def numbered_body(document: Document, text: str) -> None:
    """Add paragraphs whose labels come from Word's automatic numbering."""
    for line in filter(None, map(str.strip, text.splitlines())):
        number_id, level = MARKS[line[:2]]
        paragraph = document.add_paragraph()
        write(paragraph, line[2:], bold=number_id == 1)
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number_id}"/></w:numPr>')
        )


def add_numbering(document: Document) -> None:
    root = document.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    root.extend(parse_xml(NUMBERING))


def grid(document: Document, rows: list[list[str]]) -> None:
    table = document.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for number, row in enumerate(rows):
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            write(cell.paragraphs[0], text, bold=number == 0)


def ending(document: Document, recipients: list[str], signature: list[str]) -> None:
    table = document.add_table(rows=1, cols=2)
    fill(table.cell(0, 0), [("Nơi nhận:", True), *((line, False) for line in recipients)], centred=False)
    fill(table.cell(0, 1), [(line, True) for line in signature])


def reading_week() -> Document:
    document = new_document()
    heading(
        document,
        [("ỦY BAN NHÂN DÂN", True), ("XÃ SUỐI NGÀN", True), ("_______", False)],
        [("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True), ("Độc lập - Tự do - Hạnh phúc", True), ("____________", False)],
        "Số: 58/KH-UBND",
        "Suối Ngàn, ngày 21 tháng 9 năm 2026",
    )
    title(document, "Tổ chức Tuần lễ đọc sách năm 2026 trên địa bàn xã Suối Ngàn")
    body(document, READING_WEEK)
    ending(
        document,
        [
            "- Ủy ban nhân dân tỉnh (để báo cáo);",
            "- Sở Văn hóa, Thể thao và Du lịch (để báo cáo);",
            "- Thường trực Đảng ủy xã;",
            "- Phòng Văn hóa - Xã hội (để thực hiện);",
            "- Trung tâm Văn hóa - Thông tin và Truyền thanh xã (để thực hiện);",
            "- Các trường học trên địa bàn xã (để thực hiện);",
            "- Ủy ban Mặt trận Tổ quốc Việt Nam xã (để phối hợp);",
            "- Trưởng các thôn;",
            "- Lưu: VT, VHXH.",
        ],
        ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "", "Trần Thị Minh Nguyệt"],
    )
    return document


READING_WEEK = """
Căn cứ Luật Thư viện ngày 21 tháng 11 năm 2019;
Thực hiện Kế hoạch số 214/KH-UBND ngày 08 tháng 9 năm 2026 của Ủy ban nhân dân tỉnh Đồng Xuân về phát triển văn hóa \
đọc trong cộng đồng năm 2026;
Theo đề nghị của Phòng Văn hóa - Xã hội tại Tờ trình số 31/TTr-VHXH ngày 15 tháng 9 năm 2026.
Ủy ban nhân dân xã Suối Ngàn ban hành Kế hoạch tổ chức Tuần lễ đọc sách năm 2026 như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Khuyến khích người dân, nhất là thiếu nhi và người cao tuổi, hình thành thói quen đọc sách mỗi ngày; giới thiệu \
các tủ sách, phòng đọc và thư viện số đang phục vụ trên địa bàn xã.
- Giúp phụ huynh và nhà trường có thêm cách đọc sách cùng con, tạo không gian sinh hoạt văn hóa lành mạnh trong \
cộng đồng.
2. Yêu cầu
- Hoạt động thiết thực, vui tươi, tiết kiệm, phù hợp với từng lứa tuổi và điều kiện của mỗi thôn.
- Nội dung tuyên truyền ngắn gọn, dễ hiểu, dễ nghe, có sự tham gia của chính bạn đọc.
II. NỘI DUNG, HÌNH THỨC
1. Chủ đề: Mỗi ngày mười trang sách.
2. Thời gian: từ ngày 05/10/2026 đến ngày 11/10/2026; tuyên truyền đến hết ngày 20/12/2026.
3. Các hoạt động chính
a) Ngày hội đổi sách tại Nhà văn hóa xã và 07 nhà văn hóa thôn.
b) Giờ đọc sách chung tại các trường học, mỗi ngày 20 phút đầu buổi học.
c) Cuộc thi kể chuyện theo sách dành cho học sinh tiểu học; chung kết tối ngày 10/10/2026.
III. CÔNG TÁC TUYÊN TRUYỀN
- Tuyên truyền trên hệ thống truyền thanh xã, cổng thông tin điện tử của xã và các nhóm cộng đồng của thôn.
- Tập trung cao điểm trong các ngày diễn ra Tuần lễ đọc sách và dịp kỷ niệm Ngày Phụ nữ Việt Nam 20/10.
IV. KINH PHÍ THỰC HIỆN
Kinh phí thực hiện từ nguồn ngân sách xã giao năm 2026 và nguồn xã hội hóa theo quy định.
V. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hóa - Xã hội
- Chủ trì, phối hợp với các cơ quan, đơn vị liên quan tổ chức các hoạt động của Tuần lễ đọc sách.
- Xây dựng thể lệ cuộc thi kể chuyện theo sách, hoàn thành trước ngày 28/9/2026.
- Tổng hợp kết quả thực hiện, báo cáo Ủy ban nhân dân xã theo quy định.
2. Trung tâm Văn hóa - Thông tin và Truyền thanh xã Suối Ngàn
- Mở chuyên mục “Sách hay mỗi tuần” trên cổng thông tin điện tử của xã, hoàn thành trước ngày 05/10/2026; đăng ít \
nhất 10 tin, bài và 02 bộ ảnh đến hết tháng 12/2026.
- Mở chuyên mục “Thư viện trên sóng” trên hệ thống truyền thanh xã, hai tuần một số, đến hết ngày 20/12/2026.
- Sản xuất ít nhất 04 chương trình phát thanh, mỗi chương trình từ 10 đến 15 phút, giới thiệu sách, bạn đọc và tủ \
sách gia đình:
+ Chương trình dành cho thiếu nhi có phần đọc truyện và câu đố;
+ Chương trình dành cho người cao tuổi phát lại vào buổi sáng.
- Giới thiệu các bài viết, video ngắn về bạn đọc trên trang mạng xã hội của xã.
- Tuyên truyền trực quan: treo băng rôn tại trụ sở, trưng bày ảnh tại Nhà văn hóa xã.
- Báo cáo kết quả tuyên truyền về Ủy ban nhân dân xã qua Phòng Văn hóa - Xã hội trước ngày 25/12/2026.
3. Các trường học trên địa bàn xã
Tổ chức giờ đọc sách chung, chọn học sinh tham gia cuộc thi kể chuyện theo sách. Huy động phụ huynh đóng góp sách \
cho thư viện trường.
4. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã và các đoàn thể xã: vận động đoàn viên, hội viên tham gia ngày hội \
đổi sách, ủng hộ sách cho tủ sách thôn.
5. Các thôn phối hợp mở cửa nhà văn hóa thôn vào các buổi tối trong Tuần lễ đọc sách, phân công người trực phòng đọc.
Trên đây là Kế hoạch tổ chức Tuần lễ đọc sách năm 2026, yêu cầu các cơ quan, đơn vị, trường học và các thôn nghiêm \
túc triển khai thực hiện; báo cáo kết quả về Ủy ban nhân dân xã qua Phòng Văn hóa - Xã hội (báo cáo kết quả Tuần lễ \
đọc sách trước ngày 30/12/2026; báo cáo kết quả phát triển văn hóa đọc hằng năm vào tháng 12) để tổng hợp, báo cáo \
Ủy ban nhân dân tỉnh./.
"""


def flood_safety() -> Document:
    document = new_document()
    add_numbering(document)
    heading(
        document,
        [("ỦY BAN NHÂN DÂN TỈNH LAM GIANG", False), ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", True), ("______", False)],
        [("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True), ("Độc lập - Tự do - Hạnh phúc", True)],
        "Số:         /KH-SVHTTDL",
        "Lam Giang, ngày      tháng 7 năm 2026",
    )
    title(document, "Tuyên truyền an toàn mùa mưa lũ năm 2026 trên hệ thống thông tin cơ sở")
    body(document, FLOOD_SAFETY_OPENING)
    numbered_body(document, FLOOD_SAFETY)
    grid(document, FLOOD_SAFETY_TABLE)
    numbered_body(document, FLOOD_SAFETY_UNITS)
    body(document, FLOOD_SAFETY_CLOSING)
    ending(
        document,
        [
            "- Ủy ban nhân dân tỉnh (b/c);",
            "- Giám đốc, các Phó Giám đốc Sở;",
            "- Ủy ban nhân dân các xã, phường (để phối hợp);",
            "- Các đơn vị trực thuộc Sở (t/h);",
            "- Lưu: VT, TTBCXB. 12b",
        ],
        ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "", "", "Lê Hoàng Vân"],
    )
    return document


FLOOD_SAFETY_OPENING = """
Căn cứ Nghị định số 49/2024/NĐ-CP ngày 10 tháng 5 năm 2024 của Chính phủ quy định hoạt động thông tin cơ sở;
Thực hiện Công văn số 1207/UBND-NNMT ngày 30 tháng 6 năm 2026 của Ủy ban nhân dân tỉnh Lam Giang về chủ động ứng \
phó mưa lũ.
Sở Văn hóa, Thể thao và Du lịch xây dựng Kế hoạch tuyên truyền an toàn mùa mưa lũ năm 2026 với các nội dung sau:
"""
FLOOD_SAFETY = """
I MỤC ĐÍCH, YÊU CẦU
1 Mục đích
- Giúp người dân nhận biết sớm dấu hiệu mưa lớn, lũ quét, sạt lở đất và biết cách bảo vệ tính mạng, tài sản.
- Nâng cao chất lượng bản tin cảnh báo trên hệ thống truyền thanh cơ sở.
1 Yêu cầu
- Thông tin kịp thời, chính xác, theo nguồn tin của cơ quan khí tượng thủy văn.
I NỘI DUNG TUYÊN TRUYỀN
1 Kỹ năng trước, trong và sau mưa lũ
a Chuẩn bị lương thực, nước sạch, đèn pin và túi thuốc gia đình.
a Không lội qua ngầm, tràn khi nước đang chảy xiết.
a Vệ sinh môi trường, phòng bệnh sau lũ.
1 Bản tin cảnh báo
- Bản tin ngắn, phát lặp lại khi có cảnh báo từ cấp độ 2 trở lên:
+ Phát bằng tiếng Việt và tiếng dân tộc trên địa bàn;
+ Phát vào các khung giờ 5 giờ 30, 11 giờ và 17 giờ.
I KẾ HOẠCH CHI TIẾT
"""
FLOOD_SAFETY_TABLE = [
    ["STT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành"],
    [
        "1",
        "Biên soạn bộ tài liệu 10 câu hỏi về an toàn mùa mưa lũ",
        "Phòng Thông tin, Báo chí và Xuất bản",
        "Đài Khí tượng Thủy văn tỉnh",
        "Trước ngày 25/7/2026",
    ],
    [
        "2",
        "Sản xuất 06 chương trình phát thanh mẫu gửi các đài truyền thanh xã",
        "Trung tâm Văn hóa và Truyền thông tỉnh",
        "",
        "Trước ngày 10/8/2026",
    ],
    [
        "3",
        "Kiểm tra cụm loa, thiết bị thu phát tại các xã vùng trũng",
        "Trung tâm Văn hóa và Truyền thông tỉnh",
        "Ủy ban nhân dân các xã, phường",
        "Quý III/2026",
    ],
]
FLOOD_SAFETY_UNITS = """
I TỔ CHỨC THỰC HIỆN
1 Phòng Thông tin, Báo chí và Xuất bản
- Tham mưu lãnh đạo Sở theo dõi, đôn đốc việc thực hiện Kế hoạch này.
- Tổng hợp kết quả, báo cáo Giám đốc Sở hằng quý, trước ngày 20 của tháng cuối quý.
1 Trung tâm Văn hóa và Truyền thông tỉnh
- Mở chuyên mục “An toàn mùa mưa lũ” trên cổng thông tin và hệ thống truyền thanh.
- Cung cấp chương trình phát thanh mẫu cho đài truyền thanh cấp xã.
1 Đề nghị Ủy ban nhân dân các xã, phường
- Chỉ đạo Trung tâm Dịch vụ tổng hợp cấp xã phát bản tin cảnh báo theo khung giờ tại mục II.
- Báo cáo kết quả về Sở Văn hóa, Thể thao và Du lịch chậm nhất ngày 15/11/2026.
"""
FLOOD_SAFETY_CLOSING = """
Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, đề nghị các đơn vị phản ánh về Sở Văn hóa, Thể thao và Du \
lịch để được hướng dẫn./.
"""


def quiet_festival() -> Document:
    document = new_document()
    heading(
        document,
        [("ỦY BAN NHÂN DÂN", False), ("PHƯỜNG BẾN CAU", True)],
        [("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True), ("Độc lập - Tự do - Hạnh phúc", True)],
        "Số: 09/KH-UBND",
        "Bến Cau, ngày 12 tháng 01 năm 2026",
    )
    box = document.add_table(rows=1, cols=1, style="Table Grid")
    write(box.cell(0, 0).paragraphs[0], "MẬT", bold=True, centred=True)
    write(document.add_paragraph(), "LƯU HÀNH NỘI BỘ", bold=True)
    title(document, "Phân luồng, bảo vệ Lễ hội đua thuyền Bến Cau năm 2026")
    body(document, QUIET_FESTIVAL)
    ending(
        document,
        ["- Như mục V;", "- Lưu: VT."],
        ["CHỦ TỊCH", "", "", "Đoàn Quốc Bảo"],
    )
    return document


QUIET_FESTIVAL = """
Căn cứ Kế hoạch số 02/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân phường Bến Cau về tổ chức Lễ hội đua \
thuyền năm 2026, Ủy ban nhân dân phường lập Kế hoạch phân luồng, bảo vệ Lễ hội như sau:
I. YÊU CẦU
Bảo đảm đường thông, bến an toàn, người xem có chỗ đứng an toàn trên bờ.
II. TỔ CHỨC THỰC HIỆN
1. Công an phường: bố trí lực lượng tại 03 điểm chốt; hướng dẫn người dân gửi xe đúng nơi quy định.
2. Đài Truyền thanh phường: phát thông báo hướng dẫn đường đi, nơi gửi xe mỗi ngày 02 lần, hoàn thành trước ngày \
20/01/2026.
3. Trạm Y tế phường: bố trí 01 tổ sơ cứu tại bến.
"""


def main() -> None:
    """Write every file of this folder, and the demo's."""
    DEMO.mkdir(parents=True, exist_ok=True)
    flood_safety().save(str(HERE / "an-toan-mua-mua-lu.docx"))
    quiet_festival().save(str(HERE / "le-hoi-dua-thuyen.docx"))
    week = reading_week()
    week.save(str(HERE / "tuan-le-doc-sach.docx"))
    week.save(str(DEMO / "ke-hoach-tuan-le-doc-sach.docx"))


if __name__ == "__main__":
    main()
