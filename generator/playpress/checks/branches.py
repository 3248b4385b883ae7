"""Branches stand where a choice is made, and the probabilities of all of them sum to 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Message, Severity
from playpress.process.flow import SPLITS
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding, Subject
    from playpress.model.step import Step

MISPLACED_BRANCHES = Rule(
    code="PB501",
    name="misplaced-branches",
    message=N_("a step of type “{type}” has no branches"),
    hint=N_("make it a decision, an approval or a checkpoint; parallel paths are “next: [a, b]”"),
    about="""
        A branch is an answer to a question, and only some types of steps ask one: a decision, an approval and a
        checkpoint. Other steps just go on; where they start several things at once, these stand under “next”.
    """,
    bad="""
        steps:
          - id: offer
            name: Make an offer
            raci: {responsible: sales-lead}
            branches: [{when: Accepted, to: deliver}, {when: Too dear, to: offer, kind: rework}]
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
        exceptions: [{id: third-time, when: It comes back for the third time, do: Ask the boss.}]
    """,
    good="""
        steps:
          - id: offer
            name: Make an offer
            type: decision
            raci: {responsible: sales-lead}
            branches: [{when: Accepted, to: deliver}, {when: Too dear, to: offer, kind: rework}]
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
        exceptions: [{id: third-time, when: It comes back for the third time, do: Ask the boss.}]
    """,
)
NEXT_BESIDE_BRANCHES = Rule(
    code="PB502",
    name="next-beside-branches",
    adjustable=False,
    message=N_("“next” and “branches” exclude each other"),
    hint=N_("remove “next”: each branch says where it goes"),
    about="""
        After a choice the work goes where the answer leads, and each branch says so under “to”. A “next” beside them
        would lead somewhere whatever the answer is: nobody could tell which of the two counts.
    """,
    bad="""
        steps:
          - id: offer
            name: Make an offer
            type: decision
            raci: {responsible: sales-lead}
            next: deliver
            branches: [{when: Accepted, to: deliver}, {when: Too dear, to: offer, kind: rework}]
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
        exceptions: [{id: third-time, when: It comes back for the third time, do: Ask the boss.}]
    """,
    good="""
        steps:
          - id: offer
            name: Make an offer
            type: decision
            raci: {responsible: sales-lead}
            branches: [{when: Accepted, to: deliver}, {when: Too dear, to: offer, kind: rework}]
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
        exceptions: [{id: third-time, when: It comes back for the third time, do: Ask the boss.}]
    """,
)
WRONG_PROBABILITIES = Rule(
    code="PB503",
    name="wrong-probabilities",
    message=N_("the probabilities sum to {sum}"),
    hint=N_("make them sum to 1"),
    about="""
        The probability of a branch tells how often its answer is given: 0.25 is one time in four. One of the answers is
        always given, so all of them together make 1. Leave out one, and it gets what remains; or leave out all.
    """,
    bad="""
        steps:
          - id: offer
            name: Make an offer
            type: decision
            raci: {responsible: sales-lead}
            branches:
              - {when: Accepted, to: deliver, probability: 0.7}
              - {when: Too dear, to: offer, kind: rework, probability: 0.2}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
        exceptions: [{id: third-time, when: It comes back for the third time, do: Ask the boss.}]
    """,
    good="""
        steps:
          - id: offer
            name: Make an offer
            type: decision
            raci: {responsible: sales-lead}
            branches:
              - {when: Accepted, to: deliver, probability: 0.7}
              - {when: Too dear, to: offer, kind: rework, probability: 0.3}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
        exceptions: [{id: third-time, when: It comes back for the third time, do: Ask the boss.}]
    """,
)
WAY_BACK_FIRST = Rule(
    code="PB547",
    name="way-back-first",
    severity=Severity.ADVICE,
    message=N_("“{when}” stands first, as if it were the main path, and leads back"),
    hint=N_(
        "put the branch first that is taken when all goes well; or remove “kind: rework” if this one does not lead back"
    ),
    about="""
        The first branch is the main path: pictures draw it straight on, and what is computed for a usual case follows it.
        A branch for rework that stands first turns the exception into the rule.
    """,
    bad="""
        steps:
          - id: offer
            name: Make an offer
            type: decision
            raci: {responsible: sales-lead}
            branches: [{when: Too dear, to: offer, kind: rework}, {when: Accepted, to: deliver}]
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
        exceptions: [{id: third-time, when: It comes back for the third time, do: Ask the boss.}]
    """,
    good="""
        steps:
          - id: offer
            name: Make an offer
            type: decision
            raci: {responsible: sales-lead}
            branches: [{when: Accepted, to: deliver}, {when: Too dear, to: offer, kind: rework}]
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
        exceptions: [{id: third-time, when: It comes back for the third time, do: Ask the boss.}]
    """,
)
TOLERANCE = 0.001
"""How far the sum may be from 1, since thirds cannot be written exactly."""


@finds(MISPLACED_BRANCHES, NEXT_BESIDE_BRANCHES, WRONG_PROBABILITIES, WAY_BACK_FIRST, alone=True)
def check_branches(facts: Facts) -> Iterator[Finding]:
    """Find branches on steps that cannot have them, and probabilities that do not add up."""
    for playbook, _ in facts.whole_playbooks():
        subject = ("playbook", playbook.id)
        givers_up = {end.id for end in playbook.ends if end.outcome != "success"}
        for n, step in enumerate(playbook.steps):
            if step.branches:
                yield from _judge(subject, n, step)
                yield from _way_back(subject, n, step, givers_up)


def _judge(subject: Subject, n: int, step: Step) -> Iterator[Finding]:
    """Find what is wrong with the branches of step number `n`."""
    branches = ("steps", n, "branches")
    if step.type not in SPLITS:
        yield MISPLACED_BRANCHES.at(subject, branches, at_key=True, type=step.type)
    if step.next:
        yield NEXT_BESIDE_BRANCHES.at(subject, ("steps", n, "next"), at_key=True)
    known = [branch.probability for branch in step.branches if branch.probability is not None]
    missing = len(step.branches) - len(known)
    if known and missing > 1:
        message, hint = (
            N_("some probabilities are missing"),
            N_("write all of them, or leave out one: it gets the rest"),
        )
        yield WRONG_PROBABILITIES.at(subject, branches, message=message, hint=hint, at_key=True)
    elif known and (abs(sum(known) - 1) > TOLERANCE if not missing else sum(known) > 1 + TOLERANCE):
        yield WRONG_PROBABILITIES.at(subject, branches, at_key=True, sum=f"{sum(known):g}")


def _way_back(subject: Subject, n: int, step: Step, givers_up: Collection[str]) -> Iterator[Finding]:
    """Find a way back that stands before a branch which leads on; one beside ways to give up may well be the usual one."""
    branches = ("steps", n, "branches")
    ways = [branch.kind not in ("rework", "exception") and branch.to not in givers_up for branch in step.branches]
    if step.branches[0].kind == "rework" and any(ways):
        related = ((subject, (*branches, ways.index(True)), Message(N_("this one leads on"))),)
        yield WAY_BACK_FIRST.at(subject, (*branches, 0, "when"), related=related, when=step.branches[0].when)
