"""A real browser on the demo: for readers on the server that ``run.py`` starts, for editors on a site of the test."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection, connections
from django.test import Client
from PIL import Image
from wagtail.models import Site

from example_site.portal import demo

ROOT = Path(__file__).resolve().parent.parent.parent
MANAGE = ROOT / "example_site" / "manage.py"
SECONDS_TO_START = 60
COLOURS = 128
FORM = re.compile(r"/admin/pages/(?:\d+/edit|add/\w+/\w+/\d+)/")
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--autoplay-policy=no-user-gesture-required",
]
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything here as a browser test."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def initial_data(django_db_setup: None) -> str:
    """What the migrations put into the database, as Django keeps it for tests that commit."""
    return getattr(connection, "_test_serialized_contents", "")


@pytest.fixture(autouse=True)
def remembered_initial_data(initial_data: str) -> None:
    """Hand the initial data on: under Playwright's event loop each test has a connection object that lacks it."""
    if initial_data:
        connection._test_serialized_contents = initial_data


@pytest.fixture(scope="session")
def browser(initial_data: str) -> Iterator[Any]:
    """Debian's Chromium, driven by Playwright."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        sync_playwright = None
    if not program or sync_playwright is None:
        missing = "Chromium" if not program else "the Python package playwright"
        message = f"Browser tests need {missing}, which is not on this machine."
        if os.environ.get("KEHOACH_REQUIRE_BROWSER"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=CHROMIUM_ARGUMENTS)
        yield chromium
        chromium.close()
        # Connections of the event loop's own would keep PostgreSQL from dropping the test database.
        connections.close_all()


class Visitor:
    """Opens pages below one address.

    What asks another host, breaks the content security policy or writes an error into the console is remembered as a
    fault, on every page and in every window that a test comes to.
    """

    def __init__(self, browser: Any, base: str) -> None:
        self.base = base
        self.faults: list[str] = []
        self._browser = browser
        self._contexts: list[Any] = []

    def open(self, path: str, *, width: int = 1280, user: str = "", javascript: bool = True) -> Any:
        """Open ``path`` at a width in pixels, logged in as ``user`` of the test's database if one is named."""
        context = self._browser.new_context(
            viewport={"width": width, "height": 900}, locale="vi-VN", java_script_enabled=javascript
        )
        self._contexts.append(context)
        if user:
            context.add_cookies([{**session_cookie(user), "url": self.base}])
        context.on("request", self._watch_request)
        context.on("console", self._watch_console)
        context.on("weberror", lambda failure: self.faults.append(f"script failed: {failure.error}"))
        page = context.new_page()
        page.goto(self.base + path)
        return page

    def close(self) -> None:
        """Close everything, and fail if there was a fault."""
        for context in self._contexts:
            context.close()
        assert not self.faults, "\n".join(self.faults)

    def _watch_request(self, request: Any) -> None:
        if not request.url.startswith((self.base, "data:", "blob:")):
            self.faults.append(f"asked another host: {request.url}")

    def _watch_console(self, message: Any) -> None:
        # Chromium writes breaches of the content security policy there, too. What is not valid yet, or was sent by
        # "Publish" meanwhile, is refused with 400 when Wagtail saves a form by itself.
        is_refused_draft = "status of 400" in message.text and FORM.search(message.location.get("url", ""))
        if message.type == "error" and not is_refused_draft:
            self.faults.append(f"console on {message.page.url if message.page else '?'}: {message.text}")


def session_cookie(user: str) -> dict[str, str]:
    """Return the cookie of a session of ``user``."""
    client = Client()
    client.force_login(get_user_model().objects.get(username=user))
    return {"name": settings.SESSION_COOKIE_NAME, "value": client.cookies[settings.SESSION_COOKIE_NAME].value}


@pytest.fixture(scope="session")
def served_demo(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The demo as ``run.py`` serves it, on SQLite; yields its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        **os.environ,
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "example_site.settings",
        "KEHOACH_DATA_DIR": str(tmp_path_factory.mktemp("demo")),
        "PYTHONUTF8": "1",
    }
    for command in (["migrate", "--verbosity", "0"], ["load_demo", "--port", str(port)]):
        subprocess.run([sys.executable, str(MANAGE), *command], env=environment, check=True, capture_output=True)
    server = subprocess.Popen(
        [sys.executable, str(MANAGE), "runserver", f"localhost:{port}", "--noreload"],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://localhost:{port}"
    try:
        wait_for(address)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


def wait_for(address: str) -> None:
    """Return when ``address`` answers."""
    last = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            with urlopen(address, timeout=10):
                return
        except (URLError, ConnectionError):
            if time.monotonic() > last:
                raise
            time.sleep(0.2)


@pytest.fixture
def reader(browser: Any, served_demo: str) -> Iterator[Visitor]:
    """A reader of the served demo."""
    visitor = Visitor(browser, served_demo)
    yield visitor
    visitor.close()


@pytest.fixture
def site(indexes: None, django_db_serialized_rollback: None, live_server: Any, browser: Any) -> Iterator[Any]:
    """The demo in the test's database behind a real address: ``demo`` is what it is made of, ``open`` opens a page."""
    loaded = demo.load()
    host, port = live_server.url.removeprefix("http://").split(":")
    Site.objects.update(hostname=host, port=port)
    Site.clear_site_root_paths_cache()
    visitor = Visitor(browser, live_server.url)
    yield SimpleNamespace(demo=loaded, open=visitor.open, base=visitor.base)
    visitor.close()


@pytest.fixture
def picture(tmp_path: Path) -> Callable[..., None]:
    """Return a function that takes a picture of a page, kept in the folder that ``KEHOACH_PICTURES`` names."""
    folder = Path(os.environ.get("KEHOACH_PICTURES") or tmp_path)

    def take(page: Any, name: str, *, whole: bool = True) -> None:
        page.evaluate("document.querySelectorAll('img[loading=lazy]').forEach(image => { image.loading = 'eager'; })")
        page.wait_for_load_state("networkidle")
        file = folder / f"{name}.png"
        page.screenshot(path=file, full_page=whole, animations="disabled")
        # A screen has few colours; with a palette its picture takes a third of the room.
        Image.open(file).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
        assert file.stat().st_size > 5_000

    return take


def violations(page: Any) -> list[str]:
    """Return what axe finds wrong by WCAG 2.2 A and AA and by its best practices."""
    from axe_playwright_python.sync_playwright import Axe

    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(Axe().axe_script)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    # Told that only violations matter, axe does not describe everything that is well.
    options = {"runOnly": tags, "resultTypes": ["violations"]}
    found = page.evaluate("options => axe.run(document, options)", options)["violations"]
    return [f"{entry['id']}: {node['html'][:120]}" for entry in found for node in entry["nodes"]]
