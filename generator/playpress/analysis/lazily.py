"""A mapping whose values are made when they are first asked for, so that nobody pays for what no page shows.

Knows: keys and a function. Must not know what the values are.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Generic, TypeVar

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

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
