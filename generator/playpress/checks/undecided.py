"""Whether parallel paths always come together was decided on all states that a run can be in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Severity
from playpress.process.states import MOST_STATES
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding

UNDECIDED_FLOW = Rule(
    code="PB538",
    name="undecided-flow",
    severity=Severity.ADVICE,
    message=N_(
        "not all that can happen in this process was tried: its parallel paths can be in more than {most} states"
    ),
    hint=N_("make a process of its own of a part (a step of the type “subprocess” calls it)"),
    about="""
        Whether a step can wait for ever, or work be done twice, is found by trying what can happen: each answer to each
        decision, on all paths that run side by side. Here that is too much to try. What was found is true, but more can be
        wrong. People cannot follow such a process either: a part that is a process of its own is read, checked and
        improved by itself.
    """,
)


@finds(UNDECIDED_FLOW, alone=True, apart=True)
def check_complete(facts: Facts) -> Iterator[Finding]:
    """Find processes with too many states to try them all."""
    for name, soundness in facts.soundness.items():
        if not soundness.is_complete:
            yield UNDECIDED_FLOW.at(("playbook", name), ("steps",), at_key=True, most=MOST_STATES)
