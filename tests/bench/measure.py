"""A command to what it took, and a figure to a line that says whether what is promised is kept.

Linux and macOS. Used by everything here that measures.
"""
# ruff: noqa: T201 - it prints, for a command

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.bench.corpus import write_corpus

if TYPE_CHECKING:
    from collections.abc import Sequence

LAUNCHER = Path(__file__).with_name("launch.py")
MIB = 1024 if sys.platform != "darwin" else 1024 * 1024
"""What `ru_maxrss` is counted in, as a part of a MiB."""
LOADER = """
import sys, yaml
for path in sys.stdin.read().splitlines():
    with open(path, "rb") as stream:
        yaml.load(stream, yaml.CSafeLoader)
"""
LOADER_PACE = 0.0022
"""Seconds for a playbook of the corpus. A machine that others use may be at half that pace."""
SAMPLE = 100


class Run(NamedTuple):
    """What a process and those that it started took: CPU seconds, seconds on the clock, MiB of the largest of them."""

    seconds: float
    wall: float
    mebibytes: int
    code: int
    output: str


NOT_YET = Run(float("inf"), float("inf"), 0, 0, "")


class BenchError(RuntimeError):
    """Something did not run as it must for the figures to mean anything."""


def run(command: Sequence[str | Path], given: str = "", folder: Path | None = None) -> Run:
    """Run a command, which begins with a file's path, by itself in a folder and measure it; it is given this text."""
    with tempfile.TemporaryDirectory() as kept:
        report = Path(kept) / "report"
        launched = subprocess.run(
            [sys.executable, "-I", "-S", LAUNCHER, report, *command], cwd=folder, input=given,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
        )  # fmt: skip
        if not report.is_file():
            raise BenchError(launched.stdout)
        seconds, wall, memory, code = json.loads(report.read_text("utf-8"))
    return Run(seconds, wall, memory // MIB, code, launched.stdout)


def measure(command: Sequence[str | Path], given: str = "", folder: Path | None = None) -> Run:
    """Run a command that must end with 0."""
    done = run(command, given, folder)
    if done.code:
        raise BenchError(f"{' '.join(map(str, command[:6]))} … ended with {done.code}:\n{done.output[-3000:]}")
    return done


def measure_pace(folder: Path) -> float:
    """Return how many times as slow this machine is now as the one whose seconds are promised; writes into `folder`."""
    files = "\n".join(map(str, write_corpus(folder, SAMPLE)))
    return min(measure([sys.executable, "-c", LOADER], files).seconds for _ in range(3)) / (SAMPLE * LOADER_PACE)


def promise(what: str, measured: str, *, kept: bool) -> None:
    """Print whether a promise is kept."""
    print(f"{'kept  ' if kept else 'MISSED'}  {what}: {measured}", flush=True)
