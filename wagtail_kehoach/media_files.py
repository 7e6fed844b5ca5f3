"""What a recording says of itself."""

from __future__ import annotations

import math
from typing import BinaryIO

from tinytag import TinyTag


def recording_seconds(file: BinaryIO) -> float | None:
    """Return the length in seconds of the audio or video in an opened, seekable ``file``; its position stays.

    ``None`` for whatever cannot be read as a recording. Never raises for the bytes in it.
    """
    position = file.tell()
    try:
        file.seek(0)
        duration = TinyTag.get(file_obj=file, tags=False).duration
    except Exception:  # Hostile bytes make a parser fail in any way.
        return None
    finally:
        file.seek(position)
    return duration if duration and math.isfinite(duration) and duration > 0 else None
