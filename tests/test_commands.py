"""The management commands: what they make, what they say, and that a refusal leaves everything as it was."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import docx
import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import (
    GroupCollectionPermission,
    GroupPagePermission,
    ModelLogEntry,
    Page,
    PageLogEntry,
    Revision,
    Site,
)
from wagtailmedia.models import Media

from wagtail_kehoach import coverage, editorial
from wagtail_kehoach.management.command import page_at
from wagtail_kehoach.models import (
    CampaignPage,
    HubPage,
    MediaItemPage,
    PlanIndexPage,
    PlanIntake,
    PlannedItem,
    PlannedItemOutcome,
    PlanPage,
    ResultReport,
)
from wagtail_kehoach.portal_setup import SetUp, set_up
from wagtail_kehoach.reporting.make import period_of
from wagtail_kehoach.vietnamese.dates import parse_partial_date

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("indexes")]

PLANS = Path(__file__).resolve().parent / "data" / "plans"
PLAN = PLANS / "tuan-le-doc-sach.docx"
PARENT = "/tuyen-truyen/ke-hoach/"


def run(name: str, *arguments: Any, **options: Any) -> str:
    """Run a command and return what it prints."""
    out = io.StringIO()
    call_command(name, *map(str, arguments), stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def stored(private_files: Callable[[], list[Path]]) -> Callable[[], tuple[int, ...]]:
    """Return a function that counts everything that a command could leave behind."""
    models = (Page, Revision, PageLogEntry, ModelLogEntry, PlanIntake, PlannedItem, PlannedItemOutcome, ResultReport)
    rights = (Group, GroupPagePermission, GroupCollectionPermission)
    return lambda: (*(model.objects.count() for model in (*models, *rights)), len(private_files()))


@pytest.fixture
def make_site(db: None) -> Callable[..., Site]:
    """Return a function that makes another site beside the default one."""

    def make(hostname: str, *, port: int = 80) -> Site:
        root = Page.get_first_root_node().add_child(instance=Page(title=f"Đồi Gió {port}", slug=f"doi-gio-{port}"))
        return Site.objects.create(hostname=hostname, port=port, root_page=root)

    return make


class TestSetup:
    def test_it_makes_the_hub_the_list_of_plans_and_the_group(self, home: Page) -> None:
        said = run("kehoach_setup")
        hub, plan_index = HubPage.objects.get(), PlanIndexPage.objects.get()
        assert (hub.live, plan_index.live, hub.get_parent().pk) == (True, True, home.pk)
        assert plan_index.is_child_of(hub)
        assert Group.objects.filter(name="Biên tập viên").exists()
        assert said.startswith("Đã tạo: ")
        assert "/tuyen-truyen/" in said
        assert "Biên tập viên" in said

    def test_running_it_again_changes_nothing(self, home: Page, stored: Callable[[], Any]) -> None:
        run("kehoach_setup")
        before = stored()
        permissions = set(Group.objects.get(name="Biên tập viên").permissions.all())
        assert run("kehoach_setup").startswith("Đã có sẵn: ")
        assert stored() == before
        assert set(Group.objects.get(name="Biên tập viên").permissions.all()) == permissions

    def test_what_an_editor_renamed_stays(self, ground: SetUp) -> None:
        ground.hub.title = "Thông tin cơ sở"
        ground.hub.save_revision().publish()
        assert "Thông tin cơ sở" in run("kehoach_setup")
        assert HubPage.objects.get().title == "Thông tin cơ sở"

    def test_a_missing_list_of_plans_is_made_again(self, ground: SetUp) -> None:
        PlanIndexPage.objects.get().delete()
        assert run("kehoach_setup").startswith("Đã tạo: ")
        assert PlanIndexPage.objects.get().is_child_of(HubPage.objects.get())

    def test_it_works_below_another_page(self, home: Page) -> None:
        home.add_child(instance=Page(title="Văn hóa", slug="van-hoa"))
        run("kehoach_setup", parent="/van-hoa/")
        assert HubPage.objects.get().url_path.endswith("/van-hoa/tuyen-truyen/")

    def test_it_works_in_another_site(self, ground: SetUp) -> None:
        root = Page.get_first_root_node().add_child(instance=Page(title="Đồi Gió", slug="doi-gio"))
        Site.objects.create(hostname="doigio.example", root_page=root)
        assert run("kehoach_setup", site="doigio.example").startswith("Đã tạo: ")
        assert HubPage.objects.child_of(root).count() == 1
        assert HubPage.objects.count() == 2

    def test_the_editors_of_one_site_may_not_edit_in_another(
        self, ground: SetUp, editor: Any, make_site: Callable[..., Site]
    ) -> None:
        said = run("kehoach_setup", site=make_site("doigio.example").hostname)
        assert "Biên tập viên (doigio.example)" in said
        other = HubPage.objects.exclude(pk=ground.hub.pk).get()
        theirs = get_user_model().objects.create_user("doigio")
        theirs.groups.add(Group.objects.get(name="Biên tập viên (doigio.example)"))
        for user, own, foreign in ((editor, ground.hub, other), (theirs, other, ground.hub)):
            assert own.permissions_for_user(user).can_add_subpage()
            assert not foreign.permissions_for_user(user).can_add_subpage()
            assert not foreign.permissions_for_user(user).can_edit()

    def test_sites_that_share_a_host_have_groups_of_their_own(
        self, ground: SetUp, make_site: Callable[..., Site]
    ) -> None:
        for port in (80, 8080):
            make_site("doigio.example", port=port)
        run("kehoach_setup", site="doigio.example:80")
        assert "Biên tập viên (doigio.example:8080)" in run("kehoach_setup", site="doigio.example:8080")
        assert Group.objects.filter(name__startswith="Biên tập viên").count() == 3

    def test_what_an_administrator_took_from_the_group_stays_away(self, ground: SetUp) -> None:
        codenames = {"publish_page", "add_document"}
        GroupPagePermission.objects.filter(permission__codename="publish_page").delete()
        GroupCollectionPermission.objects.filter(permission__codename="add_document").delete()
        ground.editors.permissions.remove(*ground.editors.permissions.filter(codename="delete_organisation"))
        run("kehoach_setup")
        assert not GroupPagePermission.objects.filter(group=ground.editors, permission__codename__in=codenames).exists()
        assert not GroupCollectionPermission.objects.filter(
            group=ground.editors, permission__codename__in=codenames
        ).exists()
        assert not ground.editors.permissions.filter(codename="delete_organisation").exists()
        assert ground.editors.permissions.filter(codename="delete_planneditem").exists()

    def test_the_group_is_let_into_a_second_hub_of_its_site(self, ground: SetUp, editor: Any, home: Page) -> None:
        home.add_child(instance=Page(title="Văn hóa", slug="van-hoa"))
        run("kehoach_setup", parent="/van-hoa/")
        second = HubPage.objects.exclude(pk=ground.hub.pk).get()
        assert second.permissions_for_user(editor).can_add_subpage()

    def test_a_group_that_was_deleted_is_made_again(self, ground: SetUp) -> None:
        ground.editors.delete()
        run("kehoach_setup")
        made = Group.objects.get(name="Biên tập viên")
        assert made.page_permissions.filter(page=ground.hub).count() == 3

    @pytest.mark.parametrize("options", [{"parent": "/khong-co/"}, {"site": "khong-co.example"}])
    def test_a_place_that_does_not_exist_is_refused(
        self, home: Page, stored: Callable[[], Any], options: dict[str, str]
    ) -> None:
        before = stored()
        with pytest.raises(CommandError) as refusal:
            run("kehoach_setup", **options)
        assert "khong-co" in str(refusal.value)
        assert stored() == before

    def test_a_portal_without_a_default_site_is_told_so(self, home: Page) -> None:
        Site.objects.update(is_default_site=False)
        with pytest.raises(CommandError, match="trang web"):
            run("kehoach_setup")


class TestAddresses:
    """Every command finds a page by what a person has at hand."""

    @pytest.mark.parametrize(
        "address",
        [
            "/tuyen-truyen/ke-hoach/",
            "tuyen-truyen/ke-hoach",
            "http://localhost/tuyen-truyen/ke-hoach/",
            "http://localhost:8000/tuyen-truyen/ke-hoach/",
            "https://127.0.0.1:8000/tuyen-truyen/ke-hoach/?p=2#nhiem-vu",
            "http://localhost/tuyen%2Dtruyen/ke-hoach",
            "http://localhost:cong/tuyen-truyen/ke-hoach/",
        ],
    )
    def test_a_path_or_what_the_browser_shows_is_found(self, ground: SetUp, address: str) -> None:
        assert page_at(address) == ground.plan_index

    def test_the_site_is_the_one_that_the_address_names(self, ground: SetUp, make_site: Callable[..., Site]) -> None:
        other = set_up(make_site("doigio.example").root_page)
        assert page_at("https://doigio.example/tuyen-truyen/") == other.hub
        assert page_at("https://DoiGio.example:8000/tuyen-truyen/") == other.hub
        assert page_at("http://localhost/tuyen-truyen/") == ground.hub

    def test_sites_that_share_a_host_are_told_apart_by_port(
        self, ground: SetUp, make_site: Callable[..., Site]
    ) -> None:
        first, second = (set_up(make_site("doigio.example", port=port).root_page) for port in (80, 8080))
        assert page_at("http://doigio.example:8080/tuyen-truyen/") == second.hub
        assert page_at("/tuyen-truyen/", "doigio.example:8080") == second.hub
        assert page_at("http://doigio.example:80/tuyen-truyen/") == first.hub

    def test_a_named_site_goes_before_the_address(self, ground: SetUp, make_site: Callable[..., Site]) -> None:
        other = set_up(make_site("doigio.example").root_page)
        assert page_at("http://localhost/tuyen-truyen/", "doigio.example") == other.hub

    @pytest.mark.parametrize("host", ["khong-co.example", "localhost:cong", "[", " "])
    def test_a_site_that_does_not_exist_is_refused(self, ground: SetUp, host: str) -> None:
        with pytest.raises(CommandError, match="Không tìm thấy trang web"):
            page_at("/tuyen-truyen/", host)

    @pytest.mark.parametrize("address", ["http://localhost/khong-co/", "http://[/tuyen-truyen/", "://", "/khong-co"])
    def test_an_address_of_no_page_is_refused_as_it_was_typed(self, ground: SetUp, address: str) -> None:
        with pytest.raises(CommandError) as refusal:
            page_at(address)
        assert f"“{address}”" in str(refusal.value)

    def test_an_import_takes_the_pasted_address(self, ground: SetUp) -> None:
        run("kehoach_import_plan", PLAN, parent="http://localhost:8000/tuyen-truyen/ke-hoach/")
        assert PlanPage.objects.get().is_child_of(ground.plan_index)


class TestImport:
    def test_a_document_becomes_an_internal_draft(self, ground: SetUp) -> None:
        said = run("kehoach_import_plan", PLAN, parent=PARENT)
        plan = PlanPage.objects.get()
        assert (plan.live, plan.first_published_at, plan.disclosure) == (False, None, "internal")
        assert plan.is_child_of(ground.plan_index)
        assert f"{plan.title}: bản nháp." in said
        assert f"Số: {plan.number}" in said
        assert f"nhiệm vụ: {plan.tasks.count()}" in said
        assert f"mốc báo cáo: {plan.deadlines.count()}" in said

    def test_publish_brings_it_into_force_unseen(self, client: Client, ground: SetUp) -> None:
        said = run("kehoach_import_plan", PLAN, parent=PARENT, publish=True)
        plan = PlanPage.objects.get()
        assert (plan.live, plan.first_published_at is None) == (False, False)
        assert "nội bộ, đang thực hiện" in said
        assert client.get(plan.get_url()).status_code == 404

    def test_publish_and_public_show_it(self, client: Client, ground: SetUp) -> None:
        said = run("kehoach_import_plan", PLAN, parent=PARENT, publish=True, public=True)
        plan = PlanPage.objects.get()
        assert (plan.live, plan.disclosure) == (True, "public")
        assert "đã đăng công khai" in said
        assert client.get(plan.get_url()).status_code == 200

    def test_public_alone_stays_a_draft(self, client: Client, ground: SetUp) -> None:
        assert "bản nháp" in run("kehoach_import_plan", PLAN, parent=PARENT, public=True)
        plan = PlanPage.objects.get()
        assert (plan.live, plan.get_latest_revision_as_object().disclosure) == (False, "public")

    def test_what_the_document_does_not_say_is_told(self, ground: SetUp, tmp_path: Path) -> None:
        bare = tmp_path / "ke-hoach.txt"
        bare.write_text("KẾ HOẠCH\nTrồng cây\n\nCăn cứ Luật Thư viện;\n\nI. MỤC ĐÍCH\n- Trồng.", encoding="utf-8")
        said = run("kehoach_import_plan", bare, parent=PARENT)
        assert "Số: không có trong văn bản; ngày: không có trong văn bản" in said

    def test_the_same_file_again_is_refused_with_the_day_it_came(
        self, ground: SetUp, stored: Callable[[], Any]
    ) -> None:
        run("kehoach_import_plan", PLAN, parent=PARENT)
        early = datetime(2026, 10, 5, 0, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
        PlanIntake.objects.update(created_at=early)
        before = stored()
        with pytest.raises(CommandError) as refusal:
            run("kehoach_import_plan", PLAN, parent=PARENT, publish=True, public=True)
        assert "05/10/2026" in str(refusal.value)
        assert PlanPage.objects.get().title in str(refusal.value)
        assert stored() == before

    def test_a_deleted_plan_may_be_imported_again(self, ground: SetUp) -> None:
        run("kehoach_import_plan", PLAN, parent=PARENT)
        PlanPage.objects.get().delete()
        run("kehoach_import_plan", PLAN, parent=PARENT)
        assert PlanPage.objects.count() == 1

    @pytest.mark.parametrize(
        ("file", "parent", "word"),
        [
            ("khong-co.docx", PARENT, "khong-co.docx"),
            (".", PARENT, "quyền đọc"),
            ("tep-rong.txt", PARENT, "rỗng"),
            ("bao-cao-he-2026.txt", PARENT, "bao-cao-he-2026.txt"),
            ("cong-van-treo-co.txt", PARENT, "cong-van-treo-co.txt"),
            ("tin-ngay-hoi-doc-sach.txt", PARENT, "tin-ngay-hoi-doc-sach.txt"),
            (PLAN.name, "/khong-co/", "kehoach_setup"),
            (PLAN.name, "/tuyen-truyen/", "kehoach_setup"),
            (PLAN.name, "/", "kehoach_setup"),
        ],
    )
    def test_what_cannot_be_read_or_placed_is_refused_and_leaves_nothing(
        self, ground: SetUp, stored: Callable[[], Any], file: str, parent: str, word: str
    ) -> None:
        before = stored()
        with pytest.raises(CommandError) as refusal:
            run("kehoach_import_plan", PLANS / file, parent=parent, publish=True)
        assert word in str(refusal.value)
        assert stored() == before

    @pytest.mark.parametrize("mark", ["MẬT", "Lưu hành nội bộ"])
    def test_a_marked_plan_is_not_made_public_and_leaves_nothing(
        self, ground: SetUp, stored: Callable[[], Any], tmp_path: Path, mark: str
    ) -> None:
        marked = tmp_path / "co-dau.txt"
        text = f"{mark}\n\nKẾ HOẠCH\nTrồng cây\n\nCăn cứ Luật Thư viện;\n\nI. MỤC ĐÍCH\n- Trồng cây."
        marked.write_text(text, encoding="utf-8")
        before = stored()
        with pytest.raises(CommandError) as refusal:
            run("kehoach_import_plan", marked, parent=PARENT, publish=True, public=True)
        assert f"“{mark}”" in str(refusal.value)
        assert "không có --public" in str(refusal.value)
        assert stored() == before
        assert "nội bộ, đang thực hiện" in run("kehoach_import_plan", marked, parent=PARENT, publish=True)

    def test_a_huge_file_is_refused_without_being_read_whole(
        self, ground: SetUp, stored: Callable[[], Any], settings: Any, tmp_path: Path
    ) -> None:
        settings.WAGTAIL_KEHOACH = {**settings.WAGTAIL_KEHOACH, "MAX_UPLOAD_BYTES": 1_000_000}
        huge = tmp_path / "to.docx"
        with huge.open("wb") as file:
            file.truncate(200_000_000)
        before = stored()
        tracemalloc.start()
        try:
            with pytest.raises(CommandError, match="quá lớn"):
                run("kehoach_import_plan", huge, parent=PARENT)
            most = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert most < 50_000_000
        assert stored() == before

    def test_it_finds_the_list_of_another_site(self, ground: SetUp) -> None:
        root = Page.get_first_root_node().add_child(instance=Page(title="Đồi Gió", slug="doi-gio"))
        Site.objects.create(hostname="doigio.example", root_page=root)
        other = set_up(root)
        run("kehoach_import_plan", PLAN, parent=PARENT, site="doigio.example")
        assert PlanPage.objects.get().is_child_of(other.plan_index)


class TestReport:
    @pytest.fixture
    def filled(self, make_plan: Callable[..., PlanPage], hub: HubPage) -> PlanPage:
        """A plan whose campaign has two items in October, one in November, a draft and a piece elsewhere."""
        plan = make_plan(
            title="Kế hoạch đọc sách",
            issue_date=parse_partial_date("01/09/2026"),
            deadlines=tuple(map(parse_partial_date, ("quý IV/2026", "trước ngày 25/12/2026"))),
        )
        campaign = editorial.publish(editorial.create_campaign(hub, title="Đợt", plans=[plan]), None)
        column = editorial.publish(editorial.create_column(hub, title="Cột sách", campaigns=[campaign]), None)
        audio = Media.objects.create(title="Số 1", type="audio", duration=90, file="so-1.mp3")
        for title, day, published, values in (
            ("Tin đầu", date(2026, 10, 5), True, {}),
            ("Chương trình", date(2026, 10, 31), True, {"medium": "audio", "audio": audio}),
            ("Tin sau", date(2026, 11, 1), True, {}),
            ("Nháp", date(2026, 10, 6), False, {}),
        ):
            item = editorial.create_item(column, title=title, dated_on=day, **values)
            if published:
                editorial.publish(item, None)
        planned = coverage.plan_item(campaign, title="Bài trên báo tỉnh", task=plan.tasks.get(), wanted=2)
        coverage.link_offsite(planned, "https://bao.example/1", date(2026, 10, 7))
        return plan

    def address(self, plan: PlanPage) -> str:
        return f"{PARENT}{plan.slug}/"

    def test_its_numbers_are_the_real_counts(self, filled: PlanPage, tmp_path: Path) -> None:
        output = tmp_path / "bao-cao.docx"
        said = run("kehoach_report", self.address(filled), "--from=01/10/2026", "--to=31/10/2026", f"--output={output}")
        assert "Tin, bài: 2; đăng nơi khác: 1; thời lượng: 1.5 phút." in said
        assert "từ 01/10/2026 đến 31/10/2026" in said
        report = ResultReport.objects.get()
        assert [item["title"] for item in report.figures["items"]] == ["Tin đầu", "Chương trình"]
        live = MediaItemPage.objects.live().filter(dated_on__range=("2026-10-01", "2026-10-31"))
        assert len(report.figures["items"]) == live.count()
        document = docx.Document(str(output))
        text = "\n".join(
            [paragraph.text for paragraph in document.paragraphs]
            + [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        )
        assert "Chương trình" in text
        assert "Nháp" not in text
        assert "Tin sau" not in text

    def test_it_is_kept_in_private_and_logged(self, filled: PlanPage, private_files: Callable[[], list[Path]]) -> None:
        said = run("kehoach_report", self.address(filled))
        (kept,) = private_files()
        assert kept.suffix == ".docx"
        assert kept.name in said
        assert PageLogEntry.objects.filter(page=filled.pk, action="wagtail_kehoach.report").count() == 1

    def test_the_deadline_that_is_due_first_is_taken_unless_one_is_named(self, filled: PlanPage) -> None:
        quarter, december = filled.deadlines.all()
        run("kehoach_report", self.address(filled))
        run("kehoach_report", self.address(filled), "--deadline=1")
        newest, first = ResultReport.objects.order_by("-pk")
        assert (first.deadline_uid, newest.deadline_uid) == (december.uid, quarter.uid)
        assert (newest.period_start, newest.period_end) == period_of(filled, quarter, timezone.localdate())

    def test_a_plan_without_deadline_is_reported_until_today(self, make_plan: Callable[..., PlanPage]) -> None:
        plan = make_plan(issue_date=parse_partial_date("01/09/2026"))
        run("kehoach_report", self.address(plan))
        report = ResultReport.objects.get()
        assert (report.deadline_uid, report.period_start, report.period_end) == (
            None,
            min(date(2026, 9, 1), timezone.localdate()),
            timezone.localdate(),
        )

    @pytest.mark.parametrize(
        ("arguments", "word"),
        [
            (["--deadline=0"], "không có mốc thứ 0"),
            (["--deadline=3"], "không có mốc thứ 3"),
            (["--from=2026-10-01"], "25/02/2022"),
            (["--to=31/02/2026"], "31/02/2026"),
            (["--from=02/10/2026", "--to=01/10/2026"], ""),
        ],
    )
    def test_what_makes_no_sense_is_refused_and_leaves_nothing(
        self, filled: PlanPage, stored: Callable[[], Any], arguments: list[str], word: str
    ) -> None:
        before = stored()
        with pytest.raises(CommandError) as refusal:
            run("kehoach_report", self.address(filled), *arguments)
        assert word in str(refusal.value)
        assert stored() == before

    @pytest.mark.parametrize("address", ["/khong-co/", PARENT])
    def test_a_page_that_is_no_plan_is_refused(self, filled: PlanPage, address: str) -> None:
        with pytest.raises(CommandError):
            run("kehoach_report", address)
        assert not ResultReport.objects.exists()

    def test_an_output_that_cannot_be_written_is_told_in_a_sentence(self, filled: PlanPage, tmp_path: Path) -> None:
        with pytest.raises(CommandError, match="khong-co"):
            run("kehoach_report", self.address(filled), f"--output={tmp_path / 'khong-co' / 'bao-cao.docx'}")


class TestDemo:
    def test_it_loads_the_whole_loop_once(self, client: Client, home: Page, stored: Callable[[], Any]) -> None:
        said = run("load_demo")
        assert "Đã nạp" in said
        plan, campaign = PlanPage.objects.get(), CampaignPage.objects.get()
        assert (plan.live, campaign.live, list(campaign.plans.all())) == (True, True, [plan])
        assert MediaItemPage.objects.live().count() == MediaItemPage.objects.count() == 6
        report = ResultReport.objects.get()
        items = MediaItemPage.objects.live().filter(dated_on__range=(report.period_start, report.period_end))
        assert len(report.figures["items"]) == items.count()
        for page in Page.objects.live().exclude(depth=1).specific():
            assert client.get(page.get_url()).status_code == 200, page
        assert Page.find_problems() == ([], [], [], [], [])

        before = stored()
        assert "Đã có sẵn" in run("load_demo")
        assert stored() == before
