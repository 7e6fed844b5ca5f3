"""A place in the editors of pages for what other rooms know about the page, to be read and not edited."""

from __future__ import annotations

from typing import Any

from django.forms import Media
from wagtail import hooks
from wagtail.admin.panels import Panel

#: The hook whose functions get the page and the request and return a Wagtail component, or ``None``.
HOOK = "kehoach_page_glance"


class GlancePanel(Panel):
    """Shows the components that functions registered under `HOOK` give for a page that is saved already.

    They are asked when the editor is opened, never when a draft is saved.
    """

    class BoundPanel(Panel.BoundPanel):
        """The panel for one page."""

        template_name = "wagtail_kehoach/admin/glance_panel.html"

        @property
        def media(self) -> Media:
            return Media(css={"all": ["wagtail_kehoach/admin.css"]})

        def is_shown(self) -> bool:
            return bool(self.instance.pk) and bool(hooks.get_hooks(HOOK)) and super().is_shown()

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            found = [tell(self.instance, self.request) for tell in hooks.get_hooks(HOOK)]
            return {**context, "components": [component for component in found if component]}
