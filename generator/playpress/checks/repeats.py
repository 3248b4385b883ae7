"""A step is not done twice by accident: parallel paths that meet are waited for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.checks.ways import route_of_way, written_way
from playpress.diagnostics import N_, Message, Severity
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding
    from playpress.process.flow import Flow
    from playpress.process.soundness import Repeat

REPEATED_STEP = Rule(
    code="PB532",
    name="repeated-step",
    severity=Severity.WARNING,
    message=N_("“{step}” is done more than once: parallel paths from “{split}” meet here without “join”"),
    hint=N_("add “join: all” here if it waits for all of them; else lead each path to steps of its own"),
    about="""
        Where paths that run side by side come to the same step, it is done once for each of them, as each of them
        arrives. Usually it is meant to be done once, when all have arrived: “join: all” says so.
    """,
    bad="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}, next: [pack, bill]}
          - {id: pack, name: Pack the product, raci: {responsible: sales-lead}, next: send}
          - {id: bill, name: Write the bill, raci: {responsible: sales-lead}, next: send}
          - {id: send, name: Send the product, raci: {responsible: sales-lead}}
    """,
    good="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}, next: [pack, bill]}
          - {id: pack, name: Pack the product, raci: {responsible: sales-lead}, next: send}
          - {id: bill, name: Write the bill, raci: {responsible: sales-lead}, next: send}
          - {id: send, name: Send the product, raci: {responsible: sales-lead}, join: all}
    """,
)


@finds(REPEATED_STEP, alone=True, apart=True)
def check_repeats(facts: Facts) -> Iterator[Finding]:
    """Find steps that parallel paths reach one by one, except where `falling-through` reports the cause."""
    for name, soundness in facts.soundness.items():
        flow = facts.flows[name]
        told = {(back.target, back.split) for back in soundness.returns}
        for repeat in soundness.repeats:
            if (repeat.step, repeat.split) not in told and not _falls_in(flow, repeat):
                yield _finding(name, flow, repeat)


def _falls_in(flow: Flow, repeat: Repeat) -> bool:
    """Tell whether a path only falls through into its sibling, which `falling-through` reports."""
    return repeat.step in flow.successors[repeat.split] and any(
        edge.implied and edge.target == repeat.step for edge in flow.edges
    )


def _finding(playbook: str, flow: Flow, repeat: Repeat) -> Finding:
    subject = ("playbook", playbook)
    return REPEATED_STEP.at(
        subject,
        ("steps", flow.numbers[repeat.step] - 1, "id"),
        hint=""
        if repeat.may_wait
        else N_("first let these paths meet in a step of their own with “join: all”; not all ways here are parallel"),
        related=tuple(
            (
                subject,
                route_of_way(flow, repeat.split, way[1]),
                Message(N_("one of the paths: {way}"), {"way": written_way(flow, way)}),
            )
            for way in repeat.ways
        ),
        step=repeat.step,
        split=repeat.split,
    )
