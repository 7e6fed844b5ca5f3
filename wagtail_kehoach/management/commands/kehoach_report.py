"""``manage.py kehoach_report``: make the result report of a plan as DOCX."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from django.utils import timezone

from wagtail_kehoach.management.command import KehoachCommand, page_at
from wagtail_kehoach.models import PlanPage, ReportDeadline, ResultReport
from wagtail_kehoach.obligations import obligations
from wagtail_kehoach.reporting.make import make_report, period_of
from wagtail_kehoach.vietnamese.dates import parse_day


class Command(KehoachCommand):
    """Counts what is live and writes the report."""

    help = "Lập báo cáo kết quả tuyên truyền (DOCX) của một kế hoạch từ các tin, bài đã đăng."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("plan", help="Địa chỉ trang kế hoạch, ví dụ /tuyen-truyen/ke-hoach/tuan-le-doc-sach/")
        parser.add_argument("--site", help="Tên miền khi cổng có nhiều trang web.")
        parser.add_argument(
            "--deadline", type=int, help="Mốc báo cáo thứ mấy của kế hoạch (mặc định: mốc sắp đến hạn nhất)."
        )
        parser.add_argument("--from", dest="start", help="Từ ngày, ví dụ 05/10/2026 (mặc định: theo mốc báo cáo).")
        parser.add_argument("--to", dest="end", help="Đến ngày, ví dụ 20/12/2026 (mặc định: theo mốc báo cáo).")
        parser.add_argument("--output", type=Path, help="Nơi lưu tệp DOCX (mặc định: chỉ lưu trong hệ thống).")

    def handle(self, *args: Any, **options: Any) -> None:
        plan = page_at(options["plan"], options["site"])
        if not isinstance(plan, PlanPage):
            raise CommandError(f"“{plan.title}” không phải là kế hoạch.")
        today = timezone.localdate()
        deadline = self._deadline(plan, options["deadline"], today)
        start, end = period_of(plan, deadline, today)
        start, end = self._day(options["start"]) or start, self._day(options["end"]) or end
        try:
            report = make_report(plan, start=start, end=end, deadline=deadline)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        if options["output"]:
            self._write(report, options["output"])
        figures = report.figures
        self.stdout.write(f"{report.title}, từ {start:%d/%m/%Y} đến {end:%d/%m/%Y}.")
        self.stdout.write(
            f"Tin, bài: {len(figures['items'])}; đăng nơi khác: {len(figures['offsite'])}; "
            f"thời lượng: {figures['recorded_seconds'] / 60:.1f} phút."
        )
        self.stdout.write(f"Tệp: {options['output'] or report.document.name}")

    def _write(self, report: ResultReport, path: Path) -> None:
        try:
            with report.document.open("rb") as document:
                path.write_bytes(document.read())
        except OSError as error:
            raise CommandError(
                f"Báo cáo đã được lưu trong hệ thống nhưng không ghi được tệp “{path}”: "
                "hãy kiểm tra thư mục và quyền ghi."
            ) from error

    def _deadline(self, plan: PlanPage, number: int | None, today: date) -> ReportDeadline | None:
        if number is None:
            owed = (entry for entry in obligations(None, today, plans=[plan]) if not entry.is_task)
            return next((entry.row for entry in owed), None)
        deadlines = list(plan.deadlines.all())
        if not 1 <= number <= len(deadlines):
            raise CommandError(f"Kế hoạch có {len(deadlines)} mốc báo cáo; không có mốc thứ {number}.")
        return deadlines[number - 1]

    def _day(self, text: str | None) -> date | None:
        if not text:
            return None
        try:
            return parse_day(text)
        except ValueError as error:
            raise CommandError(str(error)) from error
