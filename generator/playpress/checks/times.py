"""The times of a step are in order: min, likely, max."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding
    from playpress.model.time import Duration

DISORDERED_TIMES = Rule(
    code="PB516",
    name="disordered-times",
    message=N_("the shortest, likely and longest time are not in this order"),
    hint=N_("check the units: 5d is longer than 8h"),
    about="""
        A time that varies is written as the shortest (“min”), the likely and the longest (“max”) time. If they are not
        in this order, two of them have been mixed up. A day is a working day: 5d is longer than 8h.
    """,
    bad="""
        steps:
          - id: offer
            name: Make an offer
            raci: {responsible: sales-lead}
            work: {min: 5d, likely: 8h, max: 2w}
    """,
    good="""
        steps:
          - id: offer
            name: Make an offer
            raci: {responsible: sales-lead}
            work: {min: 5h, likely: 8h, max: 2w}
    """,
)


@finds(DISORDERED_TIMES, alone=True)
def check_times(facts: Facts) -> Iterator[Finding]:
    """Find working times that are out of order."""
    for playbook in facts.library.playbooks.values():
        for n, step in enumerate(playbook.steps):
            for key, time in (("work", step.work), ("wait", step.wait)):
                if time is not None and not _is_ordered(time):
                    yield DISORDERED_TIMES.at(("playbook", playbook.id), ("steps", n, key), at_key=True)


def _is_ordered(time: Duration) -> bool:
    """Tell whether those of min, likely and max that are written do not decrease."""
    hours = [span.hours() for span in (time.min, time.likely, time.max) if span is not None]
    return hours == sorted(hours)
