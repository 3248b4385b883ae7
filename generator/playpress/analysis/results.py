"""What processes make: the playbooks that take an output in, and the outputs that each role's steps make.

Knows: playbooks, flows and connections. Must not know how a page shows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.analysis.lazily import Later, Lazily, turned

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from playpress.analysis.assignments import Assignment
    from playpress.analysis.network import Link
    from playpress.model.library import Library
    from playpress.model.playbook import Playbook
    from playpress.process.flow import Flow


class Result(NamedTuple):
    """An output of a playbook, by id, and the step that makes it."""

    output: str
    step: str


class Results(NamedTuple):
    """`takers[playbook, output]`: the playbooks that use it. `by_playbook[playbook][role]`: what the role's steps make.

    `by_role[role][playbook]` is the same. Both leave out retired playbooks, and roles that do no step.
    """

    takers: Mapping[tuple[str, str], list[str]]
    by_playbook: Mapping[str, Mapping[str, list[Result]]]
    by_role: Mapping[str, Mapping[str, list[Result]]]


def find_results(
    library: Library,
    flows: Mapping[str, Flow],
    links: Iterable[Link],
    assignments: Mapping[str, Iterable[Assignment]],
) -> Results:
    """Return who makes and who takes what; `assignments` are those in each playbook in use."""
    takers: dict[tuple[str, str], list[str]] = {}
    for link in links:
        if link.kind == "feeds":
            takers.setdefault((link.source, link.what), []).append(link.target)
    by_playbook = Lazily(assignments, lambda name: _made(library.playbooks[name], flows[name], assignments[name]))
    return Results(takers, by_playbook, Later(lambda: turned(by_playbook)))


def _made(playbook: Playbook, flow: Flow, assignments: Iterable[Assignment]) -> dict[str, list[Result]]:
    """Return by role the playbook's outputs that the role's steps make."""
    outputs = {output.id for output in playbook.outputs}
    found: dict[str, list[Result]] = {}
    for role, step in ((one.role, one.step) for one in assignments if "R" in one.letters):
        made = [output.to for output in flow.steps[step].outputs if output.to and output.to in outputs]
        found.setdefault(role, []).extend(Result(output, step) for output in made)
    return found
