"""The words for the channels through which a plan goes out, as patterns by the channel's code."""

from __future__ import annotations

# Folded words: marks lost by a scanner do no harm to phrases of this length.
_LEVEL = (
    r"(?: (?:cap )?(?:huyen uy|thanh uy|tinh uy|dang uy|doan xa|xa|phuong|thi tran|huyen|thanh pho|tinh|thon"
    r"|ban|ap|xom|khu pho|to dan pho|khu dan cu|lop|nha truong|truong|so)(?!\w)(?: (?:xa|phuong|huyen|tinh)(?!\w))?)?"
)
_OWNER = r"(?: cua (?:xa|phuong|truong|nha truong|huyen|tinh|thanh pho|so|to dan pho|to|thon|khu pho)(?!\w))?"
_RADIO = "(?: (?:thong minh|co so|khong day|cong nghe thong tin|internet|ip))?"
_STATION = r"(?:bao(?: va|,)? )?(?:(?:dai )?phat thanh(?: va |, | - |-| )truyen hinh|dai pt\s?-\s?th(?!\w))"
CLEAR = {
    "truyen_thanh": (
        rf"(?:he thong |mang luoi )(?:loa |dai )?(?:truyen|phat) thanh{_RADIO}{_LEVEL}"
        rf"|(?:cum )?loa (?:truyen|phat|phong) thanh{_RADIO}{_LEVEL}|(?:he thong |cum )loa(?! keo){_LEVEL}"
        rf"|song truyen thanh|(?:dai )?truyen thanh (?:co so|thong minh){_LEVEL}"
        rf"|(?:phat|truyen) thanh noi bo|(?:chuong trinh )?phat thanh (?:mang non|hoc duong)"
        rf"|loa (?:noi bo|thong minh|tuyen truyen){_LEVEL}"
        rf"|(?:he thong |mang luoi |dai )thong tin (?:co so|duyen hai)"
    ),
    "bao_chi": (
        r"(?:cac )?phuong tien (?:thong tin|truyen thong)(?: dai chung)?"
        r"|song (?:phat thanh|truyen hinh)(?!\s*(?:,|va|-) truyen hinh)"
        r"|song phat thanh(?:, | va | - |-)truyen hinh|kenh truyen hinh"
    ),
    "cong_trang_tt": (
        rf"(?:cong\s*(?:,|/|va |hoac )?\s*)?trang (?:thong tin dien tu|ttdt){_LEVEL}"
        rf"|cong (?:thong tin dien tu|thong tin|ttdt)(?! tin(?!\w)){_LEVEL}{_OWNER}|trang tin(?: dien tu)?{_LEVEL}"
        rf"|(?:trang )?(?:website"
        rf"|web(?!\w)){_LEVEL}{_OWNER}"
    ),
    "mang_xa_hoi": (
        r"(?:cac (?=ung dung|nen tang))?(?:trang |kenh )?(?:ung dung )?(?:nen tang )?mang xa hoi"
        r"(?: (?:zalo|facebook)(?!\w))?"
        rf"|(?:(?:nhom|trang|kenh|tai khoan|ung dung) )?(?:zalo(?: oa| official account)?|facebook"
        rf"|fanpage(?: facebook)?|youtube|tiktok"
        rf"|viber|telegram|instagram"
        rf"|tik tok){_LEVEL}{_OWNER}|(?:nhom|trang) cong dong|kenh video(?: ngan)?"
    ),
    "tuyen_truyen_mieng": rf"tuyen truyen mieng|hoi nghi bao cao vien{_LEVEL}"
    "|noi chuyen (?:chuyen de|truyen thong|thoi su)|(?:tu van|doi thoai) truc tiep|phien toa gia dinh",
    "truc_quan": (
        r"(?:tuyen truyen|co dong) truc quan|ap(?: |-)phich|bang(?: |-)ron|man hinh led|bang led|bang dien tu"
        r"|poster|standee|(?<!son\s)(?<!sua\s)cong chao"
    ),
    "luu_dong": r"(?<!dap\s)xe (?:loa )?(?:tuyen truyen|thong tin|co dong|loa)(?: luu dong)?"
    r"|xe luu dong|(?:tuyen truyen|co dong) luu dong"
    r"|loa (?:keo|luu dong)",
    "van_nghe": "san khau hoa|van nghe quan chung|(?:bieu dien|giao luu|hoi dien) van nghe",
    "tai_lieu": r"tai lieu (?:tuyen truyen|truyen thong|khong kinh doanh)|de cuong (?:tuyen truyen|gioi thieu)",
    "tin_nhan": r"tin nhan (?:sms|zalo)|tin nhan(?! (?:dien|doi|lua|gia|rac|xau|la)|, cuoc goi)|sms"
    "|so lien lac dien tu"
    "|(?:email|thu dien tu)(?= (?:den|toi|cho) (?:khach hang|hoi vien|phu huynh|nguoi dan|doan vien|thanh vien))",
}
# Short words that would become others without their marks.
CLEAR_AS_WRITTEN = {
    "bang_tin": r"bảng (?:tin|thông tin|thông báo)(?! (?:nguồn|giá|về|sản))"
    r"(?: (?:công cộng|điện tử|trụ sở|nhà văn hóa))?"
    r"(?: (?:thôn|xã|phường|tổ dân phố|khu dân cư|chung cư|bản|ấp|nhà trường|khoa|khu phố))?",
    "ban_tin": r"tập san|đặc san|nội san|bản tin (?:khu dân cư|(?:điện tử )?nội bộ)",
    "tai_lieu": r"tờ (?:rơi|gấp|bướm)|thư ngỏ",
    "truc_quan": r"(?:cụm |bộ |bảng |tấm )?pa(?: |-|n)?(?:nô|no)(?: tấm (?:lớn|nhỏ))?|băng(?: |-)?(?:rôn|rol|zôn)"
    r"|(?:cờ )?phướn|biểu ngữ"
    r"|cờ (?:tổ quốc|đảng|đoàn|hội|hồng kỳ|chuối|dây|đỏ sao vàng)"
    # Flags alone are put out by every house; beside banners they are part of the decoration that informs.
    r"|(?:(?<=treo\s)|(?<=cắm\s))cờ(?=(?:,| và) (?:băng|khẩu hiệu|pa|áp|biểu ngữ|phướn))",
    "van_nghe": r"tiểu phẩm(?! (?:truyền|phát) (?:thanh|hình))",
    "tin_nhan": r"nhắn tin(?= (?:cho|tới|đến|mời|ủng hộ|qua|trên|nhắc|thông báo|lịch|vào|sms))",
}
# What is a channel only behind words of going out.
DOUBTFUL = {
    "truyen_thanh": rf"(?:dai|tram) (?:truyen|phat) thanh(?!(?: va |, | - |-)truyen hinh){_RADIO}{_LEVEL}"
    rf"|truyen thanh{_LEVEL}|loa(?: tay)?(?! keo){_LEVEL}{_OWNER}",
    "bao_chi": rf"{_STATION}{_LEVEL}|dai truyen hinh{_LEVEL}|co quan bao chi|bao chi(?! -)"
    "|bao (?:in(?! dam)|giay|dien tu)",
    "mang_xa_hoi": "khong gian mang|nen tang so|mang internet",
    "tuyen_truyen_mieng": "(?:doi ngu |hoat dong )?(?:bao cao vien|tuyen truyen vien)(?: co so)?",
    "ban_tin": r"ban tin(?! (?:phat|truyen) (?:thanh|hinh))(?: (?:noi bo|thong tin co so|sinh hoat chi bo))?",
    "van_nghe": "(?:chuong trinh |tiet muc |hoat dong )?van nghe|chuong trinh nghe thuat",
    "truc_quan": "khau hieu|man hinh(?: (?:sanh cho|cong cong|lon|quang cao|tivi|ti vi))?",
    "tai_lieu": "(?:bo )?tai lieu|thu muc(?: chuyen de)?|de cuong|so tay|cam nang|(?:tap )?sach anh",
}
# Meetings inform where the plan says that something is made known there.
_VILLAGE = "to dan pho|khu pho|khu dan cu|thon|ban|ap|buon|xom"
REGULAR_MEETINGS = (
    rf"(?:(?:buoi|tiet|gio) )?sinh hoat (?:cac )?(?:chi bo|chuyen de|{_VILLAGE}|chi hoi|chi doan|hoi dong nguoi benh"
    r"|hoi|doan the|doan|cau lac bo|lop|duoi co)|buoi sinh hoat"
    rf"|(?:buoi |cuoc )?hop (?:cac )?(?:dan|{_VILLAGE}|chi hoi|chi doan|hoi dong nguoi benh|phu huynh"
    r"|to (?:cong doan|san xuat|phu nu|nhan dan)|doi(?: san xuat)?)"
    rf"|hoi nghi (?:{_VILLAGE}|dan cu)|(?:tiet |gio |buoi )chao co(?: dau tuan)?"
)
GATHERINGS = (
    rf"{REGULAR_MEETINGS}"
    r"|(?:buoi )?noi chuyen|hoi nghi(?: tiep xuc cu tri| tap huan)?|hoi thao|toa dam|lop tap huan(?: khuyen nong)?"
)
# What stands in front of a colon, or as a title, and says how something is made known.
LABELS = {
    "truyen_thanh": "phat thanh|truyen thanh",
    "bao_chi": "bao (?:in|giay|dien tu)",
    "truc_quan": "truc quan|khau hieu(?: tuyen truyen)?",
    "tuyen_truyen_mieng": "hop (?:thon|dan|to dan pho)",
}
