"""The tasks of somebody's first months in a role.

Knows: roles, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import N_
from playpress.language.richtext import Md

if TYPE_CHECKING:
    from playpress.model.role import Role, Task
    from playpress.pages.writer import Writer


class TaskLine(NamedTuple):
    """A task, and what ticks it: ids of playbooks to read, and of quizzes with their number of questions."""

    text: Md
    read: Md
    quiz: Md


class TasksSection(NamedTuple):
    """A part of the first months, and its tasks."""

    anchor: Md
    title: Md
    tasks: tuple[TaskLine, ...]


def first_months(role: Role, write: Writer) -> tuple[TasksSection, ...]:
    """Return the tasks of the first day, week, month and quarter, as far as there are any."""
    if role.onboarding is None:
        return ()
    stages = (
        ("first-day", N_("First day"), role.onboarding.first_day),
        ("first-week", N_("First week"), role.onboarding.first_week),
        ("first-month", N_("First month"), role.onboarding.first_month),
        ("first-quarter", N_("First quarter"), role.onboarding.first_quarter),
    )
    return tuple(
        TasksSection(Md(anchor), write.say(title), tuple(_line(task, write) for task in tasks))
        for anchor, title, tasks in stages
        if tasks
    )


def _line(task: Task, write: Writer) -> TaskLine:
    learning = {name: write.library.playbooks[name].learning for name in task.quiz}
    quizzes = [f"{name}/{len(found.quiz)}" for name, found in learning.items() if found and found.quiz]
    return TaskLine(write.inline(task.task), Md(" ".join(task.read)), Md(" ".join(quizzes)))
