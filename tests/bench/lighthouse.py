"""Lighthouse's performance of a playbook's page on a phone, beside the bare theme: the medians of five rounds.

    PYTHONPATH=. python tests/bench/lighthouse.py [ROUNDS]

The bare theme shows the very same pages, with the same text, tables, pictures and search: what is left is what our looks
and scripts cost. Its page with one paragraph is the least that any page can cost. All take turns, so that a busy minute of
the machine does not hit one of them alone.
"""
# ruff: noqa: T201 - it prints: it is a command

from __future__ import annotations

import statistics
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from tests.conftest import build_bare_theme
from tests.tools.chromium import provide_chromium
from tests.tools.command import PLAYPRESS, run
from tests.tools.node import install_node_tools, rate_page
from tests.tools.repository import copy_handbook
from tests.tools.website import served

PAGE = "playbooks/campaign-management/"
AIM = 0.98
OUR_MARKDOWN = """\
  md_in_html: {}
  sane_lists: {}
  playpress.engine.markdown: {}
  pymdownx.superfences:
    custom_fences:
      - {name: mermaid, class: mermaid, format: !!python/name:playpress.engine.fence.mermaid }
"""


class Page(NamedTuple):
    """A page to measure: what it is, its site, and where it is there."""

    name: str
    site: Path
    path: str


def build_pages(folder: Path) -> list[Page]:
    """Build the sites below a folder and return the pages: ours, the bare theme's with the same text, and its shortest."""
    handbook = copy_handbook(folder / "handbook")
    run(*PLAYPRESS, "build", cwd=handbook)
    same, short = folder / "same", folder / "short"
    build_bare_theme(same, docs=handbook / "build" / "docs", extensions=OUR_MARKDOWN)
    build_bare_theme(short)
    return [
        Page("a playbook", handbook / "build" / "site", PAGE),
        Page("the same page in the bare theme", same / "site", PAGE),
        Page("one paragraph in the bare theme", short / "site", ""),
    ]


def measure(pages: list[Page], rounds: int) -> dict[str, float]:
    """Return the median performance of each page, from 0 to 1."""
    install_node_tools()
    chromium = str(provide_chromium())
    found: dict[str, list[float]] = {page.name: [] for page in pages}
    with ExitStack() as servers:
        addresses = {p.name: servers.enter_context(served(p.site, is_compressed=True)) + p.path for p in pages}
        for _ in range(rounds):
            for name, address in addresses.items():
                found[name].append(rate_page(address, chromium, ["performance"])[0]["performance"])
    return {name: statistics.median(scores) for name, scores in found.items()}


def main() -> int:
    """Measure in a folder that is removed afterwards, and print the medians."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory(prefix="playpress-lighthouse-") as folder:
        medians = measure(build_pages(Path(folder)), rounds)
    print(f"Lighthouse performance, median of {rounds}")
    for name, score in medians.items():
        print(f"  {score:.2f}  {name}")
    ours, same, _ = medians.values()
    print(f"{'kept  ' if ours >= same else 'MISSED'}  not below the bare theme with the same page")
    print(f"{'kept  ' if ours >= AIM else 'MISSED'}  the aim of {AIM:g}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
