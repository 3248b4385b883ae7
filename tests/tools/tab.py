"""A tab of a browser for one test after another: opening one takes ten times as long as showing a page in it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Frame, Page, ViewportSize

SIZE: ViewportSize = {"width": 1280, "height": 900}
PATIENCE = 30_000
"""Milliseconds that an action waits for what it needs."""
TYPEFACE_NOT_YET_USED = "was preloaded using link preload but not used within a few seconds"
FORGET = "() => { localStorage.clear(); sessionStorage.clear(); }"


class Tab:
    """A page that stays open, and is as new after `forget`: but for scripts that a test has it run in each document."""

    def __init__(self, browser: Browser, *, runs_scripts: bool = True) -> None:
        """Open the tab."""
        self._context = browser.new_context(java_script_enabled=runs_scripts, viewport=SIZE)
        self._context.set_default_timeout(PATIENCE)
        self.page = self._context.new_page()
        self._visited: set[str] = set()
        self.page.on("framenavigated", self._remember)

    def forget(self) -> None:
        """Leave the page, and let nothing stay of it: storage, cookies, further tabs, size, media, mouse.

        Cached files stay: each site has an address of its own, and to compile its scripts again takes as long as a page.
        The site that is shown forgets what it has stored by itself: to have the browser clear a site takes four times as long.
        """
        for further in self._context.pages[1:]:
            further.close()
        if self.page.url.startswith("http"):
            self.page.evaluate(FORGET)
            self._visited.discard(_site_of(self.page.url))
        self.page.unroute_all()
        self._context.unroute_all()
        self._context.set_offline(offline=False)
        self.page.goto("about:blank")
        if self._visited:
            session = self._context.new_cdp_session(self.page)
            for origin in sorted(self._visited):
                session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
            session.detach()  # a session that stays open keeps the page from looking as on paper
            self._visited.clear()
        self._context.clear_cookies()
        self._context.clear_permissions()
        self.page.set_viewport_size(SIZE)
        self.page.emulate_media(
            media="null", color_scheme="light", reduced_motion="no-preference", forced_colors="none"
        )
        self.page.mouse.move(0, 0)

    def close(self) -> None:
        """Close the tab."""
        self._context.close()

    def _remember(self, frame: Frame) -> None:
        if frame.url.startswith(("http", "file")):
            self._visited.add(_site_of(frame.url))


def _site_of(address: str) -> str:
    """Return what the browser keeps one storage for: the host of an address, or the disk."""
    scheme, host, *_ = urlsplit(address)
    return f"{scheme}://{host}"


def is_complaint(said: ConsoleMessage) -> bool:
    """Whether the browser complains of a page.

    That it has not yet used the typeface says only that the machine was too busy to lay the page out within three
    seconds: `test_looks.py` sees that each page is drawn in it.
    """
    return said.type in {"error", "warning"} and TYPEFACE_NOT_YET_USED not in said.text


def open_book(page: Page, address: str) -> None:
    """Open a handbook to print and wait until its chapters are there."""
    page.goto(address)
    page.locator(".pp-buttons .pp-button").wait_for(state="attached")
