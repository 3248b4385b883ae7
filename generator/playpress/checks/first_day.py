"""A first day is not too full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Severity
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding

FULL_FIRST_DAY = Rule(
    code="PB747",
    name="full-first-day",
    severity=Severity.ADVICE,
    message=N_("the first day has {count} tasks; more than {limit} nobody remembers"),
    hint=N_("move what can wait to “first_week”"),
    about="""
        On the first day somebody new meets people, finds the coffee and is tired in the evening. Seven tasks and an hour of reading
        are plenty; everything else can wait until the first week. How long reading takes is computed from the number of words.
    """,
    bad="""
        # playbooks/catalog/roles.yml
        seller:
          name: Seller
          onboarding:
            first_day: [One., Two., Three., Four., Five., Six., Seven., Eight.]
    """,
    good="""
        # playbooks/catalog/roles.yml
        seller:
          name: Seller
          onboarding:
            first_day: [One., Two., Three., Four., Five., Six., Seven.]
            first_week: [Eight.]
    """,
)
MOST_TASKS, MOST_MINUTES = 7, 60
"""Tasks and minutes of reading of a first day."""


@finds(FULL_FIRST_DAY)
def check_first_days(facts: Facts) -> Iterator[Finding]:
    """Find roles whose first day has too many tasks, or too much to read."""
    for role in facts.library.roles.values():
        tasks = role.onboarding.first_day if role.onboarding else ()
        at = ("role", role.id), ("onboarding", "first_day")
        if len(tasks) > MOST_TASKS:
            yield FULL_FIRST_DAY.at(*at, at_key=True, count=len(tasks), limit=MOST_TASKS)
        reads = {name for task in tasks for name in task.read if name in facts.library.playbooks}
        minutes = sum(facts.reading_minutes[name] for name in reads)
        if minutes > MOST_MINUTES:
            message = N_("the first day has {count} minutes of reading; after {limit} nobody takes anything in")
            yield FULL_FIRST_DAY.at(*at, at_key=True, message=message, count=minutes, limit=MOST_MINUTES)
