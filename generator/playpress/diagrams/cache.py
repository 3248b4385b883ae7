"""Drawn pictures kept from run to run, by what they were drawn from.

A key covers the source and the code that draws, so nothing has to be thrown away when either changes.
"""

from __future__ import annotations

import hashlib
import os
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER_VARIABLE = "PLAYPRESS_PICTURES"
"""The environment variable that names the folder for the site engine, which runs as a process of its own."""


class PictureCache:
    """Pictures in a folder, one file each; without a folder nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        """Take the folder; it need not exist yet."""
        self.folder = folder
        self._asked: set[Path] = set()

    def drawn(self, source: str, draw: Callable[[], str]) -> str:
        """Return the picture of a source, drawn now if there is none yet."""
        if self.folder is None:
            return draw()
        key = hashlib.sha256(f"{_drawing_code()}\n{source}".encode()).hexdigest()
        path = self.folder / key[:2] / f"{key[2:]}.svg"
        self._asked.add(path)
        try:
            return path.read_text(encoding="utf-8")
        except OSError:
            picture = draw()
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(f".{os.getpid()}")
        unfinished.write_text(picture, encoding="utf-8")
        unfinished.replace(path)
        return picture

    def prune(self) -> None:
        """Remove what nobody has asked for: pictures of an earlier state."""
        for path in self.folder.glob("*/*.svg") if self.folder else ():
            if path not in self._asked:
                path.unlink()


def engine_cache() -> PictureCache:
    """Return the cache that the environment names, for code that the site engine calls."""
    folder = os.environ.get(FOLDER_VARIABLE)
    return PictureCache(Path(folder) if folder else None)


@cache
def _drawing_code() -> str:
    """Return what stands for the code that draws: the text of this package and the version of the library."""
    digest = hashlib.sha256()
    try:
        digest.update(version("merman").encode())
    except PackageNotFoundError:
        digest.update(b"-")
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
