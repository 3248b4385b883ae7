"""The figures of a KPI make sense together: thresholds, target and baseline, each by the direction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Message, Severity
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding
    from playpress.model.kpi import Kpi

DEAF_THRESHOLDS = Rule(
    code="PB616",
    name="thresholds-without-direction",
    severity=Severity.ADVICE,
    message=N_("“{kpi}” has thresholds, but no direction: no figure of it gets a colour"),
    hint=N_("add “direction: up” if more is better, or “direction: down”"),
    about="""
        Thresholds say from where on a figure is green or amber. Whether the good side lies above or below them, only the
        direction says. Without it the figure is shown without a colour.
    """,
    bad="""
        # playbooks/catalog/kpis.yml
        sales: {name: Sales, goals: [grow], thresholds: {green: 20, amber: 10}}
    """,
    good="""
        # playbooks/catalog/kpis.yml
        sales: {name: Sales, goals: [grow], direction: up, thresholds: {green: 20, amber: 10}}
    """,
)
LOW_TARGET = Rule(
    code="PB617",
    name="target-worse-than-green",
    severity=Severity.ADVICE,
    message=N_("the target {target} is worse than green, which begins at {green}"),
    hint=N_("the target is at least as good as green: check both figures"),
    about="""
        “green” says what is good, the target what is aimed at. If the target is worse than green, the figure is green long before
        it is reached… or never reaches green although the target is met: then people are told to worry about a success.
    """,
    bad="""
        # playbooks/catalog/kpis.yml
        sales: {name: Sales, goals: [grow], direction: up, target: 15, thresholds: {green: 20, amber: 10}}
    """,
    good="""
        # playbooks/catalog/kpis.yml
        sales: {name: Sales, goals: [grow], direction: up, target: 25, thresholds: {green: 20, amber: 10}}
    """,
)
MET_FROM_THE_START = Rule(
    code="PB618",
    name="baseline-better-than-target",
    severity=Severity.ADVICE,
    message=N_("the baseline {baseline} is better than the target {target}"),
    hint=N_("set a target that is still to be reached, or check the direction and the unit"),
    about="""
        The baseline is where the figure stood when measuring began, the target where it is to go. A target that was met from
        the beginning asks for nothing. Often the direction is the wrong one, or one of the figures has another unit.
    """,
    bad="""
        # playbooks/catalog/kpis.yml
        sales: {name: Sales, goals: [grow], direction: up, target: 10, baseline: {value: 12, as_of: 2026-01-31}}
    """,
    good="""
        # playbooks/catalog/kpis.yml
        sales: {name: Sales, goals: [grow], direction: up, target: 15, baseline: {value: 12, as_of: 2026-01-31}}
    """,
)

SHARES_FOR_PERCENT = Rule(
    code="PB619",
    name="shares-for-percent",
    severity=Severity.WARNING,
    message=N_("the figures of “{kpi}” are shares such as {value}, but its unit is “%” and its target {target}"),
    hint=N_("write percentages, like {guess}; a spreadsheet shows 91 % and saves 0.91"),
    about="""
        A spreadsheet shows a share as a percentage and saves it as a number from 0 to 1. Beside a target of 95 % such figures look as if
        nothing had ever been reached. The same is asked where one of target, baseline and thresholds is a share, and the others are not.
    """,
    bad="""
        # playbooks/catalog/kpis.yml
        sales: {name: Sales, goals: [grow], direction: up, target: 20, unit: "%"}
        # playbooks/measurements/sales.csv
        date,value,note
        2026-09-01,0.12,
        2026-10-01,0.14,
        2026-11-01,0.15,
    """,
    good="""
        # playbooks/catalog/kpis.yml
        sales: {name: Sales, goals: [grow], direction: up, target: 20, unit: "%"}
        # playbooks/measurements/sales.csv
        date,value,note
        2026-09-01,12,
        2026-10-01,14,
        2026-11-01,15,
    """,
)
FEWEST_SHARES = 3
"""So many figures below 1 are no chance."""
SMALLEST_PERCENTAGE = 5
"""A target from here on is one of percentages: no share comes near it."""
SMALLEST_IF_LESS_IS_BETTER = 20
"""Where less is better, half a percent may well be the figure, and a few percent the target."""


@finds(SHARES_FOR_PERCENT)
def check_shares(facts: Facts) -> Iterator[Finding]:
    """Find series of shares where the KPI counts in percentages."""
    for name, rows in facts.library.measurements.items():
        kpi = facts.library.kpis.get(name)
        target = (_figure(kpi, "target") or _figure(kpi, "green")) if kpi else None
        if kpi is None or target is None or not _is_percentage(kpi, target):
            continue
        if (
            len(rows) >= FEWEST_SHARES
            and all(0 <= row.value <= 1 for row in rows)
            and any(row.value % 1 for row in rows)
        ):
            first = next(row for row in rows if row.value % 1)
            yield SHARES_FOR_PERCENT.at(
                ("measurements", name),
                (first.line,),
                guess=f"{first.value * 100:g}",
                kpi=kpi.name,
                value=f"{first.value:g}",
                target=f"{target:g}",
            )


@finds(DEAF_THRESHOLDS, LOW_TARGET, MET_FROM_THE_START, SHARES_FOR_PERCENT, alone=True)
def check_sense(facts: Facts) -> Iterator[Finding]:
    """Find figures of a KPI that contradict each other."""
    for kpi in facts.library.kpis.values():
        subject = ("kpi", kpi.id)
        is_told = (*subject, "direction") in facts.library.unread
        if kpi.thresholds and kpi.direction is None and not is_told:
            yield DEAF_THRESHOLDS.at(subject, ("thresholds",), at_key=True, kpi=kpi.name)
        if shares := list(_shares(kpi)):
            yield from shares
            continue
        target, green = _figure(kpi, "target"), _figure(kpi, "green")
        if target is not None and green is not None and _is_better(kpi, green, target):
            place = (subject, ("thresholds", "green"), Message(N_("the figure to compare with")))
            yield LOW_TARGET.at(subject, ("target",), related=(place,), target=f"{target:g}", green=f"{green:g}")
        if target is not None and kpi.baseline and _is_better(kpi, kpi.baseline.value, target):
            place = (subject, ("baseline", "value"), Message(N_("the figure to compare with")))
            values = {"baseline": f"{kpi.baseline.value:g}", "target": f"{target:g}"}
            yield MET_FROM_THE_START.at(subject, ("target",), related=(place,), **values)  # type: ignore[arg-type]


def _shares(kpi: Kpi) -> Iterator[Finding]:
    """Yield a finding for each figure of a KPI that is a share while all others are percentages, as its unit says."""
    figures = {
        ("target",): _figure(kpi, "target"),
        ("baseline", "value"): kpi.baseline.value if kpi.baseline else None,
        ("thresholds", "green"): _figure(kpi, "green"),
        ("thresholds", "amber"): _figure(kpi, "amber"),
    }
    known = {route: figure for route, figure in figures.items() if figure is not None}
    others = {route: figure for route, figure in known.items() if not 0 < figure < 1}
    if not others or not _is_percentage(kpi, min(others.values())):
        return
    route, other = next(iter(others.items()))
    place = (("kpi", kpi.id), route, Message(N_("the figure to compare with")))
    for its, figure in known.items():
        if its not in others:
            yield SHARES_FOR_PERCENT.at(
                ("kpi", kpi.id),
                its,
                message=N_("{value} is a share, but the unit is “%”, and beside it stands {other}"),
                hint=N_("write the percentage: {guess}"),
                fix="{guess}",
                related=(place,),
                value=f"{figure:g}",
                other=f"{other:g}",
                guess=f"{figure * 100:g}",
            )


def _is_percentage(kpi: Kpi, figure: float) -> bool:
    """Tell whether a KPI counts in percentages, and a figure of it is one of these and no share."""
    least = SMALLEST_IF_LESS_IS_BETTER if kpi.direction == "down" else SMALLEST_PERCENTAGE
    return (kpi.unit or "").strip() == "%" and figure >= least


def _figure(kpi: Kpi, key: str) -> float | None:
    """Return the single figure of a target or threshold; None for a range, or if there is none."""
    level = kpi.target if key == "target" else getattr(kpi.thresholds, key) if kpi.thresholds else None
    return level.value if level else None


def _is_better(kpi: Kpi, one: float, other: float) -> bool:
    """Tell whether a figure is better than another one; False if the direction is a range or not known."""
    return (kpi.direction == "up" and one > other) or (kpi.direction == "down" and one < other)
