"""Lighthouse's performance of a playbook's page on a phone, beside a page of the bare theme: the medians of five rounds.

    PYTHONPATH=. python tests/bench/lighthouse.py [ROUNDS]

Both take turns, so that a busy minute of the machine does not hit one of them alone.
"""
# ruff: noqa: T201 - it prints: it is a command

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from tests.conftest import build_bare_theme
from tests.tools.chromium import provide_chromium
from tests.tools.command import PLAYPRESS, run
from tests.tools.node import install_node_tools, rate_page
from tests.tools.repository import copy_handbook
from tests.tools.website import served

PAGE = "playbooks/campaign-management/"
AIM = 0.98


def measure(folder: Path, rounds: int) -> tuple[list[float], list[float]]:
    """Return the performance, from 0 to 1, of our page and of the bare theme's in each round."""
    handbook = copy_handbook(folder / "handbook")
    run(*PLAYPRESS, "build", cwd=handbook)
    bare = folder / "bare"
    build_bare_theme(bare)
    install_node_tools()
    chromium = str(provide_chromium())
    ours, theirs = [], []
    with (
        served(handbook / "build" / "site", is_compressed=True) as our_address,
        served(bare / "site", is_compressed=True) as their_address,
    ):
        for _ in range(rounds):
            for address, found in ((our_address + PAGE, ours), (their_address, theirs)):
                found.append(rate_page(address, chromium, ["performance"])[0]["performance"])
    return ours, theirs


def main() -> int:
    """Measure in a folder that is removed afterwards, and print the medians."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory(prefix="playpress-lighthouse-") as folder:
        ours, theirs = measure(Path(folder), rounds)
    our, their = statistics.median(ours), statistics.median(theirs)
    print(f"Lighthouse performance, median of {rounds}: a playbook {our:.2f}, the bare theme {their:.2f}")
    print(f"{'kept  ' if our >= their else 'MISSED'}  not below the bare theme ({AIM:g} is the aim)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
