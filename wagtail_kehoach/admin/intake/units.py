"""The units that a document names: linked to the list of organisations, to be added to it, or left as text."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from wagtail_kehoach.admin.intake.kinds import shown
from wagtail_kehoach.admin.intake.proposal import Proposal
from wagtail_kehoach.admin.intake.rows import Row
from wagtail_kehoach.intake.build import UnitList
from wagtail_kehoach.models import Organisation
from wagtail_kehoach.vietnamese.text import collapse, fold

LONGEST_ORGANISATION = 255


@dataclass(frozen=True)
class Unit:
    """A unit named by the document."""

    name: str
    organisation: Organisation | None
    is_to_be_added: bool

    @property
    def can_be_added(self) -> bool:
        """Whether the list could hold it."""
        return self.organisation is None and 0 < len(self.name) <= LONGEST_ORGANISATION


@dataclass(frozen=True)
class UnitRows:
    """The tasks that follow each other under one unit."""

    name: str
    unit: Unit | None
    rows: list[Row]


class Units:
    """The issuer and the units of the tasks, in their order.

    ``day`` is that of the plan, on which organisations are looked up; ``to_add`` are the names that the editor ticked.
    """

    def __init__(
        self, issuer: str, tasks: Iterable[Row], proposal: Proposal, day: date | None, to_add: Collection[str]
    ) -> None:
        self.day = day
        linked: dict[str, tuple[str, Organisation | None]] = {}
        if issuer:
            linked[key_of(issuer)] = (issuer, self._linked_issuer(issuer, proposal))
        for row in tasks:
            name = row.values["unit"]
            if name and not row.is_removed and key_of(name) not in linked:
                linked[key_of(name)] = (name, self._linked_unit(name, row))
        ticked = {key_of(name) for name in to_add}
        self._by_key = {
            key: Unit(name, organisation, organisation is None and key in ticked)
            for key, (name, organisation) in linked.items()
        }

    @cached_property
    def known(self) -> UnitList:
        """The list of organisations, asked for only when a name was typed."""
        return UnitList(self.day)

    def _linked_issuer(self, issuer: str, proposal: Proposal) -> Organisation | None:
        """Return the organisation of the list; what was proposed was looked up already."""
        if issuer == proposal.values["issuer"]:
            return proposal.plan.issuer_organisation
        return self.known.linked(collapse(issuer))

    def _linked_unit(self, name: str, row: Row) -> Organisation | None:
        """Return the organisation of the list; what was proposed was looked up already."""
        if name == shown(row.original.unit):
            return row.original.organisation
        return self.known.linked(collapse(name))

    def named(self, name: str) -> Unit | None:
        """Return what is known of the unit ``name``."""
        return self._by_key.get(key_of(name))

    def organisation(self, name: str) -> Organisation | None:
        """Return the organisation of the list that ``name`` means."""
        unit = self.named(name)
        return unit.organisation if unit else None

    def to_be_added(self) -> list[str]:
        """Return the names that shall be added to the list."""
        return [unit.name for unit in self._by_key.values() if unit.is_to_be_added]

    def grouping(self, tasks: Iterable[Row]) -> list[UnitRows]:
        """Return the tasks under the units as the plan has them; a unit's choice stands where it is named first."""
        groups: list[UnitRows] = []
        seen: set[str] = set()
        for row in tasks:
            name = row.values["unit"]
            if not groups or groups[-1].name != name:
                key = key_of(name)
                groups.append(UnitRows(name, None if key in seen else self.named(name), []))
                seen.add(key)
            groups[-1].rows.append(row)
        return groups


def key_of(name: str) -> str:
    """Return by what two spellings of a unit's name are the same."""
    return fold(collapse(name))
