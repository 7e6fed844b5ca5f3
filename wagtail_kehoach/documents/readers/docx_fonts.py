"""Which runs of a Word file are typed for a font from before Unicode.

The name of the font tells it, but a font may outlive the conversion of its text. So text whose words mostly have
letters of Unicode stays as it is, and where a text's own letters tell nothing, those of the whole file decide.
"""

from __future__ import annotations

from collections import Counter

from docx.document import Document

from wagtail_kehoach.documents.readers.docx_styles import Styles
from wagtail_kehoach.documents.readers.docx_xml import W
from wagtail_kehoach.vietnamese.legacy import LegacyFont, has_unicode_letters, legacy_font


class LegacyFonts:
    """Tells for a piece of text in a font whether, and for which font from before Unicode, it is typed."""

    def __init__(self, document: Document, styles: Styles) -> None:
        self._document = document
        self._styles = styles
        self._fonts: dict[str, LegacyFont | None] = {}
        self._balance: Counter[str] | None = None

    def named(self, name: str) -> LegacyFont | None:
        """Return how the font ``name`` is typed, ``None`` for a font of Unicode."""
        if name not in self._fonts:
            self._fonts[name] = legacy_font(name)
        return self._fonts[name]

    def of(self, text: str, name: str) -> LegacyFont | None:
        """Return how ``text`` in the font ``name`` is typed, ``None`` for Unicode."""
        font = self.named(name)
        if font is None or text.isascii():
            return font
        balance = font.balance(text)
        if balance == 0 and not has_unicode_letters(text):
            balance = self._balance_of_file(font) + 1
        return font if balance > 0 else None

    def _balance_of_file(self, font: LegacyFont) -> int:
        """Return how many more words in fonts of this encoding are typed for them than in Unicode."""
        if self._balance is None:
            self._balance = Counter()
            for run in self._document.element.body.iter(W + "r"):
                paragraph = next(run.iterancestors(W + "p"), None)
                style = self._styles.of_paragraph(paragraph) if paragraph is not None else ""
                if used := self.named(self._styles.font(run, style)):
                    text = "".join(part.text or "" for part in run.iterchildren(W + "t"))
                    self._balance[used.encoding] += used.balance(text)
        return self._balance[font.encoding]
