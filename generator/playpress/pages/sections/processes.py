"""A role's part in each process: what it does, answers for, is asked and told.

Knows: facts, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.analysis.assignments import LETTERS
from playpress.diagnostics import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from playpress.analysis.assignments import Duties, Letter
    from playpress.language.richtext import Md
    from playpress.pages.page import Link
    from playpress.pages.writer import Writer

TITLES: Mapping[Letter, str] = {
    "R": N_("You do"),
    "A": N_("You answer for"),
    "C": N_("You are asked before"),
    "I": N_("You are told after"),
}


class Duty(NamedTuple):
    """One RACI letter of a role in a process, and the steps in which the role has it."""

    title: Md
    steps: tuple[Link, ...]


class ProcessPart(NamedTuple):
    """A role's part in one process: its duties, from R to I."""

    playbook: Link
    trigger: Md
    duties: tuple[Duty, ...]


class ProcessesSection(NamedTuple):
    """The processes in which a role takes part, the one in which it does most first."""

    processes: tuple[ProcessPart, ...]


def processes(role: str, write: Writer) -> ProcessesSection:
    """Return every process in which a role takes part."""
    duties = write.facts.duties.get(role, {})
    shown = {name: duties[name] for name in write.shown("playbook", duties)}
    return parts_in(role, by_weight(shown, write.sort), write)


def own_processes(role: str, write: Writer) -> list[str]:
    """Return the processes in which a role does or answers for something, the one in which it does most first."""
    duties = write.facts.duties.get(role, {})
    return by_weight({name: has for name, has in duties.items() if "R" in has or "A" in has}, write.sort)


def parts_in(role: str, playbooks: Iterable[str], write: Writer) -> ProcessesSection:
    """Return a role's part in some processes, in the order given."""
    duties = write.facts.duties.get(role, {})
    return ProcessesSection(tuple(_process(name, duties[name], write) for name in playbooks))


def by_weight(duties: Mapping[str, Duties], sort: Callable[[str, Iterable[str]], list[str]]) -> list[str]:
    """Return the processes in which a role takes part, the one in which it does most first, then as `sort` puts them."""
    return sorted(sort("playbook", duties), key=lambda name: _weight(duties[name]))


def _process(playbook: str, duties: Duties, write: Writer) -> ProcessPart:
    return ProcessPart(
        write.link("playbook", playbook),
        write.plain(write.library.playbooks[playbook].trigger.name),
        tuple(
            Duty(write.say(TITLES[letter]), tuple(write.step(playbook, step) for step in duties[letter]))
            for letter in LETTERS
            if letter in duties
        ),
    )


def _weight(duties: Duties) -> tuple[int, ...]:
    """Return the sort key of a process: the number of the role's steps by letter, from R to I."""
    return tuple(-len(duties.get(letter, ())) for letter in LETTERS)
