"""A process in use is run at some time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Severity
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding

NO_RUNS = Rule(
    code="PB562",
    name="no-runs",
    severity=Severity.ADVICE,
    message=N_("the process is in use, and runs 0 times"),
    hint=N_("leave “volume” out until you know it; a process that nobody runs any more is “status: retired”"),
    about="""
        From “volume” it is computed how many hours a week each role needs for a process, and how many would be saved in a
        year if a step ran by itself. With 0 runs both are nothing, and the process comes last in every ranking.
        “count” may be a fraction: once in two years is 0.5 a year.
    """,
    bad="""
        volume: {count: 0, per: year}
        steps:
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
    good="""
        volume: {count: 0.5, per: year}
        steps:
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
)


@finds(NO_RUNS, alone=True)
def check_volumes(facts: Facts) -> Iterator[Finding]:
    """Find playbooks in use that are never run."""
    for name, playbook in facts.library.current.items():
        if playbook.volume and not playbook.volume.count:
            yield NO_RUNS.at(("playbook", name), ("volume", "count"))
