"""Things to choose from by name, in groups if they are many; with script a field narrows them.

Knows: the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.analysis.parts import cut
from playpress.pages.page import Link
from playpress.pages.ranges import name_ranges

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from playpress.language.richtext import Md
    from playpress.pages.writer import Writer

LONGEST_GROUP = 40
"""The most entries in one group."""


class ChoiceGroup(NamedTuple):
    """Links, and from which name to which; a single group has no title."""

    title: Md
    links: tuple[Link, ...]


class ChoiceSection(NamedTuple):
    """All groups, by name."""

    groups: tuple[ChoiceGroup, ...]


def choice(kind: str, names: Iterable[str], path_of: Callable[[str], str], write: Writer) -> ChoiceSection:
    """Return links to a page about each thing, by name; `path_of` maps an id to that page's path."""
    titles = write.names_of(kind)
    groups = cut(write.sort(kind, names), LONGEST_GROUP)
    ranges = name_ranges([[titles[name] for name in group] for group in groups]) if len(groups) > 1 else [""]
    return ChoiceSection(
        tuple(
            ChoiceGroup(write.plain(title), tuple(Link(write.plain(titles[name]), write.href(path_of(name))) for name in group))
            for title, group in zip(ranges, groups, strict=True)
        )
    )  # fmt: skip
