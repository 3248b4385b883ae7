"""Each step and each end can be reached, and from each step an end can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.checks.ways import written_way
from playpress.diagnostics import N_, Message
from playpress.process.flow import START
from playpress.process.graph import inverse, reachable
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding
    from playpress.model.playbook import Playbook
    from playpress.process.flow import Flow

UNREACHED_STEP = Rule(
    code="PB505",
    name="unreached-step",
    message=N_("nothing leads to the step “{step}”"),
    hint=N_("name it in a “next” or a branch, or move it"),
    about="""
        A step is done if the step above it goes on to it, or if a “next”, a branch or an exception names it. A step
        that nothing leads to is never done. Often the step above has a “next” that skips this one.
    """,
    bad="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}, next: deliver}
          - {id: ask, name: Ask for an answer, raci: {responsible: sales-lead}}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
    good="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}}
          - {id: ask, name: Ask for an answer, raci: {responsible: sales-lead}}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
)
UNREACHED_END = Rule(
    code="PB506",
    name="unreached-end",
    message=N_("nothing leads to the end “{end}”"),
    hint=N_("let a branch or an exception lead here, or remove it"),
    about="""
        The last step leads to the first end that is a success. Every other end has to be named by a branch, an exception
        or a “next”; else the process never ends that way.
    """,
    bad="""
        # playbooks/sales/renew.yml
        name: Renew a contract
        owner: sales-lead
        trigger: A contract ends soon
        ends:
          - {id: renewed, name: The contract is renewed}
          - {id: lost, name: The customer said no, outcome: failed}
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}}
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
NO_WAY_OUT = Rule(
    code="PB507",
    name="no-way-out",
    message=N_("no end can be reached from the step “{step}”"),
    hint=N_("let one path lead out of the loop"),
    about="""
        Work may go back and be done again, but at some point it has to end. From this step every path leads back, so
        whoever gets there can never finish. Usually a decision is missing that says when it is enough.
    """,
    bad="""
        steps:
          - id: offer
            name: Make an offer
            type: decision
            raci: {responsible: sales-lead}
            branches: [{when: Accepted, to: done}, {when: Too dear, to: ask}]
          - {id: ask, name: Ask what is wanted, raci: {responsible: sales-lead}}
          - {id: wait, name: Wait a month, type: wait, wait: 4w, next: ask}
    """,
    good="""
        steps:
          - id: offer
            name: Make an offer
            type: decision
            raci: {responsible: sales-lead}
            branches: [{when: Accepted, to: done}, {when: Too dear, to: ask}]
          - {id: ask, name: Ask what is wanted, raci: {responsible: sales-lead}}
          - {id: wait, name: Wait a month, type: wait, wait: 4w, next: offer}
    """,
)


@finds(UNREACHED_STEP, UNREACHED_END, NO_WAY_OUT, alone=True)
def check_reachability(facts: Facts) -> Iterator[Finding]:
    """Find steps and ends that nothing leads to, and steps from which no end can be reached."""
    for playbook, flow in facts.closed_playbooks():
        also = {e.resume for e in playbook.exceptions if e.resume and not e.at}
        reached = reachable({START, *also}, flow.successors)
        ending = reachable(flow.ends, inverse(flow.successors)) if _is_closed(playbook, flow) else flow.steps.keys()
        yield from _steps(playbook, flow, reached, ending)
        for n, end in enumerate(playbook.ends):
            if end.id in flow.ends and end.id not in reached:
                yield UNREACHED_END.at(("playbook", playbook.id), ("ends", n, "id"), end=end.id)


def _is_closed(playbook: Playbook, flow: Flow) -> bool:
    """Tell whether the flow can be judged: it has ends, and every step or end that is named exists."""
    named = {target for step in playbook.steps for target in (*step.next, *(b.to for b in step.branches))}
    return bool(flow.ends) and named <= flow.steps.keys() | flow.ends.keys()


def _steps(playbook: Playbook, flow: Flow, reached: Collection[str], ending: Collection[str]) -> Iterator[Finding]:
    """Find steps that are not in `reached`, or not in `ending` (those from which an end can be reached): one finding for each cause."""
    ids = [step.id for step in playbook.steps if flow.steps[step.id] is step]
    for first in _first_ones([step for step in ids if step not in reached], flow):
        yield UNREACHED_STEP.at(("playbook", playbook.id), ("steps", flow.numbers[first] - 1, "id"), step=first)
    told: set[str] = set()
    for step in ids:
        if step in reached and step not in ending and step not in told:
            way = _way_on(flow, step)
            circle = way[way.index(way[-1]) :]
            if told.isdisjoint(circle):
                yield _no_way_out(playbook.id, flow, min(circle, key=flow.numbers.__getitem__))
            told.update(circle)


def _first_ones(steps: Sequence[str], flow: Flow) -> list[str]:
    """Return those of the steps to which none of the others leads; of a circle to which none leads, the first."""
    among = set(steps)
    others = {step: among & set(flow.successors[step]) for step in steps}
    led_to = {target for step, targets in others.items() for target in targets - {step}}
    found = [step for step in steps if step not in led_to]
    seen = reachable(found, others)
    for step in steps:
        if step not in seen:
            found.append(step)
            seen |= reachable([step], others)
    return found


def _way_on(flow: Flow, step: str) -> list[str]:
    """Return the steps that follow one, each time the first, up to one that has been there before, or from which nothing leads on."""
    way = [step]
    while flow.successors[way[-1]] and way[-1] not in way[:-1]:
        way.append(flow.successors[way[-1]][0])
    return way


def _no_way_out(playbook: str, flow: Flow, step: str) -> Finding:
    """Return the finding for a step from which no end can be reached, with the circle that it leads into."""
    subject, route = ("playbook", playbook), ("steps", flow.numbers[step] - 1, "id")
    way = _way_on(flow, step)
    round_ = Message(N_("from here, the work goes round: {way}"), {"way": written_way(flow, way)})
    return NO_WAY_OUT.at(subject, route, related=((subject, route, round_),) if way[-1] in way[:-1] else (), step=step)
