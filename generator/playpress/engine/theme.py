"""Folders to the files of the theme: those that come with Playpress, a project's own, and the names of Material's.

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
from playpress.machine.disk import is_link
from playpress.machine.faults import Fault
from playpress.reading.templates import PUBLISHED, Templates, published_as

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DIAGRAM_STYLE, CHART_STYLE = PUBLISHED + "diagrams.css", PUBLISHED + "charts.css"
"""The style sheets that pictures outside of pages hold."""
_READ = ("assets/", "overrides/")
_FOR_PAGES = ("pages/", "partials/")
_CACHE, _ICONS = "__pycache__", ".icons"


def theme_files(own: Path) -> dict[str, bytes]:
    """Return the theme's overrides and our assets by path; a project's own file replaces the bundled one."""
    return {**bundled_theme(), **_published(own)}


def bundled_theme() -> dict[str, bytes]:
    """Return the same files as they come with Playpress."""
    return _published(bundled_folder())


def _published(folder: Path) -> dict[str, bytes]:
    return {published_as(path): file.read_bytes() for path, file in _files(folder).items() if path.startswith(_READ)}


def template_texts(folders: Sequence[Path]) -> dict[str, bytes]:
    """Return the templates of pages and sections in folders, by folder and path."""
    return {
        f"{number}/{path}": file.read_bytes()
        for number, folder in enumerate(folders)
        for path, file in _files(folder).items()
        if path.startswith(_FOR_PAGES)
    }


def style_of_diagrams(theme: Mapping[str, bytes]) -> str:
    """Return the style sheet for pictures outside of pages; `theme` has the theme's files.

    Raises:
        Fault: the project's own style sheet is not UTF-8.
    """
    return _style(theme, DIAGRAM_STYLE)


def style_of_charts(theme: Mapping[str, bytes]) -> str:
    """Return the same for charts.

    Raises:
        Fault: the project's own style sheet is not UTF-8.
    """
    return _style(theme, CHART_STYLE)


def _style(theme: Mapping[str, bytes], path: str) -> str:
    try:
        return theme[path].decode()
    except UnicodeDecodeError as problem:
        message = N_("{file} is not UTF-8; save it with the encoding UTF-8")
        raise Fault(message, file=f"site_templates/assets/{path.rpartition('/')[2]}") from problem


def read_templates(own: Path) -> Templates:
    """Return the files of a project's own folder, with those of Playpress and the names of the theme's."""
    bundled = bundled_folder()
    is_bundled = own.resolve() == bundled.resolve()
    return Templates({} if is_bundled else _texts(own), _texts(bundled), _names_of_material(), _links(own))


def _links(own: Path) -> tuple[str, ...]:
    """Return the paths of all links below a folder, in order; "" if the folder itself is a link."""
    found = [Path(top, name) for top, folders, names in os.walk(own) for name in (*folders, *names)]
    return tuple(
        sorted("" if link == own else link.relative_to(own).as_posix() for link in (own, *found) if is_link(link))
    )


def _texts(folder: Path) -> dict[str, str]:
    return {path: _text(file) for path, file in _files(folder).items()}


def _text(file: Path) -> str:
    """Return a file's text, with replacements for what is not UTF-8; empty for kinds of files that are not copied."""
    if not file.name.endswith(COPIED):
        return ""
    try:
        return file.read_bytes().decode("utf-8", errors="replace")
    except OSError:
        return ""


def _files(folder: Path, *left_out: str) -> dict[str, Path]:
    """Return every file below a folder by its path there, in order; empty if there is no folder. Links are skipped."""
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
