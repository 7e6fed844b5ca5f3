"""The words with which names of bodies and of those who are given work begin.

``HEAD`` matches bodies alone, as they receive reports; ``HEAD_OF_UNIT`` also persons, and words in small letters.
"""

from __future__ import annotations

import re

from wagtail_kehoach.documents.anchors import words_pattern

_BODIES = (
    "Ban Bí thư|Ban Bảo vệ|Ban Chấp hành|Ban Chỉ đạo|Ban Chỉ huy|Ban Công tác|Ban Dân vận|Ban Giám đốc|Ban Giám hiệu"
    "|Ban Quản lý|Ban Thường trực|Ban Thường vụ|Ban Tổ chức|Ban Tuyên giáo|Ban Văn hóa|Ban Xây dựng|Ban Nội chính"
    "|Ban(?! hành)|Báo(?! cáo| chí)|Bảo hiểm|Bảo tàng|Bến xe|Bệnh viện|Bộ(?! phận)|Bộ phận|Bưu điện|Bí thư|Câu lạc bộ"
    "|Cấp ủy|Chánh|Chi bộ|Chi cục|Chi đoàn|Chi đội|Chi hội|Chính phủ|Chủ nhiệm|Chủ tịch|Chợ|Công an|Công chức"
    "|Công đoàn|Công ty|Cổng|Cơ quan|Cơ sở|Cục|Doanh nghiệp|Đài|Đại học|Đảng bộ|Đảng ủy|Điện lực|Đoàn(?! kết)"
    "|Đội(?! ngũ)|Đồn|Đơn vị|Giám đốc|Giáo viên|Hạt Kiểm lâm|Hiệp hội|Hiệu trưởng|Học viện|Hội(?! nghị| thảo| thi"
    "| diễn| trường)|Hợp tác xã|HTX|HĐND|Hội đồng|Huyện đoàn|Huyện ủy|Khoa(?! học| giáo)|Khóm|Khối|Khu di tích"
    "|Khu phố|Kho bạc|Kế toán|Kiểm lâm|Liên đoàn|Liên đội|Liên hiệp|Liên minh|Làng|Lãnh đạo|Lực lượng|Mầm non"
    "|Mặt trận|MTTQ|Ngành|Ngân hàng|Nhà (?:[Vv]ăn h[óo][aá]|trường|Thiếu nhi|thiếu nhi|hát|thờ|xuất bản|máy|chùa"
    "|trưng bày|lưu niệm|tài trợ|khách|xe)|Nhóm|Phân viện|Phân hiệu|Phó (?:Chủ tịch|Bí thư|Giám đốc|Trưởng"
    "|Hiệu trưởng|Chánh)|Phòng(?!,? chống| ngừa| trừ| cháy| hộ| ngự| bệnh| dịch| tránh)|Quận ủy|Quân sự|Quỹ(?! đất)"
    "|Rạp|Sở|Tạp chí|Tập đoàn|Thành đoàn|Thành ủy|Thanh tra|Thị ủy|Thôn|Thư viện|Thủ tướng|Thủ trưởng|Thường trực"
    "|Thường vụ|Tiểu ban|Tiểu học|Tiểu đoàn|Trung đoàn|Đại đội|Tỉnh đoàn|Tỉnh ủy|Tòa (?:soạn|án)|Tổ(?! chức| quốc)"
    "|Tổ chức (?:chính trị|cơ sở đảng|đảng|đoàn thể|công đoàn|tôn giáo)"
    "|Tổng cục|Tổng [Cc]ông ty|Trạm|Trưởng|Trung tâm|Trung ương|Trường(?! hợp)|Ủy ban|UBMTTQ|UBND|Ủy viên|Văn phòng"
    "|Viễn thông|Viện(?! trợ)|Vụ(?! việc)|VP|BCH|BTV|BCĐ|BTC|BQL|BGH|BGĐ|BHXH|CLB|LĐLĐ|NHCSXH|THCS|THPT|TT"
    "|TT[A-ZĐ&-]{2,8}|UBMT[A-Z]{0,6}|VNPT|Xã đoàn|Xã(?! hội)|Phường|Xóm|Xí nghiệp|Nông trường|Lâm trường"
    "|Vườn quốc gia|Khách sạn|Siêu thị|Cửa hàng|Đại lý|Điểm (?:trường|bưu điện|chợ)|Chi nhánh|Bưu cục|Cảng|Chùa"
    "|Giáo xứ|Phân xưởng|Lữ đoàn|Sư đoàn|Hải đội|Khu (?:bảo tồn|du lịch|công nghiệp)|Bếp ăn|Đoàn thể|Quầy|Tiểu khu|Ấp"
    "|Buôn(?! bán|,| lậu)|Bản(?! tin| thân| đồ| sắc| quyền| sao| cam| đăng| án| chất| ghi| tổng| kế)"
)
# Persons are given work like bodies, and receive no report.
_PERSONS = (
    "Đồng chí|Đ/c|Đ/C|Ông|Bà(?! con)|Cán bộ|Nhân viên|Thành viên|Người (?:đứng đầu|phụ trách|phát ngôn|có uy tín|dân"
    "|cao tuổi|lao động)|Tổng phụ trách|Nhân dân|Đảng viên|Đoàn viên|Hội viên|Nghệ nhân|Hộ (?:gia đình|dân|kinh doanh"
    "|nuôi|trồng)|Thầy(?:,? cô)?|Cô(?! đơn)|Anh|Chị|Già làng|Thủ (?:quỹ|thư|từ)|Thư ký|Kế toán|Lái xe|Công an viên"
    "|Viên chức|Học sinh|Sinh viên|Phụ huynh|Tình nguyện viên|Cộng tác viên|(?:Báo cáo|Phóng|Biên tập|Diễn"
    "|Thuyết minh|Tuyên truyền|Hướng dẫn|Huấn luyện) viên|Trọng tài|Xã viên|Thanh niên|Phụ nữ|Cựu chiến binh|Chức sắc"
    "|Nhà (?:giáo|sư)|Tăng ni|Giáo dân|Y, bác sĩ|Y sĩ|Bác sĩ"
)
# A share is given to each of the units: "Mỗi thôn cử 02 người". In small letters it is an amount of something else.
_EACH = (
    "(?-i:Mỗi) (?:đơn vị|cơ quan|đoàn thể|địa phương|chi (?:bộ|đoàn|hội)|tổ dân phố|khu (?:phố|dân cư)|câu lạc bộ|thôn"
    "|ấp|bản|xóm|xã|phường|trường|lớp|phòng|ban|hội|tổ|đội)"
)
# The longest first: of "các tổ chức" the word is "tổ chức".
_PLURALS = (
    "[Cc]ác (?:doanh nghiệp|tiểu thương|địa phương|khu dân cư|nhà trường|thành viên|câu lạc bộ|tổ dân phố|trung tâm"
    "|nghệ nhân|bệnh viện|lực lượng|thành phố|đoàn thể|hội viên|gia đình|chức sắc|đồng chí|chi đoàn|tiểu ban"
    "|mặt trận|bộ phận|chi hội|cơ quan|đảng bộ|đảng ủy|tổ chức|tập thể|dòng họ|khu phố|công ty|chi bộ|đơn vị"
    "|trường|phường|cấp ủy|ủy ban|cơ sở|ngành|phòng|huyện|thôn|cháu|thầy|điểm|trạm|đoàn|buôn|khóm|khối|khoa"
    "|nhóm|tỉnh|cấp|ban|hội|xóm|bản|bạn|ông|đội|lớp|tổ|xã|ấp|hộ|em|cô|cụ|bà|sở"
    ")"
)


def _either_spelling(pattern: str) -> str:
    return pattern.replace("Ủy", "(?:Ủy|Uỷ)").replace("ủy", "(?:ủy|uỷ)").replace("Tòa", "(?:Tòa|Toà)")


_HEAD = _either_spelling(rf"(?:{_BODIES}|{_PLURALS}|{_EACH})(?!\w)")
HEAD = words_pattern(_HEAD)
HEAD_OF_UNIT = words_pattern(_either_spelling(rf"(?:(?:{_PERSONS}|{_BODIES}|{_PLURALS}|{_EACH})(?!\w))"), re.IGNORECASE)
