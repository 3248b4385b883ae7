"""Somebody is named who prepares a first day: who grants the access, and who the manager is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.checks.places import with_places
from playpress.diagnostics import N_, Message, Severity
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding, Route, Subject

NOBODY_GRANTS = Rule(
    code="PB371",
    name="nobody-grants-access",
    severity=Severity.WARNING,
    message=N_("nobody is named who grants access to “{tool}”"),
    hint=N_("write “granted_by:” and a role here: it is needed on a first day"),
    about="""
        “before_day_one” lists the tools to which somebody new has access on the first day. Each role's page sorts them by
        the role that grants the access, so that it can be ordered in time. If a tool does not say who grants it, nobody
        knows where to order.
    """,
    bad="""
        # playbooks/catalog/tools.yml
        till: {name: Till}
        # playbooks/catalog/roles.yml
        seller:
          name: Seller
          onboarding: {before_day_one: [till]}
    """,
    good="""
        # playbooks/catalog/tools.yml
        till: {name: Till, granted_by: clerk}
        # playbooks/catalog/roles.yml
        seller:
          name: Seller
          onboarding: {before_day_one: [till]}
        clerk: {name: Clerk, backup: seller}
    """,
)
NO_MANAGER = Rule(
    code="PB372",
    name="no-manager",
    severity=Severity.WARNING,
    message=N_("“manager” says what the manager does, but not who that is"),
    hint=N_("write “reports_to:” and a role"),
    about="""
        “manager” lists what a manager does before the first day of somebody new. The role that does it is the one that the
        new role reports to. Without that, nobody knows that the list is theirs.
    """,
    bad="""
        # playbooks/catalog/roles.yml
        seller:
          name: Seller
          onboarding:
            manager: [Choose a desk]
    """,
    good="""
        # playbooks/catalog/roles.yml
        seller:
          name: Seller
          reports_to: clerk
          onboarding:
            manager: [Choose a desk]
        clerk: {name: Clerk, backup: seller}
    """,
)


@finds(NOBODY_GRANTS)
def check_granting(facts: Facts) -> Iterator[Finding]:
    """Find tools of a first day for which nobody grants access: one finding for each, with the roles that need it."""
    needed: dict[str, list[tuple[Subject, Route]]] = {}
    for role in facts.library.roles.values():
        for n, use in enumerate(role.onboarding.before_day_one if role.onboarding else ()):
            needed.setdefault(use.tool, []).append((("role", role.id), ("onboarding", "before_day_one", n)))
    for name, places in needed.items():
        tool = facts.library.tools.get(name)
        if tool and not tool.granted_by:
            yield with_places(NOBODY_GRANTS.at(("tool", name), (), tool=name), places, Message(N_("needed here")))


@finds(NO_MANAGER, alone=True)
def check_managers(facts: Facts) -> Iterator[Finding]:
    """Find lists for a manager whom nobody names."""
    for role in facts.library.roles.values():
        if role.onboarding and role.onboarding.manager and not role.reports_to:
            yield NO_MANAGER.at(("role", role.id), ("onboarding", "manager"), at_key=True)
