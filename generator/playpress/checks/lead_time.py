"""The lead time that is computed from a playbook's steps is not longer than its target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Severity
from playpress.process.duration import Calendar, shown_as
from playpress.process.run import Times
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding
    from playpress.model.playbook import Playbook

OVER_TARGET = Rule(
    code="PB560",
    name="lead-time-over-target",
    severity=Severity.ADVICE,
    message=N_("one run takes {computed} on average, as computed from its steps; the target is {target}"),
    hint=N_("look where it waits longest ({step}), or set a target that can be met"),
    about="""
        “lead_time_target” says how long a run should take from trigger to end. From the times of the steps and the odds
        of their answers it is computed how long one takes on average, in working time: rework as often as it comes, of
        parallel work the slowest way. Where that is longer, most runs will miss the target, however hard people try. The
        playbook's page shows where the time goes. Days and weeks are those of handbook.yml (“hours_per_day”,
        “days_per_week”).
    """,
    bad="""
        lead_time_target: 3d
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}, work: 1d, wait: 3d}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}, work: 4h}
    """,
    good="""
        lead_time_target: 1w
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}, work: 1d, wait: 3d}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}, work: 4h}
    """,
)


@finds(OVER_TARGET, alone=True)
def check_own_times(facts: Facts) -> Iterator[Finding]:
    """Find playbooks whose own steps take longer than the target."""
    return _find_late(facts, (playbook for playbook in facts.library.playbooks.values() if not _calls(playbook)))


@finds(OVER_TARGET, outlined=True)
def check_times_with_calls(facts: Facts) -> Iterator[Finding]:
    """Find the same among playbooks whose steps run others."""
    return _find_late(facts, (playbook for playbook in facts.library.playbooks.values() if _calls(playbook)))


def _calls(playbook: Playbook) -> bool:
    return any(step.calls for step in playbook.steps)


def _find_late(facts: Facts, playbooks: Iterable[Playbook]) -> Iterator[Finding]:
    calendar = Calendar.of(facts.library.handbook)
    for playbook in playbooks:
        target = playbook.lead_time_target
        if target is None or playbook.status == "retired" or playbook.id in facts.library.partial:
            continue
        times = facts.leads[playbook.id]
        if isinstance(times, Times) and times.exceeds(calendar.hours(target)):
            yield OVER_TARGET.at(
                ("playbook", playbook.id),
                ("lead_time_target",),
                computed=shown_as(times.lead, calendar, target.unit),
                target=target,
                step=times.longest_wait or times.slowest,
            )
