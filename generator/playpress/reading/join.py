"""The parts of a handbook to the whole: a library, the places of everything, and findings that need several files.

The result is the same whatever the order of the parts.
Knows: parts, and how files refer to each other. Must not know where they were read.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Location
from playpress.model.handbook import Handbook
from playpress.model.kinds import KINDS
from playpress.model.library import Library
from playpress.reading.declared import declared_ids, find_empty_registries
from playpress.reading.loaded import HANDBOOK, Loaded
from playpress.reading.naming import superseded
from playpress.reading.rules.files import ID_TWICE
from playpress.reading.tree import reading_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from playpress.diagnostics import Diagnostic, Subject
    from playpress.model.measurement import Measurement
    from playpress.reading.contents import Contents
    from playpress.reading.declared import Entities
    from playpress.reading.part import Part


def join(parts: Iterable[Part], folder: str, problems: Iterable[Diagnostic] = ()) -> Loaded:
    """Return the handbook made of its parts; `folder` is its name in reports, `problems` are findings on it."""
    ordered = sorted(parts, key=lambda part: reading_order(part.path))
    ordered = list(_with_ids_of_their_own(_without_superseded(ordered)))
    contents = [part.contents for part in ordered if part.contents]
    entities = _entities(contents)
    empty = dict(find_empty_registries(ordered, entities))
    loaded = Loaded(folder, library=_library(ordered, entities, declared_ids(ordered, empty)))
    for said in contents:
        loaded.sources[said.source.file] = said.source
        loaded.places |= said.places
        loaded.gists |= said.gists
    loaded.keys |= _keys(ordered)
    loaded.diagnostics += problems
    for part in ordered:
        loaded.diagnostics += part.diagnostics
        loaded.diagnostics += part.contents.diagnostics if part.contents else ()
    loaded.diagnostics += _wrong_folders(ordered)
    loaded.diagnostics += empty.values()
    return loaded


def _keys(parts: Iterable[Part]) -> Iterator[tuple[Subject, str]]:
    """Yield each thing that was read from a part with a key, and the key."""
    for part in parts:
        for subject in part.contents.entities if part.contents and part.key else ():
            yield subject, part.key


def _without_superseded(parts: Sequence[Part]) -> Iterator[Part]:
    """Yield the parts, without contents for a file beside one with the right name."""
    paths = {part.path for part in parts}
    for part in parts:
        if part.instead in paths:
            found = superseded(part.file, part.instead.rpartition("/")[2])
            yield replace(part, contents=None, diagnostics=(found,))
        else:
            yield part


def _with_ids_of_their_own(parts: Iterable[Part]) -> Iterator[Part]:
    """Yield the parts such that of several playbooks (or records of a kind) with the same id only the first has it."""
    first: dict[Subject, str] = {}
    for part in parts:
        if not part.contents or not part.place or part.place.kind not in ("playbook", "record"):
            yield part
            continue
        (subject,) = part.contents.declared
        if subject in first:
            message = "" if subject[0] == "playbook" else N_("{other} already defines “{id}”")
            found = ID_TWICE.here(Location(part.file), message=message, id=subject[1], other=first[subject])
            diagnostics = (*part.diagnostics, found)
            yield replace(part, contents=_without_id(part.contents, part.path, subject), diagnostics=diagnostics)
        else:
            first[subject] = part.file
            yield part


def _without_id(contents: Contents, path: str, subject: Subject) -> Contents:
    """Return a file's contents without the playbook or record, and with a finding instead."""
    kind, name = subject
    own = f"{path.rpartition('/')[0]}/{name}"
    places = {(kind, own): contents.places[subject]}
    partial = {own: contents.partial[name]} if name in contents.partial else {}
    return replace(contents, places=places, entities={}, declared=[], partial=partial)


def _entities(contents: Iterable[Contents]) -> Entities:
    """Return all things by kind and id, in the order of reading; a later one replaces an earlier one."""
    found: Entities = {kind: {} for kind in (HANDBOOK[0], *KINDS)}
    for said in contents:
        for (kind, name), entity in said.entities.items():
            found[kind][name] = entity
    return found


def _library(parts: Sequence[Part], entities: Entities, declared: Mapping[str, frozenset[str]]) -> Library:
    return Library(
        handbook=entities[HANDBOOK[0]].get(HANDBOOK[1]) or Handbook(),
        entities={kind: dict(sorted(entities[kind].items())) for kind in KINDS},
        measurements=dict(sorted(_measurements(parts))),
        partial={name: ids for part in parts if part.contents for name, ids in part.contents.partial.items()},
        declared=declared,
    )


def _measurements(parts: Iterable[Part]) -> Iterator[tuple[str, tuple[Measurement, ...]]]:
    for part in parts:
        if part.place and part.contents and part.contents.measurements is not None:
            yield part.place.stem, part.contents.measurements


def _wrong_folders(parts: Iterable[Part]) -> Iterator[Diagnostic]:
    """Yield the finding on each folder's wrong name once, at the first of its files."""
    told: set[str] = set()
    for part in parts:
        folder = part.path.rpartition("/")[0]
        if part.contents and part.contents.wrong_folder and folder not in told:
            told.add(folder)
            yield part.contents.wrong_folder
