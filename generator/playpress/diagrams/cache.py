"""A diagram's source to its picture, drawn once and kept on disk from run to run.

The key covers the source and the drawing code, so a change of either makes a new key. A digest before the picture
shows whether it is complete. It does not show that the picture is harmless, since anybody can compute a digest: that
is checked each time a picture is read.
"""

from __future__ import annotations

import hashlib
import os
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from playpress.diagrams.harmless import is_harmless
from playpress.machine.disk import keep_only, replace_file

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

FOLDER_VARIABLE = "PLAYPRESS_PICTURES"
"""The environment variable that names the folder for the site engine, which runs as a process of its own."""

PICTURES = ".cache/pictures"
"""The folder below `build/` where drawn pictures are kept."""


class PictureCache:
    """Pictures in a folder, one file each; without a folder, nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        """Take the folder; it need not exist yet."""
        self.folder = folder
        self._asked: dict[str, str] = {}

    def drawn(
        self, source: str, draw: Callable[[], str], uid: str = "", hrefs: Collection[str] = (), style: str = ""
    ) -> str:
        """Return the picture of a source, drawn now unless a kept one can be trusted.

        A kept picture is trusted if all its ids hold `uid`, its links are among `hrefs`, and its style sheet is
        `style`.
        """
        if self.folder is None:
            return draw()
        key = hashlib.sha256(f"{_drawing_code()}\n{source}".encode()).hexdigest()
        name = f"{key[:2]}/{key[2:]}.svg"
        if name not in self._asked:
            self._asked[name] = self._kept_or_drawn(self.folder / name, key, draw, uid, hrefs, style)
        return self._asked[name]

    def _kept_or_drawn(
        self, path: Path, key: str, draw: Callable[[], str], uid: str, hrefs: Collection[str], style: str
    ) -> str:
        kept = _read(path, key)
        if kept is not None and is_harmless(kept, uid, hrefs, style):
            return kept
        picture = draw()
        replace_file(path, f"{_digest(key, picture)}\n{picture}".encode())
        return picture

    def take_asked(self) -> tuple[str, ...]:
        """Return the names of the pictures that were asked for since the last call, and forget them."""
        asked = tuple(self._asked)
        self._asked.clear()
        return asked

    def prune(self, names: Collection[str]) -> None:
        """Remove every file in the folder but those of these names."""
        if self.folder:
            keep_only(self.folder, names)


def _read(path: Path, key: str) -> str | None:
    """Return a kept picture; None if there is none or it is incomplete."""
    try:
        digest, _, picture = path.read_bytes().decode().partition("\n")
    except (OSError, UnicodeDecodeError):
        return None
    return picture if digest == _digest(key, picture) else None


def _digest(key: str, picture: str) -> str:
    """Return the digest that stands before a kept picture; it covers the picture and its key."""
    return f"<!-- {hashlib.sha256(f'{key}{chr(10)}{picture}'.encode()).hexdigest()} -->"


def engine_cache() -> PictureCache:
    """Return the cache that the environment names, for code that the site engine calls."""
    folder = os.environ.get(FOLDER_VARIABLE)
    return PictureCache(Path(folder) if folder else None)


@cache
def _drawing_code() -> str:
    """Return the identity of the drawing code: the text of this package and the version of merman."""
    digest = hashlib.sha256()
    try:
        digest.update(version("merman").encode())
    except PackageNotFoundError:
        digest.update(b"-")
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
