"""How much CPU and memory reading a plan takes, beside its length."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import docx
import pytest

from tests.score.corpus import samples
from wagtail_kehoach.documents.parse import parse_plan

PAGE_CHARACTERS = 2_500
ROUNDS = 5
GROWTH = (20, 200, 2_000)
START = "KẾ HOẠCH\nTổ chức ngày hội đọc sách\n\nI. MỤC ĐÍCH, YÊU CẦU\n"
LINE = "- Giới thiệu sách mới, tủ sách gia đình và người đọc nhiều tuổi của thôn đến bà con trong xã.\n"
PEAK_OF_READING = """
import resource, sys
from pathlib import Path
from wagtail_kehoach.documents.parse import parse_plan
parse_plan(Path(sys.argv[1]))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def cpu_of(source: Path) -> tuple[float, int]:
    """Return the least CPU seconds of several readings of ``source``, children included, and its characters."""
    times = []
    for _round in range(ROUNDS):
        start = time.process_time() + _cpu_of_children()
        draft = parse_plan(source)
        times.append(time.process_time() + _cpu_of_children() - start)
    return min(times), len(draft.source_text)


def _cpu_of_children() -> float:
    resource = pytest.importorskip("resource")
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def print_reading(name: str, source: Path) -> None:
    seconds, characters = cpu_of(source)
    pages = max(characters / PAGE_CHARACTERS, 1)
    milliseconds = seconds * 1000
    print(
        f"\n{name}: {characters} characters, {milliseconds:.0f} ms CPU,"
        f" {milliseconds / pages:.1f} ms a page of text ({pages:.1f} pages)"
    )


@pytest.mark.parametrize("kind", ["docx", "edxml", "pdf", "txt"])
def test_reading_the_longest_sample_of_a_format(kind: str) -> None:
    read = [sample.path for sample in samples() if sample.kind == kind and not sample.refusal]
    longest = max(read, key=lambda path: path.stat().st_size)
    print_reading(longest.name, longest)


def test_reading_a_word_file_of_ten_pages(tmp_path: Path) -> None:
    document = docx.Document()
    text = START + LINE * (10 * PAGE_CHARACTERS // len(LINE))
    for line in text.split("\n"):
        document.add_paragraph(line)
    document.save(str(tmp_path / "muoi-trang.docx"))
    print_reading("ten pages of Word", tmp_path / "muoi-trang.docx")


def test_reading_grows_with_the_text_only(tmp_path: Path) -> None:
    """Prints how CPU and memory grow when the body of a plan grows tenfold, up to nearly all that the limits allow."""
    seconds, megabytes = [], []
    for times in GROWTH:
        source = tmp_path / f"{times}.txt"
        source.write_text(START + LINE * times, encoding="utf-8")
        seconds.append(cpu_of(source)[0])
        peak = subprocess.run([sys.executable, "-c", PEAK_OF_READING, source], capture_output=True, check=True)
        megabytes.append(int(peak.stdout))
    for place, lines in enumerate(GROWTH):
        growth = f", x{seconds[place] / seconds[place - 1]:.1f}" if place else ""
        print(f"\n{lines} lines: {seconds[place] * 1000:.0f} ms CPU{growth}; peak memory {megabytes[place]} MB", end="")
    print()
