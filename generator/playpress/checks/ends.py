"""A playbook says how it ends, and one of its ends is a success."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding

UNCLEAR_END = Rule(
    code="PB511",
    name="unclear-end",
    adjustable=False,
    message=N_("the playbook does not say how it ends"),
    hint=N_("add “outcome: …”, or “ends:” when there are several"),
    about="""
        Whoever works by a playbook has to know when they are done. “outcome” says in one sentence what has been reached;
        a process that can end in several ways names them under “ends” instead. One of the two is needed, and not both.
    """,
    bad="""
        outcome: The product is sold
        ends:
          - {id: sold, name: The product is sold}
    """,
    good="""
        outcome: The product is sold
    """,
)
NO_SUCCESS = Rule(
    code="PB512",
    name="no-success",
    message=N_("no end is a success"),
    hint=N_("add the end that the process is there for"),
    about="""
        A process is there to reach something. Ends that have failed or were given up can stand beside the one for which
        it is done, but not in its place. An end is a success if nothing else is written.
    """,
    bad="""
        # playbooks/sales/renew.yml
        name: Renew a contract
        owner: sales-lead
        trigger: A contract ends soon
        ends:
          - {id: renewed, name: The contract is renewed, outcome: failed}
          - {id: lost, name: The customer said no, outcome: failed}
        steps:
          - id: offer
            name: Make an offer
            type: decision
            raci: {responsible: sales-lead}
            branches: [{when: Accepted, to: renewed}, {when: Refused, to: lost}]
    """,
    good="""
        # playbooks/sales/renew.yml
        name: Renew a contract
        owner: sales-lead
        trigger: A contract ends soon
        ends:
          - {id: renewed, name: The contract is renewed}
          - {id: lost, name: The customer said no, outcome: failed}
        steps:
          - id: offer
            name: Make an offer
            type: decision
            raci: {responsible: sales-lead}
            branches: [{when: Accepted, to: renewed}, {when: Refused, to: lost}]
    """,
)


@finds(UNCLEAR_END, NO_SUCCESS, alone=True)
def check_ends(facts: Facts) -> Iterator[Finding]:
    """Find playbooks that do not say how they end, or never succeed."""
    for playbook, _ in facts.whole_playbooks():
        subject = ("playbook", playbook.id)
        if playbook.outcome and playbook.ends:
            yield UNCLEAR_END.at(
                subject,
                ("outcome",),
                message=N_("“outcome” and “ends” exclude each other"),
                hint=N_("keep “ends”; “outcome” is short for a single one"),
                at_key=True,
            )
        elif not playbook.outcome and not playbook.ends:
            yield UNCLEAR_END.at(subject, ())
        elif playbook.ends and all(end.outcome != "success" for end in playbook.ends):
            yield NO_SUCCESS.at(subject, ("ends",), at_key=True)
