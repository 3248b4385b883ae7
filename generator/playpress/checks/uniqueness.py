"""What is named by an id within a playbook is named once, and no alias is in use.

Codes: PB303 an id is used twice, PB308 an alias is taken, PB309 a playbook is named twice among those to read first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Finding, Message, Route, Severity
from playpress.model.kinds import KINDS
from playpress.model.record import ABSENT
from playpress.process.flow import DEFAULT_END

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Subject
    from playpress.model.playbook import Playbook


def check_uniqueness(facts: Facts) -> Iterator[Finding]:
    """Find ids and aliases that stand for two things."""
    for playbook in facts.library.playbooks.values():
        subject = ("playbook", playbook.id)
        for named in _namespaces(playbook):
            yield from _twice(subject, named)
    for kind in KINDS:
        entities = facts.library.of_kind(kind)
        taken = {name: (kind, name) for name in entities}
        for entity in entities.values():
            for index, alias in enumerate(entity.aliases):
                if alias in taken:
                    yield Finding(
                        "PB308",
                        (kind, entity.id),
                        ("aliases", index),
                        Message(N_("the earlier name “{alias}” is in use"), {"alias": alias}),
                        Message(N_("remove it here: an address leads to one page")),
                        related=((taken[alias], (), Message(N_("used here"))),),
                    )
                else:
                    taken[alias] = (kind, entity.id)


def check_start(facts: Facts) -> Iterator[Finding]:
    """Find playbooks that stand twice among those to read first."""
    names = facts.library.handbook.start_here
    for n, name in enumerate(names):
        if name in names[:n] and name != ABSENT:
            message, hint = N_("“{name}” is named twice here"), N_("remove it here")
            yield Finding(
                "PB309", ("handbook", "handbook"), ("start_here", n), Message(message, {"name": name}), Message(hint), Severity.WARNING
            )  # fmt: skip


def _namespaces(playbook: Playbook) -> Iterator[list[tuple[str, Route]]]:
    """Yield the ids that must differ from each other, with their routes."""

    def ids(key: str, items: Iterable[object]) -> list[tuple[str, Route]]:
        return [(getattr(item, "id"), (key, n, "id")) for n, item in enumerate(items)]  # noqa: B009 - items share the field only

    steps = ids("steps", playbook.steps) + ids("ends", playbook.ends)
    for n, step in enumerate(playbook.steps):
        steps += [(alias, ("steps", n, "aliases", k)) for k, alias in enumerate(step.aliases)]
    if playbook.outcome and not playbook.ends:
        steps.append((DEFAULT_END, ("outcome",)))
    yield steps
    yield ids("phases", playbook.phases)
    yield ids("inputs", playbook.inputs)
    yield ids("outputs", playbook.outputs)
    yield ids("exceptions", playbook.exceptions)
    for n, step in enumerate(playbook.steps):
        yield [(output.id, ("steps", n, "outputs", k, "id")) for k, output in enumerate(step.outputs)]


def _twice(subject: Subject, named: list[tuple[str, Route]]) -> Iterator[Finding]:
    first: dict[str, Route] = {}
    for name, route in named:
        if name == ABSENT:
            continue
        if name in first:
            yield Finding(
                "PB303",
                subject,
                route,
                Message(N_("the id “{id}” is used twice"), {"id": name}),
                Message(N_("give one of the two another id; steps and ends share theirs")),
                related=((subject, first[name], Message(N_("first used here"))),),
            )
        first.setdefault(name, route)
