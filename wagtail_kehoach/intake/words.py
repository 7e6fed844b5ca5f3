"""Cutting texts to what fits."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Model

Instance = TypeVar("Instance", bound=Model)


def cut(text: str, length: int) -> str:
    """Return ``text``, or its first words where it is longer than ``length`` characters."""
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def fitted(instance: Instance) -> Instance:
    """Return ``instance`` with texts cut to what their columns hold; the intake keeps each as the document has it."""
    for field in instance._meta.concrete_fields:
        value = getattr(instance, field.attname)
        if isinstance(value, str) and field.max_length:
            setattr(instance, field.attname, cut(value, field.max_length))
    return instance
