"""What each role owns, leads or is asked about, and who reports to it.

Knows: the library. Must not know how a page shows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.model.library import Library


class Owned(NamedTuple):
    """Ids of what a role owns. `expert_for`: playbooks it answers questions about. `tools`: those it gives access to.

    `approves`: playbooks in use whose changes it approves.
    """

    playbooks: list[str]
    expert_for: list[str]
    goals: list[str]
    datasets: list[str]
    tools: list[str]
    teams: list[str]
    kpis: list[str]
    reports: list[str]
    approves: list[str]


def nothing_owned() -> Owned:
    """Return an empty `Owned`."""
    return Owned([], [], [], [], [], [], [], [], [])


def find_owned(library: Library) -> dict[str, Owned]:
    """Return what each role owns, in the order of the library; roles that own nothing are left out."""
    found: dict[str, Owned] = {}
    for role, what, name in _owners(library):
        if role:
            getattr(found.setdefault(role, nothing_owned()), what).append(name)
    return found


def _owners(library: Library) -> Iterator[tuple[str | None, str, str]]:
    """Yield role, field of `Owned`, and id of what it owns."""
    for playbook in library.playbooks.values():
        yield playbook.owner, "playbooks", playbook.id
        yield playbook.expert, "expert_for", playbook.id
    for name, playbook in library.current.items():
        yield playbook.review.approver if playbook.review else None, "approves", name
    yield from ((goal.owner, "goals", goal.id) for goal in library.goals.values())
    yield from ((dataset.owner, "datasets", dataset.id) for dataset in library.datasets.values())
    yield from ((tool.granted_by, "tools", tool.id) for tool in library.tools.values())
    yield from ((team.lead, "teams", team.id) for team in library.teams.values())
    yield from ((kpi.owner, "kpis", kpi.id) for kpi in library.kpis.values())
    yield from ((role.reports_to, "reports", role.id) for role in library.roles.values())
