"""The fields of the review that stand once: what they show, how sure it is, where it stands in the document."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms

from wagtail_kehoach.admin.intake.forms import CampaignForm
from wagtail_kehoach.admin.intake.kinds import shown
from wagtail_kehoach.admin.intake.marks import DOUBTFUL, EDITED, EXPECTED_MISSING, MADE_UP, MISSING, OWN, READ, Mark
from wagtail_kehoach.admin.intake.proposal import Proposal
from wagtail_kehoach.admin.intake.spans import Place
from wagtail_kehoach.documents.draft import Envelope

#: Fields that nearly every plan has: one that was not found is worth a look.
EXPECTED = frozenset({"abstract", "number", "issue_date", "place", "issuer", "signature_name"})
#: Fields that are nothing a document states by itself.
OWN_CHOICES = frozenset({"title", "disclosure"})
#: Fields that are read together with another one, and so stand in its place.
READ_WITH = {"title": "abstract", "campaign-end_on": "campaign-start_on"}
SHORT_FIELDS = frozenset(
    "number issue_date document_type place regime secrecy signature_authority signature_on_behalf_of"
    " signature_position signature_name start_on end_on".split()
)


@dataclass
class ReviewField:
    """One field that stands once."""

    bound: forms.BoundField
    mark: Mark
    place: Place | None
    hint: str = ""

    @property
    def anchor(self) -> str:
        """The id to which the source text's link leads."""
        return f"field-{self.bound.name if not self.bound.form.prefix else self.bound.html_name}"

    @property
    def is_short(self) -> bool:
        """Whether two such fields stand side by side."""
        return self.bound.name in SHORT_FIELDS


def review_field(
    bound: forms.BoundField, name: str, value: str, proposal: Proposal, envelope: Envelope | None
) -> ReviewField:
    """Return the field ``name`` of the review, which shows ``value``.

    ``envelope`` is the header of the e-office message with which the document came, if it came with one.
    """
    place = proposal.places.get(name) or proposal.places.get(READ_WITH.get(name, ""))
    mark = EDITED if value != proposal.values.get(name, "") else _mark(name, place)
    return ReviewField(bound, mark, place, "" if value or not envelope else _hint(name, envelope))


def _mark(name: str, place: Place | None) -> Mark:
    """Return the mark of a field that was left as proposed."""
    if name == "title":
        return MADE_UP
    if name in OWN_CHOICES or name.startswith(CampaignForm.prefix) and place is None:
        return OWN
    if place is None:
        return EXPECTED_MISSING if name in EXPECTED else MISSING
    return DOUBTFUL if place.is_doubtful else READ


def _hint(name: str, envelope: Envelope) -> str:
    """Return what the header of the e-office message says where the document itself says nothing."""
    number = "/".join(filter(None, [envelope.serial, envelope.symbol]))
    said = {
        "number": number,
        "issue_date": shown(envelope.date),
        "place": envelope.place,
        "issuer": envelope.issuer,
        "superior_body": envelope.superior_body,
        "abstract": envelope.abstract,
        "signature_name": envelope.signer,
        "signature_position": envelope.position,
    }
    return said.get(name) or ""
