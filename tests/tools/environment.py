"""The environment tests run in: nothing of the machine that would change what our commands print or write."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path

from playpress.machine import processes

MEMORY = Path("/dev/shm")  # noqa: S108 - only a folder in it that nobody else can guess is written to
"""Where Linux keeps files in memory."""
ROOM = 6 * 2**30
"""How many bytes have to be free there."""
_LEAKS = re.compile(
    r"CI|NO_COLOR|FORCE_COLOR|CLICOLOR.*|PY_COLORS|COLUMNS|LINES|TERM|COLORTERM|GITHUB_.*|GITLAB_.*|CI_.*|RUNNER_.*"
    r"|SOURCE_DATE_EPOCH|LANG|LANGUAGE|LC_.*|TZ|PYTHONHASHSEED|PYTHONDONTWRITEBYTECODE|PYTHONUTF8|PYTHONIOENCODING"
    r"|PYTHONWARNINGS|PYTHONPATH|MAKEFLAGS|MAKELEVEL|MFLAGS|VIRTUAL_ENV|PLAYPRESS_(?!TEST_).*"
)


def scrub() -> None:
    """Remove what would leak into tests, and quieten the theme's notice."""
    for name in list(os.environ):
        if _LEAKS.fullmatch(name):
            del os.environ[name]
    os.environ["NO_MKDOCS_2_WARNING"] = "1"


def work_alone() -> None:
    """Let what a test calls start no process to share its work: the workers have all cores. What a test runs still does."""
    processes.LEAST = 10_000


def write_to_memory() -> Path | None:
    """Let temporary files stay in memory where there is room: tests write some hundred thousand, and a disk takes its time for each.

    Return the folder that was made for them, if one was.
    """
    if "TMPDIR" in os.environ or not MEMORY.is_dir() or not _takes_a_run(MEMORY):
        return None
    os.environ["TMPDIR"] = tempfile.tempdir = tempfile.mkdtemp(prefix="playpress-tests-", dir=MEMORY)
    return Path(tempfile.tempdir)


def _takes_a_run(folder: Path) -> bool:
    """Tell whether a folder has room for what all tests write, and lets them start what they have written."""
    system = os.statvfs(folder)
    return system.f_bavail * system.f_frsize >= ROOM and not system.f_flag & os.ST_NOEXEC
