"""A place in the data that does not fit the model, as a value: what is there, and what the model takes.

`Mistake.found` makes a finding of it.
Knows: the model, rules. Must not know files, or what is said about which mistake.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from playpress.diagnostics import N_, Message
from playpress.language.spelling import suggested_id
from playpress.model.annotations import Annotation, annotation_at, entry_of, keys_of
from playpress.model.record import ID_PATTERN, Reference

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from playpress.diagnostics import Finding, Route, Subject
    from playpress.model.record import Record
    from playpress.rule import Rule

WRITE = N_("write {guess}")
"""The hint that shows what to write instead."""
WRITE_LINE = N_("write {line}")
"""The hint that shows the line to write instead."""
WRITE_EITHER = N_("write {guess} or {other}, as it is meant: the sign may stand before thousands or decimals")
"""The hint that shows the two numbers that may be meant."""
LEAVE_OUT = N_("leave the line out as long as the value is not known")
"""The hint for a value that says that it is not known."""

_KINDS: Mapping[type, Message] = {
    dict: Message(N_("“key: value” lines")),
    list: Message(N_("a list")),
    bool: Message(N_("true or false")),
    int: Message(N_("a number")),
    float: Message(N_("a number")),
    type(None): Message(N_("nothing")),
}


@dataclass(frozen=True)
class Data:
    """The data of one thing, its model, and a function that returns a scalar as its file writes it (`1.10` for 1.1)."""

    model: type[Record]
    fields: Mapping[str, Any]
    subject: Subject
    written: Callable[[Route], str]
    language: str = "en"


@dataclass(frozen=True)
class Mistake:
    """A place in the data that does not fit, with pydantic's type of error and the value there.

    If `is_told` is False, no report will list it, so what was meant need not be looked for.
    """

    data: Data
    route: Route
    error: str
    value: Any
    is_told: bool = True

    @cached_property
    def written(self) -> str:
        """The value as the file writes it; empty if there is none, or for a list or mapping."""
        return self.data.written(self.route)

    @property
    def quoted(self) -> Any:
        """The value as a message quotes it."""
        return self.value if isinstance(self.value, str) else self.written or self.value

    @property
    def key(self) -> str:
        """The key of the value, or of the list in which it is an entry."""
        return next((part for part in reversed(self.route) if isinstance(part, str)), "")

    @property
    def holder(self) -> Any:
        """The mapping or list in which the value stands."""
        holder: Any = self.data.fields
        for part in self.route[:-1]:
            holder = holder[part]
        return holder

    @property
    def kind(self) -> Message:
        """The kind of the value there, as messages call it."""
        return _KINDS.get(type(self.value), Message(N_("a text")))

    @property
    def annotation(self) -> Annotation:
        """The model's annotation at this place."""
        return annotation_at(self.data.model, self.route)

    @property
    def bounds(self) -> str:
        """The range of the number there, like `0 … 1`; an open end is left out. A record in short is its `value`."""
        annotation = self.annotation.below("value") if self.annotation.record else self.annotation
        metadata = [part for item in annotation.metadata for part in (getattr(item, "metadata", None) or (item,))]
        low = next((part.ge for part in metadata if hasattr(part, "ge")), "")
        high = next((part.le for part in metadata if hasattr(part, "le")), "")
        return f"{low} … {high}".strip()

    def found(self, rule: Rule, *, message: str = "", hint: str = "", fix: str | None = None, **values: Any) -> Finding:
        """Return a finding at the value. It has a fix only if the value is a scalar on one line."""
        is_mended = isinstance(self.value, str) and self.written[:1] not in ("'", '"') and self.value != self.written
        is_replaceable = self.written and "\n" not in self.written and not is_mended
        fix = fix if is_replaceable else ""
        return rule.at(self.data.subject, self.route, message=message, hint=hint, fix=fix, **values)


def takes(record: type[Record], key: str, value: Any) -> bool:
    """Tell whether a record takes a value under a key, whatever else it lacks."""
    try:
        record.model_validate({key: value})
    except ValidationError as problem:
        return all(error["loc"][0] != key for error in problem.errors(include_url=False))
    return True


def thing_of_number(mistake: Mistake, mark: object) -> str:
    """Return the id of the step or phase whose number stands where its id does; empty if there is none."""
    kind = mark.kind if isinstance(mark, Reference) else ""
    things, number = mistake.data.fields.get("phases" if kind == "phase" else "steps"), mistake.value
    if kind not in ("step", "node", "phase") or not isinstance(things, list):
        return ""
    thing = things[number - 1] if 0 < number <= len(things) else None
    return str(thing.get("id", "")) if isinstance(thing, dict) else ""


def keys_at(mistake: Mistake, route: Route) -> tuple[str, ...]:
    """Return the keys that may stand at a route of the thing; none if no mapping stands there."""
    return keys_of(annotation_at(mistake.data.model, route).kind)


def takes_ids(mistake: Mistake, route: Route) -> bool:
    """Tell whether an id or a list of ids stands at a route of the thing."""
    annotation = annotation_at(mistake.data.model, route)
    return isinstance(annotation.mark or entry_of(annotation.kind).mark, Reference)


def as_id(mistake: Mistake, route: Route, written: str) -> str:
    """Return what is written as the id that it stands for, if a route takes ids: `Sales manager` for `sales-manager`."""
    is_name = (
        takes_ids(mistake, route) and written and not written.startswith(("[", "{")) and not ID_PATTERN.match(written)
    )
    return suggested_id(written, mistake.data.language) if is_name else written
