"""Telling a Word file whose paragraphs are printed lines, as programs make them that read a scanned page by machine."""

from __future__ import annotations

from itertools import pairwise

from wagtail_kehoach.documents.labels import labels_of
from wagtail_kehoach.documents.lines import ends_sentence, starts_lower
from wagtail_kehoach.documents.source import SourceDocument

_LONGEST_PRINTED_LINE = 130
_WIDTH_OF_ALL_BUT = 0.97
_FULL_LINE = 0.7
_LEAST_WRAPPED = 3
_WRAPPED_ONE_IN = 12


def holds_printed_lines(document: SourceDocument) -> bool:
    """Whether the paragraphs of a Word file are lines of one width, over whose ends sentences go on."""
    texts = [
        text
        for line in document.lines
        if line.table is None and line.column is None and not (line.page_margin or line.centred)
        if (text := document.text[line.start : line.end].strip())
    ]
    if not texts:
        return False
    width = sorted(map(len, texts))[int((len(texts) - 1) * _WIDTH_OF_ALL_BUT)]
    if width > _LONGEST_PRINTED_LINE:
        return False
    wrapped = sum(len(before) >= _FULL_LINE * width and _goes_on(before, text) for before, text in pairwise(texts))
    return wrapped >= max(_LEAST_WRAPPED, len(texts) / _WRAPPED_ONE_IN)


def _goes_on(before: str, text: str) -> bool:
    return starts_lower(text) and not ends_sentence(before) and next(labels_of(text), None) is None
