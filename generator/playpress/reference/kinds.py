"""The models to help for editors: each kind of thing and of part, where it is written, and its fields.

Knows: the model. Must not know files beyond their names, or how help is shown.
"""

from __future__ import annotations

import json
import typing
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from playpress.model.annotations import entry_of, fields_of
from playpress.model.handbook import Handbook
from playpress.model.kinds import KINDS
from playpress.reference.docstrings import about, about_fields
from playpress.reference.takes import name_of, takes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playpress.diagnostics import Message
    from playpress.model.annotations import Annotation, Field
    from playpress.model.record import Record

EXAMPLES = Path(__file__).with_name("examples.json")
"""An example of each field and of each kind with a file or registry, by name. `tests/tools/reference.py` takes them from handbooks."""
_FROM_PATH = {"id", "category"}
"""Fields of things with a file or an entry of their own that follow from its name, and are not written in it."""


class FieldHelp(NamedTuple):
    """A field: its key, the kind it belongs to, what it says, what it takes, and how it is written.

    `part` is the kind of the record, or of the records, that it holds; empty if it holds none.
    """

    key: str
    kind: str
    about: str
    takes: Message
    is_required: bool
    example: str
    part: str = ""

    @property
    def name(self) -> str:
        """Its name with that of its kind: `step.raci`."""
        return f"{self.kind}.{self.key}"


class KindHelp(NamedTuple):
    """A kind: its name, what it is, in which file it is written, which fields hold it, its fields, and an example.

    `file` is empty for a part of something else, and `held_by` for what has a file or an entry of its own.
    """

    name: str
    about: str
    file: str
    held_by: tuple[str, ...]
    fields: Mapping[str, FieldHelp]
    example: str


@cache
def kinds() -> Mapping[str, KindHelp]:
    """Return every kind by its name: those with files first, each followed by its parts."""
    return {name: _help(name, model) for name, model in _models().items()}


@cache
def _models() -> dict[str, type[Record]]:
    found: dict[str, type[Record]] = {}
    for kind in KINDS.values():
        _add(kind.model, kind.name, found)
    _add(Handbook, "handbook", found)
    return found


def _add(model: type[Record], name: str, found: dict[str, type[Record]]) -> None:
    found[name] = model
    for field in fields_of(model).values():
        part = _part(field.annotation)
        if part and part not in found.values():
            _add(part, name_of(part), found)


def _part(annotation: Annotation) -> type[Record] | None:
    """Return the record that stands at a place or in the list or mapping there."""
    if typing.get_origin(annotation.kind) is dict:
        return _part(annotation.below(""))
    return annotation.record or entry_of(annotation.kind).record


def _help(name: str, model: type[Record]) -> KindHelp:
    texts, file = about_fields(model), _file(name)
    left_out = _FROM_PATH if file else set()
    fields = {
        key: _field(name, key, texts[field.attribute], field)
        for key, field in fields_of(model).items()
        if key not in left_out
    }
    held_by = () if file else tuple(_holders(model))
    example = _examples().get(name if file else held_by[0], "")
    return KindHelp(name, about(model), file, held_by, fields, example)


def _field(kind: str, key: str, text: str, field: Field) -> FieldHelp:
    part = _part(field.annotation)
    name = f"{kind}.{key}"
    return FieldHelp(
        key,
        kind,
        text,
        takes(field.annotation),
        field.is_required,
        _examples().get(name, ""),
        next((known for known, model in _models().items() if model is part), ""),
    )


def _holders(model: type[Record]) -> Iterator[str]:
    for kind, holder in _models().items():
        for key, field in fields_of(holder).items():
            if _part(field.annotation) is model:
                yield f"{kind}.{key}"


def _file(name: str) -> str:
    """Return where things of a kind are written; empty for what is part of something else."""
    if name == "handbook":
        return "playbooks/handbook.yml"
    kind = KINDS.get(name)
    if kind is None:
        return ""
    if kind.has_registry:
        return f"playbooks/catalog/{kind.stem}.yml"
    return f"playbooks/{kind.file.replace('{id}', '<id>')}" if kind.file else "playbooks/<category>/<id>.yml"


@cache
def _examples() -> Mapping[str, str]:
    found: dict[str, str] = json.loads(EXAMPLES.read_text("utf-8"))
    return found
