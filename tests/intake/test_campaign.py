"""The campaign that a plan asks for: in the plan's words, and nothing that it does not say."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.intake.texts import PLAN
from tests.score.corpus import Sample, samples
from wagtail_kehoach.documents import parse_plan
from wagtail_kehoach.intake.build import proposed_page
from wagtail_kehoach.intake.campaign import CAMPAIGN, CampaignProposal, campaign_title, days_of, propose_campaign
from wagtail_kehoach.models import Organisation, PlanPage
from wagtail_kehoach.models.choices import Genre, Medium, Tracking
from wagtail_kehoach.models.plans import Disclosure
from wagtail_kehoach.vietnamese.dates import parse_partial_date

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lasting_ground")]


def proposal_of(text: str, **values: Any) -> CampaignProposal:
    draft = parse_plan(text.encode())
    plan = proposed_page(draft)
    for name, value in values.items():
        setattr(plan, name, value)
    return propose_campaign(draft, plan)


class TestTitle:
    @pytest.mark.parametrize(
        ("abstract", "title"),
        [
            ("Tổ chức Tuần lễ đọc sách năm 2026 trên địa bàn xã Suối Ngàn", "Tuần lễ đọc sách năm 2026"),
            ("tuyên truyền lịch tiêm chủng năm 2026", "lịch tiêm chủng năm 2026"),
            ("Tuyên truyền, phổ biến pháp luật về giao thông trên địa bàn xã năm 2026",
             "pháp luật về giao thông năm 2026"),
            ("Thông tin, tuyên truyền phòng, tránh bão", "phòng, tránh bão"),
            ("Tổ chức tuyên truyền về nước sạch", "nước sạch"),
            ("Truyền thông “Sân xanh, ngõ sáng”", "“Sân xanh, ngõ sáng”"),
            ("Hưởng ứng Ngày Vệ sinh tay", "hưởng ứng Ngày Vệ sinh tay"),
            ("vận động hiến máu năm 2026", "vận động hiến máu năm 2026"),
            ("", ""),
        ],
    )  # fmt: skip
    def test_it_says_what_the_abstract_is_about(self, abstract: str, title: str) -> None:
        assert campaign_title(abstract) == f"{CAMPAIGN} {title}".strip()

    def test_a_long_one_is_cut_at_a_word(self) -> None:
        title = campaign_title("tuyên truyền " + "bảo vệ nguồn nước " * 20)
        assert len(title) <= 110
        assert title.endswith("…")

    def test_the_correction_of_the_review_counts(self) -> None:
        assert proposal_of(PLAN, abstract="Tuyên truyền Ngày hội sách").title == f"{CAMPAIGN} Ngày hội sách"


class TestPeriod:
    @pytest.mark.parametrize(
        ("when", "days"),
        [
            ("từ ngày 10/10/2026 đến ngày 20/12/2026", (date(2026, 10, 10), date(2026, 12, 20))),
            ("ngày 10/10/2026", (date(2026, 10, 10), date(2026, 10, 10))),
            ("tháng 10 năm 2026", (date(2026, 10, 1), date(2026, 10, 31))),
            ("quý IV/2026", (date(2026, 10, 1), date(2026, 12, 31))),
            ("từ ngày 10/10/2026", (date(2026, 10, 10), None)),
            ("trước ngày 20/12/2026", (None, date(2026, 12, 19))),
            ("từ nay đến hết ngày 20/12/2026", (date(2026, 10, 5), date(2026, 12, 20))),
            ("từ nay đến hết ngày 20/12/2025", (None, date(2025, 12, 20))),
            ("ngày … tháng 10 năm 2026", (None, None)),
            ("hằng năm vào tháng 12", (None, None)),
            ("theo quy định", (None, None)),
        ],
    )
    def test_only_what_is_stated_is_dated(self, when: str, days: tuple[date | None, date | None]) -> None:
        stated = parse_partial_date(when)
        assert stated is not None
        assert days_of(stated, parse_partial_date("05/10/2026")) == days

    def test_without_a_day_of_issue_from_now_on_has_no_first_day(self) -> None:
        until = parse_partial_date("từ nay đến hết ngày 20/12/2026")
        assert days_of(until, None) == (None, date(2026, 12, 20))
        assert days_of(until, parse_partial_date("ngày … tháng 10 năm 2026")) == (None, date(2026, 12, 20))

    def test_no_period_gives_no_days(self) -> None:
        assert days_of(None) == (None, None)


class TestProposal:
    def test_it_has_period_peak_and_message_of_the_plan(self) -> None:
        proposal = proposal_of(PLAN)
        assert proposal.title == f"{CAMPAIGN} Tuần lễ đọc sách năm 2026"
        assert (proposal.start_on, proposal.end_on) == (date(2026, 10, 10), date(2026, 12, 20))
        ((label, start_on, end_on),) = proposal.peaks
        assert "cao điểm" in label.lower()
        assert (start_on, end_on) == (date(2026, 10, 12), date(2026, 10, 18))
        assert proposal.messages == ("Mỗi ngày một trang sách",)

    def test_its_columns_are_those_that_the_plan_names_and_those_for_its_pieces(self) -> None:
        titles = proposal_of(PLAN).column_titles
        assert titles == ("Thư viện trên sóng", "Bạn đọc trẻ", "Tin, bài", "Phát thanh", "Ảnh, video")

    def test_what_the_plan_gives_to_another_unit_is_left_to_it(self) -> None:
        Organisation.objects.create(name="Trung tâm Văn hóa xã", is_own=True)
        proposal = proposal_of(PLAN)
        assert "Bạn đọc trẻ" not in proposal.column_titles
        assert {(genre, medium): wanted for genre, medium, _, wanted in proposal.targets} == {
            (Genre.PROGRAMME, ""): 4,
            ("", Medium.TEXT): 10,
            ("", Medium.VIDEO): 2,
        }

    def test_where_nobody_told_which_unit_is_ours_the_largest_number_counts(self) -> None:
        targets = {(genre, medium): wanted for genre, medium, _, wanted in proposal_of(PLAN).targets}
        assert targets["", Medium.TEXT] == 30

    @pytest.mark.parametrize(
        ("clause", "target"),
        [
            ("Đăng ít nhất 12 tin, bài.", ("", Medium.TEXT, "", 12)),
            ("Thực hiện ít nhất 03 phóng sự.", (Genre.REPORTAGE, "", "", 3)),
            ("Sản xuất 05 video clip hướng dẫn.", ("", Medium.VIDEO, "", 5)),
            ("Đăng 04 infographic về kỹ năng.", ("", Medium.GRAPHIC, "", 4)),
            ("Đăng ít nhất 02 tin, bài/tháng.", ("", Medium.TEXT, "", None)),
        ],
    )
    def test_a_number_of_pieces_is_a_target(self, clause: str, target: tuple[Any, ...]) -> None:
        text = PLAN[: PLAN.index("- Mở chuyên mục")] + f"- {clause}\n\n" + PLAN[PLAN.index("Nơi nhận") :]
        assert proposal_of(text).targets == (target,)

    @pytest.mark.parametrize(
        "clause",
        ["Treo 20 băng rôn.", "Phát 03 lượt mỗi ngày trên loa truyền thanh.", "Vận động 90% hộ tham gia.",
         "Mỗi video không quá 03 phút.", "Đăng tối đa 10 tin, bài.", "Phát 1.000 tờ rơi."],
    )  # fmt: skip
    def test_other_numbers_are_none(self, clause: str) -> None:
        text = PLAN[: PLAN.index("- Mở chuyên mục")] + f"- {clause}\n\n" + PLAN[PLAN.index("Nơi nhận") :]
        assert proposal_of(text).targets == ()

    def test_a_plan_that_names_no_pieces_gets_one_column_named_after_the_campaign(self) -> None:
        bare = "KẾ HOẠCH\nTuyên truyền trồng cây năm 2026\n\nCăn cứ Luật Lâm nghiệp;\n\nI. MỤC ĐÍCH\n- Trồng cây."
        proposal = proposal_of(bare)
        assert proposal == CampaignProposal(
            title=f"{CAMPAIGN} trồng cây năm 2026", column_titles=("Trồng cây năm 2026",)
        )

    def test_the_abstract_is_printed_only_where_readers_may_read_the_plan(self) -> None:
        assert proposal_of(PLAN).lead == ""
        lead = proposal_of(PLAN, disclosure=Disclosure.PUBLIC).lead
        assert lead == "Tuyên truyền Tuần lễ đọc sách năm 2026 trên địa bàn xã Suối Ngàn."

    @pytest.mark.parametrize("mark", ["MẬT", "TUYỆT MẬT", "Lưu hành nội bộ"])
    def test_of_a_marked_plan_no_word_is_taken(self, mark: str) -> None:
        assert proposal_of(f"{mark}\n\n{PLAN}") == CampaignProposal(title=CAMPAIGN, column_titles=("Tin, bài",))

    @pytest.mark.parametrize("sample", [each for each in samples() if not each.refusal], ids=lambda each: each.name)
    def test_every_sample_gives_a_campaign_that_says_nothing_else(self, sample: Sample) -> None:
        draft = parse_plan(sample.path)
        proposal = propose_campaign(draft, proposed_page(draft))
        assert proposal.title.startswith(CAMPAIGN)
        assert 1 <= len(proposal.column_titles) <= 6
        for words in proposal.messages:
            assert words.rstrip("…") in " ".join(draft.source_text.split())
        stated = {target.amount.value for target in draft.targets}
        assert {wanted for *_, wanted in proposal.targets if wanted} <= stated
        if proposal.start_on and proposal.end_on:
            assert proposal.start_on <= proposal.end_on


def test_a_page_that_is_saved_serves_as_well(plan: PlanPage) -> None:
    draft = parse_plan(PLAN.encode())
    assert plan.tasks.get().tracking == Tracking.OURS
    assert "Bạn đọc trẻ" in propose_campaign(draft, plan).column_titles
