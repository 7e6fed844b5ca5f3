"""Two columns flattened in any way give the same facts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.documents.facts import raw
from tests.documents.headings import FLATTENINGS, HEADINGS, Printed
from tests.documents.texts import plan
from wagtail_kehoach.vietnamese.text import collapse


def joined(lines: tuple[str, ...]) -> str | None:
    return " ".join(lines) or None


@pytest.mark.parametrize("heading", HEADINGS, ids=lambda heading: " ".join(heading.issuer))
@pytest.mark.parametrize("flattened", FLATTENINGS, ids=lambda flatten: flatten.__name__)
def test_heading_flattened_in_any_way_gives_the_same_facts(
    heading: Printed, flattened: Callable[[Printed], str]
) -> None:
    draft = plan(head=flattened(heading))
    assert raw(draft.issuer) == joined(heading.issuer)
    assert raw(draft.superior_body) == joined(heading.superior)
    assert raw(draft.number) == (collapse(heading.number) or None)
    assert raw(draft.official_title) == heading.titles[0]
    assert raw(draft.place) == heading.place
    assert raw(draft.date) == collapse(heading.date)
    assert draft.regime and draft.regime.value == heading.regime
    assert raw(draft.abstract) == "Tổ chức ngày hội trồng cây"
