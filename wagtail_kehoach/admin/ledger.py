"""The ledger of what is owed (Sổ theo dõi việc phải làm): the list, marking, and reports that were sent."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages as django_messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_POST
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets import AdminDateInput
from wagtail.permissions import page_permission_policy

from wagtail_kehoach import ledger
from wagtail_kehoach.access import editable
from wagtail_kehoach.admin.ledger_rows import DEADLINE, TASK, LedgerFilter, LedgerRow, in_working_order, row_key
from wagtail_kehoach.models import DeadlineSubmission, PlanPage, PlanTask, ReportDeadline, ResultReport
from wagtail_kehoach.models.choices import Tracking
from wagtail_kehoach.obligations import Obligation, obligations, open_days
from wagtail_kehoach.vietnamese.dates import Recurrence

ROWS_A_PAGE = 50
TITLE = gettext_lazy("Obligations ledger")
TYPED_DAY, TYPED_DAYS = "%d/%m/%Y", ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"]
MODELS: dict[str, type[PlanTask] | type[ReportDeadline]] = {TASK: PlanTask, DEADLINE: ReportDeadline}
#: How many open days of a deadline are offered at most: one of every week that nobody reported on has very many.
MOST_DAYS = 60

_MARK = re.compile(r"(?P<kind>task|deadline)-(?P<pk>\d{1,18})(?::(?P<tracking>\w+))?", re.ASCII)
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_LIKE_A_FORMULA = re.compile(r"[=+\-@\t\r]")


class LedgerPage(PermissionCheckedMixin, WagtailAdminTemplateMixin, View):
    """What the screens of the ledger have in common."""

    permission_policy = page_permission_policy
    any_permission_required = {"add", "change", "publish"}
    header_icon = "list-ul"
    page_title = TITLE

    @property
    def trail(self) -> list[dict[str, Any]]:
        """The screens between the list and this one."""
        return []

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        here = (
            [*self.trail, {"url": "", "label": self.get_page_title()}] if self.trail else [{"url": "", "label": TITLE}]
        )
        return [*super().get_breadcrumbs_items(), *here]


class LedgerView(SpreadsheetExportMixin, LedgerPage):
    """The list of all that is owed, with its filters and as a spreadsheet."""

    template_name = "wagtail_kehoach/admin/ledger.html"
    show_export_buttons = False
    export_filename = "so-theo-doi-viec-phai-lam"
    export_headings = {
        "what": gettext_lazy("Task or report"),
        "text": gettext_lazy("What to do"),
        "units": gettext_lazy("Unit"),
        "due_on": gettext_lazy("Due on"),
        "kind": gettext_lazy("Kind of date"),
        "wording": gettext_lazy("As the plan says it"),
        "state": gettext_lazy("State"),
        "done": gettext_lazy("Done (pieces)"),
        "wanted": gettext_lazy("Planned (pieces)"),
        "campaign_titles": gettext_lazy("Campaign"),
        "plan.title": gettext_lazy("Plan"),
        "plan.number": gettext_lazy("Number of the plan"),
        "to": gettext_lazy("Sent to"),
        "via": gettext_lazy("Sent through"),
        "sent_on": gettext_lazy("Sent on"),
        "sent_number": gettext_lazy("Number of the report"),
        "whose": gettext_lazy("Whose"),
    }
    list_export = list(export_headings)

    def get(self, request: HttpRequest) -> HttpResponse:
        asked = LedgerFilter(request.GET)
        rows = in_working_order(obligations(request.user, trackings=asked.trackings))
        asked.offer(rows)
        chosen = asked.chosen(rows)
        if self.is_export:
            return self.as_spreadsheet(chosen, request.GET["export"])
        paginator = WagtailPaginator(chosen, ROWS_A_PAGE)
        page = paginator.get_page(request.GET.get("p"))
        return self.render_to_response(
            self.get_context_data(
                filter=asked,
                rows=page.object_list,
                page_obj=page,
                elided_page_range=paginator.get_elided_page_range(page.number),
                late=sum(bool(row.obligation.days_late) and not row.obligation.is_done for row in chosen),
                number=len(chosen),
                trackings=Tracking.choices,
                may_plan=request.user.has_perm("wagtail_kehoach.add_planneditem"),
                back=request.GET.urlencode(),
                xlsx_url=self.xlsx_export_url,
                csv_url=self.csv_export_url,
            )
        )

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        """Return what stands in a cell: dates as dates, texts as texts, and no formula."""
        if isinstance(value, date) and export_format == self.FORMAT_CSV:
            return f"{value:%d/%m/%Y}"
        if not isinstance(value, str):
            return super().preprocess_field_value(field, value, export_format)
        text = _NO_TEXT.sub("", value)
        # In a workbook a text is marked as such; programs that open CSV would reckon.
        return f"'{text}" if export_format == self.FORMAT_CSV and _LIKE_A_FORMULA.match(text) else text

    def generate_xlsx_row(
        self, worksheet: Any, row_dict: dict[str, Any], date_format: str | None = None
    ) -> Iterator[Any]:
        cells = super().generate_xlsx_row(worksheet, row_dict, date_format=date_format)
        for cell, value in zip(cells, row_dict.values(), strict=True):
            if isinstance(value, date):
                cell.number_format = "dd/mm/yyyy"
            yield cell

    def stream_csv(self, queryset: Iterable[LedgerRow]) -> Iterator[bytes]:
        """Yield the lines, after the mark by which spreadsheet programs know UTF-8."""
        yield "\ufeff".encode()
        yield from super().stream_csv(queryset)


def back_to_list(request: HttpRequest) -> str:
    """Return the address of the list with the filters from which ``request`` came."""
    given = request.POST.get("back", request.GET.get("back", ""))
    query = QueryDict(given[:2000]).urlencode()
    return reverse("kehoach_ledger:index") + (f"?{query}" if query else "")


@require_POST
def mark(request: HttpRequest) -> HttpResponse:
    """Mark whose the chosen rows are: ``mark`` names rows with whose each is, ``row`` those that ``tracking`` is for.

    The answer offers to undo it, which is the same request with what the rows were before.
    """
    for_all = request.POST.get("tracking", "")
    asked = request.POST.getlist("mark") or [f"{key}:{for_all}" for key in request.POST.getlist("row")]
    if not asked:
        messages.warning(request, _("Nothing was chosen. Tick the tasks and reports to be marked."))
        return redirect(back_to_list(request))
    try:
        with transaction.atomic():
            marked = [
                (tracking, entry)
                for tracking, rows in chosen_rows(asked, request.user).items()
                for entry in ledger.set_tracking_of(rows, tracking, request.user)
            ]
    except (PermissionDenied, ValidationError) as error:
        messages.error(request, " ".join(getattr(error, "messages", [str(error)])))
    else:
        tell_of_marks(request, marked)
    return redirect(back_to_list(request))


def chosen_rows(asked: Iterable[str], user: Any) -> dict[str, list[ledger.Row]]:
    """Return the rows that a form names, by whose they shall be; 404 for those of plans that ``user`` may not edit."""
    wanted: dict[str, dict[int, str]] = {kind: {} for kind in MODELS}
    for words in asked:
        found = _MARK.fullmatch(words)
        if found is None:
            raise Http404
        wanted[found["kind"]][int(found["pk"])] = found["tracking"] or ""
    chosen: dict[str, list[ledger.Row]] = defaultdict(list)
    for kind, model in MODELS.items():
        plans = editable(PlanPage.objects.all(), user)
        rows = list(model.objects.filter(pk__in=wanted[kind], page__in=plans))
        if len(rows) != len(wanted[kind]):
            raise Http404
        for row in rows:
            chosen[wanted[kind][row.pk]].append(row)
    return chosen


def tell_of_marks(request: HttpRequest, marked: list[tuple[str, ledger.Marked]]) -> None:
    """Say what was marked, and offer to undo it unless this was an undo."""
    if not marked:
        messages.info(request, _("It was marked so already."))
    elif "undo" in request.POST:
        messages.success(request, _("Undone."))
    else:
        words = ngettext(
            "%(count)d entry is now marked “%(whose)s”.", "%(count)d entries are now marked “%(whose)s”.", len(marked)
        ) % {"count": len(marked), "whose": Tracking(marked[0][0]).label}
        undo = render_to_string(
            "wagtail_kehoach/admin/ledger_undo.html",
            {
                "marks": [f"{row_key(entry.row)}:{entry.before}" for _tracking, entry in marked],
                "back": request.POST.get("back", ""),
            },
            request,
        )
        django_messages.success(request, messages.render(words, None, detail=undo))


class SubmissionForm(forms.Form):
    """What is kept of a report that was sent."""

    submitted_on = forms.DateField(
        label=gettext_lazy("Sent on"),
        input_formats=TYPED_DAYS,
        widget=AdminDateInput(format=TYPED_DAY),
        help_text=gettext_lazy("Day/month/year. For example: 24/12/2026"),
    )
    due_on = forms.TypedChoiceField(
        label=gettext_lazy("For which day"),
        coerce=date.fromisoformat,
        empty_value=None,
        help_text=gettext_lazy("The first day for which no report is on record yet is chosen."),
    )
    number = forms.CharField(
        label=gettext_lazy("Number of the report"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("For example: 31/BC-VHTT"),
    )
    file = forms.FileField(
        label=gettext_lazy("File that was sent"), required=False, max_length=255, validators=[ledger.check_file]
    )
    report = forms.ModelChoiceField(
        label=gettext_lazy("Report made here"),
        required=False,
        queryset=ResultReport.objects.none(),
        help_text=gettext_lazy("If the report was made with “Make the report”, choose it."),
    )
    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        max_length=255,
        help_text=gettext_lazy("For example: Gửi qua trục liên thông văn bản"),
    )

    def __init__(self, *args: Any, entry: Obligation, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.entry = entry
        self.fields["submitted_on"].initial = entry.today
        self.fields["file"].help_text = _("%(types)s. Only those who may edit the plan can download it.") % {
            "types": ", ".join(ending.upper() for ending in ledger.FILE_TYPES if ending != "jpeg")
        }
        reports = ResultReport.objects.filter(plan=entry.plan, deadline_uid=entry.row.uid).defer("figures")
        if reports.exists():
            self.fields["report"].queryset = reports
            self.fields["report"].initial = entry.report
            self.fields["report"].label_from_instance = report_words
        else:
            del self.fields["report"]
        if entry.when is None or entry.when.recurrence is Recurrence.NONE:
            del self.fields["due_on"]
        else:
            self.fields["due_on"].choices = [(day.isoformat(), f"{day:%d/%m/%Y}") for day in offered_days(entry)]
            self.fields["due_on"].initial = entry.due_on.isoformat() if entry.due_on else None

    @property
    def fixed_day(self) -> date | None:
        """The one day of a deadline that does not recur."""
        return None if "due_on" in self.fields else self.entry.due_on

    def record(self, user: Any) -> DeadlineSubmission | None:
        """Keep it on record; when that is refused, say why beside the fields and return ``None``."""
        try:
            return ledger.record_submission(
                self.entry.row, **{"due_on": self.fixed_day, **self.cleaned_data}, user=user
            )
        except ValidationError as error:
            by_field = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
            for name, words in by_field.items():
                self.add_error(name if name in self.fields else None, words)
            return None


def report_words(report: ResultReport) -> str:
    """Return by what an editor knows a made report."""
    return _("Made on %(day)s, for %(start)s – %(end)s") % {
        "day": f"{timezone.localtime(report.made_at):%d/%m/%Y %H:%M}",
        "start": f"{report.period_start:%d/%m/%Y}",
        "end": f"{report.period_end:%d/%m/%Y}",
    }


def offered_days(entry: Obligation) -> list[date]:
    """Return the days of a recurring deadline for which a report can be recorded, those on record already too."""
    met = {submission.due_on for submission in entry.submissions if submission.due_on}
    since = timezone.localdate(entry.plan.first_published_at)
    days = open_days(entry.when, since, met, entry.today)
    still = (day for day in met if day in entry.when.occurrences(day - timedelta(days=1), day))
    return sorted({*days[:1], *days[-MOST_DAYS:], *still})


def entry_of(deadline_pk: int, user: Any) -> Obligation:
    """Return what is owed for one deadline; 404 where ``user`` may not edit its plan, or it is not in force."""
    deadline = get_object_or_404(
        ReportDeadline.objects.filter(page__in=editable(PlanPage.objects.all(), user)).select_related("page"),
        pk=deadline_pk,
    )
    found = obligations(user, plans=[deadline.page], trackings=Tracking.values)
    for entry in found:
        if entry.row == deadline:
            return entry
    raise Http404


class SubmitView(LedgerPage):
    """Recording that a report was sent, beside what is on record for the deadline."""

    template_name = "wagtail_kehoach/admin/ledger_submit.html"
    page_title = gettext_lazy("Record a report as sent")

    @property
    def trail(self) -> list[dict[str, Any]]:
        return [{"url": back_to_list(self.request), "label": TITLE}]

    @cached_property
    def entry(self) -> Obligation:
        return entry_of(self.kwargs["deadline_pk"], self.request.user)

    def get(self, request: HttpRequest, deadline_pk: int) -> HttpResponse:
        return self.show(SubmissionForm(entry=self.entry))

    def post(self, request: HttpRequest, deadline_pk: int) -> HttpResponse:
        form = SubmissionForm(request.POST, request.FILES, entry=self.entry)
        submission = form.record(request.user) if form.is_valid() else None
        if submission is None:
            messages.validation_error(request, _("Not recorded yet. Please correct what is marked."), form)
            return self.show(form)
        messages.success(
            request,
            _("On record: sent on %(day)s.") % {"day": f"{submission.submitted_on:%d/%m/%Y}"},
            buttons=[messages.button(reverse("kehoach_ledger:withdraw", args=[submission.pk]), _("Withdraw"))],
        )
        return redirect(back_to_list(request))

    def show(self, form: SubmissionForm) -> HttpResponse:
        back = back_to_list(self.request)
        return self.render_to_response(
            self.get_context_data(
                form=form, media=form.media, entry=LedgerRow(self.entry), back_url=back, back=back.partition("?")[2]
            )
        )


def own_submissions(user: Any) -> QuerySet[DeadlineSubmission]:
    """Return the sent reports of plans that ``user`` may edit."""
    return DeadlineSubmission.objects.filter(plan__in=editable(PlanPage.objects.all(), user)).select_related("plan")


@require_GET
def download(request: HttpRequest, pk: int) -> FileResponse:
    """Answer with the file that was sent, to those who may edit the plan."""
    submission = get_object_or_404(own_submissions(request.user).exclude(file=""), pk=pk)
    try:
        content = submission.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    name = submission.original_name or submission.file.name.rsplit("/", 1)[-1]
    return FileResponse(content, as_attachment=True, filename=name)


class WithdrawView(LedgerPage):
    """Asks before a sent report is taken off the record."""

    template_name = "wagtail_kehoach/admin/ledger_withdraw.html"
    page_title = gettext_lazy("Withdraw a sent report")

    @property
    def trail(self) -> list[dict[str, Any]]:
        return [{"url": reverse("kehoach_ledger:index"), "label": TITLE}]

    @cached_property
    def submission(self) -> DeadlineSubmission:
        return get_object_or_404(own_submissions(self.request.user), pk=self.kwargs["pk"])

    @cached_property
    def deadline(self) -> ReportDeadline | None:
        """The deadline, unless the plan has it no more."""
        return ReportDeadline.objects.filter(page=self.submission.plan, uid=self.submission.deadline_uid).first()

    @property
    def after(self) -> str:
        """Where the editor goes on: to the deadline's other reports."""
        index = reverse("kehoach_ledger:index")
        return reverse("kehoach_ledger:submit", args=[self.deadline.pk]) if self.deadline else index

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.render_to_response(
            self.get_context_data(submission=self.submission, deadline=self.deadline, back_url=self.after)
        )

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        after = self.after
        ledger.withdraw_submission(self.submission, request.user)
        messages.success(request, _("Taken off the record. The history of the plan keeps what it said."))
        return redirect(after)


class LedgerViewSet(ViewSet):
    """What is owed."""

    name = "kehoach_ledger"
    url_prefix = "kehoach/so-theo-doi"
    icon = "list-ul"
    menu_label = gettext_lazy("What is owed")

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", LedgerView.as_view(), name="index"),
            path("danh-dau/", mark, name="mark"),
            path("moc/<int:deadline_pk>/da-nop/", SubmitView.as_view(), name="submit"),
            path("da-nop/<int:pk>/tep/", download, name="file"),
            path("da-nop/<int:pk>/rut/", WithdrawView.as_view(), name="withdraw"),
        ]


def ledger_url(**asked: Any) -> str:
    """Return the address of the list narrowed by ``asked``: ``what``, ``state``, ``kind``, ``plan``, ``campaign``."""
    query = urlencode({name: str(value) for name, value in asked.items() if value not in ("", None)})
    return reverse("kehoach_ledger:index") + (f"?{query}" if query else "")
