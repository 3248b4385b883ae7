"""A library to the connections between its playbooks: which one calls which, and whose outputs are whose inputs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from playpress.model.library import Library


class Link(NamedTuple):
    """One connection between two playbooks.

    `feeds`: an output of `source` is an input of `target`, and `what` is the output's id. `calls`: a step of `source`
    runs `target`, and `what` is the step's id.
    """

    source: str
    target: str
    kind: Literal["feeds", "calls"]
    what: str


def find_links(library: Library) -> tuple[Link, ...]:
    """Return all connections between playbooks that exist, in the order of the library."""
    found: dict[Link, None] = {}
    playbooks = library.playbooks
    for name, playbook in playbooks.items():
        for item in playbook.inputs:
            source, _, output = (item.from_ or "").partition("/")
            if source in playbooks:
                found[Link(source, name, "feeds", output)] = None
        for step in playbook.steps:
            if step.calls in playbooks:
                found[Link(name, str(step.calls), "calls", step.id)] = None
    return tuple(found)
