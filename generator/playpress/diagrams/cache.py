"""A diagram's source to its picture, drawn once and kept on disk from run to run: one file for the pictures of a page.

The key of a picture covers its source and the drawing code, so a change of either makes a new key. A digest before the
pictures shows whether they are complete. It does not show that they are harmless, since anybody can compute a digest: that
is checked each time a picture is read.
"""

from __future__ import annotations

import hashlib
import json
import os
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from playpress.diagrams.harmless import is_harmless
from playpress.machine.disk import keep_only, replace_file

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

FOLDER_VARIABLE = "PLAYPRESS_PICTURES"
"""The environment variable that names the folder for the site engine, which runs as a process of its own."""

PICTURES = ".cache/pictures"
"""The folder below `build/` where drawn pictures are kept."""


MOST_OTHERS = 64
"""The most pictures that are kept of a page beside those which it is known to show: a server that draws sees many states of it."""


class PictureCache:
    """Pictures in a folder, one file for those of a page; without a folder, nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        """Take the folder; it need not exist yet."""
        self.folder = folder

    def of_page(self, path: str) -> Pictures:
        """Return the pictures of the page at this path."""
        return Pictures(self.folder / _file_of(path) if self.folder else None)

    def prune(self, pages: Collection[str]) -> None:
        """Remove every file in the folder but those of pages at these paths."""
        if self.folder:
            keep_only(self.folder, {_file_of(path) for path in pages})


class Pictures:
    """The pictures of one page: those that are kept and, once they are asked for, those that it shows now."""

    def __init__(self, file: Path | None) -> None:
        """Take the file in which they are kept, if they are."""
        self._file = file
        self._kept = _read(file) if file else {}
        self._asked: dict[str, str] = {}

    def drawn(
        self, source: str, draw: Callable[[], str], uid: str = "", hrefs: Collection[str] = (), style: str = ""
    ) -> str:
        """Return the picture of a source, drawn now unless a kept one can be trusted.

        A kept picture is trusted if all its ids hold `uid`, its links are among `hrefs`, and its style sheet is
        `style`.
        """
        if self._file is None:
            return draw()
        key = hashlib.sha256(f"{_drawing_code()}\n{source}".encode()).hexdigest()
        if key not in self._asked:
            kept = self._kept.get(key)
            self._asked[key] = kept if kept is not None and is_harmless(kept, uid, hrefs, style) else draw()
        return self._asked[key]

    def keep(self) -> None:
        """Keep the pictures that were asked for, and no others."""
        self._keep(self._asked)

    def add(self) -> None:
        """Keep the pictures that were asked for beside the latest of the others."""
        others = [(key, one) for key, one in self._kept.items() if key not in self._asked]
        self._keep(dict(others[-MOST_OTHERS:]) | self._asked)

    def _keep(self, pictures: dict[str, str]) -> None:
        if self._file and pictures != self._kept:
            self._kept = dict(pictures)
            replace_file(self._file, _written(self._file, pictures))


def _file_of(page: str) -> str:
    """Return the file for a page's pictures below the cache's folder; names of files are shorter than paths may be."""
    digest = hashlib.sha256(page.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{digest[:2]}/{digest[2:]}.json"


def _read(file: Path) -> dict[str, str]:
    """Return the pictures in a file by key; none if it is not there, incomplete, or that of another page."""
    try:
        digest, _, text = file.read_bytes().decode().partition("\n")
        found = json.loads(text) if digest == _digest(file, text) else {}
        _written(file, found)  # what could not be written again was not written by us
    except (OSError, ValueError, RecursionError):
        return {}
    return {key: one for key, one in found.items() if isinstance(one, str)} if isinstance(found, dict) else {}


def _written(file: Path, pictures: Mapping[str, str]) -> bytes:
    """Return the content of a file of pictures: a digest, and the pictures by key."""
    text = json.dumps(pictures, ensure_ascii=False, separators=(",", ":"))
    return f"{_digest(file, text)}\n{text}".encode()


def _digest(file: Path, text: str) -> str:
    """Return the digest that stands before the pictures in a file; it covers them and the file's name."""
    return hashlib.sha256(f"{file.name}\n{text}".encode()).hexdigest()


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
