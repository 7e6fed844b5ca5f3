"""What the screens of the wizard share."""

from __future__ import annotations

from typing import Any

from django.forms import Media
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from wagtail_kehoach.intake.unfinished import visible_to

START_TITLE = gettext_lazy("Plan from a document")
MEDIA = Media(css={"all": ["wagtail_kehoach/admin-intake.css"]}, js=["wagtail_kehoach/admin-intake.js"])


class IntakeView(WagtailAdminTemplateMixin, View):
    """What all screens of the wizard share."""

    header_icon = "doc-full"

    def above(self) -> list[dict[str, Any]]:
        """Return the screens of the wizard above this one."""
        return [{"url": reverse("kehoach_intake:index"), "label": START_TITLE}]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, *self.above(), {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "media": MEDIA}


class OneIntakeView(IntakeView):
    """A screen about one received document, for those who may work on it."""

    wants_open: bool | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.intake = visible_to(request.user).filter(pk=kwargs["pk"]).first()
        if self.intake is None:
            raise Http404
        if self.wants_open is not None and self.wants_open != self.intake.is_open:
            return self.elsewhere()
        return super().dispatch(request, *args, **kwargs)

    def elsewhere(self) -> HttpResponse:
        """Lead to the screen on which the document is by now."""
        return redirect("kehoach_intake:review" if self.intake.is_open else "kehoach_intake:result", self.intake.pk)

    def get_page_subtitle(self) -> str:
        return self.intake.original_name

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "intake": self.intake}


def view_url(page: Page) -> str:
    """Return where an editor sees ``page``: as readers do, or as a preview of the draft."""
    return page.url if page.live and page.url else reverse("wagtailadmin_pages:view_draft", args=[page.pk])
