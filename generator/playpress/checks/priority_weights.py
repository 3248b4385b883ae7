"""At least one of the five questions that rank processes counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding

NO_WEIGHT = Rule(
    code="PB790",
    name="no-priority-weight",
    message=N_("all weights are 0, so nothing can be ranked"),
    hint=N_("give at least one question a weight above 0, or remove “priority_weights”: then each counts once"),
    about="""
        The page “Which process first?” asks five questions of every process and ranks by the weighted mean of the
        answers. A weight of 0 leaves a question out. With five zeros there is nothing left to divide by: no process
        gets a score.
    """,
    bad="""
        # playbooks/handbook.yml
        priority_weights: {usage: 0, performance: 0, criticality: 0, return: 0, potential: 0}
    """,
    good="""
        # playbooks/handbook.yml
        priority_weights: {usage: 0, performance: 0, criticality: 1, return: 2, potential: 2}
    """,
)


@finds(NO_WEIGHT, alone=True)
def check_weights(facts: Facts) -> Iterator[Finding]:
    """Find weights that are all 0."""
    if not any(facts.library.handbook.priority_weights.named().values()):
        yield NO_WEIGHT.at(("handbook", "handbook"), ("priority_weights",), at_key=True)
