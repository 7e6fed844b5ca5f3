"""The Django app."""

from __future__ import annotations

from django.apps import AppConfig, apps
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

REQUIRED_APPS = (
    "wagtail.admin",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail",
    "wagtailmedia",
    "taggit",
    "modelcluster",
)


class WagtailKehoachConfig(AppConfig):
    """Plans, communication campaigns and media columns."""

    name = "wagtail_kehoach"
    label = "wagtail_kehoach"
    verbose_name = _("Plans and campaigns")
    default_auto_field = "django.db.models.BigAutoField"

    def import_models(self) -> None:
        # Models of an app that is not installed cannot even be imported, so this cannot wait for the system checks.
        missing = [name for name in REQUIRED_APPS if name not in {config.name for config in apps.app_configs.values()}]
        if missing:
            line = "INSTALLED_APPS += [" + ", ".join(f'"{name}"' for name in missing) + "]"
            raise ImproperlyConfigured(
                f"wagtail_kehoach: thiếu ứng dụng trong INSTALLED_APPS. Hãy thêm dòng này vào tệp cài đặt: {line}"
            )
        super().import_models()

    def ready(self) -> None:
        from wagtail_kehoach import checks, signals

        checks.register()
        signals.connect()
