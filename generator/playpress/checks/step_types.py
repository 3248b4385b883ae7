"""A playbook has steps, and each has what its type needs: a time, a playbook to run, or branches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_
from playpress.process.flow import SPLITS
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding, Subject
    from playpress.model.step import Step

WAIT_WITHOUT_TIME = Rule(
    code="PB508",
    name="wait-without-time",
    message=N_("this wait does not say how long"),
    hint=N_("add “wait: 2d”"),
    about="""
        A step of type “wait” is nothing but time that passes. A newcomer has to know how long that is, and the time
        that the whole process takes is computed from it. If it varies, write the shortest, the likely and the longest
        time.
    """,
    bad="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}}
          - {id: wait, name: Let a day pass, type: wait}
    """,
    good="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}}
          - {id: wait, name: Let a day pass, type: wait, wait: 2d}
    """,
)
MISPLACED_CALL = Rule(
    code="PB509",
    name="misplaced-call",
    message=N_("this sub-process does not say which playbook it runs"),
    hint=N_("add “calls: <playbook>”"),
    about="""
        A step of type “subprocess” stands for another playbook and names it under “calls”. The two belong together: a
        sub-process without a playbook says nothing, and no other type of step runs one.
    """,
    bad="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}}
          - {id: deliver, name: Deliver the product, type: subprocess}
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
    """,
)
NO_CHOICE = Rule(
    code="PB510",
    name="no-choice",
    message=N_("there is nothing to choose from"),
    hint=N_("add “branches” with at least two ways out"),
    about="""
        A decision, an approval or a checkpoint has several answers, and each leads somewhere. With one way out or none it
        is a task.
    """,
    bad="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}}
          - {id: approve, name: Approve the offer, type: approval, raci: {responsible: boss}}
    """,
    good="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}}
          - id: approve
            name: Approve the offer
            type: approval
            raci: {responsible: boss}
            branches: [{when: Fine, to: done}, {when: Too cheap, to: offer, kind: rework}]
        exceptions: [{id: third-time, when: It comes back for the third time, do: Ask the boss.}]
    """,
)
NAMELESS_STEP = Rule(
    code="PB513",
    name="nameless-step",
    message=N_("this step has no name"),
    hint=N_("add “name: …”: a verb and a noun"),
    about="""
        The name of a step says what is done, mostly in two words: “Make an offer”. It stands in the diagram, in the
        tables and in the pages of all who take part. Only a step that runs another playbook needs no name: it takes
        that playbook's.
    """,
    bad="""
        steps:
          - {id: offer, raci: {responsible: sales-lead}}
    """,
    good="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}}
    """,
)
NO_STEPS = Rule(
    code="PB514",
    name="no-steps",
    adjustable=False,
    message=N_("the playbook has no steps"),
    hint=N_("add “steps:” with what is done, in order"),
    about="""
        A playbook tells how something is done, step by step. Two or three rough steps are a good beginning: name what is
        done and who does it.
    """,
    bad="""
        steps: []
    """,
    good="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}}
    """,
)


@finds(WAIT_WITHOUT_TIME, MISPLACED_CALL, NO_CHOICE, NAMELESS_STEP, NO_STEPS, alone=True)
def check_step_types(facts: Facts) -> Iterator[Finding]:
    """Find steps that lack what their type needs, or have what it cannot have."""
    for playbook, _ in facts.whole_playbooks():
        subject = ("playbook", playbook.id)
        for n, step in enumerate(playbook.steps):
            yield from _judge(subject, n, step)
        if not playbook.steps:
            yield NO_STEPS.at(subject, ())


def _judge(subject: Subject, n: int, step: Step) -> Iterator[Finding]:
    """Find what is wrong with step number `n`."""

    def finding(rule: Rule, key: str, message: str = "", hint: str = "") -> Finding:
        return rule.at(subject, ("steps", n, key), message=message, hint=hint, at_key=True)

    if step.type == "wait" and step.wait is None:
        yield finding(WAIT_WITHOUT_TIME, "type")
    if step.type == "subprocess" and step.calls is None:
        yield finding(MISPLACED_CALL, "type")
    if step.type != "subprocess" and step.calls is not None:
        yield finding(MISPLACED_CALL, "calls", N_("only a sub-process calls a playbook"), N_("add “type: subprocess”"))
    if not step.name and step.calls is None:
        yield finding(NAMELESS_STEP, "id")
    if step.type in SPLITS and len(step.branches) < 2:  # noqa: PLR2004 - a choice has two ways
        yield finding(NO_CHOICE, "branches" if step.branches else "type")
