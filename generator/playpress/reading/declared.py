"""The parts of a handbook to all ids that references may name, those of things that could not be read included.

So a reference is reported only if nothing of that name is defined. A missing registry is reported once, and not at
each reference to it.
Knows: parts, and the model's references. Must not know where the parts were read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playpress.diagnostics import N_
from playpress.language.richtext import find_references
from playpress.model.kinds import KINDS, RECORD_FILES, RECORD_FOLDERS, WITH_REGISTRY
from playpress.model.record import Reference
from playpress.model.walk import walk
from playpress.reading.loaded import HANDBOOK
from playpress.reading.meant import meant_word
from playpress.reading.rules.files import EMPTY_FILE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playpress.diagnostics import Diagnostic
    from playpress.reading.part import Part

Entities = dict[str, dict[str, Any]]
"""Everything that could be read, by kind and id, the settings included."""


def declared_ids(parts: Iterable[Part], empty: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return by kind all ids that the files define, and those that follow from the names of unreadable files.

    A kind whose registry could not be read, or is in `empty`, is left out.
    """
    found: dict[str, set[str]] = {kind: set() for kind in KINDS}
    unread = set(empty)
    for part in parts:
        for kind, name in part.contents.declared if part.contents else ():
            found[kind].add(name)
        if part.place and part.is_lost and part.place.kind == "registry":
            unread |= {kind.name for stem, kind in WITH_REGISTRY.items() if stem == part.place.stem}
        elif part.place and part.place.kind == "registry" and part.place.stem not in WITH_REGISTRY:
            meant = meant_word(part.place.stem, WITH_REGISTRY)  # a file with a misspelt name: that is said of it
            unread |= {WITH_REGISTRY[meant].name} if meant else set()
        elif part.place and part.is_lost and part.place.kind == "playbook":
            found["playbook"].add(part.place.path.rpartition("/")[2].removesuffix(".yml"))
        elif part.place and part.is_lost and part.place.kind == "record":
            folder, _, name = part.place.path.removesuffix(".yml").rpartition("/")
            record = RECORD_FOLDERS[folder] if folder else RECORD_FILES[name]
            found[record.name].add(name)
    return {kind: frozenset(ids) for kind, ids in found.items() if kind not in unread}


def find_empty_registries(parts: Iterable[Part], entities: Entities) -> Iterator[tuple[str, Diagnostic]]:
    """Yield (kind, diagnostic) for each registry that has no entries although something refers to one."""
    empty = {
        WITH_REGISTRY[part.place.stem].name: part.contents.source
        for part in parts
        if part.place and part.contents and part.contents.is_empty
    }
    used = _references(entities) if empty else {}
    hint = N_("write into it what is referred to, such as “{id}: {{name: …}}”")
    for kind in sorted(empty.keys() & used.keys()):
        yield kind, EMPTY_FILE.here(empty[kind].span(0, 1), hint=hint, id=used[kind])


def _references(entities: Entities) -> dict[str, str]:
    """Return for each kind with references the first id that is referred to."""
    used: dict[str, str] = {}
    for record in (record for kind, found in entities.items() if kind != HANDBOOK[0] for record in found.values()):
        for _, value, mark in walk(record):
            if isinstance(mark, Reference):
                used.setdefault(mark.kind, value)
            elif mark.markdown:
                used = dict(find_references(value)) | used
    return used
