"""``manage.py kehoach_import_plan``: read a plan document into the draft of a plan page."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError

from wagtail_kehoach.conf import get_configuration
from wagtail_kehoach.documents.draft import DocumentError
from wagtail_kehoach.intake.receive import AlreadyReceived, MarkedDocument, receive_document
from wagtail_kehoach.management.command import KehoachCommand, page_at
from wagtail_kehoach.models import PlanIndexPage, PlanPage


class Command(KehoachCommand):
    """Reads one document, and does all that was asked for or nothing."""

    help = "Đọc một văn bản kế hoạch (DOCX, PDF, edXML hoặc văn bản thuần) thành trang kế hoạch nháp."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="Tệp văn bản, ví dụ ke-hoach-45.docx")
        parser.add_argument("--parent", required=True, help="Địa chỉ danh mục kế hoạch, ví dụ /tuyen-truyen/ke-hoach/")
        parser.add_argument("--site", help="Tên miền khi cổng có nhiều trang web.")
        parser.add_argument("--publish", action="store_true", help="Đưa kế hoạch vào thực hiện ngay.")
        parser.add_argument("--public", action="store_true", help="Công khai kế hoạch cho bạn đọc (mặc định: nội bộ).")

    def handle(self, *args: Any, **options: Any) -> None:
        parent = page_at(options["parent"], options["site"])
        if not isinstance(parent, PlanIndexPage):
            raise CommandError(
                f"“{parent.title}” không phải là danh mục kế hoạch. Hãy chạy: python manage.py kehoach_setup"
            )
        self._tell(self._receive(options["file"], parent, public=options["public"], publish=options["publish"]))

    def _receive(self, path: Path, parent: PlanIndexPage, *, public: bool, publish: bool) -> PlanPage:
        content = self._read(path)
        try:
            return receive_document(content, path.name, parent, public=public, publish=publish).plan
        except DocumentError as error:
            raise CommandError(str(error)) from error
        except AlreadyReceived as refusal:
            raise CommandError(
                f"Tệp này đã được nhập ngày {refusal.day:%d/%m/%Y}: “{refusal.intake.plan.title}”. "
                "Muốn nhập lại, hãy xóa trang kế hoạch đó trước."
            ) from refusal
        except MarkedDocument as refusal:
            raise CommandError(
                f"Chưa nhập: văn bản có dấu “{refusal.mark}” nên không được công khai. "
                "Hãy nhập lại mà không có --public."
            ) from refusal
        except ValidationError as error:
            raise CommandError(
                f"Chưa nhập: {' '.join(error.messages)} Hãy nhập lại mà không có --publish, sửa bản nháp rồi đăng."
            ) from error

    def _read(self, path: Path) -> bytes:
        try:
            with path.open("rb") as file:
                # One byte beyond the limit tells that the file is too large, however large it is.
                return file.read(get_configuration().document_limits.max_bytes + 1)
        except OSError as error:
            raise CommandError(f"Không mở được tệp “{path}”: hãy kiểm tra tên tệp và quyền đọc.") from error

    def _tell(self, plan: PlanPage) -> None:
        if plan.live:
            state = "đã đăng công khai"
        elif plan.first_published_at:
            state = "nội bộ, đang thực hiện"
        else:
            state = "bản nháp"
        self.stdout.write(f"{plan.title}: {state}.")
        self.stdout.write(
            f"Số: {plan.number or 'không có trong văn bản'}; ngày: {plan.issue_date or 'không có trong văn bản'}; "
            f"căn cứ: {plan.bases.count()}; phần: {len(plan.sections)}; nhiệm vụ: {plan.tasks.count()}; "
            f"mốc báo cáo: {plan.deadlines.count()}; nơi nhận: {plan.recipients.count()}."
        )
