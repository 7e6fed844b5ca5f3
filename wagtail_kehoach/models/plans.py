"""A plan document as data, and the list that holds plans.

The text of tasks and deadlines is part of the page and has its history. What happens to them (planned items, reports)
is kept in tables of its own that name the page and the ``uid``, so that publishing an older text never undoes work.
"""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page
from wagtail.query import PageQuerySet
from wagtail.search import index

from wagtail_kehoach.blocks import PlanSectionBlock
from wagtail_kehoach.fields import PartialDateField
from wagtail_kehoach.models.choices import Role, Tracking
from wagtail_kehoach.models.pages import KehoachPageMixin
from wagtail_kehoach.panels import GlancePanel
from wagtail_kehoach.vietnamese.numbers import parse_document_number
from wagtail_kehoach.vietnamese.text import collapse, fold

#: The order of lists of plans; databases do not agree on where a plan without date belongs.
NEWEST_FIRST = (models.F("issued_on").desc(nulls_last=True), "-pk")


class Regime(models.TextChoices):
    """Which body of form rules a document follows."""

    STATE = "state", pgettext_lazy("form of document", "administrative")
    PARTY = "party", pgettext_lazy("form of document", "party")
    MASS_ORG = "mass_org", pgettext_lazy("form of document", "mass organisation")
    OTHER = "other", pgettext_lazy("form of document", "other")


class SerialState(models.TextChoices):
    """Whether the document's number line gives a serial."""

    GIVEN = "given", pgettext_lazy("serial number", "given")
    BLANK = "blank", pgettext_lazy("serial number", "left blank")
    ABSENT = "absent", pgettext_lazy("serial number", "no number line")


class Secrecy(models.TextChoices):
    """Degrees of secrecy (Luật Bảo vệ bí mật nhà nước)."""

    NONE = "", pgettext_lazy("degree of secrecy", "none")
    SECRET = "mat", pgettext_lazy("degree of secrecy", "secret")
    TOP_SECRET = "toi_mat", pgettext_lazy("degree of secrecy", "top secret")
    STRICTLY_SECRET = "tuyet_mat", pgettext_lazy("degree of secrecy", "strictly secret")


class Disclosure(models.TextChoices):
    """Who may read a plan on the site."""

    INTERNAL = "internal", pgettext_lazy("who may read", "internal")
    PUBLIC = "public", pgettext_lazy("who may read", "public")


class PlanPageMixin(KehoachPageMixin):
    """Fields and rules of a plan document."""

    regime = models.CharField(_("form of document"), max_length=10, choices=Regime, default=Regime.STATE)
    document_type = models.CharField(_("document type"), max_length=60, default="Kế hoạch")
    number = models.CharField(
        _("number and symbol"),
        max_length=60,
        blank=True,
        help_text=_("For example: 45/KH-UBND or 45-KH/HU. Leave empty when the document has none."),
    )
    serial_state = models.CharField(
        _("state of the serial number"), max_length=10, choices=SerialState, default=SerialState.ABSENT, editable=False
    )
    serial = models.PositiveIntegerField(null=True, blank=True, editable=False)
    issue_date = PartialDateField(
        _("issue date"), blank=True, help_text=_("For example: 05/10/2026, or tháng 4 năm 2024 when the day is blank.")
    )
    issued_on = models.DateField(null=True, blank=True, editable=False)
    place = models.CharField(_("place of issue"), max_length=120, blank=True, help_text=_("For example: Suối Ngàn"))
    superior_body = models.CharField(_("superior body"), max_length=255, blank=True)
    issuer = models.CharField(
        _("issuing body"), max_length=255, blank=True, help_text=_("As printed. For example: UBND xã Suối Ngàn")
    )
    issuer_organisation = models.ForeignKey(
        "wagtail_kehoach.Organisation",
        verbose_name=_("issuing body in the list"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    acting_collective = models.CharField(
        _("collective that acts"), max_length=255, blank=True, help_text=_("For example: Ban Thường vụ Đảng ủy")
    )
    abstract = models.TextField(_("official abstract"), blank=True, help_text=_("The trích yếu, word for word."))
    sections = StreamField([("section", PlanSectionBlock())], verbose_name=_("text of the plan"), blank=True)
    general_clause = models.TextField(
        _("closing clause for all units"), blank=True, help_text=_("The last paragraph before the recipients.")
    )
    archive_line = models.CharField(
        _("archive line"), max_length=255, blank=True, help_text=_("Never shown to readers.")
    )
    signature_authority = models.CharField(
        _("authority of signature"), max_length=20, blank=True, help_text=_("For example: TM., KT., T/M")
    )
    signature_on_behalf_of = models.CharField(_("on behalf of"), max_length=255, blank=True)
    signature_position = models.CharField(_("position of the signer"), max_length=255, blank=True)
    signature_name = models.CharField(_("signed by"), max_length=120, blank=True)
    secrecy = models.CharField(_("degree of secrecy"), max_length=10, choices=Secrecy, blank=True, default=Secrecy.NONE)
    circulation = models.CharField(
        _("limit of circulation"), max_length=120, blank=True, help_text=_("For example: Lưu hành nội bộ")
    )
    disclosure = models.CharField(
        _("who may read"),
        max_length=10,
        choices=Disclosure,
        default=Disclosure.INTERNAL,
        help_text=_("An internal plan is never shown on the site; its tasks and deadlines are followed all the same."),
    )

    class Meta:
        abstract = True

    @property
    def is_internal(self) -> bool:
        """Whether no reader may see this plan: chosen so, or ordered by a mark of secrecy or limited circulation."""
        return self.disclosure != Disclosure.PUBLIC or bool(self.secrecy or self.circulation)

    @property
    def title_holds_abstract(self) -> bool:
        """Whether the title says all that the abstract says, so that a page need not print both."""
        return fold(collapse(self.abstract)) in fold(self.title)

    @property
    def issuer_name(self) -> str:
        """The issuing body as a sentence names it: a document prints it in capitals, the list of bodies does not."""
        return self.issuer_organisation.name if self.issuer_organisation else self.issuer

    def clean(self) -> None:
        super().clean()
        if self.disclosure != Disclosure.PUBLIC:
            return
        if self.secrecy:
            raise ValidationError(
                {"disclosure": _("This plan bears the mark “%(mark)s” and cannot be made public. Choose “internal”.")
                 % {"mark": self.get_secrecy_display()}}
            )  # fmt: skip
        if self.circulation:
            raise ValidationError(
                {"disclosure": _("This plan bears the mark “%(mark)s” and cannot be made public. Choose “internal”.")
                 % {"mark": self.circulation}}
            )  # fmt: skip

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._derive()
        super().save(*args, **kwargs)

    def _derive(self) -> None:
        if self.is_internal:
            # Every door of the site, ours or not, asks for live pages: an internal plan is therefore never live.
            self.live = False
        self.number = collapse(self.number)
        number = parse_document_number(self.number)
        self.serial = number.serial if number else None
        if not self.number:
            self.serial_state = SerialState.ABSENT
        elif number and number.serial is None:
            self.serial_state = SerialState.BLANK
        else:
            self.serial_state = SerialState.GIVEN
        self.issued_on = self.issue_date.start if self.issue_date else None

    def searchable_text(self) -> list[str]:
        sections = [f"{section['title']} {section['text']}" for section in self.public_sections()]
        # Search backends part a query at its hyphens, PostgreSQL's index a text at neither hyphens nor slashes.
        parted = self.number.replace("-", " ")
        return [self.number, parted, parted.replace("/", " "), self.abstract, self.issuer, *sections]

    def public_sections(self) -> list[dict[str, Any]]:
        """Return the parts of the text that the public may read, in order; a hidden part hides those below it."""
        shown: list[dict[str, Any]] = []
        hidden_below: int | None = None
        for block in self.sections:
            section = block.value
            if hidden_below is not None and section["level"] > hidden_below:
                continue
            hidden_below = None if section["public"] else section["level"]
            if section["public"]:
                shown.append(section)
        return shown

    @property
    def shows_duties(self) -> bool:
        """Whether the public may read tasks, reporting deadlines, closing clause and recipients.

        They stand in the text as well; nobody can tell in which part, so that one hidden part hides all of them.
        """
        return all(block.value["public"] for block in self.sections)


class PlanIndexPageMixin(KehoachPageMixin):
    """Fields and lists of the index of plans."""

    lead = models.TextField(_("short introduction"), blank=True)

    content_panels = Page.content_panels + [FieldPanel("lead")]

    class Meta:
        abstract = True

    def searchable_text(self) -> list[str]:
        return [self.lead]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["plans"] = newest_plans(self.shown(PlanPage.objects.child_of(self), request))
        return context


class PlanIndexPage(PlanIndexPageMixin, Page):
    """The list of plans."""

    parent_page_types = ["wagtail_kehoach.HubPage"]
    subpage_types = ["wagtail_kehoach.PlanPage"]
    template = "wagtail_kehoach/plan_index_page.html"
    search_fields = [*Page.search_fields, *KehoachPageMixin.folded_search_fields, index.SearchField("lead")]
    api_fields = [APIField("lead")]

    class Meta:
        verbose_name = _("list of plans")
        verbose_name_plural = _("lists of plans")


def newest_plans(plans: PageQuerySet) -> PageQuerySet:
    """Return ``plans`` in the order in which they are listed, with their issuing bodies."""
    return plans.select_related("issuer_organisation").order_by(*NEWEST_FIRST)


def in_force(plans: PageQuerySet) -> PageQuerySet:
    """Return those of ``plans`` that were published, to readers or internally: a draft obliges nobody."""
    return plans.filter(first_published_at__isnull=False)


class PlanPage(PlanPageMixin, Page):
    """A plan document (Kế hoạch)."""

    parent_page_types = ["wagtail_kehoach.PlanIndexPage"]
    subpage_types: list[str] = []
    template = "wagtail_kehoach/plan_page.html"

    document_panels = [
        *Page.content_panels,
        GlancePanel(heading=_("Progress")),
        FieldPanel("abstract"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("regime"), FieldPanel("document_type"), FieldPanel("number")]),
                FieldRowPanel([FieldPanel("place"), FieldPanel("issue_date")]),
                FieldRowPanel([FieldPanel("superior_body"), FieldPanel("issuer")]),
                FieldRowPanel([FieldPanel("issuer_organisation"), FieldPanel("acting_collective")]),
            ],
            heading=_("Heading of the document"),
        ),
        InlinePanel("bases", heading=_("Bases"), label=_("base")),
        FieldPanel("sections"),
    ]
    duty_panels = [
        HelpPanel(
            _("The text of a task can be corrected at any time; what has been done for it is kept apart and stays.")
        ),
        InlinePanel("tasks", heading=_("Tasks"), label=_("task")),
        FieldPanel("general_clause"),
        InlinePanel("deadlines", heading=_("Reporting deadlines"), label=_("reporting deadline")),
    ]
    ending_panels = [
        FieldPanel("disclosure", widget=forms.RadioSelect),
        FieldRowPanel([FieldPanel("secrecy"), FieldPanel("circulation")]),
        InlinePanel("recipients", heading=_("Recipients"), label=_("recipient")),
        FieldPanel("archive_line"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("signature_authority"), FieldPanel("signature_on_behalf_of")]),
                FieldRowPanel([FieldPanel("signature_position"), FieldPanel("signature_name")]),
            ],
            heading=_("Signature"),
        ),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(document_panels, heading=_("Plan document")),
            ObjectList(duty_panels, heading=_("Tasks and deadlines")),
            ObjectList(ending_panels, heading=_("Disclosure and signature")),
            ObjectList(KehoachPageMixin.promote_panels, heading=_("Promote")),
            ObjectList(Page.settings_panels, heading=_("Settings")),
        ]
    )
    search_fields = [
        *Page.search_fields,
        *KehoachPageMixin.folded_search_fields,
        index.SearchField("number", boost=5),
        index.SearchField("abstract"),
        index.FilterField("disclosure"),
        index.FilterField("issued_on"),
    ]
    api_fields = [
        APIField(name)
        for name in ("regime", "document_type", "number", "issue_date", "place", "issuer", "abstract")
    ]  # fmt: skip

    class Meta:
        verbose_name = _("plan")
        verbose_name_plural = _("plans")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["bases"] = self.bases.all()
        context["campaigns"] = self.shown(self.related_pages("campaigns"), request).order_by("start_on", "pk")
        return context


class PlanBasis(Orderable):
    """A document on which the plan rests."""

    page = ParentalKey(PlanPage, on_delete=models.CASCADE, related_name="bases")
    text = models.TextField(_("wording"), help_text=_("As printed. For example: Căn cứ Kế hoạch số 45/KH-UBND ngày …"))
    verb = models.CharField(_("opening word"), max_length=40, blank=True)
    document_type = models.CharField(_("document type"), max_length=60, blank=True)
    number = models.CharField(_("number and symbol"), max_length=60, blank=True)
    date = PartialDateField(_("issue date"), blank=True)
    issuer = models.CharField(_("issuing body"), max_length=255, blank=True)
    plan = models.ForeignKey(
        PlanPage,
        verbose_name=_("this plan on the site"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="cited_by",
    )

    panels = [
        FieldPanel("text"),
        FieldRowPanel([FieldPanel("verb"), FieldPanel("document_type"), FieldPanel("number")]),
        FieldRowPanel([FieldPanel("date"), FieldPanel("issuer")]),
        FieldPanel("plan"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("base")
        verbose_name_plural = _("bases")

    def __str__(self) -> str:
        return self.text


class PlanTask(Orderable):
    """What the plan asks of one unit."""

    page = ParentalKey(PlanPage, on_delete=models.CASCADE, related_name="tasks")
    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    unit = models.CharField(_("unit"), max_length=500, help_text=_("As printed in the plan."))
    organisation = models.ForeignKey(
        "wagtail_kehoach.Organisation",
        verbose_name=_("unit in the list"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.LEAD)
    text = models.TextField(_("what to do"))
    deadline = PartialDateField(_("deadline"), blank=True, help_text=_("For example: trước ngày 20/12/2026"))
    tracking = models.CharField(_("whose task"), max_length=12, choices=Tracking, default=Tracking.NOT_TRACKED)

    panels = [
        FieldPanel("text"),
        FieldRowPanel([FieldPanel("unit"), FieldPanel("organisation")]),
        FieldRowPanel([FieldPanel("role"), FieldPanel("tracking"), FieldPanel("deadline")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        constraints = [models.UniqueConstraint(fields=["page", "uid"], name="kehoach_task_uid_once")]

    def __str__(self) -> str:
        return self.text


class ReportDeadline(Orderable):
    """A report that the plan asks for."""

    page = ParentalKey(PlanPage, on_delete=models.CASCADE, related_name="deadlines")
    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    what = models.TextField(_("what to report"), help_text=_("As printed in the plan."))
    when = PartialDateField(
        _("deadline"), blank=True, help_text=_("For example: trước ngày 25/12/2026; quý II/2026; hằng năm vào tháng 12")
    )
    to = models.CharField(_("sent to"), max_length=500, blank=True, help_text=_("For example: UBND xã Suối Ngàn"))
    via = models.CharField(_("sent through"), max_length=255, blank=True)
    onward_to = models.CharField(_("passed on to"), max_length=255, blank=True)
    from_units = models.CharField(
        _("reporting units"), max_length=500, blank=True, help_text=_("Leave empty when all units have to report.")
    )
    tracking = models.CharField(_("whose report"), max_length=12, choices=Tracking, default=Tracking.OURS)

    panels = [
        FieldPanel("what"),
        FieldRowPanel([FieldPanel("when"), FieldPanel("tracking")]),
        FieldRowPanel([FieldPanel("to"), FieldPanel("via")]),
        FieldRowPanel([FieldPanel("from_units"), FieldPanel("onward_to")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("reporting deadline")
        verbose_name_plural = _("reporting deadlines")
        constraints = [models.UniqueConstraint(fields=["page", "uid"], name="kehoach_deadline_uid_once")]

    def __str__(self) -> str:
        return self.what


class PlanRecipient(Orderable):
    """A body to which the plan is sent."""

    class Role(models.TextChoices):
        """Why the body receives the plan."""

        REPORT_TO = "report_to", _("for report")
        IMPLEMENT = "implement", _("to carry out")
        COORDINATE = "coordinate", _("to cooperate")
        INFORM = "inform", _("to know")

    page = ParentalKey(PlanPage, on_delete=models.CASCADE, related_name="recipients")
    name = models.CharField(_("receiving body"), max_length=500)
    note = models.CharField(_("note"), max_length=120, blank=True, help_text=_("For example: báo cáo"))
    role = models.CharField(_("sent for"), max_length=12, choices=Role, default=Role.INFORM)

    panels = [FieldRowPanel([FieldPanel("name"), FieldPanel("note"), FieldPanel("role")])]

    class Meta(Orderable.Meta):
        verbose_name = _("recipient")
        verbose_name_plural = _("recipients")

    def __str__(self) -> str:
        return self.name
