"""What the styles of a Word file say of its runs and paragraphs, where these say nothing themselves."""

from __future__ import annotations

from collections.abc import Iterator

from docx.document import Document

from wagtail_kehoach.documents.readers.docx_xml import Element, W, is_on, related, value_of

_DEEPEST = 30


class Styles:
    """Finds a property in a run, then in its character style, its paragraph's style and the defaults."""

    def __init__(self, document: Document) -> None:
        self._styles: dict[str, Element] = {}
        self._default_paragraph_style = ""
        self._default_run: Element | None = None
        root = next(related(document, "/styles"), None)
        if root is not None:
            self._read(root)
        self._run_levels: dict[tuple[str, str], tuple[Element, ...]] = {}
        self._switches: dict[tuple[str, str, str], bool] = {}
        self._fonts: dict[tuple[str, str], str] = {}

    def of_paragraph(self, paragraph: Element) -> str:
        """Return the id of the paragraph's style, the default one where it names none."""
        return value_of(paragraph.find(f"{W}pPr/{W}pStyle")) or self._default_paragraph_style

    def chain(self, style_id: str) -> Iterator[Element]:
        """Yield a style and those that it is based on, the nearest first."""
        for _ in range(_DEEPEST):
            style = self._styles.get(style_id)
            if style is None:
                return
            yield style
            style_id = value_of(style.find(W + "basedOn"))

    def paragraph_property(self, paragraph: Element, name: str) -> Element | None:
        """Return the property of the paragraph itself or the nearest one of its styles."""
        own = paragraph.find(f"{W}pPr/{W}{name}")
        if own is not None:
            return own
        styles = self.chain(self.of_paragraph(paragraph))
        return next((found for style in styles if (found := style.find(f"{W}pPr/{W}{name}")) is not None), None)

    def switch(self, run: Element, paragraph_style: str, name: str) -> bool:
        """Whether ``name`` (``b``, ``caps``, ``vanish``) is on for a run."""
        properties = run.find(W + "rPr")
        own = properties.find(W + name) if properties is not None else None
        if own is not None:
            return is_on(own)
        run_style = value_of(properties.find(W + "rStyle")) if properties is not None else ""
        key = (run_style, paragraph_style, name)
        if key not in self._switches:
            levels = self._levels(run_style, paragraph_style)
            nearest = next((found for level in levels if (found := level.find(W + name)) is not None), None)
            self._switches[key] = is_on(nearest)
        return self._switches[key]

    def font(self, run: Element, paragraph_style: str) -> str:
        """Return the name of the font in which a run shows letters beyond ASCII; ``""`` for a font of the theme."""
        properties = run.find(W + "rPr")
        own = _font_in(properties) if properties is not None else None
        if own is not None:
            return own
        run_style = value_of(properties.find(W + "rStyle")) if properties is not None else ""
        key = (run_style, paragraph_style)
        if key not in self._fonts:
            levels = self._levels(run_style, paragraph_style)
            self._fonts[key] = next((font for level in levels if (font := _font_in(level)) is not None), "")
        return self._fonts[key]

    def _read(self, root: Element) -> None:
        self._default_run = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        for style in root.iter(W + "style"):
            style_id = style.get(W + "styleId", "")
            self._styles.setdefault(style_id, style)
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on"):
                self._default_paragraph_style = style_id

    def _levels(self, run_style: str, paragraph_style: str) -> tuple[Element, ...]:
        """Return the run properties of all styles that bear on a run, the nearest first."""
        key = (run_style, paragraph_style)
        if key not in self._run_levels:
            styles = (*self.chain(run_style), *self.chain(paragraph_style))
            found = [style.find(W + "rPr") for style in styles]
            self._run_levels[key] = tuple(each for each in (*found, self._default_run) if each is not None)
        return self._run_levels[key]


def _font_in(properties: Element) -> str | None:
    fonts = properties.find(W + "rFonts")
    if fonts is None:
        return None
    for script in ("hAnsi", "ascii"):
        if fonts.get(f"{W}{script}Theme") is not None:
            return ""
        if (name := fonts.get(W + script)) is not None:
            return str(name)
    return None
