"""What our management commands share."""

from __future__ import annotations

import sys
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Page, Site


class KehoachCommand(BaseCommand):
    """A command that prints Vietnamese on any terminal."""

    def execute(self, *args: Any, **options: Any) -> Any:
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")
        return super().execute(*args, **options)


def page_at(address: str, host: str | None = None) -> Page:
    """Return the page at ``address``: a path (``/tuyen-truyen/ke-hoach/``), or all that a browser shows.

    The page is sought in the site ``host`` (``hai.example``, ``hai.example:8080``), else in the one that the address
    names, else in the default site. Raises ``CommandError`` when there is no such site or page.
    """
    path, shown_host = parts_of(address)
    if host:
        site = site_named(host)
    else:
        site = site_named(shown_host) or Site.objects.filter(is_default_site=True).first()
    if site is None:
        name = f"trang web “{host}”" if host else "trang web mặc định"
        raise CommandError(f"Không tìm thấy {name}. Xem Cài đặt → Trang web trong trang quản trị.")
    below = "/".join(part for part in path.split("/") if part)
    url_path = site.root_page.url_path + (below + "/" if below else "")
    page = Page.objects.filter(url_path=url_path).first()
    if page is None:
        raise CommandError(f"Không có trang nào ở địa chỉ “{address}”. Hãy chạy: python manage.py kehoach_setup")
    return page.specific


def parts_of(address: str) -> tuple[str, str]:
    """Return path and host of an address; a bare path has no host."""
    if "://" not in address:
        return address, ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address, ""
    return unquote(parts.path), parts.netloc


def site_named(host: str) -> Site | None:
    """Return the site at ``host``, by port where several sites share the host."""
    try:
        parts = urlsplit(f"//{host}")
        sites = Site.objects.filter(hostname=parts.hostname)
        return sites.filter(port=parts.port).first() or sites.first()
    except ValueError:
        return None
