"""A value to a fingerprint: equal values have the same in every process, and different values differ.

Knows: records, and the ways in which values are made of others. Must not know what any value means.
"""

from __future__ import annotations

import datetime
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from playpress.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_SIZE = 16
"""Bytes of a fingerprint; two different values have the same by chance once in 2**128 pairs."""
_NONE_OF_THEM: tuple[()] = ()
"""The value of most lists; left out for speed, as None is: no field can have both."""
_ATOMS = frozenset({str, int, float, bool, bytes, type(None)})


def fingerprint(value: object) -> bytes:
    """Return the fingerprint of a value made of texts, numbers, dates, lists, mappings, sets, records and dataclasses.

    The order in a mapping counts, since pages show things in it.

    Raises:
        TypeError: there is something else in it.
    """
    return blake2b(repr(_plain(value)).encode(errors="surrogatepass"), digest_size=_SIZE).digest()


def _plain(value: Any) -> Any:
    """Return a value as texts, numbers, lists, tuples and mappings from the name of a type to what a value of it holds."""
    kind: type = type(value)
    return value if kind in _ATOMS else _form_of(kind)(value)


def _parts(values: Iterable[Any]) -> tuple[Any, ...]:
    values = tuple(values)
    return values if _ATOMS.issuperset(map(type, values)) else tuple(map(_plain, values))


@cache
def _form_of(kind: type) -> Callable[[Any], Any]:
    """Return the function that writes values of a type in that form."""
    form = next((form for base, form in _FORMS.items() if issubclass(kind, base)), None)
    name = kind.__name__
    if kind is tuple:
        return _parts
    if form:
        return lambda value: {name: form(value)}
    if not is_dataclass(kind):
        raise TypeError(f"a {name} has no fingerprint")
    names = [field.name for field in fields(kind) if field.compare]
    return lambda value: {name: _parts(getattr(value, field) for field in names)}


def _said(record: Record) -> tuple[Any, ...]:
    """Return the names and values of a record's fields, without those that are empty."""
    said = {name: part for name, part in vars(record).items() if part is not None and part is not _NONE_OF_THEM}
    return (*said, *_parts(said.values()))


_FORMS: dict[type, Callable[[Any], Any]] = {
    Record: _said,
    tuple: _parts,
    list: _parts,
    dict: lambda value: (_parts(value), _parts(value.values())),
    AbstractSet: lambda value: sorted(repr(_plain(part)) for part in value),
    str: str,
    Enum: lambda value: value.name,
    datetime.date: datetime.date.isoformat,
}
"""What a value of a type, or of one made from it, holds."""
