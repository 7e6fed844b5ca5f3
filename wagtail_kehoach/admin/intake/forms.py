"""The forms of the wizard. Their fields are those of the pages that are made, with the same words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminAutoHeightTextInput

from wagtail_kehoach.blocks import SECTION_TITLE_CHARACTERS
from wagtail_kehoach.models import PlanBasis, PlanIndexPage, PlanPage, PlanRecipient, PlanTask, ReportDeadline
from wagtail_kehoach.models.plans import Disclosure
from wagtail_kehoach.vietnamese.dates import parse_day
from wagtail_kehoach.vietnamese.text import collapse

ACCEPTED_FILES = ".docx,.pdf,.txt,.xml,.edxml"
COLUMN_TITLE_CHARACTERS = 255


def fields_of(model: type[Model], *names: str) -> dict[str, forms.Field]:
    """Return form fields for the fields ``names`` of ``model``; long texts grow with what is typed."""
    fields = forms.fields_for_model(model, fields=names)
    for field in fields.values():
        if isinstance(field.widget, forms.Textarea):
            field.widget = AdminAutoHeightTextInput(attrs={"rows": 2})
    return fields


class StartForm(forms.Form):
    """A document, as a file or as pasted text, and the list into which its plan shall go."""

    file = forms.FileField(
        label=_("Plan document"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ACCEPTED_FILES}),
        help_text=_("Word (.docx), PDF with text, plain text, or an e-office message (.xml, .edxml)."),
    )
    text = forms.CharField(
        label=_("Or paste the text of the document"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6, "lang": "vi"}),
        help_text=_("For example from a scan that was turned into text. Copy all of it, from heading to recipients."),
    )
    parent = forms.ModelChoiceField(label=_("List of plans"), queryset=PlanIndexPage.objects.none(), empty_label=None)

    def __init__(self, *args: Any, parents: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = parents
        only = parents[:2]
        if len(only) == 1:
            self.fields["parent"].required = False
            self.fields["parent"].initial = only[0]
            self.fields["parent"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        has_file, has_text = cleaned.get("file") is not None, bool((cleaned.get("text") or "").strip())
        if "file" not in self.errors and not has_file and not has_text:
            self.add_error("file", _("Choose a file, or paste the text of the document below."))
        if has_file and has_text:
            self.add_error("text", _("There is a file and a text. Keep one of them: remove the text or the file."))
        if not cleaned.get("parent"):
            cleaned["parent"] = self.fields["parent"].initial
        return cleaned


class DocumentForm(forms.Form):
    """The values of the plan that stand once in a document."""

    base_names = (
        "title",
        "abstract",
        "document_type",
        "number",
        "issue_date",
        "place",
        "superior_body",
        "issuer",
        "acting_collective",
        "regime",
        "secrecy",
        "circulation",
        "disclosure",
        "general_clause",
        "archive_line",
        "signature_authority",
        "signature_on_behalf_of",
        "signature_position",
        "signature_name",
    )

    def __init__(self, *args: Any, mark: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.update(fields_of(PlanPage, *self.base_names))
        self.fields["disclosure"].widget = forms.RadioSelect(choices=self.fields["disclosure"].choices)
        self.fields["title"].help_text = _("The name under which the plan stands on the site.")
        self.fields["abstract"].widget.attrs["rows"] = 3
        self.mark = mark

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.mark:
            cleaned["disclosure"] = Disclosure.INTERNAL
        elif cleaned.get("disclosure") == Disclosure.PUBLIC and (cleaned.get("secrecy") or cleaned.get("circulation")):
            self.add_error("disclosure", _("A plan with a mark of secrecy or of limited circulation stays internal."))
        return cleaned


class DayField(forms.CharField):
    """A day as people type it: 25/02/2026."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=40, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%d/%m/%Y}" if isinstance(value, date) else value

    def to_python(self, value: Any) -> date | None:
        text = collapse(super().to_python(value) or "")
        if not text:
            return None
        try:
            return parse_day(text)
        except ValueError as error:
            raise ValidationError(str(error), code="day") from error

    def run_validators(self, value: Any) -> None:
        """A day has nothing left to validate."""


class CampaignForm(forms.Form):
    """The campaign and the columns that are made together with the plan."""

    prefix = "campaign"
    title = forms.CharField(label=_("Title of the campaign"), max_length=255)
    start_on = DayField(label=_("First day"), required=False, help_text=_("For example: 05/10/2026"))
    end_on = DayField(
        label=_("Last day"),
        required=False,
        help_text=_("Leave empty while the end is open. The page stays as an archive."),
    )
    columns = forms.CharField(
        label=_("Columns"),
        required=False,
        widget=AdminAutoHeightTextInput(attrs={"rows": 3}),
        help_text=_("One a line. For example: Mỗi tuần một cuốn sách"),
    )

    def clean_columns(self) -> list[str]:
        """Return the titles of the columns, each once."""
        titles = list(dict.fromkeys(filter(None, map(collapse, self.cleaned_data["columns"].splitlines()))))
        for title in titles:
            if len(title) > COLUMN_TITLE_CHARACTERS:
                raise ValidationError(
                    _("The title “%(title)s…” is longer than %(most)d characters. Write one column a line."),
                    params={"title": title[:40], "most": COLUMN_TITLE_CHARACTERS},
                )
        return titles

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("start_on") and cleaned.get("end_on") and cleaned["end_on"] < cleaned["start_on"]:
            self.add_error("end_on", _("The last day lies before the first day."))
        return cleaned


class RowForm(forms.Form):
    """One row of a part of the plan, edited by itself."""

    def __init__(self, fields: dict[str, forms.Field], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fields.update(fields)


def basis_fields() -> dict[str, forms.Field]:
    """Return the fields of a document on which the plan rests."""
    return fields_of(PlanBasis, "text", "number", "date", "issuer")


def section_fields() -> dict[str, forms.Field]:
    """Return the fields of one part of the plan's text."""
    return {
        "label": forms.CharField(
            label=_("Number of the part"),
            max_length=20,
            required=False,
            help_text=_("As printed. For example: II. or 1.1."),
        ),
        "title": forms.CharField(label=_("Title"), max_length=SECTION_TITLE_CHARACTERS, required=False),
        "text": forms.CharField(
            label=_("Text of the part"),
            required=False,
            widget=AdminAutoHeightTextInput(attrs={"rows": 4}),
            help_text=_("One paragraph a line."),
        ),
    }


def task_fields() -> dict[str, forms.Field]:
    """Return the fields of what the plan asks of one unit."""
    return fields_of(PlanTask, "text", "unit", "role", "deadline")


def deadline_fields() -> dict[str, forms.Field]:
    """Return the fields of a report that the plan asks for."""
    return fields_of(ReportDeadline, "what", "when", "to", "via", "onward_to", "from_units")


def recipient_fields() -> dict[str, forms.Field]:
    """Return the fields of a body to which the plan is sent."""
    return fields_of(PlanRecipient, "name", "note", "role")


def first_errors(form: forms.Form) -> Iterable[tuple[str, str]]:
    """Yield the name of each field of ``form`` that has an error, with its first message."""
    for name, errors in form.errors.items():
        yield name, errors[0]
