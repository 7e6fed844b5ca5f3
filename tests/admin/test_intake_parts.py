"""The parts of the wizard that need no screen: places in the source text, repairs, answers, the review."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from wagtail_kehoach.admin.intake.answers import Answers
from wagtail_kehoach.admin.intake.finish import finish
from wagtail_kehoach.admin.intake.marks import DOUBTFUL, EDITED, EXPECTED_MISSING, READ
from wagtail_kehoach.admin.intake.repairs import is_allowed, repaired, replaced
from wagtail_kehoach.admin.intake.review import Review
from wagtail_kehoach.admin.intake.spans import Place, pieces
from wagtail_kehoach.documents import parse_plan
from wagtail_kehoach.documents.draft import Span, Suggestion
from wagtail_kehoach.documents.serialize import to_dict
from wagtail_kehoach.models import Organisation, PlanIntake
from wagtail_kehoach.models.choices import Tracking
from wagtail_kehoach.models.plans import Disclosure

PLANS = Path(__file__).resolve().parent.parent / "data" / "plans"


def place(key: str, start: int, end: int, *, is_doubtful: bool = False) -> Place:
    return Place(key, f"field-{key}", Span(start, end), is_doubtful)


class TestPieces:
    def test_text_without_places_is_one_piece(self) -> None:
        assert [piece.text for piece in pieces("Kế hoạch", [])] == ["Kế hoạch"]

    def test_the_shortest_of_nested_places_leads(self) -> None:
        found = list(pieces("Báo cáo trước 25/12", [place("what", 0, 19), place("when", 8, 19)]))
        assert [(piece.text, piece.inner.key) for piece in found] == [("Báo cáo ", "what"), ("trước 25/12", "when")]
        assert found[1].keys == "what when"

    def test_overlapping_places_are_all_told(self) -> None:
        found = list(pieces("abcdef", [place("a", 0, 4), place("b", 2, 6)]))
        assert [(piece.text, piece.keys) for piece in found] == [("ab", "a"), ("cd", "a b"), ("ef", "b")]

    def test_a_place_begins_once(self) -> None:
        found = list(pieces("abcdef", [place("a", 0, 6), place("b", 2, 4)]))
        assert [[each.key for each in piece.starting] for piece in found] == [["a"], ["b"], []]

    def test_what_lies_beyond_the_text_is_left_out(self) -> None:
        assert [piece.keys for piece in pieces("abc", [place("a", 2, 9), place("b", 1, 1)])] == [""]

    @given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)), max_size=8))
    def test_the_text_is_never_changed(self, text: str, spans: list[tuple[int, int]]) -> None:
        places = [place(str(number), *span) for number, span in enumerate(spans)]
        assert "".join(piece.text for piece in pieces(text, places)) == text


class TestRepairs:
    @pytest.fixture
    def draft(self) -> Any:
        return parse_plan(PLANS / "phong-gddt-di-san-ocr.pdf")

    def test_an_accepted_one_changes_values_and_never_the_document(self, draft: Any) -> None:
        number = next(n for n, each in enumerate(draft.suggestions) if each.before == "truờng học")
        mended = repaired(draft, {number})
        assert "truờng học" in draft.abstract.value
        assert "trường học" in mended.abstract.value
        assert (mended.source_text, mended.abstract.raw) == (draft.source_text, draft.abstract.raw)

    def test_none_accepted_changes_nothing(self, draft: Any) -> None:
        assert repaired(draft, set()) is draft

    def test_all_accepted_keep_every_digit_and_date(self, draft: Any) -> None:
        mended = repaired(draft, set(range(len(draft.suggestions))))
        assert (mended.number, mended.date, mended.deadlines[0].when) == (
            draft.number,
            draft.date,
            draft.deadlines[0].when,
        )

    def test_one_that_would_change_a_digit_is_never_taken(self) -> None:
        assert not is_allowed(Suggestion(Span(0, 2), "15", "16"))
        assert is_allowed(Suggestion(Span(0, 2), "Kê hoạch 15", "Kế hoạch 15"))

    def test_the_phrase_at_its_place_is_meant_not_the_first(self) -> None:
        suggestion = Suggestion(Span(9, 12), "thế", "thể")
        assert replaced("thế này, thế kia", suggestion, "thế này,") == "thế này, thể kia"

    def test_a_phrase_inside_a_word_is_left(self) -> None:
        assert replaced("Kêu gọi", Suggestion(Span(0, 2), "Kê", "Kế")) == "Kêu gọi"


class TestAnswers:
    def test_folded_rows_stay_and_ticks_go(self) -> None:
        answers = Answers({"tasks-0-text": ["Treo pa nô"], "removed": ["tasks-1"]})
        answers.merge(QueryDict("title=Kế hoạch"), ["title"])
        assert answers.one("tasks-0-text") == "Treo pa nô"
        assert answers.all("removed") == []

    def test_names_that_are_no_field_are_left_out(self) -> None:
        answers = Answers()
        answers.merge(QueryDict("title=A&csrfmiddlewaretoken=x&evil=1&tasks-x-text=1&accepted=1"), ["title"])
        assert set(answers.as_data()) == {"title", "removed", "hidden", "new_organisations"}

    def test_what_databases_cannot_keep_is_taken_out(self) -> None:
        sent = QueryDict(mutable=True)
        sent["title"] = "Kế\x00 hoạch\r\nmới"
        answers = Answers()
        answers.merge(sent, ["title"])
        assert answers.one("title") == "Kế hoạch\nmới"

    def test_damaged_data_is_no_answer(self) -> None:
        assert Answers({"title": "text", "number": None}).as_data() == {}


def intake_of(name: str, **answers: list[str]) -> PlanIntake:
    return PlanIntake(original_name=name, draft=to_dict(parse_plan(PLANS / name)), answers=answers)


@pytest.mark.django_db
class TestReview:
    def test_each_field_tells_how_sure_it_is(self) -> None:
        fields = Review(intake_of("tuan-le-doc-sach.docx")).fields
        assert fields["number"].mark is READ
        assert fields["number"].place.anchor == "doan-number"

    def test_what_was_typed_is_marked_as_the_editor_s(self) -> None:
        fields = Review(intake_of("tuan-le-doc-sach.docx", number=["99/KH-UBND"])).fields
        assert fields["number"].mark is EDITED

    def test_nothing_is_invented_for_what_is_missing(self) -> None:
        review = Review(intake_of("chieu-phim-luu-dong.txt"))
        missing = [name for name, field in review.fields.items() if field.mark is EXPECTED_MISSING]
        assert all(review.value(name) == "" for name in missing)

    def test_places_that_should_be_checked_are_listed(self) -> None:
        review = Review(intake_of("trai-sang-tac-hat-muoi.docx"))
        doubtful = [row for rows in review.rows.values() for row in rows if row.mark is DOUBTFUL]
        assert {row.key for row in doubtful} <= {anchor for anchor, _label, _mark in review.to_check()}

    def test_the_plan_that_comes_out_is_what_was_read(self) -> None:
        review = Review(intake_of("tuan-le-doc-sach.docx"))
        plan, campaign, organisations = finish(review)
        assert plan.number == str(review.read.number.value)
        assert len(plan.tasks.all()) == sum(len(each.tasks) for each in review.read.assignments)
        assert campaign.title and organisations == []

    def test_rows_can_be_changed_left_out_and_added(self) -> None:
        intake = intake_of(
            "tuan-le-doc-sach.docx",
            **{
                "tasks-0-text": ["Mở chuyên mục"],
                "tasks-0-tracking": [Tracking.OURS],
                "removed": ["tasks-1"],
                "tasks-n0-text": ["Việc thêm"],
                "tasks-n0-unit": ["Đoàn xã"],
                "tasks-n0-role": ["lead"],
                "hidden": ["sections-0"],
            },
        )
        before = finish(Review(intake_of("tuan-le-doc-sach.docx"))).plan
        plan = finish(Review(intake)).plan
        texts = [task.text for task in plan.tasks.all()]
        assert (texts[0], texts[-1]) == ("Mở chuyên mục", "Việc thêm")
        assert before.tasks.all()[1].text not in texts
        assert plan.tasks.all()[0].tracking == Tracking.OURS
        assert [block.value["public"] for block in plan.sections][:2] == [False, True]

    def test_a_wrong_value_is_told_with_its_field_and_kept(self) -> None:
        review = Review(intake_of("tuan-le-doc-sach.docx", **{"issue_date": ["ngày nọ"], "deadlines-0-when": ["31/2"]}))
        assert finish(review) is None
        assert {problem.anchor for problem in review.problems} == {"id_issue_date", "id_deadlines-0-when"}
        assert review.value("issue_date") == "ngày nọ"
        assert review.rows["deadlines"][0].is_open

    def test_a_half_typed_row_stands_open_with_what_was_typed(self) -> None:
        row = Review(intake_of("tuan-le-doc-sach.docx", **{"deadlines-0-when": ["31/2"]})).rows["deadlines"][0]
        assert row.form["when"].value() == "31/2"

    def test_an_empty_added_row_is_no_row(self) -> None:
        intake = intake_of("tuan-le-doc-sach.docx", **{"recipients-added": ["1"]})
        review = Review(intake)
        assert review.rows["recipients"][-1].is_open
        plan, *_rest = finish(review)
        assert all(row.name for row in plan.recipients.all())

    def test_a_marked_document_is_internal_whatever_was_sent(self) -> None:
        review = Review(intake_of("le-hoi-dua-thuyen.docx", disclosure=["public"], secrecy=[""], circulation=[""]))
        assert review.mark_of_document
        assert finish(review).plan.disclosure == Disclosure.INTERNAL

    def test_a_mark_that_the_editor_adds_forbids_public_too(self) -> None:
        review = Review(intake_of("tuan-le-doc-sach.docx", disclosure=["public"], secrecy=["mat"]))
        assert finish(review) is None
        assert len(review.problems) == 1

    def test_accepting_changes_untouched_values_and_repairs_edited_ones(self) -> None:
        review = Review(intake_of("phong-gddt-di-san-ocr.pdf"))
        abstract = review.value("abstract")
        review.answers.set("abstract", [abstract])
        review.answers.set("title", ["Di sản trong truờng học của em"])
        number = next(each.number for each in review.repairs if each.suggestion.before == "truờng học")
        review.decide(accepted=[number])
        assert review.value("abstract") == abstract.replace("truờng học", "trường học")
        assert review.value("title") == "Di sản trong trường học của em"
        review.decide(undecided=[number])
        assert review.value("abstract") == abstract
        review.decide(declined=[number])
        assert next(each for each in review.repairs if each.number == number).is_declined

    def test_units_of_the_list_are_linked_others_can_be_added(self) -> None:
        first = Review(intake_of("tuan-le-doc-sach.docx"))
        names = list(dict.fromkeys(row.values["unit"] for row in first.rows["tasks"]))
        known = Organisation.objects.create(name=names[0].upper())
        review = Review(intake_of("tuan-le-doc-sach.docx", new_organisations=[names[1], "Không ai nhắc tới"]))
        assert review.units.named(names[0]).organisation == known
        plan, _campaign, new = finish(review)
        assert new == [names[1]]
        assert plan.tasks.all()[0].organisation == known

    def test_a_unit_typed_anew_is_looked_up(self) -> None:
        known = Organisation.objects.create(name="Nhà văn hóa thôn Đông")
        review = Review(intake_of("tuan-le-doc-sach.docx", **{"tasks-0-unit": ["Nhà văn hoá thôn Đông"]}))
        assert finish(review).plan.tasks.all()[0].organisation == known

    def test_without_the_campaign_only_the_plan_is_made(self) -> None:
        review = Review(intake_of("tuan-le-doc-sach.docx", **{"make_campaign": [""], "campaign-start_on": ["bậy"]}))
        assert finish(review).campaign is None

    def test_the_campaign_is_as_typed(self) -> None:
        answers = {
            "campaign-title": ["Đợt đọc sách"],
            "campaign-start_on": ["5/10/2026"],
            "campaign-end_on": ["11-10-2026"],
            "campaign-columns": ["Mỗi tuần một cuốn sách\n\n  Góc  đọc\nGóc đọc"],
        }
        campaign = finish(Review(intake_of("tuan-le-doc-sach.docx", **answers))).campaign
        assert (f"{campaign.start_on:%d/%m/%Y}", f"{campaign.end_on:%d/%m/%Y}") == ("05/10/2026", "11/10/2026")
        assert list(campaign.column_titles) == ["Mỗi tuần một cuốn sách", "Góc đọc"]

    def test_days_the_wrong_way_round_are_told(self) -> None:
        answers = {"campaign-start_on": ["05/10/2026"], "campaign-end_on": ["04/10/2026"]}
        review = Review(intake_of("tuan-le-doc-sach.docx", **answers))
        assert finish(review) is None
        assert [problem.anchor for problem in review.problems] == ["id_campaign-end_on"]
