"""Entries of a list that stand in the list above, since the line with the key of theirs is missing, to two lists and a finding.

`phases:` may have been deleted between the ends and the phases: then YAML reads the phases as further ends.
Knows: by the model which entries a list takes. Must not know YAML.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from playpress.diagnostics import InFull
from playpress.model.annotations import entry_of, fields_of
from playpress.reading.rules.shape import LOST_HEAD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.diagnostics import Diagnostic, Route
    from playpress.model.record import Record
    from playpress.reading.source import Source


class Head(NamedTuple):
    """A key whose line is missing: the route of the list above, the index of the first entry that is not its own, and the key."""

    above: Route
    first: int
    key: str


def restore_heads(
    model: type[Record], fields: dict[str, Any], source: Source, prefix: Route
) -> tuple[dict[str, Any], list[Diagnostic]]:
    """Return the data of a thing with the lists parted whose keys are missing, and a finding for each; nothing is changed in place.

    The source learns at which routes the entries stand in the file.
    """
    found = []
    for head in _find(model, fields, ()):
        fields = _parted(fields, head)
        source.moved.append(((*prefix, *head.above), head.first, (*prefix, *head.above[:-1], head.key)))
        found.append(_told(source, (*prefix, *head.above), head))
    vars(source).pop("_places", None)
    return fields, found


def lacks_heads(fields: dict[str, Any]) -> bool:
    """Tell whether the first step of a playbook belongs to a phase, although there is none."""
    steps = fields.get("steps")
    first = steps[0] if isinstance(steps, list) and steps else None
    return isinstance(first, dict) and "phase" in first and "phases" not in fields


def _find(model: type[Record], fields: dict[str, Any], route: Route) -> Iterator[Head]:
    """Yield the missing keys of a mapping and of those in its lists."""
    lists = {key: record for key, one in fields_of(model).items() if (record := entry_of(one.annotation.kind).record)}
    for key, record in lists.items():
        entries = fields.get(key)
        if not isinstance(entries, list):
            continue
        absent = {name: other for name, other in lists.items() if name not in fields and name != key}
        head = next(
            (Head((*route, key), n, name) for name, its in absent.items() if (n := _first(entries, record, its))), None
        )
        if head is None and "phases" in absent and (n := _first_phase(entries, fields)):
            head = Head((*route, key), n, "phases")
        if head:
            yield head
            entries = entries[: head.first]
        for n, entry in enumerate(entries):
            if isinstance(entry, dict):
                yield from _find(record, entry, (*route, key, n))


def _first(entries: list[Any], own: type[Record], other: type[Record]) -> int:
    """Return the index of the first entry that is no `own` but an `other`, as are all below it; 0 if there is none.

    Nor if an entry above has a key of an `other`, too: then such keys are slips in entries that are the list's own.
    """
    fits = [_fits(entry, own, other) for entry in entries]
    n = next((n for n in range(1, len(fits)) if all(fits[n:])), 0)
    theirs = fields_of(other).keys() - fields_of(own).keys()
    return 0 if any(isinstance(entry, dict) and theirs & entry.keys() for entry in entries[:n]) else n


def _fits(entry: Any, own: type[Record], other: type[Record]) -> bool:
    """Tell whether an entry has all keys that `other` must have, and a key that `other` has and `own` does not."""
    if not isinstance(entry, dict):
        return False
    keys, theirs = entry.keys(), fields_of(other)
    needed = {name for name, one in theirs.items() if one.is_required}
    strange = keys - fields_of(own).keys()
    return needed <= keys and bool(strange) and strange <= theirs.keys()


def _first_phase(entries: list[Any], fields: dict[str, Any]) -> int:
    """Return the index of the first entry that is a phase, as are all below it: steps belong to what is called so; 0 if there is none."""
    steps = fields.get("steps")
    named = {step.get("phase") for step in steps if isinstance(step, dict)} if isinstance(steps, list) else set()
    are = [isinstance(entry, dict) and entry.keys() == {"id", "name"} and entry["id"] in named for entry in entries]
    return next((n for n in range(1, len(are)) if all(are[n:])), 0)


def _parted(fields: dict[str, Any], head: Head) -> dict[str, Any]:
    """Return the data with the entries from the first one on under the missing key."""
    key = str(head.above[0])
    if len(head.above) > 1:
        entries, n = list(fields[key]), int(head.above[1])
        entries[n] = _parted(entries[n], head._replace(above=head.above[2:]))
        return {**fields, key: entries}
    return {**fields, key: fields[key][: head.first], head.key: fields[key][head.first :]}


def _told(source: Source, above: Route, head: Head) -> Diagnostic:
    """Return the finding at the first entry, which adds the line above it."""
    at, column = source.locate((*above, head.first)), source.locate(above, key=True).column
    (line,) = source.lines(at.line, at.line)
    indent = len(line) - len(line.lstrip())
    found = LOST_HEAD.here(at, key=head.key, line=InFull(f"{head.key}:"))
    fix = f"{' ' * (column - 1)}{head.key}:\n{' ' * indent}"
    return replace(found, fix=fix, fix_at=replace(at, column=1, end_column=indent + 1))
