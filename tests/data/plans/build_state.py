"""Builds the Word files of the state bodies in this folder, from the texts below.

Run it after a change: ``python tests/data/plans/build_state.py``. Places, bodies and people are invented.
"""

from __future__ import annotations

from build_docx import HERE, body, ending, fill, grid, heading, new_document, title, write
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

NATION = [
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True),
    ("Độc lập - Tự do - Hạnh phúc", True),
    ("_______________", False),
]


def mark(document: Document, text: str) -> None:
    """Write a mark of urgency or circulation in a box of its own."""
    box = document.add_table(rows=1, cols=1, style="Table Grid")
    write(box.cell(0, 0).paragraphs[0], text, bold=True, centred=True)


def museum_programme() -> Document:
    document = new_document()
    heading(
        document,
        [("SỞ VĂN HÓA, THỂ THAO", False), ("VÀ DU LỊCH TRÀ LƯƠNG", False), ("BẢO TÀNG TỈNH", True), ("_____", False)],
        NATION,
        "Số: 93/KH-BTT",
        "Trà Lương, ngày 03 tháng 9 năm 2026",
    )
    title(document, "Tổ chức chương trình “Em yêu lịch sử quê mình” năm học 2026 - 2027")
    body(document, PAST_OPENING)
    grid(document, PAST_TABLE)
    body(document, PAST_ENDING)
    ending(
        document,
        [
            "- Sở VHTTDL (để báo cáo);",
            "- Sở GDĐT (để phối hợp);",
            "- Các trường phổ thông trên địa bàn tỉnh;",
            "- Ban Giám đốc;",
            "- Các phòng chuyên môn (để thực hiện);",
            "- Lưu: VT, GDTT.",
        ],
        ["Q. GIÁM ĐỐC", "", "", "", "Mạc Thanh Tùng"],
    )
    return document


def school_reading() -> Document:
    document = new_document()
    heading(
        document,
        [
            ("ỦY BAN NHÂN DÂN TỈNH LỘC XUYÊN", False),
            ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH -", True),
            ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", True),
        ],
        NATION,
        "Số: 19/KHLN-SVHTTDL-SGDĐT",
        "Lộc Xuyên, ngày 24 tháng 02 năm 2026",
    )
    write(document.add_paragraph(), "KẾ HOẠCH LIÊN NGÀNH", bold=True, centred=True)
    write(
        document.add_paragraph(), "Phối hợp phát triển văn hóa đọc trong trường học năm 2026", bold=True, centred=True
    )
    body(document, SCHOOL_READING)
    signatures = document.add_table(rows=1, cols=2)
    fill(
        signatures.cell(0, 0),
        [(line, True) for line in ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", "GIÁM ĐỐC", "", "", "Phùng Thị Ngân Hà")],
    )
    fill(
        signatures.cell(0, 1),
        [(line, True) for line in ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "GIÁM ĐỐC", "", "", "Cao Xuân Dũng")],
    )
    write(document.add_paragraph(), "Nơi nhận:", bold=True, italic=True)
    for line in (
        "- UBND tỉnh (báo cáo);",
        "- Giám đốc, các Phó Giám đốc hai Sở;",
        "- UBND các xã, phường (phối hợp);",
        "- Thư viện tỉnh, các trường phổ thông (thực hiện);",
        "- Lưu: VT SVHTTDL, VT SGDĐT.",
    ):
        write(document.add_paragraph(), line)
    document.add_page_break()
    write(document.add_paragraph(), "Phụ lục I", bold=True, centred=True)
    write(document.add_paragraph(), "DANH MỤC SÁCH GỢI Ý CHO HỌC SINH", bold=True, centred=True)
    grid(document, SCHOOL_READING_BOOKS)
    document.add_page_break()
    write(document.add_paragraph(), "Phụ lục II", bold=True, centred=True)
    write(document.add_paragraph(), "ĐỀ CƯƠNG BÁO CÁO", bold=True, centred=True)
    body(document, "Phần 1: Kết quả đạt được\nPhần 2: Khó khăn, vướng mắc\nPhần 3: Kiến nghị")
    return document


def storm_safety() -> Document:
    document = new_document()
    for line in (
        "Ký bởi: ỦY BAN NHÂN DÂN TỈNH HẢI KHÊ",
        "Cơ quan: TỈNH HẢI KHÊ",
        "Ngày ký: 12/09/2026 08:15:22 +07:00",
    ):
        paragraph = document.add_paragraph()
        write(paragraph, line)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    heading(
        document,
        [("ỦY BAN NHÂN DÂN", True), ("TỈNH HẢI KHÊ", True), ("________", False)],
        NATION,
        "Số: 187/KH-UBND",
        "Hải Khê, ngày 11 tháng 9 năm 2026",
    )
    mark(document, "HỎA TỐC")
    title(document, "Thông tin, tuyên truyền phòng, tránh bão và an toàn tàu thuyền mùa mưa bão năm 2026")
    body(document, STORM)
    ending(
        document,
        [
            "- Bộ Nông nghiệp và Môi trường (b/c);",
            "- TT. Tỉnh ủy, TT. HĐND tỉnh (b/c);",
            "- CT, các PCT UBND tỉnh;",
            "- Các sở, ban, ngành (t/h);",
            "- UBND các xã, phường, đặc khu (t/h);",
            "- Cổng TTĐT tỉnh (đăng tải);",
            "- Lưu: VT, NNMT (Tr).",
        ],
        ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "", "Hồ Diên Khánh"],
    )
    document.add_page_break()
    write(document.add_paragraph(), "PHỤ LỤC", bold=True, centred=True)
    write(document.add_paragraph(), "PHÂN CÔNG NHIỆM VỤ CỤ THỂ", bold=True, centred=True)
    write(
        document.add_paragraph(),
        "(Kèm theo Kế hoạch số 187/KH-UBND ngày 11/9/2026 của Ủy ban nhân dân tỉnh Hải Khê)",
        italic=True,
        centred=True,
    )
    grid(document, STORM_TABLE)
    return document


def gratitude_day() -> Document:
    document = new_document()
    write(document.add_paragraph(), "DỰ THẢO", bold=True)
    heading(
        document,
        [("ỦY BAN NHÂN DÂN XÃ AN KHUÊ HẠ", False), ("TRUNG TÂM VĂN HÓA - THÔNG TIN", True)],
        NATION,
        "Số: ……/KH-TTVHTT",
        "An Khuê Hạ, ngày …. tháng 6 năm 2026",
    )
    title(document, "Tuyên truyền và tổ chức các hoạt động văn nghệ tri ân kỷ niệm 79 năm Ngày Thương binh - Liệt sĩ")
    body(document, GRATITUDE)
    ending(
        document,
        [
            "- UBND xã (để báo cáo);",
            "- Phòng Văn hóa - Xã hội;",
            "- Đoàn Thanh niên, Hội Cựu chiến binh xã (để phối hợp);",
            "- Các tổ chuyên môn (để thực hiện);",
            "- Lưu: TTVHTT.",
        ],
        ["GIÁM ĐỐC"],
    )
    return document


def clean_market() -> Document:
    """A scan turned into Word: one paragraph a printed line, marks and words damaged."""
    document = new_document()
    heading(
        document,
        [("UBND TỈNH TÂY NGUYỆT", False), ("SỞ CÔNG THƯƠNG", True)],
        [("CỘNG HÒA XÃ HỘI CHỦ NGHIA VIỆT NAM", True), ("Đôc lập - Tự do - Hạnh phúc", True)],
        "Số: 54/KH-SCT",
        "Tây Nguyêt, ngày 02 tháng 4 năm 2026",
    )
    write(document.add_paragraph(), "LƯU HÀNH NỘI BỘ", bold=True)
    for line in (
        "KẾ HOACH",
        "Tuyên truyên “Chợ sạch, hàng an toàn”",
        "nhân Tháng hành động vì an toàn thực phẩm năm 2026",
    ):
        write(document.add_paragraph(), line, bold=True, centred=True)
    for line in MARKET.strip().splitlines():
        write(document.add_paragraph(), line)
    ending(
        document,
        [
            "- Giám đốc, các PGĐ Sở (để b/c);",
            "- Các phòng, đơn vị thuộc Sở (để thưc hiện);",
            "- Ban quản lý các chợ (để phối hợp);",
            "- Lưu: VT, VP.",
        ],
        ["TUQ. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "", "", "Kiều Thị Loan"],
    )
    return document


PAST_OPENING = """
Căn cứ Luật Di sản văn hóa ngày 23 tháng 11 năm 2024;
Căn cứ Công văn số 1544/SVHTTDL-QLDS ngày 30 tháng 7 năm 2026 của Sở Văn hóa, Thể thao và Du lịch về việc tăng cường \
hoạt động giáo dục di sản;
Xét tình hình thực tế, Bảo tàng tỉnh Trà Lương xây dựng Kế hoạch tổ chức chương trình “Em yêu lịch sử quê mình” năm \
học 2026 - 2027 (sau đây gọi là Chương trình) như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích: giúp học sinh tiếp cận di sản bằng trải nghiệm, hiện vật thật và câu chuyện thật.
2. Yêu cầu: nội dung chính xác, phù hợp lứa tuổi; bảo đảm an toàn hiện vật và an toàn cho học sinh.
II. CÁC HOẠT ĐỘNG VÀ PHÂN CÔNG
"""

PAST_ENDING = """
III. CHỈ TIÊU
- Đón tối thiểu 60 đoàn học sinh, khoảng 7.500 lượt.
- Tổ chức 12 buổi trưng bày lưu động, mỗi tháng 01 buổi.
- Có ít nhất 10 tin, bài và 04 video ngắn giới thiệu Chương trình.
- Tổ chức các đợt trải nghiệm cao điểm nhân các ngày lễ lớn của đất nước, của tỉnh.
IV. TỔ CHỨC THỰC HIỆN
- Phòng Giáo dục - Truyền thông: làm đầu mối liên hệ các trường, lập lịch đón đoàn; cập nhật thông tin trên website \
và fanpage của Bảo tàng;
- Phòng Kiểm kê - Bảo quản: lựa chọn hiện vật, bản phục chế dùng cho trải nghiệm; lập biên bản giao nhận mỗi lần đưa \
hiện vật ra khỏi kho;
- Phòng Trưng bày: thiết kế bộ pa nô trưng bày lưu động, hoàn thành trước ngày 25/9/2026;
- Phòng Hành chính - Tổng hợp: bảo đảm kinh phí, xe vận chuyển, trực bảo vệ; tổng hợp kết quả năm học, báo cáo Ban \
Giám đốc chậm nhất ngày 31/5/2027 để báo cáo Sở Văn hóa, Thể thao và Du lịch.
Các phòng định kỳ báo cáo kết quả hằng quý về Ban Giám đốc qua Phòng Giáo dục - Truyền thông. Đề nghị viên chức, \
người lao động Bảo tàng thực hiện tốt Kế hoạch này./.
"""

PAST_TABLE = [
    ["TT", "Nội dung", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian"],
    [
        "1",
        "Trải nghiệm “Một ngày làm nhà khảo cổ”",
        "Phòng Giáo dục - Truyền thông",
        "Phòng Kiểm kê - Bảo quản",
        "Từ ngày 05/10/2026",
    ],
    ["2", "Trưng bày lưu động tại trường học", "Phòng Trưng bày", "Các trường phổ thông", "Hằng tháng"],
    [
        "3",
        "Tập huấn kỹ năng thuyết minh cho học sinh",
        "Phòng Giáo dục - Truyền thông",
        "Hội Di sản văn hóa tỉnh",
        "Tháng 11/2026",
    ],
    ["4", "Số hóa 3D 30 hiện vật", "Phòng Kiểm kê - Bảo quản", "", "6 tháng đầu năm 2027"],
]

SCHOOL_READING = """
Thực hiện Chương trình số 08/CTr-UBND ngày 19 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Lộc Xuyên về phát triển văn \
hóa đọc giai đoạn 2026 - 2030, Sở Văn hóa, Thể thao và Du lịch và Sở Giáo dục và Đào tạo thống nhất ban hành Kế \
hoạch phối hợp phát triển văn hóa đọc trong trường học năm 2026 (sau đây gọi tắt là Kế hoạch liên ngành), với các \
nội dung sau:
A. MỤC TIÊU
I. Mục tiêu chung
Xây dựng thói quen đọc cho trẻ em, học sinh; liên thông thư viện công cộng với thư viện trường học.
II. Mục tiêu cụ thể
a) Ít nhất 70% trường tiểu học có thư viện đạt chuẩn mức độ 1;
b) 100% trường tổ chức Ngày Sách và Văn hóa đọc Việt Nam;
c) Mỗi lớp có 01 góc đọc với khoảng 40 bản sách;
d) Mỗi học sinh đọc tối thiểu 02 cuốn sách/tháng;
đ) Bồi dưỡng nghiệp vụ cho khoảng 180 nhân viên thư viện.
B. NỘI DUNG PHỐI HỢP
1. Luân chuyển sách từ Thư viện tỉnh đến trường học theo tháng; dùng chung cơ sở dữ liệu bạn đọc.
2. Tổ chức Cuộc thi “Đại sứ Văn hóa đọc” cấp tỉnh: phát động trong tháng 3/2026, chấm vòng tỉnh trước ngày \
30/6/2026, trao giải vào quý III/2026.
3. Truyền thông trên Cổng thông tin điện tử hai Sở, Báo và phát thanh, truyền hình Lộc Xuyên; mở chuyên mục “Trang \
sách học trò” mỗi tuần 01 kỳ.
C. TỔ CHỨC THỰC HIỆN
I. SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH
- Chủ trì, phối hợp với Sở Giáo dục và Đào tạo ban hành thể lệ Cuộc thi trước ngày 10/3/2026.
- Chỉ đạo Thư viện tỉnh hướng dẫn nghiệp vụ, luân chuyển sách, phục vụ xe thư viện lưu động.
II. SỞ GIÁO DỤC VÀ ĐÀO TẠO
- Chỉ đạo các trường bố trí tiết đọc thư viện trong kế hoạch giáo dục; không giao chỉ tiêu hình thức.
- Tổ chức vòng sơ khảo, gửi bài dự thi về Sở Văn hóa, Thể thao và Du lịch chậm nhất ngày 05/6/2026.
III. ĐỀ NGHỊ ỦY BAN NHÂN DÂN CÁC XÃ, PHƯỜNG
Bố trí kinh phí cho thư viện trường học theo phân cấp; huy động nguồn lực xã hội xây dựng tủ sách lớp học.
IV. CHẾ ĐỘ THÔNG TIN, BÁO CÁO
Các đơn vị báo cáo kết quả thực hiện về Sở Văn hóa, Thể thao và Du lịch trước ngày 25/11 hằng năm để tổng hợp, báo \
cáo Ủy ban nhân dân tỉnh. Định kỳ luân phiên mỗi năm hai Sở họp đánh giá một lần.
Trên đây là Kế hoạch liên ngành, đề nghị các đơn vị, địa phương phối hợp thực hiện.
"""

SCHOOL_READING_BOOKS = [
    ["STT", "Tên sách", "Lứa tuổi"],
    ["1", "Chuyện kể bên bếp lửa", "Lớp 1 - 3"],
    ["2", "Khu vườn sau nhà", "Lớp 4 - 5"],
    ["3", "Nhật ký đo mưa", "Lớp 6 - 9"],
]

STORM = """
Căn cứ Luật Phòng thủ dân sự ngày 20 tháng 6 năm 2023;
Căn cứ Nghị định số 49/2024/NĐ-CP ngày 10 tháng 5 năm 2024 của Chính phủ quy định hoạt động thông tin cơ sở;
Theo đề nghị của Giám đốc Sở Nông nghiệp và Môi trường tại Tờ trình số 402/TTr-SNNMT ngày 07 tháng 9 năm 2026,
Ủy ban nhân dân tỉnh Hải Khê ban hành Kế hoạch thông tin, tuyên truyền phòng, tránh bão và an toàn tàu thuyền mùa \
mưa bão năm 2026, cụ thể như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
a) Bảo đảm thông tin cảnh báo đến 100% hộ dân vùng ven biển, tàu thuyền đang hoạt động trên biển.
b) Nâng cao kỹ năng chằng chống nhà cửa, neo đậu tàu thuyền, sơ tán an toàn.
2. Yêu cầu
a) Thông tin nhanh, thống nhất theo bản tin của Đài Khí tượng Thủy văn.
b) Không để “vùng trắng” thông tin; duy trì trực 24/24 giờ khi có bão gần bờ.
II. NỘI DUNG, HÌNH THỨC
1. Nội dung
- Diễn biến bão, mưa lớn, nước dâng; vùng nguy hiểm trên biển.
- Hướng dẫn sơ tán, dự trữ lương thực, nước uống cho từ 03 đến 05 ngày.
2. Hình thức
- Tin nhắn SMS, ứng dụng Zalo; truyền thanh cơ sở; xe loa lưu động; hệ thống thông tin duyên hải.
- Bản tin đặc biệt phát 02 giờ/lần khi có bão khẩn cấp.
3. Thời gian: từ ngày ban hành Kế hoạch đến hết ngày 31 tháng 12 năm 2026; cao điểm tháng 9, tháng 10 năm 2026.
III. TỔ CHỨC THỰC HIỆN
1. Sở Nông nghiệp và Môi trường
a) Là cơ quan thường trực; cung cấp bản tin, thông điệp cho các cơ quan báo chí, hệ thống thông tin cơ sở.
b) Tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 15 tháng 12 năm 2026; báo cáo đột xuất theo yêu cầu.
2. Sở Văn hóa, Thể thao và Du lịch
a) Hướng dẫn Ủy ban nhân dân các xã, phường tăng thời lượng phát thanh; rà soát, sửa chữa cụm loa hỏng.
b) Thông báo các cơ sở lưu trú, bãi tắm du lịch về vùng nguy hiểm.
3. Bộ Chỉ huy Bộ đội Biên phòng tỉnh
Kiểm đếm, kêu gọi tàu thuyền vào nơi tránh trú; bắn pháo hiệu thông báo bão theo quy định.
4. Báo và phát thanh, truyền hình Hải Khê
Mở chuyên mục “Chủ động trước bão”; phát sóng bản tin đặc biệt, chạy chữ cảnh báo trên màn hình.
5. Ủy ban nhân dân các xã, phường, đặc khu
Thực hiện nhiệm vụ tại Phụ lục kèm theo Kế hoạch này; báo cáo kết quả về Ủy ban nhân dân tỉnh qua Sở Nông nghiệp và \
Môi trường trước ngày 10 hằng tháng.
Yêu cầu Thủ trưởng các sở, ban, ngành, Chủ tịch Ủy ban nhân dân các xã, phường, đặc khu nghiêm túc tổ chức thực hiện \
Kế hoạch này./.
"""

STORM_TABLE = [
    ["STT", "Nội dung", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian"],
    [
        "1",
        "Lập nhóm Zalo chủ tàu, tổ trưởng dân phố, trưởng thôn",
        "Ủy ban nhân dân các xã, phường, đặc khu",
        "Đồn Biên phòng",
        "Trước ngày 20/9/2026",
    ],
    [
        "2",
        "Kiểm tra, sửa chữa cụm loa vùng ven biển",
        "Ủy ban nhân dân các xã, phường, đặc khu",
        "Sở Văn hóa, Thể thao và Du lịch",
        "Xong trong tháng 9/2026",
    ],
    [
        "3",
        "Diễn tập sơ tán tại 05 điểm dân cư ven biển",
        "Sở Nông nghiệp và Môi trường",
        "Ủy ban nhân dân các xã, phường, đặc khu",
        "Quý III/2026",
    ],
    [
        "4",
        "Duy trì xe loa lưu động khi có bão",
        "Ủy ban nhân dân các xã, phường, đặc khu",
        "Công an cấp xã",
        "Thường xuyên",
    ],
]

GRATITUDE = """
Căn cứ Quyết định số 310/QĐ-UBND ngày 05/02/2026 của Ủy ban nhân dân xã An Khuê Hạ về giao chỉ tiêu, nhiệm vụ năm \
2026 cho Trung tâm Văn hóa - Thông tin;
Nhằm tri ân các anh hùng liệt sĩ, thương binh, bệnh binh và người có công nhân kỷ niệm 79 năm Ngày Thương binh - \
Liệt sĩ (27/7/1947 - 27/7/2026),
Trung tâm Văn hóa - Thông tin xã An Khuê Hạ xây dựng Kế hoạch tuyên truyền và tổ chức các hoạt động văn nghệ tri ân \
như sau:
I. YÊU CẦU
Các hoạt động trang trọng, ấm áp, tiết kiệm; có sự tham gia của thế hệ trẻ. Tập trung cao điểm từ ngày 20/7/2026 đến \
ngày 27/7/2026.
II. CÁC HOẠT ĐỘNG
1. Tuyên truyền trên hệ thống truyền thanh
- Nội dung: phát 05 bài về gương người có công, thương binh vượt khó; mỗi bài phát 02 lần.
- Đơn vị chủ trì: Tổ Truyền thanh.
- Đơn vị phối hợp: Hội Cựu chiến binh xã.
- Thời gian: trước ngày 25/7/2026.
2. Đêm nhạc “Bài ca không quên”
- Nội dung: chương trình 90 phút, gồm ít nhất 10 tiết mục, tại sân Nhà văn hóa xã.
- Đơn vị chủ trì: Tổ Văn hóa - Nghệ thuật.
- Đơn vị phối hợp: Đoàn Thanh niên xã.
- Thời gian: tối ngày 26/7/2026.
3. Thắp nến tri ân tại Nghĩa trang liệt sĩ xã
- Đơn vị chủ trì: Đoàn Thanh niên xã.
- Đơn vị phối hợp: Tổ Hành chính - Kỹ thuật.
- Thời gian: ngày 26/7/2026.
4. Trang trí, cổ động trực quan
- Nội dung: treo 20 băng rôn, 150 cờ hồng kỳ trên trục đường chính.
- Đơn vị chủ trì: Tổ Hành chính - Kỹ thuật.
- Thời gian: hoàn thành chậm nhất ngày 18/7/2026.
III. KINH PHÍ THỰC HIỆN
Dự toán: 32.500.000 đồng (có dự toán chi tiết kèm theo).
IV. PHÂN CÔNG PHỤ TRÁCH
1. Tổ Văn hóa - Nghệ thuật có trách nhiệm dàn dựng chương trình, tổng duyệt; gửi kịch bản về Giám đốc Trung tâm phê \
duyệt trước ngày 10/7/2026.
2. Tổ Truyền thanh chịu trách nhiệm viết bài, thu âm; quay phim, đăng tải trên trang Facebook “Văn hóa An Khuê Hạ”.
3. Tổ Hành chính - Kỹ thuật lo âm thanh, ánh sáng, sân khấu; tham mưu Giám đốc Trung tâm báo cáo UBND xã kết quả \
thực hiện trước ngày 31/7/2026.
Trên đây là Kế hoạch tuyên truyền và tổ chức các hoạt động văn nghệ tri ân của Trung tâm Văn hóa - Thông tin xã An \
Khuê Hạ, kính trình UBND xã xem xét, cho ý kiến chỉ đạo./.
"""

MARKET = """
Căn cứ Kế hoạch số 77/KH-UBND ngày 25/3/2026 của Ủy ban nhân dân tỉnh Tây Nguyệt vê
bảo đảm an toàn thực phẩm năm 2026; thực hi ện chỉ đạo của Giám đốc Sở, Văn phòng Sở
Công Thương xây dựng Kế hoạch tuyên truyền “Chợ sạch, hàng an toàn” nhân Tháng hành
động vì an toàn thực ph ẩm (gọi tắt là Tháng hành động) như sau:
1. MỤC ĐÍCH, YÊU CÂU
- Vận dộng tiểu thương cân đúng, bán đúng, ghi rõ nguồn gôc hàng hóa; giữ chợ sạch,
gọn.
- Tuyên truyền gắn với kiểm tra, nhắc nhở; không gây phiên hà cho tiểu thương.
2. NỘI DUNG
2.1. Thời gian: từ ngày 15/4/2026 đến ngày 15/5/2026.
2.2. Địa bàn: 14 chợ hạng 1, hạng 2 trên đia bàn tỉnh.
2.3. Hoạt đông cụ thể: phát 5.000 tờ gấp; treo 28 băng rôn, mỗi chợ 02 băng rôn;
phát thanh nội bộ chợ ít nhất 03 lần/ngày; trao biển “Quầy hàng văn minh” cho tối đa
10 quầy mỗi chợ.
3. PHÂN CÔNG NHIỆM VU
3.1. Phòng Quản lý thương mại
- Chủ trì, phối hợp với các Ban quản lý chợ triển khai các hoạt động tai chợ.
- Tổng hợp kết quả Tháng hành động báo cáo Lãnh đạo Sở qua Văn phòng Sở trước ngày
20/5/2026.
3.2. Thanh tra chuyên ngành
- Lồng ghép nhắc nhở về niêm yêt giá, đo lường trong các đợt kiểm tra.
3.3. Trung tâm Khuyến công và Xúc tiến thương mai
- Thiết kế, in tờ gâp, băng rôn, bàn giao chậm nhất ngày 10/4/2026.
- Đưa tin, phóng s ự ảnh trên trang thông tin điện tử Sở.
3.4. Đê nghị Ban quản lý các chợ
- Bố trí loa, người đọc phát thanh; chon quầy hàng đề nghị trao biển.
- Báo cáo kết quả về Sở Công Thương theo quy đinh.
Trên đây là Kế hoạch tuyên truyền “Chợ sạch, hàng an toàn”, yêu cầu các phòng, đơn
vi triển khai thực hiện nghiêm túc./.
"""


def main() -> None:
    """Write every file."""
    museum_programme().save(str(HERE / "em-yeu-lich-su-que-minh.docx"))
    school_reading().save(str(HERE / "van-hoa-doc-hoc-duong.docx"))
    storm_safety().save(str(HERE / "phong-tranh-bao-tinh.docx"))
    gratitude_day().save(str(HERE / "van-nghe-tri-an.docx"))
    clean_market().save(str(HERE / "cho-sach-hang-an-toan.docx"))


if __name__ == "__main__":
    main()
