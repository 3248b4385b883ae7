"""A step with `join: all` has several paths to wait for, and each of them arrives."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Message, Severity
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding, Route, Subject
    from playpress.process.flow import Flow
    from playpress.process.waits import Wait

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
        never arrives. Let every answer lead here in the end, or do not wait.
    """,
    bad="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}, next: [check, bill]}
          - id: check
            name: Check the product
            type: checkpoint
            raci: {responsible: sales-lead}
            branches: [{when: Whole, to: send}, {when: Broken, to: done}]
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
            branches: [{when: Whole, to: send}, {when: Broken, to: mend}]
          - {id: mend, name: Mend the product, raci: {responsible: sales-lead}, next: check}
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


@finds(STUCK_JOIN, DOUBTFUL_JOIN, alone=True)
def check_waits(facts: Facts) -> Iterator[Finding]:
    """Find steps that wait for ever, or may do so."""
    for name, soundness in facts.soundness.items():
        for wait in soundness.waits:
            yield _finding(name, facts.flows[name], wait, is_split=wait.step in soundness.split)


def _finding(playbook: str, flow: Flow, wait: Wait, *, is_split: bool) -> Finding:
    """Return the finding for a waiting step; `is_split`: a branch that it waits for starts parallel paths."""
    subject = ("playbook", playbook)
    cause: tuple[tuple[Subject, Route, Message], ...] = ()
    if wait.cause in flow.steps and wait.cause != wait.step:
        cause = ((subject, ("steps", flow.numbers[wait.cause] - 1, "id"), Message(N_("the step in question"))),)
    rule, message, hint = _wording(wait.kind if cause or wait.kind == "cycle" else "", is_split=is_split)
    return rule.at(
        subject,
        ("steps", flow.numbers[wait.step] - 1, "join"),
        message=message,
        hint=hint,
        at_key=True,
        related=cause,
        step=wait.step,
        other=wait.cause,
    )


def _wording(kind: str, *, is_split: bool) -> tuple[Rule, str, str]:
    """Return rule, message and hint for a kind of wait (empty: its cause is no step). Empty texts: the rule's own."""
    if kind == "cycle":
        return (
            STUCK_JOIN,
            N_("“{step}” waits forever: it waits for “{other}”, which comes only after it"),
            N_("remove “join: all” from this step or from one that it waits for"),
        )
    if kind == "choice" and is_split:
        return (
            STUCK_JOIN,
            "",
            N_(
                "first let the parallel paths of each branch meet in a step of their own with “join: all”; then remove it here"
            ),
        )
    if kind == "choice":
        return STUCK_JOIN, "", ""
    if kind == "part":
        return (
            DOUBTFUL_JOIN,
            N_("“{step}” waits for several branches of “{other}”, but only one of them is taken"),
            N_("bring the branches of “{other}” together in a step without “join” before this one"),
        )
    if kind == "chance":
        return DOUBTFUL_JOIN, N_("“{step}” may wait forever: a branch of “{other}” leads past it"), ""
    return DOUBTFUL_JOIN, "", ""
