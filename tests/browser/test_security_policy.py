"""The content security policies that the example site sends, and that the browser tests notice a breach."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.browser.conftest import Visitor

HEADER = "Content-Security-Policy"


def test_readers_get_no_exception_and_editors_those_that_wagtail_needs(db: None, client: Client) -> None:
    public, admin = client.get("/").headers[HEADER], client.get("/admin/login/").headers[HEADER]
    assert public.startswith("default-src 'self';")
    assert "unsafe" not in public
    assert "script-src 'self' 'unsafe-inline';" in admin
    assert "script-src-attr 'none';" in admin
    assert "unsafe-eval" not in admin


def test_a_breach_of_the_policy_does_nothing_and_is_noticed(browser: Any, served_demo: str) -> None:
    visitor = Visitor(browser, served_demo)
    page = visitor.open("/")
    page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.wasRun = true";
            document.head.append(script);
        }"""
    )
    assert page.evaluate("window.wasRun") is None
    with pytest.raises(AssertionError, match="Content Security Policy"):
        visitor.close()
