"""Every folder of playbooks is a registered category, and every file of measurements bears a registered KPI's id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.checks.unknown_names import entries
from playpress.diagnostics import N_
from playpress.language.spelling import nearest
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding

UNKNOWN_CATEGORY = Rule(
    code="PB306",
    name="unknown-category",
    adjustable=False,
    message=N_("there is no category “{value}”"),
    hint=N_("did you mean the folder “{guess}”? Else add “{value}” to catalog/categories.yml"),
    about="""
        The folder that a playbook lies in is its category. The file catalog/categories.yml gives each category its name and
        its place in the navigation. If a folder is missing there, its name is usually misspelt.
    """,
    bad="""
        # playbooks/service/repair.yml
        name: Repair a product
        owner: sales-lead
        trigger: A product is broken
        outcome: The product works
        steps:
          - {id: repair, name: Repair the product, raci: {responsible: sales-lead}}
    """,
    good="""
        # playbooks/catalog/categories.yml
        service: {name: Service}
        # playbooks/service/repair.yml
        name: Repair a product
        owner: sales-lead
        trigger: A product is broken
        outcome: The product works
        steps:
          - {id: repair, name: Repair the product, raci: {responsible: sales-lead}}
    """,
)
UNKNOWN_SERIES = Rule(
    code="PB307",
    name="unknown-series",
    message=N_("there is no KPI “{value}”"),
    hint=N_("did you mean “{guess}.csv”?"),
    about="""
        The figures of a KPI stand in a file of measurements that bears the KPI's id as its name. A file with another name
        belongs to nothing: its figures would be on no page.
    """,
    bad="""
        # playbooks/measurements/sale.csv
        date,value
        2026-01-31,12
        2026-02-28,14
    """,
    good="""
        # playbooks/measurements/sales.csv
        date,value
        2026-01-31,12
        2026-02-28,14
    """,
)


@finds(UNKNOWN_CATEGORY)
def check_categories(facts: Facts) -> Iterator[Finding]:
    """Find folders that are no category; each is reported once, at the first playbook in it."""
    known = facts.library.declared.get("category")
    first_in: dict[str, str] = {}
    for name, playbook in facts.library.playbooks.items():
        first_in.setdefault(playbook.category, name)
    for category, name in first_in.items():
        if known is not None and category not in known:
            guess = nearest(category, sorted(known))
            hint = "" if guess else N_("add “{line}” to catalog/categories.yml")
            yield UNKNOWN_CATEGORY.at(
                ("playbook", name), (), hint=hint, value=category, guess=guess, line=entries([category])
            )


@finds(UNKNOWN_SERIES)
def check_series(facts: Facts) -> Iterator[Finding]:
    """Find measurements of a KPI that does not exist."""
    known = facts.library.declared.get("kpi")
    for name in facts.library.measurements:
        if known is not None and name not in known:
            guess = nearest(name, sorted(known))
            hint = "" if guess else N_("name the file after a KPI of catalog/kpis.yml")
            yield UNKNOWN_SERIES.at(("measurements", name), (), hint=hint, value=name, guess=guess)
