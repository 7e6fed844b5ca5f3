"""The rules of the house (docs/explanation/architecture.md), kept by reading the source."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "wagtail_kehoach"

#: Every room of the package, floor by floor from the ground up. A room is a module or a folder; within a folder its
#: modules may import each other, between rooms only what stands on a lower floor.
FLOORS = (
    {"vietnamese"},
    {"documents"},
    {"access", "blocks", "charts", "conf", "fields", "foreign_html", "formats", "log_actions", "media_files", "ranged"},
    {"checks", "forms", "panels", "sanitize"},
    {"models"},
    {"coverage", "editorial", "migrations", "progress", "signals", "templatetags"},
    {"obligations", "writing"},
    {"calendars", "intake", "ledger", "portal_setup", "reminders", "reporting"},
    {"admin", "management"},
    {"apps", "wagtail_hooks"},
)
FLOOR_OF = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
#: Rooms without Django: what each may import besides the standard library and the floors below.
PURE_ROOMS: dict[str, set[str]] = {"vietnamese": set(), "documents": {"defusedxml", "docx", "lxml", "pypdfium2"}}


def within(name: str, packages: set[str]) -> bool:
    """Tell whether the dotted ``name`` is one of ``packages`` or inside one."""
    return any(name == package or name.startswith(package + ".") for package in packages)


def module_name(path: Path) -> str:
    """Return the dotted name of a file of the package; a package's ``__init__`` keeps its last part."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def imports_of(source: str, module: str) -> set[str]:
    """Return the full dotted names that a source imports anywhere: ``from a import b`` gives ``a.b``."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = module.split(".")[: -node.level] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            names |= {f"{base}.{alias.name}" for alias in node.names}
    return names


def room_of(name: str) -> str:
    """Return the room of a dotted name of this package; the package itself has none."""
    return name.removeprefix("wagtail_kehoach").removeprefix(".").partition(".")[0]


def floor_breaches(source: str, module: str) -> list[str]:
    """Return what a module imports from its own floor or above, and what a room without Django takes from outside."""
    room = room_of(module)
    breaches = []
    for name in imports_of(source, module):
        if within(name, {"wagtail_kehoach"}):
            other = room_of(name)
            if other != room and not FLOOR_OF.get(other, len(FLOORS)) < FLOOR_OF.get(room, 0):
                breaches.append(name)
        elif room in PURE_ROOMS and not within(name, PURE_ROOMS[room] | set(sys.stdlib_module_names)):
            breaches.append(name)
    return sorted(breaches)


def rooms_of_the_package() -> set[str]:
    """Return the names of the modules and folders of modules that the package has."""
    modules = (path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py"))
    return {module.parts[0].removesuffix(".py") for module in modules} - {"__init__"}


def floors_in_the_docs() -> list[set[str]]:
    """Return the rooms that the table of docs/explanation/architecture.md names, floor by floor."""
    floors: dict[str, set[str]] = {}
    text = (ROOT / "docs/explanation/architecture.md").read_text(encoding="utf-8")
    for rooms, floor in re.findall(r"^\| (`.+?) \| (\d+) \|", text, re.MULTILINE):
        names = {name.removesuffix("/").removesuffix(".py") for name in re.findall(r"`([^`]+)`", rooms)}
        floors[floor] = floors.get(floor, set()) | names
    return [floors[floor] for floor in sorted(floors, key=int)]


def settings_breaches(source: str, module: str) -> list[str]:
    """Return how a module other than ``conf`` and the migrations reaches for Django's settings."""
    if module == "wagtail_kehoach.conf" or ".migrations." in module:
        return []
    breaches = [name for name in imports_of(source, module) if name in {"django.conf", "django.conf.settings"}]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "getattr":
            asked = ast.unparse(node.args[0])
            if asked.split(".")[-1] == "settings":
                breaches.append(ast.unparse(node))
    return sorted(breaches)


def hooks_breaches(source: str, module: str) -> list[str]:
    """Return what ``wagtail_hooks`` does besides registering."""
    if module != "wagtail_kehoach.wagtail_hooks":
        return []
    return [ast.unparse(node).splitlines()[0] for node in ast.parse(source).body if not only_registers(node)]


def only_registers(node: ast.stmt) -> bool:
    """Tell whether a statement is an import, a registering call, or a hook of one return or call."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        return True
    if isinstance(node, ast.Expr):
        return is_docstring(node) or is_registration(node.value)
    if isinstance(node, ast.FunctionDef):
        body = [line for line in node.body if not is_docstring(line) and not isinstance(line, ast.ImportFrom)]
        is_hook = any(is_registration(decorator) for decorator in node.decorator_list)
        return is_hook and len(body) == 1 and returns_or_calls(body[0])
    return False


def returns_or_calls(node: ast.stmt) -> bool:
    """Tell whether a statement is a ``return`` or a bare call."""
    return isinstance(node, ast.Return) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Call))


def is_docstring(node: ast.stmt) -> bool:
    """Tell whether a statement is a bare string."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def is_registration(node: ast.expr) -> bool:
    """Tell whether an expression calls ``register(…)`` or ``register_…(…)`` of whatever object."""
    if not isinstance(node, ast.Call):
        return False
    called = ast.unparse(node.func).split(".")[-1]
    return called == "register" or called.startswith("register_")


class InlineCode(HTMLParser):
    """Collects what a strict content security policy refuses in a template."""

    def __init__(self) -> None:
        super().__init__()
        self.breaches: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        is_data = (given.get("type") or "").endswith("json")
        if tag == "style" or (tag == "script" and "src" not in given and not is_data):
            self.breaches.append(f"<{tag}>")
        for name, value in attrs:
            if name == "style" or re.fullmatch(r"on[a-z]+", name):
                self.breaches.append(f"<{tag} {name}=…>")
            if (value or "").strip().lower().startswith("javascript:"):
                self.breaches.append(f'<{tag} {name}="javascript:…">')


def template_breaches(template: str) -> list[str]:
    """Return the inline scripts and styles of a template."""
    parser = InlineCode()
    parser.feed(template)
    return parser.breaches


# Spelt in pieces, so that this file does not name them itself.
WORKPLACE_NAMES = (
    *(f"{name}.md" for name in ("DESIGN", "DOMAIN", "EXPERIENCE", "SAFETY", "SPEED", "TRIALS", "WAGTAIL")),
    *(".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("deb.debian", "org"))),
    *("/" + folder + "/" for folder in ("root", "work", "tmp/w")),
)


def workplace_breaches(text: str) -> list[str]:
    """Return the names of working papers, package registries and machine paths in a text."""
    return [name for name in WORKPLACE_NAMES if name in text]


def in_package(check: Callable[[str, str], list[str]]) -> dict[str, list[str]]:
    """Return the breaches that ``check(source, module)`` finds, by module."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        breaches = check(path.read_text(encoding="utf-8"), module_name(path))
        if breaches:
            found[module_name(path)] = breaches
    return found


def kept_files() -> Iterator[Path]:
    """Yield the files that git keeps or would keep."""
    command = [shutil.which("git"), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listing = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, encoding="utf-8").stdout
    for name in listing.split("\0"):
        if name and (ROOT / name).is_file():
            yield ROOT / name


def test_every_room_has_its_floor():
    assert rooms_of_the_package() == set(FLOOR_OF)
    assert len(FLOOR_OF) == sum(map(len, FLOORS))


def test_the_architecture_page_names_the_same_rooms_on_the_same_floors():
    assert floors_in_the_docs() == list(FLOORS)


def test_a_room_imports_only_from_floors_below():
    assert in_package(floor_breaches) == {}


def test_settings_are_read_in_conf_only():
    assert in_package(settings_breaches) == {}


def test_wagtail_hooks_registers_and_does_nothing_else():
    assert (PACKAGE / "wagtail_hooks.py").is_file()
    assert in_package(hooks_breaches) == {}


@pytest.mark.parametrize("folder", [PACKAGE, ROOT / "example_site"], ids=lambda folder: folder.name)
def test_templates_hold_no_inline_script_or_style(folder):
    templates = sorted(folder.rglob("templates/**/*.html"))
    assert templates
    breaches = {str(path): template_breaches(path.read_text(encoding="utf-8")) for path in templates}
    assert {path: found for path, found in breaches.items() if found} == {}


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="Git lists the files; this is no checkout.")
def test_no_kept_file_names_the_workplace():
    breaches = {}
    for path in kept_files():
        found = workplace_breaches(path.read_bytes().decode("utf-8", errors="ignore"))
        if found:
            breaches[str(path.relative_to(ROOT))] = found
    assert breaches == {}


@pytest.mark.parametrize(
    ("source", "module", "breach"),
    [
        ("import django", "wagtail_kehoach.vietnamese.dates", "django"),
        ("from wagtail.models import Page", "wagtail_kehoach.documents.parse", "wagtail.models.Page"),
        ("import docx", "wagtail_kehoach.vietnamese.text", "docx"),
        ("from ..documents import draft", "wagtail_kehoach.vietnamese.text", "wagtail_kehoach.documents.draft"),
        ("from wagtail_kehoach import conf", "wagtail_kehoach.documents.parse", "wagtail_kehoach.conf"),
        ("from .. import models", "wagtail_kehoach.documents.__init__", "wagtail_kehoach.models"),
        (
            "def late():\n    from wagtail_kehoach.intake.build import create",
            "wagtail_kehoach.models.plans",
            "wagtail_kehoach.intake.build.create",
        ),
        ("from .. import views", "wagtail_kehoach.models.plans", "wagtail_kehoach.views"),
        ("from wagtail_kehoach import forms", "wagtail_kehoach.sanitize", "wagtail_kehoach.forms"),
        ("from .progress import Progress", "wagtail_kehoach.coverage", "wagtail_kehoach.progress.Progress"),
        ("import wagtail_kehoach.admin.words", "wagtail_kehoach.reporting.make", "wagtail_kehoach.admin.words"),
        ("from wagtail_kehoach import conf", "wagtail_kehoach.__init__", "wagtail_kehoach.conf"),
        ("from wagtail_kehoach import conf", "wagtail_kehoach.new_room", "wagtail_kehoach.conf"),
        ("from docx import Document", "wagtail_kehoach.vietnamese.text", "docx.Document"),
    ],
)
def test_an_import_from_above_is_found(source, module, breach):
    assert floor_breaches(source, module) == [breach]


@pytest.mark.parametrize(
    ("source", "module"),
    [
        ("import unicodedata\nfrom .text import fold", "wagtail_kehoach.vietnamese.dates"),
        ("from docx import Document\nfrom ..vietnamese import text", "wagtail_kehoach.documents.parse"),
        ("from .choices import Role\nfrom wagtail_kehoach.access import public", "wagtail_kehoach.models.plans"),
        ("from wagtail_kehoach.models import PlanPage", "wagtail_kehoach.intake.build"),
        ("from docx import Document", "wagtail_kehoach.reporting.docx"),
        ("from . import words\nfrom wagtail_kehoach.reporting import figures", "wagtail_kehoach.reporting.make"),
        ("from wagtail_kehoach_extra import x", "wagtail_kehoach.models.plans"),
    ],
)
def test_an_import_from_below_is_no_breach(source, module):
    assert floor_breaches(source, module) == []


@pytest.mark.parametrize(
    "source",
    [
        "from django.conf import settings",
        "import django.conf",
        "from django import conf",
        "getattr(settings, 'LANGUAGE_CODE', 'vi')",
        "getattr(django.conf.settings, 'LANGUAGE_CODE')",
    ],
)
def test_reaching_for_settings_outside_conf_is_found(source):
    assert len(settings_breaches(source, "wagtail_kehoach.checks")) == 1
    assert settings_breaches(source, "wagtail_kehoach.conf") == []


@pytest.mark.parametrize(
    "source",
    [
        "class Menu:\n    pass",
        "LABELS = {}",
        "def helper():\n    return 1",
        "@hooks.register('x')\ndef menu():\n    items = []\n    return items",
        "@hooks.register('x')\ndef menu():\n    for item in ():\n        pass",
        "print('hello')",
    ],
)
def test_work_done_in_wagtail_hooks_is_found(source):
    assert len(hooks_breaches(source, "wagtail_kehoach.wagtail_hooks")) == 1


@pytest.mark.parametrize(
    "source",
    [
        '"""Registrations."""\nfrom wagtail import hooks',
        "register_snippet(OrganisationViewSet)",
        "hooks.register('x', viewset)",
        "@hooks.register('x')\ndef viewset():\n    '''The viewset.'''\n    return viewsets.plans",
        "@hooks.register('x')\ndef urls():\n    return [path('a/', view)]",
        "@hooks.register('x')\ndef menu(request, items):\n    items.append(item)",
    ],
)
def test_a_registration_is_no_breach(source):
    assert hooks_breaches(source, "wagtail_kehoach.wagtail_hooks") == []


@pytest.mark.parametrize(
    "template",
    [
        "<script>alert(1)</script>",
        "<style>p { color: red }</style>",
        '<p {% if x %}class="a"{% endif %} style="color: red">',
        "<button onclick='go()'>",
        '<a href="javascript:go()">',
    ],
)
def test_inline_code_in_a_template_is_found(template):
    assert len(template_breaches(template)) == 1


@pytest.mark.parametrize(
    "template",
    [
        '<script src="{% static "x.js" %}" defer></script>',
        '<script type="application/ld+json">{{ data }}</script>',
        '{% include "x.html" with style="wide" onward=1 %}<p lang="vi">on time = style = good</p>',
    ],
)
def test_markup_without_inline_code_is_no_breach(template):
    assert template_breaches(template) == []


@pytest.mark.parametrize("name", WORKPLACE_NAMES)
def test_a_name_of_the_workplace_is_found(name):
    assert workplace_breaches(f"see {name}x") == [name]
