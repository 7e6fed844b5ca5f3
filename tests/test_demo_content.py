"""The demo's written content and media hang together: references, lengths, dates, files."""

import json
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from tinytag import TinyTag

from wagtail_kehoach.models.choices import Channel, Genre, Medium
from wagtail_kehoach.models.columns import ColumnKind

DEMO = Path(__file__).parent.parent / "example_site" / "demo"
MEDIA = DEMO / "media"
CONTENT = json.loads((DEMO / "content.json").read_text(encoding="utf-8"))

COLUMNS = {column["id"]: column for column in CONTENT["columns"]}
PLANNED = {planned["id"]: planned for planned in CONTENT["planned_items"]}
ITEMS = {item["id"]: item for item in CONTENT["items"]}
PICTURES = [
    picture
    for item in ITEMS.values()
    for picture in [*item.get("gallery", []), *([item["picture"]] if "picture" in item else [])]
]
AUDIO = [item["audio"] for item in ITEMS.values() if "audio" in item]

DEMO_DAY = date(2026, 11, 21)


def strings_of(value):
    """Yield every string of nested JSON data, keys left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings_of(inner)


def fulfilled_count(planned_id):
    return sum(planned_id in item["fulfils"] for item in ITEMS.values())


def test_every_text_is_nfc_and_has_no_stray_spaces():
    for text in strings_of(CONTENT):
        assert unicodedata.is_normalized("NFC", text)
        assert text == " ".join(text.split())
        assert text


def test_ids_are_unique():
    for kind in ("columns", "planned_items", "items"):
        ids = [entry["id"] for entry in CONTENT[kind]]
        assert len(set(ids)) == len(ids)


def test_home_links_lead_to_the_campaign_or_a_column():
    assert len(CONTENT["home"]["blocks"]) == 3
    for block in CONTENT["home"]["blocks"]:
        assert block["link"] in {"campaign", *COLUMNS}


@pytest.mark.parametrize("entry", [CONTENT["campaign"], *COLUMNS.values(), *PLANNED.values(), *ITEMS.values()])
def test_titles_fit_into_ninety_characters(entry):
    assert 0 < len(entry["title"]) <= 90


@pytest.mark.parametrize("entry", [*CONTENT["campaign"]["targets"], *PLANNED.values(), *ITEMS.values()])
def test_genres_mediums_and_channels_are_known(entry):
    assert entry["genre"] in Genre
    assert entry["medium"] in Medium
    assert entry.get("channel", Channel.PORTAL) in Channel


@pytest.mark.parametrize("column", COLUMNS.values(), ids=COLUMNS)
def test_a_column_is_of_a_known_kind_and_genre(column):
    assert column["kind"] in ColumnKind
    assert column["default_genre"] in Genre
    assert column["lead"]
    assert column["rhythm"]


def test_peaks_lie_within_the_campaign():
    campaign = CONTENT["campaign"]
    start, end = date.fromisoformat(campaign["start_on"]), date.fromisoformat(campaign["end_on"])
    for peak in campaign["peaks"]:
        assert start <= date.fromisoformat(peak["start_on"]) <= date.fromisoformat(peak["end_on"]) <= end


@pytest.mark.parametrize("item", ITEMS.values(), ids=ITEMS)
def test_an_item_fulfils_planned_items_of_its_own_column_and_kind(item):
    assert item["fulfils"]
    for planned_id in item["fulfils"]:
        planned = PLANNED[planned_id]
        assert (planned["column"], planned["genre"], planned["medium"]) == (
            item["column"],
            item["genre"],
            item["medium"],
        )


@pytest.mark.parametrize("item", ITEMS.values(), ids=ITEMS)
def test_an_item_is_dated_within_the_campaign_before_the_demo_day_and_not_after_its_due_day(item):
    dated_on = date.fromisoformat(item["dated_on"])
    assert date.fromisoformat(CONTENT["campaign"]["start_on"]) <= dated_on < DEMO_DAY
    for planned_id in item["fulfils"]:
        assert dated_on <= date.fromisoformat(PLANNED[planned_id]["due_on"])


@pytest.mark.parametrize("item", ITEMS.values(), ids=ITEMS)
def test_an_item_has_a_lead_paragraphs_an_author_a_source_and_tags(item):
    paragraphs = [block for block in item["body"] if block["type"] == "paragraph"]
    assert {block["type"] for block in item["body"]} <= {"heading", "paragraph"}
    assert 3 <= len(paragraphs) <= 6
    assert item["lead"]
    assert item["author"]["name"]
    assert item["author"]["pen_name"]
    assert item["source"]
    assert item["tags"]


def test_planned_items_belong_to_a_column_and_are_never_fulfilled_beyond_what_is_wanted():
    for planned in PLANNED.values():
        assert planned["column"] in COLUMNS
        assert planned["task_keyword"]
        assert fulfilled_count(planned["id"]) <= planned["wanted"]


def test_one_planned_item_is_overdue_and_one_waits_without_a_date():
    unfulfilled = [planned for planned in PLANNED.values() if fulfilled_count(planned["id"]) < planned["wanted"]]
    overdue = [p for p in unfulfilled if p["due_on"] and date.fromisoformat(p["due_on"]) < DEMO_DAY]
    backlog = [p for p in unfulfilled if p["planned_on"] is None and p["due_on"] is None]
    assert len(overdue) == len(backlog) == 1
    assert len(unfulfilled) == 2


def test_the_photo_story_has_four_pictures():
    assert [len(item["gallery"]) for item in ITEMS.values() if item["medium"] == Medium.PHOTO] == [4]


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture["file"])
def test_a_picture_is_described_credited_small_and_without_metadata(picture):
    assert picture["alt"]
    assert picture["caption"]
    assert picture["credit"]
    assert (MEDIA / picture["file"]).stat().st_size <= 120_000
    with Image.open(MEDIA / picture["file"]) as image:
        assert (image.format, image.size) == ("JPEG", (1280, 853))
        assert not image.getexif()


@pytest.mark.parametrize("audio", AUDIO, ids=lambda audio: audio["file"])
def test_the_audio_has_a_transcript_and_lasts_as_long_as_is_said(audio):
    tag = TinyTag.get(MEDIA / audio["file"])
    assert audio["transcript"]
    assert round(tag.duration) == audio["duration_seconds"]
    assert 45 <= tag.duration <= 60


@pytest.mark.parametrize("audio", AUDIO, ids=lambda audio: audio["file"])
def test_the_audio_has_a_constant_bit_rate_so_that_a_browser_can_seek(audio):
    tag = TinyTag.get(MEDIA / audio["file"])
    bytes_per_second = 48_000 / 8
    assert (tag.channels, round(tag.bitrate)) == (1, 48)
    assert (MEDIA / audio["file"]).stat().st_size == pytest.approx(tag.duration * bytes_per_second, rel=0.01)


def test_the_media_folder_holds_the_named_files_and_no_others():
    named = {medium["file"] for medium in [*PICTURES, *AUDIO]}
    assert {path.name for path in MEDIA.iterdir()} == named


def test_no_file_of_the_demo_is_larger_than_half_a_megabyte():
    for path in [*DEMO.iterdir(), *MEDIA.iterdir()]:
        if path.is_file():
            assert path.stat().st_size <= 500_000
