"""What the search costs a reader: bytes of the first search, and the wait after the last key on a slow phone.

    PYTHONPATH=. python tests/bench/searching.py [SITE]

SITE is a built site; without one, the shipped handbook's is built. The browser runs at a quarter of its speed, which is
about that of a cheap phone. A wait is the time from the key to the hits being laid out, once the files of the answer are
there: the median of five.
"""
# ruff: noqa: T201 - it prints: it is a command

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from tests.tools.chromium import FLAGS, provide_chromium
from tests.tools.command import PLAYPRESS, run
from tests.tools.repository import copy_handbook
from tests.tools.search import FIELD, RESTS
from tests.tools.website import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TYPED = (
    "campaign",
    "a",
    "approvals",
    "campaing",
    "who approves a campaign",
    "how am I measured",
    "first week campaign manager",
)
SLOWER, ROUNDS = 4, 5
MOST_KB, MOST_MS = 150, 50
WAIT = """([selector, words]) => new Promise((done) => {
  const field = document.querySelector(selector), hits = document.querySelector("#pp-hits");
  new MutationObserver((_, observer) => {
    if (hits.hasAttribute("aria-busy")) return;
    observer.disconnect();
    done(performance.now() - started + 0 * hits.offsetHeight);
  }).observe(hits, { attributes: true });
  field.value = words;
  const started = performance.now();
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
})"""


def main() -> None:
    """Print a line for each query."""
    with tempfile.TemporaryDirectory(prefix="playpress-bench-") as folder:
        site = Path(sys.argv[1]) if sys.argv[1:] else _build(Path(folder))
        with served(site, is_compressed=True) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=str(provide_chromium()), args=list(FLAGS))
            print(f"{'typed':<30} {'first search, KB':>18} {'wait, ms':>10}")
            for words in TYPED:
                size, wait = measure(browser, address, words)
                late = "" if size <= MOST_KB and wait <= MOST_MS else f"  (aim: {MOST_KB} KB, {MOST_MS} ms)"
                print(f"{words:<30} {size:>18.0f} {wait:>10.0f}{late}")
            browser.close()


def measure(browser: Browser, address: str, words: str) -> tuple[float, float]:
    """Search once in a new browser; return the kilobytes loaded, compressed, and the wait in milliseconds."""
    with browser.new_context(viewport={"width": 375, "height": 740}) as context:
        page = context.new_page()
        page.goto(address, wait_until="networkidle")
        sizes: list[int] = []
        page.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))
        page.click(".pp-search-open")
        type_all(page, words)
        page.wait_for_load_state("networkidle")
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        waits = []
        for _ in range(ROUNDS):
            type_all(page, words[:-1])
            waits.append(page.evaluate(WAIT, [FIELD, words]))
        return sum(sizes) / 1000, statistics.median(waits)


def type_all(page: Page, words: str) -> None:
    """Type words into the open search and wait for the answer."""
    page.fill(FIELD, words)
    page.wait_for_function(RESTS)


def _build(folder: Path) -> Path:
    handbook = copy_handbook(folder / "handbook")
    run(*PLAYPRESS, "build", cwd=handbook)
    return handbook / "build" / "site"


if __name__ == "__main__":
    main()
