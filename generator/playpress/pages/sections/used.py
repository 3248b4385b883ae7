"""Where a thing is used: the references to it as rows for its page.

Knows: facts, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import N_
from playpress.language import labels
from playpress.language.richtext import Md
from playpress.model.kinds import KINDS, RECORDS
from playpress.pages.address import uses_path
from playpress.pages.page import Link
from playpress.pages.sections import parts
from playpress.pages.sections.parts import further_ones, has_uses_page

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from playpress.analysis.references import Reference
    from playpress.analysis.users import Use
    from playpress.diagnostics import Subject
    from playpress.pages.writer import Writer

WHERE_USED = N_("Where it is used")


class UseRow(NamedTuple):
    """A thing that refers to another one, and how: by which keys, or in which steps."""

    user: Link
    how: Md


class UseGroup(NamedTuple):
    """The referring things of one kind."""

    title: Md
    rows: tuple[UseRow, ...]


class UsedSection(NamedTuple):
    """The things that refer to a thing, by kind, under a heading; `more` leads to those that are left out."""

    heading: Md
    groups: tuple[UseGroup, ...]
    more: Link


NOT_USED = UsedSection(Md(), (), Link(Md()))


def where_used(subject: Subject, write: Writer, heading: str = WHERE_USED) -> UsedSection:
    """Return what refers to a thing, by kind and then by name; if there is too much, the beginning and the way to all of it."""
    return _section(subject, write.facts.users.get(subject, ()), heading, write)


def further_uses(subject: Subject, told: Container[str], write: Writer) -> UsedSection:
    """Return the same without references by the keys `told`, which the thing's page shows under headings of their own.

    What has a page of all uses is shown there only in part, so nothing is left out. Records are not shown there.
    """
    uses = write.facts.users.get(subject, ())
    if has_uses_page(subject, write):
        return _section(subject, uses, WHERE_USED, write)
    kept = ((use, [one for one in use.references if use.user[0] in RECORDS or one.key not in told]) for use in uses)
    further = tuple(use._replace(references=tuple(references)) for use, references in kept if references)
    return _section(subject, further, WHERE_USED, write) if further else NOT_USED


def _section(subject: Subject, uses: Sequence[Use], heading: str, write: Writer) -> UsedSection:
    ordered = in_order((use.user for use in uses), write)
    more = further_ones(len(ordered) - parts.MOST_USES, write.href(uses_path(*subject)), write)
    return UsedSection(write.say(heading), _groups(ordered[: parts.MOST_USES], uses, write), more)


def part_of_uses(subject: Subject, things: Iterable[Subject], write: Writer) -> UsedSection:
    """Return those of a thing's users that stand on one part of their page."""
    return UsedSection(Md(), _groups(things, write.facts.users.get(subject, ()), write), Link(Md()))


def in_order(things: Iterable[Subject], write: Writer) -> list[Subject]:
    """Return things by kind and then by name."""
    by_kind: dict[str, list[str]] = {}
    for kind, name in things:
        by_kind.setdefault(kind, []).append(name)
    return [(kind, name) for kind in KINDS if kind in by_kind for name in write.sort(kind, by_kind[kind])]


def _groups(things: Iterable[Subject], uses: Iterable[Use], write: Writer) -> tuple[UseGroup, ...]:
    """Return the rows of some users in the order given, which is by kind."""
    found = {use.user: use.references for use in uses}
    rows: dict[str, list[UseRow]] = {}
    for kind, name in things:
        rows.setdefault(kind, []).append(UseRow(write.link(kind, name), _how(kind, name, found[kind, name], write)))
    return tuple(UseGroup(write.say(KINDS[kind].plural), tuple(its)) for kind, its in rows.items())


def _how(kind: str, name: str, references: Iterable[Reference], write: Writer) -> Md:
    """Return `owner, in 2. Plan, in 3. Approve`: keys outside steps first, then the steps in order."""
    keys = dict.fromkeys(reference.key for reference in references if reference.step is None)
    known = [own if (own := f"{kind}.{key}") in labels.USE_KEYS else key for key in keys]
    words = list(dict.fromkeys(write.label(labels.USE_KEYS, key) for key in known if key in labels.USE_KEYS))
    steps = dict.fromkeys(reference.step for reference in references if reference.step is not None)
    words += [write.step(name, step).md for step in steps if kind == "playbook"]
    return Md(", ".join(words))
