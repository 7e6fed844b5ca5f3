"""The first screen of the wizard: a document is taken in; reviews that wait, and those that are done, are listed."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from wagtail.admin import messages
from wagtail.query import PageQuerySet

from wagtail_kehoach.access import addable
from wagtail_kehoach.admin.intake.forms import StartForm
from wagtail_kehoach.admin.intake.views.base import START_TITLE, IntakeView
from wagtail_kehoach.conf import get_configuration
from wagtail_kehoach.coverage import name_of
from wagtail_kehoach.documents.draft import DocumentError
from wagtail_kehoach.documents.limits import size_in_words
from wagtail_kehoach.intake.receive import AlreadyReceived, keep_document
from wagtail_kehoach.intake.unfinished import unfinished, visible_to
from wagtail_kehoach.models import PlanIndexPage, PlanIntake

UNFINISHED_SHOWN = 50
FINISHED_A_PAGE = 20


def lists_for(user: Any) -> PageQuerySet:
    """Return the lists of plans to which ``user`` may add."""
    return addable(PlanIndexPage.objects.all(), user).order_by("title", "pk")


class StartView(IntakeView):
    """Takes a document in; lists the reviews that wait and those that are done."""

    page_title = START_TITLE
    template_name = "wagtail_kehoach/admin/intake_start.html"

    def above(self) -> list[dict[str, Any]]:
        return []

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.parents = lists_for(request.user)
        if not self.parents.exists():
            messages.error(request, _("You may not add plans anywhere. Ask the administrator of the site for it."))
            return redirect("wagtailadmin_home")
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=StartForm(parents=self.parents)))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = StartForm(request.POST, request.FILES, parents=self.parents)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        content, name = self._document(form)
        try:
            intake = keep_document(content, name, form.cleaned_data["parent"], user=request.user)
        except AlreadyReceived as error:
            return self._refused(form, " ".join(error.messages), self._earlier(error.intake))
        except (DocumentError, ValidationError, PermissionDenied) as error:
            return self._refused(form, " ".join(getattr(error, "messages", [str(error)])))
        if intake.answers:
            messages.info(request, _("You have begun to review this document already. Here is what you had so far."))
        return redirect("kehoach_intake:review", intake.pk)

    def _document(self, form: StartForm) -> tuple[bytes, str]:
        """Return the document and its name; of a file that is too large only so much that it is refused."""
        upload = form.cleaned_data["file"]
        if upload is None:
            return form.cleaned_data["text"].encode("utf-8", "replace"), _("Pasted text")
        return upload.read(get_configuration().document_limits.max_bytes + 1), upload.name

    def _refused(self, form: StartForm, reason: str, earlier: dict[str, str] | None = None) -> HttpResponse:
        form.add_error("file" if form.cleaned_data.get("file") else "text", reason)
        return self.render_to_response(self.get_context_data(form=form, earlier=earlier))

    def _earlier(self, intake: PlanIntake) -> dict[str, str] | None:
        """Return the way to the plan that this file has become, for who may edit it."""
        plan = intake.plan
        if plan is None or not plan.permissions_for_user(self.request.user).can_edit():
            return None
        return {"title": plan.title, "url": reverse("wagtailadmin_pages:edit", args=[plan.pk])}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        waiting = unfinished(user).defer("draft", "answers")[:UNFINISHED_SHOWN]
        own = visible_to(user).filter(created_by=user, plan__isnull=False).defer("draft", "answers")
        finished = Paginator(own, FINISHED_A_PAGE)
        return super().get_context_data(
            unfinished=[{"intake": intake, "receiver": receiver_of(intake, user)} for intake in waiting],
            finished=finished.get_page(self.request.GET.get("p")),
            most=size_in_words(get_configuration().document_limits.max_bytes),
            **kwargs,
        )


def receiver_of(intake: PlanIntake, user: Any) -> str:
    """Say who received the document; nobody where the account is gone."""
    if intake.created_by_id == user.pk:
        return pgettext("received by", "you")
    return name_of(intake.created_by) if intake.created_by else ""
