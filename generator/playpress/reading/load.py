"""A folder of playbook files to a `Loaded` handbook.

Files become parts (`cache.py`, `part.py`), and parts a handbook (`join.py`).
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
from playpress.reading.rules.yaml import DUPLICATE_KEY, SECOND_DOCUMENT
from playpress.reading.site_file import SITE_SETTINGS, load_site_settings
from playpress.reading.tree import MOST_BYTES

if TYPE_CHECKING:
    from collections.abc import MutableMapping
    from pathlib import Path

    from playpress.reading.loaded import Loaded
    from playpress.reading.part import Part

_LOST = frozenset({DUPLICATE_KEY.code, SECOND_DOCUMENT.code})
"""Findings of our reader on settings of which the site engine reads others than we do, and one of the two is lost."""


def load_handbook(folder: Path, project: Path, kept: MutableMapping[str, Part] | None = None) -> Loaded:
    """Return the handbook in `folder`; reports name its files relative to `project`.

    A missing folder gives an empty library and a finding. Files whose parts are in `kept` are not read again.
    Afterwards `kept` holds exactly the present parts.
    """
    tree = FolderTree(folder, project)
    parts = read_tree(tree, kept)
    loaded = join(parts, tree.name, tree.find_problems())
    _add_site_settings(loaded, folder.parent / SITE_SETTINGS)
    return loaded


def load_language(folder: Path) -> str:
    """Return the language in a handbook's settings; English if they cannot be read."""
    path = folder / "handbook.yml"
    raw = b""
    with suppress(OSError), path.open("rb") if path.is_file() else io.BytesIO() as stream:
        raw = stream.read(MOST_BYTES)
    return read_language(raw)


def _add_site_settings(loaded: Loaded, path: Path) -> None:
    """Add the settings in `mkdocs.yml`, or the fault that makes it unusable: it is trusted, so that is no finding."""
    try:
        source = load_site_settings(path)
    except (Fault, OSError) as problem:
        loaded.site_fault = problem
        return
    if source:
        loaded.sources[SITE_SETTINGS] = source
        loaded.places["site", SITE_SETTINGS] = (SITE_SETTINGS, ())
        loaded.site_settings = source.data
        loaded.diagnostics += [found for found in source.diagnostics if found.code in _LOST]
