"""The figures of a run to a line of `bench/history.csv`, which is committed: how they change from revision to revision."""

from __future__ import annotations

import csv
import datetime
import os
import platform
import subprocess
from typing import TYPE_CHECKING

from tests.tools.repository import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

HISTORY = ROOT / "bench" / "history.csv"
FIELDS = (
    "date", "revision", "python", "cores", "slowness", "playbooks", "rounds", "cold_s", "cold_cpu_s", "unchanged_s",
    "unchanged_cpu_s", "edited_s", "edited_cpu_s", "memory_mib", "plain_s", "plain_cpu_s", "plain_mib", "zensical_s",
    "zensical_cpu_s", "hugo_s", "hugo_cpu_s", "five_times", "site_mb", "largest_page_kb", "first_search_kb", "stages",
)  # fmt: skip
"""Seconds on the clock but for `…_cpu_s`; `slowness` is the machine's, as `measure_pace` returns it; `five_times` is what five
times as many playbooks cost, as a multiple; `site_mb` is for each playbook. What was not measured is empty."""


def append_line(figures: Mapping[str, object], file: Path = HISTORY) -> None:
    """Append the figures, by field, with date, revision and machine; the first line of a new file names the fields."""
    is_new = not file.exists()
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, FIELDS, lineterminator="\n")
        if is_new:
            writer.writeheader()
        writer.writerow({**_where_and_when(), **figures})


def _where_and_when() -> dict[str, object]:
    now = datetime.datetime.now(datetime.UTC)
    return {
        "date": now.strftime("%Y-%m-%d %H:%M"),
        "revision": _revision(),
        "python": platform.python_version(),
        "cores": os.cpu_count(),
    }


def _revision() -> str:
    """Return the revision that is checked out, with a plus sign if files have been changed since; empty without git."""
    command = ["git", "describe", "--always", "--dirty=+", "--exclude=*"]
    asked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return asked.stdout.strip()
