"""Makes a folder equal to a set of files: only changed ones are written, others are removed.

Knows: paths and bytes. Must not know playbooks.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from playpress.machine.disk import replace_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class Written(NamedTuple):
    """How many files were written, removed, and left alone."""

    changed: int
    removed: int
    unchanged: int


def write_files(folder: Path, files: Mapping[str, bytes]) -> Written:
    """Make `folder` hold exactly `files` (relative paths with `/`, and their content); empty folders go too."""
    changed = 0
    for path, content in files.items():
        changed += write_file(folder / path, content)
    removed = 0
    for top, _, names in os.walk(folder, topdown=False):
        here = folder.__class__(top)
        for name in names:
            if (here / name).relative_to(folder).as_posix() not in files:
                (here / name).unlink()
                removed += 1
        if here != folder and not any(here.iterdir()):
            here.rmdir()
    return Written(changed, removed, len(files) - changed)


def write_file(path: Path, content: bytes) -> bool:
    """Write a file unless it holds this content already; tell whether it was written."""
    if path.is_file() and path.read_bytes() == content:
        return False
    replace_file(path, content)
    return True
