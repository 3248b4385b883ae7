"""Either all roles whose work a process costs have an hourly rate, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.analysis.runs import find_rates
from playpress.diagnostics import N_, Severity
from playpress.process.flow import lane
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding

MISSING_RATE = Rule(
    code="PB660",
    name="missing-hourly-rate",
    severity=Severity.ADVICE,
    message=N_("“hourly_rate” is missing, so that what “{playbook}” costs is known in part only"),
    hint=N_("write what an hour of this role costs, as for “{other}”"),
    about="""
        From the hours of the steps and the hourly rates of the roles it is computed what one run of a process costs. Where
        only some of its roles have a rate, the page can but say what it costs at least. Roles outside the company
        (“external”) may go without.
    """,
    bad="""
        # playbooks/catalog/roles.yml
        clerk: {name: Clerk, backup: seller, hourly_rate: 40}
        packer: {name: Packer}
        # playbooks/sales/deliver.yml
        name: Deliver
        owner: sales-lead
        trigger: Now
        outcome: Delivered
        steps:
          - {id: write, name: Write the papers, raci: {responsible: clerk}, work: 1h}
          - {id: pack, name: Pack, raci: {responsible: packer}, work: 1h}
    """,
    good="""
        # playbooks/catalog/roles.yml
        clerk: {name: Clerk, backup: seller, hourly_rate: 40}
        packer: {name: Packer, hourly_rate: 35}
        # playbooks/sales/deliver.yml
        name: Deliver
        owner: sales-lead
        trigger: Now
        outcome: Delivered
        steps:
          - {id: write, name: Write the papers, raci: {responsible: clerk}, work: 1h}
          - {id: pack, name: Pack, raci: {responsible: packer}, work: 1h}
    """,
)


@finds(MISSING_RATE)
def check_rates(facts: Facts) -> Iterator[Finding]:
    """Find roles without a rate that work in a process beside roles with one."""
    roles, rates = facts.library.roles, find_rates(facts.library)
    unread = {name for kind, name, key in facts.library.unread if (kind, key) == ("role", "hourly_rate")}
    missing = (
        {name for name, role in roles.items() if name not in rates and not role.external} - unread if rates else set()
    )
    found: dict[str, tuple[str, str]] = {}
    for name, playbook in facts.library.current.items() if missing else ():
        working = list(dict.fromkeys(lane(step) or "" for step in playbook.steps if step.work))
        if priced := next((role for role in working if role in rates), None):
            found = dict.fromkeys((role for role in working if role in missing), (name, priced)) | found
    for role, (playbook_id, other) in found.items():
        yield MISSING_RATE.at(("role", role), (), playbook=playbook_id, other=other)
