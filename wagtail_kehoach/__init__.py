"""Plans, communication campaigns and media columns for Wagtail portals of Vietnamese centres."""

__version__ = "0.1.0.dev0"
