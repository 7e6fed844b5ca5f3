"""A plan of the tests' own, written as a Word file around today: what it asks for is due when the test runs."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import docx

NUMBER = "41/KH-UBND"
ABSTRACT = "Tuyên truyền giữ sạch nguồn nước suối"


def write_plan(folder: Path, today: date) -> Path:
    """Write the plan into ``folder``, and return the file: it runs from yesterday on, for six weeks."""
    first, last = today - timedelta(days=1), today + timedelta(days=40)
    document = docx.Document()
    head = document.add_table(rows=1, cols=2).rows[0].cells
    head[0].text = f"ỦY BAN NHÂN DÂN\nXÃ SUỐI NGÀN\nSố: {NUMBER}"
    head[1].text = (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        f"Suối Ngàn, ngày {first.day:02} tháng {first.month:02} năm {first.year}"
    )
    for text in (
        "KẾ HOẠCH",
        f"{ABSTRACT} trên địa bàn xã Suối Ngàn",
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Mục đích",
        "Để mỗi gia đình biết vì sao phải giữ sạch đầu nguồn, và cùng nhau làm những việc vừa sức.",
        "II. THỜI GIAN THỰC HIỆN",
        f"Từ ngày {first:%d/%m/%Y} đến ngày {last:%d/%m/%Y}.",
        "III. NỘI DUNG",
        "1. Đăng 04 tin, bài và phát 02 chương trình phát thanh trên hệ thống truyền thanh xã.",
        "2. Mở chuyên mục “Nước đầu nguồn” trên cổng thông tin điện tử xã.",
        "IV. TỔ CHỨC THỰC HIỆN",
        "1. Trung tâm Văn hóa - Thông tin và Truyền thanh xã Suối Ngàn",
        "- Mở chuyên mục, đăng tin, bài về những việc làm giữ sạch nguồn nước.",
        "- Xây dựng các chương trình phát thanh, phát vào buổi sáng và buổi chiều.",
        "2. Các thôn",
        "- Vận động mỗi hộ tham gia dọn sạch lòng suối một buổi mỗi tháng.",
        "V. CHẾ ĐỘ BÁO CÁO",
        "Trung tâm Văn hóa - Thông tin và Truyền thanh xã Suối Ngàn báo cáo kết quả thực hiện về "
        f"Ủy ban nhân dân xã trước ngày {last + timedelta(days=5):%d/%m/%Y}.",
    ):
        document.add_paragraph(text)
    foot = document.add_table(rows=1, cols=2).rows[0].cells
    foot[0].text = "Nơi nhận:\n- Trung tâm Văn hóa - Thông tin và Truyền thanh xã;\n- Các thôn;\n- Lưu: VT."
    foot[1].text = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\nLường Văn Panh"
    path = folder / "ke-hoach-giu-sach-nguon-nuoc.docx"
    document.save(str(path))
    return path
