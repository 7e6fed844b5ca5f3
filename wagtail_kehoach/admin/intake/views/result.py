"""The screen that shows what was made of a document."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.models import Page

from wagtail_kehoach.admin.intake.outcomes import state_words, waits
from wagtail_kehoach.admin.intake.views.base import OneIntakeView, view_url
from wagtail_kehoach.admin.room_ways import write_url
from wagtail_kehoach.intake.make import why_not_undo
from wagtail_kehoach.intake.traces import pages_made
from wagtail_kehoach.models import MediaColumnPage


class ResultView(OneIntakeView):
    """What was made, and what to do with it next."""

    template_name = "wagtail_kehoach/admin/intake_result.html"
    header_icon = "success"
    wants_open = False

    @cached_property
    def pages(self) -> list[Page]:
        """Plan, campaign and columns, as far as they are still there."""
        return pages_made(self.intake)

    @cached_property
    def all_out(self) -> bool:
        """Whether nothing is left to publish."""
        return all(not waits(page) for page in self.pages)

    def get_page_title(self) -> str:
        return _("The whole campaign is published") if self.pages and self.all_out else _("The drafts are ready")

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.render_to_response(
            self.get_context_data(
                pages=[self._described(page) for page in self.pages],
                all_out=self.all_out,
                can_undo=not why_not_undo(self.intake),
            )
        )

    def _described(self, page: Page) -> dict[str, Any]:
        permissions = page.permissions_for_user(self.request.user)
        may_write = isinstance(page, MediaColumnPage) and page.live and permissions.can_add_subpage()
        return {
            "page": page,
            "kind": page.specific_class._meta.verbose_name,
            "state": state_words(page),
            "can_edit": permissions.can_edit(),
            "view_url": view_url(page),
            "write_url": write_url(page) if may_write else "",
        }
