"""The lists of rows that a plan has, and how the review reads and writes a row of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wagtail_kehoach.admin.intake.forms import (
    RowForm,
    basis_fields,
    deadline_fields,
    recipient_fields,
    section_fields,
    task_fields,
)
from wagtail_kehoach.models import PlanBasis, PlanRecipient, PlanTask, ReportDeadline


@dataclass(frozen=True)
class RowKind:
    """One list of the review.

    ``name`` is the relation of the plan, ``words`` what one row is called, ``title`` the field that must not be empty.
    ``fields`` returns new form fields, ``new`` an empty row.
    """

    name: str
    words: Any
    fields: Callable[[], dict[str, forms.Field]]
    new: Callable[[], Any]
    title: str
    is_tracked: bool = False

    def names(self) -> list[str]:
        """Return the names of the fields that can be edited."""
        return list(self.fields())

    def form(self, key: str, **kwargs: Any) -> RowForm:
        """Return the form of the row ``key``."""
        return RowForm(self.fields(), prefix=key, **kwargs)

    def filled_form(self, key: str, values: dict[str, str]) -> RowForm:
        """Return the form of the row ``key`` with ``values`` as if they had just been sent."""
        return self.form(key, data={f"{key}-{name}": value for name, value in values.items()})


def new_section() -> dict[str, Any]:
    """Return an empty part of a plan's text."""
    return {"level": 1, "label": "", "title": "", "text": "", "public": True}


KINDS: dict[str, RowKind] = {
    kind.name: kind
    for kind in (
        RowKind("bases", _("Base"), basis_fields, PlanBasis, "text"),
        RowKind("sections", _("Part"), section_fields, new_section, "text"),
        RowKind("tasks", _("Task"), task_fields, PlanTask, "text", is_tracked=True),
        RowKind("deadlines", _("Reporting deadline"), deadline_fields, ReportDeadline, "what", is_tracked=True),
        RowKind("recipients", _("Recipient"), recipient_fields, PlanRecipient, "name"),
    )
}


def value_of(row: Any, name: str) -> Any:
    """Return the value ``name`` of a row: a part of the text is a dict, all other rows are models."""
    return row[name] if isinstance(row, dict) else getattr(row, name)


def set_value(row: Any, name: str, value: Any) -> None:
    """Put ``value`` into a row."""
    if isinstance(row, dict):
        row[name] = value
    else:
        setattr(row, name, value)


def shown(value: Any) -> str:
    """Return ``value`` as a text box shows it."""
    if value is None:
        return ""
    return f"{value:%d/%m/%Y}" if hasattr(value, "strftime") else str(value)
