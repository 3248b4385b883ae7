"""A path does not run on into a sibling path only because the file has that one next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Severity
from playpress.process.flow import START
from playpress.process.graph import reachable
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding
    from playpress.model.playbook import Playbook
    from playpress.model.step import Branch, Step
    from playpress.process.flow import Flow

FALLING_THROUGH = Rule(
    code="PB504",
    name="falling-through",
    message=N_("“{step}” runs on into “{other}”, another way out of “{split}”"),
    hint=N_("if it is meant, write “next: {other}” in “{step}”; if not, “next: …” with where it goes"),
    about="""
        A step without “next” goes on to the step below it. At the end of a path or branch, the step below often belongs
        to another path or branch. Then work that was meant to be done in parallel would be done in sequence, or one
        answer would lead to the work for two. If the flow is meant like that, write the “next” anyway, so that nobody
        has to wonder. A way round that comes back to the main path, which is the first branch, is only advice.
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


@finds(FALLING_THROUGH, alone=True)
def check_falling_through(facts: Facts) -> Iterator[Finding]:
    """Find paths without `next` that run on into a sibling path, since that is the next step in the file.

    Running on into a step with `join: all` is right. After a choice the process works all the same, so that is a
    warning; a way round that comes back to the main path is most often meant, so that is advice.
    """
    for playbook, flow in facts.closed_playbooks():
        yield from _within(playbook, flow)


def _within(playbook: Playbook, flow: Flow) -> Iterator[Finding]:
    """Find such paths in one playbook; each step is reported once."""
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
                    severity=_severity(split, other),
                    step=step,
                    other=other,
                    split=split.id,
                )
    yield from reported.values()


def _severity(split: Step, other: str) -> Severity:
    """Return how bad it is that a way out of a step runs on into the one that begins at `other`."""
    if not split.branches:
        return Severity.ERROR
    return Severity.ADVICE if split.branches[0].to == other else Severity.WARNING


def _ways_out(flow: Flow, step: Step) -> dict[str, None]:
    """Return the steps that a step's several edges lead to, in order, without those back to where the work came from."""
    onward = [b.to for b in step.branches if not _leads_back(flow, step.id, b)] or list(step.next)
    return dict.fromkeys(name for name in onward if name in flow.steps and len(onward) > 1)


def _leads_back(flow: Flow, step: str, branch: Branch) -> bool:
    """Tell whether a branch leads to an earlier step for rework, or to one by which the work comes to it."""
    if branch.to not in flow.numbers or flow.numbers[branch.to] > flow.numbers[step]:
        return False
    return branch.kind == "rework" or branch.to in reachable([START], {**flow.successors, step: []})


def _is_within(at: str, split: str, other: str, starts: Collection[str], into: Mapping[str, Sequence[str]]) -> bool:
    """Tell whether a step lies on one of the split's ways out other than the one that begins at `other`.

    Searches backwards from the step, and not beyond the first steps of the ways out.
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
