"""A pilot version names the playbook in use that it would change, and nothing else does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Severity
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding
    from playpress.model.playbook import Playbook

PILOT_OF_NOTHING = Rule(
    code="PB359",
    name="pilot-of-nothing",
    severity=Severity.WARNING,
    message=N_("the pilot does not say which playbook it would change"),
    hint=N_("add “pilot_of: id” with the playbook in use"),
    about="""
        A pilot is a changed version of a playbook, tried by a few people while all others work by the one in use. Its page
        shows what differs, and that of the playbook in use says that something is being tried. For that, the pilot has
        “status: pilot” and names the other one in “pilot_of”.
    """,
    bad="""
        # playbooks/sales/sell-faster.yml
        name: Sell a product faster
        owner: sales-lead
        status: pilot
        trigger: A customer asks
        outcome: The product is sold
        steps: [{id: offer, name: Make an offer, raci: {responsible: sales-lead}}]
    """,
    good="""
        # playbooks/sales/sell-faster.yml
        name: Sell a product faster
        owner: sales-lead
        status: pilot
        pilot_of: sell
        trigger: A customer asks
        outcome: The product is sold
        steps: [{id: offer, name: Make an offer, raci: {responsible: sales-lead}}]
    """,
)


@finds(PILOT_OF_NOTHING)
def check_pilots(facts: Facts) -> Iterator[Finding]:
    """Find pilots without a playbook in use, and playbooks that would change another one without being a pilot."""
    for playbook in facts.library.playbooks.values():
        at, in_use = ("playbook", playbook.id), playbook.pilot_of
        if playbook.status != "pilot":
            if in_use is not None:
                message = N_("a playbook that is “{status}” is no pilot of “{other}”")
                hint = N_("write “status: pilot”, or remove “pilot_of”")
                status = playbook.status
                yield PILOT_OF_NOTHING.at(at, ("pilot_of",), message=message, hint=hint, status=status, other=in_use)
        elif in_use is None:
            yield PILOT_OF_NOTHING.at(at, ("status",))
        elif (other := facts.library.playbooks.get(in_use)) and not _is_in_use(other):
            message = N_("“{other}” is not in use: it is “{status}”")
            hint = N_("name the playbook by which people work today")
            yield PILOT_OF_NOTHING.at(at, ("pilot_of",), message=message, hint=hint, other=in_use, status=other.status)


def _is_in_use(playbook: Playbook) -> bool:
    return playbook.status not in ("pilot", "retired")
