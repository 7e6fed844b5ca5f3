"""The screen on which what was read is checked, beside the document itself."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from wagtail_kehoach.admin.intake.finish import finish
from wagtail_kehoach.admin.intake.forms import DocumentForm
from wagtail_kehoach.admin.intake.kinds import KINDS
from wagtail_kehoach.admin.intake.outcomes import target_words
from wagtail_kehoach.admin.intake.review import Review
from wagtail_kehoach.admin.intake.views.base import OneIntakeView
from wagtail_kehoach.documents.draft import DocumentError
from wagtail_kehoach.intake.make import create_drafts, may_make_campaign
from wagtail_kehoach.intake.receive import AlreadyReceived, draft_of
from wagtail_kehoach.intake.unfinished import keep_answers
from wagtail_kehoach.models.choices import Tracking
from wagtail_kehoach.models.plans import Disclosure

DOCUMENT_FIELDS = DocumentForm.base_names[:12]
ENDING_FIELDS = DocumentForm.base_names[14:]


class ReviewView(OneIntakeView):
    """What was read on the left, the document on the right; nothing stands on the site before "Create drafts"."""

    page_title = gettext_lazy("Check what was read")
    template_name = "wagtail_kehoach/admin/intake_review.html"
    wants_open = True

    def elsewhere(self) -> HttpResponse:
        if self.request.headers.get("Accept") == "application/json":
            return JsonResponse({"problem": _("The drafts of this document have been made already.")}, status=409)
        return super().elsewhere()

    @cached_property
    def review(self) -> Review:
        """The review as it is kept."""
        draft_of(self.intake)
        return Review(self.intake, opened=self.request.GET.getlist("mo"))

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        try:
            return self.render_to_response(self.get_context_data(review=self.review))
        except DocumentError as error:
            messages.error(request, str(error))
            return redirect("kehoach_intake:index")

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Keep what was sent, then do what the pressed button says."""
        try:
            self.review.take(request.POST)
        except DocumentError as error:
            messages.error(request, str(error))
            return redirect("kehoach_intake:index")
        anchor, opened = self._order(request.POST)
        try:
            keep_answers(self.intake, self.review.answers.as_data(), request.user)
        except ValidationError:
            # Another window has made the drafts meanwhile.
            self.intake.refresh_from_db()
            return self.elsewhere()
        if request.headers.get("Accept") == "application/json":
            now = timezone.localtime(self.intake.changed_at)
            return JsonResponse({"saved": _("Saved at %(time)s") % {"time": f"{now:%H:%M}"}})
        match request.POST.get("action"):
            case "create":
                return self._create()
            case "later":
                messages.success(
                    request, _("The review of “%(name)s” is kept. Go on whenever you like.")
                    % {"name": self.intake.original_name}
                )  # fmt: skip
                return redirect("kehoach_intake:index")
        query = f"?mo={opened}" if opened else ""
        return redirect(f"{reverse('kehoach_intake:review', args=[pk])}{query}#{anchor}")

    def _order(self, sent: Any) -> tuple[str, str]:
        """Do what a button inside the review says; return where to go on, and which row is open then."""
        if sent.get("add") in KINDS:
            key = self.review.add_row(sent["add"])
            return key, key
        if "open" in sent:
            key = sent["open"]
            return (key, key) if any(row.key == key for rows in self.review.rows.values() for row in rows) else ("", "")
        every = [repair.number for repair in self.review.repairs]
        for order in ("accept", "decline", "undecide"):
            if order in sent:
                numbers = every if sent[order] == "all" else [number for number in every if sent[order] == str(number)]
                match order:
                    case "accept":
                        self.review.decide(accepted=numbers)
                    case "decline":
                        self.review.decide(declined=numbers)
                    case _:
                        self.review.decide(undecided=numbers)
                return "repairs", ""
        return "review", ""

    def _create(self) -> HttpResponse:
        review = Review(self.intake)
        try:
            finished = finish(review)
            if finished is None:
                return self._with_problems(review)
            plan, campaign, organisations = finished
            if not self.may_make_campaign:
                campaign = None
            create_drafts(self.intake, plan, campaign, self.request.user, new_organisations=organisations)
        except AlreadyReceived as error:
            return self._with_problems(Review(self.intake), error.messages)
        except ValidationError as error:
            return self._with_problems(Review(self.intake), error.messages)
        except PermissionDenied as error:
            return self._with_problems(Review(self.intake), [str(error) or _("You may not do this.")])
        return redirect("kehoach_intake:result", self.intake.pk)

    def _with_problems(self, review: Review, general: list[str] | None = None) -> HttpResponse:
        return self.render_to_response(self.get_context_data(review=review, general_problems=general or []))

    @cached_property
    def may_make_campaign(self) -> bool:
        """Whether this user may add campaigns beside the list of plans."""
        return self.intake.parent is not None and may_make_campaign(self.intake.parent, self.request.user)

    def get_context_data(self, review: Review, **kwargs: Any) -> dict[str, Any]:
        read, known = review.counts()
        return super().get_context_data(
            review=review,
            fields=review.fields,
            document_fields=[review.fields[name] for name in DOCUMENT_FIELDS],
            ending_fields=[review.fields[name] for name in ENDING_FIELDS],
            issuer_unit=review.units.named(review.value("issuer")),
            tasks_by_unit=review.units.grouping(review.rows["tasks"]),
            to_check=review.to_check(),
            open_repairs=any(repair.is_open for repair in review.repairs),
            proposed_campaign=review.proposal.campaign,
            target_words=[target_words(*target) for target in review.proposal.campaign.targets],
            internal_words=Disclosure.INTERNAL.label,
            pieces=review.pieces(),
            rows=review.rows,
            row_words={kind.name: kind.words for kind in KINDS.values()},
            templates=[(kind.name, kind.form(f"{kind.name}-__n__")) for kind in KINDS.values()],
            tracking=Tracking.choices,
            read=read,
            known=known,
            may_make_campaign=self.may_make_campaign,
            may_add_organisations=self.request.user.has_perm("wagtail_kehoach.add_organisation"),
            general_problems=kwargs.pop("general_problems", []),
            **kwargs,
        )
