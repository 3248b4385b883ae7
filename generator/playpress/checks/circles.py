"""A run does not go round for ever once parallel paths have started."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.checks.ways import route_of_way, written_way
from playpress.diagnostics import N_, Message
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding

ENDLESS_CIRCLE = Rule(
    code="PB539",
    name="endless-circle",
    message=N_("once it has come to “{step}”, the process never ends: {way}"),
    hint=N_("let a decision in this circle lead out of it, and to nothing that leads back"),
    about="""
        Each step of this circle leads to an end, but as a parallel path: another path of the same step goes round again, and
        no decision ever says that it is enough. So some work always goes on, and the process is never over.
    """,
    bad="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}, next: [deliver, ask]}
          - id: ask
            name: Ask what is wanted
            type: decision
            raci: {responsible: seller}
            branches: [{when: The same, to: note}, {when: More, to: offer, kind: rework}]
          - {id: note, name: Note the answer, raci: {responsible: seller}, next: [inform, ask]}
          - {id: inform, name: Inform the boss, raci: {responsible: seller}, next: done}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
        exceptions:
          - {id: third-round, when: The customer wants more for the third time, at: [ask], escalate_to: boss}
    """,
    good="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}, next: [deliver, ask]}
          - id: ask
            name: Ask what is wanted
            type: decision
            raci: {responsible: seller}
            branches: [{when: The same, to: note}, {when: More, to: offer, kind: rework}]
          - {id: note, name: Note the answer, raci: {responsible: seller}, next: inform}
          - {id: inform, name: Inform the boss, raci: {responsible: seller}, next: done}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
        exceptions:
          - {id: third-round, when: The customer wants more for the third time, at: [ask], escalate_to: boss}
    """,
)


@finds(ENDLESS_CIRCLE, alone=True, apart=True)
def check_circles(facts: Facts) -> Iterator[Finding]:
    """Find circles of work without end, unless `endless-path` reports that one path always leads back."""
    for name, soundness in facts.soundness.items():
        if not soundness.circle or any(back.endless for back in soundness.returns):
            continue
        flow, subject = facts.flows[name], ("playbook", name)
        (first, second, *_) = way = _from_the_first(soundness.circle, flow.numbers)
        yield ENDLESS_CIRCLE.at(
            subject,
            ("steps", flow.numbers[first] - 1, "id"),
            related=((subject, route_of_way(flow, first, second), Message(N_("the circle begins here"))),),
            step=first,
            way=written_way(flow, way),
        )


def _from_the_first(circle: Sequence[str], numbers: Mapping[str, int]) -> tuple[str, ...]:
    """Return a circle so that it begins and ends with the step that stands first in the file."""
    nodes = circle[:-1]
    start = min(range(len(nodes)), key=lambda n: numbers[nodes[n]])
    return (*nodes[start:], *nodes[: start + 1])
