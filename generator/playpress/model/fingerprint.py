"""A value to a fingerprint: equal values have the same in every process, and different values differ.

Knows: records, and the ways in which values are made of others. Must not know what any value means.
"""

from __future__ import annotations

import datetime
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from hashlib import blake2b
from typing import Any

from playpress.model.record import Record

_SIZE = 16
"""Bytes of a fingerprint; two different values have the same by chance once in 2**128 pairs."""
_NONE_OF_THEM: tuple[()] = ()
"""The value of most lists; left out for speed, as None is: no field can have both."""
_ATOMS = frozenset({str, int, float, bool, bytes, type(None)})


def fingerprint(value: object) -> bytes:
    """Return the fingerprint of a value made of texts, numbers, dates, lists, mappings, sets, records and dataclasses.

    The order in a mapping counts, since pages show things in it; a list and a tuple of the same values are the same.

    Raises:
        TypeError: there is something else in it.
    """
    return blake2b(repr(_plain(value)).encode(errors="surrogatepass"), digest_size=_SIZE).digest()


def _plain(value: Any) -> Any:
    """Return a value as texts, numbers and tuples, whose `repr` is the same in every process."""
    kind = type(value)
    if kind in _ATOMS:
        return value
    if kind is tuple or kind is list:
        return tuple([part if type(part) in _ATOMS else _plain(part) for part in value])
    if isinstance(value, Record):
        said = [(name, part) for name, part in vars(value).items() if part is not None and part is not _NONE_OF_THEM]
        return (kind.__name__, *[(name, part if type(part) in _ATOMS else _plain(part)) for name, part in said])
    return _PLAIN.get(kind, _other)(value)


def _other(value: Any) -> Any:
    """Return a value of none of the usual types in the same form, with the name of its type."""
    kind: type = type(value)
    name = kind.__name__
    if isinstance(value, Enum):
        return name, value.name
    if isinstance(value, str):
        return name, str(value)
    if isinstance(value, tuple):
        return name, _plain(tuple(value))
    if is_dataclass(value):
        return (name, *[_plain(getattr(value, field)) for field in _compared(kind)])
    raise TypeError(f"a {name} has no fingerprint")


@cache
def _compared(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.compare)


_PLAIN: dict[type, Any] = {
    dict: lambda value: ("dict", *[(_plain(key), _plain(part)) for key, part in value.items()]),
    set: lambda value: ("set", *sorted(repr(_plain(part)) for part in value)),
    frozenset: lambda value: ("set", *sorted(repr(_plain(part)) for part in value)),
    datetime.date: lambda value: ("date", value.toordinal()),
}
