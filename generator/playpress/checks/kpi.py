"""Figures fit their KPI, and quiz answers their question.

Codes: PB601 a level has the wrong form, PB602 thresholds in the wrong order, PB603 no such answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playpress.diagnostics import N_, Finding, Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Route
    from playpress.model.kpi import Kpi


def check_levels(facts: Facts) -> Iterator[Finding]:
    """Find targets and thresholds that do not go with the KPI's direction."""
    for kpi in facts.library.kpis.values():
        levels: list[tuple[Route, Any]] = [(("target",), kpi.target)] if kpi.target else []
        if kpi.thresholds:
            levels += [(("thresholds", "green"), kpi.thresholds.green), (("thresholds", "amber"), kpi.thresholds.amber)]
        right = True
        for route, level in levels:
            is_range = (
                level.min is not None and level.max is not None and level.value is None and level.min <= level.max
            )
            is_value = level.value is not None and level.min is None and level.max is None
            if not (is_range if kpi.direction == "range" else is_value):
                right = False
                wanted = (
                    N_("write {{min: …, max: …}}, the smaller first: the direction is “range”")
                    if kpi.direction == "range"
                    else N_("write one number; {{min, max}} goes with “direction: range”")
                )
                yield Finding(
                    "PB601",
                    ("kpi", kpi.id),
                    route,
                    Message(N_("this figure does not go with the direction")),
                    Message(wanted),
                )
        if right and kpi.thresholds and kpi.direction in ("up", "down"):
            yield from _order(kpi)


def _order(kpi: Kpi) -> Iterator[Finding]:
    if kpi.thresholds is None or kpi.thresholds.green.value is None or kpi.thresholds.amber.value is None:
        return
    better = kpi.thresholds.green.value - kpi.thresholds.amber.value
    if (better < 0) if kpi.direction == "up" else (better > 0):
        hint = (
            N_("more is better here: green must be the greater one")
            if kpi.direction == "up"
            else N_("less is better here: green must be the smaller one")
        )
        yield Finding(
            "PB602",
            ("kpi", kpi.id),
            ("thresholds",),
            Message(N_("green is worse than amber")),
            Message(hint),
            at_key=True,
        )


def check_quiz(facts: Facts) -> Iterator[Finding]:
    """Find answers that are not among the options."""
    for playbook in facts.library.playbooks.values():
        for n, question in enumerate(playbook.learning.quiz if playbook.learning else ()):
            if question.answer > len(question.options):
                yield Finding(
                    "PB603",
                    ("playbook", playbook.id),
                    ("learning", "quiz", n, "answer"),
                    Message(N_("there is no option {answer}"), {"answer": question.answer}),
                    Message(N_("count the options from 1 to {count}"), {"count": len(question.options)}),
                )
