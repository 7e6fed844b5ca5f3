"""The screens of the wizard. They ask the services and show what these say."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.forms import Media
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page
from wagtail.permissions import page_permission_policy
from wagtail.query import PageQuerySet

from wagtail_kehoach.admin.intake.forms import DocumentForm, StartForm
from wagtail_kehoach.admin.intake.outcomes import doing_words, done_words, state_words, target_words, waits
from wagtail_kehoach.admin.intake.proposal import KINDS
from wagtail_kehoach.admin.intake.review import ROW_WORDS, Review
from wagtail_kehoach.conf import get_configuration
from wagtail_kehoach.documents.draft import DocumentError
from wagtail_kehoach.documents.limits import size_in_words
from wagtail_kehoach.editorial import way_out
from wagtail_kehoach.intake.make import create_drafts, may_make_campaign, publish_all, undo, why_not_undo
from wagtail_kehoach.intake.receive import AlreadyReceived, draft_of, forget, keep_document
from wagtail_kehoach.intake.traces import pages_made
from wagtail_kehoach.intake.unfinished import keep_answers, visible_to
from wagtail_kehoach.models import PlanIndexPage, PlanIntake
from wagtail_kehoach.models.choices import Tracking
from wagtail_kehoach.models.plans import Disclosure

UNFINISHED_SHOWN = 50
FINISHED_A_PAGE = 20
DOCUMENT_FIELDS = DocumentForm.base_names[:12]
ENDING_FIELDS = DocumentForm.base_names[14:]
MEDIA = Media(css={"all": ["wagtail_kehoach/admin-intake.css"]}, js=["wagtail_kehoach/admin-intake.js"])


def lists_for(user: Any) -> PageQuerySet:
    """Return the lists of plans to which ``user`` may add."""
    below = page_permission_policy.instances_user_has_permission_for(user, "add")
    return PlanIndexPage.objects.filter(pk__in=below.values("pk")).order_by("title", "pk")


class IntakeView(WagtailAdminTemplateMixin, View):
    """What all screens of the wizard share."""

    header_icon = "doc-full"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        trail = [{"url": reverse("kehoach_intake:index"), "label": StartView.page_title}]
        if isinstance(self, StartView):
            trail = []
        return [*self.breadcrumbs_items, *trail, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "media": MEDIA}


class StartView(IntakeView):
    """Takes a document in; lists the reviews that wait and those that are done."""

    page_title = gettext_lazy("Plan from a document")
    template_name = "wagtail_kehoach/admin/intake_start.html"

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
        own = visible_to(self.request.user).filter(created_by=self.request.user).defer("draft", "answers")
        finished = Paginator(own.filter(plan__isnull=False), FINISHED_A_PAGE)
        return super().get_context_data(
            unfinished=own.filter(plan__isnull=True).order_by("-changed_at")[:UNFINISHED_SHOWN],
            finished=finished.get_page(self.request.GET.get("p")),
            most=size_in_words(get_configuration().document_limits.max_bytes),
            **kwargs,
        )


class OneIntakeView(IntakeView):
    """A screen about one received document, for its receiver and superusers."""

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
            finished = review.finish()
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
            issuer_unit=review.unit(review.value("issuer")),
            tasks_by_unit=review.tasks_by_unit(),
            to_check=review.to_check(),
            open_repairs=any(repair.is_open for repair in review.repairs),
            proposed_campaign=review.proposal.campaign,
            target_words=[target_words(*target) for target in review.proposal.campaign.targets],
            internal_words=Disclosure.INTERNAL.label,
            pieces=review.pieces(),
            rows=review.rows,
            row_words=ROW_WORDS,
            templates=[(kind.name, kind.form(prefix=f"{kind.name}-__n__")) for kind in KINDS.values()],
            tracking=Tracking.choices,
            read=read,
            known=known,
            may_make_campaign=self.may_make_campaign,
            may_add_organisations=self.request.user.has_perm("wagtail_kehoach.add_organisation"),
            general_problems=kwargs.pop("general_problems", []),
            **kwargs,
        )


class ResultView(OneIntakeView):
    """What was made, and what to do with it next."""

    page_title = gettext_lazy("The drafts are ready")
    template_name = "wagtail_kehoach/admin/intake_result.html"
    header_icon = "success"
    wants_open = False

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        pages = pages_made(self.intake)
        return self.render_to_response(
            self.get_context_data(
                pages=[self._described(page) for page in pages],
                all_out=all(not waits(page) for page in pages),
                can_undo=not why_not_undo(self.intake),
            )
        )

    def _described(self, page: Page) -> dict[str, Any]:
        permissions = page.permissions_for_user(self.request.user)
        return {
            "page": page,
            "kind": page.specific_class._meta.verbose_name,
            "state": state_words(page),
            "can_edit": permissions.can_edit(),
            "view_url": view_url(page),
        }


def view_url(page: Page) -> str:
    """Return where an editor sees ``page``: as readers do, or as a preview of the draft."""
    return page.url if page.live and page.url else reverse("wagtailadmin_pages:view_draft", args=[page.pk])


class ConfirmView(OneIntakeView):
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

    def do(self) -> HttpResponse:
        """Do what was confirmed, and lead on."""
        raise NotImplementedError

    def question(self) -> str:
        """Return what is asked."""
        raise NotImplementedError

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
        for published in publish_all(self.intake, self.request.user):
            words = done_words(published.outcome)
            buttons = [messages.button(view_url(published.page), pgettext("a page", "View"))]
            messages.success(
                self.request, f"{published.page.title}: {words}", buttons=buttons if published.page.live else []
            )
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
        return _("The file “%(name)s” and your review of it will be deleted. Nothing on the site changes.") % {
            "name": self.intake.original_name
        }

    def back_url(self) -> str:
        return reverse("kehoach_intake:index")

    def do(self) -> HttpResponse:
        name = self.intake.original_name
        forget(self.intake, self.request.user)
        messages.success(self.request, _("“%(name)s” was discarded.") % {"name": name})
        return redirect("kehoach_intake:index")
