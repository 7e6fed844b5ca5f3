"""Serving media with byte ranges, so that recordings can be sought through where no web server does it."""

from __future__ import annotations

import mimetypes
import os
import re
from collections.abc import Iterator
from pathlib import Path

from django.core.exceptions import SuspiciousFileOperation
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseNotModified, StreamingHttpResponse
from django.utils._os import safe_join
from django.utils.http import http_date
from django.views.decorators.http import require_safe
from django.views.static import was_modified_since

BLOCK_BYTES = 64 * 1024
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")
#: Kinds that a browser shows or plays; everything else is downloaded, never run.
_SHOWN_KINDS = ("audio/", "video/", "image/jpeg", "image/png", "image/gif", "image/webp", "image/avif")


@require_safe
def serve_media(request: HttpRequest, path: str, root: str | os.PathLike[str]) -> HttpResponse:
    """Answer with the file ``path`` below ``root``, or with the byte range that is asked for (RFC 9110, section 14).

    One range is answered with 206, an impossible one with 416; several ranges, a malformed one, or one of a file that
    has changed meanwhile (``If-Range``), get the whole file.
    """
    file = _file_below(root, path)
    facts = file.stat()
    last_modified = http_date(facts.st_mtime)
    if not was_modified_since(request.headers.get("If-Modified-Since"), facts.st_mtime):
        return HttpResponseNotModified()
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    is_same = request.headers.get("If-Range", last_modified) == last_modified
    wanted = _wanted_range(request.headers.get("Range", ""), facts.st_size) if is_same else None
    response: HttpResponse
    if wanted is None:
        response = FileResponse(file.open("rb"), content_type=kind)
    elif wanted[0] >= wanted[1]:
        response = HttpResponse(status=416)
        response["Content-Range"] = f"bytes */{facts.st_size}"
        return response
    else:
        start, stop = wanted
        response = StreamingHttpResponse(_blocks(file, start, stop), status=206, content_type=kind)
        response["Content-Range"] = f"bytes {start}-{stop - 1}/{facts.st_size}"
        response["Content-Length"] = str(stop - start)
    response["Accept-Ranges"] = "bytes"
    response["Last-Modified"] = last_modified
    response["X-Content-Type-Options"] = "nosniff"
    if not kind.startswith(_SHOWN_KINDS):
        response["Content-Disposition"] = "attachment"
    return response


def _file_below(root: str | os.PathLike[str], path: str) -> Path:
    """Return the file ``path`` below ``root``. Raises ``Http404`` for what is none, or lies elsewhere."""
    try:
        file = Path(safe_join(root, path))
        if file.is_file():
            return file
    except (SuspiciousFileOperation, OSError, ValueError) as error:
        raise Http404 from error
    raise Http404


def _wanted_range(header: str, size: int) -> tuple[int, int] | None:
    """Return the first byte and the one behind the last, equal for an impossible range; ``None`` for no range."""
    match = _RANGE.fullmatch(header.strip())
    if not match or match[1] == match[2] == "":
        return None
    if match[1] == "":
        return max(size - int(match[2]), 0), size
    start = int(match[1])
    if match[2] and int(match[2]) < start:
        return None
    stop = min(int(match[2]) + 1, size) if match[2] else size
    return (start, stop) if start < stop else (size, size)


def _blocks(file: Path, start: int, stop: int) -> Iterator[bytes]:
    with file.open("rb") as source:
        source.seek(start)
        left = stop - start
        while left > 0 and (block := source.read(min(BLOCK_BYTES, left))):
            left -= len(block)
            yield block
