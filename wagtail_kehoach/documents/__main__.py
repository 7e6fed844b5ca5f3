"""``python -m wagtail_kehoach.documents FILE…``: print plan documents as JSON in UTF-8.

One file gives one indented object, several give one object a line. A refused file gives its message on standard error
and, among several, a line ``{"file": …, "error": …, "message": …}``.
Exit code: 0 all read, 1 some refused, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from wagtail_kehoach.documents.draft import DocumentError
from wagtail_kehoach.documents.parse import parse_plan
from wagtail_kehoach.documents.serialize import to_dict


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the named files and print them. Returns the exit code."""
    _speak_utf8(sys.stdout)
    _speak_utf8(sys.stderr)
    parser = argparse.ArgumentParser(
        prog="python -m wagtail_kehoach.documents",
        description="Đọc văn bản kế hoạch (.docx, .pdf, edXML, văn bản thuần) và in kết quả dạng JSON.",
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="tệp kế hoạch")
    files: list[Path] = parser.parse_args(arguments).files
    refused = 0
    for path in files:
        name = str(path).encode("utf-8", "replace").decode("utf-8")
        try:
            result = {"file": name, **to_dict(parse_plan(path))}
        except DocumentError as error:
            refused += 1
            print(f"{name}: {error}", file=sys.stderr)
            result = {"file": name, "error": error.code, "message": str(error)}
        print(json.dumps(result, ensure_ascii=False, indent=2 if len(files) == 1 else None))
    return 1 if refused else 0


def _speak_utf8(stream: TextIO) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding="utf-8")


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrokenPipeError:
        # Whoever read the output has seen enough; Python must not try to write the rest when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
