"""A team that is consulted or informed brings somebody who has no part yet, and nobody is named beside their team.

Knows: the parts in steps, the roles of teams. Must not know how a page shows them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Severity
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding, Route
    from playpress.model.playbook import Playbook
    from playpress.model.step import Raci

BESIDE_TEAM = Rule(
    code="PB417",
    name="beside-team",
    severity=Severity.WARNING,
    message=N_("“{role}” belongs to the team “{team}”, which has a part in this step already"),
    hint=N_("remove “{role}” here, or name roles instead of the team"),
    about="""
        A team that is consulted or informed stands for all its roles. Whoever is named beside their team is asked or told
        twice, and whoever was asked before hears what became of it. To ask one role of a team before and to tell the others
        afterwards is right, and so is a role that does the step and whose team is told.
    """,
    bad="""
        # playbooks/catalog/roles.yml
        driver: {name: Driver, team: drivers}
        packer: {name: Packer, team: drivers}
        # playbooks/catalog/teams.yml
        drivers: {name: Drivers}
        # playbooks/sales/sell.yml
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: seller, informed: [drivers, driver]}}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
    good="""
        # playbooks/catalog/roles.yml
        driver: {name: Driver, team: drivers}
        packer: {name: Packer, team: drivers}
        # playbooks/catalog/teams.yml
        drivers: {name: Drivers}
        # playbooks/sales/sell.yml
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: seller, informed: [drivers]}}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
)
NOBODY_IN_TEAM = Rule(
    code="PB418",
    name="nobody-in-team",
    severity=Severity.WARNING,
    message=N_("no role belongs to the team “{team}”, so nobody is asked or told"),
    hint=N_("write “team: {team}” under its roles in catalog/roles.yml, or name roles here"),
    about="""
        A team that is consulted or informed stands for its roles, and a role belongs to the team that its entry in
        catalog/roles.yml names. A team without roles, or one of which all roles have a part in the step already, brings
        nobody.
    """,
    bad="""
        # playbooks/catalog/teams.yml
        drivers: {name: Drivers}
        # playbooks/sales/sell.yml
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: seller, informed: drivers}}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
    good="""
        # playbooks/catalog/roles.yml
        driver: {name: Driver, team: drivers}
        # playbooks/catalog/teams.yml
        drivers: {name: Drivers}
        # playbooks/sales/sell.yml
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: seller, informed: drivers}}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
)
ROLE_OR_TEAM = Rule(
    code="PB419",
    name="role-or-team",
    severity=Severity.ADVICE,
    message=N_("“{party}” is a role and a team; here the role is meant"),
    hint=N_("if the team is meant, give it an id of its own in catalog/teams.yml, such as “{party}-team”"),
    about="""
        Where a role or a team can be named, an id that both have means the role, and the other roles of the team hear
        nothing. An id of its own for the team says which of the two is meant.
    """,
    bad="""
        # playbooks/catalog/teams.yml
        boss: {name: Bosses}
        # playbooks/sales/sell.yml
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: seller, informed: boss}}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
    good="""
        # playbooks/catalog/teams.yml
        bosses: {name: Bosses}
        # playbooks/sales/sell.yml
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: seller, informed: boss}}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
)


@finds(BESIDE_TEAM, NOBODY_IN_TEAM, ROLE_OR_TEAM, outlined=True)
def check_teams(facts: Facts) -> Iterator[Finding]:
    """Find teams that bring nobody, roles beside their team, and ids of which nobody can tell whose they are."""
    if not {"role", "team"} <= facts.library.declared.keys() or not facts.library.teams:
        return
    for playbook in facts.library.playbooks.values():
        for n, step in enumerate(playbook.steps):
            if step.raci and (step.raci.consulted or step.raci.informed):
                yield from _of_step(playbook, step.raci, ("steps", n, "raci"), facts)


def _of_step(playbook: Playbook, raci: Raci, route: Route, facts: Facts) -> Iterator[Finding]:
    subject = ("playbook", playbook.id)
    for key, k, party in _parties(raci):
        here = (*route, key, k)
        if party in facts.members:
            yield from _of_team(playbook, raci, party, here, facts)
        elif party in facts.library.teams:
            yield ROLE_OR_TEAM.at(subject, here, party=party)
        elif (role := facts.library.roles.get(party)) and role.team in _heard(raci, key):
            yield BESIDE_TEAM.at(subject, here, role=party, team=role.team)


def _parties(raci: Raci) -> Iterator[tuple[str, int, str]]:
    """Yield key, index and id of each role or team that is consulted or informed."""
    for key, parties in (("consulted", raci.consulted), ("informed", raci.informed)):
        yield from ((key, k, party) for k, party in enumerate(parties))


def _heard(raci: Raci, key: str) -> set[str]:
    """Return the roles and teams that have heard of a step when those under `key` have."""
    return {*raci.consulted, *(raci.informed if key == "informed" else ())}


def _of_team(playbook: Playbook, raci: Raci, team: str, route: Route, facts: Facts) -> Iterator[Finding]:
    """Yield the finding on a team that brings nobody."""
    members, subject = facts.members[team], ("playbook", playbook.id)
    if not members:
        yield NOBODY_IN_TEAM.at(subject, route, team=team)
    elif {*members} <= {*raci.responsible, raci.accountable or playbook.owner}:
        message = N_("everybody in the team “{team}” does this step or answers for it")
        yield NOBODY_IN_TEAM.at(subject, route, message=message, hint=N_("remove “{team}” here"), team=team)
