"""Measures all that is promised of speed and size, and prints it.

    PYTHONPATH=. python tests/bench/bench.py [--playbooks 1000] [--rounds 1] [--only checking|site] [--larger]

It fails only when something could not be run, since a slow machine is no defect. On a machine that others use too, one round
says little: compare the ratios, and take `--rounds 3`. With `--larger` five times as many playbooks are built, too, which
takes that much longer. Linux and macOS.
"""
# ruff: noqa: T201 - it prints: it is a command

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.bench.checking import bench_checking
from tests.bench.history import HISTORY
from tests.bench.measure import BenchError
from tests.bench.site_costs import bench_site

CHECKING, SITE = "checking", "site"


def main() -> int:
    """Measure in a folder that is removed afterwards."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--playbooks", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--only", choices=[CHECKING, SITE])
    parser.add_argument("--larger", action="store_true", help="build five times as many playbooks, too")
    parser.add_argument("--history", type=Path, default=HISTORY, help="the file that gets a line")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="playpress-bench-") as folder:
        try:
            if options.only != SITE:
                bench_checking(Path(folder), options.playbooks, options.rounds)
            if options.only != CHECKING:
                bench_site(Path(folder), options.playbooks, options.rounds, options.history, larger=options.larger)
        except BenchError as problem:
            print(problem, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
