"""A task that ticks itself can be ticked.

Codes: PB880 a task asks for a quiz where there is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Finding, Message, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.checks.context import Context
    from playpress.model.playbook import Playbook

STAGES = ("first_day", "first_week", "first_month", "first_quarter")


def check_tasks(context: Context) -> Iterator[Finding]:
    """Find tasks that ask for the quiz of a playbook without one."""
    for role in context.library.roles.values():
        for stage in STAGES:
            for n, task in enumerate(getattr(role.onboarding, stage, ())):
                for k, name in enumerate(task.quiz):
                    playbook = context.library.playbooks.get(name)
                    if playbook and not _has_quiz(playbook):
                        yield Finding(
                            "PB880",
                            ("role", role.id),
                            ("onboarding", stage, n, "quiz", k),
                            Message(N_("the playbook “{playbook}” has no quiz"), {"playbook": name}),
                            Message(N_("name a playbook with a quiz, or write one for it (“learning: quiz:”)")),
                            severity=Severity.WARNING,
                        )


def _has_quiz(playbook: Playbook) -> bool:
    return bool(playbook.learning and playbook.learning.quiz)
