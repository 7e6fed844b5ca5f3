"""What the ledger shows: one row for each obligation, in words, in the order in which editors work."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext, pgettext_lazy

from wagtail_kehoach import charts
from wagtail_kehoach.models import CampaignPage, DeadlineSubmission, PlanPage, PlanTask, ReportDeadline
from wagtail_kehoach.models.choices import Tracking
from wagtail_kehoach.obligations import DateKind, Obligation, ObligationState
from wagtail_kehoach.vietnamese.text import collapse, fold, fold_with_offsets

KIND_WORDS = {
    DateKind.DAY: pgettext_lazy("kind of date", "exact day"),
    DateKind.MONTH: pgettext_lazy("kind of date", "month"),
    DateKind.QUARTER: pgettext_lazy("kind of date", "quarter"),
    DateKind.HALF_YEAR: pgettext_lazy("kind of date", "half-year"),
    DateKind.YEAR: pgettext_lazy("kind of date", "year"),
    DateKind.PERIOD: pgettext_lazy("kind of date", "stretch of time"),
    DateKind.RECURRING: pgettext_lazy("kind of date", "recurring"),
    DateKind.BY_RULE: pgettext_lazy("kind of date", "by rule or event"),
    DateKind.NONE: pgettext_lazy("kind of date", "none stated"),
}

TASK, DEADLINE = "task", "deadline"
OPEN = "open"
ALL = "all"

_STATES = {
    OPEN: {ObligationState.OVERDUE, ObligationState.DUE, ObligationState.UNDATED},
    **{str(state): {state} for state in ObligationState},
}

#: Late first, then by date, what has no date last; within that, what is done after what is not.
_RANKS = {ObligationState.OVERDUE: 0, ObligationState.DUE: 1, ObligationState.DONE: 2, ObligationState.UNDATED: 3}


@dataclass(frozen=True)
class LedgerRow:
    """One line of the ledger; the words for its obligation."""

    obligation: Obligation

    @property
    def key(self) -> str:
        """By what a form names it: ``task-12``."""
        return row_key(self.obligation.row)

    @property
    def plan(self) -> PlanPage:
        return self.obligation.plan

    @property
    def text(self) -> str:
        return self.obligation.text

    @property
    def is_task(self) -> bool:
        return self.obligation.is_task

    @property
    def row(self) -> PlanTask | ReportDeadline:
        return self.obligation.row

    @property
    def campaigns(self) -> tuple[CampaignPage, ...]:
        return self.obligation.campaigns

    @property
    def submissions(self) -> tuple[DeadlineSubmission, ...]:
        return self.obligation.submissions

    @property
    def due_on(self) -> date | None:
        """The day by which it is due."""
        return self.obligation.due_on

    @property
    def what(self) -> str:
        return _("Task") if self.is_task else _("Report")

    @property
    def kind(self) -> str:
        """How exactly the plan states by when."""
        return str(KIND_WORDS[self.obligation.date_kind])

    @property
    def wording(self) -> str:
        """By when, as the plan says it."""
        when = self.obligation.when
        return when.raw or str(when) if when else ""

    @property
    def state(self) -> str:
        """Where it stands, in words."""
        entry = self.obligation
        if entry.is_done:
            if entry.is_task:
                return pgettext("obligation", "done")
            return _("sent on %(day)s") % {"day": f"{entry.submission.submitted_on:%d/%m/%Y}"}
        if entry.days_left is None:
            return pgettext("obligation", "no date")
        if entry.days_late:
            return ngettext("%(days)s day late", "%(days)s days late", entry.days_late) % {"days": entry.days_late}
        if entry.days_left == 0:
            return _("due today")
        return ngettext("%(days)s day left", "%(days)s days left", entry.days_left) % {"days": entry.days_left}

    @property
    def state_class(self) -> str:
        """The state as the end of a style's name."""
        return str(self.obligation.state)

    @property
    def done(self) -> int | None:
        """Pieces that are there; ``None`` where nothing was planned."""
        progress = self.obligation.progress
        return progress.done if progress and progress.wanted else None

    @property
    def wanted(self) -> int | None:
        """Pieces that were planned, if any."""
        return self.obligation.progress.wanted if self.obligation.progress else None

    @property
    def bar(self) -> SafeString:
        """What is there of what was planned, as a bar."""
        return charts.bar(self.done or 0, self.wanted, is_late=bool(self.obligation.days_late))

    @property
    def units(self) -> str:
        """Who does it."""
        return self.row.unit if isinstance(self.row, PlanTask) else self.row.from_units

    @property
    def to(self) -> str:
        """To whom a report goes."""
        return "" if isinstance(self.row, PlanTask) else self.row.to

    @property
    def via(self) -> str:
        """Through whom a report goes."""
        return "" if isinstance(self.row, PlanTask) else self.row.via

    @property
    def onward_to(self) -> str:
        """To whom a report is passed on."""
        return "" if isinstance(self.row, PlanTask) else self.row.onward_to

    @property
    def whose(self) -> str:
        return self.row.get_tracking_display()

    @property
    def marks(self) -> list[tuple[str, str]]:
        """As whose it can be marked, each with its words."""
        return [(value, label) for value, label in Tracking.choices if value != self.row.tracking]

    @property
    def campaign_titles(self) -> str:
        return "; ".join(campaign.title for campaign in self.campaigns)

    @property
    def sent_on(self) -> date | None:
        """On which day a report was sent last."""
        return self.obligation.submission.submitted_on if self.obligation.submission else None

    @property
    def sent_number(self) -> str:
        """The number of the report that was sent last."""
        return self.obligation.submission.number if self.obligation.submission else ""

    @property
    def planned_for(self) -> str:
        """What the form of planned items is asked for: this task, in the first of its campaigns."""
        campaign = f"campaign={self.campaigns[0].pk}&" if self.campaigns else ""
        return f"{campaign}task={self.plan.pk}-{self.row.uid}"

    def says(self, words: list[str]) -> bool:
        """Tell whether all of the folded ``words`` stand somewhere in its texts."""
        texts = (self.text, self.wording, self.units, self.to, self.via, self.plan.title, self.plan.number)
        said = fold_with_offsets("\n".join(texts))[0]
        return all(word in said for word in words)


def row_key(row: PlanTask | ReportDeadline) -> str:
    """Return by what a form names ``row``."""
    return f"{TASK if isinstance(row, PlanTask) else DEADLINE}-{row.pk}"


def in_working_order(found: Iterable[Obligation]) -> list[LedgerRow]:
    """Return what is late first, then the rest by date, and last what has no date."""

    def place(entry: Obligation) -> tuple[Any, ...]:
        is_undated = entry.due_on is None
        rank = _RANKS[entry.state]
        return is_undated, rank, entry.due_on or date.max, entry.is_task

    return [LedgerRow(entry) for entry in sorted(found, key=place)]


class LedgerFilter(forms.Form):
    """What the list shows. A value that is offered no more asks for nothing."""

    q = forms.CharField(
        label=gettext_lazy("Search"),
        required=False,
        validators=[MaxLengthValidator(200)],
        widget=forms.TextInput(attrs={"type": "search"}),
        help_text=gettext_lazy("With or without marks. For example: phat thanh"),
    )
    what = forms.ChoiceField(
        label=gettext_lazy("Task or report"),
        required=False,
        choices=[("", gettext_lazy("Both")), (TASK, gettext_lazy("Tasks")), (DEADLINE, gettext_lazy("Reports"))],
    )
    state = forms.ChoiceField(
        label=gettext_lazy("State"),
        required=False,
        choices=[
            ("", gettext_lazy("All")),
            (OPEN, gettext_lazy("Not done yet")),
            (ObligationState.OVERDUE, gettext_lazy("Late")),
            (ObligationState.DUE, gettext_lazy("Due later")),
            (ObligationState.UNDATED, gettext_lazy("Without date")),
            (ObligationState.DONE, gettext_lazy("Done or sent")),
        ],
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of date"),
        required=False,
        choices=[("", gettext_lazy("All")), *((str(kind), words) for kind, words in KIND_WORDS.items())],
    )
    plan = forms.ChoiceField(label=gettext_lazy("Plan"), required=False)
    campaign = forms.ChoiceField(label=gettext_lazy("Campaign"), required=False)
    whose = forms.ChoiceField(
        label=gettext_lazy("Whose"), required=False, choices=[*Tracking.choices, (ALL, gettext_lazy("All"))]
    )

    def __init__(self, data: Any) -> None:
        super().__init__(data, auto_id="kha-filter-%s")

    @property
    def trackings(self) -> list[str]:
        """Whose matters are asked for: ours, unless something else is."""
        whose = self.data.get("whose")
        if whose == ALL:
            return list(Tracking.values)
        return [whose if whose in Tracking.values else Tracking.OURS]

    def offer(self, rows: list[LedgerRow]) -> None:
        """Offer the plans and campaigns of ``rows``."""
        plans = {str(row.plan.pk): row.plan.title for row in rows}
        campaigns = {str(campaign.pk): campaign.title for row in rows for campaign in row.campaigns}
        for name, titles in (("plan", plans), ("campaign", campaigns)):
            ordered = sorted(titles.items(), key=lambda each: fold(each[1]))
            self.fields[name].choices = [("", _("All")), *ordered]

    def chosen(self, rows: list[LedgerRow]) -> list[LedgerRow]:
        """Return those of ``rows`` that are asked for."""
        self.is_valid()
        asked = self.cleaned_data
        if what := asked.get("what"):
            rows = [row for row in rows if row.is_task == (what == TASK)]
        if state := asked.get("state"):
            rows = [row for row in rows if row.obligation.state in _STATES[state]]
        if kind := asked.get("kind"):
            rows = [row for row in rows if row.obligation.date_kind == kind]
        if plan := asked.get("plan"):
            rows = [row for row in rows if str(row.plan.pk) == plan]
        if campaign := asked.get("campaign"):
            rows = [row for row in rows if campaign in {str(each.pk) for each in row.campaigns}]
        if words := fold(collapse(asked.get("q") or "")).split():
            rows = [row for row in rows if row.says(words)]
        return rows

    @property
    def is_narrowed(self) -> bool:
        """Whether less is asked for than all that is ours."""
        return any(value for name, value in self.data.items() if name in self.fields and value != Tracking.OURS)
