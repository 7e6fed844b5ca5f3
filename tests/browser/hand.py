"""An editor's hand: works a page as a person would, and counts what it does."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any


class Hand:
    """Clicks, types and chooses files on ``page``.

    ``clicks`` counts every press of the mouse, ``fields`` every field that was typed into. Getting into a field is a
    click; choosing a file is one, as it is one button of the page; nothing is done by keyboard shortcut or by address.
    """

    def __init__(self, page: Any) -> None:
        self.page = page
        self.clicks = 0
        self.fields = 0

    def click(self, target: Any, *, leads_to: str = "") -> None:
        """Click on ``target``; ``leads_to`` is what the address of the page behind it ends in, as a pattern."""
        self.clicks += 1
        if not leads_to:
            target.click()
            return
        with self.page.expect_navigation(url=re.compile(leads_to)):
            target.click()
        self.page.wait_for_load_state("networkidle")

    def type(self, field: Any, text: str) -> None:
        """Click into ``field`` and type ``text``."""
        self.click(field)
        self.fields += 1
        self.page.keyboard.type(text)

    def choose_file(self, button: Any, file: Path) -> None:
        """Choose ``file`` in the dialog that a click on ``button`` opens."""
        with self.page.expect_file_chooser() as dialog:
            self.click(button)
        dialog.value.set_files(file)

    def open_window(self, link: Any) -> Any:
        """Click on ``link`` and return the page of the window that it opens."""
        with self.page.expect_popup() as window:
            self.click(link)
        window.value.wait_for_load_state("networkidle")
        return window.value

    def download(self, link: Any) -> Path:
        """Click on ``link`` and return the file that comes."""
        with self.page.expect_download() as coming:
            self.click(link)
        return Path(coming.value.path())
