"""The rows of a list of the review, as they stand after what the editor said."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from wagtail_kehoach.admin.intake.answers import Answers
from wagtail_kehoach.admin.intake.kinds import RowKind, shown, value_of
from wagtail_kehoach.admin.intake.marks import ADDED_BY_HAND, DOUBTFUL, EDITED, READ, Mark
from wagtail_kehoach.admin.intake.proposal import Proposal
from wagtail_kehoach.admin.intake.spans import Place
from wagtail_kehoach.models.choices import Role, Tracking

MOST_ADDED_ROWS = 200


@dataclass
class Row:
    """One row of a list."""

    kind: RowKind
    key: str
    original: Any
    values: dict[str, str]
    mark: Mark
    place: Place | None
    tracking: str = ""
    is_edited: bool = False
    is_new: bool = False
    is_removed: bool = False
    is_hidden: bool = False
    form: forms.Form | None = None

    @property
    def number(self) -> str:
        """The number of the row as people count."""
        return str(int(self.key.rsplit("-", 1)[1].removeprefix("n")) + 1)

    @property
    def label(self) -> str:
        """What the row is called: its kind and number."""
        return f"{self.kind.words} {self.number}"

    @property
    def is_open(self) -> bool:
        """Whether its fields are shown."""
        return self.form is not None

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed into a new row."""
        return self.is_new and not any(
            value.strip() for name, value in self.values.items() if name != "role" and value != ""
        )

    @property
    def level(self) -> int:
        """How deep a part of the text stands, up to 4."""
        return min(value_of(self.original, "level"), 4) if self.kind.name == "sections" else 1

    @property
    def role_words(self) -> str:
        """What the unit has to do with the task."""
        return str(Role(self.values["role"]).label) if self.values.get("role") in Role.values else ""

    @property
    def paragraphs(self) -> int:
        """The number of paragraphs of a part of the text."""
        return len([line for line in self.values.get("text", "").splitlines() if line.strip()])

    def filled_form(self) -> forms.Form:
        """Return the form with the row's values as if they had just been sent."""
        return self.kind.filled_form(self.key, self.values)


def added_rows(kind: str, answers: Answers) -> int:
    """Return how many rows were added to a list by hand, by the button or in the browser."""
    opening = f"{kind}-n"
    typed = [int(key.removeprefix(opening)) + 1 for key in answers.rows() if key.startswith(opening)]
    return min(max([*answers.numbers(f"{kind}-added"), *typed], default=0), MOST_ADDED_ROWS)


def rows_of(
    kind: RowKind,
    proposal: Proposal,
    answers: Answers,
    *,
    opened: Collection[str],
    wrong: Mapping[str, forms.Form],
) -> Iterator[Row]:
    """Yield the rows of one list, those added by hand last.

    ``opened`` are the keys of the rows that the editor asked to see open, ``wrong`` the forms that do not hold.
    """
    sent = answers.rows()
    removed, hidden = set(answers.all("removed")), set(answers.all("hidden"))
    names = kind.names()
    originals = [(f"{kind.name}-{number}", row) for number, row in enumerate(proposal.rows[kind.name])]
    added = [(f"{kind.name}-n{number}", None) for number in range(added_rows(kind.name, answers))]
    for key, original in originals + added:
        typed = sent.get(key, {})
        is_new = original is None
        row = kind.new() if is_new else original
        values = {name: typed.get(name, shown(value_of(row, name))) for name in names}
        is_edited = any(values[name] != shown(value_of(row, name)) for name in names)
        tracking = typed.get("tracking", shown(value_of(row, "tracking"))) if kind.is_tracked else ""
        is_opened = key in opened or is_new and not values[kind.title].strip()
        yield Row(
            kind=kind,
            key=key,
            original=row,
            values=values,
            mark=_mark(is_new, is_edited, is_doubtful=key in proposal.doubtful_rows),
            place=proposal.places.get(key),
            tracking=tracking if tracking in Tracking.values else Tracking.NOT_TRACKED.value,
            is_edited=is_edited,
            is_new=is_new,
            is_removed=key in removed,
            is_hidden=key in hidden,
            form=wrong.get(key) or _form(kind, key, values, is_opened, is_edited),
        )


def _mark(is_new: bool, is_edited: bool, is_doubtful: bool) -> Mark:
    if is_new:
        return ADDED_BY_HAND
    if is_edited:
        return EDITED
    return DOUBTFUL if is_doubtful else READ


def _form(kind: RowKind, key: str, values: dict[str, str], is_opened: bool, is_edited: bool) -> forms.Form | None:
    """Return the form of a row that stands open: asked for, still empty, or with something half-typed."""
    if is_opened or is_edited and not kind.filled_form(key, values).is_valid():
        return kind.form(key, initial=values)
    return None
