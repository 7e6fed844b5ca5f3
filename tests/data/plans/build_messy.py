"""Makes the DOCX and PDF documents of this folder: python build_messy.py (needs python-docx and soffice)."""
import datetime
import io
import pathlib
import subprocess
import tempfile
import zipfile

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

HERE = pathlib.Path(__file__).parent
CENTER, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
WIDTHS = (Cm(7), Cm(9.6))


def new(size=13):
    document = Document()
    properties = document.core_properties
    properties.author = ""
    properties.created = properties.modified = datetime.datetime(2026, 1, 1)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(1.8)
    section.top_margin = section.bottom_margin = Cm(2)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(size)
    style.paragraph_format.space_after = Pt(4)
    return document


def line(document, text, align=None, bold=False, italic=False):
    paragraph = document.add_paragraph()
    if align is not None:
        paragraph.alignment = align
    run = paragraph.add_run(text)
    run.bold, run.italic = bold, italic
    return paragraph


def body(document, text):
    """One paragraph for each line of the text; `**` before a line sets it bold."""
    for row in text.strip().splitlines():
        if row.strip():
            line(document, row.removeprefix("**"), bold=row.startswith("**"))


def columns(document, rows, bold=()):
    """A table of two columns without rules; a cell of several lines is several paragraphs."""
    table = document.add_table(rows=0, cols=2)
    table.autofit = False
    for column, width in zip(table.columns, WIDTHS):
        column.width = width
    for number, row in enumerate(rows):
        cells = table.add_row().cells
        for cell, text, width in zip(cells, row, WIDTHS):
            cell.width = width
            for index, part in enumerate(text.split("\n")):
                paragraph = cell.paragraphs[0] if not index else cell.add_paragraph()
                paragraph.alignment = CENTER
                run = paragraph.add_run(part)
                run.bold, run.font.size = number in bold, Pt(12)
    return table


def ending(document, recipients, signature):
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    for cell, text in zip(cells, (recipients, signature)):
        for index, part in enumerate(text.split("\n")):
            paragraph = cell.paragraphs[0] if not index else cell.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(0)
            if cell is cells[1]:
                paragraph.alignment = CENTER
                paragraph.add_run(part).bold = True
            else:
                run = paragraph.add_run(part)
                run.font.size = Pt(11)
                run.bold = run.italic = not index


def grid(document, rows):
    table = document.add_table(rows=0, cols=len(rows[0]))
    table.style = "Table Grid"
    for row in rows:
        for cell, text in zip(table.add_row().cells, row):
            cell.text = text


def save(document, path):
    """Save with fixed times inside the archive, so that a second run makes the same file."""
    memory = io.BytesIO()
    document.save(memory)
    with zipfile.ZipFile(memory) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), source.read(name), zipfile.ZIP_DEFLATED)


def cooperative_fair():
    document = new(14)
    columns(document, [
        ("LIÊN MINH HTX VIỆT NAM\nLIÊN MINH HỢP TÁC XÃ\nTỈNH HƯƠNG LẠC",
         "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"),
        ("Số: 64 /KH-LMHTX", "Hương Lạc, ngày 3 tháng 8 năm 2024"),
    ], bold=(0,))
    line(document, "KẾ HOẠCH", CENTER, bold=True)
    line(document, "Tổ chức Phiên chợ nông sản hợp tác xã gắn với hướng dẫn bán hàng", CENTER, bold=True)
    line(document, "trên môi trường mạng năm 2024", CENTER, bold=True)
    line(document, "Thực hiện Quyết định số 1290/QĐ-UBND ngày 11/7/2024 của UBND tỉnh Hương Lạc về việc giao nhiệm vụ xúc "
                   "tiến thương mại năm 2024 và Chương trình công tác năm của Liên minh HTX tỉnh, Liên minh Hợp tác xã tỉnh "
                   "xây dựng kế hoạch như sau:", italic=True)
    body(document, """
**I. Mục đích – Yêu cầu
- Giúp các HTX quảng bá sản phẩm, tìm đầu ra, học cách bán hàng qua mạng.
- Sản phẩm tham gia có nguồn gốc rõ ràng, niêm yết giá; bảo đảm vệ sinh an toàn thực phẩm.
**III. Quy mô,thời gian và địa điểm
1.Quy mô: 45 gian hàng của các HTX trong tỉnh; mỗi huyện, thị xã từ 04 đến 06 gian.
2. Thời gian:  từ 12/9/2024 đến hết ngày 15/9/2024 .
3. Địa điểm: Quảng trường 2/4, thị xã Hương Canh Thượng.
**II. Nội dung chính
1/ Trưng bày, bán sản phẩm; chấm điểm gian hàng đẹp.
2/ Lớp tập huấn bán hàng trên mạng: 02 lớp, tối đa 40 học viên/lớp.
3/ Tuyên truyền: Làm phim ngắn giới thiệu HTX, đăng Website Liên minh HTX tỉnh, fanpage “Nông sản Hương Lạc”; in 10 tấm pano đặt ở các cửa ngõ thị xã; thông báo trên loa truyền thanh các xã.
**IV. Kinh phí
Từ nguồn ngân sách tỉnh giao và đóng góp của các HTX theo quy định hiện hành
**V. Phân công nhiệm vụ
* Phòng Kế hoạch – Hỗ trợ
- Là đầu mối, tham mưu Ban Thường vụ Liên minh điều hành phiên chợ;
- Mời và lập danh sách HTX tham gia, xong trước 20/8/2024;
-Thuê gian hàng, sân khấu, âm thanh .
* Phòng Chính sách và Tuyên truyền: biên tập tin, bài, phim ngắn; chuẩn bị 02 lớp tập huấn; mời phóng viên dự khai mạc.
* Văn phòng Liên minh: lo hậu cần, lễ tân, thanh quyết toán kinh phí.
* Trung tâm Tư vấn và Hỗ trợ HTX
+ Cử cán bộ giúp các HTX tạo mã QR, mở gian hàng trên sàn thương mại điện tử;
+ Trực điểm tư vấn suốt thời gian phiên chợ.
* Đề nghị Sở Công Thương, Sở Nông nghiệp và PTNT phối hợp giới thiệu các sản phẩm OCOP; kiểm tra chất lượng hàng hóa.
* Đề nghị UBND các huyện, thị xã: tuyên truyền, tạo điều kiện cho HTX trên địa bàn tham gia, gửi danh sách về Liên minh HTX tỉnh trước ngày 18/8/2024.
Trên đây là Kế hoạch tổ chức phiên chợ, đề nghị các đơn vị quan tâm phối hợp, các phòng, ban, trung tâm trực thuộc khẩn trương thực hiện. Sau khi kết thúc phiên chợ 05 ngày, Phòng Kế hoạch – Hỗ trợ tổng hợp kết quả, trình lãnh đạo Liên minh báo cáo UBND tỉnh ./.
""")
    ending(document, "Nơi nhận :\n- UBND tỉnh ( b/c);\n- Các sở: Công Thương, NN&PTNT;\n- UBND các huyện, thị xã;\n"
                     "- Lưu VT,KHHT.", "CHỦ TỊCH\n\n\n\nDoãn Thế Hanh")
    return document


def post_office():
    document = new(13)
    columns(document, [
        ("TỔNG CÔNG TY BƯU ĐIỆN MIỀN HẠ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("BƯU ĐIỆN TỈNH TRÀ LÂM", "Độc lập – Tự do – Hạnh phúc"),
        ("Số : 231 / KH-BĐTL", ""),
    ], bold=(0, 1))
    line(document, "Trà Lâm, ngày   tháng 02 năm 2026", RIGHT, italic=True)
    line(document, "KẾ HOẠCH", CENTER, bold=True)
    line(document, "Phổ cập kỹ năng số cho người dân tại các điểm Bưu điện – Văn hóa xã năm 2026", CENTER, bold=True)
    body(document, """
Căn cứ Thỏa thuận hợp tác số 02/TTHT-BĐ-KHCN ngày 12/01/2026 giữa Bưu điện tỉnh Trà Lâm và Sở Khoa học và Công nghệ tỉnh Trà Lâm;
Bưu điện tỉnh Trà Lâm ban hành kế hoạch phổ cập kỹ năng số cho người dân, như sau:
**1.  MỤC TIÊU
""")
    for text in ("100% điểm Bưu điện – Văn hóa xã có góc hướng dẫn dịch vụ công trực tuyến.",
                 "Hướng dẫn trực tiếp cho ít nhất 9.000 lượt người dân, ưu tiên người cao tuổi.",
                 "Mỗi điểm mở tối thiểu 01 buổi/tháng."):
        document.add_paragraph(text, style="List Bullet")
    body(document, """
**2.  NỘI DUNG
2.1.Cài đặt ứng dụng định danh, thanh toán không dùng tiền mặt.
2.2.Nhận biết tin nhắn, cuộc gọi lừa đảo.
2.4.Đọc sách, báo trên máy tính bảng của điểm phục vụ.
**3.  THỜI GIAN THỰC HIỆN: từ 01/3/2026 đến 30/11/2026
Đợt cao điểm: hưởng ứng Ngày Chuyển đổi số quốc gia 10/10.
**4.  TRUYỀN THÔNG
Sử dụng các hình thức: áp phích tại điểm phục vụ, clip hướng dẫn 60 giây, thông báo qua loa truyền thanh xã, Zalo của bưu cục, bưu tá phát tờ rơi tại nhà.
**5.  TỔ CHỨC THỰC HIỆN
5.1 Phòng Kinh doanh: Làm đầu mối triển khai. Xây dựng bộ tài liệu, 05 clip hướng dẫn gửi các bưu điện trung tâm khu vực trước ngày 25/02/2026. Theo dõi, chấm điểm thi đua hằng tháng.
5.2 Phòng Kỹ thuật – Công nghệ: Rà soát đường truyền, máy tính bảng, wifi ở các điểm, xong trong quý I/2026.
5.3 Phòng Tổ chức – Hành chính: Tập huấn cho nhân viên điểm Bưu điện – Văn hóa xã; đề xuất khen thưởng.
5.4 Các Bưu điện trung tâm khu vực
""")
    for text in ("Bố trí bàn ghế, treo áp phích, phân công người hướng dẫn theo lịch cố định;",
                 "Mời tổ công nghệ số cộng đồng cùng hướng dẫn người dân;",
                 "Cập nhật số liệu lên phần mềm trước ngày 28 hằng tháng."):
        document.add_paragraph(text, style="List Bullet")
    body(document, """
5.5 Đề nghị Đoàn Thanh niên Bưu điện tỉnh: Tổ chức 03 đội tình nguyện về các xã vùng xa dịp tháng 3 và hè.
Các đơn vị trực thuộc có trách nhiệm phổ biến Kế hoạch này đến từng nhân viên và tổ chức thực hiện. Báo cáo 6 tháng gửi trước ngày 15/6/2026, báo cáo năm gửi trước ngày 05/12/2026 về Bưu điện tỉnh (Phòng Kinh doanh) để tổng hợp, báo cáo Tổng công ty.
""")
    ending(document, "Nơi nhận:\n- TCT (để b/c);\n- Sở KH&CN (p/h);\n- Các phòng, BĐTTKV (t/h);\n- ĐTN BĐT;\n- Lưu: VT, KD",
           "TUQ. GIÁM ĐỐC\nTRƯỞNG PHÒNG KINH DOANH\n\n\nBế Thị Hương Giang")
    return document


def village():
    document = new(14)
    for text in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "---------------"):
        line(document, text, CENTER, bold=True)
    line(document, "KẾ HOẠCH", CENTER, bold=True)
    line(document, "ra quân dọn đường làng, ngõ xóm đón Tết", CENTER, bold=True)
    body(document, """
Theo tinh thần cuộc họp thôn tối ngày 03/01/2027, Ban lãnh đạo thôn Đồng Vàng thống nhất kế hoạch ra quân dọn đường làng, ngõ xóm đón Tết, cụ thể:
**Thời gian
Buổi sáng từ 6 giờ 30, ngày 24/01/2027 và ngày 31/01/2027.
**Công việc
-Phát quang 2,5 km đường liên thôn
- Vớt bèo, rác ở ao đình;
+Sửa 12 bóng đèn đường bị hỏng, treo cờ, treo 03 băng rôn chúc Tết.
**Phân công
Các ông (bà) trưởng xóm báo cho từng nhà, mỗi nhà 01 người đem theo cuốc, chổi, liềm; nhà neo người thì các nhà bên cạnh làm giúp.
Xóm Trại và Xóm Giữa làm đoạn từ cổng làng đến trạm bơm, Xóm Đông làm đoạn từ trạm bơm đến ao đình.
Chi đoàn thanh niên sửa đèn, chụp ảnh gửi nhóm Zalo thôn.
Chi hội phụ nữ nấu nước, quét dọn nhà văn hóa; 
Giao Chi hội Cựu chiến binh chủ trì, phối hợp với Chi hội Người cao tuổi vớt bèo ao đình, trồng lại hàng cau, xong trước ngày 31/01/2027.
Ông Quản Đình Tài (loa thôn) đọc thông báo trên loa truyền thanh thôn 3 buổi liền trước ngày ra quân.
Đề nghị bà con trong thôn hưởng ứng đông đủ, đúng giờ. Trưởng các xóm báo cáo kết quả với Trưởng thôn vào tối 31/01/2027.
""")
    line(document, "Đồng Vàng ngày 5/1/2027", RIGHT, italic=True)
    line(document, "TRƯỞNG THÔN", RIGHT, bold=True)
    line(document, "")
    line(document, "Hoàng Văn Chỉnh", RIGHT, bold=True)
    return document


def mobile_library():
    document = new(13)
    columns(document, [
        ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH\nTHƯ VIỆN TỈNH KIM SA\n————",
         "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n————————"),
        ("Số: 35/KH-TVT", "Kim Sa, ngày 20 tháng 01 năm 2026"),
    ], bold=(0,))
    line(document, "KẾ HOẠCH", CENTER, bold=True)
    line(document, "Luân chuyển sách và phục vụ xe thư viện lưu động năm 2026", CENTER, bold=True)
    body(document, """
- Căn cứ Luật Thư viện số 46/2019/QH14 ngày 21 tháng 11 năm 2019;
- Thực hiện Kế hoạch số 09/KH-SVHTTDL ngày 08 tháng 01 năm 2026 của Sở Văn hóa, Thể thao và Du lịch về công tác thư viện năm 2026;
- Theo đề nghị của Phòng Phục vụ lưu động.
Thư viện tỉnh Kim Sa xây dựng Kế hoạch luân chuyển sách và phục vụ xe thư viện lưu động (gọi tắt là xe sách) như sau:
**I/ MỤC ĐÍCH - YÊU CẦU
1) Đưa sách, báo, thiết bị đọc đến học sinh và người dân vùng xa; khuyến khích thói quen đọc trong gia đình.
2) Sách chọn theo lứa tuổi; phục vụ an toàn, đúng lịch,tiết kiệm.
**II/ CHỈ TIÊU
- Xe sách đi ít nhất 60 chuyến; phục vụ khoảng 30.000 lượt bạn đọc;
- Luân chuyển 12.000 bản sách tới các thư viện xã, tủ sách trường học.
**III/ LỊCH PHỤC VỤ
""")
    grid(document, [("Thời gian", "Địa bàn", "Ghi chú"), ("Quý I", "Các xã ven biển", "Sau Tết"),
                    ("Quý II", "Các xã vùng đồi", ""), ("Quý III", "Trại hè, nhà thiếu nhi", "Cả buổi tối"),
                    ("Quý IV", "Các trường bán trú", "")])
    body(document, """
Xe sách phục vụ từ ngày 02/3/2026 đến ngày 18/12/2026. Tăng chuyến trong đợt cao điểm Ngày Sách và Văn hóa đọc Việt Nam (15/4 - 30/4/2026).
**IV/ TRUYỀN THÔNG
Mỗi chuyến đi có ít nhất 01 tin và 05 ảnh đăng trên trang thông tin điện tử, kênh Tiktok của Thư viện tỉnh; mỗi quý làm 01 phóng sự gửi Báo và Đài PT-TH tỉnh.
**V/ TỔ CHỨC THỰC HIỆN
1. Phòng Phục vụ lưu động.
– Chủ trì lập lịch từng tháng, thông báo cho các điểm trước ít nhất 07 ngày;
– Bảo dưỡng xe, máy phát điện, máy tính bảng;
– Tổ chức trò chơi, kể chuyện theo sách:
+ Bậc tiểu học: vẽ tranh theo sách;
+ Bậc THCS: trạm đọc thử thách.
2. Phòng Nghiệp vụ.
– Chọn, xử lý 12.000 bản sách, hoàn thành trước ngày 28/02/2026;
– Tiếp nhận báo cáo của các điểm, tổng hợp số liệu.
3. Phòng Hành chính – Tổng hợp.
Bảo đảm kinh phí, xăng xe, chế độ cho cán bộ đi lưu động; viết tin, chụp ảnh.
4. Đề nghị UBND các xã, phường
Giao Phòng Văn hóa - Xã hội bố trí địa điểm, điện, bàn ghế; phát thông báo trên đài truyền thanh xã.
5. Các thư viện xã, trường học nhận sách luân chuyển:
Quản lý, cho mượn, không để mất mát, hư hỏng sách. Định kỳ hằng quý (trước ngày 25 của tháng cuối quý), 6 tháng (trước 10/6), năm (trước 05/12) báo cáo kết quả sử dụng sách về Thư viện tỉnh qua Phòng Nghiệp vụ để tổng hợp báo cáo Sở Văn hóa, Thể thao và Du lịch.
Trên đây là Kế hoạch luân chuyển sách và phục vụ xe thư viện lưu động năm 2026. Yêu cầu các phòng chuyên môn, đề nghị các điểm phục vụ phối hợp thực hiện./.
""")
    ending(document, "Nơi nhận:\n- Sở VHTTDL (để báo cáo);\n- UBND các xã, phường (để phối hợp);\n- Ban Giám đốc;\n"
                     "- Các phòng chuyên môn (để thực hiện);\n- Lưu: VT, PVLĐ (03).",
           "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\n\nThS. Mạc Thị Thanh Trà")
    return document


def walking_club():
    document = new(13)
    for text in ("CÂU LẠC BỘ ĐI BỘ - CHẠY BỘ BẾN NGỰ", "BAN CHỦ NHIỆM"):
        line(document, text, bold=True)
    line(document, "Số 02/2026/KH – CLB", italic=True)
    line(document, "KẾ HOẠCH TỔ CHỨC GIẢI ĐI BỘ “MỖI NGÀY MƯỜI NGHÌN BƯỚC”", CENTER, bold=True)
    line(document, "LẦN THỨ 3 - NĂM 2026", CENTER, bold=True)
    body(document, """
Hưởng ứng Ngày chạy Olympic vì sức khỏe toàn dân, được sự đồng ý của Trung tâm Văn hóa, Thể thao phường Bến Ngự, Ban Chủ nhiệm Câu lạc bộ tổ chức giải đi bộ như sau:
**A. THÔNG TIN CHUNG
Tên giải: Giải đi bộ “Mỗi ngày mười nghìn bước” lần thứ 3.
Thời gian: 5h00 - 8h00, chủ nhật ngày 29/3/2026
Địa điểm: Công viên bờ sông phường Bến Ngự
Đối tượng: hội viên và người dân từ 16 tuổi trở lên. Dự kiến khoảng 400 người.
**B. NỘI DUNG THI ĐẤU
1.Cự ly 3 km (người cao tuổi)
2.Cự ly 5 km
**C. ĐĂNG KÝ
Đăng ký qua mã QR trên fanpage CLB hoặc gặp trực tiếp tổ thư ký đến hết ngày 22/3/2026. Không thu lệ phí.
**D. TRUYỀN THÔNG
Đăng poster, bài viết và livestream trên fanpage CLB; nhờ đài truyền thanh phường đọc thông báo 2 lần/ngày trong tuần cuối tháng 3.
**E. PHÂN CÔNG
• Ông Cù Huy Bách, Chủ nhiệm: phụ trách chung, xin phép, mời đại biểu
• Bà Ninh Thị Sâm, Phó Chủ nhiệm: phụ trách tài chính – vận động tài trợ, công khai thu chi trước ngày 05/4/2026
• Tổ Trọng tài: vạch đường, chia tổ, ghi kết quả
• Tổ Y tế – Nước uống: lập 02 trạm nước, 01 trạm sơ cứu, trực tới khi người cuối cùng về đích
• Tổ Truyền thông chủ trì, phối hợp với Đoàn phường Bến Ngự thiết kế poster, chụp ảnh, dựng clip tổng kết đăng trong vòng 3 ngày sau giải
• Đề nghị Công an phường giúp phân luồng xe ở hai đầu công viên
Các tổ gửi báo cáo công việc về Ban Chủ nhiệm trước 31/3/2026.
Rất mong toàn thể hội viên nhiệt tình tham gia để giải thành công tốt đẹp!
""")
    for text in ("Bến Ngự, 26/02/2026", "T/M BAN CHỦ NHIỆM", "CHỦ NHIỆM", "", "Cù Huy Bách"):
        line(document, text, RIGHT, bold=text != "Bến Ngự, 26/02/2026")
    return document


def main():
    for name, make in (("phien-cho-hop-tac-xa", cooperative_fair), ("ky-nang-so-buu-dien", post_office),
                       ("don-duong-lang", village)):
        save(make(), HERE / f"{name}.docx")
    with tempfile.TemporaryDirectory() as folder:
        for name, make in (("xe-sach-luu-dong", mobile_library), ("giai-di-bo", walking_club)):
            source = pathlib.Path(folder) / f"{name}.docx"
            save(make(), source)
            subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", HERE, source], check=True)


if __name__ == "__main__":
    main()
