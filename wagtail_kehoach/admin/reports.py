"""Result reports in the admin: the list, making one for a deadline, downloading."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import page_permission_policy

from wagtail_kehoach.access import editable
from wagtail_kehoach.models import PlanPage, ReportDeadline, ResultReport
from wagtail_kehoach.reporting.make import make_report, period_of

TWO_PRESSES = timedelta(minutes=1)


def own_reports(user: Any) -> QuerySet[ResultReport]:
    """Return the reports of plans that ``user`` may edit."""
    plans = editable(PlanPage.objects.all(), user)
    return ResultReport.objects.filter(plan__in=plans).select_related("plan").defer("figures")


class ReportIndexView(generic.IndexView):
    """The list of reports, newest first."""

    model = ResultReport
    page_title = gettext_lazy("Result reports")
    header_icon = "doc-full-inverse"
    default_ordering = "-made_at"
    permission_policy = page_permission_policy
    any_permission_required = {"add", "change", "publish"}
    columns = [
        TitleColumn("title", label=gettext_lazy("Report"), get_url=lambda report: download_url(report)),
        Column("period", label=gettext_lazy("Period"), accessor=lambda report: period_text(report)),
        DateColumn("made_at", label=gettext_lazy("Made at"), width="15%"),
    ]
    paginate_by = 50

    def get_base_queryset(self) -> QuerySet[ResultReport]:
        return own_reports(self.request.user)


def period_text(report: ResultReport) -> str:
    """Return the period of ``report`` as editors write it."""
    return f"{report.period_start:%d/%m/%Y} – {report.period_end:%d/%m/%Y}"


def download_url(report: ResultReport) -> str:
    """Return the address in the admin from which the report's document is downloaded."""
    return reverse("kehoach_reports:download", args=[report.pk])


@require_GET
def download(request: HttpRequest, pk: int) -> FileResponse:
    """Answer with the report's document, to those who may edit its plan."""
    report = get_object_or_404(own_reports(request.user), pk=pk)
    try:
        document = report.document.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    return FileResponse(document, as_attachment=True, filename=report.document.name.rsplit("/", 1)[-1])


def just_made(deadline: ReportDeadline, user: Any) -> ResultReport | None:
    """Return the report that the same user made for ``deadline`` in the last minute: the button was pressed twice."""
    return ResultReport.objects.filter(
        plan=deadline.page,
        deadline_uid=deadline.uid,
        made_by=user,
        made_at__gte=timezone.now() - TWO_PRESSES,
    ).first()


@require_POST
def make(request: HttpRequest, deadline_pk: int) -> HttpResponse:
    """Make the report for a deadline and offer it for download."""
    deadline = get_object_or_404(
        ReportDeadline.objects.filter(page__in=editable(PlanPage.objects.all(), request.user)), pk=deadline_pk
    )
    plan = deadline.page
    start, end = period_of(plan, deadline, timezone.localdate())
    try:
        report = just_made(deadline, request.user) or make_report(
            plan, start=start, end=end, deadline=deadline, user=request.user
        )
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(
            request,
            _("The report is made: %(count)d items.") % {"count": len(report.figures["items"])},
            buttons=[messages.button(download_url(report), _("Download the DOCX"))],
        )
    return redirect("kehoach_reports:index")


class ReportViewSet(ViewSet):
    """Result reports."""

    name = "kehoach_reports"
    url_prefix = "kehoach/bao-cao"
    icon = "doc-full-inverse"
    menu_label = gettext_lazy("Result reports")

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", self.construct_view(ReportIndexView, **self.index_kwargs()), name="index"),
            path("<int:pk>/docx/", download, name="download"),
            path("moc/<int:deadline_pk>/", make, name="make"),
        ]

    def index_kwargs(self) -> dict[str, str]:
        """Return what the list needs to know of its own addresses."""
        return {"index_url_name": self.get_url_name("index")}
