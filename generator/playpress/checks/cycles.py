"""No playbook calls itself, directly or through others, no hierarchy has a cycle, and nobody stands in for oneself.

Knows: which references make a hierarchy. Must not know how cycles are found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_, InFull, Message, Severity
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
        at the top. Of playbooks that are each to be read before the other, that is a warning: nobody knows where to begin.
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
OWN_BACKUP = Rule(
    code="PB310",
    name="own-backup",
    severity=Severity.WARNING,
    message=N_("“{role}” stands in for itself"),
    hint=N_("name another role, or leave the line out if there is none"),
    about="""
        “backup” is the role that readers turn to while the people of this one are away. A role that names itself sends them
        in a circle.
    """,
    bad="""
        # playbooks/catalog/roles.yml
        seller: {name: Seller, backup: seller}
    """,
    good="""
        # playbooks/catalog/roles.yml
        seller: {name: Seller, backup: clerk}
    """,
)
_PART = Message(N_("part of the circle"))


@finds(ENDLESS_CALLS, outlined=True)
def check_calls(facts: Facts) -> Iterator[Finding]:
    """Find playbooks that call each other in a cycle."""
    playbooks = facts.library.playbooks
    for cycle in find_cycles(
        {name: [s.calls for s in playbook.steps if s.calls] for name, playbook in playbooks.items()}
    ):
        first, after = playbooks[cycle[0]], cycle[1 % len(cycle)]
        is_itself = after == first.id
        yield ENDLESS_CALLS.at(
            ("playbook", first.id),
            ("steps", _calling(first, after), "calls"),
            message=N_("this playbook calls itself, and so on without an end: {circle}") if is_itself else "",
            hint=N_("name the playbook that is meant; “next” goes back within a playbook") if is_itself else "",
            related=tuple((("playbook", name), (), _PART) for name in cycle[1:]),
            circle=_shown(cycle),
        )


def _calling(playbook: Playbook, called: str) -> int:
    return next(n for n, step in enumerate(playbook.steps) if step.calls == called)


@finds(NO_TOP, outlined=True)
def check_hierarchies(facts: Facts) -> Iterator[Finding]:
    """Find cycles of roles that report to each other, of goals, of replaced playbooks, and of those to be read before another."""
    library = facts.library
    yield from _without_top("role", "reports_to", {name: role.reports_to for name, role in library.roles.items()})
    replaced = {name: playbook.replaced_by for name, playbook in library.playbooks.items()}
    yield from _without_top("playbook", "replaced_by", replaced)
    yield from _without_top("goal", "parent", {name: goal.parent for name, goal in library.goals.items()})
    before = {name: its.learning.prerequisites if its.learning else () for name, its in library.playbooks.items()}
    for cycle in find_cycles(before):
        following = cycle[1 % len(cycle)]
        yield NO_TOP.at(
            ("playbook", cycle[0]),
            ("learning", "prerequisites", before[cycle[0]].index(following)),
            severity=Severity.WARNING,
            message=N_("nobody can begin: each of these is to be read before the one on its left: {circle}"),
            hint=N_("take one of them out of the “prerequisites” of another"),
            related=tuple((("playbook", name), ("learning", "prerequisites"), _PART) for name in cycle[1:]),
            circle=_shown(cycle),
        )


@finds(OWN_BACKUP, alone=True)
def check_backups(facts: Facts) -> Iterator[Finding]:
    """Find roles that stand in for themselves."""
    for name, role in facts.library.roles.items():
        if role.backup == name:
            yield OWN_BACKUP.at(("role", name), ("backup",), role=role.name)


def _without_top(kind: str, key: str, above: Mapping[str, str | None]) -> Iterator[Finding]:
    """Find cycles among things of a kind; `above` maps each id to the id in its `key`."""
    for cycle in find_cycles({name: [upper] if upper else [] for name, upper in above.items()}):
        yield NO_TOP.at((kind, cycle[0]), (key,), circle=_shown(cycle), key=key)


def _shown(cycle: list[str]) -> InFull:
    return InFull(" → ".join([*cycle, cycle[0]]))
