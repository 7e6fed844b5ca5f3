"""Builds the Word files of party bodies and mass organisations in this folder, from the texts below.

Run it after a change: ``python tests/data/plans/build_party.py``. Places, bodies and people are invented.
"""

from __future__ import annotations

from build_docx import HERE, body, ending, fill, grid, heading, new_document, write
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

# Three levels that count (I., 1., 1.1.) and two kinds of dash.
NUMBERING = f"""
<w:numbering {nsdecls("w")}>
  <w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
    <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2.%3."/></w:lvl>
  </w:abstractNum>
  <w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="multilevel"/>
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="+"/></w:lvl>
  </w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
</w:numbering>
"""
LEVELS = {"I": (1, 0), "1": (1, 1), "1.1": (1, 2), "-": (2, 0), "+": (2, 1)}
STATE_TITLE = [("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True), ("Độc lập - Tự do - Hạnh phúc", True), ("———————", False)]
PARTY_TITLE = [("ĐẢNG CỘNG SẢN VIỆT NAM", True)]


def title(document: Document, abstract: list[str], rule: str) -> None:
    write(document.add_paragraph(), "KẾ HOẠCH", bold=True, centred=True)
    for line in abstract:
        write(document.add_paragraph(), line, bold=True, centred=True)
    write(document.add_paragraph(), rule, centred=True)


def use_numbering(document: Document) -> None:
    root = document.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    root.extend(parse_xml(NUMBERING))


def numbered(document: Document, text: str) -> None:
    """Add paragraphs; the label before the first space becomes Word's automatic numbering."""
    for line in filter(None, map(str.strip, text.splitlines())):
        label, _, words = line.partition(" ")
        number_id, level = LEVELS[label]
        paragraph = document.add_paragraph()
        write(paragraph, words, bold=number_id == 1 and not words.endswith("."))
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number_id}"/></w:numPr>')
        )


def spring_festivals() -> Document:
    document = new_document()
    heading(
        document,
        [("TỈNH ỦY SÔNG TRẮNG", False), ("BAN TUYÊN GIÁO VÀ DÂN VẬN", True), ("*", False)],
        PARTY_TITLE,
        "Số: 24/KH-BTGTU",
        "Sông Trắng, ngày 18 tháng 01 năm 2026",
    )
    title(
        document,
        ["tuyên truyền thực hiện nếp sống văn minh trong các lễ hội", "đầu xuân năm 2026 trên địa bàn tỉnh"],
        "-----",
    )
    body(document, SPRING_FESTIVALS)
    grid(document, SPRING_FESTIVALS_TABLE)
    body(document, SPRING_FESTIVALS_UNITS)
    ending(
        document,
        [
            "- Thường trực Tỉnh ủy (báo cáo),",
            "- Sở Văn hóa, Thể thao và Du lịch (phối hợp),",
            "- Đảng ủy các xã, phường (thực hiện),",
            "- Báo và phát thanh, truyền hình Sông Trắng,",
            "- Lãnh đạo Ban,",
            "- Các phòng thuộc Ban (thực hiện),",
            "- Lưu Văn phòng Ban.",
        ],
        ["K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "", "", "", "Vi Thị Hồng Chiêm"],
    )
    return document


SPRING_FESTIVALS = """
- Căn cứ Kế hoạch số 61-KH/TU, ngày 08/01/2026 của Ban Thường vụ Tỉnh ủy về tổ chức các hoạt động mừng xuân năm 2026;
- Thực hiện Chương trình công tác năm 2026 của Ban Tuyên giáo và Dân vận Tỉnh ủy;
Ban Tuyên giáo và Dân vận Tỉnh ủy xây dựng Kế hoạch tuyên truyền thực hiện nếp sống văn minh trong các lễ hội đầu \
xuân, nội dung như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Giúp Nhân dân và du khách hiểu ý nghĩa, giá trị của các lễ hội truyền thống; thực hiện các quy định về trang phục, \
ứng xử, vệ sinh môi trường tại di tích.
- Giới thiệu hình ảnh quê hương, con người Sông Trắng thân thiện, mến khách.
2. Yêu cầu
- Tuyên truyền trước, trong và sau lễ hội; nội dung cụ thể, hình thức gần gũi với từng nhóm đối tượng.
- Không phô trương, không lợi dụng lễ hội để trục lợi.
II. NỘI DUNG, HÌNH THỨC, THỜI GIAN
1. Nội dung: giới thiệu lịch lễ hội, sơ đồ giao thông, số điện thoại hỗ trợ du khách; hướng dẫn phòng cháy khi thắp \
hương, đốt vàng mã; vận động không xả rác, không chen lấn.
2. Hình thức: hội nghị báo cáo viên, bản tin sinh hoạt chi bộ, cụm pa nô, tọa đàm truyền hình, phóng sự, video ngắn; \
loa truyền thanh cơ sở và các trang mạng xã hội chính thống.
3. Thời gian: từ ngày 25/01/2026 đến hết ngày 31/3/2026; tập trung cao điểm từ ngày 10/02/2026 đến ngày 05/3/2026.
III. BẢNG PHÂN CÔNG NHIỆM VỤ
"""
SPRING_FESTIVALS_TABLE = [
    ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn"],
    [
        "1",
        "Biên soạn sổ tay “Đi lễ hội văn minh”, phát hành 3.000 cuốn",
        "Phòng Khoa giáo, Văn hóa - Văn nghệ",
        "Sở Văn hóa, Thể thao và Du lịch",
        "Trước ngày 05/02/2026",
    ],
    [
        "2",
        "Tổ chức hội nghị báo cáo viên chuyên đề",
        "Phòng Tuyên truyền, Báo chí - Xuất bản",
        "",
        "Tháng 02/2026",
    ],
    [
        "3",
        "Thực hiện 05 tọa đàm và 10 phóng sự về lễ hội",
        "Báo và phát thanh, truyền hình Sông Trắng",
        "Phòng Tuyên truyền, Báo chí - Xuất bản",
        "Đến hết ngày 20/3/2026",
    ],
    [
        "4",
        "Lắp đặt cụm pa nô tại các cửa ngõ và bãi xe",
        "Đảng ủy các xã, phường có lễ hội",
        "Sở Xây dựng",
        "Quý I/2026",
    ],
]
SPRING_FESTIVALS_UNITS = """
IV. TỔ CHỨC THỰC HIỆN
1. Phòng Tuyên truyền, Báo chí - Xuất bản
- Theo dõi, cung cấp thông tin cho đội ngũ báo cáo viên; tham mưu định hướng tuyên truyền tại giao ban báo chí hằng \
tháng.
- Tổng hợp kết quả, tham mưu Ban báo cáo Thường trực Tỉnh ủy chậm nhất ngày 15/4/2026.
2. Phòng Khoa giáo, Văn hóa - Văn nghệ
- Chủ trì khảo sát thực tế tại 06 lễ hội; kiến nghị cách làm hay để nhân rộng.
3. Đề nghị Đảng ủy các xã, phường
- Lãnh đạo, chỉ đạo các cơ quan, đoàn thể cùng cấp tuyên truyền đến từng hộ dân, hộ kinh doanh quanh di tích.
- Phân công lực lượng hướng dẫn du khách vào các ngày chính hội.
Các đơn vị báo cáo kết quả thực hiện về Ban Tuyên giáo và Dân vận Tỉnh ủy (qua Phòng Tuyên truyền, Báo chí - Xuất \
bản) trước ngày 10/4/2026. Quá trình thực hiện có vấn đề phát sinh, đề nghị phản ánh kịp thời để được hướng dẫn.
"""


def vaccination() -> Document:
    document = new_document()
    use_numbering(document)
    heading(
        document,
        [("ĐẢNG ỦY PHƯỜNG HẠ VÂN", False), ("BAN XÂY DỰNG ĐẢNG", True), ("*", False)],
        PARTY_TITLE,
        "Số 05-KH/BXDĐ",
        "Hạ Vân, ngày 02 tháng 4 năm 2026",
    )
    title(
        document,
        ["tuyên truyền lịch tiêm chủng cho trẻ em", "và phòng bệnh mùa nắng nóng năm 2026"],
        "-----",
    )
    body(document, VACCINATION_OPENING)
    numbered(document, VACCINATION)
    ending(
        document,
        [
            "- Thường trực Đảng ủy phường (để b/c),",
            "- UBND phường (để phối hợp),",
            "- Trạm Y tế phường (để thực hiện),",
            "- Các chi bộ khu phố (để thực hiện),",
            "- Lưu BXDĐ.",
        ],
        ["T/L BAN THƯỜNG VỤ", "TRƯỞNG BAN", "", "", "Tôn Nữ Hạ Uyên"],
    )
    return document


VACCINATION_OPENING = """
Căn cứ Chỉ thị số 02-CT/ĐU, ngày 20/3/2026 của Ban Thường vụ Đảng ủy phường về chăm sóc sức khỏe Nhân dân mùa nắng \
nóng; theo đề nghị của Trạm Y tế phường, Ban Xây dựng Đảng xây dựng kế hoạch tuyên truyền như sau:
"""
VACCINATION = """
I MỤC ĐÍCH, YÊU CẦU
- Giúp cha mẹ nắm lịch tiêm chủng, đưa trẻ đi tiêm đủ mũi, đúng ngày; biết cách xử trí sốt sau tiêm tại nhà.
- Thông tin theo tài liệu của ngành y tế, dễ hiểu, không gây hoang mang.
I NỘI DUNG
1 Lịch tiêm chủng
1.1 Ngày tiêm thường xuyên
- Ngày 08 và ngày 22 hằng tháng tại Trạm Y tế phường.
1.1 Ngày tiêm bù
- Sáng thứ Bảy tuần cuối của tháng, tại nhà sinh hoạt cộng đồng khu phố 3 và khu phố 7.
1 Phòng bệnh mùa nắng nóng
- Uống đủ nước, ăn chín, uống sôi; che chắn khi ra đường buổi trưa.
- Diệt loăng quăng, đậy kín dụng cụ chứa nước.
I THỜI GIAN
- Từ tháng 4/2026 đến hết tháng 9/2026, cao điểm trong tháng 5 và tháng 6 năm 2026.
I TỔ CHỨC THỰC HIỆN
1 Trạm Y tế phường
- Cung cấp tài liệu, danh sách trẻ trong độ tuổi tiêm chủng cho các khu phố trước ngày 10/4/2026.
- Cử cán bộ trả lời câu hỏi của người dân trong chương trình phát thanh “Bác sĩ của phường”:
+ Phát lúc 17 giờ thứ Tư hằng tuần, mỗi số không quá 10 phút.
+ Phát lại vào sáng Chủ nhật.
1 Trung tâm Dịch vụ tổng hợp phường
- Sản xuất ít nhất 12 số chương trình phát thanh và 04 đồ họa thông tin đăng trên trang Zalo của phường.
- Nhắn lịch tiêm trên nhóm Zalo khu phố trước mỗi đợt 02 ngày.
1 Đoàn Thanh niên, Hội Liên hiệp Phụ nữ phường
- Thành lập 07 tổ xung kích “Đi từng ngõ, nhắc từng nhà”.
1 Các chi bộ khu phố
- Phân công đảng viên giúp đỡ gia đình khó khăn đưa trẻ đi tiêm.
- Yêu cầu các chi bộ, đơn vị triển khai nghiêm túc Kế hoạch này; báo cáo kết quả với Ban Thường vụ Đảng ủy qua Ban \
Xây dựng Đảng (báo cáo kết quả đợt 1 vào quý II/2026; báo cáo chung về công tác tuyên truyền y tế hằng năm vào \
tháng 11).
"""


def neighbours_day() -> Document:
    document = new_document()
    heading(
        document,
        [("ỦY BAN MTTQ VIỆT NAM", False), ("XÃ LŨNG PHẶC", False), ("BAN THƯỜNG TRỰC", True), ("———", False)],
        STATE_TITLE,
        "Số: 15/KH-MTTQ-BTT",
        "Lũng Phặc, ngày 05 tháng 10 năm 2026",
    )
    title(document, ["Tổ chức Ngày hội Đại đoàn kết toàn dân tộc ở khu dân cư năm 2026"], "____________")
    body(document, NEIGHBOURS_DAY)
    ending(
        document,
        [
            "- BTT UBMTTQ VN tỉnh (b/c);",
            "- TT Đảng ủy, HĐND, UBND xã (b/c);",
            "- Các tổ chức thành viên (p/h);",
            "- Ban Công tác Mặt trận các thôn, bản (t/h);",
            "- Lưu: VT, MTTQ.",
        ],
        ["TM. BAN THƯỜNG TRỰC", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "", "Nông Thế Quyền"],
    )
    return document


NEIGHBOURS_DAY = """
Căn cứ Điều lệ Mặt trận Tổ quốc Việt Nam;
Thực hiện Hướng dẫn số 33/HD-MTTQ-BTT ngày 15/9/2026 của Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh Khau Sơn hướng \
dẫn tổ chức Ngày hội Đại đoàn kết toàn dân tộc năm 2026;
Ban Thường trực Ủy ban MTTQ Việt Nam xã Lũng Phặc xây dựng Kế hoạch tổ chức Ngày hội Đại đoàn kết toàn dân tộc ở khu \
dân cư (sau đây gọi tắt là Ngày hội) như sau:
I. MỤC ĐÍCH, YÊU CẦU
Ngày hội là dịp để bà con gặp gỡ, ôn lại truyền thống, biểu dương việc làm tốt trong năm, gắn bó tình làng nghĩa xóm.
Việc tổ chức phải vui tươi, tiết kiệm, đúng phong tục; người dân vừa là chủ nhà, vừa là khách mời.
II. NỘI DUNG, THỜI GIAN
1. Phần lễ: báo cáo kết quả cuộc vận động “Toàn dân đoàn kết xây dựng nông thôn mới, đô thị văn minh”; khen thưởng \
gia đình văn hóa, trao nhà Đại đoàn kết.
2. Phần hội: thi nấu cơm lam, tung còn, kéo co, hát then; bữa cơm đoàn kết do nhân dân tự nguyện đóng góp.
3. Thời gian: từ ngày 01/11/2026 đến ngày 18/11/2026. Chọn thôn Nà Lầu làm điểm, tổ chức vào ngày 08/11/2026.
III. TUYÊN TRUYỀN
Tuyên truyền trên cụm loa thôn, trang thông tin điện tử xã, bảng tin nhà văn hóa; tập trung cao điểm từ ngày \
10/11/2026 đến ngày 18/11/2026. Phấn đấu mỗi thôn, bản có ít nhất 01 phóng sự ảnh và 02 tin gửi về xã.
IV. TỔ CHỨC THỰC HIỆN
1. Ban Thường trực Ủy ban MTTQ Việt Nam xã
Chủ trì hướng dẫn kịch bản, chọn thôn làm điểm. Phân công thành viên dự Ngày hội tại 12 thôn, bản; hoàn thành lịch \
dự trước ngày 25/10/2026.
2. Hội Nông dân, Hội Liên hiệp Phụ nữ, Hội Cựu chiến binh, Đoàn TNCS Hồ Chí Minh xã
Vận động hội viên, đoàn viên tổng vệ sinh đường làng, tham gia các trò chơi dân gian. Mỗi tổ chức nhận giúp đỡ ít nhất \
02 hộ khó khăn.
3. Đề nghị Ủy ban nhân dân xã
Hỗ trợ kinh phí, bảo đảm an ninh trật tự, điện thắp sáng trong các buổi văn nghệ.
4. Đề nghị Trung tâm Văn hóa, Thông tin và Truyền thanh xã: đưa tin, thực hiện phóng sự về Ngày hội ở thôn Nà Lầu; \
phát trên đài truyền thanh xã trong tháng 11/2026.
5. Ban Công tác Mặt trận các thôn, bản
- Họp dân thống nhất chương trình, ngày tổ chức và đăng ký với Ban Thường trực trước ngày 20/10/2026.
- Gửi báo cáo kết quả Ngày hội về Ban Thường trực Ủy ban MTTQ Việt Nam xã chậm nhất ngày 22/11/2026.
Trên đây là Kế hoạch tổ chức Ngày hội Đại đoàn kết toàn dân tộc ở khu dân cư năm 2026, đề nghị các tổ chức thành \
viên, Ban Công tác Mặt trận các thôn, bản phối hợp thực hiện./.
"""


def gratitude() -> Document:
    document = new_document()
    heading(
        document,
        [("HỘI CỰU CHIẾN BINH TỈNH HẢI LÂM", False), ("HỘI CCB XÃ TRIỀU ĐÔNG", True), ("*****", False)],
        [("HỘI CỰU CHIẾN BINH VIỆT NAM", True), ("Trung thành - Đoàn kết - Gương mẫu - Đổi mới", False)],
        "Số:        /KH-CCB",
        "Triều Đông, ngày        tháng 6 năm 2026",
    )
    title(
        document,
        ["Tổ chức các hoạt động “Đền ơn đáp nghĩa” và giáo dục truyền thống", "cho thế hệ trẻ dịp 27/7 năm 2026"],
        "--------",
    )
    body(document, GRATITUDE)
    fill(
        document.add_table(rows=1, cols=2).cell(0, 1),
        [("TM. BAN THƯỜNG VỤ", True), ("CHỦ TỊCH", True), ("", False), ("", False), ("Tạ Quang Bền", True)],
    )
    for line in GRATITUDE_RECIPIENTS.strip().splitlines():
        write(document.add_paragraph(), line, bold=line.startswith("Nơi nhận"))
    return document


GRATITUDE = """
Thực hiện Công văn số 118/CV-CCB ngày 22/5/2026 của Hội Cựu chiến binh tỉnh về việc tổ chức các hoạt động kỷ niệm \
Ngày Thương binh - Liệt sĩ năm 2026. Ban Thường vụ Hội Cựu chiến binh xã xây dựng Kế hoạch như sau:
I- MỤC ĐÍCH
- Bày tỏ lòng biết ơn đối với các thương binh, bệnh binh, gia đình liệt sĩ, người có công trên địa bàn xã.
- Giúp thanh niên, học sinh hiểu thêm lịch sử quê hương qua lời kể của các nhân chứng.
II- NỘI DUNG
1- Thăm, tặng quà 46 gia đình người có công; sửa chữa 03 nhà cho hội viên khó khăn.
2- Tổ chức lễ thắp nến tri ân tại Nghĩa trang liệt sĩ xã vào tối ngày 26/7/2026.
3- Nói chuyện truyền thống tại 04 điểm sinh hoạt hè, mỗi điểm khoảng 50 thiếu nhi.
4- Thời gian: từ ngày 01/7/2026 đến ngày 31/7/2026, cao điểm là tuần lễ từ ngày 20/7/2026 đến ngày 27/7/2026.
III- TỔ CHỨC THỰC HIỆN
- Ban Thường vụ Hội: liên hệ Ủy ban nhân dân xã thống nhất danh sách thăm, tặng quà; hoàn thành trước ngày 10/7/2026.
- Câu lạc bộ Cựu quân nhân, Đoàn Thanh niên xã: dọn vệ sinh, trồng hoa tại Nghĩa trang liệt sĩ; chuẩn bị nến, âm \
thanh cho lễ thắp nến tri ân.
- Các chi hội: vận động hội viên đóng góp Quỹ Nghĩa tình đồng đội; cử nhân chứng tham gia kể chuyện truyền thống.
- Đề nghị Đài Truyền thanh xã: ghi âm, phát loạt câu chuyện truyền thanh “Ký ức người lính”, mỗi tuần 02 kỳ, trong \
tháng 7/2026.
Căn cứ Kế hoạch này, các chi hội cụ thể hóa cho phù hợp; báo cáo kết quả bằng văn bản về Hội Cựu chiến binh xã trước \
ngày 05/8/2026 để tổng hợp, báo cáo Hội Cựu chiến binh tỉnh và Đảng ủy xã.
"""
GRATITUDE_RECIPIENTS = """
Nơi nhận:
- Hội CCB tỉnh (để báo cáo);
- Đảng ủy, UBND xã (để báo cáo);
- Đoàn Thanh niên xã (để phối hợp);
- Chi hội trưởng các chi hội (để thực hiện);
- Lưu VP Hội.
"""


def main() -> None:
    """Write every Word file of this script."""
    spring_festivals().save(str(HERE / "ban-tuyen-giao-tinh-le-hoi-xuan.docx"))
    vaccination().save(str(HERE / "ban-xay-dung-dang-tiem-chung.docx"))
    neighbours_day().save(str(HERE / "mat-tran-xa-ngay-hoi-dai-doan-ket.docx"))
    gratitude().save(str(HERE / "cuu-chien-binh-xa-den-on-dap-nghia.docx"))


if __name__ == "__main__":
    main()
