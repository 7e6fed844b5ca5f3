#!/usr/bin/env python3
"""Start the demo, or run the project's own checks, with nothing prepared but Python and its venv module.

Standard library only. The file keeps to a syntax that Python 3.6 can read, so that an older Python is told in one line
what is missing instead of stopping at a syntax error.
"""

import argparse
import hashlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

OLDEST_PYTHON = (3, 11)


def python_complaint(version):
    """Return one line for a Python that is too old, or an empty string; ``version`` is like ``sys.version_info``."""
    if tuple(version[:2]) >= OLDEST_PYTHON:
        return ""
    return "Python {}.{} or newer is needed; this is Python {}.{}.{}.".format(*OLDEST_PYTHON, *version[:3])


if python_complaint(sys.version_info):
    sys.exit(python_complaint(sys.version_info))

ROOT = Path(__file__).resolve().parent
CONSTRAINTS = ROOT / "constraints.txt"
DEMO = ROOT / "example_site"
DEMO_DATA = DEMO / "var"
MATRIX = ROOT / ".matrix"


def say(text: str) -> None:
    """Print at once, so that our lines and those of the programs that we start keep their order in a log."""
    print(text, flush=True)


def call(command: list[str | Path], folder: Path = ROOT) -> int:
    """Run a program and return its exit code; its output is UTF-8 on every platform and in every locale."""
    environment = dict(os.environ, PYTHONUTF8="1")
    return subprocess.call([str(word) for word in command], cwd=str(folder), env=environment)


def must(command: list[str | Path], otherwise: str) -> None:
    """Run a program and stop with the line ``otherwise`` if it fails."""
    if call(command) != 0:
        sys.exit(otherwise)


# Interpreters


class Interpreter(NamedTuple):
    """A Python that can make virtual environments: how to start it, its version ("3.12.1") and its home."""

    command: list[str]
    version: str
    home: str

    @property
    def series(self) -> str:
        """The version's first two numbers: "3.12"."""
        return ".".join(self.version.split(".")[:2])


PROBE = (
    "import sys, venv, ensurepip, json;print(json.dumps([sys.version.split()[0], sys.base_prefix], ensure_ascii=True))"
)


def probe(command: list[str]) -> Interpreter | None:
    """Ask a Python who it is; None if it does not start or cannot make virtual environments."""
    try:
        answer = subprocess.run(command + ["-c", PROBE], capture_output=True, text=True, check=True, timeout=60)
        version, home = json.loads(answer.stdout)
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    return Interpreter(command, version, home)


def candidates(series: str) -> list[list[str]]:
    """Return the commands that may start a Python of ``series``: the PATH, the Windows launcher, pyenv."""
    found = [[sys.executable]]
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        program = shutil.which("python" + series, path=folder) if folder else None
        if program:
            found.append([program])
    if os.name == "nt":
        found.append(["py", "-" + series])
    pyenv = shutil.which("pyenv")
    if pyenv:
        # What pyenv puts on the PATH starts a Python only where its user has chosen that version.
        home = Path(subprocess.run([pyenv, "root"], capture_output=True, text=True).stdout.strip())
        found += [[str(program)] for program in sorted(home.glob(f"versions/{series}.*/bin/python"))]
    return found


def find_interpreter(series: str) -> Interpreter | None:
    """Return the first Python of ``series`` on this machine that works."""
    for command in candidates(series):
        interpreter = probe(command)
        if interpreter and interpreter.series == series:
            return interpreter
    return None


# Virtual environments


def digest(*parts: str) -> str:
    """Return one short fingerprint of several texts."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


class Environment:
    """A virtual environment that holds this project and remembers, in a stamp, what it was made from."""

    def __init__(
        self, folder: Path, interpreter: Interpreter, constraints: Path, requirements: tuple[str, ...] = ()
    ) -> None:
        """Install with ``interpreter`` into ``folder``: the project, and ``requirements`` besides."""
        self.folder = folder
        self.interpreter = interpreter
        self.constraints = constraints
        self.requirements = requirements
        self.stamp_file = folder / "stamp.json"

    @property
    def python(self) -> Path:
        """The environment's own Python."""
        return self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def stamp(self, extras: set[str]) -> dict:
        """Return what the stamp says when ``extras`` are installed and nothing has changed since."""
        recipe = [path.read_text(encoding="utf-8") for path in (ROOT / "pyproject.toml", self.constraints)]
        return {
            "made_by": digest(self.interpreter.version, self.interpreter.home, str(ROOT)),
            "made_from": digest(*recipe, *self.requirements),
            "extras": sorted(extras),
        }

    def read_stamp(self) -> dict:
        """Return the stamp as it was left, or an empty one."""
        try:
            return json.loads(self.stamp_file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}

    def prepare(self, *extras: str) -> Path:
        """Make or mend the environment where needed, with ``extras`` of pyproject.toml, and return its Python."""
        found = self.read_stamp()
        wanted = self.stamp(set(extras))
        if found.get("made_by") != wanted["made_by"]:
            self.make()
            found = {}
        else:
            wanted = self.stamp(set(extras).union(found["extras"]))
        if found != wanted:
            self.install(wanted)
        return self.python

    def make(self) -> None:
        """Make the environment anew."""
        say(f"Making {self.folder.relative_to(ROOT)} with Python {self.interpreter.version} ...")
        must(
            [*self.interpreter.command, "-m", "venv", "--clear", self.folder],
            "The virtual environment could not be made; the lines above say why.",
        )

    def install(self, wanted: dict) -> None:
        """Install the project as ``wanted`` says, and write it down once it is there."""
        extras = wanted["extras"]
        say("Installing (a minute or two the first time) ...")
        # Broken off half-way, the next start installs again, but need not make the environment again.
        self.write_stamp(dict(wanted, made_from=""))
        options = ["-qq", "--disable-pip-version-check", "--constraint", self.constraints]
        project = "." + ("[{}]".format(",".join(extras)) if extras else "")
        must(
            [self.python, "-m", "pip", "install", *options, *self.requirements, "--editable", project],
            "Installing failed; the lines above say why. The package index must be reachable.",
        )
        self.write_stamp(wanted)

    def write_stamp(self, stamp: dict) -> None:
        """Leave the stamp for the next start."""
        self.stamp_file.write_text(json.dumps(stamp), encoding="utf-8")


def own_environment(*extras: str) -> Path:
    """Prepare ``.venv`` with the Python that runs this file, and return the Python in it."""
    interpreter = probe([sys.executable])
    if interpreter is None:
        sys.exit(
            "This Python has no working venv module (on Debian and Ubuntu: apt install python3-venv); then start again."
        )
    return Environment(ROOT / ".venv", interpreter, CONSTRAINTS).prepare(*extras)


# The demo


def port_number(text: str) -> int:
    """Read a TCP port from the command line."""
    port = int(text)
    if not 1 <= port <= 65535:
        raise argparse.ArgumentTypeError(f"{port} is not between 1 and 65535")
    return port


def answers(port: int) -> bool:
    """Tell whether something already listens on ``port`` of this machine."""
    try:
        with socket.create_connection(("localhost", port), timeout=1):
            return True
    except OSError:
        return False


def demo(port: int, fresh: bool) -> int:
    """Migrate, load the demo and serve it until it is interrupted."""
    if answers(port):
        say(f"Port {port} is in use: stop what runs there, or choose another with --port.")
        return 1
    elsewhere = [name for name in ("DATABASE_URL", "KEHOACH_DATA_DIR") if os.environ.get(name)]
    if fresh and elsewhere:
        say(f"--fresh removes example_site/var; it does not touch what {elsewhere[0]} names.")
        return 2
    python = own_environment("postgres") if "DATABASE_URL" in elsewhere else own_environment()
    if fresh and DEMO_DATA.exists():
        shutil.rmtree(str(DEMO_DATA))
    Path(os.environ.get("KEHOACH_DATA_DIR") or DEMO_DATA).mkdir(parents=True, exist_ok=True)
    manage = [python, DEMO / "manage.py"]
    for command in (["migrate", "--verbosity", "0"], ["load_demo", "--port", str(port)]):
        code = call(manage + command)
        if code:
            return code
    say(
        f"\n  Site         http://localhost:{port}/\n"
        f"  Admin        http://localhost:{port}/admin/\n"
        "  Editor       user bientap, password bientap\n"
        "  Admin user   user quantri, password quantri\n"
        "\nCtrl+C stops the server.\n"
    )
    return call([*manage, "runserver", "--noreload", str(port)])


# The checks


def test(arguments: list[str]) -> int:
    """Run the tests, on SQLite or on the database that DATABASE_URL names."""
    return call([own_environment("test", "browser"), "-m", "pytest", *arguments])


def lint(arguments: list[str]) -> int:
    """Run every check of the source, and fail if one of them does."""
    python = own_environment("lint")
    checks = (["ruff", "check"], ["ruff", "format", "--check"], ["mypy"])
    codes = [call([python, "-m", *check, *arguments]) for check in checks]
    return max(codes)


def bench(arguments: list[str]) -> int:
    """Run the benchmarks and print their figures."""
    files = ["--override-ini", "python_files=bench_*.py", "tests/benchmarks"]
    return call([own_environment("test"), "-m", "pytest", "--capture=no", *files, *arguments])


def score(arguments: list[str]) -> int:
    """Read the sample plans and print how much of what they state was found."""
    return call([own_environment("test"), "-m", "tests.score", *arguments])


def messages(arguments: list[str]) -> int:
    """Collect the texts to translate and compile the Vietnamese translations; both files are committed."""
    if not shutil.which("msgfmt"):
        say("GNU gettext is needed for this (on Debian and Ubuntu: apt install gettext).")
        return 1
    django = [own_environment(), "-m", "django"]
    for command in (["makemessages", "--no-location"], ["compilemessages"]):
        code = call([*django, *command, "--locale", "vi", *arguments], folder=ROOT / "wagtail_kehoach")
        if code:
            return code
    return 0


class Cell(NamedTuple):
    """One supported pair of Wagtail and Django, with the Pythons to try it on, the preferred one first."""

    wagtail: str
    django: str
    pythons: tuple[str, ...]

    @property
    def name(self) -> str:
        """A folder's name."""
        return f"wagtail-{self.wagtail}-django-{self.django}"

    @property
    def requirements(self) -> tuple[str, ...]:
        """What pip installs: the newest patch releases of the pair."""
        return (f"wagtail~={self.wagtail}.0", f"django~={self.django}.0")


# Between them the cells use every supported Python.
CELLS = (
    Cell("7.4", "5.2", ("3.11", "3.12", "3.13")),
    Cell("7.4", "6.0", ("3.12", "3.13")),
    Cell("8.0", "5.2", ("3.12", "3.11", "3.13")),
    Cell("8.0", "6.1", ("3.13", "3.12")),
)

BROWSER_TESTS = "tests/browser"
#: Tests of the rooms without Django: no version of it changes what they say.
PURE_TESTS = ("tests/documents", "tests/score", "tests/vietnamese")


def interpreters_for(
    cells: tuple[Cell, ...], find: Callable[[str], Interpreter | None] = find_interpreter
) -> dict[Cell, Interpreter | None]:
    """Return for each cell the first of its Pythons that ``find`` gives, or None."""
    found = {series: find(series) for series in sorted({series for cell in cells for series in cell.pythons})}
    return {cell: next((found[series] for series in cell.pythons if found[series]), None) for cell in cells}


def cell_constraints(constraints: str, pyproject: str) -> str:
    """Keep the pins of what pyproject.toml names, but for Wagtail and Django.

    What Wagtail and Django bring along differs between their versions, so a cell resolves it by itself.
    """
    import tomllib  # not in the Pythons that python_complaint turns away

    project = tomllib.loads(pyproject)["project"]
    named = [*project["dependencies"], *(line for extra in project["optional-dependencies"].values() for line in extra)]
    kept = {requirement_name(line) for line in named} - {"wagtail", "django"}
    return "".join(line for line in constraints.splitlines(keepends=True) if requirement_name(line) in kept)


def requirement_name(line: str) -> str:
    """Return the normalised name at the start of a requirement: "PyYAML>=6" gives "pyyaml"."""
    return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]*", line).group()).lower()


def folders_left_out(cell: Cell) -> tuple[str, ...]:
    """Return the tests that a cell does not run: those in a browser, and all but once those that need no Django."""
    return (BROWSER_TESTS,) if cell == CELLS[-1] else (BROWSER_TESTS, *PURE_TESTS)


def run_cell(cell: Cell, interpreter: Interpreter, arguments: list[str]) -> int:
    """Run the tests in the environment of one cell."""
    say(f"\n=== Wagtail {cell.wagtail}, Django {cell.django}, Python {interpreter.version} ===")
    MATRIX.mkdir(exist_ok=True)
    constraints = MATRIX / f"{cell.name}.txt"
    pyproject = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    constraints.write_text(cell_constraints(CONSTRAINTS.read_text(encoding="utf-8"), pyproject), encoding="utf-8")
    environment = Environment(MATRIX / cell.name, interpreter, constraints, cell.requirements)
    left_out = [f"--ignore={folder}" for folder in folders_left_out(cell)]
    return call([environment.prepare("test"), "-m", "pytest", "-m", "not browser", *left_out, *arguments])


def matrix(arguments: list[str]) -> int:
    """Run the tests on every supported pair of Wagtail and Django, as far as this machine has the Pythons.

    ``--but 8.0/5.2`` in front leaves out a pair, for a caller that tries it by itself; it may stand there repeatedly.
    """
    left_out = set()
    while arguments[:1] == ["--but"]:
        left_out.add(arguments[1])
        arguments = arguments[2:]
    lines = []
    codes = []
    for cell, interpreter in interpreters_for(CELLS).items():
        if f"{cell.wagtail}/{cell.django}" in left_out:
            continue
        if interpreter is None:
            outcome = "not run: no Python {} found".format(" or ".join(cell.pythons))
        else:
            codes.append(run_cell(cell, interpreter, arguments))
            outcome = f"Python {interpreter.version:8} " + (f"FAILED ({codes[-1]})" if codes[-1] else "passed")
        lines.append(f"Wagtail {cell.wagtail}  Django {cell.django}  {outcome}")
    say("\n" + "\n".join(lines) + "\n")
    return max(codes, default=1)


CHECKS = {"test": test, "lint": lint, "matrix": matrix, "bench": bench, "score": score, "messages": messages}
DESCRIPTION = """\
Without a command: make .venv, install, migrate, load the demo and serve it.

commands (words after a command go to the program that it starts):
  test       the tests, on SQLite or on the database that DATABASE_URL names
  lint       ruff (rules and format) and mypy
  matrix     the tests on every supported pair of Wagtail and Django
  bench      the benchmarks in tests/benchmarks
  score      how well the sample plans are read (--variants, --documents, --missed NAME)
  messages   collect the texts to translate, and compile the translations
"""


def main(arguments: list[str]) -> int:
    """Do what the command line asks, and return the exit code."""
    if arguments[:1] and arguments[0] in CHECKS:
        return CHECKS[arguments[0]](arguments[1:])
    parser = argparse.ArgumentParser(
        prog="run.py",
        usage="run.py [--port N] [--fresh] | COMMAND [ARGUMENTS]",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--port", type=port_number, default=8000, metavar="N", help="port of the demo (8000)")
    parser.add_argument("--fresh", action="store_true", help="remove the demo's database and files first")
    options = parser.parse_args(arguments)
    return demo(options.port, options.fresh)


if __name__ == "__main__":
    # Asked to stop, we end the program that we have started too, instead of leaving it behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
