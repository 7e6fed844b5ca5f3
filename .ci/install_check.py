"""Install the built wheel into a fresh Wagtail project as README.md says, and look whether the hub page answers.

Standard library only. Comments in README.md mark the steps, which are taken in the order of the page: the lines of the
fenced block after ``<!-- install:run -->`` are run in the folder of the project, the block that ``<!-- install:settings
-->`` marks is added to the end of its settings, that of ``<!-- install:urls -->`` to the end of its URLs.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "wagtail_kehoach"
STEP = re.compile(r"<!-- install:(\w+) -->\s*```\w*\n(.*?)```", re.DOTALL)
HUB_ANSWERS = """
from django.test import Client
from django.utils.html import escape
from wagtail_kehoach.models import HubPage

hub = HubPage.objects.live().get()
answer = Client().get(hub.url)
print(f"Hub page “{hub.title}”: slug {hub.slug}, {hub.url} answers {answer.status_code}")
if answer.status_code != 200 or escape(hub.title) not in answer.content.decode():
    raise SystemExit("The hub page does not answer as it should.")
"""


class FreshProject:
    """A new virtual environment with Wagtail, and in it a project as ``wagtail start`` makes it."""

    def __init__(self, folder: Path) -> None:
        """Make the environment in ``folder``, build the wheel there, and start the project."""
        self.wheels = folder / "wheels"
        self.folder = folder / "portal"
        constraints = folder / "constraints.txt"
        shutil.copy(ROOT / "constraints.txt", constraints)
        programs = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
        self.environment = dict(
            os.environ,
            PATH=os.pathsep.join([str(programs), os.environ["PATH"]]),
            PIP_CONSTRAINT=str(constraints),
            PIP_DISABLE_PIP_VERSION_CHECK="1",
            PIP_FIND_LINKS=" ".join([str(self.wheels), os.environ.get("PIP_FIND_LINKS", "")]).strip(),
            PIP_QUIET="2",
            PYTHONUTF8="1",
        )
        for name in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "PYTHONPATH"):
            self.environment.pop(name, None)
        venv.create(folder / "venv", with_pip=True, symlinks=os.name != "nt")
        self.run("python -m pip wheel --no-deps --wheel-dir", str(self.wheels), str(ROOT), folder=folder)
        with constraints.open("a", encoding="utf-8") as file:
            # The README's own line must find this wheel, and not what the package index may have.
            file.write(f"wagtail-kehoach=={self.wheel.name.split('-')[1]}\n")
        self.run("python -m pip install wagtail", folder=folder)
        self.run("wagtail start portal", folder=folder)
        self.run("python manage.py migrate --verbosity 0")

    @property
    def wheel(self) -> Path:
        """The wheel that was built."""
        (wheel,) = self.wheels.glob(f"{PACKAGE}-*.whl")
        return wheel

    def run(self, command: str, *words: str, folder: Path | None = None) -> None:
        """Run a command in the project's folder, and stop if it fails."""
        line = [*shlex.split(command), *words]
        print("$", command, flush=True)
        program = shutil.which(line[0], path=self.environment["PATH"])
        if program is None:
            sys.exit(f"There is no program {line[0]}.")
        if subprocess.call([program, *line[1:]], cwd=folder or self.folder, env=self.environment) != 0:
            sys.exit(f"This failed: {command}")

    def take(self, step: str, text: str) -> None:
        """Take one step of the README."""
        if step == "run":
            for line in text.splitlines():
                self.run(line)
            return
        files = {"settings": self.folder / "portal/settings/base.py", "urls": self.folder / "portal/urls.py"}
        print(f"({step})", text, sep="\n", flush=True)
        with files[step].open("a", encoding="utf-8") as file:
            file.write("\n" + text)


def check_wheel(wheel: Path) -> None:
    """Stop unless the wheel holds every file of the package that git keeps, and nothing else but its metadata."""
    command = [shutil.which("git") or sys.exit("Git is needed."), "ls-files", "-z", PACKAGE]
    listing = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    kept = set(listing.stdout.decode().split("\0")) - {""}
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if ".dist-info/" not in name}
    if packed != kept:
        sys.exit(f"In the wheel only: {sorted(packed - kept)}; missing from it: {sorted(kept - packed)}")
    print(f"{wheel.name} holds the {len(packed)} files of the package.", flush=True)


def main() -> None:
    """Check the wheel, follow the README, and ask the new project."""
    steps = STEP.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    if {"run", "settings"} - {step for step, text in steps}:
        sys.exit("README.md has no <!-- install:run --> or no <!-- install:settings --> block.")
    with tempfile.TemporaryDirectory() as folder:
        project = FreshProject(Path(folder))
        check_wheel(project.wheel)
        for step, text in steps:
            project.take(step, text)
        project.run("python manage.py check --fail-level WARNING")
        project.run("python manage.py makemigrations --check --dry-run")
        project.run("python manage.py shell --verbosity 0 --command", HUB_ANSWERS)


if __name__ == "__main__":
    main()
