"""A draft as plain data for JSON and back; the fields are described in ``docs/reference/plan-draft.md``."""

from __future__ import annotations

import dataclasses
from collections.abc import Hashable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from math import isfinite
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from wagtail_kehoach.documents.draft import SCHEMA_VERSION, PlanDraft, Span, T

Class = TypeVar("Class")


def to_dict(draft: PlanDraft) -> dict[str, Any]:
    """Return ``draft`` as dicts, lists, strings, numbers and ``None``, with ``schema_version`` first."""
    return {"schema_version": SCHEMA_VERSION, **_fields(draft)}


def from_dict(data: Mapping[str, Any]) -> PlanDraft:
    """Return the draft that `to_dict` made ``data`` of.

    Raises ``ValueError`` for data of another schema version, and for whatever else is no draft: read the document anew.
    """
    version = data.get("schema_version") if isinstance(data, Mapping) else None
    if version != SCHEMA_VERSION:
        raise ValueError(f"a draft of schema version {version!r}, not {SCHEMA_VERSION}")
    try:
        return _instance(PlanDraft, {name: value for name, value in data.items() if name != "schema_version"})
    except (AttributeError, TypeError) as error:
        raise ValueError(f"no draft of a plan: {error}") from error


def _fields(value: Any) -> dict[str, Any]:
    return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}


def _plain(value: Any) -> Any:
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if dataclasses.is_dataclass(value):
        return _fields(value)
    return value


def _instance(cls: type[Class], data: Mapping[str, Any], argument: Any = None) -> Class:
    """Return the instance of a dataclass; ``argument`` stands for its type variable (``Found[str]``)."""
    hints = _hints(cast(Hashable, cls))
    if data.keys() != hints.keys():
        raise ValueError(f"fields of {cls.__name__}: {', '.join(sorted(data.keys() ^ hints.keys()))}")
    return cls(**{name: _value(argument if hint is T else hint, data[name]) for name, hint in hints.items()})


@cache
def _hints(cls: Any) -> dict[str, Any]:
    return get_type_hints(cls)


def _value(hint: Any, data: Any) -> Any:
    """Return the value of the type ``hint`` that ``data`` stands for."""
    origin, arguments = get_origin(hint), get_args(hint)
    if hint == int | Decimal:
        return _number(data)
    if origin in (Union, UnionType):
        if data is None and NoneType in arguments:
            return None
        (hint,) = (argument for argument in arguments if argument is not NoneType)
        return _value(hint, data)
    if origin is tuple:
        return tuple(_value(arguments[0], item) for item in _checked(list, data))
    if origin is not None:
        return _instance(origin, data, arguments[0])
    if hint is Span:
        start, end = _checked(list, data)
        return Span(_checked(int, start), _checked(int, end))
    if issubclass(hint, Enum):
        return hint(data)
    if hint is date:
        return date.fromisoformat(data)
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return _instance(hint, data)
    return float(_number(data)) if hint is float else _checked(hint, data)


def _number(data: Any) -> int | Decimal:
    """Return a number without regard to how it is written: 1.0 comes back as 1 from some databases."""
    if not isinstance(data, float):
        return _checked(int, data)
    if not isfinite(data):
        raise ValueError(f"{data!r} is no number")
    value = Decimal(str(data))
    return int(value) if value == value.to_integral_value() else value


def _checked(kind: type[Class], data: Any) -> Class:
    if not isinstance(data, kind) or (kind is int and isinstance(data, bool)):
        raise ValueError(f"{data!r} is no {kind.__name__}")
    return data
