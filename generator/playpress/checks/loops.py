"""Rework has a limit, and a wait for others has a way out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Message, Severity
from playpress.process.flow import SPLITS, START
from playpress.process.graph import find_loops
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding, Subject
    from playpress.model.playbook import Playbook
    from playpress.model.step import Step
    from playpress.process.flow import Flow

UNLIMITED_REWORK = Rule(
    code="PB543",
    name="unlimited-rework",
    severity=Severity.ADVICE,
    message=N_("nothing says when it is enough: “{answer}” leads back to “{target}” again and again"),
    hint=N_("add a branch that gives up, or an exception “at: [{step}]” with “escalate_to”"),
    about="""
        Work that is sent back can be sent back again. Without a limit, two people go on until one of them gives up. Say what
        happens after the second or third round: a branch that leads to an end, or an exception at one of the steps of the loop
        that says who is called.
    """,
    bad="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}}
          - id: check
            name: Check the offer
            type: checkpoint
            raci: {responsible: boss}
            branches: [{when: Fine, to: deliver}, {when: Too cheap, to: offer, kind: rework}]
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
    good="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}}
          - id: check
            name: Check the offer
            type: checkpoint
            raci: {responsible: boss}
            branches: [{when: Fine, to: deliver}, {when: Too cheap, to: offer, kind: rework}]
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
        exceptions:
          - {id: third-round, when: The offer is too cheap for the third time, at: [check], escalate_to: boss}
    """,
)
ENDLESS_WAIT = Rule(
    code="PB544",
    name="wait-without-way-out",
    severity=Severity.ADVICE,
    message=N_("nothing says what happens if “{step}” is in vain"),
    hint=N_("let a decision follow (“did it come?”), or add an exception “at: [{id}]” that says what is done then"),
    about="""
        Who waits for an answer, a delivery or a signature may wait in vain. Say what happens then, so that nobody forgets it:
        a decision after the wait, or an exception at it. It is asked for where the name of the step says what is waited for,
        or where the time is a range; where a time simply passes, write one figure.
    """,
    bad="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}}
          - {id: answer, name: Wait for the answer, type: wait, wait: {min: 1d, likely: 3d, max: 10d}}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
    good="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}}
          - {id: answer, name: Wait for the answer, type: wait, wait: {min: 1d, likely: 3d, max: 10d}}
          - id: read
            name: Read the answer
            type: decision
            raci: {responsible: sales-lead}
            branches: [{when: Accepted, to: deliver}, {when: No answer, to: done}]
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
)
_FOR_SOMETHING = re.compile(
    r"\b(?:wait(?:ing)? for|await|auf\b.*\bwarte[nt]?|warten? auf|attendre|attente d|(?:po|za)?czeka[jćn]\w* na)\b",
    re.IGNORECASE,
)
"""What the names of steps say in which something is waited for that may not come, in the languages of handbooks."""


@finds(UNLIMITED_REWORK, ENDLESS_WAIT, alone=True)
def check_loops(facts: Facts) -> Iterator[Finding]:
    """Find rework that nothing ends, and waits after which nobody asks whether it came."""
    for playbook, flow in facts.whole_playbooks():
        guarded, loops = _guarded(playbook), find_loops(START, flow.successors)
        exits: dict[int, set[str]] = {}  # of each loop, which all its steps share
        for n, step in enumerate(playbook.steps):
            if step.type == "wait" and step.wait and _may_be_in_vain(step) and not _is_asked_after(flow, step, guarded):
                yield ENDLESS_WAIT.at(("playbook", playbook.id), ("steps", n, "id"), step=step.name, id=step.id)
            if step.type in SPLITS and sum(branch.kind != "rework" for branch in step.branches) == 1:
                loop = loops.get(step.id, set())
                leaving = exits.get(id(loop))
                if leaving is None:
                    leaving = exits[id(loop)] = _leaving(flow, loop)
                if loop.isdisjoint(guarded) and not leaving - {step.id}:
                    yield from _unlimited(("playbook", playbook.id), flow, n, step, loop)


def _guarded(playbook: Playbook) -> set[str]:
    """Return the steps at which an exception says what is done; one without `at` stands for all of them."""
    everywhere = {step.id for step in playbook.steps}
    return {name for exception in playbook.exceptions for name in exception.at or everywhere}


def _unlimited(subject: Subject, flow: Flow, n: int, step: Step, loop: set[str]) -> Iterator[Finding]:
    for k, branch in enumerate(step.branches):
        if branch.kind == "rework" and branch.to in loop:
            is_later = flow.numbers[branch.to] > flow.numbers[step.id]
            there = Message(N_("it goes on here, and comes back")) if is_later else Message(N_("it leads back here"))
            yield UNLIMITED_REWORK.at(
                subject,
                ("steps", n, "branches", k, "to"),
                message=N_(
                    "nothing says when it is enough: by way of “{target}”, “{answer}” comes back again and again"
                )
                if is_later
                else "",
                related=((subject, ("steps", flow.numbers[branch.to] - 1, "id"), there),),
                answer=branch.when,
                target=branch.to,
                step=step.id,
            )


def _leaving(flow: Flow, loop: set[str]) -> set[str]:
    """Return the steps of a loop with a choice that leads out of it."""
    steps = [flow.steps[name] for name in loop if name in flow.steps]
    return {step.id for step in steps if any(branch.to not in loop for branch in step.branches)}


def _may_be_in_vain(step: Step) -> bool:
    is_range = step.wait is not None and step.wait.min != step.wait.max
    return is_range or bool(_FOR_SOMETHING.search(step.name))


def _is_asked_after(flow: Flow, step: Step, guarded: set[str]) -> bool:
    """Tell whether a choice follows a wait, or an exception says what is done."""
    after = [flow.steps.get(name) for name in flow.successors[step.id]]
    return step.id in guarded or any(following and following.type in SPLITS for following in after)
