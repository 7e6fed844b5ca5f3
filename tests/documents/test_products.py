"""What is to be made and where it goes out: genres, channels, numbers wanted."""

from __future__ import annotations

import json

import pytest

from tests.documents.texts import assigning, plan
from wagtail_kehoach.documents.draft import Found
from wagtail_kehoach.documents.serialize import from_dict, to_dict
from wagtail_kehoach.vietnamese.counting import read_count


def body(text: str) -> str:
    return f"I. NỘI DUNG\n- {text}"


def raw_and_code(found: tuple[Found[str], ...]) -> dict[str, str]:
    return {each.raw: each.value for each in found}


def targets(text: str) -> list[tuple[int, str, str, int | None, str | None]]:
    return [
        (
            target.amount.value,
            target.unit.raw,
            target.bound.value,
            target.most.value if target.most else None,
            target.per.raw if target.per else None,
        )
        for target in plan(body=body(text)).targets
    ]


@pytest.mark.parametrize(
    ("text", "genres"),
    [
        ("Viết tin, bài, phóng sự ảnh về vườn rau.", {"tin": "tin", "bài": "bai", "phóng sự ảnh": "phong_su_anh"}),
        (
            "Sản xuất 05 phóng sự, 02 chương trình phát thanh.",
            {"phóng sự": "phong_su", "chương trình phát thanh": "chuong_trinh"},
        ),
        ("Đăng tải các bài viết, video ngắn về bạn đọc.", {"bài viết": "bai", "video ngắn": "video"}),
        (
            "Làm bộ ảnh, đồ họa thông tin, podcast, ký sự về làng gốm.",
            {"bộ ảnh": "anh", "đồ họa thông tin": "do_hoa", "podcast": "podcast", "ký sự": "ky_su"},
        ),
        ("Đăng ảnh vườn rau đẹp trên trang của trường.", {"ảnh": "anh"}),
        ("Đoàn viên chụp ảnh, viết tin gửi về xã.", {"ảnh": "anh", "tin": "tin"}),
        ("Đưa tin lễ khai mạc.", {"tin": "tin"}),
        ("Quay 03 clip hướng dẫn gói bánh.", {"clip": "video"}),
        ("Thu âm, phát tiểu phẩm truyền thanh.", {"tiểu phẩm truyền thanh": "tieu_pham"}),
        ("Xây dựng tiểu phẩm, infographic.", {"tiểu phẩm": "tieu_pham", "infographic": "do_hoa"}),
        ("Bản tin mùa vụ phát 02 lần/ngày trên loa.", {"Bản tin": "ban_tin"}),
        ("Đọc thông báo tuyển sinh trên loa.", {"thông báo": "thong_bao"}),
        (
            "Thực hiện phim phóng sự tài liệu, phỏng vấn, bình luận.",
            {"phim phóng sự tài liệu": "phim_tai_lieu", "phỏng vấn": "phong_van", "bình luận": "binh_luan"},
        ),
        ("Viết gương người tốt, việc tốt.", {"gương người tốt, việc tốt": "nguoi_tot_viec_tot"}),
        ("Phát thông báo lịch khám trên loa.", {"thông báo": "thong_bao"}),
        ("Viết tin. Đăng tin. Viết Tin.", {"tin": "tin"}),
    ],
)
def test_genres_are_read_as_printed_with_their_code(text: str, genres: dict[str, str]) -> None:
    assert raw_and_code(plan(body=body(text)).genres) == genres


@pytest.mark.parametrize(
    "text",
    [
        "Thông tin rộng rãi, tạo niềm tin, rút bài học kinh nghiệm.",
        "Bài trừ hủ tục; phân tích, đánh giá kết quả; giới thiệu sách hay.",
        "Người dân tin tưởng, cảnh giác tin nhắn, tin giả; thông báo cho trưởng thôn.",
        "Học sinh nộp bài dự thi, chuẩn bị 05 bài hát và 02 bài thơ.",
        "Phòng Văn hóa - Xã hội tổ chức tọa đàm với bạn đọc.",
        "Ảnh hưởng của bão; toàn bộ ảnh hưởng; chụp ảnh hiện trạng hiện vật.",
        "Phòng Sự kiện gọi video cho bạn đọc; kênh video ngắn của xã.",
        "Phát động cuộc thi ảnh, clip về quê hương; nhận video dự thi đến 30/9/2026.",
        "Viết 01 bài cảm nghĩ không quá 500 chữ.",
        "Theo bản tin của Đài Khí tượng Thủy văn.",
        "Hội thi tiểu phẩm về an toàn giao thông.",
        "Gương người tốt, việc tốt trong phong trào trồng cây.",
    ],
)
def test_other_uses_of_the_words_are_no_genres(text: str) -> None:
    assert plan(body=body(text)).genres == ()


@pytest.mark.parametrize(
    ("text", "channels"),
    [
        (
            "Tuyên truyền trên hệ thống truyền thanh xã, trang thông tin điện tử, các nền tảng mạng xã hội.",
            {
                "hệ thống truyền thanh xã": "truyen_thanh",
                "trang thông tin điện tử": "cong_trang_tt",
                "các nền tảng mạng xã hội": "mang_xa_hoi",
            },
        ),
        (
            "Phát trên đài truyền thanh cơ sở, loa truyền thanh thôn, nhóm Zalo, fanpage.",
            {
                "đài truyền thanh cơ sở": "truyen_thanh",
                "loa truyền thanh thôn": "truyen_thanh",
                "nhóm Zalo": "mang_xa_hoi",
                "fanpage": "mang_xa_hoi",
            },
        ),
        (
            "Treo pano, áp phích, băng rôn, khẩu hiệu; in tờ rơi; dùng xe tuyên truyền lưu động.",
            {
                "pano": "truc_quan",
                "áp phích": "truc_quan",
                "băng rôn": "truc_quan",
                "khẩu hiệu": "truc_quan",
                "tờ rơi": "tai_lieu",
                "xe tuyên truyền lưu động": "luu_dong",
            },
        ),
        (
            "Niêm yết tại bảng tin; tuyên truyền miệng; gửi tin nhắn SMS; diễn tiểu phẩm, sân khấu hóa.",
            {
                "bảng tin": "bang_tin",
                "tuyên truyền miệng": "tuyen_truyen_mieng",
                "tin nhắn SMS": "tin_nhan",
                "tiểu phẩm": "van_nghe",
                "sân khấu hóa": "van_nghe",
            },
        ),
    ],
)
def test_channels_are_read_as_printed_with_their_code(text: str, channels: dict[str, str]) -> None:
    assert raw_and_code(plan(body=body(text)).channels) == channels


@pytest.mark.parametrize(
    ("text", "channels"),
    [
        (
            "Đăng trên Báo Lam Giang, Đài Phát thanh và Truyền hình tỉnh, Cổng thông tin điện tử tỉnh.",
            {
                "Báo Lam Giang": "bao_chi",
                "Đài Phát thanh và Truyền hình tỉnh": "bao_chi",
                "Cổng thông tin điện tử tỉnh": "cong_trang_tt",
            },
        ),
        (
            "Phối hợp với Đài Phát thanh - Truyền hình tỉnh đưa tin ngày hội.",
            {"Đài Phát thanh - Truyền hình tỉnh": "bao_chi"},
        ),
        ("Cung cấp hình ảnh cho các cơ quan báo chí.", {"cơ quan báo chí": "bao_chi"}),
        ("Gửi chương trình phát thanh cho đài truyền thanh xã.", {"đài truyền thanh xã": "truyen_thanh"}),
        ("Tuyên truyền trên các phương tiện thông tin đại chúng.", {"các phương tiện thông tin đại chúng": "bao_chi"}),
        (
            "Tuyên truyền qua sinh hoạt chi bộ, họp thôn, hội nghị báo cáo viên.",
            {
                "sinh hoạt chi bộ": "tuyen_truyen_mieng",
                "họp thôn": "tuyen_truyen_mieng",
                "hội nghị báo cáo viên": "tuyen_truyen_mieng",
            },
        ),
        ("Tổ chức nói chuyện chuyên đề về sách.", {"nói chuyện chuyên đề": "tuyen_truyen_mieng"}),
        (
            "Trang trí cờ Tổ quốc, cổng chào, khẩu hiệu; chạy chữ trên màn hình sảnh chờ.",
            {
                "cờ Tổ quốc": "truc_quan",
                "cổng chào": "truc_quan",
                "khẩu hiệu": "truc_quan",
                "màn hình sảnh chờ": "truc_quan",
            },
        ),
        (
            "Biên soạn sổ tay, đề cương tuyên truyền; in tờ gấp; ra tập san.",
            {"sổ tay": "tai_lieu", "đề cương tuyên truyền": "tai_lieu", "tờ gấp": "tai_lieu", "tập san": "ban_tin"},
        ),
        ("Trực quan: treo áp-phích.", {"Trực quan": "truc_quan", "áp-phích": "truc_quan"}),
        ("Phát huy loa khu phố, nhóm Viber.", {"loa khu phố": "truyen_thanh", "nhóm Viber": "mang_xa_hoi"}),
    ],
)
def test_channels_of_practice_are_known(text: str, channels: dict[str, str]) -> None:
    assert raw_and_code(plan(body=body(text)).channels) == channels


@pytest.mark.parametrize(
    "text",
    [
        "Đài Truyền thanh xã xây dựng lịch phát.",
        "Đề nghị Báo Lam Giang và Đài Phát thanh, Truyền hình tỉnh: mở chuyên mục.",
        "Định hướng tuyên truyền tại giao ban báo chí.",
        "Tác phẩm là cẩm nang của người làm vườn.",
        "Đưa tin đến những xóm mà loa truyền thanh không tới được.",
        "Nhận biết tin nhắn lừa đảo; bán hàng trên nền tảng số.",
        "Chấm điểm tại sinh hoạt chi bộ.",
        "Phát tiểu phẩm truyền thanh.",
        "Ngăn thông tin xấu, độc trên không gian mạng.",
        "Phối hợp với Trung tâm Văn hóa - Thông tin và Truyền thanh huyện.",
        "Nhận biết tin giả trên mạng xã hội.",
        "Nghiêm cấm đưa ảnh học sinh lên mạng xã hội.",
        "Múa hát tự nhiên, không sân khấu hóa.",
        "Theo khẩu hiệu của ngày hội.",
    ],
)
def test_bodies_dangers_and_what_is_forbidden_are_no_channels(text: str) -> None:
    assert plan(body=body(text)).channels == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đăng ít nhất 10 tin, bài.", [(10, "tin, bài", "at_least", None, None)]),
        ("Phát tối thiểu 02 buổi/tuần.", [(2, "buổi", "at_least", None, "tuần")]),
        ("Phát thông báo mỗi ngày 02 lần.", [(2, "lần", "exactly", None, "ngày")]),
        ("Mỗi chương trình từ 10 đến 15 phút.", [(10, "phút", "exactly", 15, "chương trình")]),
        ("Phấn đấu 100% thôn có tủ sách.", [(100, "% thôn", "exactly", None, None)]),
        ("Trên 90% hộ ký cam kết.", [(90, "% hộ", "at_least", None, None)]),
        ("Có từ 85% đến 90% gia đình văn hóa.", [(85, "% gia đình văn hóa", "exactly", 90, None)]),
        ("Nâng tỷ lệ đọc sách từ 71% lên ít nhất 85%.", [(85, "%", "at_least", None, None)]),
        (
            "Viết tối thiểu 06 phóng sự, 20 tin, bài và 04 video ngắn.",
            [
                (6, "phóng sự", "at_least", None, None),
                (20, "tin, bài", "at_least", None, None),
                (4, "video ngắn", "at_least", None, None),
            ],
        ),
        (
            "Mời khoảng 400 lượt người, mở 12 buổi giao lưu.",
            [(400, "lượt người", "about", None, None), (12, "buổi giao lưu", "exactly", None, None)],
        ),
        ("Có 600 tin, bài, video của người dân.", [(600, "tin, bài, video", "exactly", None, None)]),
        (
            "Số lượng: 05 tin, 03 bài.",
            [(5, "tin", "exactly", None, None), (3, "bài", "exactly", None, None)],
        ),
        ("Chỉ tiêu: 12 tin; 06 bài.", [(12, "tin", "exactly", None, None), (6, "bài", "exactly", None, None)]),
        ("Chương trình 90 phút.", [(90, "phút", "exactly", None, None)]),
        ("Không để ùn tắc quá 30 phút.", [(30, "phút", "at_most", None, None)]),
        ("Phát lời nhắc trên loa 30 phút một lần.", [(1, "lần", "exactly", None, "30 phút")]),
        ("Mở mỗi thôn một tủ sách.", [(1, "tủ sách", "exactly", None, "thôn")]),
        ("Mỗi tổ chức giúp ít nhất 02 hộ.", [(2, "hộ", "at_least", None, "tổ chức")]),
        ("Vận động Quỹ khuyến học đạt 180 triệu đồng.", [(180, "triệu đồng", "exactly", None, None)]),
        ("Bổ sung 1.200 bản sách trong quý III/2026.", [(1200, "bản sách", "exactly", None, None)]),
        ("Tỷ lệ cây sống đạt trên 90%.", [(90, "%", "at_least", None, None)]),
        ("Tỷ lệ hộ tham gia đạt từ 85% trở lên.", [(85, "%", "at_least", None, None)]),
        (
            "Treo 1.600 áp phích và 20 băng rôn.",
            [(1600, "áp phích", "exactly", None, None), (20, "băng rôn", "exactly", None, None)],
        ),
        ("Mỗi tháng mở 01 chuyên mục.", [(1, "chuyên mục", "exactly", None, "tháng")]),
        (
            "Sản xuất 05 phóng sự, mỗi tuần 03 bản tin.",
            [(5, "phóng sự", "exactly", None, None), (3, "bản tin", "exactly", None, "tuần")],
        ),
        ("Trồng khoảng 2.000 cây quế.", [(2000, "cây quế", "about", None, None)]),
        ("Mỗi video không quá 08 phút.", [(8, "phút", "at_most", None, "video")]),
        ("Mỗi gia đình có ít nhất một người biết bơi.", [(1, "người", "at_least", None, "gia đình")]),
        ("Mở chuyên mục trên loa, hai tuần một số.", [(1, "số", "exactly", None, "hai tuần")]),
    ],
)
def test_numbers_wanted_have_amount_unit_bound_and_rhythm(text: str, expected: list[object]) -> None:
    assert targets(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 05/3/2026, nhiệm kỳ 2020-2025.",
        "Tổ chức trong 03 ngày, từ 05/10 đến 07/10/2026.",
        "Làm tốt 05 nhiệm vụ, rút ra 03 bài học.",
        "Hiện nay có 12 tủ sách; năm qua đã trồng 300 cây.",
        "Tổ chức lớp học tại 09 bản cho trẻ em dưới 16 tuổi.",
        "Phát huy kết quả gần 40 năm đổi mới.",
        "Thực hiện mô hình “3 sạch” ở thôn 5.",
        "Xây nhà trị giá 160 triệu đồng; học phí 250.000 đồng/khóa.",
        "Mỗi ngày mười trang sách; mỗi làng một nghề.",
        "Trên 03 tuyến đường treo băng rôn.",
        "Phản ánh của người dân từ cấp 2 trở lên.",
    ],
)
def test_dates_ages_places_and_what_exists_are_no_targets(text: str) -> None:
    assert targets(text) == []


def test_money_and_prizes_are_no_targets() -> None:
    draft = plan(body="I. KINH PHÍ THỰC HIỆN\n- In 200 tờ rơi.\nII. CƠ CẤU GIẢI THƯỞNG\n- Trao 03 phần thưởng.")
    assert draft.targets == ()


def test_target_knows_the_unit_under_which_it_stands() -> None:
    draft = assigning(
        "1. Tổ Truyền thanh\n- Viết ít nhất 10 tin, bài.\n2. Thư viện xã\n- Luân chuyển sách:\n+ Chuyển 06 tủ sách."
    )
    assert [(each.amount.value, each.assigned_to and each.assigned_to.raw) for each in draft.targets] == [
        (10, "Tổ Truyền thanh"),
        (6, "Thư viện xã"),
    ]
    assert plan(body=body("Viết ít nhất 10 tin, bài.")).targets[0].assigned_to is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("05", 5),
        ("1.600", 1600),
        ("12.34", None),
        ("mười", 10),
        ("hai mươi lăm", 25),
        ("20 nghìn", 20_000),
        ("1,5 triệu", 1_500_000),
        ("2,05 ngàn", 2050),
        ("1,5", None),
        ("Một", 1),
        ("vài", None),
        ("", None),
    ],
)
def test_whole_numbers_are_read_in_digits_and_words(text: str, number: int | None) -> None:
    assert read_count(text) == number


def test_page_number_within_a_clause_is_no_target() -> None:
    text = "I. NỘI DUNG\n- Vận động hội viên,\n                         2\nđoàn viên trồng 30 cây."
    assert [(each.amount.value, each.unit.raw) for each in plan(body=text).targets] == [(30, "cây")]


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("In 20 nghìn tờ rơi.", 20_000, "tờ rơi"),
        ("Thu hút 1,5 triệu lượt xem.", 1_500_000, "lượt xem"),
        ("Vận động 20 triệu đồng.", 20, "triệu đồng"),
        ("Phát 3-5 tin mỗi tuần.", 3, "tin"),
    ],
)
def test_thousands_and_millions_belong_to_the_number_except_those_of_money(text: str, amount: int, unit: str) -> None:
    (target,) = plan(body=f"I. NỘI DUNG\n- {text}").targets
    assert (target.amount.value, target.unit.raw) == (amount, unit)


def test_number_of_a_shared_task_is_that_of_the_unit_in_the_lead() -> None:
    draft = assigning("1. Giao Công an xã chủ trì, phối hợp với Đoàn xã viết ít nhất 10 tin.")
    assert [unit.unit.value for unit in draft.assignments] == ["Công an xã", "Đoàn xã"]
    assert [target.assigned_to and target.assigned_to.value for target in draft.targets] == ["Công an xã"]


@pytest.mark.parametrize(
    ("aim", "targets"),
    [
        ("Trên 99,5% trẻ được tiêm", [("99.5", "% trẻ")]),
        ("98.5% hộ", [("98.5", "% hộ")]),
        ("Sửa 2,5 km đường", [("2.5", "km đường")]),
        ("Sửa 2,0 km đường", [("2", "km đường")]),
        ("Trồng 1.600 cây", [("1600", "cây")]),
        ("Đón lớp 1,2 tổ", []),
        ("Xây dựng 01 (một) phóng sự", [("1", "phóng sự")]),
        ("100% cán bộ (45/45 người) tham dự", [("100", "% cán bộ")]),
        ("80% hộ dân (khoảng 120 hộ) và 20 thôn đăng ký", [("80", "% hộ dân"), ("20", "thôn")]),
        ("Giảm 10% số vụ so với năm 2025", [("10", "% số vụ")]),
    ],
)
def test_target_keeps_its_decimals_and_is_told_once(aim: str, targets: list[tuple[str, str]]) -> None:
    draft = plan(body=f"I. CHỈ TIÊU\n- {aim}.")
    assert [(str(each.amount.value), each.unit.raw) for each in draft.targets] == targets
    assert from_dict(json.loads(json.dumps(to_dict(draft)))) == draft


def test_time_behind_the_last_of_a_list_holds_for_all() -> None:
    draft = plan(body="I. CHỈ TIÊU\n- Đăng ít nhất 60 tin, bài và ít nhất 03 phóng sự trong năm; 05 video.")
    assert [(each.amount.value, each.per.raw if each.per else None) for each in draft.targets] == [
        (60, "năm"),
        (3, "năm"),
        (5, None),
    ]
