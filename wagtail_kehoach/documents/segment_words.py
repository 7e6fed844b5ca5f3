"""Letters and words by which a text without line ends shows where lines began."""

from __future__ import annotations

import re

CAPITAL = "A-ZĐÁÀẢÃẠĂẮẰẲẴẶÂẤẦẨẪẬÉÈẺẼẸÊẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÚÙỦŨỤƯỨỪỬỮỰÝỲỶỸỴ"
SMALL = "a-z" + CAPITAL.removeprefix("A-Z").lower()

IN_CAPITALS = re.compile(rf"[\"“]?[{CAPITAL}]{{2,}}(?![{SMALL}])|[{CAPITAL}]\s[{CAPITAL}]{{2}}")
_MARKED = "ÁÀẢÃẠĂẮẰẲẴẶÂẤẦẨẪẬÉÈẺẼẸÊẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÚÙỦŨỤƯỨỪỬỮỰÝỲỶỸỴ"
MARKED_VOWEL = re.compile(f"[{_MARKED}]")
_TITLE = re.compile(rf"[\"“]?(?:[{CAPITAL}]+[\s,–-]{{1,3}}){{0,2}}[{CAPITAL}]*[{_MARKED}][{CAPITAL}]*(?![{SMALL}])")
CLOSES = re.compile(r"(?:[.;:!?…]|\./\.)[\s”\")]*$")
#: Words in front of a number that make it count something: "tháng 1.", "đợt 2.", "lần thứ XIV."
COUNTED = re.compile(
    r"(?<!\w)(?:tháng|quý|đợt|thứ|số|năm|ngày|kỳ|lần|khóa|khoá|hạng|cấp|lớp|(?<!thành\s)phần|điều|khoản"
    r"|(?<!chuyên\s)mục|chương|tuần|và|đến|từ|giai đoạn|bảng|(?<!đại\s)(?<!tiêu\s)biểu|mức độ"
    r"|(?<!tình\s)(?<!loại\s)(?<!mô\s)(?<!điển\s)(?<!truyền\s)hình)\s*$",
    re.IGNORECASE,
)
#: The same words of places, with which a title may end in front of its first item too: "Tại các thôn" / "1.".
COUNTED_PLACE = re.compile(
    r"(?<!\w)(?:khu vực|vùng|tổ|thôn|ấp|xóm|khu phố|khối|phường|quận|nhóm|loại)\s*$", re.IGNORECASE
)
# What begins the duty of a unit or a sentence of a plan; none of them begins a name.
_VERBS = (
    "Chủ trì|Chủ động|Phối hợp|Tham mưu|Vận động|Chịu trách nhiệm|Đẩy mạnh|Tăng cường|Bố trí|Căn cứ|Phân công"
    "|Quán triệt|Phổ biến|Kiểm đếm|Thực hiện|Đăng tải|Cung cấp|Tiếp nhận|Chuẩn bị|Biên soạn|Ban hành|Đề nghị|Yêu cầu"
    "|Thẩm định|Đôn đốc|Báo cáo|Bảo đảm|Đảm bảo|Giới thiệu|Lắp đặt|Trang trí|Sản xuất|Phát động|Rà soát"
    "|Huy động|Khảo sát|Thông báo|Duy trì|Nâng cao|Góp phần|Khai thác|Luân chuyển|Trực tiếp|Tập huấn"
    "|Thanh, quyết toán|Nạo vét|Tiếp tục|Thường xuyên|Kịp thời|Nghiêm túc|Quan tâm|Đề xuất|Xử lý|Thanh toán|Quyết toán"
    "|Lồng ghép|Cập nhật|Phản ánh|Nêu gương|Hưởng ứng|Tạo điều kiện|Thiết kế|Phân bổ|Chỉ đạo|Tranh thủ"
    "|Cân đối|Theo dõi|Triển khai|Tổng kết|Bàn giao|Khen thưởng|Nghiệm thu|Dự trù|Củng cố|Kiện toàn|Chấn chỉnh"
)
_SHORT_VERBS = "Mở|Cử|Lập|Đưa|Tạo|Giúp|Trích|Gửi|Quay|Dựng|Viết|Treo|In|Đặt|Nắm|Giao|Mời|Chọn|Ra|Làm|Thu|Trồng|Xin|Đăng"
# These begin names too: "Phòng Tổ chức - Hành chính", "Bộ phận Tuyên truyền", "Văn phòng - Tổng hợp".
_VERBS_OR_NAMES = (
    "Tuyên truyền|Tổ chức|Xây dựng|Tổng hợp|Hướng dẫn|Kiểm tra|Quản lý|Truyền thông|Đào tạo|Thông tin|Phát|Hỗ trợ"
    "|Truyền hình|Bồi dưỡng|Trực|Giám sát"
)
_OPENERS = (
    "Từ|Mỗi|Mọi|Các|Những|Việc|Nhằm|Để|Trong|Trên|Tại|Khi|Sau|Trước|Tất cả|Toàn bộ|Dự kiến|Do|Theo|Kinh phí|Thời gian"
    "|Nguồn|Hằng|Hàng|Khoảng|Gồm|Bao gồm|Có|Không|Kế hoạch này|Ngoài|Kể từ"
)
SURE_DUTY = re.compile(rf"(?:{_VERBS})(?=[\s,])|(?:{_SHORT_VERBS})(?=\s+[{SMALL}\d“\"])")
LIKELY_DUTY = re.compile(rf"(?:{_VERBS_OR_NAMES})(?=\s+[{SMALL}\d“\"])")
#: In a name another capital follows: "Phòng Hành chính - Tổng hợp Thanh, quyết toán …".
NAME_NOT_DUTY = re.compile(rf"(?:{_VERBS_OR_NAMES})(?=\s+[{CAPITAL}])")
SENTENCE = re.compile(rf"(?:{_VERBS})(?=[\s,])|(?:{_SHORT_VERBS}|{_VERBS_OR_NAMES}|{_OPENERS})(?=\s+[{SMALL}\d“\"])")
#: What goes on a name behind a dash: "Phòng Văn hóa - Xã hội", "Tổ Hành chính - Kỹ thuật".
SECOND_HALF = re.compile(
    r"(?:Xã hội|Thể thao|Thể dục|Thông tin|Truyền thanh|Truyền hình|Truyền thông|Du lịch|Đào tạo|Kế hoạch|Kế toán"
    r"|Hành chính|Môi trường|Công nghệ|Thống kê|Thương binh|Nghệ thuật|Văn nghệ|Khoa học|Kỹ thuật|Nghiệp vụ|Pháp chế"
    r"|Dân số|Quân sự|Công tác|Thiết bị|Bảo quản|Cổ động|Kịch bản|Phương tiện|Tư liệu|Thư viện|Địa chí|Quản trị"
    r"|Tài vụ|Tài chính|Đầu tư|Đô thị|Hạ tầng|Thương mại|Lao động|Nội vụ|Dân tộc|Tôn giáo|Giáo dục|Y tế|Dân vận"
    r"|Thanh tra|Tư pháp|Hộ tịch|Bảo tồn|Sưu tầm|Trưng bày|Giám sát|Xuất bản|Biên tập|Chuyên đề|Internet|Hậu cần"
    r"|Quốc phòng|An ninh|Kinh tế|Nông nghiệp|Địa chính|Văn thư|Lưu trữ|Vũng Tàu|Huế|Tháp Chàm)(?!\w)"
)
#: Behind these the next word in capitals goes on the name: "Trung tâm Hỗ trợ", "Văn phòng Đăng ký".
NAME_HEAD = re.compile(
    r"(?:Trung tâm|Văn phòng|Bộ phận|Hội đồng|Ủy ban|Uỷ ban|Liên đoàn|Câu lạc bộ|Hợp tác xã|Liên minh|Học viện|Chi cục"
    r"|Tiểu ban|Công ty|Đơn vị|Ban|Phòng|Tổ|Đội|Sở|Bộ|Cục|Khoa|Hội|Đoàn|Đài|Trường|Viện|Quỹ|Cơ sở|Ban điều hành"
    r"|Tổ công tác|lực lượng|công tác|và|với|của|cùng|bộ phận|phòng|ban|tổ|đội)\s*$"
)
#: A body's name, or what a plan asks bodies to do, at the start of a closing paragraph.
CLOSING = re.compile(
    r"(?:Trên đây là|Nhận được [Kk]ế hoạch|Căn cứ (?:nội dung )?[Kk]ế hoạch này"
    r"|Trong quá trình (?:tổ chức |triển khai )?(?:thực hiện|triển khai)|Kế hoạch này (?:được|có|thay)"
    r"|(?:Yêu cầu|Đề nghị) (?:các|[Tt]hủ trưởng|[Tt]rưởng|lãnh đạo|Ban|toàn thể|cấp ủy)"
    r"|Các (?:cơ quan|đơn vị|địa phương|ban|phòng|chi bộ|cấp ủy|tổ chức|chi hội|thôn|phòng|ngành|sở)[^.;]{0,120}?"
    r"(?:căn cứ|báo cáo|nghiêm túc|chủ động|phản ánh|triển khai|thực hiện)(?!\w)"
    r"|(?:Ủy ban|Uỷ ban|UBND|Ban|Đảng ủy|Đảng uỷ|Hội|Sở|Trung tâm|Chi bộ|Huyện ủy|Tỉnh ủy|Thành ủy)[^.;]{0,100}?"
    r"(?:yêu cầu|đề nghị|mong)(?!\w))"
)


def is_title(text: str, place: int) -> bool:
    """Whether a title in capitals stands at ``place``; abbreviations have no marked vowels."""
    return IN_CAPITALS.match(text, place) is not None and _TITLE.match(text, place) is not None
