"""A KPI that measures a process says what is good, what is aimed at, where it comes from and who answers for it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Message, Severity
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding

USED = """
        # playbooks/sales/sell.yml
        kpis: [sales]
"""
"""The playbook that the KPI of the examples measures."""
NO_DIRECTION = Rule(
    code="PB610",
    name="kpi-without-direction",
    severity=Severity.ADVICE,
    message=N_("“{kpi}” does not say whether more or less is better"),
    hint=N_("add “direction: up”, “down” or “range”"),
    about="""
        Without a direction nobody can tell whether a change of the figure is good news, and no colour can be shown: not even
        thresholds mean anything. “up”: more is better; “down”: less is better; “range”: it should lie between two figures.
    """,
    bad=f"""
        # playbooks/catalog/kpis.yml
        sales: {{name: Sales, target: 10, dataset: orders, owner: boss}}{USED}""",
    good=f"""
        # playbooks/catalog/kpis.yml
        sales: {{name: Sales, direction: up, target: 10, dataset: orders, owner: boss}}{USED}""",
)
NO_TARGET = Rule(
    code="PB611",
    name="kpi-without-target",
    severity=Severity.ADVICE,
    message=N_("“{kpi}” has no target"),
    hint=N_("add “target: …”: the figure that is to be reached"),
    about="""
        A figure without a target is watched, but nobody knows when it is good enough, and no improvement can be judged by it.
        A first target may be rough: it can be changed once the figure is better known.
    """,
    bad=f"""
        # playbooks/catalog/kpis.yml
        sales: {{name: Sales, direction: up, dataset: orders, owner: boss}}{USED}""",
    good=f"""
        # playbooks/catalog/kpis.yml
        sales: {{name: Sales, direction: up, target: 10, dataset: orders, owner: boss}}{USED}""",
)
NO_DATASET = Rule(
    code="PB612",
    name="kpi-without-data-set",
    severity=Severity.ADVICE,
    message=N_("“{kpi}” does not say from which data it is computed"),
    hint=N_("add “dataset: …” with a data set of catalog/datasets.yml"),
    about="""
        Two people who compute a figure from different data get different figures, and each believes the own one. The data set
        says where the figure comes from, who grants access to it, and how fresh it is.
    """,
    bad=f"""
        # playbooks/catalog/kpis.yml
        sales: {{name: Sales, direction: up, target: 10, owner: boss}}{USED}""",
    good=f"""
        # playbooks/catalog/kpis.yml
        sales: {{name: Sales, direction: up, target: 10, dataset: orders, owner: boss}}{USED}""",
)
NO_OWNER = Rule(
    code="PB613",
    name="kpi-without-owner",
    severity=Severity.ADVICE,
    message=N_("nobody answers for “{kpi}”"),
    hint=N_("add “owner: …” with a role"),
    about="""
        A figure for which nobody answers turns red, and nobody does anything. The owner sees that it is measured, and acts when
        it is missed.
    """,
    bad=f"""
        # playbooks/catalog/kpis.yml
        sales: {{name: Sales, direction: up, target: 10, dataset: orders}}{USED}""",
    good=f"""
        # playbooks/catalog/kpis.yml
        sales: {{name: Sales, direction: up, target: 10, dataset: orders, owner: boss}}{USED}""",
)
UNUSED_KPI = Rule(
    code="PB614",
    name="unused-kpi",
    severity=Severity.ADVICE,
    message=N_("“{kpi}” measures no process and no goal"),
    hint=N_("name it under “kpis” of a playbook, add “goals: [...]”, or remove it"),
    about="""
        Each figure that is collected takes somebody's time. One that no playbook, no goal, no improvement and no plan names is
        collected for nobody, or a playbook forgot to name it.
    """,
    bad="""
        # playbooks/catalog/kpis.yml
        calls: {name: Calls, direction: up}
    """,
    good="""
        # playbooks/catalog/kpis.yml
        calls: {name: Calls, direction: up, goals: [grow]}
    """,
)
LATE_MEASUREMENT = Rule(
    code="PB615",
    name="late-measurement",
    severity=Severity.ADVICE,
    message=N_("“{kpi}” was last measured on {date}; the next figure was due by {due}"),
    hint=N_("add the newest figure to measurements/{id}.csv, or change “frequency”"),
    about="""
        A KPI says how often it is measured. If its newest figure is older than that, by more than a quarter of the time and two
        days, a figure was forgotten, or it is measured less often than the handbook says.
    """,
    bad="""
        # playbooks/catalog/kpis.yml
        sales: {name: Sales, frequency: daily, goals: [grow]}
        # playbooks/measurements/sales.csv
        date,value
        2026-01-30,1
        2026-01-31,2
    """,
    good="""
        # playbooks/catalog/kpis.yml
        sales: {name: Sales, frequency: on_demand, goals: [grow]}
        # playbooks/measurements/sales.csv
        date,value
        2026-01-30,1
        2026-01-31,2
    """,
)
GAPS = {"direction": NO_DIRECTION, "target": NO_TARGET, "dataset": NO_DATASET, "owner": NO_OWNER}
"""The rule for each key that a KPI should have."""
DAYS = {"daily": 1, "weekly": 7, "monthly": 31, "quarterly": 92, "yearly": 366}
"""The longest time between two figures, by frequency."""


@finds(NO_DIRECTION, NO_TARGET, NO_DATASET, NO_OWNER)
def check_gaps(facts: Facts) -> Iterator[Finding]:
    """Find what is missing from KPIs that measure a playbook in use."""
    used = {name for playbook in facts.library.current.values() for name in playbook.kpis}
    for kpi in facts.library.kpis.values():
        for key, rule in GAPS.items():
            is_told = ("kpi", kpi.id, key) in facts.library.unread
            if kpi.id in used and getattr(kpi, key) is None and not is_told:
                yield rule.at(("kpi", kpi.id), (), at_key=True, kpi=kpi.name)


@finds(UNUSED_KPI)
def check_unused(facts: Facts) -> Iterator[Finding]:
    """Find KPIs that nothing names; not while the handbook has no playbooks, or a part could not be read."""
    if not facts.library.playbooks or not facts.library.is_whole:
        return
    for kpi in facts.library.kpis.values():
        if not kpi.goals and not facts.users.get(("kpi", kpi.id)):
            yield UNUSED_KPI.at(("kpi", kpi.id), (), at_key=True, kpi=kpi.name)


@finds(LATE_MEASUREMENT)
def check_measurements(facts: Facts) -> Iterator[Finding]:
    """Find KPIs whose newest figure is older than their frequency."""
    for name, standing in facts.standings.items():
        kpi = facts.library.kpis[name]
        days = DAYS.get(kpi.frequency or "")
        if ("measurements", name, "date") in facts.library.unread:
            continue
        if days is None or (facts.today - standing.newest.date).days <= days * 1.25 + 2:
            continue
        related = ((("measurements", name), (standing.newest.line,), Message(N_("the newest figure"))),)
        yield LATE_MEASUREMENT.at(
            ("kpi", name),
            ("frequency",),
            related=related,
            kpi=kpi.name,
            id=name,
            date=standing.newest.date,
            due=standing.newest.date + timedelta(days),
        )
