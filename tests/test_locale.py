"""The Vietnamese catalogue: whole, compiled, natural in its marks, and seen on the editor's forms."""

from __future__ import annotations

import ast
import gettext
import io
import json
import re
import struct
import tokenize
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple

import django
import pytest
from django.apps import apps
from django.db import models
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation.template import templatize
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail.models import Page

import wagtail_kehoach
from wagtail_kehoach import checks
from wagtail_kehoach.admin.words import STATE_WORDS
from wagtail_kehoach.models import (
    CampaignPage,
    HubPage,
    MediaColumnPage,
    MediaItemPage,
    Organisation,
    PlanIndexPage,
    PlannedItem,
    PlanPage,
)
from wagtail_kehoach.models.coverage import PlannedState

PACKAGE = Path(wagtail_kehoach.__file__).parent
CATALOGUE = PACKAGE / "locale" / "vi" / "LC_MESSAGES" / "django.po"
COMPILED = CATALOGUE.with_suffix(".mo")

#: The functions that mark a string for translation, with the parts that their first arguments fill.
KEYWORDS = {
    "_": ("text",),
    "gettext": ("text",),
    "gettext_lazy": ("text",),
    "ngettext": ("text", "plural"),
    "ngettext_lazy": ("text", "plural"),
    "pgettext": ("context", "text"),
    "pgettext_lazy": ("context", "text"),
    "npgettext": ("context", "text", "plural"),
    "npgettext_lazy": ("context", "text", "plural"),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z]|\{\w*\}")
WORD = re.compile(r"(?<![\w%(])[a-zA-Z]{2,}(?![\w)])")
#: Words that English and Vietnamese share, at least without marks.
SHARED_WORDS = {
    *("an", "can", "do", "phat", "so", "thanh", "video", "podcast"),
    *("word", "xml", "outlook", "google", "icalendar", "page", "up", "down", "enter"),
}

#: Fields of the model that ties tags to items which taggit declares.
TAGGIT_FIELDS = {"tag"}

PAGE_TYPES = [HubPage, PlanIndexPage, PlanPage, CampaignPage, MediaColumnPage, MediaItemPage]


class Message(NamedTuple):
    """A string to translate."""

    context: str
    text: str
    plural: str = ""


@dataclass
class Entry:
    """An entry of the catalogue."""

    message: Message
    translations: list[str]
    fuzzy: bool = False


@dataclass
class _Reader:
    """Reads the catalogue line by line."""

    entries: list[Entry] = field(default_factory=list)
    parts: dict[str, str] = field(default_factory=dict)
    current: str = ""
    fuzzy: bool = False

    def read(self, line: str) -> None:
        if line.startswith("#,"):
            self.fuzzy = "fuzzy" in line
        elif line.startswith("#"):
            return
        elif line.startswith('"'):
            self.parts[self.current] += ast.literal_eval(line)
        elif line:
            self.current, _space, text = line.partition(" ")
            self.parts[self.current] = ast.literal_eval(text)
        else:
            self.close()

    def close(self) -> None:
        if self.parts:
            message = Message(self.parts.get("msgctxt", ""), self.parts["msgid"], self.parts.get("msgid_plural", ""))
            translations = [text for name, text in self.parts.items() if name.startswith("msgstr")]
            self.entries.append(Entry(message, translations, self.fuzzy))
        self.parts, self.fuzzy = {}, False


def read_catalogue(text: str) -> list[Entry]:
    """Return the entries of a catalogue whose entries are divided by blank lines, the header first."""
    reader = _Reader()
    for line in text.splitlines():
        reader.read(line.strip())
    reader.close()
    return reader.entries


HEADER, *ENTRIES = read_catalogue(CATALOGUE.read_text(encoding="utf-8"))
VIETNAMESE = [(entry, text) for entry in ENTRIES for text in entry.translations]


def strings_after(tokens: Iterator[tokenize.TokenInfo]) -> list[str]:
    """Return the arguments of a call, from after its bracket, as long as they are plain strings."""
    arguments = [""]
    for token in tokens:
        if token.type == tokenize.STRING:
            arguments[-1] += ast.literal_eval(token.string)
        elif token.string == ",":
            arguments.append("")
        elif token.type not in (tokenize.NL, tokenize.NEWLINE, tokenize.COMMENT):
            break
    return arguments


def messages_of(python: str) -> Iterator[Message]:
    """Yield what Python source marks for translation."""
    tokens = tokenize.generate_tokens(io.StringIO(python).readline)
    name = ""
    for token in tokens:
        if token.string == "(" and name in KEYWORDS:
            parts = dict(zip(KEYWORDS[name], strings_after(tokens), strict=False))
            if parts.get("text"):
                yield Message(parts.get("context", ""), parts["text"], parts.get("plural", ""))
        name = token.string


def messages_of_template(source: str) -> Iterator[Message]:
    """Yield what a template marks for translation."""
    lines = templatize(source).splitlines()
    yield from messages_of("\n".join(line.strip() for line in lines) + "\n")


@pytest.fixture(scope="module")
def messages_in_sources() -> set[Message]:
    """What the package's Python and templates mark for translation."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        found |= set(messages_of(path.read_text(encoding="utf-8")))
    for path in (*PACKAGE.rglob("templates/**/*.html"), *PACKAGE.rglob("templates/**/*.txt")):
        found |= set(messages_of_template(path.read_text(encoding="utf-8")))
    return found


def test_marked_strings_are_found_in_python() -> None:
    source = 'x = [\n    _(\n        "a “b” "\n        "c"\n    ),\n    pgettext_lazy("kind", "d"),\n    say("e"),\n]\n'
    assert list(messages_of(source)) == [Message("", "a “b” c"), Message("kind", "d")]


def test_marked_strings_are_found_in_templates() -> None:
    source = (
        '{% load i18n %}<p title="it\'s">{% translate "a" %}</p>{{ b|default:_("c") }}'
        '{% translate "d" context "kind" %}'
        "{% blocktranslate count n=n %}{{ n }} e{% plural %}{{ n }} es{% endblocktranslate %}"
    )
    assert set(messages_of_template(source)) == {
        Message("", "a"),
        Message("", "c"),
        Message("kind", "d"),
        Message("", "%(n)s e", "%(n)s es"),
    }


def test_catalogue_holds_the_strings_of_the_sources_and_no_others(messages_in_sources: set[Message]) -> None:
    catalogued = {entry.message for entry in ENTRIES}
    assert catalogued - messages_in_sources == set(), "in the catalogue, but no longer in the sources"
    assert messages_in_sources - catalogued == set(), "in the sources, but not in the catalogue"


def test_every_string_is_translated() -> None:
    assert [entry.message for entry in ENTRIES if entry.fuzzy or not all(entry.translations)] == []


def test_no_string_is_catalogued_twice() -> None:
    assert len({(entry.message.context, entry.message.text) for entry in ENTRIES}) == len(ENTRIES)


def test_header_names_the_language_and_nobody() -> None:
    header = dict(line.split(": ", 1) for line in HEADER.translations[0].splitlines() if not line.endswith(": "))
    assert header["Language"] == "vi"
    assert header["Plural-Forms"] == "nplurals=1; plural=0;"
    assert "@" not in CATALOGUE.read_text(encoding="utf-8")


def test_compiled_catalogue_is_up_to_date() -> None:
    content = COMPILED.read_bytes()
    compiled = gettext.GNUTranslations(io.BytesIO(content))
    stale = []
    for entry in ENTRIES:
        context, text, plural = entry.message
        if plural:
            got = compiled.npgettext(context, text, plural, 2) if context else compiled.ngettext(text, plural, 2)
        else:
            got = compiled.pgettext(context, text) if context else compiled.gettext(text)
        if got != entry.translations[0]:
            stale.append(entry.message)
    assert stale == []
    _magic, _revision, number_of_strings = struct.unpack_from("=3I", content)
    assert number_of_strings == len(ENTRIES) + 1, "the compiled catalogue holds more than the catalogue and its header"


def test_placeholders_are_kept() -> None:
    assert [
        (entry.message.text, text)
        for entry, text in VIETNAMESE
        if sorted(PLACEHOLDER.findall(text)) != sorted(PLACEHOLDER.findall(entry.message.plural or entry.message.text))
    ] == []


def test_translations_are_composed_unicode_without_stray_spaces() -> None:
    assert [
        text
        for _entry, text in VIETNAMESE
        if not unicodedata.is_normalized("NFC", text) or text != text.strip() or "  " in text
    ] == []


def test_translations_end_as_their_originals_do() -> None:
    def end(text: str) -> str:
        return text[-1:] if text.endswith((".", ":", "…")) else ""

    assert [
        text for entry, text in VIETNAMESE if end(entry.message.text) != end(text) and entry.message.text != "No."
    ] == []


def test_no_english_word_is_left() -> None:
    english = {
        word.lower()
        for entry in ENTRIES
        if entry.message.text.isascii()
        for word in WORD.findall(entry.message.text)
        if not word.isupper()
    }
    assert [
        (text, word)
        for _entry, text in VIETNAMESE
        for word in WORD.findall(text)
        if word.lower() in english - SHARED_WORDS and not word.isupper()
    ] == []


def test_words_of_other_apps_are_not_changed() -> None:
    """Catalogues of all apps are laid over one another: what stands in ours is read by Wagtail's screens as well."""
    folders = [Path(django.__file__).parent / "conf"]
    folders += [Path(app.path) for app in apps.get_app_configs() if app.label != "wagtail_kehoach"]
    changed = []
    for compiled in (folder / "locale" / "vi" / "LC_MESSAGES" / "django.mo" for folder in folders):
        if not compiled.is_file():
            continue
        theirs = gettext.GNUTranslations(io.BytesIO(compiled.read_bytes()))
        for entry in ENTRIES:
            text = entry.message.text
            their_text = text if entry.message.context else theirs.gettext(text)
            if their_text != text and their_text.casefold() != entry.translations[0].casefold():
                changed.append((str(compiled.parents[3].name), text, their_text, entry.translations[0]))
    assert changed == []


def own_models() -> list[type[models.Model]]:
    return list(apps.get_app_config("wagtail_kehoach").get_models())


def labelled_fields(model: type[models.Model]) -> list[models.Field]:
    """Return the fields that the package itself declares, but for keys and other parts that nobody sees."""
    return [
        item
        for item in (*model._meta.local_fields, *model._meta.local_many_to_many)
        if not (item.auto_created or isinstance(item, ParentalKey) or item.name in TAGGIT_FIELDS)
        and (item.editable or isinstance(item.verbose_name, Promise))
    ]


def in_language(code: str, text: Any) -> str:
    with translation.override(code):
        return str(text)


def is_translated(text: Any) -> bool:
    return in_language("vi", text) != in_language("en", text)


@pytest.mark.parametrize("model", own_models(), ids=lambda model: model.__name__)
def test_names_of_models_and_fields_are_vietnamese_in_lower_case(model: type[models.Model]) -> None:
    names = [model._meta.verbose_name, model._meta.verbose_name_plural]
    names += [item.verbose_name for item in labelled_fields(model)]
    assert [str(name) for name in names if not is_translated(name)] == []
    # Wagtail puts these names inside sentences: “Thêm kế hoạch”.
    assert [name for name in (in_language("vi", name) for name in names) if not name[0].islower()] == []


@pytest.mark.parametrize("model", own_models(), ids=lambda model: model.__name__)
def test_help_texts_and_choices_are_vietnamese(model: type[models.Model]) -> None:
    texts = [item.help_text for item in labelled_fields(model) if isinstance(item.help_text, Promise)]
    texts += [label for item in labelled_fields(model) for _value, label in item.choices or []]
    assert [str(text) for text in texts if not is_translated(text) and str(text) not in ("video", "podcast")] == []


def test_every_state_of_a_planned_item_has_a_word() -> None:
    words = {state: in_language("vi", STATE_WORDS[state]) for state in PlannedState}
    assert list(words.values()) == ["ý tưởng", "đã lên lịch", "chậm", "xong một phần", "xong", "đã hủy"]


@pytest.mark.parametrize(
    ("name", "value", "word"),
    [
        ("role", "lead", "chủ trì"),
        ("role", "support", "phối hợp"),
        ("tracking", "ours", "việc của đơn vị mình"),
    ],
)
def test_words_with_two_meanings_have_the_right_one(name: str, value: str, word: str) -> None:
    task = apps.get_model("wagtail_kehoach", "PlanTask")(**{name: value})
    assert in_language("vi", getattr(task, f"get_{name}_display")()) == word


def test_checks_speak_vietnamese(settings: Any) -> None:
    settings.WAGTAIL_KEHOACH = {"ITEM_PER_PAGE": 5}
    with translation.override("vi"):
        (message,) = checks.check_setting_names(None)
    assert message.msg == "WAGTAIL_KEHOACH không có khóa “ITEM_PER_PAGE”."


class _Texts(HTMLParser):
    """Collects the texts of a page, and the labels and help texts handed to the editor's scripts."""

    LABEL = re.compile(r'"(?:label|helpText|ADD|heading)": ("(?:[^"\\]|\\.)*")')

    def __init__(self) -> None:
        super().__init__()
        self.texts: set[str] = set()

    def handle_data(self, data: str) -> None:
        self.texts.add(" ".join(data.split()))

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        for name, value in attributes:
            if value and name.startswith("data-"):
                self.texts |= {json.loads(label) for label in self.LABEL.findall(value)}
            elif value and name in ("title", "placeholder", "aria-label"):
                self.texts.add(value)


def texts_of(client: Client, address: str) -> set[str]:
    """Return the texts on a page of the admin."""
    response = client.get(address)
    assert response.status_code == 200
    parser = _Texts()
    parser.feed(response.content.decode())
    return parser.texts


#: Labels that reach the page inside the data of the editor's scripts.
BLOCK_LABELS = {
    PlanPage: {"Phần", "Cấp đề mục", "Công khai phần này"},
    CampaignPage: {"Thông điệp", "Khẩu hiệu"},
    MediaItemPage: {"Đoạn văn", "Chú thích", "Trích dẫn"},
}
ENGLISH = {
    variant
    for entry in ENTRIES
    for variant in (entry.message.text, capfirst(entry.message.text))
    if variant not in entry.translations and variant.lower() not in SHARED_WORDS
}


@pytest.fixture
def parent_of(
    home: Page, hub: HubPage, plan_index: PlanIndexPage, column: MediaColumnPage
) -> Callable[[type[Page]], Page]:
    """Return a function that returns a page below which a page of the given type can be made."""
    parents = {HubPage: home, PlanPage: plan_index, MediaItemPage: column}
    return lambda model: parents.get(model, hub)


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_page_form_is_vietnamese(
    model: type[Page], parent_of: Callable[[type[Page]], Page], login: Callable[[Any], Client], chief: Any
) -> None:
    address = reverse("wagtailadmin_pages:add", args=["wagtail_kehoach", model._meta.model_name, parent_of(model).pk])
    texts = texts_of(login(chief), address)
    assert texts & ENGLISH == set()
    rows = {relation.related_model for relation in get_all_child_relations(model)} & set(own_models())
    shown = [item for part in (model, *rows) for item in labelled_fields(part) if item.editable]
    expected = {capfirst(in_language("vi", item.verbose_name)) for item in shown} | BLOCK_LABELS.get(model, set())
    assert expected - texts == set()


@pytest.mark.parametrize("model", [PlannedItem, Organisation], ids=lambda model: model.__name__)
@pytest.mark.parametrize("view", ["index", "add"])
def test_lists_and_forms_are_vietnamese(
    model: type[models.Model], view: str, login: Callable[[Any], Client], chief: Any, campaign: CampaignPage
) -> None:
    name = {PlannedItem: "kehoach_planned", Organisation: "kehoach_organisations"}[model]
    texts = texts_of(login(chief), reverse(f"{name}:{view}"))
    assert texts & ENGLISH == set()
    assert capfirst(in_language("vi", model._meta.verbose_name)) in texts


def test_dashboard_is_vietnamese(login: Callable[[Any], Client], editor: Any, campaign: CampaignPage) -> None:
    texts = texts_of(login(editor), reverse("wagtailadmin_home"))
    assert texts & ENGLISH == set()
    assert {"Báo cáo cần nộp", "Đợt tuyên truyền đang chạy hoặc còn nợ báo cáo", "Tiến độ"} <= texts


WAGTAIL_VI = PACKAGE / "wagtail_vi" / "locale" / "vi" / "LC_MESSAGES"


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_vietnamese_for_wagtail_is_compiled_and_whole(domain: str) -> None:
    source = (WAGTAIL_VI / f"{domain}.po").read_text(encoding="utf-8")
    entries = [entry for entry in read_catalogue(source) if entry.message.text]
    compiled = gettext.GNUTranslations(io.BytesIO((WAGTAIL_VI / f"{domain}.mo").read_bytes()))
    assert len(entries) > 60
    for entry in entries:
        assert all(entry.translations), entry.message
        if not (entry.message.context or entry.message.plural):
            assert compiled.gettext(entry.message.text) == entry.translations[0]


def test_vietnamese_for_wagtail_says_nothing_that_ours_says() -> None:
    """Catalogues of ``LOCALE_PATHS`` win over those of apps: a word in both would be Wagtail's on our own screens."""
    source = (WAGTAIL_VI / "django.po").read_text(encoding="utf-8")
    theirs = {entry.message for entry in read_catalogue(source) if entry.message.text}
    assert {(each.context, each.text) for each in theirs} & {
        (entry.message.context, entry.message.text) for entry in ENTRIES
    } == set()


def test_wagtail_itself_speaks_vietnamese_to_editors() -> None:
    with translation.override("vi"):
        assert [translation.gettext(text) for text in ("Save draft", "Unpublish", "Choose a document")] == [
            "Lưu nháp",
            "Gỡ",
            "Chọn tài liệu",
        ]
