"""``manage.py kehoach_remind``: tell people by mail what is due; for cron, once a day or more often."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone

from wagtail_kehoach.management.command import KehoachCommand
from wagtail_kehoach.reminders import Told, address_of, remind
from wagtail_kehoach.vietnamese.dates import parse_day


class Command(KehoachCommand):
    """Sends the reminders of a day and prints who was told what."""

    help = "Gửi thư nhắc mốc báo cáo và đầu việc sắp đến hạn hoặc quá hạn. Chạy lại không nhắc hai lần."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Chỉ in ra ai sẽ được nhắc, không gửi thư.")
        parser.add_argument("--day", help="Coi như hôm nay là ngày này, ví dụ 20/11/2026 (mặc định: hôm nay).")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            today = parse_day(options["day"]) if options["day"] else timezone.localdate()
        except ValueError as error:
            raise CommandError(str(error)) from error
        told = remind(today, dry_run=options["dry_run"])
        for outcome in told:
            self._print(outcome, dry_run=options["dry_run"])
        failed = sum(bool(outcome.error) for outcome in told)
        if not told:
            self.stdout.write("Không có ai cần nhắc.")
        if failed:
            raise CommandError(f"{failed} thư không gửi được; lần chạy sau sẽ gửi lại.")

    def _print(self, outcome: Told, *, dry_run: bool) -> None:
        """Print one person with what they were told."""
        word = "Sẽ nhắc" if dry_run else "Đã nhắc"
        if outcome.error:
            word = "KHÔNG GỬI ĐƯỢC"
        self.stdout.write(f"{word}: {outcome.user.get_username()} <{address_of(outcome.user)}>")
        if outcome.error:
            self.stdout.write(f"  Lỗi: {outcome.error}")
        for reminder in outcome.reminders:
            self.stdout.write(f"  - {reminder.due_on:%d/%m/%Y} ({reminder.standing}): {reminder.what}")
