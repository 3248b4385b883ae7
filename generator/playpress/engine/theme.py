"""The theme's files on disk: those that come with Playpress, a project's own, and the names of Material's.

Knows: folders. Must not know what is in the files.
"""

from __future__ import annotations

import os
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from playpress.bundled import bundled_folder
from playpress.checks.copies import COPIED
from playpress.diagnostics import N_
from playpress.engine.settings import DIAGRAM_STYLE
from playpress.machine.disk import is_link
from playpress.machine.faults import Fault
from playpress.reading.templates import Templates, published_as

if TYPE_CHECKING:
    from collections.abc import Mapping

_READ = ("assets/", "overrides/")
_CACHE, _ICONS = "__pycache__", ".icons"


def theme_files(own: Path) -> dict[str, bytes]:
    """Return the theme's overrides and our assets, a project's own files before the bundled ones."""
    return {
        published_as(path): file.read_bytes()
        for folder in (bundled_folder(), own)
        for path, file in _files(folder).items()
        if path.startswith(_READ)
    }


def style_of_diagrams(theme: Mapping[str, bytes]) -> str:
    """Return the style sheet that pictures outside of pages bring along; `theme` has the theme's files.

    Raises:
        Fault: the project's own one is no text.
    """
    try:
        return theme[DIAGRAM_STYLE].decode()
    except UnicodeDecodeError as problem:
        message = N_("{file} is not UTF-8; save it with the encoding UTF-8")
        raise Fault(message, file=f"site_templates/assets/{DIAGRAM_STYLE.rpartition('/')[2]}") from problem


def read_templates(own: Path) -> Templates:
    """Return what a project's own folder holds, beside what comes with Playpress and with the theme."""
    bundled = bundled_folder()
    is_bundled = own.resolve() == bundled.resolve()
    return Templates({} if is_bundled else _texts(own), _texts(bundled), _names_of_material(), _links(own))


def _links(own: Path) -> tuple[str, ...]:
    """Return the paths of all links below a folder, in order; an empty one if the folder itself is a link."""
    found = [Path(top, name) for top, folders, names in os.walk(own) for name in (*folders, *names)]
    return tuple(
        sorted("" if link == own else link.relative_to(own).as_posix() for link in (own, *found) if is_link(link))
    )


def _texts(folder: Path) -> dict[str, str]:
    return {path: _text(file) for path, file in _files(folder).items()}


def _text(file: Path) -> str:
    """Return a file's text as far as it can be read; nothing of a picture."""
    if not file.name.endswith(COPIED):
        return ""
    try:
        return file.read_bytes().decode("utf-8", errors="replace")
    except OSError:
        return ""


def _files(folder: Path, *left_out: str) -> dict[str, Path]:
    """Return every file below a folder by its path there, in order; nothing if there is no folder. No link is read."""
    found: dict[str, Path] = {}
    for top, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in (_CACHE, *left_out)]
        found |= {(here := Path(top, name)).relative_to(folder).as_posix(): here for name in names}
    return {path: found[path] for path in sorted(found) if found[path].is_file() and not is_link(found[path])}


@cache
def _names_of_material() -> frozenset[str]:
    """Return the names of the theme's files, as overrides and `mkdocs.yml` give them; its ten thousand icons are left out."""
    spec = find_spec("material")
    places = spec.submodule_search_locations if spec else None
    return frozenset(_files(Path(next(iter(places)), "templates"), _ICONS)) if places else frozenset()
