"""A step with `join: all` has several paths to wait for, and each of them arrives."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from playpress.checks.ways import answer_to, route_of_way, written_way
from playpress.diagnostics import N_, Message, Severity
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding, Route, Subject
    from playpress.process.causes import Wait
    from playpress.process.flow import Flow

LONE_JOIN = Rule(
    code="PB515",
    name="lone-join",
    severity=Severity.WARNING,
    message=N_("only one path leads here; there is nothing to join"),
    hint=N_("remove “join”"),
    about="""
        “join: all” says that a step waits until every path that leads to it has arrived. With a single path there is
        nothing to wait for: either the line is not needed, or a “next” that should lead here is missing.
    """,
    bad="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}, join: all}
    """,
    good="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
)
STUCK_JOIN = Rule(
    code="PB530",
    name="stuck-join",
    message=N_("“{step}” waits forever: it waits for several branches of “{other}”, but only one of them is taken"),
    hint=N_("remove “join: all”: it is for parallel paths"),
    about="""
        “join: all” waits for every path that leads here. Of the branches of a decision only one is taken, and a path
        that comes only after this step has not yet begun: such a path never arrives, and the work stops here. Use
        “join: all” only where parallel paths meet, which are started by a “next” with several names.
    """,
    bad="""
        steps:
          - id: ask
            name: Ask what is wanted
            type: decision
            raci: {responsible: sales-lead}
            branches: [{when: A product, to: offer}, {when: Advice, to: advise}]
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}, next: note}
          - {id: advise, name: Give advice, raci: {responsible: sales-lead}, next: note}
          - {id: note, name: Write a note, raci: {responsible: sales-lead}, join: all}
    """,
    good="""
        steps:
          - id: ask
            name: Ask what is wanted
            type: decision
            raci: {responsible: sales-lead}
            branches: [{when: A product, to: offer}, {when: Advice, to: advise}]
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}, next: note}
          - {id: advise, name: Give advice, raci: {responsible: sales-lead}, next: note}
          - {id: note, name: Write a note, raci: {responsible: sales-lead}}
    """,
)
DOUBTFUL_JOIN = Rule(
    code="PB531",
    name="doubtful-join",
    severity=Severity.WARNING,
    message=N_("“{step}” may wait forever: a path that it waits for may never come"),
    hint=N_("let every branch lead here in the end, or remove “join: all”"),
    about="""
        “join: all” waits for every path that leads here. On one of them a decision can lead elsewhere, and then that path
        never arrives, and the process comes to no end. Let every answer lead here in the end, or do not wait.
    """,
    bad="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}, next: [check, bill]}
          - id: check
            name: Check the product
            type: checkpoint
            raci: {responsible: sales-lead}
            branches: [{when: Whole, to: send}, {when: Broken, to: mend}]
          - {id: mend, name: Mend the product, raci: {responsible: sales-lead}, next: send}
          - {id: bill, name: Write the bill, raci: {responsible: sales-lead}, next: send}
          - {id: send, name: Send the product, raci: {responsible: sales-lead}, join: all}
    """,
    good="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}, next: [check, bill]}
          - id: check
            name: Check the product
            type: checkpoint
            raci: {responsible: sales-lead}
            branches: [{when: Whole, to: pack}, {when: Broken, to: mend}]
          - {id: mend, name: Mend the product, raci: {responsible: sales-lead}, next: pack}
          - {id: pack, name: Pack the product, raci: {responsible: sales-lead}, next: send}
          - {id: bill, name: Write the bill, raci: {responsible: sales-lead}, next: send}
          - {id: send, name: Send the product, raci: {responsible: sales-lead}, join: all}
    """,
)


@finds(LONE_JOIN, alone=True)
def check_lone_joins(facts: Facts) -> Iterator[Finding]:
    """Find steps that join a single path."""
    for playbook, flow in facts.closed_playbooks():
        ways_in = Counter(edge.target for edge in flow.edges)
        for n, step in enumerate(playbook.steps):
            if step.join and ways_in[step.id] < 2 and flow.steps[step.id] is step:  # noqa: PLR2004 - two paths to join
                yield LONE_JOIN.at(("playbook", playbook.id), ("steps", n, "join"), at_key=True)


@finds(STUCK_JOIN, DOUBTFUL_JOIN, alone=True, apart=True)
def check_waits(facts: Facts) -> Iterator[Finding]:
    """Find steps that wait for ever, or may do so; those that wait only when the process is over are for `left-behind`."""
    for name, soundness in facts.soundness.items():
        for wait in soundness.waits:
            if not is_left(wait):
                yield _finding(name, facts.flows[name], wait, is_split=wait.step in soundness.split)


def is_left(wait: Wait) -> bool:
    """Tell whether a wait is work that is left behind: some runs get past the step, and others end while it waits."""
    return wait.kind == "again" or (wait.is_left and wait.kind in ("past", "chance"))


def places_of(playbook: str, flow: Flow, wait: Wait) -> tuple[tuple[Subject, Route, Message], ...]:
    """Return the places of the run that shows a wait: the path that has come to the step, and the one taken instead."""
    subject: Subject = ("playbook", playbook)
    if wait.cause not in flow.steps:
        return ()
    if not wait.went:
        return ((subject, ("steps", flow.numbers[wait.cause] - 1, "id"), Message(N_("the step in question"))),)
    way = written_way(flow, wait.went)
    went = Message(N_("the run that shows it: {way}"), {"way": way})
    if wait.missing in flow.steps and wait.missing not in wait.went:
        went = Message(
            N_("the run that shows it: {way}; “{missing}” is not done"), {"way": way, "missing": wait.missing}
        )
    taken = route_of_way(flow, wait.cause, wait.went[1])
    if wait.split not in flow.steps:
        return ((subject, taken, went),)
    came = Message(N_("meanwhile, work has come this way: {way}"), {"way": written_way(flow, wait.came)})
    return (subject, taken, went), (subject, route_of_way(flow, wait.came[0], wait.came[1]), came)


def _finding(playbook: str, flow: Flow, wait: Wait, *, is_split: bool) -> Finding:
    """Return the finding for a waiting step; `is_split`: a branch that it waits for starts parallel paths."""
    places = places_of(playbook, flow, wait)
    kind = "split" if is_split and wait.kind == "choice" else wait.kind
    rule, message, hint = _WORDINGS[kind if places or kind == "cycle" else "chance"]
    return rule.at(
        ("playbook", playbook),
        ("steps", flow.numbers[wait.step] - 1, "join"),
        message=message,
        hint=hint,
        at_key=True,
        related=places,
        step=wait.step,
        other=wait.cause,
        answer=taken_answer(flow, wait),
    )


def taken_answer(flow: Flow, wait: Wait) -> str:
    """Return the answer after which a step waits; empty if no decision is the cause."""
    return answer_to(flow, wait.cause, wait.went[1]) if wait.went else ""


_WORDINGS = {
    "cycle": (
        STUCK_JOIN,
        N_("“{step}” waits forever: it waits for “{other}”, which comes only after it"),
        N_("remove “join: all” from this step or from one that it waits for"),
    ),
    "choice": (STUCK_JOIN, "", ""),
    "split": (
        STUCK_JOIN,
        "",
        N_(
            "first let the parallel paths of each branch meet in a step of their own with “join: all”; then remove it here"
        ),
    ),
    "part": (
        DOUBTFUL_JOIN,
        N_("“{step}” waits for several branches of “{other}”, but only one of them is taken"),
        N_("bring the branches of “{other}” together in a step without “join” before this one"),
    ),
    "back": (
        DOUBTFUL_JOIN,
        N_(
            "“{step}” may wait forever: the answer “{answer}” to “{other}” leads back to only one of the paths that it "
            "waits for"
        ),
        N_("lead back to the step where these paths start, or to “{step}” itself"),
    ),
    "past": (DOUBTFUL_JOIN, N_("“{step}” may wait forever: the answer “{answer}” to “{other}” leads past it"), ""),
    "chance": (DOUBTFUL_JOIN, "", ""),
}
"""The rule, message and hint for each kind of wait; empty texts are the rule's own."""
