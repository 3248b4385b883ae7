"""Targets and thresholds fit the direction of their KPI."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_, InFull
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding, Route
    from playpress.model.kpi import Kpi, Level

WRONG_LEVEL = Rule(
    code="PB601",
    name="wrong-level",
    adjustable=False,
    message=N_("this figure does not go with the direction"),
    hint=N_("write one number; {{min, max}} goes with “direction: range”"),
    about="""
        The direction of a KPI says what is good: more (“up”), less (“down”), or what lies between two figures (“range”). A
        target or threshold is one number for the first two, and the smallest and the greatest good figure for a range.
    """,
    bad="""
        # playbooks/catalog/kpis.yml
        sales: {name: Sales, goals: [grow], direction: up, target: {min: 10, max: 20}}
    """,
    good="""
        # playbooks/catalog/kpis.yml
        sales: {name: Sales, goals: [grow], direction: up, target: 10}
    """,
)
SWAPPED_THRESHOLDS = Rule(
    code="PB602",
    name="swapped-thresholds",
    message=N_("green is worse than amber"),
    hint=N_("more is better here: green must be the greater one"),
    about="""
        “green” is the figure from which on all is well, “amber” the figure that is still acceptable. Green is the
        better of the two: the greater where more is better (“direction: up”), the smaller where less is better
        (“down”). Swapped, they would show bad figures as good ones.
    """,
    bad="""
        # playbooks/catalog/kpis.yml
        sales: {name: Sales, goals: [grow], direction: up, thresholds: {green: 10, amber: 20}}
    """,
    good="""
        # playbooks/catalog/kpis.yml
        sales: {name: Sales, goals: [grow], direction: up, thresholds: {green: 20, amber: 10}}
    """,
)


@finds(WRONG_LEVEL, SWAPPED_THRESHOLDS, alone=True)
def check_levels(facts: Facts) -> Iterator[Finding]:
    """Find targets and thresholds that do not fit the KPI's direction."""
    for kpi in facts.library.kpis.values():
        wrong = [(route, level) for route, level in _levels(kpi) if not _goes_with(kpi.direction, level)]
        for route, level in wrong:
            if ("kpi", kpi.id, route[0]) not in facts.library.unread:
                yield _does_not_go(kpi, route, level)
        if not wrong and _is_swapped(kpi):
            hint = N_("less is better here: green must be the smaller one") if kpi.direction == "down" else ""
            yield SWAPPED_THRESHOLDS.at(("kpi", kpi.id), ("thresholds",), hint=hint, at_key=True)


def _does_not_go(kpi: Kpi, route: Route, level: Level) -> Finding:
    """Return the finding on a target or threshold that does not go with the direction; a range whose limits are exchanged is put right."""
    subject, low, high = ("kpi", kpi.id), level.min, level.max
    if kpi.direction == "range" and low is not None and high is not None and low > high:
        guess = InFull(f"{{min: {high:.10g}, max: {low:.10g}}}")
        message = N_("“min” is more than “max”")
        return WRONG_LEVEL.at(subject, route, message=message, hint=N_("write {guess}"), guess=guess)
    hint = (
        N_("write {{min: …, max: …}}, the smaller first: the direction is “range”") if kpi.direction == "range" else ""
    )
    return WRONG_LEVEL.at(subject, route, hint=hint)


def _levels(kpi: Kpi) -> Iterator[tuple[Route, Level]]:
    if kpi.target:
        yield ("target",), kpi.target
    if kpi.thresholds:
        yield ("thresholds", "green"), kpi.thresholds.green
        yield ("thresholds", "amber"), kpi.thresholds.amber


def _goes_with(direction: str | None, level: Level) -> bool:
    """Tell whether a level is a range for the direction `range`, and one number for any other."""
    if direction == "range":
        return level.value is None and level.min is not None and level.max is not None and level.min <= level.max
    return level.value is not None and level.min is None and level.max is None


def _is_swapped(kpi: Kpi) -> bool:
    """Tell whether green is worse than amber by the KPI's direction; False for a range."""
    green, amber = (kpi.thresholds.green.value, kpi.thresholds.amber.value) if kpi.thresholds else (None, None)
    if green is None or amber is None:
        return False
    return (kpi.direction == "up" and green < amber) or (kpi.direction == "down" and green > amber)
