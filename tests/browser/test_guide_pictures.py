"""The pictures of the guides are all shown, and light enough for a slow connection."""

from __future__ import annotations

from pathlib import Path

GUIDES = Path(__file__).resolve().parents[2] / "docs" / "guides"
MOST_BYTES = 150_000


def test_every_picture_is_shown_by_a_guide() -> None:
    shown = "\n".join(page.read_text(encoding="utf-8") for page in GUIDES.rglob("*.md"))
    pictures = sorted(path.name for path in (GUIDES / "pictures").glob("*.png"))
    assert pictures
    assert [name for name in pictures if f"](../pictures/{name})" not in shown] == []


def test_no_picture_is_heavy() -> None:
    heavy = [path.name for path in (GUIDES / "pictures").iterdir() if path.stat().st_size >= MOST_BYTES]
    assert heavy == []
