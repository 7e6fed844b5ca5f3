"""A draft goes to JSON and comes back the same; what is no draft is refused, and nothing else happens."""

from __future__ import annotations

import dataclasses
import json
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.score.corpus import Sample, draft_of, samples
from wagtail_kehoach.documents.draft import SCHEMA_VERSION, Deadline, Found, Span
from wagtail_kehoach.documents.serialize import from_dict, to_dict
from wagtail_kehoach.vietnamese.dates import Operator, PartialDate, Precision, parse_partial_date
from wagtail_kehoach.vietnamese.numbers import parse_document_number

SAMPLES = [sample for sample in samples() if not sample.refusal]
RICH = next(sample for sample in SAMPLES if sample.name == "tuan-le-doc-sach")

spans = st.builds(Span, st.integers(0, 10**6), st.integers(0, 10**6))
texts = st.text(max_size=40)
days = st.dates(date(1900, 1, 1), date(2099, 12, 31))
partial_dates = st.one_of(
    st.builds(PartialDate.on, days, st.sampled_from([Operator.ON, Operator.BEFORE, Operator.BY, Operator.FROM]), texts),
    st.builds(PartialDate.period, st.just(Precision.QUARTER), st.integers(1900, 2099), st.integers(1, 4)),
    st.sampled_from(["hằng tháng", "ngày 20 hằng tháng", "theo quy định", "hằng năm vào tháng 12"]).map(
        parse_partial_date
    ),
)
numbers = st.sampled_from(["45/KH-UBND", "289-KH/TU", "05/2021/NĐ-CP", "-KH/HU"]).map(parse_document_number)


def found(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.builds(Found, texts, values, spans, st.floats(0, 1))


deadlines = st.builds(
    Deadline,
    found(texts),
    st.none() | found(partial_dates),
    st.lists(found(texts), max_size=2).map(tuple),
    st.none() | found(texts),
)
leaves = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | texts
anything = st.recursive(leaves, lambda inner: st.lists(inner) | st.dictionaries(texts, inner), max_leaves=6)


@cache
def data_of_rich_plan() -> str:
    return json.dumps(to_dict(draft_of(RICH.path)))


def places(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the way to every value of ``data``."""
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path, *(place for key, value in inner for place in places(value, (*path, key)))]


PLACES = [place for place in places(json.loads(data_of_rich_plan())) if place]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_every_sample_comes_back_the_same(sample: Sample) -> None:
    draft = draft_of(sample.path)
    again = from_dict(json.loads(json.dumps(to_dict(draft))))
    assert again == draft
    assert to_dict(again) == to_dict(draft)


@given(
    source_text=texts,
    abstract=st.none() | found(texts),
    when=st.none() | found(partial_dates),
    number=st.none() | found(numbers),
    due=st.lists(deadlines, max_size=3).map(tuple),
)
def test_whatever_was_read_comes_back_the_same(
    source_text: str, abstract: Any, when: Any, number: Any, due: Any
) -> None:
    draft = dataclasses.replace(
        draft_of(RICH.path), source_text=source_text, abstract=abstract, date=when, number=number, deadlines=due
    )
    assert from_dict(json.loads(json.dumps(to_dict(draft)))) == draft


@given(place=st.sampled_from(PLACES), value=anything)
def test_data_of_another_kind_is_a_draft_or_is_refused(place: tuple[Any, ...], value: Any) -> None:
    data = json.loads(data_of_rich_plan())
    inner = data
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = value
    try:
        draft = from_dict(data)
    except ValueError:
        return
    assert to_dict(draft) == data


@pytest.mark.parametrize("version", [None, 0, SCHEMA_VERSION - 1, SCHEMA_VERSION + 1, str(SCHEMA_VERSION), [1]])
def test_another_schema_version_is_refused(version: Any) -> None:
    with pytest.raises(ValueError, match="schema version"):
        from_dict({**json.loads(data_of_rich_plan()), "schema_version": version})


@pytest.mark.parametrize("data", [{}, [], None, "", 1, {"schema_version": SCHEMA_VERSION}])
def test_what_is_no_draft_is_refused(data: Any) -> None:
    with pytest.raises(ValueError):
        from_dict(data)


def test_a_field_too_few_or_too_many_is_refused() -> None:
    data = json.loads(data_of_rich_plan())
    with pytest.raises(ValueError, match="period"):
        from_dict({name: value for name, value in data.items() if name != "period"})
    with pytest.raises(ValueError, match="mood"):
        from_dict({**data, "mood": None})
