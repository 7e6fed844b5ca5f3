"""Sharing the calendar: one's own feed, and pages for others to look at."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.models import Locale, Site

from wagtail_kehoach.access import on_site, public
from wagtail_kehoach.admin.calendar_screen import TITLE, CalendarScreen
from wagtail_kehoach.calendars import links
from wagtail_kehoach.models import CalendarLink, HubPage

SHARING = gettext_lazy("Share the calendar")


def hub_for(request: HttpRequest) -> HubPage | None:
    """Return the hub under whose address links stand: of this site, in the language of the admin where there is one."""
    hubs = public(HubPage.objects.all()).order_by("path")
    here = list(on_site(hubs, Site.find_for_request(request))) or list(hubs)
    language = Locale.get_active().pk
    return next((hub for hub in here if hub.locale_id == language), here[0] if here else None)


class LinkScreen(CalendarScreen):
    """A screen about links."""

    trail = (("kehoach_calendar:index", TITLE), ("kehoach_calendar:links", SHARING))

    @cached_property
    def hub(self) -> HubPage | None:
        """The hub under whose address the links stand."""
        return hub_for(self.request)

    def address_of(self, link: CalendarLink) -> str:
        """Return the whole address of ``link``."""
        route = "calendar_feed" if link.kind == CalendarLink.Kind.FEED else "calendar_share"
        return (self.hub.get_full_url(self.request) or "") + self.hub.reverse_subpage(route, kwargs={"key": link.key})


class LinksView(LinkScreen):
    """The feed and the shared pages of the user; makes a new shared page."""

    template_name = "wagtail_kehoach/admin/calendar_links.html"
    page_title = SHARING
    trail = LinkScreen.trail[:1]

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(ShareForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = ShareForm(request.POST)
        if form.is_valid():
            try:
                link = links.share(request.user, form.cleaned_data["label"])
            except ValidationError as error:
                form.add_error("label", error)
            else:
                messages.success(request, _("The link for “%(label)s” is ready to be copied.") % {"label": link.label})
                return redirect("kehoach_calendar:links")
        return self.show(form)

    def show(self, form: ShareForm) -> HttpResponse:
        feed = links.feed_of(self.request.user) if self.hub else None
        shares = links.shares_of(self.request.user) if self.hub else []
        address = self.address_of(feed) if feed else ""
        return self.render_to_response(
            self.get_context_data(
                form=form,
                hub=self.hub,
                feed=feed,
                feed_url=address,
                webcal_url=f"webcal://{address.partition('://')[2]}",
                shares=[{"link": link, "url": self.address_of(link)} for link in shares],
            )
        )


class ShareForm(forms.Form):
    """Asks for whom a page to look at is."""

    label = forms.CharField(
        label=gettext_lazy("For whom?"),
        max_length=120,
        help_text=gettext_lazy("For example: chị Hạnh, đài xã. Only you see this."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)


class RenewFeedView(LinkScreen):
    """Makes the user's feed; asks first when one exists, because its address stops working."""

    template_name = "wagtail_kehoach/admin/calendar_ask.html"
    page_title = gettext_lazy("Change the address of my feed")

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.render_to_response(
            self.get_context_data(
                verb=_("Change the address"),
                explanation=_(
                    "The address that you have now stops working at once, in every calendar program that uses it. "
                    "You get a new one."
                ),
            )
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        links.renew_feed(request.user)
        messages.success(request, _("Your feed is ready. Copy its address into your calendar program."))
        return redirect("kehoach_calendar:links")


class RevokeView(LinkScreen):
    """Asks before a link is revoked: that cannot be undone."""

    template_name = "wagtail_kehoach/admin/calendar_ask.html"
    page_title = gettext_lazy("Revoke a link")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.link = get_object_or_404(CalendarLink, pk=kwargs["pk"], owner_id=request.user.pk, revoked_at=None)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.render_to_response(
            self.get_context_data(
                subject=str(self.link),
                verb=_("Revoke the link"),
                explanation=_("Its address stops working at once and for good. You can make a new link at any time."),
            )
        )

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        links.revoke(self.link, request.user)
        messages.success(request, _("“%(link)s” is revoked.") % {"link": self.link})
        return redirect("kehoach_calendar:links")
