"""Where a unit's name ends in a sentence and its duty begins: ``Tổ Hậu cần | lo bàn ghế``.

A duty begins with a verb. No list holds them all; so a name is also known by its shape: it goes on with words that are
capitalised, with nouns of which names of bodies are made, with places and a few words of relation (*của*, *trực
thuộc*); another word in small letters begins the duty.
"""

from __future__ import annotations

import re
from functools import lru_cache

from wagtail_kehoach.documents.anchors import words_pattern
from wagtail_kehoach.documents.heads import HEAD, HEAD_OF_UNIT
from wagtail_kehoach.documents.source import fold_aligned

_VERBS = (
    "chỉ đạo|chỉ huy|chỉ dẫn|hướng dẫn|tham mưu|chủ trì|chủ động|phối hợp|phối kết hợp|phối khí|xây dựng"
    "|tổ chức(?! chính trị| đảng| cơ sở| xã hội| đoàn thể| thành viên| hội| quần chúng| kinh tế| hành chính| tôn giáo"
    "| tín ngưỡng| tín dụng| phi chính phủ| công đoàn| đoàn(?! xe| khách| tham quan| đi| đến))|đưa|định hướng"
    "|theo dõi|đôn đốc|tổng hợp|có trách nhiệm|có nhiệm vụ|có kế hoạch|có văn bản|có hình thức|có biện pháp"
    "|có phương án|có mặt|căn cứ|chịu|bố trí|đẩy mạnh|tăng cường|tăng thời lượng|tăng|triển khai|cung cấp|cung ứng"
    "|tiếp nhận|tiếp âm|tiếp sóng|tiếp thu|tiếp đón|tiếp tục|tiếp quản|đăng|mở|thực hiện|thực hành|tuyên truyền"
    "|vận động|vận hành|vận chuyển|phổ biến|quán triệt|kiểm tra|kiểm đếm|kiểm kê|kiểm soát|giám sát|lồng ghép"
    "|cập nhật|bảo đảm|đảm bảo|đảm nhận|đảm nhiệm|đảm trách|cử|huy động|sản xuất|phát(?! triển| thanh viên)"
    "|lập(?! thạch)|rà soát|thường xuyên|kịp thời|duy trì|là (?:cơ quan|đơn vị|đầu mối|lực lượng|nơi|thành viên"
    "|trưởng ban|người|chủ|tổ trưởng|nòng cốt|thường trực|hạt nhân|cầu nối|địa điểm|điểm)|giúp|tích cực|nghiêm túc"
    "|thông tin|biên tập|biên soạn|biên dịch|ban hành|chuẩn bị|báo cáo|báo tin|báo ngay|hỗ trợ|tạo|nêu|trực(?! thuộc"
    "| tuyến| ban)|dựa|phân công|phân luồng|phân loại|phân bổ|phân phối|phân chia|phân phát|phân tích|chuyển(?! đổi số)"
    "|viết|dành|in(?! ấn phẩm)|treo|trang trí|trang bị|đề xuất|đề cử|quản lý|ưu tiên|lựa chọn|chọn|tuyển|thông báo"
    "|tiến hành|trên cơ sở|hằng|phản ánh|niêm yết|cần|phải|sẽ|định kỳ|nắm|giới thiệu|phụ trách|gửi|tập trung|tập huấn"
    "|tập hợp|tập dượt|tập luyện|tập văn nghệ|tập nghi thức|luyện tập|diễn tập|huấn luyện|khuyến khích|tham gia"
    "|tham dự|tham quan|dự(?! án| phòng| trữ| báo| toán| kiến)|nghiên cứu|thẩm định|khảo sát|chấp hành|bám sát"
    "|thành lập|giữ|gìn giữ|điều tiết|điều hành|điều chỉnh|điều tra|điều động|ứng trực|túc trực|sử dụng|khai thác"
    "|khai mạc|khai trương|thiết kế|trưng bày|đón|mời|xử lý|cụ thể|gương mẫu|giải quyết|giải đáp|giải thích|nâng|sắp"
    "|xếp|động viên|kết hợp|kết nối|cùng(?! cấp)|giao(?! thông| dịch| lưu| tiếp| nhau)|quay|chụp|ghi âm|ghi hình"
    "|ghi chép|ghi danh|ghi sổ|ghi nhận|nhận(?! thức)|đào(?! tạo)|lo|làm(?! việc| vườn| nghề| thuê)|dàn dựng|lấy|soạn"
    "|dự trù|quyên góp|tặng|dựng|trao|chăm sóc(?! sức| khách)|chăm(?! sóc)|cân đối|cân nhắc|thanh toán|quyết toán"
    "|lên (?:kế hoạch|phương án|danh sách|lịch|kịch bản|chương trình)|trồng(?! trọt)|dọn|kêu gọi|lắp|kiện toàn"
    "|điều phối|liên hệ|liên kết|nộp|đăng ký|ra (?:quân|mắt|thông báo|tập san|văn bản|tờ|số|đề|đường)|khen|biểu diễn"
    "|biểu dương|quan tâm|khẩn trương|khắc phục|lan tỏa|chia|thống kê|thống nhất|sưu tầm|chỉnh trang|chỉnh lý|bổ sung"
    "|hoàn|tuần tra|đánh giá|nhắc|bảo vệ(?! thực vật| quyền| rừng| môi trường| trẻ em| an ninh)|bảo quản|bảo dưỡng"
    "|bảo trì|đề nghị|yêu cầu|duyệt|ký|chấm|vẽ|thu(?! hút| nhập| ngân| phí)|nấu|dạy|khám|dán|tường thuật|dẫn|sửa"
    "|tu sửa|tu bổ|tôn tạo|trùng tu|phục dựng|mua|thuê|bán(?! hàng| trú| lẻ)|quét|thả|tưới|chở|cấp(?! xã| huyện| tỉnh"
    "| cơ sở| trên| dưới| ủy| uỷ| học| cứu| trưởng| tiểu học| trung| mầm| nước| thoát| bộ| phường| thôn| ba| hai)|kê"
    "|họp|hội ý|giao ban|đi|đến(?! từ)|sơ kết|tổng kết|tổng duyệt|tổng vệ sinh|bình xét|bình chọn|xét(?! nghiệm)"
    "|số hóa|số hoá|nhắn|gọi|dắt|căng|cắm|kéo|bắc|đóng (?:góp|gói|cọc|dấu|bàn|vai)|ủng hộ|tài trợ|hiến|chi (?:trả"
    "|tiền|kinh phí|hỗ trợ|thưởng)|cam kết|ký kết|tự(?! vệ| quản| do| nguyện| nhiên)|luân phiên|thay (?:phiên|nhau"
    "|đổi|mới)|được (?:giao|phân công)|nghiệm thu|xác minh|xác nhận|công (?:bố|khai|nhận)|kiến nghị|tôn vinh|thăm|tìm"
    "|khơi|đồng hành|góp|thảo luận|trao đổi|bế mạc|phát biểu|mang|đem|trải|che|thắp|dâng|viếng|rước|gieo|ươm|cấy|gặt"
    "|bơm|tiêm(?! chủng)|phun|rắc|khử khuẩn|lau|rửa|canh|gác|trông|coi|chốt|cứu hộ|sơ cứu|hộ tống|truyền (?:dạy|đạt"
    "|tải|hình trực tiếp)|áp dụng|ứng dụng|đổi mới|cải tiến|xác định|cảnh báo|phòng ngừa|ngăn chặn|đấu tranh|xử phạt"
    "|siết|chấn chỉnh|uốn nắn|nhận diện|nhận xét|chú trọng|chú ý|lưu ý|coi trọng|xem xét|ghi|đọc|kể|hát|múa|gom"
    "|bàn giao|đặt|đầu tư kinh phí|phủ (?:kín|bạt|xanh|sóng)|thay|tháo|nạo vét|khơi thông|khoanh|rào"
    "|tiếp (?:dân|xe|khách)|phục vụ"
    "|cho (?:mượn|phép|thuê|nghỉ|học sinh)|về dự|mượn|phụ (?:giúp|nấu|trợ)|báo (?:cho|về|với)|vớt|nhặt|hót|xúc|đắp"
    "|san|rủ|nhóm (?:bếp|lửa|họp)|gõ|đốc thúc|điểm danh|nhập(?! khẩu)|cầm|đánh(?! bắt| cá)|bọc|khâu|may|đan"
    "|dệt(?! may)|đảm|cài|dò|đo|đếm|xin|vay|trả|trích|nhờ|dặn|hẹn|bấm|chạy|bật|tắt|khóa|kiểm|ngồi|đứng|nghe|nhìn|nói"
    "|bồi dưỡng|dự kiến|tận dụng|phấn đấu|livestream"
)
_VERB = words_pattern(rf"(?<=\s)(?:{_VERBS})(?!\w)")
_LONG_VERB = words_pattern(
    rf"(?=[^\W_]+ [^\W_]+)(?:{'|'.join(re.findall(r'(?<=[|])[^|()]+ [^|()]+(?=[|])', _VERBS))})(?!\w)"
)
_FOLDED_VERB = words_pattern(
    r"(?<=\s)(?:bo tri|chu tri|phoi hop|huong dan|tham muu|xay dung|theo doi|trien khai|thuc hien|tuyen truyen"
    r"|van dong|kiem tra|to chuc thuc hien|co trach nhiem|chuan bi|dang tai|cung cap|tang cuong"
    r"|day manh|phan cong)(?!\w)"
)
# A verb that is part of a name behind a bare head word: "Ban tổ chức", "Tổ giúp việc", "Đài phát thanh", and the last
# word of "Trung tâm Dịch vụ tổng hợp", "Phòng Tổng hợp".
_NAMED_BY_VERB = words_pattern(
    r"(?<!\w)(?:(?:tiểu )?ban (?:tổ chức|chỉ đạo|chỉ huy|quản lý|tuyên truyền|vận động|giám sát|phát triển|thông tin"
    "|biên tập|kiểm tra|giúp|bảo vệ|điều hành|thực hiện|xây dựng|đánh giá|liên lạc|khánh tiết|chấm|coi"
    "|ra đề|tiếp|đón)|đội tuyển"
    "|(?:tổ|nhóm|bộ phận|đội) (?:giúp|tuyên truyền|kiểm tra|giám sát|vận động|thông tin|tham mưu|biên tập|hỗ trợ"
    "|quản lý|bảo vệ|tiếp nhận|phản ứng|điều hành|xây dựng|tổng hợp|chuyển|thu gom|cứu hộ|sản xuất|khảo sát|phục vụ)"
    "|đài phát|đoàn (?:kiểm tra|giám sát|thẩm định|đánh giá)"
    "|^phòng (?:tổ chức|quản lý|tổng hợp)|(?:phòng|đoàn) khám"
    "|(?:trung tâm|viện|hội) (?:thông tin|điều hành|hỗ trợ|quản lý|phát triển|nghiên cứu|bảo vệ|hướng dẫn)"
    "|(?:cán bộ|công chức|viên|viên chức|người) (?:phụ trách|quản lý|dẫn)"
    "|(?:đơn vị|cơ sở|hộ|doanh nghiệp) (?:quản lý|vận hành|sản xuất|cung cấp|cung ứng|tài trợ)"
    "|lực lượng (?:tham gia|bảo vệ)|lực lượng tham gia bảo vệ|câu lạc bộ tuyên truyền"
    "|giáo dục thường xuyên|(?:cơ quan|công an viên|thường vụ|ban) thường trực"
    "|(?:trật tự|đầu tư|vật liệu|quản lý|kỹ thuật|hạ tầng) xây dựng|nhà tài trợ"
    "|(?:dịch vụ|khoa|kế hoạch|hành chính|tham mưu|chính sách|đài|báo) tổng hợp)$"
)
# Behind these a person's or a group's field of work may stand before the duty: "Phó Giám đốc phụ trách chuyên môn".
_FIELD = words_pattern(
    r"(?:phụ trách(?! (?:việc|chung|công tác)(?!\w))|quản lý|được phân công|được giao|tham gia|làm công tác)(?!\w)"
)
_PERSON = words_pattern(
    r"(?:(?:các )?(?:đồng chí|đ/c|ông|bà|thầy|cô|anh|chị|phó|trưởng|giám đốc|hiệu trưởng|chủ tịch|bí thư|chủ nhiệm"
    r"|tổng phụ trách|cán bộ|công chức|viên chức|nhân viên|thành viên|giáo viên|ủy viên|uỷ viên|đoàn viên|hội viên"
    r"|người|công an viên|tình nguyện viên|cộng tác viên)) ",
    re.IGNORECASE,
)
_GROUP = words_pattern(r"(?:các )?(?:tổ|đội|nhóm|tiểu ban|bộ phận|đoàn|ê-kíp|kíp) ", re.IGNORECASE)
_WORK_OF_GROUP = words_pattern(
    r"(?:sản xuất|nấu|thu|tiếp|tuyên truyền|vận động|kiểm tra|giám sát|bảo vệ|tuần tra|cứu|sơ cứu|quay|chụp|dọn|gom"
    r"|may|dệt|đan|khâu|hát|múa|vẽ|đọc|kể|in|phục vụ|hướng dẫn|trồng|chăm|biên tập|trực|canh|gác|phát|trang trí|dựng"
    r"|viết|chấm)(?!\w)"
)
# "phụ trách thôn Đằng Thượng, Đằng Hạ": a field of work may be a list of places.
_STOP = re.compile(r"[;:.]|,(?!\s*[A-ZÀ-ỸĐ])")
_COMMA = re.compile(r"[,;.]\s*")

# What a name goes on with in small letters: nouns of which names of bodies are made, places, words of relation.
_NOUNS = (
    "an ninh|an toàn|tuyển|khám|đa khoa|cổ truyền|tài tử|địa bàn|cháy|cứu nạn|cứu hộ|viên|an sinh"
    "|bảo hiểm|bảo trợ|bảo tồn"
    "|bảo tàng|bản sắc|bệnh viện|biên phòng|biên giới|biển|bộ môn|bộ phận|bộ đội|báo chí|báo cáo viên|bưu điện"
    "|ban ngành|bán trú|bán hàng|cảnh sát|cấp cứu|cây xanh|chất lượng|chi bộ|chi hội|chi đoàn|chi đội|chiến sĩ"
    "|chính quyền|chính sách|chính trị|chính trị viên|cháy nổ|chống|chữa cháy|chợ|chuyên môn|chuyên ngành"
    "|chuyên trách|bán chuyên trách|cha mẹ|cộng đồng|cộng tác viên|công an|công an viên|công chức|công cộng|công dân"
    "|công đoàn|công lập|công nghệ|công nghiệp|công nhân|công tác|công thương|công ty|công trình|công viên|cơ động"
    "|cơ quan|cơ sở|cựu chiến binh|cao tuổi|cao đẳng|cao cấp|cán bộ|cận lâm sàng|dân cư|dân chủ|dân phố|dân phòng"
    "|dân quân|dân số|dân tộc|dân vận|dân ca|dân gian|danh dự|di sản|di tích|dịch vụ|dịch vụ công|dịch vụ tổng hợp"
    "|doanh nghiệp|du lịch|dự án|dự phòng|dược|dưỡng sinh|đại biểu|đại diện|đào tạo|đảng|đảng viên|đầu tư|đất đai"
    "|đầu ngành|địa chính|địa phương|điện ảnh|điện lực|điện tử|điều dưỡng|đô thị|đoàn kết|đoàn thanh niên|đoàn thể"
    "|đoàn viên|đối ngoại|đội viên|đội trưởng|đường phố|gia đình|giao thông|giáo dục|giáo viên|giảng viên|giám đốc"
    "|hạ tầng|hải quan|hàng hóa|hành chính|hành động|hậu cần|hiệu trưởng|hộ dân|hoa đào|học|hoạt động|học sinh"
    "|học tập|hội viên|hợp tác|hướng dẫn viên|huyện|hưu trí|khách hàng|khoa học|khoáng sản|không chuyên trách"
    "|khuyến công|khuyến học|khuyến nông|kiểm lâm|kinh doanh|kinh tế|kỹ thuật|kỹ năng|kế hoạch|kế toán|làm nghề"
    "|làng nghề|lái xe|lao động|lâm nghiệp|lâm sàng|lâm thời|lễ hội|lễ tân|liên cơ|liên ngành|liên lạc|liên xã"
    "|lịch sử|lưu động|lưu trú|lực lượng|mầm non|mặt trận|mỹ thuật|môi trường|một cửa|nâng cao|năng lượng|nghề"
    "|nghề nghiệp|nghiệp vụ|nghệ nhân|nghệ thuật|ngoài công lập|ngoại giao|ngoại ngữ|người dân|ngư dân|ngân sách"
    "|nhà văn hóa|nhà văn hoá|nhà trường|nhân dân|nhân viên|nhiếp ảnh|nhiễm khuẩn|nhi|nội trú|nội vụ|nội bộ|nông dân"
    "|nông nghiệp|nông thôn|nông thôn mới|nước sạch|nuôi trồng|phát thanh|phát thanh viên|phát triển|pháp chế"
    "|pháp luật|phi chính phủ|phòng cháy|phòng chống|phòng, chống|phòng cháy, chữa cháy|phong trào|phổ thông"
    "|phụ huynh|phụ nữ|phụ trách Đội|phim|phóng viên|phúc lợi|quân dân|quân sự|quản trị|quản trang|quần chúng"
    "|quốc phòng|quốc gia|quốc tế|quy hoạch|quyền lợi|rừng|sản phẩm|sáng tác|sáng tạo|sinh học|sinh hoạt|sinh thái"
    "|sinh viên|sức khỏe|sức khoẻ|sự kiện|sự nghiệp|sở tại|tài chính|tài khoản|tài nguyên|tài vụ|tâm lý|thanh niên"
    "|thanh tra|thanh thiếu niên|thành viên|tham mưu|thể chất|thể dục|thể thao|thể thao quần chúng|thi công|thi đua"
    "|thi hành án|thiên tai|thiếu nhi|thiếu niên|thông minh|thông tin viên|thôn bản|thú y|thủ công|thủ tục|thủy điện"
    "|thủy lợi|thuỷ lợi|thủy nông|thủy sản|thuỷ sản|thuế|thư viện|thường trực|thương binh|thương mại|thực phẩm"
    "|thực vật|tiểu học|tiểu thương|tiêm chủng|tiền tệ|tín dụng|tín ngưỡng|tình nguyện|tình nguyện viên|toàn dân"
    "|tôn giáo|tổ chức chính trị|tổ chức đảng|tổ chức hội|tổ chức thành viên|tổ dân phố|tổ trưởng|tổ viên|trật tự"
    "|trật tự viên|trẻ em|trẻ|tre trúc|trí thức|trọng tài|trồng trọt|trung cấp|trung học|trung tâm|truyền hình"
    "|truyền thanh|truyền thông|truyền thống|trường học|trưởng|trưởng thôn|tuyên giáo|tuyên huấn|tuyên truyền viên"
    "|tư pháp|tư nhân|tư thục|tư tưởng|tư vấn|tự quản|tự vệ|ủy|uỷ|văn hóa|văn hoá|văn nghệ|văn phòng|văn thư|vàng bạc"
    "|vận tải|vật nuôi|vật tư|vệ sinh|vi tính|viên chức|việc làm|viễn thông|vùng cao|vùng sâu|xã hội|xã viên|xóm chài"
    "|xuất bản|xung kích|xúc tiến|y tế|y khoa|y học|y dược|yêu nước|thu ngân|bóng đá|bóng chuyền|bóng chuyền hơi"
    "|cầu lông|cờ tướng|khiêu vũ|đờn ca tài tử|cải lương|chèo|tuồng|hát then|cồng chiêng|thơ|nhạc|đàn|người"
    "|người đứng đầu|người cao tuổi|người khuyết tật|người mù|người lao động|vật cảnh|cây cảnh|đua ghe|sân khấu"
    "|âm thanh|ánh sáng|khánh tiết|đối tượng|lễ nghi|thương phẩm|liên quan|trực thuộc|chủ quản|thường xuyên"
    "|thông thôn|bảo vệ thực vật|bảo vệ rừng|bảo vệ môi trường|bảo vệ trẻ em|làm vườn|nhà nước|nhà hát|đỏ|tự nguyện"
    "|tham gia bảo vệ|chủ nhiệm|số|mới|cũ|lớn|nhỏ|chính|nòng cốt|ngành|sở|ban|hội|đoàn|cơ quan|đơn vị|hộ|câu lạc bộ"
    "|hợp tác xã|xí nghiệp|nhà máy|chi cục|trạm|đồn|hạt|chùa|đình|đền|tổ|đội|nhóm|tiểu ban|khối|lớp|khoa|phòng|trường"
    "|cụm|điểm|tuyến|đảng bộ|đảng ủy|đảng uỷ|cấp ủy|cấp uỷ|cấp|đồng chí|bí thư|chủ tịch|phó chủ tịch|cá nhân|tập thể"
    "|tổ chức(?= chính trị| đảng| đoàn| thành viên| tôn giáo| xã hội| hội)"
)
_RELATIONS = (
    "là|phụ trách|kiêm|được giao|được phân công|của|thuộc|ở|tại|trong|ngoài|đóng|đứng chân|có liên quan|nêu trên"
    "|nói trên|trên địa bàn|trên|cùng cấp|thuộc quyền|phía|bên|gồm|toàn|có uy tín|tiêu biểu|từ|quanh|gần|dọc|ven"
)
_PLACES = (
    "xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|tỉnh|thành phố|trung ương|khu vực|thôn|bản|ấp|khóm|buôn|làng|xóm"
    "|khu phố|khu dân cư|tổ dân phố|cấp (?:xã|huyện|tỉnh|cơ sở|trên|dưới)|trực thuộc|liên quan"
)


def _longest_first(words: str) -> str:
    return "|".join(sorted(re.split(r"\|(?![^(]*\))", words), key=len, reverse=True))


_GOES_ON = words_pattern(
    rf"(?:(?P<place>{_longest_first(_PLACES)})|(?P<noun>{_longest_first(_NOUNS)})"
    rf"|(?P<relation>{_longest_first(_RELATIONS)}))(?!\w)"
)
_TOKEN = re.compile(r"[^\W_]+(?:[/.&’'-][^\W_]+)*|[-–,;:.()“”\"!?]")
# First syllables of words whose second one is also a verb: "Hậu cần", "Hướng dẫn".
_SPLIT_NAMES = frozenset(
    "Biên Biểu Bảo Bầu Bốc Cho Chính Chế Công Cấp Cứu Dệt Giám Hướng Hậu Khai Khuyến Khảo Kiến Kiểm Lắp Mua Nhiếp"
    " Nuôi Phát Phân Quản Sáng Thu Thư Thường Thẩm Thống Tiếp Toà Truyền Trình Tòa Tường Tổng Văn Vận Xây Điều Đo"
    " Đào Đăng Độc Ứng".split()
)
_NUMBER = re.compile(r"\s+\d")
# A noun follows: "các cấp", "mỗi lớp".
_DETERMINERS = frozenset(["các", "những", "mỗi", "mọi", "từng"])
_JOINS = frozenset(
    ["-", "–", ",", "và", "cùng", "với", "các", "những", "mỗi", "hoặc", "tất", "cả", "một", "toàn", "thể"]
)
_NUMBERED = frozenset(["thôn", "tổ", "số", "khu", "ấp", "khóm", "phố", "vực", "khối", "lớp", "bản", "cụm"])
_LONGEST_SUBJECT = 400
_LONGEST_UNKNOWN_WORDS = 4
_LONGEST_FIELD = 60
_LONGEST_NAMED = 40


def opens_with_verb(text: str) -> bool:
    """Whether ``text`` begins with the verb of a duty."""
    return _VERB.match(" " + text[:60].casefold(), 1) is not None


def first_verb(text: str) -> int | None:
    """Return where the first known verb of a duty stands behind a body's name, or ``None``."""
    return _first_verb(text[:_LONGEST_SUBJECT])


@lru_cache(maxsize=1_024)
def _first_verb(text: str) -> int | None:
    verbs = (match for match in _verbs(text) if _opens_duty(text, match))
    verb = next(verbs, None)
    while verb and _may_name_field(text, verb):
        following = next(verbs, None)
        if not _names_field(text, verb, following):
            break
        verb = following
    return verb.start() if verb else None


def duty_start(text: str) -> int | None:
    """Return where the duty begins in a sentence that opens with the name of a body.

    The first known verb, or an earlier word with which no name goes on; ``None`` when the text is a name alone.
    """
    text = text[:_LONGEST_SUBJECT]
    verb = first_verb(text)
    if ":" in text[:verb]:
        return verb
    end, sure = _name_end(text)
    if end is None or verb is not None and end >= verb:
        return verb
    if verb is None or sure:
        return end
    unknown = text[end:verb]
    goes_on = all(HEAD_OF_UNIT.match(unknown, comma.end()) for comma in _COMMA.finditer(unknown))
    return verb if goes_on and sum(map(str.islower, unknown.split())) <= _LONGEST_UNKNOWN_WORDS else end


def _verbs(text: str) -> list[re.Match[str]]:
    """Return the verbs of a text in order; marks may be lost from a verb of two words (``bô trí``)."""
    damaged = (each for each in _FOLDED_VERB.finditer(fold_aligned(text)) if text[each.start()].islower())
    found = {match.start(): match for match in (*damaged, *_VERB.finditer(text))}
    return [found[start] for start in sorted(found)]


def _opens_duty(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()].rstrip()
    lowered = before.lower()
    # "Đồng chí An, Chi ủy viên, phụ trách …": behind a person's title a comma ends the name.
    joins = (" và", "được") if _PERSON.match(text) else (",", " và", "được")
    if lowered.endswith(joins) or _NAMED_BY_VERB.search(f"{lowered[-_LONGEST_NAMED:]} {match[0]}"):
        return False
    last = max(before.rfind(" "), before.rfind("\n")) + 1
    noun = _GOES_ON.match(text.lower(), last)
    if lowered[last:] in _DETERMINERS:
        return False
    return before[last:] not in _SPLIT_NAMES and (noun is None or noun.end() <= match.start())


def _may_name_field(text: str, verb: re.Match[str]) -> bool:
    return _is_group(text, verb) or bool(_PERSON.match(text) and _FIELD.match(text, verb.start()))


def _is_group(text: str, verb: re.Match[str]) -> bool:
    return _GROUP.fullmatch(text, 0, verb.start()) is not None and _WORK_OF_GROUP.match(verb[0]) is not None


def _names_field(text: str, verb: re.Match[str], following: re.Match[str] | None) -> bool:
    """Whether a verb tells the field of work of the one named, whose duty begins behind it or behind a colon.

    ``Phó Giám đốc phụ trách chuyên môn xếp lịch``, ``Các đội sản xuất chia khoán``, ``Tổ nấu ăn: đi chợ``.
    """
    stop = _STOP.search(text, verb.end(), verb.end() + _LONGEST_FIELD)
    if stop and stop[0] == ":":
        return True
    if following is None or stop and stop.start() < following.start():
        return False
    between = text[verb.end() : following.start()].strip()
    return len(between) < _LONGEST_FIELD and bool(between or _is_group(text, verb))


def _name_end(text: str) -> tuple[int | None, bool]:
    """Return the first word behind a name with which no name goes on, and whether it can be nothing but a duty."""
    capitals = 0
    before = ""
    head = HEAD_OF_UNIT.match(text)
    place = head.end() if head else 0
    while token := _TOKEN.search(text, place):
        word, place = token[0], token.end()
        goes_on = _GOES_ON.match(text, token.start())
        if word in _JOINS:
            before, capitals = "join", 0
        elif not word[0].isalnum():
            return None, False
        elif head := HEAD.match(text, token.start()):
            before, capitals, place = "head", 0, head.end()
        elif before == "place" and not word.isupper() and _LONG_VERB.match(text[token.start() :].lower()):
            return token.start(), True
        elif not word[0].islower():
            before, capitals = "place" if before == "place" else "name", capitals + 1
        elif goes_on:
            before, capitals, place = str(goes_on.lastgroup), 0, goes_on.end()
        elif _NUMBER.match(text, token.end()) and word not in _NUMBERED:
            return token.start(), True
        elif capitals == 1 and before == "name" or before in ("join", "relation"):
            # The second syllable of "Hành chính", or a word with which the next name begins.
            before, capitals = "noun", 0
        else:
            return token.start(), before == "place" or capitals > 1
    return None, False
