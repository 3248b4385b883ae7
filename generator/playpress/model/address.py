"""A route within a record to an address that stays the same when entries are inserted, and back.

A route counts the entries of a list, so an inserted entry changes the routes of all after it. An address such as
`steps.approve.branches.rejected.when` has names instead. An entry's name is the value that `Record.named_by` says (an
id, or where a branch leads); a reference's name is the id it refers to. Texts and other entries without a name are
counted from 1: `steps.approve.instructions[2]`. The second entry of the same name gets a count too: `branches.pay[2]`.
A name that is no plain word is quoted as in JSON: `changes."1.2".what`.
Knows: records and their annotations. Must not know what any field means.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from playpress.model.annotations import Annotation, entry_of, fields_of
from playpress.model.record import ABSENT, Record, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.diagnostics import Route

_PLAIN = re.compile(r"[\w/-]+\Z", re.ASCII)


def address_of(record: Record, route: Route) -> str:
    """Return the address of a place in a record; empty for the record itself.

    Keys and entries that the record does not have are addressed by key and count.
    """
    place, address = _root(record), ""
    for part in route:
        address += place.names().get(part) or (_word(part) if isinstance(part, str) else f"[{part + 1}]")
        place = place.below(part)
    return address.removeprefix(".")


def route_of(record: Record, address: str) -> Route | None:
    """Return the route of an address; None if the record has no such key or entry."""
    place, rest = _root(record), address and f".{address}"
    route: Route = ()
    while rest:
        part = next((part for part, name in place.names().items() if _goes_on_with(rest, name, part)), None)
        if part is None:
            return None
        rest = rest.removeprefix(place.names()[part])
        place, route = place.below(part), (*route, part)
    return route


def addresses(record: Record) -> dict[Route, str]:
    """Return the address of every place in a record that has a value, in the order of the model.

    It computes the names in each list once, so use it if many addresses of one record are needed.
    """
    return {route: address.removeprefix(".") for route, address in _below(_root(record), (), "")}


def _below(place: _Place, route: Route, address: str) -> Iterator[tuple[Route, str]]:
    for part, name in place.names().items():
        below, here, called = place.below(part), (*route, part), address + name
        if below.value is not None:
            yield here, called
            yield from _below(below, here, called)


class _Place(NamedTuple):
    """A value within a record, and the model's annotation there."""

    value: Any
    annotation: Annotation

    def names(self) -> Mapping[str | int, str]:
        """Return the name of each part of a record or list in addresses, by key or index."""
        if isinstance(self.value, Record):
            return _names_of_keys(type(self.value))
        if isinstance(self.value, Mapping):
            return {key: _word(key) for key in self.value}
        return self._names_of_entries() if isinstance(self.value, tuple) else {}

    def _names_of_entries(self) -> dict[str | int, str]:
        is_text = isinstance(entry_of(self.annotation.kind).mark, Text)
        seen: Counter[str] = Counter()
        names: dict[str | int, str] = {}
        for index, entry in enumerate(self.value):
            name = "" if is_text else _own_name(entry)
            seen[name] += 1
            count = f"[{seen[name]}]" if not name or seen[name] > 1 else ""
            names[index] = (_word(name) if name else "") + count
        return names

    def below(self, part: str | int) -> _Place:
        """Return the part at a key or index; a place without a value if there is none."""
        return _Place(self._value_at(part), self.annotation.below(part))

    def _value_at(self, part: str | int) -> Any:
        if isinstance(self.value, Record):
            field = fields_of(type(self.value)).get(str(part))
            return getattr(self.value, field.attribute) if field else None
        if isinstance(self.value, Mapping):
            return self.value.get(part)
        is_entry = isinstance(self.value, tuple) and isinstance(part, int) and part < len(self.value)
        return self.value[part] if is_entry else None


@cache
def _names_of_keys(model: type[Record]) -> Mapping[str | int, str]:
    return {key: _word(key) for key in fields_of(model)}


def _root(record: Record) -> _Place:
    return _Place(record, Annotation(type(record)))


def _own_name(entry: Any) -> str:
    """Return the name of an entry of a list; empty if the model gives it none."""
    if isinstance(entry, Record):
        entry = next((value for name in entry.named_by if (value := getattr(entry, name, None))), "")
    return entry if isinstance(entry, str) and entry != ABSENT else ""


def _word(name: str) -> str:
    return "." + (name if _PLAIN.match(name) else json.dumps(name, ensure_ascii=False))


def _goes_on_with(address: str, name: str, part: str | int) -> bool:
    """Tell whether an address begins with the name of a part; `pay` does not match `pay[2]`, which is another entry."""
    follows = ("", ".") if isinstance(part, int) else ("", ".", "[")
    return address.startswith(name) and address[len(name) : len(name) + 1] in follows
