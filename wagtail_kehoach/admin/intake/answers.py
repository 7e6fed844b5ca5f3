"""The review as its form sent it: names of fields with all their values, half-typed ones included."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.http import QueryDict

#: Fields whose values are numbers or keys of the things ticked; nothing sent means that nothing is ticked.
TICKED = frozenset({"removed", "hidden", "new_organisations"})
#: Numbers of the suggestions that were accepted, and of those that were turned down; set by their buttons.
ACCEPTED = "accepted"
DECLINED = "declined"
ROW = re.compile(r"(?P<key>(?:bases|sections|tasks|deadlines|recipients)-n?\d{1,5})-(?P<field>[a-z_]{1,30})", re.ASCII)


class Answers:
    """The fields of a half-done review, by name."""

    def __init__(self, stored: Mapping[str, Any] | None = None) -> None:
        self._values: dict[str, list[str]] = {
            str(name): [str(value) for value in values]
            for name, values in (stored or {}).items()
            if isinstance(values, list)
        }

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def one(self, name: str, default: str = "") -> str:
        """Return the last value of the field ``name``."""
        values = self._values.get(name)
        return values[-1] if values else default

    def all(self, name: str) -> list[str]:
        """Return all values of the field ``name``."""
        return self._values.get(name, [])

    def numbers(self, name: str) -> set[int]:
        """Return the values of the field ``name`` that are numbers."""
        return {int(value) for value in self.all(name) if value.isascii() and value.isdigit() and len(value) < 7}

    def set(self, name: str, values: Iterable[str]) -> None:
        """Put ``values`` in the place of what the field ``name`` had."""
        self._values[name] = list(values)

    def drop(self, name: str) -> None:
        """Forget the field ``name``, so that what was read stands again."""
        self._values.pop(name, None)

    def row_fields(self, key: str) -> set[str]:
        """Return the fields of the row ``key`` that were sent."""
        return {match["field"] for name in self._values if (match := ROW.fullmatch(name)) and match["key"] == key}

    def rows(self) -> dict[str, dict[str, str]]:
        """Return the rows of which fields were sent, by key: their fields by name."""
        rows: dict[str, dict[str, str]] = {}
        for name in self._values:
            match = ROW.fullmatch(name)
            if match:
                rows.setdefault(match["key"], {})[match["field"]] = self.one(name)
        return rows

    def merge(self, sent: QueryDict, fields: Iterable[str]) -> None:
        """Take over what the form sent; rows that stood folded on the page were not sent and stay as they are.

        Names other than ``fields``, those of rows and of what can be ticked are left out.
        """
        known = set(fields)
        for name in sent:
            if name in known or ROW.fullmatch(name):
                self._values[name] = [cleaned(value) for value in sent.getlist(name)]
        for name in TICKED:
            self._values[name] = [cleaned(value) for value in sent.getlist(name)]

    def as_data(self) -> dict[str, list[str]]:
        """Return plain data for the database."""
        return self._values


def cleaned(value: str) -> str:
    """Return ``value`` as every database can keep it, with line ends as texts have them."""
    return value.replace("\x00", "").replace("\r\n", "\n").encode("utf-8", "ignore").decode("utf-8")
