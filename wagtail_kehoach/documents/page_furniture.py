"""What a page prints beside its text and what a copy keeps in the flow: page numbers and running headers."""

from __future__ import annotations

import re
from collections import defaultdict

from wagtail_kehoach.documents.source import blank_markdown
from wagtail_kehoach.documents.type_line import read_type
from wagtail_kehoach.vietnamese.text import collapse

_PAGE_NUMBER = re.compile(
    r"\s*(?:[-–—\[(]\s*)?(?:(?:[Tt]rang|[Pp]age|TRANG)\s*:?\s*)?(\d{1,3})(?:\s*/\s*\d{1,3})?(?:\s*[-–—\])])?\s*"
)
_SAYS_PAGE = re.compile(r"\s*(?:[Tt]rang|[Pp]age|TRANG)\b.*|\s*[-–—]\s*\d{1,3}\s*[-–—]\s*")
_OPENS_ITEM = re.compile(r"\s*(?:[-–+•*]\s|\d{1,2}[.)]|[a-zđ]\)|[IVX]+[.\-])")
_OF_PAGE = re.compile(
    r"\s*(?:[Tt]rang|[Pp]age|TRANG)?\s*:?\s*\d{1,3}\s*/\s*\d{1,3}\s*$|\s*(?:[Tt]rang|[Pp]age"
    r"|TRANG)\s*:?\s*\d{1,3}\s*$"
)
_SAYS_NUMBER = re.compile(r"(?:[Tt]rang|[Pp]age|TRANG)\s*:?\s*(\d{1,3})(?:\s*/\s*\d{1,3})?\s*$")
_CHARACTERS_OF_A_PAGE = 400
_FEWEST_WORDS = 4
_LONGEST_HEADER = 120
_FEWEST_PAGES = 3
_FEWEST_NUMBERED_PAGES = 2


def without_page_furniture(lines: list[str]) -> list[str]:
    """Return ``lines`` without page numbers and without the headers and footers that come back page by page."""
    dropped = _page_numbers(lines) | _running_headers(lines)
    return [line for place, line in enumerate(lines) if place not in dropped] if dropped else lines


def _page_numbers(lines: list[str]) -> set[int]:
    """Return the places of lines that hold only a number, where they count 1, 2, 3 … (or 2, 3 …) a page apart.

    Numbers that say that they are a page's (``Trang 2``, ``- 2 -``) may count from anywhere.
    """
    numbers: list[tuple[int, int, bool]] = []
    far_apart = True
    printed = 0
    for place, line in enumerate(lines):
        match = _PAGE_NUMBER.fullmatch(line[:40])
        if match and len(line) <= 40:
            far_apart = far_apart and printed >= _CHARACTERS_OF_A_PAGE
            numbers.append((place, int(match[1]), _SAYS_PAGE.fullmatch(line) is not None))
            printed = 0
        else:
            printed += len(line.strip())
    values = [number for _, number, _ in numbers]
    counts = values == list(range(values[0], values[0] + len(values))) if values else False
    if counts and far_apart and values[0] in (1, 2):
        return {place for place, _, _ in numbers}
    said = [(place, number) for place, number, says_page in numbers if says_page]
    in_order = all(first[1] < second[1] for first, second in zip(said, said[1:], strict=False))
    return {place for place, _ in said} if in_order else set()


def _running_headers(lines: list[str]) -> set[int]:
    """Return the places where a short line comes back, its page number aside, a page apart.

    Three times or more; twice where it counts the pages itself.
    """
    seen: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    numbered: defaultdict[str, list[int]] = defaultdict(list)
    printed = 0
    for place, line in enumerate(lines):
        text = collapse(blank_markdown(line[: _LONGEST_HEADER + 1]))
        if len(text) <= _LONGEST_HEADER and text.count(" ") + 1 >= _FEWEST_WORDS and not _OPENS_ITEM.match(text):
            counted = text[-1].isdigit()
            header = _OF_PAGE.sub("", text) if counted else text
            seen[header].append((place, printed))
            if counted and (number := _SAYS_NUMBER.search(text)):
                numbered[header].append(int(number[1]))
        printed += len(line.strip())
    dropped: set[int] = set()
    for header, places in seen.items():
        numbers = numbered[header]
        counts = len(numbers) == len(places) and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        apart = all(
            second[1] - first[1] >= _CHARACTERS_OF_A_PAGE for first, second in zip(places, places[1:], strict=False)
        )
        if apart and len(places) >= (_FEWEST_NUMBERED_PAGES if counts else _FEWEST_PAGES):
            # The first may be the line itself, in the heading, that the others repeat.
            typed = next(
                (place for place in range(places[0][0], min(len(lines), places[0][0] + 60)) if read_type(lines[place])),
                None,
            )
            dropped.update(place for place, _ in (places[1:] if typed is not None else places))
    return dropped
