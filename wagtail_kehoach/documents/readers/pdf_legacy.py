"""PDF text printed in fonts from before Unicode (TCVN3, VNI), told by the names of the fonts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from wagtail_kehoach.documents.readers.pdf_process import Page, Word
from wagtail_kehoach.vietnamese.legacy import LegacyFont, legacy_font

# ABCDEF+.VnTimeH,Bold: the mark of a part of a font, its name, its style.
_NAME = re.compile(r"(?:[A-Z]{6}\+)?(?P<family>.*?)(?:[,-](?:bold|italic|regular|roman|bolditalic|it))*", re.IGNORECASE)


def in_unicode(pages: Sequence[Page]) -> tuple[list[Page], int]:
    """Return the pages with such words in Unicode, and how many words were converted.

    A font may outlive the conversion of its text: only where most of its words bear codes of the old encoding are they
    converted.
    """
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for page in pages:
        for word in page.words:
            if _typed_for(word.font):
                texts[word.font].append(word.text)
    fonts = {
        name: font for name, words in texts.items() if (font := _typed_for(name)) and font.balance(" ".join(words)) > 0
    }
    if not fonts:
        return list(pages), 0
    count = sum(word.font in fonts for page in pages for word in page.words)
    return [replace(page, words=tuple(_converted(word, fonts) for word in page.words)) for page in pages], count


def _typed_for(name: str) -> LegacyFont | None:
    match = _NAME.fullmatch(name)
    return legacy_font(match["family"]) if match else None


def _converted(word: Word, fonts: dict[str, LegacyFont]) -> Word:
    font = fonts.get(word.font)
    return replace(word, text=font.to_unicode(word.text)) if font else word
