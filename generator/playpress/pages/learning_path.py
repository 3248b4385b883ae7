"""Somebody's way into a role: tasks for the first months, and playbooks to read in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import N_
from playpress.language.richtext import Md

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playpress.model.role import Role, Task
    from playpress.pages.page import Link
    from playpress.pages.writer import Writer


class Reading(NamedTuple):
    """A playbook to read: which version, what the role does there, and how long it takes."""

    playbook: Link
    version: Md
    duties: Md
    time: Md
    minutes: int


class TaskLine(NamedTuple):
    """A task, and for the script what ticks it: ids of playbooks to read, and of quizzes with their number of questions."""

    text: Md
    read: Md
    quiz: Md


class Stage(NamedTuple):
    """A part of the first months, and its tasks."""

    title: Md
    tasks: tuple[TaskLine, ...]


def reading_list(role: str, write: Writer) -> tuple[Reading, ...]:
    """Return the playbooks that somebody in a role should read, in order."""
    parts = write.facts.parts.get(role, ())
    return tuple(
        Reading(
            write.link("playbook", name),
            write.plain(write.library.playbooks[name].version),
            _duties(name, [part.letters for part in parts if part.playbook == name], write),
            minutes(write.facts.reading_minutes[name], write),
            write.facts.reading_minutes[name],
        )
        for name in write.facts.reading_order.get(role, ())
    )


def _duties(name: str, letters: Sequence[Sequence[str]], write: Writer) -> Md:
    """Return in a few words what a role has to do in a process, or else why it reads the playbook."""
    does = sum("R" in found for found in letters)
    answers = sum("A" in found for found in letters)
    if does:
        return write.count("you do {n} step", "you do {n} steps", does)
    if answers:
        return write.count("you answer for {n} step", "you answer for {n} steps", answers)
    for_everyone = map(write.library.stand_in, write.library.handbook.start_here)
    return write.say(N_("for everyone") if name in for_everyone else N_("background"))


def reading_time(readings: Sequence[Reading], write: Writer) -> Md:
    """Return how long a whole list takes to read; nothing for none."""
    return minutes(sum(reading.minutes for reading in readings), write) if readings else Md()


def minutes(number: int, write: Writer) -> Md:
    """Return a reading time in words."""
    return write.count("about {n} minute", "about {n} minutes", number)


def onboarding_stages(role: Role, write: Writer) -> tuple[Stage, ...]:
    """Return the tasks of the first day, week, month and quarter, as far as there are any."""
    if role.onboarding is None:
        return ()
    stages = (
        (N_("First day"), role.onboarding.first_day),
        (N_("First week"), role.onboarding.first_week),
        (N_("First month"), role.onboarding.first_month),
        (N_("First quarter"), role.onboarding.first_quarter),
    )
    return tuple(
        Stage(write.say(title), tuple(_line(task, write) for task in tasks)) for title, tasks in stages if tasks
    )


def _line(task: Task, write: Writer) -> TaskLine:
    learning = {name: write.library.playbooks[name].learning for name in task.quiz}
    quizzes = [f"{name}/{len(found.quiz)}" for name, found in learning.items() if found and found.quiz]
    return TaskLine(write.inline(task.task), Md(" ".join(task.read)), Md(" ".join(quizzes)))
