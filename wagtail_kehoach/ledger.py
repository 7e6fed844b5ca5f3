"""Keeping the ledger of what is owed: whose matter a task or deadline is, and which reports were sent.

Whose it is stands in a row of the plan page, which has drafts, a schedule and a workflow. It is changed where it
stands, in the published row and in every text of the plan that may still be published, and nothing is published by it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.locks import BasicLock
from wagtail.log_actions import log
from wagtail.models import Page, Revision, TaskState

from wagtail_kehoach import access, log_actions
from wagtail_kehoach.conf import get_configuration
from wagtail_kehoach.documents.limits import size_in_words
from wagtail_kehoach.models import DeadlineSubmission, PlanPage, PlanTask, ReportDeadline, ResultReport
from wagtail_kehoach.models.choices import Tracking
from wagtail_kehoach.vietnamese.dates import Recurrence
from wagtail_kehoach.vietnamese.text import clean, collapse, slugify_vi

Row = PlanTask | ReportDeadline

#: Under which name a revision keeps the rows.
_RELATIONS = {PlanTask: "tasks", ReportDeadline: "deadlines"}

_ZIP, _OLE, _RTF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf"
#: What a sent report may be, by the ending of its name, and how such a file begins.
FILE_TYPES: dict[str, tuple[bytes, ...]] = {
    "pdf": (b"%PDF",),
    "doc": (_OLE, _RTF),
    "docx": (_ZIP,),
    "odt": (_ZIP,),
    "xls": (_OLE,),
    "xlsx": (_ZIP,),
    "zip": (_ZIP,),
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "png": (b"\x89PNG",),
}


@dataclass(frozen=True)
class Marked:
    """A task or deadline that was marked, and whose it was before."""

    row: Row
    before: str


def set_tracking(row: Row, tracking: str, user: AbstractBaseUser | None) -> None:
    """Mark whose task or report ``row`` is. See `set_tracking_of`."""
    set_tracking_of([row], tracking, user)


@transaction.atomic
def set_tracking_of(rows: Iterable[Row], tracking: str, user: AbstractBaseUser | None) -> list[Marked]:
    """Mark whose tasks and reports ``rows`` are, and return those that were not marked so already.

    Raises ``PermissionDenied``, with nothing changed, when ``user`` may not edit one of the plans or somebody else has
    locked it, and ``ValidationError`` when ``tracking`` is none of ``Tracking``.
    """
    if tracking not in Tracking.values:
        raise ValidationError(_("“%(value)s” does not say whose task it is."), params={"value": tracking})
    by_plan: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        by_plan[row.page_id].append(row)
    # Always in the same order, so that two people who mark many do not wait for each other.
    return [marked for pk in sorted(by_plan) for marked in _mark(pk, by_plan[pk], tracking, user)]


def _mark(plan_pk: int, rows: list[Row], tracking: str, user: AbstractBaseUser | None) -> list[Marked]:
    """Mark ``rows`` of one plan."""
    Page.objects.select_for_update().get(pk=plan_pk)
    plan = PlanPage.objects.defer_streamfields().get(pk=plan_pk)
    access.require_edit(plan, user)
    _require_unlocked(plan, user)
    changed = []
    for model, relation in _RELATIONS.items():
        given = {row.uid: row for row in rows if isinstance(row, model)}
        if not given:
            continue
        stored = model.objects.filter(page=plan, uid__in=given)
        before = {row.uid: row.tracking for row in stored if row.tracking != tracking}
        stored.filter(uid__in=before).update(tracking=tracking)
        _mark_in_revisions(plan, relation, {str(uid) for uid in given}, tracking)
        for uid, earlier in before.items():
            given[uid].tracking = tracking
            changed.append(Marked(given[uid], earlier))
    if changed:
        told = [{"row": str(mark.row.uid), "text": str(mark.row)[:200], "before": mark.before} for mark in changed]
        log(instance=plan, action=log_actions.TRACKING, user=user, data={"tracking": tracking, "rows": told})
    return changed


def _require_unlocked(plan: PlanPage, user: AbstractBaseUser | None) -> None:
    """Raise ``PermissionDenied`` while somebody else has locked ``plan``.

    The locks of a workflow and of a schedule keep the text as it is; whose task it is may be said all the same.
    """
    lock = plan.get_lock()
    if user is not access.OPERATOR and isinstance(lock, BasicLock) and lock.for_user(user):
        raise PermissionDenied(_("“%(title)s” is locked by somebody else.") % {"title": plan.title})


def _mark_in_revisions(plan: PlanPage, relation: str, uids: set[str], tracking: str) -> None:
    """Mark the rows in every text of ``plan`` that may still be published: the newest, scheduled, or being approved."""
    pks = {plan.latest_revision_id}
    pks.update(plan.revisions.filter(approved_go_live_at__isnull=False).values_list("pk", flat=True))
    approved = plan.revisions.filter(task_states__status=TaskState.STATUS_IN_PROGRESS)
    pks.update(approved.values_list("pk", flat=True))
    for revision in Revision.objects.select_for_update().filter(pk__in=pks - {None}).order_by("pk"):
        stale = [row for row in revision.content.get(relation, []) if row["uid"] in uids]
        stale = [row for row in stale if row["tracking"] != tracking]
        for row in stale:
            row["tracking"] = tracking
        if stale:
            # Saving it through the model would make it look newer than it is.
            Revision.objects.filter(pk=revision.pk).update(content=revision.content)


def record_submission(
    deadline: ReportDeadline,
    *,
    submitted_on: date,
    due_on: date | None,
    number: str = "",
    file: File | None = None,
    report: ResultReport | None = None,
    note: str = "",
    user: AbstractBaseUser | None,
) -> DeadlineSubmission:
    """Keep on record that the report for the day ``due_on`` of ``deadline`` was sent, with the file that was sent.

    Whatever is raised, nothing is stored: ``PermissionDenied`` when ``user`` may not edit the plan, ``ValidationError``
    for a day to come, a day that is none of the deadline's, a report of another deadline, a file that is too large or
    of a type that no report has, and for what is on record already.
    """
    plan = deadline.page
    access.require_edit(plan, user)
    submission = DeadlineSubmission(
        plan=plan,
        deadline_uid=deadline.uid,
        due_on=due_on,
        submitted_on=submitted_on,
        number=collapse(number),
        report=report,
        note=collapse(note),
        recorded_by=user,
    )
    _require_sound(submission, deadline)
    if file:
        check_file(file)
        submission.original_name = clean(file.name or "")[:255]
    try:
        with transaction.atomic():
            Page.objects.select_for_update().get(pk=plan.pk)
            _refuse_double(submission)
            if file:
                submission.file.save(_stored_name(file), file, save=False)
            submission.save()
            log(instance=plan, action=log_actions.SUBMISSION, user=user, data=_for_the_log(submission, deadline.what))
    except BaseException:
        if submission.file:
            submission.file.storage.delete(submission.file.name)
        raise
    return submission


def withdraw_submission(submission: DeadlineSubmission, user: AbstractBaseUser | None) -> None:
    """Take a sent report off the record, with its file. What was on record stays in the log of the plan.

    Raises ``PermissionDenied`` when ``user`` may not edit the plan.
    """
    plan = submission.plan
    access.require_edit(plan, user)
    with transaction.atomic():
        deadline = ReportDeadline.objects.filter(page=plan, uid=submission.deadline_uid).first()
        what = deadline.what if deadline else ""
        data = _for_the_log(submission, what)
        log(instance=plan, action=log_actions.SUBMISSION_WITHDRAWN, user=user, data=data)
        storage, name = submission.file.storage, submission.file.name
        submission.delete()
        if name:
            transaction.on_commit(lambda: storage.delete(name))


def check_file(file: File) -> None:
    """Raise ``ValidationError`` for a file that is empty, too large, or no document in which reports are sent."""
    most = get_configuration().MAX_UPLOAD_BYTES
    ending = _ending(file)
    if ending not in FILE_TYPES:
        raise ValidationError(
            _("Choose a file of one of these types: %(types)s."), params={"types": ", ".join(FILE_TYPES)}
        )
    if not file.size:
        raise ValidationError(_("The file is empty."))
    if file.size > most:
        raise ValidationError(_("The file may have %(size)s at most."), params={"size": size_in_words(most)})
    file.seek(0)
    head = file.read(1024)
    file.seek(0)
    # Some programs put a line before the first of a PDF.
    begins = FILE_TYPES[ending][0] in head if ending == "pdf" else head.startswith(FILE_TYPES[ending])
    if not begins:
        raise ValidationError(_("This file is no %(type)s, though its name says so."), params={"type": ending.upper()})


def _ending(file: File) -> str:
    return (file.name or "").rpartition(".")[2].lower()


def _stored_name(file: File) -> str:
    stem = (file.name or "").replace("\\", "/").rpartition("/")[2].rpartition(".")[0]
    return f"{slugify_vi(stem, 50) or 'bao-cao'}.{_ending(file)}"


def _require_sound(submission: DeadlineSubmission, deadline: ReportDeadline) -> None:
    """Raise ``ValidationError``, by field, for what cannot have been sent so."""
    errors: dict[str, Any] = {}
    if submission.submitted_on > timezone.localdate():
        errors["submitted_on"] = _("This day is still to come. Enter the day on which the report was sent.")
    if not _is_day_of(deadline, submission.due_on):
        errors["due_on"] = _("The plan asks for no report by this day.")
    report = submission.report
    if report and (report.plan_id != deadline.page_id or report.deadline_uid not in (None, deadline.uid)):
        errors["report"] = _("This report was made for something else.")
    for name in ("number", "note"):
        most = DeadlineSubmission._meta.get_field(name).max_length or 0
        if len(getattr(submission, name)) > most:
            errors[name] = _("Use at most %(number)d characters.") % {"number": most}
    if errors:
        raise ValidationError(errors)


def _is_day_of(deadline: ReportDeadline, day: date | None) -> bool:
    """Tell whether ``deadline`` is due on ``day``; one without a day is due on none."""
    when = deadline.when
    if day is None:
        return when is None or (when.recurrence is Recurrence.NONE and when.due() is None)
    return when is not None and day in when.occurrences(day - timedelta(days=1), day)


def _refuse_double(submission: DeadlineSubmission) -> None:
    """Raise ``ValidationError`` when the same is on record: the button was pressed twice."""
    names = ("plan", "deadline_uid", "due_on", "submitted_on", "number", "note", "report")
    if DeadlineSubmission.objects.filter(**{name: getattr(submission, name) for name in names}).exists():
        raise ValidationError(_("This is on record already."), code="double")


def _for_the_log(submission: DeadlineSubmission, what: str) -> dict[str, Any]:
    """Return what the log keeps of ``submission``, so that nothing is forgotten when it is withdrawn."""
    return {
        "deadline": str(submission.deadline_uid),
        "what": what[:200],
        "due_on": submission.due_on.isoformat() if submission.due_on else None,
        "submitted_on": submission.submitted_on.isoformat(),
        "number": submission.number,
        "file": submission.original_name,
        "note": submission.note,
    }
