"""Folders to the files of the theme: those that come with Playpress, a project's own, and the names of Material's.

Knows: folders. Must not know what is in the files.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
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
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

DIAGRAM_STYLE, CHART_STYLE = PUBLISHED + "diagrams.css", PUBLISHED + "charts.css"
"""The style sheets that pictures outside of pages hold."""
_READ = ("assets/", "overrides/")
_FOR_PAGES = ("pages/", "partials/")
_CACHE, _ICONS = "__pycache__", ".icons"


def theme_files(own: Path) -> dict[str, bytes]:
    """Return the theme's overrides and our assets by path; a project's own file replaces the bundled one."""
    return {**bundled_theme(), **own_theme(own)}


def bundled_theme() -> dict[str, bytes]:
    """Return the same files as they come with Playpress."""
    return own_theme(bundled_folder())


def own_theme(folder: Path) -> dict[str, bytes]:
    """Return the same files of one folder; none if it is not there."""
    return {published_as(path): _content(file) for path, file in _files(folder).items() if path.startswith(_READ)}


def template_texts(folders: Sequence[Path]) -> dict[str, bytes]:
    """Return the templates of pages and sections in folders, by folder and path."""
    return {
        f"{number}/{path}": _content(file)
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
    texts = {} if is_bundled else dict(_Texts(own))
    return Templates(texts, _Texts(bundled), _names_of_material(), _links(own))


def _links(own: Path) -> tuple[str, ...]:
    """Return the paths of all links below a folder, in order; "" if the folder itself is a link."""
    found = [Path(top, name) for top, folders, names in os.walk(own) for name in (*folders, *names)]
    return tuple(
        sorted("" if link == own else link.relative_to(own).as_posix() for link in (own, *found) if is_link(link))
    )


class _Texts(Mapping[str, str]):
    """The texts of the files below a folder by their path there, in order; each is read when it is asked for."""

    def __init__(self, folder: Path) -> None:
        self._files = _files(folder)

    def __getitem__(self, path: str) -> str:
        return _text(self._files[path])

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def _text(file: str) -> str:
    """Return a file's text, with replacements for what is not UTF-8; empty for kinds of files that are not copied."""
    if not file.endswith(COPIED):
        return ""
    try:
        return _content(file).decode("utf-8", errors="replace")
    except OSError:
        return ""


def _content(file: str) -> bytes:
    return Path(file).read_bytes()


def _files(folder: Path, *left_out: str) -> dict[str, str]:
    """Return every file below a folder by its path there, in order; empty if there is no folder. Links are skipped."""
    return dict(sorted(_entries(os.fspath(folder), {_CACHE, *left_out})))


def _entries(folder: str, left_out: AbstractSet[str], before: str = "") -> Iterator[tuple[str, str]]:
    """Yield the path below the top folder, and the whole one, of each file in a folder that can be read."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            path = before + entry.name
            if entry.is_file(follow_symlinks=False):
                yield path, entry.path
            elif entry.name not in left_out and entry.is_dir(follow_symlinks=False):
                yield from _entries(entry.path, left_out, f"{path}/")


@cache
def _names_of_material() -> frozenset[str]:
    """Return the names of the theme's files, as overrides and `mkdocs.yml` give them; its ten thousand icons are left out."""
    spec = find_spec("material")
    places = spec.submodule_search_locations if spec else None
    return frozenset(_files(Path(next(iter(places)), "templates"), _ICONS)) if places else frozenset()
