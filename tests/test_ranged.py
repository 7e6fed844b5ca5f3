"""Media with byte ranges: recordings can be sought through, and nothing else can be done with the folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from django.http import Http404, HttpResponseBase
from django.test import RequestFactory
from django.utils.http import http_date
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wagtail_kehoach.ranged import BLOCK_BYTES, serve_media

CONTENT = bytes(range(256)) * 4
SIZE = len(CONTENT)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "media"
    (folder / "âm thanh").mkdir(parents=True)
    (folder / "so-1.mp3").write_bytes(CONTENT)
    (folder / "âm thanh" / "số 2.mp3").write_bytes(b"hai")
    (folder / "trang.html").write_text("<script>alert(1)</script>", encoding="utf-8")
    (folder / "rong.mp3").write_bytes(b"")
    (tmp_path / "bi-mat.txt").write_text("bí mật", encoding="utf-8")
    return folder


def ask(root: Path, path: str = "so-1.mp3", method: str = "GET", **headers: str) -> HttpResponseBase:
    request = RequestFactory().generic(
        method, "/media/x", headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
    return serve_media(request, path=path, root=root)


def body(response: Any) -> bytes:
    return b"".join(response) if response.streaming else response.content


class TestWholeFile:
    def test_it_is_sent_with_its_length_and_the_offer_of_ranges(self, root: Path) -> None:
        response = ask(root)
        assert response.status_code == 200
        assert (response["Content-Type"], response["Content-Length"]) == ("audio/mpeg", str(SIZE))
        assert (response["Accept-Ranges"], response["X-Content-Type-Options"]) == ("bytes", "nosniff")
        assert "attachment" not in response.get("Content-Disposition", "")
        assert body(response) == CONTENT

    def test_a_name_with_marks_is_found(self, root: Path) -> None:
        assert body(ask(root, "âm thanh/số 2.mp3")) == b"hai"

    @pytest.mark.parametrize(
        "header", ["bytes=0-1,4-5", "bytes=", "bytes=-", "bytes=a-b", "items=0-1", "bytes=5-3", "bytes=1.5-2", "0-1"]
    )
    def test_it_is_sent_for_a_range_that_is_none_or_several(self, root: Path, header: str) -> None:
        response = ask(root, Range=header)
        assert response.status_code == 200
        assert body(response) == CONTENT


class TestRange:
    @pytest.mark.parametrize(
        ("header", "start", "stop"),
        [
            ("bytes=0-0", 0, 1),
            ("bytes=0-9", 0, 10),
            ("bytes=100-", 100, SIZE),
            ("bytes=0-", 0, SIZE),
            ("bytes=-10", SIZE - 10, SIZE),
            (f"bytes=-{SIZE + 500}", 0, SIZE),
            (f"bytes=10-{SIZE + 500}", 10, SIZE),
            (f"bytes={SIZE - 1}-", SIZE - 1, SIZE),
            (" bytes=3-4 ", 3, 5),
        ],
    )
    def test_it_is_sent_alone(self, root: Path, header: str, start: int, stop: int) -> None:
        response = ask(root, Range=header)
        assert response.status_code == 206
        assert response["Content-Range"] == f"bytes {start}-{stop - 1}/{SIZE}"
        assert response["Content-Length"] == str(stop - start)
        assert response["Content-Type"] == "audio/mpeg"
        assert body(response) == CONTENT[start:stop]

    @pytest.mark.parametrize("header", [f"bytes={SIZE}-", "bytes=999999-", "bytes=-0", f"bytes={'9' * 18}-"])
    def test_one_beyond_the_end_is_refused_with_the_size(self, root: Path, header: str) -> None:
        response = ask(root, Range=header)
        assert (response.status_code, response["Content-Range"]) == (416, f"bytes */{SIZE}")

    def test_an_empty_file_has_no_range(self, root: Path) -> None:
        assert ask(root, "rong.mp3", Range="bytes=0-").status_code == 416
        assert body(ask(root, "rong.mp3")) == b""

    def test_a_range_longer_than_a_block_is_sent_whole(self, root: Path) -> None:
        long = os.urandom(BLOCK_BYTES * 2 + 77)
        (root / "dai.mp3").write_bytes(long)
        assert body(ask(root, "dai.mp3", Range=f"bytes=5-{BLOCK_BYTES * 2 + 9}")) == long[5 : BLOCK_BYTES * 2 + 10]

    @settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(first=st.none() | st.integers(0, SIZE + 50), last=st.none() | st.integers(0, SIZE + 50))
    def test_every_range_is_that_of_the_standard(self, root: Path, first: int | None, last: int | None) -> None:
        header = f"bytes={'' if first is None else first}-{'' if last is None else last}"
        response = ask(root, Range=header)
        if (first is None and last is None) or (first is not None and last is not None and last < first):
            assert (response.status_code, body(response)) == (200, CONTENT)
            return
        if first is None:
            assert last is not None
            expected = CONTENT[max(0, SIZE - last) :]
        else:
            expected = CONTENT[first:] if last is None else CONTENT[first : last + 1]
        if expected:
            assert (response.status_code, body(response)) == (206, expected)
        else:
            assert response.status_code == 416


class TestConditions:
    def test_an_unchanged_file_is_not_sent_again(self, root: Path) -> None:
        modified = ask(root)["Last-Modified"]
        response = ask(root, If_Modified_Since=modified)
        assert (response.status_code, body(response)) == (304, b"")

    def test_a_changed_file_is_sent(self, root: Path) -> None:
        before = http_date((root / "so-1.mp3").stat().st_mtime - 60)
        assert ask(root, If_Modified_Since=before).status_code == 200

    @pytest.mark.parametrize("odd", ["hôm qua", "0", "Sun, 99 Foo 2026"])
    def test_an_odd_date_is_no_crash(self, root: Path, odd: str) -> None:
        assert ask(root, If_Modified_Since=odd).status_code == 200

    def test_the_rest_of_a_file_that_changed_meanwhile_is_not_mixed_with_its_beginning(self, root: Path) -> None:
        modified = ask(root)["Last-Modified"]
        assert ask(root, Range="bytes=10-", If_Range=modified).status_code == 206
        older = http_date((root / "so-1.mp3").stat().st_mtime - 60)
        response = ask(root, Range="bytes=10-", If_Range=older)
        assert (response.status_code, body(response)) == (200, CONTENT)


class TestSafety:
    @pytest.mark.parametrize(
        "path",
        [
            "khong-co.mp3",
            "âm thanh",
            "",
            ".",
            "../bi-mat.txt",
            "âm thanh/../../bi-mat.txt",
            "/etc/passwd",
            "..",
            "so-1.mp3/x",
            "a\0b.mp3",
            "a" * 300 + ".mp3",
            "a/" * 3_000,
        ],
    )
    def test_what_is_no_file_of_the_folder_is_not_found(self, root: Path, path: str) -> None:
        with pytest.raises(Http404):
            ask(root, path)

    @pytest.mark.parametrize(
        "name", ["trang.html", "hinh.svg", "tep.xhtml", "tep.xml", "tep.js", "tep.pdf", "tep", "tep.txt", "tep.unknown"]
    )
    def test_what_a_browser_might_run_is_only_downloaded(self, root: Path, name: str) -> None:
        (root / name).write_text("<script>alert(1)</script>", encoding="utf-8")
        for headers in ({}, {"Range": "bytes=0-5"}):
            response = ask(root, name, **headers)
            assert response["Content-Disposition"].startswith("attachment")
            assert response["X-Content-Type-Options"] == "nosniff"

    @pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
    def test_it_only_reads(self, root: Path, method: str) -> None:
        assert ask(root, method=method).status_code == 405
        assert (root / "so-1.mp3").read_bytes() == CONTENT

    def test_head_answers_like_get(self, root: Path) -> None:
        response = ask(root, method="HEAD", Range="bytes=0-9")
        assert (response.status_code, response["Content-Length"]) == (206, "10")


def test_the_example_site_serves_its_media_so(client: Any, settings: Any) -> None:
    from example_site.urls import urlpatterns

    (pattern,) = [each for each in urlpatterns if getattr(each, "callback", None) is serve_media]
    assert pattern.pattern.match("media/media/so-1.mp3")
    assert client.get(f"{settings.MEDIA_URL}../settings.py").status_code == 404
