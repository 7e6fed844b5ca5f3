"""How much CPU reading a plan takes, beside its length."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from wagtail_kehoach.documents.parse import parse_plan

PLANS = Path(__file__).resolve().parent.parent / "data" / "plans"
PAGE_CHARACTERS = 2_500
ROUNDS = 5


def cpu_of(source: Path) -> tuple[float, int]:
    """Return the least CPU seconds of several readings of ``source``, and the characters of its text."""
    times = []
    for _round in range(ROUNDS):
        start = time.process_time()
        draft = parse_plan(source)
        times.append(time.process_time() - start)
    return min(times), len(draft.source_text)


@pytest.mark.parametrize("name", sorted(path.name for path in PLANS.glob("*.docx")))
def test_reading_a_document(name: str) -> None:
    seconds, characters = cpu_of(PLANS / name)
    pages = max(characters / PAGE_CHARACTERS, 1)
    milliseconds = seconds * 1000
    print(f"\n{name}: {characters} characters, {milliseconds:.0f} ms CPU, {milliseconds / pages:.1f} ms a page of text")


def test_reading_grows_with_the_text_only(tmp_path: Path) -> None:
    """Prints how the CPU grows when the body of a plan grows tenfold."""
    start = "KẾ HOẠCH\nTổ chức ngày hội đọc sách\n\nI. MỤC ĐÍCH, YÊU CẦU\n"
    line = "- Giới thiệu sách mới, tủ sách gia đình và người đọc nhiều tuổi của thôn đến bà con trong xã.\n"
    seconds = []
    for times in (100, 1_000):
        source = tmp_path / f"{times}.txt"
        source.write_text(start + line * times, encoding="utf-8")
        seconds.append(cpu_of(source)[0])
    few, many = seconds
    print(f"\n100 lines {few * 1000:.0f} ms, 1 000 lines {many * 1000:.0f} ms: x{many / few:.1f}")
