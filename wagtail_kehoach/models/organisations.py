"""Bodies and units with the dates between which they existed, their other names, and what became of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.search import index

from wagtail_kehoach.vietnamese.text import collapse, fold


class OrganisationKind(models.TextChoices):
    """What kind of body it is."""

    PARTY = "party", _("party body")
    STATE = "state", _("state body")
    COUNCIL = "council", _("people's council")
    FRONT_MASS = "front_mass", _("front or mass organisation")
    SERVICE_UNIT = "service_unit", _("public service unit")
    SCHOOL = "school", _("school")
    MEDIA = "media", _("media body")
    OTHER = "other", _("other")


class OrganisationLevel(models.TextChoices):
    """On which level of administration the body stands; the district level ended on 1 July 2025."""

    CENTRAL = "central", _("central")
    PROVINCE = "province", _("province")
    DISTRICT = "district", _("district (until 30/06/2025)")
    COMMUNE = "commune", _("commune")
    BASE = "base", _("grassroots")
    NONE = "none", _("no level")


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """Look-ups by name and by day."""

    def valid_on(self, day: date) -> OrganisationQuerySet:
        """Keep the bodies that existed on ``day``."""
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=day), Q(valid_to__isnull=True) | Q(valid_to__gte=day)
        )

    def named(self, name: str) -> OrganisationQuerySet:
        """Keep the bodies that bear ``name``, or have it as another name, whatever its case and marks."""
        folded = fold(collapse(name))
        return self.filter(Q(folded_name=folded) | Q(aliases__folded=folded)).distinct()


class Organisation(index.Indexed, ClusterableModel):
    """A body or unit. A plan keeps the name as printed; the link to this record is an editor's act."""

    name = models.CharField(
        _("name"), max_length=255, help_text=_("As it stands on its documents. For example: UBND xã Suối Ngàn")
    )
    folded_name = models.CharField(max_length=255, editable=False, db_index=True)
    short_name = models.CharField(_("short name"), max_length=80, blank=True)
    code = models.CharField(
        _("organisation code"),
        max_length=40,
        blank=True,
        help_text=_("Identifier in document exchange. For example: H01.151.05. Leave empty when there is none."),
    )
    symbol = models.CharField(
        _("symbol"),
        max_length=40,
        blank=True,
        help_text=_("The part behind the slash in its numbers. For example: UBND"),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind, default=OrganisationKind.OTHER)
    level = models.CharField(
        _("administrative level"), max_length=20, choices=OrganisationLevel, default=OrganisationLevel.NONE
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("superior body"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="children",
    )
    valid_from = models.DateField(_("exists from"), null=True, blank=True)
    valid_to = models.DateField(_("existed until"), null=True, blank=True, help_text=_("Leave empty while it exists."))
    is_own = models.BooleanField(
        _("our own organisation"), default=False, help_text=_("Tasks that a plan gives to this unit are taken as ours.")
    )

    objects = OrganisationQuerySet.as_manager()

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldRowPanel([FieldPanel("short_name"), FieldPanel("symbol"), FieldPanel("code")]),
                FieldRowPanel([FieldPanel("kind"), FieldPanel("level")]),
                FieldPanel("parent"),
                FieldPanel("is_own"),
            ],
            heading=_("Organisation"),
        ),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")], heading=_("Time of existence")),
        InlinePanel("aliases", heading=_("Other names"), label=_("other name")),
    ]
    search_fields = [
        index.SearchField("name"),
        index.SearchField("folded_name"),
        index.AutocompleteField("name"),
        index.AutocompleteField("folded_name"),
        index.RelatedFields("aliases", [index.SearchField("name"), index.SearchField("folded")]),
    ]

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["folded_name"]

    def __str__(self) -> str:
        if self.valid_to:
            return f"{self.name} (đến {self.valid_to:%d/%m/%Y})"
        return self.name

    def clean(self) -> None:
        super().clean()
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValidationError({"valid_to": _("The last day lies before the first day.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.name = collapse(self.name)
        self.folded_name = fold(self.name)
        super().save(*args, **kwargs)


class OrganisationAlias(models.Model):
    """Another name of an organisation: an old official one, a short form, a spelling met in documents."""

    class Kind(models.TextChoices):
        """Where the name comes from."""

        OFFICIAL_OLD = "official_old", _("former official name")
        SHORT = "short", _("short form")
        SPELLING = "spelling", _("other spelling")

    organisation = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(_("name"), max_length=255)
    folded = models.CharField(max_length=255, editable=False, db_index=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.SPELLING)

    panels = [FieldRowPanel([FieldPanel("name"), FieldPanel("kind")])]

    class Meta:
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        constraints = [models.UniqueConstraint(fields=["organisation", "folded"], name="kehoach_alias_once")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.name = collapse(self.name)
        self.folded = fold(self.name)
        super().save(*args, **kwargs)


class OrganisationChange(models.Model):
    """A renaming, merger, split or end of bodies. It informs; duties never move by themselves."""

    class Kind(models.TextChoices):
        """What happened."""

        RENAMED = "renamed", pgettext_lazy("organisation change", "renamed")
        MERGED = "merged", pgettext_lazy("organisation change", "merged")
        SPLIT = "split", pgettext_lazy("organisation change", "split")
        DISSOLVED = "dissolved", pgettext_lazy("organisation change", "dissolved")
        MOVED = "moved", pgettext_lazy("organisation change", "moved")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    happened_on = models.DateField(_("date of change"))
    document_number = models.CharField(
        _("document number"), max_length=60, blank=True, help_text=_("For example: 202/2025/QH15")
    )
    predecessors = models.ManyToManyField(Organisation, verbose_name=_("bodies before"), related_name="changes_from")
    successors = models.ManyToManyField(
        Organisation, verbose_name=_("bodies after"), related_name="changes_to", blank=True
    )

    class Meta:
        verbose_name = _("organisation change")
        verbose_name_plural = _("organisation changes")
        ordering = ["-happened_on"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.happened_on:%d/%m/%Y}"
