"""The sample plans of our own against the facts written beside them; texts that are no plan are refused."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.documents.facts import facts_of
from wagtail_kehoach.documents import DocumentError, parse_plan
from wagtail_kehoach.vietnamese.text import collapse

PLANS = Path(__file__).resolve().parents[1] / "data" / "plans"
DEMO = PLANS.parents[2] / "example_site" / "demo" / "ke-hoach-tuan-le-doc-sach.docx"
SAMPLES = {
    path.stem: path for path in sorted(PLANS.iterdir()) if path.with_suffix(".yaml").exists() and path.suffix != ".yaml"
}


@pytest.mark.parametrize("name", SAMPLES)
def test_every_fact_of_a_sample_plan_is_read(name: str) -> None:
    expected = yaml.safe_load((PLANS / f"{name}.yaml").read_text(encoding="utf-8"))
    assert facts_of(parse_plan(SAMPLES[name])) == expected


def test_there_are_samples_of_both_regimes_and_formats() -> None:
    assert len(SAMPLES) >= 5
    drafts = [parse_plan(path) for path in SAMPLES.values()]
    assert {draft.regime.value.value for draft in drafts if draft.regime} == {"state", "party"}
    assert {draft.source_format for draft in drafts} == {"docx", "text"}
    assert {draft.serial_state.value for draft in drafts} == {"given", "blank", "absent"}


def test_plan_of_the_demo_is_the_reading_week() -> None:
    assert facts_of(parse_plan(DEMO)) == facts_of(parse_plan(SAMPLES["tuan-le-doc-sach"]))


@pytest.mark.parametrize(
    ("name", "code", "seen"),
    [
        ("cong-van-treo-co.txt", "not_a_plan", "công văn"),
        ("tin-ngay-hoi-doc-sach.txt", "not_a_plan", "KẾ HOẠCH"),
        ("bao-cao-he-2026.txt", "not_a_plan", "Báo cáo"),
        ("tep-rong.txt", "empty", "rỗng"),
    ],
)
def test_a_text_that_is_no_plan_is_refused_and_told_why(name: str, code: str, seen: str) -> None:
    with pytest.raises(DocumentError) as refusal:
        parse_plan(PLANS / name)
    assert refusal.value.code == code
    assert seen in str(refusal.value)


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
    for path in SAMPLES.values():
        draft = parse_plan(path)
        assert draft.abstract
        assert draft.abstract.raw in collapse(draft.source_text)
