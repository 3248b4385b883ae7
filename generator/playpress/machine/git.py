"""The state of a project in version control, as git tells it.

Knows: the command `git`. It may be missing, and a project may be under no version control at all: then nothing is known.
"""

from __future__ import annotations

import datetime
import os
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SHORT = 10
"""Characters of a commit's name that tell it from all others."""
_SECONDS = 20
_QUIETLY = ("--no-optional-locks", "-c", "core.fsmonitor=false", "-c", "core.quotepath=off")
"""Git then writes nothing and starts no other program."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit: its name in short, its day in UTC, and whether files have been changed since."""

    name: str
    date: datetime.date
    is_changed: bool


def find_revision(root: Path, parts: Sequence[str]) -> Revision | None:
    """Return the commit that a folder's files are of; None where git does not know the first of these parts of it."""
    if not parts or not _git(root, "ls-tree", "HEAD", "--", parts[0]):
        return None
    name, _, seconds = (_git(root, "log", "-1", "--no-show-signature", "--format=%H %ct") or "").partition(" ")
    if not seconds.isdigit():
        return None
    try:
        date = datetime.datetime.fromtimestamp(int(seconds), datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        return None
    return Revision(name[:SHORT], date, bool(_git(root, "status", "--porcelain", "--", *parts)))


def _git(root: Path, *arguments: str) -> str | None:
    """Return what git says in a folder, None where it fails or is missing."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(  # noqa: S603 - fixed arguments, no shell
            ["git", *_QUIETLY, *arguments],  # noqa: S607 - the user's git
            cwd=root, env=environment, capture_output=True, stdin=subprocess.DEVNULL, timeout=_SECONDS, check=False,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode(errors="replace").strip() if done.returncode == 0 else None
