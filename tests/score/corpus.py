"""The sample documents and their gold facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from wagtail_kehoach.documents import PlanDraft, parse_plan

PLANS = Path(__file__).resolve().parents[1] / "data" / "plans"


@dataclass(frozen=True)
class Sample:
    """One sample document: its file, its gold facts, and whether it is ``clean`` or ``damaged``."""

    path: Path
    gold: dict[str, Any]

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return self.path.stem

    @property
    def layer(self) -> str:
        """``clean`` or ``damaged``."""
        return str(self.gold.get("layer", "clean"))

    @property
    def kind(self) -> str:
        """The file's ending without its dot."""
        return self.path.suffix.removeprefix(".")

    @property
    def refusal(self) -> str | None:
        """The code with which the document must be refused, ``None`` for a plan."""
        return self.gold.get("refused")


def samples(folder: Path = PLANS) -> Iterator[Sample]:
    """Yield every document of ``folder`` that has gold facts, by name."""
    for gold in sorted(folder.glob("*.yaml")):
        facts = yaml.safe_load(gold.read_text(encoding="utf-8"))
        for path in sorted(folder.glob(f"{gold.stem}.*")):
            if path.suffix not in (".yaml", ".py"):
                yield Sample(path, facts)


@cache
def draft_of(path: Path) -> PlanDraft:
    """Return what a file is read as. Drafts cannot be changed, so one reading does for all tests of a process."""
    return parse_plan(path)
