"""Where everything is used: for each thing, the places in playbooks and registries that refer to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from playpress.language.richtext import find_references
from playpress.model.kinds import KINDS
from playpress.model.record import Reference, Text
from playpress.model.walk import walk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playpress.diagnostics import Subject
    from playpress.model.library import Library


@dataclass(frozen=True, slots=True)
class Use:
    """One place that refers to a thing: who refers to it, by which key, and in which step if it is one."""

    user: Subject
    key: str
    step: str | None = None


def find_uses(library: Library) -> Mapping[Subject, tuple[Use, ...]]:
    """Return for each thing where it is used, each user, key and step once, in the order of the library.

    A `[[link]]` in a text counts as the key `text`; a playbook's `from` counts as `from`.
    """
    found: dict[Subject, dict[Use, None]] = {}
    for kind in KINDS:
        for name, entity in library.of_kind(kind).items():
            user = (kind, name)
            steps = [step.id for step in entity.steps] if kind == "playbook" else []
            for route, value, mark in walk(entity):
                step = steps[route[1]] if steps and route[0] == "steps" and isinstance(route[1], int) else None
                if isinstance(mark, Reference):
                    key = next(str(part) for part in reversed(route) if isinstance(part, str))
                    found.setdefault((mark.kind, value), {})[Use(user, key, step)] = None
                elif isinstance(mark, Text) and mark.markdown:
                    for target in find_references(value):
                        found.setdefault(target, {})[Use(user, "text", step)] = None
            if kind == "playbook":
                for item in entity.inputs:
                    if item.from_:
                        source = ("playbook", item.from_.partition("/")[0])
                        found.setdefault(source, {})[Use(user, "from")] = None
    return {subject: tuple(uses) for subject, uses in found.items()}
