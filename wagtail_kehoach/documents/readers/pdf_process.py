"""Running ``pdf_characters`` on a PDF in a child process, within the limits, and taking in what it says."""

from __future__ import annotations

import importlib.util
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wagtail_kehoach.documents.draft import DocumentError
from wagtail_kehoach.documents.limits import Limits, size_in_words
from wagtail_kehoach.documents.source import too_large

_SCRIPT = Path(__file__).with_name("pdf_characters.py")
_OUTPUT_PER_CHARACTER = 100
_PATIENCE = 3
# What an interpreter may need to start; nothing else of the portal's environment reaches the child.
_KEPT_VARIABLES = ("LD_LIBRARY_PATH", "PATH", "SYSTEMROOT")
_CRASHES = frozenset(-getattr(signal, name) for name in ("SIGSEGV", "SIGBUS") if hasattr(signal, name))
_DAMAGED = (
    "Tệp PDF bị hỏng hoặc chưa tải đủ; hãy tải lại tệp từ nơi gửi, hoặc mở bằng trình xem PDF rồi in ra một tệp PDF "
    "mới."
)
_ENCRYPTED = (
    "Tệp PDF có mật khẩu nên không đọc được; hãy mở bằng trình xem PDF, bỏ mật khẩu (hoặc in ra một tệp PDF mới) rồi "
    "chọn lại tệp."
)
_NO_READER = (
    "Máy chủ không chạy được bộ đọc PDF; hãy báo người quản trị trang, trong lúc chờ hãy chọn bản .docx của kế hoạch."
)


@dataclass(frozen=True, slots=True)
class Word:
    """Letters that stand together: from ``x0`` to ``x1`` on the baseline ``y``; ``spaced``: a space follows.

    ``font`` is the name of the font as the file gives it.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    spaced: bool
    font: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """What a page prints, in points from its upper left corner.

    ``across`` holds ruling lines as (y, x0, x1), ``down`` as (x, y0, y1). ``pictured`` is the part of the page that
    pictures cover, ``drawn`` the number of its drawn shapes. ``width`` is 0 for a page that cannot be read.
    """

    width: float
    height: float
    words: tuple[Word, ...]
    across: tuple[tuple[float, float, float], ...]
    down: tuple[tuple[float, float, float], ...]
    pictured: float
    drawn: int


def pages_of(data: bytes, limits: Limits) -> list[Page]:
    """Return the pages of a PDF. Raises ``DocumentError``: ``too_large``, ``encrypted``, ``unreadable``."""
    with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as output:
        source.write(data)
        source.seek(0)
        _run(source, output, limits)
        output.seek(0)
        return list(_taken_in(output, limits))


def damaged() -> DocumentError:
    """Return the refusal of a broken or truncated file."""
    return DocumentError("unreadable", _DAMAGED)


def _run(source: Any, output: Any, limits: Limits) -> None:
    bounds = (
        limits.max_pdf_memory,
        limits.max_pdf_seconds,
        limits.max_characters * _OUTPUT_PER_CHARACTER,
        limits.max_pdf_pages,
        limits.max_characters,
    )
    # Isolated (-I) and without site packages (-S): nothing is imported but what the script names.
    command = [_interpreter(), "-I", "-S", str(_SCRIPT), _library(), *map(str, bounds)]
    try:
        ended = subprocess.run(  # noqa: S603 - our own script with our own interpreter
            command,
            stdin=source,
            stdout=output,
            stderr=subprocess.DEVNULL,
            env={name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ},
            timeout=_PATIENCE * limits.max_pdf_seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _too_costly(limits) from error
    except OSError as error:
        raise DocumentError("unreadable", _NO_READER) from error
    if ended.returncode in _CRASHES:
        raise damaged()
    if ended.returncode < 0:
        raise _too_costly(limits)
    if ended.returncode:
        raise DocumentError("unreadable", _NO_READER)


def _taken_in(output: Any, limits: Limits) -> Iterator[Page]:
    expected = None
    for line in output:
        value = json.loads(line)
        if "refused" in value:
            raise _refusal(value["refused"], limits)
        if expected is None:
            expected = value["pages"]
        else:
            yield Page(
                width=value["width"],
                height=value["height"],
                words=tuple(map(_word, value["words"])),
                across=tuple(map(tuple, value["across"])),
                down=tuple(map(tuple, value["down"])),
                pictured=value["pictured"],
                drawn=value["drawn"],
            )


def _refusal(cause: str, limits: Limits) -> DocumentError:
    if cause == "pages":
        return too_large(f"tệp PDF chỉ được tới {limits.max_pdf_pages} trang")
    if cause == "characters":
        return too_large(f"tài liệu có hơn {limits.max_characters:,} ký tự".replace(",", "."))
    if cause == "encrypted":
        return DocumentError("encrypted", _ENCRYPTED)
    return _too_costly(limits) if cause == "memory" else damaged()


def _too_costly(limits: Limits) -> DocumentError:
    return too_large(
        f"đọc tệp PDF này cần hơn {size_in_words(limits.max_pdf_memory)} bộ nhớ hoặc hơn {limits.max_pdf_seconds} giây"
    )


def _word(values: list[Any]) -> Word:
    text, x0, x1, y, size, bold, spaced, font = values
    return Word(_whole(text), x0, x1, y, size, bold, spaced, sys.intern(font))


def _whole(text: str) -> str:
    """Return ``text`` with surrogate pairs joined and single halves replaced."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if not text.isascii() else text


def _library() -> str:
    """Return the folder in which pypdfium2 is installed, wherever the portal found it."""
    found = importlib.util.find_spec("pypdfium2")
    if found is None or not found.origin:
        raise DocumentError("unreadable", _NO_READER)
    return str(Path(found.origin).parents[1])


def _interpreter() -> str:
    """Return the Python of this process; within some web servers ``sys.executable`` names the server."""
    if Path(sys.executable).name.lower().startswith(("python", "pypy")):
        return sys.executable
    return str(Path(sys.exec_prefix, "Scripts" if sys.platform == "win32" else "bin", "python"))
