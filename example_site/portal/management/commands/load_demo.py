"""``manage.py load_demo``: load the demo; running it again changes nothing."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from example_site.portal import demo
from wagtail_kehoach.management.command import KehoachCommand


class Command(KehoachCommand):
    """Loads the demo from its plan document."""

    help = "Nạp dữ liệu mẫu: từ tệp kế hoạch đến đợt tuyên truyền, chuyên mục, tin bài và báo cáo."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="Cổng mà trang mẫu sẽ chạy (mặc định: 8000).")

    def handle(self, *args: Any, **options: Any) -> None:
        loaded = demo.load(options["port"])
        word = "Đã nạp" if loaded.created else "Đã có sẵn"
        self.stdout.write(f"{word} dữ liệu mẫu: {loaded.plan.title}")
        self.stdout.write(f"Trang tuyên truyền: {loaded.hub_url}; kế hoạch: {loaded.plan.url}")
        if loaded.report:
            self.stdout.write(f"Báo cáo: {loaded.report.document.name}")
