"""An improvement is as far as its record shows: what belongs to the phases before is written down."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from playpress.diagnostics import N_, InFull, Severity
from playpress.model.improvement import DmaicPhase
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding
    from playpress.model.improvement import Improvement

PHASES: tuple[DmaicPhase, ...] = get_args(DmaicPhase)
"""The phases of DMAIC in order."""
NEEDED: dict[DmaicPhase, tuple[str, ...]] = {
    "measure": ("problem",),
    "analyse": ("baseline",),
    "improve": ("findings",),
    "control": ("change", "decision"),
}
"""The keys that are filled in before an improvement reaches a phase, beside those of the phases before."""
AHEAD_OF_RECORD = Rule(
    code="PB760",
    name="phase-ahead-of-record",
    severity=Severity.WARNING,
    message=N_("the improvement is in “{phase}”, but has no “{missing}” yet"),
    hint=N_("write down what was found out there, or set the phase that it is really in"),
    about="""
        DMAIC goes from step to step: define the problem, measure how the process performs, analyse what is wrong, improve
        it, control that it stays so. A step that is left out comes back later as a change that nobody can judge.
    """,
    bad="""
        # playbooks/improvements/faster-offers.yml
        name: Faster offers
        process: sell
        phase: analyse
        problem: Offers take too long.
    """,
    good="""
        # playbooks/improvements/faster-offers.yml
        name: Faster offers
        process: sell
        phase: analyse
        problem: Offers take too long.
        baseline: [{observed: Half of all customers ask where their offer is.}]
    """,
)

SILENT_BASELINE = Rule(
    code="PB762",
    name="silent-baseline",
    severity=Severity.WARNING,
    message=N_("the figure {value} belongs to no KPI"),
    hint=N_("add “kpi: id”, or write what was seen as “observed: …”"),
    about="""
        A baseline says how the process performed before: the figure of a KPI, or what was observed where there is none. A
        figure without its KPI, or a KPI without a figure, cannot be compared with anything afterwards.
    """,
    bad="""
        # playbooks/improvements/faster-offers.yml
        name: Faster offers
        process: sell
        phase: define
        baseline: [{value: 12}]
    """,
    good="""
        # playbooks/improvements/faster-offers.yml
        name: Faster offers
        process: sell
        phase: define
        baseline: [{kpi: sales, value: 12}]
    """,
)


@finds(AHEAD_OF_RECORD, alone=True)
def check_phases(facts: Facts) -> Iterator[Finding]:
    """Find improvements whose phase is ahead of what their record has."""
    for improvement in facts.library.improvements.values():
        if missing := next(_missing(improvement), None):
            subject, phase = ("improvement", improvement.id), InFull(improvement.phase)
            if ("improvement", improvement.id, missing) in facts.library.unread:
                continue
            yield AHEAD_OF_RECORD.at(subject, ("phase",), phase=phase, missing=missing)


def _missing(improvement: Improvement) -> Iterator[str]:
    """Yield the keys that should be filled in by now, and are not."""
    for phase in PHASES[: PHASES.index(improvement.phase) + 1]:
        for key in NEEDED.get(phase, ()):
            if not getattr(improvement, key):
                yield key


@finds(SILENT_BASELINE, alone=True)
def check_baselines(facts: Facts) -> Iterator[Finding]:
    """Find figures without a KPI, and entries with neither a figure nor an observation."""
    for improvement in facts.library.improvements.values():
        is_read = ("improvement", improvement.id, "baseline") not in facts.library.unread
        for n, figure in enumerate(improvement.baseline):
            subject, here = ("improvement", improvement.id), ("baseline", n)
            if figure.value is not None and figure.kpi is None:
                yield SILENT_BASELINE.at(subject, (*here, "value"), value=figure.value)
            elif figure.value is None and not figure.observed and is_read:
                message, hint = (
                    N_("there is neither a figure nor an observation"),
                    N_("add “value: …” or “observed: …”"),
                )
                yield SILENT_BASELINE.at(subject, here, message=message, hint=hint)
