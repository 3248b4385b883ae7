"""Mappings that are made when they are first asked for, value by value or as a whole, so that nobody pays for what no page shows.

Knows: keys and functions. Must not know what the values are.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property
from typing import Any, Generic, TypeVar

Value = TypeVar("Value")


class Lazily(Mapping[str, Value], Generic[Value]):
    """A value for each of some keys, made by a function of the key and kept."""

    def __init__(self, keys: Collection[str], make: Callable[[str], Value]) -> None:
        """Take the keys, which tell whether something is in them, and the function."""
        self._keys, self._make = keys, make
        self._made: dict[str, Value] = {}

    def __getitem__(self, key: str) -> Value:
        if key not in self._made:
            if key not in self._keys:
                raise KeyError(key)
            self._made[key] = self._make(key)
        return self._made[key]

    def get(self, key: str, default: Any = None) -> Any:
        """Return the value of a key, or `default` if there is no such key; what goes wrong while it is made is no missing key."""
        return self[key] if key in self._keys else default

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


class Later(Mapping[str, Value], Generic[Value]):
    """What a function returns, which is called once, as soon as anything is asked of it."""

    def __init__(self, make: Callable[[], Mapping[str, Value]]) -> None:
        """Take the function."""
        self._make = make

    @cached_property
    def _made(self) -> Mapping[str, Value]:
        return self._make()

    def __getitem__(self, key: str) -> Value:
        return self._made[key]

    def get(self, key: str, default: Any = None) -> Any:
        """Return the value of a key, or `default` if there is no such key; what goes wrong while all is made is no missing key."""
        return self._made.get(key, default)

    def __contains__(self, key: object) -> bool:
        return key in self._made

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


def turned(found: Mapping[str, Mapping[str, Value]]) -> dict[str, dict[str, Value]]:
    """Return the same values with the inner key first: `found[a][b]` as `turned(found)[b][a]`."""
    made: dict[str, dict[str, Value]] = {}
    for outer, its in found.items():
        for inner, value in its.items():
            made.setdefault(inner, {})[outer] = value
    return made
