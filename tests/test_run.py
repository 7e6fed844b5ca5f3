"""run.py: what it decides by itself, before and between the programs that it starts."""

from __future__ import annotations

import ast
import os
import re
import socket
import sys
import tomllib
from pathlib import Path

import pytest

import run

ROOT = Path(run.__file__).parent


def interpreter(version: str) -> run.Interpreter:
    return run.Interpreter([f"python{version}"], version, f"/opt/{version}")


@pytest.fixture
def environment(tmp_path):
    """An environment that is only thought of: nothing is installed in it."""
    constraints = tmp_path / "constraints.txt"
    constraints.write_text("django==5.2.19\n", encoding="utf-8")
    (tmp_path / "venv").mkdir()
    return run.Environment(tmp_path / "venv", interpreter("3.12.1"), constraints)


@pytest.fixture
def installations(environment, monkeypatch):
    """What the environment does when it is prepared: "make", or the extras that it installs."""
    done = []
    monkeypatch.setattr(environment, "make", lambda: done.append("make"))

    def install(wanted):
        done.append(wanted["extras"])
        environment.write_stamp(wanted)

    monkeypatch.setattr(environment, "install", install)
    return done


class TestOlderPython:
    def test_is_told_in_one_line(self):
        assert run.python_complaint((3, 6, 15)) == "Python 3.11 or newer is needed; this is Python 3.6.15."
        assert run.python_complaint((3, 10, 13, "final", 0)).endswith("this is Python 3.10.13.")

    @pytest.mark.parametrize("version", [(3, 11, 0), (3, 13, 0), (4, 0, 0)])
    def test_is_not_an_accepted_one(self, version):
        assert run.python_complaint(version) == ""

    def test_can_read_the_file_as_far_as_the_line(self):
        ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 6))


class TestEnvironment:
    def test_is_made_and_installed_the_first_time(self, environment, installations):
        environment.prepare("test")
        assert installations == ["make", ["test"]]

    def test_is_left_alone_when_nothing_changed(self, environment, installations):
        environment.prepare("test")
        installations.clear()
        environment.prepare("test")
        environment.prepare()
        assert installations == []

    def test_keeps_the_extras_that_it_has(self, environment, installations):
        environment.prepare("test")
        environment.prepare("lint")
        environment.prepare("test")
        assert installations == ["make", ["test"], ["lint", "test"]]

    def test_is_installed_again_when_the_constraints_change(self, environment, installations):
        environment.prepare("test")
        installations.clear()
        environment.constraints.write_text("django==6.1.3\n", encoding="utf-8")
        environment.prepare()
        assert installations == [["test"]]

    def test_is_installed_again_when_other_versions_are_required(self, environment, installations):
        environment.prepare()
        installations.clear()
        environment.requirements = ("wagtail~=7.4.0",)
        environment.prepare()
        assert installations == [[]]

    def test_is_made_anew_for_another_python(self, environment, installations):
        environment.prepare("test")
        installations.clear()
        environment.interpreter = interpreter("3.13.0")
        environment.prepare("lint")
        assert installations == ["make", ["lint"]]

    def test_is_made_anew_when_the_stamp_is_damaged(self, environment, installations):
        environment.prepare()
        installations.clear()
        environment.stamp_file.write_text('{"made_by": ', encoding="utf-8")
        environment.prepare()
        assert installations == ["make", []]

    def test_is_installed_again_after_a_broken_installation(self, environment, monkeypatch):
        monkeypatch.setattr(run, "must", lambda command, otherwise: sys.exit(otherwise))
        wanted = environment.stamp({"test"})
        with pytest.raises(SystemExit, match="Installing failed"):
            environment.install(wanted)
        left = environment.read_stamp()
        assert left["made_by"] == wanted["made_by"]
        assert left != wanted


class TestInterpreter:
    def test_that_runs_tells_its_version(self):
        found = run.probe([sys.executable])
        assert found.version == ".".join(map(str, sys.version_info[:3]))
        assert found.series == f"{sys.version_info.major}.{sys.version_info.minor}"

    def test_that_is_missing_is_none(self, tmp_path):
        assert run.probe([str(tmp_path / "python3.12")]) is None

    @pytest.mark.skipif(os.name == "nt", reason="The broken program is a shell script.")
    def test_that_only_looks_like_one_is_passed_over(self, tmp_path, monkeypatch):
        series = f"{sys.version_info.major}.{sys.version_info.minor}"
        broken = tmp_path / f"python{series}"
        broken.write_text("#!/bin/sh\necho 'command not found' >&2\nexit 127\n", encoding="utf-8")
        broken.chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path))
        working = sys.executable
        monkeypatch.setattr(run.sys, "executable", str(tmp_path / "none"))
        assert [str(broken)] in run.candidates(series)
        assert run.find_interpreter(series) is None
        monkeypatch.setattr(run.sys, "executable", working)
        assert run.find_interpreter(series).command == [working]

    def test_without_venv_is_told_in_one_line(self, monkeypatch):
        monkeypatch.setattr(run, "PROBE", "import no_such_module_as_ensurepip")
        with pytest.raises(SystemExit, match="apt install python3-venv") as stop:
            run.own_environment()
        assert "\n" not in stop.value.code


class TestMatrix:
    def test_takes_the_preferred_python_of_each_cell(self):
        found = {"3.11": interpreter("3.11.7"), "3.12": interpreter("3.12.1"), "3.13": interpreter("3.13.0")}
        chosen = run.interpreters_for(run.CELLS, found.get)
        assert {cell.name: python.version for cell, python in chosen.items()} == {
            "wagtail-7.4-django-5.2": "3.11.7",
            "wagtail-7.4-django-6.0": "3.12.1",
            "wagtail-8.0-django-5.2": "3.12.1",
            "wagtail-8.0-django-6.1": "3.13.0",
        }

    def test_tries_the_tests_without_django_once_and_those_with_it_in_every_cell(self):
        left_out = [run.folders_left_out(cell) for cell in run.CELLS]
        assert [set(run.PURE_TESTS) <= set(folders) for folders in left_out] == [True, True, True, False]
        assert all(run.BROWSER_TESTS in folders for folders in left_out)
        assert all((run.ROOT / folder).is_dir() for folders in left_out for folder in folders)
        tests = {str(path.parent.relative_to(run.ROOT)) for path in (run.ROOT / "tests").rglob("test_*.py")}
        assert tests > set(run.PURE_TESTS)

    def test_leaves_out_the_cells_whose_django_needs_a_newer_python(self):
        chosen = run.interpreters_for(run.CELLS, {"3.11": interpreter("3.11.7")}.get)
        assert [cell.name for cell, python in chosen.items() if python is None] == [
            "wagtail-7.4-django-6.0",
            "wagtail-8.0-django-6.1",
        ]

    @pytest.mark.parametrize(("codes", "expected"), [((0, 0), 0), ((0, 2), 2), ((1, 0), 1)])
    def test_tells_each_cell_and_fails_if_one_does(self, monkeypatch, capsys, codes, expected):
        outcomes = iter(codes)
        monkeypatch.setattr(run, "run_cell", lambda *arguments: next(outcomes))
        found = run.interpreters_for(run.CELLS, {"3.11": interpreter("3.11.7")}.get)
        monkeypatch.setattr(run, "interpreters_for", lambda cells: found)
        assert run.matrix([]) == expected
        told = capsys.readouterr().out
        assert "Wagtail 7.4  Django 6.0  not run: no Python 3.12 or 3.13 found" in told
        assert told.count("passed") == codes.count(0)
        assert told.count("FAILED") == 2 - codes.count(0)

    def test_leaves_out_the_pairs_that_its_caller_names(self, monkeypatch, capsys):
        ran = []
        monkeypatch.setattr(run, "run_cell", lambda cell, *rest: ran.append((cell.wagtail, cell.django, rest[1])) or 0)
        found = run.interpreters_for(run.CELLS, dict.fromkeys(("3.11", "3.12"), interpreter("3.12.1")).get)
        monkeypatch.setattr(run, "interpreters_for", lambda cells: found)
        assert run.matrix(["--but", "8.0/5.2", "--but", "7.4/6.0", "-q"]) == 0
        assert [pair[:2] for pair in ran] == [("7.4", "5.2"), ("8.0", "6.1")]
        assert {pair[2][0] for pair in ran} == {"-q"}

    def test_fails_when_no_cell_can_run(self, monkeypatch):
        monkeypatch.setattr(run, "interpreters_for", lambda cells: dict.fromkeys(cells))
        assert run.matrix([]) == 1

    def test_pins_the_tools_but_not_what_the_cell_chooses(self):
        pyproject = (
            '[project]\ndependencies = ["wagtail>=7.4", "Django>=5.2", "python_docx>=1.1"]\n'
            '[project.optional-dependencies]\ntest = ["pytest>=8", "psycopg[binary]>=3"]\n'
        )
        constraints = (
            "django==5.2.19\nlaces==0.1.2\npsycopg==3.3.9\npytest==9.2.0\npython-docx==1.2.0\nwagtail==8.0.1\n"
        )
        assert run.cell_constraints(constraints, pyproject) == "psycopg==3.3.9\npytest==9.2.0\npython-docx==1.2.0\n"


class TestCommandLine:
    @pytest.fixture
    def demo(self, monkeypatch):
        """What the demo was asked for."""
        asked = []
        monkeypatch.setattr(run, "demo", lambda port, fresh: asked.append((port, fresh)) or 0)
        return asked

    @pytest.mark.parametrize(
        ("arguments", "expected"),
        [
            ([], (8000, False)),
            (["--port", "8080"], (8080, False)),
            (["--fresh", "--port=9000"], (9000, True)),
        ],
    )
    def test_starts_the_demo(self, demo, arguments, expected):
        assert run.main(arguments) == 0
        assert demo == [expected]

    @pytest.mark.parametrize(
        "arguments", [["tset"], ["--port", "0"], ["--port", "65536"], ["--port", "tám nghìn"], ["--fresh", "test"]]
    )
    def test_shows_its_usage_for_what_it_does_not_know(self, demo, capsys, arguments):
        with pytest.raises(SystemExit) as stop:
            run.main(arguments)
        assert stop.value.code == 2
        assert "usage: run.py" in capsys.readouterr().err
        assert demo == []

    def test_hands_the_other_words_to_the_command_and_its_exit_code_back(self, monkeypatch):
        monkeypatch.setitem(run.CHECKS, "test", lambda words: 5 if words == ["-k", "slug", "--port", "1"] else 0)
        assert run.main(["test", "-k", "slug", "--port", "1"]) == 5

    @pytest.mark.parametrize("command", run.CHECKS)
    def test_tells_of_every_command(self, command):
        assert re.search(rf"^  {command} ", run.DESCRIPTION, flags=re.MULTILINE)

    def test_runs_a_program_and_returns_its_exit_code(self):
        assert run.call([sys.executable, "-c", "import sys; sys.exit(7 if sys.flags.utf8_mode else 1)"]) == 7


class TestDemo:
    def test_tells_of_a_busy_port_before_anything_else(self, monkeypatch, capsys):
        monkeypatch.setattr(run, "own_environment", lambda: pytest.fail("nothing must be installed"))
        with socket.create_server(("localhost", 0)) as server:
            port = server.getsockname()[1]
            assert run.demo(port, fresh=True) == 1
        assert (
            capsys.readouterr().out == f"Port {port} is in use: stop what runs there, or choose another with --port.\n"
        )

    @pytest.mark.parametrize("name", ["DATABASE_URL", "KEHOACH_DATA_DIR"])
    def test_does_not_remove_data_kept_elsewhere(self, monkeypatch, capsys, name):
        monkeypatch.delenv("DATABASE_URL", raising=False)
        monkeypatch.setenv(name, "elsewhere")
        monkeypatch.setattr(run, "answers", lambda port: False)
        assert run.demo(8000, fresh=True) == 2
        assert f"does not touch what {name} names" in capsys.readouterr().out


class TestConstraints:
    LINES = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()

    def test_are_pins_and_nothing_else(self):
        assert [
            line for line in self.LINES if not re.fullmatch(r"[a-z0-9-]+==[0-9][\w.]*( ; [\w.'<>=! ]+)?", line)
        ] == []

    def test_pin_every_dependency_of_the_project(self):
        project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        lists = [project["dependencies"], *project["optional-dependencies"].values()]
        needed = {run.requirement_name(line) for lines in lists for line in lines}
        assert needed - {run.requirement_name(line) for line in self.LINES} == set()
