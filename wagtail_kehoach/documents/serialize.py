"""A draft as plain data for JSON; the fields are described in ``docs/reference/plan-draft.md``."""

from __future__ import annotations

import dataclasses
from datetime import date
from enum import Enum
from typing import Any

from wagtail_kehoach.documents.draft import SCHEMA_VERSION, PlanDraft, Span


def to_dict(draft: PlanDraft) -> dict[str, Any]:
    """Return ``draft`` as dicts, lists, strings, numbers and ``None``, with ``schema_version`` first."""
    return {"schema_version": SCHEMA_VERSION, **_fields(draft)}


def _fields(value: Any) -> dict[str, Any]:
    return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}


def _plain(value: Any) -> Any:
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if dataclasses.is_dataclass(value):
        return _fields(value)
    return value
