"""Large tables, made of a piece for each playbook: a piece that would be the same is taken from the file of the last run.

Where each piece lies is kept in a file that anybody may delete. A table that is no longer what was written is made anew.
Knows: files and digests. Must not know what is in a piece.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.publish.sealed import read_sealed, write_sealed
from playpress.publish.stamps import digest_of_content

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

KEPT = ".cache/tables.json"
"""The file below the build folder."""


class Pieces(NamedTuple):
    """A table: the whole file, and by playbook the key and the length of each piece; they follow each other from `start` on.

    Equal keys, equal bytes.
    """

    content: bytes
    start: int
    sizes: Mapping[str, tuple[str, int]]


def make_pieces(
    head: bytes, keys: Mapping[str, str], make: Callable[[str], bytes], last: Mapping[str, tuple[str, bytes]]
) -> Pieces:
    """Return a table. `keys` has the key of each playbook's piece, `make` makes one, `last` are those of the last run."""
    pieces = {}
    for name, key in keys.items():
        known = last.get(name)
        pieces[name] = known[1] if known and known[0] == key else make(name)
    sizes = {name: (key, len(pieces[name])) for name, key in keys.items()}
    return Pieces(b"".join([head, *pieces.values()]), len(head), sizes)


def read_pieces(build: Path, folder: str) -> dict[str, dict[str, tuple[str, bytes]]]:
    """Return the pieces of each table in a folder below the build folder, by the table's path; none that is damaged."""
    try:
        kept = read_sealed(build / KEPT)
        return {path: _cut((build / folder / path).read_bytes(), *table) for path, table in kept}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _cut(content: bytes, digest: str, start: int, sizes: Mapping[str, tuple[str, int]]) -> dict[str, tuple[str, bytes]]:
    if digest_of_content(content) != digest:
        return {}
    found = {}
    for name, (key, size) in sizes.items():
        found[name] = (key, content[start : start + size])
        start += size
    return found


def write_pieces(build: Path, tables: Mapping[str, Pieces]) -> None:
    """Keep where the pieces of each table lie.

    Raises:
        OSError: it cannot be written.
    """
    kept = {path: (digest_of_content(table.content), table.start, table.sizes) for path, table in tables.items()}
    write_sealed(build / KEPT, kept.items())
