"""Each goal that a process serves is measured: by two or three figures, and by what people say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.analysis.goals import top_goals
from playpress.diagnostics import N_, Severity
from playpress.process.graph import reachable
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding

UNMEASURED_GOAL = Rule(
    code="PB620",
    name="unmeasured-goal",
    severity=Severity.ADVICE,
    message=N_("processes serve “{goal}”, but no KPI tells whether it is reached"),
    hint=N_("add a KPI with “goals: [{id}]” to catalog/kpis.yml"),
    about="""
        A goal without a figure cannot be reached: nobody would notice. Two or three KPIs for each goal are enough. Goals that have
        goals of their own below them are measured by these.
    """,
    bad="""
        # playbooks/catalog/goals.yml
        please: {name: Please customers}
        # playbooks/sales/sell.yml
        goals: [please]
    """,
    good="""
        # playbooks/catalog/goals.yml
        please: {name: Please customers}
        # playbooks/catalog/kpis.yml
        praise: {name: Letters of praise, goals: [please], kind: quantitative}
        returns: {name: Returned products, goals: [please], kind: quantitative}
        smiles: {name: Smiles, goals: [please], kind: qualitative}
        # playbooks/sales/sell.yml
        goals: [please]
    """,
)
NUMBER_OF_KPIS = Rule(
    code="PB621",
    name="number-of-kpis",
    severity=Severity.ADVICE,
    message=N_("“{goal}” is measured by {count} figures; two or three are best"),
    hint=N_("keep two or three that somebody acts on"),
    about="""
        One figure alone can be met by tricks: more calls, but worse ones. Two or three hold each other in balance, and everybody
        can still keep them in mind. Of more than three, some are read by nobody. Qualitative KPIs, which are judged by people,
        are not counted.
    """,
    bad="""
        # playbooks/catalog/kpis.yml
        a: {name: Calls, goals: [grow]}
        b: {name: Offers, goals: [grow]}
        c: {name: Contracts, goals: [grow]}
        d: {name: Visits, goals: [grow], kind: qualitative}
        # playbooks/sales/sell.yml
        goals: [grow]
    """,
    good="""
        # playbooks/catalog/kpis.yml
        a: {name: Calls, goals: [grow]}
        b: {name: Offers, goals: [grow]}
        d: {name: Visits, goals: [grow], kind: qualitative}
        # playbooks/sales/sell.yml
        goals: [grow]
    """,
)
NOBODY_ASKED = Rule(
    code="PB622",
    name="only-counted",
    severity=Severity.ADVICE,
    message=N_("“{goal}” is only counted: no KPI of it or of the goals below it is judged by people"),
    hint=N_("ask somebody, too: add a KPI with “kind: qualitative” to one of these goals"),
    about="""
        Figures tell how much, people tell why: whether the process runs smoothly, where it sticks, what customers think. At
        least one KPI below each goal at the top should be qualitative, such as the answers to three questions each quarter. It is
        asked for once three KPIs or more say that they are “quantitative”.
    """,
    bad="""
        # playbooks/catalog/kpis.yml
        a: {name: Calls, goals: [grow], kind: quantitative}
        b: {name: Offers, goals: [grow], kind: quantitative}
        c: {name: Visits, goals: [grow], kind: quantitative}
    """,
    good="""
        # playbooks/catalog/kpis.yml
        a: {name: Calls, goals: [grow], kind: quantitative}
        b: {name: Offers, goals: [grow], kind: quantitative}
        v: {name: Visits, goals: [grow], kind: quantitative}
        c: {name: What customers say, goals: [grow], kind: qualitative}
    """,
)
FEWEST, MOST = 2, 3
"""Quantitative KPIs of a goal."""
_TOO_FEW = (
    (
        N_("“{goal}” is judged by people alone, and nothing is counted"),
        N_("add two or three KPIs with “goals: [{id}]” that are counted"),
    ),
    (
        N_("“{goal}” is measured by one figure alone, which can be met by tricks"),
        N_("add a second KPI with “goals: [{id}]” that holds the first in balance"),
    ),
)
"""Message and hint for a goal with no counted KPI, and for one with one."""


@finds(UNMEASURED_GOAL, NUMBER_OF_KPIS)
def check_goals(facts: Facts) -> Iterator[Finding]:
    """Find goals without KPI, with one or with too many, of those that playbooks serve directly."""
    kpis = facts.library.kpis
    for name, served in facts.served.items():
        if not served.playbooks or served.goals or "kpi" not in facts.library.declared:
            continue
        goal, count = facts.library.goals[name].name, sum(kpis[kpi].kind != "qualitative" for kpi in served.kpis)
        if not served.kpis:
            yield UNMEASURED_GOAL.at(("goal", name), (), at_key=True, goal=goal, id=name)
        elif not FEWEST <= count <= MOST:
            few = _TOO_FEW[count] if count < FEWEST else ("", "")
            yield NUMBER_OF_KPIS.at(
                ("goal", name), (), message=few[0], hint=few[1], at_key=True, goal=goal, id=name, count=count
            )


@finds(NOBODY_ASKED)
def check_kinds(facts: Facts) -> Iterator[Finding]:
    """Find goals at the top below which all KPIs are counted."""
    below = {name: served.goals for name, served in facts.served.items()}
    tops = top_goals(facts.library)
    if any(facts.library.goals[top].parent for top in tops):  # it is unknown, and so is what stands below which goal
        return
    for top in tops:
        kpis = {kpi for goal in reachable([top], below) for kpi in facts.served[goal].kpis}
        kinds = [facts.library.kpis[kpi].kind for kpi in kpis]
        if kinds.count("quantitative") >= MOST and "qualitative" not in kinds:
            yield NOBODY_ASKED.at(("goal", top), (), at_key=True, goal=facts.library.goals[top].name)
