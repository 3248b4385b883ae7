"""No playbook calls itself, directly or through others, and no hierarchy has a cycle.

Knows: which references make a hierarchy. Must not know how cycles are found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_, InFull, Message
from playpress.process.graph import find_cycles
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding
    from playpress.model.playbook import Playbook

ENDLESS_CALLS = Rule(
    code="PB304",
    name="endless-calls",
    message=N_("playbooks call each other in a circle: {circle}"),
    hint=N_("remove one of these calls; “next” goes back within a playbook"),
    about="""
        A step of type “subprocess” runs another playbook from its beginning to its end. Where that playbook runs the first
        one again, whoever follows them never comes to an end. To do something once more, let a decision lead back to an
        earlier step of the same playbook.
    """,
    bad="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}}
          - {id: deliver, type: subprocess, calls: deliver}
        # playbooks/sales/deliver.yml
        name: Deliver the product
        owner: sales-lead
        trigger: The product is sold
        outcome: The customer has the product
        steps:
          - {id: pack, name: Pack the product, raci: {responsible: sales-lead}}
          - {id: sell, type: subprocess, calls: sell}
    """,
    good="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}}
          - {id: deliver, type: subprocess, calls: deliver}
        # playbooks/sales/deliver.yml
        name: Deliver the product
        owner: sales-lead
        trigger: The product is sold
        outcome: The customer has the product
        steps:
          - {id: pack, name: Pack the product, raci: {responsible: sales-lead}}
          - {id: hand-over, name: Hand over the product, raci: {responsible: sales-lead}}
    """,
)
NO_TOP = Rule(
    code="PB305",
    name="no-top",
    message=N_("this is circular: {circle}"),
    hint=N_("one of them must be at the top, without “{key}”"),
    about="""
        Roles report to roles, goals are part of goals, and a retired playbook is replaced by another. Each of these
        chains must end at one that has nothing above it. If it leads back to where it began, there is nothing to show
        at the top.
    """,
    bad="""
        # playbooks/catalog/roles.yml
        seller: {name: Seller, reports_to: boss}
        boss: {name: Boss, backup: clerk, reports_to: seller}
    """,
    good="""
        # playbooks/catalog/roles.yml
        seller: {name: Seller, reports_to: boss}
        boss: {name: Boss, backup: clerk}
    """,
)


@finds(ENDLESS_CALLS, outlined=True)
def check_calls(facts: Facts) -> Iterator[Finding]:
    """Find playbooks that call each other in a cycle."""
    playbooks = facts.library.playbooks
    for cycle in find_cycles(
        {name: [s.calls for s in playbook.steps if s.calls] for name, playbook in playbooks.items()}
    ):
        first, after = playbooks[cycle[0]], cycle[1] if len(cycle) > 1 else cycle[0]
        yield ENDLESS_CALLS.at(
            ("playbook", first.id),
            ("steps", _calling(first, after), "calls"),
            related=tuple((("playbook", name), (), Message(N_("part of the circle"))) for name in cycle[1:]),
            circle=_shown(cycle),
        )


def _calling(playbook: Playbook, called: str) -> int:
    return next(n for n, step in enumerate(playbook.steps) if step.calls == called)


@finds(NO_TOP, outlined=True)
def check_hierarchies(facts: Facts) -> Iterator[Finding]:
    """Find cycles of roles that report to each other, of goals, and of replaced playbooks."""
    library = facts.library
    yield from _without_top("role", "reports_to", {name: role.reports_to for name, role in library.roles.items()})
    replaced = {name: playbook.replaced_by for name, playbook in library.playbooks.items()}
    yield from _without_top("playbook", "replaced_by", replaced)
    yield from _without_top("goal", "parent", {name: goal.parent for name, goal in library.goals.items()})


def _without_top(kind: str, key: str, above: Mapping[str, str | None]) -> Iterator[Finding]:
    """Find cycles among things of a kind; `above` maps each id to the id in its `key`."""
    for cycle in find_cycles({name: [upper] if upper else [] for name, upper in above.items()}):
        yield NO_TOP.at((kind, cycle[0]), (key,), circle=_shown(cycle), key=key)


def _shown(cycle: list[str]) -> InFull:
    return InFull(" → ".join([*cycle, cycle[0]]))
