"""The portal app."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The portal's own pages."""

    name = "example_site.portal"
    label = "portal"
    verbose_name = "Cổng thông tin"
