"""How many approvals each process has.

Knows: flows. Must not know how many are too many.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playpress.process.flow import Flow


def count_approvals(flows: Mapping[str, Flow]) -> dict[str, int]:
    """Return the number of approval steps in each playbook."""
    return {name: sum(step.type == "approval" for step in flow.steps.values()) for name, flow in flows.items()}
