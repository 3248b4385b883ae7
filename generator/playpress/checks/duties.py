"""The parts of roles fit them: who answers belongs to the organisation, few are asked, each role does something."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from playpress.analysis.assignments import step_assignments
from playpress.diagnostics import N_, Severity
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding, Route, Subject
    from playpress.model.library import Library

EXTERNAL_IN_CHARGE = Rule(
    code="PB413",
    name="external-in-charge",
    severity=Severity.ADVICE,
    message=N_("“{role}” is outside the organisation, and cannot answer for this"),
    hint=N_("name a role of your own here; the external one can be responsible or consulted"),
    about="""
        An agency, a supplier or a customer may do a step, but the organisation answers for it: when something goes wrong,
        somebody inside must be able to decide. So whoever is accountable, or owns a process, a figure or data, is a role of
        your own.
    """,
    bad="""
        # playbooks/catalog/roles.yml
        agency: {name: Agency, external: true}
        # playbooks/sales/sell.yml
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: agency, accountable: agency}}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
    good="""
        # playbooks/catalog/roles.yml
        agency: {name: Agency, external: true}
        # playbooks/sales/sell.yml
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: agency, accountable: sales-lead}}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
)
MANY_CONSULTED = Rule(
    code="PB414",
    name="many-consulted",
    severity=Severity.ADVICE,
    message=N_("{count} roles are asked before this is done; the limit is {limit}"),
    hint=N_("ask fewer, inform the others, make it a meeting, or raise limits.consulted"),
    about="""
        Each role that is consulted has to answer before the step is done: the more there are, the longer it takes, and the
        less each of them feels asked; a team counts as all its roles. Whoever only needs to know is informed. Where many
        talk at once, the step is a meeting, which this rule leaves alone. The limit stands in handbook.yml under “limits: consulted:”.
    """,
    bad="""
        # playbooks/handbook.yml
        limits: {consulted: 1}
        # playbooks/sales/sell.yml
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead, consulted: [seller, boss]}}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
    good="""
        # playbooks/handbook.yml
        limits: {consulted: 1}
        # playbooks/sales/sell.yml
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead, consulted: [seller], informed: [boss]}}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
)
IDLE_ROLE = Rule(
    code="PB415",
    name="idle-role",
    severity=Severity.ADVICE,
    message=N_("nothing in the handbook names the role “{role}”"),
    hint=N_("give it a part in a step, or remove it"),
    about="""
        A role that no step, no playbook and no other role names, and that takes part through no team, has a page on which
        nothing is theirs. Usually it was renamed or merged, and its entry was left behind; or the process in which it works
        is still to be written.
    """,
    bad="""
        # playbooks/catalog/roles.yml
        driver: {name: Driver}
    """,
    good="""
        # playbooks/catalog/roles.yml
        driver: {name: Driver}
        # playbooks/sales/sell.yml
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}}
          - {id: deliver, name: Deliver the product, raci: {responsible: driver}}
    """,
)
DOES_NEARLY_ALL = Rule(
    code="PB416",
    name="does-nearly-all",
    severity=Severity.ADVICE,
    message=N_("“{role}” is responsible for more than half of all steps: {count} of {total}"),
    hint=N_("give steps to other roles, or name the roles that this one stands for"),
    about="""
        When one role does more than half of all steps, the handbook depends on one person: nothing moves while they are ill,
        and nobody else learns the work. Often the name stands for several parts, which should be roles of their own. It is
        asked for only where there are three playbooks or more and three roles that do something.
    """,
    bad="""
        # playbooks/sales/sell.yml
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}}
          - {id: deliver, name: Deliver the product, raci: {responsible: clerk}}
        # playbooks/sales/bill.yml
        name: Write the bill
        owner: boss
        trigger: The product is delivered
        outcome: The customer has the bill
        steps:
          - {id: write, name: Write the bill, raci: {responsible: sales-lead}}
          - {id: send, name: Send the bill, raci: {responsible: sales-lead}}
        # playbooks/sales/remind.yml
        name: Remind a customer
        owner: boss
        trigger: The bill is not paid
        outcome: The bill is paid
        steps:
          - {id: call, name: Call the customer, raci: {responsible: sales-lead}}
          - {id: write, name: Write a reminder, raci: {responsible: seller}}
    """,
    good="""
        # playbooks/sales/sell.yml
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}}
          - {id: deliver, name: Deliver the product, raci: {responsible: clerk}}
        # playbooks/sales/bill.yml
        name: Write the bill
        owner: boss
        trigger: The product is delivered
        outcome: The customer has the bill
        steps:
          - {id: write, name: Write the bill, raci: {responsible: clerk}}
          - {id: send, name: Send the bill, raci: {responsible: clerk}}
        # playbooks/sales/remind.yml
        name: Remind a customer
        owner: boss
        trigger: The bill is not paid
        outcome: The bill is paid
        steps:
          - {id: call, name: Call the customer, raci: {responsible: sales-lead}}
          - {id: write, name: Write a reminder, raci: {responsible: seller}}
    """,
)
FEWEST = 3
"""Playbooks and working roles from which on it says something that one role does more than half."""


@finds(EXTERNAL_IN_CHARGE, outlined=True)
def check_in_charge(facts: Facts) -> Iterator[Finding]:
    """Find external roles that are accountable for steps, or own something."""
    external = {role.id: role.name for role in facts.library.roles.values() if role.external}
    for subject, route, role in _in_charge(facts.library):
        if role in external:
            yield EXTERNAL_IN_CHARGE.at(subject, route, role=external[role])


def _in_charge(library: Library) -> Iterator[tuple[Subject, Route, str | None]]:
    """Yield thing, route and role for all who answer for something."""
    for kind in ("playbook", "kpi", "dataset", "goal"):
        for thing in library.of_kind(kind).values():
            yield (kind, thing.id), ("owner",), thing.owner
    for playbook in library.playbooks.values():
        for n, step in enumerate(playbook.steps):
            if step.raci:
                yield ("playbook", playbook.id), ("steps", n, "raci", "accountable"), step.raci.accountable


@finds(MANY_CONSULTED, outlined=True)
def check_consulted(facts: Facts) -> Iterator[Finding]:
    """Find steps, but for meetings, before which more roles are asked than the handbook allows."""
    limit = facts.library.handbook.limits.consulted
    for playbook in facts.library.playbooks.values():
        for n, step in enumerate(playbook.steps):
            assigned = step_assignments(step, playbook.owner, facts.members) if step.type != "meeting" else {}
            count = sum("C" in letters for letters in assigned.values())
            if count > limit:
                route = ("steps", n, "raci", "consulted")
                yield MANY_CONSULTED.at(("playbook", playbook.id), route, at_key=True, count=count, limit=limit)


@finds(IDLE_ROLE, outlined=True)
def check_idle(facts: Facts) -> Iterator[Finding]:
    """Find roles that nothing but themselves refers to, and that have no part through a team.

    None is found while the handbook has no playbooks, a part of it could not be read, or it names roles that are not
    there: one of these may be meant.
    """
    is_unknown = any(kind == "role" and name not in facts.library.roles for kind, name in facts.references)
    if not facts.library.playbooks or not facts.library.is_whole or is_unknown:
        return
    for role in facts.library.roles.values():
        used = any(reference.user != ("role", role.id) for reference in facts.references.get(("role", role.id), ()))
        if not used and facts.library.handbook.buddy != role.id and role.id not in facts.assignments:
            yield IDLE_ROLE.at(("role", role.id), (), at_key=True, role=role.name)


@finds(DOES_NEARLY_ALL, outlined=True)
def check_load(facts: Facts) -> Iterator[Finding]:
    """Find the role that is responsible for more than half of all steps in use."""
    current = facts.library.current.values()
    done = Counter(
        role for playbook in current for step in playbook.steps if step.raci for role in {*step.raci.responsible}
    )
    total = sum(1 for playbook in current for step in playbook.steps if step.raci and step.raci.responsible)
    if len(current) < FEWEST or len(done) < FEWEST:
        return
    role, count = done.most_common(1)[0]
    if count * 2 > total and role in facts.library.roles:
        name = facts.library.roles[role].name
        yield DOES_NEARLY_ALL.at(("role", role), (), at_key=True, role=name, count=count, total=total)
