"""Reading HTML of any origin, well formed or not, into the few kinds of block that the editor knows.

One pass from left to right, in time that grows with the length alone. What comes out is flat: no block lies in another
but list items in lists, and bold, italic and links begin and end within their block, as the editor's converter asks.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter

from django.utils.translation import gettext as _

from wagtail_kehoach.vietnamese.text import clean

#: Most attributes of one tag that is read.
MAX_ATTRIBUTES = 100
#: Most tags and most escaped signs (``&amp;`` …) of the flat HTML; cleaning takes the square of their number.
MAX_TAGS = 10_000
MAX_ESCAPED = 30_000


class HtmlRefused(ValueError):
    """The HTML is too long, too deep or too crowded to be cleaned. The message is for the editor."""


def flatten(foreign: str, *, max_characters: int, max_depth: int) -> str:
    """Return the text of ``foreign`` HTML in ``p h2 h3 ul ol li b i br`` and ``a href``, without any other markup.

    Elements that hold no text of the document (scripts, styles, drawings, frames, comments …) go with their content; of
    all others the text stays. Links lead to http, https, mailto, tel or a path of this site.

    Raises ``HtmlRefused`` for more than ``max_characters`` characters, ``max_depth`` open elements, ``MAX_ATTRIBUTES``,
    ``MAX_TAGS`` or ``MAX_ESCAPED``.
    """
    if len(foreign) > max_characters:
        message = _("This text is too long: %(count)d characters; at most %(limit)d can be taken over. Divide it.")
        raise HtmlRefused(message % {"count": len(foreign), "limit": max_characters})
    flat = _markup(_Reader(foreign, max_depth).read())
    if flat.count("<") > MAX_TAGS or flat.count("&") > MAX_ESCAPED:
        raise HtmlRefused(_("This text has too much formatting or too many special characters. Divide it."))
    return flat


@dataclass(frozen=True)
class _Run:
    """Text of one look; ``"\\n"`` is a line break."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""


@dataclass
class _Element:
    """An open element; ``bold`` and ``italic`` are ``None`` where it says nothing about them."""

    name: str
    bold: bool | None = None
    italic: bool | None = None
    href: str = ""


@dataclass
class _Block:
    """A paragraph, heading or list item; ``lists`` are the lists around it, outermost first."""

    tag: str
    lists: list[_Element]
    item: _Element | None
    runs: list[_Run] = field(default_factory=list)


def _markup(blocks: list[_Block]) -> str:
    parts: list[str] = []
    open_lists: list[_Element] = []
    for block in [*blocks, _Block("", [], None)]:
        while open_lists and not any(open_lists[-1] is around for around in block.lists):
            parts.append(f"</{open_lists.pop().name}>")
        # A list without items of its own is left out: the editor's converter loses the text of items that skip a level.
        if block.lists and (not open_lists or open_lists[-1] is not block.lists[-1]):
            open_lists.append(block.lists[-1])
            parts.append(f"<{block.lists[-1].name}>")
        if block.runs:
            parts.append(f"<{block.tag}>{_inline(block.runs)}</{block.tag}>")
    return "".join(parts)


def _inline(runs: list[_Run]) -> str:
    parts = []
    for href, group in groupby(runs, key=attrgetter("href")):
        linked = list(group)
        inner = ""
        for (bold, italic), alike in groupby(linked, key=attrgetter("bold", "italic")):
            piece = html.escape("".join(run.text for run in alike), quote=False).replace("\n", "<br>")
            piece = f"<i>{piece}</i>" if italic else piece
            inner += f"<b>{piece}</b>" if bold else piece
        has_words = any(run.text.strip() for run in linked)
        parts.append(f'<a href="{html.escape(href)}">{inner}</a>' if href and has_words else inner)
    return "".join(parts)


# Every alternative eats what it has looked at, so that no input is looked at twice. A tag that never ends is text up to
# the end of the input; a comment that never ends hides what follows, as it does in a browser.
_TOKEN = re.compile(
    r"""
      (?P<text>[^<]++)
    | (?P<comment><!--(?:-?>|.*?--!?>|.*+))
    | (?P<tag><(?P<slash>/?)(?P<name>[a-zA-Z][^\s/>]*+)
        (?P<attributes>(?:[\s/]++|[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?+)?+)*+)>)
    | (?P<unfinished></?[a-zA-Z].*+)
    | (?P<declaration><[!?][^>]*+>?+)
    | (?P<stray><)
    """,
    re.VERBOSE | re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""([^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"'][^\s>]*+))?+)?+""")

#: Elements that go with their content. Those of ``_RAW`` end at the first end tag of their name, the others may nest.
_RAW = {"script", "style", "title", "noscript", "iframe", "noembed", "noframes"}
_DROPPED = {*_RAW, "head", "template", "svg", "math", "object", "xml", "o:p"}
_SELF_CLOSING = {"svg", "math", "xml", "o:p"}
_VOID = set(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr".split()
)

_HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}
_LISTS = {"ul", "ol"}
_BLOCKS = {*_HEADINGS, *_LISTS} | set(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form header hr html legend li main menu nav option p pre section summary table tbody td tfoot th thead "
    "tr".split()
)
#: An element whose end tag may be left out ends where the next of its name begins, unless a container lies between.
_END_MAY_LACK = {"p", "li", "dt", "dd", "option", "tr", "td", "th", "thead", "tbody", "tfoot"}
_CONTAINERS = {*_LISTS, "dl", "table", "select"}


class _Reader:
    """Reads HTML, well formed or not, into blocks. ``max_depth`` is the largest number of open elements."""

    def __init__(self, source: str, max_depth: int) -> None:
        self.source = source
        self.max_depth = max_depth
        self.blocks: list[_Block] = []
        self.open: list[_Element] = []
        self.at_block_start = True

    def read(self) -> list[_Block]:
        """Return the blocks that hold text. Raises ``HtmlRefused``."""
        for token in self._tokens():
            if token["text"] or token["unfinished"] or token["stray"]:
                self._add_text(_decoded(token[0]))
            elif token["tag"] and token["slash"]:
                self._end(token["name"].lower())
            elif token["tag"]:
                self._start(token["name"].lower(), token["attributes"])
        for block in self.blocks:
            while not block.runs[-1].text.strip():
                del block.runs[-1]
        return self.blocks

    def _tokens(self) -> Iterator[re.Match[str]]:
        place = 0
        while token := _TOKEN.match(self.source, place):
            place = token.end()
            name = (token["name"] or "").lower()
            if name in _DROPPED and not token["slash"]:
                end = self._end_of_dropped(name, token)
                if end is not None:
                    place = end
                    continue
            yield token

    def _end_of_dropped(self, name: str, opening: re.Match[str]) -> int | None:
        """Return where a dropped element ends, ``None`` where it is to be read like any other."""
        if name in _SELF_CLOSING and opening["attributes"].endswith("/"):
            return opening.end()
        # The end tag of the head may be left out; its text, if any, then belongs to the body.
        closing = "/head|body" if name == "head" else f"/?{name}"
        depth = 1
        for tag in re.compile(rf"<({closing})(?=[\s/>])[^>]*+>?+", re.IGNORECASE).finditer(self.source, opening.end()):
            if name == "head":
                return tag.start()
            depth += -1 if tag[1].startswith("/") else name not in _RAW
            if not depth:
                return tag.end()
        return None if name == "head" else len(self.source)

    def _start(self, name: str, written: str) -> None:
        if name == "br":
            self._add_break()
            return
        if name in _BLOCKS:
            self.at_block_start = True
        if name in _VOID or (":" in name and written.endswith("/")):
            return
        self._end_what_the_next_ends(name)
        self.open.append(_element(name, _attributes(written)))
        if len(self.open) > self.max_depth:
            message = _("This text is nested too deeply: more than %(limit)d levels. Paste it as plain text.")
            raise HtmlRefused(message % {"limit": self.max_depth})

    def _end_what_the_next_ends(self, name: str) -> None:
        if name not in _END_MAY_LACK:
            return
        for place in reversed(range(len(self.open))):
            if self.open[place].name in _CONTAINERS:
                return
            if self.open[place].name == name:
                del self.open[place]
                return

    def _end(self, name: str) -> None:
        if name in _BLOCKS:
            self.at_block_start = True
        for place in reversed(range(len(self.open))):
            if self.open[place].name == name:
                del self.open[place:]
                return

    def _add_break(self) -> None:
        if not self.at_block_start:
            self.blocks[-1].runs.append(_Run("\n"))

    def _add_text(self, text: str) -> None:
        if self.at_block_start:
            text = text.lstrip()
        if not text:
            return
        if self.at_block_start:
            self._begin_block()
        href = next((element.href for element in reversed(self.open) if element.href), "")
        bold = italic = False
        if text.strip():
            bold = next((element.bold for element in reversed(self.open) if element.bold is not None), False)
            italic = next((element.italic for element in reversed(self.open) if element.italic is not None), False)
        self.blocks[-1].runs.append(_Run(text, bold, italic, href))

    def _begin_block(self) -> None:
        self.at_block_start = False
        lists = [element for element in self.open if element.name in _LISTS]
        item = next((element for element in reversed(self.open) if element.name == "li"), None) if lists else None
        heading = next((element.name for element in reversed(self.open) if element.name in _HEADINGS), None)
        if item is None:
            self.blocks.append(_Block(_HEADINGS[heading] if heading else "p", [], None))
        elif self.blocks and self.blocks[-1].item is item:
            # The editor's list items have no paragraphs.
            self.blocks[-1].runs.append(_Run("\n"))
        else:
            self.blocks.append(_Block("li", lists, item))


def _attributes(written: str) -> dict[str, str]:
    attributes: dict[str, str] = {}
    for count, attribute in enumerate(_ATTRIBUTE.finditer(written)):
        if count == MAX_ATTRIBUTES:
            message = _("This text has a tag with more than %(limit)d attributes. Paste it as plain text.")
            raise HtmlRefused(message % {"limit": MAX_ATTRIBUTES})
        name, *values = attribute.groups()
        attributes.setdefault(name.lower(), next(filter(None, values), ""))
    return attributes


# Word processors on the web write bold and italic as styles, and wrap all they copy in a <b> of normal weight.
_WEIGHT = re.compile(r"(?<![\w-])font-weight\s*:\s*(?:(bold|[6-9]00)|normal|[1-5]00)", re.IGNORECASE)
_SLANT = re.compile(r"(?<![\w-])font-style\s*:\s*(?:(italic|oblique)|normal)", re.IGNORECASE)


def _element(name: str, attributes: dict[str, str]) -> _Element:
    style = attributes.get("style", "")
    weight, slant = _WEIGHT.search(style), _SLANT.search(style)
    return _Element(
        name,
        bold=bool(weight[1]) if weight else True if name in {"b", "strong"} else None,
        italic=bool(slant[1]) if slant else True if name in {"i", "em"} else None,
        href=_safe_link(attributes.get("href", "")) if name == "a" else "",
    )


_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_WHITE_SPACE = re.compile(r"[ \t\n\f\r]+")
#: ``html.unescape`` fails on more digits than ``int`` reads.
_HUGE_REFERENCE = re.compile(r"&#[0-9]{8,}+;?+")
_SAFE_LINK = re.compile(r"(?:https?://[^/\\?#]|mailto:|tel:|/(?![/\\]))", re.IGNORECASE)


def _decoded(text: str) -> str:
    """Return the characters of source ``text`` in NFC, white space collapsed, invisible characters removed."""
    characters = html.unescape(_HUGE_REFERENCE.sub("\ufffd", text))
    return _WHITE_SPACE.sub(" ", _CONTROLS.sub("", clean(characters)))


def _safe_link(written: str) -> str:
    """Return an address that a reader may follow, or ``""``. Browsers skip white space and controls within schemes."""
    address = re.sub(r"[\t\n\f\r]", "", html.unescape(_HUGE_REFERENCE.sub("", written)))
    address = _CONTROLS.sub("", clean(address)).strip().replace(" ", "%20")
    return address if _SAFE_LINK.match(address) else ""
