"""Words and icons for states, shown to editors."""

from django.utils.translation import pgettext_lazy

from wagtail_kehoach.models.coverage import PlannedState

STATE_WORDS = {
    PlannedState.BACKLOG: pgettext_lazy("planned item", "idea"),
    PlannedState.PLANNED: pgettext_lazy("planned item", "planned"),
    PlannedState.OVERDUE: pgettext_lazy("planned item", "late"),
    PlannedState.PARTLY: pgettext_lazy("planned item", "partly done"),
    PlannedState.FULFILLED: pgettext_lazy("planned item", "done"),
    PlannedState.CANCELLED: pgettext_lazy("planned item", "cancelled"),
}

STATE_ICONS = {
    PlannedState.BACKLOG: "comment",
    PlannedState.PLANNED: "calendar",
    PlannedState.OVERDUE: "warning",
    PlannedState.PARTLY: "rotate",
    PlannedState.FULFILLED: "check",
    PlannedState.CANCELLED: "cross",
}
