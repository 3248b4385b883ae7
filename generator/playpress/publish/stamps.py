"""A file to a stamp, by which a later run sees whether it is still what was written.

Knows: paths and bytes. Must not know what files are for.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from playpress.machine.disk import replace_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Stamp(NamedTuple):
    """A file's size in bytes, the time of its last change in nanoseconds, and its digest."""

    size: int
    time: int
    digest: str


def put(path: Path, content: bytes) -> tuple[Stamp, bool]:
    """Write a file unless it holds this content already; return its stamp, and whether it was written."""
    is_new = not _has(path, content)
    if is_new:
        replace_file(path, content)
    return Stamp(len(content), path.stat().st_mtime_ns, digest_of_content(content)), is_new


def _has(path: Path, content: bytes) -> bool:
    """Tell whether a file is there and has this content."""
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def digest_of_content(content: bytes) -> str:
    """Return the digest of a file's content, in hexadecimal."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def is_unchanged(path: str, stamp: Stamp) -> bool:
    """Tell whether a file is what was written: its size and time are the same or, with another time, its content."""
    try:
        found = os.lstat(path)
        if found.st_size != stamp.size:
            return False
        same = found.st_mtime_ns == stamp.time
        return same or digest_of_content(Path(path).read_bytes()) == stamp.digest
    except OSError:
        return False


def are_unchanged(build: Path, files: Mapping[str, Stamp]) -> bool:
    """Tell whether files below a build folder are what was written."""
    folder = str(build)
    return all(is_unchanged(f"{folder}/{path}", stamp) for path, stamp in files.items())


def stamps_of(data: Mapping[str, Iterable[Any]]) -> dict[str, Stamp]:
    """Return stamps by path from plain data."""
    return {path: Stamp(*stamp) for path, stamp in data.items()}


def stamp_of(path: Path) -> Stamp:
    """Return the stamp of a file that is there."""
    content = path.read_bytes()
    return Stamp(len(content), path.stat().st_mtime_ns, digest_of_content(content))
