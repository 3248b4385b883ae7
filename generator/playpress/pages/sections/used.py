"""Where a thing is used: the references to it as rows for its page.

Knows: facts, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import N_
from playpress.language import labels
from playpress.language.richtext import Md
from playpress.model.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playpress.analysis.references import Reference
    from playpress.diagnostics import Subject
    from playpress.pages.page import Link
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
    """The things that refer to a thing, by kind, under a heading."""

    heading: Md
    groups: tuple[UseGroup, ...]


def where_used(
    subject: Subject, write: Writer, without: frozenset[str] = frozenset(), heading: str = WHERE_USED
) -> UsedSection:
    """Return what refers to a thing, by kind and then by name; references by a key in `without` are left out."""
    by_kind: dict[str, dict[str, list[Reference]]] = {}
    for reference in write.facts.references.get(subject, ()):
        if reference.user != subject and reference.key not in without:
            kind, name = reference.user
            by_kind.setdefault(kind, {}).setdefault(name, []).append(reference)
    groups = (
        UseGroup(write.say(row.plural), _rows(kind, by_kind[kind], write))
        for kind, row in KINDS.items()
        if kind in by_kind
    )
    return UsedSection(write.say(heading), tuple(groups))


def _rows(kind: str, users: dict[str, list[Reference]], write: Writer) -> tuple[UseRow, ...]:
    return tuple(
        UseRow(write.link(kind, name), _how(kind, name, users[name], write)) for name in write.sort(kind, users)
    )


def _how(kind: str, name: str, references: Iterable[Reference], write: Writer) -> Md:
    """Return `owner, in 2. Plan, in 3. Approve`: keys outside steps first, then the steps in order."""
    keys = dict.fromkeys(reference.key for reference in references if reference.step is None)
    words = [write.label(labels.USE_KEYS, key) for key in keys if key in labels.USE_KEYS]
    steps = dict.fromkeys(reference.step for reference in references if reference.step is not None)
    words += [write.step(name, step).md for step in steps if kind == "playbook"]
    return Md(", ".join(words))
