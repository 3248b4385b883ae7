"""What is too much for one page to what shows it in parts: the ways to the other parts, and lists that end with "and 68 more".

Knows: facts, addresses, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import N_
from playpress.language.richtext import Md
from playpress.pages.address import uses_path
from playpress.pages.page import Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from playpress.diagnostics import Subject
    from playpress.language.translation import Translator
    from playpress.pages.page import PlannedPage, Way
    from playpress.pages.writer import Writer

MOST_USES = 40
"""The most things that a page lists as users of one thing; where there are more, they have a page of their own."""
FEW = 10
"""How many of more than that many stand in a line or in the cell of a table."""
MANY_PARTS = 6
"""The ways to more parts than this are folded: on a phone they would fill more than the screen."""


class PartsSection(NamedTuple):
    """All parts of a long page, this one without address; none for a page in one piece.

    `folded` says which part this is, where the ways to so many are folded away: `Part 2 of 28: Audience – Bounce`.
    """

    ways: tuple[Link, ...] = ()
    folded: Md = Md()

    @property
    def next(self) -> Link:
        """The part after this one; empty after the last."""
        here = next((n for n, way in enumerate(self.ways, 1) if not way.href), 0)
        return self.ways[here] if 0 < here < len(self.ways) else Link(Md())


def parts(planned: PlannedPage, write: Writer) -> PartsSection:
    """Return the ways from a part of a long page to the others."""
    if not (part := planned.part):
        return PartsSection()
    ways = tuple(_way(way, write) for way in part.ways)
    if len(ways) <= MANY_PARTS:
        return PartsSection(ways)
    title = ways[part.number - 1].text
    return PartsSection(
        ways, write.say(N_("Part {n} of {count}: {title}"), n=part.number, count=len(ways), title=title)
    )


def _way(way: Way, write: Writer) -> Link:
    return Link(write.plain(way.title), Md() if way.path == write.path else write.href(way.path))


def positions(parts_of: Iterable[Sequence[object]], translator: Translator) -> list[str]:
    """Return for each part of a list the positions of its first and last entry: `41 – 80`."""
    found, end = [], 0
    for part in parts_of:
        found.append(f"{translator.number(end + 1)} – {translator.number(end + len(part))}")
        end += len(part)
    return found


def some(kind: str, names: Iterable[str], most: int, rest: Md, write: Writer) -> tuple[Link, ...]:
    """Return the links of the first things by name; if there are more than `most`, the last link leads to the rest."""
    ordered = write.sort(kind, names)
    further = further_ones(len(ordered) - most, rest, write)
    return write.links(kind, ordered[:most]) + ((further,) if further.text else ())


def further_ones(number: int, rest: Md, write: Writer) -> Link:
    """Return the link `and 68 more` to where the rest of a list is; empty if nothing is left."""
    return Link(write.count("and {n} more", "and {n} more", number), rest) if number > 0 else Link(Md())


def has_uses_page(subject: Subject, write: Writer) -> bool:
    """Tell whether the users of a thing are so many that they have a page of their own."""
    return len(write.facts.users.get(subject, ())) > MOST_USES


def users(subject: Subject, kind: str, names: Iterable[str], write: Writer) -> tuple[Link, ...]:
    """Return the links of some users of a thing by name; a few of them, if the thing's users have a page of their own."""
    if not has_uses_page(subject, write):
        return write.sorted_links(kind, names)
    return some(kind, names, FEW, write.href(uses_path(*subject)), write)
