"""From a received document to the draft of a plan: equal to what was read, or nothing at all."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from wagtail.models import Page, PageLogEntry, Revision

from tests.documents.facts import facts_of
from tests.score.corpus import PLANS, samples
from wagtail_kehoach import editorial, log_actions
from wagtail_kehoach.documents import DocumentError, parse_plan
from wagtail_kehoach.documents.draft import Section
from wagtail_kehoach.documents.serialize import to_dict
from wagtail_kehoach.intake.receive import AlreadyReceived, MarkedDocument, earlier_intake, receive_document
from wagtail_kehoach.models import Organisation, OrganisationAlias, PlanIndexPage, PlanIntake, PlanPage
from wagtail_kehoach.models.choices import Tracking
from wagtail_kehoach.models.plans import Disclosure, Secrecy
from wagtail_kehoach.vietnamese.dates import parse_partial_date

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lasting_ground")]

SAMPLES = [sample for sample in samples() if not sample.refusal]
#: One of each format, and the longest plan; what is read of each is told by ``tests/documents``.
TRIED = (
    "dieu-phoi-san-xanh-ngo-sang",
    "di-tich-phong-chay",
    "ky-nang-so",
    "ngay-hoi-mien-may-trang",
    "tuan-le-doc-sach",
)

TEXT = """UBND XÃ SUỐI NGÀN                     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                                          Độc lập - Tự do - Hạnh phúc

Số: 45/KH-UBND                         Suối Ngàn, ngày 05 tháng 10 năm 2026

KẾ HOẠCH
Tổ chức Tuần lễ đọc sách năm 2026

Căn cứ Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Lam Giang;
Ủy ban nhân dân xã Suối Ngàn ban hành Kế hoạch như sau:

I. MỤC ĐÍCH
- Để mỗi nhà có một tủ sách.

II. TỔ CHỨC THỰC HIỆN
1. Trung tâm Văn hóa xã
- Mở chuyên mục về sách trên loa truyền thanh.
2. Đoàn Thanh niên xã
- Tổ chức ngày hội đổi sách, hoàn thành trước ngày 20/11/2026.

Nơi nhận:
- UBND tỉnh (báo cáo);
- Lưu: VT.
"""


@pytest.fixture
def counts(private_files: Callable[[], list[Path]]) -> Callable[[], tuple[int, ...]]:
    """Return a function that counts everything that an intake could leave behind."""
    models = (Page, PlanPage, Revision, PageLogEntry, PlanIntake)
    return lambda: (*(model.objects.count() for model in models), len(private_files()))


def sent(text: str, header: str) -> bytes:
    """Return the e-office message that carries ``text`` as a file."""
    file = base64.b64encode(text.encode()).decode()
    return (
        '<edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXMLEnvelope><edXMLHeader><MessageHeader>'
        f"{header}</MessageHeader></edXMLHeader></edXMLEnvelope><AttachmentEncoded><Attachment>"
        f"<AttachmentName>ke-hoach.txt</AttachmentName><ContentTransferEncoded>{file}</ContentTransferEncoded>"
        "</Attachment></AttachmentEncoded></edXML>"
    ).encode()


def titles(sections: list[dict[str, Any]]) -> Iterator[tuple[str, str | None]]:
    """Yield label and title of sections in reading order."""
    for section in sections:
        yield section["label"], section["title"]
        yield from titles(section.get("children", []))


class TestSamples:
    @pytest.fixture(params=[sample for sample in SAMPLES if sample.name in TRIED], ids=lambda sample: sample.name)
    def sample(self, request: Any, plan_index: PlanIndexPage) -> tuple[PlanPage, dict[str, Any]]:
        """A plan made from a sample document, and the facts that were read in it."""
        path = request.param.path
        plan = receive_document(path.read_bytes(), path.name, plan_index).plan
        return PlanPage.objects.get(pk=plan.pk), facts_of(parse_plan(path))

    def test_there_are_samples_of_every_kind(self) -> None:
        assert {sample.kind for sample in SAMPLES if sample.name in TRIED} == {"docx", "edxml", "pdf", "txt"}

    def test_the_page_says_what_the_document_says(self, sample: tuple[PlanPage, dict[str, Any]]) -> None:
        plan, facts = sample
        names = ("superior_body", "issuer", "acting_collective", "place", "abstract", "circulation", "general_clause")
        for name in (*names, "archive_line"):
            assert getattr(plan, name) == (facts[name] or ""), name
        signature = [plan.signature_authority, plan.signature_on_behalf_of, plan.signature_position]
        assert [*signature, plan.signature_name] == [part or "" for part in facts["signature"]]
        assert (plan.regime, plan.serial, plan.serial_state) == (
            facts["regime"],
            facts["serial"],
            facts["serial_state"],
        )
        assert bool(plan.issue_date) == bool(facts["date"])
        assert bool(plan.number) == bool(facts["number"])

    def test_bases_and_sections_stand_in_order(self, sample: tuple[PlanPage, dict[str, Any]]) -> None:
        plan, facts = sample
        bases = [(basis.verb, basis.document_type, basis.issuer) for basis in plan.bases.all()]
        assert bases == [(base["verb"] or "", base["type"] or "", base["issuer"] or "") for base in facts["bases"]]
        shown = [(block.value["label"], block.value["title"]) for block in plan.sections]
        assert shown == [(label, title or "") for label, title in titles(facts["sections"])]

    def test_each_unit_has_its_tasks(self, sample: tuple[PlanPage, dict[str, Any]]) -> None:
        plan, facts = sample
        tasks = [(task.unit, task.text.split("\n")[0]) for task in plan.tasks.all()]
        assert tasks == [(each["unit"], task["text"]) for each in facts["assignments"] for task in each["tasks"]]

    def test_deadlines_and_recipients_are_those_of_the_document(self, sample: tuple[PlanPage, dict[str, Any]]) -> None:
        plan, facts = sample
        deadlines = [
            (deadline.what, deadline.to, deadline.via, deadline.onward_to, deadline.from_units)
            for deadline in plan.deadlines.all()
        ]
        assert deadlines == [
            (each["what"], "; ".join(each["to"]), each["via"] or "", each["onward_to"] or "", each["from"] or "")
            for each in facts["deadlines"]
        ]
        recipients = [[each.name, each.note, each.role] for each in plan.recipients.all()]
        assert recipients == [[name, note or "", role] for name, note, role in facts["recipients"]]

    def test_it_opens_saves_and_publishes(self, sample: tuple[PlanPage, dict[str, Any]]) -> None:
        plan, _facts = sample
        plan.full_clean()
        published = editorial.publish(plan, None)
        assert (published.live, published.disclosure) == (False, Disclosure.INTERNAL)


class TestText:
    @pytest.fixture
    def intake(self, plan_index: PlanIndexPage, editor: Any) -> PlanIntake:
        intake = receive_document(TEXT.encode(), "kế hoạch 45.txt", plan_index, user=editor)
        return PlanIntake.objects.get(pk=intake.pk)

    def test_the_plan_is_an_internal_draft_of_its_editor(
        self, intake: PlanIntake, editor: Any, plan_index: PlanIndexPage
    ) -> None:
        plan = intake.plan
        assert plan.title == "Kế hoạch tổ chức Tuần lễ đọc sách năm 2026"
        assert (plan.live, plan.first_published_at, plan.disclosure) == (False, None, Disclosure.INTERNAL)
        assert (plan.owner, plan.get_parent().specific) == (editor, plan_index)
        assert plan.get_latest_revision_as_object().tasks.count() == 2

    def test_its_fields_are_those_of_the_document(self, intake: PlanIntake) -> None:
        plan = intake.plan
        assert (plan.number, plan.serial, plan.issue_date) == ("45/KH-UBND", 45, parse_partial_date("05/10/2026"))
        assert plan.place == "Suối Ngàn"
        (basis,) = plan.bases.all()
        assert (basis.number, basis.date) == ("12/KH-UBND", parse_partial_date("05/01/2026"))
        second = plan.tasks.get(unit="Đoàn Thanh niên xã")
        assert second.deadline == parse_partial_date("trước ngày 20/11/2026")
        assert plan.signature_name == ""

    def test_what_was_read_is_kept_with_the_file_and_who_and_how(
        self, intake: PlanIntake, editor: Any, private_files: Callable[[], list[Path]]
    ) -> None:
        assert intake.draft == to_dict(parse_plan(TEXT.encode()))
        assert (intake.original_name, intake.created_by) == ("kế hoạch 45.txt", editor)
        assert intake.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
        (kept,) = private_files()
        assert kept.read_bytes() == TEXT.encode()
        entry = PageLogEntry.objects.get(action=log_actions.INTAKE)
        assert (entry.page_id, entry.user, entry.data) == (intake.plan.pk, editor, {"file": "kế hoạch 45.txt"})

    def test_the_file_has_no_address(self, client: Client, settings: Any, intake: PlanIntake, chief: Any) -> None:
        with pytest.raises(NotImplementedError):
            _ = intake.file.url
        client.force_login(chief)
        assert client.get(f"{settings.MEDIA_URL}{intake.file.name}").status_code == 404
        assert not Path(intake.file.path).is_relative_to(settings.MEDIA_ROOT)

    def test_the_same_file_is_recognised_while_its_plan_stands(
        self, intake: PlanIntake, plan_index: PlanIndexPage, hub: Page
    ) -> None:
        assert earlier_intake(TEXT.encode(), plan_index) == intake
        assert earlier_intake(TEXT.encode() + b"\n", plan_index) is None
        elsewhere = editorial.create_plan_index(hub, title="Danh mục khác")
        assert earlier_intake(TEXT.encode(), elsewhere) is None
        intake.plan.delete()
        assert earlier_intake(TEXT.encode(), plan_index) is None

    def test_the_same_file_twice_is_refused_and_leaves_nothing(
        self, intake: PlanIntake, plan_index: PlanIndexPage, counts: Callable[[], Any]
    ) -> None:
        PlanIntake.objects.update(created_at=datetime(2026, 10, 5, 0, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh")))
        before = counts()
        with pytest.raises(AlreadyReceived) as refusal:
            receive_document(TEXT.encode(), "bản khác.txt", plan_index)
        assert refusal.value.intake == intake
        assert "05/10/2026" in refusal.value.message % refusal.value.params
        assert intake.plan.title in "".join(refusal.value.messages)
        assert counts() == before

    def test_the_same_file_is_received_again_once_its_plan_is_gone(
        self, intake: PlanIntake, plan_index: PlanIndexPage
    ) -> None:
        title = intake.plan.title
        intake.plan.delete()
        assert receive_document(TEXT.encode(), "kh.txt", plan_index).plan.title == title

    def test_the_same_file_may_stand_in_another_list(self, intake: PlanIntake, hub: Page) -> None:
        elsewhere = editorial.create_plan_index(hub, title="Danh mục khác")
        assert receive_document(TEXT.encode(), "kh.txt", elsewhere).plan.is_child_of(elsewhere)

    def test_another_file_with_the_same_title_gets_an_address_of_its_own(
        self, intake: PlanIntake, plan_index: PlanIndexPage, private_files: Callable[[], list[Path]]
    ) -> None:
        again = receive_document(TEXT.encode() + b"\n", "bản khác.txt", plan_index)
        assert again.plan.slug == intake.plan.slug + "-2"
        assert len(private_files()) == 2


class TestIntoForce:
    @pytest.mark.parametrize(
        ("public", "publish", "live", "in_force"),
        [
            (False, False, False, False),
            (True, False, False, False),
            (False, True, False, True),
            (True, True, True, True),
        ],
    )
    def test_a_plan_is_shown_only_when_it_is_published_and_public(
        self, plan_index: PlanIndexPage, editor: Any, public: bool, publish: bool, live: bool, in_force: bool
    ) -> None:
        received = receive_document(TEXT.encode(), "kh.txt", plan_index, user=editor, public=public, publish=publish)
        plan = PlanPage.objects.get()
        assert received.plan == plan
        assert (plan.live, plan.first_published_at is not None) == (live, in_force)
        wanted = Disclosure.PUBLIC if public else Disclosure.INTERNAL
        assert plan.get_latest_revision_as_object().disclosure == wanted

    @pytest.mark.parametrize(
        ("mark", "text"),
        [
            ("MẬT", "MẬT\n\n" + TEXT),
            ("Lưu hành nội bộ", "Lưu hành nội bộ\n\n" + TEXT),
        ],
    )
    @pytest.mark.parametrize("publish", [False, True])
    def test_a_marked_document_is_not_made_public_and_leaves_nothing(
        self, plan_index: PlanIndexPage, counts: Callable[[], Any], mark: str, text: str, publish: bool
    ) -> None:
        before = counts()
        with pytest.raises(MarkedDocument) as refusal:
            receive_document(text.encode(), "kh.txt", plan_index, public=True, publish=publish)
        assert refusal.value.mark == mark
        assert mark in "".join(refusal.value.messages)
        assert counts() == before

    @pytest.mark.parametrize("sphere", ["Lưu hành nội bộ", "Nội bộ xã", "MẬT"])
    def test_a_mark_on_the_message_alone_keeps_the_plan_from_readers_too(
        self, plan_index: PlanIndexPage, counts: Callable[[], Any], sphere: str
    ) -> None:
        content = sent(TEXT, f"<OtherInfo><SphereOfPromulgation>{sphere}</SphereOfPromulgation></OtherInfo>")
        before = counts()
        with pytest.raises(MarkedDocument) as refusal:
            receive_document(content, "kh.edxml", plan_index, public=True)
        assert refusal.value.mark == sphere
        assert counts() == before
        assert receive_document(content, "kh.edxml", plan_index).plan.circulation == sphere

    def test_a_message_sent_to_everybody_may_be_public(self, plan_index: PlanIndexPage) -> None:
        content = sent(TEXT, "<OtherInfo><SphereOfPromulgation>Toàn tỉnh</SphereOfPromulgation></OtherInfo>")
        plan = receive_document(content, "kh.edxml", plan_index, public=True).plan
        assert (plan.disclosure, plan.circulation) == (Disclosure.PUBLIC, "")

    @pytest.mark.parametrize("wish", [{"publish": True}, {"public": True}])
    def test_who_may_not_publish_is_refused_and_leaves_nothing(
        self, plan_index: PlanIndexPage, reporter: Any, counts: Callable[[], Any], wish: dict[str, bool]
    ) -> None:
        before = counts()
        with pytest.raises(PermissionDenied):
            receive_document(TEXT.encode(), "kh.txt", plan_index, user=reporter, **wish)
        assert counts() == before
        assert receive_document(TEXT.encode(), "kh.txt", plan_index, user=reporter).plan.owner == reporter


class TestOwnUnit:
    @pytest.mark.parametrize(
        ("own", "ours"),
        [
            ("Trung tâm Văn hóa xã", {"Trung tâm Văn hóa xã"}),
            ("TRUNG TÂM  VĂN HÓA XÃ", {"Trung tâm Văn hóa xã"}),
            ("Trung tâm Văn hoá xã", {"Trung tâm Văn hóa xã"}),
            ("Đoàn Thanh niên xã", {"Đoàn Thanh niên xã"}),
            ("Thanh niên", {"Đoàn Thanh niên xã"}),
            ("oàn", set()),
            ("Thư viện tỉnh", set()),
        ],
    )
    def test_its_tasks_are_taken_as_ours(self, plan_index: PlanIndexPage, own: str, ours: set[str]) -> None:
        Organisation.objects.create(name=own, is_own=True)
        plan = receive_document(TEXT.encode(), "", plan_index).plan
        assert {task.unit for task in plan.tasks.all() if task.tracking == Tracking.OURS} == ours

    def test_another_name_of_it_counts_too(self, plan_index: PlanIndexPage) -> None:
        own = Organisation(name="Trung tâm Văn hóa - Thông tin và Truyền thanh xã Suối Ngàn", is_own=True)
        own.aliases = [OrganisationAlias(name="Trung tâm Văn hóa xã")]
        own.save()
        plan = receive_document(TEXT.encode(), "", plan_index).plan
        first, second = plan.tasks.all()
        assert (first.tracking, second.tracking) == (Tracking.OURS, Tracking.OTHER_UNIT)
        assert (first.organisation, second.organisation) == (own, None)

    def test_a_body_that_ended_before_the_plan_is_not_linked(self, plan_index: PlanIndexPage) -> None:
        gone = Organisation.objects.create(name="UBND xã Suối Ngàn", valid_to="2025-06-30")
        assert receive_document(TEXT.encode(), "", plan_index).plan.issuer_organisation is None
        there = Organisation.objects.create(name="UBND xã Suối Ngàn", valid_from="2025-07-01")
        assert receive_document(TEXT.encode() + b"\n", "", plan_index).plan.issuer_organisation == there
        assert gone != there

    def test_a_name_that_two_bodies_bear_is_left_to_the_editor(self, plan_index: PlanIndexPage) -> None:
        for _ in range(2):
            Organisation.objects.create(name="UBND xã Suối Ngàn")
        assert receive_document(TEXT.encode(), "", plan_index).plan.issuer_organisation is None


class TestRefusals:
    @pytest.mark.parametrize(
        ("content", "code"),
        [
            (b"", "empty"),
            (b"   \n\n ", "empty"),
            ("Tin vắn: sáng nay thôn có phòng đọc.".encode(), "not_a_plan"),
            (b"\x00\x01\x02" * 400, "unreadable"),
            (b"%PDF-1.7\n1 0 obj", "unreadable"),
            (b"PK\x03\x04" + b"x" * 200, "unreadable"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old_word"),
        ],
    )
    def test_what_is_no_plan_is_refused_in_vietnamese_and_leaves_nothing(
        self, plan_index: PlanIndexPage, counts: Callable[[], Any], content: bytes, code: str
    ) -> None:
        before = counts()
        with pytest.raises(DocumentError) as refusal:
            receive_document(content, "tệp của tôi.docx", plan_index)
        assert refusal.value.code == code
        assert "tệp của tôi.docx" in str(refusal.value)
        assert counts() == before

    @pytest.mark.parametrize(
        "name", ["bao-cao-he-2026.txt", "cong-van-treo-co.txt", "tin-ngay-hoi-doc-sach.txt", "tep-rong.txt"]
    )
    def test_other_documents_are_refused_and_leave_nothing(
        self, plan_index: PlanIndexPage, counts: Callable[[], Any], name: str
    ) -> None:
        before = counts()
        with pytest.raises(DocumentError):
            receive_document((PLANS / name).read_bytes(), name, plan_index)
        assert counts() == before

    def test_a_file_beyond_the_portal_s_limit_is_refused(
        self, settings: Any, plan_index: PlanIndexPage, counts: Callable[[], Any]
    ) -> None:
        settings.WAGTAIL_KEHOACH = {**settings.WAGTAIL_KEHOACH, "MAX_UPLOAD_BYTES": 1024 * 1024}
        before = counts()
        with pytest.raises(DocumentError) as refusal:
            receive_document(TEXT.encode() + b"\n" * 1024 * 1024, "dài.txt", plan_index)
        assert refusal.value.code == "too_large"
        assert "1 MB" in str(refusal.value)
        assert counts() == before

    @pytest.mark.parametrize(
        ("start", "most"),
        [
            (b"", "2 MB và 200.000 ký tự"),
            (b"%PDF-1.7\n", "2,5 MB"),
            (b"PK\x03\x04", "2,5 MB"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "2,5 MB"),
        ],
    )
    def test_a_file_of_whatever_kind_beyond_the_limit_is_refused_by_its_size(
        self, settings: Any, plan_index: PlanIndexPage, counts: Callable[[], Any], start: bytes, most: str
    ) -> None:
        settings.WAGTAIL_KEHOACH = {**settings.WAGTAIL_KEHOACH, "MAX_UPLOAD_BYTES": 2560 * 1024}
        before = counts()
        with pytest.raises(DocumentError) as refusal:
            receive_document(start + b"x" * 2560 * 1024 + b"x", "to.docx", plan_index)
        assert refusal.value.code == "too_large"
        assert str(refusal.value).startswith("to.docx: ")
        assert most in str(refusal.value)
        assert counts() == before

    def test_who_may_not_write_plans_is_refused_and_leaves_nothing(
        self, plan_index: PlanIndexPage, visitor_of_admin: Any, counts: Callable[[], Any]
    ) -> None:
        before = counts()
        with pytest.raises(PermissionDenied):
            receive_document(TEXT.encode(), "kh.txt", plan_index, user=visitor_of_admin)
        assert counts() == before

    def test_a_list_that_is_gone_is_told_in_words_and_leaves_nothing(
        self, plan_index: PlanIndexPage, counts: Callable[[], Any]
    ) -> None:
        gone = PlanIndexPage.objects.get(pk=plan_index.pk)
        plan_index.delete()
        before = counts()
        with pytest.raises(ValidationError):
            receive_document(TEXT.encode(), "kh.txt", gone)
        assert counts() == before

    def test_a_failure_after_the_file_was_kept_leaves_nothing(
        self, plan_index: PlanIndexPage, counts: Callable[[], Any], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = counts()
        monkeypatch.setattr(editorial, "add_draft", lambda *args: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            receive_document(TEXT.encode(), "kh.txt", plan_index)
        assert counts() == before


class TestSettings:
    def test_the_portals_own_words_are_among_the_suggestions(
        self, plan_index: PlanIndexPage, settings: Any, tmp_path: Path
    ) -> None:
        (tmp_path / "cum-tu.toml").write_text('words = """\nhò bá trạo, kế hoạch\n"""\n', encoding="utf-8")
        text = TEXT.replace("tủ sách", "buổi hò bả trạo")
        plain = receive_document(text.encode(), "mot.txt", plan_index)
        settings.WAGTAIL_KEHOACH = {**settings.WAGTAIL_KEHOACH, "DAMAGED_PHRASES": tmp_path / "cum-tu.toml"}
        own = receive_document((text + "\n").encode(), "hai.txt", plan_index)
        offered = [[each["after"] for each in intake.draft["suggestions"]] for intake in (plain, own)]
        assert offered == [[], ["hò bá trạo"]]

    def test_the_portals_bounds_hold(self, plan_index: PlanIndexPage, settings: Any) -> None:
        settings.WAGTAIL_KEHOACH = {**settings.WAGTAIL_KEHOACH, "DOCUMENT_LIMITS": {"max_lines": 5}}
        with pytest.raises(DocumentError, match="5 dòng"):
            receive_document(TEXT.encode(), "kh.txt", plan_index)


class TestOddDocuments:
    def test_a_plan_without_heading_leaves_the_heading_empty(self, plan_index: PlanIndexPage) -> None:
        bare = "KẾ HOẠCH\nTrồng cây\n\nCăn cứ Luật Thư viện;\n\nI. MỤC ĐÍCH\n- Trồng cây."
        plan = receive_document(bare.encode(), "", plan_index).plan
        assert (plan.number, plan.serial, plan.serial_state, plan.issue_date) == ("", None, "absent", None)
        assert (plan.place, plan.issuer, plan.signature_name, plan.archive_line) == ("", "", "", "")
        assert not plan.tasks.exists()

    def test_a_mark_of_secrecy_is_kept(self, plan_index: PlanIndexPage) -> None:
        plan = receive_document(("MẬT\n\n" + TEXT).encode(), "", plan_index).plan
        assert plan.secrecy == Secrecy.SECRET

    def test_endless_values_are_cut_to_what_the_page_holds(self, plan_index: PlanIndexPage) -> None:
        long = "tên rất dài " * 120
        text = TEXT.replace("Tổ chức Tuần lễ", f"{long} Tổ chức Tuần lễ")
        text = text.replace("- Lưu: VT.", f"- Các thôn {long};\n- Lưu: VT {long}.\n\nTM. ỦY BAN {long.upper()}")
        text = text.replace("1. Trung tâm Văn hóa xã", f"1. Trung tâm {long}\n- Làm {long}.")
        text = text.replace("I. MỤC ĐÍCH", f"I. MỤC ĐÍCH {long.upper()}", 1)
        text = text.replace("tỉnh Lam Giang;", f"tỉnh {long};")
        plan = receive_document(text.encode(), "tên " + "x" * 400, plan_index).plan
        plan = PlanPage.objects.get(pk=plan.pk)
        plan.full_clean()
        for relation in (plan.bases, plan.tasks, plan.deadlines, plan.recipients):
            for child in relation.all():
                child.full_clean()
        plan.sections.stream_block.clean(plan.sections)
        assert plan.archive_line.endswith("…")
        assert len(plan.title) <= 110

    def test_the_draft_keeps_every_section_once(self, plan_index: PlanIndexPage) -> None:
        def number(sections: tuple[Section, ...]) -> int:
            return sum(1 + number(section.children) for section in sections)

        plan = receive_document(TEXT.encode(), "", plan_index).plan
        assert len(plan.sections) == number(parse_plan(TEXT.encode()).sections)
