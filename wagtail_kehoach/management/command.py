"""What our management commands share."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Page, Site


class KehoachCommand(BaseCommand):
    """A command that prints Vietnamese on any terminal."""

    def execute(self, *args: Any, **options: Any) -> Any:
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")
        return super().execute(*args, **options)


def page_at(path: str, hostname: str | None = None) -> Page:
    """Return the page at ``path`` (``/tuyen-truyen/ke-hoach/``) of the site ``hostname``, or of the default site.

    Raises ``CommandError`` when there is no such site or page.
    """
    if hostname:
        site = Site.objects.filter(hostname=hostname).first()
    else:
        site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        name = f"trang web “{hostname}”" if hostname else "trang web mặc định"
        raise CommandError(f"Không tìm thấy {name}. Xem Cài đặt → Trang web trong trang quản trị.")
    below = "/".join(part for part in path.split("/") if part)
    url_path = site.root_page.url_path + (below + "/" if below else "")
    page = Page.objects.filter(url_path=url_path).first()
    if page is None:
        raise CommandError(f"Không có trang nào ở địa chỉ “{path}”. Hãy chạy: python manage.py kehoach_setup")
    return page.specific
