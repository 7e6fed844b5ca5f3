"""Who gets which tasks, how a unit takes part and with whom."""

from __future__ import annotations

import pytest

from tests.documents.facts import date_facts, raw
from tests.documents.files import docx_bytes, paragraph, run
from tests.documents.texts import assigning, plan
from wagtail_kehoach.documents import PlanDraft, parse_plan
from wagtail_kehoach.documents.bodies import may_be_damaged_body, starts_with_body
from wagtail_kehoach.documents.duties import first_verb

PURPOSE = "I. MỤC ĐÍCH\n- Trồng cây.\n"


def units(draft: PlanDraft) -> list[str]:
    return [assignment.unit.raw for assignment in draft.assignments]


def tasks(draft: PlanDraft) -> list[tuple[str, str, str, list[str]]]:
    return [
        (assignment.unit.raw, task.text.raw, task.role.value, [partner.raw for partner in task.partners])
        for assignment in draft.assignments
        for task in assignment.tasks
    ]


BODIES = """Trường Tiểu học Lê Lợi|Bệnh viện Đa khoa khu vực|Câu lạc bộ Thơ ca|Công ty Cấp nước|Ban Nhân dân ấp 3
Tổ dân phố số 5|Bưu điện xã|Điện lực khu vực|Hạt Kiểm lâm|Ngân hàng Chính sách xã hội|Quỹ Bảo trợ trẻ em|Nhà Thiếu nhi
Đội Thông tin lưu động|Tổ giúp việc|TTVH xã|Phòng VHXH|UBMTTQ xã|Đoàn TN|Hội LHPN|BCĐ 35|Ban tổ chức|Ban quản lý chợ
Ban chỉ đạo 35|Các hội, đoàn thể|Nhóm giúp việc|Bộ phận Một cửa|Cán bộ Văn hóa|Công chức Văn hóa - Xã hội|CLB Dưỡng sinh
Trưởng các thôn|Bí thư chi bộ|Người đứng đầu các đơn vị|Hợp tác xã Nông nghiệp|Doanh nghiệp vận tải|Đài phát thanh xã
Đồng chí Nguyễn Văn An, Phó Chủ tịch UBND xã|Ông Lê Văn Bình|Bà Trần Thị Cúc|Đồn Biên phòng|Ban CHQS xã|Quân sự xã
Thư viện tỉnh|Tạp chí Văn nghệ|Nhà xuất bản|Khoa Nhi|Viễn thông khu vực|Chợ Bàu Sen|Học viện Chính trị|Phòng tổ chức
Mầm non Hoa Sen|Nhà hát Cải lương|Bảo hiểm xã hội|Tòa án khu vực|Toà án khu vực|Ban Công tác Mặt trận|TT.HĐND|Liên đội
Giáo viên chủ nhiệm|Kế toán|Ấp 5|Khu phố 3|Khóm 2|Văn phòng|Phòng Chương trình|Chi cục Đăng ký|Công an viên
Uỷ ban nhân dân xã|Các chi đoàn bản|Hiệu trưởng các trường mầm non"""


@pytest.mark.parametrize("name", BODIES.replace("\n", "|").split("|"))
@pytest.mark.parametrize("duty", ["tổ chức ra quân", "phối hợp vận động hội viên", "chủ trì tham mưu", "đăng tải tin"])
def test_bodies_of_any_kind_are_known_and_end_where_their_duty_begins(name: str, duty: str) -> None:
    sentence = f"{name} {duty} trong ngày hội."
    assert starts_with_body(sentence, any_case=True)
    verb = first_verb(sentence)
    assert verb is not None and sentence[:verb].strip() == name


@pytest.mark.parametrize(
    "text",
    [
        "Tổ chức lễ phát động",
        "Hội nghị tổng kết",
        "Hội thi văn nghệ",
        "Báo cáo kết quả",
        "Phòng, chống cháy nổ",
        "Trường hợp cần thiết",
        "Bản tin tháng 6",
        "Đội ngũ cán bộ",
        "Xã hội hóa nguồn lực",
        "Bà con các thôn",
        "Quỹ đất công",
        "Trồng cây xanh",
    ],
)
def test_other_words_are_no_bodies(text: str) -> None:
    assert not starts_with_body(text, any_case=True)


@pytest.mark.parametrize("text", ["Uy ban nhân dân xã", "Phỏng Văn hóa - Xã hội", "Trưng tâm Dịch vụ", "Côrg an xã"])
def test_damaged_name_is_a_unit_where_the_structure_says_so(text: str) -> None:
    assert may_be_damaged_body(text)
    draft = assigning(f"1. {text}\n- Giữ gìn vệ sinh.\n2. Trạm Y tế xã\n- Trực cấp cứu.")
    assert units(draft) == [text, "Trạm Y tế xã"]
    assert draft.assignments[0].unit.confidence < 1


@pytest.mark.parametrize(
    "title",
    [
        "TỔ CHỨC THỰC HIỆN",
        "TÔ CHỨC THỰC HIÊN",
        "TỔ CHỨC, THỰC HIỆN",
        "BIỆN PHÁP TỔ CHỨC THỰC HIỆN",
        "KINH PHÍ VÀ TỔ CHỨC THỰC HIỆN",
        "PHÂN CÔNG NHIỆM VỤ",
        "PHÂN CÔNG TRÁCH NHIỆM",
        "NHIỆM VỤ CỤ THỂ",
        "NHIỆM VỤ CỦA CÁC ĐƠN VỊ",
        "TRÁCH NHIỆM THỰC HIỆN",
        "TRÁCH NHIỆM CỦA CÁC CƠ QUAN, ĐƠN VỊ",
        "CÔNG TÁC PHỐI HỢP",
        "TRIỂN KHAI THỰC HIỆN",
        "CÁC CƠ QUAN",
    ],
)
def test_part_that_gives_work_has_many_titles(title: str) -> None:
    draft = plan(body=f"{PURPOSE}II. {title}\n1. Công an xã\n- Giữ trật tự.\n2. Trạm Y tế xã: Trực cấp cứu.\n")
    assert units(draft) == ["Công an xã", "Trạm Y tế xã"]


@pytest.mark.parametrize(
    "text",
    [
        "II. NHIỆM VỤ CỤ THỂ\n1. Công tác tuyên truyền\n- Treo cờ.\n2. Tuyên truyền trực quan\n- Treo pa nô.\n",
        "II. NỘI DUNG\n1. Hội thi\n- Thi vẽ.\n2. Trồng cây\n- Trồng ở các thôn.\n",
        "II. TỔ CHỨC THỰC HIỆN\n1. Lễ khai mạc\n- Trang trọng.\n2. Trao giải\n- Công bằng.\n",
        "II. TỔ CHỨC THỰC HIỆN\n1. Kinh phí\n- Ngân sách xã.\n2. Khen thưởng\n- Theo quy định.\n",
    ],
)
def test_parts_about_the_work_itself_name_no_units(text: str) -> None:
    assert plan(body=PURPOSE + text).assignments == ()


def test_numbered_bodies_at_the_end_are_units_without_any_title() -> None:
    draft = plan(
        body="1. Mục đích: Trồng cây.\n2. Nội dung: Trồng ở các thôn.\n3. Công an xã: Giữ trật tự.\n"
        "4. Đề nghị Đoàn Thanh niên xã huy động đoàn viên.\n"
    )
    assert units(draft) == ["Công an xã", "Đoàn Thanh niên xã"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Đối với Phòng VHXH\n- Tham mưu.", ["Phòng VHXH"]),
        ("1. Trách nhiệm của Công an xã\n- Giữ trật tự.", ["Công an xã"]),
        ("1. Các phòng, ban, ngành, đoàn thể:\n- Treo cờ.", ["Các phòng, ban, ngành, đoàn thể"]),
        ("1. Các phòng, ban:\n- Công an xã: giữ trật tự.\n- Trạm Y tế xã: trực.", ["Công an xã", "Trạm Y tế xã"]),
        ("1. Các phòng\na) Phòng Kinh tế\n- Chi.\nb) Phòng VHXH\n- Tham mưu.", ["Phòng Kinh tế", "Phòng VHXH"]),
        ("* Phòng VHXH\n- Tham mưu.\n* Công an xã\n- Giữ trật tự.", ["Phòng VHXH", "Công an xã"]),
        ("+ Phòng VHXH: tham mưu.\n+ Công an xã: giữ trật tự.", ["Phòng VHXH", "Công an xã"]),
        ("Phòng VHXH có trách nhiệm theo dõi.\nCông an xã chịu trách nhiệm giữ trật tự.", ["Phòng VHXH", "Công an xã"]),
        ("- Đồng chí Lê Văn An, Phó Chủ tịch UBND xã: phụ trách.", ["Đồng chí Lê Văn An, Phó Chủ tịch UBND xã"]),
        ("- Đồng chí Bí thư Chi bộ phụ trách chung.", ["Đồng chí Bí thư Chi bộ"]),
        ("- Phân công bà Lê Thị Hoa quản lý quỹ.", ["bà Lê Thị Hoa"]),
        ("- UBND xã giao Trung tâm Văn hóa mở chuyên mục.", ["Trung tâm Văn hóa"]),
        ("- Kính đề nghị Đảng ủy xã quan tâm chỉ đạo; Công an xã hỗ trợ.", ["Đảng ủy xã", "Công an xã"]),
        (
            "Giao Phòng VHXH theo dõi; giao Công an xã giữ trật tự. Đề nghị Đoàn Thanh niên ra quân.",
            ["Phòng VHXH", "Công an xã", "Đoàn Thanh niên"],
        ),
    ],
)
def test_units_are_read_however_they_are_set(text: str, expected: list[str]) -> None:
    assert units(assigning(text)) == expected


PARTNERS = [
    ("Chủ trì, phối hợp với Công an xã và các thôn tổ chức lễ", "lead", ["Công an xã", "các thôn"]),
    ("Phối hợp với Văn phòng UBND xã tổ chức hội nghị", "support", ["Văn phòng UBND xã"]),
    ("Phối hợp các cơ quan liên quan tuyên truyền", "support", ["các cơ quan liên quan"]),
    ("Chủ động phối hợp chặt chẽ với nhà trường vận động học sinh", "support", ["nhà trường"]),
    ("Phối hợp với các ban, ngành, đoàn thể xã vận động", "support", ["các ban, ngành, đoàn thể xã"]),
    ("Xây dựng kế hoạch; phối hợp với Đoàn Thanh niên vận động", "lead", ["Đoàn Thanh niên"]),
    ("Phối hợp tổ chức tốt ngày hội", "support", []),
    ("Tổ chức ngày hội", "lead", []),
    ("Tăng cường phối hợp liên ngành trong ngày hội", "support", []),
]


@pytest.mark.parametrize(("text", "role", "partners"), PARTNERS)
def test_task_tells_how_the_unit_takes_part_and_with_whom(text: str, role: str, partners: list[str]) -> None:
    assert tasks(assigning(f"1. Phòng Kinh tế\n- {text}.")) == [("Phòng Kinh tế", text, role, partners)]


@pytest.mark.parametrize("giver", ["Giao", "Đề nghị", "Yêu cầu", "Phân công"])
def test_bodies_with_which_a_named_unit_is_to_work_get_the_task_too(giver: str) -> None:
    read = tasks(assigning(f"{giver} Phòng VHXH chủ trì, phối hợp với Công an xã, Trạm Y tế xã và các thôn ra quân."))
    assert [(unit, role, partners) for unit, _, role, partners in read] == [
        ("Phòng VHXH", "lead", ["Công an xã", "Trạm Y tế xã", "các thôn"]),
        ("Công an xã", "support", ["Phòng VHXH"]),
        ("Trạm Y tế xã", "support", ["Phòng VHXH"]),
        ("các thôn", "support", ["Phòng VHXH"]),
    ]


def test_bodies_without_a_name_get_no_task() -> None:
    assert units(assigning("Giao Phòng VHXH chủ trì, phối hợp với các đơn vị liên quan ra quân.")) == ["Phòng VHXH"]


@pytest.mark.parametrize(
    ("task", "due"),
    [
        ("Hoàn thành trong tháng 9/2026", "month 2026-09-01..2026-09-30 in"),
        ("Xong trước 30/6/2026", "day 2026-06-30 before"),
        ("Phê duyệt danh sách trong quý III/2026", "quarter 2026-07-01..2026-09-30 in"),
        ("Gửi kế hoạch về UBND xã trước ngày 10/6/2026", "day 2026-06-10 before"),
        ("Phát tin từ ngày 01/6/2026", None),
        ("Trồng cây từ ngày 01/6/2026 đến ngày 05/6/2026", "range 2026-06-01..2026-06-05 in"),
        ("Nộp bài trước ngày 01/6/2026, chấm trước ngày 05/6/2026", None),
        ("Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2026", None),
    ],
)
def test_task_is_due_on_the_one_date_that_binds_it(task: str, due: str | None) -> None:
    [assignment] = assigning(f"1. Các thôn\n- {task}.").assignments
    assert [each.deadline and date_facts(each.deadline.value) for each in assignment.tasks] == [due]


UNITS = "1. Công an xã\n- Giữ trật tự.\n2. Trạm Y tế xã\n- Trực.\n"


@pytest.mark.parametrize(
    ("closing", "clause"),
    [
        (
            "Trên đây là Kế hoạch tổ chức ngày hội, yêu cầu các đơn vị nghiêm túc thực hiện./.",
            "Trên đây là Kế hoạch tổ chức ngày hội, yêu cầu các đơn vị nghiêm túc thực hiện",
        ),
        ("Trên đây là Kế hoạch. Đề nghị các phòng thực hiện tốt.", "Đề nghị các phòng thực hiện tốt"),
        (
            "Yêu cầu Trưởng các thôn thực hiện tốt. Kế hoạch có hiệu lực từ ngày ký.",
            "Yêu cầu Trưởng các thôn thực hiện tốt",
        ),
        ("Các cơ quan, đơn vị căn cứ Kế hoạch thực hiện.", "Các cơ quan, đơn vị căn cứ Kế hoạch thực hiện"),
        ("Đề nghị các đơn vị thực hiện và báo cáo kết quả về UBND xã.", "Đề nghị các đơn vị thực hiện"),
        ("III. KINH PHÍ\nNgân sách xã.\nYêu cầu các ấp thực hiện.", "Yêu cầu các ấp thực hiện"),
        ("Trên đây là Kế hoạch, kính trình UBND xã xem xét, phê duyệt.", None),
    ],
)
def test_request_to_all_units_stands_at_the_end(closing: str, clause: str | None) -> None:
    draft = assigning(UNITS + closing)
    assert raw(draft.general_clause) == clause
    assert tasks(draft) == [("Công an xã", "Giữ trật tự", "lead", []), ("Trạm Y tế xã", "Trực", "lead", [])]


def test_unit_and_time_under_labels_give_the_work_above_them() -> None:
    draft = plan(
        body=f"{PURPOSE}II. HOẠT ĐỘNG\n1. Treo cờ, băng rôn\n- Nội dung: Treo ở trung tâm xã.\n"
        "- Đơn vị chủ trì: Công an xã.\n- Đơn vị phối hợp: Các thôn.\n- Thời gian: Trước ngày 15/6/2026.\n"
        "2. Văn nghệ\n- Thời gian: Tháng 6/2026.\n"
    )
    assert tasks(draft) == [
        ("Công an xã", "Treo cờ, băng rôn", "lead", ["Các thôn"]),
        ("Các thôn", "Treo cờ, băng rôn", "support", ["Công an xã"]),
    ]
    due = draft.assignments[0].tasks[0].deadline
    assert due and date_facts(due.value) == "day 2026-06-15 before"


NAMES = """Khoa Kiểm soát nhiễm khuẩn|là đầu mối: soạn bảng kiểm
Phòng Vật tư - Thiết bị y tế, Phòng Hành chính quản trị|cung ứng đủ dung dịch; lập dự toán
Trưởng các khoa lâm sàng, cận lâm sàng|cử 02 người giám sát
Các đội sản xuất|chia khoán đến từng hộ
Phó Giám đốc phụ trách chuyên môn|xếp thời khóa biểu
Công an viên phụ trách thôn Đồng Bến, Đồng Cau|chủ trì vận động các hộ
Tổ Hậu cần|lo bàn ghế, nước uống
Hộ kinh doanh|cam kết không bán rượu
Thành viên Ban Tổ chức|có mặt trước 30 phút
Đội Sao đỏ|chấm điểm các lớp mỗi sáng
Cán bộ thư viện|bọc sách, dán nhãn 300 cuốn
Bí thư các chi đoàn|rủ bạn cùng dự
Tổ nấu ăn|đi chợ, nấu 300 suất
Ông Nguyễn Văn Tám|xoay xở 50 bộ bàn ghế
Hội Người cao tuổi xã Bình Khê|rang lạc, pha trà
Trường Tiểu học Kim Đồng|gấp 1.000 hạc giấy
Tổ Phòng cháy, chữa cháy và cứu nạn, cứu hộ|kiểm tra bãi gửi xe
Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở|gác 03 chốt
Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên|mở 02 lớp
Ban Quản lý dự án đầu tư xây dựng|đôn đốc nhà thầu
Phòng khám đa khoa khu vực|khám cho 120 cụ
Ban nhân dân 06 ấp|nhắc bà con treo cờ
Các hộ nuôi cá lồng|kéo bè vào bờ
Công ty TNHH Một thành viên Lâm nghiệp Bình Khê|ủng hộ 500 cây keo
Người có uy tín trong cộng đồng|khuyên bảo con cháu"""


@pytest.mark.parametrize(("name", "duty"), [line.split("|") for line in NAMES.splitlines()])
def test_what_follows_the_name_is_the_task_whatever_its_verb(name: str, duty: str) -> None:
    assert tasks(assigning(f"1. {name} {duty}.\n2. Trạm Y tế xã trực cấp cứu."))[0][:2] == (name, duty)


@pytest.mark.parametrize(
    "name",
    [
        "Cô Phó Hiệu trưởng phụ trách hoạt động ngoài giờ",
        "Phòng Kiểm kê - Bảo quản",
        "Thường trực Hội Khuyến học",
        "Tổ tiếp dân",
    ],
)
def test_a_verb_within_a_name_before_a_colon_is_part_of_the_name(name: str) -> None:
    assert tasks(assigning(f"- {name}: duyệt sơ đồ.\n- Công an xã: giữ xe."))[0][:2] == (name, "duyệt sơ đồ")


@pytest.mark.parametrize("opening", ["Phòng VHXH", "Phòng VHXH:"])
def test_partners_on_the_line_of_the_unit_get_the_task_without_giao(opening: str) -> None:
    text = f"1. {opening} chủ trì, phối hợp với Công an xã và các cơ quan liên quan ra quân.\n2. Trạm Y tế xã trực."
    assert [(unit, role) for unit, _, role, _ in tasks(assigning(text))] == [
        ("Phòng VHXH", "lead"),
        ("Công an xã", "support"),
        ("Trạm Y tế xã", "lead"),
    ]


def test_partners_below_the_heading_of_a_unit_get_no_task() -> None:
    assert units(assigning("1. Phòng VHXH\n- Chủ trì, phối hợp với Công an xã ra quân.\n2. Các thôn\n- Treo cờ.")) == [
        "Phòng VHXH",
        "Các thôn",
    ]


@pytest.mark.parametrize(
    ("closing", "clause"),
    [
        ("Ban Chủ nhiệm mong các tổ, các đội hưởng ứng.", "Ban Chủ nhiệm mong các tổ, các đội hưởng ứng"),
        (
            "Các phòng báo cáo về UBND xã trước ngày 10/4/2026. Đề nghị viên chức thực hiện tốt Kế hoạch này.",
            "Đề nghị viên chức thực hiện tốt Kế hoạch này",
        ),
        (
            "Các đơn vị báo cáo kết quả về UBND xã. Quá trình thực hiện có vướng mắc, đề nghị phản ánh kịp thời.",
            "Các đơn vị báo cáo kết quả về UBND xã",
        ),
        (
            "Trong quá trình thực hiện, nếu có vướng mắc, các tổ phản ánh về Văn phòng để trình Trưởng ban xem xét.",
            "Trong quá trình thực hiện, nếu có vướng mắc, các tổ phản ánh về Văn phòng để trình Trưởng ban xem xét",
        ),
        ("Trên đây là Kế hoạch trồng cây của UBND xã Bến Tre Xanh.", None),
        ("Kế hoạch này được phổ biến đến chi bộ.", None),
        (
            "Trên đây là Kế hoạch, đề nghị các thôn thực hiện.\nSỞ VĂN HÓA",
            "Trên đây là Kế hoạch, đề nghị các thôn thực hiện",
        ),
    ],
)
def test_of_several_closing_sentences_the_one_that_asks_most_is_the_request(closing: str, clause: str | None) -> None:
    draft = assigning(UNITS + closing)
    assert raw(draft.general_clause) == clause
    assert tasks(draft) == [("Công an xã", "Giữ trật tự", "lead", []), ("Trạm Y tế xã", "Trực", "lead", [])]


def test_label_with_a_time_instead_of_a_unit_gives_no_work() -> None:
    body = f"{PURPOSE}II. HOẠT ĐỘNG\n1. Treo cờ\n- Tổ chức thực hiện: từ ngày 05/6/2026.\n- Thời gian: tháng 6/2026.\n"
    assert plan(body=body).assignments == ()


def test_plus_lines_right_below_a_unit_are_tasks_and_below_a_dash_details() -> None:
    [first, second] = assigning(
        "* Trạm Y tế xã\n+ Cử cán bộ trực.\n+ Khám bệnh.\n* Công an xã\n- Giữ trật tự.\n+ Tại cổng.\n+ Tại bến."
    ).assignments
    assert [task.text.raw for task in first.tasks] == ["Cử cán bộ trực", "Khám bệnh"]
    assert [[each.raw for each in task.details] for task in second.tasks] == [["Tại cổng", "Tại bến"]]


def test_bracket_that_defines_a_short_name_is_no_part_of_the_unit() -> None:
    text = "1. Trung tâm Văn hóa xã (gọi tắt là Trung tâm)\n- Mở chuyên mục.\n2. Chị Lê Thị Thắm (thủ quỹ): thu tiền."
    assert units(assigning(text)) == ["Trung tâm Văn hóa xã", "Chị Lê Thị Thắm (thủ quỹ)"]


def test_name_that_ends_like_a_sentence_is_a_heading_of_its_tasks() -> None:
    text = "1. Phòng Phục vụ lưu động.\n- Lập lịch từng tháng.\n2. Phòng Nghiệp vụ.\n- Chọn sách."
    assert tasks(assigning(text)) == [
        ("Phòng Phục vụ lưu động", "Lập lịch từng tháng", "lead", []),
        ("Phòng Nghiệp vụ", "Chọn sách", "lead", []),
    ]


def test_place_and_date_at_the_end_are_no_task() -> None:
    assert tasks(assigning(UNITS + "Đề nghị bà con hưởng ứng.\nBến Ngự, ngày 26/02/2026")) == [
        ("Công an xã", "Giữ trật tự", "lead", []),
        ("Trạm Y tế xã", "Trực", "lead", []),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chi hội phụ nữ lo phần ăn uống, Đoàn thanh niên dựng rạp, tổ dân phố số 3 giữ xe.",
            [("Chi hội phụ nữ", "lo phần ăn uống"), ("Đoàn thanh niên", "dựng rạp"), ("tổ dân phố số 3", "giữ xe")],
        ),
        (
            "Thư viện xã chuẩn bị sách, bàn ghế; Nhà văn hóa mở cửa; ông Lò Văn Pản mở loa.",
            [("Thư viện xã", "chuẩn bị sách, bàn ghế"), ("Nhà văn hóa", "mở cửa"), ("ông Lò Văn Pản", "mở loa")],
        ),
        (
            "Xóm Đoài quét từ giếng đến trạm bơm cho kịp, Xóm Đông quét chợ.",
            [("Xóm Đoài", "quét từ giếng đến trạm bơm cho kịp"), ("Xóm Đông", "quét chợ")],
        ),
        (
            "Giao Công an xã giữ trật tự, Đoàn xã dựng rạp; Trạm Y tế xã trực cấp cứu.",
            [("Công an xã", "giữ trật tự"), ("Đoàn xã", "dựng rạp"), ("Trạm Y tế xã", "trực cấp cứu")],
        ),
    ],
)
def test_each_unit_of_a_sentence_gets_its_own_work(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(unit, task) for unit, task, _, _ in tasks(assigning(text))] == expected


@pytest.mark.parametrize(
    ("unit", "task"),
    [
        ("Phòng Kinh tế", "phối hợp với Hội Nông dân xã, Hội Phụ nữ xã chọn gian hàng"),
        ("Trạm Y tế", "mời đại diện thôn Đượng, Đoàn thanh niên dự tập huấn"),
        ("Phòng VHXH", "gửi báo cáo về UBND xã, Công an xã tổng hợp"),
        ("Đoàn xã", "treo cờ ở Nhà văn hóa, Trạm Y tế"),
        ("Công an xã", "trực tại cổng chợ, Trường Tiểu học và bến đò"),
        ("Thư viện xã", "chuẩn bị sách, bàn ghế và nước uống, học sinh dọn vệ sinh"),
        ("Ủy ban MTTQ xã", "chỉ đạo các đoàn thể vận động hội viên; Đoàn Thanh niên xã lập đội tình nguyện"),
    ],
)
def test_bodies_within_the_work_of_a_unit_are_no_units(unit: str, task: str) -> None:
    assert [each[:2] for each in tasks(assigning(f"{unit} {task}."))] == [(unit, task)]


def test_bodies_behind_the_colon_of_a_group_stay_in_its_work() -> None:
    work = "Đội Dân phòng trực đêm; Tổ tự quản tuần tra, Đoàn xã giữ xe"
    assert [each[:2] for each in tasks(assigning(f"Tiểu ban An ninh: {work}."))] == [("Tiểu ban An ninh", work)]


@pytest.mark.parametrize(
    ("text", "unit", "task"),
    [
        ("Tổ Lễ tân do bà Hà Thị Nụ làm tổ trưởng đón khách, rót nước.", "Tổ Lễ tân", "đón khách, rót nước"),
        ("Tổ Lễ tân do bà Hà Thị Nụ làm tổ trưởng, đón khách.", "Tổ Lễ tân", "đón khách"),
        ("Tổ Lễ tân do bà Hà Thị Nụ phụ trách đón khách.", "Tổ Lễ tân", "đón khách"),
        ("Tổ Lễ tân do bà Hà Thị Nụ phụ trách.", "Tổ Lễ tân", "do bà Hà Thị Nụ phụ trách"),
        ("Tổ Lễ tân do bà Nụ phụ trách công tác nước nôi.", "Tổ Lễ tân", "do bà Nụ phụ trách công tác nước nôi"),
        ("Tổ Lễ tân gồm chị em xóm 3 và Hội Phụ nữ lo nước uống.", "Tổ Lễ tân", "lo nước uống"),
        ("Tổ Lễ tân gồm chị em xóm 3, xóm 4: lo nước uống.", "Tổ Lễ tân", "lo nước uống"),
    ],
)
def test_who_leads_or_makes_up_a_unit_is_no_part_of_its_name(text: str, unit: str, task: str) -> None:
    assert [each[:2] for each in tasks(assigning(text))] == [(unit, task)]


def test_name_of_a_unit_may_go_over_a_range_of_numbers() -> None:
    text = "Chi hội khu phố 2 đến khu phố 9: cử mỗi chi hội hai người.\nCán bộ trạm đến 12 hộ khảo sát."
    assert units(assigning(text)) == ["Chi hội khu phố 2 đến khu phố 9", "Cán bộ trạm"]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "closing", ["Căn cứ Kế hoạch này, các đơn vị tổ chức thực hiện nghiêm túc", "Yêu cầu các đơn vị thực hiện tốt"]
)
def test_closing_request_joined_onto_the_last_task_comes_apart(between: str, closing: str) -> None:
    wrapped = (
        "- Đăng tải tin, bài, ảnh của ngày hội trên trang thông tin điện tử\ncủa xã và trên bảng tin của các thôn."
    )
    draft = assigning(f"1. Công an xã\n{wrapped}\n2. Phòng VHXH\n{wrapped}{between}{closing}./.")
    assert raw(draft.general_clause) == closing
    assert [len(each.tasks) for each in draft.assignments] == [1, 1]


def test_closing_request_stands_behind_a_blank_line_though_the_last_task_has_no_end() -> None:
    last = "+ Trạm Y tế xã: cử cán bộ trực tại các lớp dạy bơi, mang túi thuốc cho các đội tình nguyện"
    draft = assigning(f"+ Công an xã: giữ trật tự.\n\n{last}\n\nĐề nghị các chi đoàn căn cứ Kế hoạch này thực hiện.")
    assert raw(draft.general_clause) == "Đề nghị các chi đoàn căn cứ Kế hoạch này thực hiện"
    assert units(draft) == ["Công an xã", "Trạm Y tế xã"]


@pytest.mark.parametrize("line", ["Kế hoạch này", "yêu cầu các hộ"])
def test_words_of_a_request_within_a_sentence_cut_nothing(line: str) -> None:
    draft = assigning(f"1. Công an xã\n- Giữ trật tự; phổ biến và nhắc nhở theo\n{line} đã nêu ở trên.")
    assert draft.general_clause is None
    assert [len(each.tasks) for each in draft.assignments] == [1]


def test_request_that_a_page_turn_broke_off_is_no_task() -> None:
    request = "Yêu cầu Trưởng các thôn căn cứ Kế hoạch này phân công đến từng phóng"
    lines = ["KẾ HOẠCH", "Tổ chức hội xuân", "Căn cứ Luật Thư viện;", "I. TỔ CHỨC THỰC HIỆN", *UNITS.splitlines()]
    lines += [request, "Kế hoạch hội xuân - UBND xã Mường Sài", "viên, biên tập viên của đài./."]
    draft = parse_plan(docx_bytes(*(paragraph(run(line)) for line in lines)))
    assert raw(draft.general_clause) == request
    assert [task[1] for task in tasks(draft)] == ["Giữ trật tự", "Trực"]


def test_sentence_with_a_subject_of_its_own_begins_the_next_unit() -> None:
    draft = assigning(
        "Công an xã tuần tra, kiểm soát. Tổ chức trực ban. Trung tâm Văn hóa xã viết ít nhất 05 tin. "
        "Đề nghị Mặt trận Tổ quốc xã giám sát."
    )
    assert [(each.unit.value, [task.text.value for task in each.tasks]) for each in draft.assignments] == [
        ("Công an xã", ["tuần tra, kiểm soát. Tổ chức trực ban"]),
        ("Trung tâm Văn hóa xã", ["viết ít nhất 05 tin"]),
        ("Mặt trận Tổ quốc xã", ["giám sát"]),
    ]


def test_sentence_of_a_member_stays_with_the_unit_that_directs_it() -> None:
    draft = assigning("Đảng ủy xã chỉ đạo các chi bộ sinh hoạt chuyên đề. Các chi bộ tổ chức trước ngày 10/6/2026.")
    assert [each.unit.value for each in draft.assignments] == ["Đảng ủy xã"]


@pytest.mark.parametrize("note", ["cơ quan chủ trì", "thường trực", "điện thoại: 0123", "phối hợp với Đoàn xã"])
def test_bracket_behind_a_name_begins_no_duty(note: str) -> None:
    draft = assigning(f"- Phòng Kinh tế ({note}): Tham mưu văn bản.\n- Trạm Y tế: Trực cấp cứu.")
    assert tasks(draft)[0] == (f"Phòng Kinh tế ({note})", "Tham mưu văn bản", "lead", [])


def test_duty_behind_a_bracket_left_open_is_read() -> None:
    draft = assigning("1. Phòng Kinh tế (xã chủ trì tham mưu văn bản.\n2. Trạm Y tế: Trực cấp cứu.")
    assert units(draft)[1] == "Trạm Y tế"
    assert tasks(draft)[0][1].startswith("chủ trì")


LABELLED = (("Treo cờ", "Trạm Y tế", "15/4/2026"), ("Phát tin", "Đoàn xã", "16/4/2026"))


@pytest.mark.parametrize("numbers", [("", ""), ("1. ", "2. "), ("- ", "- ")])
@pytest.mark.parametrize("between", ["\n", ". ", "; "])
def test_work_under_labels_goes_to_the_unit_that_its_label_names(numbers: tuple[str, str], between: str) -> None:
    items = [
        number + between.join([f"Nội dung: {work}", f"Đơn vị chủ trì: {unit}", f"Thời gian: {day}"])
        for number, (work, unit, day) in zip(numbers, LABELLED, strict=True)
    ]
    draft = assigning("\n".join(items))
    assert tasks(draft) == [(unit, work, "lead", []) for work, unit, _ in LABELLED]
    days = [task.deadline for each in draft.assignments for task in each.tasks]
    assert [day and day.raw for day in days] == [day for _, _, day in LABELLED]


@pytest.mark.parametrize("label", ["Đơn vị chủ trì", "Cơ quan phối hợp", "Đơn vị thực hiện", "Bộ phận phụ trách"])
def test_label_without_its_work_is_no_unit(label: str) -> None:
    assert label not in units(assigning(f"Mỗi việc có một dòng:\n{label}: Trạm Y tế\nThời gian: 15/4/2026"))
    assert not any(unit in label for unit in units(assigning(f"{label}: Trạm Y tế\nThời gian: 15/4/2026")))


def test_units_named_by_their_share_are_no_labels() -> None:
    draft = assigning("1. Trạm Y tế: trực.\n2. Các đơn vị phối hợp: bố trí lực lượng.\n3. Đoàn xã: treo cờ.")
    assert units(draft) == ["Trạm Y tế", "Các đơn vị phối hợp", "Đoàn xã"]


@pytest.mark.parametrize(
    ("line", "unit", "task"),
    [
        ("Tổ chức đoàn thể: Vận động hội viên.", "Tổ chức đoàn thể", "Vận động hội viên"),
        ("Tổ chức chính trị - xã hội xã vận động hội viên.", "Tổ chức chính trị - xã hội xã", "vận động hội viên"),
        ("Mỗi đơn vị cử 01 người.", "Mỗi đơn vị", "cử 01 người"),
        ("Mỗi chi đoàn: trồng 10 cây.", "Mỗi chi đoàn", "trồng 10 cây"),
    ],
)
def test_groups_that_share_a_duty_are_units(line: str, unit: str, task: str) -> None:
    assert tasks(assigning(f"1. Trạm Y tế: Trực.\n2. {line}"))[1] == (unit, task, "lead", [])


@pytest.mark.parametrize("line", ["Tổ chức hội thi: trong tháng 5.", "Mỗi năm một lần: tổng kết.", "Tổ chức họp dân."])
def test_work_that_sounds_like_a_group_is_no_unit(line: str) -> None:
    assert units(assigning(f"1. Trạm Y tế: Trực.\n2. {line}")) == ["Trạm Y tế"]


@pytest.mark.parametrize("lines", ["- Trưởng thôn: họp dân.", "- Trưởng thôn: họp dân.\n- Chi hội Phụ nữ: nấu nước."])
def test_level_is_no_unit_however_many_units_stand_below_it(lines: str) -> None:
    draft = assigning(f"1. Đối với cấp xã\n- Đoàn xã: treo cờ.\n- Trạm Y tế: trực.\n2. Đối với cấp thôn\n{lines}")
    assert units(draft)[:3] == ["Đoàn xã", "Trạm Y tế", "Trưởng thôn"]
