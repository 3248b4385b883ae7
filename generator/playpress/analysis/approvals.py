"""How many approvals each process has, and which ones each role decides.

Knows: flows. Must not know how many are too many.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playpress.model.library import Library
    from playpress.process.flow import Flow


def count_approvals(flows: Mapping[str, Flow]) -> dict[str, int]:
    """Return the number of approval steps in each playbook."""
    return {name: sum(step.type == "approval" for step in flow.steps.values()) for name, flow in flows.items()}


def find_decided(library: Library, flows: Mapping[str, Flow]) -> dict[str, dict[str, list[str]]]:
    """Return the approval steps that each role decides (as responsible), by playbook; none of retired playbooks."""
    found: dict[str, dict[str, list[str]]] = {}
    for name in library.current:
        for step in flows[name].steps.values():
            if step.type == "approval" and step.raci:
                for role in step.raci.responsible:
                    found.setdefault(role, {}).setdefault(name, []).append(step.id)
    return found
