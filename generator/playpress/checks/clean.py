"""The keys of parts in which nothing was found, kept in a file from run to run.

The keys cover all that a part depends on, and the file covers the code of the rules. If it is damaged, or another
version's, nothing is known to be clean, and everything is checked.
Knows: files and keys. Must not know what a check finds.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from playpress.machine.disk import replace_file
from playpress.reading.cache import version_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

RULES = ("checks", "analysis")
"""The folders of this package that findings depend on, besides those that a part's key covers."""


def read_clean(path: Path) -> set[str]:
    """Return the keys that a file has; none if it is missing, damaged or another version's."""
    try:
        digest, _, keys = path.read_text("ascii").partition("\n")
    except (OSError, ValueError):
        return set()
    return set(keys.split()) if digest == _digest(keys) else set()


def write_clean(path: Path, keys: Iterable[str]) -> OSError | None:
    """Write the keys to a file; return why that failed, if it did."""
    lines = "".join(f"{key}\n" for key in sorted(keys))
    try:
        replace_file(path, f"{_digest(lines)}\n{lines}".encode())
    except OSError as problem:
        return problem
    return None


def _digest(keys: str) -> str:
    return hashlib.sha256(f"{version_of(RULES)}\n{keys}".encode()).hexdigest()
