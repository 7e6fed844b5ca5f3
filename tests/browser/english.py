"""Finds English on a page that is to be Vietnamese."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

#: Words of Wagtail's and our own English texts: no Vietnamese syllables, and not said in Vietnamese as they are.
ENGLISH = frozenset((Path(__file__).parent / "english_words.txt").read_text(encoding="utf-8").split())

#: Everything that a person reads, hears or is shown on pointing; menus and dialogs that wait to be opened, too.
TEXTS = """() => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement;
        if (!parent.closest("script, style, template, noscript, textarea, kbd, code, [lang=en], [data-kha-value]")) {
            found.push(walker.currentNode.textContent);
        }
    }
    for (const name of ["aria-label", "aria-description", "title", "placeholder", "alt"]) {
        document.querySelectorAll(`body [${name}]`).forEach(element => found.push(element.getAttribute(name)));
    }
    return [document.title, ...found].map(text => text.replace(/\\s+/g, " ").trim()).filter(Boolean);
}"""
_ADDRESS = re.compile(r"\S*[/@_.]\S*\w|\S+://\S+")


def english_words(text: str) -> list[str]:
    """Return the English words of ``text``, addresses and names of files left aside."""
    return [word for word in re.findall(r"[^\W\d_]+", _ADDRESS.sub(" ", text)) if word.lower() in ENGLISH]


def english_on(page: Any) -> list[str]:
    """Return the texts of ``page`` in which there is an English word, each once."""
    return sorted({text for text in page.evaluate(TEXTS) if english_words(text)})
