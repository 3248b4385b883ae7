"""A role's task that ticks itself after a quiz names a playbook with a quiz."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Severity
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding
    from playpress.model.playbook import Playbook

STAGES = ("first_day", "first_week", "first_month", "first_quarter")

MISSING_QUIZ = Rule(
    code="PB880",
    name="missing-quiz",
    severity=Severity.WARNING,
    message=N_("the playbook “{playbook}” has no quiz"),
    hint=N_("name a playbook with a quiz, or write one for it (“learning: quiz:”)"),
    about="""
        A task of a role's first months can tick itself once a quiz is answered right. If the playbook has no quiz, that
        never happens: the task would stay open for ever.
    """,
    bad="""
        # playbooks/catalog/roles.yml
        seller:
          name: Seller
          onboarding:
            first_week:
              - {task: Learn how we sell, quiz: sell}
    """,
    good="""
        # playbooks/catalog/roles.yml
        seller:
          name: Seller
          onboarding:
            first_week:
              - {task: Learn how we sell, read: sell}
    """,
)


@finds(MISSING_QUIZ)
def check_tasks(facts: Facts) -> Iterator[Finding]:
    """Find tasks that ask for the quiz of a playbook without one."""
    for role in facts.library.roles.values():
        for stage in STAGES:
            for n, task in enumerate(getattr(role.onboarding, stage, ())):
                for k, name in enumerate(task.quiz):
                    playbook = facts.library.playbooks.get(name)
                    is_known = ("playbook", name, "learning") not in facts.library.unread
                    if playbook and is_known and name not in facts.library.partial and not _has_quiz(playbook):
                        yield MISSING_QUIZ.at(("role", role.id), ("onboarding", stage, n, "quiz", k), playbook=name)


def _has_quiz(playbook: Playbook) -> bool:
    return bool(playbook.learning and playbook.learning.quiz)
