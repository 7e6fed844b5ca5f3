"""The sample plans of our own against the facts written beside them; texts that are no plan are refused."""

from __future__ import annotations

from functools import cache

import pytest

from tests.documents.facts import facts_of
from tests.score.__main__ import invented_share, mean_of, overall, score
from tests.score.compare import Result
from tests.score.corpus import PLANS, draft_of, samples
from wagtail_kehoach.documents import DocumentError, parse_plan
from wagtail_kehoach.vietnamese.text import collapse

DEMO = PLANS.parents[2] / "example_site" / "demo" / "ke-hoach-tuan-le-doc-sach.docx"
SAMPLES = {sample.name: sample for sample in samples()}
PLAN_SAMPLES = {name: sample for name, sample in SAMPLES.items() if not sample.refusal}
#: Plans whose facts are written without any abbreviation, to the letter.
WHOLE = ("an-toan-mua-mua-lu", "chieu-phim-luu-dong", "ky-nang-so", "le-hoi-dua-thuyen", "tuan-le-doc-sach")
#: Words that a person may cut out of the text a little longer or shorter.
CUT_FREELY = {"channels", "genres", "peaks"}
#: What every sample must reach by itself; the mean of all is asked for below.
LEAST = {"clean": 85, "damaged": 75}


@cache
def scored(name: str) -> list[Result]:
    return score(SAMPLES[name], SAMPLES[name].path)


@pytest.mark.parametrize("name", WHOLE)
def test_every_fact_of_a_plan_written_out_in_full_is_read(name: str) -> None:
    sample = PLAN_SAMPLES[name]
    facts = facts_of(draft_of(sample.path))
    exact = sample.gold.keys() - CUT_FREELY
    assert {key: facts[key] for key in exact} == {key: sample.gold[key] for key in exact}


@pytest.mark.parametrize("name", PLAN_SAMPLES)
def test_the_facts_of_a_sample_plan_are_read(name: str) -> None:
    sample = PLAN_SAMPLES[name]
    results = scored(name)
    assert mean_of(results) >= LEAST[sample.layer], [result for result in results if result.score < 1]


@pytest.mark.parametrize(("layer", "least"), [("clean", 95), ("damaged", 88)])
def test_plans_of_a_layer_are_read_as_well_as_the_readme_says(layer: str, least: int) -> None:
    of_layer = {name: scored(name) for name, each in PLAN_SAMPLES.items() if each.layer == layer}
    assert overall(of_layer) >= least
    assert invented_share(result for results in of_layer.values() for result in results) <= 1


def test_the_corpus_is_as_varied_as_plans_are() -> None:
    assert len(PLAN_SAMPLES) >= 40
    assert {sample.kind for sample in PLAN_SAMPLES.values()} == {"docx", "edxml", "pdf", "txt"}
    golds = [sample.gold for sample in PLAN_SAMPLES.values()]
    assert {gold["regime"] for gold in golds} >= {"state", "party", "mass_org"}
    assert {gold["serial_state"] for gold in golds} == {"given", "blank", "absent"}
    assert sum(gold.get("layer") == "damaged" for gold in golds) >= 8


def test_plan_of_the_demo_is_the_reading_week() -> None:
    assert facts_of(parse_plan(DEMO)) == facts_of(draft_of(SAMPLES["tuan-le-doc-sach"].path))


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("cong-van-treo-co", "công văn"),
        ("tin-ngay-hoi-doc-sach", "KẾ HOẠCH"),
        ("bao-cao-he-2026", "Báo cáo"),
        ("tep-rong", "rỗng"),
    ],
)
def test_a_text_that_is_no_plan_is_refused_and_told_why(name: str, seen: str) -> None:
    with pytest.raises(DocumentError) as refusal:
        parse_plan(SAMPLES[name].path)
    assert refusal.value.code == SAMPLES[name].refusal
    assert seen in str(refusal.value)


@pytest.mark.parametrize("name", sorted(SAMPLES.keys() - PLAN_SAMPLES.keys()))
def test_what_is_no_plan_is_refused_for_its_cause(name: str) -> None:
    assert mean_of(score(SAMPLES[name], SAMPLES[name].path)) == 100


def test_letter_heading_is_no_sign_of_a_plan_even_when_a_plan_is_attached_later() -> None:
    letter = (PLANS / "cong-van-treo-co.txt").read_text(encoding="utf-8")
    plan = (PLANS / "chieu-phim-luu-dong.txt").read_text(encoding="utf-8")
    draft = parse_plan(letter + "\n" + plan)
    assert draft.abstract and draft.abstract.raw.startswith("Tổ chức các buổi chiếu phim")
    assert (draft.number, draft.issuer, draft.date, draft.place) == (None, None, None, None)


def test_plan_issued_with_a_decision_does_not_take_the_number_of_the_decision() -> None:
    text = (
        "QUYẾT ĐỊNH\nVề việc ban hành Kế hoạch tổ chức ngày hội\nSố: 15/QĐ-UBND\nĐiều 1. Ban hành kèm theo Kế hoạch.\n"
        "Nơi nhận:\n- Lưu: VT.\n\nKẾ HOẠCH\nTổ chức ngày hội trồng cây\n"
        "(Ban hành kèm theo Quyết định số 15/QĐ-UBND ngày 03/3/2026)\n\nI. MỤC ĐÍCH\n- Trồng cây.\n"
    )
    draft = parse_plan(text)
    assert draft.number is None
    assert draft.abstract and draft.abstract.raw == "Tổ chức ngày hội trồng cây"
    assert [section.label for section in draft.sections] == ["I."]


def test_samples_are_written_in_nfc_and_collapse_to_what_they_quote() -> None:
    for sample in PLAN_SAMPLES.values():
        draft = draft_of(sample.path)
        assert draft.abstract
        assert draft.abstract.raw in collapse(draft.source_text)
