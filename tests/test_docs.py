"""What the pages of the docs name is there: files, settings, checks, commands, and the lines of the install."""

from __future__ import annotations

import dataclasses
import importlib.util
import re
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import unquote

import pytest
from django.core.management import BaseCommand, load_command_class

from wagtail_kehoach import conf
from wagtail_kehoach.documents.limits import DEFAULT_LIMITS

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
PAGES = [README, *sorted((ROOT / "docs").rglob("*.md"))]
REFERENCE = (ROOT / "docs/reference/settings-and-commands.md").read_text(encoding="utf-8")
COMMANDS = sorted(path.stem for path in (ROOT / "wagtail_kehoach/management/commands").glob("kehoach_*.py"))


def missing_targets(text: str, folder: Path) -> list[str]:
    """Return the local targets of links and pictures in a page of ``folder`` that are not there."""
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)
    targets = re.findall(r"\]\(\s*<?([^)\s>]+)", prose) + re.findall(r"^\[[^\]]+\]:\s*(\S+)", prose, re.MULTILINE)
    files = [target.partition("#")[0] for target in targets if not re.match(r"[a-z]+:|#", target)]
    return [name for name in files if not (folder / unquote(name)).exists()]


def part(heading: str) -> str:
    """Return the part of the reference below a heading of the second level."""
    return re.split(r"^## ", REFERENCE.partition(f"\n## {heading}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]


def rows(heading: str) -> list[str]:
    """Return what stands in code in the first column of the table below a heading."""
    return re.findall(r"^\| `([^`]+)` \|", part(heading), re.MULTILINE)


def install_check() -> ModuleType:
    """Return the program of the continuous integration that follows the README."""
    spec = importlib.util.spec_from_file_location("install_check", ROOT / ".ci/install_check.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def options_of(command: BaseCommand) -> set[str]:
    """Return the options of a command that Django does not give to every command."""
    ours, common = (each.create_parser("manage.py", "x").format_help() for each in (command, BaseCommand()))
    return set(re.findall(r"--[a-z-]+", ours)) - set(re.findall(r"--[a-z-]+", common))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_and_pictures_lead_to_files(page: Path) -> None:
    assert missing_targets(page.read_text(encoding="utf-8"), page.parent) == []


@pytest.mark.parametrize(
    "text",
    [
        "[x](khong-co.md)",
        "![x](docs/khong-co.png)",
        "[x](khong-co.md#phan)",
        '[x](khong-co.md "tên")',
        "[x]: khong-co.md",
    ],
)
def test_a_link_to_nothing_is_found(text: str) -> None:
    assert len(missing_targets(text, ROOT)) == 1


@pytest.mark.parametrize(
    "text", ["[x](README.md)", "[x](README.md#y)", "[x](#y)", "[x](https://example.org/z)", "`[x](khong-co.md)`"]
)
def test_other_links_are_left_alone(text: str) -> None:
    assert missing_targets(text, ROOT) == []


def test_the_settings_of_the_reference_are_those_of_the_code() -> None:
    named = rows("Settings")
    assert sorted(named) == sorted(conf.known_names())
    defaults = re.search(r"`wagtail_kehoach\.conf\.vi_defaults.*?\n\n", part("Settings"), re.DOTALL).group()
    assert set(re.findall(r"`([A-Z_]+)`", defaults)) == set(conf.VIETNAMESE_DEFAULTS)


def test_the_checks_of_the_reference_are_those_of_the_code() -> None:
    source = (ROOT / "wagtail_kehoach/checks.py").read_text(encoding="utf-8")
    assert sorted(rows("Checks")) == sorted(set(re.findall(r'id="(wagtail_kehoach\.[EW]\d{3})"', source)))


def test_the_commands_of_the_reference_are_those_of_the_code() -> None:
    named = [row.split()[0] for row in rows("Commands") if row.split()[0] != "python"]
    assert sorted(named) == COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_the_options_of_the_reference_are_those_of_the_command(name: str) -> None:
    (row,) = (row for row in rows("Commands") if row.split()[0] == name)
    assert set(re.findall(r"--[a-z-]+", row)) == options_of(load_command_class("wagtail_kehoach", name))


def test_every_command_in_the_docs_exists() -> None:
    named = {
        name for page in PAGES for name in re.findall(r"manage\.py (kehoach_\w+)", page.read_text(encoding="utf-8"))
    }
    assert named
    assert named <= set(COMMANDS)


def test_the_lines_of_the_install_are_those_that_the_integration_follows() -> None:
    steps = install_check().STEP.findall(README.read_text(encoding="utf-8"))
    assert [step for step, _lines in steps] == ["run", "settings", "run"]
    assert len([line for line in steps[1][1].splitlines() if line]) == 5
    section = README.read_text(encoding="utf-8").partition("\n## Install it in your portal\n")[2].partition("\n## ")[0]
    assert section.count("```") == 2 * len(steps), "a block of the install that nothing follows"


def test_the_five_lines_set_what_the_checks_ask_for() -> None:
    steps = dict(install_check().STEP.findall(README.read_text(encoding="utf-8")))
    namespace: dict[str, Any] = {"INSTALLED_APPS": []}
    exec(steps["settings"], namespace)
    assert namespace["INSTALLED_APPS"] == ["wagtail_kehoach", "wagtailmedia"]
    assert conf.VIETNAMESE_DEFAULTS.keys() <= namespace.keys()
    own = namespace[conf.SETTING]
    assert own
    assert all(conf.is_usable(name, value) for name, value in own.items())


def test_the_limits_of_documents_are_told_with_their_defaults() -> None:
    text = (ROOT / "docs/reference/plan-draft.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| `(max_\w+)` \| ([\d ]+(?: MB)?) \|", text, re.MULTILINE))
    sizes = {name for name, default in told.items() if default.endswith("MB")}
    read = {
        name: int(default.removesuffix("MB").replace(" ", "")) * (1024 * 1024 if name in sizes else 1)
        for name, default in told.items()
    }
    assert read == dataclasses.asdict(DEFAULT_LIMITS)
