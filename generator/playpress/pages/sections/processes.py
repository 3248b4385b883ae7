"""A role's part in each process: what it does, answers for, is asked and told.

Knows: facts, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.analysis.assignments import LETTERS
from playpress.diagnostics import N_
from playpress.language.richtext import Md

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from playpress.analysis.assignments import Duties, Letter, Varied
    from playpress.pages.page import Link
    from playpress.pages.writer import Writer

TITLES: Mapping[Letter, str] = {
    "R": N_("You do"),
    "A": N_("You answer for"),
    "C": N_("You are asked before"),
    "I": N_("You are told after"),
}
BOTH = N_("You do and answer for")


class Duty(NamedTuple):
    """What a role is in a process, by one RACI letter or by R and A together, and the steps in which it is that."""

    title: Md
    steps: tuple[Link, ...]


class ProcessPart(NamedTuple):
    """A role's part in one process: its duties, from R to I. Its `own` steps are those that it does, else those that it answers for.

    `only` says in which variants it has them, if that is so of all of them; else each step says so.
    """

    playbook: Link
    trigger: Md
    only: Md
    own: tuple[Link, ...]
    duties: tuple[Duty, ...]

    @property
    def not_said(self) -> tuple[str, ...]:
        """What the duties say, too."""
        return ("own",)


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


def all_processes(role: str, write: Writer) -> list[str]:
    """Return the processes in which a role takes part, the one in which it does most first."""
    return by_weight(write.facts.duties.get(role, {}), write.sort)


def parts_in(role: str, playbooks: Iterable[str], write: Writer) -> ProcessesSection:
    """Return a role's part in some processes, in the order given."""
    duties = write.facts.duties.get(role, {})
    return ProcessesSection(tuple(_process(role, name, duties[name], write) for name in playbooks))


def by_weight(duties: Mapping[str, Duties], sort: Callable[[str, Iterable[str]], list[str]]) -> list[str]:
    """Return the processes in which a role takes part, the one in which it does most first, then as `sort` puts them."""
    return sorted(sort("playbook", duties), key=lambda name: _weight(duties[name]))


def _process(role: str, playbook: str, duties: Duties, write: Writer) -> ProcessPart:
    varied = write.facts.only_varied.get(role, {}).get(playbook, {})
    whole = _names_of_all(duties, varied)
    said = write.say(N_("Only in the variant {variants}"), variants=named(whole, write)) if whole else Md()
    varied = {} if whole else varied

    def links(letter: Letter, steps: Iterable[str]) -> tuple[Link, ...]:
        return tuple(_step(playbook, step, varied.get(letter, {}), write) for step in steps)

    return ProcessPart(
        write.link("playbook", playbook),
        write.plain(write.library.playbooks[playbook].trigger.name),
        said,
        links("R", duties.get("R", ())) or links("A", duties.get("A", ())),
        tuple(
            Duty(write.say(title), links(letter, steps)) for title, letter, steps in _groups(duties, varied) if steps
        ),
    )


def _groups(duties: Duties, varied: Varied) -> Iterator[tuple[str, Letter, list[str]]]:
    """Yield the steps of each letter under its title; those that a role both does and answers for come first, and once."""
    done, answered = (varied.get(letter, {}) for letter in ("R", "A"))
    both = [s for s in duties.get("R", ()) if s in duties.get("A", ()) and done.get(s) == answered.get(s)]
    yield BOTH, "R", both
    for letter in LETTERS:
        yield TITLES[letter], letter, [s for s in duties.get(letter, ()) if letter not in "RA" or s not in both]


def _names_of_all(duties: Duties, varied: Varied) -> tuple[str, ...]:
    """Return the names of the variants in which alone a role has all its duties; none if these differ."""
    names = {varied.get(letter, {}).get(step, ()) for letter, steps in duties.items() for step in steps}
    return names.pop() if len(names) == 1 else ()


def _step(playbook: str, step: str, varied: Mapping[str, tuple[str, ...]], write: Writer) -> Link:
    """Return the link to a step, with the names of the variants in which alone the role takes part in it."""
    link = write.step(playbook, step)
    if step not in varied:
        return link
    return link._replace(
        text=write.say(N_("{step} (variant: {variants})"), step=link.text, variants=named(varied[step], write))
    )


def named(variants: Iterable[str], write: Writer) -> Md:
    """Return the names of variants with commas between them."""
    return Md(", ".join(map(write.plain, variants)))


def _weight(duties: Duties) -> tuple[int, ...]:
    """Return the sort key of a process: the number of the role's steps by letter, from R to I."""
    return tuple(-len(duties.get(letter, ())) for letter in LETTERS)
