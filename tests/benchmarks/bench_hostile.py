"""How much CPU texts made to cost time take, as long as the limits allow."""

from __future__ import annotations

import time

from tests.documents.test_hostile_text import LINES, TOKENS, lines_of, long_lines_of, one_line_of, read_or_refuse
from wagtail_kehoach.documents.limits import DEFAULT_LIMITS

SIZE = DEFAULT_LIMITS.max_characters - 2_000
SHOWN = 12


def seconds(text: str) -> float:
    """Return how much CPU reading or refusing ``text`` takes."""
    began = time.process_time()
    read_or_refuse(text)
    return time.process_time() - began


def test_hostile_texts() -> None:
    """Prints the slowest of all, and how many take longer than two seconds."""
    texts = {
        **{f"lines of {line[:40]!r}": lines_of(line, SIZE) for line in LINES},
        **{f"long lines of {token[:40]!r}": long_lines_of(token, SIZE) for token in TOKENS},
        **{f"one line of {token[:40]!r}": one_line_of(token, SIZE) for token in TOKENS},
    }
    taken = sorted(((seconds(text), name) for name, text in texts.items()), reverse=True)
    slow = sum(cpu > 2 for cpu, _ in taken)
    print(f"\n{len(taken)} texts of {SIZE} characters, {slow} of them over 2 s of CPU; the slowest:")
    for cpu, name in taken[:SHOWN]:
        print(f"  {cpu:5.2f} s  {name}")
