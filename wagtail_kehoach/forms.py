"""Forms of the page editor."""

from __future__ import annotations

from typing import Any

from django import forms
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from wagtail_kehoach.access import readable


class EditablePagesForm(WagtailAdminPageForm):
    """Offers, where several pages are chosen, those that the editor may read, besides what is chosen already."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if isinstance(field, forms.ModelMultipleChoiceField) and issubclass(field.queryset.model, Page):
                chosen = [page.pk for page in getattr(self.instance, name).all()]
                pages = field.queryset.model.objects.all()
                field.queryset = (readable(pages, self.for_user) | pages.filter(pk__in=chosen)).order_by("title")
