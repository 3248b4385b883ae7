"""A part to bytes and back, so that bytes from anywhere can do no harm.

The bytes are a pickle that may call three functions and nothing else: two of this module, which make values of our own
types by their names, and `datetime.date`. No class is within its reach, so none can be changed. A record is kept
without what its file does not say.
Knows: the types that a part is made of. Must not know where bytes are kept.
"""

from __future__ import annotations

import datetime
import io
import pickle
import typing
from dataclasses import fields
from functools import cache, lru_cache
from types import FunctionType, NoneType, UnionType
from typing import Any, cast

from playpress.diagnostics import Diagnostic, InFull, Location, Message, Related, Severity
from playpress.model.annotations import Annotation, entry_of, fields_of
from playpress.model.handbook import Handbook
from playpress.model.kinds import KINDS
from playpress.model.measurement import Measurement
from playpress.model.record import ABSENT, ID_PATTERN, LONGEST_ID, Record, Reference, check_id
from playpress.model.time import Period, Timespan
from playpress.reading.contents import Contents
from playpress.reading.gist import Gist
from playpress.reading.layout import Place
from playpress.reading.loaded import HANDBOOK
from playpress.reading.part import Part
from playpress.reading.possible_cuts import Cut
from playpress.reading.source import Source

if typing.TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_VALUES: dict[str, type] = {
    kind.__name__: kind
    for kind in (Contents, Cut, Diagnostic, Gist, Location, Measurement, Message, Part, Period, Place, Related)
} | {kind.__name__: kind for kind in (Source, Timespan, InFull, Severity)}
"""The types that are kept besides records and builtin ones."""


_SMALL = 3
"""The most fields of a record that is written once if it stands in several places."""


class Unusable(ValueError):  # noqa: N818 - the bytes are
    """Raised if bytes are no part that was packed here."""


def pack(part: Part) -> bytes:
    """Return a part as bytes."""
    stream = io.BytesIO()
    _Packer(stream, pickle.HIGHEST_PROTOCOL).dump(part)
    return stream.getvalue()


def unpack(raw: bytes) -> Part:
    """Return the part in bytes.

    Raises:
        Unusable: they hold none, or something that is not ours to make.
    """
    try:
        part = _Unpacker(io.BytesIO(raw)).load()
    except Exception as problem:  # noqa: BLE001 - what damaged bytes lead to has no end
        raise Unusable(str(problem)) from None
    if not _is_sound(part):
        raise Unusable("not a part")
    return cast("Part", part)


def _is_sound(part: object) -> bool:
    """Tell whether a value is a part that holds things under their own ids: these become paths of pages."""
    if not isinstance(part, Part) or not isinstance(part.contents, Contents | None):
        return False
    if part.contents and not isinstance(part.contents.source, Source):
        return False
    models = {HANDBOOK[0]: Handbook, **{name: kind.model for name, kind in KINDS.items()}}
    return all(
        isinstance(entity, Record) and type(entity) is models.get(kind) and name == getattr(entity, "id", HANDBOOK[1])
        for (kind, name), entity in (part.contents.entities.items() if part.contents else ())
    )


class _Packer(pickle.Pickler):
    """Writes equal texts once, and equal small records."""

    def __init__(self, stream: io.BytesIO, protocol: int) -> None:
        super().__init__(stream, protocol)
        self._seen: dict[Any, Any] = {}

    def reducer_override(self, value: Any) -> Any:
        if isinstance(value, Record):
            said = {name: part for name, part in vars(value).items() if name in value.model_fields_set}
            return maker_of(type(value).__name__, *said), ({name: self._once(part) for name, part in said.items()},)
        if type(value) is FunctionType and value in _SHAPES:
            return maker_of, _SHAPES[value]
        kind = type(value)
        if _VALUES.get(kind.__name__) is not kind:
            return NotImplemented
        return make_value, (kind.__name__, *map(self._once, _parts(value)))

    def _once(self, value: Any) -> Any:
        """Return the same object for equal texts and small records, and for equal lists of texts."""
        if type(value) is str:
            return self._seen.setdefault(value, value)
        if type(value) is tuple and value:
            parts = tuple(map(self._once, value))
            return self._seen.setdefault(parts, parts) if type(parts[0]) is str else parts
        if isinstance(value, Record) and len(vars(value)) <= _SMALL:
            key = (type(value), tuple(vars(value).items()), tuple(sorted(value.model_fields_set)))
            return self._seen.setdefault(key, value)
        return value


class _Unpacker(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        try:
            return _REACHABLE[module, name]
        except KeyError:
            raise Unusable(f"{module}.{name} is not for parts") from None


def _parts(value: Any) -> Iterable[Any]:
    """Return the arguments that make a value of one of `_VALUES` again."""
    kind: type = type(value)
    if isinstance(value, (str, Severity)):
        return (str(value) if isinstance(value, str) else int(value),)
    if isinstance(value, Source):  # of a text only the first character, as a sign that there is one
        return (
            value.file,
            value.text[:1],
            value.mended,
            None,
            value.diagnostics,
            value.cuts,
            value.is_whole,
            value.moved,
            value.renamed,
        )
    return value if isinstance(value, tuple) else [getattr(value, name) for name in _names(kind)]


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def make_value(name: str, *parts: Any) -> Any:
    """Return the value of one of `_VALUES`, made of its parts."""
    return _VALUES[name](*parts)


@cache
def maker_of(model_name: str, *names: str) -> Callable[[dict[str, Any]], Record]:
    """Return a function that makes records of the values of the named fields, which are all that are set.

    It raises ValueError if a value does not fit its field.

    Raises:
        ValueError: there is no such model, or it has other fields.
    """
    model = _models()[model_name]
    known = {field.attribute: field for field in fields_of(model).values()}
    if {name for name, field in known.items() if field.is_required} - set(names):
        raise ValueError(f"a {model_name} has more than {names}")
    usual = vars(model.__new__(model))
    for name, field in model.model_fields.items():  # one by one: its copies, too, then share one set of names
        usual[name] = field.get_default(call_default_factory=True)
    places = tuple(known[name].annotation for name in names)
    checks = tuple((name, check) for name, place in zip(names, places, strict=True) if (check := _check(place)))
    are_set, fitting, new, assign = set(names), set[tuple[type, ...]](), model.__new__, object.__setattr__

    def make(said: dict[str, Any]) -> Record:
        kinds = tuple(map(type, said.values()))
        if tuple(said) != names:
            raise ValueError(f"a {model_name} cannot hold these fields")
        if kinds not in fitting:
            if not all(map(_is_of_kind, kinds, places)):
                raise ValueError(f"a {model_name} cannot hold these values")
            fitting.add(kinds)
        for name, fits in checks:
            if not fits(said[name]):
                raise ValueError(f"a {model_name} cannot hold this {name}")
        record = new(model)
        values = usual.copy()
        values.update(said)
        assign(record, "__dict__", values)
        assign(record, "__pydantic_fields_set__", are_set)
        assign(record, "__pydantic_extra__", None)
        assign(record, "__pydantic_private__", None)
        return record

    _SHAPES[make] = (model_name, *names)
    return make


_SHAPES: dict[Any, tuple[str, ...]] = {}
"""Each function of `maker_of`, and the arguments that lead to it."""


def _is_of_kind(kind: type, place: Annotation) -> bool:
    """Tell whether a type is that of a place; None may stand everywhere."""
    wanted = typing.get_origin(place.kind) or place.kind
    if wanted in (float, typing.Union, UnionType):
        return kind in (int, float, NoneType)
    return kind in (str, NoneType) if wanted is typing.Literal else kind in (wanted, NoneType)


def _check(place: Annotation) -> Callable[[Any], bool] | None:
    """Return a function that tells whether a value of the right type can stand at a place; None if all can."""
    if place.kind is str and (isinstance(place.mark, Reference) or any(map(_checks_ids, place.metadata))):
        return _is_id
    if typing.get_origin(place.kind) is typing.Literal:
        return frozenset((*typing.get_args(place.kind), None)).__contains__
    entry = entry_of(place.kind)
    if fits := _check(entry) if entry.kind else None:
        return lambda values: all(map(fits, values))
    if isinstance(entry.kind, type):
        wanted = frozenset({entry.kind})
        return lambda values: wanted.issuperset(map(type, values))
    return None


def _checks_ids(metadata: object) -> bool:
    return getattr(metadata, "func", None) is check_id


@lru_cache(maxsize=2**17)
def _is_id(value: object) -> bool:
    """Tell whether a value may stand where an id must: most become part of a path or an address."""
    return value is None or (
        type(value) is str and (value == ABSENT or (len(value) <= LONGEST_ID and ID_PATTERN.match(value) is not None))
    )


@cache
def _models() -> dict[str, type[Record]]:
    """Return all models of records that things are made of, by name."""
    found: dict[str, type[Record]] = {}
    waiting: list[type[Record]] = [Handbook, *(kind.model for kind in KINDS.values())]
    while waiting:
        model = waiting.pop()
        if found.setdefault(model.__name__, model) is not model:
            raise TypeError(f"two models are called {model.__name__}")
        for field in fields_of(model).values():
            inner = field.annotation.record or entry_of(field.annotation.kind).record
            if inner and inner.__name__ not in found:
                waiting.append(inner)
    return found


_REACHABLE: dict[tuple[str, str], Any] = {
    (__name__, "maker_of"): maker_of,
    (__name__, "make_value"): make_value,
    ("datetime", "date"): datetime.date,
}
"""All that the bytes of a part may call, besides what `maker_of` returns."""
