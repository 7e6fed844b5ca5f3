"""How sure a value of the review is, as it is told to the editor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import pgettext_lazy


@dataclass(frozen=True)
class Mark:
    """How sure a value is: never by colour alone, always with an icon and words."""

    name: str
    icon: str
    words: Any


READ = Mark("read", "check", pgettext_lazy("value of a document", "read"))
DOUBTFUL = Mark("doubtful", "warning", pgettext_lazy("value of a document", "please check"))
MISSING = Mark("missing", "minus", pgettext_lazy("value of a document", "not found in the document"))
EXPECTED_MISSING = Mark("expected", "help", pgettext_lazy("value of a document", "not found in the document"))
EDITED = Mark("edited", "edit", pgettext_lazy("value of a document", "changed by you"))
ADDED_BY_HAND = Mark("edited", "plus", pgettext_lazy("value of a document", "added by you"))
OWN = Mark("own", "info-circle", pgettext_lazy("value of a document", "your choice"))
MADE_UP = Mark("own", "info-circle", pgettext_lazy("value of a document", "made from type and abstract"))
