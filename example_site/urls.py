"""Addresses of the example site."""

from django.conf import settings
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from wagtail_kehoach.ranged import serve_media

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("sitemap.xml", sitemap),
    # Documents have their own view, which asks who may read their collection.
    re_path(r"^media/(?P<path>(?!documents/).+)$", serve_media, {"root": settings.MEDIA_ROOT}),
    path("", include(wagtail_urls)),
]
