"""A parallel path does not lead back to where it began: each round would start the other paths again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.checks.answers import written_next
from playpress.checks.ways import shortest_way, written_way
from playpress.diagnostics import N_, Message, Severity
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding
    from playpress.model.playbook import Playbook
    from playpress.process.flow import Flow
    from playpress.process.returns import Return

ENDLESS_PATH = Rule(
    code="PB535",
    name="endless-path",
    message=N_(
        "the parallel path from “{split}” through “{way}” always leads back to “{target}”: it never ends, and each "
        "round starts the other paths again"
    ),
    hint=N_("let it lead on to a later step or an end, or let a decision on it say whether to go back"),
    about="""
        Several names under “next” start several paths at once. If one of them always comes back to where they start, all
        of them start again in each round, and nobody ever decides that it is enough. Let this path go on to an end, or
        put a decision on it.
    """,
    bad="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}, next: [deliver, ask]}
          - {id: ask, name: Ask what is wanted, raci: {responsible: seller}, next: offer}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
    good="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}, next: [deliver, ask]}
          - id: ask
            name: Ask what is wanted
            type: decision
            raci: {responsible: seller}
            branches: [{when: Nothing more, to: done}, {when: More, to: offer, kind: rework}]
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
        exceptions: [{id: third-time, when: It comes back for the third time, do: Ask the boss.}]
    """,
)
RETURNING_PATH = Rule(
    code="PB536",
    name="returning-path",
    severity=Severity.WARNING,
    message=N_(
        "the parallel path from “{split}” through “{way}” always leads back to “{target}”: each round starts the "
        "other paths again"
    ),
    hint=ENDLESS_PATH.hint,
    about="""
        Several names under “next” start several paths at once. One of these leads back to before they start, and in each
        round the others begin anew, though those of the round before may still be under way. Let it go on to a later
        step, or let a decision on it say whether to go back.
    """,
    bad="""
        steps:
          - id: offer
            name: Make an offer
            type: decision
            raci: {responsible: sales-lead}
            branches: [{when: Accepted, to: prepare}, {when: Refused, to: done}]
          - {id: prepare, name: Prepare the delivery, raci: {responsible: sales-lead}, next: [deliver, ask]}
          - {id: ask, name: Ask what else is wanted, raci: {responsible: seller}, next: offer}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
    good="""
        steps:
          - id: offer
            name: Make an offer
            type: decision
            raci: {responsible: sales-lead}
            branches: [{when: Accepted, to: prepare}, {when: Refused, to: done}]
          - {id: prepare, name: Prepare the delivery, raci: {responsible: sales-lead}, next: [deliver, ask]}
          - {id: ask, name: Ask what else is wanted, raci: {responsible: seller}, next: done}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
)


@finds(ENDLESS_PATH, RETURNING_PATH, alone=True, apart=True)
def check_returns(facts: Facts) -> Iterator[Finding]:
    """Find parallel paths that always lead back; where that never ends, `endless-circle` may report it instead."""
    for name, soundness in facts.soundness.items():
        for back in soundness.returns:
            if back.endless or not soundness.circle:
                yield _finding(facts.library.playbooks[name], facts.flows[name], back)


def _finding(playbook: Playbook, flow: Flow, back: Return) -> Finding:
    """Return the finding for a path that leads back."""
    subject = ("playbook", playbook.id)
    split = flow.numbers[back.split] - 1
    places = playbook.steps[split].next
    is_itself = back.way == back.split
    way = (back.split, *shortest_way(flow, back.way, back.target))
    there = Message(N_("it leads back here: {way}"), {"way": written_way(flow, way)})
    return (ENDLESS_PATH if back.endless or is_itself else RETURNING_PATH).at(
        subject,
        ("steps", split, "next", places.index(back.way)),
        message=N_("“{split}” goes on to itself: each round starts its other paths again, without end")
        if is_itself
        else "",
        hint=N_("write “next: {next}”; to repeat a step, let a decision after it lead back") if is_itself else "",
        related=() if is_itself else ((subject, ("steps", flow.numbers[back.target] - 1, "id"), there),),
        split=back.split,
        way=back.way,
        target=back.target,
        next=written_next([name for name in dict.fromkeys(places) if name != back.way]),
    )
