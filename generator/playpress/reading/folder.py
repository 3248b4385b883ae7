"""A folder on disk as a tree of files.

Knows: disks and links. Must not know what is in the files.
"""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Location, Message
from playpress.machine.disk import read_plain_file
from playpress.machine.faults import REASONS
from playpress.reading.layout import is_left_alone, is_named_like_a_file
from playpress.reading.rules.files import LINKED_FOLDER
from playpress.reading.tree import MOST_BYTES, Unreadable, no_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playpress.diagnostics import Diagnostic


class FolderTree:
    """A folder on disk. Its name in reports is relative to `project`. Links are reported, never followed."""

    def __init__(self, folder: Path, project: Path) -> None:
        """Take a folder, which need not exist."""
        self.folder = folder
        self.name = os.path.relpath(folder, project).replace(os.sep, "/")

    def find_problems(self) -> list[Diagnostic]:
        """Report a missing folder, or one that is a link itself; it is the only link that is followed."""
        if not self.folder.is_dir():
            return [no_folder(self.name)]
        return [LINKED_FOLDER.here(Location(self.name))] if self.folder.is_symlink() else []

    def paths(self) -> list[str]:
        """Return the paths of all files, without those that are left alone whatever they hold."""
        return list(self._walk())

    def read(self, path: str) -> bytes | Unreadable:
        """Return a file's bytes; links, and what is no ordinary file (a pipe could block), are `Unreadable`."""
        raw = read_plain_file(f"{self.folder}/{path}", MOST_BYTES)
        return self._read(self.folder / path) if raw is None else raw

    def _read(self, at: Path) -> bytes | Unreadable:
        """Return a file's bytes, or what stands in the way."""
        if at.is_symlink():
            return Unreadable("linked folder" if at.is_dir() else "link")
        if at.is_dir():
            return (
                Unreadable("closed folder", Message(REASONS[errno.EACCES])) if _is_closed(at) else Unreadable("folder")
            )
        try:
            if at.is_file():
                with at.open("rb") as stream:
                    return stream.read(MOST_BYTES)
        except OSError as problem:
            return Unreadable("file", problem.strerror or str(problem))
        return Unreadable("file", Message(N_("it is not a regular file")))

    def _walk(self) -> Iterator[str]:
        for top, folders, files in os.walk(self.folder):
            base = self.folder.__class__(top)
            visible = sorted(name for name in folders if not name.startswith("."))
            whole = [name for name in visible if self._is_whole(base / name)]
            folders[:] = [name for name in visible if name not in whole]
            read = [name for name in files if not name.startswith(".") and not is_left_alone(name)]
            here = "" if base == self.folder else f"{base.relative_to(self.folder).as_posix()}/"
            yield from (here + name for name in sorted([*read, *whole]))

    def _is_whole(self, path: Path) -> bool:
        """Tell whether nothing in a folder is read: it is a link, may not be opened, or stands where a file is read."""
        return path.is_symlink() or _is_closed(path) or self._is_like_a_file(path)

    def _is_like_a_file(self, path: Path) -> bool:
        """Tell whether a folder has the place and name of a file that is read."""
        parts = path.relative_to(self.folder).parts
        return is_named_like_a_file(parts, is_empty=False) or (
            is_named_like_a_file(parts, is_empty=True) and not any(path.iterdir())
        )


def _is_closed(folder: Path) -> bool:
    """Tell whether we may not see what is in a folder."""
    return not os.access(folder, os.R_OK | os.X_OK)
