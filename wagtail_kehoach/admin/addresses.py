"""Addresses of screens that other modules make, and of lists with their filters."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse


def address_of(name: str, *args: Any, **asked: Any) -> str:
    """Return the address of the screen ``name``, with what is asked of it; empty where a portal has no such screen."""
    try:
        address = reverse(name, args=args)
    except NoReverseMatch:
        return ""
    return f"{address}?{urlencode(asked)}" if asked else address
