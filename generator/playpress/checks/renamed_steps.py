"""An unknown id of a step to the step that had it before it was renamed.

Knows: how a process is written. Must not know findings.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from playpress.language.spelling import akin, shares_word
from playpress.model.record import Reference
from playpress.model.walk import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.model.playbook import Playbook
    from playpress.process.flow import Flow


def renamed_step(facts: Facts, name: str, value: str) -> str | None:
    """Return the step of a playbook that was called `value`; None if none can be told.

    It is one that nothing names: the only one of these that nothing leads to, or whose id shares a word with the old one, or
    that takes its place in a worked example. Else it is the only step whose id is akin to the old one.
    """
    playbook, flow = facts.library.playbooks[name], facts.flows[name]
    named = {at for _, at, mark in walk(playbook) if isinstance(mark, Reference) and mark.kind in ("step", "node")}
    unnamed = [step for step in flow.steps if step not in named]
    reached = {target for targets in flow.successors.values() for target in targets}
    found = (
        [step for step in unnamed if step not in reached],
        [step for step in unnamed if shares_word(value, step)],
        [step for step in unnamed if step in _in_its_place(playbook, flow, value)],
    )
    return next((steps[0] for steps in found if len(steps) == 1), None) or akin(value, flow.steps)


def _in_its_place(playbook: Playbook, flow: Flow, value: str) -> Iterator[str]:
    """Yield the steps that come after the step before `value` in each worked example."""
    for example in playbook.examples:
        steps = [done.step for done in example.steps]
        for before, step in pairwise(steps):
            if step == value:
                yield from flow.successors.get(before, ())
