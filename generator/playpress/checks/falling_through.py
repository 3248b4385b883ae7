"""A path does not run on into its sibling only because that is written below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Severity
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding
    from playpress.model.playbook import Playbook
    from playpress.model.step import Step
    from playpress.process.flow import Flow

FALLING_THROUGH = Rule(
    code="PB504",
    name="falling-through",
    message=N_("“{step}” runs on into “{other}”, another way out of “{split}”"),
    hint=N_("if it is meant, write “next: {other}” in “{step}”; if not, “next: …” with where it goes"),
    about="""
        A step without “next” goes on to the step below it. At the end of a path or branch that step often belongs to
        another one: work that was meant to run side by side would be done one after the other, or the work of two answers
        for one of them. Where the flow is meant like that, write the “next” all the same, so that nobody has to wonder.
    """,
    bad="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}, next: [pack, bill]}
          - {id: pack, name: Pack the product, raci: {responsible: sales-lead}}
          - {id: bill, name: Write the bill, raci: {responsible: sales-lead}}
    """,
    good="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}, next: [pack, bill]}
          - {id: pack, name: Pack the product, raci: {responsible: sales-lead}, next: done}
          - {id: bill, name: Write the bill, raci: {responsible: sales-lead}}
    """,
)


@finds(FALLING_THROUGH)
def check_falling_through(facts: Facts) -> Iterator[Finding]:
    """Find paths that run on into a parallel path or another branch only because it is written below.

    A step that waits for all paths is meant to be run into. After a choice the flow works either way, so that is a warning.
    """
    for playbook, flow in facts.whole_playbooks():
        yield from _within(playbook, flow)


def _within(playbook: Playbook, flow: Flow) -> Iterator[Finding]:
    """Find such paths in one playbook; each step that runs on is told once."""
    above = {edge.target: edge.source for edge in flow.edges if edge.implied}
    into: dict[str, list[str]] = {}
    for edge in flow.edges:
        if edge.kind == "normal":
            into.setdefault(edge.target, []).append(edge.source)
    reported: dict[str, Finding] = {}
    index = {step.id: n for n, step in reversed(list(enumerate(playbook.steps)))}
    for split in flow.steps.values():
        starts = _ways_out(flow, split)
        for other in starts if len(starts) > 1 else ():
            step = above.get(other)
            if flow.steps[other].join or step is None or step in reported or step == split.id:
                continue
            if _is_within(step, split.id, other, starts, into):
                reported[step] = FALLING_THROUGH.at(
                    ("playbook", playbook.id),
                    ("steps", index[step], "id"),
                    severity=Severity.WARNING if split.branches else None,
                    step=step,
                    other=other,
                    split=split.id,
                )
    yield from reported.values()


def _ways_out(flow: Flow, step: Step) -> dict[str, None]:
    """Return the steps where the several ways out of a step begin, in order; what goes back for rework is none."""
    onward = [
        b.to for b in step.branches if b.kind != "rework" or flow.numbers.get(b.to, 0) > flow.numbers[step.id]
    ] or list(step.next)
    return dict.fromkeys(name for name in onward if name in flow.steps and len(onward) > 1)


def _is_within(at: str, split: str, other: str, starts: Collection[str], into: Mapping[str, Sequence[str]]) -> bool:
    """Tell whether a step lies on a way out of a split that does not begin at `other`.

    Goes back from the step, and not beyond where a way begins: only what lies between is looked at.
    """
    seen = {at}
    waiting = [at]
    while waiting:
        node = waiting.pop()
        if node in starts:
            if node != other:
                return True
            continue
        for before in into.get(node, ()):
            if before != split and before not in seen:
                seen.add(before)
                waiting.append(before)
    return False
