"""Addresses and menu entry of the rooms of campaigns."""

from __future__ import annotations

from typing import Any

from django.urls import path
from wagtail.admin.viewsets.base import ViewSet

from wagtail_kehoach.admin.room import RoomView
from wagtail_kehoach.admin.room_index import RoomIndexView
from wagtail_kehoach.admin.room_screens import INDEX_TITLE
from wagtail_kehoach.admin.room_write import WriteView


class RoomViewSet(ViewSet):
    """The rooms of campaigns."""

    name = "kehoach_room"
    url_prefix = "kehoach/phong-dot"
    icon = "calendar-check"
    menu_label = INDEX_TITLE

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", RoomIndexView.as_view(), name="index"),
            path("<int:pk>/", RoomView.as_view(), name="room"),
            path("<int:pk>/viet/", WriteView.as_view(), name="write"),
        ]
