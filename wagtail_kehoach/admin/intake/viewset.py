"""Addresses and menu entry of the wizard."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import page_permission_policy

from wagtail_kehoach.admin.intake.views.confirm import DiscardView, PublishView, UndoView
from wagtail_kehoach.admin.intake.views.result import ResultView
from wagtail_kehoach.admin.intake.views.review import ReviewView
from wagtail_kehoach.admin.intake.views.start import StartView


class IntakeMenuItem(MenuItem):
    """Shown to those who may add pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        return page_permission_policy.user_has_permission(request.user, "add")


class IntakeViewSet(ViewSet):
    """From a received document to draft pages."""

    name = "kehoach_intake"
    url_prefix = "kehoach/nhap"
    icon = "upload"
    menu_label = _("Plan from a document")
    menu_item_class = IntakeMenuItem

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", StartView.as_view(), name="index"),
            path("<int:pk>/", ReviewView.as_view(), name="review"),
            path("<int:pk>/xong/", ResultView.as_view(), name="result"),
            path("<int:pk>/dang/", PublishView.as_view(), name="publish"),
            path("<int:pk>/hoan-tac/", UndoView.as_view(), name="undo"),
            path("<int:pk>/bo/", DiscardView.as_view(), name="discard"),
        ]
