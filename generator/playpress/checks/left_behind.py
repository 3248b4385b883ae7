"""When a process has ended, no step still waits for something that does not come any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.checks.joins import is_left, places_of, taken_answer
from playpress.diagnostics import N_, Severity
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding
    from playpress.process.causes import Wait
    from playpress.process.flow import Flow

LEFT_BEHIND = Rule(
    code="PB537",
    name="left-behind",
    severity=Severity.WARNING,
    message=N_("the process can end while “{step}” still waits: a path that it waits for may never come"),
    hint=N_("let every branch lead to “{step}” in the end, or remove “join: all”"),
    about="""
        One path comes to the end of the process, while another has stopped at a step with “join: all”: what that step waits
        for does not come any more. The work done on this path is left lying, and nobody notices, since the process
        seems to be over. Let every answer lead to the step that waits; or start the other path only once it is clear
        that it is needed.
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
          - id: offer
            name: Make an offer
            raci: {responsible: sales-lead}
          - id: check
            name: Check the product
            type: checkpoint
            raci: {responsible: sales-lead}
            branches: [{when: Whole, to: prepare}, {when: Broken, to: done}]
          - {id: prepare, name: Prepare the delivery, raci: {responsible: sales-lead}, next: [pack, bill]}
          - {id: pack, name: Pack the product, raci: {responsible: sales-lead}, next: send}
          - {id: bill, name: Write the bill, raci: {responsible: sales-lead}, next: send}
          - {id: send, name: Send the product, raci: {responsible: sales-lead}, join: all}
    """,
)


@finds(LEFT_BEHIND, alone=True, apart=True)
def check_left(facts: Facts) -> Iterator[Finding]:
    """Find steps that can still wait when the process has ended."""
    for name, soundness in facts.soundness.items():
        for wait in soundness.waits:
            if is_left(wait):
                yield _finding(name, facts.flows[name], wait)


def _finding(playbook: str, flow: Flow, wait: Wait) -> Finding:
    message, hint = _wording(wait)
    return LEFT_BEHIND.at(
        ("playbook", playbook),
        ("steps", flow.numbers[wait.step] - 1, "join"),
        message=message,
        hint=hint,
        at_key=True,
        related=places_of(playbook, flow, wait),
        step=wait.step,
        other=wait.cause,
        answer=taken_answer(flow, wait),
        split=wait.split,
    )


def _wording(wait: Wait) -> tuple[str, str]:
    """Return message and hint; empty texts: the rule's own."""
    if wait.kind == "again":
        return (
            N_(
                "work can be left behind at “{step}”: the answer “{answer}” to “{other}” starts all paths from “{split}” "
                "again, though one of the first round is still under way"
            ),
            N_(
                "first let the paths from “{split}” meet, then let a decision lead back; or lead back to a step after “{split}”"
            ),
        )
    if wait.kind == "past":
        return N_(
            "the process can end while “{step}” still waits: the answer “{answer}” to “{other}” leads past it"
        ), ""
    return "", ""
