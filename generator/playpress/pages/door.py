"""Facts as one page reads them: everything that it asks for is noted, so what a page depends on is known.

A page that finds the same at everything it has read is the same page. Knows: facts. Must not know what a page makes of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from types import MethodType
from typing import TYPE_CHECKING, Any, NamedTuple, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from playpress.analysis.facts import Facts


class Mark(Enum):
    """What stands for no single key and for no value, since None may be either."""

    KEYS = "all keys"
    NOTHING = "nothing"


class Read(NamedTuple):
    """Something that was read: the way to it (`("library", "entities", "role")`), and of a mapping which key."""

    way: tuple[Any, ...]
    key: Any = Mark.KEYS


class Door:
    """The one way from a page to facts: `facts` is used as `Facts` are, and `reads` is what was read through it so far."""

    def __init__(self, facts: Facts) -> None:
        """Take the facts, which pages share."""
        self.reads: dict[Read, None] = {}
        self.facts = cast("Facts", _Noted(facts, (), self._note))

    def _note(self, read: Read) -> None:
        self.reads[read] = None


def found_at(facts: Facts, read: Read) -> object:
    """Return what facts hold where something was read: the keys of a mapping, one of its values, or what is no mapping.

    `Mark.NOTHING` where there is nothing.
    """
    found: Any = facts
    for part in read.way:
        found = found.get(part, {}) if isinstance(found, Mapping) else getattr(found, part)
    if not isinstance(found, Mapping):
        return cast("object", found)
    return list(found) if read.key is Mark.KEYS else found.get(read.key, Mark.NOTHING)


class _Noted:
    """A value whose attributes are noted when they are read; its methods read through it, too."""

    def __init__(self, value: object, way: tuple[Any, ...], note: Callable[[Read], None]) -> None:
        self._value, self._way, self._note = value, way, note

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._value, name)
        if isinstance(found, MethodType):
            return MethodType(found.__func__, self)
        way = (*self._way, name)
        is_part = name == "library" or _is_of_mappings(found)
        noted = _Noted(found, way, self._note) if is_part else _noted(found, way, self._note)
        self.__dict__[name] = noted
        return noted


class _NotedMapping(Mapping[Any, Any]):
    """A mapping whose keys and values are noted when they are read."""

    def __init__(self, mapping: Mapping[Any, Any], way: tuple[Any, ...], note: Callable[[Read], None]) -> None:
        self._mapping, self._way, self._note = mapping, way, note

    def __getitem__(self, key: Any) -> Any:
        found = self._mapping.get(key, Mark.NOTHING)
        if not isinstance(found, Mapping):
            self._note(Read(self._way, key))
        if found is Mark.NOTHING:
            raise KeyError(key)
        return _noted(found, (*self._way, key), self._note) if isinstance(found, Mapping) else found

    def __iter__(self) -> Iterator[Any]:
        self._note(Read(self._way))
        return iter(self._mapping)

    def __len__(self) -> int:
        self._note(Read(self._way))
        return len(self._mapping)

    def __contains__(self, key: object) -> bool:
        self._note(Read(self._way, key))
        return key in self._mapping


def _is_of_mappings(found: object) -> bool:
    """Tell whether something is a named tuple of nothing but mappings: a fact told in several ways."""
    return hasattr(found, "_fields") and isinstance(found, tuple) and all(isinstance(part, Mapping) for part in found)


def _noted(found: Any, way: tuple[Any, ...], note: Callable[[Read], None]) -> Any:
    if isinstance(found, Mapping):
        return _NotedMapping(found, way, note)
    note(Read(way))
    return found
