"""Everything that a run reads to one digest: the same digest, the same result.

Knows: which files are read. Must not know what they say.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from playpress.machine.disk import is_link
from playpress.machine.version import digest_of_pieces, installed_version
from playpress.reading.folder import FolderTree
from playpress.reading.tree import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


def digest_of_inputs(root: Path, playbooks: Path, templates: Path, others: Sequence[Path], options: object) -> str:
    """Return a digest of a project's files and of a run's options; empty if something cannot be read, or is a link.

    `others` are single files; `options` is anything whose `repr` tells all options, and what else a run asks of the
    machine: the day, the revision.
    """
    pieces = [installed_version().encode(), repr(options).encode()]
    tree = FolderTree(playbooks, root)
    if tree.find_problems():
        return ""
    for path in tree.paths():
        content = tree.read(path)
        if isinstance(content, Unreadable):
            return ""
        pieces += [os.fsencode(path), content]
    for file in (*_everything_at(templates), *others):
        if is_link(file):
            return ""
        try:
            pieces += [os.fsencode(file), file.read_bytes() if file.is_file() else b""]
        except OSError:
            return ""
    return digest_of_pieces(pieces)


def _everything_at(folder: Path) -> Iterator[Path]:
    """Yield a folder and everything below it, in order; no link is followed."""
    yield folder
    for top, folders, names in () if is_link(folder) else os.walk(folder):
        folders.sort()
        yield from (folder.__class__(top, name) for name in sorted([*folders, *names]))
