"""The scorer itself: a right document scores full marks, and every kind of fault costs."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.documents.facts import facts_of
from tests.score.__main__ import invented_share, main, mean_of, overall, score
from tests.score.compare import compare, exactly, nearly
from tests.score.corpus import PLANS, Sample, samples
from tests.score.variants import CHANGES, broken_words, damaged, one_line
from wagtail_kehoach.documents import parse_plan

PLAN = PLANS / "tuan-le-doc-sach.docx"
GOLD: dict[str, Any] = yaml.safe_load(PLAN.with_suffix(".yaml").read_text(encoding="utf-8"))
FACTS = facts_of(parse_plan(PLAN))


def changed(change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    facts = copy.deepcopy(FACTS)
    change(facts)
    return facts


def results_of(facts: dict[str, Any]) -> dict[str, float]:
    return {result.field: result.score for result in compare(GOLD, facts)}


def test_right_facts_score_full_marks_and_invent_nothing() -> None:
    results = list(compare(GOLD, FACTS))
    assert mean_of(results) == 100
    assert invented_share(results) == 0


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("issuer", lambda facts: facts.update(issuer="ỦY BAN NHÂN DÂN XÃ SUỐI KHÁC")),
        ("date", lambda facts: facts.update(date="day 2026-09-22")),
        ("abstract", lambda facts: facts.update(abstract=None)),
        ("signature.name", lambda facts: facts["signature"].__setitem__(3, "Trần Thị Minh")),
        ("bases", lambda facts: facts["bases"].pop()),
        ("bases", lambda facts: facts["bases"][1].update(number="215/KH-UBND")),
        ("sections", lambda facts: facts["sections"][0].update(title="MỤC ĐÍCH")),
        ("sections", lambda facts: facts["sections"][1]["children"].pop()),
        ("paragraphs", lambda facts: facts["sections"][2]["starts"].pop()),
        ("units", lambda facts: facts["assignments"][0].update(unit="Phòng Văn hóa")),
        ("tasks", lambda facts: facts["assignments"][1]["tasks"][0].update(text="Một việc khác hẳn của đơn vị")),
        ("deadlines", lambda facts: facts["deadlines"][1].update(when="day 2026-12-26 before")),
        ("recipients", lambda facts: facts["recipients"][0].__setitem__(2, "inform")),
    ],
)
def test_every_kind_of_fault_costs_in_its_own_field_alone(
    field: str, change: Callable[[dict[str, Any]], object]
) -> None:
    results = results_of(changed(change))
    assert results[field] < 1
    assert {name for name, value in results.items() if value < 1} <= {field, "tasks", "paragraphs"}


def test_a_value_where_the_gold_says_there_is_none_is_invented() -> None:
    facts = changed(lambda facts: facts.update(secrecy="MẬT"))
    assert results_of(facts)["secrecy"] == 0
    assert sum(result.invented for result in compare(GOLD, facts)) == 1


def test_an_item_that_has_nothing_to_do_with_the_gold_is_invented() -> None:
    facts = changed(lambda facts: facts["recipients"].append(["Hội Sinh vật cảnh", None, "inform"]))
    assert sum(result.invented for result in compare(GOLD, facts)) == 1


@pytest.mark.parametrize(
    ("field", "name", "value"),
    [("deadlines", "when", "day 2026-12-26"), ("deadlines", "via", "Hội Sinh vật cảnh"), ("bases", "issuer", "Hội")],
)
def test_a_value_within_an_item_is_invented_where_the_gold_has_none(field: str, name: str, value: str) -> None:
    gold = copy.deepcopy(GOLD)
    gold[field][0][name] = None
    facts = changed(lambda facts: facts[field][0].update({name: value}))
    assert sum(result.invented for result in compare(gold, facts)) == 1
    facts[field][0][name] = None
    assert sum(result.invented for result in compare(gold, facts)) == 0


def test_a_deadline_of_a_task_that_the_gold_leaves_out_is_invented() -> None:
    gold = copy.deepcopy(GOLD)
    task = gold["assignments"][0]["tasks"][0]
    task.pop("deadline", None)
    facts = changed(lambda facts: facts["assignments"][0]["tasks"][0].update(deadline="day 2026-12-26"))
    assert sum(result.invented for result in compare(gold, facts) if result.field == "tasks") == 1


def test_a_shortened_gold_text_states_only_the_beginning() -> None:
    assert exactly("Trên đây là Kế hoạch…", "Trên đây là Kế hoạch tổ chức Tuần lễ đọc sách")
    assert not exactly("Trên đây là Kế hoạch", "Trên đây là Kế hoạch tổ chức Tuần lễ đọc sách")


def test_only_documents_damaged_on_purpose_are_compared_without_marks() -> None:
    assert nearly("Ủy ban nhân dân xã", "Uy ban nhản dân xã") == 1
    assert exactly("Ủy ban nhân dân xã", "Uy ban nhản dân xã") == 0


def test_a_plan_refused_scores_nothing_and_a_refusal_must_be_for_the_right_cause(tmp_path: Path) -> None:
    plan = Sample(tmp_path / "x.txt", {"issuer": "A", "secrecy": None, "signature": [None] * 4, "bases": []})
    assert mean_of(score(plan, "Đây chỉ là một đoạn văn.")) == 0
    assert mean_of(score(Sample(tmp_path / "x.txt", {"refused": "not_a_plan"}), "Đây chỉ là một đoạn văn.")) == 100
    assert mean_of(score(Sample(tmp_path / "x.txt", {"refused": "empty"}), "Đây chỉ là một đoạn văn.")) == 0


def test_overall_is_the_mean_of_the_documents() -> None:
    good, bad = list(compare(GOLD, FACTS)), [type(next(compare(GOLD, FACTS)))("issuer", 0.0)]
    assert overall({"good": good, "bad": bad}) == 50


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_the_same_on_every_run_and_keeps_every_digit(name: str) -> None:
    text = "Số: 12/KH-UBND\nCăn cứ Kế hoạch số 214/KH-UBND ngày 08/9/2026 của Ủy ban nhân dân tỉnh về đọc sách;\n" * 20
    once, again = CHANGES[name](text), CHANGES[name](text)
    assert once == again != text
    digits = [character for character in once if character.isdigit()]
    assert digits == [character for character in text if character.isdigit()]


def test_damage_grows_with_its_strength() -> None:
    text = "tuyên truyền việc triển khai thực hiện kế hoạch phối hợp của các đơn vị " * 50
    lost = [
        sum(a != b for a, b in zip(text, damaged(name)(text), strict=True)) for name in ("weak", "middle", "strong")
    ]
    assert 0 < lost[0] < lost[1] < lost[2] < len(text) // 4
    assert " ủa" in broken_words(text)
    assert "\n" not in one_line("một\n\nhai\n")


def test_every_document_of_the_folder_has_its_facts_and_every_fact_its_document() -> None:
    corpus = list(samples())
    named = {sample.path.name for sample in corpus}
    documents = {path.name for path in PLANS.iterdir() if path.suffix not in (".yaml", ".py", ".md")}
    assert named == documents
    assert {sample.name for sample in corpus} == {path.stem for path in PLANS.glob("*.yaml")}


def test_the_command_prints_fields_formats_and_layers(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for suffix in (".docx", ".yaml"):
        (tmp_path / f"mau{suffix}").write_bytes(PLAN.with_suffix(suffix).read_bytes())
    assert main(["--folder", str(tmp_path), "--documents"]) == 0
    printed = capsys.readouterr().out
    assert "signature.name" in printed and "docx" in printed and "100.0" in printed
    assert main(["--folder", str(tmp_path / "none")]) == 1
