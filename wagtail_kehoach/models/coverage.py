"""What is planned for a campaign, and what came of it.

Nothing here is revisioned: the state of a planned item is derived from the pages that are live now.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, Count, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.search import index

from wagtail_kehoach.models.choices import Channel, Genre, Medium
from wagtail_kehoach.models.jobs import user_model
from wagtail_kehoach.vietnamese.text import fold


class PlannedState(StrEnum):
    """Where a planned item stands."""

    BACKLOG = "backlog"
    PLANNED = "planned"
    OVERDUE = "overdue"
    PARTLY = "partly"
    FULFILLED = "fulfilled"
    CANCELLED = "cancelled"


class PlannedItemQuerySet(models.QuerySet["PlannedItem"]):
    """Planned items with their derived counts."""

    def with_done(self) -> PlannedItemQuerySet:
        """Annotate each planned item with ``done_count``, the number of outcomes that count."""
        counting = PlannedItemOutcome.objects.counting().filter(planned_item=OuterRef("pk")).order_by()
        number = counting.values("planned_item").annotate(number=Count("pk")).values("number")
        return self.annotate(done_count=Coalesce(Subquery(number), 0))

    def with_state(self, today: date) -> PlannedItemQuerySet:
        """Annotate each planned item with ``state_then``, what ``state_on(today)`` tells."""
        states = Case(
            When(cancelled_because__gt="", then=Value(PlannedState.CANCELLED.value)),
            When(done_count__gte=F("wanted"), then=Value(PlannedState.FULFILLED.value)),
            When(last_day__lt=today, then=Value(PlannedState.OVERDUE.value)),
            When(done_count__gt=0, then=Value(PlannedState.PARTLY.value)),
            When(last_day__isnull=False, then=Value(PlannedState.PLANNED.value)),
            default=Value(PlannedState.BACKLOG.value),
        )
        return self.with_done().annotate(last_day=Coalesce("due_on", "planned_on")).annotate(state_then=states)

    def in_state(self, states: Iterable[PlannedState], today: date) -> PlannedItemQuerySet:
        """Keep those that have one of ``states`` on ``today``; the database finds them."""
        return self.with_state(today).filter(state_then__in=[state.value for state in states])

    def count_by_state(self, today: date) -> dict[PlannedState, int]:
        """Return how many have each state on ``today``, in one query."""
        rows = self.with_state(today).order_by().values("state_then").annotate(number=Count("pk"))
        numbers = {row["state_then"]: row["number"] for row in rows}
        return {state: numbers.get(state.value, 0) for state in PlannedState}


class PlannedItem(index.Indexed, ClusterableModel):
    """A piece that is planned but not yet an item (Đầu việc, đề tài)."""

    campaign = models.ForeignKey(
        "wagtail_kehoach.CampaignPage",
        verbose_name=_("campaign"),
        on_delete=models.CASCADE,
        related_name="planned_items",
    )
    column = models.ForeignKey(
        "wagtail_kehoach.MediaColumnPage",
        verbose_name=_("media column"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="planned_items",
    )
    plan = models.ForeignKey(
        "wagtail_kehoach.PlanPage",
        verbose_name=_("plan"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="planned_items",
    )
    task_uid = models.UUIDField(null=True, blank=True, editable=False)
    title = models.CharField(
        _("working title"), max_length=255, help_text=_("For example: Phóng sự ảnh về tủ sách lưu động")
    )
    genre = models.CharField(_("genre"), max_length=20, choices=Genre, blank=True)
    medium = models.CharField(_("medium"), max_length=10, choices=Medium, blank=True)
    channel = models.CharField(_("channel"), max_length=20, choices=Channel, blank=True)
    assignee = models.ForeignKey(
        user_model(),
        verbose_name=_("done by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Is reminded of it."),
    )
    assignee_name = models.CharField(
        _("or by somebody without an account"),
        max_length=120,
        blank=True,
        help_text=_("For example: cộng tác viên Y Lan"),
    )
    wanted = models.PositiveIntegerField(_("how many"), default=1)
    planned_on = models.DateField(
        _("planned for"), null=True, blank=True, help_text=_("Leave empty for an idea without a date.")
    )
    due_on = models.DateField(_("due on"), null=True, blank=True)
    intention = models.TextField(_("intention"), blank=True)
    cancelled_because = models.CharField(
        _("cancelled because"), max_length=255, blank=True, help_text=_("Fill in only to cancel it.")
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PlannedItemQuerySet.as_manager()

    search_fields = [
        index.SearchField("title"),
        index.SearchField("folded_title"),
        index.AutocompleteField("title"),
        index.AutocompleteField("folded_title"),
        index.FilterField("campaign"),
        index.FilterField("genre"),
        index.FilterField("medium"),
        index.FilterField("channel"),
    ]

    class Meta:
        verbose_name = _("planned item")
        verbose_name_plural = _("planned items")
        ordering = ["planned_on", "pk"]
        indexes = [
            models.Index(fields=["plan", "task_uid"], name="kehoach_planned_task"),
            models.Index(fields=["campaign", "planned_on"], name="kehoach_planned_campaign"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(wanted__gte=1), name="kehoach_planned_wanted_positive"),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        if self.planned_on and self.due_on and self.due_on < self.planned_on:
            raise ValidationError({"due_on": _("The due date lies before the planned date.")})

    def folded_title(self) -> str:
        """The title without marks, for the search index."""
        return fold(self.title)

    @property
    def done(self) -> int:
        """Number of outcomes that count now; read from ``with_done()`` where it was asked for."""
        if "done_count" in self.__dict__:
            return int(self.__dict__["done_count"])
        return PlannedItemOutcome.objects.counting().filter(planned_item_id=self.pk).count()

    def state_on(self, day: date) -> PlannedState:
        """Return the state on ``day``; an item without dates is backlog and never overdue."""
        if self.cancelled_because:
            return PlannedState.CANCELLED
        if self.done >= self.wanted:
            return PlannedState.FULFILLED
        last_day = self.due_on or self.planned_on
        if last_day and last_day < day:
            return PlannedState.OVERDUE
        if self.done:
            return PlannedState.PARTLY
        return PlannedState.PLANNED if last_day else PlannedState.BACKLOG

    @property
    def state(self) -> PlannedState:
        """The state today."""
        return self.state_on(timezone.localdate())


class OutcomeQuerySet(models.QuerySet["PlannedItemOutcome"]):
    """Look-ups of outcomes."""

    def counting(self) -> OutcomeQuerySet:
        """Keep the outcomes that count now: a live item, or a piece published elsewhere."""
        return self.filter(Q(item__live=True) | Q(offsite_url__gt=""))


class PlannedItemOutcome(models.Model):
    """What came of a planned item: an item of this site, or a piece published elsewhere."""

    planned_item = ParentalKey(PlannedItem, on_delete=models.CASCADE, related_name="outcomes")
    item = models.ForeignKey(
        "wagtail_kehoach.MediaItemPage",
        verbose_name=_("media item"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="outcomes",
    )
    offsite_url = models.URLField(
        _("address elsewhere"), max_length=500, blank=True, help_text=_("For example: a post on the commune's page.")
    )
    offsite_on = models.DateField(_("published there on"), null=True, blank=True)

    objects = OutcomeQuerySet.as_manager()

    panels = [
        PageChooserPanel("item", "wagtail_kehoach.MediaItemPage"),
        FieldRowPanel([FieldPanel("offsite_url"), FieldPanel("offsite_on")]),
    ]

    class Meta:
        verbose_name = _("outcome")
        verbose_name_plural = _("outcomes")
        constraints = [
            models.UniqueConstraint(
                fields=["planned_item", "item"], condition=Q(item__isnull=False), name="kehoach_outcome_item_once"
            ),
            models.UniqueConstraint(
                fields=["planned_item", "offsite_url"], condition=Q(offsite_url__gt=""), name="kehoach_outcome_url_once"
            ),
            models.CheckConstraint(
                condition=(Q(item__isnull=False) & Q(offsite_url="")) | (Q(item__isnull=True) & Q(offsite_url__gt="")),
                name="kehoach_outcome_item_or_url",
            ),
        ]

    def __str__(self) -> str:
        return self.item.title if self.item else self.offsite_url

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.offsite_url and not self.offsite_on:
            self.offsite_on = timezone.localdate()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        if bool(self.item) == bool(self.offsite_url):
            raise ValidationError(_("Choose an item of this site, or give an address elsewhere: one of the two."))
