"""The screens that say what will happen before it does: publish all of it, take it back, discard a review."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.models import Page

from wagtail_kehoach.admin.intake.outcomes import doing_words
from wagtail_kehoach.admin.intake.views.base import OneIntakeView
from wagtail_kehoach.editorial import way_out
from wagtail_kehoach.intake.make import publish_all, undo, why_not_undo
from wagtail_kehoach.intake.receive import forget
from wagtail_kehoach.intake.traces import pages_made


class ConfirmView(OneIntakeView, ABC):
    """Says what will happen, and does it when the button is pressed."""

    template_name = "wagtail_kehoach/admin/intake_confirm.html"
    button: Any = ""
    is_serious = False

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        try:
            return self.do()
        except (ValidationError, PermissionDenied) as error:
            for message in getattr(error, "messages", [str(error) or _("You may not do this.")]):
                messages.error(request, message)
            return self.elsewhere()

    @abstractmethod
    def do(self) -> HttpResponse:
        """Do what was confirmed, and lead on."""

    @abstractmethod
    def question(self) -> str:
        """Return what is asked."""

    def consequences(self) -> list[dict[str, Any]]:
        """Return what will happen to each page."""
        return []

    def is_possible(self) -> bool:
        """Tell whether the button is offered."""
        return True

    def back_url(self) -> str:
        """Return where "no" leads."""
        return reverse("kehoach_intake:result", args=[self.intake.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        consequences = self.consequences()
        return super().get_context_data(
            question=self.question(),
            consequences=consequences,
            is_possible=self.is_possible() and all(not each.get("problem") for each in consequences),
            button=self.button,
            is_serious=self.is_serious,
            back_url=self.back_url(),
            **kwargs,
        )


class PublishView(ConfirmView):
    """Publishes plan, campaign and columns in one step."""

    page_title = gettext_lazy("Publish the whole campaign")
    header_icon = "check"
    wants_open = False
    button = gettext_lazy("Publish all of it")

    def question(self) -> str:
        return _("This is what will happen:")

    def consequences(self) -> list[dict[str, Any]]:
        return [self._consequence(page) for page in pages_made(self.intake)]

    def _consequence(self, page: Page) -> dict[str, Any]:
        told = {"title": page.title, "kind": page.specific_class._meta.verbose_name}
        try:
            return {**told, "words": doing_words(page, way_out(page, self.request.user))}
        except (ValidationError, PermissionDenied) as error:
            problem = " ".join(getattr(error, "messages", [str(error) or _("You may not publish this page.")]))
            return {**told, "problem": problem, "url": reverse("wagtailadmin_pages:edit", args=[page.pk])}

    def do(self) -> HttpResponse:
        publish_all(self.intake, self.request.user)
        messages.success(self.request, _("Done. The table tells how each page stands now."))
        return redirect("kehoach_intake:result", self.intake.pk)


class UndoView(ConfirmView):
    """Deletes the drafts that were made; the review is open again."""

    page_title = gettext_lazy("Take the drafts back")
    header_icon = "rotate"
    wants_open = False
    is_serious = True
    button = gettext_lazy("Yes, delete the drafts")

    def question(self) -> str:
        reasons = why_not_undo(self.intake)
        if reasons:
            return " ".join([_("This cannot be taken back any more."), *reasons])
        return _("These pages will be deleted. The document and your review stay: you can go on with it.")

    def consequences(self) -> list[dict[str, Any]]:
        if why_not_undo(self.intake):
            return []
        return [
            {"title": page.title, "kind": page.specific_class._meta.verbose_name, "words": _("is deleted")}
            for page in pages_made(self.intake)
        ]

    def is_possible(self) -> bool:
        return not why_not_undo(self.intake)

    def do(self) -> HttpResponse:
        count = len(pages_made(self.intake))
        undo(self.intake, self.request.user)
        messages.success(
            self.request,
            ngettext(
                "%(count)d page was deleted. Your review is open again.",
                "%(count)d pages were deleted. Your review is open again.",
                count,
            )
            % {"count": count},
        )
        return redirect("kehoach_intake:review", self.intake.pk)


class DiscardView(ConfirmView):
    """Throws an unfinished review away, with its file."""

    page_title = gettext_lazy("Discard the review")
    header_icon = "bin"
    wants_open = True
    is_serious = True
    button = gettext_lazy("Yes, discard it")

    def question(self) -> str:
        if self.intake.created_by_id == self.request.user.pk:
            words = _("The file “%(name)s” and your review of it will be deleted. Nothing on the site changes.")
        else:
            words = _("The file “%(name)s” and your colleague's review will be deleted. Nothing on the site changes.")
        return words % {"name": self.intake.original_name}

    def back_url(self) -> str:
        return reverse("kehoach_intake:index")

    def do(self) -> HttpResponse:
        name = self.intake.original_name
        forget(self.intake, self.request.user)
        messages.success(self.request, _("“%(name)s” was discarded.") % {"name": name})
        return redirect("kehoach_intake:index")
