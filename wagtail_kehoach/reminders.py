"""Telling people by mail what is due: reporting deadlines of their plans, and planned items that they do.

Nobody is told the same twice, and nothing is lost. A reminder is written down before its mail goes out, with an empty
``what``; a unique constraint sees to it that one run alone writes it. It gets its words once the mail has gone, and is
taken away again when the mail fails. What a run that died left without words counts as not told after an hour.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser, Permission
from django.core.mail import EmailMultiAlternatives
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Site

from wagtail_kehoach.access import editable
from wagtail_kehoach.conf import portal_setting
from wagtail_kehoach.coverage import name_of
from wagtail_kehoach.models import CampaignPage, PlannedItem, PlanPage, ReminderChoice, SentReminder
from wagtail_kehoach.models.coverage import PlannedState
from wagtail_kehoach.obligations import Obligation, obligations, open_days
from wagtail_kehoach.vietnamese.dates import Recurrence
from wagtail_kehoach.vietnamese.text import clean, collapse

#: On which days before it is due a thing is told, each with the field of the choice.
STAGES = {7: "week_before", 3: "three_days_before", 1: "day_before", 0: "on_the_day"}
WEEK = 7
#: After this time, what a run wrote down and did not finish counts as not told.
ABANDONED_AFTER = timedelta(hours=1)
LONGEST_TEXT = 240

_OPEN_STATES = (PlannedState.PLANNED, PlannedState.PARTLY, PlannedState.OVERDUE)

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Reminder:
    """One thing that is due, and the stage at which a person is to be told of it.

    ``subject``, ``due_on`` and ``stage`` are those of ``SentReminder``, ``source`` is the title of the plan or
    campaign, ``path`` the address in the admin. A thing is ``is_marked`` when its plan bears a mark of secrecy or of
    limited circulation: mails travel in the clear and do not name it.
    """

    subject: str
    due_on: date
    text: str
    source: str
    path: str
    is_marked: bool
    today: date
    stage: int = 0

    @property
    def key(self) -> tuple[str, date, int]:
        """By what it is told only once."""
        return self.subject, self.due_on, self.stage

    @property
    def what(self) -> str:
        """What is due, in words that may stand in a mail."""
        return _("an internal plan") if self.is_marked else self.text

    @property
    def of(self) -> str:
        """Title of the plan or campaign, where a mail may tell it."""
        return "" if self.is_marked else self.source

    @property
    def days_left(self) -> int:
        """Days until it is due, negative when late."""
        return (self.due_on - self.today).days

    @property
    def is_late(self) -> bool:
        return self.days_left < 0

    @property
    def standing(self) -> str:
        """How much time is left, in words."""
        days = abs(self.days_left)
        if self.is_late:
            return ngettext("%(days)s day late", "%(days)s days late", days) % {"days": days}
        if not days:
            return _("due today")
        return ngettext("%(days)s day left", "%(days)s days left", days) % {"days": days}


@dataclass(frozen=True)
class Told:
    """A person with what the mail told, or with the ``error`` because of which it did not go out."""

    user: AbstractBaseUser
    reminders: tuple[Reminder, ...]
    error: str = ""


def due_reminders(user: AbstractBaseUser, today: date) -> list[Reminder]:
    """Return what ``user`` is to be told on ``today`` and was not told yet, by their choice, earliest first.

    Whether they want it by mail is not asked.
    """
    choice = ReminderChoice.objects.filter(user=user).first() or ReminderChoice(user=user)
    return _not_told(user, _due(user, choice, today))


def remind(today: date, *, dry_run: bool = False) -> list[Told]:
    """Send each person one mail with all that they are to be told on ``today``, and return who was told what.

    A mail that cannot be sent does not stop the others; what it was to tell is told by the next run. With ``dry_run``
    nothing is sent or written. Must not be called inside a transaction.
    """
    root = _root()
    outcomes = (_tell(user, choice, today, root, dry_run=dry_run) for user, choice in _people())
    return [outcome for outcome in outcomes if outcome.reminders]


def stage_of(days_left: int, choice: ReminderChoice) -> int | None:
    """Return the stage at which a thing stands for a person, ``None`` where they are not to be told.

    That is the nearest one that they chose, so that who was not told 7 days before is told 6, 5 or 4 days before. Who
    was not told on the day is told in the week after; from then on one stage is one week.
    """
    weeks_late = max(0, -days_left) // WEEK
    if weeks_late:
        return -weeks_late if choice.weekly_when_late else None
    chosen = [stage for stage, field in STAGES.items() if getattr(choice, field)]
    if days_left < 0:
        return 0 if 0 in chosen else None
    return min((stage for stage in chosen if days_left <= stage), default=None)


def address_of(user: AbstractBaseUser) -> str:
    """Return the mail address of ``user``, empty where there is none."""
    return getattr(user, user.get_email_field_name(), "") or ""


def _people() -> Iterator[tuple[AbstractBaseUser, ReminderChoice]]:
    """Yield those who want mail and can have it: active, with an address, let into the admin."""
    choices = {choice.user_id: choice for choice in ReminderChoice.objects.all()}
    into_admin = Permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin")
    users = get_user_model()._default_manager.filter(is_active=True)
    granted = users.filter(Q(groups__permissions__in=into_admin) | Q(user_permissions__in=into_admin))
    let_in = users.filter(Q(is_superuser=True) | Q(pk__in=granted.values("pk")))
    for user in let_in.select_related("wagtail_userprofile").order_by("pk"):
        choice = choices.get(user.pk) or ReminderChoice(user=user)
        if choice.by_mail and address_of(user):
            yield user, choice


def _due(user: AbstractBaseUser, choice: ReminderChoice, today: date) -> list[Reminder]:
    """Return all that stands at a stage of which ``user`` wants to be told."""
    found: list[Reminder] = []
    if choice.of_deadlines:
        found += _deadlines(user, today)
    if choice.of_planned_items:
        found += _planned_items(user, today)
    staged = ((reminder, stage_of(reminder.days_left, choice)) for reminder in found)
    due = [replace(reminder, stage=stage) for reminder, stage in staged if stage is not None]
    return sorted(due, key=lambda reminder: (reminder.due_on, reminder.subject))


def _deadlines(user: AbstractBaseUser, today: date) -> Iterator[Reminder]:
    """Yield the days of reporting deadlines that are open."""
    for owed in obligations(user, today, with_tasks=False):
        if owed.is_done or owed.due_on is None:
            continue
        for day in _days_of(owed):
            yield Reminder(
                subject=f"deadline:{owed.plan.pk}:{owed.row.uid}",
                due_on=day,
                text=_shown(owed.text),
                source=_shown(owed.plan.title),
                path=f"{reverse('kehoach_ledger:index')}?plan={owed.plan.pk}",
                is_marked=bool(owed.plan.secrecy or owed.plan.circulation),
                today=today,
            )


def _days_of(owed: Obligation) -> list[date]:
    """Return the day that is due next, and of a recurring deadline that is late the next one to come as well."""
    if owed.due_on is None or owed.when is None or owed.when.recurrence is Recurrence.NONE:
        return [owed.due_on] if owed.due_on else []
    met = [submission.due_on for submission in owed.submissions if submission.due_on]
    days = open_days(owed.when, timezone.localdate(owed.plan.first_published_at), met, owed.today)
    return sorted({owed.due_on, *days[-1:]})


def _planned_items(user: AbstractBaseUser, today: date) -> Iterator[Reminder]:
    """Yield the planned items that ``user`` does, in campaigns on which they may still work."""
    marked = PlanPage.objects.filter(Q(secrecy__gt="") | Q(circulation__gt=""))
    links = CampaignPage.plans.through.objects.filter(planpage__in=marked.values("pk"))
    serving_marked = set(links.values_list("campaignpage_id", flat=True))
    campaigns = editable(CampaignPage.objects.all(), user)
    own = PlannedItem.objects.filter(assignee=user.pk, campaign__in=campaigns.values("pk"))
    soon = own.in_state(_OPEN_STATES, today).filter(last_day__lte=today + timedelta(days=max(STAGES)))
    names = ("pk", "title", "last_day", "campaign_id", "campaign__title")
    of_plan = ("plan_id", "plan__secrecy", "plan__circulation")
    for row in soon.order_by("pk").values(*names, *of_plan):
        if row["plan_id"]:
            is_marked = bool(row["plan__secrecy"] or row["plan__circulation"])
        else:
            is_marked = row["campaign_id"] in serving_marked
        yield Reminder(
            subject=f"planned:{row['pk']}",
            due_on=row["last_day"],
            text=_shown(row["title"]),
            source=_shown(row["campaign__title"]),
            path=reverse("kehoach_planned:edit", args=[row["pk"]]),
            is_marked=is_marked,
            today=today,
        )


def _shown(text: str) -> str:
    """Return ``text`` on one line and not too long."""
    text = collapse(clean(text))
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1].rstrip() + "…"


def _not_told(user: AbstractBaseUser, due: list[Reminder]) -> list[Reminder]:
    """Return those of ``due`` that ``user`` was not told and that no other run is about to tell."""
    if not due:
        return []
    rows = SentReminder.objects.filter(user=user, due_on__gte=min(reminder.due_on for reminder in due))
    told = set(rows.exclude(_abandoned()).values_list("subject", "due_on", "stage"))
    return [reminder for reminder in due if reminder.key not in told]


def _abandoned() -> Q:
    """Return what marks the rows of runs that died before their mail went out."""
    return Q(what="", sent_at__lt=timezone.now() - ABANDONED_AFTER)


def _tell(user: AbstractBaseUser, choice: ReminderChoice, today: date, root: str, *, dry_run: bool) -> Told:
    """Send ``user`` one mail with all that is due, unless there is nothing."""
    due = _due(user, choice, today)
    if dry_run:
        return Told(user, tuple(_not_told(user, due)))
    claimed = _claim(user, due)
    if not claimed:
        return Told(user, ())
    reminders = tuple(claimed)
    try:
        with translation.override(_language_of(user)):
            if _mail(user, reminders, root).send() == 0:
                raise OSError(_("The mail was not accepted."))
            for reminder, row in claimed.items():
                row.what = reminder.what[:255]
    except BaseException as error:
        SentReminder.objects.filter(pk__in=[row.pk for row in claimed.values()]).delete()
        if not isinstance(error, Exception):
            raise
        logger.exception("The reminder for user %s was not sent", user.pk)
        return Told(user, reminders, str(error) or type(error).__name__)
    SentReminder.objects.bulk_update(claimed.values(), ["what"])
    return Told(user, reminders)


def _claim(user: AbstractBaseUser, due: list[Reminder]) -> dict[Reminder, SentReminder]:
    """Write down what this run is about to tell ``user``; of two runs at once only one may for each thing."""
    for _attempt in range(3):
        rows = {
            reminder: SentReminder(user=user, subject=reminder.subject, due_on=reminder.due_on, stage=reminder.stage)
            for reminder in _not_told(user, due)
        }
        if not rows:
            break
        try:
            with transaction.atomic(durable=True):
                SentReminder.objects.filter(_abandoned(), user=user).delete()
                SentReminder.objects.bulk_create(rows.values())
        except IntegrityError:
            # Another run was quicker with some of it: look again at what is left.
            continue
        return rows
    return {}


def _mail(user: AbstractBaseUser, reminders: Iterable[Reminder], root: str) -> EmailMultiAlternatives:
    """Return the mail in the language that is active."""
    reminders = tuple(reminders)
    context: dict[str, Any] = {
        "name": name_of(user),
        "late": [reminder for reminder in reminders if reminder.is_late],
        "coming": [reminder for reminder in reminders if not reminder.is_late],
        "root": root,
        "home": reverse("wagtailadmin_home"),
        "account": reverse("wagtailadmin_account") + "#tab-notifications",
        "language": translation.get_language(),
    }
    mail = EmailMultiAlternatives(
        subject=_subject(reminders),
        body=render_to_string("wagtail_kehoach/mail/reminders.txt", context),
        to=[address_of(user)],
        headers={"Auto-Submitted": "auto-generated", "Message-ID": _message_id(user, reminders, root)},
    )
    mail.attach_alternative(render_to_string("wagtail_kehoach/mail/reminders.html", context), "text/html")
    return mail


def _subject(reminders: tuple[Reminder, ...]) -> str:
    late = sum(reminder.is_late for reminder in reminders)
    words = ngettext("%(count)d thing is due", "%(count)d things are due", len(reminders)) % {"count": len(reminders)}
    if late:
        words += ", " + ngettext("%(count)d of them late", "%(count)d of them late", late) % {"count": late}
    site = collapse(portal_setting("WAGTAIL_SITE_NAME") or "")
    return f"[{site}] {words}" if site else words


def _message_id(user: AbstractBaseUser, reminders: tuple[Reminder, ...], root: str) -> str:
    """Return the same name for the same mail, by which mailboxes drop one that was sent again after a broken answer."""
    told = repr([user.pk, *(reminder.key for reminder in reminders)])
    return f"<kehoach-{hashlib.sha256(told.encode()).hexdigest()[:40]}@{urlsplit(root).hostname or 'localhost'}>"


def _language_of(user: AbstractBaseUser) -> str:
    profile = getattr(user, "wagtail_userprofile", None)
    return profile.get_preferred_language() if profile else portal_setting("LANGUAGE_CODE")


def _root() -> str:
    """Return the address of the admin's host, without a slash at its end; the default site's where none is set."""
    base = portal_setting("WAGTAILADMIN_BASE_URL")
    if not base:
        site = Site.objects.filter(is_default_site=True).first()
        base = site.root_url if site else ""
    return urljoin(base, "/").rstrip("/")
