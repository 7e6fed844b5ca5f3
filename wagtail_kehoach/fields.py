"""A model field and a form field for dates as plans write them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail_kehoach.vietnamese.dates import PartialDate, parse_partial_date
from wagtail_kehoach.vietnamese.text import clean, collapse

_NOT_UNDERSTOOD = _(
    "“%(text)s” is not understood as a date. Examples: 25/02/2026; trước ngày 25/02/2026; tháng 4 năm 2026; "
    "quý II/2026; hằng năm vào tháng 12; theo quy định."
)


def read_partial_date(text: str) -> PartialDate | None:
    """Return the date that ``text`` states, ``None`` for blank text.

    Raises ``ValidationError`` for text that states no date.
    """
    text = collapse(clean(text))
    if not text:
        return None
    read = parse_partial_date(text)
    if read is None:
        raise ValidationError(_NOT_UNDERSTOOD, params={"text": text}, code="partial_date")
    return read


@lru_cache(maxsize=4096)
def _stored_date(text: str) -> PartialDate | None:
    """Return the date that a column holds. Many rows hold the same, and reading the words takes longer than the row."""
    return parse_partial_date(text)


class PartialDateFormField(forms.CharField):
    """A text box for a date of any precision, written as in a Vietnamese plan."""

    def prepare_value(self, value: PartialDate | str | None) -> str:
        return "" if value is None else str(value)

    def to_python(self, value: Any) -> PartialDate | None:
        return read_partial_date(super().to_python(value) or "")

    def validate(self, value: PartialDate | None) -> None:
        if value is None and self.required:
            raise ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value: PartialDate | None) -> None:
        """A parsed date has nothing left to validate: length was checked while it was text."""

    def clean(self, value: Any) -> PartialDate | None:
        if isinstance(value, str) and self.max_length and len(value) > self.max_length:
            raise ValidationError(_NOT_UNDERSTOOD, params={"text": value[:60] + "…"}, code="partial_date")
        parsed = self.to_python(value)
        self.validate(parsed)
        return parsed


class PartialDateField(models.Field):
    """A ``PartialDate`` kept in the database as the Vietnamese text that it prints and is parsed back from."""

    description = _("Date of any precision")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 120)
        kwargs.setdefault("default", None)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[Any, ...]:
        name, path, args, kwargs = super().deconstruct()
        if kwargs.get("max_length") == 120:
            del kwargs["max_length"]
        if "default" in kwargs and kwargs["default"] is None:
            del kwargs["default"]
        return name, path, args, kwargs

    def get_internal_type(self) -> str:
        return "CharField"

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> PartialDate | None:
        return _stored_date(value) if value else None

    def to_python(self, value: Any) -> PartialDate | None:
        if value is None or isinstance(value, PartialDate):
            return value
        return read_partial_date(str(value))

    def get_prep_value(self, value: Any) -> str:
        return "" if value is None else str(self.to_python(value) or "")

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj))

    def formfield(self, **kwargs: Any) -> forms.Field:
        return super().formfield(**{"form_class": PartialDateFormField, "max_length": self.max_length, **kwargs})
