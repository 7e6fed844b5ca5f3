"""The length of recordings."""

from __future__ import annotations

import io
import wave

import pytest
from django.core.files.base import ContentFile
from hypothesis import given
from hypothesis import strategies as st
from wagtailmedia.models import get_media_model

from wagtail_kehoach.media_files import recording_seconds


def wav(seconds: float, rate: int = 8000) -> bytes:
    """Return a silent recording."""
    file = io.BytesIO()
    with wave.open(file, "wb") as recording:
        recording.setnchannels(1)
        recording.setsampwidth(2)
        recording.setframerate(rate)
        recording.writeframes(b"\0\0" * round(rate * seconds))
    return file.getvalue()


@pytest.mark.parametrize("seconds", [0.5, 2, 61.25])
def test_the_length_of_a_recording_is_read(seconds):
    assert recording_seconds(io.BytesIO(wav(seconds))) == pytest.approx(seconds)


def test_the_file_is_read_from_its_beginning_and_left_where_it_was():
    file = io.BytesIO(wav(2))
    file.seek(100)
    assert recording_seconds(file) == pytest.approx(2)
    assert file.tell() == 100


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0",
        wav(0),
        wav(2)[:20],
        b"<html><script>alert(1)</script></html>",
        "Đây là bản tin, không phải âm thanh.".encode(),
        b"ID3\x04\x00\x00\x7f\x7f\x7f\x7f",
        b"RIFF\xff\xff\xff\xffWAVEfmt \xff\xff\xff\xff",
    ],
    ids=["empty", "one byte", "no sound", "cut off", "web page", "text", "only a tag", "lying sizes"],
)
def test_what_is_no_recording_has_no_length(content):
    assert recording_seconds(io.BytesIO(content)) is None


@given(st.binary(max_size=60), st.integers(0, 200), st.integers(0, 200))
def test_damaged_recordings_never_raise(damage, start, length):
    sound = wav(0.05)
    seconds = recording_seconds(io.BytesIO(sound[:start] + damage + sound[start + length :]))
    assert seconds is None or 0 < seconds < float("inf")


@pytest.mark.django_db
def test_an_uploaded_recording_gets_its_length_unless_somebody_typed_one():
    def upload(**values):
        file = ContentFile(wav(2), name="loa.wav")
        return get_media_model().objects.create(title="Loa", type="audio", file=file, **values)

    assert upload().duration == pytest.approx(2)
    assert upload(duration=7).duration == 7


@pytest.mark.django_db
def test_an_upload_that_is_no_recording_has_no_length():
    file = ContentFile("Đây là văn bản".encode(), name="loa.wav")
    assert get_media_model().objects.create(title="Loa", type="audio", file=file).duration == 0
