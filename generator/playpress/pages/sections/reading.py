"""What somebody in a role should read, in order, and how long it takes.

Knows: facts, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import N_
from playpress.language.richtext import Md
from playpress.pages.sections.processes import named

if TYPE_CHECKING:
    from collections.abc import Mapping, Sized

    from playpress.analysis.assignments import Letter
    from playpress.pages.page import Link
    from playpress.pages.writer import Writer


class Reading(NamedTuple):
    """A playbook to read: which version, what the role does there, and how long it takes."""

    playbook: Link
    version: Md
    duties: Md
    time: Md


class ReadingSection(NamedTuple):
    """Playbooks to read in this order."""

    readings: tuple[Reading, ...]


def reading(role: str, write: Writer) -> ReadingSection:
    """Return the playbooks that somebody in a role should read, in order."""
    duties = write.facts.duties.get(role, {})
    return ReadingSection(
        tuple(
            Reading(
                write.link("playbook", name),
                write.plain(write.library.playbooks[name].version),
                _with_variants(role, name, _duties(name, duties.get(name, {}), write), write),
                minutes(write.facts.reading_minutes[name], write),
            )
            for name in write.shown("playbook", write.facts.reading_order.get(role, ()))
        )
    )


def _with_variants(role: str, playbook: str, said: Md, write: Writer) -> Md:
    """Return what is said of a role's duties, with the variants in which alone it does or answers for anything."""
    has = write.facts.duties.get(role, {}).get(playbook, {})
    varied = write.facts.only_varied.get(role, {}).get(playbook, {})
    letter: Letter = "R" if "R" in has else "A"
    if not (steps := varied.get(letter)) or len(steps) < len(has[letter]):
        return said
    names = named(dict.fromkeys(name for its in steps.values() for name in its), write)
    return write.say(N_("{duties}, only in the variant {variants}"), duties=said, variants=names)


def _duties(playbook: str, steps: Mapping[Letter, Sized], write: Writer) -> Md:
    """Return a short text: the role's duties in a process or, without any, why it reads the playbook."""
    if does := len(steps.get("R", ())):
        return write.count("you do {n} step", "you do {n} steps", does)
    if answers := len(steps.get("A", ())):
        return write.count("you answer for {n} step", "you answer for {n} steps", answers)
    return write.say(N_("for everyone") if playbook in write.facts.read_by_everyone else N_("background"))


def reading_time(role: str, write: Writer) -> Md:
    """Return how long a role's list takes to read; empty for an empty list."""
    order = write.shown("playbook", write.facts.reading_order.get(role, ()))
    return minutes(sum(write.facts.reading_minutes[name] for name in order), write) if order else Md()


def minutes(number: int, write: Writer) -> Md:
    """Return a reading time in words."""
    return write.count("about {n} minute", "about {n} minutes", number)
