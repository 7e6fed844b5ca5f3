"""Making a report: counting, freezing, writing the document."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from wagtail_kehoach import access, log_actions
from wagtail_kehoach.models import PlanPage, ReportDeadline, ResultReport
from wagtail_kehoach.reporting import figures
from wagtail_kehoach.reporting.docx import render
from wagtail_kehoach.vietnamese.dates import Operator, Precision
from wagtail_kehoach.vietnamese.text import slugify_vi

#: Times that a report asked for "in" them is about; a report asked for in a month is about all that came before it.
STRETCHES = {Precision.QUARTER, Precision.HALF, Precision.NINE_MONTHS, Precision.YEAR, Precision.RANGE}


def period_of(plan: PlanPage, deadline: ReportDeadline | None, today: date) -> tuple[date, date]:
    """Return the first and last day that a report on ``today`` covers.

    A deadline that lies in a stretch of time ("vào quý II/2026", "năm 2026") is reported on for that stretch, as far as
    it has passed. Any other report covers the time from the plan's issue, or else from its campaigns' first day.
    """
    when = deadline.when if deadline else None
    if when and when.operator is Operator.IN and when.precision in STRETCHES and when.start and when.end:
        if when.start <= today:
            return when.start, min(when.end, today)
    campaign_starts = [campaign.start_on for campaign in plan.campaigns.all() if campaign.start_on]
    start = plan.issued_on or min(campaign_starts, default=date(today.year, 1, 1))
    return min(start, today), today


def make_report(
    plan: PlanPage,
    *,
    start: date,
    end: date,
    deadline: ReportDeadline | None = None,
    user: AbstractBaseUser | None = None,
) -> ResultReport:
    """Count what is live, keep the figures with their lists, write the DOCX, and return the report.

    Raises ``PermissionDenied`` when ``user`` may not edit the plan, and ``ValidationError`` for a period that ends
    before it begins or a deadline of another plan.
    """
    access.require_edit(plan, user)
    if end < start:
        raise ValidationError(_("The period ends before it begins."))
    if deadline and deadline.page_id != plan.pk:
        raise ValidationError(_("This deadline belongs to another plan."))
    report = ResultReport(
        plan=plan,
        deadline_uid=deadline.uid if deadline else None,
        title=_("Report on the results of: %(plan)s") % {"plan": plan.title},
        period_start=start,
        period_end=end,
        made_by=user,
    )
    report.title = report.title[:255]
    report.figures = figures.compute(plan, start, end, user)
    name = f"bao-cao-{slugify_vi(plan.title, 50)}-{end:%Y-%m-%d}.docx"
    report.document.save(name, ContentFile(render(report, deadline)), save=False)
    try:
        with transaction.atomic():
            report.save()
            log(instance=plan, action=log_actions.REPORT, user=user, data={"report": str(report.uid)})
    except BaseException:
        report.document.storage.delete(report.document.name)
        raise
    return report
