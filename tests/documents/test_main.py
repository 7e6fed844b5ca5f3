"""The command line: JSON in UTF-8 whatever the locale, messages on standard error, exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from wagtail_kehoach.documents.__main__ import main

ROOT = Path(__file__).resolve().parents[2]
PLANS = ROOT / "tests" / "data" / "plans"


def run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    return subprocess.run(
        [sys.executable, "-m", "wagtail_kehoach.documents", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        timeout=60,
    )


def test_one_plan_is_one_object_in_utf8_even_in_the_c_locale() -> None:
    result = run(str(PLANS / "ky-nang-so.txt"))
    assert result.returncode == 0
    assert result.stderr == b""
    printed = json.loads(result.stdout.decode("utf-8"))
    assert printed["schema_version"] == 1
    assert printed["issuer"]["raw"] == "BAN CHẤP HÀNH ĐẢNG BỘ"
    assert printed["number"]["value"]["serial"] == 47
    assert printed["date"]["value"]["start"] == "2026-09-04"
    start, end = printed["place"]["span"]
    assert printed["source_text"][start:end] == "Vĩnh Lộc Hạ"


def test_several_files_are_one_object_a_line_and_refusals_go_to_standard_error() -> None:
    result = run(str(PLANS / "ky-nang-so.txt"), str(PLANS / "tep-rong.txt"))
    assert result.returncode == 1
    read, refused = map(json.loads, result.stdout.decode("utf-8").splitlines())
    assert read["document_type"]["value"] == "Kế hoạch"
    assert refused["error"] == "empty"
    assert refused["message"] in result.stderr.decode("utf-8")


def test_no_file_is_wrong_usage() -> None:
    assert run().returncode == 2


def test_every_sample_prints_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    plans = sorted(str(path) for path in PLANS.iterdir() if path.suffix in (".docx", ".txt"))
    assert main(plans) == 1
    assert len(capsys.readouterr().out.splitlines()) == len(plans)
