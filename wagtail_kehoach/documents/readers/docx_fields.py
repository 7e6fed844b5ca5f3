"""Fields of Word: what of them is shown and counts as text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

from wagtail_kehoach.documents.readers.docx_xml import Element, W

# Numbers of pages are no text of the document; a table of contents repeats its headings.
_DROPPED = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES|SECTION|PAGEREF|TOC|INDEX)\b", re.IGNORECASE)
_LONGEST_INSTRUCTION = 40


def is_dropped(instruction: str) -> bool:
    """Whether the result of a field with this instruction is left out."""
    return _DROPPED.match(instruction) is not None


@dataclass(slots=True)
class _Field:
    begins: int
    instruction: str = ""
    result_begins: int | None = None


def parts_left_out(root: Element) -> frozenset[Element]:
    """Return the parts of runs below ``root`` that hold the code of a field or a result that is left out.

    A field may span paragraphs. One that is never closed leaves nothing out: in a damaged file no text may vanish.
    """
    parts: list[Element] = []
    steps: list[int] = [0]
    pending: list[_Field] = []
    for run in root.iter(W + "r"):
        for part in run:
            kind = part.get(W + "fldCharType") if part.tag == W + "fldChar" else None
            if kind == "begin":
                pending.append(_Field(len(parts)))
            elif pending and kind == "separate":
                pending[-1].result_begins = len(parts)
            elif pending and kind == "end":
                field = pending.pop()
                dropped = field.result_begins is None or is_dropped(field.instruction)
                steps[field.begins] += 1
                steps[len(parts) if dropped else field.result_begins or 0] -= 1
            elif pending:
                field = pending[-1]
                if part.tag == W + "instrText" and len(field.instruction) < _LONGEST_INSTRUCTION:
                    field.instruction += part.text or ""
                parts.append(part)
                steps.append(0)
    return frozenset(part for part, depth in zip(parts, accumulate(steps), strict=False) if depth > 0)
