"""Facts to the same facts with a record of everything that one page reads, so that its dependencies are known.

If all values that a page has read are unchanged, so is the page. Playbooks, flows and steps are recorded field by field:
a page that names a step of another playbook depends on the names of that playbook's steps, not on all that it says.
Knows: facts. Must not know what a page makes of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache, cached_property
from types import MethodType
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from playpress.model.playbook import Playbook
from playpress.model.step import Step
from playpress.process.flow import Flow

if TYPE_CHECKING:
    from playpress.analysis.facts import Facts


class Mark(Enum):
    """Stands for the keys of a mapping as a whole, and for a missing value: None may be a key or a value itself."""

    KEYS = "all keys"
    NOTHING = "nothing"


class Read(NamedTuple):
    """One read: the path to a value, such as `("library", "entities", "role")`, and the key if it is a mapping."""

    way: tuple[Any, ...]
    key: Any = Mark.KEYS


IN_PARTS = (Playbook, Flow, Step)
"""What is recorded field by field, since others read little of it and it changes often."""
WHOLE = frozenset({"duties", "only_varied", "raci", "tool_needs", "data_needs"})
"""Facts whose mappings below the second key are recorded as one value each: pages show most of it, and there are very many."""
_NO_MORE: Mapping[Any, Any] = {}
IS_THERE = "__contains__"
"""The end of a way that asks only whether a mapping has a key."""
EACH = "*"
"""Stands in a way for every step of a flow: a field is recorded for all of them at once, since pages name many."""


class Door:
    """The access of one page to facts: `facts` is used like `Facts`, and `reads` records what was read through it."""

    def __init__(self, facts: Facts, own: str = "") -> None:
        """Take the facts, which pages share, and the id of the playbook that the page shows whole, if it shows one."""
        self.reads: dict[Read, None] = {}
        self.own = own
        self.facts = cast("Facts", _Noted(facts, (), self))

    def note(self, read: Read) -> None:
        """Record a read."""
        self.reads[read] = None


def found_at(facts: Facts, read: Read) -> object:
    """Return the present value of a read: the keys of a mapping, one of its values, or a value that is no mapping.

    `Mark.NOTHING` if there is none.
    """
    found: Any = facts
    for at, part in enumerate(read.way):
        if part == IS_THERE:
            return read.key in found
        if part == EACH:
            return [(name, getattr(step, read.way[at + 1])) for name, step in found.items()]
        is_mapping = _is_mapping(found.__class__)
        found = found.get(part, _NO_MORE) if is_mapping else getattr(found, part, Mark.NOTHING)
    if not _is_mapping(found.__class__):
        return cast("object", found)
    return list(found) if read.key is Mark.KEYS else found.get(read.key, Mark.NOTHING)


class _Noted:
    """A value whose attribute reads are recorded, those by its own methods included."""

    def __init__(self, value: object, way: tuple[Any, ...], door: Door) -> None:
        self._value, self._way, self._door = value, way, door

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._value, name)
        if isinstance(found, MethodType):
            return MethodType(found.__func__, self)
        way = (*self._way, name)
        is_part = name == "library" or _is_of_mappings(found)
        noted = _Noted(found, way, self._door) if is_part else _noted(found, way, self._door)
        self.__dict__[name] = noted
        return noted


class _NotedMapping(Mapping[Any, Any]):
    """A mapping whose reads are recorded, of keys and of values."""

    def __init__(self, mapping: Mapping[Any, Any], way: tuple[Any, ...], door: Door) -> None:
        self._mapping, self._way, self._door = mapping, way, door
        self._read: set[Any] = set()
        self._parts: dict[Any, Any] = {}

    def __getitem__(self, key: Any) -> Any:
        found = self.get(key, Mark.NOTHING)
        if found is Mark.NOTHING:
            raise KeyError(key)
        return found

    def get(self, key: Any, default: Any = None) -> Any:
        if key in self._parts:
            return self._parts[key]
        found = self._mapping.get(key, Mark.NOTHING)
        if _is_mapping(found.__class__) and not self._holds_whole:
            return self._parts.setdefault(key, _NotedMapping(found, (*self._way, key), self._door))
        if isinstance(found, IN_PARTS) and key != self._door.own:
            part = EACH if isinstance(found, Step) else key
            return self._parts.setdefault(key, _Noted(found, (*self._way, part), self._door))
        self._note_once(key)
        return default if found is Mark.NOTHING else found

    def __iter__(self) -> Iterator[Any]:
        self._note_once(Mark.KEYS)
        return iter(self._mapping)

    def __len__(self) -> int:
        self._note_once(Mark.KEYS)
        return len(self._mapping)

    def __contains__(self, key: object) -> bool:
        if self._holds_whole or not isinstance(self._mapping.get(key), (Mapping, *IN_PARTS)):
            self._note_once(key)
        else:
            self._door.note(Read((*self._way, IS_THERE), key))
        return key in self._mapping

    @cached_property
    def _holds_whole(self) -> bool:
        return len(self._way) == 2 and self._way[0] in WHOLE  # noqa: PLR2004 - a fact, and a key or field of it

    def _note_once(self, key: Any) -> None:
        if key not in self._read:
            self._read.add(key)
            self._door.note(Read(self._way, key))


@cache
def _is_mapping(kind: type) -> bool:
    """Tell whether a type is one of mappings; the question is slow and asked at every read, so answers are kept."""
    return issubclass(kind, Mapping)


def _is_of_mappings(found: object) -> bool:
    """Tell whether a value is a named tuple of mappings only, whose fields are recorded one by one."""
    return hasattr(found, "_fields") and isinstance(found, tuple) and all(isinstance(part, Mapping) for part in found)


def _noted(found: Any, way: tuple[Any, ...], door: Door) -> Any:
    if isinstance(found, Mapping):
        return _NotedMapping(found, way, door)
    door.note(Read(way))
    return found
