"""A folder of playbook files to a `Loaded` handbook: the door to reading for whoever has a folder.

Its files become parts (`cache.py`, `part.py`), and these one handbook (`join.py`).
Knows: which folders and files belong together. Must not know what is in them.
"""

from __future__ import annotations

import io
from contextlib import suppress
from typing import TYPE_CHECKING

from playpress.machine.faults import Fault
from playpress.reading.cache import read_tree
from playpress.reading.entities import read_language
from playpress.reading.folder import FolderTree
from playpress.reading.join import join
from playpress.reading.site_file import SITE_SETTINGS, load_site_settings
from playpress.reading.tree import MOST_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable, MutableMapping
    from pathlib import Path

    from playpress.reading.loaded import Loaded
    from playpress.reading.part import Part


def load_handbook(folder: Path, project: Path, kept: MutableMapping[str, Part] | None = None) -> Loaded:
    """Read every file under `folder`; files are named relative to `project` in all that is said about them.

    A missing folder gives an empty library and a finding. What is in `kept` from an earlier reading is not read again;
    afterwards it holds the parts of the files as they are now, and no others.
    """
    tree = FolderTree(folder, project)
    parts = read_tree(tree, kept)
    if kept is not None:
        _drop_others(kept, parts)
    loaded = join(parts, tree.name, tree.find_problems())
    _add_site_settings(loaded, folder.parent / SITE_SETTINGS)
    return loaded


def load_language(folder: Path) -> str:
    """Return the language that a handbook says it is in, English where it cannot be read."""
    path = folder / "handbook.yml"
    raw = b""
    with suppress(OSError), path.open("rb") if path.is_file() else io.BytesIO() as stream:
        raw = stream.read(MOST_BYTES)
    return read_language(raw)


def _drop_others(kept: MutableMapping[str, Part], parts: Iterable[Part]) -> None:
    """Leave only these parts in what is kept, or it would grow with every change of a file."""
    current = set(map(id, parts))
    for key in [key for key, part in kept.items() if id(part) not in current]:
        del kept[key]


def _add_site_settings(loaded: Loaded, path: Path) -> None:
    """Read what `mkdocs.yml` says; it is trusted, so what is wrong with it is no finding."""
    try:
        source = load_site_settings(path)
    except (Fault, OSError) as problem:
        loaded.site_fault = problem
        return
    if source:
        loaded.sources[SITE_SETTINGS] = source
        loaded.places["site", SITE_SETTINGS] = (SITE_SETTINGS, ())
        loaded.site_settings = source.data
