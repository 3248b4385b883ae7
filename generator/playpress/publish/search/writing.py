"""What pages add to the search, kept in files, to the search's files in a folder: only what has changed is written.

Knows: where files are kept below a build folder, their stamps. Must not know how an index is made.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from playpress.machine.disk import keep_only
from playpress.publish.sealed import read_sealed, write_sealed
from playpress.publish.search.contribution import read_blocks, read_contribution
from playpress.publish.search.index import build_index
from playpress.publish.stamps import is_unchanged, put, stamps_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from playpress.publish.search.contribution import Contribution
    from playpress.publish.stamps import Stamp

INDEX = ".cache/search"
"""The folder below the build folder for what is kept of the search."""
ADDED = f"{INDEX}/added"
"""The folder below the build folder for what each page adds to the search."""
_LINES = ".jsonl"
STORE, STAMPS = f"{INDEX}/store", f"{INDEX}/stamps.json"
"""What is known of the index until the next run, and the stamps of the files that were written."""


@dataclass(frozen=True)
class _Kept:
    """What a page adds, in its file."""

    path: str
    digest: str
    file: Path

    def read(self) -> Contribution:
        return read_contribution(self.file.read_bytes())

    def read_blocks(self) -> list[str]:
        return read_blocks(self.file.read_bytes())


def write_index(
    build: Path, folder: str, data: Mapping[str, Any], endings: str, added: Mapping[str, Stamp]
) -> dict[str, Stamp]:
    """Write the search's files into a folder below the build folder, and return them all with their stamps.

    `added` are the files of what pages add, in the order of the plan. All paths are below the build folder.
    """
    last = _last_stamps(build)
    (build / STAMPS).unlink(missing_ok=True)  # a run that ends before its files are there must not be followed

    def is_there(path: str) -> bool:
        stamp = last.get(f"{folder}/{path}")
        return stamp is not None and is_unchanged(f"{build}/{folder}/{path}", stamp)

    files_put = build_index(
        data,
        endings,
        [_Kept(_page_of(path), stamp.digest, build / path) for path, stamp in added.items()],
        lambda path, content: put(build / folder / path, content)[0],
        build / STORE,
        is_there,
    )
    stamps = {f"{folder}/{path}": files_put[path] or last[f"{folder}/{path}"] for path in sorted(files_put)}
    write_sealed(build / STAMPS, stamps.items())
    keep_only(build / ADDED, {path.removeprefix(f"{ADDED}/") for path in added})
    return stamps


def added_file(page: str) -> str:
    """Return the file of what a page adds, below the build folder; `page` is its path in the folder of pages."""
    return f"{ADDED}/{page}{_LINES}"


def _page_of(file: str) -> str:
    return file.removeprefix(f"{ADDED}/").removesuffix(_LINES)


def _last_stamps(build: Path) -> dict[str, Stamp]:
    try:
        return stamps_of(dict(read_sealed(build / STAMPS)))
    except (OSError, ValueError, TypeError):
        return {}
