"""What processes make: the playbooks that take an output in, and the outputs that each role's steps make.

Knows: playbooks, flows and connections. Must not know how a page shows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from playpress.analysis.network import Link
    from playpress.model.library import Library
    from playpress.process.flow import Flow


class Result(NamedTuple):
    """An output of a playbook, by id, and the step that makes it."""

    output: str
    step: str


class Results(NamedTuple):
    """`takers[playbook, output]`: the playbooks that use it. `by_role[role][playbook]`: what the role's steps make."""

    takers: Mapping[tuple[str, str], list[str]]
    by_role: Mapping[str, Mapping[str, list[Result]]]


def find_results(
    library: Library,
    flows: Mapping[str, Flow],
    links: Iterable[Link],
    steps_done: Mapping[str, Mapping[str, list[str]]],
) -> Results:
    """Return who takes what; `steps_done` has the steps of each role by playbook."""
    takers: dict[tuple[str, str], list[str]] = {}
    for link in links:
        if link.kind == "feeds":
            takers.setdefault((link.source, link.what), []).append(link.target)
    outputs = {name: {output.id for output in playbook.outputs} for name, playbook in library.playbooks.items()}
    by_role = {
        role: {playbook: _made(flows[playbook], ids, outputs[playbook]) for playbook, ids in steps.items()}
        for role, steps in steps_done.items()
    }
    return Results(takers, by_role)


def _made(flow: Flow, steps: Iterable[str], outputs: set[str]) -> list[Result]:
    """Return the playbook's outputs that the given steps make."""
    return [
        Result(made.to, step) for step in steps for made in flow.steps[step].outputs if made.to and made.to in outputs
    ]
