"""For each thing, the places in playbooks and registries that refer to it.

Knows: the model, and links in texts. Must not know where a page is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from playpress.language.richtext import find_references as links_in_text
from playpress.model import record
from playpress.model.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from playpress.diagnostics import Subject
    from playpress.model.library import Library
    from playpress.model.walk import Occurrence


@dataclass(frozen=True, slots=True)
class Reference:
    """One place that refers to a thing: who refers to it, by which key, and in which step if it is one."""

    user: Subject
    key: str
    step: str | None = None


def find_references(
    library: Library, occurrences: Mapping[Subject, Iterable[Occurrence]]
) -> Mapping[Subject, tuple[Reference, ...]]:
    """Return for each thing what refers to it, each user, key and step once, in the order of the library.

    `occurrences` has the texts and references in each thing.

    A `[[link]]` in a text counts as the key `text`; a playbook's `from` counts as `from`.
    """
    found: dict[Subject, dict[Reference, None]] = {}
    for kind in KINDS:
        for name, entity in library.of_kind(kind).items():
            for target, reference in _references_of((kind, name), entity, occurrences[kind, name]):
                found.setdefault(target, {})[reference] = None
    return {subject: tuple(references) for subject, references in found.items()}


def _references_of(
    user: Subject, entity: Any, occurrences: Iterable[Occurrence]
) -> Iterator[tuple[Subject, Reference]]:
    """Yield everything that a thing refers to, and how."""
    steps = [step.id for step in entity.steps] if user[0] == "playbook" else []
    for route, value, mark in occurrences:
        step = steps[route[1]] if steps and route[0] == "steps" and isinstance(route[1], int) else None
        if isinstance(mark, record.Reference):
            key = next(str(part) for part in reversed(route) if isinstance(part, str))
            yield (mark.kind, value), Reference(user, key, step)
        elif isinstance(mark, record.Text) and mark.markdown:
            for target in links_in_text(value):
                yield target, Reference(user, "text", step)
    for item in entity.inputs if user[0] == "playbook" else ():
        if item.from_:
            yield ("playbook", item.from_.partition("/")[0]), Reference(user, "from")
