"""Each item of the backlog that is still to be done says which outcome it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Severity
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding

ITEM_WITHOUT_OUTCOME = Rule(
    code="PB761",
    name="item-without-outcome",
    severity=Severity.WARNING,
    message=N_("“{name}” says no outcome"),
    hint=N_("ask who wants it what is to be achieved, and write it as “outcome: …”; else retire it"),
    about="""
        A request says which outcome it is for; one without goes back to whoever made it. Otherwise nobody can tell whether
        it comes before the others, or whether it is still needed at all.
    """,
    bad="""
        # playbooks/backlog.yml
        name: Backlog
        items: [{id: leaflet, name: A new leaflet}]
    """,
    good="""
        # playbooks/backlog.yml
        name: Backlog
        items: [{id: leaflet, name: A new leaflet, outcome: Visitors of the fair remember us}]
    """,
)


@finds(ITEM_WITHOUT_OUTCOME, alone=True)
def check_outcomes(facts: Facts) -> Iterator[Finding]:
    """Find open items without an outcome."""
    for backlog in facts.library.backlogs.values():
        for n, item in enumerate(backlog.items):
            if item.is_open and item.outcome is None:
                yield ITEM_WITHOUT_OUTCOME.at(("backlog", backlog.id), ("items", n, "name"), name=item.name)
