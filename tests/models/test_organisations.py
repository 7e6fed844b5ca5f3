"""Bodies are found by the name as printed, on the day on which they existed."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from wagtail_kehoach.models import Organisation, OrganisationAlias, OrganisationChange

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2040, 12, 31))


@pytest.mark.django_db
class TestNames:
    @pytest.fixture(autouse=True)
    def committee(self) -> Organisation:
        committee = Organisation(name="  UBND   xã Suối Ngàn ")
        committee.aliases = [OrganisationAlias(name="Ủy ban nhân dân xã Suối Ngàn")]
        committee.save()
        return committee

    @pytest.mark.parametrize(
        "name", ["UBND xã Suối Ngàn", "ubnd xa suoi ngan", "UỶ BAN NHÂN DÂN XÃ SUỐI NGÀN", " UBND  xã\nSuối Ngàn"]
    )
    def test_a_body_is_found_by_each_name_whatever_its_marks(self, committee: Organisation, name: str) -> None:
        assert list(Organisation.objects.named(name)) == [committee]

    @pytest.mark.parametrize("name", ["UBND xã Suối", "xã Suối Ngàn", "", "UBND xã Suối Ngàn, xã Đồi Gió"])
    def test_part_of_a_name_is_no_name(self, name: str) -> None:
        assert list(Organisation.objects.named(name)) == []

    def test_stray_space_in_a_name_goes(self, committee: Organisation) -> None:
        assert committee.name == "UBND xã Suối Ngàn"

    def test_a_body_that_bears_a_name_twice_is_found_once(self, committee: Organisation) -> None:
        committee.aliases.add(OrganisationAlias(name="UBND xã Suối Ngàn"))
        committee.save()
        assert Organisation.objects.named("UBND xã Suối Ngàn").count() == 1

    def test_another_name_that_differs_by_marks_only_is_refused(self, committee: Organisation) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            OrganisationAlias.objects.create(organisation=committee, name="Uy ban nhan dan xa Suoi Ngan")


class TestValidity(TestCase):
    @settings(max_examples=50)
    @given(start=st.none() | DAYS, end=st.none() | DAYS, day=DAYS)
    def test_a_body_exists_from_its_first_to_its_last_day(
        self, start: date | None, end: date | None, day: date
    ) -> None:
        body = Organisation.objects.create(name="Huyện ủy Suối Ngàn", valid_from=start, valid_to=end)
        exists = (start is None or start <= day) and (end is None or day <= end)
        assert list(Organisation.objects.valid_on(day)) == [body] * exists


def test_an_end_before_the_beginning_is_refused() -> None:
    body = Organisation(name="Huyện ủy", valid_from=date(2025, 7, 1), valid_to=date(2025, 6, 30))
    with pytest.raises(ValidationError) as refusal:
        body.clean()
    assert set(refusal.value.message_dict) == {"valid_to"}


def test_an_ended_body_says_so_in_lists() -> None:
    assert str(Organisation(name="UBND huyện Suối Ngàn", valid_to=date(2025, 6, 30))).endswith("(đến 30/06/2025)")
    assert str(Organisation(name="UBND xã Suối Ngàn")) == "UBND xã Suối Ngàn"


@pytest.mark.django_db
def test_a_merger_names_the_bodies_before_and_after() -> None:
    before = [Organisation.objects.create(name=name) for name in ("Xã Suối Trên", "Xã Suối Dưới")]
    after = Organisation.objects.create(name="Xã Suối Ngàn")
    change = OrganisationChange.objects.create(kind=OrganisationChange.Kind.MERGED, happened_on=date(2025, 7, 1))
    change.predecessors.set(before)
    change.successors.set([after])
    assert list(after.changes_to.get().predecessors.order_by("pk")) == before
    assert "01/07/2025" in str(change)
