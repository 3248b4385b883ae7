"""Builds the values of all pages of a wide handbook, without rendering them; prints the CPU seconds that it took.

PYTHONPATH=. python tests/bench/pages.py PLAYBOOKS THINGS
"""

from __future__ import annotations

import sys
import time

from tests.tools.wide import build_all, wide_library


def measure(playbooks: int, things: int) -> float:
    """Return the CPU seconds for the pages of so many playbooks and so many things of each kind that they name."""
    library = wide_library(playbooks, things)
    build_all(wide_library(1, 1))  # what is read once
    started = time.process_time()
    build_all(library)
    return time.process_time() - started


if __name__ == "__main__":
    print(measure(int(sys.argv[1]), int(sys.argv[2])))  # noqa: T201 - it is a command
