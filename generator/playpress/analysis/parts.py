"""Long lists to parts, each of which is a page: how they are cut, and on which part a thing is that shares its page.

Knows: the library, the order of names. Must not know pages or their addresses.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from playpress.diagnostics import Subject
    from playpress.model.library import Library

T = TypeVar("T")
MOST_ROWS = 100
"""The most rows of a list on one page; a longer list is cut evenly."""
MOST_TERMS = 60
"""The same for terms and categories, which have a text each."""
MOST_PLAYBOOKS = 40
"""The most playbooks of which one page says more than a row: a role's part in them, step by step, or who does what."""


class Shared(NamedTuple):
    """Things that share pages: those on each part, in order, and by kind and id the part (from 1) on which a thing is."""

    lists: Mapping[str, tuple[tuple[Subject, ...], ...]]
    part_of: Mapping[str, Mapping[str, int]]


def cut(things: Sequence[T], most: int) -> list[Sequence[T]]:
    """Return the things in as few parts of at most `most` as possible, of about equal length; one even if there are none."""
    count = max(1, -(-len(things) // most))
    bounds = [len(things) * number // count for number in range(count + 1)]
    return [things[start:end] for start, end in pairwise(bounds)]


def find_shared(
    library: Library, team_roles: Mapping[str | None, Iterable[str]], sort_key: Callable[[str], tuple[int, ...]]
) -> Shared:
    """Return the parts of the glossary, and of the list of roles, where each team stands before its roles."""

    def by_name(kind: str, names: Iterable[str]) -> list[str]:
        found = library.of_kind(kind)
        return sorted(names, key=lambda name: (sort_key(found[name].name), name))

    terms: list[Subject] = [("term", name) for name in by_name("term", library.glossary)]
    roles: list[Subject] = []
    for team in [*by_name("team", library.teams), *([None] if None in team_roles else [])]:
        roles += [("team", team)] if team else []
        roles += [("role", name) for name in by_name("role", team_roles[team])]
    lists = {"term": _parts(terms, MOST_TERMS), "role": _parts(roles, MOST_ROWS)}
    return Shared(lists, {"term": _numbers("term", lists["term"]), "team": _numbers("team", lists["role"])})


def _parts(things: Sequence[Subject], most: int) -> tuple[tuple[Subject, ...], ...]:
    return tuple(tuple(part) for part in cut(things, most))


def _numbers(kind: str, parts: Iterable[Iterable[Subject]]) -> dict[str, int]:
    return {name: number for number, part in enumerate(parts, 1) for of, name in part if of == kind}
