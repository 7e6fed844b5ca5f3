"""Reading plan documents into structured drafts. Pure Python: nothing here imports Django.

``parse_plan(source)`` reads a plan; ``python -m wagtail_kehoach.documents FILE`` prints it as JSON.
"""

from wagtail_kehoach.documents.draft import DocumentError, PlanDraft
from wagtail_kehoach.documents.limits import DEFAULT_LIMITS, Limits
from wagtail_kehoach.documents.parse import parse_plan

__all__ = ["DEFAULT_LIMITS", "DocumentError", "Limits", "PlanDraft", "parse_plan"]
