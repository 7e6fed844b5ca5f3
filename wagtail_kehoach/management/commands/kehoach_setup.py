"""``manage.py kehoach_setup``: make the hub, the list of plans and the group of editors."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from wagtail_kehoach.management.command import KehoachCommand, page_at
from wagtail_kehoach.portal_setup import set_up


class Command(KehoachCommand):
    """Sets up a portal; safe to run again."""

    help = "Tạo trang tuyên truyền, danh mục kế hoạch và nhóm biên tập viên. Chạy lại không làm thay đổi gì."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--parent", default="/", help="Địa chỉ trang cha, ví dụ / hoặc /gioi-thieu/ (mặc định: /).")
        parser.add_argument("--site", help="Tên miền khi cổng có nhiều trang web, ví dụ suoingan.example.")

    def handle(self, *args: Any, **options: Any) -> None:
        done = set_up(page_at(options["parent"], options["site"]))
        word = "Đã tạo" if done.created else "Đã có sẵn"
        for page in (done.hub, done.plan_index):
            self.stdout.write(f"{word}: {page.title} ({page.url})")
        self.stdout.write(f"Nhóm biên tập: “{done.editors.name}”. Quyền của nhóm: xem Cài đặt → Nhóm.")
