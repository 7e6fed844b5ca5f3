"""Parts of pages for the tests: pictures, recordings and blocks. Pages themselves are fixtures of ``conftest``."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image as Canvas
from wagtail.images import get_image_model
from wagtailmedia.models import get_media_model

RECORDING = Path(__file__).resolve().parent.parent / "example_site" / "demo" / "media" / "thu-vien-tren-song-so-1.mp3"

Block = tuple[str, dict[str, Any]]


def section(title: str = "", text: str = "", *, level: int = 1, label: str = "", public: bool = True) -> Block:
    """Return one part of a plan's text, for ``PlanPage.sections``."""
    return "section", {"level": level, "label": label, "title": title, "text": text, "public": public}


def picture(title: str = "Phòng đọc") -> Any:
    """Make a picture of the site's image model, 1000 × 700 pixels."""
    file = BytesIO()
    Canvas.new("RGB", (1000, 700), "#1f6b4f").save(file, "JPEG")
    return get_image_model().objects.create(title=title, file=ContentFile(file.getvalue(), name="phong-doc.jpg"))


def photo(alt_text: str = "Phòng đọc có hai tủ sách", *, caption: str = "", credit: str = "") -> Block:
    """Return a photo block with a new picture, for ``gallery`` and ``body`` of an item."""
    image = {"image": picture(), "alt_text": alt_text, "decorative": False}
    return "photo", {"image": image, "caption": caption, "credit": credit}


def recording(kind: str = "audio", *, title: str = "Thư viện trên sóng số 1", duration: float = 54.6) -> Any:
    """Make a recording of the site's media model; a video has the same bytes under another name."""
    name = "thu-vien-tren-song.mp3" if kind == "audio" else "thu-vien.mp4"
    media = get_media_model()(title=title, type=kind, duration=duration)
    media.file.save(name, ContentFile(RECORDING.read_bytes()))
    return media
