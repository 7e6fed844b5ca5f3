"""Items: what a column says for them, what they hold, how they are found."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db.models import ProtectedError
from django.urls import reverse
from wagtail.rich_text import RichText
from wagtail.search.backends import get_search_backend
from wagtailmedia.models import Media

from wagtail_kehoach import editorial
from wagtail_kehoach.models import CampaignPage, HubPage, MediaColumnPage, MediaItemCredit, MediaItemPage
from wagtail_kehoach.models.choices import Genre

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lasting_ground", "indexes")]


def recording(kind: str, seconds: float = 61.5) -> Media:
    name = {"audio": "so-1.mp3", "video": "so-1.mp4"}[kind]
    return Media.objects.create(title="Số 1", type=kind, duration=seconds, file=ContentFile(b"x", name))


class TestPrefilling:
    def test_the_form_of_a_new_item_holds_what_the_column_says(
        self, login: Any, editor: Any, hub: HubPage, campaign: CampaignPage
    ) -> None:
        column = editorial.create_column(hub, title="Phóng sự", campaigns=[campaign], default_genre=Genre.REPORTAGE)
        column = editorial.publish(column, None)
        address = reverse("wagtailadmin_pages:add", args=["wagtail_kehoach", "mediaitempage", column.pk])
        form = login(editor).get(address).context["form"]
        assert form["genre"].value() == Genre.REPORTAGE
        assert list(form.instance.campaigns.all()) == [campaign]

    def test_it_also_serves_the_campaign_below_which_the_column_stands(
        self, login: Any, editor: Any, hub: HubPage, campaign: CampaignPage
    ) -> None:
        other = editorial.create_campaign(hub, title="Đợt tuyên truyền mùa nước nổi")
        column = editorial.create_column(campaign, title="Góc đọc", campaigns=[other])
        address = reverse("wagtailadmin_pages:add", args=["wagtail_kehoach", "mediaitempage", column.pk])
        assert list(login(editor).get(address).context["form"].instance.campaigns.all()) == [campaign, other]

    def test_the_campaign_above_the_column_is_named_once(self, login: Any, editor: Any, campaign: CampaignPage) -> None:
        column = editorial.create_column(campaign, title="Góc đọc", campaigns=[campaign])
        address = reverse("wagtailadmin_pages:add", args=["wagtail_kehoach", "mediaitempage", column.pk])
        assert list(login(editor).get(address).context["form"].instance.campaigns.all()) == [campaign]

    def test_a_column_without_usual_genre_leaves_the_choice(
        self, login: Any, editor: Any, column: MediaColumnPage
    ) -> None:
        address = reverse("wagtailadmin_pages:add", args=["wagtail_kehoach", "mediaitempage", column.pk])
        assert login(editor).get(address).context["form"]["genre"].value() == Genre.NEWS


class TestRecordings:
    @pytest.mark.parametrize(("field", "kind"), [("audio", "video"), ("video", "audio")])
    def test_a_recording_of_the_other_kind_is_refused(self, item: MediaItemPage, field: str, kind: str) -> None:
        setattr(item, field, recording(kind))
        with pytest.raises(ValidationError) as refusal:
            item.full_clean()
        assert set(refusal.value.message_dict) == {field}

    def test_the_length_is_that_of_the_recording(self, item: MediaItemPage) -> None:
        assert item.duration == 0
        item.video = recording("video", 30)
        assert item.duration == 30
        item.audio = recording("audio", 61.5)
        assert item.duration == 61.5

    def test_a_recording_in_use_cannot_be_deleted_under_the_item(self, make_item: Any) -> None:
        audio = recording("audio")
        make_item(audio=audio)
        with pytest.raises(ProtectedError):
            audio.delete()


class TestPublishing:
    def test_credits_tags_and_campaigns_reach_the_live_page(self, make_item: Any, campaign: CampaignPage) -> None:
        credits = [editorial.Credit("Lò Thị Miên"), editorial.Credit("Vừ A Chống", MediaItemCredit.Role.PHOTOGRAPHER)]
        item = make_item(credits=credits, tags=["đọc sách", "thôn bản"])
        live = MediaItemPage.objects.get(pk=item.pk)
        assert [(credit.name, credit.role) for credit in live.credits.all()] == [
            ("Lò Thị Miên", "tac_gia"),
            ("Vừ A Chống", "anh"),
        ]
        assert {tag.name for tag in live.tags.all()} == {"đọc sách", "thôn bản"}
        assert list(live.campaigns.all()) == [campaign]

    def test_an_item_may_serve_no_campaign_though_its_column_does(self, make_item: Any) -> None:
        assert not make_item(campaigns=[]).campaigns.exists()


class TestSearch:
    @pytest.mark.parametrize("asked", ["thư viện lưu động", "thu vien luu dong", "THƯ VIỆN", "luu dong"])
    def test_an_item_is_found_by_words_of_its_body_with_and_without_marks(
        self, make_item: Callable[..., MediaItemPage], asked: str
    ) -> None:
        found = make_item("Tin thứ nhất", body=[("paragraph", RichText("<p>Chiếc xe <b>thư viện lưu động</b></p>"))])
        make_item("Tin thứ hai", body=[("paragraph", RichText("<p>Ngày hội bóng đá thôn Bản</p>"))])
        assert list(get_search_backend().search(asked, MediaItemPage)) == [found]

    @pytest.mark.parametrize("asked", ["lời đọc", "loi doc"])
    def test_a_programme_is_found_by_its_transcript(self, make_item: Callable[..., MediaItemPage], asked: str) -> None:
        found = make_item("Chương trình số 1", transcript="Lời đọc của chương trình.")
        make_item("Chương trình số 2", transcript="Nhạc hiệu.")
        assert list(get_search_backend().search(asked, MediaItemPage)) == [found]
