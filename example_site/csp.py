"""The content security policies of the example site: one for readers, one for Wagtail's admin.

Django 6.0 brings a middleware that sends ``settings.SECURE_CSP`` unless a response bears a policy already; Django 5.2
gets the small one below.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

HEADER = "Content-Security-Policy"
Policy = dict[str, list[str]]

#: No script, style, frame or file but the site's own.
PUBLIC_POLICY: Policy = {
    "default-src": ["'self'"],
    "object-src": ["'none'"],
    "base-uri": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'self'"],
}

#: What Wagtail's admin needs beyond that, seen in the browser on Wagtail 7.4 and 8.0: its date fields, inline panels
#: and choosers start themselves by inline scripts, its rich text editor brings inline styles. No handler stands in an
#: attribute, and nothing evaluates text as a script.
ADMIN_POLICY: Policy = {
    **PUBLIC_POLICY,
    "script-src": ["'self'", "'unsafe-inline'"],
    "script-src-attr": ["'none'"],
    "style-src": ["'self'", "'unsafe-inline'"],
}

GetResponse = Callable[[HttpRequest], HttpResponse]


def header_value(policy: Policy) -> str:
    """Return a policy as its header says it."""
    return "; ".join(f"{directive} {' '.join(sources)}" for directive, sources in policy.items())


class AdminPolicyMiddleware:
    """Send the admin's policy with the admin's pages."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith(reverse("wagtailadmin_home")):
            response.headers.setdefault(HEADER, header_value(ADMIN_POLICY))
        return response


class ContentSecurityPolicyMiddleware:
    """Do on Django 5.2 what the middleware of that name does from Django 6.0 on."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault(HEADER, header_value(settings.SECURE_CSP))
        return response
