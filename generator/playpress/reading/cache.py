"""A tree to its parts; parts of unchanged files are taken from a cache.

A part's key covers everything that it depends on: path, language, bytes, and the version of the reading code.
Knows: trees and parts. Must not know what is in them, or where they are kept.
"""

from __future__ import annotations

import hashlib
import os
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pydantic

from playpress import __version__
from playpress.model.handbook import Handbook
from playpress.reading.events import YAML_VERSION
from playpress.reading.layout import find_place
from playpress.reading.loaded import HANDBOOK
from playpress.reading.part import read_part
from playpress.reading.source import text_of
from playpress.reading.store import PartStore
from playpress.reading.tree import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, MutableMapping

    from playpress.reading.part import Part
    from playpress.reading.tree import Tree

DEFAULT_LANGUAGE: str = Handbook.model_fields["language"].default
"""The language of a handbook that names none; to make a whole `Handbook` would take its time."""
_PACKAGE = Path(__file__).parents[1]
_READERS = ("bundled.py", "diagnostics.py", "rule.py", "machine", "model", "language", "process", "reading")
"""Modules and folders of this package that a part depends on: reading and the layers below it."""


def read_tree(tree: Tree, kept: MutableMapping[str, Part] | None = None) -> list[Part]:
    """Return the parts of all files of a tree; those in `kept` are not read again.

    New ones are added to `kept`, and those of no present file are removed from it, or it would grow with every change.
    The settings are read first, since they have the handbook's language.
    """
    paths, parts = tree.paths(), []
    language = DEFAULT_LANGUAGE
    settings = [path for path in paths if not _is_no_settings(path)]
    for path in settings:
        parts.append(part := _read(tree, path, language, kept))
        language = _language_of(part, paths) or language
    others = [path for path in paths if _is_no_settings(path)]
    if isinstance(kept, PartStore):
        kept.fill(others, lambda path: _keyed(tree, path, language))
    parts += (_read(tree, path, language, kept) for path in others)
    if kept is not None:
        for key in set(kept) - {part.key for part in parts}:
            del kept[key]
    return parts


def _is_no_settings(path: str) -> bool:
    place = find_place((path,), str, "en") if "/" not in path else None
    return place is None or place.kind != "settings"


def _language_of(part: Part, paths: Collection[str]) -> str | None:
    """Return the language that settings name; None for a file that is not read, or that another one supersedes."""
    if part.contents is None or part.instead in paths:
        return None
    handbook = part.contents.entities.get(HANDBOOK)
    return handbook.language if isinstance(handbook, Handbook) else None


def _keyed(tree: Tree, path: str, language: str) -> tuple[str, Callable[[], Part]] | None:
    """Return a file's key and what makes its part; None if it cannot be read."""
    raw = tree.read(path)
    if isinstance(raw, Unreadable):
        return None
    key = key_of(path, raw, language, tree.name)
    return key, lambda: replace(read_part(path, raw, language, tree.name), key=key)


def _read(tree: Tree, path: str, language: str, kept: MutableMapping[str, Part] | None) -> Part:
    raw = tree.read(path)
    if kept is None or isinstance(raw, Unreadable):
        return read_part(path, raw, language, tree.name)
    key = key_of(path, raw, language, tree.name)
    part = kept.get(key)
    if part is None:
        kept[key] = new = replace(read_part(path, raw, language, tree.name), key=key)
        part = kept.get(key, new)
    if part.contents and part.contents.source.text:  # a store keeps no more of it than that there is one
        part.contents.source.text = text_of(raw)
    return part


def key_of(path: str, raw: bytes, language: str, folder: str) -> str:
    """Return the key of a part; the arguments are those of `read_part`."""
    return _digest((_version(), *map(os.fsencode, (folder, path, language)), raw))


def _version() -> bytes:
    return version_of(_READERS).encode()


@cache
def version_of(rooms: tuple[str, ...]) -> str:
    """Return a digest that changes with the code of modules and folders of this package, and with what they run on."""
    versions = (__version__, sys.version, pydantic.VERSION, YAML_VERSION)
    return _digest((*map(str.encode, versions), *(file.read_bytes() for file in sources(rooms))))


def sources(rooms: Iterable[str] = _READERS) -> list[Path]:
    """Return the files of modules and folders of this package; by default those that a part depends on."""
    found = (_PACKAGE / room for room in rooms)
    return sorted(file for room in found for file in (room.rglob("*.py") if room.is_dir() else [room]))


def _digest(pieces: Iterable[bytes]) -> str:
    """Return a digest of the pieces and of their lengths."""
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(len(piece).to_bytes(8, "big"))
        digest.update(piece)
    return digest.hexdigest()
