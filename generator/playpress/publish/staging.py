"""Finished files to a folder that is served: all of them at once, when all are there.

Files are written beside the folder and moved into it at the end. So a run that fails leaves the folder as it was.
Knows: paths and bytes. Must not know what files are for.
"""

from __future__ import annotations

import errno
import os
import shutil
from typing import TYPE_CHECKING

from playpress.machine.disk import keep_only, share_file
from playpress.publish.stamps import put

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from playpress.publish.stamps import Stamp


class Staging:
    """A folder beside the one that is served, for the files that are new."""

    def __init__(self, folder: Path, served: Path) -> None:
        """Take the folder, which need not exist, and the one that is served."""
        self.folder, self.served = folder, served

    def put(self, path: str, content: bytes) -> Stamp:
        """Write a file, and return its stamp."""
        return put(self.folder / path, content)[0]

    def share(self, path: str, file: Path, stamp: Stamp) -> Stamp:
        """Let a file of the build folder be published as it is, and return its stamp."""
        share_file(file, self.folder / path)
        return stamp

    def publish(self, paths: Collection[str]) -> None:
        """Move all files that were put here into the served folder, and remove whatever is not among `paths`.

        Raises:
            NotADirectoryError: a file stands where the folder should be.
        """
        if self.served.exists() and not self.served.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(self.served))
        self.folder.mkdir(parents=True, exist_ok=True)
        if not self.served.exists():
            self.folder.rename(self.served)
        else:
            for top, _, names in os.walk(self.folder):
                to = self.served / os.path.relpath(top, self.folder)
                _make_folder(to)
                for name in names:
                    _make_way(to / name)
                    os.replace(os.path.join(top, name), to / name)  # noqa: PTH105, PTH118 - there are thousands
        keep_only(self.served, paths)
        shutil.rmtree(self.folder, ignore_errors=True)


def _make_folder(path: Path) -> None:
    """Make a folder, also where a file stood before."""
    if path.is_file():
        path.unlink()
    path.mkdir(parents=True, exist_ok=True)


def _make_way(path: Path) -> None:
    """Remove a folder that stands where a file is to be."""
    if path.is_dir():
        shutil.rmtree(path)
