"""What is to be made and where it goes out: genres, channels, numeric targets."""

from __future__ import annotations

from wagtail_kehoach.documents.channels import read_channels
from wagtail_kehoach.documents.genres import read_genres
from wagtail_kehoach.documents.targets import read_targets

__all__ = ["read_channels", "read_genres", "read_targets"]
