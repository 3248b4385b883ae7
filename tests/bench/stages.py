"""A build to the share of each stage, told by the folder of the package in which time is spent.

py-spy looks a hundred times a second at what each process of the build is doing, in a run of its own, so that nothing else
that is measured pays for it, and the product holds no clocks. Waiting does not count.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.measure import BenchError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

PY_SPY = Path(sys.executable).with_name("py-spy")
START_UP, OTHER = "start-up", "other"
STAGES = {
    "playpress/reading/": "reading",
    "yaml/": "reading",
    "playpress/checks/": "facts and checks",
    "playpress/analysis/": "facts and checks",
    "playpress/process/": "facts and checks",
    "playpress/pages/": "pages",
    "playpress/publish/render": "pages",
    "playpress/diagrams/": "drawing",
    "playpress/publish/drawing": "drawing",
    "playpress/engine/": "shell",
    "playpress/engine/converter": "HTML",
    "playpress/engine/markdown": "HTML",
    "playpress/engine/tree": "HTML",
    "playpress/engine/fence": "HTML",
    "playpress/engine/long_words": "HTML",
    "playpress/engine/serializer": "HTML",
    "playpress/engine/search": "search",
    "playpress/publish/": "writing",
    "playpress/publish/search/": "search",
    "playpress/pages/search_entry": "search",
    "playpress/machine/": "writing",
    "markdown/": "HTML",
    "pymdownx/": "HTML",
    "material/plugins/search/": "search",
    "mkdocs/contrib/search/": "search",
    "mkdocs/": "shell",
    "material/": "shell",
    "mkdocs/structure/files.py": "writing",
}
"""The stage for code by the beginning of its file's path; of several the longest one counts."""
ALL = (*dict.fromkeys(STAGES.values()), START_UP, OTHER)
_FILE = re.compile(r"\(([^()]*):\d+\)$")


def shares_of_stages(command: Sequence[str | Path]) -> dict[str, float]:
    """Run a command and return the share of each stage of `ALL`, from 0 to 1.

    Raises:
        BenchError: py-spy or the command did not run, or ended before anything was seen.
    """
    with tempfile.TemporaryDirectory() as folder:
        seen = Path(folder) / "stacks"
        spy: list[str | Path] = [PY_SPY, "record", "--subprocesses", "-r", "100", "-f", "raw", "-o", seen, "--"]
        done = subprocess.run([*spy, *command], capture_output=True, text=True, check=False)
        if done.returncode or not seen.is_file():
            raise BenchError(f"py-spy ended with {done.returncode}: {(done.stderr or done.stdout)[-2000:]}")
        return shares(seen.read_text("utf-8").splitlines())


def shares(stacks: Iterable[str]) -> dict[str, float]:
    """Return the share of each stage in stacks as py-spy writes them: frames from the outside in, then how often."""
    counted: Counter[str] = Counter()
    for line in stacks:
        frames, _, times = line.rpartition(" ")
        counted[stage_of(frames.split(";"))] += int(times)
    if not counted:
        raise BenchError("py-spy saw nothing")
    return {stage: counted[stage] / counted.total() for stage in ALL}


def stage_of(frames: Sequence[str]) -> str:
    """Return the stage of a stack: that of the innermost code that belongs to one. Loading of modules is start-up."""
    files = [found[1] for frame in frames if (found := _FILE.search(frame))]
    if any("importlib" in file for file in files):
        return START_UP
    return next((stage for file in reversed(files) if (stage := _stage_of_file(file))), OTHER)


def _stage_of_file(file: str) -> str:
    path = re.sub(r"^.*(?:site-packages|generator)/", "", file)
    return STAGES[max(begun, key=len)] if (begun := [part for part in STAGES if path.startswith(part)]) else ""
