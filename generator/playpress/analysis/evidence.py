"""A library and its flows to the figures that show how far a handbook follows its own principles.

Knows: the library, flows, hand-offs. Must not know how a page words a figure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playpress.model.handbook import EvidenceKind
    from playpress.model.library import Library
    from playpress.process.flow import Flow


class Evidence(NamedTuple):
    """A count out of a total. For approvals and hand-offs: the largest count in one process, the maximum allowed, and which playbook."""

    number: int
    of: int
    playbook: str = ""


def find_evidence(
    library: Library, flows: Mapping[str, Flow], approvals: Mapping[str, int], hand_offs: Mapping[str, int]
) -> dict[EvidenceKind, Evidence]:
    """Return the figure for every kind of evidence; `approvals` and `hand_offs` have their numbers by playbook."""
    playbooks = library.playbooks.values()
    steps = [step for flow in flows.values() for step in flow.steps.values()]
    accountable = [
        step.raci.accountable or playbook.owner
        for name, playbook in library.playbooks.items()
        for step in flows[name].steps.values()
        if step.raci
    ]
    changes = [change for playbook in playbooks for change in playbook.changes]
    kpis = library.kpis.values()
    datasets = library.datasets.values()
    return {
        "accountable": Evidence(sum(map(library.roles.__contains__, accountable)), len(accountable)),
        "roles": Evidence(len(library.roles), len(library.roles)),
        "goals": Evidence(sum(bool(p.goals) for p in playbooks), len(playbooks)),
        "approvals": _most(approvals, library.handbook.limits.approval_layers),
        "hand_offs": _most(hand_offs, library.handbook.limits.hand_offs),
        "data": Evidence(sum(bool(step.datasets) for step in steps), len(steps)),
        "sources": Evidence(sum(bool(d.owner and d.source) for d in datasets), len(datasets)),
        "targets": Evidence(sum(bool(k.baseline and k.target) for k in kpis), len(kpis)),
        "reviews": Evidence(sum(bool(p.review and p.review.every) for p in playbooks), len(playbooks)),
        "changes": Evidence(sum(bool(c.why and c.expected) for c in changes), len(changes)),
    }


def _most(numbers: Mapping[str, int], limit: int) -> Evidence:
    """Return the largest count in one process and the id of that process; on a tie, the first by id."""
    playbook = min(numbers, key=lambda name: (-numbers[name], name), default="")
    return Evidence(numbers.get(playbook, 0), limit, playbook)
